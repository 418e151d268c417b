"""Tests of our IPython, for plain CPython: ``python -m unittest discover -s tests -t .`` in the folder above."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
