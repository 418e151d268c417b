"""What the host of the interpreter calls: one function for each request of the Jupyter protocol.

Every function takes plain values and returns the ``content`` of the reply as JSON text.
"""

# CPython has it from the start; without it the interpreter shows warnings in a shorter form.
import warnings  # noqa: F401

from IPython.core import _bridge
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()


def execute(code, silent=False, store_history=True, user_expressions_json="{}", allow_stdin=False, cell_id=None):
    """Run a cell; its outputs are published while it runs. Returns the content of ``execute_reply``."""
    return _bridge.dumps(shell.execute_request(code, silent, store_history, user_expressions_json, allow_stdin, cell_id))


def complete(code, cursor_pos):
    """Content of ``complete_reply``; ``cursor_pos`` counts Unicode characters."""
    from IPython.core.completer import IPCompleter

    start, end, matches, kinds = IPCompleter(shell).completions_at(code, cursor_pos)
    typed = [
        {"start": start, "end": end, "text": text, "type": kind, "signature": ""} for text, kind in zip(matches, kinds)
    ]
    return _bridge.dumps(
        {
            "status": "ok",
            "matches": matches,
            "cursor_start": start,
            "cursor_end": end,
            "metadata": {"_jupyter_types_experimental": typed},
        }
    )


def inspect(code, cursor_pos, detail_level=0):
    """Content of ``inspect_reply``."""
    from IPython.core.oinspect import name_at_cursor

    bundle = None
    name = name_at_cursor(code, cursor_pos)
    if name:
        try:
            bundle = shell.inspector.bundle_of_name(name, detail_level)
        except Exception:  # objects may refuse to be looked at
            bundle = None
    return _bridge.dumps({"status": "ok", "found": bundle is not None, "data": bundle or {}, "metadata": {}})


def is_complete(code):
    """Content of ``is_complete_reply``."""
    status, indent = shell.check_complete(code)
    reply = {"status": status}
    if status == "incomplete":
        reply["indent"] = indent
    return _bridge.dumps(reply)


def history(content_json="{}"):
    """Content of ``history_reply``: ``tail``, ``range`` or ``search`` over this session's cells."""
    import json

    options = json.loads(content_json)
    output = bool(options.get("output"))
    raw = bool(options.get("raw", True))
    hist_access_type = options.get("hist_access_type", "tail")
    manager = shell.history_manager
    if hist_access_type == "range":
        found = manager.get_range(options.get("session", 0), options.get("start", 1), options.get("stop"), raw, output)
    elif hist_access_type == "search":
        found = manager.search(
            options.get("pattern") or "*", raw, output=output, n=options.get("n"), unique=bool(options.get("unique"))
        )
    else:
        found = manager.get_tail(options.get("n") or 10, raw, output, include_latest=True)
    entries = []
    for session, number, entry in found:
        if output:
            source, result = entry
            entry = [source, None if result is None else shell.display_formatter.plain(result)]
        entries.append([session, number, entry])
    return _bridge.dumps({"status": "ok", "history": entries})


def comm_info(target_name=""):
    """Content of ``comm_info_reply``: the comms that are open, or those of one target."""
    import sys

    comms = {}
    if "comm" in sys.modules:
        comms = {
            comm_id: {"target_name": comm.target_name}
            for comm_id, comm in sys.modules["comm"].get_comm_manager().comms.items()
            if not target_name or comm.target_name == target_name
        }
    return _bridge.dumps({"status": "ok", "comms": comms})


def comm_message(msg_type, content_json, metadata_json, buffers=()):
    """The page opens a comm, sends to one, or closes one."""
    import json

    from comm import get_comm_manager

    message = {"msg_type": msg_type, "header": {"msg_type": msg_type}, "parent_header": {}}
    message.update(content=json.loads(content_json), metadata=json.loads(metadata_json))
    message["content"].setdefault("data", {})
    message["buffers"] = [memoryview(buffer) for buffer in buffers]
    if "comm_id" in message["content"]:
        getattr(get_comm_manager(), msg_type)(None, None, message)
    return "{}"


def kernel_info():
    """Content of ``kernel_info_reply``."""
    import sys

    from IPython import __version__

    version = "%d.%d.%d" % sys.version_info[:3]
    return _bridge.dumps(
        {
            "status": "ok",
            "protocol_version": "5.4",
            "implementation": "ipython",
            "implementation_version": __version__,
            "language_info": {
                "name": "python",
                "version": version,
                "mimetype": "text/x-python",
                "codemirror_mode": {"name": "ipython", "version": 3},
                "pygments_lexer": "ipython3",
                "nbconvert_exporter": "python",
                "file_extension": ".py",
            },
            "banner": "Python %s\nIPython %s" % (version, __version__),
            "help_links": [],
            "supported_features": [],
            "debugger": False,
        }
    )


def wake():
    """Called after the memory image was restored: nothing that was drawn before the image may repeat."""
    shell.wake()
