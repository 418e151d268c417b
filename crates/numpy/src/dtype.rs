//! `numpy.dtype`: what is said as a type in Python.

use std::cell::RefCell;
use std::rc::Rc;

use rustpython_vm::builtins::{PyList, PyStr, PyType, PyTypeRef};
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::function::{FuncArgs, OptionalArg, PyComparisonValue};
use rustpython_vm::protocol::{PyMappingMethods, PyNumberMethods};
use rustpython_vm::types::{AsMapping, AsNumber, Comparable, Constructor, Hashable, PyComparisonOp, Representable};
use rustpython_vm::{
    AsObject, Context, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, atomic_func, pyclass,
};
use tensor::dtype::{Field, Struct, TimeUnit, Unit};
use tensor::{DType, Kind, Num};

pub(crate) use crate::dtype_parse::{of_text, parse};
use crate::registry;

/// The class `dtype`.
#[pyclass(module = "numpy", name = "dtype")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyDType {
    pub dtype: DType,
}

pub(crate) fn make_class(_ctx: &Context) -> PyTypeRef {
    PyDType::make_static_type()
}

thread_local! {
    /// The objects of the types of numbers, of which there is one each.
    static NUMBERS: RefCell<Vec<(Num, PyRef<PyDType>)>> = const { RefCell::new(Vec::new()) };
}

/// A type as an object of Python.
pub(crate) fn wrap(dtype: DType, vm: &VirtualMachine) -> PyRef<PyDType> {
    let Some(num) = dtype.num().filter(|_| !dtype.is_swapped) else { return PyDType { dtype }.into_ref(&vm.ctx) };
    let known =
        NUMBERS.with_borrow(|known| known.iter().find(|(other, _)| *other == num).map(|(_, object)| object.clone()));
    known.unwrap_or_else(|| {
        let made = PyDType { dtype }.into_ref(&vm.ctx);
        NUMBERS.with_borrow_mut(|known| known.push((num, made.clone())));
        made
    })
}

#[derive(rustpython_vm::FromArgs)]
pub(crate) struct NewArgs {
    #[pyarg(any)]
    dtype: PyObjectRef,
    #[pyarg(any, default = false)]
    align: bool,
    #[pyarg(any, default = false)]
    #[expect(dead_code, reason = "types never change, so copies are the same")]
    copy: bool,
    #[pyarg(any, optional)]
    #[expect(dead_code, reason = "kept by the Python half")]
    metadata: OptionalArg<PyObjectRef>,
}

impl Constructor for PyDType {
    type Args = NewArgs;

    /// A type is itself, a type of numbers the one that there is.
    fn slot_new(cls: PyTypeRef, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        if let [object] = args.args.as_slice()
            && args.kwargs.is_empty()
            && object.downcast_ref::<Self>().is_some()
        {
            return Ok(object.clone());
        }
        let args: NewArgs = args.bind(vm)?;
        Ok(wrap(Self::py_new(&cls, args, vm)?.dtype, vm).into())
    }

    fn py_new(_cls: &Py<PyType>, args: NewArgs, vm: &VirtualMachine) -> PyResult<Self> {
        let mut dtype = parse(&args.dtype, vm)?;
        if args.align
            && let Kind::Struct(parts) = &dtype.kind
            && !parts.is_aligned
        {
            let fields =
                parts.fields.iter().map(|field| (field.name.clone(), field.title.clone(), field.dtype.clone()));
            dtype = structure(fields.collect(), true);
        }
        Ok(Self { dtype })
    }
}

impl Comparable for PyDType {
    fn cmp(zelf: &Py<Self>, other: &PyObject, op: PyComparisonOp, vm: &VirtualMachine) -> PyResult<PyComparisonValue> {
        let Ok(other) = parse(other, vm) else {
            return Ok(match op {
                PyComparisonOp::Eq => PyComparisonValue::Implemented(false),
                PyComparisonOp::Ne => PyComparisonValue::Implemented(true),
                _ => PyComparisonValue::NotImplemented,
            });
        };
        let same = zelf.dtype == other;
        let safe = |from: &DType, to: &DType| can_cast(from, to, "safe");
        Ok(PyComparisonValue::Implemented(match op {
            PyComparisonOp::Eq => same,
            PyComparisonOp::Ne => !same,
            PyComparisonOp::Lt => !same && safe(&zelf.dtype, &other),
            PyComparisonOp::Le => safe(&zelf.dtype, &other),
            PyComparisonOp::Gt => !same && safe(&other, &zelf.dtype),
            PyComparisonOp::Ge => safe(&other, &zelf.dtype),
        }))
    }
}

impl Hashable for PyDType {
    fn hash(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<rustpython_vm::common::hash::PyHash> {
        vm.ctx.new_str(format!("{:?}", zelf.dtype)).as_object().hash(vm)
    }
}

impl Representable for PyDType {
    fn repr_str(zelf: &Py<Self>, _vm: &VirtualMachine) -> PyResult<String> {
        Ok(format!("dtype({})", inner_repr(&zelf.dtype)))
    }
}

/// What stands between the brackets of `dtype(…)`.
fn inner_repr(dtype: &DType) -> String {
    match &dtype.kind {
        Kind::Num(num) if !dtype.is_swapped => format!("'{}'", num.name()),
        Kind::Struct(parts) if parts.is_aligned => format!("{}, align=True", description(dtype)),
        Kind::Struct(_) | Kind::Sub(_) => description(dtype),
        _ => format!("'{}'", short_text(dtype)),
    }
}

/// As in lists of fields: `'<f8'`, `[('a', '<i4')]`, `('<f8', (2,))`.
fn short_text(dtype: &DType) -> String {
    let text = dtype.text();
    match dtype.kind {
        Kind::Object => "O".to_owned(),
        Kind::Bytes(_) | Kind::Void(_) => text.trim_start_matches('|').to_owned(),
        _ => text,
    }
}

pub(crate) fn description(dtype: &DType) -> String {
    match &dtype.kind {
        Kind::Struct(parts) => {
            let mut at = 0;
            let is_packed = parts.fields.iter().all(|field| {
                let fits = field.offset == at;
                at += field.dtype.size();
                fits
            }) && at == parts.size;
            if is_packed || parts.is_aligned {
                let fields: Vec<String> = parts.fields.iter().map(field_text).collect();
                return format!("[{}]", fields.join(", "));
            }
            let list = |texts: Vec<String>| texts.join(", ");
            format!(
                "{{'names': [{}], 'formats': [{}], 'offsets': [{}], 'itemsize': {}}}",
                list(parts.fields.iter().map(|field| format!("'{}'", field.name)).collect()),
                list(parts.fields.iter().map(|field| description(&field.dtype)).collect()),
                list(parts.fields.iter().map(|field| field.offset.to_string()).collect()),
                parts.size
            )
        }
        Kind::Sub(sub) => format!("({}, {})", description(&sub.0), tensor::error::tuple(&sub.1)),
        _ => format!(
            "'{}'",
            if matches!(dtype.kind, Kind::Num(Num::Bool | Num::Int8 | Num::UInt8)) {
                text_without_bar(dtype)
            } else {
                short_text(dtype)
            }
        ),
    }
}

fn text_without_bar(dtype: &DType) -> String {
    match dtype.num() {
        Some(Num::Bool) => "?".to_owned(),
        Some(Num::Int8) => "i1".to_owned(),
        _ => "u1".to_owned(),
    }
}

fn field_text(field: &Field) -> String {
    let name = match &field.title {
        Some(title) => format!("(('{title}', '{}'))", field.name),
        None => format!("'{}'", field.name),
    };
    match &field.dtype.kind {
        Kind::Sub(sub) => format!("({name}, {}, {})", description(&sub.0), tensor::error::tuple(&sub.1)),
        _ => format!("({name}, {})", description(&field.dtype)),
    }
}

#[pyclass(with(Constructor, Comparable, Hashable, Representable, AsNumber, AsMapping), flags(BASETYPE))]
impl PyDType {
    #[pygetset]
    fn name(zelf: &Py<Self>) -> String {
        zelf.dtype.name()
    }

    #[pygetset(name = "str")]
    fn text(zelf: &Py<Self>) -> String {
        zelf.dtype.text()
    }

    #[pygetset]
    fn kind(zelf: &Py<Self>) -> String {
        zelf.dtype.kind_code().to_string()
    }

    #[pygetset(name = "char")]
    fn code(zelf: &Py<Self>) -> String {
        zelf.dtype.code().to_string()
    }

    #[pygetset]
    fn num(zelf: &Py<Self>) -> i32 {
        zelf.dtype.number()
    }

    #[pygetset]
    fn itemsize(zelf: &Py<Self>) -> usize {
        zelf.dtype.size()
    }

    #[pygetset]
    fn alignment(zelf: &Py<Self>) -> usize {
        zelf.dtype.alignment()
    }

    #[pygetset]
    fn byteorder(zelf: &Py<Self>) -> String {
        zelf.dtype.byte_order().to_string()
    }

    #[pygetset]
    fn isnative(zelf: &Py<Self>) -> bool {
        !zelf.dtype.is_swapped
    }

    #[pygetset]
    fn isbuiltin(zelf: &Py<Self>) -> i32 {
        i32::from(matches!(zelf.dtype.kind, Kind::Num(_) | Kind::Object) && !zelf.dtype.is_swapped)
    }

    #[pygetset]
    fn hasobject(zelf: &Py<Self>) -> bool {
        zelf.dtype.has_objects()
    }

    #[pygetset]
    fn isalignedstruct(zelf: &Py<Self>) -> bool {
        matches!(&zelf.dtype.kind, Kind::Struct(parts) if parts.is_aligned)
    }

    #[pygetset]
    fn flags(zelf: &Py<Self>) -> i32 {
        if zelf.dtype.has_objects() { 63 } else { 0 }
    }

    #[pygetset]
    fn metadata(_zelf: &Py<Self>) -> Option<PyObjectRef> {
        None
    }

    #[pygetset(name = "type")]
    fn scalar_type(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyTypeRef> {
        registry::scalar_class(&zelf.dtype, vm)
    }

    #[pygetset]
    fn names(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        match &zelf.dtype.kind {
            Kind::Struct(parts) => {
                let names = parts.fields.iter().map(|field| vm.ctx.new_str(field.name.as_str()).into()).collect();
                vm.ctx.new_tuple(names).into()
            }
            _ => vm.ctx.none(),
        }
    }

    #[pygetset]
    fn fields(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
        let Kind::Struct(parts) = &zelf.dtype.kind else { return Ok(vm.ctx.none()) };
        let fields = vm.ctx.new_dict();
        for field in &parts.fields {
            let mut entry: Vec<PyObjectRef> =
                vec![wrap(field.dtype.clone(), vm).into(), vm.ctx.new_int(field.offset).into()];
            if let Some(title) = &field.title {
                entry.push(vm.ctx.new_str(title.as_str()).into());
            }
            fields.set_item(field.name.as_str(), vm.ctx.new_tuple(entry).into(), vm)?;
        }
        Ok(fields.into())
    }

    #[pygetset]
    fn subdtype(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        match &zelf.dtype.kind {
            Kind::Sub(sub) => {
                let shape = shape_tuple(&sub.1, vm);
                vm.ctx.new_tuple(vec![wrap(sub.0.clone(), vm).into(), shape]).into()
            }
            _ => vm.ctx.none(),
        }
    }

    #[pygetset]
    fn base(zelf: &Py<Self>, vm: &VirtualMachine) -> PyRef<Self> {
        match &zelf.dtype.kind {
            Kind::Sub(sub) => wrap(sub.0.clone(), vm),
            _ => wrap(zelf.dtype.clone(), vm),
        }
    }

    #[pygetset]
    fn shape(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        match &zelf.dtype.kind {
            Kind::Sub(sub) => shape_tuple(&sub.1, vm),
            _ => vm.ctx.new_tuple(Vec::new()).into(),
        }
    }

    #[pygetset]
    fn ndim(zelf: &Py<Self>) -> usize {
        match &zelf.dtype.kind {
            Kind::Sub(sub) => sub.1.len(),
            _ => 0,
        }
    }

    #[pymethod]
    fn newbyteorder(
        zelf: &Py<Self>,
        order: OptionalArg<rustpython_vm::builtins::PyStrRef>,
        vm: &VirtualMachine,
    ) -> PyResult<PyRef<Self>> {
        let order = order.into_option().and_then(|order| order.to_string().chars().next()).unwrap_or('S');
        let is_swapped = match order {
            'S' | 's' => !zelf.dtype.is_swapped,
            '<' | 'L' | 'l' | '=' | 'N' | 'n' => false,
            '>' | 'B' | 'b' => true,
            '|' | 'I' | 'i' => zelf.dtype.is_swapped,
            other => return Err(vm.new_value_error(format!("{other} is an unrecognized byteorder"))),
        };
        let has_order = DType { is_swapped: false, ..zelf.dtype.clone() }.byte_order() == '=';
        Ok(wrap(DType { is_swapped: is_swapped && has_order, ..zelf.dtype.clone() }, vm))
    }

    /// `[('a', '<i4'), …]` as a text, for the Python half.
    #[pygetset(name = "_description")]
    fn description(zelf: &Py<Self>) -> String {
        description(&zelf.dtype)
    }

    #[pymethod]
    fn __str__(zelf: &Py<Self>) -> String {
        match &zelf.dtype.kind {
            Kind::Num(num) if !zelf.dtype.is_swapped => num.name().to_owned(),
            Kind::Object => "object".to_owned(),
            Kind::DateTime(_) | Kind::TimeDelta(_) if !zelf.dtype.is_swapped => zelf.dtype.name(),
            Kind::Struct(_) | Kind::Sub(_) => description(&zelf.dtype),
            _ => zelf.dtype.text(),
        }
    }

    #[pymethod]
    fn __reduce__(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
        registry::get("_reduce_dtype", vm)?.call((zelf,), vm)
    }

    #[pyclassmethod]
    fn __class_getitem__(cls: PyTypeRef, _args: PyObjectRef) -> PyTypeRef {
        cls
    }
}

impl AsNumber for PyDType {
    fn as_number() -> &'static PyNumberMethods {
        static METHODS: PyNumberMethods =
            PyNumberMethods { boolean: Some(|_number, _vm| Ok(true)), ..PyNumberMethods::NOT_IMPLEMENTED };
        &METHODS
    }
}

impl AsMapping for PyDType {
    fn as_mapping() -> &'static PyMappingMethods {
        static METHODS: PyMappingMethods = PyMappingMethods {
            length: atomic_func!(|mapping, _vm| Ok(PyDType::fields_len(PyDType::mapping_downcast(mapping)))),
            subscript: atomic_func!(|mapping, key, vm| {
                PyDType::field_type(PyDType::mapping_downcast(mapping), key.to_owned(), vm).map(Into::into)
            }),
            ass_subscript: atomic_func!(|_mapping, _key, _value, vm| {
                Err(vm.new_type_error("'numpy.dtype' object does not support item assignment".to_owned()))
            }),
        };
        &METHODS
    }
}

impl PyDType {
    fn fields_len(zelf: &Py<Self>) -> usize {
        match &zelf.dtype.kind {
            Kind::Struct(parts) => parts.fields.len(),
            _ => 0,
        }
    }

    fn field_type(zelf: &Py<Self>, key: PyObjectRef, vm: &VirtualMachine) -> PyResult<PyRef<Self>> {
        let Kind::Struct(parts) = &zelf.dtype.kind else {
            return Err(vm.new_key_error(
                vm.ctx.new_str(format!("There are no fields in dtype {}.", Self::__str__(zelf))).into(),
            ));
        };
        if let Some(name) = key.downcast_ref::<PyStr>() {
            let name = name.to_string();
            let field = zelf
                .dtype
                .field(&name)
                .ok_or_else(|| vm.new_key_error(vm.ctx.new_str(format!("Field named '{name}' not found.")).into()))?;
            return Ok(wrap(field.dtype.clone(), vm));
        }
        if let Some(names) = key.downcast_ref::<PyList>() {
            let names: Vec<String> = names
                .borrow_vec()
                .iter()
                .map(|name| name.str(vm).map(|name| name.to_string()))
                .collect::<PyResult<_>>()?;
            return Ok(wrap(subset(parts, &names, vm)?, vm));
        }
        let index = key.try_index(vm)?.try_to_primitive::<isize>(vm)?;
        let place = if index < 0 { index + parts.fields.len() as isize } else { index };
        let field = usize::try_from(place).ok().and_then(|place| parts.fields.get(place));
        field
            .map(|field| wrap(field.dtype.clone(), vm))
            .ok_or_else(|| vm.new_index_error(format!("Field index {index} out of range.")))
    }
}

/// A structure of some of the fields, at their places.
pub(crate) fn subset(parts: &Struct, names: &[String], vm: &VirtualMachine) -> PyResult<DType> {
    let mut fields = Vec::new();
    for name in names {
        let field = parts.fields.iter().find(|field| field.name == *name);
        fields.push(
            field
                .cloned()
                .ok_or_else(|| vm.new_key_error(vm.ctx.new_str(format!("Field named '{name}' not found.")).into()))?,
        );
    }
    Ok(DType::new(Kind::Struct(Rc::new(Struct { fields, size: parts.size, is_aligned: false }))))
}

pub(crate) fn shape_tuple(shape: &[usize], vm: &VirtualMachine) -> PyObjectRef {
    vm.ctx.new_tuple(shape.iter().map(|len| vm.ctx.new_int(*len).into()).collect()).into()
}

/// Whether a conversion is within `casting`.
pub(crate) fn can_cast(from: &DType, to: &DType, casting: &str) -> bool {
    match casting {
        "unsafe" => return true,
        "no" => return from == to,
        "equiv" => return from.native() == to.native(),
        _ => {}
    }
    let is_same_kind = casting == "same_kind";
    match (&from.kind, &to.kind) {
        (Kind::Num(from), Kind::Num(to)) => from.is_safe_to(*to) || is_same_kind && from.is_same_kind_to(*to),
        (_, Kind::Object) => true,
        (Kind::Bytes(from), Kind::Bytes(to) | Kind::Str(to)) | (Kind::Str(from), Kind::Str(to)) => {
            *to == 0 || from <= to || is_same_kind
        }
        (Kind::Num(_), Kind::Str(to) | Kind::Bytes(to)) => *to == 0 || *to >= text_width(from) || is_same_kind,
        (Kind::DateTime(from), Kind::DateTime(to)) | (Kind::TimeDelta(from), Kind::TimeDelta(to)) => {
            is_same_kind || from.unit == Unit::Generic || from.unit <= to.unit && to.unit != Unit::Generic
        }
        (Kind::Num(num), Kind::TimeDelta(_)) => num.is_integer() && (num.is_safe_to(Num::Int64) || is_same_kind),
        (one, other) => one == other,
    }
}

/// Characters that a number may need as text.
pub(crate) fn text_width(dtype: &DType) -> usize {
    match dtype.num() {
        Some(Num::Bool | Num::UInt16) => 5,
        Some(Num::Int8) => 4,
        Some(Num::UInt8) => 3,
        Some(Num::Int16) => 6,
        Some(Num::Int32) => 11,
        Some(Num::UInt32) => 10,
        Some(Num::Int64) => 21,
        Some(Num::UInt64) => 20,
        Some(Num::Float16 | Num::Float32 | Num::Float64) => 32,
        Some(_) => 64,
        None => 0,
    }
}

/// The type that values of both convert to.
pub(crate) fn promote(one: &DType, other: &DType) -> Option<DType> {
    if one.native() == other.native() {
        return Some(one.native());
    }
    Some(DType::new(match (&one.kind, &other.kind) {
        (Kind::Num(a), Kind::Num(b)) => Kind::Num(a.promote(*b)),
        (Kind::Object, _) | (_, Kind::Object) => Kind::Object,
        (Kind::Bytes(a), Kind::Bytes(b)) => Kind::Bytes(*a.max(b)),
        (Kind::Str(a) | Kind::Bytes(a), Kind::Str(b)) | (Kind::Str(a), Kind::Bytes(b)) => Kind::Str(*a.max(b)),
        (Kind::Num(_), Kind::Str(len)) => Kind::Str((*len).max(text_width(one))),
        (Kind::Str(len), Kind::Num(_)) => Kind::Str((*len).max(text_width(other))),
        (Kind::Num(_), Kind::Bytes(len)) => Kind::Bytes((*len).max(text_width(one))),
        (Kind::Bytes(len), Kind::Num(_)) => Kind::Bytes((*len).max(text_width(other))),
        (Kind::DateTime(a), Kind::DateTime(b)) => Kind::DateTime(finer(*a, *b)),
        (Kind::TimeDelta(a), Kind::TimeDelta(b)) => Kind::TimeDelta(finer(*a, *b)),
        (Kind::TimeDelta(unit), Kind::Num(num)) | (Kind::Num(num), Kind::TimeDelta(unit)) if num.is_integer() => {
            Kind::TimeDelta(*unit)
        }
        _ => return None,
    }))
}

/// The unit in which both can be counted.
pub(crate) fn finer(a: TimeUnit, b: TimeUnit) -> TimeUnit {
    if a.unit == Unit::Generic {
        return b;
    }
    if b.unit == Unit::Generic || a.unit > b.unit || a == b {
        return a;
    }
    if a.unit == b.unit {
        let (mut x, mut y) = (a.count, b.count);
        while y != 0 {
            (x, y) = (y, x % y);
        }
        return TimeUnit { unit: a.unit, count: x };
    }
    b
}

/// A structure of fields one behind the other.
pub(crate) fn structure(fields: Vec<(String, Option<String>, DType)>, is_aligned: bool) -> DType {
    let mut at = 0;
    let mut placed = Vec::new();
    let mut widest = 1;
    for (name, title, dtype) in fields {
        if is_aligned {
            at = usize::next_multiple_of(at, dtype.alignment());
            widest = widest.max(dtype.alignment());
        }
        let size = dtype.size();
        placed.push(Field { name, title, dtype, offset: at });
        at += size;
    }
    let size = if is_aligned { at.next_multiple_of(widest) } else { at };
    DType::new(Kind::Struct(Rc::new(Struct { fields: placed, size, is_aligned })))
}

/// The type of an argument that may be missing or None.
pub(crate) fn optional(arg: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult<Option<DType>> {
    arg.filter(|arg| !vm.is_none(arg)).map(|arg| parse(&arg, vm)).transpose()
}

/// The class of a type in `numpy.dtypes`.
pub(crate) fn class_name(dtype: &DType) -> String {
    match &dtype.kind {
        Kind::Num(num) => {
            let name = num.name();
            let upper = name
                .strip_prefix("uint")
                .map_or_else(|| name[..1].to_uppercase() + &name[1..], |bits| format!("UInt{bits}"));
            format!("{upper}DType")
        }
        Kind::Object => "ObjectDType".to_owned(),
        Kind::Str(_) => "StrDType".to_owned(),
        Kind::Bytes(_) => "BytesDType".to_owned(),
        Kind::DateTime(_) => "DateTime64DType".to_owned(),
        Kind::TimeDelta(_) => "TimeDelta64DType".to_owned(),
        _ => "VoidDType".to_owned(),
    }
}
