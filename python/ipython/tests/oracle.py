"""Compare with real IPython, or record new expectations from it.

    python oracle.py check     compares; says so and ends well when IPython is not installed
    python oracle.py record    writes cases/*.json anew from IPython (transforms, pretty texts, display bundles)

Run it with a Python that has IPython, jupyter_client and ipykernel. Differences that we want are listed in ``WANTED``.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CASES = HERE / "cases"

# input -> why we differ
WANTED = {
    "x? # c": "a comment behind name? does no harm",
    "x = y = !ls": "works here",
    "Javascript('a', lib='l.js', css=['c.css'])": "our own loader, which waits for the style sheet too",
}

PROGRAM = r"""
import json, re, sys
kind, path, ours = sys.argv[1:4]
if ours:
    sys.path.insert(0, ours)
inputs = json.load(open(path))
out = []
if kind == "transforms":
    from IPython.core.inputtransformer2 import TransformerManager
    for cell in inputs:
        out.append(TransformerManager().transform_cell(cell))
elif kind == "pretty":
    from IPython.lib.pretty import pretty
    setup = {}
    exec("import collections, datetime, re, types, fractions, decimal", setup)
    for expression in inputs:
        out.append(pretty(eval(expression, dict(setup))))
elif kind == "displays":
    import base64
    from IPython import display as d
    from IPython.core.formatters import DisplayFormatter
    PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
    formatter = DisplayFormatter()
    formatter.active_types = formatter.format_types
    for expression in inputs:
        data, metadata = formatter.format(eval(expression, {**vars(d), "PNG": PNG}))
        bundle = [[mime, re.sub("0x[0-9a-f]+", "0xADDRESS", text) if isinstance(text, str) else text] for mime, text in data.items()]
        out.append([bundle, metadata])
print(json.dumps(out))
"""


def answers(kind, inputs, ours):
    path = HERE / "cases" / ".inputs.json"
    path.write_text(json.dumps(inputs))
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, kind, str(path), str(HERE.parent) if ours else ""],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        path.unlink()
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def main():
    mode = sys.argv[1] if len(sys.argv) > 1 else "check"
    found = subprocess.run([sys.executable, "-c", "import IPython"], capture_output=True, cwd="/", check=False)
    if found.returncode:
        print("skipped: IPython is not installed for %s" % sys.executable)
        return 0
    failures = 0
    for kind in ("transforms", "pretty", "displays"):
        path = CASES / (kind + ".json")
        inputs = [case[0] for case in json.loads(path.read_text(encoding="utf-8"))]
        theirs = answers(kind, inputs, ours=False)
        ours = answers(kind, inputs, ours=True)
        if mode == "record":
            kept = [[i, o if i in WANTED else t] for i, t, o in zip(inputs, theirs, ours)]
            path.write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in kept) + "\n]\n", encoding="utf-8")
        for text, their, our in zip(inputs, theirs, ours):
            if their != our and text not in WANTED:
                failures += 1
                print("%s %r\n  IPython %r\n  ours    %r" % (kind, text, their, our))
        print("%s: %d cases" % (kind, len(inputs)))
    print("%d differences" % failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
