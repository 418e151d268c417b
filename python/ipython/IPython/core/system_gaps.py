"""Clocks that the system does not keep.

WebAssembly's system interface tells the time of day and a steady time, but no CPU time, and programs measure with
``time.process_time`` and ``os.times``. There is one thread and it runs this program: the steady time since the start comes close.
"""

import time


def fill():
    """Put clocks where Python has none that work."""
    try:
        time.process_time()
    except (AttributeError, NotImplementedError, OSError):
        _fill_time()
    try:
        from os import times
    except ImportError:
        _fill_times()


def _fill_time():
    start_ns = time.perf_counter_ns()

    def process_time_ns():
        """process_time_ns() -> int: time since the start of the process, in nanoseconds"""
        return time.perf_counter_ns() - start_ns

    def process_time():
        """process_time() -> float: time since the start of the process, in seconds"""
        return process_time_ns() / 1e9

    for function, names in ((process_time, ("process_time", "thread_time")), (process_time_ns, ("process_time_ns", "thread_time_ns"))):
        function.__module__ = "time"
        function.__qualname__ = function.__name__
        for name in names:
            setattr(time, name, function)


def _fill_times():
    import os
    from collections import namedtuple

    times_result = namedtuple("times_result", "user system children_user children_system elapsed", module="posix")

    def times():
        """Return a collection containing process timing information."""
        return times_result(time.process_time(), 0.0, 0.0, 0.0, time.perf_counter())

    times.__module__ = "posix"
    times.__qualname__ = "times"
    os.times = times
    os.times_result = times_result
