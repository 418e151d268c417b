"""Random numbers: `RandomState` and the functions over a shared one, number by number as NumPy draws them."""
from .legacy import *
from .legacy import RandomState, __all__


def __getattr__(name):
    if name in ("default_rng", "Generator", "PCG64", "PCG64DXSM", "Philox", "SFC64", "MT19937", "BitGenerator", "SeedSequence"):
        raise AttributeError(
            f"numpy.random.{name} is not there yet in Colibri's numpy: use numpy.random.RandomState(seed), or the functions of numpy.random")
    raise AttributeError(f"module 'numpy.random' has no attribute {name!r}")
