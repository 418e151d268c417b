"""Helpers for plots."""


def figsize(sizex, sizey):
    """Set the default size of figures, in inches."""
    import matplotlib

    matplotlib.rcParams["figure.figsize"] = [sizex, sizey]


def getfigs(*fig_nums):
    """Figures by number, or all."""
    from matplotlib import pyplot

    return [pyplot.figure(number) for number in fig_nums or pyplot.get_fignums()]


def print_figure(fig, fmt="png", bbox_inches="tight", base64=False, **kwargs):
    """A figure as a picture in bytes (text for SVG)."""
    from io import BytesIO

    if not fig.axes and not getattr(fig, "lines", None):
        return None
    out = BytesIO()
    if fmt == "retina":
        fmt = "png"
        kwargs["dpi"] = 2 * kwargs.get("dpi", fig.dpi)
    fig.savefig(out, format=fmt, bbox_inches=bbox_inches, **kwargs)
    data = out.getvalue()
    if fmt == "svg":
        return data.decode("utf-8")
    if base64:
        from binascii import b2a_base64

        return b2a_base64(data, newline=False).decode("ascii")
    return data


def retina_figure(fig, base64=False, **kwargs):
    """PNG at twice the resolution, with the size to show it in."""
    data = print_figure(fig, fmt="retina", **kwargs)
    if data is None:
        return None
    from IPython.core.display import _png_size

    width, height = _png_size(data)
    return data, {"width": width // 2, "height": height // 2}


def select_figure_formats(shell, formats, **kwargs):
    """Kept for old programs: the plotting package decides."""


def find_gui_and_backend(gui=None, gui_select=None):
    return gui or "inline", "module://matplotlib_inline.backend_inline"


def activate_matplotlib(backend):
    """Nothing to switch."""
