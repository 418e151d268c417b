"""Questions about numpy itself."""
__all__ = ["opt_func_info"]

tracemalloc_domain = 389047


def opt_func_info(func_name=None, signature=None):
    """Which functions have machine code of their own for some processors: none, all are compiled once."""
    return {}


def add_docstring(obj, docstring, /):
    """Gives an object a docstring that has none."""
    if getattr(obj, "__doc__", None):
        if obj.__doc__ != docstring:
            raise RuntimeError(f"Cannot set a different docstring, {obj!r} has one")
        return
    obj.__doc__ = docstring


def add_newdoc(place, obj, doc, warn_on_python=True):
    """Gives an object of a module a docstring; what takes none is left alone."""
    import importlib

    target = getattr(importlib.import_module(place), obj)
    for one, text in [(target, doc)] if isinstance(doc, str) else [(getattr(target, name), text) for name, text in ([doc] if isinstance(doc, tuple) else doc)]:
        try:
            add_docstring(one, text.strip())
        except (AttributeError, RuntimeError, TypeError):
            continue
