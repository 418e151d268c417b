"""The methods of arrays and scalars that are functions of this package, and what the native half asks for by name."""
import _numpy
from _numpy import _array_of, _extend, _register, asarray, dtype, generic, ndarray

from . import indexing, maths, printing, products, reductions, scalars, shaping, sorting, ufuncs

_NONE = object()
_numpy_inf = float("inf")


class flagsobj:
    """How an array lies in memory, and whether it may be written to."""

    def __init__(self, array):
        self._array = array

    def _read(self):
        return self._array._flags()

    writeable = property(lambda self: self._read()[1], lambda self, value: self._set(value))
    c_contiguous = contiguous = property(lambda self: self._read()[2])
    f_contiguous = property(lambda self: self._read()[3])
    aligned = property(lambda self: self._read()[4])
    owndata = property(lambda self: self._read()[5])
    writebackifcopy = property(lambda self: False)
    fnc = property(lambda self: self.f_contiguous and not self.c_contiguous)
    forc = property(lambda self: self.f_contiguous or self.c_contiguous)
    behaved = property(lambda self: self.aligned and self.writeable)
    carray = property(lambda self: self.behaved and self.c_contiguous)
    farray = property(lambda self: self.behaved and self.f_contiguous and not self.c_contiguous)
    num = property(lambda self: self.c_contiguous + 2 * self.f_contiguous + 4 * self.owndata + 0x100 * self.aligned + 0x400 * self.writeable)

    def _set(self, value):
        if value and self._array.base is not None:
            base = self._array.base
            if isinstance(base, bytes) or isinstance(base, ndarray) and not base.flags.writeable and base.base is None:
                raise ValueError("cannot set WRITEABLE flag to True of this array")
        self._array._set_writeable(bool(value))

    _NAMES = {
        "C_CONTIGUOUS": "c_contiguous", "F_CONTIGUOUS": "f_contiguous", "OWNDATA": "owndata", "WRITEABLE": "writeable", "ALIGNED": "aligned",
        "WRITEBACKIFCOPY": "writebackifcopy",
    }
    _SHORT = {"C": "c_contiguous", "CONTIGUOUS": "c_contiguous", "F": "f_contiguous", "FORTRAN": "f_contiguous", "O": "owndata", "W": "writeable",
              "A": "aligned", "X": "writebackifcopy", "FNC": "fnc", "FORC": "forc", "B": "behaved", "BEHAVED": "behaved", "CA": "carray",
              "CARRAY": "carray", "FA": "farray", "FARRAY": "farray"}

    def _name(self, key):
        name = self._NAMES.get(key) or self._SHORT.get(key)
        if name is None:
            raise KeyError("Unknown flag")
        return name

    def __getitem__(self, key):
        return getattr(self, self._name(key))

    def __setitem__(self, key, value):
        setattr(self, self._name(key), value)

    def __eq__(self, other):
        return isinstance(other, flagsobj) and self.num == other.num

    __hash__ = None

    def __repr__(self):
        return "\n".join(f"  {name} : {getattr(self, attribute)}" for name, attribute in self._NAMES.items()) + "\n"

    __str__ = __repr__


class flatiter:
    """The elements of an array one after the other, in C order."""

    def __init__(self, array):
        self.base = array
        self.index = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.index >= self.base.size:
            raise StopIteration
        self.index += 1
        return self[self.index - 1]

    def __len__(self):
        return self.base.size

    @property
    def coords(self):
        return tuple(int(place) for place in indexing.unravel_index(self.index, self.base.shape)) if self.index < self.base.size else self.base.shape

    def _flat(self):
        array = self.base
        if not array.flags.c_contiguous:
            return None
        return array.reshape(-1)

    def __getitem__(self, key):
        flat = self._flat()
        if flat is None:
            if isinstance(key, (int, scalars.integer)):
                place = int(key)
                size = self.base.size
                if not -size <= place < size:
                    raise IndexError(f"index {place} is out of bounds for size {size}")
                return self.base[tuple(int(one) for one in indexing.unravel_index(place % size, self.base.shape))]
            flat = self.base.ravel()
        result = flat[key if key != () else slice(None)] if not isinstance(key, (list, ndarray)) else flat[key]
        return result.copy() if isinstance(result, ndarray) else result

    def __setitem__(self, key, value):
        array = self.base
        places = asarray(_numpy._arange(0, 1, array.size, "l")[key])
        values = asarray(value)
        if values.size == 0 and places.size:
            raise ValueError("Error setting single item of array.")
        flat = self._flat()
        if values.ndim == 0:
            spread = value
        else:
            spread = shaping.resize(values, places.shape) if values.size != places.size else values.reshape(places.shape)
        if flat is not None:
            flat[places] = spread
            return
        index = indexing.unravel_index(places, array.shape)
        array[index] = spread

    def copy(self):
        return self.base.flatten()

    def __array__(self, dtype=None, copy=None):
        made = self.base.flatten()
        return made if dtype is None else made.astype(dtype)

    def __eq__(self, other):
        return self.__array__() == other

    __hash__ = None


def wrap_view(like, array):
    """`array` as an instance of the class of `like`."""
    return _classed(array, type(like), like)


def _classed(array, cls, like):
    if cls is ndarray or not isinstance(array, ndarray):
        return array
    _finalized_by.append(like)
    return array._view_class(cls)


#: What the next new view is told it comes from, instead of the array that it is a view of.
_finalized_by = []


def _finalize(made, like):
    if _finalized_by:
        like = _finalized_by.pop()
    finish = getattr(made, "__array_finalize__", None)
    if finish is not None:
        finish(like)


def _wrap_result(like, array, context=None, return_scalar=False):
    wrap = getattr(like, "__array_wrap__", None)
    if wrap is None or type(like).__array_wrap__ is ndarray.__array_wrap__:
        return array[()] if return_scalar and array.ndim == 0 else wrap_view(like, array)
    try:
        return wrap(array, context, return_scalar)
    except TypeError as error:
        # The function may be of the time before the arguments; its own errors are told as they are.
        for arguments in ((array, context), (array,)):
            try:
                made = wrap(*arguments)
            except TypeError:
                continue
            import warnings

            warnings.warn("__array_wrap__ must accept context and return_scalar arguments (positionally) in the future. (Deprecated NumPy 2.0)",
                          DeprecationWarning, stacklevel=3)
            return made
        raise error


def _wrap_outputs(name, inputs, outs, made):
    """Results of a universal function as the input of the highest `__array_priority__`, or each output given, wants them."""
    like, highest = None, -_numpy_inf
    for one in inputs:
        kind = type(one)
        if kind is ndarray:
            rank, wrapping = 0.0, None
        elif isinstance(one, generic) or not hasattr(kind, "__array_wrap__"):
            continue
        else:
            rank, wrapping = getattr(one, "__array_priority__", 0.0), one
        if rank > highest:
            like, highest = wrapping, rank
    function = ufuncs._ALL[name]
    given = tuple(outs) + (None,) * (len(made) - len(outs))
    arguments = inputs + outs if outs else inputs
    results = []
    for place, (result, out) in enumerate(zip(made[0] if len(made) == 1 and isinstance(made[0], tuple) else made, given)):
        if out is not None:
            results.append(result if type(out) is ndarray else _wrap_result(out, result, (function, arguments, place)))
        elif like is None:
            results.append(result[()] if isinstance(result, ndarray) and result.ndim == 0 else result)
        else:
            array = result
            if not isinstance(result, ndarray):
                array = _numpy._zeros((), result.dtype if isinstance(result, generic) else "O", "C")
                array[()] = result
            results.append(_wrap_result(like, array, (function, arguments, place), array.ndim == 0))
    return results[0] if len(results) == 1 else tuple(results)


def _split_axes(axes, ndim):
    if len(axes) == 1 and (axes[0] is None or isinstance(axes[0], (tuple, list, ndarray))):
        axes = axes[0]
    if axes is None or len(axes) == 0:
        return list(range(ndim))[::-1]
    if len(axes) != ndim:
        raise ValueError("axes don't match array")
    places = ufuncs.normalized_axes(tuple(axes), ndim)
    return places


def _one_shape(shape):
    return shape[0] if len(shape) == 1 else shape


def _transpose(self, *axes):
    """Dimensions in another order, by default reversed."""
    if self.ndim == 0 and axes in ((), ((),), (None,)):
        return self._transpose([])
    try:
        places = _split_axes(axes, self.ndim)
    except ValueError as error:
        if "duplicate" in str(error) or "repeated" in str(error):
            raise ValueError("repeated axis in transpose") from None
        raise
    return self._transpose(places)


def _reshape(self, *shape, order="C", copy=None):
    """The elements in another shape."""
    return self._reshape(_one_shape(shape) if shape else (), order.upper(), copy)


def _ravel(self, order="C"):
    """The elements in one dimension."""
    if order in ("K", "k"):
        if self.flags.c_contiguous:
            order = "C"
        else:
            axes = sorted(range(self.ndim), key=lambda place: -abs(self.strides[place]))
            return self.transpose(axes)._reshape(-1, "C")
    return self._reshape(-1, order.upper())


def _flatten(self, order="C"):
    """A copy of the elements in one dimension."""
    flat = _ravel(self, order)
    return flat.copy() if flat.base is not None or flat is self else flat


def _astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
    """The elements converted to another type."""
    kind = _numpy.dtype(dtype)
    if casting != "unsafe" and not _numpy._can_cast(self.dtype, kind, casting):
        raise TypeError(f"Cannot cast array data from {self.dtype!r} to {kind!r} according to the rule '{casting}'")
    if self.dtype.kind == "c" and kind.kind in "iuf":
        import warnings
        from ..exceptions import ComplexWarning

        warnings.warn("Casting complex values to real discards the imaginary part", ComplexWarning, stacklevel=2)
    if kind.kind == "V" and kind.itemsize == 0 and kind.names is None:
        kind = _numpy.dtype(f"V{self.dtype.itemsize}")
    if kind.kind == "V" and kind.names is None and kind.subdtype is None and self.dtype.kind not in "VO" and kind.itemsize == self.dtype.itemsize:
        return self._copy("C" if order in ("K", "A") else order).view(kind)
    result = self._cast(kind, bool(copy))
    if order in ("C", "F") and not (result.flags.c_contiguous if order == "C" else result.flags.f_contiguous):
        result = result._copy(order)
    return result if subok or type(result) is ndarray else _view(result, ndarray)


def _copy(self, order="C"):
    """A copy."""
    return self._copy((order or "C").upper())


def _item(self, *args):
    """One element as a number or text of Python's own."""
    if not args:
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._item(0)
    if len(args) == 1 and isinstance(args[0], tuple):
        args = args[0]
    if len(args) == 1:
        place = int(args[0])
        if not -self.size <= place < self.size:
            raise IndexError(f"index {place} is out of bounds for size {self.size}")
        return self._item(place % self.size)
    if len(args) != self.ndim:
        raise ValueError("incorrect number of indices for array")
    single = self[tuple(args)]
    return single.item() if isinstance(single, generic) else single


def _view(self, dtype=None, type=None):
    """The same memory as another type or class."""
    if isinstance(dtype, __builtins_type) and issubclass(dtype, ndarray):
        dtype, type = None, dtype
    result = self
    if dtype is not None:
        result = self._view_dtype(dtype)
    if type is not None:
        return result._view_class(type)
    return result if result is not self else self._view_class(__builtins_type(self))


__builtins_type = type


def _squeeze(self, axis=None):
    """Without dimensions of one element."""
    if axis is None:
        places = [place for place in range(self.ndim) if self.shape[place] == 1]
    else:
        places = ufuncs.normalized_axes(axis, self.ndim)
        if any(self.shape[place] != 1 for place in places):
            raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
    kept = [place for place in range(self.ndim) if place not in places]
    return self._strided([self.shape[place] for place in kept], [self.strides[place] for place in kept], 0)


def _swapaxes(self, axis1, axis2):
    """Two dimensions exchanged."""
    order = list(range(self.ndim))
    one, two = ufuncs.normalize_axis_index(axis1, self.ndim), ufuncs.normalize_axis_index(axis2, self.ndim)
    order[one], order[two] = order[two], order[one]
    return self._transpose(order)


def _resize(self, *new_shape, refcheck=True):
    """Not there: memory of arrays does not change its size."""
    raise NotImplementedError("ndarray.resize in place is not there: use np.resize, which gives a new array")


def _sort(self, axis=-1, kind=None, order=None, *, stable=None):
    """Puts elements in order along an axis, in place."""
    if self.ndim:
        ufuncs.normalize_axis_index(axis, self.ndim)
    plain = _view(self, ndarray)
    plain[...] = sorting.sort(plain, axis, kind, order)


def _partition(self, kth, axis=-1, kind="introselect", order=None):
    """Puts the `kth` elements where order would put them, in place."""
    plain = _view(self, ndarray)
    plain[...] = sorting.partition(plain, kth, axis, kind, order)


def _tobytes(self, order="C"):
    """The bytes of the elements."""
    return self._bytes("F" if order == "F" or order in ("A", "K") and self.flags.fnc else "C")


def _tofile(self, fid, sep="", format="%s"):
    """Writes the elements to a file, as bytes or with something between them."""
    if sep == "":
        data = self._bytes("C")
    else:
        data = sep.join(format % (value,) for value in self.ravel().tolist()).encode()
    if hasattr(fid, "write"):
        fid.write(data if "b" in getattr(fid, "mode", "b") or sep == "" else data.decode())
    else:
        with open(fid, "wb") as file:
            file.write(data)


def _part_of_none(self):
    # A view of the second number of each of no elements would begin behind the memory.
    return _numpy._zeros(self.shape, "f" if self.dtype.itemsize == 8 else "d", "C")


def _real(self):
    return self._part(0) if self.dtype.kind == "c" else self


def _imag(self):
    if self.dtype.kind == "c":
        return self._part(1) if self.size else _part_of_none(self)
    made = _numpy._zeros(self.shape, self.dtype if self.dtype.kind != "O" else "O", "C")
    made.flags.writeable = False
    return made


def _set_real(self, value):
    _real(self)[...] = value


def _set_imag(self, value):
    if self.dtype.kind != "c":
        raise TypeError("array does not have imaginary part to set")
    self._part(1)[...] = value


def _set_flat(self, value):
    flatiter(self)[:] = value


def _byteswap(self, inplace=False):
    """The bytes of each element in reverse."""
    swapped = self.view(self.dtype.newbyteorder()).astype(self.dtype)
    if inplace:
        self[...] = swapped
        return self
    return swapped


def _setfield(self, val, dtype, offset=0):
    """Sets part of each element as another type."""
    if not self.flags.writeable:
        raise ValueError("assignment destination is read-only")
    _getfield(self, dtype, offset)[...] = val


def _getfield(self, dtype, offset=0):
    """Part of each element as another type."""
    kind = _numpy.dtype(dtype)
    return ndarray(self.shape, kind, self, offset, self.strides)


def _array(self, dtype=None, *, copy=None):
    kind = self.dtype if dtype is None else _numpy.dtype(dtype)
    if copy:
        return _numpy.array(self, kind)
    return self if kind == self.dtype else self.astype(kind)


def _array_ufunc(self, ufunc, method, *inputs, **keywords):
    plain = [one.view(ndarray) if isinstance(one, ndarray) and type(one) is not ndarray else one for one in inputs]
    for one in (*inputs, *(keywords.get("out") or ())):
        override = getattr(type(one), "__array_ufunc__", None)
        if override is not None and override is not ndarray.__array_ufunc__:
            if not isinstance(one, ndarray):
                return NotImplemented
    if "out" in keywords:
        outs = keywords["out"] if isinstance(keywords["out"], tuple) else (keywords["out"],)
        keywords["out"] = tuple(one.view(ndarray) if isinstance(one, ndarray) else one for one in outs)
        getattr(ufunc, method)(*plain, **keywords)
        return outs[0] if len(outs) == 1 else outs
    return getattr(ufunc, method)(*plain, **keywords)


def _array_function(self, function, types, args, keywords):
    return function.__wrapped__(*args, **keywords) if hasattr(function, "__wrapped__") else function(*args, **keywords)


def _array_wrap(self, array, context=None, return_scalar=False):
    if type(self) is ndarray:
        return array[()] if return_scalar and array.ndim == 0 else array
    return array[()] if return_scalar and array.ndim == 0 else _classed(array, type(self), self)


def _deepcopy(self, memo):
    made = self._copy("K")
    if self.dtype.hasobject:
        import copy

        flat = made.reshape(-1)
        for place in range(flat.size):
            flat[place] = copy.deepcopy(flat[place], memo)
    return made


def _format(self, spec):
    if self.ndim == 0:
        return format(self.item(), spec)
    if spec:
        raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
    return str(self)


def _dunder_index(self):
    return _to_index(self)


def _interface(self):
    address, writeable, *_ = self._flags()
    return {"data": (address, not writeable), "strides": None if self.flags.c_contiguous else self.strides, "descr": [("", self.dtype.str)],
            "typestr": self.dtype.str, "shape": self.shape, "version": 3}


class _Ctypes:
    def __init__(self, array):
        self._array = array
        self.data = array._flags()[0]

    def __getattr__(self, name):
        raise AttributeError(f"ndarray.ctypes.{name} is not there: there are no C functions to hand arrays to in a browser")


def _run(function, self, *args, **keywords):
    if type(self) is ndarray:
        return function(self, *args, **keywords)
    reductions.running.append(function)
    try:
        return function(self, *args, **keywords)
    finally:
        reductions.running.pop()


def _method(function, *fixed):
    def method(self, *args, **keywords):
        return _run(function, self, *args, **keywords)

    method.__name__ = method.__qualname__ = function.__name__
    method.__doc__ = function.__doc__
    return method


def _mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
    return _run(reductions.mean, self, axis, dtype, out, keepdims, **({} if where is True else {"where": where}))


def _clip(self, min=None, max=None, out=None, **keywords):
    return maths.held(self, min, max, out, **keywords)


def _arg_method(function):
    def method(self, axis=None, out=None, *, keepdims=False):
        return _run(function, self, axis, out, keepdims=keepdims)

    method.__name__, method.__doc__ = function.__name__, function.__doc__
    return method


def _choose(self, *choices, out=None, mode="raise"):
    """Elements of several arrays, of which one is told for each place."""
    return _run(indexing.choose, self, choices[0] if len(choices) == 1 else choices, out, mode)


_PLAIN = {
    "sum": reductions.sum, "prod": reductions.prod, "std": reductions.std, "var": reductions.var, "min": reductions.min, "max": reductions.max,
    "any": reductions.any, "all": reductions.all, "cumsum": reductions.cumsum, "cumprod": reductions.cumprod, "nonzero": indexing.nonzero,
    "take": indexing.take, "put": indexing.put, "diagonal": indexing.diagonal,
    "trace": indexing.trace, "repeat": shaping.repeat, "argsort": sorting.argsort, "argpartition": sorting.argpartition,
    "searchsorted": sorting.searchsorted, "dot": products.dot, "round": maths.round,
}


def _class_item(least, most):
    def item(cls, key):
        count = len(key) if isinstance(key, tuple) else 1
        if not least <= count <= most:
            raise TypeError(f"Too {'few' if count < least else 'many'} arguments for numpy.{cls.__name__}")
        import types

        return types.GenericAlias(cls, key)

    return item


def _scalar_class_item(cls, key):
    if cls in (generic, scalars.flexible, scalars.character):
        raise TypeError(f"type 'numpy.{cls.__name__}' is not subscriptable")
    if cls not in (scalars.number, scalars.integer, scalars.inexact, scalars.signedinteger, scalars.unsignedinteger, scalars.floating,
                   scalars.complexfloating):
        raise TypeError(f"There are no type variables left in numpy.{'bool' if cls is scalars.bool_ else cls.__name__}")
    return _class_item(1, 2 if cls is scalars.complexfloating else 1)(cls, key)


def _compared(name, base):
    compare = getattr(base, name)

    def comparison(self, other):
        # Arrays compare each of their elements.
        return NotImplemented if isinstance(other, ndarray) else compare(self, other)

    comparison.__name__ = name
    return comparison


def _joined(base):
    def add(self, other):
        # Arrays add themselves to each.
        return NotImplemented if isinstance(other, ndarray) else base.__add__(self, other)

    return add


def _matrix_transpose(self):
    if self.ndim < 2:
        raise ValueError("matrix transpose with ndim < 2 is undefined")
    return self.swapaxes(-1, -2)


def _compress(self, condition, axis=None, out=None):
    return indexing.compress(condition, self, axis, out)


def _conj(self):
    return ufuncs.conjugate(self) if self.dtype.kind in "cO" else self


_SHARED = {
    **{name: _method(function) for name, function in _PLAIN.items()},
    "mean": _mean, "argmax": _arg_method(reductions.argmax), "argmin": _arg_method(reductions.argmin), "clip": _clip, "compress": _compress,
    "conj": _conj, "conjugate": _conj, "choose": _choose,
}

_extend(
    ndarray, **_SHARED, transpose=_transpose, reshape=_reshape, ravel=_ravel, flatten=_flatten, astype=_astype, copy=_copy, item=_item, view=_view,
    squeeze=_squeeze, swapaxes=_swapaxes, sort=_sort, partition=_partition, tobytes=_tobytes, tofile=_tofile, resize=_resize, byteswap=_byteswap,
    getfield=_getfield, setfield=_setfield, real=property(_real, _set_real), imag=property(_imag, _set_imag),
    flat=property(flatiter, _set_flat), flags=property(flagsobj), mT=property(_matrix_transpose), ctypes=property(_Ctypes),
    data=property(lambda self: memoryview(self)), device="cpu", __array__=_array, __array_ufunc__=_array_ufunc, __array_function__=_array_function,
    __array_wrap__=_array_wrap, __array_finalize__=lambda self, like, /: None, __array_priority__=0.0, __deepcopy__=_deepcopy,
    __copy__=lambda self: self._copy("K"), __format__=_format, __array_interface__=property(_interface),
    __array_namespace__=lambda self, *, api_version=None: __import__("numpy"), to_device=lambda self, device, /, *, stream=None: self,
    __class_getitem__=classmethod(_class_item(1, 2)), setflags=lambda self, write=None, align=None, uic=None: (
        None if write is None else setattr(self.flags, "writeable", write)),
)


# Scalars ---------------------------------------------------------------------------------------------------------------


def _scalar_method(name):
    function = _SHARED.get(name) or getattr(ndarray, name)

    def method(self, *args, **keywords):
        result = function(_array_of(self), *args, **keywords)
        return result[()] if isinstance(result, ndarray) and result.ndim == 0 else result

    method.__name__ = name
    method.__doc__ = getattr(function, "__doc__", None)
    return method


def _scalar_item(self, *args):
    if args and args not in ((0,), ((),), (-1,)):
        raise IndexError(f"index {args[0]} is out of bounds for size 1")
    return _array_of(self).item()


def _scalar_part(which):
    def part(self):
        if isinstance(self, scalars.complexfloating):
            return (_real if which == 0 else _imag)(_array_of(self))[()]
        return self if which == 0 else type(self)(0)

    return property(part)


def _scalar_getitem(self, key):
    try:
        return _array_of(self)[key]
    except IndexError:
        raise IndexError("invalid index to scalar variable.") from None


def _scalar_hash(self):
    return hash(self.item())


def _scalar_format(self, spec):
    if isinstance(self, (str, bytes)) or self.dtype.kind == "V":
        return format(str(self), spec)
    return format(self.item(), spec)


_scalar_names = [name for name in _SHARED if name not in ("real", "imag")] + [
    "transpose", "reshape", "ravel", "flatten", "astype", "squeeze", "swapaxes", "tobytes", "view", "byteswap", "fill", "tolist",
]
_extend(
    generic, **{name: _scalar_method(name) for name in _scalar_names}, item=_scalar_item, real=_scalar_part(0), imag=_scalar_part(1),
    dtype=property(lambda self: _array_of(self).dtype), shape=property(lambda self: ()), ndim=property(lambda self: 0), size=property(lambda self: 1),
    itemsize=property(lambda self: self.dtype.itemsize), nbytes=property(lambda self: self.dtype.itemsize), strides=property(lambda self: ()),
    T=property(lambda self: self), base=property(lambda self: None), flags=property(lambda self: flagsobj(_array_of(self))),
    flat=property(lambda self: flatiter(_array_of(self))), data=property(lambda self: memoryview(_array_of(self))),
    copy=lambda self: self, __copy__=lambda self: self, __deepcopy__=lambda self, memo: self,
    __array__=lambda self, dtype=None, copy=None: _array_of(self) if dtype is None else _array_of(self).astype(dtype),
    __array_wrap__=lambda self, array, context=None, return_scalar=False: array[()] if array.ndim == 0 else array, __array_priority__=-1000000.0,
    __complex__=lambda self: complex(self.item()), __format__=_scalar_format,
    __class_getitem__=classmethod(_scalar_class_item),
)
_extend(dtype, __class_getitem__=classmethod(_class_item(1, 1)))
# Set on classes made in Python, whose slots follow.
for _class in (scalars.number, scalars.bool_, scalars.datetime64, scalars.void, scalars.float64, scalars.complex128):
    _class.__repr__, _class.__str__, _class.__hash__, _class.__format__ = printing.scalar_repr, printing.scalar_str, _scalar_hash, _scalar_format
    if _class is not scalars.void:
        _class.__getitem__ = _scalar_getitem
for _class, _base in ((scalars.str_, str), (scalars.bytes_, bytes)):
    for _name in ("__str__", "__hash__", "__format__", "__getitem__", "__add__", "__mul__", "__rmul__", "__mod__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__len__", "__iter__", "__contains__"):
        if hasattr(_base, _name):
            is_comparison = _name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__")
            setattr(_class, _name, _compared(_name, _base) if is_comparison else getattr(_base, _name))
    _class.__add__ = _joined(_base)
    _class.__repr__ = printing.scalar_repr
    _class.item = lambda self, _base=_base: _base(self)
    _class.__bool__ = lambda self: len(self) > 0


# What the native half asks for --------------------------------------------------------------------------------------------


def _alone(value):
    if isinstance(value, ndarray):
        if value.ndim > 0:
            if value.size != 1:
                raise TypeError("only length-1 arrays can be converted to Python scalars")
            import warnings

            warnings.warn("Conversion of an array with ndim > 0 to a scalar is deprecated, and will error in future. Ensure you extract a single element from your array before performing this operation. (Deprecated NumPy 1.25.)", DeprecationWarning, stacklevel=3)
        return value.item() if value.dtype.kind != "O" else value.ravel()[0]
    return value.item()


def _to_int(value):
    return int(_alone(value))


def _to_float(value):
    found = _alone(value)
    if isinstance(found, complex):
        import warnings
        from ..exceptions import ComplexWarning

        warnings.warn("Casting complex values to real discards the imaginary part", ComplexWarning, stacklevel=3)
        return found.real
    return float(found)


def _to_complex(value):
    return complex(_alone(value))


def _to_index(value):
    if isinstance(value, ndarray):
        if value.ndim != 0 or value.dtype.kind not in "iu":
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return value.item()
    if isinstance(value, scalars.integer):
        return int(value.item())
    raise TypeError(f"'{type(value).__module__}.{type(value).__name__}' object cannot be interpreted as an integer")


def _contains(array, value):
    return bool(asarray(array == value).any())


_FORMATS = {"?": "?", "b": "b", "B": "B", "h": "h", "H": "H", "i": "i", "I": "I", "l": "l", "L": "L", "e": "e", "f": "f", "d": "d", "F": "Zf", "D": "Zd"}


def _buffer_format(kind):
    if kind.char in _FORMATS:
        return _FORMATS[kind.char] if kind.isnative else ">" + _FORMATS[kind.char].replace("l", "q").replace("L", "Q")
    if kind.kind == "S":
        return f"{kind.itemsize}s"
    if kind.kind == "U":
        return f"{kind.itemsize // 4}w"
    if kind.kind == "V" and kind.names is None:
        return f"{kind.itemsize}x"
    return "B"


def _ascii_error(text):
    text.encode("ascii")


def _from_interface(owner, interface):
    raise TypeError(f"__array_interface__ of {type(owner).__name__} points to memory outside of Python, which cannot be read here")


def _compare_mixed(name, a, b):
    """Signed with unsigned 64-bit integers, compared as integers."""
    import operator

    signed, unsigned, flipped = (a, b, False) if a.dtype.kind == "i" or a.dtype.kind == "b" else (b, a, True)
    if signed.dtype.kind not in "ib" or unsigned.dtype.kind != "u":
        wide = _numpy._result_type(a.dtype, b.dtype)
        return getattr(ufuncs, name)(a.astype(wide), b.astype(wide))
    negative = signed < 0
    as_unsigned = signed.astype("L")
    function = getattr(ufuncs, name)
    plain = function(unsigned, as_unsigned) if flipped else function(as_unsigned, unsigned)
    answer = {"equal": False, "not_equal": True, "less": not flipped, "less_equal": not flipped, "greater": flipped, "greater_equal": flipped}[name]
    del operator
    return indexing.where(negative, answer, plain)[()]


_register(
    _wrap_view=wrap_view, _wrap_result=_wrap_result, _wrap_outputs=_wrap_outputs, _finalize=_finalize, _array_repr=printing.array_repr, _array_str=printing.array_str,
    _to_int=_to_int, _to_float=_to_float, _to_complex=_to_complex, _to_index=_to_index, _contains=_contains, _buffer_format=_buffer_format,
    _ascii_error=_ascii_error, _from_interface=_from_interface, _compare_mixed=_compare_mixed,
    _new_scalar=scalars.new_scalar, _ndarray_array_ufunc=ndarray.__array_ufunc__, _ufunc_docs={},
)
