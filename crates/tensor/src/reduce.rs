//! Reductions: a function of two put between all elements along axes.

use half::f16;

use crate::array::{Array, call};
use crate::dtype::Num;
use crate::element::Element;
use crate::error::Result;
use crate::layout::{Dims, Layout, Order, Strides};
use crate::loops::{Entry, Loop};
use crate::walk::Walk;
use crate::with_element;

/// `*acc = *acc op a[0] op a[1] …` for `n` elements.
type Fold = unsafe fn(*mut u8, *mut u8, isize, usize);

/// Elements that `NumPy` buffers at a time where a type must be converted on the way; the sums of blocks are added.
const BUFFER: usize = 8192;

/// Reduces `a`, converted to the type of `entry`, along `axes` into `out`, whose values are the start. `out` has the shape
/// of `a` with one element along each of `axes`.
pub fn reduce(name: &str, entry: &Entry, a: &Array, axes: &[usize], out: &Array) -> Result<()> {
    let num = entry.ins[0];
    let mut strides: Strides = out.strides().into();
    for axis in axes {
        strides[*axis] = 0;
    }
    if *a.dtype() == num.into() {
        fold(name, entry.run, num, a, &strides, out);
        return Ok(());
    }
    // Sums of converted elements are added block by block, as NumPy's buffer has it.
    if a.size() > BUFFER && axes.len() == a.ndim() && a.is_packed(Order::C) {
        let flat = a.reshaped(&[a.size()], Order::C)?;
        return blocks(name, entry, &flat, &[0], out);
    }
    fold(name, entry.run, num, &a.cast(num)?, &strides, out);
    Ok(())
}

/// All of a packed array to one element.
fn blocks(name: &str, entry: &Entry, flat: &Array, strides: &[isize], out: &Array) -> Result<()> {
    let num = entry.ins[0];
    let step = flat.strides()[0];
    let mut done = 0;
    while done < flat.size() {
        let len = BUFFER.min(flat.size() - done);
        let layout = Layout {
            shape: [len][..].into(),
            strides: [step][..].into(),
            offset: flat.layout().offset + done * step as usize,
        };
        let block = flat.view(layout).cast(num)?;
        let single = out.view(Layout { shape: [1][..].into(), strides: [0][..].into(), offset: out.layout().offset });
        fold(name, entry.run, num, &block, strides, &single);
        done += len;
    }
    Ok(())
}

fn fold(name: &str, run: Loop, num: Num, a: &Array, out_strides: &[isize], out: &Array) {
    let fast = fold_of(name, num);
    Walk::new(a.shape(), &[a.strides(), out_strides]).run(&[a.start(), out.start()], |at, steps, n| match fast {
        Some(fast) if steps[1] == 0 => call_fold(fast, at[1], at[0], steps[0], n),
        _ => call(run, &[at[1], at[0], at[1]], &[steps[1], steps[0], steps[1]], n),
    });
}

#[expect(unsafe_code, reason = "the walk of arrays whose layouts were checked against their storages")]
fn call_fold(fold: Fold, acc: *mut u8, a: *mut u8, step: isize, n: usize) {
    // SAFETY: the walk's addresses.
    unsafe { fold(acc, a, step, n) };
}

fn fold_of(name: &str, num: Num) -> Option<Fold> {
    macro_rules! by_type {
        ($work:ident: $($num:ident => $type:ty),*) => {
            match num { $(Num::$num => Some($work::<$type> as Fold),)* _ => None }
        };
    }
    match name {
        "add" => match num {
            Num::Float16 => Some(sum_half),
            Num::Float32 => Some(sum::<f32>),
            Num::Float64 => Some(sum::<f64>),
            Num::Complex64 => Some(sum_complex::<f32>),
            Num::Complex128 => Some(sum_complex::<f64>),
            _ => {
                by_type!(sum_whole: Int8 => i8, UInt8 => u8, Int16 => i16, UInt16 => u16, Int32 => i32, UInt32 => u32, Int64 => i64, UInt64 => u64)
            }
        },
        "multiply" => {
            by_type!(product: Int8 => i8, UInt8 => u8, Int16 => i16, UInt16 => u16, Int32 => i32, UInt32 => u32, Int64 => i64, UInt64 => u64, Float32 => f32, Float64 => f64)
        }
        "maximum" => {
            by_type!(greatest: Bool => bool, Int8 => i8, UInt8 => u8, Int16 => i16, UInt16 => u16, Int32 => i32, UInt32 => u32, Int64 => i64, UInt64 => u64, Float32 => f32, Float64 => f64)
        }
        "minimum" => {
            by_type!(least: Bool => bool, Int8 => i8, UInt8 => u8, Int16 => i16, UInt16 => u16, Int32 => i32, UInt32 => u32, Int64 => i64, UInt64 => u64, Float32 => f32, Float64 => f64)
        }
        "logical_and" => (num == Num::Bool).then_some(all as Fold),
        "logical_or" => (num == Num::Bool).then_some(any as Fold),
        _ => None,
    }
}

#[expect(unsafe_code, reason = "reads an element at an address that the caller answers for")]
#[inline(always)]
unsafe fn get<T: Copy>(a: *mut u8, step: isize, i: usize) -> T {
    // SAFETY: the caller's.
    unsafe { a.wrapping_offset(i as isize * step).cast::<T>().read_unaligned() }
}

#[expect(unsafe_code, reason = "see `get`")]
#[inline(always)]
unsafe fn run_fold<T: Copy>(acc: *mut u8, a: *mut u8, step: isize, n: usize, work: impl Fn(T, T) -> T) {
    // SAFETY: the caller's.
    unsafe {
        let mut value = acc.cast::<T>().read_unaligned();
        if step == size_of::<T>() as isize {
            for i in 0..n {
                value = work(value, a.cast::<T>().add(i).read_unaligned());
            }
        } else {
            for i in 0..n {
                value = work(value, get(a, step, i));
            }
        }
        acc.cast::<T>().write_unaligned(value);
    }
}

macro_rules! wrapping {
    ($($type:ty),*) => {$(
        impl Whole for $type {
            fn plus(self, other: Self) -> Self { self.wrapping_add(other) }
            fn times(self, other: Self) -> Self { self.wrapping_mul(other) }
        }
    )*};
}
trait Whole: Element {
    fn plus(self, other: Self) -> Self;
    fn times(self, other: Self) -> Self;
}
wrapping!(i8, u8, i16, u16, i32, u32, i64, u64);
impl Whole for f32 {
    fn plus(self, other: Self) -> Self {
        self + other
    }
    fn times(self, other: Self) -> Self {
        self * other
    }
}
impl Whole for f64 {
    fn plus(self, other: Self) -> Self {
        self + other
    }
    fn times(self, other: Self) -> Self {
        self * other
    }
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn sum_whole<T: Whole>(acc: *mut u8, a: *mut u8, step: isize, n: usize) {
    // SAFETY: the caller's.
    unsafe { run_fold::<T>(acc, a, step, n, T::plus) };
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn product<T: Whole>(acc: *mut u8, a: *mut u8, step: isize, n: usize) {
    // SAFETY: the caller's.
    unsafe { run_fold::<T>(acc, a, step, n, T::times) };
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn greatest<T: Element + PartialOrd>(acc: *mut u8, a: *mut u8, step: isize, n: usize) {
    // SAFETY: the caller's.
    unsafe { run_fold::<T>(acc, a, step, n, |best, next| if best.is_nan() || next <= best { best } else { next }) };
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn least<T: Element + PartialOrd>(acc: *mut u8, a: *mut u8, step: isize, n: usize) {
    // SAFETY: the caller's.
    unsafe { run_fold::<T>(acc, a, step, n, |best, next| if best.is_nan() || next >= best { best } else { next }) };
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn all(acc: *mut u8, a: *mut u8, step: isize, n: usize) {
    // SAFETY: the caller's.
    unsafe {
        if acc.read() != 0 && (0..n).any(|i| get::<u8>(a, step, i) == 0) {
            acc.write(0);
        }
    }
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn any(acc: *mut u8, a: *mut u8, step: isize, n: usize) {
    // SAFETY: the caller's.
    unsafe {
        if acc.read() == 0 && (0..n).any(|i| get::<u8>(a, step, i) != 0) {
            acc.write(1);
        }
    }
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn sum<T: Copy + std::ops::Add<Output = T> + Default + std::ops::Neg<Output = T>>(
    acc: *mut u8,
    a: *mut u8,
    step: isize,
    n: usize,
) {
    // SAFETY: the caller's.
    unsafe {
        let at = acc.cast::<T>();
        at.write_unaligned(at.read_unaligned() + pairwise(&|i| get::<T>(a, step, i), 0, n));
    }
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn sum_half(acc: *mut u8, a: *mut u8, step: isize, n: usize) {
    // SAFETY: the caller's.
    unsafe {
        let at = acc.cast::<f16>();
        let sum = pairwise(&|i| get::<f16>(a, step, i).to_f32(), 0, n);
        at.write_unaligned(f16::from_f32(at.read_unaligned().to_f32() + sum));
    }
}

#[expect(unsafe_code, reason = "see `get`")]
unsafe fn sum_complex<T: Copy + std::ops::Add<Output = T> + Default + std::ops::Neg<Output = T>>(
    acc: *mut u8,
    a: *mut u8,
    step: isize,
    n: usize,
) {
    // SAFETY: the caller's.
    unsafe {
        let at = acc.cast::<[T; 2]>();
        let [re, im] = at.read_unaligned();
        let (re_sum, im_sum) = pairwise_complex(&|i| get::<[T; 2]>(a, step, i), 0, n);
        at.write_unaligned([re + re_sum, im + im_sum]);
    }
}

/// Elements that are added one after the other, in eight rows.
const BLOCK: usize = 128;

/// The sum of `n` elements from `from`, halved until blocks are left: the order in which `NumPy` adds.
fn pairwise<T: Copy + std::ops::Add<Output = T> + Default + std::ops::Neg<Output = T>>(
    get: &impl Fn(usize) -> T,
    from: usize,
    n: usize,
) -> T {
    if n < 8 {
        // From minus zero, which adds nothing to minus zero.
        return (0..n).fold(-T::default(), |sum, i| sum + get(from + i));
    }
    if n <= BLOCK {
        let mut rows: [T; 8] = std::array::from_fn(|row| get(from + row));
        let mut i = 8;
        while i < n - n % 8 {
            for (row, sum) in rows.iter_mut().enumerate() {
                *sum = *sum + get(from + i + row);
            }
            i += 8;
        }
        let [a, b, c, d, e, f, g, h] = rows;
        let sum = ((a + b) + (c + d)) + ((e + f) + (g + h));
        return (i..n).fold(sum, |sum, i| sum + get(from + i));
    }
    let half = n / 2 - (n / 2) % 8;
    pairwise(get, from, half) + pairwise(get, from + half, n - half)
}

/// The same for complex numbers, whose parts count as two elements.
fn pairwise_complex<T: Copy + std::ops::Add<Output = T> + Default + std::ops::Neg<Output = T>>(
    get: &impl Fn(usize) -> [T; 2],
    from: usize,
    n: usize,
) -> (T, T) {
    if n < 4 {
        return (0..n).fold((-T::default(), -T::default()), |(re, im), i| {
            let [a, b] = get(from + i);
            (re + a, im + b)
        });
    }
    if n <= BLOCK / 2 {
        let mut rows: [[T; 2]; 4] = std::array::from_fn(|row| get(from + row));
        let mut i = 4;
        while i < n - n % 4 {
            for (row, sum) in rows.iter_mut().enumerate() {
                let [a, b] = get(from + i + row);
                *sum = [sum[0] + a, sum[1] + b];
            }
            i += 4;
        }
        let sum = |part: usize| (rows[0][part] + rows[1][part]) + (rows[2][part] + rows[3][part]);
        return (i..n).fold((sum(0), sum(1)), |(re, im), i| {
            let [a, b] = get(from + i);
            (re + a, im + b)
        });
    }
    let mut half = n; // of 2n parts
    half -= half % 8;
    let half = half / 2;
    let (one, two) = (pairwise_complex(get, from, half), pairwise_complex(get, from + half, n - half));
    (one.0 + two.0, one.1 + two.1)
}

/// Where the greatest (`true`) or smallest element is along `axis`; the first of equals, and the first NaN.
pub fn arg_extreme(a: &Array, axis: usize, is_max: bool) -> Result<Array> {
    let outer = a.layout().at(axis, 0);
    let (len, step) = (a.shape()[axis], a.strides()[axis]);
    let places: Vec<i64> = outer
        .offsets()
        .map(|offset| {
            with_element!(a.num().unwrap_or(Num::Bool), T => {
                let lane = a.view(Layout { shape: Dims::from_slice(&[len]), strides: Strides::from_slice(&[step]), offset });
                if let Some(Some(place)) = lane.with_slice(|values: &[T]| extreme_of(values, is_max)) {
                    return place as i64;
                }
                let get = |i: usize| a.read::<T>((offset as isize + i as isize * step) as usize);
                let mut best = 0;
                let mut value = get(0);
                for i in 1..len {
                    if value.is_nan() {
                        break;
                    }
                    let next = get(i);
                    let is_better = next.is_nan() || if is_max { crate::loops::is_less(value, next) } else { crate::loops::is_less(next, value) };
                    if is_better {
                        (best, value) = (i, next);
                    }
                }
                best as i64
            })
        })
        .collect();
    Array::from_slice(&places, &outer.shape)
}

/// Where the extreme of packed numbers is: first which it is, eight at a time, then where. `None` where there is a NaN.
fn extreme_of<T: crate::element::Element + crate::loops::Compare>(values: &[T], is_max: bool) -> Option<usize> {
    let better =
        |new: T, old: T| if is_max { crate::loops::is_less(old, new) } else { crate::loops::is_less(new, old) };
    let mut best = [values[0]; 8];
    let mut has_nan = false;
    let chunks = values.chunks_exact(8);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (best, value) in best.iter_mut().zip(chunk) {
            has_nan |= value.is_nan();
            *best = if better(*value, *best) { *value } else { *best };
        }
    }
    let mut one = best[0];
    for value in best.iter().skip(1).chain(rest) {
        has_nan |= value.is_nan();
        one = if better(*value, one) { *value } else { one };
    }
    if has_nan {
        return None;
    }
    values.iter().position(|value| !better(*value, one) && !better(one, *value))
}

/// Running results along an axis: `out[i] = out[i - 1] op a[i]`. `out` has the shape and type of `a`, that of `entry`.
pub fn accumulate(entry: &Entry, a: &Array, axis: usize, out: &Array) -> Result<()> {
    let len = a.shape()[axis];
    if a.size() == 0 {
        return Ok(());
    }
    out.view(out.layout().at(axis, 0)).take_in(&a.view(a.layout().at(axis, 0)))?;
    if len == 1 {
        return Ok(());
    }
    let (from, to) = (a.strides()[axis], out.strides()[axis]);
    let (lanes_in, lanes_out) = (a.layout().at(axis, 0), out.layout().at(axis, 0));
    for (input, output) in lanes_in.offsets().zip(lanes_out.offsets()) {
        let (input, output) = (a.storage().start().wrapping_add(input), out.storage().start().wrapping_add(output));
        // Each element needs the one before: the loop runs over them in order, one by one.
        for i in 1..len as isize {
            let before = output.wrapping_offset((i - 1) * to);
            let at = [before, input.wrapping_offset(i * from), output.wrapping_offset(i * to)];
            call(entry.run, &at, &[to, from, to], 1);
        }
    }
    Ok(())
}
