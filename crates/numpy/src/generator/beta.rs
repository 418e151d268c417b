//! Beta numbers. M. D. Jöhnk: "Erzeugung von betaverteilten und gammaverteilten Zufallszahlen" (1964), or two gamma
//! numbers where a parameter exceeds 1.

use super::Bits;
use super::continuous::gamma;

/// Below this, powers of numbers from 0 to 1 are either as good as 0 or 1.
const TINY: f64 = 3e-103;

pub(crate) fn beta(bits: &mut Bits, a: f64, b: f64) -> f64 {
    if !(a <= 1.0 && b <= 1.0) {
        let (one, other) = (gamma(bits, a), gamma(bits, b));
        return one / (one + other);
    }
    if a < TINY && b < TINY {
        return if (a + b) * bits.double() < a { 1.0 } else { 0.0 };
    }
    loop {
        let (u, v) = (bits.double(), bits.double());
        let (x, y) = (u.powf(1.0 / a), v.powf(1.0 / b));
        if !(x + y <= 1.0 && u + v > 0.0) {
            continue;
        }
        if x > 0.0 && y > 0.0 {
            return x / (x + y);
        }
        // A power came out as 0: the share is computed from logarithms.
        let apart = u.ln() / a - v.ln() / b;
        return if apart > 0.0 { (-(-apart).exp().ln_1p()).exp() } else { (apart - apart.exp().ln_1p()).exp() };
    }
}
