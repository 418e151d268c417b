"""Rules for recurring dates. Only what lies in the wanted range is computed, however far from the start that is."""

import datetime

from math import gcd

from ._date_rules import HOURLY, MINUTELY, MONTHLY, SECONDLY, WEEKLY, YEARLY, days_in, is_leap, weekday

_LAST = datetime.date.max.toordinal()


def _sorted(values):
    """One number or several as a sorted list; None stays."""
    if values is None:
        return None
    return sorted(values) if hasattr(values, "__iter__") else [values]


def easter(year):
    """Easter Sunday of the western churches."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return datetime.date(year, n // 31, n % 31 + 1)


class rrule:
    """Dates from `dtstart` on, every `interval` years, months and so on, as far as all the by... allow them."""

    def __init__(
        self,
        freq,
        dtstart=None,
        interval=1,
        wkst=None,
        count=None,
        until=None,
        bysetpos=None,
        bymonth=None,
        bymonthday=None,
        byyearday=None,
        byeaster=None,
        byweekno=None,
        byweekday=None,
        byhour=None,
        byminute=None,
        bysecond=None,
        cache=False,
    ):
        start = datetime.datetime.now() if dtstart is None else dtstart
        if not isinstance(start, datetime.datetime):
            start = datetime.datetime(start.year, start.month, start.day)
        if until is not None and not isinstance(until, datetime.datetime):
            until = datetime.datetime(until.year, until.month, until.day)
        start = start.replace(microsecond=0)
        self._freq, self._dtstart, self._interval, self._count, self._until = freq, start, int(interval), count, until
        self._wkst = getattr(wkst, "weekday", wkst) or 0
        if all(rule is None for rule in (bymonthday, byyearday, byeaster, byweekno, byweekday)):
            if freq == YEARLY and bymonth is None:
                bymonth = start.month
            if freq in (YEARLY, MONTHLY):
                bymonthday = start.day
            elif freq == WEEKLY:
                byweekday = start.weekday()
        self._months, self._month_days, self._year_days = _sorted(bymonth), _sorted(bymonthday), _sorted(byyearday)
        self._easter, self._weeks, self._positions = _sorted(byeaster), _sorted(byweekno), _sorted(bysetpos)
        days = byweekday if byweekday is None or hasattr(byweekday, "__iter__") else [byweekday]
        days = days and [day if isinstance(day, weekday) else weekday(day) for day in days]
        # The n-th weekday means something within months and years only.
        self._weekdays = days and {day.weekday for day in days if not (day.n and freq <= MONTHLY)}
        self._nth = {(day.weekday, day.n) for day in days or () if day.n and freq <= MONTHLY}
        # Months and their days alone are looked up, and need no check day by day.
        self._simple = self._weekdays is self._year_days is self._easter is self._weeks is None
        # What the frequency runs through is all allowed, what is finer stays as in the start.
        self._hours = _sorted(byhour) or ([start.hour] if freq < HOURLY else range(24))
        self._minutes = _sorted(byminute) or ([start.minute] if freq < MINUTELY else range(60))
        self._seconds = _sorted(bysecond) or ([start.second] if freq < SECONDLY else range(60))
        for unit, given, first, size in (
            (HOURLY, byhour, start.hour, 24),
            (MINUTELY, byminute, start.minute, 60),
            (SECONDLY, bysecond, start.second, 60),
        ):
            if (
                freq == unit
                and given is not None
                and all((each - first) % gcd(self._interval, size) for each in _sorted(given))
            ):
                raise ValueError("Invalid rrule byxxx generates an empty set.")

    def _allowed(self, day):
        if self._months is not None and day.month not in self._months:
            return False
        if self._month_days is not None:
            length = days_in(day.year, day.month)
            if day.day not in self._month_days and day.day - length - 1 not in self._month_days:
                return False
        if self._weekdays is not None and day.weekday() not in self._weekdays and not self._is_nth(day):
            return False
        if self._year_days is not None:
            number, length = day.timetuple().tm_yday, 365 + is_leap(day.year)
            if number not in self._year_days and number - length - 1 not in self._year_days:
                return False
        if self._weeks is not None and day.isocalendar()[1] not in self._weeks:
            return False
        return self._easter is None or (day - easter(day.year)).days in self._easter

    def _is_nth(self, day):
        if not self._nth:
            return False
        if self._freq == MONTHLY or self._months is not None:
            index, length = day.day - 1, days_in(day.year, day.month)
        else:
            index, length = day.timetuple().tm_yday - 1, 365 + is_leap(day.year)
        return (day.weekday(), index // 7 + 1) in self._nth or (
            day.weekday(),
            -((length - 1 - index) // 7 + 1),
        ) in self._nth

    def _month(self, year, month):
        length = days_in(year, month)
        days = range(1, length + 1)
        if self._month_days is not None:
            days = {n if n > 0 else length + 1 + n for n in self._month_days}
            days = sorted(day for day in days if 0 < day <= length)
        days = [datetime.date(year, month, day) for day in days]
        return days if self._simple else [day for day in days if self._allowed(day)]

    def _periods(self, low, high):
        """For each turn of the frequency its days, from the turn with the date `low` to that with `high`."""
        start, freq, step = self._dtstart.date(), self._freq, self._interval
        if freq in (YEARLY, MONTHLY):
            length = 12 if freq == YEARLY else 1
            first = start.year * 12 + (start.month - 1 if freq == MONTHLY else 0)
            skipped = max(0, (low.year * 12 + low.month - 1 - first) // (length * step))
            for month in range(first + skipped * length * step, (high.year + 1) * 12, length * step):
                months = range(1, 13) if freq == YEARLY else [month % 12 + 1]
                months = [each for each in months if self._months is None or each in self._months]
                yield [day for each in months for day in self._month(month // 12, each)]
            return
        length = 7 if freq == WEEKLY else 1
        if freq >= HOURLY:
            step = 1
        first = start.toordinal() - ((start.weekday() - self._wkst) % 7 if freq == WEEKLY else 0)
        skipped = max(0, (low.toordinal() - first) // (length * step))
        for number in range(first + skipped * length * step, high.toordinal() + 1, length * step):
            days = [datetime.date.fromordinal(each) for each in range(max(number, 1), min(number + length, _LAST + 1))]
            yield [day for day in days if self._allowed(day)]

    def _times(self, day, low, high):
        """The allowed times of a day from low to high."""
        make, zone, first, last = datetime.datetime, self._dtstart.tzinfo, low.date(), high.date()
        year, month, number = day.year, day.month, day.day
        if first < day < last:
            return [
                make(year, month, number, hour, minute, second, 0, zone)
                for hour in self._hours
                for minute in self._minutes
                for second in self._seconds
            ]
        found = []
        if not first <= day <= last:
            return found
        for hour in self._hours:
            if make(year, month, number, hour, 59, 59, tzinfo=zone) < low:
                continue
            if make(year, month, number, hour, tzinfo=zone) > high:
                break
            for minute in self._minutes:
                if make(year, month, number, hour, minute, 59, tzinfo=zone) < low:
                    continue
                if make(year, month, number, hour, minute, tzinfo=zone) > high:
                    break
                times = [make(year, month, number, hour, minute, second, 0, zone) for second in self._seconds]
                found += [time for time in times if low <= time <= high]
        return found

    def _slots(self, low, high):
        """Every so many hours, minutes or seconds."""
        parts = {HOURLY: {"minute": 0, "second": 0}, MINUTELY: {"second": 0}, SECONDLY: {}}[self._freq]
        slot = self._dtstart.replace(**parts)
        step = datetime.timedelta(seconds={HOURLY: 3600, MINUTELY: 60, SECONDLY: 1}[self._freq] * self._interval)
        slot += max(0, (low - slot) // step) * step
        while slot <= high:
            if (
                slot.hour in self._hours
                and (self._freq == HOURLY or slot.minute in self._minutes)
                and self._allowed(slot.date())
            ):
                for minute in self._minutes if self._freq == HOURLY else [slot.minute]:
                    for second in self._seconds if self._freq <= MINUTELY else [slot.second]:
                        found = slot.replace(minute=minute, second=second)
                        if low <= found <= high and second in self._seconds:
                            yield found
            try:
                slot += step
            except OverflowError:
                return

    def _found(self, low=None, high=None):
        """The dates from low to high, in order."""
        low = self._dtstart if low is None or low < self._dtstart else low
        if high is None or self._until is not None and self._until < high:
            high = datetime.datetime.max.replace(tzinfo=self._dtstart.tzinfo) if self._until is None else self._until
        if self._freq >= HOURLY and self._interval > 1:
            yield from self._slots(low, high)
            return
        for days in self._periods(low.date(), high.date()):
            if self._positions is None:
                for day in days:
                    yield from self._times(day, low, high)
                continue
            whole = (
                datetime.datetime.min.replace(tzinfo=self._dtstart.tzinfo),
                datetime.datetime.max.replace(tzinfo=self._dtstart.tzinfo),
            )
            every = [found for day in days for found in self._times(day, *whole)]
            chosen = {n - 1 if n > 0 else len(every) + n for n in self._positions}
            yield from (found for index, found in enumerate(every) if index in chosen and low <= found <= high)

    def _counted(self, low=None, high=None):
        if self._count is None:
            yield from self._found(low, high)
            return
        # Which are the first so many shows only by counting from the start.
        for number, found in enumerate(self._found(None, high)):
            if number >= self._count:
                return
            if low is None or found >= low:
                yield found

    def __iter__(self):
        return self._counted()

    def between(self, after, before, inc=False, count=1):
        """The dates between two; with `inc` those two may be among them."""
        return [found for found in self._counted(after, before) if inc or after < found < before]

    def xafter(self, dt, count=None, inc=False):
        """Dates after one, at most `count`."""
        number = 0
        for found in self._counted(dt):
            if found > dt or inc:
                number += 1
                if count is not None and number > count:
                    return
                yield found

    def after(self, dt, inc=False):
        """The first date after one, or None."""
        return next(self.xafter(dt, inc=inc), None)

    def before(self, dt, inc=False):
        """The last date before one, or None."""
        last = None
        for found in self._counted(None, dt):
            if found < dt or inc:
                last = found
        return last

    def count(self):
        """How many dates there are."""
        return sum(1 for _ in self)


class rrulewrapper:
    """A rule whose dates are local to a time zone, and whose settings can change."""

    def __init__(self, freq, tzinfo=None, **kwargs):
        self._base_tzinfo = tzinfo
        self._update_rrule(freq=freq, **kwargs)

    def set(self, **kwargs):
        """Changes settings of the rule."""
        self._update_rrule(**{**self._construct, **kwargs})

    def _update_rrule(self, **kwargs):
        zone, start, until = self._base_tzinfo, kwargs.get("dtstart"), kwargs.get("until")
        if start is not None and start.tzinfo is not None:
            zone = zone or start.tzinfo
            kwargs["dtstart"] = start.astimezone(zone).replace(tzinfo=None)
        if until is not None and until.tzinfo is not None:
            if zone is None:
                raise ValueError("until cannot be aware if dtstart is naive and tzinfo is None")
            kwargs["until"] = until.astimezone(zone).replace(tzinfo=None)
        self._construct, self._tzinfo = kwargs, zone
        self._rrule = rrule(**kwargs)

    def _naive(self, date):
        if getattr(date, "tzinfo", None) is None or self._tzinfo is None:
            return date
        return date.astimezone(self._tzinfo).replace(tzinfo=None)

    def _aware(self, date):
        if date is None or self._tzinfo is None:
            return date
        if hasattr(self._tzinfo, "localize"):
            return self._tzinfo.localize(date, is_dst=True)
        return date.replace(tzinfo=self._tzinfo)

    def between(self, after, before, inc=False, count=1):
        return [self._aware(date) for date in self._rrule.between(self._naive(after), self._naive(before), inc, count)]

    def xafter(self, dt, count=None, inc=False):
        return [self._aware(date) for date in self._rrule.xafter(self._naive(dt), count, inc)]

    def after(self, dt, inc=False):
        return self._aware(self._rrule.after(self._naive(dt), inc))

    def before(self, dt, inc=False):
        return self._aware(self._rrule.before(self._naive(dt), inc))

    def __getattr__(self, name):
        if name.startswith("__") or name == "_rrule":
            raise AttributeError(name)
        return getattr(self._rrule, name)
