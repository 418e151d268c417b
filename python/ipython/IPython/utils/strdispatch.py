"""Kept for old programs."""

from IPython.core.hooks import CommandChainDispatcher

__all__ = ["CommandChainDispatcher"]
