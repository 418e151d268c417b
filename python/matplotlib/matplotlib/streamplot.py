"""Lines along a field of arrows."""

import math

import numpy as np

from . import rcParams
from .collections import LineCollection, PatchCollection
from .patches import FancyArrowPatch


class StreamplotSet:
    """The lines and arrows of a stream plot."""

    def __init__(self, lines, arrows):
        self.lines, self.arrows = lines, arrows


def streamplot(axes, x, y, u, v, density=1, linewidth=None, color=None, cmap=None, norm=None, arrowsize=1, arrowstyle="-|>", minlength=0.1, transform=None,
               zorder=None, start_points=None, maxlength=4.0, integration_direction="both", broken_streamlines=True):
    """Draws evenly spread lines along the field (u, v) on a regular grid."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    if x.ndim == 2:
        if not np.allclose(x[0], x):
            raise ValueError("The rows of 'x' must be equal")
        x = x[0]
    if y.ndim == 2:
        if not np.allclose(y.T[0], y.T):
            raise ValueError("The columns of 'y' must be equal")
        y = y[:, 0]
    if not (np.diff(x) > 0).all():
        raise ValueError("'x' must be strictly increasing")
    if not (np.diff(y) > 0).all():
        raise ValueError("'y' must be strictly increasing")
    u, v = (np.asarray(w.filled(np.nan) if hasattr(w, "filled") else w, float) for w in (u, v))
    nx, ny = len(x), len(y)
    if u.shape != (ny, nx) or v.shape != (ny, nx):
        raise ValueError("'u' and 'v' must match the shape of the (x, y) grid")
    transform = axes.transData if transform is None else transform
    linewidth = rcParams["lines.linewidth"] if linewidth is None else linewidth
    colour = axes._get_lines.get_next_color() if color is None else color
    if integration_direction not in ("both", "forward", "backward"):
        raise ValueError(f"{integration_direction!r} is not a valid value for integration_direction; supported values are 'both', 'forward', 'backward'")
    dx, dy = (x[-1] - x[0]) / (nx - 1), (y[-1] - y[0]) / (ny - 1)
    mask = _Mask(density)
    sx, sy = (mask.nx - 1) / (nx - 1), (mask.ny - 1) / (ny - 1)
    field = _Field(u / dx, v / dy)
    seeds = _spiral(mask.nx, mask.ny) if start_points is None else None
    starts = [((mx / sx), (my / sy)) for mx, my in seeds] if seeds is not None else \
        [((px - x[0]) / dx, (py - y[0]) / dy) for px, py in np.asarray(start_points, float).tolist()]
    maxlength = maxlength / (2.0 if integration_direction == "both" else 1.0)
    lines = []
    for gx, gy in starts:
        if not (0 <= gx <= nx - 1 and 0 <= gy <= ny - 1):
            raise ValueError(f"Starting point ({gx * dx + x[0]}, {gy * dy + y[0]}) outside of data boundaries")
        if seeds is not None and mask.is_taken(gx * sx, gy * sy):
            continue
        line = _follow(field, mask, gx, gy, sx, sy, nx, ny, minlength, maxlength, integration_direction, broken_streamlines)
        if line is not None:
            lines.append(line)
    is_array = isinstance(colour, np.ndarray)
    wide = isinstance(linewidth, np.ndarray)
    segments, values, widths, arrows = [], [], [], []
    single = []
    for line in lines:
        gx, gy = np.array(line[0]), np.array(line[1])
        px, py = gx * dx + x[0], gy * dy + y[0]
        points = np.column_stack([px, py])
        if is_array or wide:
            segments += list(np.stack([points[:-1], points[1:]], axis=1))
            if is_array:
                values.append(_interpolated(colour, gx, gy)[:-1])
            if wide:
                widths += _interpolated(linewidth, gx, gy)[:-1].tolist()
        else:
            single.append(points)
        reach = np.cumsum(np.hypot(np.diff(px), np.diff(py)))
        middle = int(np.searchsorted(reach, reach[-1] / 2.0))
        tail, head = points[middle], points[middle:middle + 2].mean(axis=0)
        arrows.append((tail, head, middle, gx, gy))
    settings = {"zorder": 2 if zorder is None else zorder}
    if is_array:
        drawn = LineCollection(segments, linewidths=widths if wide else linewidth, cmap=cmap, norm=norm, transform=transform, **settings)
        if lines:
            drawn.set_array(np.concatenate(values))
    elif wide:
        drawn = LineCollection(segments, linewidths=widths or 1.0, edgecolors=colour, transform=transform, **settings)
    else:
        drawn = LineCollection(single, linewidths=linewidth, edgecolors=colour, transform=transform, **settings)
    drawn._cap = "butt"
    drawn.sticky_edges.x[:] = [x[0], x[-1]]
    drawn.sticky_edges.y[:] = [y[0], y[-1]]
    axes.add_collection(drawn, autolim=False)
    axes.update_datalim([(x[0], y[0]), (x[-1], y[-1])])
    axes._request_autoscale_view()
    patches = []
    for tail, head, middle, gx, gy in arrows:
        shade = colour
        if is_array:
            if not drawn.norm.scaled():
                drawn.norm.autoscale_None(drawn.get_array())
            shade = tuple(drawn.cmap(drawn.norm(float(_interpolated(colour, gx[middle:middle + 1], gy[middle:middle + 1])[0]))))
        width = float(_interpolated(linewidth, gx[middle:middle + 1], gy[middle:middle + 1])[0]) if wide else linewidth
        patch = FancyArrowPatch(tuple(tail.tolist()), tuple(head.tolist()), transform=transform, arrowstyle=arrowstyle, mutation_scale=10 * arrowsize, color=shade,
                                linewidth=width, shrinkA=0, shrinkB=0, zorder=settings["zorder"])
        axes.add_patch(patch)
        patches.append(patch)
    return StreamplotSet(drawn, PatchCollection([]) if not patches else _Arrows(patches))


class _Arrows:
    """The arrows of a stream plot."""

    def __init__(self, patches):
        self._patches = patches

    def __getattr__(self, name):
        def call(*args, **kwargs):
            for patch in self._patches:
                getattr(patch, name)(*args, **kwargs)

        return call


class _Mask:
    """Where lines have been, on a coarse grid."""

    def __init__(self, density):
        parts = density if np.iterable(density) else (density, density)
        if min(parts) <= 0:
            raise ValueError("'density' must be positive")
        self.nx, self.ny = (int(30 * part) for part in parts)
        self._taken = [[False] * self.nx for _ in range(self.ny)]
        self._line, self._at = [], None

    def is_taken(self, x, y):
        return self._taken[int(y + 0.5)][int(x + 0.5)]

    def start(self, x, y):
        self._line, self._at = [], None
        return self.move(x, y)

    def restart(self, x, y):
        self._at = (int(x + 0.5), int(y + 0.5))

    def move(self, x, y, broken=True):
        """Takes the place; false where another line is."""
        at = (int(x + 0.5), int(y + 0.5))
        if at != self._at:
            if self._taken[at[1]][at[0]]:
                if broken:
                    return False
            else:
                self._taken[at[1]][at[0]] = True
                self._line.append(at)
            self._at = at
        return True

    def undo(self):
        for x, y in self._line:
            self._taken[y][x] = False


class _Field:
    """The field as plain lists: one lookup is a few numbers."""

    def __init__(self, u, v):
        self.ny, self.nx = u.shape
        self._u, self._v = u.tolist(), v.tolist()
        speed = np.sqrt((u / (self.nx - 1)) ** 2 + (v / (self.ny - 1)) ** 2)
        self._speed = speed.tolist()

    def at(self, x, y):
        column, row = int(x), int(y)
        right = column if column == self.nx - 1 else column + 1
        above = row if row == self.ny - 1 else row + 1
        a, b = x - column, y - row
        p, q, r, s = (1 - a) * (1 - b), a * (1 - b), (1 - a) * b, a * b
        low_u, high_u, low_v, high_v = self._u[row], self._u[above], self._v[row], self._v[above]
        u = p * low_u[column] + q * low_u[right] + r * high_u[column] + s * high_u[right]
        v = p * low_v[column] + q * low_v[right] + r * high_v[column] + s * high_v[right]
        low, high = self._speed[row], self._speed[above]
        speed = p * low[column] + q * low[right] + r * high[column] + s * high[right]
        return u, v, speed


def _interpolated(values, gx, gy):
    ny, nx = values.shape
    column, row = np.clip(gx.astype(int), 0, nx - 1), np.clip(gy.astype(int), 0, ny - 1)
    right, above = np.minimum(column + 1, nx - 1), np.minimum(row + 1, ny - 1)
    a, b = gx - column, gy - row
    return (values[row, column] * (1 - a) + values[row, right] * a) * (1 - b) + (values[above, column] * (1 - a) + values[above, right] * a) * b


class _Left(Exception):
    """The line left the grid, or ended where the field is zero."""


def _follow(field, mask, x0, y0, sx, sy, nx, ny, minlength, maxlength, direction, broken):
    """The line through a point in grid coordinates, or None where it is too short."""
    if not mask.start(x0 * sx, y0 * sy):
        return None
    xs, ys, total = [], [], 0.0
    if direction in ("both", "backward"):
        length, line_x, line_y = _heun(field, mask, x0, y0, sx, sy, nx, ny, maxlength, -1.0, broken)
        total += length
        xs, ys = line_x[::-1], line_y[::-1]
    if direction in ("both", "forward"):
        mask.restart(x0 * sx, y0 * sy)
        length, line_x, line_y = _heun(field, mask, x0, y0, sx, sy, nx, ny, maxlength, 1.0, broken)
        total += length
        xs, ys = xs + (line_x[1:] if xs else line_x), ys + (line_y[1:] if ys else line_y)
    if total > minlength and len(xs) > 1:
        return xs, ys
    mask.undo()
    return None


def _heun(field, mask, x0, y0, sx, sy, nx, ny, maxlength, sign, broken):
    """Heun's method with steps that keep the error small."""
    maxerror, maxds = 0.003, min(1.0 / mask.nx, 1.0 / mask.ny, 0.1)
    ds, total, x, y = maxds, 0.0, x0, y0
    xs, ys = [], []

    def slope(x, y):
        if not (0 <= x <= nx - 1 and 0 <= y <= ny - 1):
            raise _Left
        u, v, speed = field.at(x, y)
        if speed == 0 or speed != speed:
            raise _Left
        return u / speed * sign, v / speed * sign

    while True:
        if 0 <= x <= nx - 1 and 0 <= y <= ny - 1:
            xs.append(x)
            ys.append(y)
        try:
            k1x, k1y = slope(x, y)
            k2x, k2y = slope(x + ds * k1x, y + ds * k1y)
        except _Left:
            if xs:
                # The last step ends at the border.
                try:
                    cx, cy = slope(xs[-1], ys[-1])
                except _Left:
                    break
                reach_x = math.inf if cx == 0 else xs[-1] / -cx if cx < 0 else (nx - 1 - xs[-1]) / cx
                reach_y = math.inf if cy == 0 else ys[-1] / -cy if cy < 0 else (ny - 1 - ys[-1]) / cy
                step = min(reach_x, reach_y)
                xs.append(xs[-1] + cx * step)
                ys.append(ys[-1] + cy * step)
                total += step
            break
        dx1, dy1, dx2, dy2 = ds * k1x, ds * k1y, ds * 0.5 * (k1x + k2x), ds * 0.5 * (k1y + k2y)
        error = math.hypot((dx2 - dx1) / (nx - 1), (dy2 - dy1) / (ny - 1))
        if error < maxerror:
            x, y = x + dx2, y + dy2
            if not (0 <= x <= nx - 1 and 0 <= y <= ny - 1) or not mask.move(x * sx, y * sy, broken):
                break
            if total + ds > maxlength:
                break
            total += ds
        ds = min(maxds, 0.85 * ds * math.sqrt(maxerror / error)) if error else maxds
    return total, xs, ys


def _spiral(nx, ny):
    """All places of a grid, from its border inwards."""
    x, y, direction = 0, 0, "right"
    top = ny - 1
    left, right = 0, nx - 1
    bottom = 1
    for _ in range(nx * ny):
        yield x, y
        if direction == "right":
            x += 1
            if x >= right:
                right -= 1
                direction = "up"
        elif direction == "up":
            y += 1
            if y >= top:
                top -= 1
                direction = "left"
        elif direction == "left":
            x -= 1
            if x <= left:
                left += 1
                direction = "down"
        else:
            y -= 1
            if y <= bottom:
                bottom += 1
                direction = "right"
