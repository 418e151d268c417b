"""Aliases for commands are made with ``%alias``."""


class Alias:
    """Kept for old programs."""


class AliasError(Exception):
    """An alias cannot be made."""
