//! Bounded integers as arrays of all integer types and of truth values.

use rustpython_vm::{PyResult, VirtualMachine};
use tensor::element::Element;
use tensor::{Array, Num, Order};

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
    let array = Array::zeros(shape, num.into(), Order::C).or_raise(vm)?;
    let width = if num == Num::Bool { 1 } else { num.size() as u32 * 8 };
    let source = Bounded::new(width, is_masked);
    match num.size() {
        1 => fill::<u8>(&array, bits, source, bounds),
        2 => fill::<u16>(&array, bits, source, bounds),
        4 => fill::<u32>(&array, bits, source, bounds),
        _ => fill::<u64>(&array, bits, source, bounds),
    }
    Ok(array)
}

fn fill<T: Integer>(array: &Array, bits: &mut Bits, mut source: Bounded, (lows, mosts): (&[u64], &[u64])) {
    let is_same = lows.len() == 1 && mosts.len() == 1;
    for i in 0..array.size() {
        let place = if is_same { 0 } else { i };
        let (Some(low), Some(most)) = (lows.get(place), mosts.get(place)) else { return };
        let drawn = low.wrapping_add(source.draw(bits, *most));
        array.write(i * size_of::<T>(), T::of(drawn));
    }
}
