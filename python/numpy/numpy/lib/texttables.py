"""`loadtxt`: tables of text in which every row has as many fields."""
import operator
import os

import numpy as np

__all__ = ["loadtxt"]

_VIA_FLOAT = """loadtxt(): Parsing an integer via a float is deprecated.  To avoid this warning, you can:
    * make sure the original data is stored as integers.
    * use the `converters=` keyword argument.  If you only use
      NumPy 1.23 or later, `converters=float` will normally work.
    * Use `np.loadtxt(...).astype(np.int64)` parsing the file as
      floating point and then convert it.  (On all NumPy versions.)
  (Deprecated NumPy 1.23)"""


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None,
            max_rows=None, *, quotechar=None, like=None):
    """Read a table of text in which every row has as many fields."""
    if ndmin not in (0, 1, 2) or ndmin is None:
        raise ValueError(f"Illegal value of ndmin keyword: {ndmin}")
    kind = np.dtype(float if dtype is None else dtype)
    if kind.subdtype is not None:
        raise TypeError("file reader does not support subarray dtypes.  You canput the dtype into a structured one using `np.dtype(('name', dtype))` "
                        "to avoid this limitation.")
    comments, delimiter, quotechar = _text(comments), _text(delimiter), _text(quotechar)
    marks = _marks(comments, delimiter, quotechar)
    skiprows, max_rows = _count(skiprows), None if max_rows is None else _count(max_rows)
    columns = _columns(usecols)
    as_bytes = encoding == "bytes"
    lines = _lines(fname, None if as_bytes else encoding)
    for _ in range(skiprows):
        next(lines, None)
    rows = _taken(_rows(lines, delimiter, marks, quotechar), max_rows, skiprows)
    made = _table(rows, kind, columns, converters, as_bytes)
    if made.shape[0] == 0:
        import warnings

        warnings.warn(f'loadtxt: input contained no data: "{fname}"', category=UserWarning, stacklevel=2)
    if made.ndim > ndmin:
        made = np.squeeze(made) if made.size else made if made.shape[-1] != 1 or made.ndim == 1 else made[..., 0]
    if made.ndim < ndmin:
        made = np.atleast_1d(made) if ndmin == 1 else np.atleast_2d(made).T
    if unpack:
        return [made[name] for name in kind.names] if kind.names is not None else made.T
    return made


def _text(value):
    if isinstance(value, (list, tuple)):
        return [_text(one) for one in value]
    return value.decode("latin1") if isinstance(value, bytes) else value


def _count(value):
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError("argument must be an integer") from None
    if number < 0:
        raise ValueError("argument must be nonnegative")
    return number


def _columns(usecols):
    if usecols is None:
        return None
    found = []
    for one in [usecols] if isinstance(usecols, (str, bytes)) or not hasattr(usecols, "__iter__") else usecols:
        try:
            found.append(operator.index(one))
        except TypeError:
            raise TypeError("usecols must be an int or a sequence of ints but it contains at least one element of type "
                            f"'{type(one).__name__}'") from None
    return found


def _marks(comments, delimiter, quotechar):
    """What begins a comment, once it is known that no sign has two meanings."""
    marks = [] if comments is None else [comments] if isinstance(comments, str) else list(comments)
    if "" in marks:
        raise ValueError("comments cannot be an empty string. Use comments=None to disable comments.")
    if len(marks) > 1 or marks and len(marks[0]) > 1:
        if quotechar is not None:
            raise ValueError("when multiple comments or a multi-character comment is given, quotes are not supported.  In this case quotechar must be "
                             "set to None.")
        if delimiter in marks:
            raise TypeError(f"Comment characters '{marks}' cannot include the delimiter '{delimiter}'")
    for sign in (delimiter, quotechar):
        if sign is not None and (not isinstance(sign, str) or len(sign) != 1):
            raise TypeError(f"Text reading control character must be a single unicode character or None; but got: {sign!r}")
    comment = marks[0] if len(marks) == 1 and len(marks[0]) == 1 else None
    clash = None
    for name, sign in (("comment", comment), ("quotechar", quotechar), ("delimiter", delimiter)):
        if sign in ("\r", "\n"):
            raise TypeError(f"control character '{name}' cannot be a newline (`\\r` or `\\n`).")
    if comment is not None:
        clash = ("comment", "quotechar") if comment == quotechar else ("comment", "delimiter") if comment == delimiter else None
    if quotechar is not None and quotechar == delimiter:
        clash = ("quotechar", "delimiter")
    if delimiter is None:
        clash = ("delimiter", "comment") if comment and comment.isspace() else ("delimiter", "quotechar") if quotechar and quotechar.isspace() else clash
    if clash:
        raise TypeError(f"The values for control characters '{clash[0]}' and '{clash[1]}' are incompatible")
    return marks


def _lines(source, encoding):
    """The lines of a file, of the file of that name, or of something that gives lines."""
    if isinstance(source, os.PathLike):
        source = os.fspath(source)
    if isinstance(source, str):
        ending = source.rpartition(".")[2]
        opener = open
        if ending in ("gz", "bz2", "xz"):
            import importlib

            opener = importlib.import_module({"gz": "gzip", "bz2": "bz2", "xz": "lzma"}[ending]).open
        try:
            with opener(source, "rt", encoding=encoding) as file:
                yield from file
        except FileNotFoundError:
            raise FileNotFoundError(f"{source} not found.") from None
        return
    encoding = encoding or getattr(source, "encoding", None) or "latin1"
    is_file = hasattr(source, "read")
    try:
        given = iter(source)
    except TypeError:
        raise ValueError(f"fname must be a string, filehandle, list of strings,\nor generator. Got {type(source)} instead.") from None
    for line in given:
        if isinstance(line, bytes):
            line = line.decode(encoding)
        elif not isinstance(line, str):
            raise TypeError(f"non-string returned while reading data (got {type(line)})")
        if not is_file:
            bare = line.removesuffix("\n").removesuffix("\r")
            if "\n" in bare or "\r" in bare:
                yield line, True
                continue
        yield line


def _rows(lines, delimiter, marks, quotechar):
    """The fields of each line, none for a line without data."""
    if quotechar is not None:
        yield from _quoted_rows(lines, delimiter, marks[0] if marks else None, quotechar)
        return
    for line in lines:
        if type(line) is tuple:
            raise ValueError("Found an unquoted embedded newline within a single line of input.  This is currently not supported.")
        for mark in marks:
            line = line.split(mark, 1)[0]
        if delimiter is None:
            yield line.split()
            continue
        line = line.rstrip("\r\n")
        yield line.split(delimiter) if line else []


def _quoted_rows(lines, delimiter, mark, quote):
    for line in lines:
        embedded = type(line) is tuple
        line = line[0] if embedded else line
        fields, field, state, was_quoted = [], None, "start", False
        # A quoted field may go on over lines.
        while True:
            for place, sign in enumerate(line):
                if state == "quoted":
                    if sign == quote:
                        state = "closing"
                    else:
                        field += sign
                    continue
                if state == "closing" and sign == quote:
                    field, state = field + sign, "quoted"
                    continue
                if sign == mark or sign in "\r\n":
                    if sign != mark and embedded and place < len(line.rstrip("\r\n")):
                        raise ValueError("Found an unquoted embedded newline within a single line of input.  This is currently not supported.")
                    state = "end"
                    break
                if sign == delimiter if delimiter is not None else sign.isspace():
                    if delimiter is not None or field is not None:
                        fields.append(field or "")
                    field, state = None, "start" if delimiter is None else "next"
                elif sign == quote and field is None:
                    field, state, was_quoted = "", "quoted", True
                else:
                    field, state = (field or "") + sign, "plain"
            if state != "quoted":
                break
            more = next(lines, None)
            if more is None:
                break
            embedded = type(more) is tuple
            line = more[0] if embedded else more
        if field is not None or fields and delimiter is not None:
            fields.append(field or "")
        yield fields if was_quoted or fields != [""] else []


def _taken(rows, most, skipped):
    """The rows with data, at most so many; warns once of a line without among them."""
    found = []
    if most == 0:
        return found
    warned = False
    for number, row in enumerate(rows, 1 + skipped):
        if row:
            found.append(row)
            if len(found) == most:
                break
        elif most is not None and not warned:
            import warnings

            warned = True
            warnings.warn(
                f"Input line {number} contained no data and will not be counted towards `max_rows={most}`.  This differs from the behaviour in NumPy "
                "<=1.22 which counted lines rather than rows.  If desired, the previous behaviour can be achieved by using `itertools.islice`.\nPlease "
                "see the 1.23 release notes for an example on how to do this.  If you wish to ignore this warning, use `warnings.filterwarnings`.  This "
                "warning is expected to be removed in the future and is given only once per `loadtxt` call.", UserWarning, stacklevel=3)
    return found


def _leaves(kind):
    """The types of the fields that make up one of a type."""
    if kind.subdtype is not None:
        base, shape = kind.subdtype
        count = 1
        for length in shape:
            count *= length
        return _leaves(base) * count
    if kind.names is not None:
        return [leaf for name in kind.names for leaf in _leaves(kind[name])]
    return [kind]


def _nested(kind, values):
    """A value of a type from an iterator over its fields."""
    if kind.subdtype is not None:
        base, shape = kind.subdtype
        return _box(base, shape, values)
    if kind.names is not None:
        return tuple(_nested(kind[name], values) for name in kind.names)
    return next(values)


def _box(base, shape, values):
    return [_box(base, shape[1:], values) for _ in range(shape[0])] if shape else _nested(base, values)


def _table(rows, kind, columns, converters, as_bytes):
    is_plain = kind.names is None
    leaves = [kind] if is_plain else _leaves(kind)
    if columns is not None and not is_plain and len(columns) != len(leaves):
        raise ValueError(f"length of usecols ({len(columns)}) and dtype ({len(leaves)}) do not match.")
    if not rows:
        width = len(columns) if columns is not None else 1
        return np.empty((0, width) if is_plain else (0,), kind)
    rows = _picked(rows, columns, None if is_plain else len(leaves))
    width = len(rows[0])
    kinds = leaves * width if is_plain else leaves
    calls = _calls(converters, columns, width, as_bytes)
    if is_plain and not calls:
        flat = _parsed([field for row in rows for field in row], kind, lambda place: divmod(place, width))
        return np.array(flat, kind).reshape(len(rows), width)
    parts = []
    for column in range(width):
        fields = [row[column] for row in rows]
        if column in calls:
            parts.append(_called(calls[column], fields, kinds[column], column))
        else:
            parts.append(_parsed(fields, kinds[column], lambda place, column=column: (place, column)))
    if is_plain:
        if kind.kind == "O":
            made = np.empty((len(rows), width), kind)
            for column, values in enumerate(parts):
                for place, value in enumerate(values):
                    made[place, column] = value
            return made
        return np.array(list(zip(*parts)), kind).reshape(len(rows), width)
    made = np.empty(len(rows), kind)
    for place, values in enumerate(zip(*parts)):
        made[place] = _nested(kind, iter(values))
    return made


def _picked(rows, columns, needed):
    """The fields that are wanted of each row."""
    if columns is None:
        width = len(rows[0])
        if needed is not None and width != needed:
            raise ValueError(f"the dtype passed requires {needed} columns but {width} were found at row 1; use `usecols` to select a subset and avoid this "
                             "error")
        for number, row in enumerate(rows):
            if len(row) != width:
                raise ValueError(f"the number of columns changed from {width} to {len(row)} at row {number + 1}; use `usecols` to select a subset and avoid "
                                 "this error")
        return rows
    found = []
    for number, row in enumerate(rows):
        for column in columns:
            if not -len(row) <= column < len(row):
                raise ValueError(f"invalid column index {column} at row {number + 1} with {len(row)} columns")
        found.append([row[column] for column in columns])
    return found


def _calls(converters, columns, width, as_bytes):
    """The functions that convert fields, by column."""
    if converters is None:
        return {}
    if callable(converters):
        found = dict.fromkeys(range(width), converters)
    elif not isinstance(converters, dict):
        raise TypeError("converters must be a dictionary mapping columns to converter functions or a single callable.")
    else:
        found = {}
        for key, function in converters.items():
            try:
                column = operator.index(key)
            except TypeError:
                raise TypeError(f"keys of the converters dictionary must be integers; got {key!r}") from None
            if columns is not None:
                if column not in columns:
                    continue
                column = columns.index(column)
            elif not -width <= column < width:
                raise ValueError(f"converter specified for column {column}, which is invalid for the number of fields {width}.")
            if not callable(function):
                raise TypeError("values of the converters dictionary must be callable, but the value associated with key "
                                f"{key!r} is not")
            found[column % width] = function
    return {column: _with_bytes(function) for column, function in found.items()} if as_bytes else found


def _with_bytes(function):
    def call(field):
        result = function(field.encode("latin1"))
        return result.decode("latin1") if isinstance(result, bytes) else result

    return call


def _called(function, fields, kind, column):
    made = []
    for row, field in enumerate(fields):
        try:
            made.append(function(field))
        except Exception as error:
            raise _unfit(field, kind, row, column) from error
    return made


def _unfit(field, kind, row, column):
    return ValueError(f"could not convert string {field!r} to {kind} at row {row}, column {column + 1}.")


def _parsed(fields, kind, place_of):
    """Values of a type; `place_of` says row and column of the field that is none."""
    parse = _parser(kind)
    if parse is None:
        return fields
    if parse is float and not any("_" in field for field in fields):
        try:
            return list(map(float, fields))
        except ValueError:
            pass
    parse = _float if parse is float else parse
    made = []
    for place, field in enumerate(fields):
        try:
            made.append(parse(field))
        except (ValueError, OverflowError) as error:
            raise _unfit(field, kind, *place_of(place)) from (error.__cause__ or error)
    return made


def _parser(kind):
    if kind.kind in "iu":
        limits = np.iinfo(kind)
        low, high = int(limits.min), int(limits.max)
        return lambda field: _integer(field, low, high, kind)
    if kind.kind == "S":
        return lambda field: field.encode("latin1")
    if kind.kind in "Mm":
        return lambda field: np.array(field.strip(), kind)[()]
    return {"f": float, "c": _complex, "b": lambda field: bool(_whole(field))}.get(kind.kind)


def _float(field):
    if "_" in field:
        raise ValueError
    return float(field)


def _whole(field):
    if "_" in field:
        raise ValueError
    return int(field)


def _integer(field, low, high, kind):
    try:
        number = _whole(field)
        if low <= number <= high:
            return number
    except ValueError:
        pass
    value = _float(field)
    import warnings

    try:
        warnings.warn(_VIA_FLOAT, DeprecationWarning, stacklevel=7)
    except DeprecationWarning as error:
        raise ValueError from error
    with np.errstate(invalid="ignore"):
        return np.float64(value).astype("i8" if kind.kind == "i" or value < 0 else "u8").astype(kind)


def _complex(field):
    """A number with `j`, or between parentheses; the imaginary part may have two signs, as NumPy's own files had."""
    bare = field.strip()
    if bare[:1] == "(" and bare[-1:] == ")":
        bare = bare[1:-1].strip()
    if "_" in bare or "(" in bare or any(sign.isspace() for sign in bare) or "+-+" in bare:
        raise ValueError
    return complex(bare.replace("+-", "-") if "+-" in bare[1:] else bare)
