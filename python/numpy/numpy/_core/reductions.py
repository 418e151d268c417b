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
#: Methods of subclasses that are running: what they are made of is not handed back to them.
running = []


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


def _overrides(name, a):
    """Whether an array's class has a method of its own instead of an array's, and is not just running it."""
    return type(a) is not ndarray and not running and isinstance(a, ndarray) and getattr(type(a), name, None) is not getattr(ndarray, name)


def _delegated(name, a, **keywords):
    """What is no array but has such a method is asked itself, as are arrays whose class has its own."""
    if type(a) in (ndarray, list, tuple, int, float) or isinstance(a, ndarray) and not _overrides(name, a):
        return None
    if keywords.get("dtype", _NONE) is None:
        del keywords["dtype"]
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
    asked = _overrides("prod", a) and _delegated("prod", a, axis=axis, dtype=dtype, out=out, keepdims=keepdims)
    if asked:
        return asked[0]
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
    asked = _overrides("any", a) and _delegated("any", a, axis=axis, out=out, keepdims=keepdims)
    if asked:
        return asked[0]
    return _reduced(ufuncs.logical_or, a, axis, out, keepdims, _NONE, where)


def all(a, axis=None, out=None, keepdims=_NONE, *, where=_NONE):
    """Whether every element along axes is true."""
    asked = _overrides("all", a) and _delegated("all", a, axis=axis, out=out, keepdims=keepdims)
    if asked:
        return asked[0]
    return _reduced(ufuncs.logical_and, a, axis, out, keepdims, _NONE, where)


def ptp(a, axis=None, out=None, keepdims=_NONE):
    """The greatest less the smallest element along axes."""
    if hasattr(a, "_mask"):
        # What is masked counts here, in NumPy too.
        more = {} if keepdims is _NONE else {"keepdims": keepdims}
        return ufuncs.subtract(ufuncs.maximum.reduce(a, axis, **more), ufuncs.minimum.reduce(a, axis, **more), *(() if out is None else (out,)))
    if _overrides("ptp", a):
        return a.ptp(axis=axis, out=out, **({} if keepdims is _NONE else {"keepdims": keepdims}))
    return ufuncs.subtract(max(a, axis, None, keepdims), min(a, axis, None, keepdims), *(() if out is None else (out,)))


def _running(function, a, axis, dtype, out):
    like = a = asanyarray(a)
    a = a.view(ndarray)
    if axis is None:
        a, axis = a.ravel(), 0
    elif a.ndim == 0:
        normalize_axis_index(axis, 1)
        a, axis = a.reshape(1), 0
    result = function.accumulate(a, axis, dtype, out)
    if type(like) is not ndarray and out is None:
        from .methods import _wrap_result

        return _wrap_result(like, result)
    return result


def cumsum(a, axis=None, dtype=None, out=None):
    """Sums up to each element."""
    if _overrides("cumsum", a):
        return a.cumsum(axis=axis, dtype=dtype, out=out)
    return _running(ufuncs.add, a, axis, dtype, out)


def cumprod(a, axis=None, dtype=None, out=None):
    """Products up to each element."""
    if _overrides("cumprod", a):
        return a.cumprod(axis=axis, dtype=dtype, out=out)
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
    asked = _overrides("mean", a) and _delegated("mean", a, axis=axis, dtype=dtype, out=out, keepdims=keepdims)
    if asked:
        return asked[0]
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
    asked = _overrides("var", a) and _delegated("var", a, axis=axis, dtype=dtype, out=out, ddof=ddof, keepdims=keepdims)
    if asked:
        return asked[0]
    if _ask("var", a):
        return a.var(axis=axis, ddof=ddof)
    ddof = _freedom(ddof, correction)
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


def _freedom(ddof, correction):
    """What is taken from the number of elements: `ddof` or its other name."""
    if correction is _NONE:
        return ddof
    if ddof != 0:
        raise ValueError("ddof and correction can't be provided simultaneously.")
    return correction


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, *, where=_NONE, mean=_NONE, correction=_NONE):
    """The square root of the variance."""
    asked = _overrides("std", a) and _delegated("std", a, axis=axis, dtype=dtype, out=out, ddof=ddof, keepdims=keepdims)
    if asked:
        return asked[0]
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
        flat, place = a.view(ndarray).ravel(), 0
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
        if out.shape != asarray(result).shape:
            raise ValueError(f"output array does not match result of np.{name}.")
        if not _numpy._can_cast(out.dtype, "l", "safe"):
            raise TypeError(f"Cannot cast {'array data' if out.ndim else 'scalar'} from {out.dtype!r} to dtype('int64') according to the rule 'safe'")
        out[...] = result
        return out
    if type(a) is not ndarray and isinstance(result, ndarray):
        from .methods import wrap_view

        return wrap_view(a, result)
    return result


def argmax(a, axis=None, out=None, *, keepdims=_NONE):
    """The place of the greatest element along an axis."""
    if _overrides("argmax", a):
        return a.argmax(axis=axis, out=out, **({} if keepdims is _NONE else {"keepdims": keepdims}))
    return _arg(a, axis, out, keepdims, True)


def argmin(a, axis=None, out=None, *, keepdims=_NONE):
    """The place of the smallest element along an axis."""
    if _overrides("argmin", a):
        return a.argmin(axis=axis, out=out, **({} if keepdims is _NONE else {"keepdims": keepdims}))
    return _arg(a, axis, out, keepdims, False)


def count_nonzero(a, axis=None, *, keepdims=False):
    """How many elements are not zero."""
    a = asarray(a)
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
    count = 1
    for place in axes:
        count *= a.shape[place]
    return moved.reshape(tuple(a.shape[place] for place in kept) + (count,)), axes


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
    is_plain = type(a) is ndarray
    a = asanyarray(a)
    if not is_plain and (a.size == 0 or a.dtype.kind not in "fc"):
        # Without NaN it is the plain function, whose name is in errors.
        return _reduced(ufuncs.maximum if function is ufuncs.fmax else ufuncs.minimum, a, axis, out, keepdims, initial, where)
    result = _reduced(function, a, axis, out, keepdims, initial, where)
    if a.dtype.kind in "fc" and asanyarray(ufuncs.isnan(result)).any():
        _warn("All-NaN slice encountered" if is_plain else "All-NaN axis encountered")
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


def _need_inexact(dtype, out):
    if dtype is not None and _numpy.dtype(dtype).kind not in "fc":
        raise TypeError("If a is inexact, then dtype must be inexact")
    if out is not None and out.dtype.kind not in "fc":
        raise TypeError("If a is inexact, then out must be inexact")


def _divided(total, count, out=None):
    """`total / count` of the type of `total`, silent where nothing was counted."""
    from .errors import errstate

    with errstate(divide="ignore", invalid="ignore"):
        if out is not None:
            return ufuncs.divide(total, count, out=out, casting="unsafe")
        result = ufuncs.divide(total, count)
    return result.astype(total.dtype) if hasattr(total, "dtype") else result


def nanmean(a, axis=None, dtype=None, out=None, keepdims=_NONE, *, where=_NONE):
    """The mean of the elements that are not NaN."""
    filled, mask = _replaced(a, 0)
    if mask is None:
        return mean(filled, axis, dtype, out, keepdims, where=where)
    _need_inexact(dtype, out)
    count = sum(~mask, axis=axis, dtype="l", keepdims=keepdims, where=where)
    total = sum(filled, axis=axis, dtype=dtype, out=out, keepdims=keepdims, where=where)
    result = _divided(total, count, out)
    if asanyarray(count == 0).any():
        _warn("Mean of empty slice")
    return result


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, *, where=_NONE, mean=_NONE, correction=_NONE):
    """The variance of the elements that are not NaN."""
    filled, mask = _replaced(a, 0)
    if mask is None:
        return var(filled, axis, dtype, out, ddof, keepdims, where=where, mean=mean, correction=correction)
    _need_inexact(dtype, out)
    ddof = _freedom(ddof, correction)
    count = sum(~mask, axis=axis, dtype="l", keepdims=True, where=where)
    middle = _divided(sum(filled, axis=axis, dtype=dtype, keepdims=True, where=where), count) if mean is _NONE else mean
    from .errors import errstate

    with errstate(invalid="ignore"):
        apart = asanyarray(ufuncs.subtract(filled, middle)).astype(filled.dtype)
        apart[mask] = 0
        square = ufuncs.multiply(apart, apart.conj()).real if apart.dtype.kind == "c" else ufuncs.multiply(apart, apart)
    total = sum(square, axis=axis, dtype=dtype, out=out, keepdims=keepdims, where=where)
    free = asanyarray(count - ddof)
    free = free.reshape(getattr(total, "shape", ())) if getattr(total, "ndim", 0) != free.ndim else free
    result = _divided(total, free, out)
    bad = asanyarray(free <= 0)
    if bad.any():
        _warn("Degrees of freedom <= 0 for slice.")
        if isinstance(result, ndarray) and result.ndim:
            result[bad] = float("nan")
        elif isinstance(result, ndarray):
            result[...] = float("nan")
        else:
            result = asanyarray(result).dtype.type("nan")
    return result


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, *, where=_NONE, mean=_NONE, correction=_NONE):
    """The standard deviation of the elements that are not NaN."""
    result = nanvar(a, axis, dtype, out, ddof, keepdims, where=where, mean=mean, correction=correction)
    if isinstance(result, ndarray):
        return ufuncs.sqrt(result, out=result)
    return result.dtype.type(ufuncs.sqrt(result)) if hasattr(result, "dtype") else ufuncs.sqrt(result)


from .quantiles import median, nanmedian, nanpercentile, nanquantile, percentile, quantile
