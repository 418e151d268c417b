"""Frequencies, and moving them about."""
import numpy as np


def fftfreq(n, d=1.0, device=None):
    """The frequencies of `n` samples `d` apart, as `fft` has them: from zero up, then the negative ones."""
    _check(n)
    places = np.arange(n, dtype=int)
    places[(n - 1) // 2 + 1:] -= n
    return places * (1.0 / (n * d))


def rfftfreq(n, d=1.0, device=None):
    """The frequencies of `n` samples `d` apart, as `rfft` has them: from zero up."""
    _check(n)
    return np.arange(0, n // 2 + 1, dtype=int) * (1.0 / (n * d))


def _check(n):
    if not isinstance(n, (int, np.integer)):
        raise ValueError("n should be an integer")
    if n < 0:
        raise ValueError("negative dimensions are not allowed")


def fftshift(x, axes=None):
    """Moves the frequency zero to the middle."""
    return _rolled(x, axes, lambda size: size // 2)


def ifftshift(x, axes=None):
    """Undoes `fftshift`."""
    return _rolled(x, axes, lambda size: -(size // 2))


def _rolled(x, axes, far):
    x = np.asarray(x)
    if axes is None:
        axes = tuple(range(x.ndim))
    if isinstance(axes, (int, np.integer)):
        return np.roll(x, far(x.shape[axes]), axes)
    if not len(axes):
        raise ValueError("not enough values to unpack (expected 2, got 0)")
    return np.roll(x, [far(x.shape[axis]) for axis in axes], axes)
