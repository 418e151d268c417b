"""Texts as outlines."""

import numpy as np

import _matplotlib

from .font_manager import Faces, FontProperties
from .path import Path


class TextPath(Path):
    """The outline of a text; `size` is its height in the path's own units."""

    def __init__(self, xy, s, size=None, prop=None, _interpolation_steps=1, usetex=False):
        prop = FontProperties._from_any(prop)
        size = prop.get_size() if size is None else size
        vertices, codes = outline(s, prop, float(size))
        super().__init__(vertices + np.asarray(xy, float), codes)


def outline(text, prop, size):
    """Vertices and codes of a text that starts at the origin."""
    from .text import _is_math

    parts = []
    if _is_math(text):
        from .mathtext import layout

        found = layout(text, size, Faces(prop._font()))
        for glyph in found.glyphs:
            parts.append((*_matplotlib.text_outline(glyph[2], glyph[3], glyph[4]), glyph[0], glyph[1]))
        for x, y, width, height in found.rects:
            corners = np.array([[0, 0], [width, 0], [width, height], [0, height], [0, 0]], float)
            parts.append((corners.tobytes(), bytes([1, 2, 2, 2, 79]), x, y))
    else:
        parts.append((*_matplotlib.text_outline(prop._font(), size, text), 0.0, 0.0))
    vertices = [np.frombuffer(points, float).reshape(-1, 2) + [x, y] for points, _, x, y in parts]
    codes = [np.frombuffer(codes, np.uint8) for _, codes, _, _ in parts]
    return np.concatenate(vertices), np.concatenate(codes)
