//! Icons from the sprite in `index.html`: 16 px, one stroke.

use leptos::prelude::*;

/// A decorative icon; the control that holds it carries the words.
pub fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("#i-{name}")></use></svg> }
}
