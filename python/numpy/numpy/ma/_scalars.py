"""Single elements of masked arrays: records of which fields may be masked, and the element that is masked."""
import numpy as np
from numpy import ndarray

from . import core as ma
from ._class import MaskedArray
from ._masks import _replace_dtype_fields, make_mask_descr, nomask
from ._printing import _recursive_printoption, masked_print_option


class mvoid(MaskedArray):
    """A record some fields of which may be masked."""

    __module__ = "numpy.ma.core"

    def __new__(self, data, mask=nomask, dtype=None, fill_value=None, hardmask=False, copy=False, subok=True):
        made = np.array(data, copy=True if copy else None, subok=subok, dtype=dtype).view(self)
        made._hardmask = hardmask
        if mask is not nomask:
            is_made = isinstance(mask, np.void)
            made._mask = mask if is_made else np.array(mask, dtype=make_mask_descr(np.dtype(made.dtype if dtype is None else dtype)))[()]
        if fill_value is not None:
            made.fill_value = fill_value
        return made

    @property
    def _data(self):
        return MaskedArray._data.fget(self)[()]

    def __getitem__(self, indx):
        mask = self._mask
        if isinstance(mask[indx], ndarray):
            return ma.masked_array(data=self._data[indx], mask=mask[indx], fill_value=self._fill_value[indx], hard_mask=self._hardmask)
        if mask is not nomask and mask[indx]:
            return ma.masked
        return self._data[indx]

    def __setitem__(self, indx, value):
        self._data[indx] = value
        if self._hardmask:
            self._mask[indx] |= getattr(value, "_mask", False)
        else:
            self._mask[indx] = getattr(value, "_mask", False)

    def __str__(self):
        mask = self._mask
        if mask is nomask:
            return str(self._data)
        shown = MaskedArray._data.fget(self).astype(_replace_dtype_fields(self.dtype, "O"))
        _recursive_printoption(shown, mask, masked_print_option)
        return str(shown)

    __repr__ = __str__

    def __iter__(self):
        data, mask = self._data, self._mask
        if mask is nomask:
            yield from data
            return
        for value, masked in zip(data, mask):
            yield ma.masked if masked else value

    def __len__(self):
        return self._data.__len__()

    def filled(self, fill_value=None):
        """The record with masked fields replaced by a value."""
        return ma.asarray(self).filled(fill_value)[()]

    def tolist(self):
        """The fields as a tuple, None where masked."""
        mask = self._mask
        if mask is nomask:
            return self._data.tolist()
        return tuple(None if masked else value.item() if hasattr(value, "item") else value for value, masked in zip(self._data, mask))


class MaskedConstant(MaskedArray):
    """The class of `masked`, of which there is one."""

    __module__ = "numpy.ma.core"
    __singleton = None

    def __new__(cls):
        if cls.__singleton is None or type(cls.__singleton) is not cls:
            data, mask = np.array(0.0), np.array(True)
            data.flags.writeable = mask.flags.writeable = False
            cls.__singleton = MaskedArray(data, mask=mask).view(cls)
        return cls.__singleton

    def __array_finalize__(self, obj):
        if self.__singleton is None or type(self.__singleton) is not type(self):
            MaskedArray.__array_finalize__(self, obj)
        elif self is not self.__singleton:
            # Whatever else is made of it is an array like others.
            self.__class__ = MaskedArray
            MaskedArray.__array_finalize__(self, obj)

    def __array_wrap__(self, obj, context=None, return_scalar=False):
        return self.view(MaskedArray).__array_wrap__(obj, context)

    def __str__(self):
        return str(masked_print_option._display)

    def __repr__(self):
        return "masked" if self is MaskedConstant.__singleton else object.__repr__(self)

    def __format__(self, format_spec):
        if format_spec:
            import warnings

            warnings.warn("Format strings passed to MaskedConstant are ignored, but in future may error or produce different behavior",
                          FutureWarning, stacklevel=2)
        return str(self)

    def __reduce__(self):
        return self.__class__, ()

    def __iop__(self, other):
        return self

    __iadd__ = __isub__ = __imul__ = __ifloordiv__ = __itruediv__ = __ipow__ = __iop__
    del __iop__

    def copy(self, *args, **kwargs):
        """Itself."""
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __setattr__(self, attr, value):
        if self.__singleton is None or self is not self.__singleton:
            return super().__setattr__(attr, value)
        raise AttributeError(f"attributes of {self!r} are not writeable")


masked = masked_singleton = MaskedConstant()
