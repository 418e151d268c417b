"""Derivatives and integrals of series along an axis; families say what one step does."""
import numpy as np

from . import polyutils as pu


def _turned(c, times, axis, word):
    c = pu.inexact(c, True)
    times, axis = pu.as_int(times, f"the order of {word}"), pu.as_int(axis, "the axis")
    if times < 0:
        raise ValueError(f"The order of {word} must be non-negative")
    return c, times, axis


def derivative(rules, c, m, scl, axis):
    """The derivative of order `m`; each is multiplied by `scl`."""
    c, times, axis = _turned(c, m, axis, "derivation")
    axis = np.lib.array_utils.normalize_axis_index(axis, c.ndim)
    if times == 0:
        return c
    c = np.moveaxis(c, axis, 0)
    if times >= len(c):
        c = c[:1] * 0
    else:
        for _ in range(times):
            c *= scl
            c = rules.derivative(c, _counted(c))
    return np.moveaxis(c, 0, axis)


def integral(rules, c, m, k, lbnd, scl, axis):
    """The integral of order `m`; each is multiplied by `scl` and has a constant of `k`, at `lbnd`."""
    k = list(k) if np.iterable(k) else [k]
    c, times, axis = _turned(c, m, axis, "integration")
    if len(k) > times:
        raise ValueError("Too many integration constants")
    if np.ndim(lbnd) != 0:
        raise ValueError("lbnd must be a scalar.")
    if np.ndim(scl) != 0:
        raise ValueError("scl must be a scalar.")
    axis = np.lib.array_utils.normalize_axis_index(axis, c.ndim)
    if times == 0:
        return c
    c = np.moveaxis(c, axis, 0)
    for constant in k + [0] * (times - len(k)):
        c *= scl
        if len(c) == 1 and np.all(c[0] == 0):
            c[0] += constant
            continue
        made = np.empty((len(c) + 1,) + c.shape[1:], dtype=c.dtype)
        made[0] = c[0] * 0
        rules.integral(c, made, _counted(c))
        made[0] += constant - rules.value(lbnd, made)
        c = made
    return np.moveaxis(c, 0, axis)


def _counted(c):
    """0, 1, 2, … beside the coefficients, of their type so that results are."""
    return np.arange(len(c), dtype=None if c.dtype.kind == "O" else c.dtype).reshape((-1,) + (1,) * (c.ndim - 1))
