"""`Philox`: a counter that is encrypted."""
import numpy as np
from _numpy import _Bits

from .bit_generator import BitGenerator, SeedlessSeedSequence, _integers

__all__ = ["Philox"]


def _as_words(value, name, count):
    """The 64-bit words of an integer or an array, lowest first."""
    if np.ndim(value) == 0:
        value = int(value)
        if not 0 <= value < 2 ** (64 * count):
            raise ValueError(f"{name} must be positive and less than 2**{64 * count}.")
        return [value >> 64 * place & 2**64 - 1 for place in range(count)]
    words = np.asarray(value).astype(np.uint64)
    if words.shape != (count,):
        raise ValueError(f"{name} must have {count} elements when using array form")
    return words.tolist()


class Philox(BitGenerator):
    """A source that counts, and encrypts the count: each key is a stream of its own."""

    __slots__ = ()
    _name = "Philox"

    def __init__(self, seed=None, counter=None, key=None):
        if seed is not None and key is not None:
            raise ValueError("seed and key cannot be both used")
        super().__init__(SeedlessSeedSequence() if key is not None else seed)
        words = _as_words(key, "key", 2) if key is not None else self._seed_seq.generate_state(2, np.uint64).tolist()
        self._bits = _Bits("Philox", words + _as_words(0 if counter is None else counter, "counter", 4))

    @property
    def state(self):
        """All there is to go on from here."""
        counter, key, buffer, buffer_pos, has_uint32, uinteger = self._bits.state()
        return {
            "bit_generator": "Philox", "state": {"counter": counter, "key": key}, "buffer": buffer, "buffer_pos": buffer_pos,
            "has_uint32": has_uint32, "uinteger": uinteger,
        }

    @state.setter
    def state(self, value):
        state = self._checked(value, "PRNG")
        words = [*list(state["counter"])[:4], *list(state["key"])[:2], *list(value["buffer"])[:4]]
        self._bits.set_state(_integers([*words, value["buffer_pos"], value["has_uint32"], value["uinteger"]]))

    def advance(self, delta):
        """Goes on by `delta` counts, of four numbers each."""
        delta = delta & 2**256 - 1
        self._bits.advance([delta >> 64 * place & 2**64 - 1 for place in range(4)])
        return self

    def jumped(self, jumps=1):
        """A source that is far ahead of this one, `jumps` times."""
        return self._jumped(jumps)
