import json


def main():
    rows = [{"id": n, "name": "row %d" % n, "tags": ["a", "b", str(n)], "score": n / 7, "ok": n % 2 == 0, "none": None} for n in range(4000)]
    total = 0
    for _ in range(3):
        text = json.dumps(rows)
        total += len(text) + sum(row["id"] for row in json.loads(text))
    return total, len(json.dumps(rows[:500], indent=2, sort_keys=True))
