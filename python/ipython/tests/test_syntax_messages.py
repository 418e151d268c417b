"""The words of syntax errors, from what the interpreter's parser reports to what CPython says."""

import unittest

import support  # first: it puts the stand-in and our package in place
from IPython.core.syntax_messages import improve

# cell, reported message, line, offset -> CPython's message, line
CASES = [
    ("x = [1,2", "unexpected EOF while parsing", 2, 1, "'[' was never closed", 1),
    ("print(1))", "invalid syntax", 1, 9, "unmatched ')'", 1),
    ("x = (1]", "invalid syntax", 1, 7, "closing parenthesis ']' does not match opening parenthesis '('", 1),
    ("x = (1,\n2]", "invalid syntax", 2, 2, "closing parenthesis ']' does not match opening parenthesis '(' on line 1", 2),
    ("x = ')'\ny = 1 +", "invalid syntax", 2, 8, "invalid syntax", 2),
    ('print "hi"', "invalid syntax", 1, 7, "Missing parentheses in call to 'print'. Did you mean print(...)?", 1),
    ("if x = 3: pass", "invalid syntax", 1, 6, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1),
    ("def f() pass", "invalid syntax", 1, 9, "expected ':'", 1),
    ("f(a b)", "invalid syntax", 1, 5, "invalid syntax. Perhaps you forgot a comma?", 1),
    ("f(a if b)", "invalid syntax", 1, 9, "invalid syntax", 1),
    ("a b c", "invalid syntax", 1, 3, "invalid syntax", 1),
    ("5 = x", "invalid assignment target", 1, 1, "cannot assign to literal here. Maybe you meant '==' instead of '='?", 1),
    ("f() = 3", "invalid assignment target", 1, 1, "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1),
    ("None = 3", "invalid assignment target", 1, 1, "cannot assign to None", 1),
    ("f() += 3", "invalid assignment target", 1, 1, "'function call' is an illegal expression for augmented assignment", 1),
    ("for 1 in x: pass", "invalid assignment target", 1, 5, "cannot assign to literal", 1),
    ("del f()", "invalid syntax", 1, 5, "cannot delete function call", 1),
    ("def f():\nx = 1", "expected an indented block after function definition", 2, 1,
     "expected an indented block after function definition on line 1", 2),
    ("for i in x:\nprint(i)", "expected an indented block after `for` statement", 2, 1,
     "expected an indented block after 'for' statement on line 1", 2),
    ("x = 1\n  y = 2", "unexpected indentation", 2, 1, "unexpected indent", 2),
    ("3x = 1", "invalid syntax", 1, 2, "invalid decimal literal", 1),
    ("x = 08", "invalid decimal integer literal", 1, 5,
     "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1),
    ("x = 0xg", "invalid syntax", 1, 7, "invalid syntax", 1),
    ("global = 3", "invalid syntax", 1, 8, "invalid syntax", 1),
    ("", "invalid syntax", None, None, "invalid syntax", None),
]


class Words(unittest.TestCase):
    def test_cases(self):
        for source, reported, lineno, offset, message, line in CASES:
            with self.subTest(source):
                error = SyntaxError(reported, ("x.py", lineno, offset, None))
                improve(error, source)
                self.assertEqual((error.msg, error.lineno), (message, line))

    def test_what_cpython_says_stays(self):
        for source, *_ in CASES:
            try:
                compile(source, "x.py", "exec")
            except SyntaxError as error:
                before = error.msg
                with self.subTest(source):
                    self.assertEqual(improve(error, source).msg, before)


if __name__ == "__main__":
    unittest.main()
