//! An array: a layout over a storage. Cloning one makes a view.

use crate::cast::cast_loop;
use crate::dtype::{DType, Kind, Num};
pub use crate::error::joined;
use crate::error::{Error, Result, tuple};
use crate::layout::{Dims, Layout, Order};
use crate::storage::{Storage, amount};
use crate::walk::{Walk, address};

/// Elements of one type at the places of a layout. The constructors see to it that all of them lie in the storage.
#[derive(Debug, Clone)]
pub struct Array {
    storage: Storage,
    dtype: DType,
    layout: Layout,
}

impl Array {
    /// Zeros, packed.
    pub fn zeros(shape: &[usize], dtype: DType, order: Order) -> Result<Self> {
        let size = shape.iter().try_fold(dtype.size(), |size, len| size.checked_mul(*len));
        let Some(size) = size.filter(|size| isize::try_from(*size).is_ok()) else {
            return Err(Error::value(
                "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.",
            ));
        };
        let storage = Storage::zeroed(size).map_err(|_refused| {
            Error::Memory(format!(
                "Unable to allocate {} for an array with shape {} and data type {}",
                amount(size),
                tuple(shape),
                dtype.name()
            ))
        })?;
        let layout = Layout::packed(shape, dtype.size(), order);
        Ok(Self { storage, dtype, layout })
    }

    /// A view with any layout that stays within the storage.
    pub fn new(storage: Storage, dtype: DType, mut layout: Layout) -> Result<Self> {
        if layout.shape.contains(&0) && layout.offset > storage.len() {
            // No element lies anywhere.
            layout.offset = 0;
        }
        let (low, high) = layout.extent(dtype.size());
        if low > high || high > storage.len() {
            return Err(Error::value("strides is incompatible with shape of requested array and size of buffer"));
        }
        Ok(Self { storage, dtype, layout })
    }

    /// A view whose layout was made from this one's by taking parts of it.
    pub fn view(&self, layout: Layout) -> Self {
        debug_assert!(layout.extent(self.dtype.size()).1 <= self.storage.len(), "a part of an array lies within it");
        Self { storage: self.storage.clone(), dtype: self.dtype.clone(), layout }
    }

    /// A packed one-dimensional array of such elements.
    pub fn from_bytes(dtype: DType, bytes: &[u8]) -> Result<Self> {
        let array = Self::zeros(&[bytes.len() / dtype.size().max(1)], dtype, Order::C)?;
        array.storage.write(0, &bytes[..array.storage.len()]);
        Ok(array)
    }

    pub fn storage(&self) -> &Storage {
        &self.storage
    }

    pub fn dtype(&self) -> &DType {
        &self.dtype
    }

    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    pub fn shape(&self) -> &[usize] {
        &self.layout.shape
    }

    pub fn strides(&self) -> &[isize] {
        &self.layout.strides
    }

    pub fn ndim(&self) -> usize {
        self.layout.ndim()
    }

    /// Number of elements.
    pub fn size(&self) -> usize {
        self.layout.size()
    }

    pub fn num(&self) -> Option<Num> {
        self.dtype.num()
    }

    /// The address of the first element.
    pub fn start(&self) -> *mut u8 {
        address(self.storage.start(), &self.layout)
    }

    pub fn is_packed(&self, order: Order) -> bool {
        self.layout.is_packed(self.dtype.size(), order)
    }

    /// Whether every element lies where C would put one.
    pub fn is_aligned(&self) -> bool {
        let alignment = self.dtype.alignment();
        self.layout.offset.is_multiple_of(alignment)
            && self
                .layout
                .shape
                .iter()
                .zip(&self.layout.strides)
                .all(|(len, stride)| *len <= 1 || stride.unsigned_abs().is_multiple_of(alignment))
    }

    /// The same bytes taken for elements of another type of this size.
    pub fn with_dtype(&self, dtype: DType) -> Self {
        debug_assert_eq!(dtype.size(), self.dtype.size(), "elements of one size");
        Self { storage: self.storage.clone(), dtype, layout: self.layout.clone() }
    }

    pub fn transposed(&self) -> Self {
        self.view(self.layout.reversed())
    }

    /// Seen with `shape`, or `None` where elements would have to move.
    pub fn reshaped_view(&self, shape: &[usize], order: Order) -> Option<Self> {
        Some(self.view(self.layout.reshaped(shape, self.dtype.size(), order)?))
    }

    /// Seen with `shape` if possible, else copied.
    pub fn reshaped(&self, shape: &[usize], order: Order) -> Result<Self> {
        if let Some(view) = self.reshaped_view(shape, order) {
            Ok(view)
        } else {
            let copy = self.copy(order)?;
            Ok(copy.view(Layout::packed(shape, self.dtype.size(), order)))
        }
    }

    pub fn broadcast_to(&self, shape: &[usize]) -> Result<Self> {
        let layout = self.layout.broadcast_to(shape).ok_or_else(|| {
            Error::value(format!(
                "could not broadcast input array from shape {} into shape {}",
                joined(self.shape()),
                joined(shape)
            ))
        })?;
        Ok(self.view(layout))
    }

    /// A packed copy.
    pub fn copy(&self, order: Order) -> Result<Self> {
        let copy = Self::zeros(self.shape(), self.dtype.clone(), order)?;
        copy.storage.set_counting(self.storage.counting());
        copy.take_in(self)?;
        Ok(copy)
    }

    /// A packed copy whose dimensions have the order of memory that they have here.
    pub fn copy_keeping_order(&self) -> Result<Self> {
        let copy = Self::zeros_like_order(self.shape(), self.strides(), self.dtype.clone())?;
        copy.storage.set_counting(self.storage.counting());
        copy.take_in(self)?;
        Ok(copy)
    }

    /// Packed zeros whose dimensions have the order of memory of `strides`.
    pub fn zeros_like_order(shape: &[usize], strides: &[isize], dtype: DType) -> Result<Self> {
        let mut axes: Vec<usize> = (0..shape.len()).collect();
        axes.sort_by_key(|axis| std::cmp::Reverse(strides[*axis].unsigned_abs()));
        let is_c = axes.iter().enumerate().all(|(place, axis)| place == *axis);
        if is_c {
            return Self::zeros(shape, dtype, Order::C);
        }
        let inner: Dims = axes.iter().map(|axis| shape[*axis]).collect();
        let array = Self::zeros(&inner, dtype, Order::C)?;
        let mut back = vec![0; axes.len()];
        for (place, axis) in axes.iter().enumerate() {
            back[*axis] = place;
        }
        Ok(array.view(array.layout.transposed(&back)))
    }

    /// This array where it has the type, else a converted copy.
    pub fn cast(&self, num: Num) -> Result<Self> {
        if self.dtype == DType::from(num) {
            return Ok(self.clone());
        }
        let converted = Self::zeros_like_order(self.shape(), self.strides(), num.into())?;
        converted.take_in(self)?;
        Ok(converted)
    }

    /// This array, or a copy in this machine's byte order.
    pub fn native(&self) -> Result<Self> {
        if !self.dtype.is_swapped {
            return Ok(self.clone());
        }
        let copy = Self::zeros_like_order(self.shape(), self.strides(), self.dtype.native())?;
        copy_bytes(&copy, self);
        swap_bytes(&copy);
        Ok(copy)
    }

    /// Whether both may share bytes.
    pub fn overlaps(&self, other: &Self) -> bool {
        if !self.storage.is(&other.storage) || self.size() == 0 || other.size() == 0 {
            return false;
        }
        let (one, two) = (self.layout.extent(self.dtype.size()), other.layout.extent(other.dtype.size()));
        one.0 < two.1 && two.0 < one.1
    }

    /// Fills itself with the elements of `source`, repeated to this shape. Numbers are converted to numbers; other types
    /// must be the same.
    pub fn take_in(&self, source: &Self) -> Result<()> {
        let mut source = if source.shape() == self.shape() {
            source.clone()
        } else {
            drop_leading(source, self.ndim()).broadcast_to(self.shape())?
        };
        if self.overlaps(&source) && !(self.layout == source.layout && self.dtype == source.dtype) {
            source = source.copy(Order::C)?;
        }
        if self.dtype == source.dtype {
            copy_bytes(self, &source);
            return Ok(());
        }
        let source = source.native()?;
        if self.dtype.is_swapped {
            let native = Self::zeros(self.shape(), self.dtype.native(), Order::C)?;
            native.take_in(&source)?;
            swap_bytes(&native);
            copy_bytes(self, &native);
            return Ok(());
        }
        if self.dtype == source.dtype {
            copy_bytes(self, &source);
            return Ok(());
        }
        let (Some(to), Some(from)) = (self.num(), source.num()) else {
            return Err(Error::Type(format!("cannot convert {} to {}", source.dtype.name(), self.dtype.name())));
        };
        let run = cast_loop(from, to);
        let walk = Walk::new(self.shape(), &[source.strides(), self.strides()]);
        walk.run(&[source.start(), self.start()], |at, steps, n| call(run, at, steps, n));
        Ok(())
    }

    /// The bytes of the elements, in C order.
    pub fn to_bytes(&self) -> Vec<u8> {
        let size = self.dtype.size();
        if self.is_packed(Order::C) {
            return self.storage.bytes(self.layout.offset, self.size() * size);
        }
        let mut bytes = Vec::with_capacity(self.size() * size);
        for offset in self.layout.offsets() {
            bytes.extend(self.storage.bytes(offset, size));
        }
        bytes
    }

    /// All elements as a native type, in C order; the array must have that type.
    #[expect(unsafe_code, reason = "reads at offsets of the layout, which lie in the storage")]
    pub fn to_vec<T: crate::element::Element>(&self) -> Vec<T> {
        assert_eq!(self.dtype, DType::from(T::NUM), "the array's own type");
        let start = self.storage.start();
        // SAFETY: constructors checked the layout against the storage.
        self.layout.offsets().map(|offset| unsafe { start.add(offset).cast::<T>().read_unaligned() }).collect()
    }

    /// Calls with all elements as a slice, where they lie one behind the other and have this type; `None` elsewhere.
    /// Nothing may write into the array meanwhile.
    #[expect(
        unsafe_code,
        reason = "the layout was checked against the storage; type, order and alignment are checked here"
    )]
    pub fn with_slice<T: crate::element::Element, R>(&self, read: impl FnOnce(&[T]) -> R) -> Option<R> {
        let start = self.start().cast::<T>();
        if self.dtype != DType::from(T::NUM) || !self.is_packed(Order::C) || !start.is_aligned() {
            return None;
        }
        if self.size() == 0 {
            return Some(read(&[]));
        }
        // SAFETY: see above; one thread, and the closure has no way to this array's storage but this slice.
        Some(read(unsafe { std::slice::from_raw_parts(start, self.size()) }))
    }

    /// As [`Self::with_slice`], for elements of one byte whatever they mean: a truth value seen through a view may be any byte.
    #[expect(unsafe_code, reason = "the layout was checked against the storage; size and order are checked here")]
    pub fn with_bytes<R>(&self, read: impl FnOnce(&[u8]) -> R) -> Option<R> {
        if self.dtype.size() != 1 || !self.is_packed(Order::C) {
            return None;
        }
        if self.size() == 0 {
            return Some(read(&[]));
        }
        // SAFETY: see above.
        Some(read(unsafe { std::slice::from_raw_parts(self.start(), self.size()) }))
    }

    /// A packed array of these elements.
    pub fn from_slice<T: crate::element::Element>(elements: &[T], shape: &[usize]) -> Result<Self> {
        let array = Self::zeros(shape, T::NUM.into(), Order::C)?;
        if array.size() != elements.len() {
            return Err(Error::value("the number of elements does not fit the shape"));
        }
        array.set_all(elements);
        Ok(array)
    }

    #[expect(unsafe_code, reason = "writes as many elements as the array was just made for")]
    fn set_all<T: crate::element::Element>(&self, elements: &[T]) {
        // SAFETY: packed, of this type and length, and nobody else's yet.
        unsafe { std::ptr::copy_nonoverlapping(elements.as_ptr(), self.start().cast::<T>(), elements.len()) };
    }

    /// One element at a byte offset of the layout.
    #[expect(unsafe_code, reason = "the offset is checked here")]
    pub fn read<T: crate::element::Element>(&self, offset: usize) -> T {
        assert!(offset + size_of::<T>() <= self.storage.len(), "an element of the storage");
        // SAFETY: within the storage.
        unsafe { self.storage.start().add(offset).cast::<T>().read_unaligned() }
    }

    /// Writes one element at a byte offset of the layout.
    #[expect(unsafe_code, reason = "the offset is checked here")]
    pub fn write<T: crate::element::Element>(&self, offset: usize, value: T) {
        assert!(offset + size_of::<T>() <= self.storage.len(), "an element of the storage");
        // SAFETY: within the storage.
        unsafe { self.storage.start().add(offset).cast::<T>().write_unaligned(value) };
    }
}

/// Assignments let leading dimensions of one element fall.
fn drop_leading(source: &Array, ndim: usize) -> Array {
    let mut layout = source.layout.clone();
    while layout.ndim() > ndim && layout.shape[0] == 1 {
        layout = layout.at(0, 0);
    }
    source.view(layout)
}

/// Runs a loop at addresses of arrays.
#[expect(unsafe_code, reason = "the walk of arrays whose layouts were checked against their storages")]
pub(crate) fn call(run: crate::loops::Loop, at: &[*mut u8], steps: &[isize], n: usize) {
    // SAFETY: a `Walk` over layouts of arrays reaches elements of theirs only.
    unsafe { run(at, steps, n) };
}

/// Moves elements of one type and shape.
#[expect(unsafe_code, reason = "moves elements at addresses that a walk over both layouts gives")]
fn copy_bytes(to: &Array, from: &Array) {
    let size = to.dtype.size();
    if size == 0 {
        return;
    }
    let walk = Walk::new(to.shape(), &[to.strides(), from.strides()]);
    let counting = if to.dtype.is_object() { to.storage.counting() } else { None };
    walk.run(&[to.start(), from.start()], |at, steps, n| {
        let (to, from) = (at[0], at[1]);
        // SAFETY: a `Walk` over layouts of arrays reaches elements of theirs only; `copy` allows overlap.
        unsafe {
            if let Some(counting) = counting {
                for i in 0..n as isize {
                    let handle = from.wrapping_offset(i * steps[1]).cast::<u64>().read_unaligned();
                    let place = to.wrapping_offset(i * steps[0]).cast::<u64>();
                    if handle != 0 {
                        (counting.retain)(handle);
                    }
                    let old = place.read_unaligned();
                    place.write_unaligned(handle);
                    if old != 0 {
                        (counting.release)(old);
                    }
                }
            } else if steps[0] == size as isize && steps[1] == size as isize {
                std::ptr::copy(from, to, n * size);
            } else {
                match size {
                    1 => spread::<u8>(to, from, steps, n),
                    2 => spread::<u16>(to, from, steps, n),
                    4 => spread::<u32>(to, from, steps, n),
                    8 => spread::<u64>(to, from, steps, n),
                    16 => spread::<u128>(to, from, steps, n),
                    _ => {
                        for i in 0..n as isize {
                            std::ptr::copy(from.wrapping_offset(i * steps[1]), to.wrapping_offset(i * steps[0]), size);
                        }
                    }
                }
            }
        }
    });
}

#[expect(unsafe_code, reason = "see `copy_bytes`")]
unsafe fn spread<T: Copy>(to: *mut u8, from: *mut u8, steps: &[isize], n: usize) {
    // SAFETY: the caller's.
    unsafe {
        if steps[1] == 0 && n > 0 {
            let value = from.cast::<T>().read_unaligned();
            for i in 0..n as isize {
                to.wrapping_offset(i * steps[0]).cast::<T>().write_unaligned(value);
            }
            return;
        }
        for i in 0..n as isize {
            let value = from.wrapping_offset(i * steps[1]).cast::<T>().read_unaligned();
            to.wrapping_offset(i * steps[0]).cast::<T>().write_unaligned(value);
        }
    }
}

/// Turns the bytes of each number around.
fn swap_bytes(array: &Array) {
    let part = match &array.dtype.kind {
        Kind::Num(num) => num.real().size(),
        Kind::Str(_) => 4,
        Kind::DateTime(_) | Kind::TimeDelta(_) => 8,
        _ => 1,
    };
    for offset in array.layout.offsets() {
        let mut bytes = array.storage.bytes(offset, array.dtype.size());
        bytes.chunks_exact_mut(part).for_each(<[u8]>::reverse);
        array.storage.write(offset, &bytes);
    }
}
