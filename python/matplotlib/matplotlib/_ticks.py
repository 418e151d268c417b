"""Ticks and their labels."""

from .lines import Line2D
from .text import Text


class _Label(Text):
    """A tick's label: its axis knows the pixel where it goes."""

    _pixel = (0.0, 0.0)
    _own_alignment = False

    def _place(self):
        axis = getattr(self, "_tick_axis", None)
        if axis is not None:
            axis._place_if_stale()
        return list(self._pixel)

    def set_horizontalalignment(self, align):
        super().set_horizontalalignment(align)
        self._own_alignment = True

    set_ha = set_horizontalalignment

    def get_window_extent(self, renderer=None, dpi=None):
        axis = getattr(self, "_tick_axis", None)
        if axis is not None and self.figure is not None:
            axis._place_if_stale()
        return super().get_window_extent(renderer, dpi)


class Tick:
    """A tick: where it is, its labels on both sides, its lines."""

    def __init__(self, axis, major):
        self.axis, self.axes, self.figure, self._major = axis, axis.axes, axis.figure, major
        self._loc = 0.0
        self.label1, self.label2 = self._new_label(), self._new_label()
        self._lines = {}
        self._apply()

    def _new_label(self):
        label = _Label(0, 0, "")
        label.figure, label.axes = self.figure, self.axes
        label._clip_on = label._own_alignment = False
        label._tick_axis = self.axis
        return label

    def _apply(self):
        """Takes over the settings of the axis."""
        kw = self.axis._settings(self._major)
        for label in (self.label1, self.label2):
            label.set_fontsize(kw["labelsize"])
            label.set_color(kw["color"] if kw["labelcolor"] == "inherit" else kw["labelcolor"])
            if kw.get("labelfontfamily"):
                label.set_fontfamily(kw["labelfontfamily"])
            rotation = kw.get("labelrotation", 0)
            if isinstance(rotation, tuple):
                rotation = rotation[1]
            if isinstance(rotation, str) and rotation in ("auto", "default"):
                rotation = 0
            label.set_rotation(rotation)
            if kw.get("labelrotation_mode"):
                label.set_rotation_mode(kw["labelrotation_mode"])
        self.label1._visible, self.label2._visible = kw["label1On"], kw["label2On"]

    def _line(self, name):
        if name not in self._lines:
            line = Line2D([0], [0])
            line._visible = bool(self.axis._settings(self._major)[{"tick1line": "tick1On", "tick2line": "tick2On", "gridline": "gridOn"}[name]])
            line.figure, line.axes = self.figure, self.axes
            self._lines[name] = line
        return self._lines[name]

    tick1line = property(lambda self: self._line("tick1line"))
    tick2line = property(lambda self: self._line("tick2line"))
    gridline = property(lambda self: self._line("gridline"))
    label = property(lambda self: self.label1)

    def get_loc(self):
        return self._loc

    def get_pad(self):
        return self.axis._settings(self._major)["pad"]

    def set_pad(self, val):
        self.axis.set_tick_params(which="major" if self._major else "minor", pad=val)

    def set_label1(self, s):
        self.label1.set_text(s)

    set_label = set_label1

    def set_visible(self, b):
        for artist in (self.label1, self.label2, self.tick1line, self.tick2line):
            artist.set_visible(b)

    def get_children(self):
        return [self.label1, self.label2]


class Ticker:
    """The locator and the formatter of ticks."""

    def __init__(self):
        self._locator = self._formatter = None
        self._locator_is_default = self._formatter_is_default = True

    locator = property(lambda self: self._locator, lambda self, value: setattr(self, "_locator", value))
    formatter = property(lambda self: self._formatter, lambda self, value: setattr(self, "_formatter", value))
