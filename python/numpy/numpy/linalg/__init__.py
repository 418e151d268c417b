"""Linear algebra. Factorizations are in `_factor`, one matrix at a time; stacks of matrices are walked."""
from ._factor import LinAlgError
from ._functions import *
from ._functions import __all__ as _all

__all__ = [*_all, "LinAlgError"]
