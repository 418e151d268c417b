"""Windows, which fade signals in and out."""
import _numpy
from _numpy import asarray

from . import ufuncs
from .creation import asanyarray
from .indexing import where

__all__ = ["bartlett", "hanning", "hamming", "blackman", "kaiser", "i0"]


def i0(x):
    """The modified Bessel function of the first kind, order 0 (by its series)."""
    x = asanyarray(x)
    if x.dtype.kind == "c":
        raise TypeError("i0 not supported for complex values")
    x = asarray(ufuncs.absolute(x.astype("d")))
    quarter = (x / 2.0) ** 2
    term = total = quarter * 0 + 1.0
    for number in range(1, 200):
        term = term * quarter / (number * number)
        total = total + term
        if not asarray(term > total * 1e-17).any():
            break
    return asarray(total)


def _length(M):
    # As a float, so that no small integer runs over.
    return _numpy.array([0.0, M])[1]


def bartlett(M):
    """A window of two straight lines."""
    M = _length(M)
    if M < 1:
        return _numpy.array([], "d")
    if M == 1:
        return _numpy.array([1.0])
    n = _numpy._arange(1 - M, 3 - M, int(M), "d")
    return where(ufuncs.less_equal(n, 0), 1 + n / (M - 1), 1 - n / (M - 1))


def _cosines(M, first, second, third=0.0):
    M = _length(M)
    if M < 1:
        return _numpy.array([], "d")
    if M == 1:
        return _numpy.array([1.0])
    n = _numpy._arange(1 - M, 3 - M, int(M), "d")
    pi = 3.141592653589793
    result = first + second * ufuncs.cos(pi * n / (M - 1))
    return result + third * ufuncs.cos(2.0 * pi * n / (M - 1)) if third else result


def hanning(M):
    """A window of one cosine."""
    return _cosines(M, 0.5, 0.5)


def hamming(M):
    """A window of one cosine that does not reach zero."""
    return _cosines(M, 0.54, 0.46)


def blackman(M):
    """A window of two cosines."""
    return _cosines(M, 0.42, 0.5, 0.08)


def kaiser(M, beta):
    """A window of Bessel functions."""
    M = _length(M)
    if M == 1:
        return _numpy.array([1.0])
    n = _numpy._arange(0, 1, int(M), "d")
    half = (M - 1) / 2.0
    return i0(beta * ufuncs.sqrt(1 - ((n - half) / half) ** 2.0)) / i0(asarray(float(beta)))
