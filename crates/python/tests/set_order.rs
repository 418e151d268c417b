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
fn errors_are_worded_as_people_know_them() {
    check(
        &[
            "said = []",
            "for bad in ('22.0**600', '[1].remove(2)', '[1].index(\"a\")', 'open(\"/missing\")'):\n    try:\n        eval(bad)\n    except Exception as error:\n        said.append(f'{type(error).__name__} {error}')",
            "print('; '.join(said))",
        ],
        expect![[r#"
            stdout "OverflowError (34, 'Numerical result out of range'); ValueError list.remove(x): x not in list; ValueError 'a' is not in list; FileNotFoundError [Errno 2] No such file or directory: '/missing'\n"
        "#]],
    );
}
