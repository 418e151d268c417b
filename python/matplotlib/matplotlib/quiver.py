"""Arrows in a field, and wind barbs."""

import math

import numpy as np

from .artist import Artist
from .collections import PolyCollection
from .lines import as_floats
from .text import Text
from .transforms import Bbox, IdentityTransform


def _arguments(args, name):
    count = len(args)
    if count == 2:
        U, V, X, Y, C = *args, None, None, None
    elif count == 3:
        U, V, C, X, Y = *args, None, None
    elif count == 4:
        X, Y, U, V, C = *args, None
    elif count == 5:
        X, Y, U, V, C = args
    else:
        raise TypeError(f"{name} takes from 2 to 5 positional arguments but {count} were given")
    U = np.atleast_1d(np.asarray(U, float))
    rows, columns = (1, U.shape[0]) if U.ndim == 1 else U.shape
    if X is None:
        X, Y = (values.ravel() for values in np.meshgrid(np.arange(columns), np.arange(rows)))
    else:
        X, Y = np.asarray(X, float), np.asarray(Y, float)
        if X.ndim == 1 and Y.ndim == 1 and len(X) == columns and len(Y) == rows and U.ndim == 2:
            X, Y = np.meshgrid(X, Y)
        X, Y = X.ravel(), Y.ravel()
        if len(X) != len(Y):
            raise ValueError(f"X and Y must be the same size, but X.size is {X.size} and Y.size is {Y.size}.")
    return as_floats(X), as_floats(Y), U, np.atleast_1d(np.asarray(V, float)), C


class Quiver(PolyCollection):
    """Arrows at points."""

    def __init__(self, ax, *args, scale=None, headwidth=3, headlength=5, headaxislength=4.5, minshaft=1, minlength=1, units="width", scale_units=None,
                 angles="uv", width=None, color=None, pivot="tail", **kwargs):
        X, Y, U, V, C = _arguments(args, "quiver()")
        self.X, self.Y = X, Y
        self.scale, self.headwidth, self.headlength, self.headaxislength = scale, headwidth, headlength, headaxislength
        self.minshaft, self.minlength, self.units, self.scale_units = minshaft, minlength, units, scale_units
        self.angles, self.width, self._given_width = angles, width, width
        if pivot.lower() not in ("tail", "middle", "mid", "tip"):
            raise ValueError(f"Keys for pivot must be 'tail', 'middle', or 'tip', not {pivot!r}")
        self.pivot = "middle" if pivot.lower() == "mid" else pivot.lower()
        transform = kwargs.pop("transform", ax.transData)
        kwargs.setdefault("linewidths", kwargs.pop("linewidth", (0,)))
        norm, cmap = kwargs.pop("norm", None), kwargs.pop("cmap", None)
        clim = kwargs.pop("clim", None)
        if color is not None:
            kwargs["facecolors"] = color
        elif "facecolors" not in kwargs and "facecolor" not in kwargs:
            kwargs["facecolors"] = "k"
        if "facecolor" in kwargs:
            kwargs["facecolors"] = kwargs.pop("facecolor")
        super().__init__([], offsets=np.column_stack([X, Y]), offset_transform=transform, closed=False, norm=norm, cmap=cmap, **kwargs)
        self.axes, self.figure = ax, ax.figure
        self.set_transform(IdentityTransform())
        self.polykw = kwargs
        self.set_UVC(U, V, C)
        if clim is not None:
            self.set_clim(*clim)

    N = property(lambda self: len(self.X))

    def set_UVC(self, U, V, C=None):
        """New arrows at the same points."""
        U, V = np.asarray(U, float).ravel(), np.asarray(V, float).ravel()
        for name, values in (("U", U), ("V", V)):
            if values.size not in (1, self.N):
                raise ValueError(f"Argument {name} has a size {values.size} which does not match {self.N}, the number of arrow positions")
        self.U, self.V = np.broadcast_to(U, self.N), np.broadcast_to(V, self.N)
        if C is not None:
            self.set_array(np.asarray(C, float).ravel())

    def get_datalim(self, transData):
        good = self._offsets[np.isfinite(self._offsets).all(axis=1)]
        return Bbox([good.min(axis=0), good.max(axis=0)]) if len(good) else Bbox.null()

    def _dots_per_unit(self, units):
        box, view, dpi = self.axes.bbox, self.axes.viewLim, self.figure.dpi
        if units in ("x", "y", "xy"):
            dx, dy = box.width / abs(view.width), box.height / abs(view.height)
            return {"x": dx, "y": dy, "xy": math.hypot(box.width, box.height) / math.hypot(view.width, view.height)}[units]
        return {"width": box.width, "height": box.height, "dots": 1.0, "inches": dpi}[units]

    def _shapes(self):
        """The polygons of all arrows in pixels, around their points."""
        unit = self._dots_per_unit(self.units)
        if self._given_width is None:
            sn = min(25, max(8, math.sqrt(self.N)))
            self.width = 0.06 * self._dots_per_unit("width") / unit / sn
        U, V = self.U, self.V
        uv = U + V * 1j
        lengths = np.abs(uv)
        if isinstance(self.angles, str) and self.angles == "xy" or self.scale_units == "xy":
            transform = self.axes.transData
            xy = np.column_stack([self.X, self.Y])
            eps = float(np.abs(self.axes.dataLim.extents).max()) * 0.001 or 1e-3
            steps = transform.transform(xy + eps * np.column_stack([U, V])) - transform.transform(xy)
            pixel_angles = np.arctan2(steps[:, 1], steps[:, 0])
            pixel_lengths = np.hypot(steps[:, 0], steps[:, 1]) / eps
        if isinstance(self.angles, str):
            theta = pixel_angles if self.angles == "xy" else np.angle(uv)
        else:
            theta = np.deg2rad(np.asarray(self.angles, float).ravel())
        size = pixel_lengths if self.scale_units == "xy" else lengths
        if self.scale is None:
            sn = max(10, math.sqrt(self.N))
            good = size[np.isfinite(size)]
            mean = float(good.mean()) if len(good) else 0.0
            span = self.axes.bbox.width / unit
            auto = 1.8 * mean * sn / span if mean else 1.0
        if self.scale_units is None:
            if self.scale is None:
                self.scale = auto
            factor = 1.0 / (self.scale * self.width)
        else:
            dots = 1.0 if self.scale_units == "xy" else self._dots_per_unit(self.scale_units)
            if self.scale is None:
                self.scale = auto * dots / unit if self.scale_units != "xy" else auto / unit
            factor = dots / (self.scale * unit * self.width)
        length = size * factor
        return self._polygons(length, theta) * (self.width * unit)

    def _polygons(self, length, theta):
        """Arrows of a shaft one unit wide: seven corners each."""
        count = len(length)
        minimum = self.minshaft * self.headlength
        head, axis, wide = self.headlength, self.headaxislength, self.headwidth
        length = np.where(np.isfinite(length), length, 0.0)
        x, y = np.zeros((count, 7)), np.zeros((count, 7))
        shrink = np.where((length < minimum) & (minimum > 0), length / minimum, 1.0)
        base = np.maximum(length, minimum)
        x[:, 1] = x[:, 5] = base - axis
        x[:, 2] = x[:, 4] = base - head
        x[:, 3] = base
        y[:, 0] = y[:, 1] = 0.5
        y[:, 2] = wide * 0.5
        y[:, 4], y[:, 5], y[:, 6] = -wide * 0.5, -0.5, -0.5
        x, y = x * shrink[:, None], y * shrink[:, None]
        if self.pivot == "middle":
            x -= 0.5 * x[:, 3:4]
        elif self.pivot == "tip":
            x -= x[:, 3:4].copy()
        tiny = length < self.minlength
        if tiny.any():
            around = np.linspace(0, 2 * math.pi, 7, endpoint=False)
            x[tiny], y[tiny] = np.cos(around) * self.minlength * 0.5, np.sin(around) * self.minlength * 0.5
        cos, sin = np.cos(theta)[:, None], np.sin(theta)[:, None]
        return np.stack([x * cos - y * sin, x * sin + y * cos], axis=-1)

    def draw(self, renderer, *args, **kwargs):
        if not self._visible or not self.N:
            return
        self.set_verts(self._shapes(), closed=True)
        super().draw(renderer)


class QuiverKey(Artist):
    """An arrow with a label that tells a scale."""

    zorder = 2.1

    def __init__(self, Q, X, Y, U, label, *, angle=0, coordinates="axes", color=None, labelsep=0.1, labelpos="N", labelcolor=None, fontproperties=None,
                 zorder=None, **kwargs):
        super().__init__()
        self.Q, self.X, self.Y, self.U, self.coord, self.angle, self.color = Q, X, Y, U, coordinates, angle, color
        self.labelsep, self.labelpos = labelsep, labelpos
        self._clip_on = False
        self.text = Text(0, 0, label, horizontalalignment={"N": "center", "S": "center", "E": "left", "W": "right"}[labelpos],
                         verticalalignment={"N": "bottom", "S": "top", "E": "center", "W": "center"}[labelpos], fontproperties=fontproperties)
        if labelcolor is not None:
            self.text.set_color(labelcolor)
        self.zorder = Q.zorder + 0.1 if zorder is None else zorder
        self.kw = kwargs

    def draw(self, renderer, *args, **kwargs):
        Q = self.Q
        Q._shapes()
        place = {"data": Q.axes.transData, "axes": Q.axes.transAxes, "figure": Q.axes.figure.transFigure, "inches": Q.axes.figure.dpi_scale_trans}[self.coord]
        x, y = place.transform((self.X, self.Y)).tolist()
        kept = Q.pivot, Q.U, Q.V, Q.X, Q.Y, Q.angles
        Q.pivot = {"N": "middle", "S": "middle", "E": "tip", "W": "tail"}[self.labelpos]
        turn = math.radians(self.angle)
        Q.U, Q.V, Q.X, Q.Y = np.array([self.U * math.cos(turn)]), np.array([self.U * math.sin(turn)]), np.array([Q.X[0]]), np.array([Q.Y[0]])
        Q.angles = "uv"
        scale = Q.scale
        try:
            shape = Q._shapes()
        finally:
            Q.pivot, Q.U, Q.V, Q.X, Q.Y, Q.angles = kept
            Q.scale = scale
        from .colors import to_rgba

        colour = to_rgba(self.color) if self.color is not None else tuple(Q.get_facecolor()[0].tolist())
        renderer.surface.shape(np.ascontiguousarray(shape[0] + [x, y]), None, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), colour, None, None, 0, True)
        gap = self.labelsep * self.figure.dpi
        dx, dy = {"N": (0, gap), "S": (0, -gap), "E": (gap, 0), "W": (-gap, 0)}[self.labelpos]
        self.text.figure, self.text._x, self.text._y, self.text._transform = self.figure, x + dx, y + dy, IdentityTransform()
        self.text.draw(renderer)


class Barbs(PolyCollection):
    """Wind barbs: pennants for 50, long lines for 10, short ones for 5."""

    def __init__(self, ax, *args, pivot="tip", length=7, barbcolor=None, flagcolor=None, sizes=None, fill_empty=False, barb_increments=None, rounding=True,
                 flip_barb=False, **kwargs):
        X, Y, U, V, C = _arguments(args, "barbs()")
        self._length, self._pivot = length, pivot
        self._sizes_of = {"spacing": 0.125, "height": 0.4, "width": 0.25, "emptybarb": 0.15, **(sizes or {})}
        self._steps = {"half": 5, "full": 10, "flag": 50, **(barb_increments or {})}
        self._rounding, self._fill_empty = rounding, fill_empty
        if barbcolor is None and flagcolor is None:
            kwargs.setdefault("edgecolors", "k")
            kwargs.setdefault("facecolors", "k")
        else:
            kwargs["edgecolors"], kwargs["facecolors"] = barbcolor or flagcolor, flagcolor or barbcolor
        kwargs.setdefault("linewidths", kwargs.pop("linewidth", 1))
        transform = kwargs.pop("transform", ax.transData)
        super().__init__([], offsets=np.column_stack([X, Y]), offset_transform=transform, **kwargs)
        self.set_transform(IdentityTransform())
        self.axes, self.figure = ax, ax.figure
        self._uv = np.broadcast_to(U.ravel(), len(X)), np.broadcast_to(V.ravel(), len(X))
        self._flip = np.broadcast_to(np.asarray(flip_barb, bool).ravel(), len(X))
        if C is not None:
            self.set_array(np.asarray(C, float).ravel())

    def get_datalim(self, transData):
        good = self._offsets[np.isfinite(self._offsets).all(axis=1)]
        return Bbox([good.min(axis=0), good.max(axis=0)]) if len(good) else Bbox.null()

    def _barb(self, u, v, flip):
        speed = math.hypot(u, v)
        steps, sizes = self._steps, self._sizes_of
        if self._rounding:
            speed = steps["half"] * round(speed / steps["half"])
        flags, rest = divmod(speed, steps["flag"])
        fulls, rest = divmod(rest, steps["full"])
        half = rest >= steps["half"]
        length = self._length
        if not (flags or fulls or half):
            around = np.linspace(0, 2 * math.pi, 17)
            return np.column_stack([np.cos(around), np.sin(around)]) * length * sizes["emptybarb"]
        spacing, height, width = length * sizes["spacing"], length * sizes["height"] * (-1 if flip else 1), length * sizes["width"]
        start = {"tip": 0.0, "middle": -length / 2}.get(self._pivot.lower(), 0.0)
        points, at = [(0.0, start)], start + length
        angle = -(math.atan2(v, u) + math.pi / 2)
        if flags:
            for index in range(int(flags)):
                if at != start + length:
                    at += spacing / 2
                points += [(0.0, at), (height, at - width / 2), (0.0, at - width)]
                at -= width + spacing
        for _ in range(int(fulls)):
            points += [(0.0, at), (height, at + width / 2), (0.0, at)]
            at -= spacing
        if half:
            if at == start + length:
                points.append((0.0, at))
                at -= 1.5 * spacing
            points += [(0.0, at), (height / 2, at + width / 4), (0.0, at)]
        cos, sin = math.cos(-angle), math.sin(-angle)
        return np.array([(x * cos - y * sin, x * sin + y * cos) for x, y in points])

    def draw(self, renderer, *args, **kwargs):
        shapes = [self._barb(u, v, flip) * renderer.scale for u, v, flip in zip(self._uv[0].tolist(), self._uv[1].tolist(), self._flip.tolist())]
        self.set_verts(shapes, closed=True)
        super().draw(renderer)
