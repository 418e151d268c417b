//! One matrix, column by column, and what factorizations do to columns.

use std::ops::{Index, IndexMut, Range};

use super::scalar::{Block, Scalar};

#[derive(Debug, Clone)]
pub(super) struct Matrix<T> {
    rows: usize,
    columns: usize,
    data: Vec<T>,
}

impl<T: Scalar> Matrix<T> {
    pub(super) fn zeros(rows: usize, columns: usize) -> Self {
        Self { rows, columns, data: vec![T::ZERO; rows * columns] }
    }

    pub(super) fn identity(rows: usize, columns: usize) -> Self {
        let mut made = Self::zeros(rows, columns);
        for i in 0..rows.min(columns) {
            made[(i, i)] = T::ONE;
        }
        made
    }

    /// From elements row by row.
    #[inline(never)]
    pub(super) fn from_rows(rows: usize, columns: usize, elements: &[T]) -> Self {
        let data = (0..columns).flat_map(|j| (0..rows).map(move |i| elements[i * columns + j])).collect();
        Self { rows, columns, data }
    }

    /// The elements row by row.
    #[inline(never)]
    pub(super) fn push_rows(&self, to: &mut Vec<T>) {
        to.extend((0..self.rows).flat_map(|i| (0..self.columns).map(move |j| self[(i, j)])));
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn data(&self) -> &[T] {
        &self.data
    }

    pub(super) fn column(&self, j: usize) -> &[T] {
        &self.data[j * self.rows..(j + 1) * self.rows]
    }

    pub(super) fn column_mut(&mut self, j: usize) -> &mut [T] {
        &mut self.data[j * self.rows..(j + 1) * self.rows]
    }

    pub(super) fn columns_mut(&mut self) -> impl Iterator<Item = &mut [T]> {
        self.data.chunks_exact_mut(self.rows.max(1))
    }

    /// Two columns, the first before the second.
    pub(super) fn pair(&mut self, j: usize, k: usize) -> (&mut [T], &mut [T]) {
        let (low, high) = self.data.split_at_mut(k * self.rows);
        (&mut low[j * self.rows..(j + 1) * self.rows], &mut high[..self.rows])
    }

    /// All columns before `j`, and those from `j` on as a block of rows from `row` on.
    pub(super) fn split(&mut self, j: usize, row: usize) -> (&mut [T], Block<'_, T>) {
        let (low, high) = self.data.split_at_mut(j * self.rows);
        (low, Block { data: high, step: self.rows, row, rows: self.rows - row })
    }

    #[inline(never)]
    pub(super) fn part(&self, rows: Range<usize>, columns: Range<usize>) -> Self {
        let data = columns.clone().flat_map(|j| self.column(j)[rows.clone()].iter().copied()).collect();
        Self { rows: rows.len(), columns: columns.len(), data }
    }

    /// The conjugate transpose.
    #[inline(never)]
    pub(super) fn adjoint(&self) -> Self {
        let data = (0..self.rows).flat_map(|i| (0..self.columns).map(move |j| self[(i, j)].conj())).collect();
        Self { rows: self.columns, columns: self.rows, data }
    }

    /// The last element first.
    pub(super) fn turn_around(&mut self) {
        self.data.reverse();
    }

    #[inline(never)]
    pub(super) fn swap_rows(&mut self, i: usize, j: usize) {
        if i != j {
            self.columns_mut().for_each(|column| column.swap(i, j));
        }
    }

    #[inline(never)]
    pub(super) fn swap_columns(&mut self, i: usize, j: usize) {
        if i != j {
            let (one, two) = self.pair(i.min(j), i.max(j));
            one.swap_with_slice(two);
        }
    }

    /// The largest absolute value, NaN if there is one.
    pub(super) fn largest(&self) -> f64 {
        self.data.iter().fold(0.0, |most, value| {
            let size = value.size();
            if size > most || size.is_nan() { size } else { most }
        })
    }

    pub(super) fn scale(&mut self, factor: f64) {
        scale(&mut self.data, factor);
    }

    /// Turns columns `j` and `k` (`j < k`) towards each other.
    #[inline(never)]
    pub(super) fn rotate(&mut self, j: usize, k: usize, (cos, sin): (f64, f64)) {
        let (one, two) = self.pair(j, k);
        for (x, y) in one.iter_mut().zip(two) {
            (*x, *y) = (x.times(cos) + y.times(sin), y.times(cos) - x.times(sin));
        }
    }

    /// `(I - tau·v·v*)` times rows from `row` on of some columns.
    #[inline(never)]
    pub(super) fn reflect_left(&mut self, v: &[T], tau: T, row: usize, columns: Range<usize>) {
        if tau == T::ZERO {
            return;
        }
        for j in columns {
            let part = &mut self.column_mut(j)[row..row + v.len()];
            if v.len() <= FEW {
                let factor = -(tau * dot_of_few(v, part));
                part.iter_mut().zip(v).for_each(|(to, from)| *to = to.plus_product(factor, *from));
            } else {
                let sum = dot(v, part);
                add(part, -(tau * sum), v);
            }
        }
    }

    /// Columns from `column` on of some rows times `(I - tau·v·v*)`.
    #[inline(never)]
    pub(super) fn reflect_right(&mut self, v: &[T], tau: T, rows: Range<usize>, column: usize) {
        if tau == T::ZERO {
            return;
        }
        let mut sums = vec![T::ZERO; rows.len()];
        for (j, factor) in v.iter().enumerate() {
            add(&mut sums, *factor, &self.column(column + j)[rows.clone()]);
        }
        for (j, factor) in v.iter().enumerate() {
            add(&mut self.column_mut(column + j)[rows.clone()], -(tau * factor.conj()), &sums);
        }
    }
}

impl<T: Scalar> Index<(usize, usize)> for Matrix<T> {
    type Output = T;

    #[inline]
    fn index(&self, (i, j): (usize, usize)) -> &T {
        &self.data[i + j * self.rows]
    }
}

impl<T: Scalar> IndexMut<(usize, usize)> for Matrix<T> {
    #[inline]
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut T {
        &mut self.data[i + j * self.rows]
    }
}

/// All elements times a real number.
#[inline(never)]
pub(super) fn scale<T: Scalar>(values: &mut [T], factor: f64) {
    for value in values {
        *value = value.times(factor);
    }
}

/// All elements times a number.
#[inline(never)]
pub(super) fn multiply<T: Scalar>(values: &mut [T], factor: T) {
    for value in values {
        *value = *value * factor;
    }
}

/// `to += factor · from`.
#[inline(never)]
pub(super) fn add<T: Scalar>(to: &mut [T], factor: T, from: &[T]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += factor * *from;
    }
}

/// The sum of products, the first factors conjugated; four sums at once.
#[inline(never)]
pub(super) fn dot<T: Scalar>(a: &[T], b: &[T]) -> T {
    let (fours, others) = (a.chunks_exact(4).zip(b.chunks_exact(4)), a.len() / 4 * 4);
    let mut sums = [T::ZERO; 4];
    for (a, b) in fours {
        for k in 0..4 {
            sums[k] += a[k].conj() * b[k];
        }
    }
    let rest: T = a[others..].iter().zip(&b[others..]).map(|(a, b)| a.conj() * *b).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

/// Up to so many elements the order of operations is that of `OpenBLAS`, for the last digits.
const FEW: usize = 16;

/// As [`dot`], in four sums of every fourth product and one of the rest.
fn dot_of_few<T: Scalar>(a: &[T], b: &[T]) -> T {
    let fours = a.len() / 4 * 4;
    let product = |k: usize| a[k].conj() * b[k];
    let onto = |sum: T, k: usize| sum.plus_product(a[k].conj(), b[k]);
    let mut lanes = [T::ZERO; 4];
    for k in 0..fours {
        lanes[k % 4] = onto(lanes[k % 4], k);
    }
    let sum = (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
    match a.len() - fours {
        0 => sum,
        1 => sum + product(fours),
        2 => sum + onto(product(fours + 1), fours),
        _ => sum + onto(onto(product(fours + 1), fours), fours + 2),
    }
}

/// The length of a vector.
#[inline(never)]
pub(super) fn length<T: Scalar>(x: &[T]) -> f64 {
    let parts = || x.iter().flat_map(|value| [value.re(), value.im()]);
    let most = parts().map(f64::abs).fold(0.0, f64::max);
    if most == 0.0 || !most.is_finite() {
        return parts().map(f64::abs).sum();
    }
    let unit = if (1e-140..1e140).contains(&most) { 1.0 } else { most };
    if x.len() > FEW {
        return unit * parts().map(|part| (part / unit).powi(2)).sum::<f64>().sqrt();
    }
    // BLAS sums in more digits than a double has: what each sum and product loses is kept.
    let (mut sum, mut lost) = (0.0_f64, 0.0);
    for part in parts().map(|part| part / unit) {
        let square = part * part;
        let next = sum + square;
        let rest = next - sum;
        lost += (sum - (next - rest)) + (square - rest) + part.mul_add(part, -square);
        sum = next;
    }
    let root = (sum + lost).sqrt();
    let off = (-root).mul_add(root, sum) + lost;
    unit * (root + off / (2.0 * root))
}
