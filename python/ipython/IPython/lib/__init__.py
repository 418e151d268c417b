"""Helpers that programs import by name."""

from IPython.lib.security import passwd

__all__ = ["passwd"]
