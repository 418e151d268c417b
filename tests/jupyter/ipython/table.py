"""What cells show in IPython and in our kernel, text by text.

    python table.py record            writes expected.json from real IPython: run it with a Python that has ipykernel
    python table.py show KERNEL       prints the differences of a kernel (by its kernelspec) from expected.json

``cells/*.py`` are sessions: one kernel each, cells parted by ``# %%``. The inputs of the unit tests of python/ipython run
too. Differences that stay are in differences.json, each with its reason.
"""

import json
import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
CASES = HERE.parents[2] / "python" / "ipython" / "tests" / "cases"
EXPECTED = HERE / "expected.json"
DIFFERENCES = HERE / "differences.json"
TIMEOUT = 60
FOLDER = "/tmp/colibri-table"

SETUP = {
    "pretty": "import collections, datetime, re, types, fractions, decimal",
    "displays": """import base64
from IPython.display import *
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
formatter = get_ipython().display_formatter.__class__()
formatter.active_types = formatter.format_types""",
    "transforms": "manager = get_ipython().input_transformer_manager.__class__()",
}
AS_CELL = {
    "pretty": "%s",
    "displays": "formatter.format(%s)",
    "transforms": "print(manager.transform_cell(%r))",
}

# Where the library of either Python lies, and IPython, ours too.
LIBRARY = r"(?:\S*?/lib/python3\.\d+/(?:site-packages/|lib-dynload/)?|\S*?/rustpython-pylib-[\d.]+/Lib/|\S*?/python/(?:ipython|ipykernel)/)"

# What differs from run to run, from machine to machine, or with the version of Python's library.
NORMAL = [
    (r"\x1b\[[0-9;]*m", ""),
    (r"0x[0-9a-f]{4,}", "0xADDRESS"),
    (r"(object at) [0-9a-f]{8,}", r"\1 ADDRESS"),
    (r"\b\d[\d.,]* ?(ns|us|µs|μs|ms|s|min)\b", "TIME"),
    (r"(?m)^(CPU times|Wall time|Compiler time).*$", r"\1 TIME"),
    (r"(?m)^((?:main )?thread id|pid|thread count): \d+$", r"\1: N"),
    (r"/tmp/ipykernel_\d+/\d+\.py", "/tmp/CELL.py"),
    # Frames of the library: their lines are those of its version, and IPython's own are none of the person's.
    (r"(?s)  File " + LIBRARY + r"IPython/core/interactiveshell\.py:\d+ in run_code\n.*?\n\n", ""),
    (r"(?ms)^File " + LIBRARY + r"(\S+?):\d+, in .*?\n(?=\n|\Z)", r"File LIB/\1\n"),
    (r"(?ms)^File <frozen ([\w.]+)>:\d+, in .*?\n(?=\n|\Z)", r"File LIB/\1\n"),
    (LIBRARY, "LIB/"),
    (r"(?m)^(LIB/IPython/\S+?):\d+:", r"\1:"),
]


# A session of questions whether cells are complete.
COMPLETENESS = "completeness"


def normal(value):
    if isinstance(value, str):
        for pattern, replacement in NORMAL:
            value = re.sub(pattern, replacement, value)
        return value
    if isinstance(value, list):
        return [normal(each) for each in value]
    if isinstance(value, dict):
        return {key: normal(each) for key, each in value.items()}
    return value


def sessions():
    """Name → cells."""
    found = {}
    for path in sorted((HERE / "cells").glob("*.py")):
        cells = re.split(r"(?m)^# %%\n", path.read_text(encoding="utf-8"))[1:]
        found[path.stem] = [cell.rstrip("\n") for cell in cells]
    for kind, setup in SETUP.items():
        inputs = [case[0] for case in json.loads((CASES / (kind + ".json")).read_text(encoding="utf-8"))]
        found[kind] = [setup] + [AS_CELL[kind] % text for text in inputs]
    found[COMPLETENESS] = [case[0] for case in json.loads((CASES / "completeness.json").read_text(encoding="utf-8"))]
    return found


def completeness(client, code):
    """Whether the kernel takes a cell as complete."""
    msg_id = client.is_complete(code)
    while True:
        reply = client.get_shell_msg(timeout=TIMEOUT)
        if reply["parent_header"].get("msg_id") == msg_id:
            return [[reply["content"]["status"], reply["content"].get("indent", "")]]


def shown(client, code):
    """Everything that a cell shows, fit to compare."""
    msg_id = client.execute(code, allow_stdin=False)
    outputs = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") != msg_id:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status" and content["execution_state"] == "idle":
            break
        if kind == "stream":
            if outputs and outputs[-1][0] == content["name"]:
                outputs[-1][1] += content["text"]
            else:
                outputs.append([content["name"], content["text"]])
        elif kind in ("execute_result", "display_data", "update_display_data"):
            transient = {"named": True} if content.get("transient", {}).get("display_id") else {}
            outputs.append([kind, content["data"], content["metadata"], transient])
        elif kind == "error":
            outputs.append([kind, content["ename"], content["evalue"], "\n".join(content["traceback"])])
        elif kind == "clear_output":
            outputs.append([kind, content["wait"]])
    while True:
        reply = client.get_shell_msg(timeout=TIMEOUT)
        if reply["parent_header"].get("msg_id") == msg_id:
            break
    payload = [{key: each[key] for key in each if key != "start"} for each in reply["content"].get("payload", [])]
    return normal(outputs + ([["payload", payload]] if payload else []))


def answers(kernel_name):
    """Session → what each of its cells shows."""
    from jupyter_client.manager import start_new_kernel

    found = {}
    # Some cells show where they run.
    os.makedirs(FOLDER, exist_ok=True)
    for name, cells in sessions().items():
        manager, client = start_new_kernel(kernel_name=kernel_name, startup_timeout=TIMEOUT, cwd=FOLDER)
        try:
            ask = completeness if name == COMPLETENESS else shown
            found[name] = [ask(client, cell) for cell in cells]
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    return found


def differences(kernel_name):
    """(session, number of the cell, its source, IPython's outputs, ours), for each cell that shows something else."""
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    ours = answers(kernel_name)
    for name, cells in sessions().items():
        recorded = expected[name]
        assert [cell for cell, _ in recorded] == cells, "cells/%s changed: record again" % name
        for number, ((cell, theirs), our) in enumerate(zip(recorded, ours[name])):
            if theirs != our:
                yield name, number, cell, theirs, our


def record():
    found = answers("python3")
    kept = {name: [list(pair) for pair in zip(cells, found[name])] for name, cells in sessions().items()}
    lines = []
    for name, pairs in kept.items():
        rows = ",\n".join("  " + json.dumps(pair, ensure_ascii=False) for pair in pairs)
        lines.append(" %s: [\n%s\n ]" % (json.dumps(name), rows))
    EXPECTED.write_text("{\n%s\n}\n" % ",\n".join(lines), encoding="utf-8")
    print({name: len(pairs) for name, pairs in kept.items()})


def show(kernel_name):
    known = json.loads(DIFFERENCES.read_text(encoding="utf-8")) if DIFFERENCES.exists() else {}
    count = 0
    for name, number, cell, theirs, our in differences(kernel_name):
        count += 1
        mark = "known" if "%s: %s" % (name, cell) in known else "DIFFERS"
        print("%s %s[%d] %s\n" % ("=" * 20, name, number, mark) + cell)
        print("--- IPython\n%s\n--- ours\n%s" % (readable(theirs), readable(our)))
    print("%d of %d differ" % (count, sum(map(len, sessions().values()))))


def readable(outputs):
    return "\n".join(part if isinstance(part, str) else json.dumps(part, ensure_ascii=False) for output in outputs for part in output)


if __name__ == "__main__":
    record() if sys.argv[1] == "record" else show(sys.argv[2])
