"""What tests import as `pytest`: as much of its interface as NumPy's suite uses."""
import contextlib
import re
import sys
import traceback
import warnings

__version__ = "8.0.0"


class OutcomeException(BaseException):
    """A test that ends early; no `except Exception` of a test catches it."""

    def __init__(self, msg=""):
        super().__init__(msg)
        self.msg = msg


class Skipped(OutcomeException):
    """Not to be run here."""


class XFailed(OutcomeException):
    """Known to fail."""


class NotApplicable(OutcomeException):
    """Needs what only CPython's NumPy has."""


class Failed(OutcomeException):
    """A check of pytest's own that did not hold."""


class PytestUnraisableExceptionWarning(Warning):
    """Never raised here."""


def skip(reason="", *, allow_module_level=False, msg=None):
    raise Skipped(msg or reason)


def fail(reason="", pytrace=True, msg=None):
    raise Failed(msg or reason)


def xfail(reason=""):
    raise XFailed(reason)


skip.Exception, fail.Exception, xfail.Exception = Skipped, Failed, XFailed


def exit(reason="", returncode=None):
    raise SystemExit(reason)


def importorskip(modname, minversion=None, reason=None, exc_type=ImportError):
    try:
        __import__(modname)
    except exc_type:
        raise Skipped(reason or f"could not import {modname!r}") from None
    return sys.modules[modname]


class Mark:
    """A mark with its arguments; called with a function or class it is put on that."""

    def __init__(self, name, args=(), kwargs=None):
        self.name, self.args, self.kwargs = name, args, kwargs or {}

    @property
    def mark(self):
        return self

    def with_args(self, *args, **kwargs):
        return Mark(self.name, self.args + args, {**self.kwargs, **kwargs})

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and (callable(args[0]) or isinstance(args[0], type)) and self.name != "parametrize":
            target = args[0]
        elif self.name == "parametrize" and (self.args or self.kwargs) and len(args) == 1 and not kwargs:
            target = args[0]
        else:
            return self.with_args(*args, **kwargs)
        # A class must not add to the list of the class that it inherits from.
        target.pytestmark = [*vars(target).get("pytestmark", ()), self]
        return target


class _Marks:
    def __getattr__(self, name):
        return Mark(name)


mark = _Marks()


class Param:
    """Values of one case, with a name and marks of its own."""

    def __init__(self, values, marks, id):
        self.values, self.id = values, id
        self.marks = tuple(marks) if isinstance(marks, (list, tuple)) else (marks,)


def param(*values, marks=(), id=None):
    return Param(values, marks, id)


class Fixture:
    """A function that makes what tests ask for by its name."""

    def __init__(self, function, scope="function", params=None, autouse=False, ids=None, name=None):
        self.function, self.scope, self.autouse, self.ids = function, scope, autouse, ids
        self.params = None if params is None else list(params)
        self.name = name or function.__name__

    def __get__(self, instance, owner=None):
        return self

    def __call__(self, *args, **kwargs):
        raise Failed(f"Fixture {self.name!r} called directly")


def fixture(function=None, **options):
    if function is None:
        return lambda made: Fixture(made, **options)
    return Fixture(function, **options)


def _text_of(value):
    try:
        return str(value)
    except Exception as error:
        return f"<{type(error).__name__} in str>"


class ExceptionInfo:
    """The error that a block raised."""

    value = None

    @property
    def type(self):
        return type(self.value)

    @property
    def tb(self):
        return self.value.__traceback__

    @property
    def typename(self):
        return self.type.__name__

    @property
    def traceback(self):
        return traceback.extract_tb(self.tb)

    def match(self, pattern):
        if not re.search(pattern, str(self.value)):
            raise AssertionError(f"Regex pattern did not match.\n Regex: {pattern!r}\n Input: {str(self.value)!r}")
        return True

    def exconly(self, tryshort=False):
        return "".join(traceback.format_exception_only(self.type, self.value)).strip()


class _Raises:
    def __init__(self, expected, match=None):
        self.expected, self.pattern = expected, match

    def __enter__(self):
        self.info = ExceptionInfo()
        return self.info

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise Failed(f"DID NOT RAISE {self.expected!r}")
        if not issubclass(kind, self.expected):
            return False
        self.info.value = error
        if self.pattern is not None:
            self.info.match(self.pattern)
        return True


def raises(expected_exception, *args, match=None, **kwargs):
    block = _Raises(expected_exception, match)
    if not args:
        return block
    with block as info:
        args[0](*args[1:], **kwargs)
    return info


class WarningsRecorder(warnings.catch_warnings):
    """Keeps what is warned of within a block."""

    def __init__(self):
        super().__init__(record=True)

    def __enter__(self):
        self.list = super().__enter__()
        warnings.simplefilter("always")
        return self

    def __iter__(self):
        return iter(self.list)

    def __len__(self):
        return len(self.list)

    def __getitem__(self, place):
        return self.list[place]

    def clear(self):
        self.list.clear()

    def pop(self, cls=Warning):
        for place, one in enumerate(self.list):
            if issubclass(one.category, cls):
                return self.list.pop(place)
        raise AssertionError(f"{cls!r} not found in warning list")


class _Warns(WarningsRecorder):
    def __init__(self, expected, match=None):
        super().__init__()
        self.expected, self.pattern = expected, match

    def __exit__(self, kind, error, trace):
        super().__exit__(kind, error, trace)
        if kind is not None:
            return
        found = [one for one in self.list if issubclass(one.category, self.expected)]
        if not found:
            raise Failed(f"DID NOT WARN. No warnings of type {self.expected} were emitted.")
        if self.pattern is not None and not any(re.search(self.pattern, str(one.message)) for one in found):
            raise Failed(f"DID NOT WARN. No warnings of type {self.expected} matching the regex were emitted.\n Regex: {self.pattern}\n"
                         f" Emitted warnings: {[str(one.message) for one in found]}")


def warns(expected_warning=Warning, *args, match=None, **kwargs):
    block = _Warns(expected_warning, match)
    if not args:
        return block
    with block:
        return args[0](*args[1:], **kwargs)


def deprecated_call(*args, match=None, **kwargs):
    return warns((DeprecationWarning, PendingDeprecationWarning, FutureWarning), *args, match=match, **kwargs)


class approx:
    """Equal to numbers that are near."""

    __array_ufunc__ = None
    __array_priority__ = 100

    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected, self.nan_ok = expected, nan_ok
        self.rel, self.abs = 1e-6 if rel is None else rel, 1e-12 if abs is None else abs

    def _near(self, got, wanted):
        if hasattr(wanted, "__len__"):
            return len(got) == len(wanted) and all(self._near(one, two) for one, two in zip(got, wanted))
        if wanted != wanted:
            return self.nan_ok and got != got
        return got == wanted or abs(got - wanted) <= max(self.rel * abs(wanted), self.abs)

    def __eq__(self, got):
        return self._near(got, self.expected)

    def __ne__(self, got):
        return not self == got

    __hash__ = None

    def __repr__(self):
        return f"approx({self.expected!r})"


class MonkeyPatch:
    """Changes that are taken back."""

    _NONE = object()

    def __init__(self):
        self._undo = []

    def setattr(self, target, name, value, raising=True):
        old = vars(target).get(name, self._NONE) if isinstance(target, type) else getattr(target, name, self._NONE)
        if old is self._NONE and raising and not hasattr(target, name):
            raise AttributeError(f"{target!r} has no attribute {name!r}")
        self._undo.append(lambda: delattr(target, name) if old is self._NONE else setattr(target, name, old))
        setattr(target, name, value)

    def delattr(self, target, name, raising=True):
        old = getattr(target, name)
        self._undo.append(lambda: setattr(target, name, old))
        delattr(target, name)

    def setitem(self, mapping, name, value):
        old = mapping.get(name, self._NONE)
        self._undo.append(lambda: mapping.pop(name) if old is self._NONE else mapping.__setitem__(name, old))
        mapping[name] = value

    def delitem(self, mapping, name, raising=True):
        if name in mapping:
            old = mapping.pop(name)
            self._undo.append(lambda: mapping.__setitem__(name, old))
        elif raising:
            raise KeyError(name)

    def setenv(self, name, value, prepend=None):
        import os

        self.setitem(os.environ, name, str(value))

    def delenv(self, name, raising=True):
        import os

        self.delitem(os.environ, name, raising)

    def chdir(self, path):
        import os

        old = os.getcwd()
        self._undo.append(lambda: os.chdir(old))
        os.chdir(path)

    def undo(self):
        while self._undo:
            self._undo.pop()()

    @classmethod
    @contextlib.contextmanager
    def context(cls):
        made = cls()
        try:
            yield made
        finally:
            made.undo()
