"""Sums, means, extremes and what else makes fewer numbers of many."""
import _numpy
from _numpy import asarray, ndarray

from . import ufuncs
from .creation import asanyarray
from .ufuncs import normalize_axis_index, normalized_axes

__all__ = [
    "sum", "prod", "mean", "std", "var", "min", "max", "amin", "amax", "ptp", "any", "all", "cumsum", "cumprod", "argmin", "argmax",
    "count_nonzero", "median", "average", "percentile", "quantile", "nansum", "nanprod", "nanmean", "nanstd", "nanvar", "nanmin", "nanmax",
    "nanargmin", "nanargmax", "nanmedian", "nanpercentile", "nanquantile", "nancumsum", "nancumprod", "cumulative_sum", "cumulative_prod",
]

_NONE = object()


def _reduced(function, a, axis, out, keepdims, initial, where, **more):
    keywords = {**more, "axis": axis}
    if out is not None:
        keywords["out"] = out
    if keepdims is not _NONE:
        keywords["keepdims"] = keepdims
    if initial is not _NONE:
        keywords["initial"] = initial
    if where is not _NONE:
        keywords["where"] = where
    return function.reduce(a, **keywords)


def _delegated(name, a, **keywords):
    """What is no array but has such a method is asked itself."""
    if isinstance(a, ndarray) or type(a) in (list, tuple, int, float):
        return None
    method = getattr(a, name, None)
    if method is None or not hasattr(type(a), name):
        return None
    if isinstance(a, _numpy.generic):
        return None
    said = {key: value for key, value in keywords.items() if value is not _NONE}
    return (method(**said),)


def sum(a, axis=None, dtype=None, out=None, keepdims=_NONE, initial=_NONE, where=_NONE):
    """The sum of elements along axes."""
    import types

    if isinstance(a, types.GeneratorType):
        raise TypeError("Calling np.sum(generator) is deprecated. Use np.sum(np.fromiter(generator)) or the python sum builtin instead.")
    asked = _delegated("sum", a, axis=axis, dtype=dtype, out=out, keepdims=keepdims)
    if asked:
        return asked[0]
    return _reduced(ufuncs.add, a, axis, out, keepdims, initial, where, dtype=dtype)


def prod(a, axis=None, dtype=None, out=None, keepdims=_NONE, initial=_NONE, where=_NONE):
    """The product of elements along axes."""
    return _reduced(ufuncs.multiply, a, axis, out, keepdims, initial, where, dtype=dtype)


def max(a, axis=None, out=None, keepdims=_NONE, initial=_NONE, where=_NONE):
    """The greatest element along axes."""
    asked = _delegated("max", a, axis=axis, out=out, keepdims=keepdims)
    if asked:
        return asked[0]
    return _reduced(ufuncs.maximum, a, axis, out, keepdims, initial, where)


def min(a, axis=None, out=None, keepdims=_NONE, initial=_NONE, where=_NONE):
    """The smallest element along axes."""
    asked = _delegated("min", a, axis=axis, out=out, keepdims=keepdims)
    if asked:
        return asked[0]
    return _reduced(ufuncs.minimum, a, axis, out, keepdims, initial, where)


amax, amin = max, min


def any(a, axis=None, out=None, keepdims=_NONE, *, where=_NONE):
    """Whether an element along axes is true."""
    return _reduced(ufuncs.logical_or, a, axis, out, keepdims, _NONE, where)


def all(a, axis=None, out=None, keepdims=_NONE, *, where=_NONE):
    """Whether every element along axes is true."""
    return _reduced(ufuncs.logical_and, a, axis, out, keepdims, _NONE, where)


def ptp(a, axis=None, out=None, keepdims=_NONE):
    """The greatest less the smallest element along axes."""
    return ufuncs.subtract(max(a, axis, None, keepdims), min(a, axis, None, keepdims), *(() if out is None else (out,)))


def _running(function, a, axis, dtype, out):
    a = asanyarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    elif a.ndim == 0:
        normalize_axis_index(axis, 1)
        a, axis = a.reshape(1), 0
    return function.accumulate(a, axis, dtype, out)


def cumsum(a, axis=None, dtype=None, out=None):
    """Sums up to each element."""
    return _running(ufuncs.add, a, axis, dtype, out)


def cumprod(a, axis=None, dtype=None, out=None):
    """Products up to each element."""
    return _running(ufuncs.multiply, a, axis, dtype, out)


def _cumulative(function, start, x, axis, dtype, out, include_initial):
    x = asanyarray(x)
    if axis is None:
        if x.ndim > 1:
            raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
        axis = 0
    result = _running(function, x, axis, dtype, out)
    if include_initial:
        from .shaping import concatenate

        shape = list(x.shape)
        shape[axis] = 1
        from .creation import full

        result = concatenate([full(shape, start, result.dtype), result], axis=axis)
    return result


def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """Sums up to each element, from nothing on if wanted."""
    return _cumulative(ufuncs.add, 0, x, axis, dtype, out, include_initial)


def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """Products up to each element, from nothing on if wanted."""
    return _cumulative(ufuncs.multiply, 1, x, axis, dtype, out, include_initial)


def _counted(a, axis, where):
    """How many elements there are along axes."""
    if where is _NONE or where is True:
        count = 1
        for place in normalized_axes(axis, a.ndim):
            count *= a.shape[place]
        return count
    from .shaping import broadcast_to

    return sum(broadcast_to(where, a.shape), axis=None if axis is None else tuple(normalized_axes(axis, a.ndim)), dtype="l", keepdims=True)


def _warn(text):
    import warnings

    warnings.warn(text, RuntimeWarning, stacklevel=3)


def _ask(name, a):
    return not isinstance(a, (ndarray, list, tuple, _numpy.generic, int, float)) and hasattr(type(a), name) and not hasattr(type(a), "__array__") or (
        hasattr(a, "values") and hasattr(type(a), name))


def mean(a, axis=None, dtype=None, out=None, keepdims=_NONE, *, where=_NONE):
    """The mean of elements along axes."""
    if _ask("mean", a):
        return a.mean(axis=axis)
    a = asanyarray(a)
    keep = False if keepdims is _NONE else keepdims
    count = _counted(a, axis, where)
    if (count if isinstance(count, int) else count.min() if count.size else 0) == 0:
        _warn("Mean of empty slice.")
    narrow = False
    if dtype is None:
        if a.dtype.kind in "iub":
            dtype = "d"
        elif a.dtype.char == "e":
            dtype, narrow = "f", True
    total = sum(a, axis, dtype, out, keep, where=where)
    if not isinstance(count, int) and not keep:
        count = count.reshape(getattr(total, "shape", ()))
    if isinstance(total, ndarray):
        if total.dtype.kind in "iub":
            total = (total / count).astype(total.dtype) if dtype is not None else total / count
        elif out is not None:
            total = ufuncs.divide(total, count, out=total, casting="unsafe")
        else:
            total = ufuncs.divide(total, count)
        return total.astype("e") if narrow and out is None else total
    result = total / count
    if hasattr(total, "dtype") and not isinstance(result, ndarray):
        kind = "e" if narrow else total.dtype
        if total.dtype.kind in "fc":
            return result.astype(kind)
        if dtype is not None and _numpy.dtype(dtype).kind in "iu":
            return result.astype(dtype)
    return result


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, *, where=_NONE, mean=_NONE, correction=_NONE):
    """The mean square distance of elements from their mean."""
    if _ask("var", a):
        return a.var(axis=axis, ddof=ddof)
    if correction is not _NONE:
        ddof = correction
    a = asanyarray(a)
    keep = False if keepdims is _NONE else keepdims
    count = _counted(a, axis, where)
    low = count if isinstance(count, int) else count.min() if count.size else 0
    if low - ddof <= 0:
        _warn("Degrees of freedom <= 0 for slice")
    narrow = False
    if dtype is None:
        if a.dtype.kind in "iub":
            dtype = "d"
        elif a.dtype.char == "e":
            dtype, narrow = "f", True
    if mean is not _NONE:
        middle = mean
    else:
        middle = sum(a, axis, dtype, None, True, where=where)
        divisor = count if isinstance(count, int) else count
        middle = ufuncs.divide(middle, divisor)
    apart = a - middle
    if apart.dtype.kind == "c":
        apart = ufuncs.multiply(apart, ufuncs.conjugate(apart)).real
    else:
        apart = ufuncs.multiply(apart, apart)
    total = sum(apart, axis, dtype if dtype is None or _numpy.dtype(dtype).kind != "c" else None, out, keep, where=where)
    if isinstance(count, int):
        divisor = count - ddof if count > ddof else 0
    else:
        divisor = ufuncs.maximum(count - ddof, 0)
        if not keep:
            divisor = divisor.reshape(getattr(total, "shape", ()))
    kind = getattr(total, "dtype", None)
    result = ufuncs.divide(total, divisor, *(() if out is None else (out,)))
    if out is None and kind is not None and kind.kind == "f":
        result = result.astype("e" if narrow else kind)
    return result


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, *, where=_NONE, mean=_NONE, correction=_NONE):
    """The square root of the variance."""
    if _ask("std", a):
        return a.std(axis=axis, ddof=ddof)
    result = var(a, axis, dtype, out, ddof, keepdims, where=where, mean=mean, correction=correction)
    if isinstance(result, ndarray):
        return ufuncs.sqrt(result, *(() if out is None else (result,)))
    return ufuncs.sqrt(result).astype(result.dtype)


def _arg(a, axis, out, keepdims, is_max):
    a = asanyarray(a)
    name = "argmax" if is_max else "argmin"
    keep = keepdims is not _NONE and keepdims
    if axis is None:
        flat, place = a.ravel(), 0
    else:
        flat, place = a, normalize_axis_index(axis, a.ndim) if a.ndim else 0
        if a.ndim == 0:
            normalize_axis_index(axis, 1)
            flat = a.reshape(1)
    if flat.shape[place] == 0 or flat.size == 0 and flat.shape[place] == 0:
        raise ValueError(f"attempt to get {name} of an empty sequence")
    if flat.dtype.kind in "biufc":
        result = _numpy._arg_extreme(flat.view(ndarray), place, is_max)
    elif flat.dtype.kind in "mM":
        from .special import arg_times

        result = arg_times(flat, place, is_max)
    else:
        from .special import arg_any

        result = arg_any(flat, place, is_max)
    if keep:
        shape = (1,) * a.ndim if axis is None else a.shape[:place] + (1,) + a.shape[place + 1:]
        result = asarray(result).reshape(shape)
    if out is not None:
        out[...] = result
        return out
    return result


def argmax(a, axis=None, out=None, *, keepdims=_NONE):
    """The place of the greatest element along an axis."""
    return _arg(a, axis, out, keepdims, True)


def argmin(a, axis=None, out=None, *, keepdims=_NONE):
    """The place of the smallest element along an axis."""
    return _arg(a, axis, out, keepdims, False)


def count_nonzero(a, axis=None, *, keepdims=False):
    """How many elements are not zero."""
    a = asanyarray(a)
    bools = a if a.dtype.kind == "b" else a.astype(bool)
    total = sum(bools, axis=axis, dtype="l", keepdims=keepdims)
    return int(total) if axis is None and not keepdims else total


def average(a, axis=None, weights=None, returned=False, *, keepdims=_NONE):
    """The mean in which elements count by their weights."""
    a = asanyarray(a)
    keep = {} if keepdims is _NONE else {"keepdims": keepdims}
    if weights is None:
        result = mean(a, axis, **keep)
        scale = asanyarray(result).dtype.type(a.size / asanyarray(result).size)
    else:
        weights = asanyarray(weights)
        kind = _numpy._result_type(a.dtype, weights.dtype, "d") if a.dtype.kind in "iub" else _numpy._result_type(a.dtype, weights.dtype)
        if a.shape != weights.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            axes = normalized_axes(axis, a.ndim)
            if weights.shape != tuple(a.shape[place] for place in axes):
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            order = sorted(range(len(axes)), key=axes.__getitem__)
            shape = [1] * a.ndim
            for place in axes:
                shape[place] = a.shape[place]
            weights = weights.transpose(order).reshape(shape)
        scale = sum(weights, axis=axis, dtype=kind, **keep)
        if asanyarray(scale == 0).any():
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        result = ufuncs.multiply(a, weights, dtype=kind).sum(axis, **keep) / scale
    if returned:
        from .shaping import broadcast_to

        if asanyarray(scale).shape != asanyarray(result).shape:
            scale = broadcast_to(scale, asanyarray(result).shape).copy()
        return result, scale
    return result


def _moved_last(a, axis):
    """The axes to be reduced, as one at the end."""
    if axis is None:
        return a.ravel(), list(range(a.ndim))
    axes = normalized_axes(axis, a.ndim)
    kept = [place for place in range(a.ndim) if place not in axes]
    moved = a.transpose(kept + axes)
    return moved.reshape(tuple(a.shape[place] for place in kept) + (-1,)), axes


def _with_axes(result, a, axes, keepdims, extra=0):
    if keepdims is _NONE or not keepdims:
        return result
    shape = list(asanyarray(result).shape[:extra]) + [1 if place in axes else a.shape[place] for place in range(a.ndim)]
    return asanyarray(result).reshape(shape)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The element in the middle along axes."""
    a = asanyarray(a)
    if a.dtype.kind == "O":
        a = a.astype("d")
    flat, axes = _moved_last(a, axis)
    count = flat.shape[-1]
    if count == 0:
        result = mean(flat, axis=-1)
        return _with_axes(result, a, axes, keepdims)
    ordered = flat.view(ndarray)
    ordered = _numpy._sorted(ordered, ordered.ndim - 1, False)
    half = count // 2
    if count % 2:
        result = mean(ordered[..., half:half + 1], axis=-1)
    else:
        result = mean(ordered[..., half - 1:half + 1], axis=-1)
    if flat.dtype.kind in "fc":
        last = ordered[..., -1]
        bad = ufuncs.isnan(last)
        if asanyarray(bad).any():
            if asanyarray(result).ndim == 0:
                result = last[()]
            else:
                result[bad] = last[bad]
    result = _with_axes(result, a, axes, keepdims)
    if out is not None:
        out[...] = result
        return out
    return result


_SHIFTS = {
    "inverted_cdf": None, "averaged_inverted_cdf": None, "closest_observation": None,
    "interpolated_inverted_cdf": (0, 1), "hazen": (0.5, 0.5), "weibull": (0, 0), "linear": (1, 1),
    "median_unbiased": (1 / 3, 1 / 3), "normal_unbiased": (3 / 8, 3 / 8), "lower": (1, 1), "higher": (1, 1), "midpoint": (1, 1), "nearest": (1, 1),
}


def _virtual(count, q, method):
    """Where quantiles are among `count` ordered elements, as floats counted from 0."""
    if method in ("linear", "lower", "higher", "midpoint", "nearest"):
        return (count - 1) * q
    alpha, beta = _SHIFTS[method]
    return count * q + (alpha + q * (1 - alpha - beta)) - 1


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None, interpolation=None):
    """What a share `q` of the elements along axes does not exceed."""
    method = interpolation or method
    if method not in _SHIFTS:
        raise ValueError(f"{method!r} is not a valid method. Use one of: {', '.join(repr(name) for name in _SHIFTS)}")
    a = asanyarray(a)
    if a.dtype.kind == "c":
        raise TypeError("a must be an array of real numbers")
    q = asanyarray(q)
    q = q.astype("d") if q.dtype.kind in "iub" else q
    if not ((q >= 0) & (q <= 1)).all():
        raise ValueError("Quantiles must be in the range [0, 1]")
    if weights is not None:
        return _weighted(a, q, axis, method, keepdims, weights)
    return _quantile(a, q, axis, out, method, keepdims)


def _quantile(a, q, axis, out, method, keepdims):
    flat, axes = _moved_last(a, axis)
    if flat.dtype.kind in "iub":
        whole = flat
        ordered = _numpy._sorted(whole.view(ndarray), whole.ndim - 1, False)
    else:
        ordered = _numpy._sorted(flat.view(ndarray), flat.ndim - 1, False)
    count = ordered.shape[-1]
    if count == 0:
        raise IndexError("cannot do a non-empty take from an empty axes.") if q.size else None
    shape = q.shape
    q_flat = q.ravel()
    low, high, share = _neighbours(count, q_flat, method)
    below = _numpy._take(ordered, low, ordered.ndim - 1)
    above = _numpy._take(ordered, high, ordered.ndim - 1)
    from .shaping import moveaxis

    if share is None:
        result = below
    else:
        kind = _numpy._result_type(ordered.dtype, q.dtype) if ordered.dtype.kind == "f" else _numpy.dtype("d")
        share = share.astype(q.dtype if q.dtype.kind == "f" else "d")
        apart = ufuncs.subtract(above, below) if above.dtype.kind != "b" else ufuncs.subtract(above.astype("d"), below.astype("d"))
        from .indexing import where

        result = where(share >= 0.5, above - apart * (1 - share), below + apart * share)
        result = where(below == above, below, result).astype(kind, copy=False)
    if ordered.dtype.kind == "f":
        bad = ufuncs.isnan(ordered[..., -1:])
        if bad.any():
            from .indexing import where

            result = where(bad, ordered.dtype.type("nan"), result)
    result = moveaxis(result, -1, 0).reshape(shape + result.shape[:-1])
    result = result[()] if result.ndim == 0 else result
    if keepdims:
        result = asanyarray(result).reshape(shape + tuple(1 if place in axes else a.shape[place] for place in range(a.ndim)))
    if out is not None:
        out[...] = result
        return out
    return result


def _neighbours(count, q, method):
    """Places below and above each quantile, and the share of the second."""
    def bounded(places):
        return ufuncs.minimum(ufuncs.maximum(places, 0), count - 1).astype("l")

    if method in ("inverted_cdf", "averaged_inverted_cdf", "closest_observation"):
        exact = count * q
        if method == "closest_observation":
            virtual = exact - 1 - 0.5
            floor = ufuncs.floor(virtual)
            odd = (floor % 2 == 0) & (virtual == floor)
            place = bounded(floor + 1 - odd)
            return place, place, None
        ceil = bounded(ufuncs.ceil(exact) - 1)
        if method == "inverted_cdf":
            return ceil, ceil, None
        is_even = exact == ufuncs.floor(exact)
        after = bounded(ufuncs.floor(exact))
        share = is_even * 0.5
        return ceil, after, share
    virtual = _virtual(count, q, method)
    if method == "lower":
        place = bounded(ufuncs.floor(virtual))
        return place, place, None
    if method == "higher":
        place = bounded(ufuncs.ceil(virtual))
        return place, place, None
    if method == "nearest":
        place = bounded(ufuncs.rint(virtual))
        return place, place, None
    floor = ufuncs.floor(virtual)
    low, high = bounded(floor), bounded(floor + 1)
    if method == "midpoint":
        return bounded(floor), bounded(ufuncs.ceil(virtual)), (virtual != floor) * 0.5
    inside = ufuncs.minimum(ufuncs.maximum(virtual, 0), count - 1)
    share = inside - ufuncs.floor(inside)
    return low, high, share


def _weighted(a, q, axis, method, keepdims, weights):
    if method != "inverted_cdf":
        raise ValueError(f"Only method 'inverted_cdf' supports weights. Got: {method}.")
    weights = asanyarray(weights)
    if a.shape != weights.shape:
        if axis is None:
            raise TypeError("Axis must be specified when shapes of a and weights differ.")
        place = normalize_axis_index(axis, a.ndim)
        weights = weights.reshape([-1 if dim == place else 1 for dim in range(a.ndim)])
        from .shaping import broadcast_to

        weights = broadcast_to(weights, a.shape)
    flat, axes = _moved_last(a, axis)
    heavy, _ = _moved_last(weights, axis)
    lanes = flat.reshape(-1, flat.shape[-1])
    heavy = heavy.reshape(lanes.shape)
    from .creation import empty

    result = empty((q.size, lanes.shape[0]), flat.dtype)
    for lane in range(lanes.shape[0]):
        order = lanes[lane].argsort(kind="stable")
        running = heavy[lane][order].cumsum()
        share = running / running[-1]
        places = share.searchsorted(q.ravel(), side="left")
        result[:, lane] = lanes[lane][order][ufuncs.minimum(places, len(order) - 1)]
    result = result.reshape(q.shape + flat.shape[:-1])
    return _with_axes(result[()] if result.ndim == 0 else result, a, axes, keepdims, q.ndim)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None, interpolation=None):
    """What `q` per cent of the elements along axes do not exceed."""
    q = asanyarray(q) / asanyarray(100.0 if asanyarray(q).dtype.kind != "f" else asanyarray(q).dtype.type(100))
    if not ((q >= 0) & (q <= 1)).all():
        raise ValueError("Percentiles must be in the range [0, 100]")
    return quantile(a, q, axis, out, overwrite_input, method, keepdims, weights=weights, interpolation=interpolation)


def _replaced(a, value):
    """A copy with `value` in place of NaN, and where those were; (a, None) where no NaN can be."""
    a = asanyarray(a)
    if a.dtype.kind == "O":
        mask = a != a
    elif a.dtype.kind in "fc":
        mask = ufuncs.isnan(a)
    else:
        return a, None
    a = _numpy.array(a, None, True, None, True)
    a[mask] = value
    return a, mask


def nansum(a, axis=None, dtype=None, out=None, keepdims=_NONE, initial=_NONE, where=_NONE):
    """The sum, NaN counted as zero."""
    return sum(_replaced(a, 0)[0], axis, dtype, out, keepdims, initial, where)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=_NONE, initial=_NONE, where=_NONE):
    """The product, NaN counted as one."""
    return prod(_replaced(a, 1)[0], axis, dtype, out, keepdims, initial, where)


def nancumsum(a, axis=None, dtype=None, out=None):
    """Sums up to each element, NaN counted as zero."""
    return cumsum(_replaced(a, 0)[0], axis, dtype, out)


def nancumprod(a, axis=None, dtype=None, out=None):
    """Products up to each element, NaN counted as one."""
    return cumprod(_replaced(a, 1)[0], axis, dtype, out)


def _nan_extreme(function, a, axis, out, keepdims, initial, where):
    a = asanyarray(a)
    result = _reduced(function, a, axis, out, keepdims, initial, where)
    if a.dtype.kind in "fc" and asanyarray(ufuncs.isnan(result)).any():
        _warn("All-NaN slice encountered" if asanyarray(result).ndim == 0 else "All-NaN axis encountered")
    return result


def nanmax(a, axis=None, out=None, keepdims=_NONE, initial=_NONE, where=_NONE):
    """The greatest element that is not NaN."""
    return _nan_extreme(ufuncs.fmax, a, axis, out, keepdims, initial, where)


def nanmin(a, axis=None, out=None, keepdims=_NONE, initial=_NONE, where=_NONE):
    """The smallest element that is not NaN."""
    return _nan_extreme(ufuncs.fmin, a, axis, out, keepdims, initial, where)


def _nan_arg(function, worst, a, axis, out, keepdims):
    a, mask = _replaced(a, worst)
    if mask is not None and asanyarray(all(mask, axis=axis)).any():
        raise ValueError("All-NaN slice encountered")
    return function(a, axis, out, keepdims=keepdims)


def nanargmax(a, axis=None, out=None, *, keepdims=_NONE):
    """The place of the greatest element that is not NaN."""
    return _nan_arg(argmax, float("-inf"), a, axis, out, keepdims)


def nanargmin(a, axis=None, out=None, *, keepdims=_NONE):
    """The place of the smallest element that is not NaN."""
    return _nan_arg(argmin, float("inf"), a, axis, out, keepdims)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=_NONE, *, where=_NONE):
    """The mean of the elements that are not NaN."""
    filled, mask = _replaced(a, 0)
    if mask is None:
        return mean(filled, axis, dtype, out, keepdims, where=where)
    count = sum(~mask, axis=axis, dtype="l", keepdims=keepdims, where=where)
    total = sum(filled, axis=axis, dtype=dtype, out=out, keepdims=keepdims, where=where)
    from .errors import errstate

    with errstate(divide="ignore", invalid="ignore"):
        result = ufuncs.divide(total, count, *(() if out is None else (out,)))
    if asanyarray(count == 0).any():
        _warn("Mean of empty slice")
    return result.astype(asanyarray(total).dtype) if out is None else result


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, *, where=_NONE, mean=_NONE, correction=_NONE):
    """The variance of the elements that are not NaN."""
    if correction is not _NONE:
        ddof = correction
    filled, mask = _replaced(a, 0)
    if mask is None:
        return var(filled, axis, dtype, out, ddof, keepdims, where=where)
    count = sum(~mask, axis=axis, dtype="l", keepdims=True, where=where)
    from .errors import errstate

    with errstate(divide="ignore", invalid="ignore"):
        middle = ufuncs.divide(sum(filled, axis=axis, dtype=dtype, keepdims=True, where=where), count) if mean is _NONE else mean
        apart = ufuncs.subtract(filled, middle)
        apart[mask] = 0
        square = ufuncs.multiply(apart, apart.conj()).real if apart.dtype.kind == "c" else ufuncs.multiply(apart, apart)
        total = sum(square, axis=axis, dtype=dtype, out=out, keepdims=keepdims, where=where)
        free = count - ddof
        free = free.reshape(getattr(total, "shape", ())) if getattr(total, "ndim", 0) != free.ndim else free
        result = ufuncs.divide(total, free, *(() if out is None else (out,)))
    bad = asanyarray(free <= 0)
    if bad.any():
        _warn("Degrees of freedom <= 0 for slice.")
        if asanyarray(result).ndim == 0:
            result = asanyarray(result).dtype.type("nan")
        else:
            result[bad] = float("nan")
    return result


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, *, where=_NONE, mean=_NONE, correction=_NONE):
    """The standard deviation of the elements that are not NaN."""
    result = nanvar(a, axis, dtype, out, ddof, keepdims, where=where, mean=mean, correction=correction)
    return ufuncs.sqrt(result, *(() if out is None else (out,)))


def _lanes(function, a, axis, keepdims, extra, *args):
    """`function` on the elements that are not NaN, lane by lane."""
    a = asanyarray(a)
    flat, axes = _moved_last(a, axis)
    lanes = flat.reshape(-1, flat.shape[-1])
    results = []
    for lane in lanes:
        good = lane[~ufuncs.isnan(lane)] if lane.dtype.kind in "fc" else lane
        if good.size == 0:
            _warn("All-NaN slice encountered" if a.size else "Mean of empty slice")
            results.append(asanyarray(function(_numpy.array([0.0]), *args)) * float("nan"))
        else:
            results.append(asanyarray(function(good, *args)))
    made = _numpy.array(results) if results else _numpy._zeros((0,), "d", "C")
    from .shaping import moveaxis

    inner = made.shape[1:]
    made = made.reshape(flat.shape[:-1] + inner)
    for _ in range(len(inner)):
        made = moveaxis(made, -1, 0)
    result = _with_axes(made, a, axes, keepdims, extra)
    return result[()] if result.ndim == 0 else result


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=_NONE):
    """The element in the middle of those that are not NaN."""
    result = _lanes(median, a, axis, keepdims, 0)
    if out is not None:
        out[...] = result
        return out
    return result


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=_NONE, *, weights=None, interpolation=None):
    """A quantile of the elements that are not NaN."""
    chosen = interpolation or method
    return _lanes(lambda lane: quantile(lane, q, method=chosen), a, axis, keepdims, asanyarray(q).ndim)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=_NONE, *, weights=None, interpolation=None):
    """A percentile of the elements that are not NaN."""
    chosen = interpolation or method
    return _lanes(lambda lane: percentile(lane, q, method=chosen), a, axis, keepdims, asanyarray(q).ndim)
