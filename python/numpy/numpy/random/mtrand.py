"""`RandomState`: the distributions of old, whose numbers never change, over a Mersenne Twister or another source of bits."""
import numpy as np
from _numpy import _Bits, _Source

from . import _orders_legacy, _vectors
from ._bounded import integers
from ._mt19937 import MT19937
from .bit_generator import missing

__all__ = [
    "beta", "binomial", "bytes", "chisquare", "choice", "dirichlet", "exponential", "f", "gamma", "geometric", "get_state",
    "gumbel", "hypergeometric", "laplace", "logistic", "lognormal", "logseries", "multinomial", "multivariate_normal", "negative_binomial",
    "noncentral_chisquare", "noncentral_f", "normal", "pareto", "permutation", "poisson", "power", "rand", "randint", "randn", "random",
    "random_integers", "random_sample", "ranf", "rayleigh", "sample", "seed", "set_state", "shuffle", "standard_cauchy", "standard_exponential",
    "standard_gamma", "standard_normal", "standard_t", "triangular", "uniform", "vonmises", "wald", "weibull", "zipf",
]


class RandomState:
    """A source of random numbers; the same seed gives the same numbers as in every NumPy."""

    __slots__ = ("_bit_generator", "_source", "_draw", "__weakref__")
    _poisson_lam_max = 9.223372006484771e18

    def __init__(self, seed=None):
        if seed is None or not hasattr(seed, "capsule"):
            bits = MT19937.__new__(MT19937)
            bits._lock, bits._bits = None, _Bits("MT19937", [])
            bits._legacy_seeding(seed)
        else:
            bits = seed
        self._start(bits)

    def _start(self, bit_generator):
        if not isinstance(bit_generator.capsule, _Bits):
            raise ValueError("Invalid bit generator. The bit generator must be instantized.")
        self._bit_generator = bit_generator
        self._source = _Source(bit_generator.capsule, True)
        self._draw = self._source.draw

    def __getattr__(self, name):
        raise missing(self, name)

    def __repr__(self):
        return f"{self} at 0x{id(self):X}"

    def __str__(self):
        return f"{type(self).__name__}({type(self._bit_generator).__name__})"

    def __getstate__(self):
        return self.get_state(legacy=False)

    def __setstate__(self, state):
        self.set_state(state)

    def __reduce__(self):
        from . import _pickle

        return getattr(_pickle, "__randomstate_ctor"), (self._bit_generator,), self.get_state(legacy=False)

    def seed(self, seed=None):
        """Start from a seed."""
        if not isinstance(self._bit_generator, MT19937):
            raise TypeError("can only re-seed a MT19937 BitGenerator")
        self._bit_generator._legacy_seeding(seed)
        self._source.set_gauss(None)

    def get_state(self, legacy=True):
        """All there is to go on from here."""
        state = self._bit_generator.state
        gauss = self._source.gauss()
        state["has_gauss"], state["gauss"] = int(gauss is not None), 0.0 if gauss is None else gauss
        if legacy and not isinstance(self._bit_generator, MT19937):
            import warnings

            warnings.warn(
                "get_state and legacy can only be used with the MT19937 BitGenerator. To silence this warning, set `legacy` to False.",
                RuntimeWarning, stacklevel=2)
            legacy = False
        if legacy:
            return state["bit_generator"], state["state"]["key"], state["state"]["pos"], state["has_gauss"], state["gauss"]
        return state

    def set_state(self, state):
        """Go on from what `get_state` gave."""
        if isinstance(state, dict):
            if "bit_generator" not in state or "state" not in state:
                raise ValueError("state dictionary is not valid.")
        elif not isinstance(state, (tuple, list)):
            raise TypeError("state must be a dict or a tuple.")
        else:
            if state[0] != "MT19937":
                raise ValueError("set_state can only be used with legacy MT19937 state instances.")
            has_gauss, gauss = (state[3], state[4]) if len(state) > 3 else (0, 0.0)
            state = {"bit_generator": state[0], "state": {"key": state[1], "pos": state[2]}, "has_gauss": has_gauss, "gauss": gauss}
        self._bit_generator.state = state
        self._source.set_gauss(float(state.get("gauss", 0.0)) if state.get("has_gauss") else None)

    def random_sample(self, size=None):
        """Numbers from 0 up to 1."""
        return self._draw("random", size)

    def random(self, size=None):
        """Numbers from 0 up to 1."""
        return self._draw("random", size)

    def rand(self, *args):
        """Numbers from 0 up to 1, in a shape."""
        return self._draw("random", args or None)

    def randn(self, *args):
        """Normal numbers, in a shape."""
        return self._draw("standard_normal", args or None)

    def randint(self, low, high=None, size=None, dtype=int):
        """Integers from `low` up to `high`, which is left out."""
        return integers(self._source, low, high, size, dtype, False, "randint")

    def random_integers(self, low, high=None, size=None):
        """Integers from `low` to `high`."""
        import warnings

        if high is None:
            low, high = 1, low
        text = f"This function is deprecated. Please call randint({low}, {high} + 1) instead"
        warnings.warn(text, DeprecationWarning, stacklevel=2)
        return self.randint(low, int(high) + 1, size=size, dtype="l")

    def bytes(self, length):
        """Random bytes."""
        length = int(length)
        words = max(int((length - 1) / 4) + 1, 0)
        return self.randint(0, 2**32, size=words, dtype=np.uint32).tobytes()[:length]

    def choice(self, a, size=None, replace=True, p=None):
        """Elements picked from an array, or from the numbers below one."""
        return _orders_legacy.choice(self, a, size, replace, p)

    def shuffle(self, x):
        """Puts elements in random order, in place."""
        _orders_legacy.shuffle(self, x)

    def permutation(self, x):
        """Elements, or the numbers below one, in random order."""
        return _orders_legacy.permutation(self, x)

    def exponential(self, scale=1.0, size=None):
        """Exponential numbers."""
        return self._draw("exponential", size, scale)

    def standard_exponential(self, size=None):
        """Exponential numbers of mean 1."""
        return self._draw("standard_exponential", size)

    def standard_normal(self, size=None):
        """Normal numbers around 0."""
        return self._draw("standard_normal", size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Normal numbers."""
        return self._draw("normal", size, loc, scale)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        """Numbers whose logarithms are normal."""
        return self._draw("lognormal", size, mean, sigma)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Numbers from `low` up to `high`."""
        return self._draw("uniform", size, low, high)

    def standard_gamma(self, shape, size=None):
        """Gamma numbers of scale 1."""
        return self._draw("standard_gamma", size, shape)

    def gamma(self, shape, scale=1.0, size=None):
        """Gamma numbers."""
        return self._draw("gamma", size, shape, scale)

    def beta(self, a, b, size=None):
        """Beta numbers."""
        return self._draw("beta", size, a, b)

    def chisquare(self, df, size=None):
        """Chi-square numbers."""
        return self._draw("chisquare", size, df)

    def noncentral_chisquare(self, df, nonc, size=None):
        """Chi-square numbers of squares that are not around 0."""
        return self._draw("noncentral_chisquare", size, df, nonc)

    def f(self, dfnum, dfden, size=None):
        """Numbers of Fisher's distribution."""
        return self._draw("f", size, dfnum, dfden)

    def noncentral_f(self, dfnum, dfden, nonc, size=None):
        """Numbers of Fisher's distribution whose upper squares are not around 0."""
        return self._draw("noncentral_f", size, dfnum, dfden, nonc)

    def standard_cauchy(self, size=None):
        """Numbers of Cauchy's distribution."""
        return self._draw("standard_cauchy", size)

    def standard_t(self, df, size=None):
        """Numbers of Student's distribution."""
        return self._draw("standard_t", size, df)

    def vonmises(self, mu, kappa, size=None):
        """Angles around `mu`."""
        return self._draw("vonmises", size, mu, kappa)

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

    def wald(self, mean, scale, size=None):
        """Numbers of Wald's distribution."""
        return self._draw("wald", size, mean, scale)

    def triangular(self, left, mode, right, size=None):
        """Numbers of a triangle."""
        return self._draw("triangular", size, left, mode, right)

    def binomial(self, n, p, size=None):
        """Counts of successes."""
        return self._draw("binomial", size, p, n)

    def negative_binomial(self, n, p, size=None):
        """Counts of failures before successes."""
        return self._draw("negative_binomial", size, n, p)

    def poisson(self, lam=1.0, size=None):
        """Counts of rare events."""
        return self._draw("poisson", size, lam)

    def zipf(self, a, size=None):
        """Numbers of Zipf's distribution."""
        return self._draw("zipf", size, a)

    def geometric(self, p, size=None):
        """Counts of trials up to a success."""
        return self._draw("geometric", size, p)

    def hypergeometric(self, ngood, nbad, nsample, size=None):
        """Counts of good ones in a sample."""
        return self._draw("hypergeometric", size, ngood, nbad, nsample)

    def logseries(self, p, size=None):
        """Numbers of the logarithmic series distribution."""
        return self._draw("logseries", size, p)

    def tomaxint(self, size=None):
        """Integers from 0 to the greatest."""
        return self._draw("tomaxint", size)

    def multinomial(self, n, pvals, size=None):
        """How many of `n` trials fall to each outcome."""
        return _vectors.multinomial_of_one(self, n, pvals, size)

    def dirichlet(self, alpha, size=None):
        """Shares that add up to one."""
        return _vectors.dirichlet(self, alpha, size, is_legacy=True)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8):
        """Normal numbers that go together."""
        return _vectors.multivariate_normal(self, mean, cov, size, check_valid, tol, "svd", is_legacy=True)


_rand = RandomState()

for _name in __all__:
    if hasattr(RandomState, _name):
        globals()[_name] = getattr(_rand, _name)


def sample(*args, **kwargs):
    """Numbers from 0 up to 1."""
    return _rand.random_sample(*args, **kwargs)


def ranf(*args, **kwargs):
    """Numbers from 0 up to 1."""
    return _rand.random_sample(*args, **kwargs)


def seed(seed=None):
    """Start the shared source from a seed."""
    source = _rand._bit_generator
    if isinstance(source, MT19937):
        _rand.seed(seed)
    else:
        source.state = type(source)(seed).state


def get_bit_generator():
    """The source of bits of the functions of this module."""
    return _rand._bit_generator


def set_bit_generator(bitgen):
    """Let the functions of this module draw from another source of bits."""
    _rand._start(bitgen)
