//! Sets iterate in CPython's order (patches/rustpython-vm-0.6.0.patch).

mod support;

use expect_test::expect;
use support::check;

#[test]
fn set_programs_print_what_cpython_prints() {
    // The counts and the checksum are what CPython 3.11, 3.12 and 3.13 print for the same program.
    check(
        &[include_str!("programs/set_order.py")],
        expect![[r#"
            stdout "2862 2049889349\n"
        "#]],
    );
}

#[test]
fn set_displays_of_constants() {
    check(
        &["print({7, 1, 3, 6, 9, 33, 65, 17}, frozenset({5, 99, 1000, 3, 64}))"],
        expect![[r#"
            stdout "{65, 1, 3, 33, 6, 7, 9, 17} frozenset({64, 99, 3, 5, 1000})\n"
        "#]],
    );
}

#[test]
fn strings_hash_as_without_randomisation() {
    // What CPython 3.11 prints with PYTHONHASHSEED=0: one byte, two bytes and four bytes a code point.
    check(
        &[
            r#"print([hash(x) for x in ("", "a", "hello", "é", "naïve", "♠", "7♠", "😀x", b"abc", chr(0xd800), "x" * 40)], {"red", "green", "blue", "T♠", "é"})"#,
        ],
        expect![[r#"
            stdout "[0, 4644417185603328019, -2096571579003691106, 6047309291227476195, 7682306841811832039, -1449928959255403141, 3531153359101060409, -8926728262118538918, -4594863902769663758, 5926611903945376553, 2303902467218227611] {'red', 'é', 'blue', 'green', 'T♠'}\n"
        "#]],
    );
}

#[test]
fn views_of_dictionaries() {
    check(
        &[
            "from collections import OrderedDict\nd = OrderedDict(spam=1, bacon=2)",
            "print(d.keys(), d.values(), d.items(), {'spam': 1, 'bacon': 2}.keys() ^ {'sausage', 'juice'})",
        ],
        expect![[r#"
            stdout "odict_keys(['spam', 'bacon']) odict_values([1, 2]) odict_items([('spam', 1), ('bacon', 2)]) {'spam', 'sausage', 'juice', 'bacon'}\n"
        "#]],
    );
}

#[test]
fn errors_are_worded_as_people_know_them() {
    check(
        &[
            "said = []",
            "for bad in ('22.0**600', '[1].remove(2)', '[1].index(\"a\")', 'open(\"/missing\")', '1/0', '1//0', '1%0', '1.5/0', '1.5//0', '0**-1', '1j/0'):\n    try:\n        eval(bad)\n    except Exception as error:\n        said.append(f'{type(error).__name__} {error}')",
            "print('; '.join(said))",
        ],
        expect![[r#"
            stdout "OverflowError (34, 'Numerical result out of range'); ValueError list.remove(x): x not in list; ValueError 'a' is not in list; FileNotFoundError [Errno 2] No such file or directory: '/missing'; ZeroDivisionError division by zero; ZeroDivisionError integer division or modulo by zero; ZeroDivisionError integer modulo by zero; ZeroDivisionError float division by zero; ZeroDivisionError float floor division by zero; ZeroDivisionError 0.0 cannot be raised to a negative power; ZeroDivisionError complex division by zero\n"
        "#]],
    );
}
