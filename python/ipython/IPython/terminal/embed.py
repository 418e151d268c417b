"""Prompts inside programs need a terminal."""

from IPython import embed
from IPython.core.interactiveshell import InteractiveShell

InteractiveShellEmbed = InteractiveShell
__all__ = ["embed", "InteractiveShellEmbed"]
