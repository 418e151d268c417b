//! Where the elements of an array lie: shape, strides and a start, in bytes.

use smallvec::SmallVec;

use crate::error::{Error, Result};

/// Shapes and strides of up to four dimensions need no allocation.
pub type Dims = SmallVec<[usize; 4]>;
pub type Strides = SmallVec<[isize; 4]>;

/// `NumPy`'s limit.
pub const MAX_DIMS: usize = 64;

/// Where the elements of an array lie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    pub shape: Dims,
    /// Bytes from an element to the next along each dimension.
    pub strides: Strides,
    /// Bytes from the start of the storage to the first element.
    pub offset: usize,
}

/// `C` has the last dimension next to each other, `F` the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    C,
    F,
}

impl Layout {
    /// Elements packed one after the other from the start of a storage.
    pub fn packed(shape: &[usize], item: usize, order: Order) -> Self {
        Self { shape: Dims::from_slice(shape), strides: packed_strides(shape, item, order), offset: 0 }
    }

    pub fn ndim(&self) -> usize {
        self.shape.len()
    }

    /// Number of elements.
    pub fn size(&self) -> usize {
        self.shape.iter().product()
    }

    /// Whether the elements lie packed in the order of `order`. Dimensions of one element do not count, and where there
    /// are none every order will do.
    pub fn is_packed(&self, item: usize, order: Order) -> bool {
        if self.shape.contains(&0) {
            return true;
        }
        let mut expected = item as isize;
        let mut fits = |dim: usize| {
            let fits = self.shape[dim] == 1 || self.strides[dim] == expected;
            expected *= self.shape[dim] as isize;
            fits
        };
        match order {
            Order::C => (0..self.ndim()).rev().all(&mut fits),
            Order::F => (0..self.ndim()).all(&mut fits),
        }
    }

    /// The first byte and the byte behind the last that elements occupy.
    pub fn extent(&self, item: usize) -> (usize, usize) {
        if self.shape.contains(&0) {
            return (self.offset, self.offset);
        }
        let (mut low, mut high) = (self.offset as isize, self.offset as isize + item as isize);
        for (len, stride) in self.shape.iter().zip(&self.strides) {
            let reach = (*len as isize - 1) * stride;
            if reach < 0 { low += reach } else { high += reach }
        }
        (low as usize, high as usize)
    }

    /// The dimensions in the order `axes`.
    pub fn transposed(&self, axes: &[usize]) -> Self {
        Self {
            shape: axes.iter().map(|axis| self.shape[*axis]).collect(),
            strides: axes.iter().map(|axis| self.strides[*axis]).collect(),
            offset: self.offset,
        }
    }

    /// All dimensions in reverse.
    pub fn reversed(&self) -> Self {
        Self {
            shape: self.shape.iter().rev().copied().collect(),
            strides: self.strides.iter().rev().copied().collect(),
            offset: self.offset,
        }
    }

    /// Without the dimension `axis`, at its place `index`.
    pub fn at(&self, axis: usize, index: usize) -> Self {
        let mut layout = self.clone();
        layout.offset = (self.offset as isize + index as isize * self.strides[axis]) as usize;
        layout.shape.remove(axis);
        layout.strides.remove(axis);
        layout
    }

    /// Elements `start`, `start + step` … of a dimension, `len` of them.
    pub fn sliced(&mut self, axis: usize, start: isize, step: isize, len: usize) {
        if len > 0 {
            self.offset = (self.offset as isize + start * self.strides[axis]) as usize;
        }
        self.shape[axis] = len;
        self.strides[axis] *= step;
    }

    /// A new dimension of one element.
    pub fn with_axis(&self, axis: usize) -> Self {
        let mut layout = self.clone();
        layout.shape.insert(axis, 1);
        layout.strides.insert(axis, 0);
        layout
    }

    /// The same elements seen with `shape`, where they need not move.
    pub fn reshaped(&self, shape: &[usize], item: usize, order: Order) -> Option<Self> {
        let strides = match order {
            Order::C => regroup(&self.shape, &self.strides, shape, item)?,
            Order::F => {
                let reversed = self.reversed();
                let target: Dims = shape.iter().rev().copied().collect();
                regroup(&reversed.shape, &reversed.strides, &target, item)?.into_iter().rev().collect()
            }
        };
        Some(Self { shape: Dims::from_slice(shape), strides, offset: self.offset })
    }

    /// Seen with `shape` by repeating dimensions of one element.
    pub fn broadcast_to(&self, shape: &[usize]) -> Option<Self> {
        let extra = shape.len().checked_sub(self.ndim())?;
        let mut strides = Strides::from_elem(0, extra);
        for (dim, len) in self.shape.iter().enumerate() {
            match (*len, shape[extra + dim]) {
                (have, want) if have == want => strides.push(self.strides[dim]),
                (1, _) => strides.push(0),
                _ => return None,
            }
        }
        Some(Self { shape: Dims::from_slice(shape), strides, offset: self.offset })
    }

    /// Byte offsets of all elements, the last dimension fastest.
    pub fn offsets(&self) -> Offsets<'_> {
        Offsets { layout: self, index: Dims::from_elem(0, self.ndim()), at: self.offset as isize, left: self.size() }
    }
}

pub struct Offsets<'a> {
    layout: &'a Layout,
    index: Dims,
    at: isize,
    left: usize,
}

impl Iterator for Offsets<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        let found = self.at as usize;
        for dim in (0..self.index.len()).rev() {
            self.index[dim] += 1;
            self.at += self.layout.strides[dim];
            if self.index[dim] < self.layout.shape[dim] {
                break;
            }
            self.at -= self.layout.strides[dim] * self.layout.shape[dim] as isize;
            self.index[dim] = 0;
        }
        Some(found)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Offsets<'_> {}

pub fn packed_strides(shape: &[usize], item: usize, order: Order) -> Strides {
    let mut strides = Strides::from_elem(0, shape.len());
    let mut next = item as isize;
    let mut set = |dim: usize| {
        strides[dim] = next;
        next *= shape[dim].max(1) as isize;
    };
    match order {
        Order::C => (0..shape.len()).rev().for_each(&mut set),
        Order::F => (0..shape.len()).for_each(&mut set),
    }
    strides
}

/// Strides for `target` in C order over the same elements: runs of old dimensions and runs of new ones with equal numbers
/// of elements are matched, and each old run must be evenly spaced.
fn regroup(shape: &[usize], strides: &[isize], target: &[usize], item: usize) -> Option<Strides> {
    if target.contains(&0) {
        return Some(packed_strides(target, item, Order::C));
    }
    let old: SmallVec<[(usize, isize); 4]> =
        shape.iter().copied().zip(strides.iter().copied()).filter(|(len, _)| *len != 1).collect();
    let mut result = Strides::from_elem(0, target.len());
    let (mut from, mut to) = (0, 0);
    while from < old.len() && to < target.len() {
        let (mut old_end, mut new_end) = (from + 1, to + 1);
        let (mut old_len, mut new_len) = (old[from].0, target[to]);
        while old_len != new_len {
            if new_len < old_len {
                new_len *= *target.get(new_end)?;
                new_end += 1;
            } else {
                old_len *= old.get(old_end)?.0;
                old_end += 1;
            }
        }
        let is_even = old[from..old_end].windows(2).all(|pair| pair[0].1 == pair[1].0 as isize * pair[1].1);
        if !is_even {
            return None;
        }
        let mut stride = old[old_end - 1].1;
        for dim in (to..new_end).rev() {
            result[dim] = stride;
            stride *= target[dim] as isize;
        }
        (from, to) = (old_end, new_end);
    }
    // Behind the last there are only dimensions of one element.
    let last = to.checked_sub(1).map_or(item as isize, |dim| result[dim]);
    for dim in to..target.len() {
        result[dim] = last;
    }
    Some(result)
}

/// The shape that all of `shapes` repeat to.
pub fn broadcast<'a>(shapes: impl IntoIterator<Item = &'a [usize]> + Clone) -> Option<Dims> {
    let ndim = shapes.clone().into_iter().map(<[usize]>::len).max().unwrap_or(0);
    let mut result = Dims::from_elem(1, ndim);
    for shape in shapes {
        let extra = ndim - shape.len();
        for (dim, len) in shape.iter().enumerate() {
            let place = &mut result[extra + dim];
            if *place == 1 {
                *place = *len;
            } else if *len != 1 && *len != *place {
                return None;
            }
        }
    }
    Some(result)
}

/// An axis that may count from the end.
pub fn axis(axis: isize, ndim: usize) -> Result<usize> {
    let from_start = if axis < 0 { axis + ndim as isize } else { axis };
    if (0..ndim as isize).contains(&from_start) { Ok(from_start as usize) } else { Err(Error::Axis(axis, ndim)) }
}

/// Replaces a -1 in `shape` by what makes `size` elements.
pub fn fill_in(shape: &[isize], size: usize) -> Result<Dims> {
    let refused =
        || Error::value(format!("cannot reshape array of size {size} into shape {}", crate::error::joined(shape)));
    if shape.iter().filter(|len| **len < 0).count() > 1 {
        return Err(Error::value("can only specify one unknown dimension"));
    }
    let known: usize = shape.iter().filter(|len| **len >= 0).map(|len| *len as usize).product();
    let filled: Dims = shape
        .iter()
        .map(|len| if *len < 0 { size.checked_div(known).unwrap_or(usize::MAX) } else { *len as usize })
        .collect();
    if filled.contains(&usize::MAX) || filled.iter().product::<usize>() != size {
        return Err(refused());
    }
    Ok(filled)
}
