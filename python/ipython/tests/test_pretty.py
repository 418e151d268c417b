"""Layout of results; the expected texts were recorded from IPython."""

import unittest

import support
from IPython.lib.pretty import pretty


class Pretty(unittest.TestCase):
    def test_recorded(self):
        for expression, expected in support.cases("pretty"):
            with self.subTest(expression[:80]):
                self.assertEqual(pretty(eval(expression, dict(SETUP))), expected)

    def test_quick_text_is_the_full_printers(self):
        from io import StringIO

        from IPython.lib.pretty import RepresentationPrinter, _quick_text

        for expression, _ in support.cases("pretty"):
            value = eval(expression, dict(SETUP))
            quick = _quick_text(value, 79, 1000)
            if quick is not None:
                stream = StringIO()
                printer = RepresentationPrinter(stream, False, 79, "\n", max_seq_length=1000)
                printer.pretty(value)
                printer.flush()
                self.assertEqual(quick, stream.getvalue())

    def test_own_method(self):
        class Point:
            def _repr_pretty_(self, p, cycle):
                with p.group(6, "Point(", ")"):
                    p.pretty(list(range(30)))

        self.assertTrue(pretty(Point()).startswith("Point([0,\n       1,\n"))

    def test_recursion(self):
        value = [1]
        value.append(value)
        self.assertEqual(pretty(value), "[1, [...]]")


SETUP = {}
exec("import collections, datetime, re, types, fractions, decimal", SETUP)

if __name__ == "__main__":
    unittest.main()
