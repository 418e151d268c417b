"""Running of commands, through the one seam to a shell."""

from IPython.core.system import getoutput, system


def getoutputerror(cmd):
    """``(stdout, stderr)``."""
    return getoutput(cmd), ""


def arg_split(s, posix=False, strict=True):
    """Words of a line as a shell would split them."""
    import shlex

    return shlex.split(s, posix=posix)


__all__ = ["getoutput", "getoutputerror", "system", "arg_split"]
