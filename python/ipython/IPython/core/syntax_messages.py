"""Wording of syntax errors: what people know and search the web for.

The interpreter's parser reports some errors in words of its own. Here a cell's SyntaxError gets CPython's words, and the place
that CPython would point to, from the text of the cell. An error that is already worded so stays as it is.
"""

import ast
import re

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_SKIP = re.compile(
    r"\#[^\n]*|[rRbBuUfFtT]{0,3}(?:'''(?:[^\\]|\\.)*?(?:'''|\Z)|\"\"\"(?:[^\\]|\\.)*?(?:\"\"\"|\Z)"
    r"|'(?:[^'\\\n]|\\.)*(?:'|\n|\Z)|\"(?:[^\"\\\n]|\\.)*(?:\"|\n|\Z))|[()\[\]{}]",
    re.S,
)
_GENERIC = ("invalid syntax", "unexpected EOF while parsing")
_NAMES = {
    "Call": "function call",
    "BinOp": "expression",
    "UnaryOp": "expression",
    "BoolOp": "expression",
    "Compare": "comparison",
    "Lambda": "lambda",
    "IfExp": "conditional expression",
    "Dict": "dict literal",
    "Set": "set display",
    "ListComp": "list comprehension",
    "SetComp": "set comprehension",
    "DictComp": "dict comprehension",
    "GeneratorExp": "generator expression",
    "JoinedStr": "f-string expression",
    "Await": "await expression",
    "Yield": "yield expression",
}


def improve(error, source):
    """Give a SyntaxError of ``source`` CPython's words; changes the error in place."""
    message = error.msg or ""
    lines = source.split("\n")
    found = None
    if message.startswith("unexpected indentation"):
        found = "unexpected indent", None, None
    elif message.startswith("expected an indented block"):
        found = _missing_block(message, error.lineno, lines)
    elif message == "invalid assignment target":
        found = _bad_target(error.lineno, lines)
    elif message == "invalid decimal integer literal":
        found = _bad_number(error.lineno, lines)
    elif message == "positional argument follows keyword argument":
        found = message, None, _end_of_call(error, lines)
    elif message.startswith("duplicate argument "):
        found = message, None, _second_argument(error, lines)
    elif message in _GENERIC:
        found = _of_generic(error, source, lines)
    if found is None:
        return error
    text, lineno, offset = found
    lineno = lineno or error.lineno
    line = lines[lineno - 1] if lineno and 0 < lineno <= len(lines) else error.text
    offset = error.offset if offset is None else offset
    error.msg, error.lineno, error.offset, error.text = text, lineno, offset, line
    error.args = (text, (error.filename, lineno, offset, line))
    return error


def _of_generic(error, source, lines):
    number = _bad_number(error.lineno, lines)
    if number is not None:
        return number
    bracket = _bracket_error(source)
    if bracket is not None:
        text, lineno, offset = bracket
        # An error before the bracket is that error's, not the bracket's.
        if "never closed" in text:
            # On one line the error is what stands there, unless that is the end of everything.
            if lineno != error.lineno or not source[_position(source, error) + 1 :].strip():
                return bracket
        elif (lineno, offset) <= (error.lineno or 0, (error.offset or 0) + 1):
            return bracket
    if not error.lineno or error.lineno > len(lines):
        return None
    line = lines[error.lineno - 1]
    empty = re.search(r"""(?:^|[^\w])[rR]?[fF][rR]?['"][^'"{}]*\{\s*(?=\})""", line)
    if empty:
        return "f-string: valid expression required before '}'", error.lineno, empty.end() + 1
    printed = re.match(r"(\s*)(print|exec)\s+(?![=.,(\[]|(?:if|in|is|and|or|not|for)\b)\S", line)
    if printed:
        name = printed.group(2)
        offset = len(printed.group(1)) + 1
        return "Missing parentheses in call to '%s'. Did you mean %s(...)?" % (name, name), error.lineno, offset
    header = re.match(r"\s*(?:async\s+)?(?:def\s+\w+\s*\([^()]*\)(?:\s*->\s*[\w.\[\]]+)?|class\s+\w+(?:\([^()]*\))?)\s*(?!:|->)(.?)", line)
    if header and line[header.start(1) :].strip()[:1] not in (":", "("):
        return "expected ':'", error.lineno, header.start(1) + 1
    condition = re.match(r"\s*(?:if|elif|while)\b([^=!<>:]*[^=!<>:\s])\s*=(?!=)[^:]*:", line)
    if condition:
        start = condition.start(1) + len(condition.group(1)) - len(condition.group(1).lstrip()) + 1
        return "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", error.lineno, start
    deleted = re.match(r"(\s*del\s+)(.+)$", line)
    if deleted:
        kind = _kind_of(deleted.group(2))
        if kind:
            return "cannot delete " + kind, error.lineno, len(deleted.group(1)) + 1
    return _missing_comma(error, source, line)


def _bracket_error(source):
    """The first bracket that does not fit: ``(message, line, offset)``."""
    stack = []
    for match in _SKIP.finditer(source):
        text = match.group()
        if len(text) != 1 or text not in "()[]{}":
            continue
        if text in _BRACKETS:
            stack.append((text, match.start()))
            continue
        lineno, offset = _place(source, match.start())
        if not stack:
            return "unmatched '%s'" % text, lineno, offset
        opening, start = stack.pop()
        if _BRACKETS[opening] != text:
            first, _ = _place(source, start)
            where = "" if first == lineno else " on line %d" % first
            message = "closing parenthesis '%s' does not match opening parenthesis '%s'%s" % (text, opening, where)
            return message, lineno, offset
    if stack:
        opening, start = stack[-1]
        lineno, offset = _place(source, start)
        return "'%s' was never closed" % opening, lineno, offset
    return None


def _position(source, error):
    """Index in the source of the place of an error."""
    return sum(len(text) + 1 for text in source.split("\n")[: (error.lineno or 1) - 1]) + (error.offset or 1) - 1


def _end_of_call(error, lines):
    """Offset of the bracket that ends the call around an error, when it is on the same line."""
    line = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""
    depth = 0
    for match in _SKIP.finditer(line, max(0, (error.offset or 1) - 1)):
        text = match.group()
        if len(text) == 1 and text in _BRACKETS:
            depth += 1
        elif len(text) == 1 and text in ")]}":
            if depth == 0:
                return match.start() + 1
            depth -= 1
    return None


def _second_argument(error, lines):
    """Offset of the argument whose name was there before."""
    name = re.search(r"'(\w+)'", error.msg)
    line = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""
    begin = max(line.find("("), line.find("lambda") + 5, 0)
    found = [match.start() for match in re.finditer(r"\b%s\b" % name.group(1), line) if match.start() > begin] if name else []
    return found[1] + 1 if len(found) > 1 else None


def _place(source, position):
    lineno = source.count("\n", 0, position) + 1
    return lineno, position - (source.rfind("\n", 0, position) + 1) + 1


def _missing_block(message, lineno, lines):
    text = message.replace("`", "'")
    if " on line " in text or not lineno:
        return text, None, None
    # The header is the last line before that ends with a colon.
    for number in range(min(lineno, len(lines)) - (1 if lineno <= len(lines) else 0), 0, -1):
        code = lines[number - 1].split("#")[0].rstrip()
        if code.endswith(":"):
            return "%s on line %d" % (text, number), None, None
    return text, None, None


def _bad_number(lineno, lines):
    if not lineno or lineno > len(lines):
        return None
    code = _SKIP.sub(lambda m: m.group() if m.group() in "()[]{}" else " " * len(m.group()), lines[lineno - 1])
    match = re.search(r"(?<![\w.])0[\d_]*[1-9][\d_]*(?![\w.])", code)
    if match:
        text = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
        return text, lineno, match.start() + 1
    match = re.search(r"(?<![\w.])(?!0[xXoObB])\d[\d_]*(?:(?<=_)_|(?=[^\W\d_eEjJ])(?!(?:and|or|if|in|is|else|for|not)\b))", code)
    if match:
        return "invalid decimal literal", lineno, match.end()
    return None


def _kind_of(text):
    """What CPython calls an expression that cannot be assigned to; None when it can be."""
    try:
        node = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None
    if isinstance(node, (ast.Tuple, ast.List)):
        return None
    if isinstance(node, ast.Constant):
        if node.value is None or node.value is True or node.value is False:
            return repr(node.value)
        return "ellipsis" if node.value is Ellipsis else "literal"
    return _NAMES.get(type(node).__name__)


def _bad_target(lineno, lines):
    if not lineno or lineno > len(lines):
        return None
    line = lines[lineno - 1]
    for pattern in (r"\s*for\s+(.+?)\s+in\b", r"\s*with\b.*?\bas\s+(.+?)\s*:"):
        match = re.match(pattern, line)
        if match:
            kind = _kind_of(match.group(1))
            return ("cannot assign to " + kind, lineno, match.start(1) + 1) if kind else None
    match = re.match(r"(\s*)(.*?[^=!<>+\-*/%&|^@:\s])\s*(\+|-|\*\*?|//?|%|&|\||\^|@|<<|>>)?=(?!=)", line)
    if not match:
        return None
    target = match.group(2)
    kind = _kind_of(target)
    offset = len(match.group(1)) + 1
    if kind is None:
        return None
    if match.group(3):
        return "'%s' is an illegal expression for augmented assignment" % kind, lineno, offset
    if kind in ("None", "True", "False"):
        return "cannot assign to " + kind, lineno, offset
    return "cannot assign to %s here. Maybe you meant '==' instead of '='?" % kind, lineno, offset


def _missing_comma(error, source, line):
    """Two values side by side inside of brackets."""
    offset = error.offset or 0
    if offset < 2:
        return None
    position = _position(source, error)
    depth = 0
    for match in _SKIP.finditer(source, 0, max(0, position)):
        text = match.group()
        if len(text) == 1 and text in "([{":
            depth += 1
        elif len(text) == 1 and text in ")]}":
            depth -= 1
    if depth <= 0:
        return None
    before = re.search(r"([\w.]+|[)\]}\"'])\s*$", line[: offset - 1])
    after = re.match(r"\s*([^\W\d]\w*|\d[\w.]*|[\"'])", line[offset - 1 :])
    if before is None or after is None:
        return None
    from keyword import iskeyword

    if iskeyword(before.group(1)) and before.group(1) not in ("None", "True", "False"):
        return None
    if iskeyword(after.group(1)) and after.group(1) not in ("None", "True", "False"):
        return None
    start = offset - 1 - len(before.group())
    return "invalid syntax. Perhaps you forgot a comma?", error.lineno, max(1, start + 1)
