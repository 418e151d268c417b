"""Texts at ticks: the base of all formatters, the simple ones, and that of linear axes."""

import math

from . import rcParams
from ._locators import TickHelper, floats, ten_to


class Formatter(TickHelper):
    """Writes the numbers at ticks."""

    # All ticks of the axis: some formatters decide by looking at them together.
    locs = []

    @property
    def _locs(self):
        return self.locs

    @_locs.setter
    def _locs(self, locs):
        self.locs = locs

    def __call__(self, x, pos=None):
        """The text at the tick x, which is the pos-th."""
        raise NotImplementedError("Derived must override")

    def format_ticks(self, values):
        """The texts of all ticks at once."""
        self.set_locs(values)
        return [self(value, position) for position, value in enumerate(values)]

    def format_data(self, value):
        """A number in full, without regard to the ticks."""
        return self(value)

    def format_data_short(self, value):
        """A number as shown next to the pointer."""
        return self.format_data(value)

    def get_offset(self):
        """What is written once at the end of the axis."""
        return ""

    def set_locs(self, locs):
        """Tells where the ticks are, before the texts are asked for."""
        self.locs = locs

    @staticmethod
    def fix_minus(s):
        """Replaces hyphens by minus signs, if the settings say so."""
        return s.replace("-", "\N{MINUS SIGN}") if rcParams["axes.unicode_minus"] else s

    def _set_locator(self, locator):
        """For formatters that follow a locator."""


class NullFormatter(Formatter):
    """No texts."""

    def __call__(self, x, pos=None):
        return ""


class _WithOffset(Formatter):
    offset_string = ""

    def get_offset(self):
        return self.offset_string

    def set_offset_string(self, ofs):
        self.offset_string = ofs


class FixedFormatter(_WithOffset):
    """Given texts, by the number of the tick. It belongs with a `FixedLocator`."""

    def __init__(self, seq):
        self.seq = seq

    def __call__(self, x, pos=None):
        return "" if pos is None or pos >= len(self.seq) else self.seq[pos]


class FuncFormatter(_WithOffset):
    """The texts that a function of value and position returns."""

    def __init__(self, func):
        self.func = func

    def __call__(self, x, pos=None):
        return self.func(x, pos)


class FormatStrFormatter(Formatter):
    """Texts by a format with one `%`."""

    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt % x


class _Signed:
    """A value whose every text has proper minus signs."""

    def __init__(self, value):
        self._value = value

    def __format__(self, spec):
        return Formatter.fix_minus(format(self._value, spec))

    def __str__(self):
        return Formatter.fix_minus(str(self._value))

    def __repr__(self):
        return Formatter.fix_minus(repr(self._value))

    def __getattr__(self, name):
        return _Signed(getattr(self._value, name))

    def __getitem__(self, key):
        return _Signed(self._value[key])


class StrMethodFormatter(Formatter):
    """Texts by a format with `{x}`, and `{pos}` if wanted."""

    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt.format(x=_Signed(x), pos=_Signed(pos))


def _or_setting(value, name):
    return rcParams[name] if value is None else value


class ScalarFormatter(Formatter):
    """Numbers with as many digits as needed. What they have in common, a power of ten or a summand, is written once."""

    def __init__(self, useOffset=None, useMathText=None, useLocale=None, *, usetex=None):
        self._offset_threshold = rcParams["axes.formatter.offset_threshold"]
        self.set_useOffset(_or_setting(useOffset, "axes.formatter.useoffset"))
        self.set_usetex(usetex)
        self.set_useMathText(useMathText)
        self.set_useLocale(useLocale)
        self.orderOfMagnitude, self.format = 0, ""
        self._scientific = True
        self._powerlimits = rcParams["axes.formatter.limits"]

    _format = property(lambda self: self.format, lambda self, value: setattr(self, "format", value))
    _orderOfMagnitude = property(
        lambda self: self.orderOfMagnitude, lambda self, value: setattr(self, "orderOfMagnitude", value)
    )

    def get_usetex(self):
        return self._usetex

    def set_usetex(self, val):
        """Whether numbers are written as formulas."""
        self._usetex = _or_setting(val, "text.usetex")

    usetex = property(get_usetex, set_usetex)

    def get_useOffset(self):
        """Whether an offset is looked for; False also when one was given."""
        return self._useOffset

    def set_useOffset(self, val):
        """True looks for an offset, False has none, a number is one."""
        self._useOffset, self.offset = (val, 0) if isinstance(val, bool) else (False, val)

    useOffset = property(get_useOffset, set_useOffset)

    def get_useLocale(self):
        return self._useLocale

    def set_useLocale(self, val):
        """Kept, but there is one locale only here."""
        self._useLocale = _or_setting(val, "axes.formatter.use_locale")

    useLocale = property(get_useLocale, set_useLocale)

    def get_useMathText(self):
        return self._useMathText

    def set_useMathText(self, val):
        """Whether powers of ten are written as such, and not as 1e6."""
        self._useMathText = _or_setting(val, "axes.formatter.use_mathtext")

    useMathText = property(get_useMathText, set_useMathText)

    def _format_maybe_minus_and_locale(self, fmt, arg):
        return self.fix_minus(fmt % arg)

    def __call__(self, x, pos=None):
        if len(self.locs) == 0:
            return ""
        scaled = (x - self.offset) / ten_to(self.orderOfMagnitude)
        return self._format_maybe_minus_and_locale(self.format, 0 if abs(scaled) < 1e-8 else scaled)

    def set_scientific(self, b):
        """Whether large and small numbers are written with a power of ten."""
        self._scientific = bool(b)

    def set_powerlimits(self, lims):
        """The exponents (low, high) at which and beyond which a power of ten is used."""
        if len(lims) != 2:
            raise ValueError("'lims' must be a sequence of length 2")
        self._powerlimits = lims

    def format_data_short(self, value):
        if value is None or type(value).__name__ == "MaskedConstant":
            return ""
        if isinstance(value, int) or getattr(getattr(value, "dtype", None), "kind", "") in ("i", "u"):
            return self._format_maybe_minus_and_locale("%d", value)
        return self._format_maybe_minus_and_locale(f"%-#.{_significant(value, self._resolution(value))}g", value)

    def _resolution(self, value):
        """How much the value changes over a pixel."""
        name = getattr(self.axis, "__name__", "")
        if name not in ("xaxis", "yaxis"):
            low, high = self.axis.get_view_interval()
            return (high - low) / 1e4
        column = 0 if name == "xaxis" else 1
        axes = self.axis.axes
        transform = axes.get_xaxis_transform() if column == 0 else axes.get_yaxis_transform()
        point = [0.0, 0.0]
        point[column] = float(value)
        there, back, found = floats(transform.transform(point)), transform.inverted(), []
        for step in (-1, 1):
            moved = list(there)
            moved[column] += step
            found.append(abs(float(back.transform(moved)[column]) - value))
        return max(found)

    def format_data(self, value):
        exponent = math.floor(math.log10(abs(value)))
        leading = round(value / 10**exponent, 10)
        number = self._format_maybe_minus_and_locale("%d" if leading % 1 == 0 else "%1.10g", leading)
        if exponent == 0:
            return number
        power = self._format_maybe_minus_and_locale("%d", exponent)
        if not (self._useMathText or self._usetex):
            return f"{number}e{power}"
        return f"10^{{{power}}}" if leading == 1 else rf"{number} \times 10^{{{power}}}"

    def get_offset(self):
        if len(self.locs) == 0 or not (self.orderOfMagnitude or self.offset):
            return ""
        mathematics, factor, summand = self._useMathText or self._usetex, "", ""
        if self.offset:
            summand = "+" * (self.offset > 0) + self.format_data(self.offset)
        if self.orderOfMagnitude:
            factor = self.format_data(10**self.orderOfMagnitude) if mathematics else "1e%d" % self.orderOfMagnitude
        if mathematics:
            factor = factor and rf"\times\mathdefault{{{factor}}}"
            return self.fix_minus(rf"${factor}\mathdefault{{{summand}}}$")
        return self.fix_minus(factor + summand)

    def set_locs(self, locs):
        self.locs = locs
        if len(locs) > 0:
            if self._useOffset:
                self._compute_offset()
            self._set_order_of_magnitude()
            self._set_format()

    def _visible(self):
        """Ticks within the view, and the view."""
        low, high = floats(self.axis.get_view_interval())
        if low > high:
            low, high = high, low
        return [value for value in floats(self.locs) if low <= value <= high], low, high

    def _compute_offset(self):
        """Looks for a round number to subtract that saves enough digits."""
        self.offset = 0
        locs = self._visible()[0]
        if not locs:
            return
        low, high = min(locs), max(locs)
        if low == high or low <= 0 <= high:
            return
        sign, low, high = (1, low, high) if low > 0 else (-1, -high, -low)
        highest = math.ceil(math.log10(high))
        # The smallest power of ten whose multiples below both ends are the same.
        exponent = highest
        while low // ten_to(exponent) == high // ten_to(exponent):
            exponent -= 1
        exponent += 1
        if (high - low) / ten_to(exponent) <= 1e-2:
            # The ends lie close on both sides of a rounder number.
            exponent = highest
            while high // ten_to(exponent) - low // ten_to(exponent) <= 1:
                exponent -= 1
            exponent += 1
        count = high // ten_to(exponent)
        if count >= 10 ** (self._offset_threshold - 1):
            self.offset = sign * count * ten_to(exponent)

    def _set_order_of_magnitude(self):
        self.orderOfMagnitude = 0
        if not self._scientific:
            return
        least, most = self._powerlimits
        if least == most != 0:
            self.orderOfMagnitude = least
            return
        locs, low, high = self._visible()
        if not locs:
            return
        size = high - low if self.offset else max(map(abs, locs))
        exponent = math.floor(math.log10(size)) if size else 0
        if exponent <= least or exponent >= most:
            self.orderOfMagnitude = exponent

    def _set_format(self):
        """Finds the fewest digits that tell the ticks apart."""
        locs, unit = floats(self.locs), ten_to(self.orderOfMagnitude)
        count = len(locs)
        if count < 2:
            locs += floats(self.axis.get_view_interval())
        locs = [(value - self.offset) / unit for value in locs]
        extent = max(locs) - min(locs) or max(map(abs, locs)) or 1
        exponent = math.floor(math.log10(extent))
        close = 1e-3 * 10.0**exponent
        digits = min(max(0, 3 - exponent), 300)
        if count < 2:
            del locs[count:]
        while digits >= 0:
            power = 10.0**digits
            for value in locs:
                if abs(value - round(value * power) / power) >= close:
                    break
            else:
                digits -= 1
                continue
            break
        self.format = f"%1.{digits + 1}f"
        if self._usetex or self._useMathText:
            self.format = rf"$\mathdefault{{{self.format}}}$"


def _significant(value, delta):
    """How many digits of value are meant, when it may be off by delta."""
    if not math.isfinite(value):
        return 0
    if delta == 0:
        if value == 0:
            return 3
        delta = abs(math.ulp(value))
    before = math.floor(math.log10(abs(value))) + 1 if value else 1
    return int(max(0, before - math.floor(math.log10(delta))))
