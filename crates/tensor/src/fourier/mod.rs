//! Discrete Fourier transforms of any length along one axis. Factors, their order and the order of additions are those of
//! pocketfft, which `NumPy` uses, so that results have its digits, zeros among them.

mod bluestein;
mod butterfly;
mod mixed;
mod plan;
mod real;
mod roots;

use num_complex::Complex;

use crate::array::Array;
use crate::dtype::Num;
use crate::element::Element;
use crate::error::{Error, Result};
use crate::layout::{Dims, Layout};
use crate::status;
use plan::Plan;
pub use plan::Real;

/// What is transformed into what. Real signals have the first half of their spectra only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Forward,
    Inverse,
    RealForward,
    RealInverse,
}

/// Transforms of `len` points along `axis`, each result times `factor`, in double or single precision. Lines are cut or
/// filled up with zeros. The dimensions of the result have the order of memory of `a`'s.
pub fn transform(a: &Array, len: usize, axis: usize, kind: Kind, factor: f64, is_single: bool) -> Result<Array> {
    if axis >= a.ndim() || len == 0 {
        return Err(Error::value(format!("Invalid number of FFT data points ({len}) specified.")));
    }
    if is_single { along::<f32>(a, len, axis, kind, factor) } else { along::<f64>(a, len, axis, kind, factor) }
}

fn along<T: Real>(a: &Array, len: usize, axis: usize, kind: Kind, factor: f64) -> Result<Array>
where
    Complex<T>: Element,
{
    let complex = <Complex<T> as Element>::NUM;
    let a = a.cast(if kind == Kind::RealForward { T::NUM } else { complex })?;
    let mut shape = Dims::from_slice(a.shape());
    shape[axis] = if kind == Kind::RealForward { len / 2 + 1 } else { len };
    let num: Num = if kind == Kind::RealInverse { T::NUM } else { complex };
    let out = Array::zeros_like_order(&shape, a.strides(), num.into())?;
    if out.size() == 0 {
        return Ok(out);
    }
    let plan = Plan::<T>::of(len, matches!(kind, Kind::RealForward | Kind::RealInverse));
    let factor = T::of(factor);
    let have = a.shape()[axis];
    let (step, out_step) = (a.strides()[axis], out.strides()[axis]);
    let (from, to) = (lines(&a, axis), lines(&out, axis));
    let at = |start: usize, step: isize, i: usize| (start as isize + step * i as isize) as usize;
    let mut line = vec![Complex { re: T::ZERO, im: T::ZERO }; len];
    let mut flat = vec![T::ZERO; len];
    for (from, to) in from.offsets().zip(to.offsets()) {
        let read = |i: usize| a.read::<Complex<T>>(at(from, step, i));
        match kind {
            Kind::Forward | Kind::Inverse => {
                for (i, value) in line.iter_mut().enumerate() {
                    *value = if i < have { read(i) } else { Complex { re: T::ZERO, im: T::ZERO } };
                }
                let parts = |line: &[Complex<T>]| odd_ones(line.iter().flat_map(|value| [value.re, value.im]));
                let before = parts(&line);
                plan.complex(&mut line, kind == Kind::Inverse, factor);
                note(before, parts(&line));
                for (i, value) in line.iter().enumerate() {
                    out.write(at(to, out_step, i), *value);
                }
            }
            Kind::RealForward => {
                for (i, value) in flat.iter_mut().enumerate() {
                    *value = if i < have { a.read(at(from, step, i)) } else { T::ZERO };
                }
                let before = odd_ones(flat.iter().copied());
                plan.real(&mut flat, false, factor);
                note((before.0, before.1 && !before.0), odd_ones(flat.iter().copied()));
                for i in 0..=len / 2 {
                    let re = flat[(2 * i).saturating_sub(1)];
                    let im = if i > 0 && 2 * i < len { flat[2 * i] } else { T::ZERO };
                    out.write(at(to, out_step, i), Complex { re, im });
                }
            }
            Kind::RealInverse => {
                for i in 0..=len / 2 {
                    let value = if i < have { read(i) } else { Complex { re: T::ZERO, im: T::ZERO } };
                    flat[(2 * i).saturating_sub(1)] = value.re;
                    if i > 0 && 2 * i < len {
                        flat[2 * i] = value.im;
                    }
                }
                let before = odd_ones(flat.iter().copied());
                plan.real(&mut flat, true, factor);
                note(before, odd_ones(flat.iter().copied()));
                for (i, value) in flat.iter().enumerate() {
                    out.write(at(to, out_step, i), *value);
                }
            }
        }
    }
    Ok(out)
}

/// Whether there are NaNs and infinities.
fn odd_ones<T: Real>(values: impl Iterator<Item = T>) -> (bool, bool) {
    values.fold((false, false), |(nan, infinite), value| {
        (nan | value.is_nan(), infinite | ((value * T::ZERO).is_nan() && !value.is_nan()))
    })
}

/// Sets the flags that additions had set on the way.
fn note(before: (bool, bool), after: (bool, bool)) {
    if after.0 && before.1 {
        status::raise(status::INVALID);
    }
    if !before.0 && !before.1 && (after.0 || after.1) {
        status::raise(status::OVERFLOW);
    }
}

/// Where lines along an axis start.
fn lines(array: &Array, axis: usize) -> Layout {
    let mut layout = array.layout().clone();
    layout.sliced(axis, 0, 1, 1);
    layout
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::C128;

    fn slow(x: &[C128], sign: f64) -> Vec<C128> {
        let n = x.len();
        let turn = |k: usize| C128::from_polar(1.0, sign * std::f64::consts::TAU * (k % n) as f64 / n as f64);
        (0..n).map(|k| x.iter().enumerate().map(|(j, value)| value * turn(j * k)).sum()).collect()
    }

    fn signal(n: usize) -> Vec<C128> {
        (0..n).map(|i| C128::new((i as f64 * 1.7).sin() + 0.1 * i as f64, (i as f64 * 0.6).cos())).collect()
    }

    #[test]
    fn transforms_of_all_lengths_agree_with_the_definition() {
        for n in (1..=130).chain([167, 210, 256, 509, 1018]) {
            let x = signal(n);
            let array = Array::from_slice(&x, &[n]).expect("fits");
            for (kind, sign) in [(Kind::Forward, -1.0), (Kind::Inverse, 1.0)] {
                let got: Vec<C128> = transform(&array, n, 0, kind, 1.0, false).expect("valid").to_vec();
                let far = got.iter().zip(slow(&x, sign)).map(|(a, b)| (a - b).norm()).fold(0.0, f64::max);
                assert!(far < 1e-10 * n as f64, "{n} points, {kind:?}: {far}");
            }
            let real: Vec<f64> = x.iter().map(|value| value.re).collect();
            let array = Array::from_slice(&real, &[n]).expect("fits");
            let half = transform(&array, n, 0, Kind::RealForward, 1.0, false).expect("valid");
            let wide: Vec<C128> = real.iter().map(|re| C128::new(*re, 0.0)).collect();
            let got: Vec<C128> = half.to_vec();
            let far = got.iter().zip(slow(&wide, -1.0)).map(|(a, b)| (a - b).norm()).fold(0.0, f64::max);
            assert!(far < 1e-10 * n as f64, "{n} real points: {far}");
            let back = transform(&half, n, 0, Kind::RealInverse, 1.0 / n as f64, false).expect("valid");
            let far = back.to_vec::<f64>().iter().zip(&real).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(far < 1e-11 * n as f64, "{n} real points and back: {far}");
        }
    }

    #[test]
    fn small_whole_numbers_have_exact_spectra() {
        let x: Vec<C128> = [1.0, 2.0, 3.0, 4.0].iter().map(|re| C128::new(*re, 0.0)).collect();
        let array = Array::from_slice(&x, &[4]).expect("fits");
        let got: Vec<C128> = transform(&array, 4, 0, Kind::Forward, 1.0, false).expect("valid").to_vec();
        let expected = [C128::new(10.0, 0.0), C128::new(-2.0, 2.0), C128::new(-2.0, 0.0), C128::new(-2.0, -2.0)];
        assert_eq!(got, expected);
    }
}
