//! Conversions between numeric types, run by run.

use crate::dtype::Num;
use crate::element::{Cast, Element};
use crate::loops::{Loop, unary};
use crate::{status, with_element};

/// The loop that converts one type to another.
pub fn cast_loop(from: Num, to: Num) -> Loop {
    with_element!(from, A => with_element!(to, B => convert::<A, B> as Loop))
}

#[expect(unsafe_code, reason = "a loop like those of `loops`")]
unsafe fn convert<A: Element + Cast<B> + Cast<f64>, B: Element + Cast<f64>>(at: &[*mut u8], steps: &[isize], n: usize) {
    // SAFETY: the caller's.
    unsafe { unary::<A, B>(at, steps, n, |value| Cast::<B>::cast(value)) };
    if A::NUM.is_inexact() && B::NUM.is_inexact() && B::NUM.real().size() < A::NUM.real().size() {
        // SAFETY: the caller's.
        unsafe { note_overflow::<A, B>(at, steps, n) };
    }
    if A::NUM.is_inexact() && B::NUM.is_integer() {
        // SAFETY: the caller's.
        unsafe { note_invalid::<A>(at[0], steps[0], n, B::NUM) };
    }
}

/// What gets infinite by losing digits is flagged.
#[expect(unsafe_code, reason = "reads what the loop has just read and written")]
unsafe fn note_overflow<A: Element + Cast<f64>, B: Element + Cast<f64>>(at: &[*mut u8], steps: &[isize], n: usize) {
    for i in 0..n as isize {
        // SAFETY: the caller's.
        let (from, to): (f64, f64) = unsafe {
            (
                at[0].wrapping_offset(i * steps[0]).cast::<A>().read_unaligned().cast(),
                at[1].wrapping_offset(i * steps[1]).cast::<B>().read_unaligned().cast(),
            )
        };
        if to.is_infinite() && from.is_finite() {
            status::raise(status::OVERFLOW);
            return;
        }
    }
}

/// What fits no integer is flagged, as processors do.
#[expect(unsafe_code, reason = "reads what the loop has just read")]
unsafe fn note_invalid<A: Element + Cast<f64>>(address: *mut u8, step: isize, n: usize, to: Num) {
    let limit = if to == Num::UInt64 { 18_446_744_073_709_551_616.0 } else { 9_223_372_036_854_775_808.0 };
    let limit = if to.size() < 4 || to == Num::Int32 { 2_147_483_648.0 } else { limit };
    for i in 0..n as isize {
        // SAFETY: the caller's.
        let value: f64 = unsafe { address.wrapping_offset(i * step).cast::<A>().read_unaligned() }.cast();
        if !(-limit..limit).contains(&value) {
            status::raise(status::INVALID);
            return;
        }
    }
}
