"""Transforms along one axis."""
import operator

import _numpy
import numpy as np
from numpy._core._exceptions import UFuncTypeError

_OTHER_WAY = {None: "forward", "backward": "forward", "forward": "backward", "ortho": "ortho"}


def _swapped(norm):
    """What a norm means in the other direction."""
    try:
        return _OTHER_WAY[norm]
    except KeyError:
        raise ValueError(f'Invalid norm value {norm}; should be "backward", "ortho" or "forward".') from None


def _factor(n, norm, kind):
    """What results are multiplied with, in the precision of the input, or None."""
    if norm is None or norm == "backward":
        return None
    if norm == "ortho":
        return np.reciprocal(np.sqrt(n, dtype=kind))
    if norm == "forward":
        return np.reciprocal(n, dtype=kind)
    raise ValueError(f'Invalid norm value {norm}; should be "backward","ortho" or "forward".')


def _transformed(name, a, n, axis, norm, out):
    if n < 1:
        raise ValueError(f"Invalid number of FFT data points ({n}) specified.")
    if name in ("ifft", "irfft"):
        norm = _swapped(norm)
    if a.dtype.kind in "SUVMm":
        raise _no_common_type(a.dtype)
    real = np.result_type(a.real.dtype, 1.0)
    factor = _factor(n, norm, real)
    if not -a.ndim <= axis < a.ndim:
        raise np.exceptions.AxisError(axis, a.ndim)
    axis = operator.index(axis) % a.ndim
    count = n // 2 + 1 if name == "rfft" else n
    if out is not None:
        shape = getattr(out, "shape", None)
        if shape is not None and (len(shape) != a.ndim or shape[axis] != count):
            raise ValueError("output array has wrong shape.")
        if not isinstance(out, np.ndarray):
            raise TypeError("return arrays must be of ArrayType")
    n = operator.index(n)
    called = ("rfft_n_odd" if n % 2 else "rfft_n_even") if name == "rfft" else name
    if not np.can_cast(a.dtype, "d" if name == "rfft" else "D"):
        raise TypeError(
            f"ufunc '{called}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the"
            " casting rule ''safe''")
    # Single precision is for input that is so already, and for factors that are.
    single = factor is not None and a.dtype.char == ("f" if name == "rfft" else "F")
    made = _numpy._fourier(a, name, n, axis, 1.0 if factor is None else float(factor), single)
    if out is None:
        return made.astype(real if name == "irfft" else np.result_type(a.dtype, 1j), copy=False)
    if not np.can_cast(made.dtype, out.dtype, "same_kind"):
        raise UFuncTypeError(f"Cannot cast ufunc '{called}' output from {made.dtype!r} to {out.dtype!r} with casting rule 'same_kind'")
    out[...] = made
    return out


def _no_common_type(kind):
    """The error for types without a common one with floats."""
    ours = {"S": "BytesDType", "U": "StrDType", "V": "VoidDType", "M": "DateTime64DType", "m": "TimeDelta64DType"}[kind.kind]
    ours, other = f"<class 'numpy.dtypes.{ours}'>", "<class 'numpy.dtypes._PyFloatDType'>"
    return np.exceptions.DTypePromotionError(
        f"The DType {ours} could not be promoted by {other}. This means that no common DType exists for the given inputs. For example they cannot be stored"
        f" in a single array unless the dtype is `object`. The full list of DTypes is: ({ours}, {other})")


def fft(a, n=None, axis=-1, norm=None, out=None):
    """The transform along one axis: sums of `a[j]·exp(-2πi·j·k/n)`."""
    a = np.asarray(a)
    return _transformed("fft", a, a.shape[axis] if n is None else n, axis, norm, out)


def ifft(a, n=None, axis=-1, norm=None, out=None):
    """The inverse of `fft`."""
    a = np.asarray(a)
    return _transformed("ifft", a, a.shape[axis] if n is None else n, axis, norm, out)


def rfft(a, n=None, axis=-1, norm=None, out=None):
    """The transform of real numbers: the half for frequencies that are not negative; the others are conjugates."""
    a = np.asarray(a)
    return _transformed("rfft", a, a.shape[axis] if n is None else n, axis, norm, out)


def irfft(a, n=None, axis=-1, norm=None, out=None):
    """The inverse of `rfft`, of `n` real numbers."""
    a = np.asarray(a)
    return _transformed("irfft", a, (a.shape[axis] - 1) * 2 if n is None else n, axis, norm, out)


def hfft(a, n=None, axis=-1, norm=None, out=None):
    """The real transform of a signal that is its own conjugate backwards, of which `a` is one half."""
    a = np.asarray(a)
    n = (a.shape[axis] - 1) * 2 if n is None else n
    return irfft(np.conjugate(a), n, axis, norm=_swapped(norm))


def ihfft(a, n=None, axis=-1, norm=None, out=None):
    """The inverse of `hfft`."""
    a = np.asarray(a)
    made = rfft(a, a.shape[axis] if n is None else n, axis, norm=_swapped(norm), out=out)
    return np.conjugate(made, out=made)
