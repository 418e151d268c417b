"""Triangulations, and which triangle points are in."""

import numpy as np


class Triangulation:
    """Triangles between points; without `triangles` those of Delaunay. Triangles with a true `mask` are left out."""

    def __init__(self, x, y, triangles=None, mask=None):
        self.x, self.y = (np.asarray(v.filled(np.nan) if hasattr(v, "filled") else v, float) for v in (x, y))
        if self.x.shape != self.y.shape or self.x.ndim != 1:
            raise ValueError(f"x and y must be equal-length 1D arrays, but found shapes {self.x.shape!r} and {self.y.shape!r}")
        self.is_delaunay = triangles is None
        self.mask = None
        self._edges = self._neighbors = self._trifinder = None
        if triangles is None:
            if len(self.x) < 3:
                raise ValueError("x and y arrays must have a length of at least 3")
            if not (np.isfinite(self.x).all() and np.isfinite(self.y).all()):
                raise ValueError("x and y arrays must not contain non-finite values")
            from ._delaunay import delaunay

            self.triangles = delaunay(self.x, self.y)
        else:
            self.triangles = np.array(triangles, np.int32)
            if self.triangles.ndim != 2 or self.triangles.shape[1] != 3:
                raise ValueError(f"triangles must be a (N, 3) int array, but found shape {self.triangles.shape!r}")
            if self.triangles.size and self.triangles.max() >= len(self.x):
                raise ValueError(f"triangles are indices into the points and must be in the range 0 <= i < {len(self.x)} but found value {self.triangles.max()}")
            if self.triangles.size and self.triangles.min() < 0:
                raise ValueError(f"triangles are indices into the points and must be in the range 0 <= i < {len(self.x)} but found value {self.triangles.min()}")
            # Corners run anticlockwise.
            turned = self._doubled_areas() < 0
            self.triangles[turned] = self.triangles[turned][:, [0, 2, 1]]
        if mask is not None:
            self.set_mask(mask)

    def _doubled_areas(self):
        x, y = self.x[self.triangles], self.y[self.triangles]
        return (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])

    def set_mask(self, mask):
        """Leaves out triangles, or none of them."""
        if mask is not None:
            mask = np.array(mask, bool)
            if mask.shape != (len(self.triangles),):
                raise ValueError("mask array must have same length as triangles array")
        self.mask = mask
        self._edges = self._neighbors = None

    def get_masked_triangles(self):
        """The triangles that are not left out."""
        return self.triangles if self.mask is None else self.triangles[~self.mask]

    @property
    def edges(self):
        """All edges as rows of two numbers of points, the larger first."""
        if self._edges is None:
            triangles = self.get_masked_triangles().astype(np.int64)
            ends = np.sort(np.stack([triangles, np.roll(triangles, -1, axis=1)], axis=2).reshape(-1, 2), axis=1)
            keys = np.unique(ends[:, 1] * len(self.x) + ends[:, 0])
            self._edges = np.stack([keys // len(self.x), keys % len(self.x)], axis=1).astype(np.int32)
        return self._edges

    @property
    def neighbors(self):
        """For each triangle the triangles beyond its three edges; -1 where there is none."""
        if self._neighbors is None:
            self._neighbors = self._beyond(self.mask)
        return self._neighbors

    def _beyond(self, mask):
        triangles = self.triangles.astype(np.int64)
        count, points = len(triangles), len(self.x)
        starts, ends = triangles.ravel(), np.roll(triangles, -1, axis=1).ravel()
        keys = np.minimum(starts, ends) * points + np.maximum(starts, ends)
        if mask is not None:
            # Edges of what is left out meet no other edge.
            gone = np.repeat(mask, 3)
            keys[gone] = -1 - np.arange(3 * count)[gone]
        order = np.argsort(keys, kind="stable")
        same = np.nonzero(keys[order][1:] == keys[order][:-1])[0]
        one, other = order[same], order[same + 1]
        out = np.full(3 * count, -1, np.int32)
        out[one], out[other] = other // 3, one // 3
        return out.reshape(-1, 3)

    def calculate_plane_coefficients(self, z):
        """For each triangle a, b, c with z = a x + b y + c at its corners."""
        x, y, z = self.x[self.triangles], self.y[self.triangles], np.asarray(z, float)[self.triangles]
        areas = self._doubled_areas()
        dz1, dz2 = z[:, 1] - z[:, 0], z[:, 2] - z[:, 0]
        with np.errstate(all="ignore"):
            a = (dz1 * (y[:, 2] - y[:, 0]) - dz2 * (y[:, 1] - y[:, 0])) / areas
            b = (dz2 * (x[:, 1] - x[:, 0]) - dz1 * (x[:, 2] - x[:, 0])) / areas
        return np.stack([a, b, z[:, 0] - a * x[:, 0] - b * y[:, 0]], axis=1)

    def get_trifinder(self):
        """The finder of triangles for points."""
        if self._trifinder is None:
            self._trifinder = TrapezoidMapTriFinder(self)
        return self._trifinder

    @staticmethod
    def get_from_args_and_kwargs(*args, **kwargs):
        """A triangulation from the first arguments of a plot, and the arguments that are left."""
        if args and isinstance(args[0], Triangulation):
            kwargs.pop("triangles", None), kwargs.pop("mask", None)
            return args[0], args[1:], kwargs
        x, y, *args = args
        triangles, mask = kwargs.pop("triangles", None), kwargs.pop("mask", None)
        if triangles is None and args:
            try:
                given = np.asarray(args[0])
                if given.dtype.kind in "iu" and given.ndim == 2 and given.shape[1] == 3:
                    triangles, args = given, args[1:]
            except ValueError:
                pass
        return Triangulation(x, y, triangles, mask), args, kwargs


class TriFinder:
    """Base of finders of triangles."""

    def __init__(self, triangulation):
        self._triangulation = triangulation


class TrapezoidMapTriFinder(TriFinder):
    """For points the numbers of the triangles that they are in; -1 outside."""

    def __call__(self, x, y):
        x, y = np.asarray(x, float), np.asarray(y, float)
        if x.shape != y.shape:
            raise ValueError("x and y must be array-like with the same shape")
        tri = self._triangulation
        found = np.full(x.size, -1, np.int32)
        px, py = x.ravel(), y.ravel()
        if len(tri.triangles):
            todo = self._walk(tri, px, py, found)
            if len(todo) and not tri.is_delaunay:
                self._search(tri, px, py, found, todo)
            if tri.mask is not None:
                inside = found >= 0
                found[inside] = np.where(tri.mask[found[inside]], -1, found[inside])
        return found.reshape(x.shape)

    def _walk(self, tri, px, py, found):
        """All points walk from triangle to triangle; gives those that walked out."""
        triangles, beyond = tri.triangles, tri._beyond(None)
        tx, ty = tri.x[triangles], tri.y[triangles]
        # A sparse choice of triangles to start from.
        chosen = np.arange(0, len(triangles), max(1, len(triangles) // 64))
        mx, my = tx[chosen].mean(axis=1), ty[chosen].mean(axis=1)
        at = chosen[np.argmin((px[:, None] - mx) ** 2 + (py[:, None] - my) ** 2, axis=1)] if len(px) else np.empty(0, int)
        active, out = np.arange(len(px)), []
        good = np.isfinite(px) & np.isfinite(py)
        active, at = active[good], at[good]
        tolerance = -1e-12 * float(np.abs(tri._doubled_areas()).max())
        for _ in range(len(triangles)):
            if not len(active):
                break
            x, y = tx[at], ty[at]
            dx, dy = np.roll(x, -1, axis=1) - x, np.roll(y, -1, axis=1) - y
            sides = dx * (py[active][:, None] - y) - dy * (px[active][:, None] - x)
            worst = np.argmin(sides, axis=1)
            rows = np.arange(len(active))
            inside = sides[rows, worst] >= tolerance
            found[active[inside]] = at[inside]
            following = beyond[at, worst]
            gone = ~inside & (following < 0)
            out.append(active[gone])
            on = ~inside & (following >= 0)
            active, at = active[on], following[on]
        return np.concatenate([*out, active]) if out or len(active) else active

    def _search(self, tri, px, py, found, todo):
        """Looks through all triangles, some points at a time."""
        x, y = tri.x[tri.triangles], tri.y[tri.triangles]
        dx, dy = np.roll(x, -1, axis=1) - x, np.roll(y, -1, axis=1) - y
        block = max(1, 300_000 // len(x))
        for start in range(0, len(todo), block):
            part = todo[start:start + block]
            sides = dx * (py[part][:, None, None] - y) - dy * (px[part][:, None, None] - x)
            inside = (sides >= -1e-15).all(axis=2)
            found[part] = np.where(inside.any(axis=1), inside.argmax(axis=1), -1)
