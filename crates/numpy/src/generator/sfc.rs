//! Chris Doty-Humphrey's "small fast chaotic" generator of 64 bits, from his `PractRand`.

use super::Half;

/// Three words that chase each other, and a counter.
#[derive(Debug, Clone)]
pub(crate) struct Sfc {
    pub state: [u64; 4],
    pub half: Half,
}

impl Sfc {
    pub(crate) fn seeded(words: [u64; 3]) -> Self {
        let mut made = Self { state: [words[0], words[1], words[2], 1], half: None };
        for _ in 0..12 {
            made.long();
        }
        made
    }

    pub(crate) fn long(&mut self) -> u64 {
        let [a, b, c, count] = self.state;
        let made = a.wrapping_add(b).wrapping_add(count);
        self.state =
            [b ^ (b >> 11), c.wrapping_add(c << 3), c.rotate_left(24).wrapping_add(made), count.wrapping_add(1)];
        made
    }
}
