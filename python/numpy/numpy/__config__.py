"""How this numpy was built."""
from .lib.about import _configuration, show_config as show

CONFIG = _configuration()
__all__ = ["show"]
