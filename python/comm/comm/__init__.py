"""Comms: messages between an object in the kernel and one in the page, both ways, with binary buffers.

The interface is that of the package ``comm``, which widget libraries are written against.
"""

from comm.base_comm import BaseComm, BuffersType, CommManager, MaybeDict

__version__ = "0.2.3"
__all__ = ["BaseComm", "BuffersType", "CommManager", "MaybeDict", "create_comm", "get_comm_manager"]

_manager = CommManager()


class KernelComm(BaseComm):
    """A comm whose other end is in the page."""

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        from IPython.core import _bridge

        content = {"comm_id": self.comm_id, "data": {} if data is None else data, **keys}
        _bridge.publish(msg_type, content, metadata, [bytes(memoryview(buffer).cast("B")) for buffer in buffers or ()])


def create_comm(*args, **kwargs):
    """Open a comm: ``create_comm(target_name, data=…, metadata=…, buffers=…)``."""
    return KernelComm(*args, **kwargs)


def get_comm_manager():
    """The manager of this kernel's comms."""
    return _manager
