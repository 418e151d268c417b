"""Colours for Python source in terminals (ANSI sequences), as tracebacks and ``??`` show it."""

import re

KEYWORD = ("\x1b[38;5;28;01m", "\x1b[39;00m")
COMMENT = ("\x1b[38;5;66;03m", "\x1b[39;00m")
STRING = ("\x1b[33m", "\x1b[39m")
NUMBER = ("\x1b[32m", "\x1b[39m")

_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from global "
    "if import in is lambda nonlocal not or pass raise return try while with yield".split()
)
_TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<string>[rRbBuUfFtT]{0,3}(?:'''(?:[^\\]|\\.)*?(?:'''|\Z)|\"\"\"(?:[^\\]|\\.)*?(?:\"\"\"|\Z)"
    r"|'(?:[^'\\\n]|\\.)*'?|\"(?:[^\"\\\n]|\\.)*\"?))"
    r"|(?P<number>(?<![\w.])(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?))"
    r"|(?P<word>[^\W\d]\w*)",
    re.S,
)


def _paint(match):
    kind = match.lastgroup
    text = match.group()
    if kind == "word":
        return KEYWORD[0] + text + KEYWORD[1] if text in _KEYWORDS else text
    if kind == "number":
        return NUMBER[0] + text + NUMBER[1]
    start, end = STRING if kind == "string" else COMMENT
    if "\n" not in text:
        return start + text + end
    return "\n".join([start + part + end if part else part for part in text.split("\n")])


def highlight(source):
    """The source with ANSI colours; each line is complete in itself."""
    return _TOKEN.sub(_paint, source)


class Parser:
    """The old interface: ``Parser().format(source)``."""

    def __init__(self, color_table=None, out=None, parent=None, style=None):
        self.style = style

    def format(self, raw, out=None):
        text = highlight(raw)
        if out is None or out == "str":
            return text
        out.write(text)
        return None

    def format2(self, raw, out=None):
        return self.format(raw, out), False
