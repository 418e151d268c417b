"""Boxes that hold texts, drawings and pictures, packed in rows and columns and put at corners or points."""

import numpy as np

from . import rcParams
from .artist import Artist
from .font_manager import FontProperties
from .image import _ImageBase
from .patches import FancyArrowPatch, FancyBboxPatch
from .text import Annotation, Text
from .transforms import Affine2D, Bbox, IdentityTransform

_NUMBERS = ("best", "upper right", "upper left", "lower left", "lower right", "right", "center left", "center right", "lower center", "upper center", "center")
_ANCHORS = {"upper right": "NE", "upper left": "NW", "lower left": "SW", "lower right": "SE", "right": "E", "center left": "W", "center right": "E",
            "lower center": "S", "upper center": "N", "center": "C"}


class OffsetBox(Artist):
    """Base of boxes: `_measure` gives width, height and how far they reach left of and below their origin, in pixels; `_draw_at` draws."""

    def __init__(self, *args, **kwargs):
        super().__init__()
        self._children, self._offset = [], (0.0, 0.0)
        self.update(kwargs)

    def get_children(self):
        return self._children

    def get_visible_children(self):
        return [child for child in self._children if child.get_visible()]

    def set_offset(self, xy):
        self._offset = xy

    def get_offset(self, *args):
        return self._offset

    def _adopt(self):
        """Children belong to the same figure and axes."""
        for child in self._children:
            child.figure, child.axes = self.figure, self.axes
            if isinstance(child, OffsetBox):
                child._adopt()

    def _scale(self):
        return self.figure.dpi / 72

    def _measure(self):
        raise NotImplementedError

    def _draw_at(self, renderer, x, y):
        raise NotImplementedError

    def get_bbox(self, renderer=None):
        """The box around its origin."""
        self._adopt()
        width, height, left, low = self._measure()
        return Bbox.from_bounds(-left, -low, width, height)

    def get_window_extent(self, renderer=None):
        box = self.get_bbox(renderer)
        return box.translated(*(self._offset if not callable(self._offset) else self._offset(box.width, box.height, 0, 0, renderer)))

    def draw(self, renderer, *args, **kwargs):
        if self._visible:
            self._adopt()
            self._draw_at(renderer, *self._offset)


class TextArea(OffsetBox):
    """A text."""

    def __init__(self, s, *, textprops=None, multilinebaseline=False):
        super().__init__()
        self._text = Text(0, 0, s)
        self._text.update({**(textprops or {})})
        self._text._transform, self._text._clip_on = IdentityTransform(), False
        self._children = [self._text]

    def set_text(self, s):
        self._text.set_text(s)

    def get_text(self):
        return self._text.get_text()

    def _measure(self):
        x0, y0, x1, y1 = self._text._layout(self.figure.dpi)[0]
        return x1 - x0, y1 - y0, -x0, -y0

    def _draw_at(self, renderer, x, y):
        self._text.set_position((x, y))
        self._text.axes = None
        self._text.draw(renderer)


class DrawingArea(OffsetBox):
    """Artists in an area of a size in points."""

    def __init__(self, width, height, xdescent=0.0, ydescent=0.0, clip=False):
        super().__init__()
        self.width, self.height, self.xdescent, self.ydescent = width, height, xdescent, ydescent
        self._place = Affine2D()

    def get_transform(self):
        return self._place

    def add_artist(self, a):
        self._children.append(a)
        if not a.is_transform_set():
            a.set_transform(self._place)
        a.set_clip_on(False)

    def _measure(self):
        return tuple(size * self._scale() for size in (self.width, self.height, self.xdescent, self.ydescent))

    def _put(self, x, y):
        self._place.clear()
        self._place.scale(self._scale()).translate(x, y)

    def _draw_at(self, renderer, x, y):
        self._put(x, y)
        for child in self._children:
            child.axes = None
            child.draw(renderer)


class AuxTransformBox(DrawingArea):
    """Artists under a transform, such as the data's: as large as they are."""

    def __init__(self, aux_transform):
        super().__init__(0, 0)
        self._aux = aux_transform

    def get_transform(self):
        return self._aux + self._place

    def add_artist(self, a):
        self._children.append(a)
        a.set_transform(self.get_transform())
        a.set_clip_on(False)

    def _put(self, x, y):
        origin = self._aux.transform((0.0, 0.0))
        self._place.clear()
        self._place.translate(x - float(origin[0]), y - float(origin[1]))

    def _measure(self):
        self._put(0.0, 0.0)
        boxes = [child.get_window_extent() for child in self._children]
        box = Bbox.union(boxes) if boxes else Bbox.null()
        return box.width, box.height, -box.x0, -box.y0


class _Picture(_ImageBase):
    """An array over a box of pixels."""

    def set_transform(self, transform):
        """The box is given in pixels."""


class OffsetImage(OffsetBox):
    """A picture of an array; each of its pixels is `zoom` points large."""

    def __init__(self, arr, *, zoom=1, cmap=None, norm=None, interpolation=None, origin=None, filternorm=True, filterrad=4.0, resample=False, dpi_cor=True, **kwargs):
        super().__init__()
        self._dpi_cor, self._zoom = dpi_cor, zoom
        self.image = _Picture(None, cmap=cmap, norm=norm, interpolation=interpolation, origin=origin, **kwargs)
        self.image._clip_on = False
        self._children = [self.image]
        self.set_data(arr)

    def set_data(self, arr):
        self.image.set_data(np.asarray(arr))

    def get_data(self):
        return self.image.get_array()

    def set_zoom(self, zoom):
        self._zoom = zoom

    def get_zoom(self):
        return self._zoom

    def _measure(self):
        rows, columns = self.image.get_size()
        factor = self._zoom * (self._scale() if self._dpi_cor else 1.0)
        return columns * factor, rows * factor, 0.0, 0.0

    def _draw_at(self, renderer, x, y):
        width, height, _, _ = self._measure()
        if self.image.origin == "upper":
            self.image._draw_over(renderer, (x, y + height, x + width, y))
        else:
            self.image._draw_over(renderer, (x, y, x + width, y + height))


class PackerBase(OffsetBox):
    """Boxes in a row; gaps are in points."""

    def __init__(self, pad=0.0, sep=0.0, width=None, height=None, align="baseline", mode="fixed", children=None):
        super().__init__()
        self.pad, self.sep, self.width, self.height, self.align, self.mode = pad or 0.0, sep or 0.0, width, height, align, mode
        self._children = list(children or [])

    def _placed(self, across):
        """Width, height, reach to the left and below, and children with their origins; `across` is 0 for rows and 1 for columns."""
        pad, sep = self.pad * self._scale(), self.sep * self._scale()
        children = self.get_visible_children()
        sizes = [child._measure() for child in children]
        if not sizes:
            return 2 * pad, 2 * pad, pad, pad, []
        along = [size[across] for size in sizes]
        # Across the row: how far each reaches below or left of its origin, and above or right.
        thick, below = [size[1 - across] for size in sizes], [size[3 - across] for size in sizes]
        most = max(thick)
        if self.align == "baseline":
            low = max(below)
            shifts, most = [0.0] * len(sizes), low + max(size - under for size, under in zip(thick, below))
        else:
            part = {"left": 0.0, "bottom": 0.0, "center": 0.5, "right": 1.0, "top": 1.0}[self.align]
            low, shifts = 0.0, [under + (most - size) * part for size, under in zip(thick, below)]
        total = sum(along) + sep * (len(sizes) - 1)
        origins, at = [], 0.0
        for child, size, length, shift in zip(children, sizes, along, shifts):
            # Columns run downwards.
            start = at if across == 0 else total - at - length
            origin = start + size[2 + across]
            origins.append((child, (origin, shift) if across == 0 else (shift, origin)))
            at += length + sep
        if across == 0:
            return total + 2 * pad, most + 2 * pad, pad, low + pad, origins
        return most + 2 * pad, total + 2 * pad, low + pad, pad, origins

    _across = 0

    def _measure(self):
        return self._placed(self._across)[:4]

    def _draw_at(self, renderer, x, y):
        for child, (dx, dy) in self._placed(self._across)[4]:
            child._draw_at(renderer, x + dx, y + dy)


class HPacker(PackerBase):
    """Boxes side by side."""


class VPacker(PackerBase):
    """Boxes one below the other."""

    _across = 1


class PaddedBox(OffsetBox):
    """A box with room and a frame around it."""

    def __init__(self, child, pad=0.0, *, draw_frame=False, patch_attrs=None):
        super().__init__()
        self.pad, self._children, self._frame = pad or 0.0, [child], draw_frame
        self.patch = _frame(draw_frame, rcParams["font.size"])
        self.patch.update(patch_attrs or {})

    def _measure(self):
        width, height, left, low = self._children[0]._measure()
        pad = self.pad * self._scale()
        return width + 2 * pad, height + 2 * pad, left + pad, low + pad

    def _draw_at(self, renderer, x, y):
        width, height, left, low = self._measure()
        self.patch.set_bounds(x - left, y - low, width, height)
        self.patch.draw(renderer)
        self._children[0]._draw_at(renderer, x, y)


def _frame(visible, size):
    patch = FancyBboxPatch((0.0, 0.0), 1.0, 1.0, boxstyle="square,pad=0", facecolor="w", edgecolor="k", mutation_scale=size, snap=True, transform=IdentityTransform())
    patch.set_visible(visible)
    patch._clip_on = False
    return patch


class AnchoredOffsetbox(OffsetBox):
    """A box at a corner of the axes, or of another box; `pad` and `borderpad` are in sizes of the font."""

    zorder = 5
    codes = {name: number for number, name in enumerate(_NUMBERS)}

    def __init__(self, loc, *, pad=0.4, borderpad=0.5, child=None, prop=None, frameon=True, bbox_to_anchor=None, bbox_transform=None, **kwargs):
        super().__init__(**kwargs)
        loc = _NUMBERS[loc] if isinstance(loc, int) else loc
        if loc not in _ANCHORS:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, _ANCHORS))}")
        self.loc, self.pad, self.borderpad = loc, pad, borderpad
        self._anchor, self._anchor_transform = bbox_to_anchor, bbox_transform
        self.prop = FontProperties(size=rcParams["legend.fontsize"]) if prop is None else FontProperties._from_any(prop) if not isinstance(prop, dict) else FontProperties(**prop)
        self.patch = _frame(frameon, self.prop.get_size_in_points())
        self._clip_on = False
        if child is not None:
            self.set_child(child)

    def set_child(self, child):
        self._children = [child]

    def get_child(self):
        return self._children[0]

    def get_bbox_to_anchor(self):
        """The box in pixels at whose corner it is."""
        box = self._anchor
        if box is None:
            return self.axes.bbox
        if not isinstance(box, Bbox):
            box = Bbox.from_bounds(*box) if len(box) == 4 else Bbox.from_bounds(*box, 0, 0)
        return box if self._anchor_transform is None else box.transformed(self._anchor_transform)

    def set_bbox_to_anchor(self, bbox, transform=None):
        self._anchor, self._anchor_transform = bbox, transform

    def _size(self):
        return self.prop.get_size_in_points() * self._scale()

    def _measure(self):
        width, height, left, low = self._children[0]._measure()
        pad = self.pad * self._size()
        return width + 2 * pad, height + 2 * pad, left + pad, low + pad

    def get_window_extent(self, renderer=None):
        self._adopt()
        width, height, _, _ = self._measure()
        room = self.borderpad * self._size()
        area = self.get_bbox_to_anchor()
        inner = Bbox.from_extents(area.x0 + room, area.y0 + room, area.x1 - room, area.y1 - room)
        return Bbox.from_bounds(0.0, 0.0, width, height).anchored(_ANCHORS[self.loc], inner)

    def draw(self, renderer, *args, **kwargs):
        if not self._visible or not self._children:
            return
        box = self.get_window_extent()
        _, _, left, low = self._measure()
        self.patch.figure = self.figure
        self.patch.set_bounds(*box.bounds)
        self.patch.set_mutation_scale(self._size())
        self.patch.draw(renderer)
        self._children[0]._draw_at(renderer, box.x0 + left, box.y0 + low)


class AnchoredText(AnchoredOffsetbox):
    """A text at a corner of the axes."""

    def __init__(self, s, loc, *, pad=0.4, borderpad=0.5, prop=None, **kwargs):
        prop = {} if prop is None else prop
        bad = {"ha", "horizontalalignment", "va", "verticalalignment"} & set(prop)
        if bad:
            raise ValueError("Mixing verticalalignment or horizontalalignment with AnchoredText is not supported.")
        self.txt = TextArea(s, textprops=prop)
        super().__init__(loc, pad=pad, borderpad=borderpad, child=self.txt, prop=self.txt._text.get_fontproperties(), **kwargs)


class AnnotationBbox(OffsetBox):
    """A box at a point, with a frame and an arrow to another point."""

    zorder = 3

    def __init__(self, offsetbox, xy, xybox=None, xycoords="data", boxcoords=None, *, frameon=True, pad=0.4, annotation_clip=None, box_alignment=(0.5, 0.5),
                 bboxprops=None, arrowprops=None, fontsize=None, **kwargs):
        super().__init__()
        self.offsetbox, self._children = offsetbox, [offsetbox]
        self.xy, self.xycoords = xy, xycoords
        self.xybox, self.boxcoords = xy if xybox is None else xybox, xycoords if boxcoords is None else boxcoords
        self.pad, self._alignment, self._annotation_clip = pad, box_alignment, annotation_clip
        self._fontsize = FontProperties(size=rcParams["legend.fontsize"] if fontsize is None else fontsize).get_size_in_points()
        self.patch = _frame(frameon, self._fontsize)
        self.patch.update(dict(bboxprops or {}))
        self.arrowprops, self.arrow_patch = arrowprops, None
        if arrowprops is not None:
            props = dict(arrowprops)
            self._relpos = props.pop("relpos", (0.5, 0.5))
            self.arrow_patch = FancyArrowPatch((0, 0), (1, 1), **props)
        self._clip_on = False
        self.update(kwargs)

    xyann = property(lambda self: self.xybox, lambda self, xy: setattr(self, "xybox", xy))

    def get_children(self):
        return [self.offsetbox, self.patch, *([] if self.arrow_patch is None else [self.arrow_patch])]

    def _note(self):
        """An annotation that knows all systems of coordinates."""
        note = Annotation("", self.xy, xycoords=self.xycoords)
        note.axes, note.figure = self.axes, self.figure
        note.set_fontsize(self._fontsize)
        note._annotation_clip = self._annotation_clip
        return note

    def _boxed(self, note):
        self._adopt()
        width, height, left, low = self.offsetbox._measure()
        x, y = note._xy_pixels(self.xybox, self.boxcoords)
        x, y = x - width * self._alignment[0] + left, y - height * self._alignment[1] + low
        pad = self.pad * self._fontsize * self._scale()
        return (x, y), Bbox.from_extents(x - left - pad, y - low - pad, x - left + width + pad, y - low + height + pad)

    def get_window_extent(self, renderer=None):
        box = self._boxed(self._note())[1]
        return box if self.arrow_patch is None or self.arrow_patch.figure is None else Bbox.union([box, self.arrow_patch.get_window_extent()])

    def get_tightbbox(self, renderer=None):
        note = self._note()
        return self.get_window_extent(renderer) if self._visible and note._is_seen() else None

    def draw(self, renderer, *args, **kwargs):
        note = self._note()
        if not self._visible or not note._is_seen():
            return
        place, box = self._boxed(note)
        self.patch.figure = self.figure
        self.patch.set_bounds(*box.bounds)
        self.patch.set_mutation_scale(self._fontsize * self._scale())
        if self.arrow_patch is not None:
            arrow = self.arrow_patch
            arrow.figure, arrow._clip_on = self.figure, False
            arrow.set_transform(IdentityTransform())
            arrow.set_mutation_scale(self.arrowprops.get("mutation_scale") or self._fontsize)
            arrow.set_positions((box.x0 + box.width * self._relpos[0], box.y0 + box.height * self._relpos[1]), note._xy_pixels(self.xy, self.xycoords))
            arrow._avoid = box if "patchA" not in self.arrowprops else None
            arrow.draw(renderer)
        self.patch.draw(renderer)
        self.offsetbox._draw_at(renderer, *place)
