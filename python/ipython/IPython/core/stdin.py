"""``input()`` and ``getpass()``: a question to the page, answered while the cell waits."""

import builtins
import sys

from IPython.core import _bridge
from IPython.core.error import StdinNotImplementedError

_NOT_THERE = "raw_input was called, but this frontend does not support input requests."


def ask(prompt, is_password=False):
    """The line that the person typed. Raises where nobody can be asked."""
    import json

    __tracebackhide__ = True  # whoever asked is to blame, not this
    _bridge.native.flush()
    request = {"op": "input", "prompt": prompt, "password": is_password}
    answer = json.loads(_bridge.native.ask(_bridge.dumps(request)))
    if isinstance(answer, dict) and isinstance(answer.get("value"), str):
        if answer["value"] == "\x04":
            raise EOFError
        return answer["value"]
    raise StdinNotImplementedError(_NOT_THERE)


def input(prompt="", /):
    """Ask the person at the page for one line of text."""
    __tracebackhide__ = True
    return ask(str(prompt))


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Ask for a password; what is typed is not shown."""
    __tracebackhide__ = True
    return ask(str(prompt), is_password=True)


class _GetpassFinder:
    """Puts our ``getpass`` in when a program imports the module."""

    def find_spec(self, name, path=None, target=None):
        if name != "getpass":
            return None
        sys.meta_path.remove(self)
        from importlib.util import find_spec

        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def exec_module(module):
                load(module)
                module.getpass = getpass

            spec.loader.exec_module = exec_module
        return spec


def install():
    """Take the place of Python's own, which read a terminal."""
    input.__module__ = "builtins"
    builtins.input = input
    if "getpass" in sys.modules:
        sys.modules["getpass"].getpass = getpass
    else:
        sys.meta_path.insert(0, _GetpassFinder())
