"""MIME bundles of the display classes."""

import base64
import unittest

import support
from IPython import display as d
from IPython.core.formatters import DisplayFormatter

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Display(unittest.TestCase):
    def bundle(self, obj):
        return support.kernel.shell.display_formatter.format(obj)

    def test_recorded(self):
        for expression, expected in support.cases("displays"):
            with self.subTest(expression):
                data, metadata = self.bundle(eval(expression, {**vars(d), "PNG": PNG}))
                bundle = [[mime, support.normal(text) if isinstance(text, str) else text] for mime, text in data.items()]
                expected = [[[m, support.normal(t) if isinstance(t, str) else t] for m, t in expected[0]], expected[1]]
                self.assertEqual([bundle, metadata], expected)

    def test_for_type(self):
        class Thing:
            pass

        formatter = DisplayFormatter()
        html = formatter.formatters["text/html"]
        self.assertIsNone(html.for_type(Thing, lambda thing: "<b>thing</b>"))
        self.assertEqual(formatter.format(Thing())[0]["text/html"], "<b>thing</b>")
        html.for_type(int, lambda value: "<i>%d</i>" % value)
        self.assertEqual(formatter.format(3)[0], {"text/plain": "3", "text/html": "<i>3</i>"})
        html.for_type_by_name("fractions", "Fraction", lambda value: "<u>%s</u>" % value)
        from fractions import Fraction

        self.assertEqual(formatter.format(Fraction(1, 2))[0]["text/html"], "<u>1/2</u>")

    def test_classes_are_not_their_instances(self):
        class Rich:
            def _repr_html_(self):
                return "<b></b>"

        self.assertEqual(list(self.bundle(Rich)[0]), ["text/plain"])

    def test_objects_that_answer_to_every_name(self):
        class Anything:
            def __getattr__(self, name):
                return lambda *a, **k: "oops"

        self.assertEqual(list(self.bundle(Anything())[0]), ["text/plain"])


if __name__ == "__main__":
    unittest.main()
