//! Hypergeometric numbers: how many good ones are in a sample without replacement.

use std::sync::LazyLock;

use super::Bits;
use super::bounded::interval;

/// 2√(2/e) and 3 - 2√(3/e).
pub(crate) const D1: f64 = 1.715_527_769_921_413_5;
pub(crate) const D2: f64 = 0.898_916_162_058_898_8;

pub(crate) fn hypergeometric(bits: &mut Bits, good: i64, bad: i64, sample: i64) -> i64 {
    if sample >= 10 && sample <= good + bad - 10 {
        by_ratio(bits, good, bad, sample)
    } else {
        by_drawing(bits, good, bad, sample)
    }
}

/// Draws the sample, or what is left when it is drawn, whichever is less.
fn by_drawing(bits: &mut Bits, good: i64, bad: i64, sample: i64) -> i64 {
    let total = good + bad;
    let is_rest = sample > total / 2;
    let mut to_draw = if is_rest { total - sample } else { sample };
    let (mut left, mut good_left) = (total, good);
    while to_draw > 0 && good_left > 0 && left > good_left {
        left -= 1;
        if (interval(bits, left as u64) as i64) < good_left {
            good_left -= 1;
        }
        to_draw -= 1;
    }
    if left == good_left {
        good_left -= to_draw;
    }
    if is_rest { good_left } else { good - good_left }
}

/// E. Stadlober: "The ratio of uniforms approach for generating discrete random variates" (1990), algorithm HRUA.
fn by_ratio(bits: &mut Bits, good: i64, bad: i64, sample: i64) -> i64 {
    let total = good + bad;
    let drawn = sample.min(total - sample);
    let (fewer, more) = (good.min(bad), good.max(bad));
    let p = fewer as f64 / total as f64;
    let q = more as f64 / total as f64;
    let mean = drawn as f64 * p;
    let a = mean + 0.5;
    let variance = (total - drawn) as f64 * drawn as f64 * p * q / (total - 1) as f64;
    let c = (variance + 0.5).sqrt();
    let h = D1 * c + D2;
    let mode = ((drawn + 1) as f64 * (fewer + 1) as f64 / (total + 2) as f64).floor() as i64;
    let density = |k: i64| {
        log_factorial(k) + log_factorial(fewer - k) + log_factorial(drawn - k) + log_factorial(more - drawn + k)
    };
    let g = density(mode);
    let bound = ((drawn.min(fewer) + 1) as f64).min((a + 16.0 * c).floor());
    let mut k = loop {
        let u = bits.double();
        let v = bits.double();
        let x = a + h * (v - 0.5) / u;
        if x < 0.0 || x >= bound {
            continue;
        }
        let k = x.floor() as i64;
        let t = g - density(k);
        if u * (4.0 - u) - 3.0 <= t {
            break k;
        }
        if u * (u - t) >= 1.0 {
            continue;
        }
        if 2.0 * u.ln() <= t {
            break k;
        }
    };
    if good > bad {
        k = drawn - k;
    }
    if drawn < sample { good - k } else { k }
}

/// Logarithms of the factorials of numbers below 126.
static LOG_FACTORIALS: LazyLock<[f64; 126]> = LazyLock::new(|| {
    // The factorial in two parts, so that it is rounded only once.
    let (mut high, mut low) = (1.0_f64, 0.0_f64);
    std::array::from_fn(|k| {
        if k > 1 {
            let factor = k as f64;
            let product = high * factor;
            low = low * factor + high.mul_add(factor, -product);
            high = product;
        }
        (high + low).ln()
    })
});

fn log_factorial(k: i64) -> f64 {
    if let Some(known) = usize::try_from(k).ok().and_then(|k| LOG_FACTORIALS.get(k)) {
        return *known;
    }
    let x = k as f64;
    (x + 0.5) * x.ln() - x + (0.918_938_533_204_672_8 + (1.0 / x) * (1.0 / 12.0 - 1.0 / (360.0 * x * x)))
}
