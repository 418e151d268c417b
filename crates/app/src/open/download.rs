//! Taking notebooks out: `.ipynb`, `.py`, paper.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::notices::NoticeKind;
use crate::state::AppState;
use crate::store::database;
use crate::web;

/// Browsers read the blob in their own time after the click.
const KEEP_BLOB_MS: i32 = 60_000;

/// Downloads the open notebook as it is now.
pub fn ipynb(state: AppState) {
    let name = file_name(&state.book.title.get_untracked(), "ipynb");
    save_as(state, &name, "application/x-ipynb+json", &state.notebook_text());
}

/// Downloads the open notebook as a script.
pub fn python(state: AppState) {
    let notebook = state.with_session(|session| session.document().to_notebook());
    let name = file_name(&state.book.title.get_untracked(), "py");
    save_as(state, &name, "text/x-python", &notebook::to_python(&notebook));
}

/// Downloads a notebook that is kept here.
pub async fn kept(state: AppState, key: &str) {
    let Some(kept) = database::load(key).await.ok().flatten() else { return };
    if let Some(text) = kept.text.or(kept.base) {
        save_as(state, &file_name(&kept.entry.name, "ipynb"), "application/x-ipynb+json", &text);
    }
}

/// Prints the notebook; `@media print` sees to the looks.
pub fn print(_state: AppState) {
    web::report("print", web::window().print());
}

fn save_as(state: AppState, name: &str, mime: &str, text: &str) {
    if web::report("download", offer(name, mime, text.as_bytes())).is_none() {
        state.notify(NoticeKind::Error, "download.failed", &[("name", name)]);
    }
}

fn offer(name: &str, mime: &str, bytes: &[u8]) -> Result<(), wasm_bindgen::JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let url = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)?;
    let anchor: HtmlAnchorElement = web::document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    web::after_ms(KEEP_BLOB_MS, move || {
        web::report("revoke", Url::revoke_object_url(&url));
    });
    Ok(())
}

/// A name that every file system takes.
fn file_name(title: &str, extension: &str) -> String {
    let title = title.trim().trim_end_matches(".ipynb");
    let plain: String = title
        .chars()
        .map(|sign| if sign.is_control() || "\\/:*?\"<>|".contains(sign) { '_' } else { sign })
        .take(120)
        .collect();
    let plain = plain.trim().trim_matches('.').trim();
    format!("{}.{extension}", if plain.is_empty() { "notebook" } else { plain })
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_suit_every_file_system() {
        assert_eq!(file_name("Plan: A/B?", "ipynb"), "Plan_ A_B_.ipynb");
        assert_eq!(file_name("한글 노트.ipynb", "py"), "한글 노트.py");
        assert_eq!(file_name("..", "py"), "notebook.py");
    }
}
