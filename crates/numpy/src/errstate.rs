//! What happens when arithmetic overflows or divides by zero: nothing, a warning, an error, a call (`numpy.errstate`).

use std::cell::RefCell;

use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};
use tensor::status;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Ignore,
    Warn,
    Raise,
    Call,
    Print,
    Log,
}

impl Mode {
    const NAMES: [(Self, &'static str); 6] = [
        (Self::Ignore, "ignore"),
        (Self::Warn, "warn"),
        (Self::Raise, "raise"),
        (Self::Call, "call"),
        (Self::Print, "print"),
        (Self::Log, "log"),
    ];

    pub(crate) fn of(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(mode, _)| *mode)
    }

    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(mode, _)| *mode == self).map_or("warn", |(_, name)| name)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct State {
    /// In the order divide, over, under, invalid.
    pub modes: [Mode; 4],
    pub call: Option<PyObjectRef>,
}

const FLAGS: [(u8, &str); 4] = [
    (status::DIVIDE, "divide by zero"),
    (status::OVERFLOW, "overflow"),
    (status::UNDERFLOW, "underflow"),
    (status::INVALID, "invalid value"),
];

thread_local! {
    static STATE: RefCell<State> = const {
        RefCell::new(State { modes: [Mode::Warn, Mode::Warn, Mode::Ignore, Mode::Warn], call: None })
    };
}

/// Sets another state; gives the one that was.
pub(crate) fn replace(state: State) -> State {
    STATE.replace(state)
}

pub(crate) fn current() -> State {
    STATE.with_borrow(Clone::clone)
}

/// Tells of the flags that were raised since the last time, in the way that is set.
pub(crate) fn report(operation: &str, vm: &VirtualMachine) -> PyResult<()> {
    let raised = status::take();
    if raised == 0 {
        return Ok(());
    }
    let state = current();
    for ((flag, words), mode) in FLAGS.iter().zip(state.modes) {
        if raised & flag == 0 {
            continue;
        }
        let message = format!("{words} encountered in {operation}");
        match mode {
            Mode::Ignore => {}
            Mode::Warn => rustpython_vm::warn::warn(
                vm.ctx.new_str(message).into(),
                Some(vm.ctx.exceptions.runtime_warning.to_owned()),
                1,
                None,
                vm,
            )?,
            Mode::Raise => {
                return Err(vm.new_exception_msg(vm.ctx.exceptions.floating_point_error.to_owned(), message.into()));
            }
            Mode::Call => {
                if let Some(call) = &state.call {
                    call.call((vm.ctx.new_str(*words), vm.ctx.new_int(*flag)), vm)?;
                }
            }
            Mode::Print => {
                let print = vm.builtins.as_object().get_attr("print", vm)?;
                print.call((vm.ctx.new_str(format!("Warning: {message}")),), vm)?;
            }
            Mode::Log => {
                if let Some(log) = &state.call {
                    vm.call_method(log, "write", (vm.ctx.new_str(format!("Warning: {message}\n")),))?;
                }
            }
        }
    }
    Ok(())
}
