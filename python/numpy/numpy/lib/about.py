"""What numpy says about itself and about objects."""
import numpy as np

__all__ = ["show_config", "get_include", "info"]


def _configuration():
    import sys

    own = {"name": "rustc", "commands": "cargo"}
    return {
        "Compilers": {"rust": own},
        "Machine Information": {"host": {"cpu": "wasm32", "family": "wasm", "endian": "little", "system": sys.platform}},
        "Build Dependencies": {"blas": {"name": "gemm", "found": True}, "lapack": {"name": "colibri", "found": True}},
        "Python Information": {"version": f"{sys.version_info[0]}.{sys.version_info[1]}"},
        "SIMD Extensions": {"baseline": ["simd128"]},
    }


def show_config(mode="stdout"):
    """Prints how this numpy was built; with "dicts" it gives that."""
    if mode not in ("stdout", "dicts"):
        raise AttributeError("Invalid `mode`, use one of: stdout, dicts")
    if mode == "dicts":
        return _configuration()
    import json

    print(json.dumps(_configuration(), indent=2))


def get_include():
    """Where headers of C would be; there are none, and no compiler that needs them."""
    import os

    return os.path.join(os.path.dirname(np.__file__), "_core", "include")


def _about_array(array, output):
    order = array.dtype.byteorder
    lines = {
        "class: ": type(array).__name__, "shape: ": array.shape, "strides: ": array.strides, "itemsize: ": array.itemsize,
        "aligned: ": array.flags.aligned, "contiguous: ": array.flags.contiguous, "fortran: ": array.flags.fortran,
        "data pointer:": hex(array.__array_interface__["data"][0]), "byteorder: ": "big" if order == ">" else "little", "byteswap: ": order == ">",
        "type:": array.dtype,
    }
    for name, value in lines.items():
        print(name, value, file=output)


def info(object=None, maxwidth=76, output=None, toplevel="numpy"):
    """Prints what is known about an object, or what numpy has by a name."""
    import inspect

    if isinstance(object, np.ndarray):
        _about_array(object, output)
        return
    if isinstance(object, str):
        found = np
        for part in object.split("."):
            found = getattr(found, part, None)
        if found is None:
            print(f"Help for {object} not found.", file=output)
            return
        object = found
    if object is None:
        object = info
    print(inspect.getdoc(object), file=output)


for _name in __all__:
    globals()[_name].__module__ = "numpy"
