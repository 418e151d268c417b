"""What happens when arithmetic goes wrong."""
import contextlib
import functools

import _numpy

__all__ = ["seterr", "geterr", "seterrcall", "geterrcall", "errstate", "setbufsize", "getbufsize"]

_KINDS = ("divide", "over", "under", "invalid")


def geterr():
    """What is done about each kind of error."""
    return dict(zip(_KINDS, _numpy._errors()[0]))


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    """Say what is done about errors; gives what was said before."""
    before = geterr()
    said = dict(zip(_KINDS, (divide, over, under, invalid)))
    modes = [said[kind] or all or before[kind] for kind in _KINDS]
    _numpy._set_errors(modes, _numpy._errors()[1])
    return before


def geterrcall():
    """The function or log for errors."""
    return _numpy._errors()[1]


def seterrcall(func):
    """Set the function or log for errors; gives the one before."""
    if func is not None and not callable(func) and not callable(getattr(func, "write", None)):
        raise ValueError("Only callable can be used as callback" if not hasattr(func, "write") else "object has no callable write method")
    before = geterrcall()
    _numpy._set_errors(_numpy._errors()[0], func)
    return before


class errstate(contextlib.ContextDecorator):
    """What is done about errors inside of a `with` block, or a function."""

    def __init__(self, *, call=Ellipsis, all=None, divide=None, over=None, under=None, invalid=None):
        self._said = {"all": all, "divide": divide, "over": over, "under": under, "invalid": invalid}
        self._call = call

    def __enter__(self):
        self._before = _numpy._errors()
        seterr(**self._said)
        if self._call is not Ellipsis:
            seterrcall(self._call)

    def __exit__(self, *error):
        _numpy._set_errors(*self._before)

    def __call__(self, function):
        @functools.wraps(function)
        def inner(*args, **keywords):
            with errstate(call=self._call, **self._said):
                return function(*args, **keywords)

        return inner


_buffer = 8192


def getbufsize():
    """The size of buffers that universal functions use."""
    return _buffer


def setbufsize(size):
    """Set the size of buffers; gives the one before."""
    global _buffer
    before, _buffer = _buffer, size
    return before
