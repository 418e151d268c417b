"""How many elements are in which bin."""
import operator

import _numpy
from _numpy import asarray, ndarray

from . import reductions, ufuncs
from .creation import linspace
from .maths import diff, ndim_of
from .shaping import concatenate

#: `range` is the name of an argument here.
range_of = range

__all__ = ["bincount", "histogram_bin_edges", "histogram", "histogramdd", "histogram2d"]


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
    return _numpy._counts(x, weights, length)


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
    for dim in range_of(dims):
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
    return counted, edges


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
