//! Numbers of matrices: `f64` and complex ones of it. Like `NumPy`, narrower types are widened before and cut after.

use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

use super::matrix::Matrix;
use super::{Stuck, schur_complex, schur_real};
use crate::element::{C128, Element};

pub(super) trait Scalar:
    Element
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + std::iter::Sum
{
    const ZERO: Self;
    const ONE: Self;
    const IS_COMPLEX: bool;

    fn of(re: f64) -> Self;

    /// With an imaginary part, which real numbers leave out.
    fn of_complex(value: C128) -> Self;

    fn re(self) -> f64;
    fn im(self) -> f64;
    fn conj(self) -> Self;
    fn times(self, factor: f64) -> Self;
    fn over(self, divisor: Self) -> Self;
    fn inverse(self) -> Self;

    /// `self + a · b`, rounded once where BLAS does so.
    fn plus_product(self, a: Self, b: Self) -> Self;

    /// The absolute value.
    fn size(self) -> f64;

    fn complex(self) -> C128 {
        C128::new(self.re(), self.im())
    }

    /// The sum of the parts' absolute values: what pivots are chosen by.
    fn rough(self) -> f64 {
        self.re().abs() + self.im().abs()
    }

    /// `out -= a · b`, all in columns.
    fn subtract_product(out: &mut Block<'_, Self>, a: (&[Self], usize), b: &Matrix<Self>);

    /// Makes an upper Hessenberg matrix (quasi-)triangular within rows `low..=high`, the same on `z`; gives eigenvalues.
    fn schur(h: &mut Matrix<Self>, z: Option<&mut Matrix<Self>>, low: usize, high: usize) -> Result<Vec<C128>, Stuck>;
}

/// Part of a matrix: some rows of all columns that lie in `data`.
pub(super) struct Block<'a, T> {
    pub(super) data: &'a mut [T],
    /// Elements from column to column.
    pub(super) step: usize,
    pub(super) row: usize,
    pub(super) rows: usize,
}

impl Scalar for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const IS_COMPLEX: bool = false;

    fn of(re: f64) -> Self {
        re
    }

    fn of_complex(value: C128) -> Self {
        value.re
    }

    #[inline(always)]
    fn re(self) -> f64 {
        self
    }

    #[inline(always)]
    fn im(self) -> f64 {
        0.0
    }

    #[inline(always)]
    fn conj(self) -> Self {
        self
    }

    #[inline(always)]
    fn times(self, factor: f64) -> Self {
        self * factor
    }

    fn over(self, divisor: Self) -> Self {
        self / divisor
    }

    fn inverse(self) -> Self {
        1.0 / self
    }

    fn plus_product(self, a: Self, b: Self) -> Self {
        a.mul_add(b, self)
    }

    fn size(self) -> f64 {
        self.abs()
    }

    #[expect(unsafe_code, reason = "gemm takes addresses and strides, which are checked here")]
    fn subtract_product(out: &mut Block<'_, Self>, (a, a_step): (&[Self], usize), b: &Matrix<Self>) {
        let (rows, inner, columns) = (out.rows, b.rows(), b.columns());
        if rows == 0 || inner == 0 || columns == 0 {
            return;
        }
        assert!((inner - 1) * a_step + rows <= a.len(), "a block of the left factor");
        assert!((columns - 1) * out.step + out.row + rows <= out.data.len(), "a block of the result");
        // SAFETY: the three blocks lie in their slices, and the result is borrowed alone.
        unsafe {
            gemm::gemm(
                rows,
                columns,
                inner,
                out.data.as_mut_ptr().add(out.row),
                out.step as isize,
                1,
                true,
                a.as_ptr(),
                a_step as isize,
                1,
                b.data().as_ptr(),
                inner as isize,
                1,
                1.0,
                -1.0,
                false,
                false,
                false,
                gemm::Parallelism::None,
            );
        }
    }

    fn schur(h: &mut Matrix<Self>, z: Option<&mut Matrix<Self>>, low: usize, high: usize) -> Result<Vec<C128>, Stuck> {
        schur_real::schur(h, z, low, high)
    }
}

impl Scalar for C128 {
    const ZERO: Self = Self::new(0.0, 0.0);
    const ONE: Self = Self::new(1.0, 0.0);
    const IS_COMPLEX: bool = true;

    fn of(re: f64) -> Self {
        Self::new(re, 0.0)
    }

    fn of_complex(value: C128) -> Self {
        value
    }

    #[inline(always)]
    fn re(self) -> f64 {
        self.re
    }

    #[inline(always)]
    fn im(self) -> f64 {
        self.im
    }

    #[inline(always)]
    fn conj(self) -> Self {
        Self::new(self.re, -self.im)
    }

    #[inline(always)]
    fn times(self, factor: f64) -> Self {
        Self::new(self.re * factor, self.im * factor)
    }

    /// Smith's way, which does not overflow on the way.
    fn over(self, divisor: Self) -> Self {
        if divisor.re.abs() >= divisor.im.abs() {
            if divisor.im == 0.0 {
                return Self::new(self.re / divisor.re, self.im / divisor.re);
            }
            let ratio = divisor.im / divisor.re;
            let scale = 1.0 / (divisor.re + divisor.im * ratio);
            Self::new((self.re + self.im * ratio) * scale, (self.im - self.re * ratio) * scale)
        } else {
            let ratio = divisor.re / divisor.im;
            let scale = 1.0 / (divisor.im + divisor.re * ratio);
            Self::new((self.re * ratio + self.im) * scale, (self.im * ratio - self.re) * scale)
        }
    }

    fn inverse(self) -> Self {
        if self.re.abs() > self.im.abs() {
            let ratio = self.im / self.re;
            let part = 1.0 / (self.re * (1.0 + ratio * ratio));
            Self::new(part, -ratio * part)
        } else {
            let ratio = self.re / self.im;
            let part = 1.0 / (self.im * (1.0 + ratio * ratio));
            Self::new(ratio * part, -part)
        }
    }

    fn plus_product(self, a: Self, b: Self) -> Self {
        self + a * b
    }

    fn size(self) -> f64 {
        self.re.hypot(self.im)
    }

    fn subtract_product(out: &mut Block<'_, Self>, (a, a_step): (&[Self], usize), b: &Matrix<Self>) {
        for j in 0..b.columns() {
            let start = j * out.step + out.row;
            let target = &mut out.data[start..start + out.rows];
            for (k, factor) in b.column(j).iter().enumerate() {
                super::matrix::add(target, -*factor, &a[k * a_step..k * a_step + out.rows]);
            }
        }
    }

    fn schur(h: &mut Matrix<Self>, z: Option<&mut Matrix<Self>>, low: usize, high: usize) -> Result<Vec<C128>, Stuck> {
        schur_complex::schur(h, z, low, high)
    }
}
