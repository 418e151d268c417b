"""Checks of `numpy.testing`: their words when they fail, silence when they hold."""

PAIRS = ["1, 1", "1, 2", "1.0, np.nan", "np.nan, np.nan", "0.0, -0.0", "[1, 2], [1, 3]", "[1, 2], [1, 2, 3]", "(1, [2, 3]), (1, [2, 4])", "a1, a1", "a1, a1 + 1",
         "a1, 3", "a2, a1", "f1, f1", "f1, f1[::-1]", "f2, f2 * (1 + 1e-9)", "f2, f2 + 0.01", "c1, c1", "c1, c1.conj()", "e1, e1", "e1, a1", "s1, s1", "s1, s1[::-1]",
         "u8, u8[::-1]", "b1, ~b1", "{'a': 1}, {'a': 2}", "{'a': 1}, {'b': 1}", "1j, 1j", "1 + 1j, 1 - 1j", "'a', 'b'", "'a', 1", "None, None", "np.inf, np.inf",
         "np.inf, -np.inf", "np.float32(0.1), 0.1", "np.array([1, None]), np.array([1, None])", "np.array([1, None]), np.array([2, None])", "np.arange(2000), np.arange(2000) + 1",
         "np.ones((20, 20)), np.zeros((20, 20))", "a3, a3 * 1.0", "np.array(5), 5", "i8, i8.astype(int)", "[], []", "True, False", "f4, f4 * np.float32(1.0000001)"]
CHECKS = ["assert_equal", "assert_array_equal", "assert_allclose", "assert_almost_equal", "assert_array_almost_equal", "assert_array_less"]

HAND = """
np.testing.assert_allclose([1, 2.], [1, 2.1], rtol=0.1) | np.testing.assert_allclose([1, 2.], [1, 2.1], atol=0.01, err_msg='here') | np.testing.assert_allclose(1, np.nan, equal_nan=False)
np.testing.assert_allclose([np.nan], [np.nan], equal_nan=False) | np.testing.assert_allclose([1, 2], [[1, 2]]) | np.testing.assert_allclose([1, 2], [1, 3], verbose=False)
np.testing.assert_allclose(0, 1e-9) | np.testing.assert_allclose([0, 0], [1e-9, 0]) | np.testing.assert_equal(a1, a1 * 1.0, strict=True) | np.testing.assert_equal(a1, 3, strict=True)
np.testing.assert_array_equal(a1, a2[0], err_msg='other shapes') | np.testing.assert_array_equal(a1, a1 + 1, verbose=False) | np.testing.assert_array_equal(a1, a1.astype('f4'), strict=True)
np.testing.assert_almost_equal(2.3333333, 2.33333339) | np.testing.assert_almost_equal(2.3333333, 2.334, decimal=3) | np.testing.assert_almost_equal(1.0, 2.0, decimal=1, err_msg='far')
np.testing.assert_approx_equal(0.12345677777777e-20, 0.1234567e-20) | np.testing.assert_approx_equal(0.123456, 0.1235, significant=8) | np.testing.assert_approx_equal(np.nan, 1)
np.testing.assert_approx_equal(1.0, 1.1, 2, 'two') | np.testing.assert_approx_equal(0, 1) | np.testing.assert_array_almost_equal([1, 2.0001], [1, 2.0002], decimal=3)
np.testing.assert_array_almost_equal([1, 2.1], [1, 2.2], decimal=3) | np.testing.assert_array_almost_equal([1, np.inf], [1, np.inf]) | np.testing.assert_array_almost_equal([1, np.inf], [1, 2])
np.testing.assert_array_less([1, 2], [2, 2]) | np.testing.assert_array_less(a1, 10) | np.testing.assert_array_less(a1, 10, strict=True) | np.testing.assert_array_less([1, np.inf], [2, np.inf])
np.testing.assert_string_equal('abc', 'abc') | np.testing.assert_string_equal('abc', 'abcd') | np.testing.assert_string_equal('a\\nb', 'a\\nc') | np.testing.assert_string_equal(1, 'a')
np.testing.assert_array_max_ulp(1.0, 1.0) | np.testing.assert_array_max_ulp(1.0, 1.1) | np.testing.assert_array_max_ulp([1, 2.], np.nextafter([1, 2.], 9)) | np.testing.assert_array_max_ulp(1j, 1j)
np.testing.assert_array_max_ulp([1., 2.], [1.]) | np.testing.assert_array_almost_equal_nulp(1.0, 1.0 + 2**-52) | np.testing.assert_array_almost_equal_nulp(1.0, 1.1) | np.testing.assert_(True)
np.testing.assert_array_almost_equal_nulp(1j, 2j) | np.testing.assert_(False) | np.testing.assert_(False, 'no') | np.testing.assert_(False, lambda: 'late') | np.testing.assert_raises(ValueError, int, 'x')
np.testing.assert_raises(ValueError, int, '1') | np.testing.assert_raises(TypeError, int, 'x') | np.testing.assert_raises_regex(ValueError, 'invalid', int, 'x')
np.testing.assert_raises_regex(ValueError, 'other', int, 'x') | np.testing.assert_warns(UserWarning, warnings.warn, 'w') | np.testing.assert_warns(UserWarning, int, '1')
np.testing.assert_warns(DeprecationWarning, warnings.warn, 'w') | np.testing.assert_no_warnings(int, '5') | np.testing.assert_warns(UserWarning, match='x') | np.testing.print_assert_equal('t', 1, 1)
np.testing.print_assert_equal('Test XYZ of func xyz', [0, 1], [0, 2]) | np.testing.suppress_warnings('never') | np.testing.build_err_msg([1, [2]], 'text') | np.testing.__all__
np.testing.assert_array_equal(x=[1], y=[1]) | np.testing.assert_array_almost_equal(x=[1], y=[2]) | np.testing.KnownFailureException.__name__ | np.testing.IS_PYPY | np.testing.verbose
np.testing.assert_no_gc_cycles(int, 1) | np.testing.runstring('q = 1', {}) | np.testing.assert_array_equal(np.array(['a', 'b']), np.array([1, 2])) | np.testing.assert_equal(np.array(['a']), np.array([b'a']))
"""


def cases():
    found = [f"np.testing.{check}({pair})" for check in CHECKS for pair in PAIRS]
    return found + [part.strip() for line in HAND.strip().split("\n") for part in line.split(" | ")]
