"""Colormaps: tables of colours that numbers from 0 to 1, or whole numbers, pick from."""

from numbers import Real

import numpy as np

from ._colors_norms import split


class Colormap:
    """What all colormaps share. `_init` fills the table: N colours, then those of under, over and bad values."""

    n_variates = 1

    def __init__(self, name, N=256, *, bad=None, under=None, over=None):
        self.name, self.N = name, int(N)
        self._rgba_bad, self._rgba_under, self._rgba_over = (0.0, 0.0, 0.0, 0.0), None, None
        self._i_under, self._i_over, self._i_bad = self.N, self.N + 1, self.N + 2
        self._isinit = False
        self.colorbar_extend = False
        self._set_extremes(bad, under, over)

    def __call__(self, X, alpha=None, bytes=False):
        """A colour as a tuple, or rows of colours. Floats run from 0 to 1, whole numbers from 0 to N - 1."""
        if not self._isinit:
            self._init()
        kind = type(X)
        if (kind is float or kind is int or kind is np.float64) and alpha is None and not bytes:
            return tuple(self._lut[self._place(X, kind is not int)])
        data, mask, single = split(X)
        places, bad = self._places(data, mask)
        if bytes:
            # Four bytes are taken at once.
            lut = (self._lut * 255).astype(np.uint8)
            rgba = lut.view(np.uint32)[:, 0][places].view(np.uint8).reshape((*places.shape, 4))
        else:
            lut = self._lut
            rgba = lut[places]
        if alpha is not None:
            alpha = np.clip(alpha, 0, 1)
            if alpha.shape not in ((), places.shape) and not single:
                raise ValueError(f"alpha is array-like but its shape {alpha.shape} does not match that of X "
                                 f"{places.shape}")
            rgba[..., -1] = alpha * 255 if bytes else alpha
            # A bad colour that is clear stays clear.
            if bad is not None and not lut[-1].any():
                rgba[bad] = 0
        if not single:
            return rgba
        return tuple(rgba[0]) if rgba.ndim == 2 else tuple(rgba)

    def _place(self, value, part):
        if part:
            if value != value:
                return self._i_bad
            value *= self.N
            if value == self.N:
                return self.N - 1
        return self._i_under if value < 0 else self._i_over if value >= self.N else int(value)

    def _places(self, data, mask):
        """(the place of each value in the table, which are bad or None)."""
        if data.dtype.kind == "f":
            data = data * self.N
            if mask is None and data.size:
                low, high = data.min(), data.max()
                if low >= 0 and high <= self.N:
                    # All inside: the usual case needs no masks.
                    places = data.astype(np.int64)
                    if high == self.N:
                        np.minimum(places, self.N - 1, out=places)
                    return places, None
            data = np.where(data == self.N, self.N - 1, data)
            bad = np.isnan(data)
            if mask is not None:
                bad = mask | bad
        else:
            bad = mask
        under, over = data < 0, data >= self.N
        with np.errstate(invalid="ignore"):
            places = data.astype(np.int64)
        places[under] = self._i_under
        places[over] = self._i_over
        if bad is not None:
            places[bad] = self._i_bad
        return places, bad

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        if self._isinit:
            made._lut = self._lut.copy()
        return made

    def copy(self):
        """A copy of this colormap."""
        return self.__copy__()

    def __eq__(self, other):
        if not isinstance(other, Colormap) or self.colorbar_extend != other.colorbar_extend:
            return False
        self._ensure_inited()
        other._ensure_inited()
        return np.array_equal(self._lut, other._lut)

    def _extreme(self, place):
        self._ensure_inited()
        return np.array(self._lut[place])

    def get_bad(self):
        """The colour of values that are masked or nan."""
        return self._extreme(self._i_bad)

    def get_under(self):
        """The colour of values that are too low."""
        return self._extreme(self._i_under)

    def get_over(self):
        """The colour of values that are too high."""
        return self._extreme(self._i_over)

    def set_bad(self, color="k", alpha=None):
        """Sets the colour of values that are masked or nan."""
        self._set_extremes(bad=(color, alpha))

    def set_under(self, color="k", alpha=None):
        """Sets the colour of values that are too low."""
        self._set_extremes(under=(color, alpha))

    def set_over(self, color="k", alpha=None):
        """Sets the colour of values that are too high."""
        self._set_extremes(over=(color, alpha))

    def set_extremes(self, *, bad=None, under=None, over=None):
        """Sets the colours of bad values and of those too low or too high; None leaves one as it is."""
        self._set_extremes(bad, under, over)

    def with_extremes(self, *, bad=None, under=None, over=None):
        """A copy with other colours for bad values and those too low or too high."""
        made = self.copy()
        made._set_extremes(bad, under, over)
        return made

    def _set_extremes(self, bad=None, under=None, over=None):
        if bad is None and under is None and over is None:
            return
        from .colors import to_rgba

        if bad is not None:
            self._rgba_bad = to_rgba(bad)
        if under is not None:
            self._rgba_under = to_rgba(under)
        if over is not None:
            self._rgba_over = to_rgba(over)
        if self._isinit:
            self._update_lut_extremes()

    def _update_lut_extremes(self):
        lut = self._lut
        lut[self._i_under] = self._rgba_under or lut[0]
        lut[self._i_over] = self._rgba_over or lut[self.N - 1]
        lut[self._i_bad] = self._rgba_bad

    def with_alpha(self, alpha):
        """A copy with one opacity for all colours."""
        if not isinstance(alpha, Real):
            raise TypeError(f"'alpha' must be numeric or None, not {type(alpha)}")
        if not 0 <= alpha <= 1:
            raise ValueError("'alpha' must be between 0 and 1, inclusive")
        made = self.copy()
        made._ensure_inited()
        made._lut[:, 3] = alpha
        return made

    def _init(self):
        raise NotImplementedError("Abstract class only")

    def _ensure_inited(self):
        if not self._isinit:
            self._init()

    def _filled(self, lut):
        self._lut, self._isinit = lut, True
        self._update_lut_extremes()

    def is_gray(self):
        """Whether all colours are grey."""
        self._ensure_inited()
        red, green, blue = self._lut[:, 0], self._lut[:, 1], self._lut[:, 2]
        return bool(np.all(red == green) and np.all(red == blue))

    def resampled(self, lutsize):
        """The same colours in a table of another length."""
        raise NotImplementedError()

    def reversed(self, name=None):
        """The same colours from the end to the start."""
        raise NotImplementedError()

    def _swapped(self, other):
        """`other`, with the extremes of this map the other way round."""
        other._rgba_over, other._rgba_under, other._rgba_bad = self._rgba_under, self._rgba_over, self._rgba_bad
        return other

    def _kept(self, other):
        other._rgba_over, other._rgba_under, other._rgba_bad = self._rgba_over, self._rgba_under, self._rgba_bad
        return other

    def _repr_png_(self):
        from ._colors_show import png

        return png(self)

    def _repr_html_(self):
        from ._colors_show import html

        return html(self)


def _create_lookup_table(N, data, gamma=1.0):
    """N values along a curve: a function, or rows of (x, y when coming from the left, y when going on to the right)."""
    x = np.linspace(0, 1, N)
    if gamma != 1.0:
        x = x ** gamma
    if callable(data):
        return np.clip(np.array(data(x), float), 0, 1)
    try:
        data = np.array(data)
    except Exception as error:
        raise TypeError("data must be convertible to an array") from error
    if data.ndim != 2 or data.shape[1] != 3:
        raise ValueError(f"'data' must be 2D with shape (N, 3), but your input has shape {data.shape}")
    at, left, right = data.T
    if at[0] != 0.0 or at[-1] != 1.0:
        raise ValueError("data mapping points must start with x=0 and end with x=1")
    if (np.diff(at) < 0).any():
        raise ValueError("data mapping points must have x in increasing order")
    if N == 1:
        return np.clip(np.array(left[-1]), 0.0, 1.0)
    at, x = at * (N - 1), (N - 1) * x[1:-1]
    after = np.searchsorted(at, x)
    before = after - 1
    share = (x - at[before]) / (at[after] - at[before])
    middle = share * (left[after] - right[before]) + right[before]
    return np.clip(np.concatenate([right[:1], middle, left[-1:]]), 0.0, 1.0)


class LinearSegmentedColormap(Colormap):
    """Colours along straight lines between points of red, green and blue."""

    def __init__(self, name, segmentdata, N=256, gamma=1.0, *, bad=None, under=None, over=None):
        self.monochrome = False
        super().__init__(name, N, bad=bad, under=under, over=over)
        self._segmentdata, self._gamma = segmentdata, gamma

    def _init(self):
        lut = np.ones((self.N + 3, 4), float)
        for column, key in enumerate(("red", "green", "blue")):
            lut[:-3, column] = _create_lookup_table(self.N, self._segmentdata[key], self._gamma)
        if "alpha" in self._segmentdata:
            lut[:-3, 3] = _create_lookup_table(self.N, self._segmentdata["alpha"], 1)
        self._filled(lut)

    def set_gamma(self, gamma):
        """Fills the table anew, bent by `gamma`."""
        self._gamma = gamma
        self._init()

    @staticmethod
    def from_list(name, colors, N=256, gamma=1.0, *, bad=None, under=None, over=None):
        """A colormap through these colours, evenly spread, or given as (value, colour) with values from 0 to 1."""
        import itertools

        from .colors import to_rgba_array

        if not np.iterable(colors):
            raise ValueError("colors must be iterable")
        try:
            rows = to_rgba_array(colors)
            at = np.linspace(0, 1, len(colors))
            if len(rows) != len(colors):
                raise ValueError
        except Exception as error:
            try:
                at, picked = itertools.zip_longest(*colors)
            except Exception as other:
                raise other from error
            at = np.asarray(at)
            if at.min() < 0 or at.max() > 1 or (np.diff(at) < 0).any():
                raise ValueError("the values passed in the (value, color) pairs must increase monotonically from 0 "
                                 "to 1.") from None
            rows = to_rgba_array(picked)
        columns = zip(("red", "green", "blue", "alpha"), rows.T)
        data = {key: np.column_stack([at, column, column]) for key, column in columns}
        return LinearSegmentedColormap(name, data, N, gamma, bad=bad, under=under, over=over)

    def resampled(self, lutsize):
        return self._kept(LinearSegmentedColormap(self.name, self._segmentdata, lutsize))

    def reversed(self, name=None):
        data = {
            key: _Backwards(rows) if callable(rows) else [(1.0 - x, right, left) for x, left, right in reversed(rows)]
            for key, rows in self._segmentdata.items()}
        return self._swapped(LinearSegmentedColormap(name or self.name + "_r", data, self.N, self._gamma))


class _Backwards:
    """A curve from its end to its start; a class, so that it can be pickled."""

    def __init__(self, curve):
        self.curve = curve

    def __call__(self, x):
        return self.curve(1 - x)


class ListedColormap(Colormap):
    """A colormap with just these colours."""

    def __init__(self, colors, name="from_list", N=None, *, bad=None, under=None, over=None):
        if N is not None:
            if isinstance(colors, str):
                colors = [colors] * N
            elif np.iterable(colors):
                import itertools

                colors = list(itertools.islice(itertools.cycle(colors), N))
            else:
                colors = [float(colors)] * N
        self._colors = colors
        super().__init__(name, len(colors) if N is None else N, bad=bad, under=under, over=over)

    @classmethod
    def _from_rows(cls, rows, name):
        """A colormap of an array of red, green and blue, whose list of colours is only made for those who ask."""
        made = cls.__new__(cls)
        made._colors = None
        Colormap.__init__(made, name, len(rows))
        lut = np.ones((len(rows) + 3, 4), float)
        lut[:-3, :3] = rows
        made._filled(lut)
        return made

    @property
    def colors(self):
        """The colours as they were given."""
        if self._colors is None:
            self._colors = self._lut[:self.N, :3].tolist()
        return self._colors

    @colors.setter
    def colors(self, colors):
        self._colors = colors

    def _init(self):
        from .colors import to_rgba_array

        lut = np.zeros((self.N + 3, 4), float)
        lut[:-3] = to_rgba_array(self.colors)
        self._filled(lut)

    @property
    def monochrome(self):
        """Whether all colours are the same."""
        self._ensure_inited()
        return self.N <= 1 or bool(np.all(self._lut[0] == self._lut[1:self.N]))

    def resampled(self, lutsize):
        return self._kept(ListedColormap(self(np.linspace(0, 1, lutsize)), name=self.name))

    def reversed(self, name=None):
        name = name or self.name + "_r"
        if self._colors is None:
            return self._swapped_init(ListedColormap._from_rows(self._lut[self.N - 1::-1, :3], name))
        return self._swapped(ListedColormap(list(reversed(self._colors)), name=name))

    def _swapped_init(self, made):
        self._swapped(made)._update_lut_extremes()
        return made


def from_levels_and_colors(levels, colors, extend="neither"):
    """A colormap and a norm that paint between levels as `contourf` does."""
    from ._colors_bends import BoundaryNorm

    first, last = {"both": (1, 1), "min": (1, 0), "max": (0, 1), "neither": (0, 0)}.get(extend, (None, None))
    if first is None:
        raise ValueError(f"{extend!r} is not a valid value for extend; supported values are 'both', 'min', 'max', "
                         "'neither'")
    inner, more = len(levels) - 1, first + last
    if len(colors) != inner + more:
        raise ValueError(f"Expected {inner + more} colors ({inner} colors for {len(levels)} levels, and {more} "
                         "colors for "
                         f"extend == {extend!r}), but got {len(colors)}")
    under, over = colors[0] if first else "none", colors[-1] if last else "none"
    cmap = ListedColormap(colors[first:len(colors) - last], under=under, over=over)
    cmap.colorbar_extend = extend
    return cmap, BoundaryNorm(levels, ncolors=inner)
