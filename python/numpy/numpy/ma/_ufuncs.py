"""Universal functions of masked arrays: results are masked where an input is, or where the function has no value."""
import numpy as np

from . import core as ma
from ._fills import filled, getdata, maximum_fill_value, minimum_fill_value
from ._masks import MaskedArrayFutureWarning, getmask, getmaskarray, make_mask, nomask

#: For a function of NumPy's: where it has no value, and what fills its masked inputs.
ufunc_domain = {}
ufunc_fills = {}


class _DomainCheckInterval:
    """Out of an interval."""

    def __init__(self, a, b):
        self.a, self.b = (b, a) if a > b else (a, b)

    def __call__(self, x):
        with np.errstate(invalid="ignore"):
            return np.logical_or(np.greater(x, self.b), np.less(x, self.a))


class _DomainTan:
    """Next to where the tangent is without bounds."""

    def __init__(self, eps):
        self.eps = eps

    def __call__(self, x):
        with np.errstate(invalid="ignore"):
            return np.less(np.absolute(np.cos(x)), self.eps)


class _DomainSafeDivide:
    """Where a quotient would be beyond what floats hold."""

    def __init__(self, tolerance=None):
        self.tolerance = tolerance

    def __call__(self, a, b):
        if self.tolerance is None:
            self.tolerance = np.finfo(float).tiny
        a, b = np.asarray(a), np.asarray(b)
        with np.errstate(all="ignore"):
            return np.absolute(a) * self.tolerance >= np.absolute(b)


class _DomainGreater:
    """Not above a bound."""

    def __init__(self, critical_value):
        self.critical_value = critical_value

    def __call__(self, x):
        with np.errstate(invalid="ignore"):
            return np.less_equal(x, self.critical_value)


class _DomainGreaterEqual:
    """Below a bound."""

    def __init__(self, critical_value):
        self.critical_value = critical_value

    def __call__(self, x):
        with np.errstate(invalid="ignore"):
            return np.less(x, self.critical_value)


class _MaskedUFunc:
    def __init__(self, ufunc):
        self.f = ufunc
        self.__doc__ = ufunc.__doc__
        self.__name__ = self.__qualname__ = ufunc.__name__

    def __str__(self):
        return f"Masked version of {self.f}"


def get_masked_subclass(*arrays):
    """The class that results of arrays are of: the most special of masked arrays among theirs."""
    found = type(arrays[0])
    if not issubclass(found, ma.MaskedArray):
        found = ma.MaskedArray
    for one in arrays[1:]:
        if issubclass(type(one), found):
            found = type(one)
    return ma.MaskedArray if found.__name__ == "MaskedConstant" else found


def _restored(result, source, mask):
    """Puts the source's elements where the result is masked, as far as its type can hold them."""
    try:
        np.copyto(result, source, casting="unsafe", where=mask)
    except Exception:
        pass


def _finished(result, mask, *sources):
    made = result.view(get_masked_subclass(*sources))
    made._mask = mask
    for one in sources:
        if isinstance(one, ma.MaskedArray):
            made._update_from(one)
            break
    return made


class _MaskedUnaryOperation(_MaskedUFunc):
    """A function of one array, with or without a domain."""

    def __init__(self, mufunc, fill=0, domain=None):
        super().__init__(mufunc)
        self.fill, self.domain = fill, domain
        ufunc_domain[mufunc], ufunc_fills[mufunc] = domain, fill

    def __call__(self, a, *args, **kwargs):
        data = getdata(a)
        with np.errstate(divide="ignore", invalid="ignore"):
            result = self.f(data, *args, **kwargs)
            mask = getmask(a)
            if self.domain is not None:
                mask = ~np.isfinite(result) | self.domain(data) | mask
        if not result.ndim:
            return ma.masked if mask else result
        if mask is not nomask:
            try:
                np.copyto(result, data, where=mask)
            except TypeError:
                pass
        made = result.view(get_masked_subclass(a))
        made._mask = mask
        made._update_from(a)
        return made


class _MaskedBinaryOperation(_MaskedUFunc):
    """A function of two arrays that has a value for all numbers."""

    def __init__(self, mbfunc, fillx=0, filly=0):
        super().__init__(mbfunc)
        self.fillx, self.filly = fillx, filly
        ufunc_domain[mbfunc], ufunc_fills[mbfunc] = None, (fillx, filly)

    def __call__(self, a, b, *args, **kwargs):
        data_a, data_b = getdata(a), getdata(b)
        with np.errstate(divide="ignore", invalid="ignore"):
            result = self.f(data_a, data_b, *args, **kwargs)
        mask_a, mask_b = getmask(a), getmask(b)
        if mask_a is nomask and mask_b is nomask:
            mask = nomask
        else:
            mask = np.logical_or(getmaskarray(a) if mask_a is nomask else mask_a, getmaskarray(b) if mask_b is nomask else mask_b)
        if not result.ndim:
            return ma.masked if mask else result
        if mask is not nomask and mask.any():
            _restored(result, data_a, mask)
        return _finished(result, mask, a, b)

    def reduce(self, target, axis=0, dtype=None):
        """The function put between the elements along an axis that are not masked."""
        kind = get_masked_subclass(target)
        mask, data = getmask(target), filled(target, self.filly)
        if data.shape == ():
            data = data.reshape(1)
            if mask is not nomask:
                mask = make_mask(mask, copy=True)
                mask.shape = (1,)
        if mask is nomask:
            result, all_masked = self.f.reduce(data, axis), nomask
        else:
            result, all_masked = self.f.reduce(data, axis, dtype=dtype), np.logical_and.reduce(mask, axis)
        if not result.shape:
            return ma.masked if all_masked else result
        made = result.view(kind)
        made._mask = all_masked
        return made

    def outer(self, a, b):
        """The function of each element of one with each of the other."""
        data_a = getdata(a)
        result = self.f.outer(data_a, getdata(b))
        if getmask(a) is nomask and getmask(b) is nomask:
            mask = nomask
        else:
            mask = np.logical_or.outer(getmaskarray(a), getmaskarray(b))
        if not mask.ndim and mask:
            return ma.masked
        if mask is not nomask:
            np.copyto(result, data_a, where=mask)
        if not result.shape:
            return result
        made = result.view(get_masked_subclass(a, b))
        made._mask = mask
        return made

    def accumulate(self, target, axis=0):
        """The function's running results along an axis, masked elements filled."""
        result = self.f.accumulate(filled(target, self.filly), axis)
        return result.view(get_masked_subclass(target))


class _DomainedBinaryOperation(_MaskedUFunc):
    """A function of two arrays that has no value for some."""

    def __init__(self, dbfunc, domain, fillx=0, filly=0):
        super().__init__(dbfunc)
        self.domain, self.fillx, self.filly = domain, fillx, filly
        ufunc_domain[dbfunc], ufunc_fills[dbfunc] = domain, (fillx, filly)

    def __call__(self, a, b, *args, **kwargs):
        data_a, data_b = getdata(a), getdata(b)
        with np.errstate(divide="ignore", invalid="ignore"):
            result = self.f(data_a, data_b, *args, **kwargs)
        mask = ~np.isfinite(result) | self.domain(data_a, data_b) | getmask(a) | getmask(b)
        if not mask.ndim:
            return ma.masked if mask else result
        try:
            np.copyto(result, 0, casting="unsafe", where=mask)
            kept = np.multiply(mask, data_a)
            if np.can_cast(kept.dtype, result.dtype, casting="safe"):
                result += kept
        except Exception:
            pass
        return _finished(result, mask, a, b)


class _extrema_operation(_MaskedUFunc):
    """The smaller or greater of two arrays' elements; of one array, its smallest or greatest."""

    def __init__(self, ufunc, compare, fill_value):
        super().__init__(ufunc)
        self.compare, self.fill_value_func = compare, fill_value

    def __call__(self, a, b):
        return ma.where(self.compare(a, b), a, b)

    def reduce(self, target, axis=np._NoValue):
        """The extreme along an axis."""
        target = np.array(target, copy=None, subok=True)
        mask = getmask(target)
        if axis is np._NoValue and target.ndim > 1:
            name = self.__name__
            import warnings

            warnings.warn(
                f"In the future the default for ma.{name}.reduce will be axis=0, not the current None, to match np.{name}.reduce. "
                "Explicitly pass 0 or None to silence this warning.", MaskedArrayFutureWarning, stacklevel=2)
            axis = None
        along = {} if axis is np._NoValue else {"axis": axis}
        if mask is nomask:
            result = self.f.reduce(target, **along)
        else:
            result = self.f.reduce(target.filled(self.fill_value_func(target)).view(type(target)), **along)
            mask = np.logical_and.reduce(mask, **along)
        if hasattr(result, "_mask"):
            result._mask = mask
        elif mask:
            result = ma.masked
        return result

    def outer(self, a, b):
        """The extreme of each element of one with each of the other."""
        mask = nomask
        if getmask(a) is not nomask or getmask(b) is not nomask:
            mask = np.logical_or.outer(getmaskarray(a), getmaskarray(b))
        result = self.f.outer(filled(a), filled(b))
        if not isinstance(result, ma.MaskedArray):
            result = result.view(ma.MaskedArray)
        result._mask = mask
        return result


for _class in (_MaskedUFunc, _MaskedUnaryOperation, _MaskedBinaryOperation, _DomainedBinaryOperation, _extrema_operation):
    _class.__module__ = "numpy.ma.core"

for _name in "exp conjugate sin cos arctan arcsinh sinh cosh tanh absolute fabs negative floor ceil logical_not".split():
    globals()[_name] = _MaskedUnaryOperation(getattr(np, _name))
abs, angle, around = absolute, _MaskedUnaryOperation(np.angle), _MaskedUnaryOperation(np.around)
sqrt = _MaskedUnaryOperation(np.sqrt, 0.0, _DomainGreaterEqual(0.0))
log, log2, log10 = (_MaskedUnaryOperation(_function, 1.0, _DomainGreater(0.0)) for _function in (np.log, np.log2, np.log10))
tan = _MaskedUnaryOperation(np.tan, 0.0, _DomainTan(1e-35))
arcsin = _MaskedUnaryOperation(np.arcsin, 0.0, _DomainCheckInterval(-1.0, 1.0))
arccos = _MaskedUnaryOperation(np.arccos, 0.0, _DomainCheckInterval(-1.0, 1.0))
arccosh = _MaskedUnaryOperation(np.arccosh, 1.0, _DomainGreaterEqual(1.0))
arctanh = _MaskedUnaryOperation(np.arctanh, 0.0, _DomainCheckInterval(-1.0 + 1e-15, 1.0 - 1e-15))

for _name in "add subtract logical_or logical_xor bitwise_and bitwise_or bitwise_xor hypot".split():
    globals()[_name] = _MaskedBinaryOperation(getattr(np, _name))
multiply, logical_and = _MaskedBinaryOperation(np.multiply, 1, 1), _MaskedBinaryOperation(np.logical_and, 1, 1)
arctan2 = _MaskedBinaryOperation(np.arctan2, 0.0, 1.0)
for _name in "equal not_equal less_equal greater_equal less greater".split():
    globals()[_name] = _made = _MaskedBinaryOperation(getattr(np, _name))
    _made.reduce = None
alltrue, sometrue = logical_and.reduce, logical_or.reduce

for _name in "divide true_divide floor_divide remainder fmod mod".split():
    globals()[_name] = _DomainedBinaryOperation(getattr(np, _name), _DomainSafeDivide(), 0, 1)

minimum, maximum = _extrema_operation(np.minimum, less, minimum_fill_value), _extrema_operation(np.maximum, greater, maximum_fill_value)
