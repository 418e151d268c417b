//! From what people paste to an address. Everything here comes from outside: names that could climb out of a repository,
//! or smuggle in another host or scheme, are refused.

use super::{Address, AddressError, GitHubFile};
use crate::url::{decode, query_value, split_url};

impl Address {
    /// Reads a fragment (`#github/o/r/blob/main/a.ipynb`, `#gist/…`, `#url=…`), the same as a path, or a pasted URL of
    /// github.com, raw.githubusercontent.com, gist.github.com, Colab, nbviewer, or any other http(s) address.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim().trim_matches(['<', '>', '"']).trim();
        if text.is_empty() || text == "#" {
            return Err(AddressError::Empty);
        }
        if let Some(fragment) = text.strip_prefix('#') {
            return Self::from_words(fragment);
        }
        if let Some(ssh) = text.strip_prefix("git@github.com:") {
            return from_github_path(ssh);
        }
        let starts_with = |prefix: &str| text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
        if starts_with("http://") || starts_with("https://") {
            return from_url(text);
        }
        let host = text.split('/').next().unwrap_or_default().to_ascii_lowercase();
        if KNOWN_HOSTS.contains(&host.as_str()) {
            return from_url(&format!("https://{text}"));
        }
        if text.contains("://") || starts_with("javascript:") || starts_with("data:") || starts_with("file:") {
            return Err(AddressError::Scheme);
        }
        Self::from_words(text.trim_start_matches('/'))
    }

    /// `github/…`, `gist/…`, `url=…`: what stands in our own address bar; further `&key=value` are the app's.
    fn from_words(words: &str) -> Result<Self, AddressError> {
        if let Some(url) = words.strip_prefix("url=") {
            // A URL pasted as it is holds its own `&`; an encoded one ends at the first.
            let url = if url.contains("://") { url.to_owned() } else { decode(url.split('&').next().unwrap_or(url)) };
            return from_url(&url);
        }
        let words = words.split(['&', '#', '?']).next().unwrap_or(words);
        if let Some(path) = words.strip_prefix("github/") {
            from_github_path(path)
        } else if let Some(path) = words.strip_prefix("gist/") {
            from_gist_path(path)
        } else {
            Err(AddressError::NotAnAddress)
        }
    }
}

/// Hosts that may be written without `https://`.
const KNOWN_HOSTS: [&str; 8] = [
    "github.com",
    "www.github.com",
    "raw.githubusercontent.com",
    "gist.github.com",
    "gist.githubusercontent.com",
    "colab.research.google.com",
    "nbviewer.org",
    "nbviewer.jupyter.org",
];

fn from_url(url: &str) -> Result<Address, AddressError> {
    // People paste names with spaces as they see them.
    let url = url.trim().replace(' ', "%20");
    let url = url.as_str();
    let (scheme, host, path, query, fragment) = split_url(url);
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(if scheme.is_empty() { AddressError::NotAnAddress } else { AddressError::Scheme });
    }
    // User names and passwords in an address are secrets or tricks.
    if host.is_empty() || host.contains('@') || url.chars().any(char::is_control) {
        return Err(AddressError::NotAnAddress);
    }
    let path = path.trim_start_matches('/');
    match host.to_ascii_lowercase().as_str() {
        "github.com" | "www.github.com" => from_github_path(path),
        "raw.githubusercontent.com" => {
            let [owner, repo, tail] = three(path).ok_or(AddressError::NoFile)?;
            // Links of GitHub's own pages say `refs/heads/{branch}`.
            github_file(owner, repo, tail)
        }
        "gist.github.com" => from_gist_path(path),
        "gist.githubusercontent.com" => from_gist_raw_path(path),
        "colab.research.google.com" | "colab.sandbox.google.com" => {
            if let Some(rest) = path.strip_prefix("github/") {
                from_github_path(rest)
            } else if let Some(rest) = path.strip_prefix("gist/") {
                from_gist_path(rest)
            } else if fragment.starts_with("url=") {
                Address::from_words(fragment)
            } else if let Some(file_url) = query_value(query, "url").or_else(|| query_value(fragment, "fileId")) {
                if file_url.starts_with("http") { from_url(&file_url) } else { Err(AddressError::NoFile) }
            } else {
                Err(AddressError::NoFile)
            }
        }
        "nbviewer.org" | "www.nbviewer.org" | "nbviewer.jupyter.org" => {
            if let Some(rest) = path.strip_prefix("github/") {
                from_github_path(rest)
            } else if let Some(rest) = path.strip_prefix("gist/") {
                from_gist_path(rest)
            } else if let Some(rest) = path.strip_prefix("urls/") {
                from_url(&format!("https://{rest}"))
            } else if let Some(rest) = path.strip_prefix("url/") {
                from_url(&format!("http://{rest}"))
            } else {
                Err(AddressError::NoFile)
            }
        }
        _ => Ok(Address::Url(url.split('#').next().unwrap_or(url).to_owned())),
    }
}

/// `owner/repo`, `owner/repo/blob/…`, `owner/repo/tree/…`, with or without query and fragment.
fn from_github_path(path: &str) -> Result<Address, AddressError> {
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_matches('/');
    let mut parts = path.splitn(4, '/');
    let (Some(owner), Some(repo)) = (parts.next(), parts.next()) else { return Err(AddressError::NoFile) };
    let repo = repo.strip_suffix(".git").unwrap_or(repo);
    let (word, rest) = (parts.next(), parts.next());
    match (word, rest.map(|rest| rest.trim_matches('/')).filter(|rest| !rest.is_empty())) {
        (None, _) => github_repo(owner, repo, ""),
        (Some("tree"), Some(rest)) if decode(rest).to_lowercase().ends_with(".ipynb") => github_file(owner, repo, rest),
        (Some("tree"), rest) => github_repo(owner, repo, rest.unwrap_or_default()),
        (Some("blob" | "raw" | "edit" | "blame"), Some(rest)) if rest.contains('/') => github_file(owner, repo, rest),
        // Colab lists a repository at `blob/{ref}`.
        (Some("blob"), Some(rest)) => github_repo(owner, repo, rest),
        _ => Err(AddressError::NoFile),
    }
}

fn github_repo(owner: &str, repo: &str, tail: &str) -> Result<Address, AddressError> {
    let (owner, repo) = owner_and_repo(owner, repo)?;
    Ok(Address::GitHubRepo { owner, repo, tail: safe_path(tail)? })
}

fn github_file(owner: &str, repo: &str, tail: &str) -> Result<Address, AddressError> {
    let (owner, repo) = owner_and_repo(owner, repo)?;
    let tail = safe_path(tail)?;
    if !tail.contains('/') {
        return Err(AddressError::NoFile);
    }
    Ok(Address::GitHubFile(GitHubFile { owner, repo, tail }))
}

/// GitHub's names are letters, digits, hyphens, underscores and dots.
fn owner_and_repo(owner: &str, repo: &str) -> Result<(String, String), AddressError> {
    let name = |text: &str| {
        let text = decode(text);
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let good = !text.is_empty() && text != "." && text != ".." && text.chars().all(allowed);
        good.then_some(text).ok_or(AddressError::NotAnAddress)
    };
    Ok((name(owner)?, name(repo)?))
}

/// Decodes a path and refuses what could climb out of the repository when a URL is made of it.
fn safe_path(path: &str) -> Result<String, AddressError> {
    let decoded = decode(path).trim_matches('/').to_owned();
    let climbs = decoded.split('/').any(|part| part == "." || part == "..");
    let odd = decoded.chars().any(|c| c.is_control() || c == '\\' || c == '\u{fffd}') || decoded.contains("//");
    if climbs || odd { Err(AddressError::NotAnAddress) } else { Ok(decoded) }
}

fn three(path: &str) -> Option<[&str; 3]> {
    let mut parts = path.splitn(3, '/');
    Some([parts.next()?, parts.next()?, parts.next()?])
}

/// `user/id`, `id`, with a revision and a file name behind.
fn from_gist_path(path: &str) -> Result<Address, AddressError> {
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_matches('/');
    let mut parts: Vec<String> = path.split('/').map(decode).collect();
    if parts.iter().any(|part| part == "." || part == ".." || part.contains('/') || part.contains('\\')) {
        return Err(AddressError::NotAnAddress);
    }
    let user = if parts.first().is_some_and(|part| is_hex(part, 20)) || parts.len() < 2 {
        None
    } else {
        Some(parts.remove(0))
    };
    let id = parts.remove(0);
    if !is_hex(&id, 1) && !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AddressError::NoFile);
    }
    let revision = parts.first().is_some_and(|part| is_hex(part, 40)).then(|| parts.remove(0));
    let file = parts.into_iter().find(|part| !part.is_empty() && part != "raw");
    Ok(Address::Gist { user, id, revision, file })
}

/// `user/id/raw/revision/file`
fn from_gist_raw_path(path: &str) -> Result<Address, AddressError> {
    let parts: Vec<String> = path.split(['?', '#']).next().unwrap_or(path).split('/').map(decode).collect();
    let [user, id, raw, rest @ ..] = parts.as_slice() else { return Err(AddressError::NoFile) };
    if raw != "raw" || !is_hex(id, 1) {
        return Err(AddressError::NoFile);
    }
    let revision = rest.first().filter(|part| is_hex(part, 40)).cloned();
    let file = rest.iter().skip(usize::from(revision.is_some())).find(|part| !part.is_empty()).cloned();
    Ok(Address::Gist { user: Some(user.clone()), id: id.clone(), revision, file })
}

fn is_hex(text: &str, at_least: usize) -> bool {
    text.len() >= at_least && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
