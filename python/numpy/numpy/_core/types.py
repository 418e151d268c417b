"""Questions about types."""
import _numpy
from _numpy import dtype, generic, ndarray

from . import scalars

__all__ = ["result_type", "promote_types", "can_cast", "min_scalar_type", "find_common_type", "issubdtype", "isdtype", "finfo", "iinfo", "typename",
           "may_share_memory", "shares_memory", "obj2sctype", "set_string_function", "show_config", "get_include", "info", "nditer"]

result_type = _numpy._result_type


def promote_types(type1, type2):
    """The smallest type that holds both."""
    return _numpy._result_type(dtype(type1), dtype(type2))


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


def find_common_type(array_types, scalar_types):
    """Gone in NumPy 2."""
    raise AttributeError("`np.find_common_type` was removed in NumPy 2.0: use `np.promote_types` or `np.result_type`")


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
    own = _numpy.dtype(dtype)
    for one in kind if isinstance(kind, tuple) else (kind,):
        if isinstance(one, str):
            if one not in _KINDS:
                raise ValueError(f"kind argument is a string, but {one!r} is not a known kind name.")
            if own.kind in _KINDS[one]:
                return True
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


class finfo:
    """The limits of a floating type."""

    _known = {}

    def __new__(cls, dtype):
        kind = dtype.dtype if isinstance(dtype, (ndarray, generic)) else _numpy.dtype(dtype)
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

    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"

    def __str__(self):
        line = "-" * 63
        return (
            f"Machine parameters for {self.dtype}\n{line}\nprecision = {self.precision:3d}   resolution = {self.resolution}\n"
            f"machep = {self.machep:6d}   eps =        {self.eps}\nnegep =  {self.negep:6d}   epsneg =     {self.epsneg}\n"
            f"minexp = {self.minexp:6d}   tiny =       {self.tiny}\nmaxexp = {self.maxexp:6d}   max =        {self.max}\n"
            f"nexp =   {self.nexp:6d}   min =        -max\nsmallest_normal = {self.smallest_normal}   smallest_subnormal = {self.smallest_subnormal}\n{line}\n")


def typename(char):
    """A type in words."""
    return {"S1": "character", "?": "bool", "B": "unsigned char", "D": "complex double precision", "F": "complex single precision", "I": "unsigned integer",
            "H": "unsigned short", "L": "unsigned long integer", "O": "object", "b": "signed char", "d": "double precision", "f": "single precision",
            "h": "short", "i": "integer", "l": "long integer", "S": "string", "U": "unicode", "V": "void"}[char]


def obj2sctype(rep, default=None):
    """The class of scalars for a type."""
    try:
        return dtype(rep).type
    except TypeError:
        return default


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


def set_string_function(*args, **keywords):
    """Gone in NumPy 2."""
    raise AttributeError("`set_string_function` was removed in NumPy 2.0: use `np.set_printoptions` with a formatter")


def show_config(mode="stdout"):
    """How this NumPy was built."""
    print("Colibri's numpy: arrays in Rust, matrix products by gemm, compiled to WebAssembly with simd128.")


def get_include():
    """There are no headers of C."""
    raise NotImplementedError("there are no C headers: extension modules cannot be compiled here")


def info(object=None, maxwidth=76, output=None, toplevel="numpy"):
    """What is known about an object."""
    import inspect

    if isinstance(object, str):
        import numpy

        object = getattr(numpy, object, None)
    print(inspect.getdoc(object) or "No documentation found.", file=output)


class nditer:
    """The elements of arrays, repeated to one shape, one after the other."""

    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", **keywords):
        from .shaping import broadcast_arrays

        flags = flags or []
        several = isinstance(op, (list, tuple))
        given = list(op) if several else [op]
        arrays = [None if one is None else _numpy.asarray(one) for one in given]
        shape = broadcast_arrays(*[array for array in arrays if array is not None])[0].shape
        for place, array in enumerate(arrays):
            if array is None:
                kind = op_dtypes[place] if op_dtypes else _numpy._result_type(*[one.dtype for one in arrays if one is not None])
                arrays[place] = _numpy._zeros(shape, kind, "C")
            elif op_dtypes and op_dtypes[place] is not None:
                arrays[place] = array.astype(op_dtypes[place])
        self.operands = tuple(arrays)
        self._views = broadcast_arrays(*arrays)
        self._several = len(arrays) > 1
        self._order = order
        self._external = "external_loop" in flags
        self.has_multi_index = "multi_index" in flags
        self.shape, self.ndim = shape, len(shape)
        self.itersize = 1
        for length in shape:
            self.itersize *= length
        self.nop = len(arrays)
        self._writes = [bool(op_flags) and any("write" in str(flag) for flag in (op_flags[place] if op_flags and not isinstance(op_flags[0], str) else op_flags)) for place in range(len(arrays))]
        self.reset()

    def reset(self):
        """Back to the first element."""
        from .indexing import ndindex

        axes = list(range(self.ndim))
        if self._order == "F":
            axes = axes[::-1]
        elif self._order == "K" and self._views:
            first = self._views[0]
            axes.sort(key=lambda place: -abs(first.strides[place]))
        lengths = [self.shape[place] for place in axes]
        self._places = []
        for index in ndindex(*lengths):
            place = [0] * self.ndim
            for axis, at in zip(axes, index):
                place[axis] = at
            self._places.append(tuple(place))
        self.iterindex = 0
        self.finished = not self._places

    @property
    def multi_index(self):
        return self._places[self.iterindex]

    index = property(lambda self: self.iterindex)

    def _at(self, place):
        parts = []
        for view in self._views:
            single = view[tuple(slice(at, at + 1) for at in place)].reshape(()) if view.ndim else view
            parts.append(single)
        return tuple(parts) if self._several else parts[0]

    @property
    def value(self):
        return self._at(self._places[self.iterindex])

    def __getitem__(self, key):
        found = self.value
        return (found if self._several else (found,))[key]

    def __setitem__(self, key, value):
        found = self.value
        (found if self._several else (found,))[key][...] = value

    def iternext(self):
        """On to the next element; whether there is one."""
        self.iterindex += 1
        self.finished = self.iterindex >= len(self._places)
        return not self.finished

    def __iter__(self):
        if self._external:
            yield tuple(view.ravel(self._order if self._order != "K" else "K") for view in self._views) if self._several else self._views[0].reshape(-1) if self._views[0].flags.c_contiguous else self._views[0].ravel("K")
            return
        for number, place in enumerate(self._places):
            self.iterindex = number
            yield self._at(place)
        self.finished = True

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Nothing is left to be written back."""
