"""Large arrays read in blocks."""
import math
import operator

__all__ = ["Arrayterator"]


class Arrayterator:
    """An array, or part of one, that gives blocks of at most `buf_size` elements when iterated."""

    __module__ = "numpy.lib"

    def __init__(self, var, buf_size=None):
        self.var, self.buf_size = var, buf_size
        self.start, self.stop, self.step = [0] * len(var.shape), list(var.shape), [1] * len(var.shape)

    def __getattr__(self, attr):
        return getattr(self.var, attr)

    def __getitem__(self, index):
        index = index if isinstance(index, tuple) else (index,)
        if Ellipsis in index:
            place = index.index(Ellipsis)
            index = index[:place] + (slice(None),) * (self.ndim - len(index) + 1) + index[place + 1:]
        made = type(self)(self.var, self.buf_size)
        for axis, (start, stop, step) in enumerate(zip(self.start, self.stop, self.step)):
            part = index[axis] if axis < len(index) else slice(None)
            if not isinstance(part, slice):
                part = slice(operator.index(part), operator.index(part) + 1)
            made.start[axis] = start + (part.start or 0)
            made.step[axis] = step * (part.step or 1)
            made.stop[axis] = min(stop, start + (part.stop or stop - start))
        return made

    def _slices(self, start, stop):
        return tuple(map(slice, start, stop, self.step))

    def __array__(self, dtype=None, copy=None):
        return self.var[self._slices(self.start, self.stop)]

    @property
    def shape(self):
        """The lengths of the part."""
        return tuple((stop - start - 1) // step + 1 for start, stop, step in zip(self.start, self.stop, self.step))

    @property
    def flat(self):
        """The elements one after the other."""
        for block in self:
            yield from block.flat

    def __iter__(self):
        shape = self.shape
        if any(length <= 0 for length in shape):
            return
        # The last dimensions fit into a block as a whole, one is divided, those before it give one place at a time.
        left, lengths, divided = self.buf_size or math.prod(shape), [1] * len(shape), 0
        for axis in reversed(range(len(shape))):
            lengths[axis] = max(min(left, shape[axis]), 1)
            if 0 < left <= shape[axis]:
                divided = axis
            left //= shape[axis]
        start = list(self.start)
        while start[:1] < self.stop[:1] or not shape:
            ends = [min(first + length * step, last) for first, length, step, last in zip(start, lengths, self.step, self.stop)]
            yield self.var[self._slices(start, ends)]
            if not shape:
                return
            start[divided] = ends[divided]
            for axis in range(len(shape) - 1, 0, -1):
                if start[axis] >= self.stop[axis]:
                    start[axis] = self.start[axis]
                    start[axis - 1] += self.step[axis - 1]
