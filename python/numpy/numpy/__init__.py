"""NumPy for Colibri: arrays and what is computed on them. The native half is the module `_numpy`."""
import math as _math
import sys as _sys

import _numpy
from _numpy import array, asarray, datetime_data, dtype, generic, ndarray, ufunc

from . import exceptions
from ._core import _exceptions as _core_exceptions
from ._core import scalars as _scalars

_numpy._register(
    AxisError=exceptions.AxisError, DTypePromotionError=exceptions.DTypePromotionError, UFuncTypeError=_core_exceptions.UFuncTypeError,
    _UFuncNoLoopError=_core_exceptions._UFuncNoLoopError, _ArrayMemoryError=_core_exceptions._ArrayMemoryError,
)

from ._core import ufuncs as _ufuncs
from ._core import creation as _creation
from ._core import shaping as _shaping
from ._core import padding as _padding
from ._core import reductions as _reductions
from ._core import indexing as _indexing
from ._core import sorting as _sorting
from ._core import products as _products
from ._core import errors as _errors
from ._core import maths as _maths
from ._core import histograms as _histograms
from ._core import vectorizing as _vectorizing
from ._core import windows as _windows
from ._core import printing as _printing
from ._core import methods as _methods
from ._core import rare as _rare
from ._core import pickles as _pickles
from ._core import special as _special
from ._core import times as _times
from ._core import types as _types

for _module in (_ufuncs, _creation, _shaping, _padding, _reductions, _indexing, _sorting, _products, _errors, _maths, _histograms, _vectorizing, _windows, _types):
    for _name in _module.__all__:
        globals()[_name] = _made = getattr(_module, _name)
        if getattr(_made, "__module__", "").startswith("numpy."):
            # Where users find it is where it says it is from.
            _made.__module__ = "numpy"

from ._core.methods import flatiter
from ._core.printing import (
    array2string, array_repr, array_str, format_float_positional, format_float_scientific, get_printoptions, printoptions, set_printoptions,
)
from ._core.scalars import (
    bool_, bytes_, character, complex64, complex128, complexfloating, datetime64, flexible, float16, float32, float64, floating, inexact, int8, int16,
    int32, int64, integer, number, object_, signedinteger, str_, timedelta64, uint8, uint16, uint32, uint64, unsignedinteger, void,
)

bool = bool_
byte, ubyte, short, ushort, intc, uintc = int8, uint8, int16, uint16, int32, uint32
int_ = intp = long = longlong = int64
uint = uintp = ulong = ulonglong = uint64
half, single, double, longdouble = float16, float32, float64, float64
csingle, cdouble, clongdouble = complex64, complex128, complex128

pi, e, euler_gamma = _math.pi, _math.e, 0.5772156649015329
inf, nan, newaxis = _math.inf, _math.nan, None
little_endian = True
True_, False_ = bool_(True), bool_(False)
__version__ = "2.1.3"
sctypeDict = {kind: _scalars.CLASSES[dtype(kind).char] for kind in (
    "bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64", "complex64", "complex128",
    "object", "str", "bytes", "void", "datetime64", "timedelta64",
)}
typecodes = {
    "Character": "c", "Integer": "bhilqnp", "UnsignedInteger": "BHILQNP", "Float": "efdg", "Complex": "FDG", "AllInteger": "bBhHiIlLqQnNpP",
    "AllFloat": "efdgFDG", "Datetime": "Mm", "All": "?bhilqnpBHILQNPefdgFDGSUVOMm",
}

_LAZY = ("linalg", "random", "fft", "polynomial", "ma", "testing", "lib", "char", "strings", "rec", "ctypeslib", "matlib", "dtypes", "typing", "version", "core", "__config__")
_LAZY_NAMES = {
    **dict.fromkeys(("_NoValue", "_CopyMode", "_get_promotion_state", "_set_promotion_state", "_no_nep50_warning"), "_core.internals"),
    "__array_namespace_info__": "_core.namespace_info",
    "poly1d": "lib.polynomials", "polyfit": "lib.polynomials", "polyval": "lib.polynomials", "poly": "lib.polynomials", "roots": "lib.polynomials",
    "polyadd": "lib.polynomials", "polysub": "lib.polynomials", "polymul": "lib.polynomials", "polydiv": "lib.polynomials", "polyder": "lib.polynomials",
    "polyint": "lib.polynomials", "save": "lib.files", "load": "lib.files", "savez": "lib.files", "savez_compressed": "lib.files", "savetxt": "lib.files",
    "loadtxt": "lib.texttables", "genfromtxt": "lib.files", "fromfile": "lib.files", "fromstring": "lib.files",
    "matrix": "lib.matrices", "asmatrix": "lib.matrices", "bmat": "lib.matrices", "recarray": "rec", "record": "rec", "memmap": "lib.memmaps",
    **dict.fromkeys(("packbits", "unpackbits", "base_repr", "binary_repr"), "lib.bits"),
    **dict.fromkeys(("astype", "isfortran", "from_dlpack", "fromregex", "show_runtime", "in1d", "row_stack", "ScalarType"), "lib.odds"),
    **dict.fromkeys(("nditer", "nested_iters", "broadcast"), "lib.iterators"), "frompyfunc": "lib.pyfuncs", "einsum_path": "lib.contractions",
    **dict.fromkeys(("busday_count", "busday_offset", "busdaycalendar", "is_busday"), "lib.busdays"),
    **dict.fromkeys(("show_config", "get_include", "info"), "lib.about"),
}


def __getattr__(name):
    import importlib

    if name in _LAZY:
        try:
            return importlib.import_module(f"numpy.{name}")
        except ModuleNotFoundError as error:
            raise AttributeError(f"numpy.{name} is not there yet in Colibri's numpy") from error
    if name in _LAZY_NAMES:
        try:
            found = getattr(importlib.import_module(f"numpy.{_LAZY_NAMES[name]}"), name)
        except ModuleNotFoundError as error:
            raise AttributeError(f"numpy.{name} is not there yet in Colibri's numpy") from error
        globals()[name] = found
        return found
    if name == "emath":
        return importlib.import_module("numpy.lib.scimath")
    from ._core.expired import complain

    complain(name)


def __dir__():
    return sorted({*globals(), *_LAZY, *_LAZY_NAMES})


__all__ = sorted(name for name in globals() if not name.startswith("_")) + list(_LAZY_NAMES) + ["linalg", "random", "fft"]
