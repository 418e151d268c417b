"""Helpers for paths."""

import os


def get_home_dir(require_writable=False):
    """The user's folder."""
    return os.path.expanduser("~")


def compress_user(path):
    """A path with ``~`` for the user's folder."""
    home = os.path.expanduser("~")
    return "~" + path[len(home) :] if path.startswith(home) else path


def ensure_dir_exists(path, mode=0o755):
    """Make a folder if there is none."""
    os.makedirs(path, mode=mode, exist_ok=True)


def get_py_filename(name):
    """Path of a Python file, with or without its extension."""
    name = os.path.expanduser(name)
    if os.path.isfile(name):
        return name
    if os.path.isfile(name + ".py"):
        return name + ".py"
    raise OSError("File `%r` not found." % name)


def filefind(filename, path_dirs=None):
    """First of the folders that has the file."""
    if os.path.isabs(filename) and os.path.isfile(filename):
        return filename
    for folder in path_dirs or ("",):
        candidate = os.path.join(os.path.expanduser(folder), filename)
        if os.path.isfile(candidate):
            return os.path.abspath(candidate)
    raise OSError("File %r does not exist in any of the search paths: %r" % (filename, path_dirs))
