"""Tables: cells in rows and columns, on or beside the axes."""

from .artist import Artist
from .patches import Rectangle
from .path import Path
from .text import Text
from .transforms import Bbox

_EDGES = {"open": "", "closed": "BRTL", "horizontal": "BT", "vertical": "RL"}


class Cell(Rectangle):
    """A rectangle with a text in it; `visible_edges` is a word or some of the letters B, R, T, L."""

    PAD = 0.1

    def __init__(self, xy, width, height, *, edgecolor="k", facecolor="w", fill=True, text="", loc="right", fontproperties=None, visible_edges="closed"):
        super().__init__(xy, width=width, height=height, fill=fill, edgecolor=edgecolor, facecolor=facecolor)
        self._clip_on = False
        self.visible_edges = visible_edges
        self._loc = loc
        self._text = Text(x=xy[0], y=xy[1], text=text, fontproperties=fontproperties, horizontalalignment=loc, verticalalignment="center")
        self._text._clip_on = False

    @property
    def visible_edges(self):
        return self._visible_edges

    @visible_edges.setter
    def visible_edges(self, value):
        if value is None:
            value = "BRTL"
        elif value in _EDGES:
            value = _EDGES[value]
        elif any(edge not in "BRTL" for edge in value):
            raise ValueError(f"Invalid edge param {value}, must only be one of {', '.join(_EDGES)} or string of BRTL")
        self._visible_edges = value

    def get_path(self):
        if self._visible_edges == "BRTL":
            return super().get_path()
        codes = [Path.MOVETO, *(Path.LINETO if edge in self._visible_edges else Path.MOVETO for edge in "BRTL")]
        return Path([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]], codes)

    def set_figure(self, figure):
        self.figure = self._text.figure = figure

    def get_text(self):
        return self._text

    def set_text_props(self, **kwargs):
        self._text.update(kwargs)

    def set_fontsize(self, size):
        self._text.set_fontsize(size)

    def get_fontsize(self):
        return self._text.get_fontsize()

    def get_text_bounds(self, renderer=None):
        """The text's place and size in the table's coordinates."""
        return self._text.get_window_extent(renderer).transformed(self.get_data_transform().inverted()).bounds

    def get_required_width(self, renderer=None):
        """The width that the text needs."""
        return self.get_text_bounds(renderer)[2] * (1.0 + 2.0 * self.PAD)

    def auto_set_font_size(self, renderer=None):
        """Makes the text smaller until it fits."""
        size = self.get_fontsize()
        required = self.get_required_width(renderer)
        while size > 1 and required > self._width:
            size -= 1
            self.set_fontsize(size)
            required = self.get_required_width(renderer)
        return size

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        super().draw(renderer)
        box = self.get_window_extent()
        part = {"center": 0.5, "left": self.PAD, "right": 1.0 - self.PAD}[self._loc]
        self._text.set_position((box.x0 + box.width * part, box.y0 + box.height / 2))
        self._text.draw(renderer)


CustomCell = Cell


class Table(Artist):
    """Cells by row and column, each of which takes the largest size in its row or column."""

    codes = {name: code for code, name in enumerate((
        "best", "upper right", "upper left", "lower left", "lower right", "center left", "center right", "lower center", "upper center", "center",
        "top right", "top left", "bottom left", "bottom right", "right", "left", "top", "bottom"))}
    FONTSIZE = 10
    AXESPAD = 0.02

    def __init__(self, ax, loc=None, bbox=None, **kwargs):
        super().__init__()
        loc = "bottom" if loc is None else loc
        if isinstance(loc, str):
            if loc not in self.codes:
                raise ValueError("Unrecognized location {!r}. Valid locations are\n\t{}".format(loc, "\n\t".join(self.codes)))
            loc = self.codes[loc]
        self.axes, self.figure = ax, ax.figure
        self._transform, self._clip_on = ax.transAxes, False
        self._loc, self._bbox = loc, bbox
        self._cells, self._auto_columns = {}, []
        self._edges, self._auto_size = None, True
        kwargs.pop("fontsize", None)
        self.update(kwargs)

    def add_cell(self, row, col, *args, **kwargs):
        """A new cell at a row and a column."""
        cell = Cell((0, 0), *args, visible_edges=self.edges, **kwargs)
        self[row, col] = cell
        return cell

    def __setitem__(self, position, cell):
        if not isinstance(cell, Cell):
            raise TypeError(f"'cell' must be an instance of matplotlib.table.Cell, not a {type(cell).__name__}")
        try:
            row, col = position
        except Exception:
            raise KeyError("Only tuples length 2 are accepted as coordinates") from None
        cell.set_figure(self.figure)
        cell.set_transform(self.get_transform())
        self._cells[row, col] = cell

    def __getitem__(self, position):
        return self._cells[position]

    @property
    def edges(self):
        return self._edges

    @edges.setter
    def edges(self, value):
        self._edges = value

    def get_celld(self):
        """The cells by row and column."""
        return self._cells

    def get_children(self):
        return list(self._cells.values())

    def _approx_text_height(self):
        self.axes._locate()
        return self.FONTSIZE / 72.0 * self.figure.dpi / self.axes.bbox.height * 1.2

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        self._update_positions(renderer)
        for key in sorted(self._cells):
            self._cells[key].draw(renderer)

    def get_window_extent(self, renderer=None):
        self._update_positions(renderer)
        boxes = [cell.get_window_extent() for cell in self._cells.values()]
        return Bbox.union(boxes) if boxes else Bbox.null()

    def get_tightbbox(self, renderer=None):
        return self.get_window_extent(renderer) if self._cells else None

    def contains(self, mouseevent):
        return False, {}

    def auto_set_column_width(self, col):
        """Columns, by number, get the width that their texts need."""
        import numpy as np

        self._auto_columns += [int(one) for one in np.atleast_1d(col)]

    def auto_set_font_size(self, value=True):
        """Whether texts are made smaller until they fit."""
        self._auto_size = value

    def scale(self, xscale, yscale):
        """Makes columns and rows larger by factors."""
        for cell in self._cells.values():
            cell.set_width(cell.get_width() * xscale)
            cell.set_height(cell.get_height() * yscale)

    def set_fontsize(self, size):
        """The size of all texts in points."""
        for cell in self._cells.values():
            cell.set_fontsize(size)

    # Layout.
    def _update_positions(self, renderer=None):
        if not self._cells:
            return
        for column in self._auto_columns:
            self._auto_set_column_width(column, renderer)
        if self._auto_size:
            self._auto_set_font_size(renderer)
        self._align()
        # Labels beside and above are no part of what is placed, but rows and columns from zero on are.
        inner = [cell for (row, column), cell in self._cells.items() if row >= 0 and column >= 0] or list(self._cells.values())
        left, low = min(cell._x0 for cell in inner), min(cell._y0 for cell in inner)
        width, height = max(cell._x0 + cell._width for cell in inner) - left, max(cell._y0 + cell._height for cell in inner) - low
        if self._bbox is not None:
            x, y, wide, tall = self._bbox.bounds if hasattr(self._bbox, "bounds") else self._bbox
            self.scale(wide / width, tall / height)
            self._align()
            inner_left, inner_low = min(cell._x0 for cell in inner), min(cell._y0 for cell in inner)
            dx, dy = x - inner_left, y - inner_low
        else:
            dx, dy = self._shift(left, low, width, height)
        for cell in self._cells.values():
            cell._x0 += dx
            cell._y0 += dy

    def _auto_set_column_width(self, column, renderer):
        cells = [cell for (_, own), cell in self._cells.items() if own == column]
        widest = max((cell.get_required_width(renderer) for cell in cells), default=0)
        for cell in cells:
            cell.set_width(widest)

    def _auto_set_font_size(self, renderer):
        size = next(iter(self._cells.values())).get_fontsize()
        sized = [cell for (_, column), cell in self._cells.items() if column not in self._auto_columns]
        for cell in sized:
            size = min(size, cell.auto_set_font_size(renderer))
        for cell in sized:
            cell.set_fontsize(size)

    def _align(self):
        """Columns from left to right, rows from the bottom up."""
        widths, heights = {}, {}
        for (row, column), cell in self._cells.items():
            heights[row] = max(heights.get(row, 0.0), cell._height)
            widths[column] = max(widths.get(column, 0.0), cell._width)
        lefts, lows, at = {}, {}, 0.0
        for column in sorted(widths):
            lefts[column] = at
            at += widths[column]
        at = 0.0
        for row in sorted(heights, reverse=True):
            lows[row] = at
            at += heights[row]
        for (row, column), cell in self._cells.items():
            cell.set_xy((lefts[column], lows[row]))

    def _shift(self, left, low, width, height):
        """How far cells move to the location."""
        place = list(self.codes)[self._loc]
        pad = self.AXESPAD
        if place in ("upper left", "lower left", "center left"):
            dx = pad - left
        elif place in ("best", "upper right", "lower right", "right", "center right"):
            dx = 1 - (left + width + pad)
        else:
            dx = 0.5 - width / 2 - left
        if place in ("best", "upper right", "upper left", "upper center"):
            dy = 1 - (low + height + pad)
        elif place in ("lower left", "lower right", "lower center"):
            dy = pad - low
        else:
            dy = 0.5 - height / 2 - low
        # Beside the axes.
        if place in ("top left", "bottom left", "left"):
            dx = -(left + width)
        if place in ("top right", "bottom right", "right"):
            dx = 1.0 - left
        if place in ("top right", "top left", "top"):
            dy = 1.0 - low
        if place in ("bottom left", "bottom right", "bottom"):
            dy = -(low + height)
        return dx, dy


def table(ax, cellText=None, cellColours=None, cellLoc="right", colWidths=None, rowLabels=None, rowColours=None, rowLoc="left", colLabels=None,
          colColours=None, colLoc="center", loc="bottom", bbox=None, edges="closed", **kwargs):
    """Adds a table of texts, colours or both to axes."""
    if cellColours is None and cellText is None:
        raise ValueError('At least one argument from "cellColours" or "cellText" must be provided to create a table.')
    if hasattr(cellText, "columns") and hasattr(cellText, "index"):
        for name, given in (("rowLabels", rowLabels), ("colLabels", colLabels)):
            if given is not None:
                raise ValueError(f"{name} cannot be used alongside Pandas DataFrame")
        rowLabels, colLabels, cellText = list(cellText.index), list(cellText.columns), cellText.values
    if cellText is None:
        cellText = [[""] * len(cellColours[0])] * len(cellColours)
    rows, cols = len(cellText), len(cellText[0])
    if any(len(row) != cols for row in cellText):
        raise ValueError(f"Each row in 'cellText' must have {cols} columns")
    if cellColours is None:
        cellColours = ["w" * cols] * rows
    else:
        if len(cellColours) != rows:
            raise ValueError(f"'cellColours' must have {rows} rows")
        if any(len(row) != cols for row in cellColours):
            raise ValueError(f"Each row in 'cellColours' must have {cols} columns")
    colWidths = [1.0 / cols] * cols if colWidths is None else colWidths
    label_width = 0
    if rowLabels is None:
        if rowColours is not None:
            rowLabels, label_width = [""] * rows, colWidths[0]
    elif rowColours is None:
        rowColours = "w" * rows
    if rowLabels is not None and len(rowLabels) != rows:
        raise ValueError(f"'rowLabels' must be of length {rows}")
    first = 1
    if colLabels is None:
        if colColours is not None:
            colLabels = [""] * cols
        else:
            first = 0
    elif colColours is None:
        colColours = "w" * cols
    made = Table(ax, loc, bbox, **kwargs)
    made.edges = edges
    height = made._approx_text_height()
    for row in range(rows):
        for col in range(cols):
            made.add_cell(row + first, col, width=colWidths[col], height=height, text=cellText[row][col], facecolor=cellColours[row][col], loc=cellLoc)
    if colLabels is not None:
        for col in range(cols):
            made.add_cell(0, col, width=colWidths[col], height=height, text=colLabels[col], facecolor=colColours[col], loc=colLoc)
    if rowLabels is not None:
        for row in range(rows):
            made.add_cell(row + first, -1, width=label_width or 1e-15, height=height, text=rowLabels[row], facecolor=rowColours[row], loc=rowLoc)
        if label_width == 0:
            made.auto_set_column_width(-1)
    if "fontsize" in kwargs:
        made.set_fontsize(kwargs["fontsize"])
    ax.add_table(made)
    return made
