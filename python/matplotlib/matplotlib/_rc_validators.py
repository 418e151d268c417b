"""What settings may be: each function gives the value of a setting, also from a text, or raises ValueError."""

import os
from numbers import Real


class ValidateInStrings:
    """One of some words."""

    def __init__(self, key, valid, ignorecase=False):
        self.key, self.ignorecase = key, ignorecase
        self.valid = {word.lower() if ignorecase else word: word for word in valid}

    def __call__(self, s):
        if self.ignorecase and isinstance(s, str):
            s = s.lower()
        try:
            return self.valid[s]
        except (KeyError, TypeError):
            pass
        words = [*self.valid.values()]
        more = ""
        if isinstance(s, str) and len(s) > 1 and s[0] == s[-1] and s[0] in "'\"" and s[1:-1] in self.valid:
            more = "; remove quotes surrounding your string"
        raise ValueError(f"{s!r} is not a valid value for {self.key}; supported values are {words}{more}")

    def __repr__(self):
        return f"ValidateInStrings(key={self.key!r}, valid={[*self.valid.values()]}, ignorecase={self.ignorecase})"


def _literal(s):
    """The value that a text writes down in Python, or None."""
    import ast

    try:
        return ast.literal_eval(s)
    except (SyntaxError, ValueError, TypeError):
        return None


def _equal(s, word):
    return isinstance(s, str) and s == word


def _list_of(one, many_letters=False, n=None):
    """A validator of lists, where each element is checked by `one`. Texts are parted at commas."""
    def check(s):
        if isinstance(s, str):
            try:
                out = [one(part.strip()) for part in s.split(",") if part.strip()]
            except Exception:
                if not many_letters:
                    raise
                out = _letters(s, one)
        elif hasattr(s, "__iter__") and not isinstance(s, (set, frozenset)):
            out = [one(part) for part in s if not isinstance(part, str) or part]
        else:
            raise ValueError(f"Expected str or other non-set iterable, but got {s}")
        if n is not None and len(out) != n:
            raise ValueError(f"Expected {n} values, but there are {len(out)} values in {s}")
        return out

    check.__name__ = f"{getattr(one, '__name__', 'validate_')}list"
    return check


def _letters(s, one):
    from ._colors_sequences import _color_sequences

    if s in _color_sequences:
        return _color_sequences[s]
    try:
        return [one(letter) for letter in s if letter.strip()]
    except ValueError:
        raise ValueError(f"{s!r} is neither a color sequence name nor can it be interpreted as a list of "
                         "colors") from None


def _of_type(kind, none=False):
    def check(s):
        if none and (s is None or isinstance(s, str) and s.lower() == "none"):
            return None
        if kind is str and not isinstance(s, str):
            raise ValueError(f"Could not convert {s!r} to str")
        try:
            return kind(s)
        except (TypeError, ValueError) as error:
            raise ValueError(f"Could not convert {s!r} to {kind.__name__}") from error

    check.__name__ = f"validate_{kind.__name__}{'_or_None' if none else ''}"
    return check


def validate_any(s):
    """Anything."""
    return s


def validate_bool(b):
    """True or False, or a word for one of them."""
    word = b.lower() if isinstance(b, str) else b
    if word in ("t", "y", "yes", "on", "true", "1", 1, True):
        return True
    if word in ("f", "n", "no", "off", "false", "0", 0, False):
        return False
    raise ValueError(f"Cannot convert {word!r} to bool")


validate_anylist = _list_of(validate_any)
validate_string = _of_type(str)
validate_string_or_None = _of_type(str, none=True)
validate_stringlist = _list_of(validate_string)
validate_int = _of_type(int)
validate_int_or_None = _of_type(int, none=True)
validate_intlist = _list_of(validate_int, n=2)
validate_float = _of_type(float)
validate_float_or_None = _of_type(float, none=True)
validate_floatlist = _list_of(validate_float)
_pair = _list_of(validate_float, n=2)
validate_dashlist = _list_of(validate_floatlist)


def _float_or(word, s, message):
    if _equal(s, word):
        return s
    try:
        return float(s)
    except ValueError as error:
        raise ValueError(message) from error


def validate_axisbelow(s):
    """A truth value, or "line"."""
    try:
        return validate_bool(s)
    except ValueError:
        if _equal(s, "line"):
            return s
    raise ValueError(f'{s!r} cannot be interpreted as True, False, or "line"')


def validate_dpi(s):
    """A number, or "figure"."""
    return _float_or("figure", s, f'{s!r} is not string "figure" and could not convert {s!r} to float')


def validate_aspect(s):
    """A number, "auto" or "equal"."""
    return s if _equal(s, "auto") else _float_or("equal", s, "not a valid aspect specification")


def validate_color(s):
    """A colour; texts of files may lack the # or write a tuple."""
    from .colors import is_color_like

    if isinstance(s, str):
        if s.lower() == "none":
            return "none"
        if len(s) in (6, 8) and is_color_like("#" + s):
            return "#" + s
    if is_color_like(s):
        return s
    value = _literal(s) if isinstance(s, str) else None
    if value is not None and is_color_like(value):
        return value
    raise ValueError(f"{s!r} does not look like a color arg")


def _color_or(word):
    def check(s):
        return s if _equal(s, word) else validate_color(s)

    check.__name__ = f"validate_color_or_{word}"
    return check


validate_color_or_inherit = _color_or("inherit")
validate_color_or_auto = _color_or("auto")
_validate_color_or_edge = _color_or("edge")
validate_colorlist = _list_of(validate_color, many_letters=True)


def validate_color_for_prop_cycle(s):
    """A colour that is not itself one of the cycle."""
    if isinstance(s, str) and len(s) == 2 and s[0] == "C" and s[1].isdigit():
        raise ValueError(f"Cannot put cycle reference ({s!r}) in prop_cycler")
    return validate_color(s)


def _validate_color_or_linecolor(s):
    words = {"linecolor": "linecolor", "mfc": "markerfacecolor", "markerfacecolor": "markerfacecolor",
             "mec": "markeredgecolor",
             "markeredgecolor": "markeredgecolor"}
    if isinstance(s, str) and (s in words or s.lower() == "none"):
        return words.get(s, s)
    return None if s is None else validate_color(s)


def _validate_color_or_None(s):
    return None if s is None or _equal(s, "None") else validate_color(s)


def _validate_cmap(s):
    from .colors import Colormap

    if not isinstance(s, (str, Colormap)):
        raise TypeError(f"'cmap' must be an instance of str or matplotlib.colors.Colormap, not a {type(s).__name__}")
    return s


def _validate_marker(s):
    try:
        return validate_int(s)
    except ValueError:
        pass
    try:
        return validate_string(s)
    except ValueError as error:
        raise ValueError("Supported markers are [string, int]") from error


def _validate_pathlike(s):
    return os.fsdecode(s) if isinstance(s, os.PathLike) else validate_string(s)


def validate_fonttype(s):
    """3 or 42, or their names."""
    kinds = {"type3": 3, "truetype": 42}
    try:
        number = validate_int(s)
    except ValueError:
        if s.lower() not in kinds:
            raise ValueError(f"Supported Postscript/PDF font types are {list(kinds)}") from None
        return kinds[s.lower()]
    if number not in kinds.values():
        raise ValueError(f"Supported Postscript/PDF font types are {list(kinds.values())}")
    return number


_SIZES = ("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger")
_WEIGHTS = ("ultralight", "light", "normal", "regular", "book", "medium", "roman", "semibold", "demibold", "demi",
            "bold", "heavy",
            "extra bold", "black")
_STRETCHES = ("ultra-condensed", "extra-condensed", "condensed", "semi-condensed", "normal", "semi-expanded",
              "expanded",
              "extra-expanded", "ultra-expanded")


def validate_fontsize(s):
    """A number, or a word for a size."""
    word = s.lower() if isinstance(s, str) else s
    if word in _SIZES:
        return word
    try:
        return float(word)
    except ValueError as error:
        raise ValueError(f"{word} is not a valid font size. Valid font sizes are {', '.join(_SIZES)}.") from error


validate_fontsizelist = _list_of(validate_fontsize)


def validate_fontsize_None(s):
    """A size of letters, or None."""
    return None if s is None or s == "None" else validate_fontsize(s)


def _word_or_int(words, what):
    def check(s):
        if s in words:
            return s
        try:
            return int(s)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{s} is not a valid font {what}.") from error

    check.__name__ = f"validate_font{what}"
    return check


validate_fontweight = _word_or_int(_WEIGHTS, "weight")
validate_fontstretch = _word_or_int(_STRETCHES, "stretch")
validate_font_properties = validate_string


def _validate_mathtext_fallback(s):
    word = s.lower() if isinstance(s, str) else s
    if word is None or word == "none":
        return None
    if word in ("cm", "stix", "stixsans"):
        return word
    raise ValueError(f"{s} is not a valid fallback font name. Valid fallback font names are cm,stix,stixsans. "
                     "Passing 'None' will turn "
                     "fallback off.")


def validate_whiskers(s):
    """A number, or two."""
    try:
        return _pair(s)
    except (TypeError, ValueError):
        return _float_or(None, s, "Not a valid whisker value [float, (float, float)]")


def validate_ps_distiller(s):
    """A program for PostScript, or None."""
    word = s.lower() if isinstance(s, str) else s
    if word in ("none", None, "false", False):
        return None
    return ValidateInStrings("ps.usedistiller", ["ghostscript", "xpdf"])(word)


_named_linestyle = ValidateInStrings(
    "linestyle", ["-", "--", "-.", ":", "solid", "dashed", "dashdot", "dotted", "None", "none", " ", ""],
    ignorecase=True)


def _validate_linestyle(ls):
    if isinstance(ls, str):
        try:
            return _named_linestyle(ls)
        except ValueError:
            value = _literal(ls)
            ls = ls if value is None else value
    else:
        value = ls
    if _many(value):
        offset, dashes = value if len(value) == 2 and _many(value[1]) else (0, value)
        if isinstance(offset, Real) and len(dashes) % 2 == 0 and all(isinstance(part, Real) for part in dashes):
            return offset, dashes
    raise ValueError(f"linestyle {ls!r} is not a valid on-off ink sequence.")


def _many(value):
    return hasattr(value, "__iter__") and not isinstance(value, (str, bytes, bytearray))


def _validate_linestyle_or_None(s):
    return None if s is None or _equal(s, "None") else _validate_linestyle(s)


def validate_markevery(s):
    """Which markers are drawn: a number, a pair, a slice, or a list of places."""
    if s is None or isinstance(s, (slice, float, int)):
        return s
    if isinstance(s, tuple):
        if len(s) == 2 and (all(isinstance(part, int) for part in s) or all(isinstance(part, float) for part in s)):
            return s
        raise TypeError("'markevery' tuple must be pair of ints or of floats")
    if isinstance(s, list):
        if all(isinstance(part, int) for part in s):
            return s
        raise TypeError("'markevery' list must have all elements of type int")
    raise TypeError("'markevery' is of an invalid type")


def validate_bbox(s):
    """"tight" or None, which a file writes as "standard"."""
    word = s.lower() if isinstance(s, str) else s
    if word is None or word == "standard":
        return None
    if word == "tight":
        return word
    raise ValueError("bbox should be 'tight' or 'standard'")


def validate_sketch(s):
    """Three numbers, or None."""
    if isinstance(s, str):
        s = s.lower().strip().removeprefix("(").removesuffix(")")
    if s is None or s == "none":
        return None
    try:
        return tuple(_list_of(validate_float, n=3)(s))
    except ValueError as error:
        raise ValueError("Expected a (scale, length, randomness) tuple") from error


def _bounded(convert, good, text):
    def check(s):
        value = convert(s)
        if not good(value):
            raise RuntimeError(f"Value must be {text}; got {value}")
        return value

    return check


_validate_greaterthan_minushalf = _bounded(validate_float, lambda value: value > -0.5, ">-0.5")
_validate_greaterequal0_lessequal1 = _bounded(validate_float, lambda value: 0 <= value <= 1, ">=0 and <=1")
_validate_int_greaterequal0 = _bounded(validate_int, lambda value: value >= 0, ">=0")


def validate_hatch(s):
    """Letters of hatches."""
    if not isinstance(s, str):
        raise ValueError("Hatch pattern must be a string")
    unknown = set(s) - set("\\/|-+*.xoO")
    if unknown:
        raise ValueError(f"Unknown hatch symbol(s): {list(unknown)}")
    return s


def _validate_minor_tick_ndivs(n):
    if isinstance(n, str) and n.lower() == "auto":
        return n
    try:
        return _validate_int_greaterequal0(n)
    except (RuntimeError, ValueError):
        raise ValueError("'tick.minor.ndivs' must be 'auto' or non-negative int") from None


_named_legend_loc = ValidateInStrings(
    "legend.loc", ["best", "upper right", "upper left", "lower left", "lower right", "right",
                   "center left", "center right",
                   "lower center", "upper center", "center"], ignorecase=True)


def _validate_legend_loc(loc):
    if isinstance(loc, str):
        try:
            return _named_legend_loc(loc)
        except ValueError:
            value = _literal(loc)
            loc = loc if value is None else value
    else:
        value = loc
    if isinstance(value, int) and 0 <= value <= 10:
        return value
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, Real) for part in value):
        return value
    raise ValueError(f"{loc} is not a valid legend location.")


def validate_hist_bins(s):
    """A number, borders, or the name of a rule."""
    rules = ["auto", "sturges", "fd", "doane", "scott", "rice", "sqrt"]
    if isinstance(s, str) and s in rules:
        return s
    for convert in (int, validate_floatlist):
        try:
            return convert(s)
        except (TypeError, ValueError):
            pass
    raise ValueError(f"'hist.bins' must be one of {rules}, an int or a sequence of floats")


def _validate_date(s):
    import numpy as np

    try:
        np.datetime64(s)
    except ValueError:
        raise ValueError(f"{s!r} should be a string that can be parsed by numpy.datetime64") from None
    return s


def _style(name, words):
    def check(s):
        value = getattr(s, "value", s)
        if value not in words:
            raise ValueError(f"{s!r} is not a valid {name}")
        return value

    return check


_join = _style("JoinStyle", ("miter", "round", "bevel"))
_cap = _style("CapStyle", ("butt", "projecting", "round"))
