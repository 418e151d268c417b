"""Nasty programs, the same each time: python programs.py SEED COUNT [NOTEBOOK_FOLDER] writes JSON lines.

A third is drawn from a grammar of things that go wrong (recursion through every door, giants, broken special methods,
misuse of builtins), a third combines such pieces at random, a third are cells of real notebooks, cut and mixed.

Left out, with the reason: code objects made by hand (bytecode is trusted, as in CPython); recursion in the handler of its own
RecursionError, and single operations on integers of millions of digits (endless, and no better in CPython: the page
offers to restart from the last saved state).
"""

import json
import pathlib
import random
import re
import sys

VALUES = [
    "0", "1", "-1", "2**63", "-(2**31)", "10**400", "0.0", "-0.0", "1e308", "float('nan')", "float('inf')", "1j", "True", "None", "...",
    "''", "'a' * 100", "'\\ud800'", "'é🐦'", "b''", "b'\\xff' * 9", "bytearray(5)", "memoryview(b'abc')", "[]", "[1, 'a', None]",
    "[[]] * 3", "()", "(1,) * 50", "{}", "{1: 2, 'a': []}", "set()", "{1, 2.5, 'x'}", "frozenset([1])", "range(10)", "range(10**18)",
    "slice(None)", "slice(-10**20, 10**20, -1)", "iter([1])", "zip()", "map(str, [])", "(n for n in range(3))", "lambda: 0", "print", "int",
    "type", "object()", "Exception('x')", "ValueError", "NotImplemented", "__import__", "open", "sys", "property()", "classmethod(len)",
    "super", "globals()", "get_ipython()", "In", "Out", "_", "type('T', (), {})", "type('T', (), {})()", "W()", "R", "Bad()", "deep(5000)",
]
CALLS = [
    "abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr", "classmethod", "complex", "dict", "dir", "divmod",
    "enumerate", "eval", "exec", "filter", "float", "format", "frozenset", "getattr", "hasattr", "hash", "help", "hex", "id", "int",
    "isinstance", "issubclass", "iter", "len", "list", "map", "max", "memoryview", "min", "next", "object", "oct", "ord", "pow", "print",
    "property", "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple",
    "type", "vars", "zip", "json.dumps", "json.loads", "copy.deepcopy", "copy.copy", "pickle.dumps", "pickle.loads", "re.compile", "re.sub",
    "math.factorial", "math.comb", "itertools.chain", "itertools.product", "itertools.permutations", "functools.reduce", "functools.partial",
    "collections.Counter", "collections.deque", "collections.namedtuple", "operator.add", "operator.mul", "struct.pack", "struct.unpack",
    "datetime.datetime", "datetime.timedelta", "decimal.Decimal", "fractions.Fraction", "random.sample", "string.Template", "textwrap.wrap",
    "types.FunctionType", "types.SimpleNamespace", "weakref.ref", "array.array", "hashlib.md5", "zlib.compress", "zlib.decompress",
    "base64.b64decode", "binascii.unhexlify", "ast.parse", "ast.literal_eval", "compile", "inspect.signature", "sys.getsizeof",
    "sys.setrecursionlimit", "sys.settrace", "gc.collect", "io.StringIO", "io.BytesIO", "enum.Enum", "dataclasses.make_dataclass",
    "unicodedata.name", "statistics.mean", "heapq.heapify", "bisect.bisect", "time.strftime", "calendar.month", "pprint.pprint", "locale.setlocale",
]
OPERATORS = "+ - * / // % ** @ << >> & | ^ < <= == != > >= in is".split()
METHODS = (
    "add append clear close copy count decode encode extend find format format_map get index insert items join keys pop popitem remove "
    "replace reverse rsplit send setdefault sort split splitlines strip throw translate union update values zfill __class__ __dict__ "
    "__init__ __new__ __reduce_ex__ __setstate__ __getattribute__ __sizeof__ __doc__ __mro__ __bases__ __code__ __globals__ __self__"
).split()
SPECIAL = (
    "repr str bytes hash bool len iter next contains getitem setitem delitem call eq lt add radd iadd mul index int float enter exit "
    "getattr getattribute setattr get set delete del class_getitem init_subclass instancecheck format missing length_hint reduce copy deepcopy "
    "await aiter anext fspath dir missing"
).split()
GIANTS = [
    "[0] * 10**10", "'a' * 10**11", "bytearray(10**10)", "b'x' * 10**10", "list(range(10**10))", "[[0] * 10**6 for _ in range(10**6)]",
    "10 ** 10 ** 10", "1 << 10**11", "'%1000000000000d' % 1", "f'{1:10000000000}'", "'a'.ljust(10**11)", "'a'.zfill(10**11)",
    "sum([[1]] * 10**6, [])", "math.factorial(10**5)", "itertools.repeat(0, 10**12).__length_hint__()", "list(itertools.repeat(0))",
    "tuple(itertools.count())", "' '.join(map(str, range(10**9)))", "dict.fromkeys(range(10**9))", "set(range(10**9))", "'ab' * 10**6 * 10**4",
    "re.match('(a*)*b', 'a' * 60)", "re.compile('(' * 5000 + ')' * 5000)", "re.compile('a{1,60000}{1,60000}')", "eval('(' * 5000 + ')' * 5000)",
    "eval('-' * 100000 + '1')", "eval('+'.join(['1'] * 20000))", "compile('x' + '.y' * 50000, '', 'eval')", "json.loads('[' * 100000)",
    "ast.literal_eval('[' * 3000 + ']' * 3000)", "exec('if 1:\\n' + ''.join(' ' * n + 'if 1:\\n' for n in range(1, 200)) + ' ' * 200 + 'pass')",
    "while_true()", "sorted(range(10**8))", "max(range(10**12))", "array.array('d', [0]) * 10**10", "memoryview(bytearray(10**9)).tolist()",
    "int('9' * 10**6)", "str(10**5000)", "zlib.decompress(zlib.compress(bytes(10**7)))", "io.BytesIO().seek(10**18)", "collections.deque(range(10**9))",
    "struct.pack('10000000000x')", "'{:>{}}'.format(1, 10**11)", "print('x' * 10**8)", "[print(n) for n in range(10**7)]", "range(10**30)[10**29]",
]
DEEP = [
    "def f(): return f()\nf()", "def f(n): return [f(n + 1)]\nf(0)", "f = lambda *a, **k: f(*a, **k)\nf(1, x=2)",
    "class A:\n    def __repr__(self): return repr(self)\nrepr(A())", "class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nA().y",
    "class A:\n    def __eq__(self, other): return self == other\nA() == 1", "class A:\n    def __hash__(self): return hash(self)\n{A(): 1}",
    "class A:\n    def __lt__(self, other): return sorted([self, other])\nsorted([A(), A()])", "class A:\n    def __len__(self): return len(self)\nlen(A())",
    "class A:\n    def __call__(self): return self()\nA()()", "class A:\n    def __iter__(self): return iter(self)\nlist(A())",
    "class A:\n    def __add__(self, other): return self + other\nA() + 1", "class A:\n    @property\n    def x(self): return self.x\nA().x",
    "class A:\n    def __del__(self): A()\nA()", "class A:\n    def __getattribute__(self, name): return object.__getattribute__(self, self.name)\nA().x",
    "class M(type):\n    def __call__(cls): return cls()\nclass A(metaclass=M): pass\nA()", "def g(): yield from g()\nlist(g())",
    "def g(n):\n    for x in g(n + 1): yield x\nnext(g(0))", "x = []\nfor _ in range(100000): x = [x]\nrepr(x)", "x = []\nfor _ in range(100000): x = [x]\nx == x[:]",
    "x = []\nfor _ in range(100000): x = [x]\njson.dumps(x)", "x = []\nfor _ in range(100000): x = [x]\ncopy.deepcopy(x)", "x = []\nfor _ in range(100000): x = [x]\npickle.dumps(x)",
    "x = []\nfor _ in range(300000): x = [x]\ndel x", "x = ()\nfor _ in range(300000): x = (x,)\nx = None", "x = {}\nfor _ in range(100000): x = {1: x}\nx", "x = 0\nfor _ in range(100000): x = iter(map(str, [x]))\ndel x",
    "f = len\nfor _ in range(100000): f = functools.partial(f)\nf([])", "it = iter([])\nfor _ in range(100000): it = itertools.chain(it)\nlist(it)", "it = [1]\nfor _ in range(50000): it = filter(None, it)\nlist(it)",
    "e = ValueError()\nfor _ in range(50000):\n    n = ValueError(); n.__cause__ = e; e = n\nraise e", 
    "class A: pass\na = A(); a.a = a; a", "x = []; x.append(x); x", "x = {}; x['x'] = x; x", "x = []; x.append(x); x == x", "x = []; x.append(x); json.dumps(x)", "x = []; x.append(x); copy.deepcopy(x)", "x = []; x.append(x); hash(tuple(x))",
    "async def f(): await f()\nawait f()", "import asyncio\nasync def f(): await asyncio.gather(f(), f())\nasyncio.run(asyncio.wait_for(f(), 0.1))", "sys.setrecursionlimit(10**6)\ndef f(): f()\nf()", "def f(a=[]): a.append(f); return str(a) and f()\nf()",
    "class A(Exception):\n    def __str__(self): raise self\nraise A", "class A(Exception):\n    def __init__(self): raise A\nraise A", "class A:\n    def _repr_html_(self): return repr(self)\n    __repr__ = _repr_html_\nA()", "class A:\n    def __format__(self, s): return f'{self}'\nf'{A()}'",
    "class A:\n    def __instancecheck__(self, o): return isinstance(o, A())\nisinstance(1, A())", "import re\nre.sub('a', lambda m: re.sub('a', m.re.sub, 'a'), 'a')", "def f(x): return sorted([x, x], key=f)\nf(1)", "def f(x): return max([x], key=f)\nf(1)", "def f(*x): return functools.reduce(f, [1, 2, 3])\nf()",
    "compile('a' * 10**6, '', 'exec')", "get_ipython().run_cell('get_ipython().run_cell(In[-1])')",
]
SETUP = """
import array, ast, asyncio, base64, binascii, bisect, calendar, collections, copy, dataclasses, datetime, decimal, enum, fractions, functools, gc
import hashlib, heapq, inspect, io, itertools, json, locale, math, operator, pickle, pprint, random, re, statistics, string, struct, sys
import textwrap, time, types, unicodedata, weakref, zlib
class W:
    def __init__(self): self.me = self
R = []; R.append(R)
class Bad:
    def __getattr__(self, name): raise ValueError(name)
    def __eq__(self, other): raise KeyError
    __hash__ = None
def deep(n):
    x = []
    for _ in range(n): x = [x]
    return x
def while_true():
    while True: pass
"""


def expression(draw, depth=0):
    kind = draw.random()
    sub = lambda: expression(draw, depth + 1)
    if depth > 3 or kind < 0.25:
        return draw.choice(VALUES)
    if kind < 0.5:
        return "%s(%s)" % (draw.choice(CALLS), ", ".join(sub() for _ in range(draw.randint(0, 3))))
    if kind < 0.62:
        return "(%s %s %s)" % (sub(), draw.choice(OPERATORS), sub())
    if kind < 0.76:
        return "(%s).%s(%s)" % (sub(), draw.choice(METHODS), ", ".join(sub() for _ in range(draw.randint(0, 2))))
    if kind < 0.82:
        return "(%s)[%s]" % (sub(), sub())
    if kind < 0.87:
        return "[%s for x in %s if %s]" % (sub(), sub(), sub())
    if kind < 0.9:
        return "(lambda *a, **k: %s)(%s)" % (sub(), sub())
    if kind < 0.94:
        return "f'{%s!r:>{%s}}'" % (draw.choice(VALUES[:12]), draw.choice(["5", "x", "-1"]))
    if kind < 0.97:
        return "{%s: %s}" % (sub(), sub())
    return "(*%s, *%s)" % (sub(), sub())


def statement(draw):
    kind = draw.random()
    if kind < 0.45:
        return expression(draw)
    if kind < 0.55:
        return "x = %s\nx %s= %s" % (expression(draw), draw.choice(["+", "*", "|", "-", "<<"]), expression(draw))
    if kind < 0.65:
        return "for x in %s:\n    %s" % (expression(draw), expression(draw))
    if kind < 0.75:
        return "try:\n    %s\nexcept %s as e:\n    %s\nfinally:\n    %s" % tuple(expression(draw) for _ in range(4))
    if kind < 0.9:
        names = draw.sample(SPECIAL, 3)
        body = "\n".join("    def __%s__(self, *a): return %s" % (name, expression(draw)) for name in names)
        return "class C%s:\n%s\nx = C()\n%s" % (draw.choice(["", "(int)", "(list)", "(dict)", "(str)", "(Exception)"]), body, draw.choice(["x", "len(x)", "list(x)", "x + 1", "x()", "str(x)", "{x: x}", "del x", "x == x", "x[0]"]))
    if kind < 0.95:
        return "def f(a, *b, c=%s, **d):\n    return %s\nf(%s)" % (expression(draw), expression(draw), expression(draw))
    return "with %s as x:\n    del x\n%s" % (expression(draw), expression(draw))


DANGEROUS = re.compile(r"input\(|getpass|sleep|^\s*[%!]|requests|urlopen|subprocess|while True", re.M)


def real_cells(folder):
    cells = []
    for path in sorted(pathlib.Path(folder).rglob("*.ipynb")):
        try:
            notebook = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            continue
        for cell in notebook.get("cells", []):
            source = "".join(cell.get("source", []))
            if cell.get("cell_type") == "code" and 10 < len(source) < 3000 and not DANGEROUS.search(source):
                cells.append(source)
    return cells


def mutated(draw, cells):
    source = draw.choice(cells)
    for _ in range(draw.randint(1, 4)):
        kind = draw.random()
        lines = source.split("\n")
        if kind < 0.25:
            at = draw.randrange(len(lines))
            lines.insert(at, draw.choice(draw.choice(cells).split("\n")))
        elif kind < 0.45:
            del lines[draw.randrange(len(lines))]
        elif kind < 0.6:
            source = re.sub(r"\b\d+\b", lambda match: draw.choice([match.group(), "10**6", "-1", "0"]), source)
            continue
        elif kind < 0.8:
            names = re.findall(r"\b[a-z_]\w*\b", source) or ["x"]
            a, b = draw.choice(names), draw.choice(names)
            source = re.sub(r"\b%s\b" % re.escape(a), b, source)
            continue
        else:
            at = draw.randrange(len(source) + 1)
            source = source[:at] + draw.choice("()[]{}:,.'\"\\=\n\t é\x00") + source[at:]
            continue
        source = "\n".join(lines) or "0"
    return source


def programs(seed, count, folder=None):
    """``count`` programs; the first one prepares what others use."""
    draw = random.Random(seed)
    cells = real_cells(folder) if folder else []
    yield SETUP
    fixed = DEEP + GIANTS
    for n in range(count):
        if n < len(fixed):
            yield fixed[n]
        elif n % 3 == 0 and cells:
            yield mutated(draw, cells)
        elif n % 3 == 1:
            yield "\n".join(statement(draw) for _ in range(draw.randint(1, 3)))
        else:
            yield draw.choice(DEEP + GIANTS).replace("100000", str(draw.choice([1000, 30000, 200000]))) + "\n" + statement(draw)


if __name__ == "__main__":
    for program in programs(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4]):
        print(json.dumps(program))
