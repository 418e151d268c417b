"""The shapes of markers, around the origin; a marker of size 1 is one point wide."""

import math

import numpy as np

from . import rcParams
from .path import Path
from .transforms import Affine2D, IdentityTransform

TICKLEFT, TICKRIGHT, TICKUP, TICKDOWN = 0, 1, 2, 3
CARETLEFT, CARETRIGHT, CARETUP, CARETDOWN = 4, 5, 6, 7
CARETLEFTBASE, CARETRIGHTBASE, CARETUPBASE, CARETDOWNBASE = 8, 9, 10, 11

_TRIANGLE = [[0, 1], [-1, -1], [1, -1], [0, 1]]
_TRI = [[0, 0], [0, -1], [0, 0], [0.8, 0.5], [0, 0], [-0.8, 0.5]]
_PLUS = [[-1, -3], [1, -3], [1, -1], [3, -1], [3, 1], [1, 1], [1, 3], [-1, 3], [-1, 1], [-3, 1], [-3, -1], [-1, -1], [-1, -3]]
_CROSS = [[-1, -2], [0, -1], [1, -2], [2, -1], [1, 0], [2, 1], [1, 2], [0, 1], [-1, 2], [-2, 1], [-1, 0], [-2, -1], [-1, -2]]
_CARET = [[-1, -1.5], [0, 0], [1, -1.5]]


def _lines(*lines):
    points = [point for line in lines for point in line]
    return Path(points, [1, 2] * len(lines))


def _closed(points):
    return Path(points, closed=True)


def _tri(turn):
    return (Path(_TRI, [1, 2, 1, 2, 1, 2]), Affine2D().scale(0.5).rotate_deg(turn), False)


def _caret(turn, based):
    points = np.array(_CARET) + ([0, 1.5] if based else [0, 0])
    return (_closed([*points.tolist(), points[0].tolist()]), Affine2D().scale(0.5).rotate_deg(turn), True)


_MAKERS = {
    ".": lambda: (Path.unit_circle(), Affine2D().scale(0.25), True),
    ",": lambda: (_closed([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]), Affine2D().translate(-0.49999, -0.49999), True),
    "o": lambda: (Path.unit_circle(), Affine2D().scale(0.5), True),
    "v": lambda: (_closed(_TRIANGLE), Affine2D().scale(0.5).rotate_deg(180), True),
    "^": lambda: (_closed(_TRIANGLE), Affine2D().scale(0.5), True),
    "<": lambda: (_closed(_TRIANGLE), Affine2D().scale(0.5).rotate_deg(90), True),
    ">": lambda: (_closed(_TRIANGLE), Affine2D().scale(0.5).rotate_deg(270), True),
    "1": lambda: _tri(0), "2": lambda: _tri(180), "3": lambda: _tri(270), "4": lambda: _tri(90),
    "8": lambda: (Path.unit_regular_polygon(8), Affine2D().scale(0.5).rotate_deg(22.5), True),
    "s": lambda: (Path.unit_rectangle(), Affine2D().translate(-0.5, -0.5), True),
    "p": lambda: (Path.unit_regular_polygon(5), Affine2D().scale(0.5), True),
    "*": lambda: (Path.unit_regular_star(5, 0.381966), Affine2D().scale(0.5), True),
    "h": lambda: (Path.unit_regular_polygon(6), Affine2D().scale(0.5), True),
    "H": lambda: (Path.unit_regular_polygon(6), Affine2D().scale(0.5).rotate_deg(30), True),
    "+": lambda: (_lines([[-1, 0], [1, 0]], [[0, -1], [0, 1]]), Affine2D().scale(0.5), False),
    "x": lambda: (_lines([[-1, -1], [1, 1]], [[-1, 1], [1, -1]]), Affine2D().scale(0.5), False),
    "D": lambda: (Path.unit_rectangle(), Affine2D().translate(-0.5, -0.5).rotate_deg(45), True),
    "d": lambda: (Path.unit_rectangle(), Affine2D().translate(-0.5, -0.5).rotate_deg(45).scale(0.6, 1.0), True),
    "|": lambda: (_lines([[0, -1], [0, 1]]), Affine2D().scale(0.5), False),
    "_": lambda: (_lines([[-1, 0], [1, 0]]), Affine2D().scale(0.5), False),
    "P": lambda: (_closed(_PLUS), Affine2D().scale(1 / 6), True),
    "X": lambda: (_closed(_CROSS), Affine2D().scale(0.25), True),
    TICKLEFT: lambda: (_lines([[-1, 0], [0, 0]]), Affine2D(), False),
    TICKRIGHT: lambda: (_lines([[0, 0], [1, 0]]), Affine2D(), False),
    TICKUP: lambda: (_lines([[0, 0], [0, 1]]), Affine2D(), False),
    TICKDOWN: lambda: (_lines([[0, 0], [0, -1]]), Affine2D(), False),
    CARETDOWN: lambda: _caret(180, False), CARETUP: lambda: _caret(0, False),
    CARETLEFT: lambda: _caret(90, False), CARETRIGHT: lambda: _caret(270, False),
    CARETDOWNBASE: lambda: _caret(180, True), CARETUPBASE: lambda: _caret(0, True),
    CARETLEFTBASE: lambda: _caret(90, True), CARETRIGHTBASE: lambda: _caret(270, True),
}
_SHARP = {"v", "^", "<", ">", "s", "d", "D", "p", "h", "H", "P", "X", "8", "*"}


class MarkerStyle:
    """One marker: its path, the transform to size 1, whether it is filled."""

    filled_markers = (".", "o", "v", "^", "<", ">", "8", "s", "p", "*", "h", "H", "D", "d", "P", "X")
    fillstyles = ("full", "left", "right", "bottom", "top", "none")
    markers = {
        ".": "point", ",": "pixel", "o": "circle", "v": "triangle_down", "^": "triangle_up", "<": "triangle_left", ">": "triangle_right",
        "1": "tri_down", "2": "tri_up", "3": "tri_left", "4": "tri_right", "8": "octagon", "s": "square", "p": "pentagon", "*": "star",
        "h": "hexagon1", "H": "hexagon2", "+": "plus", "x": "x", "D": "diamond", "d": "thin_diamond", "|": "vline", "_": "hline",
        "P": "plus_filled", "X": "x_filled", 0: "tickleft", 1: "tickright", 2: "tickup", 3: "tickdown", 4: "caretleft", 5: "caretright",
        6: "caretup", 7: "caretdown", 8: "caretleftbase", 9: "caretrightbase", 10: "caretupbase", 11: "caretdownbase",
        "None": "nothing", "none": "nothing", " ": "nothing", "": "nothing",
    }

    def __init__(self, marker="o", fillstyle=None, transform=None, capstyle=None, joinstyle=None):
        if isinstance(marker, MarkerStyle):
            self.__dict__.update(marker.__dict__)
            return
        self._marker = marker
        self._fillstyle = rcParams["markers.fillstyle"] if fillstyle is None else fillstyle
        self._join = joinstyle or ("miter" if isinstance(marker, str) and marker in _SHARP else "round")
        self._cap = capstyle or "butt"
        self._path, self._base, self._filled = self._make(marker)
        if self._fillstyle == "none":
            self._filled = False
        if transform is not None:
            self._base = Affine2D.from_values(*(self._base + transform).split()[1])

    def _make(self, marker):
        if marker is None or (isinstance(marker, str) and marker in ("None", "none", " ", "")):
            return None, IdentityTransform(), False
        if isinstance(marker, (str, int, np.integer)) and marker in _MAKERS:
            return _MAKERS[marker]()
        if isinstance(marker, str) and len(marker) > 2 and marker[0] == marker[-1] == "$":
            return self._letters(marker)
        if isinstance(marker, Path):
            box = marker.get_extents()
            size = max(abs(v) for v in (box.x0, box.y0, box.x1, box.y1))
            return marker, Affine2D().scale(0.5 / size), True
        if isinstance(marker, tuple) and len(marker) in (2, 3):
            sides, style, turn = (*marker, 0.0)[:3]
            make = (Path.unit_regular_polygon, Path.unit_regular_star, Path.unit_regular_asterisk)[style]
            return make(sides), Affine2D().scale(0.5).rotate_deg(turn), style != 2
        try:
            points = np.asarray(marker, float)
            path = Path(points)
        except (TypeError, ValueError):
            raise ValueError(f"Unrecognized marker style {marker!r}") from None
        size = float(np.abs(points).max()) or 1.0
        return path, Affine2D().scale(0.5 / size), True

    def _letters(self, text):
        from .textpath import TextPath

        path = TextPath((0, 0), text, size=1)
        if len(path) == 0:
            return None, IdentityTransform(), False
        box = path.get_extents()
        size = max(box.width, box.height)
        return path, Affine2D().translate(-box.x0 - box.width / 2, -box.y0 - box.height / 2).scale(1 / size), True

    def __bool__(self):
        return self._path is not None

    def is_filled(self):
        return self._filled

    def get_marker(self):
        return self._marker

    def get_fillstyle(self):
        return self._fillstyle

    def get_joinstyle(self):
        return self._join

    def get_capstyle(self):
        return self._cap

    def get_path(self):
        return Path(np.empty((0, 2))) if self._path is None else self._path

    def get_transform(self):
        return self._base

    def get_snap_threshold(self):
        return None

    def transformed(self, transform):
        return MarkerStyle(self._marker, self._fillstyle, transform)

    def rotated(self, *, deg=None, rad=None):
        return self.transformed(Affine2D().rotate(math.radians(deg) if rad is None else rad))

    def scaled(self, sx, sy=None):
        return self.transformed(Affine2D().scale(sx, sy))

    def half(self):
        """The filled half of a half-filled marker, as a path of size 1."""
        if self._fillstyle in ("full", "none") or self._path is None:
            return None
        side = {"left": [[-9, -9], [0, -9], [0, 9], [-9, 9]], "right": [[0, -9], [9, -9], [9, 9], [0, 9]],
                "bottom": [[-9, -9], [9, -9], [9, 0], [-9, 0]], "top": [[-9, 0], [9, 0], [9, 9], [-9, 9]]}[self._fillstyle]
        polygons = self._path.to_polygons(self._base)
        if not polygons:
            return None
        points = _cut(polygons[0].tolist(), side)
        return _closed([*points, points[0]]) if points else None


def _cut(polygon, window):
    """The part of a polygon inside a convex window (Sutherland and Hodgman)."""
    for (x0, y0), (x1, y1) in zip(window, window[1:] + window[:1]):
        def side(p):
            return (x1 - x0) * (p[1] - y0) - (y1 - y0) * (p[0] - x0)

        out = []
        for one, other in zip(polygon, polygon[1:] + polygon[:1]):
            a, b = side(one), side(other)
            if a >= 0:
                out.append(one)
            if (a >= 0) != (b >= 0):
                t = a / (a - b)
                out.append([one[0] + t * (other[0] - one[0]), one[1] + t * (other[1] - one[1])])
        polygon = out
        if not polygon:
            break
    return polygon
