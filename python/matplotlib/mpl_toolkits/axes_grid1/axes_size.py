"""Sizes in a divided area: a part that shares what is left, and a part in inches."""


class _Base:
    """A size; `get_size` gives its relative part and its inches."""

    def __add__(self, other):
        return Add(self, other if isinstance(other, _Base) else Fixed(other))

    def __rmul__(self, factor):
        return Fraction(factor, self)

    def __mul__(self, factor):
        return Fraction(factor, self)

    def get_size(self, renderer=None):
        raise NotImplementedError


class Fixed(_Base):
    """Inches."""

    def __init__(self, fixed_size):
        self.fixed_size = float(fixed_size)

    def get_size(self, renderer=None):
        return 0.0, self.fixed_size


class Scaled(_Base):
    """A share of what is left."""

    def __init__(self, scalable_size):
        self._share = float(scalable_size)

    def get_size(self, renderer=None):
        return self._share, 0.0


Scalable = Scaled


class Fraction(_Base):
    """A part of another size, or without one a share."""

    def __init__(self, fraction, ref_size=None):
        self._fraction, self._ref = float(fraction), ref_size

    def get_size(self, renderer=None):
        if self._ref is None:
            return self._fraction, 0.0
        share, inches = self._ref.get_size(renderer)
        return share * self._fraction, inches * self._fraction


class Add(_Base):
    """Two sizes together."""

    def __init__(self, a, b):
        self._a, self._b = a, b

    def get_size(self, renderer=None):
        (a, b), (c, d) = self._a.get_size(renderer), self._b.get_size(renderer)
        return a + c, b + d


def _aspect(axes):
    aspect = axes.get_aspect()
    return 1.0 if aspect == "auto" else aspect


class _AxesExtent(_Base):
    """The extent of axes in units of their data."""

    def __init__(self, axes, aspect=1.0, ref_ax=None):
        if aspect == "axes" and ref_ax is None:
            raise ValueError("ref_ax must be set when aspect='axes'")
        self._axes, self._aspect, self._ref_ax = axes, aspect, ref_ax


class AxesX(_AxesExtent):
    """As wide as the x limits of axes."""

    def get_size(self, renderer=None):
        low, high = self._axes.get_xlim()
        aspect = _aspect(self._ref_ax) / _aspect(self._axes) if self._aspect == "axes" else self._aspect
        return abs(high - low) * aspect, 0.0


class AxesY(_AxesExtent):
    """As high as the y limits of axes."""

    def __init__(self, axes, aspect=1.0, ref_ax=None):
        super().__init__(axes, aspect, ref_ax or axes)

    def get_size(self, renderer=None):
        low, high = self._axes.get_ylim()
        aspect = _aspect(self._ref_ax) if self._aspect == "axes" else self._aspect
        return abs(high - low) * aspect, 0.0


def from_any(size, fraction_ref=None):
    """A size from a number of inches, a text such as '5%', or a size."""
    if isinstance(size, _Base):
        return size
    if isinstance(size, str):
        if size.endswith("%"):
            return Fraction(float(size[:-1]) / 100, fraction_ref)
        raise ValueError("Unknown format")
    return Fixed(size)
