//! Words: one catalogue a language, the same keys in each.
//!
//! The page is rebuilt when the language changes, so [`t`] needs no reactive bookkeeping and hands out static text.

use std::{cell::Cell, collections::HashMap, sync::OnceLock};

/// A language that we ship words for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    English,
    Korean,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::Korean];

    /// The BCP 47 tag, for `<html lang>` and for storing the choice.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
        }
    }

    /// The language's own name for itself: a person who cannot read the page must find it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Korean => "한국어",
        }
    }

    /// The best match for a tag such as `ko-KR`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    fn catalogue_text(self) -> &'static str {
        match self {
            Self::English => include_str!("../messages/en.json"),
            Self::Korean => include_str!("../messages/ko.json"),
        }
    }

    fn catalogue(self) -> &'static Catalogue {
        static ENGLISH: OnceLock<Catalogue> = OnceLock::new();
        static KOREAN: OnceLock<Catalogue> = OnceLock::new();
        let cell = match self {
            Self::English => &ENGLISH,
            Self::Korean => &KOREAN,
        };
        // The catalogue is part of this binary and a test reads it: it parses.
        cell.get_or_init(|| serde_json::from_str(self.catalogue_text()).unwrap_or_default())
    }
}

type Catalogue = HashMap<String, String>;

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language::English) };
}

/// Makes `language` the one that [`t`] speaks.
pub fn set_language(language: Language) {
    CURRENT.set(language);
}

/// The language that [`t`] speaks now.
pub fn language() -> Language {
    CURRENT.get()
}

/// The words for `key`; the key itself when nobody wrote them, so that a gap is seen and does not break the page.
pub fn t(key: &'static str) -> &'static str {
    lookup(key).unwrap_or(key)
}

/// As [`t`], with `{name}` replaced by each argument, for keys known only at run time.
pub fn tr(key: &str, arguments: &[(&str, &str)]) -> String {
    let Some(template) = lookup(key) else { return key.to_owned() };
    let mut out = template.to_owned();
    for (name, value) in arguments {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

/// Words for a count: the key `{key}.one` serves where the language has a singular and the count is one.
pub fn tn(key: &str, count: usize) -> String {
    let number = grouped(count);
    let singular = format!("{key}.one");
    let has_singular = language().catalogue().contains_key(&singular);
    let chosen = if count == 1 && has_singular { singular.as_str() } else { key };
    tr(chosen, &[("n", &number)])
}

/// A number with thin spaces between thousands, as the interface writes them: `1 240`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

fn lookup(key: &str) -> Option<&'static str> {
    language().catalogue().get(key).or_else(|| Language::English.catalogue().get(key)).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(language: Language) -> BTreeSet<String> {
        let parsed: HashMap<String, String> =
            serde_json::from_str(language.catalogue_text()).expect("catalogue is JSON");
        parsed.into_keys().collect()
    }

    #[test]
    fn every_language_has_the_same_keys() {
        let english = keys(Language::English);
        for language in Language::ALL {
            let other = keys(language);
            // Korean has no singular: `.one` may be missing there.
            let missing: Vec<_> = english.difference(&other).filter(|key| !key.ends_with(".one")).collect();
            let extra: Vec<_> = other.difference(&english).collect();
            assert!(missing.is_empty() && extra.is_empty(), "{language:?}: missing {missing:?}, unknown {extra:?}");
        }
    }

    #[test]
    fn every_language_names_the_same_arguments() {
        fn holes(text: &str) -> BTreeSet<&str> {
            text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
        }
        let english: HashMap<String, String> =
            serde_json::from_str(Language::English.catalogue_text()).expect("catalogue is JSON");
        for language in Language::ALL {
            let other: HashMap<String, String> =
                serde_json::from_str(language.catalogue_text()).expect("catalogue is JSON");
            for (key, text) in &other {
                assert_eq!(holes(&english[key]), holes(text), "{language:?} {key}");
            }
        }
    }

    #[test]
    fn every_key_in_the_source_has_words() {
        let english = keys(Language::English);
        let mut wanted = BTreeSet::new();
        collect_keys(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut wanted);
        let missing: Vec<_> = wanted.difference(&english).collect();
        assert!(missing.is_empty(), "no words for {missing:?}");
    }

    /// Literal arguments of `t("…")`, `tr("…"` and `tn("…"` in every source file.
    fn collect_keys(folder: &std::path::Path, wanted: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("source folder") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                collect_keys(&path, wanted);
            } else if path.file_name().is_none_or(|name| name != "i18n.rs") {
                let text = std::fs::read_to_string(&path).expect("source file");
                for call in ["t(\"", "tr(\"", "tn(\""] {
                    for (at, _) in text.match_indices(call) {
                        let before = text[..at].chars().next_back().unwrap_or(' ');
                        let key = text[at + call.len()..].split('"').next().unwrap_or_default();
                        if !before.is_alphanumeric() && before != '_' && before != '.' && key.contains('.') {
                            wanted.insert(key.to_owned());
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn counts_and_numbers() {
        set_language(Language::English);
        assert_eq!(grouped(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(grouped(12), "12");
        assert_eq!(Language::from_tag("ko-KR"), Some(Language::Korean));
        assert_eq!(Language::from_tag("fr"), None);
    }
}
