"""Temporary folders."""

import os
from tempfile import TemporaryDirectory


class TemporaryWorkingDirectory(TemporaryDirectory):
    """A temporary folder that is the current one inside ``with``."""

    def __enter__(self):
        self.old_wd = os.getcwd()
        os.chdir(self.name)
        return super().__enter__()

    def __exit__(self, exc, value, tb):
        os.chdir(self.old_wd)
        return super().__exit__(exc, value, tb)


__all__ = ["TemporaryDirectory", "TemporaryWorkingDirectory"]
