"""Texts at ticks of log, symlog and logit axes."""

import math

from . import rcParams
from ._formatters import Formatter
from ._locators import floats, ten_to
from ._log_locators import _is_close_to_int, _is_decade
from .transforms import nonsingular

_MATH = (
    ("\\times", "x"),
    ("\\mathdefault", ""),
    ("\\rm", ""),
    ("\\cal", ""),
    ("\\tt", ""),
    ("\\it", ""),
    ("\\", ""),
    ("{", ""),
    ("}", ""),
)


def _plain(text):
    """A formula as plain text."""
    if len(text) >= 2 and text[0] == text[-1] == "$":
        text = text[1:-1]
        for formula, plain in _MATH:
            text = text.replace(formula, plain)
    return text


class LogFormatter(Formatter):
    """Numbers on a log axis; ticks between powers of the base are labelled if there is room."""

    def __init__(self, base=10.0, labelOnlyBase=False, minor_thresholds=None, linthresh=None):
        self.set_base(base)
        self.set_label_minor(labelOnlyBase)
        self.minor_thresholds = (1, 0.4) if minor_thresholds is None else minor_thresholds
        self._sublabels = None
        self._linthresh = linthresh

    def set_base(self, base):
        """The base of the logarithm; it should be that of the locator."""
        self._base = float(base)

    def set_label_minor(self, labelOnlyBase):
        """True labels powers of the base only."""
        self.labelOnlyBase = labelOnlyBase

    def set_locs(self, locs=None):
        """Decides by the view, and not by `locs`, which multiples of powers are labelled."""
        if math.isinf(self.minor_thresholds[0]):
            self._sublabels = None
            return
        limit = self._linthresh
        if limit is None and hasattr(self.axis, "get_transform"):
            limit = getattr(self.axis.get_transform(), "linthresh", None)
        low, high = sorted(floats(self.axis.get_view_interval()))
        if limit is None and low <= 0:
            self._sublabels = {1}
            return
        ticks, decades = self._extent(low, high, limit)
        base = self._base
        if ticks > self.minor_thresholds[0]:
            self._sublabels = {1}
        elif decades > self.minor_thresholds[1]:
            # About evenly spaced ones; of base 10 these are 1, 2, 3, 4, 6 and 10.
            count = int(base) // 2
            self._sublabels = {round(base ** (k / count)) if count else 1 for k in range(count + 1)}
        else:
            self._sublabels = {1 + k for k in range(math.ceil(base))}

    def _extent(self, low, high, limit):
        """How many powers of the base and how many decades are in view, in the logarithmic parts."""
        base = self._base

        def powers(start, end):
            # A view that starts at a power has that one in it.
            return math.floor(math.log(end, base)) - math.floor(math.nextafter(math.log(start, base), -math.inf))

        if limit is None:
            return powers(low, high), abs(math.log(high, base) - math.log(low, base))
        ticks = decades = 0
        if low < -limit:
            near = min(high, -limit)
            # Start and end are this way round in matplotlib, so negative parts count against the others.
            ticks += powers(-low, -near)
            decades += math.log(low / near, base)
        if high > limit:
            near = max(low, limit)
            ticks += powers(near, high)
            decades += math.log(high / near, base)
        return ticks, decades

    def _num_to_string(self, x, vmin, vmax):
        return self._pprint_val(x, vmax - vmin) if 1 <= x <= 10000 else f"{x:1.0e}"

    def _labelled(self, x):
        """The exponent of x if it gets a label (else None), and whether it is a power."""
        exponent = math.log(x) / math.log(self._base)
        exact = _is_close_to_int(exponent)
        if self.labelOnlyBase and not exact:
            return None, exact
        if self._sublabels is not None:
            whole = round(exponent) if exact else math.floor(exponent)
            if round(self._base ** (exponent - whole)) not in self._sublabels:
                return None, exact
        return exponent, exact

    def __call__(self, x, pos=None):
        if x == 0:
            return "0"
        x = abs(x)
        if self._labelled(x)[0] is None:
            return ""
        low, high = self.axis.get_view_interval()
        return self.fix_minus(self._num_to_string(x, *nonsingular(low, high, expander=0.05)))

    def format_data(self, value):
        kept, self.labelOnlyBase = self.labelOnlyBase, False
        try:
            return _plain(self(value))
        finally:
            self.labelOnlyBase = kept

    def format_data_short(self, value):
        return ("%-12g" % value).rstrip()

    def _pprint_val(self, x, d):
        """A number as short as a view of width d allows."""
        if abs(x) < 1e4 and x == int(x):
            return "%d" % x
        fmt = "%1.3e" if d < 1e-2 else "%1.3f" if d <= 1 else "%1.2f" if d <= 10 else "%1.1f" if d <= 1e5 else "%1.1e"
        number, _, exponent = (fmt % x).partition("e")
        number = number.rstrip("0").rstrip(".")
        return f"{number}e{int(exponent)}" if exponent and int(exponent) else number


class LogFormatterExponent(LogFormatter):
    """The exponents alone."""

    def _num_to_string(self, x, vmin, vmax):
        exponent = math.log(x) / math.log(self._base)
        if 1 <= abs(exponent) <= 10000:
            return self._pprint_val(exponent, math.log(vmax - vmin) / math.log(self._base))
        return f"{exponent:1.0g}"


class LogFormatterMathtext(LogFormatter):
    """Powers of the base as formulas."""

    def _non_decade_format(self, sign_string, base, fx, usetex):
        return r"$\mathdefault{%s%s^{%.2f}}$" % (sign_string, base, fx)

    def __call__(self, x, pos=None):
        if x == 0:
            return r"$\mathdefault{0}$"
        sign, x = "-" if x < 0 else "", abs(x)
        exponent, exact = self._labelled(x)
        if exponent is None:
            return ""
        if exact:
            exponent = round(exponent)
        base = "%d" % self._base if self._base % 1 == 0 else "%s" % self._base
        if abs(exponent) < rcParams["axes.formatter.min_exponent"]:
            return r"$\mathdefault{%s%g}$" % (sign, x)
        if not exact:
            return self._non_decade_format(sign, base, exponent, rcParams["text.usetex"])
        return r"$\mathdefault{%s%s^{%d}}$" % (sign, base, exponent)


class LogFormatterSciNotation(LogFormatterMathtext):
    """Powers of the base as formulas, times a factor where needed."""

    def _non_decade_format(self, sign_string, base, fx, usetex):
        exponent = math.floor(fx)
        factor = float(base) ** (fx - exponent)
        if _is_close_to_int(factor):
            factor = round(factor)
        return r"$\mathdefault{%s%g\times%s^{%d}}$" % (sign_string, factor, base, exponent)


class LogitFormatter(Formatter):
    """Probabilities: one half, powers of ten, and one minus powers of ten."""

    def __init__(self, *, use_overline=False, one_half=r"\frac{1}{2}", minor=False, minor_threshold=25, minor_number=6):
        self._use_overline, self._one_half, self._minor = use_overline, one_half, minor
        self._minor_threshold, self._minor_number = minor_threshold, minor_number
        self._labelled = set()

    def use_overline(self, use_overline):
        """Whether 1 - v is written as v with a line above."""
        self._use_overline = use_overline

    def set_one_half(self, one_half):
        """How one half is written."""
        self._one_half = one_half

    def set_minor_threshold(self, minor_threshold):
        """With that many minor ticks, none is labelled."""
        self._minor_threshold = minor_threshold

    def set_minor_number(self, minor_number):
        """How many minor ticks are labelled."""
        self._minor_number = minor_number

    def set_locs(self, locs):
        self.locs = locs = floats(locs)
        self._labelled.clear()
        if not self._minor or len(locs) >= self._minor_threshold:
            return
        if all(_is_decade(x, rtol=1e-7) or _is_decade(1 - x, rtol=1e-7) or _is_half(x) for x in locs):
            return
        if len(locs) < self._minor_number:
            self._labelled.update(locs)
            return
        # Those with the most room around them.
        places = [-math.log(1 / x - 1) for x in locs]
        gaps = [b - a for a, b in zip(places, places[1:])]
        before, after = [math.inf, *gaps], [*gaps, math.inf]
        room = [(min(a, b), (0 if a == math.inf else a) + (0 if b == math.inf else b)) for a, b in zip(before, after)]
        chosen = sorted(range(len(locs)), key=room.__getitem__)[-self._minor_number :]
        self._labelled.update(locs[index] for index in chosen)

    def _format_value(self, x, locs, sci_notation=True):
        exponent, least = (math.floor(math.log10(x)), 0) if sci_notation else (0, 1)
        digits = least
        if len(locs) >= 2:
            digits = exponent - math.log10(sorted(abs(other - x) for other in locs)[1])
            digits = max(round(digits) if _is_close_to_int(digits) else math.ceil(digits), least)
        number = "%.*f" % (digits, x * ten_to(-exponent))
        return rf"{number}\cdot10^{{{exponent}}}" if sci_notation else number

    def _one_minus(self, s):
        return rf"\overline{{{s}}}" if self._use_overline else f"1-{s}"

    def __call__(self, x, pos=None):
        if self._minor and x not in self._labelled or x <= 0 or x >= 1:
            return ""
        if _is_half(x):
            text = self._one_half
        elif x < 0.5 and _is_decade(x, rtol=1e-7):
            text = "10^{%d}" % round(math.log10(x))
        elif x > 0.5 and _is_decade(1 - x, rtol=1e-7):
            text = self._one_minus("10^{%d}" % round(math.log10(1 - x)))
        elif x < 0.1:
            text = self._format_value(x, self.locs)
        elif x > 0.9:
            text = self._one_minus(self._format_value(1 - x, [1 - other for other in self.locs]))
        else:
            text = self._format_value(x, self.locs, sci_notation=False)
        return rf"$\mathdefault{{{text}}}$"

    def format_data_short(self, value):
        return f"{value:e}" if value < 0.1 else f"{value:f}" if value < 0.9 else f"1-{1 - value:e}"


def _is_half(x):
    return _is_close_to_int(2 * x) and round(2 * x) == 1
