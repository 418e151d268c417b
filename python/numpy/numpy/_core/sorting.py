"""Order: sorting, searching, unique elements, sets."""
import collections

import _numpy
from _numpy import asarray, ndarray

from . import ufuncs
from .creation import asanyarray
from .shaping import concatenate, ravel
from .ufuncs import normalize_axis_index

__all__ = [
    "sort", "argsort", "lexsort", "partition", "argpartition", "sort_complex", "searchsorted", "digitize", "unique", "unique_all",
    "unique_counts", "unique_inverse", "unique_values", "isin", "intersect1d", "union1d", "setdiff1d", "setxor1d", "ediff1d",
]


def _any_sorted(a, axis, places):
    """Sorted lanes of elements that only Python can compare."""
    lanes = a.swapaxes(axis, -1)
    result = _numpy._zeros(lanes.shape, "l" if places else a.dtype, "C")
    from .indexing import ndindex

    for index in ndindex(*lanes.shape[:-1]):
        lane = lanes[index]
        values = lane.tolist()
        order = sorted(range(len(values)), key=values.__getitem__)
        if places:
            result[index] = order
        else:
            for number, place in enumerate(order):
                result[index][number] = lane[place]
    return result.swapaxes(axis, -1)


def _overrides(name, a):
    from .reductions import _overrides as overrides

    return overrides(name, a)


def _keys(column):
    """A field as keys for `lexsort`: of arrays each element is one, the first the most important."""
    if column.dtype.names is not None:
        return [key for name in reversed(column.dtype.names) for key in _keys(column[name])]
    return [column] if column.ndim == 1 else list(column.reshape(len(column), -1).T[::-1])


def _ordered(a, axis, places, order=None):
    if a.ndim == 0:
        normalize_axis_index(axis, 1)
        return _numpy._zeros((1,), "l", "C") if places else a.copy()
    axis = normalize_axis_index(axis, a.ndim)
    if order is not None or a.dtype.names is not None:
        names = [order] if isinstance(order, str) else list(order or ())
        if a.dtype.names is None:
            raise ValueError("Cannot specify order when the array has no fields.")
        names += [name for name in a.dtype.names if name not in names]
        lanes = a.swapaxes(axis, -1)
        found = _numpy._zeros(lanes.shape, "l", "C")
        from .indexing import ndindex

        for index in ndindex(*lanes.shape[:-1]):
            found[index] = lexsort([key for name in reversed(names) for key in _keys(lanes[index][name])])
        if places:
            return found.swapaxes(axis, -1)
        from .indexing import take_along_axis

        return take_along_axis(lanes, found, -1).swapaxes(axis, -1)
    if a.dtype.kind in "biufcmM":
        return _numpy._sorted(a.view(ndarray), axis, places)
    return _any_sorted(a, axis, places)


def _check_kind(kind):
    # Its first letter decides.
    if kind is not None and (not isinstance(kind, (str, bytes)) or str(kind)[:1].lower() not in tuple("qmhs")):
        raise ValueError(f"sort kind must be one of 'quick', 'heap', or 'stable' (got {kind!r})")


def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    """A copy with elements in order along an axis."""
    _check_kind(kind)
    a = asanyarray(a)
    if type(a) is not ndarray and _overrides("sort", a):
        a, axis = (a.flatten(), -1) if axis is None else (a.copy("K"), axis)
        a.sort(axis=axis, kind=kind, order=order, stable=stable)
        return a
    if axis is None:
        a, axis = a.ravel(), -1
    result = _ordered(a, axis, False, order)
    if type(a) is not ndarray:
        from .methods import wrap_view

        return wrap_view(a, result)
    return result


def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    """The places that put elements in order along an axis."""
    _check_kind(kind)
    a = asanyarray(a)
    if type(a) is not ndarray and _overrides("argsort", a):
        return a.argsort(axis=axis, kind=kind, order=order, stable=stable)
    if type(a) is not ndarray:
        from .methods import wrap_view

        return wrap_view(a, argsort(a.view(ndarray), axis, kind, order))
    if axis is None:
        a, axis = a.ravel(), 0
    return _ordered(a, axis, True, order)


def lexsort(keys, axis=-1):
    """The places that put rows in order, by the last key first."""
    keys = [asarray(key) for key in keys]
    if not keys:
        raise TypeError("need sequence of keys with len > 0 in lexsort")
    if keys[0].ndim == 0:
        return _numpy._zeros((), "l", "C")[()]
    axis = normalize_axis_index(axis, keys[0].ndim)
    from .indexing import take_along_axis

    order = None
    for key in keys:
        lane = key if order is None else take_along_axis(key, order, axis)
        step = argsort(lane, axis=axis, kind="stable")
        order = step if order is None else take_along_axis(order, step, axis)
    return order


def partition(a, kth, axis=-1, kind="introselect", order=None):
    """A copy in which the `kth` elements stand where order would put them."""
    a = asanyarray(a)
    if axis is None:
        a, axis = a.ravel(), -1
    _check_kth(a, kth, axis)
    return sort(a, axis, order=order)


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    """The places that put the `kth` elements where order would put them."""
    a = asanyarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    _check_kth(a, kth, axis)
    return argsort(a, axis, order=order)


def _check_kth(a, kth, axis):
    length = a.shape[normalize_axis_index(axis, a.ndim)]
    for place in asarray(kth).ravel().tolist():
        if not isinstance(place, int):
            raise TypeError("Partition index must be integer")
        if not -length <= place < length and a.size:
            raise ValueError(f"kth(={place}) out of bounds ({length})")


def sort_complex(a):
    """Complex numbers in order."""
    a = _numpy.array(a, None, True)
    a.sort()
    if a.dtype.kind != "c":
        return a.astype("F" if a.dtype.char in "bhBH" else "D")
    return a


def searchsorted(a, v, side="left", sorter=None):
    """Where values belong in a sorted array."""
    if side not in ("left", "right"):
        raise ValueError(f"search side must be one of 'left' or 'right' (got {side!r})")
    a = asarray(a)
    if sorter is not None:
        a = a.take(sorter)
    if a.ndim != 1:
        raise ValueError("object too deep for desired array")
    values = asarray(v)
    kind = _numpy._result_type(a, values)
    a, values = a.astype(kind, copy=False), values.astype(kind, copy=False)
    if kind.kind in "biufcmM":
        result = _numpy._search(a, values, side == "right")
    else:
        import bisect

        find = bisect.bisect_left if side == "left" else bisect.bisect_right
        listed = a.tolist()
        result = _numpy.array([find(listed, value) for value in values.ravel().tolist()], "l").reshape(values.shape)
    return result[()] if result.ndim == 0 else result


def digitize(x, bins, right=False):
    """The number of the bin that each value is in."""
    x, bins = asarray(x), asarray(bins)
    if x.dtype.kind == "c":
        raise TypeError("x may not be complex")
    apart = bins[1:] - bins[:-1] if bins.size > 1 else bins[:0]
    if (apart >= 0).all():
        return searchsorted(bins, x, side="left" if right else "right")
    if (apart <= 0).all():
        return len(bins) - searchsorted(bins[::-1], x, side="left" if right else "right")
    raise ValueError("bins must be monotonically increasing or decreasing")


_All = collections.namedtuple("UniqueAllResult", "values indices inverse_indices counts")
_Counts = collections.namedtuple("UniqueCountsResult", "values counts")
_Inverse = collections.namedtuple("UniqueInverseResult", "values inverse_indices")


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True):
    """Each element once, in order."""
    ar = asanyarray(ar)
    if hasattr(ar, "_mask") and axis is None:
        from ..ma._sets import _unique as masked_unique

        return masked_unique(ar, return_index, return_inverse, return_counts)
    if type(ar) is not ndarray and not return_index and not return_inverse and not return_counts:
        from .methods import wrap_view

        return wrap_view(ar, unique(ar.view(ndarray), axis=axis, equal_nan=equal_nan))
    if axis is not None:
        return _unique_rows(ar, axis, return_index, return_inverse, return_counts, equal_nan)
    flat = ar.ravel()
    parts = _unique(flat, return_index, return_inverse, return_counts, equal_nan)
    if return_inverse:
        place = 1 + return_index
        parts[place] = parts[place].reshape(ar.shape)
    return parts[0] if len(parts) == 1 else tuple(parts)


def _unique(flat, with_index, with_inverse, with_counts, equal_nan):
    count = len(flat)
    needs_places = with_index or with_inverse
    if needs_places:
        order = flat.argsort(kind="stable")
        ordered = flat[order]
    else:
        ordered = sort(flat)
    is_first = _numpy._zeros((count,), bool, "C")
    if count:
        is_first[0] = True
        if equal_nan and ordered.dtype.kind in "cfmM" and ordered[-1] != ordered[-1]:
            bad = ufuncs.isnan(ordered) if ordered.dtype.kind in "cf" else ufuncs.isnat(ordered)
            first_bad = int(bad.nonzero()[0][0])
            if first_bad > 0:
                is_first[1:first_bad] = ordered[1:first_bad] != ordered[:first_bad - 1]
            is_first[first_bad] = True
            is_first[first_bad + 1:] = False
        else:
            is_first[1:] = ordered[1:] != ordered[:-1]
    parts = [ordered[is_first]]
    if with_index:
        parts.append(order[is_first])
    if with_inverse:
        inverse = _numpy._zeros((count,), "l", "C")
        inverse[order] = is_first.cumsum() - 1
        parts.append(inverse)
    if with_counts:
        places = concatenate([is_first.nonzero()[0], _numpy.array([count])])
        parts.append(places[1:] - places[:-1])
    return parts


def _unique_rows(ar, axis, with_index, with_inverse, with_counts, equal_nan):
    from .shaping import moveaxis

    axis = normalize_axis_index(axis, ar.ndim)
    moved = moveaxis(ar, axis, 0)
    rows = moved.reshape(moved.shape[0], moved.size // moved.shape[0] if moved.shape[0] else 0)
    if ar.dtype.hasobject:
        raise TypeError(f"The axis argument to unique is not supported for dtype {ar.dtype}")
    count = rows.shape[0]
    order = lexsort([rows[:, column] for column in range(rows.shape[1] - 1, -1, -1)]) if rows.shape[1] else _numpy._arange(0, 1, count, "l")
    ordered = rows[order]
    is_first = _numpy._zeros((count,), bool, "C")
    if count:
        is_first[0] = True
        if rows.shape[1]:
            is_first[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    parts = [moveaxis(moved[order][is_first], 0, axis)]
    if with_index:
        parts.append(order[is_first])
    if with_inverse:
        inverse = _numpy._zeros((count,), "l", "C")
        inverse[order] = is_first.cumsum() - 1
        parts.append(inverse)
    if with_counts:
        places = concatenate([is_first.nonzero()[0], _numpy.array([count])])
        parts.append(places[1:] - places[:-1])
    return parts[0] if len(parts) == 1 else tuple(parts)


def unique_all(x):
    """Unique elements, where they first are, which each element is, and how many."""
    return _All(*unique(x, True, True, True, equal_nan=False))


def unique_counts(x):
    """Unique elements and how many of each."""
    return _Counts(*unique(x, return_counts=True, equal_nan=False))


def unique_inverse(x):
    """Unique elements and which of them each element is."""
    return _Inverse(*unique(x, return_inverse=True, equal_nan=False))


def unique_values(x):
    """Unique elements."""
    return unique(x, equal_nan=False)


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    """Whether each element is among others."""
    element = asarray(element)
    others = asarray(test_elements)
    flat, others = element.ravel(), others.ravel()
    if kind not in (None, "sort", "table"):
        raise ValueError(f"Invalid kind: '{kind}'. Please use None, 'sort' or 'table'.")
    if kind == "table" and (flat.dtype.kind not in "biu" or others.dtype.kind not in "biu"):
        raise ValueError("The 'table' method is only supported for boolean or integer arrays. Please select 'sort' or None for kind.")
    if kind == "table" and others.size and others.dtype.kind != "b":
        most = int(others.max()) - int(others.min())
        if most > (1 << (others.dtype.itemsize * 8 - (others.dtype.kind == "i"))) - 1:
            raise RuntimeError(
                "You have specified kind='table', but the range of values in `ar2` or `ar1` exceed the maximum integer of the datatype. Please set `kind` to "
                "None or 'sort'.")
    if others.dtype.kind == "O" or flat.dtype.kind == "O":
        known = others.tolist()
        found = _numpy.array([value in known for value in flat.tolist()], bool)
    elif others.size == 0:
        found = _numpy._zeros(flat.shape, bool, "C")
    else:
        ordered = sort(others.astype(_numpy._result_type(flat, others), copy=False))
        places = ufuncs.minimum(searchsorted(ordered, flat), len(ordered) - 1)
        found = ordered[places] == flat
    return (~found if invert else found).reshape(element.shape)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """Elements of both."""
    ar1, ar2 = asanyarray(ar1).ravel(), asanyarray(ar2).ravel()
    if not assume_unique:
        if return_indices:
            ar1, first = unique(ar1, return_index=True)
            ar2, second = unique(ar2, return_index=True)
        else:
            ar1, ar2 = unique(ar1), unique(ar2)
    both = concatenate((ar1, ar2))
    if return_indices:
        order = both.argsort(kind="stable")
        both = both[order]
    else:
        both.sort()
    is_double = both[1:] == both[:-1]
    result = both[:-1][is_double]
    if not return_indices:
        return result
    one = order[:-1][is_double]
    two = order[1:][is_double] - ar1.size
    return (result, one, two) if assume_unique else (result, first[one], second[two])


def union1d(ar1, ar2):
    """Elements of either."""
    return unique(concatenate((ravel(ar1), ravel(ar2))))


def setdiff1d(ar1, ar2, assume_unique=False):
    """Elements of the first that are not in the second."""
    ar1 = asarray(ar1).ravel() if assume_unique else unique(ar1)
    return ar1[isin(ar1, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    """Elements of one only."""
    if not assume_unique:
        ar1, ar2 = unique(ar1), unique(ar2)
    both = concatenate((asarray(ar1).ravel(), asarray(ar2).ravel()))
    if both.size == 0:
        return both
    both.sort()
    flag = concatenate(([True], both[1:] != both[:-1], [True]))
    return both[flag[1:] & flag[:-1]]


def ediff1d(ary, to_end=None, to_begin=None):
    """Differences of neighbours."""
    ary = asanyarray(ary).ravel()
    parts = [ary[1:] - ary[:-1]]
    for name, more in (("to_begin", to_begin), ("to_end", to_end)):
        if more is not None and not _numpy._can_cast(asanyarray(more).dtype, ary.dtype, "same_kind"):
            raise TypeError(f"dtype of `{name}` must be compatible with input `ary` under the `same_kind` rule.")
    if to_begin is not None:
        parts.insert(0, asanyarray(to_begin).ravel().astype(ary.dtype))
    if to_end is not None:
        parts.append(asanyarray(to_end).ravel().astype(ary.dtype))
    return concatenate(parts) if len(parts) > 1 else parts[0]
