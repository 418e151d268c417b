"""What all families of polynomials share: coefficients as arrays, domains, sums, fits, texts of numbers."""
import functools
import operator

import numpy as np
from numpy.exceptions import RankWarning

__all__ = ["as_series", "trimseq", "trimcoef", "getdomain", "mapdomain", "mapparms", "format_float"]


def trimseq(seq):
    """A sequence without the zeros at its end; one element stays."""
    if len(seq) == 0 or seq[-1] != 0:
        return seq
    kept = len(seq)
    while kept > 1 and seq[kept - 1] == 0:
        kept -= 1
    return seq[:kept]


def as_series(alist, trim=True):
    """Coefficients as one-dimensional arrays of one inexact type (or of objects), each a copy."""
    arrays = [np.array(one, ndmin=1, copy=None) for one in alist]
    if any(array.size == 0 for array in arrays):
        raise ValueError("Coefficient array is empty")
    if any(array.ndim != 1 for array in arrays):
        raise ValueError("Coefficient array is not 1-d")
    if trim:
        arrays = [trimseq(array) for array in arrays]
    if any(array.dtype.kind == "O" for array in arrays):
        return [array.astype(object) for array in arrays]
    try:
        kind = np.common_type(*arrays)
    except Exception as error:
        raise ValueError("Coefficient arrays have no common type") from error
    return [np.array(array, dtype=kind, copy=True) for array in arrays]


def trimcoef(c, tol=0):
    """Coefficients without those at the end that are at most `tol`."""
    if tol < 0:
        raise ValueError("tol must be non-negative")
    [c] = as_series([c])
    large = np.nonzero(np.abs(c) > tol)[0]
    return c[:large[-1] + 1].copy() if len(large) else c[:1] * 0


def getdomain(x):
    """The smallest domain that holds all points."""
    [x] = as_series([x], trim=False)
    if x.dtype.kind == "c":
        return np.array([complex(x.real.min(), x.imag.min()), complex(x.real.max(), x.imag.max())])
    return np.array((x.min(), x.max()))


def mapparms(old, new):
    """Offset and scale of the line that maps one domain to another."""
    width = old[1] - old[0]
    return (old[1] * new[0] - old[0] * new[1]) / width, (new[1] - new[0]) / width


def mapdomain(x, old, new):
    """Points mapped from one domain to another."""
    if type(x) not in (int, float, complex) and not isinstance(x, np.generic):
        x = np.asanyarray(x)
    off, scl = mapparms(old, new)
    return off + scl * x


def as_int(value, name):
    """A whole number, or an error that names it."""
    try:
        return operator.index(value)
    except TypeError as error:
        raise TypeError(f"{name} must be an integer, received {value}") from error


def inexact(c, copy):
    """Coefficients as an array of at least one dimension; whole numbers become floats."""
    c = np.array(c, ndmin=1, copy=copy)
    return c.astype(np.double) if c.dtype.kind in "?biu" else c


def add(c1, c2):
    """The sum of two series."""
    c1, c2 = as_series([c1, c2])
    if len(c1) <= len(c2):
        c1, c2 = c2, c1
    c1[:c2.size] += c2
    return trimseq(c1)


def sub(c1, c2):
    """The difference of two series."""
    c1, c2 = as_series([c1, c2])
    if len(c1) > len(c2):
        c1[:c2.size] -= c2
        return trimseq(c1)
    c2 = -c2
    c2[:c1.size] += c1
    return trimseq(c2)


def fromroots(line, mul, roots):
    """The product of lines through roots: neighbours of a tree are multiplied, which keeps errors small."""
    if len(roots) == 0:
        return np.ones(1)
    [roots] = as_series([roots], trim=False)
    roots.sort()
    factors = [line(-root, 1) for root in roots]
    while len(factors) > 1:
        half, odd = divmod(len(factors), 2)
        paired = [mul(factors[k], factors[k + half]) for k in range(half)]
        if odd:
            paired[0] = mul(paired[0], factors[-1])
        factors = paired
    return factors[0]


def at_points(val, c, *points):
    """Values at points of several dimensions."""
    points = [np.asanyarray(one) for one in points]
    if any(one.shape != points[0].shape for one in points[1:]):
        raise ValueError(f"{'x, y, z' if len(points) == 3 else 'x, y' if len(points) == 2 else 'ordinates'} are incompatible")
    c = val(points[0], c)
    for one in points[1:]:
        c = val(one, c, tensor=False)
    return c


def vander_flat(vander, points, degrees):
    """The products of powers in several dimensions, a row for each point."""
    count = len(points)
    if count != len(degrees):
        raise ValueError(f"Expected {count} dimensions of degrees, got {len(degrees)}")
    points = np.asarray(tuple(points)) + 0.0
    spread = []
    for place in range(count):
        key = [None] * count
        key[place] = slice(None)
        spread.append(vander(points[place], degrees[place])[(..., *key)])
    product = functools.reduce(operator.mul, spread)
    return product.reshape(product.shape[:-count] + (-1,))


def fit(vander, x, y, deg, rcond=None, full=False, w=None):
    """The coefficients of the least squared errors."""
    x, y, deg = np.asarray(x) + 0.0, np.asarray(y) + 0.0, np.asarray(deg)
    if deg.ndim > 1 or deg.dtype.kind not in "iu" or deg.size == 0:
        raise TypeError("deg must be an int or non-empty 1-D array of int")
    if deg.min() < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim not in (1, 2):
        raise TypeError("expected 1D or 2D array for y")
    if len(x) != len(y):
        raise TypeError("expected x and y to have same length")
    chosen = None if deg.ndim == 0 else np.sort(deg)
    highest = int(deg if chosen is None else chosen[-1])
    matrix = vander(x, highest)
    matrix = (matrix if chosen is None else matrix[:, chosen]).T
    values = y.T
    if w is not None:
        w = np.asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected 1D vector for w")
        if len(x) != len(w):
            raise TypeError("expected x and w to have same length")
        matrix, values = matrix * w, values * w
    if rcond is None:
        rcond = len(x) * np.finfo(x.dtype).eps
    squares = np.square(matrix.real) + np.square(matrix.imag) if matrix.dtype.kind == "c" else np.square(matrix)
    scale = np.sqrt(squares.sum(1))
    scale[scale == 0] = 1
    c, resids, rank, s = np.linalg.lstsq(matrix.T / scale, values.T, rcond)
    c = (c.T / scale).T
    if chosen is not None:
        spread = np.zeros((highest + 1,) + c.shape[1:], dtype=c.dtype)
        spread[chosen] = c
        c = spread
    if full:
        return c, [resids, rank, s, rcond]
    if rank != len(matrix):
        import warnings

        warnings.warn("The fit may be poorly conditioned", RankWarning, stacklevel=3)
    return c


def format_float(x, parens=False):
    """A coefficient as text, by the options of printing."""
    if not np.issubdtype(type(x), np.floating):
        return str(x)
    options = np.get_printoptions()
    if np.isnan(x):
        return options["nanstr"]
    if np.isinf(x):
        return options["infstr"]
    precision, fixed = options["precision"], options["floatmode"] == "fixed"
    style = {"precision": precision, "unique": not fixed, "trim": "k" if fixed else "0", "sign": options["sign"] == "+"}
    size = np.abs(x)
    if x != 0 and (size >= 1.0e8 or size < 10 ** min(0, -(precision - 1) // 2)):
        text = np.format_float_scientific(x, **style)
        return f"({text})" if parens else text
    return np.format_float_positional(x, fractional=True, **style)
