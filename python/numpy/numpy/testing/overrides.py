"""Which functions classes like arrays may take over."""
import numpy as np


def get_overridable_numpy_ufuncs():
    """The set of functions that `__array_ufunc__` takes over."""
    from numpy._core import ufuncs

    return {function for function in vars(ufuncs).values() if isinstance(function, np.ufunc)}


def allows_array_ufunc_override(func):
    """Whether `__array_ufunc__` takes a function over."""
    return isinstance(func, np.ufunc)


def get_overridable_numpy_array_functions():
    """The set of functions that `__array_function__` takes over."""
    return {function for name, function in vars(np).items() if allows_array_function_override(function)}


def allows_array_function_override(func):
    """Whether `__array_function__` takes a function over."""
    return hasattr(func, "_implementation")
