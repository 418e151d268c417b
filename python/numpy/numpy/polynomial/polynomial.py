"""Powers of x."""
import numpy as np

from . import polyutils as pu
from ._family import Rules, family
from ._polybase import ABCPolyBase

__all__ = [
    "polyzero", "polyone", "polyx", "polydomain", "polyline", "polyadd", "polysub", "polymulx", "polymul", "polydiv", "polypow", "polyval",
    "polyvalfromroots", "polyder", "polyint", "polyfromroots", "polyvander", "polyfit", "polytrim", "polyroots", "Polynomial", "polyval2d",
    "polyval3d", "polygrid2d", "polygrid3d", "polyvander2d", "polyvander3d", "polycompanion",
]


class _Powers(Rules):
    prefix, kind, maxpower = "poly", "powers of x", None

    def climb(self, n, x, last, before):
        return last * x

    def times_x(self, c, n):
        return c, None, None

    def value(self, x, c):
        found = c[-1] + x * 0
        for place in range(len(c) - 2, -1, -1):
            found = c[place] + found * x
        return found

    def product(self, c1, c2, mulx):
        return np.convolve(c1, c2)

    def quotient(self, c1, c2, mul):
        leading, rest, count = c2[-1], c2[:-1] / c2[-1], len(c2) - 1
        for top in range(len(c1) - 1, count - 1, -1):
            c1[top - count:top] -= rest * c1[top]
        return c1[count:] / leading, pu.trimseq(c1[:count])

    def power(self, c, power, mul):
        return Rules.power(self, c, power, np.convolve)

    def derivative(self, c, n):
        return n[1:] * c[1:]

    def integral(self, c, made, n):
        made[1] = c[0]
        made[2:] = c[1:] / (n[1:] + 1)

    def companion(self, c, n):
        made = np.zeros((n, n), dtype=c.dtype)
        made.reshape(-1)[n::n + 1] = 1
        made[:, -1] -= c[:-1] / c[-1]
        return made


def _valfromroots(x, r, tensor=True):
    r = pu.inexact(r, None)
    if isinstance(x, (tuple, list)):
        x = np.asarray(x)
    if isinstance(x, np.ndarray):
        if tensor:
            r = r.reshape(r.shape + (1,) * x.ndim)
        elif x.ndim >= r.ndim:
            raise ValueError("x.ndim must be < r.ndim when tensor == False")
    return np.prod(x - r, axis=0)


_functions = family(_Powers(), __name__, valfromroots=(_valfromroots, "The polynomial with roots `r` at points."))
globals().update(_functions)


class Polynomial(ABCPolyBase, functions=_functions, prefix="poly", name=None):
    """A polynomial: the coefficients of powers of x, lowest first, over a domain that is mapped to a window."""

    @classmethod
    def _str_term_unicode(cls, i, arg_str):
        return f"·{arg_str}" if i == "1" else f"·{arg_str}{i.translate(cls._superscript_mapping)}"

    @staticmethod
    def _str_term_ascii(i, arg_str):
        return f" {arg_str}" if i == "1" else f" {arg_str}**{i}"

    @staticmethod
    def _repr_latex_term(i, arg_str, needs_parens):
        if needs_parens:
            arg_str = rf"\left({arg_str}\right)"
        return "1" if i == 0 else arg_str if i == 1 else f"{arg_str}^{{{i}}}"
