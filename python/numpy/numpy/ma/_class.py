"""The class of masked arrays: arrays beside whose data lies a mask, and a value that fills what is masked."""
import numpy as np
from numpy import ndarray

from . import core as ma
from ._fills import _check_fill_value, _fill_fields, is_string_or_list_of_strings
from ._iterators import MaskedIterator
from ._masks import MaskError, MaskType, _or_fields, _shrink_mask, getmask, getmaskarray, make_mask_descr, make_mask_none, mask_or, nomask
from ._ufuncs import ufunc_domain, ufunc_fills

_NUMBERS = (int, float, np.bool_, np.number)


def _mask_like(mask, dtype, copy=None):
    """A mask of a type; one truth stands for all fields."""
    try:
        return np.array(mask, copy=copy, dtype=dtype)
    except TypeError:
        return np.array([tuple([one] * len(dtype)) for one in mask], dtype=dtype)


def _same_layout(mask, array):
    """A copy of a mask for a new array, in its order and for its type."""
    order = "C" if array.flags.c_contiguous else "F" if array.flags.f_contiguous else "K"
    return mask.astype(make_mask_descr(array.dtype), order)


class MaskedArray(ndarray):
    """An array some elements of which are masked: they do not count, and results of them are masked too.

    Where `mask` is true elements are masked; `keep_mask` joins it to a mask that `data` has, a `hard_mask` is not lifted by assignment.
    """

    __module__ = "numpy.ma"
    __array_priority__ = 15
    _defaultmask = nomask
    _defaulthardmask = False
    _baseclass = ndarray
    # How many elements of a dimension are looked at before printing leaves out those in the middle anyway.
    _print_width = 100
    _print_width_1d = 1500

    from ._arithmetic import (
        __add__, __eq__, __float__, __floordiv__, __ge__, __gt__, __iadd__, __ifloordiv__, __imul__, __int__, __ipow__, __isub__, __itruediv__, __le__,
        __lt__, __mul__, __ne__, __pow__, __radd__, __rfloordiv__, __rmul__, __rpow__, __rsub__, __rtruediv__, __sub__, __truediv__, _comparison,
        _delegate_binop,
    )
    from ._pickles import __deepcopy__, __getstate__, __reduce__, __setstate__, tobytes, tofile, toflex, tolist, tostring
    from ._printing import __repr__, __str__, _insert_masked_print
    from ._reductions import all, anom, any, argmax, argmin, count, cumprod, cumsum, max, mean, min, prod, ptp, round, std, sum, trace, var
    from ._shapes import (
        T, argpartition, argsort, compress, copy, diagonal, dot, flatten, ids, iscontiguous, mT, nonzero, partition, put, ravel, repeat, reshape,
        resize, sort, squeeze, swapaxes, take, transpose,
    )

    product = prod
    torecords = toflex

    def __new__(cls, data=None, mask=nomask, dtype=None, copy=False, subok=True, ndmin=0, fill_value=None, keep_mask=True, hard_mask=None,
                shrink=True, order=None):
        made = np.array(data, dtype=dtype, copy=True if copy else None, order=order, subok=True, ndmin=ndmin)
        base = getattr(data, "_baseclass", type(made))
        is_masked = isinstance(data, MaskedArray)
        if is_masked and data.shape != made.shape:
            copy = True
        made = ndarray.view(made, type(data) if isinstance(data, cls) and subok and not isinstance(data, ma.MaskedConstant) else cls)
        if hasattr(data, "_mask") and not isinstance(data, ndarray):
            made._mask = data._mask
        mask_type = make_mask_descr(made.dtype)
        if mask is nomask:
            if not keep_mask:
                made._mask = nomask if shrink else np.zeros(made.shape, mask_type)
            elif isinstance(data, (tuple, list)):
                made._mask_from(data, mask_type)
            else:
                made._sharedmask = not copy
                if copy:
                    made._mask = made._mask.copy()
                    if is_masked and data._mask is not nomask and data._mask.shape != data.shape:
                        data._mask.shape = data.shape
        else:
            made._mask_with(mask, mask_type, copy, keep_mask)
        if fill_value is None:
            fill_value = getattr(data, "_fill_value", None)
        if fill_value is not None:
            made._fill_value = _check_fill_value(fill_value, made.dtype)
        made._hardmask = getattr(data, "_hardmask", False) if hard_mask is None else hard_mask
        made._baseclass = base
        return made

    def _mask_from(self, parts, kind):
        """The mask that the parts of a list have."""
        if not [None for one in parts if isinstance(one, MaskedArray)]:
            if kind != MaskType:
                self._mask, self._sharedmask = np.zeros(self.shape, kind), False
            return
        try:
            mask = np.array([getmaskarray(np.asanyarray(one, dtype=self.dtype)) for one in parts], dtype=kind)
        except (ValueError, TypeError):
            return
        if kind == MaskType and mask.any():
            self._mask, self._sharedmask = mask, False

    def _mask_with(self, mask, kind, copy, keep_mask):
        """The mask that is given, joined to the one that is there where that is kept."""
        if mask is None or mask is False and kind == MaskType:
            mask = np.zeros(self.shape, kind)
        elif mask is True and kind == MaskType:
            mask = np.ones(self.shape, kind)
        else:
            mask = _mask_like(mask, kind, True if copy else None)
        if mask.shape != self.shape:
            if mask.size == 1:
                mask = np.resize(mask, self.shape)
            elif mask.size == self.size:
                mask = np.reshape(mask, self.shape)
            else:
                raise MaskError(f"Mask and data not compatible: data size is {self.size}, mask size is {mask.size}.")
            copy = True
        if self._mask is nomask or not keep_mask:
            self._mask, self._sharedmask = mask, not copy
            return
        if self.dtype.names is not None:
            _or_fields(mask, self._mask, joined := np.array(self._mask))
            self._mask = joined
        else:
            self._mask = np.logical_or(mask, self._mask)
        self._sharedmask = False

    def _update_from(self, obj):
        own = self.__dict__
        theirs = getattr(obj, "__dict__", None) or {}
        info = dict(theirs.get("_optinfo") or {})
        info.update(theirs.get("_basedict") or {})
        if not isinstance(obj, MaskedArray):
            info.update(theirs)
        base = type(obj) if isinstance(obj, ndarray) else ndarray
        own.update(
            _fill_value=getattr(obj, "_fill_value", None), _hardmask=getattr(obj, "_hardmask", False), _sharedmask=getattr(obj, "_sharedmask", False),
            _isfield=getattr(obj, "_isfield", False), _baseclass=getattr(obj, "_baseclass", base), _optinfo=info, _basedict=info)
        if info:
            own.update(info)

    def __array_finalize__(self, obj):
        self._update_from(obj)
        if isinstance(obj, ndarray):
            mask = getmaskarray(obj) if obj.dtype.names is not None else getmask(obj)
            if mask is not nomask:
                # A view shares the mask, though not its shape; what has memory of its own has a mask of its own.
                mask = _same_layout(mask, self) if obj._flags()[0] != self._flags()[0] else mask.view()
        else:
            mask = nomask
        self._mask = mask
        if mask is not nomask:
            try:
                self._mask.shape = self.shape
            except ValueError:
                self._mask = nomask
            except (TypeError, AttributeError):
                pass
        if self._fill_value is not None:
            self._fill_value = _check_fill_value(self._fill_value, self.dtype)
        elif self.dtype.names is not None:
            self._fill_value = _check_fill_value(None, self.dtype)

    def __array_wrap__(self, obj, context=None, return_scalar=False):
        if obj is self:
            result = obj
        else:
            result = obj.view(type(self))
            result._update_from(self)
        if context is not None:
            result._mask = result._mask.copy() if result._mask is not nomask else nomask
            function, arguments, _ = context
            inputs = arguments[: function.nin]
            mask = getmaskarray(inputs[0])
            for one in inputs[1:]:
                mask = mask_or(mask, getmaskarray(one))
            domain = ufunc_domain.get(function)
            if domain is not None:
                with np.errstate(divide="ignore", invalid="ignore"):
                    outside = ma.filled(domain(*inputs), True)
                if outside.any():
                    fill = ufunc_fills[function] if function in ufunc_fills else self.fill_value
                    np.copyto(result, fill[-1] if isinstance(fill, tuple) else fill, where=outside)
                    mask = outside if mask is nomask else mask | outside
            if result is not self and result.shape == () and mask:
                return ma.masked
            result._mask, result._sharedmask = mask, False
        return result

    def view(self, dtype=None, type=None, fill_value=None):
        """The same data and mask as another type or class."""
        if type is None and isinstance(dtype, _type) and issubclass(dtype, ndarray):
            dtype, type = None, dtype
        made = ndarray.view(self) if type is None else ndarray.view(self, type)
        if dtype is not None:
            # Set on the view, so that a mask follows.
            made.dtype = dtype
        if getmask(made) is not nomask:
            # What is done to the view's shape is not done to this array's mask.
            made._mask = made._mask.view()
        if getattr(made, "_fill_value", None) is not None:
            if fill_value is not None:
                made.fill_value = fill_value
            elif dtype is not None:
                made._fill_value = None
        return made

    def __getitem__(self, indx):
        data = ndarray.view(self, self._baseclass)
        found, mask = data[indx], self._mask
        if mask is not nomask:
            mask = mask[indx]
            is_single = not isinstance(mask, ndarray)
        elif not isinstance(found, ndarray):
            is_single = True
        elif data.dtype.kind == "O" and found.dtype != data.dtype:
            # An array that is an element.
            is_single = True
        elif data.dtype.kind != "O" and type(data).__getitem__ == ndarray.__getitem__:
            is_single = False
        else:
            is_single = not isinstance(getmaskarray(self)[indx], ndarray)
        if is_single:
            if isinstance(found, np.void):
                return ma.mvoid(found, mask=mask, hardmask=self._hardmask)
            if self.dtype.kind == "O" and isinstance(found, ndarray) and found is not ma.masked:
                return MaskedArray(found, mask=True) if mask else found
            return ma.masked if mask else found
        result = ndarray.view(found, type(self))
        result._update_from(self)
        if is_string_or_list_of_strings(indx):
            if self._fill_value is not None:
                result._fill_value = self._field_fill(indx)
            result._isfield = True
        if mask is not nomask:
            result._mask = np.reshape(mask, result.shape)
            result._sharedmask = True
        return result

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d array")
        return (self[place] for place in range(len(self)))

    def _field_fill(self, name):
        fill = self._fill_value[name]
        if fill.ndim == 0:
            return fill
        if not (fill == fill.flat[0]).all():
            import warnings

            warnings.warn(f"Upon accessing multidimensional field {name!s}, need to keep dimensionality of fill_value at 0. Discarding "
                          f"heterogeneous fill_value and setting all to {fill[0]!s}.", stacklevel=3)
        return fill.flat[0:1].squeeze(axis=0)

    def __setitem__(self, indx, value):
        if self is ma.masked:
            raise MaskError("Cannot alter the masked element.")
        data, mask, names = self._data, self._mask, self.dtype.names
        if isinstance(indx, str):
            data[indx] = value
            if mask is nomask:
                self._mask = mask = make_mask_none(self.shape, self.dtype)
            mask[indx] = getmask(value)
            return
        if value is ma.masked:
            if mask is nomask:
                mask = self._mask = make_mask_none(self.shape, self.dtype)
            mask[indx] = True if names is None else tuple([True] * len(names))
            return
        new, new_mask = getattr(value, "_data", value), getmask(value)
        if isinstance(new, ndarray) and new.dtype.kind in "fc":
            # What is masked may be no number of the type.
            with np.errstate(invalid="ignore", over="ignore"):
                return self._assign(indx, value, new, new_mask)
        self._assign(indx, value, new, new_mask)

    def _assign(self, indx, value, new, new_mask):
        data, mask, names = self._data, self._mask, self.dtype.names
        if names is not None and new_mask is nomask:
            new_mask = tuple([False] * len(names))
        if mask is nomask:
            data[indx] = new
            if new_mask is not nomask:
                mask = self._mask = make_mask_none(self.shape, self.dtype)
                mask[indx] = new_mask
        elif not self._hardmask:
            if isinstance(indx, MaskedArray) and not isinstance(value, MaskedArray):
                data[indx.data] = new
            else:
                data[indx] = new
                mask[indx] = new_mask
        elif hasattr(indx, "dtype") and indx.dtype == MaskType:
            data[indx * np.logical_not(mask)] = new
        else:
            if names is not None:
                raise NotImplementedError("Flexible 'hard' masks are not yet supported.")
            masked = mask_or(mask[indx], new_mask, copy=True)
            part = data[indx]
            if part.size > 1:
                np.copyto(part, new, where=~masked)
            elif masked is nomask or not masked:
                part = new
            data[indx] = part
            mask[indx] = masked

    @property
    def dtype(self):
        """The type of the elements; setting it is setting how their bytes are read."""
        return ndarray.dtype.__get__(self)

    @dtype.setter
    def dtype(self, dtype):
        ndarray.dtype.__set__(self, dtype)
        if self._mask is not nomask:
            is_single = isinstance(self._mask, np.void)
            mask = np.asarray(self._mask).view(make_mask_descr(np.dtype(dtype)), ndarray)
            self._mask = mask[()] if is_single else mask
            try:
                self._mask.shape = self.shape
            except (AttributeError, TypeError):
                pass

    @property
    def shape(self):
        """The lengths of the dimensions."""
        return ndarray.shape.__get__(self)

    @shape.setter
    def shape(self, shape):
        ndarray.shape.__set__(self, shape)
        if getmask(self) is not nomask:
            self._mask.shape = self.shape

    def __setmask__(self, mask, copy=False):
        """Sets the mask, or what of it is not hard."""
        kind, current = self.dtype, self._mask
        if mask is ma.masked:
            mask = True
        if current is nomask:
            if mask is nomask:
                return
            current = self._mask = make_mask_none(self.shape, kind)
        if kind.names is None:
            if self._hardmask:
                current |= mask
            elif isinstance(mask, _NUMBERS):
                current[...] = mask
            else:
                current.flat = mask
        else:
            fields = current.dtype
            mask = np.asarray(mask)
            if mask.ndim:
                mask = _mask_like(mask, fields, True if copy else None)
            else:
                mask = np.array(tuple([mask.item()] * len(fields)), dtype=fields) if mask.dtype.kind == "b" else mask.astype(fields)
            if self._hardmask:
                for name in kind.names:
                    current[name] |= mask[name]
            elif mask.ndim == 0:
                current[...] = mask
            else:
                current.flat = mask
        if current.shape:
            current.shape = self.shape

    _set_mask = __setmask__

    @property
    def mask(self):
        """Where elements are masked."""
        return self._mask if self._mask is nomask else self._mask.view()

    @mask.setter
    def mask(self, value):
        self.__setmask__(value)

    @property
    def recordmask(self):
        """Where elements are masked: with fields, where all of them are."""
        mask = self._mask if self._mask is nomask else self._mask.view(ndarray)
        return mask if mask.dtype.names is None else np.all(ma.flatten_structured_array(mask), axis=-1)

    @recordmask.setter
    def recordmask(self, mask):
        raise NotImplementedError("Coming soon: setting the mask per records!")

    def harden_mask(self):
        """From now on assignment does not unmask."""
        self._hardmask = True
        return self

    def soften_mask(self):
        """From now on assignment unmasks."""
        self._hardmask = False
        return self

    def unshare_mask(self):
        """Gives the array a mask that no other has."""
        if self._sharedmask:
            self._mask = self._mask.copy()
            self._sharedmask = False
        return self

    def shrink_mask(self):
        """Drops a mask that masks nothing."""
        self._mask = _shrink_mask(self._mask)
        return self

    hardmask = property(lambda self: self._hardmask, doc="Whether assignment leaves masked what is masked.")
    sharedmask = property(lambda self: self._sharedmask, doc="Whether another array may have the same mask.")
    baseclass = property(lambda self: self._baseclass, doc="The class of the data.")

    def _get_data(self):
        return ndarray.view(self, self._baseclass)

    _data = property(fget=_get_data)
    data = property(fget=_get_data, doc="The data as they lie there, masked or not.")

    @property
    def flat(self):
        """The elements one after the other."""
        return MaskedIterator(self)

    @flat.setter
    def flat(self, value):
        self.ravel()[:] = value

    @property
    def fill_value(self):
        """What `filled` puts in place of masked elements."""
        if self._fill_value is None:
            self._fill_value = _check_fill_value(None, self.dtype)
        return self._fill_value[()] if isinstance(self._fill_value, ndarray) else self._fill_value

    @fill_value.setter
    def fill_value(self, value=None):
        target = _check_fill_value(value, self.dtype)
        if target.ndim:
            import warnings

            warnings.warn("Non-scalar arrays for the fill value are deprecated. Use arrays with scalar values instead. The filled function still "
                          "supports any array as `fill_value`.", DeprecationWarning, stacklevel=2)
        if self._fill_value is None:
            self._fill_value = target
        else:
            # Views that have the same fill value see the new one.
            self._fill_value[()] = target

    get_fill_value, set_fill_value = fill_value.fget, fill_value.fset

    def filled(self, fill_value=None):
        """The data with masked elements replaced by a value: a copy only where there are any."""
        mask = self._mask
        if mask is nomask:
            return self._data
        fill_value = self.fill_value if fill_value is None else _check_fill_value(fill_value, self.dtype)
        if self is ma.masked_singleton:
            return np.asanyarray(fill_value)
        if mask.dtype.names is not None:
            result = self._data.copy("K")
            _fill_fields(result, self._mask, fill_value)
            return result
        if not mask.any():
            return self._data
        result = self._data.copy("K")
        try:
            np.copyto(result, fill_value, where=mask)
        except (TypeError, AttributeError):
            result = np.choose(mask, (result.astype(object), np.array(fill_value, dtype=object)))
        return result

    def compressed(self):
        """The elements that are not masked, in one dimension."""
        data = ndarray.ravel(self._data)
        return data if self._mask is nomask else data.compress(np.logical_not(ndarray.ravel(self._mask)))

    @property
    def real(self):
        """The real part, masked alike."""
        result = self._data.real.view(type(self))
        result.__setmask__(self._mask)
        return result

    @property
    def imag(self):
        """The imaginary part, masked alike."""
        result = self._data.imag.view(type(self))
        result.__setmask__(self._mask)
        return result

    get_real, get_imag = real.fget, imag.fget
    __hash__ = None


_type = type
