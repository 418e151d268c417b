"""Contours over triangles."""

import math

import numpy as np

from ..contour import ContourSet, _joined
from ..path import Path
from ._triangulation import Triangulation


class TriContourSet(ContourSet):
    """Contours of values at the points of a triangulation."""

    def _grid(self, ax, args, levels):
        self._tri, z = args[0]
        return self._tri.x, self._tri.y, z

    def _trace(self, x, y, z):
        triangles = self._tri.get_masked_triangles()
        if not self.filled:
            self._paths = [_joined(*zip(*lines)) if lines else Path(np.empty((0, 2))) for lines in (_lines(x, y, z, triangles, level) for level in self.levels.tolist())]
            return
        paths, edges = [], self._levels.tolist()
        for index, (low, high) in enumerate(zip(edges[:-1], edges[1:])):
            # The highest value belongs to the last area.
            if index == len(edges) - 2 and high == self.zmax:
                high = math.nextafter(high, math.inf)
            paths.append(_band(x, y, z, triangles, low, high))
        self._paths = paths


def _crossed(first, second, level, x, y, z):
    """Where a level crosses edges."""
    part = ((level - z[first]) / (z[second] - z[first]))[:, None]
    start = np.stack([x[first], y[first]], axis=1)
    return start + part * (np.stack([x[second], y[second]], axis=1) - start)


def _lines(x, y, z, triangles, level):
    """Lines of a level: pairs of points and whether they are closed."""
    above = z[triangles] >= level
    crossing = above.any(axis=1) & ~above.all(axis=1)
    triangles, above = triangles[crossing].astype(np.int64), above[crossing]
    if not len(triangles):
        return []
    following = np.roll(triangles, -1, axis=1)
    up, down = ~above & np.roll(above, -1, axis=1), above & ~np.roll(above, -1, axis=1)
    # In each triangle the line enters through one edge and leaves through another.
    count = len(x)
    keys = []
    for side in (up, down):
        a, b = triangles[side], following[side]
        keys.append(np.minimum(a, b) * count + np.maximum(a, b))
    edges, places = np.unique(np.concatenate(keys), return_inverse=True)
    points = _crossed(edges // count, edges % count, level, x, y, z)
    enters, leaves = (part.tolist() for part in np.split(places.reshape(-1), 2))
    after = dict(zip(enters, leaves))
    # Open lines first, from where no other triangle leaves; what remains is closed.
    left = set(leaves)
    starts = [edge for edge in after if edge not in left]
    lines = []
    for start in [*starts, *list(after)]:
        if start not in after:
            continue
        chain, at = [start], start
        while at in after:
            at = after.pop(at)
            chain.append(at)
        lines.append((points[chain], chain[0] == chain[-1]))
    return lines


def _band(x, y, z, triangles, low, high):
    """What lies between two levels, as one path with a polygon for each triangle."""
    values = z[triangles]
    reached = (values.max(axis=1) >= low) & (values.min(axis=1) < high)
    triangles, values = triangles[reached], values[reached]
    if not len(triangles):
        return Path(np.empty((0, 2)))
    # For each side: its start if that is inside, and where both levels cross it, in order.
    following = np.roll(triangles, -1, axis=1)
    count = len(triangles)
    points, wanted = np.zeros((count, 3, 4, 2)), np.zeros((count, 3, 4), bool)
    ends = np.roll(values, -1, axis=1)
    points[:, :, 0, 0], points[:, :, 0, 1] = x[triangles], y[triangles]
    wanted[:, :, 0] = (values >= low) & (values < high)
    for level in (low, high):
        rising, falling = (values < level) & (ends >= level), (values >= level) & (ends < level)
        for side, slot in ((rising, 1 if level == low else 2), (falling, 2 if level == low else 1)):
            if side.any():
                points[:, :, slot][side] = _crossed(triangles[side], following[side], level, x, y, z)
                wanted[:, :, slot] |= side
    # A last place for the first point again.
    wanted = wanted.reshape(count, 12)
    points = points.reshape(count, 12, 2)
    kept = wanted.sum(axis=1) >= 3
    wanted, points = wanted[kept], points[kept]
    if not len(points):
        return Path(np.empty((0, 2)))
    rows = np.arange(len(points))
    first = wanted.argmax(axis=1)
    codes = np.full(wanted.shape, Path.LINETO, np.uint8)
    codes[rows, first] = Path.MOVETO
    wanted[:, 11], codes[:, 11] = True, Path.CLOSEPOLY
    points[:, 11] = points[rows, first]
    return Path(points[wanted], codes[wanted])


def tricontour(ax, filled, *args, **kwargs):
    """Contours of values at points, or of the areas between them; used by `Axes.tricontour` and `Axes.tricontourf`."""
    tri, args, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
    if not args:
        raise TypeError("tricontour() needs values at the points")
    z, *args = args
    z = np.asarray(z.filled(np.nan) if hasattr(z, "filled") else z, float)
    if z.shape != tri.x.shape:
        raise ValueError("z array must have same length as triangulation x and y arrays")
    if not np.isfinite(z[tri.get_masked_triangles()]).all():
        raise ValueError("z must not contain masked points or non-finite values within the triangulation")
    levels = args[0] if args else kwargs.pop("levels", None)
    kwargs.pop("levels", None)
    contours = TriContourSet(ax, (tri, z), levels=levels, filled=filled, **kwargs)
    ax._request_autoscale_view()
    return contours
