"""Polynomials, old and new."""

PAIRS = [("[1, 2, 3]", "[1, 2]"), ("[1.5, 0, 2, -1]", "[2, 0.5]"), ("[1, 2]", "[3, 4, 5]"), ("[4]", "[2]"), ("[1, 2, 1j]", "[1, 1]"), ("[0, 0, 1]", "[0, 1]"),
         ("[1, 2, 3, 4, 5]", "[2, 0, 1]"), ("np.float32([1, 2, 3])", "np.float32([0.5, 1])"), ("[1, 2]", "[0]"), ("[]", "[1]"), ("[[1]]", "[1]")]

OLD = """
np.poly1d([1, 2, 3]) | print(np.poly1d([1, 2, 3])) | str(np.poly1d([1, 2, 3])) | str(np.poly1d([1, 0, -3])) | str(np.poly1d([1.5, -2.25, 0, 7])) | str(np.poly1d([0])) | str(np.poly1d([]))
str(np.poly1d([1, 2, 3], True)) | np.poly1d([1, 2, 3], True) | np.poly1d([1, 2], variable='z') | str(np.poly1d([1, 2, 3], variable='z')) | str(np.poly1d([1j, 2 + 1j, 3])) | str(np.poly1d(range(1, 14)))
str(np.poly1d([1e-10, 1e10, 123456.789])) | str(np.poly1d(np.arange(20) * 1.234567)) | str(np.poly1d([1, 1])) | str(np.poly1d([-1, -1, -1])) | str(np.poly1d([0, 0, 5])) | str(np.poly1d([1, 0, 0, 0])) | str(np.poly1d([np.nan, 1]))
np.poly1d([1, 2, 3])(2) | np.poly1d([1, 2, 3])(a1) | np.poly1d([1, 2, 3])(2.5) | np.poly1d([1, 2, 3])(np.poly1d([1, 1])) | np.poly1d([1, 2, 3]).r | np.poly1d([1, 0, 1]).roots | np.poly1d([1, 2, 3]).o | np.poly1d([1, 2, 3]).order
np.poly1d([1, 2, 3]).c | np.poly1d([1, 2, 3]).coeffs | np.poly1d([1, 2, 3])[1] | np.poly1d([1, 2, 3])[5] | np.poly1d([1, 2, 3])[-1] | len(np.poly1d([1, 2, 3])) | list(np.poly1d([1, 2, 3])) | np.poly1d([1, 2, 3]).variable
np.poly1d([1, 2]) + np.poly1d([1, 2, 3]) | np.poly1d([1, 2]) - 1 | 2 - np.poly1d([1, 2]) | np.poly1d([1, 2]) * 2 | 2 * np.poly1d([1, 2]) | np.poly1d([1, 2]) * np.poly1d([1, 3]) | np.poly1d([1, 2]) ** 3 | np.poly1d([1, 2]) ** 0
np.poly1d([1, 2, 3]) / np.poly1d([1, 1]) | np.poly1d([1, 2, 3]) / 2 | 6 / np.poly1d([1, 2, 3]) | [1, 2, 3, 4] / np.poly1d([1, 1]) | np.poly1d([1, 2]) == np.poly1d([1, 2]) | np.poly1d([1, 2]) != np.poly1d([1, 3]) | np.poly1d([1, 2]) == 1
-np.poly1d([1, 2]) | +np.poly1d([1, 2]) | np.poly1d([1, 2]) ** -1 | np.poly1d([1, 2]) ** 1.5 | np.poly1d([[1, 2], [3, 4]]) | np.poly1d([1, 2, 3]).integ() | np.poly1d([1, 2, 3]).integ(2, [1, 2]) | np.poly1d([1, 2, 3]).deriv() | np.poly1d([1, 2, 3]).deriv(2)
np.poly1d([1, 2, 3]).deriv(5) | np.poly1d([1, 2, 3]).integ(k=4) | np.array(np.poly1d([1, 2])) | np.poly1d(np.poly1d([1, 2], variable='y')).variable | np.poly1d(np.poly1d([1, 2]), variable='t').variable | hash(np.poly1d([1, 2])) | np.poly1d([1, 2]) * [1, 2] | np.poly1d([1, 2]) + [1, 2]
np.poly([1, 2, 3]) | np.poly([]) | np.poly([[1, 2], [3, 4]]) | np.poly([1 + 1j, 1 - 1j]) | np.poly([1j]) | np.poly(np.zeros((2, 3))) | np.poly([0, 0]) | np.poly(np.float32([1, 2])) | np.poly([1])
np.roots([1, -3, 2]) | np.roots([1, 0, 1]) | np.roots([2, -4]) | np.roots([1, 2, 1, 0, 0]) | np.roots([0, 0, 1, -1]) | np.roots([5]) | np.roots([]) | np.roots([0, 0]) | np.roots([[1, 2]]) | np.roots([1, 0, 0]) | np.sort(np.roots([1, 2, 3, 4]))
np.sort(np.roots([3.2, 2, 1])) | np.roots([1j, 2]) | np.roots(np.float32([1, -3, 2])) | np.polyval([1, 2, 3], 2) | np.polyval([1, 2, 3], a1) | np.polyval([1, 2, 3], f2) | np.polyval([1., 2], [1, 2]) | np.polyval([], 3) | np.polyval([1, 2], [[1, 2], [3, 4]])
np.polyval(np.poly1d([1, 2]), 3) | np.polyval([1, 2], np.poly1d([1, 2])) | np.polyval([1j, 2], 2) | np.polyval([1, 2], u8) | np.polyder([1, 2, 3]) | np.polyder([1, 2, 3], 2) | np.polyder([1, 2, 3], 0) | np.polyder([1], 1) | np.polyder([1, 2], -1) | np.polyder([1.5, 2, 3], 3)
np.polyint([1, 2, 3]) | np.polyint([1, 2, 3], 2) | np.polyint([1, 2, 3], 2, [1, 2]) | np.polyint([1, 2, 3], 2, 5) | np.polyint([1, 2], 3, [1, 2]) | np.polyint([1, 2], -1) | np.polyint([1, 2, 3], 0) | np.polyint([1, 2, 3], k=6) | np.polyint(np.poly1d([1, 2])) | np.polyder(np.poly1d([1, 2]))
np.polydiv([1, 2, 3], [1, 1]) | np.polydiv([3, 5, 2], [2, 1]) | np.polydiv([1], [1, 2]) | np.polydiv([1, 2, 3], [2]) | np.polydiv([1j, 2, 3], [1, 1]) | np.polydiv(np.poly1d([1, 2, 3]), [1, 1]) | np.polydiv([0, 1, 2], [1, 1])
np.polyadd([1, 2], [3]) | np.polyadd(1, [1, 2]) | np.polyadd(np.poly1d([1, 2]), [1]) | np.polysub([1, 2], [1, 2, 3]) | np.polysub([1, 2, 3], [1]) | np.polymul([1, 2, 3], [9, 5, 1]) | np.polymul([0, 1], [1, 2]) | np.polymul(np.poly1d([1, 2]), [1, 1]) | np.polyadd([True], [True])
np.polyfit([0, 1, 2, 3], [0, 1, 4, 9], 2).round(8) + 0. | np.polyfit([0, 1, 2, 3], [1, 3, 5, 7], 1).round(10) | np.polyfit([0, 1, 2], [1, 3, 5.5], 1) | np.polyfit([0, 1, 2, 3], [[1, 2], [3, 4], [5, 6], [7, 9]], 1) | np.polyfit([0., 1, 2, 3], [0, 0.8, 0.9, 0.1], 1, w=[1, 2, 1, 1])
np.polyfit([0, 1, 2, 3], [0, 1, 4, 10], 1, cov=True) | np.polyfit([0, 1, 2, 3], [0, 1, 4, 10], 1, cov='unscaled') | np.polyfit([0, 1, 2, 3], [0, 1, 4, 10], 1, full=True) | np.polyfit([0, 1], [1, 2], 3, full=True)[2] | np.polyfit([0, 1], [1, 2], 3).shape | np.polyfit([1, 1], [1, 2], 1)
np.polyfit([0, 1], [1, 2], 1, cov=True) | np.polyfit([[0, 1]], [1, 2], 1) | np.polyfit([], [], 1) | np.polyfit([0, 1], [1, 2, 3], 1) | np.polyfit([0, 1], [1, 2], -1) | np.polyfit([0, 1], 1, 1) | np.polyfit([0, 1], [1, 2], 1, w=[[1]]) | np.polyfit([0, 1], [1, 2], 1, w=[1])
np.polyfit([0, 1, 2, 3], [[1, 2], [3, 4], [5, 6], [7, 9]], 1, cov=True) | np.polyfit(np.float32([0, 1, 2]), np.float32([1, 3, 5.5]), 1) | np.polyfit([0, 1, 2], [1j, 3, 5.5], 1) | np.poly1d(np.polyfit([0, 1, 2, 3], [1, 3, 2, 5], 1)) | np.poly1d.__module__ | np.polyfit.__module__
"""

FUNCTIONS = """
M.{p}zero | M.{p}one | M.{p}x | M.{p}domain | M.{p}line(3, 2) | M.{p}line(3, 0) | M.{p}line(-1., .5) | M.{p}mulx([1, 2, 3]) | M.{p}mulx([0]) | M.{p}mulx([1.5]) | M.{p}mulx([1j, 2]) | M.{p}mulx([[1]])
M.{p}pow([1, 2], 3) | M.{p}pow([1, 2, 3], 2) | M.{p}pow([1, 2], 0) | M.{p}pow([1, 2], 1) | M.{p}pow([1, 2], -1) | M.{p}pow([1, 2], 1.5) | M.{p}pow([1, 2], 20) | M.{p}pow([1, 2], 3, maxpower=2)
M.{p}val(2, [1, 2, 3]) | M.{p}val(0.5, [1, 2, 3, 4, 5]) | M.{p}val(a1, [1, 2, 3]) | M.{p}val(f2, [1, 0.5]) | M.{p}val([], [1, 2]) | M.{p}val([1, 2], [4]) | M.{p}val(2, []) | M.{p}val([1, 2], [[1, 2], [3, 4]]) | M.{p}val([1, 2], [[1, 2], [3, 4]], tensor=False) | M.{p}val(1j, [1, 2, 3])
M.{p}val(np.float32([.5, 1]), np.float32([1, 2, 3])) | M.{p}val([[1, 2], [3, 4]], [1, 2, 3]) | M.{p}val(np.float64(2), [1, 2, 3]) | M.{p}val(f1, [1, 2, 3]) | M.{p}val(3, [True, False])
M.{p}val2d([1, 2], [3, 4], [[1, 2], [3, 4]]) | M.{p}val2d([1, 2], [3], [[1, 2], [3, 4]]) | M.{p}val3d([1, 2], [3, 4], [5, 6], np.arange(8).reshape(2, 2, 2)) | M.{p}val3d([1, 2], [3, 4], [5], a3) | M.{p}grid2d([1, 2], [3, 4, 5], a2) | M.{p}grid3d([1, 2], [3], [4, 5], a3)
M.{p}vander([1, 2, 3], 3) | M.{p}vander(a2, 2).shape | M.{p}vander([.5, -1], 0) | M.{p}vander(2, 4) | M.{p}vander([1, 2], -1) | M.{p}vander([1, 2], 1.5) | M.{p}vander(c1, 2) | M.{p}vander([1, 2], 2).flags.f_contiguous | M.{p}vander(np.float32([.1, .2]), 3)
M.{p}vander2d([1, 2], [3, 4], [1, 2]) | M.{p}vander2d([1, 2], [3, 4], [1]) | M.{p}vander3d([1, 2], [3, 4], [5, 6], [1, 1, 1]) | M.{p}vander2d([1., .5], [.25, 2], (2, 1))
M.{p}der([1, 2, 3]) | M.{p}der([1, 2, 3, 4, 5]) | M.{p}der([1, 2, 3, 4, 5, 6], 2) | M.{p}der([1, 2, 3], 0) | M.{p}der([1, 2, 3], 5) | M.{p}der([1, 2, 3], -1) | M.{p}der([1, 2, 3], 1.5) | M.{p}der([1, 2, 3, 4], scl=2) | M.{p}der(a2) | M.{p}der(a2, axis=1) | M.{p}der(a2, axis=2) | M.{p}der(np.float32([1, 2, 3, 4])) | M.{p}der([1j, 2, 3, 4]) | M.{p}der([1, 2, 3], axis=.5)
M.{p}int([1, 2, 3]) | M.{p}int([1, 2, 3], 2) | M.{p}int([1, 2, 3], 2, [1, 2]) | M.{p}int([1, 2, 3], k=3) | M.{p}int([1, 2, 3], lbnd=-1) | M.{p}int([1, 2, 3], scl=2) | M.{p}int([0]) | M.{p}int([0], k=2) | M.{p}int([5]) | M.{p}int([1, 2], 1, [1, 2]) | M.{p}int([1, 2], -1) | M.{p}int([1, 2], 0) | M.{p}int([1, 2], .5)
M.{p}int([1, 2], lbnd=[0]) | M.{p}int([1, 2], scl=[0]) | M.{p}int(a2) | M.{p}int(a2, axis=1) | M.{p}int([1, 2], axis=.5) | M.{p}int([1, 2], axis=3) | M.{p}int(np.float32([1, 2, 3])) | M.{p}int([1j, 2, 3]) | M.{p}int([1, 0, 0]) | M.{p}int([1, 2, 3, 4, 5], 3, lbnd=.5)
M.{p}fromroots([1, 2, 3]) | M.{p}fromroots([]) | M.{p}fromroots([-1, 0, 1, .5]) | M.{p}fromroots([1j, -1j]) | M.{p}fromroots([[1]]) | M.{p}roots([1, 2, 3]) | M.{p}roots([1, 2]) | M.{p}roots([1]) | M.{p}roots([]) | M.{p}roots(M.{p}fromroots([-.5, .25, .75])) | M.{p}roots([1, 2, 0, 0]) | M.{p}roots([1j, 2])
M.{p}companion([1, 2, 3]) | M.{p}companion([1, 2]) | M.{p}companion([1]) | M.{p}companion([1, 2, 3, 4.5]) | M.{p}trim([1, 2, 1e-9, 0], 1e-5) | M.{p}trim([0, 0]) | M.{p}trim([1, 2], -1) | M.{p}fit([0, 1, 2], [1, 3, 7], 1) | M.{p}fit([0, 1, 2, 4], [1, 3, 7, 2], [0, 2]) | M.{p}fit([0, 1, 2, 4], [1, 3, 7, 2], 2, w=[1, 2, 1, 1])
M.{p}fit([0, 1, 2, 4], [[1, 3], [7, 2], [0, 1], [1, 1]], 1) | M.{p}fit([0, 1, 2], [1, 3, 7], 1, full=True) | M.{p}fit([1, 1], [1, 2], 1) | M.{p}fit([0, 1], [1, 2], -1) | M.{p}fit([0, 1], [1, 2], [[1]]) | M.{p}fit([0, 1], [1, 2], 1.5) | M.{p}fit([], [], 1) | M.{p}fit([[1]], [1], 0) | M.{p}fit([0], [[[1]]], 0) | M.{p}fit([0, 1], [1], 0) | M.{p}fit([0, 1], [1, 2], 0, w=[[1, 2]]) | M.{p}fit([0, 1], [1, 2], 0, w=[1])
M.{p}val.__name__ | M.{p}val.__module__ | M.{p}pow.__defaults__ | sorted(M.__all__) | M.{p}int.__defaults__ | M.{p}fit(c1, [1, 2, 3, 4], 1)
"""
NOT_POLY = """
M.{p}2poly([1, 2, 3]) | M.{p}2poly([1, 2, 3, 4, 5]) | M.{p}2poly([1, 2]) | M.{p}2poly([1]) | M.poly2{p}([1, 2, 3]) | M.poly2{p}([1, 2, 3, 4, 5]) | M.poly2{p}([1]) | M.{p}gauss(1) | M.{p}gauss(2) | M.{p}gauss(5) | M.{p}gauss(12) | M.{p}gauss(0) | M.{p}gauss(1.5) | M.{p}weight(.5) | M.{p}weight(np.array([0., .5]))
"""
OTHER = """
np.polynomial.chebyshev.chebpts1(4) | np.polynomial.chebyshev.chebpts2(4) | np.polynomial.chebyshev.chebpts1(1.5) | np.polynomial.chebyshev.chebpts1(0) | np.polynomial.chebyshev.chebpts2(1) | np.polynomial.chebyshev.chebinterpolate(np.exp, 4)
np.polynomial.chebyshev.chebinterpolate(np.exp, -1) | np.polynomial.chebyshev.chebinterpolate(np.exp, 1.) | np.polynomial.Chebyshev.interpolate(np.exp, 3) | np.polynomial.Chebyshev.interpolate(np.sin, 3, [0, 2]) | np.polynomial.polynomial.polyvalfromroots(2, [1, 3]) | np.polynomial.polynomial.polyvalfromroots([1, 2], [[1, 3], [2, 4]]) | np.polynomial.polynomial.polyvalfromroots([1, 2], [1, 3], tensor=False) | np.polynomial.polynomial.polyvalfromroots([1, 2], [[1, 3], [2, 4]], tensor=False)
np.polynomial.polyutils.trimseq([1, 2, 0, 0]) | np.polynomial.polyutils.trimseq([0, 0]) | np.polynomial.polyutils.trimseq([]) | np.polynomial.polyutils.as_series([[1, 2], [3.5, 0]]) | np.polynomial.polyutils.as_series([[1, 2], [1j]]) | np.polynomial.polyutils.as_series([[]]) | np.polynomial.polyutils.as_series([[[1]]]) | np.polynomial.polyutils.as_series([['a'], [1]]) | np.polynomial.polyutils.as_series([[1, 0]], trim=False)
np.polynomial.polyutils.getdomain([1, 5, 3]) | np.polynomial.polyutils.getdomain([1 + 1j, 0 - 2j]) | np.polynomial.polyutils.mapparms((-1, 1), (0, 4)) | np.polynomial.polyutils.mapdomain([0, 1], (-1, 1), (0, 4)) | np.polynomial.polyutils.mapdomain(.5, (-1, 1), (0, 4)) | np.polynomial.polyutils.trimcoef([1, 2, 0]) | np.polynomial.polyutils.format_float(np.float64(1.5)) | np.polynomial.polyutils.format_float(np.float64(1e-9), parens=True) | np.polynomial.polyutils.format_float(1e9)
np.polynomial.set_default_printstyle('x') | sorted(np.polynomial.__all__) | np.polynomial.Polynomial([1, 2]) + np.polynomial.Chebyshev([1, 2]) | np.polynomial.Polynomial([1, 2]).convert(kind=np.polynomial.Chebyshev) | np.polynomial.Chebyshev([1, 2, 3]).convert(kind=np.polynomial.Polynomial) | np.polynomial.Polynomial.cast(np.polynomial.Legendre([1, 2, 3])) | np.polynomial.Laguerre.cast(np.polynomial.Hermite([1, 2, 3]))
"""
CLASS = """
K([1, 2, 3]) | str(K([1, 2, 3])) | str(K([1.5, -2, 0, 1e-9, 1e10])) | f'{K([1, -2, 3]):ascii}' | f'{K([1, -2, 3]):unicode}' | f'{K([1, -2, 3])}' | f'{K([1, 2]):x}' | K([1, 2], [0, 2]) | str(K([1, 2, 3], [0, 2])) | str(K([1, 2, 3], [0, 2], [1, 5])) | str(K([1, 2, 3], [-2, 2])) | str(K([1, 2], [1, 3], [0, 2])) | str(K(np.arange(20.))) | str(K(np.arange(15.) * 1.2345678, [0, 3])) | str(K([1j, 2 - 1j, 3])) | str(K([np.nan, np.inf, -np.inf])) | f'{K(np.arange(25.)):ascii}'
K([1, 2, 3])._repr_latex_() | K([1, 0, -3.5, 1e-9], [0, 2])._repr_latex_() | K([1j, 2])._repr_latex_() | K([0])._repr_latex_() | K([1, 2, 3], symbol='t') | str(K([1, 2, 3], symbol='t')) | K([1, 2], symbol='1') | K([1, 2], symbol=3) | K([1, 2], [1]) | K([1, 2], window=[1, 2, 3]) | K([]) | K([[1, 2]]) | K([1, 2, 0, 0]) | K([1, 2]).symbol
K([1, 2, 3])(2) | K([1, 2, 3])(a1) | K([1, 2, 3], [0, 2])(f2) | K([1, 2, 3])([1, 2]) | K([1, 2, 3])(K([1, 2])) | list(K([1, 2])) | len(K([1, 2])) | K([1, 2, 3]).degree() | K([1, 2]) == K([1, 2]) | K([1, 2]) == K([1, 2], [0, 1.5]) | K([1, 2]) != K([1, 3]) | K([1]) == 1 | hash(K([1]))
K([1, 2, 3]) + K([1, 2]) | K([1, 2, 3]) - K([1, 2, 3]) | K([1, 2]) * K([3, 4, 5]) | K([1, 2, 3]) // K([1, 2]) | K([1, 2, 3]) % K([1, 2]) | divmod(K([1, 2, 3]), K([1, 2])) | K([1, 2]) ** 3 | K([1, 2]) ** 0 | K([1, 2]) ** -1 | K([1, 2]) ** 101 | -K([1, 2]) | +K([1, 2])
K([1, 2]) + 1 | 1 + K([1, 2]) | K([1, 2]) * 2.5 | 2 * K([1, 2]) | 1 - K([1, 2]) | K([1, 2]) / 2 | 2 / K([1, 2]) | K([1, 2]) / K([1, 2]) | K([1, 2]) / True | 5 // K([1, 2]) | [1, 2, 3] % K([1, 2]) | divmod([1, 2, 3], K([1, 2])) | K([1, 2]) + [1, 2, 3] | [1, 2, 3] * K([1, 2]) | np.array([1, 2, 3]) * K([1, 2]) | np.float64(2) * K([1, 2]) | np.int64(2) + K([1, 2]) | np.array([1, 2]) - K([1, 2]) | K([1, 2]) // 0 | K([1, 2]) + 'a' | K([1, 2]) * None
K([1, 2]) + K([1, 2], [0, 3]) | K([1, 2]) + K([1, 2], window=[0, 3]) | K([1, 2]) + K([1, 2], symbol='y') | K([1, 2]).copy() | K([1, 2, 3, 4]).cutdeg(1) | K([1, 2, 3, 4]).truncate(2) | K([1, 2, 3]).truncate(0) | K([1, 2, 3]).truncate(9) | K([1, 2, 1e-6]).trim(1e-3) | K([1, 0, 0]).trim() | K([1, 2, 3]).convert(domain=[0, 4]) | K([1, 2], [0, 4]).mapparms()
K([1, 2, 3, 4]).deriv() | K([1, 2, 3, 4], [0, 4]).deriv(2) | K([1, 2, 3]).integ() | K([1, 2, 3], [0, 4]).integ(2, [1, 2]) | K([1, 2, 3], [0, 4]).integ(lbnd=1) | K([1, 2, 3]).roots() | K([1, 2, 3, .5], [0, 4]).roots() | K([1, 2, 3]).linspace(5) | K([1, 2, 3]).linspace(3, [0, 1]) | K.basis(3) | K.basis(2, [0, 1], symbol='y') | K.basis(-1) | K.basis(1.5) | K.identity() | K.identity([0, 4])
K.fromroots([1, 2, 3]) | K.fromroots([1, 2], domain=None) | K.fromroots([.5], [0, 4]) | K.fit([0, 1, 2, 3], [1, 3, 7, 14], 2) | str(K.fit([0, 1, 2, 3], [1, 3, 7, 14], 2)) | K.fit([0, 1, 2, 3], [1, 3, 7, 14], 1, domain=[]) | K.fit([0, 1, 2, 3], [1, 3, 7, 14], 1, domain=[0, 4], window=[0, 1], symbol='s') | K.fit([0, 1, 2, 3], [1, 3, 7, 14], 1, full=True) | K.fit([2, 2], [1, 3], 0) | K.fit([0, 1, 2, 3], [1, 3, 7, 14], [0, 2], w=[1, 1, 2, 1])
K([1, 2]).has_samecoef(K([1, 2])) | K([1, 2]).has_samedomain(K([1, 2], [0, 3])) | K([1, 2]).has_samewindow(K([1, 2])) | K([1, 2]).has_sametype(1) | K.domain | K.window | K.maxpower | K.basis_name | K.__name__ | K.__module__ | __import__('pickle').loads(__import__('pickle').dumps(K([1, 2]))) | K([np.float32(1), 2]).coef.dtype | K(np.float32([1, 2])) | K([1, 2], [0, 1])(0.5)
"""
FAMILIES = {"polynomial": ("poly", "Polynomial"), "chebyshev": ("cheb", "Chebyshev"), "legendre": ("leg", "Legendre"), "hermite": ("herm", "Hermite"),
            "hermite_e": ("herme", "HermiteE"), "laguerre": ("lag", "Laguerre")}


def _split(text):
    return [case.strip() for line in text.strip().splitlines() for case in line.split(" | ")]


def cases():
    """All expressions."""
    made = _split(OLD) + _split(OTHER)
    made += [f"np.{name}({one}, {two})" for name in ("polyadd", "polysub", "polymul", "polydiv") for one, two in PAIRS if "[]" not in one and "[[" not in one]
    for module, (prefix, kind) in FAMILIES.items():
        texts = _split(FUNCTIONS) + (_split(NOT_POLY) if prefix != "poly" else [])
        texts += [f"M.{prefix}{name}({one}, {two})" for name in ("add", "sub", "mul", "div") for one, two in PAIRS]
        made += [text.replace("{p}", prefix).replace("M.", f"np.polynomial.{module}.") for text in texts]
        import re

        made += [re.sub(r"\bK\b", f"np.polynomial.{kind}", text) for text in _split(CLASS)]
    return made
