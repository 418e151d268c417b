//! The state of the page: one copyable handle that every part of it is given.
//!
//! The truth is the [`Session`] inside; signals are levels derived from it. Whoever changes the session does so through
//! [`AppState::change`], which carries what happened to the signals and what is to be sent to the kernel.

use std::{collections::HashMap, rc::Rc};

use document::{CellId, Document, Edit};
use leptos::prelude::*;
use notebook::{Notebook, ParseError, Repair};
use session::{Event, Session};

use crate::book::Book;
use crate::i18n::tr;
use crate::notices::{Dialog, NoticeAction, NoticeKind, Notices};
use crate::origin::Origin;
use crate::prefs::Prefs;
use crate::runtime::Runtime;
use crate::web;

/// Whether the person's edits are safe; the store sets it, the header shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing to say: no edits and no store yet.
    Quiet,
    Saved,
    Saving,
    /// Edits that wait to be saved.
    Unsaved,
    /// Saved here; so many changes wait for the network.
    Offline {
        waiting: usize,
    },
    /// Saving failed; the text says why.
    Failed(String),
}

/// Builds the content of a side panel.
pub type PanelView = Rc<dyn Fn() -> AnyView>;
type Handler = Rc<dyn Fn(AppState)>;

/// The page's state.
#[derive(Clone, Copy)]
pub struct AppState {
    session: StoredValue<Session, LocalStorage>,
    pub book: Book,
    pub runtime: Runtime,
    pub notices: Notices,
    pub prefs: Prefs,
    pub save_state: RwSignal<SaveState>,
    /// Panel that is open in the left rail.
    pub panel: RwSignal<Option<&'static str>>,
    /// Panels that other parts bring along: id → view.
    pub extra_panels: RwSignal<Vec<(&'static str, PanelView)>, LocalStorage>,
    /// Menu that is open, palette, find bar.
    pub overlay: RwSignal<Overlay>,
    handlers: StoredValue<HashMap<&'static str, Handler>, LocalStorage>,
    /// Goes up when a handler or panel is added.
    plugged: RwSignal<u32>,
    link_bases: StoredValue<(Option<String>, Option<String>)>,
}

/// What floats above the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Overlay {
    #[default]
    None,
    Menu(usize),
    /// The menu of a cell, at this place of the window.
    CellMenu {
        x: i32,
        y: i32,
    },
    Palette,
}

impl Default for AppState {
    fn default() -> Self {
        Self::new()
    }
}

impl AppState {
    /// Call inside the root owner; the handles live as long as it.
    pub fn new() -> Self {
        Self {
            session: StoredValue::new_local(Session::new(Document::new(Notebook::empty()), "boot")),
            book: Book::new(),
            runtime: Runtime::new(),
            notices: Notices::new(),
            prefs: Prefs::new(),
            save_state: RwSignal::new(SaveState::Quiet),
            panel: RwSignal::new(None),
            extra_panels: RwSignal::new_local(Vec::new()),
            overlay: RwSignal::new(Overlay::None),
            handlers: StoredValue::new_local(HashMap::new()),
            plugged: RwSignal::new(0),
            link_bases: StoredValue::new((None, None)),
        }
    }

    // The open notebook.

    /// Opens the notebook in `text` in place of the one that is open, and gives back what had to be repaired.
    pub fn open_notebook(self, text: &str, origin: Origin) -> Result<Vec<Repair>, ParseError> {
        let (notebook, repairs) = notebook::parse(text)?.into_notebook();
        self.show_notebook(notebook, origin);
        Ok(repairs)
    }

    /// Opens an empty notebook.
    pub fn new_notebook(self, origin: Origin) {
        self.show_notebook(Notebook::empty(), origin);
    }

    /// Opens a notebook that is already read.
    pub fn show_notebook(self, notebook: Notebook, origin: Origin) {
        let session_id = format!("{}-{}", origin.key, web::now_ms());
        self.session.set_value(Session::new(Document::new(notebook), session_id));
        self.book.show(self, origin);
        self.save_state.set(SaveState::Quiet);
        self.runtime.adopt_notebook(self);
    }

    /// The `.ipynb` file as it is now.
    pub fn notebook_text(self) -> String {
        self.with_session(|session| session.document().to_json())
    }

    /// Goes up with every change that a saved file would show. Tracked where signals are tracked.
    pub fn revision(self) -> u64 {
        self.book.revision.get()
    }

    /// Tells the document that `revision` is safe; take the number before writing begins.
    pub fn mark_saved(self, revision: u64) {
        self.session.update_value(|session| session.document_mut().mark_saved(revision));
        self.book.refresh_history(self);
    }

    /// Reads the session. Do not set signals inside.
    pub fn with_session<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(read)
    }

    /// Changes the session; what happened is shown and what it wants to send is sent.
    pub fn change(self, work: impl FnOnce(&mut Session) -> Vec<Event>) {
        let mut happened = Vec::new();
        self.session.update_value(|session| happened = work(session));
        self.absorb(happened);
        self.flush();
    }

    /// As [`AppState::change`] for work that has an answer.
    pub fn change_with<T>(self, work: impl FnOnce(&mut Session) -> (Vec<Event>, T)) -> Option<T> {
        let mut result = None;
        self.session.update_value(|session| result = Some(work(session)));
        let (happened, answer) = result?;
        self.absorb(happened);
        self.flush();
        Some(answer)
    }

    /// Applies one edit; a refusal is told to the person.
    pub fn edit(self, edit: Edit) -> bool {
        let mut result = Ok(Vec::new());
        self.session.update_value(|session| result = session.edit(edit, web::now_ms()));
        match result {
            Ok(happened) => {
                self.absorb(happened);
                self.flush();
                true
            }
            // "Nothing to do" is no news: the person sees that nothing happened.
            Err(document::EditError::Nothing) => false,
            Err(error) => {
                self.notify(NoticeKind::Warning, "notice.edit-refused", &[("reason", &error.to_string())]);
                false
            }
        }
    }

    /// Shows what happened.
    pub fn absorb(self, happened: Vec<Event>) {
        for event in happened {
            match event {
                Event::Document(change) => self.book.apply(self, &change),
                Event::RunStateChanged(cell) => self.book.refresh_run_state(self, cell),
                Event::StatusChanged => self.runtime.refresh_status(self),
                Event::KernelNeeded => self.runtime.start(self),
                Event::Answered { ticket, answer } => self.runtime.answer(ticket, answer),
                Event::QuestionChanged => self.book.refresh_question(self),
                Event::Pager(bundle) => crate::ui::pager::show(self, &bundle),
                // No widgets yet: a comm that nobody opened is for nobody.
                Event::Comm(_) => {}
            }
        }
    }

    fn flush(self) {
        let mut messages = Vec::new();
        self.session.update_value(|session| messages = session.take_outgoing());
        self.runtime.send(self, messages);
    }

    /// Text of a cell, empty if it is gone.
    pub fn source(self, cell: CellId) -> String {
        self.with_session(|session| session.document().cell(cell).map(|cell| cell.source.clone()).unwrap_or_default())
    }

    /// Folders that relative links and images in the notebook are resolved against (with a slash at the end). Set them
    /// before the notebook is opened; opening does not forget them, so set them for every notebook.
    pub fn set_link_bases(self, links: Option<String>, images: Option<String>) {
        self.link_bases.set_value((links, images));
    }

    /// The folders of [`AppState::set_link_bases`].
    pub fn link_bases(self) -> (Option<String>, Option<String>) {
        self.link_bases.get_value()
    }

    // Telling the person.

    /// Shows a toast with the message `key`.
    pub fn notify(self, kind: NoticeKind, key: &str, arguments: &[(&str, &str)]) {
        self.notices.show_toast(kind, tr(key, arguments), Vec::new());
    }

    /// The same with things to do about it.
    pub fn notify_with(self, kind: NoticeKind, key: &str, arguments: &[(&str, &str)], actions: Vec<NoticeAction>) {
        self.notices.show_toast(kind, tr(key, arguments), actions);
    }

    /// Opens a modal dialog whose title is the message `title_key`.
    pub fn show_dialog(self, title_key: &str, body: impl Fn() -> AnyView + 'static) {
        self.notices.dialog.set(Some(Dialog { title: tr(title_key, &[]), body: Rc::new(body), wide: false }));
    }

    /// The same, wider.
    pub fn show_wide_dialog(self, title_key: &str, body: impl Fn() -> AnyView + 'static) {
        self.notices.dialog.set(Some(Dialog { title: tr(title_key, &[]), body: Rc::new(body), wide: true }));
    }

    pub fn close_dialog(self) {
        self.notices.dialog.set(None);
    }

    // Plugging in.

    /// Says what the command `id` of the registry does; it is greyed out until somebody does.
    pub fn on_command(self, id: &'static str, run: impl Fn(AppState) + 'static) {
        self.handlers.update_value(|handlers| {
            handlers.insert(id, Rc::new(run));
        });
        self.plugged.update(|count| *count += 1);
    }

    /// What somebody said that the command `id` does.
    pub fn handler(self, id: &str) -> Option<Rc<dyn Fn(AppState)>> {
        self.plugged.track();
        self.handlers.with_value(|handlers| handlers.get(id).cloned())
    }

    /// Fills the side panel `id` (see `ui::panels` for the ids).
    pub fn set_panel_view(self, id: &'static str, view: impl Fn() -> AnyView + 'static) {
        self.extra_panels.update(|panels| {
            panels.retain(|(other, _)| *other != id);
            panels.push((id, Rc::new(view)));
        });
    }
}
