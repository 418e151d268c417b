"""The three axis of a box in space: panes, grids, lines, ticks and labels."""

import math

import numpy as np

from matplotlib import rcParams
from matplotlib.axis import Axis as Axis2D
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import IDENTITY, Bbox, IdentityTransform, apply

from ._collections3d import Line3DCollection
from ._directions import norm_text_angle
from .proj3d import project

# Corners of the box (see `Axes3D._transformed_cube`) around the low and the high side of each direction.
_PLANES = ((0, 3, 7, 4), (1, 2, 6, 5), (0, 1, 5, 4), (3, 2, 6, 7), (0, 1, 2, 3), (4, 5, 6, 7))
# For each axis: the order in which its line is found from two opposite corners.
_ORDERS = {"x": (1, 0, 2), "y": (0, 1, 2), "z": (0, 2, 1)}
_INDEX = {"x": 0, "y": 1, "z": 2}
# The room between the box and what is around it: a part of the box's sides.
_ROOM = 0.08
_IDENTITY = IdentityTransform()


class Axis(Axis2D):
    """One axis of a box in space."""

    def __init__(self, axes, *, rotate_label=None, **kwargs):
        name = self.axis_name
        self._tick_position = self._label_position = "default"
        self._rotate_label = rotate_label
        rc = rcParams
        width = "ytick" if name == "y" else "xtick"
        self._axinfo = {
            "i": _INDEX[name],
            "juggled": _ORDERS[name],
            "tickdir": 1 if name == "x" else 0,
            "label": {"va": "center", "ha": "center", "rotation_mode": "anchor"},
            "color": rc[f"axes3d.{name}axis.panecolor"],
            "tick": {
                "inward_factor": 0.2,
                "outward_factor": 0.1,
                "linewidth": {True: rc[f"{width}.major.width"], False: rc[f"{width}.minor.width"]},
            },
            "axisline": {"linewidth": rc["axes.linewidth"], "color": rc["axes.edgecolor"]},
            "grid": {"color": rc["grid.color"], "linewidth": rc["grid.linewidth"], "linestyle": rc["grid.linestyle"]},
        }
        super().__init__(axes, **kwargs)
        self.label_position = "default"
        line = self._axinfo["axisline"]
        self.line = Line2D((0, 0), (0, 0), linewidth=line["linewidth"], color=line["color"])
        self.pane = Polygon([[0, 0], [0, 1]], closed=False)
        self.gridlines = Line3DCollection([])
        for artist in (self.line, self.pane, self.gridlines):
            artist.figure, artist.axes, artist._clip_on = self.figure, axes, False
        self.set_pane_color(self._axinfo["color"])

    def clear(self):
        super().clear()
        self.label_position = "default"

    adir = property(lambda self: self.axis_name)

    # Limits.
    def _box(self, kind):
        axes = self.axes
        if self.axis_name == "z":
            return (axes.zz_viewLim if kind == "view" else axes.zz_dataLim), "x"
        return (axes.xy_viewLim if kind == "view" else axes.xy_dataLim), self.axis_name

    def get_view_interval(self):
        box, name = self._box("view")
        return box.intervalx if name == "x" else box.intervaly

    def get_data_interval(self):
        box, name = self._box("data")
        return box.intervalx if name == "x" else box.intervaly

    def _put(self, kind, low, high):
        box, name = self._box(kind)
        if name == "x":
            box.x0, box.x1 = float(low), float(high)
        else:
            box.y0, box.y1 = float(low), float(high)

    def set_view_interval(self, vmin, vmax, ignore=False):
        low, high = self.get_view_interval().tolist()
        if not ignore:
            vmin, vmax = min(vmin, low, high), max(vmax, low, high)
            if high < low:
                vmin, vmax = vmax, vmin
        self._put("view", vmin, vmax)

    def set_data_interval(self, vmin, vmax, ignore=False):
        if not ignore:
            low, high = self.get_data_interval().tolist()
            vmin, vmax = min(vmin, low), max(vmax, high)
        self._put("data", vmin, vmax)

    def get_minpos(self):
        box, name = self._box("data")
        return box._minpos[0 if name == "x" else 1]

    def set_inverted(self, inverted):
        low, high = sorted(self.get_view_interval().tolist())
        self._put("view", *((high, low) if inverted else (low, high)))

    def set_ticks(self, ticks, labels=None, *, minor=False, **kwargs):
        places = np.asarray(self.convert_units(ticks if isinstance(ticks, np.ndarray) else list(ticks)), float).ravel()
        if len(places):
            for axis in self._shared():
                axis.set_view_interval(float(places.min()), float(places.max()))
        return super().set_ticks(ticks, labels, minor=minor, **kwargs)

    # Settings.
    def set_pane_color(self, color, alpha=None):
        """The colour of the wall behind the axis."""
        color = to_rgba(color, alpha)
        self._axinfo["color"] = color
        self.pane.set_edgecolor(color)
        self.pane.set_facecolor(color)
        self.pane.set_alpha(color[-1])

    def set_rotate_label(self, val):
        self._rotate_label = val

    def get_rotate_label(self, text):
        """Whether the label runs along the axis; those of up to four letters stay upright."""
        return len(text) > 4 if self._rotate_label is None else self._rotate_label

    def set_ticks_position(self, position):
        self._tick_position = _position(position)

    def get_ticks_position(self):
        return self._tick_position

    def set_label_position(self, position):
        self._label_position = _position(position)

    def get_label_position(self):
        return self._label_position

    def _visible_ticks(self, major):
        ticks = self._update(major)
        low, high = sorted(self.get_view_interval().tolist())
        near = (high - low) * 1e-10
        return [tick for tick in ticks if low - near <= tick._loc <= high + near]

    def get_tick_space(self):
        length = self.axes.bbox.width / self.figure.dpi * 72
        size = self._get_tick_label_size("x") * 3
        return int(length // size) if size > 0 else 2**31 - 1

    # Where everything is.
    def _line_ends(self, near, far, position="default"):
        """The corners between which the line of the axis runs, from two opposite corners of the box."""
        vertical, index, (first, along, last) = self.axes._vertical_axis, self._axinfo["i"], self._axinfo["juggled"]
        swapped = ((False, True, True), (True, True, False), (False, False, False))[vertical][index]
        start, other = (far, near) if swapped else (near, far)
        begin = list(start)
        lower, upper = (
            position == "lower" and other[last] < start[last],
            position == "upper" and other[last] > start[last],
        )
        turned = last if lower or upper else first
        begin[turned] = other[turned]
        end = list(begin)
        end[along] = other[along]
        return begin, end

    def _positions(self, position):
        return {"lower": ["lower"], "upper": ["upper"], "both": ["lower", "upper"], "none": []}.get(
            position, ["default"]
        )

    def _tick_direction(self, position):
        """Along which direction ticks point."""
        axes = self.axes
        elev, azim = (axes.elev + 180) % 360 - 180, axes.azim % 360
        base = [1, 0, 0]
        if position == "upper":
            base = [2, 2, 0] if elev >= 0 else [1, 0, 0]
            if azim < 180:
                base[2] = 1
        elif position == "lower":
            base = [1, 0, 1] if elev >= 0 else [2, 2, 1]
            if azim < 180:
                base[2] = 0
        turn = axes._vertical_axis - 2
        return (base[(self._axinfo["i"] - turn) % 3] + turn) % 3

    def _layout(self):
        """For each place of the axis: ends of its line and ticks on the screen, places of labels."""
        axes = self.axes
        mins, maxs, _, highs = axes._coord_info()
        index = self._axinfo["i"]
        centre = [(low + high) / 2 for low, high in zip(mins, maxs)]
        delta = [(high - low) * _ROOM for low, high in zip(mins, maxs)]
        dpi, box = self.figure.dpi, axes.bbox
        per_point = 48 / (72 / dpi * (box.width + box.height))
        near = [high if up else low for low, high, up in zip(mins, maxs, highs)]
        far = [low if up else high for low, high, up in zip(mins, maxs, highs)]

        def moved(place, distance):
            """A place moved away from the middle, across the axis."""
            return [
                at if k == index else at + math.copysign(distance * delta[k], at - centre[k])
                for k, at in enumerate(place)
            ]

        ticks = self._update_ticks()
        at = np.array([tick._loc for tick in ticks], float)
        if self._scale_function is not None and len(at):
            at = np.asarray(self._scale_function(at), float)
        info, pads = self._axinfo["tick"], [self._settings(tick._major)["pad"] for tick in ticks]
        out = []
        M, (_, map) = axes._view_matrix(), axes.transData.split()
        for position in self._positions(self._tick_position):
            begin, end = self._line_ends(near, far, position)
            direction = self._tick_direction(position)
            reach = delta[direction] if highs[direction] else -delta[direction]
            points = [
                begin,
                end,
                centre,
                moved(begin if self._axinfo["juggled"][2] == 2 else end, (self.labelpad + 21) * per_point),
            ]
            for value, pad in zip(at.tolist(), pads):
                place = list(begin)
                place[index] = value
                outer, inner = list(place), list(place)
                outer[direction] += info["outward_factor"] * reach
                inner[direction] -= info["inward_factor"] * reach
                points += [outer, inner, moved(place, (pad + 8) * per_point)]
            found = project(np.array(points, float), M)
            pixels = apply(map, found[:, :2])
            out.append((position, pixels, found))
        return ticks, out

    def _place_labels(self):
        ticks, places = self._layout()
        self._put_labels(ticks, places[-1][1]) if places else None
        return [tick for tick in ticks if tick._major], [tick for tick in ticks if not tick._major]

    def _place_if_stale(self):
        self._place_labels()

    def _put_labels(self, ticks, pixels):
        for tick, pixel in zip(ticks, pixels[6::3].tolist()):
            for label in (tick.label1, tick.label2):
                label._pixel = pixel
                if not label._own_alignment:
                    label._horizontalalignment = "center"
                if label._verticalalignment == "baseline":
                    label._verticalalignment = "top"

    def _put_offset(self, pixels, found):
        """The text that ticks' labels have in common, along the axis."""
        text, highs = self.offsetText, self.axes._coord_info()[3]
        text.set_text(self.major.formatter.get_offset())
        if not text._text:
            return
        outer = 0 if self._axinfo["juggled"][2] == 2 else 1
        direction, index = self._axinfo["tickdir"], self._axinfo["i"]
        dx, dy = (pixels[1] - pixels[0]).tolist()
        text.set_rotation(norm_text_angle(math.degrees(math.atan2(dy, dx))))
        before, along = found[2, direction] > found[outer, direction], found[2, index] <= found[outer, index]
        even = sum(highs) % 2 == 0
        if before:
            align = "right" if along and even else "left"
            if along and even and list(highs) == [False, True, True] and index in (1, 2):
                align = "left"
        else:
            align = "left" if not along and even and index != 2 else "right"
        text._rotation_mode, text._verticalalignment, text._horizontalalignment = "anchor", "center", align
        text._x, text._y, text._transform = *pixels[3].tolist(), _IDENTITY

    def _place_label(self, position):
        """Puts the label beside the middle of the axis."""
        axes = self.axes
        mins, maxs, _, highs = axes._coord_info()
        index, box = self._axinfo["i"], axes.bbox
        distance = (self.labelpad + 21) * 48 / (72 / self.figure.dpi * (box.width + box.height)) * _ROOM
        near = [high if up else low for low, high, up in zip(mins, maxs, highs)]
        far = [low if up else high for low, high, up in zip(mins, maxs, highs)]
        begin, end = self._line_ends(near, far, position)
        middle = [(a + b) / 2 for a, b in zip(begin, end)]
        for k in range(3):
            if k != index:
                middle[k] += math.copysign(distance * (maxs[k] - mins[k]), middle[k] - (mins[k] + maxs[k]) / 2)
        pixels = apply(axes.transData.split()[1], project(np.array([begin, end, middle]), axes._view_matrix())[:, :2])
        label, settings = self.label, self._axinfo["label"]
        dx, dy = (pixels[1] - pixels[0]).tolist()
        if self.get_rotate_label(label._text):
            label.set_rotation(norm_text_angle(math.degrees(math.atan2(dy, dx))))
        label._verticalalignment, label._horizontalalignment, label._rotation_mode = (
            settings["va"],
            settings["ha"],
            settings["rotation_mode"],
        )
        label._x, label._y, label._transform = *pixels[2].tolist(), _IDENTITY

    # Pictures.
    def active_pane(self):
        """Corners of the wall behind the axis on the screen, and where it is."""
        mins, maxs, cube, highs = self.axes._coord_info()
        index = self._axinfo["i"]
        plane = _PLANES[2 * index + bool(highs[index])]
        return cube[list(plane)], (maxs if highs[index] else mins)[index]

    def draw_pane(self, renderer):
        pane = self.pane
        pane._path = type(pane._path)(self.active_pane()[0][:, :2])
        pane._transform = self.axes.transData
        pane.draw(renderer)

    def draw_grid(self, renderer):
        axes = self.axes
        if not axes._draw_grid:
            return
        ticks = self._update_ticks()
        if not ticks:
            return
        low, high = axes._corners()
        highs, index = axes._coord_info()[3], self._axinfo["i"]
        near, far = np.where(highs, high, low), np.where(highs, low, high)
        lines = np.empty((len(ticks), 3, 3))
        lines[:] = near
        lines[:, :, index] = np.array([tick._loc for tick in ticks])[:, None]
        lines[:, 0, index - 2] = far[index - 2]
        lines[:, 2, index - 1] = far[index - 1]
        grid, info = self.gridlines, self._axinfo["grid"]
        grid.set_segments(lines)
        grid._transform = axes.transData
        grid.set_color(info["color"])
        grid.set_linewidth(info["linewidth"])
        grid.set_linestyle(info["linestyle"])
        grid.do_3d_projection()
        grid.draw(renderer)

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        ticks, places = self._layout()
        widths, line = self._axinfo["tick"]["linewidth"], self.line
        for _, pixels, found in places:
            line._transform = _IDENTITY
            line.set_data(pixels[:2, 0], pixels[:2, 1])
            line.draw(renderer)
            self._draw_ticks(renderer, ticks, pixels, widths)
            self._put_labels(ticks, pixels)
            for tick in ticks:
                for label in (tick.label1, tick.label2):
                    if label._visible and label._text:
                        Text.draw(_still(label), renderer)
                        label._tick_axis = self
            self._put_offset(pixels, found)
            self.offsetText.draw(renderer)
        if self.label._visible and self.label._text:
            for position in self._positions(self._label_position):
                self._place_label(position)
                self.label.draw(renderer)

    def _draw_ticks(self, renderer, ticks, pixels, widths):
        ends = pixels[4:].reshape(-1, 3, 2)[:, :2]
        for major in (True, False):
            chosen = [k for k, tick in enumerate(ticks) if tick._major is major]
            if not chosen or not widths[major]:
                continue
            colour = to_rgba(self._settings(major)["color"])
            codes = np.tile(np.array([1, 2], np.uint8), len(chosen))
            stroke = renderer.stroke(
                colour, widths[major], None, 0.0, rcParams["lines.solid_capstyle"], rcParams["lines.solid_joinstyle"]
            )
            renderer.surface.shape(
                np.ascontiguousarray(ends[chosen].reshape(-1, 2)), codes, IDENTITY, None, stroke, None, 0, True
            )

    def get_tightbbox(self, renderer=None, *, for_layout_only=False):
        if not self._visible:
            return None
        ticks, places = self._layout()
        boxes = []
        for _, pixels, found in places:
            self._put_labels(ticks, pixels)
            boxes += [
                Text.get_window_extent(_still(label))
                for tick in ticks
                for label in (tick.label1, tick.label2)
                if label._visible and label._text
            ]
            for tick in ticks:
                tick.label1._tick_axis = tick.label2._tick_axis = self
            self._put_offset(pixels, found)
            boxes.append(Bbox([pixels[:2].min(axis=0), pixels[:2].max(axis=0)]))
            if self.offsetText._visible and self.offsetText._text:
                boxes.append(self.offsetText.get_window_extent())
        if self.label._visible and self.label._text and not for_layout_only:
            for position in self._positions(self._label_position):
                self._place_label(position)
                boxes.append(self.label.get_window_extent())
        return Bbox.union(boxes) if boxes else None


def _still(label):
    """A label that is where it has been put already."""
    label._tick_axis = None
    return label


def _position(position):
    if position not in ("lower", "upper", "both", "default", "none"):
        raise ValueError(
            f"{position!r} is not a valid value for position; "
            "supported values are 'lower', 'upper', 'both', 'default', 'none'"
        )
    return position


class XAxis(Axis):
    axis_name = "x"


class YAxis(Axis):
    axis_name = "y"


class ZAxis(Axis):
    axis_name = "z"
