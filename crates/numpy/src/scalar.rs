//! Scalars: what an element is outside of its array. Their classes are made in Python (`numpy/_core/scalars.py`); floats,
//! complex numbers and texts carry Python's own value, all others a [`PyValue`].

use half::f16;
use num_complex::Complex64;
use rustpython_vm::builtins::{PyBool, PyBytes, PyComplex, PyFloat, PyInt, PyStr, PyType, PyTypeRef};
use rustpython_vm::class::{PyClassImpl, StaticType};
use rustpython_vm::function::{Either, PyComparisonValue};
use rustpython_vm::protocol::PyNumberMethods;
use rustpython_vm::types::{AsNumber, Comparable, Constructor, PyComparisonOp};
use rustpython_vm::{
    AsObject, Context, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass,
};
use tensor::element::{C64, C128, Cast};
use tensor::{Array, DType, Kind, Layout, Num};

use crate::registry;

/// A number outside of an array.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value {
    Bool(bool),
    Int(i64),
    UInt(u64),
    Float(f64),
    Complex(Complex64),
}

/// The payload of scalars for which Python has no type of its own.
#[pyclass(module = "numpy", name = "_value")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyValue {
    pub value: Value,
    pub dtype: DType,
}

#[pyclass(flags(BASETYPE))]
impl PyValue {}

/// The payload of `numpy.void`: an element of a structure that still lies in its array.
#[pyclass(module = "numpy", name = "_void")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyVoid {
    pub array: Array,
}

#[pyclass(flags(BASETYPE))]
impl PyVoid {
    /// The element as an array without dimensions.
    #[pygetset]
    fn _array(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        crate::array::PyArray::from(zelf.array.clone()).into_object(vm)
    }
}

/// The class above all scalars. It has no payload, so that it goes together with Python's own types.
#[pyclass(module = "numpy", name = "generic")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyGeneric;

impl Constructor for PyGeneric {
    type Args = rustpython_vm::function::FuncArgs;

    fn slot_new(cls: PyTypeRef, args: Self::Args, vm: &VirtualMachine) -> PyResult {
        registry::get("_new_scalar", vm)?.call(prepend(cls.into(), args), vm)
    }

    fn py_new(_cls: &Py<PyType>, _args: Self::Args, vm: &VirtualMachine) -> PyResult<Self> {
        Err(vm.new_type_error("cannot create 'numpy.generic' instances".to_owned()))
    }
}

fn prepend(first: PyObjectRef, mut args: rustpython_vm::function::FuncArgs) -> rustpython_vm::function::FuncArgs {
    args.args.insert(0, first);
    args
}

impl AsNumber for PyGeneric {
    fn as_number() -> &'static PyNumberMethods {
        &crate::operators::NUMBER
    }
}

impl Comparable for PyGeneric {
    fn slot_richcompare(
        zelf: &PyObject,
        other: &PyObject,
        op: PyComparisonOp,
        vm: &VirtualMachine,
    ) -> PyResult<Either<PyObjectRef, PyComparisonValue>> {
        crate::operators::compare(zelf, other, op, vm)
    }

    fn cmp(
        _zelf: &Py<Self>,
        _other: &PyObject,
        _op: PyComparisonOp,
        _vm: &VirtualMachine,
    ) -> PyResult<PyComparisonValue> {
        Ok(PyComparisonValue::NotImplemented)
    }
}

#[pyclass(with(Constructor, AsNumber, Comparable), flags(BASETYPE))]
impl PyGeneric {}

pub(crate) fn make_classes(_ctx: &Context) -> [(&'static str, PyTypeRef); 3] {
    [
        ("generic", PyGeneric::make_static_type()),
        ("_value", PyValue::make_static_type()),
        ("_void", PyVoid::make_static_type()),
    ]
}

impl Value {
    /// The number at a byte offset; times are counts.
    pub(crate) fn read(array: &Array, offset: usize) -> Self {
        match array.num() {
            Some(num) => match num {
                Num::Bool => Self::Bool(array.read::<u8>(offset) != 0),
                Num::Int8 => Self::Int(array.read::<i8>(offset).into()),
                Num::UInt8 => Self::UInt(array.read::<u8>(offset).into()),
                Num::Int16 => Self::Int(array.read::<i16>(offset).into()),
                Num::UInt16 => Self::UInt(array.read::<u16>(offset).into()),
                Num::Int32 => Self::Int(array.read::<i32>(offset).into()),
                Num::UInt32 => Self::UInt(array.read::<u32>(offset).into()),
                Num::Int64 => Self::Int(array.read::<i64>(offset)),
                Num::UInt64 => Self::UInt(array.read::<u64>(offset)),
                Num::Float16 => Self::Float(array.read::<f16>(offset).to_f64()),
                Num::Float32 => Self::Float(array.read::<f32>(offset).into()),
                Num::Float64 => Self::Float(array.read::<f64>(offset)),
                Num::Complex64 => Self::Complex(array.read::<C64>(offset).cast()),
                Num::Complex128 => Self::Complex(array.read::<C128>(offset)),
            },
            None if array.dtype().size() == 8 => Self::Int(array.read::<i64>(offset)),
            None => Self::Bool(false),
        }
    }

    /// The number in an object: Python's own or a scalar of ours. Integers beyond 64 bits are none.
    pub(crate) fn of(object: &PyObject, vm: &VirtualMachine) -> Option<(Self, Num)> {
        if let Some(value) = object.downcast_ref::<PyValue>() {
            return Some((value.value, value.dtype.num()?));
        }
        if let Some(float) = object.downcast_ref::<PyFloat>() {
            return Some((Self::Float(float.to_f64()), Num::Float64));
        }
        if let Some(bool) = object.downcast_ref_if_exact::<PyBool>(vm) {
            return Some((Self::Bool(bool.is(&vm.ctx.true_value)), Num::Bool));
        }
        if let Some(int) = object.downcast_ref::<PyInt>() {
            let int = int.as_bigint();
            return i64::try_from(int)
                .map(|int| (Self::Int(int), Num::Int64))
                .or_else(|_large| u64::try_from(int).map(|int| (Self::UInt(int), Num::UInt64)))
                .ok();
        }
        let complex = object.downcast_ref::<PyComplex>()?;
        Some((Self::Complex(complex.as_complex()), Num::Complex128))
    }

    /// As a double, whatever gets lost.
    pub(crate) fn float(self) -> f64 {
        match self {
            Self::Bool(value) => f64::from(u8::from(value)),
            Self::Int(value) => value as f64,
            Self::UInt(value) => value as f64,
            Self::Float(value) => value,
            Self::Complex(value) => value.re,
        }
    }

    /// An array without dimensions that holds the number, converted as arrays convert.
    pub(crate) fn array(self, num: Num) -> tensor::Result<Array> {
        let array = match self {
            Self::Bool(value) => Array::from_slice(&[value], &[]),
            Self::Int(value) => Array::from_slice(&[value], &[]),
            Self::UInt(value) => Array::from_slice(&[value], &[]),
            Self::Float(value) => Array::from_slice(&[value], &[]),
            Self::Complex(value) => Array::from_slice(&[value], &[]),
        }?;
        array.cast(num)
    }
}

/// A scalar of `dtype` with this number in it.
pub(crate) fn make(value: Value, dtype: &DType, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    if let (Kind::Num(Num::Bool), Value::Bool(truth)) = (&dtype.kind, value) {
        return registry::truth(
            truth,
            |class| PyRef::new_ref(PyValue { value, dtype: dtype.clone() }, class, None).into(),
            vm,
        );
    }
    let class = registry::scalar_class(dtype, vm)?;
    Ok(match (&dtype.kind, value) {
        (Kind::Num(Num::Float64), Value::Float(value)) => PyRef::new_ref(PyFloat::from(value), class, None).into(),
        (Kind::Num(Num::Complex128), Value::Complex(value)) => {
            PyRef::new_ref(PyComplex::from(value), class, None).into()
        }
        _ => PyRef::new_ref(PyValue { value, dtype: dtype.clone() }, class, None).into(),
    })
}

/// A scalar that holds what an element without dimensions holds; texts too.
pub(crate) fn of_element(array: &Array, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    let offset = array.layout().offset;
    match &array.dtype().kind {
        Kind::Str(_) => {
            let native = array.native().map_err(|error| registry::raise(error, vm))?;
            let text = crate::element::text(&native, native.layout().offset);
            Ok(PyRef::new_ref(PyStr::from(text), registry::scalar_class(array.dtype(), vm)?, None).into())
        }
        Kind::Bytes(_) => {
            let bytes = crate::element::to_native(array, offset, vm)?;
            let bytes = bytes.downcast_ref::<PyBytes>().map(|bytes| bytes.as_bytes().to_vec()).unwrap_or_default();
            Ok(PyRef::new_ref(PyBytes::from(bytes), registry::scalar_class(array.dtype(), vm)?, None).into())
        }
        _ => crate::element::to_scalar(array, offset, vm),
    }
}

/// An element of a structure.
pub(crate) fn structured(array: &Array, offset: usize, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    let layout = Layout { offset, ..Layout::default() };
    let single = Array::new(array.storage().clone(), array.dtype().clone(), layout)
        .map_err(|error| registry::raise(error, vm))?;
    let class = registry::scalar_class(array.dtype(), vm)?;
    Ok(PyRef::new_ref(PyVoid { array: single }, class, None).into())
}

/// The array without dimensions that a scalar stands for.
pub(crate) fn to_array(object: &PyObject, vm: &VirtualMachine) -> PyResult<Option<Array>> {
    let raise = |error| registry::raise(error, vm);
    if let Some(value) = object.downcast_ref::<PyValue>() {
        if let Some(num) = value.dtype.num() {
            return value.value.array(num).map(Some).map_err(raise);
        }
        let count = match value.value {
            Value::Int(count) => count,
            _ => 0,
        };
        let array = Array::from_slice(&[count], &[]).map_err(raise)?;
        return Ok(Some(array.with_dtype(value.dtype.clone())));
    }
    if let Some(void) = object.downcast_ref::<PyVoid>() {
        return Ok(Some(void.array.clone()));
    }
    if !is_scalar(object) {
        return Ok(None);
    }
    let array = if let Some(float) = object.downcast_ref::<PyFloat>() {
        Array::from_slice(&[float.to_f64()], &[])
    } else if let Some(complex) = object.downcast_ref::<PyComplex>() {
        Array::from_slice(&[complex.as_complex()], &[])
    } else {
        return Ok(None);
    };
    array.map(Some).map_err(raise)
}

/// Whether an object is a scalar of ours.
pub(crate) fn is_scalar(object: &PyObject) -> bool {
    object.class().fast_issubclass(PyGeneric::static_type())
}
