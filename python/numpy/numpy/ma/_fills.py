"""What stands in for masked elements where data without a mask is asked for."""
import numpy as np
from numpy import ndarray

from ._masks import nomask

default_filler = {"b": True, "c": 1.0e20 + 0.0j, "f": 1.0e20, "i": 999999, "O": "?", "S": b"N/A", "u": 999999, "V": b"???", "U": "N/A"}


def _type_of(obj):
    if isinstance(obj, np.dtype):
        return obj
    return obj.dtype if hasattr(obj, "dtype") else np.asanyarray(obj).dtype


def _by_field(dtype, of):
    """`of` each primitive part of a type, in its structure."""
    if dtype.names is not None:
        made = np.zeros((), dtype)
        for name in dtype.names:
            made[name] = _by_field(dtype[name], of)
        return made[()]
    if dtype.subdtype is not None:
        return np.full(dtype.subdtype[1], _by_field(dtype.subdtype[0], of))
    return of(dtype)


def _default(dtype):
    if dtype.kind in "Mm":
        # Times that are none, of the unit of the type.
        return np.array(-(2**63), "i8").view(dtype)[()]
    return default_filler.get(dtype.kind, "?")


def default_fill_value(obj):
    """What fills masked elements of a type, or of an object's type, unless another value is set."""
    return _by_field(_type_of(obj), _default)


def _extreme(is_max):
    def extreme(dtype):
        kind = dtype.kind
        if kind in "iu":
            limits = np.iinfo(dtype)
            return limits.max if is_max else limits.min
        if kind == "f":
            return np.inf if is_max else -np.inf
        if kind == "c":
            return complex(np.inf, np.inf) if is_max else complex(-np.inf, -np.inf)
        if kind == "b":
            return int(is_max)
        if kind in "mM":
            return 2**63 - 1 if is_max else -(2**63)
        return None

    return extreme


def minimum_fill_value(obj):
    """The greatest value of a type: what fills masked elements when the smallest is looked for."""
    return _by_field(_type_of(obj), _extreme(True))


def maximum_fill_value(obj):
    """The smallest value of a type: what fills masked elements when the greatest is looked for."""
    return _by_field(_type_of(obj), _extreme(False))


def _spread_fields(value, dtype):
    """One value, or one for each field, as a tuple that fits the fields of a type."""
    found = []
    for part, name in zip(np.resize(value, len(dtype.names)), dtype.names):
        kind = dtype[name]
        kind = kind if kind.subdtype is None else kind.subdtype[0]
        found.append(_spread_fields(part, kind) if kind.names is not None else np.array(part, dtype=kind).item())
    return tuple(found)


_recursive_set_fill_value = _spread_fields


def _check_fill_value(fill_value, ndtype):
    """A fill value as an array of a type without dimensions."""
    ndtype = np.dtype(ndtype)
    if fill_value is None:
        fill_value = default_fill_value(ndtype)
    elif ndtype.names is not None:
        if isinstance(fill_value, (ndarray, np.void)):
            try:
                fill_value = np.asarray(fill_value, dtype=ndtype)
            except ValueError as error:
                raise ValueError(f"Unable to transform {fill_value} to dtype {ndtype}") from error
        else:
            fill_value = np.array(_spread_fields(np.asarray(fill_value, dtype=object), ndtype), dtype=ndtype)
    elif isinstance(fill_value, str) and ndtype.char not in "OSVU":
        raise TypeError(f"Cannot set fill value of string with array of dtype {ndtype}")
    else:
        try:
            fill_value = np.asarray(fill_value, dtype=ndtype)
        except (OverflowError, ValueError) as error:
            raise TypeError(f"Cannot convert fill_value {fill_value} to dtype {ndtype}") from error
    return np.array(fill_value, ndtype if ndtype.kind in "mM" and not isinstance(fill_value, ndarray) else None)


def set_fill_value(a, fill_value):
    """Sets what fills masked elements, where there can be some."""
    from . import core as ma

    if isinstance(a, ma.MaskedArray):
        a.set_fill_value(fill_value)


def get_fill_value(a):
    """What fills the masked elements of an array, or would."""
    from . import core as ma

    return a.fill_value if isinstance(a, ma.MaskedArray) else default_fill_value(a)


def common_fill_value(a, b):
    """The fill value of two arrays where it is the same, else None."""
    one, other = get_fill_value(a), get_fill_value(b)
    return one if one == other else None


def filled(a, fill_value=None):
    """An array without a mask, masked elements of which are a fill value."""
    if hasattr(a, "filled"):
        return a.filled(fill_value)
    if isinstance(a, ndarray):
        return a
    return np.array(a, "O") if isinstance(a, dict) else np.array(a)


def _fill_fields(into, mask, fill_value):
    for name in into.dtype.names:
        part = into[name]
        if part.dtype.names is not None:
            _fill_fields(part, mask[name], fill_value[name])
        else:
            np.copyto(part, fill_value[name], where=mask[name])


_recursive_filled = _fill_fields


def getdata(a, subok=True):
    """The data of an array with masked elements as they lie there; other arrays as they are."""
    try:
        data = a._data
    except AttributeError:
        data = np.array(a, copy=None, subok=subok)
    return data if subok else data.view(ndarray)


get_data = getdata


def fix_invalid(a, mask=nomask, copy=True, fill_value=None):
    """An array whose elements that are no finite numbers are masked and filled."""
    from . import core as ma

    a = ma.masked_array(a, mask=mask, copy=copy, subok=True)
    invalid = np.logical_not(np.isfinite(a._data))
    if not invalid.any():
        return a
    a._mask |= invalid
    a._data[invalid] = a.fill_value if fill_value is None else fill_value
    return a


def is_string_or_list_of_strings(val):
    """Whether something names fields."""
    return isinstance(val, str) or isinstance(val, list) and len(val) > 0 and all(isinstance(one, str) for one in val)


def flatten_structured_array(a):
    """The fields of an array as columns of one more dimension."""
    from . import core as ma

    def leaves(value):
        for part in value:
            if isinstance(part, (tuple, list, np.void)) or getattr(getattr(part, "dtype", None), "names", None) is not None:
                yield from leaves(part)
            else:
                yield part

    a = np.asanyarray(a)
    shape = a.shape
    a = a.ravel()
    if isinstance(a, ma.MaskedArray):
        out = np.array([tuple(leaves(row.item())) for row in a._data]).view(ma.MaskedArray)
        out._mask = np.array([tuple(leaves(row.item())) for row in ma.getmaskarray(a)])
    else:
        out = np.array([tuple(leaves(row.item())) for row in a])
    if len(shape) > 1:
        out.shape = (*shape, out.shape[-1])
    return out
