"""Random numbers, number by number as NumPy draws them: `default_rng` and the generators behind it, and `RandomState` of old."""
from . import mtrand
from .mtrand import *
from .mtrand import RandomState, __all__ as _names, get_bit_generator, set_bit_generator

_MODERN = {
    "Generator": "_generator", "SeedSequence": "bit_generator", "MT19937": "_mt19937", "Philox": "_philox", "PCG64": "_pcg64",
    "PCG64DXSM": "_pcg64", "SFC64": "_sfc64", "default_rng": "_generator", "BitGenerator": "bit_generator",
}
__all__ = [*_names, "Generator", "RandomState", *list(_MODERN)[1:]]


def __getattr__(name):
    import importlib

    if name in _MODERN:
        found = globals()[name] = getattr(importlib.import_module(f"{__name__}.{_MODERN[name]}"), name)
        return found
    if name in ("bit_generator", "_generator", "_pcg64", "_mt19937", "_philox", "_sfc64", "_pickle"):
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module 'numpy.random' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_MODERN})
