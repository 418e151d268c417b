"""Bars, histograms and pies."""

import itertools
import math

import numpy as np

from .. import rcParams
from ..artist import normalize
from ..colors import to_rgba_array
from ..container import BarContainer
from ..lines import as_floats
from ..patches import Patch, Polygon, Rectangle, Shadow, Wedge
from ._lines import found


class Bars:
    """The part of Axes that draws bars."""

    def bar(self, x, height, width=0.8, bottom=None, *, align="center", data=None, **kwargs):
        """Upright bars."""
        x, height, width, bottom = found(data, x, height, width, bottom)
        return self._bars(x, height, width, bottom, align, "vertical", normalize(kwargs, Patch._aliases))

    def barh(self, y, width, height=0.8, left=None, *, align="center", data=None, **kwargs):
        """Lying bars."""
        y, width, height, left = found(data, y, width, height, left)
        return self._bars(y, width, height, left, align, "horizontal", normalize(kwargs, Patch._aliases))

    def _bars(self, at, length, thickness, base, align, orientation, kwargs):
        vertical = orientation == "vertical"
        colour = kwargs.pop("color", None)
        facecolor = kwargs.pop("facecolor", None)
        edgecolor = kwargs.pop("edgecolor", None)
        linewidth = kwargs.pop("linewidth", None)
        hatch = kwargs.pop("hatch", None)
        if colour is None:
            colour = facecolor if facecolor is not None else self._get_patches_for_fill.get_next_color()
        xerr, yerr, ecolor, capsize = (kwargs.pop(name, None) for name in ("xerr", "yerr", "ecolor", "capsize"))
        error_kw = {"ecolor": "k" if ecolor is None else ecolor, "capsize": rcParams["errorbar.capsize"] if capsize is None else capsize, **(kwargs.pop("error_kw", None) or {})}
        log = kwargs.pop("log", False)
        label = kwargs.pop("label", "")
        tick_label = kwargs.pop("tick_label", None)
        kwargs.pop("orientation", None)
        along, across = (self.xaxis, self.yaxis) if vertical else (self.yaxis, self.xaxis)
        along.update_units(at)
        across.update_units(length)
        if log:
            across_name = "y" if vertical else "x"
            self._set_scale_of(across_name, "log", {"nonpositive": "clip"})
        if base is None:
            base = 0
        start = along.convert_units(at)
        if not np.iterable(start):
            start = [start]
        if along.converter is not None and not isinstance(thickness, (int, float)) and not (np.iterable(thickness) and isinstance(np.asarray(thickness).ravel()[0], np.number)):
            plain = np.asarray(at).ravel()[0] if np.iterable(at) else at
            shift = thickness if not np.iterable(thickness) else np.asarray(thickness).ravel()[0]
            thickness = float(along.convert_units(plain + shift)) - float(along.convert_units(plain))
        places, lengths, thicknesses, bases, widths = np.broadcast_arrays(
            np.atleast_1d(as_floats(start)), as_floats(across.convert_units(length) if np.iterable(length) else [length]), as_floats(thickness if np.iterable(thickness) else [thickness]),
            as_floats(across.convert_units(base) if np.iterable(base) else [base]), np.atleast_1d(np.asarray(np.nan if linewidth is None else linewidth, float)))
        count = len(places)
        if tick_label is not None:
            along.set_ticks(places.tolist(), [tick_label] * count if isinstance(tick_label, str) else list(tick_label))
        patch_labels = ["_nolegend_"] * count
        container_label = label
        if np.iterable(label) and not isinstance(label, str):
            container_label, patch_labels = "_nolegend_", list(label)
            if len(patch_labels) != count:
                raise ValueError(f"number of labels ({len(patch_labels)}) does not match number of bars ({count}).")
        colours = to_rgba_array(colour)
        faces = itertools.cycle(colours.tolist() if len(colours) else ["none"])
        if edgecolor is None:
            edges = itertools.cycle([None])
        else:
            list_of = to_rgba_array(edgecolor)
            edges = itertools.cycle(list_of.tolist() if len(list_of) else ["none"])
        hatches = itertools.cycle([hatch] if hatch is None or isinstance(hatch, str) else hatch)
        if align == "center":
            starts = places - thicknesses / 2
        elif align == "edge":
            starts = places
        else:
            raise ValueError(f"{align!r} is not a valid value for align; supported values are 'center', 'edge'")
        patches = []
        for a, b, length_, thick, lw, name in zip(starts.tolist(), bases.tolist(), lengths.tolist(), thicknesses.tolist(), widths.tolist(), patch_labels):
            corner, size = ((a, b), (thick, length_)) if vertical else ((b, a), (length_, thick))
            face, edge = next(faces), next(edges)
            patch = Rectangle(corner, *size, facecolor=tuple(face) if isinstance(face, list) else face, edgecolor=tuple(edge) if isinstance(edge, list) else edge,
                              linewidth=None if math.isnan(lw) else lw, hatch=next(hatches))
            patch._label = str(name)
            patch.axes, patch.figure = self, self.figure
            if kwargs:
                patch.update(kwargs)
            (patch.sticky_edges.y if vertical else patch.sticky_edges.x).append(b)
            self._adopt(patch)
            patches.append(patch)
        if self._is_polar:
            for patch in patches:
                patch._interpolate = True
        ends = bases + lengths
        self._take(*((np.concatenate([starts, starts + thicknesses]), np.concatenate([bases, ends])) if vertical else
                     (np.concatenate([bases, ends]), np.concatenate([starts, starts + thicknesses]))))
        errorbar = None
        if xerr is not None or yerr is not None:
            error_kw.setdefault("label", "_nolegend_")
            middle, tips = starts + thicknesses / 2, ends
            errorbar = self.errorbar(*((middle, tips) if vertical else (tips, middle)), yerr=yerr, xerr=xerr, fmt="none", **error_kw)
        self._request_autoscale_view()
        container = BarContainer(patches, errorbar, datavalues=lengths.copy(), orientation=orientation, label=container_label)
        self.add_container(container)
        return container

    def bar_label(self, container, labels=None, *, fmt="%g", label_type="edge", padding=0, **kwargs):
        """Texts at the ends or in the middle of bars."""
        if label_type not in ("edge", "center"):
            raise ValueError(f"{label_type!r} is not a valid value for label_type; supported values are 'edge', 'center'")
        out = []
        labels = labels if labels is not None else []
        vertical = container.orientation == "vertical"
        values = np.asarray(container.datavalues, float).tolist()
        paddings = padding if np.iterable(padding) else [padding] * len(values)
        for patch, value, text, pad in itertools.zip_longest(container.patches, values, list(labels), paddings):
            if patch is None or value is None:
                break
            x, y, width, height = patch._x0, patch._y0, patch._width, patch._height
            base, end = (y, y + height) if vertical else (x, x + width)
            middle = x + width / 2 if vertical else y + height / 2
            sign = -1 if value < 0 else 1
            if text is None:
                text = ("" if math.isnan(value) else fmt.format(value) if isinstance(fmt, str) and "{" in fmt else fmt % value if isinstance(fmt, str) else fmt(value))
            inverted = (self.yaxis if vertical else self.xaxis).get_inverted()
            place = (base + end) / 2 if label_type == "center" else end
            offset = sign * pad * (-1 if inverted else 1)
            settings = {"ha": "center", "va": "center"}
            if label_type == "edge":
                up = (sign > 0) != inverted
                settings = {"ha": "center", "va": "bottom" if up else "top"} if vertical else {"va": "center", "ha": "left" if up else "right"}
            xy, shift = ((middle, place), (0, offset)) if vertical else ((place, middle), (offset, 0))
            out.append(self.annotate(text, xy, shift, textcoords="offset points", **{**settings, **kwargs}))
        return out

    def broken_barh(self, xranges, yrange, align="bottom", *, data=None, **kwargs):
        """Several lying bars in a row."""
        from ..collections import PolyCollection

        xranges = found(data, xranges)[0]
        vertices = []
        y0, height = yrange
        self.yaxis.update_units(y0)
        y0 = self.convert_yunits(y0)
        for pair in xranges:
            self.xaxis.update_units(pair[0])
            start = pair[0]
            x0 = float(self.convert_xunits(start))
            x1 = x0 + float(pair[1]) if isinstance(pair[1], (int, float, np.number)) else float(self.convert_xunits(start + pair[1]))
            vertices.append([(x0, y0), (x0, y0 + height), (x1, y0 + height), (x1, y0)])
        kwargs = normalize(kwargs, PolyCollection._aliases)
        if not any(name in kwargs for name in ("color", "facecolor")):
            kwargs["facecolor"] = self._get_patches_for_fill.get_next_color()
        bars = PolyCollection(vertices)
        bars.update(kwargs)
        self.add_collection(bars)
        self._request_autoscale_view()
        return bars

    def hist(self, x, bins=None, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar", align="mid",
             orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, *, data=None, **kwargs):
        """A histogram: counts, edges and the bars."""
        x, weights = found(data, x, weights)
        for name, value, allowed in (("histtype", histtype, ("bar", "barstacked", "step", "stepfilled")), ("align", align, ("left", "mid", "right")),
                                     ("orientation", orientation, ("horizontal", "vertical"))):
            if value not in allowed:
                raise ValueError(f"{value!r} is not a valid value for {name}; supported values are {', '.join(map(repr, allowed))}")
        bins = rcParams["hist.bins"] if bins is None else bins
        kwargs = normalize(kwargs, Patch._aliases)
        if histtype == "barstacked" and not stacked:
            stacked = True
        sets = _datasets(x)
        along = self.xaxis if orientation == "vertical" else self.yaxis
        if sets:
            along.update_units(sets[0])
        sets = [as_floats(along.convert_units(one)) for one in sets]
        count = len(sets)
        if weights is not None:
            weights = [as_floats(one) for one in _datasets(weights)]
            if len(weights) != count:
                raise ValueError("weights should have the same shape as x")
            for one, weight in zip(sets, weights):
                if len(one) != len(weight):
                    raise ValueError("weights should have the same shape as x")
        else:
            weights = [None] * count
        if color is None:
            colours = [self._get_lines.get_next_color() for _ in builtin_range(count)]
        else:
            colours = list(to_rgba_array(color)) if not (isinstance(color, str) and color == "none") else ["none"]
            if len(colours) == 1 and count > 1:
                colours = colours * count
            if len(colours) != count:
                raise ValueError(f"The 'color' keyword argument must have one color per dataset, but {count} datasets and {len(colours)} colors were provided")
        if np.iterable(bins) and not isinstance(bins, str):
            bins = as_floats(along.convert_units(bins))
        if range is None:
            good = [one[np.isfinite(one)] for one in sets]
            good = [one for one in good if len(one)]
            limits = (min(float(one.min()) for one in good), max(float(one.max()) for one in good)) if good else (0.0, 1.0)
        else:
            limits = tuple(float(along.convert_units(edge)) for edge in range)
        if count > 1 or not isinstance(bins, str):
            if isinstance(bins, str) or np.ndim(bins) == 0:
                joined = np.concatenate(sets) if sets else np.array([])
                bins = np.histogram_bin_edges(joined, bins, limits, None if weights[0] is None else np.concatenate(weights))
            elif range is not None and np.ndim(bins) == 0:
                pass
        settings = {"range": limits} if isinstance(bins, str) and range is not None else {}
        if density and not stacked:
            settings["density"] = True
        heights, edges = [], bins
        for one, weight in zip(sets, weights):
            one = one[np.isfinite(one)] if isinstance(bins, str) else one
            counted, edges = np.histogram(one, edges, weights=weight, **settings)
            heights.append(counted.astype(float))
        edges = np.asarray(edges, float)
        tops = np.array(heights, float).reshape(count, -1)
        if stacked:
            tops = tops.cumsum(axis=0)
            if density and count:
                tops = (tops / np.diff(edges)) / tops[-1].sum()
        if cumulative:
            backwards = isinstance(cumulative, (int, float)) and not isinstance(cumulative, bool) and cumulative < 0
            slant = slice(None, None, -1) if backwards else slice(None)
            if density:
                tops = (tops * np.diff(edges))[:, slant].cumsum(axis=1)[:, slant]
            else:
                tops = tops[:, slant].cumsum(axis=1)[:, slant]
        out = []
        vertical = orientation == "vertical"
        if histtype.startswith("bar"):
            total = np.diff(edges)
            if rwidth is not None:
                part = min(1.0, max(0.0, rwidth))
            elif count > 1 and (not stacked or rcParams["_internal.classic_mode"]):
                part = 0.8
            else:
                part = 1.0
            if histtype == "barstacked" or stacked:
                width, offset, step = part * total, 0.0, 0.0
            else:
                width = part * total / max(1, count)
                offset, step = -0.5 * part * total * (1 - 1 / max(1, count)), width
            move = {"left": -total, "mid": 0.0, "right": total}[align] * 0.5 if align != "mid" else 0.0
            base = np.zeros(len(edges) - 1) if bottom is None else np.broadcast_to(np.asarray(bottom, float), len(edges) - 1)
            start = edges[:-1] + total / 2 + (move if align == "mid" else np.where(True, move, move)) + offset
            below = base
            for index, (top, colour) in enumerate(zip(tops, colours)):
                height = top - (below - base) if stacked else top
                draw = self.bar if vertical else self.barh
                places = start + step * index
                extra = {"bottom": below} if vertical else {"left": below}
                colour = tuple(colour.tolist()) if isinstance(colour, np.ndarray) else colour
                out.append(draw(places, height, width, align="center", log=log, color=colour, **extra))
                if stacked:
                    below = top + base
            for container in out[1:]:
                for patch in container.patches:
                    patch.sticky_edges.x[:], patch.sticky_edges.y[:] = [], []
        else:
            out = self._outlines(tops, edges, colours, bottom, align, vertical, log, stacked, histtype == "stepfilled", count)
        labels = [] if label is None else [label] if isinstance(label, str) or not np.iterable(label) else [str(one) for one in label]
        if len(labels) == 1 and count > 1:
            labels = labels + ["_nolegend_"] * (count - 1)
        for container, name in itertools.zip_longest(out, labels):
            if container is None:
                continue
            patches = container.patches if isinstance(container, BarContainer) else container
            if isinstance(container, BarContainer):
                # The first bar has the label.
                container.set_label("_nolegend_")
            per_set = {key: value[out.index(container) % len(value)] if isinstance(value, list) and key in ("hatch", "linewidth", "linestyle", "edgecolor", "facecolor") and count > 1 else value
                       for key, value in kwargs.items()}
            for index, patch in enumerate(patches):
                patch.update(per_set)
                if name is not None:
                    patch.set_label(name if index == 0 else "_nolegend_")
        heights = tops if count > 1 else tops[0] if count else tops
        if count == 1:
            return heights, edges, out[0]
        from ..cbook import silent_list

        return heights, edges, silent_list("BarContainer" if histtype.startswith("bar") else "list[Polygon]", out)

    def _outlines(self, tops, edges, colours, bottom, align, vertical, log, stacked, filled, count):
        if align == "left":
            edges = edges - 0.5 * (edges[1] - edges[0])
        elif align == "right":
            edges = edges + 0.5 * (edges[1] - edges[0])
        if log:
            self._set_scale_of("y" if vertical else "x", "log", {"nonpositive": "clip"})
        size = 2 * len(edges)
        x = np.zeros(2 * size - 3 if filled else size)
        out = []
        base = 0.0 if bottom is None else np.repeat(np.broadcast_to(np.asarray(bottom, float), len(edges) - 1), 2)
        below = None
        for top, colour in zip(tops, colours):
            x = np.repeat(edges, 2)
            y = np.zeros(size)
            y[1:-1] = np.repeat(top, 2) + (base if np.ndim(base) else base)
            y[0] = y[-1] = base if not np.ndim(base) else 0.0
            if np.ndim(base):
                y[0], y[-1] = base[0], base[-1]
            if log:
                y[0] = y[-1] = 0.0
            colour = tuple(colour.tolist()) if isinstance(colour, np.ndarray) else colour
            if filled:
                under = np.full(size - 2, base) if below is None else below
                xs, ys = np.concatenate([x, x[1:-1][::-1]]), np.concatenate([y, under[::-1]])
                settings = {"facecolor": colour, "closed": True, "fill": True, "edgecolor": None if rcParams["patch.force_edgecolor"] else "none", "linewidth": None}
                if rcParams["patch.force_edgecolor"]:
                    settings.pop("edgecolor")
                else:
                    settings["edgecolor"] = None
                if stacked:
                    below = y[1:-1]
            else:
                xs, ys = x, y
                settings = {"edgecolor": colour, "closed": False, "fill": False}
            points = np.column_stack([xs, ys] if vertical else [ys, xs])
            patch = Polygon(points, **settings)
            if not filled:
                patch.set_zorder(2)
            patch.sticky_edges.y.append(0) if vertical else patch.sticky_edges.x.append(0)
            self.add_patch(patch)
            out.append([patch])
        self._request_autoscale_view()
        return out

    def pie(self, x, explode=None, labels=None, colors=None, autopct=None, pctdistance=0.6, shadow=False, labeldistance=1.1, startangle=0,
            radius=1, counterclock=True, wedgeprops=None, textprops=None, center=(0, 0), frame=False, rotatelabels=False, *, normalize=True,
            hatch=None, data=None):
        """A pie chart."""
        x, explode, labels, colors = found(data, x, explode, labels, colors)
        self.set_aspect("equal")
        x = np.asarray(x, np.float32)
        if x.ndim > 1:
            raise ValueError("x must be 1D")
        if (x < 0).any():
            raise ValueError("Wedge sizes 'x' must be non negative values")
        total = float(x.sum())
        if normalize:
            x = x / np.float32(total)
        elif total > 1:
            raise ValueError("Cannot plot an unnormalized pie with sum(x) > 1")
        labels = [""] * len(x) if labels is None else list(labels)
        explode = [0] * len(x) if explode is None else explode
        if len(x) != len(labels):
            raise ValueError(f"'labels' must be of length 'x', not {len(labels)}")
        if len(x) != len(explode):
            raise ValueError(f"'explode' must be of length 'x', not {len(explode)}")
        colours = itertools.cycle(list(colors)) if colors is not None and not isinstance(colors, str) else itertools.cycle([colors]) if colors else None
        hatches = itertools.cycle([hatch] if hatch is None or isinstance(hatch, str) else hatch)
        textprops = dict(textprops or {})
        wedgeprops = dict(wedgeprops or {})
        theta = startangle / 360
        slices, texts, autotexts = [], [], []
        for part, label, out in zip(x.tolist(), labels, explode):
            cx, cy = center
            end = theta + part if counterclock else theta - part
            middle = 2 * math.pi * 0.5 * (theta + end)
            cx, cy = cx + out * math.cos(middle), cy + out * math.sin(middle)
            colour = next(colours) if colours is not None else self._get_patches_for_fill.get_next_color()
            wedge = Wedge((cx, cy), radius, 360.0 * min(theta, end), 360.0 * max(theta, end), facecolor=colour, hatch=next(hatches), clip_on=False, label=label)
            wedge.update(wedgeprops)
            slices.append(wedge)
            self.add_patch(wedge)
            if shadow:
                settings = {"ox": -0.02, "oy": -0.02, "label": "_nolegend_", **(shadow if isinstance(shadow, dict) else {})}
                dark = Shadow(wedge, **settings)
                dark.set_zorder(0.9 * wedge.get_zorder())
                self._adopt(dark)
                dark._clip_on = False
            if labeldistance is not None:
                xt, yt = cx + labeldistance * radius * math.cos(middle), cy + labeldistance * radius * math.sin(middle)
                align = "left" if xt > 0 else "right"
                rotation, vertical = "horizontal", "center"
                if rotatelabels:
                    vertical = "bottom" if yt > 0 else "top"
                    rotation = math.degrees(middle) + (0 if xt > 0 else 180)
                texts.append(self.text(xt, yt, label, **{"clip_on": False, "horizontalalignment": align, "verticalalignment": vertical, "rotation": rotation,
                                                         "size": rcParams["xtick.labelsize"], **textprops}))
            if autopct is not None:
                xt, yt = cx + pctdistance * radius * math.cos(middle), cy + pctdistance * radius * math.sin(middle)
                text = autopct % (100.0 * part) if isinstance(autopct, str) else autopct(100.0 * part)
                autotexts.append(self.text(xt, yt, text, **{"clip_on": False, "horizontalalignment": "center", "verticalalignment": "center", **textprops}))
            theta = end
        if not frame:
            self.set(frame_on=False, xticks=[], yticks=[], xlim=(-1.25 + center[0], 1.25 + center[0]), ylim=(-1.25 + center[1], 1.25 + center[1]))
        return (slices, texts) if autopct is None else (slices, texts, autotexts)


builtin_range = range


def _datasets(x):
    """One array for each histogram."""
    if hasattr(x, "columns") and hasattr(x, "values"):
        x = x.values
    if isinstance(x, np.ndarray):
        if x.ndim == 2:
            return [x[:, index] for index in builtin_range(x.shape[1])]
        if x.ndim > 2:
            raise ValueError("x must have 2 or fewer dimensions")
        return [x.ravel()]
    if hasattr(x, "values") and not callable(x.values):
        return [np.asarray(x.values)]
    x = list(x) if np.iterable(x) else [x]
    if not x:
        return [np.array([])]
    if all(np.iterable(one) and not isinstance(one, str) for one in x):
        return [np.asarray(one.values if hasattr(one, "values") and not callable(one.values) else one) for one in x]
    return [np.asarray(x)] if not isinstance(x[0], str) else [x]
