//! The fonts of this session, by number.

use std::cell::RefCell;
use std::rc::Rc;

use canvas::font::Font;
use rustpython_vm::{PyResult, VirtualMachine};

thread_local! {
    static FONTS: RefCell<Vec<Rc<Font>>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn load(file: Vec<u8>) -> Result<usize, canvas::Error> {
    let font = Font::new(file)?;
    Ok(FONTS.with_borrow_mut(|fonts| {
        fonts.push(Rc::new(font));
        fonts.len() - 1
    }))
}

pub(crate) fn with<R>(number: usize, vm: &VirtualMachine, use_it: impl FnOnce(&Font) -> R) -> PyResult<R> {
    let font = FONTS.with_borrow(|fonts| fonts.get(number).cloned());
    let font = font.ok_or_else(|| vm.new_value_error(format!("there is no font {number}")))?;
    Ok(use_it(&font))
}
