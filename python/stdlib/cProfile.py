"""The profiler under the name that programs use.

In CPython this is a faster twin of ``profile``, written in C. Here it is ``profile`` with the twin's interface.
"""

import profile as _profile
import sys
import time

__all__ = ["run", "runctx", "Profile"]


class Profile(_profile.Profile):
    """``Profile(timer)``; also a context manager, with ``enable`` and ``disable``."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        super().__init__(timer or time.perf_counter)

    def enable(self, subcalls=True, builtins=True):
        """Start to count."""
        # The calls of this function's callers are already under way.
        self.set_cmd("enable()")
        sys.setprofile(self.dispatcher)

    def disable(self):
        """Stop to count."""
        sys.setprofile(None)

    def clear(self):
        """Forget what was counted."""
        self.timings = {}

    def getstats(self):
        """Raw entries."""
        self.create_stats()
        return list(self.stats.items())

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *error):
        self.disable()


def run(statement, filename=None, sort=-1):
    """Run a statement and print, or save, where the time went."""
    import __main__

    return runctx(statement, __main__.__dict__, __main__.__dict__, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Like ``run`` in given namespaces."""
    profiler = Profile()
    try:
        profiler.runctx(statement, globals, locals)
    except SystemExit:
        pass
    if filename is not None:
        profiler.dump_stats(filename)
    else:
        if isinstance(sort, tuple):
            profiler.print_stats(*sort)
        else:
            profiler.print_stats(sort)
