"""Arrays with elements masked where something is so."""
import numpy as np

from . import core as ma
from . import _ufuncs
from ._fills import filled
from ._masks import _shrink_mask, getmask, make_mask, make_mask_none, mask_or, nomask


def masked_where(condition, a, copy=True):
    """An array masked where a condition is true."""
    condition = make_mask(condition, shrink=False)
    a = np.array(a, copy=True if copy else None, subok=True)
    if condition.shape and condition.shape != a.shape:
        raise IndexError(f"Inconsistent shape between the condition and the input (got {condition.shape} and {a.shape})")
    kind = ma.MaskedArray
    if hasattr(a, "_mask"):
        condition, kind = mask_or(condition, a._mask), type(a)
    result = a.view(kind)
    result.mask = _shrink_mask(condition)
    if not copy and hasattr(a, "_mask") and getmask(a) is nomask and result._mask is not nomask:
        # The array that came had no mask to share.
        a._mask = result._mask.view()
    return result


def masked_greater(x, value, copy=True):
    """Masked where greater than a value."""
    return masked_where(_ufuncs.greater(x, value), x, copy=copy)


def masked_greater_equal(x, value, copy=True):
    """Masked where not less than a value."""
    return masked_where(_ufuncs.greater_equal(x, value), x, copy=copy)


def masked_less(x, value, copy=True):
    """Masked where less than a value."""
    return masked_where(_ufuncs.less(x, value), x, copy=copy)


def masked_less_equal(x, value, copy=True):
    """Masked where not greater than a value."""
    return masked_where(_ufuncs.less_equal(x, value), x, copy=copy)


def masked_not_equal(x, value, copy=True):
    """Masked where not equal to a value."""
    return masked_where(_ufuncs.not_equal(x, value), x, copy=copy)


def masked_equal(x, value, copy=True):
    """Masked where equal to a value, which then fills."""
    result = masked_where(_ufuncs.equal(x, value), x, copy=copy)
    result.fill_value = value
    return result


def masked_inside(x, v1, v2, copy=True):
    """Masked where between two values."""
    v1, v2 = (v2, v1) if v2 < v1 else (v1, v2)
    values = filled(x)
    return masked_where((values >= v1) & (values <= v2), x, copy=copy)


def masked_outside(x, v1, v2, copy=True):
    """Masked where not between two values."""
    v1, v2 = (v2, v1) if v2 < v1 else (v1, v2)
    values = filled(x)
    return masked_where((values < v1) | (values > v2), x, copy=copy)


def masked_object(x, value, copy=True, shrink=True):
    """Masked where an object equals a value."""
    if ma.isMaskedArray(x):
        condition, mask = np.equal(x._data, value), x._mask
    else:
        condition, mask = np.equal(np.asarray(x), value), nomask
    mask = mask_or(mask, make_mask(condition, shrink=shrink))
    return ma.masked_array(x, mask=mask, copy=copy, fill_value=value)


def masked_values(x, value, rtol=1e-5, atol=1e-8, copy=True, shrink=True):
    """Masked where nearly equal to a value, which then fills."""
    values = filled(x, value)
    if np.issubdtype(values.dtype, np.floating):
        mask = np.isclose(values, value, atol=atol, rtol=rtol)
    else:
        mask = np.equal(values, value)
    result = ma.masked_array(values, mask=mask, copy=copy, fill_value=value)
    if shrink:
        result.shrink_mask()
    return result


def masked_invalid(a, copy=True):
    """Masked where no finite number."""
    a = np.array(a, copy=None, subok=True)
    result = masked_where(~np.isfinite(a), a, copy=copy)
    if result._mask is nomask:
        result._mask = make_mask_none(result.shape, result.dtype)
    return result
