"""Points and weights of Gauss's quadratures."""
import numpy as np

from . import polyutils as pu


def degree(deg):
    """A degree, checked."""
    whole = pu.as_int(deg, "deg")
    if whole <= 0:
        raise ValueError("deg must be a positive integer")
    return whole


def newton(deg, companion, val, der):
    """Roots of a member, made exact by a step of Newton's, and weights up to a factor."""
    c = np.array([0] * degree(deg) + [1])
    x = np.linalg.eigvalsh(companion(c))
    slope = val(x, der(c))
    x -= val(x, c) / slope
    before = val(x, c[1:])
    before /= np.abs(before).max()
    slope /= np.abs(slope).max()
    return x, 1 / (before * slope)


def normed(deg, companion, step, start):
    """The same for Hermite's polynomials, whose values overflow unless normalized; `step` is 2 or 1."""
    count = degree(deg)
    x = np.linalg.eigvalsh(companion(np.array([0] * count + [1], dtype=np.float64)))
    x -= _normed(x, count, step, start) / (_normed(x, count - 1, step, start) * np.sqrt(step * count))
    before = _normed(x, count - 1, step, start)
    before /= np.abs(before).max()
    return x, 1 / (before * before)


def _normed(x, n, step, start):
    if n == 0:
        return np.full(x.shape, 1 / np.sqrt(np.sqrt(start)))
    low, high, left = 0.0, 1.0 / np.sqrt(np.sqrt(start)), float(n)
    for _ in range(n - 1):
        low, high = -high * np.sqrt((left - 1.0) / left), low + high * x * np.sqrt(step / left)
        left -= 1.0
    return low + high * x * np.sqrt(step)


def symmetric(x, w):
    """Points and weights made alike on both sides of 0."""
    return (x - x[::-1]) / 2, (w + w[::-1]) / 2
