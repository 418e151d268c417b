"""Random orders and choices, as `Generator` makes them."""
import operator

import numpy as np

__all__ = ["choice", "shuffle", "permuted", "permutation"]


def careful_sum(values):
    """A sum that also adds what rounding lost (W. Kahan)."""
    if not values:
        return 0.0
    total, lost = values[0], 0.0
    for value in values[1:]:
        value -= lost
        new = total + value
        lost = (new - total) - value
        total = new
    return total


def _population(a, given, axis, size):
    if a.ndim == 0:
        try:
            count = operator.index(a.item())
        except TypeError as error:
            raise ValueError(f"a must be a sequence or an integer, not {type(given)}") from error
        if count <= 0 and np.prod(size) != 0:
            raise ValueError("a must be a positive integer unless no samples are taken")
        return count
    count = a.shape[axis]
    if count == 0 and np.prod(size) != 0:
        raise ValueError("a cannot be empty unless no samples are taken")
    return count


def _shares(p, count):
    len(p)
    tolerance = 1.4901161193847656e-08
    if isinstance(p, np.ndarray) and np.issubdtype(p.dtype, np.floating):
        tolerance = max(tolerance, float(np.sqrt(np.finfo(p.dtype).eps)))
    p = np.array(p, float)
    if p.ndim != 1:
        raise ValueError("p must be 1-dimensional")
    if p.size != count:
        raise ValueError("a and p must have same size")
    total = careful_sum(p.tolist())
    if total != total:
        raise ValueError("Probabilities contain NaN")
    if (p < 0).any():
        raise ValueError("Probabilities are not non-negative")
    if abs(total - 1.0) > tolerance:
        raise ValueError("Probabilities do not sum to 1. See Notes section of docstring for more information.")
    return p


def places_by_shares(rng, p, shape, total):
    """Different places, each with its share of chances."""
    if np.count_nonzero(p > 0) < total:
        raise ValueError("Fewer non-zero entries in p than size")
    found = np.zeros(total, np.int64)
    have = 0
    while have < total:
        drawn = rng.random((total - have,))
        if have > 0:
            p[found[:have]] = 0
        running = np.cumsum(p)
        running /= running[-1]
        new = running.searchsorted(drawn, side="right")
        _, firsts = np.unique(new, return_index=True)
        firsts.sort()
        new = new.take(firsts)
        found[have:have + new.size] = new
        have += new.size
    return found.reshape(shape)


def choice(rng, a, size, replace, p, axis, shuffled):
    """Elements of an array along an axis, or numbers below one."""
    given, a = a, np.asarray(a)
    count = _population(a, given, axis, size)
    if p is not None:
        p = _shares(p, count)
    is_single = size is None
    shape = () if is_single else size
    total = 1 if is_single else int(np.prod(size, dtype=np.intp))
    if replace:
        if p is None:
            places = rng.integers(0, count, size=shape)
        else:
            running = p.cumsum()
            running /= running[-1]
            places = np.asarray(running.searchsorted(rng.random(shape), side="right"), np.int64)
    else:
        if total > count:
            raise ValueError("Cannot take a larger sample than population when replace is False")
        if total < 0:
            raise ValueError("negative dimensions are not allowed")
        if p is None:
            places = rng._source.chosen(count, total, bool(shuffled)).reshape(shape)
        else:
            places = places_by_shares(rng, p, shape, total)
    if is_single:
        places = places.item(0)
    if a.ndim == 0:
        return places
    if not is_single and places.ndim == 0 and a.ndim == 1:
        made = np.empty((), a.dtype)
        made[()] = a[places]
        return made
    return a.take(places, axis=axis)


def _axis(axis, ndim):
    place = operator.index(axis)
    if not -ndim <= place < ndim:
        raise np.exceptions.AxisError(place, ndim)
    return place % ndim


def shuffle(rng, x, axis):
    """Brings elements, or parts along an axis, into random order, in place."""
    count = len(x)
    if isinstance(x, np.ndarray):
        if not x.flags.writeable:
            raise ValueError("array is read-only")
        axis = _axis(axis, x.ndim)
        if x.size == 0 and not (type(x) is np.ndarray and x.ndim == 1):
            return
        if axis:
            x = np.swapaxes(x, 0, axis)
        if len(x) > 1:
            x[...] = x[rng._source.shuffled(len(x))]
        return
    from collections.abc import Sequence

    if not isinstance(x, Sequence):
        import warnings

        warnings.warn(
            f"you are shuffling a '{type(x).__name__}' object which is not a subclass of 'Sequence'; `shuffle` is not guaranteed to behave"
            " correctly. E.g., non-numpy array/tensor objects with view semantics may contain duplicates after shuffling.",
            UserWarning, stacklevel=3)
    if axis != 0:
        raise NotImplementedError("Axis argument is only supported on ndarray objects")
    order = rng._source.shuffled(count).tolist()
    if type(x) is list:
        x[:] = [x[place] for place in order]
        return
    if count > 1:
        values = [x[place] for place in order]
        for place in range(count - 1, -1, -1):
            x[place] = values[place]


def permuted(rng, x, axis, out):
    """A copy of which each part along an axis has an order of its own."""
    x = np.asarray(x)
    if out is None:
        out = x.copy(order="K")
    else:
        if type(out) is not np.ndarray:
            raise TypeError("out must be a numpy array")
        if not out.flags.writeable:
            raise ValueError("out is read-only")
        if out.shape != x.shape:
            raise ValueError("out must have the same shape as x")
        np.copyto(out, x, casting="safe")
    if axis is None:
        if x.ndim <= 1:
            shuffle(rng, out, 0)
        else:
            is_fortran = out.flags.f_contiguous and not out.flags.c_contiguous
            flat = out.T if is_fortran else out
            flat[...] = flat.ravel()[rng._source.shuffled(out.size)].reshape(flat.shape)
        return out
    axis = _axis(axis, out.ndim)
    parts = np.moveaxis(out, axis, -1)
    length = out.shape[axis]
    if out.size:
        orders = np.array([rng._source.shuffled(length) for _ in range(out.size // length)]).reshape(parts.shape)
        parts[...] = np.take_along_axis(parts, orders, -1)
    return out


def permutation(rng, x, axis):
    """The elements of an array, or the numbers below one, in random order."""
    if isinstance(x, (int, np.integer)):
        return rng._source.shuffled(max(int(x), 0))
    x = np.asarray(x)
    axis = _axis(axis, x.ndim)
    order = rng._source.shuffled(x.shape[axis])
    return x[(slice(None),) * axis + (order,)]
