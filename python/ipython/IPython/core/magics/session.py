"""Magics about the session that need little here."""

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class


@magics_class
class SessionMagics(Magics):
    """Stored variables, and commands of other front ends."""

    @line_magic
    def store(self, parameter_s=""):
        """Keep variables for later in this session: ``%store x``, ``%store -r x``, ``%store -d x``, ``%store -z``."""
        shell = self.shell
        options, words = self.parse_options(parameter_s, "drz", mode="list")
        kept = shell.db
        if "z" in options:
            kept.clear()
        elif "d" in options:
            if not words:
                raise UsageError("You must provide the variable to forget")
            if kept.pop(words[0], None) is None:
                raise UsageError("Can't delete %s" % words[0])
        elif "r" in options:
            for name in words or list(kept):
                if name in kept:
                    shell.user_ns[name] = kept[name]
                else:
                    print("no stored variable or alias %s" % name)
        elif not words:
            print("Stored variables and their in-db values:")
            for name in sorted(kept):
                print("%-12s -> %s" % (name, repr(kept[name])[:50]))
        else:
            for name in words:
                if name not in shell.user_ns:
                    raise UsageError("Unknown variable '%s'" % name)
                kept[name] = shell.user_ns[name]
                print("Stored '%s' (%s)" % (name, type(kept[name]).__name__))

    @line_magic
    def autosave(self, arg_s):
        """The page saves by itself."""
        print("The notebook is saved as you type.")

    @line_magic
    def autoawait(self, parameter_s):
        """Top-level ``await`` is always on."""
        print("IPython autoawait is `on`, and set to use `asyncio`")

    @line_magic
    def connect_info(self, arg_s):
        """There are no sockets to connect to."""
        print("This session runs in the page; there is nothing to connect to.")

    @line_magic
    def qtconsole(self, arg_s):
        """Not here."""
        raise UsageError("%qtconsole needs a desktop.")

    @line_magic
    def killbgscripts(self, line):
        """There are no background scripts."""

    @line_magic
    def clear(self, arg_s):
        """Empty the output."""
        self.shell.display_pub.clear_output()

    @line_magic
    def logstart(self, parameter_s=""):
        """Not here: the notebook is the log."""
        print("The notebook is the log; nothing is written.")

    @line_magic
    def logstop(self, parameter_s=""):
        """See ``%logstart``."""
        print("Logging hadn't been started.")

    @line_magic
    def logon(self, parameter_s=""):
        """See ``%logstart``."""

    @line_magic
    def logoff(self, parameter_s=""):
        """See ``%logstart``."""

    @line_magic
    def logstate(self, parameter_s=""):
        """See ``%logstart``."""
        print("Logging has not been activated.")
