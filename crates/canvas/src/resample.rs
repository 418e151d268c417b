//! Pictures stretched and shrunk: each axis on its own, by the kernels that matplotlib names.

use crate::list::Filter;

/// For each wanted pixel of an axis the pixels that it is made of.
pub struct Weights {
    /// First source pixel and the weights from there on; an empty list lies outside of the picture.
    pub taps: Vec<(usize, Vec<f32>)>,
    /// Each is exactly one source pixel.
    pub single: bool,
}

impl Filter {
    /// By matplotlib's name.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "nearest" | "none" => Self::Nearest,
            "bilinear" => Self::Bilinear,
            "bicubic" => Self::Bicubic,
            "hanning" | "antialiased" | "auto" => Self::Hanning,
            "hamming" => Self::Hamming,
            "hermite" => Self::Hermite,
            "kaiser" => Self::Kaiser,
            "quadric" => Self::Quadric,
            "catrom" => Self::Catrom,
            "gaussian" | "bessel" => Self::Gaussian,
            "mitchell" => Self::Mitchell,
            "spline16" => Self::Spline16,
            "spline36" => Self::Spline36,
            "sinc" => Self::Sinc,
            "lanczos" => Self::Lanczos,
            "blackman" => Self::Blackman,
            _ => return None,
        })
    }

    fn radius(self) -> f64 {
        match self {
            Self::Nearest => 0.5,
            Self::Bilinear | Self::Hanning | Self::Hamming | Self::Hermite | Self::Kaiser => 1.0,
            Self::Quadric => 1.5,
            Self::Bicubic | Self::Catrom | Self::Gaussian | Self::Mitchell | Self::Spline16 => 2.0,
            Self::Spline36 => 3.0,
            Self::Sinc | Self::Lanczos | Self::Blackman => 4.0,
        }
    }

    /// The kernel at a distance, in source pixels.
    fn at(self, x: f64) -> f64 {
        use std::f64::consts::PI;
        let sinc = |x: f64| if x == 0.0 { 1.0 } else { (PI * x).sin() / (PI * x) };
        // The cubic kernels of Mitchell and Netravali.
        let cubic = |b: f64, c: f64| {
            if x < 1.0 {
                ((12.0 - 9.0 * b - 6.0 * c) * x * x * x + (-18.0 + 12.0 * b + 6.0 * c) * x * x + 6.0 - 2.0 * b) / 6.0
            } else if x < 2.0 {
                ((-b - 6.0 * c) * x * x * x
                    + (6.0 * b + 30.0 * c) * x * x
                    + (-12.0 * b - 48.0 * c) * x
                    + 8.0 * b
                    + 24.0 * c)
                    / 6.0
            } else {
                0.0
            }
        };
        if x >= self.radius() {
            return 0.0;
        }
        match self {
            Self::Nearest => 1.0,
            Self::Bilinear => 1.0 - x,
            Self::Hanning => 0.5 + 0.5 * (PI * x).cos(),
            Self::Hamming => 0.54 + 0.46 * (PI * x).cos(),
            Self::Hermite => (2.0 * x - 3.0) * x * x + 1.0,
            Self::Kaiser => bessel_i0(6.33 * (1.0 - x * x).sqrt()) / bessel_i0(6.33),
            Self::Quadric if x < 0.5 => 0.75 - x * x,
            Self::Quadric => 0.5 * (x - 1.5) * (x - 1.5),
            Self::Bicubic => cubic(1.0, 0.0),
            Self::Catrom => cubic(0.0, 0.5),
            Self::Mitchell => cubic(1.0 / 3.0, 1.0 / 3.0),
            Self::Gaussian => (-2.0 * x * x).exp() * (2.0 / PI).sqrt(),
            Self::Spline16 if x < 1.0 => ((x - 9.0 / 5.0) * x - 1.0 / 5.0) * x + 1.0,
            Self::Spline16 => ((-1.0 / 3.0 * (x - 1.0) + 4.0 / 5.0) * (x - 1.0) - 7.0 / 15.0) * (x - 1.0),
            Self::Spline36 if x < 1.0 => ((13.0 / 11.0 * x - 453.0 / 209.0) * x - 3.0 / 209.0) * x + 1.0,
            Self::Spline36 if x < 2.0 => {
                ((-6.0 / 11.0 * (x - 1.0) + 270.0 / 209.0) * (x - 1.0) - 156.0 / 209.0) * (x - 1.0)
            }
            Self::Spline36 => ((1.0 / 11.0 * (x - 2.0) - 45.0 / 209.0) * (x - 2.0) + 26.0 / 209.0) * (x - 2.0),
            Self::Sinc => sinc(x),
            Self::Lanczos => sinc(x) * sinc(x / 4.0),
            Self::Blackman => sinc(x) * (0.42 + 0.5 * (PI * x / 4.0).cos() + 0.08 * (PI * x / 2.0).cos()),
        }
    }
}

fn bessel_i0(x: f64) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for step in 1..30 {
        term *= (x / 2.0 / f64::from(step)).powi(2);
        sum += term;
    }
    sum
}

/// The weights for the pixels `from..to` of a picture with `count` pixels between the coordinates `start` and `end`.
pub fn weights(count: usize, start: f64, end: f64, from: i32, to: i32, filter: Filter) -> Weights {
    let scale = count as f64 / (end - start);
    let last = count.saturating_sub(1);
    let mut single = true;
    let taps = (from..to).map(|pixel| {
        let centre = (f64::from(pixel) + 0.5 - start) * scale;
        if filter == Filter::Nearest {
            let index = centre.floor();
            return if index < 0.0 || index > last as f64 { (0, Vec::new()) } else { (index as usize, vec![1.0]) };
        }
        // A shrunk picture spreads the kernel, so that every source pixel counts.
        let spread = scale.abs().max(1.0);
        let reach = filter.radius() * spread;
        let (first, end) = ((centre - reach - 0.5).ceil(), (centre + reach - 0.5).floor());
        let mut list = Vec::with_capacity((end - first).max(0.0) as usize + 1);
        let begin = first.clamp(0.0, last as f64) as usize;
        let mut sum = 0.0;
        let mut index = first;
        while index <= end {
            let weight = filter.at((centre - 0.5 - index).abs() / spread);
            // Beyond its border a picture goes on with the border's pixels.
            let place = index.clamp(0.0, last as f64) as usize - begin;
            if list.len() <= place {
                list.resize(place + 1, 0.0);
            }
            list[place] += weight;
            sum += weight;
            index += 1.0;
        }
        single &= list.len() == 1;
        (begin, list.into_iter().map(|weight| (weight / sum) as f32).collect())
    });
    Weights { taps: taps.collect(), single }
}

/// Pixels as they are.
pub(crate) fn picked(pixels: &[u8], width: usize, columns: &Weights, rows: &Weights) -> Vec<u8> {
    let mut out = Vec::with_capacity(4 * columns.taps.len() * rows.taps.len());
    for (row, row_weights) in &rows.taps {
        for (column, weights) in &columns.taps {
            let at = 4 * (row * width + column);
            match pixels.get(at..at + 4) {
                Some(pixel) if !weights.is_empty() && !row_weights.is_empty() => out.extend_from_slice(pixel),
                _ => out.extend_from_slice(&[0; 4]),
            }
        }
    }
    out
}

/// Pixels mixed by their weights; colours count by their opacity.
pub(crate) fn rgba(pixels: &[u8], width: usize, columns: &Weights, rows: &Weights) -> Vec<u8> {
    let floats: Vec<f32> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| {
            let opacity = f32::from(pixel[3]) / 255.0;
            [
                f32::from(pixel[0]) * opacity,
                f32::from(pixel[1]) * opacity,
                f32::from(pixel[2]) * opacity,
                f32::from(pixel[3]),
            ]
        })
        .collect();
    let mixed = mix::<4>(&floats, width, columns, rows);
    let mut out = Vec::with_capacity(mixed.len());
    for pixel in mixed.chunks_exact(4) {
        let opacity = pixel[3].clamp(0.0, 255.0);
        let part =
            |value: f32| if opacity > 0.0 { (value * 255.0 / opacity).round().clamp(0.0, 255.0) as u8 } else { 0 };
        out.extend_from_slice(&[part(pixel[0]), part(pixel[1]), part(pixel[2]), opacity.round() as u8]);
    }
    out
}

/// Numbers (`N` a pixel) mixed by their weights, first along rows, then along columns.
pub fn mix<const N: usize>(values: &[f32], width: usize, columns: &Weights, rows: &Weights) -> Vec<f32> {
    let height = if width == 0 { 0 } else { values.len() / (width * N) };
    let (wide, tall) = (columns.taps.len(), rows.taps.len());
    // Only the rows that something is made of.
    let needed = |pick: fn(usize, usize) -> usize, start: usize, end: fn(&(usize, Vec<f32>)) -> usize| {
        rows.taps.iter().filter(|(_, weights)| !weights.is_empty()).map(end).fold(start, pick)
    };
    let first = needed(usize::min, height, |tap| tap.0);
    let past = needed(usize::max, 0, |tap| tap.0 + tap.1.len()).min(height);
    let mut across = vec![0.0_f32; past.saturating_sub(first) * wide * N];
    for row in first..past {
        for (column, (begin, weights)) in columns.taps.iter().enumerate() {
            let mut sum = [0.0_f32; N];
            for (step, weight) in weights.iter().enumerate() {
                let at = (row * width + begin + step) * N;
                for (sum, value) in sum.iter_mut().zip(&values[at..at + N]) {
                    *sum += weight * value;
                }
            }
            let at = ((row - first) * wide + column) * N;
            across[at..at + N].copy_from_slice(&sum);
        }
    }
    let mut out = vec![0.0_f32; wide * tall * N];
    for (row, (begin, weights)) in rows.taps.iter().enumerate() {
        let target = &mut out[row * wide * N..(row + 1) * wide * N];
        for (step, weight) in weights.iter().enumerate() {
            let at = (begin + step - first) * wide * N;
            for (sum, value) in target.iter_mut().zip(&across[at..at + wide * N]) {
                *sum += weight * value;
            }
        }
    }
    out
}
