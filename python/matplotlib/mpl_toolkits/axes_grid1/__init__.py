"""Axes beside axes, grids of pictures, and insets."""

from . import axes_size as Size  # noqa: F401
from .axes_divider import Divider, SubplotDivider, make_axes_locatable  # noqa: F401
from .axes_grid import AxesGrid, Grid, ImageGrid  # noqa: F401

__all__ = ["AxesGrid", "Divider", "Grid", "ImageGrid", "Size", "SubplotDivider", "make_axes_locatable"]
