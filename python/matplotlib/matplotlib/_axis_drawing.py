"""What of an axis is seen: ticks, grid, labels, and where they go."""

import math

import numpy as np

from .colors import to_rgba
from .lines import dash_pattern, scaled
from .text import Text
from .transforms import IDENTITY, Bbox


class AxisDrawing:
    """The part of an axis that draws it; subclasses say on which sides of the axes it is."""

    _SIDES = ()
    _LABEL_ROOM = 2

    def _label_size(self, name):
        return self._kw["major"]["labelsize"]

    def _get_tick_label_size(self, axis_name):
        from .font_manager import size_in_points

        return size_in_points(self._kw["major"]["labelsize"])

    def get_tick_padding(self):
        kw = self._kw["major"]
        part = {"in": 0.0, "inout": 0.5, "out": 1.0}[kw["direction"]]
        return kw["pad"] + kw["size"] * part

    def get_pickradius(self):
        return self.pickradius

    def get_remove_overlapping_locs(self):
        return self._remove_overlapping

    def set_remove_overlapping_locs(self, val):
        self._remove_overlapping = bool(val)

    remove_overlapping_locs = property(get_remove_overlapping_locs, set_remove_overlapping_locs)

    def get_children(self):
        return [self.label, self.offsetText, *(label for tick in self._major_ticks for label in tick.get_children())]

    def _state(self):
        box, view = self.axes.bbox, self.axes.viewLim
        return (box.bounds, view.bounds, self.figure.dpi, id(self.major.locator), id(self.major.formatter), self._side_pixels(),
                id(self.minor.locator), tuple(self._kw["major"].values()).__repr__())

    def _place_if_stale(self):
        if self._placed is None or self._placed != self._state():
            self._place_labels()

    def _pixels(self, ticks):
        """Pixels along the axis."""
        function, map = self.axes.transData.split()
        values = np.array([tick._loc for tick in ticks], float)
        fixed = self.axes.viewLim.x0 if self.axis_name == "y" else self.axes.viewLim.y0
        points = np.full((len(values), 2), fixed)
        column = 0 if self.axis_name == "x" else 1
        points[:, column] = values
        if function is not None:
            with np.errstate(all="ignore"):
                points = function(points)
        scale, shift = (map[0], map[4]) if column == 0 else (map[3], map[5])
        return (points[:, column] * scale + shift).tolist()

    def _place_labels(self):
        """Sets the pixels of all labels; returns visible ticks."""
        major, minor = self._visible_ticks(True), self._visible_ticks(False)
        low, high = self._side_pixels()
        dpi = self.figure.dpi / 72
        for ticks, kw in ((major, self._kw["major"]), (minor, self._kw["minor"])):
            if not ticks:
                continue
            out = {"in": 0.0, "inout": 0.5, "out": 1.0}[kw["direction"]]
            away1 = (kw["pad"] + out * kw["size"]) * dpi
            for tick, pixel in zip(ticks, self._pixels(ticks)):
                self._place_one(tick, pixel, low - away1, high + away1)
        self._placed = self._state()
        return major, minor

    def get_tightbbox(self, renderer=None, *, for_layout_only=False):
        """The box around ticks' labels and the label."""
        if not self._visible:
            return None
        boxes = self._label_boxes()
        self._update_offset(boxes)
        self._update_label(boxes)
        if self.offsetText._text and self.offsetText._visible:
            boxes = [*boxes, self.offsetText.get_window_extent()]
        if self.label._visible and self.label._text:
            box = self.label.get_window_extent()
            if for_layout_only:
                if self.axis_name == "x" and box.width > 0:
                    middle = (box.x0 + box.x1) / 2
                    box = Bbox([[middle - 0.5, box.y0], [middle + 0.5, box.y1]])
                elif self.axis_name == "y" and box.height > 0:
                    middle = (box.y0 + box.y1) / 2
                    box = Bbox([[box.x0, middle - 0.5], [box.x1, middle + 0.5]])
            boxes = [*boxes, box]
        boxes = [box for box in boxes if 0 < box.width < math.inf and 0 < box.height < math.inf]
        return Bbox.union(boxes) if boxes else None

    def _label_boxes(self):
        major, minor = self._place_labels()
        boxes = []
        for tick in [*major, *minor]:
            for label in (tick.label1, tick.label2):
                if label._visible and label._text:
                    boxes.append(Text.get_window_extent(label))
        return boxes

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        major, minor = self._place_labels()
        for ticks, kind in ((minor, "minor"), (major, "major")):
            self._draw_grid(renderer, ticks, self._kw[kind])
        for ticks, kind in ((minor, "minor"), (major, "major")):
            self._draw_ticks(renderer, ticks, self._kw[kind])
        boxes = []
        for tick in [*major, *minor]:
            for label in (tick.label1, tick.label2):
                if label._visible and label._text:
                    label.draw(renderer)
                    boxes.append(Text.get_window_extent(label))
        self._update_label(boxes)
        self.label.draw(renderer)
        self._update_offset(boxes)
        text = self.major.formatter.get_offset()
        self.offsetText.set_text(text)
        self.offsetText.draw(renderer)

    def _draw_grid(self, renderer, ticks, kw):
        lines = [tick._lines.get("gridline") for tick in ticks]
        shown = [kw["gridOn"] if line is None else line._visible for line in lines]
        if not any(shown):
            return
        usual, opacity = kw["_grid"]
        colour = usual if kw["grid_color"] is None else kw["grid_color"]
        alpha = kw["grid_alpha"]
        if alpha is None:
            alpha = opacity
            try:
                rgba = to_rgba(colour)
                if rgba[3] != 1.0:
                    alpha = rgba[3]
            except ValueError:
                pass
        width, style = kw["grid_linewidth"], kw["grid_linestyle"]
        pixels = [pixel for pixel, on in zip(self._pixels(ticks), shown) if on]
        box = self.axes.bbox
        points = np.empty((2 * len(pixels), 2))
        along, across = (0, 1) if self.axis_name == "x" else (1, 0)
        points[0::2, along] = pixels
        points[1::2, along] = pixels
        points[0::2, across], points[1::2, across] = (box.y0, box.y1) if self.axis_name == "x" else (box.x0, box.x1)
        codes = np.tile(np.array([1, 2], np.uint8), len(pixels))
        dashes, offset = scaled(dash_pattern(style), width)
        stroke = renderer.stroke(to_rgba(colour, alpha), width, dashes, offset, "projecting" if dashes is None else "butt", "round")
        clip = ((box.x0, box.y0, box.x1, box.y1), None)
        renderer.surface.shape(points, codes, IDENTITY, None, stroke, clip, 1, True)

    def _draw_ticks(self, renderer, ticks, kw):
        if not ticks or not kw["size"] or not kw["width"]:
            return
        size = kw["size"] * renderer.scale
        direction = kw["direction"]
        start, end = {"in": (0, size), "out": (-size, 0), "inout": (-size / 2, size / 2)}[direction]
        pixels = self._pixels(ticks)
        stroke = renderer.stroke(to_rgba(kw["color"]), kw["width"], None, 0.0, "butt", "round")
        edges = np.array(to_rgba(kw["color"]), float)
        along = 0 if self.axis_name == "x" else 1
        for side, name, sign, at in ((0, "tick1On", 1, self._side_pixels()[0]), (1, "tick2On", -1, self._side_pixels()[1])):
            line_name = ("tick1line", "tick2line")[side]
            shown = [kw[name] if line_name not in tick._lines else tick._lines[line_name]._visible for tick in ticks]
            places = [pixel for pixel, on in zip(pixels, shown) if on]
            if not places:
                continue
            points = np.empty((len(places), 2))
            points[:, along] = places
            points[:, 1 - along] = at
            shape = np.zeros((2, 2))
            shape[0, 1 - along], shape[1, 1 - along] = sign * start, sign * end
            renderer.surface.marks([(shape, None, IDENTITY)], points, IDENTITY, None, None, edges, None, stroke, None, True, True)

    def _update_offset(self, boxes):
        raise NotImplementedError

    def set_label_position(self, position):
        """On which side the label is."""
        if position not in self._SIDES:
            raise ValueError(f"{position!r} is not a valid value for position; supported values are {self._SIDES[1]!r}, {self._SIDES[0]!r}")
        self.label_position = position

    def set_ticks_position(self, position):
        """One of the two sides, 'both', 'default' or 'none'."""
        near, far = self._SIDES
        settings = {
            far: {far: True, f"label{far}": True, near: False, f"label{near}": False},
            near: {far: False, f"label{far}": False, near: True, f"label{near}": True},
            "both": {far: True, near: True}, "none": {far: False, near: False},
            "default": {far: True, f"label{far}": False, near: True, f"label{near}": True},
        }
        if position not in settings:
            raise ValueError(f"{position!r} is not a valid value for position; supported values are {', '.join(map(repr, settings))}")
        self.set_tick_params(which="both", **settings[position])
        if position in self._SIDES:
            self.offset_text_position = position

    def get_ticks_position(self):
        kw, (near, far) = self._kw["major"], self._SIDES
        return {(True, False): near, (False, True): far, (True, True): "default"}.get((kw["tick1On"], kw["tick2On"]), "unknown")

    def _move_ticks(self, side):
        """Ticks on one side; labels go with them if there were any."""
        kw = self._kw["major"]
        has_labels = kw["label1On"] or kw["label2On"]
        self.set_ticks_position(side)
        self.set_tick_params(which="both", **{f"label{side}": has_labels})

    def _side_pixels(self):
        """Where both sides are, across the axis."""
        near, far = self._SIDES
        spines, box = self.axes.spines, self.axes.bbox
        if near in spines:
            return spines[near]._pixel(), spines[far]._pixel()
        return (box.y0, box.y1) if self.axis_name == "x" else (box.x0, box.x1)

    def get_tick_space(self):
        """How many ticks fit."""
        length = self._length() / self.figure.dpi * 72
        size = self._get_tick_label_size(self.axis_name) * self._LABEL_ROOM
        return int(length // size) if size > 0 else 2 ** 31 - 1

    def _label_edges(self):
        """The boxes beyond which the label is: the side's spine, or the frame."""
        spine = self.axes.spines.get(self._SIDES[self.label_position == self._SIDES[1]])
        return [spine.get_window_extent()] if spine is not None and spine._visible else [self.axes.bbox]
