"""The comparison that checks of arrays share: shapes, places of NaN and infinities, then the elements, and the words when they differ."""
import operator

import numpy as np

_NUMBERS = "?bhilqpBHILQPefdgFDG"
_LONGEST = 79
_NAMES = ("ACTUAL", "DESIRED")


def build_err_msg(arrays, err_msg, header="Items are not equal:", verbose=True, names=_NAMES, precision=8):
    """The words of a failed check: a header, what the caller said, and the values by name."""
    err_msg = str(err_msg)
    lines = ["\n" + header]
    if err_msg and "\n" not in err_msg and len(err_msg) < _LONGEST - len(header):
        lines[0] += " " + err_msg
    elif err_msg:
        lines.append(err_msg)
    if verbose:
        lines += [f" {name}: {_shown(value, precision)}" for name, value in zip(names, arrays)]
    return "\n".join(lines)


def _shown(value, precision):
    try:
        text = np.array_repr(value, precision=precision) if isinstance(value, np.ndarray) else repr(value)
    except Exception as error:
        text = f"[repr failed for <{type(value).__name__}>: {error}]"
    # Four lines and more are cut after the third.
    return "\n".join(text.splitlines()[:3]) + "..." if text.count("\n") > 3 else text


def assert_array_compare(comparison, x, y, err_msg="", verbose=True, header="", precision=6, equal_nan=True, equal_inf=True, *, strict=False,
                         names=_NAMES):
    """Raises AssertionError unless `comparison` holds for all elements of two arrays, besides NaN and infinities in equal places."""
    __tracebackhide__ = True
    x, y = np.asanyarray(x), np.asanyarray(y)
    state = _Comparison(x, y, err_msg, verbose, header, precision, names)
    try:
        state.check_shapes(strict)
        state.check(comparison, equal_nan, equal_inf)
    except ValueError:
        import traceback

        state.header = f"error during assertion:\n\n{traceback.format_exc()}\n\n{header}"
        raise ValueError(state.words(err_msg)) from None


class _Comparison:
    def __init__(self, x, y, err_msg, verbose, header, precision, names):
        self.x, self.y, self.err_msg = x, y, err_msg
        self.verbose, self.header, self.precision, self.names = verbose, header, precision, names

    def words(self, err_msg):
        return build_err_msg([self.x, self.y], err_msg, verbose=self.verbose, header=self.header, names=self.names, precision=self.precision)

    def check_shapes(self, strict):
        x, y = self.x, self.y
        if x.shape != y.shape and (strict or x.shape != () and y.shape != ()):
            raise AssertionError(self.words(f"{self.err_msg}\n(shapes {x.shape}, {y.shape} mismatch)"))
        if strict and x.dtype != y.dtype:
            raise AssertionError(self.words(f"{self.err_msg}\n(dtypes {x.dtype}, {y.dtype} mismatch)"))

    def same_places(self, test, name):
        """Where both arrays have such a value, or an error if they have them elsewhere."""
        of_x, of_y = test(self.x), test(self.y)
        # A masked result of a subclass counts as true, hence the comparison with True.
        if np.bool_(of_x == of_y).all() != True:  # noqa: E712
            raise AssertionError(self.words(f"{self.err_msg}\n{name} location mismatch:"))
        for found in (of_x, of_y):
            if isinstance(found, bool) or found.ndim == 0:
                return np.bool_(found)
        return of_y

    def special(self, equal_nan, equal_inf):
        """Where values are that no comparison finds equal, and that are the same in both."""
        kinds = self.x.dtype.char, self.y.dtype.char
        flagged = np.bool_(False)
        if all(kind in _NUMBERS for kind in kinds):
            if equal_nan:
                flagged = self.same_places(np.isnan, "nan")
            if equal_inf:
                flagged = flagged | self.same_places(lambda one: one == +np.inf, "+inf")
                flagged = flagged | self.same_places(lambda one: one == -np.inf, "-inf")
        elif all(kind in "Mm" for kind in kinds) and equal_nan and self.x.dtype.type == self.y.dtype.type:
            flagged = self.same_places(np.isnat, "NaT")
        return flagged

    def check(self, comparison, equal_nan, equal_inf):
        x, y = self.x, self.y
        flagged = self.special(equal_nan, equal_inf)
        if flagged.ndim > 0:
            x, y = x[~flagged], y[~flagged]
            if x.size == 0:
                return
        elif flagged:
            return
        result = comparison(x, y)
        wrong = np.logical_not(result)
        flat = np.array([result]) if isinstance(result, bool) else result.ravel()
        holds = result if isinstance(result, bool) else flat.all()
        # Where all is masked the comparison is masked, which counts as false: nothing is wrong then.
        if not holds != True:  # noqa: E712
            return
        count = flat.size - flat.sum(dtype=np.intp)
        total = flagged.size if flagged.ndim else flat.size
        lines = [f"Mismatched elements: {count} / {total} ({100 * count / total:.3g}%)"]
        with np.errstate(all="ignore"):
            try:
                _differences(x, y, wrong, lines)
            except TypeError:
                pass  # what cannot be subtracted has no differences
        raise AssertionError(self.words("\n".join([str(self.err_msg), *lines])))


def _differences(x, y, wrong, lines):
    """Adds the largest differences among the elements that are `wrong`."""
    error = abs(x - y)
    if np.issubdtype(x.dtype, np.unsignedinteger):
        np.minimum(error, abs(y - x), out=error)
    show = str if getattr(error, "dtype", np.object_) == np.object_ else np.array2string
    lines.append("Max absolute difference among violations: " + show(np.max(error[wrong])))
    counts = np.logical_and(wrong, np.bool_(y != 0))
    if np.all(~counts):
        relative = np.array(np.inf)
    else:
        relative = np.max(error[counts] / abs(np.broadcast_to(y, error.shape)[counts]))
    lines.append("Max relative difference among violations: " + show(relative))


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    """Raises AssertionError unless two arrays have the same shape and elements; NaN equals NaN."""
    __tracebackhide__ = True
    assert_array_compare(operator.eq, actual, desired, err_msg, verbose, "Arrays are not equal", strict=strict)


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    """Raises AssertionError unless each element of the first array is less than that of the second."""
    __tracebackhide__ = True
    assert_array_compare(operator.lt, x, y, err_msg, verbose, "Arrays are not strictly ordered `x < y`", equal_inf=False, strict=strict,
                         names=("x", "y"))


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False):
    """Raises AssertionError unless two arrays are equal within `atol + rtol * abs(desired)`."""
    __tracebackhide__ = True
    assert_array_compare(lambda x, y: np.isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan), actual, desired, str(err_msg), verbose,
                         f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}", equal_nan=equal_nan, strict=strict)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    """Raises AssertionError unless two arrays agree to so many decimals. `assert_allclose` says better what is meant."""
    __tracebackhide__ = True

    def near(x, y):
        try:
            endless_x, endless_y = np.isinf(x), np.isinf(y)
            if np.any(endless_x) or np.any(endless_y):
                if not (endless_x == endless_y).all():
                    return False
                if x.size == y.size == 1:
                    return x == y
                x, y = x[~endless_x], y[~endless_y]
        except (TypeError, NotImplementedError):
            pass
        # Floating-point numbers, so that the smallest integer has an absolute value.
        distance = abs(x - np.asanyarray(y, np.result_type(y, 1.0)))
        if not np.issubdtype(distance.dtype, np.number):
            distance = distance.astype(np.float64)
        return distance < 1.5 * 10.0 ** -decimal

    assert_array_compare(near, actual, desired, err_msg, verbose, f"Arrays are not almost equal to {decimal:d} decimals", precision=decimal)


def _renamed(function):
    """Takes `x` and `y` for `actual` and `desired`, as NumPy 1 called them, and warns."""
    import functools

    @functools.wraps(function)
    def check(*args, **keywords):
        __tracebackhide__ = True
        for old, new in (("x", "actual"), ("y", "desired")):
            if old in keywords:
                if new in keywords:
                    raise TypeError(f"{function.__name__}() got multiple values for argument {new!r}")
                import warnings

                warnings.warn(f"Use of keyword argument `{old}` is deprecated and replaced by `{new}`. Support for `{old}` will be removed in NumPy 2.2.0.",
                              DeprecationWarning, stacklevel=2)
                keywords[new] = keywords.pop(old)
        return function(*args, **keywords)

    return check


assert_array_equal, assert_array_almost_equal = _renamed(assert_array_equal), _renamed(assert_array_almost_equal)
