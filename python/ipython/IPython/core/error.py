"""Exceptions of the shell."""


class IPythonCoreError(Exception):
    """Base of the shell's own exceptions."""


class TryNext(IPythonCoreError):
    """A hook leaves the work to the next one."""


class UsageError(IPythonCoreError):
    """A magic was called wrongly; only the message is shown."""


class StdinNotImplementedError(IPythonCoreError, NotImplementedError):
    """``input()`` cannot be answered here."""


class InputRejected(Exception):
    """An input transformer refuses a cell."""
