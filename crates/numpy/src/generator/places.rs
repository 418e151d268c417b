//! Random orders of places, and choices among them.

use super::Bits;
use super::bounded::{below, interval};

/// Places 0 to `count - 1`; `None` where these need too much memory.
fn all(count: usize) -> Option<Vec<i64>> {
    let mut places = Vec::new();
    places.try_reserve_exact(count).ok()?;
    places.extend(0..count as i64);
    Some(places)
}

/// Places 0 to `count - 1` in random order.
pub(crate) fn shuffled(bits: &mut Bits, count: usize) -> Option<Vec<i64>> {
    let mut places = all(count)?;
    for i in (1..count).rev() {
        let j = interval(bits, i as u64) as usize;
        places.swap(i, j);
    }
    Some(places)
}

/// Brings the places from `first` on into random order among all.
fn shuffle(bits: &mut Bits, places: &mut [i64], first: usize) {
    for i in (first..places.len()).rev() {
        let j = below(bits, i as u64) as usize;
        places.swap(i, j);
    }
}

/// `count` different places below `most`; in random order, or in one that comes cheaper.
pub(crate) fn chosen(bits: &mut Bits, most: u64, count: usize, is_shuffled: bool) -> Option<Vec<i64>> {
    let share = if is_shuffled { 50 } else { 20 };
    if most > 10_000 && count as u64 > most / share {
        let most = usize::try_from(most).ok()?;
        let mut places = all(most)?;
        shuffle(bits, &mut places, (most - count).max(1));
        return Some(places.split_off(most - count));
    }
    // R. Floyd's algorithm, from J. Bentley: "Programming pearls: a sample of brilliance" (1987).
    let mut known = std::collections::HashSet::new();
    known.try_reserve(count).ok()?;
    let mut places = Vec::new();
    places.try_reserve_exact(count).ok()?;
    for j in most.checked_sub(count as u64)?..most {
        let drawn = below(bits, j);
        let place = if known.insert(drawn) { drawn } else { j };
        known.insert(place);
        places.push(place as i64);
    }
    if is_shuffled {
        shuffle(bits, &mut places, 1);
    }
    Some(places)
}
