"""A canvas that gives pixels."""

import numpy as np


class FigureCanvasAgg:
    """Draws a figure to pixels."""

    supports_blit = False
    fixed_dpi = None
    manager = None

    def __init__(self, figure=None):
        if figure is None:
            from ..figure import Figure

            figure = Figure()
        self.figure = figure
        figure.canvas = self
        self._pixels = None

    def draw(self):
        """Draws the figure; its pixels are kept."""
        width, height, data = self.figure._render(self.figure.dpi).surface.rgba()
        self._pixels = np.frombuffer(data, np.uint8).reshape(height, width, 4)

    draw_idle = flush_events = lambda self: None

    def _drawn(self):
        if self._pixels is None:
            self.draw()
        return self._pixels

    def buffer_rgba(self):
        return memoryview(self._drawn().copy())

    def tostring_argb(self):
        return np.ascontiguousarray(self._drawn()[..., [3, 0, 1, 2]]).tobytes()

    def tostring_rgb(self):
        return np.ascontiguousarray(self._drawn()[..., :3]).tobytes()

    def print_to_buffer(self):
        pixels = self._drawn()
        return pixels.tobytes(), (pixels.shape[1], pixels.shape[0])

    def copy_from_bbox(self, bbox):
        return None

    def restore_region(self, region, bbox=None, xy=None):
        """Nothing moves on a picture."""

    def blit(self, bbox=None):
        """Nothing moves on a picture."""

    def get_renderer(self, cleared=False):
        return self.figure._get_renderer()

    renderer = property(lambda self: self.figure._get_renderer())

    def get_width_height(self, *, physical=False):
        return int(self.figure.bbox.width), int(self.figure.bbox.height)

    def get_supported_filetypes(self):
        return {"png": "Portable Network Graphics", "svg": "Scalable Vector Graphics", "svgz": "Scalable Vector Graphics", "pdf": "Portable Document Format",
                "jpg": "Joint Photographic Experts Group", "jpeg": "Joint Photographic Experts Group", "raw": "Raw RGBA bitmap", "rgba": "Raw RGBA bitmap"}

    def print_figure(self, filename, dpi=None, facecolor=None, edgecolor=None, orientation="portrait", format=None, *, bbox_inches=None, **kwargs):
        self.figure.savefig(filename, dpi="figure" if dpi is None else dpi, facecolor="auto" if facecolor is None else facecolor,
                            edgecolor="auto" if edgecolor is None else edgecolor, format=format, bbox_inches=bbox_inches, **kwargs)

    def print_png(self, filename_or_obj, *, metadata=None, pil_kwargs=None):
        self.figure.savefig(filename_or_obj, format="png", metadata=metadata)

    def print_svg(self, filename, **kwargs):
        self.figure.savefig(filename, format="svg")

    def print_pdf(self, filename, **kwargs):
        self.figure.savefig(filename, format="pdf")

    def mpl_connect(self, s, func):
        """Events do not come from pictures; the number stands for a connection."""
        return 0

    def mpl_disconnect(self, cid):
        """There are no connections."""

    def new_timer(self, interval=None, callbacks=None):
        raise NotImplementedError("pictures in a notebook have no timer: use matplotlib.animation")

    def set_window_title(self, title):
        """There is no window."""

    def get_window_title(self):
        return ""

    def get_default_filename(self):
        return "image.png"

    def get_default_filetype(self):
        return "png"


FigureCanvas = FigureCanvasBase = FigureCanvasAgg
FigureCanvas.required_interactive_framework = None
