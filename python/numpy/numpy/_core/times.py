"""`datetime64` and `timedelta64`: their types are known and read, what is computed with them is not there yet."""
from _numpy import _register

_WORDS = "numpy's datetime64 and timedelta64 are not there yet in Colibri: use the module datetime, or keep the counts as int64"


def _refuse(*args, **keywords):
    raise NotImplementedError(_WORDS)


new = text = arange = arithmetic = reduce = _refuse

_register(_time_item=_refuse, _time_count=_refuse, _time_unit_of=_refuse, _convert_times=_refuse)
