//! The Mersenne Twister as `NumPy`'s `RandomState` seeds and reads it, and the distributions it draws, number by number.
//!
//! M. Matsumoto, T. Nishimura: "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudorandom number generator" (1998).

const LEN: usize = 624;
const MIDDLE: usize = 397;

/// The generator, and the second of a pair of normal numbers.
#[derive(Debug, Clone)]
pub(crate) struct Mersenne {
    pub key: Vec<u32>,
    pub at: usize,
    pub gauss: Option<f64>,
}

impl Mersenne {
    pub(crate) fn seeded(seed: u32) -> Self {
        let mut key = vec![seed; LEN];
        for i in 1..LEN {
            let before = key[i - 1];
            key[i] = 1_812_433_253_u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(i as u32);
        }
        Self { key, at: LEN, gauss: None }
    }

    pub(crate) fn seeded_by(words: &[u32]) -> Self {
        let mut made = Self::seeded(19_650_218);
        let key = &mut made.key;
        let (mut i, mut j) = (1, 0);
        for _ in 0..LEN.max(words.len()) {
            let mixed = (key[i - 1] ^ (key[i - 1] >> 30)).wrapping_mul(1_664_525);
            key[i] = (key[i] ^ mixed).wrapping_add(words[j]).wrapping_add(j as u32);
            (i, j) = (i + 1, (j + 1) % words.len());
            if i >= LEN {
                key[0] = key[LEN - 1];
                i = 1;
            }
        }
        for _ in 1..LEN {
            let mixed = (key[i - 1] ^ (key[i - 1] >> 30)).wrapping_mul(1_566_083_941);
            key[i] = (key[i] ^ mixed).wrapping_sub(i as u32);
            i += 1;
            if i >= LEN {
                key[0] = key[LEN - 1];
                i = 1;
            }
        }
        key[0] = 0x8000_0000;
        made
    }

    fn refill(&mut self) {
        for i in 0..LEN {
            let mixed = (self.key[i] & 0x8000_0000) | (self.key[(i + 1) % LEN] & 0x7fff_ffff);
            let twist = if mixed & 1 == 0 { 0 } else { 0x9908_b0df };
            self.key[i] = self.key[(i + MIDDLE) % LEN] ^ (mixed >> 1) ^ twist;
        }
        self.at = 0;
    }

    pub(crate) fn word(&mut self) -> u32 {
        if self.at >= LEN {
            self.refill();
        }
        let mut word = self.key[self.at];
        self.at += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    pub(crate) fn long(&mut self) -> u64 {
        let high = u64::from(self.word());
        (high << 32) | u64::from(self.word())
    }

    /// From 0 up to 1, which is left out; 53 bits.
    pub(crate) fn double(&mut self) -> f64 {
        let (a, b) = (self.word() >> 5, self.word() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0
    }

    /// A normal number by the polar method, which makes two at a time.
    pub(crate) fn gauss(&mut self) -> f64 {
        if let Some(kept) = self.gauss.take() {
            return kept;
        }
        loop {
            let (x, y) = (2.0 * self.double() - 1.0, 2.0 * self.double() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 && square != 0.0 {
                let factor = (-2.0 * square.ln() / square).sqrt();
                self.gauss = Some(factor * x);
                return factor * y;
            }
        }
    }

    /// An integer from 0 to `most`.
    pub(crate) fn interval(&mut self, most: u64) -> u64 {
        if most == 0 {
            return 0;
        }
        let mask = u64::MAX >> most.leading_zeros();
        loop {
            let value = if u32::try_from(most).is_ok() { u64::from(self.word()) & mask } else { self.long() & mask };
            if value <= most {
                return value;
            }
        }
    }

    fn exponential(&mut self) -> f64 {
        -(1.0 - self.double()).ln()
    }

    /// Gamma numbers: Johnk's below shape 1, Marsaglia's and Tsang's above.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape == 1.0 {
            return self.exponential();
        }
        if shape == 0.0 {
            return 0.0;
        }
        if shape < 1.0 {
            loop {
                let u = self.double();
                let v = self.exponential();
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
                let x = self.gauss();
                let v = 1.0 + c * x;
                if v > 0.0 {
                    break (x, v * v * v);
                }
            };
            let u = self.double();
            if u < 1.0 - 0.0331 * (x * x) * (x * x) || u.ln() < 0.5 * x * x + b * (1.0 - v + v.ln()) {
                return b * v;
            }
        }
    }

    fn beta(&mut self, a: f64, b: f64) -> f64 {
        if a <= 1.0 && b <= 1.0 {
            loop {
                let (u, v) = (self.double(), self.double());
                let (x, y) = (u.powf(1.0 / a), v.powf(1.0 / b));
                if x + y <= 1.0 {
                    if x + y > 0.0 {
                        return x / (x + y);
                    }
                    let (log_x, log_y) = (u.ln() / a, v.ln() / b);
                    let most = log_x.max(log_y);
                    let (log_x, log_y) = (log_x - most, log_y - most);
                    return (log_x - (log_x.exp() + log_y.exp()).ln()).exp();
                }
            }
        }
        let (one, two) = (self.gamma(a), self.gamma(b));
        one / (one + two)
    }

    fn poisson(&mut self, mean: f64) -> f64 {
        if mean == 0.0 {
            return 0.0;
        }
        if mean < 10.0 {
            let limit = (-mean).exp();
            let (mut count, mut product) = (0_u64, 1.0);
            loop {
                product *= self.double();
                if product <= limit {
                    return count as f64;
                }
                count += 1;
            }
        }
        // W. Hörmann: "The transformed rejection method for generating Poisson random variables" (1993), algorithm PTRS.
        let (root, log_mean) = (mean.sqrt(), mean.ln());
        let b = 0.931 + 2.53 * root;
        let a = -0.059 + 0.02483 * b;
        let inverse = 1.1239 + 1.1328 / (b - 3.4);
        let ratio = 0.9277 - 3.6224 / (b - 2.0);
        loop {
            let u = self.double() - 0.5;
            let v = self.double();
            let us = 0.5 - u.abs();
            let k = ((2.0 * a / us + b) * u + mean + 0.43).floor();
            if us >= 0.07 && v <= ratio {
                return k;
            }
            if k < 0.0 || us < 0.013 && v > us {
                continue;
            }
            if v.ln() + inverse.ln() - (a / (us * us) + b).ln() <= -mean + k * log_mean - log_gamma(k + 1.0) {
                return k;
            }
        }
    }

    fn binomial(&mut self, n: f64, p: f64) -> f64 {
        if n == 0.0 || p == 0.0 {
            return 0.0;
        }
        if p <= 0.5 {
            if p * n <= 30.0 { self.binomial_by_inversion(n, p) } else { self.binomial_by_rejection(n, p) }
        } else {
            let q = 1.0 - p;
            n - if q * n <= 30.0 { self.binomial_by_inversion(n, q) } else { self.binomial_by_rejection(n, q) }
        }
    }

    fn binomial_by_inversion(&mut self, n: f64, p: f64) -> f64 {
        let q = 1.0 - p;
        let start = (n * q.ln()).exp();
        let mean = n * p;
        let bound = n.min(mean + 10.0 * (mean * q + 1.0).sqrt()).floor();
        let (mut x, mut px, mut u) = (0.0, start, self.double());
        while u > px {
            x += 1.0;
            if x > bound {
                (x, px, u) = (0.0, start, self.double());
            } else {
                u -= px;
                px = ((n - x + 1.0) * p * px) / (x * q);
            }
        }
        x
    }

    /// V. Kachitvichyanukul, B. Schmeiser: "Binomial random variate generation" (1988), algorithm BTPE.
    fn binomial_by_rejection(&mut self, n: f64, p: f64) -> f64 {
        let r = p.min(1.0 - p);
        let q = 1.0 - r;
        let fm = n * r + r;
        let m = fm.floor();
        let p1 = (2.195 * (n * r * q).sqrt() - 4.6 * q).floor() + 0.5;
        let (xm, xl, xr) = (m + 0.5, m + 0.5 - p1, m + 0.5 + p1);
        let c = 0.134 + 20.5 / (15.3 + m);
        let slope = |a: f64| a * (1.0 + a / 2.0);
        let left = slope((fm - xl) / (fm - xl * r));
        let right = slope((xr - fm) / (xr * q));
        let p2 = p1 * (1.0 + 2.0 * c);
        let p3 = p2 + c / left;
        let p4 = p3 + c / right;
        let nrq = n * r * q;
        let y = loop {
            let u = self.double() * p4;
            let mut v = self.double();
            let y;
            if u <= p1 {
                break (xm - p1 * v + u).floor();
            } else if u <= p2 {
                let x = xl + (u - p1) / c;
                v = v * c + 1.0 - (m - x + 0.5).abs() / p1;
                if v > 1.0 {
                    continue;
                }
                y = x.floor();
            } else if u <= p3 {
                y = (xl + v.ln() / left).floor();
                if y < 0.0 || v == 0.0 {
                    continue;
                }
                v = v * (u - p2) * left;
            } else {
                y = (xr - v.ln() / right).floor();
                if y > n || v == 0.0 {
                    continue;
                }
                v = v * (u - p3) * right;
            }
            let k = (y - m).abs();
            if !(k > 20.0 && k < nrq / 2.0 - 1.0) {
                let s = r / q;
                let a = s * (n + 1.0);
                let mut f = 1.0;
                if m < y {
                    let mut i = m + 1.0;
                    while i <= y {
                        f *= a / i - s;
                        i += 1.0;
                    }
                } else if m > y {
                    let mut i = y + 1.0;
                    while i <= m {
                        f /= a / i - s;
                        i += 1.0;
                    }
                }
                if v > f {
                    continue;
                }
                break y;
            }
            let rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.166_666_666_666_666_66) / nrq + 0.5);
            let t = -k * k / (2.0 * nrq);
            let a = v.ln();
            if a < t - rho {
                break y;
            }
            if a > t + rho {
                continue;
            }
            let (x1, f1, z, w) = (y + 1.0, m + 1.0, n + 1.0 - m, n - y + 1.0);
            let series = |x: f64| {
                let square = x * x;
                (13680.0 - (462.0 - (132.0 - (99.0 - 140.0 / square) / square) / square) / square) / x / 166_320.0
            };
            let bound = xm * (f1 / x1).ln()
                + (n - m + 0.5) * (z / w).ln()
                + (y - m) * (w * r / (x1 * q)).ln()
                + series(f1)
                + series(z)
                + series(x1)
                + series(w);
            if a <= bound {
                break y;
            }
        };
        if p > 0.5 { n - y } else { y }
    }

    fn geometric(&mut self, p: f64) -> f64 {
        if p >= 1.0 / 3.0 {
            let (mut sum, mut product, q, mut x) = (p, p, 1.0 - p, 1.0);
            let u = self.double();
            while u > sum {
                product *= q;
                sum += product;
                x += 1.0;
            }
            x
        } else {
            ((1.0 - self.double()).ln() / (1.0 - p).ln()).ceil()
        }
    }

    /// One number of a distribution; `None` for a name that is not known here.
    pub(crate) fn draw(&mut self, name: &str, parts: [f64; 3]) -> Option<f64> {
        let [a, b, c] = parts;
        Some(match name {
            "random_sample" => self.double(),
            "uniform" => a + b * self.double(),
            "standard_normal" => self.gauss(),
            "normal" => a + b * self.gauss(),
            "lognormal" => (a + b * self.gauss()).exp(),
            "standard_exponential" => self.exponential(),
            "exponential" => a * self.exponential(),
            "standard_gamma" => self.gamma(a),
            "gamma" => b * self.gamma(a),
            "beta" => self.beta(a, b),
            "chisquare" => 2.0 * self.gamma(a / 2.0),
            "f" => (self.gamma(a / 2.0) * 2.0 * b) / (self.gamma(b / 2.0) * 2.0 * a),
            "standard_t" => {
                let normal = self.gauss();
                let gamma = self.gamma(a / 2.0);
                (a / 2.0).sqrt() * normal / gamma.sqrt()
            }
            "standard_cauchy" => self.gauss() / self.gauss(),
            "pareto" => (self.exponential() / a).exp() - 1.0,
            "weibull" => {
                if a == 0.0 {
                    0.0
                } else {
                    self.exponential().powf(1.0 / a)
                }
            }
            "power" => (1.0 - (-self.exponential()).exp()).powf(1.0 / a),
            "laplace" => loop {
                let u = self.double();
                if u >= 0.5 {
                    break a - b * (2.0 - u - u).ln();
                } else if u > 0.0 {
                    break a + b * (u + u).ln();
                }
            },
            "gumbel" => loop {
                let u = 1.0 - self.double();
                if u < 1.0 {
                    break a - b * (-u.ln()).ln();
                }
            },
            "logistic" => loop {
                let u = self.double();
                if u > 0.0 {
                    break a + b * (u / (1.0 - u)).ln();
                }
            },
            "rayleigh" => a * (-2.0 * (1.0 - self.double()).ln()).sqrt(),
            "triangular" => {
                let (base, left) = (c - a, b - a);
                let ratio = left / base;
                let u = self.double();
                if u <= ratio { a + (u * (left * base)).sqrt() } else { c - ((1.0 - u) * ((c - b) * base)).sqrt() }
            }
            "poisson" => self.poisson(a),
            "binomial" => self.binomial(a, b),
            "negative_binomial" => {
                let mean = self.gamma(a) * ((1.0 - b) / b);
                self.poisson(mean)
            }
            "geometric" => self.geometric(a),
            _ => return None,
        })
    }
}

/// The logarithm of the gamma function, by its asymptotic series.
fn log_gamma(x: f64) -> f64 {
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
    let n = if x < 7.0 { (7.0 - x).floor() } else { 0.0 };
    let mut shifted = x + n;
    let square = (1.0 / shifted) * (1.0 / shifted);
    let mut sum = TERMS[9];
    for term in TERMS[..9].iter().rev() {
        sum = sum * square + term;
    }
    let mut result = sum / shifted + 0.5 * (2.0 * std::f64::consts::PI).ln() + (shifted - 0.5) * shifted.ln() - shifted;
    for _ in 0..n as usize {
        shifted -= 1.0;
        result -= shifted.ln();
    }
    result
}
