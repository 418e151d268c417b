"""Structured arrays put together: beside each other, below each other, by keys."""
import numpy as np


def specification(kind):
    """Names (with titles) and types of fields."""
    if kind.names is None:
        return [("", kind)]
    return [((field[2], name) if len(field) > 2 else name, field[0]) for name, field in ((name, kind.fields[name]) for name in kind.names)]


def fixed_output(made, usemask=True, asrecarray=False):
    """A result as masked, plain or record array."""
    if type(made).__name__ == "MaskedArray":
        if usemask:
            return made
        made = np.ma.filled(made)
    return made.view(np.recarray) if asrecarray else made


_FILLS = {"b": True, "i": 999999, "u": 999999, "f": 1e20, "c": 1e20 + 0j, "S": b"N/A", "U": "N/A", "O": "?"}


def _blank(length, kind, usemask):
    """Rows that are masked; without masks they hold what masked elements are filled with."""
    if usemask:
        return np.ma.masked_all(length, kind)
    made = np.zeros(length, kind)
    for name, inner in ((name, made.dtype[name]) for name in made.dtype.names):
        if inner.kind in _FILLS:
            made[name] = _FILLS[inner.kind]
    return made


def recursive_fill_fields(input, output):
    """Copies fields of the same names into an array that may be longer."""
    for name in output.dtype.names:
        if name not in input.dtype.names:
            continue
        field = input[name]
        if field.dtype.names is not None:
            recursive_fill_fields(field, output[name])
        else:
            output[name][:len(field)] = field
    return output


def _flat_fields(array, flatten):
    """(name, type, values) of what one array adds to a merged one."""
    kind = array.dtype
    if kind.names is None or not flatten and len(kind.names) != 1:
        return [("", kind, array)]
    parts = []
    for name, inner in specification(kind):
        own = array[name if isinstance(name, str) else name[1]]
        parts.extend(_flat_fields(own, True) if flatten and inner.names is not None else [(name, inner, own)])
    return parts


def merge_arrays(seqarrays, fill_value=-1, flatten=False, usemask=False, asrecarray=False):
    """Arrays as the fields of one, field beside field; short ones are filled up."""
    if not isinstance(seqarrays, (np.ndarray, np.void)) and len(seqarrays) == 1:
        seqarrays = np.asanyarray(seqarrays[0])
    if isinstance(seqarrays, (np.ndarray, np.void)):
        single = np.asanyarray(seqarrays).ravel()
        kind = single.dtype if single.dtype.names is not None else np.dtype([("", single.dtype)])
        if not flatten or all(inner.names is None for _, inner in specification(kind)):
            return single.view(kind).view(np.ma.MaskedArray if usemask else np.recarray if asrecarray else np.ndarray)
        seqarrays = (single,)
    arrays = [np.asanyarray(one).ravel() for one in seqarrays]
    length = max(one.size for one in arrays)
    parts = [part for one in arrays for part in _flat_fields(one, flatten)]
    kind = np.dtype([part[:2] for part in parts])
    made = np.ma.masked_all(length, kind) if usemask else np.empty(length, kind)
    for name, (_, inner, values) in zip(kind.names, parts):
        made[name][:len(values)] = values
        if len(values) < length and not usemask:
            made[name][len(values):] = _filling(fill_value, inner)
    return fixed_output(made, usemask, asrecarray) if usemask or asrecarray else made


def _filling(value, kind):
    if kind.kind in "US":
        return str(value) if kind.kind == "U" else str(value).encode()
    return value if kind.names is None else np.zeros((), kind)


def append_fields(base, names, data, dtypes=None, fill_value=-1, usemask=True, asrecarray=False):
    """An array with more fields."""
    if isinstance(names, (tuple, list)):
        if len(names) != len(data):
            raise ValueError("The number of arrays does not match the number of names")
    elif isinstance(names, str):
        names, data = [names], [data]
    if dtypes is None:
        dtypes = [None] * len(data)
    else:
        dtypes = list(dtypes) if isinstance(dtypes, (tuple, list)) else [dtypes]
        if len(dtypes) != len(data):
            if len(dtypes) != 1:
                raise ValueError("The dtypes argument must be None, a dtype, or a list.")
            dtypes = dtypes * len(data)
    columns = [np.array(one, copy=None, subok=True, dtype=kind) for one, kind in zip(data, dtypes)]
    base = merge_arrays(base, usemask=usemask, fill_value=fill_value)
    length = max(len(base), *(len(one) for one in columns))
    kind = specification(base.dtype) + [(name, one.dtype) for name, one in zip(names, columns)]
    made = _blank(length, kind, usemask)
    recursive_fill_fields(base, made)
    for name, one in zip(names, columns):
        made[name][:len(one)] = one
    return fixed_output(made, usemask, asrecarray) if usemask or asrecarray else made


def rec_append_fields(base, names, data, dtypes=None):
    """A record array with more fields."""
    return append_fields(base, names, data=data, dtypes=dtypes, asrecarray=True, usemask=False)


def _with_defaults(made, defaults):
    for name, value in (defaults or {}).items():
        if name in made.dtype.names and hasattr(made, "mask"):
            made.fill_value[name] = value
            made.data[name][made.mask[name]] = value
    return made


def stack_arrays(arrays, defaults=None, usemask=True, asrecarray=False, autoconvert=False):
    """Arrays one below the other; fields that some lack are masked there."""
    if isinstance(arrays, np.ndarray):
        return arrays
    if len(arrays) == 1:
        return arrays[0]
    arrays = [np.asanyarray(one).ravel() for one in arrays]
    kinds = {}
    for one in arrays:
        for name, kind in specification(one.dtype):
            if autoconvert:
                kinds[name] = max(kind, kinds.get(name, kind))
            elif kinds.setdefault(name, kind) != kind:
                raise TypeError(f"Incompatible type '{kinds[name]}' <> '{kind}'")
    if len(kinds) == 1:
        made = (np.ma if usemask else np).concatenate(arrays)
    else:
        made, start = _blank(sum(len(one) for one in arrays), list(kinds.items()), usemask or bool(defaults)), 0
        seen = []
        for one in arrays:
            for name in one.dtype.names or (f"f{len(seen)}",):
                made[name][start:start + len(one)] = one[name] if one.dtype.names else one
                if name not in seen:
                    seen.append(name)
            start += len(one)
        _with_defaults(made, defaults)
    return fixed_output(made, usemask, asrecarray)


def find_duplicates(a, key=None, ignoremask=True, return_index=False):
    """The rows of a masked array that occur more than once, by a key if there is one."""
    from .recfunctions import get_fieldstructure

    a = np.asanyarray(a).ravel()
    base = a
    if key:
        for name in [*get_fieldstructure(a.dtype)[key], key]:
            base = base[name]
    order = base.argsort()
    ordered = base[order]
    data = ordered.filled()
    same = data[:-1] == data[1:]
    if ignoremask:
        same[np.asarray(ordered.recordmask)[1:]] = False
    same = np.concatenate(([False], same))
    same[:-1] = same[:-1] + same[1:]
    return (a[order][same], order[same]) if return_index else a[order][same]


def _check_keys(key, r1, r2):
    if len(set(key)) != len(key):
        raise ValueError(f"duplicate join key {next(name for place, name in enumerate(key) if name in key[place + 1:])!r}")
    for name in key:
        for label, one in (("r1", r1), ("r2", r2)):
            if name not in one.dtype.names:
                raise ValueError(f"{label} does not have key field {name!r}")


def join_by(key, r1, r2, jointype="inner", r1postfix="1", r2postfix="2", defaults=None, usemask=True, asrecarray=False):
    """Rows of two arrays whose keys are the same, in one; with "outer" and "leftouter" also those without a partner."""
    if jointype not in ("inner", "outer", "leftouter"):
        raise ValueError(f"The 'jointype' argument should be in 'inner', 'outer' or 'leftouter' (got '{jointype}' instead)")
    key = (key,) if isinstance(key, str) else tuple(key)
    _check_keys(key, r1, r2)
    r1, r2 = r1.ravel(), r2.ravel()
    names1, names2 = r1.dtype.names, r2.dtype.names
    common = (set(names1) & set(names2)) - set(key)
    if common and not (r1postfix or r2postfix):
        raise ValueError("r1 and r2 contain common names, r1postfix and r2postfix can't both be empty")
    rows1, rows2 = ([tuple(one[name][place].item() for name in key) for place in range(len(one))] for one in (r1, r2))
    where2 = {row: place for place, row in reversed(list(enumerate(rows2)))}
    pairs = [(place, where2[row]) for place, row in enumerate(rows1) if row in where2]
    if jointype != "inner":
        pairs += [(place, None) for place, row in enumerate(rows1) if row not in where2]
    if jointype == "outer":
        known = set(rows1)
        pairs += [(None, place) for place, row in enumerate(rows2) if row not in known]
    pairs.sort(key=lambda pair: rows1[pair[0]] if pair[0] is not None else rows2[pair[1]])
    fields = [(name, np.promote_types(r1.dtype[name], r2.dtype[name]), name, name) for name in names1 if name in key]
    for name in names1:
        if name in common:
            fields += [(name + r1postfix, r1.dtype[name], name, None), (name + r2postfix, r2.dtype[name], None, name)]
        elif name not in key:
            fields.append((name, r1.dtype[name], name, None))
    fields += [(name, r2.dtype[name], None, name) for name in names2 if name not in key and name not in common]
    made = _blank(len(pairs), [field[:2] for field in fields], usemask or bool(defaults))
    for name, _, from1, from2 in fields:
        for place, (one, two) in enumerate(pairs):
            if from1 and one is not None:
                made[name][place] = r1[from1][one]
            elif from2 and two is not None:
                made[name][place] = r2[from2][two]
    return fixed_output(_with_defaults(made, defaults), usemask, asrecarray)


def rec_join(key, r1, r2, jointype="inner", r1postfix="1", r2postfix="2", defaults=None):
    """The same as a record array."""
    return join_by(key, r1, r2, jointype, r1postfix, r2postfix, defaults, usemask=False, asrecarray=True)
