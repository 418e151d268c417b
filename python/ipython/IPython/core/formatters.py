"""From an object to its MIME bundle: ``{"text/plain": …, "text/html": …}``.

One formatter a MIME type. A formatter finds its text through a function registered for the type, or through the object's own
method (``_repr_html_`` and its kin). ``_repr_mimebundle_`` gives several at once, ``_ipython_display_`` takes over entirely.
"""


from IPython.lib import pretty as _pretty

_SCALARS = frozenset((int, float, str, bool, complex, bytes, type(None), type(Ellipsis)))
_BUILTIN_CONTAINERS = frozenset((list, tuple, dict, set, frozenset, range))
_CANARY = "_ipython_canary_method_should_not_exist_"


class FormatterWarning(UserWarning):
    """Something a formatter got was not what its MIME type needs."""


def find_method(obj, name):
    """The bound method, unless ``obj`` is a class or answers to every name."""
    if isinstance(obj, type):
        return None
    try:
        if getattr(obj, _CANARY, None) is not None:
            return None
        method = getattr(obj, name, None)
    except Exception:
        return None
    return method if callable(method) else None


get_real_method = find_method


def _report(error):
    """A failing ``_repr_…_`` shows its traceback and is left out of the bundle."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is not None:
        shell.showtraceback((type(error), error, error.__traceback__))
    else:
        import traceback

        traceback.print_exception(error)


class BaseFormatter:
    """One MIME type."""

    format_type = "text/plain"
    print_method = "__repr__"
    _return_type = str

    def __init__(self, parent=None, **settings):
        self.parent = parent
        self.enabled = True
        self.singleton_printers = {}
        self.type_printers = {}
        self.deferred_printers = {}
        for name, value in settings.items():
            setattr(self, name, value)

    def __call__(self, obj):
        if not self.enabled:
            return None
        try:
            printer = self._find_printer(obj)
            if printer is not None:
                return self._checked(printer(obj), obj)
            method = find_method(obj, self.print_method)
            return None if method is None else self._checked(method(), obj)
        except NotImplementedError:
            return None
        except Exception as error:
            _report(error)
            return None

    def _checked(self, result, obj):
        if result is None:
            return None
        value = result[0] if isinstance(result, tuple) and len(result) == 2 else result
        if self._return_type is None or isinstance(value, self._return_type):
            return result
        import warnings

        warnings.warn(
            "%s formatter returned invalid type %s (expected %s) for object: %s"
            % (self.format_type, type(result), self._return_type, repr(obj)[:200]),
            FormatterWarning,
        )
        return None

    def _find_printer(self, obj):
        if self.singleton_printers and id(obj) in self.singleton_printers:
            return self.singleton_printers[id(obj)]
        if not self.type_printers and not self.deferred_printers:
            return None
        try:
            return self.lookup_by_type(getattr(obj, "__class__", None) or type(obj))
        except KeyError:
            return None

    def lookup(self, obj):
        """The function registered for an object; KeyError when there is none."""
        if id(obj) in self.singleton_printers:
            return self.singleton_printers[id(obj)]
        return self.lookup_by_type(getattr(obj, "__class__", None) or type(obj))

    def lookup_by_type(self, typ):
        """The function registered for a type, its bases or its name; KeyError when there is none."""
        if isinstance(typ, str):
            key = tuple(typ.rsplit(".", 1))
            if key in self.deferred_printers:
                return self.deferred_printers[key]
            for known, printer in self.type_printers.items():
                if (known.__module__, known.__name__) == key:
                    return printer
            raise KeyError("No registered printer for %s" % typ)
        for cls in typ.__mro__:
            if cls in self.type_printers or self._promote(cls):
                return self.type_printers[cls]
        raise KeyError("No registered printer for %r" % typ)

    def _promote(self, cls):
        key = (getattr(cls, "__module__", None), getattr(cls, "__name__", None))
        if key not in self.deferred_printers:
            return False
        self.type_printers[cls] = self.deferred_printers.pop(key)
        return True

    def for_type(self, typ, func=None):
        """Register ``func`` for a type (or ``"module.Name"``). Returns what was registered before."""
        if isinstance(typ, str):
            module, name = typ.rsplit(".", 1)
            return self.for_type_by_name(module, name, func)
        try:
            before = self.lookup_by_type(typ)
        except KeyError:
            before = None
        if func is not None:
            self.type_printers[typ] = func
        return before

    def for_type_by_name(self, type_module, type_name, func=None):
        """Like ``for_type`` for a type that may not be imported yet."""
        key = (type_module, type_name)
        before = self.deferred_printers.get(key)
        if before is None:
            for known in self.type_printers:
                if (known.__module__, known.__name__) == key:
                    before = self.type_printers[known]
                    if func is not None:
                        self.type_printers[known] = func
                    return before
        if func is not None:
            self.deferred_printers[key] = func
        return before

    def pop(self, typ, *default):
        """Unregister a type; returns its function."""
        if isinstance(typ, str):
            key = tuple(typ.rsplit(".", 1))
            if key in self.deferred_printers:
                return self.deferred_printers.pop(key)
            for known in list(self.type_printers):
                if (known.__module__, known.__name__) == key:
                    return self.type_printers.pop(known)
        elif typ in self.type_printers or self._promote(typ):
            return self.type_printers.pop(typ)
        if default:
            return default[0]
        raise KeyError("No registered value for %r" % (typ,))


class PlainTextFormatter(BaseFormatter):
    """``text/plain``: the pretty printer, with settings for width and floating point."""

    format_type = "text/plain"
    print_method = "_repr_pretty_"

    def __init__(self, parent=None, **settings):
        self.pprint = True
        self.verbose = False
        self.max_width = 79
        self.newline = "\n"
        self.max_seq_length = 1000
        self.float_format = "%r"
        self._float_precision = ""
        BaseFormatter.__init__(self, parent, **settings)
        self.singleton_printers = _pretty._singleton_pprinters.copy()
        self.type_printers = _pretty._type_pprinters.copy()
        self.deferred_printers = _pretty._deferred_type_pprinters.copy()
        self._is_default = True

    @property
    def float_precision(self):
        return self._float_precision

    @float_precision.setter
    def float_precision(self, value):
        value = str(value)
        if "%" in value:
            try:
                value % 3.14159
            except Exception:
                raise ValueError("Precision must be int or format string, not %r" % value) from None
            float_format = value
        elif value:
            try:
                digits = int(value)
                if digits < 0:
                    raise ValueError
            except ValueError:
                raise ValueError("Precision must be int or format string, not %r" % value) from None
            float_format = "%%.%if" % digits
        else:
            float_format = "%r"
        self._float_precision = value
        self.float_format = float_format
        if float_format == "%r":
            self.type_printers[float] = _pretty._repr_pprint
        else:
            self.for_type(float, lambda obj, p, cycle: p.text(self.float_format % obj))
        self._is_default = False

    def for_type(self, typ, func=None):
        if func is not None:
            self._is_default = False
        return BaseFormatter.for_type(self, typ, func)

    def for_type_by_name(self, type_module, type_name, func=None):
        if func is not None:
            self._is_default = False
        return BaseFormatter.for_type_by_name(self, type_module, type_name, func)

    def __call__(self, obj):
        if not self.pprint:
            return repr(obj)
        try:
            if self._is_default and self.newline == "\n":
                quick = _pretty._quick_text(obj, self.max_width, self.max_seq_length)
                if quick is not None:
                    return quick
            from io import StringIO

            stream = StringIO()
            printer = _pretty.RepresentationPrinter(
                stream,
                self.verbose,
                self.max_width,
                self.newline,
                max_seq_length=self.max_seq_length,
                singleton_pprinters=self.singleton_printers,
                type_pprinters=self.type_printers,
                deferred_pprinters=self.deferred_printers,
            )
            printer.pretty(obj)
            printer.flush()
            return stream.getvalue()
        except Exception as error:
            _report(error)
            return None


def _formatter(name, mime, method, return_type=str):
    return type(
        name,
        (BaseFormatter,),
        {
            "__doc__": "``%s`` through ``%s``." % (mime, method),
            "__module__": __name__,
            "format_type": mime,
            "print_method": method,
            "_return_type": return_type,
        },
    )


HTMLFormatter = _formatter("HTMLFormatter", "text/html", "_repr_html_")
MarkdownFormatter = _formatter("MarkdownFormatter", "text/markdown", "_repr_markdown_")
SVGFormatter = _formatter("SVGFormatter", "image/svg+xml", "_repr_svg_")
PNGFormatter = _formatter("PNGFormatter", "image/png", "_repr_png_", (bytes, str))
PDFFormatter = _formatter("PDFFormatter", "application/pdf", "_repr_pdf_", (bytes, str))
JPEGFormatter = _formatter("JPEGFormatter", "image/jpeg", "_repr_jpeg_", (bytes, str))
LatexFormatter = _formatter("LatexFormatter", "text/latex", "_repr_latex_")
JSONFormatter = _formatter("JSONFormatter", "application/json", "_repr_json_", (list, dict, str, tuple))
JavascriptFormatter = _formatter("JavascriptFormatter", "application/javascript", "_repr_javascript_")


class IPythonDisplayFormatter(BaseFormatter):
    """Objects that display themselves: ``_ipython_display_``."""

    print_method = "_ipython_display_"
    _return_type = None

    def __call__(self, obj):
        if not self.enabled:
            return None
        try:
            printer = self._find_printer(obj)
            if printer is not None:
                printer(obj)
                return True
            method = find_method(obj, self.print_method)
            if method is None:
                return None
            method()
            return True
        except NotImplementedError:
            return None
        except Exception as error:
            _report(error)
            return None


class MimeBundleFormatter(BaseFormatter):
    """Objects that give their bundle whole: ``_repr_mimebundle_``."""

    print_method = "_repr_mimebundle_"
    _return_type = dict

    def __call__(self, obj, include=None, exclude=None):
        if not self.enabled:
            return None
        try:
            printer = self._find_printer(obj)
            if printer is not None:
                return self._checked(printer(obj), obj)
            method = find_method(obj, self.print_method)
            return None if method is None else self._checked(method(include=include, exclude=exclude), obj)
        except NotImplementedError:
            return None
        except Exception as error:
            _report(error)
            return None


class DisplayFormatter:
    """All formatters together."""

    def __init__(self, parent=None, **settings):
        self.parent = parent
        self.plain = PlainTextFormatter(parent=self)
        kinds = (
            HTMLFormatter,
            MarkdownFormatter,
            SVGFormatter,
            PNGFormatter,
            PDFFormatter,
            JPEGFormatter,
            LatexFormatter,
            JSONFormatter,
            JavascriptFormatter,
        )
        self.formatters = {"text/plain": self.plain}
        for kind in kinds:
            self.formatters[kind.format_type] = kind(parent=self)
        self.mimebundle_formatter = MimeBundleFormatter(parent=self)
        self.ipython_display_formatter = IPythonDisplayFormatter(parent=self)

    @property
    def format_types(self):
        return list(self.formatters)

    @property
    def active_types(self):
        return [mime for mime, formatter in self.formatters.items() if formatter.enabled]

    @active_types.setter
    def active_types(self, wanted):
        for mime, formatter in self.formatters.items():
            formatter.enabled = mime in wanted

    def format(self, obj, include=None, exclude=None):
        """``(data, metadata)`` of an object; both empty when it displayed itself."""
        kind = type(obj)
        if include is None and exclude is None and (kind in _SCALARS or kind in _BUILTIN_CONTAINERS):
            if self._is_plain_only(kind):
                text = self.plain(obj) if self.plain.enabled else None
                return ({} if text is None else {"text/plain": text}), {}
        if self.ipython_display_formatter(obj):
            return {}, {}
        data, metadata = {}, {}
        bundle = self.mimebundle_formatter(obj, include=include, exclude=exclude)
        if bundle is not None:
            bundle_metadata = {}
            if isinstance(bundle, tuple):
                bundle, bundle_metadata = bundle
            if include:
                bundle = {k: v for k, v in bundle.items() if k in include}
                bundle_metadata = {k: v for k, v in bundle_metadata.items() if k in include}
            if exclude:
                bundle = {k: v for k, v in bundle.items() if k not in exclude}
                bundle_metadata = {k: v for k, v in bundle_metadata.items() if k not in exclude}
            data.update(bundle)
            metadata.update(bundle_metadata)
        for mime, formatter in self.formatters.items():
            if mime in data or (include and mime not in include) or (exclude and mime in exclude):
                continue
            result = formatter(obj)
            if result is None:
                continue
            if isinstance(result, tuple) and len(result) == 2:
                result, extra = result
                if result is None:
                    continue
                if extra:
                    metadata[mime] = extra
            data[mime] = result
        return data, metadata

    def _is_plain_only(self, kind):
        """True when nobody registered a printer for a builtin type, so that only ``text/plain`` can apply."""
        for formatter in self.formatters.values():
            if formatter is not self.plain and kind in formatter.type_printers:
                return False
        return (
            kind not in self.ipython_display_formatter.type_printers
            and kind not in self.mimebundle_formatter.type_printers
        )


def format_display_data(obj, include=None, exclude=None):
    """``(data, metadata)`` of an object through the running shell."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    formatter = shell.display_formatter if shell is not None else DisplayFormatter()
    return formatter.format(obj, include, exclude)
