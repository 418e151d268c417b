"""The stateful interface: one current figure, one current axes, a function for everything that they do."""

import numpy as np

import matplotlib

from . import cm, colormaps, rcParams, rcParamsDefault  # noqa: F401
from . import rc as _rc
from .artist import Artist, getp as get, setp as _setp  # noqa: F401
from .axes import Axes, Subplot  # noqa: F401
from .backends import backend_inline as _inline
from .figure import Figure, figaspect  # noqa: F401
from .gridspec import GridSpec, SubplotSpec  # noqa: F401
from .lines import Line2D  # noqa: F401
from .patches import Circle, Polygon, Rectangle  # noqa: F401
from .text import Annotation, Text  # noqa: F401

_figures = {}
_touched = set()
_to_show = False
_interactive = True

# What figures and axes do, by name; the functions are made at the end of this file.
_FIGURE = ("figimage", "ginput", "subplots_adjust", "suptitle", "tight_layout", "waitforbuttonpress")
_AXES = (
    "acorr", "angle_spectrum", "annotate", "arrow", "autoscale", "axhline", "axhspan", "axis", "axline", "axvline", "axvspan", "bar", "bar_label", "barbs",
    "barh", "boxplot", "broken_barh", "clabel", "cohere", "csd", "ecdf", "errorbar", "eventplot", "fill", "fill_between", "fill_betweenx", "grid", "hist",
    "hlines", "legend", "locator_params", "loglog", "magnitude_spectrum", "margins", "minorticks_off", "minorticks_on", "pcolorfast", "phase_spectrum", "pie",
    "plot", "plot_date", "psd", "quiverkey", "semilogx", "semilogy", "stackplot", "stairs", "stem", "step", "table", "text", "tick_params", "ticklabel_format",
    "triplot", "violinplot", "vlines", "xcorr",
)
# These leave something that a colour bar can show.
_MAPPED = ("contour", "contourf", "hexbin", "imshow", "pcolor", "pcolormesh", "quiver", "scatter", "spy", "tripcolor", "tricontour", "tricontourf")
_RENAMED = {"title": "set_title", "xlabel": "set_xlabel", "ylabel": "set_ylabel", "xscale": "set_xscale", "yscale": "set_yscale"}


def _touch(figure):
    global _to_show
    _to_show = True
    _touched.add(figure)


def figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, FigureClass=Figure, clear=False, **kwargs):
    """A new figure, or the one with a number or a name."""
    label = ""
    if isinstance(num, Figure):
        for number, known in _figures.items():
            if known is num:
                _figures[number] = _figures.pop(number)
                return num
        number = max(_figures, default=0) + 1
        num.number = number
        _figures[number] = num
        _touch(num)
        return num
    if num is None:
        num = max(_figures, default=0) + 1
    elif isinstance(num, str):
        label = num
        names = {known.get_label(): number for number, known in _figures.items()}
        num = names.get(label, max(_figures, default=0) + 1)
    else:
        num = int(num)
    if num in _figures:
        found = _figures.pop(num)
        _figures[num] = found
        if clear:
            found.clear()
        _touch(found)
        return found
    if len(_figures) >= rcParams["figure.max_open_warning"] >= 1:
        import warnings

        warnings.warn(f"More than {rcParams['figure.max_open_warning']} figures have been opened. Figures created through the pyplot interface (`matplotlib.pyplot.figure`) "
                      "are retained until explicitly closed and may consume too much memory. (To control this warning, see the rcParam `figure.max_open_warning`). "
                      "Consider using `matplotlib.pyplot.close()`.", RuntimeWarning, stacklevel=2)
    made = FigureClass(figsize=figsize, dpi=dpi, facecolor=facecolor, edgecolor=edgecolor, frameon=frameon, **kwargs)
    made.number = num
    if label:
        made.set_label(label)
    _figures[num] = made
    _inline.hook()
    _touch(made)
    return made


def gcf():
    """The current figure; a new one where there is none."""
    if not _figures:
        return figure()
    found = next(reversed(_figures.values()))
    _touch(found)
    return found


def fignum_exists(num):
    return num in _figures if isinstance(num, int) else num in get_figlabels()


def get_fignums():
    return sorted(_figures)


def get_figlabels():
    return [_figures[number].get_label() for number in get_fignums()]


def close(fig=None):
    """Closes the current figure, one, or 'all'."""
    if fig is None:
        if _figures:
            _figures.popitem()
    elif isinstance(fig, str) and fig == "all":
        _figures.clear()
    elif isinstance(fig, Figure):
        for number, known in list(_figures.items()):
            if known is fig:
                del _figures[number]
    elif isinstance(fig, str):
        for number, known in list(_figures.items()):
            if known.get_label() == fig:
                del _figures[number]
    elif isinstance(fig, (int, np.integer)):
        _figures.pop(int(fig), None)
    else:
        raise TypeError(f"close() argument must be a Figure, an int, a string, or None, not {type(fig)}")


def clf():
    gcf().clear()


def cla():
    gca().clear()


def draw():
    """Figures are drawn when they are shown."""
    gcf()


def draw_if_interactive():
    """Figures are drawn when they are shown."""


def show(*args, **kwargs):
    """Shows all open figures."""
    try:
        from IPython import get_ipython

        shell = get_ipython()
    except ImportError:
        shell = None
    if shell is None:
        return
    _inline.show(*args, **{key: value for key, value in kwargs.items() if key == "close"})


def pause(interval):
    """Shows figures, and waits."""
    import time

    if _figures:
        show()
    time.sleep(interval)


def savefig(*args, **kwargs):
    gcf().savefig(*args, **kwargs)


def gca():
    """The current axes; new ones where there are none."""
    return gcf().gca()


def sca(ax):
    """Makes axes, and their figure, the current ones."""
    root = ax.figure._root()
    figure(root)
    root.sca(ax)


def axes(arg=None, **kwargs):
    """New axes over the figure, or at a place."""
    fig = gcf()
    if arg is None:
        return fig.add_subplot(**kwargs)
    return fig.add_axes(arg, **kwargs)


def delaxes(ax=None):
    (gca() if ax is None else ax).remove()


def subplot(*args, **kwargs):
    """Axes in a cell of a grid; those that are there already are taken."""
    unset = object()
    projection, polar = kwargs.get("projection", unset), kwargs.get("polar", unset)
    if polar is not unset and polar and projection is unset:
        kwargs["projection"] = "polar"
        kwargs.pop("polar")
    if not args:
        args = (1, 1, 1)
    if len(args) >= 3 and isinstance(args[2], bool):
        import warnings

        warnings.warn("The subplot index argument to subplot() appears to be a boolean. Did you intend to use subplots()?", stacklevel=2)
    if "nrows" in kwargs or "ncols" in kwargs:
        raise TypeError("subplot() got an unexpected keyword argument 'ncols' and/or 'nrows'.  Did you intend to call subplots()?")
    fig = gcf()
    spec = SubplotSpec._from_subplot_args(fig, args)
    for ax in fig.axes:
        if ax.get_subplotspec() == spec and (not kwargs or kwargs == getattr(ax, "_made_with", kwargs)) and (projection is unset or projection == ax.name):
            fig.sca(ax)
            return ax
    ax = fig.add_subplot(spec, **kwargs)
    ax._made_with = kwargs
    return ax


def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, subplot_kw=None, gridspec_kw=None, **fig_kw):
    """A figure with axes in a grid."""
    fig = figure(**fig_kw)
    axs = fig.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, subplot_kw=subplot_kw, gridspec_kw=gridspec_kw, height_ratios=height_ratios,
                       width_ratios=width_ratios)
    return fig, axs


def subplot_mosaic(mosaic, *, sharex=False, sharey=False, width_ratios=None, height_ratios=None, empty_sentinel=".", subplot_kw=None, gridspec_kw=None,
                   per_subplot_kw=None, **fig_kw):
    """A figure with axes laid out by names."""
    fig = figure(**fig_kw)
    return fig, fig.subplot_mosaic(mosaic, sharex=sharex, sharey=sharey, height_ratios=height_ratios, width_ratios=width_ratios, subplot_kw=subplot_kw,
                                   gridspec_kw=gridspec_kw, empty_sentinel=empty_sentinel, per_subplot_kw=per_subplot_kw)


def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **kwargs):
    """Axes over cells of a grid."""
    fig = gcf() if fig is None else fig
    grid = GridSpec._checked(*shape, fig)
    return fig.add_subplot(grid[loc[0]:loc[0] + rowspan, loc[1]:loc[1] + colspan], **kwargs)


def twinx(ax=None):
    return (gca() if ax is None else ax).twinx()


def twiny(ax=None):
    return (gca() if ax is None else ax).twiny()


def box(on=None):
    """Shows or hides the frame."""
    ax = gca()
    ax.set_frame_on(not ax.get_frame_on() if on is None else on)


def xlim(*args, **kwargs):
    """The limits of x, set first if given."""
    ax = gca()
    return ax.set_xlim(*args, **kwargs) if args or kwargs else ax.get_xlim()


def ylim(*args, **kwargs):
    """The limits of y, set first if given."""
    ax = gca()
    return ax.set_ylim(*args, **kwargs) if args or kwargs else ax.get_ylim()


def _ticks(name, ticks, labels, minor, kwargs):
    ax = gca()
    axis = getattr(ax, f"{name}axis")
    if ticks is None:
        locs = axis.get_ticklocs(minor=minor)
        if labels is not None:
            raise TypeError(f"{name}ticks(): Parameter 'labels' can't be set without setting 'ticks'")
    else:
        axis.set_ticks(ticks, minor=minor)
        locs = axis.get_ticklocs(minor=minor)
    if labels is None:
        found = axis.get_ticklabels(minor=minor)
        for text in found:
            text.update(kwargs)
        if "rotation" in kwargs:
            axis.set_tick_params(which="minor" if minor else "major", rotation=kwargs["rotation"])
            for text in found:
                text.update(kwargs)
    else:
        found = axis.set_ticklabels(labels, minor=minor, **kwargs)
    return locs, found


def xticks(ticks=None, labels=None, *, minor=False, **kwargs):
    """Places and labels of x's ticks, set first if given."""
    return _ticks("x", ticks, labels, minor, kwargs)


def yticks(ticks=None, labels=None, *, minor=False, **kwargs):
    """Places and labels of y's ticks, set first if given."""
    return _ticks("y", ticks, labels, minor, kwargs)


def rgrids(radii=None, labels=None, angle=None, fmt=None, **kwargs):
    ax = gca()
    return (ax.yaxis.get_gridlines(), ax.yaxis.get_ticklabels()) if radii is None else ax.set_rgrids(radii, labels=labels, angle=angle, fmt=fmt, **kwargs)


def thetagrids(angles=None, labels=None, fmt=None, **kwargs):
    ax = gca()
    return (ax.xaxis.get_gridlines(), ax.xaxis.get_ticklabels()) if angles is None else ax.set_thetagrids(angles, labels=labels, fmt=fmt, **kwargs)


def polar(*args, **kwargs):
    """A line in polar axes."""
    ax = gcf()._localaxes[-1] if gcf()._localaxes else subplot(projection="polar")
    return ax.plot(*args, **kwargs)


def figtext(x, y, s, fontdict=None, **kwargs):
    return gcf().text(x, y, s, fontdict=fontdict, **kwargs)


def figlegend(*args, **kwargs):
    return gcf().legend(*args, **kwargs)


def colorbar(mappable=None, cax=None, ax=None, **kwargs):
    """A bar of colours beside the current axes."""
    if mappable is None:
        mappable = gci()
        if mappable is None:
            raise RuntimeError("No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a contour set (with contourf).")
    fig = mappable.axes.figure._root() if getattr(mappable, "axes", None) is not None and ax is None and cax is None else gcf()
    return fig.colorbar(mappable, cax=cax, ax=ax if ax is not None or cax is not None or getattr(mappable, "axes", None) is not None else gca(), **kwargs)


def clim(vmin=None, vmax=None):
    im = gci()
    if im is None:
        raise RuntimeError("You must first define an image, e.g., with imshow")
    im.set_clim(vmin, vmax)


def gci():
    """What was drawn last with a colormap."""
    return gcf()._gci()


def sci(im):
    gca()._sci(im)


def get_cmap(name=None, lut=None):
    """A colormap by its name."""
    from .colors import Colormap

    name = rcParams["image.cmap"] if name is None else name
    if isinstance(name, Colormap):
        return name
    return colormaps[name] if lut is None else colormaps[name].resampled(lut)


def set_cmap(cmap):
    """The colormap of what comes, and of what was drawn last."""
    cmap = get_cmap(cmap)
    _rc("image", cmap=cmap.name)
    im = gci()
    if im is not None:
        im.set_cmap(cmap)


def matshow(A, fignum=None, **kwargs):
    """A matrix as a picture in a figure of its own."""
    A = np.asanyarray(A)
    fig = gcf() if fignum == 0 else figure(fignum, figsize=figaspect(A))
    ax = fig.add_axes((0.15, 0.09, 0.775, 0.775))
    im = ax.matshow(A, **kwargs)
    sci(im)
    return im


def hist2d(x, y, bins=10, range=None, density=False, weights=None, cmin=None, cmax=None, *, data=None, **kwargs):
    found = gca().hist2d(x, y, bins=bins, range=range, density=density, weights=weights, cmin=cmin, cmax=cmax, data=data, **kwargs)
    sci(found[-1])
    return found


def specgram(x, **kwargs):
    found = gca().specgram(x, **kwargs)
    sci(found[-1])
    return found


def streamplot(*args, **kwargs):
    found = gca().streamplot(*args, **kwargs)
    sci(found.lines)
    return found


def imread(fname, format=None):
    from .image import imread as read

    return read(fname, format)


def imsave(fname, arr, **kwargs):
    from .image import imsave as save

    return save(fname, arr, **kwargs)


def setp(obj, *args, **kwargs):
    return _setp(obj, *args, **kwargs)


def getp(obj, *args, **kwargs):
    return get(obj, *args, **kwargs)


def findobj(o=None, match=None, include_self=True):
    return (gcf() if o is None else o).findobj(match, include_self=include_self)


def rc(group, **kwargs):
    _rc(group, **kwargs)


def rc_context(rc=None, fname=None):
    return matplotlib.rc_context(rc, fname)


def rcdefaults():
    matplotlib.rcdefaults()


def isinteractive():
    return _interactive


class _Mode:
    def __init__(self, on):
        global _interactive
        self._before, _interactive = _interactive, on

    def __enter__(self):
        return self

    def __exit__(self, *error):
        global _interactive
        _interactive = self._before


def ion():
    """Figures are shown at the end of cells, in this mode as in the other."""
    return _Mode(True)


def ioff():
    return _Mode(False)


def switch_backend(newbackend):
    matplotlib.use(newbackend)


def get_backend():
    return matplotlib.get_backend()


def get_current_fig_manager():
    return _Manager(gcf())


class _Manager:
    """There is no window around a figure; calls to it do nothing."""

    def __init__(self, figure):
        self.canvas, self.num = figure.canvas, figure.number

    def set_window_title(self, title):
        """There is no window."""

    def __getattr__(self, name):
        return _Nothing()


class _Nothing:
    def __call__(self, *args, **kwargs):
        return self

    def __getattr__(self, name):
        return self


def connect(s, func):
    return gcf().canvas.mpl_connect(s, func)


def disconnect(cid):
    """There are no connections."""


def get_plot_commands():
    """The names of all plotting functions."""
    return sorted(name for name in [*_AXES, *_MAPPED])


def xkcd(scale=1, length=100, randomness=2):
    """Settings that look drawn by hand; lines stay straight here."""
    before = dict(rcParams)
    rcParams.update(_DRAWN)
    return _Settings(before)


_DRAWN = {
    "font.size": 14.0, "axes.linewidth": 1.5, "lines.linewidth": 2.0, "figure.facecolor": "white", "grid.linewidth": 0.0, "axes.grid": False,
    "axes.unicode_minus": False, "axes.edgecolor": "black", "xtick.major.size": 8, "xtick.major.width": 3, "ytick.major.size": 8, "ytick.major.width": 3,
}


class _Settings:
    """Settings that hold from now on, or until the end of a `with`."""

    def __init__(self, before):
        self._before = before

    def __enter__(self):
        rcParams.update(_DRAWN)

    def __exit__(self, *error):
        for name in _DRAWN:
            rcParams[name] = self._before[name]


def _of_axes(name, method, mapped=False):
    def function(*args, **kwargs):
        made = getattr(gca(), method)(*args, **kwargs)
        if mapped and made is not None and hasattr(made, "norm"):
            if getattr(made, "_A", None) is not None:
                sci(made)
        return made

    function.__name__ = function.__qualname__ = name
    function.__doc__ = getattr(getattr(Axes, method, None), "__doc__", None)
    return function


def _of_figure(name):
    def function(*args, **kwargs):
        return getattr(gcf(), name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = getattr(getattr(Figure, name, None), "__doc__", None)
    return function


for _name in _AXES:
    globals()[_name] = _of_axes(_name, _name)
for _name in _MAPPED:
    globals()[_name] = _of_axes(_name, _name, mapped=True)
for _name, _method in _RENAMED.items():
    globals()[_name] = _of_axes(_name, _method)
for _name in _FIGURE:
    globals()[_name] = _of_figure(_name)
del _name, _method


def _shortcut(name):
    """Sets a colormap by its name: `plt.viridis()`."""
    def function():
        set_cmap(name)

    function.__name__ = name
    return function


_SHORTCUTS = ("autumn", "bone", "cool", "copper", "flag", "gray", "hot", "hsv", "inferno", "jet", "magma", "nipy_spectral", "pink", "plasma", "prism", "spring",
              "summer", "viridis", "winter")


def __getattr__(name):
    if name in _SHORTCUTS:
        return _shortcut(name)
    if name in ("style", "ticker", "mlab", "cbook", "colors", "image", "lines", "patches", "collections", "gridspec", "text"):
        import importlib

        return importlib.import_module(f"matplotlib.{name}")
    if name in ("cycler",):
        from cycler import cycler

        return cycler
    if name in ("Button", "Slider", "Widget", "RadioButtons", "CheckButtons"):
        from . import widgets

        return getattr(widgets, name)
    if name in ("MaxNLocator", "MultipleLocator", "FuncFormatter", "FormatStrFormatter", "NullFormatter", "NullLocator", "FixedLocator", "FixedFormatter", "AutoLocator",
                "LinearLocator", "LogLocator", "ScalarFormatter", "IndexLocator", "LogFormatter", "Formatter", "Locator"):
        from . import ticker

        return getattr(ticker, name)
    if name == "Normalize":
        from .colors import Normalize

        return Normalize
    if name == "PolarAxes":
        from .projections.polar import PolarAxes

        return PolarAxes
    raise AttributeError(f"module 'matplotlib.pyplot' has no attribute {name!r}")
