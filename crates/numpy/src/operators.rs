//! Operators of arrays and scalars: each is its universal function.

use rustpython_vm::builtins::PyStr;
use rustpython_vm::function::{Either, PyComparisonValue};
use rustpython_vm::protocol::PyNumberMethods;
use rustpython_vm::types::PyComparisonOp;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

use crate::array::PyArray;
use crate::{registry, scalar, ufunc};

/// Whether the other side does the work: it says so, or knows more than arrays do.
fn defers(own: &PyObject, other: &PyObject, vm: &VirtualMachine) -> bool {
    if scalar::is_scalar(other) {
        return false;
    }
    let class = other.class();
    if other.downcast_ref::<PyArray>().is_some() {
        // A subclass of the own class was asked first already.
        return !scalar::is_scalar(own) && !class.fast_issubclass(own.class()) && rank(other, vm) > rank(own, vm);
    }
    if let Some(method) = class.get_attr(vm.ctx.intern_str("__array_ufunc__")) {
        return vm.is_none(&method);
    }
    if class.slots.flags.has_feature(rustpython_vm::types::PyTypeFlags::HEAPTYPE)
        && let Some(priority) = class.get_attr(vm.ctx.intern_str("__array_priority__"))
        && let Ok(priority) = priority.try_float(vm)
    {
        let mine = if own.downcast_ref::<PyArray>().is_some() { 0.0 } else { -1_000_000.0 };
        return priority.to_f64() > mine;
    }
    false
}

/// `__array_priority__` of an array.
fn rank(array: &PyObject, vm: &VirtualMachine) -> f64 {
    if array.class().is(PyArray::static_type_of()) {
        return 0.0;
    }
    let found = array.class().get_attr(vm.ctx.intern_str("__array_priority__"));
    found.and_then(|priority| priority.try_float(vm).ok()).map_or(0.0, |priority| priority.to_f64())
}

fn binary(name: &'static str, a: &PyObject, b: &PyObject, vm: &VirtualMachine) -> PyResult {
    let is_ours = |object: &PyObject| object.downcast_ref::<PyArray>().is_some() || scalar::is_scalar(object);
    let (own, other) = if is_ours(a) { (a, b) } else { (b, a) };
    if defers(own, other, vm) {
        return Ok(vm.ctx.not_implemented());
    }
    if own.downcast_ref::<PyArray>().is_none() && !scalar_understands(other, vm) {
        return Ok(vm.ctx.not_implemented());
    }
    if let Some(quick) = crate::quick::binary(name, a, b, vm) {
        return quick;
    }
    let plain = other.class().get_attr(vm.ctx.intern_str("__array_ufunc__")).is_none()
        || other.downcast_ref::<PyArray>().is_some() && other.class().is(PyArray::static_type_of());
    if plain && (own.class().is(PyArray::static_type_of()) || scalar::is_scalar(own)) {
        return ufunc::binary(name, a, b, vm);
    }
    registry::get(name, vm)?.call((a.to_owned(), b.to_owned()), vm)
}

/// Scalars leave sequences' own operators alone where those are meant: `np.int64(2) * [1]` repeats nothing, but `"%d" % x`
/// and tuples concatenated are not theirs.
fn scalar_understands(other: &PyObject, _vm: &VirtualMachine) -> bool {
    other.downcast_ref::<PyStr>().is_none() || scalar::is_scalar(other)
}

fn in_place(name: &'static str, a: &PyObject, b: &PyObject, vm: &VirtualMachine) -> PyResult {
    if a.downcast_ref::<PyArray>().is_none() {
        return binary(name, a, b, vm);
    }
    if b.downcast_ref::<PyArray>().is_none() && defers(a, b, vm) {
        return Ok(vm.ctx.not_implemented());
    }
    ufunc::in_place(name, a, b, vm)
}

macro_rules! two {
    ($name:literal) => {
        Some(|a, b, vm| binary($name, a, b, vm))
    };
}

macro_rules! into {
    ($name:literal) => {
        Some(|a, b, vm| in_place($name, a, b, vm))
    };
}

/// The exponent decides: squares are products, roots are roots.
fn power(a: &PyObject, b: &PyObject, vm: &VirtualMachine) -> PyResult {
    if let (Some(array), Some(exponent)) =
        (a.downcast_ref::<PyArray>(), b.downcast_ref::<rustpython_vm::builtins::PyFloat>())
        && !scalar::is_scalar(b)
        && array.array().num().is_some_and(tensor::Num::is_inexact)
    {
        match exponent.to_f64() {
            2.0 => return ufunc::unary("square", a, vm),
            0.5 => return ufunc::unary("sqrt", a, vm),
            _ => {}
        }
    }
    if let (Some(array), Some(exponent)) =
        (a.downcast_ref::<PyArray>(), b.downcast_ref::<rustpython_vm::builtins::PyInt>())
        && b.downcast_ref_if_exact::<rustpython_vm::builtins::PyBool>(vm).is_none()
        && exponent.try_to_primitive::<i64>(vm).is_ok_and(|exponent| exponent == 2)
        && array.array().num().is_some_and(|num| num != tensor::Num::Bool)
    {
        return ufunc::unary("square", a, vm);
    }
    binary("power", a, b, vm)
}

pub(crate) static NUMBER: PyNumberMethods = PyNumberMethods {
    add: two!("add"),
    subtract: two!("subtract"),
    multiply: two!("multiply"),
    remainder: two!("remainder"),
    divmod: two!("divmod"),
    power: Some(|a, b, _modulus, vm| power(a, b, vm)),
    negative: Some(|number, vm| ufunc::unary("negative", number.as_object(), vm)),
    positive: Some(|number, vm| ufunc::unary("positive", number.as_object(), vm)),
    absolute: Some(|number, vm| ufunc::unary("absolute", number.as_object(), vm)),
    boolean: Some(|number, vm| truth(number.as_object(), vm)),
    invert: Some(|number, vm| ufunc::unary("invert", number.as_object(), vm)),
    lshift: two!("left_shift"),
    rshift: two!("right_shift"),
    and: two!("bitwise_and"),
    xor: two!("bitwise_xor"),
    or: two!("bitwise_or"),
    int: Some(|number, vm| converted("_to_int", number.as_object(), vm)),
    float: Some(|number, vm| converted("_to_float", number.as_object(), vm)),
    inplace_add: into!("add"),
    inplace_subtract: into!("subtract"),
    inplace_multiply: into!("multiply"),
    inplace_remainder: into!("remainder"),
    inplace_power: Some(|a, b, _modulus, vm| in_place("power", a, b, vm)),
    inplace_lshift: into!("left_shift"),
    inplace_rshift: into!("right_shift"),
    inplace_and: into!("bitwise_and"),
    inplace_xor: into!("bitwise_xor"),
    inplace_or: into!("bitwise_or"),
    floor_divide: two!("floor_divide"),
    true_divide: two!("divide"),
    inplace_floor_divide: into!("floor_divide"),
    inplace_true_divide: into!("divide"),
    index: Some(|number, vm| converted("_to_index", number.as_object(), vm)),
    matrix_multiply: Some(|a, b, vm| registry::get("matmul", vm)?.call((a.to_owned(), b.to_owned()), vm)),
    inplace_matrix_multiply: Some(|a, b, vm| registry::get("_imatmul", vm)?.call((a.to_owned(), b.to_owned()), vm)),
};

fn converted(function: &str, object: &PyObject, vm: &VirtualMachine) -> PyResult {
    registry::get(function, vm)?.call((object.to_owned(),), vm)
}

fn truth(object: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    let array = match object.downcast_ref::<PyArray>() {
        Some(array) => array.array(),
        None => match scalar::to_array(object, vm)? {
            Some(array) => array,
            None => return Ok(true),
        },
    };
    match array.size() {
        1 => {
            let offset = array.layout().offsets().next().unwrap_or(0);
            if array.num().is_some() {
                return Ok(array
                    .cast(tensor::Num::Bool)
                    .is_ok_and(|bools| bools.layout().offsets().any(|at| bools.read::<u8>(at) != 0)));
            }
            crate::element::to_native(&array, offset, vm)?.try_to_bool(vm)
        }
        0 => Err(vm.new_value_error(
            "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
                .to_owned(),
        )),
        _ => Err(vm.new_value_error(
            "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()".to_owned(),
        )),
    }
}

/// Comparisons give arrays.
pub(crate) fn compare(
    zelf: &PyObject,
    other: &PyObject,
    op: PyComparisonOp,
    vm: &VirtualMachine,
) -> PyResult<Either<PyObjectRef, PyComparisonValue>> {
    let name = match op {
        PyComparisonOp::Eq => "equal",
        PyComparisonOp::Ne => "not_equal",
        PyComparisonOp::Lt => "less",
        PyComparisonOp::Le => "less_equal",
        PyComparisonOp::Gt => "greater",
        PyComparisonOp::Ge => "greater_equal",
    };
    // A class of arrays compares itself with scalars.
    let is_subclass = other.downcast_ref::<PyArray>().is_some() && !other.class().is(PyArray::static_type_of());
    if defers(zelf, other, vm) || is_subclass && scalar::is_scalar(zelf) {
        return Ok(Either::B(PyComparisonValue::NotImplemented));
    }
    if let Some(quick) = crate::quick::binary(name, zelf, other, vm) {
        return quick.map(Either::A);
    }
    let is_equality = matches!(op, PyComparisonOp::Eq | PyComparisonOp::Ne);
    if is_equality && zelf.downcast_ref::<PyArray>().is_none() && vm.is_none(other) {
        return Ok(Either::B(PyComparisonValue::Implemented(op == PyComparisonOp::Ne)));
    }
    match ufunc::binary(name, zelf, other, vm) {
        Ok(result) if result.is(&vm.ctx.not_implemented) => Ok(Either::B(PyComparisonValue::NotImplemented)),
        Ok(result) => Ok(Either::A(result)),
        Err(error) => Err(error),
    }
}
