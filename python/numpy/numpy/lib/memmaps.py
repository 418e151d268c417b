"""Arrays that stand for files. There is no mapping of memory here: the file is read as a whole, and written back by `flush`."""
import operator
import os

import numpy as np
from numpy import ndarray

__all__ = ["memmap"]

_MODES = {"readonly": "r", "copyonwrite": "c", "readwrite": "r+", "write": "w+"}


class _Mapping:
    """The bytes of a file that an array is a view of."""

    def __init__(self, file, array, offset):
        self._file, self._array, self._offset = file, array, offset

    def flush(self):
        if self._file is None:
            return
        data = self._array.tobytes("F" if self._array.flags.fnc else "C")
        if hasattr(self._file, "write"):
            self._file.seek(self._offset)
            self._file.write(data)
            return
        with open(self._file, "r+b") as opened:
            opened.seek(self._offset)
            opened.write(data)


class memmap(ndarray):
    """An array of the bytes in a file; changes are in the file after `flush` or when the array goes."""

    __module__ = "numpy"
    __array_priority__ = -100.0
    _mmap = None

    def __new__(subtype, filename, dtype=np.uint8, mode="r+", offset=0, shape=None, order="C"):
        mode = _MODES.get(mode, mode)
        if mode not in _MODES.values():
            raise ValueError(f"mode must be one of {['r', 'c', 'r+', 'w+', *_MODES]!r} (got {mode!r})")
        if mode == "w+" and shape is None:
            raise ValueError("shape must be given if mode == 'w+'")
        kind = np.dtype(dtype)
        if hasattr(filename, "read"):
            made, file = _loaded(filename, kind, mode, offset, shape, order), filename
        else:
            path = os.fspath(filename)
            with open(path, ("r" if mode == "c" else mode) + "b") as opened:
                made = _loaded(opened, kind, mode, offset, shape, order)
            file = path
        if mode == "r":
            made.flags.writeable = False
        self = made.view(subtype)
        self._mmap = _Mapping(file if mode in ("r+", "w+") else None, made, offset)
        self.offset, self.mode = offset, mode
        self.filename = os.path.abspath(file) if isinstance(file, str) else getattr(file, "name", None)
        return self

    def __array_finalize__(self, obj):
        is_part = isinstance(obj, memmap) and obj._mmap is not None and np.may_share_memory(self, obj)
        for name in ("_mmap", "filename", "offset", "mode"):
            setattr(self, name, getattr(obj, name) if is_part else None)

    def flush(self):
        """Writes changes to the file."""
        if self._mmap is not None:
            self._mmap.flush()

    def __del__(self):
        if self._mmap is not None and self.mode in ("r+", "w+"):
            try:
                self.flush()
            except (OSError, ValueError):
                pass

    def __array_wrap__(self, array, context=None, return_scalar=False):
        if self is array or type(self) is not memmap:
            return array
        return array[()] if return_scalar and array.ndim == 0 else array.view(ndarray)

    def __getitem__(self, index):
        found = ndarray.__getitem__(self, index)
        return found.view(ndarray) if type(found) is memmap and found._mmap is None else found


def _loaded(file, kind, mode, offset, shape, order):
    """The elements of an open file as a plain array; a file too short is made longer where it may be."""
    length = file.seek(0, 2)
    if shape is None:
        if (length - offset) % kind.itemsize:
            raise ValueError("Size of available data is not a multiple of the data-type size.")
        shape = ((length - offset) // kind.itemsize,)
    else:
        shape = tuple(int(count) for count in shape) if np.ndim(shape) else (operator.index(shape),)
    size = kind.itemsize
    for count in shape:
        size *= count
    if not length + size:
        raise ValueError("cannot mmap an empty file")
    if length < offset + size:
        if mode not in ("w+", "r+"):
            raise ValueError("mmap length is greater than file size")
        file.write(b"\0" * (offset + size - length))
    file.seek(offset)
    flat = np.frombuffer(file.read(size), kind).copy() if size else np.empty(0, kind)
    return flat.reshape(shape, order=order)
