"""What tests need besides checks: temporary files, time and memory, garbage, threads, documents that are tests."""
import contextlib
import functools
import os
import sys


class KnownFailureException(Exception):
    """A test that is known to fail raises this."""


class IgnoreException(Exception):
    """An error that tests raise to see it go by."""


HAS_REFCOUNT = hasattr(sys, "getrefcount")


@contextlib.contextmanager
def tempdir(*args, **kwargs):
    """A folder that is removed after the block; arguments as those of `tempfile.mkdtemp`."""
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(*args, **kwargs)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def temppath(*args, **kwargs):
    """The path of a closed file that is removed after the block; arguments as those of `tempfile.mkstemp`."""
    import tempfile

    handle, path = tempfile.mkstemp(*args, **kwargs)
    os.close(handle)
    try:
        yield path
    finally:
        os.remove(path)


def memusage():
    """The bytes of memory of this process, None where nothing tells."""
    try:
        with open("/proc/self/stat") as file:
            return int(file.readline().split(" ")[22])
    except (OSError, IndexError, ValueError):
        return None


def jiffies(_began=[]):
    """Hundredths of a second of this process."""
    import time

    if not _began:
        _began.append(time.time())
    return int(100 * (time.time() - _began[0]))


def measure(code_str, times=1, label=None):
    """Runs code so many times where it is called; gives the seconds."""
    frame = sys._getframe(1)
    code = compile(code_str, f"Test name: {label} ", "exec")
    began = jiffies()
    for _ in range(times):
        exec(code, frame.f_globals, frame.f_locals)
    return 0.01 * (jiffies() - began)


def runstring(astr, dict):
    """Runs code with names."""
    exec(astr, dict)


def rundocs(filename=None, raise_on_error=True):
    """Runs the examples in the documentation of a file, by default of the caller's."""
    import doctest
    import importlib.util

    if filename is None:
        filename = sys._getframe(1).f_globals["__file__"]
    name = os.path.splitext(os.path.basename(filename))[0]
    spec = importlib.util.spec_from_file_location(name, filename)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    runner, said = doctest.DocTestRunner(verbose=False), []
    for test in doctest.DocTestFinder().find(module):
        runner.run(test, out=said.append if raise_on_error else None)
    if runner.failures > 0 and raise_on_error:
        raise AssertionError("Some doctests failed:\n%s" % "\n".join(said))


def decorate_methods(cls, decorator, testmatch=None):
    """Puts a decorator on those methods of a class whose names match, by default those of tests."""
    import inspect
    import re

    pattern = re.compile(r"(?:^|[\b_\.%s-])[Tt]est" % os.sep if testmatch is None else testmatch)
    for function in [one for one in vars(cls).values() if inspect.isfunction(one)]:
        name = getattr(function, "compat_func_name", function.__name__)
        if pattern.search(name) and not name.startswith("_"):
            setattr(cls, name, decorator(function))


def break_cycles():
    """Collects garbage."""
    import gc

    gc.collect()


@contextlib.contextmanager
def _assert_no_gc_cycles_context(name=None):
    __tracebackhide__ = True
    import gc

    if not hasattr(gc, "DEBUG_SAVEALL") or not gc.isenabled():
        yield
        return
    before = gc.get_debug()
    gc.disable()
    try:
        for _ in range(100):
            if gc.collect() == 0:
                break
        else:
            raise RuntimeError("Unable to fully collect garbage - perhaps a __del__ method is creating more reference cycles?")
        gc.set_debug(gc.DEBUG_SAVEALL)
        yield
        count, found = gc.collect(), gc.garbage[:]
    finally:
        gc.garbage.clear()
        gc.set_debug(before)
        gc.enable()
    if count:
        import pprint

        shown = "".join(f"\n  {type(one).__name__} object with id={id(one)}:\n    " + pprint.pformat(one).replace("\n", "\n    ") for one in found)
        during = "" if name is None else f" when calling {name}"
        raise AssertionError(f"Reference cycles were found{during}: {count} objects were collected, of which {len(found)} are shown below:{shown}")


def assert_no_gc_cycles(*args, **kwargs):
    """Raises AssertionError if a call leaves objects that refer to each other in a circle; without a call, a block for `with`."""
    if not args:
        return _assert_no_gc_cycles_context()
    function, *rest = args
    with _assert_no_gc_cycles_context(name=function.__name__):
        function(*rest, **kwargs)


def check_free_memory(free_bytes):
    """Words that say why so many bytes are not to be had, or None."""
    said = os.environ.get("NPY_AVAILABLE_MEM")
    if said is not None:
        try:
            free = _parse_size(said)
        except ValueError as error:
            raise ValueError(f"Invalid environment variable NPY_AVAILABLE_MEM: {error}")
        words = f"{free_bytes / 1e9} GB memory required, but environment variable NPY_AVAILABLE_MEM={said} set"
    else:
        free = _get_mem_available()
        if free is None:
            return ("Could not determine available memory; set NPY_AVAILABLE_MEM environment variable (e.g. NPY_AVAILABLE_MEM=16GB) to run the test.")
        words = f"{free_bytes / 1e9} GB memory required, but {free / 1e9} GB available"
    return words if free < free_bytes else None


def _parse_size(size_str):
    """`12 GB` as a number of bytes."""
    import re

    units = {"": 1, "b": 1}
    for power, letter in enumerate("kmgt", 1):
        units.update({letter: 1000**power, letter + "b": 1000**power, letter + "ib": 1024**power})
    match = re.match(r"\s*(\d+|\d+\.\d+)\s*([a-z]*)\s*$", size_str.lower())
    if not match or match[2] not in units:
        raise ValueError(f"value {size_str!r} not a valid size")
    return int(float(match[1]) * units[match[2]])


def _get_mem_available():
    try:
        with open("/proc/meminfo") as file:
            known = {line.split(":")[0].lower(): int(line.split()[1]) * 1024 for line in file}
    except (OSError, ValueError, IndexError):
        return None
    return known.get("memavailable")


def requires_memory(free_bytes):
    """A decorator that skips a test where so much memory is not to be had."""

    def decorator(function):
        @functools.wraps(function)
        def test(*args, **kwargs):
            import pytest

            words = check_free_memory(free_bytes)
            if words is not None:
                pytest.skip(words)
            try:
                return function(*args, **kwargs)
            except MemoryError:
                pytest.xfail("MemoryError raised")

        return test

    return decorator


def _no_tracing(function):
    """A decorator that runs a test without a tracer."""

    @functools.wraps(function)
    def test(*args, **kwargs):
        before = sys.gettrace()
        sys.settrace(None)
        try:
            return function(*args, **kwargs)
        finally:
            sys.settrace(before)

    return test if hasattr(sys, "gettrace") else function


def run_threaded(func, iters, pass_count=False):
    """Runs a function many times, several at once."""
    import concurrent.futures

    with concurrent.futures.ThreadPoolExecutor(max_workers=8) as pool:
        for future in [pool.submit(func, *([number] if pass_count else [])) for number in range(iters)]:
            future.result()


def check_support_sve():
    """Whether the processor has vectors of variable length; not where compiled code is portable."""
    return False


def _assert_valid_refcount(op):
    """Whether an operation leaves the count of references to a small number as it was."""
    return True


def _gen_alignment_data(dtype="f", type="binary", max_size=24):
    """(result, arguments, words) for views of arrays at different starts, of different sizes, apart and overlapping."""
    import numpy as np

    dtype = np.dtype(dtype).type
    shifts = [(0, 0, 0, "out of place"), (1, 0, 0, "out of place"), (0, 1, 0, "out of place"), (0, 0, 1, "out of place")]
    for offset in range(3):
        for size in range(offset + 2, max(offset + 3, max_size)):

            def fresh():
                return np.arange(size, dtype=dtype)[offset:]

            def cut(array, shift, whole):
                return array if whole else array[1:] if shift else array[:-1]

            out = np.empty((size,), dtype=dtype)[offset:]
            count = 2 if type == "unary" else 3
            for shift in shifts:
                places, words = shift[:count], shift[3]
                if type == "unary" and shift[2]:
                    continue
                whole = not any(places)
                arrays = [cut(out, places[0], whole)] + [cut(fresh(), place, whole) for place in places[1:]]
                yield *arrays, _alignment(type, offset, places, size - (not whole), dtype, words)
            if type == "unary":
                array = fresh()
                yield array, array, _alignment(type, offset, (0, 0), size, dtype, "in place")
            else:
                array = fresh()
                yield array, array, fresh(), _alignment(type, offset, (0, 0, 0), size, dtype, "in place1")
                array = fresh()
                yield array, fresh(), array, _alignment(type, offset, (0, 0, 0), size, dtype, "in place2")
            for places in ((0, 1), (1, 0)) if type == "unary" else ((1, 0, 0), (0, 1, 0), (0, 0, 1)):
                yield *(cut(fresh(), place, False) for place in places), _alignment(type, offset, places, size - 1, dtype, "aliased")


def _alignment(type, offset, places, size, dtype, words):
    starts = ", ".join(str(offset + place) for place in places)
    return f"{type} offset=({starts}), size={size}, dtype={dtype!r}, {words}"
