"""Names from the time of two Pythons."""

PY3 = True
string_types = (str,)
unicode_type = str


def cast_unicode(value, encoding=None):
    return value.decode(encoding or "utf-8", "replace") if isinstance(value, bytes) else value


def cast_bytes(value, encoding=None):
    return value if isinstance(value, bytes) else value.encode(encoding or "utf-8", "replace")


def execfile(fname, glob, loc=None, compiler=None):
    """Run a file in a namespace."""
    with open(fname, "rb") as file:
        exec((compiler or compile)(file.read(), fname, "exec"), glob, glob if loc is None else loc)


safe_unicode = str
