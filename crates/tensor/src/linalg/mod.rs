//! Linear algebra in double precision, one matrix after another of a stack. Ways and signs are LAPACK's.

mod bidiagonal;
mod eig;
mod lu;
mod matrix;
mod reflect;
mod rotate;
mod scalar;
mod schur_complex;
mod schur_real;
mod svd;
mod symmetric;

use crate::array::Array;
use crate::element::{C128, Element};
use crate::error::{Error, Result};
use crate::layout::Dims;
use crate::status;
use matrix::Matrix;
use scalar::Scalar;
use svd::Vectors;

/// A matrix that is singular, or steps that do not end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stuck;

/// What is asked of a stack of matrices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// x in a·x = b, of two stacks of one outer shape.
    Solve,
    Inverse,
    Determinant,
    /// Signs of determinants, and logarithms of sizes.
    DeterminantLog,
    /// Lower triangles.
    Cholesky,
    /// R above and directions of reflections below the diagonal, their factors.
    Qr,
    /// So many columns of Q, from both results of `Qr`.
    Q(usize),
    /// Eigenvalues and perhaps vectors of Hermitian matrices, whose lower or upper halves are read.
    Eigh {
        is_upper: bool,
        wants_vectors: bool,
    },
    /// Eigenvalues and perhaps vectors.
    Eig(bool),
    /// Left vectors, singular values, right vectors' adjoints: all, as many as there are values, or only the values.
    Svd,
    SvdThin,
    SvdValues,
}

/// Does a task on `float64` or `complex128` arrays: its results, and whether one of the matrices was refused; NaNs stand
/// for results of those.
pub fn run(task: Task, a: &Array, b: Option<&Array>) -> Result<(Vec<Array>, bool)> {
    if a.ndim() < 2 {
        return Err(Error::value("a stack of matrices"));
    }
    let is_complex =
        a.num().is_some_and(crate::Num::is_complex) || b.and_then(Array::num).is_some_and(crate::Num::is_complex);
    if is_complex { stack::<C128>(task, a, b) } else { stack::<f64>(task, a, b) }
}

/// The solution with least squares of one matrix: x, what is left, singular values, the rank; none where steps do not end.
pub fn least_squares(a: &Array, b: &Array, limit: f64) -> Result<Option<(Array, Array, Array, usize)>> {
    if a.ndim() != 2 || b.ndim() != 2 || a.shape()[0] != b.shape()[0] {
        return Err(Error::value("two matrices"));
    }
    let is_complex = [a, b].into_iter().filter_map(Array::num).any(crate::Num::is_complex);
    if is_complex { least::<C128>(a, b, limit) } else { least::<f64>(a, b, limit) }
}

fn least<T: Scalar>(a: &Array, b: &Array, limit: f64) -> Result<Option<(Array, Array, Array, usize)>> {
    let read = |array: &Array| -> Result<Matrix<T>> {
        Ok(Matrix::from_rows(array.shape()[0], array.shape()[1], &array.cast(T::NUM)?.to_vec::<T>()))
    };
    let Ok(found) = svd::least_squares(&read(a)?, &read(b)?, limit) else { return Ok(None) };
    let mut x = Vec::new();
    found.x.push_rows(&mut x);
    Ok(Some((
        Array::from_slice(&x, &[a.shape()[1], b.shape()[1]])?,
        Array::from_slice(&found.rest, &[found.rest.len()])?,
        Array::from_slice(&found.s, &[found.s.len()])?,
        found.rank,
    )))
}

/// What to multiply a matrix with so that squares of its elements neither overflow nor vanish.
fn scale_of(largest: f64) -> f64 {
    if largest == 0.0 || !largest.is_finite() || (1e-140..1e140).contains(&largest) { 1.0 } else { 1.0 / largest }
}

/// Results of one kind, row by row, one matrix after another.
struct Made<T> {
    elements: Vec<T>,
    shape: Dims,
}

impl<T: Element> Made<T> {
    fn new(outer: &[usize], last: &[usize]) -> Self {
        Self { elements: Vec::new(), shape: outer.iter().chain(last).copied().collect() }
    }

    #[inline(never)]
    fn array(&self) -> Result<Array> {
        Array::from_slice(&self.elements, &self.shape)
    }
}

fn stack<T: Scalar>(task: Task, a: &Array, b: Option<&Array>) -> Result<(Vec<Array>, bool)> {
    let split = |array: &Array, last: usize| {
        let shape = array.shape();
        let (outer, last) = shape.split_at(shape.len().saturating_sub(last));
        (Dims::from_slice(outer), Dims::from_slice(last))
    };
    let (outer, last) = split(a, 2);
    let (rows, columns) = (last[0], last[1]);
    let least = rows.min(columns);
    let read = |array: &Array| -> Result<Vec<T>> { Ok(array.cast(T::NUM)?.to_vec()) };
    let elements = read(a)?;
    let count: usize = outer.iter().product();
    let matrices = (0..count).map(|k| {
        let size = rows * columns;
        Matrix::from_rows(rows, columns, &elements[k * size..(k + 1) * size])
    });
    let is_square = matches!(
        task,
        Task::Solve
            | Task::Inverse
            | Task::Determinant
            | Task::DeterminantLog
            | Task::Cholesky
            | Task::Eigh { .. }
            | Task::Eig(_)
    );
    if is_square && rows != columns {
        return Err(Error::value("square matrices"));
    }
    let square = [rows, rows];
    let nan = f64::NAN;
    let mut refused = false;
    let results = match task {
        Task::Solve => {
            let b = b.ok_or_else(|| Error::value("two stacks"))?;
            let (others, last) = split(b, 2);
            if others != outer || last.len() != 2 || last[0] != rows {
                return Err(Error::value("stacks of one shape"));
            }
            let right = read(b)?;
            let size = rows * last[1];
            let mut made = Made::<T>::new(&outer, &last);
            for (k, matrix) in matrices.enumerate() {
                let mut x = Matrix::from_rows(rows, last[1], &right[k * size..(k + 1) * size]);
                solve(matrix, &mut x, &mut refused);
                x.push_rows(&mut made.elements);
            }
            vec![made.array()?]
        }
        Task::Inverse => {
            let mut made = Made::<T>::new(&outer, &square);
            for matrix in matrices {
                let mut x = Matrix::identity(rows, rows);
                solve(matrix, &mut x, &mut refused);
                x.push_rows(&mut made.elements);
            }
            vec![made.array()?]
        }
        Task::Determinant => {
            let mut made = Made::<T>::new(&outer, &[]);
            for matrix in matrices {
                let (sign, log) = lu::lu(matrix).determinant();
                let size = log.exp();
                if size.is_nan() {
                    status::raise(status::INVALID);
                } else if size.is_infinite() {
                    status::raise(status::OVERFLOW);
                }
                made.elements.push(sign * T::of(size));
            }
            vec![made.array()?]
        }
        Task::DeterminantLog => {
            let (mut signs, mut logs) = (Made::<T>::new(&outer, &[]), Made::<f64>::new(&outer, &[]));
            for matrix in matrices {
                let (sign, log) = lu::lu(matrix).determinant();
                if log.is_nan() {
                    status::raise(status::INVALID);
                }
                signs.elements.push(sign);
                logs.elements.push(log);
            }
            vec![signs.array()?, logs.array()?]
        }
        Task::Cholesky => {
            let mut made = Made::<T>::new(&outer, &square);
            for matrix in matrices {
                match lu::cholesky(&matrix) {
                    Some(lower) => lower.push_rows(&mut made.elements),
                    None => refuse(&mut refused, &mut [&mut made], rows * rows),
                }
            }
            vec![made.array()?]
        }
        Task::Qr => {
            let (mut packed, mut taus) = (Made::<T>::new(&outer, &last), Made::<T>::new(&outer, &[least]));
            for mut matrix in matrices {
                taus.elements.extend(reflect::qr(&mut matrix));
                matrix.push_rows(&mut packed.elements);
            }
            vec![packed.array()?, taus.array()?]
        }
        Task::Q(wanted) => {
            let taus = read(b.ok_or_else(|| Error::value("two stacks"))?)?;
            if taus.len() != count * least || wanted > rows || wanted < least {
                return Err(Error::value("a factor for each reflection"));
            }
            let mut made = Made::<T>::new(&outer, &[rows, wanted]);
            for (k, matrix) in matrices.enumerate() {
                reflect::q(&matrix, &taus[k * least..(k + 1) * least], wanted).push_rows(&mut made.elements);
            }
            vec![made.array()?]
        }
        Task::Eigh { is_upper, wants_vectors: wants } => {
            let (mut values, mut vectors) = (Made::<f64>::new(&outer, &[rows]), Made::<T>::new(&outer, &square));
            for matrix in matrices {
                if let Ok((found, turned)) = symmetric::eigh(matrix, is_upper, wants) {
                    values.elements.extend(found);
                    turned.inspect(|turned| turned.push_rows(&mut vectors.elements));
                } else {
                    refuse(&mut refused, &mut [&mut vectors], if wants { rows * rows } else { 0 });
                    values.elements.extend(vec![nan; rows]);
                }
            }
            if wants { vec![values.array()?, vectors.array()?] } else { vec![values.array()?] }
        }
        Task::Eig(wants) => {
            let (mut values, mut vectors) = (Made::<C128>::new(&outer, &[rows]), Made::<C128>::new(&outer, &square));
            for matrix in matrices {
                if let Ok((found, turned)) = eig::eig(matrix, wants) {
                    values.elements.extend(found);
                    turned.inspect(|turned| turned.push_rows(&mut vectors.elements));
                } else {
                    refuse(&mut refused, &mut [&mut vectors], if wants { rows * rows } else { 0 });
                    values.elements.extend(vec![C128::new(nan, nan); rows]);
                }
            }
            if wants { vec![values.array()?, vectors.array()?] } else { vec![values.array()?] }
        }
        Task::Svd | Task::SvdThin | Task::SvdValues => {
            let (vectors, left, right) = match task {
                Task::Svd => (Vectors::Full, rows, columns),
                Task::SvdThin => (Vectors::Thin, least, least),
                _ => (Vectors::None, 0, 0),
            };
            let (mut us, mut vs) = (Made::<T>::new(&outer, &[rows, left]), Made::<T>::new(&outer, &[right, columns]));
            let mut values = Made::<f64>::new(&outer, &[least]);
            for matrix in matrices {
                if let Ok(found) = svd::svd(matrix, vectors) {
                    values.elements.extend(found.s);
                    found.u.inspect(|u| u.push_rows(&mut us.elements));
                    // A wide matrix has fewer left vectors than the square of right ones, and the reverse.
                    found.v.inspect(|v| v.adjoint().push_rows(&mut vs.elements));
                } else {
                    values.elements.extend(vec![nan; least]);
                    refuse(&mut refused, &mut [&mut us], rows * left);
                    refuse(&mut refused, &mut [&mut vs], right * columns);
                }
            }
            if vectors == Vectors::None {
                vec![values.array()?]
            } else {
                vec![us.array()?, values.array()?, vs.array()?]
            }
        }
    };
    Ok((results, refused))
}

#[inline(never)]
fn solve<T: Scalar>(a: Matrix<T>, b: &mut Matrix<T>, refused: &mut bool) {
    let factors = lu::lu(a);
    if factors.is_singular {
        *refused = true;
        b.columns_mut().for_each(|column| column.fill(not_a_number()));
    } else {
        factors.solve(b);
    }
}

fn not_a_number<T: Scalar>() -> T {
    T::of_complex(C128::new(f64::NAN, f64::NAN))
}

#[inline(never)]
fn refuse<T: Scalar>(refused: &mut bool, made: &mut [&mut Made<T>], count: usize) {
    *refused = true;
    for made in made {
        made.elements.extend(std::iter::repeat_n(not_a_number::<T>(), count));
    }
}

#[cfg(test)]
mod tests;
