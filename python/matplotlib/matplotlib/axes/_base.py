"""Axes without the plots: children, frame, axis, titles, drawing."""

import math

import numpy as np

from .. import rcParams
from ..artist import Artist
from ..axis import XAxis, YAxis
from ..collections import Collection
from ..image import _ImageBase
from ..lines import Line2D
from ..patches import Patch, Rectangle
from ..spines import Spine, Spines
from ..text import Text
from ..transforms import Bbox, BboxTransformTo, LimitsTransform, ScaleTransform, ScaledTranslation, TransformedBbox, blended_transform_factory
from ._cycle import Cycle
from ._limits import Limits


class _List(list):
    """Children of one kind; changing the list changes nothing, as in matplotlib."""

    def __add__(self, other):
        return [*self, *other]


class _AxesBase(Limits, Artist):
    name = "rectilinear"
    _is_polar = _is_3d = False

    def __init__(self, fig, *args, facecolor=None, frameon=True, sharex=None, sharey=None, label="", xscale=None, yscale=None, box_aspect=None,
                 forward_navigation_events="auto", **kwargs):
        Artist.__init__(self)
        from ..gridspec import SubplotSpec

        self._subplotspec = None
        self.figure = fig
        if len(args) == 1 and isinstance(args[0], Bbox):
            position = args[0].frozen()
        elif len(args) == 1 and np.iterable(args[0]):
            position = Bbox.from_bounds(*(float(v) for v in args[0]))
        else:
            self._subplotspec = SubplotSpec._from_subplot_args(fig, args)
            position = self._subplotspec.get_position(fig)
        if position.width < 0 or position.height < 0:
            raise ValueError("Width and height specified must be non-negative")
        self._original, self._active = position, position
        self.axes = self
        self._aspect, self._adjustable, self._anchor, self._box_aspect = "auto", "box", "C", box_aspect
        self._label = str(label)
        self._shared = {"x": [self], "y": [self]}
        self._sharex, self._sharey = sharex, sharey
        self._twinned = [self]
        self._axes_locator = None
        self.child_axes = []
        self.figure_transform = fig.transSubfigure
        self.bbox = TransformedBbox(_Active(self), fig.transSubfigure)
        self.transAxes = BboxTransformTo(self.bbox)
        self._facecolor = rcParams["axes.facecolor"] if facecolor is None else facecolor
        self._frameon = frameon
        self.axison = True
        self._axisbelow = rcParams["axes.axisbelow"]
        self._children = []
        self._init_limits()
        self.spines = Spines(self._make_spines())
        self._make_axis()
        self.transScale = ScaleTransform(self)
        self.transLimits = LimitsTransform(self)
        self.transData = self.transScale + (self.transLimits + self.transAxes)
        self._xaxis_transform = blended_transform_factory(self.transData, self.transAxes)
        self._yaxis_transform = blended_transform_factory(self.transAxes, self.transData)
        if sharex is not None:
            self.sharex(sharex)
        if sharey is not None:
            self.sharey(sharey)
        self.clear()
        if xscale:
            self.set_xscale(xscale)
        if yscale:
            self.set_yscale(yscale)
        if kwargs:
            self._set(kwargs)

    def _make_spines(self):
        return {name: Spine(self, name) for name in ("left", "right", "bottom", "top")}

    def _make_axis(self):
        self.xaxis, self.yaxis = XAxis(self), YAxis(self)
        for name in ("bottom", "top"):
            if name in self.spines:
                self.spines[name].axis = self.xaxis
        for name in ("left", "right"):
            if name in self.spines:
                self.spines[name].axis = self.yaxis

    def _make_patch(self):
        return Rectangle((0.0, 0.0), 1.0, 1.0)

    def clear(self):
        """Empties the axes."""
        self._children = []
        self.legend_ = None
        self.child_axes = []
        self.containers = []
        self._mouseover_set = set()
        self._init_limits()
        for name, axis in (("x", self.xaxis), ("y", self.yaxis)):
            axis.clear()
        for name, spine in self.spines.items():
            spine.clear()
            spine._visible = rcParams.get(f"axes.spines.{name}", True)
        for name, other in (("x", self._sharex), ("y", self._sharey)):
            if other is not None:
                self._follow(name, other)
        self._get_lines, self._get_patches_for_fill = Cycle(self), Cycle(self)
        self._gridOn = rcParams["axes.grid"]
        self.title, self._left_title, self._right_title = (self._new_title(x, align) for x, align in ((0.5, "center"), (0.0, "left"), (1.0, "right")))
        self._autotitlepos = True
        self.patch = self._make_patch()
        self.patch.figure, self.patch.axes = self.figure, None
        self.patch.set_facecolor(self._facecolor)
        self.patch.set_edgecolor("none")
        self.patch.set_linewidth(0)
        self.patch.set_transform(self.transAxes)
        self.patch._clip_on = False
        self._current_image = None
        self.set_axis_on()

    cla = clear

    def _new_title(self, x, align):
        title = Text(x, 1.0, "", fontproperties=None, verticalalignment="baseline", horizontalalignment=align)
        title.set_fontsize(rcParams["axes.titlesize"])
        title.set_fontweight(rcParams["axes.titleweight"])
        title.figure, title._clip_on = self.figure, False
        title._transform = self.transAxes + ScaledTranslation(0.0, rcParams["axes.titlepad"] / 72, self.figure.dpi_scale_trans)
        return title

    # Sharing.
    def sharex(self, other):
        self._sharex = other
        self._join("x", other)
        self._follow("x", other)

    def sharey(self, other):
        self._sharey = other
        self._join("y", other)
        self._follow("y", other)

    def _join(self, name, other):
        group = other._shared[name]
        if self not in group:
            group.append(self)
        self._shared[name] = group

    def _follow(self, name, other):
        mine, theirs = (self.xaxis, other.xaxis) if name == "x" else (self.yaxis, other.yaxis)
        mine.major, mine.minor = theirs.major, theirs.minor
        mine._scale, mine._scale_function = theirs._scale, theirs._scale_function
        mine.converter, mine.units = theirs.converter, theirs.units
        box = other.viewLim
        if name == "x":
            self._viewLim.x0, self._viewLim.x1 = box.x0, box.x1
        else:
            self._viewLim.y0, self._viewLim.y1 = box.y0, box.y1
        self._auto[name] = other._auto[name]
        self._margins[name] = other._margins[name]

    def get_shared_x_axes(self):
        return _Group(self._shared["x"])

    def get_shared_y_axes(self):
        return _Group(self._shared["y"])

    # Position.
    def get_position(self, original=False):
        """The frame in parts of the figure."""
        if original:
            return self._original.frozen()
        self._locate()
        return self._active.frozen()

    def set_position(self, pos, which="both"):
        """Puts the frame somewhere; it is not laid out any more."""
        self._set_position(pos, which)
        self.set_in_layout(False)

    def _set_position(self, pos, which="both"):
        pos = pos.frozen() if isinstance(pos, Bbox) else Bbox.from_bounds(*(float(v) for v in pos))
        for axes in self._twinned:
            if which in ("both", "active"):
                axes._active = pos
            if which in ("both", "original"):
                axes._original = pos

    def set_axes_locator(self, locator):
        self._axes_locator = locator

    def get_axes_locator(self):
        return self._axes_locator

    def _locate(self):
        if self._axes_locator is not None:
            self.apply_aspect(self._axes_locator(self, None))
        else:
            self.apply_aspect()

    def get_subplotspec(self):
        return self._subplotspec

    def set_subplotspec(self, subplotspec):
        self._subplotspec = subplotspec
        self._set_position(subplotspec.get_position(self.figure))

    def get_gridspec(self):
        return self._subplotspec.get_gridspec() if self._subplotspec else None

    def get_window_extent(self, renderer=None):
        return self.bbox.frozen()

    # Children.
    def _kind(self, cls, but=()):
        return _List(child for child in self._children if isinstance(child, cls) and not isinstance(child, but))

    lines = property(lambda self: self._kind(Line2D))
    patches = property(lambda self: self._kind(Patch))
    collections = property(lambda self: self._kind(Collection))
    images = property(lambda self: self._kind(_ImageBase))
    texts = property(lambda self: self._kind(Text))
    artists = property(lambda self: _List(c for c in self._children if not isinstance(c, (Line2D, Patch, Collection, _ImageBase, Text)) and not _is_table(c)))
    tables = property(lambda self: _List(c for c in self._children if _is_table(c)))

    def get_lines(self):
        return self.lines

    def get_images(self):
        return self.images

    def get_children(self):
        return [*self._children, *self.spines.values(), self.xaxis, self.yaxis, self.title, self._left_title, self._right_title, *self.child_axes,
                *([self.legend_] if self.legend_ is not None else []), self.patch]

    def has_data(self):
        return any(isinstance(child, (Collection, _ImageBase, Line2D, Patch)) for child in self._children)

    def _adopt(self, artist):
        artist.axes, artist.figure = self, self.figure
        if artist._transform is None:
            artist._transform = self.transData
        if artist._clip_on and artist._clip_box is None and artist._clip_path is None:
            artist.set_clip_path(self.patch) if not type(self.patch) is Rectangle else artist.set_clip_box(self.bbox)
        artist._remove_from = self._forget
        self._children.append(artist)
        return artist

    def _forget(self, artist):
        if artist in self._children:
            self._children.remove(artist)

    def add_artist(self, a):
        self._adopt(a)
        return a

    def add_line(self, line):
        self._adopt(line)
        self._update_line_limits(line)
        if not line._label:
            line._label = f"_child{len(self._children) - 1}"
        return line

    def add_patch(self, p):
        self._adopt(p)
        self._update_patch_limits(p)
        return p

    def add_collection(self, collection, autolim=True):
        if not collection._label:
            collection._label = f"_child{len(self._children)}"
        self._adopt(collection)
        if autolim:
            box = collection.get_datalim(self.transData)
            if not box.is_null() and np.isfinite(box.extents).all():
                self._take(np.array([box.x0, box.x1]), np.array([box.y0, box.y1]))
                self._positive(collection)
            self._request_autoscale_view()
        return collection

    def _positive(self, collection):
        offsets = collection._offsets
        if offsets is not None and len(offsets) and collection.get_offset_transform() is self.transData:
            for index in (0, 1):
                values = np.asarray(offsets[:, index], float)
                values = values[values > 0]
                if len(values):
                    self.dataLim._minpos[index] = min(self.dataLim._minpos[index], float(values.min()))

    def add_image(self, image):
        self._adopt(image)
        if not image._label:
            image._label = f"_child{len(self._children) - 1}"
        return image

    def add_table(self, tab):
        self._adopt(tab)
        tab._clip_on = False
        return tab

    def add_container(self, container):
        if not container._label:
            container._label = f"_container{len(self.containers)}"
        self.containers.append(container)
        container._remove_from = lambda gone: self.containers.remove(gone) if gone in self.containers else None
        return container

    def add_child_axes(self, ax):
        ax._remove_from = self.child_axes.remove
        self.child_axes.append(ax)
        return ax

    def _sci(self, im):
        self._current_image = im
        self.figure._current_mappable = im

    def _gci(self):
        return self._current_image

    def convert_xunits(self, x):
        return self.xaxis.convert_units(x)

    def convert_yunits(self, y):
        return self.yaxis.convert_units(y)

    def _process_unit_info(self, datasets=None, kwargs=None, *, convert=True):
        out = []
        for name, data in datasets or []:
            axis = self.xaxis if name == "x" else self.yaxis
            if data is not None:
                axis.update_units(data)
            out.append(axis.convert_units(data) if convert and data is not None else data)
        return out

    def format_xdata(self, x):
        return self.xaxis.get_major_formatter().format_data_short(x)

    def format_coord(self, x, y):
        return f"(x, y) = ({x:g}, {y:g})"

    def get_xaxis_transform(self, which="grid"):
        return self._xaxis_transform

    def get_yaxis_transform(self, which="grid"):
        return self._yaxis_transform

    def set_prop_cycle(self, *args, **kwargs):
        """Colours and other properties that the next plots take in turn."""
        from cycler import cycler

        if args and args[0] is None and len(args) == 1:
            cycle = None
        else:
            cycle = cycler(*args, **kwargs)
        self._get_lines.set(cycle)
        self._get_patches_for_fill.set(cycle)

    # Drawing.
    def _drawn(self):
        """All artists with their levels, in the order of drawing."""
        artists = [*self._children, *self.child_axes]
        if self.axison:
            below = self._axisbelow
            level = 0.5 if below is True else 2.5 if below is False else 1.5
            for axis in (self.xaxis, self.yaxis):
                axis.zorder = level if axis.zorder in (0.5, 1.5, 2.5) else axis.zorder
                artists.append(axis)
            if self._frameon:
                artists += self.spines.values()
        artists += [self.title, self._left_title, self._right_title]
        if self.legend_ is not None:
            artists.append(self.legend_)
        return sorted((artist for artist in artists if artist._visible), key=lambda artist: artist.zorder)

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        self._locate()
        self._unstale()
        self._update_title()
        if self.axison and self._frameon:
            self.patch.draw(renderer)
        for artist in self._drawn():
            artist.draw(renderer)

    def draw_artist(self, a):
        a.draw(self.figure._get_renderer())

    def _update_title(self):
        """Moves titles above what sticks out at the top."""
        if not self._autotitlepos:
            return
        titles = [title for title in (self.title, self._left_title, self._right_title) if title._text]
        if not titles:
            return
        top = 0.0
        for axes in {*self._twinned, *self.child_axes, self}:
            if not axes._visible:
                continue
            if axes.axison and axes.xaxis._visible and (axes.xaxis.get_ticks_position() in ("top", "unknown", "default") and axes.xaxis._kw["major"]["label2On"]
                                                        or axes.xaxis.label_position == "top"):
                box = axes.xaxis.get_tightbbox()
                if box is not None:
                    top = max(top, box.y1)
        for title in titles:
            title._y = 1.0
            base = float(title.get_transform().transform((0.0, 1.0))[1])
            if title.get_window_extent().y0 < top:
                moved = top + (base - title.get_window_extent().y0)
                gap = rcParams["axes.titlepad"] * self.figure.dpi / 72
                title._y = 1.0 + (moved - self.bbox.y1 - gap + gap) / (self.bbox.height or 1) if moved > self.bbox.y1 else 1.0
        highest = max(title._y for title in titles)
        for title in titles:
            title._y = highest

    def get_tightbbox(self, renderer=None, *, call_axes_locator=True, bbox_extra_artists=None, for_layout_only=False):
        """The box around everything that belongs to the axes."""
        if not self._visible:
            return None
        if call_axes_locator:
            self._locate()
        self._unstale()
        self._update_title()
        boxes = []
        if self.axison:
            for axis in (self.xaxis, self.yaxis):
                if axis._visible:
                    box = axis.get_tightbbox(renderer, for_layout_only=for_layout_only)
                    if box is not None:
                        boxes.append(box)
        own = self.get_window_extent(renderer)
        boxes.append(own)
        for title in (self.title, self._left_title, self._right_title):
            if title._visible and title._text:
                box = title.get_window_extent()
                if for_layout_only and box.width > 0:
                    box.x0, box.x1 = (box.x0 + box.x1) / 2 - 0.5, (box.x0 + box.x1) / 2 + 0.5
                boxes.append(box)
        if self.axison and self._frameon:
            boxes += [spine.get_window_extent() for spine in self.spines.values() if spine._visible]
        extra = [*self._children, *self.child_axes] if bbox_extra_artists is None else bbox_extra_artists
        if self.legend_ is not None and bbox_extra_artists is None:
            extra.append(self.legend_)
        for artist in extra:
            if not artist._visible or not artist._in_layout:
                continue
            # What is cut off at the frame does not stick out of it.
            if artist._clip_on and artist._clip_box is self.bbox and artist._clip_path is None:
                continue
            box = artist.get_tightbbox(renderer)
            if box is not None and 0 < box.width < math.inf and 0 < box.height < math.inf:
                boxes.append(box)
        boxes = [box for box in boxes if box.width or box.height]
        return Bbox.union(boxes) if boxes else None

    def get_default_bbox_extra_artists(self):
        return [artist for artist in self.get_children() if artist._visible and artist._in_layout]

    def remove(self):
        self.figure.delaxes(self)
        for name in "xy":
            if len(self._shared[name]) > 1 and self in self._shared[name]:
                self._shared[name].remove(self)
                self._shared[name] = [self]

    def __repr__(self):
        parts = [f"label={self._label!r}"] if self._label else []
        titles = [f"{key!r}: {text._text!r}" for key, text in (("left", self._left_title), ("center", self.title), ("right", self._right_title)) if text._text]
        if titles:
            parts.append(f"title={{{', '.join(titles)}}}")
        parts += [f"{name}label={axis.label._text!r}" for name, axis in (("x", self.xaxis), ("y", self.yaxis)) if axis.label._text]
        return f"<{type(self).__name__}: {', '.join(parts)}>"


def _is_table(artist):
    return type(artist).__name__ == "Table"


class _Active(Bbox):
    """The frame of axes as it is at that time."""

    __slots__ = ("_axes",)

    def __init__(self, axes):
        self._axes = axes
        self._minpos = [math.inf, math.inf]

    x0 = property(lambda self: self._axes._active.x0)
    y0 = property(lambda self: self._axes._active.y0)
    x1 = property(lambda self: self._axes._active.x1)
    y1 = property(lambda self: self._axes._active.y1)


class _Group:
    """Axes that share a direction."""

    def __init__(self, axes):
        self._axes = axes

    def get_siblings(self, a):
        return list(self._axes)

    def joined(self, a, b):
        return a in self._axes and b in self._axes

    def join(self, *axes):
        for one in axes[1:]:
            (one.sharex if one._shared["x"] is not self._axes else one.sharey)(axes[0])

    def __iter__(self):
        yield list(self._axes)

    def __contains__(self, item):
        return item in self._axes
