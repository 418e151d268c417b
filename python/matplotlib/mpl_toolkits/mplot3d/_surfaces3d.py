"""Plots of surfaces and bodies in space."""

import math

import numpy as np

from matplotlib.colors import to_rgba, to_rgba_array

from . import art3d
from ._directions import rotate_axes
from ._plots3d import _line_style, together
from .proj3d import _plain


def _strides(rows, columns, kwargs, default):
    """How many rows and columns of a grid each polygon or line spans."""
    by_stride, by_count = bool({"rstride", "cstride"} & set(kwargs)), bool({"rcount", "ccount"} & set(kwargs))
    if by_stride and by_count:
        raise ValueError("Cannot specify both stride and count arguments")
    rstride, cstride = kwargs.pop("rstride", default), kwargs.pop("cstride", default)
    rcount, ccount = kwargs.pop("rcount", 50), kwargs.pop("ccount", 50)
    if by_stride:
        return rstride, cstride
    return max(math.ceil(rows / rcount), 1) if rcount else 0, max(math.ceil(columns / ccount), 1) if ccount else 0


def _steps(count, stride):
    """Every `stride`-th index, and the last one."""
    if not stride:
        return np.empty(0, int)
    return np.append(np.arange(0, count - 1, stride), count - 1)


def _perimeters(grid, rows, columns):
    """Outlines of the cells between chosen rows and columns, and how many corners each has (None: all the same)."""
    heights, widths = np.diff(rows), np.diff(columns)
    tall, wide = int(heights.max()), int(widths.max())
    count = len(heights) * len(widths)
    faces = np.empty((count, 2 * (tall + wide), 3))
    counts = np.empty(count, int)
    index = np.arange(count).reshape(len(heights), len(widths))
    # The last row and column may be smaller: at most four kinds of cells.
    for height in sorted(set(heights.tolist())):
        for width in sorted(set(widths.tolist())):
            r, c = np.arange(0, height), np.arange(0, width)
            down = np.concatenate([0 * c, r, 0 * c + height, height - r])
            right = np.concatenate([c, 0 * r + width, width - c, 0 * r])
            at_rows, at_columns = np.nonzero(heights == height)[0], np.nonzero(widths == width)[0]
            cells = index[np.ix_(at_rows, at_columns)].ravel()
            y = (rows[at_rows][:, None, None] + down[None, None, :]) + 0 * columns[at_columns][None, :, None]
            x = (columns[at_columns][None, :, None] + right[None, None, :]) + 0 * rows[at_rows][:, None, None]
            found = grid[y.reshape(-1), x.reshape(-1)].reshape(len(cells), len(down), 3)
            faces[cells, : len(down)] = found
            faces[cells, len(down) :] = found[:, -1:]
            counts[cells] = len(down)
    return faces, None if (counts == faces.shape[1]).all() else counts


class Surfaces3D:
    """The part of Axes3D that draws surfaces and bodies."""

    def _add_polygons(self, polygons, cmap, norm, vmin, vmax, heights):
        if cmap:
            polygons.set_array(heights)
            if vmin is not None or vmax is not None:
                polygons.set_clim(vmin, vmax)
            if norm is not None:
                polygons.set_norm(norm)
        self.add_collection(polygons, autolim=False)
        return polygons

    def plot_surface(self, X, Y, Z, *, norm=None, vmin=None, vmax=None, lightsource=None, axlim_clip=False, **kwargs):
        """A surface of heights over a grid."""
        had_data = self.has_data()
        if np.ndim(Z) != 2:
            raise ValueError("Argument Z must be 2-dimensional.")
        X, Y, Z = np.broadcast_arrays(*(_plain(v) for v in (X, Y, Z)))
        rstride, cstride = _strides(*Z.shape, kwargs, 10)
        cmap, colours = kwargs.get("cmap"), kwargs.pop("facecolors", None)
        shade = kwargs.pop("shade", cmap is None)
        if shade is None:
            raise ValueError("shade cannot be None.")
        rows, columns = _steps(Z.shape[0], int(rstride)), _steps(Z.shape[1], int(cstride))
        faces, counts = _perimeters(np.stack([X, Y, Z], axis=-1), rows, columns)
        if colours is not None:
            colours = np.asarray(colours)[rows[:-1]][:, columns[:-1]]
            colours = to_rgba_array(colours.reshape(len(faces), *colours.shape[2:]))
        if not np.isfinite(faces).all():
            faces, counts, colours = _without_gaps(faces, counts, colours)
        given = {"lightsource": lightsource, "axlim_clip": axlim_clip, "_counts": counts}
        if colours is not None:
            kwargs.setdefault("edgecolors", colours)
            surface = art3d.Poly3DCollection(faces, facecolors=colours, shade=shade, **given, **kwargs)
        elif cmap:
            surface = art3d.Poly3DCollection(faces, **given, **kwargs)
        else:
            colour = kwargs.pop("color", None)
            colour = np.array(to_rgba(self._get_lines.get_next_color() if colour is None else colour))
            surface = art3d.Poly3DCollection(faces, facecolors=colour, shade=shade, **given, **kwargs)
        from ._polygons3d import _mean

        self._add_polygons(surface, cmap if colours is None else None, norm, vmin, vmax, _mean(faces[..., 2], counts))
        self.auto_scale_xyz(X, Y, Z, had_data)
        return surface

    def plot_wireframe(self, X, Y, Z, *, axlim_clip=False, **kwargs):
        """The lines of a grid of heights."""
        had_data = self.has_data()
        if np.ndim(Z) != 2:
            raise ValueError("Argument Z must be 2-dimensional.")
        X, Y, Z = np.broadcast_arrays(*(_plain(v) for v in (X, Y, Z)))
        rstride, cstride = _strides(*Z.shape, kwargs, 1)
        if not rstride and not cstride:
            raise ValueError("Either rstride or cstride must be non zero")
        grid = np.stack([X, Y, Z], axis=-1)
        down, across = (
            grid[_steps(Z.shape[0], int(rstride))],
            grid[:, _steps(Z.shape[1], int(cstride))].transpose(1, 0, 2),
        )
        if down.shape[1] == across.shape[1] or not len(down) or not len(across):
            lines = (
                np.concatenate([part for part in (down, across) if len(part)])
                if down.shape[1:] == across.shape[1:]
                else (down if len(down) else across)
            )
        else:
            lines = [*down, *across]
        wires = art3d.Line3DCollection(lines, axlim_clip=axlim_clip, **_line_style(kwargs))
        self.add_collection(wires, autolim=False)
        points = np.concatenate([down.reshape(-1, 3), across.reshape(-1, 3)])
        self.auto_scale_xyz(points[:, 0], points[:, 1], points[:, 2], had_data)
        return wires

    def plot_trisurf(
        self, *args, color=None, norm=None, vmin=None, vmax=None, lightsource=None, axlim_clip=False, **kwargs
    ):
        """A surface of triangles through points."""
        from matplotlib.tri import Triangulation

        had_data = self.has_data()
        colour = np.array(to_rgba(self._get_lines.get_next_color() if color is None else color))
        cmap = kwargs.get("cmap")
        shade = kwargs.pop("shade", cmap is None)
        tri, args, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
        if "Z" in kwargs:
            z = kwargs.pop("Z")
        else:
            z, *args = args
        points = np.stack([np.asarray(tri.x, float), np.asarray(tri.y, float), _plain(z).ravel()], axis=1)
        faces = points[tri.get_masked_triangles()]
        if cmap:
            surface = art3d.Poly3DCollection(faces, *args, axlim_clip=axlim_clip, **kwargs)
        else:
            surface = art3d.Poly3DCollection(
                faces, *args, shade=shade, lightsource=lightsource, facecolors=colour, axlim_clip=axlim_clip, **kwargs
            )
        self._add_polygons(surface, cmap, norm, vmin, vmax, faces[:, :, 2].mean(axis=1))
        self.auto_scale_xyz(points[:, 0], points[:, 1], points[:, 2], had_data)
        return surface

    def fill_between(
        self,
        x1,
        y1,
        z1,
        x2,
        y2,
        z2,
        *,
        where=None,
        mode="auto",
        facecolors=None,
        shade=None,
        axlim_clip=False,
        **kwargs,
    ):
        """The surface between two lines."""
        if mode not in ("auto", "quad", "polygon"):
            raise ValueError(f"{mode!r} is not a valid value for mode; supported values are 'auto', 'quad', 'polygon'")
        had_data = self.has_data()
        parts = together(x1, y1, z1, x2, y2, z2)
        one, two = np.stack(parts[:3], axis=1), np.stack(parts[3:], axis=1)
        if facecolors is None:
            facecolors = kwargs.pop("color", None)
        facecolors = to_rgba_array(self._get_patches_for_fill.get_next_color() if facecolors is None else facecolors)
        shown = np.ones(len(one), bool) if where is None else np.asarray(where, bool).ravel()
        if len(shown) != len(one):
            raise ValueError(f"where size ({len(shown)}) does not match size ({len(one)})")
        shown = shown & ~np.isnan(one).any(axis=1) & ~np.isnan(two).any(axis=1)
        if mode == "auto":
            mode = "polygon" if _is_flat(np.concatenate([one[shown], two[shown]])) else "quad"
        shade = mode == "quad" if shade is None else shade
        edges = np.nonzero(np.diff(np.concatenate([[False], shown, [False]]).astype(int)))[0].tolist()
        polygons = []
        for start, end in zip(edges[::2], edges[1::2]):
            a, b = one[start:end], two[start:end]
            if mode == "quad":
                polygons += list(np.stack([a[:-1], a[1:], b[1:], b[:-1]], axis=1))
            else:
                polygons.append(np.concatenate([a, b[::-1]]))
        area = art3d.Poly3DCollection(polygons, facecolors=facecolors, shade=shade, axlim_clip=axlim_clip, **kwargs)
        self.add_collection(area, autolim=False)
        both = np.concatenate([one, two])
        self.auto_scale_xyz(both[:, 0], both[:, 1], both[:, 2], had_data)
        return area

    def bar3d(
        self,
        x,
        y,
        z,
        dx,
        dy,
        dz,
        color=None,
        zsort="average",
        shade=True,
        lightsource=None,
        *args,
        axlim_clip=False,
        data=None,
        **kwargs,
    ):
        """Boxes."""
        had_data = self.has_data()
        x, y, z, dx, dy, dz = together(x, y, z, dx, dy, dz)
        low, size = np.stack([x, y, z], axis=1), np.stack([dx, dy, dz], axis=1)
        faces = (low[:, None, None] + size[:, None, None] * _CUBE).reshape(-1, 4, 3)
        colours = to_rgba_array(self._get_patches_for_fill.get_next_color() if color is None else color)
        if len(colours) == len(x):
            colours = np.repeat(colours, 6, axis=0)
        elif len(colours) < len(x):
            colours = np.tile(colours, (6 * len(x), 1))
        boxes = art3d.Poly3DCollection(
            faces,
            *args,
            zsort=zsort,
            facecolors=colours,
            shade=shade,
            lightsource=lightsource,
            axlim_clip=axlim_clip,
            **kwargs,
        )
        self.add_collection(boxes, autolim=False)
        lows, highs = low.min(axis=0), (low + size).max(axis=0)
        self.auto_scale_xyz(*np.stack([lows, highs], axis=1), had_data)
        return boxes

    def voxels(self, *args, facecolors=None, edgecolors=None, shade=True, lightsource=None, axlim_clip=False, **kwargs):
        """Filled cells of a grid in space; a dictionary of one collection for each."""
        if len(args) >= 3:
            xyz, filled = args[:3], args[3] if len(args) > 3 else kwargs.pop("filled")
        else:
            xyz, filled = None, args[0] if args else kwargs.pop("filled")
        filled = np.asarray(filled, bool)
        if filled.ndim != 3:
            raise ValueError("Argument filled must be 3-dimensional")
        shape = tuple(side + 1 for side in filled.shape)
        corners = np.stack(
            np.indices(shape) if xyz is None else [np.broadcast_to(np.asarray(v, float), shape) for v in xyz], axis=-1
        ).astype(float)
        facecolors = self._get_patches_for_fill.get_next_color() if facecolors is None else facecolors
        faces_of, edges_of = (
            _per_cell(facecolors, "facecolors", filled.shape),
            _per_cell(edgecolors, "edgecolors", filled.shape),
        )
        self.auto_scale_xyz(corners[..., 0], corners[..., 1], corners[..., 2])
        cells, faces, ends = _outer_faces(filled, corners)
        # Light is worked out for all faces at once.
        normals = art3d._generate_normals(faces) if shade and len(faces) else None
        tints = _spread([faces_of(cell) for cell in cells], ends, normals, lightsource)
        lines = None if edgecolors is None else _spread([edges_of(cell) for cell in cells], ends, normals, lightsource)
        out, start = {}, 0
        for cell, end in zip(cells, ends):
            body = art3d.Poly3DCollection(
                faces[start:end],
                facecolors=tints[start:end],
                edgecolors=None if lines is None else lines[start:end],
                axlim_clip=axlim_clip,
                **kwargs,
            )
            self.add_collection(body, autolim=False)
            out[cell], start = body, end
        return out

    # Contours.
    def _lift_contours(self, contours, zdir, offset, axlim_clip, heights):
        art3d.collection_2d_to_3d(contours, heights if offset is None else offset, "-" + zdir, axlim_clip)

    def contour(
        self, X, Y, Z, *args, extend3d=False, stride=5, zdir="z", offset=None, axlim_clip=False, data=None, **kwargs
    ):
        """Lines of equal height, at their heights or all at `offset`."""
        had_data = self.has_data()
        contours = super().contour(*rotate_axes(X, Y, Z, zdir), *args, **kwargs)
        if extend3d:
            self._extend_contours(contours, stride)
        else:
            self._lift_contours(contours, zdir, offset, axlim_clip, contours.levels)
        self.auto_scale_xyz(X, Y, Z, had_data)
        return contours

    contour3D = contour

    def contourf(self, X, Y, Z, *args, zdir="z", offset=None, axlim_clip=False, data=None, **kwargs):
        """Areas between heights, at the middle of their heights or all at `offset`."""
        had_data = self.has_data()
        contours = super().contourf(*rotate_axes(X, Y, Z, zdir), *args, **kwargs)
        levels = contours.levels
        middles = (levels[:-1] + levels[1:]) / 2
        if contours.extend in ("both", "min"):
            middles = np.insert(middles, 0, levels[0] - (levels[1] - levels[0]) / 2)
        if contours.extend in ("both", "max"):
            middles = np.append(middles, levels[-1] + (levels[-1] - levels[-2]) / 2)
        self._lift_contours(contours, zdir, offset, axlim_clip, middles)
        spans = {"x": X, "y": Y, "z": Z, zdir: middles}
        self.auto_scale_xyz(
            *((float(np.nanmin(spans[name])), float(np.nanmax(spans[name]))) for name in "xyz"), had_data
        )
        return contours

    contourf3D = contourf

    def _extend_contours(self, contours, stride):
        """Walls along contour lines."""
        half = (contours.levels[1] - contours.levels[0]) / 2
        contours.update_scalarmappable()
        faces, colours, edges = [], [], contours.get_edgecolor()
        for index, (level, path) in enumerate(zip(contours.levels.tolist(), contours.get_paths())):
            parts = path.to_polygons(closed_only=False) if len(path) else []
            if not parts:
                continue
            line = parts[0]
            count = max(round(len(line) / stride), 2)
            at = np.round(np.arange(count) * (len(line) - 1) / (count - 1)).astype(int)
            low, high = np.insert(line[at], 2, level - half, axis=1), np.insert(line[at], 2, level + half, axis=1)
            faces.append(np.stack([low[:-1], low[1:], high[1:], high[:-1]], axis=1))
            colours += [edges[index % len(edges)]] * (count - 1)
        colours = np.array(colours)
        self.add_collection(
            art3d.Poly3DCollection(np.concatenate(faces), facecolors=colours, edgecolors=colours, shade=True),
            autolim=False,
        )
        contours.remove()

    def tricontour(self, *args, **kwargs):
        """Lines of equal height over triangles."""
        return self._tricontour(super().tricontour, False, args, kwargs)

    def tricontourf(self, *args, **kwargs):
        """Areas between heights over triangles."""
        return self._tricontour(super().tricontourf, True, args, kwargs)

    def _tricontour(self, draw, filled, args, kwargs):
        from matplotlib.tri import Triangulation

        had_data = self.has_data()
        zdir, offset, clip = kwargs.pop("zdir", "z"), kwargs.pop("offset", None), kwargs.pop("axlim_clip", False)
        tri, args, kwargs = Triangulation.get_from_args_and_kwargs(*args, **kwargs)
        z, args = (kwargs.pop("Z"), args) if "Z" in kwargs else (args[0], args[1:])
        x, y, height = rotate_axes(tri.x, tri.y, np.asarray(z, float), zdir)
        contours = draw(Triangulation(x, y, tri.triangles, tri.mask), height, *args, **kwargs)
        levels = contours.levels
        self._lift_contours(contours, zdir, offset, clip, (levels[:-1] + levels[1:]) / 2 if filled else levels)
        self.auto_scale_xyz(tri.x, tri.y, z, had_data)
        return contours


_CUBE = np.array(
    [
        [(0, 0, 0), (0, 1, 0), (1, 1, 0), (1, 0, 0)],
        [(0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)],
        [(0, 0, 0), (1, 0, 0), (1, 0, 1), (0, 0, 1)],
        [(0, 1, 0), (0, 1, 1), (1, 1, 1), (1, 1, 0)],
        [(0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 1, 0)],
        [(1, 0, 0), (1, 1, 0), (1, 1, 1), (1, 0, 1)],
    ],
    float,
)


def _without_gaps(faces, counts, colours):
    """Polygons without the corners that are not finite."""
    counts = np.full(len(faces), faces.shape[1]) if counts is None else counts
    good = np.isfinite(faces).all(axis=2)
    kept, chosen = [], []
    for index, (face, count, fine) in enumerate(zip(faces, counts.tolist(), good)):
        points = face[:count][fine[:count]]
        if len(points):
            kept.append(points)
            chosen.append(index)
    from ._polygons3d import stacked

    faces, counts = stacked(kept)
    return faces, counts, None if colours is None else colours[chosen]


def _is_flat(points):
    """Whether all points lie on one plane."""
    if len(points) < 4:
        return True
    moved = points - points[0]
    spread = np.sqrt((moved**2).sum(axis=1)).max()
    return spread == 0 or float(np.linalg.svd(moved / spread)[1][2]) < 1e-9


def _per_cell(colour, name, shape):
    """A function from a cell to its colour."""
    if np.ndim(colour) in (0, 1):
        return lambda cell: colour
    if np.ndim(colour) not in (3, 4):
        raise ValueError(f"Invalid {name} argument")
    if np.shape(colour)[:3] != shape:
        raise ValueError(f"When multidimensional, {name} must match the shape of filled")
    colour = np.asarray(colour)
    return lambda cell: colour[cell]


def _spread(colours, ends, normals, lightsource):
    """The colour of each face, in the light if there are normals."""
    if not colours:
        return np.empty((0, 4))
    known = {}
    cells = []
    for colour in colours:
        key = colour if isinstance(colour, str) else None if colour is None else tuple(np.ravel(colour).tolist())
        if key not in known:
            known[key] = to_rgba("none" if colour is None else colour)
        cells.append(known[key])
    rgba = np.repeat(np.array(cells), np.diff([0, *ends]), axis=0)
    return rgba if normals is None else art3d._shade_colors(rgba, normals, lightsource)


def _outer_faces(filled, corners):
    """Filled cells in turn; their faces that have no filled neighbour; and where the faces of each cell end."""
    padded = np.zeros([side + 2 for side in filled.shape], bool)
    padded[1:-1, 1:-1, 1:-1] = filled
    cells, faces = [], []
    for face, (axis, high) in enumerate(((2, 0), (2, 1), (1, 0), (1, 1), (0, 0), (0, 1))):
        neighbour = [slice(1, -1)] * 3
        neighbour[axis] = slice(2, None) if high else slice(0, -2)
        at = np.argwhere(filled & ~padded[tuple(neighbour)])
        places = at[:, None, :] + _CUBE[face].astype(int)[None]
        cells.append(at)
        faces.append(corners[places[..., 0], places[..., 1], places[..., 2]])
    cells, faces = np.concatenate(cells), np.concatenate(faces)
    keys = (cells[:, 0] * filled.shape[1] + cells[:, 1]) * filled.shape[2] + cells[:, 2]
    order = np.argsort(keys, kind="stable")
    cells, faces, keys = cells[order], faces[order], keys[order]
    if not len(keys):
        return [], faces, []
    ends = np.append(np.nonzero(np.diff(keys))[0] + 1, len(keys))
    return [tuple(cell) for cell in cells[ends - 1].tolist()], faces, ends.tolist()
