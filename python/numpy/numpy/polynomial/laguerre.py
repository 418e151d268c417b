"""Laguerre polynomials: (n+1) L(n+1) = (2n+1-x) L(n) - n L(n-1)."""
import numpy as np

from . import polyutils as pu
from ._family import Rules, family
from ._polybase import ABCPolyBase
from ._quadrature import newton

__all__ = [
    "lagzero", "lagone", "lagx", "lagdomain", "lagline", "lagadd", "lagsub", "lagmulx", "lagmul", "lagdiv", "lagpow", "lagval", "lagder", "lagint",
    "lag2poly", "poly2lag", "lagfromroots", "lagvander", "lagfit", "lagtrim", "lagroots", "Laguerre", "lagval2d", "lagval3d", "laggrid2d",
    "laggrid3d", "lagvander2d", "lagvander3d", "lagcompanion", "laggauss", "lagweight",
]


class _Laguerre(Rules):
    prefix, kind, domain, x = "lag", "Laguerre polynomials", (0.0, 1.0), (1, -1)

    def line(self, off, scl):
        return [off + scl, -scl]

    def rise(self, x, c, n):
        return x.below(c, 2 * n - 1) / n

    def fall(self, c, n):
        return c * (n - 1) / n

    def climb(self, n, x, last, before):
        return (last * (2 * n - 1 - x) - before * (n - 1)) / n

    def times_x(self, c, n):
        return -c * (n + 1), c * (2 * n + 1), -(c * n)

    def derivative(self, c, n):
        # L(n)' is minus the sum of all L(k) below n.
        for place in range(len(c) - 1, 1, -1):
            c[place - 1] += c[place]
        return -c[1:]

    def integral(self, c, made, n):
        made[:-1] = c
        made[-1] = -c[-1]
        made[1:-1] -= c[:-1]

    def root(self, c):
        return 1 + c[0] / c[1]

    def companion(self, c, n):
        made = np.zeros((n, n), dtype=c.dtype)
        flat = made.reshape(-1)
        flat[1::n + 1] = flat[n::n + 1] = -np.arange(1, n)
        flat[0::n + 1] = 2.0 * np.arange(n) + 1.0
        made[:, -1] += c[:-1] / c[-1] * n
        return made


def _gauss(deg):
    x, w = newton(deg, lagcompanion, lagval, lagder)
    w /= w.sum()
    return x, w


def _weight(x):
    return np.exp(-x)


_functions = family(
    _Laguerre(), __name__, gauss=(_gauss, "Points and weights of Gauss's quadrature on [0, inf] with exp(-x)."),
    weight=(_weight, "The weight: exp(-x)."))
globals().update(_functions)


class Laguerre(ABCPolyBase, functions=_functions, prefix="lag", name="L"):
    """A series of Laguerre polynomials over a domain that is mapped to a window."""
