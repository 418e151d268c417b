"""Operators for classes that only define `__array_ufunc__`."""
import numpy as np

__all__ = ["NDArrayOperatorsMixin"]

_BINARY = {
    "add": np.add, "sub": np.subtract, "mul": np.multiply, "matmul": np.matmul, "truediv": np.true_divide, "floordiv": np.floor_divide,
    "mod": np.remainder, "divmod": np.divmod, "pow": np.power, "lshift": np.left_shift, "rshift": np.right_shift, "and": np.bitwise_and,
    "xor": np.bitwise_xor, "or": np.bitwise_or,
}
_COMPARING = {"lt": np.less, "le": np.less_equal, "eq": np.equal, "ne": np.not_equal, "gt": np.greater, "ge": np.greater_equal}
_UNARY = {"neg": np.negative, "pos": np.positive, "abs": np.absolute, "invert": np.invert}


def _declines(other):
    return getattr(other, "__array_ufunc__", True) is None


def _forward(function):
    return lambda self, other: NotImplemented if _declines(other) else function(self, other)


def _backward(function):
    return lambda self, other: NotImplemented if _declines(other) else function(other, self)


def _in_place(function):
    return lambda self, other: function(self, other, out=(self,))


def _alone(function):
    return lambda self: function(self)


def _methods():
    made = {f"__{name}__": _forward(function) for name, function in (_BINARY | _COMPARING).items()}
    made |= {f"__r{name}__": _backward(function) for name, function in _BINARY.items()}
    made |= {f"__i{name}__": _in_place(function) for name, function in _BINARY.items() if name != "divmod"}
    made |= {f"__{name}__": _alone(function) for name, function in _UNARY.items()}
    for name, function in made.items():
        function.__name__ = function.__qualname__ = name
    return made


class NDArrayOperatorsMixin:
    """Gives a class all operators by its `__array_ufunc__`."""

    __slots__ = ()
    locals().update(_methods())
    __hash__ = None
