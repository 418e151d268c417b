//! What `numpy.fft` has in Rust.

use rustpython_vm::{PyRef, PyResult, VirtualMachine};
use tensor::fourier::{Kind, transform};

use crate::array::PyArray;
use crate::errstate;
use crate::registry::OrRaise;

/// Transforms along an axis; `kind` is `fft`, `ifft`, `rfft` or `irfft`.
pub(crate) fn transformed(
    array: &PyRef<PyArray>,
    kind: &str,
    len: usize,
    axis: usize,
    factor: f64,
    is_single: bool,
    vm: &VirtualMachine,
) -> PyResult {
    let name = match (kind, len % 2) {
        ("rfft", 0) => "rfft_n_even",
        ("rfft", _) => "rfft_n_odd",
        (other, _) => other,
    };
    let kind = match kind {
        "fft" => Kind::Forward,
        "ifft" => Kind::Inverse,
        "rfft" => Kind::RealForward,
        _ => Kind::RealInverse,
    };
    let made = transform(&array.array(), len, axis, kind, factor, is_single).or_raise(vm)?;
    errstate::report(name, vm)?;
    Ok(PyArray::from(made).into_object(vm))
}
