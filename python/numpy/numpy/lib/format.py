"""The format of files `.npy`."""
import ast

import numpy as np

from . import files

__all__ = []

MAGIC_PREFIX, MAGIC_LEN, ARRAY_ALIGN, BUFFER_SIZE, GROWTH_AXIS_MAX_DIGITS = files._MAGIC, 8, 64, 2**18, 21
EXPECTED_KEYS = {"descr", "fortran_order", "shape"}


def magic(major, minor):
    """The first bytes of a file of a version."""
    if not 0 <= major <= 255:
        raise ValueError("major version must be 0 <= major < 256")
    if not 0 <= minor <= 255:
        raise ValueError("minor version must be 0 <= minor < 256")
    return MAGIC_PREFIX + bytes([major, minor])


def read_magic(fp):
    """The version of a file, by its first bytes."""
    start = fp.read(MAGIC_LEN)
    if len(start) != MAGIC_LEN:
        raise ValueError(f"EOF: reading magic string, expected {MAGIC_LEN} bytes got {len(start)}")
    if start[:6] != MAGIC_PREFIX:
        raise ValueError(f"the magic string is not correct; expected {MAGIC_PREFIX!r}, got {start[:6]!r}")
    return start[6], start[7]


def dtype_to_descr(dtype):
    """A type as files describe it."""
    return files._description(dtype)


def descr_to_dtype(descr):
    """A type from what files say."""
    if isinstance(descr, str):
        return np.dtype(descr)
    if isinstance(descr, tuple):
        return np.dtype((descr_to_dtype(descr[0]), descr[1]))
    return np.dtype([(field[0], descr_to_dtype(field[1]), *field[2:]) for field in descr])


def header_data_from_array_1_0(array):
    """What a header says of an array."""
    return {"shape": array.shape, "fortran_order": array.flags.fnc, "descr": dtype_to_descr(array.dtype)}


def _read_header(fp, width):
    length = int.from_bytes(fp.read(width), "little")
    said = ast.literal_eval(fp.read(length).decode("latin1"))
    if not isinstance(said, dict):
        raise ValueError(f"Header is not a dictionary: {said!r}")
    if EXPECTED_KEYS != said.keys():
        raise ValueError(f"Header does not contain the correct keys: {sorted(said)!r}")
    return said["shape"], said["fortran_order"], descr_to_dtype(said["descr"])


def read_array_header_1_0(fp, max_header_size=10000):
    """Shape, order and type, of version 1.0."""
    return _read_header(fp, 2)


def read_array_header_2_0(fp, max_header_size=10000):
    """Shape, order and type, of version 2.0."""
    return _read_header(fp, 4)


def _write_header(fp, d, version):
    width = 2 if version == (1, 0) else 4
    body = ("{" + "".join(f"'{key}': {value!r}, " for key, value in sorted(d.items())) + "}").encode("latin1")
    grown = d["shape"][-1 if d["fortran_order"] else 0] if d["shape"] else 0
    body += b" " * (GROWTH_AXIS_MAX_DIGITS - len(repr(grown)) if d["shape"] else 0)
    body += b" " * (-(MAGIC_LEN + width + len(body) + 1) % ARRAY_ALIGN) + b"\n"
    fp.write(magic(*version) + len(body).to_bytes(width, "little") + body)


def write_array_header_1_0(fp, d):
    """Writes a header of version 1.0."""
    _write_header(fp, d, (1, 0))


def write_array_header_2_0(fp, d):
    """Writes a header of version 2.0."""
    _write_header(fp, d, (2, 0))


def write_array(fp, array, version=None, allow_pickle=True, pickle_kwargs=None):
    """Writes an array with its header."""
    files._write(fp, array, allow_pickle)


def read_array(fp, allow_pickle=False, pickle_kwargs=None, *, max_header_size=10000):
    """Reads an array with its header."""
    return files._read(fp, allow_pickle, max_header_size)


def open_memmap(filename, mode="r+", dtype=None, shape=None, fortran_order=False, version=None, *, max_header_size=10000):
    """A file `.npy` as an array that stands for it."""
    if mode == "w+":
        with open(filename, "wb") as fp:
            _write_header(fp, {"descr": dtype_to_descr(np.dtype(dtype)), "fortran_order": fortran_order, "shape": tuple(shape)}, version or (1, 0))
            offset, kind = fp.tell(), np.dtype(dtype)
        mode = "r+"
    else:
        with open(filename, "rb") as fp:
            shape, fortran_order, kind = _read_header(fp, 2 if read_magic(fp)[0] == 1 else 4)
            offset = fp.tell()
    return np.memmap(filename, dtype=kind, shape=shape, order="F" if fortran_order else "C", mode=mode, offset=offset)
