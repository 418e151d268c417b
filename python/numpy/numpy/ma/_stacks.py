"""Functions of NumPy's done to data and mask: joining, splitting, and functions along axes."""
import numpy as np

from numpy._core.indexing import _Joined

from . import core as ma
from ._fills import default_fill_value
from ._masks import getmaskarray, make_mask_descr


def masked_all(shape, dtype=float):
    """An array of a shape every element of which is masked."""
    return ma.masked_array(np.empty(shape, dtype), mask=np.ones(shape, make_mask_descr(dtype)))


def masked_all_like(arr):
    """An array like another, every element of which is masked."""
    made = np.empty_like(arr).view(ma.MaskedArray)
    made._mask = np.ones(made.shape, dtype=make_mask_descr(made.dtype))
    return made


class _fromnxfunction:
    def __init__(self, funcname):
        self.__name__ = self.__qualname__ = funcname
        self.__doc__ = f"`numpy.{funcname}` of data and mask."

    def _both(self, data, mask, *args, **params):
        function = getattr(np, self.__name__)
        return ma.masked_array(function(data, *args, **params), mask=function(mask, *args, **params))


class _fromnxfunction_single(_fromnxfunction):
    """A function of one array."""

    def __call__(self, x, *args, **params):
        return self._both(np.asarray(x), getmaskarray(x), *args, **params)


class _fromnxfunction_seq(_fromnxfunction):
    """A function of a sequence of arrays."""

    def __call__(self, x, *args, **params):
        return self._both(tuple(np.asarray(one) for one in x), tuple(getmaskarray(one) for one in x), *args, **params)


class _fromnxfunction_allargs(_fromnxfunction):
    """A function of each of its arguments."""

    def __call__(self, *args, **params):
        found = [self._both(np.asarray(one), getmaskarray(one), **params) for one in args]
        return found[0] if len(args) == 1 else found


for _class in (_fromnxfunction, _fromnxfunction_single, _fromnxfunction_seq, _fromnxfunction_allargs):
    _class.__module__ = "numpy.ma.extras"
for _name in ("atleast_1d", "atleast_2d", "atleast_3d"):
    globals()[_name] = _fromnxfunction_allargs(_name)
for _name in ("vstack", "hstack", "column_stack", "dstack", "stack"):
    globals()[_name] = _fromnxfunction_seq(_name)
row_stack = vstack
for _name in ("hsplit", "diagflat"):
    globals()[_name] = _fromnxfunction_single(_name)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function's results for the one-dimensional parts of an array along an axis."""
    arr = ma.array(arr, copy=False, subok=True)
    axis = np._core.ufuncs.normalize_axis_index(axis, arr.ndim)
    others = [length for place, length in enumerate(arr.shape) if place != axis]
    results = ma.zeros(others, object)
    first, kinds = None, []
    for index in np.ndindex(*others):
        result = func1d(arr[index[:axis] + (slice(None),) + index[axis:]], *args, **kwargs)
        is_single = np.isscalar(result) or not hasattr(result, "__len__") or getattr(result, "shape", None) == ()
        result = result if is_single else ma.asanyarray(result)
        if first is None:
            first = result
            if not is_single:
                results = ma.zeros((*others[:axis], *result.shape, *others[axis:]), object)
        place = index if is_single else index[:axis] + (slice(None),) * result.ndim + index[axis:]
        results[place] = result
        kinds.append(np.asarray(result).dtype)
    kind = np.dtype(max(kinds)) if kinds else arr.dtype
    made = ma.asarray(results, dtype=kind)
    made.fill_value = default_fill_value(made)
    return made


def apply_over_axes(func, a, axes):
    """A function done to one axis after the other."""
    result = ma.asarray(a)
    ndim = result.ndim
    axes = (axes,) if np.ndim(axes) == 0 else axes
    for axis in axes:
        axis = ndim + axis if axis < 0 else axis
        made = func(result, axis)
        if made.ndim != result.ndim:
            made = ma.expand_dims(made, axis)
            if made.ndim != result.ndim:
                raise ValueError("function is not returning an array of the correct shape")
        result = made
    return result


class MAxisConcatenator(_Joined):
    """`mr_[…]`: ranges, numbers and masked arrays joined along an axis."""

    __module__ = "numpy.ma.extras"
    _concatenate = staticmethod(ma.concatenate)

    def _matrix(self, array):
        return ma.array(super()._matrix(array.data), mask=array.mask)

    def __getitem__(self, key):
        if isinstance(key, str):
            raise ma.MAError("Unavailable for masked array.")
        return super().__getitem__(key)


class mr_class(MAxisConcatenator):
    """The class of `mr_`."""

    __module__ = "numpy.ma.extras"

    def __init__(self):
        super().__init__(0)


mr_ = mr_class()
