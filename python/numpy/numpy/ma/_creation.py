"""Functions that make masked arrays, and those that are methods or functions of arrays done to masked ones."""
import numpy as np

from . import core as ma
from ._class import MaskedArray
from ._masks import getmask, nomask


def array(data, dtype=None, copy=False, order=None, mask=nomask, fill_value=None, keep_mask=True, hard_mask=False, shrink=True, subok=True, ndmin=0):
    """A masked array: `MaskedArray` with its arguments in the order of `numpy.array`."""
    return MaskedArray(data, mask=mask, dtype=dtype, copy=copy, subok=subok, keep_mask=keep_mask, hard_mask=hard_mask, fill_value=fill_value,
                       ndmin=ndmin, shrink=shrink, order=order)


def asarray(a, dtype=None, order=None):
    """Something as a masked array, of no subclass."""
    return MaskedArray(a, dtype=dtype, copy=False, keep_mask=True, subok=False, order=order or "C")


def asanyarray(a, dtype=None):
    """Something as a masked array or of a subclass."""
    if isinstance(a, MaskedArray) and (dtype is None or dtype == a.dtype):
        return a
    return MaskedArray(a, dtype=dtype, copy=False, keep_mask=True, subok=True)


def isMaskedArray(x):
    """Whether something is a masked array."""
    return isinstance(x, MaskedArray)


isarray = isMA = isMaskedArray


def is_masked(x):
    """Whether something has a masked element."""
    mask = getmask(x)
    return mask is not nomask and bool(mask.any())


class _frommethod:
    """A method of masked arrays as a function of anything."""

    def __init__(self, methodname, reversed=False):
        self.__name__ = self.__qualname__ = methodname
        self.reversed = reversed
        self.__doc__ = getattr(getattr(MaskedArray, methodname), "__doc__", None)

    def __call__(self, a, *args, **params):
        if self.reversed:
            a, args = args[0], (a, *args[1:])
        a = asanyarray(a)
        return getattr(type(a), self.__name__)(a, *args, **params)


class _convert2ma:
    """A function of NumPy's whose result is made a masked array; `fill_value` and `hardmask` may be given with it."""

    def __init__(self, funcname):
        self._func = getattr(np, funcname)
        self.__name__ = self.__qualname__ = funcname
        self.__doc__ = f"`numpy.{funcname}` as a masked array."

    def __call__(self, *args, **params):
        own = {name: params.pop(name) for name in ("fill_value", "hardmask") if name in params}
        result = self._func(*args, **params).view(MaskedArray)
        if "fill_value" in own:
            result.fill_value = own["fill_value"]
        if "hardmask" in own:
            result._hardmask = bool(own["hardmask"])
        return result


_frommethod.__module__ = _convert2ma.__module__ = "numpy.ma.core"

METHODS = """all anom any copy count cumprod cumsum diagonal harden_mask ids mean nonzero prod product ravel repeat shrink_mask soften_mask std sum
swapaxes trace var argmin argmax""".split()
CONVERTED = "arange clip empty empty_like frombuffer fromfunction identity indices ones ones_like squeeze zeros zeros_like".split()
for _name in METHODS:
    globals()[_name] = _frommethod(_name)
compress = _frommethod("compress", reversed=True)
anomalies = anom
for _name in CONVERTED:
    globals()[_name] = _convert2ma(_name)


def _asked(name, obj, **params):
    keepdims = params.pop("keepdims")
    if keepdims is not np._NoValue:
        params["keepdims"] = keepdims
    try:
        return getattr(obj, name)(**params)
    except (AttributeError, TypeError):
        return getattr(asanyarray(obj), name)(**params)


def min(obj, axis=None, out=None, fill_value=None, keepdims=np._NoValue):
    """The smallest element that is not masked."""
    return _asked("min", obj, axis=axis, fill_value=fill_value, out=out, keepdims=keepdims)


def max(obj, axis=None, out=None, fill_value=None, keepdims=np._NoValue):
    """The greatest element that is not masked."""
    return _asked("max", obj, axis=axis, fill_value=fill_value, out=out, keepdims=keepdims)


def ptp(obj, axis=None, out=None, fill_value=None, keepdims=np._NoValue):
    """The greatest less the smallest element that is not masked."""
    return _asked("ptp", obj, axis=axis, fill_value=fill_value, out=out, keepdims=keepdims)


def fromfile(file, dtype=float, count=-1, sep=""):
    """Not there, in NumPy neither."""
    raise NotImplementedError("fromfile() not yet implemented for a MaskedArray.")


def fromflex(fxarray):
    """A masked array from fields `_data` and `_mask`."""
    return MaskedArray(fxarray["_data"], mask=fxarray["_mask"])
