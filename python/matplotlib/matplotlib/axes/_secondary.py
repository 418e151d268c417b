"""A second scale for the same axis."""

import numpy as np

from ._axes import Axes


class SecondaryAxis(Axes):
    """An axis whose values are functions of another axis's values."""

    def __init__(self, parent, orientation, location, functions, **kwargs):
        from ..transforms import Bbox

        self._parent, self._orientation = parent, orientation
        self._functions = functions if functions is not None else (lambda x: x, lambda x: x)
        kwargs.setdefault("zorder", 2.5)
        order = kwargs.pop("zorder")
        super().__init__(parent.figure, Bbox.unit(), **kwargs)
        self.zorder = order
        self._location = location
        words = {"x": {"top": 1.0, "bottom": 0.0}, "y": {"right": 1.0, "left": 0.0}}[orientation]
        self._pos = words[location] if isinstance(location, str) else float(location)
        high = (self._pos > 0.5) if not isinstance(location, str) else location in ("top", "right")
        self.set_axes_locator(self._locate_beside)
        if orientation == "x":
            self.xaxis.set_ticks_position("top" if high else "bottom")
            self.xaxis.set_label_position("top" if high else "bottom")
            self.yaxis.set_visible(False)
            hidden = ("left", "right", "bottom" if high else "top")
        else:
            self.yaxis.set_ticks_position("right" if high else "left")
            self.yaxis.set_label_position("right" if high else "left")
            self.xaxis.set_visible(False)
            hidden = ("bottom", "top", "left" if high else "right")
        for name in hidden:
            self.spines[name].set_visible(False)
        self.patch.set_visible(False)
        axis = parent.xaxis if orientation == "x" else parent.yaxis
        own = self.xaxis if orientation == "x" else self.yaxis
        if axis.get_scale() == "log":
            own._set_scale("log")
        self._follow_limits()

    def _locate_beside(self, axes, renderer):
        from ..transforms import Bbox

        self._parent._locate()
        box = self._parent.get_position()
        if self._orientation == "x":
            return Bbox.from_bounds(box.x0, box.y0 + self._pos * box.height, box.width, 1e-10)
        return Bbox.from_bounds(box.x0 + self._pos * box.width, box.y0, 1e-10, box.height)

    def _follow_limits(self):
        forward = self._functions[0] if isinstance(self._functions, tuple) else self._functions.transform
        with np.errstate(all="ignore"):
            low, high = (float(v) for v in forward(np.array(self._parent.get_xlim() if self._orientation == "x" else self._parent.get_ylim(), float)))
        if np.isfinite([low, high]).all() and low != high:
            (self.set_xlim if self._orientation == "x" else self.set_ylim)(low, high)

    def _unstale(self):
        """Limits are the parent's."""

    def _locate(self):
        self._follow_limits()
        super()._locate()

    def set_functions(self, functions):
        self._functions = functions
        self._follow_limits()

    def draw(self, renderer, *args, **kwargs):
        self._follow_limits()
        super().draw(renderer)

    def _scale_one(self, name, axis):
        """Limits are the parent's."""
