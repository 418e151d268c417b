"""Small tools for those who write functions over arrays."""
from numpy import asarray
from numpy._core.ufuncs import normalize_axis_index as _index

__all__ = ["byte_bounds", "normalize_axis_tuple", "normalize_axis_index"]


def normalize_axis_index(axis, ndim, msg_prefix=None):
    """An axis counted from 0, or an `AxisError`."""
    return _index(axis, ndim, msg_prefix)


def normalize_axis_tuple(axis, ndim, argname=None, allow_duplicate=False):
    """Axes as a tuple of numbers from 0."""
    import operator

    try:
        axes = [operator.index(axis)]
    except TypeError:
        axes = axis
    axes = tuple(_index(one, ndim, argname) for one in axes)
    if not allow_duplicate and len(set(axes)) != len(axes):
        raise ValueError(f"repeated axis in `{argname}` argument" if argname else "repeated axis")
    return axes


def byte_bounds(a):
    """The first byte of an array, and the one behind its last."""
    interface = a.__array_interface__
    low = high = interface["data"][0]
    size = asarray(a).dtype.itemsize
    if interface["strides"] is None:
        return low, high + a.size * size
    for length, stride in zip(interface["shape"], interface["strides"]):
        reach = (length - 1) * stride
        low, high = (low + reach, high) if reach < 0 else (low, high + reach)
    return low, high + size
