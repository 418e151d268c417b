"""The debugger: Python's own, asking at the page, showing a frame as tracebacks do."""

import linecache
import pdb
import sys
from bdb import BdbQuit

from IPython.core.ultratb import frames_of

# Lines of source before and after the one where a frame stands.
_AROUND = 2


class Pdb(pdb.Pdb):
    """``pdb.Pdb`` with IPython's prompt and its view of a frame."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.prompt = "ipdb> "
        # Lines come from ``input()``: there is no terminal to read.
        self.use_rawinput = True

    def print_stack_entry(self, frame_lineno, prompt_prefix=""):
        self.message(self.format_stack_entry(frame_lineno))

    def format_stack_entry(self, frame_lineno, lprefix=None):
        """``> file(line)function()`` and the lines around it."""
        frame, lineno = frame_lineno
        code = frame.f_code
        mark = ">" if frame is self.curframe else " "
        lines = ["%s %s(%d)%s()" % (mark, code.co_filename, lineno, code.co_qualname)]
        source = linecache.getlines(code.co_filename, frame.f_globals)
        for number in range(max(1, lineno - _AROUND), min(len(source), lineno + _AROUND) + 1):
            label = "%d" % number
            if number == lineno:
                label = "-" * (5 - len(label)) + "> " + label
            lines.append("%7s %s" % (label, source[number - 1].rstrip("\n")))
        return "\n".join(lines) + "\n"


def post_mortem(error):
    """Look around where ``error`` was raised, until the person quits."""
    debugger = Pdb()
    debugger.reset()
    tb = error.__traceback__
    shown = {id(frame) for frame, _ in frames_of(tb)}
    while tb is not None and id(tb.tb_frame) not in shown:
        tb = tb.tb_next
    if tb is None:
        print("There is no frame to look at.", file=sys.stderr)
    else:
        debugger.interaction(None, tb)


def set_trace(frame=None):
    """Stop here and ask what to do."""
    Pdb().set_trace(frame or sys._getframe(1))


__all__ = ["BdbQuit", "Pdb", "post_mortem", "set_trace"]
