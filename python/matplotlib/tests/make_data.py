"""Writes the tables of `matplotlib/_data` and `matplotlib/_rc_defaults.py` from an installed matplotlib.

Run with a Python that has matplotlib, from any folder: `python make_data.py`.
Tables are facts: numbers, names and settings.
"""

import base64
import pathlib
import pprint

import matplotlib
import matplotlib.style
import numpy as np
from matplotlib import _cm, colors

package = pathlib.Path(__file__).resolve().parent.parent / "matplotlib"
data = package / "_data"

LISTED = ["magma", "inferno", "plasma", "viridis", "cividis", "twilight", "twilight_shifted",
          "turbo", "berlin", "managua", "vanimo"]
# What a session of a notebook has, and settings that look as in 3.10.
CHANGED = {
    "hatch.color": "black", "text.hinting": "force_autohint", "text.hinting_factor": 8, "text.kerning_factor": 0,
    "backend": "inline",
    "lines.dash_capstyle": "butt", "lines.dash_joinstyle": "round",
    "lines.solid_capstyle": "projecting", "lines.solid_joinstyle": "round",
}


def number(value):
    text = repr(float(value))
    return text[:-2] if text.endswith(".0") else text.removeprefix("0") if text.startswith("0.") else text


def steps(table):
    """Numbers of a table as whole steps between rows: digits after the point, type, first row, differences."""
    for digits in range(5, 8):
        whole = np.rint(np.array(table) * 10 ** digits).astype(np.int64)
        if (whole / 10 ** digits == table).all():
            change = np.diff(whole, axis=0)
            kind = "<i2" if abs(change).max() < 1 << 15 else "<i4"
            first = ",".join(map(str, whole[0]))
            return f"{digits} {kind} {first} {base64.b64encode(change.astype(kind).tobytes()).decode()}"
    return None


def hexes(rows):
    out = []
    for row in rows:
        whole = [round(value * 255) for value in row]
        if any(part / 255 != value for part, value in zip(whole, row)):
            return None
        out.append(bytes(whole).hex())
    return " ".join(out)


def floats(rows):
    return ";".join(",".join(map(number, row)) for row in rows)


def channel(rows):
    return ";".join(",".join(map(number, row[:2] if row[1] == row[2] else row)) for row in rows)


def colormap(name, spec):
    if name in LISTED:
        if name == "twilight_shifted":
            return "turned twilight"
        table = matplotlib.colormaps[name].colors
        short = steps(table)
        return f"steps {short}" if short else f"doubles {base64.b64encode(np.array(table, '<f8').tobytes()).decode()}"
    if isinstance(spec, dict) and "red" in spec:
        if callable(spec["red"]):
            return "formula"
        return "segments " + "|".join(channel(spec[key]) for key in ("red", "green", "blue"))
    kind, rows = ("listed", spec["listed"]) if isinstance(spec, dict) else ("blend", spec)
    if len(rows[0]) == 2:
        return "stops " + floats([value, *colour] for value, colour in rows)
    short = hexes(rows)
    return f"{kind} {short}" if short else f"{kind} {floats(rows)}"


def colormaps():
    names = [name for name in matplotlib.colormaps if not name.endswith("_r")]
    aliases = {"grey": "gray", "gist_grey": "gist_gray", "gist_yerg": "gist_yarg", "Grays": "Greys"}
    lines = []
    for name in names:
        text = f"alias {aliases[name]}" if name in aliases else colormap(name, _cm.datad.get(name))
        lines.append(f"{name} {text}")
    return lines


def sequences():
    return [f"{name} {hexes(rows)}" for name, rows in colors._color_sequences._color_sequences.items()
            if name not in matplotlib.colormaps]


def settings():
    values = {key: matplotlib.rcParamsDefault._get(key) for key in matplotlib.rcParamsDefault}
    values.update(CHANGED)
    del values["axes.prop_cycle"]
    lines = ['"""The default of every setting but `axes.prop_cycle`; written by tests/make_data.py."""', "",
             "DEFAULTS = {"]
    for key, value in sorted(values.items()):
        text = pprint.pformat(value, width=112 - len(key), compact=True).replace("'", '"')
        text = text.replace("\n", "\n" + " " * (len(key) + 7))
        lines.append(f'    "{key}": {text},')
    return "\n".join([*lines, "}", ""])


def styles():
    """Style sheets as settings; comments are not taken."""
    folder = pathlib.Path(matplotlib.get_data_path()) / "stylelib"
    lines = []
    for path in sorted(folder.glob("*.mplstyle")):
        lines.append(f"[{path.stem}]")
        for line in path.read_text().splitlines():
            line = matplotlib.cbook._strip_comment(line)
            if ":" in line:
                key, value = line.split(":", 1)
                lines.append(f"{key.strip()}: {value.strip()}")
    return lines


def write(path, lines):
    path.write_text("\n".join(lines) + "\n")


data.mkdir(exist_ok=True)
write(data / "colormaps.txt", colormaps())
write(data / "styles.txt", styles())
write(data / "xkcd.txt", [f"{value[1:]} {name[5:]}" for name, value in colors.XKCD_COLORS.items()])
write(data / "css4.txt", [f"{value[1:]} {name}" for name, value in colors.CSS4_COLORS.items()])
(package / "_rc_defaults.py").write_text(settings())
print(sequences())
