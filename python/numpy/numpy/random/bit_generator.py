"""Seeds and sources of random bits: `SeedSequence`, and `BitGenerator`, which the sources derive from."""
import abc

import numpy as np
from _numpy import _Bits, _seed_pool, _seed_words

__all__ = ["SeedSequence", "BitGenerator"]

_POOL_SIZE = 4


def _int_words(number):
    if number < 0:
        raise ValueError("expected non-negative integer")
    number = int(number)
    words = [number & 0xFFFFFFFF]
    while number := number >> 32:
        words.append(number & 0xFFFFFFFF)
    return words


def _words(entropy):
    """The 32-bit words of integers, or of texts of integers, lowest first."""
    if isinstance(entropy, np.ndarray) and entropy.dtype == np.uint32:
        return entropy.ravel().tolist()
    if isinstance(entropy, str):
        if entropy.startswith("0x"):
            entropy = int(entropy, 16)
        elif entropy[:1].isdecimal():
            entropy = int(entropy)
        else:
            raise ValueError("unrecognized seed string")
    if isinstance(entropy, (int, np.integer)):
        return _int_words(entropy)
    if isinstance(entropy, (float, np.inexact)):
        raise TypeError("seed must be integer")
    len(entropy)
    return [word for part in entropy for word in _words(part)]


def _coerce_to_uint32_array(x):
    return np.array(_words(x), dtype=np.uint32)


class ISeedSequence(abc.ABC):
    """What seeds a source of bits."""

    @abc.abstractmethod
    def generate_state(self, n_words, dtype=np.uint32):
        """As many words as wanted, of 32 or 64 bits."""


class ISpawnableSeedSequence(ISeedSequence):
    """A seed that makes others."""

    @abc.abstractmethod
    def spawn(self, n_children):
        """Seeds that have nothing to do with each other."""


class SeedlessSeedSequence:
    """The seed of sources that need none."""

    def generate_state(self, n_words, dtype=np.uint32):
        """Refuses: there is nothing to make words of."""
        raise NotImplementedError("seedless SeedSequences cannot generate state")

    def spawn(self, n_children):
        """Itself, as often as wanted."""
        return [self] * n_children


class SeedSequence:
    """Entropy mixed so that seeds that hardly differ start sources that have nothing in common."""

    __slots__ = ("entropy", "spawn_key", "pool_size", "n_children_spawned", "pool")

    def __init__(self, entropy=None, *, spawn_key=(), pool_size=_POOL_SIZE, n_children_spawned=0):
        if pool_size < _POOL_SIZE:
            raise ValueError(f"The size of the entropy pool should be at least {_POOL_SIZE}")
        if entropy is None:
            import os

            entropy = int.from_bytes(os.urandom(pool_size * 4), "little")
        elif not isinstance(entropy, (int, np.integer, list, tuple, range, np.ndarray)):
            raise TypeError(f"SeedSequence expects int or sequence of ints for entropy not {entropy}")
        self.entropy = entropy
        self.spawn_key = tuple(spawn_key)
        self.pool_size = pool_size
        self.n_children_spawned = n_children_spawned
        words, more = _words(entropy), _words(self.spawn_key)
        if more:
            # Short entropy must not run into the key.
            words = words + [0] * (pool_size - len(words))
        self.pool = _seed_pool(pool_size, words + more)

    def __repr__(self):
        lines = [f"{type(self).__name__}(", f"    entropy={self.entropy!r},"]
        if self.spawn_key:
            lines.append(f"    spawn_key={self.spawn_key!r},")
        if self.pool_size != _POOL_SIZE:
            lines.append(f"    pool_size={self.pool_size!r},")
        if self.n_children_spawned != 0:
            lines.append(f"    n_children_spawned={self.n_children_spawned!r},")
        return "\n".join([*lines, ")"])

    def __reduce__(self):
        return _seed_sequence, (type(self), self.state)

    @property
    def state(self):
        """What makes this seed again."""
        return {name: getattr(self, name) for name in ("entropy", "spawn_key", "pool_size", "n_children_spawned")}

    def generate_state(self, n_words, dtype=np.uint32):
        """As many words as wanted, of 32 or 64 bits."""
        kind = np.dtype(dtype)
        if kind == np.uint32:
            return _seed_words(self.pool.tolist(), n_words)
        if kind == np.uint64:
            return _seed_words(self.pool.tolist(), n_words * 2).view(np.uint64)
        raise ValueError("only support uint32 or uint64")

    def spawn(self, n_children):
        """Seeds that have nothing to do with each other, and are others at each call."""
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [
            type(self)(self.entropy, spawn_key=(*self.spawn_key, place), pool_size=self.pool_size) for place in range(first, first + n_children)
        ]


def _seed_sequence(kind, state):
    state = dict(state)
    return kind(state.pop("entropy"), **state)


ISpawnableSeedSequence.register(SeedlessSeedSequence)
ISpawnableSeedSequence.register(SeedSequence)


class BitGenerator:
    """A source of random bits. This is what the sources derive from: `PCG64`, `MT19937` and others."""

    __slots__ = ("_bits", "_seed_seq", "_lock")
    _name = ""

    def __init__(self, seed=None):
        if type(self) is BitGenerator:
            raise NotImplementedError("BitGenerator is a base class and cannot be instantized")
        self._lock = None
        if type(seed) is not SeedSequence and not isinstance(seed, ISeedSequence):
            seed = SeedSequence(seed)
        self._seed_seq = seed

    def _start(self, name, count, dtype=np.uint64):
        self._bits = _Bits(name, self._seed_seq.generate_state(count, dtype).tolist())

    def __getattr__(self, name):
        raise missing(self, name)

    def __getstate__(self):
        return self.state, self._seed_seq

    def __setstate__(self, state):
        if isinstance(state, dict):
            self.state = state
        else:
            self._seed_seq = state[1]
            self.state = state[0]

    def __reduce__(self):
        from . import _pickle

        return getattr(_pickle, "__bit_generator_ctor"), (type(self),), (self.state, self._seed_seq)

    @property
    def state(self):
        """All there is to go on from here."""
        raise NotImplementedError("Not implemented in base BitGenerator")

    @state.setter
    def state(self, value):
        raise NotImplementedError("Not implemented in base BitGenerator")

    @property
    def seed_seq(self):
        """The seed it started from."""
        return self._seed_seq

    @property
    def lock(self):
        """For those who draw from several threads."""
        if self._lock is None:
            from threading import Lock

            self._lock = Lock()
        return self._lock

    @property
    def capsule(self):
        """The native source."""
        return self._bits

    @property
    def cffi(self):
        """The source as C sees it: not here."""
        raise ImportError("cffi cannot be imported.")

    @property
    def ctypes(self):
        """The source as C sees it: not here."""
        raise ImportError("there is no C in Colibri that could draw from a BitGenerator")

    def spawn(self, n_children):
        """Sources that have nothing to do with each other."""
        if not isinstance(self._seed_seq, ISpawnableSeedSequence):
            raise TypeError("The underlying SeedSequence does not implement spawning.")
        return [type(self)(seed=seed) for seed in self._seed_seq.spawn(int(n_children))]

    def random_raw(self, size=None, output=True):
        """What the source makes at one time, as an integer."""
        if size is None:
            drawn = self._bits.raw(1)
            return drawn.item() if output else None
        if not output:
            self._bits.raw(int(np.asarray(size).sum()))
            return None
        shape = np.empty(size, np.uint64)
        return self._bits.raw(shape.size).reshape(shape.shape)

    def _benchmark(self, cnt, method="uint64"):
        if method not in ("uint64", "double"):
            raise ValueError("Unknown method")
        self._bits.raw(cnt)

    def _jumped(self, jumps):
        made = type(self)()
        made.state = self.state
        made._bits.jump(int(jumps))
        return made

    def _checked(self, value, words="RNG"):
        """The state that a dictionary holds, if it is one of this source."""
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator", "") != self._name:
            raise ValueError(f"state must be for a {self._name} {words}")
        return value["state"]


def missing(self, name):
    """The error for an attribute that there is not; classes of this package have the names of their modules in it."""
    kind = type(self)
    shown = f"{kind.__module__}.{kind.__qualname__}" if kind.__module__.startswith("numpy.random") else kind.__name__
    return AttributeError(f"'{shown}' object has no attribute {name!r}", name=name, obj=self)


def _integers(values):
    return [int(value) for value in values]
