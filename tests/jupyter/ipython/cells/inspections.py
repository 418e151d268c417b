# %%
import os, collections
def f(a, b=2, *c, d: int = 3, **e) -> int:
    """doc of f

    second line"""
    return a
class A:
    "class doc"
    def __init__(self, x, y=1):
        "init doc"
        self.x = x
    def meth(self, q):
        return q
class B(A):
    pass
a = A(1)
numbers = [1, 2, 3]
text = "hello"
# %%
f?
# %%
?f
# %%
f??
# %%
A?
# %%
A??
# %%
B?
# %%
a?
# %%
a.meth?
# %%
a.meth??
# %%
nothing_here?
# %%
a.nothing?
# %%
number*?
# %%
os.path.jo*?
# %%
numbers?
# %%
text?
# %%
x = lambda q: q
x?
