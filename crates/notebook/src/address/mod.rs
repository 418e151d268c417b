mod parse;

use crate::url::{decode, encode, encode_path, split_url};

/// Where a notebook on the web lies.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    GitHubFile(GitHubFile),
    /// A repository or a folder of it, to browse. `tail` is `ref` or `ref/folder`, empty for the default branch.
    GitHubRepo {
        owner: String,
        repo: String,
        tail: String,
    },
    Gist {
        user: Option<String>,
        id: String,
        revision: Option<String>,
        file: Option<String>,
    },
    /// Any other place; always http or https.
    Url(String),
}

/// A file in a repository. A branch may hold slashes, so where it ends is known only by trying.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GitHubFile {
    pub owner: String,
    pub repo: String,
    /// `{ref}/{path}`, decoded.
    pub tail: String,
}

/// Why a text is no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    #[error("the address is empty")]
    Empty,
    #[error("not an address of a notebook")]
    NotAnAddress,
    #[error("only http and https addresses can be opened")]
    Scheme,
    #[error("the address names no file")]
    NoFile,
}

impl Address {
    /// The canonical fragment, without `#`, percent-encoded.
    pub fn fragment(&self) -> String {
        match self {
            Self::GitHubFile(GitHubFile { owner, repo, tail }) => {
                format!("github/{}/{}/blob/{}", encode(owner), encode(repo), encode_path(tail))
            }
            Self::GitHubRepo { owner, repo, tail } if tail.is_empty() => {
                format!("github/{}/{}", encode(owner), encode(repo))
            }
            Self::GitHubRepo { owner, repo, tail } => {
                format!("github/{}/{}/tree/{}", encode(owner), encode(repo), encode_path(tail))
            }
            Self::Gist { user, id, revision, file } => {
                let user = user.as_ref().map(|user| format!("{}/", encode(user))).unwrap_or_default();
                let revision = revision.as_ref().map(|revision| format!("/{}", encode(revision))).unwrap_or_default();
                let file = file.as_ref().map(|file| format!("/{}", encode(file))).unwrap_or_default();
                format!("gist/{user}{}{revision}{file}", encode(id))
            }
            Self::Url(url) => format!("url={}", encode(url)),
        }
    }

    /// The page where a person sees the original.
    pub fn web_url(&self) -> String {
        match self {
            Self::GitHubFile(_) | Self::GitHubRepo { .. } => {
                format!("https://github.com/{}", self.fragment().trim_start_matches("github/"))
            }
            Self::Gist { user, id, revision, .. } => {
                let user = user.as_ref().map(|user| format!("{}/", encode(user))).unwrap_or_default();
                let revision = revision.as_ref().map(|revision| format!("/{}", encode(revision))).unwrap_or_default();
                format!("https://gist.github.com/{user}{}{revision}", encode(id))
            }
            Self::Url(url) => url.clone(),
        }
    }

    /// A name for the tab and for the downloaded file, without `.ipynb`.
    pub fn title(&self) -> String {
        let last = |path: &str| path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        let name = match self {
            Self::GitHubFile(file) => last(&file.tail),
            Self::GitHubRepo { repo, .. } => repo.clone(),
            Self::Gist { id, file, .. } => file.clone().unwrap_or_else(|| id.clone()),
            Self::Url(url) => {
                let (_, host, path, _, _) = split_url(url);
                let name = decode(&last(path));
                if name.is_empty() { host.to_owned() } else { name }
            }
        };
        name.strip_suffix(".ipynb").map(str::to_owned).unwrap_or(name)
    }

    /// GitHub's API for what must be listed first: a gist's files, or a repository (its default branch).
    pub fn api_url(&self) -> Option<String> {
        match self {
            Self::Gist { id, revision: None, .. } => Some(format!("https://api.github.com/gists/{}", encode(id))),
            Self::Gist { id, revision: Some(revision), .. } => {
                Some(format!("https://api.github.com/gists/{}/{}", encode(id), encode(revision)))
            }
            Self::GitHubRepo { owner, repo, .. } => {
                Some(format!("https://api.github.com/repos/{}/{}", encode(owner), encode(repo)))
            }
            Self::GitHubFile(_) | Self::Url(_) => None,
        }
    }
}

impl GitHubFile {
    /// Every way to read `tail` as reference and path, likeliest first (a reference without slash).
    pub fn candidates(&self) -> Vec<(String, String)> {
        let tail = self.tail.as_str();
        // `refs/heads/x/a.ipynb` names a branch in full: the shortest reference has three parts.
        let skip = if tail.starts_with("refs/heads/") || tail.starts_with("refs/tags/") { 2 } else { 0 };
        tail.match_indices('/').skip(skip).map(|(at, _)| (tail[..at].to_owned(), tail[at + 1..].to_owned())).collect()
    }

    /// Where the bytes of one candidate lie; `raw.githubusercontent.com` allows any origin.
    pub fn raw_url(&self, reference: &str, path: &str) -> String {
        format!(
            "https://raw.githubusercontent.com/{}/{}/{}/{}",
            encode(&self.owner),
            encode(&self.repo),
            encode_path(reference),
            encode_path(path)
        )
    }

    /// GitHub's contents API for one candidate (sha, `download_url`).
    pub fn contents_api_url(&self, reference: &str, path: &str) -> String {
        format!(
            "https://api.github.com/repos/{}/{}/contents/{}?ref={}",
            encode(&self.owner),
            encode(&self.repo),
            encode_path(path),
            encode(reference)
        )
    }
}

/// All files of a repository at `reference` (branch, tag or commit) in one answer of GitHub's trees API.
pub fn tree_api_url(owner: &str, repo: &str, reference: &str) -> String {
    format!(
        "https://api.github.com/repos/{}/{}/git/trees/{}?recursive=1",
        encode(owner),
        encode(repo),
        encode(reference)
    )
}
