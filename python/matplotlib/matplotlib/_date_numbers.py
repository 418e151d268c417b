"""Dates as days since the epoch, and back."""

import datetime
import math

import numpy as np

from . import rcParams
from .units import unpacked

UTC = datetime.timezone.utc
EPOCH_OFFSET = float(datetime.datetime(1970, 1, 1).toordinal())
HOURS_PER_DAY, MIN_PER_HOUR, SEC_PER_MIN, MONTHS_PER_YEAR = 24.0, 60.0, 60.0, 12.0
DAYS_PER_WEEK, DAYS_PER_MONTH, DAYS_PER_YEAR = 7.0, 30.0, 365.0
MINUTES_PER_DAY = MIN_PER_HOUR * HOURS_PER_DAY
SEC_PER_HOUR = SEC_PER_MIN * MIN_PER_HOUR
SEC_PER_DAY = SEC_PER_HOUR * HOURS_PER_DAY
SEC_PER_WEEK = SEC_PER_DAY * DAYS_PER_WEEK
MUSECONDS_PER_DAY = 1e6 * SEC_PER_DAY

_epoch = None


def _get_tzinfo(tz=None):
    """The time zone of that name; None is that of the settings."""
    tz = rcParams["timezone"] if tz is None else tz
    if isinstance(tz, datetime.tzinfo):
        return tz
    if not isinstance(tz, str):
        raise TypeError(f"tz must be string or tzinfo subclass, not {tz!r}.")
    if tz == "UTC":
        return UTC
    try:
        from zoneinfo import ZoneInfo

        return ZoneInfo(tz)
    except Exception as error:
        raise ValueError(f"{tz} is not a valid timezone as parsed by dateutil.tz.gettz.") from error


def _reset_epoch_test_example():
    global _epoch
    _epoch = None


def set_epoch(epoch):
    """Sets the date that is zero; only before any date was used."""
    global _epoch
    if _epoch is not None:
        raise RuntimeError("set_epoch must be called before dates plotted.")
    _epoch = epoch


def get_epoch():
    """The date that is zero, as text."""
    global _epoch
    if _epoch is None:
        _epoch = rcParams["date.epoch"]
    return _epoch


def _start():
    """The epoch, without and with a time zone."""
    start = datetime.datetime.fromisoformat(get_epoch())
    return start, start.replace(tzinfo=UTC)


def _number(date, start, aware):
    """Days since the epoch, computed in the order that loses nothing."""
    if isinstance(date, datetime.datetime):
        since = date - (start if date.tzinfo is None else aware)
        return (since.days * 86400 + since.seconds + since.microseconds * 1000 / 1e9) / SEC_PER_DAY
    if isinstance(date, datetime.date):
        since = datetime.datetime(date.year, date.month, date.day) - start
        return (since.days * 86400 + since.seconds) / SEC_PER_DAY
    if date is None:
        return math.nan
    if isinstance(date, str):
        return _number(datetime.datetime.fromisoformat(date), start, aware)
    if isinstance(date, np.datetime64):
        return float(_from_datetime64(np.array([date]))[0])
    raise TypeError(f"{date!r} is not a date")


def _from_datetime64(dates):
    seconds = dates.astype("datetime64[s]")
    rest = (dates - seconds).astype("timedelta64[ns]").astype(float) / 1e9
    days = ((seconds - np.datetime64(get_epoch(), "s")).astype(float) + rest) / SEC_PER_DAY
    days[np.isnat(dates)] = np.nan
    return days


def date2num(d):
    """Days since the epoch, for a date or any sequence of dates."""
    d = unpacked(d)
    if isinstance(d, (datetime.date, str)) or not np.iterable(d):
        if getattr(getattr(d, "dtype", None), "kind", "") == "M":
            return _from_datetime64(np.asarray(d).reshape(1))[0]
        return np.float64(_number(d, *_start()))
    mask = getattr(d, "mask", None)
    # Items are converted one by one from a list: an array of objects gains nothing.
    flat, shape = (d, (len(d),)) if type(d) in (list, tuple) else (None, None)
    if flat is None or flat and not isinstance(flat[0], datetime.date):
        values = np.asarray(d)
        if values.dtype.kind == "M":
            days = _from_datetime64(values)
            return days if mask is None else np.ma.masked_array(days, mask=mask)
        if not values.size:
            return values
        flat, shape = values.ravel().tolist(), values.shape
    start, aware = _start()
    days = np.array([_number(date, start, aware) for date in flat], float).reshape(shape)
    return days if mask is None or not np.any(mask) else np.ma.masked_array(days, mask=mask)


def _date(x, tz):
    start = _start()[1]
    microseconds = round(float(x) * MUSECONDS_PER_DAY)
    try:
        date = start + datetime.timedelta(microseconds=microseconds)
    except OverflowError:
        raise ValueError(
            f"Date ordinal {x} converts to {_written(microseconds, start)} (using epoch {get_epoch()}), "
            "but Matplotlib dates must be between year 0001 and 9999."
        ) from None
    if tz is not UTC:
        date = date.astimezone(tz)
    if abs(x) > 70 * 365:
        # Far from the epoch a float does not hold microseconds; twenty of them is what it holds.
        rounded = round(date.microsecond / 20) * 20
        date = (
            date.replace(microsecond=0) + datetime.timedelta(microseconds=rounded)
            if rounded >= 1000000
            else date.replace(microsecond=rounded)
        )
    return date


def _written(microseconds, start):
    """A date that `datetime` cannot hold, as text."""
    days, rest = divmod(microseconds, 86400000000)
    # 400 years have 146097 days, after which the calendar repeats.
    turns, days = divmod(start.toordinal() - 1 + days, 146097)
    date = datetime.datetime(1, 1, 1) + datetime.timedelta(days, microseconds=rest)
    return f"{turns * 400 + date.year:04d}{date.isoformat(timespec='microseconds')[4:]}"


def _each(function, values):
    """The function on every item of nested sequences, as nested lists."""
    if hasattr(values, "tolist"):
        values = values.tolist()
    return [_each(function, value) for value in values] if np.iterable(values) else function(values)


def num2date(x, tz=None):
    """The `datetime` that is so many days after the epoch, or a list of them."""
    tz = _get_tzinfo(tz)
    return _each(lambda value: _date(value, tz), x)


def num2timedelta(x):
    """The `timedelta` of so many days, or a list of them."""
    return _each(lambda value: datetime.timedelta(days=value), x)


def drange(dstart, dend, delta):
    """Evenly spaced dates as numbers; `dend` is not among them."""
    first, step = date2num(dstart), delta.total_seconds() / SEC_PER_DAY
    count = math.ceil((date2num(dend) - first) / step)
    last = dstart + count * delta
    if last >= dend:
        last, count = last - delta, count - 1
    return np.linspace(first, date2num(last), count + 1)


def datestr2num(d, default=None):
    """Days since the epoch, for dates in writing."""
    from ._date_texts import parse

    if isinstance(d, str):
        return date2num(parse(d, default))
    values = np.asarray(d)
    if not values.size:
        return values
    return date2num([parse(text, default) for text in values.ravel().tolist()]).reshape(values.shape)
