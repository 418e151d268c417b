//! Eigenvalues of Hermitian matrices: tridiagonal form, then implicit QL or QR steps.

use super::Stuck;
use super::matrix::{Matrix, add, dot};
use super::reflect::{Reflection, direction, multiply, reflection};
use super::rotate::{root_of_squares, rotation, symmetric};
use super::scalar::Scalar;

const EPSILON: f64 = f64::EPSILON / 2.0;

/// Eigenvalues in ascending order and, if wanted, their vectors. One half is read.
pub(super) fn eigh<T: Scalar>(
    mut a: Matrix<T>,
    is_upper: bool,
    wants_vectors: bool,
) -> Result<(Vec<f64>, Option<Matrix<T>>), Stuck> {
    let n = a.rows();
    if is_upper {
        // What LAPACK does to the upper half is what it does to the lower one with all the other way round.
        a.turn_around();
    }
    let largest = lower_largest(&a);
    if n > 2 && !largest.is_finite() {
        return Err(Stuck);
    }
    let scale = super::scale_of(largest);
    if scale != 1.0 {
        a.scale(scale);
    }
    let (mut values, mut off, reflections) = tridiagonal(&mut a);
    if is_upper {
        values.reverse();
        off.reverse();
    }
    let mut turned = wants_vectors.then(|| Matrix::identity(n, n));
    steps(&mut values, &mut off, turned.as_mut())?;
    if scale != 1.0 {
        super::matrix::scale(&mut values, 1.0 / scale);
    }
    let vectors = turned.map(|turned| {
        let mut vectors = Matrix::zeros(n, n);
        for j in 0..n {
            for (to, from) in vectors.column_mut(j).iter_mut().zip(turned.column(j)) {
                *to = T::of(*from);
            }
        }
        if is_upper {
            vectors.columns_mut().for_each(<[T]>::reverse);
        }
        multiply(&reflections, &mut vectors);
        if is_upper {
            vectors.columns_mut().for_each(<[T]>::reverse);
        }
        vectors
    });
    Ok((values, vectors))
}

fn lower_largest<T: Scalar>(a: &Matrix<T>) -> f64 {
    let sizes = (0..a.columns()).flat_map(|j| a.column(j)[j..].iter().map(|value| value.size()));
    sizes.fold(0.0, |most: f64, size| if size > most || size.is_nan() { size } else { most })
}

/// Diagonal, what is next to it, and the reflections that lead there.
fn tridiagonal<T: Scalar>(a: &mut Matrix<T>) -> (Vec<f64>, Vec<f64>, Vec<Reflection<T>>) {
    let n = a.rows();
    let mut off = Vec::with_capacity(n);
    let mut reflections = Vec::with_capacity(n);
    for i in 0..n.saturating_sub(1) {
        let (beta, tau) = reflection(&mut a.column_mut(i)[i + 1..]);
        let v = direction(&a.column(i)[i + 1..]);
        off.push(beta);
        if tau != T::ZERO {
            let mut w = vec![T::ZERO; v.len()];
            for j in 0..v.len() {
                let below = &a.column(i + 1 + j)[i + 1 + j..];
                let diagonal = T::of(below[0].re());
                w[j] += diagonal * v[j] + dot(&below[1..], &v[j + 1..]);
                add(&mut w[j + 1..], v[j], &below[1..]);
            }
            super::matrix::multiply(&mut w, tau);
            let half = -(tau * dot(&w, &v)).times(0.5);
            add(&mut w, half, &v);
            for j in 0..v.len() {
                let below = &mut a.column_mut(i + 1 + j)[i + 1 + j..];
                add(below, -w[j].conj(), &v[j..]);
                add(below, -v[j].conj(), &w[j..]);
            }
        }
        reflections.push(Reflection { at: i + 1, v, tau });
    }
    ((0..n).map(|i| a[(i, i)].re()).collect(), off, reflections)
}

/// Makes `off` zero by rotations, of the columns of `z` too, and puts `d` in ascending order.
fn steps(d: &mut [f64], off: &mut [f64], mut z: Option<&mut Matrix<f64>>) -> Result<(), Stuck> {
    let n = d.len();
    let mut left = 30 * n;
    let mut start = 0;
    while start < n {
        if start > 0 {
            off[start - 1] = 0.0;
        }
        let mut end = n - 1;
        for m in start..n - 1 {
            let size = off[m].abs();
            if size <= d[m].abs().sqrt() * d[m + 1].abs().sqrt() * EPSILON {
                off[m] = 0.0;
                end = m;
                break;
            }
        }
        let first = start;
        start = end + 1;
        if end > first {
            if d[end].abs() < d[first].abs() {
                up(d, off, end, first, &mut left, z.as_deref_mut());
            } else {
                down(d, off, first, end, &mut left, z.as_deref_mut());
            }
            if left == 0 {
                return Err(Stuck);
            }
        }
    }
    for i in 0..n {
        let least = (i + 1..n).fold(i, |least, j| if d[j] < d[least] { j } else { least });
        if least != i {
            d.swap(i, least);
            if let Some(z) = z.as_deref_mut() {
                z.swap_columns(i, least);
            }
        }
    }
    Ok(())
}

fn is_small(off: f64, one: f64, two: f64) -> bool {
    off * off <= (EPSILON * EPSILON * one.abs()) * two.abs() + f64::MIN_POSITIVE
}

/// QL steps: eigenvalues are found from `at` up to `end`.
fn down(d: &mut [f64], off: &mut [f64], at: usize, end: usize, left: &mut usize, mut z: Option<&mut Matrix<f64>>) {
    let mut l = at;
    while l <= end {
        let m = (l..end).find(|m| is_small(off[*m], d[*m], d[*m + 1])).unwrap_or(end);
        if m < end {
            off[m] = 0.0;
        }
        if m == l {
            l += 1;
            continue;
        }
        if m == l + 1 {
            let (one, two, turn) = symmetric(d[l], off[l], d[l + 1]);
            if let Some(z) = z.as_deref_mut() {
                z.rotate(l, l + 1, turn);
            }
            (d[l], d[l + 1], off[l]) = (one, two, 0.0);
            l += 2;
            continue;
        }
        if *left == 0 {
            return;
        }
        *left -= 1;
        let mut g = shift(d[l], d[l + 1], off[l], d[m]);
        let (mut sin, mut cos, mut p) = (1.0, 1.0, 0.0);
        for i in (l..m).rev() {
            let (f, b) = (sin * off[i], cos * off[i]);
            let (turn, r) = rotation(g, f);
            (cos, sin) = turn;
            if i != m - 1 {
                off[i + 1] = r;
            }
            g = d[i + 1] - p;
            let r = (d[i] - g) * sin + 2.0 * cos * b;
            p = sin * r;
            d[i + 1] = g + p;
            g = cos * r - b;
            if let Some(z) = z.as_deref_mut() {
                z.rotate(i, i + 1, (cos, -sin));
            }
        }
        d[l] -= p;
        off[l] = g;
    }
}

/// QR steps: eigenvalues are found from `at` down to `end`.
fn up(d: &mut [f64], off: &mut [f64], at: usize, end: usize, left: &mut usize, mut z: Option<&mut Matrix<f64>>) {
    let mut next = Some(at);
    while let Some(l) = next.filter(|l| *l >= end) {
        let m = (end + 1..=l).rev().find(|m| is_small(off[*m - 1], d[*m], d[*m - 1])).unwrap_or(end);
        if m > end {
            off[m - 1] = 0.0;
        }
        if m == l {
            next = l.checked_sub(1);
            continue;
        }
        if m + 1 == l {
            let (one, two, turn) = symmetric(d[l - 1], off[l - 1], d[l]);
            if let Some(z) = z.as_deref_mut() {
                z.rotate(l - 1, l, turn);
            }
            (d[l - 1], d[l], off[l - 1]) = (one, two, 0.0);
            next = l.checked_sub(2);
            continue;
        }
        if *left == 0 {
            return;
        }
        *left -= 1;
        let mut g = shift(d[l], d[l - 1], off[l - 1], d[m]);
        let (mut sin, mut cos, mut p) = (1.0, 1.0, 0.0);
        for i in m..l {
            let (f, b) = (sin * off[i], cos * off[i]);
            let (turn, r) = rotation(g, f);
            (cos, sin) = turn;
            if i != m {
                off[i - 1] = r;
            }
            g = d[i] - p;
            let r = (d[i + 1] - g) * sin + 2.0 * cos * b;
            p = sin * r;
            d[i] = g + p;
            g = cos * r - b;
            if let Some(z) = z.as_deref_mut() {
                z.rotate(i, i + 1, (cos, sin));
            }
        }
        d[l] -= p;
        off[l - 1] = g;
    }
}

/// Wilkinson's shift, taken from `far`.
fn shift(p: f64, next: f64, off: f64, far: f64) -> f64 {
    let g = (next - p) / (2.0 * off);
    far - p + off / (g + root_of_squares(g, 1.0).copysign(g))
}
