//! Walking several arrays of one shape together: the loops get runs as long as the layouts allow.

use smallvec::SmallVec;

use crate::layout::{Dims, Layout, Strides};

/// Addresses, one for each operand.
pub type Addresses = SmallVec<[*mut u8; 4]>;

/// How operands of one shape are walked: dimensions in the order of memory, neighbours joined, the inner one last.
#[derive(Debug, Clone)]
pub struct Walk {
    shape: Dims,
    /// For each dimension the step of each operand.
    steps: SmallVec<[Strides; 4]>,
    operands: usize,
}

impl Walk {
    /// `strides` has one entry for each operand, as long as `shape`.
    pub fn new(shape: &[usize], strides: &[&[isize]]) -> Self {
        Self::with_inner(shape, strides, true)
    }

    /// Without reordering: dimensions are walked as C order has them, still joined where that changes nothing.
    pub fn in_order(shape: &[usize], strides: &[&[isize]]) -> Self {
        Self::with_inner(shape, strides, false)
    }

    fn with_inner(shape: &[usize], strides: &[&[isize]], may_reorder: bool) -> Self {
        let mut axes: SmallVec<[usize; 4]> = (0..shape.len()).filter(|axis| shape[*axis] != 1).collect();
        if may_reorder {
            for place in 1..axes.len() {
                let mut at = place;
                while at > 0 && is_inner(axes[at - 1], axes[at], strides) {
                    axes.swap(at - 1, at);
                    at -= 1;
                }
            }
        }
        let mut walk = Self { shape: Dims::new(), steps: SmallVec::new(), operands: strides.len() };
        for axis in axes {
            let steps: Strides = strides.iter().map(|strides| strides[axis]).collect();
            let len = shape[axis];
            let joins = walk.steps.last().is_some_and(|outer: &Strides| {
                outer.iter().zip(&steps).all(|(outer, inner)| *outer == inner * len as isize)
            });
            if let (true, Some(last), Some(outer)) = (joins, walk.shape.last_mut(), walk.steps.last_mut()) {
                *last *= len;
                *outer = steps;
            } else {
                walk.shape.push(len);
                walk.steps.push(steps);
            }
        }
        if walk.shape.is_empty() {
            walk.shape.push(usize::from(!shape.contains(&0)));
            walk.steps.push(Strides::from_elem(0, strides.len()));
        }
        walk
    }

    /// Calls `run` with the addresses of a run's first elements, the steps, and its length, until all are done.
    pub fn run(&self, bases: &[*mut u8], mut run: impl FnMut(&[*mut u8], &[isize], usize)) {
        let inner = self.shape.len() - 1;
        if self.shape.contains(&0) {
            return;
        }
        let mut at = Addresses::from_slice(bases);
        if inner == 0 {
            run(&at, &self.steps[0], self.shape[0]);
            return;
        }
        let mut index = Dims::from_elem(0, inner);
        loop {
            run(&at, &self.steps[inner], self.shape[inner]);
            let mut dim = inner;
            loop {
                if dim == 0 {
                    return;
                }
                dim -= 1;
                index[dim] += 1;
                let is_within = index[dim] < self.shape[dim];
                for operand in 0..self.operands {
                    let step = self.steps[dim][operand];
                    let by = if is_within { step } else { -step * (self.shape[dim] as isize - 1) };
                    at[operand] = at[operand].wrapping_offset(by);
                }
                if is_within {
                    break;
                }
                index[dim] = 0;
            }
        }
    }
}

/// Whether `first` has the smaller steps and belongs inside of `second`. The first operand that moves along both decides.
fn is_inner(first: usize, second: usize, strides: &[&[isize]]) -> bool {
    for strides in strides {
        let (one, other) = (strides[first].unsigned_abs(), strides[second].unsigned_abs());
        if one != 0 && other != 0 && one != other {
            return one < other;
        }
    }
    false
}

/// The address of the first element.
pub fn address(start: *mut u8, layout: &Layout) -> *mut u8 {
    start.wrapping_add(layout.offset)
}
