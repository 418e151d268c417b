"""Reload of a module; of the modules that it imports only on the next change."""

from importlib import reload

__all__ = ["reload"]
