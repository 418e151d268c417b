"""Products of matrices and vectors, and parts of matrices."""
import operator

import numpy as np

from ._checks import flat, square
from ._solving import inv


def matrix_power(a, n):
    """A matrix multiplied with itself, or its inverse with itself."""
    a = np.asanyarray(a)
    square(a)
    try:
        n = operator.index(n)
    except TypeError as error:
        raise TypeError("exponent must be an integer") from error
    multiply = np.matmul
    if a.dtype == object:
        if a.ndim != 2:
            raise NotImplementedError("matrix_power not supported for stacks of object arrays")
        multiply = np.dot
    if n == 0:
        made = np.empty_like(a)
        made[...] = np.eye(a.shape[-2], dtype=a.dtype)
        return made
    if n < 0:
        a, n = inv(a), -n
    if n <= 3:
        return a if n == 1 else multiply(a, a) if n == 2 else multiply(multiply(a, a), a)
    power = result = None
    while n > 0:
        power = a if power is None else multiply(power, power)
        n, is_odd = divmod(n, 2)
        if is_odd:
            result = power if result is None else multiply(result, power)
    return result


def multi_dot(arrays, *, out=None):
    """The product of several matrices, multiplied in the cheapest order."""
    if len(arrays) < 2:
        raise ValueError("Expecting at least two arrays.")
    if len(arrays) == 2:
        return np.dot(arrays[0], arrays[1], out=out)
    arrays = [np.asanyarray(a) for a in arrays]
    is_row, is_column = arrays[0].ndim == 1, arrays[-1].ndim == 1
    if is_row:
        arrays[0] = np.atleast_2d(arrays[0])
    if is_column:
        arrays[-1] = np.atleast_2d(arrays[-1]).T
    flat(*arrays)
    result = _product(arrays, _plan([*(a.shape[0] for a in arrays), arrays[-1].shape[1]]), 0, len(arrays) - 1, out)
    if is_row and is_column:
        return result[0, 0]
    return result.ravel() if is_row or is_column else result


def _plan(sizes):
    """Where to divide each run of matrices so that least is multiplied."""
    count = len(sizes) - 1
    cost, cut = {(i, i): 0 for i in range(count)}, {}
    for length in range(1, count):
        for i in range(count - length):
            j = i + length
            cost[i, j], cut[i, j] = min((cost[i, k] + cost[k + 1, j] + sizes[i] * sizes[k + 1] * sizes[j + 1], k) for k in range(i, j))
    if count == 3:
        # Of equal costs the other order is taken here.
        a, b, c, d = sizes
        cut[0, 2] = 1 if a * c * (b + d) < b * d * (a + c) else 0
    return cut


def _product(arrays, cut, i, j, out=None):
    if i == j:
        return arrays[i]
    k = cut[i, j]
    return np.dot(_product(arrays, cut, i, k), _product(arrays, cut, k + 1, j), out=out)


def outer(x1, x2, /):
    """The products of all pairs of elements of two vectors."""
    x1, x2 = np.asanyarray(x1), np.asanyarray(x2)
    if x1.ndim != 1 or x2.ndim != 1:
        raise ValueError(f"Input arrays must be one-dimensional, but they are {x1.ndim=} and {x2.ndim=}.")
    return np.outer(x1, x2)


def cross(x1, x2, /, *, axis=-1):
    """The vector at right angles to two of three dimensions."""
    x1, x2 = np.asanyarray(x1), np.asanyarray(x2)
    if x1.shape[axis] != 3 or x2.shape[axis] != 3:
        raise ValueError(
            "Both input arrays must be (arrays of) 3-dimensional vectors, but they are"
            f" {x1.shape[axis]} and {x2.shape[axis]} dimensional instead.")
    return np.cross(x1, x2, axis=axis)


def trace(x, /, *, offset=0, dtype=None):
    """Sums of diagonals of the last two dimensions."""
    return np.trace(x, offset, axis1=-2, axis2=-1, dtype=dtype)


def diagonal(x, /, *, offset=0):
    """Diagonals of the last two dimensions."""
    return np.diagonal(x, offset, axis1=-2, axis2=-1)


def matmul(x1, x2, /):
    """The product of matrices in the last two dimensions."""
    return np.matmul(x1, x2)


def matrix_transpose(x, /):
    """The last two dimensions exchanged."""
    return np.matrix_transpose(x)


def tensordot(x1, x2, /, *, axes=2):
    """Sums of products along several axes."""
    return np.tensordot(x1, x2, axes=axes)


def vecdot(x1, x2, /, *, axis=-1):
    """Products of vectors along an axis, the first ones conjugated."""
    return np.vecdot(x1, x2, axis=axis)
