"""``get_ipython().kernel``: what programs reach for that send messages themselves."""


class Session:
    """Sends messages of the kernel."""

    def __init__(self, shell):
        self._shell = shell

    def send(self, stream, msg_or_type, content=None, parent=None, ident=None, buffers=None, track=False, header=None, metadata=None):
        """Publish a message of type ``msg_or_type``. There is one channel for what a cell shows, whatever ``stream`` is."""
        from IPython.core import _bridge

        if isinstance(msg_or_type, dict):
            message = msg_or_type
        else:
            message = {"msg_type": msg_or_type, "content": content or {}, "metadata": metadata or {}, "buffers": buffers}
        self._shell.flush_streams()
        parts = [bytes(memoryview(buffer).cast("B")) for buffer in message.get("buffers") or ()]
        _bridge.publish(message["msg_type"], message["content"], message.get("metadata"), parts)
        return message


class Kernel:
    """The kernel as seen from a cell."""

    iopub_socket = None
    shell_streams = ()
    implementation = "ipython"

    def __init__(self, shell):
        self.shell = shell
        self.session = Session(shell)

    @property
    def comm_manager(self):
        from comm import get_comm_manager

        return get_comm_manager()

    def send_response(self, stream, msg_or_type, content=None, ident=None, buffers=None, track=False, header=None, metadata=None):
        """Publish a message that belongs to the cell that runs."""
        return self.session.send(stream, msg_or_type, content, buffers=buffers, metadata=metadata)

    def get_parent(self, channel=None):
        """The message that is being answered."""
        return self.shell.parent_header

    def do_shutdown(self, restart=False):
        return {"status": "ok", "restart": restart}
