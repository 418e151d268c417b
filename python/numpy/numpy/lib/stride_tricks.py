"""Views with shapes and strides of one's own."""
import numpy as np

from .array_utils import normalize_axis_tuple

__all__ = ["as_strided", "sliding_window_view"]

broadcast_to, broadcast_arrays, broadcast_shapes = np.broadcast_to, np.broadcast_arrays, np.broadcast_shapes


def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    """A view of the same memory with another shape and other strides (in bytes)."""
    x = np.array(x, copy=None, subok=subok)
    shape = x.shape if shape is None else tuple(shape)
    if strides is None and x.flags.c_contiguous:
        strides = _packed(shape, x.itemsize)
    strides = x.strides if strides is None else tuple(strides)
    if len(shape) != len(strides):
        raise ValueError("mismatch in length of strides and shape")
    view = x._strided([int(length) for length in shape], [int(stride) for stride in strides], 0)
    if not writeable and view.flags.writeable:
        view.flags.writeable = False
    return view


def _packed(shape, step):
    """The strides of elements that lie one right after the other."""
    strides = []
    for length in reversed(shape):
        strides.insert(0, step)
        step *= max(int(length), 1)
    return tuple(strides)


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    """A view of all windows of a shape; the windows are its last dimensions."""
    window = tuple(window_shape) if np.iterable(window_shape) else (window_shape,)
    x = np.array(x, copy=None, subok=subok)
    if any(length < 0 for length in window):
        raise ValueError("`window_shape` cannot contain negative values")
    if axis is None:
        axes = tuple(range(x.ndim))
        if len(window) != len(axes):
            raise ValueError(
                f"Since axis is `None`, must provide window_shape for all dimensions of `x`; got {len(window)} window_shape elements and `x.ndim` is"
                f" {x.ndim}.")
    else:
        axes = normalize_axis_tuple(axis, x.ndim, allow_duplicate=True)
        if len(window) != len(axes):
            raise ValueError(f"Must provide matching length window_shape and axis; got {len(window)} window_shape elements and {len(axes)} axes elements.")
    shape = list(x.shape)
    for place, length in zip(axes, window):
        if shape[place] < length:
            raise ValueError("window shape cannot be larger than input array shape")
        shape[place] -= length - 1
    return as_strided(x, tuple(shape) + window, x.strides + tuple(x.strides[place] for place in axes), subok, writeable)
