#!/usr/bin/env python3
"""Compare what the notebook crate reads and writes with nbformat, the reference implementation.

    python nbformat_check.py [--roundtrip BINARY] [FOLDER_OR_FILE ...]

Needs Python with `nbformat` (requirements.txt). Without `--roundtrip` it builds the example of that name of the crate
`notebook`. Without paths it takes the fixtures of the crate, the notebooks named by COLIBRI_NOTEBOOKS or lying in
../shared/notebooks, and the test notebooks in nbformat's source distribution, which it fetches once through pip.

For every file:
* `same`: the bytes come back, unless the file had to be repaired or upgraded; then the result is valid for nbformat;
* `edit`: with a line added to every cell the result is valid and differs from the original in just that;
* `anew`: written without the original's bytes it is valid and says the same.

A file that nbformat finds invalid must be repaired to a valid one or refused; a file that nbformat cannot read must not be
called clean.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import nbformat
from nbformat import validator

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--roundtrip", help="the example binary of the crate `notebook`")
    parser.add_argument("paths", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    binary = arguments.roundtrip or build_roundtrip()
    paths = arguments.paths or default_paths()
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.ipynb")))]
    if not files:
        print("no notebooks to check")
        return 1
    failures = []
    words = {"clean": 0, "repaired": 0, "refused": 0}
    with tempfile.TemporaryDirectory() as folder:
        results = {mode: roundtrip(binary, mode, files, folder) for mode in ("same", "edit", "anew")}
        for index, file in enumerate(files):
            word = results["same"][index][0]
            words[word] += 1
            for mode in results:
                try:
                    check(mode, file, *results[mode][index])
                except AssertionError as problem:
                    failures.append(f"{mode} {file}: {problem}")
    print(f"nbformat {nbformat.__version__}, {len(files)} notebooks: " + ", ".join(f"{count} {word}" for word, count in words.items()))
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


def build_roundtrip():
    command = ["cargo", "build", "--quiet", "-p", "notebook", "--example", "roundtrip"]
    subprocess.run(command, check=True, cwd=ROOT)
    return target_folder() / "debug/examples/roundtrip"


def target_folder():
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def default_paths():
    corpus = pathlib.Path(os.environ.get("COLIBRI_NOTEBOOKS", ROOT.parent / "shared/notebooks"))
    paths = [ROOT / "crates/notebook/tests/fixtures", ROOT / "tests/notebooks", corpus, source_distribution()]
    for path in paths:
        if path is not None and not path.is_dir():
            print(f"not there, passed over: {path}")
    return [path for path in paths if path is not None and path.is_dir()]


def source_distribution():
    """The unpacked source distribution of the nbformat that is installed; None where pip cannot get it."""
    version = nbformat.__version__
    folder = target_folder() / "nbformat-source"
    unpacked = folder / f"nbformat-{version}"
    if unpacked.is_dir():
        return unpacked
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    try:
        subprocess.run([*download, "--no-binary", "nbformat", "-d", folder, f"nbformat=={version}"], check=True)
        with tarfile.open(next(folder.glob(f"nbformat-{version}.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
    except (subprocess.CalledProcessError, StopIteration) as problem:
        print(f"passed over: the source distribution of nbformat ({problem})")
        return None
    return unpacked


def roundtrip(binary, mode, files, folder):
    """A list of (word, rest of the line, output path) in the order of the files."""
    outputs = [pathlib.Path(folder, f"{mode}-{index}.ipynb") for index in range(len(files))]
    pairs = [str(path) for pair in zip(files, outputs) for path in pair]
    result = subprocess.run([binary, mode, *pairs], check=True, capture_output=True, text=True)
    lines = [line.split(" ", 1) for line in result.stdout.splitlines() if line]
    if len(lines) != len(files):
        raise SystemExit(f"{len(files)} files went in, {len(lines)} lines came out")
    return [(word, rest, output) for (word, rest), output in zip(lines, outputs)]


def check(mode, file, word, rest, output):
    original = file.read_bytes()
    expected, problem = reference(original)
    if word == "refused":
        assert expected is None or problem, f"refused what nbformat accepts: {rest}"
        return
    if word == "clean":
        assert expected is not None, f"called clean, but nbformat cannot read it: {problem}"
    written = output.read_bytes()
    found, problem_after = reference(written)
    assert found is not None, f"nbformat cannot read the result: {problem_after}"
    if word == "repaired" or not problem:
        assert not problem_after, f"the result is not valid: {problem_after}"
    if mode == "same" and word == "clean":
        assert written == original, "the bytes differ"
    if expected is None or problem or word != "clean":
        return
    if mode == "edit":
        assert found["cells"].pop()["source"] == "# New", "the new cell is missing"
        for cell in found["cells"]:
            assert cell["source"].endswith("\n# \u00e9dit\u00e9"), "the edit is missing"
            cell["source"] = cell["source"].removesuffix("\n# \u00e9dit\u00e9")
            if cell["cell_type"] == "code":
                assert cell["outputs"].pop() == {"name": "stdout", "output_type": "stream", "text": "more\n"}
    for cell in [*expected["cells"], *found["cells"]]:
        if cell["cell_type"] not in ("code", "markdown", "raw"):
            cell.setdefault("source", "")
        if expected["nbformat_minor"] < 5:
            cell.pop("id", None)
    if mode == "anew":
        expected = {key: expected[key] for key in ("cells", "metadata", "nbformat", "nbformat_minor")}
    assert json.dumps(found, sort_keys=True) == json.dumps(expected, sort_keys=True), "the contents differ"


def reference(data):
    """What nbformat reads (None where it cannot), and what is wrong with it (None where it is valid)."""
    try:
        # Not `nbformat.reads`: that would repair before we can look.
        notebook = nbformat.reader.reads(data.decode("utf-8"))
    except Exception as problem:  # whatever it is, nbformat cannot read the file
        return None, repr(problem)
    # Not `nbformat.validate`: that repairs ids instead of complaining. Keys that the schema does not know are no fault:
    # they must survive.
    faults = validator.iter_validate(notebook, relax_add_props=True)
    for fault in faults:
        return notebook, str(fault).splitlines()[0]
    ids = [cell["id"] for cell in notebook.get("cells", []) if "id" in cell]
    if len(set(ids)) < len(ids):
        return notebook, "ids are not unique"
    return notebook, None


if __name__ == "__main__":
    sys.exit(main())
