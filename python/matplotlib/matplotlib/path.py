"""Outlines: vertices, and codes that say how they are joined."""

import math

import numpy as np


class Path:
    """A series of lines and curves; without codes, one open line."""

    STOP, MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY = 0, 1, 2, 3, 4, 79
    code_type = np.uint8
    NUM_VERTICES_FOR_CODE = {0: 1, 1: 1, 2: 1, 3: 2, 4: 3, 79: 1}
    _cached = {}

    def __init__(self, vertices, codes=None, _interpolation_steps=1, closed=False, readonly=False):
        vertices = np.asarray(vertices, float)
        if vertices.ndim != 2 or vertices.shape[1] != 2:
            raise ValueError(f"'vertices' must be 2D with shape (N, 2). Your input has shape {vertices.shape}.")
        if codes is not None:
            codes = np.asarray(codes, np.uint8)
            if codes.ndim != 1 or len(codes) != len(vertices):
                raise ValueError("'codes' must be a 1D list or array with the same length of 'vertices'. "
                                 f"Your vertices have shape {vertices.shape} but your codes have shape {codes.shape}")
            if len(codes) and codes[0] != self.MOVETO:
                raise ValueError(f"The first element of 'code' must be equal to 'MOVETO' ({self.MOVETO}).  Your first code is {codes[0]}")
        elif closed and len(vertices):
            codes = np.full(len(vertices), self.LINETO, np.uint8)
            codes[0], codes[-1] = self.MOVETO, self.CLOSEPOLY
        self.vertices, self.codes = vertices, codes
        self._interpolation_steps = _interpolation_steps

    def __len__(self):
        return len(self.vertices)

    def __repr__(self):
        return f"Path({self.vertices!r}, {self.codes!r})"

    def copy(self):
        return Path(self.vertices.copy(), None if self.codes is None else self.codes.copy())

    __copy__ = copy

    def deepcopy(self, memo=None):
        return self.copy()

    def transformed(self, transform):
        """The path with every vertex moved by a transform."""
        return Path(transform.transform(self.vertices), self.codes, self._interpolation_steps)

    def iter_segments(self, **kwargs):
        """Vertices and code of each segment in turn."""
        codes = self.codes.tolist() if self.codes is not None else [1] + [2] * (len(self.vertices) - 1)
        index = 0
        while index < len(codes):
            code = codes[index]
            if code == 0:
                return
            count = self.NUM_VERTICES_FOR_CODE[code]
            yield self.vertices[index:index + count].ravel(), code
            index += count

    def get_extents(self, transform=None, **kwargs):
        """The box around all vertices."""
        from .transforms import Bbox

        vertices = self.vertices
        if self.codes is not None:
            vertices = vertices[self.codes != self.CLOSEPOLY]
        if transform is not None and len(vertices):
            vertices = transform.transform(vertices)
        if len(vertices) == 0:
            return Bbox.null()
        return Bbox([np.nanmin(vertices, axis=0), np.nanmax(vertices, axis=0)])

    def interpolated(self, steps):
        """The path with each line divided into steps."""
        if steps == 1 or len(self.vertices) == 0:
            return self
        points = self.vertices
        parts = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
        inner = points[:-1, None, :] * (1 - parts) + points[1:, None, :] * parts
        vertices = np.concatenate([inner.reshape(-1, 2), points[-1:]])
        codes = None
        if self.codes is not None:
            codes = np.full(len(vertices), self.LINETO, np.uint8)
            codes[0::steps] = self.codes
        return Path(vertices, codes)

    def to_polygons(self, transform=None, width=0, height=0, closed_only=True):
        """Each part as an array of points; curves as short lines."""
        if len(self.vertices) == 0:
            return []
        path = self if transform is None else self.transformed(transform)
        polygons, current = [], []
        for values, code in path.iter_segments():
            points = values.reshape(-1, 2).tolist()
            if code == self.MOVETO:
                if len(current) > (2 if closed_only else 1):
                    polygons.append(np.array(current))
                current = [points[0]]
            elif code == self.CLOSEPOLY:
                current.append(current[0])
                polygons.append(np.array(current))
                current = []
            elif code == self.LINETO:
                current.append(points[0])
            else:
                current += _curve(current[-1], points)
        if len(current) > (2 if closed_only else 1):
            if closed_only:
                current.append(current[0])
            polygons.append(np.array(current))
        return polygons

    def contains_points(self, points, transform=None, radius=0.0):
        """Which points lie inside (odd number of crossings)."""
        points = np.asarray(points, float)
        x, y = points[:, 0], points[:, 1]
        inside = np.zeros(len(points), bool)
        for polygon in self.to_polygons(transform):
            for (x0, y0), (x1, y1) in zip(polygon[:-1].tolist(), polygon[1:].tolist()):
                if y0 != y1:
                    inside ^= ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
        return inside

    def contains_point(self, point, transform=None, radius=0.0):
        return bool(self.contains_points([point], transform, radius)[0])

    def clip_to_bbox(self, bbox, inside=True):
        return self

    def cleaned(self, *args, **kwargs):
        return self.copy()

    @classmethod
    def make_compound_path(cls, *paths):
        """All paths as one."""
        paths = [path for path in paths if len(path)]
        if not paths:
            return cls(np.empty((0, 2)))
        codes = []
        for path in paths:
            own = path.codes
            if own is None:
                own = np.full(len(path), cls.LINETO, np.uint8)
                own[0] = cls.MOVETO
            codes.append(own)
        return cls(np.concatenate([path.vertices for path in paths]), np.concatenate(codes))

    @classmethod
    def make_compound_path_from_polys(cls, polygons):
        count, sides, _ = polygons.shape
        vertices = np.zeros((count, sides + 1, 2))
        vertices[:, :sides] = polygons
        codes = np.full((count, sides + 1), cls.LINETO, np.uint8)
        codes[:, 0], codes[:, -1] = cls.MOVETO, cls.CLOSEPOLY
        return cls(vertices.reshape(-1, 2), codes.ravel())

    @classmethod
    def unit_rectangle(cls):
        return cls._keep("rectangle", lambda: cls([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], closed=True))

    @classmethod
    def _keep(cls, key, make):
        found = cls._cached.get(key)
        if found is None:
            found = cls._cached[key] = make()
        return found

    @classmethod
    def unit_regular_polygon(cls, sides):
        return cls._keep(("polygon", sides), lambda: cls(_round(sides), closed=True))

    @classmethod
    def unit_regular_star(cls, sides, inner=0.5):
        def make():
            points = _round(2 * sides)
            points[1:-1:2] *= inner
            return cls(points, closed=True)

        return cls._keep(("star", sides, inner), make)

    @classmethod
    def unit_regular_asterisk(cls, sides):
        return cls.unit_regular_star(sides, 0.0)

    @classmethod
    def unit_circle(cls):
        return cls._keep("circle", lambda: cls.circle())

    @classmethod
    def circle(cls, center=(0.0, 0.0), radius=1.0, readonly=False):
        """A circle of eight curves."""
        arc = cls._arc_points(0, 2 * math.pi, 8)
        vertices = np.concatenate([arc, arc[:1]]) * radius + np.asarray(center, float)
        codes = np.full(len(vertices), cls.CURVE4, np.uint8)
        codes[0], codes[-1] = cls.MOVETO, cls.CLOSEPOLY
        return cls(vertices, codes)

    @classmethod
    def unit_circle_righthalf(cls):
        arc = cls._arc_points(-math.pi / 2, math.pi / 2, 4)
        codes = np.full(len(arc) + 1, cls.CURVE4, np.uint8)
        codes[0], codes[-1] = cls.MOVETO, cls.CLOSEPOLY
        return cls(np.concatenate([arc, arc[:1]]), codes)

    @staticmethod
    def _arc_points(start, end, pieces):
        """Start, then three points for each curve that follows."""
        step = (end - start) / pieces
        reach = 4 / 3 * math.tan(step / 4)
        points = [(math.cos(start), math.sin(start))]
        for piece in range(pieces):
            one, other = start + piece * step, start + (piece + 1) * step
            c0, s0, c1, s1 = math.cos(one), math.sin(one), math.cos(other), math.sin(other)
            points += [(c0 - reach * s0, s0 + reach * c0), (c1 + reach * s1, s1 - reach * c1), (c1, s1)]
        return np.array(points)

    @classmethod
    def arc(cls, theta1, theta2, n=None, is_wedge=False):
        """Part of the unit circle between two angles in degrees; a wedge goes through the middle."""
        turn = theta2 - theta1
        end = theta2 - 360 * math.floor(turn / 360)
        if theta2 != theta1 and end <= theta1 + 1e-12:
            end += 360
        start, end = math.radians(theta1), math.radians(end)
        pieces = n or max(1, int(2 ** math.ceil((end - start) / (math.pi / 2))))
        points = cls._arc_points(start, end, pieces)
        codes = np.full(len(points), cls.CURVE4, np.uint8)
        if is_wedge:
            points = np.concatenate([[[0, 0]], points, [[0, 0]]])
            codes = np.concatenate([[cls.MOVETO, cls.LINETO], codes[1:], [cls.CLOSEPOLY]])
        else:
            codes[0] = cls.MOVETO
        return cls(points, codes)

    @classmethod
    def wedge(cls, theta1, theta2, n=None):
        return cls.arc(theta1, theta2, n, True)

    @staticmethod
    def hatch(hatchpattern, density=6):
        """The lines of a hatch pattern in the unit box."""
        from .hatch import get_path

        return get_path(hatchpattern, density)


def _round(count):
    """Points around a circle from the top, the first one again at the end."""
    angles = np.linspace(0, 2 * math.pi, count + 1) + math.pi / 2
    return np.column_stack([np.cos(angles), np.sin(angles)])


def _curve(start, points, steps=12):
    """A quadratic or cubic curve as points."""
    out = []
    for step in range(1, steps + 1):
        t = step / steps
        u = 1 - t
        if len(points) == 2:
            weights = (u * u, 2 * u * t, t * t)
        else:
            weights = (u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3)
        joined = [start, *points]
        out.append([sum(w * p[0] for w, p in zip(weights, joined)), sum(w * p[1] for w, p in zip(weights, joined))])
    return out
