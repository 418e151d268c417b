"""Many shapes drawn at once, with colours, widths and sizes that are used over and over."""

import math

import numpy as np

from . import rcParams
from ._docs import aliases
from .artist import Artist, normalize
from .cm import ScalarMappable
from .colors import to_rgba_array
from .lines import dash_pattern, scaled
from .path import Path
from .transforms import Affine2D, Bbox, IdentityTransform


def _is_none(colour):
    return isinstance(colour, str) and colour == "none"


class Collection(ScalarMappable, Artist):
    """Shapes that share a kind; each may have its own colour, width, size and place."""

    zorder = 1
    _edge_default = False

    def __init__(self, *, edgecolors=None, facecolors=None, hatchcolors=None, linewidths=None, linestyles="solid", capstyle=None,
                 joinstyle=None, antialiaseds=None, offsets=None, offset_transform=None, norm=None, cmap=None, colorizer=None,
                 pickradius=5.0, hatch=None, urls=None, zorder=1, **kwargs):
        Artist.__init__(self)
        ScalarMappable.__init__(self, norm, cmap)
        self._paths = None
        self._hatch = hatch
        self._cap, self._join = capstyle, joinstyle
        self._sizes_scale = None
        self._trans = None
        self.set_linewidth(linewidths)
        self.set_linestyle(linestyles)
        self.set_antialiased(antialiaseds)
        self._mapped_face = self._mapped_edge = None
        self._original_face = self._original_edge = None
        self.set_facecolor(facecolors)
        self.set_edgecolor(edgecolors)
        self.set_zorder(zorder)
        self._offsets = None
        self._offset_transform = offset_transform
        if offsets is not None:
            offsets = np.asanyarray(offsets, float)
            self._offsets = offsets[None, :] if offsets.shape == (2,) else offsets
        if kwargs:
            self.update(kwargs)

    def update(self, kwargs):
        return super().update(normalize(kwargs, self._aliases))

    def set_paths(self, paths):
        self._paths = paths

    def get_paths(self):
        return self._paths if self._paths is not None else []

    def get_transforms(self):
        return []

    def set_offsets(self, offsets):
        offsets = np.asanyarray(offsets, float)
        self._offsets = offsets[None, :] if offsets.shape == (2,) else offsets

    def get_offsets(self):
        return np.zeros((1, 2)) if self._offsets is None else self._offsets

    def get_offset_transform(self):
        return IdentityTransform() if self._offset_transform is None else self._offset_transform

    def set_offset_transform(self, offset_transform):
        self._offset_transform = offset_transform

    def set_linewidth(self, lw):
        lw = self._default_linewidth() if lw is None else lw
        self._linewidths = [float(width) for width in np.atleast_1d(lw)]

    def _default_linewidth(self):
        return rcParams["patch.linewidth"]

    def get_linewidth(self):
        return self._linewidths

    def set_linestyle(self, ls):
        if isinstance(ls, str) or ls is None or (isinstance(ls, tuple) and len(ls) == 2 and not isinstance(ls[0], (str, tuple))):
            ls = [ls]
        self._linestyles = list(ls)
        self._patterns = [dash_pattern(style) for style in ls]

    def get_linestyle(self):
        return self._patterns

    def set_capstyle(self, cs):
        self._cap = cs

    def set_joinstyle(self, js):
        self._join = js

    def get_capstyle(self):
        return self._cap

    def get_joinstyle(self):
        return self._join

    def set_antialiased(self, aa):
        aa = rcParams["patch.antialiased"] if aa is None else aa
        self._antialiaseds = list(np.atleast_1d(aa))

    def get_antialiased(self):
        return self._antialiaseds

    def set_hatch(self, hatch):
        self._hatch = hatch

    def get_hatch(self):
        return self._hatch

    def set_color(self, c):
        self.set_facecolor(c)
        self.set_edgecolor(c)

    def _default_facecolor(self):
        return rcParams["patch.facecolor"]

    def _default_edgecolor(self):
        if rcParams["patch.force_edgecolor"] or self._edge_default or _is_none(self._original_face):
            return rcParams["patch.edgecolor"]
        return "none"

    def set_facecolor(self, c):
        self._original_face = c
        self._facecolors = to_rgba_array(self._default_facecolor() if c is None else c, self._alpha)
        self._mapped_face = None

    def set_edgecolor(self, c):
        self._original_edge = c
        c = self._default_edgecolor() if c is None else c
        self._edge_is_face = isinstance(c, str) and c == "face"
        self._edgecolors = None if self._edge_is_face else to_rgba_array(c, self._alpha)
        self._mapped_edge = None

    def set_alpha(self, alpha):
        super().set_alpha(alpha)
        if hasattr(self, "_facecolors"):
            self.set_facecolor(self._original_face)
            self.set_edgecolor(self._original_edge)

    def set_array(self, A):
        super().set_array(A)
        self._mapped_face = self._mapped_edge = None

    def changed(self):
        self._mapped_face = self._mapped_edge = None
        super().changed()

    def update_scalarmappable(self):
        """Colours from numbers, where there are numbers."""
        if self._A is None:
            return
        mapped = self.to_rgba(np.asanyarray(self._A).ravel(), self._alpha)
        face_wanted = not _is_none(self._original_face) and self._maps_face()
        if face_wanted:
            self._mapped_face = mapped
            if self._original_edge is not None and isinstance(self._original_edge, str) and self._original_edge == "face":
                self._mapped_edge = mapped
        elif self._original_edge is None or (isinstance(self._original_edge, str) and self._original_edge == "face"):
            self._mapped_edge = mapped

    def _maps_face(self):
        return True

    def get_facecolor(self):
        return self._facecolors if self._mapped_face is None else self._mapped_face

    get_facecolors = get_facecolor

    def get_edgecolor(self):
        if self._mapped_edge is not None:
            return self._mapped_edge
        return self.get_facecolor() if self._edge_is_face else self._edgecolors

    get_edgecolors = get_edgecolor

    def get_fill(self):
        return not _is_none(self._original_face)

    def get_sizes(self):
        return self._sizes

    def get_datalim(self, transData):
        """The box of all shapes in data coordinates."""
        transform, offset = self.get_transform(), self.get_offset_transform()
        if self._offsets is not None and not transform.contains_branch(transData) and offset.contains_branch(transData):
            points = self._offsets
            points = (offset - transData).transform(points) if offset is not transData else points
            good = points[np.isfinite(points).all(axis=1)]
            return Bbox([good.min(axis=0), good.max(axis=0)]) if len(good) else Bbox.null()
        if not transform.contains_branch(transData):
            return Bbox.null()
        through = transform - transData
        boxes = []
        for path in self.get_paths():
            points = path.vertices if path.codes is None else path.vertices[path.codes != Path.CLOSEPOLY]
            if transform is not transData:
                points = through.transform(points)
            points = points[np.isfinite(points).all(axis=1)]
            if len(points):
                boxes.append(Bbox([points.min(axis=0), points.max(axis=0)]))
        if not boxes:
            return Bbox.null()
        box = Bbox.union(boxes)
        if self._offsets is not None:
            low, high = self._offsets.min(axis=0), self._offsets.max(axis=0)
            box = Bbox([box.min + low, box.max + high])
        return box

    def get_window_extent(self, renderer=None):
        transform, offset = self.get_transform(), self.get_offset_transform()
        if self._offsets is not None:
            points = offset.transform(self._offsets)
        else:
            parts = [transform.transform(path.vertices) for path in self.get_paths() if len(path)]
            points = np.concatenate(parts) if parts else np.empty((0, 2))
        points = points[np.isfinite(points).all(axis=1)]
        if not len(points):
            return Bbox.null()
        pad = 0.0
        if self._offsets is not None and self._sizes_scale is not None and len(self._sizes_scale):
            pad = float(np.max(self._sizes_scale)) / 2
        return Bbox([points.min(axis=0) - pad, points.max(axis=0) + pad])

    def _strokes(self, renderer):
        """For each different width and pattern a stroke without a colour, used over and over."""
        count = max(len(self._linewidths), len(self._patterns))
        out = []
        for index in range(count):
            width = self._linewidths[index % len(self._linewidths)]
            dashes, offset = scaled(self._patterns[index % len(self._patterns)], width)
            join = self._join or "miter"
            if self._linestyles[index % len(self._linestyles)] in ("None", "none", " ", ""):
                width = 0.0
            out.append(renderer.stroke((0.0, 0.0, 0.0, 1.0), width, dashes, offset, self._cap or "butt", join))
        return out

    def _sizes_pixels(self, renderer):
        return None

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        self.update_scalarmappable()
        paths = self.get_paths()
        if not len(paths):
            return
        faces, edges = self.get_facecolor(), self.get_edgecolor()
        clip = self._clip()
        if self._offsets is not None:
            self._draw_marks(renderer, paths, faces, edges, clip)
        else:
            self._draw_paths(renderer, paths, faces, edges, clip)

    def _draw_marks(self, renderer, paths, faces, edges, clip):
        function, map = self.get_offset_transform().split()
        offsets = np.asarray(self._offsets.filled(np.nan) if hasattr(self._offsets, "filled") else self._offsets, float)
        if function is not None:
            offsets = function(offsets)
        sizes = self._sizes_pixels(renderer)
        own, base = Artist.get_transform(self).split()
        shapes = []
        for path in paths:
            vertices = path.vertices if own is None else own(path.vertices)
            shapes.append((np.ascontiguousarray(vertices, float), path.codes, base))
        count = max(len(offsets), len(paths))
        if len(offsets) < count and len(offsets):
            offsets = offsets[np.arange(count) % len(offsets)]
        strokes = self._strokes(renderer)
        stroke = strokes[0]
        widths = None
        if len(self._linewidths) > 1:
            widths = np.array(self._linewidths, float) * renderer.scale
            stroke = renderer.stroke((0.0, 0.0, 0.0, 1.0), max(self._linewidths) or 1.0, *scaled(self._patterns[0], 1.0))
        has_edges = stroke is not None and len(edges)
        renderer.surface.marks(shapes, np.ascontiguousarray(offsets), map, sizes, _packed(faces), _packed(edges) if has_edges else None, widths, stroke,
                               clip, False, bool(self._antialiaseds[0]))

    def _draw_paths(self, renderer, paths, faces, edges, clip):
        transform = self.get_transform()
        function, map = transform.split()
        strokes = self._strokes(renderer)
        faces, edges = faces.tolist(), edges.tolist()
        shape = renderer.surface.shape
        snap = self._snapping()
        aa = self._antialiaseds
        for index, path in enumerate(paths):
            vertices = path.vertices if function is None else function(path.vertices)
            fill = tuple(faces[index % len(faces)]) if faces else None
            stroke = strokes[index % len(strokes)]
            if stroke is not None:
                edge = edges[index % len(edges)] if edges else None
                stroke = None if edge is None or edge[3] == 0 else (tuple(edge), *stroke[1:])
            if fill is not None and fill[3] == 0:
                fill = None
            if self._hatch:
                shape(np.ascontiguousarray(vertices, float), path.codes, map, fill, None, clip, snap, True)
                from .hatch import draw_hatch

                colour = tuple(edges[index % len(edges)]) if edges else (0.0, 0.0, 0.0, 1.0)
                draw_hatch(renderer, path, transform, self._hatch, colour, rcParams["hatch.linewidth"], clip)
                fill = None
            if fill is not None or stroke is not None:
                shape(np.ascontiguousarray(vertices, float), path.codes, map, fill, stroke, clip, snap, bool(aa[index % len(aa)]))


def _packed(colours):
    return np.ascontiguousarray(colours, float) if colours is not None and len(colours) else None


aliases(Collection, {
    "antialiased": ["antialiaseds", "aa"], "edgecolor": ["edgecolors", "ec"], "facecolor": ["facecolors", "fc"],
    "linestyle": ["linestyles", "dashes", "ls"], "linewidth": ["linewidths", "lw"], "offset_transform": ["transOffset"],
})


class _Sized(Collection):
    """Shapes with a size in points squared."""

    def set_sizes(self, sizes, dpi=72.0):
        self._sizes = np.array([]) if sizes is None else np.asarray(sizes, float).ravel()

    def _factor(self):
        return 1.0

    def _sizes_pixels(self, renderer):
        if not len(self._sizes):
            return None
        self._sizes_scale = np.sqrt(self._sizes) * renderer.scale * self._factor()
        return np.ascontiguousarray(self._sizes_scale)


class PathCollection(_Sized):
    """Markers at points, as `scatter` draws them."""

    def __init__(self, paths, sizes=None, **kwargs):
        super().__init__(**kwargs)
        self.set_paths(paths)
        self.set_sizes(sizes)

    def get_paths(self):
        return self._paths

    def legend_elements(self, prop="colors", num="auto", fmt=None, func=lambda x: x, **kwargs):
        """Handles and labels for a legend of colours or sizes."""
        from . import ticker
        from .lines import Line2D

        if fmt is None:
            fmt = ticker.ScalarFormatter(useOffset=False, useMathText=True)
            fmt.create_dummy_axis()
        elif isinstance(fmt, str):
            fmt = ticker.StrMethodFormatter(fmt)
        values = self.get_array() if prop == "colors" else self.get_sizes()
        if prop == "colors" and values is None:
            import warnings

            warnings.warn("Collection without array used. Make sure to specify the values to be colormapped via the `c` argument.", stacklevel=2)
            return [], []
        unique = np.unique(np.asarray(values))
        labels_at = func(unique)
        if num == "auto":
            num = 9
            if len(unique) <= num:
                num = None
        if num is None:
            shown, labels_of = unique, labels_at
        else:
            if isinstance(num, (int, np.integer)):
                locator = ticker.MaxNLocator(nbins=num, min_n_ticks=num - 1, steps=[1, 2, 2.5, 3, 5, 6, 8, 10])
            elif np.iterable(num):
                locator = ticker.FixedLocator(num)
            else:
                locator = num
            low, high = float(np.min(labels_at)), float(np.max(labels_at))
            labels_of = np.asarray(locator.tick_values(low, high))
            labels_of = labels_of[(labels_of >= low) & (labels_of <= high)]
            xs = np.linspace(float(unique.min()), float(unique.max()), 256)
            shown = np.interp(labels_of, np.sort(func(xs)), xs)
        kind = self.get_paths()[0]
        handles, labels = [], []
        if hasattr(fmt, "set_locs"):
            fmt.axis.set_view_interval(float(np.min(labels_of)), float(np.max(labels_of)))
            fmt.set_locs(labels_of)
        for value, label in zip(np.asarray(shown).tolist(), np.asarray(labels_of).tolist()):
            if prop == "colors":
                colour, size = self.cmap(self.norm(value)), rcParams["lines.markersize"]
            else:
                colour, size = kwargs.get("color", "k"), math.sqrt(value)
                if math.isclose(size, 0):
                    continue
            settings = {"markeredgewidth": self.get_linewidth()[0], "alpha": self.get_alpha(), **{k: v for k, v in kwargs.items() if k != "color"}}
            handles.append(Line2D([0], [0], linestyle="", color=colour, markersize=size, marker=kind, **settings))
            labels.append(fmt(label))
        return handles, labels


class PolyCollection(_Sized):
    """Polygons."""

    def __init__(self, verts, sizes=None, *, closed=True, **kwargs):
        super().__init__(**kwargs)
        self.set_sizes(sizes)
        self.set_verts(verts, closed)

    def set_verts(self, verts, closed=True):
        if hasattr(verts, "filled"):
            verts = verts.astype(float).filled(np.nan)
        paths = []
        for points in verts:
            points = np.asarray(points, float)
            if closed and len(points):
                points = np.concatenate([points, points[:1]])
            paths.append(Path(points, closed=closed) if len(points) else Path(points))
        self._paths = paths

    set_paths = set_verts

    def set_verts_and_codes(self, verts, codes):
        self._paths = [Path(points, code) if len(points) else Path(points) for points, code in zip(verts, codes)]


class FillBetweenPolyCollection(PolyCollection):
    """The area between two curves."""


class BrokenBarHCollection(PolyCollection):
    """Bars in a row."""

    def __init__(self, xranges, yrange, **kwargs):
        y0, height = yrange
        super().__init__([[(x, y0), (x, y0 + height), (x + w, y0 + height), (x + w, y0)] for x, w in xranges], **kwargs)


class RegularPolyCollection(_Sized):
    """Regular polygons."""

    _make = staticmethod(Path.unit_regular_polygon)

    def __init__(self, numsides, *, rotation=0, sizes=(1,), **kwargs):
        super().__init__(**kwargs)
        self.set_sizes(sizes)
        self._paths = [self._make(numsides)]
        self.set_transform(Affine2D().rotate(rotation))

    def _factor(self):
        return math.pi ** -0.5


class StarPolygonCollection(RegularPolyCollection):
    """Stars."""

    _make = staticmethod(Path.unit_regular_star)


class AsteriskPolygonCollection(RegularPolyCollection):
    """Asterisks."""

    _make = staticmethod(Path.unit_regular_asterisk)


class CircleCollection(_Sized):
    """Circles with an area in points squared."""

    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.set_sizes(sizes)
        self.set_transform(IdentityTransform())
        self._paths = [Path.unit_circle()]

    def _factor(self):
        return math.pi ** -0.5


class LineCollection(Collection):
    """Lines, each with its own colour and width."""

    _edge_default = True

    def __init__(self, segments, *, zorder=2, **kwargs):
        kwargs.setdefault("facecolors", "none")
        super().__init__(zorder=zorder, **kwargs)
        self.set_segments(segments)

    def set_segments(self, segments):
        self._paths = [] if segments is None else [
            Path(np.column_stack([np.asarray(s[0], float), np.asarray(s[1], float)]) if isinstance(s, tuple) and len(s) == 2 and np.ndim(s[0]) == 1 and len(s[0]) != 2
                 else np.asarray(s, float)) for s in segments if len(s)]

    set_verts = set_paths = set_segments

    def get_segments(self):
        return [path.vertices for path in self._paths]

    def _default_linewidth(self):
        return rcParams["lines.linewidth"]

    def _default_edgecolor(self):
        return rcParams["lines.color"]

    def _default_facecolor(self):
        return "none"

    def _maps_face(self):
        return False

    def set_color(self, c):
        self.set_edgecolor(c)

    set_colors = set_color

    def get_color(self):
        return self._edgecolors

    get_colors = get_color

    def set_alpha(self, alpha):
        super().set_alpha(alpha)


class EventCollection(LineCollection):
    """Short parallel lines at positions."""

    def __init__(self, positions, orientation="horizontal", *, lineoffset=0, linelength=1, linewidth=None, color=None, linestyle="solid",
                 antialiased=None, **kwargs):
        super().__init__([], linewidths=linewidth, linestyles=linestyle, colors=color, antialiaseds=antialiased, **kwargs) if color is None else \
            super().__init__([], linewidths=linewidth, linestyles=linestyle, edgecolors=color, antialiaseds=antialiased, **kwargs)
        self._horizontal = orientation.lower() == "horizontal"
        self._offset, self._length = lineoffset, linelength
        self.set_positions(positions)

    def set_positions(self, positions):
        positions = np.asarray([] if positions is None else positions, float)
        self._positions = positions
        low, high = self._offset - self._length / 2, self._offset + self._length / 2
        if self._horizontal:
            self.set_segments([[(p, low), (p, high)] for p in positions.tolist()])
        else:
            self.set_segments([[(low, p), (high, p)] for p in positions.tolist()])

    def get_positions(self):
        return self._positions.tolist()

    def get_orientation(self):
        return "horizontal" if self._horizontal else "vertical"

    def get_linelength(self):
        return self._length

    def get_lineoffset(self):
        return self._offset


class PatchCollection(Collection):
    """Patches drawn together."""

    def __init__(self, patches, *, match_original=False, **kwargs):
        if match_original:
            kwargs["facecolors"] = [p.get_facecolor() if p.get_fill() else [0, 0, 0, 0] for p in patches]
            kwargs["edgecolors"] = [p.get_edgecolor() for p in patches]
            kwargs["linewidths"] = [p.get_linewidth() for p in patches]
            kwargs["linestyles"] = [p.get_linestyle() for p in patches]
        super().__init__(**kwargs)
        self.set_paths(patches)

    def set_paths(self, patches):
        self._paths = [] if patches is None else [p.get_path().transformed(p.get_patch_transform()) for p in patches]


class EllipseCollection(Collection):
    """Ellipses by widths, heights and angles."""

    def __init__(self, widths, heights, angles, *, units="points", **kwargs):
        super().__init__(**kwargs)
        self._widths, self._heights = np.asarray(widths, float).ravel() / 2, np.asarray(heights, float).ravel() / 2
        self._angles, self._units = np.deg2rad(np.asarray(angles, float)).ravel(), units

    def get_paths(self):
        scale = 1.0
        if self.axes is not None:
            box, view = self.axes.bbox, self.axes.viewLim
            dpi = self.figure.dpi
            scale = {"x": box.width / view.width, "y": box.height / view.height, "xy": box.width / view.width, "inches": dpi, "points": dpi / 72,
                     "width": box.width, "height": box.height, "dots": 1.0}[self._units]
        circle = Path.unit_circle()
        return [circle.transformed(Affine2D().scale(w * scale, h * scale).rotate(a))
                for w, h, a in zip(self._widths.tolist(), self._heights.tolist(), self._angles.tolist())]

    def get_datalim(self, transData):
        good = self._offsets
        return Bbox([good.min(axis=0), good.max(axis=0)]) if good is not None and len(good) else Bbox.null()


class QuadMesh(Collection):
    """A grid of coloured cells."""

    def __init__(self, coordinates, *, antialiased=True, shading="flat", **kwargs):
        kwargs.setdefault("pickradius", 0)
        super().__init__(**kwargs)
        self._coordinates = np.asarray(coordinates, float)
        self._antialiased, self._shading = antialiased, shading

    def get_coordinates(self):
        return self._coordinates

    def get_paths(self):
        c = self._coordinates
        cells = np.stack([c[:-1, :-1], c[:-1, 1:], c[1:, 1:], c[1:, :-1], c[:-1, :-1]], axis=2).reshape(-1, 5, 2)
        return [Path(cell, closed=True) for cell in cells]

    def _default_linewidth(self):
        return 0.0

    def get_datalim(self, transData):
        points = self._coordinates.reshape(-1, 2)
        good = points[np.isfinite(points).all(axis=1)]
        return Bbox([good.min(axis=0), good.max(axis=0)]) if len(good) else Bbox.null()

    def set_array(self, A):
        rows, columns = self._coordinates.shape[0] - 1, self._coordinates.shape[1] - 1
        if A is not None and self._shading != "gouraud":
            shape = np.shape(A)
            if np.size(A) not in (rows * columns, rows * columns * 3, rows * columns * 4):
                raise ValueError(f"For X ({columns + 1}) and Y ({rows + 1}) with flat shading, A should have shape {(rows, columns, 3)} or "
                                 f"{(rows, columns, 4)} or {(rows, columns)} or {(rows * columns,)}, not {shape}")
        super().set_array(A)

    def get_cursor_data(self, event):
        return None

    def update_scalarmappable(self):
        if self._A is not None and np.ndim(self._A) == 3:
            colours = np.asarray(self._A, float)
            if np.asarray(self._A).dtype.kind == "u":
                colours = colours / 255
            if colours.shape[-1] == 3:
                colours = np.concatenate([colours, np.ones((*colours.shape[:2], 1))], axis=2)
            self._mapped_face = colours.reshape(-1, 4)
            return
        super().update_scalarmappable()

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        self.update_scalarmappable()
        transform = self.get_transform()
        function, map = transform.split()
        corners = self._coordinates
        rows, columns = corners.shape[0] - 1, corners.shape[1] - 1
        faces = self.get_facecolor()
        if self._shading == "gouraud" and len(faces) == (rows + 1) * (columns + 1):
            corners, faces = _finer(corners, faces.reshape(rows + 1, columns + 1, 4))
            rows, columns = corners.shape[0] - 1, corners.shape[1] - 1
        if len(faces) != rows * columns:
            faces = np.resize(faces, (rows * columns, 4)) if len(faces) else np.zeros((rows * columns, 4))
        flat = corners.reshape(-1, 2)
        if function is not None:
            flat = function(flat)
        edge = None
        edges = self.get_edgecolor()
        if self._linewidths[0] > 0 and len(edges) and not self._edge_is_face and self._mapped_edge is None and edges[0][3] > 0:
            edge = renderer.stroke(tuple(edges[0].tolist()), self._linewidths[0])
        renderer.surface.mesh(rows, columns, np.ascontiguousarray(flat), map, _packed(faces), edge, self._clip(), False)


def _finer(corners, colours, steps=8):
    """Corners and colours between given ones, for shading that flows."""
    def between(values, axis):
        values = np.moveaxis(values, axis, 0)
        parts = np.linspace(0, 1, steps, endpoint=False).reshape(-1, *[1] * (values.ndim - 1))
        out = [one * (1 - parts) + other * parts for one, other in zip(values[:-1], values[1:])]
        return np.moveaxis(np.concatenate([*out, values[-1:]]), 0, axis)

    fine = between(between(corners, 0), 1)
    shades = between(between(colours, 0), 1)
    middle = (shades[:-1, :-1] + shades[1:, :-1] + shades[:-1, 1:] + shades[1:, 1:]) / 4
    return fine, middle.reshape(-1, 4)


class TriMesh(Collection):
    """A coloured triangulation."""

    def __init__(self, triangulation, **kwargs):
        super().__init__(**kwargs)
        self._triangulation = triangulation

    def get_paths(self):
        t = self._triangulation
        points = np.column_stack([t.x, t.y])
        return [Path(np.concatenate([p, p[:1]]), closed=True) for p in points[t.get_masked_triangles()]]
