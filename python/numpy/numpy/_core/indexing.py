"""Elements by place, by condition, by choice."""
import operator

import _numpy
from _numpy import asarray, ndarray

from .creation import asanyarray
from .shaping import broadcast_arrays, broadcast_to, concatenate
from .ufuncs import normalize_axis_index

__all__ = [
    "where", "nonzero", "flatnonzero", "argwhere", "take", "put", "choose", "compress", "extract", "place", "putmask", "copyto",
    "take_along_axis", "put_along_axis", "ix_", "unravel_index", "ravel_multi_index", "diagonal", "trace", "select", "piecewise",
    "fill_diagonal", "ndindex", "ndenumerate", "apply_along_axis", "apply_over_axes", "r_", "c_", "s_", "index_exp",
]


def where(condition, x=None, y=None, /):
    """Elements of `x` where a condition holds, of `y` elsewhere; the places where it holds, without them."""
    if x is None and y is None:
        return nonzero(asarray(condition))
    if x is None or y is None:
        raise ValueError("either both or neither of x and y should be given")
    kind = _numpy._result_type(x, y)
    mask = asarray(condition)
    mask = mask if mask.dtype.kind == "b" else mask.astype(bool)
    return _numpy._choose(mask, asarray(x, kind), asarray(y, kind))


def _has_own(name, a):
    """Whether an array's class has a method of its own, and is not just running one."""
    if type(a) is ndarray:
        return False
    from .reductions import _overrides

    return _overrides(name, a)


def nonzero(a):
    """The places of elements that are not zero."""
    a = asanyarray(a)
    if _has_own("nonzero", a):
        return a.nonzero()
    if a.ndim == 0:
        raise ValueError("Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.")
    plain = a.view(ndarray) if type(a) is not ndarray else a
    return _numpy._nonzero(plain if plain.dtype.kind in "biufc" else plain.astype(bool))


def flatnonzero(a):
    """The places, in one dimension, of elements that are not zero."""
    return nonzero(asanyarray(a).ravel())[0]


def argwhere(a):
    """The places of elements that are not zero, a row for each."""
    a = asanyarray(a)
    if a.ndim == 0:
        return argwhere(a.reshape(1))[:, :0]
    from .shaping import stack

    return stack(nonzero(a), axis=1)


def _bounded(places, length, axis, mode):
    if mode == "raise":
        low, high = (int(places.min()), int(places.max())) if places.size else (0, -1)
        if low < -length or high >= length:
            bad = next(place for place in places.ravel().tolist() if not -length <= place < length)
            raise IndexError(f"index {bad} is out of bounds for axis {axis} with size {length}" if length else f"cannot do a non-empty take from an empty axes.")
        return _numpy._choose(asarray(places < 0), asarray(places + length), places) if low < 0 else places
    if mode == "wrap":
        return places % length
    if mode == "clip":
        from .ufuncs import maximum, minimum

        return minimum(maximum(places, 0), length - 1)
    raise ValueError(f"clipmode must be one of 'clip', 'raise', or 'wrap' (got {mode!r})")


def take(a, indices, axis=None, out=None, mode="raise"):
    """Elements at places along an axis."""
    a = asanyarray(a)
    if _has_own("take", a):
        return a.take(indices, axis=axis, out=out, mode=mode)
    source = a if type(a) is ndarray else a.view(ndarray)
    source = source.ravel() if axis is None else source.reshape(1) if a.ndim == 0 else source
    axis = 0 if axis is None else normalize_axis_index(axis, source.ndim)
    places = asarray(indices)
    if places.size == 0 and places.dtype.kind == "f" and not isinstance(indices, ndarray):
        places = places.astype("l")
    if places.dtype.kind not in "iub":
        raise TypeError(f"Cannot cast array data from {places.dtype!r} to dtype('int64') according to the rule 'safe'")
    places = _bounded(places.astype("l", copy=False), source.shape[axis], axis, mode)
    result = _numpy._take(source, places, axis)
    if out is not None:
        out[...] = result
        return out
    if type(a) is not ndarray:
        from .methods import wrap_view

        return wrap_view(a, result)
    return result[()] if result.ndim == 0 else result


def put(a, ind, v, mode="raise"):
    """Sets elements at places counted in one dimension."""
    if not isinstance(a, ndarray):
        raise TypeError(f"argument 1 must be numpy.ndarray, not {type(a).__name__}")
    places = asarray(ind).ravel().astype("l")
    values = asarray(v).ravel()
    if places.size == 0 or values.size == 0:
        return
    length = a.size
    if mode == "raise":
        for one in places.tolist():
            if not -length <= one < length:
                raise IndexError(f"index {one} is out of bounds for axis 0 with size {length}")
    else:
        places = _bounded(places, length, 0, mode)
    from .shaping import resize

    a.flat[places] = resize(values, places.shape)


def choose(a, choices, out=None, mode="raise"):
    """Elements of arrays, each chosen by the number of its array."""
    a = asarray(a)
    arrays = [asarray(one) for one in choices]
    kind = _numpy._result_type(*[array.dtype for array in arrays])
    picked, *arrays = broadcast_arrays(a, *arrays)
    picked = picked.astype("l")
    count = len(arrays)
    if mode == "raise":
        if picked.size and (int(picked.min()) < 0 or int(picked.max()) >= count):
            raise ValueError("invalid entry in choice array")
    else:
        picked = _bounded(picked, count, 0, mode)
    result = _numpy._zeros(picked.shape, kind, "C") if out is None else out
    for number, array in enumerate(arrays):
        _numpy._copy_where(result, asarray(array), picked == number)
    return result


def compress(condition, a, axis=None, out=None):
    """Slices along an axis where a condition holds."""
    if _has_own("compress", a := asanyarray(a)):
        return a.compress(condition, axis=axis, out=out)
    condition = asarray(condition)
    if condition.ndim != 1:
        raise ValueError("condition must be a 1-d array")
    return take(a, condition.nonzero()[0], axis, out)


def extract(condition, arr):
    """Elements where a condition holds."""
    return take(asanyarray(arr).ravel(), nonzero(asanyarray(condition).ravel())[0])


def place(arr, mask, vals):
    """Sets elements where a mask is true to values, in order and repeated."""
    if not isinstance(arr, ndarray):
        raise TypeError(f"argument 1 must be numpy.ndarray, not {type(arr).__name__}")
    mask = asarray(mask).astype(bool)
    values = asarray(vals).ravel()
    count = int(mask.sum())
    if count == 0:
        return
    if values.size == 0:
        raise ValueError("Cannot insert from an empty array!")
    from .shaping import resize

    arr[mask.reshape(arr.shape)] = resize(values, (count,))


def putmask(a, mask, values):
    """Sets elements where a mask is true to those of `values` at the same places."""
    from .shaping import resize

    values = asarray(values)
    spread = values if values.shape == a.shape else resize(values, a.shape)
    _numpy._copy_where(a, asarray(spread), asarray(mask).astype(bool))


def copyto(dst, src, casting="same_kind", where=True):
    """Copies elements into an array."""
    if not isinstance(dst, ndarray):
        raise TypeError(f"copyto() argument 1 must be a numpy.ndarray, not {type(dst).__name__}")
    source = asarray(src) if not isinstance(src, (int, float, complex)) else _numpy.array(src)
    is_weak = type(src) in (int, float, complex)
    if not is_weak and not _numpy._can_cast(source.dtype, dst.dtype, casting):
        raise TypeError(f"Cannot cast array data from {source.dtype!r} to {dst.dtype!r} according to the rule '{casting}'")
    if where is True:
        _numpy._assign(dst, broadcast_to(source, dst.shape) if source.ndim <= dst.ndim else source)
    else:
        if not dst.flags.writeable:
            raise ValueError("assignment destination is read-only")
        _numpy._copy_where(dst, source, asarray(where).astype(bool))


def _along(arr, indices, axis):
    if indices.dtype.kind not in "iu":
        raise IndexError("`indices` must be an integer array")
    if arr.ndim != indices.ndim:
        raise ValueError("`indices` and `arr` must have the same number of dimensions")
    index = []
    for dim in range(arr.ndim):
        if dim == axis:
            index.append(indices)
        else:
            index.append(_numpy._arange(0, 1, arr.shape[dim], "l").reshape((1,) * dim + (-1,) + (1,) * (arr.ndim - dim - 1)))
    return tuple(index)


def take_along_axis(arr, indices, axis=-1):
    """Elements at places of their own along an axis."""
    arr, indices = asanyarray(arr), asarray(indices)
    if axis is None:
        if indices.ndim != 1:
            raise ValueError("when axis=None, `indices` must have a single dimension.")
        arr, axis = arr.ravel(), 0
    axis = normalize_axis_index(axis, arr.ndim)
    return arr[_along(arr, indices, axis)]


def put_along_axis(arr, indices, values, axis):
    """Sets elements at places of their own along an axis."""
    indices = asarray(indices)
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    axis = normalize_axis_index(axis, arr.ndim)
    arr[_along(arr, indices, axis)] = values


def ix_(*args):
    """Index arrays that cross each other."""
    crossed = []
    for number, sequence in enumerate(args):
        array = sequence if isinstance(sequence, ndarray) else asarray(sequence)
        if array.size == 0 and not isinstance(sequence, ndarray):
            array = array.astype("l")
        if array.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        if array.dtype.kind == "b":
            array = array.nonzero()[0]
        crossed.append(array.reshape((1,) * number + (array.size,) + (1,) * (len(args) - number - 1)))
    return tuple(crossed)


def unravel_index(indices, shape, order="C"):
    """Places in several dimensions of places in one."""
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    flat = asarray(indices)
    if flat.size == 0:
        flat = flat.astype("l")
    if flat.dtype.kind not in "iu":
        raise TypeError("only int indices permitted")
    total = 1
    for length in shape:
        total *= length
    for one in flat.ravel().tolist():
        if not 0 <= one < total:
            raise ValueError(f"index {one} is out of bounds for array with size {total}")
    flat = flat.astype("l")
    results = []
    for length in shape if order == "F" else reversed(shape):
        results.append(flat % length)
        flat = flat // length
    results = results if order == "F" else results[::-1]
    return tuple(results)


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    """Places in one dimension of places in several."""
    dims = (dims,) if isinstance(dims, int) else tuple(dims)
    parts = [asarray(part) for part in multi_index]
    if len(parts) != len(dims):
        raise ValueError(f"parameter multi_index must be a sequence of length {len(dims)}")
    modes = mode if isinstance(mode, tuple) else (mode,) * len(dims)
    total = 0
    pairs = list(zip(parts, dims, modes))
    for part, length, one in pairs if order == "C" else reversed(pairs):
        part = part.astype("l")
        if one == "raise":
            if part.size and (int(part.min()) < 0 or int(part.max()) >= length):
                raise ValueError("invalid entry in coordinates array")
        else:
            part = _bounded(part, length, 0, one)
        total = total * length + part
    return total


def diagonal(a, offset=0, axis1=0, axis2=1):
    """The diagonals of two dimensions, as a view that may not be written to."""
    a = asanyarray(a)
    from .reductions import running

    if _has_own("diagonal", a):
        return a.diagonal(offset, axis1, axis2)
    if hasattr(type(a), "_is_taken") and not running:
        # The function gives a plain line of a matrix, its method a matrix.
        a = a.view(ndarray)
    if a.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    one, two = normalize_axis_index(axis1, a.ndim), normalize_axis_index(axis2, a.ndim)
    if one == two:
        raise ValueError("axis1 and axis2 cannot be the same")
    rows, columns = a.shape[one], a.shape[two]
    if offset >= 0:
        length, start = max(min(rows, columns - offset), 0), offset * a.strides[two]
    else:
        length, start = max(min(rows + offset, columns), 0), -offset * a.strides[one]
    kept = [place for place in range(a.ndim) if place not in (one, two)]
    shape = [a.shape[place] for place in kept] + [length]
    steps = [a.strides[place] for place in kept] + [a.strides[one] + a.strides[two]]
    view = a._strided(shape, steps, start if length else 0)
    view.flags.writeable = False
    return view


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    """The sum of a diagonal."""
    if _has_own("trace", a := asanyarray(a)):
        return a.trace(offset, axis1, axis2, dtype, out)
    return diagonal(a, offset, axis1, axis2).sum(-1, dtype=dtype, out=out)


def select(condlist, choicelist, default=0):
    """Elements of the first array whose condition holds."""
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    if len(condlist) == 0:
        raise ValueError("select with an empty condition list is not possible")
    choices = list(choicelist)
    kind = _numpy._result_type(*choices, default)
    conditions = [asarray(one) for one in condlist]
    for number, one in enumerate(conditions):
        if one.dtype.kind != "b":
            raise TypeError(f"invalid entry {number} in condlist: should be boolean ndarray")
    result = asarray(default, kind)
    for condition, choice in zip(conditions[::-1], choices[::-1]):
        result = _numpy._choose(condition, asarray(choice, kind), result)
    return result


def piecewise(x, condlist, funclist, *args, **kw):
    """Functions, each where its condition holds."""
    x = asanyarray(x)
    functions = list(funclist)
    single = asarray(condlist[0]).ndim == 0 and x.ndim != 0 if isinstance(condlist, (list, tuple)) and len(condlist) else not isinstance(condlist, (list, tuple))
    conditions = [condlist] if single and not isinstance(condlist, list) else list(condlist)
    if single and isinstance(condlist, list) and asarray(condlist).ndim == 1 and x.ndim:
        conditions = [condlist]
    conditions = [asarray(one, bool) for one in conditions]
    if len(conditions) == len(functions) - 1:
        rest = ~conditions[0]
        for one in conditions[1:]:
            rest = rest & ~one
        conditions.append(rest)
    elif len(conditions) != len(functions):
        raise ValueError(f"with {len(conditions)} condition(s), either {len(conditions)} or {len(conditions) + 1} functions are expected")
    result = _numpy._zeros(x.shape, x.dtype, "C")
    for condition, function in zip(conditions, functions):
        if not callable(function):
            result[condition] = function
        else:
            values = x[condition]
            if values.size > 0:
                result[condition] = function(values, *args, **kw)
    return result


def fill_diagonal(a, val, wrap=False):
    """Sets the main diagonal."""
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    end = None
    if a.ndim == 2:
        step = a.shape[1] + 1
        if not wrap:
            end = a.shape[1] * a.shape[1]
    else:
        if len(set(a.shape)) != 1:
            raise ValueError("All dimensions of input must be of equal length")
        step = 1
        total = 1
        for length in a.shape[:-1]:
            total *= length
            step += total
    a.flat[:end:step] = val


def flat_places(a, key):
    """What an index selects, as places counted in C order."""
    numbers = _numpy._arange(0, 1, a.size, "l").reshape(a.shape)
    return asarray(numbers[key])


class ndindex:
    """All places of a shape, the last dimension fastest."""

    def __init__(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])
        shape = tuple(operator.index(length) for length in shape)
        if any(length < 0 for length in shape):
            raise ValueError("negative dimensions are not allowed")
        import itertools

        self._places = itertools.product(*map(range, shape))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._places)


class ndenumerate:
    """Places and elements."""

    def __init__(self, arr):
        self._array = asarray(arr)
        self._places = ndindex(self._array.shape)

    def __iter__(self):
        return self

    def __next__(self):
        place = next(self._places)
        return place, self._array[place]


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function on each lane along an axis."""
    from .shaping import moveaxis

    arr = asanyarray(arr)
    axis = normalize_axis_index(axis, arr.ndim)
    moved = moveaxis(arr, axis, -1)
    outer = moved.shape[:-1]
    if 0 in outer:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    made = None
    for index in ndindex(*outer):
        result = asanyarray(func1d(moved[index], *args, **kwargs))
        if made is None:
            made = _numpy._zeros(outer + result.shape, result.dtype, "C")
            inner = result.ndim
        made[index] = result
    for _ in range(inner):
        made = moveaxis(made, -1, axis)
    return made if type(result) is ndarray else result.__array_wrap__(made)


def apply_over_axes(func, a, axes):
    """A function over axes, one after the other."""
    value = asarray(a)
    count = value.ndim
    for axis in (axes if asarray(axes).ndim else (axes,)):
        result = func(value, axis + count if axis < 0 else axis)
        if result.ndim == value.ndim:
            value = result
        else:
            from .shaping import expand_dims

            value = expand_dims(result, axis)
            if value.ndim != count:
                raise ValueError("function is not returning an array of the correct shape")
    return value


class _Joined:
    """`r_[…]` and `c_[…]`: ranges, numbers and arrays joined along an axis."""

    _concatenate = staticmethod(concatenate)

    def __init__(self, axis, ndmin=1, trans1d=-1):
        self._settings = axis, ndmin, trans1d

    def __getitem__(self, key):
        from .creation import _Grid

        axis, ndmin, trans1d = self._settings
        parts = list(key) if isinstance(key, tuple) else [key]
        is_matrix = is_column = False
        if parts and isinstance(parts[0], str):
            said = parts.pop(0)
            if said in ("r", "c"):
                is_matrix, is_column = True, said == "c"
            else:
                try:
                    numbers = [int(number) for number in said.split(",")]
                except ValueError:
                    raise ValueError(f"unknown special directive {said!r}" if "," in said else "unknown special directive") from None
                axis = numbers[0]
                ndmin = numbers[1] if len(numbers) > 1 else ndmin
                trans1d = numbers[2] if len(numbers) > 2 else trans1d
        arrays, weak = [], []
        for part in parts:
            if isinstance(part, slice):
                line = _Grid._line(part)
                own = 1
            elif type(part) in (int, float, complex):
                weak.append(part)
                line, own = part, 0
            else:
                line = asanyarray(part)
                own = line.ndim
            arrays.append((line, own))
        kinds = [line for line, _ in arrays]
        kind = _numpy._result_type(*kinds) if kinds else _numpy.dtype(float)
        built = []
        for line, own in arrays:
            array = _numpy.array(line, kind, None, None, True, ndmin)
            if trans1d != -1 and own < ndmin:
                extra = ndmin - own
                order = list(range(ndmin))
                first = trans1d if trans1d >= 0 else trans1d + extra + 1
                order = list(range(extra))[:first] + list(range(extra, ndmin)) + list(range(extra))[first:]
                array = array.transpose(order)
            built.append(array)
        result = self._concatenate(built, axis)
        if is_matrix:
            single = result.ndim == 1
            result = self._matrix(result)
            return result.T if single and is_column else result
        return result

    def _matrix(self, array):
        from numpy import matrix

        return matrix(array)

    def __len__(self):
        return 0


r_ = _Joined(0)
c_ = _Joined(-1, 2, 0)


class _Index:
    def __init__(self, as_tuple):
        self._as_tuple = as_tuple

    def __getitem__(self, key):
        return (key,) if self._as_tuple and not isinstance(key, tuple) else key


s_ = _Index(False)
index_exp = _Index(True)
