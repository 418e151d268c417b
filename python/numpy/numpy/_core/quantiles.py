"""Medians and quantiles, of all elements and of those that are not NaN: lanes in order, then the elements at places among them."""
import _numpy
from _numpy import ndarray

from . import reductions, ufuncs
from .creation import asanyarray
from .indexing import take_along_axis, where
from .ufuncs import normalized_axes

_NONE = reductions._NONE
# How much the ends count in the formulas of Hyndman and Fan.
_ENDS = {
    "interpolated_inverted_cdf": (0, 1), "hazen": (0.5, 0.5), "weibull": (0, 0), "median_unbiased": (1 / 3, 1 / 3), "normal_unbiased": (3 / 8, 3 / 8),
}
_METHODS = ("inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear",
            "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest")


def _in_order(flat):
    """Elements in order along the last axis, NaN at the end."""
    if flat.dtype.kind in "biufcmM":
        return _numpy._sorted(flat, flat.ndim - 1, False)
    from .sorting import sort

    return sort(flat, -1)


def _has_nan(array):
    return array.dtype.kind in "fcmM"


def _is_nan(array):
    return ufuncs.isnat(array) if array.dtype.kind in "mM" else ufuncs.isnan(array)


def _shaped(result, a, axes, keepdims, out, before=()):
    """A result with the axes that went as 1 if they are to be kept, of the class of `a`, or in `out`."""
    if keepdims is not _NONE and keepdims:
        result = asanyarray(result).reshape(before + tuple(1 if place in axes else a.shape[place] for place in range(a.ndim)))
    if out is not None:
        out[...] = result
        return out
    if isinstance(result, ndarray) and result.ndim == 0:
        return result[()]
    if type(a) is not ndarray and isinstance(result, ndarray) and type(result) is ndarray:
        from .methods import wrap_view

        return wrap_view(a, result)
    return result


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The element in the middle along axes."""
    a = asanyarray(a)
    if hasattr(a, "_mask"):
        from ..ma._stats import _plain_median

        return _plain_median(a, axis, out, keepdims)
    flat, axes = reductions._moved_last(a, axis)
    count = flat.shape[-1]
    if count == 0:
        return _shaped(reductions.mean(flat, axis=-1), a, axes, keepdims, out)
    ordered = _in_order(flat.view(ndarray))
    half = count // 2
    middle = ordered[..., half : half + 1] if count % 2 else ordered[..., half - 1 : half + 1]
    if type(a) is not ndarray and type(a).__name__ != "matrix":
        from .methods import wrap_view

        middle = wrap_view(a, middle)
    result = reductions.mean(middle, axis=-1)
    if _has_nan(ordered):
        last = ordered[..., -1]
        bad = _is_nan(last)
        if asanyarray(bad).any():
            result = where(bad, last, result)
    return _shaped(result, a, axes, keepdims, out)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=_NONE):
    """The element in the middle of those that are not NaN."""
    a = asanyarray(a)
    if a.size == 0:
        return reductions.nanmean(a, axis, out=out, keepdims=keepdims)
    if not _has_nan(a):
        return median(a, axis, out, keepdims=keepdims is not _NONE and keepdims)
    flat, axes = reductions._moved_last(a, axis)
    ordered, counts = _good_lanes(flat.view(ndarray))
    low, high = ufuncs.maximum((counts - 1) // 2, 0), ufuncs.minimum(counts // 2, ordered.shape[-1] - 1)
    below, above = take_along_axis(ordered, low, -1)[..., 0], take_along_axis(ordered, high, -1)[..., 0]
    from .shaping import stack

    middle = reductions.mean(stack([below, above], -1), axis=-1)
    same = (low == high)[..., 0]
    result = where(same, below, middle) if asanyarray(same).ndim else below if same else middle
    return _shaped(result, a, axes, keepdims, out)


def _good_lanes(flat):
    """Lanes in order, and for each how many elements are not NaN; warns of those without any."""
    ordered = _in_order(flat)
    counts = asanyarray(reductions.sum(~_is_nan(ordered), axis=-1, dtype="l", keepdims=True))
    for _ in range(int(reductions.sum(counts == 0))):
        reductions._warn("All-NaN slice encountered")
    return ordered, counts


def _checked(name, a, q, method, interpolation, top):
    """`a`, `q` as shares of 1 and the method."""
    if interpolation is not None:
        import warnings

        warnings.warn(
            f"the `interpolation=` argument to {name} was renamed to `method=`, which has additional options.\nUsers of the modes 'nearest', 'lower', "
            "'higher', or 'midpoint' are encouraged to review the method they used. (Deprecated NumPy 1.22)", DeprecationWarning, stacklevel=4)
        if method != "linear":
            raise TypeError("You shall not pass both `method` and `interpolation`!\n(`interpolation` is Deprecated in favor of `method`)")
        method = interpolation
    a = asanyarray(a)
    if a.dtype.kind == "c":
        raise TypeError("a must be an array of real numbers")
    if top == 100:
        q = asanyarray(ufuncs.true_divide(q, a.dtype.type(100) if a.dtype.kind == "f" else 100))
        words = "Percentiles must be in the range [0, 100]"
    else:
        q = asanyarray(q, dtype=a.dtype) if type(q) in (int, float) and a.dtype.kind == "f" else asanyarray(q)
        words = "Quantiles must be in the range [0, 1]"
    if q.size and not (0 <= reductions.min(q) and reductions.max(q) <= 1):
        raise ValueError(words)
    if method not in _METHODS:
        raise ValueError(f"{method!r} is not a valid method. Use one of: dict_keys([{', '.join(repr(one) for one in _METHODS)}])")
    return a, q, method


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None, interpolation=None):
    """What a share `q` of the elements along axes does not exceed."""
    a, q, method = _checked("quantile", a, q, method, interpolation, 1)
    return _chosen(a, q, axis, out, method, keepdims, weights, False)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None, interpolation=None):
    """What `q` per cent of the elements along axes do not exceed."""
    a, q, method = _checked("percentile", a, q, method, interpolation, 100)
    return _chosen(a, q, axis, out, method, keepdims, weights, False)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=_NONE, *, weights=None, interpolation=None):
    """A quantile of the elements that are not NaN."""
    a, q, method = _checked("nanquantile", a, q, method, interpolation, 1)
    return _chosen(a, q, axis, out, method, keepdims, weights, True)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=_NONE, *, weights=None, interpolation=None):
    """A percentile of the elements that are not NaN."""
    a, q, method = _checked("nanpercentile", a, q, method, interpolation, 100)
    return _chosen(a, q, axis, out, method, keepdims, weights, True)


def _chosen(a, q, axis, out, method, keepdims, weights, skips):
    heavy = None if weights is None else _weights(a, axis, method, weights)
    if skips and a.size == 0:
        return reductions.nanmean(a, axis, out=out, keepdims=keepdims)
    if q.ndim > 2:
        raise ValueError("q must be a scalar or 1d")
    flat, axes = reductions._moved_last(a, axis)
    if heavy is not None:
        result = _weighted(flat.view(ndarray), reductions._moved_last(heavy, axis)[0], q, skips)
    else:
        result = _at_places(flat.view(ndarray), q, method, skips)
    return _shaped(result, a, axes, keepdims, out, q.shape)


def _at_places(flat, q, method, skips):
    """The quantiles of lanes, in dimensions before those of the lanes."""
    length = flat.shape[-1]
    if skips and _has_nan(flat):
        ordered, count = _good_lanes(flat)
    else:
        ordered, count = _in_order(flat), length
    if length == 0 and flat.size == 0 and q.size and 0 not in flat.shape[:-1]:
        raise IndexError("index -1 is out of bounds for axis 0 with size 0")
    shares = q.view(ndarray).ravel()
    if isinstance(count, ndarray) and shares.dtype.kind == "f":
        count = count.astype(shares.dtype)
    low, high, share = _neighbours(count, shares, method)
    low = asanyarray(low)
    if low.ndim == 1:
        below = _numpy._take(ordered, low, ordered.ndim - 1)
        above = below if share is None else _numpy._take(ordered, asanyarray(high), ordered.ndim - 1)
    else:
        below = take_along_axis(ordered, low, -1)
        above = below if share is None else take_along_axis(ordered, asanyarray(high), -1)
    result = below if share is None else _between(below, above, asanyarray(share))
    if not skips and _has_nan(ordered) and length:
        last = ordered[..., -1:]
        bad = _is_nan(last)
        if bad.any():
            result = where(bad, last, result)
    from .shaping import moveaxis

    result = asanyarray(moveaxis(result, -1, 0)).reshape(q.shape + flat.shape[:-1])
    return result[()] if result.ndim == 0 else result


def _between(below, above, share):
    """Points between two elements, from whichever is nearer."""
    apart = ufuncs.subtract(above, below)
    result = asanyarray(below + apart * share)
    late = share >= 0.5
    return where(late, above - apart * (1 - share), result).astype(result.dtype, copy=False) if asanyarray(late).any() else result


def _neighbours(count, q, method):
    """Places below and above each quantile among `count` elements, and the share of the second; no share where a place is exact."""
    def bounded(places):
        return ufuncs.maximum(ufuncs.minimum(places, count - 1), 0).astype("l")

    if method in ("inverted_cdf", "closest_observation"):
        exact = count * q - (1 if method == "inverted_cdf" else 1.5)
        floor = ufuncs.floor(exact)
        stays = exact == floor
        if method == "closest_observation":
            stays = stays & (floor % 2 == 1)
        place = bounded(where(stays, floor, floor + 1))
        return place, place, None
    if method in ("lower", "higher", "nearest"):
        rounded = {"lower": ufuncs.floor, "higher": ufuncs.ceil, "nearest": ufuncs.rint}[method]((count - 1) * q)
        place = bounded(rounded)
        return place, place, None
    if method == "averaged_inverted_cdf":
        exact = count * q - 1
    elif method in _ENDS:
        first, last = _ENDS[method]
        exact = count * q + (first + q * (1 - first - last)) - 1
    else:
        exact = (count - 1) * q
    exact = asanyarray(exact)
    if exact.dtype.kind in "iu":
        place = bounded(exact)
        return place, place, None
    floor = ufuncs.floor(exact)
    share = exact - floor
    if method == "averaged_inverted_cdf":
        share = where(share == 0, 0.5, 1.0)
    elif method == "midpoint":
        share = where(share == 0, 0.0, 0.5)
    low, high = bounded(floor), bounded(floor + 1)
    return low, high, asanyarray(share).astype(exact.dtype, copy=False)


def _weights(a, axis, method, weights):
    if method != "inverted_cdf":
        raise ValueError(f"Only method 'inverted_cdf' supports weights. Got: {method}.")
    weights = asanyarray(weights)
    if a.shape != weights.shape:
        if axis is None:
            raise TypeError("Axis must be specified when shapes of a and weights differ.")
        axes = normalized_axes(axis, a.ndim)
        if weights.shape != tuple(a.shape[place] for place in axes):
            raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
        weights = weights.transpose(sorted(range(len(axes)), key=axes.__getitem__))
        weights = weights.reshape([a.shape[place] if place in axes else 1 for place in range(a.ndim)])
    if weights.size and (weights < 0).any():
        raise ValueError("Weights must be non-negative.")
    from .shaping import broadcast_to

    return broadcast_to(weights, a.shape)


def _weighted(flat, heavy, q, skips):
    """The elements up to which the running sum of weights reaches shares of the whole, lane by lane."""
    count = flat.size // flat.shape[-1]
    lanes, heavy = flat.reshape((count, flat.shape[-1])), heavy.reshape((count, flat.shape[-1]))
    made = _numpy._zeros((q.size, lanes.shape[0]), flat.dtype, "C")
    for number in range(lanes.shape[0]):
        lane, weights = lanes[number], heavy[number]
        bad = _is_nan(lane) if _has_nan(lane) else None
        if bad is not None and bad.any():
            if not skips or bad.all():
                if skips:
                    reductions._warn("All-NaN slice encountered")
                made[:, number] = lane[bad][0]
                continue
            lane, weights = lane[~bad], weights[~bad]
        order = lane.argsort(kind="stable")
        running = weights[order].cumsum()
        share = running / running[-1]
        # A weight of zero at the start is reached by no share.
        share = where(share == 0, -1, share)
        places = share.searchsorted(q.ravel(), side="left")
        made[:, number] = lane[order][ufuncs.minimum(places, len(order) - 1)]
    made = made.reshape(q.shape + flat.shape[:-1])
    return made[()] if made.ndim == 0 else made


__all__ = ["median", "nanmedian", "quantile", "percentile", "nanquantile", "nanpercentile"]
