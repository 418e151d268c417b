"""What numpy is made of: functions over the native half, one module for each kind."""
from . import _aliases

_aliases.install(__name__)


def __getattr__(name):
    import importlib
    import sys

    full = f"{__name__}.{name}"
    if full in sys.modules:
        return sys.modules[full]
    if not name.startswith("__"):
        for module in ("numpy._core.internals", "numpy"):
            try:
                return getattr(importlib.import_module(module), name)
            except AttributeError:
                pass
    raise AttributeError(f"Module {__name__!r} has no attribute {name!r}")
