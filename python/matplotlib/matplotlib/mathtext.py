"""Mathematical text: matplotlib's subset of TeX, laid out as positioned glyphs and rules."""

from ._mathtext_layout import Typesetter
from ._mathtext_parse import Parser
from ._mathtext_symbols import symbols

_fonts_from_properties = None


class Layout:
    """A line of text: size, glyphs (x, y, font, pixels, text[, vertical stretch]) and rules (x, y, width, height).

    Positions are pixels from the left end of the baseline, y up; `height` includes `depth`, what is below the baseline.
    """

    __slots__ = ("width", "height", "depth", "glyphs", "rects")

    def __init__(self, box):
        self.width = box.width
        self.height = box.height + box.depth
        self.depth = box.depth
        self.glyphs = []
        self.rects = []
        box.emit(self, 0.0, 0.0)

    def __iter__(self):
        return iter((self.width, self.height, self.depth, self.glyphs, self.rects))


def layout(text, size, fonts):
    """Lay out one line that may mix plain text and formulas between dollars; raise ValueError if it is malformed."""
    size = float(size)
    setter = Typesetter(fonts)
    parser = Parser(setter, size)
    nodes = []
    at = 0
    while True:
        start = _dollar(text, at)
        plain = text[at:start].replace("\\$", "$")
        if plain:
            nodes.append(setter.run(plain, "default", size))
        if start == len(text):
            return Layout(setter.row(nodes))
        at = _closing(text, start + 1)
        node = parser.parse(text[start + 1:at - 1]) if at else None
        if node is None:
            raise ValueError(f"\n{text}\n{' ' * start}^\nParseException: Expected end of text, found '$'  "
                             f"(at char {start}), (line:1, col:{start + 1})")
        nodes.append(node)


def _dollar(text, at):
    """The next dollar that no backslash escapes, or the end."""
    begin = at
    while (at := text.find("$", at)) > begin and text[at - 1] == "\\":
        at += 1
    return at if at >= 0 else len(text)


def _closing(text, at):
    """Where the formula ends, past its dollar; 0 if it never does."""
    while at < len(text):
        c = text[at]
        at += 2 if c == "\\" else 1
        if c == "$":
            return at
        if c == "\n":
            return 0
    return 0


def get_unicode_index(symbol):
    r"""Return the code point of a character, or of a TeX command such as ``\pi``."""
    if len(symbol) == 1:
        return ord(symbol)
    char = symbols().get(symbol.strip("\\"))
    if char is None:
        raise ValueError(f"{symbol!r} is not a valid Unicode character or TeX/Type1 symbol")
    return ord(char[0])


def set_fonts(factory):
    """Register the function that gives the fonts for font properties (or None) and their size in points."""
    global _fonts_from_properties
    _fonts_from_properties = factory


class MathTextParser:
    """Parses text with formulas outside of a figure, to measure it; `output` is "path", "agg" or "macosx"."""

    def __init__(self, output):
        if output.lower() not in ("path", "agg", "macosx"):
            raise ValueError(f"{output!r} is not a valid value for output; supported values are "
                             "'path', 'agg', 'macosx'")

    def parse(self, s, dpi=72, prop=None, *, antialiased=None):
        """Return the layout of `s` at that resolution, its measures rounded up to whole pixels."""
        if _fonts_from_properties is None:
            raise NotImplementedError("MathTextParser needs fonts: import matplotlib.text first")
        fonts, points = _fonts_from_properties(prop)
        result = layout(s, points * dpi / 72, fonts)
        ascent = -(-(result.height - result.depth) // 1)
        result.depth = -(-result.depth // 1)
        result.height = ascent + result.depth
        result.width = -(-result.width // 1)
        return result


def math_to_image(s, filename_or_obj, prop=None, dpi=None, format=None, *, color=None):
    """Save an expression as a closely cropped image; return its depth."""
    from .figure import Figure
    width, height, depth, _, _ = MathTextParser("path").parse(s, prop=prop)
    figure = Figure(figsize=(width / 72, height / 72))
    figure.text(0, depth / height, s, fontproperties=prop, color=color)
    figure.savefig(filename_or_obj, dpi=dpi, format=format)
    return depth
