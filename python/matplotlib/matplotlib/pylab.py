"""Everything of numpy and pyplot under one name, for work by hand."""

import datetime  # noqa: F401

import numpy as np  # noqa: F401
from numpy import *  # noqa: F401,F403
from numpy.fft import *  # noqa: F401,F403
from numpy.linalg import *  # noqa: F401,F403
from numpy.random import *  # noqa: F401,F403

import matplotlib as mpl  # noqa: F401

from . import cbook, mlab, pyplot as plt  # noqa: F401
from .mlab import detrend, detrend_linear, detrend_mean, detrend_none, window_hanning, window_none  # noqa: F401
from .pyplot import *  # noqa: F401,F403

# Builtins that numpy's functions of the same names would hide.
import builtins as _builtins  # noqa: E402

abs, bool, bytes, max, min, pow, round = (getattr(_builtins, _name) for _name in ("abs", "bool", "bytes", "max", "min", "pow", "round"))
