//! The notebooks of a repository.

use notebook::{Address, GitHubFile, tree_api_url};
use serde::Deserialize;

use super::problem::Problem;
use super::remote::api;

const MOST_CANDIDATES: usize = 4;

/// The notebooks of a repository at one reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub owner: String,
    pub repo: String,
    pub reference: String,
    /// Paths of notebooks, by folder.
    pub paths: Vec<String>,
    /// GitHub did not tell all: the repository is too large.
    pub truncated: bool,
}

impl Listing {
    pub fn address_of(&self, path: &str) -> Address {
        Address::GitHubFile(GitHubFile {
            owner: self.owner.clone(),
            repo: self.repo.clone(),
            tail: format!("{}/{path}", self.reference),
        })
    }
}

#[derive(Debug, Deserialize)]
struct Repository {
    default_branch: String,
}

#[derive(Debug, Deserialize)]
struct Tree {
    tree: Vec<Node>,
    #[serde(default)]
    truncated: bool,
}

#[derive(Debug, Deserialize)]
struct Node {
    path: String,
    #[serde(rename = "type")]
    kind: String,
}

/// Lists the notebooks of `owner/repo`; `tail` is a reference with or without a folder, or empty.
pub async fn list(owner: &str, repo: &str, tail: &str) -> Result<Listing, Problem> {
    let missing = |problem| match problem {
        Problem::NotFound { .. } => Problem::NoRepository { place: format!("{owner}/{repo}") },
        other => other,
    };
    let tail = tail.trim_matches('/');
    if tail.is_empty() {
        let address = Address::GitHubRepo { owner: owner.to_owned(), repo: repo.to_owned(), tail: String::new() };
        let url = address.api_url().unwrap_or_default();
        let repository: Repository = parse(&api(&url).await.map_err(missing)?)?;
        let reference = repository.default_branch;
        let tree = parse(&api(&tree_api_url(owner, repo, &reference)).await.map_err(missing)?)?;
        return Ok(listing(owner, repo, &reference, "", tree));
    }
    let mut last = Problem::NoRepository { place: format!("{owner}/{repo}") };
    for (reference, folder) in references(tail) {
        match api(&tree_api_url(owner, repo, &reference)).await {
            Ok(text) => return Ok(listing(owner, repo, &reference, &folder, parse(&text)?)),
            Err(Problem::NotFound { .. }) => last = Problem::NoFile { place: format!("{owner}/{repo}/{tail}") },
            Err(problem) => return Err(problem),
        }
    }
    Err(last)
}

/// Ways to read `tail` as reference and folder, the shortest reference first.
fn references(tail: &str) -> Vec<(String, String)> {
    let cuts = tail.match_indices('/').map(|(at, _)| (tail[..at].to_owned(), tail[at + 1..].to_owned()));
    cuts.chain([(tail.to_owned(), String::new())]).take(MOST_CANDIDATES).collect()
}

fn listing(owner: &str, repo: &str, reference: &str, folder: &str, tree: Tree) -> Listing {
    let inside = |path: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let is_notebook = |path: &str| {
        let hidden = path.split('/').any(|part| part == ".ipynb_checkpoints");
        path.to_ascii_lowercase().ends_with(".ipynb") && !hidden
    };
    let nodes =
        tree.tree.into_iter().filter(|node| node.kind == "blob" && is_notebook(&node.path) && inside(&node.path));
    let mut paths: Vec<String> = nodes.map(|node| node.path).collect();
    paths.sort_by_key(|path| sort_key(path));
    let (owner, repo, reference) = (owner.to_owned(), repo.to_owned(), reference.to_owned());
    Listing { owner, repo, reference, paths, truncated: tree.truncated }
}

/// Files of a folder before its folders, without regard to case, and `2` before `10`.
fn sort_key(path: &str) -> Vec<(bool, String)> {
    let last = path.matches('/').count();
    let padded = |part: &str| {
        let mut out = String::new();
        let mut digits = String::new();
        for sign in part.to_lowercase().chars().chain(['\0']) {
            if sign.is_ascii_digit() {
                digits.push(sign);
            } else {
                if !digits.is_empty() {
                    // Numbers compare by value once they are equally long.
                    out.extend(std::iter::repeat_n('0', 12_usize.saturating_sub(digits.len())));
                    out.push_str(&digits);
                    digits.clear();
                }
                out.push(sign);
            }
        }
        out
    };
    path.split('/').enumerate().map(|(depth, part)| (depth < last, padded(part))).collect()
}

fn parse<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| Problem::NotANotebook { reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(paths: &[&str]) -> Tree {
        let node = |path: &&str| Node { path: (*path).to_owned(), kind: "blob".to_owned() };
        Tree { tree: paths.iter().map(node).collect(), truncated: false }
    }

    #[test]
    fn only_notebooks_in_reading_order() {
        let given =
            ["ch10/a.ipynb", "README.md", "b.ipynb", "ch2/a.ipynb", "A.ipynb", "ch2/.ipynb_checkpoints/a.ipynb"];
        let listing = listing("o", "r", "main", "", tree(&given));
        assert_eq!(listing.paths, ["A.ipynb", "b.ipynb", "ch2/a.ipynb", "ch10/a.ipynb"]);
        assert_eq!(listing.address_of("b.ipynb").fragment(), "github/o/r/blob/main/b.ipynb");
    }

    #[test]
    fn a_folder_shows_what_is_in_it() {
        let listing = listing("o", "r", "main", "ch2", tree(&["ch2/a.ipynb", "ch20/a.ipynb", "b.ipynb"]));
        assert_eq!(listing.paths, ["ch2/a.ipynb"]);
    }

    #[test]
    fn a_reference_may_hold_slashes() {
        let pairs = references("feature/x/docs");
        assert_eq!(pairs[0], ("feature".to_owned(), "x/docs".to_owned()));
        assert_eq!(pairs[2], ("feature/x/docs".to_owned(), String::new()));
    }
}
