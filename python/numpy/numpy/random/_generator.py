"""`Generator`: distributions drawn from any source of bits, and `default_rng`, which makes one."""
import numpy as np
from _numpy import _Bits, _Source

from . import _orders, _vectors
from ._bounded import integers as _integers
from ._pcg64 import PCG64
from .bit_generator import BitGenerator, missing

__all__ = ["Generator", "default_rng"]


def _kind(dtype, name):
    """What follows the name of a distribution of a type: nothing for double precision."""
    if dtype is np.float64:
        return ""
    kind = np.dtype(dtype)
    if kind == np.float64 and kind.isnative:
        return ""
    if kind == np.float32 and kind.isnative:
        return "_single"
    raise TypeError(f"Unsupported dtype {kind!r} for {name}")


class Generator:
    """Random numbers of many distributions, from a source of bits such as `PCG64`."""

    __slots__ = ("_bit_generator", "_source", "_draw", "__weakref__")
    _poisson_lam_max = 9.223372006484771e18

    def __init__(self, bit_generator):
        bits = bit_generator.capsule
        if not isinstance(bits, _Bits):
            raise ValueError("Invalid bit generator. The bit generator must be instantiated.")
        self._bit_generator = bit_generator
        self._source = _Source(bits, False)
        self._draw = self._source.draw

    def __getattr__(self, name):
        raise missing(self, name)

    def __repr__(self):
        return f"{self} at 0x{id(self):X}"

    def __str__(self):
        return f"{type(self).__name__}({type(self._bit_generator).__name__})"

    def __getstate__(self):
        return None

    def __setstate__(self, state):
        if isinstance(state, dict):
            self._bit_generator.state = state

    def __reduce__(self):
        from . import _pickle

        return getattr(_pickle, "__generator_ctor"), (self._bit_generator,), None

    @property
    def bit_generator(self):
        """The source of bits."""
        return self._bit_generator

    def spawn(self, n_children):
        """Generators that have nothing to do with each other."""
        return [type(self)(source) for source in self._bit_generator.spawn(n_children)]

    def random(self, size=None, dtype=np.float64, out=None):
        """Numbers from 0 up to 1, which is left out."""
        return self._draw("random" + _kind(dtype, "random"), size, out=out)

    def integers(self, low, high=None, size=None, dtype=np.int64, endpoint=False):
        """Integers from `low` up to `high`, which is left out unless `endpoint` is true; below `low` if there is no `high`."""
        return _integers(self._source, low, high, size, dtype, endpoint, "integers")

    def bytes(self, length):
        """Random bytes."""
        length = int(length)
        words = max(int((length - 1) / 4) + 1, 0)
        return self.integers(0, 2**32, size=words, dtype=np.uint32).tobytes()[:length]

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        """Elements of `a` along an axis, or numbers below `a`: each as often as it comes, or once at most."""
        return _orders.choice(self, a, size, replace, p, axis, shuffle)

    def shuffle(self, x, axis=0):
        """Brings elements, or parts along an axis, into random order, in place."""
        _orders.shuffle(self, x, axis)

    def permuted(self, x, *, axis=None, out=None):
        """A copy of which each part along an axis has a random order of its own."""
        return _orders.permuted(self, x, axis, out)

    def permutation(self, x, axis=0):
        """The parts of an array along an axis, or the numbers below one, in random order."""
        return _orders.permutation(self, x, axis)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Numbers from `low` up to `high`."""
        return self._draw("uniform", size, low, high)

    def standard_normal(self, size=None, dtype=np.float64, out=None):
        """Normal numbers around 0 of deviation 1."""
        return self._draw("standard_normal" + _kind(dtype, "standard_normal"), size, out=out)

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Normal numbers around `loc` of deviation `scale`."""
        return self._draw("normal", size, loc, scale)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        """Numbers whose logarithms are normal."""
        return self._draw("lognormal", size, mean, sigma)

    def standard_exponential(self, size=None, dtype=np.float64, method="zig", out=None):
        """Exponential numbers of mean 1, by the ziggurat (`zig`) or as logarithms (`inv`)."""
        name = "standard_exponential" if method == "zig" else "standard_exponential_inverse"
        return self._draw(name + _kind(dtype, "standard_exponential"), size, out=out)

    def exponential(self, scale=1.0, size=None):
        """Exponential numbers of mean `scale`."""
        return self._draw("exponential", size, scale)

    def standard_gamma(self, shape, size=None, dtype=np.float64, out=None):
        """Gamma numbers of scale 1."""
        return self._draw("standard_gamma" + _kind(dtype, "standard_gamma"), size, shape, out=out)

    def gamma(self, shape, scale=1.0, size=None):
        """Gamma numbers."""
        return self._draw("gamma", size, shape, scale)

    def beta(self, a, b, size=None):
        """Beta numbers: from 0 to 1."""
        return self._draw("beta", size, a, b)

    def chisquare(self, df, size=None):
        """Sums of squares of normal numbers."""
        return self._draw("chisquare", size, df)

    def noncentral_chisquare(self, df, nonc, size=None):
        """Sums of squares of normal numbers that are not around 0."""
        return self._draw("noncentral_chisquare", size, df, nonc)

    def f(self, dfnum, dfden, size=None):
        """Ratios of two sums of squares: Fisher's distribution."""
        return self._draw("f", size, dfnum, dfden)

    def noncentral_f(self, dfnum, dfden, nonc, size=None):
        """Ratios of two sums of squares, of which the upper is not around 0."""
        return self._draw("noncentral_f", size, dfnum, dfden, nonc)

    def standard_cauchy(self, size=None):
        """Ratios of two normal numbers: Cauchy's distribution."""
        return self._draw("standard_cauchy", size)

    def standard_t(self, df, size=None):
        """Student's distribution."""
        return self._draw("standard_t", size, df)

    def vonmises(self, mu, kappa, size=None):
        """Angles from -π to π around `mu`: von Mises' distribution."""
        return self._draw("vonmises", size, mu, kappa)

    def pareto(self, a, size=None):
        """Pareto's second distribution, from 0 on."""
        return self._draw("pareto", size, a)

    def weibull(self, a, size=None):
        """Weibull's distribution."""
        return self._draw("weibull", size, a)

    def power(self, a, size=None):
        """Numbers from 0 to 1 whose density is a power."""
        return self._draw("power", size, a)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        """Laplace's distribution: exponential to both sides."""
        return self._draw("laplace", size, loc, scale)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        """Gumbel's distribution, of extreme values."""
        return self._draw("gumbel", size, loc, scale)

    def logistic(self, loc=0.0, scale=1.0, size=None):
        """The logistic distribution."""
        return self._draw("logistic", size, loc, scale)

    def rayleigh(self, scale=1.0, size=None):
        """Lengths of vectors of two normal numbers: Rayleigh's distribution."""
        return self._draw("rayleigh", size, scale)

    def wald(self, mean, scale, size=None):
        """Wald's distribution, the inverse Gaussian."""
        return self._draw("wald", size, mean, scale)

    def triangular(self, left, mode, right, size=None):
        """Numbers whose density is a triangle."""
        return self._draw("triangular", size, left, mode, right)

    def binomial(self, n, p, size=None):
        """Successes among `n` trials, each with chance `p`."""
        return self._draw("binomial", size, p, n)

    def negative_binomial(self, n, p, size=None):
        """Failures before the `n`th success."""
        return self._draw("negative_binomial", size, n, p)

    def poisson(self, lam=1.0, size=None):
        """Counts of rare events, `lam` on average."""
        return self._draw("poisson", size, lam)

    def zipf(self, a, size=None):
        """Zipf's distribution: the chance of a number is a power of it."""
        return self._draw("zipf", size, a)

    def geometric(self, p, size=None):
        """Trials up to the first success."""
        return self._draw("geometric", size, p)

    def hypergeometric(self, ngood, nbad, nsample, size=None):
        """Good ones in a sample of good and bad ones, without replacement."""
        return self._draw("hypergeometric", size, ngood, nbad, nsample)

    def logseries(self, p, size=None):
        """The logarithmic series distribution."""
        return self._draw("logseries", size, p)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8, *, method="svd"):
        """Normal numbers that go together, as a matrix of covariances says."""
        return _vectors.multivariate_normal(self, mean, cov, size, check_valid, tol, method)

    def multinomial(self, n, pvals, size=None):
        """How many of `n` trials fall to each outcome."""
        return _vectors.multinomial(self, n, pvals, size)

    def multivariate_hypergeometric(self, colors, nsample, size=None, method="marginals"):
        """How many of each colour are in a sample without replacement."""
        return _vectors.multivariate_hypergeometric(self, colors, nsample, size, method)

    def dirichlet(self, alpha, size=None):
        """Vectors of shares that add up to one: Dirichlet's distribution."""
        return _vectors.dirichlet(self, alpha, size)


def default_rng(seed=None):
    """A `Generator` over `PCG64`, started from a seed; generators and sources of bits are taken as they are."""
    if isinstance(seed, BitGenerator):
        return Generator(seed)
    if isinstance(seed, Generator):
        return seed
    return Generator(PCG64(seed))
