//! Order: sorted elements, the places that sort them, where others belong among them.

use std::cmp::Ordering;

use crate::array::Array;
use crate::dtype::{Kind, Num};
use crate::element::{Element, PartialOrdOrComplex};
use crate::error::{Error, Result};
use crate::layout::Order;
use crate::with_element;

fn compare<T: PartialOrdOrComplex>(a: &T, b: &T) -> Ordering {
    if a.is_less(b) {
        Ordering::Less
    } else if b.is_less(a) {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// The type whose order the elements have: times are ordered as integers.
fn order_type(array: &Array) -> Result<(Array, Num)> {
    match &array.dtype().kind {
        Kind::Num(num) => Ok((array.clone(), *num)),
        Kind::DateTime(_) | Kind::TimeDelta(_) => Ok((array.with_dtype(Num::Int64.into()), Num::Int64)),
        _ => Err(Error::Type(format!("no order is known for {}", array.dtype().name()))),
    }
}

/// `NaT`, the lowest integer, comes last.
fn time_key(value: i64) -> u64 {
    (value as u64 ^ (1 << 63)).wrapping_sub(1)
}

fn is_time(array: &Array) -> bool {
    matches!(array.dtype().kind, Kind::DateTime(_) | Kind::TimeDelta(_))
}

/// Offsets of the first elements along an axis, and the step and length of it.
fn lanes(array: &Array, axis: usize) -> (Vec<usize>, isize, usize) {
    (array.layout().at(axis, 0).offsets().collect(), array.strides()[axis], array.shape()[axis])
}

/// A packed copy with the elements along `axis` in order; equals stay as they were.
pub fn sort(array: &Array, axis: usize) -> Result<Array> {
    let result = array.copy(Order::C)?;
    if result.size() == 0 {
        return Ok(result);
    }
    let (ordered, num) = order_type(&result)?;
    let (starts, step, len) = lanes(&ordered, axis);
    let by_time = is_time(array);
    with_element!(num, T => for start in starts {
        let at = |i: usize| (start as isize + i as isize * step) as usize;
        let mut values: Vec<T> = (0..len).map(|i| ordered.read::<T>(at(i))).collect();
        if by_time {
            sort_times(&ordered, &mut (0..len).map(|i| ordered.read::<i64>(at(i))).collect::<Vec<_>>(), at);
            continue;
        }
        sort_values(&mut values);
        for (i, value) in values.into_iter().enumerate() {
            ordered.write::<T>(at(i), value);
        }
    });
    Ok(result)
}

fn sort_times(target: &Array, values: &mut [i64], at: impl Fn(usize) -> usize) {
    values.sort_unstable_by_key(|value| time_key(*value));
    for (i, value) in values.iter().enumerate() {
        target.write::<i64>(at(i), *value);
    }
}

/// Equal numbers cannot be told apart, but for zeros of two signs: stable, so that those stay as they were.
fn sort_values<T: Element>(values: &mut [T]) {
    values.sort_by(compare);
}

/// The places along `axis` that put the elements in order; equals stay as they were.
pub fn argsort(array: &Array, axis: usize) -> Result<Array> {
    let result = Array::zeros(array.shape(), Num::Int64.into(), Order::C)?;
    if array.size() == 0 {
        return Ok(result);
    }
    let (ordered, num) = order_type(array)?;
    let (starts, step, len) = lanes(&ordered, axis);
    let (targets, target_step, _) = lanes(&result, axis);
    let by_time = is_time(array);
    with_element!(num, T => for (start, target) in starts.into_iter().zip(targets) {
        let at = |i: usize| (start as isize + i as isize * step) as usize;
        let mut places: Vec<u32> = (0..len as u32).collect();
        if by_time {
            places.sort_by_key(|place| time_key(ordered.read::<i64>(at(*place as usize))));
        } else {
            let values: Vec<T> = (0..len).map(|i| ordered.read::<T>(at(i))).collect();
            places.sort_by(|a, b| compare(&values[*a as usize], &values[*b as usize]));
        }
        for (i, place) in places.into_iter().enumerate() {
            result.write::<i64>((target as isize + i as isize * target_step) as usize, i64::from(place));
        }
    });
    Ok(result)
}

/// Where each of `values` belongs in the sorted `array` of one dimension and the same type: before equals, or behind.
pub fn search(array: &Array, values: &Array, is_right: bool) -> Result<Array> {
    let (ordered, num) = order_type(array)?;
    let (wanted, _) = order_type(values)?;
    let places: Vec<i64> = with_element!(num, T => {
        let sorted: Vec<T> = ordered.to_vec();
        wanted
            .to_vec::<T>()
            .iter()
            .map(|value| sorted.partition_point(|element| if is_right { !value.is_less(element) } else { element.is_less(value) }) as i64)
            .collect()
    });
    Array::from_slice(&places, values.shape())
}
