"""Masked arrays element by element."""
import numpy as np
from numpy import ndarray

from . import core as ma
from ._fills import getdata
from ._masks import getmaskarray, nomask


class MaskedIterator:
    """The elements of a masked array one after the other."""

    def __init__(self, ma):
        self.ma = ma
        self.dataiter = ma._data.flat
        self.maskiter = None if ma._mask is nomask else ma._mask.flat

    def __iter__(self):
        return self

    def _single(self, value, mask):
        if isinstance(mask, np.void):
            return ma.mvoid(value, mask=mask, hardmask=self.ma._hardmask)
        return ma.masked if mask else value

    def __getitem__(self, indx):
        result = self.dataiter.__getitem__(indx)
        if isinstance(result, ndarray):
            result = result.view(type(self.ma))
        if self.maskiter is None:
            return result
        mask = self.maskiter.__getitem__(indx)
        if isinstance(mask, ndarray):
            mask.shape = result.shape
            result._mask = mask
            return result
        return self._single(result, mask)

    def __setitem__(self, index, value):
        self.dataiter[index] = getdata(value)
        if self.maskiter is not None:
            self.maskiter[index] = getmaskarray(value)

    def __next__(self):
        value = next(self.dataiter)
        return value if self.maskiter is None else self._single(value, next(self.maskiter))

    next = __next__


MaskedIterator.__module__ = "numpy.ma.core"
