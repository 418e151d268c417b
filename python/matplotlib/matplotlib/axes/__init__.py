"""Axes: a coordinate system with everything drawn in it."""

from ._axes import Axes
from ._base import _AxesBase as AxesBase

Subplot = Axes
__all__ = ["Axes", "AxesBase", "Subplot", "subplot_class_factory"]


def subplot_class_factory(cls):
    """Subplots are plain axes."""
    return cls
