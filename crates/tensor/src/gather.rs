//! Elements at arbitrary places: what indexing with arrays reads and writes.

use crate::array::Array;
use crate::error::Result;
use crate::layout::{Dims, Layout, Order};

/// The parts of `source` with layout `part` (its offset left out) that begin at `offsets`, packed one behind the other;
/// the first dimension of the result counts them.
pub fn gather(source: &Array, part: &Layout, offsets: &[usize]) -> Result<Array> {
    let mut shape = Dims::from_slice(&[offsets.len()]);
    shape.extend_from_slice(&part.shape);
    let result = Array::zeros(&shape, source.dtype().clone(), Order::C)?;
    result.storage().set_counting(source.storage().counting());
    if part.ndim() == 0 && !source.dtype().is_object() {
        let from = source.storage().start();
        let to = result.start();
        let size = source.dtype().size();
        move_elements(offsets, size, |place, offset| (from.wrapping_add(offset), to.wrapping_add(place * size)));
        return Ok(result);
    }
    for (place, offset) in offsets.iter().enumerate() {
        let from = source.view(Layout { offset: *offset, ..part.clone() });
        result.view(result.layout().at(0, place)).take_in(&from)?;
    }
    Ok(result)
}

/// Writes the parts of `values`, counted by its first dimension, to where [`gather`] would read them.
pub fn scatter(target: &Array, part: &Layout, offsets: &[usize], values: &Array) -> Result<()> {
    let is_same = values.dtype() == target.dtype() && !target.dtype().is_object();
    if part.ndim() == 0 && is_same && values.ndim() == 1 {
        let to = target.storage().start();
        let from = values.start();
        let step = values.strides()[0];
        let size = target.dtype().size();
        move_elements(offsets, size, |place, offset| {
            (from.wrapping_offset(place as isize * step), to.wrapping_add(offset))
        });
        return Ok(());
    }
    for (place, offset) in offsets.iter().enumerate() {
        let to = target.view(Layout { offset: *offset, ..part.clone() });
        to.take_in(&values.view(values.layout().at(0, place)))?;
    }
    Ok(())
}

#[expect(unsafe_code, reason = "both callers compute addresses within arrays from offsets that were checked")]
fn move_elements(offsets: &[usize], size: usize, places: impl Fn(usize, usize) -> (*mut u8, *mut u8)) {
    macro_rules! as_type {
        ($type:ty) => {
            for (place, offset) in offsets.iter().enumerate() {
                let (from, to) = places(place, *offset);
                // SAFETY: see above.
                unsafe { to.cast::<$type>().write_unaligned(from.cast::<$type>().read_unaligned()) };
            }
        };
    }
    match size {
        1 => as_type!(u8),
        2 => as_type!(u16),
        4 => as_type!(u32),
        8 => as_type!(u64),
        16 => as_type!(u128),
        _ => {
            for (place, offset) in offsets.iter().enumerate() {
                let (from, to) = places(place, *offset);
                // SAFETY: see above.
                unsafe { std::ptr::copy(from, to, size) };
            }
        }
    }
}

/// For each dimension the places of the elements that are true, in C order.
pub fn nonzero(mask: &Array) -> Result<Vec<Array>> {
    let mut places: Vec<Vec<i64>> = vec![Vec::new(); mask.ndim()];
    let mut index = vec![0_i64; mask.ndim()];
    for offset in mask.layout().offsets() {
        if mask.read::<u8>(offset) != 0 {
            for (list, at) in places.iter_mut().zip(&index) {
                list.push(*at);
            }
        }
        for dim in (0..index.len()).rev() {
            index[dim] += 1;
            if (index[dim] as usize) < mask.shape()[dim] {
                break;
            }
            index[dim] = 0;
        }
    }
    places.iter().map(|list| Array::from_slice(list, &[list.len()])).collect()
}

/// `result[i] = mask[i] ? yes[i] : no[i]`; all have one shape, and all but the mask one type. `no` may be `result`.
pub fn choose(mask: &Array, yes: &Array, no: &Array, result: &Array) -> Result<()> {
    if !std::ptr::eq(no, result) {
        result.take_in(no)?;
    }
    let mask = mask.cast(crate::Num::Bool)?;
    let (size, from, to) = (result.dtype().size(), yes.storage().start(), result.storage().start());
    if result.dtype().is_object() {
        for ((at, source), target) in mask.layout().offsets().zip(yes.layout().offsets()).zip(result.layout().offsets())
        {
            if mask.read::<u8>(at) != 0 {
                let single = |array: &Array, offset| array.view(Layout { offset, ..Layout::default() });
                single(result, target).take_in(&single(yes, source))?;
            }
        }
        return Ok(());
    }
    let picked: Vec<(usize, usize)> = mask
        .layout()
        .offsets()
        .zip(yes.layout().offsets().zip(result.layout().offsets()))
        .filter(|(at, _)| mask.read::<u8>(*at) != 0)
        .map(|(_, pair)| pair)
        .collect();
    let places: Vec<usize> = (0..picked.len()).collect();
    move_elements(&places, size, |place, _| {
        let (source, target) = picked[place];
        (from.wrapping_add(source), to.wrapping_add(target))
    });
    Ok(())
}
