"""Arrays out of nothing: zeros, ranges, grids, matrices."""
import math
import operator

import _numpy
from _numpy import array, asarray, dtype, ndarray

from .ufuncs import multiply, power

__all__ = [
    "empty", "zeros", "ones", "full", "empty_like", "zeros_like", "ones_like", "full_like", "arange", "linspace", "logspace", "geomspace",
    "eye", "identity", "tri", "tril", "triu", "diag", "diagflat", "vander", "fromfunction", "fromiter", "meshgrid", "mgrid", "ogrid",
    "indices", "asanyarray", "ascontiguousarray", "asfortranarray", "copy", "frombuffer", "asarray_chkfinite", "require", "tril_indices",
    "triu_indices", "tril_indices_from", "triu_indices_from", "diag_indices", "diag_indices_from", "mask_indices",
]


def empty(shape, dtype=float, order="C", *, device=None, like=None):
    """An array whose elements are not set (here they are zero)."""
    return _numpy._zeros(shape, dtype, order)


def zeros(shape, dtype=float, order="C", *, device=None, like=None):
    """An array of zeros."""
    made = _numpy._zeros(shape, dtype, order)
    if made.dtype.hasobject and made.dtype.kind == "O":
        made.fill(0)
    return made


def ones(shape, dtype=None, order="C", *, device=None, like=None):
    """An array of ones."""
    return full(shape, 1, float if dtype is None else dtype, order)


def full(shape, fill_value, dtype=None, order="C", *, device=None, like=None):
    """An array of which every element is `fill_value`."""
    if dtype is None:
        dtype = array(fill_value).dtype
    made = _numpy._zeros(shape, dtype, order)
    _numpy._assign(made, fill_value)
    return made


def _like(prototype, kind, order, subok, shape):
    source = asanyarray(prototype)
    kind = source.dtype if kind is None else dtype(kind)
    if kind.kind in "SU" and kind.itemsize == 0:
        kind = source.dtype if source.dtype.kind == kind.kind else dtype(f"{kind.kind}1")
    shape = source.shape if shape is None else shape
    if order in ("C", "F") or order == "A" and not (source.flags.f_contiguous and not source.flags.c_contiguous):
        made = _numpy._zeros(shape, kind, "F" if order == "F" else "C")
    elif order == "A":
        made = _numpy._zeros(shape, kind, "F")
    else:
        made = _numpy._zeros_like(source.view(ndarray), shape, kind)
    made = made if made.base is None else made
    if subok and type(source) is not ndarray:
        from .methods import wrap_view

        return wrap_view(source, made)
    return made


def empty_like(prototype, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """An array of the shape and type of another, its elements not set."""
    return _like(prototype, dtype, order, subok, shape)


def zeros_like(a, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """Zeros in the shape and type of another array."""
    made = _like(a, dtype, order, subok, shape)
    if made.dtype.kind == "O":
        made.fill(0)
    return made


def ones_like(a, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """Ones in the shape and type of another array."""
    return full_like(a, 1, dtype, order, subok, shape)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """`fill_value` in the shape and type of another array."""
    made = _like(a, dtype, order, subok, shape)
    _numpy._assign(made, fill_value)
    return made


def asanyarray(a, dtype=None, order=None, *, device=None, copy=None, like=None):
    """`a` as an array; subclasses stay what they are."""
    return _numpy.array(a, dtype, copy, order, True)


def ascontiguousarray(a, dtype=None, *, like=None):
    """`a` packed in C order, with at least one dimension."""
    return _numpy.array(a, dtype, None, "C", False, 1)


def asfortranarray(a, dtype=None, *, like=None):
    """`a` packed in Fortran's order, with at least one dimension."""
    return _numpy.array(a, dtype, None, "F", False, 1)


def asarray_chkfinite(a, dtype=None, order=None):
    """`a` as an array, refused where something is infinite or NaN."""
    made = asarray(a, dtype, order)
    from .ufuncs import isfinite

    if made.dtype.kind in "fc" and not isfinite(made).all():
        raise ValueError("array must not contain infs or NaNs")
    return made


_REQUIREMENTS = {
    "C": "C", "C_CONTIGUOUS": "C", "CONTIGUOUS": "C", "F": "F", "F_CONTIGUOUS": "F", "FORTRAN": "F", "A": "A", "ALIGNED": "A", "W": "W", "WRITEABLE": "W",
    "O": "O", "OWNDATA": "O", "E": "E", "ENSUREARRAY": "E",
}


def require(a, dtype=None, requirements=None, *, like=None):
    """`a` as an array with these properties of memory."""
    wanted = {_REQUIREMENTS[str(one).upper()] for one in ([requirements] if isinstance(requirements, str) else requirements or ())}
    if wanted >= {"C", "F"}:
        raise ValueError('Cannot specify both "C" and "F" order')
    order = "F" if "F" in wanted else "C" if "C" in wanted else "A"
    made = _numpy.array(a, dtype, None, order, "E" not in wanted)
    needs_copy = "W" in wanted and not made.flags.writeable or "O" in wanted and not made.flags.owndata
    return made.copy(order) if needs_copy else made


def copy(a, order="K", subok=False):
    """A copy of `a`."""
    return _numpy.array(a, None, True, order, subok)


def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
    """The bytes of an object as elements."""
    made = _numpy._from_buffer(buffer, dtype, operator.index(count), operator.index(offset))
    if isinstance(buffer, bytes) or isinstance(buffer, memoryview) and buffer.readonly:
        made.flags.writeable = False
    return made


def fromiter(iter, dtype, count=-1, *, like=None):
    """The elements that an iterator gives."""
    values = []
    for value in iter:
        if count >= 0 and len(values) == count:
            break
        values.append(value)
    if count >= 0 and len(values) < count:
        raise ValueError(f"iterator too short: Expected {count} but iterator had only {len(values)} items.")
    made = _numpy._zeros((len(values),), dtype, "C")
    for place, value in enumerate(values):
        made[place] = value
    return made


def _number(value):
    return value.item() if isinstance(value, ndarray) and value.ndim == 0 else value


def arange(start=None, stop=None, step=None, dtype=None, *, device=None, like=None):
    """Numbers from `start` to `stop`, which is left out, `step` apart."""
    if start is None and stop is None:
        raise TypeError("arange() requires stop to be specified.")
    if stop is None:
        start, stop = 0, start
    elif start is None:
        start = 0
    if step is None:
        step = 1
    start, stop, step = _number(start), _number(stop), _number(step)
    kinds = [_numpy.array(value).dtype for value in (start, stop, step)]
    if any(kind.kind in "Mm" for kind in kinds) or dtype is not None and _numpy.dtype(dtype).kind in "Mm":
        from . import times

        return times.arange(start, stop, step, dtype)
    if dtype is None:
        dtype = _numpy._result_type(start, stop, step)
    kind = _numpy.dtype(dtype)
    if step == 0:
        raise ZeroDivisionError("division by zero") if isinstance(step, int) else ValueError("Maximum allowed size exceeded")
    span = (stop - start) / step
    if span != span:
        raise ValueError("arange: cannot compute length")
    if span in (math.inf, -math.inf) or span > 2**62:
        raise ValueError("Maximum allowed size exceeded")
    if all(isinstance(value, int) for value in (start, stop, step)):
        length = max(0, -((start - stop) // step))
    else:
        length = max(0, math.ceil(span))
    if kind.kind == "c":
        return (start + _numpy._arange(0, 1, length, "d") * step).astype(kind)
    if kind.kind == "b":
        if length > 2:
            raise ValueError("no fill-function for data-type.")
        return _numpy.array([bool(start), bool(start + step)][:length], kind)
    if kind.kind == "O":
        return _numpy.array([start + place * step for place in range(length)], kind)
    return _numpy._arange(start, start + step, length, kind)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
    """`num` numbers from `start` to `stop`, evenly apart."""
    num = operator.index(num)
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    parts = num - 1 if endpoint else num
    start, stop = asanyarray(start) * 1.0, asanyarray(stop) * 1.0
    kind = _numpy._result_type(start, stop, float(num))
    is_whole = dtype is not None and _numpy.dtype(dtype).kind in "iu"
    wanted = kind if dtype is None else _numpy.dtype(dtype)
    span = asanyarray(stop - start)
    numbers = _numpy._arange(0, 1, num, kind if kind.kind == "f" else "d").reshape((-1,) + (1,) * span.ndim).astype(kind, copy=False)
    if parts > 0:
        step = span / parts
        if asanyarray(step == 0).any():
            numbers = numbers / parts * span
        else:
            numbers = numbers * step
    else:
        step = float("nan")
        numbers = numbers * span
    numbers = numbers + start
    if endpoint and num > 1:
        numbers[-1, ...] = stop
    if axis != 0:
        from .shaping import moveaxis

        numbers = moveaxis(numbers, 0, axis)
    if is_whole:
        from .ufuncs import floor

        floor(numbers, out=numbers)
    numbers = numbers.astype(wanted, copy=False)
    return (numbers, step) if retstep else numbers


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """`num` powers of `base`, their exponents evenly apart."""
    exponents = linspace(start, stop, num=num, endpoint=endpoint, axis=axis)
    values = power(base, exponents)
    return values if dtype is None else values.astype(dtype, copy=False)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """`num` numbers from `start` to `stop`, each a multiple of the one before."""
    from .ufuncs import log10

    start, stop = asanyarray(start), asanyarray(stop)
    if (start == 0).any() or (stop == 0).any():
        raise ValueError("Geometric sequence cannot include zero")
    kind = _numpy._result_type(start, stop, float(num), zeros((), dtype))
    start, stop = start.astype(kind, copy=True), stop.astype(kind, copy=True)
    from .ufuncs import sign

    out_sign = sign(start)
    start, stop = start / out_sign, stop / out_sign
    result = logspace(log10(start), log10(stop), num=num, endpoint=endpoint, base=10.0, dtype=kind)
    if num > 0:
        result[0] = start
        if num > 1 and endpoint:
            result[-1] = stop
    result = result * out_sign
    if axis != 0:
        from .shaping import moveaxis

        result = moveaxis(result, 0, axis)
    return result.astype(kind if dtype is None else dtype, copy=False)


def eye(N, M=None, k=0, dtype=float, order="C", *, device=None, like=None):
    """Ones on a diagonal, zeros elsewhere."""
    rows = operator.index(N)
    columns = rows if M is None else operator.index(M)
    made = zeros((rows, columns), dtype, order)
    k = operator.index(k)
    places = _numpy._arange(0, 1, max(0, min(rows + min(k, 0), columns - max(k, 0))), "l")
    made[places - min(k, 0), places + max(k, 0)] = 1
    return made


def identity(n, dtype=None, *, like=None):
    """The square matrix with ones on its diagonal."""
    return eye(n, dtype=float if dtype is None else dtype)


def tri(N, M=None, k=0, dtype=float, *, like=None):
    """Ones at and below a diagonal."""
    columns = N if M is None else M
    return (arange(N).reshape(-1, 1) >= arange(-k, columns - k)).astype(dtype, copy=False)


def tril(m, k=0):
    """The matrix with zeros above a diagonal."""
    from .indexing import where

    m = asanyarray(m)
    return where(tri(*m.shape[-2:], k=k, dtype=bool), m, zeros(1, m.dtype))


def triu(m, k=0):
    """The matrix with zeros below a diagonal."""
    from .indexing import where

    m = asanyarray(m)
    return where(tri(*m.shape[-2:], k=k - 1, dtype=bool), zeros(1, m.dtype), m)


def diag(v, k=0):
    """The diagonal of a matrix, or the matrix with this diagonal."""
    v = asanyarray(v)
    v = v.view(ndarray) if hasattr(type(v), "_is_taken") else v
    if v.ndim == 1:
        size = v.shape[0] + abs(k)
        made = zeros((size, size), v.dtype)
        places = arange(v.shape[0])
        made[places + max(-k, 0), places + max(k, 0)] = v
        return made
    if v.ndim == 2:
        return v.diagonal(k)
    raise ValueError("Input must be 1- or 2-d.")


def diagflat(v, k=0):
    """The matrix whose diagonal holds all elements of `v`."""
    return diag(asarray(v).ravel(), k)


def vander(x, N=None, increasing=False):
    """The powers of `x`, one column for each exponent."""
    x = asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    count = len(x) if N is None else N
    made = empty((len(x), count), dtype=_numpy._result_type(x.dtype, int))
    columns = made if increasing else made[:, ::-1]
    if count > 0:
        columns[:, 0] = 1
    if count > 1:
        columns[:, 1:] = x[:, None]
        multiply.accumulate(columns[:, 1:], out=columns[:, 1:], axis=1)
    return made


def indices(dimensions, dtype=int, sparse=False):
    """For each dimension the places along it."""
    dimensions = tuple(dimensions)
    count = len(dimensions)
    if sparse:
        return tuple(arange(length, dtype=dtype).reshape((1,) * place + (length,) + (1,) * (count - place - 1)) for place, length in enumerate(dimensions))
    made = empty((count,) + dimensions, dtype=dtype)
    for place, length in enumerate(dimensions):
        made[place] = arange(length, dtype=dtype).reshape((1,) * place + (length,) + (1,) * (count - place - 1))
    return made


def fromfunction(function, shape, *, dtype=float, like=None, **keywords):
    """What a function makes of the places of elements."""
    return function(*indices(shape, dtype=dtype), **keywords)


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    """Coordinates of all points of a grid."""
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    count = len(xi)
    output = [asanyarray(x).reshape((1,) * place + (-1,) + (1,) * (count - place - 1)) for place, x in enumerate(xi)]
    if indexing == "xy" and count > 1:
        output[0] = output[0].reshape((1, -1) + (1,) * (count - 2))
        output[1] = output[1].reshape((-1, 1) + (1,) * (count - 2))
    if not sparse:
        from .shaping import broadcast_arrays

        output = broadcast_arrays(*output, subok=True)
    return tuple(part.copy() for part in output) if copy else tuple(output)


class _Grid:
    def __init__(self, sparse):
        self.sparse = sparse

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            return self._line(key)
        lines = [self._line(part) for part in key]
        kind = _numpy._result_type(*lines) if lines else dtype(int)
        lines = [line.astype(kind, copy=False) for line in lines]
        count = len(lines)
        shaped = [line.reshape((1,) * place + (-1,) + (1,) * (count - place - 1)) for place, line in enumerate(lines)]
        if self.sparse:
            return tuple(shaped)
        made = empty((count,) + tuple(len(line) for line in lines), kind)
        for place, line in enumerate(shaped):
            made[place] = line
        return made

    @staticmethod
    def _line(part):
        start = 0 if part.start is None else part.start
        step = 1 if part.step is None else part.step
        if isinstance(step, complex):
            return linspace(start, part.stop, int(abs(step)))
        return arange(start, part.stop, step)


mgrid = _Grid(False)
ogrid = _Grid(True)


def mask_indices(n, mask_func, k=0):
    """The places that a function such as `triu` leaves."""
    return (mask_func(ones((n, n), int), k) != 0).nonzero()


def tril_indices(n, k=0, m=None):
    """The places at and below a diagonal."""
    return tri(n, m, k=k, dtype=bool).nonzero()


def triu_indices(n, k=0, m=None):
    """The places at and above a diagonal."""
    return (~tri(n, m, k=k - 1, dtype=bool)).nonzero()


def tril_indices_from(arr, k=0):
    """The places at and below a diagonal of a matrix."""
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def triu_indices_from(arr, k=0):
    """The places at and above a diagonal of a matrix."""
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def diag_indices(n, ndim=2):
    """The places of the main diagonal."""
    return (arange(n),) * ndim


def diag_indices_from(arr):
    """The places of the main diagonal of an array."""
    if arr.ndim < 2:
        raise ValueError("input array must be at least 2-d")
    if len(set(arr.shape)) != 1:
        raise ValueError("All dimensions of input must be of equal length")
    return diag_indices(arr.shape[0], arr.ndim)
