"""A module for demonstrations."""


def whatsmyname():
    """Name of the module that runs this."""
    return __name__
