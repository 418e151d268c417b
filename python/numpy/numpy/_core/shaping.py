"""The same elements in other shapes, joined, split, repeated."""
import operator

import _numpy
from _numpy import asarray, ndarray

from ..exceptions import AxisError
from .creation import asanyarray
from .ufuncs import normalize_axis_index, normalized_axes

__all__ = [
    "reshape", "ravel", "transpose", "permute_dims", "matrix_transpose", "swapaxes", "moveaxis", "rollaxis", "squeeze", "expand_dims",
    "concatenate", "concat", "stack", "vstack", "hstack", "dstack", "column_stack", "split", "array_split", "vsplit", "hsplit", "dsplit",
    "unstack", "tile", "repeat", "roll", "flip", "fliplr", "flipud", "rot90", "atleast_1d", "atleast_2d", "atleast_3d", "broadcast_to",
    "broadcast_arrays", "broadcast_shapes", "append", "insert", "delete", "resize", "trim_zeros", "block", "shape", "ndim", "size",
]


def shape(a):
    """The lengths of an array's dimensions."""
    return a.shape if hasattr(a, "shape") else asarray(a).shape


def ndim(a):
    """The number of an array's dimensions."""
    return a.ndim if hasattr(a, "ndim") else asarray(a).ndim


def size(a, axis=None):
    """The number of elements, or those along an axis."""
    a = a if hasattr(a, "shape") and hasattr(a, "size") else asarray(a)
    return a.size if axis is None else a.shape[axis]


def _asked(name, a, *args):
    if isinstance(a, ndarray) or type(a) in (list, tuple):
        return None
    if hasattr(type(a), name) and not isinstance(a, _numpy.generic):
        return (getattr(a, name)(*args),)
    return None


def reshape(a, /, shape=None, order="C", *, newshape=None, copy=None):
    """The elements in another shape."""
    shape = newshape if shape is None else shape
    if shape is None:
        raise TypeError("reshape() missing 1 required positional argument: 'shape'")
    return asanyarray(a).reshape(shape, order=order, copy=copy)


def _no_matrix(a):
    """A matrix as a plain array: it cannot have other than two dimensions."""
    return a.view(ndarray) if hasattr(type(a), "_is_taken") else a


def ravel(a, order="C"):
    """The elements in one dimension."""
    return _no_matrix(asanyarray(a)).ravel(order)


def transpose(a, axes=None):
    """Dimensions in another order, by default reversed."""
    return asanyarray(a).transpose(*(() if axes is None else (axes,)))


permute_dims = transpose


def matrix_transpose(x, /):
    """The last two dimensions exchanged."""
    x = asanyarray(x)
    if x.ndim < 2:
        raise ValueError(f"Input array must be at least 2-dimensional, but it is {x.ndim}")
    return swapaxes(x, -1, -2)


def swapaxes(a, axis1, axis2):
    """Two dimensions exchanged."""
    return asanyarray(a).swapaxes(axis1, axis2)


def moveaxis(a, source, destination):
    """Dimensions moved to other places."""
    a = asanyarray(a)
    source, destination = normalized_axes(source, a.ndim, "source"), normalized_axes(destination, a.ndim, "destination")
    if len(source) != len(destination):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [place for place in range(a.ndim) if place not in source]
    for to, place in sorted(zip(destination, source)):
        order.insert(to, place)
    return a.transpose(order)


def rollaxis(a, axis, start=0):
    """A dimension moved in front of another."""
    n = a.ndim
    axis = normalize_axis_index(axis, n)
    if start < 0:
        start += n
    if not 0 <= start < n + 1:
        raise AxisError(f"'start' arg requires {-n} <= start < {n + 1}, but {start} was passed in")
    start -= axis < start
    order = [place for place in range(n) if place != axis]
    order.insert(start, axis)
    return a.transpose(order)


def squeeze(a, axis=None):
    """Without dimensions of one element."""
    return asanyarray(a).squeeze(axis)


def expand_dims(a, axis):
    """With new dimensions of one element."""
    a = _no_matrix(asanyarray(a))
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    places = normalized_axes(axes, len(axes) + a.ndim)
    lengths = iter(a.shape)
    return a.reshape([1 if place in places else next(lengths) for place in range(len(axes) + a.ndim)])


def _result_of(arrays, out, dtype, casting, kinds=None):
    kind = _numpy._result_type(*[array.dtype for array in arrays]) if dtype is None else _numpy.dtype(dtype)
    if dtype is not None:
        if kind.kind in "SU" and dtype in ("S", "U", "S0", "U0", bytes, str) and any(array.dtype.kind not in "OSU" for array in arrays):
            # Wide enough for each: a width of none is no width.
            kind = _numpy._result_type(*[array.astype(kind).dtype if array.dtype.kind != kind.kind else array.dtype for array in arrays])
        for array in arrays:
            if not _numpy._can_cast(array.dtype, kind, casting):
                raise TypeError(f"Cannot cast array data from {array.dtype!r} to {kind!r} according to the rule {casting!r}")
    return kind


def concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting="same_kind"):
    """Arrays one behind the other along an axis."""
    if isinstance(arrays, ndarray):
        arrays = list(arrays)
    given = list(arrays)
    if not given:
        raise ValueError("need at least one array to concatenate")
    arrays = [asanyarray(array) for array in given]
    if axis is None:
        arrays, axis = [array.ravel() for array in arrays], 0
    first = arrays[0]
    if first.ndim == 0:
        raise ValueError("zero-dimensional arrays cannot be concatenated")
    axis = normalize_axis_index(axis, first.ndim)
    for number, array in enumerate(arrays):
        if array.ndim != first.ndim:
            if array.ndim == 0:
                raise ValueError("zero-dimensional arrays cannot be concatenated")
            raise ValueError(
                f"all the input arrays must have same number of dimensions, but the array at index 0 has {first.ndim} dimension(s)"
                f" and the array at index {number} has {array.ndim} dimension(s)")
        for place in range(first.ndim):
            if place != axis and array.shape[place] != first.shape[place]:
                raise ValueError(
                    f"all the input array dimensions except for the concatenation axis must match exactly, but along dimension {place},"
                    f" the array at index 0 has size {first.shape[place]} and the array at index {number} has size {array.shape[place]}")
    total = 0
    for array in arrays:
        total += array.shape[axis]
    wanted = first.shape[:axis] + (total,) + first.shape[axis + 1:]
    if out is not None and dtype is not None:
        raise TypeError("concatenate() only takes `out` or `dtype` as an argument, but both were provided.")
    if out is None:
        kind = _result_of(arrays, out, dtype, casting)
        is_f = len(wanted) > 1 and all(array.flags.f_contiguous and not array.flags.c_contiguous for array in arrays)
        made = _numpy._zeros(wanted, kind, "F" if is_f else "C")
    else:
        if out.shape != wanted:
            raise ValueError("Output array is the wrong shape")
        _result_of(arrays, None, out.dtype, casting)
        made = out
    at = 0
    lane = (slice(None),) * axis
    for array in arrays:
        made[lane + (slice(at, at + array.shape[axis]),)] = array
        at += array.shape[axis]
    for array in arrays:
        if out is None and type(array) is not ndarray:
            from .methods import _classed

            # It comes from none of them.
            return _classed(made, type(array), None)
    return made


concat = concatenate


def stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    """Arrays of one shape along a new axis."""
    arrays = [asanyarray(array) for array in arrays]
    if not arrays:
        raise ValueError("need at least one array to stack")
    if len({array.shape for array in arrays}) != 1:
        raise ValueError("all input arrays must have the same shape")
    place = normalize_axis_index(axis, arrays[0].ndim + 1)
    index = (slice(None),) * place + (None,)
    return concatenate([array[index] for array in arrays], axis=place, out=out, dtype=dtype, casting=casting)


def unstack(x, /, *, axis=0):
    """The arrays along an axis."""
    x = asanyarray(x)
    if x.ndim == 0:
        raise ValueError("Input array must be at least 1-d.")
    return tuple(moveaxis(x, axis, 0))


def atleast_1d(*arys):
    """Arrays with at least one dimension."""
    results = [array.reshape(1) if array.ndim == 0 else array for array in map(asanyarray, arys)]
    return results[0] if len(results) == 1 else tuple(results)


def atleast_2d(*arys):
    """Arrays with at least two dimensions."""
    results = []
    for array in map(asanyarray, arys):
        results.append(array.reshape(1, 1) if array.ndim == 0 else array[None, :] if array.ndim == 1 else array)
    return results[0] if len(results) == 1 else tuple(results)


def atleast_3d(*arys):
    """Arrays with at least three dimensions."""
    results = []
    for array in map(asanyarray, arys):
        if array.ndim == 0:
            array = array.reshape(1, 1, 1)
        elif array.ndim == 1:
            array = array[None, :, None]
        elif array.ndim == 2:
            array = array[:, :, None]
        results.append(array)
    return results[0] if len(results) == 1 else tuple(results)


def _sequence(tup):
    if not hasattr(tup, "__getitem__"):
        raise TypeError("arrays to stack must be passed as a \"sequence\" type such as list or tuple.")
    return tup


def vstack(tup, *, dtype=None, casting="same_kind"):
    """Arrays on top of each other."""
    arrays = atleast_2d(*_sequence(tup))
    return concatenate(arrays if isinstance(arrays, tuple) else (arrays,), 0, dtype=dtype, casting=casting)


row_stack = vstack


def hstack(tup, *, dtype=None, casting="same_kind"):
    """Arrays beside each other."""
    arrays = atleast_1d(*_sequence(tup))
    arrays = arrays if isinstance(arrays, tuple) else (arrays,)
    return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1, dtype=dtype, casting=casting)


def dstack(tup):
    """Arrays behind each other."""
    arrays = atleast_3d(*_sequence(tup))
    return concatenate(arrays if isinstance(arrays, tuple) else (arrays,), 2)


def column_stack(tup):
    """Arrays as columns."""
    tup = _sequence(tup)
    arrays = [asanyarray(array) for array in tup]
    return concatenate([array.reshape(-1, 1) if array.ndim < 2 else array for array in arrays], 1)


def array_split(ary, indices_or_sections, axis=0):
    """Parts of an array along an axis, as even as possible."""
    total = ary.shape[axis] if hasattr(ary, "shape") else len(ary)
    try:
        sections = len(indices_or_sections) + 1
        points = [0, *[int(place) for place in indices_or_sections], total]
    except TypeError:
        sections = int(indices_or_sections)
        if sections <= 0:
            raise ValueError("number sections must be larger than 0.") from None
        each, extras = divmod(total, sections)
        points = [0]
        for number in range(sections):
            points.append(points[-1] + each + (number < extras))
    ary = asanyarray(ary)
    lane = (slice(None),) * (axis % ary.ndim)
    return [ary[lane + (slice(points[number], points[number + 1]),)] for number in range(sections)]


def split(ary, indices_or_sections, axis=0):
    """Equal parts of an array along an axis."""
    try:
        len(indices_or_sections)
    except TypeError:
        sections = indices_or_sections
        if asanyarray(ary).shape[axis] % sections:
            raise ValueError("array split does not result in an equal division") from None
    return array_split(ary, indices_or_sections, axis)


def hsplit(ary, indices_or_sections):
    """Parts beside each other."""
    if ndim(ary) == 0:
        raise ValueError("hsplit only works on arrays of 1 or more dimensions")
    return split(ary, indices_or_sections, 1 if ndim(ary) > 1 else 0)


def vsplit(ary, indices_or_sections):
    """Parts on top of each other."""
    if ndim(ary) < 2:
        raise ValueError("vsplit only works on arrays of 2 or more dimensions")
    return split(ary, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    """Parts behind each other."""
    if ndim(ary) < 3:
        raise ValueError("dsplit only works on arrays of 3 or more dimensions")
    return split(ary, indices_or_sections, 2)


def _tiled(A, reps):
    """An array repeated by methods of its own."""
    reps = (1,) * (A.ndim - len(reps)) + reps
    made = _numpy.array(A, None, None, None, True, len(reps))
    shape, left = tuple(length * count for length, count in zip(made.shape, reps)), made.size
    for length, count in zip(made.shape, reps):
        if count != 1:
            made = made.reshape(-1, left).repeat(count, 0)
        left //= length or 1
    return made.reshape(shape)


def tile(A, reps):
    """An array repeated along its dimensions."""
    reps = tuple(reps) if hasattr(reps, "__len__") or isinstance(reps, ndarray) else (reps,)
    A = asanyarray(A)
    if type(A) is not ndarray:
        from .methods import wrap_view

        if hasattr(A, "_mask"):
            return _tiled(A, reps)
        return wrap_view(A, tile(A.view(ndarray), reps))
    reps = (1,) * (A.ndim - len(reps)) + reps
    made = _numpy.array(A, None, True, None, True, len(reps))
    for place, count in enumerate(reps):
        if count != 1:
            lengths = made.shape
            wide = broadcast_to(made.reshape(lengths[:place] + (1,) + lengths[place:]), lengths[:place] + (count,) + lengths[place:])
            made = wide.reshape(lengths[:place] + (count * lengths[place],) + lengths[place + 1:])
    return made


def repeat(a, repeats, axis=None):
    """Each element several times."""
    a = asanyarray(a)
    if type(a) is not ndarray:
        from .methods import wrap_view
        from .reductions import _overrides

        if _overrides("repeat", a):
            return a.repeat(repeats, axis)
        return wrap_view(a, repeat(a.view(ndarray), repeats, axis))
    if axis is None:
        a, axis = a.ravel(), 0
    axis = normalize_axis_index(axis, a.ndim)
    counts = asarray(repeats)
    if counts.dtype.kind not in "iub":
        raise TypeError(f"Cannot cast array data from {counts.dtype!r} to dtype('int64') according to the rule 'safe'")
    if (counts < 0).any():
        raise ValueError("repeats may not contain negative values.")
    length = a.shape[axis]
    if counts.size == 1 and counts.ndim <= 1:
        places = broadcast_to(_numpy._arange(0, 1, length, "l").reshape(-1, 1), (length, int(counts.ravel()[0]))).reshape(-1)
    else:
        if counts.ndim != 1:
            raise ValueError("object too deep for desired array")
        if len(counts) != length:
            raise ValueError(f"operands could not be broadcast together with shape ({length},) ({len(counts)},)")
        places = []
        for place, count in enumerate(counts.tolist()):
            places.extend([place] * count)
        places = _numpy.array(places, "l")
    return a.take(places, axis)


def roll(a, shift, axis=None):
    """Elements moved along axes, those that fall off back in at the other end."""
    a = asanyarray(a)
    if axis is None:
        return roll(a.ravel(), shift, 0).reshape(a.shape)
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    shifts = shift if isinstance(shift, (tuple, list, ndarray)) else (shift,)
    if len(shifts) == 1:
        shifts = tuple(shifts) * len(axes)
    elif len(axes) == 1:
        axes = tuple(axes) * len(shifts)
    elif len(axes) != len(shifts):
        raise ValueError("'shift' and 'axis' should be scalars or 1D sequences")
    total = {}
    for by, one in zip(shifts, axes):
        place = normalize_axis_index(one, a.ndim)
        total[place] = total.get(place, 0) + operator.index(by)
    result = a
    for place, by in total.items():
        length = a.shape[place]
        by = by % length if length else 0
        lane = (slice(None),) * place
        if by and hasattr(result, "_mask"):
            moved = result.copy()
            moved[lane + (slice(by, None),)], moved[lane + (slice(None, by),)] = result[lane + (slice(None, -by),)], result[lane + (slice(-by, None),)]
            result = moved
        elif by:
            result = concatenate([result[lane + (slice(length - by, None),)], result[lane + (slice(None, length - by),)]], axis=place)
    return result.copy() if result is a else result


def flip(m, axis=None):
    """Elements in reverse along axes."""
    m = asanyarray(m)
    places = normalized_axes(axis, m.ndim)
    return m[tuple(slice(None, None, -1) if place in places else slice(None) for place in range(m.ndim))]


def fliplr(m):
    """Columns in reverse."""
    m = asanyarray(m)
    if m.ndim < 2:
        raise ValueError("Input must be >= 2-d.")
    return m[:, ::-1]


def flipud(m):
    """Rows in reverse."""
    m = asanyarray(m)
    if m.ndim < 1:
        raise ValueError("Input must be >= 1-d.")
    return m[::-1, ...]


def rot90(m, k=1, axes=(0, 1)):
    """Turned by right angles."""
    axes = tuple(axes)
    if len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    m = asanyarray(m)
    if axes[0] == axes[1] or abs(axes[0] - axes[1]) == m.ndim:
        raise ValueError("Axes must be different.")
    if not all(-m.ndim <= one < m.ndim for one in axes):
        raise ValueError(f"Axes={axes} out of range for array of ndim={m.ndim}.")
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return flip(flip(m, axes[0]), axes[1])
    order = list(range(m.ndim))
    order[axes[0]], order[axes[1]] = order[axes[1]], order[axes[0]]
    return transpose(flip(m, axes[1]), order) if k == 1 else flip(transpose(m, order), axes[1])


def broadcast_shapes(*args):
    """The shape to which shapes repeat."""
    shapes = [(one,) if isinstance(one, int) else tuple(one) for one in args]
    count = max((len(one) for one in shapes), default=0)
    result = [1] * count
    for number, one in enumerate(shapes):
        for place, length in enumerate(one, count - len(one)):
            if length != 1:
                if result[place] not in (1, length):
                    first = next(k for k, other in enumerate(shapes) if place - count + len(other) >= 0 and other[place - count] == result[place])
                    raise ValueError(
                        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg"
                        f" {first} with shape {shapes[first]} and arg {number} with shape {one}.")
                result[place] = length
    return tuple(result)


def broadcast_to(array, shape, subok=False):
    """An array seen with a larger shape; read-only, because elements stand for several."""
    array = _numpy.array(array, None, None, None, subok)
    shape = (shape,) if isinstance(shape, int) or hasattr(shape, "__index__") and getattr(shape, "ndim", 0) == 0 and not isinstance(shape, (tuple, list)) else tuple(shape)
    if not shape and array.shape:
        raise ValueError("cannot broadcast a non-scalar to a scalar array")
    if any(length < 0 for length in shape):
        raise ValueError("all elements of broadcast shape must be non-negative")
    extra = len(shape) - array.ndim
    steps = [0] * max(extra, 0)
    fits = extra >= 0
    for place, (length, step) in enumerate(zip(array.shape, array.strides)):
        if not fits:
            break
        wanted = shape[extra + place]
        fits = length in (1, wanted)
        steps.append(step if length == wanted else 0)
    if not fits:
        raise ValueError(
            "operands could not be broadcast together with remapped shapes [original->remapped]: "
            f"{_joined(array.shape)}  and requested shape {_joined(shape)}")
    view = array._strided(list(shape), steps, 0)
    view.flags.writeable = False
    return view


def _joined(shape):
    return f"({shape[0]},)" if len(shape) == 1 else f"({','.join(map(str, shape))})"


def broadcast_arrays(*args, subok=False):
    """Arrays seen with the shape to which all repeat."""
    arrays = [_numpy.array(array, None, None, None, subok) for array in args]
    wanted = broadcast_shapes(*[array.shape for array in arrays])
    results = []
    for array in arrays:
        if array.shape == wanted:
            results.append(array)
            continue
        view = broadcast_to(array, wanted, subok)
        view.flags.writeable = True
        results.append(view)
    return tuple(results)


def append(arr, values, axis=None):
    """Values behind an array."""
    arr = asanyarray(arr)
    if axis is None:
        arr, values = arr.ravel(), ravel(values)
        axis = 0
    return concatenate((arr, values), axis=axis)


def delete(arr, obj, axis=None):
    """An array without some places along an axis."""
    arr = asanyarray(arr)
    if hasattr(arr, "_mask") and (isinstance(obj, slice) or isinstance(obj, (int, _numpy.generic))):
        from .methods import _wrap_result

        return _wrap_result(arr, delete(arr.view(ndarray), obj, axis))
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = normalize_axis_index(axis, arr.ndim)
    length = arr.shape[axis]
    keep = _numpy._zeros((length,), bool, "C")
    keep.fill(True)
    if isinstance(obj, slice):
        keep[obj] = False
    else:
        places = asarray(obj)
        if places.dtype.kind == "b":
            if places.shape != (length,):
                raise ValueError(f"boolean array argument obj to delete must be one dimensional and match the axis length of {length}")
            keep = ~places
        else:
            if places.size == 0:
                places = places.astype("l")
            for place in places.ravel().tolist():
                if not -length <= place < length:
                    raise IndexError(f"index {place} is out of bounds for axis {axis} with size {length}")
            keep[places] = False
    return arr[(slice(None),) * axis + (keep,)]


def insert(arr, obj, values, axis=None):
    """An array with values put in front of places along an axis."""
    arr = asanyarray(arr)
    if type(arr) is not ndarray:
        from .methods import _wrap_result

        return _wrap_result(arr, insert(arr.view(ndarray), obj, values, axis))
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = normalize_axis_index(axis, arr.ndim)
    length = arr.shape[axis]
    places = _numpy._arange(0, 1, length, "l")[obj] if isinstance(obj, slice) else asarray(obj)
    if places.dtype.kind == "b":
        places = places.nonzero()[0]
    if places.ndim > 1:
        raise ValueError("index array argument obj to insert must be one dimensional or scalar")
    single = places.ndim == 0 or places.size == 1 and not isinstance(obj, slice)
    places = places.astype("l").reshape(-1)
    for place in places.tolist():
        if not -length <= place <= length:
            raise IndexError(f"index {place} is out of bounds for axis {axis} with size {length}")
    places = _numpy.array([place + length if place < 0 else place for place in places.tolist()], "l")
    values = _numpy.array(values, arr.dtype, None, None, False, arr.ndim)
    lane = (slice(None),) * axis
    if single:
        place = int(places[0])
        if asarray(obj).ndim == 0:
            values = moveaxis(values, 0, axis)
        added = values.shape[axis]
        made = _numpy._zeros(arr.shape[:axis] + (length + added,) + arr.shape[axis + 1:], arr.dtype, "C")
        made[lane + (slice(None, place),)] = arr[lane + (slice(None, place),)]
        made[lane + (slice(place, place + added),)] = values
        made[lane + (slice(place + added, None),)] = arr[lane + (slice(place, None),)]
        return made
    order = places.argsort(kind="stable")
    target = places.copy()
    target[order] = places[order] + _numpy._arange(0, 1, len(places), "l")
    made = _numpy._zeros(arr.shape[:axis] + (length + len(places),) + arr.shape[axis + 1:], arr.dtype, "C")
    old = _numpy._zeros((length + len(places),), bool, "C")
    old.fill(True)
    old[target] = False
    made[lane + (target,)] = values
    made[lane + (old,)] = arr
    return made


def resize(a, new_shape):
    """The elements repeated to fill a shape."""
    new_shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
    if any(length < 0 for length in new_shape):
        raise ValueError("all elements of `new_shape` must be non-negative")
    a = ravel(a)
    wanted = 1
    for length in new_shape:
        wanted *= length
    if a.size == 0 or wanted == 0:
        return _numpy._zeros(new_shape, a.dtype, "C")
    return concatenate((a,) * -(-wanted // a.size))[:wanted].reshape(new_shape)


def trim_zeros(filt, trim="fb", axis=None):
    """Without zeros at the ends."""
    array = asanyarray(filt)
    trim = trim.lower()
    if array.ndim == 1:
        filled = array.nonzero()[0]
        if len(filled) == 0:
            return filt[:0]
        first = int(filled[0]) if "f" in trim else 0
        last = int(filled[-1]) + 1 if "b" in trim else len(array)
        return filt[first:last]
    places = normalized_axes(axis, array.ndim)
    filled = array.nonzero()
    index = []
    for place in range(array.ndim):
        if place not in places or len(filled[place]) == 0:
            index.append(slice(None) if len(filled[place]) else slice(0, 0))
            continue
        first = int(filled[place].min()) if "f" in trim else None
        last = int(filled[place].max()) + 1 if "b" in trim else None
        index.append(slice(first, last))
    return array[tuple(index)]


def block(arrays):
    """An array from nested lists of blocks."""

    def depth_of(part):
        if isinstance(part, tuple):
            raise TypeError("arrays is a tuple. Only lists can be used to arrange blocks, and np.block does not allow implicit conversion from tuple to ndarray.")
        if isinstance(part, list):
            if not part:
                raise ValueError("List at arrays cannot be empty")
            depths = [depth_of(inner) for inner in part]
            if len(set(depths)) != 1:
                raise ValueError(f"List depths are mismatched. First element was at depth {depths[0] + 1}, but there is an element at depth {next(d for d in depths if d != depths[0]) + 1} (arrays[1])")
            return depths[0] + 1
        return 0

    depth = depth_of(arrays)

    def most(part):
        return max((most(inner) for inner in part), default=0) if isinstance(part, list) else ndim(part)

    dims = max(depth, most(arrays))

    def built(part, level):
        if isinstance(part, list):
            return concatenate([built(inner, level + 1) for inner in part], axis=-(depth - level))
        return _numpy.array(part, None, None, None, True, dims)

    return built(arrays, 0).copy() if not isinstance(arrays, list) else built(arrays, 0)
