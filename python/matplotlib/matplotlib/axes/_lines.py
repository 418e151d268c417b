"""Plots of lines, points and areas."""

import itertools
import math

import numpy as np

from .. import collections as mcoll, rcParams
from ..artist import normalize
from ..colors import to_rgba, to_rgba_array
from ..container import ErrorbarContainer, StemContainer
from ..lines import AxLine, Line2D, as_floats, steps
from ..markers import MarkerStyle
from ..patches import FancyArrow, Polygon, StepPatch
from ..transforms import IdentityTransform
from ._cycle import plot_lines


def found(data, *values):
    """Arguments that are names of columns, looked up."""
    if data is None:
        return values
    out = []
    for value in values:
        if isinstance(value, str):
            try:
                value = data[value]
            except (KeyError, ValueError, IndexError, TypeError):
                pass
        out.append(value)
    return out


class Lines:
    """The part of Axes that draws lines, points and areas."""

    def plot(self, *args, scalex=True, scaley=True, data=None, **kwargs):
        """Lines and markers: `plot([x], y, [fmt], …)`."""
        kwargs = normalize(kwargs, Line2D._aliases)
        if data is not None and "label" not in kwargs and len([a for a in args if isinstance(a, str)]) >= 1 and isinstance(args[min(1, len(args) - 1)], str):
            kwargs["label"] = args[min(1, len(args) - 1)]
        lines = plot_lines(self, args, kwargs, data)
        for line in lines:
            self.add_line(line)
        if scalex:
            self._request_autoscale_view("x")
        if scaley:
            self._request_autoscale_view("y")
        return lines

    def loglog(self, *args, **kwargs):
        settings = {key: value for key, value in kwargs.items() if key in ("base", "subs", "nonpositive", "basex", "basey", "subsx", "subsy", "nonposx", "nonposy")}
        self.set_xscale("log", **{k.rstrip("x"): v for k, v in settings.items() if k != "basey"})
        self.set_yscale("log", **{k.rstrip("y"): v for k, v in settings.items() if k != "basex"})
        return self.plot(*args, **{k: v for k, v in kwargs.items() if k not in settings})

    def semilogx(self, *args, **kwargs):
        settings = {key: value for key, value in kwargs.items() if key in ("base", "subs", "nonpositive")}
        self.set_xscale("log", **settings)
        return self.plot(*args, **{k: v for k, v in kwargs.items() if k not in settings})

    def semilogy(self, *args, **kwargs):
        settings = {key: value for key, value in kwargs.items() if key in ("base", "subs", "nonpositive")}
        self.set_yscale("log", **settings)
        return self.plot(*args, **{k: v for k, v in kwargs.items() if k not in settings})

    def step(self, x, y, *args, where="pre", data=None, **kwargs):
        """Lines that go in steps: 'pre', 'post' or 'mid'."""
        if where not in ("pre", "post", "mid"):
            raise ValueError(f"{where!r} is not a valid value for where; supported values are 'pre', 'post', 'mid'")
        kwargs["drawstyle"] = "steps-" + where
        return self.plot(x, y, *args, data=data, **kwargs)

    def plot_date(self, x, y, fmt="o", tz=None, xdate=True, ydate=False, *, data=None, **kwargs):
        if xdate:
            self.xaxis_date(tz)
        if ydate:
            self.yaxis_date(tz)
        return self.plot(x, y, fmt, data=data, **kwargs)

    def _span_line(self, x, y, transform, kwargs, scale_x, scale_y):
        line = Line2D(x, y, transform=transform, **kwargs)
        line._axis_free = True
        self.add_line(line)
        if scale_x:
            self._request_autoscale_view("x")
        if scale_y:
            self._request_autoscale_view("y")
        return line

    def axhline(self, y=0, xmin=0, xmax=1, **kwargs):
        """A horizontal line across the axes."""
        self.yaxis.update_units(y)
        y = self.convert_yunits(y)
        low, high = self.get_ybound()
        return self._span_line([xmin, xmax], [y, y], self.get_yaxis_transform(), kwargs, False, not low <= y <= high)

    def axvline(self, x=0, ymin=0, ymax=1, **kwargs):
        """A vertical line across the axes."""
        self.xaxis.update_units(x)
        x = self.convert_xunits(x)
        low, high = self.get_xbound()
        return self._span_line([x, x], [ymin, ymax], self.get_xaxis_transform(), kwargs, not low <= x <= high, False)

    def axline(self, xy1, xy2=None, *, slope=None, **kwargs):
        """An endless line."""
        transform = kwargs.pop("transform", self.transData)
        line = AxLine(xy1, xy2, slope, transform=transform, **{**self._get_lines.defaults({"color": kwargs.get("color", kwargs.get("c"))}), **kwargs}
                      if "color" not in kwargs and "c" not in kwargs else kwargs)
        self._adopt(line)
        if not line._label:
            line._label = f"_child{len(self._children) - 1}"
        if transform is self.transData:
            self.update_datalim([xy1] if xy2 is None else [xy1, xy2])
        self._request_autoscale_view()
        return line

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **kwargs):
        """A band across the axes."""
        from ..patches import Rectangle

        self.yaxis.update_units([ymin, ymax])
        ymin, ymax = self.convert_yunits(ymin), self.convert_yunits(ymax)
        patch = Rectangle((xmin, ymin), xmax - xmin, ymax - ymin, **kwargs)
        patch.set_transform(self.get_yaxis_transform())
        self.add_patch(patch)
        self._request_autoscale_view("y")
        return patch

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **kwargs):
        """A band from bottom to top."""
        from ..patches import Rectangle

        self.xaxis.update_units([xmin, xmax])
        xmin, xmax = self.convert_xunits(xmin), self.convert_xunits(xmax)
        patch = Rectangle((xmin, ymin), xmax - xmin, ymax - ymin, **kwargs)
        patch.set_transform(self.get_xaxis_transform())
        self.add_patch(patch)
        self._request_autoscale_view("x")
        return patch

    def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", label="", *, data=None, **kwargs):
        """Horizontal lines between x values."""
        return self._many(y, xmin, xmax, colors, linestyles, label, data, kwargs, True)

    def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", label="", *, data=None, **kwargs):
        """Vertical lines between y values."""
        return self._many(x, ymin, ymax, colors, linestyles, label, data, kwargs, False)

    def _many(self, at, low, high, colors, linestyles, label, data, kwargs, horizontal):
        at, low, high, colors = found(data, at, low, high, colors)
        along, across = (self.yaxis, self.xaxis) if horizontal else (self.xaxis, self.yaxis)
        along.update_units(at)
        across.update_units(low)
        at, low, high = np.broadcast_arrays(*(np.atleast_1d(np.asarray(axis.convert_units(v), float)).ravel()
                                              for axis, v in ((along, at), (across, low), (across, high))))
        points = np.empty((len(at), 2, 2))
        place, reach = (1, 0) if horizontal else (0, 1)
        points[:, :, place] = at[:, None]
        points[:, 0, reach], points[:, 1, reach] = low, high
        kwargs = normalize(kwargs, mcoll.LineCollection._aliases)
        colour = kwargs.pop("color", None)
        colors = colour if colour is not None else colors
        lines = mcoll.LineCollection(points, linestyles=linestyles, label=label, edgecolors=rcParams["lines.color"] if colors is None else colors,
                                     **{{"linewidth": "linewidths", "edgecolor": "edgecolors"}.get(k, k): v for k, v in kwargs.items()})
        self.add_collection(lines, autolim=False)
        if len(at):
            x, y = points[:, :, 0].ravel(), points[:, :, 1].ravel()
            self._take(x, y)
            self._request_autoscale_view()
        return lines

    def scatter(self, x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, linewidths=None,
                edgecolors=None, colorizer=None, plotnonfinite=False, data=None, **kwargs):
        """Points with sizes (areas in points squared) and colours."""
        x, y, s, c, edgecolors, linewidths = found(data, x, y, s, c, edgecolors, linewidths)
        kwargs = normalize(kwargs, mcoll.Collection._aliases)
        edgecolors = kwargs.pop("edgecolor", edgecolors)
        linewidths = kwargs.pop("linewidth", linewidths)
        self.xaxis.update_units(x)
        self.yaxis.update_units(y)
        x, y = as_floats(self.convert_xunits(x) if np.iterable(x) else [x]), as_floats(self.convert_yunits(y) if np.iterable(y) else [y])
        if x.size != y.size:
            raise ValueError("x and y must be the same size")
        x, y = x.ravel(), y.ravel()
        if s is None:
            s = 20 if rcParams["_internal.classic_mode"] else rcParams["lines.markersize"] ** 2.0
        s = as_floats(s if np.iterable(s) else [s])
        if len(s) not in (1, x.size):
            raise ValueError("s must be a scalar, or float array-like with the same size as x and y")
        face_given = kwargs.pop("facecolor", None)
        colour_given = kwargs.pop("color", None)
        if colour_given is not None:
            if c is not None:
                raise ValueError("Supply a 'c' argument or a 'color' kwarg but not both; they differ but their functionalities overlap.")
            face_given = colour_given if face_given is None else face_given
            edgecolors = colour_given if edgecolors is None else edgecolors
        if edgecolors is None:
            edgecolors = rcParams["scatter.edgecolors"]
        values = colours = None
        if c is None:
            c = face_given if face_given is not None else self._get_patches_for_fill.get_next_color()
            colours = to_rgba_array(c, None) if not (isinstance(c, str) and c == "none") else np.empty((0, 4))
        else:
            values, colours = _colour_argument(c, x.size)
        style = marker if isinstance(marker, MarkerStyle) else MarkerStyle(rcParams["scatter.marker"] if marker is None else marker)
        if not style.is_filled():
            # Lines have no face: their colour is that of the edge.
            edgecolors = "face"
            if linewidths is None:
                linewidths = rcParams["lines.linewidth"]
        offsets = np.column_stack([x, y])
        path = style.get_path().transformed(style.get_transform())
        points = mcoll.PathCollection((path,), s, facecolors=colours if colours is not None else None, edgecolors=edgecolors, linewidths=linewidths,
                                      offsets=offsets, offset_transform=kwargs.pop("transform", self.transData), alpha=alpha, cmap=cmap, norm=norm)
        if not style.is_filled():
            points._unfilled = True
            if colours is not None:
                points.set_edgecolor(colours)
            points.set_facecolor("none")
            points._original_edge = None if values is not None else points._original_edge
        points.set_transform(IdentityTransform())
        points._join = style.get_joinstyle()
        if values is not None:
            points.set_array(values)
            points._scale_norm(norm, vmin, vmax)
        elif cmap is not None or norm is not None or vmin is not None or vmax is not None:
            import warnings

            extra = [f"'{name}'" for name, value in (("cmap", cmap), ("norm", norm), ("vmin", vmin), ("vmax", vmax)) if value is not None]
            warnings.warn(f"No data for colormapping provided via 'c'. Parameters {', '.join(extra)} will be ignored", UserWarning, stacklevel=2)
        if kwargs:
            points.update(kwargs)
        self.add_collection(points)
        self._request_autoscale_view()
        return points

    def fill(self, *args, data=None, **kwargs):
        """Filled polygons."""
        kwargs = normalize(kwargs, Line2D._aliases)
        args = list(found(data, *args))
        out = []
        while args:
            group, args = args[:2], args[2:]
            fmt = None
            if args and isinstance(args[0], str):
                fmt, args = args[0], args[1:]
            if len(group) == 2 and isinstance(group[1], str):
                fmt, group = group[1], group[:1]
            if len(group) == 1:
                y = np.asarray(group[0])
                x = np.arange(len(y))
            else:
                x, y = group
            self.xaxis.update_units(x)
            self.yaxis.update_units(y)
            settings = dict(kwargs)
            colour = settings.pop("color", None)
            if fmt is not None:
                from ._cycle import parse_format

                colour = parse_format(fmt)[2] or colour
            if colour is None and "facecolor" not in settings:
                colour = self._get_patches_for_fill.get_next_color()
            if colour is not None:
                settings.setdefault("facecolor", colour)
                settings.setdefault("edgecolor", colour) if "color" in kwargs or fmt else None
            x, y = as_floats(self.convert_xunits(x)), as_floats(self.convert_yunits(y) if np.iterable(y) else [y])
            patch = Polygon(np.column_stack([x, y]), closed=settings.pop("closed", True), fill=settings.pop("fill", True), label=settings.pop("label", ""), **settings)
            self.add_patch(patch)
            out.append(patch)
        self._request_autoscale_view()
        return out

    def fill_between(self, x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **kwargs):
        """The area between two curves."""
        x, y1, y2, where = found(data, x, y1, y2, where)
        return self._between(x, y1, y2, where, interpolate, step, kwargs, False)

    def fill_betweenx(self, y, x1, x2=0, where=None, step=None, interpolate=False, *, data=None, **kwargs):
        """The area between two curves that run upwards."""
        y, x1, x2, where = found(data, y, x1, x2, where)
        return self._between(y, x1, x2, where, interpolate, step, kwargs, True)

    def _between(self, at, one, other, where, interpolate, step, kwargs, upright):
        along, across = (self.yaxis, self.xaxis) if upright else (self.xaxis, self.yaxis)
        along.update_units(at)
        across.update_units(one)
        across.update_units(other)
        at, one, other = (np.atleast_1d(as_floats(axis.convert_units(v) if np.iterable(v) else [axis.convert_units(v)]))
                          for axis, v in ((along, at), (across, one), (across, other)))
        for name, values in (("y" if upright else "x", at), ("x1" if upright else "y1", one), ("x2" if upright else "y2", other)):
            if values.ndim > 1:
                raise ValueError(f"{name!r} is not 1-dimensional")
        where = np.ones(len(at), bool) if where is None else np.asarray(where, bool)
        if where.size != at.size:
            raise ValueError(f"where size ({where.size}) does not match {'y' if upright else 'x'} size ({at.size})")
        at, one, other = np.broadcast_arrays(at, one, other)
        where = where & np.isfinite(at) & np.isfinite(one) & np.isfinite(other)
        polygons = []
        edges = np.flatnonzero(np.diff(np.concatenate([[False], where, [False]]).astype(np.int8)))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist()):
            a, b, c = at[start:end], one[start:end], other[start:end]
            if step is not None:
                kind = {"pre": "pre", "post": "post", "mid": "mid"}[step]
                first, second = steps(np.column_stack([a, b]), kind), steps(np.column_stack([a, c]), kind)
                a, b, c = first[:, 0], first[:, 1], second[:, 1]
            if not len(a):
                continue
            head, tail = [a[0], c[0]], [a[-1], c[-1]]
            if interpolate:
                head = _crossing(at, one, other, start, start - 1) or head
                tail = _crossing(at, one, other, end - 1, end) or tail
            upper, lower = np.column_stack([a, b]), np.column_stack([a, c])
            points = np.concatenate([[head], upper, [tail], lower[::-1]])
            polygons.append(points[:, ::-1] if upright else points)
        kwargs = normalize(kwargs, mcoll.Collection._aliases)
        if not any(name in kwargs for name in ("color", "facecolor")):
            kwargs["facecolor"] = self._get_patches_for_fill.get_next_color()
        renamed = {{"edgecolor": "edgecolors", "facecolor": "facecolors", "linewidth": "linewidths", "linestyle": "linestyles"}.get(k, k): v for k, v in kwargs.items()}
        area = mcoll.FillBetweenPolyCollection(polygons, **renamed)
        both = np.concatenate([np.column_stack([at, one])[where], np.column_stack([at, other])[where]])
        self.add_collection(area, autolim=False)
        if len(both):
            self.update_datalim(both[:, ::-1] if upright else both)
        self._request_autoscale_view()
        return area

    def stackplot(self, x, *args, labels=(), colors=None, hatch=None, baseline="zero", data=None, **kwargs):
        """Areas on top of each other."""
        y = np.vstack([np.asarray(row, float) for arg in found(data, *args) for row in (arg if np.ndim(arg) == 2 else [arg])])
        stack = np.cumsum(y, axis=0)
        if baseline == "zero":
            first = 0.0
        elif baseline == "sym":
            first = -np.sum(y, 0) * 0.5
        elif baseline == "wiggle":
            m = y.shape[0]
            first = (y * (m - 0.5 - np.arange(m)[:, None])).sum(0) / -m
        elif baseline == "weighted_wiggle":
            total = np.sum(y, 0)
            inverse = np.zeros_like(total)
            inverse[total > 0] = 1.0 / total[total > 0]
            increase = np.hstack((y[:, 0:1], np.diff(y)))
            up = (total - stack + 0.5 * y) * inverse
            up[:, 0] = 0.5
            first = np.cumsum(((up - 0.5) * increase).sum(0)) - 0.5 * total
        else:
            raise ValueError(f"{baseline!r} is not a valid value for baseline; supported values are 'zero', 'sym', 'wiggle', 'weighted_wiggle'")
        stack = stack + first
        labels = iter(labels)
        colors = itertools.cycle(colors) if colors is not None else (self._get_lines.get_next_color() for _ in itertools.count())
        hatches = itertools.cycle([hatch] if hatch is None or isinstance(hatch, str) else hatch)
        areas = []
        below = first
        for row in stack:
            area = self.fill_between(x, below, row, facecolor=next(colors), hatch=next(hatches), label=next(labels, None), **kwargs)
            if not areas:
                area.sticky_edges.y[:] = [0]
            areas.append(area)
            below = row
        return areas

    def stairs(self, values, edges=None, *, orientation="vertical", baseline=0, fill=False, data=None, **kwargs):
        """A step curve by its edges."""
        values, edges = found(data, values, edges)
        colour = kwargs.pop("color", None) or self._get_lines.get_next_color()
        kwargs.setdefault("linewidth", kwargs.pop("lw", None))
        edges = np.arange(len(values) + 1) if edges is None else edges
        colours = {"facecolor": colour} if fill else {"edgecolor": colour}
        kwargs = {**colours, **normalize(kwargs, StepPatch._aliases)}
        patch = StepPatch(values, edges, baseline=baseline, orientation=orientation, fill=fill, **kwargs)
        if kwargs.get("linewidth") is None:
            patch.set_linewidth(rcParams["patch.linewidth"] if fill else rcParams["lines.linewidth"])
        self.add_patch(patch)
        if baseline is not None:
            sticky = patch.sticky_edges.y if orientation == "vertical" else patch.sticky_edges.x
            sticky.append(float(np.min(baseline)))
        self._request_autoscale_view()
        return patch

    def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation="vertical", data=None):
        """Vertical lines with a marker on top."""
        args = list(found(data, *args))
        if len(args) > 2 and isinstance(args[2], str):
            linefmt = args[2]
            markerfmt = args[3] if len(args) > 3 else markerfmt
            basefmt = args[4] if len(args) > 4 else basefmt
            args = args[:2]
        if len(args) == 1:
            heads = np.asarray(args[0])
            locations = np.arange(len(heads))
        else:
            locations, heads = args[:2]
        from ._cycle import parse_format

        linefmt = "C0-" if linefmt is None else linefmt
        style, _, colour = parse_format(linefmt)
        colour = colour or "C0"
        style = "-" if style in (None, "None") else style
        if markerfmt is None:
            markerfmt = "o"
        m_style, m_marker, m_colour = parse_format(markerfmt)
        m_marker = "o" if m_marker in (None, "None") else m_marker
        b_style, b_marker, b_colour = parse_format("C2-" if rcParams["_internal.classic_mode"] else "C3-") if basefmt is None else parse_format(basefmt)
        self.xaxis.update_units(locations if orientation == "vertical" else heads)
        self.yaxis.update_units(heads if orientation == "vertical" else locations)
        locations, heads = as_floats(self.convert_xunits(locations) if orientation == "vertical" else self.convert_yunits(locations)), as_floats(heads)
        if orientation == "vertical":
            stems = self.vlines(locations, bottom, heads, colors=colour, linestyles=style, label="_nolegend_")
            points = (locations, heads)
            base = ([locations.min(), locations.max()], [bottom, bottom])
        else:
            stems = self.hlines(locations, bottom, heads, colors=colour, linestyles=style, label="_nolegend_")
            points = (heads, locations)
            base = ([bottom, bottom], [locations.min(), locations.max()])
        (markers,) = self.plot(*points, color=m_colour or colour, linestyle=m_style or "None", marker=m_marker, label="_nolegend_")
        (baseline,) = self.plot(*base, color=b_colour, linestyle=b_style, marker=b_marker, label="_nolegend_")
        container = StemContainer((markers, stems, baseline), label=label)
        self.add_container(container)
        return container

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", *, ecolor=None, elinewidth=None, capsize=None, barsabove=False, lolims=False,
                 uplims=False, xlolims=False, xuplims=False, errorevery=1, capthick=None, elinestyle=None, data=None, **kwargs):
        """Points with bars of their errors."""
        x, y, yerr, xerr = found(data, x, y, yerr, xerr)
        kwargs = normalize(kwargs, Line2D._aliases)
        kwargs = {key: value for key, value in kwargs.items() if value is not None}
        kwargs.setdefault("zorder", 2)
        self.xaxis.update_units(x)
        self.yaxis.update_units(y)
        x, y = np.atleast_1d(as_floats(self.convert_xunits(x) if np.iterable(x) else [x])), np.atleast_1d(as_floats(self.convert_yunits(y) if np.iterable(y) else [y]))
        if len(x) != len(y):
            raise ValueError("'x' and 'y' must have the same size")
        label = kwargs.pop("label", None)
        every = slice(*errorevery[:1], None, errorevery[1]) if isinstance(errorevery, tuple) else errorevery if isinstance(errorevery, slice) else slice(0, None, errorevery)
        hidden = isinstance(fmt, str) and fmt.lower() == "none"
        (line,) = plot_lines(self, (x, y) if hidden or fmt == "" else (x, y, fmt), kwargs)
        line.set_label("_nolegend_")
        base = {"color": line.get_color(), **{key: kwargs[key] for key in ("transform", "alpha", "zorder") if key in kwargs}}
        if barsabove:
            line.set_zorder(kwargs["zorder"] - 0.1)
        else:
            line.set_zorder(kwargs["zorder"] + 0.1)
        ecolor = base["color"] if ecolor is None else ecolor
        bars_kw = {"colors": ecolor, "zorder": kwargs["zorder"], "linewidth": elinewidth if elinewidth is not None else kwargs.get("linewidth", rcParams["lines.linewidth"])}
        if elinestyle is not None:
            bars_kw["linestyles"] = elinestyle
        for key in ("alpha",):
            if key in kwargs:
                bars_kw[key] = kwargs[key]
        capsize = rcParams["errorbar.capsize"] if capsize is None else capsize
        caps_kw = {"color": ecolor, "zorder": kwargs["zorder"], "linestyle": "none", "label": "_nolegend_"}
        if "alpha" in kwargs:
            caps_kw["alpha"] = kwargs["alpha"]
        if capsize > 0:
            caps_kw["markersize"] = 2.0 * capsize
        if capthick is not None:
            caps_kw["markeredgewidth"] = capthick
        elif "markeredgewidth" in kwargs:
            caps_kw["markeredgewidth"] = kwargs["markeredgewidth"]
        bars, caps = [], []
        for err, across, low_limit, high_limit, horizontal in ((xerr, "x", xlolims, xuplims, True), (yerr, "y", lolims, uplims, False)):
            if err is None:
                continue
            err = np.asarray(err, float)
            if err.ndim > 2 or err.ndim == 2 and err.shape[0] != 2:
                raise ValueError(f"'{across}err' (shape: {err.shape}) must be a scalar or a 1D or (2, n) array-like whose shape matches '{across}' (shape: {x.shape})")
            try:
                below, above = np.broadcast_to(err, (2, len(x)))
            except ValueError:
                raise ValueError(f"'{across}err' (shape: {err.shape}) must be a scalar or a 1D or (2, n) array-like whose shape matches '{across}' (shape: {x.shape})") from None
            if (below < 0).any() or (above < 0).any():
                raise ValueError(f"'{across}err' must not contain negative values")
            mid, at = (x, y) if horizontal else (y, x)
            low_lim, high_lim = (np.broadcast_to(np.asarray(limit, bool), len(x)) for limit in (low_limit, high_limit))
            low, high = mid - below * ~low_lim, mid + above * ~high_lim
            a, lo, hi = at[every], low[every], high[every]
            draw = self.hlines if horizontal else self.vlines
            bars.append(draw(a, lo, hi, label="_nolegend_", **bars_kw))
            if capsize > 0:
                marker = "|" if horizontal else "_"
                # A limit has an arrow in place of its caps.
                shown = ~(low_lim | high_lim)[every]
                for ends in (lo, hi):
                    points = (ends[shown], a[shown]) if horizontal else (a[shown], ends[shown])
                    caps.append(self.add_line(Line2D(*points, marker=marker, **caps_kw)))
            for limit, ends, marks in ((low_lim[every], hi, (5, 6)), (high_lim[every], lo, (4, 7))):
                if limit.any():
                    points = (ends[limit], a[limit]) if horizontal else (a[limit], ends[limit])
                    settings = {"markersize": rcParams["lines.markersize"], **caps_kw}
                    caps.append(self.add_line(Line2D(*points, marker=marks[0 if horizontal else 1], **settings)))
        if hidden:
            line = None
        else:
            self.add_line(line)
        self._request_autoscale_view()
        container = ErrorbarContainer((line, tuple(caps), tuple(bars)), has_xerr=xerr is not None, has_yerr=yerr is not None, label=label)
        self.add_container(container)
        return container

    def arrow(self, x, y, dx, dy, **kwargs):
        """An arrow in data coordinates."""
        x, y = self.convert_xunits(x), self.convert_yunits(y)
        patch = FancyArrow(x, y, dx, dy, **kwargs)
        self.add_patch(patch)
        self._request_autoscale_view()
        return patch

    def eventplot(self, positions, orientation="horizontal", lineoffsets=1, linelengths=1, linewidths=None, colors=None, alpha=None,
                  linestyles="solid", *, data=None, **kwargs):
        """Short parallel lines at positions, a row for each series."""
        positions = found(data, positions)[0]
        positions = [np.asarray(row, float) for row in (positions if len(positions) and np.iterable(positions[0]) else [positions])]
        count = len(positions)

        def spread(value):
            values = list(value) if np.iterable(value) and not isinstance(value, str) else [value]
            return [values[index % len(values)] for index in range(count)]

        offsets = spread(lineoffsets)
        if not np.iterable(lineoffsets):
            offsets = [lineoffsets * (index + 1) if count > 1 else lineoffsets for index in range(count)]
            offsets = [lineoffsets + index for index in range(count)] if count > 1 and lineoffsets == 1 else offsets
        colours = spread(colors) if colors is not None else [rcParams["lines.color"]] * count
        if isinstance(colors, (list, tuple)) and len(colors) and isinstance(colors[0], float):
            colours = [colors] * count
        out = []
        for row, offset, length, width, colour, style in zip(positions, offsets, spread(linelengths), spread(linewidths), colours, spread(linestyles)):
            lines = mcoll.EventCollection(row, orientation=orientation, lineoffset=offset, linelength=length, linewidth=width, color=colour, linestyle=style, alpha=alpha)
            self.add_collection(lines)
            lines.update(kwargs)
            out.append(lines)
        self._request_autoscale_view()
        return out


def _crossing(at, one, other, inside, outside):
    """Where two curves meet between a point inside and its neighbour."""
    if not 0 <= outside < len(at):
        return None
    d0, d1 = float(one[inside] - other[inside]), float(one[outside] - other[outside])
    if not math.isfinite(d1) or d0 == d1 or d0 * d1 > 0:
        return None
    part = d0 / (d0 - d1)
    x = float(at[inside] + part * (at[outside] - at[inside]))
    return [x, float(one[inside] + part * (one[outside] - one[inside]))]


def _colour_argument(c, size):
    """Numbers to map, or colours, from scatter's `c`."""
    if isinstance(c, str):
        return None, to_rgba_array(c)
    is_strings = np.iterable(c) and len(c) and isinstance(c[0] if not hasattr(c, "iloc") else c.iloc[0], str)
    if not is_strings:
        try:
            values = np.asanyarray(c, dtype=float)
        except (TypeError, ValueError):
            values = None
        if values is not None:
            if values.shape in ((1, 4), (1, 3)) and size != values.size or (values.ndim == 2 and values.shape[0] == size and values.shape[1] in (3, 4) and size != values.size):
                return None, to_rgba_array(values)
            if values.size == size:
                if values.shape in ((3,), (4,)) and size != values.shape[0]:
                    return None, to_rgba_array([tuple(values.tolist())])
                return values.ravel(), None
            if values.shape in ((3,), (4,)):
                return None, np.array([to_rgba(tuple(values.tolist()))])
            if values.ndim == 2 and values.shape[1] in (3, 4):
                return None, to_rgba_array(values)
            raise ValueError(f"'c' argument has {values.size} elements, which is inconsistent with 'x' and 'y' with size {size}.")
    try:
        colours = to_rgba_array(c)
    except (TypeError, ValueError):
        raise ValueError(f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c!r}") from None
    if len(colours) not in (0, 1, size):
        raise ValueError(f"'c' argument has {len(colours)} elements, which is inconsistent with 'x' and 'y' with size {size}.")
    return None, colours
