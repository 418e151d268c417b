"""The smaller parts of the shell: settings, events, extensions, payloads, history."""

import sys


def working_directory():
    import os

    try:
        return os.getcwd()
    except OSError:
        return "/"


class Config(dict):
    """Nested settings with attribute access: ``c.InlineBackend.figure_format``."""

    def __init__(self, *args, **kwargs):
        dict.__init__(self, *args, **kwargs)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self and name[:1].isupper():
            self[name] = Config()
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value

    def has_key(self, key):
        return key in self

    def merge(self, other):
        """Take over all settings of another one, section by section."""
        for key, value in other.items():
            if isinstance(value, dict) and isinstance(self.get(key), dict):
                self[key].update(value)
            else:
                self[key] = value


class Struct(dict):
    """A dict whose keys are attributes too."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value


class EventManager:
    """Functions that programs want called around cells."""

    NAMES = ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell", "shell_initialized")

    def __init__(self, shell, available_events=None, print_on_error=True):
        self.shell = shell
        self.callbacks = {name: [] for name in available_events or self.NAMES}

    def register(self, event, function):
        """Call ``function`` at every ``event``."""
        if not callable(function):
            raise TypeError("Need a callable, got %r" % function)
        if function not in self.callbacks[event]:
            self.callbacks[event].append(function)

    def unregister(self, event, function):
        """Stop calling it."""
        if function not in self.callbacks[event]:
            raise ValueError("Function %r is not registered as a %s callback" % (function, event))
        self.callbacks[event].remove(function)

    def trigger(self, event, *args, **kwargs):
        """Call all; one that fails shows its error and the others still run."""
        for function in self.callbacks[event][:]:
            try:
                try:
                    function(*args, **kwargs)
                except TypeError:
                    if not args or _takes_arguments(function):
                        raise
                    function()
            except (Exception, KeyboardInterrupt):
                print("Error in callback {} (for {}), with arguments args {},kwargs {}:".format(function, event, args, kwargs))
                self.shell.showtraceback()


def _takes_arguments(function):
    code = getattr(function, "__code__", None) or getattr(getattr(function, "__func__", None), "__code__", None)
    if code is None:
        return True
    count = code.co_argcount - (1 if hasattr(function, "__self__") else 0)
    return count > 0 or bool(code.co_flags & 0x04)


class ExtensionManager:
    """``%load_ext`` and its kin."""

    def __init__(self, shell):
        self.shell = shell
        self.loaded = set()

    def load_extension(self, module_str):
        """Import a module and call its ``load_ipython_extension``. Returns a text when there was nothing to do."""
        if module_str in self.loaded:
            return "already loaded"
        from importlib import import_module

        if module_str in ("storemagic", "autoreload"):
            module_str = "IPython.extensions." + module_str
            if module_str in self.loaded:
                return "already loaded"
        module = sys.modules.get(module_str) or import_module(module_str)
        if not hasattr(module, "load_ipython_extension"):
            return "no load function"
        module.load_ipython_extension(self.shell)
        self.loaded.add(module_str)
        return None

    def unload_extension(self, module_str):
        """Call the module's ``unload_ipython_extension``."""
        if "IPython.extensions." + module_str in self.loaded:
            module_str = "IPython.extensions." + module_str
        if module_str not in self.loaded:
            return "not loaded"
        module = sys.modules.get(module_str)
        if module is None or not hasattr(module, "unload_ipython_extension"):
            return "no unload function"
        module.unload_ipython_extension(self.shell)
        self.loaded.discard(module_str)
        return None

    def reload_extension(self, module_str):
        """Unload, import anew, load."""
        full = "IPython.extensions." + module_str
        name = full if full in self.loaded else module_str
        if name in self.loaded and name in sys.modules:
            self.unload_extension(name)
            self.loaded.discard(name)
            from importlib import reload

            reload(sys.modules[name])
        return self.load_extension(name)


class PayloadManager:
    """Requests to the page that travel with the reply: show help, offer text for the next cell."""

    def __init__(self):
        self._payload = []

    def write_payload(self, data, single=True):
        """Add a request; of one kind only the last counts."""
        if single and "source" in data:
            self._payload = [item for item in self._payload if item.get("source") != data["source"]]
        self._payload.append(data)

    def read_payload(self):
        return self._payload

    def clear_payload(self):
        self._payload = []


class HistoryManager:
    """Cells of this session."""

    def __init__(self, shell):
        self.shell = shell
        self.session_number = 1
        self.hist_file = ":memory:"
        self.input_hist_parsed = [""]
        self.input_hist_raw = [""]
        self.output_hist = shell.output_history
        self.dir_hist = []
        self.dir_hist.append(working_directory())
        self._previous = ["", "", ""]

    def reset(self, new_session=True):
        self.input_hist_parsed[:] = [""]
        self.input_hist_raw[:] = [""]
        self._previous = ["", "", ""]

    def store_inputs(self, count, source, source_raw=None):
        """Remember a cell before it runs, and set ``_i``, ``_ii``, ``_iii``, ``_iN``."""
        raw = (source if source_raw is None else source_raw).rstrip("\n")
        source = source.rstrip("\n")
        for history, text in ((self.input_hist_parsed, source), (self.input_hist_raw, raw)):
            while len(history) < count:
                history.append("")
            history[count:] = [text]
        namespace = self.shell.user_ns
        namespace["_i"], namespace["_ii"], namespace["_iii"] = self._previous
        self._previous = [raw] + self._previous[:2]
        namespace["_i%d" % count] = raw

    def get_range(self, session=0, start=1, stop=None, raw=True, output=False):
        """``(session, number, source)`` of cells; with ``output`` the source is paired with its result."""
        history = self.input_hist_raw if raw else self.input_hist_parsed
        count = len(history)
        if start < 0:
            start += count
        stop = count if not stop else stop + count if stop < 0 else stop
        for number in range(max(0, start), min(stop, count)):
            text = history[number]
            yield (0, number, (text, self.output_hist.get(number)) if output else text)

    def get_tail(self, n=10, raw=True, output=False, include_latest=False):
        """The last cells."""
        stop = len(self.input_hist_raw) - (0 if include_latest else 1)
        return self.get_range(0, max(1, stop - n), stop, raw, output)

    def search(self, pattern="*", raw=True, search_raw=True, output=False, n=None, unique=False):
        """Cells that match a glob pattern."""
        from fnmatch import fnmatchcase

        found = [
            entry
            for entry in self.get_range(0, 1, None, raw, False)
            if fnmatchcase((self.input_hist_raw if search_raw else self.input_hist_parsed)[entry[1]], pattern)
        ]
        if unique:
            found = list({text: (session, number, text) for session, number, text in found}.values())
        if n is not None:
            found = found[-n:]
        if output:
            found = [(s, number, (text, self.output_hist.get(number))) for s, number, text in found]
        return found

    def get_range_by_str(self, rangestr, raw=True, output=False):
        """Cells of ranges like ``1-3 5``; all of them for an empty text."""
        if not rangestr.strip():
            yield from self.get_range(0, 1, None, raw, output)
            return
        import re

        for part in rangestr.split():
            match = re.fullmatch(r"(?:~?\d+/)?(\d+)(?:([-:])(\d+))?", part)
            if not match:
                continue
            start = int(match.group(1))
            stop = start + 1
            if match.group(3):
                stop = int(match.group(3)) + (1 if match.group(2) == "-" else 0)
            yield from self.get_range(0, start, stop, raw, output)

    def text_of_ranges(self, rangestr, raw=False):
        return "\n".join([text for _, _, text in self.get_range_by_str(rangestr, raw)] if rangestr.strip() else [])


class HistoryAccessor(HistoryManager):
    """Kept for old programs."""
