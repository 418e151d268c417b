"""The smaller methods that programs call on the shell."""

import sys

from IPython.core.shell_parts import working_directory
from IPython.core.userexpressions import evaluate_all


class InterfacePart:
    """Completion, help, history, settings."""

    def complete(self, text, line=None, cursor_pos=None):
        """``(text, matches)`` for a word."""
        from IPython.core.completer import IPCompleter

        line = text if line is None else line
        cursor_pos = len(line) if cursor_pos is None else cursor_pos
        start, end, matches, _ = IPCompleter(self).completions_at(line, cursor_pos)
        return line[start:end], matches

    def object_inspect(self, oname, detail_level=0):
        """Facts about an object as a dict."""
        return self.inspector.info_of_name(oname, detail_level)

    def object_inspect_text(self, oname, detail_level=0):
        return self.object_inspect_mime(oname, detail_level)["text/plain"]

    def object_inspect_mime(self, oname, detail_level=0, omit_sections=()):
        """MIME bundle of what ``oname?`` shows; KeyError when there is no such object."""
        bundle = self.inspector.bundle_of_name(oname, detail_level)
        if bundle is None:
            raise KeyError(oname)
        return bundle

    def set_next_input(self, s, replace=False):
        """Offer text for the next cell."""
        self.payload_manager.write_payload({"source": "set_next_input", "text": s, "replace": replace})

    def show_usage(self):
        """``?`` alone."""
        from IPython.core.usage import interactive_usage

        self.payload_manager.write_payload({"source": "page", "data": {"text/plain": interactive_usage}, "start": 0})

    def ask_yes_no(self, prompt, default=None, interrupt=None):
        answer = input(prompt + " ").strip().lower()
        return default if not answer else answer.startswith("y")

    def set_hook(self, name, hook, priority=50, str_key=None, re_key=None):
        self._hooks.setdefault(name, []).append((priority, hook))

    def enable_gui(self, gui=None):
        """There is no other event loop to join."""

    def enable_matplotlib(self, gui=None):
        """``%matplotlib``: plots go into the notebook."""
        return gui or "inline", "inline"

    def enable_pylab(self, gui=None, import_all=True, welcome_message=False):
        return self.enable_matplotlib(gui)

    def set_autoindent(self, value=None):
        """Kept for old programs."""

    def user_expressions(self, expressions):
        return evaluate_all(self, expressions)

    def extract_input_lines(self, range_str, raw=False):
        """Source of the cells in a range like ``1-3 5``."""
        return self.history_manager.text_of_ranges(range_str, raw)

    def find_user_code(self, target, raw=True, py_only=False, skip_encoding_cookie=True, search_ns=False):
        """Source named by a history range, a file or a variable."""
        text = self.history_manager.text_of_ranges(target, raw)
        if text:
            return text
        try:
            with open(target, encoding="utf-8") as file:
                return file.read()
        except OSError:
            pass
        value = self.user_ns.get(target)
        if value is None:
            raise ValueError("'%s' was not found in history, as a file, url, nor in the user namespace." % target)
        return value if isinstance(value, str) else getattr(value, "value", str(value))

    def mktempfile(self, data=None, prefix="ipython_edit_"):
        import os
        import tempfile

        handle, name = tempfile.mkstemp(".py", prefix)
        os.close(handle)
        if data:
            with open(name, "w", encoding="utf-8") as file:
                file.write(data)
        return name

    def has_trait(self, name):
        return hasattr(self, name)

    def atexit_operations(self):
        """Nothing waits to be written."""

    def wake(self):
        """The memory image was restored: draw new randomness, forget what depends on the clock."""
        self.starting_dir = working_directory()
        self.history_manager.dir_hist[:] = [self.starting_dir]
        for name in ("random", "numpy.random"):
            random = sys.modules.get(name)
            if random is not None:
                random.seed()
        for name in ("tempfile", "uuid"):
            module = sys.modules.get(name)
            if module is not None and hasattr(module, "_name_sequence"):
                module._name_sequence = None
