"""Measuring of time."""

import time


def clock():
    """CPU seconds."""
    return time.process_time()


clock2 = clocku = clocks = clock


def timings_out(reps, func, *args, **kw):
    """``(total, per call, result)``."""
    if reps < 1:
        raise ValueError("reps must be >= 1")
    start = clock()
    for _ in range(reps):
        out = func(*args, **kw)
    total = clock() - start
    return total, total / reps, out


def timings(reps, func, *args, **kw):
    """``(total, per call)``."""
    return timings_out(reps, func, *args, **kw)[:2]


def timing(func, *args, **kw):
    """Seconds of one call."""
    return timings_out(1, func, *args, **kw)[0]
