//! The table of commands and the menus made from it.

use super::keys::{Shortcut, anywhere, command as in_command_mode};
use super::{cells, page, run};
use crate::state::AppState;
use leptos::prelude::Get;

/// One command.
pub struct Command {
    /// Its name; `cmd.{id}` in the catalogue is its label.
    pub id: &'static str,
    pub icon: Option<&'static str>,
    pub shortcuts: &'static [Shortcut],
    pub enabled: fn(AppState) -> bool,
    /// For commands that switch something: whether it is on.
    pub checked: Option<fn(AppState) -> bool>,
    pub run: fn(AppState),
    /// Another part of the page does the work ([`AppState::on_command`]); greyed out until it says so.
    pub needs_handler: bool,
    /// Shown in the palette and the help dialog.
    pub listed: bool,
}

/// One row of a menu.
pub enum MenuItem {
    Command(&'static str),
    Separator,
}

const BASE: Command = Command {
    id: "",
    icon: None,
    shortcuts: &[],
    enabled: |_| true,
    checked: None,
    run: |_| (),
    needs_handler: false,
    listed: true,
};

const fn plain(id: &'static str, run: fn(AppState), shortcuts: &'static [Shortcut]) -> Command {
    Command { id, shortcuts, run, ..BASE }
}

const fn with_icon(command: Command, icon: &'static str) -> Command {
    Command { icon: Some(icon), ..command }
}

const fn when(command: Command, enabled: fn(AppState) -> bool) -> Command {
    Command { enabled, ..command }
}

const fn checked(command: Command, checked: fn(AppState) -> bool) -> Command {
    Command { checked: Some(checked), ..command }
}

const fn by_others(id: &'static str, shortcuts: &'static [Shortcut]) -> Command {
    Command { id, shortcuts, needs_handler: true, ..BASE }
}

const fn unlisted(command: Command) -> Command {
    Command { listed: false, ..command }
}

/// All commands. The order is that of the palette.
pub static COMMANDS: &[Command] = &[
    // File
    with_icon(by_others("file.new", &[]), "file-plus"),
    with_icon(by_others("file.open", &[anywhere("Ctrl+O")]), "folder-open"),
    with_icon(by_others("file.upload", &[]), "upload"),
    plain("file.rename", page::rename, &[]),
    with_icon(by_others("file.save", &[anywhere("Ctrl+S"), in_command_mode("S")]), "save"),
    with_icon(by_others("file.download-ipynb", &[]), "download"),
    by_others("file.download-py", &[]),
    with_icon(by_others("file.badge", &[]), "badge"),
    with_icon(by_others("file.upstream", &[]), "git-branch"),
    with_icon(by_others("file.print", &[anywhere("Ctrl+P")]), "printer"),
    // Edit
    with_icon(
        when(
            plain("edit.undo", cells::undo, &[in_command_mode("Z"), in_command_mode("Ctrl+Z"), anywhere("Ctrl+M Z")]),
            cells::can_undo,
        ),
        "undo",
    ),
    with_icon(
        when(
            plain("edit.redo", cells::redo, &[in_command_mode("Shift+Z"), in_command_mode("Ctrl+Shift+Z")]),
            cells::can_redo,
        ),
        "redo",
    ),
    with_icon(plain("cell.cut", cells::cut, &[in_command_mode("X"), anywhere("Ctrl+M X")]), "scissors"),
    with_icon(plain("cell.copy", cells::copy, &[in_command_mode("C"), anywhere("Ctrl+M C")]), "copy"),
    with_icon(plain("cell.paste", cells::paste_below, &[in_command_mode("V"), anywhere("Ctrl+M V")]), "clipboard"),
    plain("cell.paste-above", cells::paste_above, &[in_command_mode("Shift+V")]),
    with_icon(plain("cell.delete", cells::delete, &[in_command_mode("D D"), anywhere("Ctrl+M D")]), "trash"),
    plain("cell.select-all", cells::select_all, &[in_command_mode("Ctrl+A"), anywhere("Ctrl+Shift+A")]),
    with_icon(
        plain("cell.move-up", cells::move_up, &[anywhere("Ctrl+M K"), in_command_mode("Ctrl+Shift+ArrowUp")]),
        "arrow-up",
    ),
    with_icon(
        plain("cell.move-down", cells::move_down, &[anywhere("Ctrl+M J"), in_command_mode("Ctrl+Shift+ArrowDown")]),
        "arrow-down",
    ),
    plain("cell.split", cells::split, &[anywhere("Ctrl+Shift+-"), anywhere("Ctrl+M -")]),
    plain("cell.merge", cells::merge, &[in_command_mode("Shift+M"), anywhere("Ctrl+M /")]),
    plain("cell.merge-above", cells::merge_above, &[]),
    plain("cell.to-code", cells::to_code, &[in_command_mode("Y"), anywhere("Ctrl+M Y")]),
    plain("cell.to-markdown", cells::to_markdown, &[in_command_mode("M"), anywhere("Ctrl+M M")]),
    plain("cell.to-raw", cells::to_raw, &[in_command_mode("R"), anywhere("Ctrl+M R")]),
    unlisted(plain("cell.heading-1", |state| cells::heading(state, 1), &[in_command_mode("1")])),
    unlisted(plain("cell.heading-2", |state| cells::heading(state, 2), &[in_command_mode("2")])),
    unlisted(plain("cell.heading-3", |state| cells::heading(state, 3), &[in_command_mode("3")])),
    unlisted(plain("cell.heading-4", |state| cells::heading(state, 4), &[in_command_mode("4")])),
    unlisted(plain("cell.heading-5", |state| cells::heading(state, 5), &[in_command_mode("5")])),
    unlisted(plain("cell.heading-6", |state| cells::heading(state, 6), &[in_command_mode("6")])),
    with_icon(plain("edit.find", page::find, &[in_command_mode("F"), anywhere("Ctrl+H")]), "search"),
    plain("edit.clear-outputs", cells::clear_outputs, &[]),
    with_icon(plain("edit.clear-all-outputs", cells::clear_all_outputs, &[]), "eraser"),
    with_icon(plain("cell.copy-link", cells::copy_link, &[]), "link"),
    // Moving about
    unlisted(plain("cell.edit", cells::enter, &[in_command_mode("Enter")])),
    unlisted(plain("cell.command-mode", cells::leave, &[anywhere("Escape")])),
    unlisted(plain(
        "cell.previous",
        cells::previous,
        &[in_command_mode("K"), in_command_mode("ArrowUp"), anywhere("Ctrl+M P")],
    )),
    unlisted(plain(
        "cell.next",
        cells::next,
        &[in_command_mode("J"), in_command_mode("ArrowDown"), anywhere("Ctrl+M N")],
    )),
    unlisted(plain(
        "cell.extend-up",
        cells::extend_up,
        &[in_command_mode("Shift+K"), in_command_mode("Shift+ArrowUp")],
    )),
    unlisted(plain(
        "cell.extend-down",
        cells::extend_down,
        &[in_command_mode("Shift+J"), in_command_mode("Shift+ArrowDown")],
    )),
    unlisted(plain("cell.first", cells::first, &[in_command_mode("Ctrl+Home")])),
    unlisted(plain("cell.last", cells::last, &[in_command_mode("Ctrl+End")])),
    unlisted(plain("view.scroll-down", |_| page::scroll(1.0), &[in_command_mode("Space")])),
    unlisted(plain("view.scroll-up", |_| page::scroll(-1.0), &[in_command_mode("Shift+Space")])),
    // View
    with_icon(
        checked(plain("view.outline", |state| page::toggle_panel(state, "outline"), &[]), |state| {
            state.panel.get() == Some("outline")
        }),
        "list",
    ),
    with_icon(
        checked(plain("view.files", |state| page::toggle_panel(state, "files"), &[]), |state| {
            state.panel.get() == Some("files")
        }),
        "folder",
    ),
    checked(
        plain(
            "view.line-numbers",
            |state| state.prefs.toggle_line_numbers(),
            &[in_command_mode("L"), in_command_mode("Shift+L"), anywhere("Ctrl+M L")],
        ),
        |state| state.prefs.line_numbers.get(),
    ),
    checked(plain("view.wrap", |state| state.prefs.toggle_wrap(), &[]), |state| state.prefs.wrap.get()),
    plain("view.toggle-output", cells::toggle_output, &[in_command_mode("O"), anywhere("Ctrl+M O")]),
    plain("view.toggle-input", cells::toggle_input, &[]),
    plain("view.collapse-all-outputs", cells::collapse_all_outputs, &[]),
    plain("view.expand-all-outputs", cells::expand_all_outputs, &[]),
    checked(plain("view.theme-system", |state| page::theme(state, crate::prefs::Theme::System), &[]), |state| {
        state.prefs.theme.get() == crate::prefs::Theme::System
    }),
    checked(plain("view.theme-light", |state| page::theme(state, crate::prefs::Theme::Light), &[]), |state| {
        state.prefs.theme.get() == crate::prefs::Theme::Light
    }),
    checked(plain("view.theme-dark", |state| page::theme(state, crate::prefs::Theme::Dark), &[]), |state| {
        state.prefs.theme.get() == crate::prefs::Theme::Dark
    }),
    // Insert
    plain("insert.code-above", cells::insert_code_above, &[in_command_mode("A"), anywhere("Ctrl+M A")]),
    with_icon(
        plain("insert.code-below", cells::insert_code_below, &[in_command_mode("B"), anywhere("Ctrl+M B")]),
        "plus",
    ),
    plain("insert.text-above", cells::insert_text_above, &[]),
    with_icon(plain("insert.text-below", cells::insert_text_below, &[]), "plus"),
    // Runtime
    with_icon(plain("run.cell", run::cell, &[anywhere("Ctrl+Enter")]), "play"),
    plain("run.advance", run::advance, &[anywhere("Shift+Enter")]),
    plain("run.insert", run::insert, &[anywhere("Alt+Enter")]),
    with_icon(plain("run.all", run::all, &[anywhere("Ctrl+F9")]), "fast-forward"),
    plain("run.before", run::before, &[anywhere("Ctrl+F8")]),
    plain("run.after", run::after, &[anywhere("Ctrl+F10")]),
    plain("run.selection", run::selection, &[anywhere("Ctrl+Shift+Enter")]),
    with_icon(
        when(plain("run.interrupt", run::interrupt, &[in_command_mode("I I"), anywhere("Ctrl+M I")]), run::is_busy),
        "square",
    ),
    with_icon(plain("run.restart", run::restart, &[in_command_mode("0 0"), anywhere("Ctrl+M .")]), "rotate"),
    plain("run.restart-all", run::restart_all, &[]),
    with_icon(plain("run.undo", run::undo, &[]), "undo"),
    with_icon(plain("run.save-session", run::save_session, &[]), "save"),
    plain("run.restore-session", run::restore_session, &[]),
    plain("run.clean", run::restart, &[]),
    with_icon(plain("run.about", page::about_runtime, &[]), "info"),
    // Tools
    with_icon(
        plain(
            "tools.palette",
            page::palette,
            &[anywhere("Ctrl+Shift+P"), in_command_mode("P"), in_command_mode("Ctrl+Shift+F")],
        ),
        "command",
    ),
    checked(plain("tools.language-en", |state| page::language(state, crate::i18n::Language::English), &[]), |state| {
        state.prefs.language.get() == crate::i18n::Language::English
    }),
    checked(plain("tools.language-ko", |state| page::language(state, crate::i18n::Language::Korean), &[]), |state| {
        state.prefs.language.get() == crate::i18n::Language::Korean
    }),
    // Help
    with_icon(
        plain("help.shortcuts", page::shortcuts, &[in_command_mode("?"), in_command_mode("H"), anywhere("Ctrl+M H")]),
        "keyboard",
    ),
    plain("help.about", page::about, &[]),
];

use MenuItem::{Command as Item, Separator};

/// The menus in their order: catalogue key of the title, rows.
pub static MENUS: &[(&str, &[MenuItem])] = &[
    (
        "menu.file",
        &[
            Item("file.new"),
            Item("file.open"),
            Item("file.upload"),
            Separator,
            Item("file.rename"),
            Item("file.save"),
            Item("file.upstream"),
            Separator,
            Item("file.download-ipynb"),
            Item("file.download-py"),
            Item("file.badge"),
            Separator,
            Item("file.print"),
        ],
    ),
    (
        "menu.edit",
        &[
            Item("edit.undo"),
            Item("edit.redo"),
            Separator,
            Item("cell.select-all"),
            Item("cell.cut"),
            Item("cell.copy"),
            Item("cell.paste"),
            Item("cell.paste-above"),
            Item("cell.delete"),
            Separator,
            Item("cell.move-up"),
            Item("cell.move-down"),
            Item("cell.split"),
            Item("cell.merge"),
            Item("cell.merge-above"),
            Separator,
            Item("cell.to-code"),
            Item("cell.to-markdown"),
            Item("cell.to-raw"),
            Separator,
            Item("edit.find"),
            Item("cell.copy-link"),
            Item("edit.clear-outputs"),
            Item("edit.clear-all-outputs"),
        ],
    ),
    (
        "menu.view",
        &[
            Item("view.outline"),
            Item("view.files"),
            Separator,
            Item("view.line-numbers"),
            Item("view.wrap"),
            Separator,
            Item("view.toggle-input"),
            Item("view.toggle-output"),
            Item("view.collapse-all-outputs"),
            Item("view.expand-all-outputs"),
            Separator,
            Item("view.theme-system"),
            Item("view.theme-light"),
            Item("view.theme-dark"),
        ],
    ),
    (
        "menu.insert",
        &[
            Item("insert.code-above"),
            Item("insert.code-below"),
            Separator,
            Item("insert.text-above"),
            Item("insert.text-below"),
        ],
    ),
    (
        "menu.runtime",
        &[
            Item("run.cell"),
            Item("run.advance"),
            Item("run.insert"),
            Item("run.selection"),
            Separator,
            Item("run.all"),
            Item("run.before"),
            Item("run.after"),
            Separator,
            Item("run.interrupt"),
            Item("run.restart"),
            Item("run.restart-all"),
            Separator,
            Item("run.undo"),
            Item("run.save-session"),
            Item("run.restore-session"),
            Item("run.clean"),
            Separator,
            Item("run.about"),
        ],
    ),
    ("menu.tools", &[Item("tools.palette"), Separator, Item("tools.language-en"), Item("tools.language-ko")]),
    ("menu.help", &[Item("help.shortcuts"), Item("run.about"), Separator, Item("help.about")]),
];

/// The command with this name.
pub fn by_id(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// Its place in [`COMMANDS`].
pub fn index_of(id: &str) -> Option<usize> {
    COMMANDS.iter().position(|command| command.id == id)
}

#[cfg(test)]
mod tests {
    use super::super::keys::{Chord, Context};
    use super::*;
    use std::collections::{HashMap, HashSet};

    #[test]
    fn names_are_unique_and_menus_hold_every_listed_command() {
        let names: HashSet<_> = COMMANDS.iter().map(|command| command.id).collect();
        assert_eq!(names.len(), COMMANDS.len());
        let mut in_menus = HashSet::new();
        for (title, rows) in MENUS {
            for row in *rows {
                if let MenuItem::Command(id) = row {
                    assert!(names.contains(id), "{title} names an unknown command {id}");
                    in_menus.insert(*id);
                }
            }
        }
        let hidden: Vec<_> =
            COMMANDS.iter().filter(|command| command.listed && !in_menus.contains(command.id)).collect();
        assert!(hidden.is_empty(), "in no menu: {:?}", hidden.iter().map(|command| command.id).collect::<Vec<_>>());
    }

    #[test]
    fn no_two_commands_share_a_shortcut_and_none_hides_a_longer_one() {
        let mut seen: HashMap<(bool, Vec<Chord>), &str> = HashMap::new();
        let all: Vec<(&str, Context, Vec<Chord>)> = COMMANDS
            .iter()
            .flat_map(|command| command.shortcuts.iter().map(move |shortcut| (command.id, shortcut)))
            .map(|(id, shortcut)| (id, shortcut.context, shortcut.keys.split(' ').map(Chord::parse).collect()))
            .collect();
        for (id, context, chords) in &all {
            if let Some(other) = seen.insert((*context == Context::Anywhere, chords.clone()), id) {
                panic!("{id} and {other} share {chords:?}");
            }
            for (longer_id, _, longer) in &all {
                let hides = longer.len() > chords.len() && longer.starts_with(chords);
                assert!(!hides, "{id} hides {longer_id}: {longer:?}");
            }
        }
    }
}
