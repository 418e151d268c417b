"""Maps between coordinates: data, axes, figure, pixels.

A transform is a function on points that may be followed by an affine map; drawing hands the affine part to the renderer.
"""

import math

import numpy as np


class Bbox:
    """A box given by two corners, as floats."""

    __slots__ = ("x0", "y0", "x1", "y1", "_minpos")

    def __init__(self, points):
        (self.x0, self.y0), (self.x1, self.y1) = ((float(x), float(y)) for x, y in points)
        self._minpos = [math.inf, math.inf]

    @classmethod
    def from_extents(cls, x0, y0=None, x1=None, y1=None, minpos=None):
        """A box from left, bottom, right, top."""
        if y0 is None:
            x0, y0, x1, y1 = x0
        return cls(((x0, y0), (x1, y1)))

    @classmethod
    def from_bounds(cls, x0, y0, width, height):
        """A box from left, bottom, width, height."""
        return cls(((x0, y0), (x0 + width, y0 + height)))

    @classmethod
    def unit(cls):
        """The box from 0 to 1."""
        return cls(((0, 0), (1, 1)))

    @classmethod
    def null(cls):
        """A box that any other replaces in a union."""
        return cls(((math.inf, math.inf), (-math.inf, -math.inf)))

    width = property(lambda self: self.x1 - self.x0)
    height = property(lambda self: self.y1 - self.y0)
    xmin = property(lambda self: min(self.x0, self.x1))
    xmax = property(lambda self: max(self.x0, self.x1))
    ymin = property(lambda self: min(self.y0, self.y1))
    ymax = property(lambda self: max(self.y0, self.y1))
    p0 = property(lambda self: np.array([self.x0, self.y0]))
    p1 = property(lambda self: np.array([self.x1, self.y1]))
    min = property(lambda self: np.array([self.xmin, self.ymin]))
    max = property(lambda self: np.array([self.xmax, self.ymax]))
    size = property(lambda self: np.array([self.width, self.height]))
    bounds = property(lambda self: (self.x0, self.y0, self.x1 - self.x0, self.y1 - self.y0))
    extents = property(lambda self: np.array([self.x0, self.y0, self.x1, self.y1]))
    minpos = property(lambda self: np.array(self._minpos))
    minposx = property(lambda self: self._minpos[0])
    minposy = property(lambda self: self._minpos[1])

    @property
    def intervalx(self):
        return np.array([self.x0, self.x1])

    @intervalx.setter
    def intervalx(self, pair):
        self.x0, self.x1 = float(pair[0]), float(pair[1])

    @property
    def intervaly(self):
        return np.array([self.y0, self.y1])

    @intervaly.setter
    def intervaly(self, pair):
        self.y0, self.y1 = float(pair[0]), float(pair[1])

    def get_points(self):
        """Both corners as an array of shape (2, 2)."""
        return np.array([[self.x0, self.y0], [self.x1, self.y1]])

    def set_points(self, points):
        (self.x0, self.y0), (self.x1, self.y1) = ((float(x), float(y)) for x, y in points)

    def set(self, other):
        self.x0, self.y0, self.x1, self.y1 = other.x0, other.y0, other.x1, other.y1

    def frozen(self):
        """This box as it is now."""
        return Bbox(((self.x0, self.y0), (self.x1, self.y1)))

    def is_null(self):
        """Whether nothing has been put in yet."""
        return self.x0 == math.inf and self.x1 == -math.inf

    def take(self, x0, y0, x1, y1):
        """Grows to hold another box."""
        self.x0, self.y0 = min(self.x0, x0), min(self.y0, y0)
        self.x1, self.y1 = max(self.x1, x1), max(self.y1, y1)

    def transformed(self, transform):
        """The box around this one's corners under a transform."""
        points = transform.transform([[self.x0, self.y0], [self.x0, self.y1], [self.x1, self.y0], [self.x1, self.y1]])
        (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        if self.x1 < self.x0:
            x0, x1 = x1, x0
        if self.y1 < self.y0:
            y0, y1 = y1, y0
        return Bbox(((x0, y0), (x1, y1)))

    def inverse_transformed(self, transform):
        return self.transformed(transform.inverted())

    def contains(self, x, y):
        return self.xmin <= x <= self.xmax and self.ymin <= y <= self.ymax

    def containsx(self, x):
        return self.xmin <= x <= self.xmax

    def containsy(self, y):
        return self.ymin <= y <= self.ymax

    def overlaps(self, other):
        return self.xmin <= other.xmax and other.xmin <= self.xmax and self.ymin <= other.ymax and other.ymin <= self.ymax

    def fully_overlaps(self, other):
        return self.xmin < other.xmax and other.xmin < self.xmax and self.ymin < other.ymax and other.ymin < self.ymax

    def count_contains(self, vertices):
        """How many points lie strictly inside."""
        if len(vertices) == 0:
            return 0
        vertices = np.asarray(vertices)
        inside = (vertices > self.min).all(axis=1) & (vertices < self.max).all(axis=1)
        return int(inside.sum())

    def count_overlaps(self, boxes):
        return sum(1 for box in boxes if self.fully_overlaps(box))

    def padded(self, w_pad, h_pad=None):
        h_pad = w_pad if h_pad is None else h_pad
        return Bbox(((self.x0 - w_pad, self.y0 - h_pad), (self.x1 + w_pad, self.y1 + h_pad)))

    def expanded(self, sw, sh):
        dw, dh = (sw * self.width - self.width) / 2, (sh * self.height - self.height) / 2
        return self.padded(dw, dh)

    def translated(self, tx, ty):
        return Bbox(((self.x0 + tx, self.y0 + ty), (self.x1 + tx, self.y1 + ty)))

    def shrunk(self, mx, my):
        return Bbox(((self.x0, self.y0), (self.x0 + mx * self.width, self.y0 + my * self.height)))

    def anchored(self, c, container):
        """Moved inside a container: `c` is a pair between 0 and 1, or a compass direction."""
        cx, cy = _ANCHORS[c] if isinstance(c, str) else c
        x = container.x0 + cx * (container.width - self.width)
        y = container.y0 + cy * (container.height - self.height)
        return Bbox.from_bounds(x, y, self.width, self.height)

    def shrunk_to_aspect(self, box_aspect, container=None, fig_aspect=1.0):
        """The largest box of an aspect inside this one."""
        width, height = (container or self).width, (container or self).height
        tall = width * box_aspect / fig_aspect
        if tall <= height:
            height = tall
        else:
            width = height * fig_aspect / box_aspect
        return Bbox.from_bounds(self.x0, self.y0, width, height)

    def corners(self):
        return np.array([[self.x0, self.y0], [self.x0, self.y1], [self.x1, self.y0], [self.x1, self.y1]])

    @staticmethod
    def union(boxes):
        """The smallest box around all."""
        boxes = list(boxes)
        return Bbox(((min(b.xmin for b in boxes), min(b.ymin for b in boxes)), (max(b.xmax for b in boxes), max(b.ymax for b in boxes))))

    @staticmethod
    def intersection(one, other):
        x0, x1 = max(one.xmin, other.xmin), min(one.xmax, other.xmax)
        y0, y1 = max(one.ymin, other.ymin), min(one.ymax, other.ymax)
        return Bbox(((x0, y0), (x1, y1))) if x0 <= x1 and y0 <= y1 else None

    def update_from_data_xy(self, xy, ignore=None):
        xy = np.asarray(xy, float)
        if ignore:
            self.set(Bbox.null())
        if len(xy):
            self.take(*np.nanmin(xy, axis=0).tolist(), *np.nanmax(xy, axis=0).tolist())

    def __getitem__(self, index):
        return self.get_points()[index]

    def __array__(self, dtype=None, copy=None):
        return self.get_points()

    def __iter__(self):
        return iter(self.get_points())

    def __len__(self):
        return 2

    def __eq__(self, other):
        return isinstance(other, Bbox) and self.bounds == other.bounds

    __hash__ = None

    def __repr__(self):
        return f"Bbox({[[self.x0, self.y0], [self.x1, self.y1]]})"

    def __str__(self):
        return f"Bbox(x0={self.x0}, y0={self.y0}, x1={self.x1}, y1={self.y1})"


BboxBase = Bbox
_ANCHORS = {
    "C": (0.5, 0.5), "SW": (0, 0), "S": (0.5, 0), "SE": (1, 0), "E": (1, 0.5), "NE": (1, 1), "N": (0.5, 1), "NW": (0, 1), "W": (0, 0.5),
}
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def concat(first, then):
    """The affine map `first` followed by `then`; both are (a, b, c, d, e, f)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u)


def apply(map, points):
    """Points under an affine map."""
    a, b, c, d, e, f = map
    out = np.empty(points.shape)
    x, y = points[..., 0], points[..., 1]
    if b == 0 and c == 0:
        out[..., 0] = x * a + e
        out[..., 1] = y * d + f
    else:
        out[..., 0] = x * a + y * c + e
        out[..., 1] = x * b + y * d + f
    return out


def invert(map):
    """The inverse of an affine map."""
    a, b, c, d, e, f = map
    det = a * d - b * c
    if det == 0:
        raise np.linalg.LinAlgError("Singular matrix")
    a, b, c, d = d / det, -b / det, -c / det, a / det
    return (a, b, c, d, -(a * e + c * f), -(b * e + d * f))


class Transform:
    """A map of points in the plane."""

    input_dims = output_dims = 2
    has_inverse = True
    is_separable = False

    def split(self):
        """A function on points (or None), and the affine map that follows."""
        raise NotImplementedError

    @property
    def is_affine(self):
        return self.split()[0] is None

    def transform(self, values):
        values = np.asarray(values, float)
        if self.input_dims == 1:
            return self.transform_non_affine(values)
        function, map = self.split()
        if values.ndim == 1:
            x, y = values.tolist()
            points = np.array([[x, y]])
            return apply(map, points if function is None else function(points))[0]
        if values.size == 0:
            return values.copy()
        return apply(map, values if function is None else function(values))

    __call__ = transform

    def transform_point(self, point):
        return self.transform(point)

    def transform_affine(self, values):
        return apply(self.split()[1], np.asarray(values, float))

    def transform_non_affine(self, values):
        function = self.split()[0]
        return values if function is None else function(np.asarray(values, float))

    def transform_path(self, path):
        return path.transformed(self)

    def transform_bbox(self, box):
        return box.transformed(self)

    def transform_angles(self, angles, points, radians=False, pushoff=1e-5):
        angles = np.asarray(angles, float)
        if not radians:
            angles = np.deg2rad(angles)
        points = np.asarray(points, float)
        ends = points + pushoff * np.column_stack([np.cos(angles), np.sin(angles)])
        steps = self.transform(ends) - self.transform(points)
        found = np.arctan2(steps[:, 1], steps[:, 0])
        return found if radians else np.rad2deg(found)

    def get_matrix(self):
        a, b, c, d, e, f = self.split()[1]
        return np.array([[a, c, e], [b, d, f], [0.0, 0.0, 1.0]])

    def get_affine(self):
        return Affine2D.from_values(*self.split()[1])

    def inverted(self):
        function, map = self.split()
        if function is not None:
            raise NotImplementedError(f"{type(self).__name__} has no inverse")
        return Affine2D.from_values(*invert(map))

    def frozen(self):
        function, map = self.split()
        return Affine2D.from_values(*map) if function is None else self

    def __add__(self, other):
        if isinstance(other, IdentityTransform):
            return self
        if isinstance(self, IdentityTransform):
            return other
        return CompositeGenericTransform(self, other)

    def __sub__(self, other):
        if self is other:
            return IdentityTransform()
        if isinstance(self, CompositeGenericTransform) and self._b is other:
            return self._a
        return self + other.inverted()

    def contains_branch(self, other):
        return any(part is other for part in self._parts())

    def contains_branch_seperately(self, other):
        found = self.contains_branch(other)
        return found, found

    def _parts(self):
        yield self

    @property
    def depth(self):
        return sum(1 for _ in self._parts())

    def set_children(self, *children):
        """Nothing is cached here, so nobody needs to be told of changes."""

    def invalidate(self):
        """Nothing is cached here."""


TransformNode = Transform


class Affine2D(Transform):
    """An affine map that can be changed in place; every method returns the transform itself."""

    def __init__(self, matrix=None, **kwargs):
        if matrix is None:
            self._map = IDENTITY
        else:
            (a, c, e), (b, d, f) = np.asarray(matrix, float).tolist()[:2]
            self._map = (a, b, c, d, e, f)

    @staticmethod
    def from_values(a, b, c, d, e, f):
        made = Affine2D()
        made._map = (float(a), float(b), float(c), float(d), float(e), float(f))
        return made

    @staticmethod
    def identity():
        return Affine2D()

    def split(self):
        return None, self._map

    def _then(self, map):
        self._map = concat(self._map, map)
        return self

    def clear(self):
        self._map = IDENTITY
        return self

    def set(self, other):
        self._map = other.split()[1]
        return self

    def set_matrix(self, matrix):
        self._map = Affine2D(matrix)._map

    def rotate(self, theta):
        cos, sin = math.cos(theta), math.sin(theta)
        return self._then((cos, sin, -sin, cos, 0.0, 0.0))

    def rotate_deg(self, degrees):
        return self.rotate(math.radians(degrees))

    def rotate_around(self, x, y, theta):
        return self.translate(-x, -y).rotate(theta).translate(x, y)

    def rotate_deg_around(self, x, y, degrees):
        return self.rotate_around(x, y, math.radians(degrees))

    def translate(self, tx, ty):
        return self._then((1.0, 0.0, 0.0, 1.0, float(tx), float(ty)))

    def scale(self, sx, sy=None):
        return self._then((float(sx), 0.0, 0.0, float(sx if sy is None else sy), 0.0, 0.0))

    def skew(self, xShear, yShear):
        return self._then((1.0, math.tan(yShear), math.tan(xShear), 1.0, 0.0, 0.0))

    def skew_deg(self, xShear, yShear):
        return self.skew(math.radians(xShear), math.radians(yShear))

    def __repr__(self):
        return f"Affine2D().set_matrix({self.get_matrix().tolist()})"


class IdentityTransform(Transform):
    """Points stay where they are."""

    def split(self):
        return None, IDENTITY

    def inverted(self):
        return self


class CompositeGenericTransform(Transform):
    """One transform after the other."""

    def __init__(self, a, b, **kwargs):
        self._a, self._b = a, b

    def split(self):
        first, map = self._a.split()
        then, last = self._b.split()
        if then is None:
            return first, concat(map, last)
        if first is None and map == IDENTITY:
            return then, last
        return (lambda points: then(apply(map, points if first is None else first(points)))), last

    def inverted(self):
        return CompositeGenericTransform(self._b.inverted(), self._a.inverted())

    def _parts(self):
        yield self
        yield from self._a._parts()
        yield from self._b._parts()

    def __sub__(self, other):
        if self._b is other:
            return self._a
        if isinstance(self._b, CompositeGenericTransform) and self._b._b is other:
            return CompositeGenericTransform(self._a, self._b._a)
        return super().__sub__(other)


CompositeAffine2D = CompositeGenericTransform


def composite_transform_factory(a, b):
    return a + b


class BlendedTransform(Transform):
    """x by one transform, y by another; both keep the axes apart."""

    is_separable = True

    def __init__(self, x_transform, y_transform):
        self._x, self._y = x_transform, y_transform

    def split(self):
        (fx, mx), (fy, my) = self._x.split(), self._y.split()
        map = (mx[0], 0.0, 0.0, my[3], mx[4], my[5])
        if fx is None and fy is None:
            return None, map

        def both(points):
            out = points.copy()
            if fx is not None:
                out[:, 0] = fx(points)[:, 0]
            if fy is not None:
                out[:, 1] = fy(points)[:, 1]
            return out

        return both, map

    def inverted(self):
        return BlendedTransform(self._x.inverted(), self._y.inverted())

    def _parts(self):
        yield self
        yield from self._x._parts()
        yield from self._y._parts()

    def contains_branch(self, other):
        return False

    def contains_branch_seperately(self, other):
        return self._x.contains_branch(other), self._y.contains_branch(other)


BlendedGenericTransform = BlendedAffine2D = BlendedTransform


def blended_transform_factory(x_transform, y_transform):
    """x by the first transform, y by the second."""
    return BlendedTransform(x_transform, y_transform)


class BboxTransformTo(Transform):
    """From the unit box into a box, wherever it is at that time."""

    is_separable = True

    def __init__(self, boxout, **kwargs):
        self._box = boxout

    def split(self):
        x0, y0, width, height = self._box.bounds
        return None, (width, 0.0, 0.0, height, x0, y0)

    def transform_bbox(self, box):
        return box.transformed(self)


class BboxTransformFrom(Transform):
    """From a box into the unit box."""

    is_separable = True

    def __init__(self, boxin, **kwargs):
        self._box = boxin

    def split(self):
        x0, y0, width, height = self._box.bounds
        return None, invert((width, 0.0, 0.0, height, x0, y0))


def BboxTransform(boxin, boxout, **kwargs):
    """From a box into another."""
    return BboxTransformFrom(boxin) + BboxTransformTo(boxout)


class TransformedBbox(Bbox):
    """A box seen through a transform, as both are at that time."""

    __slots__ = ("_inner", "_through")

    def __init__(self, bbox, transform, **kwargs):
        self._inner, self._through = bbox, transform
        self._minpos = [math.inf, math.inf]

    def _now(self):
        box = self._inner
        a, b, c, d, e, f = self._through.split()[1]
        return box.x0 * a + e, box.y0 * d + f, box.x1 * a + e, box.y1 * d + f

    x0 = property(lambda self: self._now()[0])
    y0 = property(lambda self: self._now()[1])
    x1 = property(lambda self: self._now()[2])
    y1 = property(lambda self: self._now()[3])

    @property
    def bounds(self):
        x0, y0, x1, y1 = self._now()
        return x0, y0, x1 - x0, y1 - y0


class ScaledTranslation(Transform):
    """Moves by a distance that another transform scales, usually inches to pixels."""

    def __init__(self, xt, yt, scale_trans, **kwargs):
        self._t, self._scale = (xt, yt), scale_trans

    def split(self):
        a, _, _, d, _, _ = self._scale.split()[1]
        return None, (1.0, 0.0, 0.0, 1.0, self._t[0] * a, self._t[1] * d)


def offset_copy(trans, fig=None, x=0.0, y=0.0, units="inches"):
    """A transform moved by inches, points or dots."""
    if units == "dots":
        return trans + Affine2D().translate(x, y)
    if fig is None:
        raise ValueError("For units of inches or points a fig kwarg is needed")
    if units == "points":
        x, y = x / 72, y / 72
    elif units != "inches":
        raise ValueError(f"{units!r} is not a valid value for units; supported values are 'dots', 'points', 'inches'")
    return trans + ScaledTranslation(x, y, fig.dpi_scale_trans)


def nonsingular(vmin, vmax, expander=0.001, tiny=1e-15, increasing=True):
    """Limits far enough apart to draw between them."""
    vmin, vmax = float(vmin), float(vmax)
    if not math.isfinite(vmin) or not math.isfinite(vmax):
        return -expander, expander
    swapped = vmax < vmin
    if swapped:
        vmin, vmax = vmax, vmin
    largest = max(abs(vmin), abs(vmax))
    if largest < 1e6 / tiny * 2.2250738585072014e-308:
        vmin, vmax = -expander, expander
    elif vmax - vmin <= largest * tiny:
        if vmax == 0 and vmin == 0:
            vmin, vmax = -expander, expander
        else:
            vmin -= expander * abs(vmin)
            vmax += expander * abs(vmax)
    return (vmax, vmin) if swapped and not increasing else (vmin, vmax)


def interval_contains(interval, value):
    return min(interval) <= value <= max(interval)


def interval_contains_open(interval, value):
    return min(interval) < value < max(interval)


class ScaleTransform(Transform):
    """Data to what is drawn evenly: x and y by functions of their scales (None is linear)."""

    is_separable = True

    def __init__(self, axes):
        self._axes = axes

    def split(self):
        fx, fy = self._axes.xaxis._scale_function, self._axes.yaxis._scale_function
        if fx is None and fy is None:
            return None, IDENTITY

        def both(points):
            out = np.array(points, float)
            if fx is not None:
                out[..., 0] = fx(out[..., 0])
            if fy is not None:
                out[..., 1] = fy(out[..., 1])
            return out

        return both, IDENTITY

    def inverted(self):
        return _InverseScale(self._axes)


class _InverseScale(Transform):
    is_separable = True

    def __init__(self, axes):
        self._axes = axes

    def split(self):
        axes = self._axes

        def both(points):
            out = np.array(points, float)
            for column, axis in ((0, axes.xaxis), (1, axes.yaxis)):
                if axis._scale_function is not None:
                    out[..., column] = axis.get_transform().inverted().transform(out[..., column])
            return out

        if axes.xaxis._scale_function is None and axes.yaxis._scale_function is None:
            return None, IDENTITY
        return both, IDENTITY

    def inverted(self):
        return ScaleTransform(self._axes)


class LimitsTransform(Transform):
    """Scaled data to the unit box, by the limits of the axes at that time."""

    is_separable = True

    def __init__(self, axes):
        self._axes = axes

    def split(self):
        axes, box = self._axes, self._axes.viewLim
        x0, x1, y0, y1 = box.x0, box.x1, box.y0, box.y1
        fx, fy = axes.xaxis._scale_function, axes.yaxis._scale_function
        if fx is not None:
            x0, x1 = fx(np.array([x0, x1])).tolist()
        if fy is not None:
            y0, y1 = fy(np.array([y0, y1])).tolist()
        width, height = (x1 - x0) or 1e-300, (y1 - y0) or 1e-300
        return None, (1 / width, 0.0, 0.0, 1 / height, -x0 / width, -y0 / height)
