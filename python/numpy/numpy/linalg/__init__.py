"""Linear algebra. What computes is native (`_numpy._linalg`): stacks of matrices, in double precision, with LAPACK's signs."""
from ._checks import LinAlgError
from ._factoring import cholesky, eig, eigh, eigvals, eigvalsh, qr, svd, svdvals
from ._norms import cond, matrix_norm, matrix_rank, norm, vector_norm
from ._products import cross, diagonal, matmul, matrix_power, matrix_transpose, multi_dot, outer, tensordot, trace, vecdot
from ._solving import det, inv, lstsq, pinv, slogdet, solve, tensorinv, tensorsolve

__all__ = [
    "matrix_power", "solve", "tensorsolve", "tensorinv", "inv", "cholesky", "eigvals", "eigvalsh", "pinv", "slogdet", "det", "svd", "svdvals", "eig",
    "eigh", "lstsq", "norm", "qr", "cond", "matrix_rank", "LinAlgError", "multi_dot", "trace", "diagonal", "cross", "outer", "tensordot", "matmul",
    "matrix_transpose", "matrix_norm", "vector_norm", "vecdot",
]

for _name in __all__:
    globals()[_name].__module__ = "numpy.linalg"
