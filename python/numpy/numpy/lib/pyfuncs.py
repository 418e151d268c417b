"""Functions of Python's that work on arrays element by element."""
import numpy as np

__all__ = ["frompyfunc"]

_NONE = object()


class _PythonFunction:
    """A universal function that calls Python for each element and gives objects."""

    def __init__(self, function, nin, nout, identity):
        self._function, self.nin, self.nout, self.identity = function, nin, nout, identity
        self.nargs, self.ntypes, self.signature = nin + nout, 1, None
        self.types = [f"{'O' * nin}->{'O' * nout}"]
        self.__name__ = self.__qualname__ = f"{getattr(function, '__name__', '?')} (vectorized)"
        names = "x" if nin == 1 else ", ".join(f"x{place + 1}" for place in range(nin))
        self.__doc__ = (
            f"{self.__name__}({names}, /, out=None, *, where=True, casting='same_kind', order='K', dtype=None, subok=True[, signature])\n\n"
            "dynamic ufunc based on a python function")

    __class__ = property(lambda self: np.ufunc)

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __call__(self, *args, out=None, where=True, casting="same_kind", order="K", dtype=None, subok=True, signature=None):
        nin, nout = self.nin, self.nout
        if not nin <= len(args) <= self.nargs:
            expected = f"from {nin} to {self.nargs}" if nout else f"{nin}"
            raise TypeError(f"{self.__name__}() takes {expected} positional arguments but {len(args)} were given")
        outs = list(args[nin:]) or list(out if isinstance(out, tuple) else () if out is None else (out,))
        outs += [None] * (nout - len(outs))
        arrays = [np.asarray(one) for one in args[:nin]]
        shapes = [array.shape for array in arrays] + [one.shape for one in outs if one is not None] + ([] if where is True else [np.shape(where)])
        try:
            shape = np.broadcast_shapes(*shapes)
        except ValueError:
            shown = " ".join(f"({','.join(map(str, array.shape))}{',' if array.ndim == 1 else ''})" for array in arrays)
            raise ValueError(f"operands could not be broadcast together with shapes {shown} ") from None
        columns = [np.broadcast_to(array, shape).astype(object).ravel().tolist() for array in arrays]
        size = int(np.prod(shape, dtype=int))
        chosen = range(size) if where is True else np.flatnonzero(np.broadcast_to(where, shape)).tolist()
        made = [np.empty(size, object) if one is None else np.broadcast_to(one, shape).astype(object).ravel() for one in outs]
        for place in chosen:
            found = self._function(*[column[place] for column in columns])
            if nout == 1:
                made[0][place] = found
            elif nout > 1:
                if not isinstance(found, tuple) or len(found) != nout:
                    raise ValueError(f"iterable of {nout} results expected")
                for target, one in zip(made, found):
                    target[place] = one
        results = []
        for target, one in zip(made, outs):
            target = target.reshape(shape)
            if one is not None:
                one[...] = target
                target = one
            elif not shape:
                target = target[()]
            results.append(target)
        return results[0] if nout == 1 else tuple(results)

    def _check(self, name):
        if self.nin != 2 or self.nout != 1:
            raise ValueError(f"{name} only supported for binary functions")

    def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=_NONE, where=True):
        """The function from element to element along an axis."""
        self._check("reduce")
        array = np.asarray(array).astype(object)
        if axis is None or isinstance(axis, tuple):
            axes = tuple(range(array.ndim)) if axis is None else axis
            if len(axes) != 1:
                if len(axes) > 1:
                    raise ValueError(f"reduction operation '{self.__name__}' is not reorderable, so at most one axis may be specified")
                return array[()]
            axis = axes[0]
        lanes = np.moveaxis(array, np.lib.array_utils.normalize_axis_index(axis, array.ndim), -1)
        made = np.empty(lanes.shape[:-1], object)
        start = self.identity if initial is _NONE else initial
        mask = None if where is True else np.moveaxis(np.broadcast_to(where, array.shape), axis, -1)
        for place in np.ndindex(*made.shape):
            values = lanes[place].tolist() if mask is None else lanes[place][mask[place]].tolist()
            # What has no element gives the identity; an initial value always counts.
            if initial is not _NONE and initial is not None or not values:
                if start is None:
                    raise ValueError(f"zero-size array to reduction operation {self.__name__} which has no identity")
                values.insert(0, start)
            total = values[0]
            for value in values[1:]:
                total = self._function(total, value)
            made[place] = total
        if keepdims:
            made = np.expand_dims(made, axis)
        if out is not None:
            out = out[0] if isinstance(out, tuple) else out
            out[...] = made
            return out
        return made if made.ndim else made[()]

    def accumulate(self, array, axis=0, dtype=None, out=None):
        """The results from element to element along an axis."""
        self._check("accumulate")
        made = np.array(array, object)
        if made.ndim == 0:
            raise TypeError("cannot accumulate on a scalar")
        lanes = np.moveaxis(made, axis, 0)
        for place in range(1, len(lanes)):
            lanes[place] = self(lanes[place - 1], lanes[place])
        if out is not None:
            out = out[0] if isinstance(out, tuple) else out
            out[...] = made
            return out
        return made

    def reduceat(self, array, indices, axis=0, dtype=None, out=None):
        """`reduce` of slices that begin at places."""
        lanes = np.moveaxis(np.asarray(array), axis, 0)
        parts = []
        for place, start in enumerate(indices):
            stop = indices[place + 1] if place + 1 < len(indices) else len(lanes)
            parts.append(self.reduce(lanes[start:stop]) if start < stop else lanes[start])
        made = np.empty((len(parts),) + lanes.shape[1:], object)
        for place, part in enumerate(parts):
            made[place] = part
        return np.moveaxis(made, 0, axis)

    def outer(self, a, b, /, **keywords):
        """The function of all pairs."""
        a, b = np.asarray(a), np.asarray(b)
        return self(a.reshape(a.shape + (1,) * b.ndim), b, **keywords)

    def at(self, a, indices, b=None, /):
        """The function in place at some elements; those named twice are done twice."""
        places = np.arange(a.size).reshape(a.shape)[indices]
        values = None if b is None else np.broadcast_to(b, places.shape).ravel()
        for number, place in enumerate(places.ravel().tolist()):
            index = np.unravel_index(place, a.shape)
            a[index] = self._function(a[index]) if values is None else self._function(a[index], values[number])


def frompyfunc(func, /, nin, nout, *, identity=None):
    """A function of Python's as a universal one: it takes arrays and gives arrays of objects."""
    if not callable(func):
        raise TypeError("function must be callable")
    return _PythonFunction(func, nin, nout, identity)


frompyfunc.__module__ = "numpy"
