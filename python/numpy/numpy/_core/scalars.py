"""The classes of scalars, from `generic` down to `float64`, and what only scalars do."""
import numbers

import _numpy
from _numpy import _array_of, _register_scalar, _scalar, _value, _void, dtype, generic

__all__ = []


class number(generic):
    __slots__ = ()
    # A number has items by `[()]`, but none to go through.
    __iter__ = None


class integer(number):
    __slots__ = ()

    def is_integer(self):
        """Whether the number is whole: it is."""
        return True

    def bit_count(self):
        """Ones in the binary digits of the absolute value."""
        return int(self).__abs__().bit_count()

    @property
    def numerator(self):
        return self

    @property
    def denominator(self):
        return type(self)(1)

    def __round__(self, ndigits=None):
        return int(self) if ndigits is None else type(self)(round(int(self), ndigits))


class signedinteger(integer):
    __slots__ = ()


class unsignedinteger(integer):
    __slots__ = ()


class inexact(number):
    __slots__ = ()


class floating(inexact):
    __slots__ = ()

    def is_integer(self):
        """Whether the number is whole."""
        return float(self).is_integer()

    def as_integer_ratio(self):
        """Two integers of which it is the quotient."""
        return float(self).as_integer_ratio()

    def __round__(self, ndigits=None):
        if ndigits is None:
            return round(float(self))
        return type(self)(_array_of(self).round(ndigits))


class complexfloating(inexact):
    __slots__ = ()


class flexible(generic):
    __slots__ = ()


class character(flexible):
    __slots__ = ()


def _native(name, base, doc):
    return type(name, (base, _value), {"__slots__": (), "__module__": "numpy", "__doc__": doc})


bool_ = type("bool", (generic, _value), {"__slots__": (), "__module__": "numpy", "__doc__": "True or False, in one byte.", "__iter__": None})
int8 = _native("int8", signedinteger, "A signed integer of 8 bits.")
int16 = _native("int16", signedinteger, "A signed integer of 16 bits.")
int32 = _native("int32", signedinteger, "A signed integer of 32 bits.")
int64 = _native("int64", signedinteger, "A signed integer of 64 bits.")
uint8 = _native("uint8", unsignedinteger, "An unsigned integer of 8 bits.")
uint16 = _native("uint16", unsignedinteger, "An unsigned integer of 16 bits.")
uint32 = _native("uint32", unsignedinteger, "An unsigned integer of 32 bits.")
uint64 = _native("uint64", unsignedinteger, "An unsigned integer of 64 bits.")
float16 = _native("float16", floating, "A float of half precision.")
float32 = _native("float32", floating, "A float of single precision.")
complex64 = _native("complex64", complexfloating, "Two floats of single precision.")


class float64(floating, float):
    """A float of double precision; also a `float` of Python's."""

    __slots__ = ()
    __module__ = "numpy"

    @classmethod
    def fromhex(cls, text):
        return cls(float.fromhex(text))

    def hex(self):
        return float(self).hex()


class complex128(complexfloating, complex):
    """Two floats of double precision; also a `complex` of Python's."""

    __slots__ = ()
    __module__ = "numpy"


class str_(str, character):
    """A text."""

    __slots__ = ()
    __module__ = "numpy"


class bytes_(bytes, character):
    """A row of bytes."""

    __slots__ = ()
    __module__ = "numpy"


class void(flexible, _void):
    """An element of a structure."""

    __slots__ = ()
    __module__ = "numpy"

    def __getitem__(self, key):
        array = self._array
        if isinstance(key, (int, integer)):
            names = array.dtype.names
            if names is None:
                raise IndexError("can't index void scalar without fields")
            if not -len(names) <= key < len(names):
                raise IndexError(f"invalid index ({key})")
            key = names[key]
        got = array[key]
        return got[()] if got.ndim == 0 else got

    def __setitem__(self, key, value):
        if isinstance(key, (int, integer)):
            key = self._array.dtype.names[key]
        self._array[key] = value

    def __len__(self):
        return len(self._array.dtype.names or ())

    def __iter__(self):
        return (self[name] for name in self._array.dtype.names or ())

    def __getattr__(self, name):
        if not name.startswith("__") and self._array.dtype.names and name in self._array.dtype.names:
            return self[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")


class object_(generic):
    """Any object of Python's."""

    __slots__ = ()
    __module__ = "numpy"


class datetime64(generic, _value):
    """A moment, counted in a unit from 1970 on."""

    __slots__ = ()
    __module__ = "numpy"


class timedelta64(signedinteger, _value):
    """A duration, counted in a unit."""

    __slots__ = ()
    __module__ = "numpy"


for _class in (number, integer, signedinteger, unsignedinteger, inexact, floating, complexfloating, flexible, character):
    _class.__module__ = "numpy"

#: Classes of scalars by the codes of their types.
CLASSES = {
    "?": bool_, "b": int8, "B": uint8, "h": int16, "H": uint16, "i": int32, "I": uint32, "l": int64, "L": uint64,
    "e": float16, "f": float32, "d": float64, "F": complex64, "D": complex128, "O": object_, "S": bytes_, "U": str_, "V": void,
    "M": datetime64, "m": timedelta64,
}
for _code, _class in CLASSES.items():
    _register_scalar(dtype(_code).num, _class)

numbers.Integral.register(integer)
numbers.Complex.register(inexact)
numbers.Real.register(floating)
numbers.Number.register(number)

_MISSING = object()


def new_scalar(cls, value=_MISSING, *args, **keywords):
    """What calling a class of scalars gives: a scalar, or an array of them for a sequence."""
    if cls is generic or cls in (number, integer, signedinteger, unsignedinteger, inexact, floating, complexfloating, flexible, character):
        raise TypeError(f"cannot create 'numpy.{cls.__name__}' instances")
    if issubclass(cls, str_):
        return str.__new__(cls, *(() if value is _MISSING else (value,)), *args, **keywords)
    if issubclass(cls, bytes_):
        return bytes.__new__(cls, *(() if value is _MISSING else (value,)), *args, **keywords)
    if cls is object_:
        return None if value is _MISSING else value
    if cls is void:
        return _new_void(value, *args, **keywords)
    if cls in (datetime64, timedelta64):
        from . import times

        return times.new(cls, None if value is _MISSING else value, *args)
    kind = dtype(cls)
    if value is _MISSING:
        value = 0
    if args and kind.kind != "c":
        raise TypeError(f"{cls.__name__}() takes at most 1 argument ({1 + len(args)} given)")
    if args:
        value = complex(value, *args)
    if isinstance(value, str) and kind.kind in "iu":
        value = int(value)
    elif isinstance(value, str) and kind.kind == "f":
        value = float(value)
    elif isinstance(value, str) and kind.kind == "c":
        value = complex(value)
    elif isinstance(value, (bytes, bytearray)) and kind.kind in "iuf":
        value = float(value) if kind.kind == "f" else int(value)
    elif value is None and kind.kind == "b":
        value = False
    elif kind.kind in "iu" and type(value) is float:
        value = int(value)
    array = _numpy.array(value, kind, None, None, True)
    return array if array.ndim else _scalar(array) if cls in CLASSES.values() else _subclassed(cls, array)


def _subclassed(cls, array):
    if issubclass(cls, float64):
        return float.__new__(cls, array.item())
    if issubclass(cls, complex128):
        return complex.__new__(cls, array.item())
    return _scalar(array)


def _new_void(value=b"", /, dtype=None):
    if dtype is not None:
        kind = _numpy.dtype(dtype)
        if kind.kind != "V":
            raise TypeError(f"void: descr must be a `void` type, got {kind!r}")
        if isinstance(value, (bytes, bytearray)) and kind.names is None and kind.itemsize and kind.subdtype is None:
            return _numpy._from_buffer(bytes(value)[: kind.itemsize].ljust(kind.itemsize, b"\0"), kind, 1, 0).reshape(())[()]
        return _numpy.array(value, kind)[()]
    if isinstance(value, (int, integer)):
        return _numpy._zeros((), f"V{int(value)}", "C")[()]
    data = bytes(value)
    return _numpy._from_buffer(data, f"V{len(data)}", 1, 0).reshape(())[()]


def _new(cls, *args, **keywords):
    return new_scalar(cls, *args, **keywords)


for _class in (number, integer, signedinteger, unsignedinteger, inexact, floating, complexfloating, flexible, character, *CLASSES.values()):
    _class.__new__ = staticmethod(_new)
