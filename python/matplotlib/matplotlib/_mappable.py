"""Numbers to colours: a norm and a colormap, and those who listen for changes."""

import numpy as np

from ._colors_maps import Colormap
from ._colors_norms import Norm, Normalize, masked_type, split


class ScalarMappable:
    """What has numbers that are painted in colours, by a norm and a colormap."""

    colorbar = None
    _A = None
    _callbacks = None
    _norm = None
    _cmap = None
    _norm_listener = None

    def __init__(self, norm=None, cmap=None, *, colorizer=None, **kwargs):
        if colorizer is not None:
            if norm is not None or cmap is not None:
                raise ValueError("The `colorizer` keyword cannot be used simultaneously with any of the following "
                                 "keywords: "
                                 "`cmap`, `norm`")
            norm, cmap = colorizer.norm, colorizer.cmap
        self.set_cmap(cmap)
        self.norm = norm

    @property
    def callbacks(self):
        if self._callbacks is None:
            from ._callbacks import CallbackRegistry

            self._callbacks = CallbackRegistry(signals=["changed"])
        return self._callbacks

    @property
    def colorizer(self):
        """What makes the colours: here, this object itself."""
        return self

    @property
    def norm(self):
        return self._norm

    @norm.setter
    def norm(self, norm):
        if norm is None:
            norm = Normalize()
        elif isinstance(norm, str):
            from ._colors_scales import norm_from_name

            norm = norm_from_name(norm)
        elif not isinstance(norm, Norm):
            raise TypeError(f"'norm' must be an instance of matplotlib.colors.Norm, str or None, not a "
                            f"{type(norm).__name__}")
        if norm is self._norm:
            return
        first = self._norm is None
        if self._norm_listener is not None:
            self._norm.callbacks.disconnect(self._norm_listener)
        self._norm = norm
        self._norm_listener = norm.callbacks.connect("changed", self.changed)
        if not first:
            self.changed()

    def set_norm(self, norm):
        """Sets the norm: one of `matplotlib.colors`, the name of a scale, or None for straight lines."""
        self.norm = norm

    @property
    def cmap(self):
        return self._cmap

    @cmap.setter
    def cmap(self, cmap):
        self.set_cmap(cmap)

    def set_cmap(self, cmap):
        """Sets the colormap, by itself or by name."""
        first = self._cmap is None
        if not isinstance(cmap, Colormap):
            from .cm import _colormaps

            if cmap is not None and not isinstance(cmap, str):
                raise TypeError(f"'cmap' must be an instance of matplotlib.colors.Colormap, str or None, not a "
                                f"{type(cmap).__name__}")
            cmap = _colormaps.get_cmap(cmap)
        self._cmap = cmap
        if not first:
            self.changed()

    def get_cmap(self):
        """The colormap."""
        return self._cmap

    def set_array(self, A):
        """Sets the numbers. Those that are not finite have no colour."""
        if A is None:
            self._A = None
            return
        kind = masked_type()
        A = np.array(A, copy=True, subok=bool(kind) and isinstance(A, kind))
        if A.dtype.kind == "O":
            try:
                A = A.astype(float)
            except (TypeError, ValueError):
                pass
        if A.dtype.kind not in "biuf":
            raise TypeError(f"Image data of dtype {A.dtype} cannot be converted to float")
        limits = finite(A)
        if limits is not A:
            A[~np.isfinite(A)] = np.nan
        self._A = A
        if not self._norm.scaled():
            self._norm.autoscale_None(limits)

    def get_array(self):
        """The numbers."""
        return self._A

    def _scale_norm(self, norm, vmin, vmax):
        """Limits as plotting functions get them: those given win, the others come from the numbers."""
        if vmin is not None or vmax is not None:
            self.set_clim(vmin, vmax)
            if isinstance(norm, Norm):
                raise ValueError("Passing a Normalize instance simultaneously with vmin/vmax is not supported.  "
                                 "Please pass vmin/vmax "
                                 "as arguments to the norm object when creating it")
        self.autoscale_None()

    def set_clim(self, vmin=None, vmax=None):
        """Sets the limits of the norm, as two numbers or as one pair."""
        if vmax is None:
            try:
                vmin, vmax = vmin
            except (TypeError, ValueError):
                pass
        before = self.get_clim()
        with self._norm.callbacks.blocked():
            if vmin is not None:
                self._norm.vmin = vmin
            if vmax is not None:
                self._norm.vmax = vmax
        if before != self.get_clim():
            self._norm._changed()

    def get_clim(self):
        """The limits of the norm."""
        return self._norm.vmin, self._norm.vmax

    def get_alpha(self):
        """Opacity; 1 where nothing else says so."""
        return 1.0

    def autoscale(self):
        """Takes the limits of the norm from the numbers."""
        self._norm.autoscale(finite(self._needed()))

    def autoscale_None(self):
        """Takes the limits that are not set from the numbers."""
        if not self._norm.scaled() or type(self._norm) is not Normalize:
            self._norm.autoscale_None(finite(self._needed()))

    def _needed(self):
        if self._A is None:
            raise TypeError("You must first set_array for mappable")
        return self._A

    def changed(self):
        """Tells those who listen that colours have changed."""
        if self._callbacks is not None:
            self._callbacks.process("changed", self)
        self.stale = True

    def to_rgba(self, x, alpha=None, bytes=False, norm=True):
        """Colours of numbers. Pictures of three dimensions have their colours already: they get what they lack."""
        if isinstance(x, np.ndarray) and x.ndim == 3:
            return _picture(x, alpha, bytes, norm)
        if np.iterable(x) and not isinstance(x, np.ndarray):
            x = np.asarray(x)
        values = self._norm(x) if norm else x
        rgba = self._cmap(values, alpha=alpha, bytes=bytes)
        many = isinstance(x, np.ndarray) and x.ndim and x.dtype.kind == "f"
        if many and (values.dtype.kind != "f" or self._norm.vmin == self._norm.vmax):
            # Whole numbers, or zeros, do not say that a value is bad.
            bad = np.isnan(np.asarray(x))
            if bad.any():
                rgba[bad] = self._cmap._lut[-1] * 255 if bytes else self._cmap._lut[-1]
        return rgba


def finite(values):
    """The numbers that limits may come from, in any shape."""
    if values.dtype.kind != "f" or not values.size:
        return values
    data, mask, _single = split(values)
    if np.isfinite(data.min()) and np.isfinite(data.max()):
        return values
    keep = np.isfinite(data) if mask is None else np.isfinite(data) & ~mask
    return data[keep]


def _picture(x, alpha, bytes, norm):
    data, mask, _single = split(x)
    if data.shape[2] == 3:
        alpha = 1 if alpha is None else alpha
        out = np.empty((*data.shape[:2], 4), data.dtype)
        out[:, :, :3] = data
        out[:, :, 3] = np.uint8(alpha * 255) if data.dtype == np.uint8 else alpha
    elif data.shape[2] == 4:
        out = data
    else:
        raise ValueError("Third dimension must be 3 or 4")
    if out.dtype.kind == "f":
        bad = np.isnan(data)
        if bad.any():
            out = out.copy()
            out[bad.any(axis=2)] = 0
        if norm and out.size and (out.max() > 1 or out.min() < 0):
            raise ValueError("Floating point image RGB values must be in the [0,1] range")
        if bytes:
            out = (out * 255).astype(np.uint8)
    elif out.dtype == np.uint8:
        if not bytes:
            out = out.astype(np.float32) / 255
    else:
        raise ValueError(f"Image RGB array must be uint8 or floating point; found {out.dtype}")
    if mask is not None:
        out = out.copy() if out is data else out
        out[mask.any(axis=2), 3] = 0
    return out
