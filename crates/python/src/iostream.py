"""sys.stdout and sys.stderr of a notebook: text goes to the front end as stream messages."""

import codecs
import io
import time

import _colibri


class OutStream(io.TextIOBase):
    """A text stream that is sent to the front end instead of being written to a file."""

    encoding = "UTF-8"
    errors = "replace"
    newlines = None
    line_buffering = True
    write_through = False
    mode = "w"

    def __init__(self, name):
        self._stream = name
        self.name = f"<{name}>"
        self._buffer = None

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        return _colibri.stream(self._stream, text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        _colibri.flush()

    def writable(self):
        return True

    def isatty(self):
        return False

    def fileno(self):
        raise io.UnsupportedOperation("fileno")

    def reconfigure(self, **options):
        """Accepted and without effect: there is nothing between the text and the front end to configure."""

    def close(self):
        """Closing would silence the notebook for good."""
        self.flush()

    @property
    def buffer(self):
        if self._buffer is None:
            self._buffer = _OutBuffer(self)
        return self._buffer

    def __repr__(self):
        return f"<OutStream name={self.name!r} encoding={self.encoding!r}>"


class _OutBuffer(io.BufferedIOBase):
    """Bytes view of a stream; they may come in pieces that cut a character."""

    mode = "wb"

    def __init__(self, text):
        self._text = text
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.name = text.name
        self.raw = self

    def write(self, data):
        data = bytes(data)
        self._text.write(self._decoder.decode(data))
        return len(data)

    def flush(self):
        self._text.flush()

    def writable(self):
        return True

    def isatty(self):
        return False

    def close(self):
        self.flush()


def install():
    import sys

    sys.stdout = OutStream("stdout")
    sys.stderr = OutStream("stderr")

    # What was printed before a pause is seen before it.
    sleep = time.sleep

    def flushing_sleep(seconds):
        __tracebackhide__ = True  # no line of the person's
        _colibri.flush()
        sleep(seconds)

    flushing_sleep.__name__ = flushing_sleep.__qualname__ = "sleep"
    flushing_sleep.__module__ = "time"
    flushing_sleep.__doc__ = sleep.__doc__
    time.sleep = flushing_sleep
