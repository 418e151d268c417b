//! `a[…]` and `a[…] = …`: what stands between the brackets, and what it selects.

use rustpython_vm::builtins::{PyBool, PyInt, PyList, PySlice, PyStr, PyTuple};
use rustpython_vm::sliceable::SaturatedSlice;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};
use tensor::layout::{Dims, Strides};
use tensor::{Array, Kind, Layout, Num, gather};

use crate::array::PyArray;
use crate::registry::OrRaise;
use crate::{convert, dtype, element, object, scalar};

/// One part of an index.
enum Item {
    Int(isize),
    Slice(SaturatedSlice),
    NewAxis,
    Ellipsis,
    /// Places along one dimension.
    Places(Array),
    /// Which elements of some dimensions.
    Mask(Array),
}

impl Item {
    /// How many dimensions it uses up.
    fn consumes(&self) -> usize {
        match self {
            Self::Int(_) | Self::Slice(_) | Self::Places(_) => 1,
            Self::NewAxis | Self::Ellipsis => 0,
            Self::Mask(mask) => mask.ndim(),
        }
    }
}

/// What an index selects.
pub(crate) enum Selection {
    /// A part that lies evenly: a view.
    View(Layout),
    /// Parts that begin anywhere.
    Parts {
        offsets: Vec<usize>,
        /// The shape in which the parts are arranged.
        arranged: Dims,
        part: Layout,
        /// At which dimension of the result the arrangement stands.
        place: usize,
    },
}

/// `array[i]` along the first dimension.
pub(crate) fn row(array: &Array, i: usize, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    let layout = array.layout().at(0, i);
    if layout.ndim() == 0 && !matches!(array.dtype().kind, Kind::Sub(_)) {
        return element::to_scalar(array, layout.offset, vm);
    }
    Ok(PyArray::from(array.view(layout)).into_object(vm))
}

fn out_of_bounds(
    index: isize,
    axis: usize,
    len: usize,
    vm: &VirtualMachine,
) -> rustpython_vm::builtins::PyBaseExceptionRef {
    vm.new_index_error(format!("index {index} is out of bounds for axis {axis} with size {len}"))
}

fn parse(key: &PyObject, vm: &VirtualMachine) -> PyResult<Vec<Item>> {
    match key.downcast_ref::<PyTuple>() {
        Some(tuple) => tuple.as_slice().iter().map(|part| parse_one(part, vm)).collect(),
        None => Ok(vec![parse_one(key, vm)?]),
    }
}

fn parse_one(part: &PyObject, vm: &VirtualMachine) -> PyResult<Item> {
    if let Some(slice) = part.downcast_ref::<PySlice>() {
        return Ok(Item::Slice(slice.to_saturated(vm)?));
    }
    if vm.is_none(part) {
        return Ok(Item::NewAxis);
    }
    if part.is(&vm.ctx.ellipsis) {
        return Ok(Item::Ellipsis);
    }
    let is_bool = part.downcast_ref_if_exact::<PyBool>(vm).is_some();
    if !is_bool && let Some(int) = part.downcast_ref::<PyInt>() {
        let int = int
            .try_to_primitive::<isize>(vm)
            .map_err(|_too_large| vm.new_index_error("cannot fit 'int' into an index-sized integer".to_owned()))?;
        return Ok(Item::Int(int));
    }
    let is_array = part.downcast_ref::<PyArray>().is_some();
    if !is_array
        && !is_bool
        && let Some((value, num)) = scalar::Value::of(part, vm)
    {
        if num.is_integer() {
            return Ok(Item::Int(value.float() as isize));
        }
        if num != Num::Bool {
            return Err(not_an_index(vm));
        }
    }
    if part.downcast_ref::<PyStr>().is_some() {
        return Err(not_an_index(vm));
    }
    let is_sequence = is_array || part.downcast_ref::<PyList>().is_some() || part.downcast_ref::<PyTuple>().is_some();
    if !is_sequence
        && !is_bool
        && scalar::Value::of(part, vm).is_none()
        && let Ok(int) = part.to_owned().try_index(vm)
    {
        return Ok(Item::Int(int.try_to_primitive::<isize>(vm)?));
    }
    let array = convert::to_array(part, None, vm)?;
    match array.num() {
        Some(Num::Bool) => Ok(Item::Mask(array)),
        Some(num) if num.is_integer() => {
            if is_array && array.ndim() == 0 {
                return Ok(Item::Int(array.cast(Num::Int64).or_raise(vm)?.read::<i64>(0) as isize));
            }
            Ok(Item::Places(array.native().or_raise(vm)?.cast(Num::Int64).or_raise(vm)?))
        }
        _ if array.size() == 0 && !is_array => Ok(Item::Places(array.cast(Num::Int64).or_raise(vm)?)),
        _ if is_array => {
            Err(vm.new_index_error("arrays used as indices must be of integer (or boolean) type".to_owned()))
        }
        _ => Err(not_an_index(vm)),
    }
}

fn not_an_index(vm: &VirtualMachine) -> rustpython_vm::builtins::PyBaseExceptionRef {
    vm.new_index_error(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
            .to_owned(),
    )
}

/// What `key` selects of an array.
pub(crate) fn select(array: &Array, key: &PyObject, vm: &VirtualMachine) -> PyResult<Selection> {
    let mut items = parse(key, vm)?;
    let ndim = array.ndim();
    if items.iter().filter(|item| matches!(item, Item::Ellipsis)).count() > 1 {
        return Err(vm.new_index_error("an index can only have a single ellipsis ('...')".to_owned()));
    }
    let used: usize = items.iter().map(Item::consumes).sum();
    if used > ndim {
        return Err(vm.new_index_error(format!(
            "too many indices for array: array is {ndim}-dimensional, but {used} were indexed"
        )));
    }
    // The ellipsis, or the end, stands for whole dimensions.
    let whole = || Item::Slice(SaturatedSlice::from_parts(0, isize::MAX, 1));
    let place = items.iter().position(|item| matches!(item, Item::Ellipsis));
    let at = place.unwrap_or(items.len());
    items.splice(at..at + usize::from(place.is_some()), (0..ndim - used).map(|_| whole()));

    if items.iter().any(|item| matches!(item, Item::Places(_) | Item::Mask(_))) {
        return advanced(array, items, vm);
    }
    let mut layout = Layout { offset: array.layout().offset, ..Layout::default() };
    let mut axis = 0;
    for item in &items {
        basic(array, item, &mut axis, &mut layout, vm)?;
    }
    Ok(Selection::View(layout))
}

/// Adds what an integer, a slice or a new axis leaves of a dimension to `layout`.
fn basic(array: &Array, item: &Item, axis: &mut usize, layout: &mut Layout, vm: &VirtualMachine) -> PyResult<()> {
    match item {
        Item::NewAxis => {
            layout.shape.push(1);
            layout.strides.push(0);
        }
        Item::Int(index) => {
            let (len, stride) = (array.shape()[*axis], array.strides()[*axis]);
            let from_start = if *index < 0 { index + len as isize } else { *index };
            if !(0..len as isize).contains(&from_start) {
                return Err(out_of_bounds(*index, *axis, len, vm));
            }
            layout.offset = (layout.offset as isize + from_start * stride) as usize;
            *axis += 1;
        }
        Item::Slice(slice) => {
            let (len, stride) = (array.shape()[*axis], array.strides()[*axis]);
            let (start, count) = slice.adjust_indices_start(len);
            if count > 0 {
                layout.offset = (layout.offset as isize + start * stride) as usize;
            }
            layout.shape.push(count);
            layout.strides.push(stride * slice.step());
            *axis += 1;
        }
        Item::Ellipsis | Item::Places(_) | Item::Mask(_) => {}
    }
    Ok(())
}

fn advanced(array: &Array, items: Vec<Item>, vm: &VirtualMachine) -> PyResult<Selection> {
    let mut part = Layout { offset: array.layout().offset, ..Layout::default() };
    // Places along a dimension: which, and its number.
    let mut places: Vec<(Array, usize)> = Vec::new();
    let mut axis = 0;
    // Where the first of them stands among the dimensions that are left, and whether all stand together.
    let (mut first, mut last_item, mut are_together) = (None, None, true);
    // A mask without dimensions selects all or nothing.
    let mut nothing = false;
    let mut scalar_mask = false;
    for (number, item) in items.iter().enumerate() {
        let is_advanced = matches!(item, Item::Places(_) | Item::Mask(_) | Item::Int(_));
        if is_advanced {
            first.get_or_insert(part.ndim());
            are_together &= last_item.is_none_or(|last| last + 1 == number);
            last_item = Some(number);
        }
        match item {
            Item::Places(indices) => {
                places.push((indices.clone(), axis));
                axis += 1;
            }
            Item::Int(index) => {
                places.push((Array::from_slice(&[*index as i64], &[]).or_raise(vm)?, axis));
                axis += 1;
            }
            Item::Mask(mask) => {
                if mask.ndim() == 0 {
                    scalar_mask = true;
                    nothing |= mask.read::<u8>(mask.layout().offset) == 0;
                }
                for (dim, len) in mask.shape().iter().enumerate() {
                    let expected = array.shape()[axis + dim];
                    if *len != expected {
                        return Err(vm.new_index_error(format!(
                            "boolean index did not match indexed array along axis {}; size of axis is {expected} but size of corresponding boolean axis is {len}",
                            axis + dim
                        )));
                    }
                }
                for indices in gather::nonzero(mask).or_raise(vm)? {
                    places.push((indices, axis));
                    axis += 1;
                }
            }
            other => basic(array, other, &mut axis, &mut part, vm)?,
        }
    }
    let shapes: Vec<&[usize]> = places.iter().map(|(indices, _)| indices.shape()).collect();
    let Some(mut arranged) = tensor::layout::broadcast(shapes.iter().copied()) else {
        let listed: Vec<String> = shapes.iter().map(|shape| tensor::array::joined(shape)).collect();
        return Err(vm.new_index_error(format!(
            "shape mismatch: indexing arrays could not be broadcast together with shapes {} ",
            listed.join(" ")
        )));
    };
    if scalar_mask {
        let len = usize::from(!nothing);
        arranged = if places.is_empty() { Dims::from_slice(&[len]) } else { arranged };
        if nothing && !places.is_empty() {
            arranged = Dims::from_slice(&[0]);
        }
    }
    let count: usize = arranged.iter().product();
    let mut offsets = vec![part.offset as isize; count];
    for (indices, axis) in &places {
        if count == 0 && indices.size() == 0 {
            continue;
        }
        add_places(array, indices, *axis, &arranged, &mut offsets, vm)?;
    }
    let place = if are_together { first.unwrap_or(0) } else { 0 };
    let offsets = offsets.into_iter().map(|offset| offset as usize).collect();
    part.offset = 0;
    Ok(Selection::Parts { offsets, arranged, part, place })
}

fn add_places(
    array: &Array,
    indices: &Array,
    axis: usize,
    arranged: &[usize],
    offsets: &mut [isize],
    vm: &VirtualMachine,
) -> PyResult<()> {
    let (len, stride) = (array.shape()[axis] as i64, array.strides()[axis]);
    let check = |index: i64| {
        let from_start = if index < 0 { index + len } else { index };
        if (0..len).contains(&from_start) {
            Ok(from_start as isize * stride)
        } else {
            Err(out_of_bounds(index as isize, axis, len as usize, vm))
        }
    };
    if offsets.is_empty() {
        // Nothing is read, but what is out of bounds is said all the same.
        return Ok(());
    }
    if indices.shape() == arranged {
        let fast = indices.with_slice(|indices: &[i64]| -> PyResult<()> {
            for (offset, index) in offsets.iter_mut().zip(indices) {
                *offset += check(*index)?;
            }
            Ok(())
        });
        if let Some(done) = fast {
            return done;
        }
    }
    let spread = indices.broadcast_to(arranged).or_raise(vm)?;
    for (offset, at) in offsets.iter_mut().zip(spread.layout().offsets()) {
        *offset += check(indices.read::<i64>(at))?;
    }
    Ok(())
}

/// The dimensions of the parts' result, in which the arrangement stands in front, moved to where they belong.
fn moved(result: &Array, arranged: &[usize], part: &Layout, place: usize) -> Array {
    let mut shape = Dims::from_slice(arranged);
    shape.extend_from_slice(&part.shape);
    let item = result.dtype().size();
    let layout = result.layout().reshaped(&shape, item, tensor::Order::C).unwrap_or_else(|| result.layout().clone());
    let n = arranged.len();
    let axes: Vec<usize> = (n..n + place).chain(0..n).chain(n + place..n + part.ndim()).collect();
    result.view(layout.transposed(&axes))
}

/// `array[key]`.
pub(crate) fn get(array: &Array, key: &PyObject, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    if let Some(field) = fields(array, key, vm)? {
        return Ok(PyArray::from(field).into_object(vm));
    }
    let is_element = is_element(array, key, vm);
    match select(array, key, vm)? {
        Selection::View(layout) => {
            if is_element && !matches!(array.dtype().kind, Kind::Sub(_)) {
                return element::to_scalar(array, layout.offset, vm);
            }
            Ok(PyArray::from(array.view(layout)).into_object(vm))
        }
        Selection::Parts { offsets, arranged, part, place } => {
            let result = gather::gather(array, &part, &offsets).or_raise(vm)?;
            let result = moved(&result, &arranged, &part, place);
            if result.ndim() == 0 && is_element {
                return element::to_scalar(&result, result.layout().offset, vm);
            }
            Ok(PyArray::from(result).into_object(vm))
        }
    }
}

/// Whether a key names one element.
fn is_element(array: &Array, key: &PyObject, vm: &VirtualMachine) -> bool {
    match key.downcast_ref::<PyTuple>() {
        Some(tuple) => tuple.len() == array.ndim() && tuple.as_slice().iter().all(|part| is_integer(part, vm)),
        None => array.ndim() == 1 && is_integer(key, vm),
    }
}

fn is_integer(part: &PyObject, vm: &VirtualMachine) -> bool {
    if part.downcast_ref_if_exact::<PyBool>(vm).is_some() {
        return false;
    }
    part.downcast_ref::<PyInt>().is_some()
        || part.downcast_ref::<scalar::PyValue>().is_some_and(|value| value.dtype.num().is_some_and(Num::is_integer))
        || part.downcast_ref::<PyArray>().is_some_and(|array| {
            let array = array.array();
            array.ndim() == 0 && array.num().is_some_and(Num::is_integer)
        })
}

/// Fields of a structure by name.
fn fields(array: &Array, key: &PyObject, vm: &VirtualMachine) -> PyResult<Option<Array>> {
    let Kind::Struct(parts) = &array.dtype().kind else { return Ok(None) };
    if let Some(name) = key.downcast_ref::<PyStr>() {
        let name = name.to_string();
        let Some(field) = array.dtype().field(&name) else {
            return Err(vm.new_value_error(format!("no field of name {name}")));
        };
        let mut layout = array.layout().clone();
        layout.offset += field.offset;
        let (dtype, layout) = match &field.dtype.kind {
            Kind::Sub(sub) => {
                let inner = Layout::packed(&sub.1, sub.0.size(), tensor::Order::C);
                let mut strides: Strides = layout.strides.clone();
                strides.extend_from_slice(&inner.strides);
                let mut shape = layout.shape.clone();
                shape.extend_from_slice(&inner.shape);
                (sub.0.clone(), Layout { shape, strides, offset: layout.offset })
            }
            _ => (field.dtype.clone(), layout),
        };
        return Array::new(array.storage().clone(), dtype, layout).map(Some).or_raise(vm);
    }
    let Some(list) = key.downcast_ref::<PyList>() else { return Ok(None) };
    let names: Vec<PyObjectRef> = list.borrow_vec().to_vec();
    if names.is_empty() || !names.iter().all(|name| name.downcast_ref::<PyStr>().is_some()) {
        return Ok(None);
    }
    let names: Vec<String> =
        names.iter().map(|name| name.str(vm).map(|name| name.to_string())).collect::<PyResult<_>>()?;
    let subset = dtype::subset(parts, &names, vm)?;
    Array::new(array.storage().clone(), subset, array.layout().clone()).map(Some).or_raise(vm)
}

/// `array[key] = value`.
pub(crate) fn set(array: &Array, key: &PyObject, value: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
    if let Some(field) = fields(array, key, vm)? {
        return convert::assign(&field, value, vm);
    }
    match select(array, key, vm)? {
        // An element of a table of objects may be an array itself.
        Selection::View(layout) if array.dtype().is_object() && is_element(array, key, vm) => {
            object::write(array, layout.offset, value.to_owned());
            Ok(())
        }
        Selection::View(layout) => convert::assign(&array.view(layout), value, vm),
        Selection::Parts { offsets, arranged, part, place } => {
            let mut shape: Dims = part.shape[..place].into();
            shape.extend_from_slice(&arranged);
            shape.extend_from_slice(&part.shape[place..]);
            let source = match value.downcast_ref::<PyArray>() {
                Some(inner) => inner.array(),
                None => convert::to_array(value, Some(&array.dtype().native()), vm)?,
            };
            let source = convert::cast(&source, array.dtype(), vm)?;
            let source = if source.overlaps(array) { source.copy(tensor::Order::C).or_raise(vm)? } else { source };
            let mut source = source;
            while source.ndim() > shape.len() && source.shape()[0] == 1 {
                source = source.view(source.layout().at(0, 0));
            }
            let Some(spread) = source.layout().broadcast_to(&shape) else {
                return Err(mismatch(key, source.shape(), &shape, &arranged, vm));
            };
            // The arrangement to the front, in one dimension.
            let n = arranged.len();
            let axes: Vec<usize> = (place..place + n).chain(0..place).chain(place + n..shape.len()).collect();
            let spread = source.view(spread.transposed(&axes));
            let mut flat = Dims::from_slice(&[offsets.len()]);
            flat.extend_from_slice(&part.shape);
            let values = spread.reshaped(&flat, tensor::Order::C).or_raise(vm)?;
            gather::scatter(array, &part, &offsets, &values).or_raise(vm)
        }
    }
}

fn mismatch(
    key: &PyObject,
    given: &[usize],
    shape: &[usize],
    arranged: &[usize],
    vm: &VirtualMachine,
) -> rustpython_vm::builtins::PyBaseExceptionRef {
    let is_mask = key.downcast_ref::<PyArray>().is_some_and(|array| array.array().num() == Some(Num::Bool));
    if is_mask && given.len() <= 1 && shape.len() == 1 {
        return vm.new_value_error(format!(
            "NumPy boolean array indexing assignment cannot assign {} input values to the {} output values where the mask is true",
            given.iter().product::<usize>(),
            arranged.iter().product::<usize>()
        ));
    }
    vm.new_value_error(format!(
        "shape mismatch: value array of shape {} could not be broadcast to indexing result of shape {}",
        tensor::array::joined(given),
        tensor::array::joined(shape)
    ))
}
