"""Settings under their old module name."""

from IPython.core.shell_parts import Config

__all__ = ["Config", "get_config"]


def get_config():
    """Settings of the running shell."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    return shell.config if shell is not None else Config()
