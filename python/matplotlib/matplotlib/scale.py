"""Scales: how data become places along an axis, and which ticks go with that."""

import math

import numpy as np

from . import rcParams
from ._scale_transforms import (
    AsinhTransform,
    FuncTransform,
    InvertedAsinhTransform,
    InvertedLogTransform,
    InvertedSymmetricalLogTransform,
    LogisticTransform,
    LogitTransform,
    LogTransform,
    SymmetricalLogTransform,
    _Same,
)


class ScaleBase:
    """What a scale can be asked for. A scale of one's own derives from this and has a `name`."""

    def __init__(self, axis=None):
        """The axis is not needed."""

    def get_transform(self):
        """The map from data to places."""
        raise NotImplementedError()

    def set_default_locators_and_formatters(self, axis):
        """Gives the axis the ticks that go with the scale."""
        raise NotImplementedError()

    def limit_range_for_scale(self, vmin, vmax, minpos):
        """The part of a range that the scale can show; `minpos` is the smallest positive number of the data."""
        return vmin, vmax

    def val_in_range(self, val):
        """Whether the scale has a place for a number."""
        values = np.asarray(val, float)
        found = self._has_place(values) & np.isfinite(values)
        return bool(found) if values.ndim == 0 else found

    def _has_place(self, values):
        try:
            low, high = self.limit_range_for_scale(values, values, minpos=1e-300)
        except (TypeError, ValueError):
            return np.zeros(values.shape, bool)
        return (low == values) & (high == values)


def _linear_ticks(axis):
    from .ticker import AutoLocator, AutoMinorLocator, NullFormatter, NullLocator, ScalarFormatter

    axis.set_major_locator(AutoLocator())
    axis.set_major_formatter(ScalarFormatter())
    axis.set_minor_formatter(NullFormatter())
    minor = axis.axis_name in ("x", "y") and rcParams[f"{axis.axis_name}tick.minor.visible"]
    axis.set_minor_locator(AutoMinorLocator() if minor else NullLocator())


class LinearScale(ScaleBase):
    """Places as the data are."""

    name = "linear"
    _transform = _Same()

    def get_transform(self):
        return self._transform

    def set_default_locators_and_formatters(self, axis):
        _linear_ticks(axis)


class FuncScale(ScaleBase):
    """A scale by two functions, there and back."""

    name = "function"

    def __init__(self, axis=None, functions=None):
        forward, inverse = axis if functions is None else functions
        self._transform = FuncTransform(forward, inverse)

    def get_transform(self):
        return self._transform

    def set_default_locators_and_formatters(self, axis):
        _linear_ticks(axis)


class LogScale(ScaleBase):
    """The logarithmic scale."""

    name = "log"

    def __init__(self, axis=None, *, base=10, subs=None, nonpositive="clip"):
        self._transform = LogTransform(base, nonpositive)
        self.subs = subs

    @property
    def base(self):
        return self._transform.base

    def get_transform(self):
        return self._transform

    def set_default_locators_and_formatters(self, axis):
        from .ticker import LogFormatterSciNotation, LogLocator

        axis.set_major_locator(LogLocator(self.base))
        axis.set_major_formatter(LogFormatterSciNotation(self.base))
        axis.set_minor_locator(LogLocator(self.base, self.subs))
        axis.set_minor_formatter(LogFormatterSciNotation(self.base, labelOnlyBase=self.subs is not None))

    def limit_range_for_scale(self, vmin, vmax, minpos):
        if not math.isfinite(minpos):
            minpos = 1e-300
        return minpos if vmin <= 0 else vmin, minpos if vmax <= 0 else vmax

    def _has_place(self, values):
        return values > 0


class FuncScaleLog(LogScale):
    """A scale by two functions, shown logarithmically."""

    name = "functionlog"

    def __init__(self, axis=None, functions=None, base=10):
        forward, inverse = axis if functions is None else functions
        self.subs = None
        self._transform = FuncTransform(forward, inverse) + LogTransform(base)

    @property
    def base(self):
        return self._transform._b.base


class SymmetricalLogScale(ScaleBase):
    """Logarithmic in both directions, straight between -linthresh and linthresh."""

    name = "symlog"

    def __init__(self, axis=None, *, base=10, linthresh=2, subs=None, linscale=1):
        self._transform = SymmetricalLogTransform(base, linthresh, linscale)
        self.subs = subs

    @property
    def base(self):
        return self._transform.base

    @property
    def linthresh(self):
        return self._transform.linthresh

    @property
    def linscale(self):
        return self._transform.linscale

    def get_transform(self):
        return self._transform

    def set_default_locators_and_formatters(self, axis):
        from .ticker import LogFormatterSciNotation, NullFormatter, SymmetricalLogLocator

        axis.set_major_locator(SymmetricalLogLocator(self._transform))
        axis.set_major_formatter(LogFormatterSciNotation(self.base))
        axis.set_minor_locator(SymmetricalLogLocator(self._transform, self.subs))
        axis.set_minor_formatter(NullFormatter())


class AsinhScale(ScaleBase):
    """Straight near zero and logarithmic far from it, without a kink."""

    name = "asinh"
    auto_tick_multipliers = {
        3: (2,),
        4: (2,),
        5: (2,),
        8: (2, 4),
        10: (2, 5),
        16: (2, 4, 8),
        64: (4, 16),
        1024: (256, 512),
    }

    def __init__(self, axis=None, *, linear_width=1.0, base=10, subs="auto", **kwargs):
        self._transform = AsinhTransform(linear_width)
        self._base = int(base)
        self._subs = self.auto_tick_multipliers.get(self._base) if isinstance(subs, str) and subs == "auto" else subs

    @property
    def linear_width(self):
        return self._transform.linear_width

    def get_transform(self):
        return self._transform

    def set_default_locators_and_formatters(self, axis):
        from .ticker import AsinhLocator, LogFormatterSciNotation, NullFormatter, StrMethodFormatter

        axis.set_major_locator(AsinhLocator(self.linear_width, base=self._base))
        axis.set_minor_locator(AsinhLocator(self.linear_width, base=self._base, subs=self._subs))
        axis.set_minor_formatter(NullFormatter())
        axis.set_major_formatter(
            LogFormatterSciNotation(self._base) if self._base > 1 else StrMethodFormatter("{x:.3g}")
        )


class LogitScale(ScaleBase):
    """Probabilities, with room near zero and near one."""

    name = "logit"

    def __init__(self, axis=None, nonpositive="mask", *, one_half=r"\frac{1}{2}", use_overline=False):
        self._transform = LogitTransform(nonpositive)
        self._words = {"one_half": one_half, "use_overline": use_overline}

    def get_transform(self):
        return self._transform

    def set_default_locators_and_formatters(self, axis):
        from .ticker import LogitFormatter, LogitLocator

        axis.set_major_locator(LogitLocator())
        axis.set_major_formatter(LogitFormatter(**self._words))
        axis.set_minor_locator(LogitLocator(minor=True))
        axis.set_minor_formatter(LogitFormatter(minor=True, **self._words))

    def limit_range_for_scale(self, vmin, vmax, minpos):
        if not math.isfinite(minpos):
            minpos = 1e-7
        return minpos if vmin <= 0 else vmin, 1 - minpos if vmax >= 1 else vmax

    def _has_place(self, values):
        return (values > 0) & (values < 1)


_scale_mapping = {
    scale.name: scale
    for scale in (LinearScale, LogScale, SymmetricalLogScale, AsinhScale, LogitScale, FuncScale, FuncScaleLog)
}


def get_scale_names():
    """The names of all scales."""
    return sorted(_scale_mapping)


def scale_factory(scale, axis, **kwargs):
    """The scale of that name."""
    if scale not in _scale_mapping:
        raise ValueError(
            f"{scale!r} is not a valid value for scale; supported values are {', '.join(map(repr, _scale_mapping))}"
        )
    found = _scale_mapping[scale]
    return found(**kwargs) if scale in _without_axis else found(axis, **kwargs)


# Names of registered scales whose constructors take no axis.
_without_axis = set()


def register_scale(scale_class):
    """Makes a scale of one's own known by its name."""
    from inspect import signature

    _scale_mapping[scale_class.name] = scale_class
    _without_axis.discard(scale_class.name)
    if "axis" not in signature(scale_class).parameters:
        _without_axis.add(scale_class.name)
