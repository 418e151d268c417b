"""How arrays and scalars look as text, to the character as NumPy has it."""
import contextlib
import contextvars
import functools
import operator

import _numpy
from _numpy import _shortest, dtype, ndarray

from .scalars import bool_, complexfloating, datetime64, floating, generic, timedelta64, void

_DEFAULTS = {
    "edgeitems": 3,
    "threshold": 1000,
    "floatmode": "maxprec",
    "precision": 8,
    "suppress": False,
    "linewidth": 75,
    "nanstr": "nan",
    "infstr": "inf",
    "sign": "-",
    "formatter": None,
    "legacy": False,
    "override_repr": None,
}
_options = contextvars.ContextVar("numpy_printoptions", default=_DEFAULTS)


def _checked(changes):
    """`changes` without what was not said, each value one that printing understands."""
    said = {name: value for name, value in changes.items() if value is not None}
    if changes.get("suppress") is not None:
        said["suppress"] = bool(said["suppress"])
    if said.get("floatmode", "fixed") not in ("fixed", "unique", "maxprec", "maxprec_equal"):
        raise ValueError(f"floatmode option must be one of 'fixed', 'unique', 'maxprec', 'maxprec_equal'; got {said['floatmode']!r}")
    if said.get("legacy", False) not in (False, "1.13", "1.21", "1.25"):
        import warnings

        warnings.warn("legacy printing option can currently only be '1.13', '1.21', '1.25', or `False`", stacklevel=4)
        del said["legacy"]
    if said.get("sign", "-") not in ("-", "+", " "):
        raise ValueError("sign option must be one of ' ', '+', or '-'")
    if "threshold" in said:
        threshold = said["threshold"]
        if not isinstance(threshold, (int, float)) and not hasattr(threshold, "__float__"):
            raise TypeError("threshold must be numeric")
        if threshold != threshold:
            raise ValueError("threshold must be non-NAN, try sys.maxsize for untruncated representation")
    if "precision" in said:
        try:
            said["precision"] = operator.index(said["precision"])
        except TypeError as error:
            raise TypeError("precision must be an integer") from error
    return said


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None,
                     formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None):
    """Say how arrays are printed from now on."""
    said = _checked({
        "precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth, "suppress": suppress,
        "nanstr": nanstr, "infstr": infstr, "sign": sign, "floatmode": floatmode, "legacy": legacy,
    })
    # These two are taken back by not saying them.
    _options.set({**_options.get(), **said, "formatter": formatter, "override_repr": override_repr})


def get_printoptions():
    """How arrays are printed."""
    return dict(_options.get())


@contextlib.contextmanager
def printoptions(*args, **keywords):
    """Print otherwise inside of a `with` block."""
    before = _options.get()
    try:
        set_printoptions(*args, **keywords)
        yield get_printoptions()
    finally:
        _options.set(before)


def _bits(number):
    kind = number.dtype if isinstance(number, generic) else dtype(float)
    return kind.itemsize * 8 // (2 if kind.kind == "c" else 1)


def _digits(value, bits):
    """Sign, digits and the exponent of the first of them, the fewest that make the float again."""
    sign = "-" if value < 0 or (value == 0 and str(value).startswith("-")) else ""
    digits, exponent = _shortest(value, bits)
    return sign, digits, exponent


def _positional_parts(value, bits, precision, exact=False):
    """Sign, digits before and behind the point; at most `precision` behind, None for as many as it takes."""
    sign, digits, exponent = _digits(value, bits)
    point = exponent + 1
    if point <= 0:
        whole, part = "0", "0" * -point + digits
    elif exact and point > len(digits):
        # Whole numbers are told to their last digit, whatever fewer would do.
        whole, part = f"{abs(value):.0f}", ""
    else:
        whole, part = digits[:point].ljust(point, "0"), digits[point:]
    part = part.rstrip("0")
    if precision is not None and len(part) > precision:
        whole, _, part = f"{abs(value):.{precision}f}".partition(".")
        part = part.rstrip("0")
    return sign, whole, part


def _scientific_parts(value, bits, precision):
    """Sign, the digit before and those behind the point, the exponent."""
    sign, digits, exponent = _digits(value, bits)
    part = digits[1:].rstrip("0")
    whole = digits[0]
    if precision is not None and len(part) > precision:
        mantissa, _, tail = f"{abs(value):.{precision}e}".partition("e")
        whole, _, part = mantissa.partition(".")
        part = part.rstrip("0")
        exponent = int(tail)
    return sign, whole, part, exponent


def _trimmed(whole, part, trim, precision):
    if trim == "k":
        return f"{whole}.{part.ljust(precision or 0, '0')}"
    if trim == "0":
        return f"{whole}.{part or '0'}"
    if trim == "-":
        return f"{whole}.{part}" if part else whole
    return f"{whole}.{part}"


def format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False, pad_left=None, pad_right=None,
                            min_digits=None):
    """A float without an exponent."""
    value, bits = float(x), _bits(x)
    if value != value or value in (float("inf"), float("-inf")):
        text = "nan" if value != value else "inf" if value > 0 else "-inf"
        return ("+" if sign and value == value and value > 0 else "") + text
    if not fractional and precision is not None:
        _, _, exponent = _digits(value, bits)
        precision_behind = max(precision - exponent - 1, 0)
        minus, whole, part = _positional_parts(value, bits, precision_behind)
    elif unique:
        minus, whole, part = _positional_parts(value, bits, precision)
    else:
        whole, _, part = f"{abs(value):.{precision}f}".partition(".")
        minus = "-" if str(value).startswith("-") else ""
        if trim != "k":
            part = part.rstrip("0")
    if min_digits is not None:
        part = part.ljust(min_digits, "0")
    text = _trimmed(whole, part, trim, precision if not unique else len(part))
    if trim == "k" and unique and precision is not None and min_digits is None:
        text = _trimmed(whole, part, "k", precision)
    head, point, tail = text.partition(".")
    head = (minus or ("+" if sign else "")) + head
    if pad_left is not None:
        head = head.rjust(pad_left)
    if pad_right is not None:
        tail = tail.ljust(pad_right)
        if not point:
            tail = " " + tail
    return head + point + tail


def format_float_scientific(x, precision=None, unique=True, trim="k", sign=False, pad_left=None, exp_digits=None, min_digits=None):
    """A float with an exponent."""
    value, bits = float(x), _bits(x)
    if value != value or value in (float("inf"), float("-inf")):
        return "nan" if value != value else "inf" if value > 0 else "-inf"
    if unique:
        minus, whole, part, exponent = _scientific_parts(value, bits, precision)
    else:
        mantissa, _, tail = f"{abs(value):.{precision}e}".partition("e")
        whole, _, part = mantissa.partition(".")
        exponent, minus = int(tail), "-" if str(value).startswith("-") else ""
    if min_digits is not None:
        part = part.ljust(min_digits, "0")
    text = _trimmed(whole, part, trim, precision if min_digits is None and precision is not None else len(part))
    head = (minus or ("+" if sign else "")) + text
    if pad_left is not None:
        lead = head.find(".")
        head = " " * (pad_left - (lead if lead >= 0 else len(head))) + head
    return f"{head}e{'-' if exponent < 0 else '+'}{str(abs(exponent)).rjust(exp_digits or 2, '0')}"


class _Floats:
    """Formats the floats of an array alike."""

    def __init__(self, data, options, sign=None):
        self.sign = options["sign"] if sign is None else sign
        self.nan, self.inf = options["nanstr"], options["infstr"]
        mode, precision = options["floatmode"], options["precision"]
        self.bits = data.dtype.itemsize * 8
        values = data.ravel().tolist()
        finite = [value for value in values if value - value == 0]
        sizes = [abs(value) for value in finite if value != 0]
        is_unique = mode == "unique"
        if is_unique:
            precision = None
        self.scientific = False
        if sizes:
            most, least = max(sizes), min(sizes)
            if most >= 1e8 or not options["suppress"] and (least < 0.0001 or most / least > 1000):
                self.scientific = True
        self.left = self.right = 0
        self.precision, self.exponent_digits = precision, 2
        keep = mode == "fixed"
        if not finite:
            self.fill = None
        elif self.scientific:
            parts = [_scientific_parts(value, self.bits, precision) for value in finite]
            behind = [len(part) for _, _, part, _ in parts]
            self.precision = self.fill = precision if keep else max(behind)
            self.exponent_digits = max(2, max(len(str(abs(exponent))) for *_, exponent in parts))
            self.left = max(len(self._signed(sign, whole)) for sign, whole, _, _ in parts)
            self.right = self.exponent_digits + 2 + self.fill
        else:
            parts = [_positional_parts(value, self.bits, precision, True) for value in finite]
            self.left = max(len(self._signed(sign, whole)) for sign, whole, _ in parts)
            self.right = precision if keep else max(len(part) for *_, part in parts)
            self.fill = self.right if mode in ("fixed", "maxprec_equal") else None
            if self.fill is not None:
                self.precision = self.fill
        if self.sign == " " and not any(self._is_negative(value) for value in finite):
            self.left += 1
        if len(finite) != len(values):
            signed = self.sign != "-" or any(value < 0 and value - value != 0 for value in values)
            offset = self.right + 1
            self.left = max(self.left, len(self.nan) - offset, len(self.inf) + signed - offset)

    @staticmethod
    def _is_negative(value):
        return value < 0 or value == 0 and str(value).startswith("-")

    def _signed(self, minus, whole):
        return (minus or ("+" if self.sign == "+" else "")) + whole

    def __call__(self, value):
        value = float(value)
        if value - value != 0:
            if value != value:
                text = ("+" if self.sign == "+" else "") + self.nan
            else:
                text = ("-" if value < 0 else "+" if self.sign == "+" else "") + self.inf
            return text.rjust(self.left + self.right + 1)
        if self.scientific:
            minus, whole, part, exponent = _scientific_parts(value, self.bits, self.precision)
            if len(part) < self.fill:
                mantissa, _, tail = f"{abs(value):.{self.fill}e}".partition("e")
                (whole, _, part), exponent = mantissa.partition("."), int(tail)
            digits = str(abs(exponent)).rjust(self.exponent_digits, "0")
            head = self._signed(minus, whole).rjust(self.left)
            return f"{head}.{part.ljust(self.fill, '0')}e{'-' if exponent < 0 else '+'}{digits}"
        minus, whole, part = _positional_parts(value, self.bits, self.precision, True)
        if self.fill is not None:
            part = part.ljust(self.fill, "0")
        return f"{self._signed(minus, whole).rjust(self.left)}.{part.ljust(self.right)}"


class _Complexes:
    def __init__(self, data, options):
        mode = options["floatmode"]
        self.real = _Floats(data.real, options)
        self.imaginary = _Floats(data.imag, {**options, "floatmode": mode}, sign="+")

    def __call__(self, value):
        imaginary = self.imaginary(value.imag)
        end = len(imaginary.rstrip())
        return self.real(value.real) + imaginary[:end] + "j" + imaginary[end:]


class _Integers:
    def __init__(self, data, options):
        del options
        values = (int(data.max()), int(data.min())) if data.size else (0,)
        self.width = max(len(str(value)) for value in values)

    def __call__(self, value):
        return str(int(value)).rjust(self.width)


class _Bools:
    def __init__(self, data, options):
        del options
        self.true = " True" if data.shape != () else "True"

    def __call__(self, value):
        return self.true if value else "False"


class _Times:
    def __init__(self, data, options):
        del options
        self.kind = data.dtype.kind
        texts = [self._text(value) for value in data.ravel()]
        self.width = max(map(len, texts), default=0)

    def _text(self, value):
        text = str(value) if self.kind == "M" else str(value.astype("i8")) if str(value) != "NaT" else "NaT"
        return f"'{text}'" if self.kind == "M" else text

    def __call__(self, value):
        return self._text(value).rjust(self.width)


class _Structures:
    def __init__(self, data, options):
        self.formats = []
        for name in data.dtype.names:
            field = data[name]
            if data.dtype[name].shape:
                inner = _function_for(field, options)
                self.formats.append(lambda value, inner=inner: _nested(value, inner))
            else:
                self.formats.append(_function_for(field, options))

    def __call__(self, value):
        texts = [form(part) for form, part in zip(self.formats, value)]
        return f"({texts[0]},)" if len(texts) == 1 else f"({', '.join(texts)})"


def _nested(value, form):
    if getattr(value, "ndim", 0) == 0:
        return form(value)
    return "[" + ", ".join(_nested(part, form) for part in value) + "]"


def _object(value):
    return f"list({value!r})" if type(value) is list else repr(value)


def _void(value):
    return "b'" + "".join(f"\\x{byte:02X}" for byte in bytes(value.tobytes() if hasattr(value, "tobytes") else value)) + "'"


_GROUPS = {
    "all": "bool int timedelta datetime float longfloat complexfloat longcomplexfloat numpystr object void".split(),
    "int_kind": ["int"],
    "float_kind": ["float", "longfloat"],
    "complex_kind": ["complexfloat", "longcomplexfloat"],
    "str_kind": ["numpystr"],
}
_NAMES = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complexfloat", "M": "datetime", "m": "timedelta", "O": "object",
          "S": "numpystr", "U": "numpystr", "V": "void"}
_MAKERS = {"b": _Bools, "i": _Integers, "u": _Integers, "f": _Floats, "c": _Complexes, "M": _Times, "m": _Times}


def _function_for(data, options):
    kind = data.dtype.kind
    given = options["formatter"]
    if given:
        chosen = {}
        for group, names in _GROUPS.items():
            if group in given:
                chosen.update(dict.fromkeys(names, given[group]))
        chosen.update({name: given[name] for name in given if name not in _GROUPS})
        if _NAMES[kind] in chosen:
            return chosen[_NAMES[kind]]
    if kind == "V":
        return _Structures(data, options) if data.dtype.names is not None else _void
    if kind == "O":
        return _object
    if kind in "SU":
        return repr_plain
    return _MAKERS[kind](data, options)


def repr_plain(value):
    """A text or bytes in quotes."""
    return repr(str(value) if isinstance(value, str) else bytes(value))


def _ends(array, edge):
    """The elements that a summary shows."""
    for axis in range(array.ndim):
        if array.shape[axis] > 2 * edge:
            index = list(range(edge)) + list(range(-edge, 0))
            array = array.take([place % array.shape[axis] for place in index], axis=axis)
    return array


class _Writer:
    def __init__(self, array, form, options, separator, prefix, is_short):
        self.form, self.separator = form, separator
        self.edge = options["edgeitems"] if is_short else None
        self.array = array
        self.width = options["linewidth"]
        self.prefix = prefix

    def write(self):
        return self._level(self.array, self.prefix + " ", self.width)

    def _shown(self, length):
        """Places to show, None for the dots."""
        if self.edge is None or length <= 2 * self.edge:
            return list(range(length))
        return [*range(self.edge), None, *range(length - self.edge, length)]

    def _level(self, array, indent, width):
        if array.ndim == 0:
            return self.form(array[()])
        shown = self._shown(array.shape[0])
        if array.ndim == 1:
            return "[" + self._row(array, shown, indent, width)[len(indent):] + "]"
        gap = self.separator.rstrip() + "\n" * (array.ndim - 1)
        texts = ["..." if place is None else self._level(array[place], indent + " ", width - 1) for place in shown]
        return "[" + (gap + indent).join(texts) + "]"

    def _row(self, array, shown, indent, width):
        lines, line = "", indent
        inner = width - max(len(self.separator.rstrip()), 1)
        for number, place in enumerate(shown):
            word = "..." if place is None else self.form(array[place])
            is_last = number == len(shown) - 1
            lines, line = self._extended(lines, line, word, inner, indent)
            if not is_last:
                line += self.separator
        return lines + line

    @staticmethod
    def _extended(lines, line, word, width, indent):
        parts = word.splitlines() or [word]
        if len(parts) > 1:
            longest = max(map(len, parts))
            if len(line) + longest > width and len(line) > len(indent):
                lines += line.rstrip() + "\n"
                line = indent + parts[0]
                hanging = indent
            else:
                hanging = len(line) * " "
                line += parts[0]
            for part in parts[1:]:
                lines += line.rstrip() + "\n"
                line = hanging + part
            return lines, line + (longest - len(parts[-1])) * " "
        if len(line) + len(word) > width and len(line) > len(indent):
            lines += line.rstrip() + "\n"
            line = indent
        return lines, line + word


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", style=None, formatter=None,
                 threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", *, legacy=None):
    """The elements of an array as text."""
    del style
    said = _checked({
        "precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": max_line_width,
        "suppress": suppress_small, "sign": sign, "formatter": formatter, "floatmode": floatmode, "legacy": legacy,
    })
    options = {**_options.get(), **said}
    options["linewidth"] -= len(suffix)
    if a.size == 0 and a.ndim > 0:
        return "[]"
    data = a if type(a) is ndarray else _numpy.asarray(a)
    is_short = data.size > options["threshold"]
    form = _function_for(_ends(data, options["edgeitems"]) if is_short else data, options)
    if getattr(a, "_is_stripped", False):
        plain = form
        form = lambda value: plain(value.rstrip())  # as elements of a `chararray` are read
    if data.ndim == 0:
        return form(data[()])
    return _Writer(data, form, options, separator, " " * len(prefix), is_short).write()


_guard = set()


def _repr_guarded(function):
    """Arrays that hold themselves end in dots."""

    @functools.wraps(function)
    def guarded(array, *args, **keywords):
        if id(array) in _guard:
            return "..."
        _guard.add(id(array))
        try:
            return function(array, *args, **keywords)
        finally:
            _guard.discard(id(array))

    return guarded


_IMPLIED = {"int64", "float64", "complex128", "bool"}


def dtype_is_implied(kind):
    """Whether elements show their type by how they look."""
    return dtype(kind).name in _IMPLIED and dtype(kind).isnative


def dtype_short_repr(kind):
    """A type as it stands behind `dtype=`."""
    if kind.names is not None or kind.subdtype is not None:
        return str(kind)
    if kind.kind == "V" and kind.names is None:
        return f"'{kind.str}'"
    if kind.kind in "SUMm" or not kind.isnative:
        return f"'{kind.str if kind.kind != 'M' and kind.kind != 'm' or not kind.isnative else kind.name}'" if kind.kind in "Mm" else f"'{kind.str}'"
    return kind.name


@_repr_guarded
def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    """What `repr` shows of an array."""
    options = _options.get()
    override = options["override_repr"]
    if override is not None:
        return override(arr)
    width = options["linewidth"] if max_line_width is None else max_line_width
    name = type(arr).__name__ if type(arr) is not ndarray else "array"
    prefix = name + "("
    if arr.size > 0 or arr.shape == (0,):
        text = array2string(arr, width, precision, suppress_small, ", ", prefix, suffix=")")
    else:
        text = f"[], shape={arr.shape!r}"
    text = prefix + text
    if dtype_is_implied(arr.dtype) and arr.size > 0:
        return text + ")"
    kind = f"dtype={dtype_short_repr(arr.dtype)})"
    last = len(text) + 1 - (text.rfind("\n") + 1)
    gap = " "
    if arr.dtype.names is not None:
        gap = "\n" + " " * len(prefix) if last + len(kind) + 1 > width else " "
    elif last + len(kind) + 1 > width:
        gap = "\n" + " " * len(prefix)
    return text + "," + gap + kind


@_repr_guarded
def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    """What `str` shows of an array."""
    if a.shape == ():
        value = a[()]
        return str(value)
    return array2string(a, max_line_width, precision, suppress_small, " ", "")


def _float_text(value, bits, precision=None):
    """A float on its own."""
    number = float(value)
    if number - number != 0:
        return "nan" if number != number else "inf" if number > 0 else "-inf"
    size = abs(number)
    if size != 0 and (size >= 1e16 or size < 1e-4):
        sign, whole, part, exponent = _scientific_parts(number, bits, precision)
        tail = f"e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
        return f"{sign}{whole}.{part}{tail}" if part else f"{sign}{whole}{tail}"
    sign, whole, part = _positional_parts(number, bits, precision)
    return f"{sign}{whole}.{part or '0'}"


def scalar_str(value):
    """What `str` shows of a scalar."""
    kind = value.dtype.kind
    if kind == "f":
        return _float_text(value, value.dtype.itemsize * 8)
    if kind == "c":
        bits = value.dtype.itemsize * 4
        real, imaginary = float(value.real), float(value.imag)

        def short(number):
            text = _float_text(number, bits)
            return text[:-2] if text.endswith(".0") else text

        tail = short(imaginary)
        if real == 0 and not str(real).startswith("-"):
            return f"{tail}j"
        sign = "" if tail.startswith("-") or tail.startswith("+") else "+"
        return f"({short(real)}{sign}{tail}j)"
    if kind == "b":
        return "True" if value else "False"
    if kind in "iu":
        return str(int(value))
    if isinstance(value, (datetime64, timedelta64)):
        from . import times

        return times.text(value)
    if isinstance(value, void):
        if value.dtype.names is None:
            return _void(value)
        return _record_text(value)
    return str(value)


def _record_text(value):
    """A record, its floats as single ones are shown."""
    options = dict(_options.get())
    options["formatter"] = {"float_kind": str, **(options["formatter"] or {})}
    data = value._array
    return _Structures(data if type(data) is ndarray else _numpy.asarray(data), options)(value)


def _old_repr(value):
    """What NumPy 1 showed: no more than the value for most."""
    kind = value.dtype
    if isinstance(value, (str, bytes)):
        return repr_plain(value)
    if isinstance(value, datetime64):
        return f"numpy.datetime64('{value}')"
    if isinstance(value, timedelta64):
        unit = kind.str[4:-1]
        return f"numpy.timedelta64({value.astype('i8')}{f",'{unit}'" if unit else ''})"
    if isinstance(value, void):
        return f"void({_void(value)})" if kind.names is None else repr(value.item())
    return scalar_str(value)


def scalar_repr(value):
    """What `repr` shows of a scalar."""
    kind = value.dtype
    if _options.get()["legacy"]:
        return _old_repr(value)
    if isinstance(value, str):
        return f"np.str_({str.__str__(value)!r})" if type(value) is not str else repr(value)
    if isinstance(value, bytes):
        return f"np.bytes_({bytes(value)!r})"
    if isinstance(value, bool_):
        return "np.True_" if value else "np.False_"
    if isinstance(value, datetime64):
        return f"np.datetime64('{value}')"
    if isinstance(value, timedelta64):
        unit = kind.str[4:-1]
        text = str(value).split(" ")[0]
        text = f"'{text}'" if text == "NaT" else text
        return f"np.timedelta64({text},'{unit}')" if unit else f"np.timedelta64({text})"
    if isinstance(value, void):
        if kind.names is None:
            return f"np.void({_void(value)})"
        return f"np.void({_record_text(value)}, dtype={dtype_short_repr(kind)})"
    if isinstance(value, (floating, complexfloating)):
        text = scalar_str(value)
        if isinstance(value, floating) and text in ("nan", "inf", "-inf"):
            return f"np.{kind.name}({text})"
        return f"np.{kind.name}{text if text.startswith('(') else f'({text})'}"
    return f"np.{kind.name}({scalar_str(value)})"


