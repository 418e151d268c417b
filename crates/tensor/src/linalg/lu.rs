//! Triangular factors: LU with partial pivoting, in blocks; Cholesky.

use super::matrix::{Matrix, add, dot, multiply};
use super::scalar::{Block, Scalar};

const WIDTH: usize = 32;
/// Up to here the order of operations is that of `OpenBLAS`, for the last digits; beyond, speed counts.
const SMALL: usize = 12;

/// L below the diagonal, without its ones, and U.
pub(super) struct Lu<T> {
    packed: Matrix<T>,
    /// The row that each was exchanged with.
    pivots: Vec<usize>,
    pub(super) is_singular: bool,
}

pub(super) fn lu<T: Scalar>(a: Matrix<T>) -> Lu<T> {
    if a.rows() <= SMALL { small(a) } else { blocked(a) }
}

/// The largest element from the diagonal down.
fn pivot_of<T: Scalar>(column: &[T], j: usize) -> usize {
    (j..column.len()).fold(j, |pivot, i| if column[i].rough() > column[pivot].rough() { i } else { pivot })
}

fn plain_sum<T: Scalar>(places: std::ops::Range<usize>, factors: impl Fn(usize) -> (T, T)) -> T {
    places.map(factors).fold(T::ZERO, |sum, (a, b)| sum.plus_product(a, b))
}

/// A sum of products as BLAS's `dot` adds them: by four, in two sums.
fn sum_of<T: Scalar>(count: usize, factors: impl Fn(usize) -> (T, T)) -> T {
    let pair = |k: usize, l: usize| {
        let ((a, b), (c, d)) = (factors(k), factors(l));
        (c * d).plus_product(a, b)
    };
    let (mut one, mut two) = (T::ZERO, T::ZERO);
    for k in (0..count / 4 * 4).step_by(4) {
        one += pair(k, k + 2);
        two += pair(k + 1, k + 3);
    }
    for k in count / 4 * 4..count {
        let (a, b) = factors(k);
        one = one.plus_product(a, b);
    }
    one + two
}

/// `value` less products as BLAS's `gemv` takes them off: by four, two, one.
fn less_groups<T: Scalar>(value: T, count: usize, factors: impl Fn(usize) -> (T, T)) -> T {
    let fours = count / 4 * 4;
    let pair = |k: usize| {
        let ((a, b), (c, d)) = (factors(k), factors(k + 1));
        (c * d).plus_product(a, b)
    };
    let four = |k: usize| {
        let ((a, b), (c, d)) = (factors(k + 2), factors(k + 3));
        pair(k).plus_product(a, b).plus_product(c, d)
    };
    let mut left = (0..fours).step_by(4).fold(value, |left, k| left - four(k));
    if count - fours >= 2 {
        left -= pair(fours);
    }
    if count % 2 == 1 {
        let (a, b) = factors(count - 1);
        left -= a * b;
    }
    left
}

/// Column by column, each sum of products made before it is taken off.
fn small<T: Scalar>(mut a: Matrix<T>) -> Lu<T> {
    let n = a.rows();
    let mut pivots: Vec<usize> = Vec::with_capacity(n);
    let mut is_singular = false;
    for j in 0..n {
        for (i, pivot) in pivots.iter().enumerate() {
            a.column_mut(j).swap(i, *pivot);
        }
        let grouped = j + (n - j) / 4 * 4;
        for i in 1..n {
            let factors = |k: usize| (a[(i, k)], a[(k, j)]);
            a[(i, j)] = if i < j {
                a[(i, j)] - sum_of(i, factors)
            } else if i < grouped {
                less_groups(a[(i, j)], j, factors)
            } else {
                a[(i, j)] - plain_sum(0..j, factors)
            };
        }
        let pivot = pivot_of(a.column(j), j);
        pivots.push(pivot);
        if a[(pivot, j)] == T::ZERO {
            is_singular = true;
            continue;
        }
        for k in 0..=j {
            a.column_mut(k).swap(j, pivot);
        }
        let inverse = a[(j, j)].inverse();
        multiply(&mut a.column_mut(j)[j + 1..], inverse);
    }
    Lu { packed: a, pivots, is_singular }
}

/// Some columns at a time; what is right of them is updated by products of blocks.
fn blocked<T: Scalar>(mut a: Matrix<T>) -> Lu<T> {
    let n = a.rows();
    let mut pivots = Vec::with_capacity(n);
    let mut is_singular = false;
    for start in (0..n).step_by(WIDTH) {
        let end = (start + WIDTH).min(n);
        for j in start..end {
            let pivot = pivot_of(a.column(j), j);
            pivots.push(pivot);
            if a[(pivot, j)] == T::ZERO {
                is_singular = true;
                continue;
            }
            a.swap_rows(j, pivot);
            let inverse = a[(j, j)].inverse();
            multiply(&mut a.column_mut(j)[j + 1..], inverse);
            for k in j + 1..end {
                let (left, right) = a.pair(j, k);
                let factor = -right[j];
                add(&mut right[j + 1..], factor, &left[j + 1..]);
            }
        }
        if end < n {
            let corner = a.part(start..end, start..end);
            let mut above = a.part(start..end, end..n);
            for (j, column) in above.columns_mut().enumerate() {
                solve_lower(&corner, column, add);
                a.column_mut(end + j)[start..end].copy_from_slice(column);
            }
            let (left, mut rest) = a.split(end, end);
            T::subtract_product(&mut rest, (&left[start * n + end..], n), &above);
        }
    }
    Lu { packed: a, pivots, is_singular }
}

/// `to += factor · from`, rounded once each.
fn add_exactly<T: Scalar>(to: &mut [T], factor: T, from: &[T]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = to.plus_product(factor, *from);
    }
}

type Add<T> = fn(&mut [T], T, &[T]);

/// x in L·x = b, L with ones on its diagonal.
#[inline(never)]
fn solve_lower<T: Scalar>(lower: &Matrix<T>, x: &mut [T], add: Add<T>) {
    for k in 0..x.len() {
        let (done, rest) = x.split_at_mut(k + 1);
        add(rest, -done[k], &lower.column(k)[k + 1..]);
    }
}

/// x in U·x = b; BLAS divides a single column, and multiplies several by the inverse.
#[inline(never)]
fn solve_upper<T: Scalar>(upper: &Matrix<T>, x: &mut [T], add: Add<T>, is_single: bool) {
    for k in (0..x.len()).rev() {
        let divisor = upper[(k, k)];
        x[k] = if is_single { x[k].over(divisor) } else { x[k] * divisor.inverse() };
        let (rest, done) = x.split_at_mut(k);
        add(rest, -done[0], &upper.column(k)[..k]);
    }
}

/// Both triangles, as BLAS does it for several columns: blocks of `HEIGHT` rows, then of two and one.
fn solve_in_blocks<T: Scalar>(a: &Matrix<T>, x: &mut [T]) {
    const HEIGHT: usize = 16;
    let n = x.len();
    let mut blocks = Vec::new();
    let mut end = 0;
    let mut size = HEIGHT;
    while end < n {
        if end + size > n {
            size /= 2;
        } else {
            blocks.push(end..end + size);
            end += size;
        }
    }
    for rows in &blocks {
        for i in rows.clone() {
            x[i] -= plain_sum(0..rows.start, |k| (a[(i, k)], x[k]));
        }
        solve_lower(&a.part(rows.clone(), rows.clone()), &mut x[rows.clone()], add_exactly);
    }
    for rows in blocks.iter().rev() {
        for i in rows.clone() {
            x[i] -= plain_sum(rows.end..n, |k| (a[(i, k)], x[k]));
        }
        solve_upper(&a.part(rows.clone(), rows.clone()), &mut x[rows.clone()], add_exactly, false);
    }
}

impl<T: Scalar> Lu<T> {
    /// x in a·x = b.
    pub(super) fn solve(&self, b: &mut Matrix<T>) {
        let (n, a) = (self.packed.rows(), &self.packed);
        for (i, pivot) in self.pivots.iter().enumerate() {
            b.swap_rows(i, *pivot);
        }
        let is_single = b.columns() == 1;
        if n <= SMALL {
            for column in b.columns_mut() {
                if is_single {
                    solve_lower(a, column, add_exactly);
                    solve_upper(a, column, add_exactly, true);
                } else {
                    solve_in_blocks(a, column);
                }
            }
            return;
        }
        let steps = || (0..n).step_by(WIDTH).map(|start| (start, (start + WIDTH).min(n)));
        let mut reduce = |start: usize, end: usize, rows: std::ops::Range<usize>, is_lower: bool| {
            let corner = a.part(start..end, start..end);
            for column in b.columns_mut() {
                if is_lower {
                    solve_lower(&corner, &mut column[start..end], add);
                } else {
                    solve_upper(&corner, &mut column[start..end], add, is_single);
                }
            }
            let done = b.part(start..end, 0..b.columns());
            let (_, whole) = b.split(0, 0);
            let mut rest = Block { row: rows.start, rows: rows.len(), ..whole };
            T::subtract_product(&mut rest, (&a.data()[start * n + rows.start..], n), &done);
        };
        for (start, end) in steps() {
            reduce(start, end, end..n, true);
        }
        for (start, end) in steps().collect::<Vec<_>>().into_iter().rev() {
            reduce(start, end, 0..start, false);
        }
    }

    /// The determinant's sign, or direction, and the logarithm of its size.
    pub(super) fn determinant(&self) -> (T, f64) {
        if self.is_singular {
            return (T::ZERO, f64::NEG_INFINITY);
        }
        let exchanged = self.pivots.iter().enumerate().filter(|(i, pivot)| i != *pivot).count();
        let start = (T::of(if exchanged % 2 == 0 { 1.0 } else { -1.0 }), 0.0);
        (0..self.pivots.len()).fold(start, |(sign, log), i| {
            let value = self.packed[(i, i)];
            let size = value.size();
            (sign * value.over(T::of(size)), log + size.ln())
        })
    }
}

/// The lower triangle whose product with its adjoint is `a`, of which the lower half is read; `None` where there is none.
pub(super) fn cholesky<T: Scalar>(a: &Matrix<T>) -> Option<Matrix<T>> {
    let n = a.rows();
    // Rows lie in columns here, so that the sums run along memory.
    let mut rows = Matrix::<T>::zeros(n, n);
    for j in 0..n {
        let grouped = j + 1 + (n - j - 1) / 4 * 4;
        for i in j..n {
            let (here, other) = (&rows.column(i)[..j], &rows.column(j)[..j]);
            let factors = |k: usize| (here[k], other[k].conj());
            let value = a[(i, j)];
            let rest = if n > SMALL {
                value - dot(other, here)
            } else if i == j {
                value - sum_of(j, factors)
            } else if i < grouped {
                less_groups(value, j, factors)
            } else {
                value - plain_sum(0..j, factors)
            };
            rows[(j, i)] = if i > j {
                rest.times(1.0 / rows[(j, j)].re())
            } else if rest.re() <= 0.0 {
                return None;
            } else {
                T::of(rest.re().sqrt())
            };
        }
    }
    let mut made = Matrix::zeros(n, n);
    for j in 0..n {
        for i in j..n {
            made[(i, j)] = rows[(j, i)];
        }
    }
    Some(made)
}
