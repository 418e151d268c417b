"""The array of texts whose methods are those of texts."""
import _numpy
from _numpy import ndarray

from .scalars import bytes_, character, str_


def _char():
    from numpy import char

    return char


class chararray(ndarray):
    """An array of texts with the methods of texts; blanks at the ends of elements do not count. New code uses `numpy.strings`."""

    _is_stripped = True

    def __new__(subtype, shape, itemsize=1, unicode=False, buffer=None, offset=0, strides=None, order="C"):
        kind = (str_ if unicode else bytes_, int(itemsize))
        filler = buffer if isinstance(buffer, str) else None
        if buffer is None or filler is not None:
            made = ndarray.__new__(subtype, shape, kind, order=order)
        else:
            made = ndarray.__new__(subtype, shape, kind, buffer=buffer, offset=offset, strides=strides, order=order)
        if filler is not None:
            made[...] = filler
        return made

    def __array_wrap__(self, arr, context=None, return_scalar=False):
        return arr.view(type(self)) if arr.dtype.char in "SUbc" else arr

    def __array_finalize__(self, obj):
        if self.dtype.char not in "VSUbc":
            raise ValueError("Can only create a chararray from string data.")

    def __getitem__(self, obj):
        found = ndarray.__getitem__(self, obj)
        return found.rstrip() if isinstance(found, character) else found

    def __eq__(self, other):
        return _char().equal(self, other)

    def __ne__(self, other):
        return _char().not_equal(self, other)

    def __ge__(self, other):
        return _char().greater_equal(self, other)

    def __le__(self, other):
        return _char().less_equal(self, other)

    def __gt__(self, other):
        return _char().greater(self, other)

    def __lt__(self, other):
        return _char().less(self, other)

    __hash__ = None

    def __add__(self, other):
        return _char().add(self, other)

    def __radd__(self, other):
        return _char().add(other, self)

    def __mul__(self, i):
        return asarray(_char().multiply(self, i))

    __rmul__ = __mul__

    def __mod__(self, i):
        return asarray(_char().mod(self, i))

    def __rmod__(self, other):
        return NotImplemented

    def argsort(self, axis=-1, kind=None, order=None):
        """The places of elements in order."""
        return self.view(ndarray).argsort(axis, kind, order)

    def join(self, seq):
        """The characters of each element of `seq` with the element of this array between them."""
        return _char().join(self, seq)

    def replace(self, old, new, count=None):
        """Each element with `new` for `old`."""
        return _char().replace(self, old, new, -1 if count is None else count)

    def center(self, width, fillchar=" "):
        """Each element in the middle of a text of `width` characters."""
        return asarray(_char().center(self, width, fillchar))

    def ljust(self, width, fillchar=" "):
        """Each element at the left of a text of `width` characters."""
        return asarray(_char().ljust(self, width, fillchar))

    def rjust(self, width, fillchar=" "):
        """Each element at the right of a text of `width` characters."""
        return asarray(_char().rjust(self, width, fillchar))

    def expandtabs(self, tabsize=8):
        """Each element with blanks for its tabs."""
        return asarray(_char().expandtabs(self, tabsize))

    def translate(self, table, deletechars=None):
        """Each element with its characters looked up in `table`."""
        return asarray(_char().translate(self, table, deletechars))


def _method(name, signature, again):
    """A method that hands the array to the function of that name, and makes its result a `chararray` if `again`."""
    names = {"__builtins__": {}, "char": _char, "asarray": lambda *args: asarray(*args)}
    plain = ", ".join(part.split("=")[0] for part in signature.split(", ")) if signature else ""
    call = f"char().{name}(self{', ' + plain if plain else ''})"
    exec(f"def {name}(self{', ' + signature if signature else ''}): return {f'asarray({call})' if again else call}", names)
    made = names[name]
    made.__doc__ = f"`numpy.char.{name}` of this array."
    made.__module__, made.__qualname__ = "numpy.char", f"chararray.{name}"
    return made


for _signature, _again, _names in (
    ("", True, "capitalize lower swapcase title upper"), ("sep", True, "partition rpartition"), ("width", True, "zfill"),
    ("", False, "isalnum isalpha isdigit islower isspace istitle isupper isnumeric isdecimal"), ("chars=None", False, "lstrip rstrip strip"),
    ("sub, start=0, end=None", False, "count find index rfind rindex"), ("encoding=None, errors=None", False, "decode encode"),
    ("prefix, start=0, end=None", False, "startswith"), ("suffix, start=0, end=None", False, "endswith"),
    ("sep=None, maxsplit=None", False, "split rsplit"), ("keepends=None", False, "splitlines"),
):
    for _name in _names.split():
        setattr(chararray, _name, _method(_name, _signature, _again))
chararray.__module__ = "numpy.char"


def _texts_of(values):
    return [_texts_of(value) if isinstance(value, list) else value if isinstance(value, (str, bytes)) else str(value) for value in values]


def array(obj, itemsize=None, copy=True, unicode=None, order=None):
    """A `chararray` of texts, or of one text cut into parts of `itemsize` characters."""
    if isinstance(obj, (bytes, str)):
        unicode = isinstance(obj, str) if unicode is None else unicode
        itemsize = len(obj) if itemsize is None else itemsize
        return chararray(len(obj) // itemsize, itemsize=itemsize, unicode=unicode, buffer=obj, order=order)
    if isinstance(obj, (list, tuple)):
        obj = _numpy.asarray(obj)
    if isinstance(obj, ndarray) and issubclass(obj.dtype.type, character):
        if not isinstance(obj, chararray):
            obj = obj.view(chararray)
        is_text = obj.dtype.kind == "U"
        size = obj.itemsize // 4 if is_text else obj.itemsize
        itemsize = size if itemsize is None else itemsize
        unicode = is_text if unicode is None else unicode
        if order is not None:
            obj = _numpy.array(obj, order=order)
        if copy or itemsize != obj.itemsize:
            obj = obj.astype((str_ if unicode else bytes_, int(itemsize)))
        return obj
    if isinstance(obj, ndarray) and itemsize is None:
        obj = obj.tolist() if obj.dtype.kind != "O" else _texts_of(obj.tolist())
    kind = str_ if unicode else bytes_
    made = _numpy.array(obj, dtype=kind if itemsize is None else (kind, itemsize), order=order, subok=True)
    return made.view(chararray)


def asarray(obj, itemsize=None, unicode=None, order=None):
    """Like `array`, without a copy where none is needed."""
    return array(obj, itemsize, copy=False, unicode=unicode, order=order)


array.__module__ = asarray.__module__ = "numpy.char"
