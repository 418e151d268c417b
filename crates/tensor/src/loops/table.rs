//! Which loops each universal function has, in the order in which `NumPy` looks through them.

use std::sync::LazyLock;

use half::f16;
use num_complex::Complex;
use smallvec::SmallVec;

use super::arithmetic::{Arithmetic, Division, divide_complex};
use super::check::{self, Pole};
use super::compare::Compare;
use super::integer::Integer;
use super::math::{Elementary, Real};
use super::{Loop, binary, binary_pair, unary, unary_pair};
use crate::dtype::Num;
use crate::element::{C64, C128, Element};

/// One loop and the types it works on.
#[derive(Debug, Clone)]
pub struct Entry {
    pub ins: SmallVec<[Num; 2]>,
    pub outs: SmallVec<[Num; 2]>,
    pub run: Loop,
}

/// A universal function.
#[derive(Debug)]
pub struct Function {
    pub name: &'static str,
    pub nin: usize,
    pub nout: usize,
    pub entries: Vec<Entry>,
}

impl Function {
    /// The first loop that takes such inputs without loss.
    pub fn find(&self, ins: &[Num]) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.ins.iter().zip(ins).all(|(wanted, given)| given.is_safe_to(*wanted)))
    }
}

static TABLE: LazyLock<Vec<Function>> = LazyLock::new(build);

/// Names of all functions.
pub static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| TABLE.iter().map(|function| function.name).collect());

/// A function by its name.
pub fn find(name: &str) -> Option<&'static Function> {
    TABLE.iter().find(|function| function.name == name)
}

fn entry(ins: &[Num], outs: &[Num], run: Loop) -> Entry {
    Entry { ins: ins.into(), outs: outs.into(), run }
}

/// `function!(table, "name", loops…)`, the loops made by the macros below.
macro_rules! function {
    ($table:ident, $name:literal, $nin:literal, $nout:literal, $($entries:expr),* $(,)?) => {{
        let mut entries = Vec::new();
        $(entries.extend($entries);)*
        $table.push(Function { name: $name, nin: $nin, nout: $nout, entries });
    }};
}

/// Two of a type to one of it.
macro_rules! two {
    ($work:path; $($type:ty),*) => {
        [$(entry(&[<$type>::NUM; 2], &[<$type>::NUM], |at, steps, n| unsafe { binary::<$type, $type, $type>(at, steps, n, $work) })),*]
    };
}

/// The same, with a look at the flags.
macro_rules! two_checked {
    ($work:path, $pole:expr; $($type:ty),*) => {
        [$(entry(&[<$type>::NUM; 2], &[<$type>::NUM], |at, steps, n| unsafe {
            binary::<$type, $type, $type>(at, steps, n, $work);
            check::binary::<$type, $type, $type>(at, steps, n, $pole);
        })),*]
    };
}

/// Two of a type to a bool.
macro_rules! two_to_bool {
    ($work:expr; $($type:ty),*) => {
        [$(entry(&[<$type>::NUM; 2], &[Num::Bool], |at, steps, n| unsafe { binary::<$type, $type, bool>(at, steps, n, $work) })),*]
    };
}

/// One of a type to one of it.
macro_rules! one {
    ($work:path; $($type:ty),*) => {
        [$(entry(&[<$type>::NUM], &[<$type>::NUM], |at, steps, n| unsafe { unary::<$type, $type>(at, steps, n, $work) })),*]
    };
}

macro_rules! one_checked {
    ($work:path, $pole:expr; $($type:ty),*) => {
        [$(entry(&[<$type>::NUM], &[<$type>::NUM], |at, steps, n| unsafe {
            unary::<$type, $type>(at, steps, n, $work);
            check::unary::<$type, $type>(at, steps, n, $pole);
        })),*]
    };
}

/// One of a type to another.
macro_rules! one_to {
    ($out:ty, $work:expr; $($type:ty),*) => {
        [$(entry(&[<$type>::NUM], &[<$out>::NUM], |at, steps, n| unsafe { unary::<$type, $out>(at, steps, n, $work) })),*]
    };
}

fn build() -> Vec<Function> {
    let mut table = Vec::new();
    arithmetic(&mut table);
    division(&mut table);
    bits(&mut table);
    comparisons(&mut table);
    calculus(&mut table);
    rounding(&mut table);
    tests_of_kind(&mut table);
    table
}

#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
fn arithmetic(table: &mut Vec<Function>) {
    function!(
        table,
        "add",
        2,
        1,
        two!(Integer::or; bool),
        two!(Arithmetic::add; i8, u8, i16, u16, i32, u32, i64, u64),
        two_checked!(Arithmetic::add, Pole::Never; f16, f32, f64, C64, C128)
    );
    function!(
        table,
        "subtract",
        2,
        1,
        two!(Arithmetic::subtract; i8, u8, i16, u16, i32, u32, i64, u64),
        two_checked!(Arithmetic::subtract, Pole::Never; f16, f32, f64, C64, C128)
    );
    function!(
        table,
        "multiply",
        2,
        1,
        two!(Integer::and; bool),
        two!(Arithmetic::multiply; i8, u8, i16, u16, i32, u32, i64, u64),
        two_checked!(Arithmetic::multiply, Pole::Never; f16, f32, f64, C64, C128)
    );
    function!(
        table,
        "negative",
        1,
        1,
        one!(Arithmetic::negative; i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64, C64, C128)
    );
    function!(table, "positive", 1, 1, one!(same; i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64, C64, C128));
    function!(
        table,
        "absolute",
        1,
        1,
        one!(same; bool),
        one!(wrapping_abs; i8),
        one!(same; u8),
        one!(wrapping_abs16; i16),
        one!(same; u16),
        one!(wrapping_abs32; i32),
        one!(same; u32),
        one!(wrapping_abs64; i64),
        one!(same; u64),
        one!(Real::fabs; f16, f32, f64),
        one_to!(f32, |z: C64| z.re.hypot(z.im); C64),
        one_to!(f64, |z: C128| z.re.hypot(z.im); C128)
    );
    function!(
        table,
        "square",
        1,
        1,
        one!(square; i8, u8, i16, u16, i32, u32, i64, u64),
        one_checked!(square, Pole::Never; f16, f32, f64, C64, C128)
    );
    function!(
        table,
        "power",
        2,
        1,
        two!(Arithmetic::power; i8, u8, i16, u16, i32, u32, i64, u64),
        [
            entry(&[Num::Float16; 2], &[Num::Float16], |at, steps, n| unsafe { power::<f16>(at, steps, n) }),
            entry(&[Num::Float32; 2], &[Num::Float32], |at, steps, n| unsafe { power::<f32>(at, steps, n) }),
            entry(&[Num::Float64; 2], &[Num::Float64], |at, steps, n| unsafe { power::<f64>(at, steps, n) })
        ],
        two!(Arithmetic::power; C64, C128)
    );
    function!(
        table,
        "float_power",
        2,
        1,
        [entry(&[Num::Float64; 2], &[Num::Float64], |at, steps, n| unsafe { power::<f64>(at, steps, n) })],
        two!(Arithmetic::power; C128)
    );
    function!(
        table,
        "reciprocal",
        1,
        1,
        one!(Arithmetic::reciprocal; i8, u8, i16, u16, i32, u32, i64, u64),
        one_checked!(Arithmetic::reciprocal, Pole::AtZero; f16, f32, f64, C64, C128)
    );
    function!(
        table,
        "sign",
        1,
        1,
        one!(Arithmetic::sign; i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64, C64, C128)
    );
    function!(
        table,
        "conjugate",
        1,
        1,
        one!(same; i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64),
        one!(conjugate; C64),
        one!(conjugate; C128)
    );
}

#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
fn division(table: &mut Vec<Function>) {
    function!(
        table,
        "divide",
        2,
        1,
        [
            entry(&[Num::Float16; 2], &[Num::Float16], |at, steps, n| unsafe {
                binary::<f16, f16, f16>(at, steps, n, |a, b| f16::from_f32(a.to_f32() / b.to_f32()));
                check::binary::<f16, f16, f16>(at, steps, n, Pole::AtZero);
            }),
            entry(&[Num::Float32; 2], &[Num::Float32], |at, steps, n| unsafe {
                binary::<f32, f32, f32>(at, steps, n, |a, b| a / b);
                check::binary::<f32, f32, f32>(at, steps, n, Pole::AtZero);
            }),
            entry(&[Num::Float64; 2], &[Num::Float64], |at, steps, n| unsafe {
                binary::<f64, f64, f64>(at, steps, n, |a, b| a / b);
                check::binary::<f64, f64, f64>(at, steps, n, Pole::AtZero);
            })
        ],
        two_checked!(divide_complex::<f32>, Pole::AtZero; C64),
        two_checked!(divide_complex::<f64>, Pole::AtZero; C128)
    );
    // The quotient of integers is a double.
    if let Some(divide) = table.iter_mut().find(|function| function.name == "divide") {
        let narrow = [
            entry(&[Num::Int8; 2], &[Num::Float64], |at, steps, n| unsafe { quotient::<i8>(at, steps, n) }),
            entry(&[Num::UInt8; 2], &[Num::Float64], |at, steps, n| unsafe { quotient::<u8>(at, steps, n) }),
            entry(&[Num::Int16; 2], &[Num::Float64], |at, steps, n| unsafe { quotient::<i16>(at, steps, n) }),
            entry(&[Num::UInt16; 2], &[Num::Float64], |at, steps, n| unsafe { quotient::<u16>(at, steps, n) }),
            entry(&[Num::Int32; 2], &[Num::Float64], |at, steps, n| unsafe { quotient::<i32>(at, steps, n) }),
            entry(&[Num::UInt32; 2], &[Num::Float64], |at, steps, n| unsafe { quotient::<u32>(at, steps, n) }),
            entry(&[Num::Int64; 2], &[Num::Float64], |at, steps, n| unsafe { quotient::<i64>(at, steps, n) }),
            entry(&[Num::UInt64; 2], &[Num::Float64], |at, steps, n| unsafe { quotient::<u64>(at, steps, n) }),
        ];
        divide.entries.splice(0..0, narrow);
    }
    function!(
        table,
        "floor_divide",
        2,
        1,
        two!(Division::floor_divide; i8, u8, i16, u16, i32, u32, i64, u64),
        two_checked!(Division::floor_divide, Pole::AtZero; f16, f32, f64)
    );
    function!(
        table,
        "remainder",
        2,
        1,
        two!(Division::remainder; i8, u8, i16, u16, i32, u32, i64, u64),
        two_checked!(Division::remainder, Pole::AtZero; f16, f32, f64)
    );
    function!(
        table,
        "fmod",
        2,
        1,
        two!(Division::fmod; i8, u8, i16, u16, i32, u32, i64, u64),
        two_checked!(Division::fmod, Pole::AtZero; f16, f32, f64)
    );
    macro_rules! divmod {
        ($($type:ty),*) => {
            [$(entry(&[<$type>::NUM; 2], &[<$type>::NUM; 2], |at, steps, n| unsafe {
                binary_pair::<$type, $type>(at, steps, n, |a, b| (a.floor_divide(b), a.remainder(b)));
            })),*]
        };
    }
    macro_rules! divmod_checked {
        ($($type:ty),*) => {
            [$(entry(&[<$type>::NUM; 2], &[<$type>::NUM; 2], |at, steps, n| unsafe {
                binary_pair::<$type, $type>(at, steps, n, |a, b| (a.floor_divide(b), a.remainder(b)));
                check::binary::<$type, $type, $type>(&at[..3], &steps[..3], n, Pole::AtZero);
                check::binary::<$type, $type, $type>(&[at[0], at[1], at[3]], &[steps[0], steps[1], steps[3]], n, Pole::AtZero);
            })),*]
        };
    }
    function!(table, "divmod", 2, 2, divmod!(i8, u8, i16, u16, i32, u32, i64, u64), divmod_checked!(f16, f32, f64));
}

#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
fn bits(table: &mut Vec<Function>) {
    function!(table, "bitwise_and", 2, 1, two!(Integer::and; bool, i8, u8, i16, u16, i32, u32, i64, u64));
    function!(table, "bitwise_or", 2, 1, two!(Integer::or; bool, i8, u8, i16, u16, i32, u32, i64, u64));
    function!(table, "bitwise_xor", 2, 1, two!(Integer::xor; bool, i8, u8, i16, u16, i32, u32, i64, u64));
    function!(table, "invert", 1, 1, one!(Integer::not; bool, i8, u8, i16, u16, i32, u32, i64, u64));
    function!(table, "left_shift", 2, 1, two!(Integer::shift_left; i8, u8, i16, u16, i32, u32, i64, u64));
    function!(table, "right_shift", 2, 1, two!(Integer::shift_right; i8, u8, i16, u16, i32, u32, i64, u64));
    function!(table, "gcd", 2, 1, two!(Integer::gcd; i8, u8, i16, u16, i32, u32, i64, u64));
    function!(table, "lcm", 2, 1, two!(Integer::lcm; i8, u8, i16, u16, i32, u32, i64, u64));
    function!(table, "bitwise_count", 1, 1, one_to!(u8, Integer::bit_count; i8, u8, i16, u16, i32, u32, i64, u64));
}

#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
fn comparisons(table: &mut Vec<Function>) {
    macro_rules! all_types {
        ($name:literal, $work:expr) => {
            function!(table, $name, 2, 1, two_to_bool!($work; bool, i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64, C64, C128))
        };
    }
    all_types!("equal", |a, b| a == b);
    all_types!("not_equal", |a, b| a != b);
    all_types!("less", Compare::less);
    all_types!("less_equal", Compare::less_equal);
    all_types!("greater", |a, b| Compare::less(b, a));
    all_types!("greater_equal", |a, b| Compare::less_equal(b, a));
    all_types!("logical_and", |a, b| a.truth() && b.truth());
    all_types!("logical_or", |a, b| a.truth() || b.truth());
    all_types!("logical_xor", |a, b| a.truth() != b.truth());
    function!(
        table,
        "logical_not",
        1,
        1,
        one_to!(bool, |a| !a.truth(); bool, i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64, C64, C128)
    );
    macro_rules! extremes {
        ($name:literal, $work:path) => {
            function!(table, $name, 2, 1, two!($work; bool, i8, u8, i16, u16, i32, u32, i64, u64, f16, f32, f64, C64, C128))
        };
    }
    extremes!("maximum", Compare::maximum);
    extremes!("minimum", Compare::minimum);
    extremes!("fmax", Compare::fmax);
    extremes!("fmin", Compare::fmin);
}

#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
fn calculus(table: &mut Vec<Function>) {
    macro_rules! inexact {
        ($($name:literal, $work:path, $pole:expr);* $(;)?) => {$(
            function!(table, $name, 1, 1, one_checked!($work, $pole; f16, f32, f64, C64, C128));
        )*};
    }
    inexact!(
        "sqrt", Elementary::sqrt, Pole::Never;
        "exp", Elementary::exp, Pole::Never;
        "exp2", Elementary::exp2, Pole::Never;
        "expm1", Elementary::expm1, Pole::Never;
        "log", Elementary::log, Pole::Always;
        "log2", Elementary::log2, Pole::Always;
        "log10", Elementary::log10, Pole::Always;
        "log1p", Elementary::log1p, Pole::Always;
        "sin", Elementary::sin, Pole::Never;
        "cos", Elementary::cos, Pole::Never;
        "tan", Elementary::tan, Pole::Never;
        "arcsin", Elementary::arcsin, Pole::Never;
        "arccos", Elementary::arccos, Pole::Never;
        "arctan", Elementary::arctan, Pole::Never;
        "sinh", Elementary::sinh, Pole::Never;
        "cosh", Elementary::cosh, Pole::Never;
        "tanh", Elementary::tanh, Pole::Never;
        "arcsinh", Elementary::arcsinh, Pole::Never;
        "arccosh", Elementary::arccosh, Pole::Never;
        "arctanh", Elementary::arctanh, Pole::Always;
    );
    macro_rules! real {
        ($($name:literal, $work:path);* $(;)?) => {$(
            function!(table, $name, 1, 1, one_checked!($work, Pole::Never; f16, f32, f64));
        )*};
    }
    real!("cbrt", Real::cbrt; "fabs", Real::fabs; "degrees", Real::degrees; "rad2deg", Real::degrees; "radians", Real::radians; "deg2rad", Real::radians);
    // Not flagged: `spacing` of an infinity is NaN without a word.
    function!(table, "spacing", 1, 1, one!(Real::spacing; f16, f32, f64));
    macro_rules! real_two {
        ($($name:literal, $work:path);* $(;)?) => {$(
            function!(table, $name, 2, 1, two_checked!($work, Pole::Never; f16, f32, f64));
        )*};
    }
    real_two!("arctan2", Real::arctan2; "hypot", Real::hypot; "copysign", Real::copysign; "nextafter", Real::nextafter;
        "logaddexp", Real::logaddexp; "logaddexp2", Real::logaddexp2; "heaviside", Real::heaviside);
    macro_rules! parts {
        ($($type:ty),*) => {{
            function!(table, "modf", 1, 2, [$(entry(&[<$type>::NUM], &[<$type>::NUM; 2], |at, steps, n| unsafe {
                unary_pair::<$type, $type, $type>(at, steps, n, Real::modf);
            })),*]);
            function!(table, "frexp", 1, 2, [$(entry(&[<$type>::NUM], &[<$type>::NUM, Num::Int32], |at, steps, n| unsafe {
                unary_pair::<$type, $type, i32>(at, steps, n, Real::frexp);
            })),*]);
            function!(table, "ldexp", 2, 1, [$(
                entry(&[<$type>::NUM, Num::Int32], &[<$type>::NUM], |at, steps, n| unsafe {
                    binary::<$type, i32, $type>(at, steps, n, |a, e| a.ldexp(i64::from(e)));
                }),
                entry(&[<$type>::NUM, Num::Int64], &[<$type>::NUM], |at, steps, n| unsafe {
                    binary::<$type, i64, $type>(at, steps, n, Real::ldexp);
                })
            ),*]);
        }};
    }
    parts!(f16, f32, f64);
}

#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
fn rounding(table: &mut Vec<Function>) {
    function!(table, "rint", 1, 1, one!(Elementary::rint; f16, f32, f64, C64, C128));
    macro_rules! whole {
        ($($name:literal, $work:path);*) => {$(
            function!(table, $name, 1, 1, one!(same; bool, i8, u8, i16, u16, i32, u32, i64, u64), one!($work; f16, f32, f64));
        )*};
    }
    whole!("floor", Real::floor; "ceil", Real::ceil; "trunc", Real::trunc);
}

#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
fn tests_of_kind(table: &mut Vec<Function>) {
    macro_rules! all {
        ($name:literal, $exact:expr, $real:expr, $complex:expr) => {
            function!(table, $name, 1, 1,
                one_to!(bool, |_| $exact; bool, i8, u8, i16, u16, i32, u32, i64, u64),
                one_to!(bool, $real; f16, f32, f64),
                one_to!(bool, $complex; C64, C128));
        };
    }
    all!("isnan", false, Element::is_nan, Element::is_nan);
    all!("isinf", false, Real::is_infinite, |z| z.re.is_infinite() || z.im.is_infinite());
    all!("isfinite", true, check::Inexact::is_finite, |z| z.re.is_finite() && z.im.is_finite());
    function!(table, "signbit", 1, 1, one_to!(bool, Real::signbit; f16, f32, f64));
}

#[inline(always)]
fn same<T>(value: T) -> T {
    value
}

#[inline(always)]
fn square<T: Arithmetic>(value: T) -> T {
    value.multiply(value)
}

fn wrapping_abs(value: i8) -> i8 {
    value.wrapping_abs()
}
fn wrapping_abs16(value: i16) -> i16 {
    value.wrapping_abs()
}
fn wrapping_abs32(value: i32) -> i32 {
    value.wrapping_abs()
}
fn wrapping_abs64(value: i64) -> i64 {
    value.wrapping_abs()
}

fn conjugate<P: std::ops::Neg<Output = P>>(value: Complex<P>) -> Complex<P> {
    Complex { re: value.re, im: -value.im }
}

/// Integers to a double.
#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
unsafe fn quotient<T: Element + crate::element::Cast<f64>>(at: &[*mut u8], steps: &[isize], n: usize) {
    let by_zero = std::cell::Cell::new(0_u8);
    // SAFETY: the caller's.
    unsafe {
        binary::<T, T, f64>(at, steps, n, |a, b| {
            let (a, b): (f64, f64) = (a.cast(), b.cast());
            if b == 0.0 {
                by_zero.set(by_zero.get() | if a == 0.0 { crate::status::INVALID } else { crate::status::DIVIDE });
            }
            a / b
        });
    }
    if by_zero.get() != 0 {
        crate::status::raise(by_zero.get());
    }
}

/// Powers of floats; infinities of zero bases are poles.
#[expect(unsafe_code, reason = "loops are unsafe to call: the closures here only pass their arguments on")]
unsafe fn power<T: Arithmetic + check::Inexact>(at: &[*mut u8], steps: &[isize], n: usize) {
    // SAFETY: the caller's.
    unsafe {
        binary::<T, T, T>(at, steps, n, T::power);
        // The base decides whether it is a pole: the check looks at the last input.
        check::binary::<T, T, T>(&[at[1], at[0], at[2]], &[steps[1], steps[0], steps[2]], n, Pole::AtZero);
    }
}
