"""Figures in the notebook: shown at the end of the cell, or where `plt.show` is called."""

from .. import rcParams


def _settings():
    """Formats, arguments for saving, and whether figures are closed: the notebook's `InlineBackend` settings."""
    try:
        from IPython import get_ipython

        settings = get_ipython().config.InlineBackend
    except (ImportError, AttributeError):
        return {"png"}, {}, True
    formats = settings.get("figure_formats") or {"png"}
    one = settings.get("figure_format")
    if one:
        formats = {one}
    if isinstance(formats, str):
        formats = {formats}
    return formats, settings.get("print_figure_kwargs") or {}, settings.get("close_figures", True)


def _is_empty(figure):
    return not figure.axes and not figure.lines and not figure.texts and not figure.artists and not figure.images and not figure.subfigs


def _drawn(figure, dpi):
    _, kwargs, _ = _settings()
    kwargs = {"bbox_inches": "tight", **kwargs}
    facecolor = kwargs.get("facecolor", figure.get_facecolor())
    return figure._render(dpi, facecolor=facecolor, bbox_inches=kwargs["bbox_inches"], pad_inches=kwargs.get("pad_inches"))


def png_of(figure, scale=1):
    """The figure as the notebook shows it: PNG, cut to what is drawn."""
    from ..figure import _encoded

    if _is_empty(figure):
        return None
    dpi = figure.dpi if rcParams["savefig.dpi"] == "figure" else rcParams["savefig.dpi"]
    return _encoded(_drawn(figure, dpi * scale), "png", dpi * scale, None, None)


def bundle_of(figure):
    """All wanted formats of a figure, and their metadata."""
    formats, _, _ = _settings()
    data, metadata = {"text/plain": repr(figure)}, {}
    if _is_empty(figure):
        return data
    for name in formats:
        if name in ("retina", "png2x"):
            png = png_of(figure, 2)
            data["image/png"] = png
            metadata["image/png"] = {"width": int.from_bytes(png[16:20], "big") // 2, "height": int.from_bytes(png[20:24], "big") // 2}
        elif name == "png":
            data["image/png"] = png_of(figure)
        elif name == "svg":
            data["image/svg+xml"] = _drawn(figure, 72).surface.svg(72.0)
        elif name in ("jpeg", "jpg", "pdf"):
            data["image/png"] = png_of(figure)
    return (data, metadata) if metadata else data


def show(close=None, block=None):
    """Shows all open figures, and closes them."""
    from .. import pyplot
    from IPython.display import display

    _, _, closing = _settings()
    try:
        for figure in list(pyplot._figures.values()):
            display(figure)
    finally:
        pyplot._to_show = False
        if closing if close is None else close:
            pyplot.close("all")


def flush_figures():
    """After a cell: shows what was drawn in it."""
    from .. import pyplot

    if not pyplot._to_show and not pyplot._figures:
        return
    _, _, closing = _settings()
    if closing:
        if pyplot._figures:
            show(True)
        return
    if pyplot._to_show:
        from IPython.display import display

        pyplot._to_show = False
        for figure in list(pyplot._figures.values()):
            if figure in pyplot._touched:
                display(figure)
        pyplot._touched.clear()


def hook():
    """Asks the notebook to call back after every cell; does nothing elsewhere."""
    try:
        from IPython import get_ipython
    except ImportError:
        return
    shell = get_ipython()
    if shell is None or getattr(shell, "_shows_figures", False):
        return
    shell._shows_figures = True
    shell.events.register("post_execute", flush_figures)


def new_figure_manager(num, *args, **kwargs):
    from ..figure import Figure

    return Figure(*args, **kwargs)
