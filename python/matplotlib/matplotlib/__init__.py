"""Plots: figures of axes with lines, bars, pictures and texts, drawn by a native renderer."""

__version__ = "3.10.0"
__version_info__ = (3, 10, 0, "final", 0)

from ._rc import (  # noqa: F401
    RcParams, rc, rc_context, rc_file, rc_file_defaults, rc_params, rc_params_from_file, rcdefaults, rcParams, rcParamsDefault, rcParamsOrig,
)

_backend = "module://matplotlib_inline.backend_inline"


def use(backend, *, force=True):
    """Names the way figures are shown; here all are shown in the notebook, or saved."""
    global _backend
    if not isinstance(backend, str):
        raise TypeError(f"backend must be a string, not {backend!r}")
    known = ("agg", "cairo", "gtk3agg", "gtk3cairo", "gtk4agg", "gtk4cairo", "ipympl", "macosx", "nbagg", "notebook", "pdf", "pgf", "ps", "qt5agg", "qtagg", "svg", "template",
             "tkagg", "tkcairo", "webagg", "widget", "wx", "wxagg", "inline")
    if backend.lower() not in known and not backend.startswith("module://"):
        raise ValueError(f"{backend!r} is not a valid value for backend; supported values are {', '.join(map(repr, known))}")
    _backend = backend


def get_backend():
    """The way figures are shown."""
    return _backend


def interactive(b):
    """Figures are shown at the end of cells in both modes."""


def is_interactive():
    return True


def get_data_path():
    """The folder of the fonts."""
    import os

    return os.path.join(os.path.dirname(__file__), "mpl-data")


def get_cachedir():
    return "/tmp/matplotlib"


get_configdir = get_cachedir


def matplotlib_fname():
    return ""


def set_loglevel(level):
    """How much is logged."""
    import logging

    logging.getLogger("matplotlib").setLevel(level.upper())


def __getattr__(name):
    if name == "colormaps":
        from .cm import _colormaps

        return _colormaps
    if name == "color_sequences":
        from .colors import _color_sequences

        return _color_sequences
    if name == "cycler":
        from .rcsetup import cycler

        return cycler
    if name in ("colors", "cm", "pyplot", "ticker", "dates", "style", "patches", "lines", "collections", "image", "transforms", "path", "text", "figure", "axes",
                "gridspec", "cbook", "font_manager", "animation", "legend", "colorbar", "markers", "scale", "artist", "mlab", "contour", "quiver", "tri", "table",
                "widgets", "offsetbox", "patheffects", "projections", "backends", "units", "category", "axis", "spines", "rcsetup", "mathtext", "textpath", "container", "pylab", "backend_bases"):
        import importlib

        return importlib.import_module(f"matplotlib.{name}")
    raise AttributeError(f"module 'matplotlib' has no attribute {name!r}")
