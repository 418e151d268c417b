"""Polygons in space: sorted by depth, shaded by light."""

import math

import numpy as np

from matplotlib.collections import PolyCollection
from matplotlib.colors import LightSource, to_rgba_array
from matplotlib.path import Path

from ._collections3d import _Sorted
from ._directions import lifted
from .proj3d import _plain, project_data


def stacked(verts):
    """Polygons as one array, their last corners repeated where they have fewer, and how many corners each has (or None)."""
    if isinstance(verts, np.ndarray) and verts.dtype != object:
        if verts.ndim != 3:
            raise ValueError("verts must be a list of (N, 3) array-like")
        return _plain(verts), None
    parts = [_plain(part) for part in verts]
    if any(part.ndim != 2 for part in parts):
        raise ValueError("verts must be a list of (N, 3) array-like")
    counts = [len(part) for part in parts]
    if not parts:
        return np.empty((0, 0, 3)), None
    most = max(counts)
    if min(counts) == most:
        return np.stack(parts), None
    faces = np.zeros((len(parts), most, 3))
    for index, part in enumerate(parts):
        if len(part):
            faces[index, : len(part)] = part
            faces[index, len(part) :] = part[-1]
    return faces, np.array(counts)


def _mean(values, counts):
    """The mean over the corners that each polygon has."""
    if counts is None:
        return values.mean(axis=1)
    inside = np.arange(values.shape[1]) < counts[:, None]
    return np.where(inside, values, 0.0).sum(axis=1) / np.maximum(counts, 1)


def _normals(faces, counts):
    """Directions at right angles to polygons, from three corners of each."""
    if faces.shape[1] == 0:
        return np.zeros((len(faces), 3))
    if counts is None:
        count = faces.shape[1]
        first, second, third = faces[:, 0], faces[:, count // 3], faces[:, 2 * count // 3]
    else:
        rows = np.arange(len(faces))
        first, second, third = faces[:, 0], faces[rows, counts // 3], faces[rows, 2 * counts // 3]
    a, b = first - second, second - third
    return np.stack(
        [
            a[:, 1] * b[:, 2] - a[:, 2] * b[:, 1],
            a[:, 2] * b[:, 0] - a[:, 0] * b[:, 2],
            a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0],
        ],
        axis=1,
    )


def _generate_normals(polygons):
    return _normals(*stacked(polygons))


def _shade_colors(color, normals, lightsource=None):
    """Colours in the light; by default it comes from the lower left."""
    if lightsource is None:
        lightsource = LightSource(azdeg=225, altdeg=19.4712)
    with np.errstate(all="ignore"):
        shade = (normals / np.sqrt((normals**2).sum(axis=1, keepdims=True))) @ lightsource.direction
    bad = np.isnan(shade)
    if bad.all():
        return np.array(color, copy=True)
    shade[bad] = 0
    rgba = to_rgba_array(color)
    out = np.empty((len(shade), 4))
    # From 0.3 where the light comes from behind to 1 where it falls straight on.
    out[:, :3] = (0.65 + 0.35 * shade)[:, None] * rgba[:, :3]
    out[:, 3] = rgba[:, 3]
    return out


_SORTS = {
    "average": _mean,
    "min": lambda values, counts: values.min(axis=1),
    "max": lambda values, counts: values.max(axis=1),
}


class Poly3DCollection(_Sorted, PolyCollection):
    """Polygons in space."""

    _codes3d = None
    _order = _shown = None

    def __init__(
        self, verts, *args, zsort="average", shade=False, lightsource=None, axlim_clip=False, _counts=None, **kwargs
    ):
        faces, counts = (verts, _counts) if _counts is not None else stacked(verts)
        if shade:
            if kwargs.get("facecolors") is None and kwargs.get("edgecolors") is None:
                raise ValueError("You must provide facecolors, edgecolors, or both for shade to work.")
            normals = _normals(faces, counts)
            for name in ("facecolors", "edgecolors"):
                if kwargs.get(name) is not None:
                    kwargs[name] = _shade_colors(kwargs[name], normals, lightsource)
        super().__init__((), *args, **kwargs)
        self._faces, self._counts = faces, counts
        self.set_zsort(zsort)
        self._axlim_clip = axlim_clip

    def set_zsort(self, zsort):
        """Polygons are sorted by the 'average', 'min' or 'max' depth of their corners."""
        self._zsort = _SORTS[zsort]
        self._sort_zpos = None

    def set_alpha(self, alpha):
        # Edges keep the opacity that they had, as in matplotlib.
        kept = getattr(self, "_edgecolors", None)
        super().set_alpha(alpha)
        if kept is not None:
            self._edgecolors = kept

    def set_verts(self, verts, closed=True):
        self._faces, self._counts = stacked(verts)
        self._closed, self._shown, self._codes3d = closed, None, None

    set_paths = set_verts

    def set_verts_and_codes(self, verts, codes):
        self.set_verts(verts, False)
        self._codes3d = codes

    def set_3d_properties(self, axlim_clip=False):
        self.set_zsort("average")
        self._axlim_clip = axlim_clip

    def get_vector(self, segments3d):
        self._faces, self._counts = stacked(segments3d)

    def do_3d_projection(self, found=None):
        """Puts the polygons on the screen, the farthest first; `found` are the corners there where they are known."""
        faces = self._faces
        if not faces.size:
            self._shown, self._order = np.empty((0, 0, 2)), np.empty(0, int)
            return math.nan
        if found is None:
            found = project_data(faces, self.axes, self._axlim_clip)
        depths = self._zsort(found[..., 2], self._counts)
        self._order = np.argsort(depths, kind="stable")[::-1]
        self._shown = found[self._order, :, :2]
        return self._depth(found[..., 2])

    def get_paths(self):
        if self._shown is None:
            if self.axes is None:
                return []
            self.do_3d_projection()
        if self._codes3d is not None:
            return [self._with_codes(index, points) for index, points in zip(self._order.tolist(), self._shown)]
        closed = np.concatenate([self._shown, self._shown[:, :1]], axis=1) if self._shown.size else self._shown
        return [Path(points, closed=True) for points in closed]

    def _with_codes(self, index, points):
        codes = self._codes3d[index]
        return Path(points[: len(codes)], codes)

    # Colours by themselves are in the given order, those that are asked for in the order of drawing.
    _facecolor3d = _facecolors3d = property(lambda self: PolyCollection.get_facecolor(self))

    @property
    def _edgecolor3d(self):
        return (
            self._facecolor3d
            if self._edge_is_face and self._mapped_edge is None
            else PolyCollection.get_edgecolor(self)
        )

    _edgecolors3d = _edgecolor3d

    def get_facecolor(self):
        return self._by_depth(self._facecolor3d)

    def get_edgecolor(self):
        return self._by_depth(self._edgecolor3d)

    get_facecolors, get_edgecolors = get_facecolor, get_edgecolor

    def _by_depth(self, colours):
        return colours if self._order is None or len(colours) != len(self._order) else colours[self._order]

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        if self._shown is None:
            self.do_3d_projection()
        count = len(self._shown)
        if not count:
            return
        self.update_scalarmappable()
        faces, edges = (_ordered(colours, self._order, count) for colours in (self._facecolor3d, self._edgecolor3d))
        if self._codes3d is not None or self._hatch:
            self._draw_paths(renderer, self.get_paths(), faces, edges, self._clip())
            return
        function, map = self.get_transform().split()
        points = self._shown
        if function is not None:
            points = function(points.reshape(-1, 2)).reshape(points.shape)
        strokes = self._strokes(renderer)
        if not len(edges) or not edges[:, 3].any() or not any(strokes):
            if points.shape[1] <= 4 and len(faces) == count:
                self._draw_cells(renderer, points, faces, map)
                return
            strokes = [None]
        self._draw_faces(renderer, points, faces, edges, strokes, map)

    def _draw_cells(self, renderer, points, faces, map):
        """Triangles and quadrilaterals without edges: every second row of a mesh, with nothing between them."""
        count, corners = points.shape[:2]
        around = [0, 1, 3, 2] if corners == 4 else [0, 1, 2, 2] if corners == 3 else [0, 1, 1, 1]
        colours = np.zeros((2 * count, 4))
        colours[::2] = faces
        renderer.surface.mesh(
            2 * count - 1,
            1,
            np.ascontiguousarray(points[:, around]),
            map,
            colours,
            None,
            self._clip(),
            bool(self._antialiaseds[0]),
        )

    def _draw_faces(self, renderer, points, faces, edges, strokes, map):
        count, corners = points.shape[:2]
        # Buffers of bytes are cut faster than arrays.
        size = 16 * (corners + 1)
        data = np.concatenate([points, points[:, :1]], axis=1).tobytes()
        codes = np.full(corners + 1, 2, np.uint8)
        codes[0], codes[-1] = 1, 79
        codes, clip, snap, shape = codes.tobytes(), self._clip(), self._snapping(0), renderer.surface.shape
        fills = [tuple(colour) if colour[3] else None for colour in faces.tolist()] or [None]
        lines = [tuple(colour) if colour[3] else None for colour in edges.tolist()] or [None]
        smooth, kinds, tints, pens = [bool(aa) for aa in self._antialiaseds], len(strokes), len(fills), len(lines)
        for index in range(count):
            stroke, line = strokes[index % kinds], lines[index % pens]
            if stroke is not None:
                stroke = None if line is None else (line, *stroke[1:])
            fill = fills[index % tints]
            if fill is not None or stroke is not None:
                shape(
                    data[index * size : (index + 1) * size],
                    codes,
                    map,
                    fill,
                    stroke,
                    clip,
                    snap,
                    smooth[index % len(smooth)],
                )


def _ordered(colours, order, count):
    """Colours of polygons in the order of drawing; a single one stands for all."""
    if len(colours) == count:
        return colours[order]
    return np.repeat(colours, count, axis=0) if len(colours) == 1 else colours


def project_together(polygons, axes):
    """Puts many small collections on the screen at once; gives their depths."""
    found = project_data(np.concatenate([one._faces for one in polygons]), axes)
    depths, start = [], 0
    for one in polygons:
        end = start + len(one._faces)
        depths.append(one.do_3d_projection(found[start:end]))
        start = end
    return depths


def poly_collection_2d_to_3d(col, zs=0, zdir="z", axlim_clip=False):
    """Makes a collection of polygons one in space."""
    paths = col.get_paths()
    zs = np.broadcast_to(np.asarray(zs, float), len(paths))
    verts = [lifted(path.vertices, z, zdir) for path, z in zip(paths, zs.tolist())]
    codes = [np.full(len(path), 2, np.uint8) if path.codes is None else path.codes for path in paths]
    col.__class__ = Poly3DCollection
    col.set_verts_and_codes(verts, codes)
    col.set_3d_properties(axlim_clip)
