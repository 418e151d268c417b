"""What ``name?`` and ``name??`` show about an object."""

import builtins
import re
import types

from IPython.utils.PyColorize import highlight

_RED, _OFF = "\x1b[31m", "\x1b[39m"
_STRING_FORM_LENGTH = 200
_PLAIN_TYPES = ("function", "method", "builtin_function_or_method", "method_descriptor", "type", "module", "wrapper_descriptor", "method-wrapper")


def object_info(**values):
    """A dict with every field of an inspection."""
    fields = (
        "type_name base_class string_form namespace length file definition docstring source init_definition "
        "class_docstring init_docstring call_def call_docstring subclasses ismagic isalias isclass found name"
    ).split()
    info = dict.fromkeys(fields)
    info.update(values)
    return info


def getdoc(obj):
    """Docstring of an object, also through its own ``getdoc()``."""
    try:
        own = obj.getdoc()
        if isinstance(own, str):
            from inspect import cleandoc

            return cleandoc(own)
    except Exception:  # most objects have none
        pass
    from inspect import getdoc as find

    try:
        return find(obj) or None
    except Exception:
        return None


def _unwrapped(obj):
    seen = 0
    while hasattr(obj, "__wrapped__") and seen < 20 and not isinstance(obj, type):
        obj = obj.__wrapped__
        seen += 1
    return obj


def source_of(obj):
    """Source text, or None."""
    from inspect import getsource

    if isinstance(obj, property):
        parts = []
        for attribute in ("fget", "fset", "fdel"):
            function = getattr(obj, attribute)
            if function is not None:
                text = source_of(function)
                if text:
                    from textwrap import dedent

                    parts.append("# %%s.%s\n%s" % (attribute, dedent(text)))
        return "\n".join(parts) or None
    obj = _unwrapped(obj)
    try:
        return getsource(obj)
    except Exception:
        if not isinstance(obj, (type, types.ModuleType)) and hasattr(obj, "__class__"):
            try:
                return getsource(obj.__class__)
            except Exception:
                return None
        return None


getsource = source_of


def file_of(obj):
    """Path of the file in which an object is defined, or None."""
    from inspect import getabsfile

    obj = _unwrapped(obj)
    try:
        return getabsfile(obj)
    except Exception:
        if isinstance(obj, (type, types.ModuleType)):
            return None
        try:
            return getabsfile(obj.__class__)
        except Exception:
            return None


find_file = file_of


def signature_text(obj, name=""):
    """``name(a, b=1)``, one parameter a line when it is long; empty when there is none."""
    from inspect import Parameter, Signature, signature

    try:
        found = signature(obj)
    except (ValueError, TypeError):
        if not isinstance(obj, type):
            return ""
        try:
            found = signature(obj.__init__)
        except (ValueError, TypeError):
            return ""
    text = str(found)
    if len(name) + len(text) <= 75:
        return name + text
    lines = []
    has_star = has_positional = False
    for parameter in found.parameters.values():
        if parameter.kind == Parameter.POSITIONAL_ONLY:
            has_positional = True
        elif has_positional:
            lines.append("/")
            has_positional = False
        if parameter.kind == Parameter.VAR_POSITIONAL:
            has_star = True
        elif parameter.kind == Parameter.KEYWORD_ONLY and not has_star:
            lines.append("*")
            has_star = True
        lines.append(str(parameter))
    if has_positional:
        lines.append("/")
    tail = ""
    if found.return_annotation is not Signature.empty:
        tail = " -> " + text.rsplit(" -> ", 1)[-1]
    return "%s(\n%s)%s" % (name, "".join(["    %s,\n" % line for line in lines]), tail)


class Inspector:
    """Inspection in a shell's namespace."""

    def __init__(self, shell=None, **ignored):
        self.shell = shell

    # -- finding -----------------------------------------------------------------------------------------------------

    def find(self, name):
        """``(found, object)`` for a name such as ``a.b[0]``; never calls anything but ``getattr``."""
        name = name.strip()
        if name.startswith("%"):
            return self._find_magic(name)
        match = re.fullmatch(r"([^\W\d]\w*)((?:\.[^\W\d]\w*|\[-?\d+\]|\[(?:\"[^\"]*\"|'[^']*')\])*)", name)
        if match is None:
            return False, None
        first, rest = match.groups()
        namespace = self.shell.user_ns if self.shell is not None else {}
        if first in namespace:
            value = namespace[first]
        elif hasattr(builtins, first):
            value = getattr(builtins, first)
        elif not rest and self.shell is not None:
            return self._find_magic("%" + first)
        else:
            return False, None
        steps = re.findall(r"\.(\w+)|\[(-?\d+)\]|\[[\"']([^\"']*)[\"']\]", rest)
        for position, (attribute, number, key) in enumerate(steps):
            try:
                if not attribute:
                    value = value[int(number) if number else key]
                    continue
                # A property shows itself, not its value: looking must not compute.
                static = getattr(type(value), attribute, None)
                if isinstance(static, property):
                    if position == len(steps) - 1:
                        return True, static
                value = getattr(value, attribute)
            except Exception:
                return False, None
        return True, value

    def _find_magic(self, name):
        if self.shell is None:
            return False, None
        kind = "cell" if name.startswith("%%") else "line"
        function = self.shell.magics_manager.find(kind, name.lstrip("%"))
        if function is None and kind == "line":
            function = self.shell.magics_manager.find("cell", name.lstrip("%"))
        return function is not None, function

    # -- showing -----------------------------------------------------------------------------------------------------

    def bundle_of_name(self, name, detail_level=0):
        """MIME bundle for a name, or None."""
        found, value = self.find(name)
        if not found:
            return None
        first = name.split(".")[0].split("[")[0]
        is_magic = name.startswith("%") or (first not in self.shell.user_ns and not hasattr(builtins, first))
        return {"text/plain": self.text(value, name, detail_level, is_magic)}

    def info_of_name(self, name, detail_level=0):
        """All fields of a name's inspection."""
        found, value = self.find(name)
        if not found:
            return object_info(name=name, found=False)
        return self.info(value, name, detail_level=detail_level)

    def info(self, obj, oname="", info=None, detail_level=0):
        """All fields of an object's inspection."""
        fields = {title: text for title, text in self.fields(obj, oname, detail_level)}
        return object_info(
            name=oname,
            found=True,
            type_name=type(obj).__name__,
            isclass=isinstance(obj, type),
            string_form=fields.get("String form"),
            length=fields.get("Length"),
            file=fields.get("File"),
            definition=fields.get("Signature"),
            docstring=getdoc(obj) or "<no docstring>",
            source=fields.get("Source"),
            init_definition=fields.get("Init signature"),
            init_docstring=fields.get("Init docstring"),
            class_docstring=fields.get("Class docstring"),
            ismagic=False,
            isalias=False,
            namespace="",
        )

    def pinfo(self, obj, oname="", formatter=None, info=None, detail_level=0, enable_html_pager=True, omit_sections=()):
        """Show an object in the help pane."""
        text = self.text(obj, oname, detail_level)
        self.shell.payload_manager.write_payload({"source": "page", "data": {"text/plain": text}, "start": 0})

    def text(self, obj, name="", detail_level=0, is_magic=False):
        """The text with ANSI colours."""
        fields = self.fields(obj, name, detail_level, is_magic)
        width = max([len(title) for title, _ in fields] or [0]) + 1
        out = []
        for title, content in fields:
            lines = content.splitlines() if content else []
            head = _RED + title + ":" + _OFF + " " * (width - len(title) - 1)
            out.append(head + ("\n" if len(lines) > 1 else " ") + content)
        return "\n".join(out)

    def fields(self, obj, name="", detail_level=0, is_magic=False):
        """``[(title, text)]`` in the order in which they are shown."""
        kind = type(obj)
        type_name = kind.__name__
        out = []
        is_class = isinstance(obj, type)
        doc = getdoc(obj)
        source = source_of(obj) if detail_level else None
        if source is not None:
            source = highlight(source.replace("%s", name) if isinstance(obj, property) else source.rstrip("\n"))
        if is_class:
            init_signature = signature_text(obj, name)
            if init_signature:
                out.append(("Init signature", highlight(init_signature)))
            init_doc = _init_docstring(obj)
            if source is not None:
                out.append(("Source", source))
            else:
                out.append(("Docstring", doc or "<no docstring>"))
                if init_doc:
                    out.append(("Init docstring", init_doc))
            path = file_of(obj)
            if path:
                out.append(("File", _shown_path(path)))
            out.append(("Type", type_name))
            out.append(("Subclasses", _subclasses(obj)))
            return out
        is_function = callable(obj) and type_name in _PLAIN_TYPES or isinstance(obj, types.FunctionType)
        if is_function or is_magic:
            if not is_magic:
                text = signature_text(obj, name)
                if text:
                    out.append(("Signature", highlight(text)))
            if source is None or not doc:
                out.append(("Docstring", doc or "<no docstring>"))
            if source is not None:
                out.append(("Source", source))
            if not isinstance(obj, types.BuiltinFunctionType):
                path = file_of(obj)
                if path:
                    out.append(("File", _shown_path(path)))
            if not is_magic:
                out.append(("Type", type_name))
            return out
        call_signature = ""
        if callable(obj) and not isinstance(obj, types.ModuleType) and isinstance(
            getattr(kind, "__call__", None), types.FunctionType
        ):
            call_signature = signature_text(obj, name)
        if call_signature:
            out.append(("Signature", highlight(call_signature)))
        out.append(("Type", type_name))
        try:
            form = str(obj)
            if len(form) > _STRING_FORM_LENGTH:
                form = form[:_STRING_FORM_LENGTH] + "<...>"
            lines = form.splitlines()
            form = ("\n" + " " * len("String Form:")).join([line.strip() for line in lines]) if len(lines) > 1 else form
            out.append(("String form", form))
        except Exception:  # a broken __str__ must not hide the rest
            pass
        try:
            out.append(("Length", str(len(obj))))
        except Exception:
            pass
        path = file_of(obj) if not _is_builtin(obj) else None
        if path:
            out.append(("File", _shown_path(path)))
        if source is not None and not _is_builtin(obj):
            out.append(("Source", source))
            return out
        class_doc = getdoc(kind)
        if doc and (doc != class_doc or is_function):
            out.append(("Docstring", doc))
            if class_doc and not isinstance(obj, (types.ModuleType, property)) and kind.__module__ != "builtins":
                out.append(("Class docstring", class_doc))
        else:
            out.append(("Docstring", class_doc or "<no docstring>"))
        if kind.__module__ != "builtins":
            init_doc = _init_docstring(kind)
            if init_doc:
                out.append(("Init docstring", init_doc))
        return out


def _is_builtin(obj):
    return type(obj).__module__ == "builtins" and not isinstance(obj, types.ModuleType)


def _init_docstring(cls):
    init = getattr(cls, "__init__", None)
    if init is None or init is object.__init__:
        return None
    doc = getdoc(init)
    if not doc or doc == getdoc(object.__init__) or cls.__module__ == "builtins":
        return None
    return doc


def _subclasses(cls):
    try:
        names = [sub.__name__ for sub in type.__subclasses__(cls)]
    except TypeError:
        return ""
    shown = ", ".join(names[:10])
    return shown + (", ..." if len(names) > 10 else "")


def _shown_path(path):
    from IPython.core.ultratb import _short_path

    return _short_path(path)


def name_at_cursor(code, cursor_pos):
    """The name that help is wanted on: the one under the cursor, else the function whose call is open."""
    name = ""
    for match in re.finditer(r"%{0,2}[^\W\d]\w*(?:\.[^\W\d]\w*|\[-?\d+\])*", code):
        if match.start() <= cursor_pos <= match.end():
            name = match.group()
            cut = cursor_pos - match.start()
            dot = name.find(".", cut)
            if dot >= 0:
                name = name[:dot]
            break
    if name and not _is_keyword(name):
        return name
    from IPython.core.completer import _open_call

    call = _open_call(code[:cursor_pos])
    return call[0] if call else ""


def _is_keyword(name):
    from keyword import iskeyword

    return iskeyword(name)
