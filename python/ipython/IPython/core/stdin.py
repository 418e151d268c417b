"""``input()`` and ``getpass()``: a question to the page, answered while the cell waits."""

import builtins

from IPython.core import _bridge
from IPython.core.error import StdinNotImplementedError
from IPython.core.import_hooks import when_imported

_NOT_THERE = "raw_input was called, but this frontend does not support input requests."

# Whether whoever sent the cell that runs can be asked.
is_allowed = True


def ask(prompt, is_password=False):
    """The line that the person typed. Raises where nobody can be asked."""
    import json

    __tracebackhide__ = True  # whoever asked is to blame, not this
    if not is_allowed:
        raise StdinNotImplementedError(_NOT_THERE)
    _bridge.native.flush()
    request = {"op": "input", "prompt": prompt, "password": is_password}
    answer = json.loads(_bridge.native.ask(_bridge.dumps(request)))
    if isinstance(answer, dict) and isinstance(answer.get("value"), str):
        if answer["value"] == "\x04":
            raise EOFError
        return answer["value"]
    reason = answer.get("error") if isinstance(answer, dict) else None
    raise StdinNotImplementedError("input() is not possible: %s." % reason if reason else _NOT_THERE)


def input(prompt="", /):
    """Ask the person at the page for one line of text."""
    __tracebackhide__ = True
    return ask(str(prompt))


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Ask for a password; what is typed is not shown."""
    __tracebackhide__ = True
    return ask(str(prompt), is_password=True)


def _change_getpass(module):
    module.getpass = getpass


def install():
    """Take the place of Python's own, which read a terminal."""
    input.__module__ = "builtins"
    builtins.input = input
    when_imported("getpass", _change_getpass)
