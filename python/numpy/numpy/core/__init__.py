"""The old name of `numpy._core`: what pickles need is there in silence, all else with a warning."""
import sys

from numpy._core import _aliases, pickles

_aliases.install(__name__)
for _name, _needed in (("multiarray", ("_reconstruct", "scalar")), ("numeric", ("_frombuffer",))):
    for _one in _needed:
        setattr(sys.modules[f"{__name__}.{_name}"], _one, getattr(pickles, _one))


def __getattr__(name):
    if f"{__name__}.{name}" in sys.modules:
        return sys.modules[f"{__name__}.{name}"]
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import numpy._core

    found = getattr(numpy._core, name)
    _aliases.warn(__name__, name)
    return found
