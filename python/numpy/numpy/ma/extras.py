"""More functions of masked arrays: the names of `numpy.ma.extras`, from the modules beside this one."""
from .core import MAError, MaskedArray, dot
from ._rows import (
    _ezclump, clump_masked, clump_unmasked, compress_cols, compress_nd, compress_rowcols, compress_rows, count_masked, flatnotmasked_contiguous,
    flatnotmasked_edges, mask_cols, mask_rowcols, mask_rows, ndenumerate, notmasked_contiguous, notmasked_edges,
)
from ._sets import ediff1d, in1d, intersect1d, isin, setdiff1d, setxor1d, union1d, unique
from ._stacks import (
    MAxisConcatenator, _fromnxfunction, _fromnxfunction_allargs, _fromnxfunction_seq, _fromnxfunction_single, apply_along_axis, apply_over_axes,
    atleast_1d, atleast_2d, atleast_3d, column_stack, diagflat, dstack, hsplit, hstack, masked_all, masked_all_like, mr_, mr_class, row_stack, stack,
    vstack,
)
from ._stats import _covhelper, _median, average, corrcoef, cov, median, polyfit, vander

__all__ = """apply_along_axis apply_over_axes atleast_1d atleast_2d atleast_3d average clump_masked clump_unmasked column_stack compress_cols
compress_nd compress_rowcols compress_rows corrcoef count_masked cov diagflat dot dstack ediff1d flatnotmasked_contiguous flatnotmasked_edges hsplit
hstack in1d intersect1d isin mask_cols mask_rowcols mask_rows masked_all masked_all_like median mr_ ndenumerate notmasked_contiguous
notmasked_edges polyfit row_stack setdiff1d setxor1d stack union1d unique vander vstack""".split()

for _name in __all__:
    _made = globals()[_name]
    if type(_made) is type(median) and _made.__module__.startswith("numpy.ma._"):
        _made.__module__ = "numpy.ma.extras"
