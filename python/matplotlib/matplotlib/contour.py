"""Contours: lines of equal height and the areas between them."""

import math

import numpy as np

import _matplotlib

from . import rcParams, ticker
from .collections import Collection
from .colors import ListedColormap, LogNorm, to_rgba_array
from .path import Path
from .text import Text


class ContourSet(Collection):
    """All contours of one call."""

    def __init__(self, ax, *args, levels=None, filled=False, linewidths=None, linestyles=None, hatches=(None,), alpha=None, origin=None, extent=None,
                 cmap=None, colors=None, norm=None, vmin=None, vmax=None, colorizer=None, extend="neither", antialiased=None, nchunk=0, locator=None,
                 transform=None, negative_linestyles=None, clip_path=None, corner_mask=None, algorithm=None, zorder=None, **kwargs):
        self.filled, self.extend, self.locator, self.origin = filled, extend, locator, origin
        self.negative_linestyles = negative_linestyles or rcParams["contour.negative_linestyle"]
        self._extends_own = False
        if origin == "image":
            origin = rcParams["image.origin"]
        self.origin = origin
        label = kwargs.pop("label", None)
        if colors is not None and cmap is not None:
            raise ValueError("Either colors or cmap must be None")
        super().__init__(cmap=cmap, norm=norm, alpha=alpha, zorder=(1 if filled else 2) if zorder is None else zorder,
                         antialiaseds=False if filled and antialiased is None else antialiased)
        self.axes, self.figure = ax, ax.figure
        self._transform = ax.transData if transform is None else transform
        self.extent, self.hatches, self.colors = extent, hatches, colors
        self.logscale = isinstance(norm, LogNorm) or isinstance(locator, ticker.LogLocator)
        if self.logscale and norm is None:
            self.norm = LogNorm()
        x, y, z = self._grid(ax, args, levels)
        self.zmin, self.zmax = float(np.nanmin(z)), float(np.nanmax(z))
        if self.logscale and self.zmin <= 0:
            z = np.where(z <= 0, np.nan, z)
            import warnings

            warnings.warn("Log scale: values of z <= 0 have been masked", stacklevel=4)
            self.zmin = float(np.nanmin(z))
        self._choose_levels(levels if levels is not None else (args[len(args) - 1] if len(args) in (2, 4) else None))
        self._layers()
        self._trace(x, y, z)
        if not filled:
            self._own_styles(linewidths, linestyles, negative_linestyles)
        self._colour(colors, vmin, vmax)
        self._label = label if label is not None else ""
        ax.update_datalim([[float(np.nanmin(x)), float(np.nanmin(y))], [float(np.nanmax(x)), float(np.nanmax(y))]])
        self.sticky_edges.x[:] = [float(np.nanmin(x)), float(np.nanmax(x))]
        self.sticky_edges.y[:] = [float(np.nanmin(y)), float(np.nanmax(y))]
        ax.add_collection(self, autolim=False)
        if clip_path is not None:
            self.set_clip_path(*clip_path if isinstance(clip_path, tuple) else (clip_path,))
        self.labelTexts = []
        if kwargs:
            if unknown := [name for name in kwargs if not hasattr(self, "set_" + name)]:
                raise TypeError(f"contour() got an unexpected keyword argument '{unknown[0]}'")
            self.update(kwargs)

    def _grid(self, ax, args, levels):
        if len(args) in (1, 2):
            z = np.asanyarray(args[0])
            z = np.asarray(z.filled(np.nan) if hasattr(z, "filled") else z, float)
            if z.ndim != 2:
                raise TypeError(f"Input z must be 2D, not {z.ndim}D")
            rows, columns = z.shape
            if rows < 2 or columns < 2:
                raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {z.shape}")
            if self.origin is None:
                if self.extent is None:
                    return *np.meshgrid(np.arange(columns, dtype=float), np.arange(rows, dtype=float)), z
                x0, x1, y0, y1 = self.extent
                return *np.meshgrid(np.linspace(x0, x1, columns), np.linspace(y0, y1, rows)), z
            x0, x1, y0, y1 = (0, columns, 0, rows) if self.extent is None else self.extent
            dx, dy = (x1 - x0) / columns, (y1 - y0) / rows
            x, y = x0 + (np.arange(columns) + 0.5) * dx, y0 + (np.arange(rows) + 0.5) * dy
            if self.origin == "upper":
                y = y[::-1]
            return *np.meshgrid(x, y), z
        if len(args) not in (3, 4):
            raise TypeError(f"contour() takes from 1 to 4 positional arguments but {len(args)} were given")
        x, y, z = args[:3]
        ax.xaxis.update_units(x)
        ax.yaxis.update_units(y)
        x, y = np.asarray(ax.convert_xunits(x), float), np.asarray(ax.convert_yunits(y), float)
        z = np.asanyarray(z)
        z = np.asarray(z.filled(np.nan) if hasattr(z, "filled") else z, float)
        if z.ndim != 2:
            raise TypeError(f"Input z must be 2D, not {z.ndim}D")
        rows, columns = z.shape
        if rows < 2 or columns < 2:
            raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {z.shape}")
        if x.ndim != y.ndim:
            raise TypeError(f"Number of dimensions of x ({x.ndim}) and y ({y.ndim}) do not match")
        if x.ndim == 1:
            if len(x) != columns:
                raise TypeError(f"Length of x ({len(x)}) must match number of columns in z ({columns})")
            if len(y) != rows:
                raise TypeError(f"Length of y ({len(y)}) must match number of rows in z ({rows})")
            x, y = np.meshgrid(x, y)
        elif x.shape != z.shape:
            raise TypeError(f"Shapes of x {x.shape} and z {z.shape} do not match")
        elif y.shape != z.shape:
            raise TypeError(f"Shapes of y {y.shape} and z {z.shape} do not match")
        return x, y, z

    def _choose_levels(self, levels):
        count = 7 if levels is None else levels
        if isinstance(count, (int, np.integer)):
            if self.locator is None:
                self.locator = ticker.LogLocator(numticks=count) if self.logscale else ticker.MaxNLocator(int(count) + 1, min_n_ticks=1)
            found = np.asarray(self.locator.tick_values(self.zmin, self.zmax), float)
            under = np.nonzero(found < self.zmin)[0]
            start = int(under[-1]) if len(under) else 0
            over = np.nonzero(found > self.zmax)[0]
            end = int(over[0]) + 1 if len(over) else len(found)
            if self.extend in ("min", "both"):
                start += 1
            if self.extend in ("max", "both"):
                end -= 1
            if end - start < 3:
                start, end = 0, len(found)
            self.levels = found[start:end]
            if not self.filled:
                inside = (self.levels > self.zmin) & (self.levels < self.zmax)
                kept = self.levels[inside]
                self.levels = self.levels if isinstance(levels, (int, np.integer)) or levels is None else kept
                if not len(kept):
                    self.levels = np.array([self.zmin])
        else:
            self.levels = np.asarray(levels, float).ravel()
            if not self.filled:
                inside = (self.levels > self.zmin) & (self.levels < self.zmax)
                if not inside.any():
                    import warnings

                    warnings.warn("No contour levels were found within the data range.", UserWarning, stacklevel=5)
        if self.filled and len(self.levels) < 2:
            raise ValueError("Filled contours require at least 2 levels.")
        if len(self.levels) > 1 and np.min(np.diff(self.levels)) <= 0.0:
            raise ValueError("Contour levels must be increasing")

    def _layers(self):
        levels = self.levels.tolist()
        low, high = (1e-250, 1e250) if self.logscale else (-1e250, 1e250)
        if self.extend in ("both", "min"):
            levels.insert(0, low)
        if self.extend in ("both", "max"):
            levels.append(high)
        self._levels = np.array(levels)
        if not self.filled:
            self.layers = self.levels
            return
        edges = self._levels
        layers = np.sqrt(edges[:-1]) * np.sqrt(edges[1:]) if self.logscale else (edges[:-1] + edges[1:]) / 2
        # The open ends take colours from beyond the limits.
        if self.extend in ("both", "min"):
            layers[0] = -1e93 if not self.logscale else 1e-93
        if self.extend in ("both", "max"):
            layers[-1] = 1e93
        self.layers = layers

    def _trace(self, x, y, z):
        rows, columns = z.shape
        x, y, z = (np.ascontiguousarray(v, float) for v in (x, y, z))
        paths = []
        if self.filled:
            edges = self._levels.tolist()
            top = len(edges) - 1
            for index, (low, high) in enumerate(zip(edges[:-1], edges[1:])):
                # The highest value belongs to the last area.
                if index == top - 1 and high == self.zmax:
                    high = np.nextafter(high, math.inf)
                rings = [np.frombuffer(ring, float).reshape(-1, 2) for ring in _matplotlib.contour_regions(x, y, z, rows, columns, low, float(high))]
                paths.append(_joined(rings, True))
        else:
            for level in self.levels.tolist():
                lines = [(np.frombuffer(points, float).reshape(-1, 2), closed) for points, closed in _matplotlib.contour_lines(x, y, z, rows, columns, level)]
                paths.append(_joined([points for points, _ in lines], [closed for _, closed in lines]))
        self._paths = paths

    def _own_styles(self, widths, styles, negative):
        count = len(self.levels)
        default = rcParams["contour.linewidth"]
        default = rcParams["lines.linewidth"] if default is None else default
        if widths is None:
            widths = [default] * count
        elif not np.iterable(widths):
            widths = [widths] * count
        self.set_linewidth([widths[i % len(widths)] for i in range(count)] if count else [default])
        mono = self.colors is not None and self._is_mono()
        if styles is None:
            styles = ["solid"] * count
            if mono:
                styles = [self.negative_linestyles if level < -(self.zmax - self.zmin) * 1e-15 else "solid" for level in self.levels.tolist()]
        elif isinstance(styles, str):
            styles = [styles] * count
        else:
            styles = [styles[i % len(styles)] for i in range(count)]
        self.set_linestyle(styles or ["solid"])
        self._cap = "butt"
        self._join = "round"

    def _is_mono(self):
        colours = self.colors
        return isinstance(colours, str) or len(colours) == 1 or isinstance(colours, tuple) and isinstance(colours[0], (int, float))

    def _colour(self, colours, vmin, vmax):
        count = len(self.layers)
        if colours is not None:
            rgba = to_rgba_array(colours)
            wanted = len(self._levels) - 1 if self.filled else len(self.levels)
            total = [rgba[i % len(rgba)] for i in range(wanted)] if len(rgba) else []
            extend_low, extend_high = self.extend in ("both", "min"), self.extend in ("both", "max")
            if self.filled and len(rgba) == wanted and (extend_low or extend_high):
                total = list(rgba)
                self._extends_own = True
            self.cmap = ListedColormap([tuple(c.tolist()) for c in total] or ["k"])
            if self.filled and (extend_low or extend_high):
                inner = total[1 if extend_low else 0:len(total) - (1 if extend_high else 0)] if self._extends_own else [rgba[i % len(rgba)] for i in range(len(self.levels) - 1)]
                if inner:
                    self.cmap = ListedColormap([tuple(c.tolist()) for c in inner])
                if self._extends_own:
                    self.cmap.set_under(tuple(total[0].tolist())) if extend_low else None
                    self.cmap.set_over(tuple(total[-1].tolist())) if extend_high else None
                start = 1 if extend_low else 0
                self.cvalues = list(range(-start, count - start))
            else:
                self.cvalues = list(range(count))
            from .colors import NoNorm

            self.norm = NoNorm()
        else:
            self.cvalues = self.layers
        if colours is None:
            # Colours span the levels, not only what is between them.
            low = float(self.levels.min()) if vmin is None else vmin
            high = float(self.levels.max()) if vmax is None else vmax
            self.norm.vmin = low if self.norm.vmin is None or vmin is not None else self.norm.vmin
            self.norm.vmax = high if self.norm.vmax is None or vmax is not None else self.norm.vmax
        else:
            self.norm.vmin, self.norm.vmax = 0, max(1, self.cmap.N - 1)
        self.set_array(np.asarray(self.cvalues, float if colours is None else int))
        if self.filled:
            self.set_edgecolor("none")
            self.set_linewidth(0.0)
        else:
            self.set_facecolor("none")

    def _maps_face(self):
        return self.filled

    def _default_edgecolor(self):
        return "none"

    def changed(self):
        super().changed()
        for text, value in zip(getattr(self, "labelTexts", []), getattr(self, "labelCValues", [])):
            text.set_color(self.to_rgba(value))

    @property
    def allsegs(self):
        return [[polygon for polygon in path.to_polygons(closed_only=False)] for path in self._paths]

    @property
    def allkinds(self):
        return [[None] * len(path.to_polygons(closed_only=False)) for path in self._paths]

    @property
    def collections(self):
        """One collection for each level, as older notebooks expect."""
        return [_Level(self, index) for index in range(len(self._paths))]

    tcolors = property(lambda self: [(tuple(c),) for c in self.to_rgba(self.cvalues, self._alpha).tolist()])

    def legend_elements(self, variable_name="x", str_format=str):
        """Handles and labels of all levels."""
        from .lines import Line2D
        from .patches import Rectangle

        handles, labels = [], []
        self.update_scalarmappable()
        if self.filled:
            colours = self.get_facecolor()
            edges = self._levels.tolist()
            for index, (low, high) in enumerate(zip(edges[:-1], edges[1:])):
                handles.append(Rectangle((0, 0), 1, 1, facecolor=tuple(colours[index].tolist()), alpha=self._alpha))
                low_text, high_text = str_format(low), str_format(high)
                if index == 0 and self.extend in ("min", "both"):
                    labels.append(rf"${variable_name} \leq {high_text}s$")
                elif index == len(edges) - 2 and self.extend in ("max", "both"):
                    labels.append(rf"${variable_name} > {low_text}s$")
                else:
                    labels.append(rf"${low_text} < {variable_name} \leq {high_text}$")
        else:
            colours = self.get_edgecolor()
            for index, level in enumerate(self.levels.tolist()):
                handles.append(Line2D([], [], color=tuple(colours[index % len(colours)].tolist()), linewidth=self._linewidths[index % len(self._linewidths)]))
                labels.append(rf"${variable_name} = {str_format(level)}$")
        return handles, labels

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        hatches = [hatch for hatch in self.hatches if hatch] if self.hatches else []
        super().draw(renderer)
        if hatches and self.filled:
            from .hatch import draw_hatch

            for index, path in enumerate(self._paths):
                pattern = self.hatches[index % len(self.hatches)]
                if pattern and len(path):
                    draw_hatch(renderer, path, self.get_transform(), pattern, (0.0, 0.0, 0.0, 1.0), rcParams["hatch.linewidth"], self._clip())

    # Labels.
    def clabel(self, levels=None, *, fontsize=None, inline=True, inline_spacing=5, fmt=None, colors=None, use_clabeltext=False, manual=False,
               rightside_up=True, zorder=None):
        """Numbers on the lines; lines are broken under them."""
        if fmt is None:
            fmt = ticker.ScalarFormatter(useOffset=False)
            fmt.create_dummy_axis()
        wanted = set(self.levels.tolist() if levels is None else np.asarray(levels, float).tolist())
        if levels is not None and not wanted <= set(self.levels.tolist()):
            raise ValueError(f"Specified levels {list(levels)} don't match available levels {self.levels.tolist()}")
        self.labelTexts, self.labelCValues = [], []
        size = fontsize
        self.axes._unstale()
        self.axes._locate()
        self.update_scalarmappable()
        edges = self.get_edgecolor()
        transform = self.get_transform()
        for index, level in enumerate(self.levels.tolist()):
            if level not in wanted or not len(self._paths[index]):
                continue
            if isinstance(fmt, dict):
                text = str(fmt.get(level, "%1.3f"))
            elif hasattr(fmt, "format_ticks"):
                text = fmt.format_ticks([*self.levels.tolist(), level])[-1]
            else:
                text = fmt(level) if callable(fmt) else fmt % level
            colour = tuple(edges[index % len(edges)].tolist()) if colors is None else to_rgba_array(colors)[index % len(to_rgba_array(colors))].tolist()
            label = Text(0, 0, text, color=tuple(colour), horizontalalignment="center", verticalalignment="center",
                         zorder=2 + self.get_zorder() if zorder is None else zorder)
            if size is not None:
                label.set_fontsize(size)
            label.figure = self.axes.figure
            box = label._layout(self.axes.figure.dpi)[0]
            width = box[2] - box[0]
            parts = []
            for line in self._paths[index].to_polygons(closed_only=False):
                parts += self._label_line(line, transform, width, text, label, inline, inline_spacing, rightside_up, colour, zorder, level, size)
            if inline:
                self._paths[index] = _joined(parts, [False] * len(parts))
        return self.labelTexts

    def _label_line(self, line, transform, width, text, label, inline, spacing, rightside_up, colour, zorder, level, size):
        points = transform.transform(line)
        inside = self.axes.bbox
        steps = np.hypot(*np.diff(points, axis=0).T)
        length = float(steps.sum())
        if len(points) < 10 or float(np.ptp(points, axis=0).max()) < 1.2 * width and length < 1.2 * width * 1.2:
            return [line]
        along = np.concatenate([[0], np.cumsum(steps)])
        place = self._straightest(points, along, width, inside)
        if place is None:
            return [line]
        at = along[place]
        start, end = max(0.0, at - width / 2), min(length, at + width / 2)
        p0 = [np.interp(start, along, points[:, k]) for k in (0, 1)]
        p1 = [np.interp(end, along, points[:, k]) for k in (0, 1)]
        angle = math.degrees(math.atan2(p1[1] - p0[1], p1[0] - p0[0]))
        if rightside_up:
            angle = (angle + 90) % 180 - 90
        middle = [float(np.interp(at, along, line[:, k])) for k in (0, 1)]
        made = self.axes.text(middle[0], middle[1], text, color=tuple(colour), ha="center", va="center", rotation=angle, transform=self.get_transform(),
                              zorder=label.zorder, clip_on=True)
        if size is not None:
            made.set_fontsize(size)
        made.set_clip_box(self.axes.bbox)
        self.labelTexts.append(made)
        self.labelCValues.append(level)
        if not inline:
            return [line]
        low, high = at - width / 2 - spacing, at + width / 2 + spacing
        closed = bool((line[0] == line[-1]).all())
        if closed:
            # The gap becomes the line's beginning and end.
            turned = np.concatenate([line[place:-1], line[:place + 1]])
            again = np.concatenate([along[place:-1], along[:place + 1] + length]) - along[place]
            return [_between(turned, again, width / 2 + spacing, length - width / 2 - spacing)]
        return [part for part in (_between(line, along, 0, low), _between(line, along, high, length)) if len(part) > 1]

    def _straightest(self, points, along, width, box):
        """The vertex around which the line is straightest, away from labels that are there."""
        count = len(points)
        span = max(2, int(np.searchsorted(along, width)) if along[-1] > width else count // 2)
        blocks = max(1, count // span) if width > 1 else 1
        taken = [text.get_transform().transform(text.get_position()) for text in self.labelTexts]
        best = None
        for block in range(blocks):
            first, last = block * span, min(count - 1, (block + 1) * span)
            if last <= first:
                continue
            a, b = points[first], points[last]
            reach = math.hypot(*(b - a)) or 1e-9
            bend = float(np.abs((a[1] - points[first:last, 1]) * (b[0] - a[0]) - (a[0] - points[first:last, 0]) * (b[1] - a[1])).sum()) / reach
            middle = (first + last) // 2
            x, y = points[middle]
            if not (box.x0 < x < box.x1 and box.y0 < y < box.y1):
                continue
            if any(math.hypot(x - t[0], y - t[1]) < 1.2 * width for t in taken):
                continue
            if best is None or bend < best[0]:
                best = (bend, middle)
        return None if best is None else best[1]

    def find_nearest_contour(self, x, y, indices=None, pixel=True):
        found = None
        for index in range(len(self._paths)) if indices is None else indices:
            vertices = self._paths[index].vertices
            if not len(vertices):
                continue
            points = self.get_transform().transform(vertices) if pixel else vertices
            distances = ((points - [x, y]) ** 2).sum(axis=1)
            at = int(distances.argmin())
            if found is None or distances[at] < found[-1]:
                found = (index, 0, at, *points[at].tolist(), float(distances[at]))
        return found


class QuadContourSet(ContourSet):
    """Contours on a grid of quadrilaterals."""


class _Level:
    """One level of a contour set."""

    def __init__(self, contours, index):
        self._contours, self._index = contours, index

    def get_paths(self):
        path = self._contours._paths[self._index]
        return [Path(points) for points in path.to_polygons(closed_only=False)]

    def set_linewidth(self, width):
        widths = self._contours._linewidths
        count = len(self._contours._paths)
        widths = [widths[i % len(widths)] for i in range(count)]
        widths[self._index] = float(width)
        self._contours._linewidths = widths

    set_linewidths = set_lw = set_linewidth

    def set_edgecolor(self, color):
        self._contours.set_edgecolor(color)

    set_edgecolors = set_edgecolor

    def set_label(self, label):
        """Levels have labels through `legend_elements`."""

    def set_alpha(self, alpha):
        self._contours.set_alpha(alpha)

    def set_rasterized(self, on):
        """Files keep all shapes as they are."""

    def remove(self):
        self._contours._paths[self._index] = Path(np.empty((0, 2)))


def _joined(lines, closed):
    """Lines as one path."""
    lines = list(lines)
    if not lines:
        return Path(np.empty((0, 2)))
    codes = []
    for index, points in enumerate(lines):
        own = np.full(len(points), Path.LINETO, np.uint8)
        own[0] = Path.MOVETO
        if closed is True or closed is not True and closed[index]:
            own[-1] = Path.CLOSEPOLY
        codes.append(own)
    return Path(np.concatenate(lines), np.concatenate(codes))


def _between(line, along, start, end):
    """The part of a line between two lengths."""
    if end <= start:
        return line[:0]
    inner = (along > start) & (along < end)
    ends = [[float(np.interp(at, along, line[:, k])) for k in (0, 1)] for at in (start, end)]
    return np.concatenate([ends[:1], line[inner], ends[1:]])
