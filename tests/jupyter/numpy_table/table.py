"""Compares NumPy's results with ours: `table.py record` under CPython with numpy writes expected.json, `table.py run OUT`
under either interpreter writes what it gets, `table.py diff OUT` shows what differs."""
import json
import os
import re
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))


def shown(value, np):
    """Class, type, shape and text of a result, so that equal results show equal texts."""
    if isinstance(value, (tuple, list)):
        return f"{type(value).__name__}({', '.join(shown(part, np) for part in value)})"
    if isinstance(value, np.ndarray):
        return f"{value.dtype} {value.shape} {np.array2string(value, precision=12, threshold=3000, separator=',')}|{value!r}"
    if isinstance(value, np.generic):
        return f"{type(value).__name__} {value!r}"
    if isinstance(value, np.dtype):
        return repr(value)
    return re.sub(r"0x[0-9a-f]+", "0x", f"{type(value).__name__} {value!r}")


def outcome(case, names, np):
    """What an expression gives: its result and warnings, or its error."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            result = shown(eval(case, dict(names)), np)
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
    told = sorted({f"{one.category.__name__}: {one.message}" for one in said})
    return " ".join([result, *told])


def run(out):
    sys.path.insert(0, HERE)
    from cases import SETUP, cases

    names = {}
    exec(SETUP, names)
    results = {case: outcome(case, names, names["np"]) for case in cases()}
    with open(out, "w") as file:
        json.dump(results, file, indent=0)


def diff(out, limit=60):
    expected, got = json.load(open(os.path.join(HERE, "expected.json"))), json.load(open(out))
    wrong = [case for case in expected if expected[case] != got.get(case)]
    print(f"{len(expected)} cases, {len(wrong)} differ ({len(wrong) / len(expected):.1%})")
    for case in wrong[:limit]:
        print(f"--- {case}\n  np   {expected[case][:300]!r}\n  ours {got.get(case, 'missing')[:300]!r}")


if __name__ == "__main__":
    if sys.argv[1] == "record":
        run(os.path.join(HERE, "expected.json"))
    elif sys.argv[1] == "run":
        run(sys.argv[2])
    else:
        diff(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 60)
