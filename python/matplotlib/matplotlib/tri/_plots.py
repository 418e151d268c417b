"""Edges and coloured triangles."""

import numpy as np

from ..artist import normalize
from ..collections import Collection, PolyCollection
from ..lines import Line2D
from ..path import Path
from ..transforms import Bbox
from ._triangulation import Triangulation


def triplot(ax, *args, **kwargs):
    """Draws the edges of a triangulation, and markers at its points where the format has one; gives both lines."""
    from ..axes._cycle import parse_format

    tri, args, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
    style, marker, color = parse_format(args[0]) if args else (None, None, None)
    kwargs = normalize(kwargs, Line2D._aliases)
    for name, value in (("linestyle", style), ("marker", marker), ("color", color)):
        if value is not None:
            kwargs.setdefault(name, value)
    if args and marker is not None and style is None:
        kwargs.setdefault("linestyle", "None")
    nothing = (None, "None", "", " ")
    if kwargs.get("linestyle", "-") not in nothing:
        ends = tri.edges
        gap = np.full(len(ends), np.nan)
        x, y = (np.stack([v[ends[:, 0]], v[ends[:, 1]], gap], axis=1).ravel() for v in (tri.x, tri.y))
        lines = ax.plot(x, y, **{**kwargs, "marker": "None"})
    else:
        lines = ax.plot([], [], **kwargs)
    kwargs.pop("label", None)
    if kwargs.get("marker") not in nothing:
        markers = ax.plot(tri.x, tri.y, **{"color": lines[0].get_color(), **kwargs, "linestyle": "None"})
    else:
        markers = ax.plot([], [], **{key: value for key, value in kwargs.items()})
    return lines + markers


class _Triangles(PolyCollection):
    """Coloured triangles; without edges they are drawn all at once."""

    def __init__(self, corners, **kwargs):
        Collection.__init__(self, **kwargs)
        self._sizes = np.array([])
        self._corners = corners

    def get_paths(self):
        if self._paths is None:
            self._paths = [Path(points, closed=True) for points in np.concatenate([self._corners, self._corners[:, :1]], axis=1)]
        return self._paths

    def get_datalim(self, transData):
        points = self._corners.reshape(-1, 2)
        return Bbox([points.min(axis=0), points.max(axis=0)]) if len(points) else Bbox.null()

    def _painted(self):
        """Corners and colours of what is painted."""
        faces = self.get_facecolor()
        return self._corners, faces if len(faces) == len(self._corners) else np.resize(faces, (len(self._corners), 4))

    def draw(self, renderer, *args, **kwargs):
        if not self._visible or not len(self._corners):
            return
        self.update_scalarmappable()
        edges = self.get_edgecolor()
        if self._hatch or (len(edges) and self._linewidths[0] > 0 and not self._edge_is_face and float(edges[:, 3].max()) > 0):
            super().draw(renderer)
            return
        corners, faces = self._painted()
        if not len(faces):
            return
        # A row of cells: each triangle is one whose upper corners coincide, and between two of them is one that nobody sees.
        count = len(corners)
        grid = np.empty((2, 2 * count, 2))
        grid[0] = corners[:, :2].reshape(-1, 2)
        grid[1] = np.repeat(corners[:, 2], 2, axis=0)
        fills = np.zeros((2 * count - 1, 4))
        fills[::2] = faces
        function, map = self.get_transform().split()
        points = grid.reshape(-1, 2)
        if function is not None:
            points = function(points)
        renderer.surface.mesh(1, 2 * count - 1, np.ascontiguousarray(points), map, fills, None, self._clip(), bool(self._antialiaseds[0]))


class _Shaded(_Triangles):
    """Triangles whose colours flow from corner to corner."""

    def _painted(self):
        faces = self._mapped_face if self._mapped_face is not None else np.resize(self._facecolors, (3 * len(self._corners), 4))
        corners, colours = self._corners, faces.reshape(-1, 3, 4)
        # Each becomes 4, 16 or 64, as far as the number of triangles allows.
        for _ in range(3 if len(corners) < 2000 else 2 if len(corners) < 10000 else 1):
            corners, colours = _quartered(corners), _quartered(colours)
        return corners, colours.mean(axis=1)


def _quartered(triangles):
    """Each triangle as four, with values in the middles of its sides."""
    a, b, c = triangles[:, 0], triangles[:, 1], triangles[:, 2]
    ab, bc, ca = (a + b) / 2, (b + c) / 2, (c + a) / 2
    return np.stack([a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca], axis=1).reshape(-1, 3, triangles.shape[-1])


def tripcolor(ax, *args, alpha=1.0, norm=None, cmap=None, vmin=None, vmax=None, shading="flat", facecolors=None, **kwargs):
    """Draws coloured triangles; colours are given for points or for triangles, and with `shading='gouraud'` flow between points."""
    if shading not in ("flat", "gouraud"):
        raise ValueError(f"{shading!r} is not a valid value for shading; supported values are 'flat', 'gouraud'")
    tri, args, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
    if facecolors is not None:
        if shading == "gouraud":
            raise ValueError("shading='gouraud' can only be used when the colors are specified at the points, not at the faces.")
        if len(facecolors) != len(tri.triangles):
            raise ValueError("The length of facecolors must match the number of triangles")
        values, at_points = np.asarray(facecolors), False
    else:
        if not args:
            raise TypeError("tripcolor() missing 1 required positional argument: 'c'; or 1 required keyword-only argument: 'facecolors'")
        if len(args) > 1:
            raise TypeError(f"Unexpected positional parameters: {args[1:]!r}")
        values = np.asarray(args[0])
        if len(values) == len(tri.x):
            at_points = True
        elif len(values) == len(tri.triangles):
            at_points = False
        else:
            raise ValueError("The length of c must match either the number of points or the number of triangles")
    triangles = tri.get_masked_triangles()
    corners = np.stack([tri.x[triangles], tri.y[triangles]], axis=2)
    kwargs = normalize(kwargs, Collection._aliases)
    kwargs.setdefault("linewidth", 0.25)
    edge = kwargs.setdefault("edgecolor", "none")
    if isinstance(edge, str) and edge.lower() == "none":
        kwargs.setdefault("antialiased", False)
    settings = {"alpha": alpha, "cmap": cmap, "norm": norm, **kwargs}
    if shading == "gouraud":
        if not at_points:
            raise ValueError("shading='gouraud' can only be used when the colors are specified at the points, not at the faces.")
        settings.update(edgecolor="none")
        made = _Shaded(corners, **settings)
        values = values[triangles].ravel()
    else:
        made = _Triangles(corners, **settings)
        values = values[triangles].mean(axis=1) if at_points else values if tri.mask is None else values[~tri.mask]
    made.set_array(values)
    made._scale_norm(norm, vmin, vmax)
    ax.add_collection(made)
    ax._request_autoscale_view()
    return made
