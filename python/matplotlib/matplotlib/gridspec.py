"""Where subplots lie on a figure."""

from . import rcParams
from .transforms import Bbox


class SubplotParams:
    """Margins of a figure and the room between its subplots."""

    def __init__(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        for name in ("left", "bottom", "right", "top", "wspace", "hspace"):
            setattr(self, name, rcParams[f"figure.subplot.{name}"])
        self.update(left, bottom, right, top, wspace, hspace)

    def update(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        """Sets what is not None; margins must leave room."""
        if (self.left if left is None else left) >= (self.right if right is None else right):
            raise ValueError("left cannot be >= right")
        if (self.bottom if bottom is None else bottom) >= (self.top if top is None else top):
            raise ValueError("bottom cannot be >= top")
        for name, value in (("left", left), ("bottom", bottom), ("right", right), ("top", top), ("wspace", wspace), ("hspace", hspace)):
            if value is not None:
                setattr(self, name, value)


class GridSpecBase:
    """Rows and columns with their relative sizes."""

    def __init__(self, nrows, ncols, height_ratios=None, width_ratios=None):
        for name, value in (("rows", nrows), ("columns", ncols)):
            if not isinstance(value, int) and not hasattr(value, "__index__") or value <= 0:
                raise ValueError(f"Number of {name} must be a positive integer, not {value!r}")
        self._nrows, self._ncols = int(nrows), int(ncols)
        self.set_height_ratios(height_ratios)
        self.set_width_ratios(width_ratios)

    nrows = property(lambda self: self._nrows)
    ncols = property(lambda self: self._ncols)

    def get_geometry(self):
        return self._nrows, self._ncols

    def set_width_ratios(self, ratios):
        if ratios is None:
            ratios = [1] * self._ncols
        elif len(ratios) != self._ncols:
            raise ValueError("Expected the given number of width ratios to match the number of columns of the grid")
        self._col_width_ratios = list(ratios)

    def get_width_ratios(self):
        return self._col_width_ratios

    def set_height_ratios(self, ratios):
        if ratios is None:
            ratios = [1] * self._nrows
        elif len(ratios) != self._nrows:
            raise ValueError("Expected the given number of height ratios to match the number of rows of the grid")
        self._row_height_ratios = list(ratios)

    def get_height_ratios(self):
        return self._row_height_ratios

    def get_grid_positions(self, fig):
        """Bottoms, tops, lefts, rights of all cells."""
        params = self.get_subplot_params(fig)
        width, height = params.right - params.left, params.top - params.bottom
        cell_h = height / (self._nrows + params.hspace * (self._nrows - 1))
        cell_w = width / (self._ncols + params.wspace * (self._ncols - 1))
        gap_h, gap_w = params.hspace * cell_h, params.wspace * cell_w
        heights = [cell_h * self._nrows * part / sum(self._row_height_ratios) for part in self._row_height_ratios]
        widths = [cell_w * self._ncols * part / sum(self._col_width_ratios) for part in self._col_width_ratios]
        tops, bottoms, lefts, rights = [], [], [], []
        y = params.top
        for tall in heights:
            tops.append(y)
            bottoms.append(y - tall)
            y -= tall + gap_h
        x = params.left
        for wide in widths:
            lefts.append(x)
            rights.append(x + wide)
            x += wide + gap_w
        return bottoms, tops, lefts, rights

    def __getitem__(self, key):
        """A cell, or a block of cells by slices."""
        nrows, ncols = self._nrows, self._ncols

        def norm(key, size, axis):
            if isinstance(key, slice):
                start, stop, _ = key.indices(size)
                if stop > start:
                    return start, stop - 1
                raise IndexError("GridSpec slice would result in no space allocated for subplot")
            if key < 0:
                key += size
            if 0 <= key < size:
                return key, key
            if axis is not None:
                raise IndexError(f"index {key} is out of bounds for axis {axis} with size {size}")
            raise IndexError(f"index {key} is out of bounds for GridSpec with size {size}")

        if isinstance(key, tuple):
            try:
                one, other = key
            except ValueError as error:
                raise ValueError("Unrecognized subplot spec") from error
            (r0, r1), (c0, c1) = norm(one, nrows, 0), norm(other, ncols, 1)
            return SubplotSpec(self, r0 * ncols + c0, r1 * ncols + c1)
        first, last = norm(key, nrows * ncols, None)
        return SubplotSpec(self, first, last)

    def subplots(self, *, sharex=False, sharey=False, squeeze=True, subplot_kw=None):
        """Axes in all cells."""
        import numpy as np

        figure = self.figure
        if figure is None:
            raise ValueError("GridSpec.subplots() only works for GridSpecs created with a parent figure")
        words = {True: "all", False: "none"}
        sharex = words.get(sharex, sharex) if isinstance(sharex, bool) else sharex
        sharey = words.get(sharey, sharey) if isinstance(sharey, bool) else sharey
        for name, value in (("sharex", sharex), ("sharey", sharey)):
            if value not in ("all", "row", "col", "none"):
                raise ValueError(f"{value!r} is not a valid value for {name}; supported values are 'all', 'row', 'col', 'none', False, True")
        grid = np.empty((self._nrows, self._ncols), dtype=object)
        for row in range(self._nrows):
            for column in range(self._ncols):
                shared = {"none": None, "all": grid[0, 0], "row": grid[row, 0], "col": grid[0, column]}
                settings = dict(subplot_kw or {})
                settings["sharex"], settings["sharey"] = shared[sharex], shared[sharey]
                grid[row, column] = figure.add_subplot(self[row, column], **settings)
        for ax in grid.flat:
            if sharex in ("col", "all"):
                spec = ax.get_subplotspec()
                if not spec.is_last_row() and ax.name == "rectilinear":
                    ax.xaxis.set_tick_params(which="both", labelbottom=False, labeltop=False)
                    ax.xaxis.offsetText.set_visible(False)
            if sharey in ("row", "all"):
                spec = ax.get_subplotspec()
                if not spec.is_first_col() and ax.name == "rectilinear":
                    ax.yaxis.set_tick_params(which="both", labelleft=False, labelright=False)
                    ax.yaxis.offsetText.set_visible(False)
        if squeeze:
            return grid.item() if grid.size == 1 else grid.squeeze()
        return grid


class GridSpec(GridSpecBase):
    """A grid over a figure."""

    def __init__(self, nrows, ncols, figure=None, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None, width_ratios=None,
                 height_ratios=None):
        self.left, self.bottom, self.right, self.top, self.wspace, self.hspace = left, bottom, right, top, wspace, hspace
        self.figure = figure
        super().__init__(nrows, ncols, height_ratios, width_ratios)

    def update(self, **kwargs):
        for name, value in kwargs.items():
            if name not in ("left", "bottom", "right", "top", "wspace", "hspace"):
                raise AttributeError(f"{name} is an unknown keyword")
            setattr(self, name, value)
        if self.figure is not None:
            for ax in self.figure.axes:
                spec = ax.get_subplotspec()
                if spec is not None and spec.get_topmost_subplotspec().get_gridspec() is self:
                    ax._set_position(spec.get_position(self.figure))

    def get_subplot_params(self, figure=None):
        figure = figure or self.figure
        params = SubplotParams()
        if figure is not None:
            base = figure.subplotpars
            params.__dict__.update(base.__dict__)
        for name in ("left", "bottom", "right", "top", "wspace", "hspace"):
            value = getattr(self, name)
            if value is not None:
                setattr(params, name, value)
        return params

    def locally_modified_subplot_params(self):
        return [name for name in ("left", "bottom", "right", "top", "wspace", "hspace") if getattr(self, name)]

    def tight_layout(self, figure, renderer=None, pad=1.08, h_pad=None, w_pad=None, rect=None):
        figure.tight_layout(pad=pad, h_pad=h_pad, w_pad=w_pad, rect=rect)


class GridSpecFromSubplotSpec(GridSpecBase):
    """A grid inside a cell of another."""

    def __init__(self, nrows, ncols, subplot_spec, wspace=None, hspace=None, height_ratios=None, width_ratios=None):
        self._wspace, self._hspace = wspace, hspace
        self._subplot_spec = subplot_spec
        self.figure = subplot_spec.get_gridspec().figure
        super().__init__(nrows, ncols, height_ratios, width_ratios)

    def get_subplot_params(self, figure=None):
        figure = figure or self.figure
        hspace, wspace = self._hspace, self._wspace
        base = figure.subplotpars if figure is not None else SubplotParams()
        box = self._subplot_spec.get_position(figure)
        params = SubplotParams()
        params.left, params.right, params.bottom, params.top = box.x0, box.x1, box.y0, box.y1
        params.wspace = base.wspace if wspace is None else wspace
        params.hspace = base.hspace if hspace is None else hspace
        return params

    def get_topmost_subplotspec(self):
        return self._subplot_spec.get_topmost_subplotspec()


class SubplotSpec:
    """Cells of a grid."""

    def __init__(self, gridspec, num1, num2=None):
        self._gridspec, self.num1, self._num2 = gridspec, num1, num2

    num2 = property(lambda self: self.num1 if self._num2 is None else self._num2, lambda self, value: setattr(self, "_num2", value))

    @staticmethod
    def _from_subplot_args(figure, args):
        if len(args) == 1:
            (arg,) = args
            if isinstance(arg, SubplotSpec):
                return arg
            if not isinstance(arg, int) and not hasattr(arg, "__index__"):
                raise ValueError(f"Single argument to subplot must be a three-digit integer, not {arg!r}")
            if not 100 <= arg <= 999:
                raise ValueError(f"Single argument to subplot must be a three-digit integer, not {arg}")
            rows, cols, num = map(int, str(arg))
        elif len(args) == 3:
            rows, cols, num = args
        else:
            raise TypeError(f"subplot() takes 1 or 3 positional arguments but {len(args)} were given")
        grid = GridSpec._checked(rows, cols, figure)
        if isinstance(num, tuple) and len(num) == 2:
            first, last = num
            if not 1 <= first <= last <= rows * cols:
                raise ValueError(f"num must be an integer with 1 <= num <= {rows * cols}, not {num!r}")
        else:
            if not (isinstance(num, int) or hasattr(num, "__index__")) or not 1 <= num <= rows * cols:
                raise ValueError(f"num must be an integer with 1 <= num <= {rows * cols}, not {num!r}")
            first = last = int(num)
        return grid[first - 1:last]

    def get_gridspec(self):
        return self._gridspec

    def get_geometry(self):
        rows, cols = self._gridspec.get_geometry()
        return rows, cols, self.num1, self.num2

    def _row_col(self):
        cols = self._gridspec.ncols
        return self.num1 // cols, self.num2 // cols, self.num1 % cols, self.num2 % cols

    rowspan = property(lambda self: range(self._row_col()[0], self._row_col()[1] + 1))

    @property
    def colspan(self):
        c1, c2 = sorted(self._row_col()[2:])
        return range(c1, c2 + 1)

    def is_first_row(self):
        return self.rowspan.start == 0

    def is_last_row(self):
        return self.rowspan.stop == self._gridspec.nrows

    def is_first_col(self):
        return self.colspan.start == 0

    def is_last_col(self):
        return self.colspan.stop == self._gridspec.ncols

    def get_position(self, figure):
        bottoms, tops, lefts, rights = self._gridspec.get_grid_positions(figure)
        r0, r1, c0, c1 = self._row_col()
        bottom, top = min(bottoms[r0], bottoms[r1]), max(tops[r0], tops[r1])
        left, right = min(lefts[c0], lefts[c1]), max(rights[c0], rights[c1])
        return Bbox.from_extents(left, bottom, right, top)

    def get_topmost_subplotspec(self):
        grid = self._gridspec
        return grid.get_topmost_subplotspec() if hasattr(grid, "get_topmost_subplotspec") else self

    def subgridspec(self, nrows, ncols, **kwargs):
        """A grid inside these cells."""
        return GridSpecFromSubplotSpec(nrows, ncols, self, **kwargs)

    def __eq__(self, other):
        return isinstance(other, SubplotSpec) and (self._gridspec, self.num1, self.num2) == (other._gridspec, other.num1, other.num2)

    def __hash__(self):
        return hash((id(self._gridspec), self.num1, self.num2))

    def __repr__(self):
        r0, r1, c0, c1 = self._row_col()
        return f"GridSpec({self._gridspec.nrows}, {self._gridspec.ncols})[{r0}:{r1 + 1}, {c0}:{c1 + 1}]"


def _checked(rows, cols, figure):
    """The grid of a figure with this geometry, made once."""
    if not (isinstance(rows, int) or hasattr(rows, "__index__")) or rows <= 0:
        raise ValueError(f"Number of rows must be a positive integer, not {rows!r}")
    if not (isinstance(cols, int) or hasattr(cols, "__index__")) or cols <= 0:
        raise ValueError(f"Number of columns must be a positive integer, not {cols!r}")
    for grid in figure._gridspecs:
        if grid.get_geometry() == (rows, cols):
            return grid
    grid = GridSpec(rows, cols, figure=figure)
    figure._gridspecs.append(grid)
    return grid


GridSpec._checked = staticmethod(_checked)
