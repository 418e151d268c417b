"""What the classes of series have in common."""
import abc
import numbers

import numpy as np

from . import polyutils as pu
from ._text import Texts

__all__ = ["ABCPolyBase"]


class ABCPolyBase(Texts, abc.ABC):
    """Coefficients, a domain mapped to a window, a symbol; a family is a subclass that names its functions."""

    __hash__ = None
    __array_ufunc__ = None
    maxpower = 100
    domain = window = basis_name = None

    def __init_subclass__(cls, functions=None, prefix="", name=None, **keywords):
        super().__init_subclass__(**keywords)
        if functions is None:
            return
        for one in ("add", "sub", "mul", "div", "pow", "val", "int", "der", "fit", "line", "roots", "fromroots"):
            setattr(cls, f"_{one}", staticmethod(functions[prefix + one]))
        cls.domain, cls.window = functions[f"{prefix}domain"].copy(), functions[f"{prefix}domain"].copy()
        cls.basis_name = name

    def __new__(cls, *args, **keywords):
        if cls is ABCPolyBase:
            raise TypeError("Can't instantiate abstract class ABCPolyBase")
        return super().__new__(cls)

    def __init__(self, coef, domain=None, window=None, symbol="x"):
        [self.coef] = pu.as_series([coef], trim=False)
        for name, given in (("domain", domain), ("window", window)):
            if given is not None:
                [given] = pu.as_series([given], trim=False)
                if len(given) != 2:
                    raise ValueError(f"{name.capitalize()} has wrong number of elements.")
                setattr(self, name, given)
        if not hasattr(symbol, "isidentifier"):
            raise TypeError("Symbol must be a non-empty string")
        if not symbol.isidentifier():
            raise ValueError("Symbol string must be a valid Python identifier")
        self._symbol = symbol

    @property
    def symbol(self):
        """The name of the variable."""
        return self._symbol

    def has_samecoef(self, other):
        """Whether coefficients are the same."""
        return len(self.coef) == len(other.coef) and bool(np.all(self.coef == other.coef))

    def has_samedomain(self, other):
        """Whether domains are the same."""
        return np.all(self.domain == other.domain)

    def has_samewindow(self, other):
        """Whether windows are the same."""
        return np.all(self.window == other.window)

    def has_sametype(self, other):
        """Whether both are of this class."""
        return isinstance(other, self.__class__)

    def _like(self, coef):
        return self.__class__(coef, self.domain, self.window, self.symbol)

    def _get_coefficients(self, other):
        if not isinstance(other, ABCPolyBase):
            return other
        if not isinstance(other, self.__class__):
            raise TypeError("Polynomial types differ")
        if not np.all(self.domain == other.domain):
            raise TypeError("Domains differ")
        if not np.all(self.window == other.window):
            raise TypeError("Windows differ")
        if self.symbol != other.symbol:
            raise ValueError("Polynomial symbols differ")
        return other.coef

    def __getstate__(self):
        return {**self.__dict__, "coef": self.coef.copy(), "domain": self.domain.copy(), "window": self.window.copy(), "symbol": self.symbol}

    def __setstate__(self, dict):
        self.__dict__ = dict

    def __call__(self, arg):
        return self._val(pu.mapdomain(arg, self.domain, self.window), self.coef)

    def __iter__(self):
        return iter(self.coef)

    def __len__(self):
        return len(self.coef)

    def _computed(self, function, left, right):
        try:
            made = function(left, right)
        except ZeroDivisionError:
            raise
        except Exception:
            # What is no series may know what to do.
            return NotImplemented
        return tuple(map(self._like, made)) if isinstance(made, tuple) else self._like(made)

    def __neg__(self):
        return self._like(-self.coef)

    def __pos__(self):
        return self

    def __add__(self, other):
        return self._computed(self._add, self.coef, self._get_coefficients(other))

    def __sub__(self, other):
        return self._computed(self._sub, self.coef, self._get_coefficients(other))

    def __mul__(self, other):
        return self._computed(self._mul, self.coef, self._get_coefficients(other))

    def __divmod__(self, other):
        return self._computed(self._div, self.coef, self._get_coefficients(other))

    def __radd__(self, other):
        return self._computed(self._add, other, self.coef)

    def __rsub__(self, other):
        return self._computed(self._sub, other, self.coef)

    def __rmul__(self, other):
        return self._computed(self._mul, other, self.coef)

    def __rdivmod__(self, other):
        return self._computed(self._div, other, self.coef)

    def __truediv__(self, other):
        if not isinstance(other, numbers.Number) or isinstance(other, bool):
            raise TypeError(f"unsupported types for true division: '{type(self)}', '{type(other)}'")
        return self // other

    def __rtruediv__(self, other):
        return NotImplemented

    def __floordiv__(self, other):
        made = self.__divmod__(other)
        return made if made is NotImplemented else made[0]

    def __mod__(self, other):
        made = self.__divmod__(other)
        return made if made is NotImplemented else made[1]

    def __rfloordiv__(self, other):
        made = self.__rdivmod__(other)
        return made if made is NotImplemented else made[0]

    def __rmod__(self, other):
        made = self.__rdivmod__(other)
        return made if made is NotImplemented else made[1]

    def __pow__(self, other):
        return self._like(self._pow(self.coef, other, maxpower=self.maxpower))

    def __eq__(self, other):
        return (
            isinstance(other, self.__class__) and np.all(self.domain == other.domain) and np.all(self.window == other.window)
            and self.coef.shape == other.coef.shape and np.all(self.coef == other.coef) and self.symbol == other.symbol)

    def __ne__(self, other):
        return not self == other

    def copy(self):
        """A copy."""
        return self._like(self.coef)

    def degree(self):
        """The number of coefficients less one."""
        return len(self) - 1

    def cutdeg(self, deg):
        """The series up to a degree."""
        return self.truncate(deg + 1)

    def trim(self, tol=0):
        """The series without small coefficients at its end."""
        return self._like(pu.trimcoef(self.coef, tol))

    def truncate(self, size):
        """The first coefficients."""
        count = int(size)
        if count != size or count < 1:
            raise ValueError("size must be a positive integer")
        return self._like(self.coef[:count])

    def convert(self, domain=None, kind=None, window=None):
        """The same function as another family of series, or over another domain."""
        kind = self.__class__ if kind is None else kind
        domain = kind.domain if domain is None else domain
        window = kind.window if window is None else window
        return self(kind.identity(domain, window=window, symbol=self.symbol))

    def mapparms(self):
        """Offset and scale of the line from the domain to the window."""
        return pu.mapparms(self.domain, self.window)

    def integ(self, m=1, k=[], lbnd=None):
        """The integral of order `m`, from `lbnd`."""
        off, scl = self.mapparms()
        return self._like(self._int(self.coef, m, k, 0 if lbnd is None else off + scl * lbnd, 1.0 / scl))

    def deriv(self, m=1):
        """The derivative of order `m`."""
        return self._like(self._der(self.coef, m, self.mapparms()[1]))

    def roots(self):
        """The roots, in the domain."""
        return pu.mapdomain(self._roots(self.coef), self.window, self.domain)

    def linspace(self, n=100, domain=None):
        """Points of equal distance over the domain, and values there."""
        low, high = self.domain if domain is None else domain
        x = np.linspace(low, high, n)
        return x, self(x)

    @classmethod
    def _over(cls, domain, window):
        return cls.domain if domain is None else domain, cls.window if window is None else window

    @classmethod
    def fit(cls, x, y, deg, domain=None, rcond=None, full=False, w=None, window=None, symbol="x"):
        """The series of the least squared errors at points; `full` adds what the solver found out."""
        if domain is None:
            domain = pu.getdomain(x)
            if domain[0] == domain[1]:
                domain[0] -= 1
                domain[1] += 1
        elif type(domain) is list and not domain:
            domain = cls.domain
        window = cls.window if window is None else window
        found = cls._fit(pu.mapdomain(x, domain, window), y, deg, w=w, rcond=rcond, full=full)
        coef, *status = found if full else (found,)
        made = cls(coef, domain=domain, window=window, symbol=symbol)
        return (made, *status) if full else made

    @classmethod
    def fromroots(cls, roots, domain=[], window=None, symbol="x"):
        """The series with given roots."""
        [roots] = pu.as_series([roots], trim=False)
        if domain is None:
            domain = pu.getdomain(roots)
        elif type(domain) is list and not domain:
            domain = cls.domain
        window = cls.window if window is None else window
        off, scl = pu.mapparms(domain, window)
        return cls(cls._fromroots(off + scl * roots) / scl ** len(roots), domain=domain, window=window, symbol=symbol)

    @classmethod
    def identity(cls, domain=None, window=None, symbol="x"):
        """The series of the function x."""
        domain, window = cls._over(domain, window)
        return cls(cls._line(*pu.mapparms(window, domain)), domain, window, symbol)

    @classmethod
    def basis(cls, deg, domain=None, window=None, symbol="x"):
        """One member of the family."""
        domain, window = cls._over(domain, window)
        degree = int(deg)
        if degree != deg or degree < 0:
            raise ValueError("deg must be non-negative integer")
        return cls([0] * degree + [1], domain, window, symbol)

    @classmethod
    def cast(cls, series, domain=None, window=None):
        """A series of any family as one of this."""
        domain, window = cls._over(domain, window)
        return series.convert(domain, cls, window)
