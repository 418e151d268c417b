# %%
%pwd
# %%
%cd /tmp
# %%
%cd -q /tmp
%pwd
# %%
%cd /no/such/folder
# %%
%cd
# %%
%env NO_SUCH_VARIABLE
# %%
%env COLOUR=blue
# %%
%env COLOUR
# %%
%set_env COLOUR=green
# %%
import os
os.environ["COLOUR"]
# %%
%reset -f
# %%
a = 1
b = "text"
def func(): pass
# %%
%who
# %%
%who str
# %%
%who_ls
# %%
%whos
# %%
%who float
# %%
%reset_selective -f ^a$
%who
# %%
%xmode
# %%
%xmode Plain
# %%
1/0
# %%
def f(): return {}["k"]
f()
# %%
%xmode Minimal
# %%
1/0
# %%
%xmode Verbose
# %%
n = 3
def f(a, b=2): return a / (b - 2)
f(n)
# %%
%xmode Context
# %%
%xmode Nonsense
# %%
%precision 3
# %%
3.14159265
# %%
%precision
# %%
3.14159265
# %%
%pprint
# %%
list(range(40))
# %%
%pprint
# %%
%config
# %%
%config InlineBackend.figure_format = "retina"
# %%
%config NoSuchClass.x = 1
# %%
%config InteractiveShell.ast_node_interactivity = "all"
# %%
1
2
# %%
%config InteractiveShell.ast_node_interactivity = "last_expr"
# %%
%config InteractiveShell.ast_node_interactivity
# %%
%%writefile /tmp/colibri_table.py
x = 5
def double(n):
    return 2 * n
print("loaded", __name__)
# %%
%%writefile -a /tmp/colibri_table.py
y = 6
# %%
%%writefile /tmp/colibri_table.py
x = 7
print("again", __name__)
# %%
%run /tmp/colibri_table.py
# %%
x
# %%
%run /no/such/file.py
# %%
%%writefile /tmp/colibri_args.py
import sys
print(sys.argv[1:])
# %%
%run /tmp/colibri_args.py one "two words" 3
# %%
%%writefile /tmp/colibri_fail.py
def g():
    return 1 / 0
g()
# %%
%run /tmp/colibri_fail.py
# %%
%pycat /tmp/colibri_args.py
# %%
%load /tmp/colibri_args.py
# %%
%%capture out
print("captured")
import sys
print("err", file=sys.stderr)
# %%
out.stdout, out.stderr
# %%
out()
# %%
out.show()
# %%
%%capture --no-stderr only
print("a")
print("b", file=sys.stderr)
# %%
%%capture
display("gone")
print("gone")
# %%
%%time
x = sum(range(10))
# %%
%time sum(range(10))
# %%
result = %time 3
# %%
%timeit -n 1 -r 1 pass
# %%
%timeit -n1 -r2 -q pass
# %%
r = %timeit -n 1 -r 1 -o -q pass
type(r).__name__
# %%
%%timeit -n 1 -r 1
y = 1
y + 1
# %%
%%html
<b>bold</b>
# %%
%%markdown
# Title
*words*
# %%
%%latex
\frac{1}{2}
# %%
%%javascript
var x = 1;
# %%
%%js
var x = 1;
# %%
%%svg
<svg></svg>
# %%
%lsmagic_no
# %%
%no_such_magic
# %%
%%no_such_cell_magic
body
# %%
%%who
# %%
%time
# %%
get_ipython().run_line_magic("pwd", "")
# %%
get_ipython().run_cell_magic("html", "", "<i>x</i>")
# %%
from IPython.core.magic import register_line_magic, register_cell_magic, register_line_cell_magic
@register_line_magic
def shout(line):
    return line.upper()
@register_cell_magic
def lines(line, cell):
    return line, cell.split("\n")
@register_line_cell_magic
def both(line, cell=None):
    return "line" if cell is None else "cell"
# %%
%shout hello there
# %%
x = %shout assigned
x
# %%
%%lines with words
one
two
# %%
%both
# %%
%%both
x
# %%
value = 42
%shout {value} $value
# %%
%alias_magic t timeit
# %%
%macro
# %%
%quickref_no
# %%
%store
# %%
%dhist
# %%
%history -n 1-2
# %%
%hist -l 1
# %%
%notebook
# %%
%rehashx_no
# %%
%bookmark -l
# %%
%psource func_missing
# %%
def documented(a, b=1):
    """Adds numbers.

    More words.
    """
    return a + b
# %%
%pdoc documented
# %%
%pdef documented
# %%
%psource documented
# %%
%pfile documented_no
# %%
%automagic
# %%
%automagic off
# %%
%colors
# %%
%logstate
# %%
%load_ext no_such_extension
# %%
%load_ext autoreload
# %%
%load_ext autoreload
# %%
%autoreload 2
# %%
%reload_ext autoreload
# %%
%unload_ext no_such_extension
# %%
%matplotlib --list_no
# %%
%%script_no
# %%
%%file /tmp/colibri_file.txt
words
# %%
%sx_no
# %%
%%prun_no
# %%
%%python_no
# %%
%reset -f in
# %%
%xdel value
value
# %%
%tb
# %%
1/0
# %%
%tb
# %%
%unalias nothing
# %%
%page
# %%
%pinfo documented_missing
# %%
%conda_no
# %%
%%debug_no
# %%
%code_wrap
# %%
%subshell
# %%
%connect_info_no
# %%
%cls_no
# %%
%popd
# %%
%pushd /tmp
# %%
%dirs
# %%
%popd
