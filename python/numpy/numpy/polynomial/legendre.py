"""Legendre polynomials: (n+1) P(n+1) = (2n+1) x P(n) - n P(n-1)."""
import numpy as np

from . import polyutils as pu
from ._family import Rules, family
from ._polybase import ABCPolyBase
from ._quadrature import newton, symmetric

__all__ = [
    "legzero", "legone", "legx", "legdomain", "legline", "legadd", "legsub", "legmulx", "legmul", "legdiv", "legpow", "legval", "legder", "legint",
    "leg2poly", "poly2leg", "legfromroots", "legvander", "legfit", "legtrim", "legroots", "Legendre", "legval2d", "legval3d", "leggrid2d",
    "leggrid3d", "legvander2d", "legvander3d", "legcompanion", "leggauss", "legweight",
]


class _Legendre(Rules):
    prefix, kind = "leg", "Legendre polynomials"

    def rise(self, x, c, n):
        return x.times(c) * (2 * n - 1) / n

    def fall(self, c, n):
        return c * (n - 1) / n

    def climb(self, n, x, last, before):
        return (last * x * (2 * n - 1) - before * (n - 1)) / n

    def times_x(self, c, n):
        return c * (n + 1) / (2 * n + 1), None, c * n / (2 * n + 1)

    def derivative(self, c, n):
        # P(n)' is the sum of (2k+1) P(k) over every second k below n.
        for place in range(len(c) - 1, 2, -1):
            c[place - 2] += c[place]
        return (2 * n[1:] - 1) * c[1:]

    def integral(self, c, made, n):
        made[1] = c[0]
        parts = c[1:] / (2 * n[1:] + 1)
        made[2:] = parts
        made[1:-2] -= parts[1:]

    def companion(self, c, n):
        made = np.zeros((n, n), dtype=c.dtype)
        scale = 1.0 / np.sqrt(2 * np.arange(n) + 1)
        made.reshape(-1)[1::n + 1] = made.reshape(-1)[n::n + 1] = np.arange(1, n) * scale[:-1] * scale[1:]
        made[:, -1] -= c[:-1] / c[-1] * (scale / scale[-1]) * (n / (2 * n - 1))
        return made


def _gauss(deg):
    x, w = symmetric(*newton(deg, legcompanion, legval, legder))
    w *= 2.0 / w.sum()
    return x, w


def _weight(x):
    return x * 0.0 + 1.0


_functions = family(_Legendre(), __name__, gauss=(_gauss, "Points and weights of Gauss's quadrature on [-1, 1]."), weight=(_weight, "The weight: 1."))
globals().update(_functions)


class Legendre(ABCPolyBase, functions=_functions, prefix="leg", name="P"):
    """A series of Legendre polynomials over a domain that is mapped to a window."""
