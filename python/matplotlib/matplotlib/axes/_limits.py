"""Limits: what the data need, what is seen, and how that fits into the frame."""

import math

import numpy as np

from .. import rcParams
from ..transforms import Bbox


class Limits:
    """The part of axes that keeps data limits, view limits and aspect."""

    def _init_limits(self):
        self.dataLim = Bbox.null()
        self._viewLim = Bbox.unit()
        self._stale = {"x": False, "y": False}
        self._auto = {"x": True, "y": True}
        self._margins = {"x": rcParams["axes.xmargin"], "y": rcParams["axes.ymargin"]}
        self._tight = None
        self.use_sticky_edges = True

    @property
    def viewLim(self):
        if self._stale["x"] or self._stale["y"]:
            self._unstale()
        return self._viewLim

    def _request_autoscale_view(self, axis="all", tight=None):
        if tight is not None:
            self._tight = tight
        for name in ("x", "y") if axis in ("all", "both") else (axis,):
            for sibling in self._shared[name]:
                sibling._stale[name] = True

    def _unstale(self):
        wanted = {name: any(axes._stale[name] for axes in self._shared[name]) for name in "xy"}
        for name in "xy":
            if wanted[name]:
                for axes in self._shared[name]:
                    axes._stale[name] = False
        self.autoscale_view(scalex=wanted["x"], scaley=wanted["y"])

    def update_datalim(self, xys, updatex=True, updatey=True):
        """Makes room for points."""
        xys = np.asarray(xys, float).reshape(-1, 2)
        self._take(xys[:, 0] if updatex else None, xys[:, 1] if updatey else None)

    def _take(self, x, y):
        """Makes room for coordinates; None leaves a direction alone."""
        box = self.dataLim
        if x is not None and y is not None and len(x) == len(y):
            bad = ~(np.isfinite(x) & np.isfinite(y))
            if bad.any():
                x, y = x[~bad], y[~bad]
        for values, low, high, index in ((x, "x0", "x1", 0), (y, "y0", "y1", 1)):
            if values is None or len(values) == 0:
                continue
            small, large = float(np.min(values)), float(np.max(values))
            if not (math.isfinite(small) and math.isfinite(large)):
                good = values[np.isfinite(values)]
                if not len(good):
                    continue
                small, large = float(good.min()), float(good.max())
            setattr(box, low, min(getattr(box, low), small))
            setattr(box, high, max(getattr(box, high), large))
            least = small
            if small <= 0:
                positive = values[values > 0]
                least = float(np.min(positive)) if len(positive) else math.inf
            box._minpos[index] = min(box._minpos[index], least)

    def relim(self, visible_only=False):
        """Computes the data limits from the artists again."""
        from ..image import AxesImage
        from ..lines import Line2D
        from ..patches import Patch

        self.dataLim = Bbox.null()
        for artist in self._children:
            if visible_only and not artist.get_visible():
                continue
            if isinstance(artist, Line2D):
                self._update_line_limits(artist)
            elif isinstance(artist, Patch):
                self._update_patch_limits(artist)
            elif isinstance(artist, AxesImage):
                x0, x1, y0, y1 = artist.get_extent()
                self.update_datalim([[x0, y0], [x1, y1]])

    def _update_line_limits(self, line):
        transform = line._transform
        points = line._points()
        if not len(points):
            return
        if transform is self.transData:
            self._take(points[:, 0], points[:, 1])
            return
        in_x, in_y = transform.contains_branch_seperately(self.transData)
        if in_x and in_y and transform.contains_branch(self.transData):
            points = (transform - self.transData).transform(points)
        if in_x or in_y:
            self._take(points[:, 0] if in_x else None, points[:, 1] if in_y else None)

    def _update_patch_limits(self, patch):
        from ..patches import Rectangle

        if type(patch) is Rectangle and not patch._angle and patch._transform is self.transData:
            x, y = float(patch.convert_xunits(patch._x0)), float(patch.convert_yunits(patch._y0))
            try:
                width, height = float(patch._width), float(patch._height)
            except TypeError:
                a, _, _, d, _, _ = patch.get_patch_transform().split()[1]
                width, height = a, d
            if not (width or height):
                return
            self._take(np.array([x, x + width]), np.array([y, y + height]))
            return
        if patch._transform is None:
            return
        in_x, in_y = patch._transform.contains_branch_seperately(self.transData)
        if not (in_x or in_y):
            return
        polygons = patch.get_path()
        vertices = polygons.vertices if polygons.codes is None else polygons.vertices[polygons.codes != 79]
        if polygons.codes is not None and (polygons.codes > 2).any():
            parts = polygons.to_polygons(closed_only=False)
            vertices = np.concatenate(parts) if parts else vertices
        if not len(vertices):
            return
        points = patch.get_patch_transform().transform(vertices)
        if patch._transform is not self.transData and in_x and in_y:
            points = (patch._transform - self.transData).transform(points)
        self._take(points[:, 0] if in_x else None, points[:, 1] if in_y else None)

    def autoscale(self, enable=True, axis="both", tight=None):
        """Lets the limits follow the data, or not."""
        for name in "xy":
            if axis in (name, "both"):
                if enable is not None:
                    self._set_auto(name, bool(enable))
                if enable or enable is None and self._auto[name]:
                    if tight:
                        self._margins[name] = 0
                    self._request_autoscale_view(name, tight)
        if tight is not None:
            self._tight = bool(tight)

    def _set_auto(self, name, on):
        for axes in self._shared[name]:
            axes._auto[name] = on

    def get_autoscale_on(self):
        return self._auto["x"] and self._auto["y"]

    def set_autoscale_on(self, b):
        for name in "xy":
            self._set_auto(name, b)

    def get_autoscalex_on(self):
        return self._auto["x"]

    def get_autoscaley_on(self):
        return self._auto["y"]

    def set_autoscalex_on(self, b):
        self._set_auto("x", b)

    def set_autoscaley_on(self, b):
        self._set_auto("y", b)

    def autoscale_view(self, tight=None, scalex=True, scaley=True):
        """Sets limits that show all data, with margins."""
        if tight is not None:
            self._tight = bool(tight)
        for name, scaled, axis in (("x", scalex, self.xaxis), ("y", scaley, self.yaxis)):
            if scaled and self._auto[name]:
                self._scale_one(name, axis)

    def _scale_one(self, name, axis):
        siblings = self._shared[name]
        low, high = "xy".index(name), 0
        values = []
        for axes in siblings:
            box = axes.dataLim
            values += [v for v in ((box.x0, box.x1) if name == "x" else (box.y0, box.y1)) if math.isfinite(v)]
            if name == "x":
                axes.dataLim._minpos[0] = min(one.dataLim._minpos[0] for one in siblings)
            else:
                axes.dataLim._minpos[1] = min(one.dataLim._minpos[1] for one in siblings)
        if values:
            low, high = min(values), max(values)
        else:
            low, high = -math.inf, math.inf
        locator = axis.get_major_locator()
        low, high = (float(v) for v in locator.nonsingular(low, high))
        sticky_low, sticky_high = low, high
        margin = self._margins[name]
        if self.use_sticky_edges and margin:
            edges = sorted({float(v) for axes in siblings for artist in axes._all_children() for v in getattr(artist.sticky_edges, name)})
        else:
            edges = []
        tolerance = 1e-5 * abs(high - low)
        below = [edge for edge in edges if edge <= sticky_low + tolerance]
        above = [edge for edge in edges if edge >= sticky_high - tolerance]
        if margin:
            function = axis._scale_function
            if function is None:
                step = (high - low) * margin
                new_low, new_high = low - step, high + step
            else:
                minimum = axis.get_minpos()
                a, b = axis.limit_range_for_scale(low, high)
                ta, tb = function(np.array([a, b], float)).tolist()
                if not (math.isfinite(ta) and math.isfinite(tb)):
                    ta, tb = function(np.array([minimum, b], float)).tolist()
                step = (tb - ta) * margin
                new_low, new_high = axis.get_transform().inverted().transform(np.array([ta - step, tb + step])).tolist()
            if below and (edge := max(below)) is not None:
                new_low = max(new_low, edge) if edge <= low + tolerance else new_low
            if above:
                new_high = min(new_high, min(above))
            low, high = new_low, new_high
        if not self._tight:
            low, high = (float(v) for v in locator.view_limits(low, high))
        self._set_bound(name, low, high)

    def _set_bound(self, name, low, high):
        interval = self._viewLim.intervalx if name == "x" else self._viewLim.intervaly
        inverted = interval[0] > interval[1]
        (self.set_xlim if name == "x" else self.set_ylim)(*((high, low) if inverted else (low, high)), auto=None)

    def _all_children(self):
        return self._children

    def margins(self, *margins, x=None, y=None, tight=True):
        """Room around the data, as a part of their extent."""
        if margins and (x is not None or y is not None):
            raise TypeError("Cannot pass both positional and keyword arguments for x and/or y.")
        if len(margins) == 1:
            x = y = margins[0]
        elif len(margins) == 2:
            x, y = margins
        elif margins:
            raise TypeError("Must pass a single positional argument for all margins, or one for each margin (x, y).")
        if x is None and y is None:
            if tight is not True:
                self._tight = tight
            return self._margins["x"], self._margins["y"]
        if tight is not None:
            self._tight = tight
        if x is not None:
            self.set_xmargin(x)
        if y is not None:
            self.set_ymargin(y)
        return None

    def set_xmargin(self, m):
        self._set_margin("x", m)

    def set_ymargin(self, m):
        self._set_margin("y", m)

    def _set_margin(self, name, m):
        if m <= -0.5:
            raise ValueError("margin must be greater than -0.5")
        self._margins[name] = m
        self._request_autoscale_view(name)

    def get_xmargin(self):
        return self._margins["x"]

    def get_ymargin(self):
        return self._margins["y"]

    # Limits by hand.
    def set_xlim(self, left=None, right=None, *, emit=True, auto=False, xmin=None, xmax=None):
        return self._set_lim("x", left, right, auto, xmin, xmax, ("left", "xmin", "right", "xmax"))

    def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, ymin=None, ymax=None):
        return self._set_lim("y", bottom, top, auto, ymin, ymax, ("bottom", "ymin", "top", "ymax"))

    def _set_lim(self, name, low, high, auto, least, most, words):
        if high is None and np.iterable(low):
            low, high = low
        if least is not None:
            if low is not None:
                raise TypeError(f"Cannot pass both {words[0]!r} and {words[1]!r}")
            low = least
        if most is not None:
            if high is not None:
                raise TypeError(f"Cannot pass both {words[2]!r} and {words[3]!r}")
            high = most
        axis = self.xaxis if name == "x" else self.yaxis
        for value in (low, high):
            axis.update_units(value)
        low, high = self._checked(axis, low), self._checked(axis, high)
        if low is None or high is None:
            old = self.viewLim.intervalx if name == "x" else self.viewLim.intervaly
            low = float(old[0]) if low is None else low
            high = float(old[1]) if high is None else high
        if axis.get_scale() == "log" and (low <= 0 or high <= 0):
            import warnings

            old = self._viewLim.intervalx if name == "x" else self._viewLim.intervaly
            for value, place in ((low, 0), (high, 1)):
                if value <= 0:
                    warnings.warn(f"Attempt to set non-positive {name}lim on a log-scaled axis will be ignored.", UserWarning, stacklevel=4)
            low = float(old[0]) if low <= 0 else low
            high = float(old[1]) if high <= 0 else high
        if low == high:
            import warnings

            warnings.warn(f"Attempting to set identical low and high {name}lims makes transformation singular; automatically expanding.", UserWarning, stacklevel=4)
        swapped = low > high
        low, high = (float(v) for v in axis.get_major_locator().nonsingular(low, high))
        low, high = (float(v) for v in axis.limit_range_for_scale(low, high))
        low, high = sorted([low, high], reverse=bool(swapped))
        for axes in self._shared[name]:
            axes._stale[name] = False
            box = axes._viewLim
            if name == "x":
                box.x0, box.x1 = low, high
            else:
                box.y0, box.y1 = low, high
            if auto is not None:
                axes._auto[name] = bool(auto)
        return low, high

    def _checked(self, axis, value):
        if value is None:
            return None
        value = axis.convert_units(value)
        value = float(value)
        if not math.isfinite(value):
            raise ValueError("Axis limits cannot be NaN or Inf")
        return value

    def get_xlim(self):
        return tuple(self.viewLim.intervalx)

    def get_ylim(self):
        return tuple(self.viewLim.intervaly)

    def get_xbound(self):
        return tuple(sorted(self.get_xlim()))

    def get_ybound(self):
        return tuple(sorted(self.get_ylim()))

    def set_xbound(self, lower=None, upper=None):
        self._bound("x", lower, upper)

    def set_ybound(self, lower=None, upper=None):
        self._bound("y", lower, upper)

    def _bound(self, name, lower, upper):
        if upper is None and np.iterable(lower):
            lower, upper = lower
        old = self.get_xbound() if name == "x" else self.get_ybound()
        lower, upper = (old[0] if lower is None else lower), (old[1] if upper is None else upper)
        axis = self.xaxis if name == "x" else self.yaxis
        limits = sorted((lower, upper), reverse=axis.get_inverted())
        (self.set_xlim if name == "x" else self.set_ylim)(*limits, auto=None)

    def invert_xaxis(self):
        self.xaxis.set_inverted(not self.xaxis.get_inverted())

    def invert_yaxis(self):
        self.yaxis.set_inverted(not self.yaxis.get_inverted())

    def xaxis_inverted(self):
        return self.xaxis.get_inverted()

    def yaxis_inverted(self):
        return self.yaxis.get_inverted()

    def set_xinverted(self, inverted):
        self.xaxis.set_inverted(inverted)

    def set_yinverted(self, inverted):
        self.yaxis.set_inverted(inverted)

    # Scales.
    def set_xscale(self, value, **kwargs):
        self._set_scale_of("x", value, kwargs)

    def set_yscale(self, value, **kwargs):
        self._set_scale_of("y", value, kwargs)

    def _set_scale_of(self, name, value, kwargs):
        for axes in self._shared[name]:
            (axes.xaxis if name == "x" else axes.yaxis)._set_scale(value, **kwargs)
            axes.relim_if_needed()
        if not self._auto[name]:
            low, high = (self.get_xlim if name == "x" else self.get_ylim)()
            axis = self.xaxis if name == "x" else self.yaxis
            low, high = axis.limit_range_for_scale(low, high)
            (self.set_xlim if name == "x" else self.set_ylim)(low, high, auto=None)
        self._request_autoscale_view(name)

    def relim_if_needed(self):
        """Data limits hold for every scale."""

    def get_xscale(self):
        return self.xaxis.get_scale()

    def get_yscale(self):
        return self.yaxis.get_scale()

    # Aspect.
    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        if aspect == "equal":
            aspect = 1
        if aspect != "auto":
            aspect = float(aspect)
            if aspect <= 0 or not math.isfinite(aspect):
                raise ValueError("aspect must be finite and positive ")
        for axes in {self, *(self._siblings() if share else ())}:
            axes._aspect = aspect
        if adjustable is None:
            adjustable = self._adjustable
        self.set_adjustable(adjustable, share=share)
        if anchor is not None:
            self.set_anchor(anchor, share=share)

    def _siblings(self):
        return [*self._shared["x"], *self._shared["y"]]

    def get_aspect(self):
        return self._aspect

    def set_adjustable(self, adjustable, share=False):
        if adjustable not in ("box", "datalim"):
            raise ValueError(f"{adjustable!r} is not a valid value for adjustable; supported values are 'box', 'datalim'")
        for axes in {self, *(self._siblings() if share else ())}:
            axes._adjustable = adjustable

    def get_adjustable(self):
        return self._adjustable

    def set_box_aspect(self, aspect=None):
        self._box_aspect = aspect
        if aspect is not None:
            self.set_adjustable("datalim")

    def get_box_aspect(self):
        return self._box_aspect

    def set_anchor(self, anchor, share=False):
        for axes in {self, *(self._siblings() if share else ())}:
            axes._anchor = anchor

    def get_anchor(self):
        return self._anchor

    def get_data_ratio(self):
        x0, x1 = self._scaled("x")
        y0, y1 = self._scaled("y")
        return max(abs(y1 - y0), 1e-30) / max(abs(x1 - x0), 1e-30)

    def _scaled(self, name):
        axis = self.xaxis if name == "x" else self.yaxis
        low, high = self.get_xlim() if name == "x" else self.get_ylim()
        if axis._scale_function is not None:
            low, high = axis._scale_function(np.array([low, high], float)).tolist()
        return float(low), float(high)

    def apply_aspect(self, position=None):
        """Makes the frame, or the limits, fit the aspect."""
        position = self._original if position is None else position
        if self._aspect == "auto" and self._box_aspect is None:
            self._active = position
            return
        fig = self.figure.bbox
        fig_aspect = fig.height / fig.width
        if self._adjustable == "box" and self._aspect != "auto":
            ratio = self._aspect * self.get_data_ratio()
            box = position.frozen().shrunk_to_aspect(ratio, position, fig_aspect)
            self._active = box.anchored(self._anchor, position)
            return
        if self._box_aspect is not None:
            box = position.frozen().shrunk_to_aspect(self._box_aspect, position, fig_aspect)
            self._active = position = box.anchored(self._anchor, position)
            if self._aspect == "auto":
                return
        else:
            self._active = position
        self._fit_limits(position, fig)

    def _fit_limits(self, position, fig):
        """Widens the limits of one direction until units are equally long."""
        box_aspect = (position.height * fig.height) / (position.width * fig.width)
        x0, x1 = self._scaled("x")
        y0, y1 = self._scaled("y")
        width, height = abs(x1 - x0) or 1e-30, abs(y1 - y0) or 1e-30
        data = box_aspect / self._aspect
        expander = height / (data * width) - 1
        if abs(expander) < 0.005:
            return
        name = "x" if expander > 0 else "y"
        if name == "x" and len(self._shared["x"]) > 1 and len(self._shared["y"]) == 1:
            name = "y"
        if name == "y" and len(self._shared["y"]) > 1 and len(self._shared["x"]) == 1:
            name = "x"
        wanted = height / data if name == "x" else data * width
        low, high = (x0, x1) if name == "x" else (y0, y1)
        middle, half = (low + high) / 2, wanted / 2
        sign = 1 if high >= low else -1
        low, high = middle - sign * half, middle + sign * half
        axis = self.xaxis if name == "x" else self.yaxis
        if axis._scale_function is not None:
            low, high = axis.get_transform().inverted().transform(np.array([low, high])).tolist()
        (self.set_xlim if name == "x" else self.set_ylim)(low, high, auto=None)
