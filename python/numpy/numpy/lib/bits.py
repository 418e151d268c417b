"""Numbers as digits and bits."""
import operator

import numpy as np

__all__ = ["packbits", "unpackbits", "base_repr", "binary_repr"]


def _along(a, axis, bitorder):
    if bitorder[:1] not in ("b", "l"):
        raise ValueError("'order' must be either 'little' or 'big'")
    if axis is None:
        return a.ravel(), 0
    return a, np.lib.array_utils.normalize_axis_index(operator.index(axis), a.ndim)


def packbits(a, /, axis=None, bitorder="big"):
    """Eight elements each, as bits of one byte; elements that are missing are zeros."""
    a = np.asarray(a)
    if a.dtype.kind not in "biu":
        raise TypeError("Expected an input array of integer or boolean data type")
    a, axis = _along(a, axis, bitorder)
    bits = np.moveaxis(a != 0, axis, -1).astype(np.uint8)
    missing = -bits.shape[-1] % 8
    if missing:
        bits = np.concatenate((bits, np.zeros(bits.shape[:-1] + (missing,), np.uint8)), axis=-1)
    places = np.arange(8, dtype=np.uint8)
    bits = bits.reshape(bits.shape[:-1] + (bits.shape[-1] // 8, 8)) << (places if bitorder[0] == "l" else places[::-1])
    return np.ascontiguousarray(np.moveaxis(bits.sum(-1, dtype=np.uint8), -1, axis))


def unpackbits(a, /, axis=None, count=None, bitorder="big"):
    """The bits of each byte, as bytes; `count` of them (all but so many if it is negative)."""
    a = np.asarray(a)
    if a.dtype != np.uint8:
        raise TypeError("Expected an input array of unsigned byte data type")
    a, axis = _along(a, axis, bitorder)
    places = np.arange(8, dtype=np.uint8)
    lanes = np.moveaxis(a, axis, -1)
    bits = (lanes[..., None] >> (places if bitorder[0] == "l" else places[::-1])) & np.uint8(1)
    bits = bits.reshape(lanes.shape[:-1] + (lanes.shape[-1] * 8,))
    if count is not None:
        length = bits.shape[-1]
        if count < -length:
            raise ValueError("-count larger than number of elements")
        count = count + length if count < 0 else count
        if count > length:
            bits = np.concatenate((bits, np.zeros(bits.shape[:-1] + (count - length,), np.uint8)), axis=-1)
        bits = bits[..., :count]
    return np.ascontiguousarray(np.moveaxis(bits, -1, axis))


def base_repr(number, base=2, padding=0):
    """The digits of a whole number in a base up to 36, with `padding` zeros before them."""
    if base > 36:
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    left, text = abs(int(number)), ""
    while left:
        left, digit = divmod(left, base)
        text = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + text
    text = "0" * padding + text
    return f"-{text}" if number < 0 else text or "0"


def binary_repr(num, width=None):
    """The binary digits of a whole number; with a width, negative ones as their two's complement."""
    num = operator.index(num)
    if num == 0:
        return "0" * (width or 1)
    if num < 0 and width is None:
        return f"-{-num:b}"
    needed = num.bit_length() if num > 0 else (-num - 1).bit_length() + 1
    if width is not None and width < needed:
        raise ValueError(f"Insufficient bit width={width!r} provided for binwidth={needed!r}")
    width = needed if width is None else width
    return f"{num if num > 0 else (1 << width) + num:0{width}b}"


for _name in __all__:
    globals()[_name].__module__ = "numpy"
