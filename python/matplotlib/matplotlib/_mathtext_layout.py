"""Mathtext's typesetter: builds nodes by TeX's rules, with the constants of DejaVu Sans."""

from . import _mathtext_symbols as _tables
from ._mathtext_boxes import Box, Char, Rule, Space, bracket, centered, column, roofed

SHRINK = 0.7
LEVELS = 5  # deeper scripts get no smaller

# Lengths of DejaVu Sans, per em.
QUAD = 1995 / 2048
X_HEIGHT = 1120 / 2048
AXIS = 0.25
THICKNESS = 0.75 / 12
_LIFT = 0.06  # of the rule above a body

# Shifts of scripts and fractions, in x-heights.
_SCRIPT_SPACE, _DELTA, _DELTA_SLANTED, _DELTA_INTEGRAL = 0.05, 0.025, 0.2, 0.1
_SUPDROP, _SUBDROP, _SUP1, _SUB1, _SUB2 = (v / 1120 for v in (790.527, 102.4, 845.824, 307.199, 632.832))
_NUM1, _NUM2, _NUM3, _DENOM1, _DENOM2 = (v / 1120 for v in (1529.86, 868.352, 970.752, 1548.29, 768.0))

_KERNED = frozenset("AFKLPRTVWXYrvwy")  # the first of pairs whose kerning reaches a pixel at usual sizes


class Typesetter:
    """Builds nodes with the fonts of one text; extents are asked for once."""

    def __init__(self, fonts):
        self.fonts = fonts
        self.chars = {}
        self.faces = {"rm": fonts.regular, "sf": fonts.regular, "it": fonts.italic, "bf": fonts.bold,
                      "bfit": fonts.bolditalic, "tt": fonts.mono, "default": fonts.base, "regular": fonts.base}

    def char(self, name, style, size):
        """Return the glyph of a character or a TeX command in a style."""
        key = (name, style, size)
        char = self.chars.get(key)
        if char is None:
            char = self.chars[key] = self._char(name, style, size)
        return char

    def _char(self, name, style, size):
        fonts = self.fonts
        text = name
        if name[0] == "\\" and len(name) > 1:
            text = "\\prime" if name == "\\prime" else _tables.symbols()[name[1:]][0]
        if text == "\\prime":
            return self._fitted(name, fonts.regular, size, *_tables.PRIME)
        slanted = False
        if text in _tables.DISPLAY:
            size *= 2 ** 0.5
            face = fonts.regular
            slanted = name == "\\int" or name == "\\oint"
        elif style == "normal":
            slanted = text.isalpha() and not "\u0391" <= text <= "\u03a9" and text < "\U00010000"
            face = fonts.italic if slanted else fonts.regular
        elif style in _tables.ALPHABETS:
            text, face, slanted = self._letter(text, style)
            if style == "bb" or style == "frak":
                size *= 0.9  # as tall as matplotlib's, which come from another font
        else:
            slanted = style == "it"
            face = self.faces[style]
        if not text.isascii() and not fonts.has(face, text[0]):
            if text in _tables.SUBSTITUTES:
                return self._fitted(name, fonts.regular, size, *_tables.SUBSTITUTES[text])
            face = self._face_with(text)
            if face is None:
                face, text = fonts.regular, "¤"
        return Char(name, text, face, size, fonts.extent(face, size, text), slanted)

    def _face_with(self, text):
        fonts = self.fonts
        for face in (fonts.regular, fonts.serif, fonts.mono, fonts.bold):
            if fonts.has(face, text[0]):
                return face

    def _letter(self, text, style):
        """The letter of a mathematical alphabet, or an ordinary one of a font that stands out."""
        fonts = self.fonts
        special, first = _tables.ALPHABETS[style]
        letter = special.get(text) if style != "cal" or text.isupper() else None
        if letter is None and text.isascii() and text.isalpha():
            letter = chr(first + ord(text) - (65 if text < "a" else 71))
        elif style == "bb" and text.isascii() and text.isdigit():
            letter = chr(0x1D7D8 + int(text))
        if letter is not None and fonts.has(fonts.regular, letter):
            return letter, fonts.regular, style == "scr"
        if style == "bb" or not text.isalpha():
            return text, fonts.regular, False
        if style == "cal" and text.islower():
            return text, fonts.italic, True
        face = fonts.serif if style == "frak" else fonts.serifitalic
        return text, face if fonts.has(face, text) else fonts.italic, style == "scr"

    def _fitted(self, name, face, size, text, advance, left, right, bottom, top):
        """A glyph sized and stretched to fill a given ink rectangle, in thousandths of `size`."""
        unit = size / 1000
        _, xmin, ymin, xmax, ymax = self.fonts.extent(face, size, text)
        scale = (right - left) * unit / (xmax - xmin or 1.0)
        stretch = (top - bottom) * unit / (ymax - ymin or 1.0) / scale
        fit = (left * unit - xmin * scale, bottom * unit - ymin * scale * stretch, stretch)
        extent = (advance * unit, left * unit, bottom * unit, right * unit, top * unit)
        return Char(name, text, face, size * scale, extent, False, fit)

    def run(self, text, style, size):
        """Plain text: one glyph run where the font has all of it."""
        face = self.faces[style]
        if text.isascii():
            return Char(text, text, face, size, self.fonts.extent(face, size, text))
        return self.row([self.char(c, style, size) for c in text])

    def row(self, nodes):
        """Set nodes side by side, kerning characters."""
        x = height = depth = 0.0
        parts = []
        flat = True
        previous = None
        for node in nodes:
            y = 0.0
            if node.__class__ is Char:
                if previous is not None and previous.text in _KERNED:
                    x += self._kern(previous, node)
                advance = node.advance
                previous = node
            else:
                previous = None
                advance = node.width
                y = -node.shift
                flat = flat and node.flat
            if node.height + y > height:
                height = node.height + y
            if node.depth - y > depth:
                depth = node.depth - y
            parts.append((x, y, node))
            x += advance
        return Box(x, height, depth, parts, flat)

    def _kern(self, a, b):
        """Kerning in whole pixels, less of it at small sizes: as FreeType fits it to the grid."""
        if a.face != b.face or a.size != b.size or b.fit is not None:
            return 0.0
        kern = self.fonts.extent(a.face, a.size, a.text + b.text)[0] - a.advance - b.advance
        return float(round(kern * min(1.0, a.size / 25)))

    def scripts(self, nucleus, sub, sup, size, spaced):
        """Attach scripts, which are one level smaller already; `spaced` adds a thin space after them."""
        tail = [Space(QUAD * size * 0.16667)] if spaced else []
        function = nucleus.__class__ is Box and nucleus.function
        if (nucleus.__class__ is Char and nucleus.name in _tables.OVERUNDER) or function in _tables.OVERUNDER_FUNCTIONS:
            return self.row([_limits(nucleus, sub, sup, size), *tail])
        last = nucleus
        if nucleus.__class__ is Box and not nucleus.shift:
            last = nucleus.parts[-1][2] if nucleus.parts else nucleus
        else:
            nucleus = self.row([nucleus])
        x_height = X_HEIGHT * size
        integral = last.__class__ is Char and last.name in _tables.INTEGRALS
        superkern = subkern = _DELTA * x_height
        if last.__class__ is Char and last.slanted:
            superkern += _DELTA * x_height + _DELTA_SLANTED * (last.height - x_height * 2 / 3)
            subkern = 0.0
            if integral:
                subkern = (3 * _DELTA - _DELTA_INTEGRAL) * last.height
                superkern = (3 * _DELTA + _DELTA_INTEGRAL) * last.height
        up = down = 0.0
        if not nucleus.flat:
            up = nucleus.height - _SUPDROP * x_height * SHRINK
            down = nucleus.depth + _SUBDROP * x_height * SHRINK
        if sup is not None:
            above = self.row([Space(superkern * SHRINK), sup])
            if integral:
                up = last.height - _SUBDROP * x_height
            else:
                up = max(up, _SUP1 * x_height, above.depth + x_height / 4)
        if sub is None:
            script = above
            script.shift = -up
        else:
            script = below = self.row([Space(subkern * SHRINK), sub])
            if integral:
                down = last.depth + _SUBDROP * x_height
            elif sup is None:
                down = max(down, _SUB1 * x_height, below.height - x_height * 4 / 5)
            else:
                down = max(down, _SUB2 * x_height)
            if sup is not None:
                clearance = 4 * THICKNESS * size - ((up - above.depth) - (below.height - down))
                if clearance > 0.0:
                    down += clearance
                    clearance = x_height * 4 / 5 - up + above.depth
                    if clearance > 0.0:
                        up += clearance
                        down -= clearance
                script = column([above, (up - above.depth) - (below.height - down), below])
            script.shift = down
        if not integral:
            script.width += _SCRIPT_SPACE * x_height
        return self.row([nucleus, script, *tail])

    def fraction(self, num, den, rule, steps, size):
        """Numerator over denominator, with a rule of that height unless 0; `steps` is TeX's style, 0 for display."""
        thickness = THICKNESS * size
        x_height = X_HEIGHT * size * SHRINK ** steps
        width = max(num.width, den.width)
        num = centered(num, width)
        den = centered(den, width)
        up = (_NUM2 if rule else _NUM3) * x_height if steps else _NUM1 * x_height
        down = (_DENOM2 if steps else _DENOM1) * x_height
        if rule:
            axis = AXIS * size
            least = rule if steps else 3 * rule
            above = max(up - num.depth - (axis + rule / 2), least)
            below = max(axis - rule / 2 - (den.height - down), least)
            stack = column([num, above, Rule(rule), below, den])
            stack.shift = den.height + below + rule / 2 - axis
        else:
            least = (3 if steps else 7) * thickness
            gap = (up - num.depth) - (den.height - down)
            stack = column([num, max(gap, least), den])
            stack.shift = down + max(0.0, least - gap) / 2
        return self.row([Space(thickness), stack, Space(thickness)])

    def delimiter(self, name, height, depth, size, factor=None):
        """A delimiter at least that tall: the natural one, or a stretched one of the next larger width."""
        name = {"<": "⟨", ">": "⟩"}.get(name, name)
        char = self.char(name, "rm", size)
        total = height + depth
        natural = char.height + char.depth
        sizes, totals = _tables.DELIMITER_SIZES.get(char.text), _tables.DELIMITER_TOTALS
        shape = _tables.BRACKETS.get(char.text)
        if shape:
            sizes = shape[3]
        if char.text == "√":
            sizes, totals = _tables.RADICAL_SIZES, _tables.RADICAL_TOTALS
        if sizes is None:
            char = self.char(name, "rm", size * (total / natural if factor is None else factor))
            y = char.depth - depth
            return Box(char.advance, max(0.0, char.height + y), max(0.0, depth), ((0.0, y, char),))
        enough = total - 0.2 * X_HEIGHT * size
        if natural >= enough:
            return self.row([char])
        index = 0
        while totals[index] * size / 1000 < enough and index < len(totals) - 1:
            index += 1
        scale = total / totals[index] * 1000
        advance, left, right = sizes[index]
        if shape:
            unit = scale / 1000
            stems = [v * unit for v in _tables.BRACKET_STEMS[index]]
            return bracket(shape[:3], stems, advance * unit, left * unit, right * unit, height, depth)
        if char.text != "√":  # no wider than looks well beside the text: our glyphs' strokes are heavy
            spare = (right - left) - 1.25 * char.width / scale * 1000
            if spare > 0:  # keep the side of what is enclosed
                before = {"(": 1.0, "{": 1.0, "⟨": 1.0, ")": 0.0, "}": 0.0, "⟩": 0.0}.get(char.text, 0.5)
                left += spare * before
                right -= spare * (1.0 - before)
        bottom = -depth / scale * 1000
        char = self._fitted(name, char.face, scale, char.text, advance, left, right, bottom, bottom + totals[index])
        return self.row([char])

    def accent(self, name, node, style, size):
        """A node with an accent above it."""
        width = node.width
        gap = 2 * THICKNESS * size
        wide = _tables.WIDE_ACCENTS.get(name)
        if wide:
            mark = self._wide_accent(*wide, width, size)
        else:
            if name == "mathring":
                size *= SHRINK * SHRINK
            text = _tables.ACCENTS[name]
            face = self.char(text, style, size).face
            _, left, bottom, right, top = self.fonts.extent(face, size, text)
            char = Char(name, text, face, size, (0.0, left, bottom, right, top))
            x = round((width - width / 4 - (right - left)) / 2) + width / 4
            mark = Box(width, top - bottom, 0.0, ((x - left, -bottom, char),))
        return column([mark, gap, self.row([node])])

    def _wide_accent(self, text, sizes, width, size):
        """An accent as wide as what is under it."""
        for mark_width, height in sizes:
            if mark_width * size / 1000 >= width:
                break
        height *= width / mark_width
        if text is None:
            mark = Rule(height)
            mark.width = width
        else:
            unit = width or 1.0
            mark = self._fitted(text, self.fonts.regular, unit, text, 1000, 0, 1000, 0, height / unit * 1000)
        return Box(width, height, 0.0, ((0.0, 0.0, mark),))

    def annotated(self, annotation, body, under, size):
        """A small annotation over or under a body."""
        width = max(annotation.width, body.width)
        annotation = centered(annotation, width)
        body = centered(body, width)
        gap = 3 * THICKNESS * size
        if not under:
            return column([annotation, gap, body])
        box = column([body, gap, annotation])
        box.shift = body.depth + annotation.height + gap
        return box

    def stack(self, rows, size):
        """Rows above each other, centred."""
        width = max(row.width for row in rows)
        items = []
        for row in rows:
            items += [centered(row, width), 2 * THICKNESS * size]
        return self.row([column(items[:-1])])

    def overline(self, body, size):
        """A body with a rule above it."""
        height = body.height + 3 * THICKNESS * size
        return self.row([roofed(self.row([body]), height, body.depth, THICKNESS * size, _LIFT * size)])

    def underline(self, body, size):
        """A body with a rule below it."""
        thickness = THICKNESS * size
        rule = Rule(thickness)
        rule.width = body.width
        parts = ((0.0, 0.0, body), (0.0, -body.depth - 4 * thickness, rule))
        return Box(body.width, body.height, body.depth + 5 * thickness, parts, False)

    def radical(self, body, root, size):
        """A body under a root sign; `root`, which may be None, is the degree."""
        thickness = THICKNESS * size
        check = self.delimiter("√", body.height + 5 * thickness, body.depth, size)
        padded = self.row([Space(2 * thickness), body, Space(2 * thickness)])
        right = roofed(padded, check.height, check.depth, thickness, _LIFT * size)
        degree = self.row([root or Space(0.5 * check.width)])
        degree.shift = -check.height * 0.6
        degree.flat = False
        return self.row([degree, Space(-0.5 * check.width), check, right])


def _limits(nucleus, sub, sup, size):
    """Scripts above and below a big operator."""
    width = max(node.width for node in (nucleus, sub, sup) if node is not None)
    gap = 3 * THICKNESS * size
    items = [centered(nucleus, width)]
    shift = 0.0
    if sup is not None:
        items[:0] = [centered(sup, width), gap]
    if sub is not None:
        below = centered(sub, width)
        items += [gap, below]
        shift = below.height + gap + nucleus.depth
    box = column(items)
    box.shift = shift
    return box
