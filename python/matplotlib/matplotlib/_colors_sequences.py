"""Lists of colours by name: `matplotlib.color_sequences`."""

from collections.abc import Mapping

from . import _colors_names

_LISTED = ("tab10", "tab20", "tab20b", "tab20c", "Pastel1", "Pastel2", "Paired", "Accent",
           "okabe_ito", "Dark2", "Set1", "Set2", "Set3")


class ColorSequenceRegistry(Mapping):
    """Lists of colours by name; reading gives copies."""

    def __init__(self):
        self._color_sequences = dict.fromkeys((*_LISTED, *_colors_names.SEQUENCES))

    def __getitem__(self, item):
        try:
            colors = self._color_sequences[item]
        except KeyError:
            raise KeyError(f"{item!r} is not a known color sequence name") from None
        if colors is None:
            colors = self._color_sequences[item] = _builtin(item)
        return list(colors)

    def __iter__(self):
        return iter(self._color_sequences)

    def __len__(self):
        return len(self._color_sequences)

    def __str__(self):
        return "ColorSequenceRegistry; available colormaps:\n" + ", ".join(f"'{name}'" for name in self)

    def register(self, name, color_list):
        """Adds a list of colours."""
        if _is_builtin(name):
            raise ValueError(f"{name!r} is a reserved name for a builtin color sequence")
        from .colors import to_rgba

        color_list = list(color_list)
        for color in color_list:
            try:
                to_rgba(color)
            except ValueError:
                raise ValueError(f"{color!r} is not a valid color specification") from None
        self._color_sequences[name] = color_list

    def unregister(self, name):
        """Forgets a list; those that are built in stay."""
        if _is_builtin(name):
            raise ValueError(f"Cannot unregister builtin color sequence {name!r}")
        self._color_sequences.pop(name, None)


def _is_builtin(name):
    return name in _LISTED or name in _colors_names.SEQUENCES


def _builtin(name):
    if name in _LISTED:
        from .cm import _colormaps

        return [tuple(color) for color in _colormaps._builtin(name).colors]
    return [tuple(part / 255 for part in bytes.fromhex(color)) for color in _colors_names.SEQUENCES[name].split()]


_color_sequences = ColorSequenceRegistry()


for _one in (ColorSequenceRegistry,):
    _one.__module__ = "matplotlib.colors"
