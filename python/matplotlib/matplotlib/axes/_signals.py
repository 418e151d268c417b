"""Plots of spectra and correlations."""

import numpy as np

from ._lines import found


class Signals:
    """The part of Axes that draws spectra."""

    def xcorr(self, x, y, normed=True, detrend=None, usevlines=True, maxlags=10, *, data=None, **kwargs):
        """The correlation of two series at different lags."""
        x, y = found(data, x, y)
        x, y = np.asarray(x, float), np.asarray(y, float)
        count = len(x)
        if count != len(y):
            raise ValueError("x and y must be equal length")
        if detrend is not None:
            x, y = detrend(x), detrend(y)
        correls = np.correlate(x, y, mode="full")
        if normed:
            correls = correls / np.sqrt(np.dot(x, x) * np.dot(y, y))
        maxlags = count - 1 if maxlags is None else maxlags
        if not 1 <= maxlags < count:
            raise ValueError(f"maxlags must be None or strictly positive < {count}")
        lags = np.arange(-maxlags, maxlags + 1)
        correls = correls[count - 1 - maxlags:count + maxlags]
        if usevlines:
            a = self.vlines(lags, [0], correls, **kwargs)
            kwargs.pop("label", None)
            b = self.axhline(**kwargs)
        else:
            kwargs.setdefault("marker", "o")
            kwargs.setdefault("linestyle", "None")
            (a,) = self.plot(lags, correls, **kwargs)
            b = None
        return lags, correls, a, b

    def acorr(self, x, *, data=None, **kwargs):
        x = found(data, x)[0]
        return self.xcorr(x, x, **kwargs)

    def _spectrum(self, kind, x, Fs, Fc, window, pad_to, sides, kwargs, label, scale=None):
        from .. import mlab

        spec, freqs = getattr(mlab, kind)(x, Fs=Fs, window=window, pad_to=pad_to, sides=sides)
        freqs = freqs + (Fc or 0)
        if scale == "dB":
            spec, label = 20.0 * np.log10(spec), "Magnitude (dB)"
        (line,) = self.plot(freqs, spec, **kwargs)
        self.set_xlabel("Frequency")
        self.set_ylabel(label)
        return spec, freqs, line

    def magnitude_spectrum(self, x, Fs=None, Fc=None, window=None, pad_to=None, sides=None, scale=None, *, data=None, **kwargs):
        label = "Magnitude (energy)"
        return self._spectrum("magnitude_spectrum", found(data, x)[0], Fs, Fc, window, pad_to, sides, kwargs, label, None if scale in (None, "default", "linear") else scale)

    def angle_spectrum(self, x, Fs=None, Fc=None, window=None, pad_to=None, sides=None, *, data=None, **kwargs):
        return self._spectrum("angle_spectrum", found(data, x)[0], Fs, Fc, window, pad_to, sides, kwargs, "Angle (radians)")

    def phase_spectrum(self, x, Fs=None, Fc=None, window=None, pad_to=None, sides=None, *, data=None, **kwargs):
        return self._spectrum("phase_spectrum", found(data, x)[0], Fs, Fc, window, pad_to, sides, kwargs, "Phase (radians)")

    def psd(self, x, NFFT=None, Fs=None, Fc=None, detrend=None, window=None, noverlap=None, pad_to=None, sides=None, scale_by_freq=None, return_line=None, *, data=None, **kwargs):
        """The power spectral density by Welch's method."""
        from .. import mlab

        pxx, freqs = mlab.psd(found(data, x)[0], NFFT=NFFT, Fs=Fs, detrend=detrend, window=window, noverlap=noverlap, pad_to=pad_to, sides=sides, scale_by_freq=scale_by_freq)
        line = self._decibels(freqs + (Fc or 0), pxx, "Power Spectral Density (%s)" % ("dB/Hz" if scale_by_freq in (None, True) else "dB"), kwargs)
        return (pxx, freqs, line) if return_line else (pxx, freqs)

    def csd(self, x, y, NFFT=None, Fs=None, Fc=None, detrend=None, window=None, noverlap=None, pad_to=None, sides=None, scale_by_freq=None, return_line=None, *, data=None, **kwargs):
        from .. import mlab

        x, y = found(data, x, y)
        pxy, freqs = mlab.csd(x, y, NFFT=NFFT, Fs=Fs, detrend=detrend, window=window, noverlap=noverlap, pad_to=pad_to, sides=sides, scale_by_freq=scale_by_freq)
        line = self._decibels(freqs + (Fc or 0), np.abs(pxy), "Cross Spectrum Magnitude (dB)", kwargs)
        return (pxy, freqs, line) if return_line else (pxy, freqs)

    def _decibels(self, freqs, values, label, kwargs):
        line = self.plot(freqs, 10 * np.log10(values), **kwargs)
        self.set_xlabel("Frequency")
        self.set_ylabel(label)
        self.grid(True)
        low, high = self.get_ybound()
        step = max(10 * int(np.log10(high - low)), 1)
        self.set_yticks(np.arange(np.floor(low), np.ceil(high) + 1, step))
        return line

    def cohere(self, x, y, NFFT=256, Fs=2, Fc=0, detrend=None, window=None, noverlap=0, pad_to=None, sides="default", scale_by_freq=None, *, data=None, **kwargs):
        from .. import mlab

        x, y = found(data, x, y)
        cxy, freqs = mlab.cohere(x, y, NFFT=NFFT, Fs=Fs, detrend=detrend, window=window, noverlap=noverlap, scale_by_freq=scale_by_freq, sides=sides, pad_to=pad_to)
        self.plot(freqs + Fc, cxy, **kwargs)
        self.set_xlabel("Frequency")
        self.set_ylabel("Coherence")
        self.grid(True)
        return cxy, freqs

    def specgram(self, x, NFFT=None, Fs=None, Fc=None, detrend=None, window=None, noverlap=None, cmap=None, xextent=None, pad_to=None, sides=None,
                 scale_by_freq=None, mode=None, scale=None, vmin=None, vmax=None, *, data=None, **kwargs):
        """Spectra over time as a picture."""
        from .. import mlab

        x = found(data, x)[0]
        NFFT, Fs = NFFT or 256, Fs or 2
        noverlap = NFFT // 2 if noverlap is None else noverlap
        spec, freqs, t = mlab.specgram(x, NFFT=NFFT, Fs=Fs, detrend=detrend, window=window, noverlap=noverlap, pad_to=pad_to, sides=sides, scale_by_freq=scale_by_freq, mode=mode)
        if scale == "linear":
            Z = spec
        elif mode in (None, "default", "psd"):
            Z = 10.0 * np.log10(spec)
        else:
            Z = 20.0 * np.log10(spec) if mode == "magnitude" else spec
        if xextent is None:
            pad = (NFFT - noverlap) / Fs / 2
            xextent = float(t.min() - pad), float(t.max() + pad)
        freqs = freqs + (Fc or 0)
        image = self.imshow(np.flipud(Z), cmap, extent=(*xextent, float(freqs[0]), float(freqs[-1])), vmin=vmin, vmax=vmax, origin="upper", **kwargs)
        self.axis("auto")
        return spec, freqs, t, image
