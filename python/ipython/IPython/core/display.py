"""Classes that wrap data for display: text, pictures, video, JSON, JavaScript, progress bars."""

import os
from binascii import b2a_base64

from IPython.core.display_functions import clear_output, display, publish_display_data, update_display

__all__ = [
    "display_pretty",
    "display_html",
    "display_markdown",
    "display_svg",
    "display_png",
    "display_jpeg",
    "display_webp",
    "display_latex",
    "display_json",
    "display_javascript",
    "display_pdf",
    "DisplayObject",
    "TextDisplayObject",
    "Pretty",
    "HTML",
    "Markdown",
    "Math",
    "Latex",
    "SVG",
    "ProgressBar",
    "JSON",
    "GeoJSON",
    "Javascript",
    "Image",
    "Video",
    "set_matplotlib_formats",
    "set_matplotlib_close",
]


def _display_as(mime, objs, raw=False, metadata=None):
    if raw and metadata:
        metadata = {mime: metadata}
    elif metadata:
        metadata = {mime: metadata}
    for obj in objs:
        if raw:
            publish_display_data(data={mime: obj}, metadata=metadata or {})
        else:
            display(obj, metadata=metadata, include=["text/plain", mime])


def _display_function(name, mime):
    def show(*objs, **kwargs):
        raw = kwargs.pop("raw", False)
        metadata = kwargs.pop("metadata", None)
        if kwargs:
            raise TypeError("%s() got unexpected keyword arguments %s" % (name, sorted(kwargs)))
        _display_as(mime, objs, raw, metadata)

    show.__name__ = show.__qualname__ = name
    show.__doc__ = "Show the ``%s`` form of objects; with ``raw`` the arguments are that form already." % mime
    return show


def display_pretty(*objs, **kwargs):
    """Show the plain text of objects."""
    raw = kwargs.pop("raw", False)
    for obj in objs:
        if raw:
            publish_display_data(data={"text/plain": obj}, metadata=kwargs.get("metadata") or {})
        else:
            display(obj, include=["text/plain"])


display_html = _display_function("display_html", "text/html")
display_markdown = _display_function("display_markdown", "text/markdown")
display_svg = _display_function("display_svg", "image/svg+xml")
display_png = _display_function("display_png", "image/png")
display_jpeg = _display_function("display_jpeg", "image/jpeg")
display_webp = _display_function("display_webp", "image/webp")
display_latex = _display_function("display_latex", "text/latex")
display_json = _display_function("display_json", "application/json")
display_javascript = _display_function("display_javascript", "application/javascript")
display_pdf = _display_function("display_pdf", "application/pdf")


class DisplayObject:
    """Data with a known form; ``data`` may be the data, a URL or a path."""

    _read_flags = "r"
    _show_mem_addr = False
    metadata = None

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        if isinstance(data, os.PathLike):
            data = str(data)
        if data is not None and isinstance(data, str):
            if data.startswith("http") and url is None:
                url, filename, data = data, None, None
            elif _is_file(data) and filename is None:
                url, filename, data = None, data, None
        self.url = url
        self.filename = filename
        self.data = data
        if metadata is not None:
            self.metadata = metadata
        elif self.metadata is None:
            self.metadata = {}
        self.reload()
        self._check_data()

    def __repr__(self):
        if self._show_mem_addr:
            return object.__repr__(self)
        cls = self.__class__
        return "<%s.%s object>" % (cls.__module__, cls.__name__)

    def _check_data(self):
        """Raise TypeError for data of the wrong type."""

    def _data_and_metadata(self):
        return (self.data, dict(self.metadata)) if self.metadata else self.data

    def reload(self):
        """Read the data from the file or the URL."""
        if self.filename is not None:
            encoding = None if "b" in self._read_flags else "utf-8"
            with open(self.filename, self._read_flags, encoding=encoding) as file:
                self.data = file.read()
        elif self.url is not None:
            from urllib.request import urlopen

            response = urlopen(self.url)
            data = response.read()
            if "b" not in self._read_flags:
                charset = response.headers.get_content_charset() or "utf-8"
                data = data.decode(charset, "replace")
            self.data = data


def _is_file(text):
    if "\n" in text or len(text) > 1024:
        return False
    try:
        return os.path.isfile(text)
    except (OSError, ValueError):
        return False


class TextDisplayObject(DisplayObject):
    """Textual data."""

    def _check_data(self):
        if self.data is not None and not isinstance(self.data, str):
            raise TypeError("%s expects text, not %r" % (self.__class__.__name__, self.data))


class Pretty(TextDisplayObject):
    """Plain text without quotes."""

    def _repr_pretty_(self, pp, cycle):
        return pp.text(self.data)


class HTML(TextDisplayObject):
    """HTML."""

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        if isinstance(data, str) and data.lstrip()[:8].lower().startswith("<iframe "):
            import warnings

            warnings.warn("Consider using IPython.display.IFrame instead")
        super().__init__(data=data, url=url, filename=filename, metadata=metadata)

    def _repr_html_(self):
        return self._data_and_metadata()

    def __html__(self):
        return self._repr_html_()


class Markdown(TextDisplayObject):
    """Markdown."""

    def _repr_markdown_(self):
        return self._data_and_metadata()


class Math(TextDisplayObject):
    """A formula, typeset on a line of its own."""

    def _repr_latex_(self):
        text = r"$\displaystyle %s$" % self.data.strip("$")
        return (text, dict(self.metadata)) if self.metadata else text


class Latex(TextDisplayObject):
    """LaTeX text with formulas between dollar signs."""

    def _repr_latex_(self):
        return self._data_and_metadata()


class SVG(DisplayObject):
    """An SVG picture."""

    _read_flags = "rb"
    _data = None

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, svg):
        if svg is None:
            self._data = None
            return
        # Only the <svg> element itself: what stands around it in a file breaks pages.
        # Only the <svg> element itself: what stands around it in a file breaks pages.
        text = svg.decode("utf-8", "replace") if isinstance(svg, bytes) else str(svg)
        start = text.find("<svg")
        end = text.rfind("</svg>")
        if start >= 0 and end > start:
            text = text[start : end + len("</svg>")]
        self._data = text

    def _repr_svg_(self):
        return self._data_and_metadata()


class ProgressBar(DisplayObject):
    """A bar that fills while one iterates over it."""

    def __init__(self, total):
        self.total = total
        self._progress = 0
        self.html_width = "60ex"
        self.text_width = 60
        self._display_id = os.urandom(16).hex()

    def __repr__(self):
        fraction = self.progress / self.total
        filled = "=" * int(fraction * self.text_width)
        rest = self.text_width - len(filled)
        return "[%s%s] %d/%d" % (filled, " " * rest, self.progress, self.total)

    def _repr_html_(self):
        return "<progress style='width:%s' max='%s' value='%s'></progress>" % (
            self.html_width,
            self.total,
            self.progress,
        )

    def display(self):
        display(self, display_id=self._display_id)

    def update(self):
        display(self, display_id=self._display_id, update=True)

    @property
    def progress(self):
        return self._progress

    @progress.setter
    def progress(self, value):
        self._progress = value
        self.update()

    def __iter__(self):
        self.display()
        self._progress = -1
        return self

    def __next__(self):
        self.progress += 1
        if self.progress < self.total:
            return self.progress
        raise StopIteration()


class JSON(DisplayObject):
    """Data shown as a tree that folds."""

    _data = None

    def __init__(self, data=None, url=None, filename=None, expanded=False, metadata=None, root="root", **kwargs):
        self.metadata = {"expanded": expanded, "root": root}
        if metadata:
            self.metadata.update(metadata)
        if kwargs:
            self.metadata.update(kwargs)
        super().__init__(data=data, url=url, filename=filename)

    def _check_data(self):
        if self.data is not None and not isinstance(self.data, (dict, list)):
            raise TypeError("%s expects JSONable dict or list, not %r" % (self.__class__.__name__, self.data))

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if isinstance(data, os.PathLike):
            data = str(data)
        if isinstance(data, str):
            if self.filename is None and self.url is None:
                import warnings

                warnings.warn("JSON expects JSONable dict or list, not JSON strings")
            import json

            data = json.loads(data)
        self._data = data

    def _data_and_metadata(self):
        return self.data, self.metadata

    def _repr_json_(self):
        return self._data_and_metadata()


class GeoJSON(JSON):
    """A map of GeoJSON data."""

    def _ipython_display_(self):
        bundle = {"application/geo+json": self.data, "text/plain": "<IPython.display.GeoJSON object>"}
        publish_display_data(data=bundle, metadata={"application/geo+json": self.metadata})


_CSS_LOADER = """new Promise(function(resolve, reject) {
  var link = document.createElement("link");
  link.rel = "stylesheet";
  link.type = "text/css";
  link.href = "%s";
  link.onload = resolve;
  link.onerror = reject;
  document.head.appendChild(link);
}).then(() => {
"""
_LIBRARY_LOADER = """new Promise(function(resolve, reject) {
  var script = document.createElement("script");
  script.onload = resolve;
  script.onerror = reject;
  script.src = "%s";
  document.head.appendChild(script);
}).then(() => {
"""


class Javascript(TextDisplayObject):
    """JavaScript to run; ``lib`` and ``css`` are loaded before."""

    def __init__(self, data=None, url=None, filename=None, lib=None, css=None):
        if isinstance(lib, str):
            lib = [lib]
        elif lib is None:
            lib = []
        if isinstance(css, str):
            css = [css]
        elif css is None:
            css = []
        if not isinstance(lib, (list, tuple)):
            raise TypeError("expected sequence, got: %r" % lib)
        if not isinstance(css, (list, tuple)):
            raise TypeError("expected sequence, got: %r" % css)
        self.lib = lib
        self.css = css
        super().__init__(data=data, url=url, filename=filename)

    def _repr_javascript_(self):
        parts = [_CSS_LOADER % address for address in self.css]
        parts += [_LIBRARY_LOADER % address for address in self.lib]
        return "".join(parts) + self.data + "});" * (len(self.css) + len(self.lib))


def _png_size(data):
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg_size(data):
    at = 4
    while at + 9 < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        at += length
        if data[at] != 0xFF:
            break
        if 0xC0 <= data[at + 1] <= 0xC3:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2
    return None


def _gif_size(data):
    return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")


def _webp_size(data):
    if data[12:16] == b"VP8 ":
        return (int.from_bytes(data[24:26], "little") & 0x3FFF, int.from_bytes(data[26:28], "little") & 0x3FFF)
    if data[12:16] == b"VP8X":
        return (int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1)
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    return None


class Image(DisplayObject):
    """A PNG, JPEG, GIF or WebP picture: embedded, or linked by its URL."""

    _read_flags = "rb"
    _FMT_JPEG = "jpeg"
    _FMT_PNG = "png"
    _FMT_GIF = "gif"
    _FMT_WEBP = "webp"
    _ACCEPTABLE_EMBEDDINGS = [_FMT_JPEG, _FMT_PNG, _FMT_GIF, _FMT_WEBP]
    _MIMETYPES = {
        _FMT_PNG: "image/png",
        _FMT_JPEG: "image/jpeg",
        _FMT_GIF: "image/gif",
        _FMT_WEBP: "image/webp",
    }

    def __init__(
        self,
        data=None,
        url=None,
        filename=None,
        format=None,
        embed=None,
        width=None,
        height=None,
        retina=False,
        unconfined=False,
        metadata=None,
        alt=None,
    ):
        if isinstance(data, os.PathLike):
            data = str(data)
        if filename is not None:
            extension = _extension(str(filename))
        elif url is not None:
            extension = _extension(url)
        elif data is None:
            raise ValueError("No image data found. Expecting filename, url, or data.")
        elif isinstance(data, str) and (data.startswith("http") or _is_file(data)):
            extension = _extension(data)
        else:
            extension = None
        if format is None:
            if extension is not None:
                format = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "gif": "gif", "webp": "webp"}.get(extension)
                if format is None:
                    format = extension
            elif isinstance(data, bytes):
                format = _format_of(data)
        if format is None:
            format = self._FMT_PNG
        format = format.lower()
        if format == "jpg":
            format = self._FMT_JPEG
        self.format = format
        self.embed = embed if embed is not None else url is None
        # An address given as data is embedded when it can be fetched; else a link must do.
        self._may_link = embed is None and _is_url(data)
        if self.embed and self.format not in self._ACCEPTABLE_EMBEDDINGS:
            raise ValueError("Cannot embed the '%s' image format" % self.format)
        self._mimetype = self._MIMETYPES.get(self.format)
        self.width = width
        self.height = height
        self.retina = retina
        self.unconfined = unconfined
        self.alt = alt
        super().__init__(data=data, url=url, filename=filename, metadata=metadata or {})
        if self.width is None and self.metadata.get("width", {}):
            self.width = metadata["width"]
        if self.height is None and self.metadata.get("height", {}):
            self.height = metadata["height"]
        if self.alt is None and self.metadata.get("alt", {}):
            self.alt = metadata["alt"]
        if retina:
            self._retina_shape()

    def _retina_shape(self):
        if not self.embed:
            return
        size = None
        if self.format == self._FMT_PNG:
            size = _png_size(self.data)
        elif self.format == self._FMT_JPEG:
            size = _jpeg_size(self.data)
        elif self.format == self._FMT_GIF:
            size = _gif_size(self.data)
        elif self.format == self._FMT_WEBP:
            size = _webp_size(self.data)
        if size is not None:
            self.width, self.height = size[0] // 2, size[1] // 2

    def reload(self):
        if self.embed:
            try:
                super().reload()
            except OSError:
                if not self._may_link:
                    raise
                self.embed = False
                return
            if self.retina:
                self._retina_shape()

    def _repr_html_(self):
        if self.embed:
            return None
        attributes = ""
        if self.width:
            attributes += ' width="%d"' % self.width
        if self.height:
            attributes += ' height="%d"' % self.height
        if self.unconfined:
            attributes += ' class="unconfined"'
        if self.alt:
            from html import escape

            attributes += ' alt="%s"' % escape(self.alt)
        return '<img src="%s"%s/>' % (self.url, attributes)

    def _repr_mimebundle_(self, include=None, exclude=None):
        if not self.embed:
            return {"text/html": self._repr_html_()}
        data, metadata = self._data_and_metadata(always_both=True)
        if metadata:
            metadata = {self._mimetype: metadata}
        return {self._mimetype: data}, metadata

    def _data_and_metadata(self, always_both=False):
        try:
            text = b2a_base64(self.data, newline=False).decode("ascii")
        except TypeError as error:
            raise FileNotFoundError("No such file or directory: '%s'" % (self.data,)) from error
        metadata = {}
        if self.metadata:
            metadata.update(self.metadata)
        for name in ("width", "height"):
            if getattr(self, name):
                metadata[name] = getattr(self, name)
        if self.unconfined:
            metadata["unconfined"] = self.unconfined
        if self.alt:
            metadata["alt"] = self.alt
        return (text, metadata) if metadata or always_both else text

    def _repr_png_(self):
        if self.embed and self.format == self._FMT_PNG:
            return self._data_and_metadata()
        return None

    def _repr_jpeg_(self):
        if self.embed and self.format == self._FMT_JPEG:
            return self._data_and_metadata()
        return None

    def _find_ext(self, s):
        return _extension(s)


def _is_url(data):
    return isinstance(data, str) and data.startswith("http")


def _extension(path):
    name = path.split("?")[0].split("#")[0] if path.startswith("http") else path
    extension = os.path.splitext(name)[1]
    return extension[1:].lower() if extension else None


def _format_of(data):
    if data[:2] == b"\xff\xd8":
        return "jpeg"
    if data[:4] == b"\x89PNG":
        return "png"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return None


class Video(DisplayObject):
    """A video: linked, or embedded with ``embed=True``."""

    def __init__(
        self,
        data=None,
        url=None,
        filename=None,
        embed=False,
        mimetype=None,
        width=None,
        height=None,
        html_attributes="controls",
    ):
        if isinstance(data, os.PathLike):
            data = str(data)
        if url is None and isinstance(data, str) and data.startswith(("http:", "https:")):
            url, data = data, None
        elif data is not None and isinstance(data, str) and os.path.exists(data):
            filename, data = data, None
        if data and not embed:
            raise ValueError(
                "To embed videos, you must pass embed=True (this may make your notebook files huge)\n"
                "Consider passing Video(url='...')"
            )
        self.mimetype = mimetype
        self.embed = embed
        self.width = width
        self.height = height
        self.html_attributes = html_attributes
        super().__init__(data=data, url=url, filename=filename)

    def _repr_html_(self):
        size = ""
        if self.width:
            size = ' width="%s"' % self.width
        if self.height:
            size += ' height="%s"' % self.height
        if not self.embed:
            address = self.url if self.url is not None else self.filename
            return '<video src="{0}" {1} {2} >\n      Your browser does not support the <code>video</code> element.\n    </video>'.format(
                address, self.html_attributes, size
            )
        mimetype = self.mimetype
        if self.filename is not None:
            if not mimetype:
                from mimetypes import guess_type

                mimetype, _ = guess_type(self.filename)
            with open(self.filename, "rb") as file:
                video = file.read()
        else:
            video = self.data
        if isinstance(video, str):
            text = video  # base64 already
        else:
            text = b2a_base64(video, newline=False).decode("ascii").rstrip()
        return '<video {0} {1} >\n <source src="data:{2};base64,{3}" type="{2}">\n Your browser does not support the video tag.\n </video>'.format(
            self.html_attributes, size, mimetype, text
        )

    def reload(self):
        """The browser fetches it."""


def set_matplotlib_formats(*formats, **kwargs):
    """Formats for plots, kept in the settings where a plotting package finds them."""
    _set_inline(figure_formats=set(formats), print_figure_kwargs=kwargs)


def set_matplotlib_close(close=True):
    """Whether figures are closed at the end of a cell."""
    _set_inline(close_figures=bool(close))


def _set_inline(**settings):
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is not None:
        shell.config.InlineBackend.update(settings)
