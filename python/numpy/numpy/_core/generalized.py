"""Functions of whole dimensions that NumPy has as universal functions: as attributes of a class they are no methods."""


class GeneralFunction:
    """A function that looks like a universal one."""

    nout = 1
    ntypes = 0
    types = []
    identity = None

    def __init__(self, function, signature, nin=2):
        self._function, self.signature = function, signature
        self.nin, self.nargs = nin, nin + 1
        self.__name__, self.__qualname__, self.__doc__ = function.__name__, function.__name__, function.__doc__
        self.__module__ = "numpy"
        self.__wrapped__ = function

    def __call__(self, *args, **keywords):
        return self._function(*args, **keywords)

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __reduce__(self):
        return self.__name__

    def _never(self, *args, **keywords):
        raise RuntimeError("Reduction not defined on ufunc with signature")

    reduce = accumulate = reduceat = _never
