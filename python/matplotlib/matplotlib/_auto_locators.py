"""Ticks at round numbers, as many as fit. Few numbers are plain floats: an array costs more than it saves."""

import math

import numpy as np

from . import rcParams
from ._locators import _Edge_integer, Locator, floats, round_numbers, ten_to, warn
from .transforms import nonsingular


def scale_range(vmin, vmax, n=1, threshold=100):
    """The power of ten of a step, and what to subtract from numbers that hardly differ."""
    extent, middle = abs(vmax - vmin), (vmax + vmin) / 2
    offset = 0 if abs(middle) / extent < threshold else math.copysign(ten_to(math.log10(abs(middle)) // 1), middle)
    return ten_to(math.log10(extent / n) // 1), offset


class MaxNLocator(Locator):
    """At most `nbins` intervals between ticks at round numbers: multiples of `steps` times a power of ten."""

    default_params = {"nbins": 10, "steps": None, "integer": False, "symmetric": False, "prune": None, "min_n_ticks": 2}

    def __init__(self, nbins=None, **kwargs):
        if nbins is not None:
            kwargs["nbins"] = nbins
        self.set_params(**{**self.default_params, **kwargs})

    @staticmethod
    def _validate_steps(steps):
        words = "steps argument must be an increasing sequence of numbers between 1 and 10 inclusive"
        if not np.iterable(steps):
            raise ValueError(words)
        steps = floats(steps)
        if any(b <= a for a, b in zip(steps, steps[1:])) or steps[-1] > 10 or steps[0] < 1:
            raise ValueError(words)
        return [1] * (steps[0] != 1) + steps + [10] * (steps[-1] != 10)

    def set_params(self, **kwargs):
        """Changes nbins, steps, integer, symmetric, prune or min_n_ticks."""
        for name, value in kwargs.items():
            if name not in self.default_params:
                raise TypeError(f"set_params() got an unexpected keyword argument '{name}'")
            if name == "nbins":
                value = value if value == "auto" else int(value)
            elif name == "prune" and value not in ("upper", "lower", "both", None):
                raise ValueError(
                    f"{value!r} is not a valid value for prune; supported values are 'upper', 'lower', 'both', None"
                )
            elif name == "min_n_ticks":
                value = max(1, value)
            elif name == "steps":
                value = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] if value is None else self._validate_steps(value)
                self._extended_steps = [0.1 * step for step in value[:-1]] + value + [10 * value[1]]
                value = np.array(value)
            setattr(self, "_" + name, value)

    def _bins(self):
        if self._nbins != "auto":
            return self._nbins
        if self.axis is None:
            return 9
        return min(max(self.axis.get_tick_space(), 1, self._min_n_ticks - 1), 9)

    def _raw_ticks(self, vmin, vmax):
        """Ticks over the view, and where it has no round ends one beyond it on each side."""
        nbins, fewest, integer = self._bins(), self._min_n_ticks, self._integer
        scale, offset = scale_range(vmin, vmax, nbins)
        low, high = vmin - offset, vmax - offset
        steps = [step * scale for step in self._extended_steps]
        if integer:
            steps = [step for step in steps if step < 1 or abs(step - round(step)) < 0.001]
        wanted = (high - low) / nbins
        if getattr(getattr(self.axis, "axes", None), "name", "") == "3d":
            wanted *= 23 / 24
        rounding = round_numbers()
        first = len(steps) - 1
        for index, step in enumerate(steps):
            if step >= wanted and not (rounding and low // step * step + step * nbins < high):
                first = index
                break
        whole = integer and math.floor(high) - math.ceil(low) >= fewest - 1
        # A step too large to give enough ticks gives way to the next smaller one.
        for step in reversed(steps[: first + 1]):
            if whole:
                step = max(1, step)
            start = low // step * step
            edge = _Edge_integer(step, offset)
            ticks = [n * step + start for n in range(int(edge.le(low - start)), int(edge.ge(high - start)) + 1)]
            if sum(low <= tick <= high for tick in ticks) >= fewest:
                break
        return [tick + offset for tick in ticks]

    def __call__(self):
        return self.tick_values(*self._view())

    def tick_values(self, vmin, vmax):
        vmin, vmax = float(vmin), float(vmax)
        if self._symmetric:
            vmax = max(abs(vmin), abs(vmax))
            vmin = -vmax
        vmin, vmax = nonsingular(vmin, vmax, expander=1e-13, tiny=1e-14)
        ticks = self._raw_ticks(vmin, vmax)
        if self._prune is not None:
            ticks = ticks[self._prune in ("lower", "both") : len(ticks) - (self._prune in ("upper", "both"))]
        return self.raise_if_exceeds(np.array(ticks))

    def view_limits(self, dmin, dmax):
        if self._symmetric:
            dmax = max(abs(dmin), abs(dmax))
            dmin = -dmax
        dmin, dmax = nonsingular(dmin, dmax, expander=1e-12, tiny=1e-13)
        if round_numbers():
            ticks = self._raw_ticks(dmin, dmax)
            return np.array([ticks[0], ticks[-1]])
        return dmin, dmax


class AutoLocator(MaxNLocator):
    """The default: as many ticks as fit, at multiples of 1, 2, 2.5 or 5."""

    def __init__(self):
        super().__init__(nbins="auto", steps=[1, 2, 2.5, 5, 10])


class AutoMinorLocator(Locator):
    """Minor ticks that divide the steps between evenly spaced major ticks in `n` parts."""

    def __init__(self, n=None):
        self.ndivs = n

    def __call__(self):
        if self.axis.get_scale() == "log":
            warn("AutoMinorLocator does not work on logarithmic scales")
            return []
        majors = sorted(set(floats(self.axis.get_majorticklocs())))
        if len(majors) < 2:
            return []
        start, step = majors[0], majors[1] - majors[0]
        if self.ndivs is None:
            self.ndivs = rcParams["ytick.minor.ndivs" if self.axis.axis_name == "y" else "xtick.minor.ndivs"]
        parts = self.ndivs
        if parts == "auto":
            leading = 10 ** (math.log10(step) % 1)
            parts = 5 if any(abs(leading - nice) <= 1e-8 + 1e-5 * nice for nice in (1, 2.5, 5, 10)) else 4
        step /= parts
        low, high = sorted(self._view())
        first, last = round((low - start) / step), round((high - start) / step)
        if last - first >= self.MAXTICKS:
            return self.raise_if_exceeds(np.arange(first, last + 1) * step + start)
        return np.array([n * step + start for n in range(first, last + 1)], float)

    def tick_values(self, vmin, vmax):
        raise NotImplementedError(f"Cannot get tick locations for a {type(self).__name__}")
