"""How the shell finds and runs magics and commands."""

import sys

from IPython.core.error import UsageError


class MagicsPart:
    """Magics, and the seam to the system."""

    def run_line_magic(self, magic_name, line, _stack_depth=1):
        """Run ``%name line``."""
        function = self.find_line_magic(magic_name)
        if function is None:
            hint = ""
            if self.find_cell_magic(magic_name) is not None:
                hint = " (But cell magic `%%%%%s` exists, did you mean that instead?)." % magic_name
            else:
                hint = "."
            raise UsageError("Line magic function `%%%s` not found%s" % (magic_name, hint))
        if getattr(function, "needs_local_scope", False):
            frame = sys._getframe(_stack_depth)
            return function(self.var_expand(line, 0, frame), local_ns=frame.f_locals)
        if getattr(function, "_ipython_magic_no_var_expand", False):
            return function(line)
        return function(self.var_expand(line, 0, sys._getframe(_stack_depth)))

    def run_cell_magic(self, magic_name, line, cell):
        """Run ``%%name line`` over the text of a cell."""
        function = self.find_cell_magic(magic_name)
        if function is None:
            hint = "."
            if self.find_line_magic(magic_name) is not None:
                hint = " (But line magic `%%%s` exists, did you mean that instead?)." % magic_name
            raise UsageError("Cell magic `%%%%%s` not found%s" % (magic_name, hint))
        if cell == "":
            if self.find_line_magic(magic_name) is not None:
                raise UsageError(
                    "%%%%%s is a cell magic, but the cell body is empty. Did you mean the line magic %%%s (single %%)?"
                    % (magic_name, magic_name)
                )
            raise UsageError("%%%%%s is a cell magic, but the cell body is empty." % magic_name)
        if not getattr(function, "_ipython_magic_no_var_expand", False):
            line = self.var_expand(line, 0, sys._getframe(1))
        if getattr(function, "needs_local_scope", False):
            return function(line, cell, local_ns=self.user_ns)
        return function(line, cell)

    def magic(self, arg_s):
        """The old way to run a line magic: ``magic("time x")``."""
        name, _, rest = arg_s.lstrip().lstrip("%").partition(" ")
        return self.run_line_magic(name, rest, _stack_depth=2)

    def find_line_magic(self, magic_name):
        return self.magics_manager.find("line", magic_name)

    def find_cell_magic(self, magic_name):
        return self.magics_manager.find("cell", magic_name)

    def find_magic(self, magic_name, magic_kind="line"):
        return self.magics_manager.find(magic_kind, magic_name)

    def register_magics(self, *objects):
        """Register classes or instances of ``Magics``."""
        self.magics_manager.register(*objects)

    def register_magic_function(self, func, magic_kind="line", magic_name=None):
        """Register a plain function as a magic."""
        self.magics_manager.register_function(func, magic_kind, magic_name)

    def define_macro(self, name, themacro):
        """Put a macro into the namespace."""
        from IPython.core.macro import Macro

        self.user_ns[name] = Macro(themacro) if isinstance(themacro, str) else themacro

    def var_expand(self, cmd, depth=0, frame=None):
        """Fill in ``{expression}`` and ``$name`` with the user's values; text that does not fit stays as it is."""
        if "{" not in cmd and "$" not in cmd:
            return cmd
        from IPython.core.var_expand import expand

        namespace = dict(self.user_ns)
        if frame is not None and frame.f_globals is self.user_ns:
            namespace.update(frame.f_locals)
        return expand(cmd, namespace)

    def system(self, cmd):
        """``!command``."""
        from IPython.core.system import system

        self.user_ns["_exit_code"] = system(self.var_expand(cmd, 0, sys._getframe(1)))

    system_raw = system_piped = system

    def getoutput(self, cmd, split=True, depth=0):
        """Output of ``!command``, as a list of lines."""
        from IPython.core.system import getoutput
        from IPython.utils.text import LSString, SList

        text = getoutput(self.var_expand(cmd, 0, sys._getframe(1)))
        return SList(text.splitlines()) if split else LSString(text)

    def flush_streams(self):
        """Hand on what ``print`` still holds, so that outputs keep their order."""
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:  # a stream that the program closed or replaced
                continue
