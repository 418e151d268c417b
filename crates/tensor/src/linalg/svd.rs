//! Singular values: bidiagonal form by reflections, then implicit QR steps (`bidiagonal`).

use super::matrix::Matrix;
use super::reflect::{self, Reflection, direction, multiply, reflection};
use super::scalar::Scalar;
use super::{Stuck, bidiagonal};

/// How many vectors are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vectors {
    None,
    Thin,
    Full,
}

/// Left vectors in columns, singular values in descending order, right vectors in columns.
pub(super) struct Svd<T> {
    pub(super) u: Option<Matrix<T>>,
    pub(super) s: Vec<f64>,
    pub(super) v: Option<Matrix<T>>,
}

pub(super) fn svd<T: Scalar>(mut a: Matrix<T>, vectors: Vectors) -> Result<Svd<T>, Stuck> {
    let largest = a.largest();
    if !largest.is_finite() {
        return Err(Stuck);
    }
    let scale = super::scale_of(largest);
    if scale != 1.0 {
        a.scale(scale);
    }
    let is_wide = a.rows() < a.columns();
    let tall = if is_wide { a.adjoint() } else { a };
    let (rows, columns) = (tall.rows(), tall.columns());
    // From here on two ways differ in signs only: much longer matrices go through QR first.
    let ratio = if T::IS_COMPLEX { (17, 9) } else { (11, 6) };
    let is_long = columns > 0 && rows >= columns * ratio.0 / ratio.1;
    let (first, core) = if is_long {
        let mut packed = tall;
        let taus = reflect::qr(&mut packed);
        let mut core = packed.part(0..columns, 0..columns);
        for j in 0..columns {
            core.column_mut(j)[j + 1..].fill(T::ZERO);
        }
        // A wide matrix is the adjoint: its triangle is a lower one.
        (reflect::reflections(&packed, &taus), if is_wide { core.adjoint() } else { core })
    } else {
        (Vec::new(), tall)
    };
    let is_lower = is_wide && !is_long;
    let (mut d, mut e, left, right) = reduced(core);
    let wants = vectors != Vectors::None;
    let turned = bidiagonal::svd(&mut d, &mut e, is_lower, wants)?;
    if scale != 1.0 {
        super::matrix::scale(&mut d, 1.0 / scale);
    }
    let Some((u, v)) = turned else { return Ok(Svd { u: None, s: d, v: None }) };
    // `reduced` had the adjoint of a wide matrix, or the square core of one.
    let (tall_turn, square_turn) = if is_lower { (v, u) } else { (u, v) };
    let long = if vectors == Vectors::Full { rows } else { columns };
    let mut one = widened::<T>(&tall_turn, if is_long { columns } else { rows }, if is_long { columns } else { long });
    multiply(&left, &mut one);
    let mut two = widened::<T>(&square_turn, columns, columns);
    multiply(&right, &mut two);
    if is_long {
        let (core, other) = if is_wide { (two, one) } else { (one, two) };
        let mut tall = Matrix::identity(rows, long);
        for j in 0..columns {
            tall.column_mut(j)[..columns].copy_from_slice(core.column(j));
        }
        multiply(&first, &mut tall);
        (one, two) = (tall, other);
    }
    let (u, v) = if is_wide { (two, one) } else { (one, two) };
    Ok(Svd { u: Some(u), s: d, v: Some(v) })
}

/// A real square matrix in the corner of an identity.
fn widened<T: Scalar>(turn: &Matrix<f64>, rows: usize, columns: usize) -> Matrix<T> {
    let mut made = Matrix::identity(rows, columns);
    for j in 0..turn.columns() {
        for (to, from) in made.column_mut(j).iter_mut().zip(turn.column(j)) {
            *to = T::of(*from);
        }
    }
    made
}

/// Diagonal, what is above it, and the reflections from the left and the right.
type Reduced<T> = (Vec<f64>, Vec<f64>, Vec<Reflection<T>>, Vec<Reflection<T>>);

fn reduced<T: Scalar>(mut a: Matrix<T>) -> Reduced<T> {
    let (rows, columns) = (a.rows(), a.columns());
    let (mut d, mut e, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for i in 0..columns {
        let (beta, tau) = reflection(&mut a.column_mut(i)[i..]);
        let v = direction(&a.column(i)[i..]);
        d.push(beta);
        a.reflect_left(&v, tau.conj(), i, i + 1..columns);
        left.push(Reflection { at: i, v, tau });
        if i + 1 < columns {
            let mut row: Vec<T> = (i + 1..columns).map(|j| a[(i, j)].conj()).collect();
            let (beta, tau) = reflection(&mut row);
            let v = direction(&row);
            e.push(beta);
            a.reflect_right(&v, tau, i + 1..rows, i + 1);
            right.push(Reflection { at: i + 1, v, tau });
        }
    }
    (d, e, left, right)
}

/// The x that makes the length of a·x - b least (and is itself the shortest such), the squares of what is left where `a`
/// has full rank and more rows than columns, the rank, and the singular values.
pub(super) struct Least<T> {
    pub(super) x: Matrix<T>,
    pub(super) rest: Vec<f64>,
    pub(super) rank: usize,
    pub(super) s: Vec<f64>,
}

/// Singular values below `limit` times the largest count as zero.
pub(super) fn least_squares<T: Scalar>(a: &Matrix<T>, b: &Matrix<T>, limit: f64) -> Result<Least<T>, Stuck> {
    let (rows, columns) = (a.rows(), a.columns());
    let limit = if (0.0..1.0).contains(&limit) && limit > 0.0 { limit } else { f64::EPSILON / 2.0 };
    let (mut core, mut b) = (a.clone(), b.clone());
    if rows > columns {
        let taus = reflect::qr(&mut core);
        reflect::multiply_adjoint(&reflect::reflections(&core, &taus), &mut b);
        core = core.part(0..columns, 0..columns);
        for j in 0..columns {
            core.column_mut(j)[j + 1..].fill(T::ZERO);
        }
    }
    let found = svd(core, Vectors::Thin)?;
    let (Some(u), Some(v)) = (found.u, found.v) else { return Err(Stuck) };
    let low = limit * found.s.first().copied().unwrap_or(0.0);
    let rank = found.s.iter().filter(|value| **value > low).count();
    let mut x = Matrix::zeros(columns, b.columns());
    for j in 0..b.columns() {
        for k in 0..rank {
            let part = super::matrix::dot(u.column(k), &b.column(j)[..u.rows()]).times(1.0 / found.s[k]);
            super::matrix::add(x.column_mut(j), part, v.column(k));
        }
    }
    let over = |j: usize| b.column(j)[columns..].iter().map(|value| value.size().powi(2)).sum();
    let rest = if rows > columns { (0..b.columns()).map(over).collect() } else { vec![0.0; b.columns()] };
    Ok(Least { x, rest, rank, s: found.s })
}
