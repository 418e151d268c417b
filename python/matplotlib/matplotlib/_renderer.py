"""From artists' terms to the native drawing."""

import numpy as np

import _matplotlib

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class Renderer:
    """A drawing of a figure at a resolution; `left` and `low` are the corner of the part that is shown."""

    def __init__(self, width, height, dpi, left=0.0, low=0.0):
        self.surface = _matplotlib.Surface(float(width), float(height), float(left), float(low))
        self.width, self.height, self.dpi = width, height, dpi
        self.left, self.top = left, low + height
        self.scale = dpi / 72.0

    def points_to_pixels(self, points):
        return points * self.scale

    def get_canvas_width_height(self):
        return self.width, self.height

    def stroke(self, colour, width, dashes=None, offset=0.0, cap="butt", join="round"):
        """A stroke for the surface; width and dashes in points."""
        if colour is None or width <= 0:
            return None
        scale = self.scale
        if dashes is not None:
            dashes = tuple(float(dash) * scale for dash in dashes)
        return (colour, float(width) * scale, dashes, float(offset) * scale, _CAPS[cap], _JOINS[join])

    def path(self, path, transform, fill, stroke, clip, snap=2, antialias=True):
        """Draws a path under a transform."""
        function, map = transform.split()
        vertices = path.vertices if function is None else function(path.vertices)
        self.surface.shape(np.ascontiguousarray(vertices, float), path.codes, map, fill, stroke, clip, snap, antialias)

    # Parts of matplotlib's own renderers that notebooks reach for.
    def open_group(self, s, gid=None):
        """Groups are not kept."""

    def close_group(self, s):
        """Groups are not kept."""

    def get_text_width_height_descent(self, s, prop, ismath=False):
        from .text import measure

        width, height, descent, _ = measure(s, prop, self.dpi)
        return width, height, descent
