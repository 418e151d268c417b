"""A dict with attributes."""

from IPython.core.shell_parts import Struct

__all__ = ["Struct"]
