"""A stand-in for the native module ``_colibri``, and a session that collects what a cell publishes.

Everything here runs under plain CPython; the shell is imported once, after the stand-in.
"""

import io
import json
import re
import sys
import types
from pathlib import Path

CASES = Path(__file__).parent / "cases"
_ANSI = re.compile("\x1b\\[[0-9;]*m")
_published = []

# What the page answers to the next questions, as JSON.
answers = []


def _publish(msg_type, content, metadata="{}", buffers=()):
    _published.append((msg_type, json.loads(content)))


class _Stream(io.TextIOBase):
    def __init__(self, name):
        self._name = name

    def write(self, text):
        if _published and _published[-1][0] == "stream" and _published[-1][1]["name"] == self._name:
            _published[-1][1]["text"] += text
        else:
            _published.append(("stream", {"name": self._name, "text": text}))
        return len(text)

    def isatty(self):
        return False


def _install():
    module = types.ModuleType("_colibri")
    module.publish = _publish
    module.stream = lambda name, text: None
    module.flush = lambda: None
    module.ask = lambda request: answers.pop(0) if answers else '{"error": "nobody there"}'
    sys.modules["_colibri"] = module
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.modules["__main__"] = types.ModuleType("__main__")
    from IPython.core import kernel

    return kernel


kernel = _install()


def strip_ansi(text):
    return _ANSI.sub("", text)


def normal(text):
    """Text without what differs from run to run: addresses, times, names of files."""
    text = strip_ansi(text)
    text = re.sub(r"0x[0-9a-f]{6,}", "0xADDRESS", text)
    text = re.sub(r"[\d.]+(e[+-]\d+)? (ns|μs|ms|s)\b", "TIME", text)
    return re.sub(r"(/[\w.~-]+)+/(?=[\w.]+\.py)", "", text)


def run(code):
    """``(reply, [(message type, content)])`` of one cell; ``execute_input`` is left out."""
    _published.clear()
    saved = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
    try:
        reply = json.loads(kernel.execute(code, allow_stdin=True))
    finally:
        sys.stdout, sys.stderr = saved
    return reply, [message for message in _published if message[0] != "execute_input"]


def shown(code):
    """What a cell shows, as short lines: easy to read, easy to compare."""
    reply, messages = run(code)
    lines = []
    for msg_type, content in messages:
        if msg_type == "stream":
            lines.append("%s %r" % (content["name"], normal(content["text"])))
        elif msg_type == "error":
            lines.append("error %s: %s" % (content["ename"], normal(content["evalue"])))
            lines.extend("  | " + line for line in normal("\n".join(content["traceback"])).split("\n"))
        elif msg_type == "clear_output":
            lines.append("clear wait=%s" % content["wait"])
        else:
            extra = "" if not content["metadata"] else " metadata=%s" % json.dumps(content["metadata"])
            lines.append(msg_type + extra)
            for mime, data in content["data"].items():
                text = data if isinstance(data, str) else json.dumps(data)
                lines.extend("  %s | %s" % (mime, line) for line in normal(text).split("\n"))
    for payload in reply["payload"]:
        text = payload.get("data", {}).get("text/plain", payload.get("text", ""))
        lines.append("payload %s" % payload["source"])
        lines.extend("  | " + line for line in normal(text).split("\n"))
    return lines


def cases(name):
    """Recorded cases: a list of ``[input, expected]``."""
    return json.loads((CASES / (name + ".json")).read_text(encoding="utf-8"))


def fresh():
    """Forget variables and history, so that a test starts like a new session."""
    shell = kernel.shell
    for functions in shell.events.callbacks.values():
        functions.clear()
    shell.reset(new_session=True)
    shell.display_formatter.plain.float_precision = ""
    shell.automagic = True
