"""What other packages and tests use of NumPy although it is private: constants, groups of types, marks of arguments not given."""
import enum

import _numpy
from _numpy import dtype, generic

from . import scalars

BUFSIZE = UFUNC_BUFSIZE_DEFAULT = 8192
MAXDIMS = 64
CLIP, WRAP, RAISE = 0, 1, 2
ALLOW_THREADS = FLOATING_POINT_SUPPORT = 1
FPE_DIVIDEBYZERO, FPE_OVERFLOW, FPE_UNDERFLOW, FPE_INVALID = 1, 2, 4, 8
MAY_SHARE_BOUNDS, MAY_SHARE_EXACT = 0, -1
UFUNC_PYVALS_NAME = "UFUNC_PYVALS"
NAN, PINF, NINF, PZERO, NZERO = float("nan"), float("inf"), -float("inf"), 0.0, -0.0


class _NoValueType:
    """The class of the one mark that says that an argument was not given."""

    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self):
        return "<no value>"

    def __reduce__(self):
        return _NoValueType, ()


_NoValue = _NoValueType()


class _CopyMode(enum.Enum):
    """When an array is copied: always, never, or where needed."""

    ALWAYS = True
    NEVER = False
    IF_NEEDED = 2

    def __bool__(self):
        if self is _CopyMode.IF_NEEDED:
            raise ValueError(f"{self} is neither True nor False.")
        return self is _CopyMode.ALWAYS


_CopyMode.__module__ = "numpy"

sctypes = {
    "int": [scalars.int8, scalars.int16, scalars.int32, scalars.int64], "uint": [scalars.uint8, scalars.uint16, scalars.uint32, scalars.uint64],
    "float": [scalars.float16, scalars.float32, scalars.float64], "complex": [scalars.complex64, scalars.complex128],
    "others": [scalars.void, scalars.bytes_, scalars.str_, scalars.bool_, scalars.object_],
}


def issctype(rep):
    """Whether something is a type of scalars."""
    if not isinstance(rep, (type, dtype)):
        return False
    try:
        found = obj2sctype(rep)
        return found is not None and found is not scalars.object_
    except Exception:
        return False


def obj2sctype(rep, default=None):
    """The class of scalars of a type or of what an array holds."""
    if isinstance(rep, type) and issubclass(rep, generic):
        return rep
    if isinstance(rep, _numpy.ndarray):
        return rep.dtype.type
    try:
        return dtype(rep).type
    except Exception:
        return default


def sctype2char(sctype):
    """The letter of a type."""
    found = obj2sctype(sctype)
    if found is None:
        raise ValueError("unrecognized type")
    return dtype(found).char


def maximum_sctype(t):
    """The widest type of the kind of another."""
    found = obj2sctype(t)
    if found is None:
        return t
    kind = dtype(found).kind
    return {"i": scalars.int64, "u": scalars.uint64, "f": scalars.float64, "c": scalars.complex128}.get(kind, found)


def _get_promotion_state():
    """How Python's numbers take on types: always as NumPy 2 does it."""
    return "weak"


def _set_promotion_state(state):
    """Takes the names of states, and stays with NumPy 2's."""
    if not isinstance(state, str):
        raise TypeError("_promotion_state must be a string")
    if state not in ("weak", "weak_and_warn", "legacy"):
        raise TypeError(f"_promotion_state must be 'legacy', 'weak', or 'weak_and_warn' but got '{state:.100}'")


class _no_nep50_warning:
    """A block, or decorator, without warnings of the change to NumPy 2's types; there are none here."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __call__(self, function):
        return function
