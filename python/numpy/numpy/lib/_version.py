"""Versions of numpy that can be compared."""
import functools
import re

__all__ = ["NumpyVersion"]


@functools.total_ordering
class NumpyVersion:
    """A version of numpy, ordered as releases follow one another: development, alpha, beta, candidate, final."""

    __module__ = "numpy.lib"

    def __init__(self, vstring):
        self.vstring = vstring
        found = re.match(r"\d+\.\d+\.\d+", vstring)
        if not found:
            raise ValueError("Not a valid numpy version string")
        self.version = found.group()
        self.major, self.minor, self.bugfix = (int(part) for part in self.version.split("."))
        rest = vstring[found.end():]
        early = re.match(r"(?:a|b|rc)\d", rest)
        self.pre_release = early.group() if early else "" if rest else "final"
        self.is_devversion = ".dev" in vstring

    def _key(self):
        return self.major, self.minor, self.bugfix, self.pre_release == "final", self.pre_release, not self.is_devversion

    def _other(self, other):
        if not isinstance(other, (str, NumpyVersion)):
            raise ValueError("Invalid object to compare with NumpyVersion.")
        return (NumpyVersion(other) if isinstance(other, str) else other)._key()

    def __eq__(self, other):
        return self._key() == self._other(other)

    def __lt__(self, other):
        return self._key() < self._other(other)

    __hash__ = None

    def __repr__(self):
        return f"NumpyVersion({self.vstring})"
