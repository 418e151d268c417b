"""Values between the points of a triangulation, finer triangulations, the shapes of triangles."""

import numpy as np

from ._triangulation import Triangulation


class TriInterpolator:
    """Base of interpolators: values at the points of a triangulation, and the finder of triangles."""

    def __init__(self, triangulation, z, trifinder=None):
        self._triangulation = triangulation
        self._z = np.asarray(z, float)
        if self._z.shape != triangulation.x.shape:
            raise ValueError("z array must have same length as triangulation x and y arrays")
        self._trifinder = triangulation.get_trifinder() if trifinder is None else trifinder

    def __call__(self, x, y):
        raise NotImplementedError

    def gradient(self, x, y):
        raise NotImplementedError


class LinearTriInterpolator(TriInterpolator):
    """Planes over the triangles; what is outside of them is masked."""

    def __init__(self, triangulation, z, trifinder=None):
        super().__init__(triangulation, z, trifinder)
        self._planes = triangulation.calculate_plane_coefficients(self._z)

    def _found(self, x, y):
        x, y = np.asarray(x, float), np.asarray(y, float)
        if x.shape != y.shape:
            raise ValueError(f"x and y shall have same shapes. Given: {x.shape} and {y.shape}")
        numbers = self._trifinder(x, y)
        return x, y, self._planes[numbers], numbers < 0

    def __call__(self, x, y):
        x, y, planes, outside = self._found(x, y)
        return np.ma.array(np.where(outside, np.nan, planes[..., 0] * x + planes[..., 1] * y + planes[..., 2]), mask=outside)

    def gradient(self, x, y):
        """The slopes in x and in y."""
        _, _, planes, outside = self._found(x, y)
        return tuple(np.ma.array(np.where(outside, np.nan, planes[..., index]), mask=outside) for index in (0, 1))


class CubicTriInterpolator(TriInterpolator):
    """Not available: it raises and names the linear one."""

    def __init__(self, triangulation, z, kind="min_E", trifinder=None, dz=None):
        raise NotImplementedError("CubicTriInterpolator is not available here: use LinearTriInterpolator")


class UniformTriRefiner:
    """Splits every triangle into four, over and over."""

    def __init__(self, triangulation):
        if not isinstance(triangulation, Triangulation):
            raise TypeError("Expected a Triangulation object")
        self._triangulation = triangulation

    def refine_triangulation(self, return_tri_index=False, subdiv=3):
        """A finer triangulation; with `return_tri_index` also a coarse triangle for each of its points."""
        tri = self._triangulation
        x, y, triangles = tri.x, tri.y, tri.get_masked_triangles().astype(np.int64)
        parents = np.arange(len(tri.triangles)) if tri.mask is None else np.nonzero(~tri.mask)[0]
        for _ in range(subdiv):
            following = np.roll(triangles, -1, axis=1)
            count = len(x)
            edges, places = np.unique(np.minimum(triangles, following) * count + np.maximum(triangles, following), return_inverse=True)
            a, b = edges // count, edges % count
            x, y = np.concatenate([x, (x[a] + x[b]) / 2]), np.concatenate([y, (y[a] + y[b]) / 2])
            middle = places.reshape(-1, 3) + count
            (p, q, r), (pq, qr, rp) = triangles.T, middle.T
            triangles = np.stack([p, pq, rp, pq, q, qr, rp, qr, r, pq, qr, rp], axis=1).reshape(-1, 3)
            parents = np.repeat(parents, 4)
        fine = Triangulation(x, y, triangles)
        if not return_tri_index:
            return fine
        found = np.zeros(len(x), np.int32)
        found[triangles.ravel()] = np.repeat(parents, 3)
        return fine, found

    def refine_field(self, z, triinterpolator=None, subdiv=3):
        """A finer triangulation and interpolated values at its points: linear ones where no interpolator is given."""
        fine = self.refine_triangulation(subdiv=subdiv)
        interpolator = LinearTriInterpolator(self._triangulation, z) if triinterpolator is None else triinterpolator
        return fine, np.asarray(np.ma.filled(interpolator(fine.x, fine.y), np.nan))


class TriAnalyzer:
    """Tells flat triangles from round ones."""

    def __init__(self, triangulation):
        self._triangulation = triangulation

    @property
    def scale_factors(self):
        """Factors that make the points as wide as high: pairs of numbers."""
        tri = self._triangulation
        used = np.unique(tri.get_masked_triangles())
        return 1 / float(np.ptp(tri.x[used])), 1 / float(np.ptp(tri.y[used]))

    def circle_ratios(self, rescale=True):
        """The inner circle's radius over the outer one's for each triangle: at most a half."""
        tri = self._triangulation
        kx, ky = self.scale_factors if rescale else (1.0, 1.0)
        x, y = tri.x[tri.triangles] * kx, tri.y[tri.triangles] * ky
        a, b, c = (np.hypot(x[:, i] - x[:, j], y[:, i] - y[:, j]) for i, j in ((0, 1), (1, 2), (2, 0)))
        half = (a + b + c) / 2
        with np.errstate(all="ignore"):
            product = half * (half - a) * (half - b) * (half - c)
            ratios = np.where(product > 0, 4 * product / (half * a * b * c), 0.0)
        return ratios if tri.mask is None else np.ma.array(ratios, mask=tri.mask)

    def get_flat_tri_mask(self, min_circle_ratio=0.01, rescale=True):
        """A mask of flat triangles that lie at the border, one after the other."""
        tri = self._triangulation
        flat = np.ma.filled(self.circle_ratios(rescale), 0.0) < min_circle_ratio
        gone = np.zeros(len(tri.triangles), bool) if tri.mask is None else tri.mask.copy()
        beyond = tri._beyond(None)
        while True:
            border = ((beyond < 0) | gone[beyond]).any(axis=1)
            more = flat & border & ~gone
            if not more.any():
                return gone
            gone |= more
