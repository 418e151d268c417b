"""Averages, medians, covariances and fits of masked arrays."""
import numpy as np

from . import core as ma
from ._fills import filled, getdata, minimum_fill_value
from ._masks import getmask, getmaskarray, mask_or, nomask

_NONE = np._NoValue


def average(a, axis=None, weights=None, returned=False, *, keepdims=_NONE):
    """The mean of the elements that are not masked, by weights."""
    from numpy.lib.array_utils import normalize_axis_tuple

    a = ma.asarray(a)
    mask = getmask(a)
    if axis is not None:
        axis = normalize_axis_tuple(axis, a.ndim, argname="axis")
    more = {} if keepdims is _NONE else {"keepdims": keepdims}
    if weights is None:
        result = a.mean(axis, **more)
        scale = result.dtype.type(a.count(axis))
    else:
        weights = ma.asarray(weights)
        kind = np.result_type(a.dtype, weights.dtype, *(["f8"] if a.dtype.kind in "biu" else []))
        if a.shape != weights.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            if weights.shape != tuple(a.shape[place] for place in axis):
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            weights = weights.transpose(np.argsort(axis))
            weights = weights.reshape(tuple(length if place in axis else 1 for place, length in enumerate(a.shape)))
        if mask is not nomask:
            weights = weights * (~a.mask)
            weights.mask |= a.mask
        scale = weights.sum(axis=axis, dtype=kind, **more)
        result = np.multiply(a, weights, dtype=kind).sum(axis, **more) / scale
    if not returned:
        return result
    if scale.shape != result.shape:
        scale = np.broadcast_to(scale, result.shape).copy()
    return result, scale


def _over_axes(function, a, axis, out, keepdims, **more):
    """A function of one axis over several: they are made one."""
    from numpy.lib.array_utils import normalize_axis_tuple

    a = np.asanyarray(a)
    ndim = a.ndim
    axes = tuple(range(ndim)) if axis is None else normalize_axis_tuple(axis, ndim)
    target = out
    if keepdims and out is not None:
        target = out[(Ellipsis, *(0 if place in axes else slice(None) for place in range(ndim)))]
    if axis is not None:
        if len(axes) == 1:
            axis = axes[0]
        else:
            kept = [place for place in range(ndim) if place not in axes]
            a = a.transpose(kept + list(axes))
            a, axis = a.reshape(a.shape[: len(kept)] + (-1,)), -1
    result = function(a, axis=axis, out=target, **more)
    if out is not None:
        return out
    return result[(Ellipsis, *(None if place in axes else slice(None) for place in range(ndim)))] if keepdims else result


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The median of the elements that are not masked."""
    if not hasattr(a, "mask"):
        result = np.median(getdata(a, subok=True), axis=axis, out=out, overwrite_input=overwrite_input, keepdims=keepdims)
        return ma.masked_array(result, copy=False) if isinstance(result, np.ndarray) and result.ndim >= 1 else result
    return _over_axes(_median, a, axis, out, keepdims, overwrite_input=overwrite_input)


def _nan_where_nan(ordered, result, axis):
    """NaN sorts to the end: there it makes the median NaN, unless it is masked."""
    if ordered.size == 0:
        return result
    last = ordered.take(-1, axis=axis)
    has_nan = filled(np.isnan(last), False)
    if not has_nan.any():
        return result
    if isinstance(result, np.generic):
        return last
    np.copyto(result, last, where=has_nan)
    return result


def _median(a, axis=None, out=None, overwrite_input=False):
    is_inexact = np.issubdtype(a.dtype, np.inexact)
    fill_value = np.inf if is_inexact else None
    if overwrite_input:
        if axis is None:
            ordered = a.ravel()
            ordered.sort(fill_value=fill_value)
        else:
            a.sort(axis=axis, fill_value=fill_value)
            ordered = a
    else:
        ordered = ma.sort(a, axis=axis, fill_value=fill_value)
    axis = 0 if axis is None else np._core.ufuncs.normalize_axis_index(axis, ordered.ndim)
    if ordered.shape[axis] == 0:
        empty = [slice(None)] * ordered.ndim
        empty[axis] = slice(0, 0)
        return ma.mean(ordered[tuple(empty)], axis=axis, out=out)
    if ordered.ndim == 1:
        half, odd = divmod(ma.count(ordered), 2)
        middle = ordered[half + odd - 1: half + 1]
        if is_inexact and ordered.size > 0:
            # A sum, because the mean of infinities is masked.
            result = middle.sum(out=out)
            if not odd:
                result = np.true_divide(result, 2.0, casting="safe", out=out)
            result = _nan_where_nan(ordered, result, axis)
        else:
            result = middle.mean(out=out)
        if ma.is_masked(result) and not np.all(ordered.mask):
            return minimum_fill_value(ordered)
        return result
    counts = ma.count(ordered, axis=axis, keepdims=True)
    half = counts // 2
    lower = np.where(counts % 2 == 1, half, half - 1)
    middle = np.take_along_axis(ordered, np.concatenate([lower, half], axis=axis), axis=axis)
    if ma.is_masked(middle):
        # What sorted behind masked elements is the greatest value itself, unless all are masked.
        wrong = ~np.all(ordered.mask, axis=axis, keepdims=True) & middle.mask
        middle.data[wrong] = minimum_fill_value(ordered)
        middle.mask[wrong] = False
    if is_inexact:
        result = ma.sum(middle, axis=axis, out=out)
        np.true_divide(result.data, 2.0, casting="unsafe", out=result.data)
        return _nan_where_nan(ordered, result, axis)
    return ma.mean(middle, axis=axis, out=out)


def _plain_median(a, axis, out, keepdims):
    """`numpy.median` of a masked array: what is masked is put in order too, the mask stays where it was."""
    import warnings

    def middle(a, axis, out):
        if axis is None:
            a, axis = a.ravel(), 0
        warnings.warn(f"Warning: 'partition' will ignore the 'mask' of the {type(a).__name__}.", stacklevel=5)
        ordered = a.copy()
        ordered.view(np.ndarray).sort(axis=axis)
        length = a.shape[axis]
        lane = (slice(None),) * (axis % a.ndim)
        result = np.mean(ordered[lane + (slice((length - 1) // 2, length // 2 + 1),)], axis=axis, out=out)
        return _nan_where_nan(ordered.view(np.ndarray), result, axis) if a.dtype.kind in "fc" else result

    return _over_axes(middle, a, axis, out, keepdims)


def _covhelper(x, y=None, rowvar=True, allow_masked=True):
    x = ma.array(x, ndmin=2, copy=True, dtype=float)
    mask_x = getmaskarray(x)
    if not allow_masked and mask_x.any():
        raise ValueError("Cannot process masked data.")
    rowvar = 1 if x.shape[0] == 1 else int(bool(rowvar))
    axis = 1 - rowvar
    spread = (slice(None), None) if rowvar else (None, slice(None))
    kind = np.float64 if max(x.shape) > 2**24 else np.float32
    if y is None:
        counts = np.logical_not(mask_x).astype(kind)
    else:
        y = ma.array(y, copy=False, ndmin=2, dtype=float)
        mask_y = getmaskarray(y)
        if not allow_masked and mask_y.any():
            raise ValueError("Cannot process masked data.")
        if (mask_x.any() or mask_y.any()) and y.shape == x.shape:
            both = np.logical_or(mask_x, mask_y)
            mask_x = x._mask = y._mask = mask_y = both
            x._sharedmask = y._sharedmask = False
        x = ma.concatenate((x, y), axis)
        counts = np.logical_not(np.concatenate((mask_x, mask_y), axis)).astype(kind)
    x -= x.mean(axis=rowvar)[spread]
    return x, counts, rowvar


def cov(x, y=None, rowvar=True, bias=False, allow_masked=True, ddof=None):
    """Covariances of variables, of pairs of observations that are both not masked."""
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be an integer")
    if ddof is None:
        ddof = 0 if bias else 1
    x, counts, rowvar = _covhelper(x, y, rowvar, allow_masked)
    if not rowvar:
        x, counts = x.T, counts.T
    factor = np.dot(counts, counts.T) - ddof
    mask = np.less_equal(factor, 0, dtype=bool)
    with np.errstate(divide="ignore", invalid="ignore"):
        data = np.dot(filled(x, 0), filled(x.conj().T, 0)) / factor
    return ma.array(data, mask=mask).squeeze()


def corrcoef(x, y=None, rowvar=True, bias=_NONE, allow_masked=True, ddof=_NONE):
    """Correlations of variables, of pairs of observations that are both not masked."""
    if bias is not _NONE or ddof is not _NONE:
        import warnings

        warnings.warn("bias and ddof have no effect and are deprecated", DeprecationWarning, stacklevel=2)
    result = cov(x, y, rowvar, allow_masked=allow_masked)
    try:
        deviations = ma.sqrt(ma.diagonal(result))
    except ValueError:
        return ma.MaskedConstant()
    result /= ma.multiply.outer(deviations, deviations)
    return result


def vander(x, n=None):
    """A Vandermonde matrix, rows of masked elements 0."""
    result = np.vander(x, n)
    mask = getmask(x)
    if mask is not nomask:
        result[mask] = 0
    return result


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """A polynomial through the points that are not masked."""
    x, y = ma.asarray(x), ma.asarray(y)
    mask = getmask(x)
    if y.ndim == 1:
        mask = mask_or(mask, getmask(y))
    elif y.ndim == 2:
        from ._rows import mask_rows

        own = getmask(mask_rows(y))
        if own is not nomask:
            mask = mask_or(mask, own[:, 0])
    else:
        raise TypeError("Expected a 1D or 2D array for y!")
    if w is not None:
        w = ma.asarray(w)
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        mask = mask_or(mask, getmask(w))
    if mask is not nomask:
        counts = ~mask
        x, y, w = x[counts], y[counts], w if w is None else w[counts]
    return np.polyfit(x, y, deg, rcond, full, w, cov)
