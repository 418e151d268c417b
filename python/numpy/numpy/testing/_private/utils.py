"""What `numpy.testing` is made of, where NumPy has it."""
from unittest.case import SkipTest

from .. import _compare, _tools, _values, _warning
from .._compare import (
    assert_allclose, assert_array_almost_equal, assert_array_compare, assert_array_equal, assert_array_less, build_err_msg,
)
from .._tools import (
    HAS_REFCOUNT, IgnoreException, KnownFailureException, _assert_no_gc_cycles_context, _assert_valid_refcount, _gen_alignment_data,
    _get_mem_available, _no_tracing, _parse_size, assert_no_gc_cycles, break_cycles, check_free_memory, check_support_sve, decorate_methods, jiffies,
    measure, memusage, requires_memory, run_threaded, rundocs, runstring, tempdir, temppath,
)
from .._values import (
    assert_, assert_almost_equal, assert_approx_equal, assert_array_almost_equal_nulp, assert_array_max_ulp, assert_equal, assert_string_equal,
    integer_repr, nulp_diff, print_assert_equal,
)
from .._warning import (
    assert_no_warnings, assert_raises, assert_raises_regex, assert_warns, clear_and_catch_warnings, suppress_warnings,
)

__all__ = [
    "assert_equal", "assert_almost_equal", "assert_approx_equal", "assert_array_equal", "assert_array_less", "assert_string_equal",
    "assert_array_almost_equal", "assert_raises", "build_err_msg", "decorate_methods", "jiffies", "memusage", "print_assert_equal", "rundocs",
    "runstring", "verbose", "measure", "assert_", "assert_array_almost_equal_nulp", "assert_raises_regex", "assert_array_max_ulp", "assert_warns",
    "assert_no_warnings", "assert_allclose", "IgnoreException", "clear_and_catch_warnings", "SkipTest", "KnownFailureException", "temppath", "tempdir",
    "IS_PYPY", "HAS_REFCOUNT", "IS_WASM", "suppress_warnings", "assert_array_compare", "assert_no_gc_cycles", "break_cycles", "HAS_LAPACK64",
    "IS_PYSTON", "_OLD_PROMOTION", "IS_MUSL", "check_support_sve", "NOGIL_BUILD", "IS_EDITABLE", "run_threaded",
]

KnownFailureTest = KnownFailureException
verbose = 0


def _is_wasm():
    import platform

    return platform.machine() in ("wasm32", "wasm64")


IS_WASM = _is_wasm()
IS_PYPY = IS_PYSTON = IS_MUSL = NOGIL_BUILD = IS_EDITABLE = False
HAS_LAPACK64 = True
_glibcver = "0.0"


def _glibc_older_than(version):
    return False


def _OLD_PROMOTION():
    return False


for _part in (_compare, _tools, _values, _warning):
    for _name, _thing in vars(_part).items():
        if getattr(_thing, "__module__", None) == _part.__name__:
            # Where users find it is where it says it is from.
            _thing.__module__ = __name__
del _part, _name, _thing
