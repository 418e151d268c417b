"""Functions of texts over arrays, and the array of texts `chararray`, as NumPy kept them from Numarray."""
import _numpy

from ._core.chararrays import array, asarray, chararray
from ._core.texts import as_array as _as_array, spread as _spread
from .strings import (
    _join as join, _rsplit as rsplit, _split as split, _splitlines as splitlines, add, capitalize, center, count, decode, encode, endswith, expandtabs,
    find, index, isalnum, isalpha, isdecimal, isdigit, islower, isnumeric, isspace, istitle, isupper, ljust, lower, lstrip, mod, replace, rfind, rindex,
    rjust, rstrip, startswith, str_len, strip, swapcase, title, translate, upper, zfill,
)

__all__ = [
    "equal", "not_equal", "greater_equal", "less_equal", "greater", "less", "str_len", "add", "multiply", "mod", "capitalize", "center", "count",
    "decode", "encode", "endswith", "expandtabs", "find", "index", "isalnum", "isalpha", "isdigit", "islower", "isspace", "istitle", "isupper", "join",
    "ljust", "lower", "lstrip", "partition", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines",
    "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill", "isnumeric", "isdecimal", "array", "asarray", "compare_chararrays",
    "chararray",
]

_COMPARISONS = ("==", "!=", "<", ">", "<=", ">=")


def compare_chararrays(a1, a2, cmp, rstrip):
    """Compares elements of two arrays of texts as the sign `cmp` says, without blanks at their ends if `rstrip`."""
    import operator

    a1, a2 = _as_array(a1), _as_array(a2)
    if cmp not in _COMPARISONS:
        raise ValueError("comparison must be '==', '!=', '<', '>', '<=', '>='")
    if a1.dtype.kind not in "US" or a2.dtype.kind not in "US":
        raise TypeError("comparison of non-string arrays")
    if a1.dtype.kind != a2.dtype.kind:
        return NotImplemented
    from ._core.texts import column

    shape = _spread([a1, a2])
    if 0 in shape:
        return _numpy._zeros(shape, bool, "C")
    one, two = column(a1, shape), column(a2, shape)
    if rstrip:
        blank = " \t\n\r\x0b\x0c\0" if a1.dtype.kind == "U" else b" \t\n\r\x0b\x0c\0"
        one, two = ((text.rstrip(blank) for text in values) for values in (one, two))
    function = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}[cmp]
    return _numpy.array(list(map(function, one, two)), bool).reshape(shape)


def equal(x1, x2):
    """Whether texts are the same but for blanks at their ends."""
    return compare_chararrays(x1, x2, "==", True)


def not_equal(x1, x2):
    """Whether texts differ in more than blanks at their ends."""
    return compare_chararrays(x1, x2, "!=", True)


def greater_equal(x1, x2):
    """Whether texts come after others or are the same, but for blanks at their ends."""
    return compare_chararrays(x1, x2, ">=", True)


def less_equal(x1, x2):
    """Whether texts come before others or are the same, but for blanks at their ends."""
    return compare_chararrays(x1, x2, "<=", True)


def greater(x1, x2):
    """Whether texts come after others, but for blanks at their ends."""
    return compare_chararrays(x1, x2, ">", True)


def less(x1, x2):
    """Whether texts come before others, but for blanks at their ends."""
    return compare_chararrays(x1, x2, "<", True)


def multiply(a, i):
    """Each element `i` times in a row; a negative number counts as 0."""
    from . import strings

    try:
        return strings.multiply(a, i)
    except TypeError:
        raise ValueError("Can only multiply by integers") from None


def partition(a, sep):
    """Each element before the first `sep`, the `sep` and what follows, in a last dimension of 3."""
    return _stacked("partition", a, sep)


def rpartition(a, sep):
    """Each element before the last `sep`, the `sep` and what follows, in a last dimension of 3."""
    return _stacked("rpartition", a, sep)


def _stacked(name, a, sep):
    from . import strings
    from ._core.shaping import stack

    return stack(getattr(strings, name)(a, sep), axis=-1)


def _vec_string(a, type, method, args=()):
    """What a method of str or bytes gives for each element."""
    from ._core.texts import each

    return each(a, type, method, args)
