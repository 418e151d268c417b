"""Texts at ticks with units: engineering prefixes and per cent."""

import math

from . import rcParams
from ._formatters import Formatter, ScalarFormatter
from ._locators import floats


class EngFormatter(ScalarFormatter):
    """Numbers with the prefix of a power of 1000 and a unit: 10 MHz."""

    ENG_PREFIXES = dict(zip(range(-30, 31, 3), [*"qryzafpn", "\N{MICRO SIGN}", "m", "", *"kMGTPEZYRQ"]))

    def __init__(self, unit="", places=None, sep=" ", *, usetex=None, useMathText=None, useOffset=False):
        self.unit, self.places, self.sep = unit, places, sep
        super().__init__(useOffset=useOffset, useMathText=useMathText, useLocale=False, usetex=usetex)

    def __call__(self, x, pos=None):
        if len(self.locs) == 0 or self.offset == 0:
            return self.fix_minus(self.format_data(x))
        return super().__call__(x, pos)

    def set_locs(self, locs):
        self.locs = locs
        if len(locs) == 0:
            return
        low, high = sorted(floats(self.axis.get_view_interval()))
        if self._useOffset:
            self._compute_offset()
            if self.offset:
                # The middle leaves the fewest digits to each tick.
                self.offset = round((low + high) / 2, 3)
        self.orderOfMagnitude = math.floor(math.log(high - low, 1000)) * 3
        self._set_format()

    def get_offset(self):
        if len(self.locs) == 0 or not self.offset:
            return ""
        summand = "+" * (self.offset > 0) + self.format_data(self.offset)
        factor = self.format_data(10**self.orderOfMagnitude)
        if self._useMathText or self._usetex:
            return self.fix_minus(rf"${factor and rf'\times{factor}'}{summand}$")
        return self.fix_minus(factor + summand)

    def format_eng(self, num):
        """The same as `format_data`."""
        return self.format_data(num)

    def format_data(self, value):
        """A number with prefix and unit."""
        fmt = "g" if self.places is None else f".{self.places:d}f"
        exponent = math.floor(math.log10(abs(value)) / 3) * 3 if value else 0
        exponent = min(max(exponent, -30), 30)
        number = (value or 0.0) / 10.0**exponent
        # 999.9999 may be written as 1000, which is 1 k.
        if abs(float(format(number, fmt))) >= 1000 and exponent < 30:
            number /= 1000
            exponent += 3
        prefix = self.ENG_PREFIXES[exponent]
        suffix = f"{self.sep}{prefix}{self.unit}" if prefix or self.unit else ""
        return f"${number:{fmt}}${suffix}" if self._usetex or self._useMathText else f"{number:{fmt}}{suffix}"


class PercentFormatter(Formatter):
    """Numbers as a percentage of `xmax`."""

    def __init__(self, xmax=100, decimals=None, symbol="%", is_latex=False):
        self.xmax, self.decimals = xmax + 0.0, decimals
        self._symbol, self._is_latex = symbol, is_latex

    def __call__(self, x, pos=None):
        low, high = self.axis.get_view_interval()
        return self.fix_minus(self.format_pct(x, abs(high - low)))

    def format_pct(self, x, display_range):
        """A number as a percentage, with as many decimals as a view of that width needs."""
        decimals = self.decimals
        if decimals is None:
            extent = self.convert_to_pct(display_range)
            decimals = min(max(math.ceil(2 - math.log10(2 * extent)), 0), 5) if extent > 0 else 0
        return f"{self.convert_to_pct(x):0.{int(decimals)}f}{self.symbol}"

    def convert_to_pct(self, x):
        return 100.0 * (x / self.xmax)

    @property
    def symbol(self):
        """What follows the number, escaped when TeX reads it."""
        symbol = self._symbol or ""
        if symbol and not self._is_latex and rcParams["text.usetex"]:
            for special in r"\#$%&~_^{}":
                symbol = symbol.replace(special, "\\" + special)
        return symbol

    @symbol.setter
    def symbol(self, symbol):
        self._symbol = symbol
