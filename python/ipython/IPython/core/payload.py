"""Part of the shell under its usual module name."""

from IPython.core.shell_parts import PayloadManager

__all__ = ["PayloadManager"]
