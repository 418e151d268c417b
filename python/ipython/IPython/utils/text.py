"""Strings and lists of strings with conveniences, as ``x = !command`` gives them."""

import re
from textwrap import dedent as _dedent


class LSString(str):
    """Text with its lines as ``.l``, words as ``.s``, itself as ``.n``, paths as ``.p``."""

    def get_list(self):
        return self.split("\n")

    def get_spstr(self):
        return self.replace("\n", " ")

    def get_nlstr(self):
        return self

    def get_paths(self):
        from pathlib import Path

        return [Path(line) for line in self.split("\n") if line and Path(line).exists()]

    l = list = property(get_list)
    s = spstr = property(get_spstr)
    n = nlstr = property(get_nlstr)
    p = paths = property(get_paths)


class SList(list):
    """Lines: ``.n`` joined by line ends, ``.s`` by spaces, ``.p`` as paths; ``grep``, ``fields``, ``sort``."""

    def get_list(self):
        return self

    def get_spstr(self):
        return " ".join(self)

    def get_nlstr(self):
        return "\n".join(self)

    def get_paths(self):
        from pathlib import Path

        return [Path(line) for line in self if Path(line).exists()]

    l = list = property(get_list)
    s = spstr = property(get_spstr)
    n = nlstr = property(get_nlstr)
    p = paths = property(get_paths)

    def grep(self, pattern, prune=False, field=None):
        """Lines that match a regular expression or a function; with ``prune`` those that do not."""
        test = pattern if callable(pattern) else lambda text: re.search(pattern, text, re.IGNORECASE)

        def target(line):
            if field is None:
                return line
            words = line.split()
            return words[field] if -len(words) <= field < len(words) else ""

        return SList([line for line in self if bool(test(target(line))) != prune])

    def fields(self, *fields):
        """Columns by number."""
        rows = [line.split() for line in self]
        if not fields:
            return rows
        return SList([" ".join([row[f] for f in fields if -len(row) <= f < len(row)]) for row in rows if row])

    def sort(self, field=None, nums=False):
        """Sorted by a column, as numbers if asked."""

        def key(line):
            words = line.split()
            text = line if field is None else (words[field] if -len(words) <= field < len(words) else "")
            if not nums:
                return text
            digits = "".join([c for c in text if c.isdigit()])
            return int(digits) if digits else 0

        return SList(sorted(self, key=key))


def indent(instr, nspaces=4, ntabs=0, flatten=False):
    """Text with every line moved to the right."""
    space = "\t" * ntabs + " " * nspaces
    return re.sub(r"(?m)^\s*" if flatten else r"(?m)^", lambda m: space, instr)


def dedent(text):
    """Like ``textwrap.dedent``, but the first line may stand at the margin."""
    if text.startswith("\n"):
        return _dedent(text)
    first, _, rest = text.partition("\n")
    return "\n".join([first, _dedent(rest)]) if rest else text


def marquee(txt="", width=78, mark="*"):
    """Text in the middle of a line of stars."""
    if not txt:
        return (mark * width)[:width]
    count = max(0, (width - len(txt) - 2) // len(mark) // 2)
    return "%s %s %s" % (mark * count, txt, mark * count)


def long_substr(data):
    """Longest string that is part of all."""
    from os.path import commonprefix

    return commonprefix(list(data))


def strip_email_quotes(text):
    """Text without the ``>`` of quoted mail."""
    lines = text.splitlines()
    while lines and all(line.startswith((">", " >")) for line in lines if line):
        lines = [re.sub(r"^\s*>\s?", "", line) for line in lines]
    return "\n".join(lines)


def columnize(items, row_first=False, separator="  ", displaywidth=80, spread=False):
    """Items in columns."""
    items = list(items)
    if not items:
        return "\n"
    width = max(map(len, items)) + len(separator)
    columns = max(1, displaywidth // width)
    rows = -(-len(items) // columns)
    lines = []
    for row in range(rows):
        cells = items[row * columns : (row + 1) * columns] if row_first else items[row::rows]
        lines.append(separator.join([cell.ljust(width - len(separator)) for cell in cells]).rstrip())
    return "\n".join(lines) + "\n"
