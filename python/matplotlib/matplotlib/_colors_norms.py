"""Norms: from values to the 0 to 1 of a colormap, in straight lines. More in `_colors_bends` and `_colors_scales`.

Plain arrays stay plain, with nan for what has no place; masked arrays stay masked. `numpy.ma` is never imported for it.
"""

import sys

import numpy as np


def masked_type():
    """The class of masked arrays, if anybody has imported it."""
    ma = sys.modules.get("numpy.ma")
    return () if ma is None else getattr(ma, "MaskedArray", ())


def split(value):
    """(plain array, mask or None, whether it is one number)."""
    kind = masked_type()
    if kind and isinstance(value, kind):
        return np.asarray(value.data), value.mask if np.ndim(value.mask) else None, value.ndim == 0
    if type(value) is np.ndarray and value.ndim:
        return value, None, False
    if getattr(value, "ndim", None) == 0 or not np.iterable(value):
        return np.asarray([value]), None, True
    return np.asarray(value), None, False


def joined(data, mask):
    """The array, masked again if it was."""
    return data if mask is None else sys.modules["numpy.ma"].array(data, mask=mask, copy=False)


def floating(data):
    """The array as floats: small whole numbers become float32, and floats keep their precision."""
    if data.dtype.kind in "iub":
        return data.astype(np.promote_types(data.dtype, np.float32))
    return data


def limit(value):
    """A limit as Python's number."""
    if value is None:
        return None
    return value.item() if hasattr(value, "item") else float(value)


def double(value):
    """A limit as a number that keeps its precision beside arrays of float32."""
    return np.float64(value) if isinstance(value, (int, float)) else value


class Norm:
    """What all norms share: listeners."""

    _callbacks = None

    @property
    def callbacks(self):
        if self._callbacks is None:
            from ._callbacks import CallbackRegistry

            self._callbacks = CallbackRegistry(signals=["changed"])
        return self._callbacks

    def _changed(self):
        if self._callbacks is not None:
            self._callbacks.process("changed")


class Normalize(Norm):
    """Maps `vmin` to 0 and `vmax` to 1, in a straight line; with `clip`, values outside go to the nearer end."""

    n_components = 1
    _scale = None
    # Whether limits keep their precision beside float32.
    _exact = True

    def __init__(self, vmin=None, vmax=None, clip=False):
        self._vmin, self._vmax, self._clip = limit(vmin), limit(vmax), clip

    @property
    def vmin(self):
        return self._vmin

    @vmin.setter
    def vmin(self, value):
        value = limit(value)
        if value != self._vmin:
            self._vmin = value
            self._changed()

    @property
    def vmax(self):
        return self._vmax

    @vmax.setter
    def vmax(self, value):
        value = limit(value)
        if value != self._vmax:
            self._vmax = value
            self._changed()

    @property
    def clip(self):
        return self._clip

    @clip.setter
    def clip(self, value):
        if value != self._clip:
            self._clip = value
            self._changed()

    @staticmethod
    def process_value(value):
        """(a copy of the values as floats, whether it is one number)."""
        data, mask, single = split(value)
        floats = floating(data)
        return joined(floats.copy() if floats is data else floats, mask), single

    def __call__(self, value, clip=None):
        data, mask, single = split(value)
        data = floating(data)
        low, high = self._limits(data, mask)
        if low is None or high is None:
            return joined(data.copy(), mask)
        out = self._unit(data, mask, low, high, self._clip if clip is None else clip)
        return out[0] if single and mask is None else joined(out, mask)

    def _limits(self, data, mask):
        """Both limits, taken from the values where they are not set."""
        if self._vmin is None or self._vmax is None:
            self.autoscale_None(joined(data, mask))
        return self.vmin, self.vmax

    def _unit(self, data, mask, low, high, clip):
        """A new array where the limits are 0 and 1."""
        if low > high:
            raise ValueError("minvalue must be less than or equal to maxvalue")
        if low == high:
            return np.zeros_like(data)
        if self._exact:
            low, high = double(low), double(high)
        if clip:
            if mask is not None:
                data = np.where(mask, np.asarray(high, data.dtype), data)
            data = np.clip(data, low, high)
        if data.dtype == np.float64:
            out = data - low
        else:
            out = data.copy()
            out -= low
        out /= high - low
        return out

    def inverse(self, value):
        """From 0 to 1 back to values."""
        if not self.scaled():
            raise ValueError("Not invertible until both vmin and vmax are set")
        low, high = double(self.vmin), double(self.vmax)
        if np.iterable(value) and not isinstance(value, np.ndarray):
            value = np.asarray(value)
        return low + value * (high - low)

    def autoscale(self, A):
        """Takes the limits from the values."""
        self._vmin = self._vmax = None
        held, self._callbacks = self._callbacks, None
        try:
            self.autoscale_None(A)
        finally:
            self._callbacks = held
        self._changed()

    def autoscale_None(self, A):
        """Takes the limits that are not set from the values."""
        A = np.asanyarray(A)
        if A.size:
            if self.vmin is None:
                self.vmin = A.min()
            if self.vmax is None:
                self.vmax = A.max()

    def scaled(self):
        """Whether both limits are set."""
        return self.vmin is not None and self.vmax is not None
