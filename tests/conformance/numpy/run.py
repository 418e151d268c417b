#!/usr/bin/env python3
"""Runs NumPy's own tests on Colibri's numpy and counts.

    python run.py FOLDER [--kernel COLIBRI | --python PYTHON] [--out FILE.json] [FILE or part/FILE ...]

FOLDER is the folder `numpy` of an installed NumPy 2.1.3, whose test files are read and never copied. Each file runs in a process of its own: the native
kernel by default (its path in COLIBRI or the newest under the target folder), or a Python with numpy for comparison. A test that takes longer than --limit
seconds, or ends its process, is an outcome like others.
"""
import argparse
import collections
import concurrent.futures
import fnmatch
import glob
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PARTS = ["_core", "lib", "linalg", "fft", "random", "ma", "polynomial", "matrixlib", "testing"]
FAILURES = ("failed", "timeout", "crash")


def excluded():
    """(pattern, reason) of what does not apply; lines of excluded.txt are `pattern  # reason`."""
    with open(os.path.join(HERE, "excluded.txt")) as file:
        lines = [line.split("  # ") for line in file if line.strip() and not line.startswith("#")]
    return [(pattern.strip(), reason.strip()) for pattern, reason in lines]


def command(arguments, options, folder):
    source = f"import sys; sys.path.insert(0, {HERE!r}); import inside; inside.main({options!r})"
    if arguments.python:
        return [arguments.python, "-c", source]
    cell = {"cell_type": "code", "execution_count": None, "id": "tests", "metadata": {}, "outputs": [], "source": source}
    path = os.path.join(folder, "tests.ipynb")
    with open(path, "w") as file:
        json.dump({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, file)
    return [arguments.kernel, "run", path, "-o", os.path.join(folder, "out.ipynb"), "--cwd", folder, "-q"]


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))


def run_file(arguments, path):
    """The records of a file's tests; a process that ends or hangs is started again after the test that it was at."""
    records, done = [], []
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.jsonl")
        while True:
            options = {"files": [path], "folder": arguments.folder, "out": out, "limit": arguments.limit, "slow": arguments.slow, "done": done,
                       "only": arguments.only}
            open(out, "w").close()
            with open(os.path.join(folder, "log"), "w") as log:
                process = subprocess.Popen(command(arguments, options, folder), stdout=log, stderr=log, preexec_fn=limits, cwd=folder,
                                           start_new_session=True)
                hung = watch(process, out, arguments.limit)
            lines = [json.loads(line) for line in open(out) if line.endswith("\n")]
            records += [line for line in lines if "outcome" in line]
            done += [line["id"] for line in lines if "id" in line]
            if any("end" in line for line in lines):
                return records
            started = [line["start"] for line in lines if "start" in line]
            log = open(os.path.join(folder, "log")).read()[-300:]
            if not started or started[-1] in done:
                records.append({"file": os.path.relpath(path, arguments.folder), "outcome": "collection", "error": f"process ended: {log}"})
                return records
            done.append(started[-1])
            records.append({"id": started[-1], "outcome": "timeout" if hung else "crash", "error": "hung" if hung else f"process ended: {log}"})


def watch(process, out, limit):
    """Waits for a process; ends it when nothing was written for much longer than a test may take."""
    size, since = 0, time.time()
    while process.poll() is None:
        time.sleep(0.05)
        now = os.path.getsize(out)
        if now != size:
            size, since = now, time.time()
        elif time.time() - since > limit * 2 + 60:
            process.kill()
            process.wait()
            return True
    return False


def general(record):
    """An error's words without its numbers, so that equal causes count as one."""
    text = record.get("error", "")
    first, *rest = text.split("\n") or [""]
    if first in ("AssertionError", "AssertionError: "):
        first = f"{first} {' '.join(filter(None, rest))[:60] or record.get('line', '')}"
    first = re.sub(r"0x[0-9a-f]+", "0x", first)
    return re.sub(r"\d+(\.\d+)?(e[+-]?\d+)?", "N", first)[:160]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", help="FOLDER, then names of files, as `test_io` or `lib/io`")
    parser.add_argument("--kernel", default=os.environ.get("COLIBRI"))
    parser.add_argument("--python")
    parser.add_argument("--out", default="outcomes.json")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=10)
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--only", help="a regular expression that ids must match")
    parser.add_argument("--causes", type=int, default=20)
    parser.add_argument("--counts", action="store_true", help="write counts.json, how many cases of a test pass with --python")
    arguments = parser.parse_intermixed_args()
    arguments.folder, arguments.files = os.path.abspath(arguments.places[0]), arguments.places[1:]
    if not arguments.kernel and not arguments.python:
        root = os.path.expanduser("~/.cache/colibri")
        arguments.kernel = max(glob.glob(f"{root}/target-*/kernel/kernel/colibri"), key=os.path.getmtime)
    paths = [path for part in PARTS for path in sorted(glob.glob(os.path.join(arguments.folder, part, "tests", "test_*.py")))]
    if arguments.files:
        paths = [path for path in paths if any(fnmatch.fnmatch(path, f"*/{name.replace('/', '/tests/test_')}*") if "/" in name
                                               else fnmatch.fnmatch(os.path.basename(path), f"*{name}*") for name in arguments.files)]
    rules = excluded()
    paths = [path for path in paths if not any(fnmatch.fnmatch(os.path.relpath(path, arguments.folder), rule) for rule, _ in rules)]
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        results = dict(zip(paths, pool.map(lambda path: run_file(arguments, path), paths)))
    report(arguments, results, rules)


def report(arguments, results, rules):
    counts_path = os.path.join(HERE, "counts.json")
    counts = json.load(open(counts_path)) if os.path.exists(counts_path) else {}
    outcomes, table, causes = {}, {}, collections.defaultdict(list)
    for path, records in results.items():
        file = os.path.relpath(path, arguments.folder)
        passed = applicable = 0
        for record in records:
            id = record.get("id", file)
            if any(fnmatch.fnmatchcase(id.split("[")[0], rule) or id == rule for rule, _ in rules):
                record["outcome"] = "excluded"
            outcomes[id] = {key: value for key, value in record.items() if key not in ("id", "file")}
            if record["outcome"] == "passed":
                passed += 1
                applicable += 1
            elif record["outcome"] in FAILURES:
                applicable += 1
                causes[general(record)].append(id)
            elif record["outcome"] == "collection":
                number = sum(counts.get(file, {"": 1}).values())
                applicable += number
                causes[general(record)] += [id] * number
            elif record["outcome"] == "broken":
                number = counts.get(file, {}).get(id.partition("::")[2], 1)
                applicable += number
                causes[general(record)] += [id] * number
        table[file] = (passed, applicable)
    for file, (passed, applicable) in table.items():
        print(f"{file:45} passed {passed:5} / applicable {applicable:5}")
    total, all_applicable = (sum(row[place] for row in table.values()) for place in (0, 1))
    print(f"{'total':45} passed {total:5} / applicable {all_applicable:5}  {total / max(all_applicable, 1):.1%}\n")
    for cause, ids in sorted(causes.items(), key=lambda pair: -len(pair[1]))[: arguments.causes]:
        print(f"{len(ids):5}  {cause}    e.g. {ids[0]}")
    with open(arguments.out, "w") as file:
        json.dump(outcomes, file, indent=0)
    if arguments.counts:
        found = {file: collections.Counter() for file in table}
        for id, record in outcomes.items():
            if record["outcome"] == "passed":
                file, _, name = id.partition("::")
                found[file][name.split("[")[0]] += 1
        # Only what is not 1 by itself, and the rest of a file in one number.
        kept = {file: {**{name: number for name, number in names.items() if number > 1}, "": sum(number == 1 for number in names.values())}
                for file, names in found.items()}
        with open(counts_path, "w") as file:
            json.dump(kept, file, indent=0)


if __name__ == "__main__":
    main()
