//! Plane rotations and matrices of two by two.

/// Cosine and sine that turn `(f, g)` to `(r, 0)`, and `r`, which has the sign of `f`.
#[inline(never)]
pub(super) fn rotation(f: f64, g: f64) -> ((f64, f64), f64) {
    if g == 0.0 {
        return ((1.0, 0.0), f);
    }
    if f == 0.0 {
        return ((0.0, 1_f64.copysign(g)), g.abs());
    }
    let most = f.abs().max(g.abs());
    let unit = if (1e-150..1e150).contains(&most) { 1.0 } else { most };
    let (f, g) = (f / unit, g / unit);
    let size = (f * f + g * g).sqrt();
    let r = size.copysign(f);
    ((f.abs() / size, g / r), r * unit)
}

/// The root of the sum of two squares, rounded as LAPACK's.
#[inline(never)]
pub(super) fn root_of_squares(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let (most, least) = (x.abs().max(y.abs()), x.abs().min(y.abs()));
    if least == 0.0 || most.is_infinite() { most } else { most * (1.0 + (least / most).powi(2)).sqrt() }
}

/// Eigenvalues of a symmetric matrix, the one of larger size first, and the rotation to its vector.
pub(super) fn symmetric(a: f64, b: f64, c: f64) -> (f64, f64, (f64, f64)) {
    let (sum, apart, twice) = (a + c, a - c, b + b);
    let (large, small) = if a.abs() > c.abs() { (a, c) } else { (c, a) };
    let (far, off) = (apart.abs(), twice.abs());
    let root = if far > off {
        far * (1.0 + (off / far).powi(2)).sqrt()
    } else if far < off {
        off * (1.0 + (far / off).powi(2)).sqrt()
    } else {
        off * std::f64::consts::SQRT_2
    };
    let (first, second, sign) = if sum == 0.0 {
        (0.5 * root, -0.5 * root, 1.0)
    } else {
        let sign = if sum < 0.0 { -1.0 } else { 1.0 };
        let first = 0.5 * (sum + sign * root);
        (first, (large / first) * small - (b / first) * b, sign)
    };
    let other = if apart >= 0.0 { 1.0 } else { -1.0 };
    let side = apart + other * root;
    let (cos, sin) = if side.abs() > off {
        let ratio = -twice / side;
        let sin = 1.0 / (1.0 + ratio * ratio).sqrt();
        (ratio * sin, sin)
    } else if off == 0.0 {
        (1.0, 0.0)
    } else {
        let ratio = -side / twice;
        let cos = 1.0 / (1.0 + ratio * ratio).sqrt();
        (cos, ratio * cos)
    };
    (first, second, if sign == other { (-sin, cos) } else { (cos, sin) })
}

/// The singular values of the triangle `f g; 0 h`, the smaller first.
pub(super) fn singular_values(f: f64, g: f64, h: f64) -> (f64, f64) {
    let (f, g, h) = (f.abs(), g.abs(), h.abs());
    let (low, high) = (f.min(h), f.max(h));
    if low == 0.0 {
        let (small, large) = (high.min(g), high.max(g));
        return (0.0, if high == 0.0 { g } else { large * (1.0 + (small / large).powi(2)).sqrt() });
    }
    let (sum, apart) = (1.0 + low / high, (high - low) / high);
    if g < high {
        let off = (g / high).powi(2);
        let c = 2.0 / ((sum * sum + off).sqrt() + (apart * apart + off).sqrt());
        return (low * c, high / c);
    }
    let ratio = high / g;
    if ratio == 0.0 {
        return (low * high / g, g);
    }
    let c = 1.0 / ((1.0 + (sum * ratio).powi(2)).sqrt() + (1.0 + (apart * ratio).powi(2)).sqrt());
    (2.0 * (low * c * ratio), g / (c + c))
}

/// Singular values of the triangle `f g; 0 h` with signs, the larger first, and the rotations on the right and the left.
pub(super) fn singular(f: f64, g: f64, h: f64) -> (f64, f64, (f64, f64), (f64, f64)) {
    let is_swapped = h.abs() > f.abs();
    let (top, low) = if is_swapped { (h, f) } else { (f, h) };
    let (fa, ga, ha) = (top.abs(), g.abs(), low.abs());
    let mut largest = if is_swapped { 3 } else { 1 };
    let (small, large, mut left, mut right) = if ga == 0.0 {
        (ha, fa, (1.0, 0.0), (1.0, 0.0))
    } else {
        if ga > fa {
            largest = 2;
        }
        if ga > fa && fa / ga < f64::EPSILON / 2.0 {
            let small = if ha > 1.0 { fa / (ga / ha) } else { fa / ga * ha };
            (small, ga, (1.0, low / g), (top / g, 1.0))
        } else {
            let apart = fa - ha;
            let share = if apart == fa { 1.0 } else { apart / fa };
            let ratio = g / top;
            let rest = 2.0 - share;
            let square = ratio * ratio;
            let s = (rest * rest + square).sqrt();
            let r = if share == 0.0 { ratio.abs() } else { (share * share + square).sqrt() };
            let a = 0.5 * (s + r);
            let tangent = if square == 0.0 {
                if share == 0.0 {
                    2_f64.copysign(top) * 1_f64.copysign(g)
                } else {
                    g / apart.copysign(top) + ratio / rest
                }
            } else {
                (ratio / (s + rest) + ratio / (r + share)) * (1.0 + a)
            };
            let size = (tangent * tangent + 4.0).sqrt();
            let right = (2.0 / size, tangent / size);
            let left = ((right.0 + right.1 * ratio) / a, (low / top) * right.1 / a);
            (ha / a, fa * a, left, right)
        }
    };
    if is_swapped {
        (left, right) = ((right.1, right.0), (left.1, left.0));
    }
    let sign = |value: f64| 1_f64.copysign(value);
    let whole = match largest {
        1 => sign(right.0) * sign(left.0) * sign(f),
        2 => sign(right.1) * sign(left.0) * sign(g),
        _ => sign(right.1) * sign(left.1) * sign(h),
    };
    (large.copysign(whole), small.copysign(whole * sign(f) * sign(h)), right, left)
}
