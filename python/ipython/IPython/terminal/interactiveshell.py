"""The terminal's shell is the one shell."""

from IPython.core.interactiveshell import InteractiveShell

TerminalInteractiveShell = InteractiveShell
