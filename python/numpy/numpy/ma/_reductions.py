"""Sums, means, extremes and what else makes fewer numbers of many: of the elements that are not masked."""
import numpy as np
from numpy import ndarray

from . import core as ma
from . import _ufuncs
from ._fills import maximum_fill_value, minimum_fill_value
from ._masks import MaskError, _check_mask_axis, getmask, make_mask_none, mask_or, nomask

_LOST = "Masked data information would be lost in one or more location."
_NONE = np._NoValue


def _kept(keepdims):
    return {} if keepdims is _NONE else {"keepdims": keepdims}


def _truth(self, name, empty, axis, out, keepdims):
    more = _kept(keepdims)
    mask = _check_mask_axis(self._mask, axis, **more)
    if out is None:
        found = np.asarray(getattr(self.filled(empty), name)(axis=axis, **more)).view(type(self))
        if found.ndim:
            found.__setmask__(mask)
            return found
        return ma.masked if mask else found._data[()]
    getattr(self.filled(empty), name)(axis=axis, out=out, **more)
    if isinstance(out, ma.MaskedArray) and (out.ndim or mask):
        out.__setmask__(mask)
    return out


def all(self, axis=None, out=None, keepdims=_NONE):
    """Whether every element that is not masked is true."""
    return _truth(self, "all", True, axis, out, keepdims)


def any(self, axis=None, out=None, keepdims=_NONE):
    """Whether an element that is not masked is true."""
    return _truth(self, "any", False, axis, out, keepdims)


def _mask_of(out):
    """The mask of an array that results are written to."""
    mask = getmask(out)
    if mask is nomask:
        mask = out._mask = make_mask_none(out.shape)
    return mask


def _total(self, name, empty, axis, dtype, out, keepdims):
    more = _kept(keepdims)
    mask = _check_mask_axis(self._mask, axis, **more)
    if out is None:
        result = getattr(self.filled(empty), name)(axis, dtype=dtype, **more)
        if getattr(result, "ndim", 0):
            result = result.view(type(self))
            result.__setmask__(mask)
        elif mask:
            result = ma.masked
        return result
    result = getattr(self.filled(empty), name)(axis, dtype=dtype, out=out, **more)
    if isinstance(out, ma.MaskedArray):
        _mask_of(out).flat = mask
    return result


def sum(self, axis=None, dtype=None, out=None, keepdims=_NONE):
    """The sum of the elements that are not masked."""
    return _total(self, "sum", 0, axis, dtype, out, keepdims)


def prod(self, axis=None, dtype=None, out=None, keepdims=_NONE):
    """The product of the elements that are not masked."""
    return _total(self, "prod", 1, axis, dtype, out, keepdims)


def _running(self, name, empty, axis, dtype, out):
    result = getattr(self.filled(empty), name)(axis=axis, dtype=dtype, out=out)
    if out is not None:
        if isinstance(out, ma.MaskedArray):
            out.__setmask__(self.mask)
        return out
    result = result.view(type(self))
    result.__setmask__(self._mask)
    return result


def cumsum(self, axis=None, dtype=None, out=None):
    """Sums up to each element; masked elements add nothing and stay masked."""
    return _running(self, "cumsum", 0, axis, dtype, out)


def cumprod(self, axis=None, dtype=None, out=None):
    """Products up to each element; masked elements change nothing and stay masked."""
    return _running(self, "cumprod", 1, axis, dtype, out)


def _unmasked(self, name, **keywords):
    """A reduction of an array without a mask."""
    result = getattr(self.view(ndarray), name)(**keywords)
    if isinstance(result, ndarray):
        result = result.view(type(self))
        result._update_from(self)
    return result


def mean(self, axis=None, dtype=None, out=None, keepdims=_NONE):
    """The mean of the elements that are not masked."""
    more = _kept(keepdims)
    if self._mask is nomask:
        result = _unmasked(self, "mean", axis=axis, dtype=dtype, **more)
    else:
        is_half = False
        if dtype is None:
            if self.dtype.kind in "iub":
                dtype = np.dtype("f8")
            elif self.dtype == np.float16:
                dtype, is_half = np.dtype("f4"), True
        total = self.sum(axis=axis, dtype=dtype, **more)
        count = self.count(axis=axis, **more)
        if getattr(count, "shape", ()) == () and (count == 0):
            result = ma.masked
        else:
            result = total * 1.0 / count
            if is_half:
                result = self.dtype.type(result)
    if out is not None:
        out.flat = result
        if isinstance(out, ma.MaskedArray):
            _mask_of(out).flat = getmask(result)
        return out
    return result


def anom(self, axis=None, dtype=None):
    """Differences from the mean."""
    middle = self.mean(axis, dtype)
    return self - middle if not axis else self - np.expand_dims(middle, axis)


def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, mean=_NONE):
    """The mean square of differences from the mean."""
    more = _kept(keepdims)
    if self._mask is nomask:
        if mean is not _NONE:
            more["mean"] = mean
        result = _unmasked(self, "var", axis=axis, dtype=dtype, out=None if out is None else out.view(ndarray), ddof=ddof, **more)
        if out is None:
            return result
        if isinstance(out, ma.MaskedArray):
            out.__setmask__(nomask)
        return out
    count = self.count(axis=axis, **more) - ddof
    off = self - (self.mean(axis, dtype, keepdims=True) if mean is _NONE else mean)
    if np.iscomplexobj(self):
        off = np.absolute(off) ** 2
    else:
        off *= off
    result = _ufuncs.divide(off.sum(axis, **more), count).view(type(self))
    if result.ndim:
        result._mask = mask_or(self._mask.all(axis, **more), count <= 0)
        result._update_from(self)
    elif getmask(result):
        result = ma.masked
        if out is not None:
            if isinstance(out, ma.MaskedArray):
                out.flat = 0
                out.__setmask__(True)
            elif out.dtype.kind in "biu":
                raise MaskError(_LOST)
            else:
                out.flat = np.nan
            return out
    if out is not None:
        out.flat = result._data
        if isinstance(out, ma.MaskedArray):
            out.__setmask__(result.mask)
        return out
    return result


def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=_NONE, mean=_NONE):
    """The root of the variance."""
    more = _kept(keepdims)
    if mean is not _NONE:
        more["mean"] = mean
    result = self.var(axis, dtype, out, ddof, **more)
    if result is not ma.masked:
        if out is not None:
            np.power(out, 0.5, out=out, casting="unsafe")
            return out
        result = _ufuncs.sqrt(result)
    return result


def round(self, decimals=0, out=None):
    """Elements rounded to decimals."""
    result = self._data.round(decimals=decimals, out=out)
    result = np.asanyarray(result).view(type(self))
    if result.ndim > 0:
        result._mask = self._mask
        result._update_from(self)
    elif self._mask:
        result = ma.masked
    if out is None:
        return result if result is ma.masked or result.ndim else result._data[()]
    if isinstance(out, ma.MaskedArray):
        out.__setmask__(self._mask)
    return out


def _extreme(self, name, fill, axis, out, fill_value, keepdims):
    more = _kept(keepdims)
    mask = _check_mask_axis(self._mask, axis, **more)
    if fill_value is None:
        fill_value = fill(self)
    if out is None:
        result = np.asanyarray(getattr(self.filled(fill_value), name)(axis=axis, out=out, **more)).view(type(self))
        if result.ndim:
            result.__setmask__(mask)
            np.copyto(result._data, result.fill_value, where=mask)
            return result
        return ma.masked if mask else result._data[()]
    getattr(self.filled(fill_value), name)(axis=axis, out=out, **more)
    if isinstance(out, ma.MaskedArray):
        _mask_of(out).flat = mask
        return out
    if out.dtype.kind in "biu":
        raise MaskError(_LOST)
    np.copyto(out, np.nan, where=mask)
    return out


def min(self, axis=None, out=None, fill_value=None, keepdims=_NONE):
    """The smallest element that is not masked."""
    return _extreme(self, "min", minimum_fill_value, axis, out, fill_value, keepdims)


def max(self, axis=None, out=None, fill_value=None, keepdims=_NONE):
    """The greatest element that is not masked."""
    return _extreme(self, "max", maximum_fill_value, axis, out, fill_value, keepdims)


def ptp(self, axis=None, out=None, fill_value=None, keepdims=False):
    """The greatest less the smallest element."""
    if out is None:
        result = self.max(axis=axis, fill_value=fill_value, keepdims=keepdims)
        result -= self.min(axis=axis, fill_value=fill_value, keepdims=keepdims)
        return result
    out.flat = self.max(axis=axis, out=out, fill_value=fill_value, keepdims=keepdims)
    np.subtract(out, self.min(axis=axis, fill_value=fill_value, keepdims=keepdims), out=out, casting="unsafe")
    return out


def argmin(self, axis=None, fill_value=None, out=None, *, keepdims=_NONE):
    """Where the smallest element that is not masked is."""
    data = self.filled(minimum_fill_value(self) if fill_value is None else fill_value).view(ndarray)
    return data.argmin(axis, out=out, keepdims=bool(keepdims) if keepdims is not _NONE else False)


def argmax(self, axis=None, fill_value=None, out=None, *, keepdims=_NONE):
    """Where the greatest element that is not masked is."""
    data = self.filled(maximum_fill_value(self._data) if fill_value is None else fill_value).view(ndarray)
    return data.argmax(axis, out=out, keepdims=bool(keepdims) if keepdims is not _NONE else False)


def count(self, axis=None, keepdims=_NONE):
    """How many elements are not masked."""
    more = _kept(keepdims)
    mask = self._mask
    if self._baseclass is not ndarray and isinstance(self.data, np.matrix):
        mask = (np.zeros(self.shape, bool) if mask is nomask else mask).view(type(self.data))
    if mask is nomask:
        if self.shape == ():
            if axis not in (None, 0):
                raise np.exceptions.AxisError(axis=axis, ndim=self.ndim)
            return 1
        if axis is None:
            return np.array(self.size, dtype=np.intp, ndmin=self.ndim) if more.get("keepdims") else self.size
        from numpy.lib.array_utils import normalize_axis_tuple

        axes = normalize_axis_tuple(axis, self.ndim)
        items = 1
        for one in axes:
            items *= self.shape[one]
        if more.get("keepdims"):
            shape = [1 if place in axes else length for place, length in enumerate(self.shape)]
        else:
            shape = [length for place, length in enumerate(self.shape) if place not in axes]
        return np.full(shape, items, dtype=np.intp)
    if self is ma.masked:
        return 0
    return (~mask).sum(axis=axis, dtype=np.intp, **more)


def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    """The sum along a diagonal."""
    if self._mask is nomask:
        result = ndarray.trace(self, offset=offset, axis1=axis1, axis2=axis2, out=out)
        return result.astype(dtype)
    diagonal = self.diagonal(offset=offset, axis1=axis1, axis2=axis2)
    return diagonal.astype(dtype).filled(0).sum(axis=-1, out=out)
