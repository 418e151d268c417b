"""Masked arrays as bytes, lists, records, pickles and copies."""
import numpy as np
from numpy import ndarray

from . import core as ma
from ._masks import getmaskarray, make_mask_descr, nomask


def tolist(self, fill_value=None):
    """Lists of Python's numbers, None where masked."""
    mask = self._mask
    if mask is nomask:
        return self._data.tolist()
    if fill_value is not None:
        return self.filled(fill_value).tolist()
    names = self.dtype.names
    if names:
        result = self._data.astype([(name, object) for name in names])
        for name in names:
            result[name][mask[name]] = None
        return result.tolist()
    result = np.array(self._data.ravel(), dtype=object)
    result[mask.ravel()] = None
    return result.reshape(self.shape).tolist()


def tostring(self, fill_value=None, order="C"):
    """The old name of `tobytes`."""
    import warnings

    warnings.warn("tostring() is deprecated. Use tobytes() instead.", DeprecationWarning, stacklevel=2)
    return self.tobytes(fill_value, order=order)


def tobytes(self, fill_value=None, order="C"):
    """The bytes of the elements, masked ones filled."""
    return self.filled(fill_value).tobytes(order=order)


def tofile(self, fid, sep="", format="%s"):
    """Not there, in NumPy neither."""
    raise NotImplementedError("MaskedArray.tofile() not implemented yet.")


def toflex(self):
    """An array with the fields `_data` and `_mask`."""
    mask = self._mask
    if mask is nomask:
        mask = np.zeros(self.shape, dtype=bool)
    record = np.ndarray(shape=self.shape, dtype=[("_data", self.dtype), ("_mask", make_mask_descr(self.dtype))])
    record["_data"], record["_mask"] = self._data, mask
    return record


def __getstate__(self):
    order = "CF"[self.flags.fnc]
    state = ndarray.__reduce__(self)[2]
    return (*state, getmaskarray(self).tobytes(order), self._fill_value)


def __setstate__(self, state):
    version, shape, kind, is_fortran, data, mask, fill_value = state
    ndarray.__setstate__(self, (version, shape, kind, is_fortran, data))
    made = np.zeros(0, bool)
    made.__setstate__((version, shape, make_mask_descr(kind), is_fortran, mask))
    self._mask = made
    self.fill_value = fill_value


def _mareconstruct(subtype, baseclass, baseshape, basetype):
    """An empty masked array for a pickle to fill."""
    data = ndarray.__new__(baseclass, baseshape, basetype)
    mask = ndarray.__new__(ndarray, baseshape, make_mask_descr(np.dtype(basetype)))
    return subtype.__new__(subtype, data, mask=mask, dtype=basetype)


_mareconstruct.__module__ = "numpy.ma.core"


def __reduce__(self):
    return _mareconstruct, (self.__class__, self._baseclass, (0,), "b"), self.__getstate__()


def __deepcopy__(self, memo=None):
    from copy import deepcopy

    copied = ma.MaskedArray.__new__(type(self), self, copy=True, keep_mask=True)
    if memo is None:
        memo = {}
    memo[id(self)] = copied
    for name, value in self.__dict__.items():
        copied.__dict__[name] = deepcopy(value, memo)
    if self.dtype.hasobject:
        copied._data[...] = deepcopy(copied._data)
    return copied
