//! Every command of the page, once: menus, palette, keyboard and the help dialog all come from [`COMMANDS`].

pub mod cells;
pub mod dispatch;
pub mod keys;
pub mod page;
pub mod run;

mod registry;

pub use registry::{COMMANDS, Command, MENUS, MenuItem, by_id, index_of};

use leptos::prelude::untrack;

use crate::state::AppState;

/// Runs a command if it can run now; answers whether it did.
pub fn invoke(state: AppState, id: &str) -> bool {
    let Some(command) = by_id(id) else { return false };
    if !untrack(|| is_enabled(state, command)) {
        return false;
    }
    match untrack(|| state.handler(command.id)) {
        Some(handler) => handler(state),
        None => (command.run)(state),
    }
    true
}

/// Whether the command can run now. Reads signals: menus that track them stay right while they are open.
pub fn is_enabled(state: AppState, command: &Command) -> bool {
    let has_work = !command.needs_handler || state.handler(command.id).is_some();
    has_work && (command.enabled)(state)
}
