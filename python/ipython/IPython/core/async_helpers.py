"""asyncio without sockets: top-level ``await``, ``asyncio.run`` and everything between on a loop that only waits for time.

The usual loops need a socket pair and ``select``. Where Python runs inside the page there is neither; tasks, timers, queues and
locks need nothing of the kind, only something that sleeps until the next timer is due. Such a loop is put in place when a
program imports asyncio.
"""

import sys

_loop = None


def run(coroutine):
    """Result of a coroutine; background tasks that it started go on at the next ``await`` of a cell."""
    return event_loop().run_until_complete(coroutine)


def event_loop():
    """The session's loop; asyncio is only imported when a cell awaits."""
    global _loop
    import asyncio

    if _loop is None or _loop.is_closed():
        _loop = asyncio.new_event_loop()
        asyncio.set_event_loop(_loop)
    return _loop


def install():
    """Have asyncio use the loop without sockets, in interpreters that need it, from its import on."""
    if sys.implementation.name != "rustpython":
        return
    if "asyncio" in sys.modules:
        _adapt(sys.modules["asyncio"])
    elif not any(isinstance(finder, _AsyncioFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _AsyncioFinder())


class _AsyncioFinder:
    """Lets the import of asyncio go its way, then puts our loop in."""

    def find_spec(self, name, path=None, target=None):
        if name != "asyncio":
            return None
        sys.meta_path.remove(self)
        from importlib.util import find_spec

        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            loader = spec.loader
            load = loader.exec_module

            def exec_module(module):
                load(module)
                _adapt(module)

            loader.exec_module = exec_module
        return spec


def let_tasks_go_on():
    """After a cell: one round for tasks that it left behind."""
    if _loop is not None and not _loop.is_closed() and getattr(_loop, "_ready", None):
        _loop.call_soon(_loop.stop)
        _loop.run_forever()


def _adapt(asyncio):
    from functools import wraps
    from time import sleep

    events = asyncio.events

    class _Timer:
        """In the place of a selector: no file ever becomes ready, time passes."""

        def select(self, timeout=None):
            if timeout is None:
                raise RuntimeError("everything waits for something that cannot happen any more")
            if timeout > 0:
                sleep(timeout)
            return ()

        def close(self):
            """Nothing is held."""

    class TimerEventLoop(asyncio.BaseEventLoop):
        """Runs callbacks, tasks and timers; has no sockets, pipes, signals or child processes."""

        def __init__(self):
            super().__init__()
            self._selector = _Timer()

        def is_running(self):
            """Also while it only counts as running."""
            return self._thread_id is not None or events._get_running_loop() is self

        def run_forever(self):
            with _NoLoopRuns():
                super().run_forever()

        def run_until_complete(self, future):
            with _NoLoopRuns():
                return super().run_until_complete(future)

        def _process_events(self, event_list):
            """There are none."""

        def _write_to_self(self):
            """Nobody else could be asleep: there is one thread."""

        async def run_in_executor(self, executor, func, *args):
            # Without threads the work is done here and now.
            return func(*args)

        def set_default_executor(self, executor):
            """Not used."""

        async def shutdown_default_executor(self, timeout=None):
            """There is none."""

    class TimerEventLoopPolicy(asyncio.events._BaseDefaultEventLoopPolicy):
        """Makes loops of the kind above."""

        _loop_factory = TimerEventLoop

    asyncio.TimerEventLoop = TimerEventLoop
    asyncio.EventLoop = TimerEventLoop
    events.new_event_loop = asyncio.new_event_loop = TimerEventLoop
    events._event_loop_policy = TimerEventLoopPolicy()

    # In a notebook a loop always counts as running, so that a cell can make tasks and futures without ``await``. While it
    # only counts as running, ``asyncio.run`` and ``run_until_complete`` may still run one.
    session_loop = event_loop()

    class _NoLoopRuns:
        def __enter__(self):
            self.idle = events._get_running_loop() is session_loop and session_loop._thread_id is None
            if self.idle:
                events._set_running_loop(None)

        def __exit__(self, *error):
            if self.idle:
                events._set_running_loop(session_loop)

    def outside_of_the_session_loop(function):
        @wraps(function)
        def call(*args, **kwargs):
            with _NoLoopRuns():
                return function(*args, **kwargs)

        return call

    asyncio.run = asyncio.runners.run = outside_of_the_session_loop(asyncio.run)
    asyncio.Runner.run = outside_of_the_session_loop(asyncio.Runner.run)
    events._set_running_loop(session_loop)
