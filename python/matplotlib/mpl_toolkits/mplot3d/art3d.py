"""What is drawn in axes with three dimensions: the artists of the plane, with places in space."""

import math
import warnings

import numpy as np

from matplotlib.lines import Line2D, as_floats
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from ._collections3d import (  # noqa: F401
    Collection3D,
    Line3DCollection,
    Patch3DCollection,
    Path3DCollection,
    collection_2d_to_3d,
    line_collection_2d_to_3d,
    patch_collection_2d_to_3d,
)
from ._directions import get_dir_vector, juggle_axes, lifted, norm_angle, norm_text_angle, rotate_axes  # noqa: F401
from ._polygons3d import Poly3DCollection, _generate_normals, _shade_colors, poly_collection_2d_to_3d  # noqa: F401
from .proj3d import project_data

_norm_angle, _norm_text_angle = norm_angle, norm_text_angle


class Text3D(Text):
    """A text at a place in space, along a direction."""

    _z, _dir_vec, _axlim_clip = 0.0, np.zeros(3), False

    def __init__(self, x=0, y=0, z=0, text="", zdir="z", axlim_clip=False, **kwargs):
        super().__init__(x, y, text, **without_rotation(kwargs))
        self.set_3d_properties(z, zdir, axlim_clip)

    def get_position_3d(self):
        return self._x, self._y, self._z

    def set_position_3d(self, xyz, zdir=None):
        self._x, self._y, self._z = xyz
        if zdir is not None:
            self._dir_vec = get_dir_vector(zdir)

    def set_z(self, z):
        self._z = z

    def set_3d_properties(self, z=0, zdir="z", axlim_clip=False):
        self._z, self._dir_vec, self._axlim_clip = z, get_dir_vector(zdir), axlim_clip

    def _place(self):
        axes = self.axes
        start = np.array([float(self._x), float(self._y), float(self._z)])
        found = project_data(np.stack([start, start + self._dir_vec]), axes, self._axlim_clip)
        dx, dy = (found[1, :2] - found[0, :2]).tolist()
        self._rotation = norm_text_angle(math.degrees(math.atan2(dy, dx))) if math.isfinite(dx + dy) else 0.0
        return self.get_transform().transform(found[0, :2]).tolist()

    def get_tightbbox(self, renderer=None):
        return None


def without_rotation(kwargs):
    """Properties of a text without those that its direction decides."""
    for name in ("rotation", "rotation_mode"):
        if name in kwargs:
            warnings.warn(
                f"The `{name}` parameter has not yet been implemented and is currently ignored.",
                UserWarning,
                stacklevel=4,
            )
    return kwargs


def text_2d_to_3d(obj, z=0, zdir="z", axlim_clip=False):
    """Makes a text one in space."""
    obj.__class__ = Text3D
    obj.set_3d_properties(z, zdir, axlim_clip)


class Line3D(Line2D):
    """A line through points in space."""

    _axlim_clip = False

    def __init__(self, xs, ys, zs, *args, axlim_clip=False, **kwargs):
        super().__init__([], [], *args, **kwargs)
        self.set_data_3d(xs, ys, zs)
        self._axlim_clip = axlim_clip

    def set_3d_properties(self, zs=0, zdir="z", axlim_clip=False):
        xs, ys = as_floats(self._xorig), as_floats(self._yorig)
        self._verts3d = juggle_axes(xs, ys, np.broadcast_to(as_floats(np.atleast_1d(zs)), len(xs)), zdir)
        self._axlim_clip = axlim_clip

    def set_data_3d(self, *args):
        args = args[0] if len(args) == 1 else args
        for name, values in zip("xyz", args):
            if not np.iterable(values):
                raise RuntimeError(f"{name} must be a sequence")
        self._verts3d = tuple(args)

    def get_data_3d(self):
        return self._verts3d

    def do_3d_projection(self):
        """Puts the points on the screen."""
        points = np.column_stack([as_floats(values) for values in self._verts3d])
        found = project_data(points, self.axes, self._axlim_clip)
        self._xorig, self._yorig, self._xy = found[:, 0], found[:, 1], np.ascontiguousarray(found[:, :2])

    def draw(self, renderer, *args, **kwargs):
        if self._visible:
            self.do_3d_projection()
            super().draw(renderer)


def line_2d_to_3d(line, zs=0, zdir="z", axlim_clip=False):
    """Makes a line one in space."""
    line.__class__ = Line3D
    line.set_3d_properties(zs, zdir, axlim_clip)


class Patch3D(Patch):
    """A flat shape in space."""

    _axlim_clip = False
    _code3d = None
    _path2d = None

    def __init__(self, *args, zs=(), zdir="z", axlim_clip=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.set_3d_properties([], zs, zdir, axlim_clip)

    def set_3d_properties(self, verts, zs=0, zdir="z", axlim_clip=False):
        self._segment3d = lifted(np.asarray(verts, float).reshape(-1, 2), zs if np.size(zs) else 0, zdir)
        self._axlim_clip = axlim_clip

    def get_path(self):
        if self._path2d is None:
            self.do_3d_projection()
        return self._path2d

    def get_patch_transform(self):
        return IdentityTransform()

    def do_3d_projection(self):
        """Puts the shape on the screen; gives the depth by which shapes are sorted."""
        if not len(self._segment3d):
            self._path2d = Path(np.empty((0, 2)))
            return math.nan
        found = project_data(self._segment3d, self.axes, self._axlim_clip)
        self._path2d = Path(found[:, :2], self._code3d)
        return float(found[:, 2].min())


class PathPatch3D(Patch3D):
    """A path in a plane, in space."""

    def __init__(self, path, *, zs=(), zdir="z", axlim_clip=False, **kwargs):
        Patch.__init__(self, **kwargs)
        self.set_3d_properties(path, zs, zdir, axlim_clip)

    def set_3d_properties(self, path, zs=0, zdir="z", axlim_clip=False):
        Patch3D.set_3d_properties(self, path.vertices, zs, zdir, axlim_clip)
        self._code3d = path.codes


def _get_patch_verts(patch):
    polygons = patch.get_path().to_polygons(patch.get_patch_transform())
    return polygons[0] if polygons else np.empty((0, 2))


def patch_2d_to_3d(patch, z=0, zdir="z", axlim_clip=False):
    """Makes a patch one in space."""
    verts = _get_patch_verts(patch)
    patch.__class__ = Patch3D
    patch.set_3d_properties(verts, z, zdir, axlim_clip)


def pathpatch_2d_to_3d(pathpatch, z=0, zdir="z"):
    """Makes a patch of any shape, curves too, one in space."""
    path = pathpatch.get_path().transformed(pathpatch.get_patch_transform())
    pathpatch.__class__ = PathPatch3D
    pathpatch._path2d = None
    pathpatch.set_3d_properties(path, z, zdir)


for _cls in (Collection3D, Line3DCollection, Patch3DCollection, Path3DCollection, Poly3DCollection):
    _cls.__module__ = __name__
