"""How functions of texts run over arrays: operands repeated to one shape, one Python call for each element, a result of a known type."""
from itertools import repeat

import _numpy
from _numpy import ndarray

from ._exceptions import UFuncTypeError, _UFuncNoLoopError

MAX = 2**63 - 1
_CLASSES = {
    "U": "StrDType", "S": "BytesDType", "O": "ObjectDType", "V": "VoidDType", "M": "DateTime64DType", "m": "TimeDelta64DType", "b": "BoolDType",
}


def as_array(value):
    """`value` as an array, of its own class if it is one."""
    return _numpy.array(value, None, None, None, True)


def _class_of(value, array):
    """How NumPy names the class of an operand's type in errors."""
    if type(value) in (int, float, complex) and type(value) is not bool:
        kind = {int: "_PyLongDType", float: "_PyFloatDType", complex: "_PyComplexDType"}[type(value)]
    else:
        kind = _CLASSES.get(array.dtype.kind) or f"{array.dtype.name.replace('uint', 'UInt').capitalize() if array.dtype.kind != 'u' else 'UInt' + array.dtype.name[4:]}DType"
    return f"<class 'numpy.dtypes.{kind}'>"


def no_loop(name, values, arrays):
    """The error of a function that has nothing for such operands."""
    # A lone number has a type of its own; beside others Python's numbers are known as such.
    classes = [_class_of(None if len(arrays) == 1 else value, array) for value, array in zip(values, arrays)]
    shown = classes[0] if len(classes) == 1 else f"({', '.join(classes)})"
    return _UFuncNoLoopError(f"ufunc '{name}' did not contain a loop with signature matching types {shown} -> None")


def spread(arrays):
    """The shape that arrays have together."""
    shapes = [array.shape for array in arrays]
    ndim = max(map(len, shapes))
    result = []
    for place in range(ndim):
        lengths = {shape[place - ndim + len(shape)] for shape in shapes if place - ndim + len(shape) >= 0} - {1}
        if len(lengths) > 1:
            shown = " ".join(str(shape).replace(" ", "") for shape in shapes)
            raise ValueError(f"operands could not be broadcast together with shapes {shown} ")
        result.append(lengths.pop() if lengths else 1)
    return tuple(result)


def column(array, shape):
    """The elements of an array repeated to a shape, as an iterable of Python's values."""
    if array.ndim == 0:
        return repeat(array.item()) if shape else [array.item()]
    if array.shape != shape:
        from .shaping import broadcast_to

        array = broadcast_to(array.view(ndarray), shape)
    return array.ravel().tolist()


def filled(values, kind, shape, like=None):
    """An array of values in a shape, of the class of `like`."""
    made = _numpy.array(values, kind)
    made = made.reshape(shape) if made.shape != shape else made
    return made if like is None or type(like) is ndarray else wrapped(like, made)


def wrapped(like, array):
    from .methods import _wrap_result

    return _wrap_result(like, array)


class TextFunction:
    """A function of texts, and of numbers after them, over arrays."""

    def __init__(self, name, texts, numbers, result, doc, only="US", run=None):
        self.__name__, self.__doc__, self._only = name, doc, only
        self.nin, self.nout, self.nargs, self.ntypes, self.types = texts + numbers, 1, texts + numbers + 1, 0, []
        self.identity = self.signature = None
        self._texts, self._result, self._run = texts, result, run or name

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __reduce__(self):
        return f"_{self.__name__}" if self.__name__ in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith") else self.__name__

    def operands(self, values):
        """The operands as arrays, once it is known that there is something to call for them."""
        if len(values) != self.nin:
            raise TypeError(f"{self.__name__}() takes from {self.nin} to {self.nin + 1} positional arguments but {len(values)} were given")
        arrays = [as_array(value) for value in values]
        kind = arrays[0].dtype.kind
        if kind not in self._only or any(array.dtype.kind != kind for array in arrays[1 : self._texts]):
            raise no_loop(self.__name__, values, arrays)
        for place, array in enumerate(arrays[self._texts :], self._texts):
            if array.dtype.kind not in "biu":
                raise UFuncTypeError(f"Cannot cast ufunc '{self.__name__}' input {place} from {array.dtype!r} to dtype('int64') with casting rule 'same_kind'")
        return arrays

    def __call__(self, *values, out=None, where=True, dtype=None, casting="same_kind", order="K", subok=True, signature=None):
        arrays = self.operands(values)
        if dtype is not None and _numpy.dtype(dtype).kind != ("b" if self._result is bool else "i"):
            target = _class_of(None, _numpy._zeros((), dtype, "C"))
            raise _UFuncNoLoopError(str(no_loop(self.__name__, values, arrays)).replace("-> None", f"-> {target}"))
        shape = spread(arrays)
        function = getattr(str if arrays[0].dtype.kind == "U" else bytes, self._run) if isinstance(self._run, str) else self._run
        try:
            results = list(map(function, *(column(array, shape) for array in arrays))) if 0 not in shape else []
        except ValueError as error:
            raise ValueError("substring not found") if "found" in str(error) else error
        if self._result == "same":
            made = filled(results, arrays[0].dtype, shape)
        else:
            made = filled(results, self._result, shape)
        return self._given(made, arrays[0], out, where, shape)

    def _given(self, made, like, out, where, shape):
        out = out[0] if isinstance(out, tuple) else out
        if out is not None:
            if where is True:
                out[...] = made
            else:
                _numpy._copy_where(out, made.astype(out.dtype), as_array(where))
            return out
        if not shape:
            return made[()]
        return made if type(like) is ndarray else wrapped(like, made)


def each(array, kind, name, arguments=()):
    """What a method of str or bytes gives for each element, in an array of `kind`; arguments may be arrays."""
    array = as_array(array)
    if array.dtype.kind not in "US":
        raise TypeError("string operation on non-string array")
    function = getattr(str if array.dtype.kind == "U" else bytes, name)
    others = [as_array(one) for one in arguments]
    shape = spread([array, *others])
    columns = [column(array, shape)] + [_scalars(one, shape) for one in others]
    results = list(map(function, *columns)) if 0 not in shape else []
    if _numpy.dtype(kind).kind != "O":
        return filled(results, kind, shape)
    made = _numpy._zeros((len(results),), "O", "C")
    for place, result in enumerate(results):
        made[place] = result
    return made.reshape(shape)


def _scalars(array, shape):
    """Like `column`, but elements are scalars as arrays have them: formats see the difference."""
    if array.ndim == 0:
        single = array[()] if array.dtype.kind != "b" else array.item()
        return repeat(single) if shape else [single]
    if array.shape != shape:
        from .shaping import broadcast_to

        array = broadcast_to(array, shape)
    return list(array.ravel()) if array.dtype.kind not in "Ob" else array.ravel().tolist()


def fitted(result, like):
    """An array of objects as one of texts, of the kind of `like` and as wide as needed."""
    kind = as_array(like).dtype
    if result.size == 0:
        return result.astype(kind)
    made = _numpy.array(result.tolist())
    return made.astype(kind.kind)


def width_of(array):
    """How many characters the longest element has room for."""
    return array.dtype.itemsize // (4 if array.dtype.kind == "U" else 1)


def need_integers(array, name):
    if array.dtype.kind not in "iu":
        raise TypeError(f"unsupported type {array.dtype} for operand '{name}'")
