//! Flags of IEEE 754 from what went in and what came out.

use half::f16;

use crate::element::{C64, C128, Element};
use crate::status;

/// Whether an infinite result of finite numbers is a division by zero or an overflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pole {
    /// Every infinity is an overflow.
    Never,
    /// Every infinity is a pole: quotients by zero have their own look at the divisor.
    Always,
    /// A pole where the last input is zero.
    AtZero,
}

/// Elements that may be infinite or NaN.
pub(crate) trait Inexact: Element {
    /// Whether it is neither infinite nor NaN.
    fn is_finite(self) -> bool;
    fn is_zero(self) -> bool;
}

macro_rules! inexact {
    ($($type:ty),*) => {$(
        impl Inexact for $type {
            #[inline(always)]
            fn is_finite(self) -> bool {
                <$type>::is_finite(self)
            }
            fn is_zero(self) -> bool {
                !self.truth()
            }
        }
    )*};
}
inexact!(f16, f32, f64);

macro_rules! inexact_pair {
    ($($type:ty),*) => {$(
        impl Inexact for $type {
            fn is_finite(self) -> bool {
                self.re.is_finite() && self.im.is_finite()
            }
            fn is_zero(self) -> bool {
                !self.truth()
            }
        }
    )*};
}
inexact_pair!(C64, C128);

#[expect(unsafe_code, reason = "reads what a loop of this module has just read and written")]
unsafe fn read<T: Element>(address: *mut u8, step: isize, i: usize) -> T {
    // SAFETY: the caller answers for the address, as for the loop that ran before.
    unsafe { address.wrapping_offset(i as isize * step).cast::<T>().read_unaligned() }
}

/// Whether all of the run is finite: the common case, looked at first and fast.
#[expect(unsafe_code, reason = "see `read`")]
pub(crate) unsafe fn all_finite<T: Inexact>(address: *mut u8, step: isize, n: usize) -> bool {
    let mut finite = true;
    for i in 0..n {
        // SAFETY: see `read`.
        finite &= unsafe { read::<T>(address, step, i) }.is_finite();
    }
    finite
}

/// Flags after a loop of one input.
#[expect(unsafe_code, reason = "see `read`")]
pub(crate) unsafe fn unary<A: Inexact, O: Inexact>(at: &[*mut u8], steps: &[isize], n: usize, pole: Pole) {
    // SAFETY: see `read`.
    unsafe {
        if all_finite::<O>(at[1], steps[1], n) {
            return;
        }
        for i in 0..n {
            let (a, out): (A, O) = (read(at[0], steps[0], i), read(at[1], steps[1], i));
            note(out, a.is_nan(), a.is_finite(), pole == Pole::Always || pole == Pole::AtZero && a.is_zero());
        }
    }
}

/// Flags after a loop of two inputs.
#[expect(unsafe_code, reason = "see `read`")]
pub(crate) unsafe fn binary<A: Inexact, B: Inexact, O: Inexact>(at: &[*mut u8], steps: &[isize], n: usize, pole: Pole) {
    // SAFETY: see `read`.
    unsafe {
        if all_finite::<O>(at[2], steps[2], n) {
            return;
        }
        for i in 0..n {
            let (a, b, out): (A, B, O) = (read(at[0], steps[0], i), read(at[1], steps[1], i), read(at[2], steps[2], i));
            let is_pole = pole == Pole::Always || pole == Pole::AtZero && b.is_zero();
            note(out, a.is_nan() || b.is_nan(), a.is_finite() && b.is_finite(), is_pole);
        }
    }
}

fn note<O: Inexact>(out: O, had_nan: bool, were_finite: bool, is_pole: bool) {
    if out.is_nan() {
        if !had_nan {
            status::raise(status::INVALID);
        }
    } else if !out.is_finite() && were_finite {
        status::raise(if is_pole { status::DIVIDE } else { status::OVERFLOW });
    }
}
