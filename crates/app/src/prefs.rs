//! What the person prefers; remembered by the browser.

use leptos::prelude::*;

use crate::i18n::{self, Language};
use crate::web;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Whether the page is dark now.
    pub fn is_dark(self) -> bool {
        match self {
            Self::Light => false,
            Self::Dark => true,
            Self::System => web::window()
                .match_media("(prefers-color-scheme: dark)")
                .ok()
                .flatten()
                .is_some_and(|query| query.matches()),
        }
    }
}

/// The preferences; part of [`crate::state::AppState`].
#[derive(Clone, Copy)]
pub struct Prefs {
    pub theme: RwSignal<Theme>,
    pub language: RwSignal<Language>,
    pub line_numbers: RwSignal<bool>,
    pub wrap: RwSignal<bool>,
}

impl Default for Prefs {
    fn default() -> Self {
        Self::new()
    }
}

impl Prefs {
    /// Reads what is remembered and keeps the page's root element in step with it.
    pub fn new() -> Self {
        let theme = web::recall("theme").as_deref().and_then(Theme::from_name).unwrap_or(Theme::System);
        let prefs = Self {
            theme: RwSignal::new(theme),
            language: RwSignal::new(remembered_language()),
            line_numbers: RwSignal::new(web::recall("line-numbers").as_deref() == Some("yes")),
            wrap: RwSignal::new(web::recall("wrap").as_deref() == Some("yes")),
        };
        prefs.apply_theme();
        prefs.apply_language();
        prefs
    }

    pub fn set_theme(self, theme: Theme) {
        web::remember("theme", theme.name());
        self.theme.set(theme);
        self.apply_theme();
    }

    pub fn set_language(self, language: Language) {
        web::remember("language", language.tag());
        i18n::set_language(language);
        self.language.set(language);
        self.apply_language();
    }

    pub fn toggle_line_numbers(self) {
        self.line_numbers.update(|on| *on = !*on);
        web::remember("line-numbers", if self.line_numbers.get_untracked() { "yes" } else { "no" });
    }

    pub fn toggle_wrap(self) {
        self.wrap.update(|on| *on = !*on);
        web::remember("wrap", if self.wrap.get_untracked() { "yes" } else { "no" });
    }

    fn apply_theme(self) {
        if let Some(root) = web::document().document_element() {
            let result = match self.theme.get_untracked() {
                Theme::System => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.name()),
            };
            web::report("theme", result);
        }
    }

    fn apply_language(self) {
        let language = self.language.get_untracked();
        i18n::set_language(language);
        if let Some(root) = web::document().document_element() {
            web::report("lang", root.set_attribute("lang", language.tag()));
        }
    }
}

fn remembered_language() -> Language {
    let remembered = web::recall("language");
    let from_browser = web::window().navigator().language();
    remembered
        .as_deref()
        .and_then(Language::from_tag)
        .or_else(|| from_browser.as_deref().and_then(Language::from_tag))
        .unwrap_or_default()
}
