//! Whole numbers from zero to a bound. D. Lemire: "Fast random integer generation in an interval" (2019); and the older
//! way, which masks and rejects.

use super::Bits;

/// From 0 to `most`, by masking.
pub(crate) fn interval(bits: &mut Bits, most: u64) -> u64 {
    if most == 0 {
        return 0;
    }
    let mask = u64::MAX >> most.leading_zeros();
    loop {
        let drawn = if u32::try_from(most).is_ok() { u64::from(bits.word()) } else { bits.long() };
        if drawn & mask <= most {
            return drawn & mask;
        }
    }
}

/// From 0 to `most`, by multiplication.
pub(crate) fn below(bits: &mut Bits, most: u64) -> u64 {
    Bounded::new(64, false).draw(bits, most)
}

/// What draws numbers of so many bits from 0 to a bound.
#[derive(Debug)]
pub(crate) struct Bounded {
    width: u32,
    is_masked: bool,
    /// Narrow numbers share 32 bits: what is left of those, and how many numbers that is.
    shared: u32,
    left: u32,
}

impl Bounded {
    /// For types of 64, 32, 16 or 8 bits, or of 1: a truth value.
    pub(crate) fn new(width: u32, is_masked: bool) -> Self {
        Self { width, is_masked, shared: 0, left: 0 }
    }

    pub(crate) fn draw(&mut self, bits: &mut Bits, most: u64) -> u64 {
        if most == 0 {
            return 0;
        }
        if self.width == 1 {
            return self.part(bits);
        }
        // 64 bits are not spent on what 32 can make.
        let width = if self.width == 64 && u32::try_from(most).is_ok() { 32 } else { self.width };
        let full = u64::MAX >> (64 - width);
        if most == full {
            return self.whole(bits, width);
        }
        if self.is_masked {
            let mask = u64::MAX >> most.leading_zeros();
            loop {
                let drawn = self.whole(bits, width) & mask;
                if drawn <= most {
                    return drawn;
                }
            }
        }
        let count = most + 1;
        let threshold = |low: u64| if low < count { (full - most) % count } else { 0 };
        if width == 64 {
            loop {
                let product = u128::from(bits.long()) * u128::from(count);
                if product as u64 >= threshold(product as u64) {
                    return (product >> 64) as u64;
                }
            }
        }
        loop {
            let product = self.whole(bits, width) * count;
            if product & full >= threshold(product & full) {
                return product >> width;
            }
        }
    }

    fn whole(&mut self, bits: &mut Bits, width: u32) -> u64 {
        match width {
            64 => bits.long(),
            32 => bits.word().into(),
            _ => self.part(bits),
        }
    }

    /// The next few of 32 bits.
    fn part(&mut self, bits: &mut Bits) -> u64 {
        if self.left == 0 {
            self.shared = bits.word();
            self.left = 32 / self.width - 1;
        } else {
            self.shared >>= self.width;
            self.left -= 1;
        }
        u64::from(self.shared) & (u64::MAX >> (64 - self.width))
    }
}
