"""Mathematics on arrays: rounding, differences, integrals, fits, histograms, comparison."""
import _numpy
from _numpy import asarray, ndarray

from . import reductions, types, ufuncs
from ._exceptions import UFuncTypeError
from .creation import asanyarray, empty_like
from .errors import errstate
from .indexing import where
from .scalars import complexfloating
from .shaping import broadcast_to, concatenate, moveaxis
from .ufuncs import normalize_axis_index

__all__ = [
    "clip", "round", "around", "fix", "diff", "gradient", "trapezoid", "trapz", "interp", "convolve", "correlate", 
    "cov", "corrcoef", "allclose", "isclose", "array_equal", "array_equiv", "sinc", 
    "angle", "unwrap", "real_if_close", "nan_to_num", "real", "imag", "isreal", "iscomplex", "isrealobj", "iscomplexobj", "isscalar",
    "isposinf", "isneginf", 
    "common_type", "mintypecode", "iterable",
]

_NONE = object()


def clip(a, a_min=_NONE, a_max=_NONE, out=None, *, min=_NONE, max=_NONE, **keywords):
    """Elements held between two bounds."""
    if a_min is _NONE and a_max is _NONE:
        a_min, a_max = None if min is _NONE else min, None if max is _NONE else max
    elif a_min is _NONE or a_max is _NONE:
        raise TypeError(f"clip() missing 1 required positional argument: '{'a_min' if a_min is _NONE else 'a_max'}'")
    elif min is not _NONE or max is not _NONE:
        raise ValueError("Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden.")
    if not isinstance(a, ndarray) and callable(getattr(a, "clip", None)) and not isinstance(a, _numpy.generic):
        return a.clip(a_min, a_max, out=out, **keywords)
    return held(asanyarray(a), a_min, a_max, out, **keywords)


_CASTINGS = ("no", "equiv", "safe", "same_kind", "unsafe")


def held(a, low, high, out=None, casting=None, where=True, dtype=None, **keywords):
    """The elements of an array between bounds, either of which may be None."""
    casting = casting or "same_kind"
    if casting not in _CASTINGS:
        raise ValueError(f"casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe' (got {casting!r})")
    if a.dtype.kind in "iu":
        # Numbers beyond the type bound nothing.
        limits = types.iinfo(a.dtype)
        low = None if type(low) is int and low <= int(limits.min) else low
        high = None if type(high) is int and high >= int(limits.max) else high
    result, name = a, "clip"
    if low is not None:
        result = ufuncs.maximum(result, low, dtype=dtype)
        name = "clip" if high is not None else "maximum"
    if high is not None:
        result = ufuncs.minimum(result, high, dtype=dtype)
        name = name if low is not None else "minimum"
    if low is None and high is None:
        result = ufuncs.positive(a) if a.dtype.kind != "b" else a.copy()
    out = out[0] if isinstance(out, tuple) else out
    if out is None and where is True:
        return result
    made = asanyarray(result)
    if out is None:
        out = made.copy()
    if not _numpy._can_cast(made.dtype, out.dtype, casting):
        raise UFuncTypeError(f"Cannot cast ufunc '{name}' output from {made.dtype!r} to {out.dtype!r} with casting rule '{casting}'")
    if where is True:
        out[...] = made.astype(out.dtype, copy=False) if made.dtype.kind == "c" else made
    else:
        _numpy._copy_where(out, made.astype(out.dtype), asanyarray(where))
    return out


def round(a, decimals=0, out=None):
    """Elements rounded to so many decimals, halves to even."""
    a = asanyarray(a)
    if a.dtype.kind in "iub":
        if a.dtype.kind == "b":
            result = ufuncs.rint(a)
        elif decimals >= 0:
            result = a.copy()
        else:
            step = 10 ** -decimals
            result = (ufuncs.rint(a / step) * step).astype(a.dtype)
    elif a.dtype.kind == "O":
        result = _numpy.array([_python_round(value, decimals) for value in a.ravel().tolist()], "O").reshape(a.shape)
    elif a.dtype.kind == "c":
        result = round(a.real, decimals) + round(a.imag, decimals) * 1j
        result = result.astype(a.dtype)
    elif decimals == 0:
        result = ufuncs.rint(a)
    elif decimals > 0:
        scale = 10.0 ** decimals
        result = ufuncs.divide(ufuncs.rint(ufuncs.multiply(a, scale)), scale)
    else:
        scale = 10.0 ** -decimals
        result = ufuncs.multiply(ufuncs.rint(ufuncs.divide(a, scale)), scale)
    if out is not None:
        out[...] = result
        return out
    return result[()] if isinstance(result, ndarray) and result.ndim == 0 else result


_python_round = __builtins__["round"] if isinstance(__builtins__, dict) else __builtins__.round
around = round


def fix(x, out=None):
    """Elements rounded towards zero."""
    return ufuncs.trunc(x, *(() if out is None else (out,)))


def diff(a, n=1, axis=-1, prepend=_NONE, append=_NONE):
    """Differences of neighbours, `n` times."""
    if n == 0:
        return a
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n!r}")
    a = asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = normalize_axis_index(axis, a.ndim)
    parts = []
    for more in (prepend, a, append):
        if more is _NONE:
            continue
        if more is not a:
            more = asanyarray(more)
            if more.ndim == 0:
                shape = list(a.shape)
                shape[axis] = 1
                more = broadcast_to(more, shape)
        parts.append(more)
    if len(parts) > 1:
        a = concatenate(parts, axis)
    lane = (slice(None),) * axis
    for _ in range(n):
        later, sooner = a[lane + (slice(1, None),)], a[lane + (slice(None, -1),)]
        a = ufuncs.not_equal(later, sooner) if a.dtype.kind == "b" else ufuncs.subtract(later, sooner)
    return a


def gradient(f, *varargs, axis=None, edge_order=1):
    """Slopes, by differences of second order."""
    f = asanyarray(f)
    axes = list(range(f.ndim)) if axis is None else ufuncs.normalized_axes(axis, f.ndim)
    if not varargs:
        spacings = [1.0] * len(axes)
    elif len(varargs) == 1 and ndim_of(varargs[0]) == 0:
        spacings = list(varargs) * len(axes)
    elif len(varargs) == len(axes):
        spacings = []
        for one, place in zip(varargs, axes):
            one = asanyarray(one)
            if one.ndim == 0:
                spacings.append(one[()])
                continue
            if one.ndim != 1:
                raise ValueError("distances must be either scalars or 1d")
            if len(one) != f.shape[place]:
                raise ValueError("when 1d, distances must match the length of the corresponding dimension")
            if one.dtype.kind in "iu":
                one = one.astype("d")
            steps = diff(one)
            spacings.append(steps[0] if len(steps) and (steps == steps[0]).all() else steps)
    else:
        raise TypeError("invalid number of arguments")
    if edge_order > 2:
        raise ValueError("'edge_order' greater than 2 not supported")
    if f.dtype.kind in "iub":
        f = f.astype("d")
    results = []
    for place, step in zip(axes, spacings):
        if f.shape[place] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
        g = moveaxis(f, place, 0)
        made = _numpy._zeros(g.shape, f.dtype, "C") if type(g) is ndarray else empty_like(g)
        even = ndim_of(step) == 0
        if even:
            made[1:-1] = (g[2:] - g[:-2]) / (2.0 * step)
        else:
            shape = (-1,) + (1,) * (g.ndim - 1)
            before, after = step[:-1].reshape(shape), step[1:].reshape(shape)
            made[1:-1] = (-after / (before * (before + after))) * g[:-2] + ((after - before) / (before * after)) * g[1:-1] + (before / (after * (before + after))) * g[2:]
        if edge_order == 1:
            first, last = (step, step) if even else (step[0], step[-1])
            made[0] = (g[1] - g[0]) / first
            made[-1] = (g[-1] - g[-2]) / last
        else:
            if even:
                a, b, c = -1.5 / step, 2.0 / step, -0.5 / step
            else:
                one, two = step[0], step[1]
                a, b, c = -(2.0 * one + two) / (one * (one + two)), (one + two) / (one * two), -one / (two * (one + two))
            made[0] = a * g[0] + b * g[1] + c * g[2]
            if even:
                a, b, c = 0.5 / step, -2.0 / step, 1.5 / step
            else:
                one, two = step[-2], step[-1]
                a, b, c = two / (one * (one + two)), -(two + one) / (one * two), (2.0 * two + one) / (two * (one + two))
            made[-1] = a * g[-3] + b * g[-2] + c * g[-1]
        results.append(moveaxis(made, 0, place))
    return results[0] if len(results) == 1 else tuple(results)


def ndim_of(value):
    return getattr(value, "ndim", None) if hasattr(value, "ndim") else asarray(value).ndim


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The integral by trapezoids."""
    y = asanyarray(y)
    axis = normalize_axis_index(axis, y.ndim)
    if x is None:
        steps = dx
    else:
        x = asanyarray(x)
        steps = diff(x, axis=0 if x.ndim == 1 else axis)
        if x.ndim == 1:
            steps = steps.reshape((1,) * axis + (-1,) + (1,) * (y.ndim - axis - 1))
    lane = (slice(None),) * axis
    return (steps * (y[lane + (slice(1, None),)] + y[lane + (slice(None, -1),)]) / 2.0).sum(axis)


def trapz(y, x=None, dx=1.0, axis=-1):
    """The area under lines through points; `trapezoid` is its new name."""
    import warnings

    warnings.warn(
        "`trapz` is deprecated. Use `trapezoid` instead, or one of the numerical integration functions in `scipy.integrate`.", DeprecationWarning,
        stacklevel=2)
    return trapezoid(y, x, dx, axis)


def interp(x, xp, fp, left=None, right=None, period=None):
    """Values between points, on straight lines."""
    fp = asarray(fp)
    kind = "D" if fp.dtype.kind == "c" else "d"
    x, xp, fp = asarray(x, "d"), asarray(xp, "d"), asarray(fp, kind)
    if period is not None:
        if period == 0:
            raise ValueError("period must be a non-zero value")
        period = abs(period)
        x, xp = x % period, xp % period
        order = xp.argsort(kind="stable")
        xp, fp = xp[order], fp[order]
        xp = concatenate((xp[-1:] - period, xp, xp[0:1] + period))
        fp = concatenate((fp[-1:], fp, fp[0:1]))
        left = right = None
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("Data points must be 1-D sequences" if period is not None else "object too deep for desired array")
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    low = fp[0] if left is None else left
    high = fp[-1] if right is None else right
    if kind == "d" and not any(isinstance(value, complex) for value in (left, right)):
        result = _numpy._interpolated(x, xp, fp, float(low), float(high))
        return result[()] if result.ndim == 0 else result
    flat = x.ravel()
    if len(xp) == 1:
        result = where(flat < xp[0], low, where(flat > xp[0], high, fp[0]))
    else:
        place = ufuncs.minimum(ufuncs.maximum(xp.searchsorted(flat, side="right") - 1, 0), len(xp) - 2)
        x0, x1, y0, y1 = xp[place], xp[place + 1], fp[place], fp[place + 1]
        with errstate(all="ignore"):
            slope = (y1 - y0) / (x1 - x0)
            result = slope * (flat - x0) + y0
            bad = result != result
            if asarray(bad).any():
                other = slope * (flat - x1) + y1
                other = where((other != other) & (y0 == y1), y0, other)
                result = where(bad, other, result)
        result = where(flat == xp[-1], fp[-1], result)
        result = where(flat < xp[0], low, where(flat > xp[-1], high, result))
        result = where(flat != flat, flat, result)
    result = result.astype(kind, copy=False).reshape(x.shape)
    return result[()] if result.ndim == 0 else result


_MODES = {0: "valid", 1: "same", 2: "full", "v": "valid", "s": "same", "f": "full"}


def _slide(a, v, mode):
    """Sums of products of `a` with `v` moved along it."""
    mode = _MODES.get(mode, mode)
    if mode not in ("valid", "same", "full"):
        raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got {mode!r})")
    kind = _numpy._result_type(a.dtype, v.dtype)
    a, v = a.astype(kind, copy=False), v.astype(kind, copy=False)
    n, m = len(a), len(v)
    if kind.kind == "O":
        full = _numpy._zeros((n + m - 1,), "O", "C")
        for place in range(n + m - 1):
            first, last = max(0, place - m + 1), min(n, place + 1)
            total = a[first] * v[first + m - 1 - place]
            for k in range(first + 1, last):
                total = total + a[k] * v[k + m - 1 - place]
            full[place] = total
    else:
        padded = _numpy._zeros((n + 2 * (m - 1),), kind, "C")
        padded[m - 1:m - 1 + n] = a
        windows = padded._strided([n + m - 1, m], [padded.itemsize, padded.itemsize], 0)
        full = windows @ v if kind.kind != "b" else (windows & v).any(1)
        if kind.kind in "fc":
            full += 0  # no sum of products is -0
            if m > 1 and not ufuncs.isfinite(v).all():
                # The zeros beside the array must not meet infinities.
                for place in range(m - 1):
                    full[place] = a[:place + 1] @ v[m - 1 - place:]
                    full[n + m - 2 - place] = a[n - 1 - place:] @ v[:place + 1]
    if mode == "full":
        return full
    if mode == "same":
        start = (m - 1) // 2
        return full[start:start + n]
    return full[m - 1:n]


def _flat(a):
    a = asarray(a)
    if a.ndim > 1:
        raise ValueError("object too deep for desired array")
    return a.reshape(-1)


def correlate(a, v, mode="valid"):
    """The second moved along the first and multiplied."""
    a, v = _flat(a), _flat(v)
    if a.size == 0:
        raise ValueError("first array argument cannot be empty")
    if v.size == 0:
        raise ValueError("second array argument cannot be empty")
    v = v.conj() if v.dtype.kind == "c" else v
    if len(v) > len(a):
        mode = _MODES.get(mode, mode)
        full = _slide(v[::-1], a[::-1], "full")
        n, m = len(a), len(v)
        if mode == "full":
            return full
        if mode == "same":
            start = (n - 1) - (n - 1) // 2
            return full[start:start + m]
        return full[n - 1:m]
    return _slide(a, v, mode)


def convolve(a, v, mode="full"):
    """The second, reversed, moved along the first and multiplied."""
    a, v = _numpy.array(a, None, None, None, False, 1), _numpy.array(v, None, None, None, False, 1)
    a, v = _flat(a), _flat(v)
    if len(a) == 0:
        raise ValueError("a cannot be empty")
    if len(v) == 0:
        raise ValueError("v cannot be empty")
    if len(v) > len(a):
        a, v = v, a
    return _slide(a, v[::-1], mode)


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """The covariances of rows."""
    m = asarray(m)
    if m.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    kind = dtype or (_numpy._result_type(m, "d") if y is None else _numpy._result_type(m, asarray(y), "d"))
    x = _numpy.array(m, kind, None, None, False, 2)
    if not rowvar and m.ndim != 1:
        x = x.T
    if x.shape[0] == 0:
        return _numpy._zeros((0, 0), "d", "C")
    if y is not None:
        y = _numpy.array(y, kind, True, None, False, 2)
        x = concatenate((x, y.T if not rowvar and y.shape[0] != 1 else y), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    weights = None
    if fweights is not None:
        weights = asarray(fweights, float)
    if aweights is not None:
        heavy = asarray(aweights, float)
        weights = heavy if weights is None else weights * heavy
    middle, total = reductions.average(x, axis=1, weights=weights, returned=True)
    total = total[0]
    if weights is None:
        free = x.shape[1] - ddof
    elif ddof == 0:
        free = total
    elif aweights is None:
        free = total - ddof
    else:
        free = total - ddof * (weights * asarray(aweights, float)).sum() / total
    if free <= 0:
        import warnings

        warnings.warn("Degrees of freedom <= 0 for slice", RuntimeWarning, stacklevel=2)
        free = 0.0
    x = x - middle[:, None]
    other = x.T if weights is None else (x * weights).T
    with errstate():
        result = (x @ (other.conj() if other.dtype.kind == "c" else other)) * ufuncs.divide(1, free)
    return result.squeeze()


def corrcoef(x, y=None, rowvar=True, bias=None, ddof=None, *, dtype=None):
    """The correlations of rows."""
    c = cov(x, y, rowvar, dtype=dtype)
    if ndim_of(c) == 0:
        return c / c
    spread = ufuncs.sqrt(c.diagonal().real)
    c = c / spread[:, None] / spread[None, :]
    if c.dtype.kind == "c":
        return clip(c.real, -1, 1) + 1j * clip(c.imag, -1, 1)
    return clip(c, -1, 1)


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether elements are equal but for small differences."""
    a, b = asanyarray(a), asanyarray(b)
    if b.dtype.kind in "iub":
        b = b.astype("d")
    with errstate(invalid="ignore"):
        result = (ufuncs.less_equal(ufuncs.absolute(a - b), atol + rtol * ufuncs.absolute(b)) & ufuncs.isfinite(b)) | (a == b)
        if equal_nan:
            result |= (a != a) & (b != b)
    return result


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements are equal but for small differences."""
    return bool(reductions.all(isclose(a, b, rtol, atol, equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    """Whether two arrays have one shape and equal elements."""
    try:
        a1, a2 = asarray(a1), asarray(a2)
    except Exception:
        return False
    if a1.shape != a2.shape:
        return False
    same = a1 == a2
    if equal_nan and a1.dtype.kind in "fcmM" and a2.dtype.kind in "fcmM":
        same = same | ((a1 != a1) & (a2 != a2))
    return bool(asarray(same).all())


def array_equiv(a1, a2):
    """Whether two arrays repeat to equal ones."""
    try:
        a1, a2 = asarray(a1), asarray(a2)
        return bool(asarray(a1 == a2).all())
    except Exception:
        return False


def sinc(x):
    """sin(πx)/(πx)."""
    x = asanyarray(x)
    y = 3.141592653589793 * where(x == 0, 1.0e-20, x)
    return ufuncs.sin(y) / y


def angle(z, deg=False):
    """The angles of complex numbers."""
    z = asanyarray(z)
    result = ufuncs.arctan2(z.imag, z.real) if z.dtype.kind == "c" else ufuncs.arctan2(0, z)
    return result * (180 / 3.141592653589793) if deg else result


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    """Angles without jumps of a whole turn."""
    p = asarray(p)
    d = diff(p, axis=axis)
    discont = period / 2 if discont is None else discont
    lane = [slice(None)] * p.ndim
    lane[axis] = slice(1, None)
    lane = tuple(lane)
    kind = _numpy._result_type(d.dtype, period)
    if kind.kind in "iu":
        high, rest = divmod(period, 2)
        boundary = rest == 0
    else:
        high, boundary = period / 2, True
    low = -high
    moved = (d - low) % period + low
    if boundary:
        moved = where((moved == low) & (d > 0), high, moved)
    correct = where(ufuncs.absolute(d) < discont, 0, moved - d)
    up = _numpy.array(p, kind, True)
    up[lane] = p[lane] + correct.cumsum(axis)
    return up


def real(val):
    """The real parts."""
    return val.real if hasattr(val, "real") else asanyarray(val).real


def imag(val):
    """The imaginary parts."""
    return val.imag if hasattr(val, "imag") else asanyarray(val).imag


def isreal(x):
    """Whether the imaginary part is zero."""
    return imag(x) == 0


def iscomplex(x):
    """Whether the imaginary part is not zero."""
    x = asanyarray(x)
    return x.imag != 0 if x.dtype.kind == "c" else _numpy._zeros(x.shape, bool, "C")[()]


def iscomplexobj(x):
    """Whether the type is complex."""
    kind = getattr(getattr(x, "dtype", None), "type", None) or asarray(x).dtype.type
    return issubclass(kind, complexfloating)


def isrealobj(x):
    """Whether the type is not complex."""
    return not iscomplexobj(x)


def isscalar(element):
    """Whether an object is a single number or text."""
    import numbers

    return isinstance(element, _numpy.generic) or type(element) in (int, float, complex, bool, bytes, str, memoryview) or isinstance(element, numbers.Number)


def _check_ordered(x):
    kind = asanyarray(x).dtype
    if kind.kind not in "biuf":
        raise TypeError(f"This operation is not supported for {kind} values because it would be ambiguous.")


def isposinf(x, out=None):
    """Whether elements are positive infinity."""
    _check_ordered(x)
    return ufuncs.logical_and(ufuncs.isinf(x), ~ufuncs.signbit(x), *(() if out is None else (out,)))


def isneginf(x, out=None):
    """Whether elements are negative infinity."""
    _check_ordered(x)
    return ufuncs.logical_and(ufuncs.isinf(x), ufuncs.signbit(x), *(() if out is None else (out,)))


def real_if_close(a, tol=100):
    """The real parts, if imaginary parts are next to nothing."""
    a = asanyarray(a)
    if a.dtype.kind != "c":
        return a
    if tol > 1:
        tol = (1.1920929e-07 if a.dtype.char == "F" else 2.220446049250313e-16) * tol
    return a.real if (ufuncs.absolute(a.imag) < tol).all() else a


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """NaN replaced by a number, infinities by the largest ones."""
    x = _numpy.array(x, None, True if copy else None, None, True)
    if x.dtype.kind not in "fc":
        return x[()] if x.ndim == 0 else x
    largest = {"e": 65504.0, "f": 3.4028234663852886e38, "d": 1.7976931348623157e308, "F": 3.4028234663852886e38, "D": 1.7976931348623157e308}[x.dtype.char]
    for part in (x.real, x.imag) if x.dtype.kind == "c" else (x,):
        bad, up, down = ufuncs.isnan(part), isposinf(part), isneginf(part)
        _numpy._copy_where(part, asarray(nan, part.dtype), asarray(bad))
        _numpy._copy_where(part, asarray(largest if posinf is None else posinf, part.dtype), asarray(up))
        _numpy._copy_where(part, asarray(-largest if neginf is None else neginf, part.dtype), asarray(down))
    return x[()] if x.ndim == 0 else x


def common_type(*arrays):
    """The floating type that holds all arrays."""
    kinds = [asarray(array).dtype for array in arrays]
    for kind in kinds:
        if kind.kind not in "iufc":
            raise TypeError("can't get common type for non-numeric array")
    if not kinds:
        return _numpy.dtype("e").type
    wide = [_numpy.dtype("d") if kind.kind in "iub" else kind for kind in kinds]
    return _numpy._result_type(*wide).type


def mintypecode(typechars, typeset="GDFgdf", default="d"):
    """The smallest of some types to which others convert."""
    codes = [one if isinstance(one, str) else asarray(one).dtype.char for one in typechars]
    found = {one for one in codes if one in typeset}
    if not found:
        return default
    if "F" in found and "d" in found:
        return "D"
    return max(found, key="fgdFDG".index)


def iterable(y):
    """Whether an object can be iterated over."""
    try:
        iter(y)
    except TypeError:
        return False
    return True
