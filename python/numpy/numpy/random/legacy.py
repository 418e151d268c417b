"""`RandomState`: the Mersenne Twister and the distributions of old, whose numbers never change."""
import operator

import numpy as np
from _numpy import _Mersenne

__all__ = [
    "RandomState", "seed", "get_state", "set_state", "random_sample", "random", "ranf", "sample", "rand", "randn", "randint", "random_integers",
    "uniform", "normal", "standard_normal", "choice", "shuffle", "permutation", "bytes", "exponential", "standard_exponential", "lognormal",
    "poisson", "binomial", "negative_binomial", "geometric", "gamma", "standard_gamma", "beta", "chisquare", "f", "standard_t", "standard_cauchy",
    "pareto", "weibull", "power", "laplace", "gumbel", "logistic", "rayleigh", "triangular", "multinomial", "multivariate_normal", "dirichlet",
]


def _shape(size):
    if size is None:
        return ()
    return (operator.index(size),) if hasattr(size, "__index__") and not isinstance(size, tuple) else tuple(operator.index(one) for one in size)


def _count(shape):
    total = 1
    for length in shape:
        if length < 0:
            raise ValueError("negative dimensions are not allowed")
        total *= length
    return total


class RandomState:
    """A source of random numbers; the same seed gives the same numbers as in every NumPy."""

    __module__ = "numpy.random"

    def __init__(self, seed=None):
        self._source = _Mersenne()
        self.seed(seed)

    def seed(self, seed=None):
        """Start from a seed."""
        if seed is None:
            import os

            self._source.seed_by([int.from_bytes(os.urandom(4), "little") for _ in range(8)])
            return
        if hasattr(seed, "squeeze"):
            seed = np.squeeze(seed)
        try:
            number = operator.index(seed)
        except TypeError:
            words = np.asarray(seed)
            if words.size == 0:
                raise ValueError("Seed must be non-empty") from None
            if words.dtype.kind not in "iu":
                raise TypeError("Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'") from None
            if words.ndim != 1:
                raise ValueError("Seed array must be 1-d") from None
            words = words.tolist()
            if any(not 0 <= word <= 2**32 - 1 for word in words):
                raise ValueError("Seed must be between 0 and 2**32 - 1") from None
            self._source.seed_by(words)
            return
        if not 0 <= number <= 2**32 - 1:
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        self._source.seed(number)

    def get_state(self, legacy=True):
        """All there is to go on from here."""
        key, place, has_gauss, gauss = self._source.state()
        if legacy:
            return "MT19937", key, place, has_gauss, gauss
        return {"bit_generator": "MT19937", "state": {"key": key, "pos": place}, "has_gauss": has_gauss, "gauss": gauss}

    def set_state(self, state):
        """Go on from what `get_state` gave."""
        if isinstance(state, dict):
            state = ("MT19937", state["state"]["key"], state["state"]["pos"], state.get("has_gauss", 0), state.get("gauss", 0.0))
        if state[0] != "MT19937":
            raise ValueError("set_state can only be used with legacy MT19937 state instances.")
        has_gauss, gauss = (state[3], state[4]) if len(state) > 3 else (0, 0.0)
        self._source.set_state([int(word) for word in state[1]], int(state[2]), float(gauss) if has_gauss else None)

    def __getstate__(self):
        return self.get_state(legacy=False)

    def __setstate__(self, state):
        self._source = _Mersenne()
        self.set_state(state)

    def __reduce__(self):
        return RandomState, (0,), self.get_state(legacy=False)

    def __repr__(self):
        return f"{self} at 0x{id(self):X}"

    def __str__(self):
        return "RandomState(MT19937)"

    def _draw(self, name, size, *parts, whole=False):
        """Numbers of a distribution whose parameters are single or arrays."""
        arrays = [np.asarray(part) for part in parts]
        if all(array.ndim == 0 for array in arrays):
            values = [float(array) for array in arrays] + [0.0] * (3 - len(arrays))
            if size is None:
                drawn = self._source.draw(name, 1, *values)[0]
                return int(drawn) if whole else float(drawn)
            shape = _shape(size)
            drawn = self._source.draw(name, _count(shape), *values).reshape(shape)
            return drawn.astype(int) if whole else drawn
        spread = np.broadcast_arrays(*arrays)
        shape = spread[0].shape if size is None else _shape(size)
        if size is not None:
            spread = [np.broadcast_to(array, shape) for array in arrays]
        columns = [array.ravel().astype(float).tolist() for array in spread] + [[0.0] * _count(shape)] * (3 - len(arrays))
        drawn = [self._source.draw(name, 1, *values)[0] for values in zip(*columns)]
        made = np.array(drawn, float).reshape(shape)
        return made.astype(int) if whole else made

    def random_sample(self, size=None):
        """Numbers from 0 up to 1."""
        return self._draw("random_sample", size)

    def random(self, size=None):
        """Numbers from 0 up to 1."""
        return self.random_sample(size)

    def rand(self, *args):
        """Numbers from 0 up to 1, in a shape."""
        return self.random_sample(size=args) if args else self.random_sample()

    def randn(self, *args):
        """Normal numbers, in a shape."""
        return self.standard_normal(size=args) if args else self.standard_normal()

    def standard_normal(self, size=None):
        """Normal numbers around 0."""
        return self._draw("standard_normal", size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Normal numbers."""
        if np.any(np.less(scale, 0)):
            raise ValueError("scale < 0")
        return self._draw("normal", size, loc, scale)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Numbers from `low` up to `high`."""
        span = np.subtract(high, low, dtype=float)
        if not np.all(np.isfinite(span)):
            raise OverflowError("Range exceeds valid bounds")
        return self._draw("uniform", size, low, span)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        """Numbers whose logarithms are normal."""
        if np.any(np.less(sigma, 0)):
            raise ValueError("sigma < 0")
        return self._draw("lognormal", size, mean, sigma)

    def standard_exponential(self, size=None):
        """Exponential numbers of mean 1."""
        return self._draw("standard_exponential", size)

    def exponential(self, scale=1.0, size=None):
        """Exponential numbers."""
        if np.any(np.less(scale, 0)):
            raise ValueError("scale < 0")
        return self._draw("exponential", size, scale)

    def standard_gamma(self, shape, size=None):
        """Gamma numbers of scale 1."""
        if np.any(np.less(shape, 0)):
            raise ValueError("shape < 0")
        return self._draw("standard_gamma", size, shape)

    def gamma(self, shape, scale=1.0, size=None):
        """Gamma numbers."""
        if np.any(np.less(shape, 0)):
            raise ValueError("shape < 0")
        if np.any(np.less(scale, 0)):
            raise ValueError("scale < 0")
        return self._draw("gamma", size, shape, scale)

    def beta(self, a, b, size=None):
        """Beta numbers."""
        if np.any(np.less_equal(a, 0)):
            raise ValueError("a <= 0")
        if np.any(np.less_equal(b, 0)):
            raise ValueError("b <= 0")
        return self._draw("beta", size, a, b)

    def chisquare(self, df, size=None):
        """Chi-square numbers."""
        if np.any(np.less_equal(df, 0)):
            raise ValueError("df <= 0")
        return self._draw("chisquare", size, df)

    def f(self, dfnum, dfden, size=None):
        """Numbers of Fisher's distribution."""
        return self._draw("f", size, dfnum, dfden)

    def standard_t(self, df, size=None):
        """Numbers of Student's distribution."""
        return self._draw("standard_t", size, df)

    def standard_cauchy(self, size=None):
        """Numbers of Cauchy's distribution."""
        return self._draw("standard_cauchy", size)

    def pareto(self, a, size=None):
        """Numbers of Pareto's distribution."""
        return self._draw("pareto", size, a)

    def weibull(self, a, size=None):
        """Numbers of Weibull's distribution."""
        return self._draw("weibull", size, a)

    def power(self, a, size=None):
        """Numbers from 0 to 1 that follow a power."""
        return self._draw("power", size, a)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        """Numbers of Laplace's distribution."""
        return self._draw("laplace", size, loc, scale)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        """Numbers of Gumbel's distribution."""
        return self._draw("gumbel", size, loc, scale)

    def logistic(self, loc=0.0, scale=1.0, size=None):
        """Numbers of the logistic distribution."""
        return self._draw("logistic", size, loc, scale)

    def rayleigh(self, scale=1.0, size=None):
        """Numbers of Rayleigh's distribution."""
        return self._draw("rayleigh", size, scale)

    def triangular(self, left, mode, right, size=None):
        """Numbers of a triangle."""
        if np.any(np.greater(left, mode)):
            raise ValueError("left > mode")
        if np.any(np.greater(mode, right)):
            raise ValueError("mode > right")
        if np.any(np.equal(left, right)):
            raise ValueError("left == right")
        return self._draw("triangular", size, left, mode, right)

    def poisson(self, lam=1.0, size=None):
        """Counts of rare events."""
        if np.any(np.less(lam, 0)) or np.any(np.isnan(lam)):
            raise ValueError("lam < 0 or lam is NaN")
        return self._draw("poisson", size, lam, whole=True)

    def binomial(self, n, p, size=None):
        """Counts of successes."""
        if np.any(np.less(n, 0)):
            raise ValueError("n < 0")
        if np.any(np.less(p, 0)) or np.any(np.greater(p, 1)) or np.any(np.isnan(p)):
            raise ValueError("p < 0, p > 1 or p is NaN")
        return self._draw("binomial", size, n, p, whole=True)

    def negative_binomial(self, n, p, size=None):
        """Counts of failures before successes."""
        return self._draw("negative_binomial", size, n, p, whole=True)

    def geometric(self, p, size=None):
        """Counts of trials up to a success."""
        if np.any(np.less_equal(p, 0)) or np.any(np.greater(p, 1)):
            raise ValueError("p <= 0, p > 1 or p contains NaNs")
        return self._draw("geometric", size, p, whole=True)

    def randint(self, low, high=None, size=None, dtype=int):
        """Integers from `low` up to `high`, which is left out."""
        kind = np.dtype(dtype)
        if high is None:
            low, high = 0, low
        if kind.kind not in "iub":
            raise TypeError(f"Unsupported dtype {kind!r} for randint")
        bottom, top = (0, 1) if kind.kind == "b" else (np.iinfo(kind).min, np.iinfo(kind).max)
        lows, highs = np.asarray(low), np.asarray(high)
        if lows.ndim == 0 and highs.ndim == 0:
            first, last = int(lows), int(highs) - 1
            if first < bottom:
                raise ValueError(f"low is out of bounds for {kind.name}")
            if last > top:
                raise ValueError(f"high is out of bounds for {kind.name}")
            if first > last:
                raise ValueError("high <= 0" if first == 0 else "low >= high")
            shape = _shape(size)
            if kind.kind == "u" and first > 2**63 - 1:
                drawn = (self._source.integers(0, last - first, _count(shape), kind) + np.array(first, kind)).astype(kind)
            else:
                drawn = self._source.integers(first, last - first, _count(shape), kind)
            if size is None:
                return int(drawn[0]) if dtype in (int,) else bool(drawn[0]) if dtype is bool else drawn[0]
            return drawn.reshape(shape)
        shape = np.broadcast_shapes(lows.shape, highs.shape) if size is None else _shape(size)
        pairs = zip(np.broadcast_to(lows, shape).ravel().tolist(), np.broadcast_to(highs, shape).ravel().tolist())
        drawn = [self.randint(one, two, dtype=kind) for one, two in pairs]
        return np.array(drawn, kind).reshape(shape)

    def random_integers(self, low, high=None, size=None):
        """Integers from `low` to `high`."""
        import warnings

        if high is None:
            low, high = 1, low
            text = f"This function is deprecated. Please call randint(1, {high} + 1) instead"
        else:
            text = f"This function is deprecated. Please call randint({low}, {high} + 1) instead"
        warnings.warn(text, DeprecationWarning, stacklevel=2)
        return self.randint(low, int(high) + 1, size=size, dtype="l")

    def bytes(self, length):
        """Random bytes."""
        return self._source.bytes(length)

    def choice(self, a, size=None, replace=True, p=None):
        """Elements picked from an array, or from the numbers below one."""
        array = np.asarray(a)
        if array.ndim == 0:
            try:
                count = operator.index(array.item())
            except TypeError:
                raise ValueError("a must be 1-dimensional or an integer") from None
            if count <= 0 and np.prod(size) != 0:
                raise ValueError("a must be greater than 0 unless no samples are taken")
        elif array.ndim != 1:
            raise ValueError("a must be 1-dimensional")
        else:
            count = array.shape[0]
            if count == 0 and np.prod(size) != 0:
                raise ValueError("'a' cannot be empty unless no samples are taken")
        if p is not None:
            p = np.array(p, float)
            if p.ndim != 1:
                raise ValueError("'p' must be 1-dimensional")
            if p.size != count:
                raise ValueError("'a' and 'p' must have same size")
            if np.isnan(p).any():
                raise ValueError("probabilities contain NaN")
            if (p < 0).any():
                raise ValueError("probabilities are not non-negative")
            if abs(float(p.sum()) - 1.0) > max(1.4901161193847656e-08, 0):
                raise ValueError("probabilities do not sum to 1")
        shape = size
        total = int(np.prod(_shape(size))) if size is not None else 1
        if replace:
            if p is not None:
                running = p.cumsum()
                running /= running[-1]
                places = running.searchsorted(self.random_sample(shape), side="right")
                places = np.asarray(places)
            else:
                places = np.asarray(self.randint(0, count, size=shape))
        else:
            if total > count:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            if p is not None:
                if np.count_nonzero(p > 0) < total:
                    raise ValueError("Fewer non-zero entries in p than size")
                found = np.zeros(total, int)
                have = 0
                while have < total:
                    draws = self.rand(total - have)
                    if have > 0:
                        p[found[:have]] = 0
                    running = np.cumsum(p)
                    running /= running[-1]
                    new = running.searchsorted(draws, side="right")
                    _, firsts = np.unique(new, return_index=True)
                    firsts.sort()
                    new = new.take(firsts)
                    found[have:have + new.size] = new
                    have += new.size
                places = found.reshape(_shape(size))
            else:
                places = self.permutation(count)[:total].reshape(_shape(size))
            if size is None:
                places = np.asarray(places.ravel()[0])
        if array.ndim == 0:
            return places.item() if size is None else places
        if size is None:
            return array[places.item()]
        return array[places]

    def shuffle(self, x):
        """Puts elements in random order, in place."""
        if isinstance(x, np.ndarray):
            if x.ndim == 0:
                raise TypeError("object of type 'numpy.ndarray' has no len()")
            x[...] = x[self._source.shuffled(x.shape[0])]
            return
        places = self._source.shuffled(len(x)).tolist()
        x[:] = [x[place] for place in places]

    def permutation(self, x):
        """Elements, or the numbers below one, in random order."""
        if hasattr(x, "__index__") and not isinstance(x, np.ndarray):
            return self._source.shuffled(operator.index(x))
        array = np.asarray(x)
        if array.ndim == 0:
            if array.dtype.kind in "iu":
                return self._source.shuffled(int(array))
            raise IndexError("x must be an integer or at least 1-dimensional")
        return array[self._source.shuffled(array.shape[0])]

    def multinomial(self, n, pvals, size=None):
        """How many of `n` trials fall to each outcome."""
        pvals = [float(one) for one in pvals]
        if sum(pvals[:-1]) > 1.0 + 1e-12:
            raise ValueError("sum(pvals[:-1]) > 1.0")
        shape = _shape(size)
        rows = []
        for _ in range(_count(shape)):
            left, share, row = n, 1.0, [0] * len(pvals)
            for place, chance in enumerate(pvals[:-1]):
                row[place] = int(self.binomial(left, min(chance / share, 1.0)))
                left -= row[place]
                if left <= 0:
                    break
                share -= chance
            if left > 0:
                row[-1] = left
            rows.append(row)
        return np.array(rows, int).reshape(shape + (len(pvals),))

    def dirichlet(self, alpha, size=None):
        """Shares that add up to one."""
        alpha = np.asarray(alpha, float)
        if (alpha <= 0).any():
            raise ValueError("alpha <= 0")
        shape = _shape(size)
        rows = []
        for _ in range(_count(shape)):
            row = np.array([self.standard_gamma(one) for one in alpha.tolist()])
            total = 0.0
            for one in row.tolist():
                total += one
            rows.append(row * (1 / total))
        return np.array(rows).reshape(shape + alpha.shape)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8):
        """Normal numbers that go together."""
        mean, cov = np.array(mean, float), np.array(cov, float)
        if mean.ndim != 1:
            raise ValueError("mean must be 1 dimensional")
        if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
            raise ValueError("cov must be 2 dimensional and square")
        if mean.shape[0] != cov.shape[0]:
            raise ValueError("mean and cov must have same length")
        shape = _shape(size) + (mean.shape[0],)
        x = self.standard_normal(shape).reshape(-1, mean.shape[0])
        from numpy.linalg import svd

        _, s, v = svd(cov)
        return (mean + x @ (np.sqrt(s)[:, None] * v)).reshape(shape)


_shared = RandomState()


def _function(name):
    method = getattr(RandomState, name)

    def call(*args, **keywords):
        return method(_shared, *args, **keywords)

    call.__name__ = call.__qualname__ = name
    call.__doc__ = method.__doc__
    return call


for _name in __all__[1:]:
    if hasattr(RandomState, _name):
        globals()[_name] = _function(_name)
ranf = sample = random_sample
