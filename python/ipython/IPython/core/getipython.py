"""``get_ipython()``: the shell that runs the current code."""


def get_ipython():
    """The running shell, or None outside of one."""
    from IPython.core.interactiveshell import InteractiveShell

    return InteractiveShell._instance
