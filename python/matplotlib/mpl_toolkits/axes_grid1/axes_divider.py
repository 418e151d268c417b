"""Areas divided into columns and rows for axes."""

from matplotlib import rcParams
from matplotlib.transforms import Bbox

from . import axes_size as Size


def _ends(sizes, factor):
    """Where sizes begin and end in inches."""
    out = [0.0]
    for share, inches in sizes:
        out.append(out[-1] + share * factor + inches)
    return out


def _factor(sizes, total):
    """Inches for one share."""
    shares = sum(share for share, _ in sizes)
    return (total - sum(inches for _, inches in sizes)) / shares if shares else 0.0


class Divider:
    """An area with columns and rows; `new_locator` gives axes a cell of it. With `aspect`, shares are equally long in both directions."""

    def __init__(self, fig, pos, horizontal, vertical, aspect=None, anchor="C"):
        self._fig, self._pos = fig, pos
        self._horizontal, self._vertical = list(horizontal), list(vertical)
        self._aspect, self._anchor = aspect, anchor
        self._xrefindex = self._yrefindex = 0

    def set_horizontal(self, h):
        self._horizontal = list(h)

    def get_horizontal(self):
        return self._horizontal

    def set_vertical(self, v):
        self._vertical = list(v)

    def get_vertical(self):
        return self._vertical

    def set_position(self, pos):
        self._pos = pos

    def get_position(self):
        return self._pos

    def set_anchor(self, anchor):
        self._anchor = anchor

    def get_anchor(self):
        return self._anchor

    def set_aspect(self, aspect=False):
        self._aspect = aspect

    def get_aspect(self):
        return self._aspect

    def get_subplotspec(self):
        return None

    def add_auto_adjustable_area(self, use_axes, pad=0.1, adjust_dirs=None):
        """Labels find their room through `tight_layout`."""

    def append_size(self, position, size):
        """A further column or row at a side."""
        if position in ("left", "bottom"):
            name = "x" if position == "left" else "y"
            (self._horizontal if name == "x" else self._vertical).insert(0, size)
            setattr(self, f"_{name}refindex", getattr(self, f"_{name}refindex") + 1)
        elif position in ("right", "top"):
            (self._horizontal if position == "right" else self._vertical).append(size)
        else:
            raise ValueError(f"{position!r} is not a valid value for position; supported values are 'left', 'right', 'bottom', 'top'")

    def _locate(self, nx, ny, nx1, ny1, renderer=None):
        """The box of cells in parts of the figure."""
        width, height = (float(size) for size in self._fig.get_size_inches())
        x, y, w, h = self.get_position()
        across = [size.get_size(renderer) for size in self._horizontal]
        along = [size.get_size(renderer) for size in self._vertical]
        kx, ky = _factor(across, width * w), _factor(along, height * h)
        left, low = x, y
        if self.get_aspect():
            kx = ky = min(kx, ky)
        xs, ys = _ends(across, kx), _ends(along, ky)
        if self.get_aspect():
            used = Bbox.from_bounds(x, y, xs[-1] / width, ys[-1] / height)
            left, low = used.anchored(self.get_anchor(), Bbox.from_bounds(x, y, w, h)).p0
        nx1 = nx + 1 if nx1 is None else nx1 if nx1 >= 0 else len(across) + nx1 + 1
        ny1 = ny + 1 if ny1 is None else ny1 if ny1 >= 0 else len(along) + ny1 + 1
        nx, ny = nx if nx >= 0 else len(across) + nx, ny if ny >= 0 else len(along) + ny
        return Bbox.from_extents(left + xs[nx] / width, low + ys[ny] / height, left + xs[nx1] / width, low + ys[ny1] / height)

    def new_locator(self, nx, ny, nx1=None, ny1=None):
        """Tells axes where a cell, or several up to another, is; give it to `set_axes_locator`."""
        return _Locator(self, nx, ny, nx1, ny1)


class _Locator:
    """The place of cells; columns and rows are counted from the reference, to whose left or below more may come."""

    def __init__(self, divider, nx, ny, nx1, ny1):
        self._divider, self._cells = divider, (nx, ny, nx1, ny1)
        self._made_at = divider._xrefindex, divider._yrefindex

    def __call__(self, axes, renderer):
        divider = self._divider
        more = divider._xrefindex - self._made_at[0], divider._yrefindex - self._made_at[1]
        # Cells counted from the end stay where they are.
        return divider._locate(*(cell if cell is None or cell < 0 else cell + more[index % 2] for index, cell in enumerate(self._cells)), renderer)

    def get_subplotspec(self):
        return self._divider.get_subplotspec()


class SubplotDivider(Divider):
    """A divided cell of a figure's grid."""

    def __init__(self, fig, *args, horizontal=None, vertical=None, aspect=None, anchor="C"):
        from matplotlib.gridspec import SubplotSpec

        super().__init__(fig, None, horizontal or [], vertical or [], aspect=aspect, anchor=anchor)
        self._subplotspec = SubplotSpec._from_subplot_args(fig, args)

    def get_position(self):
        return self._subplotspec.get_position(self._fig).bounds

    def get_subplotspec(self):
        return self._subplotspec

    def set_subplotspec(self, subplotspec):
        self._subplotspec = subplotspec


class AxesDivider(Divider):
    """The area of axes, divided between them and axes beside them."""

    def __init__(self, axes, xref=None, yref=None):
        self._axes = axes
        self._xref = Size.AxesX(axes) if xref is None else xref
        self._yref = Size.AxesY(axes) if yref is None else yref
        super().__init__(axes.get_figure(), None, [self._xref], [self._yref])

    def get_position(self):
        return self._axes.get_position(original=True).bounds

    def get_aspect(self):
        return self._axes.get_aspect() != "auto" if self._aspect is None else self._aspect

    def get_anchor(self):
        return self._axes.get_anchor() if self._anchor is None else self._anchor

    def get_subplotspec(self):
        return self._axes.get_subplotspec()

    def _new_axes(self, axes_class=None, **kwargs):
        axes = self._axes
        made = (type(axes) if axes_class is None else axes_class)(axes.get_figure(), axes.get_position(original=True), **kwargs)
        made._remove_from = axes.get_figure().delaxes
        return made

    def _beside(self, side, size, pad, kwargs):
        horizontal = side in ("left", "right")
        ref = self._xref if horizontal else self._yref
        if pad is None:
            pad = rcParams["figure.subplot.wspace" if horizontal else "figure.subplot.hspace"] * ref
        for one in (pad, size):
            if one or not isinstance(one, (int, float)) or one is size:
                self.append_size(side, Size.from_any(one, ref))
        made = self._new_axes(**kwargs)
        if horizontal:
            place = self.new_locator(0 if side == "left" else len(self._horizontal) - 1, self._yrefindex)
        else:
            place = self.new_locator(self._xrefindex, 0 if side == "bottom" else len(self._vertical) - 1)
        made.set_axes_locator(place)
        return made

    def new_horizontal(self, size, pad=None, pack_start=False, **kwargs):
        """New axes on the right, or with `pack_start` on the left; they are not added to the figure."""
        return self._beside("left" if pack_start else "right", size, pad, kwargs)

    def new_vertical(self, size, pad=None, pack_start=False, **kwargs):
        """New axes above, or with `pack_start` below; they are not added to the figure."""
        return self._beside("bottom" if pack_start else "top", size, pad, kwargs)

    def append_axes(self, position, size, pad=None, *, axes_class=None, **kwargs):
        """Adds axes at a side; sizes are inches or texts such as '5%', which are parts of the first axes."""
        if position not in ("left", "right", "bottom", "top"):
            raise ValueError(f"{position!r} is not a valid value for position; supported values are 'left', 'right', 'bottom', 'top'")
        made = self._beside(position, size, pad, {"axes_class": axes_class, **kwargs})
        self._fig.add_axes(made)
        return made


def make_axes_locatable(axes):
    """A divider of axes, for `append_axes`."""
    divider = AxesDivider(axes)
    axes.set_axes_locator(divider.new_locator(nx=0, ny=0))
    return divider
