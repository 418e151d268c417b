//! Bounded integers as arrays of all integer types and of truth values.

use rustpython_vm::{PyResult, VirtualMachine};
use tensor::element::Element;
use tensor::{Array, DType, Num};

use super::Bits;
use super::bounded::Bounded;
use crate::registry::OrRaise;

/// A type that bits can be drawn for.
trait Integer: Element {
    fn of(bits: u64) -> Self;
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Integer for $type {
            fn of(bits: u64) -> Self {
                bits as Self
            }
        }
    )*};
}
integers!(u8 u16 u32 u64);

/// Numbers from `low` on, up to `most` more: both as bits of the type, one of each or as many as numbers.
pub(crate) fn drawn(
    bits: &mut Bits,
    num: Num,
    bounds: (&[u64], &[u64]),
    shape: &[usize],
    is_masked: bool,
    vm: &VirtualMachine,
) -> PyResult<Array> {
    let width = if num == Num::Bool { 1 } else { num.size() as u32 * 8 };
    let mut source = Bounded::new(width, 0, is_masked);
    let drawn = match num.size() {
        1 => filled::<u8>(bits, &mut source, bounds, shape),
        2 => filled::<u16>(bits, &mut source, bounds, shape),
        4 => filled::<u32>(bits, &mut source, bounds, shape),
        _ => filled::<u64>(bits, &mut source, bounds, shape),
    };
    Ok(drawn.or_raise(vm)?.with_dtype(DType::from(num)))
}

fn filled<T: Integer>(
    bits: &mut Bits,
    source: &mut Bounded,
    (lows, mosts): (&[u64], &[u64]),
    shape: &[usize],
) -> tensor::Result<Array> {
    let count = shape.iter().product();
    let mut values = Vec::with_capacity(count);
    if let ([low], [most]) = (lows, mosts) {
        source.set_most(*most);
        values.extend((0..count).map(|_| T::of(low.wrapping_add(source.draw(bits)))));
    } else {
        for (low, most) in lows.iter().zip(mosts) {
            source.set_most(*most);
            values.push(T::of(low.wrapping_add(source.draw(bits))));
        }
    }
    Array::from_slice(&values, shape)
}
