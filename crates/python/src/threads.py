"""Threads of a Python that has one: a thread runs to its end when it is started, while whoever started it waits.

That is a legal order of events for most programs. What it cannot serve, two threads that wait for each other in turn, is
an error with the reason, where a real lock would wait for ever.
"""

__all__ = [
    "LockType",
    "RLock",
    "allocate_lock",
    "daemon_threads_allowed",
    "error",
    "exit",
    "get_ident",
    "get_native_id",
    "interrupt_main",
    "lock",
    "stack_size",
    "start_joinable_thread",
    "start_new_thread",
    "_ThreadHandle",
    "_count",
    "_get_main_thread_ident",
    "_is_main_interpreter",
    "_local",
    "_make_thread_handle",
    "_set_sentinel",
    "_shutdown",
]

error = RuntimeError
TIMEOUT_MAX = 9223372036.0

_MAIN = 1
# Threads that have begun and not ended, the running one last.
_running = [_MAIN]
_started = _MAIN
_is_interrupted = False


def _wait(timeout):
    """Nobody else runs meanwhile: what is waited for cannot come."""
    __tracebackhide__ = True
    if timeout >= 0:
        import time

        time.sleep(timeout)
        return False
    who = "The cell" if len(_running) == 1 else "This thread"
    raise RuntimeError(
        who + " would wait for ever: threads run one at a time here, each to its end when it is started, so nothing is "
        "left that could release the lock or put the item. Start the thread after what it waits for, or use asyncio."
    )


def _wanted_timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return timeout


class lock:
    """A lock that can be taken once."""

    def __init__(self):
        self._is_locked = False

    def acquire(self, blocking=True, timeout=-1):
        """Take the lock; whether that succeeded."""
        __tracebackhide__ = True
        timeout = _wanted_timeout(blocking, timeout)
        if not self._is_locked:
            self._is_locked = True
            return True
        return _wait(timeout) if blocking else False

    acquire_lock = acquire

    def release(self):
        """Let the lock go."""
        if not self._is_locked:
            raise error("release unlocked lock")
        self._is_locked = False

    release_lock = release

    def locked(self):
        """Whether somebody holds the lock."""
        return self._is_locked

    locked_lock = locked

    def __enter__(self):
        __tracebackhide__ = True
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _at_fork_reinit(self):
        self._is_locked = False

    def __repr__(self):
        state = "locked" if self._is_locked else "unlocked"
        return "<%s _thread.lock object at %#x>" % (state, id(self))


lock.__module__ = "_thread"
LockType = lock


def allocate_lock():
    """A new lock."""
    return lock()


class RLock:
    """A lock that its holder can take again."""

    def __init__(self):
        self._owner = None
        self._times = 0

    def acquire(self, blocking=True, timeout=-1):
        """Take the lock once more; whether that succeeded."""
        __tracebackhide__ = True
        timeout = _wanted_timeout(blocking, timeout)
        if self._owner is None or self._owner == _running[-1]:
            self._owner = _running[-1]
            self._times += 1
            return True
        return _wait(timeout) if blocking else False

    def release(self):
        """Let the lock go once."""
        if self._owner != _running[-1]:
            raise error("cannot release un-acquired lock")
        self._times -= 1
        if self._times == 0:
            self._owner = None

    def locked(self):
        """Whether somebody holds the lock."""
        return self._owner is not None

    def __enter__(self):
        __tracebackhide__ = True
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _is_owned(self):
        return self._owner == _running[-1]

    def _recursion_count(self):
        return self._times if self._is_owned() else 0

    def _release_save(self):
        if self._times == 0:
            raise error("cannot release un-acquired lock")
        saved = self._times, self._owner
        self._times, self._owner = 0, None
        return saved

    def _acquire_restore(self, saved):
        self.acquire()
        self._times, self._owner = saved

    def _at_fork_reinit(self):
        self._times, self._owner = 0, None

    def __repr__(self):
        state = "locked" if self._owner is not None else "unlocked"
        return "<%s _thread.RLock object owner=%s count=%s at %#x>" % (state, self._owner or 0, self._times, id(self))


RLock.__module__ = "_thread"


def _run(function, args=(), kwargs={}):
    """Runs a thread; returns its ident."""
    global _started
    _started += 1
    ident = _started
    _running.append(ident)
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except KeyboardInterrupt:
        raise  # the person stops the cell
    except BaseException:
        import sys

        sys.unraisablehook(_Unraisable(sys.exception(), function))
    finally:
        _running.pop()
    global _is_interrupted
    if _is_interrupted:
        _is_interrupted = False
        raise KeyboardInterrupt
    return ident


class _Unraisable:
    def __init__(self, exception, function):
        self.exc_type, self.exc_value, self.exc_traceback = type(exception), exception, exception.__traceback__
        self.err_msg, self.object = "Exception ignored in thread started by", function


def start_new_thread(function, args, kwargs={}):
    """Run ``function`` as a thread; returns when it has ended, with its ident."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    return _run(function, args, kwargs)


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    """Run ``function`` as a thread that can be joined; returns when it has ended."""
    if handle is None:
        handle = _ThreadHandle()
    handle._ident = _started + 1
    try:
        _run(function)
    finally:
        handle._set_done()
    return handle


class _ThreadHandle:
    """What is known of a thread."""

    def __init__(self):
        self._ident = None
        self._is_done = False

    @property
    def ident(self):
        return self._ident

    def _set_done(self):
        self._is_done = True

    def is_done(self):
        return self._is_done

    def join(self, timeout=None):
        if self._is_done or self._ident is None:
            return
        if self._ident == _running[-1]:
            raise RuntimeError("Cannot join current thread")
        _wait(-1 if timeout is None or timeout < 0 else timeout)

    def __repr__(self):
        return "<_ThreadHandle object: ident=%s>" % self._ident


def _make_thread_handle(ident):
    handle = _ThreadHandle()
    handle._ident = ident
    return handle


def get_ident():
    """Number of the running thread."""
    return _running[-1]


get_native_id = get_ident


def _get_main_thread_ident():
    return _MAIN


def _is_main_interpreter():
    return True


def daemon_threads_allowed():
    return True


def _count():
    return len(_running) - 1


def _shutdown():
    pass


def _set_sentinel():
    return lock()


def stack_size(size=0, /):
    """The size of a thread's stack; there is one stack, and its size is fixed."""
    if size:
        raise ValueError("threads share one stack here; its size cannot be set")
    return 0


def exit():
    """End the running thread."""
    raise SystemExit


def interrupt_main(signum=2, /):
    """Stop the cell: KeyboardInterrupt where it is."""
    global _is_interrupted
    if len(_running) == 1:
        raise KeyboardInterrupt
    _is_interrupted = True


class _local:
    """Attributes that each thread has for itself."""

    def __init__(self, /, *args, **kwargs):
        if (args or kwargs) and type(self).__init__ is _local.__init__:
            raise TypeError("Initialization arguments are not supported")

    def __new__(cls, /, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_local__by_thread", {_running[-1]: {}})
        object.__setattr__(self, "_local__arguments", (args, kwargs))
        return self

    def __getattribute__(self, name):
        namespace = _namespace_of(self)
        if name == "__dict__":
            return namespace
        if name in namespace:
            return namespace[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError("%r object attribute '__dict__' is read-only" % type(self).__name__)
        _namespace_of(self)[name] = value

    def __delattr__(self, name):
        try:
            del _namespace_of(self)[name]
        except KeyError:
            raise AttributeError(name) from None


def _namespace_of(local):
    by_thread = object.__getattribute__(local, "_local__by_thread")
    ident = _running[-1]
    if ident not in by_thread:
        by_thread[ident] = {}
        # Each thread finds it initialised.
        args, kwargs = object.__getattribute__(local, "_local__arguments")
        type(local).__init__(local, *args, **kwargs)
    return by_thread[ident]


_local.__module__ = "_thread"
