//! Objects of Python in the bytes of arrays: a handle owns one reference.

use std::ptr::NonNull;

use rustpython_vm::{PyObject, PyObjectRef, VirtualMachine};
use tensor::storage::Counting;
use tensor::{Array, DType, Order};

/// How storages of objects count references.
pub(crate) const COUNTING: Counting = Counting { retain, release };

#[expect(unsafe_code, reason = "a handle is the address of an object to which it owns a reference")]
fn borrowed(handle: u64) -> Option<&'static PyObject> {
    NonNull::new(handle as usize as *mut PyObject).map(|object| {
        // SAFETY: handles are made by `handle_of` alone, and their storage keeps the reference as long as the handle.
        unsafe { object.as_ref() }
    })
}

fn retain(handle: u64) {
    if let Some(object) = borrowed(handle) {
        std::mem::forget(object.to_owned());
    }
}

#[expect(unsafe_code, reason = "gives back the reference that a handle owned")]
fn release(handle: u64) {
    if let Some(object) = NonNull::new(handle as usize as *mut PyObject) {
        // SAFETY: the reference was taken by `handle_of` or `retain`, and the handle is gone now.
        drop(unsafe { PyObjectRef::from_raw(object) });
    }
}

/// A handle that owns `object`.
fn handle_of(object: PyObjectRef) -> u64 {
    object.into_raw().as_ptr().addr() as u64
}

/// The object in an element; an empty one is None.
pub(crate) fn read(array: &Array, offset: usize, vm: &VirtualMachine) -> PyObjectRef {
    borrowed(array.read::<u64>(offset)).map_or_else(|| vm.ctx.none(), ToOwned::to_owned)
}

/// Puts an object into an element.
pub(crate) fn write(array: &Array, offset: usize, object: PyObjectRef) {
    let old = array.read::<u64>(offset);
    array.write::<u64>(offset, handle_of(object));
    release(old);
}

/// An array of None.
pub(crate) fn empty(shape: &[usize], order: Order) -> tensor::Result<Array> {
    let array = Array::zeros(shape, DType::OBJECT, order)?;
    array.storage().set_counting(Some(COUNTING));
    Ok(array)
}
