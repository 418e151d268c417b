//! Notebooks on GitHub, in gists and at any other address.

use notebook::{Address, GitHubFile};
use serde::Deserialize;

use super::fetch::{self, Answer, Ask};
use super::problem::Problem;
use crate::store::database::{self, KeptAnswer};

/// A branch name with more slashes than this is not looked for: each costs a request.
const MOST_CANDIDATES: usize = 6;

/// The text of the notebook at `address`.
pub async fn read(address: &Address, insist: bool, signal: Option<web_sys::AbortSignal>) -> Result<String, Problem> {
    let ask = || Ask { insist, signal: signal.clone(), ..Ask::default() };
    match address {
        Address::GitHubFile(file) => text_of(read_github(file, ask).await?),
        Address::Gist { file, .. } => read_gist(address, file.as_deref(), ask).await,
        Address::Url(url) => {
            let answer = fetch::get(url, ask()).await?;
            answer.problem(url).map_or_else(|| text_of(answer), Err)
        }
        Address::GitHubRepo { .. } => Err(Problem::NotAnAddress { text: address.fragment() }),
    }
}

/// Notebooks are UTF-8; others (UTF-16 with a mark) are read by the parser and written anew.
pub fn text_of(answer: Answer) -> Result<String, Problem> {
    text_of_bytes(answer.bytes)
}

pub fn text_of_bytes(bytes: Vec<u8>) -> Result<String, Problem> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let (notebook, _repairs) = notebook::parse_bytes(error.as_bytes())?.into_notebook();
            Ok(notebook.to_json())
        }
    }
}

/// Tries each way to read the address as branch and path. The raw files do not count against GitHub's limit.
async fn read_github<'a>(file: &GitHubFile, ask: impl Fn() -> Ask<'a>) -> Result<Answer, Problem> {
    let candidates = file.candidates();
    for (reference, path) in candidates.iter().take(MOST_CANDIDATES) {
        let url = file.raw_url(reference, path);
        let answer = fetch::get(&url, ask()).await?;
        match answer.problem(&url) {
            None => return Ok(answer),
            Some(Problem::NotFound { .. }) => {}
            Some(problem) => return Err(problem),
        }
    }
    Err(why_missing(file).await)
}

/// Whether the repository is there at all.
async fn why_missing(file: &GitHubFile) -> Problem {
    let repository = format!("{}/{}", file.owner, file.repo);
    let address = Address::GitHubRepo { owner: file.owner.clone(), repo: file.repo.clone(), tail: String::new() };
    let place = format!("{repository}/{}", file.tail);
    let Some(url) = address.api_url() else { return Problem::NoFile { place } };
    match fetch::get(&url, Ask::default()).await {
        Ok(answer) if matches!(answer.problem(&url), Some(Problem::NotFound { .. })) => {
            Problem::NoRepository { place: repository }
        }
        // A limit or a failure here says nothing about the file: that it was not found stands.
        _ => Problem::NoFile { place },
    }
}

#[derive(Debug, Deserialize)]
struct Gist {
    files: serde_json::Map<String, serde_json::Value>,
}

#[derive(Debug, Deserialize)]
struct GistFile {
    content: Option<String>,
    raw_url: String,
    #[serde(default)]
    truncated: bool,
}

async fn read_gist<'a>(address: &Address, file: Option<&str>, ask: impl Fn() -> Ask<'a>) -> Result<String, Problem> {
    let Some(url) = address.api_url() else { return Err(Problem::NoGist) };
    let listing = api(&url).await.map_err(|problem| match problem {
        Problem::NotFound { .. } => Problem::NoGist,
        other => other,
    })?;
    let gist: Gist =
        serde_json::from_str(&listing).map_err(|error| Problem::NotANotebook { reason: error.to_string() })?;
    let wanted = gist.files.iter().find(|(name, _)| match file {
        Some(file) => *name == file,
        None => name.to_ascii_lowercase().ends_with(".ipynb"),
    });
    let found = wanted.and_then(|(_, value)| serde_json::from_value::<GistFile>(value.clone()).ok());
    let Some(found) = found else { return Err(Problem::NoFile { place: address.web_url() }) };
    match found.content {
        Some(content) if !found.truncated => Ok(content),
        _ => {
            let answer = fetch::get(&found.raw_url, ask()).await?;
            answer.problem(&found.raw_url).map_or_else(|| text_of(answer), Err)
        }
    }
}

/// One answer of GitHub's API as text. Kept, and asked again with its tag, because an unchanged one costs nothing of the
/// 60 requests an hour; without a network the kept one serves.
pub async fn api(url: &str) -> Result<String, Problem> {
    let kept = database::answer(url).await;
    let etag = kept.as_ref().and_then(|kept| kept.etag.as_deref());
    let answer = match fetch::get(url, Ask { etag, ..Ask::default() }).await {
        Ok(answer) => answer,
        Err(problem) => return kept.filter(|_| problem.may_pass()).map(|kept| kept.body).ok_or(problem),
    };
    match (answer.problem(url), kept) {
        (None, Some(kept)) if answer.status == 304 => Ok(kept.body),
        (None, _) => {
            let body = answer.text();
            let kept = KeptAnswer { etag: answer.etag, body: body.clone(), at_ms: js_sys::Date::now() };
            database::keep_answer(url, &kept).await;
            Ok(body)
        }
        (Some(problem), Some(kept)) if problem.may_pass() => Ok(kept.body),
        (Some(problem), _) => Err(problem),
    }
}
