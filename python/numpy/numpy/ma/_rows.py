"""Rows, columns and runs of elements that are masked or not."""
import itertools

import numpy as np

from . import core as ma
from ._masks import getmask, getmaskarray, nomask


def count_masked(arr, axis=None):
    """How many elements are masked."""
    return getmaskarray(arr).sum(axis)


def compress_nd(x, axis=None):
    """The data without what has a masked element, along axes."""
    x = ma.asarray(x)
    mask = getmask(x)
    if axis is None:
        axes = tuple(range(x.ndim))
    else:
        from numpy.lib.array_utils import normalize_axis_tuple

        axes = normalize_axis_tuple(axis, x.ndim)
    if mask is nomask or not mask.any():
        return x._data
    if mask.all():
        return np.array([])
    data = x._data
    for axis in axes:
        others = tuple(place for place in range(x.ndim) if place != axis)
        data = data[(slice(None),) * axis + (~mask.any(axis=others),)]
    return data


def _two_dimensions(a, name):
    if ma.asarray(a).ndim != 2:
        raise NotImplementedError(f"{name} works for 2D arrays only.")


def compress_rowcols(x, axis=None):
    """The data without rows and columns that have a masked element."""
    _two_dimensions(x, "compress_rowcols")
    return compress_nd(x, axis=axis)


def compress_rows(a):
    """The data without rows that have a masked element."""
    _two_dimensions(a, "compress_rows")
    return compress_rowcols(a, 0)


def compress_cols(a):
    """The data without columns that have a masked element."""
    _two_dimensions(a, "compress_cols")
    return compress_rowcols(a, 1)


def mask_rowcols(a, axis=None):
    """Rows and columns masked where they have a masked element."""
    a = ma.array(a, subok=False)
    _two_dimensions(a, "mask_rowcols")
    mask = getmask(a)
    if mask is nomask or not mask.any():
        return a
    rows, columns = mask.nonzero()
    a._mask = a._mask.copy()
    if not axis:
        a[np.unique(rows)] = ma.masked
    if axis in (None, 1, -1):
        a[:, np.unique(columns)] = ma.masked
    return a


def _ignored(axis):
    if axis is not np._NoValue:
        import warnings

        warnings.warn("The axis argument has always been ignored, in future passing it will raise TypeError", DeprecationWarning, stacklevel=3)


def mask_rows(a, axis=np._NoValue):
    """Rows masked where they have a masked element."""
    _ignored(axis)
    return mask_rowcols(a, 0)


def mask_cols(a, axis=np._NoValue):
    """Columns masked where they have a masked element."""
    _ignored(axis)
    return mask_rowcols(a, 1)


def ndenumerate(a, compressed=True):
    """Places and elements: those that are not masked, or all."""
    for (place, value), masked in zip(np.ndenumerate(a), getmaskarray(a).flat):
        if not masked:
            yield place, value
        elif not compressed:
            yield place, ma.masked


def flatnotmasked_edges(a):
    """The places of the first and the last element that is not masked, None where all are."""
    mask = getmask(a)
    if mask is nomask or not np.any(mask):
        return np.array([0, a.size - 1])
    unmasked = np.flatnonzero(~mask)
    return unmasked[[0, -1]] if len(unmasked) > 0 else None


def notmasked_edges(a, axis=None):
    """The places of the first and the last elements along an axis that are not masked."""
    a = ma.asarray(a)
    if axis is None or a.ndim == 1:
        return flatnotmasked_edges(a)
    mask = getmaskarray(a)
    places = ma.array(np.indices(a.shape), mask=np.asarray([mask] * a.ndim))
    return [tuple(places[i].min(axis).compressed() for i in range(a.ndim)), tuple(places[i].max(axis).compressed() for i in range(a.ndim))]


def flatnotmasked_contiguous(a):
    """Slices of the flattened array in which no element is masked."""
    mask = getmask(a)
    if mask is nomask:
        return [slice(0, a.size)]
    start, found = 0, []
    for masked, run in itertools.groupby(mask.ravel().tolist()):
        length = sum(1 for _ in run)
        if not masked:
            found.append(slice(start, start + length))
        start += length
    return found


def notmasked_contiguous(a, axis=None):
    """Slices along an axis in which no element is masked."""
    a = ma.asarray(a)
    if a.ndim > 2:
        raise NotImplementedError("Currently limited to at most 2D array.")
    if axis is None or a.ndim == 1:
        return flatnotmasked_contiguous(a)
    place = [0, 0]
    place[axis] = slice(None, None)
    other, found = (axis + 1) % 2, []
    for i in range(a.shape[other]):
        place[other] = i
        found.append(flatnotmasked_contiguous(a[tuple(place)]))
    return found


def _ezclump(mask):
    """Slices in which a mask is true."""
    mask = mask.ravel() if mask.ndim > 1 else mask
    edges = np.flatnonzero(mask[1:] ^ mask[:-1]) + 1
    bounds = [0, *edges, mask.size]
    if mask.size == 0:
        return []
    first = 0 if mask[0] else 1
    return [slice(bounds[k], bounds[k + 1]) for k in range(first, len(bounds) - 1, 2)]


def clump_unmasked(a):
    """Slices of a one-dimensional array in which no element is masked."""
    mask = getmask(a)
    return [slice(0, a.size)] if mask is nomask else _ezclump(~mask)


def clump_masked(a):
    """Slices of a one-dimensional array in which every element is masked."""
    mask = getmask(a)
    return [] if mask is nomask else _ezclump(mask)
