"""From what people type in a cell to plain Python: magics, shell escapes, help, prompts pasted along.

Most cells need nothing of this; one search over the text says so (``_MAY_NEED_WORK``) and they pass untouched.
"""

import re

_MAY_NEED_WORK = re.compile(
    r"^[ \t]*(?:[%!?,;/]|>>>|\.\.\.|In ?\[)"  # an escape or a prompt at the start of a line
    r"|=[ \t]*[%!]"  # x = %magic, x = !command
    r"|\?[ \t]*(?:\#.*)?$"  # name?
    r"|\A(?:[ \t]+\S|[ \t]*\n)",  # the cell is indented or starts with empty lines
    re.M,
)

_TOKEN = re.compile(
    r"""(?P<string>(?:[rRbBuUfFtT]{0,3})(?P<quote>\"\"\"|'''|"|'))"""
    r"|(?P<comment>\#[^\n]*)|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<continued>\\\n)|(?P<newline>\n)|(?P<word>\w+)"
)
_STRING_END = {
    '"': re.compile(r'(?:[^"\\\n]|\\.|\\\n)*("|\n|\Z)'),
    "'": re.compile(r"(?:[^'\\\n]|\\.|\\\n)*('|\n|\Z)"),
    '"""': re.compile(r'(?:[^"\\]|\\.|\\\n|"(?!""))*("""|\Z)', re.S),
    "'''": re.compile(r"(?:[^'\\]|\\.|\\\n|'(?!''))*('''|\Z)", re.S),
}


class LogicalLine:
    """Where a statement line begins, where it ends, and whether something in it is still open there."""

    __slots__ = ("first", "last", "is_open", "comment_at")

    def __init__(self, first):
        self.first = first
        self.last = first
        self.is_open = False
        self.comment_at = None  # (line, column) of the comment at its end


def scan(lines, start=0):
    """Logical lines of a list of physical ones (with their line ends).

    A magic may start only where a logical line does; and inside of a magic line Python's rules for quotes do not hold, so such
    a line is one logical line whatever it contains.
    """
    return list(iter_scan(lines, start))


def iter_scan(lines, start=0):
    """Like ``scan``, one after the other."""
    index = start
    while index < len(lines):
        if _ESCAPED_START.match(lines[index]):
            line = LogicalLine(index)
            while lines[index].rstrip("\n").endswith("\\") and index + 1 < len(lines):
                index += 1
            line.last = index
        else:
            line = _scan_one(lines, index)
        yield line
        index = line.last + 1


_ESCAPED_START = re.compile(r"[ \t]*(?:%|!|\?{1,2}\S|[,;][ \t]?[^\W\d]|/[^\W\d])")
# A target such as ``x``, ``a.b, c["d"]`` or ``x: int``, then ``= %`` or ``= !``.
_TARGET = r"[\w.*]+(?:\[[^\]=\n]*\])*(?:\.\w+)*"
_ASSIGNMENT = re.compile(
    r"(?P<before>[ \t]*" + _TARGET + r"(?:[ \t]*,[ \t]*" + _TARGET + r")*(?:[ \t]*:[ \t]*[\w.]+)?"
    r"[ \t]*=(?:[ \t]*" + _TARGET + r"[ \t]*=)*[ \t]*)(?P<escape>%(?![%\s])|!)(?P<rest>.*)",
    re.S,
)


def _scan_one(lines, first):
    line = LogicalLine(first)
    if _ASSIGNMENT.match(lines[first]):
        index = first
        while lines[index].rstrip("\n").endswith("\\") and index + 1 < len(lines):
            index += 1
        line.last = index
        return line
    text = lines[first]
    index = first
    position = 0
    depth = 0
    starts = [0]
    while True:
        match = _TOKEN.search(text, position)
        if match is None:
            line.last = index
            line.is_open = depth > 0
            return line
        position = match.end()
        kind = match.lastgroup
        if kind == "quote" or kind == "string":
            quote = match.group("quote")
            end = _STRING_END[quote].match(text, position)
            while end is None or not end.group(1):
                if index + 1 >= len(lines):
                    line.last = index
                    line.is_open = len(quote) == 3 or text.endswith("\\\n")
                    return line
                index += 1
                starts.append(len(text))
                text += lines[index]
                end = _STRING_END[quote].match(text, position)
            position = end.end()
            if end.group(1) == "\n":  # an unterminated string: Python will complain about it
                line.last = index
                return line
        elif kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "comment":
            line.comment_at = (index, match.start() - starts[-1])
        elif kind == "newline" or kind == "continued":
            if kind == "newline" and depth == 0:
                line.last = index
                return line
            if index + 1 >= len(lines):
                line.last = index
                line.is_open = depth > 0 or kind == "continued"
                return line
            index += 1
            starts.append(len(text))
            text += lines[index]


def leading_empty_lines(lines):
    """Drop empty lines at the start."""
    for index, line in enumerate(lines):
        if line and not line.isspace():
            return lines[index:]
    return lines


def leading_indent(lines):
    """Drop the indentation of the first line from all lines."""
    if not lines:
        return lines
    space = re.match(r"[ \t]+", lines[0])
    if not space:
        return lines
    space = space.group(0)
    return [line[len(space) :] if line.startswith(space) else line for line in lines]


class PromptStripper:
    """Drops pasted prompts when the cell begins with one."""

    def __init__(self, prompt_re, initial_re=None):
        self.prompt_re = prompt_re
        self.initial_re = initial_re or prompt_re

    def __call__(self, lines):
        if not lines:
            return lines
        if self.initial_re.match(lines[0]) or (len(lines) > 1 and self.prompt_re.match(lines[1])):
            return [self.prompt_re.sub("", line, count=1) for line in lines]
        return lines


classic_prompt = PromptStripper(
    re.compile(r"^(?:>>>|\.\.\.)(?: |$)", re.M), re.compile(r"^>>>(?: |$)", re.M)
)
ipython_prompt = PromptStripper(
    re.compile(r"^(?:(?:\[(?:nav|ins)\])?In \[\d+\]: |(?:\[(?:nav|ins)\])?\s*\.{3,}: ?|\s*-+> )", re.M)
)


def cell_magic(lines):
    """``%%name line`` in the first line takes the whole cell."""
    if not lines or not lines[0].startswith("%%"):
        return lines
    if re.match(r"%%\w+\?", lines[0]):
        return lines
    name, _, rest = lines[0][2:].rstrip("\n").partition(" ")
    body = "".join(lines[1:])
    return ["get_ipython().run_cell_magic(%r, %r, %r)\n" % (name, rest, body)]


def _joined(lines, line, column=0):
    """Text of an escaped line without its continuation marks."""
    parts = [lines[line.first][column:]] + lines[line.first + 1 : line.last + 1]
    return " ".join([part.rstrip("\n")[:-1] for part in parts[:-1]] + [parts[-1].rstrip("\n")])


_HELP = re.compile(
    r"(?P<target>%{0,2}(?!\d)[\w*]+(?:\.\w+|\[-?\d+\])*(?:\.[\w*]+)*)(?P<mark>\?\??)$"
)


def _help_call(target, mark):
    magic = "pinfo2" if mark == "??" else "psearch" if "*" in target else "pinfo"
    return "get_ipython().run_line_magic(%r, %r)" % (magic, " ".join([target]))


def _magic_call(text):
    name, _, rest = text.partition(" ")
    return "get_ipython().run_line_magic(%r, %r)" % (name, rest)


def _quoted_each(text):
    name, _, rest = text.partition(" ")
    return '%s("%s")' % (name, '", "'.join(rest.split()))


def _escaped_call(content):
    """Python text for a line that begins with an escape."""
    for escape in ("!!", "??", "%%", "!", "?", "%", ",", ";", "/"):
        if content.startswith(escape):
            rest = content[len(escape) :]
            break
    else:
        return None
    if escape == "!":
        return "get_ipython().system(%r)" % rest
    if escape == "!!":
        return "get_ipython().getoutput(%r)" % rest
    if escape == "%":
        return _magic_call(rest)
    if escape == "?" or escape == "??":
        if not rest:
            return "get_ipython().show_usage()"
        return _help_call(rest, escape)
    if escape == "%%":
        return _magic_call("%" + rest)
    if escape == ",":
        return _quoted_each(rest)
    name, _, rest = rest.partition(" ")
    if escape == ";":
        return '%s("%s")' % (name, rest)
    return "%s(%s)" % (name, ", ".join(rest.split()))


def _transform_line(lines, line):
    """Replacement lines for one logical line, or None when it is plain Python."""
    first = lines[line.first]
    stripped = first.lstrip(" \t")
    indent = first[: len(first) - len(stripped)]
    text = _joined(lines, line, len(indent)) if line.last > line.first else stripped.rstrip("\n")
    is_escaped = _ESCAPED_START.match(first) is not None
    if not is_escaped and line.last == line.first and line.comment_at is not None:
        text = text[: max(0, line.comment_at[1] - len(indent))]
    ending = text.rstrip()
    if ending[-1:] == "?" and len(ending) > 2 and (is_escaped or line.last == line.first) and ending[0] not in "?":
        match = _HELP.search(ending)
        if match:
            return [indent + _help_call(match.group("target"), match.group("mark")) + "\n"]
    if is_escaped:
        return [indent + _escaped_call(text) + "\n"]
    if ending == "?":
        return [indent + "get_ipython().show_usage()\n"]
    if ending[-1:] == "?" and len(ending) == 2:
        match = _HELP.search(ending)
        if match:
            return [indent + _help_call(match.group("target"), match.group("mark")) + "\n"]
    if "%" in first or "!" in first:
        match = _ASSIGNMENT.match(_joined(lines, line) if line.last > line.first else first.rstrip("\n"))
        if match:
            if match.group("escape") == "%":
                call = _magic_call(match.group("rest"))
            else:
                call = "get_ipython().getoutput(%r)" % match.group("rest").rstrip()
            return [match.group("before") + call + "\n"]
    return None


class TransformerManager:
    """All transformations in their order; programs may add to the lists."""

    def __init__(self):
        self.cleanup_transforms = [
            leading_empty_lines,
            leading_indent,
            classic_prompt,
            ipython_prompt,
            cell_magic,
        ]
        self.line_transforms = []
        self.token_transformers = []

    def transform_cell(self, cell):
        """Python source of a cell; always ends with a line end."""
        if not cell.endswith("\n"):
            cell += "\n"
        has_own = len(self.cleanup_transforms) > 5 or self.line_transforms
        if not has_own and not _MAY_NEED_WORK.search(cell):
            return cell
        lines = cell.splitlines(keepends=True)
        for transform in self.cleanup_transforms + self.line_transforms:
            lines = transform(lines)
        return "".join(self.do_token_transforms(lines))

    def do_token_transforms(self, lines):
        """Replace escaped lines."""
        if not any(_MAY_NEED_WORK.search(line) for line in lines):
            return lines
        result = []
        for line in scan(lines):
            replaced = _transform_line(lines, line)
            result.extend(lines[line.first : line.last + 1] if replaced is None else replaced)
        return result

    def check_complete(self, cell):
        """``("complete" | "incomplete" | "invalid", indent)`` of an unfinished cell."""
        from IPython.core.completeness import check_complete

        return check_complete(self, cell)
