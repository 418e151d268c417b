"""Collections in space: paths, lines, markers."""

import math

import numpy as np

from matplotlib import rcParams
from matplotlib.collections import Collection, LineCollection, PatchCollection, PathCollection
from matplotlib.path import Path

from ._directions import juggle_axes, lifted
from .proj3d import _plain, project_data


class _Sorted:
    """What collections in space have in common: a depth that may be set by hand."""

    _sort_zpos = None
    _axlim_clip = False

    def set_sort_zpos(self, val):
        """Sorts the whole collection as if it were at this height."""
        self._sort_zpos = val

    def _depth(self, depths):
        if self._sort_zpos is not None:
            return float(project_data(np.array([[0.0, 0.0, self._sort_zpos]]), self.axes)[0, 2])
        return float(np.nanmin(depths)) if depths.size and not np.isnan(depths).all() else math.nan


class Collection3D(_Sorted, Collection):
    """Paths, each in a plane of its own."""

    def do_3d_projection(self):
        """Puts the paths on the screen."""
        paths, depths = [], []
        for points, codes in self._3dverts_codes:
            if len(points):
                found = project_data(points, self.axes, self._axlim_clip)
                paths.append(Path(found[:, :2], codes))
                depths.append(found[:, 2].min())
            else:
                paths.append(Path(np.empty((0, 2))))
        self._paths = paths
        return self._depth(np.array(depths)) if depths else 1e9


_made = {}


def collection_2d_to_3d(col, zs=0, zdir="z", axlim_clip=False):
    """Makes a collection of paths one in space."""
    cls = type(col)
    if cls not in _made:
        _made[cls] = type(f"{cls.__name__}3D", (Collection3D, cls), {"__module__": cls.__module__})
    paths = col.get_paths()
    zs = np.broadcast_to(np.asarray(zs, float), len(paths))
    col._3dverts_codes = [(lifted(path.vertices, z, zdir), path.codes) for path, z in zip(paths, zs.tolist())]
    col.__class__ = _made[cls]
    col._axlim_clip = axlim_clip


class Line3DCollection(_Sorted, LineCollection):
    """Lines in space."""

    def __init__(self, lines, axlim_clip=False, **kwargs):
        super().__init__(lines, **kwargs)
        self._axlim_clip = axlim_clip

    def set_segments(self, segments):
        self._segments3d = [] if segments is None else segments
        self._paths = []
        self._pieces = []

    set_verts = set_paths = set_segments

    def do_3d_projection(self):
        """Puts the lines on the screen."""
        segments = self._segments3d
        self._pieces, self._paths = [], None
        if not len(segments):
            return math.nan
        counts = None
        if isinstance(segments, np.ndarray) and segments.ndim == 3:
            points = _plain(segments).reshape(-1, 3)
            counts = np.full(len(segments), segments.shape[1])
        else:
            parts = [_plain(segment).reshape(-1, 3) for segment in segments]
            counts = np.array([len(part) for part in parts])
            points = np.concatenate(parts)
        if not len(points):
            return math.nan
        found = project_data(points, self.axes, self._axlim_clip)
        self._flat, self._ends = np.ascontiguousarray(found[:, :2]), np.cumsum(counts)
        return min(self._depth(found[:, 2]), 1e9)

    def get_paths(self):
        if self._paths is None:
            if self.axes is not None and not hasattr(self, "_flat"):
                self.do_3d_projection()
            ends = self._ends.tolist()
            self._paths = [Path(self._flat[start:end]) for start, end in zip([0, *ends[:-1]], ends)]
        return self._paths

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        if self._paths is None and self._A is None and self._plain_style():
            # One colour and one width: all lines at once.
            strokes, colours = self._strokes(renderer), self.get_edgecolor().tolist()
            if strokes[0] is None or not colours or colours[0][3] == 0:
                return
            function, map = self.get_transform().split()
            codes = np.full(len(self._flat), 2, np.uint8)
            codes[0] = 1
            codes[self._ends[:-1][self._ends[:-1] < len(codes)]] = 1
            points = self._flat if function is None else function(self._flat)
            renderer.surface.shape(
                np.ascontiguousarray(points),
                codes,
                map,
                None,
                (tuple(colours[0]), *strokes[0][1:]),
                self._clip(),
                self._snapping(),
                bool(self._antialiaseds[0]),
            )
            return
        super().draw(renderer)

    def _plain_style(self):
        edges = self.get_edgecolor()
        return (
            len(self._linewidths) == len(self._patterns) == len(self._antialiaseds) == 1
            and len(edges) == 1
            and edges[0][3] == 1
        )


def line_collection_2d_to_3d(col, zs=0, zdir="z", axlim_clip=False):
    """Makes a collection of lines one in space."""
    paths = col.get_paths()
    zs = np.broadcast_to(np.asarray(zs, float), len(paths)) if np.ndim(zs) < 2 else zs
    if len(zs) != len(paths):
        raise ValueError("Number of z-coordinates does not match paths.")
    segments = [lifted(path.vertices, z, zdir) for path, z in zip(paths, zs)]
    col.__class__ = Line3DCollection
    col.set_segments(segments)
    col._axlim_clip = axlim_clip


class _Markers3D(_Sorted):
    """Marks at places in space: the far ones first, and paler."""

    _vzs = _offsets3d = None
    _order = slice(None)
    _depthshade, _depthshade_minalpha = True, 0.3
    _data_scale = 0.0
    # Legends show the plain colours.
    _in_draw = False

    def draw(self, renderer, *args, **kwargs):
        self._in_draw = True
        try:
            super().draw(renderer)
        finally:
            self._in_draw = False

    def get_depthshade(self):
        return self._depthshade

    def set_depthshade(self, depthshade, depthshade_minalpha=None):
        """Whether marks that are farther away are paler, and how pale at most."""
        self._depthshade = depthshade
        self._depthshade_minalpha = (
            rcParams["axes3d.depthshade_minalpha"] if depthshade_minalpha is None else depthshade_minalpha
        )

    def set_3d_properties(self, zs, zdir, axlim_clip=False):
        self.update_scalarmappable()
        offsets = self.get_offsets()
        xs, ys = (offsets[:, 0], offsets[:, 1]) if len(offsets) else (np.empty(0), np.empty(0))
        self._offsets3d = juggle_axes(xs, ys, np.atleast_1d(zs), zdir)
        self._zdir, self._vzs, self._axlim_clip = zdir, None, axlim_clip
        self._sizes3d = getattr(self, "_sizes", np.array([]))
        self._linewidths3d = list(self._linewidths)

    def set_sizes(self, sizes, dpi=72.0):
        super().set_sizes(sizes, dpi)
        self._sizes3d = self._sizes

    def set_linewidth(self, lw):
        super().set_linewidth(lw)
        self._linewidths3d = list(self._linewidths)

    def do_3d_projection(self):
        """Puts the marks on the screen, the farthest first."""
        xs, ys, zs = (_plain(values).ravel() for values in self._offsets3d)
        xs, ys, zs = np.broadcast_arrays(xs, ys, zs)
        if not len(xs):
            self._vzs, self._offsets = np.empty(0), np.empty((0, 2))
            return math.nan
        found = project_data(np.stack([xs, ys, zs], axis=1), self.axes, self._axlim_clip)
        depths = found[:, 2]
        good = depths if not np.isnan(depths).any() else depths[~np.isnan(depths)]
        self._data_scale = (
            float(np.sqrt(((np.nanmax(found, axis=0) - np.nanmin(found, axis=0)) ** 2).sum())) if len(good) else 0.0
        )
        order = np.argsort(depths, kind="stable")[::-1] if self._sorts else slice(None)
        self._order, self._vzs = order, depths
        self._offsets = np.ascontiguousarray(found[order, :2])
        if len(self._sizes3d) > 1:
            self._sizes = np.asarray(self._sizes3d, float)[order]
        if len(self._linewidths3d) > 1:
            self._linewidths = np.asarray(self._linewidths3d, float)[order].tolist()
        return self._depth(depths)

    _sorts = True

    def _shaded(self, colours):
        """Colours by depth, in the order of drawing."""
        depths = self._vzs
        if not self._in_draw or depths is None or not len(colours) or not len(depths):
            return colours
        if self._depthshade:
            alphas = np.ones(len(depths))
            if self._data_scale:
                low = min(max(self._depthshade_minalpha, 0), 1)
                alphas = np.clip(1 - (depths - np.nanmin(depths)) / self._data_scale, low, 1)
            many = np.empty((len(depths), 4))
            many[:] = colours if len(colours) in (1, len(depths)) else np.resize(colours, (len(depths), 4))
            many[:, 3] *= alphas
            if self._alpha is not None:
                # As matplotlib has it: opacity that was set counts twice.
                many[:, 3] *= self._alpha
            colours = many
        return colours[self._order] if len(colours) == len(depths) and len(colours) > 1 else colours

    def get_facecolor(self):
        return self._shaded(super().get_facecolor())

    get_facecolors = get_facecolor

    def get_edgecolor(self):
        if self._edge_is_face:
            return self.get_facecolor()
        return self._shaded(super().get_edgecolor())

    get_edgecolors = get_edgecolor


class Path3DCollection(_Markers3D, PathCollection):
    """Markers in space, as `scatter` draws them."""

    def __init__(self, *args, zs=0, zdir="z", depthshade=None, depthshade_minalpha=None, axlim_clip=False, **kwargs):
        self.set_depthshade(rcParams["axes3d.depthshade"] if depthshade is None else depthshade, depthshade_minalpha)
        super().__init__(*args, **kwargs)
        self.set_3d_properties(zs, zdir, axlim_clip)


class Patch3DCollection(_Markers3D, PatchCollection):
    """Patches at places in space."""

    _sorts = False

    def __init__(self, *args, zs=0, zdir="z", depthshade=None, depthshade_minalpha=None, axlim_clip=False, **kwargs):
        self.set_depthshade(rcParams["axes3d.depthshade"] if depthshade is None else depthshade, depthshade_minalpha)
        super().__init__(*args, **kwargs)
        self.set_3d_properties(zs, zdir, axlim_clip)

    def do_3d_projection(self):
        depth = super().do_3d_projection()
        self._data_scale = float(np.ptp(self._vzs)) / 0.7 if len(self._vzs) else 0.0
        return depth


def patch_collection_2d_to_3d(col, zs=0, zdir="z", depthshade=None, axlim_clip=False, *args, depthshade_minalpha=None):
    """Makes a collection of markers or patches one in space."""
    if isinstance(col, PathCollection):
        col.__class__ = Path3DCollection
    elif isinstance(col, PatchCollection):
        col.__class__ = Patch3DCollection
    col.set_depthshade(rcParams["axes3d.depthshade"] if depthshade is None else depthshade, depthshade_minalpha)
    col.set_3d_properties(zs, zdir, axlim_clip)
