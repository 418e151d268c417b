"""Axis, ticks and their labels."""

import numpy as np

from . import rcParams, scale as scales, ticker
from ._axis_drawing import AxisDrawing
from ._ticks import Tick, Ticker
from .artist import Artist
from .lines import Line2D
from .text import Text
from .transforms import IdentityTransform

_NAMES = {
    "size": "size", "length": "size", "width": "width", "color": "color", "pad": "pad", "direction": "direction", "labelsize": "labelsize",
    "labelcolor": "labelcolor", "zorder": "zorder", "labelrotation": "labelrotation", "labelrotation_mode": "labelrotation_mode",
    "gridOn": "gridOn", "tick1On": "tick1On", "tick2On": "tick2On", "label1On": "label1On", "label2On": "label2On",
    "grid_color": "grid_color", "grid_alpha": "grid_alpha", "grid_linewidth": "grid_linewidth", "grid_linestyle": "grid_linestyle",
    "grid_zorder": "grid_zorder", "labelfontfamily": "labelfontfamily", "grid_c": "grid_color", "grid_lw": "grid_linewidth", "grid_ls": "grid_linestyle",
    "grid_dashes": "grid_linestyle", "grid_aa": "grid_aa", "grid_antialiased": "grid_aa",
}


class Axis(AxisDrawing, Artist):
    """One axis of axes: scale, limits, ticks, label."""

    zorder = 2.5
    OFFSETTEXTPAD = 3
    axis_name = None

    def __init__(self, axes, **kwargs):
        super().__init__()
        self.axes, self.figure = axes, axes.figure
        self.labelpad = rcParams["axes.labelpad"]
        self.label = Text(0, 0, "", fontproperties=None)
        self.offsetText = Text(0, 0, "")
        for text in (self.label, self.offsetText):
            text.figure, text.axes = self.figure, None
            text._clip_on = False
        self.pickradius = 15
        self.converter = self.units = None
        self._label_coords = None
        self._autolabelpos = True
        self._remove_overlapping = True
        self.clear()

    def clear(self):
        name = self.axis_name
        rc = rcParams
        self.label.set_text("")
        self.label.set_fontsize(rc["axes.labelsize"])
        self.label.set_fontweight(rc["axes.labelweight"])
        self.label.set_color(rc["axes.labelcolor"])
        tick = "xtick" if name == "x" else "ytick"
        self.offsetText.set_fontsize(rc[f"{tick}.labelsize"])
        colour = rc[f"{tick}.labelcolor"]
        self.offsetText.set_color(rc[f"{tick}.color"] if colour == "inherit" else colour)
        self._kw = {}
        grid, which = rc["axes.grid"] and rc["axes.grid.axis"] in ("both", name), rc["axes.grid.which"]
        sides = ("bottom", "top") if name == "x" else ("left", "right")
        for kind in ("major", "minor"):
            ticks = [rc[f"{tick}.{kind}.{side}"] and rc[f"{tick}.{side}"] for side in sides]
            labels = [rc[f"{tick}.label{side}"] and (kind == "major" or rc[f"{tick}.{kind}.{side}"]) for side in sides]
            self._kw[kind] = {
                "size": rc[f"{tick}.{kind}.size"], "width": rc[f"{tick}.{kind}.width"], "pad": rc[f"{tick}.{kind}.pad"], "color": rc[f"{tick}.color"],
                "labelcolor": rc[f"{tick}.labelcolor"], "labelsize": rc[f"{tick}.labelsize"], "direction": rc[f"{tick}.direction"],
                "tick1On": ticks[0], "tick2On": ticks[1], "label1On": labels[0], "label2On": labels[1],
                "gridOn": grid and which in ("both", kind), "grid_color": None, "grid_alpha": None,
                "grid_linewidth": rc["grid.linewidth"], "grid_linestyle": rc["grid.linestyle"], "labelrotation": 0,
                "_grid": (rc["grid.color"], rc["grid.alpha"]),
            }
        self.major, self.minor = Ticker(), Ticker()
        self._major_ticks, self._minor_ticks = [], []
        self._placed = None
        self.label_position = sides[0]
        if not rc[f"{tick}.{sides[0]}"] and name == "y" and rc[f"{tick}.right"] and rc[f"{tick}.labelright"]:
            self.label_position = "right"
        self.converter = self.units = None
        self._set_scale("linear")
        if rc[f"{tick}.minor.visible"]:
            self.set_minor_locator(ticker.AutoMinorLocator())

    def _settings(self, major):
        return self._kw["major" if major else "minor"]

    def __str__(self):
        return f"{type(self).__name__}({','.join(map(str, self.axes.transAxes.transform((0, 0))))})"

    # Scale and limits.
    def _set_scale(self, value, **kwargs):
        if not isinstance(value, scales.ScaleBase):
            self._scale = scales.scale_factory(value, self, **kwargs)
        else:
            self._scale = value
        name = self._scale.name
        function = None
        if name != "linear":
            transform = self._scale.get_transform()
            function = transform.transform
        self._scale_function = function
        self.major._locator_is_default = self.major._formatter_is_default = True
        self.minor._locator_is_default = self.minor._formatter_is_default = True
        self._scale.set_default_locators_and_formatters(self)
        for which in (self.major, self.minor):
            which._locator_is_default = which._formatter_is_default = True

    def get_scale(self):
        return self._scale.name

    def get_transform(self):
        return self._scale.get_transform()

    def limit_range_for_scale(self, vmin, vmax):
        return self._scale.limit_range_for_scale(vmin, vmax, self.get_minpos())

    def get_view_interval(self):
        box = self.axes.viewLim
        return box.intervalx if self.axis_name == "x" else box.intervaly

    def set_view_interval(self, vmin, vmax, ignore=False):
        setter = self.axes.set_xlim if self.axis_name == "x" else self.axes.set_ylim
        if not ignore:
            low, high = sorted(self.get_view_interval().tolist())
            vmin, vmax = min(vmin, low), max(vmax, high)
        setter(vmin, vmax, auto=None)

    def get_data_interval(self):
        box = self.axes.dataLim
        return box.intervalx if self.axis_name == "x" else box.intervaly

    def set_data_interval(self, vmin, vmax, ignore=False):
        box = self.axes.dataLim
        if self.axis_name == "x":
            box.x0, box.x1 = (vmin, vmax) if ignore else (min(box.x0, vmin), max(box.x1, vmax))
        else:
            box.y0, box.y1 = (vmin, vmax) if ignore else (min(box.y0, vmin), max(box.y1, vmax))

    def get_minpos(self):
        return self.axes.dataLim._minpos[0 if self.axis_name == "x" else 1]

    def get_inverted(self):
        low, high = self.get_view_interval()
        return bool(high < low)

    inverted = get_inverted

    def set_inverted(self, inverted):
        low, high = sorted(self.get_view_interval().tolist())
        limits = (high, low) if inverted else (low, high)
        (self.axes.set_xlim if self.axis_name == "x" else self.axes.set_ylim)(*limits, auto=None)

    def set_default_intervals(self):
        """Limits without data are those of the locator."""

    # Units.
    def update_units(self, data):
        """Learns from data what kind of values the axis shows; says whether they need a converter."""
        if data is None or _numeric(data):
            return False
        from . import units

        converter = units.registry.get_converter(data)
        if converter is None:
            return False
        new = self.converter is None
        self.converter = converter
        default = converter.default_units(data, self)
        if default is not None and self.units is None:
            self.units = default
        if new:
            self._update_axisinfo()
        return True

    def _update_axisinfo(self):
        info = self.converter.axisinfo(self.units, self)
        if info is None:
            return
        if info.majloc is not None and self.major._locator_is_default:
            self.set_major_locator(info.majloc)
            self.major._locator_is_default = True
        if info.minloc is not None and self.minor._locator_is_default:
            self.set_minor_locator(info.minloc)
            self.minor._locator_is_default = True
        if info.majfmt is not None and self.major._formatter_is_default:
            self.set_major_formatter(info.majfmt)
            self.major._formatter_is_default = True
        if info.minfmt is not None and self.minor._formatter_is_default:
            self.set_minor_formatter(info.minfmt)
            self.minor._formatter_is_default = True
        if info.label:
            self.label.set_text(info.label)
        if info.default_limits is not None and self.axes.dataLim.is_null():
            pass

    def have_units(self):
        return self.converter is not None or self.units is not None

    def convert_units(self, x):
        kind = type(x)
        if kind is float or kind is int or kind is np.ndarray and x.dtype.kind in "fiub" or _numeric(x):
            return x
        if self.converter is None:
            from . import units

            self.converter = units.registry.get_converter(x)
            if self.converter is None:
                return x
        try:
            return self.converter.convert(x, self.units, self)
        except Exception as error:
            from . import units

            raise units.ConversionError(f"Failed to convert value(s) to axis units: {x!r}") from error

    def set_units(self, u):
        if u != self.units:
            self.units = u
            if self.converter is not None:
                self._update_axisinfo()

    def get_units(self):
        return self.units

    def get_converter(self):
        return self.converter

    def set_converter(self, converter):
        self.converter = converter
        self._update_axisinfo()

    def axis_date(self, tz=None):
        """Shows numbers as dates."""
        import datetime

        self.update_units(datetime.datetime(2009, 1, 1, 0, 0, 0, 0))

    # Locators, formatters, ticks.
    def get_major_locator(self):
        return self.major.locator

    def get_minor_locator(self):
        return self.minor.locator

    def get_major_formatter(self):
        return self.major.formatter

    def get_minor_formatter(self):
        return self.minor.formatter

    def set_major_locator(self, locator):
        self._set_locator(self.major, locator)

    def set_minor_locator(self, locator):
        self._set_locator(self.minor, locator)

    def _set_locator(self, which, locator):
        if not isinstance(locator, ticker.Locator):
            raise TypeError("locator must be a subclass of `matplotlib.ticker.Locator`")
        which.locator, which._locator_is_default = locator, False
        if which.formatter is not None and hasattr(which.formatter, "_set_locator"):
            which.formatter._set_locator(locator)
        locator.set_axis(self)
        self._placed = None

    def set_major_formatter(self, formatter):
        self._set_formatter(self.major, formatter)

    def set_minor_formatter(self, formatter):
        self._set_formatter(self.minor, formatter)

    def _set_formatter(self, which, formatter):
        if isinstance(formatter, str):
            formatter = ticker.StrMethodFormatter(formatter)
        elif callable(formatter) and not isinstance(formatter, ticker.TickHelper):
            formatter = ticker.FuncFormatter(formatter)
        elif not isinstance(formatter, ticker.Formatter):
            raise TypeError("formatter must be a subclass of `matplotlib.ticker.Formatter`, a str or a function")
        which.formatter, which._formatter_is_default = formatter, False
        formatter.set_axis(self)
        self._placed = None

    isDefault_majloc = property(lambda self: self.major._locator_is_default, lambda self, value: setattr(self.major, "_locator_is_default", value))
    isDefault_minloc = property(lambda self: self.minor._locator_is_default, lambda self, value: setattr(self.minor, "_locator_is_default", value))
    isDefault_majfmt = property(lambda self: self.major._formatter_is_default, lambda self, value: setattr(self.major, "_formatter_is_default", value))
    isDefault_minfmt = property(lambda self: self.minor._formatter_is_default, lambda self, value: setattr(self.minor, "_formatter_is_default", value))

    def get_majorticklocs(self):
        return np.asarray(self.major.locator())

    def get_minorticklocs(self):
        return np.asarray(self._minor_locations())

    def get_ticklocs(self, *, minor=False):
        return self.get_minorticklocs() if minor else self.get_majorticklocs()

    def _minor_locations(self):
        locations = np.asarray(self.minor.locator(), float)
        if not len(locations) or not self._remove_overlapping:
            return locations
        major = np.asarray(self.major.locator(), float)
        function = self._scale_function
        low, high = self.get_view_interval()
        if function is not None:
            low, high = function(np.array([low, high])).tolist()
            found, there = function(locations), function(major)
        else:
            found, there = locations, major
        near = abs(high - low) * 1e-5
        if len(there) and len(found):
            locations = locations[np.abs(found[:, None] - there[None, :]).min(axis=1) > near]
        return locations

    def get_major_ticks(self, numticks=None):
        return self._ticks(self._major_ticks, True, len(self.get_majorticklocs()) if numticks is None else numticks)

    def get_minor_ticks(self, numticks=None):
        return self._ticks(self._minor_ticks, False, len(self.get_minorticklocs()) if numticks is None else numticks)

    def _ticks(self, kept, major, count):
        while len(kept) < count:
            kept.append(Tick(self, major))
        return kept[:count]

    def _update(self, major):
        """Ticks with their places and texts."""
        which = self.major if major else self.minor
        if not major and type(which.locator) is ticker.NullLocator:
            return []
        locations = which.locator() if major else self._minor_locations()
        locations = locations.tolist() if isinstance(locations, np.ndarray) else [float(value) for value in locations]
        labels = which.formatter.format_ticks(locations)
        ticks = self._ticks(self._major_ticks if major else self._minor_ticks, major, len(locations))
        for tick, location, text in zip(ticks, locations, labels):
            tick._loc = location
            tick.label1._text = tick.label2._text = text if type(text) is str else str(text)
            tick.label1._x = tick.label2._x = location
            if self.axis_name == "y":
                tick.label1._x = tick.label2._x = 0
                tick.label1._y = tick.label2._y = location
        return ticks

    def _update_ticks(self):
        return self._visible_ticks(True) + self._visible_ticks(False)

    def _visible_ticks(self, major):
        ticks = self._update(major)
        if not ticks:
            return ticks
        low, high = sorted(self.get_view_interval().tolist())
        function = self._scale_function
        places = [tick._loc for tick in ticks]
        if function is not None:
            low, high = sorted(function(np.array([low, high])).tolist())
            places = function(np.array(places, float)).tolist()
        near = (high - low) * 1e-10
        return [tick for tick, place in zip(ticks, places) if low - near <= place <= high + near]

    def _length(self):
        box = self.axes.bbox
        return box.width if self.axis_name == "x" else box.height

    def set_ticks(self, ticks, labels=None, *, minor=False, **kwargs):
        """Ticks at places, with labels if given."""
        if labels is None and kwargs:
            first = next(iter(kwargs))
            raise ValueError(f"Incorrect use of keyword argument {first!r}. Keyword arguments other than 'minor' modify the text labels and can only be used if 'labels' are passed as well.")
        if np.iterable(ticks) and not isinstance(ticks, np.ndarray):
            ticks = list(ticks)
        if len(ticks):
            self.update_units(ticks)
        ticks = np.asarray(self.convert_units(ticks), float).ravel()
        if len(ticks):
            for axis in self._shared():
                low, high = axis.get_view_interval().tolist()
                if high >= low:
                    limits = (min(low, float(ticks.min())), max(high, float(ticks.max())))
                else:
                    limits = (max(low, float(ticks.max())), min(high, float(ticks.min())))
                if limits != (low, high):
                    (axis.axes.set_xlim if axis.axis_name == "x" else axis.axes.set_ylim)(*limits, auto=None)
        locator = ticker.FixedLocator(ticks)
        (self.set_minor_locator if minor else self.set_major_locator)(locator)
        if labels is not None:
            self.set_ticklabels(labels, minor=minor, **kwargs)
        return self.get_minor_ticks(len(ticks)) if minor else self.get_major_ticks(len(ticks))

    def _shared(self):
        axes = self.axes._shared[self.axis_name]
        return [getattr(one, f"{self.axis_name}axis") for one in axes]

    def set_ticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        """Texts for ticks; keyword arguments are properties of Text."""
        try:
            labels = [label.get_text() if hasattr(label, "get_text") else label for label in labels]
        except TypeError:
            raise TypeError(f"{labels:=} must be a sequence") from None
        locator = self.minor.locator if minor else self.major.locator
        if not labels:
            formatter = ticker.NullFormatter()
        elif isinstance(locator, ticker.FixedLocator):
            places = locator.locs
            if len(places) != len(labels) and len(labels) != 0:
                raise ValueError(f"The number of FixedLocator locations ({len(places)}), usually from a call to set_ticks, does not match the number of labels ({len(labels)}).")
            table = dict(zip(np.asarray(places).tolist(), labels))
            formatter = ticker.FuncFormatter(lambda value, position: table.get(value, ""))
        else:
            import warnings

            warnings.warn("set_ticklabels() should only be used with a fixed number of ticks, i.e. after set_ticks() or using a FixedLocator.", UserWarning, stacklevel=3)
            formatter = ticker.FixedFormatter(labels)
        (self.set_minor_formatter if minor else self.set_major_formatter)(formatter)
        places = self.get_ticklocs(minor=minor)
        ticks = self.get_minor_ticks(len(places)) if minor else self.get_major_ticks(len(places))
        settings = {**(fontdict or {}), **kwargs}
        out = []
        texts = formatter.format_ticks(places)
        for index, tick in enumerate(ticks):
            for label, shown in ((tick.label1, self._settings(not minor)["label1On"]), (tick.label2, self._settings(not minor)["label2On"])):
                label.set_text(texts[index] if index < len(texts) else "")
                if settings:
                    label.update(settings)
                if shown:
                    out.append(label)
        self._placed = None
        return out

    def get_majorticklabels(self):
        self._update(True)
        ticks = self.get_major_ticks()
        return [tick.label1 for tick in ticks if tick.label1._visible] + [tick.label2 for tick in ticks if tick.label2._visible]

    def get_minorticklabels(self):
        ticks = self._update(False)
        return [tick.label1 for tick in ticks if tick.label1._visible]

    def get_ticklabels(self, minor=False, which=None):
        if which is not None:
            if which == "both":
                return self.get_majorticklabels() + self.get_minorticklabels()
            minor = which == "minor"
        return self.get_minorticklabels() if minor else self.get_majorticklabels()

    def get_majorticklines(self):
        return [line for tick in self.get_major_ticks() for line in (tick.tick1line, tick.tick2line)]

    def get_minorticklines(self):
        return [line for tick in self.get_minor_ticks() for line in (tick.tick1line, tick.tick2line)]

    def get_ticklines(self, minor=False):
        return self.get_minorticklines() if minor else self.get_majorticklines()

    def get_gridlines(self):
        return [tick.gridline for tick in self.get_major_ticks()]

    def set_tick_params(self, which="major", reset=False, **kwargs):
        """Settings of ticks, labels and grid, by the names of `Axes.tick_params`."""
        if which not in ("major", "minor", "both"):
            raise ValueError(f"{which!r} is not a valid value for which; supported values are 'major', 'minor', 'both'")
        sides = {"bottom": "tick1On", "top": "tick2On", "labelbottom": "label1On", "labeltop": "label2On"} if self.axis_name == "x" else {
            "left": "tick1On", "right": "tick2On", "labelleft": "label1On", "labelright": "label2On"}
        others = {"left", "right", "labelleft", "labelright"} if self.axis_name == "x" else {"bottom", "top", "labelbottom", "labeltop"}
        found = {}
        for name, value in kwargs.items():
            if name in others:
                continue
            if name == "colors":
                found["color"] = found["labelcolor"] = value
            elif name == "rotation":
                found["labelrotation"] = value
            elif name in sides:
                found[sides[name]] = bool(value)
            elif name in _NAMES:
                found[_NAMES[name]] = value
            else:
                raise ValueError(f"keyword {name} is not recognized; valid keywords are {[*_NAMES, *sides]}")
        for kind in ("major", "minor"):
            if which in (kind, "both"):
                self._kw[kind].update(found)
                for tick in self._major_ticks if kind == "major" else self._minor_ticks:
                    tick._apply()
                    for key, name in (("tick1On", "tick1line"), ("tick2On", "tick2line"), ("gridOn", "gridline")):
                        if key in found and name in tick._lines:
                            tick._lines[name]._visible = found[key]
        if "labelcolor" in found and "color" not in kwargs or "colors" in kwargs:
            self.offsetText.set_color(self._kw["major"]["color"] if found.get("labelcolor") == "inherit" else found.get("labelcolor", "k"))
        if "labelsize" in found:
            self.offsetText.set_fontsize(found["labelsize"])
        self._placed = None

    def get_tick_params(self, which="major"):
        return dict(self._kw[which])

    def grid(self, visible=None, which="major", **kwargs):
        """Shows or hides grid lines; keyword arguments are properties of Line2D."""
        if kwargs:
            if visible is None:
                visible = True
            elif not visible:
                import warnings

                warnings.warn("First parameter to grid() is false, but line properties are supplied. The grid will be enabled.", stacklevel=3)
                visible = True
        for kind in ("major", "minor"):
            if which in (kind, "both"):
                on = (not self._kw[kind]["gridOn"]) if visible is None else visible
                self.set_tick_params(which=kind, gridOn=on, **{f"grid_{name}": value for name, value in _full(kwargs).items()})

    # The label.
    def get_label(self):
        return self.label

    def get_label_text(self):
        return self.label.get_text()

    def set_label_text(self, label, fontdict=None, **kwargs):
        self.label.set_text(label)
        if fontdict is not None:
            self.label.update(fontdict)
        self.label.update(kwargs)
        return self.label

    def set_label_coords(self, x, y, transform=None):
        self._autolabelpos = False
        self._label_coords = (x, y, transform or self.axes.transAxes)

    def get_label_position(self):
        return self.label_position

    def get_offset_text(self):
        return self.offsetText


def _full(kwargs):
    return {Line2D._aliases.get(name, name): value for name, value in kwargs.items()}


def _numeric(x):
    """Whether values are plain numbers already."""
    if isinstance(x, (int, float, np.number)):
        return True
    if isinstance(x, np.ndarray):
        return x.dtype.kind in "fiub"
    if isinstance(x, (list, tuple)) and len(x):
        return isinstance(x[0], (int, float, np.number)) and all(isinstance(value, (int, float, np.number)) for value in x)
    return False


class XAxis(Axis):
    """The horizontal axis."""

    axis_name = "x"
    _SIDES = ("bottom", "top")
    # Room for a label, in heights of its text.
    _LABEL_ROOM = 3

    def __init__(self, axes, **kwargs):
        super().__init__(axes, **kwargs)
        self.label.set_verticalalignment("top")
        self.label.set_horizontalalignment("center")
        self.label._x = 0.5

    def clear(self):
        super().clear()
        self.label.set_verticalalignment("top")
        self.label.set_horizontalalignment("center")
        self.offset_text_position = "bottom"

    def _place_one(self, tick, pixel, low, high):
        for label, at, vertical in ((tick.label1, low, "top"), (tick.label2, high, "bottom")):
            label._pixel = (pixel, at)
            if not label._own_alignment:
                label._horizontalalignment = "center"
            label._verticalalignment = vertical

    def _update_label(self, boxes):
        label = self.label
        if not self._autolabelpos:
            x, y, transform = self._label_coords
            label._x, label._y, label._transform = x, y, transform
            return
        pad, box = self.labelpad * self.figure.dpi / 72, self.axes.bbox
        x = getattr(self, "_label_x", 0.5)
        edge = self._label_edges()
        if self.label_position == "bottom":
            y = min(b.y0 for b in [*boxes, *edge]) - pad
            label._verticalalignment = "top"
        else:
            y = max(b.y1 for b in [*boxes, *edge]) + pad
            label._verticalalignment = "bottom"
        label._x, label._y, label._transform = box.x0 + x * box.width, y, IdentityTransform()

    def _update_offset(self, boxes):
        text = self.offsetText
        text.set_text(self.major.formatter.get_offset())
        pad = self.OFFSETTEXTPAD * self.figure.dpi / 72
        box = self.axes.bbox
        if self.offset_text_position == "bottom":
            y = min([box.y0, *(b.y0 for b in boxes)]) - pad
            text._verticalalignment = "top"
        else:
            y = max([box.y1, *(b.y1 for b in boxes)]) + pad
            text._verticalalignment = "bottom"
        text._horizontalalignment = "right"
        text._x, text._y, text._transform = box.x1, y, IdentityTransform()

    def tick_top(self):
        self._move_ticks("top")

    def tick_bottom(self):
        self._move_ticks("bottom")


class YAxis(Axis):
    """The vertical axis."""

    axis_name = "y"
    _SIDES = ("left", "right")
    # Room for a label, in heights of its text.
    _LABEL_ROOM = 2

    def __init__(self, axes, **kwargs):
        super().__init__(axes, **kwargs)
        self.label.set_rotation("vertical")
        self.label.set_rotation_mode("anchor")

    def clear(self):
        super().clear()
        self.label.set_verticalalignment("bottom")
        self.label.set_horizontalalignment("center")
        self.label.set_rotation("vertical")
        self.offset_text_position = "left"

    def _place_one(self, tick, pixel, low, high):
        align = rcParams["ytick.alignment"]
        for label, at, side in ((tick.label1, low, "right"), (tick.label2, high, "left")):
            label._pixel = (at, pixel)
            if not label._own_alignment:
                label._horizontalalignment = side
            label._verticalalignment = align

    def _update_label(self, boxes):
        label = self.label
        if not self._autolabelpos:
            x, y, transform = self._label_coords
            label._x, label._y, label._transform = x, y, transform
            return
        pad, box = self.labelpad * self.figure.dpi / 72, self.axes.bbox
        y = getattr(self, "_label_y", 0.5)
        edge = self._label_edges()
        label._rotation_mode = "anchor"
        if self.label_position == "left":
            x = min(b.x0 for b in [*boxes, *edge]) - pad
            label._verticalalignment = "bottom"
        else:
            x = max(b.x1 for b in [*boxes, *edge]) + pad
            label._verticalalignment = "top"
        label._x, label._y, label._transform = x, box.y0 + y * box.height, IdentityTransform()

    def _update_offset(self, boxes):
        text = self.offsetText
        text.set_text(self.major.formatter.get_offset())
        box, pad = self.axes.bbox, self.OFFSETTEXTPAD * self.figure.dpi / 72
        text._verticalalignment = "baseline"
        text._horizontalalignment = "left" if self.offset_text_position == "left" else "right"
        x = box.x0 if self.offset_text_position == "left" else box.x1
        text._x, text._y, text._transform = x, box.y1 + pad, IdentityTransform()

    def set_offset_position(self, position):
        self.offset_text_position = position

    def tick_right(self):
        self._move_ticks("right")

    def tick_left(self):
        self._move_ticks("left")


XTick = YTick = Tick
