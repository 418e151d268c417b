//! The Mersenne Twister. M. Matsumoto, T. Nishimura: "Mersenne Twister: a 623-dimensionally equidistributed uniform
//! pseudorandom number generator" (1998).

pub(crate) const LEN: usize = 624;
const MIDDLE: usize = 397;

/// Coefficients of x^(2^128) modulo the characteristic polynomial of the generator: the lowest bit of the first byte is
/// that of x^0.
static JUMP: &[u8] = include_bytes!("mersenne_jump.bin");

/// 624 words, and which of them is next.
#[derive(Debug, Clone)]
pub(crate) struct Mersenne {
    pub key: Vec<u32>,
    pub at: usize,
}

/// A word after `low` and the upper bit of `high`.
fn twisted(high: u32, low: u32, middle: u32) -> u32 {
    let mixed = (high & 0x8000_0000) | (low & 0x7fff_ffff);
    middle ^ (mixed >> 1) ^ if mixed & 1 == 0 { 0 } else { 0x9908_b0df }
}

impl Mersenne {
    /// As `RandomState` takes an integer.
    pub(crate) fn seeded(seed: u32) -> Self {
        let mut key = vec![seed; LEN];
        for i in 1..LEN {
            let before = key[i - 1];
            key[i] = 1_812_433_253_u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(i as u32);
        }
        Self { key, at: LEN }
    }

    /// As `RandomState` takes an array.
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

    /// With a seed sequence's words for key.
    pub(crate) fn keyed(mut key: Vec<u32>) -> Self {
        key.resize(LEN, 0);
        key[0] = 0x8000_0000;
        Self { key, at: LEN - 1 }
    }

    fn refill(&mut self) {
        for i in 0..LEN {
            self.key[i] = twisted(self.key[i], self.key[(i + 1) % LEN], self.key[(i + MIDDLE) % LEN]);
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

    /// Goes 2¹²⁸ words on: the polynomial of the step, in Horner's order. H. Haramoto and others: "Efficient jump ahead
    /// for F2-linear random number generators" (2008).
    pub(crate) fn jump(&mut self) {
        let start = self.at % LEN;
        let from: Vec<u32> = (0..LEN).map(|i| self.key[(start + i) % LEN]).collect();
        let is_set = |i: usize| JUMP.get(i / 8).is_some_and(|byte| (byte >> (i % 8)) & 1 == 1);
        let degree = (0..JUMP.len() * 8).rev().find(|i| is_set(*i)).unwrap_or(0);
        // A ring of words whose first is at `first`.
        let (mut ring, mut first) = (from.clone(), 0);
        for i in (0..degree).rev() {
            ring[first] = twisted(ring[first], ring[(first + 1) % LEN], ring[(first + MIDDLE) % LEN]);
            first = (first + 1) % LEN;
            if is_set(i) {
                for (k, word) in from.iter().enumerate() {
                    ring[(first + k) % LEN] ^= word;
                }
            }
        }
        self.at = (start + degree) % LEN;
        for k in 0..LEN {
            self.key[(self.at + k) % LEN] = ring[(first + k) % LEN];
        }
    }
}
