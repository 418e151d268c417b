"""The lines around axes."""

import numpy as np

from . import rcParams
from .patches import Patch
from .path import Path
from .transforms import Bbox, IdentityTransform


class Spine(Patch):
    """One side of the frame around axes, or a curve in polar axes."""

    zorder = 2.5
    _edge_default = True

    def __init__(self, axes, spine_type, path=None, **kwargs):
        super().__init__(**kwargs)
        self.axes, self.figure = axes, axes.figure
        self.spine_type = spine_type
        self.set_facecolor("none")
        self.set_edgecolor(rcParams["axes.edgecolor"])
        self.set_linewidth(rcParams["axes.linewidth"])
        self.set_capstyle("projecting")
        self._clip_on = False
        self._position = None
        self._bounds = None
        self._curve = path
        self._arc = None

    def set_position(self, position):
        """('outward', points), ('axes', fraction), ('data', value), 'center' or 'zero'."""
        if position not in ("center", "zero") and (len(position) != 2 or position[0] not in ("outward", "axes", "data")):
            raise ValueError("position[0] should be one of 'outward', 'axes', or 'data' ")
        self._position = position

    def get_position(self):
        return self._position or ("outward", 0.0)

    def set_bounds(self, low=None, high=None):
        if high is None and np.iterable(low):
            low, high = low
        old = self._bounds or (None, None)
        self._bounds = (old[0] if low is None else low, old[1] if high is None else high)

    def get_bounds(self):
        return self._bounds

    def set_color(self, c):
        self.set_edgecolor(c)

    def register_axis(self, axis):
        self.axis = axis

    def clear(self):
        self._position = None

    def _is_vertical(self):
        return self.spine_type in ("left", "right")

    def _pixel(self):
        """Where the line is: x of a vertical, y of a horizontal one."""
        axes, box, which = self.axes, self.axes.bbox, self.spine_type
        vertical = self._is_vertical()
        low, high = (box.x0, box.x1) if vertical else (box.y0, box.y1)
        edge = high if which in ("right", "top") else low
        position = self._position
        if position is None:
            return edge
        if position == "center":
            position = ("axes", 0.5)
        elif position == "zero":
            position = ("data", 0)
        kind, amount = position
        if kind == "outward":
            sign = 1 if which in ("right", "top") else -1
            return edge + sign * amount * axes.figure.dpi / 72
        if kind == "axes":
            return low + amount * (high - low)
        point = (float(amount), axes.viewLim.y0) if vertical else (axes.viewLim.x0, float(amount))
        return float(axes.transData.transform(point)[0 if vertical else 1])

    def _ends(self):
        box, vertical = self.axes.bbox, self._is_vertical()
        low, high = (box.y0, box.y1) if vertical else (box.x0, box.x1)
        if self._bounds is not None:
            view = self.axes.viewLim
            found = []
            for bound, edge in zip(self._bounds, (low, high)):
                if bound is None:
                    found.append(edge)
                else:
                    point = (view.x0, float(bound)) if vertical else (float(bound), view.y0)
                    found.append(float(self.axes.transData.transform(point)[1 if vertical else 0]))
            low, high = found
        return low, high

    def get_path(self):
        if self._curve is not None:
            return self._curve() if callable(self._curve) else self._curve
        at, (low, high) = self._pixel(), self._ends()
        return Path([[at, low], [at, high]] if self._is_vertical() else [[low, at], [high, at]])

    def get_transform(self):
        return IdentityTransform()

    def get_patch_transform(self):
        return IdentityTransform()

    def get_window_extent(self, renderer=None):
        box = self.get_path().get_extents()
        pad = self._linewidth / 2 * self.figure.dpi / 72
        return box.padded(0 if self._is_vertical() is None else pad) if self._curve is None else Bbox(box.get_points())


class Spines(dict):
    """The spines of axes by name; also as attributes, and several at once by a list of names."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"'Spines' object does not contain a '{name}' spine") from None

    def __getitem__(self, key):
        if isinstance(key, (list, tuple)):
            missing = [name for name in key if name not in self]
            if missing:
                raise KeyError(", ".join(missing))
            return _Several([self[name] for name in key])
        if isinstance(key, slice):
            return _Several(list(self.values()))
        return super().__getitem__(key)


class _Several:
    """Calls a method of several spines."""

    def __init__(self, spines):
        self._spines = spines

    def __getattr__(self, name):
        methods = [getattr(spine, name) for spine in self._spines]

        def call(*args, **kwargs):
            for method in methods:
                method(*args, **kwargs)

        return call
