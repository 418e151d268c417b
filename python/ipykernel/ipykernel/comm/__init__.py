"""Comms under the names that older programs import."""

from comm import CommManager, KernelComm as Comm

__all__ = ["Comm", "CommManager"]
