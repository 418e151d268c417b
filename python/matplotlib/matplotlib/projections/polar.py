"""Axes with angle and radius."""

import math

import numpy as np

from .. import rcParams
from ..axes import Axes
from ..patches import Rectangle, Wedge
from ..path import Path
from ..spines import Spine
from ..text import Text
from ..ticker import FormatStrFormatter
from ..transforms import Bbox, BboxTransformTo, BlendedTransform, IdentityTransform
from ._polar_axis import FULL, RadialAxis, RadialLocator, ThetaAxis, ThetaFormatter, ThetaLocator, is_full
from ._polar_transforms import DataTransform, InvertedPolarTransform, PolarAffine, PolarTransform

_ZEROS = {"E": 0.0, "NE": 0.25, "N": 0.5, "NW": 0.75, "W": 1.0, "SW": 1.25, "S": 1.5, "SE": 1.75}


class PolarAxes(Axes):
    """Axes in which x is an angle in radians and y a distance from the middle."""

    name = "polar"
    _is_polar = True
    PolarTransform, InvertedPolarTransform, PolarAffine = PolarTransform, InvertedPolarTransform, PolarAffine
    ThetaFormatter, ThetaLocator, RadialLocator = ThetaFormatter, ThetaLocator, RadialLocator

    def __init__(self, *args, theta_offset=0, theta_direction=1, rlabel_position=22.5, **kwargs):
        self._defaults = theta_offset, theta_direction
        self._theta_offset, self._direction, self._rorigin = float(theta_offset), 1, None
        self._rlabel = math.radians(rlabel_position)
        super().__init__(*args, **kwargs)
        self.set_aspect("equal", adjustable="box", anchor="C")

    def _make_axis(self):
        self.xaxis, self.yaxis = ThetaAxis(self), RadialAxis(self)
        for spine in self.spines.values():
            spine.axis = self.yaxis

    def _make_spines(self):
        return self._gen_axes_spines()

    def _gen_axes_spines(self):
        curves = {
            "polar": self._outer,
            "start": lambda: self._side(0),
            "end": lambda: self._side(1),
            "inner": self._inner,
        }
        return {name: Spine(self, name, path) for name, path in curves.items()}

    def _gen_axes_patch(self):
        return Wedge((0.5, 0.5), 0.5, 0.0, 360.0)

    def _make_patch(self):
        return self._gen_axes_patch()

    def clear(self):
        super().clear()
        self._rorigin = None
        self.transProjection = self.PolarTransform(self)
        self.transData = DataTransform(self)
        self._xaxis_transform = BlendedTransform(IdentityTransform(), BboxTransformTo(_View(self))) + self.transData
        self._yaxis_transform = BlendedTransform(BboxTransformTo(_View(self)), IdentityTransform()) + self.transData
        for spine in self.spines.values():
            # A spine of a subclass may come with a path and a transform of its own.
            if isinstance(spine._curve, Path) and spine._transform is not None:
                spine._curve = (lambda path, transform: lambda: path.transformed(transform))(
                    spine._curve, spine._transform
                )
        self.set_xlim(0.0, FULL)
        self.grid(rcParams["polaraxes.grid"])
        self.set_theta_offset(self._defaults[0])
        self.set_theta_direction(self._defaults[1])

    cla = clear

    # Where things are.
    def _radii(self):
        """The ends of the radius as scaled, measured from the middle."""
        box, function = self.viewLim, self.yaxis._scale_function
        values = [box.y0, box.y1, self.get_rorigin()]
        if function is not None:
            values = np.asarray(function(np.array(values, float)), float).tolist()
        low, high, origin = values
        sign = self.get_rsign()
        return (low - origin) * sign, (high - origin) * sign

    def _angles(self):
        """The ends of the angle on the screen, in radians."""
        box = self.viewLim
        return box.x0 * self._direction + self._theta_offset, box.x1 * self._direction + self._theta_offset

    def _wedge(self):
        """In parts of the axes: the middle, the inner and the outer radius."""
        start, end = sorted(math.degrees(angle) for angle in self._angles())
        low, high = self._radii()
        part = min(max(low / high, 0.0), 1.0) if high else 0.0
        key = (start, end, part)
        if getattr(self, "_wedge_key", None) == key:
            return self._wedge_found
        if is_full(math.radians(start), math.radians(end)):
            found = ((0.5, 0.5), 0.5 * part, 0.5)
        else:
            # The part of the circle that is seen fills the axes.
            box = _extent(math.radians(start), math.radians(end), part)
            side = max(box.x1 - box.x0, box.y1 - box.y0)
            found = ((0.5 - (box.x0 + box.x1) / 2 / side, 0.5 - (box.y0 + box.y1) / 2 / side), part / side, 1 / side)
        self._wedge_key, self._wedge_found = key, found
        return found

    def _pixels(self, theta, radius):
        """Pixels at an angle on the screen and a radius in parts of the axes."""
        (x, y), _, _ = self._wedge()
        box = self.bbox
        x0, y0, width, height = box.bounds
        return x0 + (x + radius * math.cos(theta)) * width, y0 + (y + radius * math.sin(theta)) * height

    def _arc(self, radius):
        start, end = sorted(self._angles())
        (x, y), _, _ = self._wedge()
        x0, y0, width, height = self.bbox.bounds
        arc = Path.arc(0, 360) if is_full(start, end) else Path.arc(math.degrees(start), math.degrees(end))
        return Path((arc.vertices * radius + (x, y)) * (width, height) + (x0, y0), arc.codes)

    def _outer(self):
        return self._arc(self._wedge()[2])

    def _inner(self):
        return self._arc(self._wedge()[1])

    def _side(self, which):
        angle, (_, inner, outer) = self._angles()[which], self._wedge()
        return Path([self._pixels(angle, inner), self._pixels(angle, outer)])

    def _locate(self):
        super()._locate()
        self._update_frame()

    def _update_frame(self):
        start, end = sorted(math.degrees(angle) for angle in self._angles())
        (x, y), inner, outer = self._wedge()
        patch, full = self.patch, is_full(*self._angles())
        if isinstance(patch, Wedge):
            patch.set_center((x, y))
            patch.theta1, patch.theta2, patch.r, patch.width = start, end, outer, outer - inner
        for name, visible in (("inner", inner > 0), ("start", not full), ("end", not full)):
            if name in self.spines:
                self.spines[name]._visible = visible

    # Artists: straight lines along the circle become arcs.
    def _adopt(self, artist):
        super()._adopt(artist)
        if artist._clip_path is self.patch and artist._clip_box is None:
            # The box says how far the artist can reach.
            artist._clip_box = self.bbox
        if (
            type(artist) is Rectangle
            and not artist._angle
            and artist._transform in (self.transData, self._xaxis_transform, self._yaxis_transform)
        ):
            artist.get_path = lambda: _bent(self, artist)
        return artist

    def _span_line(self, x, y, transform, kwargs, scale_x, scale_y):
        line = super()._span_line(x, y, transform, kwargs, scale_x, scale_y)
        line.set_data(np.linspace(float(x[0]), float(x[1]), 181), np.linspace(float(y[0]), float(y[1]), 181))
        return line

    def _all_children(self):
        return [*self._children, self.yaxis]

    def get_tightbbox(self, renderer=None, *, call_axes_locator=True, bbox_extra_artists=None, for_layout_only=False):
        if bbox_extra_artists is None:
            # What is cut off at the circle does not stick out of it.
            artists = [*self._children, *self.child_axes, *([] if self.legend_ is None else [self.legend_])]
            bbox_extra_artists = [
                artist for artist in artists if not (artist._clip_on and artist._clip_path is self.patch)
            ]
        return super().get_tightbbox(
            renderer,
            call_axes_locator=call_axes_locator,
            bbox_extra_artists=bbox_extra_artists,
            for_layout_only=for_layout_only,
        )

    def _update_title(self):
        """Moves titles above the labels of angles."""
        if not self._autotitlepos:
            return
        titles = [title for title in (self.title, self._left_title, self._right_title) if title._text]
        for title in titles:
            title._y = 1.0
        if not titles:
            return
        labels = self.xaxis._label_boxes() if self.axison and self.xaxis._visible else []
        top, box = max([self.bbox.y1, *(box.y1 for box in labels)]), self.bbox
        for title in titles:
            if Text.get_window_extent(title).y0 < top:
                title._y = 1.0 + (top - box.y1) / (box.height or 1)
                low = Text.get_window_extent(title).y0
                if low < top:
                    title._y += (top - low) / (box.height or 1)
        highest = max(title._y for title in titles)
        for title in titles:
            title._y = highest

    def get_data_ratio(self):
        return 1.0

    def get_xaxis_transform(self, which="grid"):
        return self._xaxis_transform

    def get_yaxis_transform(self, which="grid"):
        return self._yaxis_transform

    # Angles.
    def set_thetamin(self, thetamin):
        """Where the angle starts, in degrees."""
        self._viewLim.x0 = math.radians(thetamin)

    def set_thetamax(self, thetamax):
        """Where the angle ends, in degrees."""
        self._viewLim.x1 = math.radians(thetamax)

    def get_thetamin(self):
        return np.rad2deg(self.viewLim.xmin)

    def get_thetamax(self):
        return np.rad2deg(self.viewLim.xmax)

    def set_thetalim(self, *args, **kwargs):
        """Both ends of the angle: in radians, or in degrees by the names `thetamin` and `thetamax`."""
        old = self.get_xlim()
        for name, word in (("thetamin", "xmin"), ("thetamax", "xmax")):
            if name in kwargs:
                kwargs[word] = math.radians(kwargs.pop(name))
        low, high = self.set_xlim(*args, **kwargs)
        if abs(high - low) > FULL:
            self.set_xlim(old)
            raise ValueError("The angle range must be less than a full circle")
        return tuple(np.rad2deg((low, high)))

    def set_theta_offset(self, offset):
        """Where the angle 0 is, in radians."""
        self._theta_offset = float(offset)

    def get_theta_offset(self):
        return self._theta_offset

    def set_theta_zero_location(self, loc, offset=0.0):
        """Where the angle 0 is: 'N', 'NW', 'W', 'SW', 'S', 'SE', 'E' or 'NE', and degrees from there."""
        self.set_theta_offset(_ZEROS[loc] * math.pi + math.radians(offset))

    def set_theta_direction(self, direction):
        """Which way angles grow: 1 or 'counterclockwise', -1 or 'clockwise'."""
        if direction in ("clockwise", -1):
            self._direction = -1
        elif direction in ("counterclockwise", "anticlockwise", 1):
            self._direction = 1
        else:
            raise ValueError(
                f"{direction!r} is not a valid value for direction; supported values are -1, 1, 'clockwise', "
                "'counterclockwise', 'anticlockwise'"
            )

    def get_theta_direction(self):
        return self._direction

    def set_thetagrids(self, angles, labels=None, fmt=None, **kwargs):
        """Lines at angles in degrees, with labels if given."""
        self.set_xticks(np.deg2rad(np.asarray(self.convert_yunits(angles), float)))
        if labels is not None:
            self.set_xticklabels(labels)
        elif fmt is not None:
            self.xaxis.set_major_formatter(FormatStrFormatter(fmt))
        for label in self.xaxis.get_ticklabels():
            label.update(kwargs)
        return self.xaxis.get_ticklines(), self.xaxis.get_ticklabels()

    # Radii.
    def set_rmax(self, rmax):
        self._radius_now()
        self._viewLim.y1 = float(rmax)

    def set_rmin(self, rmin):
        self._radius_now()
        self._viewLim.y0 = float(rmin)

    def _radius_now(self):
        """Limits by hand start from those of the data."""
        self._unstale()

    def get_rmax(self):
        return self.viewLim.ymax

    def get_rmin(self):
        return self.viewLim.ymin

    def set_rorigin(self, rorigin):
        """The radius in the middle."""
        self._rorigin = None if rorigin is None else float(rorigin)

    def get_rorigin(self):
        return self.viewLim.y0 if self._rorigin is None else self._rorigin

    def get_rsign(self):
        return 1.0 if self.viewLim.y1 >= self.get_rorigin() else -1.0

    def set_rlim(self, bottom=None, top=None, *, emit=True, auto=False, **kwargs):
        """The ends of the radius."""
        for name, given in (("rmin", bottom), ("rmax", top)):
            if name in kwargs and given is not None:
                word = "bottom" if name == "rmin" else "top"
                raise ValueError(f'Cannot supply both positional "{word}"argument and kwarg "{name}"')
        bottom, top = kwargs.pop("rmin", bottom), kwargs.pop("rmax", top)
        return self.set_ylim(bottom=bottom, top=top, emit=emit, auto=auto, **kwargs)

    def get_rlabel_position(self):
        return np.rad2deg(self._rlabel)

    def set_rlabel_position(self, value):
        """At which angle the labels of radii are, in degrees."""
        self._rlabel = math.radians(value)

    def set_rscale(self, *args, **kwargs):
        return self.set_yscale(*args, **kwargs)

    def set_rticks(self, *args, **kwargs):
        return self.set_yticks(*args, **kwargs)

    def set_rgrids(self, radii, labels=None, angle=None, fmt=None, **kwargs):
        """Circles at radii, with labels if given, which are at `angle` degrees."""
        self.set_yticks(np.asarray(self.convert_xunits(radii)))
        if labels is not None:
            self.set_yticklabels(labels)
        elif fmt is not None:
            self.yaxis.set_major_formatter(FormatStrFormatter(fmt))
        self.set_rlabel_position(self.get_rlabel_position() if angle is None else angle)
        for label in self.yaxis.get_ticklabels():
            label.update(kwargs)
        return self.yaxis.get_gridlines(), self.yaxis.get_ticklabels()

    def set_xscale(self, value, **kwargs):
        if value != "linear":
            raise NotImplementedError("The xscale cannot be set on a polar plot")
        super().set_xscale(value, **kwargs)

    def format_coord(self, theta, r):
        turn = theta % FULL
        return f"θ={turn / math.pi:.3f}π ({math.degrees(turn):.1f}°), r={r:g}"

    def can_zoom(self):
        return False

    def can_pan(self):
        return True


class _View(Bbox):
    """The limits of axes as they are at that time."""

    __slots__ = ("_axes",)

    def __init__(self, axes):
        self._axes = axes
        self._minpos = [math.inf, math.inf]

    x0 = property(lambda self: self._axes.viewLim.x0)
    y0 = property(lambda self: self._axes.viewLim.y0)
    x1 = property(lambda self: self._axes.viewLim.x1)
    y1 = property(lambda self: self._axes.viewLim.y1)


def _extent(start, end, inner):
    """The box around a wedge of radius 1 between two angles."""
    angles = [start, end]
    turn = math.ceil(start / (math.pi / 2) - 1e-9) * (math.pi / 2)
    while turn <= end + 1e-9:
        angles.append(turn)
        turn += math.pi / 2
    points = [(math.cos(angle), math.sin(angle)) for angle in angles]
    points += [(inner * math.cos(angle), inner * math.sin(angle)) for angle in (start, end)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Bbox([[min(xs), min(ys)], [max(xs), max(ys)]])


def _bent(axes, patch):
    """The unit square with as many points on the sides that follow the circle as the angle needs."""
    width = abs(float(patch._width))
    if patch._transform is axes._yaxis_transform:
        width *= abs(axes.viewLim.width)
    count = min(max(int(math.degrees(width) / 1.5) + 1, 2), 481)
    if count in _squares:
        return _squares[count]
    side = np.linspace(0, 1, count + 1)
    points = np.zeros((2 * count + 3, 2))
    points[: count + 1, 0] = side
    points[count + 1 : -1, 0] = side[::-1]
    points[count + 1 : -1, 1] = 1
    path = _squares[count] = Path(points, closed=True)
    return path


_squares = {}


PolarAxes.__module__ = "matplotlib.projections.polar"
