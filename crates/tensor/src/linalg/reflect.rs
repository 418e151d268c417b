//! Householder's reflections, with LAPACK's signs, and what is made of them: QR, Hessenberg form.

use super::matrix::{Matrix, length};
use super::rotate::root_of_squares;
use super::scalar::Scalar;

/// `I - tau·v·v*` on rows from `at` on; `v` starts with one.
pub(super) struct Reflection<T> {
    pub(super) at: usize,
    pub(super) v: Vec<T>,
    pub(super) tau: T,
}

/// The reflection whose adjoint makes a vector a multiple of the first unit vector: that multiple, `tau`; what follows the
/// first element becomes `v`.
#[inline(never)]
pub(super) fn reflection<T: Scalar>(x: &mut [T]) -> (f64, T) {
    const SMALLEST: f64 = f64::MIN_POSITIVE / f64::EPSILON;
    let Some((first, rest)) = x.split_first_mut() else { return (0.0, T::ZERO) };
    let mut size = length(rest);
    if size == 0.0 && first.im() == 0.0 {
        return (first.re(), T::ZERO);
    }
    let whole = |first: T, size: f64| {
        let (re, im) = (first.re(), first.im());
        let most = re.abs().max(im.abs()).max(size);
        let root = if T::IS_COMPLEX && most > 0.0 {
            most * ((re / most).powi(2) + (im / most).powi(2) + (size / most).powi(2)).sqrt()
        } else {
            root_of_squares(re, size)
        };
        -root.copysign(re)
    };
    let mut beta = whole(*first, size);
    let mut shrunk = 0;
    while beta.abs() < SMALLEST && shrunk < 20 {
        shrunk += 1;
        super::matrix::scale(rest, 1.0 / SMALLEST);
        *first = first.times(1.0 / SMALLEST);
        size = length(rest);
        beta = whole(*first, size);
    }
    let tau = T::of_complex(crate::element::C128::new((beta - first.re()) / beta, -first.im() / beta));
    let scale = T::ONE.over(*first - T::of(beta));
    super::matrix::multiply(rest, scale);
    for _ in 0..shrunk {
        beta *= SMALLEST;
    }
    *first = T::of(beta);
    (beta, tau)
}

/// `v` of a reflection that [`reflection`] has left in a vector.
pub(super) fn direction<T: Scalar>(x: &[T]) -> Vec<T> {
    let mut v = x.to_vec();
    if let Some(first) = v.first_mut() {
        *first = T::ONE;
    }
    v
}

/// R above, directions below the diagonal; gives each `tau`.
pub(super) fn qr<T: Scalar>(a: &mut Matrix<T>) -> Vec<T> {
    let columns = a.columns();
    (0..a.rows().min(columns))
        .map(|i| {
            let (_, tau) = reflection(&mut a.column_mut(i)[i..]);
            let v = direction(&a.column(i)[i..]);
            a.reflect_left(&v, tau.conj(), i, i + 1..columns);
            tau
        })
        .collect()
}

/// The reflections that [`qr`] left below the diagonal.
pub(super) fn reflections<T: Scalar>(packed: &Matrix<T>, taus: &[T]) -> Vec<Reflection<T>> {
    let one = |(i, tau): (usize, &T)| Reflection { at: i, v: direction(&packed.column(i)[i..]), tau: *tau };
    taus.iter().enumerate().map(one).collect()
}

/// The product of all reflections times `a`.
pub(super) fn multiply<T: Scalar>(reflections: &[Reflection<T>], a: &mut Matrix<T>) {
    let columns = a.columns();
    for one in reflections.iter().rev() {
        a.reflect_left(&one.v, one.tau, one.at, 0..columns);
    }
}

/// The adjoint of that product times `a`.
pub(super) fn multiply_adjoint<T: Scalar>(reflections: &[Reflection<T>], a: &mut Matrix<T>) {
    let columns = a.columns();
    for one in reflections {
        a.reflect_left(&one.v, one.tau.conj(), one.at, 0..columns);
    }
}

/// The first `columns` columns of Q.
pub(super) fn q<T: Scalar>(packed: &Matrix<T>, taus: &[T], columns: usize) -> Matrix<T> {
    let mut made = Matrix::identity(packed.rows(), columns);
    for Reflection { at, v, tau } in reflections(packed, taus).into_iter().rev() {
        if tau == T::ZERO {
            continue;
        }
        made.reflect_left(&v, tau, at, at + 1..columns);
        // What the reflection makes of a unit vector; zeros keep their signs.
        for (to, from) in made.column_mut(at)[at..].iter_mut().zip(&v) {
            *to = -tau * *from;
        }
        made[(at, at)] = T::ONE - tau;
    }
    made
}

/// Makes all below the first subdiagonal zero within rows `low..=high`; gives the reflections.
pub(super) fn hessenberg<T: Scalar>(a: &mut Matrix<T>, low: usize, high: usize) -> Vec<Reflection<T>> {
    let n = a.columns();
    let mut made = Vec::new();
    for i in low..high {
        let (_, tau) = reflection(&mut a.column_mut(i)[i + 1..=high]);
        let v = direction(&a.column(i)[i + 1..=high]);
        a.column_mut(i)[i + 2..=high].fill(T::ZERO);
        a.reflect_right(&v, tau, 0..high + 1, i + 1);
        a.reflect_left(&v, tau.conj(), i + 1, i + 1..n);
        made.push(Reflection { at: i + 1, v, tau });
    }
    made
}
