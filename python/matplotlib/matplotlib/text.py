"""Texts: lines, alignment, turning, formulas, boxes around them."""

import math

import numpy as np

import _matplotlib

from . import rcParams
from ._docs import aliases
from .artist import Artist, normalize
from .colors import to_rgba
from .font_manager import Faces, FontProperties
from .transforms import Bbox, IdentityTransform


def _is_math(text):
    """Whether an even number of dollar signs, at least two, is in the text."""
    if "$" not in text:
        return False
    count = text.count("$") - text.count("\\$")
    return count > 0 and count % 2 == 0


def measure(text, prop, dpi):
    """Width, height, depth in pixels and the layout of a line; the layout is None for plain text."""
    size, font = prop.get_size() * dpi / 72.0, prop._font()
    if _is_math(text):
        from .mathtext import layout

        found = layout(text, size, Faces(font))
        return found.width, found.height, found.depth, found
    if "$" in text:
        text = text.replace("\\$", "$")
    advance, low, high = box(font, size, text)
    return advance, high - low, -low, None


def box(font, size, text):
    """Advance, lowest and highest point; whole pixels, as letters hinted to the raster have them."""
    advance, _, low, _, high = _matplotlib.extent(font, size, text)
    return advance, float(round(low)), float(round(high))


class Text(Artist):
    """A text at a place."""

    zorder = 3

    def __init__(self, x=0, y=0, text="", *, color=None, verticalalignment="baseline", horizontalalignment="left", multialignment=None,
                 fontproperties=None, rotation=None, linespacing=None, rotation_mode=None, usetex=None, wrap=False,
                 transform_rotates_text=False, parse_math=None, antialiased=None, **kwargs):
        super().__init__()
        self._x, self._y = x, y
        self.set_text(text)
        self._bbox_patch = None
        self.set_color(rcParams["text.color"] if color is None else color)
        self.set_verticalalignment(verticalalignment)
        self.set_horizontalalignment(horizontalalignment)
        self._multialignment = multialignment
        self._font = FontProperties._from_any(fontproperties).copy()
        self.set_rotation(rotation)
        self._rotation_mode = rotation_mode
        self._linespacing = 1.2 if linespacing is None else linespacing
        self._transform_rotates_text = transform_rotates_text
        self._parse_math = parse_math is not False
        self._wrap = wrap
        self._shown = None
        if kwargs:
            self.update(kwargs)

    def update(self, kwargs):
        kwargs = normalize(kwargs, self._aliases)
        # A font first, so that a size beside it wins.
        for first in ("fontproperties",):
            if first in kwargs:
                self.set_fontproperties(kwargs.pop(first))
        bbox = kwargs.pop("bbox", False)
        super().update(kwargs)
        if bbox is not False:
            self.set_bbox(bbox)
        return []

    def set_text(self, s):
        self._text = "" if s is None else str(s)

    def get_text(self):
        return self._text

    def set_x(self, x):
        self._x = x

    def set_y(self, y):
        self._y = y

    def set_position(self, xy):
        self._x, self._y = xy

    def get_position(self):
        return self._x, self._y

    def get_unitless_position(self):
        return self.convert_xunits(self._x), self.convert_yunits(self._y)

    def set_color(self, color):
        if color != "auto":
            to_rgba(color)
        self._color = color

    def get_color(self):
        return self._color

    def set_verticalalignment(self, align):
        if align not in ("top", "bottom", "center", "baseline", "center_baseline"):
            raise ValueError(f"{align!r} is not a valid value for align; supported values are 'top', 'bottom', 'center', 'baseline', 'center_baseline'")
        self._verticalalignment = align

    def get_verticalalignment(self):
        return self._verticalalignment

    def set_horizontalalignment(self, align):
        if align not in ("center", "right", "left"):
            raise ValueError(f"{align!r} is not a valid value for align; supported values are 'center', 'right', 'left'")
        self._horizontalalignment = align

    def get_horizontalalignment(self):
        return self._horizontalalignment

    def set_multialignment(self, align):
        self._multialignment = align

    def set_linespacing(self, spacing):
        self._linespacing = spacing

    def set_rotation(self, s):
        if s is None or s == "horizontal":
            self._rotation = 0.0
        elif s == "vertical":
            self._rotation = 90.0
        else:
            try:
                self._rotation = float(s) % 360
            except (TypeError, ValueError):
                raise ValueError(f"rotation must be 'vertical', 'horizontal' or a number, not {s}") from None

    def get_rotation(self):
        if self._transform_rotates_text:
            return self.get_transform().transform_angles([self._rotation], [self.get_unitless_position()]).item(0)
        return self._rotation

    def set_rotation_mode(self, m):
        self._rotation_mode = m

    def get_rotation_mode(self):
        return self._rotation_mode

    def set_transform_rotates_text(self, t):
        self._transform_rotates_text = t

    def set_fontproperties(self, fp):
        self._font = FontProperties._from_any(fp).copy()

    def get_fontproperties(self):
        return self._font

    def set_fontsize(self, fontsize):
        self._font.set_size(fontsize)

    def get_fontsize(self):
        return self._font.get_size()

    def set_fontweight(self, weight):
        self._font.set_weight(weight)

    def get_fontweight(self):
        return self._font.get_weight()

    def set_fontstyle(self, fontstyle):
        self._font.set_style(fontstyle)

    def get_fontstyle(self):
        return self._font.get_style()

    def set_fontfamily(self, fontname):
        self._font.set_family(fontname)

    def get_fontfamily(self):
        return self._font.get_family()

    def get_fontname(self):
        return self._font.get_name()

    def set_fontvariant(self, variant):
        self._font.set_variant(variant)

    def get_fontvariant(self):
        return self._font.get_variant()

    def set_fontstretch(self, stretch):
        self._font.set_stretch(stretch)

    def set_math_fontfamily(self, fontfamily):
        self._font.set_math_fontfamily(fontfamily)

    def set_parse_math(self, parse_math):
        self._parse_math = bool(parse_math)

    def set_usetex(self, usetex):
        """There is no TeX; formulas are set by mathtext."""

    def get_usetex(self):
        return False

    def set_wrap(self, wrap):
        self._wrap = wrap

    def get_wrap(self):
        return self._wrap

    def set_antialiased(self, antialiased):
        """Texts are always smooth."""

    def set_backgroundcolor(self, color):
        """Fills a box behind the text."""
        if self._bbox_patch is None:
            self.set_bbox({"facecolor": color, "edgecolor": color})
        else:
            self._bbox_patch.update({"facecolor": color})

    def set_bbox(self, rectprops):
        """A box around the text: properties of a FancyBboxPatch, or None."""
        if rectprops is None:
            self._bbox_patch = None
            return
        from .patches import FancyBboxPatch

        props = dict(rectprops)
        boxstyle, pad = props.pop("boxstyle", None), props.pop("pad", None)
        if boxstyle is None:
            boxstyle = "square"
            if pad is None:
                pad = 4
            pad /= self.get_fontsize()
            boxstyle = f"square,pad={pad}"
        elif pad is None:
            pad = 0.3
            if isinstance(boxstyle, str) and "pad" not in boxstyle:
                boxstyle += f",pad={pad}"
        self._bbox_patch = FancyBboxPatch((0, 0), 1, 1, boxstyle=boxstyle, transform=IdentityTransform(), **props)
        self._bbox_patch._clip_on = False

    def get_bbox_patch(self):
        return self._bbox_patch

    def _lines(self, dpi):
        """Lines of the text; a wrapped one is broken where the figure ends."""
        lines = self._text.split("\n")
        if not self._wrap or self.figure is None:
            return lines
        x = float(self.get_transform().transform((self.get_unitless_position()))[0])
        width = self.figure.bbox.width
        room = {"left": width - x, "right": x, "center": 2 * min(x, width - x)}[self._horizontalalignment]
        out = []
        for line in lines:
            current = ""
            for word in line.split(" "):
                longer = f"{current} {word}" if current else word
                if current and measure(longer, self._font, dpi)[0] > room:
                    out.append(current)
                    current = word
                else:
                    current = longer
            out.append(current)
        return out

    def _layout(self, dpi):
        """The box, and for each line its text, where its base line starts, and its formula."""
        font = self._font
        size = font.get_size() * dpi / 72.0
        number = font._font()
        angle = self.get_rotation()
        plain = not self._parse_math
        key = (self._text, number, size, angle, self._horizontalalignment, self._verticalalignment, self._multialignment,
               self._rotation_mode, self._linespacing, self._wrap, plain)
        if self._shown is not None and self._shown[0] == key and not self._wrap:
            return self._shown[1]
        _, low, high = box(number, size, "lp")
        least_height, least_depth = high - low, -low
        spacing = (least_height - least_depth) * self._linespacing
        widths, placed, y, height, depth = [], [], 0.0, 0.0, 0.0
        for index, line in enumerate(self._lines(dpi)):
            if plain and line:
                width, below, above = box(number, size, line)
                height, depth, formula = above - below, -below, None
            elif line:
                width, height, depth, formula = measure(line, font, dpi)
            else:
                width, height, depth, formula = 0.0, 0.0, 0.0, None
            height, depth = max(height, least_height), max(depth, least_depth)
            y = -(height - depth) if index == 0 else y - max(spacing, (height - depth) * self._linespacing)
            widths.append(width)
            placed.append((line, y, formula))
            y -= depth
        first_height = 0.0
        if placed:
            first_height = -placed[0][1]
        width, low = max(widths), y
        align = self._multialignment or self._horizontalalignment
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        starts = [(width - own) * shift for own in widths]
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        if angle == 90:
            cos = 0.0
        corners = [(x * cos - y * sin, x * sin + y * cos) for x, y in ((0, low), (width, low), (width, 0), (0, 0))]
        left, right = min(c[0] for c in corners), max(c[0] for c in corners)
        bottom, top = min(c[1] for c in corners), max(c[1] for c in corners)
        halign, valign = self._horizontalalignment, self._verticalalignment
        if self._rotation_mode not in ("anchor", "xtick", "ytick"):
            x = {"center": (left + right) / 2, "right": right, "left": left}[halign]
            y = {"center": (bottom + top) / 2, "top": top, "baseline": bottom + depth, "center_baseline": top - first_height / 2, "bottom": bottom}[valign]
        else:
            x = {"center": width / 2, "right": width, "left": 0.0}[halign]
            y = {"center": low / 2, "top": 0.0, "baseline": low + depth, "center_baseline": -first_height / 2, "bottom": low}[valign]
            x, y = x * cos - y * sin, x * sin + y * cos
        lines = []
        for (line, base, formula), start in zip(placed, starts):
            lines.append((line, start * cos - base * sin - x, start * sin + base * cos - y, formula))
        out = (left - x, bottom - y, right - x, top - y), lines, (cos, sin), number, size, (width, -low, corners[0][0] - x, corners[0][1] - y)
        self._shown = (key, out)
        return out

    def _place(self):
        x, y = self.get_unitless_position()
        return self.get_transform().transform((float(x), float(y))).tolist()

    def get_window_extent(self, renderer=None, dpi=None):
        """The box around the text in pixels."""
        if not self.get_visible() or self.figure is None:
            return Bbox([[0, 0], [0, 0]])
        dpi = dpi or self.figure.dpi
        x, y = self._place()
        if self._text == "":
            return Bbox([[x, y], [x, y]])
        x0, y0, x1, y1 = self._layout(dpi)[0]
        return Bbox([[x + x0, y + y0], [x + x1, y + y1]])

    def get_tightbbox(self, renderer=None):
        if self._text == "" or not self._visible:
            return None
        box = self.get_window_extent(renderer)
        if self._bbox_patch is not None:
            self._fit_box(box)
            box = Bbox.union([box, self._bbox_patch.get_window_extent()])
        if not all(map(math.isfinite, box.extents.tolist())):
            return None
        if self._clip_on and self._clip_box is not None:
            box = Bbox.intersection(box, self._clip_box)
        return box

    def _fit_box(self, _box=None):
        """Puts the patch behind the text around it."""
        from .transforms import Affine2D

        x, y = self._place()
        _, _, (cos, sin), _, size, (width, height, dx, dy) = self._layout(self.figure.dpi)
        patch = self._bbox_patch
        patch.figure = self.figure
        patch.set_bounds(0.0, 0.0, width, height)
        patch.set_mutation_scale(size)
        patch.set_transform(Affine2D.from_values(cos, sin, -sin, cos, x + dx, y + dy))

    def draw(self, renderer, *args, **kwargs):
        if not self._visible or self._text == "":
            return
        x, y = self._place()
        if not (math.isfinite(x) and math.isfinite(y)):
            return
        _, lines, (cos, sin), number, size, _ = self._layout(renderer.dpi)
        if self._bbox_patch is not None:
            self._fit_box()
            self._bbox_patch.draw(renderer)
        colour = to_rgba(self._color, self._alpha)
        clip = self._clip()
        surface = renderer.surface
        strokes = [None]
        if self._path_effects:
            strokes = [pair for effect in self._path_effects for pair in effect._text_strokes(renderer, colour)]
        for line, dx, dy, formula in lines:
            px, py = x + dx, y + dy
            if sin == 0:
                # Base lines on the raster keep letters sharp.
                py = round(py)
            elif cos == 0:
                px = round(px)
            for effect in strokes:
                fill, stroke = (colour, None) if effect is None else effect
                if formula is None:
                    text = line.replace("\\$", "$") if "$" in line and self._parse_math else line
                    surface.text(number, size, text, (cos, sin, -sin, cos, px, py), fill, stroke, clip)
                else:
                    _draw_formula(surface, formula, (cos, sin, px, py), fill, stroke, clip)

    def __repr__(self):
        return f"Text({self._x}, {self._y}, {self._text!r})"


def _draw_formula(surface, formula, at, fill, stroke, clip):
    cos, sin, px, py = at
    for glyph in formula.glyphs:
        gx, gy, font, size, text = glyph[:5]
        stretch = glyph[5] if len(glyph) > 5 and glyph[5] else 1.0
        map = (cos, sin, -sin * stretch, cos * stretch, px + gx * cos - gy * sin, py + gx * sin + gy * cos)
        surface.text(font, size, text, map, fill, stroke, clip)
    for x, y, width, height in formula.rects:
        corners = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]], float)
        surface.shape(corners, None, (cos, sin, -sin, cos, px, py), fill, None, clip, 2 if sin == 0 else 0, True)


aliases(Text, {
    "color": ["c"], "fontfamily": ["family"], "fontproperties": ["font", "font_properties"], "horizontalalignment": ["ha"],
    "multialignment": ["ma"], "fontname": ["name"], "fontsize": ["size"], "fontstretch": ["stretch"], "fontstyle": ["style"],
    "fontvariant": ["variant"], "verticalalignment": ["va"], "fontweight": ["weight"],
})
Text.set_fontname = Text.set_name = Text.set_fontfamily


class OffsetFrom:
    """A place inside another artist's box, moved by points or pixels."""

    def __init__(self, artist, ref_coord, unit="points"):
        self._artist, self._coord, self._unit = artist, ref_coord, unit

    def __call__(self, renderer):
        from .transforms import Affine2D

        box = self._artist if isinstance(self._artist, Bbox) else self._artist.get_window_extent(renderer)
        x, y = box.x0 + self._coord[0] * box.width, box.y0 + self._coord[1] * box.height
        scale = renderer.scale if self._unit == "points" else 1
        return Affine2D().scale(scale).translate(x, y)


class Annotation(Text):
    """A text, and an arrow from it to a point."""

    def __init__(self, text, xy, xytext=None, xycoords="data", textcoords=None, arrowprops=None, annotation_clip=None, **kwargs):
        self.xy, self.xycoords = xy, xycoords
        xytext = xy if xytext is None else xytext
        self.anncoords = xycoords if textcoords is None else textcoords
        self._annotation_clip = annotation_clip
        self.arrow_patch = None
        super().__init__(float("nan"), float("nan"), text, **kwargs)
        self._x, self._y = xytext
        self.arrowprops = arrowprops
        if arrowprops is not None:
            from .patches import FancyArrowPatch

            props = dict(arrowprops)
            self._relpos = (0.5, 0.5)
            if "arrowstyle" in props:
                self._relpos = props.pop("relpos", (0.5, 0.5))
            else:
                for gone in ("width", "headwidth", "headlength", "shrink", "frac"):
                    props.pop(gone, None)
            self.arrow_patch = FancyArrowPatch((0, 0), (1, 1), **props)

    xyann = property(lambda self: self.get_position(), lambda self, xy: self.set_position(xy))

    def get_anncoords(self):
        return self.anncoords

    def set_anncoords(self, coords):
        self.anncoords = coords

    def set_annotation_clip(self, b):
        self._annotation_clip = b

    def contains(self, mouseevent):
        return False, {}

    def _xy_pixels(self, xy, coords):
        x, y = xy
        if isinstance(coords, tuple) and len(coords) == 2:
            return self._xy_pixels((x, 0), coords[0])[0], self._xy_pixels((0, y), coords[1])[1]
        axes, figure = self.axes, self.figure
        if coords == "data":
            x, y = float(self.convert_xunits(x)), float(self.convert_yunits(y))
            return axes.transData.transform((x, y)).tolist()
        if coords == "polar":
            theta, r = x, y
            return axes.transData.transform((r * math.cos(theta), r * math.sin(theta))).tolist()
        if not isinstance(coords, str):
            if isinstance(coords, Artist):
                box = coords.get_window_extent()
                return box.x0 + x * box.width, box.y0 + y * box.height
            if isinstance(coords, Bbox):
                return coords.x0 + x * coords.width, coords.y0 + y * coords.height
            if callable(coords) and not hasattr(coords, "transform"):
                found = coords(figure._get_renderer())
                if isinstance(found, Bbox):
                    return found.x0 + x * found.width, found.y0 + y * found.height
                coords = found
            return coords.transform((float(x), float(y))).tolist()
        where, _, unit = coords.partition(" ")
        if where == "offset":
            x0, y0 = self._xy_pixels(self.xy, self.xycoords)
            box = None
        elif where in ("figure", "subfigure"):
            box = figure.bbox
            x0, y0 = box.x0, box.y0
        elif where == "axes":
            box = axes.bbox
            x0, y0 = box.x0, box.y0
        else:
            raise ValueError(f"{coords!r} is not a valid coordinate")
        if unit == "fraction":
            return x0 + x * box.width, y0 + y * box.height
        scale = {"points": figure.dpi / 72, "pixels": 1.0, "fontsize": self.get_fontsize() * figure.dpi / 72}[unit]
        return x0 + x * scale, y0 + y * scale

    def _place(self):
        return list(self._xy_pixels((self._x, self._y), self.anncoords))

    def _is_seen(self):
        clip = self._annotation_clip
        if clip or (clip is None and self.xycoords == "data"):
            x, y = self._xy_pixels(self.xy, self.xycoords)
            box = self.axes.bbox
            return box.x0 - 1e-6 <= x <= box.x1 + 1e-6 and box.y0 - 1e-6 <= y <= box.y1 + 1e-6
        return True

    def update_positions(self, renderer=None):
        """Puts the arrow between the text and its point."""
        patch = self.arrow_patch
        if patch is None:
            return
        target = self._xy_pixels(self.xy, self.xycoords)
        box = Text.get_window_extent(self)
        props = self.arrowprops
        patch.figure = self.figure
        if "arrowstyle" not in props:
            size = self.get_fontsize()
            shrink, width = props.get("shrink", 0.0), props.get("width", 4)
            head, length = props.get("headwidth", 12), props.get("headlength", 12)
            patch.set_arrowstyle("simple", head_length=length / size, head_width=head / size, tail_width=width / size)
            patch.set_mutation_scale(size)
            # The arrow leaves from the corner or side that is nearest to its target.
            x = min((box.x0, (box.x0 + box.x1) / 2, box.x1), key=lambda at: abs(at - target[0]))
            y = min((box.y0, (box.y0 + box.y1) / 2, box.y1), key=lambda at: abs(at - target[1]))
            start = (x, y)
            reach = math.hypot(target[0] - x, target[1] - y)
            lost = shrink * reach / (self.figure.dpi / 72)
            patch.shrinkA = patch.shrinkB = lost
        else:
            start = (box.x0 + box.width * self._relpos[0], box.y0 + box.height * self._relpos[1])
            size = props.get("mutation_scale")
            patch.set_mutation_scale(self.get_fontsize() if size is None else size)
            # The arrow begins where it leaves the text, or the box around it.
            patch._avoid = box.padded(4) if self._text else None
            if self._text and self._bbox_patch is not None:
                self._fit_box()
                patch._avoid = self._bbox_patch.get_window_extent()
        patch.set_transform(IdentityTransform())
        patch.set_positions(start, target)

    def draw(self, renderer, *args, **kwargs):
        if not self._visible or not self._is_seen():
            return
        self.update_positions(renderer)
        if self.arrow_patch is not None:
            self.arrow_patch.draw(renderer)
        super().draw(renderer)

    def get_window_extent(self, renderer=None, dpi=None):
        if not self._visible or self.figure is None or not self._is_seen():
            return Bbox.null()
        box = super().get_window_extent(renderer, dpi)
        if self.arrow_patch is not None:
            self.update_positions(renderer)
            return Bbox.union([box, self.arrow_patch.get_window_extent()])
        return box

    def get_tightbbox(self, renderer=None):
        if not self._visible or not self._is_seen():
            return None
        return Text.get_tightbbox(self, renderer)
