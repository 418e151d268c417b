//! What the Python half of the package has told the native half: classes of scalars, errors, functions that print.

use std::cell::RefCell;
use std::collections::HashMap;

use rustpython_vm::builtins::{PyBaseExceptionRef, PyType, PyTypeRef};
use rustpython_vm::{AsObject, Py, PyObjectRef, PyResult, VirtualMachine};
use tensor::{DType, Error, Kind, Num};

thread_local! {
    static REGISTRY: RefCell<Registry> = RefCell::default();
}

#[derive(Default)]
struct Registry {
    named: HashMap<String, PyObjectRef>,
    /// Classes of scalars by `NumPy`'s `num` of their type, as pairs because there are two dozen.
    scalars: Vec<(i32, PyTypeRef)>,
    /// False and True, of which there is one each.
    truths: [Option<PyObjectRef>; 2],
}

/// Remembers an object of the Python half.
pub(crate) fn set(name: &str, value: PyObjectRef) {
    REGISTRY.with_borrow_mut(|registry| registry.named.insert(name.to_owned(), value));
}

pub(crate) fn get(name: &str, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    REGISTRY
        .with_borrow(|registry| registry.named.get(name).cloned())
        .ok_or_else(|| vm.new_runtime_error(format!("numpy is not initialised: no {name}")))
}

/// Remembers the class of the scalars of a type.
pub(crate) fn set_scalar(number: i32, class: PyTypeRef) {
    REGISTRY.with_borrow_mut(|registry| {
        registry.scalars.retain(|(known, _)| *known != number);
        registry.scalars.push((number, class));
    });
}

/// The class of the scalars of a type.
pub(crate) fn scalar_class(dtype: &DType, vm: &VirtualMachine) -> PyResult<PyTypeRef> {
    let number = dtype.number();
    REGISTRY
        .with_borrow(|registry| {
            registry.scalars.iter().find(|(known, _)| *known == number).map(|(_, class)| class.clone())
        })
        .ok_or_else(|| vm.new_runtime_error("numpy is not initialised: no scalars"))
}

/// The scalar for a truth: the same each time.
pub(crate) fn truth(value: bool, make: impl FnOnce(PyTypeRef) -> PyObjectRef, vm: &VirtualMachine) -> PyResult {
    if let Some(known) = REGISTRY.with_borrow(|registry| registry.truths[usize::from(value)].clone()) {
        return Ok(known);
    }
    let made = make(scalar_class(&DType::BOOL, vm)?);
    REGISTRY.with_borrow_mut(|registry| registry.truths[usize::from(value)] = Some(made.clone()));
    Ok(made)
}

/// The type of the scalars of a class, or of the nearest class above it that is one of ours.
pub(crate) fn dtype_of_class(class: &Py<PyType>) -> Option<DType> {
    REGISTRY.with_borrow(|registry| {
        registry
            .scalars
            .iter()
            .find(|(_, known)| class.fast_issubclass(known))
            .and_then(|(number, _)| of_number(*number))
    })
}

fn of_number(number: i32) -> Option<DType> {
    let num = Num::ALL.into_iter().find(|num| DType::from(*num).number() == number);
    num.map(DType::from).or(match number {
        17 => Some(DType::OBJECT),
        18 => Some(DType::new(Kind::Bytes(0))),
        19 => Some(DType::new(Kind::Str(0))),
        20 => Some(DType::new(Kind::Void(0))),
        21 => Some(DType::new(Kind::DateTime(tensor::dtype::TimeUnit::GENERIC))),
        22 => Some(DType::new(Kind::TimeDelta(tensor::dtype::TimeUnit::GENERIC))),
        _ => None,
    })
}

/// An error of the arrays as an exception of Python's.
pub(crate) fn raise(error: Error, vm: &VirtualMachine) -> PyBaseExceptionRef {
    match error {
        Error::Value(text) => vm.new_value_error(text),
        Error::Index(text) => vm.new_index_error(text),
        Error::Type(text) => vm.new_type_error(text),
        Error::Axis(axis, ndim) => axis_error(axis, ndim, vm),
        Error::Memory(text) => match get("_ArrayMemoryError", vm) {
            Ok(class) => exception(&class, vec![vm.ctx.new_str(text).into()], vm),
            Err(error) => error,
        },
    }
}

fn axis_error(axis: isize, ndim: usize, vm: &VirtualMachine) -> PyBaseExceptionRef {
    match get("AxisError", vm) {
        Ok(class) => exception(&class, vec![vm.ctx.new_int(axis).into(), vm.ctx.new_int(ndim).into()], vm),
        Err(error) => error,
    }
}

/// An instance of an exception class of the Python half.
pub(crate) fn exception(class: &PyObjectRef, args: Vec<PyObjectRef>, vm: &VirtualMachine) -> PyBaseExceptionRef {
    match class.call(args, vm).map(rustpython_vm::PyObjectRef::downcast) {
        Ok(Ok(exception)) => exception,
        Ok(Err(other)) => vm.new_type_error(format!("{} is no exception", other.class().name())),
        Err(error) => error,
    }
}

/// Results of arrays as results of Python.
pub(crate) trait OrRaise<T> {
    fn or_raise(self, vm: &VirtualMachine) -> PyResult<T>;
}

impl<T> OrRaise<T> for tensor::Result<T> {
    fn or_raise(self, vm: &VirtualMachine) -> PyResult<T> {
        self.map_err(|error| raise(error, vm))
    }
}
