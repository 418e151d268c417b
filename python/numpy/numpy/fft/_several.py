"""Transforms along several axes, one after the other."""
import numpy as np

from ._transforms import fft, ifft, irfft, rfft


def _lengths(a, s, axes, is_back_to_real=False):
    """The lengths and the axes they are for."""
    import warnings

    given = s is not None
    s = list(s) if given else list(a.shape) if axes is None else list(np.take(a.shape, axes))
    if axes is None:
        if given:
            warnings.warn(
                "`axes` should not be `None` if `s` is not `None` (Deprecated in NumPy 2.0). In a future version of NumPy, this will raise an error and"
                " `s[i]` will correspond to the size along the transformed axis specified by `axes[i]`. To retain current behaviour, pass a sequence"
                " [0, ..., k-1] to `axes` for an array of dimension k.", DeprecationWarning, stacklevel=4)
        axes = list(range(-len(s), 0))
    if len(s) != len(axes):
        raise ValueError("Shape and axes have different lengths.")
    if is_back_to_real and not given:
        s[-1] = (a.shape[axes[-1]] - 1) * 2
    if None in s:
        warnings.warn(
            "Passing an array containing `None` values to `s` is deprecated in NumPy 2.0 and will raise an error in a future version of NumPy. To use the"
            " default behaviour of the corresponding 1-D transform, pass the value matching the default for its `n` parameter. To use the default"
            " behaviour for every axis, the `s` argument can be omitted.", DeprecationWarning, stacklevel=4)
    return [a.shape[axis] if size == -1 else size for size, axis in zip(s, axes)], axes


def _each(function, a, s, axes, norm, out):
    a = np.asarray(a)
    s, axes = _lengths(a, s, axes)
    for size, axis in zip(reversed(s), reversed(list(axes))):
        a = function(a, size, axis, norm, out)
    return a


def fftn(a, s=None, axes=None, norm=None, out=None):
    """The transform along several axes, all of them by default."""
    return _each(fft, a, s, axes, norm, out)


def ifftn(a, s=None, axes=None, norm=None, out=None):
    """The inverse of `fftn`."""
    return _each(ifft, a, s, axes, norm, out)


def fft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The transform along two axes."""
    return _each(fft, a, s, axes, norm, out)


def ifft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The inverse of `fft2`."""
    return _each(ifft, a, s, axes, norm, None)


def rfftn(a, s=None, axes=None, norm=None, out=None):
    """The transform of real numbers along several axes; the last one has the half for frequencies that are not negative."""
    a = np.asarray(a)
    s, axes = _lengths(a, s, axes)
    a = rfft(a, s[-1], axes[-1], norm, out)
    for place in range(len(axes) - 2, -1, -1):
        a = fft(a, s[place], axes[place], norm, out)
    return a


def rfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The transform of real numbers along two axes."""
    return rfftn(a, s, axes, norm, out)


def irfftn(a, s=None, axes=None, norm=None, out=None):
    """The inverse of `rfftn`."""
    a = np.asarray(a)
    s, axes = _lengths(a, s, axes, True)
    for place in range(len(axes) - 1):
        a = ifft(a, s[place], axes[place], norm)
    return irfft(a, s[-1], axes[-1], norm, out)


def irfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The inverse of `rfft2`."""
    return irfftn(a, s, axes, norm)
