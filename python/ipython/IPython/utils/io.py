"""Helpers around streams."""

import sys

from IPython.utils.capture import CapturedIO, capture_output


class Tee:
    """A stream that writes to a file as well."""

    def __init__(self, file_or_name, mode="w", channel="stdout"):
        if channel not in ("stdout", "stderr"):
            raise ValueError("Invalid channel spec %s" % channel)
        self.file = file_or_name if hasattr(file_or_name, "write") else open(file_or_name, mode, encoding="utf-8")
        self.channel = channel
        self.ostream = getattr(sys, channel)
        setattr(sys, channel, self)
        self._closed = False

    def close(self):
        self.flush()
        setattr(sys, self.channel, self.ostream)
        self.file.close()
        self._closed = True

    def write(self, data):
        self.file.write(data)
        self.ostream.write(data)
        self.ostream.flush()

    def flush(self):
        self.file.flush()
        self.ostream.flush()


def ask_yes_no(prompt, default=None, interrupt=None):
    """Ask a question; True for yes."""
    while True:
        answer = input(prompt + " ").strip().lower() or (default or "")
        if answer in ("y", "yes", "n", "no"):
            return answer.startswith("y")


def temp_pyfile(src, ext=".py"):
    """Path of a temporary file with the given text."""
    import os
    import tempfile

    handle, name = tempfile.mkstemp(ext)
    os.close(handle)
    with open(name, "w", encoding="utf-8") as file:
        file.write(src)
    return name
