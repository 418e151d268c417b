//! What the address bar asks for.

use notebook::Address;

/// Where a fragment leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Nothing in particular: a fresh notebook.
    Home,
    /// A notebook that is at home in this browser; the key of the store.
    Local(String),
    /// A notebook that comes with the page; its path below the page.
    Example(String),
    /// A notebook, or a list of notebooks, on the web.
    Web(Address),
    /// Not understood.
    Unknown(String),
}

impl Route {
    /// Reads a fragment with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let words = fragment.trim_start_matches('#').trim_start_matches('/');
        let key = words.split('&').next().unwrap_or(words);
        if words.is_empty() {
            return Self::Home;
        }
        if key.strip_prefix("local/").is_some_and(is_plain_name) {
            return Self::Local(key.to_owned());
        }
        if key.strip_prefix("file/").is_some_and(|rest| !rest.is_empty()) {
            return Self::Local(key.to_owned());
        }
        if key.strip_prefix("examples/").and_then(|name| name.strip_suffix(".ipynb")).is_some_and(is_plain_name) {
            return Self::Example(key.to_owned());
        }
        // A link inside a notebook (`#section`) is no address and must not close the notebook.
        match Address::parse(&format!("#{words}")) {
            Ok(address) => Self::Web(address),
            Err(_) => Self::Unknown(words.to_owned()),
        }
    }
}

/// Letters, digits, hyphens and underscores: nothing that leads elsewhere when a URL is made of it.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_lead_where_they_say() {
        assert_eq!(Route::parse(""), Route::Home);
        assert_eq!(Route::parse("#"), Route::Home);
        assert_eq!(Route::parse("#local/abc123"), Route::Local("local/abc123".to_owned()));
        assert_eq!(Route::parse("#examples/welcome.ipynb"), Route::Example("examples/welcome.ipynb".to_owned()));
        assert!(matches!(Route::parse("#github/o/r/blob/main/a.ipynb"), Route::Web(Address::GitHubFile(_))));
        assert!(matches!(Route::parse("#github/o/r"), Route::Web(Address::GitHubRepo { .. })));
        assert!(matches!(Route::parse("#gist/u/0123456789abcdef0123456789abcdef"), Route::Web(Address::Gist { .. })));
        assert!(matches!(Route::parse("#url=https%3A%2F%2Fexample.org%2Fa.ipynb"), Route::Web(Address::Url(_))));
    }

    #[test]
    fn nothing_climbs_out_and_headings_are_no_addresses() {
        assert!(matches!(Route::parse("#examples/../secret.ipynb"), Route::Unknown(_)));
        assert!(matches!(Route::parse("#local/"), Route::Unknown(_)));
        assert!(matches!(Route::parse("#introduction"), Route::Unknown(_)));
        assert!(matches!(Route::parse("#url=javascript:alert(1)"), Route::Unknown(_)));
    }
}
