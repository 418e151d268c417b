//! Products of matrices.

use crate::array::Array;
use crate::dtype::Num;
use crate::element::{C64, C128, Element};
use crate::error::{Error, Result};
use crate::layout::{Dims, Order};
use crate::with_element;

/// Matrix products over the last two dimensions of two arrays of one numeric type; the dimensions before are repeated.
pub fn matmul(a: &Array, b: &Array) -> Result<Array> {
    let (Some(num), true) = (a.num(), a.dtype() == b.dtype()) else {
        return Err(Error::Type("matrices of two types".to_owned()));
    };
    let (outer_a, outer_b) = (&a.shape()[..a.ndim() - 2], &b.shape()[..b.ndim() - 2]);
    let outer = crate::layout::broadcast([outer_a, outer_b]).ok_or_else(|| {
        Error::Value(format!(
            "operands could not be broadcast together with remapped shapes [original->remapped]: {} {} ",
            crate::array::joined(a.shape()),
            crate::array::joined(b.shape())
        ))
    })?;
    let (rows, inner, columns) = (a.shape()[a.ndim() - 2], a.shape()[a.ndim() - 1], b.shape()[b.ndim() - 1]);
    let mut shape = outer.clone();
    shape.extend_from_slice(&[rows, columns]);
    let result = Array::zeros(&shape, num.into(), Order::C)?;
    let spread = |array: &Array, last: [usize; 2]| {
        let mut shape = outer.clone();
        shape.extend_from_slice(&last);
        array.broadcast_to(&shape)
    };
    let (a, b) = (spread(a, [rows, inner])?, spread(b, [inner, columns])?);
    let mut index = Dims::from_elem(0, outer.len());
    let count: usize = outer.iter().product();
    for _ in 0..count {
        let part = |array: &Array| index.iter().fold(array.layout().clone(), |layout, at| layout.at(0, *at));
        let (one, two, out) = (a.view(part(&a)), b.view(part(&b)), result.view(part(&result)));
        product(num, &one, &two, &out);
        for dim in (0..index.len()).rev() {
            index[dim] += 1;
            if index[dim] < outer[dim] {
                break;
            }
            index[dim] = 0;
        }
    }
    Ok(result)
}

fn product(num: Num, a: &Array, b: &Array, out: &Array) {
    match num {
        Num::Float32 => fast::<f32>(a, b, out),
        Num::Float64 => fast::<f64>(a, b, out),
        _ => with_element!(num, T => plain::<T>(a, b, out)),
    }
}

/// What products of elements add up to in types without a fast way.
trait Sum: Element {
    fn plus_product(self, a: Self, b: Self) -> Self;
}

macro_rules! wrapping {
    ($($type:ty),*) => {$(
        impl Sum for $type {
            fn plus_product(self, a: Self, b: Self) -> Self {
                self.wrapping_add(a.wrapping_mul(b))
            }
        }
    )*};
}
wrapping!(i8, u8, i16, u16, i32, u32, i64, u64);

macro_rules! plain_sum {
    ($($type:ty),*) => {$(
        impl Sum for $type {
            fn plus_product(self, a: Self, b: Self) -> Self {
                self + a * b
            }
        }
    )*};
}
plain_sum!(f32, f64, C64, C128);

impl Sum for bool {
    fn plus_product(self, a: Self, b: Self) -> Self {
        self || a && b
    }
}

impl Sum for half::f16 {
    fn plus_product(self, a: Self, b: Self) -> Self {
        Self::from_f32(self.to_f32() + a.to_f32() * b.to_f32())
    }
}

fn plain<T: Sum>(a: &Array, b: &Array, out: &Array) {
    let (rows, inner, columns) = (a.shape()[0], a.shape()[1], b.shape()[1]);
    let left: Vec<T> = a.to_vec();
    let right: Vec<T> = b.to_vec();
    let mut line = vec![T::default(); columns];
    for row in 0..rows {
        line.fill(T::default());
        for k in 0..inner {
            let factor = left[row * inner + k];
            for (sum, value) in line.iter_mut().zip(&right[k * columns..(k + 1) * columns]) {
                *sum = sum.plus_product(factor, *value);
            }
        }
        for (column, value) in line.iter().enumerate() {
            out.write::<T>(at(out, row, column), *value);
        }
    }
}

fn at(array: &Array, row: usize, column: usize) -> usize {
    let strides = array.strides();
    (array.layout().offset as isize + row as isize * strides[0] + column as isize * strides[1]) as usize
}

/// Single and double precision through `gemm`.
#[expect(unsafe_code, reason = "gemm takes addresses and strides, which arrays have checked")]
fn fast<T: Sum + gemm_type::Real>(a: &Array, b: &Array, out: &Array) {
    let (rows, inner, columns) = (a.shape()[0], a.shape()[1], b.shape()[1]);
    if rows == 0 || columns == 0 || inner == 0 {
        return;
    }
    let Some(((a_row, a_column), (b_row, b_column))) = steps::<T>(a).zip(steps::<T>(b)) else {
        return plain::<T>(a, b, out);
    };
    let Some((out_row, out_column)) = steps::<T>(out) else { return plain::<T>(a, b, out) };
    // SAFETY: addresses and strides are those of three arrays with these shapes; `out` is new and overlaps neither.
    unsafe {
        gemm::gemm(
            rows,
            columns,
            inner,
            out.start().cast::<T>(),
            out_column,
            out_row,
            false,
            a.start().cast::<T>().cast_const(),
            a_column,
            a_row,
            b.start().cast::<T>().cast_const(),
            b_column,
            b_row,
            T::ZERO,
            T::ONE,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
}

/// Strides in elements, where they are whole and aligned.
fn steps<T>(array: &Array) -> Option<(isize, isize)> {
    let size = size_of::<T>() as isize;
    let whole =
        array.strides().iter().all(|stride| stride % size == 0) && array.start().addr().is_multiple_of(align_of::<T>());
    whole.then(|| (array.strides()[0] / size, array.strides()[1] / size))
}

mod gemm_type {
    /// Numbers that `gemm` multiplies.
    pub(super) trait Real: 'static + Copy {
        const ZERO: Self;
        const ONE: Self;
    }
    impl Real for f32 {
        const ZERO: Self = 0.0;
        const ONE: Self = 1.0;
    }
    impl Real for f64 {
        const ZERO: Self = 0.0;
        const ONE: Self = 1.0;
    }
}
