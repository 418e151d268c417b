"""Settings of plots in a notebook; the drawing is the plotting package's."""

__version__ = "0.1.0"
