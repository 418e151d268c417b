//! Files from the person's disk: chosen or dropped. Notebooks and scripts open, everything else goes to `/content`.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File, FileList, HtmlInputElement};

use super::problem::{LARGE_BYTES, Problem};
use super::{failure, remote, script};
use crate::i18n::tr;
use crate::notices::NoticeKind;
use crate::origin::{Origin, Source};
use crate::state::AppState;
use crate::store::database;
use crate::store::entry::{self, Entry};
use crate::web;

/// Opens the browser's file chooser.
pub fn pick(state: AppState) {
    let Ok(input) = web::document().create_element("input").map(JsCast::unchecked_into::<HtmlInputElement>) else {
        return;
    };
    input.set_type("file");
    input.set_multiple(true);
    let chosen = input.clone();
    web::listen::<web_sys::Event>(&input, "change", move |_| {
        if let Some(files) = chosen.files() {
            state.close_dialog();
            take(state, &files);
        }
    });
    input.click();
}

/// Lets files be dropped anywhere on the window.
pub fn accept_drops(state: AppState) {
    let window = web::window();
    web::listen::<DragEvent>(&window, "dragover", move |event| {
        if has_files(&event) {
            event.prevent_default();
            mark_dragging(true);
        }
    });
    web::listen::<DragEvent>(&window, "dragleave", |event| {
        // Leaving an element for another one inside the window is not leaving.
        if event.related_target().is_none() {
            mark_dragging(false);
        }
    });
    web::listen::<DragEvent>(&window, "drop", move |event| {
        mark_dragging(false);
        if !has_files(&event) {
            return;
        }
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) {
            take(state, &files);
        }
    });
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| transfer.types().includes(&JsValue::from_str("Files"), 0))
}

fn mark_dragging(dragging: bool) {
    if let Some(root) = web::document().document_element() {
        web::report("dragging", root.toggle_attribute_with_force("data-dragging", dragging));
    }
}

fn take(state: AppState, files: &FileList) {
    let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
    spawn_local(async move {
        // Several notebooks at once: the first opens, the others wait in the list of recent ones.
        let mut opened = false;
        for file in files {
            let kind = Kind::of(&file.name());
            let result = match kind {
                Kind::Other => {
                    put_into_content(state, &file).await;
                    Ok(())
                }
                _ if opened => keep_for_later(state, &file, kind).await,
                _ => {
                    opened = true;
                    open(state, &file, kind).await
                }
            };
            if let Err(problem) = result {
                failure::show(state, &problem, None);
            }
        }
    });
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Notebook,
    Script,
    Other,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "ipynb" => Self::Notebook,
            "py" => Self::Script,
            _ => Self::Other,
        }
    }
}

async fn bytes_of(file: &File) -> Result<Vec<u8>, Problem> {
    let bytes = file.size() as u64;
    if bytes > notebook::MAX_BYTES as u64 {
        return Err(Problem::TooLarge { bytes });
    }
    let unreadable = |_| Problem::Broken { line: 1, column: 1, reason: tr("open.unreadable", &[]) };
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The file as a notebook's text and where it comes from.
async fn read(file: &File, kind: Kind) -> Result<(String, Origin), Problem> {
    let text = remote::text_of_bytes(bytes_of(file).await?)?;
    let name = file.name();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
    let text = if kind == Kind::Script { script::notebook_from_python(&text).to_json() } else { text };
    // The same file again is the same notebook; a changed one is another.
    let key = format!("file/{}-{}", slug(&stem), &entry::hash(&text)[..12]);
    Ok((text, Origin { key, name: stem, source: Source::File }))
}

async fn open(state: AppState, file: &File, kind: Kind) -> Result<(), Problem> {
    if file.size() as u64 > LARGE_BYTES {
        state.notify(NoticeKind::Info, "open.opening", &[("name", &file.name())]);
    }
    let (text, origin) = read(file, kind).await?;
    let known = database::load(&origin.key).await.ok().flatten().filter(|kept| kept.text.is_some());
    let turn = super::next_turn();
    crate::store::autosave::flush_now(state);
    match known {
        // This very file was opened and edited before: the edits are what the person wants.
        Some(kept) => {
            let own = kept.text.clone().unwrap_or_default();
            super::show(state, &own, origin, Some(kept), turn).await?;
            state.notify(NoticeKind::Info, "open.file-edited-before", &[]);
            Ok(())
        }
        None => super::show_from_source(state, &text, origin, None, turn).await,
    }
}

async fn keep_for_later(state: AppState, file: &File, kind: Kind) -> Result<(), Problem> {
    let (text, origin) = read(file, kind).await?;
    // Parsed only to refuse what would not open later.
    drop(notebook::parse(&text)?);
    let now_ms = js_sys::Date::now();
    let entry =
        Entry { opened_ms: now_ms, bytes: text.len(), base_hash: Some(entry::hash(&text)), ..Entry::of(&origin) };
    if database::save(&entry, None, Some(&text)).await.is_ok() {
        state.notify(NoticeKind::Success, "open.in-recent", &[("name", &origin.name)]);
    }
    Ok(())
}

/// Puts a file where Python finds it.
async fn put_into_content(state: AppState, file: &File) {
    let Ok(buffer) = JsFuture::from(file.array_buffer()).await else { return };
    let name = file.name();
    let path = format!("/content/{name}");
    let shown = path.clone();
    state.runtime.ask_files("file-put", &path, Some(Uint8Array::new(&buffer)), move |reply| {
        let failed = js_sys::Reflect::get(&reply, &"error".into()).is_ok_and(|error| error.is_truthy());
        let (kind, key) = if failed { (NoticeKind::Error, "open.not-put") } else { (NoticeKind::Success, "open.put") };
        state.notify(kind, key, &[("path", &shown)]);
    });
}

/// A part of an address: letters and digits of any script, hyphens for the rest.
fn slug(name: &str) -> String {
    let slug: String =
        name.chars().take(60).map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
    slug.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_go_by_the_ending() {
        assert_eq!(Kind::of("A.IPYNB"), Kind::Notebook);
        assert_eq!(Kind::of("tool.py"), Kind::Script);
        assert_eq!(Kind::of("data.csv"), Kind::Other);
        assert_eq!(Kind::of("README"), Kind::Other);
    }

    #[test]
    fn slugs_stay_inside_an_address() {
        assert_eq!(slug("My plan/2"), "My-plan-2");
        assert_eq!(slug("노트"), "");
    }
}
