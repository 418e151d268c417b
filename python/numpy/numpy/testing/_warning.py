"""Checks of errors and warnings, and blocks that keep warnings back."""
import contextlib
import functools
import warnings


def _case():
    import unittest

    return unittest.TestCase()


def assert_raises(*args, **kwargs):
    """Raises AssertionError unless a call raises the error given; without a call, a block for `with`."""
    __tracebackhide__ = True
    return _case().assertRaises(*args, **kwargs)


def assert_raises_regex(exception_class, expected_regexp, *args, **kwargs):
    """Raises AssertionError unless a call raises the error given with words that match; without a call, a block for `with`."""
    __tracebackhide__ = True
    return _case().assertRaisesRegex(exception_class, expected_regexp, *args, **kwargs)


def _during(name):
    return "" if name is None else f" when calling {name}"


@contextlib.contextmanager
def _assert_warns_context(warning_class, name=None):
    __tracebackhide__ = True
    with suppress_warnings() as kept:
        said = kept.record(warning_class)
        yield
        if not said:
            raise AssertionError("No warning raised" + _during(name))


def assert_warns(warning_class, *args, **kwargs):
    """Raises AssertionError unless a call warns so, and gives what it returns; without a call, a block for `with`."""
    if not args and not kwargs:
        return _assert_warns_context(warning_class)
    if not args:
        if "match" in kwargs:
            raise RuntimeError("assert_warns does not use 'match' kwarg, use pytest.warns instead")
        raise RuntimeError("assert_warns(...) needs at least one arg")
    function, *rest = args
    with _assert_warns_context(warning_class, name=function.__name__):
        return function(*rest, **kwargs)


@contextlib.contextmanager
def _assert_no_warnings_context(name=None):
    __tracebackhide__ = True
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        yield
        if said:
            raise AssertionError(f"Got warnings{_during(name)}: {said}")


def assert_no_warnings(*args, **kwargs):
    """Raises AssertionError if a call warns, and gives what it returns; without a call, a block for `with`."""
    if not args:
        return _assert_no_warnings_context()
    function, *rest = args
    with _assert_no_warnings_context(name=function.__name__):
        return function(*rest, **kwargs)


class clear_and_catch_warnings(warnings.catch_warnings):
    """A block like `warnings.catch_warnings` in which the `modules` warn anew of what they warned of before."""

    class_modules = ()

    def __init__(self, record=False, modules=()):
        self.modules = {*modules, *self.class_modules}
        self._before = {}
        super().__init__(record=record)

    def __enter__(self):
        for module in self.modules:
            said = getattr(module, "__warningregistry__", None)
            if said is not None:
                self._before[module] = said.copy()
                said.clear()
        return super().__enter__()

    def __exit__(self, *error):
        super().__exit__(*error)
        for module in self.modules:
            said = getattr(module, "__warningregistry__", None)
            if said is not None:
                said.clear()
                said.update(self._before.get(module, {}))


class suppress_warnings:
    """A block, or decorator, that keeps back the warnings named by `filter` and `record`; others go on as `forwarding_rule` says."""

    def __init__(self, forwarding_rule="always"):
        if forwarding_rule not in ("always", "module", "once", "location"):
            raise ValueError("unsupported forwarding rule.")
        self._rule = forwarding_rule
        self._lasting, self._within = [], []
        self._entered = False

    def filter(self, category=Warning, message="", module=None):
        """Keep back warnings of a category, whose words match, of a module."""
        self._add(category, message, module, None)

    def record(self, category=Warning, message="", module=None):
        """Like `filter`; gives the list that such warnings are put in, as they also are in `log`."""
        return self._add(category, message, module, [])

    def _add(self, category, message, module, kept):
        import re

        rule = (category, message, re.compile(message, re.I), module, kept)
        (self._within if self._entered else self._lasting).append(rule)
        if self._entered:
            self._always(rule)
            _forget()
        return kept

    @staticmethod
    def _always(rule):
        category, message, _, module, _ = rule
        where = {} if module is None else {"module": module.__name__.replace(".", r"\.") + "$"}
        warnings.filterwarnings("always", category=category, message=message, **where)

    def __enter__(self):
        if self._entered:
            raise RuntimeError("cannot enter suppress_warnings twice.")
        self._show, self._filters = warnings.showwarning, warnings.filters
        warnings.filters = self._filters[:]
        self._entered, self._within, self._forwarded, self.log = True, [], set(), []
        for rule in self._lasting:
            if rule[-1] is not None:
                rule[-1].clear()
            self._always(rule)
        warnings.showwarning = self._shown
        _forget()
        return self

    def __exit__(self, *error):
        warnings.showwarning, warnings.filters = self._show, self._filters
        _forget()
        self._entered = False
        del self._show, self._filters

    def _shown(self, message, category, filename, lineno, *args, **kwargs):
        for wanted, _, pattern, module, kept in reversed([*self._lasting, *self._within]):
            if not issubclass(category, wanted) or pattern.match(message.args[0]) is None:
                continue
            if module is not None and not module.__file__.startswith(filename):
                continue
            if kept is not None:
                said = warnings.WarningMessage(message, category, filename, lineno, **kwargs)
                self.log.append(said)
                kept.append(said)
            return
        if self._rule != "always":
            place = {"once": (), "module": (filename,), "location": (filename, lineno)}[self._rule]
            seen = (message.args, category, *place)
            if seen in self._forwarded:
                return
            self._forwarded.add(seen)
        self._show(message, category, filename, lineno, *args, **kwargs)

    def __call__(self, func):
        @functools.wraps(func)
        def within(*args, **kwargs):
            with self:
                return func(*args, **kwargs)

        return within


def _forget():
    """Lets filters that were changed take effect."""
    changed = getattr(warnings, "_filters_mutated", None) or getattr(warnings, "_filters_mutated_lock_held", None)
    if changed is not None:
        changed()
