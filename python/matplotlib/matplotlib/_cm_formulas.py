"""Colormaps that are curves of red, green and blue: gnuplot's palettes, GIST's, and Green's cubehelix (2011)."""

import numpy as np


def _wave(factor, turns, shift, rise):
    return lambda x: factor * np.sin((x * turns + shift) * np.pi) + rise


def _line(slope, start):
    return lambda x: slope * x + start


def _same(x):
    return x


def _gnuplot2_blue(x):
    return np.where(x < 0.25, 4 * x, np.where(x < 0.92, -2 * x + 1.84, x / 0.08 - 11.5))


def cubehelix(gamma=1.0, s=0.5, r=-1.5, h=1.0):
    """Curves that turn `r` times around the greys from hue `s`, with `h` of colour; brightness rises all the way."""
    def curve(cosine, sine):
        def at(x):
            grey = x ** gamma
            angle = 2 * np.pi * (s / 3 + r * x)
            return grey + h * grey * (1 - grey) / 2 * (cosine * np.cos(angle) + sine * np.sin(angle))

        return at

    return curve(-0.14861, 1.78277), curve(-0.29227, -0.90649), curve(1.97294, 0.0)


CURVES = {
    "afmhot": (_line(2, 0), _line(2, -0.5), _line(2, -1)),
    "flag": (_wave(0.75, 31.5, 0.25, 0.5), lambda x: np.sin(x * 31.5 * np.pi), _wave(0.75, 31.5, -0.25, 0.5)),
    "gist_gray": (_same, _same, _same),
    "gist_heat": (_line(1.5, 0), _line(2, -1), _line(4, -3)),
    "gist_yarg": (_line(-1, 1),) * 3,
    "gnuplot": (np.sqrt, lambda x: x ** 3, lambda x: np.sin(x * 2 * np.pi)),
    "gnuplot2": (lambda x: x / 0.32 - 0.78125, _line(2, -0.84), _gnuplot2_blue),
    "ocean": (_line(3, -2), lambda x: np.abs((3 * x - 1) / 2), _same),
    "prism": (_wave(0.75, 20.9, 0.25, 0.67), _wave(0.75, 20.9, -0.25, 0.33), _wave(-1.1, 20.9, 0, 0)),
    "rainbow": (lambda x: np.abs(2 * x - 0.5), lambda x: np.sin(x * np.pi), lambda x: np.cos(x * np.pi / 2)),
}


class _Curve:
    """One curve of a colormap, by name, so that it can be pickled."""

    def __init__(self, name, column):
        self.name, self.column = name, column

    def __call__(self, x):
        return (cubehelix() if self.name == "cubehelix" else CURVES[self.name])[self.column](x)


def curves(name):
    """The curves of a colormap by colour."""
    return {key: _Curve(name, column) for column, key in enumerate(("red", "green", "blue"))}
