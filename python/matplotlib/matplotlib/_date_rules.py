"""Recurring dates and calendar arithmetic, with dateutil's names and arguments."""

import datetime
import math

YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY = range(7)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    """The number of days of a month."""
    return 28 + is_leap(year) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


class weekday:
    """A day of the week, or with n the n-th such day of a month or year."""

    def __init__(self, weekday, n=None):
        if n == 0:
            raise ValueError("Can't create weekday with n==0")
        self.weekday, self.n = weekday, n

    def __call__(self, n):
        return weekday(self.weekday, n)

    def __eq__(self, other):
        return (self.weekday, self.n) == (getattr(other, "weekday", None), getattr(other, "n", None))

    def __hash__(self):
        return hash((self.weekday, self.n))

    def __repr__(self):
        name = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[self.weekday]
        return f"{name}({self.n:+d})" if self.n else name


MO, TU, WE, TH, FR, SA, SU = map(weekday, range(7))


class relativedelta:
    """A difference of dates in years, months and so on, to be added to dates; singular names replace instead."""

    _UNITS = ("years", "months", "days", "hours", "minutes", "seconds", "microseconds")

    def __init__(
        self,
        dt1=None,
        dt2=None,
        years=0,
        months=0,
        days=0,
        weeks=0,
        hours=0,
        minutes=0,
        seconds=0,
        microseconds=0,
        **absolute,
    ):
        self.years, self.months, self.days, self.hours = years, months, days + 7 * weeks, hours
        self.minutes, self.seconds, self.microseconds, self._absolute = minutes, seconds, microseconds, absolute
        if dt1 is not None and dt2 is not None:
            self._between(dt1, dt2)
        self._carry()

    def _between(self, later, earlier):
        months = (later.year - earlier.year) * 12 + later.month - earlier.month
        step = 1 if later < earlier else -1
        self.months = months
        reached = earlier + self
        # Whole months must not go beyond the other date.
        while (later > reached) if step == 1 else (later < reached):
            months += step
            self.years, self.months = 0, months
            reached = earlier + self
        rest = later - reached
        self.seconds, self.microseconds = rest.days * 86400 + rest.seconds, rest.microseconds

    def _carry(self):
        for small, large, size in (
            ("microseconds", "seconds", 1000000),
            ("seconds", "minutes", 60),
            ("minutes", "hours", 60),
            ("hours", "days", 24),
            ("months", "years", 12),
        ):
            value = getattr(self, small)
            if abs(value) >= size:
                whole = int(math.copysign(abs(value) // size, value))
                setattr(self, small, value - whole * size)
                setattr(self, large, getattr(self, large) + whole)

    def _parts(self, sign=1):
        return {name: sign * getattr(self, name) for name in self._UNITS}

    def __add__(self, other):
        if isinstance(other, relativedelta):
            parts = {name: getattr(self, name) + getattr(other, name) for name in self._UNITS}
            return relativedelta(**parts, **{**self._absolute, **other._absolute})
        absolute = dict(self._absolute)
        wanted = absolute.pop("weekday", None)
        year, month = absolute.pop("year", other.year) + self.years, absolute.pop("month", other.month) + self.months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        if not 1 <= year <= 9999:
            raise ValueError(f"year {year} is out of range")
        day = min(absolute.pop("day", other.day), days_in(year, month))
        moved = other.replace(year=year, month=month, day=day, **absolute)
        moved += datetime.timedelta(self.days, self.seconds, self.microseconds, 0, self.minutes, self.hours)
        if wanted is not None:
            wanted = wanted if isinstance(wanted, weekday) else weekday(wanted)
            n = wanted.n or 1
            days = (wanted.weekday - moved.weekday()) % 7 if n > 0 else -((moved.weekday() - wanted.weekday) % 7)
            moved += datetime.timedelta(days + 7 * (n - 1 if n > 0 else n + 1))
        return moved

    __radd__ = __add__

    def __neg__(self):
        return relativedelta(**self._parts(-1), **self._absolute)

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, factor):
        return relativedelta(**{name: int(value * factor) for name, value in self._parts().items()}, **self._absolute)

    __rmul__ = __mul__

    def __bool__(self):
        return any(self._parts().values()) or bool(self._absolute)

    def __eq__(self, other):
        return isinstance(other, relativedelta) and (self._parts(), self._absolute) == (other._parts(), other._absolute)

    def __hash__(self):
        return hash(tuple(self._parts().values()))

    def __repr__(self):
        parts = [f"{name}={value:+g}" for name, value in self._parts().items() if value]
        return f"relativedelta({', '.join(parts + [f'{name}={value!r}' for name, value in self._absolute.items()])})"
