//! Inner loops of the universal functions: one-dimensional, over addresses and steps.
//!
//! A [`Loop`] reads its inputs and writes its outputs at `addresses[k] + i * steps[k]`, inputs first. Whoever calls one
//! answers for the addresses; everything around it checks layouts against storages.

mod arithmetic;
mod check;
mod compare;
mod integer;
mod math;
mod table;

pub use check::Pole;
pub use table::{Entry, Function, NAMES, find};

use crate::element::Element;

/// One-dimensional work over `n` elements.
pub type Loop = unsafe fn(&[*mut u8], &[isize], usize);

/// The steps of packed elements.
fn is_packed<T>(step: isize) -> bool {
    step == size_of::<T>() as isize
}

/// `out[i] = work(a[i])`.
#[expect(unsafe_code, reason = "the one place where loops of one input touch memory")]
#[inline(always)]
pub(crate) unsafe fn unary<A: Element, O: Element>(at: &[*mut u8], steps: &[isize], n: usize, work: impl Fn(A) -> O) {
    let (a, out) = (at[0], at[1]);
    // SAFETY: the caller answers for `n` elements at these steps; packed arrays are aligned, others are read unaligned.
    unsafe {
        if is_packed::<A>(steps[0]) && is_packed::<O>(steps[1]) && is_aligned::<A>(a) && is_aligned::<O>(out) {
            let (a, out) = (a.cast::<A>(), out.cast::<O>());
            for i in 0..n {
                out.add(i).write(work(a.add(i).read()));
            }
            return;
        }
        for i in 0..n as isize {
            let value = a.wrapping_offset(i * steps[0]).cast::<A>().read_unaligned();
            out.wrapping_offset(i * steps[1]).cast::<O>().write_unaligned(work(value));
        }
    }
}

/// `out[i] = work(a[i], b[i])`.
#[expect(unsafe_code, reason = "the one place where loops of two inputs touch memory")]
#[inline(always)]
pub(crate) unsafe fn binary<A: Element, B: Element, O: Element>(
    at: &[*mut u8],
    steps: &[isize],
    n: usize,
    work: impl Fn(A, B) -> O,
) {
    let (a, b, out) = (at[0], at[1], at[2]);
    // SAFETY: as in `unary`.
    unsafe {
        let are_aligned = is_aligned::<A>(a) && is_aligned::<B>(b) && is_aligned::<O>(out);
        if are_aligned && is_packed::<O>(steps[2]) {
            let (a, b, out) = (a.cast::<A>(), b.cast::<B>(), out.cast::<O>());
            if is_packed::<A>(steps[0]) && is_packed::<B>(steps[1]) {
                for i in 0..n {
                    out.add(i).write(work(a.add(i).read(), b.add(i).read()));
                }
                return;
            }
            if is_packed::<A>(steps[0]) && steps[1] == 0 && n > 0 {
                let b = b.read();
                for i in 0..n {
                    out.add(i).write(work(a.add(i).read(), b));
                }
                return;
            }
            if steps[0] == 0 && is_packed::<B>(steps[1]) && n > 0 {
                let a = a.read();
                for i in 0..n {
                    out.add(i).write(work(a, b.add(i).read()));
                }
                return;
            }
        }
        for i in 0..n as isize {
            let left = a.wrapping_offset(i * steps[0]).cast::<A>().read_unaligned();
            let right = b.wrapping_offset(i * steps[1]).cast::<B>().read_unaligned();
            out.wrapping_offset(i * steps[2]).cast::<O>().write_unaligned(work(left, right));
        }
    }
}

/// `out1[i], out2[i] = work(a[i])`.
#[expect(unsafe_code, reason = "as `unary`, with two outputs")]
#[inline(always)]
pub(crate) unsafe fn unary_pair<A: Element, O: Element, P: Element>(
    at: &[*mut u8],
    steps: &[isize],
    n: usize,
    work: impl Fn(A) -> (O, P),
) {
    for i in 0..n as isize {
        // SAFETY: as in `unary`.
        unsafe {
            let (first, second) = work(at[0].wrapping_offset(i * steps[0]).cast::<A>().read_unaligned());
            at[1].wrapping_offset(i * steps[1]).cast::<O>().write_unaligned(first);
            at[2].wrapping_offset(i * steps[2]).cast::<P>().write_unaligned(second);
        }
    }
}

/// `out1[i], out2[i] = work(a[i], b[i])`.
#[expect(unsafe_code, reason = "as `binary`, with two outputs")]
#[inline(always)]
pub(crate) unsafe fn binary_pair<A: Element, O: Element>(
    at: &[*mut u8],
    steps: &[isize],
    n: usize,
    work: impl Fn(A, A) -> (O, O),
) {
    for i in 0..n as isize {
        // SAFETY: as in `unary`.
        unsafe {
            let left = at[0].wrapping_offset(i * steps[0]).cast::<A>().read_unaligned();
            let right = at[1].wrapping_offset(i * steps[1]).cast::<A>().read_unaligned();
            let (first, second) = work(left, right);
            at[2].wrapping_offset(i * steps[2]).cast::<O>().write_unaligned(first);
            at[3].wrapping_offset(i * steps[3]).cast::<O>().write_unaligned(second);
        }
    }
}

fn is_aligned<T>(address: *mut u8) -> bool {
    address.addr().is_multiple_of(align_of::<T>())
}

pub(crate) use compare::Compare;

/// The order of comparisons, which for complex numbers is by real, then by imaginary part.
pub(crate) fn is_less<T: Compare>(a: T, b: T) -> bool {
    a.less(b)
}
