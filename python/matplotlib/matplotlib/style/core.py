"""Style sheets by name; each is read when it is first used."""

import contextlib
import os

from .. import _rc
from .._data import lines

__all__ = ["use", "context", "available", "library", "reload_library"]

# Settings that are no matter of style.
STYLE_BLACKLIST = {
    "interactive", "backend", "webagg.port", "webagg.address", "webagg.port_retries", "webagg.open_in_browser",
    "backend_fallback",
    "toolbar", "timezone", "figure.max_open_warning", "figure.raise_window", "savefig.directory", "tk.window_focus",
    "docstring.hardcopy", "date.epoch",
}
USER_LIBRARY_PATHS = [os.path.join("~", ".config", "matplotlib", "stylelib")]


class _Library(dict):
    """Settings by the name of their style; a value is a list of lines until somebody reads it."""

    def __getitem__(self, name):
        value = super().__getitem__(name)
        if isinstance(value, list):
            value = self[name] = _rc.params_from_lines(value, name)
        return value

    def get(self, name, default=None):
        return self[name] if name in self else default

    def values(self):
        return [self[name] for name in self]

    def items(self):
        return [(name, self[name]) for name in self]

    def copy(self):
        return dict(self.items())


library = _Library()
available = []


def reload_library():
    """Reads all style sheets again, also those in the person's own folders."""
    library.clear()
    for line in lines("styles.txt"):
        if line.startswith("["):
            dict.__setitem__(library, line[1:-1], sheet := [])
        else:
            sheet.append(line)
    for folder in map(os.path.expanduser, USER_LIBRARY_PATHS):
        if os.path.isdir(folder):
            for name in sorted(os.listdir(folder)):
                if name.endswith(".mplstyle"):
                    library[name[:-9]] = _rc.rc_params_from_file(os.path.join(folder, name), use_default_template=False)
    available[:] = sorted(name for name in library if not name.startswith("_"))


def _settings(style):
    """The settings of a name, a path, an address or "package.name"."""
    if isinstance(style, str):
        style = {"mpl20": "default", "mpl15": "classic"}.get(style, style)
        if style == "default":
            return {key: value for key, value in _rc.rcParamsDefault.items() if key not in STYLE_BLACKLIST}
        if style in library:
            return library[style]
        if "." in style:
            package, _dot, name = style.rpartition(".")
            try:
                import importlib.resources

                path = importlib.resources.files(package) / f"{name}.mplstyle"
                return _rc.rc_params_from_file(path, use_default_template=False)
            except (ModuleNotFoundError, OSError, TypeError, ValueError):
                pass
    try:
        return _rc.rc_params_from_file(style, use_default_template=False)
    except OSError as error:
        raise OSError(f"{style!r} is not a valid package style, path of style file, URL of style file, or library "
                      "style name (library "
                      "styles are listed in `style.available`)") from error


def use(style):
    """Applies styles in turn: names of `available`, paths or addresses of style sheets, or dicts of settings."""
    for one in [style] if isinstance(style, (str, os.PathLike)) or hasattr(style, "keys") else style:
        checked = one in ("default", "mpl20") if isinstance(one, str) else False
        settings = one if hasattr(one, "keys") else _settings(one)
        kept = {}
        for key in settings:
            if key in STYLE_BLACKLIST:
                import warnings

                warnings.warn(f"Style includes a parameter, {key!r}, that is not related to style.  Ignoring this "
                              "parameter.", stacklevel=2)
            else:
                kept[key] = settings[key]
        # What comes from a style sheet has been checked.
        (_rc.rcParams._update_raw if checked or isinstance(settings, _rc.RcParams) else _rc.rcParams.update)(kept)


@contextlib.contextmanager
def context(style, after_reset=False):
    """A style that holds inside a `with`."""
    with _rc.rc_context():
        if after_reset:
            _rc.rcdefaults()
        use(style)
        yield


reload_library()
