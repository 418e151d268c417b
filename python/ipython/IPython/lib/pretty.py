"""The pretty printer behind ``Out[n]``: one line when it fits, else one element a line.

``pretty(obj)`` gives the text, ``pprint(obj)`` prints it. A class takes part with a method
``_repr_pretty_(self, p, cycle)``, which writes with ``p.text``, ``p.breakable``, ``p.group`` and ``p.pretty``.

How lines are laid out is told in ``pretty_layout``.
"""

import sys
import types
from io import StringIO

from IPython.lib.pretty_layout import MAX_SEQ_LENGTH, PrettyPrinter

__all__ = [
    "pretty",
    "pprint",
    "PrettyPrinter",
    "RepresentationPrinter",
    "for_type",
    "for_type_by_name",
    "RawText",
    "RawStringLiteral",
    "CallExpression",
]

_SCALARS = frozenset((int, float, str, bool, complex, bytes, type(None), type(Ellipsis)))


def pretty(obj, verbose=False, max_width=79, newline="\n", max_seq_length=MAX_SEQ_LENGTH):
    """Pretty text of ``obj``."""
    if not _type_printers_changed and newline == "\n":
        quick = _quick_text(obj, max_width, max_seq_length)
        if quick is not None:
            return quick
    stream = StringIO()
    printer = RepresentationPrinter(stream, verbose, max_width, newline, max_seq_length=max_seq_length)
    printer.pretty(obj)
    printer.flush()
    return stream.getvalue()


def pprint(obj, verbose=False, max_width=79, newline="\n", max_seq_length=MAX_SEQ_LENGTH):
    """Print the pretty text of ``obj``."""
    printer = RepresentationPrinter(sys.stdout, verbose, max_width, newline, max_seq_length=max_seq_length)
    printer.pretty(obj)
    printer.flush()
    sys.stdout.write(newline)
    sys.stdout.flush()


def _quick_text(obj, max_width, max_seq_length):
    """The same text as the full printer's for plain data, without running it; None when unsure."""
    kind = type(obj)
    if kind in _SCALARS:
        return repr(obj)
    if kind is not list and kind is not tuple and kind is not dict:
        return None
    if not obj:
        return repr(obj)
    budget = [max_width]  # more elements than columns can never fit on one line
    if _is_plain(obj, budget, 20):
        text = repr(obj)
        if len(text) <= max_width:
            return text
    if kind is dict or (max_seq_length and len(obj) > max_seq_length) or len(obj) < 2:
        return None
    for item in obj:
        if type(item) not in _SCALARS:
            return None
    body = ",\n ".join(map(repr, obj))
    return "[" + body + "]" if kind is list else "(" + body + ")"


def _is_plain(obj, budget, depth):
    budget[0] -= len(obj)
    if budget[0] < 0 or depth == 0:
        return False
    if type(obj) is dict:
        for key, value in obj.items():
            if type(key) not in _SCALARS and not (type(key) is tuple and _is_plain(key, budget, depth - 1)):
                return False
            if type(value) not in _SCALARS and not (
                type(value) in (list, tuple, dict) and _is_plain(value, budget, depth - 1)
            ):
                return False
        return True
    for value in obj:
        if type(value) not in _SCALARS and not (
            type(value) in (list, tuple, dict) and _is_plain(value, budget, depth - 1)
        ):
            return False
    return True


class RepresentationPrinter(PrettyPrinter):
    """Pretty printer for Python objects."""

    def __init__(
        self,
        output,
        verbose=False,
        max_width=79,
        newline="\n",
        singleton_pprinters=None,
        type_pprinters=None,
        deferred_pprinters=None,
        max_seq_length=MAX_SEQ_LENGTH,
    ):
        PrettyPrinter.__init__(self, output, max_width, newline, max_seq_length=max_seq_length)
        self.verbose = verbose
        self.stack = []
        self.singleton_pprinters = (_singleton_pprinters if singleton_pprinters is None else singleton_pprinters).copy()
        self.type_pprinters = (_type_pprinters if type_pprinters is None else type_pprinters).copy()
        self.deferred_pprinters = (
            _deferred_type_pprinters if deferred_pprinters is None else deferred_pprinters
        ).copy()

    def pretty(self, obj):
        """Write ``obj``."""
        identity = id(obj)
        is_cycle = identity in self.stack
        self.stack.append(identity)
        self.begin_group()
        try:
            writer = self.singleton_pprinters.get(identity)
            if writer is None:
                writer = self._writer_for(type(obj), obj)
            return writer(obj, self, is_cycle)
        finally:
            self.end_group()
            self.stack.pop()

    def _writer_for(self, kind, obj):
        declared = getattr(obj, "__class__", None) or kind
        mro = list(getattr(declared, "__mro__", None) or kind.__mro__)
        if kind is not declared and kind not in mro:
            mro.insert(0, kind)
        for cls in mro:
            writer = self.type_pprinters.get(cls)
            if writer is not None:
                return writer
            writer = self._deferred_writer(cls)
            if writer is not None:
                return writer
            own = cls.__dict__
            if "_repr_pretty_" in own:
                method = own["_repr_pretty_"]
                if callable(method):
                    return method
            if cls is not object and callable(own.get("__repr__")):
                return _repr_pprint
        return _default_pprint

    def _deferred_writer(self, cls):
        key = (getattr(cls, "__module__", None), getattr(cls, "__name__", None))
        if key in self.deferred_pprinters:
            writer = self.deferred_pprinters.pop(key)
            self.type_pprinters[cls] = writer
            return writer
        return None


class RawText:
    """Written as it is, without quotes."""

    def __init__(self, value):
        self.value = value

    def _repr_pretty_(self, p, cycle):
        p.text(self.value)


class CallExpression:
    """Written as a call: ``Name(argument, keyword=argument)``."""

    def __init__(__self, __name, *args, **kwargs):
        __self.name = __name
        __self.args = args
        __self.kwargs = kwargs

    @classmethod
    def factory(cls, name):
        def make(*args, **kwargs):
            return cls(name, *args, **kwargs)

        return make

    def _repr_pretty_(self, p, cycle):
        is_first = True

        def separate():
            nonlocal is_first
            if not is_first:
                p.text(",")
                p.breakable()
            is_first = False

        prefix = self.name + "("
        with p.group(len(prefix), prefix, ")"):
            for value in self.args:
                separate()
                p.pretty(value)
            for key, value in self.kwargs.items():
                separate()
                keyword = key + "="
                with p.group(len(keyword), keyword):
                    p.pretty(value)


class RawStringLiteral:
    """A string written with an ``r`` prefix where that changes nothing but the looks."""

    def __init__(self, value):
        self.value = value

    def _repr_pretty_(self, p, cycle):
        plain = repr(self.value)
        prefix = "r"
        if plain[:1] in "uUbB":
            prefix = "rb"
            plain = plain[1:]
        p.text(prefix + plain.replace("\\\\", "\\"))


def _default_pprint(obj, p, cycle):
    """For classes without a ``__repr__`` of their own: ``<module.Class at 0x…>``."""
    klass = getattr(obj, "__class__", None) or type(obj)
    if getattr(klass, "__repr__", None) is not object.__repr__:
        _repr_pprint(obj, p, cycle)
        return
    p.begin_group(1, "<")
    p.pretty(klass)
    p.text(" at 0x%x" % id(obj))
    if cycle:
        p.text(" ...")
    elif p.verbose:
        is_first = True
        for key in dir(obj):
            if key.startswith("_"):
                continue
            try:
                value = getattr(obj, key)
            except AttributeError:
                continue
            if isinstance(value, types.MethodType):
                continue
            if not is_first:
                p.text(",")
            p.breakable()
            p.text(key)
            p.text("=")
            step = len(key) + 1
            p.indentation += step
            p.pretty(value)
            p.indentation -= step
            is_first = False
    p.end_group(1, ">")


def _repr_pprint(obj, p, cycle):
    """The object's own ``repr``, line by line."""
    lines = repr(obj).splitlines()
    if len(lines) == 1:
        p.begin_group()
        p.text(lines[0])
        p.end_group()
        return
    with p.group():
        for index, line in enumerate(lines):
            if index:
                p.break_()
            p.text(line)


def _sequence_writer(start, end):
    def write(obj, p, cycle):
        if cycle:
            return p.text(start + "..." + end)
        step = len(start)
        p.begin_group(step, start)
        for index, item in p._enumerate(obj):
            if index:
                p.text(",")
                p.breakable()
            p.pretty(item)
        if len(obj) == 1 and isinstance(obj, tuple):
            p.text(",")
        p.end_group(step, end)

    return write


def _set_writer(start, end):
    def write(obj, p, cycle):
        if cycle:
            return p.text(start + "..." + end)
        if len(obj) == 0:
            return p.text(type(obj).__name__ + "()")
        step = len(start)
        p.begin_group(step, start)
        items = obj
        if not (p.max_seq_length and len(obj) >= p.max_seq_length):
            items = _sorted_if_possible(obj)
        for index, item in p._enumerate(items):
            if index:
                p.text(",")
                p.breakable()
            p.pretty(item)
        p.end_group(step, end)

    return write


def _sorted_if_possible(items):
    items = list(items)
    try:
        return sorted(items)
    except Exception:
        try:
            return sorted(items, key=str)
        except Exception:
            return items


def _dict_writer(start, end):
    def write(obj, p, cycle):
        if cycle:
            return p.text("{...}")
        step = len(start)
        p.begin_group(step, start)
        for index, key in p._enumerate(obj.keys()):
            if index:
                p.text(",")
                p.breakable()
            p.pretty(key)
            p.text(": ")
            p.pretty(obj[key])
        p.end_group(step, end)

    return write


def _only_builtin_repr(base, write):
    """A subclass that changed ``__repr__`` keeps its own."""

    def checked(obj, p, cycle):
        kind = type(obj)
        if kind is not base and kind.__repr__ is not base.__repr__:
            return _repr_pprint(obj, p, cycle)
        return write(obj, p, cycle)

    return checked


def _super_pprint(obj, p, cycle):
    p.begin_group(8, "<super: ")
    p.pretty(obj.__thisclass__)
    p.text(",")
    p.breakable()
    p.pretty(obj.__self__)
    p.end_group(8, ">")


_RE_FLAG_NAMES = (
    "TEMPLATE",
    "IGNORECASE",
    "LOCALE",
    "MULTILINE",
    "DOTALL",
    "UNICODE",
    "VERBOSE",
    "DEBUG",
)


def _re_pattern_pprint(obj, p, cycle):
    import re

    call = CallExpression.factory("re.compile")
    if not obj.flags:
        return p.pretty(call(RawStringLiteral(obj.pattern)))
    flags = obj.flags
    names = []
    for name in _RE_FLAG_NAMES:
        bit = getattr(re, name, 0)
        if bit and flags & bit:
            names.append("re." + name)
    p.pretty(call(RawStringLiteral(obj.pattern), RawText("|".join(names))))


def _simple_namespace_pprint(obj, p, cycle):
    name = "namespace" if type(obj) is types.SimpleNamespace else type(obj).__name__
    call = CallExpression.factory(name)
    p.pretty(call(RawText("...")) if cycle else call(**obj.__dict__))


def _type_pprint(obj, p, cycle):
    # A metaclass may have a repr of its own: then that one counts.
    for meta in type(obj).__mro__:
        if "__repr__" in vars(meta):
            if meta is not type:
                return _repr_pprint(obj, p, cycle)
            break
    module = getattr(obj, "__module__", None)
    try:
        name = obj.__qualname__
        if not isinstance(name, str):
            raise TypeError
    except Exception:
        name = getattr(obj, "__name__", None)
        if not isinstance(name, str):
            name = "<unknown type>"
    if module in (None, "__builtin__", "builtins", "exceptions"):
        p.text(name)
    else:
        p.text(str(module) + "." + name)


def _function_pprint(obj, p, cycle):
    name = getattr(obj, "__qualname__", obj.__name__)
    module = obj.__module__
    if module and module not in ("__builtin__", "builtins", "exceptions"):
        name = str(module) + "." + name
    try:
        from inspect import signature

        definition = name + str(signature(obj))
    except (ValueError, TypeError):
        definition = name
    p.text("<function %s>" % definition)


def _exception_pprint(obj, p, cycle):
    name = getattr(obj.__class__, "__qualname__", obj.__class__.__name__)
    if obj.__class__.__module__ not in ("exceptions", "builtins"):
        name = "%s.%s" % (obj.__class__.__module__, name)
    p.pretty(CallExpression(name, *getattr(obj, "args", ())))


def _counter_pprint(obj, p, cycle):
    call = CallExpression.factory(obj.__class__.__name__)
    if cycle:
        p.pretty(call(RawText("...")))
    elif len(obj):
        p.pretty(call(dict(obj.most_common())))
    else:
        p.pretty(call())


def _defaultdict_pprint(obj, p, cycle):
    call = CallExpression.factory(obj.__class__.__name__)
    if cycle:
        p.pretty(call(RawText("...")))
    else:
        p.pretty(call(obj.default_factory, dict(obj)))


def _ordereddict_pprint(obj, p, cycle):
    call = CallExpression.factory(obj.__class__.__name__)
    if cycle:
        p.pretty(call(RawText("...")))
    elif len(obj):
        p.pretty(call(list(obj.items())))
    else:
        p.pretty(call())


def _deque_pprint(obj, p, cycle):
    call = CallExpression.factory(obj.__class__.__name__)
    if cycle:
        p.pretty(call(RawText("...")))
    elif obj.maxlen is not None:
        p.pretty(call(list(obj), maxlen=obj.maxlen))
    else:
        p.pretty(call(list(obj)))


def _userlist_pprint(obj, p, cycle):
    call = CallExpression.factory(obj.__class__.__name__)
    p.pretty(call(RawText("...")) if cycle else call(obj.data))


def _mappingproxy_pprint(obj, p, cycle):
    call = CallExpression.factory("mappingproxy")
    p.pretty(call(RawText("...")) if cycle else call(obj.copy()))


def _environ_pprint(obj, p, cycle):
    if cycle:
        return p.text("environ{...}")
    return _dict_writer("environ{", "}")(obj, p, cycle)


_type_pprinters = {
    int: _repr_pprint,
    str: _repr_pprint,
    bool: _repr_pprint,
    float: _repr_pprint,
    bytes: _repr_pprint,
    tuple: _only_builtin_repr(tuple, _sequence_writer("(", ")")),
    list: _only_builtin_repr(list, _sequence_writer("[", "]")),
    dict: _only_builtin_repr(dict, _dict_writer("{", "}")),
    set: _only_builtin_repr(set, _set_writer("{", "}")),
    frozenset: _only_builtin_repr(frozenset, _set_writer("frozenset({", "})")),
    super: _super_pprint,
    type(__import__("re").compile("")): _re_pattern_pprint,
    type: _type_pprint,
    types.FunctionType: _function_pprint,
    types.BuiltinFunctionType: _function_pprint,
    types.MethodType: _repr_pprint,
    types.SimpleNamespace: _simple_namespace_pprint,
    types.MappingProxyType: _mappingproxy_pprint,
    range: _repr_pprint,
    slice: _repr_pprint,
    BaseException: _exception_pprint,
}

_deferred_type_pprinters = {
    ("datetime", "datetime"): _repr_pprint,
    ("datetime", "timedelta"): _repr_pprint,
    ("collections", "defaultdict"): _defaultdict_pprint,
    ("collections", "OrderedDict"): _ordereddict_pprint,
    ("collections", "deque"): _deque_pprint,
    ("collections", "Counter"): _counter_pprint,
    ("collections", "UserList"): _userlist_pprint,
    ("os", "_Environ"): _environ_pprint,
}

_singleton_pprinters = dict.fromkeys(map(id, [None, True, False, Ellipsis, NotImplemented]), _repr_pprint)

_type_printers_changed = False


def for_type(typ, func):
    """Use ``func(obj, p, cycle)`` for a type. Returns the writer that was there before."""
    global _type_printers_changed
    before = _type_pprinters.get(typ)
    if func is not None:
        _type_pprinters[typ] = func
        _type_printers_changed = True
    return before


def for_type_by_name(type_module, type_name, func):
    """Like ``for_type`` for a type that may not be imported yet."""
    key = (type_module, type_name)
    before = _deferred_type_pprinters.get(key)
    if func is not None:
        _deferred_type_pprinters[key] = func
    return before
