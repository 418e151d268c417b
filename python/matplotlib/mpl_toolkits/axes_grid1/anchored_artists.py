"""Scale bars and drawings at corners of axes."""

from matplotlib.offsetbox import AnchoredOffsetbox, AuxTransformBox, DrawingArea, TextArea, VPacker
from matplotlib.patches import Rectangle


class AnchoredDrawingArea(AnchoredOffsetbox):
    """An area for artists, in points."""

    def __init__(self, width, height, xdescent, ydescent, loc, pad=0.4, borderpad=0.5, prop=None, frameon=True, **kwargs):
        self.da = self.drawing_area = DrawingArea(width, height, xdescent, ydescent)
        super().__init__(loc, pad=pad, borderpad=borderpad, child=self.da, prop=None, frameon=frameon, **kwargs)


class AnchoredAuxTransformBox(AnchoredOffsetbox):
    """An area for artists under a transform."""

    def __init__(self, transform, loc, pad=0.4, borderpad=0.5, prop=None, frameon=True, **kwargs):
        self.drawing_area = AuxTransformBox(transform)
        super().__init__(loc, pad=pad, borderpad=borderpad, child=self.drawing_area, prop=prop, frameon=frameon, **kwargs)


class AnchoredSizeBar(AnchoredOffsetbox):
    """A bar of a length in a transform's units, with a label."""

    def __init__(self, transform, size, label, loc, pad=0.1, borderpad=0.1, sep=2, frameon=True, size_vertical=0, color="black", label_top=False,
                 fontproperties=None, fill_bar=None, **kwargs):
        fill = size_vertical > 0 if fill_bar is None else fill_bar
        self.size_bar = AuxTransformBox(transform)
        self.size_bar.add_artist(Rectangle((0, 0), size, size_vertical, fill=fill, facecolor=color, edgecolor=color))
        if fontproperties is None and "prop" in kwargs:
            fontproperties = kwargs.pop("prop")
        self.txt_label = TextArea(label, textprops={"color": color, **({} if fontproperties is None else {"fontproperties": fontproperties})})
        parts = [self.txt_label, self.size_bar] if label_top else [self.size_bar, self.txt_label]
        self._box = VPacker(children=parts, align="center", pad=0, sep=sep)
        super().__init__(loc, pad=pad, borderpad=borderpad, child=self._box, prop=fontproperties, frameon=frameon, **kwargs)
