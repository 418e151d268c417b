"""Functions that give complex numbers where real ones have no answer; `numpy.emath`."""
import numpy as np

__all__ = ["sqrt", "log", "log2", "logn", "log10", "power", "arccos", "arcsin", "arctanh"]


def _wide(x, outside):
    """`x`, complex if some real element of it is outside of what the function is defined for."""
    x = np.asarray(x)
    if np.any(np.isreal(x) & outside(x)):
        return x.astype(np.complex64 if x.dtype.char in "fbhBHF" else np.complex128)
    return x


def _is_negative(x):
    return x < 0


def _is_over_one(x):
    return abs(x) > 1


def sqrt(x):
    """The square root, complex for negative numbers."""
    return np.sqrt(_wide(x, _is_negative))


def log(x):
    """The natural logarithm, complex for negative numbers."""
    return np.log(_wide(x, _is_negative))


def log10(x):
    """The logarithm to base 10, complex for negative numbers."""
    return np.log10(_wide(x, _is_negative))


def log2(x):
    """The logarithm to base 2, complex for negative numbers."""
    return np.log2(_wide(x, _is_negative))


def logn(n, x):
    """The logarithm to base `n`, complex for negative numbers."""
    x, n = _wide(x, _is_negative), _wide(n, _is_negative)
    return np.log(x) / np.log(n)


def power(x, p):
    """`x` to the power `p`, complex for negative `x`; whole numbers to negative powers are floats."""
    x, p = _wide(x, _is_negative), np.asarray(p)
    if np.any(np.isreal(p) & (p < 0)):
        p = p * 1.0
    return np.power(x, p)


def arccos(x):
    """The inverse of the cosine, complex beyond 1."""
    return np.arccos(_wide(x, _is_over_one))


def arcsin(x):
    """The inverse of the sine, complex beyond 1."""
    return np.arcsin(_wide(x, _is_over_one))


def arctanh(x):
    """The inverse of the hyperbolic tangent, complex beyond 1."""
    return np.arctanh(_wide(x, _is_over_one))
