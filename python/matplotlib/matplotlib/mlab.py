"""Spectra, coherence, trends, windows, and densities by Gaussian kernels."""

import numpy as np


def window_hanning(x):
    """The values times a Hann window of their length."""
    return np.hanning(len(x)) * x


def window_none(x):
    """The values as they are."""
    return x


def detrend(x, key=None, axis=None):
    """Removes a trend: 'default', 'constant' or 'mean', 'linear', 'none', or a function of the values."""
    if key is None or key in ("constant", "mean", "default"):
        return detrend(x, detrend_mean, axis)
    if key == "linear":
        return detrend(x, detrend_linear, axis)
    if key == "none":
        return detrend(x, detrend_none, axis)
    if not callable(key):
        raise ValueError(f"Unknown value for key: {key!r}, must be one of: 'default', 'constant', 'mean', 'linear', or a function")
    x = np.asarray(x)
    if axis is not None and axis + 1 > x.ndim:
        raise ValueError(f"axis(={axis}) out of bounds")
    if (axis is None and x.ndim == 0) or (not axis and x.ndim == 1):
        return key(x)
    try:
        return key(x, axis=axis)
    except TypeError:
        return np.apply_along_axis(key, axis=axis, arr=x)


def detrend_mean(x, axis=None):
    """The values without their mean."""
    x = np.asarray(x)
    if axis is not None and axis + 1 > x.ndim:
        raise ValueError(f"axis(={axis}) out of bounds")
    return x - x.mean(axis, keepdims=True)


def detrend_none(x, axis=None):
    """The values as they are."""
    return x


def detrend_linear(y):
    """The values without the straight line that fits them best."""
    y = np.asarray(y)
    if y.ndim > 1:
        raise ValueError("y cannot have ndim > 1")
    if not y.ndim:
        return np.array(0.0, dtype=y.dtype)
    x = np.arange(y.size, dtype=float)
    away = x - x.mean()
    spread = np.dot(away, away)
    slope = np.dot(away, y - y.mean()) / spread if spread else np.nan
    return y - (slope * x + (y.mean() - slope * x.mean()))


_SIDES, _MODES = ("default", "onesided", "twosided"), ("default", "psd", "complex", "magnitude", "angle", "phase")


def _segments(x, size, overlap):
    """Segments as columns; a short series is filled up with zeros."""
    if len(x) < size:
        x = np.concatenate([x, np.zeros(size - len(x), x.dtype)])
    return np.lib.stride_tricks.sliding_window_view(x, size)[::size - overlap].T


def _spectra(x, y=None, NFFT=None, Fs=None, detrend_func=None, window=None, noverlap=None, pad_to=None, sides=None, scale_by_freq=None, mode=None):
    """Spectra of all segments as columns, their frequencies, and the segments' times."""
    same = y is None or y is x
    Fs = 2 if Fs is None else Fs
    noverlap = 0 if noverlap is None else noverlap
    detrend_func = detrend_none if detrend_func is None else detrend_func
    window = window_hanning if window is None else window
    NFFT = 256 if NFFT is None else NFFT
    if noverlap >= NFFT:
        raise ValueError("noverlap must be less than NFFT")
    mode = "psd" if mode is None or mode == "default" else mode
    for name, value, known in (("mode", mode, _MODES), ("sides", sides or "default", _SIDES)):
        if value not in known:
            raise ValueError(f"{value!r} is not a valid value for {name}; supported values are {', '.join(map(repr, known))}")
    if not same and mode != "psd":
        raise ValueError("x and y must be equal if mode is not 'psd'")
    x = np.asarray(x)
    y = x if same else np.asarray(y)
    if sides is None or sides == "default":
        sides = "twosided" if np.iscomplexobj(x) else "onesided"
    pad_to = NFFT if pad_to is None else pad_to
    scale_by_freq = True if scale_by_freq is None else scale_by_freq
    count = pad_to if sides == "twosided" else pad_to // 2 + 1 if pad_to % 2 == 0 else (pad_to + 1) // 2
    weights = np.asarray(window(np.ones(NFFT, x.dtype)) if callable(window) else window)
    if len(weights) != NFFT:
        raise ValueError("The window length must match the data's first dimension")

    def transformed(values):
        parts = detrend(_segments(values, NFFT, noverlap), detrend_func, axis=0)
        return np.fft.fft(parts * weights.reshape(-1, 1), n=pad_to, axis=0)[:count]

    result = transformed(x)
    freqs = np.fft.fftfreq(pad_to, 1 / Fs)[:count]
    if mode == "psd":
        result = np.conj(result) * (result if same else transformed(y))
        if sides == "onesided":
            # Both halves of the plane count, but for zero and the highest frequency, which are there once.
            result[1:(-1 if NFFT % 2 == 0 else None)] *= 2.0
        result = result / Fs / (weights ** 2).sum() if scale_by_freq else result / weights.sum() ** 2
    elif mode == "magnitude":
        result = np.abs(result) / weights.sum()
    elif mode == "complex":
        result = result / weights.sum()
    else:
        result = np.angle(result)
    t = np.arange(NFFT / 2, max(len(x), NFFT) - NFFT / 2 + 1, NFFT - noverlap) / Fs
    if sides == "twosided":
        middle = pad_to // 2 if pad_to % 2 == 0 else (pad_to - 1) // 2 + 1
        freqs, result = np.roll(freqs, -middle), np.roll(result, -middle, axis=0)
    elif pad_to % 2 == 0:
        freqs[-1] *= -1
    if mode == "phase":
        result = np.unwrap(result, axis=0)
    return result, freqs, t


def _spectrum(mode, x, Fs, window, pad_to, sides):
    x = np.asarray(x)
    spec, freqs, _ = _spectra(x, NFFT=len(x), Fs=Fs, detrend_func=detrend_none, window=window, noverlap=0, pad_to=len(x) if pad_to is None else pad_to,
                              sides=sides, scale_by_freq=False, mode=mode)
    spec = spec if mode == "complex" else spec.real
    return (spec[:, 0] if spec.ndim == 2 and spec.shape[1] == 1 else spec), freqs


def complex_spectrum(x, Fs=None, window=None, pad_to=None, sides=None):
    """The complex spectrum of a series, and its frequencies."""
    return _spectrum("complex", x, Fs, window, pad_to, sides)


def magnitude_spectrum(x, Fs=None, window=None, pad_to=None, sides=None):
    """The magnitudes of a series' spectrum, and its frequencies."""
    return _spectrum("magnitude", x, Fs, window, pad_to, sides)


def angle_spectrum(x, Fs=None, window=None, pad_to=None, sides=None):
    """The angles of a series' spectrum, within one turn."""
    return _spectrum("angle", x, Fs, window, pad_to, sides)


def phase_spectrum(x, Fs=None, window=None, pad_to=None, sides=None):
    """The angles of a series' spectrum, without jumps."""
    return _spectrum("phase", x, Fs, window, pad_to, sides)


def psd(x, NFFT=None, Fs=None, detrend=None, window=None, noverlap=None, pad_to=None, sides=None, scale_by_freq=None):
    """The power spectral density, a mean over segments, and its frequencies."""
    pxx, freqs = csd(x, None, NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq)
    return pxx.real, freqs


def csd(x, y, NFFT=None, Fs=None, detrend=None, window=None, noverlap=None, pad_to=None, sides=None, scale_by_freq=None):
    """The cross spectral density of two series, a mean over segments, and its frequencies."""
    if y is not None and y is not x:
        x, y = np.asarray(x), np.asarray(y)
        # The shorter one is filled up.
        size = max(len(x), len(y), 256 if NFFT is None else NFFT)
        x, y = (np.concatenate([v, np.zeros(size - len(v), v.dtype)]) if len(v) < size else v for v in (x, y))
    pxy, freqs, _ = _spectra(x, y, NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq, "psd")
    return (pxy.mean(axis=1) if pxy.shape[1] > 1 else pxy[:, 0]), freqs


def specgram(x, NFFT=None, Fs=None, detrend=None, window=None, noverlap=None, pad_to=None, sides=None, scale_by_freq=None, mode=None):
    """Spectra over time: an array with a column for each segment, the frequencies, and the segments' times."""
    noverlap = 128 if noverlap is None else noverlap
    NFFT = 256 if NFFT is None else NFFT
    if len(x) <= NFFT:
        import warnings

        warnings.warn(f"Only one segment is calculated since parameter NFFT (={NFFT}) >= signal length (={len(x)}).", stacklevel=2)
    spec, freqs, t = _spectra(x, None, NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq, mode)
    return (spec if mode == "complex" else spec.real), freqs, t


def cohere(x, y, NFFT=256, Fs=2, detrend=detrend_none, window=window_hanning, noverlap=0, pad_to=None, sides="default", scale_by_freq=None):
    """How much two series have in common at each frequency, between 0 and 1."""
    if len(x) < 2 * NFFT:
        raise ValueError("Coherence is calculated by averaging over *NFFT* length segments.  Your signal is too short for your choice of *NFFT*.")
    settings = (NFFT, Fs, detrend, window, noverlap, pad_to, sides, scale_by_freq)
    pxx, freqs = psd(x, *settings)
    pyy, _ = psd(y, *settings)
    pxy, _ = csd(x, y, *settings)
    return np.abs(pxy) ** 2 / (pxx * pyy), freqs


class GaussianKDE:
    """A density from points, each a Gaussian; `bw_method` is 'scott', 'silverman', a number, or a function of this object."""

    def __init__(self, dataset, bw_method=None):
        self.dataset = np.atleast_2d(dataset)
        if not self.dataset.size > 1:
            raise ValueError("`dataset` input should have multiple elements.")
        self.dim, self.num_dp = self.dataset.shape
        if bw_method is None or isinstance(bw_method, str) and bw_method == "scott":
            self.covariance_factor = self.scotts_factor
        elif isinstance(bw_method, str) and bw_method == "silverman":
            self.covariance_factor = self.silverman_factor
        elif isinstance(bw_method, (int, float, np.number)):
            self._bw_method = "use constant"
            self.covariance_factor = lambda: bw_method
        elif callable(bw_method):
            self._bw_method = bw_method
            self.covariance_factor = lambda: self._bw_method(self)
        else:
            raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar or a callable")
        self.factor = self.covariance_factor()
        self.data_covariance = np.atleast_2d(np.cov(self.dataset, rowvar=1, bias=False))
        self.data_inv_cov = np.linalg.inv(self.data_covariance)
        self.covariance = self.data_covariance * self.factor ** 2
        self.inv_cov = self.data_inv_cov / self.factor ** 2
        self.norm_factor = np.sqrt(np.linalg.det(2 * np.pi * self.covariance)) * self.num_dp

    def scotts_factor(self):
        return np.power(self.num_dp, -1.0 / (self.dim + 4))

    def silverman_factor(self):
        return np.power(self.num_dp * (self.dim + 2.0) / 4.0, -1.0 / (self.dim + 4))

    covariance_factor = scotts_factor

    def evaluate(self, points):
        """The density at points, one a column."""
        points = np.atleast_2d(points)
        dim, count = points.shape
        if dim != self.dim:
            raise ValueError(f"points have dimension {dim}, dataset has dimension {self.dim}")
        out = np.empty(count)
        # Blocks keep the differences of all pairs within some megabytes.
        block = max(1, 500_000 // self.num_dp)
        for start in range(0, count, block):
            away = points[:, start:start + block, None] - self.dataset[:, None, :]
            if dim == 1:
                energy = away[0] ** 2 * (self.inv_cov[0, 0] / 2)
            else:
                scaled = (self.inv_cov @ away.reshape(dim, -1)).reshape(away.shape)
                energy = (away * scaled).sum(axis=0) / 2
            out[start:start + block] = np.exp(-energy).sum(axis=1)
        return out / self.norm_factor

    __call__ = evaluate
