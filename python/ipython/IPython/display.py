"""Public functions and classes for rich output."""

from IPython.core.display import *
from IPython.core.display import __all__ as _classes
from IPython.core.display_functions import *
from IPython.core.display_functions import __all__ as _functions
from IPython.lib.display import *
from IPython.lib.display import __all__ as _players

__all__ = [*_classes, *_functions, *_players]
