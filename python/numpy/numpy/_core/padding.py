"""Arrays with a border."""
import _numpy
from _numpy import asarray

from .shaping import broadcast_to, concatenate, flip, moveaxis, repeat

__all__ = ["pad"]


def _pairs(value, count, as_index=True):
    """For each dimension what comes before and behind."""
    if isinstance(value, dict):
        pairs = [(0, 0)] * count
        for one, pair in value.items():
            pairs[one] = tuple(pair) if isinstance(pair, (tuple, list)) else (pair, pair)
        return pairs
    array = asarray(value)
    if as_index and array.dtype.kind not in "iu":
        raise TypeError("`pad_width` must be of integral type.")
    spread = broadcast_to(array, (count, 2)) if array.size != 0 else array
    pairs = spread.tolist()
    if as_index and any(part < 0 for pair in pairs for part in pair):
        raise ValueError("index can't contain negative values")
    return [tuple(pair) for pair in pairs]


def pad(array, pad_width, mode="constant", **keywords):
    """An array with more elements around."""
    array = asarray(array)
    if array.ndim > 1 and array.flags.f_contiguous and not array.flags.c_contiguous and not callable(mode):
        return pad(array.copy(), pad_width, mode, **keywords).copy("F")
    widths = _pairs(pad_width, array.ndim)
    if callable(mode):
        padded = _padded(array, widths)
        for place in range(array.ndim):
            lanes = moveaxis(padded, place, -1)
            import itertools

            for index in itertools.product(*map(range, lanes.shape[:-1])):
                mode(lanes[index], widths[place], place, keywords)
        return padded
    allowed = {
        "empty": [], "edge": [], "wrap": [], "constant": ["constant_values"], "linear_ramp": ["end_values"], "maximum": ["stat_length"],
        "mean": ["stat_length"], "median": ["stat_length"], "minimum": ["stat_length"], "reflect": ["reflect_type"], "symmetric": ["reflect_type"],
    }
    if mode not in allowed:
        raise ValueError(f"mode '{mode}' is not supported")
    unknown = set(keywords) - set(allowed[mode])
    if unknown:
        raise ValueError(f"unsupported keyword arguments for mode '{mode}': {unknown}")
    padded = _padded(array, widths)
    if mode == "constant":
        values = _pairs(keywords.get("constant_values", 0), array.ndim, False)
        for place, ((before, after), (low, high)) in enumerate(zip(widths, values)):
            lane = (slice(None),) * place
            padded[lane + (slice(0, before),)] = low
            padded[lane + (slice(padded.shape[place] - after, None),)] = high
        return padded
    if mode == "empty":
        return padded
    if array.size == 0:
        for place, (before, after) in enumerate(widths):
            if array.shape[place] == 0 and before + after > 0:
                raise ValueError(f"can't extend empty axis {place} using modes other than 'constant' or 'empty'")
        return padded
    if mode in ("edge", "wrap", "reflect", "symmetric"):
        result = array
        for place, (before, after) in enumerate(widths):
            result = _continued(result, place, before, after, mode, keywords.get("reflect_type", "even"))
        return result
    return _with_statistics(array, widths, mode, keywords)


def _padded(array, widths):
    made = _numpy._zeros([length + before + after for length, (before, after) in zip(array.shape, widths)], array.dtype, "C")
    made[tuple(slice(before, before + length) for length, (before, _) in zip(array.shape, widths))] = array
    return made


def _continued(array, axis, before, after, mode, reflect_type):
    length = array.shape[axis]
    places = []
    for place in range(-before, length + after):
        if mode == "edge":
            places.append(min(max(place, 0), length - 1))
        elif mode == "wrap":
            places.append(place % length)
        elif mode == "symmetric":
            turn = place % (2 * length)
            places.append(turn if turn < length else 2 * length - 1 - turn)
        elif length == 1:
            places.append(0)
        else:
            turn = place % (2 * length - 2)
            places.append(turn if turn < length else 2 * length - 2 - turn)
    result = array.take(places, axis)
    if reflect_type == "odd" and mode in ("reflect", "symmetric"):
        lane = (slice(None),) * axis
        first, last = array[lane + (slice(0, 1),)], array[lane + (slice(-1, None),)]
        if before:
            result[lane + (slice(0, before),)] = 2 * first - result[lane + (slice(0, before),)]
        if after:
            result[lane + (slice(before + length, None),)] = 2 * last - result[lane + (slice(before + length, None),)]
    return result


def _with_statistics(array, widths, mode, keywords):
    from . import reductions
    from .creation import linspace

    result = array
    for place, (before, after) in enumerate(widths):
        length = result.shape[place]
        lane = (slice(None),) * place
        if mode == "linear_ramp":
            low, high = _pairs(keywords.get("end_values", 0), array.ndim, False)[place]
            first, last = result[lane + (0,)], result[lane + (-1,)]
            parts = [linspace(low, first, before, endpoint=False, axis=place, dtype=array.dtype) if before else None, result,
                     flip(linspace(high, last, after, endpoint=False, axis=place, dtype=array.dtype), place) if after else None]
            result = concatenate([part for part in parts if part is not None], axis=place)
            continue
        stat = keywords.get("stat_length")
        left, right = (length, length) if stat is None else _pairs(stat, array.ndim)[place]
        left, right = min(left, length), min(right, length)
        if (left == 0 or right == 0) and mode in ("maximum", "minimum"):
            raise ValueError("stat_length of 0 yields no value for padding")
        function = {"maximum": reductions.max, "minimum": reductions.min, "mean": reductions.mean, "median": reductions.median}[mode]

        def value(part):
            found = function(part, axis=place, keepdims=True)
            if array.dtype.kind in "iu" and mode in ("mean", "median"):
                from .ufuncs import rint

                found = rint(found)
            return found.astype(array.dtype)

        pieces = []
        if before:
            pieces.append(repeat(value(result[lane + (slice(0, left),)]), before, place))
        pieces.append(result)
        if after:
            pieces.append(repeat(value(result[lane + (slice(length - right, None),)]), after, place))
        result = concatenate(pieces, axis=place)
    return result
