"""Artists that belong together."""

import numpy as np


class Container(tuple):
    """A tuple of artists with a label."""

    def __new__(cls, *args, **kwargs):
        return tuple.__new__(cls, args[0])

    def __init__(self, kl, label=None):
        self._label = None if label is None else str(label)
        self._remove_from = None

    def remove(self):
        """Takes all artists off their figure."""
        for artist in _flat(self):
            if artist is not None:
                artist.remove()
        if self._remove_from is not None:
            self._remove_from(self)

    def get_children(self):
        return [child for child in _flat(self) if child is not None]

    def get_label(self):
        return self._label

    def set_label(self, s):
        self._label = None if s is None else str(s)

    def pchanged(self):
        """Nobody listens."""

    def __repr__(self):
        return f"<{type(self).__name__} object of {len(self)} artists>"

    __str__ = __repr__


def _flat(items):
    for item in items:
        if np.iterable(item):
            yield from _flat(item)
        else:
            yield item


class BarContainer(Container):
    """Bars, and their error bars."""

    def __init__(self, patches, errorbar=None, *, datavalues=None, orientation=None, **kwargs):
        self.patches, self.errorbar, self.datavalues, self.orientation = patches, errorbar, datavalues, orientation
        super().__init__(patches, **kwargs)


class ErrorbarContainer(Container):
    """A line, caps and bars of errors."""

    def __init__(self, lines, has_xerr=False, has_yerr=False, **kwargs):
        self.lines, self.has_xerr, self.has_yerr = lines, has_xerr, has_yerr
        super().__init__(lines, **kwargs)


class StemContainer(Container):
    """Markers, stems and a base line."""

    def __init__(self, markerline_stemlines_baseline, **kwargs):
        self.markerline, self.stemlines, self.baseline = markerline_stemlines_baseline
        super().__init__(markerline_stemlines_baseline, **kwargs)


class PieContainer(Container):
    """Wedges and their texts."""
