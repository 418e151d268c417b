"""The one door to the outside: everything that leaves Python goes through here.

Inside the runtime the native module ``_colibri`` carries messages to the page. Under a plain CPython
(tests, or a person trying the package) there is none, and messages are dropped unless a test plugs in its own.
"""

try:
    import _colibri as native
except ImportError:  # plain CPython: nobody listens
    class native:  # noqa: N801 - stands in for a module
        """Accepts everything and does nothing, so that the package imports anywhere."""

        @staticmethod
        def publish(msg_type, content, metadata="{}", buffers=()):
            return None

        @staticmethod
        def stream(name, text):
            import sys

            getattr(sys, "__" + name + "__").write(text)

        @staticmethod
        def flush():
            return None

        @staticmethod
        def ask(request):
            return "null"


try:
    from _json import encode_basestring_ascii
except ImportError:
    from json.encoder import encode_basestring_ascii


def _quote(text):
    quoted = encode_basestring_ascii(text)
    if "\\ud" in quoted:
        # Half a surrogate pair is legal in Python's strings, but no other side of the border takes it.
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return encode_basestring_ascii(whole)
    return quoted


def dumps(value):
    """JSON text of plain data.

    A direct walk: the standard encoder is several times slower where it has no C accelerator, and almost every
    message is a few short strings.
    """
    kind = type(value)
    if kind is str:
        return _quote(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if kind is int:
        return int.__repr__(value)
    if kind is dict:
        return "{" + ",".join([_quote(k if type(k) is str else str(k)) + ":" + dumps(v) for k, v in value.items()]) + "}"
    if kind is list or kind is tuple:
        return "[" + ",".join([dumps(v) for v in value]) + "]"
    if isinstance(value, str):
        return _quote(str.__str__(value))
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return "null"  # JSON has no such number
        return float.__repr__(value)
    if isinstance(value, dict):
        return dumps(dict(value))
    if isinstance(value, (list, tuple, set, frozenset)):
        return dumps(list(value))
    if isinstance(value, (bytes, bytearray, memoryview)):
        from base64 import b64encode

        return _quote(b64encode(bytes(value)).decode("ascii"))
    if hasattr(value, "tolist"):
        return dumps(value.tolist())
    return _quote(str(value))


def publish(msg_type, content, metadata=None, buffers=()):
    """Send one message of the output channel, after all text written so far; ``buffers`` are bytes beside the JSON."""
    native.publish(msg_type, dumps(content), dumps(metadata) if metadata else "{}", *([buffers] if buffers else ()))
