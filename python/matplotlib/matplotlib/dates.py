"""Dates on an axis: days since 1970 as numbers, round dates as ticks."""

import datetime

import numpy as np

from . import rcParams, units
from ._date_formatters import AutoDateFormatter, ConciseDateFormatter, DateFormatter, _wrap_in_tex
from ._date_locators import (
    MICROSECONDLY,
    AutoDateLocator,
    DateLocator,
    DayLocator,
    HourLocator,
    MicrosecondLocator,
    MinuteLocator,
    MonthLocator,
    RRuleLocator,
    SecondLocator,
    WeekdayLocator,
    YearLocator,
)
from ._date_numbers import (
    DAYS_PER_MONTH,
    DAYS_PER_WEEK,
    DAYS_PER_YEAR,
    EPOCH_OFFSET,
    HOURS_PER_DAY,
    MIN_PER_HOUR,
    MINUTES_PER_DAY,
    MONTHS_PER_YEAR,
    MUSECONDS_PER_DAY,
    SEC_PER_DAY,
    SEC_PER_HOUR,
    SEC_PER_MIN,
    SEC_PER_WEEK,
    UTC,
    _get_tzinfo,
    _reset_epoch_test_example,
    date2num,
    datestr2num,
    drange,
    get_epoch,
    num2date,
    num2timedelta,
    set_epoch,
)
from ._date_rrule import rrule, rrulewrapper
from ._date_rules import (
    DAILY,
    FR,
    HOURLY,
    MINUTELY,
    MO,
    MONTHLY,
    SA,
    SECONDLY,
    SU,
    TH,
    TU,
    WE,
    WEEKLY,
    YEARLY,
    relativedelta,
)

__all__ = (
    "datestr2num",
    "date2num",
    "num2date",
    "num2timedelta",
    "drange",
    "set_epoch",
    "get_epoch",
    "DateFormatter",
    "ConciseDateFormatter",
    "AutoDateFormatter",
    "DateLocator",
    "RRuleLocator",
    "AutoDateLocator",
    "YearLocator",
    "MonthLocator",
    "WeekdayLocator",
    "DayLocator",
    "HourLocator",
    "MinuteLocator",
    "SecondLocator",
    "MicrosecondLocator",
    "rrule",
    "MO",
    "TU",
    "WE",
    "TH",
    "FR",
    "SA",
    "SU",
    "YEARLY",
    "MONTHLY",
    "WEEKLY",
    "DAILY",
    "HOURLY",
    "MINUTELY",
    "SECONDLY",
    "MICROSECONDLY",
    "relativedelta",
    "DateConverter",
    "ConciseDateConverter",
    "rrulewrapper",
)

WEEKDAYS = MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = MO, TU, WE, TH, FR, SA, SU


class DateConverter(units.ConversionInterface):
    """Numbers and ticks for dates; their unit is the time zone."""

    def __init__(self, *, interval_multiples=True):
        self._interval_multiples = interval_multiples

    def _formatter(self, locator, tz):
        return AutoDateFormatter(locator, tz=tz)

    def axisinfo(self, unit, axis):
        locator = AutoDateLocator(tz=unit, interval_multiples=self._interval_multiples)
        limits = datetime.date(1970, 1, 1), datetime.date(1970, 1, 2)
        return units.AxisInfo(majloc=locator, majfmt=self._formatter(locator, unit), label="", default_limits=limits)

    @staticmethod
    def convert(value, unit, axis):
        return date2num(value)

    @staticmethod
    def default_units(x, axis):
        try:
            x = units.first_finite(x.ravel() if isinstance(x, np.ndarray) else x)
        except (TypeError, StopIteration):
            pass
        return getattr(x, "tzinfo", None)


class ConciseDateConverter(DateConverter):
    """The same with concise labels."""

    def __init__(
        self, formats=None, zero_formats=None, offset_formats=None, show_offset=True, *, interval_multiples=True
    ):
        super().__init__(interval_multiples=interval_multiples)
        self._settings = {
            "formats": formats,
            "zero_formats": zero_formats,
            "offset_formats": offset_formats,
            "show_offset": show_offset,
        }

    def _formatter(self, locator, tz):
        return ConciseDateFormatter(locator, tz=tz, **self._settings)


class _SwitchableDateConverter:
    """The converter that the settings name at the time."""

    @staticmethod
    def _now():
        kind = ConciseDateConverter if rcParams["date.converter"] == "concise" else DateConverter
        return kind(interval_multiples=rcParams["date.interval_multiples"])

    def axisinfo(self, *args, **kwargs):
        return self._now().axisinfo(*args, **kwargs)

    def default_units(self, *args, **kwargs):
        return self._now().default_units(*args, **kwargs)

    def convert(self, *args, **kwargs):
        return self._now().convert(*args, **kwargs)


for _kind in (datetime.date, datetime.datetime, np.datetime64):
    units.registry.setdefault(_kind, _SwitchableDateConverter())
