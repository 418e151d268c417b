"""Colormaps by name, and `ScalarMappable`: what has numbers that are painted in colours."""

from collections.abc import Mapping

from . import _cm_data
from ._colors_maps import Colormap
from ._mappable import ScalarMappable  # noqa: F401


class ColormapRegistry(Mapping):
    """Colormaps by name; reading gives copies. Those that are built in are made when they are first read."""

    def __init__(self, cmaps=()):
        self._cmaps = dict(cmaps)
        self._names = None

    def _builtin_names(self):
        if self._names is None:
            names = list(_cm_data.table())
            self._names = dict.fromkeys([*names, *(name + "_r" for name in names)])
        return self._names

    def _builtin(self, name):
        """The colormap itself, not a copy."""
        cmap = self._cmaps.get(name)
        if cmap is None and name in self._builtin_names():
            cmap = self._cmaps[name] = _cm_data.build(name)
        return cmap

    def __getitem__(self, item):
        try:
            cmap = self._builtin(item)
        except TypeError:
            cmap = None
        if cmap is None:
            raise KeyError(f"{item!r} is not a known colormap name")
        return cmap.copy()

    def __contains__(self, item):
        return item in self._cmaps or item in self._builtin_names()

    def __iter__(self):
        yield from self._builtin_names()
        for name in list(self._cmaps):
            if name not in self._names:
                yield name

    def __len__(self):
        return sum(1 for _name in self)

    def __str__(self):
        return "ColormapRegistry; available colormaps:\n" + ", ".join(f"'{name}'" for name in self)

    def __call__(self):
        """The names of all colormaps."""
        return list(self)

    def register(self, cmap, *, name=None, force=False):
        """Adds a copy of the colormap; `force` replaces one that somebody added, never one that is built in."""
        if not isinstance(cmap, Colormap):
            raise TypeError(f"'cmap' must be an instance of matplotlib.colors.Colormap, not a {type(cmap).__name__}")
        name = name or cmap.name
        if name in self:
            if not force:
                raise ValueError(f'A colormap named "{name}" is already registered.')
            if name in self._builtin_names():
                raise ValueError(f"Re-registering the builtin cmap {name!r} is not allowed.")
            import warnings

            warnings.warn(f"Overwriting the cmap {name!r} that was already in the registry.", stacklevel=2)
        self._cmaps[name] = cmap.copy()
        self._cmaps[name].name = name

    def unregister(self, name):
        """Forgets a colormap; those that are built in stay."""
        if name in self._builtin_names():
            raise ValueError(f"cannot unregister {name!r} which is a builtin colormap.")
        self._cmaps.pop(name, None)

    def get_cmap(self, cmap):
        """The colormap of a name, the default for None; a colormap is given back."""
        if cmap is None:
            from . import rcParams

            cmap = rcParams["image.cmap"]
        if isinstance(cmap, Colormap):
            return cmap
        if isinstance(cmap, str):
            if cmap not in self:
                names = ", ".join(map(repr, sorted(self)))
                raise ValueError(f"{cmap!r} is not a valid value for cmap; supported values are {names}")
            return self[cmap]
        raise TypeError(f"get_cmap expects None or an instance of a str or Colormap . you passed {cmap!r} of type "
                        f"{type(cmap)}")


_colormaps = ColormapRegistry()


def get_cmap(name=None, lut=None):
    """The colormap of a name, with `lut` entries if given. Gone from matplotlib 3.9; notebooks have it."""
    cmap = _colormaps.get_cmap(name)
    return cmap if lut is None else cmap.resampled(lut)


def register_cmap(name=None, cmap=None, *, override_builtin=False):
    """Adds a colormap. Gone from matplotlib 3.9; notebooks still have it."""
    _colormaps.register(cmap, name=name, force=True)


def unregister_cmap(name):
    """Forgets a colormap."""
    _colormaps.unregister(name)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    cmap = _colormaps._builtin(name) if name in _colormaps._builtin_names() else None
    if cmap is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = cmap
    return cmap


def __dir__():
    return sorted({*globals(), *_colormaps._builtin_names()})
