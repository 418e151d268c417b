"""Polynomials the old way: coefficients of powers of x, highest first."""
import numpy as np

__all__ = ["poly", "roots", "polyint", "polyder", "polyadd", "polysub", "polymul", "polydiv", "polyval", "poly1d", "polyfit"]


def poly(seq_of_zeros):
    """The coefficients of the polynomial with given roots, or of a matrix's characteristic polynomial."""
    zeros = np.atleast_1d(seq_of_zeros)
    if zeros.ndim == 2 and zeros.shape[0] == zeros.shape[1] != 0:
        zeros = np.linalg.eigvals(zeros)
    elif zeros.ndim != 1:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    elif zeros.dtype.kind != "O":
        zeros = zeros.astype(np.mintypecode(zeros.dtype.char))
    if len(zeros) == 0:
        return 1.0
    made = np.ones(1, zeros.dtype)
    for zero in zeros:
        made = np.convolve(made, np.array([1, -zero], zeros.dtype))
    if made.dtype.kind == "c":
        complexes = np.asarray(zeros, complex)
        if np.all(np.sort(complexes) == np.sort(complexes.conjugate())):
            # Roots in pairs: the coefficients are real.
            made = made.real.copy()
    return made


def roots(p):
    """The roots: eigenvalues of the companion matrix, and as many zeros as the last coefficients that are zero."""
    p = np.atleast_1d(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    filled = np.nonzero(p)[0]
    if len(filled) == 0:
        return np.array([])
    count = len(p) - int(filled[-1]) - 1
    p = p[int(filled[0]):int(filled[-1]) + 1]
    if p.dtype.kind not in "fc":
        p = p.astype(float)
    found = np.array([])
    if len(p) > 1:
        matrix = np.diag(np.ones(len(p) - 2, p.dtype), -1)
        matrix[0] = -p[1:] / p[0]
        found = np.linalg.eigvals(matrix)
    return np.hstack((found, np.zeros(count, found.dtype)))


def _as_given(is_poly1d, made):
    return poly1d(made) if is_poly1d else made


def polyint(p, m=1, k=None):
    """The integral of order `m`, with constants `k`."""
    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    k = np.atleast_1d(np.zeros(m, float) if k is None else k)
    if len(k) == 1 and m > 1:
        k = k[0] * np.ones(m, float)
    if len(k) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    made = np.asarray(p)
    for constant in k[:m]:
        made = np.concatenate((made / np.arange(len(made), 0, -1), [constant]))
    return _as_given(isinstance(p, poly1d), made)


def polyder(p, m=1):
    """The derivative of order `m`."""
    m = int(m)
    if m < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    made = np.asarray(p)
    for _ in range(m):
        made = made[:-1] * np.arange(len(made) - 1, 0, -1)
    return _as_given(isinstance(p, poly1d), made)


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The polynomial of the least squared errors; `full` adds what the solver found out, `cov` the covariances of coefficients."""
    order = int(deg) + 1
    x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim not in (1, 2):
        raise TypeError("expected 1D or 2D array for y")
    if len(x) != len(y):
        raise TypeError("expected x and y to have same length")
    if rcond is None:
        rcond = len(x) * np.finfo(x.dtype).eps
    matrix, values = np.vander(x, order), y
    if w is not None:
        w = np.asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if len(w) != len(y):
            raise TypeError("expected w and y to have the same length")
        matrix *= w[:, None]
        values *= w[:, None] if y.ndim == 2 else w
    scale = np.sqrt((matrix * matrix).sum(axis=0))
    matrix /= scale
    c, resids, rank, s = np.linalg.lstsq(matrix, values, rcond)
    c = (c.T / scale).T
    if full:
        return c, resids, rank, s, rcond
    if rank != order:
        import warnings

        warnings.warn("Polyfit may be poorly conditioned", np.exceptions.RankWarning, stacklevel=2)
    if not cov:
        return c
    base = np.linalg.inv(np.dot(matrix.T, matrix))
    base /= np.outer(scale, scale)
    factor = 1
    if not (isinstance(cov, str) and cov == "unscaled"):
        if len(x) <= order:
            raise ValueError("the number of data points must exceed order to scale the covariance matrix")
        factor = resids / (len(x) - order)
    return c, (base if y.ndim == 1 else base[:, :, None]) * factor


def polyval(p, x):
    """A polynomial at points, or of a polynomial."""
    p = np.asarray(p)
    if isinstance(x, poly1d):
        found = 0
    else:
        x = np.asanyarray(x)
        found = np.zeros_like(x)
    for one in p:
        found = found * x + one
    return found


def _aligned(a1, a2):
    a1, a2 = np.atleast_1d(a1), np.atleast_1d(a2)
    missing = len(a2) - len(a1)
    if missing > 0:
        a1 = np.concatenate((np.zeros(missing, a1.dtype), a1))
    elif missing < 0:
        a2 = np.concatenate((np.zeros(-missing, a2.dtype), a2))
    return a1, a2


def _has_poly1d(*polynomials):
    return any(isinstance(one, poly1d) for one in polynomials)


def polyadd(a1, a2):
    """The sum."""
    one, two = _aligned(a1, a2)
    return _as_given(_has_poly1d(a1, a2), one + two)


def polysub(a1, a2):
    """The difference."""
    one, two = _aligned(a1, a2)
    return _as_given(_has_poly1d(a1, a2), one - two)


def polymul(a1, a2):
    """The product."""
    return _as_given(_has_poly1d(a1, a2), np.convolve(poly1d(a1).coeffs, poly1d(a2).coeffs))


def polydiv(u, v):
    """Quotient and rest."""
    is_poly1d = _has_poly1d(u, v)
    u, v = np.atleast_1d(u) + 0.0, np.atleast_1d(v) + 0.0
    kind = (u[0] + v[0]).dtype
    steps = len(u) - len(v) + 1
    scale = 1.0 / v[0]
    quotient, rest = np.zeros(max(steps, 1), kind), u.astype(kind)
    for k in range(steps):
        quotient[k] = digit = scale * rest[k]
        rest[k:k + len(v)] -= digit * v
    while np.allclose(rest[0], 0, rtol=1e-14) and len(rest) > 1:
        rest = rest[1:]
    return _as_given(is_poly1d, quotient), _as_given(is_poly1d, rest)


def _short(number):
    return "%.4g" % number


def _coefficient(value):
    if not np.iscomplex(value):
        return _short(np.real(value))
    real, imag = np.real(value), np.imag(value)
    return f"{_short(imag)}j" if real == 0 else f"({_short(real)} + {_short(imag)}j)"


def _two_lines(terms, width=70):
    """Pairs of a text and its power in two lines, powers above; more lines where they would be too long."""
    done, powers, texts = " ", "", ""
    for text, power in terms:
        if not power:
            return f"{done}{powers}\n{texts}{text}"
        above, below = " " * (len(text) - 1) + power, text + " " * (len(power) - 1)
        if max(len(texts) + len(below), len(powers) + len(above)) > width:
            done += f"{powers}\n{texts}\n "
            powers = texts = ""
        powers, texts = powers + above, texts + below
    return f"{done}{powers}\n{texts}"


class poly1d:
    """A polynomial of one variable, by its coefficients (or roots, with `r`), that can be computed with and called."""

    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            self.__dict__.update(c_or_r.__dict__)
            if variable is not None:
                self._variable = variable
            return
        c = np.atleast_1d(poly(c_or_r) if r else c_or_r)
        if c.ndim > 1:
            raise ValueError("Polynomial must be 1d only.")
        c = np.trim_zeros(c, trim="f")
        self._variable = "x" if variable is None else variable
        self._coeffs = c if len(c) else np.array([0], c.dtype)

    @property
    def _coeffs(self):
        return self.__dict__["coeffs"]

    @_coeffs.setter
    def _coeffs(self, value):
        self.__dict__["coeffs"] = value

    @property
    def coeffs(self):
        """The coefficients, highest first."""
        return self._coeffs

    @coeffs.setter
    def coeffs(self, value):
        # `p.coeffs += 1` sets what it changed in place.
        if value is not self._coeffs:
            raise AttributeError("Cannot set attribute")

    c = coef = coefficients = coeffs

    @property
    def variable(self):
        """The name of the variable."""
        return self._variable

    @property
    def order(self):
        """The degree."""
        return len(self._coeffs) - 1

    o = order

    @property
    def roots(self):
        """The roots."""
        return roots(self._coeffs)

    r = roots

    def __array__(self, t=None, copy=None):
        return np.asarray(self.coeffs, t, copy=copy) if t else np.asarray(self.coeffs, copy=copy)

    def __repr__(self):
        return f"poly1d({repr(self.coeffs)[6:-1]})"

    def __str__(self):
        coeffs = self.coeffs[np.logical_or.accumulate(self.coeffs != 0)]
        text, terms = ("0" if len(coeffs) == 0 else ""), []
        for place, value in enumerate(coeffs):
            power = len(coeffs) - 1 - place
            shown = _coefficient(value)
            if shown == "0" and (power or place):
                continue
            if power:
                shown += f" {self.variable}"
            if place:
                shown = f" - {shown[1:]}" if shown.startswith("-") else f" + {shown}"
            text += shown
            if power > 1:
                terms.append((text, str(power)))
                text = ""
        return _two_lines([*terms, (text, "")])

    def __call__(self, val):
        return polyval(self.coeffs, val)

    def __len__(self):
        return self.order

    def __iter__(self):
        return iter(self.coeffs)

    def __getitem__(self, val):
        if val < 0 or val > self.order:
            return self.coeffs.dtype.type(0)
        return self.coeffs[self.order - val]

    def __setitem__(self, key, val):
        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            self._coeffs = np.concatenate((np.zeros(key - self.order, self.coeffs.dtype), self.coeffs))
        self._coeffs[self.order - key] = val

    def __neg__(self):
        return poly1d(-self.coeffs)

    def __pos__(self):
        return self

    def __mul__(self, other):
        return poly1d(self.coeffs * other if np.isscalar(other) else polymul(self.coeffs, other))

    def __rmul__(self, other):
        return poly1d(other * self.coeffs if np.isscalar(other) else polymul(self.coeffs, other))

    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, poly1d(other).coeffs))

    __radd__ = __add__

    def __sub__(self, other):
        return poly1d(polysub(self.coeffs, poly1d(other).coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other).coeffs, self.coeffs))

    def __truediv__(self, other):
        return poly1d(self.coeffs / other) if np.isscalar(other) else polydiv(self, poly1d(other))

    def __rtruediv__(self, other):
        return poly1d(other / self.coeffs) if np.isscalar(other) else polydiv(poly1d(other), self)

    def __pow__(self, val):
        if not np.isscalar(val) or int(val) != val or val < 0:
            raise ValueError("Power to non-negative integers only.")
        made = [1]
        for _ in range(val):
            made = polymul(self.coeffs, made)
        return poly1d(made)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self.coeffs.shape == other.coeffs.shape and (self.coeffs == other.coeffs).all()

    def __ne__(self, other):
        return NotImplemented if not isinstance(other, poly1d) else not self == other

    def integ(self, m=1, k=0):
        """The integral of order `m`, with constants `k`."""
        return poly1d(polyint(self.coeffs, m, k))

    def deriv(self, m=1):
        """The derivative of order `m`."""
        return poly1d(polyder(self.coeffs, m))


for _name in __all__:
    globals()[_name].__module__ = "numpy"
