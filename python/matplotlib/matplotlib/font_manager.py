"""Fonts by family, weight and style. DejaVu's faces are there; other families fall back to them with a warning, as in matplotlib."""

import os

import _matplotlib

from . import rcParams

_FILES = {
    ("sans", False, False): "DejaVuSans.ttf",
    ("sans", True, False): "DejaVuSans-Bold.ttf",
    ("sans", False, True): "DejaVuSans-Oblique.ttf",
    ("sans", True, True): "DejaVuSans-BoldOblique.ttf",
    ("mono", False, False): "DejaVuSansMono.ttf",
    ("mono", True, False): "DejaVuSansMono-Bold.ttf",
    ("mono", False, True): "DejaVuSansMono-Oblique.ttf",
    ("mono", True, True): "DejaVuSansMono-BoldOblique.ttf",
    ("serif", False, False): "DejaVuSerif.ttf",
    ("serif", True, False): "DejaVuSerif-Bold.ttf",
    ("serif", False, True): "DejaVuSerif-Italic.ttf",
    ("serif", True, True): "DejaVuSerif-BoldItalic.ttf",
}
_KNOWN = {"dejavu sans": "sans", "dejavu sans mono": "mono", "dejavu serif": "serif"}
_GENERIC = {"sans-serif": "sans", "sans serif": "sans", "sans": "sans", "serif": "serif", "monospace": "mono", "cursive": "sans", "fantasy": "sans"}
_SCALES = {
    "xx-small": 0.579, "x-small": 0.694, "small": 0.833, "medium": 1.0, "large": 1.2, "x-large": 1.44, "xx-large": 1.728,
    "larger": 1.2, "smaller": 0.833, None: 1.0,
}
font_scalings = _SCALES
weight_dict = {
    "ultralight": 100, "light": 200, "normal": 400, "regular": 400, "book": 400, "medium": 500, "roman": 500, "semibold": 600,
    "demibold": 600, "demi": 600, "bold": 700, "heavy": 800, "extra bold": 800, "black": 900,
}
_loaded = {}
_added = {}
_warned = set()


def folder():
    """Where the fonts lie."""
    return os.path.join(os.path.dirname(__file__), "mpl-data", "fonts", "ttf")


def load(key):
    """The number of a face in the renderer: (kind, bold, italic), or a path."""
    number = _loaded.get(key)
    if number is None:
        path = key if isinstance(key, str) else os.path.join(folder(), _FILES[key])
        try:
            with open(path, "rb") as file:
                number = _matplotlib.load_font(file.read())
        except FileNotFoundError:
            if isinstance(key, str) or key == ("sans", False, False):
                raise
            # A face that is not there is drawn upright, then plain, then without serifs.
            kind, bold, italic = key
            number = load((kind, bold, False) if italic else (kind, False, False) if bold else ("sans", False, False))
        _loaded[key] = number
    return number


def size_in_points(size):
    """A size in points from a number or a name such as 'large'."""
    if isinstance(size, str):
        try:
            return float(size)
        except ValueError:
            pass
        if size not in _SCALES:
            raise ValueError(f"Size is invalid. Valid font size are {', '.join(map(str, _SCALES))}")
        base = rcParams["font.size"]
        return _SCALES[size] * (10.0 if isinstance(base, str) else base)
    if size is None:
        return float(rcParams["font.size"])
    return max(1.0, float(size))


class FontProperties:
    """Family, style, weight and size of a text."""

    def __init__(self, family=None, style=None, variant=None, weight=None, stretch=None, size=None, fname=None, math_fontfamily=None):
        if family is not None and style is weight is size is None and isinstance(family, str) and ":" in family:
            family, *rest = family.split(":")
            for part in rest:
                if part in weight_dict:
                    weight = part
                elif part in ("italic", "oblique"):
                    style = part
        self.set_family(family)
        self.set_style(style)
        self.set_variant(variant)
        self.set_weight(weight)
        self.set_stretch(stretch)
        self.set_size(size)
        self.set_file(fname)
        self.set_math_fontfamily(math_fontfamily)

    @classmethod
    def _from_any(cls, given):
        if given is None:
            return cls()
        if isinstance(given, cls):
            return given
        if isinstance(given, dict):
            return cls(**given)
        if isinstance(given, os.PathLike):
            return cls(fname=given)
        return cls(given)

    def set_family(self, family):
        family = rcParams["font.family"] if family is None else family
        self._family = [family] if isinstance(family, str) else list(family)

    set_name = set_family

    def get_family(self):
        return self._family

    def get_name(self):
        return {"sans": "DejaVu Sans", "mono": "DejaVu Sans Mono", "serif": "DejaVu Serif"}[self._kind()]

    def set_style(self, style):
        self._style = rcParams["font.style"] if style is None else style

    set_slant = set_style

    def get_style(self):
        return self._style

    get_slant = get_style

    def set_variant(self, variant):
        self._variant = rcParams["font.variant"] if variant is None else variant

    def get_variant(self):
        return self._variant

    def set_weight(self, weight):
        weight = rcParams["font.weight"] if weight is None else weight
        if isinstance(weight, str) and weight not in weight_dict:
            try:
                weight = int(weight)
            except ValueError:
                raise ValueError(f"weight={weight} is invalid") from None
        self._weight = weight

    def get_weight(self):
        return self._weight

    def set_stretch(self, stretch):
        self._stretch = rcParams["font.stretch"] if stretch is None else stretch

    def get_stretch(self):
        return self._stretch

    def set_size(self, size):
        self._size = size_in_points(size)

    def get_size(self):
        return self._size

    get_size_in_points = get_size

    def set_file(self, file):
        self._file = os.fspath(file) if file is not None else None

    def get_file(self):
        return self._file

    def set_math_fontfamily(self, fontfamily):
        self._math = fontfamily

    def get_math_fontfamily(self):
        return self._math or rcParams["mathtext.fontset"]

    def copy(self):
        made = FontProperties.__new__(FontProperties)
        made.__dict__.update(self.__dict__)
        return made

    __copy__ = copy

    def _kind(self):
        for family in self._family:
            low = str(family).lower()
            names = [low]
            if low in _GENERIC:
                names = [str(name).lower() for name in rcParams.get("font." + _RC.get(low, low), [])]
            for name in names:
                if name in _KNOWN:
                    return _KNOWN[name]
                if name in _added:
                    return name
            if low in _GENERIC:
                return _GENERIC[low]
            if low not in _warned:
                _warned.add(low)
                _log(f"findfont: Font family {family!r} not found.")
        return "sans"

    def _is_bold(self):
        weight = self._weight
        return (weight_dict.get(weight, 400) if isinstance(weight, str) else weight) >= 600

    def _font(self):
        """The renderer's number of this font."""
        if self._file is not None:
            return load(self._file)
        kind = self._kind()
        if kind in _added:
            return load(_added[kind])
        return load((kind, self._is_bold(), self._style in ("italic", "oblique")))

    def __eq__(self, other):
        return isinstance(other, FontProperties) and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash((tuple(self._family), self._style, self._weight, self._size, self._file))

    def __str__(self):
        return f"{','.join(self._family)}:style={self._style}:variant={self._variant}:weight={self._weight}:stretch={self._stretch}:size={self._size}"


_RC = {"sans": "sans-serif", "sans serif": "sans-serif"}


def _log(text):
    import logging

    logging.getLogger("matplotlib.font_manager").warning(text)


class FontEntry:
    """One font that can be asked for."""

    def __init__(self, fname, name, style="normal", weight=400):
        self.fname, self.name, self.style, self.weight = fname, name, style, weight
        self.variant, self.stretch, self.size = "normal", "normal", "scalable"


class FontManager:
    """The fonts that are there."""

    @property
    def ttflist(self):
        names = {"sans": "DejaVu Sans", "mono": "DejaVu Sans Mono", "serif": "DejaVu Serif"}
        out = []
        for (kind, bold, italic), file in _FILES.items():
            out.append(FontEntry(os.path.join(folder(), file), names[kind], "oblique" if italic else "normal", 700 if bold else 400))
        out += [FontEntry(path, name) for name, path in _added.items()]
        return out

    def addfont(self, path):
        """Makes the font of a file known under the name of its file."""
        _added[os.path.splitext(os.path.basename(path))[0].lower()] = os.fspath(path)

    def findfont(self, prop, fontext="ttf", directory=None, fallback_to_default=True, rebuild_if_missing=True):
        """The file of the font that fits best."""
        prop = FontProperties._from_any(prop)
        if prop._file:
            return prop._file
        kind = prop._kind()
        return _added.get(kind) or os.path.join(folder(), _FILES[kind, prop._is_bold(), prop._style in ("italic", "oblique")])

    def get_font_names(self):
        return sorted({entry.name for entry in self.ttflist})


fontManager = FontManager()
findfont = fontManager.findfont
get_font_names = fontManager.get_font_names


def findSystemFonts(fontpaths=None, fontext="ttf"):
    """Files of the fonts that are there."""
    return [entry.fname for entry in fontManager.ttflist]


class Faces:
    """The fonts of a formula, and how large their texts are."""

    def __init__(self, base):
        self.base = base

    regular = property(lambda self: load(("sans", False, False)))
    italic = property(lambda self: load(("sans", False, True)))
    bold = property(lambda self: load(("sans", True, False)))
    bolditalic = property(lambda self: load(("sans", True, True)))
    mono = property(lambda self: load(("mono", False, False)))
    serif = property(lambda self: load(("serif", False, False)))
    serifitalic = property(lambda self: load(("serif", False, True)))
    extent = staticmethod(_matplotlib.extent)
    has = staticmethod(_matplotlib.has_glyph)
