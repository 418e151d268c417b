"""From space to the plane: matrices of the view, and points under them."""

import math

import numpy as np


def world_transformation(xmin, xmax, ymin, ymax, zmin, zmax, pb_aspect=None):
    """The matrix that brings the box of the limits to the unit cube, or to a box with the given sides."""
    sides = (1.0, 1.0, 1.0) if pb_aspect is None else pb_aspect
    matrix = np.eye(4)
    for index, (low, high, side) in enumerate(zip((xmin, ymin, zmin), (xmax, ymax, zmax), sides)):
        scale = side / (high - low)
        matrix[index, index], matrix[index, 3] = scale, -low * scale
    return matrix


def _cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def _unit(a):
    length = math.sqrt(a[0] ** 2 + a[1] ** 2 + a[2] ** 2) or 1.0
    return (a[0] / length, a[1] / length, a[2] / length)


def _view_axes(eye, middle, vertical, roll):
    """Directions on the screen, in space: to the right, upwards, towards the eye."""
    w = _unit([e - m for e, m in zip(eye, middle)])
    u = _unit(_cross(vertical, w))
    v = _cross(w, u)
    if roll:
        # The camera turns one way, so the world turns the other way around the line of sight.
        cos, sin = math.cos(roll), math.sin(roll)
        u, v = [cos * a - sin * b for a, b in zip(u, v)], [sin * a + cos * b for a, b in zip(u, v)]
    return np.array(u), np.array(v), np.array(w)


def _view_transformation_uvw(u, v, w, eye):
    matrix = np.eye(4)
    matrix[:3, :3] = (u, v, w)
    matrix[:3, 3] = -(matrix[:3, :3] @ np.asarray(eye, float))
    return matrix


def _persp_transformation(zfront, zback, focal_length):
    near_far = zfront - zback
    return np.array(
        [
            [focal_length, 0, 0, 0],
            [0, focal_length, 0, 0],
            [0, 0, (zfront + zback) / near_far, -2 * zfront * zback / near_far],
            [0, 0, -1, 0],
        ],
        float,
    )


def _ortho_transformation(zfront, zback):
    return np.array([[2, 0, 0, 0], [0, 2, 0, 0], [0, 0, -2, 0], [0, 0, -(zfront + zback), zback - zfront]], float)


def project(points, M):
    """Points of shape (..., 3) under a matrix: x and y on the screen, and depth."""
    moved = points @ M[:, :3].T + M[:, 3]
    return moved[..., :3] / moved[..., 3:]


def scaled(points, axes):
    """Points by the scales of the three axes; what a scale cannot show becomes NaN."""
    functions = [axis._scale_function for axis in (axes.xaxis, axes.yaxis, axes.zaxis)]
    if functions == [None, None, None]:
        return points
    out = np.array(points, float)
    with np.errstate(all="ignore"):
        for index, function in enumerate(functions):
            if function is not None:
                values = np.array(points[..., index], float)
                out[..., index] = np.asarray(function(values.ravel()), float).reshape(values.shape)
                if getattr((axes.xaxis, axes.yaxis, axes.zaxis)[index]._scale, "name", "") == "log":
                    out[..., index][values <= 0] = np.nan
    return out


def project_data(points, axes, clip=False):
    """Points in data coordinates under the axes' view; with `clip` those outside of the limits become NaN."""
    found = project(scaled(points, axes), axes._view_matrix())
    if clip:
        low, high = axes._corners()
        outside = ((points < low) | (points > high)).any(axis=-1)
        if outside.any():
            found[outside] = np.nan
    return found


def _plain(values):
    """Numbers as an array; what is masked becomes NaN."""
    if hasattr(values, "filled"):
        return np.asarray(values.astype(float).filled(np.nan), float)
    return np.asarray(values, float)


def proj_transform(xs, ys, zs, M):
    """Points under a projection matrix, as three arrays."""
    xs, ys, zs = (_plain(v) for v in (xs, ys, zs))
    found = project(np.stack(np.broadcast_arrays(xs, ys, zs), axis=-1), np.asarray(M, float))
    return found[..., 0], found[..., 1], found[..., 2]


def proj_transform_clip(xs, ys, zs, M):
    """Points under a projection matrix, and which of them are seen: all."""
    found = proj_transform(xs, ys, zs, M)
    return *found, np.ones(np.shape(found[0]), bool)


def proj_points(points, M):
    return np.column_stack(proj_trans_points(points, M))


def proj_trans_points(points, M):
    points = np.asarray(points, float)
    return proj_transform(points[:, 0], points[:, 1], points[:, 2], M)


_proj_trans_points = proj_trans_points


def inv_transform(xs, ys, zs, invM):
    """Points on the screen with their depth, back in space."""
    return proj_transform(xs, ys, zs, invM)


def rot_x(V, alpha):
    """A vector turned around the first axis."""
    cos, sin = np.cos(alpha), np.sin(alpha)
    return np.dot(np.array([[1, 0, 0], [0, cos, -sin], [0, sin, cos]]), V)
