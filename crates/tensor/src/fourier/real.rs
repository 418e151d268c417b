//! Transforms of real signals of lengths with small factors. Spectra lie as `re0 re1 im1 re2 im2 …` with the last
//! imaginary part left out where the length is even.

use num_complex::Complex;

use super::butterfly::{C, few, four, odd, swapped, times, times_conjugate, two};
use super::mixed::{Factor, factors, swap_parts};
use super::plan::Real;
use super::roots::Roots;

pub(super) struct MixedReal<T> {
    len: usize,
    factors: Vec<Factor<T>>,
}

impl<T: Real> MixedReal<T> {
    pub(super) fn new(len: usize) -> Self {
        let all = Roots::new(len);
        let mut done = 1;
        let mut made = Vec::new();
        for radix in factors(len, 4) {
            let inner = len / (done * radix);
            let count = inner.saturating_sub(1) / 2;
            let twiddles = (1..=count).flat_map(|i| (1..radix).map(move |j| j * i)).map(|k| all.at(k * done)).collect();
            let roots = match radix {
                2 | 4 => Vec::new(),
                3 | 5 => super::butterfly::literal_roots(radix).unwrap_or_default(),
                _ => (0..radix).map(|j| all.at(j * (len / radix))).collect(),
            };
            made.push(Factor { radix, twiddles, roots });
            done *= radix;
        }
        Self { len, factors: made }
    }

    pub(super) fn transform(&self, data: &mut Vec<T>, is_inverse: bool) {
        let mut spare = data.clone();
        if is_inverse {
            let mut done = 1;
            for factor in &self.factors {
                let inner = self.len / (done * factor.radix);
                merge(factor, inner, done, data, &mut spare);
                std::mem::swap(data, &mut spare);
                done *= factor.radix;
            }
        } else {
            let mut outer = self.len;
            for factor in self.factors.iter().rev() {
                let inner = self.len / outer;
                outer /= factor.radix;
                split(factor, inner, outer, data, &mut spare);
                std::mem::swap(data, &mut spare);
            }
        }
    }
}

fn butterfly<T: Real>(factor: &Factor<T>, x: &[C<T>], y: &mut [C<T>]) {
    match *x {
        [a, b] => y.copy_from_slice(&two([a, b])),
        [a, b, c] => y.copy_from_slice(&few([a, b, c], &factor.roots)),
        [a, b, c, d] => y.copy_from_slice(&four([a, b, c, d])),
        [a, b, c, d, e] => y.copy_from_slice(&few([a, b, c, d, e], &factor.roots)),
        _ => odd(x, y, &factor.roots, 4),
    }
}

fn real<T: Real>(re: T) -> C<T> {
    Complex { re, im: T::ZERO }
}

/// Spectra of `radix` parts of a signal to the spectrum of the whole: `inner` values each, `outer` signals.
fn split<T: Real>(factor: &Factor<T>, inner: usize, outer: usize, from: &[T], to: &mut [T]) {
    let p = factor.radix;
    let half = (p - 1) / 2;
    let mut x = vec![real(T::ZERO); p];
    let mut y = x.clone();
    for k in 0..outer {
        let source = |i: usize, j: usize| from[i + inner * (k + outer * j)];
        let place = |i: usize, m: usize| i + inner * (m + p * k);
        for (j, value) in x.iter_mut().enumerate() {
            *value = real(source(0, j));
        }
        butterfly(factor, &x, &mut y);
        to[place(0, 0)] = y[0].re;
        for m in 1..=half {
            to[place(inner - 1, 2 * m - 1)] = y[m].re;
            to[place(0, 2 * m)] = y[m].im;
        }
        if p.is_multiple_of(2) {
            to[place(inner - 1, p - 1)] = y[p / 2].re;
        }
        for i in 1..=(inner - 1) / 2 {
            let (re, im) = (2 * i - 1, 2 * i);
            let mirror = inner - 2 * i;
            let twiddles = &factor.twiddles[(i - 1) * (p - 1)..i * (p - 1)];
            for (j, value) in x.iter_mut().enumerate() {
                let read = Complex { re: source(re, j), im: source(im, j) };
                *value = if j > 0 { times_conjugate(read, twiddles[j - 1]) } else { read };
            }
            butterfly(factor, &x, &mut y);
            for (m, value) in y.iter().enumerate() {
                if m <= half {
                    to[place(re, 2 * m)] = value.re;
                    to[place(im, 2 * m)] = value.im;
                } else {
                    to[place(mirror - 1, 2 * (p - m) - 1)] = value.re;
                    to[place(mirror, 2 * (p - m) - 1)] = T::ZERO - value.im;
                }
            }
        }
        if inner.is_multiple_of(2) {
            let last = inner - 1;
            if p == 2 {
                to[place(last, 0)] = source(last, 0);
                to[place(0, 1)] = -source(last, 1);
            } else {
                let root = T::of(std::f64::consts::FRAC_1_SQRT_2);
                let (a, b, c, d) = (source(last, 0), source(last, 1), source(last, 2), source(last, 3));
                let (im, re) = (-root * (b + d), root * (b - d));
                to[place(last, 0)] = a + re;
                to[place(last, 2)] = a - re;
                to[place(0, 3)] = im + c;
                to[place(0, 1)] = im - c;
            }
        }
    }
}

/// The reverse of [`split`].
fn merge<T: Real>(factor: &Factor<T>, inner: usize, outer: usize, from: &[T], to: &mut [T]) {
    let p = factor.radix;
    let half = (p - 1) / 2;
    let mut x = vec![real(T::ZERO); p];
    let mut y = x.clone();
    for k in 0..outer {
        let source = |i: usize, m: usize| from[i + inner * (m + p * k)];
        let place = |i: usize, j: usize| i + inner * (k + outer * j);
        x[0] = real(source(0, 0));
        for m in 1..=half {
            let (re, im) = (source(inner - 1, 2 * m - 1), source(0, 2 * m));
            x[m] = Complex { re, im };
            x[p - m] = Complex { re, im: -im };
        }
        if p.is_multiple_of(2) {
            x[p / 2] = real(source(inner - 1, p - 1));
        }
        swap_parts(&mut x);
        butterfly(factor, &x, &mut y);
        for (j, value) in y.iter().enumerate() {
            to[place(0, j)] = value.im;
        }
        for i in 1..=(inner - 1) / 2 {
            let (re, im) = (2 * i - 1, 2 * i);
            let mirror = inner - 2 * i;
            let twiddles = &factor.twiddles[(i - 1) * (p - 1)..i * (p - 1)];
            for (m, value) in x.iter_mut().enumerate() {
                *value = swapped(if m <= half {
                    Complex { re: source(re, 2 * m), im: source(im, 2 * m) }
                } else {
                    let column = 2 * (p - m) - 1;
                    Complex { re: source(mirror - 1, column), im: -source(mirror, column) }
                });
            }
            butterfly(factor, &x, &mut y);
            for (j, value) in y.iter().enumerate() {
                let value = swapped(*value);
                let value = if j > 0 { times(value, twiddles[j - 1]) } else { value };
                to[place(re, j)] = value.re;
                to[place(im, j)] = value.im;
            }
        }
        if inner.is_multiple_of(2) {
            let last = inner - 1;
            if p == 2 {
                let (a, b) = (source(last, 0), source(0, 1));
                to[place(last, 0)] = a + a;
                to[place(last, 1)] = -(b + b);
            } else {
                let root = T::of(std::f64::consts::SQRT_2);
                let (a, b) = (source(0, 3) + source(0, 1), source(0, 3) - source(0, 1));
                let (c, d) = (source(last, 0) + source(last, 2), source(last, 0) - source(last, 2));
                to[place(last, 0)] = c + c;
                to[place(last, 1)] = root * (d - a);
                to[place(last, 2)] = b + b;
                to[place(last, 3)] = -root * (d + a);
            }
        }
    }
}
