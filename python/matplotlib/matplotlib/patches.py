"""Filled shapes."""

import math

import numpy as np

from . import rcParams
from ._arrows import ArrowStyle, BoxStyle, ConnectionStyle
from ._docs import aliases
from .artist import Artist, normalize
from .colors import to_rgba
from .lines import dash_pattern, scaled
from .path import Path
from .transforms import Affine2D, Bbox, IdentityTransform

_UNFILLED = (1.0, 1.0, 1.0, 0.0)


class Patch(Artist):
    """A shape with a face and an edge."""

    zorder = 1
    _edge_default = False

    def __init__(self, *, edgecolor=None, facecolor=None, color=None, linewidth=None, linestyle=None, antialiased=None, hatch=None,
                 fill=True, capstyle=None, joinstyle=None, hatchcolor=None, **kwargs):
        super().__init__()
        self._fill = bool(fill)
        self._hatch = hatch
        self._hatchcolor = hatchcolor
        self._hatch_width = rcParams["hatch.linewidth"]
        self._cap, self._join = capstyle or "butt", joinstyle or "miter"
        self._antialiased = rcParams["patch.antialiased"] if antialiased is None else antialiased
        if color is not None:
            self.set_color(color)
        else:
            self._edge = self._face = None
            self.set_edgecolor(edgecolor)
            self.set_facecolor(facecolor)
        self.set_linewidth(linewidth)
        self.set_linestyle("-" if linestyle is None else linestyle)
        if kwargs:
            self.update(kwargs)

    def update(self, kwargs):
        return super().update(normalize(kwargs, self._aliases))

    def set_color(self, c):
        self.set_edgecolor(c)
        self.set_facecolor(c)

    def set_edgecolor(self, color):
        if color is None:
            black = rcParams["patch.force_edgecolor"] or not self._fill or self._edge_default
            color = rcParams["patch.edgecolor"] if black else (0, 0, 0, 0)
        if not (isinstance(color, str) and color == "face"):
            to_rgba(color)
        self._edge = color

    def get_edgecolor(self):
        return to_rgba(self._edge, self._alpha) if self._edge != (0, 0, 0, 0) else (0.0, 0.0, 0.0, 0.0)

    def set_facecolor(self, color):
        color = rcParams["patch.facecolor"] if color is None else color
        to_rgba(color)
        self._face = color

    def get_facecolor(self):
        face = to_rgba(self._face, self._alpha)
        return face if self._fill else (*face[:3], 0.0)

    def set_linewidth(self, w):
        self._linewidth = float(rcParams["patch.linewidth"] if w is None else w)

    def get_linewidth(self):
        return self._linewidth

    def set_linestyle(self, ls):
        ls = "solid" if ls is None else ls
        self._linestyle = "None" if ls in (" ", "", "none", "None") else ls
        self._pattern = dash_pattern(ls)

    def get_linestyle(self):
        return self._linestyle

    def set_antialiased(self, aa):
        self._antialiased = rcParams["patch.antialiased"] if aa is None else aa

    def get_antialiased(self):
        return self._antialiased

    def set_hatch(self, hatch):
        self._hatch = hatch

    def get_hatch(self):
        return self._hatch

    def set_hatchcolor(self, color):
        self._hatchcolor = color

    def set_hatch_linewidth(self, lw):
        self._hatch_width = lw

    def set_fill(self, b):
        self._fill = bool(b)

    def get_fill(self):
        return self._fill

    fill = property(get_fill, set_fill)

    def set_capstyle(self, s):
        self._cap = s

    def get_capstyle(self):
        return self._cap

    def set_joinstyle(self, s):
        self._join = s

    def get_joinstyle(self):
        return self._join

    def get_path(self):
        raise NotImplementedError("Derived must override")

    def get_patch_transform(self):
        return IdentityTransform()

    def get_data_transform(self):
        return Artist.get_transform(self)

    def get_transform(self):
        return self.get_patch_transform() + Artist.get_transform(self)

    def get_verts(self):
        polygons = self.get_path().to_polygons(self.get_transform())
        return polygons[0] if polygons else np.empty((0, 2))

    def get_extents(self):
        return self.get_path().get_extents(self.get_transform())

    def get_window_extent(self, renderer=None):
        return self.get_extents()

    def contains_point(self, point, radius=None):
        return self.get_path().contains_point(point, self.get_transform())

    def contains_points(self, points, radius=None):
        return self.get_path().contains_points(points, self.get_transform())

    def update_from(self, other):
        super().update_from(other)
        for name in ("_edge", "_face", "_linewidth", "_linestyle", "_pattern", "_fill", "_hatch", "_hatchcolor", "_antialiased", "_cap", "_join"):
            setattr(self, name, getattr(other, name))

    def _colours(self, renderer):
        face = self.get_facecolor()
        edge = self.get_edgecolor()
        stroke = None
        if self._linewidth > 0 and edge[3] > 0 and self._linestyle != "None":
            dashes, offset = scaled(self._pattern, self._linewidth)
            stroke = renderer.stroke(edge, self._linewidth, dashes, offset, self._cap, self._join)
        return (face if face[3] > 0 else None), stroke

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        self._draw(renderer, self.get_path(), self.get_transform())

    def _draw(self, renderer, path, transform):
        fill, stroke = self._colours(renderer)
        clip = self._clip()
        for effect in self._path_effects:
            effect._under(renderer, path, transform, fill, stroke, clip)
        if not self._hatch:
            renderer.path(path, transform, fill, stroke, clip, self._snapping(), self._antialiased)
            return
        renderer.path(path, transform, fill, None, clip, self._snapping(), self._antialiased)
        colour = self._hatchcolor
        if colour is None or colour == "edge":
            colour = self.get_edgecolor()
            if colour[3] == 0:
                colour = to_rgba(rcParams["hatch.color"])
        from .hatch import draw_hatch

        draw_hatch(renderer, path, transform, self._hatch, to_rgba(colour, self._alpha), self._hatch_width, clip)
        renderer.path(path, transform, None, stroke, clip, self._snapping(), self._antialiased)

    def __str__(self):
        return f"{type(self).__name__}()"


aliases(Patch, {"antialiased": ["aa"], "edgecolor": ["ec"], "facecolor": ["fc"], "linestyle": ["ls"], "linewidth": ["lw"]})


class Shadow(Patch):
    """A patch's shadow."""

    def __init__(self, patch, ox, oy, *, shade=0.7, **kwargs):
        super().__init__()
        self.patch, self._offset = patch, (ox, oy)
        self.update_from(patch)
        self.set_color(tuple(part * (1 - shade) for part in patch.get_facecolor()[:3]))
        self.set_alpha(0.5)
        self.zorder = patch.zorder - 0.01
        self.update(kwargs)

    def get_path(self):
        return self.patch.get_path()

    def get_patch_transform(self):
        return self.patch.get_patch_transform()

    def draw(self, renderer, *args, **kwargs):
        move = Affine2D().translate(*(renderer.points_to_pixels(part) for part in self._offset))
        self._draw(renderer, self.get_path(), self.patch.get_transform() + move)


class Rectangle(Patch):
    """A rectangle by its corner, width and height."""

    def __init__(self, xy, width, height, *, angle=0.0, rotation_point="xy", **kwargs):
        super().__init__(**kwargs)
        self._x0, self._y0 = xy
        self._width, self._height, self._angle = width, height, float(angle)
        self.rotation_point = rotation_point

    angle = property(lambda self: self._angle, lambda self, value: setattr(self, "_angle", float(value)))

    def get_path(self):
        return Path.unit_rectangle()

    def get_patch_transform(self):
        x0, y0 = float(self.convert_xunits(self._x0)), float(self.convert_yunits(self._y0))
        width = float(self.convert_xunits(self._x0 + self._width)) - x0 if not isinstance(self._width, (int, float)) else self._width
        height = float(self.convert_yunits(self._y0 + self._height)) - y0 if not isinstance(self._height, (int, float)) else self._height
        box = Affine2D.from_values(width, 0, 0, height, x0, y0)
        if self._angle:
            point = self.rotation_point
            point = (x0, y0) if point == "xy" else (x0 + width / 2, y0 + height / 2) if point == "center" else point
            box.rotate_deg_around(point[0], point[1], self._angle)
        return box

    def get_x(self):
        return self._x0

    def get_y(self):
        return self._y0

    def get_xy(self):
        return self._x0, self._y0

    def get_width(self):
        return self._width

    def get_height(self):
        return self._height

    def get_angle(self):
        return self._angle

    def set_x(self, x):
        self._x0 = x

    def set_y(self, y):
        self._y0 = y

    def set_xy(self, xy):
        self._x0, self._y0 = xy

    xy = property(get_xy, set_xy)

    def set_width(self, w):
        self._width = w

    def set_height(self, h):
        self._height = h

    def set_angle(self, angle):
        self._angle = float(angle)

    def set_bounds(self, *args):
        self._x0, self._y0, self._width, self._height = args[0] if len(args) == 1 else args

    def get_bbox(self):
        return Bbox.from_bounds(float(self._x0), float(self._y0), float(self._width), float(self._height))

    def get_corners(self):
        return self.get_patch_transform().transform([(0, 0), (1, 0), (1, 1), (0, 1)])

    def get_center(self):
        return self.get_patch_transform().transform((0.5, 0.5))

    def __str__(self):
        return f"Rectangle(xy=({self._x0:g}, {self._y0:g}), width={self._width:g}, height={self._height:g}, angle={self._angle:g})"


class _Points(Patch):
    """A patch whose path is made once."""

    def get_path(self):
        return self._path


class Polygon(_Points):
    """A polygon through points."""

    def __init__(self, xy, *, closed=True, **kwargs):
        super().__init__(**kwargs)
        self._closed = closed
        self.set_xy(xy)

    def set_xy(self, xy):
        xy = np.asarray(xy, float)
        if self._closed:
            if len(xy) == 1 or len(xy) > 1 and (xy[0] != xy[-1]).any():
                xy = np.concatenate([xy, xy[:1]])
        elif len(xy) > 2 and (xy[0] == xy[-1]).all():
            xy = xy[:-1]
        self._path = Path(xy, closed=self._closed)

    def get_xy(self):
        return self._path.vertices

    xy = property(get_xy, set_xy)

    def set_closed(self, closed):
        if self._closed != closed:
            xy, self._closed = self.get_xy(), closed
            self.set_xy(xy)

    def get_closed(self):
        return self._closed


class PathPatch(_Points):
    """A patch of any path."""

    def __init__(self, path, **kwargs):
        super().__init__(**kwargs)
        self._path = path

    def set_path(self, path):
        self._path = path


class StepPatch(PathPatch):
    """The outline of a histogram."""

    _edge_default = False

    def __init__(self, values, edges, *, orientation="vertical", baseline=0, **kwargs):
        self.orientation = orientation
        self._edges, self._values = np.asarray(edges, float), np.asarray(values, float)
        self._baseline = None if baseline is None else np.asarray(baseline, float)
        super().__init__(Path(np.empty((0, 2))), **kwargs)
        self._update_path()

    def _update_path(self):
        if len(self._edges) != len(self._values) + 1:
            raise ValueError(f"Size mismatch between \"values\" and \"edges\". Expected `len(values) + 1 == len(edges)`, but "
                             f"`len(values) = {len(self._values)}` and `len(edges) = {len(self._edges)}`.")
        x, y = np.repeat(self._edges, 2), np.repeat(self._values, 2)
        if self._baseline is None:
            points = np.column_stack([x[1:-1], y])
        elif self._baseline.ndim == 0:
            base = float(self._baseline)
            points = np.column_stack([x, np.concatenate([[base], y, [base]])])
        else:
            base = np.repeat(self._baseline, 2)[::-1]
            points = np.concatenate([np.column_stack([x[1:-1], y]), np.column_stack([x[1:-1][::-1], base])])
            points = np.concatenate([points, points[:1]])
        if self.orientation == "horizontal":
            points = points[:, ::-1]
        self._path = Path(points)

    def get_data(self):
        return self._values, self._edges, self._baseline

    def set_data(self, values=None, edges=None, baseline=None):
        self._values = self._values if values is None else np.asarray(values, float)
        self._edges = self._edges if edges is None else np.asarray(edges, float)
        self._baseline = self._baseline if baseline is None else np.asarray(baseline, float)
        self._update_path()


class RegularPolygon(Patch):
    """A polygon with equal sides."""

    def __init__(self, xy, numVertices, *, radius=5, orientation=0, **kwargs):
        super().__init__(**kwargs)
        self.xy, self.numvertices, self.radius, self.orientation = xy, numVertices, radius, orientation

    def get_path(self):
        return Path.unit_regular_polygon(self.numvertices)

    def get_patch_transform(self):
        return Affine2D().scale(self.radius).rotate(self.orientation).translate(*self.xy)


class CirclePolygon(RegularPolygon):
    """A circle of straight lines."""

    def __init__(self, xy, radius=5, *, resolution=20, **kwargs):
        super().__init__(xy, resolution, radius=radius, orientation=0, **kwargs)


class Ellipse(Patch):
    """An ellipse by its middle and its diameters."""

    def __init__(self, xy, width, height, *, angle=0, **kwargs):
        super().__init__(**kwargs)
        self._center, self._width, self._height, self._angle = xy, width, height, angle

    def get_path(self):
        return Path.unit_circle()

    def get_patch_transform(self):
        x, y = self._center
        x, y = float(self.convert_xunits(x)), float(self.convert_yunits(y))
        return Affine2D().scale(self._width * 0.5, self._height * 0.5).rotate_deg(self._angle).translate(x, y)

    def set_center(self, xy):
        self._center = xy

    def get_center(self):
        return self._center

    center = property(get_center, set_center)
    width = property(lambda self: self._width, lambda self, value: self.set_width(value))
    height = property(lambda self: self._height, lambda self, value: self.set_height(value))
    angle = property(lambda self: self._angle, lambda self, value: self.set_angle(value))

    def set_width(self, width):
        self._width = width

    def get_width(self):
        return self._width

    def set_height(self, height):
        self._height = height

    def get_height(self):
        return self._height

    def set_angle(self, angle):
        self._angle = angle

    def get_angle(self):
        return self._angle


class Circle(Ellipse):
    """A circle by its middle and radius."""

    def __init__(self, xy, radius=5, **kwargs):
        super().__init__(xy, radius * 2, radius * 2, **kwargs)

    def set_radius(self, radius):
        self._width = self._height = 2 * radius

    def get_radius(self):
        return self._width / 2

    radius = property(get_radius, set_radius)


class Arc(Ellipse):
    """Part of an ellipse's line."""

    _edge_default = True

    def __init__(self, xy, width, height, *, angle=0.0, theta1=0.0, theta2=360.0, **kwargs):
        if kwargs.pop("fill", False):
            raise ValueError("Arc objects cannot be filled")
        super().__init__(xy, width, height, angle=angle, fill=False, **kwargs)
        self.theta1, self.theta2 = theta1, theta2

    def get_path(self):
        def seen(degrees):
            # Angles are those that are seen, not those of the circle that is stretched.
            part = math.radians(degrees)
            width, height = self._width or 1, self._height or 1
            found = math.degrees(math.atan2(width * math.sin(part), height * math.cos(part))) if width != height else degrees
            return found + 360 * round((degrees - found) / 360)

        return Path.arc(seen(self.theta1), seen(self.theta2))


class Wedge(_Points):
    """A slice of a circle, or of a ring."""

    def __init__(self, center, r, theta1, theta2, *, width=None, **kwargs):
        super().__init__(**kwargs)
        self.center, self.r, self.width = center, r, width
        self.theta1, self.theta2 = theta1, theta2

    @property
    def _path(self):
        theta2 = self.theta2
        if abs((theta2 - self.theta1) - 360) <= 1e-12:
            arc, link = Path.arc(0, 360), Path.MOVETO
        else:
            arc, link = Path.arc(self.theta1, theta2), Path.LINETO
        v, c = arc.vertices, arc.codes
        if self.width is not None:
            inner = v[::-1] * (self.r - self.width) / self.r
            vertices = np.concatenate([v, inner, v[:1]])
            codes = np.concatenate([c, c, [Path.CLOSEPOLY]])
            codes[len(c)] = link
        else:
            middle = [[0.0, 0.0]]
            vertices = np.concatenate([v, middle, v[:1]])
            codes = np.concatenate([c, [link], [Path.CLOSEPOLY]])
        return Path(vertices * self.r + np.asarray(self.center, float), codes)

    def set_center(self, center):
        self.center = center

    def set_radius(self, radius):
        self.r = radius

    def set_theta1(self, theta1):
        self.theta1 = theta1

    def set_theta2(self, theta2):
        self.theta2 = theta2

    def set_width(self, width):
        self.width = width


class Annulus(_Points):
    """An elliptical ring."""

    def __init__(self, xy, r, width, angle=0.0, **kwargs):
        super().__init__(**kwargs)
        a, b = r if np.iterable(r) else (r, r)
        circle = Path.unit_circle()
        outer = circle.transformed(Affine2D().scale(a, b).rotate_deg(angle).translate(*xy))
        inner = circle.transformed(Affine2D().scale(a - width, -(b - width)).rotate_deg(angle).translate(*xy))
        self._path = Path.make_compound_path(outer, inner)


class Arrow(_Points):
    """An arrow whose width grows with the data."""

    def __init__(self, x, y, dx, dy, *, width=1.0, **kwargs):
        super().__init__(**kwargs)
        shape = [[0.0, 0.1], [0.0, -0.1], [0.8, -0.1], [0.8, -0.3], [1.0, 0.0], [0.8, 0.3], [0.8, 0.1], [0.0, 0.1]]
        length = math.hypot(dx, dy)
        place = Affine2D().scale(length, width).rotate(math.atan2(dy, dx)).translate(x, y)
        self._path = Path(place.transform(shape), closed=True)


class FancyArrow(Polygon):
    """An arrow with a head, as `Axes.arrow` draws it."""

    def __init__(self, x, y, dx, dy, *, width=0.001, length_includes_head=False, head_width=None, head_length=None, shape="full",
                 overhang=0, head_starts_at_zero=False, **kwargs):
        head_width = 3 * width if head_width is None else head_width
        head_length = 1.5 * head_width if head_length is None else head_length
        distance = math.hypot(dx, dy)
        length = distance if length_includes_head else distance + head_length
        if not length:
            points = np.empty((0, 2))
        else:
            hw, hl, hs, lw = head_width, head_length, overhang, width
            left = np.array([[0.0, 0.0], [-hl, -hw / 2], [-hl * (1 - hs), -lw / 2], [-length, -lw / 2], [-length, 0]])
            if not length_includes_head:
                left += [head_length, 0]
            if head_starts_at_zero:
                left += [head_length / 2, 0]
            if shape == "left":
                points = left
            else:
                right = left * [1, -1]
                points = right if shape == "right" else np.concatenate([left[:-1], right[-2::-1]])
            cos, sin = (dx / distance, dy / distance) if distance else (1, 0)
            points = points @ np.array([[cos, sin], [-sin, cos]]) + [x + dx, y + dy]
        super().__init__(points, closed=True, **kwargs)


class FancyBboxPatch(Patch):
    """A box with a style: rounded corners, a frame that waves, an arrow's outline."""

    _edge_default = True

    def __init__(self, xy, width, height, boxstyle="round", *, mutation_scale=1, mutation_aspect=1, **kwargs):
        super().__init__(**kwargs)
        self._x, self._y, self._width, self._height = xy[0], xy[1], width, height
        self.set_boxstyle(boxstyle)
        self._mutation_scale, self._mutation_aspect = mutation_scale, mutation_aspect

    def set_boxstyle(self, boxstyle=None, **kwargs):
        self._boxstyle = BoxStyle(boxstyle, **kwargs) if isinstance(boxstyle, str) else boxstyle

    def get_boxstyle(self):
        return self._boxstyle

    def set_mutation_scale(self, scale):
        self._mutation_scale = scale

    def get_mutation_scale(self):
        return self._mutation_scale

    def set_mutation_aspect(self, aspect):
        self._mutation_aspect = aspect

    def set_bounds(self, *args):
        self._x, self._y, self._width, self._height = args[0] if len(args) == 1 else args

    def set_x(self, x):
        self._x = x

    def set_y(self, y):
        self._y = y

    def set_width(self, w):
        self._width = w

    def set_height(self, h):
        self._height = h

    def get_x(self):
        return self._x

    def get_y(self):
        return self._y

    def get_width(self):
        return self._width

    def get_height(self):
        return self._height

    def get_bbox(self):
        return Bbox.from_bounds(self._x, self._y, self._width, self._height)

    def get_path(self):
        aspect = self._mutation_aspect or 1
        path = self._boxstyle(self._x, self._y / aspect, self._width, self._height / aspect, self._mutation_scale)
        if aspect != 1:
            path = Path(path.vertices * [1, aspect], path.codes)
        return path


class FancyArrowPatch(Patch):
    """An arrow between two points, straight or curved, with a style."""

    _edge_default = True

    def __init__(self, posA=None, posB=None, *, path=None, arrowstyle="simple", connectionstyle="arc3", patchA=None, patchB=None,
                 shrinkA=2, shrinkB=2, mutation_scale=1, mutation_aspect=1, **kwargs):
        kwargs.setdefault("joinstyle", "round")
        kwargs.setdefault("capstyle", "round")
        super().__init__(**kwargs)
        self._posA_posB = [posA, posB]
        self._path_original = path
        self.patchA, self.patchB, self.shrinkA, self.shrinkB = patchA, patchB, shrinkA, shrinkB
        self.set_connectionstyle(connectionstyle)
        self.set_arrowstyle(arrowstyle)
        self._mutation_scale, self._mutation_aspect = mutation_scale, mutation_aspect
        self._avoid = None
        self._dpi_cor = 1.0

    def set_positions(self, posA, posB):
        if posA is not None:
            self._posA_posB[0] = posA
        if posB is not None:
            self._posA_posB[1] = posB

    def set_connectionstyle(self, connectionstyle=None, **kwargs):
        if connectionstyle is None:
            connectionstyle = "arc3"
        self._connection = ConnectionStyle(connectionstyle, **kwargs) if isinstance(connectionstyle, str) else connectionstyle

    def get_connectionstyle(self):
        return self._connection

    def set_arrowstyle(self, arrowstyle=None, **kwargs):
        self._arrow = ArrowStyle(arrowstyle, **kwargs) if isinstance(arrowstyle, str) else arrowstyle

    def get_arrowstyle(self):
        return self._arrow

    def set_mutation_scale(self, scale):
        self._mutation_scale = scale

    def get_mutation_scale(self):
        return self._mutation_scale

    def set_patchA(self, patchA):
        self.patchA = patchA

    def set_patchB(self, patchB):
        self.patchB = patchB

    def _shapes(self):
        """Paths in pixels and whether each is filled."""
        scale = (self.figure.dpi if self.figure is not None else 72) / 72
        if self._path_original is not None:
            path = self._path_original.transformed(Artist.get_transform(self))
        else:
            a, b = (self._point(point) for point in self._posA_posB)
            patch_a = self.patchA.get_window_extent() if self.patchA is not None else self._avoid
            patch_b = self.patchB.get_window_extent() if self.patchB is not None else None
            path = self._connection(a, b, patch_a, patch_b, self.shrinkA * scale, self.shrinkB * scale)
        return self._arrow(path, self._mutation_scale * scale, self._linewidth * scale)

    def _point(self, point):
        x, y = float(self.convert_xunits(point[0])), float(self.convert_yunits(point[1]))
        return tuple(Artist.get_transform(self).transform((x, y)).tolist())

    def get_path(self):
        paths = [path for path, _ in self._shapes()]
        return Path.make_compound_path(*paths)

    def get_transform(self):
        return IdentityTransform()

    def get_window_extent(self, renderer=None):
        return self.get_path().get_extents()

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        fill, stroke = self._colours(renderer)
        clip = self._clip()
        for path, filled in self._shapes():
            renderer.path(path, IdentityTransform(), fill if filled else None, stroke, clip, 0, self._antialiased)


class ConnectionPatch(FancyArrowPatch):
    """An arrow between points that may lie in two axes."""

    def __init__(self, xyA, xyB, coordsA, coordsB=None, *, axesA=None, axesB=None, arrowstyle="-", connectionstyle="arc3", patchA=None,
                 patchB=None, shrinkA=0.0, shrinkB=0.0, mutation_scale=10.0, mutation_aspect=None, clip_on=False, **kwargs):
        super().__init__(xyA, xyB, arrowstyle=arrowstyle, connectionstyle=connectionstyle, patchA=patchA, patchB=patchB, shrinkA=shrinkA,
                         shrinkB=shrinkB, mutation_scale=mutation_scale, clip_on=clip_on, **kwargs)
        self.xy1, self.xy2 = xyA, xyB
        self.coords1, self.coords2 = coordsA, coordsB or coordsA
        self.axesA, self.axesB = axesA, axesB

    def _shapes(self):
        from .text import Annotation

        ends = []
        for xy, coords, axes in ((self.xy1, self.coords1, self.axesA), (self.xy2, self.coords2, self.axesB)):
            helper = Annotation("", (0, 0))
            helper.axes, helper.figure = axes or self.axes, self.figure
            ends.append(tuple(helper._xy_pixels(xy, coords)))
        self._posA_posB, self._transform = ends, IdentityTransform()
        kept, self.axes = self.axes, None
        try:
            return super()._shapes()
        finally:
            self.axes = kept


def bbox_artist(artist, renderer, props=None, fill=True):
    """Draws the box of an artist, for finding faults."""
    box = artist.get_window_extent(renderer)
    Rectangle((box.x0, box.y0), box.width, box.height, fill=fill, transform=IdentityTransform(), clip_on=False).draw(renderer)
