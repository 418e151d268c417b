"""The modules of `numpy._core` and `numpy.core` that other packages reach into: they give what `numpy` and our own modules have."""
import importlib
import sys
import types

# Where a name is looked for after `numpy` itself.
_PLACES = {
    "multiarray": ("_core.pickles", "char", "strings"), "numeric": ("_core.pickles", "_core.ufuncs", "lib.array_utils"),
    "umath": ("_core.ufuncs", "strings"), "numerictypes": (), "fromnumeric": ("_core.reductions",), "arrayprint": ("_core.printing",), "getlimits": (),
    "shape_base": ("_core.shaping",), "function_base": ("lib.introspect",), "overrides": (), "_internal": (),
    "_multiarray_umath": ("_core.pickles", "_core.ufuncs"), "_methods": ("_core.reductions",), "einsumfunc": ("_core.products",), "memmap": (),
    "_dtype": (), "_type_aliases": (), "records": ("rec",), "defchararray": ("char",), "strings": ("strings",),
}
# Modules of their own: what they have is another than what `numpy` calls so.
_FIRST = ("records", "defchararray", "strings")


class _Alias(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        found = _find(self.__name__, name)
        if self.__name__.startswith("numpy.core."):
            warn(self.__name__, name)
        else:
            setattr(self, name, found)
        return found


def _find(module, name):
    short = module.rpartition(".")[2]
    places = _PLACES[short]
    for place in (*places, "", "_core.internals") if short in _FIRST else ("_core.internals", "", *places):
        try:
            return getattr(importlib.import_module(f"numpy.{place}" if place else "numpy"), name)
        except (AttributeError, ModuleNotFoundError):
            continue
    raise AttributeError(f"module {module!r} has no attribute {name}")


def warn(module, name):
    """Says that `numpy.core` is called `numpy._core` and is nobody's business."""
    import warnings

    new = module.replace("numpy.core", "numpy._core")
    warnings.warn(
        f"{module} is deprecated and has been renamed to {new}. The numpy._core namespace contains private NumPy internals and its use is discouraged, "
        "as NumPy internals can change without warning in any release. In practice, most real-world usage of numpy.core is to access functionality in "
        "the public NumPy API. If that is the case, use the public NumPy API. If not, you are using NumPy internals. If you would still like to access "
        f"an internal attribute, use {new}.{name}.", DeprecationWarning, stacklevel=3)


def install(package):
    """Makes the modules known below `package`."""
    for name in _PLACES:
        full = f"{package}.{name}"
        if full not in sys.modules:
            sys.modules[full] = _Alias(full, f"What `numpy` has, under the name {full}.")


def fill(name, values):
    """Puts values into a module, for those who go through all that it has."""
    vars(sys.modules[f"numpy._core.{name}"]).update(values)
