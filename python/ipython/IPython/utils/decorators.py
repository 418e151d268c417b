"""Small decorators."""


def undoc(func):
    """Marks a function as not part of the documented interface."""
    return func


def flag_calls(func):
    """``func.called`` tells whether it was called."""

    def wrapper(*args, **kwargs):
        wrapper.called = False
        out = func(*args, **kwargs)
        wrapper.called = True
        return out

    wrapper.called = False
    wrapper.__doc__ = func.__doc__
    return wrapper
