"""Styles of boxes, arrows and the ways between two points. Lengths are parts of the size of the text beside them."""

import math

from .path import Path

M, L, C3, C4, Z = Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE4, Path.CLOSEPOLY


def _parse(text, table, what):
    """A style's name and its settings from `name,key=value`."""
    name, *parts = text.replace(" ", "").split(",")
    if name not in table:
        raise ValueError(f"Unknown style: {name!r}") if what == "style" else ValueError(f"Unknown {what}: {name!r}")
    settings = {}
    for part in parts:
        key, _, value = part.partition("=")
        try:
            settings[key] = float(value)
        except ValueError:
            settings[key] = {"True": True, "False": False, "None": None}.get(value, value)
    return name, settings


class _Style:
    table = {}

    def __init__(self, text, **kwargs):
        self.name, settings = _parse(text, self.table, "style")
        self._function = self.table[self.name]
        self._settings = {**settings, **kwargs}

    @classmethod
    def get_styles(cls):
        return dict(cls.table)

    def __call__(self, *args):
        return self._function(*args, **self._settings)


def _square(x0, y0, width, height, size, pad=0.3):
    pad *= size
    x0, y0, x1, y1 = x0 - pad, y0 - pad, x0 + width + pad, y0 + height + pad
    return Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True)


def _circle(x0, y0, width, height, size, pad=0.3):
    pad *= size
    return Path.circle((x0 + width / 2, y0 + height / 2), max(width + 2 * pad, height + 2 * pad) / 2)


def _ellipse(x0, y0, width, height, size, pad=0.3):
    pad *= size
    a, b = (width + 2 * pad) / math.sqrt(2), (height + 2 * pad) / math.sqrt(2)
    circle = Path.unit_circle()
    return Path(circle.vertices * [a, b] + [x0 + width / 2, y0 + height / 2], circle.codes)


def _round(x0, y0, width, height, size, pad=0.3, rounding_size=None):
    pad *= size
    r = pad if rounding_size is None else size * rounding_size
    x0, y0, x1, y1 = x0 - pad, y0 - pad, x0 + width + pad, y0 + height + pad
    points = [(x0 + r, y0), (x1 - r, y0), (x1, y0), (x1, y0 + r), (x1, y1 - r), (x1, y1), (x1 - r, y1), (x0 + r, y1), (x0, y1), (x0, y1 - r),
              (x0, y0 + r), (x0, y0), (x0 + r, y0), (x0 + r, y0)]
    return Path(points, [M, L, C3, C3, L, C3, C3, L, C3, C3, L, C3, C3, Z])


def _round4(x0, y0, width, height, size, pad=0.3, rounding_size=None):
    pad *= size
    r = pad / 2 if rounding_size is None else size * rounding_size
    width, height = width + 2 * pad - 2 * r, height + 2 * pad - 2 * r
    x0, y0 = x0 - pad + r, y0 - pad + r
    x1, y1 = x0 + width, y0 + height
    points = [(x0, y0), (x0 + r, y0 - r), (x1 - r, y0 - r), (x1, y0), (x1 + r, y0 + r), (x1 + r, y1 - r), (x1, y1), (x1 - r, y1 + r),
              (x0 + r, y1 + r), (x0, y1), (x0 - r, y1 - r), (x0 - r, y0 + r), (x0, y0), (x0, y0)]
    return Path(points, [M] + [C4] * 12 + [Z])


def _larrow(x0, y0, width, height, size, pad=0.3, flip=False, both=False):
    pad *= size
    width, height = width + 2 * pad, height + 2 * pad
    x0, y0 = x0 - pad, y0 - pad
    x1, y1 = x0 + width, y0 + height
    dx = (y1 - y0) / 2
    out = dx / 2
    mid = (y0 + y1) / 2
    x0, x1 = x0 + pad / 1.4, x1 - (pad / 1.4 if both else 0)
    left = [(x0 + out, y1), (x0 + out, y1 + out), (x0 - dx, mid), (x0 + out, y0 - out), (x0 + out, y0)]
    right = [(x1, y0), (x1, y1)]
    if both:
        right = [(x1 - out, y0), (x1 - out, y0 - out), (x1 + dx, mid), (x1 - out, y1 + out), (x1 - out, y1)]
    points = left + right
    if flip:
        middle = (x0 + x1) / 2 + (0 if both else -pad / 1.4 / 2)
        points = [(2 * middle - x, y) for x, y in points]
    return Path([*points, points[0]], closed=True)


def _rarrow(x0, y0, width, height, size, pad=0.3):
    return _larrow(x0, y0, width, height, size, pad, flip=True)


def _darrow(x0, y0, width, height, size, pad=0.3):
    return _larrow(x0, y0, width, height, size, pad, both=True)


def _saw(x0, y0, width, height, size, pad, tooth_size):
    pad *= size
    tooth = pad / 2 if tooth_size is None else tooth_size * size
    half = tooth / 2
    width, height = width + 2 * pad - tooth, height + 2 * pad - tooth
    nx, ny = max(1, round((width - tooth) / (tooth * 2)) * 2), max(1, round((height - tooth) / (tooth * 2)) * 2)
    dx, dy = width / (2 * nx), height / (2 * ny)
    x0, y0 = x0 - pad + half, y0 - pad + half
    x1, y1 = x0 + width, y0 + height
    points = [(x0 + step * dx, y0 + (0, -half, 0, half)[step % 4]) for step in range(2 * nx)]
    points += [(x1 + (0, half, 0, -half)[step % 4], y0 + step * dy) for step in range(2 * ny)]
    points += [(x1 - step * dx, y1 + (0, half, 0, -half)[step % 4]) for step in range(2 * nx)]
    points += [(x0 + (0, -half, 0, half)[step % 4], y1 - step * dy) for step in range(2 * ny)]
    return points


def _sawtooth(x0, y0, width, height, size, pad=0.3, tooth_size=None):
    points = _saw(x0, y0, width, height, size, pad, tooth_size)
    return Path([*points, points[0]], closed=True)


def _roundtooth(x0, y0, width, height, size, pad=0.3, tooth_size=None):
    points = _saw(x0, y0, width, height, size, pad, tooth_size)
    points = [*points, points[0]]
    if len(points) % 2 == 0:
        points.append(points[-1])
    return Path([*points, points[-1]], [M, *([C3] * (len(points) - 1)), Z])


class BoxStyle(_Style):
    """How a box around a text looks."""

    table = {"square": _square, "circle": _circle, "ellipse": _ellipse, "larrow": _larrow, "rarrow": _rarrow, "darrow": _darrow, "round": _round,
             "round4": _round4, "sawtooth": _sawtooth, "roundtooth": _roundtooth}


def _arc3(a, b, rad=0.0):
    (x1, y1), (x2, y2) = a, b
    if rad == 0:
        return Path([a, b], [M, L])
    dx, dy = x2 - x1, y2 - y1
    return Path([a, ((x1 + x2) / 2 + rad * dy, (y1 + y2) / 2 - rad * dx), b], [M, C3, C3])


def _meet(a, angle_a, b, angle_b):
    """Where two lines cross."""
    (x1, y1), (x2, y2) = a, b
    ca, sa = math.cos(math.radians(angle_a)), math.sin(math.radians(angle_a))
    cb, sb = math.cos(math.radians(angle_b)), math.sin(math.radians(angle_b))
    det = sa * -cb + ca * sb
    if abs(det) < 1e-12:
        return (x1 + x2) / 2, (y1 + y2) / 2
    one, other = sa * x1 - ca * y1, sb * x2 - cb * y2
    return (one * -cb - -ca * other) / det, (sa * other - sb * one) / det


def _angle3(a, b, angleA=90, angleB=0):
    return Path([a, _meet(a, angleA, b, angleB), b], [M, C3, C3])


def _angle(a, b, angleA=90, angleB=0, rad=0.0):
    x, y = _meet(a, angleA, b, angleB)
    if rad == 0:
        return Path([a, (x, y), b], [M, L, L])
    d1, d2 = math.hypot(a[0] - x, a[1] - y) or 1, math.hypot(b[0] - x, b[1] - y) or 1
    one = (x + (a[0] - x) * rad / d1, y + (a[1] - y) * rad / d1)
    other = (x + (b[0] - x) * rad / d2, y + (b[1] - y) * rad / d2)
    return Path([a, one, (x, y), other, b], [M, L, C3, C3, L])


def _arc(a, b, angleA=0, angleB=0, armA=None, armB=None, rad=0.0):
    points = [a]
    if armA:
        points.append((a[0] + armA * math.cos(math.radians(angleA)), a[1] + armA * math.sin(math.radians(angleA))))
    if armB:
        points.append((b[0] + armB * math.cos(math.radians(angleB)), b[1] + armB * math.sin(math.radians(angleB))))
    points.append(b)
    return Path(points)


def _bar(a, b, armA=0.0, armB=0.0, fraction=0.3, angle=None):
    (x1, y1), (x2, y2) = a, b
    theta = math.atan2(y2 - y1, x2 - x1)
    dx, dy = x2 - x1, y2 - y1
    length = math.hypot(dx, dy) or 1
    if angle is not None:
        theta0 = math.radians(angle)
        back = theta - theta0
        dl = length * math.sin(back)
        x2, y2 = x2 + dl * math.cos(theta0 + math.pi / 2) * -1, y2 + dl * math.sin(theta0 + math.pi / 2) * -1
        dx, dy = x2 - x1, y2 - y1
        length = math.hypot(dx, dy) or 1
        armB -= dl
    dx, dy = dx / length, dy / length
    arm = max(armA, armB)
    f = fraction * length + arm
    return Path([a, (x1 + f * dy, y1 - f * dx), (x2 + f * dy, y2 - f * dx), b], [M, L, L, L])


class ConnectionStyle(_Style):
    """How an arrow runs from one point to another."""

    table = {"arc3": _arc3, "angle3": _angle3, "angle": _angle, "arc": _arc, "bar": _bar}

    def __call__(self, a, b, box_a=None, box_b=None, shrink_a=2.0, shrink_b=2.0, **kwargs):
        path = self._function(a, b, **self._settings)
        line = _flattened(path)
        start = 0.0
        total = _length(line)
        if box_a is not None:
            start = _leaves(line, box_a)
        end = total
        if box_b is not None:
            end = total - _leaves(line[::-1], box_b)
        start, end = start + shrink_a, end - shrink_b
        if start <= 0 and end >= total:
            return path
        if end <= start:
            return Path([line[0], line[-1]], [M, L])
        if len(path.vertices) == 3 and path.codes is not None and path.codes[1] == C3:
            return _cut_curve(path.vertices.tolist(), start, end, line)
        return Path(_part(line, start, end))


def _flattened(path):
    polygons = path.to_polygons(closed_only=False)
    return [tuple(point) for point in polygons[0].tolist()] if polygons else [tuple(p) for p in path.vertices.tolist()]


def _length(line):
    return sum(math.dist(one, other) for one, other in zip(line, line[1:]))


def _leaves(line, box):
    """How far along a line it leaves a box for the last time."""
    done = found = 0.0
    for one, other in zip(line, line[1:]):
        step = math.dist(one, other)
        inside, outside = box.contains(*one), not box.contains(*other)
        if inside and outside:
            low, high = 0.0, 1.0
            for _ in range(30):
                mid = (low + high) / 2
                if box.contains(one[0] + mid * (other[0] - one[0]), one[1] + mid * (other[1] - one[1])):
                    low = mid
                else:
                    high = mid
            found = done + low * step
        elif inside:
            found = done + step
        done += step
    return 0.0 if found >= done else found


def _part(line, start, end):
    out, done = [], 0.0
    for one, other in zip(line, line[1:]):
        step = math.dist(one, other)
        if step and done + step >= start and done <= end:
            a, b = max(0.0, (start - done) / step), min(1.0, (end - done) / step)
            at = lambda t: (one[0] + t * (other[0] - one[0]), one[1] + t * (other[1] - one[1]))  # noqa: E731
            if not out:
                out.append(at(a))
            out.append(at(b))
        done += step
    return out if len(out) > 1 else [line[0], line[-1]]


def _cut_curve(points, start, end, line):
    """A quadratic curve between two lengths along it."""
    total, count = _length(line), len(line) - 1

    def parameter(length):
        done = 0.0
        for index, (one, other) in enumerate(zip(line, line[1:])):
            step = math.dist(one, other)
            if done + step >= length:
                return (index + (length - done) / (step or 1)) / count
            done += step
        return 1.0

    t0, t1 = parameter(start), parameter(min(end, total))
    (x0, y0), (x1, y1), (x2, y2) = points

    def blossom(a, b):
        def one(p0, p1, p2):
            return (1 - a) * (1 - b) * p0 + ((1 - a) * b + a * (1 - b)) * p1 + a * b * p2

        return one(x0, x1, x2), one(y0, y1, y2)

    return Path([blossom(t0, t0), blossom(t0, t1), blossom(t1, t1)], [M, C3, C3])


def _ends(path):
    """Both ends of a path with the directions outwards, as unit vectors."""
    v = path.vertices.tolist()

    def direction(to, back):
        for point in back:
            d = math.dist(to, point)
            if d > 1e-9:
                return (to[0] - point[0]) / d, (to[1] - point[1]) / d
        return 1.0, 0.0

    return (v[0], direction(v[0], v[1:])), (v[-1], direction(v[-1], v[-2::-1]))


def _curve_arrow(path, size, width, begin=None, end=None, head_length=0.4, head_width=0.2, widthA=1.0, widthB=1.0, lengthA=0.2, lengthB=0.2,
                 angleA=0.0, angleB=0.0, scaleA=None, scaleB=None):
    shapes, vertices = [], path.vertices.copy()
    for which, kind, index in ((0, begin, 0), (1, end, -1)):
        if kind is None:
            continue
        (x, y), (dx, dy) = _ends(path)[which]
        if kind in ("open", "filled"):
            length, half = head_length * size, head_width * size
            theta = math.atan2(half, length)
            # A mitre of the line's own width sticks out; the tip is drawn that much earlier.
            back = 0.5 * width / math.sin(theta) if theta else 0
            x0, y0 = x - dx * back, y - dy * back
            reach = math.hypot(length, half)
            cos, sin = length / reach, half / reach
            left = (x0 - reach * (dx * cos - dy * sin), y0 - reach * (dy * cos + dx * sin))
            right = (x0 - reach * (dx * cos + dy * sin), y0 - reach * (dy * cos - dx * sin))
            vertices[index] = (x0, y0)
            if kind == "filled":
                shapes.append((Path([left, (x0, y0), right, left], [M, L, L, Z]), True))
            else:
                shapes.append((Path([left, (x0, y0), right], [M, L, L]), False))
        elif kind in ("bracket", "curvedbracket", "bar"):
            wide, deep = (widthA, lengthA) if which == 0 else (widthB, lengthB)
            turn = math.radians(angleA if which == 0 else angleB)
            scale = (scaleA if which == 0 else scaleB) or size
            wide, deep = wide * scale, deep * scale
            if kind == "bar":
                deep = 0.0
            ox, oy = dx * math.cos(turn) - dy * math.sin(turn), dx * math.sin(turn) + dy * math.cos(turn)
            nx, ny = -oy, ox
            inner = -deep
            points = [(x + nx * wide + ox * inner, y + ny * wide + oy * inner), (x + nx * wide, y + ny * wide),
                      (x - nx * wide, y - ny * wide), (x - nx * wide + ox * inner, y - ny * wide + oy * inner)]
            if kind == "bar":
                points = points[1:3]
            shapes.append((Path(points), False))
    return [(Path(vertices, path.codes), False), *shapes]


def _kind(**fixed):
    def make(path, size, width, **settings):
        return _curve_arrow(path, size, width, **fixed, **settings)

    return make


def _outline(path):
    """Points along a path with their directions."""
    line = _flattened(path) if path.codes is not None and (path.codes > 2).any() else [tuple(p) for p in path.vertices.tolist()]
    out = []
    for index, point in enumerate(line):
        one, other = line[max(0, index - 1)], line[min(len(line) - 1, index + 1)]
        d = math.dist(one, other) or 1
        out.append((point, ((other[0] - one[0]) / d, (other[1] - one[1]) / d)))
    return out


def _ribbon(points, widths):
    left = [(x - dy * w, y + dx * w) for ((x, y), (dx, dy)), w in zip(points, widths)]
    right = [(x + dy * w, y - dx * w) for ((x, y), (dx, dy)), w in zip(points, widths)]
    return left, right


def _simple(path, size, width, head_length=0.5, head_width=0.5, tail_width=0.2):
    line = _flattened(path)
    total, head = _length(line), head_length * size
    cut = max(0.0, total - head)
    points = _outline(Path(_part(line, 0, cut))) if cut > 0 else []
    left, right = _ribbon(points, [tail_width * size / 2] * len(points))
    (bx, by), (dx, dy) = (points[-1] if points else (line[0], _ends(path)[1][1]))
    wide = head_width * size / 2
    outline = [*left, (bx - dy * wide, by + dx * wide), line[-1], (bx + dy * wide, by - dx * wide), *right[::-1]]
    return [(Path([*outline, outline[0]], closed=True), True)]


def _fancy(path, size, width, head_length=0.4, head_width=0.4, tail_width=0.4):
    line = _flattened(path)
    total, head = _length(line), head_length * size
    cut = max(0.0, total - head)
    points = _outline(Path(_part(line, 0, max(cut, 1e-6))))
    count = len(points)
    widths = [tail_width * size / 2 * (1 - 0.6 * index / max(1, count - 1)) for index in range(count)]
    left, right = _ribbon(points, widths)
    (bx, by), (dx, dy) = points[-1]
    wide, back = head_width * size / 2, head * 0.3
    start, (sx, sy) = points[0]
    notch = (start[0] + sx * size * tail_width * 0.3, start[1] + sy * size * tail_width * 0.3)
    outline = [notch, *left, (bx - dy * wide - dx * back, by + dx * wide - dy * back), line[-1], (bx + dy * wide - dx * back, by - dx * wide - dy * back),
               *right[::-1]]
    return [(Path([*outline, outline[0]], closed=True), True)]


def _wedge(path, size, width, tail_width=0.3, shrink_factor=0.5):
    points = _outline(path)
    count = len(points)
    widths = [tail_width * size / 2 * (1 - index / max(1, count - 1)) for index in range(count)]
    left, right = _ribbon(points, widths)
    outline = [*left, *right[::-1]]
    return [(Path([*outline, outline[0]], closed=True), True)]


class ArrowStyle(_Style):
    """How an arrow looks."""

    table = {
        "-": _kind(), "<-": _kind(begin="open"), "->": _kind(end="open"), "<->": _kind(begin="open", end="open"),
        "<|-": _kind(begin="filled"), "-|>": _kind(end="filled"), "<|-|>": _kind(begin="filled", end="filled"),
        "]-[": _kind(begin="bracket", end="bracket"), "]-": _kind(begin="bracket"), "-[": _kind(end="bracket"),
        "|-|": _kind(begin="bar", end="bar"), "]->": _kind(begin="bracket", end="open"), "<-[": _kind(begin="open", end="bracket"),
        "simple": _simple, "fancy": _fancy, "wedge": _wedge,
    }
