//! Which way a length is transformed, and plans made before.

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};
use std::rc::Rc;

use num_complex::Complex;

use super::bluestein::{Bluestein, good_len};
use super::butterfly::C;
use super::mixed::Mixed;
use super::real::MixedReal;
use crate::element::Element;

/// Plans by length and by whether they are for real signals, the latest last.
type Plans<T> = RefCell<Vec<(usize, bool, Rc<Plan<T>>)>>;

const KEPT: usize = 16;
/// Longer plans are not kept: they are large, and quick to make next to their use.
const LONGEST_KEPT: usize = 1 << 18;

/// Single or double precision.
pub trait Real:
    Element + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    const ZERO: Self;

    fn of(value: f64) -> Self;

    fn kept() -> &'static std::thread::LocalKey<Plans<Self>>;
}

macro_rules! real {
    ($($type:ty),*) => {$(
        impl Real for $type {
            const ZERO: Self = 0.0;

            fn of(value: f64) -> Self {
                value as Self
            }

            fn kept() -> &'static std::thread::LocalKey<Plans<Self>> {
                thread_local! {
                    static KEPT: Plans<$type> = const { RefCell::new(Vec::new()) };
                }
                &KEPT
            }
        }
    )*};
}
real!(f32, f64);

/// How one length is transformed.
pub struct Plan<T>(Way<T>);

enum Way<T> {
    Complex(Mixed<T>),
    Real(MixedReal<T>),
    Bluestein(Bluestein<T>),
}

impl<T: Real> Plan<T> {
    pub(super) fn of(len: usize, is_real: bool) -> Rc<Self> {
        let known = T::kept().with_borrow(|kept| {
            let found = kept.iter().find(|(known, real, _)| *known == len && *real == is_real);
            found.map(|(_, _, plan)| plan.clone())
        });
        known.unwrap_or_else(|| {
            let plan = Rc::new(Self::new(len, is_real));
            if len <= LONGEST_KEPT {
                T::kept().with_borrow_mut(|kept| {
                    if kept.len() >= KEPT {
                        kept.remove(0);
                    }
                    kept.push((len, is_real, plan.clone()));
                });
            }
            plan
        })
    }

    fn new(len: usize, is_real: bool) -> Self {
        let direct = || if is_real { Way::Real(MixedReal::new(len)) } else { Way::Complex(Mixed::new(len)) };
        if len < 50 || largest_factor(len).pow(2) <= len {
            return Self(direct());
        }
        let cost = cost(len) * if is_real { 0.5 } else { 1.0 };
        let detour = 2.0 * self::cost(good_len(2 * len - 1)) * 1.5;
        Self(if detour < cost { Way::Bluestein(Bluestein::new(len)) } else { direct() })
    }

    /// Transforms complex numbers.
    pub(super) fn complex(&self, data: &mut Vec<C<T>>, is_inverse: bool, factor: T) {
        match &self.0 {
            Way::Complex(plan) => plan.transform(data, is_inverse),
            Way::Bluestein(plan) => plan.transform(data, is_inverse),
            Way::Real(_) => debug_assert!(false, "a plan for real signals"),
        }
        if factor != T::of(1.0) {
            for value in data {
                *value = Complex { re: value.re * factor, im: value.im * factor };
            }
        }
    }

    /// Transforms a real signal to its spectrum or, inverse, a spectrum to its signal.
    pub(super) fn real(&self, data: &mut Vec<T>, is_inverse: bool, factor: T) {
        match &self.0 {
            Way::Real(plan) => plan.transform(data, is_inverse),
            Way::Bluestein(plan) => through_complex(plan, data, is_inverse),
            Way::Complex(_) => debug_assert!(false, "a plan for complex numbers"),
        }
        if factor != T::of(1.0) {
            for value in data {
                *value = *value * factor;
            }
        }
    }
}

fn through_complex<T: Real>(plan: &Bluestein<T>, data: &mut [T], is_inverse: bool) {
    let n = data.len();
    let mut wide = vec![Complex { re: T::ZERO, im: T::ZERO }; n];
    if !is_inverse {
        for (wide, value) in wide.iter_mut().zip(&*data) {
            wide.re = *value;
        }
        plan.transform(&mut wide, false);
        data[0] = wide[0].re;
        for i in 1..n {
            let value = wide[i.div_ceil(2)];
            data[i] = if i % 2 == 1 { value.re } else { value.im };
        }
        return;
    }
    wide[0].re = data[0];
    for i in 1..=n / 2 {
        let value = Complex { re: data[2 * i - 1], im: if 2 * i < n { data[2 * i] } else { T::ZERO } };
        wide[n - i] = Complex { re: value.re, im: -value.im };
        wide[i] = value;
    }
    plan.transform(&mut wide, true);
    for (value, wide) in data.iter_mut().zip(&wide) {
        *value = wide.re;
    }
}

fn largest_factor(n: usize) -> usize {
    super::mixed::factors(n, 4).into_iter().map(|factor| if factor == 4 { 2 } else { factor }).max().unwrap_or(1)
}

/// How long passes for all factors take, roughly.
fn cost(n: usize) -> f64 {
    let each: f64 = super::mixed::factors(n, 4)
        .into_iter()
        .map(|factor| if factor <= 5 { factor as f64 } else { 1.1 * factor as f64 })
        .sum();
    each * n as f64
}
