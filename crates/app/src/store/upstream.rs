//! "Your copy" and "upstream": the notebook changed at its source after a copy was made here. Both stay; nothing is hidden.

use super::database::{self, Kept};
use super::entry::{self, Entry, Kind};
use super::{Held, tabs};
use crate::i18n::tr;
use crate::notices::{Banner, NoticeAction, NoticeKind};
use crate::state::AppState;

const BANNER: &str = "upstream";

/// Says that `upstream`, the text at the source now, is newer than the one that the shown copy was made from.
pub fn announce(state: AppState, upstream: String) {
    state.notices.show_banner(Banner {
        id: BANNER,
        kind: NoticeKind::Warning,
        text: tr("upstream.changed", &[]),
        actions: vec![
            NoticeAction::new("upstream.show", {
                let upstream = upstream.clone();
                move |state| wasm_bindgen_futures::spawn_local(set_copy_aside(state, Some(upstream.clone())))
            }),
            NoticeAction::new("upstream.keep", move |state| pass_over(state, &upstream)),
            NoticeAction::new("upstream.download-copy", crate::open::download::ipynb),
        ],
        can_close: false,
    });
}

/// Says that there is a copy with edits beside the version at the source that is shown, or the other way round.
pub async fn show_relations(state: AppState, entry: &Entry) {
    state.notices.close_banner(BANNER);
    if let Some(original) = entry.copy_of.clone() {
        state.notices.show_banner(Banner {
            id: BANNER,
            kind: NoticeKind::Info,
            text: tr("upstream.is-copy", &[]),
            actions: vec![NoticeAction::new("upstream.show", move |state| crate::open::navigate(state, &original))],
            can_close: true,
        });
        return;
    }
    if entry.edited {
        return;
    }
    let copies = database::entries().await.unwrap_or_default();
    let Some(copy) = copies.into_iter().find(|other| other.copy_of.as_deref() == Some(&entry.key)) else { return };
    let download_key = copy.key.clone();
    state.notices.show_banner(Banner {
        id: BANNER,
        kind: NoticeKind::Info,
        text: tr("upstream.has-copy", &[("name", &copy.name)]),
        actions: vec![
            NoticeAction::new("upstream.show-copy", move |state| crate::open::navigate(state, &copy.key)),
            NoticeAction::new("upstream.download-copy", move |state| {
                let key = download_key.clone();
                wasm_bindgen_futures::spawn_local(async move { crate::open::download::kept(state, &key).await });
            }),
        ],
        can_close: true,
    });
}

/// "Keep my copy": the newer text is not spoken of again until it changes once more.
fn pass_over(state: AppState, upstream: &str) {
    state.notices.close_banner(BANNER);
    let Some(mut held) = super::held() else { return };
    held.entry.passed_hash = Some(entry::hash(upstream));
    super::hold(held.clone());
    wasm_bindgen_futures::spawn_local(async move {
        // Without room for this note the question only comes again.
        let _kept = database::save(&held.entry, None, None).await;
    });
}

/// Gives the copy a place of its own among the recent notebooks and shows the version at the source: `upstream` when it
/// is at hand, else whatever the source answers.
async fn set_copy_aside(state: AppState, upstream: Option<String>) {
    super::autosave::flush_now(state);
    let Some(held) = super::held() else { return };
    let key = held.entry.key.clone();
    let Ok(Some(Kept { entry, text: Some(text), base })) = database::load(&key).await else {
        // Nothing of the person's own: the source is all there is.
        crate::open::refresh(state, &key).await;
        return;
    };
    let copy = Entry {
        key: super::new_key(),
        name: entry::copy_name(&entry.name),
        kind: Kind::New,
        edited: true,
        copy_of: Some(key.clone()),
        passed_hash: None,
        ..entry.clone()
    };
    let original = Entry { edited: false, passed_hash: None, base_hash: upstream.as_deref().map(entry::hash), ..entry };
    // First the copy is safe under its new name, then the old one goes.
    let moved = async {
        database::save(&copy, Some(&text), base.as_deref()).await?;
        database::save(&original, None, upstream.as_deref()).await?;
        database::drop_text(&original).await
    };
    if moved.await.is_err() {
        state.notify(NoticeKind::Error, "upstream.not-set-aside", &[]);
        return;
    }
    state.notices.close_banner(BANNER);
    super::hold(Held::default());
    crate::open::reopen(state, &key).await;
    let copy_key = copy.key;
    state.notify_with(
        NoticeKind::Success,
        "upstream.copy-kept",
        &[("name", &copy.name)],
        vec![NoticeAction::new("upstream.show-copy", move |state| crate::open::navigate(state, &copy_key))],
    );
}

/// The command "Show the original": for a copy with edits of its own.
pub fn show_on_request(state: AppState) {
    let Some(held) = super::held() else { return };
    if let Some(original) = held.entry.copy_of {
        crate::open::navigate(state, &original);
    } else if tabs::is_guest() || !matches!(held.entry.kind, Kind::Web | Kind::Example | Kind::File) {
        state.notify(NoticeKind::Info, "upstream.no-original", &[]);
    } else {
        let upstream = held.base.clone();
        wasm_bindgen_futures::spawn_local(set_copy_aside(state, upstream));
    }
}
