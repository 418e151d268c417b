"""`SFC64`: Doty-Humphrey's small fast chaotic generator."""
from .bit_generator import BitGenerator, _integers

__all__ = ["SFC64"]


class SFC64(BitGenerator):
    """A small and fast source, which cannot be advanced."""

    __slots__ = ()
    _name = "SFC64"

    def __init__(self, seed=None):
        super().__init__(seed)
        self._start("SFC64", 3)

    @property
    def state(self):
        """All there is to go on from here."""
        state, has_uint32, uinteger = self._bits.state()
        return {"bit_generator": "SFC64", "state": {"state": state}, "has_uint32": has_uint32, "uinteger": uinteger}

    @state.setter
    def state(self, value):
        state = self._checked(value)
        self._bits.set_state(_integers([*list(state["state"])[:4], value["has_uint32"], value["uinteger"]]))
