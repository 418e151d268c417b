//! Objects of Python as arrays: nested sequences, scalars, buffers, whatever says it is one.

use rustpython_vm::builtins::{PyBool, PyBytes, PyComplex, PyFloat, PyInt, PyList, PyStr, PyTuple};
use rustpython_vm::protocol::PyBuffer;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, TryFromObject, VirtualMachine};
use tensor::{Array, DType, Kind, Num, Order};

use crate::array::PyArray;
use crate::registry::OrRaise;
use crate::{dtype, element, object, scalar};

/// Nesting deeper than this is not looked into.
const MAX_DEPTH: usize = tensor::layout::MAX_DIMS;

/// An array of `object`'s elements, of `wanted` type or of the one that holds them all. Arrays come as they are.
pub(crate) fn to_array(object: &PyObject, wanted: Option<&DType>, vm: &VirtualMachine) -> PyResult<Array> {
    if let Some(array) = object.downcast_ref::<PyArray>() {
        let array = array.array();
        return match wanted {
            Some(wanted) => cast(&array, wanted, vm),
            None => Ok(array),
        };
    }
    if let Some(array) = scalar::to_array(object, vm)? {
        return match wanted {
            Some(wanted) => cast(&array, wanted, vm),
            None => Ok(array),
        };
    }
    let plain =
        object.downcast_ref::<PyList>().is_some() || object.downcast_ref::<PyTuple>().is_some() || is_leaf(object);
    if !plain && let Some(array) = foreign(object, wanted, vm)? {
        return match wanted {
            Some(wanted) => cast(&array, wanted, vm),
            None => Ok(array),
        };
    }
    let is_structured = wanted.is_some_and(|wanted| matches!(wanted.kind, Kind::Struct(_)));
    let mut found = Found { is_structured, is_object: wanted.is_some_and(DType::is_object), ..Found::default() };
    found.visit(object, 0, vm)?;
    if let Some(depth) = found.uneven
        && !found.is_object
    {
        return Err(inhomogeneous(depth, &found.shape[..depth], vm));
    }
    if let Some(depth) = found.uneven {
        found.shape.truncate(depth);
    }
    let dtype = match wanted {
        Some(wanted) => sized(wanted, &found, object, vm)?,
        None => found.dtype.clone().unwrap_or(DType::FLOAT64),
    };
    if matches!(dtype.kind, Kind::DateTime(unit) | Kind::TimeDelta(unit) if unit == tensor::dtype::TimeUnit::GENERIC) {
        return with_times(object, &found.shape, &dtype, wanted, vm);
    }
    let array = empty(&found.shape, &dtype, Order::C, vm)?;
    let mut at = 0;
    fill(&array, object, 0, &found.shape, &mut at, vm)?;
    Ok(array)
}

/// Times find their unit in the Python half.
fn with_times(
    object: &PyObject,
    shape: &[usize],
    dtype: &DType,
    wanted: Option<&DType>,
    vm: &VirtualMachine,
) -> PyResult<Array> {
    let dtype = match wanted {
        Some(_) => dtype::wrap(dtype.clone(), vm).into(),
        None => vm.ctx.none(),
    };
    let dtype = crate::registry::get("_time_unit_of", vm)?.call((object.to_owned(), dtype), vm)?;
    let array = empty(shape, &dtype::parse(&dtype, vm)?, Order::C, vm)?;
    let mut at = 0;
    fill(&array, object, 0, shape, &mut at, vm)?;
    Ok(array)
}

/// Zeros, or Nones, of a type.
pub(crate) fn empty(shape: &[usize], dtype: &DType, order: Order, vm: &VirtualMachine) -> PyResult<Array> {
    if dtype.is_object() {
        return object::empty(shape, order).or_raise(vm);
    }
    if let Kind::Sub(sub) = &dtype.kind {
        let mut whole = shape.to_vec();
        whole.extend(&sub.1);
        return empty(&whole, &sub.0, order, vm);
    }
    Array::zeros(shape, dtype.clone(), order).or_raise(vm)
}

/// Texts without a length take that of the longest.
fn sized(wanted: &DType, found: &Found, object: &PyObject, vm: &VirtualMachine) -> PyResult<DType> {
    let len = match wanted.kind {
        Kind::Str(0) | Kind::Bytes(0) => match &found.dtype {
            Some(DType { kind: Kind::Str(len) | Kind::Bytes(len), .. }) => *len,
            Some(dtype) if dtype.num().is_some() => longest(object, vm)?,
            Some(_) => longest(object, vm)?,
            None => 1,
        },
        Kind::Void(0) => match &found.dtype {
            Some(DType { kind: Kind::Bytes(len), .. }) => *len,
            _ => 8,
        },
        _ => return Ok(wanted.clone()),
    };
    Ok(DType::new(match wanted.kind {
        Kind::Str(_) => Kind::Str(len.max(1)),
        Kind::Bytes(_) => Kind::Bytes(len.max(1)),
        _ => Kind::Void(len),
    }))
}

fn longest(object: &PyObject, vm: &VirtualMachine) -> PyResult<usize> {
    match items(object, vm)? {
        Some(items) => items.iter().map(|item| longest(item, vm)).try_fold(0, |most, len| len.map(|len| most.max(len))),
        None => Ok(object.str(vm)?.to_string().chars().count()),
    }
}

/// The array converted to a type; itself where it has it.
pub(crate) fn cast(array: &Array, wanted: &DType, vm: &VirtualMachine) -> PyResult<Array> {
    if array.dtype() == wanted {
        return Ok(array.clone());
    }
    let unsized_text = matches!(wanted.kind, Kind::Str(0) | Kind::Bytes(0));
    if unsized_text
        && matches!(
            (&array.dtype().kind, &wanted.kind),
            (Kind::Str(_), Kind::Str(_)) | (Kind::Bytes(_), Kind::Bytes(_))
        )
    {
        return Ok(array.clone());
    }
    let sized = if unsized_text { text_type(array, wanted, vm)? } else { wanted.clone() };
    if let Kind::Sub(sub) = &sized.kind {
        let mut shape = array.shape().to_vec();
        shape.extend(&sub.1);
        let result = empty(&shape, &sub.0, Order::C, vm)?;
        let mut spread = array.clone();
        for _ in &sub.1 {
            spread = spread.view(spread.layout().with_axis(spread.ndim()));
        }
        assign_array(&result, &spread, vm)?;
        return Ok(result);
    }
    let result = if sized.is_object() {
        object::empty(array.shape(), Order::C).or_raise(vm)?
    } else {
        Array::zeros_like_order(array.shape(), array.strides(), sized).or_raise(vm)?
    };
    assign_array(&result, array, vm)?;
    Ok(result)
}

/// How long texts of an array's elements get.
fn text_type(array: &Array, wanted: &DType, vm: &VirtualMachine) -> PyResult<DType> {
    let len = match &array.dtype().kind {
        Kind::Num(_) => dtype::text_width(array.dtype()),
        Kind::Str(len) | Kind::Bytes(len) => *len,
        _ => {
            let mut most = 1;
            for offset in array.layout().offsets() {
                most = most.max(element::to_native(array, offset, vm)?.str(vm)?.to_string().chars().count());
            }
            most
        }
    };
    Ok(DType::new(if matches!(wanted.kind, Kind::Str(_)) { Kind::Str(len) } else { Kind::Bytes(len) }))
}

/// Fills `target` with the elements of `source`, converted, repeated to its shape.
pub(crate) fn assign_array(target: &Array, source: &Array, vm: &VirtualMachine) -> PyResult<()> {
    if target.dtype().native() == source.dtype().native() || target.num().is_some() && source.num().is_some() {
        target.take_in(source).or_raise(vm)?;
        return crate::errstate::report("cast", vm);
    }
    // Element by element through Python.
    let mut source = source.clone();
    while source.ndim() > target.ndim() && source.shape()[0] == 1 {
        source = source.view(source.layout().at(0, 0));
    }
    let source = source.broadcast_to(target.shape()).or_raise(vm)?;
    let source = if target.overlaps(&source) { source.copy(Order::C).or_raise(vm)? } else { source };
    if let Some(converted) = times(&source, target.dtype(), vm)? {
        return target.take_in(&converted).or_raise(vm);
    }
    let is_text = matches!(target.dtype().kind, Kind::Str(_) | Kind::Bytes(_));
    for (to, from) in target.layout().offsets().zip(source.layout().offsets()) {
        let value = if is_text && !matches!(source.dtype().kind, Kind::Num(num) if !num.is_inexact()) {
            element::to_scalar(&source, from, vm)?
        } else {
            element::to_native(&source, from, vm)?
        };
        element::write(target, to, &value, vm)?;
    }
    Ok(())
}

/// Times and integers are counts of steps: converted as a whole.
fn times(source: &Array, to: &DType, vm: &VirtualMachine) -> PyResult<Option<Array>> {
    let is_time = |dtype: &DType| matches!(dtype.kind, Kind::DateTime(_) | Kind::TimeDelta(_));
    if is_time(source.dtype()) && to.num().is_some() {
        let counts = source.native().or_raise(vm)?.with_dtype(DType::INT64);
        return to.num().map(|num| counts.cast(num)).transpose().or_raise(vm);
    }
    if is_time(to) && source.num().is_some() {
        return Ok(Some(source.cast(Num::Int64).or_raise(vm)?.with_dtype(to.clone())));
    }
    if is_time(to) && is_time(source.dtype()) {
        let counts = crate::array::PyArray::from(source.native().or_raise(vm)?).into_object(vm);
        let made = crate::registry::get("_convert_times", vm)?.call((counts, dtype::wrap(to.clone(), vm)), vm)?;
        return Ok(made.downcast_ref::<PyArray>().map(|array| array.array()));
    }
    Ok(None)
}

/// `target[...] = value`.
pub(crate) fn assign(target: &Array, value: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    if target.ndim() == 0 && value.downcast_ref::<PyArray>().is_none() {
        return element::write(target, target.layout().offset, value, vm);
    }
    if target.dtype().is_object() && value.downcast_ref::<PyArray>().is_none() && items(value, vm)?.is_none() {
        for offset in target.layout().offsets() {
            object::write(target, offset, value.to_owned());
        }
        return Ok(());
    }
    let wanted = target.dtype().clone();
    let source = match value.downcast_ref::<PyArray>() {
        Some(array)
            if wanted.num().is_some() && array.array().ndim() == 0 && !value.class().is(PyArray::static_type_of()) =>
        {
            let single = empty(&[], &wanted.native(), Order::C, vm)?;
            element::write(&single, 0, value, vm)?;
            single
        }
        Some(array) => array.array(),
        None => to_array(value, Some(&wanted.native()), vm)?,
    };
    assign_array(target, &source, vm)
}

/// Numbers and texts: what has no elements of its own.
fn is_leaf(object: &PyObject) -> bool {
    object.downcast_ref::<PyFloat>().is_some()
        || object.downcast_ref::<PyInt>().is_some()
        || object.downcast_ref::<PyStr>().is_some()
        || object.downcast_ref::<PyBytes>().is_some()
        || object.downcast_ref::<PyComplex>().is_some()
        || scalar::is_scalar(object)
}

/// The elements of a sequence; `None` where `object` is one element.
fn items(object: &PyObject, vm: &VirtualMachine) -> PyResult<Option<Vec<PyObjectRef>>> {
    if let Some(list) = object.downcast_ref::<PyList>() {
        return Ok(Some(list.borrow_vec().to_vec()));
    }
    if let Some(tuple) = object.downcast_ref::<PyTuple>() {
        return Ok(Some(tuple.as_slice().to_vec()));
    }
    if is_leaf(object) || vm.is_none(object) || object.downcast_ref::<rustpython_vm::builtins::PyDict>().is_some() {
        return Ok(None);
    }
    if let Some(array) = object.downcast_ref::<PyArray>() {
        let array = array.array();
        if array.ndim() == 0 {
            return Ok(None);
        }
        return (0..array.shape()[0]).map(|i| crate::index::row(&array, i, vm)).collect::<PyResult<Vec<_>>>().map(Some);
    }
    // A sequence of someone's: it has a length and elements by number.
    let class = object.class();
    if class.get_attr(vm.ctx.intern_str("__len__")).is_some()
        && class.get_attr(vm.ctx.intern_str("__getitem__")).is_some()
    {
        let Ok(len) = object.length(vm) else { return Ok(None) };
        let mut items = Vec::with_capacity(len);
        for i in 0..len {
            match object.get_item(&i, vm) {
                Ok(item) => items.push(item),
                Err(_no_sequence) => return Ok(None),
            }
        }
        return Ok(Some(items));
    }
    Ok(None)
}

/// What says of itself that it is an array, or a buffer.
fn foreign(object: &PyObject, wanted: Option<&DType>, vm: &VirtualMachine) -> PyResult<Option<Array>> {
    if object.class().get_attr(vm.ctx.intern_str("__array__")).is_some() {
        let convert = object.get_attr("__array__", vm)?;
        let made = match wanted {
            Some(wanted) => convert.call((dtype::wrap(wanted.clone(), vm),), vm)?,
            None => convert.call((), vm)?,
        };
        let array = made
            .downcast_ref::<PyArray>()
            .ok_or_else(|| vm.new_value_error("object __array__ method not producing an array".to_owned()))?;
        return Ok(Some(array.array()));
    }
    if let Ok(interface) = object.get_attr("__array_interface__", vm)
        && object.class().fast_issubclass(vm.ctx.types.type_type).eq(&false)
    {
        let made = crate::registry::get("_from_interface", vm)?.call((object.to_owned(), interface), vm)?;
        return Ok(made.downcast_ref::<PyArray>().map(|array| array.array()));
    }
    let Ok(buffer) = PyBuffer::try_from_object(vm, object.to_owned()) else { return Ok(None) };
    let format = buffer.desc.format.to_string();
    let Some(dtype) = dtype_of_format(&format) else { return Ok(None) };
    let shape: Vec<usize> = buffer.desc.dim_desc.iter().map(|(len, _, _)| *len).collect();
    let bytes = buffer.contiguous_or_collect(<[u8]>::to_vec);
    let array = Array::from_bytes(dtype, &bytes).or_raise(vm)?;
    Ok(Some(array.reshaped(&shape, Order::C).or_raise(vm)?))
}

/// The type of a buffer's elements.
pub(crate) fn dtype_of_format(format: &str) -> Option<DType> {
    let bare = format.trim_start_matches(['@', '=', '<']);
    Some(match bare {
        "?" | "b" | "B" | "h" | "H" | "i" | "I" | "l" | "L" | "q" | "Q" | "e" | "f" | "d" => dtype::of_text(bare)?,
        "c" => DType::new(Kind::Bytes(1)),
        "Zf" => Num::Complex64.into(),
        "Zd" => Num::Complex128.into(),
        _ => return None,
    })
}

/// What a walk through nested sequences finds.
#[derive(Default)]
struct Found {
    shape: Vec<usize>,
    dtype: Option<DType>,
    /// The depth at which sequences differ in length, or stand beside single elements.
    uneven: Option<usize>,
    /// The depth of single elements, once there was one.
    leaf_depth: Option<usize>,
    is_structured: bool,
    is_object: bool,
}

impl Found {
    fn visit(&mut self, object: &PyObject, depth: usize, vm: &VirtualMachine) -> PyResult<()> {
        if let Some(array) = object.downcast_ref::<PyArray>().map(|array| array.array())
            && array.ndim() > 0
        {
            self.whole_array(&array, depth);
            return Ok(());
        }
        // Tuples are elements of structures.
        let is_element = self.is_structured && object.downcast_ref::<PyTuple>().is_some();
        let items = if depth >= MAX_DEPTH || is_element { None } else { items(object, vm)? };
        let Some(items) = items else {
            self.leaf(object, depth, vm);
            return Ok(());
        };
        self.level(items.len(), depth);
        if self.uneven.is_some_and(|uneven| uneven <= depth) && self.is_object {
            return Ok(());
        }
        for item in &items {
            self.visit(item, depth + 1, vm)?;
        }
        Ok(())
    }

    fn level(&mut self, len: usize, depth: usize) {
        if self.leaf_depth.is_some_and(|leaf| leaf <= depth) {
            self.mark_uneven(depth);
        } else if depth == self.shape.len() {
            self.shape.push(len);
        } else if self.shape[depth] != len {
            self.mark_uneven(depth);
        }
    }

    fn mark_uneven(&mut self, depth: usize) {
        self.uneven = Some(self.uneven.map_or(depth, |known| known.min(depth)));
    }

    fn whole_array(&mut self, array: &Array, depth: usize) {
        for (dim, len) in array.shape().iter().enumerate() {
            self.level(*len, depth + dim);
        }
        if array.size() > 0 || self.dtype.is_none() {
            self.leaf_at(depth + array.ndim());
        }
        self.meet(array.dtype());
    }

    fn leaf_at(&mut self, depth: usize) {
        if depth < self.shape.len() {
            self.mark_uneven(depth);
        }
        self.leaf_depth = Some(self.leaf_depth.map_or(depth, |known| known.min(depth)));
    }

    fn meet(&mut self, dtype: &DType) {
        self.dtype = Some(match &self.dtype {
            None => dtype.native(),
            Some(known) => dtype::promote(known, dtype).unwrap_or(DType::OBJECT),
        });
    }

    fn leaf(&mut self, object: &PyObject, depth: usize, vm: &VirtualMachine) {
        self.leaf_at(depth);
        if self.is_object || self.is_structured {
            return;
        }
        let dtype = leaf_dtype(object, vm);
        self.meet(&dtype.unwrap_or(DType::OBJECT));
    }
}

/// The type of one element; `None` is any object.
pub(crate) fn leaf_dtype(object: &PyObject, vm: &VirtualMachine) -> Option<DType> {
    if let Some(value) = object.downcast_ref::<scalar::PyValue>() {
        return Some(value.dtype.clone());
    }
    if let Some(void) = object.downcast_ref::<scalar::PyVoid>() {
        return Some(void.array.dtype().clone());
    }
    if object.downcast_ref::<PyFloat>().is_some() {
        return Some(DType::FLOAT64);
    }
    if object.downcast_ref_if_exact::<PyBool>(vm).is_some() {
        return Some(DType::BOOL);
    }
    if let Some(int) = object.downcast_ref::<PyInt>() {
        let int = int.as_bigint();
        return if i64::try_from(int).is_ok() {
            Some(DType::INT64)
        } else {
            u64::try_from(int).is_ok().then(|| Num::UInt64.into())
        };
    }
    if object.downcast_ref::<PyComplex>().is_some() {
        return Some(DType::COMPLEX128);
    }
    if let Some(text) = object.downcast_ref::<PyStr>() {
        return Some(DType::new(Kind::Str(text.to_string().chars().count().max(1))));
    }
    if let Some(bytes) = object.downcast_ref::<PyBytes>() {
        return Some(DType::new(Kind::Bytes(bytes.as_bytes().len().max(1))));
    }
    if let Some(array) = object.downcast_ref::<PyArray>() {
        return Some(array.array().dtype().native());
    }
    None
}

fn fill(
    array: &Array,
    object: &PyObject,
    depth: usize,
    shape: &[usize],
    at: &mut usize,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let size = array.dtype().size();
    if depth == shape.len() {
        let offset = *at * size;
        *at += 1;
        if let (Kind::Num(Num::Float64), Some(float)) = (&array.dtype().kind, object.downcast_ref::<PyFloat>()) {
            array.write(offset, float.to_f64());
            return Ok(());
        }
        return element::write(array, offset, object, vm);
    }
    if let Some(inner) = object.downcast_ref::<PyArray>().map(|array| array.array()) {
        let mut layout = tensor::Layout::packed(inner.shape(), size, Order::C);
        layout.offset = *at * size;
        assign_array(&array.view(layout), &inner, vm)?;
        *at += inner.size();
        return Ok(());
    }
    for item in items(object, vm)?.unwrap_or_default() {
        fill(array, &item, depth + 1, shape, at, vm)?;
    }
    Ok(())
}

fn inhomogeneous(depth: usize, shape: &[usize], vm: &VirtualMachine) -> rustpython_vm::builtins::PyBaseExceptionRef {
    vm.new_value_error(format!(
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after {depth} dimensions. \
         The detected shape was {} + inhomogeneous part.",
        tensor::error::tuple(shape)
    ))
}
