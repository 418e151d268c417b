"""Linear algebra: values and signs of small matrices, stacks, types, empties, errors."""
import itertools

MATRICES = [
    "[[1, 2], [3, 4]]", "[[2, 1], [1, 3]]", "[[2, 0], [0, 3]]", "[[4, 1], [2, 3]]", "[[0, 1], [-1, 0]]", "[[1, 1], [0, 1]]", "[[5]]", "[[-2.5]]", "np.eye(3)",
    "[[1, 2, 3], [4, 5, 6], [7, 8, 10]]", "[[2, -1, 0], [-1, 2, -1], [0, -1, 2]]", "[[1, 0, 2], [0, 3, 0], [2, 0, 1]]", "[[4, -2, 1], [-2, 4, -2], [1, -2, 4]]",
    "[[0, 2, 0], [0, 0, 3], [4, 0, 0]]", "[[1, 2j], [-2j, 5]]", "[[1 + 1j, 2], [0, 1 - 1j]]", "[[2, 1 - 1j, 0], [1 + 1j, 3, 1j], [0, -1j, 4]]", "m2", "[[1e-10, 1], [1, 1]]",
    "np.float32([[1, 2], [3, 4]])", "np.array([[1, 2], [3, 4]], dtype='F')", "np.vander([1, 2, 3, 4])", "np.diag([3, 1, 2])", "1.0 / (np.arange(1, 5)[:, None] + np.arange(4))",
    "np.array([[2, 1], [7, 4]], np.int8)", "np.asfortranarray([[1., 2.], [3., 5.]])", "np.random.RandomState(0).rand(4, 4)", "np.random.RandomState(1).randn(5, 5)",
    "np.array([[[1, 2], [3, 4]], [[2, 0], [1, 3]]])", "[[True, False], [True, True]]", "np.ones((1, 1)) * 1j",
]
OBLONG = ["[[1, 2, 3], [4, 5, 6]]", "[[1, 2], [3, 4], [5, 6]]", "np.arange(12.).reshape(6, 2)", "np.random.RandomState(2).rand(3, 5)", "[[1, 2, 3]]", "[[1], [2], [3]]",
          "[[1 + 1j, 2], [0, 1], [1, 1]]", "f2", "a2", "np.ones((2, 3, 2))", "np.random.RandomState(3).randn(2, 4, 3)", "np.zeros((2, 3))"]
# A row with noise, 1e-16 and such, cannot be compared.
SQUARE = ["inv({}).round(9)", "inv({})", "det({})", "slogdet({})", "eigvals({}).round(9)", "qr({})", "svd({})[1].round(9)", "cond({})", "norm({})", "norm({}, 1)", "norm({}, np.inf)",
          "matrix_rank({})", "matrix_power({}, 3)", "matrix_power({}, -2).round(9)", "trace({})", "diagonal({})", "solve({}, np.ones(len({})))", "pinv({}).round(9)", "cond({}, 1)", "norm({}, 'nuc').round(9)"]
ROUNDED = ["np.linalg.eig({})[1].round(7) + 0", "np.linalg.eigh(np.asarray({}) + np.conj(np.swapaxes({}, -1, -2)))[0].round(9) + 0",
           "np.linalg.eigh(np.asarray({}) + np.conj(np.swapaxes({}, -1, -2)), 'U')[1].round(7) + 0", "np.linalg.eigh(np.asarray({}) + np.conj(np.swapaxes({}, -1, -2)))[1].round(7) + 0",
           "np.linalg.svd({})[0].round(7) + 0", "np.linalg.svd({})[2].round(7) + 0", "np.linalg.cholesky(np.asarray({}) @ np.conj(np.swapaxes({}, -1, -2)) + np.eye(np.shape({})[-1]))"]

HAND = """
np.linalg.inv([['a']]) | np.linalg.inv(np.array([[1, 2], [3, 4]], object)) | np.linalg.solve(np.eye(2), np.array([1, 2], object)) | np.linalg.solve(np.eye(2), [1, 2, 3]) | np.linalg.solve(np.eye(2), [[1, 2, 3]])
np.linalg.solve(np.zeros((2, 3, 3)) + np.eye(3), np.ones((3, 3, 1))) | np.linalg.solve(np.zeros((2, 3, 3)) + np.eye(3), np.ones((4, 3, 3))) | np.linalg.solve(np.eye(2), 3) | np.linalg.solve([[3, 1], [1, 2]], [9, 8])
np.linalg.eigh([[np.nan, 1, 2], [1, 2, 3], [2, 3, 4]]) | np.linalg.svd([[np.nan, 1], [1, 2]]) | np.linalg.cholesky([[np.nan]]) | np.linalg.cholesky([[np.nan, 1], [1, 2]]) | np.linalg.cholesky([[1, 2], [2, 1]])
np.linalg.inv([[np.nan, 1], [1, 2]]) | np.linalg.slogdet(np.zeros((2, 2))) | np.linalg.eig([[np.nan, 1], [1, 2]]) | np.linalg.qr([[np.nan, 1], [1, 2]]) | np.linalg.lstsq([[np.nan, 1], [1, 2]], [1, 2])
np.linalg.lstsq([[1, 1], [1, 2]], [1, 2, 3]) | np.linalg.lstsq([1, 2], [1, 2]) | np.linalg.lstsq([[1, 2], [3, 4]], 5) | np.linalg.inv(np.zeros((2, 2))) | np.linalg.inv(np.zeros((0, 0))) | np.linalg.inv(np.zeros((0, 2, 2)))
np.linalg.det(np.zeros((0, 0))) | np.linalg.det(np.zeros((3, 0, 0))) | np.linalg.svd(np.zeros((0, 3))) | np.linalg.svd(np.zeros((0, 3)), full_matrices=False) | np.linalg.svd(np.zeros((3, 0)))
np.linalg.qr(np.zeros((0, 3))) | np.linalg.qr(np.zeros((3, 0))) | np.linalg.qr(np.zeros((3, 0)), 'complete') | np.linalg.eig(np.zeros((0, 0))) | np.linalg.eigh(np.zeros((0, 0))) | np.linalg.inv(np.float16([[1]]))
np.linalg.solve(np.float32([[1, 2], [3, 4]]), [1, 2]) | np.linalg.solve(np.float32([[1, 2], [3, 4]]), np.float32([1, 2])) | np.linalg.solve(np.complex64([[1, 2], [3, 4]]), np.float32([1, 2])) | np.linalg.inv([[True]])
np.linalg.inv(3) | np.linalg.inv([1]) | np.linalg.inv([[1, 2]]) | np.linalg.lstsq(np.zeros((0, 2)), np.zeros(0)) | np.linalg.lstsq(np.zeros((2, 0)), np.ones(2)) | np.linalg.lstsq(np.ones((3, 2)), np.ones((3, 0)))[:3]
np.linalg.matrix_power(np.eye(2), 1.5) | np.linalg.matrix_power([[1, 1], [0, 1]], -2) | np.linalg.matrix_power([[0]], -1) | np.linalg.matrix_power([[1, 1], [1, 0]], 10) | np.linalg.matrix_power([[1, 1], [1, 0]], 0)
np.linalg.pinv(np.zeros((0, 3))) | np.linalg.cond(np.zeros((0, 0))) | np.linalg.cond([[1, 2], [2, 4]], 1) | np.linalg.cond([[1, 2], [3, 4]], 'fro') | np.linalg.cond([[np.nan, 1], [2, 3]]) | np.linalg.cond(np.zeros((2, 2)))
np.linalg.multi_dot([np.eye(2)]) | np.linalg.norm([1, 2], 'fro') | np.linalg.norm([[1, 2]], 3) | np.linalg.norm([[1, 2]], axis=(0, 0)) | np.linalg.norm([[1, 2]], axis=(0, 1, 2)) | np.linalg.norm(np.zeros((2, 2, 2)), 2)
np.linalg.norm([1, 2], axis='a') | np.linalg.outer([[1]], [1]) | np.linalg.cross([1, 2], [3, 4]) | np.linalg.tensorinv(np.eye(4).reshape(2, 2, 2, 2), 0) | np.linalg.tensorsolve(np.eye(4), [1, 2])
np.linalg.tensorinv(np.eye(4).reshape(2, 2, 2, 2)) | np.linalg.tensorsolve(np.eye(6).reshape(2, 3, 2, 3), np.ones((2, 3))) | np.linalg.tensorinv(np.eye(6).reshape(6, 2, 3), ind=1).shape
np.linalg.eigh(np.eye(2), 'X') | np.linalg.qr(np.eye(2), 'x') | np.linalg.qr([[1, 2], [3, 4]], 'raw') | np.linalg.qr([[1, 2], [3, 4]], 'full') | np.linalg.qr([[1, 2], [3, 4]], 'e') | type(np.linalg.eig(np.eye(2))).__module__
np.linalg.svd(3) | np.linalg.norm([]) | np.linalg.norm([], np.inf) | np.linalg.matrix_rank(np.zeros((2, 0))) | np.linalg.matrix_rank(3) | np.linalg.matrix_rank(np.eye(3), tol=.1, rtol=.1) | np.linalg.matrix_rank(np.diag([1, 1e-20]))
np.linalg.LinAlgError.__module__ | np.linalg.LinAlgError.__mro__ | sorted(np.linalg.__all__) | np.linalg.inv.__module__ | np.linalg.norm([3, 4]) | np.linalg.norm([3, 4], 1) | np.linalg.norm([3, -4], np.inf) | np.linalg.norm([3, -4], -np.inf)
np.linalg.norm([3, 0, 4], 0) | np.linalg.norm([3, 4], 3) | np.linalg.norm([3, 4], -1) | np.linalg.norm(c1) | np.linalg.norm(a2, axis=0) | np.linalg.norm(a2, axis=1, keepdims=True) | np.linalg.norm(a2, 2).round(9) | np.linalg.norm(a3, axis=(1, 2))
np.linalg.norm(a2, -2).round(9) | np.linalg.norm(a2, 'nuc').round(9) | np.linalg.norm(a2, -1) | np.linalg.norm(a2, -np.inf) | np.linalg.norm(a3, 1, axis=(0, 2)) | np.linalg.norm(a3, np.inf, axis=(2, 0), keepdims=True) | np.linalg.norm(a3)
np.linalg.norm(a3, keepdims=True) | np.linalg.norm(f4) | np.linalg.norm(u8) | np.linalg.vector_norm(a3) | np.linalg.vector_norm(a3, axis=(0, 2)) | np.linalg.vector_norm(a3, axis=(0, 2), keepdims=True) | np.linalg.vector_norm(a2, ord=1, axis=0)
np.linalg.vector_norm(a2, keepdims=True) | np.linalg.matrix_norm(a3) | np.linalg.matrix_norm(a3, ord=1, keepdims=True) | np.linalg.matrix_norm(a2, ord='nuc').round(9) | np.linalg.svdvals(a2).round(9) | np.linalg.svd(m2, hermitian=True)
np.linalg.svd(m2, compute_uv=False, hermitian=True) | np.linalg.pinv(m2, hermitian=True).round(9) | np.linalg.matrix_rank(m2, hermitian=True) | np.linalg.pinv(m2, rtol=None).round(9) | np.linalg.pinv(m2, 1e-3, rtol=1) | np.linalg.pinv(a2, rcond=.5).round(9)
np.linalg.multi_dot([m2, m2, [1, 2]]) | np.linalg.multi_dot([[1, 2], m2, m2, [1, 2]]) | np.linalg.multi_dot([a2, a2.T, a2]) | np.linalg.multi_dot([m2, m2, m2, m2], out=np.zeros((2, 2))) | np.linalg.multi_dot([m2, a2]) | np.linalg.multi_dot([a2, a3, a2])
np.linalg.trace(a3) | np.linalg.trace(a2, offset=1, dtype=float) | np.linalg.diagonal(a3, offset=-1) | np.linalg.matmul(a2, a2.T) | np.linalg.matrix_transpose(a3).shape | np.linalg.tensordot(a2, a2, axes=2) | np.linalg.vecdot(a2, a2) | np.linalg.cross([1, 2, 3], [4, 5, 6])
np.linalg.outer([1, 2], [3, 4]) | np.linalg.lstsq([[0, 1], [1, 1], [2, 1], [3, 1]], [-1, 0.2, 0.9, 2.1])[0] | [x.round(9) for x in np.linalg.lstsq([[0, 1], [1, 1], [2, 1], [3, 1]], [-1, 0.2, 0.9, 2.1])]
[x.round(9) for x in np.linalg.lstsq(a2, [[1, 2], [3, 4], [5, 7]])] | [x.round(9) for x in np.linalg.lstsq([[1, 2, 3], [4, 5, 6]], [1, 2])] | np.linalg.lstsq(np.float32([[1, 2], [3, 4], [5, 7]]), np.float32([1, 2, 3]))[0].dtype
[x.round(9) for x in np.linalg.lstsq([[1, 1], [1, 1], [1, 1]], [1, 2, 3], rcond=-1)] | [x.round(9) for x in np.linalg.lstsq([[1j, 1], [1, 1], [2, 1]], [1, 2, 3])] | np.linalg.lstsq(np.eye(2), np.eye(2))
np.linalg.solve(m2, np.eye(2)) | np.linalg.solve(np.stack([m2, m2]), [1, 2]) | np.linalg.solve(np.stack([m2, m2]), np.ones((2, 2, 1))) | np.linalg.solve(m2, np.ones((3, 2, 1))).shape | np.linalg.solve([[1, 2], [2, 4]], [1, 2]) | np.linalg.solve([[1j, 2], [2, 4]], [1, 2])
np.linalg.cholesky(m2) | np.linalg.cholesky(m2, upper=True) | np.linalg.cholesky([[2, 1j], [-1j, 2]]) | np.linalg.cholesky([[2, 1j], [-1j, 2]], upper=True) | np.linalg.cholesky([[4, 99], [2, 5]]) | np.linalg.eigvalsh(m2) | np.linalg.eigvalsh(m2, UPLO='u')
np.linalg.eigh([[1, 99], [2, 1]]) | np.linalg.eigh([[1, 99], [2, 1]], 'U') | np.linalg.eig([[1, -1], [1, 1]]) | np.linalg.eig([[2, 0, 0], [0, 3, 4], [0, 4, 9]]) | np.linalg.eig(np.float32([[2, 1], [1, 2]])) | np.linalg.eig(np.diag((1, 2, 3))) | np.linalg.eigvals([[0, 1], [1, 0]])
np.linalg.eig(np.stack([m2, [[0, 1], [-1, 0]]])) | np.linalg.eigh(np.stack([m2, m2])) | np.linalg.inv(np.matrix([[1, 2], [3, 4]])) | np.linalg.eigh(np.matrix([[2, 1], [1, 2]]))[1] | np.linalg.det(np.matrix([[1, 2], [3, 4]])) | np.linalg.inv(np.asarray([[1, 2], [3, 4]], '>f8'))
"""


def cases():
    """All expressions, each once."""
    found = [case.strip() for line in HAND.strip().splitlines() for case in line.split(" | ")]
    found += ["np.linalg." + form.replace("{}", matrix) for form, matrix in itertools.product(SQUARE, MATRICES)]
    found += [form.replace("{}", matrix) for form, matrix in itertools.product(ROUNDED, MATRICES)]
    found += [f"[x.round(7) + 0 for x in np.linalg.qr({matrix}, {mode!r})]" for matrix in OBLONG for mode in ("reduced", "complete", "raw")]
    found += [f"np.linalg.qr({matrix}, 'r').round(7) + 0" for matrix in OBLONG]
    found += [f"[x.round(7) + 0 for x in np.linalg.svd({matrix}, {full})]" for matrix in OBLONG for full in (True, False) if matrix not in ("f2", "a2", "np.ones((2, 3, 2))", "np.zeros((2, 3))")]
    found += [f"np.linalg.{form}" for matrix in OBLONG for form in (f"matrix_rank({matrix})", f"norm({matrix})", f"pinv({matrix}).round(9) + 0", f"svdvals({matrix}).round(9)", f"norm({matrix}, axis=-1)")]
    return list(dict.fromkeys(found))
