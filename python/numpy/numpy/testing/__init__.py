"""Checks for tests of code that computes with arrays."""
from unittest import TestCase

from . import _private, overrides
from ._private import utils as _utils
from ._private.utils import *
from ._private.utils import _assert_valid_refcount, _gen_alignment_data

__all__ = _utils.__all__ + ["TestCase", "overrides"]


def test(*args, **kwargs):
    """Not there: NumPy's own tests do not come with Colibri."""
    raise NotImplementedError("numpy.testing.test is not there: NumPy's own tests do not come with Colibri")
