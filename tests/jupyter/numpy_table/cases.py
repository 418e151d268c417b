"""Expressions whose results are compared with NumPy's: written by hand and generated. Each is one line of Python."""
import importlib
import itertools

SETUP = """
import numpy as np, warnings, math
a1 = np.arange(6); a2 = np.arange(12).reshape(3, 4); a3 = np.arange(24).reshape(2, 3, 4)
f1 = np.array([1.5, -2.25, 0.0, np.nan, np.inf, -np.inf]); f2 = np.linspace(-1, 1, 12).reshape(3, 4)
b1 = np.array([True, False, True, True, False, True]); c1 = np.array([1+2j, -3j, 0, 2.5])
e1 = np.array([]); e2 = np.zeros((0, 3)); s1 = np.array(['b', 'abc', '']); z0 = np.array(3.5)
u8 = np.array([0, 1, 200, 255], np.uint8); i8 = np.array([-128, -1, 0, 127], np.int8); f4 = np.array([0.1, 2.5, -1e10], np.float32)
ft = np.asfortranarray(a2); st = a2[::2, ::-1]; m2 = np.array([[2., 1.], [1., 3.]])
"""

ARRAYS = ["a1", "a2", "a3", "f1", "f2", "b1", "c1", "e1", "e2", "z0", "u8", "i8", "f4", "ft", "st"]
REAL = [name for name in ARRAYS if name != "c1"]

UNARY = """absolute negative positive sqrt square exp log log2 log10 log1p expm1 sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh
floor ceil trunc rint sign isnan isinf isfinite signbit invert logical_not reciprocal conjugate cbrt fabs exp2 degrees radians spacing""".split()
BINARY = """add subtract multiply divide floor_divide remainder power maximum minimum fmax fmin arctan2 hypot copysign equal not_equal less
less_equal greater greater_equal logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor left_shift right_shift fmod gcd lcm
nextafter logaddexp heaviside""".split()
PAIRS = [("a1", "2"), ("a1", "2.5"), ("a1", "f1"), ("a2", "a2"), ("a2", "ft"), ("f2", "a2"), ("u8", "i8"), ("u8", "3"), ("i8", "-1"), ("f4", "2"),
         ("f4", "f4"), ("b1", "b1"), ("b1", "a1"), ("c1", "2"), ("c1", "c1"), ("a3", "a2"), ("a2", "np.arange(4)"), ("z0", "2"), ("e1", "1"),
         ("a1", "np.float32(2)"), ("u8", "np.int64(7)"), ("f4", "np.float64(0.1)"), ("a1", "0"), ("f1", "0.0"), ("np.float32(3)", "2"),
         ("np.int64(7)", "2"), ("np.uint8(200)", "100"), ("a1", "np.array(2, dtype=np.int8)"), ("5", "a1"), ("a2", "a1")]
REDUCTIONS = ["sum", "prod", "mean", "std", "var", "min", "max", "ptp", "any", "all", "argmin", "argmax", "cumsum", "cumprod", "median", "count_nonzero"]
INDICES = ["0", "-1", "slice(1, None)", "slice(None, None, -1)", "None", "...", "[0, 1]", "np.array([1, 0])", "[True, False]", "(0, 1)", "(slice(None), 1)", "(0, ..., None)",
           "([0, 1], [1, 0])", "(slice(None), [0, 1])", "([0], slice(None))", "(0, [0, 1])", "5", "(0, 0, 0)", "a1[:2]", "'x'", "1.0", "[]",
           "(slice(None, None, 2),)", "a2 > 4", "(None, 0)", "(..., 0)", "np.array(1)", "True", "(Ellipsis, [1])", "(slice(2, 0, -1), slice(1, 3))"]

HAND = """
np.arange(3.0) | np.arange(2, 10, 3) | np.arange(1, 2, 0.25) | np.arange(5, 0, -2) | np.arange(3, dtype=np.float32) | np.arange(0)
np.zeros(3) | np.zeros((2, 3), int) | np.ones((2, 2), dtype=bool) | np.full((2, 2), 7) | np.full(3, 1.5) | np.eye(3) | np.eye(2, 4, 1) | np.identity(2)
np.zeros_like(a2) | np.ones_like(f4) | np.full_like(a1, 2.7) | np.empty_like(a2).shape | np.diag([1, 2, 3]) | np.diag(a2) | np.diag(a2, 1) | np.tri(3)
np.tril(a2) | np.triu(a2, 1) | np.vander([1, 2, 3]) | np.linspace(0, 1, 5) | np.linspace(0, 10, 3, dtype=int) | np.linspace(2, 3, 5, retstep=True)
np.logspace(0, 3, 4) | np.geomspace(1, 1000, 4) | np.meshgrid([1, 2], [3, 4, 5]) | np.mgrid[0:2, 0:3] | np.ogrid[0:2, 0:3] | np.indices((2, 2))
np.fromfunction(lambda i, j: i + j, (2, 3)) | np.array([1, 2.5]) | np.array([[1, 2], [3, 4]]) | np.array([1, 'a']) | np.array([True, 2]) | np.array([1, 2j])
np.array([[1, 2], [3]]) | np.array([1, None]) | np.array(5) | np.array('abc') | np.array([b'ab', b'c']) | np.array([2**63]) | np.array([2**64]) | np.array([-1, 2**63])
np.array([1, 2, 3], dtype='f4') | np.array([1.7, -1.7]).astype(int) | np.array(['1', '2']).astype(int) | np.array([1, 2]).astype(str) | np.array([0, 1]).astype(bool)
np.array([1.5, 2.5]).astype(np.float16) | np.array([300]).astype(np.uint8) | a2.reshape(4, 3) | a2.reshape(-1) | a2.reshape(2, -1) | a2.reshape(5, 3) | a2.T
a2.ravel() | ft.ravel() | ft.ravel('K') | a2.flatten('F') | a3.transpose(2, 0, 1) | a3.swapaxes(0, 2).shape | np.moveaxis(a3, 0, -1).shape | np.squeeze(np.zeros((1, 3, 1))).shape
np.expand_dims(a1, 0).shape | np.concatenate([a1, a1]) | np.concatenate([a2, a2], axis=1) | np.concatenate([a1, f1]) | np.concatenate([a1, a2]) | np.vstack([a1, a1])
np.hstack([a1, f1]) | np.stack([a1, a1]) | np.stack([a1, a1], axis=1) | np.column_stack([a1, a1]) | np.dstack([a1, a1]).shape | np.split(a1, 3) | np.split(a1, [2, 4])
np.array_split(a1, 4) | np.tile([1, 2], 3) | np.tile(a2, (2, 1)).shape | np.repeat([1, 2], 2) | np.repeat(a2, [1, 0, 2], axis=0) | np.roll(a1, 2) | np.roll(a2, 1, axis=1)
np.flip(a2) | np.fliplr(a2) | np.flipud(a2) | np.rot90(a2) | np.pad([1, 2], 1) | np.pad(a2, ((1, 0), (0, 1)), 'edge') | np.pad([1, 2, 3], 2, 'reflect') | np.pad([1, 2, 3], (2, 1), 'wrap')
np.append(a1, [7]) | np.insert(a1, 2, 9) | np.delete(a1, [0, 2]) | np.unique([3, 1, 2, 1]) | np.unique([3, 1, 1], return_counts=True) | np.unique([[1, 0], [1, 0]], axis=0)
np.unique([3, 1, 1], return_index=True, return_inverse=True) | np.sort([3, 1, 2]) | np.argsort([3, 1, 2]) | np.sort(f1) | np.sort(a2, axis=0) | np.argsort(f1) | np.sort(['b', 'a'])
np.searchsorted([1, 3, 5], [0, 3, 6]) | np.searchsorted([1, 3, 5], 3, side='right') | np.digitize([0.5, 2], [0, 1, 2]) | np.where(a1 > 2) | np.where(a1 > 2, a1, -1) | np.where(b1, 1.5, a1)
np.nonzero(a2 > 5) | np.argwhere(a2 > 9) | np.flatnonzero(a1) | np.take(a2, [0, 2], axis=1) | np.take(a1, 10) | np.choose([0, 1], [[1, 2], [3, 4]]) | np.select([a1 < 2, a1 > 4], [a1, a1 * 10])
np.clip(a1, 1, 4) | np.clip(f2, -0.5, 0.5) | np.round(f2, 2) | np.round(2.5) | np.round([1.25, 1.35], 1) | np.around(1234.5, -2) | np.diff([1, 4, 9]) | np.diff(a2, axis=0) | np.gradient([1., 4., 9.])
np.cumsum(a2, axis=0) | np.trapezoid([1, 2, 3]) | np.interp(2.5, [1, 2, 3], [10, 20, 30]) | np.interp([0, 1.5, 9], [1, 2, 3], [3, 2, 0]) | np.convolve([1, 2, 3], [0, 1, 0.5]) | np.convolve([1, 2, 3], [0, 1], 'same')
np.correlate([1, 2, 3], [0, 1, 0.5]) | np.correlate([1, 2, 3], [0, 1, 0.5], 'full') | np.histogram([1, 2, 1]) | np.histogram([1, 2, 1], bins=[0, 1, 2, 3]) | np.histogram(f2, bins=4, density=True)
np.bincount([0, 1, 1, 3]) | np.bincount([0, 1, 1], weights=[0.5, 1, 2]) | np.cov([[1, 2, 3], [3, 2, 1]]) | np.corrcoef([1, 2, 3], [1, 2, 4]) | np.percentile(a1, [25, 50]) | np.percentile([1, 2, 3, 4], 40)
np.quantile(f2, 0.3) | np.median(a2, axis=1) | np.average([1, 2, 3], weights=[3, 2, 1]) | np.nanmean(f1[:4]) | np.nansum(f1[:4]) | np.nanmax(f1[:4]) | np.nanstd([1, np.nan, 3]) | np.nan_to_num(f1[:4])
np.dot(a1, a1) | np.dot(a2, a2.T) | a2 @ a2.T | a2 @ a2 | np.inner(a1, a1) | np.outer([1, 2], [3, 4]) | np.cross([1, 0, 0], [0, 1, 0]) | np.kron([1, 2], [1, 1]) | np.tensordot(a3, a3, axes=([0, 1, 2], [0, 1, 2]))
np.einsum('ij,kj->ik', a2, a2) | np.einsum('ii', m2) | np.einsum('ij->j', a2) | np.einsum('i,j->ij', [1, 2], [3, 4]) | np.trace(a2) | np.allclose([1, 2], [1, 2 + 1e-9]) | np.isclose([1, np.nan], [1, np.nan])
np.array_equal(a1, a1) | np.isin(a1, [1, 3]) | np.intersect1d([1, 2], [2, 3]) | np.union1d([1, 2], [2, 3]) | np.setdiff1d([1, 2], [2, 3]) | np.ix_([0, 1], [2, 3]) | np.unravel_index(7, (3, 4)) | np.ravel_multi_index((1, 2), (3, 4))
np.float64(0.1) + 0.2 | np.float32(0.1) | np.float64(1e20) | np.float64(1e-5) | np.float64(100000.0) | np.int32(5) / 2 | np.int64(7) // 2 | np.int64(-7) % 3 | np.float64(7) ** 2 | np.int64(2) ** 10 | np.int64(2) ** -1
np.uint8(255) + np.uint8(1) | np.bool_(True) + 1 | np.complex64(1 + 2j) | np.float16(0.1) | np.str_('a') | np.bytes_(b'a') | repr(np.int8(3)) | str(np.float64(2)) | np.float64(3).item() | type(np.float64(3).item()) | np.int64(3).dtype
np.array([1.0, 2.5, 1e10]) | np.array([1e-10, 1]) | np.array([0.1, 0.12, 0.123]) | np.array([1e100]) | np.array([1., 1000000.]) | np.array([12345678.9]) | np.array([123456789.1]) | np.array([1/3, 2/3]) | np.array([-0.0, 0.0]) | np.arange(2000) | np.arange(2000.).reshape(40, 50)
np.arange(30) * 1000 | np.random.__name__ | np.array([1 + 1j, 1.5 - 2j]) | np.array([[1.5, np.nan], [np.inf, 1]]) | np.array(['a', 'bcd']) | np.array([True, False]) | np.array([None, 1, 'a']) | np.float32([1/3, 1e10]) | np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
np.finfo(float).eps | np.iinfo(np.int32).max | np.dtype('f8') | np.dtype([('a', 'i4'), ('b', 'f8')]) | np.dtype('U5') | np.dtype(int).name | np.dtype('>i4') | np.result_type(np.int8, np.uint8) | np.promote_types('i4', 'f4') | np.can_cast('i8', 'f4') | np.issubdtype(np.int32, np.integer)
np.array([(1, 2.5), (3, 4.5)], dtype=[('x', 'i4'), ('y', 'f8')]) | np.array([(1, 2.5)], dtype=[('x', 'i4'), ('y', 'f8')])['y'] | a2.tolist() | a2.shape | a2.strides | a2.dtype | a2.size | a2.nbytes | a2.itemsize | a2.ndim | a2.flags | a1.tobytes() | list(a1) | len(a2) | 3 in a1 | max(a1) | sum(a1) | sorted(a1[::-1])
bool(a1) | int(np.array([3])) | float(z0) | a1[7] | a2[0, 9] | a1['a'] | a1 + a2 | a1.reshape(4, 4) | np.array([1, 2]) + 'a' | a1.nothing | np.nothing | np.zeros(-1) | np.zeros((2, 'a')) | np.concatenate([]) | a2.sum(axis=5) | np.sqrt('a') | np.array([1, 2]) @ np.array([1, 2, 3])
~b1 | -b1 | b1 - b1 | b1 + b1 | b1 & b1 | b1 * 2 | a1 & 1 | a1 << 2 | a1 ** 2 | a1 ** 0.5 | 2 ** a1 | a1 ** -1 | a1 // 2 | a1 % 4 | -a1 % 4 | divmod(a1, 4) | abs(-a1) | a1 == 2 | a1 != a1 | a1 == 'a' | a1 < 3.5 | (a1 > 1) & (a1 < 4) | a1 == None | f1 == f1
np.add.reduce(a2) | np.add.accumulate(a1) | np.multiply.outer([1, 2], [3, 4]) | np.add.reduce(a2, axis=1, keepdims=True) | np.maximum.reduce(f2, axis=None) | np.maximum.accumulate([1, 3, 2]) | np.add.reduceat(a1, [0, 3]) | np.add(a1, 1, out=np.zeros(6)) | np.add(a1, 1, where=b1, out=np.zeros(6))
np.vectorize(lambda x: x * 2)(a1) | np.apply_along_axis(sum, 0, a2) | np.frompyfunc(lambda x: x + 1, 1, 1)(a1) | list(np.ndindex(2, 2)) | list(np.ndenumerate(m2)) | [x for x in np.nditer(a1)] | np.broadcast_to(a1, (2, 6)) | np.atleast_2d(a1) | np.fix(f2) | np.angle(c1) | c1.real | c1.imag | c1.conj() | np.abs(c1)
np.r_[1:4, 0, 4] | np.c_[[1, 2], [3, 4]] | np.s_[1:3] | np.lexsort(([1, 0], [0, 0])) | np.partition([3, 1, 2], 1)[1] | np.nanmedian([1, np.nan, 3]) | np.ptp(a2) | np.count_nonzero(a2) | np.cumprod([1, 2, 3]) | np.triu_indices(3) | np.fill_diagonal(np.zeros((2, 2)), 1) | np.piecewise([-1., 1.], [lambda x: 0], [1, 2])
np.sum([[1, 2], [3, 4]]) | np.sum(a2, axis=(0, 1)) | np.mean([1, 2, 3, 4]) | np.std([1, 2, 3]) | np.var(a2, ddof=1) | np.max([1, 5, 2]) | np.argmax([[1, 5], [7, 2]]) | np.argmax([[1, 5], [7, 2]], axis=1) | np.all([True, False]) | np.any([[0, 0], [0, 1]], axis=0) | np.prod([1, 2, 3.5]) | np.min(e1) | np.mean(e1) | np.sum(e1) | np.sum([0.1] * 10) | np.sum(np.float32([0.1] * 10))
np.hanning(5) | np.hamming(4) | np.sinc([0, 0.5]) | np.unwrap([0, 3, 6.5]) | np.polyfit([0, 1, 2], [1, 3, 5], 1).round(6) | np.polyval([1, 2, 3], 2) | np.roots([1, -3, 2]) | np.poly1d([1, 2, 3]) | np.heaviside([-1, 0, 1], 0.5) | np.isscalar(3) | np.array2string(f2, precision=2) | np.array_str(a1) | np.format_float_positional(1.5) | np.format_float_scientific(12345.678, precision=3)
"""

# Drawn from a fresh source each: the numbers themselves are compared.
RANDOM = """
rand(3) | rand(2, 2) | rand() | randn(4) | randn() | randn(2, 3) | random_sample(3) | random(2) | uniform(1, 3, 4) | uniform([0, 1], [1, 2]) | normal(5, 2, 3)
normal(size=(2, 2)) | randint(10) | randint(0, 10, 5) | randint(1, 7, size=(2, 3)) | randint(0, 256, 6, dtype=np.uint8) | randint(0, 2, 8, dtype=np.int8)
randint(-5, 5, 4, dtype=np.int32) | randint(0, 2**40, 3) | randint(0, 2, 4).astype(bool) | randint(0, 60000, 5, dtype=np.uint16) | randint([1, 5], [3, 10]) | choice(5) | choice(5, 3)
choice([1, 2, 3], 4) | choice(['a', 'b'], 3) | choice(5, 3, replace=False) | choice([10, 20, 30], 5, p=[0.1, 0.2, 0.7]) | choice(5, 2, replace=False, p=[0.1, 0.2, 0.3, 0.2, 0.2])
permutation(5) | permutation([1, 5, 9]) | permutation(np.arange(6).reshape(3, 2)) | exponential(2.0, 3) | standard_exponential(2) | lognormal(0, 1, 3) | poisson(3, 5) | poisson(100, 4)
binomial(10, 0.5, 5) | binomial(100, 0.4, 3) | binomial(1000, 0.7, 4) | gamma(2.0, 1.5, 3) | gamma(0.5, size=3) | standard_gamma(1.0, 2) | beta(2, 3, 3) | beta(0.5, 0.5, 3) | chisquare(2, 3)
f(2, 3, 3) | standard_t(3, 3) | standard_cauchy(3) | pareto(3, 3) | weibull(2, 3) | power(3, 3) | laplace(0, 1, 3) | gumbel(0, 1, 3) | logistic(0, 1, 3) | rayleigh(1, 3)
triangular(0, 1, 3, 3) | geometric(0.2, 4) | geometric(0.5, 4) | negative_binomial(3, 0.5, 4) | multinomial(10, [0.2, 0.3, 0.5]) | multinomial(5, [0.5, 0.5], size=2) | dirichlet([1, 2, 3]) | bytes(7)
randint(0) | choice(0) | choice(3, 5, replace=False) | normal(0, -1) | choice([1, 2], p=[0.5, 0.4])
"""


#: Files with expressions of their own.
TOPICS = ("fft", "library", "linalg", "ma", "polynomial", "random")
for topic in TOPICS:
    SETUP += getattr(importlib.import_module(f"cases_{topic}"), "SETUP", "")


def cases():
    """All expressions, each once, in a fixed order."""
    found = [case.strip() for line in HAND.strip().splitlines() for case in line.split(" | ")]
    found += [f"np.{name}({array})" for name in UNARY for array in ARRAYS]
    found += [f"np.{name}({a}, {b})" for name in BINARY for a, b in PAIRS]
    found += [f"np.{name}({array})" for name in REDUCTIONS for array in ARRAYS]
    found += [f"np.{name}({array}, axis={axis})" for name in REDUCTIONS if name not in ("median",) for array in ("a2", "a3", "f2", "ft", "e2", "b1") for axis in (0, 1, -1)]
    found += [f"{array}[{index}]" for array, index in itertools.product(("a1", "a2", "a3", "st", "e2"), INDICES)]
    found += [f"(lambda x: (x.__setitem__({index}, 9), x)[1])({array}.copy())" for array, index in itertools.product(("a1", "a2", "a3"), INDICES)]
    found += [f"{array}.astype({kind!r})" for array in REAL for kind in ("f4", "i4", "u1", "bool", "c8", "f2", "U5", "O")]
    drawn = [case.strip() for line in RANDOM.strip().splitlines() for case in line.split(" | ")]
    found += [f"np.random.RandomState({seed}).{case}" for case in drawn for seed in (0, 42, 2**32 - 1)]
    found += ["np.random.RandomState([1, 2, 3]).rand(2)", "(np.random.seed(7), np.random.randn(2), np.random.randint(5))", "np.random.RandomState(-1)",
              "(lambda r, x: (r.shuffle(x), x)[1])(np.random.RandomState(1), [1, 2, 3, 4, 5])", "np.random.RandomState(3).get_state()[1][:3]"]
    for topic in TOPICS:
        found += importlib.import_module(f"cases_{topic}").cases()
    return list(dict.fromkeys(found))
