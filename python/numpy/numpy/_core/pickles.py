"""What pickles of arrays, scalars and types are made with; the names are those in NumPy's pickles, so that each reads the other's."""
import _numpy
from _numpy import _extend, _register, dtype, generic, ndarray

from . import methods

__all__ = []

#: Types whose fields or byte order came after they were made; types cannot change, so that arrays ask here what is meant.
_meant = []


def _reconstruct(subtype, shape, kind, /):
    """An array that is filled by `__setstate__`."""
    return ndarray.__new__(subtype, shape, dtype(kind.decode() if isinstance(kind, bytes) else kind))


def scalar(kind, data=b"", /):
    """An element by its bytes."""
    kind = _resolved(kind)
    return data if kind.hasobject else _numpy._from_buffer(data, kind, 1, 0).reshape(())[()]


def _frombuffer(buf, kind, shape, order):
    """An array of bytes that lie beside a pickle."""
    return _numpy._from_buffer(buf, _resolved(kind), -1, 0).reshape(shape, order=order)


def _resolved(kind):
    return next((real for said, real in reversed(_meant) if said is kind), kind)


def _set_dtype(self, state):
    order, base, names, fields = state[1:5]
    real = self
    if names is not None:
        parts = [fields[name] for name in names]
        real = dtype({"names": list(names), "formats": [_resolved(part[0]) for part in parts], "offsets": [part[1] for part in parts], "itemsize": state[5]})
    elif base is not None:
        real = dtype((_resolved(base[0]), base[1]))
    elif order == ">":
        real = self.newbyteorder(">")
    if real is not self:
        _meant.append((self, real))
        del _meant[:-64]


def _set_array(self, state):
    version, shape, kind, is_fortran, data = state if len(state) == 5 else (0, *state)
    kind = _resolved(kind)
    if kind.hasobject:
        flat = _numpy._zeros((len(data),), kind, "C")
        for place, one in enumerate(data):
            flat[place] = one
    elif isinstance(data, str):
        flat = _numpy._from_buffer(data.encode("latin1"), kind, -1, 0)
    else:
        flat = _numpy._from_buffer(data, kind, -1, 0) if len(data) else _numpy._zeros((0,), kind, "C")
    if flat.size == 0 or not kind.itemsize:
        flat = _numpy._zeros((flat.size if kind.itemsize else 0,), kind, "C")
        self._become(_numpy._zeros(tuple(shape), kind, "C"))
        return
    self._become((flat.reshape(tuple(shape)[::-1]).transpose() if is_fortran else flat.reshape(shape)).copy("K" if is_fortran else "C"))
    if not kind.isnative and kind.names is None:
        self._become(self.astype(kind.newbyteorder("=")))


def _reduce_array(self):
    is_fortran = self.flags.fnc
    plain = self.view(ndarray)
    data = plain.ravel("F" if is_fortran else "C").tolist() if self.dtype.hasobject else plain.tobytes("F" if is_fortran else "C")
    return _reconstruct, (type(self), (0,), b"b"), (1, self.shape, self.dtype, is_fortran, data)


def _reduce_dtype(kind):
    if kind.names is not None:
        if kind.isalignedstruct or kind.itemsize != sum(kind[name].itemsize for name in kind.names):
            said = {"names": list(kind.names), "formats": [kind[name] for name in kind.names], "offsets": [kind.fields[name][1] for name in kind.names],
                    "itemsize": kind.itemsize}
            return dtype, (said, kind.isalignedstruct)
        return dtype, ([(name, kind[name]) for name in kind.names],)
    if kind.shape:
        return dtype, ((kind.base, kind.shape),)
    order = "|" if kind.itemsize <= 1 or kind.kind in "SVO" else "<"
    if not kind.isnative or kind.kind in "mM":
        return dtype, (kind.str,)
    sized = kind.kind in "SUV"
    size, alignment = (kind.itemsize, kind.alignment) if sized else (-1, -1)
    flags = 63 if kind.hasobject else 8 if kind.kind == "U" else 0
    return dtype, (kind.str[1:], False, True), (3, order, None, None, None, size, alignment, flags)


def _reduce_scalar(self):
    return scalar, (self.dtype, self.tobytes())


_reconstruct.__module__ = scalar.__module__ = "numpy._core.multiarray"
_frombuffer.__module__ = "numpy._core.numeric"
_extend(ndarray, __reduce__=_reduce_array, __setstate__=_set_array)
_extend(generic, __reduce__=_reduce_scalar)
_extend(dtype, __setstate__=_set_dtype)
for _class in (*methods.scalars.CLASSES.values(), methods.scalars.number):
    _class.__reduce__ = _reduce_scalar
_register(_reduce_dtype=_reduce_dtype)
