"""Built-in colormaps, made from their tables when they are first asked for.

Sources: viridis, magma, inferno, plasma (van der Walt and Smith, CC0), cividis (Nuñez, Anderton and Renslow, CC0),
twilight (Bechtold, CC0), turbo (Mikhailov, Apache 2.0), berlin, managua, vanimo (Crameri, MIT), ColorBrewer's
(Brewer, Apache 2.0), tab10 and tab20 (Tableau), gist_* and others (Yorick, GIST and gnuplot), coolwarm (Moreland).
"""

import numpy as np

from ._colors_maps import LinearSegmentedColormap, ListedColormap
from ._data import lines

_table = {}


def table():
    """Name and description of all colormaps but the reversed ones, in matplotlib's order."""
    if not _table:
        _table.update(line.split(" ", 1) for line in lines("colormaps.txt"))
    return _table


def build(name):
    """A new colormap of this name."""
    known = table()
    if name not in known and name.endswith("_r"):
        return build(name[:-2]).reversed()
    kind, _space, text = known[name].partition(" ")
    if kind == "alias":
        made = build(text)
        made.name = name
        return made
    return _KINDS[kind](name, text)


def _decoded(text, kind):
    from binascii import a2b_base64

    return np.frombuffer(a2b_base64(text), kind).reshape(-1, 3)


def _steps(name, text):
    digits, kind, first, changes = text.split(" ")
    first = np.array([[int(part) for part in first.split(",")]])
    whole = np.concatenate([first, _decoded(changes, kind).astype(np.int64)]).cumsum(axis=0)
    return ListedColormap._from_rows(whole / 10 ** int(digits), name)


def _doubles(name, text):
    return ListedColormap._from_rows(_decoded(text, "<f8"), name)


def _turned(name, text):
    """The second half of another map and then its first, backwards."""
    rows = build(text)._lut[:-3, :3]
    half = len(rows) // 2
    return ListedColormap._from_rows(np.concatenate([rows[half:], rows[:half]])[::-1], name)


def _colors(text):
    if ";" in text:
        return [tuple(float(part) for part in color.split(",")) for color in text.split(";")]
    return [tuple(part / 255 for part in bytes.fromhex(color)) for color in text.split(" ")]


def _listed(name, text):
    return ListedColormap(tuple(_colors(text)), name)


def _blend(name, text):
    return LinearSegmentedColormap.from_list(name, _colors(text), _size())


def _stops(name, text):
    return LinearSegmentedColormap.from_list(name, [(row[0], row[1:]) for row in _colors(text)], _size())


def _segments(name, text):
    data = {}
    for key, rows in zip(("red", "green", "blue"), text.split("|")):
        # Where left and right of a point are the same, the table says it once.
        data[key] = [row if len(row) == 3 else (*row, row[1]) for row in _colors(rows)]
    return LinearSegmentedColormap(name, data, _size())


def _formula(name, _text):
    from ._cm_formulas import curves

    return LinearSegmentedColormap(name, curves(name), _size())


def _size():
    from . import rcParams

    return rcParams["image.lut"]


_KINDS = {
    "steps": _steps, "doubles": _doubles, "turned": _turned, "listed": _listed, "blend": _blend,
    "stops": _stops, "segments": _segments,
    "formula": _formula,
}
