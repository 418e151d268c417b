"""Tables as text, read when they are first needed; written by tests/make_data.py."""

import os


def lines(name):
    """The lines of a table."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read().splitlines()
