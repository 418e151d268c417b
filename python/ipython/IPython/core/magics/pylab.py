"""``%matplotlib`` and ``%pylab``."""

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class

_BACKENDS = ["inline", "notebook", "widget", "ipympl", "agg", "nbagg", "svg"]


@magics_class
class PylabMagics(Magics):
    """Plots always go into the notebook; other backends are taken as that."""

    @line_magic
    def matplotlib(self, line=""):
        """Show plots in the notebook: ``%matplotlib inline``."""
        words = line.split()
        unknown = [word for word in words if word.startswith("-") and word not in ("-l", "--list")]
        if unknown:
            raise UsageError("unrecognized arguments: %s" % " ".join(unknown))
        if "-l" in words or "--list" in words:
            print("Available matplotlib backends: %s" % _BACKENDS)
            return
        self.shell.enable_matplotlib(words[0] if words else None)
        if not words:
            print("Using matplotlib backend: module://matplotlib_inline.backend_inline")

    @line_magic
    def pylab(self, line=""):
        """numpy's and pyplot's names without a prefix; importing them by name is easier to read."""
        try:
            exec("from pylab import *\nimport numpy\nimport numpy as np\nimport matplotlib\nfrom matplotlib import pyplot as plt", self.shell.user_ns)
        except ImportError:
            raise UsageError(
                "%pylab is not available. Use: import numpy as np; import matplotlib.pyplot as plt"
            ) from None
        print("%pylab is deprecated, use %matplotlib inline and import the required libraries.")
        print("Populating the interactive namespace from numpy and matplotlib")
