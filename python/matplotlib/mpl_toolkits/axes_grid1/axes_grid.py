"""Grids of axes that keep their aspect, with colour bars."""

from matplotlib.axes import Axes

from . import axes_size as Size
from .axes_divider import Divider, SubplotDivider


class CbarAxes(Axes):
    """Axes for a colour bar of a grid."""

    orientation = "right"

    def colorbar(self, mappable, *, ticks=None, **kwargs):
        """Draws a colour bar here."""
        vertical = self.orientation in ("left", "right")
        if ticks is not None:
            kwargs["ticks"] = ticks
        self._bar = self.figure.colorbar(mappable, cax=self, orientation="vertical" if vertical else "horizontal", **kwargs)
        side = self.yaxis if vertical else self.xaxis
        side.set_ticks_position(self.orientation)
        side.set_label_position(self.orientation)
        return self._bar

    def toggle_label(self, b):
        """Shows or hides the labels of the bar."""
        vertical = self.orientation in ("left", "right")
        (self.yaxis if vertical else self.xaxis).set_tick_params(**{f"label{self.orientation}": b})


class Grid:
    """Rows and columns of axes over an area; `rect` is a place in the figure, or a subplot's number."""

    _defaultAxesClass = Axes

    def __init__(self, fig, rect, nrows_ncols, n_axes=None, direction="row", axes_pad=0.02, *, share_all=False, share_x=True, share_y=True, label_mode="L",
                 axes_class=None, aspect=False, ngrids=None):
        self._nrows, self._ncols = nrows_ncols
        count = n_axes if n_axes is not None else ngrids if ngrids is not None else self._nrows * self._ncols
        if not 0 < count <= self._nrows * self._ncols:
            raise ValueError(f"n_axes must be positive and not larger than nrows*ncols, not {count}")
        if direction not in ("row", "column"):
            raise ValueError(f"{direction!r} is not a valid value for direction; supported values are 'column', 'row'")
        self.n_axes = self.ngrids = count
        self._direction = direction
        self.set_axes_pad(axes_pad if isinstance(axes_pad, (tuple, list)) else (axes_pad, axes_pad), False)
        kwargs = {}
        if isinstance(axes_class, (list, tuple)):
            axes_class, kwargs = axes_class
        axes_class = self._defaultAxesClass if axes_class is None else axes_class
        settings = {"horizontal": [], "vertical": [], "aspect": aspect}
        if hasattr(rect, "get_gridspec") or isinstance(rect, int):
            self._divider = SubplotDivider(fig, rect, **settings)
        elif len(rect) == 3:
            self._divider = SubplotDivider(fig, *rect, **settings)
        else:
            self._divider = Divider(fig, rect, **settings)
        place = self._divider.get_position()
        cells = [[None] * self._ncols for _ in range(self._nrows)]
        self.axes_all = []
        for index in range(count):
            row, column = self._row_column(index)
            sharex = cells[0][0] if share_all else next((cells[r][column] for r in range(self._nrows) if cells[r][column]), None) if share_x else None
            sharey = cells[0][0] if share_all else next((one for one in cells[row] if one), None) if share_y else None
            made = axes_class(fig, place, sharex=sharex, sharey=sharey, **kwargs)
            cells[row][column] = made
            self.axes_all.append(made)
        self.axes_row = [[one for one in row if one] for row in cells]
        self.axes_column = [[cells[r][c] for r in range(self._nrows) if cells[r][c]] for c in range(self._ncols)]
        self.axes_llc = self.axes_column[0][-1]
        self._init_locators()
        for made in self.axes_all:
            fig.add_axes(made)
        self.set_label_mode(label_mode)

    def _row_column(self, index):
        if self._direction == "row":
            return divmod(index, self._ncols)
        column, row = divmod(index, self._nrows)
        return row, column

    def _sizes(self, direction):
        """The size of each column, or of each row from the bottom up."""
        return [Size.Scaled(1)] * (self._ncols if direction == "x" else self._nrows)

    def _init_locators(self):
        self._divider.set_horizontal(self._with_pads(self._sizes("x"), self._horiz_pad_size))
        self._divider.set_vertical(self._with_pads(self._sizes("y"), self._vert_pad_size))
        for index, axes in enumerate(self.axes_all):
            row, column = self._row_column(index)
            axes.set_axes_locator(self._divider.new_locator(2 * column, 2 * (self._nrows - 1 - row)))

    @staticmethod
    def _with_pads(sizes, pad):
        return [part for size in sizes for part in (pad, size)][1:]

    def set_axes_pad(self, axes_pad, _place=True):
        """Gaps between axes in inches, across and along."""
        self._axes_pad = tuple(axes_pad)
        if not _place:
            self._horiz_pad_size, self._vert_pad_size = (Size.Fixed(pad) for pad in axes_pad)
        else:
            self._horiz_pad_size.fixed_size, self._vert_pad_size.fixed_size = axes_pad

    def get_axes_pad(self):
        return self._axes_pad

    def set_aspect(self, aspect):
        self._divider.set_aspect(aspect)

    def get_aspect(self):
        return self._divider.get_aspect()

    def set_label_mode(self, mode):
        """Which axes have labels: 'L' those at the left and at the bottom, '1' the one in the corner, 'all', or 'keep'."""
        if mode not in ("all", "L", "1", "keep"):
            raise ValueError(f"{mode!r} is not a valid value for mode; supported values are 'all', 'L', '1', 'keep'")
        if mode == "keep":
            return
        for axes in self.axes_all:
            left = mode == "all" or (axes in self.axes_column[0] if mode == "L" else axes is self.axes_llc)
            low = mode == "all" or (any(axes is column[-1] for column in self.axes_column if column) if mode == "L" else axes is self.axes_llc)
            axes.tick_params(labelleft=left, labelbottom=low, which="both")
            axes.yaxis.label.set_visible(left)
            axes.xaxis.label.set_visible(low)

    def get_geometry(self):
        return self._nrows, self._ncols

    def get_divider(self):
        return self._divider

    def get_axes_locator(self):
        return self._divider.new_locator(0, 0)

    def __len__(self):
        return len(self.axes_all)

    def __getitem__(self, index):
        return self.axes_all[index]

    def __iter__(self):
        return iter(self.axes_all)


class ImageGrid(Grid):
    """A grid for pictures, with colour bars: none, one for all ('single'), one for each ('each'), or one for each row or column ('edge')."""

    def __init__(self, fig, rect, nrows_ncols, n_axes=None, direction="row", axes_pad=0.02, *, share_all=False, aspect=True, label_mode="L", cbar_mode=None,
                 cbar_location="right", cbar_pad=None, cbar_size="5%", cbar_set_cax=True, axes_class=None, ngrids=None):
        for name, value, known in (("cbar_mode", cbar_mode, ("each", "single", "edge", None)), ("cbar_location", cbar_location, ("left", "right", "bottom", "top"))):
            if value not in known:
                raise ValueError(f"{value!r} is not a valid value for {name}; supported values are {', '.join(map(repr, known))}")
        self._mode, self._side, self._bar_pad, self._bar_size = cbar_mode, cbar_location, cbar_pad, cbar_size
        super().__init__(fig, rect, nrows_ncols, n_axes, direction=direction, axes_pad=axes_pad, share_all=share_all, share_x=True, share_y=True,
                         aspect=aspect, label_mode=label_mode, axes_class=axes_class, ngrids=ngrids)
        for axes in self.cbar_axes:
            fig.add_axes(axes)
        if cbar_set_cax:
            for index, axes in enumerate(self.axes_all):
                axes.cax = self.cbar_axes[0] if cbar_mode == "single" else self.cbar_axes[index]
        fig.sca(self.axes_all[-1])

    def _init_locators(self):
        fig, side, mode = self._divider._fig, self._side, self._mode
        across = side in ("left", "right")
        pad = self._bar_pad
        if pad is None:
            pad = (self._horiz_pad_size if across else self._vert_pad_size).fixed_size
        self.cbar_axes = [CbarAxes(fig, self._divider.get_position()) for _ in range(self.n_axes)]
        for axes in self.cbar_axes:
            axes.orientation = side
        first = self.axes_all[0]
        columns = [Size.AxesX(column[0] if column else first, aspect="axes", ref_ax=first) for column in self.axes_column]
        rows = [Size.AxesY(row[0] if row else first, aspect="axes", ref_ax=first) for row in reversed(self.axes_row)]
        x_sizes, x_at, x_bars = self._lined_up(columns, self._horiz_pad_size, pad, ("left", "right"))
        y_sizes, y_at, y_bars = self._lined_up(rows, self._vert_pad_size, pad, ("bottom", "top"))
        bars = x_bars if across else y_bars
        locate = self._divider.new_locator
        used = set()
        for index, axes in enumerate(self.axes_all):
            row, column = self._row_column(index)
            row = self._nrows - 1 - row
            axes.set_axes_locator(locate(x_at[column], y_at[row]))
            line, other = (column, row) if across else (row, column)
            if mode == "each":
                self.cbar_axes[index].set_axes_locator(locate(bars[column], y_at[row]) if across else locate(x_at[column], bars[row]))
                used.add(index)
            elif mode == "edge" and other not in used:
                # Bars of an edge are numbered along it, from the top or from the left.
                number = self._nrows - 1 - row if across else column
                (only,) = [bar for bar in bars if bar is not None]
                self.cbar_axes[number].set_axes_locator(locate(only, y_at[row]) if across else locate(x_at[column], only))
                used.add(other)
        shown = self.n_axes if mode == "each" else (self._nrows if across else self._ncols) if mode == "edge" else 1 if mode == "single" else 0
        if mode == "single":
            sizes = x_sizes if across else y_sizes
            # One bar beside everything takes its size from as many axes as there are rows, or for a bar above or below columns.
            ref = Size.AxesX(self.axes_llc) * self._nrows if across else Size.AxesY(self.axes_llc) * self._ncols
            bar = [Size.from_any(self._bar_size, ref), Size.from_any(pad, ref)]
            before = side in ("left", "bottom")
            sizes[:] = bar + sizes if before else sizes + bar[::-1]
            shift = 2 if before else 0
            for index, axes in enumerate(self.axes_all):
                row, column = self._row_column(index)
                row = self._nrows - 1 - row
                axes.set_axes_locator(locate(x_at[column] + (shift if across else 0), y_at[row] + (0 if across else shift)))
            at = 0 if before else -1
            self.cbar_axes[0].set_axes_locator(locate(at, 0, at if at else None, -1) if across else locate(0, at, -1, at if at else None))
        for number, axes in enumerate(self.cbar_axes):
            axes.set_visible(number < shown)
        self._divider.set_horizontal(x_sizes)
        self._divider.set_vertical(y_sizes)

    def _lined_up(self, cells, gap, pad, sides):
        """Sizes in a row with gaps and bars; the places of cells and of their bars."""
        sizes, places, bars = [], [], []
        here = self._side in sides
        first_side = here and self._side == sides[0]
        for number, size in enumerate(cells):
            if sizes:
                sizes.append(gap)
            edge = 0 if first_side else len(cells) - 1
            wanted = here and (self._mode == "each" or self._mode == "edge" and number == edge)
            bar = None
            if wanted and first_side:
                bar = len(sizes)
                sizes += [Size.from_any(self._bar_size, size), Size.from_any(pad, size)]
            places.append(len(sizes))
            sizes.append(size)
            if wanted and not first_side:
                sizes.append(Size.from_any(pad, size))
                bar = len(sizes)
                sizes.append(Size.from_any(self._bar_size, size))
            bars.append(bar)
        return sizes, places, bars


AxesGrid = ImageGrid
