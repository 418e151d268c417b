"""An implementation of IPython's public interface for Python that runs inside the page.

Written from IPython's documented behaviour; it shares no code with IPython. Programs see the module names, functions
and outputs that they know from there.
"""

version_info = (9, 0, 0)
__version__ = "9.0.0"

from IPython.core.getipython import get_ipython

__all__ = ["get_ipython", "start_ipython", "embed", "InteractiveShell", "extract_module_locals"]


def __getattr__(name):
    # Heavier names are looked up when a program asks for them.
    if name == "InteractiveShell":
        from IPython.core.interactiveshell import InteractiveShell

        return InteractiveShell
    if name in ("display", "core", "utils", "lib", "paths", "testing", "extensions", "external", "terminal", "config"):
        from importlib import import_module

        return import_module("IPython." + name)
    if name == "Application":
        from IPython.core.interactiveshell import InteractiveShell

        return InteractiveShell
    raise AttributeError("module 'IPython' has no attribute %r" % name)


def start_ipython(argv=None, **kwargs):
    """There is one shell and it runs already."""
    return None


def embed(*args, **kwargs):
    """A second prompt inside a cell needs a terminal."""
    raise RuntimeError("IPython.embed() needs a terminal; use cells instead.")


def extract_module_locals(depth=0):
    """Module and local variables of a caller."""
    import sys

    frame = sys._getframe(depth + 1)
    return sys.modules[frame.f_globals["__name__"]], frame.f_locals


def sys_info():
    """Version and platform as text."""
    import sys

    return repr({"ipython_version": __version__, "sys_platform": sys.platform, "sys_version": sys.version})
