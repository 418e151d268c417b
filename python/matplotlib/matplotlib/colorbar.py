"""Colour bars."""

import numpy as np

from . import rcParams, ticker
from .collections import LineCollection
from .colors import BoundaryNorm, LogNorm, NoNorm, SymLogNorm
from .patches import Polygon
from .transforms import Bbox

_SIDES = {
    "left": {"orientation": "vertical", "anchor": (1.0, 0.5), "panchor": (0.0, 0.5), "pad": 0.10, "ticks": "left"},
    "right": {"orientation": "vertical", "anchor": (0.0, 0.5), "panchor": (1.0, 0.5), "pad": 0.05, "ticks": "right"},
    "top": {"orientation": "horizontal", "anchor": (0.5, 0.0), "panchor": (0.5, 1.0), "pad": 0.05, "ticks": "top"},
    "bottom": {"orientation": "horizontal", "anchor": (0.5, 1.0), "panchor": (0.5, 0.0), "pad": 0.15, "ticks": "bottom"},
}


class Colorbar:
    """The colours of a mappable along an axis."""

    def __init__(self, ax, mappable=None, *, alpha=None, location=None, extend=None, extendfrac=None, extendrect=False, ticks=None, format=None,
                 values=None, boundaries=None, spacing="uniform", drawedges=False, label="", cmap=None, norm=None, orientation=None, ticklocation="auto"):
        if mappable is None:
            from .cm import ScalarMappable

            mappable = ScalarMappable(norm=norm, cmap=cmap)
        self.ax, self.mappable = ax, mappable
        ax._colorbar = self
        if mappable._A is None and getattr(mappable, "norm", None) is not None and not mappable.norm.scaled():
            mappable.norm.vmin, mappable.norm.vmax = (0, 1) if mappable.norm.vmin is None else (mappable.norm.vmin, mappable.norm.vmax)
        mappable.colorbar = self
        self.alpha = mappable.get_alpha() if alpha is None and hasattr(mappable, "get_alpha") else alpha
        if np.ndim(self.alpha):
            self.alpha = None
        self.cmap, self.norm = mappable.cmap, mappable.norm
        self.values, self.boundaries, self.spacing, self.drawedges = values, boundaries, spacing, drawedges
        self.filled = True
        if location is not None and orientation is None:
            orientation = _SIDES[location]["orientation"]
        self.orientation = orientation or "vertical"
        if extend is None:
            extend = getattr(mappable, "extend", None) if hasattr(mappable, "levels") else None
            extend = extend or getattr(self.norm, "extend", None) or getattr(self.cmap, "colorbar_extend", False) or "neither"
        self.extend, self.extendfrac, self.extendrect = extend, extendfrac, extendrect
        if ticklocation == "auto":
            ticklocation = _SIDES[location]["ticks"] if location else ("bottom" if self.orientation == "horizontal" else "right")
        self.ticklocation = ticklocation
        self._levels = None
        if hasattr(mappable, "levels") and hasattr(mappable, "cvalues"):
            self._levels = np.asarray(mappable.levels, float)
            self.filled = mappable.filled
            if boundaries is None and self.filled:
                self.boundaries = mappable._levels
                self.values = mappable.cvalues if values is None else values
        self.lines, self.solids, self.dividers, self.outline = [], None, None, ax.spines["left"]
        vertical = self.orientation == "vertical"
        self._long = ax.yaxis if vertical else ax.xaxis
        self._short = ax.xaxis if vertical else ax.yaxis
        self._short.set_visible(False)
        self._draw_all(ticks, format)
        if ticklocation in ("left", "right", "top", "bottom"):
            self._long.set_ticks_position(ticklocation)
            self._long.set_label_position(ticklocation)
        if label:
            self.set_label(label)
        if self._levels is not None and not self.filled:
            self.add_lines(mappable)

    vmin = property(lambda self: self.norm.vmin)
    vmax = property(lambda self: self.norm.vmax)
    formatter = property(lambda self: self._long.get_major_formatter(), lambda self, value: self._long.set_major_formatter(value))
    locator = property(lambda self: self._long.get_major_locator(), lambda self, value: self._long.set_major_locator(value))
    long_axis = property(lambda self: self._long)

    def _draw_all(self, ticks=None, format=None):
        ax, norm = self.ax, self.norm
        if self.boundaries is not None:
            edges = np.asarray(self.boundaries, float)
            edges = edges[self._inner(edges)]
        elif isinstance(norm, BoundaryNorm):
            edges = np.asarray(norm.boundaries, float)
        elif isinstance(norm, NoNorm):
            edges = np.arange(self.cmap.N + 1) - 0.5
        else:
            if not norm.scaled():
                norm.vmin, norm.vmax = 0, 1
            count = self.cmap.N + 1
            edges = np.asarray(norm.inverse(np.linspace(0, 1, count)), float) if norm.vmin != norm.vmax else np.linspace(norm.vmin - 0.1, norm.vmax + 0.1, count)
        if self.values is not None and self.boundaries is not None:
            values = np.asarray(self.values, float)
            if len(values) != len(edges) - 1:
                values = values[1:] if self.extend == "min" else values[:-1] if self.extend == "max" else values[1:-1] if self.extend == "both" else values
        else:
            values = (edges[:-1] + edges[1:]) / 2
            if isinstance(norm, (LogNorm,)):
                values = np.sqrt(edges[:-1] * edges[1:])
        low, high = float(edges[0]), float(edges[-1])
        uniform = self.spacing == "uniform" and (isinstance(norm, BoundaryNorm) or self.boundaries is not None)
        self._uniform_edges = None
        if uniform:
            self._uniform_edges = edges
            places = np.linspace(0, 1, len(edges))
        else:
            places = edges
        self._edges, self._values, self._places = edges, values, places
        if not uniform:
            self._set_scale()
        limits = (0.0, 1.0) if uniform else (low, high)
        vertical = self.orientation == "vertical"
        if getattr(self.mappable, "colorbar_inverted", False):
            limits = limits[::-1]
        (ax.set_ylim if vertical else ax.set_xlim)(*limits)
        (ax.set_xlim if vertical else ax.set_ylim)(0, 1)
        if self.filled or self._levels is None:
            colours = np.asarray(self.cmap(norm(values)), float).reshape(-1, 4)
            if self.alpha is not None:
                colours[:, 3] = self.alpha
            X, Y = np.meshgrid([0.0, 1.0], places)
            colours = colours[:, None, :]
            if not vertical:
                X, Y, colours = Y.T, X.T, colours.transpose(1, 0, 2)
            from .collections import QuadMesh

            mesh = QuadMesh(np.stack([X, Y], axis=-1))
            mesh.set_array(colours)
            mesh._label = "_colorbar"
            ax.add_collection(mesh, autolim=False)
            self.solids = mesh
            if self.drawedges:
                at = [(float(p)) for p in places[1:-1]]
                lines = [[(0, p), (1, p)] if vertical else [(p, 0), (p, 1)] for p in at]
                self.dividers = LineCollection(lines, edgecolors=rcParams["axes.edgecolor"], linewidths=0.5 * rcParams["axes.linewidth"])
                ax.add_collection(self.dividers, autolim=False)
        self._draw_extensions()
        self._set_ticks(ticks, format)

    def _inner(self, edges):
        low = 1 if self.extend in ("both", "min") else 0
        high = len(edges) - 1 if self.extend in ("both", "max") else len(edges)
        return slice(low, high)

    def _set_scale(self):
        norm = self.norm
        scale = getattr(norm, "_scale", None)
        (setter := self.ax.set_yscale if self.orientation == "vertical" else self.ax.set_xscale)
        if isinstance(norm, LogNorm):
            setter("log")
        elif isinstance(norm, SymLogNorm):
            setter("symlog", linthresh=getattr(norm, "linthresh", 1), base=getattr(getattr(norm, "_scale", None), "base", 10))
        elif scale is not None and scale != "linear":
            setter("function", functions=(norm, norm.inverse))
        elif type(norm).__name__ not in ("Normalize", "NoNorm", "BoundaryNorm"):
            setter("function", functions=(norm, norm.inverse))

    def _draw_extensions(self):
        if self.extend == "neither":
            return
        vertical = self.orientation == "vertical"
        frac = 0.05 if self.extendfrac in (None, "auto", "length") else self.extendfrac
        fracs = frac if np.iterable(frac) and not isinstance(frac, str) else (frac, frac)
        for name, wanted, colour in (("min", self.extend in ("min", "both"), self.cmap.get_under()), ("max", self.extend in ("max", "both"), self.cmap.get_over())):
            if not wanted:
                continue
            colour = np.array(colour, float)
            if self._levels is not None and self.values is not None and self.filled:
                index = 0 if name == "min" else -1
                colour = np.array(self.cmap(self.norm(np.asarray(self.values)[index])), float) if self.mappable._extends_own else colour
            if self.alpha is not None:
                colour[3] = self.alpha
            length = fracs[0] if name == "min" else fracs[1]
            base, tip = (0.0, -length) if name == "min" else (1.0, 1.0 + length)
            points = [[0, base], [0, tip], [1, tip], [1, base]] if self.extendrect else [[0, base], [0.5, tip], [1, base]]
            if not vertical:
                points = [[y, x] for x, y in points]
            patch = Polygon(points, closed=True, facecolor=tuple(colour.tolist()), edgecolor="none", transform=self.ax.transAxes, linewidth=0)
            patch._clip_on = False
            patch.zorder = 0.5
            self.ax.add_artist(patch)
            outline = Polygon(points, closed=False, facecolor="none", edgecolor=rcParams["axes.edgecolor"], linewidth=rcParams["axes.linewidth"], transform=self.ax.transAxes)
            outline._clip_on = False
            outline.zorder = 2.5
            self.ax.add_artist(outline)
            side = {("min", True): "bottom", ("max", True): "top", ("min", False): "left", ("max", False): "right"}[name, vertical]
            self.ax.spines[side].set_visible(False)

    def _set_ticks(self, ticks, format):
        axis = self._long
        uniform = self._uniform_edges is not None
        if uniform:
            edges, places = self._uniform_edges, self._places
            if ticks is None:
                shown = self._levels[np.isin(self._levels, edges)] if self._levels is not None else edges
                if self._levels is None or self.filled:
                    count = len(shown)
                    step = 1 + (count - 1) // 10 if count else 1
                    # About ten levels get a number, beginning with the smallest absolute one.
                    offset = int(np.abs(shown[:step]).argmin()) if count else 0
                    shown = shown[offset::step] if count > 10 else shown
            elif hasattr(ticks, "tick_values"):
                shown = np.asarray(ticks.tick_values(float(edges[0]), float(edges[-1])))
            else:
                shown = np.asarray(ticks, float)
            shown = shown[(shown >= edges[0] - 1e-12) & (shown <= edges[-1] + 1e-12)] if len(shown) else shown
            at = np.interp(shown, edges, places)
            formatter = self._formatter(format)
            formatter.create_dummy_axis() if getattr(formatter, "axis", None) is None and hasattr(formatter, "create_dummy_axis") else None
            formatter.axis.set_view_interval(float(edges[0]), float(edges[-1]))
            formatter.axis.set_data_interval(float(edges[0]), float(edges[-1]))
            labels = formatter.format_ticks(np.asarray(shown))
            axis.set_major_locator(ticker.FixedLocator(at))
            axis.set_major_formatter(ticker.FixedFormatter(labels))
            axis.set_minor_locator(ticker.NullLocator())
            self._tick_values = shown
            return
        if ticks is not None:
            axis.set_major_locator(ticks if hasattr(ticks, "tick_values") else ticker.FixedLocator(ticks, nbins=len(ticks)) if len(ticks) else ticker.NullLocator())
        elif self._levels is not None and not self.filled:
            axis.set_major_locator(ticker.FixedLocator(self._levels, nbins=10))
        elif isinstance(self.norm, NoNorm):
            axis.set_major_locator(ticker.FixedLocator(self._values, nbins=10))
        if format is not None:
            axis.set_major_formatter(self._formatter(format))

    def _formatter(self, format):
        if format is None:
            return ticker.ScalarFormatter()
        if isinstance(format, str):
            try:
                format % 0
                return ticker.FormatStrFormatter(format)
            except (TypeError, ValueError):
                return ticker.StrMethodFormatter(format)
        return format if isinstance(format, ticker.Formatter) else ticker.FuncFormatter(format)

    def set_ticks(self, ticks, *, labels=None, minor=False, **kwargs):
        if self._uniform_edges is not None:
            self._set_ticks(ticks, None)
            if labels is not None:
                self._long.set_major_formatter(ticker.FixedFormatter(list(labels)))
            return
        if hasattr(ticks, "tick_values"):
            self._long.set_major_locator(ticks)
        else:
            limits = self._long.get_view_interval()
            self._long.set_ticks(ticks, labels=labels, minor=minor, **kwargs)
            (self.ax.set_ylim if self.orientation == "vertical" else self.ax.set_xlim)(*limits)

    def get_ticks(self, minor=False):
        if self._uniform_edges is not None:
            return self._tick_values
        return self._long.get_ticklocs(minor=minor)

    def set_ticklabels(self, ticklabels, *, minor=False, **kwargs):
        if self._uniform_edges is None and not isinstance(self._long.get_major_locator(), ticker.FixedLocator):
            self._long.set_major_locator(ticker.FixedLocator(self._long.get_ticklocs()))
        self._long.set_ticklabels(ticklabels, minor=minor, **kwargs)

    def set_label(self, label, *, loc=None, **kwargs):
        (self.ax.set_ylabel if self.orientation == "vertical" else self.ax.set_xlabel)(label, loc=loc, **kwargs)

    def set_alpha(self, alpha):
        self.alpha = alpha

    def minorticks_on(self):
        self.ax.minorticks_on()
        self._short.set_minor_locator(ticker.NullLocator())

    def minorticks_off(self):
        self._long.set_minor_locator(ticker.NullLocator())

    def add_lines(self, *args, **kwargs):
        """The levels of a contour plot as lines on the bar."""
        contours = args[0]
        if not hasattr(contours, "levels"):
            return
        vertical = self.orientation == "vertical"
        levels = np.asarray(contours.levels, float)
        at = np.interp(levels, self._uniform_edges, self._places) if self._uniform_edges is not None else levels
        colours = np.asarray(contours.to_rgba(contours.cvalues, contours._alpha), float) if contours._A is not None else contours.get_edgecolor()
        lines = [[(0, p), (1, p)] if vertical else [(p, 0), (p, 1)] for p in at.tolist()]
        drawn = LineCollection(lines, edgecolors=colours, linewidths=contours.get_linewidth())
        self.ax.add_collection(drawn, autolim=False)
        self.lines.append(drawn)

    def update_normal(self, mappable=None):
        """Draws the bar again after its mappable changed."""
        self.mappable = mappable or self.mappable
        self.cmap, self.norm = self.mappable.cmap, self.mappable.norm
        for child in list(self.ax._children):
            child.remove()
        self._draw_all()

    update_ticks = draw_all = lambda self: None

    def remove(self):
        self.ax.remove()


ColorbarBase = Colorbar


def add_colorbar(figure, mappable, cax, ax, use_gridspec, kwargs):
    """A bar in its own axes, or beside the axes of its mappable."""
    if ax is None:
        ax = getattr(mappable, "axes", None)
    if cax is None:
        if ax is None:
            raise ValueError("Unable to determine Axes to steal space for Colorbar. Either provide the *cax* argument to use as the Axes for the Colorbar, "
                             "provide the *ax* argument to steal space from it, or add *mappable* to an Axes.")
        parents = list(np.ravel(ax)) if np.iterable(ax) else [ax]
        current = figure._root()._axes_stack[-1] if figure._root()._axes_stack else None
        cax, kwargs = _steal(parents, kwargs)
        if current is not None:
            figure.sca(current)
    names = ("fraction", "pad", "shrink", "aspect", "anchor", "panchor")
    settings = {key: value for key, value in kwargs.items() if key not in names}
    bar = Colorbar(cax, mappable, **settings)
    return bar


def make_axes(parents, location=None, orientation=None, fraction=0.15, shrink=1.0, aspect=20, **kwargs):
    return _steal(list(np.ravel(parents)) if np.iterable(parents) else [parents], {"location": location, "orientation": orientation, "fraction": fraction, "shrink": shrink,
                                                                                  "aspect": aspect, **kwargs})


def _steal(parents, kwargs):
    """New axes beside others, which get smaller."""
    kwargs = dict(kwargs)
    location, orientation = kwargs.pop("location", None), kwargs.get("orientation")
    if location is None:
        location = kwargs.get("ticklocation") if kwargs.get("ticklocation") in _SIDES else None
        if location is None:
            location = "bottom" if orientation == "horizontal" else "right"
    settings = dict(_SIDES[location])
    fraction, shrink, aspect = kwargs.pop("fraction", 0.15), kwargs.pop("shrink", 1.0), kwargs.pop("aspect", 20)
    pad = kwargs.pop("pad", None)
    figure = parents[0].figure
    constrained = figure._root()._layout is not None and figure._root()._layout[0] != "tight"
    if pad is None:
        pad = 0.02 if constrained else settings["pad"]
    anchor, panchor = kwargs.pop("anchor", settings["anchor"]), kwargs.pop("panchor", settings["panchor"])
    vertical = settings["orientation"] == "vertical"

    cax = figure.add_axes([0, 0, 1, 1], label="<colorbar>")
    before = {id(parent): [] for parent in parents}
    for parent in parents:
        parent._colorbars = [*getattr(parent, "_colorbars", [])]
        before[id(parent)] = list(parent._colorbars)

    def place():
        boxes = []
        for parent in parents:
            spec = parent.get_subplotspec()
            base = spec.get_position(figure) if spec is not None else getattr(parent, "_whole", parent._original)
            if spec is None:
                parent._whole = base
            for other in before[id(parent)]:
                base = other._rest(base)
            boxes.append(base)
        whole = Bbox.union(boxes)
        inner, bar = _split(whole, location, fraction, pad)
        for parent, box in zip(parents, boxes):
            if len(parents) == 1:
                parent._set_position(inner)
            else:
                sx, sy = inner.width / whole.width, inner.height / whole.height
                parent._set_position(Bbox.from_bounds(inner.x0 + (box.x0 - whole.x0) * sx, inner.y0 + (box.y0 - whole.y0) * sy, box.width * sx, box.height * sy))
            if panchor is not False:
                parent.set_anchor(panchor)
        bar = bar.shrunk(1.0, shrink) if vertical else bar.shrunk(shrink, 1.0)
        bar = bar.anchored(anchor, _split(whole, location, fraction, pad)[1])
        cax._set_position(bar)

    class _Bar:
        ax = cax

        @staticmethod
        def _rest(box):
            return _split(box, location, fraction, pad)[0]

    for parent in parents:
        parent._colorbars.append(_Bar)
    cax._place_beside = place
    place()
    cax.set_anchor(anchor)
    cax.set_box_aspect(aspect if vertical else 1 / aspect)
    cax._adjustable = "datalim"
    cax.set_aspect("auto")
    kwargs["orientation"] = settings["orientation"]
    kwargs["ticklocation"] = kwargs.get("ticklocation", settings["ticks"])
    if kwargs["ticklocation"] == "auto":
        kwargs["ticklocation"] = settings["ticks"]
    return cax, kwargs


def _split(box, location, fraction, pad):
    """What remains of a box, and the part for the bar."""
    x0, y0, width, height = box.bounds
    if location == "right":
        return Bbox.from_bounds(x0, y0, width * (1 - fraction - pad), height), Bbox.from_bounds(x0 + width * (1 - fraction), y0, width * fraction, height)
    if location == "left":
        return Bbox.from_bounds(x0 + width * (fraction + pad), y0, width * (1 - fraction - pad), height), Bbox.from_bounds(x0, y0, width * fraction, height)
    if location == "bottom":
        return Bbox.from_bounds(x0, y0 + height * (fraction + pad), width, height * (1 - fraction - pad)), Bbox.from_bounds(x0, y0, width, height * fraction)
    return Bbox.from_bounds(x0, y0, width, height * (1 - fraction - pad)), Bbox.from_bounds(x0, y0 + height * (1 - fraction), width, height * fraction)
