"""Work on the fields of structured arrays."""
import numpy as np

from ._recjoins import (
    append_fields, find_duplicates, fixed_output, join_by, merge_arrays, rec_append_fields, rec_join, recursive_fill_fields, specification, stack_arrays,
)

__all__ = [
    "append_fields", "apply_along_fields", "assign_fields_by_name", "drop_fields", "find_duplicates", "flatten_descr", "get_fieldstructure", "get_names",
    "get_names_flat", "join_by", "merge_arrays", "rec_append_fields", "rec_drop_fields", "rec_join", "recursive_fill_fields", "rename_fields",
    "repack_fields", "require_fields", "stack_arrays", "structured_to_unstructured", "unstructured_to_structured",
]


def get_names(adtype):
    """The names of fields, nested as the fields are."""
    return tuple(name if adtype[name].names is None else (name, get_names(adtype[name])) for name in adtype.names)


def get_names_flat(adtype):
    """The names of fields and of the fields in them, one after the other."""
    found = []
    for name in adtype.names:
        found.append(name)
        if adtype[name].names is not None:
            found.extend(get_names_flat(adtype[name]))
    return tuple(found)


def flatten_descr(ndtype):
    """Names and types of the innermost fields."""
    if ndtype.names is None:
        return (("", ndtype),)
    found = []
    for name in ndtype.names:
        found.extend([(name, ndtype[name])] if ndtype[name].names is None else flatten_descr(ndtype[name]))
    return tuple(found)


def get_fieldstructure(adtype, lastname=None, parents=None):
    """For each field the names of those that it lies in, outermost first."""
    parents = {} if parents is None else parents
    above = (parents.get(lastname) or []) + [lastname] if lastname else []
    for name in adtype.names:
        if adtype[name].names is None:
            parents[name] = list(above)
        else:
            parents[name] = [lastname] if lastname else []
            get_fieldstructure(adtype[name], name, parents)
    return parents


def _mapped(kind, change):
    """The fields of a type after `change`, which gives a new name or None for each."""
    made = []
    for name in kind.names:
        renamed = change(name)
        inner = kind[name] if kind[name].names is None else _mapped(kind[name], change)
        if renamed is not None and (not isinstance(inner, list) or inner):
            made.append((renamed, inner))
    return made


def drop_fields(base, drop_names, usemask=True, asrecarray=False):
    """An array without some fields."""
    gone = {drop_names} if isinstance(drop_names, str) else set(drop_names)
    made = np.zeros(base.shape, _mapped(base.dtype, lambda name: None if name in gone else name))
    return fixed_output(recursive_fill_fields(base, made), usemask, asrecarray)


def rec_drop_fields(base, drop_names):
    """A record array without some fields."""
    return drop_fields(base, drop_names, usemask=False, asrecarray=True)


def rename_fields(base, namemapper):
    """An array whose fields have other names."""
    return base.view(_mapped(base.dtype, lambda name: namemapper.get(name, name)))


def repack_fields(a, align=False, recurse=False):
    """An array or type whose fields lie one right after the other (or aligned)."""
    if not isinstance(a, np.dtype):
        return a.astype(repack_fields(a.dtype, align, recurse), copy=False)
    if a.names is None:
        return a
    return np.dtype([(name, repack_fields(kind, align, True) if recurse else kind) for name, kind in specification(a)], align=align)


def _innermost(kind, offset=0):
    """Type, count and offset of each innermost field; a field of structures is taken apart."""
    found = []
    for name in kind.names:
        inner, start = kind.fields[name][:2]
        count = 1
        while inner.shape:
            for length in inner.shape:
                count *= length
            inner = inner.base
        if inner.names is None:
            found.append((inner, count, start + offset))
        else:
            for place in range(count):
                found.extend(_innermost(inner, start + offset + place * inner.itemsize))
    return found


def _at(array, kind, count, offset):
    """A field by its offset, as an array with a last dimension of `count`."""
    one = np.dtype({"names": ["f"], "formats": [(kind, (count,))], "offsets": [offset], "itemsize": array.dtype.itemsize})
    return array.view(one)["f"]


def structured_to_unstructured(arr, dtype=None, copy=False, casting="unsafe"):
    """The fields as a last dimension; a view where all are of one type and of equal distance."""
    if arr.dtype.names is None:
        raise ValueError("arr must be a structured array")
    fields = _innermost(arr.dtype)
    if not fields:
        if dtype is None:
            raise ValueError("arr has no fields. Unable to guess dtype")
        raise NotImplementedError("arr with no fields is not supported")
    kind = np.result_type(*[field[0] for field in fields]) if dtype is None else np.dtype(dtype)
    total = sum(field[1] for field in fields)
    places = [start + step * kind.itemsize for _, count, start in fields for step in range(count)]
    steps = {b - a for a, b in zip(places, places[1:])}
    if not copy and len(steps) < 2 and all(field[0] == kind for field in fields):
        first = _at(arr, *fields[0])
        return first._strided([*arr.shape, total], [*arr.strides, steps.pop() if steps else kind.itemsize], 0)
    made = np.empty(arr.shape + (total,), kind)
    place = 0
    for inner, count, start in fields:
        made[..., place:place + count] = _at(arr, inner, count, start).astype(kind, casting=casting)
        place += count
    return made


def unstructured_to_structured(arr, dtype=None, names=None, align=False, copy=False, casting="unsafe"):
    """The last dimension as fields."""
    if arr.shape == ():
        raise ValueError("arr must have at least one dimension")
    count = arr.shape[-1]
    if count == 0:
        raise NotImplementedError("last axis with size 0 is not supported")
    if dtype is None:
        names = [f"f{place}" for place in range(count)] if names is None else names
        kind = np.dtype([(name, arr.dtype) for name in names], align=align)
    else:
        if names is not None:
            raise ValueError("don't supply both dtype and names")
        kind = np.dtype(dtype)
        if count != sum(field[1] for field in _innermost(kind)):
            raise ValueError("The length of the last dimension of arr must be equal to the number of fields in dtype")
        if align and not kind.isalignedstruct:
            raise ValueError("align was True but dtype is not aligned")
    fields = _innermost(kind)
    if not copy and arr.flags.c_contiguous and kind.itemsize == count * arr.dtype.itemsize and all(field[0] == arr.dtype for field in fields):
        return arr.view(kind)[..., 0]
    made, place = np.zeros(arr.shape[:-1], kind), 0
    for inner, width, start in fields:
        _at(made, inner, width, start)[...] = arr[..., place:place + width].astype(inner, casting=casting)
        place += width
    return made


def apply_along_fields(func, arr):
    """A function that reduces, over the fields."""
    if arr.dtype.names is None:
        raise ValueError("arr must be a structured array")
    return func(structured_to_unstructured(arr), axis=-1)


def assign_fields_by_name(dst, src, zero_unassigned=True):
    """Sets fields to those of the same name."""
    if dst.dtype.names is None:
        dst[...] = src
        return
    for name in dst.dtype.names:
        if name in src.dtype.names:
            assign_fields_by_name(dst[name], src[name], zero_unassigned)
        elif zero_unassigned:
            dst[name] = 0


def require_fields(array, required_dtype):
    """An array with exactly these fields, taken by name, zero where there is none."""
    made = np.empty(array.shape, dtype=required_dtype)
    assign_fields_by_name(made, array)
    return made
