"""Names of colours: of one letter, Tableau's, the CSS standard's and, read at first use, those of xkcd's survey."""

from ._data import lines

BASE_COLORS = {
    "b": (0, 0, 1), "g": (0, 0.5, 0), "r": (1, 0, 0), "c": (0, 0.75, 0.75),
    "m": (0.75, 0, 0.75), "y": (0.75, 0.75, 0), "k": (0, 0, 0), "w": (1, 1, 1),
}
TABLEAU_COLORS = {
    "tab:blue": "#1f77b4", "tab:orange": "#ff7f0e", "tab:green": "#2ca02c", "tab:red": "#d62728",
    "tab:purple": "#9467bd",
    "tab:brown": "#8c564b", "tab:pink": "#e377c2", "tab:gray": "#7f7f7f", "tab:olive": "#bcbd22", "tab:cyan": "#17becf",
}
# Colours that go well together for those who see colours differently (Petroff 2021).
SEQUENCES = {
    "petroff6": "5790fc f89c20 e42536 964a8b 9c9ca1 7a21dd",
    "petroff8": "1845fb ff5e02 c91f16 c849a9 adad7d 86c8dd 578dff 656364",
    "petroff10": "3f90da ffa90e bd1f01 94a4a2 832db6 a96b59 e76300 b9ac70 717581 92dadd",
}

_tables = {}


def _table(file, prefix):
    if file not in _tables:
        _tables[file] = {prefix + line[7:]: "#" + line[:6] for line in lines(file)}
    return _tables[file]


def css4():
    """The 148 names of the CSS standard."""
    return _table("css4.txt", "")


def xkcd():
    """The names of xkcd's survey of colours (CC0), with their prefix `xkcd:`."""
    return _table("xkcd.txt", "xkcd:")


class Names(dict):
    """All names with their colours. A name that is missing brings its table in; changes make parsed colours void."""

    def __init__(self):
        super().__init__({**TABLEAU_COLORS, "tab:grey": TABLEAU_COLORS["tab:gray"], **BASE_COLORS})
        self.cache = {}
        self._waiting = {"css4", "xkcd"}

    def __missing__(self, name):
        if "xkcd" in self._waiting and isinstance(name, str) and name.startswith("xkcd:"):
            self.load()
        elif "css4" in self._waiting:
            self._waiting.discard("css4")
            for key, value in css4().items():
                self.setdefault(key, value)
        else:
            raise KeyError(name)
        return self[name]

    def load(self):
        """Brings in all tables, in matplotlib's order."""
        if self._waiting:
            self._waiting.clear()
            known = dict(self)
            self.clear()
            survey = xkcd()
            self.update(survey)
            self.update((name.replace("grey", "gray"), value) for name, value in survey.items() if "grey" in name)
            self.update(css4())
            self.update(known)
        return self

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        self.cache.clear()

    def __delitem__(self, name):
        super().__delitem__(name)
        self.cache.clear()


names = Names()
