"""What reads and writes files, beside the functions of numpy itself."""
import os

from .files import NpzFile

__all__ = ["DataSource", "NpzFile"]


class DataSource:
    """Files below a folder; addresses of the web are not fetched."""

    def __init__(self, destpath=os.curdir):
        self._destpath = os.path.abspath(destpath)

    def abspath(self, path):
        """Where a file is, or would be."""
        return os.path.join(self._destpath, path)

    def exists(self, path):
        """Whether a file is there."""
        return os.path.exists(path) or os.path.exists(self.abspath(path))

    def open(self, path, mode="r", encoding=None, newline=None):
        """Opens a file; `.gz`, `.bz2` and `.xz` are unpacked."""
        found = path if os.path.exists(path) else self.abspath(path)
        if not os.path.exists(found):
            raise FileNotFoundError(f"{path} not found.")
        ending = os.path.splitext(found)[1]
        if ending in (".gz", ".bz2", ".xz"):
            import importlib

            opener = importlib.import_module({".gz": "gzip", ".bz2": "bz2", ".xz": "lzma"}[ending]).open
            return opener(found, mode if "b" in mode else f"{mode}t", encoding=encoding, newline=newline)
        return open(found, mode, encoding=encoding, newline=newline)
