"""The user's variables, as the shell sees and changes them."""

import builtins
import sys

from IPython.core.autocall import ExitAutocall


class NamespacePart:
    """What the shell does with variables."""

    def init_user_ns(self):
        """Put what every session starts with into the namespace."""
        from IPython.core.display_functions import display

        builtins.display = display
        if not hasattr(builtins, "help"):  # the module ``site`` would have put it there
            from _sitebuiltins import _Helper

            builtins.help = _Helper()
        exiter = ExitAutocall(self)
        self.user_ns.update(
            {
                "__name__": "__main__",
                "__builtin__": builtins,
                "__builtins__": builtins,
                "_ih": self.history_manager.input_hist_parsed,
                "_oh": self.output_history,
                "_dh": self.history_manager.dir_hist,
                "In": self.history_manager.input_hist_parsed,
                "Out": self.output_history,
                "get_ipython": self.get_ipython,
                "exit": exiter,
                "quit": exiter,
                "_": "",
                "__": "",
                "___": "",
                "_i": "",
                "_ii": "",
                "_iii": "",
            }
        )
        self.user_ns.setdefault("__doc__", "Automatically created module for IPython interactive environment")
        self.user_ns_hidden = dict(self.user_ns)

    def get_ipython(self):
        """The running shell."""
        return self

    @property
    def ns_table(self):
        return {"user_global": self.user_ns, "user_local": self.user_ns, "builtin": builtins.__dict__}

    @property
    def Completer(self):
        from IPython.core.completer import IPCompleter

        return IPCompleter(self)

    @property
    def inspector(self):
        from IPython.core.oinspect import Inspector

        return Inspector(self)

    @property
    def magics(self):
        return self.magics_manager.magics

    def push(self, variables, interactive=True):
        """Put variables into the user's namespace: a dict, or names of the caller's variables."""
        if isinstance(variables, dict):
            new = variables
        else:
            names = variables.split() if isinstance(variables, str) else variables
            caller = sys._getframe(1)
            new = {name: eval(name, caller.f_globals, caller.f_locals) for name in names}
        self.user_ns.update(new)
        if interactive:
            for name in new:
                self.user_ns_hidden.pop(name, None)
        else:
            self.user_ns_hidden.update(new)

    def drop_by_id(self, variables):
        """Remove variables that are still the same objects."""
        for name, value in variables.items():
            if name in self.user_ns and self.user_ns[name] is value:
                del self.user_ns[name]
                self.user_ns_hidden.pop(name, None)

    def del_var(self, varname, by_name=False):
        """Delete a variable and what the shell still holds of it."""
        if varname in ("__builtin__", "__builtins__"):
            raise ValueError("Refusing to delete %s" % varname)
        if by_name:
            self.user_ns.pop(varname, None)
            return
        try:
            value = self.user_ns[varname]
        except KeyError as error:
            raise NameError("name '%s' is not defined" % varname) from error
        for name in [name for name, other in self.user_ns.items() if other is value]:
            if name not in ("_", "__", "___") or name == varname:
                del self.user_ns[name]
        for count in [count for count, other in self.output_history.items() if other is value]:
            del self.output_history[count]

    def reset(self, new_session=True, aggressive=False):
        """Empty the namespace and forget results."""
        self.displayhook.flush()
        if new_session:
            self.execution_count = 1
            self.history_manager.reset()
        kept = {name for name in ("__builtin__", "__builtins__", "__name__", "__doc__", "__spec__", "__loader__", "__package__")}
        for name in list(self.user_ns):
            if name not in kept:
                del self.user_ns[name]
        import os

        self.history_manager.dir_hist[:] = [os.getcwd()]
        self.init_user_ns()

    def reset_selective(self, regex=None):
        """Delete the variables whose names match."""
        import re

        if regex is None:
            return
        try:
            pattern = re.compile(regex)
        except TypeError as error:
            raise TypeError("regex must be a string or compiled pattern") from error
        for name in list(self.user_ns):
            if pattern.search(name):
                del self.user_ns[name]

    def all_opts(self):
        return {}
