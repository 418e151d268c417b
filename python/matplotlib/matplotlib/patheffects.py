"""Strokes and shadows around texts, lines and patches."""

from .colors import to_rgba
from .lines import dash_pattern
from .transforms import Affine2D

_CAPS, _JOINS = {"butt": 0, "round": 1, "projecting": 2}, {"miter": 0, "round": 1, "bevel": 2}


class AbstractPathEffect:
    """Base of effects; an artist draws only what its effects give it, one after the other."""

    def __init__(self, offset=(0.0, 0.0)):
        self._offset = offset

    def _text_stroke(self, renderer, colour):
        """Fill and stroke of a text's letters."""
        return colour, None

    def _text_strokes(self, renderer, colour):
        """All fills and strokes of a text's letters, the lowest first."""
        return [self._text_stroke(renderer, colour)]

    def _strokes(self, renderer, strokes, colour):
        """The strokes of a line."""
        return strokes

    def _under(self, renderer, path, transform, fill, stroke, clip):
        """Draws what is below a patch."""

    def _moved(self, renderer, transform):
        dx, dy = (part * renderer.scale for part in self._offset)
        return transform + Affine2D().translate(dx, dy) if dx or dy else transform


class Normal(AbstractPathEffect):
    """The artist as it is."""


class Stroke(AbstractPathEffect):
    """A stroke with settings of its own, such as `linewidth` and `foreground`."""

    def __init__(self, offset=(0, 0), **kwargs):
        super().__init__(offset)
        self._gc = {{"lw": "linewidth", "color": "foreground", "ls": "linestyle"}.get(name, name): value for name, value in kwargs.items()}

    def _changed(self, renderer, stroke):
        """A stroke with the settings."""
        settings = self._gc
        colour, width, dashes, start, cap, join = stroke
        if "foreground" in settings:
            colour = to_rgba(settings["foreground"])
        if settings.get("alpha") is not None:
            colour = (*colour[:3], settings["alpha"])
        if "linewidth" in settings:
            width = float(settings["linewidth"]) * renderer.scale
        pattern = settings.get("dashes") or (dash_pattern(settings["linestyle"]) if "linestyle" in settings else None)
        if pattern is not None:
            start, dashes = pattern
            start, dashes = start * renderer.scale, None if dashes is None else tuple(dash * renderer.scale for dash in dashes)
        return colour, width, dashes, start, _CAPS.get(settings.get("capstyle"), cap), _JOINS.get(settings.get("joinstyle"), join)

    def _text_stroke(self, renderer, colour):
        # Letters have round corners and no stroke until one is asked for.
        return colour, self._changed(renderer, (colour, renderer.scale, None, 0.0, 0, 1))

    def _strokes(self, renderer, strokes, colour):
        return [self._changed(renderer, stroke) for stroke in strokes if stroke is not None]

    def _under(self, renderer, path, transform, fill, stroke, clip):
        stroke = stroke or ((0.0, 0.0, 0.0, 1.0), 0.0, None, 0.0, 0, 0)
        renderer.path(path, self._moved(renderer, transform), fill, self._changed(renderer, stroke), clip)


class withStroke(Stroke):
    """A stroke with the artist over it."""

    def _text_strokes(self, renderer, colour):
        return [self._text_stroke(renderer, colour), (colour, None)]

    def _strokes(self, renderer, strokes, colour):
        return [*super()._strokes(renderer, strokes, colour), *strokes]


class _Shadow(AbstractPathEffect):
    def __init__(self, offset, colour, alpha, rho):
        super().__init__(offset)
        self._colour, self._alpha, self._rho = colour, 0.3 if alpha is None else alpha, rho

    def _shade(self, colour):
        base = [part * self._rho for part in colour[:3]] if self._colour is None else to_rgba(self._colour)[:3]
        return (*base, self._alpha)

    def _text_stroke(self, renderer, colour):
        return self._shade(colour), None

    def _strokes(self, renderer, strokes, colour):
        return [(self._shade(colour), *stroke[1:]) for stroke in strokes if stroke is not None]


class SimplePatchShadow(_Shadow):
    """A shadow beside a patch."""

    def __init__(self, offset=(2, -2), shadow_rgbFace=None, alpha=None, rho=0.3, **kwargs):
        super().__init__(offset, shadow_rgbFace, alpha, rho)

    def _under(self, renderer, path, transform, fill, stroke, clip):
        renderer.path(path, self._moved(renderer, transform), self._shade(fill or (1.0, 1.0, 1.0, 1.0)), None, clip)


class withSimplePatchShadow(SimplePatchShadow):
    """A shadow with the artist over it."""

    def _text_strokes(self, renderer, colour):
        return [self._text_stroke(renderer, colour), (colour, None)]

    def _strokes(self, renderer, strokes, colour):
        return [*super()._strokes(renderer, strokes, colour), *strokes]


class SimpleLineShadow(_Shadow):
    """A shadow of a line, or of a patch's edge."""

    def __init__(self, offset=(2, -2), shadow_color="k", alpha=0.3, rho=0.3, **kwargs):
        super().__init__(offset, shadow_color, alpha, rho)

    def _under(self, renderer, path, transform, fill, stroke, clip):
        if stroke is not None:
            renderer.path(path, self._moved(renderer, transform), None, (self._shade(stroke[0]), *stroke[1:]), clip)


class PathPatchEffect(AbstractPathEffect):
    """A patch of the same shape with settings of its own."""

    def __init__(self, offset=(0, 0), **kwargs):
        super().__init__(offset)
        from .patches import PathPatch
        from .path import Path

        self.patch = PathPatch(Path([(0.0, 0.0)]), **kwargs)

    def _text_stroke(self, renderer, colour):
        return self.patch._colours(renderer)

    def _strokes(self, renderer, strokes, colour):
        stroke = self.patch._colours(renderer)[1]
        return [] if stroke is None else [stroke]

    def _under(self, renderer, path, transform, fill, stroke, clip):
        renderer.path(path, self._moved(renderer, transform), *self.patch._colours(renderer), clip)


class TickedStroke(AbstractPathEffect):
    """Not available: it raises."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("TickedStroke is not available here: use Stroke")


withTickedStroke = TickedStroke
