"""Plots and interpolation over triangles."""

from ._interpolate import CubicTriInterpolator, LinearTriInterpolator, TriAnalyzer, TriInterpolator, UniformTriRefiner  # noqa: F401
from ._plots import tripcolor, triplot  # noqa: F401
from ._tricontour import TriContourSet, tricontour  # noqa: F401
from ._triangulation import TrapezoidMapTriFinder, Triangulation, TriFinder

__all__ = ["Triangulation", "TriContourSet", "TriFinder", "TrapezoidMapTriFinder", "TriInterpolator", "LinearTriInterpolator", "CubicTriInterpolator",
           "triplot", "tripcolor", "tricontour", "TriAnalyzer", "UniformTriRefiner"]
