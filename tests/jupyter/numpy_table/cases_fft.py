"""Fourier transforms: lengths, types, norms, axes, `out`, errors."""
import itertools

ONE = ["fft", "ifft", "rfft", "irfft", "hfft", "ihfft"]
SEVERAL = ["fft2", "ifft2", "rfft2", "irfft2", "fftn", "ifftn", "rfftn", "irfftn"]
NORMS = ["None", "'backward'", "'ortho'", "'forward'"]

HAND = """
np.fft.fft(['a']) | np.fft.rfft([1j, 2]) | np.fft.fft(3) | np.fft.fft([]) | np.fft.fft([1, 2], 0) | np.fft.fft([1, 2], -1) | np.fft.fft([1, 2], 2.5) | np.fft.fft([1, 2], axis=3)
np.fft.fft([1, 2], 4, axis=3) | np.fft.fft([1, 2], norm='x') | np.fft.ifft([1, 2], norm='x') | np.fft.ifft([1, 2], norm=[]) | np.fft.hfft([1j, 2, 3], norm='q') | np.fft.hfft([1])
np.fft.fft([1, 2], out=np.zeros(3, complex)) | np.fft.fft([1, 2], out=np.zeros(2)) | np.fft.fft([1, 2], out=[1, 2]) | np.fft.fft([1, 2], out=np.zeros(2, 'F'))
np.fft.fft(np.array([1, 2], object)) | np.fft.rfft(np.array([1, 2], object)) | np.fft.fft(None) | np.fft.fft('abc') | np.fft.fft([1, 2], n='a') | np.fft.fft([1, 2], axis='a')
np.fft.irfft([1]) | np.fft.irfft([1, 2], 1) | np.fft.irfft([1, 2], 1, out=np.zeros(1, int)) | np.fft.irfft([1, 2, 3], out=np.zeros(4)) | np.fft.rfft([1, 2, 3, 4], out=np.zeros(3, 'F'))
np.fft.fftn([1, 2], s=(1, 2)) | np.fft.fftn([[1, 2]], s=(1,), axes=(0, 1)) | np.fft.fftn([[1, 2]], s=(3, 3)) | np.fft.fftn([[1, 2]], s=(None, 3), axes=(0, 1)) | np.fft.fft2([1, 2])
np.fft.fftn(3) | np.fft.rfftn(3) | np.fft.fftn([[1, 2]], axes=()) | np.fft.rfftn([[1, 2]], axes=()) | np.fft.fftn(a3, s=(-1, 5), axes=(1, 2)) | np.fft.fftn(a3, axes=(0, 0))
np.fft.fftfreq(0) | np.fft.fftfreq(2.5) | np.fft.fftfreq(-2) | np.fft.rfftfreq(2.5) | np.fft.fftfreq(np.int64(4)) | np.fft.fftfreq(4, 0) | np.fft.fftfreq(4, 1j) | np.fft.rfftfreq(5, 0.1)
np.fft.fftfreq(8, 0.25) | np.fft.fftfreq(9) | np.fft.fftfreq(1) | np.fft.rfftfreq(8) | np.fft.rfftfreq(9, 2) | np.fft.rfftfreq(1) | np.fft.fftfreq(10, d=1 / 44100)
np.fft.fftshift(np.fft.fftfreq(5)) | np.fft.ifftshift(np.fft.fftshift(np.fft.fftfreq(6))) | np.fft.fftshift(a2) | np.fft.fftshift(a2, axes=1) | np.fft.ifftshift(a2, axes=(0,))
np.fft.fftshift(a3, axes=(0, -1)) | np.fft.ifftshift(a3) | np.fft.fftshift(3) | np.fft.fftshift([[1, 2, 3]], axes=4) | np.fft.fftshift([])
np.fft.fft(np.zeros((0, 3))) | np.fft.fft(np.zeros((0, 3)), axis=0) | np.fft.fft(np.zeros((0, 3)), axis=0, n=2) | np.fft.fft([1, 2, 3, 4]) | np.fft.ifft([4, 0, 0, 0]) | np.fft.fft(np.exp(2j * np.pi * np.arange(8) / 8))
np.fft.ifft(np.fft.fft([1, 2, 3])) | np.fft.fft(np.ones(16)) | np.fft.fft([1, -1] * 4) | np.fft.rfft([0, 1, 0, 0]) | np.fft.irfft([1, -1j, -1]) | np.fft.fft(f1) | np.fft.rfft(f1) | np.fft.fft(np.eye(3))
np.fft.fft([[1, 2], [3]]) | np.fft.fft(ft, axis=0) | np.fft.fft(ft).flags.c_contiguous | np.fft.fft(st) | np.fft.fft(a2, axis=0).flags.c_contiguous | np.fft.fft([1, 2, 3]).dtype
np.fft.fft(np.sin(2 * np.pi * np.arange(32) / 8)) | np.abs(np.fft.rfft(np.cos(2 * np.pi * 5 * np.arange(64) / 64))).round(10) | np.fft.fft.__name__ | np.fft.fft.__module__ | sorted(np.fft.__all__)
np.fft.fft(np.arange(4).astype('>i4')) | np.fft.fft(np.arange(4).astype('>c16')) | np.fft.fft(a2.T[::2]) | (lambda x: np.fft.fft(x, out=x) is x)(np.ones(4, complex)) | (lambda x: (np.fft.fft(x[:3], out=x[1:]), x)[1])(np.arange(4) + 0j)
"""


def cases():
    """All expressions, each once."""
    found = [case.strip() for line in HAND.strip().splitlines() for case in line.split(" | ")]
    found += [f"np.fft.{name}({array}, norm={norm})" for name in ONE for array in ("a1", "c1", "f4", "b1", "u8", "f2", "a3", "ft") for norm in NORMS[::2]
              if array != "c1" or name not in ("rfft", "ihfft")]
    found += [f"np.fft.{name}(f2, {n}, {axis}, {norm})" for name, n, axis, norm in itertools.product(ONE, (2, 5), (0, -1), NORMS)]
    found += [f"np.fft.{name}(np.random.RandomState({n}).rand({n}))" for name in ONE for n in
              (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 24, 25, 26, 27, 30, 32, 33, 35, 36, 40, 49, 50, 53, 60, 64, 77, 97, 100, 101, 121, 128, 169,
               211, 256, 509, 1000) if n > 1 or name[0] != "h" and name != "irfft"]
    found += [f"np.fft.{name}((np.random.RandomState({n}).rand({n}) + 1j * np.arange({n})).astype({kind!r}), norm={norm})" for name in ("fft", "ifft", "irfft", "hfft")
              for n in (7, 8, 15, 52, 107) for kind in ("F", "D") for norm in NORMS[1:]]
    found += [f"np.fft.{name}(np.random.RandomState({n}).rand({n}).astype({kind!r}), norm={norm})" for name in ("fft", "rfft", "irfft", "ihfft") for n in (6, 7, 13) for kind in ("e", "f")
              for norm in NORMS[1:]]
    found += [f"np.fft.{name}({array}, norm={norm})" for name in SEVERAL for array in ("a2", "a3", "f2", "f2 + 1j") for norm in NORMS[::2] if "j" not in array or name[0] != "r"]
    found += [f"np.fft.{name}(a3, {s}, {axes})" for name in SEVERAL for s, axes in (("None", "(0, 2)"), ("(3, 4)", "(1, 0)"), ("(-1, 3)", "(2, 1)"), ("None", "(1,)"), ("(2, 2)", "None"))]
    return list(dict.fromkeys(found))
