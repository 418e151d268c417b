"""Cell magics that show the cell's text as something other than code."""

from IPython.core.display import HTML, SVG, Javascript, Latex, Markdown
from IPython.core.display_functions import display
from IPython.core.magic import Magics, cell_magic, magics_class


@magics_class
class DisplayMagics(Magics):
    """``%%html`` and its kin."""

    @cell_magic
    def html(self, line, cell):
        """Show the cell as HTML; ``--isolated`` keeps it in a frame of its own."""
        metadata = {"text/html": {"isolated": True}} if "--isolated" in line.split() else None
        display(HTML(cell), metadata=metadata)

    @cell_magic("HTML")
    def html_upper(self, line, cell):
        """Show the cell as HTML."""
        self.html(line, cell)

    @cell_magic
    def javascript(self, line, cell):
        """Run the cell as JavaScript."""
        display(Javascript(cell))

    @cell_magic
    def js(self, line, cell):
        """Run the cell as JavaScript."""
        self.javascript(line, cell)

    @cell_magic
    def latex(self, line, cell):
        """Typeset the cell as LaTeX mathematics."""
        display(Latex(cell))

    @cell_magic
    def markdown(self, line, cell):
        """Show the cell as Markdown."""
        display(Markdown(cell))

    @cell_magic
    def svg(self, line, cell):
        """Show the cell as an SVG picture."""
        display(SVG(cell))

    @cell_magic("SVG")
    def svg_upper(self, line, cell):
        """Show the cell as an SVG picture."""
        self.svg(line, cell)
