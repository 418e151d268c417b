"""``sys.path`` for a while."""

import sys


class prepended_to_syspath:
    """A folder at the start of ``sys.path`` inside ``with``."""

    def __init__(self, dir):
        self.dir = dir

    def __enter__(self):
        self.added = self.dir not in sys.path
        if self.added:
            sys.path.insert(0, self.dir)

    def __exit__(self, type, value, traceback):
        if self.added and self.dir in sys.path:
            sys.path.remove(self.dir)
        return False
