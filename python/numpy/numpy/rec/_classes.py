"""Arrays of structures whose fields are attributes."""
import numpy as np
from numpy import ndarray, void
from numpy._core.printing import scalar_repr, scalar_str

__all__ = ["record", "recarray", "format_parser", "find_duplicate"]

_ORDERS = {"b": ">", "l": "<", "n": "=", "s": "s", "i": "|", ">": ">", "<": "<", "=": "=", "|": "|"}


def find_duplicate(list):
    """What a list holds more than once."""
    import collections

    return [item for item, count in collections.Counter(list).items() if count > 1]


class format_parser:
    """A structured type of formats and names; `dtype` is what comes out."""

    def __init__(self, formats, names, titles, aligned=False, byteorder=None):
        if formats is None:
            raise ValueError("Need formats argument")
        kind = np.dtype([(f"f{k}", one) for k, one in enumerate(formats)] if isinstance(formats, list) else formats, aligned)
        if kind.names is None:
            kind = np.dtype([("f1", kind)], aligned)
        count = len(kind.names)
        parts = [kind.fields[name][:2] for name in kind.names]
        if names and not isinstance(names, (list, tuple, str)):
            raise NameError(f"illegal input names {names!r}")
        names = names.split(",") if isinstance(names, str) else list(names or ())
        names = [name.strip() for name in names[:count]]
        names += [f"f{k}" for k in range(len(names), count)]
        double = find_duplicate(names)
        if double:
            raise ValueError(f"Duplicate field names: {double}")
        formats = [part[0] for part in parts]
        if byteorder is not None:
            formats = [one.newbyteorder(_ORDERS[byteorder[0].lower()]) for one in formats]
        said = {"names": names, "formats": formats, "offsets": [part[1] for part in parts]}
        if titles:
            titles = [title.strip() for title in titles[:count]]
            said["titles"] = titles + [None] * (count - len(titles))
        self.dtype = np.dtype(said)


class record(void):
    """An element of a `recarray`: its fields are attributes."""

    __slots__ = ()
    __module__ = "numpy"

    def __new__(cls, value=b"", dtype=None):
        return _as_record(void(value) if dtype is None else void(value, dtype=dtype))

    def __getitem__(self, key):
        return _as_record(void.__getitem__(self, key))

    def __getattr__(self, name):
        if name in (self._array.dtype.names or ()):
            return self[name]
        raise AttributeError(f"'record' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name in ("setfield", "getfield", "dtype"):
            raise AttributeError(f"Cannot set '{name}' attribute")
        if name == "__class__":
            object.__setattr__(self, name, value)
        elif name in (self._array.dtype.names or ()):
            self[name] = value
        else:
            raise AttributeError(f"'record' object has no attribute '{name}'")

    def __repr__(self):
        return scalar_repr(self).replace("np.void(", "np.record(", 1)

    __str__ = scalar_str

    def pprint(self):
        """The fields, a line for each."""
        width = max(len(name) for name in self.dtype.names)
        return "\n".join(f"{name:>{width}}: {self[name]}" for name in self.dtype.names)


def _as_record(value):
    if isinstance(value, void) and value._array.dtype.names is not None:
        value.__class__ = record
    return value


class _RecordType(np.dtype):
    """The type of an array whose elements are records."""

    __slots__ = ()
    __module__ = "numpy"
    type = record

    def __repr__(self):
        return f"dtype((numpy.record, {np.dtype.__str__(self)}))"

    def __str__(self):
        return f"(numpy.record, {np.dtype.__str__(self)})"


_dtype = ndarray.__dict__["dtype"]


class recarray(ndarray):
    """An array of structures whose fields are attributes."""

    __module__ = "numpy.rec"

    def __new__(subtype, shape, dtype=None, buf=None, offset=0, strides=None, formats=None, names=None, titles=None, byteorder=None, aligned=False,
                order="C"):
        kind = np.dtype(dtype) if dtype is not None else format_parser(formats, names, titles, aligned, byteorder).dtype
        if buf is None:
            return ndarray.__new__(subtype, shape, kind, order=order)
        return ndarray.__new__(subtype, shape, kind, buffer=buf, offset=offset, strides=strides, order=order)

    @property
    def dtype(self):
        """The type of elements."""
        kind = _dtype.__get__(self)
        return kind if kind.names is None else _RecordType(kind)

    @dtype.setter
    def dtype(self, kind):
        _dtype.__set__(self, np.dtype(kind))

    def _fields(self):
        return _dtype.__get__(self).names or ()

    def __getattr__(self, name):
        if name in self._fields():
            return self[name]
        raise AttributeError(f"recarray has no attribute {name}")

    def __setattr__(self, name, value):
        is_field = name in self._fields()
        if not is_field:
            ndarray.__setattr__(self, name, value)
            return
        if name in ("shape", "dtype", "strides", "flat", "real", "imag"):
            # What an array has is set if it can be.
            try:
                ndarray.__setattr__(self, name, value)
                return
            except (TypeError, ValueError, AttributeError):
                pass
        self[name] = value

    def __getitem__(self, key):
        found = ndarray.__getitem__(self, key)
        if not isinstance(found, ndarray):
            return _as_record(found)
        return found.view(ndarray) if found.dtype.names is None else found if type(found) is type(self) else found.view(type(self))

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d array")
        return (self[place] for place in range(len(self)))

    def __repr__(self):
        kind = _dtype.__get__(self)
        prefix = "rec.array("
        shown = np.array2string(self.view(ndarray), separator=", ", prefix=prefix, suffix=",") if self.size > 0 or self.shape == (0,) else (
            f"[], shape={self.shape!r}")
        return f"{prefix}{shown},\n{' ' * len(prefix)}dtype={kind!s})"

    def field(self, attr, val=None):
        """A field by its name or number; with `val` it is set."""
        name = self._fields()[attr] if isinstance(attr, int) else attr
        if val is None:
            return self[name]
        self[name] = val


for _one in (find_duplicate, format_parser):
    _one.__module__ = "numpy.rec"
