//! From key presses to commands.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::keys::{Chord, KeyMachine, KeyPress, Outcome};
use super::{COMMANDS, cells, invoke};
use crate::state::{AppState, Overlay};
use crate::web;

thread_local! {
    static MACHINE: RefCell<KeyMachine> = RefCell::new(KeyMachine::new(COMMANDS.iter().map(|command| command.shortcuts)));
}

/// Listens to the keyboard as long as the page lives.
pub fn listen(state: AppState) {
    web::listen_first::<KeyboardEvent>(&web::document(), "keydown", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // The editor offers us what it does not need itself (`from_editor`).
        if event.is_composing() || target.as_ref().is_some_and(is_in_editor) || !belongs_to_notebook(state) {
            return;
        }
        let (key, code) = (event.key(), event.code());
        let press = KeyPress {
            key: &key,
            code: &code,
            ctrl: event.ctrl_key(),
            meta: event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        // A button that has the focus keeps its own keys.
        let bare = !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
        if bare && is_control_key(&key) && target.as_ref().is_some_and(is_control) {
            return;
        }
        let typing = target.as_ref().is_some_and(takes_text);
        let outcome = MACHINE.with(|machine| machine.borrow_mut().press(press, typing));
        if carry_out(state, &outcome) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

/// A chord that the editor does not use itself; answers whether the notebook took it.
pub fn from_editor(state: AppState, chord: &str) -> bool {
    match chord {
        "ArrowUp" => cells::leave_upwards(state),
        "ArrowDown" => cells::leave_downwards(state),
        _ => {
            let outcome = MACHINE.with(|machine| machine.borrow_mut().chord(Chord::parse(chord), true));
            carry_out(state, &outcome)
        }
    }
}

/// Answers whether the key press is used up.
fn carry_out(state: AppState, outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Run(index) => invoke(state, COMMANDS[*index].id),
        Outcome::Pending | Outcome::Swallowed => true,
        Outcome::Ignored => false,
    }
}

/// Dialogs, menus and the palette have the keyboard to themselves.
fn belongs_to_notebook(state: AppState) -> bool {
    state.overlay.get_untracked() == Overlay::None && state.notices.dialog.with_untracked(Option::is_none)
}

fn is_in_editor(element: &Element) -> bool {
    matches_closest(element, ".cm-editor")
}

/// Text fields, and everything around the notebook: there single letters are not commands on cells.
fn takes_text(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        || matches_closest(
            element,
            "[contenteditable=true], .header, .toolbar, .rail, .panel, .findbar, .banner, .toasts",
        )
}

fn is_control_key(key: &str) -> bool {
    matches!(key, "Enter" | " " | "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End")
}

fn is_control(element: &Element) -> bool {
    matches_closest(element, "button, a, summary, [role=button], [role=tab], [role=menuitem], [role=separator]")
}

fn matches_closest(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}
