"""Mathematics on arrays: rounding, differences, integrals, fits, histograms, comparison."""
import _numpy
from _numpy import asarray, ndarray

from . import reductions, ufuncs
from .creation import asanyarray, linspace
from .errors import errstate
from .indexing import where
from .shaping import broadcast_to, concatenate, moveaxis
from .ufuncs import normalize_axis_index

__all__ = [
    "clip", "round", "around", "fix", "diff", "gradient", "trapezoid", "trapz", "interp", "convolve", "correlate", "histogram", "histogram2d",
    "histogramdd", "histogram_bin_edges", "bincount", "cov", "corrcoef", "allclose", "isclose", "array_equal", "array_equiv", "sinc", "i0",
    "angle", "unwrap", "real_if_close", "nan_to_num", "real", "imag", "isreal", "iscomplex", "isrealobj", "iscomplexobj", "isscalar",
    "isposinf", "isneginf", "vectorize", "frompyfunc", "bartlett", "blackman", "hamming", "hanning",
    "kaiser", "common_type", "mintypecode", "iterable",
]

_NONE = object()


def clip(a, a_min=_NONE, a_max=_NONE, out=None, *, min=_NONE, max=_NONE, **keywords):
    """Elements held between two bounds."""
    low = a_min if a_min is not _NONE else None if min is _NONE else min
    high = a_max if a_max is not _NONE else None if max is _NONE else max
    a = asanyarray(a)
    result = a
    if low is not None:
        result = ufuncs.maximum(result, low, **keywords)
    if high is not None:
        result = ufuncs.minimum(result, high, **keywords)
    if low is None and high is None:
        result = ufuncs.positive(a) if a.dtype.kind != "b" else a.copy()
    if out is not None:
        if not _numpy._can_cast(asanyarray(result).dtype, out.dtype, "same_kind"):
            ufuncs.positive(result, out=out)
        out[...] = result
        return out
    return result


def round(a, decimals=0, out=None):
    """Elements rounded to so many decimals, halves to even."""
    a = asanyarray(a)
    if a.dtype.kind in "iub":
        if a.dtype.kind == "b":
            result = ufuncs.rint(a)
        elif decimals >= 0:
            result = a.copy()
        else:
            step = 10 ** -decimals
            result = (ufuncs.rint(a / step) * step).astype(a.dtype)
    elif a.dtype.kind == "O":
        result = _numpy.array([_python_round(value, decimals) for value in a.ravel().tolist()], "O").reshape(a.shape)
    elif a.dtype.kind == "c":
        result = round(a.real, decimals) + round(a.imag, decimals) * 1j
        result = result.astype(a.dtype)
    elif decimals == 0:
        result = ufuncs.rint(a)
    elif decimals > 0:
        scale = 10.0 ** decimals
        result = ufuncs.divide(ufuncs.rint(ufuncs.multiply(a, scale)), scale)
    else:
        scale = 10.0 ** -decimals
        result = ufuncs.multiply(ufuncs.rint(ufuncs.divide(a, scale)), scale)
    if out is not None:
        out[...] = result
        return out
    return result[()] if isinstance(result, ndarray) and result.ndim == 0 else result


_python_round = __builtins__["round"] if isinstance(__builtins__, dict) else __builtins__.round
around = round


def fix(x, out=None):
    """Elements rounded towards zero."""
    return ufuncs.trunc(x, *(() if out is None else (out,)))


def diff(a, n=1, axis=-1, prepend=_NONE, append=_NONE):
    """Differences of neighbours, `n` times."""
    if n == 0:
        return a
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n!r}")
    a = asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = normalize_axis_index(axis, a.ndim)
    parts = []
    for more in (prepend, a, append):
        if more is _NONE:
            continue
        if more is not a:
            more = asanyarray(more)
            if more.ndim == 0:
                shape = list(a.shape)
                shape[axis] = 1
                more = broadcast_to(more, shape)
        parts.append(more)
    if len(parts) > 1:
        a = concatenate(parts, axis)
    lane = (slice(None),) * axis
    for _ in range(n):
        later, sooner = a[lane + (slice(1, None),)], a[lane + (slice(None, -1),)]
        a = ufuncs.not_equal(later, sooner) if a.dtype.kind == "b" else ufuncs.subtract(later, sooner)
    return a


def gradient(f, *varargs, axis=None, edge_order=1):
    """Slopes, by differences of second order."""
    f = asanyarray(f)
    axes = list(range(f.ndim)) if axis is None else ufuncs.normalized_axes(axis, f.ndim)
    if not varargs:
        spacings = [1.0] * len(axes)
    elif len(varargs) == 1 and ndim_of(varargs[0]) == 0:
        spacings = list(varargs) * len(axes)
    elif len(varargs) == len(axes):
        spacings = []
        for one, place in zip(varargs, axes):
            one = asanyarray(one)
            if one.ndim == 0:
                spacings.append(one[()])
                continue
            if one.ndim != 1:
                raise ValueError("distances must be either scalars or 1d")
            if len(one) != f.shape[place]:
                raise ValueError("when 1d, distances must match the length of the corresponding dimension")
            if one.dtype.kind in "iu":
                one = one.astype("d")
            steps = diff(one)
            spacings.append(steps[0] if len(steps) and (steps == steps[0]).all() else steps)
    else:
        raise TypeError("invalid number of arguments")
    if edge_order > 2:
        raise ValueError("'edge_order' greater than 2 not supported")
    if f.dtype.kind in "iub":
        f = f.astype("d")
    results = []
    for place, step in zip(axes, spacings):
        if f.shape[place] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
        g = moveaxis(f, place, 0)
        made = _numpy._zeros(g.shape, f.dtype, "C")
        even = ndim_of(step) == 0
        if even:
            made[1:-1] = (g[2:] - g[:-2]) / (2.0 * step)
        else:
            shape = (-1,) + (1,) * (g.ndim - 1)
            before, after = step[:-1].reshape(shape), step[1:].reshape(shape)
            made[1:-1] = (-after / (before * (before + after))) * g[:-2] + ((after - before) / (before * after)) * g[1:-1] + (before / (after * (before + after))) * g[2:]
        if edge_order == 1:
            first, last = (step, step) if even else (step[0], step[-1])
            made[0] = (g[1] - g[0]) / first
            made[-1] = (g[-1] - g[-2]) / last
        else:
            if even:
                a, b, c = -1.5 / step, 2.0 / step, -0.5 / step
            else:
                one, two = step[0], step[1]
                a, b, c = -(2.0 * one + two) / (one * (one + two)), (one + two) / (one * two), -one / (two * (one + two))
            made[0] = a * g[0] + b * g[1] + c * g[2]
            if even:
                a, b, c = 0.5 / step, -2.0 / step, 1.5 / step
            else:
                one, two = step[-2], step[-1]
                a, b, c = two / (one * (one + two)), -(two + one) / (one * two), (2.0 * two + one) / (two * (one + two))
            made[-1] = a * g[-3] + b * g[-2] + c * g[-1]
        results.append(moveaxis(made, 0, place))
    return results[0] if len(results) == 1 else tuple(results)


def ndim_of(value):
    return getattr(value, "ndim", None) if hasattr(value, "ndim") else asarray(value).ndim


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The integral by trapezoids."""
    y = asanyarray(y)
    axis = normalize_axis_index(axis, y.ndim)
    if x is None:
        steps = dx
    else:
        x = asanyarray(x)
        steps = diff(x, axis=0 if x.ndim == 1 else axis)
        if x.ndim == 1:
            steps = steps.reshape((1,) * axis + (-1,) + (1,) * (y.ndim - axis - 1))
    lane = (slice(None),) * axis
    return (steps * (y[lane + (slice(1, None),)] + y[lane + (slice(None, -1),)]) / 2.0).sum(axis)


trapz = trapezoid


def interp(x, xp, fp, left=None, right=None, period=None):
    """Values between points, on straight lines."""
    fp = asarray(fp)
    kind = "D" if fp.dtype.kind == "c" else "d"
    x, xp, fp = asarray(x, "d"), asarray(xp, "d"), asarray(fp, kind)
    if period is not None:
        if period == 0:
            raise ValueError("period must be a non-zero value")
        period = abs(period)
        x, xp = x % period, xp % period
        order = xp.argsort(kind="stable")
        xp, fp = xp[order], fp[order]
        xp = concatenate((xp[-1:] - period, xp, xp[0:1] + period))
        fp = concatenate((fp[-1:], fp, fp[0:1]))
        left = right = None
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("Data points must be 1-D sequences" if period is not None else "object too deep for desired array")
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    low = fp[0] if left is None else left
    high = fp[-1] if right is None else right
    flat = x.ravel()
    if len(xp) == 1:
        result = where(flat < xp[0], low, where(flat > xp[0], high, fp[0]))
    else:
        place = ufuncs.minimum(ufuncs.maximum(xp.searchsorted(flat, side="right") - 1, 0), len(xp) - 2)
        x0, x1, y0, y1 = xp[place], xp[place + 1], fp[place], fp[place + 1]
        with errstate(all="ignore"):
            slope = (y1 - y0) / (x1 - x0)
            result = slope * (flat - x0) + y0
            bad = result != result
            if asarray(bad).any():
                other = slope * (flat - x1) + y1
                other = where((other != other) & (y0 == y1), y0, other)
                result = where(bad, other, result)
        result = where(flat == xp[-1], fp[-1], result)
        result = where(flat < xp[0], low, where(flat > xp[-1], high, result))
        result = where(flat != flat, flat, result)
    result = result.astype(kind, copy=False).reshape(x.shape)
    return result[()] if result.ndim == 0 else result


_MODES = {0: "valid", 1: "same", 2: "full", "v": "valid", "s": "same", "f": "full"}


def _slide(a, v, mode):
    """Sums of products of `a` with `v` moved along it."""
    mode = _MODES.get(mode, mode)
    if mode not in ("valid", "same", "full"):
        raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got {mode!r})")
    kind = _numpy._result_type(a.dtype, v.dtype)
    a, v = a.astype(kind, copy=False), v.astype(kind, copy=False)
    n, m = len(a), len(v)
    padded = _numpy._zeros((n + 2 * (m - 1),), kind, "C")
    padded[m - 1:m - 1 + n] = a
    if kind.kind == "O":
        full = _numpy.array([sum((padded[i + k] * v[k] for k in range(m)), 0) for i in range(n + m - 1)], "O")
    else:
        windows = padded._strided([n + m - 1, m], [padded.itemsize, padded.itemsize], 0)
        full = windows @ v if kind.kind != "b" else (windows & v).any(1)
    if mode == "full":
        return full
    if mode == "same":
        start = (m - 1) // 2
        return full[start:start + n]
    return full[m - 1:n]


def _flat(a):
    a = asarray(a)
    if a.ndim > 1:
        raise ValueError("object too deep for desired array")
    return a.reshape(-1)


def correlate(a, v, mode="valid"):
    """The second moved along the first and multiplied."""
    a, v = _flat(a), _flat(v)
    if a.size == 0:
        raise ValueError("first array argument cannot be empty")
    if v.size == 0:
        raise ValueError("second array argument cannot be empty")
    v = v.conj() if v.dtype.kind == "c" else v
    if len(v) > len(a):
        mode = _MODES.get(mode, mode)
        full = _slide(v[::-1], a[::-1], "full")
        n, m = len(a), len(v)
        if mode == "full":
            return full
        if mode == "same":
            start = (n - 1) - (n - 1) // 2
            return full[start:start + m]
        return full[n - 1:m]
    return _slide(a, v, mode)


def convolve(a, v, mode="full"):
    """The second, reversed, moved along the first and multiplied."""
    a, v = _numpy.array(a, None, None, None, False, 1), _numpy.array(v, None, None, None, False, 1)
    a, v = _flat(a), _flat(v)
    if len(a) == 0:
        raise ValueError("a cannot be empty")
    if len(v) == 0:
        raise ValueError("v cannot be empty")
    if len(v) > len(a):
        a, v = v, a
    return _slide(a, v[::-1], mode)


def bincount(x, /, weights=None, minlength=0):
    """How often each number from 0 on is there."""
    x = asarray(x)
    if x.size == 0 and x.dtype.kind == "f":
        x = x.astype("l")
    if x.ndim != 1:
        raise ValueError("object too deep for desired array" if x.ndim > 1 else "object of too small depth for desired array")
    if x.dtype.kind not in "iub":
        raise TypeError(f"Cannot cast array data from {x.dtype!r} to dtype('int64') according to the rule 'safe'")
    if minlength < 0:
        raise ValueError("'minlength' must not be negative")
    x = x.astype("l")
    if x.size and int(x.min()) < 0:
        raise ValueError("'list' argument must have no negative elements")
    length = max(int(x.max()) + 1 if x.size else 0, minlength)
    if weights is not None:
        weights = asarray(weights, "d")
        if weights.shape != x.shape:
            raise ValueError("The weights and list don't have the same length.")
        sums = [0.0] * length
        for place, weight in zip(x.tolist(), weights.tolist()):
            sums[place] += weight
        return _numpy.array(sums, "d")
    ordered = _numpy._sorted(x, 0, False)
    edges = ordered.searchsorted(_numpy._arange(0, 1, length + 1, "l"))
    return edges[1:] - edges[:-1]


_ESTIMATORS = ("stone", "auto", "doane", "fd", "rice", "scott", "sqrt", "sturges")


def _width(x, method, span):
    count = x.size

    def iqr():
        return float(ufuncs.subtract(*reductions.percentile(x, [75, 25])))

    if method == "sqrt":
        return span / count**0.5
    if method == "sturges":
        return span / (float(ufuncs.log2(count)) + 1.0)
    if method == "rice":
        return span / (2.0 * count ** (1.0 / 3))
    if method == "scott":
        return (24.0 * 3.141592653589793**0.5 / count) ** (1.0 / 3.0) * float(x.std())
    if method == "fd":
        return 2.0 * iqr() * count ** (-1.0 / 3.0)
    if method == "auto":
        fd, sturges = _width(x, "fd", span), _width(x, "sturges", span)
        return min(fd, sturges) if fd else sturges
    if method == "doane":
        if count > 2:
            spread = (6.0 * (count - 2) / ((count + 1.0) * (count + 3))) ** 0.5
            sigma = float(x.std())
            if sigma > 0.0:
                skew = float((((x - x.mean()) / sigma) ** 3).mean())
                return span / (1.0 + float(ufuncs.log2(count)) + float(ufuncs.log2(1.0 + abs(skew) / spread)))
        return 0.0
    best, best_loss = 1, None
    for bins in range(1, max(100, int(count**0.5)) + 1):
        width = span / bins
        shares = histogram(x, bins=bins)[0] / count
        loss = (2 - (count + 1) * float(shares @ shares)) / width
        if best_loss is None or loss < best_loss:
            best, best_loss = bins, loss
    return span / best


def _outer_edges(a, range):
    if range is not None:
        low, high = range
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
        if not (abs(low) < float("inf") and abs(high) < float("inf")):
            raise ValueError(f"supplied range of [{low}, {high}] is not finite")
    elif a.size == 0:
        low, high = 0, 1
    else:
        low, high = a.min(), a.max()
        if not (ufuncs.isfinite(low) and ufuncs.isfinite(high)):
            raise ValueError(f"autodetected range of [{low}, {high}] is not finite")
    if low == high:
        low, high = low - 0.5, high + 0.5
    return low, high


def _edges(a, bins, range, weights):
    """Edges, and (low, high, count) where they are even."""
    if isinstance(bins, str):
        if bins not in _ESTIMATORS:
            raise ValueError(f"{bins!r} is not a valid estimator for `bins`")
        if weights is not None:
            raise TypeError("Automated estimation of the number of bins is not supported for weighted data")
        low, high = _outer_edges(a, range)
        if range is not None:
            a = a[(a >= low) & (a <= high)]
        if a.size == 0:
            count = 1
        else:
            span = float(a.max() - a.min())
            width = _width(a, bins, span)
            if a.dtype.kind in "iu" and width < 1 and width:
                width = 1
            count = int(ufuncs.ceil(float(high - low) / width)) if width else 1
    elif ndim_of(bins) == 0:
        import operator

        try:
            count = operator.index(bins)
        except TypeError as error:
            raise TypeError("`bins` must be an integer, a string, or an array") from error
        if count < 1:
            raise ValueError("`bins` must be positive, when an integer")
        low, high = _outer_edges(a, range)
    elif ndim_of(bins) == 1:
        edges = asarray(bins)
        if (edges[:-1] > edges[1:]).any():
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges, None
    else:
        raise ValueError("`bins` must be 1d, when an array")
    kind = _numpy._result_type(low, high, a)
    if kind.kind in "iub":
        kind = _numpy.dtype("d")
    return linspace(low, high, count + 1, endpoint=True, dtype=kind), (low, high, count)


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The edges that `histogram` would use."""
    return _edges(asarray(a).ravel(), bins, range, weights)[0]


def histogram(a, bins=10, range=None, density=None, weights=None):
    """How many elements are in each of a row of bins."""
    a = asarray(a)
    if a.dtype.kind == "b":
        import warnings

        warnings.warn(f"Converting input from {a.dtype} to {_numpy.dtype('B')} for compatibility.", RuntimeWarning, stacklevel=2)
        a = a.astype("B")
    if weights is not None:
        weights = asarray(weights)
        if weights.shape != a.shape:
            raise ValueError("weights should have the same shape as a.")
        weights = weights.ravel()
    a = a.ravel()
    edges, even = _edges(a, bins, range, weights)
    if even is not None:
        low, high, count = even
        keep = (a >= low) & (a <= high)
        inside = a if keep.all() else a[keep]
        heavy = None if weights is None else weights if keep.all() else weights[keep]
        kind = edges.dtype
        inside = inside.astype(kind, copy=False)
        norm = count / (asarray(high, kind) - asarray(low, kind)) if kind.kind == "f" else count / (high - low)
        place = ((inside - low) * norm).astype("l")
        place[place == count] -= 1
        if len(inside):
            place[inside < edges[place]] -= 1
            up = (inside >= edges[place + 1]) & (place != count - 1)
            place[up] += 1
        if heavy is None:
            result = bincount(place, minlength=count)
        elif heavy.dtype.kind == "c":
            result = bincount(place, heavy.real, count) + 1j * bincount(place, heavy.imag, count)
        else:
            result = bincount(place, heavy, count).astype(heavy.dtype)
    else:
        if weights is None:
            ordered = _numpy._sorted(a.astype(_numpy._result_type(a, edges), copy=False), 0, False)
            found = concatenate((ordered.searchsorted(edges[:-1], "left"), ordered.searchsorted(edges[-1:], "right")))
            result = diff(found)
        else:
            order = a.argsort(kind="stable")
            ordered, running = a[order], concatenate((_numpy._zeros((1,), weights.dtype, "C"), weights[order].cumsum()))
            found = concatenate((ordered.searchsorted(edges[:-1], "left"), ordered.searchsorted(edges[-1:], "right")))
            result = diff(running[found])
    if density:
        widths = _numpy.array(diff(edges), "d")
        return result / widths / result.sum(), edges
    return result, edges


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    """How many points are in each box of a grid."""
    if isinstance(sample, ndarray) and sample.ndim == 2:
        points = sample
    elif isinstance(sample, ndarray):
        points = sample.reshape(-1, 1)
    else:
        points = asarray(sample).T if not isinstance(sample, ndarray) else sample
        if points.ndim == 1:
            points = points.reshape(-1, 1)
    count, dims = points.shape
    try:
        if len(bins) != dims:
            raise ValueError("The dimension of bins must be equal to the dimension of the sample x.")
        bins = list(bins)
    except TypeError:
        bins = [bins] * dims
    ranges = [None] * dims if range is None else list(range)
    if len(ranges) != dims:
        raise ValueError("range argument must have one entry per dimension")
    edges, places, lengths = [], [], []
    for dim in _python_range(dims):
        column = points[:, dim]
        line = _edges(column, bins[dim], ranges[dim], None)[0]
        place = line.searchsorted(column, side="right")
        place[column == line[-1]] -= 1
        edges.append(line)
        places.append(place)
        lengths.append(len(line) + 1)
    flat = 0
    for place, length in zip(places, lengths):
        flat = flat * length + place
    total = 1
    for length in lengths:
        total *= length
    counted = bincount(flat, weights, total).reshape(lengths).astype("d")
    counted = counted[(slice(1, -1),) * dims]
    if density:
        whole = counted.sum()
        for dim, line in enumerate(edges):
            counted = counted / diff(line).reshape((1,) * dim + (-1,) + (1,) * (dims - dim - 1))
        counted = counted / whole
    return counted, tuple(edges)


_python_range = range


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    """How many points are in each box of a grid in two dimensions."""
    from .shaping import stack

    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    try:
        count = len(bins)
    except TypeError:
        count = 1
    if count not in (1, 2):
        line = asarray(bins)
        bins = [line, line]
    counted, edges = histogramdd(stack([asarray(x), asarray(y)], axis=1), bins, range, density, weights)
    return counted, edges[0], edges[1]


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """The covariances of rows."""
    m = asarray(m)
    if m.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    kind = dtype or (_numpy._result_type(m, "d") if y is None else _numpy._result_type(m, asarray(y), "d"))
    x = _numpy.array(m, kind, None, None, False, 2)
    if not rowvar and m.ndim != 1:
        x = x.T
    if x.shape[0] == 0:
        return _numpy._zeros((0, 0), "d", "C")
    if y is not None:
        y = _numpy.array(y, kind, True, None, False, 2)
        x = concatenate((x, y.T if not rowvar and y.shape[0] != 1 else y), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    weights = None
    if fweights is not None:
        weights = asarray(fweights, float)
    if aweights is not None:
        heavy = asarray(aweights, float)
        weights = heavy if weights is None else weights * heavy
    middle, total = reductions.average(x, axis=1, weights=weights, returned=True)
    total = total[0]
    if weights is None:
        free = x.shape[1] - ddof
    elif ddof == 0:
        free = total
    elif aweights is None:
        free = total - ddof
    else:
        free = total - ddof * (weights * asarray(aweights, float)).sum() / total
    if free <= 0:
        import warnings

        warnings.warn("Degrees of freedom <= 0 for slice", RuntimeWarning, stacklevel=2)
        free = 0.0
    x = x - middle[:, None]
    other = x.T if weights is None else (x * weights).T
    with errstate():
        result = (x @ (other.conj() if other.dtype.kind == "c" else other)) * ufuncs.divide(1, free)
    return result.squeeze()


def corrcoef(x, y=None, rowvar=True, bias=None, ddof=None, *, dtype=None):
    """The correlations of rows."""
    c = cov(x, y, rowvar, dtype=dtype)
    if ndim_of(c) == 0:
        return c / c
    spread = ufuncs.sqrt(c.diagonal().real)
    c = c / spread[:, None] / spread[None, :]
    if c.dtype.kind == "c":
        return clip(c.real, -1, 1) + 1j * clip(c.imag, -1, 1)
    return clip(c, -1, 1)


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether elements are equal but for small differences."""
    a, b = asanyarray(a), asanyarray(b)
    if b.dtype.kind in "iub":
        b = b.astype("d")
    with errstate(invalid="ignore"):
        result = (ufuncs.less_equal(ufuncs.absolute(a - b), atol + rtol * ufuncs.absolute(b)) & ufuncs.isfinite(b)) | (a == b)
        if equal_nan:
            result |= (a != a) & (b != b)
    return result


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements are equal but for small differences."""
    return bool(reductions.all(isclose(a, b, rtol, atol, equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    """Whether two arrays have one shape and equal elements."""
    try:
        a1, a2 = asarray(a1), asarray(a2)
    except Exception:
        return False
    if a1.shape != a2.shape:
        return False
    same = a1 == a2
    if equal_nan and a1.dtype.kind in "fcmM" and a2.dtype.kind in "fcmM":
        same = same | ((a1 != a1) & (a2 != a2))
    return bool(asarray(same).all())


def array_equiv(a1, a2):
    """Whether two arrays repeat to equal ones."""
    try:
        a1, a2 = asarray(a1), asarray(a2)
        return bool(asarray(a1 == a2).all())
    except Exception:
        return False


def sinc(x):
    """sin(πx)/(πx)."""
    x = asanyarray(x)
    y = 3.141592653589793 * where(x == 0, 1.0e-20, x)
    return ufuncs.sin(y) / y


def i0(x):
    """The modified Bessel function of the first kind, order 0 (by its series)."""
    x = ufuncs.absolute(asanyarray(x).astype("d"))
    quarter = (x / 2.0) ** 2
    term = total = quarter * 0 + 1.0
    for number in range(1, 200):
        term = term * quarter / (number * number)
        total = total + term
        if not asarray(term > total * 1e-17).any():
            break
    return total


def angle(z, deg=False):
    """The angles of complex numbers."""
    z = asanyarray(z)
    result = ufuncs.arctan2(z.imag, z.real) if z.dtype.kind == "c" else ufuncs.arctan2(0, z)
    return result * (180 / 3.141592653589793) if deg else result


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    """Angles without jumps of a whole turn."""
    p = asarray(p)
    d = diff(p, axis=axis)
    discont = period / 2 if discont is None else discont
    lane = [slice(None)] * p.ndim
    lane[axis] = slice(1, None)
    lane = tuple(lane)
    kind = _numpy._result_type(d.dtype, period)
    if kind.kind in "iu":
        high, rest = divmod(period, 2)
        boundary = rest == 0
    else:
        high, boundary = period / 2, True
    low = -high
    moved = (d - low) % period + low
    if boundary:
        moved = where((moved == low) & (d > 0), high, moved)
    correct = where(ufuncs.absolute(d) < discont, 0, moved - d)
    up = _numpy.array(p, kind, True)
    up[lane] = p[lane] + correct.cumsum(axis)
    return up


def real(val):
    """The real parts."""
    return val.real if hasattr(val, "real") else asanyarray(val).real


def imag(val):
    """The imaginary parts."""
    return val.imag if hasattr(val, "imag") else asanyarray(val).imag


def isreal(x):
    """Whether the imaginary part is zero."""
    return imag(x) == 0


def iscomplex(x):
    """Whether the imaginary part is not zero."""
    x = asanyarray(x)
    return x.imag != 0 if x.dtype.kind == "c" else _numpy._zeros(x.shape, bool, "C")[()]


def iscomplexobj(x):
    """Whether the type is complex."""
    return asarray(x).dtype.kind == "c"


def isrealobj(x):
    """Whether the type is not complex."""
    return not iscomplexobj(x)


def isscalar(element):
    """Whether an object is a single number or text."""
    import numbers

    return isinstance(element, _numpy.generic) or type(element) in (int, float, complex, bool, bytes, str, memoryview) or isinstance(element, numbers.Number)


def isposinf(x, out=None):
    """Whether elements are positive infinity."""
    return ufuncs.logical_and(ufuncs.isinf(x), ~ufuncs.signbit(x), *(() if out is None else (out,)))


def isneginf(x, out=None):
    """Whether elements are negative infinity."""
    return ufuncs.logical_and(ufuncs.isinf(x), ufuncs.signbit(x), *(() if out is None else (out,)))


def real_if_close(a, tol=100):
    """The real parts, if imaginary parts are next to nothing."""
    a = asanyarray(a)
    if a.dtype.kind != "c":
        return a
    if tol > 1:
        tol = (1.1920929e-07 if a.dtype.char == "F" else 2.220446049250313e-16) * tol
    return a.real if (ufuncs.absolute(a.imag) < tol).all() else a


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """NaN replaced by a number, infinities by the largest ones."""
    x = _numpy.array(x, None, True if copy else None, None, True)
    if x.dtype.kind not in "fc":
        return x[()] if x.ndim == 0 else x
    largest = {"e": 65504.0, "f": 3.4028234663852886e38, "d": 1.7976931348623157e308, "F": 3.4028234663852886e38, "D": 1.7976931348623157e308}[x.dtype.char]
    for part in (x.real, x.imag) if x.dtype.kind == "c" else (x,):
        bad, up, down = ufuncs.isnan(part), isposinf(part), isneginf(part)
        _numpy._copy_where(part, asarray(nan, part.dtype), asarray(bad))
        _numpy._copy_where(part, asarray(largest if posinf is None else posinf, part.dtype), asarray(up))
        _numpy._copy_where(part, asarray(-largest if neginf is None else neginf, part.dtype), asarray(down))
    return x[()] if x.ndim == 0 else x


class _Python:
    """A universal function that calls Python for each element; gives objects."""

    def __init__(self, function, nin, nout, identity=None):
        self._function, self.nin, self.nout, self.identity = function, nin, nout, identity
        self.__name__ = f"{getattr(function, '__name__', '?')} (vectorized)"

    def __call__(self, *args):
        arrays = [asarray(one) for one in args[:self.nin]]
        from .shaping import broadcast_arrays

        arrays = broadcast_arrays(*arrays) if len(arrays) > 1 else arrays
        shape = arrays[0].shape
        columns = [array.ravel().tolist() for array in arrays]
        results = [self._function(*values) for values in zip(*columns)]
        made = []
        for number in _python_range(self.nout):
            target = _numpy._zeros((len(results),), "O", "C")
            for place, result in enumerate(results):
                target[place] = result if self.nout == 1 else result[number]
            target = target.reshape(shape)
            made.append(target[()] if target.ndim == 0 else target)
        return made[0] if self.nout == 1 else tuple(made)

    def reduce(self, array, axis=0):
        import functools

        lanes = asarray(array)
        return functools.reduce(self._function, [lanes[place] for place in _python_range(lanes.shape[axis])])

    def outer(self, a, b):
        a, b = asarray(a), asarray(b)
        return self(a.reshape(a.shape + (1,) * b.ndim), b)


def frompyfunc(func, /, nin, nout, *, identity=None):
    """A function of Python's as a universal one."""
    return _Python(func, nin, nout, identity)


class vectorize:
    """A function of single elements that takes arrays."""

    def __init__(self, pyfunc=_NONE, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc = pyfunc
        self.otypes = otypes if isinstance(otypes, str) or otypes is None else "".join(_numpy.dtype(one).char for one in otypes)
        self.excluded = set() if excluded is None else set(excluded)
        self.cache, self.signature = cache, signature
        self._doc = doc
        if pyfunc is not _NONE:
            self._named(pyfunc)

    def _named(self, function):
        self.pyfunc = function
        self.__name__ = getattr(function, "__name__", "vectorize")
        self.__doc__ = self._doc or getattr(function, "__doc__", None)

    def __call__(self, *args, **kwargs):
        if self.pyfunc is _NONE:
            self._named(*args)
            return self
        if self.signature is not None:
            return self._by_signature(args, kwargs)
        names = [name for name in kwargs if name not in self.excluded]
        places = [place for place in _python_range(len(args)) if place not in self.excluded]
        varied = [asanyarray(args[place]) for place in places] + [asanyarray(kwargs[name]) for name in names]
        if not varied:
            return self.pyfunc(*args, **kwargs)
        from .shaping import broadcast_arrays

        spread = broadcast_arrays(*varied)
        shape = spread[0].shape
        columns = [[value for value in array.ravel()] if array.dtype.kind != "O" else array.ravel().tolist() for array in spread]
        results = []
        for values in zip(*columns):
            call = list(args)
            keywords = dict(kwargs)
            for place, value in zip(places, values):
                call[place] = value
            for name, value in zip(names, values[len(places):]):
                keywords[name] = value
            results.append(self.pyfunc(*call, **keywords))
        if not results and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        several = isinstance(results[0], tuple) if results else len(self.otypes) > 1
        count = (len(results[0]) if results else len(self.otypes)) if several else 1
        made = []
        for number in _python_range(count):
            values = [result[number] if several else result for result in results]
            if self.otypes is not None:
                kind = self.otypes[number]
            else:
                first = asarray(values[0])
                kind = first.dtype if first.ndim == 0 else "O"
            if kind == "O" or getattr(kind, "kind", "") == "O":
                target = _numpy._zeros((len(values),), "O", "C")
                for place, value in enumerate(values):
                    target[place] = value
            elif getattr(kind, "kind", kind) in ("U", "S"):
                target = _numpy.array(values)
            else:
                target = _numpy.array(values, kind)
            target = target.reshape(shape)
            made.append(target)
        return made[0] if count == 1 else tuple(made)

    def _by_signature(self, args, kwargs):
        import re

        inputs, outputs = self.signature.replace(" ", "").split("->")
        cores = [tuple(filter(None, part.split(","))) for part in re.findall(r"\(([^)]*)\)", inputs)]
        outs = len(re.findall(r"\(([^)]*)\)", outputs))
        arrays = [asanyarray(one) for one in args]
        outer = [array.shape[:array.ndim - len(core)] for array, core in zip(arrays, cores)]
        from .shaping import broadcast_shapes
        from .indexing import ndindex

        shape = broadcast_shapes(*outer)
        spread = [broadcast_to(array, shape + array.shape[array.ndim - len(core):]) for array, core in zip(arrays, cores)]
        made = None
        for index in ndindex(*shape):
            results = self.pyfunc(*[array[index] for array in spread], **kwargs)
            results = results if outs > 1 else (results,)
            if made is None:
                kinds = list(self.otypes) if self.otypes else [asarray(result).dtype for result in results]
                made = [_numpy._zeros(shape + asarray(result).shape, kind, "C") for result, kind in zip(results, kinds)]
            for target, result in zip(made, results):
                target[index] = result
        made = [target[()] if target.ndim == 0 else target for target in made]
        return made[0] if outs == 1 else tuple(made)


def bartlett(M):
    """A window of two straight lines."""
    if M < 1:
        return _numpy.array([], "d")
    if M == 1:
        return _numpy.array([1.0])
    n = _numpy._arange(1 - M, 3 - M, int(M), "d")
    return where(ufuncs.less_equal(n, 0), 1 + n / (M - 1), 1 - n / (M - 1))


def _cosines(M, first, second, third=0.0):
    if M < 1:
        return _numpy.array([], "d")
    if M == 1:
        return _numpy.array([1.0])
    n = _numpy._arange(1 - M, 3 - M, int(M), "d")
    pi = 3.141592653589793
    result = first + second * ufuncs.cos(pi * n / (M - 1))
    return result + third * ufuncs.cos(2.0 * pi * n / (M - 1)) if third else result


def hanning(M):
    """A window of one cosine."""
    return _cosines(M, 0.5, 0.5)


def hamming(M):
    """A window of one cosine that does not reach zero."""
    return _cosines(M, 0.54, 0.46)


def blackman(M):
    """A window of two cosines."""
    return _cosines(M, 0.42, 0.5, 0.08)


def kaiser(M, beta):
    """A window of Bessel functions."""
    if M == 1:
        return _numpy.array([1.0])
    n = _numpy._arange(0, 1, int(M), "d")
    half = (M - 1) / 2.0
    return i0(beta * ufuncs.sqrt(1 - ((n - half) / half) ** 2.0)) / i0(asarray(float(beta)))


def common_type(*arrays):
    """The floating type that holds all arrays."""
    kinds = [asarray(array).dtype for array in arrays]
    for kind in kinds:
        if kind.kind not in "biufc":
            raise TypeError("can't get common type for non-numeric array")
    wide = [_numpy.dtype("d") if kind.kind in "iub" else kind for kind in kinds]
    return _numpy._result_type(*wide).type


def mintypecode(typechars, typeset="GDFgdf", default="d"):
    """The smallest of some types to which others convert."""
    codes = [one if isinstance(one, str) else asarray(one).dtype.char for one in typechars]
    found = {one for one in codes if one in typeset}
    if not found:
        return default
    if "F" in found and "d" in found:
        return "D"
    return max(found, key="fgdFDG".index)


def iterable(y):
    """Whether an object can be iterated over."""
    try:
        iter(y)
    except TypeError:
        return False
    return True
