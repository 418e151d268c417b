"""One comm, and the manager that hands messages to it."""

import typing as t
import uuid
from importlib import import_module

MaybeDict = t.Optional[dict]
BuffersType = t.Optional[list]


class BaseComm:
    """One end of a comm. Made here it is opened at once; made by the other side it is ``primary=False``."""

    def __init__(
        self,
        target_name="comm",
        data=None,
        metadata=None,
        buffers=None,
        comm_id=None,
        primary=True,
        target_module=None,
        topic=None,
        _open_data=None,
        _close_data=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.comm_id = comm_id if comm_id is not None else uuid.uuid4().hex
        self.primary = primary
        self.target_name = target_name
        self.target_module = target_module
        self.topic = topic if topic is not None else ("comm-%s" % self.comm_id).encode("ascii")
        self._open_data = {} if _open_data is None else _open_data
        self._close_data = {} if _close_data is None else _close_data
        self._msg_callback = None
        self._close_callback = None
        self._closed = True
        if self.primary:
            self.open(data=data, metadata=metadata, buffers=buffers)
        else:
            self._closed = False

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        """Send one message to the other end."""
        raise NotImplementedError("publish_msg Comm method is not implemented")

    def __del__(self):
        try:
            self.close(deleting=True)
        except Exception:  # whatever is gone by now
            pass

    def open(self, data=None, metadata=None, buffers=None):
        """Open the other end. Nothing is kept when that fails."""
        if data is None:
            data = self._open_data
        manager = _manager()
        manager.register_comm(self)
        try:
            self.publish_msg(
                "comm_open",
                data=data,
                metadata=metadata,
                buffers=buffers,
                target_name=self.target_name,
                target_module=self.target_module,
            )
            self._closed = False
        except Exception:
            manager.unregister_comm(self)
            raise

    def close(self, data=None, metadata=None, buffers=None, deleting=False):
        """Close the other end; again does nothing."""
        if self._closed:
            return
        self._closed = True
        if data is None:
            data = self._close_data
        self.publish_msg("comm_close", data=data, metadata=metadata, buffers=buffers)
        if not deleting:  # the manager has let go of it then
            _manager().unregister_comm(self)

    def send(self, data=None, metadata=None, buffers=None):
        """Send a message to the other end."""
        self.publish_msg("comm_msg", data=data, metadata=metadata, buffers=buffers)

    def on_close(self, callback):
        """Call ``callback(msg)`` when the other end closes; ``None`` for no one."""
        self._close_callback = callback

    def on_msg(self, callback):
        """Call ``callback(msg)`` for each message; ``None`` for no one."""
        self._msg_callback = callback

    def handle_close(self, msg):
        """The other end has closed."""
        if self._close_callback is not None:
            self._close_callback(msg)

    def handle_msg(self, msg):
        """The other end has sent a message; the cell's hooks run around it as around a cell."""
        if self._msg_callback is None:
            return
        from IPython import get_ipython

        shell = get_ipython()
        if shell is not None:
            shell.events.trigger("pre_execute")
        self._msg_callback(msg)
        if shell is not None:
            shell.events.trigger("post_execute")


class CommManager:
    """Comms by id, and what to call when the other side opens one, by name of target."""

    def __init__(self):
        self.comms = {}
        self.targets = {}

    def register_target(self, target_name, f):
        """Call ``f(comm, open_msg)`` when the other side opens a comm to ``target_name``; ``f`` may be ``"module.name"``."""
        if isinstance(f, str):
            module, _, name = f.rpartition(".")
            f = getattr(import_module(module), name)
        self.targets[target_name] = f

    def unregister_target(self, target_name, f):
        """Forget a target; returns its function."""
        return self.targets.pop(target_name)

    def register_comm(self, comm):
        """Know a comm; returns its id."""
        self.comms[comm.comm_id] = comm
        return comm.comm_id

    def unregister_comm(self, comm):
        self.comms.pop(comm.comm_id)

    def get_comm(self, comm_id):
        """The comm, or None."""
        return self.comms.get(comm_id)

    def comm_open(self, stream, ident, msg):
        """The other side opens a comm. One that nobody takes, or whose target fails, is closed again."""
        from comm import create_comm

        content = msg["content"]
        target = self.targets.get(content.get("target_name"))
        comm = create_comm(comm_id=content["comm_id"], primary=False, target_name=content.get("target_name"))
        self.register_comm(comm)
        if target is not None:
            try:
                target(comm, msg)
                return
            except Exception:
                _complain("Exception opening comm with target: %s" % content.get("target_name"))
        try:
            comm.close()
        except Exception:
            _complain("Could not close comm during `comm_open` failure clean-up.")

    def comm_msg(self, stream, ident, msg):
        """The other side sends a message."""
        comm = self.get_comm(msg["content"]["comm_id"])
        if comm is None:
            return
        try:
            comm.handle_msg(msg)
        except Exception:
            _complain("Exception in comm_msg for %s" % comm.comm_id)

    def comm_close(self, stream, ident, msg):
        """The other side closes a comm."""
        comm = self.get_comm(msg["content"]["comm_id"])
        if comm is None:
            return
        comm._closed = True
        del self.comms[comm.comm_id]
        try:
            comm.handle_close(msg)
        except Exception:
            _complain("Exception in comm_close for %s" % comm.comm_id)


def _manager():
    from comm import get_comm_manager

    return get_comm_manager()


def _complain(text):
    import sys
    import traceback

    print(text, file=sys.stderr)
    traceback.print_exc()
