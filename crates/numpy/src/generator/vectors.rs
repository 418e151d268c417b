//! Results whose last dimension is a vector, of arguments that the Python half has read.

use rustpython_vm::{PyRef, PyResult, VirtualMachine};
use tensor::element::Element;
use tensor::{Array, Num, Order};

use super::legacy::{self, Source};
use super::{Bits, counts};
use crate::array::PyArray;
use crate::registry::OrRaise;

fn wholes(array: &PyRef<PyArray>, vm: &VirtualMachine) -> PyResult<Vec<i64>> {
    Ok(array.array().cast(Num::Int64).or_raise(vm)?.to_vec())
}

fn reals(array: &PyRef<PyArray>, vm: &VirtualMachine) -> PyResult<Vec<f64>> {
    Ok(array.array().cast(Num::Float64).or_raise(vm)?.to_vec())
}

/// An array of `count` rows, each made by `make` of zeros.
fn rows<T: Element>(
    count: usize,
    len: usize,
    vm: &VirtualMachine,
    mut make: impl FnMut(usize, &mut [T]),
) -> PyResult<Array> {
    let array = Array::zeros(&[count, len], T::NUM.into(), Order::C).or_raise(vm)?;
    let mut row = vec![T::default(); len];
    for i in 0..count {
        row.fill(T::default());
        make(i, &mut row);
        for (j, value) in row.iter().enumerate() {
            array.write((i * len + j) * size_of::<T>(), *value);
        }
    }
    Ok(array)
}

/// `count` rows, each of a number of trials and of chances that begin at a place of `chances`; or all of the same.
pub(crate) fn multinomial(
    bits: &mut Bits,
    (trials, starts): (&PyRef<PyArray>, &PyRef<PyArray>),
    chances: &PyRef<PyArray>,
    len: usize,
    count: usize,
    vm: &VirtualMachine,
) -> PyResult<Array> {
    let (trials, starts, chances) = (wholes(trials, vm)?, wholes(starts, vm)?, reals(chances, vm)?);
    let of = |values: &[i64], i: usize| values.get(i).or(values.first()).copied().unwrap_or(0);
    rows(count, len, vm, |i, row| {
        let start = of(&starts, i) as usize;
        let chances = chances.get(start..start + len).unwrap_or_default();
        counts::multinomial(bits, of(&trials, i), chances, row);
    })
}

/// `count` rows of how many of each colour are in a sample.
pub(crate) fn colours(
    bits: &mut Bits,
    colours: &PyRef<PyArray>,
    sample: i64,
    count: usize,
    is_listed: bool,
    vm: &VirtualMachine,
) -> PyResult<Array> {
    let colours = wholes(colours, vm)?;
    let total: i64 = colours.iter().sum();
    let mut list = if is_listed && sample > 0 {
        counts::listed(&colours, total).ok_or_else(|| {
            vm.new_memory_error(format!(
                "Insufficient memory for multivariate_hypergeometric with method='count' and sum(colors)={total}"
            ))
        })?
    } else {
        Vec::new()
    };
    rows(count, colours.len(), vm, |_, row| {
        if is_listed {
            counts::by_list(bits, &mut list, &colours, sample, row);
        } else {
            counts::by_margins(bits, &colours, sample, row);
        }
    })
}

/// `count` rows of shares.
pub(crate) fn dirichlet(
    source: &mut Source,
    alpha: &PyRef<PyArray>,
    count: usize,
    is_legacy: bool,
    vm: &VirtualMachine,
) -> PyResult<Array> {
    let alpha = reals(alpha, vm)?;
    if is_legacy {
        return rows(count, alpha.len(), vm, |_, row| {
            counts::shares(row, &alpha, |shape| legacy::gamma(source, shape));
        });
    }
    let shares = counts::Shares::new(&alpha);
    rows(count, alpha.len(), vm, |_, row| shares.draw(source.bits, row))
}
