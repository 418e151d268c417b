"""Hermite polynomials of probability: He(n+1) = x He(n) - n He(n-1)."""
import numpy as np

from . import polyutils as pu
from ._family import Rules, family
from ._polybase import ABCPolyBase
from ._quadrature import normed, symmetric

__all__ = [
    "hermezero", "hermeone", "hermex", "hermedomain", "hermeline", "hermeadd", "hermesub", "hermemulx", "hermemul", "hermediv", "hermepow", "hermeval",
    "hermeder", "hermeint", "herme2poly", "poly2herme", "hermefromroots", "hermevander", "hermefit", "hermetrim", "hermeroots", "HermiteE",
    "hermeval2d", "hermeval3d", "hermegrid2d", "hermegrid3d", "hermevander2d", "hermevander3d", "hermecompanion", "hermegauss", "hermeweight",
]


class _HermiteE(Rules):
    prefix, kind = "herme", "Hermite polynomials of probability"

    def fall(self, c, n):
        return c * (n - 1)

    def climb(self, n, x, last, before):
        return last * x - before * (n - 1)

    def times_x(self, c, n):
        return c, None, c * n

    def derivative(self, c, n):
        return n[1:] * c[1:]

    def integral(self, c, made, n):
        made[1] = c[0]
        made[2:] = c[1:] / (n[1:] + 1)

    def companion(self, c, n):
        made = np.zeros((n, n), dtype=c.dtype)
        scale = np.hstack((1.0, 1.0 / np.sqrt(np.arange(n - 1, 0, -1))))
        scale = np.multiply.accumulate(scale)[::-1]
        made.reshape(-1)[1::n + 1] = made.reshape(-1)[n::n + 1] = np.sqrt(np.arange(1, n))
        made[:, -1] -= scale * c[:-1] / c[-1]
        return made


def _gauss(deg):
    x, w = symmetric(*normed(deg, hermecompanion, 1.0, 2 * np.pi))
    w *= np.sqrt(2 * np.pi) / w.sum()
    return x, w


def _weight(x):
    return np.exp(-0.5 * x**2)


_functions = family(
    _HermiteE(), __name__, gauss=(_gauss, "Points and weights of Gauss's quadrature with exp(-x²/2)."), weight=(_weight, "The weight: exp(-x²/2)."))
globals().update(_functions)


class HermiteE(ABCPolyBase, functions=_functions, prefix="herme", name="He"):
    """A series of Hermite polynomials of probability over a domain that is mapped to a window."""
