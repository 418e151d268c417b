//! Transforms of lengths with a large prime factor, as convolutions of a handier length (Bluestein).

use num_complex::Complex;

use super::butterfly::{C, times, times_conjugate};
use super::mixed::Mixed;
use super::plan::Real;
use super::roots::Roots;

pub(super) struct Bluestein<T> {
    len: usize,
    /// Handy, and at least twice `len`.
    wide: usize,
    plan: Mixed<T>,
    chirp: Vec<C<T>>,
    /// The first half of the chirp's spectrum, which is symmetric.
    spectrum: Vec<C<T>>,
}

impl<T: Real> Bluestein<T> {
    pub(super) fn new(len: usize) -> Self {
        let wide = good_len(2 * len - 1);
        let plan = Mixed::new(wide);
        let roots = Roots::new(2 * len);
        let mut place = 0;
        let chirp: Vec<C<T>> = (0..len)
            .map(|m| {
                if m > 0 {
                    place = (place + 2 * m - 1) % (2 * len);
                }
                roots.at(place)
            })
            .collect();
        let scale = T::of(1.0) / T::of(wide as f64);
        let mut spectrum = vec![Complex { re: T::ZERO, im: T::ZERO }; wide];
        for (m, value) in chirp.iter().enumerate() {
            let value = Complex { re: value.re * scale, im: value.im * scale };
            spectrum[m] = value;
            if m > 0 {
                spectrum[wide - m] = value;
            }
        }
        plan.transform(&mut spectrum, false);
        spectrum.truncate(wide / 2 + 1);
        Self { len, wide, plan, chirp, spectrum }
    }

    pub(super) fn transform(&self, data: &mut [C<T>], is_inverse: bool) {
        let [back, forth] = if is_inverse { [times, times_conjugate] } else { [times_conjugate, times] };
        let mut wide: Vec<C<T>> = data.iter().zip(&self.chirp).map(|(value, chirp)| back(*value, *chirp)).collect();
        wide.resize(self.wide, Complex { re: T::ZERO, im: T::ZERO });
        self.plan.transform(&mut wide, false);
        for (m, value) in wide.iter_mut().enumerate() {
            *value = forth(*value, self.spectrum[m.min(self.wide - m)]);
        }
        self.plan.transform(&mut wide, true);
        for ((value, wide), chirp) in data.iter_mut().zip(&wide).zip(&self.chirp) {
            *value = back(*wide, *chirp);
        }
        debug_assert_eq!(data.len(), self.len, "a plan's own length");
    }
}

/// The smallest number from `n` on without prime factors above 11.
pub(super) fn good_len(n: usize) -> usize {
    if n <= 12 {
        return n;
    }
    // There is a power of two in between.
    let is_good = |candidate: &usize| {
        let mut left = *candidate;
        for factor in [2, 3, 5, 7, 11] {
            while left.is_multiple_of(factor) {
                left /= factor;
            }
        }
        left == 1
    };
    (n..=2 * n).find(is_good).unwrap_or(n)
}
