"""``%store`` is always there; this module only answers ``%load_ext storemagic``."""


def load_ipython_extension(shell):
    """Nothing to do."""
