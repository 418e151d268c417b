"""Part of the shell under its usual module name."""

from IPython.core.shell_parts import HistoryManager, HistoryAccessor

__all__ = ["HistoryManager", "HistoryAccessor"]
