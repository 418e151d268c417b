"""Insets: axes inside axes, and marks of the area that they show."""

from matplotlib import rcParams
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.transforms import Bbox, IdentityTransform, TransformedBbox

from . import axes_size as Size

_NUMBERS = {1: "upper right", 2: "upper left", 3: "lower left", 4: "lower right", 5: "right", 6: "center left", 7: "center right", 8: "lower center",
            9: "upper center", 10: "center"}
_CORNERS = {"upper right": "NE", "upper left": "NW", "lower left": "SW", "lower right": "SE", "right": "E", "center left": "W", "center right": "E",
            "lower center": "S", "upper center": "N", "center": "C"}


class AnchoredLocatorBase:
    """Tells axes where they are: a box of some size at a corner of another box."""

    def __init__(self, bbox_to_anchor, loc, borderpad=0.5, bbox_transform=None, axes=None):
        loc = _NUMBERS.get(loc, loc)
        if loc not in _CORNERS:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, _CORNERS))}")
        self.axes, self._corner, self._pad = axes, _CORNERS[loc], borderpad
        self._anchor, self._transform = bbox_to_anchor, bbox_transform

    def _area(self):
        """The box in pixels at whose corner it is."""
        box = self._anchor
        if box is None:
            return self.axes.bbox
        if not isinstance(box, Bbox):
            box = Bbox.from_bounds(*box) if len(box) == 4 else Bbox.from_bounds(*box, 0, 0)
        return box if self._transform is None else TransformedBbox(box, self._transform)

    def _size(self, inset, area):
        raise NotImplementedError

    def __call__(self, inset, renderer):
        self.axes._locate()
        area = self._area().frozen()
        figure = self.axes.figure
        width, height = self._size(inset, area)
        pad = self._pad * _points(rcParams["legend.fontsize"]) * figure.dpi / 72
        inner = Bbox.from_extents(area.x0 + pad, area.y0 + pad, area.x1 - pad, area.y1 - pad)
        box = Bbox.from_bounds(0, 0, width, height).anchored(self._corner, inner)
        return box.transformed(figure.transSubfigure.inverted())


def _points(size):
    from matplotlib.font_manager import FontProperties

    return FontProperties(size=size).get_size_in_points()


class AnchoredSizeLocator(AnchoredLocatorBase):
    """A box with a width and a height in inches or in parts of the other box."""

    def __init__(self, bbox_to_anchor, x_size, y_size, loc, borderpad=0.5, bbox_transform=None, axes=None):
        super().__init__(bbox_to_anchor, loc, borderpad, bbox_transform, axes)
        self._x, self._y = Size.from_any(x_size), Size.from_any(y_size)

    def _size(self, inset, area):
        dpi = self.axes.figure.dpi
        (rx, ax), (ry, ay) = self._x.get_size(), self._y.get_size()
        return rx * area.width + ax * dpi, ry * area.height + ay * dpi


class AnchoredZoomLocator(AnchoredLocatorBase):
    """A box in which the inset's limits appear larger than in the outer axes."""

    def __init__(self, parent_axes, zoom, loc, borderpad=0.5, bbox_to_anchor=None, bbox_transform=None):
        super().__init__(bbox_to_anchor, loc, borderpad, bbox_transform, parent_axes)
        self._zoom = zoom

    def _size(self, inset, area):
        shown = inset.viewLim.transformed(self.axes.transData)
        return abs(shown.width * self._zoom), abs(shown.height * self._zoom)


def _added(parent_axes, axes_class, axes_kwargs, locator):
    from matplotlib.axes import Axes

    settings = dict(axes_kwargs or {})
    if axes_class is None:
        axes_class = Axes
        if "projection" in settings:
            from matplotlib.projections import get_projection_class

            axes_class = get_projection_class(settings.pop("projection"))
    made = axes_class(parent_axes.figure, parent_axes.get_position(), **settings)
    made.set_axes_locator(locator)
    made.zorder = max(made.zorder, parent_axes.zorder)
    made._remove_from = parent_axes.figure.delaxes
    return parent_axes.figure.add_axes(made)


def inset_axes(parent_axes, width, height, loc="upper right", bbox_to_anchor=None, bbox_transform=None, axes_class=None, axes_kwargs=None, borderpad=0.5):
    """Axes at a corner of others; width and height are inches or texts such as '30%'."""
    if bbox_transform in (parent_axes.transAxes, parent_axes.figure.transFigure) and bbox_to_anchor is None:
        import warnings

        warnings.warn("Using the axes or figure transform requires a bounding box in the respective coordinates. Using bbox_to_anchor=(0, 0, 1, 1) now.", stacklevel=2)
        bbox_to_anchor = (0, 0, 1, 1)
    if isinstance(bbox_to_anchor, (tuple, list)) and (isinstance(width, str) or isinstance(height, str)) and len(bbox_to_anchor) != 4:
        raise ValueError("Using relative units for width or height requires to provide a 4-tuple or a `Bbox` instance to `bbox_to_anchor.")
    locator = AnchoredSizeLocator(bbox_to_anchor, width, height, loc, borderpad, bbox_transform, parent_axes)
    return _added(parent_axes, axes_class, axes_kwargs, locator)


def zoomed_inset_axes(parent_axes, zoom, loc="upper right", bbox_to_anchor=None, bbox_transform=None, axes_class=None, axes_kwargs=None, borderpad=0.5):
    """Axes at a corner of others that show a part of them larger by a factor."""
    return _added(parent_axes, axes_class, axes_kwargs, AnchoredZoomLocator(parent_axes, zoom, loc, borderpad, bbox_to_anchor, bbox_transform))


class InsetPosition:
    """A place in parts of other axes, for `set_axes_locator`."""

    def __init__(self, parent, lbwh):
        self.parent, self.lbwh = parent, lbwh

    def __call__(self, ax, renderer):
        self.parent._locate()
        return Bbox.from_bounds(*self.lbwh).transformed(self.parent.transAxes).transformed(ax.figure.transSubfigure.inverted())


class BboxPatch(Patch):
    """The outline of a box that may move."""

    _edge_default = True

    def __init__(self, bbox, **kwargs):
        kwargs["transform"] = IdentityTransform()
        super().__init__(**kwargs)
        self.bbox = bbox

    def get_path(self):
        x0, y0, x1, y1 = self.bbox.extents
        return Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True)


class BboxConnector(Patch):
    """A line from a corner of one box to a corner of another; corners are numbered like places of legends."""

    _edge_default = True

    def __init__(self, bbox1, bbox2, loc1, loc2=None, **kwargs):
        kwargs["transform"] = IdentityTransform()
        kwargs.setdefault("fill", bool({"fc", "facecolor", "color"} & set(kwargs)))
        super().__init__(**kwargs)
        self.bbox1, self.bbox2, self.loc1, self.loc2 = bbox1, bbox2, loc1, loc1 if loc2 is None else loc2

    @staticmethod
    def get_bbox_edge_pos(bbox, loc):
        """A corner of a box."""
        x0, y0, x1, y1 = bbox.extents
        if loc not in (1, 2, 3, 4):
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are 1, 2, 3, 4")
        return {1: (x1, y1), 2: (x0, y1), 3: (x0, y0), 4: (x1, y0)}[loc]

    def _line(self, loc1, loc2):
        return [self.get_bbox_edge_pos(self.bbox1, loc1), self.get_bbox_edge_pos(self.bbox2, loc2)]

    def get_path(self):
        return Path(self._line(self.loc1, self.loc2))


class BboxConnectorPatch(BboxConnector):
    """The area between two lines from corners to corners."""

    def __init__(self, bbox1, bbox2, loc1a, loc2a, loc1b, loc2b, **kwargs):
        super().__init__(bbox1, bbox2, loc1a, loc2a, **kwargs)
        self.loc1b, self.loc2b = loc1b, loc2b

    def get_path(self):
        one, other = self._line(self.loc1, self.loc2), self._line(self.loc1b, self.loc2b)
        return Path([*one, *other[::-1], one[0]])


def mark_inset(parent_axes, inset_axes, loc1, loc2, **kwargs):
    """A frame around the area that an inset shows, with lines from it to two corners of the inset."""
    area = TransformedBbox(_Limits(inset_axes), parent_axes.transData)
    kwargs.setdefault("fill", bool({"fc", "facecolor", "color"} & set(kwargs)))
    frame = BboxPatch(area, **kwargs)
    parent_axes.add_artist(frame)
    lines = [BboxConnector(inset_axes.bbox, area, loc1=loc, **kwargs) for loc in (loc1, loc2)]
    for line in lines:
        line.set_clip_on(False)
        inset_axes.add_artist(line)
    return frame, *lines


class _Limits(Bbox):
    """The limits of axes as they are at that time."""

    __slots__ = ("_axes",)

    def __init__(self, axes):
        self._axes = axes
        self._minpos = [float("inf"), float("inf")]

    x0 = property(lambda self: self._axes.viewLim.x0)
    y0 = property(lambda self: self._axes.viewLim.y0)
    x1 = property(lambda self: self._axes.viewLim.x1)
    y1 = property(lambda self: self._axes.viewLim.y1)
