"""Random orders and choices, as `RandomState` makes them."""
import operator

import numpy as np

from ._orders import careful_sum, places_by_shares

__all__ = ["choice", "shuffle", "permutation"]


def _population(a, size):
    if a.ndim == 0:
        try:
            count = operator.index(a.item())
        except TypeError:
            raise ValueError("a must be 1-dimensional or an integer") from None
        if count <= 0 and np.prod(size) != 0:
            raise ValueError("a must be greater than 0 unless no samples are taken")
        return count
    if a.ndim != 1:
        raise ValueError("a must be 1-dimensional")
    if a.shape[0] == 0 and np.prod(size) != 0:
        raise ValueError("'a' cannot be empty unless no samples are taken")
    return a.shape[0]


def _shares(p, count):
    len(p)
    tolerance = 1.4901161193847656e-08
    if isinstance(p, np.ndarray) and np.issubdtype(p.dtype, np.floating):
        tolerance = max(tolerance, float(np.sqrt(np.finfo(p.dtype).eps)))
    p = np.array(p, float)
    if p.ndim != 1:
        raise ValueError("'p' must be 1-dimensional")
    if p.size != count:
        raise ValueError("'a' and 'p' must have same size")
    total = careful_sum(p.tolist())
    if total != total:
        raise ValueError("probabilities contain NaN")
    if (p < 0).any():
        raise ValueError("probabilities are not non-negative")
    if abs(total - 1.0) > tolerance:
        raise ValueError("probabilities do not sum to 1")
    return p


def choice(state, a, size, replace, p):
    """Elements picked from an array, or from the numbers below one."""
    a = np.asarray(a)
    count = _population(a, size)
    if p is not None:
        p = _shares(p, count)
    is_single = size is None
    total = 1 if is_single else int(np.prod(size, dtype=np.intp))
    shape = () if is_single else size
    if replace:
        if p is None:
            places = state.randint(0, count, size=shape)
        else:
            running = p.cumsum()
            running /= running[-1]
            places = np.asarray(running.searchsorted(state.random_sample(shape), side="right"))
    else:
        if total > count:
            raise ValueError("Cannot take a larger sample than population when 'replace=False'")
        if total < 0:
            raise ValueError("Negative dimensions are not allowed")
        if p is None:
            places = state.permutation(count)[:total].reshape(shape)
        else:
            places = places_by_shares(state, p, shape, total)
    if is_single:
        places = places.item(0)
    if a.ndim == 0:
        return places
    if not is_single and places.ndim == 0:
        made = np.empty((), a.dtype)
        made[()] = a[places]
        return made
    return a[places]


def shuffle(state, x):
    """Puts elements in random order, in place."""
    count = len(x)
    order = state._source.shuffled(count)
    if isinstance(x, np.ndarray):
        if not x.flags.writeable:
            raise ValueError("array is read-only")
        if x.ndim == 1 and type(x) is not np.ndarray and x.dtype.hasobject and x.size:
            import warnings

            warnings.warn(
                "Shuffling a one dimensional array subclass containing objects gives incorrect results for most array subclasses.  Please use the"
                " new random number API instead: https://numpy.org/doc/stable/reference/random/index.html\nThe new API fixes this issue. This"
                " version will not be fixed due to stability guarantees of the API.", UserWarning, stacklevel=3)
        if count > 1:
            x[...] = x[order]
        return
    if type(x) is list:
        x[:] = [x[place] for place in order.tolist()]
        return
    from collections.abc import Sequence

    if not isinstance(x, Sequence):
        import warnings

        warnings.warn(
            f"you are shuffling a '{type(x).__name__}' object which is not a subclass of 'Sequence'; `shuffle` is not guaranteed to behave"
            " correctly. E.g., non-numpy array/tensor objects with view semantics may contain duplicates after shuffling.",
            UserWarning, stacklevel=3)
    values = [x[place] for place in order.tolist()]
    for place in range(count - 1, -1, -1):
        x[place] = values[place]


def permutation(state, x):
    """Elements, or the numbers below one, in random order."""
    if isinstance(x, (int, np.integer)):
        return state._source.shuffled(max(int(x), 0))
    x = np.asarray(x)
    if x.ndim < 1:
        raise IndexError("x must be an integer or at least 1-dimensional")
    return x[state._source.shuffled(x.shape[0])]
