//! What the page tells the person beside the notebook: toasts, banners and dialogs.

use leptos::prelude::*;
use std::rc::Rc;

use crate::i18n::tr;
use crate::state::AppState;

/// How serious a notice is; always shown with an icon and words too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    Info,
    Success,
    Warning,
    Error,
}

impl NoticeKind {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "ok",
            Self::Warning => "warn",
            Self::Error => "err",
        }
    }

    /// The icon that goes with it.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "check",
            Self::Warning => "alert",
            Self::Error => "x-circle",
        }
    }
}

/// Something to do about a notice.
#[derive(Clone)]
pub struct NoticeAction {
    pub label: String,
    pub run: Rc<dyn Fn(AppState)>,
}

impl NoticeAction {
    /// An action whose label is the message `key`.
    pub fn new(key: &str, run: impl Fn(AppState) + 'static) -> Self {
        Self { label: tr(key, &[]), run: Rc::new(run) }
    }
}

/// A short message at the bottom left; one at a time.
#[derive(Clone)]
pub struct Toast {
    pub serial: u32,
    pub kind: NoticeKind,
    pub text: String,
    pub actions: Vec<NoticeAction>,
}

/// A message above the notebook that stays until it is dealt with; one per `id`.
#[derive(Clone)]
pub struct Banner {
    pub id: &'static str,
    pub kind: NoticeKind,
    pub text: String,
    pub actions: Vec<NoticeAction>,
    pub can_close: bool,
}

/// A modal dialog: a title and whatever `body` builds.
#[derive(Clone)]
pub struct Dialog {
    pub title: String,
    pub body: Rc<dyn Fn() -> AnyView>,
    /// Wider than the usual 480 px.
    pub wide: bool,
}

/// Holds what is shown; part of [`AppState`].
#[derive(Clone, Copy)]
pub struct Notices {
    pub toast: RwSignal<Option<Toast>, LocalStorage>,
    pub banners: RwSignal<Vec<Banner>, LocalStorage>,
    pub dialog: RwSignal<Option<Dialog>, LocalStorage>,
    serial: StoredValue<u32>,
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}

impl Notices {
    pub fn new() -> Self {
        Self {
            toast: RwSignal::new_local(None),
            banners: RwSignal::new_local(Vec::new()),
            dialog: RwSignal::new_local(None),
            serial: StoredValue::new(0),
        }
    }

    /// Shows a toast and takes it away again after a while; errors and toasts with an action stay longer.
    pub fn show_toast(self, kind: NoticeKind, text: String, actions: Vec<NoticeAction>) {
        self.serial.update_value(|serial| *serial += 1);
        let serial = self.serial.get_value();
        let delay_ms = if kind == NoticeKind::Error || !actions.is_empty() { 10_000 } else { 4_500 };
        self.toast.set(Some(Toast { serial, kind, text, actions }));
        crate::web::after_ms(delay_ms, move || {
            let current = self.toast.with_untracked(|toast| toast.as_ref().map(|toast| toast.serial));
            if current == Some(serial) {
                self.toast.set(None);
            }
        });
    }

    /// Shows a banner, in place of the one with the same id.
    pub fn show_banner(self, banner: Banner) {
        self.banners.update(|banners| {
            banners.retain(|other| other.id != banner.id);
            banners.push(banner);
        });
    }

    pub fn close_banner(self, id: &'static str) {
        if self.banners.with_untracked(|banners| banners.iter().any(|banner| banner.id == id)) {
            self.banners.update(|banners| banners.retain(|banner| banner.id != id));
        }
    }
}
