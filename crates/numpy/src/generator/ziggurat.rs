//! Normal and exponential numbers by the ziggurat of 256 layers. G. Marsaglia, W. W. Tsang: "The ziggurat method for
//! generating random variables" (2000).

use super::Bits;

/// For normal, then for exponential numbers: limits, widths and heights in double precision, then in single precision.
static TABLES: &[u8; 18432] = include_bytes!("ziggurat.bin");
const LAYERS: usize = 256;
/// Bytes of the tables of one distribution.
const PART: usize = LAYERS * 36;

/// Layers of one precision: below which number a draw is surely under the curve, how wide and how high each is.
struct Layers<L, F> {
    limits: [L; LAYERS],
    widths: [F; LAYERS],
    heights: [F; LAYERS],
}

const fn bits<const N: usize>(at: usize) -> [u64; N] {
    let width = if at % PART < LAYERS * 24 { 8 } else { 4 };
    let mut made = [0; N];
    let mut i = 0;
    while i < N {
        let mut byte = width;
        while byte > 0 {
            byte -= 1;
            made[i] = (made[i] << 8) | TABLES[at + i * width + byte] as u64;
        }
        i += 1;
    }
    made
}

const fn doubles(at: usize) -> [f64; LAYERS] {
    let (bits, mut made, mut i) = (bits::<LAYERS>(at), [0.0; LAYERS], 0);
    while i < LAYERS {
        made[i] = f64::from_bits(bits[i]);
        i += 1;
    }
    made
}

const fn singles(at: usize) -> [f32; LAYERS] {
    let (bits, mut made, mut i) = (bits::<LAYERS>(at), [0.0; LAYERS], 0);
    while i < LAYERS {
        made[i] = f32::from_bits(bits[i] as u32);
        i += 1;
    }
    made
}

const fn words(at: usize) -> [u32; LAYERS] {
    let (bits, mut made, mut i) = (bits::<LAYERS>(at), [0; LAYERS], 0);
    while i < LAYERS {
        made[i] = bits[i] as u32;
        i += 1;
    }
    made
}

const fn wide(part: usize) -> Layers<u64, f64> {
    let at = part * PART;
    Layers { limits: bits(at), widths: doubles(at + LAYERS * 8), heights: doubles(at + LAYERS * 16) }
}

const fn narrow(part: usize) -> Layers<u32, f32> {
    let at = part * PART + LAYERS * 24;
    Layers { limits: words(at), widths: singles(at + LAYERS * 4), heights: singles(at + LAYERS * 8) }
}

static NORMAL: Layers<u64, f64> = wide(0);
static NORMAL_SINGLE: Layers<u32, f32> = narrow(0);
static EXPONENTIAL: Layers<u64, f64> = wide(1);
static EXPONENTIAL_SINGLE: Layers<u32, f32> = narrow(1);

/// Where the tails begin.
const NORMAL_TAIL: f64 = 3.654_152_885_361_009;
const NORMAL_TAIL_INVERSE: f64 = 0.273_661_237_329_758_3;
const EXPONENTIAL_TAIL: f64 = 7.697_117_470_131_05;

pub(crate) fn normal(bits: &mut Bits) -> f64 {
    loop {
        let drawn = bits.long();
        let layer = drawn as u8 as usize;
        let size = (drawn >> 9) & 0x000f_ffff_ffff_ffff;
        let x = size as f64 * NORMAL.widths[layer];
        let x = if (drawn >> 8) & 1 == 1 { -x } else { x };
        if size < NORMAL.limits[layer] {
            return x;
        }
        if layer == 0 {
            loop {
                let xx = -NORMAL_TAIL_INVERSE * (-bits.double()).ln_1p();
                let yy = -(-bits.double()).ln_1p();
                if yy + yy > xx * xx {
                    let far = NORMAL_TAIL + xx;
                    return if (size >> 8) & 1 == 1 { -far } else { far };
                }
            }
        }
        let (below, above) = (NORMAL.heights[layer - 1], NORMAL.heights[layer]);
        if (below - above) * bits.double() + above < (-0.5 * x * x).exp() {
            return x;
        }
    }
}

pub(crate) fn normal_single(bits: &mut Bits) -> f32 {
    loop {
        let drawn = bits.word();
        let layer = drawn as u8 as usize;
        let size = drawn >> 9;
        let x = size as f32 * NORMAL_SINGLE.widths[layer];
        let x = if (drawn >> 8) & 1 == 1 { -x } else { x };
        if size < NORMAL_SINGLE.limits[layer] {
            return x;
        }
        if layer == 0 {
            loop {
                let xx = -(NORMAL_TAIL_INVERSE as f32) * (-bits.single()).ln_1p();
                let yy = -(-bits.single()).ln_1p();
                if yy + yy > xx * xx {
                    let far = NORMAL_TAIL as f32 + xx;
                    return if (size >> 8) & 1 == 1 { -far } else { far };
                }
            }
        }
        let (below, above) = (NORMAL_SINGLE.heights[layer - 1], NORMAL_SINGLE.heights[layer]);
        // The curve itself is computed in double precision.
        let height = (below - above) * bits.single() + above;
        if f64::from(height) < (-0.5 * f64::from(x) * f64::from(x)).exp() {
            return x;
        }
    }
}

pub(crate) fn exponential(bits: &mut Bits) -> f64 {
    loop {
        let drawn = bits.long() >> 3;
        let layer = drawn as u8 as usize;
        let size = drawn >> 8;
        let x = size as f64 * EXPONENTIAL.widths[layer];
        if size < EXPONENTIAL.limits[layer] {
            return x;
        }
        if layer == 0 {
            return EXPONENTIAL_TAIL - (-bits.double()).ln_1p();
        }
        let (below, above) = (EXPONENTIAL.heights[layer - 1], EXPONENTIAL.heights[layer]);
        if (below - above) * bits.double() + above < (-x).exp() {
            return x;
        }
    }
}

pub(crate) fn exponential_single(bits: &mut Bits) -> f32 {
    loop {
        let drawn = bits.word() >> 1;
        let layer = drawn as u8 as usize;
        let size = drawn >> 8;
        let x = size as f32 * EXPONENTIAL_SINGLE.widths[layer];
        if size < EXPONENTIAL_SINGLE.limits[layer] {
            return x;
        }
        if layer == 0 {
            return EXPONENTIAL_TAIL as f32 - (-bits.single()).ln_1p();
        }
        let (below, above) = (EXPONENTIAL_SINGLE.heights[layer - 1], EXPONENTIAL_SINGLE.heights[layer]);
        if (below - above) * bits.single() + above < (-x).exp() {
            return x;
        }
    }
}
