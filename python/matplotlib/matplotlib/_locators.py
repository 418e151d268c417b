"""Where ticks go: the base of all locators, and those that are told the places or the step."""

import math

import numpy as np

from . import rcParams
from .transforms import nonsingular


def warn(message):
    """Warns as if from the caller's own file."""
    import sys
    import warnings

    frame, level = sys._getframe(1), 2
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "matplotlib":
        frame, level = frame.f_back, level + 1
    warnings.warn(message, stacklevel=level - 1)


def ten_to(exponent):
    """10**exponent rounded correctly, which a power function does not promise on every machine."""
    found = _TENS.get(exponent)
    if found is None:
        found = _TENS[exponent] = float(f"1e{int(exponent)}")
    return found


_TENS = {}


def floats(values):
    """A list of Python numbers."""
    return values.tolist() if hasattr(values, "tolist") else [*map(float, values)]


def spaced(start, stop, count):
    """`numpy.linspace` as a list."""
    if count < 2:
        return [start] * count
    step = (stop - start) / (count - 1)
    return [start + k * step for k in range(count - 1)] + [stop]


def round_numbers():
    return rcParams["axes.autolimit_mode"] == "round_numbers"


class _DummyAxis:
    """Stands in for an axis when a locator or a formatter is used alone."""

    __name__ = "dummy"

    def __init__(self, minpos=0):
        self._view_interval = self._data_interval = (0, 1)
        self._minpos = minpos

    def get_view_interval(self):
        return self._view_interval

    def set_view_interval(self, vmin, vmax):
        self._view_interval = (vmin, vmax)

    def get_data_interval(self):
        return self._data_interval

    def set_data_interval(self, vmin, vmax):
        self._data_interval = (vmin, vmax)

    def get_minpos(self):
        return self._minpos

    def get_tick_space(self):
        return 9


class TickHelper:
    """What locators and formatters share: the axis they serve."""

    axis = None

    def set_axis(self, axis):
        self.axis = axis

    def create_dummy_axis(self, **kwargs):
        """Gives a helper without an axis a stand-in."""
        if self.axis is None:
            self.axis = _DummyAxis(**kwargs)


class Locator(TickHelper):
    """Chooses where ticks go."""

    # More ticks than this are almost always a mistake, and take minutes to draw.
    MAXTICKS = 1000

    def tick_values(self, vmin, vmax):
        """Tick positions for a view from vmin to vmax."""
        raise NotImplementedError("Derived must override")

    def set_params(self, **kwargs):
        """Only warns: this locator has no settings."""
        warn(f"'set_params()' not defined for locator of type {type(self)}")

    def __call__(self):
        """Tick positions for the axis as it is."""
        raise NotImplementedError("Derived must override")

    def _view(self):
        low, high = self.axis.get_view_interval()
        return float(low), float(high)

    def raise_if_exceeds(self, locs):
        """Logs a warning, and does not raise, when there are too many ticks."""
        if len(locs) >= self.MAXTICKS:
            import logging

            logging.getLogger("matplotlib.ticker").warning(
                "Locator attempting to generate %s ticks ([%s, ..., %s]), which exceeds Locator.MAXTICKS (%s).",
                len(locs),
                locs[0],
                locs[-1],
                self.MAXTICKS,
            )
        return locs

    def nonsingular(self, v0, v1):
        """Limits far enough apart to be drawn; also the limits of an axis without data."""
        return nonsingular(v0, v1, expander=0.05)

    def view_limits(self, vmin, vmax):
        """The view to show for data from vmin to vmax."""
        return nonsingular(vmin, vmax)


class NullLocator(Locator):
    """No ticks."""

    def __call__(self):
        return []

    def tick_values(self, vmin, vmax):
        return []


class FixedLocator(Locator):
    """Ticks at given places, thinned to about `nbins` of them when that is given."""

    def __init__(self, locs, nbins=None):
        self.locs = np.asarray(locs)
        if self.locs.ndim != 1:
            raise ValueError(f"'locs' must be 1D with shape (N,), but your input has shape {self.locs.shape}")
        self.nbins = None if nbins is None else max(nbins, 2)

    def set_params(self, nbins=None):
        if nbins is not None:
            self.nbins = nbins

    def __call__(self):
        return self.tick_values(None, None)

    def tick_values(self, vmin, vmax):
        if self.nbins is None:
            return self.locs
        step = max(math.ceil(len(self.locs) / self.nbins), 1)
        # Of the ways to take every step-th place, that which comes nearest to zero.
        ways = [self.locs[start::step] for start in range(min(step, len(self.locs)))] or [self.locs]
        return self.raise_if_exceeds(min(ways, key=lambda way: np.abs(way).min() if len(way) else 0))


class IndexLocator(Locator):
    """A tick at every `base`-th place of the data, from `offset` on."""

    def __init__(self, base, offset):
        self._base, self.offset = base, offset

    def set_params(self, base=None, offset=None):
        if base is not None:
            self._base = base
        if offset is not None:
            self.offset = offset

    def __call__(self):
        return self.tick_values(*self.axis.get_data_interval())

    def tick_values(self, vmin, vmax):
        return self.raise_if_exceeds(np.arange(vmin + self.offset, vmax + 1e-12, self._base))


class LinearLocator(Locator):
    """A given number of ticks, evenly spaced over the view, ends included."""

    def __init__(self, numticks=None, presets=None):
        self.numticks = numticks
        self.presets = {} if presets is None else presets

    @property
    def numticks(self):
        return 11 if self._numticks is None else self._numticks

    @numticks.setter
    def numticks(self, numticks):
        self._numticks = numticks

    def set_params(self, numticks=None, presets=None):
        if presets is not None:
            self.presets = presets
        if numticks is not None:
            self.numticks = numticks

    def __call__(self):
        return self.tick_values(*self._view())

    def tick_values(self, vmin, vmax):
        vmin, vmax = nonsingular(vmin, vmax, expander=0.05)
        if (vmin, vmax) in self.presets:
            return self.presets[vmin, vmax]
        if self.numticks == 0:
            return []
        return self.raise_if_exceeds(np.linspace(vmin, vmax, self.numticks))

    def view_limits(self, vmin, vmax):
        vmin, vmax = min(vmin, vmax), max(vmin, vmax)
        if vmin == vmax:
            vmin, vmax = vmin - 1, vmax + 1
        if round_numbers():
            parts = max(self.numticks - 1, 1)
            exponent, rest = divmod(math.log10(vmax - vmin), math.log10(parts))
            scale = parts ** -(exponent - (rest < 0.5))
            vmin, vmax = math.floor(scale * vmin) / scale, math.ceil(scale * vmax) / scale
        return nonsingular(vmin, vmax)


class _Edge_integer:
    """Multiples of a step next to a number, forgiving what subtracting `offset` cost in precision."""

    def __init__(self, step, offset):
        if step <= 0:
            raise ValueError("'step' must be positive")
        self.step = step
        self._offset = abs(offset)
        self._slop = 1e-10
        if offset:
            digits = math.log10(self._offset / step)
            self._slop = min(0.4999, max(1e-10, 10 ** (digits - 12)))

    def closeto(self, ms, edge):
        return abs(ms - edge) < self._slop

    def le(self, x):
        """The largest n with n*step <= x."""
        whole, rest = divmod(x, self.step)
        return whole + 1 if self.closeto(rest / self.step, 1) else whole

    def ge(self, x):
        """The smallest n with n*step >= x."""
        whole, rest = divmod(x, self.step)
        return whole if self.closeto(rest / self.step, 0) else whole + 1


class MultipleLocator(Locator):
    """Ticks at the multiples of `base`, moved by `offset`."""

    def __init__(self, base=1.0, offset=0.0):
        self._edge, self._offset = _Edge_integer(base, 0), offset

    def set_params(self, base=None, offset=None):
        if base is not None:
            self._edge = _Edge_integer(base, 0)
        if offset is not None:
            self._offset = offset

    def __call__(self):
        return self.tick_values(*self._view())

    def tick_values(self, vmin, vmax):
        low, high = min(vmin, vmax) - self._offset, max(vmin, vmax) - self._offset
        step = self._edge.step
        low = self._edge.ge(low) * step
        count = int((high - low + 0.001 * step) // step) + 3
        if count >= self.MAXTICKS:
            return self.raise_if_exceeds(low - step + np.arange(count) * step + self._offset)
        return np.array([low - step + k * step + self._offset for k in range(count)], float)

    def view_limits(self, dmin, dmax):
        if round_numbers():
            step, offset = self._edge.step, self._offset
            dmin, dmax = self._edge.le(dmin - offset) * step + offset, self._edge.ge(dmax - offset) * step + offset
            if dmin == dmax:
                dmin, dmax = dmin - 1, dmax + 1
        return nonsingular(dmin, dmax)
