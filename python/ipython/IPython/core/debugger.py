"""The debugger under its usual name."""

from bdb import BdbQuit
from pdb import Pdb


def set_trace(frame=None):
    """A breakpoint; it needs ``input()``."""
    import sys

    Pdb().set_trace(frame or sys._getframe(1))


__all__ = ["BdbQuit", "Pdb", "set_trace"]
