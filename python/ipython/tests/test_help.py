"""Completion and inspection."""

import json
import unittest

import support

SETUP = '''
import os, collections
def f(a, b=2, *c, d: int = 3, **e) -> int:
    """doc of f

    second line"""
    return a
class A:
    "class doc"
    def __init__(self, x, y=1):
        "init doc"
        self.x = x
    def meth(self, q):
        return q
    @property
    def prop(self): raise RuntimeError("looking must not compute")
a = A(1)
lst = [1, 2, 3]
dct = {"alpha": 1, "beta": 2, 3: 4}
s = "hello"
'''


class Help(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        support.fresh()
        support.run(SETUP)

    def test_completion(self):
        for code, start, end, matches in support.cases("completions"):
            with self.subTest(code):
                reply = json.loads(support.kernel.complete(code, len(code)))
                self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (start, end))
                self.assertEqual(reply["matches"], matches)
                typed = reply["metadata"]["_jupyter_types_experimental"]
                self.assertEqual([item["text"] for item in typed], matches)

    def test_positions_count_characters(self):
        code = "'🐦é'; ls"
        reply = json.loads(support.kernel.complete(code, len(code)))
        self.assertEqual(code[reply["cursor_start"] : reply["cursor_end"]], "ls")
        self.assertIn("lst", reply["matches"])

    def test_inspection(self):
        for code, level, expected in support.cases("inspections"):
            with self.subTest(code):
                reply = json.loads(support.kernel.inspect(code, len(code), level))
                text = reply["data"].get("text/plain")
                self.assertEqual(None if text is None else support.normal(text).split("\n"), expected)

    def test_nothing_to_say(self):
        for code in ("", "1 + ", "nope", "nope.attribute", "'text", "a.nope", "lst[9]", "import"):
            reply = json.loads(support.kernel.inspect(code, len(code), 0))
            self.assertEqual((reply["status"], reply["found"]), ("ok", False), code)
            self.assertEqual(json.loads(support.kernel.complete(code, len(code)))["status"], "ok")


if __name__ == "__main__":
    unittest.main()
