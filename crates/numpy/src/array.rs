//! `numpy.ndarray`: what is native of it. The Python half adds the other methods (`numpy/_core/methods.py`).

use std::cell::{Cell, RefCell};

use rustpython_vm::builtins::{PyListRef, PyStr, PyType, PyTypeRef};
use rustpython_vm::class::{PyClassImpl, StaticType};
use rustpython_vm::function::{Either, FuncArgs, OptionalArg, PyComparisonValue};
use rustpython_vm::protocol::{
    BufferDescriptor, BufferFlags, BufferMethods, PyBuffer, PyMappingMethods, PyNumberMethods, PySequenceMethods,
};
use rustpython_vm::types::{
    AsBuffer, AsMapping, AsNumber, AsSequence, Comparable, Constructor, IterNext, Iterable, PyComparisonOp,
    Representable, SelfIter,
};
use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, atomic_func, pyclass,
};
use tensor::layout::Dims;
use tensor::{Array, Kind, Layout, Num, Order};

use crate::registry::OrRaise;
use crate::{convert, dtype, element, index, operators, registry};

/// An array of Python's: a view of a storage, what it is a view of, and whether it may be written to.
#[pyclass(module = "numpy", name = "ndarray")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyArray {
    array: RefCell<Array>,
    base: RefCell<Option<PyObjectRef>>,
    is_read_only: Cell<bool>,
}

impl From<Array> for PyArray {
    fn from(array: Array) -> Self {
        Self { array: RefCell::new(array), base: RefCell::new(None), is_read_only: Cell::new(false) }
    }
}

pub(crate) fn make_class() -> PyTypeRef {
    PyArray::make_static_type()
}

impl PyArray {
    /// A view of the elements as they lie now.
    pub(crate) fn array(&self) -> Array {
        self.array.borrow().clone()
    }

    pub(crate) fn static_type_of() -> &'static Py<PyType> {
        Self::static_type()
    }

    pub(crate) fn into_object(self, vm: &VirtualMachine) -> PyObjectRef {
        self.into_ref(&vm.ctx).into()
    }

    /// An error, with these words, for an array that may not be written to.
    pub(crate) fn check_writeable(&self, words: &str, vm: &VirtualMachine) -> PyResult<()> {
        if self.is_read_only.get() { Err(vm.new_value_error(words.to_owned())) } else { Ok(()) }
    }

    /// `view` of `self` as an array of the class of `self`, with `self` (or what that is a view of) as base.
    fn view_of(zelf: &Py<Self>, array: Array, vm: &VirtualMachine) -> PyResult {
        let view = Self::from(array);
        let base = zelf.base.borrow().clone().filter(|base| base.downcast_ref::<Self>().is_some());
        view.base.replace(Some(base.unwrap_or_else(|| zelf.to_owned().into())));
        view.is_read_only.set(zelf.is_read_only.get());
        let made: PyObjectRef = view.into_object(vm);
        if zelf.class().is(Self::static_type()) {
            return Ok(made);
        }
        registry::get("_wrap_view", vm)?.call((zelf.to_owned(), made), vm)
    }
}

#[derive(rustpython_vm::FromArgs)]
pub(crate) struct NewArgs {
    #[pyarg(any)]
    shape: PyObjectRef,
    #[pyarg(any, optional)]
    dtype: OptionalArg<PyObjectRef>,
    #[pyarg(any, optional)]
    buffer: OptionalArg<PyObjectRef>,
    #[pyarg(any, default = 0)]
    offset: usize,
    #[pyarg(any, optional)]
    strides: OptionalArg<PyObjectRef>,
    #[pyarg(any, optional)]
    order: OptionalArg<PyObjectRef>,
}

/// A shape: an integer, or a sequence of them.
pub(crate) fn shape_of(object: &PyObject, vm: &VirtualMachine) -> PyResult<Vec<isize>> {
    if let Ok(len) = object.to_owned().try_index(vm) {
        return Ok(vec![len.try_to_primitive::<isize>(vm).map_err(|_too_large| too_large(vm))?]);
    }
    let lens: Vec<PyObjectRef> = object.to_owned().try_to_value(vm).map_err(|_no_sequence| {
        vm.new_type_error(format!(
            "expected a sequence of integers or a single integer, got '{}'",
            object.repr(vm).map(|text| text.to_string()).unwrap_or_default()
        ))
    })?;
    lens.into_iter()
        .map(|len| {
            let name = len.class().name().to_string();
            let len = len.try_index(vm).map_err(|_no_integer| {
                vm.new_type_error(format!("'{name}' object cannot be interpreted as an integer"))
            })?;
            len.try_to_primitive::<isize>(vm).map_err(|_too_large| too_large(vm))
        })
        .collect()
}

fn too_large(vm: &VirtualMachine) -> rustpython_vm::builtins::PyBaseExceptionRef {
    vm.new_value_error("Maximum allowed dimension exceeded".to_owned())
}

/// A shape of which every length is known.
pub(crate) fn known_shape(object: &PyObject, vm: &VirtualMachine) -> PyResult<Dims> {
    let shape = shape_of(object, vm)?;
    if shape.len() > tensor::layout::MAX_DIMS {
        return Err(vm.new_value_error(format!(
            "maximum supported dimension for an ndarray is currently 64, found {}",
            shape.len()
        )));
    }
    shape
        .into_iter()
        .map(|len| {
            usize::try_from(len)
                .map_err(|_negative| vm.new_value_error("negative dimensions are not allowed".to_owned()))
        })
        .collect()
}

pub(crate) fn order_of(object: Option<&PyObjectRef>, vm: &VirtualMachine) -> PyResult<char> {
    let Some(object) = object.filter(|object| !vm.is_none(object)) else { return Ok('K') };
    let text = object.str(vm)?.to_string().to_uppercase();
    match text.as_str() {
        "C" | "F" | "A" | "K" => Ok(text.chars().next().unwrap_or('K')),
        _ => Err(vm.new_value_error(format!("order must be one of 'C', 'F', 'A', or 'K' (got '{}')", object.str(vm)?))),
    }
}

impl Constructor for PyArray {
    type Args = NewArgs;

    fn slot_new(cls: PyTypeRef, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let args: NewArgs = args.bind(vm)?;
        let payload = Self::py_new(&cls, args, vm)?;
        let made: PyObjectRef = payload.into_ref_with_type(vm, cls.clone())?.into();
        if !cls.is(Self::static_type()) {
            registry::get("_finalize", vm)?.call((made.clone(), vm.ctx.none()), vm)?;
        }
        Ok(made)
    }

    fn py_new(_cls: &Py<PyType>, args: NewArgs, vm: &VirtualMachine) -> PyResult<Self> {
        let shape = known_shape(&args.shape, vm)?;
        let dtype = dtype::optional(args.dtype.into_option(), vm)?.unwrap_or(tensor::DType::FLOAT64);
        let order = if order_of(args.order.as_option(), vm)? == 'F' { Order::F } else { Order::C };
        let given = |arg: OptionalArg<PyObjectRef>| arg.into_option().filter(|arg| !vm.is_none(arg));
        let strides = given(args.strides);
        let Some(buffer) = given(args.buffer) else {
            return Ok(convert::empty(&shape, &dtype, order, vm)?.into());
        };
        let (source, base) = storage_of(&buffer, vm)?;
        let mut layout = Layout::packed(&shape, dtype.size(), order);
        layout.offset = source.0 + args.offset;
        if let Some(strides) = strides {
            layout.strides = shape_of(&strides, vm)?.into_iter().collect();
        }
        let array = Array::new(source.1, dtype, layout)
            .map_err(|_outside| vm.new_type_error("buffer is too small for requested array".to_owned()))?;
        let made = Self::from(array);
        made.base.replace(Some(base));
        Ok(made)
    }
}

/// The bytes of a buffer: those of an array are shared, others copied. With the offset of the first.
pub(crate) fn storage_of(buffer: &PyObject, vm: &VirtualMachine) -> PyResult<((usize, tensor::Storage), PyObjectRef)> {
    if let Some(array) = buffer.downcast_ref::<PyArray>() {
        let array = array.array();
        return Ok(((array.layout().offset, array.storage().clone()), buffer.to_owned()));
    }
    let bytes = PyBuffer::from_object(vm, buffer, BufferFlags::SIMPLE)?.contiguous_or_collect(<[u8]>::to_vec);
    let array = Array::from_bytes(Num::UInt8.into(), &bytes).or_raise(vm)?;
    Ok(((0, array.storage().clone()), buffer.to_owned()))
}

impl Comparable for PyArray {
    fn slot_richcompare(
        zelf: &PyObject,
        other: &PyObject,
        op: PyComparisonOp,
        vm: &VirtualMachine,
    ) -> PyResult<Either<PyObjectRef, PyComparisonValue>> {
        operators::compare(zelf, other, op, vm)
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

impl AsNumber for PyArray {
    fn as_number() -> &'static PyNumberMethods {
        &operators::NUMBER
    }
}

impl PyArray {
    fn len(&self, vm: &VirtualMachine) -> PyResult<usize> {
        self.array
            .borrow()
            .shape()
            .first()
            .copied()
            .ok_or_else(|| vm.new_type_error("len() of unsized object".to_owned()))
    }

    fn get(zelf: &Py<Self>, key: &PyObject, vm: &VirtualMachine) -> PyResult {
        let array = zelf.array();
        let got = index::get(&array, key, vm)?;
        let Some(view) = got.downcast_ref::<Self>() else { return Ok(got) };
        if !view.array.borrow().storage().is(array.storage()) {
            if zelf.class().is(Self::static_type()) {
                return Ok(got);
            }
            return registry::get("_wrap_view", vm)?.call((zelf.to_owned(), got), vm);
        }
        Self::view_of(zelf, view.array(), vm)
    }

    fn set(zelf: &Py<Self>, key: &PyObject, value: &PyObject, vm: &VirtualMachine) -> PyResult<()> {
        zelf.check_writeable("assignment destination is read-only", vm)?;
        index::set(&zelf.array(), key, value, vm)
    }
}

impl AsMapping for PyArray {
    fn as_mapping() -> &'static PyMappingMethods {
        static METHODS: PyMappingMethods = PyMappingMethods {
            length: atomic_func!(|mapping, vm| PyArray::mapping_downcast(mapping).len(vm)),
            subscript: atomic_func!(|mapping, key, vm| PyArray::get(PyArray::mapping_downcast(mapping), key, vm)),
            ass_subscript: atomic_func!(|mapping, key, value, vm| {
                let zelf = PyArray::mapping_downcast(mapping);
                match value {
                    Some(value) => PyArray::set(zelf, key, &value, vm),
                    None => Err(vm.new_value_error("cannot delete array elements".to_owned())),
                }
            }),
        };
        &METHODS
    }
}

impl AsSequence for PyArray {
    fn as_sequence() -> &'static PySequenceMethods {
        static METHODS: PySequenceMethods = PySequenceMethods {
            length: atomic_func!(|sequence, vm| PyArray::sequence_downcast(sequence).len(vm)),
            item: atomic_func!(|sequence, i, vm| {
                let key = vm.ctx.new_int(i);
                PyArray::get(PyArray::sequence_downcast(sequence), key.as_object(), vm)
            }),
            contains: atomic_func!(|sequence, needle, vm| {
                let found = registry::get("_contains", vm)?.call((sequence.obj.to_owned(), needle.to_owned()), vm)?;
                found.try_to_bool(vm)
            }),
            ..PySequenceMethods::NOT_IMPLEMENTED
        };
        &METHODS
    }
}

impl Iterable for PyArray {
    fn iter(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
        if zelf.array.borrow().ndim() == 0 {
            return Err(vm.new_type_error("iteration over a 0-d array".to_owned()));
        }
        Ok(PyRows { array: zelf, at: Cell::new(0) }.into_ref(&vm.ctx).into())
    }
}

/// The iterator over the first dimension.
#[pyclass(module = "numpy", name = "_rows")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyRows {
    array: PyRef<PyArray>,
    at: Cell<usize>,
}

pub(crate) fn make_rows_class() -> PyTypeRef {
    PyRows::make_static_type()
}

impl SelfIter for PyRows {}

impl IterNext for PyRows {
    fn next(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<rustpython_vm::protocol::PyIterReturn> {
        let at = zelf.at.get();
        let array = zelf.array.array();
        if at >= array.shape().first().copied().unwrap_or(0) {
            return Ok(rustpython_vm::protocol::PyIterReturn::StopIteration(None));
        }
        zelf.at.set(at + 1);
        let row = index::row(&array, at, vm)?;
        let row = match row.downcast_ref::<PyArray>() {
            Some(view) if !array.dtype().is_object() || view.array.borrow().storage().is(array.storage()) => {
                PyArray::view_of(&zelf.array, view.array(), vm)?
            }
            _ => row,
        };
        Ok(rustpython_vm::protocol::PyIterReturn::Return(row))
    }
}

#[pyclass(with(IterNext, Iterable))]
impl PyRows {}

impl Representable for PyArray {
    fn slot_repr(zelf: &PyObject, vm: &VirtualMachine) -> PyResult<PyRef<PyStr>> {
        let text = registry::get("_array_repr", vm)?.call((zelf.to_owned(),), vm)?;
        text.downcast().map_err(|_other| vm.new_type_error("__repr__ returned non-string".to_owned()))
    }

    fn repr_str(_zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        Ok(String::new())
    }
}

static BUFFER_METHODS: BufferMethods = BufferMethods {
    obj_bytes: |buffer| {
        let array = buffer.obj_as::<PyArray>().array();
        rustpython_vm::common::borrow::BorrowedValue::Ref(bytes_of(&array))
    },
    obj_bytes_mut: |buffer| {
        let array = buffer.obj_as::<PyArray>().array();
        rustpython_vm::common::borrow::BorrowedValueMut::RefMut(bytes_of(&array))
    },
    release: |_| {},
    retain: |_| {},
};

/// The bytes from the first element of a packed array on. The buffer keeps the array, and the array its storage.
#[expect(unsafe_code, reason = "buffers lend the memory of the array they keep")]
fn bytes_of<'a>(array: &Array) -> &'a mut [u8] {
    let len = array.size() * array.dtype().size();
    // SAFETY: exported for packed arrays only, whose elements fill these bytes of a storage that lives as long as the buffer.
    unsafe { std::slice::from_raw_parts_mut(array.start(), len) }
}

impl AsBuffer for PyArray {
    fn as_buffer(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyBuffer> {
        let array = zelf.array();
        if !array.is_packed(Order::C) {
            return Err(vm.new_buffer_error("ndarray is not C-contiguous".to_owned()));
        }
        let item = array.dtype().size();
        let format = registry::get("_buffer_format", vm)?
            .call((dtype::wrap(array.dtype().clone(), vm),), vm)?
            .str(vm)?
            .to_string();
        let desc = BufferDescriptor {
            len: array.size() * item,
            readonly: zelf.is_read_only.get(),
            itemsize: item,
            format: format.into(),
            dim_desc: array.shape().iter().zip(array.strides()).map(|(len, stride)| (*len, *stride, 0)).collect(),
            ..BufferDescriptor::simple(array.size() * item, zelf.is_read_only.get())
        };
        Ok(PyBuffer::new(zelf.to_owned().into(), desc, &BUFFER_METHODS))
    }
}

#[pyclass(
    with(Constructor, Comparable, AsNumber, AsMapping, AsSequence, Iterable, Representable, AsBuffer),
    flags(BASETYPE, HAS_DICT)
)]
impl PyArray {
    #[pygetset]
    fn shape(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        dtype::shape_tuple(zelf.array.borrow().shape(), vm)
    }

    #[pygetset(setter)]
    fn set_shape(zelf: &Py<Self>, shape: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let array = zelf.array();
        let shape = tensor::layout::fill_in(&shape_of(&shape, vm)?, array.size()).or_raise(vm)?;
        let view = array.reshaped_view(&shape, Order::C).ok_or_else(|| {
            vm.new_attribute_error(
                "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape."
                    .to_owned(),
            )
        })?;
        zelf.array.replace(view);
        Ok(())
    }

    #[pygetset]
    fn strides(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        vm.ctx
            .new_tuple(zelf.array.borrow().strides().iter().map(|stride| vm.ctx.new_int(*stride).into()).collect())
            .into()
    }

    #[pygetset]
    fn dtype(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        dtype::wrap(zelf.array.borrow().dtype().clone(), vm).into()
    }

    /// The same bytes as elements of another type; sizes must agree, or the last dimension makes up for it.
    #[pygetset(setter)]
    fn set_dtype(zelf: &Py<Self>, dtype: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let viewed = viewed(&zelf.array(), &dtype::parse(&dtype, vm)?, vm)?;
        zelf.array.replace(viewed);
        Ok(())
    }

    #[pygetset]
    fn ndim(zelf: &Py<Self>) -> usize {
        zelf.array.borrow().ndim()
    }

    #[pygetset]
    fn size(zelf: &Py<Self>) -> usize {
        zelf.array.borrow().size()
    }

    #[pygetset]
    fn itemsize(zelf: &Py<Self>) -> usize {
        zelf.array.borrow().dtype().size()
    }

    #[pygetset]
    fn nbytes(zelf: &Py<Self>) -> usize {
        let array = zelf.array.borrow();
        array.size() * array.dtype().size()
    }

    #[pygetset]
    fn base(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        zelf.base.borrow().clone().unwrap_or_else(|| vm.ctx.none())
    }

    #[pymethod]
    fn _set_base(zelf: &Py<Self>, base: PyObjectRef) {
        zelf.base.replace(Some(base));
    }

    #[pygetset(name = "T")]
    fn transposed(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
        let view = zelf.array().transposed();
        Self::view_of(&zelf, view, vm)
    }

    /// Address of the first element, writeable, packed in C order, packed in F order, aligned, owner of its memory.
    #[pymethod]
    fn _flags(zelf: &Py<Self>) -> (usize, bool, bool, bool, bool, bool) {
        let array = zelf.array.borrow();
        (
            array.start().addr(),
            !zelf.is_read_only.get(),
            array.is_packed(Order::C),
            array.is_packed(Order::F),
            array.is_aligned(),
            zelf.base.borrow().is_none(),
        )
    }

    #[pymethod]
    fn _set_writeable(zelf: &Py<Self>, writeable: bool) {
        zelf.is_read_only.set(!writeable);
    }

    /// Takes on the shape, type and elements of another array.
    #[pymethod]
    fn _become(zelf: &Py<Self>, other: PyRef<Self>) {
        zelf.array.replace(other.array());
        zelf.base.replace(None);
        zelf.is_read_only.set(false);
    }

    /// A view with this shape and these strides, its start moved by so many bytes.
    #[pymethod]
    fn _strided(
        zelf: PyRef<Self>,
        shape: Vec<usize>,
        strides: Vec<isize>,
        offset: isize,
        vm: &VirtualMachine,
    ) -> PyResult {
        let array = zelf.array();
        let layout = Layout {
            shape: shape.into_iter().collect(),
            strides: strides.into_iter().collect(),
            offset: (array.layout().offset as isize + offset) as usize,
        };
        let view = Array::new(array.storage().clone(), array.dtype().clone(), layout).or_raise(vm)?;
        Self::view_of(&zelf, view, vm)
    }

    /// A view of the elements as another type.
    #[pymethod]
    fn _view_dtype(zelf: PyRef<Self>, dtype: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let view = viewed(&zelf.array(), &dtype::parse(&dtype, vm)?, vm)?;
        Self::view_of(&zelf, view, vm)
    }

    /// A view as an instance of a subclass.
    #[pymethod]
    fn _view_class(zelf: PyRef<Self>, class: PyTypeRef, vm: &VirtualMachine) -> PyResult {
        let view = Self::from(zelf.array());
        view.base.replace(Some(zelf.base.borrow().clone().unwrap_or_else(|| zelf.clone().into())));
        view.is_read_only.set(zelf.is_read_only.get());
        let dict = if class.is(Self::static_type()) { None } else { Some(vm.ctx.new_dict()) };
        let made: PyObjectRef = PyRef::new_ref(view, class.clone(), dict).into();
        if !class.is(Self::static_type()) {
            registry::get("_finalize", vm)?.call((made.clone(), zelf), vm)?;
        }
        Ok(made)
    }

    /// Real (0) or imaginary (1) parts of complex numbers, as a view.
    #[pymethod]
    fn _part(zelf: PyRef<Self>, part: usize, vm: &VirtualMachine) -> PyResult {
        let array = zelf.array();
        let Some(num) = array.num().filter(|num| num.is_complex()) else {
            return Err(vm.new_type_error("not a complex array".to_owned()));
        };
        let mut layout = array.layout().clone();
        layout.offset += part * num.real().size();
        let dtype = tensor::DType { is_swapped: array.dtype().is_swapped, ..num.real().into() };
        let view = Array::new(array.storage().clone(), dtype, layout).or_raise(vm)?;
        Self::view_of(&zelf, view, vm)
    }

    #[pymethod]
    fn _transpose(zelf: PyRef<Self>, axes: Vec<usize>, vm: &VirtualMachine) -> PyResult {
        let array = zelf.array();
        let view = array.view(array.layout().transposed(&axes));
        Self::view_of(&zelf, view, vm)
    }

    /// `reshape(shape, order)`, a view where that is possible. `copy`: None, True or False, as in `NumPy`.
    #[pymethod]
    fn _reshape(
        zelf: PyRef<Self>,
        shape: PyObjectRef,
        order: String,
        copy: OptionalArg<Option<bool>>,
        vm: &VirtualMachine,
    ) -> PyResult {
        let array = zelf.array();
        let shape = tensor::layout::fill_in(&shape_of(&shape, vm)?, array.size()).or_raise(vm)?;
        let is_f = order == "F" || order == "A" && array.is_packed(Order::F) && !array.is_packed(Order::C);
        let order = if is_f { Order::F } else { Order::C };
        let copy = copy.into_option().flatten();
        if copy != Some(true)
            && let Some(view) = array.reshaped_view(&shape, order)
        {
            return Self::view_of(&zelf, view, vm);
        }
        if copy == Some(false) {
            return Err(vm.new_value_error("Unable to avoid creating a copy while reshaping.".to_owned()));
        }
        let moved = array.copy(order).or_raise(vm)?.reshaped(&shape, order).or_raise(vm)?;
        wrap(&zelf, moved, vm)
    }

    /// A copy with elements in an order of memory: `C`, `F`, `A` or `K`.
    #[pymethod]
    fn _copy(zelf: PyRef<Self>, order: String, vm: &VirtualMachine) -> PyResult {
        let array = zelf.array();
        let copy = match order.as_str() {
            "F" => array.copy(Order::F),
            "K" => array.copy_keeping_order(),
            "A" if array.is_packed(Order::F) && !array.is_packed(Order::C) => array.copy(Order::F),
            _ => array.copy(Order::C),
        };
        wrap(&zelf, copy.or_raise(vm)?, vm)
    }

    /// The elements converted; the array itself where it has the type already and no copy is asked for.
    #[pymethod]
    fn _cast(zelf: PyRef<Self>, dtype: PyObjectRef, copy: bool, vm: &VirtualMachine) -> PyResult {
        let array = zelf.array();
        let converted = convert::cast(&array, &dtype::parse(&dtype, vm)?, vm)?;
        errors_of_cast(vm)?;
        if converted.storage().is(array.storage()) {
            if !copy {
                return Ok(zelf.into());
            }
            return wrap(&zelf, array.copy_keeping_order().or_raise(vm)?, vm);
        }
        wrap(&zelf, converted, vm)
    }

    /// The element at a place counted in C order, as a number of Python's own.
    #[pymethod]
    fn _item(zelf: &Py<Self>, at: usize, vm: &VirtualMachine) -> PyResult {
        let array = zelf.array();
        match array.layout().offsets().nth(at) {
            Some(offset) => element::to_native(&array, offset, vm),
            None => Err(vm.new_index_error(format!("index {at} is out of bounds for size {}", array.size()))),
        }
    }

    #[pymethod]
    fn tolist(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let array = zelf.array();
        if array.ndim() == 0 {
            return element::to_native(&array, array.layout().offset, vm);
        }
        listed(&array, array.layout(), vm).map(Into::into)
    }

    #[pymethod]
    fn fill(zelf: &Py<Self>, value: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        zelf.check_writeable("assignment destination is read-only", vm)?;
        let array = zelf.array();
        let single = convert::empty(&[], array.dtype(), Order::C, vm)?;
        element::write(&single, 0, &value, vm)?;
        array.take_in(&single).or_raise(vm)
    }

    #[pymethod]
    fn _bytes(zelf: &Py<Self>, order: OptionalArg<String>, vm: &VirtualMachine) -> PyObjectRef {
        let array = zelf.array();
        let bytes =
            if order.into_option().as_deref() == Some("F") { array.transposed().to_bytes() } else { array.to_bytes() };
        vm.ctx.new_bytes(bytes).into()
    }

    #[pymethod]
    fn __complex__(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
        registry::get("_to_complex", vm)?.call((zelf,), vm)
    }

    #[pymethod]
    fn __str__(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
        registry::get("_array_str", vm)?.call((zelf,), vm)
    }
}

fn errors_of_cast(vm: &VirtualMachine) -> PyResult<()> {
    crate::errstate::report("cast", vm)
}

/// A new array of the class of `like`.
fn wrap(like: &Py<PyArray>, array: Array, vm: &VirtualMachine) -> PyResult {
    let made = PyArray::from(array).into_object(vm);
    if like.class().is(PyArray::static_type()) {
        return Ok(made);
    }
    registry::get("_wrap_view", vm)?.call((like.to_owned(), made), vm)
}

fn listed(array: &Array, layout: &Layout, vm: &VirtualMachine) -> PyResult<PyListRef> {
    let rows: PyResult<Vec<PyObjectRef>> = (0..layout.shape[0])
        .map(|i| {
            let row = layout.at(0, i);
            if row.ndim() == 0 {
                element::to_native(array, row.offset, vm)
            } else {
                listed(array, &row, vm).map(Into::into)
            }
        })
        .collect();
    Ok(vm.ctx.new_list(rows?))
}

/// The bytes of `array` as elements of `dtype`.
fn viewed(array: &Array, dtype: &tensor::DType, vm: &VirtualMachine) -> PyResult<Array> {
    let (old, new) = (array.dtype().size(), dtype.size());
    if array.dtype().has_objects() != dtype.has_objects() {
        return Err(vm.new_type_error("Cannot change data-type for array of references.".to_owned()));
    }
    if let Kind::Sub(sub) = &dtype.kind {
        // The dimensions of each element come last.
        let whole = viewed(array, &tensor::DType::new(Kind::Void(new)), vm)?;
        let inner = tensor::Layout::packed(&sub.1, sub.0.size(), Order::C);
        let mut layout = whole.layout().clone();
        layout.shape.extend(inner.shape);
        layout.strides.extend(inner.strides);
        return Array::new(array.storage().clone(), sub.0.clone(), layout).or_raise(vm);
    }
    let dtype = match &dtype.kind {
        Kind::Str(0) if old % 4 == 0 => tensor::DType::new(Kind::Str(old / 4)),
        Kind::Bytes(0) => tensor::DType::new(Kind::Bytes(old)),
        Kind::Void(0) => tensor::DType::new(Kind::Void(old)),
        _ => dtype.clone(),
    };
    let new = if new == 0 { dtype.size() } else { new };
    if old == new {
        return Ok(array.with_dtype(dtype));
    }
    let Some(last) = array.ndim().checked_sub(1) else {
        return Err(vm.new_value_error(
            "Changing the dtype of a 0d array is only supported if the itemsize is unchanged".to_owned(),
        ));
    };
    let mut layout = array.layout().clone();
    if layout.strides[last] != old as isize && layout.shape[last] != 1 {
        return Err(
            vm.new_value_error("To change to a dtype of a different size, the last axis must be contiguous".to_owned())
        );
    }
    let bytes = layout.shape[last] * old;
    if new == 0 || !bytes.is_multiple_of(new) {
        return Err(vm.new_value_error(if new > old {
            "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.".to_owned()
        } else {
            "When changing to a smaller dtype, its size must be a divisor of the size of original dtype".to_owned()
        }));
    }
    layout.shape[last] = bytes / new;
    layout.strides[last] = new as isize;
    Array::new(array.storage().clone(), dtype, layout).or_raise(vm)
}
