"""Collects the tests of a file and runs them one after the other; runs in the interpreter that is tested."""
import inspect
import itertools
import json
import os
import re
import signal
import sys
import time
import traceback
import unittest
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "stub"))

import loading  # noqa: E402
from fixtures import BUILT_IN  # noqa: E402
import pytest  # noqa: E402


class TooLong(BaseException):
    """A test beyond its time."""


def _alarm(*_):
    raise TooLong


class Test:
    """A function with the values of one case."""

    def __init__(self, id, function, owner, marks, values):
        self.id, self.function, self.owner, self.marks, self.values = id, function, owner, marks, values


def marks_of(thing):
    """The marks on a function, class or module; the classes it inherits from have theirs in it as well."""
    if isinstance(thing, type):
        return [mark for cls in thing.__mro__ for mark in _listed(vars(cls).get("pytestmark", ()))]
    return list(_listed(getattr(thing, "pytestmark", ())))


def _listed(marks):
    return marks if isinstance(marks, (list, tuple)) else (marks,)


def id_of(value, name, number):
    if isinstance(value, (str, int, float, complex, bool)) or value is None:
        return str(value).encode("unicode_escape").decode() if isinstance(value, str) else str(value)
    if isinstance(value, bytes):
        return value.decode("ascii", "backslashreplace")
    if isinstance(value, re.Pattern):
        return str(value.pattern)
    found = getattr(value, "__name__", None)
    return found if isinstance(found, str) else f"{name}{number}"


def cases_of(mark):
    """(id, values by name, marks) of each case of a `parametrize`."""
    arguments = dict(zip(("argnames", "argvalues", "indirect", "ids"), mark.args), **mark.kwargs)
    names = arguments["argnames"]
    is_one = isinstance(names, str) and "," not in names.strip().rstrip(",")
    names = [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else list(names)
    ids = arguments.get("ids")
    if ids is not None and not callable(ids):
        ids = list(ids)
    found = []
    for number, given in enumerate(arguments["argvalues"]):
        extra, id = (), None
        if isinstance(given, pytest.Param):
            extra, id, given = given.marks, given.id, given.values
        else:
            given = (given,) if is_one else tuple(given)
        if id is None and ids is not None and not callable(ids):
            id = None if ids[number] is None else str(ids[number])
        if id is None:
            parts = []
            for name, value in zip(names, given):
                part = ids(value) if callable(ids) else None
                parts.append(id_of(value, name, number) if part is None else str(part))
            id = "-".join(parts)
        found.append((id, dict(zip(names, given)), list(extra)))
    return numbered(found)


def numbered(cases):
    """Ids that occur more than once get a number."""
    counts, seen, result = {}, {}, []
    for id, *_ in cases:
        counts[id] = counts.get(id, 0) + 1
    for id, *rest in cases:
        if counts[id] > 1:
            seen[id] = seen.get(id, -1) + 1
            id = f"{id}{seen[id]}"
        result.append((id, *rest))
    return result


class Collector:
    """The tests of one module and the fixtures they may ask for."""

    def __init__(self, module):
        self.module, self.renamed = module, {}

    def tests(self):
        for name, thing in list(vars(self.module).items()):
            if isinstance(thing, type):
                is_unit = issubclass(thing, unittest.TestCase)
                if (is_unit or name.startswith("Test")) and getattr(thing, "__test__", True) and "__init__" not in vars(thing):
                    yield from self._of_class(thing, name)
            elif name.startswith("test") and inspect.isfunction(thing):
                yield from self._cases(name, thing, None)

    def _of_class(self, cls, prefix):
        seen = {}
        for parent in reversed(cls.__mro__):
            for name in vars(parent):
                seen.setdefault(name)
        for name in seen:
            function = getattr(cls, name, None)
            if name.startswith("test") and callable(function) and not isinstance(function, type):
                yield from self._cases(f"{prefix}::{name}", function, cls)
            elif name.startswith("Test") and isinstance(function, type):
                yield from self._of_class(function, f"{prefix}::{name}")

    def _cases(self, id, function, owner):
        marks = [*marks_of(function), *(marks_of(owner) if owner else ()), *marks_of(self.module)]
        axes = [cases_of(mark) for mark in marks if mark.name == "parametrize"]
        given = {name for axis in axes for _, values, _ in axis for name in values}
        asked = self.closure(function, owner, given)
        for fixture in asked:
            if fixture.params is not None:
                cases = []
                for number, value in enumerate(fixture.params):
                    name = fixture.ids[number] if fixture.ids else None
                    extra = ()
                    if isinstance(value, pytest.Param):
                        extra, name, value = value.marks, name or value.id, value.values[0]
                    cases.append((name or id_of(value, fixture.name, number), {fixture: value}, list(extra)))
                axes.append(numbered(cases))
        for combination in itertools.product(*axes):
            values, extra = {}, []
            for _, part, more in combination:
                values.update(part)
                extra.extend(more)
            name = "-".join(part for part, *_ in combination)
            yield Test(f"{id}[{name}]" if combination else id, function, owner, extra + marks, values)

    def fixture(self, name, owner):
        for place in (*(owner.__mro__ if owner else ()), self.module):
            for key, thing in vars(place).items():
                if not isinstance(thing, pytest.Fixture):
                    continue
                if thing.name == name:
                    return thing
                if key == name:
                    # Under a second name it is a second fixture, with parameters of its own.
                    if (key, thing) not in self.renamed:
                        self.renamed[key, thing] = pytest.Fixture(thing.function, thing.scope, thing.params, thing.autouse, thing.ids, key)
                    return self.renamed[key, thing]
        return BUILT_IN.get(name)

    def autouse(self, owner):
        places = [*(reversed(owner.__mro__) if owner else ())]
        return [thing for place in (self.module, *places) for thing in vars(place).values() if isinstance(thing, pytest.Fixture) and thing.autouse]

    def closure(self, function, owner, given):
        """The fixtures that a test asks for, those that these ask for first."""
        found = []

        def visit(fixture):
            if fixture in found:
                return
            for name in argument_names(fixture.function):
                more = self.fixture(name, owner)
                if more is not None:
                    visit(more)
            found.append(fixture)

        for fixture in self.autouse(owner):
            visit(fixture)
        for mark in (*marks_of(function), *(marks_of(owner) if owner else ()), *marks_of(self.module)):
            if mark.name == "usefixtures":
                for name in mark.args:
                    visit(self.fixture(name, owner))
        for name in argument_names(function):
            fixture = None if name in given else self.fixture(name, owner)
            if fixture is not None:
                visit(fixture)
        return found


_names = {}


def argument_names(function):
    """The arguments without a default that are not `self`."""
    plain = inspect.unwrap(function)
    plain = getattr(plain, "__func__", plain)
    key = id(plain)
    if key not in _names:
        code = getattr(plain, "__code__", None)
        if code is None:
            return []
        count = code.co_argcount - len(plain.__defaults__ or ())
        keywords = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        names = list(code.co_varnames[:count]) + [name for name in keywords if name not in (plain.__kwdefaults__ or {})]
        _names[key] = (names[names[:1] in (["self"], ["cls"]) :], plain)
    return _names[key][0]


class Request:
    """What a fixture may know of the test that asks."""

    def __init__(self, run, fixture):
        self._run, self._fixture = run, fixture
        self.function, self.cls, self.module, self.instance = run.test.function, run.test.owner, run.collector.module, run.instance
        self.node = run.test
        if fixture in run.test.values:
            self.param = run.test.values[fixture]

    def getfixturevalue(self, name):
        return self._run.value(name)

    def addfinalizer(self, function):
        self._run.later.append(function)


class Run:
    """One test: its fixtures, its instance, what is taken back after it."""

    def __init__(self, test, collector, shared):
        self.test, self.collector, self.shared = test, collector, shared
        self.values, self.later, self.instance = {}, [], None

    def value(self, name):
        if name in self.test.values:
            return self.test.values[name]
        fixture = self.collector.fixture(name, self.test.owner)
        if fixture is None:
            raise LookupError(f"fixture {name!r} not found")
        return self.made(fixture)

    def made(self, fixture):
        wide = fixture.scope != "function"
        owner = self.test.owner if fixture.scope == "class" else None
        key = (fixture, owner, repr(self.test.values.get(fixture))) if wide else fixture
        store, later = (self.shared["values"], self.shared["later"]) if wide else (self.values, self.later)
        if key in store:
            return store[key]
        if fixture.name == "request":
            return Request(self, None)
        arguments = {}
        for name in argument_names(fixture.function):
            arguments[name] = Request(self, fixture) if name == "request" else self.value(name)
        function = fixture.function
        if isinstance(function, (classmethod, staticmethod)):
            function = function.__get__(None, self.test.owner)
        elif "self" in function.__code__.co_varnames[:1]:
            function = function.__get__(self.instance)
        elif "cls" in function.__code__.co_varnames[:1]:
            function = function.__get__(self.test.owner)
        if inspect.isgeneratorfunction(fixture.function):
            generator = function(**arguments)
            store[key] = next(generator)
            later.append(lambda: next(generator, None))
        else:
            store[key] = function(**arguments)
        return store[key]

    def go(self):
        test = self.test
        unit = test.owner is not None and issubclass(test.owner, unittest.TestCase)
        if test.owner is not None:
            name = test.id.split("[")[0].rsplit("::")[-1]
            self.instance = test.owner(name) if unit else test.owner()
            self._class_setup(test.owner, unit)
        try:
            for fixture in self.collector.closure(test.function, test.owner, test.values):
                self.made(fixture)
            if unit:
                self.instance.setUp()
                self.later.append(self.instance.doCleanups)
                self.later.append(self.instance.tearDown)
            elif self.instance is not None:
                self._hook("setup_method")
                if hasattr(self.instance, "teardown_method"):
                    self.later.append(lambda: self._hook("teardown_method"))
            elif hasattr(self.collector.module, "setup_function"):
                self.collector.module.setup_function(test.function)
            function = test.function
            if self.instance is not None and not isinstance(inspect.getattr_static(test.owner, function.__name__, None), (staticmethod, classmethod)):
                function = function.__get__(self.instance)
            function(**{name: self.value(name) for name in argument_names(test.function)})
        finally:
            while self.later:
                self.later.pop()()

    def _class_setup(self, owner, unit):
        name = "setUpClass" if unit else "setup_class"
        if (owner, name) in self.shared["values"] or not hasattr(owner, name) or isinstance(vars(owner).get(name), pytest.Fixture):
            return
        self.shared["values"][owner, name] = True
        getattr(owner, name)()

    def _hook(self, name):
        hook = getattr(self.instance, name, None)
        if hook is not None and not isinstance(hook, pytest.Fixture):
            hook(*([self.test.function] if argument_names(hook) else []))


def holds(condition, module):
    return eval(condition, dict(vars(module), sys=sys, os=os)) if isinstance(condition, str) else bool(condition)


def skip_reason(test, module, slow):
    for mark in test.marks:
        if mark.name == "skip":
            return str(mark.kwargs.get("reason", *mark.args[:1] or [""]))
        if mark.name == "skipif" and any(holds(condition, module) for condition in mark.args or [mark.kwargs.get("condition")]):
            return str(mark.kwargs.get("reason", "skipif"))
        if mark.name in ("slow", "slow_pypy") and not slow:
            return "slow"
    for thing in (test.function, test.owner):
        if getattr(thing, "__unittest_skip__", False):
            return str(getattr(thing, "__unittest_skip_why__", ""))
    return None


def xfail_mark(test, module):
    for mark in test.marks:
        conditions = mark.args or ([mark.kwargs["condition"]] if "condition" in mark.kwargs else [])
        if mark.name == "xfail" and (not conditions or any(holds(condition, module) for condition in conditions)):
            return mark
    return None


def cause_of(error):
    """The error's class and first lines, and the innermost place in the test and in numpy."""
    text = "".join(traceback.format_exception_only(type(error), error)).strip()
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno, trace.tb_frame.f_code.co_name))
        trace = trace.tb_next
    test = next((place for place in reversed(places) if os.sep + "tests" + os.sep in place[0] and "conformance" not in place[0]), None)
    inner = next((place for place in reversed(places) if "/numpy/" in place[0] and os.sep + "tests" + os.sep not in place[0]), None)
    found = {"error": text[:1500]}
    if test is not None:
        found["at"] = f"{os.path.basename(test[0])}:{test[1]}"
        if isinstance(error, AssertionError):
            import linecache

            found["line"] = linecache.getline(test[0], test[1]).strip()
    if inner is not None:
        found["in"] = f"{inner[0].split('/numpy/')[-1]}:{inner[1]} {inner[2]}"
    return found


def filters_of(test):
    for mark in reversed(test.marks):
        if mark.name == "filterwarnings":
            for text in mark.args:
                action, _, rest = text.partition(":")
                message, _, category = rest.rpartition(":") if rest.count(":") else (rest, "", "")
                kind = Warning
                if category:
                    module, _, name = category.rpartition(".")
                    kind = getattr(__import__(module or "builtins", fromlist=["x"]), name, Warning)
                warnings.filterwarnings(action, message, kind)


def outcome_of(test, collector, shared, limit, slow):
    module = collector.module
    reason = skip_reason(test, module, slow)
    if reason is not None:
        return "skipped", {"error": reason}
    expected = xfail_mark(test, module)
    if expected is not None and expected.kwargs.get("run") is False:
        return "xfailed", {}
    try:
        signal.setitimer(signal.ITIMER_REAL, limit)
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            filters_of(test)
            Run(test, collector, shared).go()
        signal.setitimer(signal.ITIMER_REAL, 0)
        return ("passed" if expected is None else "xpassed"), {}
    except (pytest.Skipped, unittest.SkipTest) as error:
        return "skipped", {"error": str(error)}
    except pytest.XFailed as error:
        return "xfailed", {"error": str(error)}
    except pytest.NotApplicable as error:
        return "not applicable", {"error": str(error)}
    except TooLong as error:
        return "timeout", dict(cause_of(error), error=f"took longer than {limit} s")
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:
        return ("failed" if expected is None else "xfailed"), cause_of(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def run_file(path, folder, write, limit=10, slow=False, done=(), only=None):
    """Runs a file's tests, but not those in `done`, and tells `write` of each before and after it."""
    signal.signal(signal.SIGALRM, _alarm)
    np = __import__("numpy")
    file = os.path.relpath(path, folder)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = loading.module_of(path, folder)
            collector = Collector(module)
            tests = list(collector.tests())
    except (pytest.Skipped, unittest.SkipTest) as error:
        write({"file": file, "outcome": "skipped", "error": str(error)})
        return
    except pytest.NotApplicable as error:
        write({"file": file, "outcome": "not applicable", "error": str(error)})
        return
    except BaseException as error:
        write({"file": file, "outcome": "collection", **cause_of(error)})
        return
    shared = {"values": {}, "later": []}
    if hasattr(module, "setup_module"):
        module.setup_module()
    state, printing = np.geterr(), np.get_printoptions()
    for name, error in module.__broken__.items():
        id = f"{file}::{name}"
        if id not in done:
            write({"id": id, "outcome": "not applicable" if isinstance(error, pytest.NotApplicable) else "broken", **cause_of(error)})
    unknown = getattr(module, "__unknown__", {})
    for test in tests:
        if test.id.split("[")[0] in module.__broken__:
            continue
        id = f"{file}::{test.id}"
        if id in done or only and not re.search(only, id):
            continue
        write({"start": id})
        began = time.perf_counter()
        outcome, cause = outcome_of(test, collector, shared, limit, slow)
        if outcome == "failed" and cause["error"].startswith("NameError: name '"):
            missing = cause["error"].split("'")[1]
            if missing in unknown:
                outcome, cause = ("not applicable", {}) if isinstance(unknown[missing], pytest.NotApplicable) else (outcome, cause_of(unknown[missing]))
        write({"id": id, "outcome": outcome, "seconds": round(time.perf_counter() - began, 3), **cause})
        try:
            np.seterr(**state)
            np.set_printoptions(**printing)
        except BaseException:
            pass
    while shared["later"]:
        try:
            shared["later"].pop()()
        except BaseException:
            pass


def main(options):
    """Runs `options["files"]` and writes lines of JSON to `options["out"]`."""
    import stand_ins

    sys.modules.pop("numpy.testing", None)
    stand_ins.install(options["folder"])
    os.environ.setdefault("NPY_AVAILABLE_MEM", "1 GB")
    with open(options["out"], "a") as out:
        def write(record):
            out.write(json.dumps(record) + "\n")
            out.flush()

        for path in options["files"]:
            run_file(path, options["folder"], write, options["limit"], options["slow"], set(options["done"]), options.get("only"))
        write({"end": True})
