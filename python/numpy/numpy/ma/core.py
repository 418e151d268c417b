"""Masked arrays: the names of `numpy.ma.core`, from the modules beside this one."""
import numpy as np
from numpy import amax, amin, bool_, expand_dims, ndarray

from ._masks import *
from ._masks import _check_mask_axis, _replace_dtype_fields, _shrink_mask
from ._fills import *
from ._fills import _check_fill_value, _recursive_filled, _recursive_set_fill_value
from ._printing import _MaskedPrintOption, _recursive_printoption, masked_print_option
from ._ufuncs import *
from ._ufuncs import (
    _DomainCheckInterval, _DomainedBinaryOperation, _DomainGreater, _DomainGreaterEqual, _DomainSafeDivide, _DomainTan, _extrema_operation,
    _MaskedBinaryOperation, _MaskedUFunc, _MaskedUnaryOperation,
)
from ._class import MaskedArray
from ._iterators import MaskedIterator
from ._scalars import MaskedConstant, masked, masked_singleton, mvoid
from ._pickles import _mareconstruct
from ._creation import *
from ._creation import _convert2ma, _frommethod
from ._functions import *
from ._functions import _convolve_or_correlate, _mask_propagate
from ._conditions import *

masked_array = MaskedArray

__all__ = """MAError MaskError MaskType MaskedArray abs absolute add all allclose allequal alltrue amax amin angle anom anomalies any append arange
arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argsort around array asanyarray asarray bitwise_and bitwise_or bitwise_xor bool_
ceil choose clip common_fill_value compress compressed concatenate conjugate convolve copy correlate cos cosh count cumprod cumsum
default_fill_value diag diagonal diff divide empty empty_like equal exp expand_dims fabs filled fix_invalid flatten_mask flatten_structured_array
floor floor_divide fmod frombuffer fromflex fromfunction getdata getmask getmaskarray greater greater_equal harden_mask hypot identity ids indices
inner innerproduct isMA isMaskedArray is_mask is_masked isarray left_shift less less_equal log log10 log2 logical_and logical_not logical_or
logical_xor make_mask make_mask_descr make_mask_none mask_or masked masked_array masked_equal masked_greater masked_greater_equal masked_inside
masked_invalid masked_less masked_less_equal masked_not_equal masked_object masked_outside masked_print_option masked_singleton masked_values
masked_where max maximum maximum_fill_value mean min minimum minimum_fill_value mod multiply mvoid ndim negative nomask nonzero not_equal ones
ones_like outer outerproduct power prod product ptp put putmask ravel remainder repeat reshape resize right_shift round round_ set_fill_value shape
sin sinh size soften_mask sometrue sort sqrt squeeze std subtract sum swapaxes take tan tanh trace transpose true_divide var where zeros
zeros_like""".split()

for _name in __all__:
    # Where users look for it is where it says it is from.
    _made = globals()[_name]
    if type(_made) is type(_check_fill_value) and _made.__module__.startswith("numpy.ma._"):
        _made.__module__ = "numpy.ma.core"
