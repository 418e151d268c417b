"""What pickles of generators call, by the names that NumPy's pickles have."""
from ._mt19937 import MT19937
from ._pcg64 import PCG64, PCG64DXSM
from ._philox import Philox
from ._sfc64 import SFC64
from .bit_generator import BitGenerator

BitGenerators = {"MT19937": MT19937, "PCG64": PCG64, "PCG64DXSM": PCG64DXSM, "Philox": Philox, "SFC64": SFC64}


def __bit_generator_ctor(bit_generator="MT19937"):
    if isinstance(bit_generator, type):
        return bit_generator()
    if bit_generator not in BitGenerators:
        raise ValueError(f"{bit_generator} is not a known BitGenerator module.")
    return BitGenerators[bit_generator]()


def _made(bit_generator, ctor):
    return bit_generator if isinstance(bit_generator, BitGenerator) else ctor(bit_generator)


def __generator_ctor(bit_generator_name="MT19937", bit_generator_ctor=__bit_generator_ctor):
    from ._generator import Generator

    return Generator(_made(bit_generator_name, bit_generator_ctor))


def __randomstate_ctor(bit_generator_name="MT19937", bit_generator_ctor=__bit_generator_ctor):
    from .mtrand import RandomState

    return RandomState(_made(bit_generator_name, bit_generator_ctor))
