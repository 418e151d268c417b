"""Mathtext's commands: what reads their arguments and builds their boxes."""

from . import _mathtext_symbols as _tables
from ._mathtext_boxes import Box, Char, Space
from ._mathtext_layout import LEVELS, SHRINK, THICKNESS

COMMANDS = {  # their arguments, as error messages name them
    "phantom": "{value}", "llap": "{value}", "rlap": "{value}", "operatorname": "{name}", "frac": "{num}{den}",
    "dfrac": "{num}{den}", "tfrac": "{num}{den}", "binom": "{num}{den}",
    "genfrac": "{ldelim}{rdelim}{rulesize}{style}{num}{den}", "overset": "{annotation}{body}",
    "underset": "{annotation}{body}", "sqrt": "{value}", "overline": "{body}", "underline": "{body}", "text": "",
    "boldsymbol": "{value}", "substack": "{parts}", "hspace": "{space}",
}
_DELIMITER_CHARS = frozenset("|/.([<)]>^_")  # no thin space after an operator before these


class Unreadable(Exception):
    """A command's arguments, or the rest of the text, are no mathtext; the caller says where."""


class Commands:
    """The part of the parser that reads commands with arguments; `do_name` stands for the command `\\name`."""

    def arguments(self, name, read):
        """Read a command's arguments, or explain what it takes."""
        self.skip()
        at = self.at
        self.committed += 1
        try:
            return read()
        except Unreadable:
            raise self.error(f"Expected \\{name}{COMMANDS[name]}", at) from None
        finally:
            self.committed -= 1

    def braced(self, required=True):
        """An argument in braces."""
        if not self.take("{"):
            raise Unreadable
        nodes = self.tokens()
        if (required and not self.read) or not self.take("}"):
            raise Unreadable
        return self.setter.row(nodes)

    def shrink(self):
        """Go one level smaller; return what to restore."""
        saved = self.size, self.level
        if self.level < LEVELS:
            self.size *= SHRINK
        self.level += 1
        return saved

    def smaller(self, steps, required=True):
        """An argument in braces, so many levels smaller."""
        saved = self.size, self.level
        for _ in range(steps):
            self.shrink()
        box = self.braced(required)
        self.size, self.level = saved
        return box

    def braced_number(self):
        if not self.take("{"):
            raise Unreadable
        value = self.number()
        if not self.take("}"):
            raise Unreadable
        return value

    def number(self):
        self.skip()
        start = stop = self.at
        while stop < self.end and (self.text[stop] in "0123456789." or (stop == start and self.text[stop] in "+-")):
            stop += 1
        try:
            value = float(self.text[start:stop])
        except ValueError:
            raise Unreadable from None
        self.at = stop
        return value

    def do_phantom(self):
        box = self.braced(False)
        return Box(box.width, box.height, box.depth, (), box.flat)

    def do_llap(self):
        box = self.braced(False)
        return self.setter.row((Space(-box.width), box))

    def do_rlap(self):
        box = self.braced(False)
        return self.setter.row((box, Space(-box.width)))

    def _fraction(self, steps):
        return self.setter.fraction(self.smaller(steps), self.smaller(steps), THICKNESS * self.size, steps, self.size)

    def do_frac(self):
        return self._fraction(1)

    do_tfrac = do_frac

    def do_dfrac(self):
        return self._fraction(0)

    def do_binom(self):
        box = self.setter.fraction(self.smaller(1), self.smaller(1), 0.0, 1, self.size)
        return self.enclose("(", [box], ")")

    def do_genfrac(self):
        delimiters = []
        for _ in "()":
            if not self.take("{"):
                raise Unreadable
            delimiters.append(self.delimiter())
            if not self.take("}"):
                raise Unreadable
        rule = self.braced_number() * self.size / self.base
        if not self.take("{"):
            raise Unreadable
        steps = self.skip()
        if steps and steps in "0123":
            self.at += 1
        else:
            steps = 1
        steps = int(steps)
        if not self.take("}"):
            raise Unreadable
        box = self.setter.fraction(self.smaller(steps), self.smaller(steps), rule, steps, self.size)
        left, right = delimiters
        return self.enclose(left or ".", [box], right or ".") if left or right else box

    def do_overset(self):
        annotation = self.smaller(1, False)
        return self.setter.annotated(annotation, self.braced(False), False, self.size)

    def do_underset(self):
        annotation = self.smaller(1, False)
        return self.setter.annotated(annotation, self.braced(False), True, self.size)

    def do_sqrt(self):
        root = None
        if self.take("["):
            saved = self.shrink()
            self.shrink()
            nodes = self.tokens("]")
            self.size, self.level = saved
            if not self.read or not self.take("]"):
                raise Unreadable
            root = self.setter.row(nodes)
        return self.setter.radical(self.braced(), root, self.size)

    def do_overline(self):
        return self.setter.overline(self.braced(), self.size)

    def do_underline(self):
        return self.setter.underline(self.braced(), self.size)

    def do_text(self):
        """Text up to the matching brace; braces only group, a backslash escapes."""
        if not self.take("{"):
            raise Unreadable
        text, at, depth, chars = self.text, self.at, 1, []
        while at < self.end:
            c = text[at]
            at += 1
            if c == "\\" and at < self.end:
                chars.append({"t": "\t", "n": "\n", "f": "\f", "r": "\r"}.get(text[at], text[at]))
                at += 1
            elif c == "{":
                depth += 1
            elif c != "}":
                chars.append(c)
            else:
                depth -= 1
                if not depth:
                    self.at = at
                    return self.setter.row([self.setter.run("".join(chars), "rm", self.size)] if chars else ())
        raise Unreadable

    def _simples(self):
        if not self.take("{"):
            raise Unreadable
        nodes = self.tokens(token=self.simple)
        if not self.take("}"):
            raise Unreadable
        return nodes

    def function(self, run, name, after):
        """An upright operator; thin space follows unless scripts or a delimiter do."""
        following = self.text[after:].lstrip(" ")[:1]
        self.spaced = following == "^" or following == "_"
        nodes = run if run.__class__ is list else [run]
        if following not in _DELIMITER_CHARS or not following:
            nodes.append(self.space(0.16667))
        box = self.setter.row(nodes)
        box.function = name
        return box

    def do_operatorname(self):
        start = self.at - len("\\operatorname")
        nodes = self._simples()
        char = self.setter.char
        upright = [char(n.name, "rm", self.size) if n.__class__ is Char else n for n in nodes]
        count = sum(len(n.name) if n.__class__ is Char and n.name[0].isdigit() else 1 for n in nodes)
        return self.function(upright, None, start + count + len("\\operatorname{}"))

    def do_boldsymbol(self):
        nodes = self._simples()
        for i, node in enumerate(nodes):
            if node.__class__ is Char:
                name = node.name
                italic = name in _tables.SMALL_GREEK or (name.isascii() and name.isalpha())
                nodes[i] = self.setter.char(name, "bfit" if italic else "bf", self.size)
            elif node.__class__ is Box and len(node.parts) == 3 and node.parts[0][2].__class__ is Space:
                before, operator, after = (part[2] for part in node.parts)
                if operator.__class__ is Char:
                    nodes[i] = self.setter.row((before, self.setter.char(operator.name, "bf", self.size), after))
        return self.setter.row(nodes)

    def do_substack(self):
        if not self.take("{"):
            raise Unreadable
        rows = []
        while self.skip() != "}":
            nodes = self.tokens("")
            if not self.read:
                raise Unreadable
            rows.append(self.setter.row(nodes))
            while self.take("\\\\"):
                pass
        self.at += 1
        if not rows:
            raise ValueError("max() iterable argument is empty")
        return self.setter.stack(rows, self.size)

    def delimiter(self):
        """A delimiter's name; None if none comes."""
        c = self.skip()
        name = self.command() if c == "\\" else c
        while name and name not in _tables.DELIMITERS:  # letters may follow directly
            name = name[:-1]
        if not name:
            return None
        self.at += len(name)
        return name

    def required_delimiter(self):
        name = self.delimiter()
        if name is None:
            raise self.error("Expected a delimiter", self.at)
        return name

    def left(self):
        self.committed += 1
        front = self.required_delimiter()
        nodes = self.tokens(token=self.middle)
        if not (self.skip() == "\\" and self.take("\\right")):
            raise self.error("Expected '\\\\right'", self.at)
        back = self.required_delimiter()
        self.committed -= 1
        return self.enclose(front, nodes, back)

    def middle(self, nodes):
        if self.simple(nodes):
            return True
        if self.take("\\middle"):
            nodes.append(self.required_delimiter())
            return True
        return False

    def enclose(self, front, nodes, back):
        """Set delimiters, which may also stand among the nodes as strings, as tall as the rest."""
        inner = [n for n in nodes if n.__class__ is not str]
        height = max((n.height for n in inner), default=0.0)
        depth = max((n.depth for n in inner), default=0.0)
        factor = None if nodes else 1.0
        delimiter = self.setter.delimiter
        return self.setter.row([
            delimiter(n, height, depth, self.size, factor) if n.__class__ is str else n
            for n in (front, *nodes, back) if n != "."])
