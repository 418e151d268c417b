"""Functions of texts over arrays of `str_` and `bytes_`."""
import _numpy
from _numpy import ndarray

from ._core import texts as _texts
from ._core.texts import MAX as _MAX, TextFunction as _TextFunction, as_array as _as_array, each as _each, fitted as _fitted
from ._core.ufuncs import add, equal, greater, greater_equal, less, less_equal, not_equal
from ._core.ufuncs import maximum as _maximum, minimum as _minimum

__all__ = [
    "equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "add", "multiply", "isalpha", "isdigit", "isspace", "isalnum", "islower",
    "isupper", "istitle", "isdecimal", "isnumeric", "str_len", "find", "rfind", "index", "rindex", "count", "startswith", "endswith", "lstrip", "rstrip",
    "strip", "replace", "expandtabs", "center", "ljust", "rjust", "zfill", "partition", "rpartition", "upper", "lower", "swapcase", "capitalize", "title",
    "mod", "decode", "encode", "translate",
]


def _test(name, words, only="US"):
    return _TextFunction(name, 1, 0, bool, f"{name}(x, /, out=None, *, where=True)\n\nWhether {words}, for each element.", only)


isalpha = _test("isalpha", "there are characters and all are letters")
isdigit = _test("isdigit", "there are characters and all are digits")
isspace = _test("isspace", "there are characters and all are blank")
isalnum = _test("isalnum", "there are characters and all are letters or digits")
islower = _test("islower", "there are letters and all are small")
isupper = _test("isupper", "there are letters and all are capital")
istitle = _test("istitle", "words begin with capital letters and go on with small ones")
isdecimal = _test("isdecimal", "there are characters and all are decimal digits", "U")
isnumeric = _test("isnumeric", "there are characters and all are numeric", "U")
str_len = _TextFunction("str_len", 1, 0, "l", "str_len(x, /, out=None, *, where=True)\n\nThe number of characters of each element.", run=len)


def _search(name, result="l"):
    return _TextFunction(name, 2, 2, result, f"{name} with all arguments")


_find, _rfind, _index, _rindex, _count = map(_search, ("find", "rfind", "index", "rindex", "count"))
_startswith, _endswith = _search("startswith", bool), _search("endswith", bool)


def find(a, sub, start=0, end=None):
    """The lowest place of `sub` between `start` and `end` in each element, -1 where it is not."""
    return _find(a, sub, start, _MAX if end is None else end)


def rfind(a, sub, start=0, end=None):
    """The highest place of `sub` between `start` and `end` in each element, -1 where it is not."""
    return _rfind(a, sub, start, _MAX if end is None else end)


def index(a, sub, start=0, end=None):
    """Like `find`, but a ValueError where there is no `sub`."""
    return _index(a, sub, start, _MAX if end is None else end)


def rindex(a, sub, start=0, end=None):
    """Like `rfind`, but a ValueError where there is no `sub`."""
    return _rindex(a, sub, start, _MAX if end is None else end)


def count(a, sub, start=0, end=None):
    """How often `sub` is between `start` and `end` in each element, without overlap."""
    return _count(a, sub, start, _MAX if end is None else end)


def startswith(a, prefix, start=0, end=None):
    """Whether each element, from `start` to `end`, begins with `prefix`."""
    return _startswith(a, prefix, start, _MAX if end is None else end)


def endswith(a, suffix, start=0, end=None):
    """Whether each element, from `start` to `end`, ends with `suffix`."""
    return _endswith(a, suffix, start, _MAX if end is None else end)


_stripping = {
    name: (_TextFunction(f"_{name}_whitespace", 1, 0, "same", name, run=name), _TextFunction(f"_{name}_chars", 2, 0, "same", name, run=name))
    for name in ("lstrip", "rstrip", "strip")
}


def _stripped(name, a, chars):
    blank, given = _stripping[name]
    return blank(a) if chars is None else given(a, chars)


def lstrip(a, chars=None):
    """Each element without blanks, or the characters in `chars`, at its start."""
    return _stripped("lstrip", a, chars)


def rstrip(a, chars=None):
    """Each element without blanks, or the characters in `chars`, at its end."""
    return _stripped("rstrip", a, chars)


def strip(a, chars=None):
    """Each element without blanks, or the characters in `chars`, at both ends."""
    return _stripped("strip", a, chars)


def _made(function, arrays, widths):
    """Results of a function of elements as texts as wide as the largest of `widths`, of the class of the first array."""
    shape = _texts.spread(arrays)
    kind = f"{arrays[0].dtype.char}{widths.max()}"
    results = list(map(function, *(_texts.column(array, shape) for array in arrays)))
    return _texts.filled(results, kind, shape, arrays[0])


def multiply(a, i):
    """Each element `i` times in a row; a negative number counts as 0."""
    a, i = _as_array(a), _as_array(i)
    _texts.need_integers(i, "i")
    i = _as_array(_maximum(i, 0)).astype("l", copy=False)
    lengths = str_len(a)
    if (lengths > _MAX / _maximum(i, 1)).any():
        raise MemoryError("repeated string is too long")
    widths = lengths * i
    if widths.max() > 2**29:
        raise TypeError(f"data type '{a.dtype.char}{widths.max()}' not understood")
    return _made(lambda text, times: text * times, [a, _as_array(i)], widths)


def mod(a, values):
    """Each element as a format for `values`."""
    return _fitted(_each(a, "O", "__mod__", (values,)), a)


def _grown(name, a, width, fillchar):
    width = _as_array(width)
    _texts.need_integers(width, "width")
    a, fillchar = _as_array(a), _as_array(fillchar)
    if (str_len(fillchar) != 1).any():
        raise TypeError("The fill character must be exactly one character long")
    fillchar = fillchar.astype(a.dtype, copy=False)
    widths = _as_array(_maximum(str_len(a), width))
    function = getattr(str if a.dtype.kind == "U" else bytes, name)
    return _made(function, [a, widths, fillchar], widths)


def center(a, width, fillchar=" "):
    """Each element in the middle of a text of `width` characters."""
    return _grown("center", a, width, fillchar)


def ljust(a, width, fillchar=" "):
    """Each element at the left of a text of `width` characters."""
    return _grown("ljust", a, width, fillchar)


def rjust(a, width, fillchar=" "):
    """Each element at the right of a text of `width` characters."""
    return _grown("rjust", a, width, fillchar)


def zfill(a, width):
    """Each element with zeros in front, after its sign, up to `width` characters."""
    width = _as_array(width)
    _texts.need_integers(width, "width")
    a = _as_array(a)
    widths = _as_array(_maximum(str_len(a), width))
    return _made(lambda text, size: text.zfill(size), [a, widths], widths)


def _tabs(text, size, unit=1):
    # NumPy counts a character of `str_` as four here.
    length = place = 0
    for one in text:
        if one in ("\t", 9):
            if size > 0:
                step = size - place % size
                place += step
                length += step
        else:
            place += 1
            length += unit
            if one in ("\n", "\r", 10, 13):
                place = 0
    return length


_expandtabs_length = _TextFunction("_expandtabs_length", 1, 1, "l", "expandtabs", run=_tabs)


def expandtabs(a, tabsize=8):
    """Each element with blanks for its tabs, up to multiples of `tabsize`."""
    a, tabsize = _as_array(a), _as_array(tabsize)
    arrays = _expandtabs_length.operands((a, tabsize))
    shape = _texts.spread(arrays)
    unit = 4 if a.dtype.kind == "U" else 1
    widths = [_tabs(text, size, unit) for text, size in zip(_texts.column(a, shape), _texts.column(tabsize, shape))]
    return _made(lambda text, size: text.expandtabs(size), arrays, _numpy.array(widths, "l"))


def replace(a, old, new, count=-1):
    """Each element with `new` for `old`, at most `count` times if that is not negative."""
    count = _as_array(count)
    _texts.need_integers(count, "count")
    a = _as_array(a)
    old, new = (_as_array(one).astype(getattr(one, "dtype", a.dtype), copy=False) for one in (old, new))
    found = _as_array(_count(a, old, 0, _MAX))
    times = _as_array(found if count.ndim == 0 and count < 0 else _where_negative(count, found, _minimum(found, count)))
    widths = str_len(a) + times * (str_len(new) - str_len(old))
    return _made(lambda text, one, other, limit: text.replace(one, other, limit), [a, old, new, times], widths)


def _where_negative(condition, yes, no):
    from ._core.indexing import where

    return where(condition < 0, yes, no)


def _parted(name, a, sep):
    a, sep = _as_array(a), _as_array(sep)
    sep = sep.astype(a.dtype, copy=False)
    searched = _find if name == "partition" else _rfind
    places = _as_array(searched(a, sep, 0, _MAX))
    shape = places.shape
    sides = list(zip(*map(lambda text, cut: _part(name, text, cut), _texts.column(a, shape), _texts.column(sep, shape)))) if 0 not in shape else [(), (), ()]
    absent = (places < 0).all()
    widths = [max(map(len, sides[0]), default=None), 1 if absent else str_len(sep).max(), max(map(len, sides[2]), default=None)]
    if None in widths:
        str_len(a).max()
    made = []
    for values, width in zip(sides, widths):
        if width:
            made.append(_texts.filled(list(values), f"{a.dtype.char}{width}", shape, a))
        else:
            # Only a field of a structure can have no width.
            made.append(_numpy._zeros(shape, f"{a.dtype.char}0,i1", "C")["f0"])
    return tuple(made)


def _part(name, text, sep):
    return getattr(text, name)(sep)


def partition(a, sep):
    """Three arrays: each element before the first `sep`, the `sep`, and what follows."""
    return _parted("partition", a, sep)


def rpartition(a, sep):
    """Three arrays: each element before the last `sep`, the `sep`, and what follows."""
    return _parted("rpartition", a, sep)


def _plain(a):
    return a.view(ndarray) if isinstance(a, ndarray) else _numpy.asarray(a)


def _changed(name, a, *arguments):
    a = _plain(a)
    return _each(a, a.dtype if a.dtype.kind in "US" else "O", name, arguments)


def upper(a):
    """Each element in capital letters."""
    return _changed("upper", a)


def lower(a):
    """Each element in small letters."""
    return _changed("lower", a)


def swapcase(a):
    """Each element with small letters for capital ones and the other way round."""
    return _changed("swapcase", a)


def capitalize(a):
    """Each element with its first letter capital and the others small."""
    return _changed("capitalize", a)


def title(a):
    """Each element with the first letters of words capital."""
    return _changed("title", a)


def translate(a, table, deletechars=None):
    """Each element with its characters looked up in `table`; bytes in `deletechars` are left out."""
    a = _plain(a)
    if a.dtype.kind not in "US":
        raise TypeError("string operation on non-string array")
    more = () if deletechars is None or a.dtype.kind == "U" else (deletechars,)
    shape = a.shape
    return _texts.filled([text.translate(table, *more) for text in _texts.column(a, shape)] if a.size else [], a.dtype, shape)


def decode(a, encoding=None, errors=None):
    """Bytes of each element read as text."""
    return _fitted(_each(a, "O", "decode", _clean(encoding, errors)), "")


def encode(a, encoding=None, errors=None):
    """Each element as bytes."""
    return _fitted(_each(a, "O", "encode", _clean(encoding, errors)), b"")


def _clean(*arguments):
    """Arguments up to the first that was not given."""
    return arguments[: arguments.index(None)] if None in arguments else arguments


def _join(sep, seq):
    """The characters of each element of `seq` with `sep` between them."""
    return _fitted(_each(sep, "O", "join", (seq,)), seq)


def _split(a, sep=None, maxsplit=None):
    """A list of the parts of each element, cut at `sep` or blanks, from the left at most `maxsplit` times."""
    return _each(a, "O", "split", (sep, *_clean(maxsplit)))


def _rsplit(a, sep=None, maxsplit=None):
    """A list of the parts of each element, cut at `sep` or blanks, from the right at most `maxsplit` times."""
    return _each(a, "O", "rsplit", (sep, *_clean(maxsplit)))


def _splitlines(a, keepends=None):
    """A list of the lines of each element."""
    return _each(a, "O", "splitlines", _clean(keepends))


for _name, _thing in list(globals().items()):
    if getattr(_thing, "__module__", None) == "numpy.strings" and not isinstance(_thing, _TextFunction):
        _thing.__module__ = "numpy._core.strings"
for _name in ("split", "rsplit", "splitlines", "join"):
    globals()[f"_{_name}"].__name__ = f"_{_name}"
del _name, _thing
