"""Methods of arrays, scalars and types that are seldom asked for."""
import _numpy
from _numpy import _array_of, _extend, dtype, generic, ndarray

from ..exceptions import AxisError
from .methods import flagsobj, flatiter


def _gone(text):
    def complain(self):
        raise AttributeError(text)

    return property(complain)


def _of_array(name, advice):
    return _gone(f"`{name}` was removed from the ndarray class in NumPy 2.0. Use {advice} instead.")


def _tostring(self, order="C"):
    """The bytes of the elements; `tobytes` is its new name."""
    import warnings

    warnings.warn("tostring() is deprecated. Use tobytes() instead.", DeprecationWarning, stacklevel=2)
    return self.tobytes(order)


def _dumps(self):
    """The pickle of it."""
    import pickle

    return pickle.dumps(self, protocol=2)


def _dump(self, file):
    """Writes the pickle of it to a file."""
    if hasattr(file, "write"):
        file.write(_dumps(self))
    else:
        with open(file, "wb") as opened:
            opened.write(_dumps(self))


def _to_device(self, device, /, *, stream=None):
    """Itself: there is one device."""
    if device != "cpu":
        raise ValueError(f"Unsupported device: {device}. Only 'cpu' is accepted.")
    return self


def _resize(self, *new_shape, refcheck=True):
    """Changes the shape in place; new elements are zeros."""
    shape = new_shape[0] if len(new_shape) == 1 else new_shape
    if shape is None:
        return
    shape = tuple(shape) if hasattr(shape, "__len__") else (shape,)
    if any(length < 0 for length in shape):
        raise ValueError("negative dimensions not allowed")
    if self.base is not None:
        raise ValueError("cannot resize this array: it does not own its data")
    if not (self.flags.c_contiguous or self.flags.f_contiguous):
        raise ValueError("resize only works on single-segment arrays")
    made = _numpy._zeros(shape, self.dtype, "C")
    count = min(made.size, self.size)
    made.reshape(-1)[:count] = self.ravel("K")[:count]
    self._become(made)


def _description(self):
    """Name, type and shape of each field, with the gaps between them."""
    if self.names is None:
        return [("", self.str)]
    made, end = [], 0
    for name in sorted(self.names, key=lambda one: self.fields[one][1]):
        kind, start, *title = self.fields[name]
        if start > end:
            made.append(("", f"|V{start - end}"))
        base = kind.base
        made.append(((title[0], name) if title else name, _description(base) if base.names is not None else base.str, *([kind.shape] if kind.shape else [])))
        end = start + kind.itemsize
    return made + ([("", f"|V{self.itemsize - end}")] if self.itemsize > end else [])


def _times(self, count):
    return dtype((self, (count,))) if isinstance(count, int) else NotImplemented


def _generic_alias(cls, item):
    import types

    return types.GenericAlias(cls, item)


def _scalar_sort(self, axis=-1, kind=None, order=None, *, stable=None):
    """An error: a scalar has no axis."""
    raise AxisError(axis, 0)


def _scalar_method(name):
    function = getattr(ndarray, name)

    def method(self, *args, **keywords):
        found = function(_array_of(self), *args, **keywords)
        return found[()] if isinstance(found, ndarray) and found.ndim == 0 else found

    method.__name__, method.__doc__ = name, function.__doc__
    return method


_extend(
    ndarray, ptp=_of_array("ptp", "np.ptp(arr, ...)"), itemset=_of_array("itemset", "`arr[index] = value`"),
    newbyteorder=_of_array("newbyteorder", "`arr.view(arr.dtype.newbyteorder(order))`"), tostring=_tostring, dump=_dump, dumps=_dumps, to_device=_to_device,
    resize=_resize,
)
_extend(
    generic, ptp=_gone("`ptp` was removed from scalar types in NumPy 2.0. For a scalar, the range of values always equals 0."),
    itemset=_gone("`itemset` was removed from scalar types in NumPy 2.0 because scalars are immutable."),
    newbyteorder=_gone("`newbyteorder` was removed from scalar types in NumPy 2.0. Use `sc.view(sc.dtype.newbyteorder(order))` instead."),
    device="cpu", to_device=_to_device, tostring=_tostring, dump=_dump, dumps=_dumps, sort=_scalar_sort, resize=lambda self, *shape, refcheck=True: None,
    setflags=lambda self, write=None, align=None, uic=None: None, getfield=_scalar_method("getfield"), tofile=_scalar_method("tofile"),
    __array_interface__=property(lambda self: _array_of(self).__array_interface__),
    __array_namespace__=lambda self, *, api_version=None: __import__("numpy"),
)
_extend(dtype, descr=property(_description), __mul__=_times, __rmul__=_times, __class_getitem__=classmethod(_generic_alias))
flagsobj.fortran = flagsobj.f_contiguous
flagsobj.__module__, flatiter.__module__ = "numpy._core.multiarray", "numpy"
