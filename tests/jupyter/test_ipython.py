"""The table of cells against what IPython showed for them (ipython/table.py)."""

import json
import pathlib
import re
import sys
import unittest

from support import kernelspec_installed

sys.path.insert(0, "ipython")
import table

kernelspec_installed()

# Of all cells, those that may differ, each with its reason.
MOST_DIFFERENCES = 0.03


class Table(unittest.TestCase):
    maxDiff = None

    def test_cells_show_what_they_show_in_ipython(self):
        # The table was recorded where these were there already: "Overwriting", not "Writing".
        for cells in table.sessions().values():
            for path in re.findall(r"%%(?:write)?file (?:-a )?(/tmp/\S+)", "\n".join(cells)):
                pathlib.Path(path).touch()
        known = json.loads(table.DIFFERENCES.read_text(encoding="utf-8"))
        seen = set()
        for name, number, cell, theirs, ours in table.differences("colibri"):
            key = "%s: %s" % (name, cell)
            seen.add(key)
            if key not in known:
                with self.subTest(session=name, number=number, cell=cell):
                    self.assertEqual(table.readable(theirs), table.readable(ours))
                    self.assertEqual(theirs, ours)
        self.assertEqual(sorted(set(known) - seen), [], "these differ no more")

    def test_the_table_is_large_and_its_differences_few(self):
        cells = sum(map(len, table.sessions().values()))
        self.assertGreaterEqual(cells, 400)
        known = json.loads(table.DIFFERENCES.read_text(encoding="utf-8"))
        self.assertTrue(all(reason.strip() for reason in known.values()))
        self.assertLess(len(known), MOST_DIFFERENCES * cells)
