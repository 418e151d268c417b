"""Checks for tests of masked arrays: masked elements of either side are not looked at."""
import operator
from unittest import TestCase

import numpy as np
from numpy import ndarray
from numpy import testing
from numpy.testing import assert_, assert_allclose, assert_array_almost_equal_nulp, assert_raises, build_err_msg

from .core import filled, getmask, mask_or, masked, masked_array, nomask

__all__ = """almost approx assert_almost_equal assert_array_almost_equal assert_array_approx_equal assert_array_compare assert_array_equal
assert_array_less assert_close assert_equal assert_equal_records assert_mask_equal assert_not_equal fail_if_array_equal TestCase assert_
assert_allclose assert_array_almost_equal_nulp assert_raises""".split()


def _near(a, b, fill_value, room):
    mask = mask_or(getmask(a), getmask(b))
    a, b = filled(a), filled(b)
    if a.dtype.char == "O" or b.dtype.char == "O":
        return np.equal(a, b).ravel()
    x = filled(masked_array(a, copy=False, mask=mask), fill_value).astype(np.float64)
    y = filled(masked_array(b, copy=False, mask=mask), 1).astype(np.float64)
    return np.less_equal(np.absolute(x - y), room(y)).ravel()


def approx(a, b, fill_value=True, rtol=1e-5, atol=1e-8):
    """Whether elements are nearly equal by relative and absolute tolerances."""
    return _near(a, b, fill_value, lambda y: atol + rtol * np.absolute(y))


def almost(a, b, decimal=6, fill_value=True):
    """Whether elements are equal up to decimals."""
    return _near(a, b, fill_value, lambda y: 10.0 ** (-decimal))


def _assert_equal_on_sequences(actual, desired, err_msg=""):
    assert_equal(len(actual), len(desired), err_msg)
    for place in range(len(desired)):
        assert_equal(actual[place], desired[place], f"item={place!r}\n{err_msg}")


def assert_equal_records(a, b):
    """Raises AssertionError unless two records are equal in all fields that are masked in neither."""
    assert_equal(a.dtype, b.dtype)
    for name in a.dtype.names:
        one, other = operator.getitem(a, name), operator.getitem(b, name)
        if one is not masked and other is not masked:
            assert_equal(one, other)


def assert_equal(actual, desired, err_msg=""):
    """Raises AssertionError unless two things are equal."""
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg)
        for key in desired:
            if key not in actual:
                raise AssertionError(f"{key} not in {actual}")
            assert_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}")
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        _assert_equal_on_sequences(actual, desired, err_msg="")
        return
    if not isinstance(actual, ndarray) and not isinstance(desired, ndarray):
        if not desired == actual:
            raise AssertionError(build_err_msg([actual, desired], err_msg))
        return
    if (actual is masked) != (desired is masked):
        raise AssertionError(build_err_msg([actual, desired], err_msg, header="", names=("x", "y")))
    actual, desired = np.asanyarray(actual), np.asanyarray(desired)
    if actual.dtype.char == desired.dtype.char == "S":
        _assert_equal_on_sequences(actual.tolist(), desired.tolist(), err_msg="")
        return
    assert_array_equal(actual, desired, err_msg)


def fail_if_equal(actual, desired, err_msg=""):
    """Raises AssertionError if two things are equal."""
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        fail_if_equal(len(actual), len(desired), err_msg)
        for key in desired:
            if key not in actual:
                raise AssertionError(repr(key))
            fail_if_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}")
    elif isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        fail_if_equal(len(actual), len(desired), err_msg)
        for place in range(len(desired)):
            fail_if_equal(actual[place], desired[place], f"item={place!r}\n{err_msg}")
    elif isinstance(actual, ndarray) or isinstance(desired, ndarray):
        fail_if_array_equal(actual, desired, err_msg)
    elif desired == actual:
        raise AssertionError(build_err_msg([actual, desired], err_msg))


assert_not_equal = fail_if_equal


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """Raises AssertionError unless two things are equal up to decimals."""
    if isinstance(actual, ndarray) or isinstance(desired, ndarray):
        assert_array_almost_equal(actual, desired, decimal=decimal, err_msg=err_msg, verbose=verbose)
    elif round(abs(desired - actual), decimal) != 0:
        raise AssertionError(build_err_msg([actual, desired], err_msg=err_msg, verbose=verbose))


assert_close = assert_almost_equal


def assert_array_compare(comparison, x, y, err_msg="", verbose=True, header="", fill_value=True):
    """Raises AssertionError unless a comparison holds for all elements that are masked in neither."""
    mask = mask_or(getmask(x), getmask(y))
    x = masked_array(x, copy=False, mask=mask, keep_mask=False, subok=False)
    y = masked_array(y, copy=False, mask=mask, keep_mask=False, subok=False)
    if (x is masked) != (y is masked):
        raise AssertionError(build_err_msg([x, y], err_msg=err_msg, verbose=verbose, header=header, names=("x", "y")))
    testing.assert_array_compare(comparison, x.filled(fill_value), y.filled(fill_value), err_msg=err_msg, verbose=verbose, header=header)


def assert_array_equal(x, y, err_msg="", verbose=True):
    """Raises AssertionError unless all elements are equal."""
    assert_array_compare(operator.__eq__, x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not equal")


def fail_if_array_equal(x, y, err_msg="", verbose=True):
    """Raises AssertionError if all elements are nearly equal."""
    assert_array_compare(lambda x, y: not np.all(approx(x, y)), x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not equal")


def assert_array_approx_equal(x, y, decimal=6, err_msg="", verbose=True):
    """Raises AssertionError unless all elements are equal up to digits."""
    assert_array_compare(lambda x, y: approx(x, y, rtol=10.0**-decimal), x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not almost equal")


def assert_array_almost_equal(x, y, decimal=6, err_msg="", verbose=True):
    """Raises AssertionError unless all elements are equal up to decimals."""
    assert_array_compare(lambda x, y: almost(x, y, decimal), x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not almost equal")


def assert_array_less(x, y, err_msg="", verbose=True):
    """Raises AssertionError unless all elements of one are less than the other's."""
    assert_array_compare(operator.__lt__, x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not less-ordered")


def assert_mask_equal(m1, m2, err_msg=""):
    """Raises AssertionError unless two masks are equal."""
    if m1 is nomask:
        assert_(m2 is nomask)
    if m2 is nomask:
        assert_(m1 is nomask)
    assert_array_equal(m1, m2, err_msg=err_msg)
