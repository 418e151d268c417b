//! Single doubles and integers without a detour over arrays: what loops over elements do most.

use rustpython_vm::builtins::{PyBool, PyFloat, PyInt};
use rustpython_vm::{PyObject, PyObjectRef, PyRef, PyResult, VirtualMachine};
use tensor::DType;

use crate::array::PyArray;
use crate::scalar::{self, PyValue, Value};
use crate::{errstate, registry};

enum Number {
    Float(f64),
    Int(i64),
}

/// A double or 64-bit integer, and whether it is a scalar of ours.
fn number(object: &PyObject, vm: &VirtualMachine) -> Option<(Number, bool)> {
    if object.downcast_ref::<PyArray>().is_some() {
        return None;
    }
    if let Some(float) = object.downcast_ref::<PyFloat>() {
        return Some((Number::Float(float.to_f64()), scalar::is_scalar(object)));
    }
    if let Some(value) = object.downcast_ref::<PyValue>() {
        return match value.value {
            Value::Int(int) if value.dtype == DType::INT64 => Some((Number::Int(int), true)),
            _ => None,
        };
    }
    if object.downcast_ref_if_exact::<PyBool>(vm).is_some() {
        return None;
    }
    let int = object.downcast_ref::<PyInt>()?;
    i64::try_from(int.as_bigint()).ok().map(|int| (Number::Int(int), false))
}

/// The operation on two such numbers, at least one of them ours; `None` where it is not one of these.
pub(crate) fn binary(name: &str, a: &PyObject, b: &PyObject, vm: &VirtualMachine) -> Option<PyResult> {
    let ((a, a_ours), (b, b_ours)) = (number(a, vm)?, number(b, vm)?);
    if !a_ours && !b_ours {
        return None;
    }
    if let (Number::Int(a), Number::Int(b)) = (&a, &b) {
        return integers(name, *a, *b, vm);
    }
    // A scalar integer with a float of Python's is a double too.
    let double = |number: Number| match number {
        Number::Float(value) => value,
        Number::Int(value) => value as f64,
    };
    doubles(name, double(a), double(b), vm)
}

fn doubles(name: &str, a: f64, b: f64, vm: &VirtualMachine) -> Option<PyResult> {
    let result = match name {
        "add" => a + b,
        "subtract" => a - b,
        "multiply" => a * b,
        "divide" => a / b,
        "equal" => return Some(truth(a == b, vm)),
        "not_equal" => return Some(truth(a != b, vm)),
        "less" => return Some(truth(a < b, vm)),
        "less_equal" => return Some(truth(a <= b, vm)),
        "greater" => return Some(truth(a > b, vm)),
        "greater_equal" => return Some(truth(a >= b, vm)),
        _ => return None,
    };
    if !result.is_finite() && a.is_finite() && b.is_finite() {
        let flag = if result.is_nan() {
            tensor::status::INVALID
        } else if name == "divide" && b == 0.0 {
            tensor::status::DIVIDE
        } else {
            tensor::status::OVERFLOW
        };
        tensor::status::raise(flag);
        if let Err(error) = errstate::report(&format!("scalar {name}"), vm) {
            return Some(Err(error));
        }
    } else if result.is_nan() && !a.is_nan() && !b.is_nan() {
        tensor::status::raise(tensor::status::INVALID);
        if let Err(error) = errstate::report(&format!("scalar {name}"), vm) {
            return Some(Err(error));
        }
    }
    Some(
        registry::scalar_class(&DType::FLOAT64, vm)
            .map(|class| PyRef::new_ref(PyFloat::from(result), class, None).into()),
    )
}

fn integers(name: &str, a: i64, b: i64, vm: &VirtualMachine) -> Option<PyResult> {
    let result = match name {
        "add" => a.checked_add(b)?,
        "subtract" => a.checked_sub(b)?,
        "multiply" => a.checked_mul(b)?,
        "equal" => return Some(truth(a == b, vm)),
        "not_equal" => return Some(truth(a != b, vm)),
        "less" => return Some(truth(a < b, vm)),
        "less_equal" => return Some(truth(a <= b, vm)),
        "greater" => return Some(truth(a > b, vm)),
        "greater_equal" => return Some(truth(a >= b, vm)),
        _ => return None,
    };
    Some(scalar::make(Value::Int(result), &DType::INT64, vm))
}

fn truth(value: bool, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    scalar::make(Value::Bool(value), &DType::BOOL, vm)
}
