//! `ufunc.reduce` and `ufunc.accumulate` on numbers.

use rustpython_vm::function::FuncArgs;
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};
use tensor::layout::Dims;
use tensor::{Array, DType, Layout, Num, Order, reduce as fold};

use crate::array::PyArray;
use crate::registry::OrRaise;
use crate::ufunc::{self, Identity, PyUfunc};
use crate::{convert, dtype, element, errstate};

/// The type in which a function is put between elements of a type.
fn working_type(name: &str, own: Num, wanted: Option<Num>) -> Num {
    if name.starts_with("logical_") {
        return Num::Bool;
    }
    if let Some(wanted) = wanted {
        return wanted;
    }
    match name {
        "add" | "multiply" if own == Num::Bool => Num::Int64,
        "add" | "multiply" if own.is_integer() && own.size() < 8 => {
            if own.is_signed() {
                Num::Int64
            } else {
                Num::UInt64
            }
        }
        "divide" if !own.is_inexact() => Num::Float64,
        _ => own,
    }
}

struct Parts {
    array: Array,
    axes: Vec<usize>,
    dtype: Option<DType>,
    out: Option<Array>,
    out_object: Option<PyObjectRef>,
    keepdims: bool,
    initial: Option<PyObjectRef>,
    mask: Option<Array>,
}

impl Parts {
    /// As the Python half passes them: everything there, None where nothing was said.
    fn read(args: &FuncArgs, vm: &VirtualMachine) -> PyResult<Self> {
        let given = |place: usize| args.args.get(place).filter(|arg| !vm.is_none(arg)).cloned();
        let Some(array) = given(0) else { return Err(vm.new_type_error("an array is required".to_owned())) };
        let array = convert::to_array(&array, None, vm)?;
        let axes: Vec<usize> = match given(1) {
            Some(axes) => axes.try_to_value(vm)?,
            None => (0..array.ndim()).collect(),
        };
        let out_object = given(3);
        Ok(Self {
            axes,
            dtype: dtype::optional(given(2), vm)?,
            out: out_object.as_ref().and_then(|out| out.downcast_ref::<PyArray>()).map(|array| array.array()),
            out_object,
            keepdims: given(4).is_some_and(|keep| keep.try_to_bool(vm).unwrap_or(false)),
            initial: given(5),
            mask: given(6).map(|mask| convert::to_array(&mask, Some(&DType::BOOL), vm)).transpose()?,
            array,
        })
    }
}

pub(crate) fn reduce(zelf: &PyUfunc, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let parts = Parts::read(&args, vm)?;
    let array = parts.array.native().or_raise(vm)?;
    let Some(own) = array.num() else {
        return Err(vm.new_type_error(format!("cannot reduce {} with {}", array.dtype().name(), zelf.name)));
    };
    let wanted = parts.dtype.as_ref().and_then(DType::num).or_else(|| {
        // An output decides where nothing else does.
        let out = parts.out.as_ref().and_then(Array::num)?;
        matches!(zelf.name, "add" | "multiply").then(|| out.promote(own))
    });
    let num = working_type(zelf.name, own, wanted);
    let Some(entry) = ufunc::same_type_entry(zelf.function, num) else {
        return Err(vm.new_type_error(format!(
            "No loop matching the specified signature and casting was found for ufunc {}",
            zelf.name
        )));
    };
    let mut shape = Dims::from_slice(array.shape());
    for axis in &parts.axes {
        shape[*axis] = 1;
    }
    let result = Array::zeros(&shape, num.into(), Order::C).or_raise(vm)?;
    let count: usize = parts.axes.iter().map(|axis| array.shape()[*axis]).product();
    let identity = ufunc::identity(zelf.name);
    let mut source = array.clone();
    match (&parts.initial, identity) {
        (Some(initial), _) => start_with(&result, initial, vm)?,
        (None, Some(identity)) => fill_identity(&result, identity, num),
        (None, None) if count == 0 && result.size() > 0 => {
            return Err(vm.new_value_error(format!(
                "zero-size array to reduction operation {} which has no identity",
                zelf.name
            )));
        }
        (None, None) if parts.mask.is_some() => {
            return Err(vm.new_value_error(format!(
                "reduction operation '{}' does not have an identity, so to use a where mask one has to specify 'initial'",
                zelf.name
            )));
        }
        (None, None) if result.size() > 0 => {
            let mut first = array.layout().clone();
            for axis in &parts.axes {
                first.shape[*axis] = 1;
            }
            convert::assign_array(&result, &array.view(first), vm)?;
            // What changes when the first element comes twice goes on from the second.
            if !matches!(zelf.name, "maximum" | "minimum" | "fmax" | "fmin") {
                if let [axis] = parts.axes[..] {
                    let mut rest = array.layout().clone();
                    rest.sliced(axis, 1, 1, array.shape()[axis] - 1);
                    source = array.view(rest);
                } else if !parts.axes.is_empty() {
                    return Err(vm.new_value_error(format!(
                        "reduction operation '{}' is not reorderable, so at most one axis may be specified",
                        zelf.name
                    )));
                } else {
                    source = array
                        .view(Layout { shape: array.shape().iter().map(|_| 0).collect(), ..array.layout().clone() });
                }
            }
        }
        _ => {}
    }
    if let Some(mask) = &parts.mask {
        source = masked(&source, mask, num, identity, parts.initial.as_ref(), vm)?;
    }
    if source.size() > 0 {
        fold::reduce(zelf.name, entry, &source, &parts.axes, &result).or_raise(vm)?;
    }
    note_flags(zelf.name, &source, &result);
    errstate::report("reduce", vm)?;
    finish(parts, result, vm)
}

/// Sums of finite numbers that are not finite have overflowed.
fn note_flags(name: &str, source: &Array, result: &Array) {
    if !matches!(name, "add" | "multiply") || !result.num().is_some_and(Num::is_float) {
        return;
    }
    let finite = |array: &Array| {
        array
            .cast(Num::Float64)
            .is_ok_and(|wide| wide.layout().offsets().all(|offset| wide.read::<f64>(offset).is_finite()))
    };
    if !finite(result) && finite(source) {
        tensor::status::raise(tensor::status::OVERFLOW);
    }
}

fn finish(parts: Parts, result: Array, vm: &VirtualMachine) -> PyResult {
    let ndim = result.ndim();
    let kept = if parts.keepdims {
        result
    } else {
        let shape: Dims =
            (0..ndim).filter(|axis| !parts.axes.contains(axis)).map(|axis| result.shape()[axis]).collect();
        result.reshaped(&shape, Order::C).or_raise(vm)?
    };
    if let (Some(out), Some(object)) = (&parts.out, parts.out_object) {
        if out.shape() != kept.shape() {
            return Err(vm.new_value_error(format!(
                "output parameter for reduction operation has the wrong number of dimensions or shape: {} for {}",
                tensor::array::joined(out.shape()),
                tensor::array::joined(kept.shape())
            )));
        }
        convert::assign_array(out, &kept, vm)?;
        return Ok(object);
    }
    if kept.ndim() == 0 {
        return element::to_scalar(&kept, kept.layout().offset, vm);
    }
    Ok(PyArray::from(kept).into_object(vm))
}

fn start_with(result: &Array, initial: &PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
    convert::assign(result, initial, vm)
}

fn fill_identity(result: &Array, identity: Identity, num: Num) {
    let value = match identity {
        Identity::Zero | Identity::False => return,
        Identity::One | Identity::True => 1.0,
        Identity::MinusOne => -1.0,
        Identity::MinusInfinity => f64::NEG_INFINITY,
    };
    let single =
        if num.is_integer() { Array::from_slice(&[value as i64], &[]) } else { Array::from_slice(&[value], &[]) };
    if let Ok(single) = single.and_then(|single| single.cast(num)) {
        // Converting between numbers of one shape cannot fail.
        let filled = result.take_in(&single);
        debug_assert!(filled.is_ok(), "a number goes into a number");
    }
}

/// The array with what changes nothing where the mask is false.
fn masked(
    array: &Array,
    mask: &Array,
    num: Num,
    identity: Option<Identity>,
    initial: Option<&PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<Array> {
    let copy = array.cast(num).or_raise(vm)?.copy(Order::C).or_raise(vm)?;
    let neutral = Array::zeros(&[], num.into(), Order::C).or_raise(vm)?;
    match (identity, initial) {
        (Some(identity), _) => fill_identity(&neutral, identity, num),
        (None, Some(initial)) => start_with(&neutral, initial, vm)?,
        (None, None) => {}
    }
    let mask = mask.broadcast_to(copy.shape()).or_raise(vm)?;
    for (to, at) in copy.layout().offsets().zip(mask.layout().offsets()) {
        if mask.read::<u8>(at) == 0 {
            element::at(&copy, copy.dtype(), to).take_in(&neutral).or_raise(vm)?;
        }
    }
    Ok(copy)
}

/// `_accumulate(array, axis, dtype, out)`.
pub(crate) fn accumulate(zelf: &PyUfunc, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let given = |place: usize| args.args.get(place).filter(|arg| !vm.is_none(arg)).cloned();
    let Some(array) = given(0) else { return Err(vm.new_type_error("an array is required".to_owned())) };
    let array = convert::to_array(&array, None, vm)?.native().or_raise(vm)?;
    let axis: usize = match given(1) {
        Some(axis) => axis.try_to_value(vm)?,
        None => 0,
    };
    let Some(own) = array.num() else {
        return Err(vm.new_type_error(format!("cannot accumulate {} with {}", array.dtype().name(), zelf.name)));
    };
    let wanted = dtype::optional(given(2), vm)?.as_ref().and_then(DType::num);
    let num = working_type(zelf.name, own, wanted);
    let Some(entry) = ufunc::same_type_entry(zelf.function, num) else {
        return Err(vm.new_type_error(format!(
            "No loop matching the specified signature and casting was found for ufunc {}",
            zelf.name
        )));
    };
    let source = array.cast(num).or_raise(vm)?;
    let result = Array::zeros(source.shape(), num.into(), Order::C).or_raise(vm)?;
    tensor::reduce::accumulate(entry, &source, axis, &result).or_raise(vm)?;
    errstate::report("accumulate", vm)?;
    if let Some(out) = given(3) {
        if let Some(target) = out.downcast_ref::<PyArray>() {
            convert::assign_array(&target.array(), &result, vm)?;
        }
        return Ok(out);
    }
    Ok(PyArray::from(result).into_object(vm))
}
