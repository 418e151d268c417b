"""Types for annotations."""
import typing

from numpy import dtype, ndarray

__all__ = ["ArrayLike", "DTypeLike", "NBitBase", "NDArray"]

_ScalarType_co = typing.TypeVar("_ScalarType_co", bound="numpy.generic", covariant=True)

#: Whatever `np.array` takes.
ArrayLike = typing.Any
#: Whatever `np.dtype` takes.
DTypeLike = typing.Any
#: An array of elements of one class.
NDArray = ndarray[typing.Any, dtype[_ScalarType_co]]


class NBitBase:
    """Stands for a precision in annotations of functions over several of them."""

    def __init_subclass__(cls):
        if cls.__name__ not in {"NBitBase", "_256Bit", "_128Bit", "_96Bit", "_80Bit", "_64Bit", "_32Bit", "_16Bit", "_8Bit"}:
            raise TypeError('cannot inherit from final class "NBitBase"')
        super().__init_subclass__()
