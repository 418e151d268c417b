"""Facts about the system."""

from IPython import sys_info


def get_sys_info():
    """Facts as a dict."""
    import ast

    return ast.literal_eval(sys_info())


def num_cpus():
    """Processors that a program may use."""
    return 1


__all__ = ["sys_info", "get_sys_info", "num_cpus"]
