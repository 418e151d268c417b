"""Numpy's names, with functions that make matrices instead of arrays."""
import warnings

import numpy as np
from numpy import *
from numpy import matrix, asmatrix

warnings.warn(
    "Importing from numpy.matlib is deprecated since 1.19.0. The matrix subclass is not the recommended way to represent matrices or deal with linear algebra"
    " (see https://docs.scipy.org/doc/numpy/user/numpy-for-matlab-users.html). Please adjust your code to use regular ndarray.", PendingDeprecationWarning,
    stacklevel=2)

__all__ = [*np.__all__, "rand", "randn", "repmat"]


def empty(shape, dtype=None, order="C"):
    """A matrix of any values."""
    return np.empty(shape, dtype, order).view(matrix)


def ones(shape, dtype=None, order="C"):
    """A matrix of ones."""
    return np.ones(shape, dtype, order).view(matrix)


def zeros(shape, dtype=None, order="C"):
    """A matrix of zeros."""
    return np.zeros(shape, dtype, order).view(matrix)


def identity(n, dtype=None):
    """A square matrix with ones on its diagonal."""
    return np.identity(n, dtype).view(matrix)


def eye(n, M=None, k=0, dtype=float, order="C"):
    """A matrix with ones on a diagonal."""
    return np.eye(n, M, k, dtype, order=order).view(matrix)


def _shape(args):
    return args[0] if args and isinstance(args[0], tuple) else args


def rand(*args):
    """A matrix of random numbers between 0 and 1."""
    return np.random.rand(*_shape(args)).view(matrix)


def randn(*args):
    """A matrix of random numbers of the normal distribution."""
    return np.random.randn(*_shape(args)).view(matrix)


def repmat(a, m, n):
    """An array repeated `m` times downwards and `n` times sideways."""
    a = np.asanyarray(a)
    return np.tile(a if a.ndim > 1 else a.reshape(1, -1), (m, n))
