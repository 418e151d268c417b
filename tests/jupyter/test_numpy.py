"""The table of expressions against what NumPy gave for them (numpy_table/table.py)."""

import json
import tempfile
import unittest
from pathlib import Path

from jupyter_client.manager import start_new_kernel
from support import kernelspec_installed

kernelspec_installed()

HERE = Path("numpy_table").resolve()
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
#: Expressions whose results may differ, each with its reason.
KNOWN = json.loads((HERE / "differences.json").read_text(encoding="utf-8"))
MOST_DIFFERENCES = 0.01
PATIENCE_S = 120


def results():
    """What our numpy gives for each expression."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "results.json"
        code = f"import sys\nsys.path.insert(0, {str(HERE)!r})\nimport table\ntable.run({str(out)!r})"
        manager, client = start_new_kernel(kernel_name="colibri")
        try:
            reply = client.execute_interactive(code, timeout=PATIENCE_S, output_hook=lambda message: None)
            if reply["content"]["status"] != "ok":
                raise AssertionError("\n".join(reply["content"].get("traceback", [])))
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
        return json.loads(out.read_text(encoding="utf-8"))


class Table(unittest.TestCase):
    maxDiff = None

    def test_expressions_give_what_they_give_in_numpy(self):
        ours = results()
        self.assertEqual(sorted(ours), sorted(EXPECTED), "record the table again: its expressions changed")
        differ = {case for case in EXPECTED if ours[case] != EXPECTED[case]}
        for case in sorted(differ - set(KNOWN)):
            with self.subTest(case=case):
                self.assertEqual(EXPECTED[case], ours[case])
        self.assertEqual(sorted(set(KNOWN) - differ), [], "these differ no more")

    def test_the_table_is_large_and_its_differences_few(self):
        self.assertGreaterEqual(len(EXPECTED), 3000)
        self.assertTrue(all(reason.strip() for reason in KNOWN.values()))
        self.assertLess(len(KNOWN), MOST_DIFFERENCES * len(EXPECTED))


