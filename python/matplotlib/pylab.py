"""`matplotlib.pylab` under its short name."""

from matplotlib.pylab import *  # noqa: F401,F403
