//! What `RandomState` draws in its own way, which never changes: normal numbers in pairs, exponential numbers as logarithms.

use super::Bits;
use super::continuous::{self, Uniform, gamma_of, vonmises_by_rejection};
use super::discrete::{log_gamma, poisson, whole};
use super::hypergeometric::{D1, D2};

/// A source of bits, and the second of a pair of normal numbers.
pub(crate) struct Source<'a> {
    pub bits: &'a mut Bits,
    pub gauss: &'a mut Option<f64>,
}

impl Uniform for Source<'_> {
    fn uniform(&mut self) -> f64 {
        self.bits.double()
    }
}

/// A normal number by the polar method, which makes two at a time.
pub(crate) fn gauss(source: &mut Source) -> f64 {
    if let Some(kept) = source.gauss.take() {
        return kept;
    }
    loop {
        let x = 2.0 * source.uniform() - 1.0;
        let y = 2.0 * source.uniform() - 1.0;
        let square = x * x + y * y;
        if square < 1.0 && square != 0.0 {
            let factor = (-2.0 * square.ln() / square).sqrt();
            *source.gauss = Some(factor * x);
            return factor * y;
        }
    }
}

pub(crate) fn exponential(source: &mut Source) -> f64 {
    -(1.0 - source.uniform()).ln()
}

pub(crate) fn gamma(source: &mut Source, shape: f64) -> f64 {
    gamma_of(source, shape, exponential, gauss)
}

pub(crate) fn chisquare(source: &mut Source, df: f64) -> f64 {
    2.0 * gamma(source, df / 2.0)
}

pub(crate) fn noncentral_chisquare(source: &mut Source, df: f64, noncentral: f64) -> f64 {
    if noncentral == 0.0 {
        return chisquare(source, df);
    }
    if 1.0 < df {
        let rest = chisquare(source, df - 1.0);
        let first = gauss(source) + noncentral.sqrt();
        return rest + first * first;
    }
    let more = poisson(source.bits, noncentral / 2.0);
    let drawn = chisquare(source, df + 2_i64.wrapping_mul(more) as f64);
    if noncentral.is_nan() { f64::NAN } else { drawn }
}

pub(crate) fn beta(source: &mut Source, a: f64, b: f64) -> f64 {
    if !(a <= 1.0 && b <= 1.0) {
        let (one, other) = (gamma(source, a), gamma(source, b));
        return one / (one + other);
    }
    loop {
        let (u, v) = (source.uniform(), source.uniform());
        let (x, y) = (u.powf(1.0 / a), v.powf(1.0 / b));
        if x + y <= 1.0 {
            if x + y > 0.0 {
                return x / (x + y);
            }
            let (log_x, log_y) = (u.ln() / a, v.ln() / b);
            let most = if log_x > log_y { log_x } else { log_y };
            let (log_x, log_y) = (log_x - most, log_y - most);
            return (log_x - (log_x.exp() + log_y.exp()).ln()).exp();
        }
    }
}

/// Without the modern one's way for narrow peaks.
pub(crate) fn vonmises(bits: &mut Bits, mean: f64, kappa: f64) -> f64 {
    if kappa.is_nan() || kappa < 1e-8 {
        continuous::vonmises(bits, mean, kappa)
    } else {
        vonmises_by_rejection(bits, mean, kappa)
    }
}

pub(crate) fn geometric(source: &mut Source, p: f64) -> i64 {
    if p >= 1.0 / 3.0 {
        return super::discrete::geometric_by_search(source.bits, p);
    }
    whole(((-source.uniform()).ln_1p() / (1.0 - p).ln()).ceil())
}

pub(crate) fn hypergeometric(bits: &mut Bits, good: i64, bad: i64, sample: i64) -> i64 {
    if sample > 10 {
        return hypergeometric_by_ratio(bits, good, bad, sample);
    }
    if sample <= 0 {
        return 0;
    }
    let rest = (bad + good - sample) as f64;
    let fewer = good.min(bad) as f64;
    let (mut left, mut k) = (fewer, sample);
    while left > 0.0 {
        left -= (bits.double() + left / (rest + k as f64)).floor();
        k -= 1;
        if k == 0 {
            break;
        }
    }
    let drawn = (fewer - left) as i64;
    if good > bad { sample - drawn } else { drawn }
}

/// As the modern one, with other sums of logarithms.
fn hypergeometric_by_ratio(bits: &mut Bits, good: i64, bad: i64, sample: i64) -> i64 {
    let (fewer, more, total) = (good.min(bad), good.max(bad), good + bad);
    let m = sample.min(total - sample);
    let p = fewer as f64 / total as f64;
    let a = m as f64 * p + 0.5;
    let c = ((total - m) as f64 * sample as f64 * p * (1.0 - p) / (total - 1) as f64 + 0.5).sqrt();
    let h = D1 * c + D2;
    let mode = ((m + 1) as f64 * (fewer + 1) as f64 / (total + 2) as f64).floor() as i64;
    let log = |k: i64| log_gamma((k + 1) as f64);
    let density = |k: i64| log(k) + log(fewer - k) + log(m - k) + log(more - m + k);
    let g = density(mode);
    let bound = (m.min(fewer) as f64 + 1.0).min((a + 16.0 * c).floor());
    let mut z = loop {
        let x = bits.double();
        let y = bits.double();
        let w = a + h * (y - 0.5) / x;
        if w < 0.0 || w >= bound {
            continue;
        }
        let z = w.floor() as i64;
        let t = g - density(z);
        if x * (4.0 - x) - 3.0 <= t {
            break z;
        }
        if x * (x - t) >= 1.0 {
            continue;
        }
        if 2.0 * x.ln() <= t {
            break z;
        }
    };
    if good > bad {
        z = m - z;
    }
    if m < sample { good - z } else { z }
}
