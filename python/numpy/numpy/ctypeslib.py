"""Arrays for functions of C; there are none to call in a browser, so that all of it is an error that says so."""
__all__ = ["load_library", "ndpointer", "c_intp", "as_ctypes", "as_array", "as_ctypes_type"]

c_intp = int


def _refused(name):
    def refuse(*args, **keywords):
        raise NotImplementedError(f"numpy.ctypeslib.{name} is not there: libraries of C cannot be loaded in a browser")

    refuse.__name__ = refuse.__qualname__ = name
    refuse.__doc__ = "Not there: libraries of C cannot be loaded in a browser."
    return refuse


for _name in __all__:
    if _name != "c_intp":
        globals()[_name] = _refused(_name)
