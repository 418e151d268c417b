"""Settings and cycles, under plain CPython."""

import importlib.util
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import matplotlib  # noqa: E402
from cycler import cycler  # noqa: E402
from matplotlib import rcsetup  # noqa: E402

# Colours are arrays in the end.
needs_numpy = unittest.skipUnless(importlib.util.find_spec("numpy"), "numpy is not installed")


class Cycles(unittest.TestCase):
    def test_sums_and_products(self):
        cycle = cycler("a", [1, 2]) + cycler("b", "xy")
        self.assertEqual(repr(cycle), "(cycler('a', [1, 2]) + cycler('b', ['x', 'y']))")
        self.assertEqual(list(cycle), [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}])
        self.assertEqual(len(cycler("a", [1, 2]) * cycler("b", "xyz")), 6)
        with self.assertRaisesRegex(ValueError, "overlapping"):
            cycler("a", [1]) + cycler("a", [2])

    @needs_numpy
    def test_texts_make_cycles(self):
        for text, shown in {
            "cycler(c='rg')": "cycler('color', ['r', 'g'])",
            "cycler('lw', [1, 2, 3])[1:]": "cycler('linewidth', [2.0, 3.0])",
        }.items():
            self.assertEqual(repr(rcsetup.validate_cycler(text)), shown)
        with self.assertRaises(ValueError):
            rcsetup.validate_cycler("__import__('os')")


class Settings(unittest.TestCase):
    @needs_numpy
    def test_all_defaults_are_valid(self):
        for key, value in matplotlib.rcParamsDefault.items():
            self.assertEqual(rcsetup._validators[key](value), value, key)
        self.assertEqual(sorted(rcsetup._validators), list(matplotlib.rcParamsDefault))

    def test_unknown_and_wrong(self):
        with self.assertRaisesRegex(KeyError, "foo is not a valid rc parameter"):
            matplotlib.rcParams["foo"] = 1
        with self.assertRaisesRegex(ValueError, "Key lines.linewidth: Could not convert 'x' to float"):
            matplotlib.rcParams["lines.linewidth"] = "x"

    def test_context_restores(self):
        before = dict(matplotlib.rcParams)
        with matplotlib.rc_context({"lines.linewidth": "3", "axes.grid": "on"}):
            self.assertEqual((matplotlib.rcParams["lines.linewidth"], matplotlib.rcParams["axes.grid"]), (3.0, True))
        self.assertEqual(dict(matplotlib.rcParams), before)

    @needs_numpy
    def test_styles(self):
        from matplotlib import style

        self.assertIn("ggplot", style.available)
        with style.context("fast"):
            self.assertEqual(matplotlib.rcParams["path.simplify_threshold"], 1.0)
        with self.assertRaisesRegex(OSError, "is not a valid package style"):
            style.use("foo")


if __name__ == "__main__":
    unittest.main()
