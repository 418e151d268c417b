"""PDF files."""

from .backend_agg import FigureCanvasAgg


class FigureCanvasPdf(FigureCanvasAgg):
    """A canvas whose files are PDF where nothing else is asked for."""

    def get_default_filetype(self):
        return "pdf"


FigureCanvas = FigureCanvasPdf


class PdfPages:
    """A PDF file with one page; a second `savefig` raises."""

    def __init__(self, filename, keep_empty=None, metadata=None):
        self._filename, self._metadata = filename, metadata
        self._count, self._closed = 0, False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def savefig(self, figure=None, **kwargs):
        """Writes a figure, the current one or one by its number, as the page."""
        if self._count:
            raise NotImplementedError("PdfPages writes one page here: save each figure to a PDF file of its own with Figure.savefig")
        if figure is None or isinstance(figure, int):
            from .. import pyplot

            if isinstance(figure, int) and not pyplot.fignum_exists(figure):
                raise ValueError(f"No figure {figure}")
            figure = pyplot.gcf() if figure is None else pyplot.figure(figure)
        figure.savefig(self._filename, format="pdf", **{"metadata": self._metadata, **kwargs})
        self._count += 1

    def close(self):
        """The file is complete after its page."""
        self._closed = True

    def infodict(self):
        """The texts about the file."""
        if self._metadata is None:
            self._metadata = {}
        return self._metadata

    def get_pagecount(self):
        return self._count

    def attach_note(self, text, positionRect=(-100, -100, 0, 0)):
        raise NotImplementedError("PdfPages cannot attach notes here")
