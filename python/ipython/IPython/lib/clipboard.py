"""The clipboard is the page's."""

from IPython.core.error import TryNext


class ClipboardEmpty(ValueError):
    """Nothing there."""


def tkinter_clipboard_get():
    raise TryNext("The clipboard cannot be read from here.")


osx_clipboard_get = win32_clipboard_get = wayland_clipboard_get = tkinter_clipboard_get
