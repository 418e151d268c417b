"""Laying out text on lines: breaks, groups, indentation.

The streaming form of Oppen's algorithm ("Prettyprinting", TOPLAS 1980): text waits in a buffer until it is known whether the
line has room; when it has not, the outermost group that can still break does so, all its breaks at once.
"""

from collections import deque
from contextlib import contextmanager

MAX_SEQ_LENGTH = 1000


class _Group:
    """A run of text whose breaks are taken all together or not at all."""

    __slots__ = ("depth", "is_broken", "waiting")

    def __init__(self, depth):
        self.depth = depth
        self.is_broken = False
        self.waiting = 0  # breaks of this group that are still in the buffer


class PrettyPrinter:
    """Lays out text, breaks and groups on a stream."""

    def __init__(self, output, max_width=79, newline="\n", max_seq_length=MAX_SEQ_LENGTH):
        self.output = output
        self.max_width = max_width
        self.newline = newline
        self.max_seq_length = max_seq_length
        self.indentation = 0
        self.output_width = 0
        self.buffer_width = 0
        self.buffer = deque()  # str, or (group, separator, indentation) for a break that is not decided yet
        self.group_stack = [_Group(0)]
        self._candidates = [[self.group_stack[0]]]  # by depth: groups that may still be broken

    def text(self, obj):
        """Write literal text."""
        width = len(obj)
        if self.buffer:
            self.buffer.append(obj)
            self.buffer_width += width
            self._make_room()
        else:
            self.output.write(obj)
            self.output_width += width

    def breakable(self, sep=" "):
        """A place where the line may break; ``sep`` is written when it does not."""
        group = self.group_stack[-1]
        if group.is_broken:
            self.flush()
            self.output.write(self.newline + " " * self.indentation)
            self.output_width = self.indentation
            self.buffer_width = 0
            return
        group.waiting += 1
        self.buffer.append((group, sep, self.indentation))
        self.buffer_width += len(sep)
        self._make_room()

    def break_(self):
        """A line break, always."""
        self.flush()
        self.output.write(self.newline + " " * self.indentation)
        self.output_width = self.indentation
        self.buffer_width = 0

    def begin_group(self, indent=0, open=""):
        """Start a group; ``indent`` is what its lines are indented by after ``open``."""
        if open:
            self.text(open)
        depth = len(self.group_stack)
        group = _Group(depth)
        self.group_stack.append(group)
        if len(self._candidates) <= depth:
            self._candidates.append([])
        self._candidates[depth].append(group)
        self.indentation += indent

    def end_group(self, dedent=0, close=""):
        """End the group begun last."""
        self.indentation -= dedent
        self._retire(self.group_stack.pop())
        if close:
            self.text(close)

    @contextmanager
    def group(self, indent=0, open="", close=""):
        """``with p.group(1, "[", "]"):``"""
        self.begin_group(indent, open)
        try:
            yield
        finally:
            self.end_group(indent, close)

    @contextmanager
    def indent(self, indent):
        """Indent the lines within."""
        self.indentation += indent
        try:
            yield
        finally:
            self.indentation -= indent

    def flush(self):
        """Write out what waits, unbroken."""
        for item in self.buffer:
            if type(item) is tuple:
                item[0].waiting -= 1
                self._retire(item[0])
                item = item[1]
            self.output.write(item)
            self.output_width += len(item)
        self.buffer.clear()
        self.buffer_width = 0

    def _retire(self, group):
        """A group without undecided breaks is no candidate for breaking."""
        if not group.waiting:
            same_depth = self._candidates[group.depth]
            if group in same_depth:
                same_depth.remove(group)

    def _make_room(self):
        while self.max_width < self.output_width + self.buffer_width:
            group = self._next_group_to_break()
            if group is None:
                return
            self._break_group(group)

    def _next_group_to_break(self):
        """The outermost group with an undecided break, of several the youngest.

        Groups further out that have none left in the buffer will break from here on: their line is already too long.
        Among siblings IPython strikes the mirrored place off its list, which shows in the layout of long nested data;
        we do the same, or our text would differ from the one stored in people's notebooks.
        """
        for same_depth in self._candidates:
            for index in range(len(same_depth)):
                group = same_depth[-1 - index]
                if group.waiting:
                    del same_depth[index]
                    group.is_broken = True
                    return group
            for group in same_depth:
                group.is_broken = True
            same_depth.clear()
        return None

    def _break_group(self, group):
        while group.waiting:
            item = self.buffer.popleft()
            if type(item) is str:
                self.output.write(item)
                self.output_width += len(item)
                self.buffer_width -= len(item)
                continue
            owner, separator, indentation = item
            owner.waiting -= 1
            self.buffer_width -= len(separator)
            if owner.is_broken:
                self.output.write(self.newline + " " * indentation)
                self.output_width = indentation
            else:
                self._retire(owner)
                self.output.write(separator)
                self.output_width += len(separator)
        while self.buffer and type(self.buffer[0]) is str:
            item = self.buffer.popleft()
            self.output.write(item)
            self.output_width += len(item)
            self.buffer_width -= len(item)

    def _enumerate(self, seq):
        """Like ``enumerate``; writes an ellipsis and stops at the length limit."""
        for index, item in enumerate(seq):
            if self.max_seq_length and index >= self.max_seq_length:
                self.text(",")
                self.breakable()
                self.text("...")
                return
            yield index, item
