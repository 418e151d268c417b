//! `s += x` appends in place: nobody may notice.

mod support;

use expect_test::expect;
use support::check_all;

#[test]
fn other_names_keep_their_text() {
    check_all(
        &[
            // In a cell, past the length from which names are appended to in place.
            "s = 'x' * 200\nkept = s\nfor n in range(3): s += str(n)\n(s[-4:], len(kept), kept == 'x' * 200, list(globals()).index('s') < list(globals()).index('kept'))",
            "def f():\n    s = 'ab' * 100\n    kept, table = s, {s: 1}\n    for n in range(40): s += 'é' if n % 2 else 'z'\n    return len(kept), table[kept], len(s), s[-3:], s[199:202], hash(s) == hash('ab' * 100 + 'zé' * 20), s in table\nf()",
            "def g():\n    global s\n    s = 'x' * 300\n    before = s\n    for _ in range(20): s += 'y'\n    return len(before), len(s)\ng()",
            "class C:\n    t = 'c' * 200\n    u = t\n    for _ in range(10): t += 'd'\n(len(C.t), len(C.u))",
            "space = {}\nexec(\"s = 'q' * 200\\nfor _ in range(10): s += 'r'\", globals(), space)\n(len(space['s']), len(s))",
            "def h(s):\n    def inner():\n        nonlocal s\n        for _ in range(10): s += '!'\n        return s\n    return inner()\nh('w' * 200)[-11:]",
            "s = 'x' * 200\ntry:\n    for _ in range(10): s += 'y'\n    s += 1\nexcept TypeError as e: print(e)\nlen(s)",
            "def a(b): return b + 'c' + b + 'd'\n[a('x' * n) for n in range(3)], [a('ü') for _ in range(20)][-1]",
            "s = 'k' * 200\nfor _ in range(10): s += s\nlen(s)",
            "def halves():\n    s = ''\n    for _ in range(30):\n        s += chr(0xd83d)\n        s += chr(0xde00)\n    return len(s), s[1] == chr(0xde00), ascii(s[:2])\nhalves()",
        ],
        expect![[r#"
            Out[1] text/plain ('x012', 200, True, True)
            Out[2] text/plain (200, 1, 240, 'ézé', 'bzé', True, False)
            Out[3] text/plain (300, 320)
            Out[4] text/plain (210, 200)
            Out[5] text/plain (210, 320)
            Out[6] text/plain 'w!!!!!!!!!!'
            stdout "can only concatenate str (not \"int\") to str\n"
            Out[7] text/plain 210
            Out[8] text/plain (['cd', 'xcxd', 'xxcxxd'], 'ücüd')
            Out[9] text/plain 204800
            Out[10] text/plain (60, True, "'\\ud83d\\ude00'")
        "#]],
    );
}
