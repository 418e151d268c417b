"""Arrays of structures whose fields are attributes, and ways to make them."""
import numpy as np

from ._classes import find_duplicate, format_parser, recarray, record

__all__ = ["record", "recarray", "format_parser", "fromarrays", "fromrecords", "fromstring", "fromfile", "array", "find_duplicate"]


def _kind(dtype, formats, names, titles, aligned, byteorder):
    return np.dtype(dtype) if dtype is not None else format_parser(formats, names, titles, aligned, byteorder).dtype


def _shape(shape):
    if shape is not None and not isinstance(shape, tuple) and shape == 0:
        import warnings

        warnings.warn(
            "Passing `shape=0` to have the shape be inferred is deprecated, and in future will be equivalent to `shape=(0,)`. To infer the shape and"
            " suppress this warning, pass `shape=None` instead.", FutureWarning, stacklevel=3)
        return None
    return (shape,) if isinstance(shape, int) else shape


def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """A record array of arrays, one for each field."""
    arrays = [np.asarray(one) for one in arrayList]
    shape = _shape(shape)
    if shape is None:
        shape = arrays[0].shape
    if formats is None and dtype is None:
        formats = [one.dtype for one in arrays]
    kind = _kind(dtype, formats, names, titles, aligned, byteorder)
    if len(kind) != len(arrays):
        raise ValueError("mismatch between the number of fields and the number of arrays")
    inner = len(kind[0].shape)
    shape = shape[:-inner] if inner else shape
    made = recarray(shape, kind)
    for place, (name, one) in enumerate(zip(kind.names, arrays)):
        if one.shape[:one.ndim - len(kind[place].shape)] != shape:
            raise ValueError(f'array-shape mismatch in array {place} ("{name}")')
        made[name] = one
    return made


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """A record array of rows."""
    if formats is None and dtype is None:
        rows = np.array(recList, dtype=object)
        columns = [np.array(rows[..., place].tolist()) for place in range(rows.shape[-1])]
        return fromarrays(columns, shape=shape, names=names, titles=titles, aligned=aligned, byteorder=byteorder)
    kind = _kind(dtype, formats, names, titles, aligned, byteorder)
    try:
        made = np.array(recList, dtype=kind)
    except (TypeError, ValueError):
        import warnings

        shape = _shape(shape)
        shape = (len(recList),) if shape is None else shape
        if len(shape) > 1:
            raise ValueError("Can only deal with 1-d array.") from None
        made = recarray(shape, kind)
        for place in range(made.size):
            made[place] = tuple(recList[place])
        warnings.warn(
            "fromrecords expected a list of tuples, may have received a list of lists instead. In the future that will raise an error", FutureWarning,
            stacklevel=2)
        return made
    if shape is not None and made.shape != shape:
        made = made.reshape(shape)
    return made.view(recarray)


def fromstring(datastring, dtype=None, shape=None, offset=0, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """A record array of the bytes in a buffer."""
    if dtype is None and formats is None:
        raise TypeError("fromstring() needs a 'dtype' or 'formats' argument")
    kind = _kind(dtype, formats, names, titles, aligned, byteorder)
    shape = _shape(shape)
    if shape in (None, -1, (-1,)):
        shape = (len(datastring) - offset) // kind.itemsize
    return recarray(shape, kind, buf=datastring, offset=offset)


def fromfile(fd, dtype=None, shape=None, offset=0, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """A record array of the bytes in a file."""
    if dtype is None and formats is None:
        raise TypeError("fromfile() needs a 'dtype' or 'formats' argument")
    kind = _kind(dtype, formats, names, titles, aligned, byteorder)
    shape = _shape(shape)
    shape = (-1,) if shape is None else shape
    if not hasattr(fd, "readinto"):
        with open(fd, "rb") as opened:
            return fromfile(opened, kind, shape, offset)
    if offset > 0:
        fd.seek(offset, 1)
    start = fd.tell()
    size = fd.seek(0, 2) - start
    fd.seek(start)
    known = 1
    for length in shape:
        known *= length
    if known < 0:
        shape = tuple(size // (-known * kind.itemsize) if length == -1 else length for length in shape)
    made = recarray(shape, kind)
    if made.nbytes > size:
        raise ValueError("Not enough bytes left in file for specified shape and type.")
    data = fd.read(made.nbytes)
    if len(data) != made.nbytes:
        raise OSError("Didn't read as many bytes as expected")
    if data:
        made[...] = np.frombuffer(data, kind).reshape(shape)
    return made


def array(obj, dtype=None, shape=None, offset=0, strides=None, formats=None, names=None, titles=None, aligned=False, byteorder=None, copy=True):
    """A record array of whatever it is: rows, columns, bytes, a file, an array."""
    if (obj is None or isinstance(obj, str) or hasattr(obj, "readinto")) and formats is None and dtype is None:
        raise ValueError("Must define formats (or dtype) if object is None, string, or an open file")
    more = {}
    if dtype is not None or formats is not None:
        dtype = _kind(dtype, formats, names, titles, aligned, byteorder)
    else:
        more = {"formats": formats, "names": names, "titles": titles, "aligned": aligned, "byteorder": byteorder}
    if obj is None:
        if shape is None:
            raise ValueError("Must define a shape if obj is None")
        return recarray(shape, dtype, offset=offset, strides=strides)
    if isinstance(obj, bytes):
        return fromstring(obj, dtype, shape=shape, offset=offset, **more)
    if isinstance(obj, (list, tuple)):
        return (fromrecords if isinstance(obj[0], (tuple, list)) else fromarrays)(obj, dtype=dtype, shape=shape, **more)
    if hasattr(obj, "readinto"):
        return fromfile(obj, dtype=dtype, shape=shape, offset=offset)
    if not isinstance(obj, np.ndarray):
        if not isinstance(getattr(obj, "__array_interface__", None), dict):
            raise ValueError("Unknown input type")
        obj, copy = np.array(obj), False
    made = obj.view(dtype) if dtype is not None and obj.dtype != dtype else obj
    if copy:
        made = made.copy()
    return made if isinstance(made, recarray) else made.view(recarray)


for _one in (fromarrays, fromrecords, fromstring, fromfile, array):
    _one.__module__ = "numpy.rec"
