"""Exceptions and warnings of NumPy's own."""


class ComplexWarning(RuntimeWarning):
    """The imaginary part of a number is thrown away."""


class VisibleDeprecationWarning(UserWarning):
    """Something will go that users should know of."""


class RankWarning(RuntimeWarning):
    """A fit has too few points for its degree."""


class TooHardError(RuntimeError):
    """A question would take too long to answer."""


class ModuleDeprecationWarning(DeprecationWarning):
    """A module will go."""


class DTypePromotionError(TypeError):
    """Two types have no common one."""


class AxisError(ValueError, IndexError):
    """An axis that an array does not have."""

    __slots__ = ("_msg", "axis", "ndim")

    def __init__(self, axis, ndim=None, msg_prefix=None):
        if ndim is msg_prefix is None:
            self._msg = axis
            self.axis = None
            self.ndim = None
        else:
            self._msg = msg_prefix
            self.axis = axis
            self.ndim = ndim

    def __str__(self):
        if self.axis is None:
            return self._msg
        text = f"axis {self.axis} is out of bounds for array of dimension {self.ndim}"
        return text if self._msg is None else f"{self._msg}: {text}"
