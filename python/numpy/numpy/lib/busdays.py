"""Business days: days of some weekdays that are no holidays. Days are counted from 1970-01-01, a Thursday."""
import numpy as np

__all__ = ["busday_count", "busday_offset", "busdaycalendar", "is_busday"]

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NAT = -(2**63)


def _mask(weekmask):
    if isinstance(weekmask, str):
        if len(weekmask) == 7 and set(weekmask) <= {"0", "1"}:
            return np.array([one == "1" for one in weekmask])
        text, found = "".join(weekmask.split()), [False] * 7
        for start in range(0, len(text), 3):
            if text[start:start + 3] not in _DAYS:
                raise ValueError(f'Invalid business day weekmask string "{weekmask}"')
            found[_DAYS.index(text[start:start + 3])] = True
        return np.array(found)
    if not hasattr(weekmask, "__len__"):
        raise ValueError("Couldn't convert object into a business day weekmask")
    if len(weekmask) != 7:
        raise ValueError("A business day weekmask array must have length 7")
    return np.array(weekmask, bool)


def _counts(dates):
    """Days as numbers, and which of them are no date."""
    dates = np.asarray(dates)
    if dates.dtype.kind != "M":
        dates = np.asarray(dates, "M8")
    if not np.can_cast(dates.dtype, "M8[D]", "safe"):
        raise TypeError(f"Iterator operand 0 dtype could not be cast from dtype('{dates.dtype.str}') to dtype('<M8[D]') according to the rule 'safe'")
    days = dates.astype("M8[D]").view("i8") if dates.ndim else dates.reshape(1).astype("M8[D]").view("i8").reshape(())
    return days, days == _NAT


class busdaycalendar:
    """Which weekdays are business days, and which days are holidays."""

    __module__ = "numpy"

    def __init__(self, weekmask="1111100", holidays=None):
        self._mask = _mask(weekmask)
        if not self._mask.any():
            raise ValueError("Cannot construct a numpy.busdaycal with a weekmask of all zeros")
        days = np.empty(0, "i8")
        if holidays is not None and len(holidays):
            days, is_none = _counts(holidays)
            days = np.unique(days[~is_none])
            days = days[self._mask[(days + 3) % 7]]
        self._days = days
        self._places = np.nonzero(self._mask)[0]
        self._before = np.concatenate(([0], np.cumsum(self._mask)))

    weekmask = property(lambda self: self._mask.copy(), doc="Seven truths, from Monday on.")
    holidays = property(lambda self: self._days.view("M8[D]").copy(), doc="The holidays on business days, in order.")

    def is_business(self, days):
        """Which days are business days."""
        return self._mask[(days + 3) % 7] & ~np.isin(days, self._days)

    def _weekly(self, days):
        """How many days of the weekdays lie before, holidays counted."""
        return (days + 3) // 7 * len(self._places) + self._before[(days + 3) % 7]

    def rank(self, days):
        """How many business days lie before."""
        return self._weekly(days) - np.searchsorted(self._days, days)

    def at_rank(self, rank):
        """The business day before which so many lie."""
        skipped = self._weekly(self._days) - np.arange(len(self._days))
        rank = rank + np.searchsorted(skipped, rank, side="right")
        return rank // len(self._places) * 7 + self._places[rank % len(self._places)] - 3


_EVERY_WEEK = "1111100"


def _calendar(name, weekmask, holidays, busdaycal):
    if busdaycal is None:
        return busdaycalendar(_EVERY_WEEK if weekmask is None else weekmask, holidays)
    if not isinstance(busdaycal, busdaycalendar):
        raise TypeError(f"{name}() argument {4 if name == 'is_busday' else 6 if name == 'busday_offset' else 5} must be numpy.busdaycalendar, not"
                        f" {type(busdaycal).__name__}")
    if weekmask is not None or holidays is not None:
        raise ValueError(f"Cannot supply both the weekmask/holidays and the busdaycal parameters to {name}()")
    return busdaycal


def _given(made, out):
    if out is None:
        return made if made.ndim else made[()]
    out[...] = made
    return out


def is_busday(dates, weekmask=None, holidays=None, busdaycal=None, out=None):
    """Which dates are business days."""
    calendar = _calendar("is_busday", weekmask, holidays, busdaycal)
    days, is_none = _counts(dates)
    return _given(np.asarray(calendar.is_business(np.where(is_none, 0, days)) & ~is_none), out)


def busday_offset(dates, offsets, roll="raise", weekmask=None, holidays=None, busdaycal=None, out=None):
    """Dates moved by business days; `roll` says what becomes of those that are none."""
    calendar = _calendar("busday_offset", weekmask, holidays, busdaycal)
    roll = {"following": "forward", "preceding": "backward"}.get(roll, roll)
    if roll not in ("raise", "nat", "forward", "backward", "modifiedfollowing", "modifiedpreceding"):
        raise ValueError(f'Invalid business day roll parameter "{roll}"')
    days, is_none = _counts(dates)
    if is_none.any() and roll == "raise":
        raise ValueError("NaT input in busday_offset")
    days = np.where(is_none, 0, days)
    is_business = calendar.is_business(days)
    if roll == "raise" and not is_business.all():
        raise ValueError("Non-business day date in busday_offset")
    rank = calendar.rank(days)
    if roll in ("backward", "modifiedpreceding"):
        rank = np.where(is_business, rank, rank - 1)
    if roll.startswith("modified"):
        # Not out of the month.
        rolled = calendar.at_rank(rank)
        has_left = np.asarray(rolled).astype("M8[D]").astype("M8[M]") != np.asarray(days).astype("M8[D]").astype("M8[M]")
        rank = np.where(has_left, rank - 1 if roll == "modifiedfollowing" else rank + 1, rank)
    moved = np.asarray(calendar.at_rank(rank + np.asarray(offsets).astype("i8")))
    missing = is_none | ~is_business if roll == "nat" else is_none
    return _given(np.where(missing, _NAT, moved).astype("i8").astype("M8[D]"), out)


def busday_count(begindates, enddates, weekmask=None, holidays=None, busdaycal=None, out=None):
    """How many business days there are from one date to another, the last not counted; negative backwards."""
    calendar = _calendar("busday_count", weekmask, holidays, busdaycal)
    begin, is_none = _counts(begindates)
    end, is_none_too = _counts(enddates)
    if is_none.any() or is_none_too.any():
        raise ValueError("Cannot compute a business day count with a NaT (not-a-time) date")
    is_backwards = begin > end
    return _given(np.asarray(calendar.rank(end + is_backwards) - calendar.rank(begin + is_backwards)), out)


for _name in __all__:
    globals()[_name].__module__ = "numpy"
