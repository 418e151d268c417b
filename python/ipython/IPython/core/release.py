"""Version of the interface that this package follows."""

from IPython import __version__ as version
from IPython import version_info

name = "ipython"
codename = "Colibri"
description = "IPython's interface, in the page"
license = "Apache-2.0 OR MIT"
