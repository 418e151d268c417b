"""Settings: `rcParams`, what they are by default, files of them, and ways to change them."""

import contextlib

from ._rc_defaults import DEFAULTS

_CYCLE = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf")
_ALIASES = {
    "lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor", "mew": "markeredgewidth",
    "aa": "antialiased", "sans": "sans-serif",
}


class RcParams(dict):
    """Settings by name, in order of their names; values are checked when they are set."""

    def __init__(self, *args, **kwargs):
        super().__init__()
        self.update(*args, **kwargs)

    def __setitem__(self, key, val):
        from .rcsetup import _validators

        check = _validators.get(key)
        if check is None:
            raise KeyError(f"{key} is not a valid rc parameter (see rcParams.keys() for a list of valid parameters)")
        try:
            val = check(val)
        except ValueError as error:
            raise ValueError(f"Key {key}: {error}") from None
        self._set(key, val)

    def _set(self, key, val):
        """Sets a value as it is."""
        new = key not in self
        dict.__setitem__(self, key, val)
        if new and len(self) > 1:
            last = list(dict.keys(self))[-2]
            if last > key:
                ordered = sorted(dict.items(self), key=lambda item: item[0])
                dict.clear(self)
                dict.update(self, ordered)

    def _get(self, key):
        return dict.__getitem__(self, key)

    def _update_raw(self, other_params):
        """Takes values over as they are."""
        dict.update(self, other_params)

    def update(self, *args, **kwargs):
        for key, value in sorted(dict(*args, **kwargs).items()):
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def setdefault(self, key, default=None):
        """The value of a setting, which is set to `default` if it is missing."""
        if key not in self:
            self[key] = default
        return self[key]

    def find_all(self, pattern):
        """The settings whose names match a regular expression; changing them changes nothing here."""
        import re

        search = re.compile(pattern).search
        return RcParams((key, value) for key, value in self.items() if search(key))

    def copy(self):
        """A copy of these settings."""
        made = RcParams()
        made._update_raw(self)
        return made

    __copy__ = copy

    def __reduce__(self):
        return _restored, (dict(self),)

    def __repr__(self):
        import pprint

        text = pprint.pformat(dict(self), indent=1, width=71)
        return f"RcParams({text.replace(chr(10), chr(10) + ' ' * 9)})"

    def __str__(self):
        return "\n".join(f"{key}: {value}" for key, value in sorted(self.items()))


RcParams.__module__ = "matplotlib"


def _restored(values):
    made = RcParams()
    made._update_raw(values)
    return made


def _defaults():
    from cycler import cycler

    made = RcParams()
    cycle = {"axes.prop_cycle": cycler("color", _CYCLE)}
    ahead = [key for key in DEFAULTS if key < "axes.prop_cycle"]
    made._update_raw({**{key: DEFAULTS[key] for key in ahead}, **cycle, **DEFAULTS})
    return made


rcParamsDefault = _defaults()
rcParams = rcParamsDefault.copy()


def rc(group, **kwargs):
    """Sets settings of a group: `rc("lines", lw=2)` is `rcParams["lines.linewidth"] = 2`. Takes several groups too."""
    for one in (group,) if isinstance(group, str) else group:
        for name, value in kwargs.items():
            name = _ALIASES.get(name) or name
            key = f"{one}.{name}"
            try:
                rcParams[key] = value
            except KeyError as error:
                raise KeyError(f'Unrecognized key "{key}" for group "{one}" and name "{name}"') from error


def _restore(values):
    from .style.core import STYLE_BLACKLIST

    rcParams._update_raw({key: value for key, value in values.items() if key not in STYLE_BLACKLIST})


def rcdefaults():
    """Brings the default settings back, but for those that are no matter of style."""
    _restore(rcParamsDefault)


def rc_file_defaults():
    """Brings the settings back that were there after the import."""
    _restore(rcParamsOrig)


def rc_file(fname, *, use_default_template=True):
    """Takes settings from a file; all others become the default ones, unless told otherwise."""
    values = rc_params_from_file(fname, use_default_template=use_default_template)
    _restore(values)


@contextlib.contextmanager
def rc_context(rc=None, fname=None):
    """Settings that hold inside a `with`, or inside a decorated function."""
    before = {key: value for key, value in rcParams.items() if key != "backend"}
    try:
        if fname:
            rc_file(fname)
        if rc:
            rcParams.update(rc)
        yield
    finally:
        rcParams._update_raw(before)


def _strip_comment(line):
    """The line without its comment; a # inside double quotes is none."""
    quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == "#" and not quoted:
            return line[:place].strip()
    return line.strip()


def _warn(message, *args):
    import logging

    logging.getLogger("matplotlib").warning(message, *args)


def params_from_lines(lines, fname="", fail_on_error=False):
    """Settings from lines `name: value`."""
    from .rcsetup import _validators

    found = {}
    for number, line in enumerate(lines, 1):
        text = _strip_comment(line)
        if not text:
            continue
        key, colon, value = (part.strip() for part in text.partition(":"))
        if not colon:
            _warn("Missing colon in file %r, line %d (%r)", fname, number, line.rstrip("\n"))
            continue
        if key in found:
            _warn("Duplicate key in file %r, line %d (%r)", fname, number, line.rstrip("\n"))
        if value.startswith('"') and value.endswith('"'):
            value = value[1:-1]
        found[key] = value, number, line.rstrip("\n")
    made = RcParams()
    for key, (value, number, line) in sorted(found.items()):
        if key not in _validators:
            _warn("\nBad key %s in file %s, line %s (%r)\nYou probably need to get an updated matplotlibrc file from\n"
                  "https://github.com/matplotlib/matplotlib/blob/v3.10.0/lib/matplotlib/mpl-data/matplotlibrc\n"
                  "or from the matplotlib source distribution", key, fname, number, line)
            continue
        try:
            made[key] = value
        except Exception as error:
            if fail_on_error:
                raise
            _warn("Bad value in file %r, line %d (%r): %s", fname, number, line, error)
    return made


def rc_params_from_file(fname, fail_on_error=False, use_default_template=True):
    """The settings of a file, with the default ones for all that it does not name, unless told otherwise."""
    import os

    if isinstance(fname, str) and fname.startswith(("http://", "https://", "ftp://", "file:")):
        import urllib.request

        with urllib.request.urlopen(fname) as reply:
            lines = reply.read().decode("utf-8").splitlines()
    else:
        with open(os.path.expanduser(fname), encoding="utf-8") as file:
            lines = file.read().splitlines()
    made = params_from_lines(lines, fname, fail_on_error)
    if not use_default_template:
        return made
    out = rcParamsDefault.copy()
    out._update_raw(made)
    return out


def matplotlib_fname():
    """The file of settings: in the working folder, where MATPLOTLIBRC says, or in the home folder; or None."""
    import os

    places = ["matplotlibrc"]
    given = os.environ.get("MATPLOTLIBRC")
    if given:
        places += [given, os.path.join(given, "matplotlibrc")]
    home = os.environ.get("MPLCONFIGDIR") or os.path.join(
        os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config"), "matplotlib")
    for place in (*places, os.path.join(home, "matplotlibrc")):
        if os.path.isfile(place):
            return place
    return None


def rc_params(fail_on_error=False):
    """The settings of the file of settings, if there is one, and the default ones."""
    place = matplotlib_fname()
    return rcParamsDefault.copy() if place is None else rc_params_from_file(place, fail_on_error)


def _start():
    place = matplotlib_fname()
    if place is not None:
        rcParams._update_raw(rc_params_from_file(place, use_default_template=False))


_start()
rcParamsOrig = rcParams.copy()
