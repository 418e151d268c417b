"""Universal functions on what is no number: objects, texts, times, structures."""
import operator

import _numpy
from _numpy import _register, asarray, ndarray

from ._exceptions import UFuncTypeError, _UFuncNoLoopError
from .shaping import broadcast_arrays

_OPERATORS = {
    "add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "divide": operator.truediv, "floor_divide": operator.floordiv,
    "remainder": operator.mod, "power": operator.pow, "float_power": operator.pow, "left_shift": operator.lshift, "right_shift": operator.rshift,
    "bitwise_and": operator.and_, "bitwise_or": operator.or_, "bitwise_xor": operator.xor, "negative": operator.neg, "positive": operator.pos,
    "absolute": abs, "invert": operator.invert, "equal": operator.eq, "not_equal": operator.ne, "less": operator.lt, "less_equal": operator.le,
    "greater": operator.gt, "greater_equal": operator.ge, "logical_and": lambda a, b: a and b, "logical_or": lambda a, b: a or b,
    "logical_not": operator.not_, "logical_xor": lambda a, b: bool(a) != bool(b), "maximum": lambda a, b: a if a >= b or a != a else b,
    "minimum": lambda a, b: a if a <= b or a != a else b, "fmax": lambda a, b: b if a != a else a if a >= b or b != b else b,
    "fmin": lambda a, b: b if a != a else a if a <= b or b != b else b, "divmod": divmod, "square": lambda a: a * a, "reciprocal": lambda a: 1 / a,
    "sign": lambda a: (a > 0) - (a < 0), "fmod": lambda a, b: a - b * int(a / b),
}
_METHODS = {"floor": "__floor__", "ceil": "__ceil__", "trunc": "__trunc__", "conjugate": "conjugate", "rint": "rint"}
_NUMBERS_ONLY = {
    "isnan", "isinf", "isfinite", "signbit", "copysign", "nextafter", "spacing", "ldexp", "frexp", "modf", "logaddexp", "logaddexp2", "heaviside",
}
_COMPARISONS = {"equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "logical_not"}


def _function(name):
    if name in _OPERATORS:
        return _OPERATORS[name]
    method = _METHODS.get(name, name)

    def call(value, *more):
        found = getattr(value, method, None)
        if found is None:
            import math

            if name in ("floor", "ceil", "trunc", "gcd", "lcm"):
                return getattr(math, name)(value, *more)
            raise TypeError(f"loop of ufunc does not support argument 0 of type {type(value).__name__} which has no callable {name} method")
        return found(*more)

    return call


def _objects(name, arrays, out, mask):
    function = _function(name)
    arrays = broadcast_arrays(*[array if array.dtype.kind == "O" else array.astype("O") for array in arrays]) if len(arrays) > 1 else [
        array.astype("O", copy=False) for array in arrays]
    shape = arrays[0].shape
    columns = [array.ravel().tolist() if array.ndim else [array.item()] for array in arrays]
    results = [function(*values) for values in zip(*columns)]
    if name == "divmod":
        made = []
        for part in (0, 1):
            target = _numpy._zeros((len(results),), "O", "C")
            for place, pair in enumerate(results):
                target[place] = pair[part]
            made.append(target.reshape(shape))
        return tuple(made)
    kind = bool if name in _COMPARISONS and (out is None or out.dtype.kind == "b") else "O"
    if kind is bool:
        results = [bool(asarray(result).all()) if isinstance(result, ndarray) else bool(result) for result in results]
        made = _numpy.array(results, bool).reshape(shape)
    else:
        made = _numpy._zeros((len(results),), "O", "C")
        for place, result in enumerate(results):
            made[place] = result
        made = made.reshape(shape)
    if out is not None:
        if mask is not None:
            _numpy._copy_where(out, made.astype(out.dtype), mask)
        else:
            out[...] = made
        return out
    return made[()] if made.ndim == 0 else made


def _texts(name, arrays):
    """Comparisons and sums of texts; None where that is not what is asked."""
    kinds = {array.dtype.kind for array in arrays}
    if not kinds <= {"U", "S"} or len(kinds) != 1:
        if name == "multiply" and len(arrays) == 2 and kinds & {"U", "S"} and kinds & set("iub"):
            return None
        return None
    if name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal"):
        spread = broadcast_arrays(*arrays)
        compare = _OPERATORS[name]
        values = [compare(a, b) for a, b in zip(spread[0].ravel().tolist(), spread[1].ravel().tolist())]
        made = _numpy.array(values, bool).reshape(spread[0].shape)
        return made[()] if made.ndim == 0 else made
    if name == "add":
        spread = broadcast_arrays(*arrays)
        width = sum(array.dtype.itemsize // (4 if array.dtype.kind == "U" else 1) for array in arrays)
        values = [a + b for a, b in zip(spread[0].ravel().tolist(), spread[1].ravel().tolist())]
        made = _numpy.array(values, f"{arrays[0].dtype.kind}{width}").reshape(spread[0].shape)
        return made[()] if made.ndim == 0 else made
    if name in ("isnan", "isinf", "isfinite"):
        return None
    if name in ("maximum", "minimum"):
        spread = broadcast_arrays(*arrays)
        pick = max if name == "maximum" else min
        made = _numpy.array([pick(a, b) for a, b in zip(spread[0].ravel().tolist(), spread[1].ravel().tolist())]).reshape(spread[0].shape)
        return made[()] if made.ndim == 0 else made
    return None


def _special(name, inputs, out, mask, dtype):
    """What the native loops do not do."""
    arrays = [asarray(one) for one in inputs]
    kinds = "".join(array.dtype.kind for array in arrays)
    out = out if isinstance(out, ndarray) else None
    if "M" in kinds or "m" in kinds:
        from . import times

        return times.arithmetic(name, arrays, inputs, out)
    if "O" in kinds and name in _NUMBERS_ONLY:
        raise TypeError(
            f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the"
            " casting rule ''safe''")
    if "O" in kinds or dtype is not None and dtype.kind == "O":
        return _objects(name, arrays, out, mask)
    if name == "multiply" and out is None and len(kinds) == 2 and set(kinds) & {"U", "S"} and set(kinds) & {"i", "u"}:
        raise TypeError("The 'out' kwarg is necessary. Use numpy.strings.multiply without it.")
    if name == "add" and set(kinds) == {"U", "S"}:
        raise UFuncTypeError(f"ufunc 'add' cannot use operands with types {arrays[0].dtype!r} and {arrays[1].dtype!r}")
    result = _texts(name, arrays)
    if result is not None:
        if out is not None:
            out[...] = result
            return out
        return result
    if name in ("equal", "not_equal"):
        if "V" in kinds and kinds == "VV" and arrays[0].dtype.names is not None:
            return _structures(name, arrays)
        if kinds == "VV" and arrays[0].dtype.itemsize == arrays[1].dtype.itemsize > 0 and arrays[1].dtype.names is None:
            same = _same_bytes(*broadcast_arrays(*arrays))
            return same if name == "equal" else ~same
        shape = broadcast_arrays(*arrays)[0].shape
        made = _numpy._zeros(shape, bool, "C")
        if name == "not_equal":
            made.fill(True)
        return made[()] if made.ndim == 0 else made
    shown = ", ".join(repr(array.dtype) for array in arrays)
    shown = f"({shown},)" if len(arrays) == 1 else f"({shown})"
    if name in ("isnan", "isinf", "isfinite", "sqrt", "exp", "log", "sin", "cos") or not set(kinds) <= set("biufcSU"):
        raise TypeError(
            f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the"
            " casting rule ''safe''")
    raise _UFuncNoLoopError(f"ufunc '{name}' did not contain a loop with signature matching types {shown} -> None")


def _same_bytes(a, b):
    """Whether elements that are nothing but bytes have the same."""
    size = a.dtype.itemsize
    a, b = (_numpy.array(one, None, True, "C").reshape(one.shape + (1,)).view("u1").reshape(one.shape + (size,)) for one in (a, b))
    return (a == b).all(-1)


def _structures(name, arrays):
    a, b = arrays
    if a.dtype.names != b.dtype.names:
        raise TypeError("Cannot compare structured arrays unless they have a common dtype.  I.e. `np.result_type(arr1, arr2)` must be defined.")
    same = None
    for field in a.dtype.names:
        part = a[field] == b[field]
        # Of a field of arrays all elements count.
        inner = len(a.dtype[field].shape)
        part = part.all(axis=tuple(range(-inner, 0))) if inner else part
        same = part if same is None else same & part
    return same if name == "equal" else ~same


def reduce_any(function, array, axes, dtype, out, keepdims, initial, where):
    """A function put between elements that are no numbers."""
    if array.dtype.kind in "mM":
        from . import times

        result = times.reduce(function.__name__, array, axes)
    else:
        work = _function(function.__name__)
        if array.dtype.kind in "US" and function.__name__ not in ("maximum", "minimum", "add", "logical_or", "logical_and"):
            raise _UFuncNoLoopError(f"ufunc '{function.__name__}' did not contain a loop with signature matching types {array.dtype!r} -> None")
        kept = [place for place in range(array.ndim) if place not in axes]
        order, shape = kept + list(axes), [array.shape[place] for place in kept] + [-1]
        lanes = array.transpose(order).reshape(shape)
        from .indexing import ndindex
        from .shaping import broadcast_to

        mask = None if where is True else broadcast_to(where, array.shape).transpose(order).reshape(shape)

        is_logic = function.__name__ in ("logical_or", "logical_and")
        result = _numpy._zeros(lanes.shape[:-1], array.dtype if array.dtype.kind in "US" and not is_logic else "O", "C")
        for index in ndindex(*lanes.shape[:-1]):
            values = lanes[index].tolist()
            if mask is not None:
                values = [value for value, counts in zip(values, mask[index].tolist()) if counts]
            total = initial
            for value in values:
                total = value if total is None else work(total, value)
            if total is None:
                identity = function.identity
                if identity is None:
                    raise ValueError(f"zero-size array to reduction operation {function.__name__} which has no identity")
                total = identity
            result[index] = total
        if is_logic and array.dtype.kind in "US":
            result = result.astype(bool)
        if dtype is not None:
            result = result.astype(dtype)
    if keepdims:
        result = asarray(result).reshape([1 if place in axes else array.shape[place] for place in range(array.ndim)])
    if out is not None:
        out[...] = result
        return out
    return result[()] if isinstance(result, ndarray) and result.ndim == 0 else result


def accumulate_any(function, array, axis, dtype, out):
    """Running results of elements that are no numbers."""
    if array.dtype.kind == "m":
        return function._accumulate(array.view("i8"), axis, None, None).view(array.dtype)
    work = _function(function.__name__)
    result = _numpy.array(array, "O")
    lanes = result.swapaxes(axis, -1)
    from .indexing import ndindex

    for index in ndindex(*lanes.shape[:-1]):
        lane = lanes[index]
        for place in range(1, lane.shape[0]):
            lane[place] = work(lane[place - 1], lane[place])
    return result


def arg_times(array, axis, is_max):
    """Places of the latest or earliest times; none comes first of all."""
    counts = array.view("i8")
    none = -(2**63)
    from .indexing import where

    bad = counts == none
    shifted = where(bad, 2**63 - 1 if is_max else none, counts) if bad.any() else counts
    return _numpy._arg_extreme(asarray(shifted), axis, is_max)


def arg_any(array, axis, is_max):
    """Places of the greatest or smallest of elements that only Python can compare."""
    lanes = array.swapaxes(axis, -1)
    result = _numpy._zeros(lanes.shape[:-1], "l", "C")
    from .indexing import ndindex

    for index in ndindex(*lanes.shape[:-1]):
        values = lanes[index].tolist()
        pick = max if is_max else min
        result[index] = values.index(pick(values))
    return result[()] if result.ndim == 0 else result




_register(_special=_special)
