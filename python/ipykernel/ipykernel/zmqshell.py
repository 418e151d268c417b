"""The shell of notebooks."""

from IPython.core.displaypub import DisplayPublisher as ZMQDisplayPublisher
from IPython.core.interactiveshell import ZMQInteractiveShell

__all__ = ["ZMQDisplayPublisher", "ZMQInteractiveShell"]
