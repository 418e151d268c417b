"""What cells show. Each case is a session: cells in order, with what each shows."""

import json
import os
import tempfile
import unittest

import support


class Cells(unittest.TestCase):
    maxDiff = None

    def test_recorded(self):
        for name, cells in support.cases("sessions"):
            support.fresh()
            support.kernel.shell.InteractiveTB.set_mode("Context")
            before = os.getcwd()
            with tempfile.TemporaryDirectory() as folder:
                os.chdir(folder)
                try:
                    for code, expected in cells:
                        lines = support.shown(code)
                        if expected is None:  # what it shows depends on Python's version
                            continue
                        with self.subTest(session=name, cell=code):
                            self.assertEqual(lines, expected)
                finally:
                    os.chdir(before)

    def test_user_expressions(self):
        reply = json.loads(support.kernel.execute("z = 2", user_expressions_json='{"a": "z + 1", "b": "nope"}'))
        self.assertEqual(reply["user_expressions"]["a"]["data"], {"text/plain": "3"})
        self.assertEqual(reply["user_expressions"]["b"]["ename"], "NameError")

    def test_silent_leaves_no_trace(self):
        support.fresh()
        support.run("1")
        reply = json.loads(support.kernel.execute("5", silent=True))
        self.assertEqual(reply["execution_count"], 2)
        self.assertEqual(support.shown("_"), ["execute_result", "  text/plain | 1"])

    def test_history(self):
        support.fresh()
        support.run("a = 1")
        support.run("a")
        reply = json.loads(support.kernel.history('{"output": true, "raw": true, "hist_access_type": "range", "start": 1}'))
        self.assertEqual(reply["history"], [[0, 1, ["a = 1", None]], [0, 2, ["a", "1"]]])

    def test_deep_recursion_is_cut_short(self):
        reply, messages = support.run("def r(n): return r(n+1)\nr(0)")
        text = support.strip_ansi("\n".join(messages[-1][1]["traceback"]))
        self.assertIn("skipping similar frames: r at line 1", text)
        self.assertLess(len(text), 5000)

    def test_a_broken_repr_is_an_error_not_the_end(self):
        _, messages = support.run("class B:\n    def __repr__(self): raise ValueError('no')\nB()")
        self.assertEqual([m[0] for m in messages], ["error"])
        self.assertEqual(support.shown("1"), ["execute_result", "  text/plain | 1"])

    def test_top_level_await(self):
        support.fresh()
        self.assertEqual(
            support.shown("import asyncio\nasync def f():\n    await asyncio.sleep(0)\n    return 3\nawait f()"),
            ["execute_result", "  text/plain | 3"],
        )

    def test_input(self):
        support.answers[:] = ['{"value": "Ada"}', '{"value": "secret"}']
        self.assertEqual(
            support.shown("from getpass import getpass\ninput('Name? '), getpass()"),
            ["execute_result", "  text/plain | ('Ada', 'secret')"],
        )
        _, messages = support.run("input()")
        self.assertEqual(messages[-1][1]["ename"], "StdinNotImplementedError")

    def test_kernel_info(self):
        info = json.loads(support.kernel.kernel_info())
        self.assertEqual(info["language_info"]["name"], "python")
        self.assertEqual(info["protocol_version"], "5.4")


if __name__ == "__main__":
    unittest.main()
