"""Lines through points, with markers."""

import numpy as np

from . import rcParams
from ._docs import aliases
from .artist import Artist, normalize
from .colors import is_color_like, to_rgba
from .markers import CARETDOWN, CARETLEFT, CARETRIGHT, CARETUP, TICKDOWN, TICKLEFT, TICKRIGHT, TICKUP, MarkerStyle  # noqa: F401
from .path import Path
from .transforms import Bbox

_STYLES = {"-": "solid", "--": "dashed", "-.": "dashdot", ":": "dotted", "solid": "solid", "dashed": "dashed", "dashdot": "dashdot",
           "dotted": "dotted", "None": "None", "none": "None", " ": "None", "": "None", None: "None"}
_SHORT = {"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":", "None": "None"}
lineStyles = {"-": "_draw_solid", "--": "_draw_dashed", "-.": "_draw_dash_dot", ":": "_draw_dotted", "None": "_draw_nothing", " ": "_draw_nothing", "": "_draw_nothing"}
lineMarkers = MarkerStyle.markers
STEP_LOOKUP_MAP = {"default": None, "steps": "pre", "steps-pre": "pre", "steps-mid": "mid", "steps-post": "post"}


def dash_pattern(style):
    """Offset and dashes (in widths of the line) of a style; None for no dashes. Raises for what is no style."""
    if isinstance(style, str) or style is None:
        if style not in _STYLES:
            raise ValueError(f"{style!r} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', "
                             "'solid', 'dashed', 'dashdot', 'dotted'")
        name = _STYLES[style]
        if name in ("solid", "None"):
            return 0.0, None
        return 0.0, rcParams[f"lines.{name}_pattern"]
    offset, dashes = style
    if dashes is None:
        return 0.0, None
    return float(offset), [float(dash) for dash in dashes]


def scaled(pattern, width):
    """A pattern in points for a line of a width."""
    offset, dashes = pattern
    if dashes is None:
        return None, 0.0
    factor = width if rcParams["lines.scale_dashes"] else 1.0
    return [dash * factor for dash in dashes], offset * factor


def segment_hits(cx, cy, x, y, radius):
    """Which points are near a point."""
    return np.nonzero((np.asarray(x) - cx) ** 2 + (np.asarray(y) - cy) ** 2 <= radius ** 2)[0]


class Line2D(Artist):
    """A line through points, markers on them, or both."""

    zorder = 2
    lineStyles, markers, filled_markers, fillStyles = lineStyles, lineMarkers, MarkerStyle.filled_markers, MarkerStyle.fillstyles

    def __init__(self, xdata, ydata, *, linewidth=None, linestyle=None, color=None, gapcolor=None, marker=None, markersize=None,
                 markeredgewidth=None, markeredgecolor=None, markerfacecolor=None, markerfacecoloralt="none", fillstyle=None,
                 antialiased=None, dash_capstyle=None, solid_capstyle=None, dash_joinstyle=None, solid_joinstyle=None, pickradius=5,
                 drawstyle=None, markevery=None, **kwargs):
        super().__init__()
        if not np.iterable(xdata):
            raise RuntimeError("xdata must be a sequence")
        if not np.iterable(ydata):
            raise RuntimeError("ydata must be a sequence")
        rc = rcParams
        self._linewidth = float(rc["lines.linewidth"] if linewidth is None else linewidth)
        if linestyle is None:
            linestyle = rc["lines.linestyle"]
        self._drawstyle = drawstyle or "default"
        self.set_linestyle(linestyle)
        self.set_color(rc["lines.color"] if color is None else color)
        self._gapcolor = gapcolor
        self._caps = (dash_capstyle or rc["lines.dash_capstyle"], solid_capstyle or rc["lines.solid_capstyle"])
        self._joins = (dash_joinstyle or rc["lines.dash_joinstyle"], solid_joinstyle or rc["lines.solid_joinstyle"])
        self._marker = MarkerStyle(rc["lines.marker"] if marker is None else marker, fillstyle)
        self._markevery = markevery
        self._antialiased = rc["lines.antialiased"] if antialiased is None else antialiased
        self._markersize = float(rc["lines.markersize"] if markersize is None else markersize)
        self._markeredgecolor = self._markerfacecolor = None
        self.set_markeredgecolor(rc["lines.markeredgecolor"] if markeredgecolor is None else markeredgecolor)
        self.set_markerfacecolor(rc["lines.markerfacecolor"] if markerfacecolor is None else markerfacecolor)
        self._markerfacecoloralt = markerfacecoloralt
        self._markeredgewidth = float(rc["lines.markeredgewidth"] if markeredgewidth is None else markeredgewidth)
        self._xorig = self._yorig = None
        self._xy = None
        self.pickradius = pickradius
        self._axis_free = False
        self.set_data(xdata, ydata)
        if kwargs:
            self.update(kwargs)

    def update(self, kwargs):
        return super().update(normalize(kwargs, self._aliases))

    def set_data(self, *args):
        (x, y) = args[0] if len(args) == 1 else args
        if not np.iterable(x):
            raise RuntimeError("x must be a sequence")
        if not np.iterable(y):
            raise RuntimeError("y must be a sequence")
        self._xorig, self._yorig, self._xy = x, y, None

    def set_xdata(self, x):
        if not np.iterable(x):
            raise RuntimeError("x must be a sequence")
        self._xorig, self._xy = x, None

    def set_ydata(self, y):
        if not np.iterable(y):
            raise RuntimeError("y must be a sequence")
        self._yorig, self._xy = y, None

    def recache(self, always=False):
        self._xy = None

    def _points(self):
        """The data as an array of shape (n, 2)."""
        if self._xy is None:
            x = as_floats(self.convert_xunits(self._xorig))
            y = as_floats(self.convert_yunits(self._yorig))
            count = max(len(x), len(y))
            if len(x) != len(y):
                if len(x) != 1 and len(y) != 1:
                    raise ValueError(f"shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape ({len(x)},) "
                                     f"and arg 1 with shape ({len(y)},).")
            xy = np.empty((count, 2))
            xy[:, 0] = x
            xy[:, 1] = y
            self._xy = xy
        return self._xy

    def get_data(self, orig=True):
        return self.get_xdata(orig), self.get_ydata(orig)

    def get_xdata(self, orig=True):
        return self._xorig if orig else self._points()[:, 0]

    def get_ydata(self, orig=True):
        return self._yorig if orig else self._points()[:, 1]

    def get_xydata(self):
        return self._points()

    def get_path(self):
        return Path(self._stepped(self._points()))

    def _stepped(self, xy):
        where = STEP_LOOKUP_MAP.get(self._drawstyle)
        return xy if where is None else steps(xy, where)

    def set_linestyle(self, ls):
        if isinstance(ls, str) and ls.startswith("steps"):
            for name in sorted(STEP_LOOKUP_MAP, key=len, reverse=True):
                if ls.startswith(name):
                    self._drawstyle, ls = name, ls[len(name):] or "-"
                    break
        self._pattern = dash_pattern(ls)
        self._linestyle = _SHORT[_STYLES[ls]] if isinstance(ls, str) or ls is None else "--"

    def get_linestyle(self):
        return self._linestyle

    def is_dashed(self):
        return self._linestyle in ("--", "-.", ":")

    def set_dashes(self, seq):
        self.set_linestyle("-" if seq in (None, (None, None)) or len(seq) == 0 else (0, seq))

    def set_drawstyle(self, drawstyle):
        drawstyle = "default" if drawstyle is None else drawstyle
        if drawstyle not in STEP_LOOKUP_MAP:
            raise ValueError(f"{drawstyle!r} is not a valid value for drawstyle; supported values are {', '.join(map(repr, STEP_LOOKUP_MAP))}")
        self._drawstyle = drawstyle

    def get_drawstyle(self):
        return self._drawstyle

    def set_linewidth(self, w):
        self._linewidth = float(w)

    def get_linewidth(self):
        return self._linewidth

    def set_color(self, color):
        if not is_color_like(color) and color != "auto":
            raise ValueError(f"{color!r} is not a valid value for color")
        self._color = color

    def get_color(self):
        return self._color

    def set_gapcolor(self, gapcolor):
        self._gapcolor = gapcolor

    def set_marker(self, marker):
        self._marker = MarkerStyle(marker, self._marker.get_fillstyle())

    def get_marker(self):
        return self._marker.get_marker()

    def set_fillstyle(self, fs):
        self._marker = MarkerStyle(self._marker.get_marker(), fs)

    def get_fillstyle(self):
        return self._marker.get_fillstyle()

    def set_markersize(self, sz):
        self._markersize = float(sz)

    def get_markersize(self):
        return self._markersize

    def set_markeredgewidth(self, ew):
        self._markeredgewidth = float(rcParams["lines.markeredgewidth"] if ew is None else ew)

    def get_markeredgewidth(self):
        return self._markeredgewidth

    def set_markeredgecolor(self, ec):
        self._markeredgecolor = rcParams["lines.markeredgecolor"] if ec is None else ec

    def get_markeredgecolor(self):
        if isinstance(self._markeredgecolor, str) and self._markeredgecolor == "auto":
            if self._marker.get_marker() in (".", ","):
                return self._color
            if self._marker.is_filled() and self._marker.get_fillstyle() != "none":
                return self._color
            return self._color
        return self._markeredgecolor

    def set_markerfacecolor(self, fc):
        self._markerfacecolor = rcParams["lines.markerfacecolor"] if fc is None else fc

    def get_markerfacecolor(self):
        if isinstance(self._markerfacecolor, str) and self._markerfacecolor == "auto":
            return "none" if self._marker.get_fillstyle() == "none" else self._color
        return self._markerfacecolor

    def set_markerfacecoloralt(self, fc):
        self._markerfacecoloralt = fc

    def get_markerfacecoloralt(self):
        return self._markerfacecoloralt

    def set_markevery(self, every):
        self._markevery = every

    def get_markevery(self):
        return self._markevery

    def set_antialiased(self, b):
        self._antialiased = bool(b)

    def get_antialiased(self):
        return self._antialiased

    def set_dash_capstyle(self, s):
        self._caps = (s, self._caps[1])

    def set_solid_capstyle(self, s):
        self._caps = (self._caps[0], s)

    def set_dash_joinstyle(self, s):
        self._joins = (s, self._joins[1])

    def set_solid_joinstyle(self, s):
        self._joins = (self._joins[0], s)

    def get_dash_capstyle(self):
        return self._caps[0]

    def get_solid_capstyle(self):
        return self._caps[1]

    def set_pickradius(self, pickradius):
        self.pickradius = pickradius

    def get_pickradius(self):
        return self.pickradius

    def update_from(self, other):
        super().update_from(other)
        for name in ("_linestyle", "_pattern", "_linewidth", "_color", "_gapcolor", "_markersize", "_markerfacecolor", "_markerfacecoloralt",
                     "_markeredgecolor", "_markeredgewidth", "_caps", "_joins", "_marker", "_drawstyle"):
            setattr(self, name, getattr(other, name))

    def get_window_extent(self, renderer=None):
        points = self.get_transform().transform(self._points())
        points = points[np.isfinite(points).all(axis=1)]
        if not len(points):
            return Bbox.null()
        (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        pad = self._markersize / 2 * self.figure.dpi / 72 if self._marker and self.figure is not None else 0
        return Bbox([[x0 - pad, y0 - pad], [x1 + pad, y1 + pad]])

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        xy = self._points()
        if len(xy) == 0:
            return
        function, map = self.get_transform().split()
        clip = self._clip()
        if self._linestyle != "None" and self._linewidth > 0:
            points = self._stepped(xy)
            if function is not None:
                points = function(points)
            colour = to_rgba(self._color, self._alpha)
            dashes, offset = scaled(self._pattern, self._linewidth)
            cap, join = self._caps[dashes is None], self._joins[dashes is None]
            points = np.ascontiguousarray(points)
            snap = self._snapping()
            strokes = [renderer.stroke(colour, self._linewidth, dashes, offset, cap, join)]
            if dashes is not None and self._gapcolor is not None:
                gaps = [dashes[-1], *dashes[:-1]]
                gap = renderer.stroke(to_rgba(self._gapcolor, self._alpha), self._linewidth, gaps, offset + dashes[-1], cap, join)
                strokes.insert(0, gap)
            if self._path_effects:
                strokes = [made for effect in self._path_effects for made in effect._strokes(renderer, strokes, colour)]
            for stroke in strokes:
                renderer.surface.shape(points, None, map, None, stroke, clip, snap, self._antialiased)
        if self._marker and self._markersize > 0:
            points = self._marked(xy)
            if len(points):
                draw_markers(renderer, self, points if function is None else function(points), map, clip)

    def _marked(self, xy):
        every = self._markevery
        if every is None:
            return xy
        if isinstance(every, (int, np.integer)):
            return xy[::every]
        if isinstance(every, tuple) and len(every) == 2 and isinstance(every[1], (int, np.integer)):
            return xy[every[0]::every[1]]
        if isinstance(every, float) or isinstance(every, tuple):
            start, step = (0.0, every) if isinstance(every, float) else every
            points = self.get_transform().transform(xy)
            length = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
            reach = float(np.hypot(self.axes.bbox.width, self.axes.bbox.height))
            wanted = np.arange(start * reach, length[-1], step * reach)
            found = np.unique(np.abs(wanted[:, None] - length[None, :]).argmin(axis=1))
            return xy[found]
        return xy[every]

    def __str__(self):
        if self._label:
            return f"Line2D({self._label})"
        return "Line2D()"


aliases(Line2D, {
    "antialiased": ["aa"], "color": ["c"], "drawstyle": ["ds"], "linestyle": ["ls"], "linewidth": ["lw"], "markeredgecolor": ["mec"],
    "markeredgewidth": ["mew"], "markerfacecolor": ["mfc"], "markerfacecoloralt": ["mfcalt"], "markersize": ["ms"],
})


def draw_markers(renderer, line, points, map, clip):
    """The markers of a line at points under an affine map."""
    marker = line._marker
    size = line._markersize * renderer.scale
    if marker.get_marker() == ",":
        size = 1.0
    alpha = line._alpha
    edge = to_rgba(line.get_markeredgecolor(), alpha)
    face = to_rgba(line.get_markerfacecolor(), alpha) if marker.is_filled() else None
    width = 0.0 if marker.get_marker() == "," else line._markeredgewidth
    stroke = renderer.stroke(edge, width, None, 0.0, marker.get_capstyle(), marker.get_joinstyle())
    edges = None if stroke is None or edge[3] == 0 else np.array(edge, float)
    base = marker.get_transform().split()[1]
    shape = (marker.get_path().vertices, marker.get_path().codes, tuple(value * size for value in base))
    points = np.ascontiguousarray(points, float)
    half = marker.half()
    if half is not None:
        other = line._markerfacecoloralt
        whole = None if other == "none" else np.array(to_rgba(other, alpha), float)
        if whole is not None:
            renderer.surface.marks([shape], points, map, None, whole, None, None, stroke, clip, True, True)
        part = (half.vertices, half.codes, (size, 0.0, 0.0, size, 0.0, 0.0))
        renderer.surface.marks([part], points, map, None, np.array(face, float), None, None, stroke, clip, True, True)
        face = None
    fills = None if face is None or face[3] == 0 else np.array(face, float)
    renderer.surface.marks([shape], points, map, None, fills, edges, None, stroke, clip, True, line._antialiased)


def as_floats(values):
    """Numbers as an array; what is masked becomes NaN."""
    if type(values) is not np.ndarray:
        mask = getattr(values, "mask", None)
        if mask is not None and hasattr(values, "filled"):
            return np.asarray(values.astype(float).filled(np.nan), float).ravel()
        values = np.asarray(values)
    if values.dtype != float:
        if values.dtype.kind == "c":
            import warnings

            warnings.warn("Casting complex values to real discards the imaginary part", np.exceptions.ComplexWarning, stacklevel=2)
            values = values.real
        values = values.astype(float)
    return values.ravel() if values.ndim != 1 else values


def steps(xy, where):
    """The corners of steps through points."""
    count = len(xy)
    if count < 2:
        return xy
    if where == "mid":
        out = np.empty((2 * count, 2))
        middle = (xy[1:, 0] + xy[:-1, 0]) / 2
        out[0, 0], out[-1, 0] = xy[0, 0], xy[-1, 0]
        out[1:-1:2, 0] = middle
        out[2:-1:2, 0] = middle
        out[0::2, 1] = xy[:, 1]
        out[1::2, 1] = xy[:, 1]
        return out
    out = np.empty((2 * count - 1, 2))
    first, second = (0, 1) if where == "pre" else (1, 0)
    out[0::2] = xy
    out[1::2, first] = xy[:-1, first]
    out[1::2, second] = xy[1:, second]
    return out


class AxLine(Line2D):
    """An endless line through two points, or one point and a slope."""

    def __init__(self, xy1, xy2, slope, **kwargs):
        super().__init__([0, 1], [0, 1], **kwargs)
        if (xy2 is None) == (slope is None):
            raise TypeError("Exactly one of 'xy2' and 'slope' must be given")
        self._xy1, self._xy2, self._slope = xy1, xy2, slope

    def get_xy1(self):
        return self._xy1

    def get_slope(self):
        return self._slope

    def draw(self, renderer, *args, **kwargs):
        through = super().get_transform()
        axes = self.axes
        (x1, y1) = through.transform(tuple(map(float, self._xy1))).tolist()
        if self._slope is None:
            x2, y2 = through.transform(tuple(map(float, self._xy2))).tolist()
        else:
            x2, y2 = through.transform((self._xy1[0] + 1.0, self._xy1[1] + float(self._slope))).tolist()
        box = axes.bbox
        reach = 2 * (box.width + box.height) + abs(x1 - box.x0) + abs(y1 - box.y0)
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
        dx, dy = (x2 - x1) / length * reach, (y2 - y1) / length * reach
        self._xy = np.array([[x1 - dx, y1 - dy], [x1 + dx, y1 + dy]])
        kept = self._transform
        from .transforms import IdentityTransform

        self._transform = IdentityTransform()
        super().draw(renderer)
        self._transform = kept


class VertexSelector:
    """Picking vertices needs a mouse."""

    def __init__(self, line):
        raise NotImplementedError("pictures in a notebook do not follow the mouse: VertexSelector is not available")
