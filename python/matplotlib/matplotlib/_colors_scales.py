"""Norms over curved scales: a curve first, and then a straight line between the limits."""

import numpy as np

from ._colors_norms import Normalize, floating, joined, split


class _ScaleNorm(Normalize):
    """Subclasses say the curve: `_forward`, and back, `_back`."""

    def _make_scale(self):
        return None

    @property
    def _scale(self):
        """The scale of an axis along these values, as colorbars have."""
        if "_made_scale" not in self.__dict__:
            self._made_scale = self._make_scale()
        return self._made_scale

    @property
    def _trf(self):
        return self._scale.get_transform()

    def _ends(self):
        if self.vmin > self.vmax:
            raise ValueError("vmin must be less or equal to vmax")
        low, high = self._forward(np.array([self.vmin, self.vmax], float))
        if not (np.isfinite(low) and np.isfinite(high)):
            raise ValueError("Invalid vmin or vmax")
        return low, high

    def __call__(self, value, clip=None):
        data, mask, single = split(value)
        data = floating(data)
        low, high = self._limits(data, mask)
        if low > high:
            raise ValueError("vmin must be less or equal to vmax")
        if low == high:
            return joined(np.zeros_like(data), mask)
        if self.clip if clip is None else clip:
            data = np.clip(data, low, high)
        out = self._forward(data)
        low, high = self._ends()
        out -= low
        out /= high - low
        if out.size and not np.isfinite(out.min() + out.max()):
            # What has no place on the scale has no colour.
            out[~np.isfinite(out)] = np.nan
        return out[0] if single and mask is None else joined(out, mask)

    def inverse(self, value):
        if not self.scaled():
            raise ValueError("Not invertible until scaled")
        low, high = self._ends()
        data, mask, single = split(value)
        out = self._back(floating(data) * (high - low) + low)
        return out[0] if single and mask is None else joined(out, mask)

    def autoscale_None(self, A):
        data, mask, _single = split(A)
        if mask is not None:
            data = data[~mask]
        data = data[np.isfinite(self._forward(floating(data)))]
        super().autoscale_None(data if data.size else np.zeros(1))


class LogNorm(_ScaleNorm):
    """Normalizes on a logarithmic scale; what is not above 0 has no colour."""

    def _make_scale(self):
        from .scale import LogScale

        return LogScale(axis=None, nonpositive="mask")

    def _forward(self, values):
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.log10(values)

    def _back(self, values):
        return np.power(10.0, values)


class SymLogNorm(_ScaleNorm):
    """Logarithmic on both sides of 0 and straight within `linthresh`, which takes `linscale` decades each way."""

    def __init__(self, linthresh, linscale=1.0, vmin=None, vmax=None, clip=False, *, base=10):
        super().__init__(vmin, vmax, clip)
        if base <= 1:
            raise ValueError("'base' must be larger than 1")
        if linthresh <= 0:
            raise ValueError("'linthresh' must be positive")
        if linscale <= 0:
            raise ValueError("'linscale' must be positive")
        self._linthresh, self._linscale, self._base = np.float64(linthresh), linscale, base

    def _make_scale(self):
        from .scale import SymmetricalLogScale

        return SymmetricalLogScale(axis=None, base=self._base, linthresh=self._linthresh, linscale=self._linscale)

    @property
    def linthresh(self):
        return float(self._linthresh)

    @linthresh.setter
    def linthresh(self, value):
        self._linthresh = np.float64(value)
        self.__dict__.pop("_made_scale", None)

    def _slope(self):
        return np.float64(self._linscale / (1.0 - 1.0 / self._base))

    def _forward(self, values):
        size, slope, base = np.abs(values), self._slope(), np.log(self._base)
        inside = size <= self._linthresh
        with np.errstate(divide="ignore", invalid="ignore"):
            out = np.sign(values) * self._linthresh * (slope - np.log(self._linthresh) / base + np.log(size) / base)
        out[inside] = values[inside] * slope
        return out

    def _back(self, values):
        size, slope = np.abs(values), self._slope()
        inside = size <= self._forward(np.array([self._linthresh], float))[0]
        with np.errstate(over="ignore"):
            out = np.sign(values) * self._linthresh * np.exp((size / self._linthresh - slope) * np.log(self._base))
        out[inside] = values[inside] / slope
        return out


class AsinhNorm(_ScaleNorm):
    """Nearly straight within `linear_width` of 0 and nearly logarithmic far away, without a corner."""

    def __init__(self, linear_width=1, vmin=None, vmax=None, clip=False):
        super().__init__(vmin, vmax, clip)
        if linear_width <= 0:
            raise ValueError("Scale parameter 'linear_width' must be strictly positive")
        self.linear_width = linear_width

    def _make_scale(self):
        from .scale import AsinhScale

        return AsinhScale(axis=None, linear_width=self.linear_width)

    def _forward(self, values):
        width = np.float64(self.linear_width)
        return width * np.arcsinh(values / width)

    def _back(self, values):
        width = np.float64(self.linear_width)
        return width * np.sinh(values / width)


class FuncNorm(_ScaleNorm):
    """Normalizes along a curve of one's own: `functions` are (forward, inverse)."""

    def __init__(self, functions, vmin=None, vmax=None, clip=False):
        super().__init__(vmin, vmax, clip)
        forward, back = functions
        if not callable(forward) or not callable(back):
            raise ValueError("arguments to FuncTransform must be functions")
        self._functions = forward, back

    def _make_scale(self):
        from .scale import FuncScale

        return FuncScale(axis=None, functions=self._functions)

    def _forward(self, values):
        return _floats(self._functions[0](values))

    def _back(self, values):
        return _floats(self._functions[1](values))


def _floats(values):
    """A copy, so that a function may give back what it got."""
    values = np.array(values)
    return values if values.dtype.kind == "f" else values.astype(float)


def make_norm_from_scale(scale_cls, base_norm_cls=None, *, init=None):
    """A norm along a scale of axes: a function to decorate `Normalize` with, or the norm if that is given as well."""
    if base_norm_cls is None:
        return lambda base: make_norm_from_scale(scale_cls, base, init=init)
    if init is None:
        def init(vmin=None, vmax=None, clip=False):
            return None

    class Made(_ScaleNorm, base_norm_cls):
        def __init__(self, *args, **kwargs):
            import inspect

            bound = inspect.signature(init).bind(*args, **kwargs)
            bound.apply_defaults()
            rest = dict(bound.arguments)
            Normalize.__init__(self, *(rest.pop(key) for key in ("vmin", "vmax", "clip")))
            self._made_scale = scale_cls(axis=None, **rest)

        def _forward(self, values):
            return _floats(self._trf.transform(values)).reshape(np.shape(values))

        def _back(self, values):
            return _floats(self._trf.inverted().transform(values)).reshape(np.shape(values))

    named = base_norm_cls.__name__
    if base_norm_cls is Normalize:
        named = f"{getattr(scale_cls, '__name__', 'Scale')}Norm"
    Made.__name__ = Made.__qualname__ = named
    Made.__module__, Made.__doc__ = base_norm_cls.__module__, base_norm_cls.__doc__
    return Made


def norm_from_name(name):
    """The norm that a text stands for: the name of a scale of axes."""
    if name == "linear":
        return Normalize()
    known = {"log": LogNorm, "symlog": lambda: SymLogNorm(2), "asinh": AsinhNorm}
    if name in known:
        return known[name]()
    from . import scale

    try:
        scale_cls = scale._scale_mapping[name]
    except KeyError:
        raise ValueError("Invalid norm str name; the following values are supported: "
                         + ", ".join(scale.get_scale_names())) from None
    return make_norm_from_scale(scale_cls, Normalize)()


for _one in (LogNorm, SymLogNorm, AsinhNorm, FuncNorm, make_norm_from_scale):
    _one.__module__ = "matplotlib.colors"
