"""Questions about types."""
import _numpy
from _numpy import dtype, generic, ndarray

from ..exceptions import DTypePromotionError
from . import scalars

__all__ = ["result_type", "promote_types", "can_cast", "min_scalar_type", "issubdtype", "isdtype", "finfo", "iinfo", "typename", "may_share_memory",
           "shares_memory"]

result_type = _numpy._result_type


def promote_types(type1, type2):
    """The smallest type that holds both."""
    try:
        return _numpy._result_type(dtype(type1), dtype(type2))
    except DTypePromotionError as error:
        import re

        classes = re.match("The DType (<.*?>) could not be promoted by (<.*?>)", str(error))
        if classes is None:
            raise
        raise DTypePromotionError(
            f"The DTypes {classes[1]} and {classes[2]} do not have a common DType. For example they cannot be stored in a single array unless the dtype is"
            " `object`.") from None


def can_cast(from_, to, casting="safe"):
    """Whether a type converts to another within a rule."""
    if type(from_) in (int, float, complex):
        raise TypeError("can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.\nThis change was part of adopting NEP 50, we may explicitly allow them again in the future.")
    if casting not in ("no", "equiv", "safe", "same_kind", "unsafe"):
        raise ValueError(f"casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe' (got {casting!r})")
    if isinstance(from_, (ndarray, generic)):
        from_ = from_.dtype
    return _numpy._can_cast(from_, to, casting)


def min_scalar_type(a, /):
    """The smallest type that holds a scalar's value."""
    a = _numpy.asarray(a)
    if a.ndim or a.dtype.kind not in "biufc":
        return a.dtype
    value = a.item()
    if a.dtype.kind == "b":
        return a.dtype
    if a.dtype.kind in "iu":
        for kind in ("B", "H", "I", "L") if value >= 0 else ("b", "h", "i", "l"):
            if iinfo(kind).min <= value <= iinfo(kind).max:
                return dtype(kind)
    codes = ("e", "f", "d") if a.dtype.kind == "f" else ("F", "D")
    parts = [value] if a.dtype.kind == "f" else [value.real, value.imag]
    for kind in codes:
        if all(part - part != 0 or abs(part) <= float(finfo(kind).max) for part in parts):
            return dtype(kind)
    return a.dtype


def _as_class(arg):
    if isinstance(arg, type) and issubclass(arg, generic):
        return arg
    return dtype(arg).type


def issubdtype(arg1, arg2):
    """Whether a type is of a kind."""
    return issubclass(_as_class(arg1), _as_class(arg2))


_KINDS = {
    "bool": "b", "signed integer": "i", "unsigned integer": "u", "integral": "iu", "real floating": "f", "complex floating": "c", "numeric": "iufc",
}


def isdtype(dtype, kind):
    """Whether a type is of a kind named in words."""
    if not isinstance(dtype, _numpy.dtype) and not (isinstance(dtype, type) and issubclass(dtype, generic)):
        raise TypeError(f"dtype argument must be a NumPy dtype, but it is a {type(dtype)}.")
    own = _numpy.dtype(dtype)
    for one in kind if isinstance(kind, tuple) else (kind,):
        if isinstance(one, str):
            if one not in _KINDS:
                raise ValueError(f"kind argument is a string, but {one!r} is not a known kind name.")
            if own.kind in _KINDS[one]:
                return True
        elif not isinstance(one, (_numpy.dtype, type)):
            raise TypeError(f"kind argument must be comprised of NumPy dtypes or strings only, but is a {type(one)}.")
        elif own == _numpy.dtype(one):
            return True
    return False


class iinfo:
    """The limits of an integer type."""

    def __init__(self, type):
        kind = type.dtype if isinstance(type, (ndarray, generic)) else dtype(type if not isinstance(type, int) else int)
        if kind.kind not in "iu":
            raise ValueError(f"Invalid integer data type {kind.kind!r}.")
        self.dtype, self.kind, self.bits = kind, kind.kind, kind.itemsize * 8
        self.key = f"{kind.kind}{self.bits}"

    @property
    def min(self):
        return 0 if self.kind == "u" else -(1 << (self.bits - 1))

    @property
    def max(self):
        return (1 << self.bits) - 1 if self.kind == "u" else (1 << (self.bits - 1)) - 1

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"

    def __str__(self):
        line = "-" * 63
        return f"Machine parameters for {self.dtype}\n{line}\nmin = {self.min}\nmax = {self.max}\n{line}\n"


_FLOATS = {
    # mantissa bits, exponent bits, decimal digits
    "e": (10, 5, 3), "f": (23, 8, 6), "d": (52, 11, 15),
}


#: Digits after the point that tell all numbers of a type apart.
_DIGITS = {"e": 5, "f": 7, "d": 16}


class finfo:
    """The limits of a floating type."""

    _known = {}

    def __new__(cls, dtype):
        kind = dtype.dtype if isinstance(dtype, (ndarray, generic)) else _numpy.dtype(type(dtype) if isinstance(dtype, (float, complex, int)) else dtype)
        if kind.kind not in "fc":
            raise ValueError(f"data type {kind.type!r} not inexact")
        code = {"F": "f", "D": "d"}.get(kind.char, kind.char)
        if code not in cls._known:
            cls._known[code] = cls._made(code)
        return cls._known[code]

    @classmethod
    def _made(cls, code):
        self = object.__new__(cls)
        mantissa, exponent, precision = _FLOATS[code]
        kind = dtype(code)
        make = kind.type
        bias = (1 << (exponent - 1)) - 1
        self.dtype, self.bits, self.nmant, self.nexp, self.precision = kind, kind.itemsize * 8, mantissa, exponent, precision
        self.machep, self.negep, self.iexp = -mantissa, -mantissa - 1, exponent
        self.maxexp, self.minexp = bias + 1, 1 - bias
        self.eps, self.epsneg = make(2.0**-mantissa), make(2.0 ** (-mantissa - 1))
        self.max = make((2.0 - 2.0**-mantissa) * 2.0**bias)
        self.min = -self.max
        self.tiny = self.smallest_normal = make(2.0 ** (1 - bias))
        self.smallest_subnormal = make(2.0 ** (1 - bias - mantissa))
        self.resolution = make(10.0**-precision)
        self.ngrd, self.irnd = 0, 5
        return self

    def _text(self, value):
        return f"{float(value):.{_DIGITS[self.dtype.char]}e}"

    def __repr__(self):
        most = self._text(self.max)
        return f"finfo(resolution={str(self.resolution)}, min=-{most}, max={most}, dtype={self.dtype})"

    def __str__(self):
        line = "-" * 63
        resolution, eps, epsneg, tiny, most, least = map(
            self._text, (self.resolution, self.eps, self.epsneg, self.tiny, self.max, self.smallest_subnormal))
        return (
            f"Machine parameters for {self.dtype}\n{line}\nprecision = {self.precision:3d}   resolution = {resolution}\n"
            f"machep = {self.machep:6d}   eps =        {eps}\nnegep =  {self.negep:6d}   epsneg =     {epsneg}\n"
            f"minexp = {self.minexp:6d}   tiny =       {tiny}\nmaxexp = {self.maxexp:6d}   max =        {most}\n"
            f"nexp =   {self.nexp:6d}   min =        -max\nsmallest_normal = {tiny}   smallest_subnormal = {least}\n{line}\n")


def typename(char):
    """A type in words."""
    return {"S1": "character", "?": "bool", "B": "unsigned char", "D": "complex double precision", "F": "complex single precision", "I": "unsigned integer",
            "H": "unsigned short", "L": "unsigned long integer", "O": "object", "b": "signed char", "d": "double precision", "f": "single precision",
            "h": "short", "i": "integer", "l": "long integer", "S": "string", "U": "unicode", "V": "void", "g": "long precision",
            "q": "long long integer", "Q": "unsigned long long integer", "G": "complex long double precision"}[char]


def _bounds(array):
    low = high = array._flags()[0]
    for length, step in zip(array.shape, array.strides):
        if length == 0:
            return low, low
        reach = (length - 1) * step
        low, high = (low + reach, high) if reach < 0 else (low, high + reach)
    return low, high + array.itemsize


def may_share_memory(a, b, /, max_work=0):
    """Whether the memory of two arrays overlaps from end to end."""
    if not isinstance(a, ndarray) or not isinstance(b, ndarray):
        return False
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    return a_low < b_high and b_low < a_high and a_low != a_high and b_low != b_high


def shares_memory(a, b, /, max_work=-1):
    """Whether two arrays have a byte in common."""
    if not may_share_memory(a, b):
        return False
    if a.size * b.size > 10**7:
        return True
    def places(array):
        found = {array._flags()[0]}
        for length, step in zip(array.shape, array.strides):
            found = {place + number * step for place in found for number in range(length)}
        return {place + byte for place in found for byte in range(array.itemsize)}
    return bool(places(a) & places(b))
