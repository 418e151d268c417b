"""Looking at callers."""

from IPython import extract_module_locals

__all__ = ["extract_module_locals", "extract_vars", "debugx"]


def extract_vars(*names, **kw):
    """Variables of the caller by name."""
    import sys

    frame = sys._getframe(kw.get("depth", 0) + 1)
    return {name: frame.f_locals[name] for name in names}


def debugx(expr, pre_msg=""):
    """Print an expression and its value."""
    import sys

    frame = sys._getframe(1)
    print("[%s] %s%s -> %r" % (frame.f_code.co_name, pre_msg, expr, eval(expr, frame.f_globals, frame.f_locals)))
