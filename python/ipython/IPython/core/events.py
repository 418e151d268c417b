"""Part of the shell under its usual module name."""

from IPython.core.shell_parts import EventManager

__all__ = ["EventManager"]
