//! The type that says "this string was made by the sanitizing code of this crate".

use std::fmt;

/// HTML that may be inserted into the page's own document.
///
/// Only this crate can make one, by escaping or by sanitizing, so a function that takes `SafeHtml` cannot be handed an
/// unchecked string by mistake.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Callers vouch that `html` was escaped or sanitized.
    pub(crate) fn vouched(html: String) -> Self {
        Self(html)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when the fragment holds `<span class="math" …>` for `KaTeX` to fill in (`renderMath` of output.js).
    pub fn has_math(&self) -> bool {
        self.0.contains("data-tex=\"")
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
