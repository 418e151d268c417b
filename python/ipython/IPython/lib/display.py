"""Players, frames, links to files and coloured code."""

import os
from os.path import exists, isdir, splitext

from IPython.core.display import DisplayObject, TextDisplayObject

__all__ = ["Audio", "IFrame", "YouTubeVideo", "VimeoVideo", "ScribdDocument", "FileLink", "FileLinks", "Code"]


class Audio(DisplayObject):
    """A sound: samples with ``rate``, a file, bytes or a URL."""

    _read_flags = "rb"

    def __init__(
        self,
        data=None,
        filename=None,
        url=None,
        embed=None,
        rate=None,
        autoplay=False,
        normalize=True,
        *,
        element_id=None,
    ):
        if filename is None and url is None and data is None:
            raise ValueError("No audio data found. Expecting filename, url, or data.")
        if embed is False and url is None:
            raise ValueError("No url found. Expecting url when embed=False")
        self.embed = embed if embed is not None else url is None
        self.autoplay = autoplay
        self.element_id = element_id
        super().__init__(data=data, url=url, filename=filename)
        if self.data is not None and not isinstance(self.data, bytes):
            if rate is None:
                raise ValueError("rate must be specified when data is a numpy array or list of audio samples.")
            self.data = _wav_of_samples(data, rate, normalize)

    def reload(self):
        """Read the sound; a linked one is left to the browser."""
        if self.embed:
            super().reload()
        from mimetypes import guess_type

        if self.filename is not None:
            self.mimetype = guess_type(self.filename)[0]
        elif self.url is not None:
            self.mimetype = guess_type(self.url)[0]
        else:
            self.mimetype = "audio/wav"

    def _repr_html_(self):
        return (
            "\n                <audio {element_id} controls=\"controls\" {autoplay}>\n"
            '                    <source src="{src}" type="{type}" />\n'
            "                    Your browser does not support the audio element.\n"
            "                </audio>\n              "
        ).format(
            src=self.src_attr(), type=self.mimetype, autoplay=self.autoplay_attr(), element_id=self.element_id_attr()
        )

    def src_attr(self):
        if self.embed and self.data is not None:
            from base64 import b64encode

            return "data:{type};base64,{text}".format(type=self.mimetype, text=b64encode(self.data).decode("ascii"))
        return self.url if self.url is not None else ""

    def autoplay_attr(self):
        return 'autoplay="autoplay"' if self.autoplay else ""

    def element_id_attr(self):
        return 'id="{element_id}"'.format(element_id=self.element_id) if self.element_id else ""


def _wav_of_samples(data, rate, normalize):
    """A WAV file of 16-bit samples; one channel, or a sequence of channels."""
    import array
    import io
    import sys
    import wave

    if hasattr(data, "tolist"):
        data = data.tolist()
    channels = [list(channel) for channel in data] if data and hasattr(data[0], "__len__") else [list(data)]
    peak = max([abs(float(sample)) for channel in channels for sample in channel] or [0.0])
    if not normalize and peak > 1:
        raise ValueError("Audio data must be between -1 and 1 when normalize=False.")
    scale = peak if normalize else 1.0
    samples = array.array("h")
    for frame in zip(*channels):
        for sample in frame:
            samples.append(int(float(sample) / (scale or 1.0) * 32767))
    if sys.byteorder == "big":
        samples.byteswap()
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(len(channels))
        file.setframerate(rate)
        file.setsampwidth(2)
        file.setcomptype("NONE", "NONE")
        file.writeframes(samples.tobytes())
    return out.getvalue()


class IFrame:
    """A page inside the page."""

    iframe = (
        "\n        <iframe\n            width=\"{width}\"\n            height=\"{height}\"\n            src=\"{src}{params}\"\n"
        "            frameborder=\"0\"\n            allowfullscreen\n"
        "            referrerpolicy=\"strict-origin-when-cross-origin\"\n            {extras}\n        ></iframe>\n        "
    )

    def __init__(self, src, width, height, extras=None, **kwargs):
        self.src = src
        self.width = width
        self.height = height
        self.extras = [] if extras is None else extras
        self.params = kwargs

    def _repr_html_(self):
        params = ""
        if self.params:
            from urllib.parse import urlencode

            params = "?" + urlencode(self.params)
        return self.iframe.format(
            src=self.src, width=self.width, height=self.height, params=params, extras=" ".join(self.extras)
        )


class YouTubeVideo(IFrame):
    """A YouTube video by its id; ``start`` and others are the player's parameters."""

    def __init__(self, id, width=400, height=300, allow_autoplay=False, **kwargs):
        self.id = id
        extras = list(kwargs.pop("extras", None) or [])
        if allow_autoplay:
            extras.append('allow="autoplay"')
            kwargs.update(autoplay=1)
        super().__init__("https://www.youtube.com/embed/{0}".format(id), width, height, extras=extras, **kwargs)

    def _repr_jpeg_(self):
        # The preview picture would need the network; the frame is enough.
        return None


class VimeoVideo(IFrame):
    """A Vimeo video by its id."""

    def __init__(self, id, width=400, height=300, **kwargs):
        self.id = id
        super().__init__("https://player.vimeo.com/video/{0}".format(id), width, height, **kwargs)


class ScribdDocument(IFrame):
    """A Scribd document by its id."""

    def __init__(self, id, width=400, height=300, **kwargs):
        self.id = id
        super().__init__("https://www.scribd.com/embeds/{0}/content".format(id), width, height, **kwargs)


class FileLink:
    """A link to a file."""

    html_link_str = "<a href='%s' target='_blank'>%s</a>"

    def __init__(self, path, url_prefix="", result_html_prefix="", result_html_suffix="<br>"):
        if isdir(path):
            raise ValueError(
                "Cannot display a directory using FileLink. Use FileLinks to display '%s'." % path
            )
        self.path = str(path)
        self.url_prefix = url_prefix
        self.result_html_prefix = result_html_prefix
        self.result_html_suffix = result_html_suffix

    def _format_path(self):
        from html import escape

        address = "".join([self.url_prefix, self.path])
        return "".join(
            [
                self.result_html_prefix,
                self.html_link_str % (escape(address), escape(self.path, quote=False)),
                self.result_html_suffix,
            ]
        )

    def _repr_html_(self):
        if not exists(self.path):
            return "Path (<tt>%s</tt>) doesn't exist. It may still be in the process of being generated, or you may have the incorrect path." % self.path
        return self._format_path()

    def __repr__(self):
        return os.path.abspath(self.path)


class FileLinks(FileLink):
    """Links to all files of a folder."""

    def __init__(
        self,
        path,
        url_prefix="",
        included_suffixes=None,
        result_html_prefix="",
        result_html_suffix="<br>",
        notebook_display_formatter=None,
        terminal_display_formatter=None,
        recursive=True,
    ):
        if os.path.isfile(path):
            raise ValueError("Cannot display a file using FileLinks. Use FileLink to display '%s'." % path)
        self.included_suffixes = included_suffixes
        self.path = str(path).rstrip("/")
        self.url_prefix = url_prefix
        self.result_html_prefix = result_html_prefix
        self.result_html_suffix = result_html_suffix
        self.notebook_display_formatter = notebook_display_formatter or self._notebook_lines
        self.terminal_display_formatter = terminal_display_formatter or self._terminal_lines
        self.recursive = recursive

    def _wanted(self, names):
        if self.included_suffixes is None:
            return sorted(names)
        return sorted(name for name in names if splitext(name)[1] in self.included_suffixes)

    def _notebook_lines(self, folder, names, included_suffixes=None):
        names = self._wanted(names)
        if not names:
            return []
        lines = [self.result_html_prefix + folder + "/" + self.result_html_suffix]
        for name in names:
            address = "/".join([self.url_prefix + folder, name]).replace("\\", "/")
            lines.append("&nbsp;&nbsp;" + self.result_html_prefix + self.html_link_str % (address, name) + self.result_html_suffix)
        return lines

    def _terminal_lines(self, folder, names, included_suffixes=None):
        names = self._wanted(names)
        return [folder + "/"] + ["  " + name for name in names] if names else []

    def _walk(self):
        walked = sorted(os.walk(self.path)) if self.recursive else [next(iter(os.walk(self.path)), (self.path, [], []))]
        return [(folder, names) for folder, _, names in walked]

    def _format_path(self):
        return "\n".join(
            [line for folder, names in self._walk() for line in self.notebook_display_formatter(folder, names, self.included_suffixes)]
        )

    def __repr__(self):
        return "\n".join(
            [line for folder, names in self._walk() for line in self.terminal_display_formatter(folder, names, self.included_suffixes)]
        )


class Code(TextDisplayObject):
    """Source text, coloured where pygments is at hand."""

    def __init__(self, data=None, url=None, filename=None, language=None):
        self.language = language
        super().__init__(data=data, url=url, filename=filename)

    def _html(self):
        from html import escape

        return "<pre><code>%s</code></pre>" % escape(self.data)

    def _repr_html_(self):
        try:
            from pygments import highlight
            from pygments.formatters import HtmlFormatter
            from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
        except ImportError:
            return self._html()
        if self.language:
            lexer = get_lexer_by_name(self.language)
        else:
            lexer = get_lexer_for_filename(self.filename) if self.filename else get_lexer_by_name("python")
        formatter = HtmlFormatter()
        return "<style>%s</style>%s" % (formatter.get_style_defs(".output_html"), highlight(self.data, lexer, formatter))

    def _repr_latex_(self):
        return None

    def __repr__(self):
        return self.data
