//! The tables in `IndexedDB`.
//!
//! `entries` is small and is read whole for the list of recent notebooks; `texts` holds the person's copies, `bases` the
//! texts at the source from which they were made, `answers` what the web answered, for reading without a network.

use std::{cell::RefCell, rc::Rc};

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Query, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use super::entry::Entry;
use crate::web;

const NAME: &str = "colibri";
const VERSION: u32 = 1;
const ENTRIES: &str = "entries";
const TEXTS: &str = "texts";
const BASES: &str = "bases";
const ANSWERS: &str = "answers";
const TABLES: [&str; 4] = [ENTRIES, TEXTS, BASES, ANSWERS];

/// Why something could not be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The browser gives this site no more room.
    Full,
    /// No `IndexedDB` here (some private windows), or it failed; the browser's words.
    Unavailable(String),
}

/// An answer of the web, kept to be shown without a network and asked again with its tag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptAnswer {
    pub etag: Option<String>,
    pub body: String,
    pub at_ms: f64,
}

/// What is kept of one notebook.
#[derive(Debug, Clone)]
pub struct Kept {
    pub entry: Entry,
    pub text: Option<String>,
    pub base: Option<String>,
}

thread_local! {
    static DATABASE: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// The open database; opens it the first time.
async fn database() -> Result<Rc<Database>, StoreError> {
    if let Some(database) = opened() {
        return Ok(database);
    }
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        let present = database.store_names();
        for table in TABLES.iter().filter(|table| !present.iter().any(|name| name == *table)) {
            if let Err(error) = database.create_object_store(table, ObjectStoreParams::new()) {
                web::report::<()>(table, Err(JsValue::from_str(&error.to_string())));
            }
        }
    });
    let mut database = request.await?;
    // A newer version of this program in another tab wants to change the tables: stand aside.
    database.on_version_change(|_| {
        if let Some(database) = DATABASE.take() {
            database.close();
        }
    });
    let database = Rc::new(database);
    DATABASE.set(Some(database.clone()));
    Ok(database)
}

/// The database if it is open already: what can be written without waiting, when the page is about to go.
fn opened() -> Option<Rc<Database>> {
    DATABASE.with_borrow(Clone::clone)
}

/// Opens the database ahead of the first need.
pub async fn open() -> Result<(), StoreError> {
    database().await.map(drop)
}

pub async fn load(key: &str) -> Result<Option<Kept>, StoreError> {
    let database = database().await?;
    let transaction = database.transaction(&[ENTRIES, TEXTS, BASES], TransactionMode::ReadOnly)?;
    let entry = transaction.object_store(ENTRIES)?.get(query(key))?;
    let text = transaction.object_store(TEXTS)?.get(query(key))?;
    let base = transaction.object_store(BASES)?.get(query(key))?;
    let Some(entry) = entry.await?.and_then(entry_from_js) else { return Ok(None) };
    let text = text.await?.and_then(|value| value.as_string());
    let base = base.await?.and_then(|value| value.as_string());
    Ok(Some(Kept { entry, text, base }))
}

/// All entries, the one opened last first.
pub async fn entries() -> Result<Vec<Entry>, StoreError> {
    let database = database().await?;
    let transaction = database.transaction(&[ENTRIES], TransactionMode::ReadOnly)?;
    let values = transaction.object_store(ENTRIES)?.get_all(None, None)?.await?;
    let mut entries: Vec<Entry> = values.into_iter().filter_map(entry_from_js).collect();
    entries.sort_by(|a, b| b.opened_ms.max(b.saved_ms).total_cmp(&a.opened_ms.max(a.saved_ms)));
    Ok(entries)
}

/// Writes an entry; `text` and `base` are written where given, else left as they are. Done when it is safe.
pub async fn save(entry: &Entry, text: Option<&str>, base: Option<&str>) -> Result<(), StoreError> {
    let database = database().await?;
    finish(begin_save(&database, entry, text, base)?).await
}

/// As [`save`], begun at once and not waited for: for a page that is going away.
pub fn save_now(entry: &Entry, text: &str) -> Result<(), StoreError> {
    let Some(database) = opened() else { return Err(StoreError::Unavailable("not open".to_owned())) };
    // The explicit commit is what lets the browser finish without us.
    begin_save(&database, entry, Some(text), None)?.commit()?;
    Ok(())
}

fn begin_save(
    database: &Database,
    entry: &Entry,
    text: Option<&str>,
    base: Option<&str>,
) -> Result<idb::Transaction, StoreError> {
    let transaction = database.transaction(&[ENTRIES, TEXTS, BASES], TransactionMode::ReadWrite)?;
    let key = JsValue::from_str(&entry.key);
    let value = serde_wasm_bindgen::to_value(entry).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    transaction.object_store(ENTRIES)?.put(&value, Some(&key))?;
    if let Some(text) = text {
        transaction.object_store(TEXTS)?.put(&JsValue::from_str(text), Some(&key))?;
    }
    if let Some(base) = base {
        transaction.object_store(BASES)?.put(&JsValue::from_str(base), Some(&key))?;
    }
    Ok(transaction)
}

/// Forgets the person's copy, so that the notebook is again as at its source.
pub async fn drop_text(entry: &Entry) -> Result<(), StoreError> {
    let database = database().await?;
    let transaction = database.transaction(&[ENTRIES, TEXTS], TransactionMode::ReadWrite)?;
    let value = serde_wasm_bindgen::to_value(entry).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    transaction.object_store(ENTRIES)?.put(&value, Some(&JsValue::from_str(&entry.key)))?;
    transaction.object_store(TEXTS)?.delete(query(&entry.key))?;
    finish(transaction).await
}

/// Forgets a notebook altogether.
pub async fn remove(key: &str) -> Result<(), StoreError> {
    let database = database().await?;
    let transaction = database.transaction(&[ENTRIES, TEXTS, BASES], TransactionMode::ReadWrite)?;
    for table in [ENTRIES, TEXTS, BASES] {
        transaction.object_store(table)?.delete(query(key))?;
    }
    finish(transaction).await
}

pub async fn answer(url: &str) -> Option<KeptAnswer> {
    let database = database().await.ok()?;
    let transaction = database.transaction(&[ANSWERS], TransactionMode::ReadOnly).ok()?;
    let value = transaction.object_store(ANSWERS).ok()?.get(query(url)).ok()?.await.ok()??;
    serde_wasm_bindgen::from_value(value).ok()
}

/// Keeps an answer. That it cannot be kept is no reason to fail: it only will not be there offline.
pub async fn keep_answer(url: &str, answer: &KeptAnswer) {
    let kept = async {
        let database = database().await?;
        let transaction = database.transaction(&[ANSWERS], TransactionMode::ReadWrite)?;
        let value = serde_wasm_bindgen::to_value(answer).map_err(|error| StoreError::Unavailable(error.to_string()))?;
        transaction.object_store(ANSWERS)?.put(&value, Some(&JsValue::from_str(url)))?;
        finish(transaction).await
    };
    if let Err(error) = kept.await {
        web::report::<()>("answer not kept", Err(JsValue::from_str(&format!("{error:?}"))));
    }
}

/// Forgets every kept answer: the first thing to let go when room is short.
pub async fn drop_answers() -> Result<(), StoreError> {
    let database = database().await?;
    let transaction = database.transaction(&[ANSWERS], TransactionMode::ReadWrite)?;
    transaction.object_store(ANSWERS)?.clear()?;
    finish(transaction).await
}

/// Waits until the transaction is safe. A browser that runs out of room while committing aborts without an error event.
async fn finish(transaction: idb::Transaction) -> Result<(), StoreError> {
    if transaction.await?.is_committed() { Ok(()) } else { Err(StoreError::Full) }
}

fn query(key: &str) -> Query {
    Query::Key(JsValue::from_str(key))
}

/// What cannot be read (written by another version) counts as not there; it is left alone.
fn entry_from_js(value: JsValue) -> Option<Entry> {
    serde_wasm_bindgen::from_value(value).ok()
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> Self {
        let text = error.to_string();
        let is_quota = |value: &JsValue| {
            value.dyn_ref::<web_sys::DomException>().is_some_and(|error| error.name() == "QuotaExceededError")
        };
        let full = match &error {
            idb::Error::DomException(exception) => is_quota(exception),
            idb::Error::UpdateFailed(value) | idb::Error::AddFailed(value) => is_quota(value),
            _ => false,
        };
        if full || text.contains("QuotaExceeded") { Self::Full } else { Self::Unavailable(text) }
    }
}
