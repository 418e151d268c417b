"""From angle and radius to the plane."""

import math

import numpy as np

from ..path import Path
from ..transforms import IDENTITY, Affine2D, Transform


class PolarTransform(Transform):
    """Angles and radii to x and y; with axes, radii are measured from their middle."""

    def __init__(self, axis=None, use_rmin=True, apply_theta_transforms=True, *, scale_transform=None):
        self._axis, self._use_rmin = axis, use_rmin

    def split(self):
        return self.transform_non_affine, IDENTITY

    def _origin(self):
        axes = self._axis
        if not self._use_rmin or axes is None:
            return 0.0, 1.0
        origin, function = axes.get_rorigin(), axes.yaxis._scale_function
        if function is not None:
            origin = float(np.asarray(function(np.array([origin], float)))[0])
        return origin, axes.get_rsign()

    def transform_non_affine(self, values):
        values = np.asarray(values, float)
        origin, sign = self._origin()
        theta, r = values[..., 0], (values[..., 1] - origin) * sign
        if len(r) and not np.min(r) >= 0:
            r = np.where(r >= 0, r, np.nan)
        out = np.empty(values.shape)
        np.multiply(r, np.cos(theta), out=out[..., 0])
        np.multiply(r, np.sin(theta), out=out[..., 1])
        return out

    def transform_path_non_affine(self, path):
        """A path whose lines along the circle become arcs, if it is marked for that."""
        if not len(path) or path._interpolation_steps == 1:
            return Path(self.transform_non_affine(path.vertices), path.codes)
        origin, sign = self._origin()
        points, codes, last = [], [], None
        for values, code in path.iter_segments():
            pairs = values.reshape(-1, 2)
            if code == Path.LINETO and last is not None:
                (t0, r0), (t1, r1) = last, pairs[0].tolist()
                if r0 == r1 and t0 != t1:
                    turn = abs(t1 - t0)
                    arc = Path._arc_points(t0, t1, max(1, math.ceil(turn / (math.pi / 4))))[1:] * ((r1 - origin) * sign)
                    points.append(arc)
                    codes += [Path.CURVE4] * len(arc)
                else:
                    steps = 1 if t0 == t1 else path._interpolation_steps
                    line = np.linspace(last, pairs[0], steps + 1)[1:]
                    points.append(self.transform_non_affine(line))
                    codes += [Path.LINETO] * steps
            else:
                points.append(self.transform_non_affine(pairs))
                codes += [code] * len(pairs)
            last = pairs[-1].tolist()
        return Path(np.concatenate(points), codes)

    def inverted(self):
        return InvertedPolarTransform(self._axis, self._use_rmin)


class InvertedPolarTransform(Transform):
    """From x and y back to angle and radius."""

    def __init__(self, axis=None, use_rmin=True, apply_theta_transforms=True):
        self._axis, self._use_rmin = axis, use_rmin

    def split(self):
        return self.transform_non_affine, IDENTITY

    def transform_non_affine(self, values):
        values = np.asarray(values, float)
        x, y = values[..., 0], values[..., 1]
        r = np.hypot(x, y)
        if self._use_rmin and self._axis is not None:
            r = (r + self._axis.get_rorigin()) * self._axis.get_rsign()
        return np.stack([np.arctan2(y, x) % (2 * np.pi), r], axis=-1)

    def inverted(self):
        return PolarTransform(self._axis, self._use_rmin)


class PolarAffine(Affine2D):
    """From the plane of a circle to the unit square, by limits of the radius."""

    def __init__(self, scale_transform, limits):
        super().__init__()
        self.scale(0.5 / abs(limits.ymax - limits.ymin)).translate(0.5, 0.5)


class DataTransform(Transform):
    """Angles and radii of polar axes to pixels."""

    def __init__(self, axes):
        self._axes = axes

    def split(self):
        axes = self._axes
        function, direction, offset = axes.yaxis._scale_function, axes._direction, axes._theta_offset
        project = axes.transProjection.transform_non_affine

        def bend(points):
            points = np.array(points, float)
            if function is not None:
                points[..., 1] = function(points[..., 1])
            if direction != 1:
                points[..., 0] *= direction
            if offset:
                points[..., 0] += offset
            return project(points)

        (x, y), _, outer = axes._wedge()
        x0, y0, width, height = axes.bbox.bounds
        scale = outer / (axes._radii()[1] or 1e-300)
        return bend, (scale * width, 0.0, 0.0, scale * height, x0 + x * width, y0 + y * height)

    def inverted(self):
        return _Inverse(self._axes)


class _Inverse(Transform):
    """Pixels to angles and radii."""

    def __init__(self, axes):
        self._axes = axes

    def split(self):
        axes = self._axes
        (a, _, _, d, e, f) = axes.transData.split()[1]
        origin = PolarTransform(axes)._origin()

        def unbend(points):
            x, y = (points[..., 0] - e) / a, (points[..., 1] - f) / d
            theta = (np.arctan2(y, x) - axes._theta_offset) * axes._direction
            r = np.hypot(x, y) * origin[1] + origin[0]
            if axes.yaxis._scale_function is not None:
                r = np.asarray(axes.yaxis.get_transform().inverted().transform(r), float)
            return np.stack([theta % (2 * np.pi), r], axis=-1)

        return unbend, IDENTITY

    def inverted(self):
        return self._axes.transData
