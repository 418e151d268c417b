"""Mathtext's parser: a recursive descent over matplotlib's subset of TeX that builds boxes as it reads."""

from . import _mathtext_symbols as _tables
from ._mathtext_boxes import Char, Space
from ._mathtext_commands import COMMANDS, Commands, Unreadable
from ._mathtext_layout import QUAD

_PLACEABLE = (
    "Expected {phantom | llap | rlap | accent | symbol | function | operatorname | group | frac | dfrac | binom | "
    "genfrac | overset | underset | sqrt | overline | underline | text | boldsymbol | substack | Forward: "
    "{{{{'\\\\left' -} {delim | Empty} [{{simple | : ...} | {'\\\\middle' -} {delim | Empty}}]...} '\\\\right'} -} "
    "{delim | Empty}}")

_CHARS = frozenset(" +-*/<>=:,.;!?&'@()[]|")
_ESCAPES = frozenset("%${}[]_|#")
_BEFORE_UNARY = frozenset(("", "{", "(", "[", "<", "=", ">", ":"))
_MARKS = {"+": "+", "*": "+", "\u2212": "+", "=": "=", "<": "=", ">": "=", ":": "="}
_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


def _letter(c):
    return "a" <= c <= "z" or "A" <= c <= "Z"


class Parser(Commands):
    """Reads the text between two dollars into one row."""

    def __init__(self, setter, size):
        self.setter = setter
        self.base = size
        self.spaced = False  # an operator waits for its scripts, to be spaced after them

    def parse(self, text):
        """Return the row of a formula, or None where it cannot be read to its end."""
        self.text = text
        self.end = len(text)
        self.at = 0
        self.style = "normal"
        self.size = self.base
        self.level = 0
        self.committed = 0  # inside the arguments of so many commands
        self.furthest = None  # where a group lacks its brace
        try:
            nodes = self.tokens()
        except Unreadable:
            return None
        return self.setter.row(nodes) if self.read and self.skip() == "" else None

    # Errors

    def error(self, message, at, kind="ParseSyntaxException"):
        """The ValueError that matplotlib raises, with pyparsing's explanation."""
        text = self.text
        found = "end of text"
        if at < self.end:
            stop = at
            while stop < self.end and text[stop] in _WORD and stop < at + 16:
                stop += 1
            found = repr(text[at:max(stop, at + 1)])
            found = found.replace("\\\\", "\\")
        return ValueError(f"\n{text}\n{' ' * at}^\n{kind}: {message}, found {found}  (at char {at}), "
                          f"(line:1, col:{at + 1})")

    def fatal(self, message, at):
        return self.error(message, at, "ParseSyntaxException" if self.committed else "ParseFatalException")

    # Reading

    def skip(self):
        """Skip blanks; return the next character, or the empty string."""
        text, at, end = self.text, self.at, self.end
        while at < end and text[at] in " \t\n\r":
            at += 1
        self.at = at
        return text[at] if at < end else ""

    def command(self):
        """The control sequence at this point, with its backslash; it is not consumed."""
        text, end = self.text, self.end
        stop = self.at + 1
        while stop < end and _letter(text[stop]):
            stop += 1
        if stop == self.at + 1:
            stop += 1
        return text[self.at:stop]

    def take(self, string):
        """Consume a string after blanks, if it is there."""
        self.skip()
        if self.text.startswith(string, self.at):
            self.at += len(string)
            return True
        return False

    def tokens(self, stop="", token=None):
        """Read nodes until none can be read, or `stop` comes."""
        nodes = []
        token = token or self.token
        self.read = False
        read = False
        while (c := self.skip()) and c != stop and token(nodes):
            read = True
        self.read = read  # a change of font makes no node
        return nodes

    def token(self, nodes):
        if self.simple(nodes):
            return True
        at = self.at
        if self.furthest == self.end and self.text[at] in "{\\":
            raise self.fatal("Expected '}'", self.end)
        if self.text[at] == "\\" and at + 1 < self.end and _letter(self.text[at + 1]):
            raise self.fatal("Unknown symbol: " + self.command(), at)
        return False

    def simple(self, nodes):
        """A space, a change of font, or something that may have scripts."""
        text = self.text
        at = self.at
        c = text[at]
        if c == "~":
            self.at += 1
            nodes.append(self.space(_tables.SPACES["~"]))
            return True
        if c == "\\":
            name = self.command()
            width = _tables.SPACES.get(name)
            if width is None and name[1:] not in _tables.symbols():
                for prefix in ("\\thinspace", "\\enspace", "\\qquad", "\\quad"):
                    if name.startswith(prefix):
                        name, width = prefix, _tables.SPACES[prefix]
            if width is not None:
                self.at += len(name)
                nodes.append(self.space(width))
                return True
            if name.startswith("\\hspace"):
                self.at += 7
                nodes.append(self.space(self.arguments("hspace", self.braced_number)))
                return True
            if name[1:] in _tables.FONTS:
                self.at += len(name)
                self.style = name[1:]
                return True
        if c == "'" and (at + 1 == self.end or text[at + 1] not in "_^"):
            nucleus = self.setter.row(())
        elif c == "_" or c == "^":
            nucleus = None
        else:
            nucleus = self.placeable(True)
            if nucleus is None:
                self.at = at
                return False
        nodes.append(self.scripts(nucleus, at))
        return True

    def scripts(self, nucleus, start):
        sub = sup = None
        double = None
        c = self.skip()
        scripted = c == "_" or c == "^"
        while c == "_" or c == "^":
            self.at += 1
            here = self.at
            size, level = self.shrink()
            self.committed += 1
            arg = self.symbol(" ", here) if self.text.startswith(" ", here) else self.required_placeable()
            self.committed -= 1
            self.size, self.level = size, level
            if c == "_":
                double = double or (sub is not None and "Double subscript")
                sub = arg
            else:
                double = double or (sup is not None and "Double superscript")
                sup = arg
            c = self.skip()
        if double:
            raise self.fatal(double, start)
        primes = 0
        while c == "'":
            primes += 1
            self.at += 1
            c = self.text[self.at] if self.at < self.end else ""
        if primes:
            size, level = self.shrink()
            prime = self.setter.char("\\prime", self.style, self.size)
            nodes = []
            if sup is not None:  # matplotlib counts the bearings of these characters twice
                chars = [sup] if sup.__class__ is Char else [n for _, _, n in sup.parts if n.__class__ is Char]
                nodes = [sup, Space(sum(n.advance - n.width for n in chars))]
            sup = self.setter.row(nodes + [prime] * primes)
            self.size, self.level = size, level
        elif not scripted:
            return nucleus
        if nucleus is None:
            nucleus = self.setter.row(())
        spaced, self.spaced = self.spaced, False
        return self.setter.scripts(nucleus, sub, sup, self.size, spaced)

    def required_placeable(self):
        """What a script or an accent stands for."""
        start = self.at
        self.furthest = None
        node = self.placeable(False)
        if node is None:
            if self.furthest is not None and self.furthest > start:
                raise self.error("Expected end_group", self.furthest)
            raise self.error(_PLACEABLE, start)
        return node

    def placeable(self, run):
        """One symbol, group or command; None where there is none. `run` takes in all of a number."""
        text = self.text
        at = self.at
        if at >= self.end:
            return None
        c = text[at]
        if run and "0" <= c <= "9" and self.style != "bb":
            stop = at + 1
            while stop < self.end and ("0" <= text[stop] <= "9" or (
                    text[stop] == "." and "0" <= text[stop - 1] <= "9" and text[stop + 1:stop + 2].isdigit())):
                stop += 1
            self.at = stop
            return self.setter.char(text[at:stop], self.style, self.size)
        if _letter(c) or "0" <= c <= "9":
            self.at += 1
            return self.setter.char(c, self.style, self.size)
        if c == "{":
            self.at += 1
            return self.group(self.style)
        if c == "\\":
            return self.control()
        if c in _CHARS or "\x80" <= c < "\U00020000":
            self.at += 1
            return self.symbol(c, at)
        return None

    def group(self, style):
        """The rest of a group after its opening brace; None if it is never closed."""
        saved = self.style
        self.style = style
        nodes = self.tokens()
        self.style = saved
        if self.take("}"):
            return self.setter.row(nodes)
        self.furthest = max(self.furthest or 0, self.at)
        return None

    # Symbols

    def space(self, width):
        return Space(QUAD * self.size * width)

    def symbol(self, c, at):
        """A symbol with the space around it that its class asks for."""
        if c == "-":
            c = "\u2212"
        node = self.setter.char(c, self.style, self.size)
        mark = _tables.symbols()[c[1:]][1:] if len(c) > 1 else _MARKS.get(c)
        text = self.text
        if mark:
            before = text[:at].rstrip(" ")[-1:]
            if self.spaced or (mark == "+" and before in _BEFORE_UNARY):
                return node
            space = self.space(0.2)
            return self.setter.row((space, node, space))
        if c in ",;.!" or c == "\\ldotp" or c == "\\cdotp":
            before = text[:at].rstrip(" ")[-1:]
            after = text[at + 1:].lstrip(" ")[:1]
            if not (c == "," and before == "{" and after == "}" or c == "." and before.isdigit() and after.isdigit()):
                return self.setter.row((node, self.space(0.2)))
        return node

    def control(self):
        """What a control sequence stands for; None if it is unknown here."""
        at = self.at
        command = self.command()
        name = command[1:]
        if name in _tables.ACCENTS or name in _tables.WIDE_ACCENTS:
            self.at += len(command)
            self.skip()
            self.committed += 1
            node = self.required_placeable()
            self.committed -= 1
            return self.setter.accent(name, node, self.style, self.size)
        if len(name) == 1 and name in _ESCAPES or name in _tables.symbols():
            if name not in _tables.symbols():
                raise self.fatal("Unknown symbol: " + command, at)
            self.at += len(command)
            return self.symbol(command, at)
        if name in _tables.FUNCTIONS:
            self.at += len(command)
            return self.function(self.setter.run(name, "rm", self.size), name, self.at)
        if name.startswith("math") and (name[4:] in _tables.FONTS or name == "math"):
            self.at += len(command)
            style = name[4:] or "rm"
            if self.take("{"):
                node = self.group(style)
                if node is not None:
                    return node
            self.at = at
            return None
        if name == "right" or name == "middle" or name.startswith("hspace"):
            return None  # no atom
        if name not in COMMANDS and name != "left":
            name = next((n for n in (*COMMANDS, "left") if name.startswith(n)), None)
            if name is None or name == "tfrac":
                return None
        self.at += len(name) + 1
        if name == "left":
            return self.left()
        return self.arguments(name, getattr(self, "do_" + name))
