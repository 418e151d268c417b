//! Results whose last dimension is a vector, of arguments that the Python half has read.

use rustpython_vm::{PyRef, PyResult, VirtualMachine};
use tensor::{Array, Num};

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

/// A row for each number of trials, whose chances begin at a place of `chances`.
pub(crate) fn multinomial(
    bits: &mut Bits,
    trials: &PyRef<PyArray>,
    starts: &PyRef<PyArray>,
    chances: &PyRef<PyArray>,
    len: usize,
    vm: &VirtualMachine,
) -> PyResult<Array> {
    let (trials, starts, chances) = (wholes(trials, vm)?, wholes(starts, vm)?, reals(chances, vm)?);
    let mut rows = vec![0; trials.len() * len];
    for ((row, n), start) in rows.chunks_exact_mut(len.max(1)).zip(&trials).zip(&starts) {
        let chances = chances.get(*start as usize..*start as usize + len).unwrap_or_default();
        counts::multinomial(bits, *n, chances, row);
    }
    Array::from_slice(&rows, &[trials.len(), len]).or_raise(vm)
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
    let mut rows = vec![0; count * colours.len()];
    let fill = if is_listed { counts::by_list } else { counts::by_margins };
    fill(bits, &colours, sample, &mut rows);
    Array::from_slice(&rows, &[count, colours.len()]).or_raise(vm)
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
    let mut rows = vec![0.0; count * alpha.len()];
    if is_legacy {
        for row in rows.chunks_exact_mut(alpha.len().max(1)) {
            counts::shares(row, &alpha, |shape| legacy::gamma(source, shape));
        }
    } else {
        counts::dirichlet(source.bits, &alpha, &mut rows);
    }
    Array::from_slice(&rows, &[count, alpha.len()]).or_raise(vm)
}
