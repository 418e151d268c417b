"""Operators of masked arrays, and what single ones are as numbers."""
import operator

import numpy as np

from . import core as ma
from . import _ufuncs
from ._fills import _check_fill_value, getdata
from ._masks import MaskError, getmask, make_mask_none, mask_or, nomask


def _delegate_binop(self, other):
    """Whether the other operand does the work."""
    if isinstance(other, type(self)):
        return False
    own = getattr(other, "__array_ufunc__", False)
    if own is False:
        return self.__array_priority__ < getattr(other, "__array_priority__", -1000000)
    return own is None


def _comparison(self, other, compare):
    """A comparison masked where an operand is; both masked are equal, one masked is not."""
    other_mask, own_mask = getmask(other), self.mask
    mask = mask_or(own_mask, other_mask, copy=True)
    other_data = getdata(other)
    if mask is not nomask and mask.dtype.names is not None:
        if compare not in (operator.eq, operator.ne):
            return NotImplemented
        # What is masked is taken from the other, so that it differs in no field; only where all fields are masked is the result.
        shape = np.broadcast(self, other_data).shape
        spread = np.broadcast_to(self, shape, subok=True)
        spread._mask = mask
        own_data = spread.filled(other_data)
        mask = mask == np.ones((), mask.dtype)
        if other_mask is nomask:
            other_mask = np.zeros((), own_mask.dtype)
    else:
        own_data = self.data
    found = compare(own_data, other_data)
    if isinstance(found, (np.bool_, bool)):
        return ma.masked if mask else found
    if mask is not nomask:
        if compare in (operator.eq, operator.ne):
            found = np.where(mask, compare(own_mask, other_mask), found)
        if mask.shape != found.shape:
            mask = np.broadcast_to(mask, found.shape).copy()
    found = found.view(type(self))
    found._update_from(self)
    found._mask = mask
    if found._fill_value is not None:
        try:
            found._fill_value = _check_fill_value(found._fill_value, np.bool_)
        except (TypeError, ValueError):
            found._fill_value = _check_fill_value(None, np.bool_)
    return found


def __eq__(self, other):
    """Where elements are equal."""
    return self._comparison(other, operator.eq)


def __ne__(self, other):
    """Where elements are not equal."""
    return self._comparison(other, operator.ne)


def __le__(self, other):
    return self._comparison(other, operator.le)


def __lt__(self, other):
    return self._comparison(other, operator.lt)


def __ge__(self, other):
    return self._comparison(other, operator.ge)


def __gt__(self, other):
    return self._comparison(other, operator.gt)


def __add__(self, other):
    return NotImplemented if self._delegate_binop(other) else _ufuncs.add(self, other)


def __radd__(self, other):
    # The other first: texts are not added in any order.
    return _ufuncs.add(other, self)


def __sub__(self, other):
    return NotImplemented if self._delegate_binop(other) else _ufuncs.subtract(self, other)


def __rsub__(self, other):
    return _ufuncs.subtract(other, self)


def __mul__(self, other):
    return NotImplemented if self._delegate_binop(other) else _ufuncs.multiply(self, other)


def __rmul__(self, other):
    return _ufuncs.multiply(other, self)


def __truediv__(self, other):
    return NotImplemented if self._delegate_binop(other) else _ufuncs.true_divide(self, other)


def __rtruediv__(self, other):
    return _ufuncs.true_divide(other, self)


def __floordiv__(self, other):
    return NotImplemented if self._delegate_binop(other) else _ufuncs.floor_divide(self, other)


def __rfloordiv__(self, other):
    return _ufuncs.floor_divide(other, self)


def __pow__(self, other):
    return NotImplemented if self._delegate_binop(other) else ma.power(self, other)


def __rpow__(self, other):
    return ma.power(other, self)


def _join_mask(self, other):
    """Masks what is masked in the other operand of an operation in place."""
    mask = getmask(other)
    if self._mask is nomask:
        if mask is not nomask and mask.any():
            self._mask = make_mask_none(self.shape, self.dtype)
            self._mask += mask
    elif mask is not nomask:
        self._mask += mask


def _neutral(self, data, value):
    """The other operand's data with what changes nothing where the result is masked."""
    return np.where(self._mask, data.dtype.type(value), data)


def __iadd__(self, other):
    _join_mask(self, other)
    self._data.__iadd__(_neutral(self, getdata(other), 0))
    return self


def __isub__(self, other):
    _join_mask(self, other)
    self._data.__isub__(_neutral(self, getdata(other), 0))
    return self


def __imul__(self, other):
    _join_mask(self, other)
    self._data.__imul__(_neutral(self, getdata(other), 1))
    return self


def _divide_in_place(self, other, function, name):
    data = getdata(other)
    outside = _ufuncs._DomainSafeDivide()(self._data, data)
    mask = mask_or(getmask(other), outside)
    if outside.any():
        data = np.where(outside, data.dtype.type(_ufuncs.ufunc_fills[function][1]), data)
    self._mask = self._mask | mask if self._mask is nomask else self._mask.__ior__(mask)
    getattr(self._data, name)(_neutral(self, data, 1))
    return self


def __ifloordiv__(self, other):
    return _divide_in_place(self, other, np.floor_divide, "__ifloordiv__")


def __itruediv__(self, other):
    return _divide_in_place(self, other, np.true_divide, "__itruediv__")


def __ipow__(self, other):
    mask = getmask(other)
    data = _neutral(self, getdata(other), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        self._data.__ipow__(data)
    invalid = np.logical_not(np.isfinite(self._data))
    if invalid.any():
        if self._mask is not nomask:
            self._mask |= invalid
        else:
            self._mask = invalid
        np.copyto(self._data, self.fill_value, where=invalid)
    self._mask = mask_or(self._mask, mask_or(mask, invalid))
    return self


def __float__(self):
    if self.size > 1:
        raise TypeError("Only length-1 arrays can be converted to Python scalars")
    if self._mask:
        import warnings

        warnings.warn("Warning: converting a masked element to nan.", stacklevel=2)
        return np.nan
    return float(self.item())


def __int__(self):
    if self.size > 1:
        raise TypeError("Only length-1 arrays can be converted to Python scalars")
    if self._mask:
        raise MaskError("Cannot convert masked element to a Python int.")
    return int(self.item())
