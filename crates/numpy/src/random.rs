//! `numpy.random`'s generators as classes of Python; the Python half reads arguments and shapes results.

use std::cell::RefCell;

use rustpython_vm::builtins::{PyType, PyTypeRef};
use rustpython_vm::class::PyClassImpl;
use rustpython_vm::types::Constructor;
use rustpython_vm::{Py, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, pyclass};
use tensor::{Array, Num};

use crate::array::PyArray;
use crate::mersenne::Mersenne;
use crate::registry::OrRaise;

/// The generator behind `RandomState`.
#[pyclass(module = "numpy.random", name = "_Mersenne")]
#[derive(Debug, PyPayload)]
pub(crate) struct PyMersenne {
    state: RefCell<Mersenne>,
}

pub(crate) fn make_class() -> PyTypeRef {
    PyMersenne::make_static_type()
}

impl Constructor for PyMersenne {
    type Args = ();

    fn py_new(_cls: &Py<PyType>, (): (), _vm: &VirtualMachine) -> PyResult<Self> {
        Ok(Self { state: RefCell::new(Mersenne::seeded(0)) })
    }
}

fn wrapped(array: tensor::Result<Array>, vm: &VirtualMachine) -> PyResult {
    Ok(PyArray::from(array.or_raise(vm)?).into_object(vm))
}

#[pyclass(with(Constructor))]
impl PyMersenne {
    #[pymethod]
    fn seed(zelf: &Py<Self>, seed: u32) {
        zelf.state.replace(Mersenne::seeded(seed));
    }

    #[pymethod]
    fn seed_by(zelf: &Py<Self>, words: Vec<u32>, vm: &VirtualMachine) -> PyResult<()> {
        if words.is_empty() {
            return Err(vm.new_value_error("Seed must be non-empty".to_owned()));
        }
        zelf.state.replace(Mersenne::seeded_by(&words));
        Ok(())
    }

    /// Words, place, whether a normal number is kept, that number.
    #[pymethod]
    fn state(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        let state = zelf.state.borrow();
        let key = wrapped(Array::from_slice(&state.key, &[state.key.len()]), vm)?;
        Ok(vm
            .ctx
            .new_tuple(vec![
                key,
                vm.ctx.new_int(state.at).into(),
                vm.ctx.new_int(i32::from(state.gauss.is_some())).into(),
                vm.ctx.new_float(state.gauss.unwrap_or(0.0)).into(),
            ])
            .into())
    }

    #[pymethod]
    fn set_state(zelf: &Py<Self>, key: Vec<u32>, at: usize, gauss: Option<f64>, vm: &VirtualMachine) -> PyResult<()> {
        if key.len() != 624 {
            return Err(vm.new_value_error("state must be 624 longs".to_owned()));
        }
        zelf.state.replace(Mersenne { key, at: at.min(624), gauss });
        Ok(())
    }

    /// `count` numbers of a distribution with up to three parameters.
    #[pymethod]
    fn draw(zelf: &Py<Self>, name: String, count: usize, a: f64, b: f64, c: f64, vm: &VirtualMachine) -> PyResult {
        let mut state = zelf.state.borrow_mut();
        let drawn: Option<Vec<f64>> = (0..count).map(|_| state.draw(&name, [a, b, c])).collect();
        let drawn = drawn.ok_or_else(|| vm.new_value_error(format!("no distribution {name}")))?;
        wrapped(Array::from_slice(&drawn, &[count]), vm)
    }

    /// `count` integers from `low` on, up to `span` more, in the way of an integer type.
    #[pymethod]
    fn integers(
        zelf: &Py<Self>,
        low: i64,
        span: u64,
        count: usize,
        dtype: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult {
        let num = crate::dtype::parse(&dtype, vm)?.num().unwrap_or(Num::Int64);
        let mut state = zelf.state.borrow_mut();
        let size = num.size();
        let bits = (size * 8) as u32;
        let mask = if span == 0 { 0 } else { u64::MAX >> span.leading_zeros() };
        let full = if size >= 8 { u64::MAX } else { (1 << bits) - 1 };
        // Narrow integers take several numbers from one word.
        let (mut word, mut left) = (0_u32, 0_u32);
        let mut values = Vec::with_capacity(count);
        for _ in 0..count {
            let value = loop {
                if span == 0 {
                    break 0;
                }
                let value = match size {
                    1 | 2 => {
                        if left == 0 {
                            word = state.word();
                            left = 4 / size as u32 - 1;
                        } else {
                            word >>= bits;
                            left -= 1;
                        }
                        u64::from(word) & full & mask
                    }
                    4 => u64::from(state.word()) & mask,
                    _ if u32::try_from(span).is_ok() => u64::from(state.word()) & mask,
                    _ => state.long() & mask,
                };
                if value <= span {
                    break value;
                }
            };
            values.push(low.wrapping_add(value as i64));
        }
        drop(state);
        let array = Array::from_slice(&values, &[count]).or_raise(vm)?;
        if num == Num::Bool {
            return wrapped(array.cast(Num::Bool), vm);
        }
        wrapped(array.cast(num), vm)
    }

    /// Places 0 to `count - 1`, shuffled.
    #[pymethod]
    fn shuffled(zelf: &Py<Self>, count: usize, vm: &VirtualMachine) -> PyResult {
        let mut state = zelf.state.borrow_mut();
        let mut places: Vec<i64> = (0..count as i64).collect();
        for i in (1..count).rev() {
            let j = state.interval(i as u64) as usize;
            places.swap(i, j);
        }
        drop(state);
        wrapped(Array::from_slice(&places, &[count]), vm)
    }

    #[pymethod]
    fn bytes(zelf: &Py<Self>, count: usize, vm: &VirtualMachine) -> PyObjectRef {
        let mut state = zelf.state.borrow_mut();
        let mut bytes: Vec<u8> = (0..count.div_ceil(4)).flat_map(|_| state.word().to_le_bytes()).collect();
        bytes.truncate(count);
        vm.ctx.new_bytes(bytes).into()
    }

    #[pymethod]
    fn copy(zelf: &Py<Self>, vm: &VirtualMachine) -> PyRef<Self> {
        Self { state: RefCell::new(zelf.state.borrow().clone()) }.into_ref(&vm.ctx)
    }
}
