"""The functions behind scales, with their inverses."""

import math

import numpy as np

from .transforms import IDENTITY, IdentityTransform, Transform


class _Numbers(Transform):
    """A function of numbers, applied to arrays of any shape."""

    input_dims = output_dims = 1
    is_separable = True
    is_affine = False

    def transform(self, values):
        values = np.asarray(values, float)
        if values.ndim:
            return self.transform_non_affine(values)
        return self.transform_non_affine(values.reshape(1))[0]

    __call__ = transform

    def transform_non_affine(self, values):
        raise NotImplementedError(f"{type(self).__name__} does not say how it transforms")

    def transform_affine(self, values):
        return np.asarray(values, float)

    def transform_path_non_affine(self, path):
        return self.transform_path(path)

    def split(self):
        return self.transform, IDENTITY

    def frozen(self):
        return self

    def __add__(self, other):
        return _Chain(self, other) if isinstance(other, _Numbers) else super().__add__(other)


class _Chain(_Numbers):
    """One function after another."""

    def __init__(self, first, then):
        self._a, self._b = first, then

    def transform_non_affine(self, values):
        return self._b.transform(self._a.transform(values))

    def inverted(self):
        return _Chain(self._b.inverted(), self._a.inverted())


class _Same(IdentityTransform):
    """The identity on arrays of any shape."""

    input_dims = output_dims = 1
    is_separable = True

    def transform(self, values):
        return np.asarray(values, float)

    __call__ = transform_affine = transform_non_affine = transform

    def inverted(self):
        return self


class FuncTransform(_Numbers):
    """Given functions for the way there and back."""

    def __init__(self, forward, inverse):
        if not (callable(forward) and callable(inverse)):
            raise ValueError("arguments to FuncTransform must be functions")
        self._forward, self._inverse = forward, inverse

    def transform_non_affine(self, values):
        return self._forward(values)

    def inverted(self):
        return FuncTransform(self._inverse, self._forward)


def _check_nonpositive(value):
    if value not in ("clip", "mask"):
        raise ValueError(f"{value!r} is not a valid value for nonpositive; supported values are 'clip', 'mask'")
    return value == "clip"


class LogTransform(_Numbers):
    """The logarithm; numbers without one go far below the axis, or away."""

    def __init__(self, base, nonpositive="clip"):
        if base <= 0 or base == 1:
            raise ValueError("The log base cannot be <= 0 or == 1")
        self.base, self._clip = base, _check_nonpositive(nonpositive)
        self._log = {10: np.log10, 2: np.log2, math.e: np.log}.get(base)

    def __str__(self):
        return f"{type(self).__name__}(base={self.base}, nonpositive={'clip' if self._clip else 'mask'!r})"

    def transform_non_affine(self, values):
        with np.errstate(divide="ignore", invalid="ignore"):
            out = self._log(values) if self._log else np.log(values) / math.log(self.base)
            if self._clip:
                without = values <= 0
                if without.any():
                    out[without] = -1000
        return out

    def inverted(self):
        return InvertedLogTransform(self.base)


class InvertedLogTransform(_Numbers):
    """The base to the power of numbers."""

    def __init__(self, base):
        self.base = base

    def __str__(self):
        return f"{type(self).__name__}(base={self.base})"

    def transform_non_affine(self, values):
        if self.base == 2:
            return np.exp2(values)
        return np.exp(values if self.base == math.e else values * math.log(self.base))

    def inverted(self):
        return LogTransform(self.base)


class SymmetricalLogTransform(_Numbers):
    """The logarithm in both directions, and between them a straight part up to `linthresh`."""

    def __init__(self, base, linthresh, linscale):
        if base <= 1:
            raise ValueError("'base' must be larger than 1")
        if linthresh <= 0:
            raise ValueError("'linthresh' must be positive")
        if linscale <= 0:
            raise ValueError("'linscale' must be positive")
        self.base, self.linthresh, self.linscale = base, linthresh, linscale
        self._slope = linscale / (1 - 1 / base)

    def transform_non_affine(self, values):
        slope, limit, log_base = self._slope, self.linthresh, math.log(self.base)
        sizes = np.abs(values)
        with np.errstate(divide="ignore", invalid="ignore"):
            curved = np.sign(values) * limit * (slope - math.log(limit) / log_base + np.log(sizes) / log_base)
        return np.where(sizes <= limit, values * slope, curved)

    def inverted(self):
        return InvertedSymmetricalLogTransform(self.base, self.linthresh, self.linscale)


class InvertedSymmetricalLogTransform(SymmetricalLogTransform):
    """The way back from `SymmetricalLogTransform`."""

    @property
    def invlinthresh(self):
        """Where the straight part ends."""
        return self.linthresh * self._slope

    def transform_non_affine(self, values):
        sizes = np.abs(values)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            curved = (
                np.sign(values) * self.linthresh * np.exp((sizes / self.linthresh - self._slope) * math.log(self.base))
            )
        return np.where(sizes <= self.invlinthresh, values / self._slope, curved)

    def inverted(self):
        return SymmetricalLogTransform(self.base, self.linthresh, self.linscale)


class AsinhTransform(_Numbers):
    """The inverse of sinh: straight near zero, logarithmic far from it."""

    def __init__(self, linear_width):
        if linear_width <= 0:
            raise ValueError("Scale parameter 'linear_width' must be strictly positive")
        self.linear_width = linear_width

    def transform_non_affine(self, values):
        return self.linear_width * np.arcsinh(values / self.linear_width)

    def inverted(self):
        return InvertedAsinhTransform(self.linear_width)


class InvertedAsinhTransform(_Numbers):
    """The way back from `AsinhTransform`."""

    def __init__(self, linear_width):
        self.linear_width = linear_width

    def transform_non_affine(self, values):
        return self.linear_width * np.sinh(values / self.linear_width)

    def inverted(self):
        return AsinhTransform(self.linear_width)


class LogitTransform(_Numbers):
    """The logarithm of the odds of probabilities."""

    def __init__(self, nonpositive="mask"):
        self._clip, self._nonpositive = _check_nonpositive(nonpositive), nonpositive

    def __str__(self):
        return f"{type(self).__name__}({self._nonpositive!r})"

    def transform_non_affine(self, values):
        with np.errstate(divide="ignore", invalid="ignore"):
            out = np.log10(values / (1 - values))
            if self._clip:
                out[values <= 0] = -1000
                out[values >= 1] = 1000
        return out

    def inverted(self):
        return LogisticTransform(self._nonpositive)


class LogisticTransform(_Numbers):
    """The way back from `LogitTransform`."""

    def __init__(self, nonpositive="mask"):
        self._nonpositive = nonpositive

    __str__ = LogitTransform.__str__

    def transform_non_affine(self, values):
        return 1.0 / (1 + 10 ** (-values))

    def inverted(self):
        return LogitTransform(self._nonpositive)
