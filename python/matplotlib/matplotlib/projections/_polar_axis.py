"""The axis of polar axes: angles around the circle, radii from the middle."""

import math

import numpy as np

from .. import rcParams
from ..axis import XAxis, YAxis
from ..colors import to_rgba
from ..lines import dash_pattern, scaled
from ..path import Path
from ..ticker import FixedLocator, Formatter, Locator
from ..transforms import IDENTITY, apply, nonsingular

FULL = 2 * math.pi
_CODE = {"lines": np.array([1, 2], np.uint8)}


def is_full(start, end):
    """Whether two angles in radians are a full circle apart."""
    return abs(abs(end - start) - FULL) < 1e-12


class ThetaFormatter(Formatter):
    """Angles in degrees."""

    def __call__(self, x, pos=None):
        low, high = self.axis.get_view_interval()
        spread = math.degrees(abs(float(high) - float(low)))
        digits = max(-int(math.log10(spread) - 1.5), 0) if spread else 0
        return f"{math.degrees(x):0.{digits}f}\N{DEGREE SIGN}"


class _Degrees:
    """An axis of angles, seen in degrees."""

    def __init__(self, axis):
        self._axis = axis

    def get_view_interval(self):
        return np.rad2deg(self._axis.get_view_interval())

    def set_view_interval(self, vmin, vmax):
        self._axis.set_view_interval(math.radians(vmin), math.radians(vmax))

    def get_data_interval(self):
        return np.rad2deg(self._axis.get_data_interval())

    def get_minpos(self):
        return math.degrees(self._axis.get_minpos())

    def get_tick_space(self):
        return self._axis.get_tick_space()


class ThetaLocator(Locator):
    """Every 45 degrees around a full circle, else round degrees."""

    def __init__(self, base):
        self.base = base
        self.set_axis(getattr(base, "axis", None))

    def set_axis(self, axis):
        self.axis = _Degrees(axis)
        self.base.set_axis(self.axis)

    def __call__(self):
        low, high = self.axis.get_view_interval().tolist()
        if is_full(math.radians(low), math.radians(high)):
            return math.radians(min(low, high)) + np.arange(8) * FULL / 8
        return np.deg2rad(self.base())

    def view_limits(self, vmin, vmax):
        return np.deg2rad(self.base.view_limits(*np.rad2deg((vmin, vmax))))

    def nonsingular(self, vmin, vmax):
        return nonsingular(vmin, vmax, expander=0.05)

    def set_params(self, **kwargs):
        self.base.set_params(**kwargs)


class RadialLocator(Locator):
    """Radii without the one in the middle of a full circle; limits hold 0."""

    def __init__(self, base, axes=None):
        self.base, self._axes = base, axes

    axis = property(lambda self: self.base.axis, lambda self, axis: None)

    def set_axis(self, axis):
        self.base.set_axis(axis)

    def __call__(self):
        axes, ticks = self.base.axis.axes, self.base()
        if is_full(axes.viewLim.x0, axes.viewLim.x1):
            origin = axes.get_rorigin() * axes.get_rsign()
            if axes.get_rmin() <= origin:
                ticks = np.asarray(ticks, float)
                return ticks[ticks > origin]
        return ticks

    def _holds_zero(self):
        return self.base.axis._scale.limit_range_for_scale(0, 1, 1e-5)[0] == 0

    def nonsingular(self, vmin, vmax):
        if self._holds_zero() and (vmin, vmax) == (-math.inf, math.inf):
            return 0, 1
        return self.base.nonsingular(vmin, vmax)

    def view_limits(self, vmin, vmax):
        vmin, vmax = self.base.view_limits(vmin, vmax)
        if self._holds_zero() and vmax > vmin:
            vmin = min(0, vmin)
        return nonsingular(vmin, vmax)

    def set_params(self, **kwargs):
        self.base.set_params(**kwargs)

    def __getattr__(self, name):
        if name == "base":
            raise AttributeError(name)
        return getattr(self.base, name)


def _grid_stroke(renderer, kw):
    """How grid lines are drawn by settings of an axis."""
    rc = rcParams
    colour = rc["grid.color"] if kw["grid_color"] is None else kw["grid_color"]
    alpha = kw["grid_alpha"]
    rgba = to_rgba(colour)
    if alpha is None:
        alpha = rc["grid.alpha"] if rgba[3] == 1 else rgba[3]
    width = rc["grid.linewidth"] if kw["grid_linewidth"] is None else kw["grid_linewidth"]
    dashes, offset = scaled(
        dash_pattern(rc["grid.linestyle"] if kw["grid_linestyle"] is None else kw["grid_linestyle"]), width
    )
    return renderer.stroke(
        to_rgba(colour, alpha), width, dashes, offset, "projecting" if dashes is None else "butt", "round"
    )


def _shown(ticks, kw):
    lines = [tick._lines.get("gridline") for tick in ticks]
    return [tick for tick, line in zip(ticks, lines) if (kw["gridOn"] if line is None else line._visible)]


def _align(label, horizontal, vertical):
    """Aligns a label where nothing else was asked for."""
    if not label._own_alignment:
        label._horizontalalignment = horizontal
    if label._verticalalignment == "baseline":
        label._verticalalignment = vertical


class _PolarAxis:
    """What both axis have in common."""

    def clear(self):
        super().clear()
        self.set_ticks_position("none")

    def _state(self):
        axes = self.axes
        return (*super()._state(), axes._theta_offset, axes._direction, axes._rlabel, axes._rorigin)

    def _side_pixels(self):
        box = self.axes.bbox
        return (box.y0, box.y1) if self.axis_name == "x" else (box.x0, box.x1)

    def _place_labels(self):
        major, minor = self._visible_ticks(True), self._visible_ticks(False)
        for ticks, kw in ((major, self._kw["major"]), (minor, self._kw["minor"])):
            self._place_ticks(ticks, kw)
        self._placed = self._state()
        return major, minor

    def _draw_grid(self, renderer, ticks, kw):
        ticks = _shown(ticks, kw)
        if ticks:
            stroke = _grid_stroke(renderer, kw)
            for points, codes, snap in self._grid_lines([tick._loc for tick in ticks]):
                renderer.surface.shape(
                    np.ascontiguousarray(points),
                    np.ascontiguousarray(codes, np.uint8),
                    IDENTITY,
                    None,
                    stroke,
                    None,
                    snap,
                    True,
                )

    def _draw_ticks(self, renderer, ticks, kw):
        if not ticks or not kw["size"] or not kw["width"] or not kw["tick1On"]:
            return
        size = kw["size"] * renderer.scale
        inner, outer = {"in": (size, 0), "out": (0, size), "inout": (size / 2, size / 2)}[kw["direction"]]
        points = np.array([end for tick in ticks for end in self._tick_ends(tick._loc, inner, outer)])
        stroke = renderer.stroke(to_rgba(kw["color"]), kw["width"], None, 0.0, "butt", "round")
        renderer.surface.shape(points, np.tile(_CODE["lines"], len(ticks)), IDENTITY, None, stroke, None, 0, True)

    def _scaled(self, values):
        function = self.axes.yaxis._scale_function
        return values if function is None else np.asarray(function(np.asarray(values, float)), float)

    def _radius(self, value):
        """A radius in parts of the axes."""
        axes = self.axes
        scaled_, origin = np.asarray(self._scaled(np.array([value, axes.get_rorigin()], float))).tolist()
        return (scaled_ - origin) * axes.get_rsign() / (axes._radii()[1] or 1e-300) * axes._wedge()[2]


class ThetaAxis(_PolarAxis, XAxis):
    """Angles around the circle."""

    __name__ = "thetaaxis"

    def _set_scale(self, value, **kwargs):
        if value != "linear":
            raise NotImplementedError("The xscale cannot be set on a polar plot")
        super()._set_scale(value, **kwargs)
        base = self.get_major_locator()
        base.set_params(steps=[1, 1.5, 3, 4.5, 9, 10])
        base.axis = self
        self.set_major_locator(ThetaLocator(base))
        self.set_major_formatter(ThetaFormatter())
        self.isDefault_majloc = self.isDefault_majfmt = True

    def _screen(self, value):
        return value * self.axes._direction + self.axes._theta_offset

    def _place_ticks(self, ticks, kw):
        axes = self.axes
        _, inner, outer = axes._wedge()
        out = {"in": 0.0, "inout": 0.5, "out": 1.0}[kw["direction"]]
        pad = (kw["pad"] + out * kw["size"] + 7) * self.figure.dpi / 72
        rotation = kw.get("labelrotation", 0)
        auto = isinstance(rotation, tuple) and rotation[0] == "auto" or rotation == "auto"
        for tick in ticks:
            angle = self._screen(tick._loc)
            cos, sin = math.cos(angle), math.sin(angle)
            for label, radius, sign in ((tick.label1, outer, 1), (tick.label2, inner, -1)):
                x, y = axes._pixels(angle, radius)
                label._pixel = (x + sign * pad * cos, y + sign * pad * sin)
                label._rotation_mode = "anchor"
                _align(label, "center", "center")
                if auto:
                    turn = math.degrees(angle) % 360 - 90
                    turn = turn - 180 if turn > 90 else turn + 180 if turn < -90 else turn
                    label.set_rotation(turn + (rotation[1] if isinstance(rotation, tuple) else 0))

    def _grid_lines(self, places):
        axes = self.axes
        _, inner, outer = axes._wedge()
        level, others = [], []
        for place in places:
            start, end = (axes._pixels(self._screen(place), radius) for radius in (inner, outer))
            (level if abs(start[0] - end[0]) < 1e-3 or abs(start[1] - end[1]) < 1e-3 else others).extend((start, end))
        # Lines along the raster are sharp.
        return [
            (np.array(points), np.tile(_CODE["lines"], len(points) // 2), snap)
            for points, snap in ((level, 1), (others, 0))
            if points
        ]

    def _tick_ends(self, place, inner, outer):
        angle = self._screen(place)
        x, y = self.axes._pixels(angle, self.axes._wedge()[2])
        cos, sin = math.cos(angle), math.sin(angle)
        return (x - inner * cos, y - inner * sin), (x + outer * cos, y + outer * sin)


# Places of labels along a side that points in a direction: where a range of angles less 90 degrees ends, and the
# sides of the label that are there.
_ANCHORS = (
    (-68.5, "center", "top"),
    (-23.5, "left", "top"),
    (22.5, "left", "center"),
    (67.5, "left", "bottom"),
    (112.5, "center", "bottom"),
    (157.5, "right", "bottom"),
    (202.5, "right", "center"),
    (247.5, "right", "top"),
    (math.inf, "center", "top"),
)
_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top", "center": "center"}


def _anchor(mode, angle, start):
    """Horizontal and vertical alignment of labels at the side where the angle starts, or at the other one."""
    if mode == "auto":
        return ("left" if (-90 <= angle <= 90) == start else "right"), "center"
    for end, horizontal, vertical in _ANCHORS:
        if angle < end:
            break
    return (horizontal, vertical) if start else (_OPPOSITE[horizontal], _OPPOSITE[vertical])


class RadialAxis(_PolarAxis, YAxis):
    """Radii from the middle."""

    __name__ = "radialaxis"

    def __init__(self, axes, **kwargs):
        super().__init__(axes, **kwargs)
        self.sticky_edges.y.append(0)

    def set_major_locator(self, locator):
        super().set_major_locator(locator if isinstance(locator, RadialLocator) else RadialLocator(locator))

    def set_ticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        which = self.minor if minor else self.major
        kept = which._locator
        if isinstance(kept, RadialLocator) and isinstance(kept.base, FixedLocator):
            which._locator = kept.base
        try:
            return super().set_ticklabels(labels, minor=minor, fontdict=fontdict, **kwargs)
        finally:
            which._locator = kept

    def _place_ticks(self, ticks, kw):
        axes = self.axes
        full = is_full(*axes._angles())
        rotation = kw.get("labelrotation", 0)
        mode, turn = (
            rotation if isinstance(rotation, tuple) else ("auto", 0) if rotation == "auto" else ("default", rotation)
        )
        pad = (kw["pad"] + {"in": 0.0, "inout": 0.5, "out": 1.0}[kw["direction"]] * kw["size"]) * self.figure.dpi / 72
        direction = axes._direction
        ends = [axes.get_thetamin(), axes.get_thetamax()]
        start = (
            (float(axes._rlabel) * direction + axes._theta_offset)
            if full
            else math.radians(float(ends[0])) * direction + axes._theta_offset
        )
        last = math.radians(float(ends[1])) * direction + axes._theta_offset
        for tick in ticks:
            for label, at, first in ((tick.label1, start, True), (tick.label2, last, False)):
                label._rotation_mode = "anchor"
                angle = (math.degrees(at)) % 360 - 90
                text = (angle + 90) % 180 - 90
                label._rotation = (text + turn if mode == "auto" else turn or label._rotation) % 360
                x, y = axes._pixels(at, self._radius(tick._loc))
                if full:
                    _align(label, "left", "bottom")
                    if not first:
                        label._visible = False
                else:
                    horizontal, vertical = _anchor(mode, angle, (direction > 0) == first)
                    label._horizontalalignment, label._verticalalignment = horizontal, vertical
                    away = at - math.pi / 2 if (direction > 0) == first else at + math.pi / 2
                    x, y = x + pad * math.cos(away), y + pad * math.sin(away)
                label._pixel = (x, y)

    def _grid_lines(self, places):
        axes = self.axes
        start, end = axes._angles()
        if (
            "transform_path_non_affine" in type(axes.transProjection).__dict__
            and type(axes.transProjection).__module__ != __package__ + "._polar_transforms"
        ):
            return self._own_lines(places)
        (x, y), _, _ = axes._wedge()
        x0, y0, width, height = axes.bbox.bounds
        arc = Path._arc_points(start, end, max(1, math.ceil(abs(end - start) / (math.pi / 4))))
        radii = np.array([self._radius(place) for place in places])
        points = (radii[:, None, None] * arc[None] + (x, y)) * (width, height) + (x0, y0)
        codes = np.full((len(places), len(arc)), Path.CURVE4, np.uint8)
        codes[:, 0] = Path.MOVETO
        return [(points.reshape(-1, 2), codes.ravel(), 0)]

    def _own_lines(self, places):
        """Lines as a projection of a subclass has them, such as polygons of radar charts."""
        axes = self.axes
        start, end = axes._angles()
        paths = []
        for place in np.asarray(self._scaled(np.array(places, float)), float).tolist():
            paths.append(
                axes.transProjection.transform_path_non_affine(Path([[start, place], [end, place]], None, 180))
            )
        path = Path.make_compound_path(*paths)
        return [(apply(axes.transData.split()[1], path.vertices), path.codes, 0)]

    def _tick_ends(self, place, inner, outer):
        axes = self.axes
        at = axes._angles()[0]
        x, y = axes._pixels(at, self._radius(place))
        cos, sin = -math.sin(at), math.cos(at)
        return (x + inner * cos, y + inner * sin), (x - outer * cos, y - outer * sin)
