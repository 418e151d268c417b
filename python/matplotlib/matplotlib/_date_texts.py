"""Dates in writing, in the usual orders: ISO first, then American, European where only that is possible."""

import datetime
import re

from ._date_rules import days_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(
    r"(?<![\d.])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\b\.?)?|\b(\d{1,2})\s*([ap])\.?m\b\.?",
    re.I,
)
_ZONE = re.compile(r"\s*(?:(z|utc|gmt)\b|([+-])(\d{2}):?(\d{2})?)", re.I)
_WORD = re.compile(r"[a-z]+", re.I)


def parse(text, default=None):
    """The `datetime` for a text; what it does not say is as in `default`, which is today."""
    today = datetime.datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
    default = today if default is None else default
    fields, rest = _time(re.sub(r"(?<=\d)T(?=\d)", " ", text))
    weekday, month = None, None
    for word in _WORD.findall(rest):
        start = word.lower()[:3]
        if start in _MONTHS and month is None:
            month = _MONTHS.index(start) + 1
        elif start in _DAYS:
            weekday = _DAYS.index(start)
        elif word.lower() not in ("st", "nd", "rd", "th", "of", "at", "on", "and", "t", "ad", "m"):
            raise ValueError(f"Unknown string format: {text}")
    numbers = re.findall(r"\d+", rest)
    if not (numbers or fields or month or weekday is not None):
        raise ValueError(
            f"String does not contain a date: {text}" if text.strip() == "" else f"Unknown string format: {text}"
        )
    if len(numbers) == 1 and month is None:
        numbers = _packed(numbers[0], fields)
    if len(numbers) + (month is not None) > 3:
        raise ValueError(f"Unknown string format: {text}")
    fields.update(_ordered(numbers, month, today.year))
    try:
        if "day" not in fields:
            length = days_in(fields.get("year", default.year), fields.get("month", default.month))
            fields["day"] = min(default.day, length)
            if weekday is not None and not numbers and month is None:
                found = default.replace(**fields)
                return found + datetime.timedelta((weekday - found.weekday()) % 7)
        return default.replace(**fields)
    except ValueError as error:
        raise ValueError(f"{error}: {text}") from None


def _time(text):
    """The fields of the time of day, and the text without it."""
    found = _TIME.search(text)
    if not found:
        return {}, text
    hour, minute, second, fraction, half, hour_alone, half_alone = found.groups()
    hour, half = int(hour or hour_alone), (half or half_alone or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    fields = {
        "hour": hour,
        "minute": int(minute or 0),
        "second": int(second or 0),
        "microsecond": int((fraction or "0")[:6].ljust(6, "0")),
    }
    end = found.end()
    zone = _ZONE.match(text, end)
    if zone:
        end = zone.end()
        fields["tzinfo"] = datetime.timezone.utc
        if zone[2]:
            offset = int(zone[3]) * 60 + int(zone[4] or 0)
            fields["tzinfo"] = datetime.timezone(datetime.timedelta(minutes=offset if zone[2] == "+" else -offset))
    return fields, text[: found.start()] + " " + text[end:]


def _packed(digits, fields):
    """Digits without separators: YYYYMMDD, YYMMDD, YYYYMM, each with a time after it or not."""
    if len(digits) in (12, 14):
        fields.update(zip(("hour", "minute", "second"), (int(digits[at : at + 2]) for at in range(8, len(digits), 2))))
        digits = digits[:8]
    if len(digits) == 8:
        return [digits[:4], digits[4:6], digits[6:]]
    if len(digits) == 6:
        return [digits[:2], digits[2:4], digits[4:]]
    return [digits]


def _ordered(numbers, month, this_year):
    """Which number is the year, the month, the day."""

    def is_year(digits):
        return len(digits) > 2 or int(digits) > 31

    found = {}
    if month is not None:
        found["month"] = month
        years = [digits for digits in numbers if is_year(digits)]
        others = [digits for digits in numbers if not is_year(digits)]
        if not years and len(others) > 1:
            years = [others.pop()]
        if others:
            found["day"] = int(others[0])
        if years:
            found["year"] = _year(years[0], this_year)
        return found
    if len(numbers) == 1:
        return {"year": _year(numbers[0], this_year)} if is_year(numbers[0]) else {"day": int(numbers[0])}
    if len(numbers) == 2:
        first, second = numbers
        if is_year(first):
            return {"year": _year(first, this_year), "month": int(second)}
        if is_year(second):
            return {"month": int(first), "year": _year(second, this_year)}
        day, month = (first, second) if int(first) > 12 else (second, first)
        return {"month": int(month), "day": int(day)}
    if len(numbers) == 3:
        first, second, third = numbers
        if is_year(first):
            month, day = (third, second) if int(second) > 12 >= int(third) else (second, third)
            return {"year": _year(first, this_year), "month": int(month), "day": int(day)}
        day, month = (first, second) if int(first) > 12 else (second, first)
        return {"year": _year(third, this_year), "month": int(month), "day": int(day)}
    return found


def _year(digits, this_year):
    """A year; two digits are within fifty years of now."""
    year = int(digits)
    if len(digits) > 2:
        return year
    year += this_year // 100 * 100
    return year - 100 if year >= this_year + 50 else year + 100 if year < this_year - 50 else year
