"""Magics about magics and about how things are shown."""

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, line_magic, magics_class

# IPython's; here any but the first means colours.
_THEMES = ["nocolor", "linux", "neutral", "neutral:nt", "neutral:posix", "lightbg", "pride", "pride:l", "gruvbox-dark"]


class MagicsDisplay:
    """The list that ``%lsmagic`` shows."""

    def __init__(self, manager):
        self.manager = manager

    def _lines(self):
        line = "  ".join(["%" + name for name in self.manager.names("line")])
        cell = "  ".join(["%%" + name for name in self.manager.names("cell")])
        state = "ON, % prefix IS NOT needed" if self.manager.shell.automagic else "OFF, % prefix IS needed"
        return [
            "Available line magics:",
            line,
            "",
            "Available cell magics:",
            cell,
            "",
            "Automagic is %s for line magics." % state,
        ]

    def _repr_pretty_(self, p, cycle):
        p.text("\n".join(self._lines()))

    def __repr__(self):
        return self.__str__()

    def __str__(self):
        return "\n".join(self._lines())


@magics_class
class BasicMagics(Magics):
    """Lists, modes, precision."""

    @line_magic
    def lsmagic(self, parameter_s=""):
        """List the magics."""
        return MagicsDisplay(self.shell.magics_manager)

    @line_magic
    def magic(self, parameter_s=""):
        """Show what magics there are and what each does."""
        manager = self.shell.magics_manager
        out = ["Magics are commands that are not Python: %name for one line, %%name for a whole cell.", ""]
        for kind, mark in (("line", "%"), ("cell", "%%")):
            for name in manager.names(kind):
                function = manager.find(kind, name)
                first = (function.__doc__ or "").strip().split("\n")[0] if function else ""
                out.append("%s%s: %s" % (mark, name, first))
        print("\n".join(out))

    @line_magic
    def quickref(self, arg):
        """Show a short reference."""
        from IPython.core.usage import quick_reference

        print(quick_reference)

    @line_magic
    def alias_magic(self, line=""):
        """Another name for a magic: ``%alias_magic t timeit``."""
        options, rest = self.parse_options(line, "lcp:", "line", "cell", "params=", mode="list")
        if len(rest) != 2:
            raise UsageError("usage: %alias_magic [-l] [-c] [-p PARAMS] name target")
        name, target = rest[0].lstrip("%"), rest[1].lstrip("%")
        manager = self.shell.magics_manager
        has_line = manager.find("line", target) is not None
        has_cell = manager.find("cell", target) is not None
        wants_line = "l" in options or "line" in options
        wants_cell = "c" in options or "cell" in options
        if not wants_line and not wants_cell:
            if not has_line and not has_cell:
                raise UsageError("No magic function `%s` found." % target)
            wants_line, wants_cell = has_line, has_cell
        params = options.get("p", options.get("params", ""))
        for kind, mark, wanted in (("line", "%", wants_line), ("cell", "%%", wants_cell)):
            if wanted:
                manager.register_alias(name, target, kind, params)
                note = " %s" % params if params else ""
                print("Created `%s%s` as an alias for `%s%s%s`." % (mark, name, mark, target, note))

    @line_magic
    def automagic(self, parameter_s=""):
        """Make ``%`` optional for line magics, or not."""
        choice = parameter_s.lower()
        shell = self.shell
        if choice in ("on", "1", "true"):
            shell.automagic = True
        elif choice in ("off", "0", "false"):
            shell.automagic = False
        else:
            shell.automagic = not shell.automagic
        print("\nAutomagic is %s, %% prefix %s needed for line magics." % (
            ("ON", "IS NOT") if shell.automagic else ("OFF", "IS")
        ))

    @line_magic
    def autocall(self, parameter_s=""):
        """Kept for old notebooks; calls always need their parentheses."""
        print("Automatic calling is: OFF")

    @line_magic
    def pprint(self, parameter_s=""):
        """Switch pretty printing on or off."""
        plain = self.shell.display_formatter.plain
        plain.pprint = not plain.pprint
        print("Pretty printing has been turned", "ON" if plain.pprint else "OFF")

    @line_magic
    def precision(self, s=""):
        """Digits for floating point numbers: ``%precision 3``, ``%precision %e``, ``%precision`` for the default."""
        plain = self.shell.display_formatter.plain
        plain.float_precision = s
        return plain.float_format

    @line_magic
    def xmode(self, parameter_s=""):
        """Choose how errors are shown: Plain, Context, Verbose, Minimal."""
        tb = self.shell.InteractiveTB
        try:
            tb.set_mode(mode=parameter_s.strip())
        except ValueError as error:
            raise UsageError("Error changing exception mode: %s" % error) from None
        print("Exception reporting mode:", tb.mode)

    @line_magic
    def colors(self, parameter_s=""):
        """Colours in tracebacks: ``%colors nocolor`` switches them off."""
        choice = parameter_s.strip().lower()
        if not choice:
            raise UsageError(
                "%%colors: you must specify a color theme. See '%%colors?'. Available themes: %s" % _THEMES
            )
        self.shell.colors = choice
        self.shell.InteractiveTB.has_colors = choice != "nocolor"

    @line_magic
    def gui(self, parameter_s=""):
        """Kept for old notebooks: there is no other event loop to join."""

    @line_magic
    def notebook(self, s=""):
        """Kept for old notebooks."""
        if not s.strip():
            raise UsageError("the following arguments are required: filename")
        raise UsageError("%notebook writes history files; use the page's download instead.")

    @line_magic
    def code_wrap(self, line=""):
        """Kept for notebooks that wrap their cells: nothing is wrapped here."""
        if line.strip():
            raise UsageError("%code_wrap cannot wrap cells here; use a cell magic of your own (register_cell_magic).")

    @line_magic
    def subshell(self, line=""):
        """Where code runs: there is one shell, and it runs in the main thread."""
        import os
        import threading

        print("subshell id: None")
        print("thread id: %d" % threading.get_ident())
        print("main thread id: %d" % threading.main_thread().ident)
        print("pid: %d" % os.getpid())
        print("thread count: %d" % threading.active_count())
        print("subshell list: []")

    @line_magic
    def doctest_mode(self, parameter_s=""):
        """Plain results and errors, as doctest wants them; again to go back."""
        shell = self.shell
        plain = shell.display_formatter.plain
        if shell.meta.get("doctest_mode"):
            plain.pprint, shell.InteractiveTB.mode = shell.meta.doctest_mode
            shell.meta.doctest_mode = None
        else:
            shell.meta.doctest_mode = (plain.pprint, shell.InteractiveTB.mode)
            plain.pprint = False
            shell.InteractiveTB.set_mode("Plain")
        print("Doctest mode is:", "ON" if shell.meta.doctest_mode else "OFF")

    @line_cell_magic
    def page(self, parameter_s="", cell=None):
        """Show an object's text in the help pane."""
        options, name = self.parse_options(parameter_s, "r")
        value = cell if cell is not None else self.shell.ev(name) if name else self.shell.user_ns.get("_", "")
        text = str(value) if "r" in options or cell is not None else self.shell.display_formatter.plain(value)
        self.shell.payload_manager.write_payload({"source": "page", "data": {"text/plain": text}, "start": 0})
