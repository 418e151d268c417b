"""From the text of a cell to Python."""

import unittest

import support
from IPython.core.inputtransformer2 import TransformerManager


class Transforms(unittest.TestCase):
    def test_recorded(self):
        for cell, expected in support.cases("transforms"):
            with self.subTest(cell):
                self.assertEqual(TransformerManager().transform_cell(cell), expected)

    def test_completeness(self):
        for cell, expected in support.cases("completeness"):
            with self.subTest(cell):
                self.assertEqual(list(TransformerManager().check_complete(cell)), expected)

    def test_automagic_gives_way_to_variables(self):
        support.fresh()
        self.assertEqual(support.run("ls = 5")[1], [])
        self.assertEqual(support.shown("ls"), ["execute_result", "  text/plain | 5"])

    def test_silence(self):
        from IPython.core.interactiveshell import ends_with_semicolon

        for cell, expected in [
            ("1;", True),
            ("1; # c", True),
            ("'a;'", False),
            ("1 # ;", False),
            ("'''\n;'''", False),
            ("'#;'", False),
            ("'#';", True),
            ("f(';#')", False),
            ("1;\n\n", True),
        ]:
            with self.subTest(cell):
                self.assertEqual(ends_with_semicolon(cell), expected)


if __name__ == "__main__":
    unittest.main()
