//! Single elements: from memory to objects of Python and back.

use half::f16;
use num_complex::Complex64;
use rustpython_vm::builtins::{PyBytes, PyComplex, PyFloat, PyInt, PyStr, PyTuple};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, TryFromObject, VirtualMachine};
use tensor::element::{C64, C128, Cast};
use tensor::{Array, DType, Kind, Layout, Num, Order};

use crate::array::PyArray;
use crate::scalar::{self, Value};
use crate::{object, registry};

/// The element at a byte offset as a number or text of Python's own (`item()`).
pub(crate) fn to_native(array: &Array, offset: usize, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    let array = &native_order(array, offset, vm)?;
    let (array, offset) = (&array.0, array.1);
    let ctx = &vm.ctx;
    Ok(match &array.dtype().kind {
        Kind::Num(num) => match num {
            Num::Bool => ctx.new_bool(array.read::<u8>(offset) != 0).into(),
            Num::Int8 => ctx.new_int(array.read::<i8>(offset)).into(),
            Num::UInt8 => ctx.new_int(array.read::<u8>(offset)).into(),
            Num::Int16 => ctx.new_int(array.read::<i16>(offset)).into(),
            Num::UInt16 => ctx.new_int(array.read::<u16>(offset)).into(),
            Num::Int32 => ctx.new_int(array.read::<i32>(offset)).into(),
            Num::UInt32 => ctx.new_int(array.read::<u32>(offset)).into(),
            Num::Int64 => ctx.new_int(array.read::<i64>(offset)).into(),
            Num::UInt64 => ctx.new_int(array.read::<u64>(offset)).into(),
            Num::Float16 => ctx.new_float(array.read::<f16>(offset).to_f64()).into(),
            Num::Float32 => ctx.new_float(f64::from(array.read::<f32>(offset))).into(),
            Num::Float64 => ctx.new_float(array.read::<f64>(offset)).into(),
            Num::Complex64 => ctx.new_complex(array.read::<C64>(offset).cast()).into(),
            Num::Complex128 => ctx.new_complex(array.read::<C128>(offset)).into(),
        },
        Kind::Object => object::read(array, offset, vm),
        Kind::Bytes(len) => ctx.new_bytes(trimmed(&array.storage().bytes(offset, *len))).into(),
        Kind::Str(_) => ctx.new_str(text(array, offset)).into(),
        Kind::Struct(parts) => {
            let fields: PyResult<Vec<PyObjectRef>> = parts
                .fields
                .iter()
                .map(|field| match &field.dtype.kind {
                    Kind::Sub(_) => part(array, offset, &field.dtype, field.offset, vm),
                    _ => to_native(&at(array, &field.dtype, offset + field.offset), offset + field.offset, vm),
                })
                .collect();
            ctx.new_tuple(fields?).into()
        }
        Kind::Void(len) => ctx.new_bytes(array.storage().bytes(offset, *len)).into(),
        Kind::DateTime(_) | Kind::TimeDelta(_) => {
            registry::get("_time_item", vm)?.call((to_scalar(array, offset, vm)?,), vm)?
        }
        Kind::Sub(_) => part(array, offset, array.dtype(), 0, vm)?,
    })
}

/// The element at a byte offset as a scalar of `NumPy`'s (`a[i]`); an object is itself.
pub(crate) fn to_scalar(array: &Array, offset: usize, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    match &array.dtype().kind {
        Kind::Object => Ok(object::read(array, offset, vm)),
        Kind::Sub(_) => part(array, offset, array.dtype(), 0, vm),
        Kind::Struct(_) | Kind::Void(_) => scalar::structured(array, offset, vm),
        Kind::Str(_) | Kind::Bytes(_) => scalar::of_element(&at(array, array.dtype(), offset), vm),
        _ => {
            let (array, offset) = native_order(array, offset, vm)?;
            scalar::make(Value::read(&array, offset), array.dtype(), vm)
        }
    }
}

/// A view of a field's array.
fn part(array: &Array, offset: usize, dtype: &DType, field: usize, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    let Kind::Sub(sub) = &dtype.kind else { return to_scalar(&at(array, dtype, offset + field), offset + field, vm) };
    let mut layout = Layout::packed(&sub.1, sub.0.size(), Order::C);
    layout.offset = offset + field;
    let view =
        Array::new(array.storage().clone(), sub.0.clone(), layout).map_err(|error| registry::raise(error, vm))?;
    Ok(PyArray::from(view).into_object(vm))
}

/// One element of a storage as an array without dimensions.
pub(crate) fn at(array: &Array, dtype: &DType, offset: usize) -> Array {
    let layout = Layout { offset, ..Layout::default() };
    Array::new(array.storage().clone(), dtype.clone(), layout).unwrap_or_else(|_outside| array.clone())
}

fn native_order(array: &Array, offset: usize, vm: &VirtualMachine) -> PyResult<(Array, usize)> {
    if !array.dtype().is_swapped {
        return Ok((array.clone(), offset));
    }
    let single = at(array, array.dtype(), offset).native().map_err(|error| registry::raise(error, vm))?;
    Ok((single, 0))
}

fn trimmed(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    bytes[..end].to_vec()
}

/// The text of an element.
pub(crate) fn text(array: &Array, offset: usize) -> String {
    let size = array.dtype().size();
    let bytes = array.storage().bytes(offset, size);
    let points = bytes.chunks_exact(4).map(|point| u32::from_ne_bytes([point[0], point[1], point[2], point[3]]));
    let text: String = points.map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.trim_end_matches('\0').to_owned()
}

/// Writes an object of Python to the element at a byte offset, converted to the array's type.
pub(crate) fn write(array: &Array, offset: usize, value: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    if array.dtype().is_swapped {
        let own = Array::zeros(&[], array.dtype().native(), Order::C).map_err(|error| registry::raise(error, vm))?;
        write(&own, 0, value, vm)?;
        return at(array, array.dtype(), offset).take_in(&own).map_err(|error| registry::raise(error, vm));
    }
    if let Some(single) = value.downcast_ref::<PyArray>().map(|value| value.array()).filter(|value| value.ndim() == 0)
        && !matches!(array.dtype().kind, Kind::Num(_) | Kind::Object | Kind::Sub(_))
    {
        let single = to_scalar(&single, single.layout().offset, vm)?;
        if single.downcast_ref::<PyArray>().is_none() {
            return write(array, offset, &single, vm);
        }
    }
    match &array.dtype().kind {
        Kind::Num(num) => write_number(array, offset, *num, value, vm),
        Kind::Object => {
            object::write(array, offset, value.to_owned());
            Ok(())
        }
        Kind::Bytes(len) => {
            let mut bytes = bytes_of(value, vm)?;
            bytes.resize(*len, 0);
            array.storage().write(offset, &bytes);
            Ok(())
        }
        Kind::Str(len) => {
            let mut points: Vec<u8> =
                text_of(value, vm)?.chars().take(*len).flat_map(|c| u32::from(c).to_ne_bytes()).collect();
            points.resize(len * 4, 0);
            array.storage().write(offset, &points);
            Ok(())
        }
        Kind::DateTime(_) | Kind::TimeDelta(_) => {
            let count = registry::get("_time_count", vm)?
                .call((value.to_owned(), crate::dtype::wrap(array.dtype().clone(), vm)), vm)?;
            let count = count.try_index(vm)?.try_to_primitive::<i64>(vm)?;
            array.write(offset, count);
            Ok(())
        }
        Kind::Void(len) => {
            let mut bytes = match value.downcast_ref::<scalar::PyVoid>() {
                Some(void) => void.array.to_bytes(),
                None => bytes_of(value, vm)?,
            };
            bytes.resize(*len, 0);
            array.storage().write(offset, &bytes);
            Ok(())
        }
        Kind::Struct(parts) => write_structure(array, offset, &parts.clone(), value, vm),
        Kind::Sub(sub) => {
            let mut layout = Layout::packed(&sub.1, sub.0.size(), Order::C);
            layout.offset = offset;
            let view = Array::new(array.storage().clone(), sub.0.clone(), layout)
                .map_err(|error| registry::raise(error, vm))?;
            crate::convert::assign(&view, value, vm)
        }
    }
}

fn write_structure(
    array: &Array,
    offset: usize,
    parts: &tensor::dtype::Struct,
    value: &PyObject,
    vm: &VirtualMachine,
) -> PyResult<()> {
    if let Some(void) = value.downcast_ref::<scalar::PyVoid>() {
        let from = &void.array;
        if from.dtype() == array.dtype() {
            return at(array, array.dtype(), offset).take_in(from).map_err(|error| registry::raise(error, vm));
        }
    }
    let items: Vec<PyObjectRef> = match value.downcast_ref::<PyTuple>() {
        Some(tuple) => tuple.as_slice().to_vec(),
        None => match value.downcast_ref::<scalar::PyVoid>() {
            Some(void) => match to_native(&void.array, void.array.layout().offset, vm)?.downcast_ref::<PyTuple>() {
                Some(tuple) => tuple.as_slice().to_vec(),
                None => vec![value.to_owned(); parts.fields.len()],
            },
            // A single value goes to every field.
            None => vec![value.to_owned(); parts.fields.len()],
        },
    };
    if items.len() != parts.fields.len() {
        return Err(vm.new_value_error(format!(
            "could not assign tuple of length {} to structure with {} fields.",
            items.len(),
            parts.fields.len()
        )));
    }
    for (field, item) in parts.fields.iter().zip(&items) {
        write(&at(array, &field.dtype, offset + field.offset), offset + field.offset, item, vm)?;
    }
    Ok(())
}

fn bytes_of(value: &PyObject, vm: &VirtualMachine) -> PyResult<Vec<u8>> {
    if let Some(bytes) = value.downcast_ref::<PyBytes>() {
        return Ok(bytes.as_bytes().to_vec());
    }
    if let Some(text) = value.downcast_ref::<PyStr>() {
        let text = text.to_string();
        if !text.is_ascii() {
            return Err(registry::get("_ascii_error", vm)?
                .call((vm.ctx.new_str(text),), vm)
                .map_or_else(|error| error, |_never| vm.new_value_error("not ASCII".to_owned())));
        }
        return Ok(text.into_bytes());
    }
    if let Ok(buffer) = rustpython_vm::protocol::PyBuffer::try_from_object(vm, value.to_owned())
        && value.downcast_ref::<PyArray>().is_none()
    {
        return Ok(buffer.contiguous_or_collect(<[u8]>::to_vec));
    }
    Ok(value.str(vm)?.to_string().into_bytes())
}

fn text_of(value: &PyObject, vm: &VirtualMachine) -> PyResult<String> {
    if let Some(bytes) = value.downcast_ref::<PyBytes>() {
        return Ok(String::from_utf8_lossy(bytes.as_bytes()).into_owned());
    }
    Ok(value.str(vm)?.to_string())
}

fn write_number(array: &Array, offset: usize, num: Num, value: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    // Scalars of ours convert as arrays do.
    if let Some((number, from)) = Value::of(value, vm)
        && !(num.is_integer() && value.downcast_ref::<PyInt>().is_some())
    {
        let source = number.array(from).map_err(|error| registry::raise(error, vm))?;
        if from.is_complex()
            && !num.is_complex()
            && num != Num::Bool
            && value.downcast_ref_if_exact::<PyComplex>(vm).is_some()
        {
            return Err(vm.new_type_error(format!(
                "{} argument must be a string or a real number, not 'complex'",
                if num.is_float() { "float()" } else { "int()" }
            )));
        }
        if num.is_integer() && from.is_float() && value.downcast_ref_if_exact::<PyFloat>(vm).is_some() {
            let wide = number.float();
            if wide.is_nan() {
                return Err(vm.new_value_error("cannot convert float NaN to integer".to_owned()));
            }
            if wide.is_infinite() {
                return Err(vm.new_overflow_error("cannot convert float infinity to integer".to_owned()));
            }
            return write_integer(array, offset, num, value, vm);
        }
        at(array, array.dtype(), offset).take_in(&source).map_err(|error| registry::raise(error, vm))?;
        return crate::errstate::report("cast", vm);
    }
    if let Some(inner) = value.downcast_ref::<PyArray>() {
        let inner = inner.array();
        let is_plain = value.class().is(PyArray::static_type_of());
        if inner.ndim() == 0 && (is_plain || inner.num().is_none()) {
            if inner.num().is_some() {
                return at(array, array.dtype(), offset).take_in(&inner).map_err(|error| registry::raise(error, vm));
            }
            let native: PyObjectRef = to_native(&inner, inner.layout().offset, vm)?;
            return write(array, offset, &native, vm);
        }
        if inner.ndim() > 0 {
            return Err(vm.new_value_error("setting an array element with a sequence.".to_owned()));
        }
        // A single of a subclass says itself what number it is.
    }
    if num == Num::Bool {
        array.write(offset, u8::from(value.try_to_bool_object(vm)?));
        return Ok(());
    }
    if num.is_integer() {
        return write_integer(array, offset, num, value, vm);
    }
    if num.is_complex() {
        let complex = complex_of(value, vm)?;
        if num == Num::Complex64 {
            array.write::<C64>(offset, complex.cast());
        } else {
            array.write::<C128>(offset, complex);
        }
        return Ok(());
    }
    let wide = float_of(value, vm)?;
    match num {
        Num::Float16 => array.write(offset, f16::from_f64(wide)),
        Num::Float32 => array.write(offset, wide as f32),
        _ => array.write(offset, wide),
    }
    Ok(())
}

/// What an object is as a float, with `NumPy`'s words where it is none.
fn float_of(value: &PyObject, vm: &VirtualMachine) -> PyResult<f64> {
    if let Some(text) = value.downcast_ref::<PyStr>() {
        let text = text.to_string();
        return vm
            .ctx
            .types
            .float_type
            .as_object()
            .call((vm.ctx.new_str(text),), vm)?
            .try_float(vm)
            .map(|float| float.to_f64());
    }
    if vm.is_none(value) {
        return Ok(f64::NAN);
    }
    if value.downcast_ref::<PyBytes>().is_some() {
        let made = vm.ctx.types.float_type.as_object().call((value.to_owned(),), vm)?;
        return made.try_float(vm).map(|float| float.to_f64());
    }
    match value.try_float(vm) {
        Ok(float) => Ok(float.to_f64()),
        Err(error) => Err(no_number(error, value, vm)),
    }
}

/// A sequence where a number belongs is said as such, with what Python said as the cause.
fn no_number(
    error: rustpython_vm::builtins::PyBaseExceptionRef,
    value: &PyObject,
    vm: &VirtualMachine,
) -> rustpython_vm::builtins::PyBaseExceptionRef {
    if matches!(value.length_opt(vm), Some(Ok(_))) && value.downcast_ref::<PyStr>().is_none() {
        let outer = vm.new_value_error("setting an array element with a sequence.".to_owned());
        outer.set_cause(Some(error));
        return outer;
    }
    error
}

fn complex_of(value: &PyObject, vm: &VirtualMachine) -> PyResult<Complex64> {
    if vm.is_none(value) {
        return Ok(Complex64::new(f64::NAN, 0.0));
    }
    let made = vm
        .ctx
        .types
        .complex_type
        .as_object()
        .call((value.to_owned(),), vm)
        .map_err(|error| no_number(error, value, vm))?;
    Ok(made.downcast_ref::<PyComplex>().map_or_else(Complex64::default, rustpython_vm::Py::as_complex))
}

fn write_integer(array: &Array, offset: usize, num: Num, value: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    let whole = match value.downcast_ref::<PyInt>() {
        Some(_) => value.to_owned(),
        None => vm
            .ctx
            .types
            .int_type
            .as_object()
            .call((value.to_owned(),), vm)
            .map_err(|error| no_number(error, value, vm))?,
    };
    let Some(int) = whole.downcast_ref::<PyInt>() else {
        return Err(vm.new_type_error("an integer is required".to_owned()));
    };
    let int = int.as_bigint();
    macro_rules! put {
        ($($num:ident => $type:ty),*) => {
            match num {
                $(Num::$num => <$type>::try_from(int).map(|value| array.write::<$type>(offset, value)).is_ok(),)*
                _ => true,
            }
        };
    }
    let fits = put!(Int8 => i8, UInt8 => u8, Int16 => i16, UInt16 => u16, Int32 => i32, UInt32 => u32, Int64 => i64, UInt64 => u64);
    if fits {
        return Ok(());
    }
    Err(if num == Num::Int64 || num == Num::UInt64 && i64::try_from(int).is_err() && int.bits() > 64 {
        vm.new_overflow_error("Python int too large to convert to C long".to_owned())
    } else {
        vm.new_overflow_error(format!("Python integer {int} out of bounds for {}", num.name()))
    })
}

/// Truth of an object, as `bool()` has it.
trait Truth {
    fn try_to_bool_object(&self, vm: &VirtualMachine) -> PyResult<bool>;
}

impl Truth for PyObject {
    fn try_to_bool_object(&self, vm: &VirtualMachine) -> PyResult<bool> {
        self.to_owned().try_to_bool(vm)
    }
}
