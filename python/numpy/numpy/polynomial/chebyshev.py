"""Chebyshev polynomials of the first kind: T(n+1) = 2 x T(n) - T(n-1). With x = (z + 1/z) / 2 they are powers of z, mirrored: T(n) = (z^n + z^-n) / 2."""
import numpy as np

from . import polyutils as pu
from ._family import Rules, family
from ._polybase import ABCPolyBase
from ._quadrature import degree

__all__ = [
    "chebzero", "chebone", "chebx", "chebdomain", "chebline", "chebadd", "chebsub", "chebmulx", "chebmul", "chebdiv", "chebpow", "chebval", "chebder",
    "chebint", "cheb2poly", "poly2cheb", "chebfromroots", "chebvander", "chebfit", "chebtrim", "chebroots", "chebpts1", "chebpts2", "Chebyshev",
    "chebval2d", "chebval3d", "chebgrid2d", "chebgrid3d", "chebvander2d", "chebvander3d", "chebcompanion", "chebgauss", "chebweight",
    "chebinterpolate",
]


def _mirrored(c):
    """Coefficients of powers of z."""
    half = c / 2
    half[0] = c[0]
    return np.concatenate((half[:0:-1], half))


def _folded(z):
    """Coefficients of Chebyshev polynomials."""
    c = z[len(z) // 2:].copy()
    c[1:] *= 2
    return c


class _Chebyshev(Rules):
    prefix, kind = "cheb", "Chebyshev polynomials"

    def rise(self, x, c, n):
        return x.times(c) if n == 1 else x.times(c) * 2

    def fall(self, c, n):
        return c

    def climb(self, n, x, last, before):
        return last * x if n == 1 else last * (2 * x) - before

    def times_x(self, c, n):
        halves = c / 2
        following = halves.copy()
        following[0] = c[0]
        return following, None, halves

    def product(self, c1, c2, mulx):
        return _folded(np.convolve(_mirrored(c1), _mirrored(c2)))

    def quotient(self, c1, c2, mul):
        rest, divisor = _mirrored(c1), _mirrored(c2)
        leading = divisor[0]
        divisor /= leading
        width, last = len(divisor), len(rest) - len(divisor)
        quotient = np.empty(last + 1, dtype=rest.dtype)
        # Both are mirrored, so that each step takes something from both ends.
        for place in range(last // 2 + 1):
            quotient[place] = quotient[last - place] = digit = rest[place]
            taken = digit * divisor
            rest[place:place + width] -= taken
            if place != last - place:
                rest[last - place:last - place + width] -= taken
        quotient /= leading
        start = last // 2 + 1
        return pu.trimseq(_folded(quotient)), pu.trimseq(_folded(rest[start:start + width - 2].copy()))

    def power(self, c, power, mul):
        return _folded(Rules.power(self, _mirrored(c), power, np.convolve))

    def derivative(self, c, n):
        # T(n)' is 2 n times the sum of every second T(k) below n, the one of T(0) halved.
        for place in range(len(c) - 1, 2, -1):
            c[place - 2] += place * c[place] / (place - 2)
        made = 2 * n[1:] * c[1:]
        made[0] = c[1]
        return made

    def integral(self, c, made, n):
        made[1] = c[0]
        if len(c) > 1:
            made[2] = c[1] / 4
            made[3:] = c[2:] / (2 * (n[2:] + 1))
            made[1:-2] -= c[2:] / (2 * (n[2:] - 1))

    def companion(self, c, n):
        made = np.zeros((n, n), dtype=c.dtype)
        scale = np.array([1.0] + [np.sqrt(0.5)] * (n - 1))
        beside = np.full(n - 1, 0.5)
        beside[0] = np.sqrt(0.5)
        made.reshape(-1)[1::n + 1] = made.reshape(-1)[n::n + 1] = beside
        made[:, -1] -= c[:-1] / c[-1] * (scale / scale[-1]) * 0.5
        return made


def _gauss(deg):
    count = degree(deg)
    return np.cos(np.pi * np.arange(1, 2 * count, 2) / (2.0 * count)), np.ones(count) * (np.pi / count)


def _weight(x):
    return 1.0 / (np.sqrt(1.0 + x) * np.sqrt(1.0 - x))


def _count(npts, least):
    whole = int(npts)
    if whole != npts:
        raise ValueError("npts must be integer")
    if whole < least:
        raise ValueError(f"npts must be >= {least}")
    return whole


def _pts1(npts):
    count = _count(npts, 1)
    return np.sin(0.5 * np.pi / count * np.arange(1 - count, count + 1, 2))


def _pts2(npts):
    return np.cos(np.linspace(-np.pi, 0, _count(npts, 2)))


def _interpolate(func, deg, args=()):
    deg = np.asarray(deg)
    if deg.ndim > 0 or deg.dtype.kind not in "iu" or deg.size == 0:
        raise TypeError("deg must be an int")
    if deg < 0:
        raise ValueError("expected deg >= 0")
    points = chebpts1(int(deg) + 1)
    c = np.dot(chebvander(points, int(deg)).T, func(points, *args))
    c[0] /= len(points)
    c[1:] /= 0.5 * len(points)
    return c


_functions = family(
    _Chebyshev(), __name__, gauss=(_gauss, "Points and weights of Gauss's quadrature on [-1, 1] with 1 / sqrt(1 - x²)."),
    weight=(_weight, "The weight: 1 / sqrt(1 - x²)."), pts1=(_pts1, "The roots of a member."), pts2=(_pts2, "The extremes of a member."),
    interpolate=(_interpolate, "The series that equals a function at the roots of a member."))
globals().update(_functions)


class Chebyshev(ABCPolyBase, functions=_functions, prefix="cheb", name="T"):
    """A series of Chebyshev polynomials over a domain that is mapped to a window."""

    @classmethod
    def interpolate(cls, func, deg, domain=None, args=()):
        """The series that equals a function at Chebyshev points of a domain."""
        domain = cls.domain if domain is None else domain
        return cls(chebinterpolate(lambda x: func(pu.mapdomain(x, cls.window, domain), *args), deg), domain=domain)
