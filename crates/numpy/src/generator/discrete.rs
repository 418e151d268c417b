//! Discrete distributions, one number at a time; shared by the modern generators and `RandomState`.

use super::{Bits, ziggurat};

/// As a processor converts: what does not fit is the least integer.
pub(crate) fn whole(x: f64) -> i64 {
    if x < i64::MAX as f64 { x as i64 } else { i64::MIN }
}

pub(crate) fn poisson(bits: &mut Bits, mean: f64) -> i64 {
    if mean >= 10.0 {
        return poisson_by_rejection(bits, mean);
    }
    if mean == 0.0 {
        return 0;
    }
    let limit = (-mean).exp();
    let (mut count, mut product) = (0, 1.0);
    loop {
        product *= bits.double();
        if product <= limit || limit.is_nan() {
            return count;
        }
        count += 1;
    }
}

/// W. Hörmann: "The transformed rejection method for generating Poisson random variables" (1993), algorithm PTRS.
fn poisson_by_rejection(bits: &mut Bits, mean: f64) -> i64 {
    let (root, log_mean) = (mean.sqrt(), mean.ln());
    let b = 0.931 + 2.53 * root;
    let a = -0.059 + 0.02483 * b;
    let inverse = 1.1239 + 1.1328 / (b - 3.4);
    let ratio = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let u = bits.double() - 0.5;
        let v = bits.double();
        let us = 0.5 - u.abs();
        let k = whole(((2.0 * a / us + b) * u + mean + 0.43).floor());
        if us >= 0.07 && v <= ratio {
            return k;
        }
        if k < 0 || us < 0.013 && v > us {
            continue;
        }
        let density = -mean + k as f64 * log_mean - log_gamma(k.wrapping_add(1) as f64);
        if v.ln() + inverse.ln() - (a / (us * us) + b).ln() <= density {
            return k;
        }
    }
}

/// The logarithm of the gamma function, by its asymptotic series.
pub(crate) fn log_gamma(x: f64) -> f64 {
    const HALF_LOG_2_PI: f64 = 0.5 * 1.837_877_066_409_345_3;
    const TERMS: [f64; 10] = [
        8.333_333_333_333_333e-2,
        -2.777_777_777_777_778e-3,
        7.936_507_936_507_937e-4,
        -5.952_380_952_380_952e-4,
        8.417_508_417_508_418e-4,
        -1.917_526_917_526_918e-3,
        6.410_256_410_256_41e-3,
        -2.955_065_359_477_124e-2,
        1.796_443_723_688_307e-1,
        -1.392_432_216_905_9,
    ];
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    let n = if x < 7.0 { (7.0 - x).trunc() } else { 0.0 };
    let mut shifted = x + n;
    let square = (1.0 / shifted) * (1.0 / shifted);
    let mut sum = TERMS[9];
    for term in TERMS[..9].iter().rev() {
        sum = sum * square + term;
    }
    let mut result = sum / shifted + HALF_LOG_2_PI + (shifted - 0.5) * shifted.ln() - shifted;
    for _ in 0..n as usize {
        result -= (shifted - 1.0).ln();
        shifted -= 1.0;
    }
    result
}

pub(crate) fn binomial(bits: &mut Bits, n: i64, p: f64) -> i64 {
    if n == 0 || p == 0.0 { 0 } else { binomial_of(bits, n, p) }
}

/// As `RandomState` draws it: chances of 0 take a number, too.
pub(crate) fn binomial_of(bits: &mut Bits, n: i64, p: f64) -> i64 {
    let of = |bits: &mut Bits, p: f64| {
        if p * n as f64 <= 30.0 { binomial_by_inversion(bits, n, p) } else { binomial_by_rejection(bits, n, p) }
    };
    if p <= 0.5 { of(bits, p) } else { n.wrapping_sub(of(bits, 1.0 - p)) }
}

fn binomial_by_inversion(bits: &mut Bits, n: i64, p: f64) -> i64 {
    let q = 1.0 - p;
    let trials = n as f64;
    let start = (trials * q.ln()).exp();
    let mean = trials * p;
    let reach = mean + 10.0 * (mean * q + 1.0).sqrt();
    let bound = if trials < reach { n } else { reach as i64 };
    let (mut x, mut px, mut u) = (0, start, bits.double());
    while u > px {
        x += 1;
        if x > bound {
            (x, px, u) = (0, start, bits.double());
        } else {
            u -= px;
            px = ((n - x + 1) as f64 * p * px) / (x as f64 * q);
        }
    }
    x
}

/// V. Kachitvichyanukul, B. Schmeiser: "Binomial random variate generation" (1988), algorithm BTPE; its names.
fn binomial_by_rejection(bits: &mut Bits, n: i64, p: f64) -> i64 {
    let trials = n as f64;
    let r = p.min(1.0 - p);
    let q = 1.0 - r;
    let fm = trials * r + r;
    let m = fm.floor() as i64;
    let middle = m as f64;
    let p1 = (2.195 * (trials * r * q).sqrt() - 4.6 * q).floor() + 0.5;
    let xm = middle + 0.5;
    let (xl, xr) = (xm - p1, xm + p1);
    let c = 0.134 + 20.5 / (15.3 + middle);
    let slope = |a: f64| a * (1.0 + a / 2.0);
    let left = slope((fm - xl) / (fm - xl * r));
    let right = slope((xr - fm) / (xr * q));
    let p2 = p1 * (1.0 + 2.0 * c);
    let p3 = p2 + c / left;
    let p4 = p3 + c / right;
    let nrq = trials * r * q;
    loop {
        let u = bits.double() * p4;
        let mut v = bits.double();
        let y;
        if u <= p1 {
            return (xm - p1 * v + u).floor() as i64;
        } else if u <= p2 {
            let x = xl + (u - p1) / c;
            v = v * c + 1.0 - (middle - x + 0.5).abs() / p1;
            if v > 1.0 {
                continue;
            }
            y = x.floor() as i64;
        } else if u <= p3 {
            y = (xl + v.ln() / left).floor() as i64;
            if y < 0 || v == 0.0 {
                continue;
            }
            v = v * (u - p2) * left;
        } else {
            y = (xr - v.ln() / right).floor() as i64;
            if y > n || v == 0.0 {
                continue;
            }
            v = v * (u - p3) * right;
        }
        let k = y.abs_diff(m) as i64;
        let away = k as f64;
        if !(k > 20 && away < nrq / 2.0 - 1.0) {
            let s = r / q;
            let a = s * (n + 1) as f64;
            let mut f = 1.0;
            for i in m + 1..=y {
                f *= a / i as f64 - s;
            }
            for i in y + 1..=m {
                f /= a / i as f64 - s;
            }
            if v > f {
                continue;
            }
            return y;
        }
        let rho = (away / nrq) * ((away * (away / 3.0 + 0.625) + 0.166_666_666_666_666_66) / nrq + 0.5);
        let t = k.wrapping_neg().wrapping_mul(k) as f64 / (2.0 * nrq);
        let a = v.ln();
        if a < t - rho {
            return y;
        }
        if a > t + rho {
            continue;
        }
        let (x1, f1, z, w) = ((y + 1) as f64, (m + 1) as f64, (n + 1 - m) as f64, (n - y + 1) as f64);
        let series = |x: f64| {
            let square = x * x;
            (13680.0 - (462.0 - (132.0 - (99.0 - 140.0 / square) / square) / square) / square) / x / 166_320.0
        };
        let bound = xm * (f1 / x1).ln()
            + ((n - m) as f64 + 0.5) * (z / w).ln()
            + (y - m) as f64 * (w * r / (x1 * q)).ln()
            + series(f1)
            + series(z)
            + series(x1)
            + series(w);
        if a <= bound {
            return y;
        }
    }
}

pub(crate) fn geometric(bits: &mut Bits, p: f64) -> i64 {
    if p >= 1.0 / 3.0 {
        return geometric_by_search(bits, p);
    }
    // Beyond the greatest integer, that; as conversions of Rust do.
    (-ziggurat::exponential(bits) / (-p).ln_1p()).ceil() as i64
}

pub(crate) fn geometric_by_search(bits: &mut Bits, p: f64) -> i64 {
    let (mut sum, mut product, q, mut x) = (p, p, 1.0 - p, 1);
    let u = bits.double();
    while u > sum {
        product *= q;
        sum += product;
        x += 1;
    }
    x
}

/// L. Devroye: "Non-uniform random variate generation" (1986), chapter X.6; from above the least number whose power fits.
pub(crate) fn zipf(bits: &mut Bits, a: f64) -> i64 {
    let least = (i64::MAX as f64).powf(1.0 - a);
    zipf_of(bits, a, |u| u * least + (1.0 - u))
}

/// As above with `spread` for what is made of a number from 0 up to 1.
pub(crate) fn zipf_of(bits: &mut Bits, a: f64, spread: impl Fn(f64) -> f64) -> i64 {
    if a >= 1025.0 {
        return 1;
    }
    let less = a - 1.0;
    let b = 2.0_f64.powf(less);
    loop {
        let u = spread(bits.double());
        let v = bits.double();
        let x = u.powf(-1.0 / less).floor();
        if x > i64::MAX as f64 || x < 1.0 {
            continue;
        }
        let t = (1.0 + 1.0 / x).powf(less);
        if v * x * (t - 1.0) / (b - 1.0) <= t / b {
            return x as i64;
        }
    }
}

/// A. W. Kemp: "Efficient generation of logarithmically distributed pseudo-random variables" (1981).
pub(crate) fn logseries(bits: &mut Bits, p: f64) -> i64 {
    let r = (-p).ln_1p();
    logseries_of(bits, p, |u| -(r * u).exp_m1())
}

/// As above with `q` for the chance that belongs to a number from 0 up to 1.
pub(crate) fn logseries_of(bits: &mut Bits, p: f64, q: impl Fn(f64) -> f64) -> i64 {
    loop {
        let v = bits.double();
        if v >= p {
            return 1;
        }
        let q = q(bits.double());
        if v <= q * q {
            let result = (1.0 + v.ln() / q.ln()).floor() as i64;
            if result < 1 || v == 0.0 {
                continue;
            }
            return result;
        }
        return if v >= q { 1 } else { 2 };
    }
}
