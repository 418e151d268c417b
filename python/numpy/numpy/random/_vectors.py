"""Distributions of vectors, as `Generator` draws them."""
import operator

import numpy as np

from ._bounded import fitted
from ._orders import careful_sum

__all__ = ["multinomial", "multivariate_hypergeometric", "dirichlet", "multivariate_normal"]

_MOST = 2**63 - 1


def shape_of(size, length):
    """The shape of vectors of a length."""
    if size is None:
        return (length,)
    try:
        return (operator.index(size), length)
    except TypeError:
        return tuple(size) + (length,)


def _rows(shape):
    return np.empty(shape[:-1], np.int8).size


def _check_shares(p, given):
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("pvals < 0, pvals > 1 or pvals contains NaNs")
    for row in p.reshape(-1, p.shape[-1]).tolist():
        # NumPy adds up one value even where none is left to add.
        if careful_sum(row[:-1] or row) > 1.0 + 1e-12:
            part = "[:-1]" if p.ndim == 1 else "[...,:-1]"
            is_narrow = isinstance(given, np.ndarray) and np.issubdtype(given.dtype, np.floating) and given.dtype != float
            if is_narrow and given.sum() < 1.0001:
                raise ValueError(
                    f"sum(pvals{part}.astype(np.float64)) > 1.0. The pvals array is cast to 64-bit floating point prior to checking the sum."
                    " Precision changes when casting may cause problems even if the sum of the original pvals is valid.")
            raise ValueError(f"sum(pvals{part}) > 1.0")


def multinomial(rng, n, pvals, size):
    """How many of `n` trials fall to each outcome."""
    trials, given, p = np.asarray(n), pvals, np.asarray(pvals, float)
    if isinstance(n, np.ndarray) and not np.can_cast(trials.dtype, np.int64):
        what = "array data" if trials.ndim else "scalar"
        raise TypeError(f"Cannot cast {what} from {trials.dtype!r} to dtype('int64') according to the rule 'safe'")
    trials = trials.astype(np.int64)
    length = p.shape[-1] if p.ndim else 0
    if length == 0:
        raise ValueError("pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.")
    _check_shares(p, given)
    if (trials < 0).any():
        raise ValueError("n < 0")
    if trials.ndim or p.ndim > 1:
        starts = np.arange(0, p.size, length).reshape(p.shape[:-1])
        shape = (*fitted(size, trials, starts), length)
        trials, starts = np.broadcast_to(trials, shape[:-1]), np.broadcast_to(starts, shape[:-1])
    else:
        starts, shape = np.array(0), shape_of(size, length)
    return rng._source.multinomial(trials.ravel(), starts.ravel(), p.ravel(), length, _rows(shape)).reshape(shape)


def multinomial_of_one(state, n, pvals, size):
    """How many of `n` trials fall to each outcome, as `RandomState` draws it: of one number of trials only."""
    if isinstance(n, (list, tuple, str)):
        raise TypeError("an integer is required")
    n = int(n)
    try:
        len(pvals)
    except TypeError:
        raise TypeError("pvals must be a 1-d sequence") from None
    p = np.asarray(pvals, float)
    if p.ndim != 1:
        raise ValueError("object too deep for desired array")
    if p.size:
        _check_shares(p, pvals)
    if n < 0:
        raise ValueError("n < 0")
    shape = shape_of(size, p.size)
    if p.size == 0:
        return np.zeros(shape, np.int64)
    return state._source.multinomial(np.array([n]), np.array([0]), p, p.size, _rows(shape)).reshape(shape)


def multivariate_hypergeometric(rng, colors, nsample, size, method):
    """How many of each colour are in a sample without replacement."""
    if method not in ("count", "marginals"):
        raise ValueError('method must be "count" or "marginals".')
    try:
        nsample = operator.index(nsample)
    except TypeError:
        raise ValueError("nsample must be an integer") from None
    if nsample < 0:
        raise ValueError("nsample must be nonnegative.")
    if nsample > _MOST:
        raise ValueError(f"nsample must not exceed {_MOST}")
    try:
        colors = np.asarray(colors)
        is_bad = colors.ndim != 1 or colors.size > 0 and not np.issubdtype(colors.dtype, np.integer)
        is_bad = is_bad or bool(np.any((colors < 0) | (colors > _MOST)))
    except ValueError:
        is_bad = True
    if is_bad:
        raise ValueError(f"colors must be a one-dimensional sequence of nonnegative integers not exceeding {_MOST}.")
    total = sum(colors.tolist())
    if total > _MOST:
        raise ValueError(f"sum(colors) must not exceed the maximum value of a 64 bit signed integer ({_MOST})")
    if method == "marginals" and total >= 10**9:
        raise ValueError('When method is "marginals", sum(colors) must be less than 1000000000.')
    if method == "count" and total > _MOST // 8:
        raise ValueError(f"When method is 'count', sum(colors) must not exceed {_MOST // 8}")
    if nsample > total:
        raise ValueError("nsample > sum(colors)")
    shape = shape_of(size, colors.size)
    if colors.size == 0:
        return np.zeros(shape, np.int64)
    return rng._source.colours(colors.astype(np.int64), nsample, _rows(shape), method == "count").reshape(shape)


def dirichlet(rng, alpha, size, is_legacy=False):
    """Shares that add up to one."""
    length = len(alpha)
    alpha = np.asarray(alpha, float)
    if alpha.ndim != 1:
        raise ValueError("object too deep for desired array")
    if (np.less_equal if is_legacy else np.less)(alpha, 0).any():
        raise ValueError("alpha <= 0" if is_legacy else "alpha < 0")
    shape = shape_of(size, length)
    return rng._source.dirichlet(alpha, _rows(shape)).reshape(shape)


def _factor(cov, check_valid, tol, method, is_legacy):
    """A matrix whose transpose times itself is the covariance."""
    if method == "cholesky":
        return np.linalg.cholesky(cov).T
    if method == "svd":
        u, s, vh = np.linalg.svd(cov)
    else:
        s, u = np.linalg.eigh(cov)
    if check_valid != "ignore":
        if check_valid not in ("warn", "raise"):
            raise ValueError("check_valid must equal 'warn', 'raise', or 'ignore'")
        is_valid = np.allclose(np.dot(vh.T * s, vh), cov, rtol=tol, atol=tol) if method == "svd" else not np.any(s < -tol)
        if not is_valid:
            if check_valid == "raise":
                raise ValueError("covariance is not symmetric positive-semidefinite.")
            import warnings

            warnings.warn("covariance is not symmetric positive-semidefinite.", RuntimeWarning, stacklevel=4)
    if is_legacy:
        return np.sqrt(s)[:, None] * vh
    return (u * np.sqrt(s if method == "svd" else abs(s))).T


def multivariate_normal(rng, mean, cov, size, check_valid, tol, method, is_legacy=False):
    """Normal numbers that go together."""
    if method not in ("eigh", "svd", "cholesky"):
        raise ValueError("method must be one of {'eigh', 'svd', 'cholesky'}")
    mean, cov = np.array(mean), np.array(cov)
    if not is_legacy and "c" in (mean.dtype.kind, cov.dtype.kind):
        raise TypeError("mean and cov must not be complex")
    if mean.ndim != 1:
        raise ValueError("mean must be 1 dimensional")
    if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    shape = shape_of(size, mean.shape[0])
    x = rng.standard_normal(shape).reshape(-1, mean.shape[0])
    factor = _factor(cov.astype(float), check_valid, tol, method, is_legacy)
    return (mean + x @ factor).reshape(shape)
