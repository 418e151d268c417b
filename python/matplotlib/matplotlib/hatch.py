"""Patterns of lines and circles in a face."""

import numpy as np

from .path import Path
from .transforms import Affine2D, Bbox


def get_path(pattern, density=6):
    """The pattern's lines in the unit box."""
    parts = []

    def lines(count, make):
        steps = np.linspace(-0.5, 0.5, count + 1)
        for step in steps.tolist():
            parts.append(make(step))

    for mark, make in (
        ("-", lambda s: [(0.0, s + 0.5), (1.0, s + 0.5)]),
        ("|", lambda s: [(s + 0.5, 0.0), (s + 0.5, 1.0)]),
        ("/", lambda s: [(0.0 + s, 0.0 - s), (1.0 + s, 1.0 - s)]),
        ("\\", lambda s: [(0.0 + s, 1.0 + s), (1.0 + s, 0.0 + s)]),
    ):
        count = pattern.count(mark) + (pattern.count("+") if mark in "-|" else 0) + (pattern.count("x") + pattern.count("X") if mark in "/\\" else 0)
        if count:
            lines(count * density, make)
    paths = [Path(part) for part in parts]
    for mark, radius, filled in (("o", 0.2, False), ("O", 0.35, False), (".", 0.1, True), ("*", 1 / 3, True)):
        count = pattern.count(mark) * density
        if not count:
            continue
        shape = Path.unit_regular_star(5, 0.45) if mark == "*" else Path.unit_circle()
        offset = 1.0 / count
        for row in range(count + 1):
            columns = np.linspace(0, 1, count + 1) if row % 2 == 0 else np.linspace(offset / 2, 1 - offset / 2, count)
            for column in columns.tolist():
                paths.append(Path(shape.vertices * offset * radius + [column, row * offset], shape.codes))
    return Path.make_compound_path(*paths)


def draw_hatch(renderer, path, transform, pattern, colour, width, clip):
    """Fills a path with a pattern; a tile is one inch wide."""
    box = path.get_extents(transform)
    if clip is not None and clip[0] is not None:
        box = Bbox.intersection(box, Bbox.from_extents(*clip[0]))
    if box is None or not np.isfinite(box.extents).all():
        return
    function, map = transform.split()
    vertices = path.vertices if function is None else function(path.vertices)
    inside = (None if clip is None else clip[0], (np.ascontiguousarray(vertices, float), path.codes, map))
    tile = get_path(pattern)
    size = renderer.dpi
    fill = colour if any(mark in pattern for mark in ".*") else None
    stroke = renderer.stroke(colour, width, None, 0.0, "butt", "miter")
    # Tiles are counted from the upper left corner of the picture.
    left, top = renderer.left, renderer.top
    for row in range(int((top - box.y1) // size), int((top - box.y0) // size) + 1):
        for column in range(int((box.x0 - left) // size), int((box.x1 - left) // size) + 1):
            placed = Affine2D().scale(size).translate(left + column * size, top - (row + 1) * size)
            renderer.path(tile, placed, fill, stroke, inside, 0, True)
