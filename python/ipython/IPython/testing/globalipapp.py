"""The running shell for tests."""


def get_ipython():
    """The one shell."""
    from IPython.core.interactiveshell import InteractiveShell

    return InteractiveShell.instance()


start_ipython = get_ipython
