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
    let size = source.dtype().size();
    if !source.dtype().is_object() && part.is_packed(size, Order::C) {
        // Each part is one block of bytes.
        let (from, to, block) = (source.storage().start(), result.start(), size * part.size());
        move_elements(offsets, block, |place, offset| (from.wrapping_add(offset), to.wrapping_add(place * block)));
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
        32 => as_type!([u64; 4]),
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
    let found: Option<Vec<usize>> = mask.with_bytes(set_places);
    let found = found.unwrap_or_else(|| {
        let offsets = mask.layout().offsets().enumerate();
        offsets.filter(|(_, offset)| mask.read::<u8>(*offset) != 0).map(|(place, _)| place).collect()
    });
    // A place among all elements is one place in each dimension.
    let mut inner = 1;
    let mut lists: Vec<Array> = Vec::with_capacity(mask.ndim());
    for (dim, len) in mask.shape().iter().enumerate().rev() {
        let list: Vec<i64> = if dim == 0 {
            found.iter().map(|place| (place / inner) as i64).collect()
        } else {
            found.iter().map(|place| (place / inner % len) as i64).collect()
        };
        lists.push(Array::from_slice(&list, &[list.len()])?);
        inner *= len;
    }
    lists.reverse();
    Ok(lists)
}

/// Where a mask is set. The places are written without a branch: masks are often as good as random.
fn set_places(mask: &[u8]) -> Vec<usize> {
    let count: usize = mask.iter().map(|set| usize::from(*set != 0)).sum();
    let mut places = vec![0; count + 1];
    let mut at = 0;
    for (place, set) in mask.iter().enumerate() {
        places[at] = place;
        at += usize::from(*set != 0);
    }
    places.truncate(count);
    places
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
    if size <= 16 && mask.is_packed(Order::C) && result.is_packed(Order::C) && yes.shape() == result.shape() {
        let step = if yes.is_packed(Order::C) {
            Some(size)
        } else {
            yes.strides().iter().all(|stride| *stride == 0).then_some(0)
        };
        if let Some(step) = step {
            let (from, to) = (yes.start(), result.start());
            mask.with_bytes(|mask| blend(mask, from, step, to, size));
            return Ok(());
        }
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

/// Writes the elements at `from` over those at `to` where the mask is set.
#[expect(unsafe_code, reason = "the caller's arrays have as many elements as the mask, packed or all the same one")]
fn blend(mask: &[u8], from: *mut u8, step: usize, to: *mut u8, size: usize) {
    macro_rules! as_type {
        ($type:ty) => {
            for (place, set) in mask.iter().enumerate() {
                // SAFETY: see above. Both are read, so that the choice is no branch.
                unsafe {
                    let target = to.cast::<$type>().add(place);
                    let new = from.add(place * step).cast::<$type>().read_unaligned();
                    let old = target.read_unaligned();
                    target.write_unaligned(if *set == 0 { old } else { new });
                }
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
            for (place, _) in mask.iter().enumerate().filter(|(_, set)| **set != 0) {
                // SAFETY: see above.
                unsafe { std::ptr::copy(from.add(place * step), to.add(place * size), size) };
            }
        }
    }
}
