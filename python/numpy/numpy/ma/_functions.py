"""Functions of masked arrays."""
import numpy as np

from . import core as ma
from . import _ufuncs
from ._class import MaskedArray
from ._creation import asanyarray
from ._fills import filled, getdata
from ._masks import MaskError, MaskType, _shrink_mask, getmask, getmaskarray, make_mask, make_mask_none, mask_or, nomask
from ._ufuncs import get_masked_subclass


def take(a, indices, axis=None, out=None, mode="raise"):
    """The elements at places along an axis."""
    return MaskedArray(a).take(indices, axis=axis, out=out, mode=mode)


def power(a, b, third=None):
    """Powers, masked where an input is or where there is no finite one."""
    if third is not None:
        raise MaskError("3-argument power not supported.")
    mask = mask_or(getmask(a), getmask(b))
    data_a, data_b = getdata(a), getdata(b)
    kind = type(a) if isinstance(a, MaskedArray) else MaskedArray
    with np.errstate(divide="ignore", invalid="ignore"):
        result = np.where(mask, data_a, np.power(data_a, data_b)).view(kind)
    result._update_from(a)
    invalid = np.logical_not(np.isfinite(result.view(np.ndarray)))
    if mask is not nomask:
        if not result.ndim:
            return ma.masked
        result._mask = np.logical_or(mask, invalid)
    if invalid.any():
        if not result.ndim:
            return ma.masked
        if result._mask is nomask:
            result._mask = invalid
        result._data[invalid] = result.fill_value
    return result


def argsort(a, axis=np._NoValue, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """The places of the elements in order, masked ones last or first."""
    a = np.asanyarray(a)
    if axis is np._NoValue:
        from ._shapes import _default_axis

        axis = _default_axis(a)
    if isinstance(a, MaskedArray):
        return a.argsort(axis=axis, kind=kind, order=order, endwith=endwith, fill_value=fill_value, stable=None)
    return a.argsort(axis=axis, kind=kind, order=order, stable=None)


def sort(a, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """A copy with its elements in order, masked ones last or first."""
    a = np.array(a, copy=True, subok=True)
    if axis is None:
        a, axis = a.flatten(), 0
    if isinstance(a, MaskedArray):
        a.sort(axis=axis, kind=kind, order=order, endwith=endwith, fill_value=fill_value, stable=stable)
    else:
        a.sort(axis=axis, kind=kind, order=order, stable=stable)
    return a


def compressed(x):
    """The elements that are not masked, in one dimension."""
    return asanyarray(x).compressed()


def concatenate(arrays, axis=0):
    """Arrays one after the other."""
    data = np.concatenate([getdata(one) for one in arrays], axis)
    result = data.view(get_masked_subclass(*arrays))
    if any(getmask(one) is not nomask for one in arrays):
        mask = np.concatenate([getmaskarray(one) for one in arrays], axis)
        result._mask = _shrink_mask(mask.reshape(data.shape))
    return result


def append(a, b, axis=None):
    """One array after another."""
    return concatenate([a, b], axis)


def diag(v, k=0):
    """A diagonal, or an array that has it."""
    result = np.diag(v, k).view(MaskedArray)
    if getmask(v) is not nomask:
        result._mask = np.diag(v._mask, k)
    return result


def left_shift(a, n):
    """Bits moved to the left."""
    mask = getmask(a)
    if mask is nomask:
        return MaskedArray(np.left_shift(filled(a), n))
    return MaskedArray(np.left_shift(filled(a, 0), n), mask=mask)


def right_shift(a, n):
    """Bits moved to the right."""
    mask = getmask(a)
    if mask is nomask:
        return MaskedArray(np.right_shift(filled(a), n))
    return MaskedArray(np.right_shift(filled(a, 0), n), mask=mask)


def put(a, indices, values, mode="raise"):
    """Sets the elements at places of the flattened array."""
    try:
        return a.put(indices, values, mode=mode)
    except AttributeError:
        return np.asarray(a).put(indices, values, mode=mode)


def putmask(a, mask, values):
    """Sets the elements where a mask is true."""
    if not isinstance(a, MaskedArray):
        a = a.view(MaskedArray)
    data, own = getdata(values), getmask(values)
    if getmask(a) is nomask:
        if own is not nomask:
            a._sharedmask = True
            a._mask = make_mask_none(a.shape, a.dtype)
            np.copyto(a._mask, own, where=mask)
    elif a._hardmask:
        if own is not nomask:
            joined = a._mask.copy()
            np.copyto(joined, own, where=mask)
            a.mask |= joined
    else:
        np.copyto(a._mask, getmaskarray(values) if own is nomask else own, where=mask)
    np.copyto(a._data, data, where=mask)


def transpose(a, axes=None):
    """Dimensions in another order."""
    try:
        return a.transpose(axes)
    except AttributeError:
        return np.asarray(a).transpose(axes).view(MaskedArray)


def reshape(a, new_shape, order="C"):
    """The elements in another shape."""
    try:
        return a.reshape(new_shape, order=order)
    except AttributeError:
        return np.asarray(a).reshape(new_shape, order=order).view(MaskedArray)


def resize(x, new_shape):
    """The elements over and over in another shape."""
    mask = getmask(x)
    if mask is not nomask:
        mask = np.resize(mask, new_shape)
    result = np.resize(getdata(x), new_shape).view(get_masked_subclass(x))
    if result.ndim:
        result._mask = mask
    return result


def ndim(obj):
    """How many dimensions there are."""
    return np.ndim(getdata(obj))


def shape(obj):
    """The lengths of the dimensions."""
    return np.shape(getdata(obj))


def size(obj, axis=None):
    """How many elements there are."""
    return np.size(getdata(obj), axis)


def diff(a, /, n=1, axis=-1, prepend=np._NoValue, append=np._NoValue):
    """Differences of neighbours, masked where one of them is."""
    if n == 0:
        return a
    if n < 0:
        raise ValueError("order must be non-negative but got " + repr(n))
    a = asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    parts = [a]
    for one, place in ((prepend, 0), (append, len(parts) + 1)):
        if one is not np._NoValue:
            one = asanyarray(one)
            if one.ndim == 0:
                lengths = list(a.shape)
                lengths[axis] = 1
                one = np.broadcast_to(one, tuple(lengths), subok=True)
            parts.insert(place, one)
    return np.diff(concatenate(parts, axis) if len(parts) > 1 else a, n, axis)


def where(condition, x=np._NoValue, y=np._NoValue):
    """Elements of one array where a condition is true, else of another."""
    missing = (x is np._NoValue, y is np._NoValue).count(True)
    if missing == 1:
        raise ValueError("Must provide both 'x' and 'y' or neither.")
    if missing == 2:
        return ma.nonzero(condition)
    holds = filled(condition, False)
    data_x, data_y, mask_x, mask_y = getdata(x), getdata(y), getmaskarray(x), getmaskarray(y)
    # `masked` takes on the type of what it meets.
    if x is ma.masked and y is not ma.masked:
        data_x, mask_x = np.zeros((), dtype=data_y.dtype), np.ones((), dtype=mask_y.dtype)
    elif y is ma.masked and x is not ma.masked:
        data_y, mask_y = np.zeros((), dtype=data_x.dtype), np.ones((), dtype=mask_x.dtype)
    data, mask = np.where(holds, data_x, data_y), np.where(holds, mask_x, mask_y)
    mask = np.where(getmaskarray(condition), np.ones((), dtype=mask.dtype), mask)
    return MaskedArray(data, mask=_shrink_mask(mask))


def choose(indices, choices, out=None, mode="raise"):
    """Elements of several arrays, of which one is told for each place."""
    places = filled(indices, 0)
    masks = [True if one is ma.masked else getmask(one) for one in choices]
    data = [True if one is ma.masked else filled(one) for one in choices]
    mask = make_mask(mask_or(np.choose(places, masks, mode=mode), getmask(indices)), copy=False, shrink=True)
    result = np.asarray(np.choose(places, data, mode=mode, out=out)).view(MaskedArray)
    if out is not None:
        if isinstance(out, MaskedArray):
            out.__setmask__(mask)
        return out
    result.__setmask__(mask)
    return result


def round_(a, decimals=0, out=None):
    """Elements rounded to decimals."""
    if out is None:
        return np.round(a, decimals, out)
    np.round(getdata(a), decimals, out)
    if hasattr(out, "_mask"):
        out._mask = getmask(a)
    return out


round = round_


def _mask_propagate(a, axis):
    """Masks all along axes where one element is masked."""
    a = ma.array(a, subok=False)
    mask = getmask(a)
    if mask is nomask or not mask.any() or axis is None:
        return a
    a._mask = a._mask.copy()
    from numpy.lib.array_utils import normalize_axis_tuple

    for one in normalize_axis_tuple(axis, a.ndim):
        a._mask |= mask.any(axis=one, keepdims=True)
    return a


def dot(a, b, strict=False, out=None):
    """The matrix product: masked elements count as 0, or mask their row and column where `strict` is set."""
    if strict and np.ndim(a) != 0 and np.ndim(b) != 0:
        a, b = _mask_propagate(a, np.ndim(a) - 1), _mask_propagate(b, np.ndim(b) - (1 if np.ndim(b) == 1 else 2))
    counts_a, counts_b = ~getmaskarray(a), ~getmaskarray(b)
    if out is None:
        data, mask = np.dot(filled(a, 0), filled(b, 0)), ~np.dot(counts_a, counts_b)
        result = np.asanyarray(data).view(get_masked_subclass(a, b))
        result.__setmask__(mask)
        return result
    data = np.dot(filled(a, 0), filled(b, 0), out._data)
    if out.mask.shape != data.shape:
        out._mask = np.empty(data.shape, MaskType)
    np.dot(counts_a, counts_b, out._mask)
    np.logical_not(out._mask, out._mask)
    return out


def inner(a, b):
    """The inner product, masked elements counting as 0."""
    a, b = (one.reshape(1) if one.ndim == 0 else one for one in (filled(a, 0), filled(b, 0)))
    return np.inner(a, b).view(MaskedArray)


def outer(a, b):
    """The products of each element of one with each of the other."""
    data = np.outer(filled(a, 0).ravel(), filled(b, 0).ravel())
    if getmask(a) is nomask and getmask(b) is nomask:
        return MaskedArray(data)
    return MaskedArray(data, mask=make_mask(1 - np.outer(1 - getmaskarray(a), 1 - getmaskarray(b)), copy=False))


innerproduct, outerproduct = inner, outer


def _convolve_or_correlate(f, a, v, mode, propagate_mask):
    if propagate_mask:
        mask = f(getmaskarray(a), np.ones(np.shape(v), dtype=bool), mode=mode) | f(np.ones(np.shape(a), dtype=bool), getmaskarray(v), mode=mode)
        data = f(getdata(a), getdata(v), mode=mode)
    else:
        mask = ~f(~getmaskarray(a), ~getmaskarray(v), mode=mode)
        data = f(filled(a, 0), filled(v, 0), mode=mode)
    return MaskedArray(data, mask=mask)


def correlate(a, v, mode="valid", propagate_mask=True):
    """The correlation of two sequences: masked wherever a masked element takes part, or only where nothing else does."""
    return _convolve_or_correlate(np.correlate, a, v, mode, propagate_mask)


def convolve(a, v, mode="full", propagate_mask=True):
    """The convolution of two sequences: masked wherever a masked element takes part, or only where nothing else does."""
    return _convolve_or_correlate(np.convolve, a, v, mode, propagate_mask)


def allequal(a, b, fill_value=True):
    """Whether all elements are equal, masked ones counting as `fill_value` says."""
    mask = mask_or(getmask(a), getmask(b))
    if mask is nomask:
        return np.equal(getdata(a), getdata(b)).all()
    if not fill_value:
        return False
    return ma.array(np.equal(getdata(a), getdata(b)), mask=mask, copy=False).filled(True).all(None)


def allclose(a, b, masked_equal=True, rtol=1e-5, atol=1e-8):
    """Whether all elements are nearly equal, masked ones counting as `masked_equal` says."""
    x, y = MaskedArray(a, copy=False), MaskedArray(b, copy=False)
    if y.dtype.kind != "m":
        kind = np.result_type(y, 1.0)
        if y.dtype != kind:
            y = MaskedArray(y, dtype=kind, copy=False)
    mask = mask_or(getmask(x), getmask(y))
    infinite = np.isinf(MaskedArray(x, copy=False, mask=mask)).filled(False)
    if not np.all(infinite == filled(np.isinf(y), False)):
        return False

    def near(x, y):
        off, room = _ufuncs.absolute(x - y), atol + rtol * _ufuncs.absolute(y)
        return np.all(filled(_ufuncs.less_equal(off, room), masked_equal))

    if not np.any(infinite):
        return near(x, y)
    if not np.all(filled(x[infinite] == y[infinite], masked_equal)):
        return False
    return near(x[~infinite], y[~infinite])


def doc_note(initialdoc, note):
    """A docstring with a section of notes."""
    if initialdoc is None or note is None:
        return initialdoc
    import inspect
    import re

    # Notes that are there follow the new one.
    parts = re.split(r"\n\s*?Notes\n\s*?-----", inspect.cleandoc(initialdoc))
    return "".join([parts[0], f"\n\nNotes\n-----\n{inspect.cleandoc(note)}\n", *parts[1:]])
