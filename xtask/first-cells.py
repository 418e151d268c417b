# The session by which the build learns what belongs into the first half of kernel.wasm (src/split.rs): what people do
# in their first minutes. A cell begins at each `# %%`; errors are part of it, deep recursion is not. Not for people to read or to run.

# %%
print(1 + 1)
# %%
print("hello", 3.14, [1, 2, {"a": (1, None, True)}], b"x", 1j, sep=" ", end="\n", flush=True)
2 ** 10, 10 ** 40, -7 // 2, -7 % 3, 7 / 2, divmod(17, 5), 1 << 70, 5 & 3, 5 | 3, 5 ^ 3, ~5, 0.1 + 0.2, round(2.675, 2), abs(-3.5)
# %%
"a string"
# %%
{"dict": [1, 2.5, "x"], "set": {1, 2, 3}, "nested": {"k": list(range(40))}, "frozen": frozenset([1]), "bytes": bytearray(b"ab")}
# %%
x, *rest = [i ** 2 for i in range(200)]
name = "world"
print(f"{name!r:>12}|{x:05d}|{3.14159:.2f}|{1234567:,}|{0.25:.1%}|{255:#x}|{1e10:e}|{name=}")
print("%s %d %5.2f %r %x" % ("a", 3, 2.5, "b", 255), "{} {:>5} {name}".format(1, 2, name="n"))
for i, (a, b) in enumerate(zip(range(3), "abc")):
    if i % 2 == 0:
        continue
    print(i, a, b)
else:
    print("done")
while x < 3:
    x += 1
sum(rest), min(rest), max(rest), len(rest), sorted(rest, reverse=True)[:3], rest[::-1][1:5], list(map(str, rest[:3])), list(filter(None, rest[:3])), any(rest), all(rest)
# %%
text = "The quick brown fox jumps over the lazy dog. Ünïcödé 한국어 🐦"
words = text.lower().split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3])
print(text.upper().title().swapcase().replace("O", "0").strip().find("X"), text.startswith("The"), text.endswith("x"), " ".join(words)[:10], text.count("o"))
print("abc".center(9, "*"), "a,b,,c".split(","), "x".zfill(4), "abc".isalpha(), "12".isdigit(), ord("a"), chr(97), "a\tb".expandtabs(), "abc" in text, text.encode()[:4], b"abc".decode(), "l1\nl2".splitlines(), "abc".partition("b"), "a-b".translate({45: 43}))
# %%
def factorial(n: int, *args, flag: bool = False, **kwargs) -> int:
    """Returns n!."""
    return 1 if n <= 1 else n * factorial(n - 1)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


class Animal:
    """An animal."""

    kind = "animal"

    def __init__(self, name, age=3):
        self.name = name
        self._age = age

    @property
    def age(self):
        return self._age

    @age.setter
    def age(self, value):
        self._age = value

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def helper(x):
        return x

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other):
        return isinstance(other, Animal) and self.name == other.name

    def __lt__(self, other):
        return self.name < other.name

    def __hash__(self):
        return hash(self.name)

    def __len__(self):
        return len(self.name)

    def __getitem__(self, index):
        return self.name[index]

    def __add__(self, other):
        return Animal(self.name + other.name)

    def __call__(self):
        return self.name

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def __iter__(self):
        return iter(self.name)

    def __contains__(self, item):
        return item in self.name


class Dog(Animal):
    def __init__(self, name):
        super().__init__(name, age=2)


rex = Dog.make("Rex")
rex.age += 1
with rex as r:
    print(r, r.age, r == Dog("Rex"), r() + "!", len(r), r[0], r + r, sorted([Dog("b"), Dog("a")]), {r: 1}, list(r), "R" in r, hasattr(r, "x"), getattr(r, "name"), isinstance(r, Animal), issubclass(Dog, Animal), Animal.helper(1), vars(r), dir(r)[-3:], type(r), id(r) > 0, callable(r))
g = fib()
print(factorial(30), [next(g) for _ in range(10)], factorial(*[3], flag=True, **{"z": 1}), (lambda x, y=2: x * y)(4))
rex
# %%
matrix = [[i * j for j in range(4)] for i in range(4)]
transposed = list(zip(*matrix))
squares = {n: n * n for n in range(5) if n}
gen = (c for c in "abc")
a = b = [1, 2, 3]
a.append(4); a.extend([5]); a.insert(0, 0); a.pop(); a.remove(2); a.reverse(); a.sort(); a.index(3); a.count(1); a[1:2] = [9, 9]; del a[0]; c = a.copy(); c.clear()
d = dict(a=1, b=2); d.update(c=3); d.pop("a"); d.setdefault("z", []).append(1); d |= {"q": 1}
s = {1, 2} | {3} & {3, 4} - {5} ^ {6}; s.add(7); s.discard(8)
print(matrix, transposed, squares, list(gen), d, list(d.keys()), list(d.values()), d.items(), s, a * 2, a + [1], (1, 2) + (3,), a == b, a is b, not a, 1 < 2 <= 3, None or 5, "y" if a else "n")
match d:
    case {"b": value, **others} if value > 1:
        print("matched", value, others)
    case _:
        print("no")
if (n := len(a)) > 2:
    print(n)
global_value = 0
def counter():
    count = 0
    def step():
        nonlocal count
        global global_value
        count += 1
        global_value += 1
        return count
    return step
step = counter(); step(); step()
assert step() == 3, "no"
# %%
try:
    int("x")
except (ValueError, TypeError) as error:
    print(type(error).__name__, error)
else:
    pass
finally:
    print("finally")
try:
    try:
        {}["missing"]
    except KeyError as error:
        raise RuntimeError("outer") from error
except RuntimeError as error:
    print(repr(error), repr(error.__cause__))
# %%
1 / 0
# %%
def outer(values):
    return inner(values)
def inner(values):
    return values[10]
outer([1, 2, 3])
# %%
undefined_name
# %%
def broken(:
    pass
# %%
print("x"
# %%
"abc" + 1
# %%
try:
    {}["missing"]
except KeyError as error:
    raise ValueError("bad") from error
# %%
None.attribute
# %%
import math, random, time, sys, os, re, json, datetime, collections, itertools, functools, string
print(math.pi, math.sqrt(2), math.sin(1), math.floor(2.5), math.gcd(12, 18), math.log(10), math.factorial(20), math.isclose(1, 1))
random.seed(42)
print(random.random(), random.randint(1, 6), random.choice([1, 2, 3]), random.sample(range(100), 3), random.gauss(0, 1), random.uniform(1, 2))
values = list(range(10)); random.shuffle(values)
print(time.time() > 0, time.strftime("%Y"), sys.version, sys.platform, os.getcwd(), os.listdir("."), os.path.join("a", "b"), os.path.exists("/content"))
print(re.findall(r"\w+@\w+\.com", "a@b.com, c@d.com"), re.sub(r"(\d+)", lambda m: m.group(1) * 2, "a1b22"), re.split(r"[,;\s]+", "a, b;c"), re.match(r"(?P<x>a+)(?:b|c)?$", "aab").groupdict(), re.compile("x", re.I).search("aXb").span())
print(json.dumps({"a": [1, 2.5, None, True, "é"]}, indent=2, sort_keys=True), json.loads('{"b": [1, 2.5, null, "x"]}'))
now = datetime.datetime(2024, 1, 31, 12, 30)
print(now, now.isoformat(), now.strftime("%d %B %Y"), now + datetime.timedelta(days=1), datetime.date.today() > datetime.date(2020, 1, 1), datetime.datetime.strptime("2024-05-06", "%Y-%m-%d").weekday())
counter = collections.Counter("mississippi"); table = collections.defaultdict(list); table["x"].append(1); queue = collections.deque([1, 2], maxlen=5); queue.appendleft(0); Point = collections.namedtuple("Point", "x y")
print(counter.most_common(2), counter, table, queue, Point(1, y=2), collections.OrderedDict(a=1))
print(list(itertools.product("ab", [1, 2])), list(itertools.permutations("abc", 2)), list(itertools.combinations(range(4), 2)), list(itertools.chain([1], [2])), list(itertools.islice(itertools.count(5), 3)), [(k, list(v)) for k, v in itertools.groupby("aabb")], list(itertools.accumulate([1, 2, 3])), list(itertools.zip_longest([1], [2, 3])))
print(functools.reduce(lambda a, b: a * b, [1, 2, 3]), functools.partial(pow, 2)(5), string.ascii_lowercase)
@functools.lru_cache(maxsize=None)
def cached(n):
    return n if n < 2 else cached(n - 1) + cached(n - 2)
@functools.wraps(cached)
def wrapped(*args):
    return cached(*args)
wrapped(50)
# %%
import dataclasses, typing, enum, pathlib, copy, operator, statistics, heapq, textwrap, io, csv, abc, contextlib, warnings, pprint
from typing import List, Dict, Optional, Union, Tuple, Callable, Any
@dataclasses.dataclass(order=True)
class Item:
    name: str
    price: float = 0.0
    tags: List[str] = dataclasses.field(default_factory=list)
class Colour(enum.Enum):
    RED = 1
    BLUE = enum.auto()
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
@contextlib.contextmanager
def managed():
    yield 5
with managed() as m, open("/tmp/file.txt", "w") as handle:
    handle.write("line 1\nline 2\n")
with open("/tmp/file.txt") as handle:
    print([line.strip() for line in handle], pathlib.Path("/tmp/file.txt").read_text(), pathlib.Path("/tmp").exists())
warnings.warn("careful")
print(Item("a", 1.5), dataclasses.asdict(Item("b")), Item("a") < Item("b"), Colour.RED, list(Colour), copy.deepcopy([[1], {2: 3}]), operator.itemgetter(1)([1, 2]))
print(statistics.mean([1, 2, 3]), statistics.stdev([1, 2, 3]), heapq.nsmallest(2, [3, 1, 2]), textwrap.fill("a b c " * 20, 30))
buffer = io.StringIO(); csv.writer(buffer).writerow([1, "a,b"]); print(buffer.getvalue(), list(csv.DictReader(io.StringIO("a,b\n1,2"))))
pprint.pprint({"a": list(range(30)), "b": {"c": "d" * 60}})
# %%
from IPython.display import display, HTML, Markdown, Image, clear_output
display(HTML("<b>bold</b>"), Markdown("# x"), {"a": 1}, [1, 2])
class Rich:
    def _repr_html_(self):
        return "<i>rich</i>"
handle = display(Rich(), display_id=True)
handle.update(HTML("2"))
clear_output(wait=True)
Rich()
# %%
%time sum(range(1000))
# %%
%timeit -n 2 -r 2 sum(range(100))
# %%
%%time
total = 0
for i in range(1000):
    total += i
# %%
%who
# %%
%matplotlib inline
# %%
?len
# %%
factorial?
# %%
help(factorial)
# %%
import asyncio
async def work(n):
    await asyncio.sleep(0)
    return n
await asyncio.gather(work(1), work(2))
# %%
import missing_module_xyz
# %%
_, _i, In[1], Out.get(3), get_ipython()
# %%
import sys
print("to stderr", file=sys.stderr)
%pip install nothing
# %%
for i in range(3000):
    print(i, end=" ")
# %%
data = [{"name": f"n{i}", "value": i * 1.5} for i in range(30)]
total = sum(row["value"] for row in data if row["value"] > 3)
best = max(data, key=lambda row: row["value"])
data
