"""Masked arrays as sets: masked elements are one element, behind all others."""
import numpy as np

from . import core as ma


def _unique(ar, return_index, return_inverse, return_counts=False):
    flat = ar.flatten()
    if return_index or return_inverse:
        order = flat.argsort(kind="mergesort" if return_index else "quicksort")
        flat = flat[order]
    else:
        flat.sort()
    is_first = np.empty(flat.shape, dtype=bool)
    is_first[:1] = True
    if flat.shape[0] > 0 and flat.dtype.kind in "cfmM" and np.isnan(flat[-1]):
        first_nan = np.searchsorted(flat, flat[-1], side="left") if flat.dtype.kind != "c" else np.searchsorted(np.isnan(flat), True, side="left")
        if first_nan > 0:
            is_first[1:first_nan] = (flat[1:first_nan] != flat[: first_nan - 1])
        is_first[first_nan] = True
        is_first[first_nan + 1:] = False
    else:
        is_first[1:] = ma.getdata(flat[1:] != flat[:-1])
    parts = [flat[is_first]]
    if return_index:
        parts.append(order[is_first])
    if return_inverse:
        places = np.empty(is_first.shape, dtype=np.intp)
        places[order] = np.cumsum(is_first) - 1
        parts.append(places.reshape(ar.shape))
    if return_counts:
        parts.append(np.diff(np.concatenate([*is_first.nonzero(), [is_first.size]])))
    return parts[0] if len(parts) == 1 else tuple(parts)


def unique(ar1, return_index=False, return_inverse=False):
    """Each element once, in order, and one masked element last where there is any."""
    output = np.unique(ar1, return_index=return_index, return_inverse=return_inverse)
    if isinstance(output, tuple):
        return (output[0].view(ma.MaskedArray), *output[1:])
    return output.view(ma.MaskedArray)


def ediff1d(arr, to_end=None, to_begin=None):
    """Differences of neighbours of the flattened array."""
    from ._stacks import hstack

    arr = ma.asanyarray(arr).flat
    middle = arr[1:] - arr[:-1]
    parts = [middle]
    if to_begin is not None:
        parts.insert(0, to_begin)
    if to_end is not None:
        parts.append(to_end)
    return hstack(parts) if len(parts) != 1 else middle


def intersect1d(ar1, ar2, assume_unique=False):
    """The elements that are in both."""
    both = ma.concatenate((ar1, ar2) if assume_unique else (unique(ar1), unique(ar2)))
    both.sort()
    return both[:-1][both[1:] == both[:-1]]


def setxor1d(ar1, ar2, assume_unique=False):
    """The elements that are in one of two only."""
    if not assume_unique:
        ar1, ar2 = unique(ar1), unique(ar2)
    both = ma.concatenate((ar1, ar2), axis=None)
    if both.size == 0:
        return both
    both.sort()
    values = both.filled()
    changes = ma.concatenate(([True], (values[1:] != values[:-1]), [True]))
    return both[changes[1:] == changes[:-1]]


def in1d(ar1, ar2, assume_unique=False, invert=False):
    """Whether each element of one is in the other."""
    if not assume_unique:
        ar1, back = unique(ar1, return_inverse=True)
        ar2 = unique(ar2)
    both = ma.concatenate((ar1, ar2))
    order = both.argsort(kind="mergesort")
    ordered = both[order]
    same = (ordered[1:] != ordered[:-1]) if invert else (ordered[1:] == ordered[:-1])
    flags = ma.concatenate((same, [invert]))
    places = order.argsort(kind="mergesort")[: len(ar1)]
    return flags[places] if assume_unique else flags[places][back]


def isin(element, test_elements, assume_unique=False, invert=False):
    """Whether each element is among others, in the shape of the elements."""
    element = ma.asarray(element)
    return in1d(element, test_elements, assume_unique=assume_unique, invert=invert).reshape(element.shape)


def union1d(ar1, ar2):
    """The elements that are in one of two or both."""
    return unique(ma.concatenate((ar1, ar2), axis=None))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements that are in the first but not in the second."""
    if assume_unique:
        ar1 = ma.asarray(ar1).ravel()
    else:
        ar1, ar2 = unique(ar1), unique(ar2)
    return ar1[in1d(ar1, ar2, assume_unique=True, invert=True)]
