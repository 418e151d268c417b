"""Completion: names, attributes, imports, keyword arguments, dictionary keys, magics, paths.

It looks at live objects and never calls the user's code: properties and calls are not evaluated on the way.
"""

import builtins
import keyword
import re
import sys
import types

_NAME_AT_END = re.compile(r"[^\W\d]\w*$|$")
_ATTRIBUTE = re.compile(
    r"(?P<owner>(?:[^\W\d]\w*|\"[^\"\n]*\"|'[^'\n]*'|\[[^\[\]\n]*\]|\{[^{}\n]*\}|\([\w.]+\))"
    r"(?:\.[^\W\d]\w*|\[(?:-?\d+|\"[^\"\n]*\"|'[^'\n]*')\])*)\.(?P<name>(?:[^\W\d]\w*)?)$"
)
_DICT_KEY = re.compile(
    r"(?P<owner>[^\W\d]\w*(?:\.[^\W\d]\w*|\[(?:-?\d+|\"[^\"\n]*\"|'[^'\n]*')\])*)\[(?P<typed>(?P<quote>[\"']?)[^\]\"'\n]*)$"
)
_FROM_IMPORT = re.compile(r"^\s*from\s+(?P<module>[\w.]+)\s+import\s+(?:\(?\s*(?:[\w*]+(?:\s+as\s+\w+)?\s*,\s*)*)(?P<name>\w*)$")
_IMPORT = re.compile(r"^\s*(?:import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*|from\s+)(?P<name>[\w.]*)$")
_MAGIC = re.compile(r"^\s*(?:[\w, ]+=\s*)?(?P<magic>%{1,2}\w*)$")
_STRING_AT_END = re.compile(r"(?:^|[^\w\"'])[rbuRBU]?(?P<quote>[\"'])(?P<path>[^\"'\n]*)$")
_ASSIGNED_IN_TEXT = re.compile(
    r"^\s*(?:async\s+)?(?:def|class)\s+(\w+)|^\s*([^\W\d]\w*)\s*=(?!=)|\bfor\s+(\w+)|\bas\s+(\w+)|^\s*import\s+(\w+)", re.M
)
_IMPORTED_AS = re.compile(r"\bimport\s+([\w.]+)(?:\s+as\s+(\w+))?")
_MISSING = object()


class Completion:
    """One proposal; it replaces the text from ``start`` to ``end``."""

    def __init__(self, start, end, text, type=None, _origin="", signature=""):
        self.start = start
        self.end = end
        self.text = text
        self.type = type
        self.signature = signature
        self._origin = _origin

    def __repr__(self):
        return "<Completion start=%s end=%s text=%r type=%r,>" % (self.start, self.end, self.text, self.type)


def provisionalcompleter(action="ignore"):
    """Kept for old programs."""
    from contextlib import nullcontext

    return nullcontext()


class IPCompleter:
    """Completion for one shell."""

    def __init__(self, shell=None, namespace=None, **ignored):
        self.shell = shell
        self.namespace = shell.user_ns if namespace is None else namespace
        self.use_jedi = False
        self.custom_matchers = []

    def completions(self, text, offset):
        """``Completion`` objects for a position in a text."""
        start, end, matches, kinds = self.completions_at(text, offset)
        for match, kind in zip(matches, kinds):
            yield Completion(start, end, match, kind)

    def complete(self, text=None, line_buffer=None, cursor_pos=None):
        """``(text, matches)``."""
        line = line_buffer if line_buffer is not None else text or ""
        cursor_pos = len(line) if cursor_pos is None else cursor_pos
        start, end, matches, _ = self.completions_at(line, cursor_pos)
        return line[start:end], matches

    def completions_at(self, code, cursor_pos):
        """``(start, end, matches, types)``; positions count characters of ``code``."""
        before = code[:cursor_pos]
        line = before.rsplit("\n", 1)[-1]
        for find in (self._magics, self._imports, self._dict_keys, self._paths, self._attributes):
            found = find(line, before, code)
            if found is not None:
                typed, entries = found
                return cursor_pos - len(typed), cursor_pos, [name for name, _ in entries], [kind for _, kind in entries]
        typed, entries = self._names(line, before, code)
        return cursor_pos - len(typed), cursor_pos, [name for name, _ in entries], [kind for _, kind in entries]

    # -- kinds of places ---------------------------------------------------------------------------------------------

    def _magics(self, line, before, code):
        match = _MAGIC.match(line)
        if match is None:
            return None
        typed = match.group("magic")
        is_first_line = "\n" not in before
        return typed, self._magic_names(typed, is_first_line and "=" not in line)

    def _magic_names(self, typed, with_cell):
        manager = self.shell.magics_manager
        word = typed.lstrip("%")
        names = [] if typed.startswith("%%") else ["%" + name for name in manager.names("line") if name.startswith(word)]
        if with_cell:
            names += ["%%" + name for name in manager.names("cell") if name.startswith(word)]
        return [(name, "magic") for name in sorted(names, key=lambda name: (name.lstrip("%"), name))]

    def _imports(self, line, before, code):
        match = _FROM_IMPORT.match(line)
        if match is not None:
            typed = match.group("name")
            return typed, self._members_of_module(match.group("module"), typed)
        match = _IMPORT.match(line)
        if match is None:
            return None
        path = match.group("name")
        package, dot, typed = path.rpartition(".")
        if dot:
            names = _submodules(package)
        else:
            names = _top_modules()
        return typed, [(name, "module") for name in sorted(names) if name.startswith(typed) and _is_shown(name, typed)]

    def _members_of_module(self, module_name, typed):
        names = set(_submodules(module_name))
        module = sys.modules.get(module_name)
        if module is None and not module_name.startswith("."):
            try:
                from importlib import import_module

                module = import_module(module_name)
            except BaseException:  # importing runs foreign code
                module = None
        if module is not None:
            names.update(getattr(module, "__all__", None) or dir(module))
        return [
            (name, _kind_of(getattr(module, name, _MISSING)))
            for name in sorted(names, key=_order)
            if name.startswith(typed) and _is_shown(name, typed)
        ]

    def _dict_keys(self, line, before, code):
        match = _DICT_KEY.search(line)
        if match is None:
            return None
        owner = self._value_of(match.group("owner"), before)
        keys = _keys_of(owner)
        if keys is None:
            return None
        typed, quote = match.group("typed"), match.group("quote")
        out = []
        for key in keys:
            if isinstance(key, str):
                if quote:
                    text = repr(key)[1:-1] if "'" not in key else key.replace("\\", "\\\\")
                    if text.startswith(typed[1:]):
                        out.append((text, "dict key"))
                elif repr(key).startswith(typed):
                    out.append((repr(key), "dict key"))
            elif not quote and isinstance(key, (int, float, bytes)) and repr(key).startswith(typed):
                out.append((repr(key), "dict key"))
        return (typed[1:] if quote else typed), out

    def _paths(self, line, before, code):
        typed = None
        match = _STRING_AT_END.search(line)
        if match is not None:
            if line.count(match.group("quote")) % 2 == 1:
                typed = match.group("path")
        elif re.match(r"\s*(?:!|%(?:cd|ls|cat|run|load|mkdir|rm|cp|mv|pycat|less|more|ll|pushd)\b|%%writefile\b|%%file\b)", line):
            if " " in line.strip() or line.endswith(" "):
                typed = re.split(r"[\s=]", line)[-1]
        if typed is None:
            return None
        return typed, _files_like(typed)

    def _attributes(self, line, before, code):
        match = _ATTRIBUTE.search(line)
        if match is None:
            if re.search(r"(?:\w|\)|\])\.\w*$", line) and not re.search(r"(?<![\w.])\d+\.\d*$", line):
                return _NAME_AT_END.search(line).group(), []
            return None
        typed = match.group("name")
        owner = self._value_of(match.group("owner"), before)
        if owner is _MISSING:
            return typed, []
        try:
            names = {name for name in dir(owner) if isinstance(name, str)}
        except Exception:
            names = set()
        entries = []
        for name in sorted(names, key=_order):
            if name.startswith(typed) and _is_shown(name, typed):
                entries.append((name, _kind_of(_static_attribute(owner, name))))
        return typed, entries

    def _names(self, line, before, code):
        typed = _NAME_AT_END.search(line).group()
        at = len(line) - len(typed)
        if at and (line[at - 1].isdigit() or line[at - 1] == "."):
            return typed, []
        found = {}
        for name in _words_of(code, before):
            found.setdefault(name, "statement")
        for name, value in builtins.__dict__.items():
            found[name] = _kind_of(value)
        for name, value in list(self.namespace.items()):
            if isinstance(name, str):
                found[name] = _kind_of(value)
        for name in keyword.kwlist:
            found.setdefault(name, "keyword")
        entries = [
            (name, kind)
            for name, kind in sorted(found.items(), key=lambda item: _order(item[0]))
            if name.startswith(typed) and _is_shown(name, typed)
        ]
        arguments = self._keyword_arguments(before[: len(before) - len(typed)], typed)
        entries = [(name, "param") for name in arguments] + entries
        if typed and line.strip() == typed and self.shell is not None and self.shell.automagic:
            entries += [item for item in self._magic_names("%" + typed, False)]
        return typed, entries

    def _keyword_arguments(self, before, typed):
        call = _open_call(before)
        if call is None:
            return []
        owner, arguments = call
        value = self._value_of(owner, before)
        if value is _MISSING or not callable(value):
            return []
        if re.search(r"=\s*$", arguments):
            return []
        try:
            from inspect import signature

            parameters = signature(value).parameters.values()
        except (ValueError, TypeError):
            return []
        used = set(re.findall(r"(\w+)\s*=(?!=)", arguments))
        return [
            parameter.name + "="
            for parameter in parameters
            if parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
            and parameter.name.startswith(typed)
            and parameter.name not in used
        ]

    # -- values ------------------------------------------------------------------------------------------------------

    def _value_of(self, expression, before=""):
        """The object that an expression of names, attributes and constant subscripts stands for."""
        first = re.match(r"[^\W\d]\w*|\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\{[^}]*\}|\([\w.]+\)", expression)
        if first is None:
            return _MISSING
        text = first.group()
        rest = expression[first.end() :]
        value = _literal(text) if text[0] in "\"'[{(" else self._named(text, before)
        for step in re.findall(r"\.(\w+)|\[(-?\d+)\]|\[[\"']([^\"']*)[\"']\]", rest):
            if value is _MISSING:
                return value
            attribute, number, key = step
            if attribute:
                value = _safe_attribute(value, attribute)
            else:
                value = _safe_item(value, int(number) if number else key)
        return value

    def _named(self, name, before):
        if name in self.namespace:
            return self.namespace[name]
        if hasattr(builtins, name):
            return getattr(builtins, name)
        for module, alias in _IMPORTED_AS.findall(before):
            if name == (alias or module.split(".")[0]):
                return sys.modules.get(module if alias else name, _MISSING)
        return _MISSING


def _literal(text):
    if text[0] in "\"'":
        return ""
    if text[0] == "(":
        try:
            return type(eval(text, {"__builtins__": {}}))
        except Exception:
            return _MISSING
    if text[0] == "[":
        return []
    return {} if ":" in text or text.strip("{} ") == "" else set()


def _static_attribute(owner, name):
    """An attribute without running properties."""
    try:
        held = vars(owner)
    except TypeError:
        held = {}
    if name in held:
        return held[name]
    for cls in owner.__mro__ if isinstance(owner, type) else type(owner).__mro__:
        if name in cls.__dict__:
            value = cls.__dict__[name]
            return value.__func__ if isinstance(value, (staticmethod, classmethod)) else value
    return _MISSING


def _safe_attribute(value, name):
    static = _static_attribute(value, name)
    if isinstance(static, property):
        return _MISSING
    try:
        return getattr(value, name)
    except Exception:
        return _MISSING


def _safe_item(value, key):
    if type(value) in (list, tuple, dict, str) or type(value).__module__ in ("collections", "pandas", "numpy"):
        try:
            return value[key]
        except Exception:
            return _MISSING
    return _MISSING


def _keys_of(owner):
    if owner is _MISSING:
        return None
    custom = getattr(type(owner), "_ipython_key_completions_", None)
    try:
        if custom is not None:
            return list(owner._ipython_key_completions_())
        if isinstance(owner, dict):
            return list(owner.keys())
        columns = getattr(owner, "columns", None)
        if columns is not None and hasattr(owner, "iloc"):
            return list(columns)
        dtype = getattr(owner, "dtype", None)
        return list(dtype.names) if getattr(dtype, "names", None) else None
    except Exception:
        return None


def _kind_of(value):
    if isinstance(value, type):
        return "class"
    if isinstance(value, types.ModuleType):
        return "module"
    if callable(value):
        return "function"
    return "instance"


def _is_shown(name, typed):
    return not name.startswith("_") or typed.startswith("_")


def _order(name):
    return (name.startswith("_") + name.startswith("__"), name.lower(), name)


def _words_of(code, before):
    """Names that the text of the cell itself defines."""
    words = set()
    for groups in _ASSIGNED_IN_TEXT.findall(code):
        words.update(group for group in groups if group)
    # Parameters of the function that the cursor is in.
    for match in re.finditer(r"def\s+\w+\s*\(([^)]*)\)", before):
        words.update(re.findall(r"(?:^|,)\s*\*{0,2}([^\W\d]\w*)", match.group(1)))
    return words


def _open_call(before):
    """``(name, text of the arguments so far)`` of the innermost call that is open at the end."""
    depth = 0
    for index in range(len(before) - 1, max(-1, len(before) - 2000), -1):
        letter = before[index]
        if letter in ")]}":
            depth += 1
        elif letter in "([{":
            if depth:
                depth -= 1
                continue
            if letter != "(":
                return None
            match = re.search(r"([^\W\d]\w*(?:\.[^\W\d]\w*)*)\s*$", before[:index])
            if match is None or re.search(r"\bdef\s+$", before[: match.start()]):
                return None
            return match.group(1), before[index + 1 :]
    return None


def _top_modules():
    import os

    names = set(sys.builtin_module_names)
    names.update(getattr(sys, "stdlib_module_names", ()))
    for folder in sys.path:
        names.update(_modules_in(folder or os.getcwd()))
    return names


def _modules_in(folder):
    import os

    found = set()
    try:
        entries = os.listdir(folder)
    except OSError:
        return found
    for entry in entries:
        name, dot, extension = entry.partition(".")
        if not name.isidentifier():
            continue
        if extension == "py":
            found.add(name)
        elif not dot and os.path.isfile(os.path.join(folder, entry, "__init__.py")):
            found.add(name)
    found.discard("__init__")
    return found


def _submodules(package):
    module = sys.modules.get(package)
    paths = getattr(module, "__path__", None)
    if paths is None:
        try:
            from importlib.util import find_spec

            spec = find_spec(package)
            paths = spec.submodule_search_locations if spec else None
        except Exception:
            paths = None
    names = set()
    for folder in paths or ():
        names.update(_modules_in(folder))
    return names


def _files_like(typed):
    import os

    folder, slash, start = typed.rpartition("/")
    place = os.path.expanduser(folder + slash) if slash else "."
    try:
        entries = sorted(os.listdir(place or "/"))
    except OSError:
        return []
    out = []
    for entry in entries:
        if not entry.startswith(start) or (entry.startswith(".") and not start.startswith(".")):
            continue
        is_folder = os.path.isdir(os.path.join(place, entry))
        out.append((folder + slash + entry + ("/" if is_folder else ""), "path"))
    return out


def signature_of(value):
    """Signature as text for the list of proposals; empty when there is none."""
    try:
        from inspect import signature

        return str(signature(value))
    except (ValueError, TypeError):
        return ""
