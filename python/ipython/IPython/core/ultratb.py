"""Tracebacks as IPython shows them: the source around each frame, an arrow at the line, colours.

Modes: ``Context`` (the default), ``Verbose`` (arguments with values), ``Plain`` and ``Minimal``.
"""

import linecache
import re
import sys

from IPython.core import compilerop
from IPython.utils.PyColorize import highlight

RED = "\x1b[31m"
GREEN = "\x1b[32m"
BLUE = "\x1b[34m"
MAGENTA = "\x1b[35m"
CYAN = "\x1b[36m"
OFF = "\x1b[39m"

RULE = RED + "-" * 75 + OFF
_NUMBER_WIDTH = 7
_MAX_PIECE_LINES = 6
_MAX_EQUAL_FRAMES = 40  # of a recursion; beyond that most are counted, not shown
_ANSI = re.compile("\x1b\\[[0-9;]*m")
_OWN_FILES = None


def strip_ansi(text):
    return _ANSI.sub("", text)


def _own_directory():
    global _OWN_FILES
    if _OWN_FILES is None:
        _OWN_FILES = __file__.rsplit("/", 2)[0] + "/"
    return _OWN_FILES


def frames_of(tb):
    """``(frame, line number)`` of each level, without the shell's own."""
    frames = []
    while tb is not None:
        frames.append((tb.tb_frame, tb.tb_lineno))
        tb = tb.tb_next
    own = _own_directory()
    theirs = [item for item in frames if not item[0].f_code.co_filename.startswith(own)]
    while len(theirs) > 1 and theirs[0][0].f_code.co_name == "run_until_complete":
        del theirs[0]  # what drives a cell with ``await`` is no part of it
    return [item for item in theirs if "__tracebackhide__" not in item[0].f_locals]


def _skip_recursion(frames):
    """Frames with long runs of the same call replaced by a count: ``(frame, lineno)`` or a text."""
    counts = {}
    for frame, lineno in frames:
        key = (frame.f_code, lineno)
        counts[key] = counts.get(key, 0) + 1
    if not counts or max(counts.values()) <= _MAX_EQUAL_FRAMES:
        return frames
    kept = []
    seen = {}
    skipped = {}
    order = []

    def note():
        if order:
            parts = ["%s at line %d (%d times)" % (name, line, skipped[(name, line)]) for name, line in order]
            kept.append("[... skipping similar frames: %s]" % ", ".join(parts))
            order.clear()
            skipped.clear()

    for frame, lineno in frames:
        key = (frame.f_code, lineno)
        seen[key] = seen.get(key, 0) + 1
        if counts[key] <= _MAX_EQUAL_FRAMES or seen[key] <= 2 or seen[key] > counts[key] - 1:
            note()
            kept.append((frame, lineno))
            continue
        name = (frame.f_code.co_name, lineno)
        if name not in skipped:
            order.append(name)
        skipped[name] = skipped.get(name, 0) + 1
    note()
    return kept


def _short_path(path):
    from os.path import expanduser

    home = expanduser("~")
    if home and home != "/" and path.startswith(home + "/"):
        return "~" + path[len(home) :]
    return path


def _location(filename, lineno):
    number = compilerop.cell_numbers.get(filename)
    if number is not None:
        return CYAN + "Cell" + OFF + CYAN + " " + OFF + GREEN + "In[%s]" % number + OFF + GREEN + ", line %d" % lineno + OFF
    return CYAN + "File " + OFF + GREEN + "%s:%d" % (_short_path(filename), lineno) + OFF


def _arguments(frame, with_values):
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames[:count])
    shown = []
    if with_values:
        values = frame.f_locals
        for name in names:
            shown.append("%s=%s" % (name, _short_repr(values[name])) if name in values else name)
    else:
        shown = names
    position = count
    for flag, star in ((0x04, "*"), (0x08, "**")):
        if code.co_flags & flag:
            name = code.co_varnames[position]
            position += 1
            if with_values and name in frame.f_locals:
                shown.append("%s%s=%s" % (star, name, _short_repr(frame.f_locals[name])))
            else:
                shown.append(star + name)
    return "(" + ", ".join(shown) + ")"


def _short_repr(value):
    try:
        text = repr(value)
    except Exception:
        return "<unprintable>"
    return text if len(text) <= 500 else text[:497] + "..."


def _head(frame, lineno, with_values):
    code = frame.f_code
    text = _location(code.co_filename, lineno)
    name = code.co_name
    if name == "<module>":
        return text + "\n"
    name = getattr(code, "co_qualname", name)
    return text + ", in " + CYAN + name + OFF + BLUE + _arguments(frame, with_values) + OFF + "\n"


def _indent_of(line):
    return len(line) - len(line.lstrip())


def _block_end(lines, first):
    """Last line (1-based) of the block that the statement at ``first`` (1-based) heads."""
    from IPython.core.inputtransformer2 import iter_scan

    base = _indent_of(lines[first - 1])
    end = first
    seen_header = False
    for piece in iter_scan(lines, first - 1):
        start = piece.first + 1
        text = lines[start - 1]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if seen_header and _indent_of(text) <= base:
            break
        end = piece.last + 1
        if not text.lstrip().startswith("@"):
            seen_header = True
    return min(end, len(lines))


def _cell_window(lines, frame, lineno, before, after):
    """Line numbers to show of a cell: a window clipped to the function, blank lines and all."""
    first, last = 1, len(lines)
    name = frame.f_code.co_name
    if name != "<module>":
        first = min(frame.f_code.co_firstlineno, lineno)
        if name.startswith("<"):
            last = lineno
            first = lineno if name != "<lambda>" else first
        else:
            last = max(_block_end(lines, first), lineno)
    while last > lineno and not lines[last - 1].strip():
        last -= 1
    return range(max(first, lineno - before), min(last, lineno + after) + 1)


def _file_pieces(lines, frame, lineno):
    """Runs of lines, one for each statement header or simple statement, of the frame's function."""
    from IPython.core.inputtransformer2 import scan

    first, last = 1, len(lines)
    if frame.f_code.co_name != "<module>":
        first = min(frame.f_code.co_firstlineno, lineno)
        last = max(_block_end(lines, first), lineno)
        if frame.f_code.co_name.startswith("<"):
            first, last = max(1, lineno - 12), min(len(lines), lineno + 12)
    elif last > 400:  # a long file: the pieces near the line are enough
        first, last = max(1, lineno - 60), min(last, lineno + 60)
    pieces = []
    is_comment_run = False
    for found in scan(lines[first - 1 : last]):
        start, end = first + found.first, first + found.last
        text = lines[start - 1].strip()
        if not text:
            is_comment_run = False
            continue
        if text.startswith("#"):
            if is_comment_run:
                pieces[-1] = range(pieces[-1].start, end + 1)
            else:
                pieces.append(range(start, end + 1))
            is_comment_run = True
            continue
        is_comment_run = False
        while end > start and not lines[end - 1].strip():
            end -= 1
        pieces.append(range(start, end + 1))
    return pieces


def _file_lines(lines, frame, lineno, before, after):
    """``[(number, text, gap_before)]`` to show of a file, dedented."""
    pieces = _file_pieces(lines, frame, lineno)
    at = 0
    for index, piece in enumerate(pieces):
        if piece.start <= lineno < piece.stop:
            at = index
            break
    else:
        return [(lineno, lines[lineno - 1], False)]
    shown = []
    for index in range(max(0, at - before), min(len(pieces), at + after + 1)):
        piece = pieces[index]
        if index != at and len(piece) > _MAX_PIECE_LINES:
            shown.extend((number, False) for number in piece[:3])
            shown.append((piece[-2], True))
            shown.append((piece[-1], False))
        else:
            shown.extend((number, False) for number in piece)
    texts = [lines[number - 1] for number, _ in shown]
    margin = min([_indent_of(text) for text in texts if text.strip()] or [0])
    return [(number, text[margin:], gap) for (number, gap), text in zip(shown, texts)]


def _numbered(numbered, lineno):
    """Source lines with their numbers and the arrow."""
    source = "".join([text.rstrip("\n") + "\n" for _, text, _ in numbered])
    colored = highlight(source).split("\n")
    out = []
    for (number, _, gap), text in zip(numbered, colored):
        if gap:
            out.append(GREEN + "   (...)" + OFF)
        if number == lineno:
            digits = str(number)
            arrow = "-" * max(1, _NUMBER_WIDTH - len(digits) - 2) + "> "
            out.append(GREEN + arrow + OFF + GREEN + digits + OFF + " " + text + "\n")
        else:
            out.append(GREEN + "%*d" % (_NUMBER_WIDTH, number) + OFF + " " + text + "\n")
    return "".join(out)


def format_frame(frame, lineno, before=4, after=3, with_values=False):
    """One frame of a ``Context`` traceback."""
    head = _head(frame, lineno, with_values)
    filename = frame.f_code.co_filename
    lines = linecache.getlines(filename, frame.f_globals)
    if not lines or lineno > len(lines) or lineno < 1:
        if filename.startswith("<"):
            notice = "'Could not get source, probably due dynamically evaluated source code.'"
            return head + _numbered([(1, notice, False)], lineno)
        return head
    if filename in compilerop.cell_numbers:
        window = _cell_window(lines, frame, lineno, before, after)
        return head + _numbered([(number, lines[number - 1], False) for number in window], lineno)
    return head + _numbered(_file_lines(lines, frame, lineno, 2 if before > 2 else 1, 2 if after > 1 else 1), lineno)


def safe_str(value):
    try:
        return str(value)
    except Exception:
        return "<unprintable %s object>" % type(value).__name__


def exception_line(etype, value):
    """``Name: message`` and the notes below it."""
    text = RED + etype.__name__ + OFF + ": " + safe_str(value)
    notes = getattr(value, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        for note in notes:
            text += "\n" + safe_str(note)
    return text


# Of a longer chain of exceptions only the newest are shown.
_MOST_CHAINED = 100


def chain_of(value):
    """Causes and contexts, oldest first: ``[(exception, how it led to the next)]``."""
    chain = [(value, None)]
    seen = {id(value)}
    current = value
    while True:
        cause = getattr(current, "__cause__", None)
        if cause is not None:
            link = "The above exception was the direct cause of the following exception:"
            following = cause
        elif getattr(current, "__context__", None) is not None and not current.__suppress_context__:
            link = "During handling of the above exception, another exception occurred:"
            following = current.__context__
        else:
            break
        if id(following) in seen or len(chain) == _MOST_CHAINED:
            break
        seen.add(id(following))
        chain.append((following, link))
        current = following
    chain.reverse()
    return chain


def group_members(members, indent="  "):
    """The exceptions of a group, one block each, nested groups further in."""
    out = []
    for number, error in enumerate(members, 1):
        out.append("%s+---------------- %d ----------------\n" % (indent, number))
        body = []
        for frame, lineno in frames_of(error.__traceback__):
            body.append(_head(frame, lineno, False))
            line = linecache.getline(frame.f_code.co_filename, lineno, frame.f_globals).strip()
            if line:
                body.append("    " + highlight(line) + "\n")
        body.append(exception_line(type(error), error) + "\n")
        text = "".join(body)
        out.append("".join([indent + "| " + part + "\n" for part in text.rstrip("\n").split("\n")]))
        nested = getattr(error, "exceptions", None)
        if isinstance(error, BaseExceptionGroup) and nested:
            out.append(group_members(nested, indent + "| "))
    out.append("%s+------------------------------------\n" % indent)
    return "".join(out)


def context_traceback(etype, value, tb, with_values=False):
    """List of strings: the rule, then for each exception of the chain its head, its frames, its message."""
    out = [RULE]
    chain = chain_of(value)
    for error, link in chain:
        is_last = error is value
        kind = etype if is_last else type(error)
        long_head = "Traceback (most recent call last)"
        name = kind.__name__
        out.append(RED + name + OFF + " " * max(1, 75 - len(name) - len(long_head)) + long_head)
        before, after = (4, 3) if is_last else (2, 1)
        for item in _skip_recursion(frames_of(tb if is_last else error.__traceback__)):
            if isinstance(item, str):
                out.append("    " + item + "\n")
                continue
            frame, lineno = item
            try:
                out.append(format_frame(frame, lineno, before, after, with_values))
            except Exception:  # never lose the user's error to a failure of ours
                out.append(_head(frame, lineno, False))
        out.append(exception_line(kind, error))
        members = getattr(error, "exceptions", None)
        if isinstance(error, BaseExceptionGroup) and members:
            out.append(group_members(members))
        if link is not None:
            out.append("\n" + link + "\n")
    return out


def syntax_error_lines(etype, value):
    """The place of a SyntaxError, a caret under it, and the message."""
    filename = value.filename or "<string>"
    lineno = value.lineno or 0
    number = compilerop.cell_numbers.get(filename)
    if number is not None:
        place = CYAN + "Cell" + OFF + CYAN + " " + OFF + GREEN + "In[%s]" % number + OFF + GREEN + ", line %d" % lineno + OFF
    else:
        place = CYAN + "File " + OFF + GREEN + "%s:%d" % (_short_path(filename), lineno) + OFF
    out = "  " + place + "\n"
    text = value.text
    if not text:
        text = linecache.getline(filename, lineno)
    if text and text.strip():
        line = text.split("\n")[0] if "\n" in text.rstrip("\n") else text
        stripped = line.strip()
        out += RED + "    " + OFF + RED + stripped + OFF + "\n"
        if value.offset is not None and value.offset > 0:
            margin = line[: value.offset - 1]
            indentation = len(line) - len(line.lstrip())
            kept = margin[indentation:]
            out += "    " + "".join([c if c.isspace() else " " for c in kept]) + "^\n"
    out += RED + etype.__name__ + OFF + RED + ":" + OFF + " " + safe_str(value.msg) + "\n"
    return [out]


def plain_traceback(etype, value, tb):
    """Mode ``Plain``: the form of Python's own tracebacks, with cells named."""
    out = []
    chain = chain_of(value)
    for error, link in chain:
        is_last = error is value
        frames = frames_of(tb if is_last else error.__traceback__)
        if frames:
            out.append("Traceback " + CYAN + "(most recent call last)" + OFF + ":\n")
        for item in _skip_recursion(frames):
            if isinstance(item, str):
                out.append("  " + item + "\n")
                continue
            frame, lineno = item
            code = frame.f_code
            text = "  " + _location(code.co_filename, lineno)
            if code.co_name != "<module>":
                text += CYAN + " in " + OFF + MAGENTA + code.co_name + OFF
            text += "\n"
            line = linecache.getline(code.co_filename, lineno, frame.f_globals).strip()
            if line:
                text += "    " + line + "\n"
            out.append(text)
        out.extend(minimal_traceback(type(error), error))
        if link is not None:
            out.append("\n" + link + "\n")
    return out


def minimal_traceback(etype, value, tb=None):
    """Mode ``Minimal``: the message only."""
    text = safe_str(value)
    line = RED + etype.__name__ + OFF
    line += RED + ":" + OFF + " " + text + "\n" if text else "\n"
    return [line]


class AutoFormattedTB:
    """Tracebacks in the chosen mode."""

    modes = ["Plain", "Context", "Verbose", "Minimal", "Docs"]

    def __init__(self, mode="Context", color_scheme=None, theme_name=None, **ignored):
        self.mode = mode
        self.has_colors = True
        self.tb = None

    def set_mode(self, mode=None):
        """Choose a mode by name; without a name go to the next one."""
        if not mode:
            self.mode = self.modes[(self.modes.index(self.mode) + 1) % len(self.modes)]
            return
        for known in self.modes:
            if known.lower() == mode.lower():
                self.mode = known
                return
        raise ValueError(
            "Unrecognized mode in FormattedTB: <%s>\nValid modes: %s" % (mode, str(self.modes))
        )

    def plain(self):
        self.set_mode("Plain")

    def context(self):
        self.set_mode("Context")

    def verbose(self):
        self.set_mode("Verbose")

    def structured_traceback(self, etype=None, value=None, tb=None, tb_offset=None, context=5):
        """List of strings, ready to be joined with line ends."""
        if etype is None:
            etype, value, tb = sys.exc_info()
        elif isinstance(etype, BaseException):
            etype, value, tb = type(etype), etype, etype.__traceback__
        self.tb = tb
        if self.mode == "Minimal":
            lines = minimal_traceback(etype, value)
        elif self.mode == "Plain":
            lines = plain_traceback(etype, value, tb)
        else:
            lines = context_traceback(etype, value, tb, with_values=self.mode == "Verbose")
        return lines if self.has_colors else [strip_ansi(line) for line in lines]

    def stb2text(self, stb):
        return "\n".join(stb)

    def text(self, etype, value, tb, tb_offset=None, context=5):
        return self.stb2text(self.structured_traceback(etype, value, tb))

    def __call__(self, etype=None, evalue=None, etb=None, out=None, tb_offset=None):
        if etype is None:
            etype, evalue, etb = sys.exc_info()
        print(self.text(etype, evalue, etb), file=out or sys.stdout)


FormattedTB = AutoFormattedTB
VerboseTB = AutoFormattedTB
ListTB = AutoFormattedTB
ColorTB = AutoFormattedTB
