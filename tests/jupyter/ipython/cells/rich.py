# %%
from IPython.display import *
import IPython
# %%
display("text")
# %%
display(1, "a", [1, 2])
# %%
display()
# %%
h = display("first", display_id=True)
type(h).__name__
# %%
h.update("second")
# %%
display("named", display_id="mine")
# %%
update_display("changed", display_id="mine")
# %%
DisplayHandle
# %%
display({"text/plain": "p", "text/html": "<b>h</b>"}, raw=True)
# %%
display(HTML("<i>a</i>"), metadata={"text/html": {"isolated": True}})
# %%
display(HTML("<i>a</i>"), include=["text/html"])
# %%
display(HTML("<i>a</i>"), exclude=["text/html"])
# %%
HTML("<b>x</b>")
# %%
Markdown("# a")
# %%
Latex(r"\alpha")
# %%
Math(r"x^2")
# %%
SVG("<svg xmlns='http://www.w3.org/2000/svg'></svg>")
# %%
JSON({"a": [1, 2]})
# %%
JSON([1], expanded=True, root="r")
# %%
Javascript("alert(1)")
# %%
GeoJSON({"type": "Point", "coordinates": [0, 0]})
# %%
Image(data=b"\x89PNG\r\n\x1a\n", format="png")
# %%
Image(url="https://example.org/a.png")
# %%
Image(url="https://example.org/a.png", width=10, height=20)
# %%
Image("no_such_file.png")
# %%
Image(data=b"not an image")
# %%
IFrame("https://example.org", 100, 50)
# %%
IFrame("https://example.org", 100, 50, extras=["allowfullscreen"], a=1)
# %%
YouTubeVideo("abc", width=10, height=20, start=5)
# %%
VimeoVideo("123")
# %%
ScribdDocument("1", width=1, height=2)
# %%
FileLink("no_such_file.txt")
# %%
FileLinks("/no/such")
# %%
Audio(data=b"RIFF", rate=8000)
# %%
Audio(url="https://example.org/a.wav")
# %%
Audio([0.0, 0.5, -0.5], rate=8000)
# %%
Video("https://example.org/a.mp4")
# %%
Video("https://example.org/a.mp4", width=10, html_attributes="controls loop")
# %%
Code("x = 1")
# %%
Code("x = 1", language="python")
# %%
Pretty("own text")
# %%
TextDisplayObject("t")
# %%
DisplayObject("d")
# %%
ProgressBar(3)
# %%
for i in ProgressBar(2):
    print(i)
# %%
clear_output()
# %%
print("gone")
clear_output(wait=True)
print("stays")
# %%
class WithHtml:
    def _repr_html_(self):
        return "<b>html</b>"
WithHtml()
# %%
class Several:
    def _repr_html_(self): return "<b>h</b>"
    def _repr_latex_(self): return "$l$"
    def _repr_markdown_(self): return "m"
    def _repr_json_(self): return {"a": 1}
    def _repr_svg_(self): return "<svg/>"
    def _repr_javascript_(self): return "1"
    def __repr__(self): return "Several()"
Several()
# %%
class Png:
    def _repr_png_(self): return b"\x89PNG"
    def _repr_jpeg_(self): return b"\xff\xd8", {"width": 3}
    def __repr__(self): return "Png()"
Png()
# %%
class Bundle:
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": "b", "application/x-own": {"k": 1}}
Bundle()
# %%
class BundleMeta:
    def _repr_mimebundle_(self, **kwargs):
        return {"text/html": "<b>b</b>"}, {"text/html": {"isolated": True}}
    def __repr__(self): return "BundleMeta()"
BundleMeta()
# %%
class Own:
    def _ipython_display_(self):
        print("displayed")
Own()
# %%
display(Own())
# %%
class Broken:
    def _repr_html_(self): raise ValueError("broken html")
    def __repr__(self): return "Broken()"
Broken()
# %%
class BadRepr:
    def __repr__(self): raise ValueError("broken repr")
BadRepr()
# %%
class NotText:
    def __repr__(self): return 5
NotText()
# %%
class NoneHtml:
    def _repr_html_(self): return None
    def __repr__(self): return "NoneHtml()"
NoneHtml()
# %%
class WrongType:
    def _repr_html_(self): return 5
    def __repr__(self): return "WrongType()"
WrongType()
# %%
class OwnPretty:
    def _repr_pretty_(self, p, cycle):
        with p.group(4, "OwnPretty(", ")"):
            p.pretty([1, 2, 3])
OwnPretty()
# %%
[OwnPretty(), OwnPretty()]
# %%
class GetAttr:
    def __getattr__(self, name):
        return lambda *a, **k: None
    def __repr__(self): return "GetAttr()"
GetAttr()
# %%
formatter = get_ipython().display_formatter.formatters["text/html"]
formatter.for_type(complex, lambda c: "<i>%s</i>" % c)
3 + 4j
# %%
formatter.pop(complex)
3 + 4j
# %%
plain = get_ipython().display_formatter.formatters["text/plain"]
plain.for_type(complex, lambda c, p, cycle: p.text("complex!"))
[1j]
# %%
del plain.type_printers[complex]
[1j]
# %%
plain.float_precision = 2
1.23456
# %%
plain.float_precision = ""
1.23456
# %%
import sys
print("out"); print("err", file=sys.stderr); print("out again")
# %%
sys.stdout.write("abc")
# %%
print("a", end=""); print("b", flush=True)
# %%
5;
# %%
display(5);
# %%
_
# %%
x = 3; x
# %%
x = 4
x; # hidden
# %%
"a"; "b"
# %%
None
# %%
...
# %%
In[1]
# %%
Out.get(100)
# %%
len(In) == len(get_ipython().user_ns["In"])
# %%
7
# %%
8
# %%
_, __, ___
# %%
_i
# %%
_ii
# %%
get_ipython()
# %%
type(get_ipython()).__name__
# %%
get_ipython().user_ns is globals()
# %%
get_ipython().push({"pushed": 9})
pushed
# %%
get_ipython().ev("pushed + 1")
# %%
get_ipython().ex("exd = 5")
exd
# %%
get_ipython().run_cell("6 * 7")
# %%
r = get_ipython().run_cell("1/0")
r.success, type(r.error_in_exec).__name__
# %%
get_ipython().run_cell("x = = 1")
# %%
get_ipython().set_next_input("next cell")
# %%
get_ipython().find_line_magic("pwd") is not None
# %%
get_ipython().find_cell_magic("nothing")
# %%
get_ipython().getoutput
# %%
IPython.get_ipython() is get_ipython()
# %%
get_ipython().events.register("post_run_cell", lambda result: print("ran", result.success))
# %%
5
# %%
get_ipython().events.callbacks["post_run_cell"][-1:] = []
# %%
get_ipython().ast_node_interactivity
# %%
import asyncio
await asyncio.sleep(0, "awaited")
# %%
async def number(n):
    await asyncio.sleep(0.01)
    return n
await asyncio.gather(*(number(n) for n in range(3)))
# %%
async with asyncio.timeout(1):
    print("in time")
# %%
async with asyncio.TaskGroup() as group:
    tasks = [group.create_task(number(n)) for n in range(3)]
[task.result() for task in tasks]
# %%
async def agen():
    for n in range(3):
        yield n
[n async for n in agen()]
# %%
async for n in agen():
    print(n)
# %%
number(1).close()
# %%
number
# %%
task = asyncio.create_task(number(5))
await task
# %%
asyncio.run(number(3))
# %%
asyncio.get_running_loop().is_running()
# %%
try:
    await asyncio.wait_for(asyncio.sleep(5), 0.01)
except TimeoutError as e:
    print("late", repr(e))
# %%
queue = asyncio.Queue()
await queue.put(1)
await queue.get()
# %%
documented = lambda a, b=2: a
documented
# %%
def f(a: int, *args, b="x", **kw) -> str: ...
f
# %%
class K:
    """doc of K"""
    def m(self): ...
K
# %%
K().m
# %%
K.m
# %%
type(K())
# %%
import math
math
# %%
math.sin
# %%
len
# %%
print
# %%
[].append
# %%
Exception("a")
# %%
ValueError("a", 1)
# %%
type(Exception())
# %%
range(3)
# %%
iter([]).__class__
# %%
(i for i in [])
# %%
zip, map, enumerate
# %%
import sys; sys.maxsize
# %%
NotImplemented
# %%
True, False
# %%
b"bytes\x00", bytearray(b"x"), memoryview(b"y").tobytes()
# %%
1e100, 1e-10, float("nan"), float("inf"), -0.0, 1e16, 123456789.123
# %%
10**50
# %%
2**64, 0xff, 0b11, 1_000
# %%
"quote's", 'double"s', "both'\""
# %%
"new\nline\ttab"
# %%
"uni ✓ 한글 🐦"
# %%
"x" * 1000
# %%
list(range(1001))
# %%
{i: i * i for i in range(50)}
# %%
[[1, 2, 3]] * 20
# %%
{"a": {"b": {"c": [1, 2, {"d": 3}]}}}
# %%
[list(range(30)) for _ in range(4)]
# %%
a = [1]; a.append(a); a
# %%
d = {}; d["d"] = d; d
