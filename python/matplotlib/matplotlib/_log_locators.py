"""Where ticks go on axes that are not linear: log, symlog, asinh, logit."""

import math

import numpy as np

from ._auto_locators import AutoLocator, MaxNLocator
from ._locators import Locator, floats, round_numbers, spaced, ten_to, warn
from .transforms import nonsingular


def power(base, exponent):
    """base**exponent, exact where the base is ten."""
    return ten_to(exponent) if base == 10 and abs(exponent) < 400 and exponent == int(exponent) else base**exponent


def log(x, base):
    """The logarithm, by the function that is exact at powers of its base."""
    return math.log10(x) if base == 10 else math.log2(x) if base == 2 else math.log(x) / math.log(base)


def _is_close_to_int(x):
    return math.isclose(x, round(x))


def _is_decade(x, *, base=10, rtol=1e-5):
    if not math.isfinite(x):
        return False
    if x == 0:
        return True
    exponent = math.log(abs(x)) / math.log(base)
    return abs(exponent - round(exponent)) <= 1e-8 + rtol * abs(round(exponent))


def _decade(x, base, up):
    """The power of base next to x, x itself if it is one; of negative numbers the mirrored one."""
    if x == 0:
        return x
    if x < 0:
        return -_decade(-x, base, not up)
    return base ** float((math.ceil if up else math.floor)(math.log(x) / math.log(base)))


def _decade_beyond(x, base, up):
    """The power of base next to x, but not x itself."""
    if x < 0:
        return -_decade_beyond(-x, base, not up)
    found = _decade(x, base, up)
    if found != x:
        return found
    return found * base if up else found / base


def _round_to_decades(vmin, vmax, base):
    return _decade(vmin, base, False), _decade(vmax, base, True)


class LogLocator(Locator):
    """Ticks at `subs` times integer powers of `base`."""

    def __init__(self, base=10.0, subs=(1.0,), *, numticks=None):
        self._base = float(base)
        self._set_subs(subs)
        self.numticks = "auto" if numticks is None else numticks

    def set_params(self, base=None, subs=None, *, numticks=None):
        if base is not None:
            self._base = float(base)
        if subs is not None:
            self._set_subs(subs)
        if numticks is not None:
            self.numticks = numticks

    def _set_subs(self, subs):
        if subs is None:
            subs = "auto"
        if isinstance(subs, str):
            if subs not in ("all", "auto"):
                raise ValueError(f"{subs!r} is not a valid value for subs; supported values are 'all', 'auto'")
            self._subs = subs
            return
        try:
            self._subs = np.asarray(subs, float)
        except ValueError as error:
            raise ValueError(f"subs must be None, 'all', 'auto' or a sequence of floats, not {subs}.") from error
        if self._subs.ndim != 1:
            raise ValueError(f"A sequence passed to subs must be 1-dimensional, not {self._subs.ndim}-dimensional.")

    def __call__(self):
        return self.tick_values(*self._view())

    def tick_values(self, vmin, vmax):
        vmin, vmax, base = float(vmin), float(vmax), self._base
        if vmin <= 0:
            if self.axis is not None:
                vmin = float(self.axis.get_minpos())
            if vmin <= 0 or not math.isfinite(vmin):
                raise ValueError("Data cannot be log-scaled because all values are <= 0.")
        vmin, vmax = min(vmin, vmax), max(vmin, vmax)
        low, high = log(vmin, base), log(vmax, base)
        first, last = math.ceil(low), math.floor(high)
        inside = last - first + 1
        if not isinstance(self._subs, str):
            subs = self._subs.tolist()
        elif inside >= 10 or base < 3:
            if self._subs == "auto":
                return np.array([])
            subs = [1.0]
        else:
            start = 2.0 if self._subs == "auto" else 1.0
            subs = [start + k for k in range(max(math.ceil(base - start), 0))]
        stride, decades = self._decades(low, high, first, last, inside)
        minor = len(subs) > 1 or len(subs) == 1 and subs[0] != 1
        if not minor:
            ticks = [power(base, n) for n in decades]
        elif stride == 1 or inside <= 1:
            ticks = [sub * power(base, n) for n in range(first - 1, last + 1) for sub in subs]
        else:
            ticks = []
        # Less than a decade, and at most one tick in it: round numbers say more.
        if len(subs) > 1 and stride == 1 and len(decades) - 2 + sum(vmin <= tick <= vmax for tick in ticks) <= 1:
            return AutoLocator().tick_values(vmin, vmax)
        return self.raise_if_exceeds(np.array(ticks))

    def _decades(self, low, high, first, last, inside):
        """The step between major ticks, and their exponents, one beyond the view on each side included."""
        wanted = self.numticks
        if wanted == "auto":
            wanted = 9 if self.axis is None else min(max(self.axis.get_tick_space(), 2), 9)
        fewest = math.ceil(inside / (inside // (wanted + 1) + 1))
        wanted = min(wanted, fewest)
        if wanted == 0:
            return last - first + 2, [first - 1, last + 1]
        if wanted == 1:
            middle = round((low + high) / 2)
            stride = max(middle - first + 1, last + 1 - middle)
            return stride, [middle - stride, middle, middle + stride]
        # The largest step that still gives that many ticks leaves the least room at the ends.
        stride = (inside - 1) // (wanted - 1)
        if stride < inside / wanted:
            stride = inside // wanted
        lowest = max(inside - stride * wanted, 0)
        offset = -first % stride
        if not lowest <= offset < min(inside - stride * (wanted - 1), stride):
            offset = lowest
        return stride, range(first + offset - stride, last + stride + 1, stride)

    def view_limits(self, vmin, vmax):
        vmin, vmax = self.nonsingular(vmin, vmax)
        return _round_to_decades(vmin, vmax, self._base) if round_numbers() else (vmin, vmax)

    def nonsingular(self, vmin, vmax):
        vmin, vmax = min(vmin, vmax), max(vmin, vmax)
        if not math.isfinite(vmin) or not math.isfinite(vmax):
            return 1, 10
        if vmax <= 0:
            warn("Data has no positive values, and therefore cannot be log-scaled.")
            return 1, 10
        if vmin <= 0:
            shared = getattr(self.axis, "_get_shared_axis", None)
            least = min(axis.get_minpos() for axis in (shared() if shared else [self.axis]))
            vmin = least if math.isfinite(least) else 1e-300
        if vmin == vmax:
            vmin, vmax = _decade_beyond(vmin, self._base, False), _decade_beyond(vmax, self._base, True)
        return vmin, vmax


class SymmetricalLogLocator(Locator):
    """Ticks at zero and at powers of `base` in both directions, beyond `linthresh`."""

    def __init__(self, transform=None, subs=None, linthresh=None, base=None):
        if transform is not None:
            self._base, self._linthresh = transform.base, transform.linthresh
        elif linthresh is not None and base is not None:
            self._base, self._linthresh = base, linthresh
        else:
            raise ValueError("Either transform, or both linthresh and base, must be provided.")
        self._subs = [1.0] if subs is None else subs
        self.numticks = 15

    def set_params(self, subs=None, numticks=None):
        if numticks is not None:
            self.numticks = numticks
        if subs is not None:
            self._subs = subs

    def __call__(self):
        return self.tick_values(*self._view())

    def tick_values(self, vmin, vmax):
        limit, base = self._linthresh, self._base
        vmin, vmax = min(vmin, vmax), max(vmin, vmax)
        if -limit <= vmin < vmax <= limit:
            return sorted({vmin, 0, vmax})

        def exponents(near, far):
            return math.floor(math.log(near) / math.log(base)), math.ceil(math.log(far + 1) / math.log(base))

        negative, positive = vmin < -limit, vmax > limit
        below = exponents(-min(-limit, vmax), -vmin) if negative else (0, 0)
        above = exponents(max(limit, vmin), vmax) if positive else (0, 0)
        zero = negative and vmax > -limit or positive and vmin < limit
        count = below[1] - below[0] + above[1] - above[0] + zero
        stride = max(count // (self.numticks - 1), 1)
        decades = [-power(base, n) for n in reversed(range(*below, stride))]
        decades += [0.0] * zero
        decades += [power(base, n) for n in range(*above, stride)]
        subs = floats(self._subs)
        if len(subs) > 1 or subs[0] != 1:
            decades = [
                value for decade in decades for value in ([sub * decade for sub in subs] if decade else [decade])
            ]
        return self.raise_if_exceeds(np.array(decades))

    def view_limits(self, vmin, vmax):
        vmin, vmax = min(vmin, vmax), max(vmin, vmax)
        if round_numbers():
            vmin, vmax = _round_to_decades(vmin, vmax, self._base)
            if vmin == vmax:
                vmin, vmax = _decade_beyond(vmin, self._base, False), _decade_beyond(vmax, self._base, True)
        return nonsingular(vmin, vmax)


class AsinhLocator(Locator):
    """Ticks about evenly spaced on an inverse-sinh scale, rounded to powers of `base`."""

    def __init__(self, linear_width, numticks=11, symthresh=0.2, base=10, subs=None):
        self.linear_width, self.numticks, self.symthresh = linear_width, numticks, symthresh
        self.base, self.subs = base, subs

    def set_params(self, numticks=None, symthresh=None, base=None, subs=None):
        if numticks is not None:
            self.numticks = numticks
        if symthresh is not None:
            self.symthresh = symthresh
        if base is not None:
            self.base = base
        if subs is not None:
            self.subs = subs if len(subs) > 0 else None

    def __call__(self):
        vmin, vmax = self._view()
        if vmin * vmax < 0 and abs(1 + vmax / vmin) < self.symthresh:
            # Almost symmetric, so the ticks are.
            vmax = max(abs(vmin), abs(vmax))
            vmin = -vmax
        return self.tick_values(vmin, vmax)

    def tick_values(self, vmin, vmax):
        width, count = self.linear_width, self.numticks
        low, high = width * math.asinh(vmin / width), width * math.asinh(vmax / width)
        places = spaced(low, high, count)
        if low * high < 0:
            places = [y for y in places if abs(y / (high - low)) > 0.5 / count] + [0.0]
        ticks = {tick for y in places for tick in self._round(width * math.sinh(y / width))}
        return np.array(sorted(ticks)) if len(ticks) >= 2 else np.linspace(vmin, vmax, count)

    def _round(self, x):
        if x == 0:
            return [0.0]
        if self.base <= 1:
            unit = ten_to(math.floor(math.log10(abs(x))))
            return [unit * round(x / unit)]
        decade = math.copysign(power(self.base, math.floor(math.log(abs(x)) / math.log(self.base))), x)
        return [decade * sub for sub in self.subs] if self.subs else [decade]


class LogitLocator(MaxNLocator):
    """Ticks at one half and at powers of ten from zero and from one."""

    def __init__(self, minor=False, *, nbins="auto"):
        self._minor = minor
        super().__init__(nbins=nbins, steps=[1, 2, 5, 10])

    def set_params(self, minor=None, **kwargs):
        if minor is not None:
            self._minor = minor
        super().set_params(**kwargs)

    @property
    def minor(self):
        return self._minor

    @minor.setter
    def minor(self, value):
        self.set_params(minor=value)

    def tick_values(self, vmin, vmax):
        if getattr(getattr(self.axis, "axes", None), "name", "") == "polar":
            raise NotImplementedError("Polar axis cannot be logit scaled yet")
        bins = self._nbins
        if bins == "auto":
            bins = 9 if self.axis is None else max(self.axis.get_tick_space(), 2)
        vmin, vmax = self.nonsingular(vmin, vmax)
        # Numbered by place: -1 is 0.1, 0 is one half, 1 is 0.9, 2 is 0.99.
        low = math.floor(math.log10(vmin)) if vmin < 0.5 else 0 if vmin < 0.9 else -math.ceil(math.log10(1 - vmin))
        high = math.ceil(math.log10(vmax)) if vmax <= 0.5 else 1 if vmax <= 0.9 else -math.floor(math.log10(1 - vmax))
        inside = high - low - 1
        if inside < 2:
            return [] if self._minor else super().tick_values(vmin, vmax)
        places, every = range(low, high + 1), math.ceil(inside / bins)
        if every > 1:
            ticks = [_probability(n) for n in places if (n % every != 0) == bool(self._minor)]
        elif self._minor:
            ticks = [tick for n in range(low, high) for tick in _between(n)]
        else:
            ticks = [_probability(n) for n in places]
        return self.raise_if_exceeds(np.array(ticks))

    def nonsingular(self, vmin, vmax):
        vmin, vmax = min(vmin, vmax), max(vmin, vmax)
        if not math.isfinite(vmin) or not math.isfinite(vmax):
            return 1e-7, 1 - 1e-7
        if vmax <= 0 or vmin >= 1:
            warn("Data has no values between 0 and 1, and therefore cannot be logit-scaled.")
            return 1e-7, 1 - 1e-7
        least = 1e-7 if self.axis is None else self.axis.get_minpos()
        if not math.isfinite(least):
            least = 1e-7
        if vmin <= 0:
            vmin = least
        if vmax >= 1:
            vmax = 1 - least
        if vmin == vmax:
            vmin, vmax = 0.1 * vmin, 1 - 0.1 * vmin
        return vmin, vmax


def _probability(n):
    return ten_to(n) if n < 0 else 1 - ten_to(-n) if n > 0 else 0.5


def _between(n):
    """Minor ticks between the n-th and the next."""
    if n < -1:
        return [k * ten_to(n) for k in range(2, 10)]
    if n == -1:
        return [0.2, 0.3, 0.4]
    if n == 0:
        return [0.6, 0.7, 0.8]
    return [1 - k * ten_to(-n - 1) for k in range(9, 1, -1)]
