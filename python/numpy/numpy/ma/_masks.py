"""Masks: arrays of truths that say which elements do not count, or `nomask` where all do."""
import numpy as np
from numpy import ndarray

MaskType = np.bool_
nomask = np.False_


class MaskedArrayFutureWarning(FutureWarning):
    """What masked arrays will do otherwise one day."""


class MAError(Exception):
    """What goes wrong with masked arrays."""


class MaskError(MAError):
    """What goes wrong with masks."""


# As NumPy names them, so that what is pickled there is read here.
MAError.__module__ = MaskError.__module__ = MaskedArrayFutureWarning.__module__ = "numpy.ma.core"


def _replace_dtype_fields(dtype, primitive):
    """A type of the same structure whose every part is of one primitive type."""
    dtype = dtype if type(dtype) is np.dtype else np.dtype(dtype)
    primitive = np.dtype(primitive)
    if dtype.names is not None:
        parts = []
        for name in dtype.names:
            field = dtype.fields[name]
            parts.append(((field[2], name) if len(field) == 3 else name, _replace_dtype_fields(field[0], primitive)))
        made = np.dtype(parts)
    elif dtype.subdtype is not None:
        made = np.dtype((_replace_dtype_fields(dtype.subdtype[0], primitive), dtype.subdtype[1]))
    else:
        made = primitive
    return dtype if made == dtype else made


def make_mask_descr(ndtype):
    """The type of masks for data of a type: truths in its structure."""
    if type(ndtype) is np.dtype and ndtype.kind != "V":
        return _BOOL
    return _replace_dtype_fields(ndtype, _BOOL)


_BOOL = np.dtype(bool)


def getmask(a):
    """The mask of an array, `nomask` where it has none."""
    return getattr(a, "_mask", nomask)


get_mask = getmask


def getmaskarray(arr):
    """The mask of an array as an array of its shape, of False where it has none."""
    mask = getmask(arr)
    return make_mask_none(np.shape(arr), getattr(arr, "dtype", None)) if mask is nomask else mask


def is_mask(m):
    """Whether something is a mask: an array of truths without fields."""
    try:
        return m.dtype.type is MaskType
    except AttributeError:
        return False


def _shrink_mask(m):
    return nomask if m.dtype.names is None and not m.any() else m


def make_mask(m, copy=False, shrink=True, dtype=MaskType):
    """A mask of truths from an array or list, `nomask` where `shrink` is set and nothing is masked."""
    if m is nomask:
        return nomask
    dtype = make_mask_descr(np.dtype(dtype))
    if isinstance(m, ndarray) and m.dtype.fields and dtype == _BOOL:
        return np.ones(m.shape, dtype=dtype)
    from ._fills import filled

    made = np.array(filled(m, True), copy=True if copy else None, dtype=dtype, subok=True)
    return _shrink_mask(made) if shrink else made


def make_mask_none(newshape, dtype=None):
    """A mask of a shape that masks nothing."""
    return np.zeros(newshape, dtype=MaskType if dtype is None else make_mask_descr(dtype))


def _or_fields(one, other, into):
    for name in one.dtype.names:
        if one[name].dtype.names is not None:
            _or_fields(one[name], other[name], into[name])
        else:
            np.logical_or(one[name], other[name], into[name])


def mask_or(m1, m2, copy=False, shrink=True):
    """Masked where one of two masks is; the result may be one of them."""
    for one, other in ((m1, m2), (m2, m1)):
        if one is nomask or one is False:
            return make_mask(other, copy=copy, shrink=shrink, dtype=getattr(other, "dtype", MaskType))
    if m1 is m2 and is_mask(m1):
        return _shrink_mask(m1) if shrink else m1
    kind, other_kind = getattr(m1, "dtype", None), getattr(m2, "dtype", None)
    if kind != other_kind:
        raise ValueError(f"Incompatible dtypes '{kind}'<>'{other_kind}'")
    if kind.names is not None:
        made = np.empty(np.broadcast(m1, m2).shape, kind)
        _or_fields(m1, m2, made)
        return made
    return make_mask(np.logical_or(m1, m2), copy=copy, shrink=shrink)


def flatten_mask(mask):
    """A mask with its fields and dimensions in one dimension."""

    def flat(mask):
        names = getattr(mask, "dtype", _BOOL).names
        if names is not None:
            return [part for name in names for part in flat(mask[name])]
        if hasattr(mask, "__len__") and not isinstance(mask, (str, bytes)):
            return [part for one in mask for part in flat(one)]
        return [mask]

    mask = np.asarray(mask)
    return np.array(flat(mask), dtype=bool)


def _check_mask_axis(mask, axis, keepdims=np._NoValue):
    """Where all along an axis are masked."""
    if mask is nomask:
        return nomask
    return mask.all(axis=axis, **({} if keepdims is np._NoValue else {"keepdims": keepdims}))
