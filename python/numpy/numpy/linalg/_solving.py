"""Equations, inverses and determinants."""
import _numpy
import numpy as np

from ._checks import LinAlgError, converted, flat, real, run, square, types, wrapped

_SINGULAR = "Singular matrix"


class _Absent:
    """What was not given."""

    def __repr__(self):
        return "<no value>"


_absent = _Absent()


def solve(a, b):
    """The x in a·x = b, for stacks of matrices, or for one vector `b`."""
    a, like, b = np.asarray(a), b, np.asarray(b)
    square(a)
    work, kind = types(a, b)
    is_vector = b.ndim == 1
    name, core = ("solve1", "(m,m),(m)->(m)") if is_vector else ("solve", "(m,m),(m,n)->(m,n)")
    matrix, right = converted(name, work, a, b)
    if b.ndim == 0:
        raise ValueError(f"solve: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature {core} requires 2)")
    if is_vector:
        right = right[:, None]
    if right.shape[-2] != a.shape[-1]:
        raise ValueError(
            f"{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {core} (size {right.shape[-2]} is different from"
            f" {a.shape[-1]})")
    if matrix.shape[:-2] != right.shape[:-2]:
        try:
            outer = np.broadcast_shapes(matrix.shape[:-2], right.shape[:-2])
        except ValueError:
            raise ValueError(_apart(a, b)) from None
        matrix = np.broadcast_to(matrix, outer + matrix.shape[-2:])
        right = np.broadcast_to(right, outer + right.shape[-2:])
    made = run("solve", _SINGULAR, matrix, right)[0].astype(kind, copy=False)
    return wrapped(like, made[..., 0] if is_vector else made)


def _apart(a, b):
    """What NumPy says of stacks whose shapes do not fit."""
    def shown(shape):
        outer = shape[:-2]
        return f"({','.join(map(str, shape))})->({','.join([*map(str, outer), 'newaxis', 'newaxis'])})"

    return (f"operands could not be broadcast together with remapped shapes [original->remapped]: {shown(a.shape)} {shown(b.shape)}  and requested shape"
            f" ({','.join(map(str, b.shape[-2:]))})")


def _inverses(a, words):
    """Inverses, and the type for them."""
    square(a)
    work, kind = types(a)
    return run("inv", words, *converted("inv", work, a))[0], kind


def inv(a):
    """The inverse."""
    made, kind = _inverses(np.asarray(a), _SINGULAR)
    return wrapped(a, made.astype(kind, copy=False))


def _determinants(name, a):
    a = np.asarray(a)
    square(a)
    work, kind = types(a)
    return [result[()] for result in run(name, None, *converted(name, work, a))], kind


def det(a):
    """The determinant."""
    (value,), kind = _determinants("det", a)
    return value.astype(kind, copy=False)


def slogdet(a):
    """The sign (or direction) and the logarithm of the size of the determinant."""
    from ._factoring import SlogdetResult

    (sign, log), kind = _determinants("slogdet", a)
    return SlogdetResult(sign.astype(kind, copy=False), log.astype(real(kind), copy=False))


def pinv(a, rcond=None, hermitian=False, *, rtol=_absent):
    """The pseudo-inverse, by singular values; those below `rcond` times the largest count as zero."""
    from ._factoring import svd

    like, a = a, np.asarray(a)
    if rcond is not None and rtol is not _absent:
        raise ValueError("`rtol` and `rcond` can't be both set.")
    if rcond is None:
        rcond = 1e-15 if rtol is _absent else max(a.shape[-2:]) * np.finfo(a.dtype).eps if rtol is None else rtol
    rcond = np.asarray(rcond)
    if a.size == 0 and 0 in a.shape[-2:]:
        return wrapped(like, np.empty(a.shape[:-2] + a.shape[:-3:-1], a.dtype))
    u, s, vh = svd(a.conjugate(), full_matrices=False, hermitian=hermitian)
    large = s > rcond[..., None] * np.amax(s, axis=-1, keepdims=True)
    s = np.divide(1, s, where=large, out=s)
    s[~large] = 0
    return wrapped(like, np.matmul(np.swapaxes(vh, -1, -2), s[..., None] * np.swapaxes(u, -1, -2)))


def lstsq(a, b, rcond=None):
    """The x for which a·x - b is shortest; the squares of what is left; the rank of `a`; its singular values."""
    like, a, b = b, np.asarray(a), np.asarray(b)
    is_vector = b.ndim == 1
    if is_vector:
        b = b[:, None]
    flat(a, b)
    (m, n), count = a.shape, b.shape[1]
    if m != b.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    work, kind = types(a, b)
    if rcond is None:
        rcond = np.finfo(work).eps * max(n, m)
    found = _numpy._least_squares(*converted("lstsq", work, a, b), float(rcond))
    if found is None:
        raise LinAlgError("SVD did not converge in Linear Least Squares")
    x, rest, s, rank = found
    if rank != n or m <= n:
        rest = np.array([], real(kind))
    x, rest, s = x.astype(kind), rest.astype(real(kind), copy=False), s.astype(real(kind), copy=False)
    return wrapped(like, x[:, 0] if is_vector else x), wrapped(like, rest), np.int32(rank), s


def tensorsolve(a, b, axes=None):
    """The x for which `tensordot(a, x, x.ndim)` is `b`."""
    like, a, b = a, np.asarray(a), np.asarray(b)
    if axes is not None:
        order = list(range(a.ndim))
        for axis in axes:
            order.remove(axis)
            order.insert(a.ndim, axis)
        a = a.transpose(order)
    shape = a.shape[-(a.ndim - b.ndim):]
    total = 1
    for size in shape:
        total *= size
    if a.size != total**2:
        raise LinAlgError("Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])")
    return wrapped(like, solve(a.reshape(total, total), b.ravel()).reshape(shape))


def tensorinv(a, ind=2):
    """The inverse of `tensordot` with `a` over its first `ind` dimensions."""
    a = np.asarray(a)
    if ind <= 0:
        raise ValueError("Invalid ind argument.")
    total = 1
    for size in a.shape[ind:]:
        total *= size
    return inv(a.reshape(total, -1)).reshape(*a.shape[ind:], *a.shape[:ind])
