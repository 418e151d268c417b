"""Sizes of vectors and matrices, ranks, condition numbers."""
import numpy as np

from ._checks import LinAlgError
from ._factoring import svd
from ._solving import _inverses


def norm(x, ord=None, axis=None, keepdims=False):
    """The size of a vector or a matrix: the root of the sum of squares, or what `ord` says."""
    x = np.asarray(x)
    if not issubclass(x.dtype.type, (np.inexact, np.object_)):
        x = x.astype(float)
    if axis is None:
        if ord is None or ord in ("f", "fro") and x.ndim == 2 or ord == 2 and x.ndim == 1:
            flat = x.ravel(order="K")
            if x.dtype.kind == "c":
                squares = flat.real.dot(flat.real) + flat.imag.dot(flat.imag)
            else:
                squares = flat.dot(flat)
            result = np.sqrt(squares)
            return result.reshape(x.ndim * [1]) if keepdims else result
        axis = tuple(range(x.ndim))
    elif not isinstance(axis, tuple):
        try:
            axis = (int(axis),)
        except Exception as error:
            raise TypeError("'axis' must be None, an integer or a tuple of integers") from error
    if len(axis) == 1:
        return _of_vectors(x, ord, axis, keepdims)
    if len(axis) == 2:
        return _of_matrices(x, ord, axis, keepdims)
    raise ValueError("Improper number of dimensions to norm.")


def _of_vectors(x, ord, axis, keepdims):
    if ord == np.inf:
        return abs(x).max(axis=axis, keepdims=keepdims)
    if ord == -np.inf:
        return abs(x).min(axis=axis, keepdims=keepdims)
    if ord == 0:
        return (x != 0).astype(x.real.dtype).sum(axis=axis, keepdims=keepdims)
    if ord == 1:
        return np.add.reduce(abs(x), axis=axis, keepdims=keepdims)
    if ord is None or ord == 2:
        return np.sqrt(np.add.reduce((x.conj() * x).real, axis=axis, keepdims=keepdims))
    if isinstance(ord, str):
        raise ValueError(f"Invalid norm order '{ord}' for vectors")
    sizes = abs(x)
    sizes **= ord
    result = np.add.reduce(sizes, axis=axis, keepdims=keepdims)
    result **= np.reciprocal(ord, dtype=result.dtype)
    return result


def _singular(x, rows, columns):
    return svd(np.moveaxis(x, (rows, columns), (-2, -1)), compute_uv=False)


def _of_matrices(x, ord, axis, keepdims):
    rows, columns = (np.lib.array_utils.normalize_axis_index(one, x.ndim) for one in axis)
    if rows == columns:
        raise ValueError("Duplicate axes given.")
    if ord in (2, -2):
        values = _singular(x, rows, columns)
        result = np.amax(values, axis=-1) if ord == 2 else np.amin(values, axis=-1)
    elif ord in (1, -1, np.inf, -np.inf):
        # Sums of columns, or of rows, and then their largest or smallest.
        added, other = (rows, columns) if ord in (1, -1) else (columns, rows)
        sums = np.add.reduce(abs(x), axis=added)
        other -= other > added
        result = sums.max(axis=other) if ord > 0 else sums.min(axis=other)
    elif ord in (None, "fro", "f"):
        result = np.sqrt(np.add.reduce((x.conj() * x).real, axis=axis))
    elif ord == "nuc":
        result = _singular(x, rows, columns).sum(axis=-1)
    else:
        raise ValueError("Invalid norm order for matrices.")
    if keepdims:
        shape = list(x.shape)
        shape[axis[0]] = shape[axis[1]] = 1
        result = result.reshape(shape)
    return result


def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    """The size of matrices in the last two dimensions."""
    return norm(np.asanyarray(x), axis=(-2, -1), keepdims=keepdims, ord=ord)


def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    """The size of vectors along one axis, several of them taken as one, or all."""
    x = np.asanyarray(x)
    shape = list(x.shape)
    along = axis
    if axis is None:
        x, along = x.ravel(), 0
    elif isinstance(axis, tuple):
        taken = np.lib.array_utils.normalize_axis_tuple(axis, x.ndim)
        others = tuple(place for place in range(x.ndim) if place not in taken)
        total = 1
        for place in taken:
            total *= shape[place]
        x, along = np.transpose(x, taken + others).reshape(total, *(shape[place] for place in others)), 0
    result = norm(x, axis=along, ord=ord)
    if keepdims:
        for place in np.lib.array_utils.normalize_axis_tuple(range(len(shape)) if axis is None else axis, len(shape)):
            shape[place] = 1
        result = result.reshape(tuple(shape))
    return result


def cond(x, p=None):
    """How many times larger relative errors may become in `solve`: the size times the size of the inverse."""
    x = np.asarray(x)
    if x.size == 0 and 0 in x.shape[-2:]:
        raise LinAlgError("cond is not defined on empty arrays")
    with np.errstate(all="ignore"):
        if p is None or p in (2, -2):
            s = svd(x, compute_uv=False)
            result = s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1]
        else:
            inverse, kind = _inverses(x, None)
            result = (norm(x, p, axis=(-2, -1)) * norm(inverse, p, axis=(-2, -1))).astype(kind, copy=False)
    result = np.asarray(result)
    lost = np.isnan(result)
    if lost.any():
        lost &= ~np.isnan(x).any(axis=(-2, -1))
        result[lost] = np.inf
    return result[()]


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    """How many singular values are not negligible."""
    if rtol is not None and tol is not None:
        raise ValueError("`tol` and `rtol` can't be both set.")
    A = np.asarray(A)
    if A.ndim < 2:
        return int(not (A == 0).all())
    s = svd(A, compute_uv=False, hermitian=hermitian)
    if tol is None:
        rtol = max(A.shape[-2:]) * np.finfo(s.dtype).eps if rtol is None else np.asarray(rtol)[..., None]
        tol = s.max(axis=-1, keepdims=True) * rtol
    else:
        tol = np.asarray(tol)[..., None]
    return np.count_nonzero(s > tol, axis=-1)
