"""Magics that move code between files and cells."""

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class


@magics_class
class CodeMagics(Magics):
    """``%load``, ``%save``."""

    @line_magic
    def load(self, arg_s):
        """Put a file's (or a variable's, or earlier cells') text into the cell: ``%load -r 5-10 file.py``, ``-s name``."""
        options, target = self.parse_options(arg_s, "yns:r:")
        if not target:
            raise UsageError("Missing filename, URL, input history range, or macro.")
        text = self.shell.find_user_code(target.strip().strip("'\""))
        if "r" in options:
            from IPython.core.inputtransformer2 import leading_indent

            lines = text.splitlines(keepends=True)
            kept = []
            for part in options["r"].split(","):
                start, dash, stop = part.partition("-") if "-" in part else part.partition(":")
                first = int(start) if start else 1
                last = (int(stop) if stop else len(lines)) if dash else first
                kept.extend(lines[first - 1 : last])
            text = "".join(leading_indent(kept))
        if "s" in options:
            text = _definitions(text, options["s"].split(","))
        self.shell.set_next_input("# %%load %s\n%s" % (arg_s, text), replace=True)

    @line_magic
    def loadpy(self, arg_s):
        """See ``%load``."""
        self.load(arg_s)

    @line_magic
    def save(self, parameter_s=""):
        """Write cells to a file: ``%save [-a] [-f] name 1-5 8``."""
        options, words = self.parse_options(parameter_s, "fra", mode="list")
        if not words:
            raise UsageError("%save needs a file name")
        path = words[0] if words[0].endswith((".py", ".ipy")) else words[0] + (".ipy" if "r" in options else ".py")
        text = self.shell.history_manager.text_of_ranges(" ".join(words[1:]), raw="r" in options)
        with open(path, "a" if "a" in options else "w", encoding="utf-8") as file:
            if "a" not in options:
                file.write("# coding: utf-8\n")
            file.write(text + "\n")
        print("The following commands were written to file `%s`:" % path)
        print(text)

    @line_magic
    def edit(self, parameter_s=""):
        """Not here: edit files on the page."""
        raise UsageError("%edit needs a text editor; open the file on the page instead.")

    @line_magic
    def ed(self, parameter_s=""):
        """See ``%edit``."""
        self.edit(parameter_s)

    @line_magic
    def pastebin(self, parameter_s=""):
        """Not here."""
        raise UsageError("%pastebin is not available.")


def _definitions(text, names):
    """Source of the named functions and classes of a module."""
    import ast

    lines = text.splitlines()
    kept = []
    for node in ast.walk(ast.parse(text)):
        if getattr(node, "name", None) in names and hasattr(node, "end_lineno"):
            kept.append("\n".join(lines[node.lineno - 1 : node.end_lineno]))
    return "\n".join(kept) + "\n"
