"""Clocks and threads that the system does not have.

WebAssembly's system interface tells the time of day and a steady time, but no CPU time, and programs measure with
``time.process_time`` and ``os.times``. There is one thread and it runs this program: the steady time since the start comes close.
"""

import sys
import time

from IPython.core.import_hooks import when_imported


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
    when_imported("signal", _change_signal)
    if hasattr(sys.modules.get("_thread"), "_running"):
        when_imported("concurrent.futures.thread", _run_submitted_at_once)


def _change_signal(module):
    from IPython.core import alarms

    alarms.change(module)


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


def _run_submitted_at_once(module):
    """A pool's threads wait for work, and here each thread runs to its end when it is started: work runs when submitted."""
    executor = module.ThreadPoolExecutor

    def submit(self, fn, /, *args, **kwargs):
        """Run ``fn(*args, **kwargs)``; returns its finished Future."""
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if not self._threads:
            self._threads.add(module.threading.current_thread())
            self._create_worker_context().initialize()
        future = module._base.Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more work; there is none left to wait for."""
        self._shutdown = True

    executor.submit = submit
    executor.shutdown = shutdown
