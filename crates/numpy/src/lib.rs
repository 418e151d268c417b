//! `NumPy` for RustPython: the native half of the package `numpy`, whose Python half is in `python/numpy`.
//!
//! *Invariant:* results equal `NumPy`'s, or the difference is listed in `docs/numpy.md`.

#![expect(clippy::float_cmp, reason = "exact comparison is what NumPy does")]
#![expect(clippy::many_single_char_names, reason = "the names of the formulas")]

mod array;
mod convert;
mod dtype;
mod dtype_parse;
mod element;
mod errstate;
mod fourier;
mod generator;
mod index;
mod linalg;
mod object;
mod operators;
mod quick;
mod reduce;
mod registry;
mod scalar;
mod ufunc;

/// The module `_numpy`.
pub fn module_def(ctx: &rustpython_vm::Context) -> &'static rustpython_vm::builtins::PyModuleDef {
    _numpy::module_def(ctx)
}

#[rustpython_vm::pymodule]
mod _numpy {
    use rustpython_vm::builtins::{PyModule, PyTypeRef};
    use rustpython_vm::function::{FuncArgs, OptionalArg};
    use rustpython_vm::{AsObject, Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine};
    use tensor::layout::Dims;
    use tensor::{Array, DType, Num, Order, gather};

    use crate::array::{self, PyArray};
    use crate::registry::{self, OrRaise};
    use crate::ufunc::PyUfunc;
    use crate::{convert, dtype, errstate, index, scalar, ufunc};

    pub(crate) fn module_exec(vm: &VirtualMachine, module: &Py<PyModule>) -> PyResult<()> {
        __module_exec(vm, module);
        module.set_attr("dtype", dtype::make_class(&vm.ctx), vm)?;
        module.set_attr("ndarray", array::make_class(), vm)?;
        module.set_attr("_rows", array::make_rows_class(), vm)?;
        for (name, class) in crate::generator::make_classes() {
            module.set_attr(name, class, vm)?;
        }
        module.set_attr("ufunc", ufunc::make_class(), vm)?;
        for (name, class) in scalar::make_classes(&vm.ctx) {
            module.set_attr(name, class, vm)?;
        }
        Ok(())
    }

    /// Remembers objects of the Python half by their names.
    #[pyfunction]
    fn _register(args: FuncArgs) {
        for (name, value) in &args.kwargs {
            registry::set(name.as_str().unwrap_or_default(), value.clone());
        }
    }

    /// Remembers the class of scalars of a type.
    #[pyfunction]
    fn _register_scalar(number: i32, class: PyTypeRef) {
        registry::set_scalar(number, class);
    }

    /// Adds attributes to a native class.
    #[pyfunction]
    fn _extend(class: PyTypeRef, args: FuncArgs, vm: &VirtualMachine) {
        for (name, value) in args.kwargs {
            class.set_attr(vm.ctx.intern_str(name.as_str().unwrap_or_default()), value);
        }
    }

    /// All universal functions with native loops.
    #[pyfunction]
    fn _ufuncs(vm: &VirtualMachine) -> PyObjectRef {
        let made = tensor::loops::NAMES.iter().filter_map(|name| {
            let function = tensor::loops::find(name)?;
            Some(PyUfunc { function, name }.into_ref(&vm.ctx).into())
        });
        vm.ctx.new_list(made.collect()).into()
    }

    #[derive(rustpython_vm::FromArgs)]
    struct ArrayArgs {
        #[pyarg(any)]
        object: PyObjectRef,
        #[pyarg(any, optional)]
        dtype: OptionalArg<PyObjectRef>,
        #[pyarg(any, optional)]
        copy: OptionalArg<PyObjectRef>,
        #[pyarg(any, optional)]
        order: OptionalArg<PyObjectRef>,
        #[pyarg(any, default = false)]
        subok: bool,
        #[pyarg(any, default = 0)]
        ndmin: usize,
        #[pyarg(any, optional)]
        like: OptionalArg<PyObjectRef>,
    }

    #[pyfunction]
    fn array(args: ArrayArgs, vm: &VirtualMachine) -> PyResult {
        let copy = match args.copy.into_option() {
            None => Some(true),
            Some(copy) if vm.is_none(&copy) => None,
            Some(copy) => Some(copy.try_to_bool(vm)?),
        };
        if let Some(like) = args.like.into_option().filter(|like| !vm.is_none(like)) {
            let _ = like;
        }
        made(&args.object, args.dtype.into_option(), copy, args.order.into_option(), args.ndmin, args.subok, vm)
    }

    #[pyfunction]
    fn asarray(
        object: PyObjectRef,
        dtype: OptionalArg<PyObjectRef>,
        order: OptionalArg<PyObjectRef>,
        args: KwCopy,
        vm: &VirtualMachine,
    ) -> PyResult {
        let copy = match args.copy.into_option() {
            Some(copy) if !vm.is_none(&copy) => Some(copy.try_to_bool(vm)?),
            _ => None,
        };
        made(
            &object,
            dtype.into_option().or(args.dtype.into_option()),
            copy,
            order.into_option().or(args.order.into_option()),
            0,
            false,
            vm,
        )
    }

    #[derive(rustpython_vm::FromArgs)]
    struct KwCopy {
        #[pyarg(named, optional)]
        dtype: OptionalArg<PyObjectRef>,
        #[pyarg(named, optional)]
        order: OptionalArg<PyObjectRef>,
        #[pyarg(named, optional)]
        copy: OptionalArg<PyObjectRef>,
        #[pyarg(named, optional)]
        #[expect(dead_code, reason = "there is one device")]
        device: OptionalArg<PyObjectRef>,
        #[pyarg(named, optional)]
        #[expect(dead_code, reason = "other kinds of arrays are asked by the Python half")]
        like: OptionalArg<PyObjectRef>,
    }

    fn made(
        object: &PyObjectRef,
        wanted: Option<PyObjectRef>,
        copy: Option<bool>,
        order: Option<PyObjectRef>,
        ndmin: usize,
        subok: bool,
        vm: &VirtualMachine,
    ) -> PyResult {
        let wanted = dtype::optional(wanted, vm)?;
        let order = array::order_of(order.as_ref(), vm)?;
        let own = object.downcast_ref::<PyArray>();
        let source = convert::to_array(object, wanted.as_ref(), vm)?;
        errstate::report("cast", vm)?;
        let fits = match order {
            'C' => source.is_packed(Order::C),
            'F' => source.is_packed(Order::F),
            _ => true,
        };
        let is_shared = own.is_some_and(|own| own.array().storage().is(source.storage()));
        if is_shared && copy == Some(false) && !fits {
            return Err(unavoidable(vm));
        }
        if !is_shared && copy == Some(false) && (own.is_some() || !crate::scalar::is_scalar(object)) {
            return Err(unavoidable(vm));
        }
        let mut result = if is_shared && copy != Some(true) && fits {
            if ndmin <= source.ndim() && (subok || object.class().is(PyArray::static_type_of())) {
                return Ok(object.clone());
            }
            source
        } else if is_shared || !fits {
            match order {
                'F' => source.copy(Order::F),
                'C' => source.copy(Order::C),
                _ => source.copy_keeping_order(),
            }
            .or_raise(vm)?
        } else {
            source
        };
        while result.ndim() < ndmin {
            result = result.view(result.layout().with_axis(0));
        }
        let is_shared = is_shared && own.is_some_and(|own| own.array().storage().is(result.storage()));
        let made = PyArray::from(result).into_object(vm);
        if subok && own.is_some() && !object.class().is(PyArray::static_type_of()) {
            return registry::get("_wrap_view", vm)?.call((object.clone(), made), vm);
        }
        if is_shared && let Some(array) = made.downcast_ref::<PyArray>() {
            vm.call_method(array.as_object(), "_set_base", (object.clone(),))?;
        }
        Ok(made)
    }

    fn unavoidable(vm: &VirtualMachine) -> rustpython_vm::builtins::PyBaseExceptionRef {
        vm.new_value_error(
            "Unable to avoid copy while creating an array as requested.\nIf using `np.array(obj, copy=False)` replace it with `np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).\nFor more details, see https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword.".to_owned(),
        )
    }

    /// Zeros (Nones, for objects).
    #[pyfunction]
    fn _zeros(shape: PyObjectRef, dtype: PyObjectRef, order: String, vm: &VirtualMachine) -> PyResult {
        let dtype = dtype::parse(&dtype, vm)?;
        let dtype = match dtype.kind {
            tensor::Kind::Str(0) => DType::new(tensor::Kind::Str(1)),
            tensor::Kind::Bytes(0) => DType::new(tensor::Kind::Bytes(1)),
            _ => dtype,
        };
        let order = if order == "F" { Order::F } else { Order::C };
        let array = convert::empty(&array::known_shape(&shape, vm)?, &dtype, order, vm)?;
        Ok(PyArray::from(array).into_object(vm))
    }

    /// Zeros whose dimensions have the order of memory of another array.
    #[pyfunction]
    fn _zeros_like(like: PyRef<PyArray>, shape: PyObjectRef, dtype: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let dtype = dtype::parse(&dtype, vm)?;
        let shape = array::known_shape(&shape, vm)?;
        let like = like.array();
        let array = if dtype.is_object() || like.ndim() != shape.len() {
            convert::empty(&shape, &dtype, Order::C, vm)?
        } else {
            Array::zeros_like_order(&shape, like.strides(), dtype).or_raise(vm)?
        };
        Ok(PyArray::from(array).into_object(vm))
    }

    /// `start + i * step` for `len` elements of a type, as `NumPy`'s fill functions compute them.
    #[pyfunction]
    fn _arange(start: PyObjectRef, next: PyObjectRef, len: usize, dtype: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let dtype = dtype::parse(&dtype, vm)?;
        let read = |object: &PyObjectRef| -> PyResult<Array> { convert::to_array(object, Some(&dtype), vm) };
        let (start, next) = (read(&start)?, read(&next)?);
        let result = match dtype.num() {
            Some(num) if num.is_integer() => {
                let (start, next): (i64, i64) =
                    (start.cast(Num::Int64).or_raise(vm)?.read(0), next.cast(Num::Int64).or_raise(vm)?.read(0));
                let step = next.wrapping_sub(start);
                let values: Vec<i64> = (0..len as i64).map(|i| start.wrapping_add(step.wrapping_mul(i))).collect();
                Array::from_slice(&values, &[len]).or_raise(vm)?.cast(num).or_raise(vm)?
            }
            Some(Num::Float32) => {
                let (start, next): (f32, f32) = (start.read(start.layout().offset), next.read(next.layout().offset));
                let step = next - start;
                let values: Vec<f32> = (0..len).map(|i| start + i as f32 * step).collect();
                Array::from_slice(&values, &[len]).or_raise(vm)?
            }
            Some(num) if num.is_float() => {
                let (start, next): (f64, f64) =
                    (start.cast(Num::Float64).or_raise(vm)?.read(0), next.cast(Num::Float64).or_raise(vm)?.read(0));
                let step = next - start;
                let values: Vec<f64> = (0..len).map(|i| start + i as f64 * step).collect();
                Array::from_slice(&values, &[len]).or_raise(vm)?.cast(num).or_raise(vm)?
            }
            _ => return Err(vm.new_type_error(format!("arange() is not supported for {}", dtype.name()))),
        };
        Ok(PyArray::from(result).into_object(vm))
    }

    /// Where a bool array is true: an array for each dimension.
    #[pyfunction]
    fn _nonzero(mask: PyRef<PyArray>, vm: &VirtualMachine) -> PyResult {
        let mask = mask.array().cast(Num::Bool).or_raise(vm)?;
        let places = gather::nonzero(&mask).or_raise(vm)?;
        Ok(vm.ctx.new_tuple(places.into_iter().map(|place| PyArray::from(place).into_object(vm)).collect()).into())
    }

    /// `numpy.where` of three: all arrays of one shape and the two of one type.
    #[pyfunction]
    fn _choose(mask: PyRef<PyArray>, yes: PyRef<PyArray>, no: PyRef<PyArray>, vm: &VirtualMachine) -> PyResult {
        let (mask, yes, no) = (mask.array(), yes.array(), no.array());
        let shapes = [mask.shape(), yes.shape(), no.shape()];
        let Some(shape) = tensor::layout::broadcast(shapes) else {
            let listed: Vec<String> = shapes.iter().map(|shape| tensor::array::joined(shape)).collect();
            return Err(vm.new_value_error(format!(
                "operands could not be broadcast together with shapes {} ",
                listed.join(" ")
            )));
        };
        let result = convert::empty(&shape, yes.dtype(), Order::C, vm)?;
        let spread = |array: &Array| array.broadcast_to(&shape).or_raise(vm);
        tensor::gather::choose(&spread(&mask)?, &spread(&yes)?, &spread(&no)?, &result).or_raise(vm)?;
        Ok(PyArray::from(result).into_object(vm))
    }

    /// Copies `source`, repeated, to where `mask` is true.
    #[pyfunction]
    fn _copy_where(
        target: PyRef<PyArray>,
        source: PyRef<PyArray>,
        mask: PyRef<PyArray>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let (target, source, mask) = (target.array(), source.array(), mask.array());
        let spread = |array: &Array| array.broadcast_to(target.shape()).or_raise(vm);
        let source = convert::cast(&source, target.dtype(), vm)?;
        tensor::gather::choose(&spread(&mask)?, &spread(&source)?, &target, &target).or_raise(vm)
    }

    /// `target[...] = source` with conversion, whatever the casting rule.
    #[pyfunction]
    fn _assign(target: PyRef<PyArray>, source: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        target.check_writeable("assignment destination is read-only", vm)?;
        convert::assign(&target.array(), &source, vm)
    }

    /// Elements at places along an axis; the places are within bounds.
    #[pyfunction]
    fn _take(source: PyRef<PyArray>, places: PyRef<PyArray>, axis: usize, vm: &VirtualMachine) -> PyResult {
        let (source, places) = (source.array(), places.array().cast(Num::Int64).or_raise(vm)?);
        let mut part = source.layout().clone();
        let stride = part.strides.remove(axis);
        let len = part.shape.remove(axis);
        let start = part.offset as isize;
        part.offset = 0;
        let mut offsets = Vec::with_capacity(places.size());
        for place in places.to_vec::<i64>() {
            if !(0..len as i64).contains(&place) {
                return Err(
                    vm.new_index_error(format!("index {place} is out of bounds for axis {axis} with size {len}"))
                );
            }
            offsets.push((start + place as isize * stride) as usize);
        }
        let taken = gather::gather(&source, &part, &offsets).or_raise(vm)?;
        let mut shape = Dims::from_slice(places.shape());
        shape.extend_from_slice(&part.shape);
        let taken = taken.reshaped(&shape, Order::C).or_raise(vm)?;
        // The places stand where the axis was.
        let n = places.ndim();
        let axes: Vec<usize> = (n..n + axis).chain(0..n).chain(n + axis..shape.len()).collect();
        let moved = taken.view(taken.layout().transposed(&axes)).copy(Order::C).or_raise(vm)?;
        Ok(PyArray::from(moved).into_object(vm))
    }

    /// How often each number below `length` is there, or the sum of its weights.
    #[pyfunction]
    fn _counts(
        numbers: PyRef<PyArray>,
        weights: Option<PyRef<PyArray>>,
        length: usize,
        vm: &VirtualMachine,
    ) -> PyResult {
        let numbers = numbers.array().cast(Num::Int64).or_raise(vm)?;
        let weights = weights.map(|weights| weights.array().cast(Num::Float64)).transpose().or_raise(vm)?;
        let counted = tensor::samples::counts(&numbers, weights.as_ref(), length).or_raise(vm)?;
        Ok(PyArray::from(counted).into_object(vm))
    }

    /// Values on the lines through points; all arrays are 64-bit floats.
    #[pyfunction]
    fn _interpolated(
        x: PyRef<PyArray>,
        xs: PyRef<PyArray>,
        ys: PyRef<PyArray>,
        left: f64,
        right: f64,
        vm: &VirtualMachine,
    ) -> PyResult {
        let [x, xs, ys] = [x, xs, ys].map(|array| array.array().cast(Num::Float64));
        let values = tensor::samples::interpolate(&x.or_raise(vm)?, &xs.or_raise(vm)?, &ys.or_raise(vm)?, left, right);
        Ok(PyArray::from(values.or_raise(vm)?).into_object(vm))
    }

    /// The type that values of all convert to; numbers of Python's adapt (NEP 50).
    #[pyfunction]
    fn _result_type(args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let mut strong: Option<DType> = None;
        let mut weak: Option<ufunc::Weak> = None;
        for object in &args.args {
            let as_type = match object.downcast_ref::<PyArray>() {
                Some(array) => Some(array.array().dtype().native()),
                None if object.downcast_ref::<dtype::PyDType>().is_some()
                    || object.class().fast_issubclass(vm.ctx.types.type_type)
                    || object.downcast_ref::<rustpython_vm::builtins::PyStr>().is_some() =>
                {
                    Some(dtype::parse(object, vm)?.native())
                }
                None => None,
            };
            let found = if let Some(found) = as_type {
                found
            } else {
                let operand = ufunc::operand(object, vm)?;
                if let Some(kind) = operand.weak {
                    weak = Some(weak.map_or(kind, |known| known.max(kind)));
                    continue;
                }
                operand.array.dtype().native()
            };
            strong = Some(match &strong {
                None => found,
                Some(known) => dtype::promote(known, &found).ok_or_else(|| no_common_type(known, &found, vm))?,
            });
        }
        let default = |kind| match kind {
            ufunc::Weak::Int => DType::INT64,
            ufunc::Weak::Float => DType::FLOAT64,
            ufunc::Weak::Complex => DType::COMPLEX128,
        };
        let result = match (strong, weak) {
            (None, None) => return Err(vm.new_value_error("at least one array or dtype is required".to_owned())),
            (Some(strong), None) => strong,
            (None, Some(weak)) => default(weak),
            (Some(strong), Some(weak)) => match strong.num() {
                None => dtype::promote(&strong, &default(weak))
                    .ok_or_else(|| no_common_type(&strong, &default(weak), vm))?,
                Some(num) => DType::from(match weak {
                    ufunc::Weak::Int if num == Num::Bool => Num::Int64,
                    ufunc::Weak::Int => num,
                    ufunc::Weak::Float if num.is_inexact() => num,
                    ufunc::Weak::Float => Num::Float64,
                    ufunc::Weak::Complex if num.is_inexact() => num.complex(),
                    ufunc::Weak::Complex => Num::Complex128,
                }),
            },
        };
        Ok(dtype::wrap(result, vm).into())
    }

    fn no_common_type(one: &DType, other: &DType, vm: &VirtualMachine) -> rustpython_vm::builtins::PyBaseExceptionRef {
        let text = format!(
            "The DType <class 'numpy.dtypes.{}'> could not be promoted by <class 'numpy.dtypes.{}'>. This means that no common DType exists for the given inputs. For example they cannot be stored in a single array unless the dtype is `object`. The full list of DTypes is: (<class 'numpy.dtypes.{}'>, <class 'numpy.dtypes.{}'>)",
            dtype::class_name(one),
            dtype::class_name(other),
            dtype::class_name(one),
            dtype::class_name(other)
        );
        match registry::get("DTypePromotionError", vm) {
            Ok(class) => registry::exception(&class, vec![vm.ctx.new_str(text).into()], vm),
            Err(error) => error,
        }
    }

    /// Whether a type converts to another within a casting rule.
    #[pyfunction]
    fn _can_cast(from: PyObjectRef, to: PyObjectRef, casting: String, vm: &VirtualMachine) -> PyResult<bool> {
        Ok(dtype::can_cast(&dtype::parse(&from, vm)?, &dtype::parse(&to, vm)?, &casting))
    }

    /// The type of a structure with C's alignment, or the array's own words for a unit: `('D', 1)`.
    #[pyfunction]
    fn datetime_data(dtype: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        match dtype::parse(&dtype, vm)?.kind {
            tensor::Kind::DateTime(unit) | tensor::Kind::TimeDelta(unit) => Ok(vm
                .ctx
                .new_tuple(vec![vm.ctx.new_str(unit.unit.name()).into(), vm.ctx.new_int(unit.count).into()])
                .into()),
            _ => Err(vm.new_type_error("cannot get datetime metadata from non-datetime type".to_owned())),
        }
    }

    /// A scalar of a type from an array without dimensions.
    #[pyfunction]
    fn _scalar(array: PyRef<PyArray>, vm: &VirtualMachine) -> PyResult {
        scalar::of_element(&array.array(), vm)
    }

    /// The array that a scalar stands for.
    #[pyfunction]
    fn _array_of(object: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let array = match scalar::to_array(&object, vm)? {
            Some(array) => array,
            None => convert::to_array(&object, None, vm)?,
        };
        Ok(PyArray::from(array).into_object(vm))
    }

    /// The place of the greatest or smallest element along an axis.
    #[pyfunction]
    fn _arg_extreme(array: PyRef<PyArray>, axis: usize, is_max: bool, vm: &VirtualMachine) -> PyResult {
        let array = array.array().native().or_raise(vm)?;
        let places = tensor::reduce::arg_extreme(&array, axis, is_max).or_raise(vm)?;
        if places.ndim() == 0 {
            return crate::element::to_scalar(&places, 0, vm);
        }
        Ok(PyArray::from(places).into_object(vm))
    }

    /// Elements along an axis in order, or the places that would put them in order.
    #[pyfunction]
    fn _sorted(array: PyRef<PyArray>, axis: usize, places: bool, vm: &VirtualMachine) -> PyResult {
        let array = array.array().native().or_raise(vm)?;
        let result = if places { tensor::sort::argsort(&array, axis) } else { tensor::sort::sort(&array, axis) };
        Ok(PyArray::from(result.or_raise(vm)?).into_object(vm))
    }

    /// Where each of `values` belongs in the sorted `array`.
    #[pyfunction]
    fn _search(array: PyRef<PyArray>, values: PyRef<PyArray>, is_right: bool, vm: &VirtualMachine) -> PyResult {
        let (array, values) = (array.array().native().or_raise(vm)?, values.array().native().or_raise(vm)?);
        let places = tensor::sort::search(&array, &values, is_right).or_raise(vm)?;
        Ok(PyArray::from(places).into_object(vm))
    }

    /// Matrix products over the last two dimensions; the others are of one shape.
    #[pyfunction]
    fn _matmul(a: PyRef<PyArray>, b: PyRef<PyArray>, vm: &VirtualMachine) -> PyResult {
        let product = tensor::linear::matmul(&a.array(), &b.array()).or_raise(vm)?;
        Ok(PyArray::from(product).into_object(vm))
    }

    /// Fourier transforms of lines along an axis.
    #[pyfunction]
    fn _fourier(
        array: PyRef<PyArray>,
        kind: String,
        len: usize,
        axis: usize,
        factor: f64,
        is_single: bool,
        vm: &VirtualMachine,
    ) -> PyResult {
        crate::fourier::transformed(&array, &kind, len, axis, factor, is_single, vm)
    }

    /// A task of linear algebra on stacks of matrices: whether one was refused, then the results.
    #[pyfunction]
    fn _linalg(
        name: String,
        a: PyRef<PyArray>,
        b: OptionalArg<PyRef<PyArray>>,
        columns: OptionalArg<usize>,
        vm: &VirtualMachine,
    ) -> PyResult {
        crate::linalg::factored(&name, &a, b.into_option().as_ref(), columns.unwrap_or(0), vm)
    }

    /// The solution with least squares, what is left, singular values and the rank, or None.
    #[pyfunction]
    fn _least_squares(a: PyRef<PyArray>, b: PyRef<PyArray>, limit: f64, vm: &VirtualMachine) -> PyResult {
        crate::linalg::least(&a, &b, limit, vm)
    }

    /// The bytes of an object as an array of a type.
    #[pyfunction]
    fn _from_buffer(
        buffer: PyObjectRef,
        dtype: PyObjectRef,
        count: isize,
        offset: usize,
        vm: &VirtualMachine,
    ) -> PyResult {
        let dtype = dtype::parse(&dtype, vm)?;
        let bytes =
            rustpython_vm::protocol::PyBuffer::from_object(vm, &buffer, rustpython_vm::protocol::BufferFlags::SIMPLE)?
                .contiguous_or_collect(<[u8]>::to_vec);
        if offset > bytes.len() {
            return Err(vm.new_value_error(format!(
                "offset must be non-negative and no greater than buffer length ({})",
                bytes.len()
            )));
        }
        let rest = &bytes[offset..];
        let size = dtype.size().max(1);
        let wanted = match usize::try_from(count) {
            Ok(count) if count * size > rest.len() => {
                return Err(vm.new_value_error("buffer is smaller than requested size".to_owned()));
            }
            Ok(count) => count * size,
            Err(_all) if rest.len() % size != 0 => {
                return Err(vm.new_value_error("buffer size must be a multiple of element size".to_owned()));
            }
            Err(_all) => rest.len(),
        };
        Ok(PyArray::from(Array::from_bytes(dtype, &rest[..wanted]).or_raise(vm)?).into_object(vm))
    }

    /// Sets what happens on errors of arithmetic; gives what was set: four words and a function.
    #[pyfunction]
    fn _set_errors(modes: Vec<String>, call: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let mut state = errstate::current();
        for (slot, name) in state.modes.iter_mut().zip(&modes) {
            *slot =
                errstate::Mode::of(name).ok_or_else(|| vm.new_value_error(format!("invalid error mode: {name}")))?;
        }
        state.call = (!vm.is_none(&call)).then_some(call);
        let old = errstate::replace(state);
        Ok(described(&old, vm))
    }

    #[pyfunction]
    fn _errors(vm: &VirtualMachine) -> PyObjectRef {
        described(&errstate::current(), vm)
    }

    fn described(state: &errstate::State, vm: &VirtualMachine) -> PyObjectRef {
        let modes = state.modes.iter().map(|mode| vm.ctx.new_str(mode.name()).into()).collect();
        let call = state.call.clone().unwrap_or_else(|| vm.ctx.none());
        vm.ctx.new_tuple(vec![vm.ctx.new_list(modes).into(), call]).into()
    }

    /// The shortest digits that make a float of this width again: digits, and the exponent of the first.
    #[pyfunction]
    fn _shortest(value: f64, bits: usize) -> (String, i32) {
        let text = match bits {
            16 => crate::shortest_half(value),
            32 => format!("{:e}", value as f32),
            _ => format!("{value:e}"),
        };
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        (mantissa.replace(['.', '-'], ""), exponent.parse().unwrap_or(0))
    }

    /// A pool of words of entropy for a seed sequence.
    #[pyfunction]
    fn _seed_pool(len: usize, entropy: Vec<u32>, vm: &VirtualMachine) -> PyResult {
        crate::generator::mix(len, &entropy, vm)
    }

    /// Words made of such a pool.
    #[pyfunction]
    fn _seed_words(pool: Vec<u32>, count: usize, vm: &VirtualMachine) -> PyResult {
        crate::generator::words(&pool, count, vm)
    }

    /// Parts of an array along its first dimension, as `a[i]` has them.
    #[pyfunction]
    fn _row(array: PyRef<PyArray>, i: usize, vm: &VirtualMachine) -> PyResult {
        index::row(&array.array(), i, vm)
    }
}

/// As `{:e}` for half floats: the fewest digits that round to the same half.
fn shortest_half(value: f64) -> String {
    let half = half::f16::from_f64(value);
    (0..6)
        .map(|digits| format!("{:.digits$e}", half.to_f64()))
        .find(|text| text.parse::<f64>().is_ok_and(|parsed| half::f16::from_f64(parsed) == half))
        .unwrap_or_else(|| format!("{:e}", half.to_f64()))
}
