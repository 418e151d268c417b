"""Matrices: arrays that always have two dimensions and whose `*` is the product of matrices."""
import numpy as np
from numpy import ndarray

__all__ = ["matrix", "bmat", "asmatrix"]


def _rows(text):
    """The numbers of a text such as "1 2; 3 4"."""
    import ast

    rows = []
    for line in text.replace("[", "").replace("]", "").split(";"):
        rows.append([ast.literal_eval(word) for part in line.split(",") for word in part.split()])
        if len(rows[-1]) != len(rows[0]):
            raise ValueError("Rows not the same size.")
    return rows


def asmatrix(data, dtype=None):
    """The same data as a matrix, not copied where it need not be."""
    return matrix(data, dtype=dtype, copy=False)


def _made_of(text, names, others):
    rows = []
    for line in text.split(";"):
        parts = []
        for name in line.replace(",", " ").split():
            if name not in names and name not in others:
                raise NameError(f"name {name!r} is not defined")
            parts.append(names[name] if name in names else others[name])
        rows.append(np.concatenate(parts, axis=-1))
    return np.concatenate(rows, axis=0)


def bmat(obj, ldict=None, gdict=None):
    """A matrix made of blocks: nested lists, or a text of names."""
    if isinstance(obj, str):
        if gdict is None:
            import sys

            frame = sys._getframe(1)
            gdict, ldict = frame.f_globals, frame.f_locals
        return matrix(_made_of(obj, ldict or {}, gdict))
    if isinstance(obj, (tuple, list)):
        if any(isinstance(row, ndarray) for row in obj):
            return matrix(np.concatenate(obj, axis=-1))
        return matrix(np.concatenate([np.concatenate(row, axis=-1) for row in obj], axis=0))
    if isinstance(obj, ndarray):
        return matrix(obj)


class matrix(ndarray):
    """An array of two dimensions that stays one; new code uses plain arrays and `@`."""

    __array_priority__ = 10.0
    _is_taken = False

    def __new__(cls, data, dtype=None, copy=True):
        import warnings

        warnings.warn(
            "the matrix subclass is not the recommended way to represent matrices or deal with linear algebra (see"
            " https://docs.scipy.org/doc/numpy/user/numpy-for-matlab-users.html). Please adjust your code to use regular ndarray.",
            PendingDeprecationWarning, stacklevel=2)
        if isinstance(data, ndarray):
            made = data if isinstance(data, matrix) else data.view(cls)
            if dtype is not None and np.dtype(dtype) != made.dtype:
                return made.astype(dtype)
            return made.copy() if copy else made
        if isinstance(data, str):
            data = _rows(data)
        made = np.array(data, dtype=dtype, copy=True if copy else None)
        if made.ndim > 2:
            raise ValueError("matrix must be 2-dimensional")
        return made.view(ndarray).view(cls)

    def __array_finalize__(self, obj):
        if isinstance(obj, matrix) and obj._is_taken or self.ndim == 2:
            return
        long = tuple(length for length in self.shape if length > 1) if self.ndim > 2 else self.shape
        if len(long) > 2:
            raise ValueError("shape too large to be a matrix.")
        self.shape = (1,) * (2 - len(long)) + long

    def __getitem__(self, index):
        # What is taken out may have fewer dimensions until it is known which are missing.
        self._is_taken = True
        try:
            found = ndarray.__getitem__(self, index)
        finally:
            self._is_taken = False
        if not isinstance(found, ndarray):
            return found
        if found.ndim == 0:
            return found[()]
        if found.ndim == 1:
            is_column = isinstance(index, (tuple, list, ndarray)) and len(index) > 1 and np.isscalar(index[1])
            found.shape = (found.shape[0], 1) if is_column else (1, found.shape[0])
        return found

    def __setitem__(self, index, value):
        try:
            ndarray.__setitem__(self, index, value)
        except ValueError:
            # A column of a matrix is one, which a column may be assigned to.
            target = self[index]
            if not isinstance(target, ndarray) or not np.may_share_memory(self, target) or np.shape(value) != target.shape:
                raise
            ndarray.__setitem__(target, Ellipsis, value)

    def __mul__(self, other):
        if isinstance(other, (ndarray, list, tuple)):
            return np.dot(self, asmatrix(other))
        if np.isscalar(other) or not hasattr(other, "__rmul__"):
            return np.dot(self, other)
        return NotImplemented

    def __rmul__(self, other):
        return np.dot(other, self)

    def __imul__(self, other):
        self[:] = self * other
        return self

    def __pow__(self, other):
        return np.linalg.matrix_power(self, other).view(matrix)

    def __ipow__(self, other):
        self[:] = self**other
        return self

    def __rpow__(self, other):
        return NotImplemented

    @staticmethod
    def _align(axis, found):
        if axis is None or not isinstance(found, ndarray):
            return found
        return found.view(matrix).transpose() if axis in (1, -1) else found.view(matrix)

    def _collapse(self, axis):
        return self[0, 0] if axis is None else self

    def tolist(self):
        """Nested lists."""
        return self.__array__().tolist()

    def sum(self, axis=None, dtype=None, out=None):
        """The sum, in two dimensions."""
        return ndarray.sum(self, axis, dtype, out, keepdims=True)._collapse(axis)

    def prod(self, axis=None, dtype=None, out=None):
        """The product, in two dimensions."""
        return ndarray.prod(self, axis, dtype, out, keepdims=True)._collapse(axis)

    def mean(self, axis=None, dtype=None, out=None):
        """The mean, in two dimensions."""
        return ndarray.mean(self, axis, dtype, out, keepdims=True)._collapse(axis)

    def std(self, axis=None, dtype=None, out=None, ddof=0):
        """The standard deviation, in two dimensions."""
        return ndarray.std(self, axis, dtype, out, ddof, keepdims=True)._collapse(axis)

    def var(self, axis=None, dtype=None, out=None, ddof=0):
        """The variance, in two dimensions."""
        return ndarray.var(self, axis, dtype, out, ddof, keepdims=True)._collapse(axis)

    def any(self, axis=None, out=None):
        """Whether any element is true, in two dimensions."""
        return ndarray.any(self, axis, out, keepdims=True)._collapse(axis)

    def all(self, axis=None, out=None):
        """Whether all elements are true, in two dimensions."""
        return ndarray.all(self, axis, out, keepdims=True)._collapse(axis)

    def max(self, axis=None, out=None):
        """The largest element, in two dimensions."""
        return ndarray.max(self, axis, out, keepdims=True)._collapse(axis)

    def min(self, axis=None, out=None):
        """The smallest element, in two dimensions."""
        return ndarray.min(self, axis, out, keepdims=True)._collapse(axis)

    def argmax(self, axis=None, out=None):
        """The place of the largest element, in two dimensions."""
        return self._align(axis, ndarray.argmax(self.view(ndarray), axis, out))

    def argmin(self, axis=None, out=None):
        """The place of the smallest element, in two dimensions."""
        return self._align(axis, ndarray.argmin(self.view(ndarray), axis, out))

    def ptp(self, axis=None, out=None):
        """Largest less smallest, in two dimensions."""
        return np.ptp(self.view(ndarray), axis, out, keepdims=True).view(matrix)._collapse(axis)

    T = property(lambda self: self.transpose(), doc="Rows and columns exchanged.")
    H = property(lambda self: self.transpose().conjugate() if self.dtype.kind == "c" else self.transpose(), doc="`T`, conjugated.")
    A = property(lambda self: self.__array__(), doc="The same as a plain array.")
    A1 = property(lambda self: self.__array__().ravel(), doc="The same as a plain array of one dimension.")

    @property
    def I(self):
        """The inverse; for others than square ones the pseudo-inverse."""
        rows, columns = self.shape
        return asmatrix((np.linalg.inv if rows == columns else np.linalg.pinv)(self))

    def __array__(self, dtype=None, copy=None):
        plain = self.view(ndarray)
        return plain.__array__(dtype, copy=copy)

    def getT(self):
        """Rows and columns exchanged."""
        return self.T

    def getA(self):
        """The same as a plain array."""
        return self.A

    def getA1(self):
        """The same as a plain array of one dimension."""
        return self.A1

    def getH(self):
        """Exchanged and conjugated."""
        return self.H

    def getI(self):
        """The inverse."""
        return self.I


for _name in __all__:
    globals()[_name].__module__ = "numpy"
