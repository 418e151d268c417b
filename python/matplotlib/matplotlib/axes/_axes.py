"""Axes: the base and all kinds of plots."""

from ._bars import Bars
from ._base import _AxesBase
from ._fields import Fields
from ._frame import Frame
from ._lines import Lines
from ._meshes import Meshes
from ._signals import Signals
from ._stats import Stats


class Axes(Frame, Lines, Bars, Stats, Meshes, Fields, Signals, _AxesBase):
    """A coordinate system on a figure: axis, title, legend, and the plots in it."""


Axes.__module__ = "matplotlib.axes"
Axes.__qualname__ = "Axes"
