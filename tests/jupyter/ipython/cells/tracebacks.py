# %%
1/0
# %%
x = 1
y = 2
x / (y - 2)
# %%
def f(n):
    return 10 // n

f(0)
# %%
def outer():
    def inner():
        raise ValueError("inside")
    inner()
outer()
# %%
class C:
    def method(self, a):
        return self.missing + a

C().method(1)
# %%
undefined_name
# %%
lenn([1])
# %%
[].appendd(1)
# %%
{}["key"]
# %%
[1, 2, 3][10]
# %%
int("abc")
# %%
float("1.2.3")
# %%
"abc" + 1
# %%
1 + "abc"
# %%
len(5)
# %%
None.attribute
# %%
"abc".missing
# %%
import no_such_module
# %%
from collections import no_such_name
# %%
import collections.no_such_submodule
# %%
assert 1 == 2
# %%
assert 1 == 2, "numbers differ"
# %%
assert False, ("a", 1)
# %%
raise RuntimeError
# %%
raise RuntimeError("with words")
# %%
raise RuntimeError("two\nlines")
# %%
raise KeyError("k")
# %%
raise KeyError("k", 1)
# %%
raise Exception
# %%
raise OSError(2, "No such file or directory", "a.txt")
# %%
open("/no/such/file.txt")
# %%
try:
    1/0
except ZeroDivisionError:
    raise ValueError("second")
# %%
try:
    1/0
except ZeroDivisionError as error:
    raise ValueError("second") from error
# %%
try:
    1/0
except ZeroDivisionError:
    raise ValueError("alone") from None
# %%
try:
    try:
        {}["a"]
    except KeyError as error:
        raise ValueError("b") from error
except ValueError:
    raise TypeError("c")
# %%
class MyError(Exception):
    pass

raise MyError("mine")
# %%
class WithStr(Exception):
    def __str__(self):
        return "own words"

raise WithStr()
# %%
class Quiet(Exception):
    def __str__(self):
        return ""

raise Quiet()
# %%
error = ValueError("noted")
error.add_note("first note")
error.add_note("second\nnote")
raise error
# %%
raise ExceptionGroup("several", [ValueError("a"), TypeError("b")])
# %%
def f(): raise ValueError("in f")
errors = []
for call in (f, lambda: 1/0):
    try:
        call()
    except Exception as error:
        errors.append(error)
raise ExceptionGroup("several", errors)
# %%
def fact(n):
    if n == 0:
        raise ValueError("end")
    return n * fact(n - 1)

fact(3)
# %%
def gen():
    yield 1
    raise ValueError("in a generator")

list(gen())
# %%
[1 / n for n in (1, 0)]
# %%
{n: 1 / n for n in (1, 0)}
# %%
(lambda a: a.b)(3)
# %%
sorted([1, "a"])
# %%
max([])
# %%
next(iter([]))
# %%
a, b = 1
# %%
a, b = 1, 2, 3
# %%
a, b, c = (1, 2)
# %%
def f(a, b): pass
f(1)
# %%
def f(a, b): pass
f(1, 2, 3)
# %%
def f(a, *, b): pass
f(1, 2)
# %%
def f(a): pass
f(a=1, c=2)
# %%
print(1, nosuch=2)
# %%
int(1, 2, 3)
# %%
object().x = 1
# %%
(1, 2)[0] = 3
# %%
class A:
    __slots__ = ()
A().x = 1
# %%
class P:
    @property
    def value(self):
        return self._value
P().value
# %%
class P:
    @property
    def value(self): return 1
P().value = 3
# %%
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def area(self): ...
Base()
# %%
from dataclasses import dataclass
@dataclass
class D:
    a: int
D()
# %%
from enum import Enum
class Color(Enum):
    RED = 1
Color(3)
# %%
class Meta(type):
    def __call__(cls): raise ValueError("meta")
class M(metaclass=Meta): pass
M()
# %%
with open("/no/such") as f:
    pass
# %%
class Manager:
    def __enter__(self): return self
    def __exit__(self, *args): raise ValueError("at exit")
with Manager():
    pass
# %%
import json
json.loads("{bad}")
# %%
import re
re.compile("(")
# %%
import datetime
datetime.date(2020, 13, 1)
# %%
"{} {}".format(1)
# %%
"%d" % "a"
# %%
f"{1:zz}"
# %%
bytes([300])
# %%
b"\xff".decode()
# %%
"é".encode("ascii")
# %%
x = [1, 2, 3]
for i in range(5):
    print(x[i])
# %%
def deep():
    a = 1
    b = 2
    c = 3
    d = a / 0
    e = 4
    f = 5
    return d

deep()
# %%
def f():
    return (1 +
            2 +
            g())
def g():
    return {}["missing"]
f()
# %%
if True:
    for i in [1]:
        while True:
            raise IndexError("nested")
# %%
def f():
    try:
        return 1/0
    finally:
        print("cleanup")
f()
# %%
import sys
try:
    1/0
except Exception:
    import traceback
    traceback.print_exc()
# %%
try:
    1/0
except Exception as e:
    print(type(e).__name__, e, e.args)
# %%
del nothing_here
# %%
def f():
    print(local_one)
    local_one = 1
f()
# %%
global_var = 1
def f():
    global_var += 1
f()
# %%
print("before")
1/0
print("after")
# %%
raise SystemExit
# %%
raise KeyboardInterrupt
# %%
raise StopIteration(3)
# %%
raise 5
# %%
"a" < 1
# %%
hash([])
# %%
{[]: 1}
# %%
super().x
# %%
1 = x
# %%
x = (1
# %%
def f()
    pass
# %%
for i in range(3)
    print(i)
# %%
print "hello"
# %%
if True:
print(1)
# %%
def f():
    pass
      x = 1
# %%
x = 'unterminated
# %%
x = """never ends
# %%
a b
# %%
x = 5 +
# %%
return 5
# %%
break
# %%
yield 3
# %%
f(a=1, 2)
# %%
def f(a, a): pass
# %%
x = )
# %%
x = [1, 2
y = 3
# %%
else:
    pass
# %%
import
# %%
from x import
# %%
None = 1
# %%
f() = 1
# %%
x = 0777
# %%
"a" "b" c
# %%
f"{x"
# %%
f"{}"
# %%
class
# %%
lambda x: = 1
# %%
if x = 1: pass
# %%
async def f():
    await missing_coroutine()
await f()
# %%
import asyncio
async def slow():
    await asyncio.sleep(10)
await asyncio.wait_for(slow(), 0.01)
# %%
async def fails():
    raise ValueError("in a task")
await asyncio.gather(fails(), fails())
# %%
eval("1 +")
# %%
exec("1/0")
# %%
exec("def f(:\n pass")
# %%
compile("a b", "name.py", "exec")
# %%
__import__("os").stat("/no/such")
# %%
warnings = __import__("warnings")
warnings.warn("take care")
# %%
def f():
    warnings.warn("deprecated here", DeprecationWarning, stacklevel=2)
f()
