"""Norms of straight pieces, powers and bins."""

import numpy as np

from ._colors_norms import Normalize, floating, joined, limit, split


class TwoSlopeNorm(Normalize):
    """Two straight lines that meet in `vcenter`, which maps to 0.5."""

    def __init__(self, vcenter, vmin=None, vmax=None):
        super().__init__(vmin, vmax)
        self._vcenter = vcenter
        if vcenter is not None and (vmax is not None and vcenter >= vmax or vmin is not None and vcenter <= vmin):
            raise ValueError("vmin, vcenter, and vmax must be in ascending order")

    @property
    def vcenter(self):
        return self._vcenter

    @vcenter.setter
    def vcenter(self, value):
        if value != self._vcenter:
            self._vcenter = value
            self._changed()

    def autoscale_None(self, A):
        super().autoscale_None(A)
        if self.vmin >= self.vcenter:
            self.vmin = self.vcenter - (self.vmax - self.vcenter)
        if self.vmax <= self.vcenter:
            self.vmax = self.vcenter + (self.vcenter - self.vmin)

    def __call__(self, value, clip=None):
        data, mask, single = split(value)
        data = floating(data)
        self.autoscale_None(joined(data, mask))
        if not self.vmin <= self.vcenter <= self.vmax:
            raise ValueError("vmin, vcenter, vmax must increase monotonically")
        out = np.interp(data, [self.vmin, self.vcenter, self.vmax], [0, 0.5, 1], left=-np.inf, right=np.inf)
        return out[0] if single and mask is None else joined(out, mask)

    def inverse(self, value):
        if not self.scaled():
            raise ValueError("Not invertible until both vmin and vmax are set")
        return np.interp(value, [0, 0.5, 1], [self.vmin, self.vcenter, self.vmax], left=-np.inf, right=np.inf)


class CenteredNorm(Normalize):
    """A straight line where `vcenter` maps to 0.5 and both limits are `halfrange` away from it."""

    def __init__(self, vcenter=0, halfrange=None, clip=False):
        super().__init__(None, None, clip)
        self._vcenter = vcenter
        self.halfrange = halfrange

    def autoscale(self, A):
        A = np.asanyarray(A)
        self.halfrange = max(self._vcenter - A.min(), A.max() - self._vcenter)

    def autoscale_None(self, A):
        A = np.asanyarray(A)
        if self.halfrange is None and A.size:
            self.autoscale(A)

    @property
    def vmin(self):
        return self._vmin

    @vmin.setter
    def vmin(self, value):
        self._mirror("_vmin", "_vmax", value)

    @property
    def vmax(self):
        return self._vmax

    @vmax.setter
    def vmax(self, value):
        self._mirror("_vmax", "_vmin", value)

    def _mirror(self, one, other, value):
        value = limit(value)
        if value != getattr(self, one):
            setattr(self, one, value)
            setattr(self, other, None if value is None else 2 * self.vcenter - value)
            self._changed()

    @property
    def vcenter(self):
        return self._vcenter

    @vcenter.setter
    def vcenter(self, vcenter):
        if vcenter != self._vcenter:
            half = self.halfrange
            self._vcenter = vcenter
            self.halfrange = half
            self._changed()

    @property
    def halfrange(self):
        return (self.vmax - self.vmin) / 2 if self.scaled() else None

    @halfrange.setter
    def halfrange(self, halfrange):
        if halfrange is None:
            self.vmin = self.vmax = None
        else:
            self.vmin = self.vcenter - abs(halfrange)
            self.vmax = self.vcenter + abs(halfrange)


class PowerNorm(Normalize):
    """A straight line, and then the power `gamma` of what is above 0."""

    _exact = False

    def __init__(self, gamma, vmin=None, vmax=None, clip=False):
        super().__init__(vmin, vmax, clip)
        self.gamma = gamma

    def _unit(self, data, mask, low, high, clip):
        out = super()._unit(data, mask, low, high, clip)
        _raise(out, self.gamma)
        return out

    def inverse(self, value):
        if not self.scaled():
            raise ValueError("Not invertible until scaled")
        data, mask, single = split(value)
        out = floating(data).copy()
        _raise(out, 1 / self.gamma)
        out *= self.vmax - self.vmin
        out += self.vmin
        return out[0] if single and mask is None else joined(out, mask)


def _raise(out, power):
    if out.size and out.min() >= 0:
        np.power(out, power, out=out)
    else:
        above = out > 0
        out[above] = np.power(out[above], power)


class BoundaryNorm(Normalize):
    """Numbers of colours by bins: `boundaries[n] <= value < boundaries[n + 1]` gives the n-th of `ncolors`."""

    def __init__(self, boundaries, ncolors, clip=False, *, extend="neither"):
        if clip and extend != "neither":
            raise ValueError("'clip=True' is not compatible with 'extend'")
        super().__init__(boundaries[0], boundaries[-1], clip)
        self.boundaries = np.asarray(boundaries)
        self.N = len(self.boundaries)
        if self.N < 2:
            raise ValueError(f"You must provide at least 2 boundaries (1 region) but you passed in {boundaries!r}")
        self.Ncmap, self.extend = ncolors, extend
        self._offset = int(extend in ("min", "both"))
        self._n_regions = self.N - 1 + self._offset + (extend in ("max", "both"))
        if self._n_regions > ncolors:
            raise ValueError(f"There are {self._n_regions} color bins including extensions, but ncolors = {ncolors}; "
                             "ncolors must "
                             "equal or exceed the number of bins")

    def __call__(self, value, clip=None):
        clip = self.clip if clip is None else clip
        data, mask, single = split(value)
        data = floating(data)
        if mask is not None:
            data = np.where(mask, self.vmax + 1, data)
        top = self.Ncmap
        if clip:
            data = np.clip(data, self.vmin, self.vmax)
            top -= 1
        out = np.digitize(data, self.boundaries) - 1 + self._offset
        if self.Ncmap > self._n_regions:
            if self._n_regions == 1:
                out[out == 0] = (self.Ncmap - 1) // 2
            else:
                out = (self.Ncmap - 1) / (self._n_regions - 1) * out
        out = out.astype(np.int16)
        out[data < self.vmin] = -1
        out[data >= self.vmax] = top
        return int(out[0]) if single and mask is None else joined(out, mask)

    def inverse(self, value):
        raise ValueError("BoundaryNorm is not invertible")


class NoNorm(Normalize):
    """Leaves values as they are: they are numbers of colours."""

    def __call__(self, value, clip=None):
        return np.array(value) if np.iterable(value) and not isinstance(value, np.ndarray) else value

    inverse = __call__


for _one in (TwoSlopeNorm, CenteredNorm, PowerNorm, BoundaryNorm, NoNorm):
    _one.__module__ = "matplotlib.colors"
