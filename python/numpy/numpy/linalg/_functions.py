"""The functions of `numpy.linalg`."""
import collections
import functools
import operator

import numpy as np

from . import _factor
from ._factor import LinAlgError

__all__ = [
    "norm", "det", "slogdet", "inv", "pinv", "solve", "lstsq", "eig", "eigvals", "eigh", "eigvalsh", "svd", "svdvals", "qr", "cholesky", "matrix_rank",
    "matrix_power", "cond", "multi_dot", "tensorsolve", "tensorinv", "matrix_norm", "vector_norm", "cross", "outer", "matmul", "tensordot", "trace",
    "diagonal", "matrix_transpose", "vecdot",
]

EigResult = collections.namedtuple("EigResult", "eigenvalues eigenvectors")
EighResult = collections.namedtuple("EighResult", "eigenvalues eigenvectors")
QRResult = collections.namedtuple("QRResult", "Q R")
SlogdetResult = collections.namedtuple("SlogdetResult", "sign logabsdet")
SVDResult = collections.namedtuple("SVDResult", "U S Vh")

cross, outer, matmul, tensordot, matrix_transpose, vecdot = np.cross, np.outer, np.matmul, np.tensordot, np.matrix_transpose, np.vecdot


def trace(x, /, *, offset=0, dtype=None):
    """Sums of diagonals of the last two dimensions."""
    return np.trace(x, offset, -2, -1, dtype=dtype)


def diagonal(x, /, *, offset=0):
    """Diagonals of the last two dimensions."""
    return np.diagonal(x, offset, -2, -1)


def _matrices(a, square=False):
    """The array, the type to count in, the type of results."""
    a = np.asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if square and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    if a.dtype.kind not in "biufc" or a.dtype.char == "e":
        raise TypeError(f"array type {a.dtype.name} is unsupported in linalg")
    result = a.dtype if a.dtype.char in "fFdD" else np.dtype("d")
    return a, np.dtype("D" if result.kind == "c" else "d"), result


def _each(function, a, count):
    """`function` of each matrix of a stack; `count` results each."""
    outer_shape = a.shape[:-2]
    if not outer_shape:
        return function(a)
    results = [function(a[index]) for index in np.ndindex(*outer_shape)]
    if count == 1:
        return np.array(results).reshape(outer_shape + np.shape(results[0])) if results else np.zeros(outer_shape + a.shape[-2:])
    return tuple(np.array([result[k] for result in results]).reshape(outer_shape + np.shape(results[0][k])) for k in range(count))


def _finite(a):
    if not np.isfinite(a).all():
        raise LinAlgError("Array must not contain infs or NaNs")


def solve(a, b):
    """The solution of a·x = b."""
    a, work, result = _matrices(a, square=True)
    b = np.asarray(b)
    result = np.result_type(result, b.dtype if b.dtype.char in "fFdD" else "d") if b.dtype.char not in "f" or result.char != "f" else result
    work = np.dtype("D" if result.kind == "c" else "d")
    single = b.ndim == 1
    columns = b[:, None] if single else b
    if columns.shape[-2] != a.shape[-1]:
        raise ValueError(
            "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m"
            f"{'' if single else ',n'})->(m{'' if single else ',n'}) (size {columns.shape[-2]} is different from {a.shape[-1]})")
    outer_shape = np.broadcast_shapes(a.shape[:-2], columns.shape[:-2])
    a = np.broadcast_to(a, outer_shape + a.shape[-2:]).astype(work)
    columns = np.broadcast_to(columns, outer_shape + columns.shape[-2:]).astype(work)
    made = np.empty(columns.shape, work)
    for index in np.ndindex(*outer_shape):
        made[index] = _factor.solve(a[index], columns[index])
    made = made.astype(result)
    return made[..., 0] if single else made


def inv(a):
    """The inverse."""
    a, work, result = _matrices(a, square=True)
    unit = np.eye(a.shape[-1], dtype=work)
    return _each(lambda one: _factor.solve(one, unit), a.astype(work), 1).astype(result)


def det(a):
    """The determinant."""
    a, work, result = _matrices(a, square=True)

    def one(matrix):
        packed, _, sign = _factor.lu(matrix)
        value = sign
        for factor in packed.diagonal().tolist():
            value *= factor
        return value

    made = _each(one, a.astype(work), 1)
    return np.asarray(made).astype(result)[()]


def slogdet(a):
    """The sign and the logarithm of the determinant."""
    a, work, result = _matrices(a, square=True)

    def one(matrix):
        packed, _, sign = _factor.lu(matrix)
        parts = packed.diagonal()
        if (parts == 0).any():
            return 0.0, -np.inf
        sizes = np.abs(parts)
        return sign * np.prod(parts / sizes), np.log(sizes).sum()

    sign, logdet = _each(one, a.astype(work), 2)
    return SlogdetResult(np.asarray(sign).astype(result)[()], np.asarray(logdet).astype(result.char.lower())[()])


def cholesky(a, /, *, upper=False):
    """The triangle whose product with its transpose is a positive definite matrix."""
    a, work, result = _matrices(a, square=True)
    made = _each(_factor.cholesky, a.astype(work), 1).astype(result)
    return np.swapaxes(made, -1, -2).conj() if upper else made


def qr(a, mode="reduced"):
    """An orthogonal matrix and a triangle whose product is `a`."""
    if mode not in ("reduced", "complete", "r", "raw"):
        raise ValueError(f"Unrecognized mode '{mode}'")
    a, work, result = _matrices(a)
    q, r = _each(_factor.qr, a.astype(work), 2)
    k = min(a.shape[-2:])
    if mode != "complete":
        q, r = q[..., :k], r[..., :k, :]
    r = np.triu(r).astype(result)
    return r if mode == "r" else QRResult(q.astype(result), r)


def eigh(a, UPLO="L"):
    """Eigenvalues and eigenvectors of a Hermitian matrix."""
    UPLO = UPLO.upper()
    if UPLO not in ("L", "U"):
        raise ValueError("UPLO argument must be 'L' or 'U'")
    a, work, result = _matrices(a, square=True)

    def one(matrix):
        half = np.tril(matrix, -1) if UPLO == "L" else np.triu(matrix, 1).conj().T
        whole = half + half.conj().T + np.diag(matrix.diagonal().real.astype(matrix.dtype))
        return _factor.eigh(whole)

    values, vectors = _each(one, a.astype(work), 2)
    return EighResult(values.astype(result.char.lower()), vectors.astype(result))


def eigvalsh(a, UPLO="L"):
    """Eigenvalues of a Hermitian matrix."""
    return eigh(a, UPLO)[0]


def eig(a):
    """Eigenvalues and eigenvectors."""
    a, work, result = _matrices(a, square=True)
    _finite(a)
    values, vectors = _each(_eig, a.astype(work), 2)
    if result.kind != "c" and (values.imag == 0).all():
        return EigResult(values.real.astype(result), vectors.real.astype(result))
    kind = result if result.kind == "c" else np.dtype("F" if result.char == "f" else "D")
    return EigResult(values.astype(kind), vectors.astype(kind))


def _eig(matrix):
    """As LAPACK orders and scales: conjugate pairs of a real matrix are exact, vectors of real values are real."""
    if matrix.dtype.kind != "c" and (matrix == matrix.T).all():
        values, vectors = _factor.eigh(matrix)
        return values.astype("D"), vectors.astype("D")
    values, vectors = _factor.eig(matrix)
    if matrix.dtype.kind != "c":
        scale = max(float(np.abs(values).max()) if len(values) else 0.0, 1e-300)
        for k in range(len(values)):
            if abs(values[k].imag) <= 1e-12 * scale:
                values[k] = values[k].real
                largest = vectors[int(np.argmax(np.abs(vectors[:, k]))), k]
                real = (vectors[:, k] / (largest / abs(largest))).real
                vectors[:, k] = real / np.sqrt((real**2).sum())
    return values, vectors


def eigvals(a):
    """Eigenvalues."""
    return eig(a)[0]


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """Singular values, with the unitary matrices on both sides."""
    a, work, result = _matrices(a)
    u, s, vh = _each(_factor.svd, a.astype(work), 3)
    s = s.astype(result.char.lower())
    if not compute_uv:
        return s
    if full_matrices:
        u, vh = _completed(u), np.swapaxes(_completed(np.swapaxes(vh, -1, -2)), -1, -2)
    return SVDResult(u.astype(result), s, vh.astype(result))


def _completed(u):
    """More columns, at right angles to those there are, until the matrix is square."""
    m, k = u.shape[-2:]
    if k >= m:
        return u
    made = np.zeros(u.shape[:-1] + (m,), u.dtype)
    made[..., :k] = u
    for index in np.ndindex(*u.shape[:-2]):
        for column in range(k, m):
            made[index][:, column] = _factor._orthogonal(made[index][:, :column])
    return made


def svdvals(x, /):
    """Singular values."""
    return svd(x, compute_uv=False)


def pinv(a, rcond=None, hermitian=False, *, rtol=None):
    """The pseudo-inverse."""
    a, _, _ = _matrices(a)
    limit = rtol if rtol is not None else 1e-15 if rcond is None else rcond
    u, s, vh = svd(a.conj(), full_matrices=False)
    large = s > np.asarray(limit)[..., None] * s.max(axis=-1, keepdims=True)
    with np.errstate(divide="ignore"):
        s = np.where(large, 1 / s, 0)
    return np.swapaxes(vh, -1, -2) @ (s[..., None] * np.swapaxes(u, -1, -2))


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    """How many rows do not depend on others."""
    A = np.asarray(A)
    if A.ndim < 2:
        return int(not (A == 0).all())
    s = svd(A, compute_uv=False)
    if tol is None:
        factor = max(A.shape[-2:]) * np.finfo(s.dtype).eps if rtol is None else np.asarray(rtol)[..., None]
        tol = s.max(axis=-1, keepdims=True) * factor
    else:
        tol = np.asarray(tol)[..., None]
    return np.count_nonzero(s > tol, axis=-1) if s.ndim > 1 else np.int64(np.count_nonzero(s > tol))


def lstsq(a, b, rcond=None):
    """The solution of a·x = b with the least squares."""
    a, _, result = _matrices(a)
    b = np.asarray(b)
    single = b.ndim == 1
    columns = b[:, None] if single else b
    if columns.shape[0] != a.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    m, n = a.shape
    limit = np.finfo(result).eps * max(m, n) if rcond is None else np.finfo(result).eps if rcond == -1 else rcond
    u, s, vh = svd(a, full_matrices=False)
    large = s > limit * (s.max() if s.size else 0)
    rank = int(large.sum())
    inverse = np.where(large, 1 / np.where(large, s, 1), 0)
    x = vh.conj().T @ (inverse[:, None] * (u.conj().T @ columns))
    rest = np.array([], result.char.lower())
    if rank == n and m > n:
        rest = (np.abs(columns - a @ x) ** 2).sum(axis=0)
    return (x[:, 0] if single else x), rest, np.int32(rank), s


def matrix_power(a, n):
    """A matrix multiplied with itself."""
    a = np.asanyarray(a)
    if a.ndim < 2 or a.shape[-1] != a.shape[-2]:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional" if a.ndim < 2 else "Last 2 dimensions of the array must be square")
    try:
        n = operator.index(n)
    except TypeError as error:
        raise TypeError("exponent must be an integer") from error
    if n == 0:
        return np.broadcast_to(np.eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
    if n < 0:
        a, n = inv(a), -n
    result = None
    while n:
        if n & 1:
            result = a if result is None else result @ a
        n >>= 1
        if n:
            a = a @ a
    return result


def multi_dot(arrays, *, out=None):
    """The product of several matrices, in the cheapest order."""
    if len(arrays) < 2:
        raise ValueError("Expecting at least two arrays.")
    arrays = [np.asanyarray(one) for one in arrays]
    first, last = arrays[0].ndim, arrays[-1].ndim
    arrays[0], arrays[-1] = np.atleast_2d(arrays[0]), arrays[-1][:, None] if last == 1 else arrays[-1]
    sizes = [one.shape[0] for one in arrays] + [arrays[-1].shape[1]]

    @functools.cache
    def best(i, j):
        if i == j:
            return 0, i
        return min((best(i, k)[0] + best(k + 1, j)[0] + sizes[i] * sizes[k + 1] * sizes[j + 1], k) for k in range(i, j))

    def product(i, j):
        if i == j:
            return arrays[i]
        k = best(i, j)[1]
        return product(i, k) @ product(k + 1, j)

    result = product(0, len(arrays) - 1)
    if first == 1 and last == 1:
        result = result[0, 0]
    elif first == 1 or last == 1:
        result = result.ravel()
    if out is not None:
        out[...] = result
        return out
    return result


def norm(x, ord=None, axis=None, keepdims=False):
    """The size of vectors or matrices."""
    x = np.asarray(x)
    if x.dtype.kind not in "fc":
        x = x.astype(float)
    if axis is None:
        if ord is None or ord in ("f", "fro") and x.ndim == 2 or ord == 2 and x.ndim == 1:
            flat = x.ravel("K")
            total = (flat.real @ flat.real + flat.imag @ flat.imag) if x.dtype.kind == "c" else flat @ flat
            result = np.sqrt(total)
            return np.asarray(result).reshape((1,) * x.ndim) if keepdims else result
        axis = tuple(range(x.ndim))
    elif not isinstance(axis, tuple):
        try:
            axis = (operator.index(axis),)
        except TypeError as error:
            raise TypeError("'axis' must be None, an integer or a tuple of integers") from error
    if len(axis) == 1:
        return _vector_norm(x, ord, axis[0], keepdims)
    if len(axis) == 2:
        return _matrix_norm(x, ord, axis, keepdims)
    raise ValueError("Improper number of dimensions to norm.")


def _vector_norm(x, ord, axis, keepdims):
    sizes = np.abs(x)
    if ord is None or ord == 2:
        return np.sqrt((sizes * sizes if x.dtype.kind != "c" else (x.conj() * x).real).sum(axis=axis, keepdims=keepdims))
    if ord == np.inf:
        return sizes.max(axis=axis, keepdims=keepdims)
    if ord == -np.inf:
        return sizes.min(axis=axis, keepdims=keepdims)
    if ord == 0:
        return (x != 0).astype(x.real.dtype).sum(axis=axis, keepdims=keepdims)
    if ord == 1:
        return sizes.sum(axis=axis, keepdims=keepdims)
    if isinstance(ord, str):
        raise ValueError(f"Invalid norm order '{ord}' for vectors")
    return (sizes**ord).sum(axis=axis, keepdims=keepdims) ** (1.0 / ord)


def _matrix_norm(x, ord, axis, keepdims):
    rows, columns = (one % x.ndim for one in axis)
    if rows == columns:
        raise ValueError("Duplicate axes given.")
    moved = np.moveaxis(x, (rows, columns), (-2, -1))
    sizes = np.abs(moved)
    if ord is None or ord in ("fro", "f"):
        result = np.sqrt((sizes**2).sum(axis=(-2, -1)))
    elif ord == "nuc":
        result = svd(moved, compute_uv=False).sum(axis=-1)
    elif ord in (2, -2):
        s = svd(moved, compute_uv=False)
        result = s.max(axis=-1) if ord == 2 else s.min(axis=-1)
    elif ord in (1, -1):
        sums = sizes.sum(axis=-2)
        result = sums.max(axis=-1) if ord == 1 else sums.min(axis=-1)
    elif ord in (np.inf, -np.inf):
        sums = sizes.sum(axis=-1)
        result = sums.max(axis=-1) if ord > 0 else sums.min(axis=-1)
    else:
        raise ValueError("Invalid norm order for matrices.")
    if keepdims:
        shape = list(x.shape)
        shape[rows] = shape[columns] = 1
        result = np.asarray(result).reshape(shape)
    return result


def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    """The size of matrices in the last two dimensions."""
    return norm(x, ord=ord, axis=(-2, -1), keepdims=keepdims)


def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    """The size of vectors along axes."""
    x = np.asanyarray(x)
    if axis is None:
        result = norm(x.ravel(), ord=ord)
        return np.asarray(result).reshape((1,) * x.ndim) if keepdims else result
    return norm(x, ord=ord, axis=axis, keepdims=keepdims)


def cond(x, p=None):
    """How much errors may grow."""
    x = np.asarray(x)
    if x.size == 0:
        raise LinAlgError("cond is not defined on empty arrays")
    if p is None or p in (2, -2):
        s = svd(x, compute_uv=False)
        with np.errstate(divide="ignore", invalid="ignore"):
            return s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1]
    return norm(x, p, axis=(-2, -1)) * norm(inv(x), p, axis=(-2, -1))


def tensorsolve(a, b, axes=None):
    """The solution of an equation of tensors."""
    a, b = np.asanyarray(a), np.asarray(b)
    if axes is not None:
        order = [place for place in range(a.ndim) if place not in axes] + list(axes)
        a = a.transpose(order)
    shape = a.shape[-(a.ndim - b.ndim):]
    total = int(np.prod(shape))
    if a.size != total**2:
        raise LinAlgError("Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])")
    return solve(a.reshape(total, total), b.ravel()).reshape(shape)


def tensorinv(a, ind=2):
    """The inverse of a tensor."""
    a = np.asarray(a)
    if ind <= 0:
        raise ValueError("Invalid ind argument.")
    total = int(np.prod(a.shape[ind:]))
    return inv(a.reshape(total, -1)).reshape(a.shape[ind:] + a.shape[:ind])
