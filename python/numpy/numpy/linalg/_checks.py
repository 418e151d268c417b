"""Errors, types, and the call of the native half."""
import _numpy
import numpy as np
from numpy._core._exceptions import UFuncTypeError
from numpy._core.methods import _wrap_result


class LinAlgError(ValueError):
    """A matrix that is singular, or an iteration that does not end."""


def stacked(*arrays):
    """Refuses what has no two dimensions."""
    for a in arrays:
        if a.ndim < 2:
            raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")


def square(a):
    """Refuses what is no stack of square matrices."""
    stacked(a)
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")


def flat(*arrays):
    """Refuses what has not exactly two dimensions."""
    for a in arrays:
        if a.ndim != 2:
            raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be two-dimensional")


def finite(a):
    """Refuses infinities and NaNs."""
    if not np.isfinite(a).all():
        raise LinAlgError("Array must not contain infs or NaNs")


def types(*arrays):
    """The type to count in, of double precision, and the type of results."""
    is_single, is_complex = True, False
    for a in arrays:
        kind = a.dtype.char
        if kind in "FD":
            is_complex = True
        elif kind == "e":
            raise TypeError(f"array type {a.dtype.name} is unsupported in linalg")
        is_single = is_single and kind in "fF"
    return np.dtype("D" if is_complex else "d"), np.dtype(("F" if is_single else "D") if is_complex else "f" if is_single else "d")


def real(kind):
    """The type of the parts of a type."""
    return np.dtype(kind.char.lower())


def converted(name, work, *arrays):
    """Arrays in the type to count in."""
    made = []
    for place, a in enumerate(arrays):
        if not np.can_cast(a.dtype, work, "same_kind"):
            which = f" {place}" if len(arrays) > 1 else ""
            raise UFuncTypeError(f"Cannot cast ufunc '{name}' input{which} from {a.dtype!r} to {work!r} with casting rule 'same_kind'")
        made.append(a.astype(work, copy=False))
    return made


def run(name, words, *arrays):
    """Results of a native task; an error with `words` where a matrix was refused."""
    refused, *results = _numpy._linalg(name, *arrays)
    if refused and words:
        raise LinAlgError(words)
    return results


def wrapped(like, result):
    """A result in the class of what it was made from."""
    if isinstance(like, np.ndarray) and type(like) is not np.ndarray:
        return _wrap_result(like, result)
    return result
