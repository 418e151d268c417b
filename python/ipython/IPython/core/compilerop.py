"""Names for cells: a cell's code must have a file name, and tracebacks must find its text under it."""

import linecache
from binascii import crc32

_DIRECTORY = "/tmp/ipykernel_1/"

# file name -> number of the cell, for the heads of tracebacks
cell_numbers = {}


def register_cell(source, number, transformed=None):
    """A file name for a cell; its (transformed) source becomes visible to ``linecache`` and ``inspect``."""
    name = "%s%d.py" % (_DIRECTORY, crc32(source.encode("utf-8", "surrogatepass")))
    return remember(name, source if transformed is None else transformed, number)


def remember(name, text, number):
    """Make ``text`` the content of the file ``name`` that does not exist."""
    linecache.cache[name] = (len(text), None, text.splitlines(True), name)
    cell_numbers[name] = number
    return name


def syntax_error_name(source):
    """The name that Jupyter kernels show in a SyntaxError's message: MurmurHash2 of the cell."""
    return "%s%d.py" % (_DIRECTORY, murmur2(source.encode("utf-8", "surrogatepass"), 0xC70F6907))


def murmur2(data, seed):
    """MurmurHash2, 32 bits (Austin Appleby's public domain function)."""
    factor = 0x5BD1E995
    mask = 0xFFFFFFFF
    length = len(data)
    state = (seed ^ length) & mask
    whole = length & ~3
    for index in range(0, whole, 4):
        word = int.from_bytes(data[index : index + 4], "little")
        word = (word * factor) & mask
        word ^= word >> 24
        word = (word * factor) & mask
        state = ((state * factor) & mask) ^ word
    if whole < length:
        state ^= int.from_bytes(data[whole:], "little")
        state = (state * factor) & mask
    state ^= state >> 13
    state = (state * factor) & mask
    return state ^ (state >> 15)


def check_linecache_ipython(*args):
    """Cells never vanish from the cache: their files do not exist on disk."""
    kept = {name: entry for name, entry in linecache.cache.items() if name in cell_numbers}
    _checkcache(*args)
    linecache.cache.update(kept)


_checkcache = linecache.checkcache
linecache.checkcache = check_linecache_ipython
