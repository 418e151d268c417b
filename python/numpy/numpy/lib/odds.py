"""What fits nowhere else."""
import numpy as np

__all__ = ["astype", "isfortran", "from_dlpack", "fromregex", "show_runtime", "in1d", "row_stack", "ScalarType"]

ScalarType = (
    int, float, complex, bool, bytes, str, memoryview, np.bool, np.complex64, np.complex128, np.float16, np.float32, np.float64, np.int8, np.int16, np.int32,
    np.int64, np.datetime64, np.timedelta64, np.object_, np.bytes_, np.str_, np.uint8, np.uint16, np.uint32, np.uint64, np.void,
)


def astype(x, dtype, /, *, copy=True, device=None):
    """An array converted to another type."""
    if not (isinstance(x, np.ndarray) or np.isscalar(x)):
        raise TypeError(f"Input should be a NumPy array or scalar. It is a {type(x)} instead.")
    if device not in (None, "cpu"):
        raise ValueError(f'Device not understood. Only "cpu" is allowed, but received: {device}')
    return x.astype(dtype, copy=copy)


def isfortran(a):
    """Whether an array lies in memory column by column, and not row by row."""
    return a.flags.fnc


def from_dlpack(x, /, *, device=None, copy=None):
    """An array of another library's; here it is made by way of `__array__`."""
    if device not in (None, "cpu"):
        raise ValueError(f'Device not understood. Only "cpu" is allowed, but received: {device}')
    if isinstance(x, np.ndarray):
        return x.copy() if copy else x.view(np.ndarray)
    if not hasattr(x, "__dlpack__"):
        raise AttributeError(f"'{type(x).__name__}' object has no attribute '__dlpack__'")
    return np.array(x, copy=copy)


def fromregex(file, regexp, dtype, encoding=None):
    """A structured array of what the groups of a regular expression match in a text file."""
    import re

    if not hasattr(file, "read"):
        with open(file, encoding=encoding or "latin1") as opened:
            return fromregex(opened, regexp, dtype)
    kind = dtype if isinstance(dtype, np.dtype) else np.dtype(dtype)
    if kind.names is None:
        raise TypeError("dtype must be a structured datatype")
    text = file.read()
    pattern = regexp if hasattr(regexp, "match") else re.compile(regexp)
    if isinstance(text, bytes) and isinstance(pattern.pattern, str):
        pattern = re.compile(pattern.pattern.encode("latin1"))
    elif isinstance(text, str) and isinstance(pattern.pattern, bytes):
        pattern = re.compile(pattern.pattern.decode("latin1"))
    rows = pattern.findall(text)
    if rows and not isinstance(rows[0], tuple):
        return np.array(rows, dtype=kind[kind.names[0]]).view(kind)
    made = np.zeros(len(rows), kind)
    for name, column in zip(kind.names, zip(*rows)):
        made[name] = np.array(column).astype(kind[name])
    return made


def show_runtime():
    """Prints what numpy runs on."""
    import pprint
    import sys

    pprint.pprint([{"numpy_version": np.__version__, "python": sys.version, "simd_extensions": {"baseline": ["simd128"], "found": [], "not_found": []}}])


def _deprecated(text):
    import warnings

    warnings.warn(text, DeprecationWarning, stacklevel=3)


def in1d(ar1, ar2, assume_unique=False, invert=False, *, kind=None):
    """Which elements occur in another array; `isin` is its new name."""
    _deprecated("`in1d` is deprecated. Use `np.isin` instead.")
    return np.isin(np.asarray(ar1).ravel(), ar2, assume_unique=assume_unique, invert=invert, kind=kind)


def row_stack(tup, *, dtype=None, casting="same_kind"):
    """Arrays one below the other; `vstack` is its new name."""
    _deprecated("`row_stack` alias is deprecated. Use `np.vstack` directly.")
    return np.vstack(tup, dtype=dtype, casting=casting)


for _name in __all__[:-1]:
    globals()[_name].__module__ = "numpy"
