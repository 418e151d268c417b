"""Macros: cells under a name."""


class Macro:
    """Source to run again; shown as its text."""

    def __init__(self, code):
        self.value = code if code.endswith("\n") else code + "\n"

    def __str__(self):
        return self.value

    def __repr__(self):
        return "IPython.macro.Macro(%s)" % repr(self.value)

    def __add__(self, other):
        if isinstance(other, Macro):
            return Macro(self.value + other.value)
        if isinstance(other, str):
            return Macro(self.value + other)
        raise TypeError("unsupported operand type(s) for +: 'Macro' and '%s'" % type(other).__name__)
