"""Discrete Fourier transforms: between signals and their frequencies."""
from ._helpers import fftfreq, fftshift, ifftshift, rfftfreq
from ._several import fft2, fftn, ifft2, ifftn, irfft2, irfftn, rfft2, rfftn
from ._transforms import fft, hfft, ifft, ihfft, irfft, rfft

__all__ = [
    "fft", "ifft", "rfft", "irfft", "hfft", "ihfft", "rfftn", "irfftn", "rfft2", "irfft2", "fft2", "ifft2", "fftn", "ifftn", "fftshift", "ifftshift",
    "fftfreq", "rfftfreq",
]

for _name in __all__:
    globals()[_name].__module__ = "numpy.fft"
