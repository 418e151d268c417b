"""``signal`` where the system has no signals: alarms ring in the cell that runs, and nobody else can send any."""

from IPython.core import _bridge

_SIGALRM = 14
_ITIMER_REAL = 0


def change(signal):
    """Give the module what it lacks; where the system has alarms nothing changes."""
    if hasattr(signal, "setitimer"):
        return
    default, ignore = getattr(signal, "SIG_DFL", 0), getattr(signal, "SIG_IGN", 1)
    handlers = {}
    for name, number in (("SIGALRM", _SIGALRM), ("SIGTERM", 15), ("SIGINT", 2), ("SIGHUP", 1), ("SIGUSR1", 10), ("SIGUSR2", 12)):
        if not hasattr(signal, name):
            setattr(signal, name, number)

    class ItimerError(OSError):
        pass

    def ring():
        __tracebackhide__ = True
        handler = handlers.get(_SIGALRM, default)
        if callable(handler):
            import sys

            handler(_SIGALRM, sys._getframe(1))
        elif handler == default:
            raise InterruptedError("Alarm clock: signal.alarm() rang and no handler was set with signal.signal(signal.SIGALRM, …)")

    def setitimer(which, seconds, interval=0.0):
        """Have the handler of SIGALRM called in some seconds, and again every ``interval`` seconds."""
        if which != _ITIMER_REAL:
            raise ItimerError(22, "Invalid argument")
        if seconds < 0 or interval < 0:
            raise ItimerError(22, "Invalid argument")
        return _bridge.native.set_alarm(float(seconds), float(interval), ring)

    def getitimer(which):
        """Seconds left, and the interval."""
        if which != _ITIMER_REAL:
            raise ItimerError(22, "Invalid argument")
        before = _bridge.native.set_alarm(0.0, 0.0, ring)
        _bridge.native.set_alarm(before[0], before[1], ring)
        return before

    def alarm(seconds, /):
        """Have the handler of SIGALRM called in some seconds; returns how many an earlier alarm had left."""
        import math

        return math.ceil(setitimer(_ITIMER_REAL, int(seconds))[0])

    def set_handler(signalnum, handler, /):
        """Set what is called for a signal; returns what was. Only SIGALRM and raise_signal ever send one here."""
        number = int(signalnum)
        if not 0 < number < 65:
            raise ValueError("signal number out of range")
        if not callable(handler) and handler not in (default, ignore):
            raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
        before = getsignal(number)
        handlers[number] = handler
        return before

    def getsignal(signalnum, /):
        """What is called for a signal."""
        number = int(signalnum)
        return handlers.get(number, signal.default_int_handler if number == 2 else default)

    def raise_signal(signalnum, /):
        """Call the handler of a signal."""
        import sys

        handler = getsignal(signalnum)
        if callable(handler):
            handler(int(signalnum), sys._getframe(1))
        elif handler == default:
            raise OSError("signal %d would end Python; it goes on here" % signalnum)

    def default_int_handler(signalnum, frame, /):
        """Raise KeyboardInterrupt."""
        raise KeyboardInterrupt

    signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF = _ITIMER_REAL, 1, 2
    if not hasattr(signal, "default_int_handler"):
        signal.default_int_handler = default_int_handler
    for name, function in (
        ("signal", set_handler),
        ("getsignal", getsignal),
        ("raise_signal", raise_signal),
        ("setitimer", setitimer),
        ("getitimer", getitimer),
        ("alarm", alarm),
        ("ItimerError", ItimerError),
    ):
        function.__module__, function.__qualname__, function.__name__ = "signal", name, name
        setattr(signal, name, function)
