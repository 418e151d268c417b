"""Integers within bounds, of all integer types."""
import numpy as np

__all__ = ["integers"]

_BOUNDS = {"bool": (0, 1)}
for _bits in (8, 16, 32, 64):
    _BOUNDS[f"int{_bits}"] = (-(2 ** (_bits - 1)), 2 ** (_bits - 1) - 1)
    _BOUNDS[f"uint{_bits}"] = (0, 2**_bits - 1)

_MASK = 2**64 - 1


def _disordered(low, is_closed):
    if not np.any(low):
        return ValueError(f"high {'<' if is_closed else '<='} 0")
    return ValueError(f"low {'>' if is_closed else '>='} high")


def integers(source, low, high, size, dtype, is_closed, name):
    """Integers of a type from `low` to `high`: a scalar, or an array of a size or of what the bounds' shapes make."""
    if high is None:
        low, high = 0, low
    kind = _INT64 if dtype is np.int64 else np.dtype(dtype)
    bounds = _BOUNDS.get(kind.name)
    if bounds is None:
        raise TypeError(f"Unsupported dtype {kind!r} for {name}")
    if not kind.isnative:
        kind = _native(kind, name)
    if size is not None and not isinstance(size, int) and np.prod(size) == 0 or isinstance(size, int) and size == 0:
        return np.empty(size, kind)
    if type(low) is not int or type(high) is not int:
        lows, highs = np.asarray(low), np.asarray(high)
        if any(bound.ndim > (size is not None) or bound.size != 1 for bound in (lows, highs)):
            return _each(source, lows, highs, size, kind, is_closed, bounds)
        low, high = (int(bound.item()) for bound in (lows, highs))
    last = high if is_closed else high - 1
    if low < bounds[0]:
        raise ValueError(f"low is out of bounds for {kind.name}")
    if last > bounds[1]:
        raise ValueError(f"high is out of bounds for {kind.name}")
    if low > last:
        raise _disordered(low, is_closed)
    drawn = source.integers(low & _MASK, last - low, size, kind)
    if size is None and (dtype is bool or dtype is int):
        return dtype(drawn)
    return drawn


_INT64 = np.dtype(np.int64)


def _native(kind, name):
    words = (
        "Providing a dtype with a non-native byteorder is not supported. If you require platform-independent byteorder, call byteswap when required."
    )
    if name == "integers":
        raise ValueError(words)
    import warnings

    warnings.warn(words + "\nIn future version, providing byteorder will raise a ValueError", DeprecationWarning, stacklevel=4)
    return kind.newbyteorder("=")


def _each(source, lows, highs, size, kind, is_closed, bounds):
    """Integers with bounds that are arrays."""
    if lows.size and _number(lows.min()) < bounds[0]:
        raise ValueError(f"low is out of bounds for {kind.name}")
    if all(array.dtype.kind in "bi" for array in (lows, highs)) and (is_closed or not highs.size or highs.min() > _BOUNDS["int64"][0]):
        firsts, lasts = lows.astype(np.int64), highs.astype(np.int64) - (not is_closed)
    else:
        # Python's integers, as the bound beyond the last may be too great for any type.
        firsts = np.array([int(low) for low in lows.ravel().tolist()], object).reshape(lows.shape)
        lasts = np.array([int(high) - (not is_closed) for high in highs.ravel().tolist()], object).reshape(highs.shape)
    if lasts.size and _number(lasts.max()) > bounds[1]:
        raise ValueError(f"high is out of bounds for {kind.name}")
    if lows.shape != highs.shape:
        _refuse_shapes(lows, highs)
    if np.any(firsts > lasts):
        raise _disordered(lows, is_closed)
    shape = fitted(size, lows, highs)
    if firsts.dtype != object:
        firsts, lasts = firsts.view(np.uint64), lasts.view(np.uint64)
        spans = np.broadcast_to(lasts - firsts, shape)
    else:
        spans = np.broadcast_to(lasts, shape) - np.broadcast_to(firsts, shape)
        spans = np.array(spans.ravel().tolist(), np.uint64).reshape(shape)
        firsts = np.array([first & _MASK for first in firsts.ravel().tolist()], np.uint64).reshape(firsts.shape)
    return source.integers_each(np.broadcast_to(firsts, shape), spans, kind)


def _number(scalar):
    """A number of Python's, which compares with any other."""
    return scalar.item() if isinstance(scalar, np.generic) else scalar


def _refuse_shapes(lows, highs):
    try:
        np.broadcast(lows, highs)
    except ValueError:
        shapes = " ".join(str(array.shape).replace(" ", "") for array in (lows, highs))
        raise ValueError(f"operands could not be broadcast together with shapes {shapes} ") from None


def fitted(size, *arrays):
    """The shape of a result for arrays of parameters: theirs, or one of a size, which must hold theirs."""
    common = np.broadcast(*arrays)
    if size is None:
        return common.shape
    made = np.empty(size, np.int8)
    common = np.broadcast(*arrays, made)
    if common.shape != made.shape:
        raise ValueError(f"Output size {made.shape} is not compatible with broadcast dimensions of inputs {common.shape}.")
    return made.shape
