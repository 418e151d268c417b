"""How masked arrays look: `--` in place of masked elements."""
import numpy as np

from ._masks import _replace_dtype_fields, nomask


class _MaskedPrintOption:
    """What is shown in place of masked elements, and whether it is."""

    def __init__(self, display):
        self._display, self._enabled = display, True

    def display(self):
        """What is shown in place of masked elements."""
        return self._display

    def set_display(self, s):
        """Sets what is shown in place of masked elements."""
        self._display = s

    def enabled(self):
        """Whether that is shown."""
        return self._enabled

    def enable(self, shrink=1):
        """Shows it, or with 0 the fill value instead."""
        self._enabled = shrink

    def __str__(self):
        return str(self._display)

    __repr__ = __str__


_MaskedPrintOption.__module__ = "numpy.ma.core"
masked_print_option = _MaskedPrintOption("--")


def _recursive_printoption(result, mask, printopt):
    """Puts what is shown into an array of objects, field by field."""
    names = result.dtype.names
    if names is None:
        np.copyto(result, printopt, where=mask)
        return
    for name in names:
        _recursive_printoption(result[name], mask[name], printopt)


def _insert_masked_print(self):
    """The data as objects with what is shown in place of masked elements; of long dimensions no more than is printed."""
    if not masked_print_option.enabled():
        return self.filled(self.fill_value)
    mask, data = self._mask, self._data
    if mask is nomask:
        return data
    width = self._print_width if self.ndim > 1 else self._print_width_1d
    for axis in range(self.ndim):
        if data.shape[axis] > width:
            half = width // 2
            data, mask = (
                np.concatenate([part[(slice(None),) * axis + (ends,)] for ends in (slice(None, half), slice(-half, None))], axis=axis)
                for part in (data, mask))
    shown = data.astype(_replace_dtype_fields(self.dtype, "O"))
    _recursive_printoption(shown, mask, masked_print_option)
    return shown


def __str__(self):
    return str(self._insert_masked_print())


def _fill_text(self):
    fill = self.fill_value
    kept = self._fill_value
    if kept.dtype.kind in "SU" and self.dtype.kind == kept.dtype.kind:
        return repr(fill.item())
    return str(fill) if kept.dtype == self.dtype and self.dtype != object else repr(fill)


def _legacy_repr(self, name, texts):
    """What NumPy 1.13 showed."""
    texts.update(data=str(self), mask=str(self._mask), fill_value=str(self.fill_value))
    if self.dtype.names is None:
        texts.pop("dtype", None)
    else:
        texts["dtype"] = str(self.dtype)
    start, lead = f"masked_{name}(", "\n " if self.ndim > 1 else " "
    width = len(name) + len("masked_(data")
    lines = [f"{key if key == 'data' else key.rjust(width)} ={' ' if key in ('fill_value', 'dtype') else lead}{text}" for key, text in texts.items()]
    return start + ",\n".join(lines) + ")\n"


def __repr__(self):
    name = "array" if self._baseclass is np.ndarray else self._baseclass.__name__
    start = f"masked_{name}("
    keys = ["data", "mask", "fill_value"]
    from numpy._core.printing import dtype_is_implied, dtype_short_repr

    if not dtype_is_implied(self.dtype) or np.all(self.mask) or self.size == 0:
        keys.append("dtype")
    if all(length == 1 for length in self.shape[:-1]):
        indents = {"data": start}
        indents.update((key, " " * max(2, len(start) + len("data") - len(key))) for key in keys[1:])
        start = ""
    else:
        indents = dict.fromkeys(keys, "  ")
        start += "\n"
    texts = {
        "data": np.array2string(self._insert_masked_print(), separator=", ", prefix=indents["data"] + "data=", suffix=","),
        "mask": np.array2string(self._mask, separator=", ", prefix=indents["mask"] + "mask=", suffix=","),
        "fill_value": _fill_text(self),
    }
    if "dtype" in keys:
        texts["dtype"] = dtype_short_repr(self.dtype)
    if np.get_printoptions()["legacy"] == "1.13":
        return _legacy_repr(self, name, texts)
    return start + ",\n".join(f"{indents[key]}{key}={texts[key]}" for key in keys) + ")"
