//! Help texts that the kernel sends for `name?`.

use leptos::prelude::*;
use serde_json::Value;

use crate::state::AppState;

/// Shows the text of a MIME bundle in a dialog.
pub fn show(state: AppState, bundle: &Value) {
    let text = bundle.get("text/plain").and_then(Value::as_str).unwrap_or_default();
    let html = render::ansi_to_html(text).into_string();
    state.show_wide_dialog("pager.title", move || {
        view! { <pre class="pager" inner_html=html.clone()></pre> }.into_any()
    });
}
