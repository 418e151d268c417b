"""Notebooks through Jupyter's programs: nbclient's own test notebooks, nbconvert, the console."""

import base64
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import warnings
import xml.etree.ElementTree

import nbclient
import nbformat
from support import kernelspec_installed, source_distribution

kernelspec_installed()

# Options that nbclient's own test gives, by notebook.
NOTEBOOKS = {
    "Clear Output": {},
    "Empty Cell": {},
    "Factorials": {},
    "HelloWorld": {},
    "Inline Image": {},
    "Interrupt": {"timeout": 3, "interrupt_on_timeout": True, "allow_errors": True},
    "Skip Exceptions with Cell Tags": {},
    "Skip Exceptions": {"allow_errors": True},
    "Skip Execution with Cell Tag": {},
    "SVG": {},
    "Unicode": {},
    "UnicodePy3": {},
    "update-display-id": {},
    "Check History in Memory": {},
    "Other Comms": {},
    # Those for which nbclient compares nothing: they must run.
    "Disable Stdin": {"allow_errors": True},
    "Sleep1s": {},
    "Error": {"allow_errors": True},
}
NOT_COMPARED = {"Disable Stdin", "Sleep1s", "Error"}
LEFT_OUT = {
    "JupyterWidgets": "needs ipywidgets in the kernel",
    "Output": "needs ipywidgets in the kernel",
    "Autokill": "ends its own process by a signal",
    "Parallel Execute A": "tests nbclient, not the kernel",
    "Parallel Execute B": "tests nbclient, not the kernel",
}
ANSI = re.compile("\x1b\\[[0-9;]*m")
# The first line of a frame in a cell, in the forms of several versions of IPython.
CELL_FRAME = re.compile(r"((Cell|Input) In\s?\[\d+\], (in )?(line \d+|<module>|<cell line: \d+>\(\))|<ipython-input-\S+ in .*)")

# How much is shown around the line at fault differs between versions of IPython.
CONTEXT = re.compile(r"^ +\d+.*\n", re.M)


def same_base64(text):
    try:
        return base64.b64decode(text)
    except ValueError:
        return text


def comparable(output):
    """An output without what differs from run to run: addresses, colours, heads and context of frames, encoding of images."""
    output = {key: value for key, value in copy.deepcopy(dict(output)).items() if key != "metadata"}
    if "text" in output:
        output["text"] = re.sub("0x[0-9a-f]{7,9}", "ADDRESS", output["text"])
    for mime, value in output.get("data", {}).items():
        if mime == "image/svg+xml":
            output["data"][mime] = xml.etree.ElementTree.canonicalize(value, strip_text=True)
        elif mime.startswith("image/"):
            output["data"][mime] = same_base64(value)
        elif isinstance(value, str):
            output["data"][mime] = re.sub("0x[0-9a-f]{7,9}", "ADDRESS", value)
    if "traceback" in output:
        text = CELL_FRAME.sub("FRAME", ANSI.sub("", "\n".join(output["traceback"])))
        output["traceback"] = CONTEXT.sub("", text)
    return output


class NbclientNotebooks(unittest.TestCase):
    maxDiff = None

    def test_outputs_are_those_that_came_with_them(self):
        cache = pathlib.Path(os.environ["COLIBRI_CACHE"])
        folder = source_distribution("nbclient", nbclient.__version__, cache) / "tests" / "files"
        for path in sorted(folder.glob("*.ipynb")):
            if path.stem in LEFT_OUT:
                continue
            with self.subTest(path.stem):
                stored = nbformat.read(path, 4)
                fresh = copy.deepcopy(stored)
                for cell in fresh.cells:
                    if cell.cell_type == "code":
                        cell.outputs, cell.execution_count = [], None
                options = NOTEBOOKS[path.stem]
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    resources = {"metadata": {"path": str(folder)}}
                    nbclient.NotebookClient(fresh, kernel_name="colibri", resources=resources, **options).execute()
                if path.stem in NOT_COMPARED:
                    continue
                for was, now in zip(stored.cells, fresh.cells, strict=True):
                    self.assertEqual([*map(comparable, was.get("outputs", []))], [*map(comparable, now.get("outputs", []))])
                    self.assertEqual(was.get("execution_count"), now.get("execution_count"))


class Programs(unittest.TestCase):
    def test_nbconvert_executes(self):
        cell = nbformat.v4.new_code_cell("import json; print(json.dumps({'a': 6 * 7}))")
        with tempfile.TemporaryDirectory() as folder:
            nbformat.write(nbformat.v4.new_notebook(cells=[cell]), os.path.join(folder, "in.ipynb"))
            command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook", "--output", "out.ipynb"]
            command += ["--ExecutePreprocessor.kernel_name=colibri", "in.ipynb"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            output = nbformat.read(os.path.join(folder, "out.ipynb"), 4).cells[0].outputs[0]
        self.assertEqual(json.loads(output.text), {"a": 42})

    def test_the_console_talks_to_it(self):
        command = [sys.executable, "-m", "jupyter_console", "--kernel", "colibri", "--simple-prompt"]
        typed = "x = 6\nx * 7\nprint('sum', sum(range(5)))\n1/0\nexit\n"
        done = subprocess.run(command, input=typed, capture_output=True, text=True, check=False, timeout=60)
        said = ANSI.sub("", done.stdout + done.stderr)
        self.assertIn("Out[2]: 42", said)
        self.assertIn("sum 10", said)
        self.assertIn("ZeroDivisionError: division by zero", said)


if __name__ == "__main__":
    unittest.main()
