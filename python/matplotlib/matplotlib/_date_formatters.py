"""Dates at ticks."""

from . import rcParams
from ._date_numbers import (
    DAYS_PER_MONTH,
    DAYS_PER_YEAR,
    HOURS_PER_DAY,
    MINUTES_PER_DAY,
    MUSECONDS_PER_DAY,
    SEC_PER_DAY,
    _get_tzinfo,
    num2date,
)
from ._formatters import Formatter


def _wrap_in_tex(text):
    """Text for TeX: words upright, the rest as a formula."""
    import re

    text = (
        re.sub("([a-zA-Z]+)", r"}$\1$\\mathdefault{", text).replace("-", "{-}").replace(":", "{:}").replace(" ", r"\;")
    )
    return (r"$\mathdefault{" + text + "}$").replace(r"$\mathdefault{}$", "")


def _usetex(value):
    return rcParams["text.usetex"] if value is None else value


class DateFormatter(Formatter):
    """Dates by a format of `strftime`."""

    def __init__(self, fmt, tz=None, *, usetex=None):
        self.tz, self.fmt, self._usetex = _get_tzinfo(tz), fmt, _usetex(usetex)

    def __call__(self, x, pos=0):
        text = num2date(x, self.tz).strftime(self.fmt)
        return _wrap_in_tex(text) if self._usetex else text

    def set_tzinfo(self, tz):
        self.tz = _get_tzinfo(tz)


class AutoDateFormatter(Formatter):
    """Dates as precise as the locator's ticks are; `scaled` says which format goes with which unit in days."""

    def __init__(self, locator, tz=None, defaultfmt="%Y-%m-%d", *, usetex=None):
        self._locator, self._tz, self.defaultfmt, self._usetex = locator, tz, defaultfmt, _usetex(usetex)
        self._formatter = DateFormatter(defaultfmt, tz)
        units = {
            "year": DAYS_PER_YEAR,
            "month": DAYS_PER_MONTH,
            "day": 1,
            "hour": 1 / HOURS_PER_DAY,
            "minute": 1 / MINUTES_PER_DAY,
            "second": 1 / SEC_PER_DAY,
            "microsecond": 1 / MUSECONDS_PER_DAY,
        }
        self.scaled = {days: rcParams[f"date.autoformatter.{unit}"] for unit, days in units.items()}

    def _set_locator(self, locator):
        self._locator = locator

    def __call__(self, x, pos=None):
        try:
            unit = float(self._locator._get_unit())
        except AttributeError:
            unit = 1
        fmt = next(
            (fmt for days, fmt in sorted(self.scaled.items(), key=lambda item: item[0]) if days >= unit),
            self.defaultfmt,
        )
        if callable(fmt):
            return fmt(x, pos)
        if not isinstance(fmt, str):
            raise TypeError(f"Unexpected type passed to {self!r}.")
        self._formatter = DateFormatter(fmt, self._tz, usetex=self._usetex)
        return self._formatter(x, pos)


def _six(name, values):
    if len(values) != 6:
        raise ValueError(f"{name} argument must be a list of 6 format strings (or None)")
    return values


class ConciseDateFormatter(Formatter):
    """Dates as short as possible; what they have in common is written once, at the end of the axis."""

    def __init__(
        self, locator, tz=None, formats=None, offset_formats=None, zero_formats=None, show_offset=True, *, usetex=None
    ):
        self._locator, self._tz, self.show_offset, self._usetex = locator, tz, show_offset, _usetex(usetex)
        self.defaultfmt, self.offset_string = "%Y", ""
        # For ticks at years, months, days, hours, minutes, seconds; `zero_formats` where such a unit begins anew.
        self.formats = _six("formats", formats) if formats else ["%Y", "%b", "%d", "%H:%M", "%H:%M", "%S.%f"]
        if zero_formats:
            self.zero_formats = _six("zero_formats", zero_formats)
        else:
            self.zero_formats = ["", *self.formats[:-1]]
            if not formats:
                self.zero_formats[3] = "%b-%d"
        default = ["", "%Y", "%Y-%b", "%Y-%b-%d", "%Y-%b-%d", "%Y-%b-%d %H:%M"]
        self.offset_formats = _six("offset_formats", offset_formats) if offset_formats else default

    _offset_string = property(lambda self: self.offset_string)

    def __call__(self, x, pos=None):
        return DateFormatter(self.defaultfmt, self._tz, usetex=self._usetex)(x, pos)

    def format_ticks(self, values):
        dates = num2date(list(values), self._tz)
        if not dates:
            self.offset_string = ""
            return []
        parts, show = [date.timetuple()[:6] for date in dates], self.show_offset
        # The finest unit in which the ticks differ.
        level = next((n for n in range(5, -1, -1) if len({part[n] for part in parts}) > 1), None)
        if level is None:
            level = 5
        elif level < 2 and any(part[level] == 1 for part in parts):
            # The year stands at its first month already.
            show = False
        texts = []
        for date, part in zip(dates, parts):
            zero = part[level] == (0, 1, 1, 0, 0)[level] if level < 5 else date.second == date.microsecond == 0
            texts.append(date.strftime((self.zero_formats if zero else self.formats)[level]))
        if level == 5:
            zeros = min((len(text) - len(text.rstrip("0")) for text in texts if "." in text), default=0)
            if zeros:
                texts = [text[:-zeros].rstrip(".") if "." in text else text for text in texts]
        self.offset_string = ""
        if show:
            last = dates[0 if self._is_inverted() else -1]
            self.offset_string = last.strftime(self.offset_formats[level])
            if self._usetex:
                self.offset_string = _wrap_in_tex(self.offset_string)
        return [_wrap_in_tex(text) for text in texts] if self._usetex else texts

    def _is_inverted(self):
        axis = self._locator.axis
        return axis is not None and hasattr(axis, "get_inverted") and axis.get_inverted()

    def get_offset(self):
        return self.offset_string

    def format_data_short(self, value):
        return num2date(value, self._tz).strftime("%Y-%m-%d %H:%M:%S")
