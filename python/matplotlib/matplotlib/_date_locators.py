"""Where ticks go on axes of dates."""

import datetime
import math

from ._date_numbers import (
    DAYS_PER_MONTH,
    DAYS_PER_WEEK,
    DAYS_PER_YEAR,
    HOURS_PER_DAY,
    MINUTES_PER_DAY,
    MUSECONDS_PER_DAY,
    SEC_PER_DAY,
    UTC,
    _get_tzinfo,
    date2num,
    get_epoch,
    num2date,
)
from ._date_rrule import rrulewrapper
from ._date_rules import DAILY, HOURLY, MINUTELY, MONTHLY, SECONDLY, WEEKLY, YEARLY, relativedelta
from ._locators import Locator, MultipleLocator, _Edge_integer, warn

MICROSECONDLY = SECONDLY + 1
_DAYS = {
    YEARLY: DAYS_PER_YEAR,
    MONTHLY: DAYS_PER_MONTH,
    WEEKLY: DAYS_PER_WEEK,
    DAILY: 1.0,
    HOURLY: 1.0 / HOURS_PER_DAY,
    MINUTELY: 1.0 / MINUTES_PER_DAY,
    SECONDLY: 1.0 / SEC_PER_DAY,
}


def _no_data():
    return date2num(datetime.date(1970, 1, 1)), date2num(datetime.date(1970, 1, 2))


class DateLocator(Locator):
    """The base of locators of dates."""

    hms0d = {"byhour": 0, "byminute": 0, "bysecond": 0}

    def __init__(self, tz=None):
        self.tz = _get_tzinfo(tz)

    def set_tzinfo(self, tz):
        """Sets the time zone in which ticks are round."""
        self.tz = _get_tzinfo(tz)

    def _dates(self, interval):
        low, high = sorted(map(float, interval))
        return num2date(low, self.tz), num2date(high, self.tz)

    def datalim_to_dt(self):
        return self._dates(self.axis.get_data_interval())

    def viewlim_to_dt(self):
        return self._dates(self.axis.get_view_interval())

    def _get_unit(self):
        return 1

    def _get_interval(self):
        return 1

    def nonsingular(self, vmin, vmax):
        if not math.isfinite(vmin) or not math.isfinite(vmax):
            return _no_data()
        vmin, vmax = min(vmin, vmax), max(vmin, vmax)
        if vmax - vmin < 1e-6:
            room = 2 * self._get_unit() * self._get_interval()
            vmin, vmax = vmin - room, vmax + room
        return vmin, vmax

    def _visible(self):
        try:
            limits = self.viewlim_to_dt()
        except ValueError:
            # Beyond the years that dates have.
            return []
        return self.tick_values(*limits)


class RRuleLocator(DateLocator):
    """Ticks by a rule for recurring dates."""

    def __init__(self, o, tz=None):
        super().__init__(tz)
        self.rule = o

    def __call__(self):
        return self._visible()

    def tick_values(self, vmin, vmax):
        found = self.rule.between(*self._create_rrule(vmin, vmax), True)
        return self.raise_if_exceeds(date2num(found)) if found else date2num([vmin, vmax])

    def _create_rrule(self, vmin, vmax):
        """Starts the rule well before the view, and ends it well after."""
        extent = relativedelta(vmax, vmin)
        try:
            start = vmin - extent
        except (ValueError, OverflowError):
            start = datetime.datetime(1, 1, 1, tzinfo=UTC)
        try:
            stop = vmax + extent
        except (ValueError, OverflowError):
            stop = datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
        self.rule.set(dtstart=start, until=stop)
        return vmin, vmax

    def _get_unit(self):
        return self.get_unit_generic(self.rule._rrule._freq)

    @staticmethod
    def get_unit_generic(freq):
        """The days of a frequency; -1 if it has none."""
        return _DAYS.get(freq, -1)

    def _get_interval(self):
        return self.rule._rrule._interval


class YearLocator(RRuleLocator):
    """A tick at a day of every year that is a multiple of `base`."""

    def __init__(self, base=1, month=1, day=1, tz=None):
        super().__init__(rrulewrapper(YEARLY, interval=base, bymonth=month, bymonthday=day, **self.hms0d), tz=tz)
        self.base = _Edge_integer(base, 0)

    def _create_rrule(self, vmin, vmax):
        first, last = self.base.le(vmin.year) * self.base.step, self.base.ge(vmax.year) * self.base.step
        rule = self.rule._construct
        start = vmin.replace(
            year=max(first, 1), month=rule.get("bymonth", 1), day=rule.get("bymonthday", 1), hour=0, minute=0, second=0
        )
        stop = start.replace(year=min(last, 9999))
        self.rule.set(dtstart=start, until=stop)
        return start, stop


class MonthLocator(RRuleLocator):
    """A tick at a day of every month, or of some."""

    def __init__(self, bymonth=None, bymonthday=1, interval=1, tz=None):
        bymonth = range(1, 13) if bymonth is None else bymonth
        super().__init__(
            rrulewrapper(MONTHLY, bymonth=bymonth, bymonthday=bymonthday, interval=interval, **self.hms0d), tz=tz
        )


class WeekdayLocator(RRuleLocator):
    """Ticks at days of the week."""

    def __init__(self, byweekday=1, interval=1, tz=None):
        super().__init__(rrulewrapper(DAILY, byweekday=byweekday, interval=interval, **self.hms0d), tz=tz)


class DayLocator(RRuleLocator):
    """A tick at every day, or at some days of each month."""

    def __init__(self, bymonthday=None, interval=1, tz=None):
        if interval != int(interval) or interval < 1:
            raise ValueError("interval must be an integer greater than 0")
        bymonthday = range(1, 32) if bymonthday is None else bymonthday
        super().__init__(rrulewrapper(DAILY, bymonthday=bymonthday, interval=interval, **self.hms0d), tz=tz)


class HourLocator(RRuleLocator):
    """A tick at every hour, or at some."""

    def __init__(self, byhour=None, interval=1, tz=None):
        byhour = range(24) if byhour is None else byhour
        super().__init__(rrulewrapper(HOURLY, byhour=byhour, interval=interval, byminute=0, bysecond=0), tz=tz)


class MinuteLocator(RRuleLocator):
    """A tick at every minute, or at some."""

    def __init__(self, byminute=None, interval=1, tz=None):
        byminute = range(60) if byminute is None else byminute
        super().__init__(rrulewrapper(MINUTELY, byminute=byminute, interval=interval, bysecond=0), tz=tz)


class SecondLocator(RRuleLocator):
    """A tick at every second, or at some."""

    def __init__(self, bysecond=None, interval=1, tz=None):
        bysecond = range(60) if bysecond is None else bysecond
        super().__init__(rrulewrapper(SECONDLY, bysecond=bysecond, interval=interval), tz=tz)


class MicrosecondLocator(DateLocator):
    """A tick at every so many microseconds."""

    def __init__(self, interval=1, tz=None):
        super().__init__(tz=tz)
        self._interval, self._wrapped_locator = interval, MultipleLocator(interval)

    def set_axis(self, axis):
        self._wrapped_locator.set_axis(axis)
        super().set_axis(axis)

    def __call__(self):
        return self._visible()

    def tick_values(self, vmin, vmax):
        low, high = date2num((vmin, vmax)).tolist()
        # Counted from midnight, where microseconds still are whole numbers.
        day = math.floor(low)
        return (
            self._wrapped_locator.tick_values((low - day) * MUSECONDS_PER_DAY, (high - day) * MUSECONDS_PER_DAY)
            / MUSECONDS_PER_DAY
            + day
        )

    def _get_unit(self):
        return 1.0 / MUSECONDS_PER_DAY

    def _get_interval(self):
        return self._interval


class AutoDateLocator(DateLocator):
    """Ticks at round dates, in the unit in which there are enough of them and not too many."""

    _RANGES = (None, range(1, 13), range(1, 32), range(24), range(60), range(60), None)

    def __init__(self, tz=None, minticks=5, maxticks=None, interval_multiples=True):
        super().__init__(tz=tz)
        self._freq, self._freqs = YEARLY, [YEARLY, MONTHLY, DAILY, HOURLY, MINUTELY, SECONDLY, MICROSECONDLY]
        self.minticks, self.interval_multiples = minticks, interval_multiples
        self.maxticks = dict(zip(self._freqs, (11, 12, 11, 12, 11, 11, 8)))
        if maxticks is not None:
            try:
                self.maxticks.update(maxticks)
            except TypeError:
                self.maxticks = dict.fromkeys(self._freqs, maxticks)
        self.intervald = {
            YEARLY: [1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 400, 500, 1000, 2000, 4000, 5000, 10000],
            MONTHLY: [1, 2, 3, 4, 6],
            DAILY: [1, 2, 4, 7, 14] if interval_multiples else [1, 2, 3, 7, 14, 21],
            HOURLY: [1, 2, 3, 4, 6, 12],
            MINUTELY: [1, 5, 10, 15, 30],
            SECONDLY: [1, 5, 10, 15, 30],
            MICROSECONDLY: [n * 10**k for k in range(6) for n in (1, 2, 5)] + [1000000],
        }

    def __call__(self):
        return self.get_locator(*self.viewlim_to_dt())()

    def tick_values(self, vmin, vmax):
        return self.get_locator(vmin, vmax).tick_values(vmin, vmax)

    def nonsingular(self, vmin, vmax):
        if not math.isfinite(vmin) or not math.isfinite(vmax):
            return _no_data()
        vmin, vmax = min(vmin, vmax), max(vmin, vmax)
        return (vmin - DAYS_PER_YEAR * 2, vmax + DAYS_PER_YEAR * 2) if vmin == vmax else (vmin, vmax)

    def _get_unit(self):
        return 1.0 / MUSECONDS_PER_DAY if self._freq == MICROSECONDLY else RRuleLocator.get_unit_generic(self._freq)

    def get_locator(self, dmin, dmax):
        """The locator that suits a view."""
        extent, length = relativedelta(dmax, dmin), dmax - dmin
        if dmin > dmax:
            extent, length = -extent, -length
        seconds = length.total_seconds()
        hours = length.days * 24 + extent.hours
        counts = (
            extent.years,
            extent.years * 12 + extent.months,
            length.days,
            hours,
            hours * 60 + extent.minutes,
            math.floor(seconds),
            math.floor(seconds * 1e6),
        )
        # What is finer than the ticks is at its beginning, what is coarser is free.
        by = [None, 1, 1, 0, 0, 0, None]
        for index, (freq, count) in enumerate(zip(self._freqs, counts)):
            if count >= self.minticks:
                interval = self._interval(freq, count)
                self._freq = freq
                break
            by[index] = None
        else:
            interval = 1
        if count >= self.minticks:
            every = self._RANGES[index]
            if every and self.interval_multiples:
                by[index] = {14: [1, 15], 7: [1, 8, 15, 22]}.get(interval) if freq == DAILY else None
                by[index] = by[index] or every[::interval]
                interval = 1
            else:
                by[index] = every
        if freq == YEARLY and self.interval_multiples:
            locator = YearLocator(interval, tz=self.tz)
        elif freq != MICROSECONDLY:
            rule = rrulewrapper(
                self._freq,
                interval=interval,
                dtstart=dmin,
                until=dmax,
                bymonth=by[1],
                bymonthday=by[2],
                byhour=by[3],
                byminute=by[4],
                bysecond=by[5],
            )
            locator = RRuleLocator(rule, tz=self.tz)
        else:
            locator = MicrosecondLocator(interval, tz=self.tz)
            if date2num(dmin) > 70 * 365 and interval < 1000:
                warn(
                    "Plotting microsecond time intervals for dates far from the epoch (time origin: "
                    f"{get_epoch()}) is not well-supported. "
                    "See matplotlib.dates.set_epoch to change the epoch."
                )
        locator.set_axis(self.axis)
        return locator

    def _interval(self, freq, count):
        """The smallest interval that does not make too many ticks."""
        for interval in self.intervald[freq]:
            if count <= interval * (self.maxticks[freq] - 1):
                return interval
        if not (self.interval_multiples and freq == DAILY):
            warn(
                "AutoDateLocator was unable to pick an appropriate interval for this date range. "
                "It may be necessary to add an interval "
                f"value to the AutoDateLocator's intervald dictionary. Defaulting to {interval}."
            )
        return interval
