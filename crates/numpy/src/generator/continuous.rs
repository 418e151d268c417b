//! Continuous distributions of the modern generators, one number at a time.

use std::f64::consts::PI;

use super::ziggurat::{exponential, exponential_single, normal, normal_single};
use super::{Bits, discrete};

/// J. H. Ahrens and U. Dieter below shape 1, G. Marsaglia and W. W. Tsang ("A simple method for generating gamma
/// variables", 2000) above.
pub(crate) fn gamma(bits: &mut Bits, shape: f64) -> f64 {
    gamma_of(bits, shape, exponential, normal)
}

/// Gamma numbers from a source of exponential and one of normal numbers.
pub(crate) fn gamma_of<S: Uniform>(
    source: &mut S,
    shape: f64,
    exponential: impl Fn(&mut S) -> f64,
    normal: impl Fn(&mut S) -> f64,
) -> f64 {
    if shape == 1.0 {
        return exponential(source);
    }
    if shape == 0.0 {
        return 0.0;
    }
    if shape < 1.0 {
        loop {
            let u = source.uniform();
            let v = exponential(source);
            if u <= 1.0 - shape {
                let x = u.powf(1.0 / shape);
                if x <= v {
                    return x;
                }
            } else {
                let y = -((1.0 - u) / shape).ln();
                let x = (1.0 - shape + shape * y).powf(1.0 / shape);
                if x <= v + y {
                    return x;
                }
            }
        }
    }
    let b = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * b).sqrt();
    loop {
        let (x, v) = loop {
            let x = normal(source);
            let v = 1.0 + c * x;
            // NaN must end this loop.
            if v > 0.0 || v.is_nan() {
                break (x, v * v * v);
            }
        };
        let u = source.uniform();
        if u < 1.0 - 0.0331 * (x * x) * (x * x) || u.ln() < 0.5 * x * x + b * (1.0 - v + v.ln()) {
            return b * v;
        }
    }
}

/// What gives numbers from 0 up to 1.
pub(crate) trait Uniform {
    fn uniform(&mut self) -> f64;
}

impl Uniform for Bits {
    fn uniform(&mut self) -> f64 {
        self.double()
    }
}

pub(crate) fn gamma_single(bits: &mut Bits, shape: f32) -> f32 {
    if shape == 1.0 {
        return exponential_single(bits);
    }
    if shape == 0.0 {
        return 0.0;
    }
    if shape < 1.0 {
        loop {
            let u = bits.single();
            let v = exponential_single(bits);
            if u <= 1.0 - shape {
                let x = u.powf(1.0 / shape);
                if x <= v {
                    return x;
                }
            } else {
                let y = -((1.0 - u) / shape).ln();
                let x = (1.0 - shape + shape * y).powf(1.0 / shape);
                if x <= v + y {
                    return x;
                }
            }
        }
    }
    let b = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * b).sqrt();
    loop {
        let (x, v) = loop {
            let x = normal_single(bits);
            let v = 1.0 + c * x;
            if v > 0.0 || v.is_nan() {
                break (x, v * v * v);
            }
        };
        let u = bits.single();
        if u < 1.0 - 0.0331 * (x * x) * (x * x) || u.ln() < 0.5 * x * x + b * (1.0 - v + v.ln()) {
            return b * v;
        }
    }
}

pub(crate) fn chisquare(bits: &mut Bits, df: f64) -> f64 {
    2.0 * gamma(bits, df / 2.0)
}

pub(crate) fn noncentral_chisquare(bits: &mut Bits, df: f64, noncentral: f64) -> f64 {
    if noncentral.is_nan() {
        return f64::NAN;
    }
    if noncentral == 0.0 {
        return chisquare(bits, df);
    }
    if 1.0 < df {
        let rest = chisquare(bits, df - 1.0);
        let first = normal(bits) + noncentral.sqrt();
        return rest + first * first;
    }
    let more = discrete::poisson(bits, noncentral / 2.0);
    chisquare(bits, df + 2_i64.wrapping_mul(more) as f64)
}

/// J. R. Michael, W. R. Schucany, R. W. Haas: "Generating random variates using transformations with multiple roots" (1976).
/// From a normal number and one from 0 up to 1.
pub(crate) fn wald(mean: f64, scale: f64, normal: f64, u: f64) -> f64 {
    let half = mean / (2.0 * scale);
    let y = mean * normal * normal;
    let x = mean + half * (y - (4.0 * scale * y + y * y).sqrt());
    if u <= mean / (mean + x) { x } else { mean * mean / x }
}

/// D. J. Best, N. I. Fisher: "Efficient simulation of the von Mises distribution" (1979).
pub(crate) fn vonmises(bits: &mut Bits, mean: f64, kappa: f64) -> f64 {
    if kappa.is_nan() {
        return f64::NAN;
    }
    if kappa < 1e-8 {
        return PI * (2.0 * bits.double() - 1.0);
    }
    if kappa > 1e6 {
        // A narrow peak is as good as a normal one.
        let mut angle = mean + (1.0 / kappa).sqrt() * normal(bits);
        if angle < -PI {
            angle += 2.0 * PI;
        }
        if angle > PI {
            angle -= 2.0 * PI;
        }
        return angle;
    }
    vonmises_by_rejection(bits, mean, kappa)
}

pub(crate) fn vonmises_by_rejection(bits: &mut Bits, mean: f64, kappa: f64) -> f64 {
    let s = if kappa < 1e-5 {
        1.0 / kappa + kappa
    } else {
        let r = 1.0 + (1.0 + 4.0 * kappa * kappa).sqrt();
        let rho = (r - (2.0 * r).sqrt()) / (2.0 * kappa);
        (1.0 + rho * rho) / (2.0 * rho)
    };
    let w = loop {
        let z = (PI * bits.double()).cos();
        let w = (1.0 + s * z) / (s + z);
        let y = kappa * (s - w);
        let v = bits.double();
        if y * (2.0 - y) - v >= 0.0 || (y / v).ln() + 1.0 - y >= 0.0 {
            break w;
        }
    };
    let angle = w.acos();
    let angle = if bits.double() < 0.5 { -angle } else { angle } + mean;
    let size = (angle.abs() + PI) % (2.0 * PI) - PI;
    if angle < 0.0 { -size } else { size }
}

pub(crate) fn laplace(bits: &mut Bits, mean: f64, scale: f64) -> f64 {
    loop {
        let u = bits.double();
        if u >= 0.5 {
            return mean - scale * (2.0 - u - u).ln();
        } else if u > 0.0 {
            return mean + scale * (u + u).ln();
        }
    }
}

pub(crate) fn gumbel(bits: &mut Bits, mode: f64, scale: f64) -> f64 {
    loop {
        let u = 1.0 - bits.double();
        if u < 1.0 {
            return mode - scale * (-u.ln()).ln();
        }
    }
}

pub(crate) fn logistic(bits: &mut Bits, mean: f64, scale: f64) -> f64 {
    loop {
        let u = bits.double();
        if u > 0.0 {
            return mean + scale * (u / (1.0 - u)).ln();
        }
    }
}

pub(crate) fn triangular(bits: &mut Bits, left: f64, mode: f64, right: f64) -> f64 {
    let (base, rise) = (right - left, mode - left);
    let u = bits.double();
    if u <= rise / base {
        left + (u * (rise * base)).sqrt()
    } else {
        right - ((1.0 - u) * ((right - mode) * base)).sqrt()
    }
}
