"""The streams of a notebook."""

import sys

OutStream = type(sys.stdout)
