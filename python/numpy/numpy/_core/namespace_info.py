"""What the standard for array libraries lets programs ask of a library."""
from _numpy import dtype

__all__ = ["__array_namespace_info__"]

_KINDS = {
    "bool": ["bool"], "signed integer": ["int8", "int16", "int32", "int64"], "unsigned integer": ["uint8", "uint16", "uint32", "uint64"],
    "real floating": ["float32", "float64"], "complex floating": ["complex64", "complex128"],
}
_KINDS["integral"] = _KINDS["signed integer"] + _KINDS["unsigned integer"]
_KINDS["numeric"] = _KINDS["integral"] + _KINDS["real floating"] + _KINDS["complex floating"]


def check_device(device):
    """Arrays lie in memory of the processor."""
    if device not in ("cpu", None):
        raise ValueError(f'Device not understood. Only "cpu" is allowed, but received: {device}')


class __array_namespace_info__:
    """Capabilities, devices and types, as the standard for array libraries has them."""

    __module__ = "numpy"

    def capabilities(self):
        """What this library can do that the standard leaves open."""
        return {"boolean indexing": True, "data-dependent shapes": True}

    def default_device(self):
        """Where arrays are."""
        return "cpu"

    def devices(self):
        """Where arrays can be."""
        return ["cpu"]

    def default_dtypes(self, *, device=None):
        """The types that arrays have if none is said."""
        check_device(device)
        return {"real floating": dtype("float64"), "complex floating": dtype("complex128"), "integral": dtype("int64"), "indexing": dtype("int64")}

    def dtypes(self, *, device=None, kind=None):
        """The types of a kind, or of several, by name."""
        check_device(device)
        if kind is None:
            names = _KINDS["bool"] + _KINDS["numeric"]
        elif isinstance(kind, tuple):
            names = [name for one in kind for name in self.dtypes(kind=one)]
        elif kind in _KINDS:
            names = _KINDS[kind]
        else:
            raise ValueError(f"unsupported kind: {kind!r}")
        return {name: dtype(name) for name in names}
