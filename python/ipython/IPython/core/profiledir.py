"""Kept for old programs."""


class ProfileDir:
    """There are no profiles."""
