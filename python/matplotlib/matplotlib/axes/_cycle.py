"""Colours and styles taken in turn, and the short formats of `plot`."""

import numpy as np

from .. import rcParams
from ..colors import is_color_like
from ..lines import Line2D, lineStyles
from ..markers import MarkerStyle


class Cycle:
    """The property cycle of axes."""

    def __init__(self, axes):
        self._axes = axes
        self.set(None)

    def set(self, cycler):
        self._items = [dict(item) for item in (rcParams["axes.prop_cycle"] if cycler is None else cycler)]
        self._at = 0

    def _next(self):
        item = self._items[self._at % len(self._items)]
        self._at += 1
        return item

    def get_next_color(self):
        """The next colour; the place moves on only where the cycle has colours."""
        item = self._items[self._at % len(self._items)]
        if "color" not in item:
            return "k"
        self._at += 1
        return item["color"]

    def defaults(self, given):
        """Properties for the next line that are not given; the place moves on if any is taken."""
        keys = {key for item in self._items for key in item}
        if all(given.get(key) is not None for key in keys):
            return {}
        item = self._next()
        return {key: value for key, value in item.items() if given.get(key) is None}

    prop_cycler = property(lambda self: self)


def parse_format(fmt):
    """Line style, marker, colour of a short format; what is not said is None."""
    style = marker = colour = None
    if fmt not in ("0", "1"):
        try:
            if is_color_like(fmt):
                return None, None, fmt
        except Exception:
            pass
    place = 0
    error = f"{fmt!r} is not a valid format string ({{}})"
    while place < len(fmt):
        char, two = fmt[place], fmt[place:place + 2]
        if two in lineStyles and two != "":
            if style is not None:
                raise ValueError(error.format("two linestyle symbols"))
            style, place = two, place + 2
        elif char in lineStyles:
            if style is not None:
                raise ValueError(error.format("two linestyle symbols"))
            style, place = char, place + 1
        elif char in MarkerStyle.markers and char not in ("", " "):
            if marker is not None:
                raise ValueError(error.format("two marker symbols"))
            marker, place = char, place + 1
        elif char in "bgrcmykw":
            if colour is not None:
                raise ValueError(error.format("two color symbols"))
            colour, place = char, place + 1
        elif char == "C":
            end = place + 1
            while end < len(fmt) and fmt[end].isdigit():
                end += 1
            if end == place + 1:
                raise ValueError(error.format("'C' must be followed by a number"))
            colour, place = fmt[place:end], end
        else:
            raise ValueError(error.format(f"unrecognized character {char!r}"))
    if style is None and marker is None:
        style = rcParams["lines.linestyle"]
    if style is None:
        style = "None"
    if marker is None:
        marker = "None"
    return style, marker, colour


def index_of(y):
    """Numbers along y, or the index of a pandas object."""
    index = getattr(y, "index", None)
    if index is not None and hasattr(y, "values") and not callable(index):
        return np.asarray(index.values), np.asarray(y.values)
    y = np.asanyarray(y) if not isinstance(y, np.ndarray) else y
    if y.ndim == 0:
        y = y.reshape(1)
    return np.arange(y.shape[0], dtype=float), y


def column(values):
    """Values as an array of one or two dimensions."""
    values = getattr(values, "values", values) if hasattr(values, "values") and not callable(getattr(values, "values")) else values
    if not isinstance(values, np.ndarray):
        values = np.asanyarray(values)
    return values.reshape(1) if values.ndim == 0 else values


def plot_lines(axes, args, kwargs, data=None):
    """The lines of `Axes.plot`'s arguments."""
    out = []
    args = list(args)
    if data is not None:
        args = [_looked_up(arg, data) for arg in args]
    if not args:
        return out
    while args:
        group, args = args[:2], args[2:]
        if args and isinstance(args[0], str):
            group, args = [*group, args[0]], args[1:]
        out += _one(axes, group, dict(kwargs))
    return out


def _looked_up(arg, data):
    if isinstance(arg, str):
        try:
            return data[arg]
        except (KeyError, ValueError, IndexError, TypeError):
            return arg
    return arg


def _one(axes, group, kwargs):
    style = marker = colour = None
    if len(group) > 1 and isinstance(group[-1], str):
        *group, fmt = group
        style, marker, colour = parse_format(fmt)
    elif len(group) == 3:
        raise ValueError("third arg must be a format string")
    if any(value is None for value in group):
        raise ValueError("x, y, and format string must not be None")
    for name, value in (("linestyle", style), ("marker", marker), ("color", colour)):
        if value is not None:
            if name == "color" and kwargs.get("color") is not None:
                continue
            kwargs.setdefault(name, value) if kwargs.get(name) is None else None
    label = kwargs.pop("label", "")
    if len(group) == 2:
        x, y = column(group[0]), column(group[1])
    else:
        x, y = index_of(group[0])
    axes.xaxis.update_units(x)
    axes.yaxis.update_units(y)
    if x.shape[0] != y.shape[0]:
        raise ValueError(f"x and y must have same first dimension, but have shapes {x.shape} and {y.shape}")
    if x.ndim > 2 or y.ndim > 2:
        raise ValueError(f"x and y can be no greater than 2D, but have shapes {x.shape} and {y.shape}")
    if x.ndim == 1 and y.ndim == 1:
        return [_line(axes, x, y, kwargs, label)]
    x = x[:, None] if x.ndim == 1 else x
    y = y[:, None] if y.ndim == 1 else y
    wide, tall = x.shape[1], y.shape[1]
    if wide > 1 and tall > 1 and wide != tall:
        raise ValueError(f"x has {wide} columns but y has {tall} columns")
    count = max(wide, tall)
    if x.size == 0 or y.size == 0:
        count = min(wide, tall)
    labels = [label] * count
    if np.iterable(label) and not isinstance(label, str):
        labels = list(label)
        if len(labels) != count:
            raise ValueError(f"if label is iterable label and input data must have same length, but found lengths {len(labels)} and {count}")
    return [_line(axes, x[:, index % wide], y[:, index % tall], kwargs, labels[index]) for index in range(count)]


def _line(axes, x, y, kwargs, label):
    settings = {**axes._get_lines.defaults(kwargs), **{k: v for k, v in kwargs.items() if v is not None or k not in ("color", "linestyle", "marker", "linewidth")}}
    line = Line2D(x, y, **settings)
    line.axes = axes
    line.set_label(label)
    return line
