"""Functions that are called when something changes."""

import contextlib
import itertools
import weakref


class CallbackRegistry:
    """Functions by signal. Methods are held weakly, so that listening keeps nobody alive."""

    def __init__(self, exception_handler=None, *, signals=None):
        self.callbacks = {}
        self._signals = None if signals is None else list(signals)
        self._numbers = itertools.count()
        self._blocked = ()

    def _check(self, signal):
        if self._signals is not None and signal not in self._signals:
            names = ", ".join(map(repr, self._signals))
            raise ValueError(f"{signal!r} is not a valid value for signal; supported values are {names}")

    def connect(self, signal, func):
        """Calls `func` at each `signal`; gives the number to disconnect by."""
        self._check(signal)
        owner = getattr(func, "__self__", None)
        held = weakref.WeakMethod(func) if owner is not None and hasattr(func, "__func__") else lambda: func
        known = self.callbacks.setdefault(signal, {})
        for number, other in known.items():
            if other() == func:
                return number
        number = next(self._numbers)
        known[number] = held
        return number

    def disconnect(self, cid):
        """Forgets the function of this number; unknown numbers are no error."""
        for known in self.callbacks.values():
            known.pop(cid, None)

    def process(self, s, *args, **kwargs):
        """Calls all functions of the signal."""
        self._check(s)
        if self._blocked is None or s in self._blocked:
            return
        known = self.callbacks.get(s)
        if known:
            for number, held in list(known.items()):
                func = held()
                if func is None:
                    known.pop(number, None)
                else:
                    func(*args, **kwargs)

    @contextlib.contextmanager
    def blocked(self, *, signal=None):
        """While this holds, nothing is called: for one signal, or for all."""
        before = self._blocked
        self._blocked = None if signal is None or before is None else (*before, signal)
        try:
            yield
        finally:
            self._blocked = before

    def __getstate__(self):
        return {"_signals": self._signals}

    def __setstate__(self, state):
        self.__init__(signals=state["_signals"])
