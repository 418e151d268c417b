"""Magics: commands with ``%`` for a line and ``%%`` for a cell, and how programs add their own."""

import re
import sys

from IPython.core.error import UsageError

ESC_MAGIC = "%"
ESC_MAGIC2 = "%%"
_AUTOMAGIC_LINE = re.compile(r"(?P<name>[^\W\d]\w*)(?P<rest>[ \t]+(?P<argument>.*))?$")
# What follows a name in ordinary Python: then it is no magic.
_PYTHON_REST = re.compile(r"[=!<>*/%&|^+@,;:.)\]}]|-[ \t]|\(|\[|(?:in|is|and|or|not|if|else|for|as)\b")

# Where each group of built-in magics lives; a module is imported when one of its magics is first used.
BUILTIN = {
    "IPython.core.magics.basic": "lsmagic magic alias_magic pprint precision xmode quickref gui page notebook colors "
    "autocall automagic doctest_mode %page",
    "IPython.core.magics.execution": "time timeit run macro tb capture %time %timeit %capture prun %prun debug pdb %debug",
    "IPython.core.magics.namespace": "who whos who_ls reset reset_selective xdel pinfo pinfo2 pdoc pdef psource pfile psearch",
    "IPython.core.magics.osm": "pwd cd ls dhist env set_env pushd popd dirs bookmark writefile %writefile %file sx sc "
    "system %sx %system %! pycat mkdir rmdir rm cp mv cat ll less more alias unalias rehashx",
    "IPython.core.magics.display": "%html %HTML %javascript %js %latex %markdown %svg %SVG",
    "IPython.core.magics.script": "%script %bash %sh %perl %ruby %python %python3 %python2 %pypy",
    "IPython.core.magics.extension": "load_ext unload_ext reload_ext",
    "IPython.core.magics.config": "config",
    "IPython.core.magics.pylab": "matplotlib pylab",
    "IPython.core.magics.history": "history hist recall rep rerun",
    "IPython.core.magics.code": "load loadpy loadpy save edit ed pastebin",
    "IPython.core.magics.packaging": "pip conda mamba uv",
    "IPython.core.magics.session": "store autosave logstart logstop logon logoff logstate connect_info qtconsole autoawait "
    "killbgscripts clear",
}


def _location_of_builtin():
    where = {"line": {}, "cell": {}}
    for module, names in BUILTIN.items():
        for name in names.split():
            kind = "cell" if name.startswith("%") else "line"
            where[kind][name.lstrip("%") or "%"] = module
    return where


class MagicsManager:
    """Finds magics by name."""

    def __init__(self, shell):
        self.shell = shell
        self.auto_magic = True
        self.magics = {"line": {}, "cell": {}}
        self.registry = {}
        self.user_magics = None
        self.lazy_magics = {}
        self._builtin = _location_of_builtin()
        self._loaded = set()

    def find(self, kind, name):
        """The function of a magic, or None."""
        if kind == "line_cell":
            kind = "line"
        found = self.magics[kind].get(name)
        if found is None and name in self._builtin[kind]:
            self._load(self._builtin[kind][name])
            found = self.magics[kind].get(name)
        if found is None and name in self.lazy_magics:
            self.shell.extension_manager.load_extension(self.lazy_magics.pop(name))
            found = self.magics[kind].get(name)
        return found

    def _load(self, module_name):
        if module_name in self._loaded:
            return
        self._loaded.add(module_name)
        from importlib import import_module

        module = import_module(module_name)
        taken = {kind: dict(table) for kind, table in self.magics.items()}
        for value in list(vars(module).values()):
            if isinstance(value, type) and issubclass(value, Magics) and value.__module__ == module_name:
                self.register(value)
        for kind, table in taken.items():  # a magic of the user's keeps its name
            self.magics[kind].update(table)

    def names(self, kind):
        """All names of one kind, sorted."""
        return sorted(set(self.magics[kind]) | set(self._builtin[kind]))

    def lsmagic(self):
        return {"line": dict(self.magics["line"]), "cell": dict(self.magics["cell"])}

    def register(self, *objects):
        """Register classes or instances of ``Magics``."""
        for item in objects:
            if not hasattr(item, "magics"):
                raise ValueError("Class of magics %s missing @magics_class decorator" % item)
            if isinstance(item, type):
                item = item(shell=self.shell)
            self.registry[item.__class__.__name__] = item
            for kind in ("line", "cell"):
                self.magics[kind].update(item.magics[kind])

    def register_function(self, func, magic_kind="line", magic_name=None):
        """Register a plain function."""
        name = magic_name or func.__name__
        kinds = ("line", "cell") if magic_kind == "line_cell" else (magic_kind,)
        for kind in kinds:
            if kind not in ("line", "cell"):
                raise ValueError("magic_kind must be one of %s, %r given" % (("line", "cell", "line_cell"), kind))
            self.magics[kind][name] = func

    def register_alias(self, alias_name, magic_name, magic_kind="line", magic_params=None):
        """Another name for a magic, with fixed arguments before the given ones."""
        shell = self.shell
        prefix = magic_params + " " if magic_params else ""
        if magic_kind == "line":
            self.magics["line"][alias_name] = lambda line: shell.run_line_magic(magic_name, prefix + line)
        else:
            self.magics["cell"][alias_name] = lambda line, cell: shell.run_cell_magic(magic_name, prefix + line, cell)

    def register_lazy(self, name, fully_qualified_name):
        """The extension to load when a magic is first used."""
        self.lazy_magics[name] = fully_qualified_name

    def automagic(self, cell):
        """A cell of one line may leave out the ``%``, unless the name is a variable's."""
        text = cell.rstrip("\n")
        match = _AUTOMAGIC_LINE.match(text)
        if match is None:
            return cell
        name = match.group("name")
        namespace = self.shell.user_ns
        if name not in self.magics["line"] and name not in self._builtin["line"]:
            return cell
        if name in namespace and name not in self.shell.user_ns_hidden:
            return cell
        argument = match.group("argument") or ""
        if _PYTHON_REST.match(argument):
            return cell
        return "get_ipython().run_line_magic(%r, %r)\n" % (name, argument)


def magics_class(cls):
    """Class decorator: collects the methods marked as magics."""
    collected = {"line": {}, "cell": {}}
    for base in reversed(cls.__mro__):
        for attribute, value in vars(base).items():
            for kind, name in getattr(value, "_magic_marks", ()):
                collected[kind][name] = attribute
    cls.registered = True
    cls.magics = collected
    return cls


class Magics:
    """Base of classes whose methods are magics."""

    options_table = None
    registered = False

    def __init__(self, shell=None, **kwargs):
        if not self.__class__.registered:
            raise ValueError("Magics subclass without registration - did you forget to apply @magics_class?")
        if shell is None:
            from IPython.core.getipython import get_ipython

            shell = get_ipython()
        self.shell = shell
        self.options_table = {}
        self.magics = {
            kind: {name: getattr(self, attribute) for name, attribute in table.items()}
            for kind, table in self.__class__.magics.items()
        }

    def arg_err(self, func):
        print("Error in arguments:")
        print(func.__doc__)

    def parse_options(self, arg_str, opt_str, *long_opts, **kw):
        """``(options, rest)`` of a magic's line, getopt style; options with a value repeat only with ``list_all``."""
        from getopt import GetoptError, getopt

        from IPython.core.shell_parts import Struct

        mode = kw.get("mode", "string")
        wants_lists = kw.get("list_all", 0)
        preserve = kw.get("preserve_non_opts", False)
        words = split_words(arg_str, kw.get("posix", True), kw.get("strict", True))
        remainder = arg_str
        options = {}
        if words and any(word.startswith("-") for word in words):
            # Options come first; what follows the first other word is text that we must not touch.
            head, text = _split_options(arg_str, opt_str, long_opts)
            try:
                parsed, rest = getopt(head, opt_str, list(long_opts))
            except GetoptError as error:
                raise UsageError('%s (allowed: "%s"%s)' % (error.msg, opt_str, "".join(" " + o for o in long_opts))) from None
            for name, value in parsed:
                name = name.lstrip("-")
                if wants_lists and name in options:
                    held = options[name]
                    options[name] = held + [value] if isinstance(held, list) else [held, value]
                else:
                    options[name] = value
            remainder = text if preserve else " ".join(rest + split_words(text, True, False))
        if mode == "list":
            return Struct(options), split_words(remainder, True, False)
        return Struct(options), remainder


def _split_options(text, short, long_names):
    """``(option words, remaining text)``; the remaining text keeps its spaces and quotes."""
    with_value = {short[i] for i in range(len(short) - 1) if short[i + 1] == ":"}
    long_with_value = {name[:-1] for name in long_names if name.endswith("=")}
    words = []
    rest = text
    while True:
        rest = rest.lstrip()
        if not rest.startswith("-") or rest[:2] in ("- ", "-"):
            return words, rest
        if rest.startswith("-- "):
            return words, rest[3:].lstrip()
        word, rest = _next_word(rest)
        words.append(word)
        needs_value = False
        if word.startswith("--"):
            needs_value = "=" not in word and word[2:] in long_with_value
        else:
            for position, letter in enumerate(word[1:], 1):
                if letter in with_value:
                    needs_value = position == len(word) - 1
                    break
                if letter not in short:
                    if letter.isdigit() or letter == ".":  # a negative number, not an option
                        words.pop()
                        return words, word + (" " + rest.lstrip() if rest.strip() else "")
                    break
        if needs_value:
            value, rest = _next_word(rest.lstrip())
            words.append(value)


def _next_word(text):
    match = re.match(r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|(\S+)", text)
    if not match:
        return "", ""
    word = next((group for group in match.groups() if group is not None), "")
    return word, text[match.end() :]


def split_words(text, posix=True, strict=True):
    """Words of a line as a shell would split them."""
    if "'" not in text and '"' not in text and "\\" not in text:
        return text.split()
    import shlex

    try:
        return shlex.split(text, posix=posix)
    except ValueError:
        if strict:
            raise UsageError("No closing quotation in: %s" % text) from None
        return text.split()


def _marker(kinds):
    """Decorator factory: ``@line_magic`` or ``@line_magic("other_name")``."""

    def decorator(argument):
        def mark(function, name):
            marks = list(getattr(function, "_magic_marks", ()))
            marks.extend((kind, name) for kind in kinds)
            function._magic_marks = marks
            return function

        if callable(argument):
            return mark(argument, argument.__name__)
        if isinstance(argument, str):
            return lambda function: mark(function, argument)
        raise TypeError("Decorator can only be called with string or function")

    return decorator


line_magic = _marker(("line",))
cell_magic = _marker(("cell",))
line_cell_magic = _marker(("line", "cell"))


def _registrar(kind, doc):
    def decorator(argument):
        from IPython.core.getipython import get_ipython

        shell = get_ipython()
        if shell is None:
            raise NameError("Decorator can only run in context where `get_ipython` exists")
        if callable(argument):
            shell.register_magic_function(argument, kind, argument.__name__)
            return argument
        if isinstance(argument, str):

            def mark(function):
                shell.register_magic_function(function, kind, argument)
                return function

            return mark
        raise TypeError("Decorator can only be called with string or function")

    decorator.__doc__ = doc
    decorator.__name__ = decorator.__qualname__ = "register_%s_magic" % kind
    return decorator


register_line_magic = _registrar("line", "Decorator: makes a function a line magic, ``%name line``.")
register_cell_magic = _registrar("cell", "Decorator: makes a function a cell magic, called with the line and the cell's text.")
register_line_cell_magic = _registrar("line_cell", "Decorator: makes a function both; without a cell it gets ``None``.")


def needs_local_scope(function):
    """Decorator: the magic gets the caller's variables as ``local_ns``."""
    function.needs_local_scope = True
    return function


def no_var_expand(function):
    """Decorator: ``{name}`` and ``$name`` reach the magic as they are."""
    function._ipython_magic_no_var_expand = True
    return function


def output_can_be_silenced(function):
    """Decorator: a trailing semicolon silences the magic's result."""
    function.__output_can_be_silenced = True
    return function


def on_off(tag):
    return ["OFF", "ON"][tag]


def compress_dhist(dhist):
    """Directory history without old repetitions."""
    head, tail = dhist[:-10], dhist[-10:]
    kept = []
    for path in head:
        if path not in kept:
            kept.append(path)
    return kept + tail


def record_magic(dct, magic_kind, magic_name, func):
    for kind in ("line", "cell") if magic_kind == "line_cell" else (magic_kind,):
        dct[kind][magic_name] = func


def validate_type(magic_kind):
    if magic_kind not in ("line", "cell", "line_cell"):
        raise ValueError("magic_kind must be one of line, cell, line_cell, %s given" % magic_kind)


class MagicAlias:
    """Kept for old programs."""


def stderr(text):
    print(text, file=sys.stderr)
