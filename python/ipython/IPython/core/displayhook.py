"""``sys.displayhook``: numbers the result of a cell, shows it and remembers it."""

import builtins

from IPython.core import _bridge


_KEPT_RESULTS = 1000


class DisplayHook:
    """Called with the value of the last expression."""

    def __init__(self, shell):
        self.shell = shell
        self.is_quiet = False
        self.exec_result = None
        self._recent = ["", "", ""]
        # While one of _ __ ___ is the user's own variable, we leave all three alone.
        self._given = ["", "", ""]

    @property
    def prompt_count(self):
        return self.shell.execution_count

    def quiet(self):
        """True when the cell asked for silence with a trailing semicolon."""
        return self.is_quiet

    def __call__(self, result=None):
        if result is None or self.is_quiet:
            return
        shell = self.shell
        data, metadata = shell.display_formatter.format(result)
        self.update_user_ns(result)
        if self.exec_result is not None:
            self.exec_result.result = result
        if data:
            shell.flush_streams()
            _bridge.publish(
                "execute_result",
                {"data": data, "metadata": metadata, "execution_count": self.prompt_count},
            )

    def update_user_ns(self, result):
        """Set ``_``, ``__``, ``___``, ``_N`` and ``Out[N]``."""
        namespace = self.shell.user_ns
        history = self.shell.output_history
        if result is history:  # ``Out`` must not hold itself
            return
        if not hasattr(builtins, "_"):  # gettext installs one there
            names = ("_", "__", "___")
            if all(namespace.get(name, "") is value for name, value in zip(names, self._given)):
                self._recent = [result] + self._recent[:2]
                self._given = list(self._recent)
                for name, value in zip(names, self._recent):
                    namespace[name] = value
        count = self.prompt_count
        namespace["_%d" % count] = result
        history[count] = result
        if len(history) > _KEPT_RESULTS:  # a long session must not keep everything it ever showed
            for old in list(history)[: _KEPT_RESULTS // 5]:
                del history[old]
                namespace.pop("_%d" % old, None)

    def flush(self):
        """Forget all results."""
        namespace = self.shell.user_ns
        for count in list(self.shell.output_history):
            namespace.pop("_%d" % count, None)
        self.shell.output_history.clear()
        self._recent = ["", "", ""]
        self._given = ["", "", ""]
        for name in ("_", "__", "___"):
            namespace[name] = ""


class CapturingDisplayHook:
    """Keeps the bundles instead of showing them."""

    def __init__(self, shell, outputs=None):
        self.shell = shell
        self.outputs = [] if outputs is None else outputs

    def __call__(self, result=None):
        if result is None:
            return
        data, metadata = self.shell.display_formatter.format(result)
        self.outputs.append({"data": data, "metadata": metadata})
