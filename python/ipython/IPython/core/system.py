"""The one seam to a shell. There is none in the page yet: one clear line says so."""

import sys

MESSAGE = "Shell commands are not available in this runtime yet: %s"

# A shell sets these: runner(command) -> exit code, and collector(command) -> output text.
runner = None
collector = None


def system(command):
    """Run ``!command``; its output goes to the cell. Returns the exit code."""
    if runner is not None:
        return runner(command)
    print(MESSAGE % command.strip(), file=sys.stderr)
    return 127


def getoutput(command):
    """Output of ``!command`` as text."""
    if collector is not None:
        return collector(command)
    print(MESSAGE % command.strip(), file=sys.stderr)
    return ""
