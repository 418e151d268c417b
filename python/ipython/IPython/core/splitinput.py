"""Splitting of a line into its escape, its first word and the rest."""

import re

_LINE = re.compile(r"^(\s*)([,;/%]|!!?|\?\??)?\s*([\w.*]*|[^\w\s]*)(.*?$|$)")


def split_user_input(line, pattern=None):
    """``(indentation, escape, first word, rest)``."""
    match = (pattern or _LINE).match(line)
    before, escape, name, rest = match.groups()
    return before, escape or "", name.strip(), rest


class LineInfo:
    """One line, taken apart."""

    def __init__(self, line, continue_prompt=False):
        self.line = line
        self.continue_prompt = continue_prompt
        self.pre, self.esc, self.ifun, self.the_rest = split_user_input(line)
        self.raw_the_rest = self.the_rest
        self.pre_char = self.pre.strip()
        self.pre_whitespace = self.pre if not self.pre_char else ""
