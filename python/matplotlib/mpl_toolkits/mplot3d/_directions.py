"""Directions of space: which coordinate is which, and angles."""

import numpy as np


def norm_angle(a):
    """An angle in degrees between -180 and 180."""
    a = (a + 360) % 360
    return a - 360 if a > 180 else a


def norm_text_angle(a):
    """An angle in degrees at which text does not stand on its head."""
    a = (a + 180) % 180
    return a - 180 if a > 90 else a


def get_dir_vector(zdir):
    """A direction by its name, or as it is given."""
    if zdir is None:
        return np.zeros(3)
    if isinstance(zdir, str):
        if zdir not in ("x", "y", "z"):
            raise ValueError("'x', 'y', 'z', None or vector of length 3 expected")
        return np.array([float(name == zdir) for name in "xyz"])
    if np.iterable(zdir) and len(zdir) == 3:
        return np.array(zdir, float)
    raise ValueError("'x', 'y', 'z', None or vector of length 3 expected")


def juggle_axes(xs, ys, zs, zdir):
    """Coordinates of a drawing in a plane, with its height put at the direction `zdir`."""
    if zdir == "x":
        return zs, xs, ys
    if zdir == "y":
        return xs, zs, ys
    if zdir[0] == "-":
        return rotate_axes(xs, ys, zs, zdir)
    return xs, ys, zs


def rotate_axes(xs, ys, zs, zdir):
    """Coordinates passed on in a ring until the one named comes last."""
    if zdir in ("x", "-y"):
        return ys, zs, xs
    if zdir in ("-x", "y"):
        return zs, xs, ys
    return xs, ys, zs


def lifted(points, zs, zdir):
    """Points of shape (n, 2) in space."""
    points = np.asarray(points, float)
    zs = np.broadcast_to(np.asarray(zs, float), points.shape[:1])
    return np.column_stack(juggle_axes(points[:, 0], points[:, 1], zs, zdir))
