//! Universal functions over whole arrays.

use crate::array::{Array, call};
use crate::dtype::Num;
use crate::error::{Error, Result};
use crate::loops::Entry;
use crate::walk::Walk;

/// Writes `entry` of `ins` to `outs`. All have been repeated to one shape; where `mask` (bools of that shape) is false
/// nothing is written. Operands of other numeric types are converted, outputs back.
pub fn elementwise(entry: &Entry, ins: &[Array], outs: &[Array], mask: Option<&Array>) -> Result<()> {
    let mut operands = Vec::with_capacity(ins.len() + outs.len());
    for (array, num) in ins.iter().zip(&entry.ins) {
        let mut array = converted(array, *num)?;
        if outs.iter().any(|out| out.overlaps(&array) && out.layout() != array.layout()) {
            array = array.copy(crate::Order::C)?;
        }
        operands.push(array);
    }
    let mut converted_back = Vec::new();
    for (array, num) in outs.iter().zip(&entry.outs) {
        if *array.dtype() == (*num).into() {
            operands.push(array.clone());
        } else {
            let own = Array::zeros(array.shape(), (*num).into(), crate::Order::C)?;
            if mask.is_some() {
                own.take_in(array)?;
            }
            converted_back.push((array, own.clone()));
            operands.push(own);
        }
    }
    let shape = outs.first().map_or(&[][..], Array::shape);
    match mask {
        None => {
            let strides: smallvec::SmallVec<[&[isize]; 4]> = operands.iter().map(Array::strides).collect();
            let starts: smallvec::SmallVec<[*mut u8; 4]> = operands.iter().map(Array::start).collect();
            Walk::new(shape, &strides).run(&starts, |at, steps, n| call(entry.run, at, steps, n));
        }
        Some(mask) => masked(entry, shape, &operands, mask),
    }
    for (out, own) in converted_back {
        out.take_in(&own)?;
    }
    Ok(())
}

/// The loop on the runs in which the mask is true.
#[expect(unsafe_code, reason = "reads the mask at addresses that the walk gives")]
fn masked(entry: &Entry, shape: &[usize], operands: &[Array], mask: &Array) {
    let mut strides: Vec<&[isize]> = operands.iter().map(Array::strides).collect();
    strides.push(mask.strides());
    let mut starts: Vec<*mut u8> = operands.iter().map(Array::start).collect();
    starts.push(mask.start());
    let last = operands.len();
    Walk::new(shape, &strides).run(&starts, |at, steps, n| {
        // SAFETY: the walk includes the mask.
        let is_on = |i: usize| unsafe { at[last].wrapping_offset(i as isize * steps[last]).read() } != 0;
        let mut from = 0;
        while from < n {
            if !is_on(from) {
                from += 1;
                continue;
            }
            let end = (from..n).find(|i| !is_on(*i)).unwrap_or(n);
            let moved: Vec<*mut u8> = (0..last).map(|k| at[k].wrapping_offset(from as isize * steps[k])).collect();
            call(entry.run, &moved, &steps[..last], end - from);
            from = end;
        }
    });
}

fn converted(array: &Array, num: Num) -> Result<Array> {
    if array.num().is_none() {
        return Err(Error::Type(format!("not a number: {}", array.dtype().name())));
    }
    // A repeated element is converted once.
    let mut once = array.layout().clone();
    for (len, stride) in once.shape.iter_mut().zip(&once.strides) {
        if *stride == 0 && *len > 1 {
            *len = 1;
        }
    }
    if *array.dtype() == num.into() {
        return Ok(array.clone());
    }
    if once == *array.layout() {
        return array.cast(num);
    }
    let small = array.view(once).cast(num)?;
    let mut layout = small.layout().clone();
    for (axis, len) in array.shape().iter().enumerate() {
        if layout.shape[axis] != *len {
            layout.shape[axis] = *len;
            layout.strides[axis] = 0;
        }
    }
    Ok(small.view(layout))
}
