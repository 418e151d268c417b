"""Figures: axes, titles, layout, files."""

import os

import numpy as np

from . import rcParams
from ._renderer import Renderer
from .artist import Artist
from .gridspec import GridSpec, SubplotParams
from .patches import Rectangle
from .text import Text
from .transforms import Affine2D, Bbox, BboxTransformTo, TransformedBbox


class FigureBase(Artist):
    """What figures and their parts have in common."""

    def __init__(self):
        super().__init__()
        self.figure = self
        self._localaxes = []
        self.artists, self.lines, self.patches, self.texts, self.images, self.legends, self.subfigs = [], [], [], [], [], [], []
        self._suptitle = self._supxlabel = self._supylabel = None
        self._gridspecs = []
        self._current_mappable = None
        self._stack = []
        self._align_x, self._align_y = [], []

    def _new_axes(self, ax):
        root = self._root()
        root._axes_order.append(ax)
        self._localaxes.append(ax)
        ax._remove_from = self.delaxes
        self.sca(ax)
        return ax

    def _root(self):
        return self

    @property
    def axes(self):
        return list(self._localaxes) + [ax for part in self.subfigs for ax in part.axes]

    @axes.setter
    def axes(self, value):
        """Set by Artist's constructor."""

    def get_axes(self):
        return self.axes

    def add_subplot(self, *args, **kwargs):
        """Axes in a cell of a grid."""
        from .axes import Axes
        from .projections import axes_class

        if not args:
            args = (1, 1, 1)
        if len(args) == 1 and isinstance(args[0], Axes):
            ax = args[0]
            if ax not in self._localaxes:
                self._localaxes.append(ax)
            self.sca(ax)
            return ax
        cls, kwargs = axes_class(kwargs)
        return self._new_axes(cls(self, *args, **kwargs))

    def add_axes(self, *args, **kwargs):
        """Axes at a place: left, bottom, width, height in parts of the figure."""
        from .axes import Axes
        from .projections import axes_class

        if not args and "rect" not in kwargs:
            raise TypeError("add_axes() missing 1 required positional argument: 'rect'")
        rect = kwargs.pop("rect", None) if not args else args[0]
        locator = kwargs.pop("axes_locator", None)
        if isinstance(rect, Axes):
            if rect not in self._localaxes:
                self._localaxes.append(rect)
            self.sca(rect)
            return rect
        cls, kwargs = axes_class(kwargs)
        ax = cls(self, tuple(rect.bounds) if isinstance(rect, Bbox) else tuple(rect), **kwargs)
        if locator is not None:
            ax.set_axes_locator(locator)
        return self._new_axes(ax)

    def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, subplot_kw=None, gridspec_kw=None):
        """Axes in a grid."""
        settings = dict(gridspec_kw or {})
        for name, value in (("width_ratios", width_ratios), ("height_ratios", height_ratios)):
            if value is not None:
                settings[name] = value
        return self.add_gridspec(nrows, ncols, **settings).subplots(sharex=sharex, sharey=sharey, squeeze=squeeze, subplot_kw=subplot_kw)

    def subplot_mosaic(self, mosaic, *, sharex=False, sharey=False, width_ratios=None, height_ratios=None, empty_sentinel=".", subplot_kw=None,
                       per_subplot_kw=None, gridspec_kw=None):
        """Axes laid out as letters or names in a table."""
        if isinstance(mosaic, str):
            if "\n" not in mosaic.strip() and ";" in mosaic:
                rows = [list(line) for line in mosaic.split(";")]
            else:
                import inspect

                rows = [list(line) for line in inspect.cleandoc(mosaic).strip("\n").split("\n")]
        else:
            rows = [list(row) for row in mosaic]
        if len({len(row) for row in rows}) != 1:
            raise ValueError("All of the rows must be the same length")
        settings = dict(gridspec_kw or {})
        for name, value in (("width_ratios", width_ratios), ("height_ratios", height_ratios)):
            if value is not None:
                settings[name] = value
        grid = self.add_gridspec(len(rows), len(rows[0]), **settings)
        return self._mosaic(rows, grid, sharex, sharey, empty_sentinel, subplot_kw or {}, per_subplot_kw or {})

    def _mosaic(self, rows, grid, sharex, sharey, empty, subplot_kw, per_kw):
        cells = {}
        for r, row in enumerate(rows):
            for c, name in enumerate(row):
                if isinstance(name, (list, tuple, np.ndarray)):
                    cells[f"\0{r},{c}"] = (r, r, c, c, name)
                    continue
                if name == empty:
                    continue
                r0, r1, c0, c1, _ = cells.get(name, (r, r, c, c, None))
                cells[name] = (min(r0, r), max(r1, r), min(c0, c), max(c1, c), None)
        out, first = {}, None
        for name, (r0, r1, c0, c1, nested) in cells.items():
            spec = grid[r0:r1 + 1, c0:c1 + 1]
            if nested is not None:
                inner = [list(row) for row in nested]
                out.update(self._mosaic(inner, spec.subgridspec(len(inner), len(inner[0])), sharex, sharey, empty, subplot_kw, per_kw))
                continue
            for r in range(r0, r1 + 1):
                for c in range(c0, c1 + 1):
                    if rows[r][c] != name:
                        raise ValueError(f"While trying to layout\n{rows!r}\nwe found that the label {name!r} specifies a non-rectangular or non-contiguous area.")
            own = {}
            for key, value in per_kw.items():
                if key == name or isinstance(key, tuple) and name in key or isinstance(key, str) and isinstance(name, str) and len(name) == 1 and name in key:
                    own.update(value)
            settings = {"label": str(name), **subplot_kw, **own}
            if first is not None:
                settings.update({"sharex": first} if sharex else {}, **({"sharey": first} if sharey else {}))
            out[name] = self.add_subplot(spec, **settings)
            first = first or out[name]
        return out

    def add_gridspec(self, nrows=1, ncols=1, **kwargs):
        """A grid for subplots."""
        kwargs.pop("figure", None)
        grid = GridSpec(nrows=nrows, ncols=ncols, figure=self, **kwargs)
        self._gridspecs.append(grid)
        return grid

    def subfigures(self, nrows=1, ncols=1, squeeze=True, wspace=None, hspace=None, width_ratios=None, height_ratios=None, **kwargs):
        """Figures inside the figure, in a grid."""
        grid = GridSpec(nrows, ncols, figure=self, wspace=wspace or 0, hspace=hspace or 0, width_ratios=width_ratios, height_ratios=height_ratios, left=0, right=1, bottom=0, top=1)
        out = np.empty((nrows, ncols), dtype=object)
        for row in range(nrows):
            for column in range(ncols):
                out[row, column] = self.add_subfigure(grid[row, column], **kwargs)
        if squeeze:
            return out.item() if out.size == 1 else out.squeeze()
        return out

    def add_subfigure(self, subplotspec, **kwargs):
        part = SubFigure(self, subplotspec, **kwargs)
        self.subfigs.append(part)
        return part

    def delaxes(self, ax):
        root = self._root()
        for group in (self._localaxes, root._axes_order, root._axes_stack):
            if ax in group:
                group.remove(ax)
        for part in self.subfigs:
            part.delaxes(ax) if ax in part._localaxes else None

    def sca(self, a):
        """Makes axes the current ones."""
        stack = self._root()._axes_stack
        if a in stack:
            stack.remove(a)
        stack.append(a)
        return a

    def gca(self):
        """The current axes; new ones where there are none."""
        stack = [ax for ax in self._root()._axes_stack if ax in self._localaxes or self._root() is self]
        return stack[-1] if stack else self.add_subplot()

    def _gci(self):
        for ax in reversed(self._root()._axes_stack):
            found = ax._gci()
            if found is not None:
                return found
        return None

    def _sup(self, name, text, defaults, kwargs):
        kept = getattr(self, name)
        x, y = kwargs.pop("x", defaults["x"]), kwargs.pop("y", defaults["y"])
        size, weight = defaults["rc"]
        if not {"fontproperties", "font", "font_properties"} & set(kwargs):
            if not {"size", "fontsize"} & set(kwargs):
                kwargs["fontsize"] = rcParams[size]
            if not {"weight", "fontweight"} & set(kwargs):
                kwargs["fontweight"] = rcParams[weight]
        for key, short in (("horizontalalignment", "ha"), ("verticalalignment", "va")):
            if key not in kwargs and short not in kwargs:
                kwargs[key] = defaults[short]
        if "rotation" in defaults:
            kwargs.setdefault("rotation", defaults["rotation"])
            kwargs.setdefault("rotation_mode", "anchor")
        if kept is None:
            kept = self.text(x, y, text, **kwargs)
            setattr(self, name, kept)
        else:
            kept.set_text(text)
            kept.set_position((x, y))
            kept.update(kwargs)
        return kept

    def suptitle(self, t, **kwargs):
        """A title above all axes."""
        self._suptitle_y_given = "y" in kwargs
        return self._sup("_suptitle", t, {"x": 0.5, "y": 0.98, "ha": "center", "va": "top", "rc": ("figure.titlesize", "figure.titleweight")}, kwargs)

    def supxlabel(self, t, **kwargs):
        return self._sup("_supxlabel", t, {"x": 0.5, "y": 0.01, "ha": "center", "va": "bottom", "rc": ("figure.labelsize", "figure.labelweight")}, kwargs)

    def supylabel(self, t, **kwargs):
        return self._sup("_supylabel", t, {"x": 0.02, "y": 0.5, "ha": "left", "va": "center", "rotation": "vertical", "rc": ("figure.labelsize", "figure.labelweight")}, kwargs)

    def get_suptitle(self):
        return "" if self._suptitle is None else self._suptitle.get_text()

    def get_supxlabel(self):
        return "" if self._supxlabel is None else self._supxlabel.get_text()

    def get_supylabel(self):
        return "" if self._supylabel is None else self._supylabel.get_text()

    def text(self, x, y, s, fontdict=None, **kwargs):
        """A text at a part of the figure."""
        text = Text(x=x, y=y, text=s)
        text.figure, text._transform, text._clip_on = self, self.transSubfigure, False
        text.update({**(fontdict or {}), **kwargs})
        text._remove_from = self.texts.remove
        self.texts.append(text)
        return text

    def add_artist(self, artist, clip=False):
        artist.set_figure(self)
        if artist._transform is None:
            artist._transform = self.transSubfigure
        artist._clip_on = artist._clip_on and clip
        self.artists.append(artist)
        artist._remove_from = self.artists.remove
        return artist

    def legend(self, *args, **kwargs):
        """A legend of everything labelled on the figure."""
        from .legend import Legend, parse_legend_args

        handles, labels, kwargs = parse_legend_args(self.axes, args, kwargs)
        legend = Legend(self, handles, labels, **{"bbox_transform": None, **kwargs})
        legend._remove_from = self.legends.remove
        self.legends.append(legend)
        return legend

    def colorbar(self, mappable, cax=None, ax=None, use_gridspec=True, **kwargs):
        """A bar of a mappable's colours beside its axes."""
        from .colorbar import add_colorbar

        return add_colorbar(self, mappable, cax, ax, use_gridspec, kwargs)

    def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        """Margins and gaps of subplots."""
        self.subplotpars.update(left, bottom, right, top, wspace, hspace)
        for ax in self.axes:
            if ax.get_subplotspec() is not None:
                ax._set_position(ax.get_subplotspec().get_position(self))
        self._place_colorbars()

    def _place_colorbars(self):
        for ax in self.axes:
            place = getattr(ax, "_place_beside", None)
            if place is not None:
                place()

    def align_labels(self, axs=None):
        self.align_xlabels(axs)
        self.align_ylabels(axs)

    def align_xlabels(self, axs=None):
        self._align_x = self._flat(axs)

    def align_ylabels(self, axs=None):
        self._align_y = self._flat(axs)

    def align_titles(self, axs=None):
        """Titles of a row keep their own heights."""

    def _flat(self, axs):
        return self.axes if axs is None else list(np.ravel(axs))

    def autofmt_xdate(self, bottom=0.2, rotation=30, ha="right", which="major"):
        """Turns the labels of dates, and shows them at the bottom only."""
        axes = [ax for ax in self.axes if ax._label != "<colorbar>"]
        for ax in axes:
            spec = ax.get_subplotspec()
            last = spec is None or spec.is_last_row()
            if last or len(axes) == 1:
                ax.xaxis.set_tick_params(rotation=rotation)
                for label in ax.get_xticklabels(which=which):
                    label.set_ha(ha)
                    label.set_rotation(rotation)
                ax.xaxis._label_align = ha
            else:
                for label in ax.get_xticklabels(which=which):
                    label.set_visible(False)
                ax.set_xlabel("")
        if len(axes) > 0:
            self.subplots_adjust(bottom=bottom)

    def set_facecolor(self, color):
        self.patch.set_facecolor(color)

    def get_facecolor(self):
        return self.patch.get_facecolor()

    def set_edgecolor(self, color):
        self.patch.set_edgecolor(color)

    def get_edgecolor(self):
        return self.patch.get_edgecolor()

    def set_linewidth(self, linewidth):
        self.patch.set_linewidth(linewidth)

    def get_linewidth(self):
        return self.patch.get_linewidth()

    def set_frameon(self, b):
        self.patch._visible = b

    def get_frameon(self):
        return self.patch._visible

    frameon = property(get_frameon, set_frameon)

    def get_children(self):
        return [self.patch, *self.artists, *self._localaxes, *self.lines, *self.patches, *self.texts, *self.images, *self.legends, *self.subfigs]

    def get_default_bbox_extra_artists(self):
        return [artist for artist in self.get_children() if artist._visible and artist._in_layout]

    def _draw_parts(self, renderer):
        parts = [*self.artists, *self._localaxes, *self.lines, *self.patches, *self.texts, *self.images, *self.legends, *self.subfigs]
        for artist in sorted((part for part in parts if part._visible), key=lambda part: part.zorder):
            artist.draw(renderer)

    def get_tightbbox(self, renderer=None, bbox_extra_artists=None):
        """The box around everything, in inches."""
        boxes = []
        extra = [*self.artists, *self.lines, *self.patches, *self.texts, *self.images, *self.legends] if bbox_extra_artists is None else bbox_extra_artists
        for artist in extra:
            if artist._visible and artist._in_layout:
                box = artist.get_tightbbox(renderer)
                if box is not None and (box.width or box.height):
                    boxes.append(box)
        for ax in self._localaxes:
            if ax._visible:
                box = ax.get_tightbbox(renderer)
                if box is not None:
                    boxes.append(box)
        for part in self.subfigs:
            if part._visible:
                box = part.get_tightbbox(renderer)
                boxes.append(Bbox.from_extents(*(box.extents * self.dpi)))
        boxes = [box for box in boxes if np.isfinite(box.extents).all() and (box.width or box.height)]
        if not boxes:
            return Bbox.from_extents(*(np.array([self.bbox.x0, self.bbox.y0, self.bbox.x1, self.bbox.y1]) / self.dpi))
        return Bbox.from_extents(*(Bbox.union(boxes).extents / self.dpi))


class SubFigure(FigureBase):
    """A figure inside a figure."""

    zorder = 0

    def __init__(self, parent, subplotspec, *, facecolor=None, edgecolor=None, linewidth=0.0, frameon=None, **kwargs):
        super().__init__()
        self._subplotspec, self._parent = subplotspec, parent
        self._cell = subplotspec.get_position(parent)
        self.bbox = TransformedBbox(self._cell, parent.transSubfigure)
        self.transSubfigure = BboxTransformTo(self.bbox)
        self.transFigure = parent.transFigure
        self.dpi_scale_trans = parent.dpi_scale_trans
        self.subplotpars = SubplotParams()
        self.patch = Rectangle((0, 0), 1, 1, facecolor="none" if facecolor is None else facecolor, edgecolor=edgecolor or "none", linewidth=linewidth)
        self.patch.figure, self.patch._transform, self.patch._clip_on = self, self.transSubfigure, False

    def _root(self):
        return self._parent._root()

    dpi = property(lambda self: self._parent.dpi)
    canvas = property(lambda self: self._parent.canvas)

    def get_size_inches(self):
        return np.array([self.bbox.width / self.dpi, self.bbox.height / self.dpi])

    def _get_renderer(self):
        return self._parent._get_renderer()

    def get_figure(self, root=False):
        return self._root() if root else self

    def draw(self, renderer, *args, **kwargs):
        if self._visible:
            self.patch.draw(renderer)
            self._draw_parts(renderer)

    def get_layout_engine(self):
        return self._root().get_layout_engine()


class Figure(FigureBase):
    """A picture: axes and what is written around them."""

    def __init__(self, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, linewidth=0.0, frameon=None, subplotpars=None, tight_layout=None,
                 constrained_layout=None, layout=None, **kwargs):
        super().__init__()
        rc = rcParams
        figsize = rc["figure.figsize"] if figsize is None else figsize
        self._dpi = float(rc["figure.dpi"] if dpi is None else dpi)
        size = [float(v) for v in figsize]
        if len(size) != 2 or not all(np.isfinite(size)) or min(size) < 0:
            raise ValueError(f"figure size must be positive finite not {figsize}")
        self._axes_stack, self._axes_order = [], []
        self.bbox_inches = Bbox.from_bounds(0, 0, *size)
        self.dpi_scale_trans = _Dpi(self)
        self.bbox = TransformedBbox(self.bbox_inches, self.dpi_scale_trans)
        self.figbbox = self.bbox
        self.transFigure = self.transSubfigure = BboxTransformTo(self.bbox)
        self.patch = Rectangle((0, 0), 1, 1, facecolor=rc["figure.facecolor"] if facecolor is None else facecolor,
                               edgecolor=rc["figure.edgecolor"] if edgecolor is None else edgecolor, linewidth=linewidth)
        self.patch.figure, self.patch._transform, self.patch._clip_on = self, self.transFigure, False
        self.patch.axes = None
        self.patch._visible = rc["figure.frameon"] if frameon is None else frameon
        self.subplotpars = SubplotParams() if subplotpars is None else subplotpars
        self.number = None
        self.suppressComposite = None
        self._layout = None
        if layout is None:
            if tight_layout:
                layout = ("tight", tight_layout if isinstance(tight_layout, dict) else {})
            elif constrained_layout:
                layout = ("constrained", constrained_layout if isinstance(constrained_layout, dict) else {})
            elif rc["figure.autolayout"]:
                layout = "tight"
            elif rc["figure.constrained_layout.use"]:
                layout = "constrained"
        self.set_layout_engine(layout)
        from .backends.backend_agg import FigureCanvasAgg

        self.canvas = FigureCanvasAgg(self)
        if kwargs:
            self._set(kwargs)

    def __repr__(self):
        return f"<Figure size {self.bbox.width:g}x{self.bbox.height:g} with {len(self.axes)} Axes>"

    __str__ = lambda self: f"Figure({self.bbox.width:g}x{self.bbox.height:g})"  # noqa: E731

    def get_dpi(self):
        return self._dpi

    def set_dpi(self, val):
        self._dpi = float(val)

    dpi = property(get_dpi, set_dpi)

    def get_size_inches(self):
        return np.array([self.bbox_inches.x1, self.bbox_inches.y1])

    def set_size_inches(self, w, h=None, forward=True):
        if h is None:
            w, h = w
        if not np.isfinite([w, h]).all() or min(w, h) < 0:
            raise ValueError(f"figure size must be positive finite not {(w, h)}")
        self.bbox_inches.x1, self.bbox_inches.y1 = float(w), float(h)

    def get_figwidth(self):
        return self.bbox_inches.x1

    def get_figheight(self):
        return self.bbox_inches.y1

    def set_figwidth(self, val, forward=True):
        self.bbox_inches.x1 = float(val)

    def set_figheight(self, val, forward=True):
        self.bbox_inches.y1 = float(val)

    def set_canvas(self, canvas):
        self.canvas = canvas

    def clear(self, keep_observers=False):
        """Empties the figure."""
        for group in (self._localaxes, self._axes_stack, self._axes_order, self.artists, self.lines, self.patches, self.texts, self.images, self.legends,
                      self.subfigs, self._gridspecs):
            group.clear()
        self._suptitle = self._supxlabel = self._supylabel = None

    clf = clear

    # Layout.
    def set_layout_engine(self, layout=None, **kwargs):
        if isinstance(layout, tuple):
            layout, kwargs = layout
        if layout in (None, "none"):
            self._layout = None
        elif isinstance(layout, str) and layout in ("tight", "constrained", "compressed"):
            self._layout = (layout, kwargs)
        elif hasattr(layout, "_name"):
            self._layout = (layout._name, layout._settings)
        else:
            raise ValueError(f"Invalid value for 'layout': {layout!r}")

    def get_layout_engine(self):
        if self._layout is None:
            return None
        from .layout_engine import ConstrainedLayoutEngine, TightLayoutEngine

        return (TightLayoutEngine if self._layout[0] == "tight" else ConstrainedLayoutEngine)(**self._layout[1])

    def get_constrained_layout(self):
        return self._layout is not None and self._layout[0] != "tight"

    def set_constrained_layout(self, constrained):
        self.set_layout_engine("constrained" if constrained else "none")

    def get_tight_layout(self):
        return self._layout is not None and self._layout[0] == "tight"

    def set_tight_layout(self, tight):
        self.set_layout_engine("tight" if tight else "none")

    def set_constrained_layout_pads(self, **kwargs):
        if self._layout is not None:
            self._layout = (self._layout[0], {**self._layout[1], **kwargs})

    def tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None):
        """Margins and gaps in which all labels have room."""
        from ._layout import tight_layout

        tight_layout(self, pad, h_pad, w_pad, rect)

    def _run_layout(self):
        if self._layout is None:
            return
        from ._layout import constrained_layout, tight_layout

        kind, settings = self._layout
        if kind == "tight":
            tight_layout(self, **{key: value for key, value in settings.items() if key in ("pad", "h_pad", "w_pad", "rect")})
        else:
            for _ in range(2):
                constrained_layout(self, **{key: value for key, value in settings.items() if key in ("h_pad", "w_pad", "hspace", "wspace", "rect") and value is not None})

    def _align(self):
        """Brings labels of aligned axes to one line."""
        for group, name in ((self._align_x, "x"), (self._align_y, "y")):
            rows = {}
            for ax in group:
                spec = ax.get_subplotspec()
                if spec is not None and ax._visible:
                    key = spec.rowspan.stop if name == "x" else spec.colspan.start
                    rows.setdefault((key, id(spec.get_gridspec())), []).append(ax)
            for axes in rows.values():
                places = []
                for ax in axes:
                    axis = ax.xaxis if name == "x" else ax.yaxis
                    axis._autolabelpos = True
                    axis.get_tightbbox()
                    places.append(axis.label._y if name == "x" else axis.label._x)
                at = min(places)
                for ax in axes:
                    axis = ax.xaxis if name == "x" else ax.yaxis
                    axis._autolabelpos = False
                    axis._label_coords = ((axis.label._x, at) if name == "x" else (at, axis.label._y)) + (axis.label._transform,)

    # Drawing and files.
    def _get_renderer(self):
        return Renderer(self.bbox.width, self.bbox.height, self.dpi)

    def draw_without_rendering(self):
        self._run_layout()

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        self._run_layout()
        if self._align_x or self._align_y:
            self._align()
        self.patch.draw(renderer)
        self._draw_parts(renderer)

    def draw_artist(self, a):
        a.draw(self._get_renderer())

    def _render(self, dpi, facecolor="auto", edgecolor="auto", bbox_inches=None, pad_inches=None, transparent=None, bbox_extra_artists=None):
        """A renderer with everything drawn."""
        kept = (self._dpi, self.patch._face, self.patch._edge, self.patch._alpha)
        faces = []
        self._dpi = float(dpi)
        try:
            if transparent:
                for patch in [self.patch, *(ax.patch for ax in self.axes)]:
                    faces.append((patch, patch._face, patch._edge))
                    patch._face, patch._edge = "none", "none"
            if not (isinstance(facecolor, str) and facecolor == "auto") and not transparent:
                self.patch.set_facecolor(facecolor)
            if not (isinstance(edgecolor, str) and edgecolor == "auto"):
                self.patch.set_edgecolor(edgecolor)
            width, height, left, low = self.bbox.width, self.bbox.height, 0.0, 0.0
            if bbox_inches is not None:
                self._run_layout()
                if isinstance(bbox_inches, str):
                    if bbox_inches != "tight":
                        raise ValueError(f"{bbox_inches!r} is not a valid value for bbox_inches; supported values are 'tight', 'standard'")
                    box = self.get_tightbbox(None, bbox_extra_artists)
                    pad = rcParams["savefig.pad_inches"] if pad_inches is None else pad_inches
                    pad = 0.04167 if pad == "layout" else float(pad)
                    box = box.padded(pad)
                else:
                    box = bbox_inches
                left, low = box.x0 * self._dpi, box.y0 * self._dpi
                # Whole pixels, with the figure's own raster.
                width, height = box.width * self._dpi, box.height * self._dpi
                left, low = float(round(left)), float(round(low))
                width, height = float(int(width)), float(int(height))
                # The ground reaches as far as what is shown.
                self.patch.set_bounds(left / self.bbox.width, low / self.bbox.height, width / self.bbox.width, height / self.bbox.height)
            else:
                width, height = float(int(width)), float(int(height))
            renderer = Renderer(max(1.0, width), max(1.0, height), self._dpi, left, low)
            self.draw(renderer)
            return renderer
        finally:
            self._dpi, self.patch._face, self.patch._edge, self.patch._alpha = kept
            self.patch.set_bounds(0, 0, 1, 1)
            for patch, face, edge in faces:
                patch._face, patch._edge = face, edge

    def savefig(self, fname, *, transparent=None, dpi="figure", format=None, facecolor="auto", edgecolor="auto", bbox_inches=None, pad_inches=None,
                metadata=None, orientation="portrait", backend=None, bbox_extra_artists=None, pil_kwargs=None, papertype=None, **kwargs):
        """Writes the figure to a file: PNG, SVG or PDF by its name; JPEG and others through PIL."""
        rc = rcParams
        dpi = rc["savefig.dpi"] if dpi == "figure" and rc["savefig.dpi"] != "figure" else dpi
        dpi = self._dpi if dpi == "figure" else float(dpi)
        if format is None:
            format = os.path.splitext(os.fspath(fname))[1][1:].lower() if isinstance(fname, (str, os.PathLike)) else ""
            if not format:
                format = rc["savefig.format"]
                if isinstance(fname, (str, os.PathLike)):
                    fname = f"{os.fspath(fname)}.{format}"
        format = format.lower()
        transparent = rc["savefig.transparent"] if transparent is None else transparent
        facecolor = rc["savefig.facecolor"] if isinstance(facecolor, str) and facecolor == "auto" else facecolor
        edgecolor = rc["savefig.edgecolor"] if isinstance(edgecolor, str) and edgecolor == "auto" else edgecolor
        bbox_inches = rc["savefig.bbox"] if bbox_inches is None else bbox_inches
        bbox_inches = None if isinstance(bbox_inches, str) and bbox_inches == "standard" else bbox_inches
        known = ("eps", "jpeg", "jpg", "pdf", "pgf", "png", "ps", "raw", "rgba", "svg", "svgz", "tif", "tiff", "webp")
        if format not in known:
            raise ValueError(f"Format {format!r} is not supported (supported formats: {', '.join(known)})")
        if format in ("svg", "svgz", "pdf"):
            dpi = 72.0 if dpi is None else dpi
        renderer = self._render(dpi, facecolor, edgecolor, bbox_inches, pad_inches, transparent, bbox_extra_artists)
        data = _encoded(renderer, format, dpi, metadata, pil_kwargs)
        if hasattr(fname, "write"):
            fname.write(data)
        else:
            with open(os.fspath(fname), "wb") as file:
                file.write(data)

    def show(self, warn=True):
        """Shows the figure in the notebook."""
        from IPython.display import display

        display(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        from .backends.backend_inline import bundle_of

        return bundle_of(self)

    def ginput(self, *args, **kwargs):
        raise NotImplementedError("pictures in a notebook cannot be clicked: Figure.ginput is not available")

    waitforbuttonpress = ginput

    def figimage(self, X, xo=0, yo=0, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, origin=None, resize=False, **kwargs):
        """An array on the figure, pixel by pixel."""
        from .image import FigureImage

        if resize:
            self.set_size_inches([part / self.dpi for part in (X.shape[1], X.shape[0])])
        image = FigureImage(self, cmap=cmap, norm=norm, offsetx=xo, offsety=yo, origin=origin, **kwargs)
        image.set_array(X)
        image.set_alpha(alpha)
        if norm is None:
            image.set_clim(vmin, vmax)
        image._clip_on = False
        self.images.append(image)
        return image


class _Dpi(Affine2D):
    """Inches to pixels, at the figure's resolution at that time."""

    def __init__(self, figure):
        self._figure = figure

    def split(self):
        dpi = self._figure._dpi
        return None, (dpi, 0.0, 0.0, dpi, 0.0, 0.0)


def _encoded(renderer, format, dpi, metadata, pil_kwargs):
    """The file's bytes."""
    from . import __version__

    surface = renderer.surface
    if format == "png":
        texts = {"Software": f"Matplotlib version{__version__}, https://matplotlib.org/", **(metadata or {})}
        return surface.png(float(dpi), [str(part) for pair in texts.items() if pair[1] is not None for part in pair])
    if format in ("svg", "svgz"):
        data = surface.svg(float(dpi)).encode()
        if format == "svgz":
            import gzip

            data = gzip.compress(data)
        return data
    if format == "pdf":
        return surface.pdf(float(dpi), [str(part) for pair in (metadata or {}).items() if pair[1] is not None for part in pair])
    width, height, pixels = surface.rgba()
    if format in ("raw", "rgba"):
        return pixels
    if format in ("eps", "ps", "pgf"):
        raise ValueError(f"{format!r} files cannot be written here: save as 'pdf' or 'svg' instead")
    import io

    import PIL.Image

    image = PIL.Image.frombytes("RGBA", (width, height), pixels)
    if format in ("jpg", "jpeg"):
        white = PIL.Image.new("RGB", image.size, (255, 255, 255))
        white.paste(image, image)
        image = white
    out = io.BytesIO()
    image.save(out, format={"jpg": "jpeg", "tif": "tiff"}.get(format, format), **(pil_kwargs or {}))
    return out.getvalue()


def figaspect(arg):
    """A figure size with an aspect, or with the aspect of an array."""
    ratio = arg.shape[0] / arg.shape[1] if hasattr(arg, "shape") and not np.isscalar(arg) else float(arg)
    height = rcParams["figure.figsize"][1]
    size = np.array((height / ratio, height))
    small, large = np.array((4.0, 2.0)), np.array((16.0, 16.0))
    size /= min(1.0, *(size / small))
    size /= max(1.0, *(size / large))
    return np.clip(size, small, large)
