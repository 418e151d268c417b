"""Settings of plots in a notebook."""

from IPython.core.display import set_matplotlib_close, set_matplotlib_formats

__all__ = ["set_matplotlib_close", "set_matplotlib_formats"]
