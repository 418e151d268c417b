"""Hermite polynomials of physics: H(n+1) = 2 x H(n) - 2 n H(n-1)."""
import numpy as np

from . import polyutils as pu
from ._family import Rules, family
from ._polybase import ABCPolyBase
from ._quadrature import normed, symmetric

__all__ = [
    "hermzero", "hermone", "hermx", "hermdomain", "hermline", "hermadd", "hermsub", "hermmulx", "hermmul", "hermdiv", "hermpow", "hermval", "hermder",
    "hermint", "herm2poly", "poly2herm", "hermfromroots", "hermvander", "hermfit", "hermtrim", "hermroots", "Hermite", "hermval2d", "hermval3d",
    "hermgrid2d", "hermgrid3d", "hermvander2d", "hermvander3d", "hermcompanion", "hermgauss", "hermweight",
]


class _Hermite(Rules):
    prefix, kind, x = "herm", "Hermite polynomials of physics", (0, 1 / 2)

    def line(self, off, scl):
        return [off, scl / 2]

    def rise(self, x, c, n):
        return x.times(c) * 2

    def fall(self, c, n):
        return c * (2 * (n - 1))

    def climb(self, n, x, last, before):
        return last * (x * 2) - before * (2 * (n - 1))

    def times_x(self, c, n):
        return c / 2, None, c * n

    def derivative(self, c, n):
        return 2 * n[1:] * c[1:]

    def integral(self, c, made, n):
        made[1] = c[0] / 2
        made[2:] = c[1:] / (2 * (n[1:] + 1))

    def root(self, c):
        return -0.5 * c[0] / c[1]

    def companion(self, c, n):
        made = np.zeros((n, n), dtype=c.dtype)
        scale = np.hstack((1.0, 1.0 / np.sqrt(2.0 * np.arange(n - 1, 0, -1))))
        scale = np.multiply.accumulate(scale)[::-1]
        made.reshape(-1)[1::n + 1] = made.reshape(-1)[n::n + 1] = np.sqrt(0.5 * np.arange(1, n))
        made[:, -1] -= scale * c[:-1] / (2.0 * c[-1])
        return made


def _gauss(deg):
    x, w = symmetric(*normed(deg, hermcompanion, 2.0, np.pi))
    w *= np.sqrt(np.pi) / w.sum()
    return x, w


def _weight(x):
    return np.exp(-x**2)


_functions = family(
    _Hermite(), __name__, gauss=(_gauss, "Points and weights of Gauss's quadrature with exp(-x²)."), weight=(_weight, "The weight: exp(-x²)."))
globals().update(_functions)


class Hermite(ABCPolyBase, functions=_functions, prefix="herm", name="H"):
    """A series of Hermite polynomials of physics over a domain that is mapped to a window."""
