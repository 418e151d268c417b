"""Colours: from names, numbers and texts to red, green, blue and opacity. Norms and colormaps have their own files."""

import sys
from numbers import Real

import numpy as np

from . import _colors_names
from ._colors_maps import Colormap, LinearSegmentedColormap, ListedColormap, from_levels_and_colors
from ._colors_names import BASE_COLORS, TABLEAU_COLORS
from ._colors_norms import Norm, Normalize

_colors_full_map = _colors_names.names
_cache = _colors_full_map.cache
_HEX = frozenset("0123456789abcdefABCDEF")
_last_cycle = [None, None]
_ALPHA_ERROR = "'alpha' must be between 0 and 1, inclusive"
_LATER = {
    **dict.fromkeys(("TwoSlopeNorm", "CenteredNorm", "PowerNorm", "BoundaryNorm", "NoNorm"), "_colors_bends"),
    **dict.fromkeys(("LogNorm", "SymLogNorm", "AsinhNorm", "FuncNorm", "make_norm_from_scale"), "_colors_scales"),
    "LightSource": "_colors_light", "rgb_to_hsv": "_colors_light", "hsv_to_rgb": "_colors_light",
    "ColorSequenceRegistry": "_colors_sequences", "_color_sequences": "_colors_sequences",
}
__all__ = [
    *(name for name in _LATER if name[0] != "_"), "BASE_COLORS", "CSS4_COLORS", "ColorConverter", "Colormap",
    "LinearSegmentedColormap", "ListedColormap", "Norm", "Normalize", "TABLEAU_COLORS", "XKCD_COLORS", "cnames",
    "colorConverter", "from_levels_and_colors", "get_named_colors_mapping", "hex2color", "is_color_like", "rgb2hex",
    "same_color", "to_hex", "to_rgb", "to_rgba", "to_rgba_array",
]


def __getattr__(name):
    if name in ("CSS4_COLORS", "cnames"):
        return _colors_names.css4()
    if name == "XKCD_COLORS":
        return _colors_names.xkcd()
    if name in _LATER:
        import importlib

        value = getattr(importlib.import_module("." + _LATER[name], __package__), name)
        globals()[name] = value
        return value
    if name == "hexColorPattern":
        import re

        return re.compile(r"\A#[a-fA-F0-9]{6}\Z")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def get_named_colors_mapping():
    """All names with their colours; new names may be added."""
    return _colors_full_map.load()


def _is_nth_color(c):
    return isinstance(c, str) and c[:1] == "C" and c[1:].isdigit() and c.isascii()


def is_color_like(c):
    """Whether `to_rgba` takes this."""
    if _is_nth_color(c):
        return True
    try:
        to_rgba(c)
    except (TypeError, ValueError):
        return False
    return True


def _has_alpha_channel(c):
    if isinstance(c, str):
        return c[0] == "#" and len(c) in (5, 9)
    return len(c) == 4 or len(c) == 2 and (c[1] is not None or _has_alpha_channel(c[0]))


def _check_color_like(**kwargs):
    for key, value in kwargs.items():
        if not is_color_like(value):
            raise ValueError(
                f"{value!r} is not a valid value for {key}: supported inputs are (r, g, b) and (r, g, b, a) 0-1 "
                "float tuples; "
                "'#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 floats "
                "for grayscale "
                "values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one of the above "
                "with an alpha value")


def same_color(c1, c2):
    """Whether two colours, or two lists of them, are the same."""
    first, second = to_rgba_array(c1), to_rgba_array(c2)
    # 'none' has no rows, and counts as one colour.
    if max(first.shape[0], 1) != max(second.shape[0], 1):
        raise ValueError("Different number of elements passed.")
    return first.shape == second.shape and (first == second).all()


def to_rgba(c, alpha=None):
    """Red, green, blue and opacity from 0 to 1. `alpha` replaces the colour's own opacity, but not that of "none"."""
    try:
        return _cache[c, alpha]
    except (KeyError, TypeError):
        pass
    if isinstance(c, tuple) and len(c) == 2:
        if alpha is None:
            c, alpha = c
        else:
            c = c[0]
    if _is_nth_color(c):
        # Not remembered: the cycle may change.
        from . import rcParams

        cycle = rcParams["axes.prop_cycle"]
        if cycle is not _last_cycle[0]:
            _last_cycle[:] = cycle, cycle.by_key().get("color", ["k"])
        colors = _last_cycle[1]
        return to_rgba(colors[int(c[1:]) % len(colors)], alpha)
    rgba = _to_rgba_no_colorcycle(c, alpha)
    try:
        _cache[c, alpha] = rgba
    except TypeError:
        pass
    return rgba


def _to_rgba_no_colorcycle(c, alpha=None):
    if alpha is not None and not 0 <= alpha <= 1:
        raise ValueError(_ALPHA_ERROR)
    given = c
    if isinstance(c, str):
        if c.lower() == "none":
            return (0.0, 0.0, 0.0, 0.0)
        c = _named(c)
    elif _is_masked(c):
        return (0.0, 0.0, 0.0, 0.0)
    if isinstance(c, str):
        return _from_text(c, given, alpha)
    if isinstance(c, np.ndarray) and c.ndim == 2 and c.shape[0] == 1:
        c = c.reshape(-1)
    if not np.iterable(c):
        raise ValueError(f"Invalid RGBA argument: {given!r}")
    if len(c) not in (3, 4):
        raise ValueError("RGBA sequence should have length 3 or 4")
    if not all(isinstance(part, Real) for part in c):
        raise ValueError(f"Invalid RGBA argument: {given!r}")
    c = tuple(map(float, c))
    if alpha is not None or len(c) == 3:
        c = (*c[:3], 1 if alpha is None else alpha)
    if any(part < 0 or part > 1 for part in c):
        raise ValueError("RGBA values should be within 0-1 range")
    return c


def _is_masked(c):
    ma = sys.modules.get("numpy.ma")
    return ma is not None and c is ma.masked


def _named(c):
    """The colour of a name, or what was given. A single letter is told apart by its case."""
    for name in (c,) if len(c) == 1 else (c, c.lower()):
        # A text that no name starts with needs no tables of names.
        if name[:1] not in "#0123456789.":
            try:
                return _colors_full_map[name]
            except KeyError:
                pass
        elif name in _colors_full_map:
            return dict.__getitem__(_colors_full_map, name)
    return c


def _from_text(c, given, alpha):
    if c[:1] == "#" and len(c) > 1 and _HEX.issuperset(c[1:]):
        if len(c) in (7, 9):
            parts = [part / 255 for part in bytes.fromhex(c[1:])]
        elif len(c) in (4, 5):
            parts = [int(part, 16) / 15 for part in c[1:]]
        else:
            raise ValueError(f"Invalid hex color specifier: {given!r}")
        if alpha is not None or len(parts) == 3:
            parts[3:] = [1.0 if alpha is None else alpha]
        return tuple(parts)
    try:
        grey = float(c)
    except ValueError:
        raise ValueError(f"Invalid RGBA argument: {given!r}") from None
    if not 0 <= grey <= 1:
        raise ValueError(f"Invalid string grayscale value {given!r}. Value must be within 0-1 range")
    return grey, grey, grey, 1.0 if alpha is None else alpha


def to_rgba_array(c, alpha=None):
    """Colours as rows of red, green, blue and opacity; one colour gives a row for each value of `alpha`."""
    if isinstance(c, tuple) and len(c) == 2 and isinstance(c[1], Real):
        c, alpha = c[0], c[1] if alpha is None else alpha
    many = np.iterable(alpha)
    if many:
        alpha = np.asarray(alpha).ravel()
    if isinstance(c, np.ndarray) and c.dtype.kind in "if" and c.ndim == 2 and c.shape[1] in (3, 4):
        return _rows(c, alpha, many)
    if isinstance(c, str) and c.lower() == "none":
        return np.zeros((0, 4))
    if alpha is not None and not (np.all((alpha >= 0) & (alpha <= 1)) if many else 0 <= alpha <= 1):
        raise ValueError(_ALPHA_ERROR)
    if _may_be_one(c):
        try:
            return np.array([to_rgba(c, one) for one in alpha] if many else [to_rgba(c, alpha)], float)
        except (TypeError, ValueError):
            pass
    if isinstance(c, str):
        raise ValueError(f"{c!r} is not a valid color value.")
    if len(c) == 0:
        return np.zeros((0, 4))
    rgba = np.array([to_rgba(one) for one in c])
    if alpha is not None:
        rgba[:, 3] = alpha
        if isinstance(c, (list, tuple)):
            clear = [isinstance(one, str) and one == "none" for one in c]
            if any(clear):
                rgba[:, 3][clear] = 0
    return rgba


def _may_be_one(c):
    """Whether this might be one colour. Saves the text of a long list in the message of an error that nobody sees."""
    if isinstance(c, str) or not np.iterable(c):
        return True
    if isinstance(c, np.ndarray):
        return c.ndim == 1 and c.size in (3, 4) and c.dtype.kind in "buif" or c.ndim == 2 and c.shape[0] == 1
    try:
        return len(c) in (2, 3, 4) and not isinstance(c, dict)
    except TypeError:
        return False


def _rows(c, alpha, many):
    mask = c.mask.any(axis=1) if hasattr(c, "mask") and np.any(c.mask) else None
    if type(c) is not np.ndarray:
        c = np.asarray(c)
    if many:
        if c.shape[0] == 1 and alpha.shape[0] > 1:
            c = np.tile(c, (alpha.shape[0], 1))
        elif c.shape[0] != alpha.shape[0]:
            raise ValueError("The number of colors must match the number of alpha values if there are more than one "
                             "of each.")
    if c.shape[1] == 3:
        out = np.column_stack([c, np.zeros(len(c))])
        out[:, -1] = 1.0 if alpha is None else alpha
    else:
        out = c.copy()
        if alpha is not None:
            out[:, -1] = alpha
    if mask is not None:
        out[mask] = 0
    if out.size and (out.min() < 0 or out.max() > 1):
        raise ValueError("RGBA values should be within 0-1 range")
    return out


def to_rgb(c):
    """Red, green and blue; opacity is dropped."""
    return to_rgba(c)[:3]


def to_hex(c, keep_alpha=False):
    """The colour as "#rrggbb", or "#rrggbbaa" with its opacity."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in (to_rgba(c) if keep_alpha else to_rgba(c)[:3]))


rgb2hex = to_hex
hex2color = to_rgb


class ColorConverter:
    """The functions of this module under the name that they once had."""

    colors = property(lambda self: get_named_colors_mapping())
    cache = _cache
    to_rgb = staticmethod(to_rgb)
    to_rgba = staticmethod(to_rgba)
    to_rgba_array = staticmethod(to_rgba_array)


colorConverter = ColorConverter()

for _class in (Colormap, LinearSegmentedColormap, ListedColormap, Norm, Normalize, from_levels_and_colors):
    # People and pickles look for them here.
    _class.__module__ = __name__
del _class
