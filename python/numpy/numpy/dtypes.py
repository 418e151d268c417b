"""Classes for single types; an instance is an object of `numpy.dtype`, which is one class here."""
import numpy as np

_CODES = {
    "Bool": "?", "Int8": "b", "UInt8": "B", "Int16": "h", "UInt16": "H", "Int32": "i", "UInt32": "I", "Int64": "l", "UInt64": "L", "Float16": "e",
    "Float32": "f", "Float64": "d", "Complex64": "F", "Complex128": "D", "Object": "O", "Bytes": "S", "Str": "U", "Void": "V", "DateTime64": "M",
    "TimeDelta64": "m",
}
_ALIASES = {"Byte": "Int8", "UByte": "UInt8", "Short": "Int16", "UShort": "UInt16", "Int": "Int32", "UInt": "UInt32", "Long": "Int64", "ULong": "UInt64",
            "LongLong": "Int64", "ULongLong": "UInt64", "LongDouble": "Float64", "CLongDouble": "Complex128"}


class _OfType(type):
    """A class that makes the type itself, and whose instances are all types of its kind."""

    def __call__(cls, *size):
        code = cls.dtype.char
        return np.dtype(f"{code}{size[0]}" if size and code in "SUV" else code)

    def __instancecheck__(cls, value):
        return isinstance(value, np.dtype) and value.num == cls.dtype.num

    type = property(lambda cls: cls.dtype.type)


class StringDType:
    """Texts of any length: not there, arrays of `str` have one length."""

    def __init__(self, *, na_object=None, coerce=True):
        raise NotImplementedError("StringDType is not there yet in Colibri's numpy: use dtype=object or dtype=str")


for _name, _code in _CODES.items():
    _members = {"__module__": "numpy.dtypes", "dtype": np.dtype(_code), "__doc__": f"The type {np.dtype(_code)!r}."}
    globals()[f"{_name}DType"] = _OfType(f"{_name}DType", (), _members)
for _name, _same in _ALIASES.items():
    globals()[f"{_name}DType"] = globals()[f"{_same}DType"]

__all__ = [*(f"{name}DType" for name in (*_CODES, *_ALIASES)), "StringDType"]
