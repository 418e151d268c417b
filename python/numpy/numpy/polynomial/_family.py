"""The functions of a family of polynomials (`legval`, `legmul`, …), made from the rules by which its members follow from one another."""
import operator

import numpy as np

from . import polyutils as pu
from ._calculus import derivative, integral


class Rules:
    """A family: P(n+1) = rise(P(n)) - fall(P(n-1)), and what cannot be told from that. Families are subclasses."""

    prefix = kind = ""
    domain = (-1.0, 1.0)
    #: The coefficients of x.
    x = (0, 1)
    maxpower = 16

    def line(self, off, scl):
        """Coefficients of off + scl x."""
        return [off, scl]

    def rise(self, x, c, n):
        """`c` times the factor of P(n-1) in P(n)."""
        return x.times(c)

    def fall(self, c, n):
        """`c` times the factor of P(n-1) in P(n+1)."""
        raise NotImplementedError

    def climb(self, n, x, last, before):
        """P(n) at x of the two members before it."""
        raise NotImplementedError

    def times_x(self, c, n):
        """What each coefficient gives to the next, to its own and to the previous place when multiplied by x."""
        raise NotImplementedError

    def root(self, c):
        """The root of two coefficients."""
        return -c[0] / c[1]

    def companion(self, c, n):
        """The matrix whose eigenvalues are the roots."""
        raise NotImplementedError

    def value(self, x, c):
        """The series at x, from its last coefficient down (Clenshaw)."""
        return clenshaw(self, c, Point(x), operator.add, operator.sub)

    def product(self, c1, c2, mulx):
        """The product of two series."""
        short, long = (c2, c1) if len(c1) > len(c2) else (c1, c2)
        return clenshaw(self, [one * long for one in short], Series(mulx), pu.add, pu.sub)

    def quotient(self, c1, c2, mul):
        """Quotient and rest, with `c1` not shorter than `c2`."""
        quotient, rest = np.empty(len(c1) - len(c2) + 1, dtype=c1.dtype), c1
        for k in range(len(c1) - len(c2), -1, -1):
            factor = mul([0] * k + [1], c2)
            quotient[k] = q = rest[-1] / factor[-1]
            rest = rest[:-1] - q * factor[:-1]
        return quotient, pu.trimseq(rest)

    def power(self, c, power, mul):
        """A series to a power of at least two."""
        made = c
        for _ in range(power - 1):
            made = mul(made, c)
        return made


class Point:
    """Multiplication by x where series are evaluated."""

    def __init__(self, x):
        self._x = x

    def times(self, c):
        """c x."""
        return c * self._x

    def below(self, c, a):
        """c (a - x)."""
        return c * (a - self._x)


class Series:
    """Multiplication by x where coefficients are computed."""

    def __init__(self, mulx, sub=pu.sub):
        self.times, self._sub = mulx, sub

    def below(self, c, a):
        """c (a - x)."""
        return self._sub(a * c, self.times(c))


def clenshaw(rules, c, x, plus, minus):
    """The sum of c[n] P(n), in whatever ring `x`, `plus` and `minus` belong to."""
    low, high = (c[0], 0) if len(c) == 1 else (c[-2], c[-1])
    for n in range(len(c) - 1, 1, -1):
        low, high = minus(c[n - 2], rules.fall(high, n)), plus(low, rules.rise(x, high, n))
    return plus(low, rules.rise(x, high, 1))


def _algebra(rules):
    def line(off, scl):
        return np.array(rules.line(off, scl) if scl != 0 else [off])

    def fromroots(roots):
        return pu.fromroots(line, mul, roots)

    def add(c1, c2):
        return pu.add(c1, c2)

    def sub(c1, c2):
        return pu.sub(c1, c2)

    def mulx(c):
        [c] = pu.as_series([c])
        if len(c) == 1 and c[0] == 0:
            return c
        n = np.arange(len(c)) if c.dtype.kind == "O" else np.arange(len(c), dtype=c.dtype)
        following, own, previous = rules.times_x(c, n)
        made = np.empty(len(c) + 1, dtype=c.dtype)
        made[0] = c[0] * 0
        made[1:] = following
        if own is not None:
            made[:-1] += own
        if previous is not None:
            made[:-2] += previous[1:]
        return made

    def mul(c1, c2):
        c1, c2 = pu.as_series([c1, c2])
        return pu.trimseq(rules.product(c1, c2, mulx))

    def div(c1, c2):
        c1, c2 = pu.as_series([c1, c2])
        if c2[-1] == 0:
            raise ZeroDivisionError
        if len(c1) < len(c2):
            return c1[:1] * 0, c1
        if len(c2) == 1:
            return c1 / c2[-1], c1[:1] * 0
        return rules.quotient(c1, c2, mul)

    def pow(c, pow, maxpower=rules.maxpower):
        [c] = pu.as_series([c])
        power = int(pow)
        if power != pow or power < 0:
            raise ValueError("Power must be a non-negative integer.")
        if maxpower is not None and power > maxpower:
            raise ValueError("Power is too large")
        if power == 0:
            return np.array([1], dtype=c.dtype)
        return c if power == 1 else rules.power(c, power, mul)

    def der(c, m=1, scl=1, axis=0):
        return derivative(rules, c, m, scl, axis)

    def int_(c, m=1, k=[], lbnd=0, scl=1, axis=0):
        return integral(rules, c, m, k, lbnd, scl, axis)

    return {
        "line": (line, "The series of the line off + scl x."), "fromroots": (fromroots, "The series with given roots."),
        "add": (add, "The sum of two series."), "sub": (sub, "The difference of two series."), "mulx": (mulx, "A series times x."),
        "mul": (mul, "The product of two series."), "div": (div, "Quotient and rest of two series."), "pow": (pow, "A series to a whole power."),
        "der": (der, "The derivative of order `m`, along an axis."), "int": (int_, "The integral of order `m` from `lbnd`, along an axis."),
    }


def _values(rules):
    def val(x, c, tensor=True):
        c = pu.inexact(c, None)
        if isinstance(x, (tuple, list)):
            x = np.asarray(x)
        if isinstance(x, np.ndarray) and tensor:
            c = c.reshape(c.shape + (1,) * x.ndim)
        return rules.value(x, c)

    def val2d(x, y, c):
        return pu.at_points(val, c, x, y)

    def grid2d(x, y, c):
        return val(y, val(x, c))

    def val3d(x, y, z, c):
        return pu.at_points(val, c, x, y, z)

    def grid3d(x, y, z, c):
        return val(z, val(y, val(x, c)))

    def vander(x, deg):
        degree = pu.as_int(deg, "deg")
        if degree < 0:
            raise ValueError("deg must be non-negative")
        x = np.array(x, copy=None, ndmin=1) + 0.0
        made = np.empty((degree + 1,) + x.shape, dtype=x.dtype)
        made[0] = x * 0 + 1
        if degree > 0:
            made[1] = rules.climb(1, x, 1, 0)
        for n in range(2, degree + 1):
            made[n] = rules.climb(n, x, made[n - 1], made[n - 2])
        return np.moveaxis(made, 0, -1)

    def vander2d(x, y, deg):
        return pu.vander_flat(vander, (x, y), deg)

    def vander3d(x, y, z, deg):
        return pu.vander_flat(vander, (x, y, z), deg)

    def fit(x, y, deg, rcond=None, full=False, w=None):
        return pu.fit(vander, x, y, deg, rcond, full, w)

    def companion(c):
        [c] = pu.as_series([c])
        if len(c) < 2:
            raise ValueError("Series must have maximum degree of at least 1.")
        return np.array([[rules.root(c)]]) if len(c) == 2 else rules.companion(c, len(c) - 1)

    def roots(c):
        [c] = pu.as_series([c])
        if len(c) < 2:
            return np.array([], dtype=c.dtype)
        if len(c) == 2:
            return np.array([rules.root(c)])
        # Turned by half a circle, small roots come out more exact.
        found = np.linalg.eigvals(rules.companion(c, len(c) - 1)[::-1, ::-1])
        found.sort()
        return found

    return {
        "val": (val, "The series at points; `tensor` says whether each series meets each point."),
        "val2d": (val2d, "The series in two variables at points (x, y)."), "val3d": (val3d, "The series in three variables at points (x, y, z)."),
        "grid2d": (grid2d, "The series in two variables at all pairs of x and y."),
        "grid3d": (grid3d, "The series in three variables at all triples of x, y and z."),
        "vander": (vander, "The members up to a degree at points, a column for each."),
        "vander2d": (vander2d, "The products of members in two variables at points."),
        "vander3d": (vander3d, "The products of members in three variables at points."),
        "fit": (fit, "The series of the least squared errors at points."), "companion": (companion, "The matrix whose eigenvalues are the roots."),
        "roots": (roots, "The roots of a series, in order."),
    }


def _conversions(rules, mulx):
    def from_poly(pol):
        [pol] = pu.as_series([pol])
        made = 0
        for one in pol[::-1]:
            made = pu.add(mulx(made), one)
        return made

    def to_poly(c):
        from .polynomial import polymulx

        [c] = pu.as_series([c])
        return c if len(c) == 1 else clenshaw(rules, c, Series(polymulx), pu.add, pu.sub)

    return {
        f"poly2{rules.prefix}": (from_poly, "Powers of x turned into a series of this family."),
        f"{rules.prefix}2poly": (to_poly, "A series of this family turned into powers of x."),
    }


def family(rules, module, **more):
    """All public functions and constants of a family by their names; `more` are functions that only some have."""
    made = {**_algebra(rules), **_values(rules), **more}
    made = {rules.prefix + name: pair for name, pair in made.items()}
    if rules.prefix != "poly":
        made.update(_conversions(rules, made[f"{rules.prefix}mulx"][0]))
    for name, (function, doc) in made.items():
        function.__name__ = function.__qualname__ = name
        function.__module__ = module
        function.__doc__ = f"{doc} ({rules.kind})"
    named = {name: function for name, (function, _) in made.items()}
    constants = {"domain": np.array(rules.domain), "zero": np.array([0]), "one": np.array([1]), "x": np.array(rules.x), "trim": pu.trimcoef}
    return named | {rules.prefix + name: value for name, value in constants.items()}
