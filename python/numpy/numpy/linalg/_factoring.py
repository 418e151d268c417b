"""Factorizations: Cholesky, QR, eigenvalues, singular values."""
import collections

import numpy as np

from ._checks import converted, finite, real, run, square, stacked, types, wrapped


def _result(name, fields):
    """A named tuple that says it is from NumPy's module."""
    return collections.namedtuple(name, fields, module="numpy.linalg._linalg")


EigResult = _result("EigResult", "eigenvalues eigenvectors")
EighResult = _result("EighResult", "eigenvalues eigenvectors")
QRResult = _result("QRResult", "Q R")
SlogdetResult = _result("SlogdetResult", "sign logabsdet")
SVDResult = _result("SVDResult", "U S Vh")

_STUCK = "Eigenvalues did not converge"


def _adjoint(a):
    return np.swapaxes(a, -1, -2).conjugate()


def cholesky(a, /, *, upper=False):
    """The triangle L, a positive definite matrix being L·L* (or U*·U)."""
    like, a = a, np.asarray(a)
    square(a)
    work, kind = types(a)
    matrix, = converted("cholesky_up" if upper else "cholesky_lo", work, a)
    made, = run("cholesky", "Matrix is not positive definite", np.swapaxes(matrix, -1, -2) if upper else matrix)
    return wrapped(like, (np.swapaxes(made, -1, -2) if upper else made).astype(kind, copy=False))


def _mode(mode):
    import warnings

    if mode in ("reduced", "complete", "r", "raw"):
        return mode
    if mode in ("f", "full"):
        warnings.warn("The 'full' option is deprecated in favor of 'reduced'.\nFor backward compatibility let mode default.", DeprecationWarning, stacklevel=3)
        return "reduced"
    if mode in ("e", "economic"):
        warnings.warn("The 'economic' option is deprecated.", DeprecationWarning, stacklevel=3)
        return "economic"
    raise ValueError(f"Unrecognized mode '{mode}'")


def qr(a, mode="reduced"):
    """An orthonormal Q and an upper triangle R whose product is `a`."""
    mode = _mode(mode)
    like, a = a, np.asarray(a)
    stacked(a)
    work, kind = types(a)
    m, n = a.shape[-2:]
    packed, factors = run("qr", None, *converted("qr_r_raw", work, a))
    if mode == "r":
        return wrapped(like, np.triu(packed[..., :min(m, n), :]).astype(kind, copy=False))
    if mode == "raw":
        return wrapped(like, np.swapaxes(packed, -1, -2).astype(kind, copy=False)), factors.astype(kind, copy=False)
    if mode == "economic":
        return wrapped(like, packed.astype(kind, copy=False))
    count = m if mode == "complete" else min(m, n)
    q, = run("q", None, packed, factors, count)
    r = np.triu(packed[..., :count, :])
    return QRResult(wrapped(like, q.astype(kind, copy=False)), wrapped(like, r.astype(kind, copy=False)))


def _half(UPLO):
    UPLO = UPLO.upper()
    if UPLO not in ("L", "U"):
        raise ValueError("UPLO argument must be 'L' or 'U'")
    return "_lo" if UPLO == "L" else "_up"


def eigh(a, UPLO="L"):
    """Eigenvalues, in ascending order, and eigenvectors of a Hermitian matrix, of which one half is read."""
    name = "eigh" + _half(UPLO)
    like, a = a, np.asarray(a)
    square(a)
    work, kind = types(a)
    values, vectors = run(name, _STUCK, *converted(name, work, a))
    return EighResult(values.astype(real(kind), copy=False), wrapped(like, vectors.astype(kind, copy=False)))


def eigvalsh(a, UPLO="L"):
    """Eigenvalues, in ascending order, of a Hermitian matrix."""
    name = "eigvalsh" + _half(UPLO)
    a = np.asarray(a)
    square(a)
    work, kind = types(a)
    return run(name, _STUCK, *converted(name, work, a))[0].astype(real(kind), copy=False)


def _general(name, a):
    """Results of `eig` or `eigvals`: real where all values of a real matrix are."""
    square(a)
    finite(a)
    work, kind = types(a)
    results = run(name, _STUCK, *converted(name, work, a))
    if work.kind == "c" or not (results[0].imag == 0).all():
        kind = np.dtype(kind.char.upper())
    else:
        results = [result.real for result in results]
    return [result.astype(kind, copy=False) for result in results]


def eig(a):
    """Eigenvalues and eigenvectors."""
    values, vectors = _general("eig", np.asarray(a))
    return EigResult(values, wrapped(a, vectors))


def eigvals(a):
    """Eigenvalues."""
    return _general("eigvals", np.asarray(a))[0]


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """U, the singular values in descending order, and V*, whose product is `a`."""
    like, a = a, np.asarray(a)
    if hermitian:
        return _hermitian_svd(like, a, compute_uv)
    stacked(a)
    work, kind = types(a)
    words = "SVD did not converge"
    if not compute_uv:
        return run("svdvals", words, *converted("svd", work, a))[0].astype(real(kind), copy=False)
    matrix, = converted("svd_f" if full_matrices else "svd_s", work, a)
    u, s, vh = run("svd" if full_matrices else "svd_thin", words, matrix)
    return SVDResult(wrapped(like, u.astype(kind, copy=False)), s.astype(real(kind), copy=False), wrapped(like, vh.astype(kind, copy=False)))


def _hermitian_svd(like, a, compute_uv):
    if not compute_uv:
        return np.sort(abs(eigvalsh(a)))[..., ::-1]
    values, u = eigh(a)
    sizes = abs(values)
    order = np.argsort(sizes)[..., ::-1]
    signs = np.take_along_axis(np.sign(values), order, axis=-1)
    u = np.take_along_axis(u, order[..., None, :], axis=-1)
    return SVDResult(wrapped(like, u), np.take_along_axis(sizes, order, axis=-1), wrapped(like, _adjoint(u * signs[..., None, :])))


def svdvals(x, /):
    """Singular values in descending order."""
    return svd(x, compute_uv=False)
