"""How the shell shows what went wrong."""

import sys

from IPython.core import _bridge
from IPython.core.error import UsageError
from IPython.core.ultratb import minimal_traceback, plain_traceback, safe_str, strip_ansi, syntax_error_lines


def error_content(error, stb):
    return {"ename": type(error).__name__, "evalue": safe_str(error), "traceback": stb}


class ErrorsPart:
    """Tracebacks, syntax errors, the end of a program."""

    # Whether an error opens the debugger by itself (%pdb).
    call_pdb = False

    def debugger(self, force=True):
        """Look around where the last error was raised."""
        error = getattr(sys, "last_value", None)
        if error is None or error.__traceback__ is None:
            print("No traceback has been produced, nothing to debug.", file=sys.stderr)
        elif force or self.call_pdb:
            from IPython.core.debugger import post_mortem

            post_mortem(error)

    def showtraceback(
        self, exc_tuple=None, filename=None, tb_offset=None, exception_only=False, running_compiled_code=False
    ):
        """Show the current exception (or the given one) as the cell's error."""
        if exc_tuple is None or exc_tuple == (None, None, None):
            etype, value, tb = sys.exc_info()
        else:
            etype, value, tb = exc_tuple
        if value is None:
            value = getattr(sys, "last_value", None)
            if value is None:
                print("No traceback available to show.", file=sys.stderr)
                return
            etype, tb = type(value), value.__traceback__
        if isinstance(value, UsageError):
            print("UsageError: %s" % value, file=sys.stderr)
            self._reply_content = error_content(value, [])
            return
        if isinstance(value, SyntaxError) and not running_compiled_code:
            self.showsyntaxerror()
            return
        if isinstance(value, SyntaxError):
            self.show_syntax_error_of_running_code(etype, value, tb)
            return
        self._remember_error(etype, value, tb)
        if exception_only:
            stb = ["An exception has occurred, use %tb to see the full traceback.\n"]
            stb += self.InteractiveTB.structured_traceback(etype, value, None)[-1:]
        else:
            stb = self._rendered(etype, value, tb)
        self._showtraceback(etype, value, stb)
        if self.call_pdb and not isinstance(value, KeyboardInterrupt):
            self.debugger()

    def _rendered(self, etype, value, tb):
        render = getattr(value, "_render_traceback_", None)
        if callable(render):
            try:
                stb = render()
                if isinstance(stb, list) and all(isinstance(line, str) for line in stb):
                    return stb
            except Exception:  # a broken renderer: ours will do
                pass
        return self.InteractiveTB.structured_traceback(etype, value, tb)

    def _remember_error(self, etype, value, tb):
        sys.last_type, sys.last_value, sys.last_traceback = etype, value, tb
        try:
            sys.last_exc = value
        except AttributeError:
            pass

    def showsyntaxerror(self, filename=None, running_compiled_code=False):
        """Show the current SyntaxError."""
        etype, value, tb = sys.exc_info()
        self._remember_error(etype, value, tb)
        stb = syntax_error_lines(etype, value)
        self._showtraceback(etype, value, stb)

    def show_syntax_error_of_running_code(self, etype, value, tb):
        """A SyntaxError that an import or ``eval`` raised: frames first, then the place."""
        self._remember_error(etype, value, tb)
        frames = plain_traceback(etype, value, tb)[:-1]
        self._showtraceback(etype, value, frames + syntax_error_lines(etype, value))

    def show_exit(self, error):
        """``sys.exit()`` in a cell ends the cell only."""
        self._remember_error(type(error), error, error.__traceback__)
        stb = ["An exception has occurred, use %tb to see the full traceback.\n"]
        stb += minimal_traceback(type(error), error)
        self._showtraceback(type(error), error, stb)
        words = "To exit: use 'exit', 'quit', or Ctrl-D."
        own = __file__.replace("shell_errors", "interactiveshell")
        print('%s:1: UserWarning: %s\n  warn("%s", stacklevel=1)' % (own, words, words), file=sys.stderr)

    def _showtraceback(self, etype, evalue, stb):
        if self.colors in ("nocolor", "NoColor"):
            stb = [strip_ansi(line) for line in stb]
        content = error_content(evalue, stb)
        content["ename"] = etype.__name__
        self._reply_content = content
        self.flush_streams()
        _bridge.publish("error", content)

    def set_custom_exc(self, exc_tuple, handler):
        """Let ``handler(shell, etype, value, tb, tb_offset)`` show exceptions of these types."""
        if not isinstance(exc_tuple, tuple):
            raise AssertionError("The custom exceptions must be given as a tuple.")
        self.custom_exceptions = exc_tuple if handler is not None else ()

        def call(etype, value, tb):
            try:
                stb = handler(self, etype, value, tb, tb_offset=None)
            except BaseException:
                self.custom_exceptions = ()
                print("Custom TB Handler failed, unregistering", file=sys.stderr)
                stb = self.InteractiveTB.structured_traceback(etype, value, tb)
            if stb is None:
                stb = []
            elif isinstance(stb, str):
                stb = [stb]
            self._showtraceback(etype, value, stb)

        self._custom_handler = call

    def excepthook(self, etype, value, tb):
        self.showtraceback((etype, value, tb))

    def get_exception_only(self, exc_tuple=None):
        """The message of the current exception."""
        etype, value, tb = exc_tuple or sys.exc_info()
        return "%s: %s\n" % (etype.__name__, safe_str(value))
