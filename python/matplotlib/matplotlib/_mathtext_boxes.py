"""Mathtext's nodes: characters, spaces, rules, and boxes of them.

A node knows its width, height and depth, and draws itself at a point with `emit`. Lengths are pixels, y points up.
Every node is built at its final size, so nothing is rescaled later.
"""

class Char:
    """A glyph, or a run of glyphs that have one style."""

    __slots__ = ("name", "text", "face", "size", "width", "height", "depth", "advance", "slanted", "fit")

    def __init__(self, name, text, face, size, extent, slanted=False, fit=None):
        self.name = name
        self.text = text
        self.face = face
        self.size = size
        self.advance, left, bottom, right, top = extent
        self.width = self.advance if text == " " else right - left
        self.height = top
        self.depth = -bottom
        self.slanted = slanted
        self.fit = fit  # offset and vertical stretch of a substitute

    def emit(self, out, x, y):
        if self.fit is None:
            out.glyphs.append((x, y, self.face, self.size, self.text))
        else:
            dx, dy, stretch = self.fit
            out.glyphs.append((x + dx, y + dy, self.face, self.size, self.text, stretch))


class Space:
    """Horizontal space."""

    __slots__ = ("width",)
    height = depth = shift = 0.0
    flat = True

    def __init__(self, width):
        self.width = width

    def emit(self, out, x, y):
        pass


class Rule:
    """A filled rectangle, as wide as the column that it is in."""

    __slots__ = ("width", "height")
    depth = shift = 0.0
    flat = True

    def __init__(self, height):
        self.width = 0.0
        self.height = height

    def emit(self, out, x, y):
        out.rects.append((x, y, self.width, self.height))


class Box:
    """Nodes at offsets; `shift` lowers the box in a row, `flat` says that it holds no column."""

    __slots__ = ("width", "height", "depth", "shift", "parts", "flat", "function")

    def __init__(self, width, height, depth, parts, flat=True):
        self.width = width
        self.height = height
        self.depth = depth
        self.shift = 0.0
        self.parts = parts
        self.flat = flat
        self.function = None

    def emit(self, out, x, y):
        for dx, dy, node in self.parts:
            node.emit(out, x + dx, y + dy)


def centered(node, width):
    """Put a node into the middle of a box of that width; the offset is whole pixels, as matplotlib's."""
    down = node.shift if node.__class__ is Box else 0.0
    part = (round((width - node.width) / 2), -down, node)
    flat = node.__class__ is Char or node.flat
    return Box(width, max(0.0, node.height - down), max(0.0, node.depth + down), (part,), flat)


def column(items):
    """Stack boxes, rules and gaps (numbers), from the top; the last one's depth is the depth."""
    total = 0.0
    width = 0.0
    for item in items:
        if item.__class__ is float:
            total += item
        else:
            total += item.height + item.depth
            width = max(width, item.width)
    last = items[-1]
    depth = last.depth if last.__class__ is Box else 0.0
    y = total - depth
    parts = []
    for item in items:
        if item.__class__ is float:
            y -= item
        else:
            y -= item.height
            if item.__class__ is Rule:
                item.width = width
            parts.append((0.0, y, item))
            y -= item.depth
    return Box(width, total - depth, depth, parts, False)


def roofed(body, height, depth, thickness, lift):
    """A rule above a body; the glue between them is whole pixels, so the body may move a little."""
    height += lift
    spare = height - (thickness + body.height + max(0.0, body.depth - depth))
    rule = Rule(thickness)
    rule.width = body.width
    y = height - thickness - round(spare) - body.height
    return Box(body.width, height, min(body.depth, depth), ((0.0, y, body), (0.0, height - thickness, rule)), False)


def bracket(shape, stems, advance, left, right, height, depth):
    """A square bracket, floor or ceiling, of rules."""
    on_right, top, bottom = shape
    stem, bar = stems
    rule = Rule(height + depth)
    rule.width = stem
    parts = [(right - stem if on_right else left, -depth, rule)]
    for wanted, y in ((top, height - bar), (bottom, -depth)):
        if wanted:
            rule = Rule(bar)
            rule.width = right - left
            parts.append((left, y, rule))
    return Box(advance, height, depth, parts)
