"""The universal functions: the native ones by name, and how their methods read arguments."""
import operator

import _numpy
from _numpy import _array_of, _register, asarray, dtype, ndarray, ufunc

from ..exceptions import AxisError
from . import _aliases

_ALL = {function.__name__: function for function in _numpy._ufuncs()}
globals().update(_ALL)
true_divide = divide = _ALL["divide"]
mod = remainder = _ALL["remainder"]
abs = absolute = _ALL["absolute"]
conj = conjugate = _ALL["conjugate"]
bitwise_not = bitwise_invert = invert = _ALL["invert"]
bitwise_left_shift = _ALL["left_shift"]
bitwise_right_shift = _ALL["right_shift"]
acos, acosh, asin, asinh = _ALL["arccos"], _ALL["arccosh"], _ALL["arcsin"], _ALL["arcsinh"]
atan, atanh, atan2, pow = _ALL["arctan"], _ALL["arctanh"], _ALL["arctan2"], _ALL["power"]

__all__ = [
    *_ALL, "true_divide", "mod", "abs", "conj", "bitwise_not", "bitwise_invert", "bitwise_left_shift", "bitwise_right_shift", "acos", "acosh",
    "asin", "asinh", "atan", "atanh", "atan2", "pow", "isnat",
]


def normalized_axes(axis, ndim, name=None):
    """Axes as a list of numbers from 0, each once."""
    if axis is None:
        return list(range(ndim))
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    found = []
    for one in axes:
        place = operator.index(one)
        if not -ndim <= place < ndim:
            if ndim == 0 and place in (0, -1):
                continue
            raise AxisError(place, ndim, name)
        found.append(place % ndim)
    if len(set(found)) != len(found):
        raise ValueError("repeated axis" if name is None else f"repeated axis in `{name}` argument" if name else "duplicate value in 'axis'")
    return found


def normalize_axis_index(axis, ndim, msg_prefix=None):
    """An axis counted from 0."""
    axis = operator.index(axis)
    if not -ndim <= axis < ndim:
        raise AxisError(axis, ndim, msg_prefix)
    return axis % ndim


def _single(out):
    return out[0] if isinstance(out, tuple) else out


_NO_VALUE = object()


def _ufunc_reduce(function, array, axis=0, dtype=None, out=None, keepdims=False, initial=_NO_VALUE, where=True):
    if function.nin != 2 or function.nout != 1:
        raise ValueError("reduce only supported for binary functions")
    source = _numpy.array(array, None, None, None, True)
    out = _single(out)
    axes = normalized_axes(axis, source.ndim)
    plain = source.view(ndarray) if type(source) is not ndarray else source
    kind = source.dtype.kind
    if kind not in "biufc" or dtype is not None and _numpy.dtype(dtype).kind not in "biufc":
        from .special import reduce_any

        result = reduce_any(function, plain, axes, dtype, out, keepdims, None if initial is _NO_VALUE else initial, where)
    else:
        mask = None if where is True else where
        result = function._reduce(plain, axes, dtype, out, keepdims, None if initial is _NO_VALUE or initial is None else initial, mask)
    if out is None and type(source) is not ndarray:
        from .methods import _wrap_result

        result = result if isinstance(result, ndarray) else asarray(result)
        return _wrap_result(source, result, None, result.ndim == 0)
    return result


def _ufunc_accumulate(function, array, axis=0, dtype=None, out=None):
    if function.nin != 2 or function.nout != 1:
        raise ValueError("accumulate only supported for binary functions")
    like = _numpy.array(array, None, None, None, True)
    if type(like) is not ndarray:
        result = _ufunc_accumulate(function, like.view(ndarray), axis, dtype, out)
        if out is not None:
            return result
        from .methods import _wrap_result

        return _wrap_result(like, result)
    source = like
    if source.ndim == 0:
        raise TypeError("cannot accumulate on a scalar")
    place = normalize_axis_index(axis, source.ndim)
    if source.dtype.kind not in "biufc":
        from .special import accumulate_any

        return accumulate_any(function, source, place, dtype, _single(out))
    return function._accumulate(source, place, dtype, _single(out))


def _ufunc_reduceat(function, array, indices, axis=0, dtype=None, out=None):
    source = asarray(array)
    place = normalize_axis_index(axis, source.ndim)
    places = [operator.index(index) for index in indices]
    length = source.shape[place]
    parts = []
    for number, start in enumerate(places):
        if not 0 <= start < length:
            raise IndexError(f"index {start} out-of-bounds in {function.__name__}.reduceat [0, {length})")
        stop = places[number + 1] if number + 1 < len(places) else length
        lane = (slice(None),) * place
        if start < stop:
            parts.append(function.reduce(source[lane + (slice(start, stop),)], axis=place, dtype=dtype, keepdims=True))
        else:
            first = source[lane + (slice(start, start + 1),)]
            parts.append(first if dtype is None else first.astype(dtype))
    from .shaping import concatenate

    result = concatenate(parts, axis=place) if parts else source[(slice(None),) * place + (slice(0, 0),)]
    if out is not None:
        _single(out)[...] = result
        return _single(out)
    return result


def _ufunc_outer(function, a, b, /, **keywords):
    a, b = _numpy.array(a, None, None, None, True), _numpy.array(b, None, None, None, True)
    return function(a.reshape(a.shape + (1,) * b.ndim), b, **keywords)


def _ufunc_at(function, a, indices, b=None, /):
    if not isinstance(a, ndarray):
        raise TypeError("first operand must be array")
    from .indexing import flat_places

    places = flat_places(a, indices)
    values = None if b is None else asarray(b)
    if values is not None:
        from .shaping import broadcast_to

        values = broadcast_to(values, places.shape).ravel()
    flat = a.reshape(-1) if a.flags.c_contiguous else a.flatten()
    for number, place in enumerate(places.ravel().tolist()):
        flat[place] = function(flat[place]) if values is None else function(flat[place], values[number])
    if not a.flags.c_contiguous:
        a[...] = flat.reshape(a.shape)


def _ufunc_refused(function, method, *inputs, out=(), **keywords):
    said = [repr(function), repr(method), *map(repr, inputs), *([f"out={out!r}"] if out else []), *(f"{name}={value!r}" for name, value in keywords.items())]
    kinds = ", ".join(repr(type(one).__name__) for one in (*inputs, *out))
    raise TypeError(f"operand type(s) all returned NotImplemented from __array_ufunc__({', '.join(said)}): {kinds}")


def _ufunc_resolve(function, dtypes, **keywords):
    raise NotImplementedError(f"{function.__name__}.resolve_dtypes is not there: call the function on empty arrays and look at the result's dtype")


def isnat(x, /, out=None):
    """Whether a time is none."""
    x = asarray(x)
    if x.dtype.kind not in "mM":
        raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")
    return equal(x.view("i8"), -(2**63), out=out)


equal = _ALL["equal"]

_register(
    _ufunc_reduce=_ufunc_reduce, _ufunc_accumulate=_ufunc_accumulate, _ufunc_reduceat=_ufunc_reduceat, _ufunc_outer=_ufunc_outer,
    _ufunc_at=_ufunc_at, _ufunc_resolve=_ufunc_resolve, _ufunc_refused=_ufunc_refused, **_ALL,
)

_aliases.fill("umath", _ALL)
