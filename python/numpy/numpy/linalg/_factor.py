"""Factorizations of one matrix: LU, Cholesky, QR, eigenvalues, singular values."""
import math

import numpy as np


class LinAlgError(ValueError):
    """A matrix that is singular, or an iteration that does not end."""

    __module__ = "numpy.linalg"


def lu(a):
    """L and U in one matrix, the order of rows, and the sign of that order (Crout with partial pivoting)."""
    a = a.copy()
    n = a.shape[0]
    order, sign = np.arange(n), 1.0
    for k in range(n):
        pivot = k + int(np.argmax(np.abs(a[k:, k])))
        if a[pivot, k] == 0:
            continue
        if pivot != k:
            a[[k, pivot]] = a[[pivot, k]]
            order[[k, pivot]] = order[[pivot, k]]
            sign = -sign
        if k + 1 < n:
            a[k + 1:, k] /= a[k, k]
            a[k + 1:, k + 1:] -= a[k + 1:, k, None] * a[k, None, k + 1:]
    return a, order, sign


def solve(a, b):
    """x in a·x = b, for a matrix of right-hand sides."""
    packed, order, _ = lu(a)
    n = a.shape[0]
    if (packed.diagonal() == 0).any():
        raise LinAlgError("Singular matrix")
    x = b[order].astype(packed.dtype)
    for k in range(n):
        x[k + 1:] -= packed[k + 1:, k, None] * x[k]
    for k in range(n - 1, -1, -1):
        x[k] /= packed[k, k]
        x[:k] -= packed[:k, k, None] * x[k]
    return x


def cholesky(a):
    """The lower triangle whose product with its transpose is `a`."""
    n = a.shape[0]
    low = np.zeros_like(a)
    for k in range(n):
        rest = a[k:, k] - low[k:, :k] @ low[k, :k].conj()
        if not rest[0].real > 0:
            raise LinAlgError("Matrix is not positive definite")
        low[k:, k] = rest / np.sqrt(rest[0].real)
    return low


def qr(a):
    """Q, complete, and R, by Householder's reflections with LAPACK's signs."""
    m, n = a.shape
    r = a.copy()
    q = np.eye(m, dtype=a.dtype)
    for k in range(min(m, n)):
        column = r[k:, k]
        size = np.sqrt((np.abs(column) ** 2).sum())
        alpha = column[0]
        if size == 0 or k == m - 1 and a.dtype.kind != "c":
            continue
        beta = -size if alpha.real >= 0 else size
        v = column.copy()
        v[0] = alpha - beta
        tau = (beta - alpha) / beta
        v /= v[0] if v[0] != 0 else 1
        r[k:, k:] -= np.conj(tau) * v[:, None] * (v.conj() @ r[k:, k:])[None, :]
        q[:, k:] -= tau * (q[:, k:] @ v)[:, None] * v.conj()[None, :]
        r[k + 1:, k] = 0
    return q, r


def eigh(a, sweeps=60):
    """Eigenvalues in ascending order and eigenvectors of a Hermitian matrix, by Jacobi's rotations."""
    n = a.shape[0]
    a = (a + a.conj().T) / 2
    v = np.eye(n, dtype=a.dtype)
    for _ in range(sweeps):
        off = np.sqrt((np.abs(a - np.diag(a.diagonal())) ** 2).sum())
        if off <= 1e-15 * max(np.sqrt((np.abs(a) ** 2).sum()), 1e-300):
            break
        for p in range(n - 1):
            for q in range(p + 1, n):
                x = a[p, q]
                if x == 0:
                    continue
                size = abs(x)
                phase = x / size
                theta = (a[q, q].real - a[p, p].real) / (2 * size)
                t = (1.0 if theta >= 0 else -1.0) / (abs(theta) + math.sqrt(theta * theta + 1.0))
                c = 1.0 / math.sqrt(t * t + 1.0)
                s = t * c
                for matrix in (a, v):
                    one, two = matrix[:, p].copy(), matrix[:, q].copy()
                    matrix[:, p] = c * one - s * np.conj(phase) * two
                    matrix[:, q] = s * phase * one + c * two
                one, two = a[p].copy(), a[q].copy()
                a[p] = c * one - s * phase * two
                a[q] = s * np.conj(phase) * one + c * two
    values = a.diagonal().real.copy()
    order = np.argsort(values)
    return values[order], v[:, order]


def svd(a):
    """U, singular values in descending order, and the conjugate transpose of V, thin, by one-sided rotations of columns."""
    m, n = a.shape
    if m < n:
        u, s, vh = svd(a.conj().T)
        return vh.conj().T, s, u.conj().T
    u = a.copy()
    v = np.eye(n, dtype=a.dtype)
    for _ in range(60):
        turned = False
        for p in range(n - 1):
            for q in range(p + 1, n):
                one, two = u[:, p], u[:, q]
                alpha, beta = float((np.abs(one) ** 2).sum()), float((np.abs(two) ** 2).sum())
                gamma = one.conj() @ two
                size = abs(gamma)
                if size == 0 or size <= 1e-15 * math.sqrt(alpha * beta):
                    continue
                turned = True
                phase = gamma / size
                zeta = (beta - alpha) / (2.0 * size)
                t = (1.0 if zeta >= 0 else -1.0) / (abs(zeta) + math.sqrt(1.0 + zeta * zeta))
                c = 1.0 / math.sqrt(1.0 + t * t)
                s = c * t
                for matrix in (u, v):
                    first, second = matrix[:, p].copy(), matrix[:, q].copy()
                    matrix[:, p] = c * first - s * np.conj(phase) * second
                    matrix[:, q] = s * phase * first + c * second
        if not turned:
            break
    s = np.sqrt((np.abs(u) ** 2).sum(axis=0))
    order = np.argsort(-s, kind="stable")
    s, u, v = s[order], u[:, order], v[:, order]
    low = (s[0] if n else 0) * np.finfo(s.dtype).eps
    for k in range(n):
        if s[k] > low:
            u[:, k] /= s[k]
        else:
            s[k] = 0.0 if s[k] < low else s[k]
            u[:, k] = _orthogonal(u[:, :k])
    return u, s, v.conj().T


def _orthogonal(columns):
    """A unit vector at right angles to some."""
    m = columns.shape[0]
    for place in range(m):
        vector = np.zeros(m, columns.dtype)
        vector[place] = 1
        for _ in range(2):
            vector -= columns @ (columns.conj().T @ vector)
        size = np.sqrt((np.abs(vector) ** 2).sum())
        if size > 0.5 / m:
            return vector / size
    return np.zeros(m, columns.dtype)


def _hessenberg(a):
    n = a.shape[0]
    h, q = a.copy(), np.eye(n, dtype=a.dtype)
    for k in range(n - 2):
        column = h[k + 1:, k]
        size = np.sqrt((np.abs(column) ** 2).sum())
        if size == 0:
            continue
        v = column.copy()
        v[0] += size * (v[0] / abs(v[0]) if v[0] != 0 else 1)
        v /= np.sqrt((np.abs(v) ** 2).sum())
        h[k + 1:] -= 2 * v[:, None] * (v.conj() @ h[k + 1:])[None, :]
        h[:, k + 1:] -= 2 * (h[:, k + 1:] @ v)[:, None] * v.conj()[None, :]
        q[:, k + 1:] -= 2 * (q[:, k + 1:] @ v)[:, None] * v.conj()[None, :]
    return h, q


def schur(a):
    """The complex triangle T and the unitary Z with a = Z·T·Z*, by shifted QR steps."""
    t, z = _hessenberg(a.astype("D"))
    n = t.shape[0]
    high, steps = n - 1, 0
    while high > 0:
        small = 2.2e-16
        low = high
        while low > 0:
            size = abs(t[low - 1, low - 1]) + abs(t[low, low])
            if abs(t[low, low - 1]) <= small * (size or 1.0):
                t[low, low - 1] = 0
                break
            low -= 1
        if low == high:
            high, steps = high - 1, 0
            continue
        steps += 1
        if steps > 300:
            raise LinAlgError("Eigenvalues did not converge")
        a11, a12, a21, a22 = t[high - 1, high - 1], t[high - 1, high], t[high, high - 1], t[high, high]
        half = (a11 - a22) / 2
        root = np.sqrt(half * half + a12 * a21)
        shift = a22 - (a12 * a21) / (half + (root if abs(half + root) > abs(half - root) else -root)) if half + root != 0 or half - root != 0 else a22
        if steps % 11 == 10:
            shift = abs(t[high, high - 1]) + a22
        rotations = []
        for k in range(low, high + 1):
            t[k, k] -= shift
        for k in range(low, high):
            x, y = t[k, k], t[k + 1, k]
            size = math.hypot(abs(x), abs(y))
            c, s = (x / size, y / size) if size else (1.0, 0.0)
            one, two = t[k, k:].copy(), t[k + 1, k:].copy()
            t[k, k:] = np.conj(c) * one + np.conj(s) * two
            t[k + 1, k:] = -s * one + c * two
            rotations.append((k, c, s))
        for k, c, s in rotations:
            for matrix, end in ((t, min(k + 2, high) + 1), (z, n)):
                one, two = matrix[:end, k].copy(), matrix[:end, k + 1].copy()
                matrix[:end, k] = c * one + s * two
                matrix[:end, k + 1] = -np.conj(s) * one + np.conj(c) * two
        for k in range(low, high + 1):
            t[k, k] += shift
    return t, z


def eig(a):
    """Eigenvalues and unit eigenvectors, complex."""
    t, z = schur(a)
    n = t.shape[0]
    values = t.diagonal().copy()
    vectors = np.zeros((n, n), "D")
    floor = 2.2e-16 * max(float(np.abs(t).max()) if n else 0.0, 1e-300)
    for k in range(n):
        x = np.zeros(n, "D")
        x[k] = 1
        for i in range(k - 1, -1, -1):
            apart = t[i, i] - values[k]
            x[i] = -(t[i, i + 1:k + 1] @ x[i + 1:k + 1]) / (apart if abs(apart) > floor else floor)
        vector = z @ x
        vectors[:, k] = vector / np.sqrt((np.abs(vector) ** 2).sum())
    return values, vectors
