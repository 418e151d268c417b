"""Functions of Python's on the elements of arrays."""
import _numpy
from _numpy import asarray

from .creation import asanyarray
from .shaping import broadcast_to

__all__ = ["vectorize"]

_NONE = object()


class vectorize:
    """A function of single elements that takes arrays."""

    def __init__(self, pyfunc=_NONE, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc = pyfunc
        if isinstance(otypes, str):
            for code in otypes:
                if code not in "?bhilqnpBHILQNPefdgFDGSUVOMm":
                    raise ValueError(f"Invalid otype specified: {code}")
        elif otypes is not None:
            if not hasattr(otypes, "__iter__"):
                raise ValueError("Invalid otype specification")
            otypes = "".join(_numpy.dtype(one).char for one in otypes)
        self.otypes = otypes
        self.excluded = set() if excluded is None else set(excluded)
        self.cache, self.signature = cache, signature
        if signature is not None:
            import re

            argument = r"\((?:\w+(?:,\w+)*)?\)"
            if not re.fullmatch(f"{argument}(?:,{argument})*->{argument}(?:,{argument})*", re.sub(r"\s+", "", signature)):
                raise ValueError(f"not a valid gufunc signature: {signature}")
        self._doc = doc
        if pyfunc is not _NONE:
            self._named(pyfunc)

    def _named(self, function):
        self.pyfunc = function
        self.__name__ = getattr(function, "__name__", "vectorize")
        self.__doc__ = self._doc or getattr(function, "__doc__", None)

    def __call__(self, *args, **kwargs):
        if self.pyfunc is _NONE:
            self._named(*args)
            return self
        if self.signature is not None:
            return self._by_signature(args, kwargs)
        names = [name for name in kwargs if name not in self.excluded]
        places = [place for place in range(len(args)) if place not in self.excluded]
        varied = [asanyarray(args[place]) for place in places] + [asanyarray(kwargs[name]) for name in names]
        if not varied:
            return self.pyfunc(*args, **kwargs)
        from .shaping import broadcast_arrays

        try:
            spread = broadcast_arrays(*varied)
        except ValueError:
            shapes = " ".join(f"({','.join(map(str, one.shape))}{',' if one.ndim == 1 else ''})" for one in varied)
            raise ValueError(f"operands could not be broadcast together with shapes {shapes} ") from None
        shape = spread[0].shape
        columns = [[value for value in array.ravel()] if array.dtype.kind != "O" else array.ravel().tolist() for array in spread]
        results = []
        for values in zip(*columns):
            call = list(args)
            keywords = dict(kwargs)
            for place, value in zip(places, values):
                call[place] = value
            for name, value in zip(names, values[len(places):]):
                keywords[name] = value
            results.append(self.pyfunc(*call, **keywords))
        if not results and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        several = isinstance(results[0], tuple) if results else len(self.otypes) > 1
        count = (len(results[0]) if results else len(self.otypes)) if several else 1
        made = []
        for number in range(count):
            values = [result[number] if several else result for result in results]
            if self.otypes is not None:
                kind = self.otypes[number]
            else:
                kind = asarray(values[0]).dtype.char
            if kind == "O" or getattr(kind, "kind", "") == "O":
                target = _numpy._zeros((len(values),), "O", "C")
                for place, value in enumerate(values):
                    target[place] = value
            elif getattr(kind, "kind", kind) in ("U", "S"):
                target = _numpy.array(values)
            else:
                target = _numpy.array(values, kind)
            target = target.reshape(shape)
            made.append(target)
        return made[0] if count == 1 else tuple(made)

    def _by_signature(self, args, kwargs):
        import re

        inputs, outputs = self.signature.replace(" ", "").split("->")
        cores = [tuple(filter(None, part.split(","))) for part in re.findall(r"\(([^)]*)\)", inputs)]
        outs = len(re.findall(r"\(([^)]*)\)", outputs))
        arrays = [asanyarray(one) for one in args]
        outer = [array.shape[:array.ndim - len(core)] for array, core in zip(arrays, cores)]
        from .shaping import broadcast_shapes
        from .indexing import ndindex

        shape = broadcast_shapes(*outer)
        spread = [broadcast_to(array, shape + array.shape[array.ndim - len(core):]) for array, core in zip(arrays, cores)]
        made = None
        for index in ndindex(*shape):
            results = self.pyfunc(*[array[index] for array in spread], **kwargs)
            results = results if outs > 1 else (results,)
            if made is None:
                kinds = list(self.otypes) if self.otypes else [asarray(result).dtype for result in results]
                made = [_numpy._zeros(shape + asarray(result).shape, kind, "C") for result, kind in zip(results, kinds)]
            for target, result in zip(made, results):
                target[index] = result
        made = [target[()] if target.ndim == 0 else target for target in made]
        return made[0] if outs == 1 else tuple(made)
