"""Parts of numpy that are modules of their own; each is loaded when first asked for."""
_MODULES = ("array_utils", "format", "introspect", "mixins", "npyio", "recfunctions", "scimath", "stride_tricks")
_NAMES = {"NumpyVersion": "_version", "Arrayterator": "_arrayterator", "add_docstring": "introspect", "add_newdoc": "introspect",
          "tracemalloc_domain": "introspect"}
_PRIVATE = ("histograms", "type_check", "nanfunctions", "function_base", "arraypad", "arraysetops", "ufunclike", "utils", "twodim_base", "shape_base",
            "polynomial", "index_tricks")

__all__ = ["Arrayterator", "add_docstring", "add_newdoc", "array_utils", "introspect", "mixins", "NumpyVersion", "npyio", "scimath", "stride_tricks",
           "tracemalloc_domain"]


def __getattr__(name):
    import importlib

    if name in _MODULES:
        return importlib.import_module(f"numpy.lib.{name}")
    if name in _NAMES:
        found = globals()[name] = getattr(importlib.import_module(f"numpy.lib.{_NAMES[name]}"), name)
        return found
    if name in _PRIVATE:
        raise AttributeError(
            f"numpy.lib.{name} is now private. If you are using a public function, it should be available in the main numpy namespace, "
            "otherwise check the NumPy 2.0 migration guide.")
    if name == "emath":
        raise AttributeError(
            "numpy.lib.emath was an alias for emath module that was removed in NumPy 2.0. Replace usages of numpy.lib.emath with numpy.emath.")
    raise AttributeError(f"module 'numpy.lib' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_MODULES, *_NAMES})
