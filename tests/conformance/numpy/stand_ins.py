"""Modules that NumPy's tests import and that are no part of ours: those in C for tests, private files under other names, packages for tests."""
import importlib
import importlib.machinery
import os
import sys
import types

import pytest

# Compiled for NumPy's own tests, or about its compilation: what a test takes of them makes it not applicable.
COMPILED = """numpy._core._multiarray_tests numpy._core._umath_tests numpy._core._rational_tests numpy._core._struct_ufunc_tests
numpy._core._operand_flag_tests numpy._core._simd numpy.linalg.lapack_lite numpy.linalg._umath_linalg _testbuffer
numpy.random._common numpy.random._examples.cffi numpy.random._examples.numba hypothesis hypothesis.extra hypothesis.extra.numpy
hypothesis.strategies numpy.testing._private.extbuild""".split()


# Private files whose names in ours are others: (name, where its names are looked for after numpy itself).
RENAMED = {
    "numpy.lib._utils_impl": ("lib.introspect", "lib"), "numpy.lib._function_base_impl": ("_core.statistics", "_core.maths", "_core.reductions"),
    "numpy.lib._nanfunctions_impl": ("_core.reductions",), "numpy.lib._shape_base_impl": ("_core.shaping",), "numpy.lib._npyio_impl": ("lib.files",),
    "numpy.lib._index_tricks_impl": ("_core.indexing",), "numpy.lib._stride_tricks_impl": ("lib.stride_tricks", "_core.shaping"),
    "numpy.lib._arraypad_impl": ("_core.shaping",), "numpy.lib._iotools": ("lib.files",), "numpy.lib._datasource": ("lib.npyio",),
    "numpy._utils": ("lib",), "numpy._globals": (), "numpy._core._machar": (), "numpy.linalg._linalg": ("linalg", "linalg._functions"),
    "numpy.ma.testutils": ("testing",),
}


# Private names in modules that ours have under other names, by module.
PRIVATE = {
    "numpy._core.overrides": "_get_implementing_args array_function_dispatch verify_matching_signatures", "numpy._core.arrayprint": "_typelessdata",
    "numpy._core.getlimits": "_discovered_machar _float_ma", "numpy._core.shape_base": "_block_dispatcher _block_setup _block_concatenate _block_slicing",
    "numpy._core.multiarray": "get_handler_name get_handler_version _get_ndarray_c_version _monoticity", "numpy._core._internal": "_dtype_from_pep3118",
    "numpy._core._multiarray_umath": "_get_castingimpl _discover_array_parameters _get_sfloat_dtype _ArrayFunctionDispatcher _load_from_filelike __file__"
                                     " _set_numpy_warn_if_no_mem_policy _reload_guard _add_newdoc_ufunc add_docstring __cpu_features__ __cpu_baseline__"
                                     " __cpu_dispatch__",
}


class StandIn:
    """Whatever it is asked for, until a test uses it."""

    def __init__(self, name):
        self.__name__ = name

    def __getattr__(self, name):
        if name.startswith("__") and name not in ("__version__",):
            raise AttributeError(name)
        if name == "dtype":
            self._used()
        return StandIn(f"{self.__name__}.{name}")

    def __or__(self, other):
        return self

    def _used(self, *args, **kwargs):
        raise pytest.NotApplicable(f"needs {self.__name__}")

    __iter__ = __len__ = __getitem__ = __bool__ = __eq__ = __lt__ = __add__ = __sub__ = __array__ = __int__ = __float__ = _used
    __hash__ = object.__hash__

    def __call__(self, *args, **kwargs):
        if not self.__name__.startswith("hypothesis"):
            self._used()
        if len(args) == 1 and callable(args[0]) and not isinstance(args[0], StandIn):
            return _unmet(args[0])
        return StandIn(f"{self.__name__}()")


def _unmet(function):
    """In place of a test that hypothesis would give values to: one that says so."""
    if isinstance(function, type):
        return function

    def test(self=None):
        raise pytest.NotApplicable("needs hypothesis")

    return test


class _Module(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__") and not name.startswith("__cpu"):
            raise AttributeError(name)
        if name in ("__cpu_features__", "__cpu_baseline__", "__cpu_dispatch__"):
            return {} if name == "__cpu_features__" else []
        return StandIn(f"{self.__name__}.{name}")


class _Renamed(types.ModuleType):
    def __getattr__(self, name):
        for place in ("", *RENAMED[self.__name__]):
            try:
                return getattr(importlib.import_module(f"numpy.{place}".rstrip(".")), name)
            except (AttributeError, ImportError):
                continue
        if name in _TEXTS:
            return _TEXTS[name]
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self.__name__}.{name}")


_TEXTS = {
    "asbytes": lambda text: text if isinstance(text, bytes) else str(text).encode("latin1"),
    "asunicode": lambda text: text.decode("latin1") if isinstance(text, bytes) else str(text),
}


def install(folder):
    """Makes these modules known, and the tests below `folder`, where numpy's files lie, as the packages that they are in NumPy."""
    import numpy

    ours = hasattr(sys.modules.get("_numpy"), "_register")
    for name in COMPILED if ours else [name for name in COMPILED if name.startswith("hypothesis")]:
        if importlib_finds(name):
            continue
        module = _Module(name)
        module.__path__ = []
        sys.modules[name] = module
        parent, _, last = name.rpartition(".")
        if parent in sys.modules and not hasattr(sys.modules[parent], last):
            setattr(sys.modules[parent], last, module)
    if not ours:
        return
    for name in RENAMED:
        if not importlib_finds(name):
            module = sys.modules[name] = _Renamed(name)
            parent, _, last = name.rpartition(".")
            if importlib_finds(parent):
                setattr(sys.modules[parent], last, module)
    for module, names in PRIVATE.items():
        if importlib_finds(module):
            module = sys.modules[module]
            for name in names.split():
                if not hasattr(module, name):
                    setattr(module, name, {} if name == "__cpu_features__" else [] if name.startswith("__cpu") else StandIn(f"{module.__name__}.{name}"))
    for part in ("_core", "lib", "linalg", "fft", "random", "ma", "polynomial", "matrixlib", "testing", ""):
        package = ".".join(filter(None, ("numpy", part, "tests")))
        module = types.ModuleType(package)
        module.__path__ = [os.path.join(folder, part, "tests")]
        module.__file__ = os.path.join(folder, part, "tests", "__init__.py")
        module.__spec__ = importlib.machinery.ModuleSpec(package, None, is_package=True)
        sys.modules[package] = module


def importlib_finds(name):
    try:
        importlib.import_module(name)
    except (ImportError, AttributeError):
        return False
    return True
