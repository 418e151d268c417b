//! Eigenvalues of any square matrix: balanced, to Hessenberg form, to Schur form (`schur_real`, `schur_complex`); vectors
//! from the triangle, turned so that the largest component of each is real.

use super::Stuck;
use super::matrix::Matrix;
use super::reflect::{hessenberg, multiply};
use super::rotate::rotation;
use super::scalar::Scalar;
use crate::element::C128;

/// Eigenvalues and, if wanted, unit vectors in columns.
pub(super) fn eig<T: Scalar>(
    mut a: Matrix<T>,
    wants_vectors: bool,
) -> Result<(Vec<C128>, Option<Matrix<C128>>), Stuck> {
    let n = a.rows();
    if n == 0 {
        return Ok((Vec::new(), wants_vectors.then(|| Matrix::zeros(0, 0))));
    }
    let scale = super::scale_of(a.largest());
    if scale != 1.0 {
        a.scale(scale);
    }
    let balance = Balance::of(&mut a);
    let reflections = hessenberg(&mut a, balance.low, balance.high);
    let mut z = wants_vectors.then(|| {
        let mut z = Matrix::identity(n, n);
        multiply(&reflections, &mut z);
        z
    });
    let mut values = T::schur(&mut a, z.as_mut(), balance.low, balance.high)?;
    let vectors = z.map(|z| {
        let mut vectors = from_triangle(&a, &z, &values);
        balance.undo(&mut vectors);
        for (vector, value) in vectors.columns_mut().zip(&values) {
            normalize::<T>(vector, *value);
        }
        for (j, value) in values.iter().enumerate().skip(1) {
            // The second of a pair is the conjugate of the first.
            if !T::IS_COMPLEX && value.im < 0.0 {
                let (first, second) = vectors.pair(j - 1, j);
                second.iter_mut().zip(first).for_each(|(to, from)| *to = from.conj());
            }
        }
        vectors
    });
    if scale != 1.0 {
        super::matrix::scale(&mut values, 1.0 / scale);
    }
    Ok((values, vectors))
}

/// Which rows and columns were exchanged and scaled, and the part that is not triangular yet.
struct Balance {
    low: usize,
    high: usize,
    scales: Vec<f64>,
    /// Exchanges, in their order.
    exchanged: Vec<(usize, usize)>,
}

impl Balance {
    fn of<T: Scalar>(a: &mut Matrix<T>) -> Self {
        let n = a.rows();
        let (mut low, mut end) = (0, n);
        let mut exchanged = Vec::new();
        let mut again = true;
        // Rows with zeros next to the diagonal go down.
        while again && end > 1 {
            again = false;
            let mut i = end;
            while i > 0 {
                i -= 1;
                if (0..end).all(|j| i == j || a[(i, j)] == T::ZERO) {
                    exchange(a, i, end - 1, &mut exchanged);
                    again = true;
                    end -= 1;
                    if end <= 1 {
                        break;
                    }
                }
            }
        }
        again = end > 1;
        // Columns of such a kind go left.
        while again {
            again = false;
            let first = low;
            for j in first..end {
                if (low..end).all(|i| i == j || a[(i, j)] == T::ZERO) {
                    exchange(a, j, low, &mut exchanged);
                    again = true;
                    low += 1;
                }
            }
        }
        let mut made = Self { low: low.min(end - 1), high: end - 1, scales: vec![1.0; n], exchanged };
        if made.low < made.high {
            made.scale(a);
        }
        made
    }

    /// Powers of two make rows and columns alike in size.
    fn scale<T: Scalar>(&mut self, a: &mut Matrix<T>) {
        const LOW: f64 = f64::MIN_POSITIVE / f64::EPSILON * 2.0;
        const HIGH: f64 = 1.0 / LOW;
        let (n, low, high) = (a.rows(), self.low, self.high);
        let mut again = true;
        while again {
            again = false;
            for i in low..=high {
                let mut c = super::matrix::length(&a.column(i)[low..=high]);
                let row: Vec<T> = (low..n).map(|j| a[(i, j)]).collect();
                let mut r = super::matrix::length(&row[..=high - low]);
                if c == 0.0 || r == 0.0 || !(c + r).is_finite() {
                    continue;
                }
                let most = |values: &[T]| values.iter().map(|value| value.size()).fold(0.0, f64::max);
                let (mut most_c, mut most_r) = (most(&a.column(i)[..=high]), most(&row));
                let (mut factor, sum) = (1.0_f64, c + r);
                while c < r / 2.0 && factor.max(c).max(most_c) < HIGH && r.min(r / 2.0).min(most_r) > LOW {
                    factor *= 2.0;
                    c *= 2.0;
                    most_c *= 2.0;
                    r /= 2.0;
                    most_r /= 2.0;
                }
                while c / 2.0 >= r && r.max(most_r) < HIGH && factor.min(c / 2.0).min(most_c) > LOW {
                    factor /= 2.0;
                    c /= 2.0;
                    most_c /= 2.0;
                    r *= 2.0;
                    most_r *= 2.0;
                }
                let known = self.scales[i];
                if c + r >= 0.95 * sum
                    || factor < 1.0 && known < 1.0 && factor * known <= LOW / 2.0
                    || factor > 1.0 && known > 1.0 && known >= 2.0 * HIGH / factor
                {
                    continue;
                }
                self.scales[i] *= factor;
                again = true;
                for j in low..n {
                    a[(i, j)] = a[(i, j)].times(1.0 / factor);
                }
                super::matrix::scale(&mut a.column_mut(i)[..=high], factor);
            }
        }
    }

    /// Vectors of the balanced matrix to those of the original.
    fn undo(&self, vectors: &mut Matrix<C128>) {
        for column in vectors.columns_mut() {
            for (value, scale) in column.iter_mut().zip(&self.scales) {
                *value = value.times(*scale);
            }
            for (i, j) in self.exchanged.iter().rev() {
                column.swap(*i, *j);
            }
        }
    }
}

fn exchange<T: Scalar>(a: &mut Matrix<T>, i: usize, j: usize, exchanged: &mut Vec<(usize, usize)>) {
    a.swap_columns(i, j);
    a.swap_rows(i, j);
    exchanged.push((i, j));
}

/// Eigenvectors of a (quasi-)triangle, by substitution, multiplied by `z`.
fn from_triangle<T: Scalar>(t: &Matrix<T>, z: &Matrix<T>, values: &[C128]) -> Matrix<C128> {
    let n = t.rows();
    let mut made = Matrix::zeros(n, n);
    let tiny = f64::MIN_POSITIVE * (n as f64 / f64::EPSILON);
    for k in 0..n {
        let value = values[k];
        let is_pair = !T::IS_COMPLEX && value.im != 0.0;
        if is_pair && value.im < 0.0 {
            continue;
        }
        let mut x = vec![C128::ZERO; n];
        let mut known = k;
        if is_pair {
            let (above, below) = (t[(k, k + 1)].re(), t[(k + 1, k)].re());
            known = k + 1;
            if above.abs() >= below.abs() {
                (x[k], x[k + 1]) = (C128::new(1.0, 0.0), C128::new(0.0, value.im / above));
            } else {
                (x[k], x[k + 1]) = (C128::new(-value.im / below, 0.0), C128::new(0.0, 1.0));
            }
        } else {
            x[k] = C128::ONE;
        }
        let least = (f64::EPSILON * (value.re.abs() + value.im.abs())).max(tiny);
        for j in k..=known {
            let factor = x[j];
            for (to, from) in x[..k].iter_mut().zip(t.column(j)) {
                *to -= from.complex() * factor;
            }
        }
        substitute(t, value, least, &mut x, k);
        let target = made.column_mut(k);
        for (j, factor) in x[..=known].iter().enumerate() {
            for (to, from) in target.iter_mut().zip(z.column(j)) {
                *to += from.complex() * *factor;
            }
        }
    }
    made
}

/// Solves the first `k` rows of `(t - value)·x = x` in place; divisors are at least `least`.
fn substitute<T: Scalar>(t: &Matrix<T>, value: C128, least: f64, x: &mut [C128], k: usize) {
    let mut j = k;
    while j > 0 {
        j -= 1;
        let pair = j > 0 && !T::IS_COMPLEX && t[(j, j - 1)] != T::ZERO;
        if pair {
            j -= 1;
            let (a, d) = (t[(j, j)].complex() - value, t[(j + 1, j + 1)].complex() - value);
            let (b, c) = (t[(j, j + 1)].complex(), t[(j + 1, j)].complex());
            // The larger of the first column is the pivot.
            let (one, two) = (x[j], x[j + 1]);
            let ((a, b, one), (c, d, two)) =
                if a.rough() >= c.rough() { ((a, b, one), (c, d, two)) } else { ((c, d, two), (a, b, one)) };
            let ratio = c.over(a);
            let below = two - ratio * one;
            x[j + 1] = below.over(at_least(d - ratio * b, least));
            x[j] = (one - b * x[j + 1]).over(a);
        } else {
            x[j] = x[j].over(at_least(t[(j, j)].complex() - value, least));
        }
        let end = if pair { j + 2 } else { j + 1 };
        for column in j..end {
            let factor = x[column];
            for (to, from) in x[..j].iter_mut().zip(t.column(column)) {
                *to -= from.complex() * factor;
            }
        }
        let most = x.iter().map(|value| value.rough()).fold(0.0, f64::max);
        if most > 1e100 {
            super::matrix::scale(x, 1.0 / most);
        }
    }
}

fn at_least(value: C128, least: f64) -> C128 {
    if value.rough() < least { C128::new(least, 0.0) } else { value }
}

/// Length one; the largest component of complex vectors real.
fn normalize<T: Scalar>(vector: &mut [C128], value: C128) {
    let size = super::matrix::length(vector);
    super::matrix::scale(vector, 1.0 / size);
    if !T::IS_COMPLEX && value.im <= 0.0 {
        return;
    }
    let square = |part: &C128| part.re * part.re + part.im * part.im;
    let largest = (0..vector.len()).fold(0, |k, i| if square(&vector[i]) > square(&vector[k]) { i } else { k });
    let most = vector[largest];
    let turn = if T::IS_COMPLEX {
        most.conj().times(1.0 / square(&most).sqrt())
    } else {
        // Here the sign of the real part stays.
        let ((cos, sin), _) = rotation(most.re, most.im);
        C128::new(cos, -sin)
    };
    super::matrix::multiply(vector, turn);
    vector[largest].im = 0.0;
}
