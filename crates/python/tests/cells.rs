//! What a cell shows. Cases are data; `support::check` runs them.

mod support;

use expect_test::expect;
use support::check;

#[test]
fn nothing_shows_nothing() {
    check(&[""], expect![""]);
    check(&["x = 1"], expect![""]);
    check(&["None"], expect![""]);
    check(&["# only a comment"], expect![""]);
}

#[test]
fn streams() {
    check(
        &["print(1 + 1)"],
        expect![[r#"
        stdout "2\n"
    "#]],
    );
    check(
        &["print('a', 'b', sep='-', end='')"],
        expect![[r#"
        stdout "a-b"
    "#]],
    );
    check(
        &["import sys\nprint('out'); print('err', file=sys.stderr); print('out again')"],
        expect![[r#"
            stdout "out\n"
            stderr "err\n"
            stdout "out again\n"
        "#]],
    );
    check(
        &["import sys\nsys.stdout.buffer.write('é'.encode()[:1]); sys.stdout.buffer.write('é'.encode()[1:]);"],
        expect![[r#"
        stdout "é"
    "#]],
    );
    check(
        &["print('\\ud800 lone', '🐦')"],
        expect![[r#"
        stdout "� lone 🐦\n"
    "#]],
    );
}

#[test]
fn streams_look_like_text_files() {
    check(
        &[
            "import sys, io\n(isinstance(sys.stdout, io.TextIOBase), sys.stdout.encoding, sys.stdout.isatty(), sys.stdout.writable(), sys.stdout.readable())",
        ],
        expect![[r"
            Out[1] text/plain (True, 'UTF-8', False, True, False)
        "]],
    );
    check(
        &["import sys\nsys.stdout.fileno()"],
        expect![[r"
        error UnsupportedOperation: fileno
    "]],
    );
    check(
        &["import sys\nsys.stdout.write(1)"],
        expect![[r"
        error TypeError: string argument expected, got 'int'
    "]],
    );
    check(
        &["import sys\nsys.stdout.write('abc')"],
        expect![[r#"
        stdout "abc"
        Out[1] text/plain 3
    "#]],
    );
    check(
        &["import sys\nsys.stdout.writelines(['a', 'b']); sys.stdout.close(); print('open')"],
        expect![[r#"
        stdout "abopen\n"
    "#]],
    );
    check(
        &[
            "import io, contextlib\nheard = io.StringIO()\nwith contextlib.redirect_stdout(heard):\n    print('inside')\nheard.getvalue()",
        ],
        expect![[r"
            Out[1] text/plain 'inside\n'
        "]],
    );
}

#[test]
fn results() {
    check(
        &["1 + 1"],
        expect![[r"
        Out[1] text/plain 2
    "]],
    );
    check(
        &["x = 2\nx ** 10"],
        expect![[r"
        Out[1] text/plain 1024
    "]],
    );
    check(&["x = 1;"], expect![""]);
    check(&["1 + 1;"], expect![""]);
    check(
        &["1 + 1  # comment; with a semicolon"],
        expect![[r"
        Out[1] text/plain 2
    "]],
    );
    check(&["for i in range(3): i"], expect![""]);
    check(
        &["'text'"],
        expect![[r"
        Out[1] text/plain 'text'
    "]],
    );
}

#[test]
fn state_lives_across_cells() {
    check(
        &["x = 20", "x += 1", "x * 2"],
        expect![[r"
        Out[3] text/plain 42
    "]],
    );
    check(
        &["def f(n):\n    return n * 2", "1/0", "f(4)"],
        expect![[r"
        Out[3] text/plain 8
    "]],
    );
    check(
        &["import math", "math.pi"],
        expect![[r"
        Out[2] text/plain 3.141592653589793
    "]],
    );
    check(
        &["41 + 1", "_ + 1"],
        expect![[r"
        Out[2] text/plain 43
    "]],
    );
}

#[test]
fn errors() {
    check(
        &["print('before')\n1 / 0\nprint('never')"],
        expect![[r#"
        stdout "before\n"
        error ZeroDivisionError: division by zero
    "#]],
    );
    check(
        &["undefined_name"],
        expect![[r"
        error NameError: name 'undefined_name' is not defined
    "]],
    );
    check(
        &["raise ValueError('é', 1)"],
        expect![[r"
        error ValueError: ('é', 1)
    "]],
    );
    check(
        &["raise KeyboardInterrupt"],
        expect![[r"
        error KeyboardInterrupt: 
    "]],
    );
    check(
        &["import no_such_module"],
        expect![[r"
        error ModuleNotFoundError: No module named 'no_such_module'
    "]],
    );
}

#[test]
fn recursion_ends_in_an_error_and_the_kernel_goes_on() {
    check(
        &["def f(n): return f(n + 1)\nf(0)", "'alive'"],
        expect![[r"
        Out[2] text/plain 'alive'
    "]],
    );
    let deep = [
        "x = []\nfor _ in range(1_000_000): x = [x]\nlen(repr(x));",
        "class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nA().y",
        "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
        "eval('(' * 5000 + ')' * 5000)",
        "import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return f(n + 1)\nf(0)",
        "x = []\nx.append(x)\nsorted([1, 2], key=lambda _: sorted([1], key=lambda _: f(1)))\ndef f(n): return max([n], key=f)\nf(1)",
    ];
    for cell in deep {
        let heard = support::transcript_of(&[cell, "'alive'"]);
        assert_eq!(heard, "Out[2] text/plain 'alive'\n", "after {cell}");
    }
}

#[test]
fn the_library_is_real_files() {
    check(
        &[
            "import os, linecache, inspect\n(os.path.basename(os.__file__), linecache.getline(os.__file__, 1)[:6], 'def dedent' in inspect.getsource(__import__('textwrap').dedent))",
        ],
        expect![[r#"
            Out[1] text/plain ('os.py', 'r"""OS', True)
        "#]],
    );
    check(
        &["import sys\nsys.path[0]"],
        expect![[r"
        Out[1] text/plain ''
    "]],
    );
}

#[test]
fn a_large_part_of_the_library_imports() {
    let modules = "abc argparse array ast asyncio base64 bisect bz2 calendar cmath collections concurrent.futures \
        configparser contextlib copy csv ctypes dataclasses datetime decimal difflib dis doctest email enum fileinput \
        fnmatch fractions functools gc getpass glob gzip hashlib heapq hmac html http.client http.server importlib \
        inspect io ipaddress itertools json keyword linecache locale logging lzma math mimetypes multiprocessing numbers \
        operator os pathlib pdb pickle pkgutil platform plistlib pprint queue random re sched secrets select shelve \
        shlex shutil signal socket sqlite3 ssl statistics string struct subprocess sys tarfile tempfile textwrap \
        threading time timeit tokenize tomllib traceback types typing unicodedata unittest urllib.request uuid warnings \
        wave weakref xml.dom.minidom xml.etree.ElementTree xmlrpc.client zipfile zlib zoneinfo";
    let code = format!(
        "import importlib\nmissing = []\nfor name in {modules:?}.split():\n    try: importlib.import_module(name)\n    \
         except ImportError: missing.append(name)\n' '.join(missing)"
    );
    check(
        &[&code],
        expect![[r"
        Out[1] text/plain 'sqlite3 ssl'
    "]],
    );
}
