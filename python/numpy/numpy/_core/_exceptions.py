"""Errors that the native half raises by name."""


class UFuncTypeError(TypeError):
    """A universal function that cannot take what it was given."""


class _UFuncNoLoopError(UFuncTypeError):
    """No loop for these types."""


# Shown as the public class above it.
_UFuncNoLoopError.__name__ = _UFuncNoLoopError.__qualname__ = "UFuncTypeError"


class _ArrayMemoryError(MemoryError):
    """Not enough memory for an array."""
