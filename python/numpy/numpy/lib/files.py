"""Arrays in files: NumPy's own format, archives of it, tables of text."""
import ast
import io
import operator
import os
import zipfile
from collections.abc import Mapping

import numpy as np

__all__ = ["save", "load", "savez", "savez_compressed", "savetxt", "genfromtxt", "fromfile", "fromstring"]

_MAGIC = b"\x93NUMPY"
_ALIGN = 64


def _description(kind):
    if kind.names is None:
        return kind.str
    return [(name, _description(kind[name].base), kind[name].shape) if kind[name].shape else (name, _description(kind[name])) for name in kind.names]


def _header(array):
    is_f = array.flags.f_contiguous and not array.flags.c_contiguous
    text = f"{{'descr': {_description(array.dtype)!r}, 'fortran_order': {is_f}, 'shape': {array.shape!r}, }}"
    body = text.encode("latin1")
    version, width = ((1, 0), 2) if len(body) < 65000 else ((2, 0), 4)
    fill = -(len(_MAGIC) + 2 + width + len(body) + 1) % _ALIGN
    body += b" " * fill + b"\n"
    return _MAGIC + bytes(version) + len(body).to_bytes(width, "little") + body, is_f


def _write(file, array, allow_pickle):
    array = np.asanyarray(array)
    head, is_f = _header(array)
    file.write(head)
    if array.dtype.hasobject:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be saved when allow_pickle=False")
        import pickle

        pickle.dump(array, file, protocol=4)
    else:
        file.write(array.tobytes("F" if is_f else "C"))


def _read(file, allow_pickle=False, max_header_size=10000):
    magic = file.read(8)
    if magic[:6] != _MAGIC:
        raise ValueError(f"the magic string is not correct; expected {_MAGIC!r}, got {magic[:6]!r}")
    width = 2 if magic[6] == 1 else 4
    length = int.from_bytes(file.read(width), "little")
    head = file.read(length)
    if len(head) < length:
        raise ValueError(f"EOF: reading array header, expected {length} bytes got {len(head)}")
    try:
        said = ast.literal_eval(head.decode("utf8" if magic[6] >= 3 else "latin1"))
        kind = np.dtype([tuple(field) for field in said["descr"]] if isinstance(said["descr"], list) else said["descr"])
        shape, is_f = said["shape"], said["fortran_order"]
    except (SyntaxError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"Cannot parse header: {head!r}") from error
    if kind.hasobject:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
        import pickle

        return pickle.load(file)
    total = 1
    for length in shape:
        total *= length
    data = file.read(total * kind.itemsize)
    if len(data) < total * kind.itemsize:
        raise ValueError(f"EOF: reading array data, expected {total * kind.itemsize} bytes got {len(data)}")
    array = np.frombuffer(data, kind, total).copy() if total else np.empty(0, kind)
    return array.reshape(shape[::-1]).T if is_f else array.reshape(shape)


def save(file, arr, allow_pickle=True):
    """Write one array to a file `.npy`."""
    if hasattr(file, "write"):
        _write(file, arr, allow_pickle)
        return
    name = os.fspath(file)
    with open(name if name.endswith(".npy") else name + ".npy", "wb") as opened:
        _write(opened, arr, allow_pickle)


class _Bag:
    """The arrays of an archive as attributes."""

    def __init__(self, archive):
        import weakref

        self._archive = weakref.proxy(archive)

    def __getattribute__(self, key):
        try:
            return object.__getattribute__(self, "_archive")[key]
        except KeyError:
            raise AttributeError(key) from None

    def __dir__(self):
        return list(object.__getattribute__(self, "_archive").keys())


class NpzFile(Mapping):
    """The arrays of a file `.npz`, read when they are asked for."""

    def __init__(self, file, allow_pickle):
        self._zip, self.fid, self.f = zipfile.ZipFile(file), file, _Bag(self)
        self._allow_pickle = allow_pickle
        self._names = {name.removesuffix(".npy"): name for name in self._zip.namelist()}
        self.files = list(self._names)

    def __getitem__(self, key):
        name = self._names.get(key) or (key if key in self._names.values() else None)
        if name is None:
            raise KeyError(f"{key} is not a file in the archive")
        with self._zip.open(name) as member:
            data = member.read()
        return _read(io.BytesIO(data), self._allow_pickle) if data[:6] == _MAGIC else data

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __contains__(self, key):
        return key in self.files

    zip = property(lambda self: self._zip)

    def close(self):
        """Ends reading."""
        if self._zip is not None:
            self._zip.close()
            if hasattr(self.fid, "close"):
                self.fid.close()
            self._zip = self.fid = self.f = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __repr__(self):
        shown = ", ".join(self.files[:5]) + ("..." if len(self.files) > 5 else "")
        return f"NpzFile {getattr(self._zip, 'filename', None) or 'object'!r} with keys: {shown}"


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", *, max_header_size=10000):
    """Read what `save` or `savez` wrote, or a pickle."""
    opened = file if hasattr(file, "read") else open(os.fspath(file), "rb")
    start = opened.read(6)
    if not start:
        raise EOFError("No data left in file")
    opened.seek(-len(start), 1)
    if start[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return NpzFile(opened, allow_pickle)
    try:
        if start == _MAGIC:
            return _read(opened, allow_pickle, max_header_size)
        if not allow_pickle:
            raise ValueError("Cannot load file containing pickled data when allow_pickle=False")
        import pickle

        return pickle.load(opened)
    finally:
        if opened is not file:
            opened.close()


def _archive(file, args, keywords, compression, allow_pickle):
    named = dict(keywords)
    for number, array in enumerate(args):
        name = f"arr_{number}"
        if name in named:
            raise ValueError(f"Cannot use un-named variables and keyword {name}")
        named[name] = array
    target = file
    if not hasattr(file, "write"):
        name = os.fspath(file)
        target = name if name.endswith(".npz") else name + ".npz"
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, array in named.items():
            buffer = io.BytesIO()
            _write(buffer, array, allow_pickle)
            archive.writestr(name + ".npy", buffer.getvalue())


def savez(file, *args, allow_pickle=True, **kwds):
    """Write arrays to one file `.npz`."""
    _archive(file, args, kwds, zipfile.ZIP_STORED, allow_pickle)


def savez_compressed(file, *args, allow_pickle=True, **kwds):
    """Write arrays to one file `.npz`, compressed."""
    _archive(file, args, kwds, zipfile.ZIP_DEFLATED, allow_pickle)


def fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None):
    """The elements of a file of bytes, or of numbers with something between them."""
    opened = file if hasattr(file, "read") else open(os.fspath(file), "rb")
    try:
        if sep:
            text = opened.read()
            return fromstring(text if isinstance(text, str) else text.decode(), dtype, count, sep=sep)
        opened.seek(offset, 1)
        kind = np.dtype(dtype)
        data = opened.read() if count < 0 else opened.read(count * kind.itemsize)
    finally:
        if opened is not file:
            opened.close()
    return np.frombuffer(data[:len(data) // kind.itemsize * kind.itemsize], kind).copy() if data else np.empty(0, kind)


def fromstring(string, dtype=float, count=-1, *, sep="", like=None):
    """The numbers of a text."""
    if sep == "":
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    text = string if isinstance(string, str) else bytes(string).decode()
    parts = text.split() if not sep.strip() else [part for part in text.split(sep.strip()) if part.strip()]
    parts = parts if count < 0 else parts[:count]
    kind = np.dtype(dtype)
    return np.array([float(part) if kind.kind in "fc" else int(part) for part in parts], kind)


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    """Write a table of text."""
    X = np.asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    rows = X.reshape(-1, 1) if X.ndim == 1 and X.dtype.names is None else X
    columns = len(X.dtype.names) if X.dtype.names is not None else rows.shape[1]
    is_complex = X.dtype.kind == "c"
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != columns:
            raise AttributeError(f"fmt has wrong shape.  {fmt}")
        form = delimiter.join(fmt)
    elif not isinstance(fmt, str):
        raise ValueError(f"invalid fmt: {fmt!r}")
    elif fmt.count("%") == 1:
        one = f" ({fmt}+{fmt}j)" if is_complex else fmt
        form = delimiter.join([one] * columns)
    elif fmt.count("%") in (columns, 2 * columns if is_complex else columns):
        form = fmt
    else:
        raise ValueError(f"fmt has wrong number of % formats:  {fmt}")
    lines = []
    if header:
        lines.append(comments + header.replace("\n", "\n" + comments) + newline)
    for row in rows:
        values = row.item() if X.dtype.names is not None else tuple(row.tolist())
        if is_complex:
            values = tuple(part for value in values for part in (value.real, value.imag))
        try:
            lines.append((form % tuple(values) + newline).replace("+-", "-") if is_complex else form % tuple(values) + newline)
        except TypeError as error:
            raise TypeError(f"Mismatch between array dtype ('{X.dtype}') and format specifier ('{form}')") from error
    if footer:
        lines.append(comments + footer.replace("\n", "\n" + comments) + newline)
    text = "".join(lines)
    if hasattr(fname, "write"):
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode(encoding or "latin1"))
        return
    name = os.fspath(fname)
    if name.endswith(".gz"):
        import gzip

        with gzip.open(name, "wt", encoding=encoding or "latin1") as file:
            file.write(text)
        return
    with open(name, "w", encoding=encoding or "latin1", newline="") as file:
        file.write(text)


def _lines(source, encoding):
    """The lines of a file, a name, or a sequence of lines."""
    if isinstance(source, (str, os.PathLike)):
        name = os.fspath(source)
        if name.endswith((".gz", ".bz2", ".xz")):
            import importlib

            opener = importlib.import_module({"gz": "gzip", "bz2": "bz2", "xz": "lzma"}[name.rpartition(".")[2]])
            with opener.open(name, "rt", encoding=encoding) as file:
                return file.read().splitlines()
        try:
            with open(name, encoding=encoding) as file:
                return file.read().splitlines()
        except FileNotFoundError:
            raise FileNotFoundError(f"{name} not found.") from None
    lines = source.read().splitlines() if hasattr(source, "read") else list(source)
    return [line.decode(encoding or "latin1") if isinstance(line, bytes) else line.rstrip("\r\n") for line in lines]


def _fields(line, delimiter, quotechar=None):
    if quotechar:
        import csv

        return next(csv.reader([line], delimiter=delimiter or " ", quotechar=quotechar))
    return line.split(delimiter) if delimiter else line.split()


_NAMES_OUT = str.maketrans({character: None for character in "~!@#$%^&*()-=+~\\|]}[{';: /?.>,<"})


def _guessed(values, missing):
    """The narrowest type that all fields of a column have."""
    known = [value for value in values if value not in missing]
    for kind, convert in ((int, int), (float, float), (complex, complex)):
        try:
            for value in known:
                convert(value)
        except ValueError:
            continue
        return np.dtype(kind)
    return np.dtype(f"U{max((len(value) for value in values), default=1) or 1}")


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None,
               filling_values=None, usecols=None, names=None, excludelist=None, deletechars=None, replace_space="_", autostrip=False,
               case_sensitive=True, defaultfmt="f%i", unpack=None, usemask=False, loose=True, invalid_raise=True, max_rows=None, encoding=None, *,
               ndmin=0, like=None):
    """Read a table of text in which fields may be missing."""
    if usemask:
        raise NotImplementedError("genfromtxt(usemask=True) needs numpy.ma, which is not there yet")
    lines = _lines(fname, encoding)[skip_header:]
    if skip_footer:
        lines = lines[:-skip_footer]
    found = None
    rows = []
    for line in lines:
        bare = line.split(comments, 1)[0] if comments else line
        if names is True and found is None:
            text = bare if bare.strip() else line.replace(comments or "", "", 1)
            if not text.strip():
                continue
            found = [name.strip().replace(" ", replace_space).translate(_NAMES_OUT) for name in _fields(text, delimiter)]
            continue
        if not bare.strip():
            continue
        rows.append([field.strip() for field in _fields(bare, delimiter)])
        if max_rows is not None and len(rows) >= max_rows:
            break
    if names is not None and names is not True:
        found = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    width = len(rows[0]) if rows else 0
    wrong = [number for number, row in enumerate(rows) if len(row) != width]
    if wrong:
        text = "Some errors were detected !\n" + "\n".join(f"    Line #{number + skip_header + 1} (got {len(rows[number])} columns instead of {width})" for number in wrong)
        if invalid_raise:
            raise ValueError(text)
        import warnings

        warnings.warn(text, UserWarning, stacklevel=2)
        rows = [row for row in rows if len(row) == width]
    columns = list(range(width))
    if usecols is not None:
        given = usecols.split(",") if isinstance(usecols, str) else [usecols] if hasattr(usecols, "__index__") else list(usecols)
        columns = [found.index(one) if isinstance(one, str) and found else operator.index(one) % width for one in given]
        if found and len(found) > len(columns):
            found = [found[one] for one in columns]
    missing = {""} | ({missing_values} if isinstance(missing_values, str) else set(missing_values or ()) if not isinstance(missing_values, dict) else set(missing_values.values()))
    listed = [[row[one] for row in rows] for one in columns]
    if dtype is None:
        kinds = [_guessed(values, missing) for values in listed]
    else:
        kind = np.dtype(dtype)
        kinds = [kind[place] for place in range(len(kind.names))] if kind.names is not None else [kind] * len(columns)
        found = list(kind.names) if kind.names is not None else found
    made = []
    for place, (values, kind) in enumerate(zip(listed, kinds)):
        convert = (converters or {}).get(columns[place]) or (converters or {}).get(found[place] if found else None)
        if isinstance(filling_values, dict):
            fill = filling_values.get(columns[place], filling_values.get(found[place] if found else None))
        elif isinstance(filling_values, (list, tuple)):
            fill = filling_values[place]
        else:
            fill = filling_values
        if fill is None:
            fill = {"f": float("nan"), "c": complex("nan"), "i": -1, "u": 0, "b": False}.get(kind.kind, "")
        made.append([_field(value, kind, missing, fill, convert) for value in values])
    uniform = len(set(map(str, kinds))) <= 1 and not found
    if uniform:
        table = np.array(list(zip(*made)), kinds[0] if kinds else float)
        table = table.squeeze() if ndmin < 2 else table
        return table.T if unpack else table
    if dtype is not None and np.dtype(dtype).names is None and found:
        kinds = [np.dtype(dtype)] * len(columns)
    names_out = found or [defaultfmt % place for place in range(len(columns))]
    table = np.array(list(zip(*made)), [(name, kind) for name, kind in zip(names_out, kinds)])
    table = table.squeeze() if ndmin < 1 else table
    return [table[name] for name in names_out] if unpack else table


def _field(value, kind, missing, fill, convert):
    if convert is not None:
        return convert(value)
    if value in missing:
        return fill
    try:
        if kind.kind == "f":
            return float(value)
        if kind.kind in "iu":
            return int(value)
        if kind.kind == "c":
            return complex(value)
        if kind.kind == "b":
            return value.upper() == "TRUE" if value.upper() in ("TRUE", "FALSE") else bool(int(value))
    except ValueError:
        return fill
    return value
