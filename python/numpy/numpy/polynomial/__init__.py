"""Series of polynomials: classes of six families, and the functions they are made of."""
from .polynomial import Polynomial
from .chebyshev import Chebyshev
from .legendre import Legendre
from .hermite import Hermite
from .hermite_e import HermiteE
from .laguerre import Laguerre

__all__ = [
    "set_default_printstyle", "polynomial", "Polynomial", "chebyshev", "Chebyshev", "legendre", "Legendre", "hermite", "Hermite", "hermite_e",
    "HermiteE", "laguerre", "Laguerre",
]


def set_default_printstyle(style):
    """Whether texts of series are "unicode" or "ascii"."""
    if style not in ("unicode", "ascii"):
        raise ValueError(f"Unsupported format string '{style}'. Valid options are 'ascii' and 'unicode'")
    from ._polybase import ABCPolyBase

    ABCPolyBase._use_unicode = style == "unicode"
