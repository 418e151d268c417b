"""What rearranges, picks and orders the elements of masked arrays: their masks come along."""
import numpy as np
from numpy import ndarray

from . import core as ma
from ._fills import maximum_fill_value, minimum_fill_value
from ._masks import MaskedArrayFutureWarning, getmask, getmaskarray, make_mask, nomask


def _along(name):
    """A method of arrays done to the data and to the mask."""

    def method(self, *args, **params):
        result = getattr(self._data, name)(*args, **params).view(type(self))
        result._update_from(self)
        mask = self._mask
        if mask is not nomask:
            result._mask = getattr(mask, name)(*args, **params)
        return result

    method.__name__ = method.__qualname__ = name
    method.__doc__ = f"`ndarray.{name}` of the data and of the mask."
    return method


copy, diagonal, flatten, repeat, squeeze, swapaxes, transpose = (
    _along(name) for name in ("copy", "diagonal", "flatten", "repeat", "squeeze", "swapaxes", "transpose"))
T = property(lambda self: self.transpose())


@property
def mT(self):
    """The last two dimensions exchanged."""
    if self.ndim < 2:
        raise ValueError("matrix transpose with ndim < 2 is undefined")
    if self._mask is nomask:
        return ma.masked_array(data=self._data.mT)
    return ma.masked_array(data=self._data.mT, mask=self._mask.mT)


def ravel(self, order="C"):
    """The elements in one dimension."""
    if order in "kKaA":
        order = "F" if self._data.flags.fnc else "C"
    result = ndarray.ravel(self._data, order=order).view(type(self))
    result._update_from(self)
    result._mask = nomask if self._mask is nomask else ndarray.ravel(self._mask, order=order).reshape(result.shape)
    return result


def reshape(self, *s, **kwargs):
    """The elements in another shape, a view where that can be."""
    kwargs.update(order=kwargs.get("order", "C"))
    result = self._data.reshape(*s, **kwargs).view(type(self))
    result._update_from(self)
    if self._mask is not nomask:
        result._mask = self._mask.reshape(*s, **kwargs)
    return result


def resize(self, newshape, refcheck=True, order=False):
    """Not there: the data of a masked array are not its own."""
    raise ValueError("A masked array does not own its data and therefore cannot be resized.\nUse the numpy.ma.resize function instead.")


def compress(self, condition, axis=None, out=None):
    """The elements along an axis where a condition is true."""
    result = self._data.compress(condition, axis=axis, out=out).view(type(self))
    result._update_from(self)
    if self._mask is not nomask:
        result._mask = self._mask.compress(condition, axis=axis)
    return result


def take(self, indices, axis=None, out=None, mode="raise"):
    """The elements at places along an axis, masked where they or the places are."""
    data, mask, kind = self._data, self._mask, type(self)
    masked_places = getmask(indices)
    if masked_places is not nomask:
        indices = indices.filled(0)
    if out is None:
        out = np.asanyarray(data.take(indices, axis=axis, mode=mode)).view(kind)
    else:
        np.take(data, indices, axis=axis, mode=mode, out=out)
    if isinstance(out, ma.MaskedArray):
        picked = masked_places if mask is nomask else mask.take(indices, axis=axis, mode=mode) | masked_places
        out.__setmask__(picked)
    return out[()]


def put(self, indices, values, mode="raise"):
    """Sets the elements at places of the flattened array."""
    if self._hardmask and self._mask is not nomask:
        kept = ~self._mask[indices]
        indices = np.array(indices, copy=None)
        values = np.resize(np.array(values, copy=None, subok=True), indices.shape)
        indices, values = indices[kept], values[kept]
    self._data.put(indices, values, mode=mode)
    if self._mask is nomask and getmask(values) is nomask:
        return
    mask = getmaskarray(self)
    mask.put(indices, False if getmask(values) is nomask else values._mask, mode=mode)
    self._mask = make_mask(mask, copy=False, shrink=True)


def ids(self):
    """Addresses of the data and of the mask."""
    if self._mask is nomask:
        return self.ctypes.data, id(nomask)
    return self.ctypes.data, self._mask.ctypes.data


def iscontiguous(self):
    """Whether the data lie one after the other in memory."""
    return self.flags["CONTIGUOUS"]


def nonzero(self):
    """The places of elements that are neither masked nor 0."""
    return np.asarray(self.filled(0)).nonzero()


def dot(self, b, out=None, strict=False):
    """The matrix product, masked elements counting as 0 or masking the result."""
    return ma.dot(self, b, out=out, strict=strict)


def _default_axis(array):
    if array.ndim <= 1:
        return -1
    import warnings

    warnings.warn(
        "In the future the default for argsort will be axis=-1, not the current None, to match its documentation and np.argsort. "
        "Explicitly pass -1 or None to silence this warning.", MaskedArrayFutureWarning, stacklevel=3)
    return None


def _order_fill(self, endwith):
    if not endwith:
        return maximum_fill_value(self)
    return np.nan if self.dtype.kind == "f" else minimum_fill_value(self)


def argsort(self, axis=np._NoValue, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
    """The places of the elements in order, masked ones last or first."""
    if stable:
        raise ValueError("`stable` parameter is not supported for masked arrays.")
    if axis is np._NoValue:
        axis = _default_axis(self)
    filled = self.filled(_order_fill(self, endwith) if fill_value is None else fill_value)
    return filled.argsort(axis=axis, kind=kind, order=order)


def sort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
    """Puts elements in order in place, masked ones last or first."""
    if stable:
        raise ValueError("`stable` parameter is not supported for masked arrays.")
    if self._mask is nomask:
        ndarray.sort(self, axis=axis, kind=kind, order=order)
        return
    if self is ma.masked:
        return
    places = self.argsort(axis=axis, kind=kind, order=order, fill_value=fill_value, endwith=endwith)
    self[...] = np.take_along_axis(self, places, axis=axis)


def _unmasked(name):
    def method(self, *args, **kwargs):
        import warnings

        warnings.warn(f"Warning: '{name}' will ignore the 'mask' of the {self.__class__.__name__}.", stacklevel=2)
        return getattr(ndarray, name)(self, *args, **kwargs)

    method.__name__ = method.__qualname__ = name
    method.__doc__ = f"`ndarray.{name}`: the mask is not looked at."
    return method


partition, argpartition = _unmasked("partition"), _unmasked("argpartition")
