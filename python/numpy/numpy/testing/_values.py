"""Checks of single values and nested ones, of texts, and of distances in units of the last place."""
import numpy as np

from ._compare import assert_array_almost_equal, assert_array_equal, build_err_msg


def assert_(val, msg=""):
    """Raises AssertionError unless `val` is true, under `python -O` as well; `msg` may be a function that makes the words."""
    __tracebackhide__ = True
    if not val:
        try:
            words = msg()
        except TypeError:
            words = msg
        raise AssertionError(words)


def _parts(value):
    return (np.real(value), np.imag(value)) if np.iscomplexobj(value) else (value, 0)


def _is_complex(actual, desired):
    try:
        return np.iscomplexobj(actual) or np.iscomplexobj(desired)
    except (ValueError, TypeError):
        return False


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Raises AssertionError unless two values are equal: numbers, arrays, or lists, tuples and dictionaries of such; NaN equals NaN."""
    __tracebackhide__ = True
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for key in desired:
            if key not in actual:
                raise AssertionError(repr(key))
            assert_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}", verbose)
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for place, (one, two) in enumerate(zip(actual, desired)):
            assert_equal(one, two, f"item={place!r}\n{err_msg}", verbose)
        return
    if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        assert_array_equal(actual, desired, err_msg, verbose, strict=strict)
        return
    if not _same(actual, desired):
        raise AssertionError(build_err_msg([actual, desired], err_msg, verbose=verbose))


def _same(actual, desired):
    """Whether two values that are no arrays count as equal."""
    if _is_complex(actual, desired):
        try:
            for one, two in zip(_parts(actual), _parts(desired)):
                assert_equal(one, two)
        except AssertionError:
            return False
    if np.isscalar(desired) != np.isscalar(actual):
        return False
    try:
        if np.isnat(desired) and np.isnat(actual):
            return np.asarray(desired).dtype.type == np.asarray(actual).dtype.type
    except (TypeError, ValueError, NotImplementedError):
        pass
    try:
        if np.isnan(desired) and np.isnan(actual):
            return True
        is_time = np.asarray(actual).dtype.char in "Mm" or np.asarray(desired).dtype.char in "Mm"
        if not is_time and desired == 0 and actual == 0 and np.signbit(desired) != np.signbit(actual):
            return False
    except (TypeError, ValueError, NotImplementedError):
        pass
    try:
        return bool(desired == actual)
    except (DeprecationWarning, FutureWarning) as error:
        if "elementwise == comparison" in error.args[0]:
            return False
        raise


def print_assert_equal(test_string, actual, desired):
    """Raises AssertionError with both values printed unless they are equal."""
    __tracebackhide__ = True
    if not actual == desired:
        import pprint

        raise AssertionError(f"{test_string} failed\nACTUAL: \n{pprint.pformat(actual)}\nDESIRED: \n{pprint.pformat(desired)}\n")


def _both_finite(actual, desired):
    """Whether distance decides; if not, True for two that are the same and False for two that are not, as the second value."""
    try:
        if np.isfinite(desired) and np.isfinite(actual):
            return True, None
        if np.isnan(desired) or np.isnan(actual):
            return False, bool(np.isnan(desired) and np.isnan(actual))
        return False, bool(desired == actual)
    except (TypeError, NotImplementedError):
        return True, None


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """Raises AssertionError unless two values agree to so many decimals. `assert_allclose` says better what is meant."""
    __tracebackhide__ = True

    def words():
        return build_err_msg([actual, desired], err_msg, verbose=verbose, header=f"Arrays are not almost equal to {decimal:d} decimals")

    if _is_complex(actual, desired):
        try:
            for one, two in zip(_parts(actual), _parts(desired)):
                assert_almost_equal(one, two, decimal=decimal)
        except AssertionError:
            raise AssertionError(words()) from None
    if isinstance(actual, (np.ndarray, tuple, list)) or isinstance(desired, (np.ndarray, tuple, list)):
        assert_array_almost_equal(actual, desired, decimal, err_msg)
        return
    finite, same = _both_finite(actual, desired)
    if not (abs(desired - actual) < np.float64(1.5 * 10.0 ** -decimal) if finite else same):
        raise AssertionError(words())


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    """Raises AssertionError unless two numbers agree to so many significant digits. `assert_allclose` says better what is meant."""
    __tracebackhide__ = True
    actual, desired = float(actual), float(desired)
    if desired == actual:
        return
    with np.errstate(invalid="ignore"):
        scale = np.power(10, np.floor(np.log10(0.5 * (np.abs(desired) + np.abs(actual)))))
    finite, same = _both_finite(actual, desired)
    if finite:
        same = not np.abs(desired / scale - actual / scale) >= np.power(10.0, -(significant - 1))
    if not same:
        raise AssertionError(build_err_msg([actual, desired], err_msg, verbose=verbose,
                                           header=f"Items are not equal to {significant:d} significant digits:"))


def assert_string_equal(actual, desired):
    """Raises AssertionError that shows the lines in which two texts differ."""
    __tracebackhide__ = True
    for text in (actual, desired):
        if not isinstance(text, str):
            raise AssertionError(repr(type(text)))
    if actual == desired:
        return
    import difflib

    lines = list(difflib.Differ().compare(actual.splitlines(True), desired.splitlines(True)))
    shown, place = [], 0
    while place < len(lines):
        if lines[place].startswith("  "):
            place += 1
            continue
        if not lines[place].startswith("- "):
            raise AssertionError(repr(lines[place]))
        # A removed line, the added one, and marks below either.
        group = [lines[place]]
        place += 1
        if lines[place].startswith("? "):
            group.append(lines[place])
            place += 1
        if not lines[place].startswith("+ "):
            raise AssertionError(repr(lines[place]))
        added = lines[place]
        group.append(added)
        place += 1
        if place < len(lines) and lines[place].startswith("? "):
            group.append(lines[place])
            place += 1
        if added[2:] != group[0][2:]:
            shown += group
    if shown:
        raise AssertionError("Differences in strings:\n" + "".join(shown).rstrip())


def assert_array_almost_equal_nulp(x, y, nulp=1):
    """Raises AssertionError unless two arrays differ by at most `nulp` units in the last place of the larger."""
    __tracebackhide__ = True
    size_x, size_y = np.abs(x), np.abs(y)
    allowed = nulp * np.spacing(np.where(size_x > size_y, size_x, size_y))
    if np.all(np.abs(x - y) <= allowed):
        return
    words = f"Arrays are not equal to {nulp} ULP"
    if not (np.iscomplexobj(x) or np.iscomplexobj(y)):
        words += f" (max is {np.max(nulp_diff(x, y)):g})"
    raise AssertionError(words)


def assert_array_max_ulp(a, b, maxulp=1, dtype=None):
    """Raises AssertionError if elements of two arrays are more than `maxulp` representable numbers apart; gives the distances."""
    __tracebackhide__ = True
    distances = nulp_diff(a, b, dtype)
    if not np.all(distances <= maxulp):
        raise AssertionError(f"Arrays are not almost equal up to {maxulp:g} ULP (max difference is {np.max(distances):g} ULP)")
    return distances


def nulp_diff(x, y, dtype=None):
    """How many representable numbers lie between the elements of two arrays."""
    x, y = np.asarray(x, dtype=dtype or None), np.asarray(y, dtype=dtype or None)
    kind = np.common_type(x, y)
    if np.iscomplexobj(x) or np.iscomplexobj(y):
        raise NotImplementedError("_nulp not implemented for complex array")
    x, y = np.array([x], dtype=kind), np.array([y], dtype=kind)
    # One NaN for all, since their bits may differ.
    x[np.isnan(x)] = np.nan
    y[np.isnan(y)] = np.nan
    if x.shape != y.shape:
        raise ValueError(f"Arrays do not have the same shape: {x.shape} - {y.shape}")
    return np.abs(np.asarray(integer_repr(x) - integer_repr(y), dtype=kind))


def integer_repr(x):
    """Integers in the order of the floating-point numbers, one for each."""
    counts = {"e": np.int16, "f": np.int32, "d": np.int64}.get(x.dtype.char)
    if counts is None:
        raise ValueError(f"Unsupported dtype {x.dtype}")
    bits = x.view(counts)
    below = bits < 0
    bits[below] = counts(np.iinfo(counts).min) - bits[below]
    return bits
