"""`PCG64` and `PCG64DXSM`: permuted congruential generators of 128 bits."""
from .bit_generator import BitGenerator

__all__ = ["PCG64", "PCG64DXSM"]


class PCG64(BitGenerator):
    """The source of `default_rng`: O'Neill's permuted congruential generator, XSL-RR."""

    __slots__ = ()
    _name = "PCG64"

    def __init__(self, seed=None):
        BitGenerator.__init__(self, seed)
        self._start(self._name, 4)

    @property
    def state(self):
        """All there is to go on from here."""
        state, inc, has_uint32, uinteger = self._bits.state()
        return {"bit_generator": self._name, "state": {"state": state, "inc": inc}, "has_uint32": has_uint32, "uinteger": uinteger}

    @state.setter
    def state(self, value):
        state = self._checked(value)
        self._bits.set_state([state["state"], state["inc"], value["has_uint32"], value["uinteger"]])

    def advance(self, delta):
        """Goes on as if `delta` numbers had been drawn."""
        delta = delta & 2**128 - 1
        self._bits.advance([delta & 2**64 - 1, delta >> 64])
        return self

    def jumped(self, jumps=1):
        """A source that is far ahead of this one, `jumps` times."""
        return self._jumped(jumps)


class PCG64DXSM(BitGenerator):
    """`PCG64` with a stronger output function and a shorter multiplier."""

    __slots__ = ()
    _name = "PCG64DXSM"

    __init__, state, advance, jumped = PCG64.__init__, PCG64.state, PCG64.advance, PCG64.jumped
