"""Cell magics that hand the cell to another program."""

from IPython.core.magic import Magics, cell_magic, magics_class
from IPython.core.system import system


@magics_class
class ScriptMagics(Magics):
    """``%%bash``, ``%%script`` and the like, all through the one seam to a shell."""

    @cell_magic
    def script(self, line, cell):
        """Run the cell with the program named in the line."""
        return self._run(line.split()[0] if line.split() else "sh", line, cell)

    def _run(self, program, line, cell):
        if program in ("python", "python3"):
            exec(compile(cell, "<%%python>", "exec"), {"__name__": "__main__"})
            return
        if program in ("bash", "sh"):
            self.shell.user_ns["_exit_code"] = system(cell)
            return
        from IPython.core import system as seam

        if seam.runner is not None:
            self.shell.user_ns["_exit_code"] = seam.runner("%s <<'EOF'\n%sEOF" % (line or program, cell))
        else:
            system("%%" + program)


def _make(program):
    @cell_magic(program)
    def run(self, line, cell):
        return self._run(program, line, cell)

    run.__doc__ = "Run the cell with ``%s``." % program
    run.__name__ = program
    return run


for _program in ("bash", "sh", "perl", "ruby", "python", "python3", "python2", "pypy"):
    setattr(ScriptMagics, _program, _make(_program))
magics_class(ScriptMagics)
