"""Iteration over several arrays at once: `nditer` by memory, `broadcast` in C order."""
import operator

import numpy as np

from ._plan import arranged, merged, plan_axes, steps_of

__all__ = ["nditer", "nested_iters", "broadcast"]

_FLAGS = {"buffered", "c_index", "copy_if_overlap", "common_dtype", "delay_bufalloc", "external_loop", "f_index", "grow_inner", "multi_index", "ranged",
          "refs_ok", "reduce_ok", "zerosize_ok"}
_OP_FLAGS = {"readonly", "readwrite", "writeonly", "copy", "updateifcopy", "nbo", "aligned", "contig", "overlap_assume_elementwise", "allocate",
             "no_subtype", "arraymask", "writemasked", "no_broadcast", "virtual"}


def _checked(flags, known, kind):
    for flag in flags:
        if flag not in known:
            raise ValueError(f'Unexpected {kind} flag "{flag}"')
    return set(flags)


def _flags_of(op_flags, arrays):
    if op_flags is None:
        given = [[]] * len(arrays)
    elif op_flags and isinstance(op_flags[0], str):
        given = [op_flags] * len(arrays)
    else:
        given = list(op_flags)
    made = []
    for array, flags in zip(arrays, given):
        flags = _checked(flags, _OP_FLAGS, "per-op iterator")
        if not flags & {"readonly", "readwrite", "writeonly"}:
            flags |= {"writeonly", "allocate"} if array is None else {"readonly"}
        made.append(flags)
    return made


class nditer:
    """Steps through arrays that are repeated to one shape, in the order in which they lie in memory."""

    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None, itershape=None, buffersize=0):
        given = list(op) if isinstance(op, (list, tuple)) else [op]
        if not given:
            raise ValueError("Must provide at least one operand")
        flags = _checked(flags or (), _FLAGS, "iterator global")
        if order not in ("C", "F", "A", "K"):
            raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')")
        tracked = flags & {"multi_index", "c_index", "f_index"}
        if "external_loop" in flags and tracked:
            raise ValueError("Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked")
        arrays = [None if one is None else np.asanyarray(one) for one in given]
        self._flags, self._op_flags = flags, _flags_of(op_flags, arrays)
        self.nop = len(arrays)
        self._buffersize = buffersize or 8192
        self._child, self._parent = None, None
        self._plan(arrays, op_dtypes, order, casting, op_axes, itershape)
        self.reset()

    def _plan(self, arrays, op_dtypes, order, casting, op_axes, itershape):
        shape, strides = plan_axes(arrays, self._op_flags, op_axes, itershape, "reduce_ok" in self._flags)
        size = 1
        for length in shape:
            size *= length
        if size == 0 and "zerosize_ok" not in self._flags:
            raise ValueError("Iteration of zero-sized operands is not enabled")
        order, flipped = arranged(arrays, shape, strides, order)
        kinds = self._kinds(arrays, op_dtypes, casting)
        for k, array in enumerate(arrays):
            if array is None:
                arrays[k], strides[k] = _allocated(shape, order, kinds[k], None if op_axes is None else op_axes[k])
        self.operands = tuple(arrays)
        self._order, self._flipped, self._full = order, flipped, shape
        self._kinds_of, self.itersize = kinds, size
        tracked = self._flags & {"multi_index", "c_index", "f_index"}
        lengths = [shape[axis] for axis in order]
        steps = [steps_of(one, order, flipped) for one in strides]
        starts = [sum(one[axis] * (shape[axis] - 1) for axis in flipped) for one in strides]
        self._unmerged = lengths, steps
        if not tracked:
            lengths, steps = merged(lengths, steps)
        self._lengths, self._steps, self._starts = lengths, steps, starts
        self._views, self._buffers = [], []
        wants_buffer = "buffered" in self._flags and "external_loop" in self._flags
        for k, array in enumerate(self.operands):
            view = array.view(np.ndarray)
            if "readonly" in self._op_flags[k]:
                view.flags.writeable = False
            elif not view.flags.writeable:
                raise ValueError("output array is read-only")
            self._views.append(view)
            self._buffers.append(self._buffer(k) if wants_buffer or kinds[k] != array.dtype else None)

    def _kinds(self, arrays, op_dtypes, casting):
        present = [array.dtype for array in arrays if array is not None]
        if op_dtypes is None:
            op_dtypes = [None] * len(arrays)
        elif not isinstance(op_dtypes, (list, tuple)):
            op_dtypes = [op_dtypes]
        is_needed = "common_dtype" in self._flags or any(array is None and kind is None for array, kind in zip(arrays, op_dtypes))
        common = np.result_type(*present) if is_needed else None
        kinds = []
        for k, (array, wanted) in enumerate(zip(arrays, op_dtypes)):
            kind = np.dtype(wanted) if wanted is not None else common if array is None or "common_dtype" in self._flags else array.dtype
            kinds.append(kind)
            if (kind.hasobject or array is not None and array.dtype.hasobject) and "refs_ok" not in self._flags:
                raise TypeError("Iterator operand or requested dtype holds references, but the NPY_ITER_REFS_OK flag was not enabled")
            if array is None or kind == array.dtype:
                continue
            flags = self._op_flags[k]
            if "writeonly" not in flags and not np.can_cast(array.dtype, kind, casting):
                raise TypeError(f"Iterator operand {k} dtype could not be cast from {array.dtype!r} to {kind!r} according to the rule '{casting}'")
            if "readonly" not in flags and not np.can_cast(kind, array.dtype, casting):
                raise TypeError(
                    f"Iterator requested dtype could not be cast from {kind!r} to {array.dtype!r}, the operand {k} dtype, according to the rule '{casting}'")
            if "buffered" not in self._flags and not flags & {"copy", "updateifcopy"}:
                raise TypeError("Iterator operand required copying or buffering, but neither copying nor buffering was enabled")
        return kinds

    def _ordered(self, k):
        """An operand in the order of iteration."""
        lengths, steps = self._unmerged
        return self._views[k]._strided(list(lengths), list(steps[k]), self._starts[k])

    def _buffer(self, k):
        made = self._ordered(k).astype(self._kinds_of[k]).reshape(-1)
        if "readonly" in self._op_flags[k]:
            made.flags.writeable = False
        return made

    # Where it is ----------------------------------------------------------------------------------------------------

    def reset(self):
        """Back to the first element."""
        self._at, self._has_begun = 0, False
        if self._child is not None:
            self._child.reset()

    finished = property(lambda self: self._at >= self.itersize)
    iterrange = property(lambda self: (0, self.itersize))
    dtypes = property(lambda self: tuple(self._kinds_of))
    ndim = property(lambda self: len(self._lengths))
    shape = property(lambda self: self._full if "multi_index" in self._flags else tuple(self._lengths))
    has_multi_index = property(lambda self: "multi_index" in self._flags)
    has_index = property(lambda self: bool(self._flags & {"c_index", "f_index"}))
    has_delayed_bufalloc = property(lambda self: False)
    iterationneedsapi = property(lambda self: any(kind.hasobject for kind in self._kinds_of))

    @property
    def itviews(self):
        """The operands in the order of iteration."""
        return tuple(view._strided(list(self._lengths), list(steps), start) for view, steps, start in zip(self._views, self._steps, self._starts))

    @property
    def iterindex(self):
        """How many elements were passed."""
        return self._at

    @iterindex.setter
    def iterindex(self, value):
        if not 0 <= value < self.itersize:
            raise IndexError("Iterator GotoIterIndex called with an iterindex out of bounds")
        self._at, self._has_begun = value, False

    def _place(self):
        left, place = self._at, [0] * len(self._full)
        for axis in reversed(self._order):
            left, at = divmod(left, self._full[axis])
            place[axis] = self._full[axis] - 1 - at if axis in self._flipped else at
        return tuple(place)

    def _go(self, place):
        at = 0
        for axis in self._order:
            step = place[axis]
            at = at * self._full[axis] + (self._full[axis] - 1 - step if axis in self._flipped else step)
        self._at, self._has_begun = at, False

    @property
    def multi_index(self):
        """The place in all dimensions."""
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        if self.finished:
            raise ValueError("Iterator is past the end")
        return self._place()

    @multi_index.setter
    def multi_index(self, place):
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        if len(place) != len(self._full):
            raise ValueError("Wrong number of indices")
        if any(not 0 <= at < length for at, length in zip(place, self._full)):
            raise IndexError("Iterator GotoMultiIndex called with an out-of-bounds multi-index")
        self._go(place)

    @property
    def index(self):
        """The place counted in C or Fortran order, whatever the order of iteration."""
        if not self.has_index:
            raise ValueError("Iterator does not have an index")
        if self.finished:
            raise ValueError("Iterator is past the end")
        return int(np.ravel_multi_index(self._place(), self._full, order="C" if "c_index" in self._flags else "F"))

    @index.setter
    def index(self, value):
        if not self.has_index:
            raise ValueError("Iterator does not have an index")
        self._go(tuple(int(at) for at in np.unravel_index(value, self._full, order="C" if "c_index" in self._flags else "F")))

    # What is there --------------------------------------------------------------------------------------------------

    def _inner(self):
        """How many elements belong together."""
        if "external_loop" not in self._flags:
            return 1
        if "buffered" in self._flags:
            return min(self._buffersize, self.itersize - self._at)
        return self._lengths[-1] if self._lengths else 1

    def _offset(self, k):
        left, offset = self._at, self._starts[k]
        for length, step in zip(reversed(self._lengths), reversed(self._steps[k])):
            left, at = divmod(left, length)
            offset += at * step
        return offset + (self._parent._offset(k) if self._parent is not None else 0)

    def _item(self, k):
        count = self._inner()
        if self._buffers[k] is not None:
            part = self._buffers[k][self._at:self._at + count]
            return part if "external_loop" in self._flags else part.reshape(())
        if "external_loop" in self._flags:
            return self._views[k]._strided([count], [self._steps[k][-1] if self._lengths else 0], self._offset(k))
        return self._views[k]._strided([], [], self._offset(k))

    @property
    def value(self):
        """The elements, each as an array that is a view."""
        if self.finished:
            raise ValueError("Iterator is past the end")
        return self._item(0) if self.nop == 1 else tuple(self._item(k) for k in range(self.nop))

    def __len__(self):
        return self.nop

    def __getitem__(self, key):
        if isinstance(key, slice):
            return tuple(self._item(k) for k in range(*key.indices(self.nop)))
        place = operator.index(key)
        if not -self.nop <= place < self.nop:
            raise IndexError(f"Iterator operand index {place} is out of bounds")
        return self._item(place % self.nop)

    def __setitem__(self, key, value):
        self[key][...] = value

    def iternext(self):
        """On to the next element; whether there is one."""
        self._at += self._inner()
        if self._child is not None:
            self._child.reset()
        if self.finished:
            self._write_back()
        return not self.finished

    def __iter__(self):
        return self

    def __next__(self):
        if self._has_begun and not self.finished:
            self.iternext()
        self._has_begun = True
        if self.finished:
            raise StopIteration
        return self.value

    def copy(self):
        """An iterator at the same place."""
        import copy

        return copy.copy(self)

    def enable_external_loop(self):
        """Gives whole lanes from now on."""
        self._flags = self._flags | {"external_loop"}
        self.reset()

    def remove_multi_index(self):
        """Forgets the dimensions, so that they can be joined."""
        self._flags = self._flags - {"multi_index"}
        self._lengths, self._steps = merged(*self._unmerged)

    def remove_axis(self, i, /):
        """Leaves a dimension at its first place."""
        if not self.has_multi_index:
            raise ValueError("Iterator RemoveAxis call requested, but not tracking a multi-index")
        at = self._order.index(i)
        lengths, steps = self._unmerged
        self._unmerged = lengths[:at] + lengths[at + 1:], [one[:at] + one[at + 1:] for one in steps]
        self._lengths, self._steps = self._unmerged
        self._order = [axis - (axis > i) for axis in self._order if axis != i]
        self._flipped = [axis - (axis > i) for axis in self._flipped if axis != i]
        self.itersize //= max(self._full[i], 1)
        self._full = self._full[:i] + self._full[i + 1:]
        self.reset()

    def _write_back(self):
        for k, buffer in enumerate(self._buffers):
            if buffer is not None and "readonly" not in self._op_flags[k]:
                self._ordered(k)[...] = buffer.reshape(self._unmerged[0])

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Writes back what was buffered."""
        self._write_back()


def _allocated(shape, order, kind, axes):
    """A new operand that lies in memory as it is iterated."""
    axes = list(range(len(shape))) if axes is None else list(axes)
    kept = [axis for axis in order if axes[axis] is not None and axes[axis] >= 0]
    made = np.empty([shape[axis] for axis in kept], kind)
    strides = [0] * len(shape)
    for axis, stride in zip(kept, made.strides):
        strides[axis] = stride
    return made.transpose([kept.index(axis) for axis in sorted(kept)]), strides


def nested_iters(op, axes, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", buffersize=0):
    """Iterators inside of each other, each over some of the axes; a step of an outer one starts those in it again."""
    arrays = list(op) if isinstance(op, (list, tuple)) else [op]
    arrays = [None if one is None else np.asanyarray(one) for one in arrays]
    if len(axes) < 2:
        raise ValueError("axes must have at least 2 entries for nested iteration")
    seen = [axis for part in axes for axis in part]
    if len(set(seen)) != len(seen):
        raise ValueError("An axis is used more than once")
    ndim = max(seen) + 1
    made = []
    for level, part in enumerate(axes):
        is_last = level == len(axes) - 1
        own = set(flags or ()) - (set() if is_last else {"external_loop", "buffered"})
        op_axes = [[axis - (ndim - array.ndim) if axis >= ndim - array.ndim else -1 for axis in part] for array in arrays]
        one = nditer(arrays, sorted(own), op_flags, op_dtypes if is_last else None, order, casting, op_axes, buffersize=buffersize)
        if made:
            one._parent, made[-1]._child = made[-1], one
        made.append(one)
    return tuple(made)


class broadcast:
    """Arrays repeated to one shape; iterating gives their elements together."""

    def __init__(self, *args):
        if len(args) > 64:
            raise ValueError("Need at least 0 and at most 64 array objects.")
        arrays = []
        for one in args:
            arrays.extend(one._arrays if isinstance(one, broadcast) else [np.asarray(one)])
        self.shape = np.broadcast_shapes(*[array.shape for array in arrays])
        self._arrays = arrays
        self.nd = self.ndim = len(self.shape)
        self.numiter, self.size = len(arrays), 1
        for length in self.shape:
            self.size *= length
        self._views = [np.broadcast_to(array, self.shape) for array in arrays]
        self.reset()

    def reset(self):
        """Back to the first element."""
        self.index = 0
        self.iters = tuple(view.flat for view in self._views)

    def __iter__(self):
        return self

    def __next__(self):
        if self.index >= self.size:
            raise StopIteration
        self.index += 1
        return tuple(next(one) for one in self.iters)


for _name in __all__:
    globals()[_name].__module__ = "numpy"
