"""Data that are not numbers: which converter makes numbers of them, and how their axis looks."""

import numpy as np


class ConversionError(TypeError):
    """Data could not be made numbers."""


def _is_natively_supported(x):
    """Whether x, or the first of its items, is a number."""
    from numbers import Number

    if np.iterable(x):
        x = next((item for item in x if item is not np.ma.masked), None)
        if x is None:
            return None
    return isinstance(x, Number) and type(x).__name__ != "Decimal"


class AxisInfo:
    """The ticks, the label and the limits that go with a unit."""

    def __init__(self, majloc=None, minloc=None, majfmt=None, minfmt=None, label=None, default_limits=None):
        self.majloc, self.minloc, self.majfmt, self.minfmt = majloc, minloc, majfmt, minfmt
        self.label, self.default_limits = label, default_limits


class ConversionInterface:
    """What a converter for a type of one's own has to offer."""

    @staticmethod
    def axisinfo(unit, axis):
        """An `AxisInfo`, or None."""
        return None

    @staticmethod
    def default_units(x, axis):
        """The unit of data that come without one, or None."""
        return None

    @staticmethod
    def convert(obj, unit, axis):
        """The numbers for `obj`."""
        return obj


class DecimalConverter(ConversionInterface):
    """Numbers of `decimal`."""

    @staticmethod
    def convert(value, unit, axis):
        if type(value).__name__ == "Decimal":
            return float(value)
        if hasattr(value, "mask"):
            return np.ma.asarray(value, dtype=float)
        return np.asarray(value, dtype=float)


def _load(kind):
    """Registers the converter of our own for a type; they are loaded only when there are such data."""
    name, module = kind.__name__, kind.__module__
    if module in ("datetime", "_pydatetime") and name in ("date", "datetime") or kind is np.datetime64:
        from . import dates  # noqa: F401
    elif kind in (str, bytes):
        from . import category  # noqa: F401
    elif module in ("decimal", "_pydecimal", "_decimal") and name == "Decimal":
        registry.setdefault(kind, DecimalConverter())


class Registry(dict):
    """Converters by the type of the data."""

    def __missing__(self, kind):
        _load(kind)
        if kind in self:
            return self[kind]
        raise KeyError(kind)

    def get_converter(self, x):
        """The converter for data, judged by their type or by that of their first item; None if there is none."""
        x = unpacked(x)
        if isinstance(x, np.ndarray):
            if x.dtype.kind in "fiubc" and not self.keys() & {np.ndarray, x.dtype.type}:
                return None
            x = np.ma.getdata(x).ravel() if hasattr(x, "mask") else x.ravel()
            if not x.size:
                return None if x.dtype.kind not in "MSU" else self.get_converter(x.dtype.type(0))
        for kind in type(x).__mro__[:-1]:
            try:
                return self[kind]
            except KeyError:
                pass
        try:
            first = first_finite(x)
        except (TypeError, StopIteration):
            return None
        return self.get_converter(first) if type(first) is not type(x) else None


registry = Registry()


def unpacked(x):
    """The array inside of a series or a frame; everything else as it is."""
    if isinstance(x, np.ndarray):
        return x
    if hasattr(x, "to_numpy"):
        return x.to_numpy()
    inside = getattr(x, "values", None)
    return inside if isinstance(inside, np.ndarray) else x


def first_finite(items):
    """The first item that is not None and not a NaN, or just the first."""
    if hasattr(items, "__next__"):
        raise RuntimeError("matplotlib does not support generators as input")
    for item in items:
        # Only a NaN differs from itself.
        if item is not None and not (
            isinstance(item, float) and (item != item or item in (float("inf"), -float("inf")))
        ):
            return item
    return next(iter(items))
