"""`MT19937`: the Mersenne Twister."""
import operator

import numpy as np

from .bit_generator import BitGenerator, _integers

__all__ = ["MT19937"]


class MT19937(BitGenerator):
    """The Mersenne Twister, the source of `RandomState`."""

    __slots__ = ()
    _name = "MT19937"

    def __init__(self, seed=None):
        super().__init__(seed)
        self._start("MT19937", 624, np.uint32)

    def _legacy_seeding(self, seed):
        """Start as `RandomState` does."""
        if seed is None:
            import os

            self._bits.seed_by([int.from_bytes(os.urandom(4), "little") for _ in range(624)])
            self._seed_seq = None
            return
        try:
            number = operator.index(np.squeeze(seed) if hasattr(seed, "squeeze") else seed)
        except TypeError:
            self._legacy_seeding_by(np.asarray(seed))
        else:
            if not 0 <= number <= 2**32 - 1:
                raise ValueError("Seed must be between 0 and 2**32 - 1") from None
            self._bits.seed(number)
        self._seed_seq = None

    def _legacy_seeding_by(self, words):
        if words.size == 0:
            raise ValueError("Seed must be non-empty") from None
        if words.dtype != object and not np.can_cast(words.dtype, np.int64) or words.ndim == 0:
            what = "array data" if words.ndim else "scalar"
            raise TypeError(f"Cannot cast {what} from {words.dtype!r} to dtype('int64') according to the rule 'safe'") from None
        if words.ndim != 1:
            raise ValueError("Seed array must be 1-d") from None
        words = _integers(words.tolist())
        if min(words) < 0 or max(words) > 2**32 - 1:
            raise ValueError("Seed must be between 0 and 2**32 - 1") from None
        self._bits.seed_by(words)

    @property
    def state(self):
        """All there is to go on from here."""
        key, pos = self._bits.state()
        return {"bit_generator": "MT19937", "state": {"key": key, "pos": pos}}

    @state.setter
    def state(self, value):
        if isinstance(value, tuple):
            if value[0] != "MT19937" or len(value) not in (3, 5):
                raise ValueError("state is not a legacy MT19937 state")
            value = {"bit_generator": "MT19937", "state": {"key": value[1], "pos": value[2]}}
        state = self._checked(value, "PRNG")
        key = state["key"]
        self._bits.set_state(_integers([key[place] for place in range(624)] + [state["pos"]]))

    def jumped(self, jumps=1):
        """A source that is far ahead of this one, `jumps` times."""
        return self._jumped(jumps)
