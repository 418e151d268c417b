"""Publishing of display messages, and the captured form used by ``%%capture``."""

from IPython.core import _bridge


class DisplayPublisher:
    """Sends ``display_data``, ``update_display_data`` and ``clear_output``."""

    def __init__(self, shell):
        self.shell = shell

    def publish(self, data, metadata=None, source=None, *, transient=None, update=False, **kwargs):
        """Show a MIME bundle; with ``update`` replace those shown under the same display id."""
        self.shell.flush_streams()
        _bridge.publish(
            "update_display_data" if update else "display_data",
            {"data": data, "metadata": metadata or {}, "transient": transient or {}},
        )

    def clear_output(self, wait=False):
        """Empty the cell's output, at once or when the next output comes."""
        self.shell.flush_streams()
        _bridge.publish("clear_output", {"wait": bool(wait)})


class CapturingDisplayPublisher:
    """Keeps what would be shown, as a list of dicts."""

    def __init__(self, shell=None):
        self.shell = shell
        self.outputs = []

    def publish(self, data, metadata=None, source=None, *, transient=None, update=False, **kwargs):
        self.outputs.append(
            {"data": data, "metadata": metadata or {}, "transient": transient or {}, "update": update}
        )

    def clear_output(self, wait=False):
        self.outputs.clear()
