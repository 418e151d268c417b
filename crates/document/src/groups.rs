//! Groups of neighbours that stay together while cells come, go and move.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// How many cells a group begins with.
const SIZE: usize = 16;
/// From here on new cells begin a group of their own.
const MOST: usize = 2 * SIZE;

/// Divides a list so that a change of the list changes few groups: a page can then skip whole groups that are out of sight
/// without drawing cells anew because a neighbour came or went.
#[derive(Debug, Clone)]
pub struct Groups<K> {
    group_of: HashMap<K, u32>,
    next: u32,
}

/// A group: its name among all that ever were, and its cells.
pub type Group<K> = (u32, Vec<K>);

impl<K> Default for Groups<K> {
    fn default() -> Self {
        Self { group_of: HashMap::new(), next: 0 }
    }
}

impl<K: Copy + Eq + Hash> Groups<K> {
    /// Divides `keys`, whose order is kept. A key stays in its group unless it left its neighbours.
    pub fn arrange(&mut self, keys: &[K]) -> Vec<Group<K>> {
        let mut groups: Vec<Group<K>> = Vec::new();
        let mut begun = HashSet::new();
        for (index, key) in keys.iter().enumerate() {
            let own = self.group_of.get(key).copied();
            let next = keys.get(index + 1).and_then(|next| self.group_of.get(next)).copied();
            let here = groups.last().map(|(id, _)| *id);
            let is_full = groups
                .last()
                .is_none_or(|(_, cells)| cells.len() >= if own.is_none() && next.is_none() { SIZE } else { MOST });
            let stays = here.is_some() && here == own;
            // A cell among strangers has moved, unless those that follow are of its own group.
            let has_moved = here.is_some() && own.is_some() && next == here;
            let group = match own {
                _ if stays || has_moved => here,
                Some(own) if !begun.contains(&own) => Some(own),
                _ if !is_full => here,
                _ => None,
            };
            let group = group.unwrap_or_else(|| {
                self.next += 1;
                self.next
            });
            if here == Some(group) {
                groups.iter_mut().last().into_iter().for_each(|(_, cells)| cells.push(*key));
            } else {
                begun.insert(group);
                groups.push((group, vec![*key]));
            }
        }
        self.group_of = groups.iter().flat_map(|(id, cells)| cells.iter().map(|key| (*key, *id))).collect();
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which keys are in another group than before.
    fn moved(groups: &mut Groups<u32>, keys: &[u32]) -> Vec<u32> {
        let before = groups.group_of.clone();
        groups.arrange(keys);
        keys.iter().copied().filter(|key| before.get(key).is_some_and(|group| groups.group_of[key] != *group)).collect()
    }

    #[test]
    fn a_fresh_list_is_cut_evenly() {
        let sizes = |count: u32| -> Vec<usize> {
            Groups::default().arrange(&(0..count).collect::<Vec<_>>()).iter().map(|(_, cells)| cells.len()).collect()
        };
        assert_eq!(sizes(0), Vec::<usize>::new());
        assert_eq!(sizes(1), [1]);
        assert_eq!(sizes(40), [16, 16, 8]);
    }

    #[test]
    fn neighbours_stay_where_they_are() {
        let mut groups = Groups::default();
        let mut keys: Vec<u32> = (0..48).collect();
        groups.arrange(&keys);
        // In the middle, at a seam, at both ends.
        for (at, key) in [(5, 100), (17, 101), (0, 102), (51, 103)] {
            keys.insert(at, key);
            assert!(moved(&mut groups, &keys).is_empty(), "{key} at {at}");
        }
        keys.remove(20);
        assert!(moved(&mut groups, &keys).is_empty());
        // One down within a group, one over a seam in each direction: that one alone.
        keys.swap(3, 4);
        assert!(moved(&mut groups, &keys).is_empty());
        let over = keys.remove(2);
        keys.insert(30, over);
        assert_eq!(moved(&mut groups, &keys), [over]);
        let back = keys.remove(40);
        keys.insert(8, back);
        assert_eq!(moved(&mut groups, &keys), [back]);
    }

    #[test]
    fn order_and_number_hold_whatever_happens() {
        let mut groups = Groups::default();
        let mut keys: Vec<u32> = (0..100).collect();
        let mut random = 7_u32;
        let mut pick = |below: usize| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 8) as usize % below
        };
        for step in 0..2000 {
            match pick(3) {
                0 => keys.insert(pick(keys.len() + 1), 1000 + step),
                1 if keys.len() > 1 => {
                    keys.remove(pick(keys.len()));
                }
                _ => {
                    let cell = keys.remove(pick(keys.len()));
                    keys.insert(pick(keys.len() + 1), cell);
                }
            }
            let arranged = groups.arrange(&keys);
            let flat: Vec<u32> = arranged.iter().flat_map(|(_, cells)| cells.clone()).collect();
            assert_eq!(flat, keys);
            let names: HashSet<u32> = arranged.iter().map(|(id, _)| *id).collect();
            assert_eq!(names.len(), arranged.len());
            assert!(arranged.iter().all(|(_, cells)| (1..=2 * MOST).contains(&cells.len())), "{arranged:?}");
        }
    }
}
