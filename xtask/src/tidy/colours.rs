//! Colour literals outside `tokens.css`.

use super::{Colours, Findings, is_below, text_of};
use anyhow::Result;
use std::path::PathBuf;

pub fn check(rules: &Colours, files: &[PathBuf]) -> Result<Findings> {
    let mut found = Findings::default();
    for path in files.iter().filter(|path| is_below(path, &rules.folders)) {
        let is_allowed = rules.allowed.keys().any(|place| path.starts_with(place));
        if path.ends_with(&rules.home) || is_allowed {
            continue;
        }
        let Some(text) = text_of(path) else { continue };
        for (index, line) in text.lines().enumerate() {
            if let Some(literal) = literal_in(line) {
                found.problems.push(format!("{}:{}: {literal}", path.display(), index + 1));
            }
        }
    }
    Ok(found)
}

/// The first colour literal of a line: `#rgb`, `#rrggbb` (with or without alpha) or a colour function with numbers.
fn literal_in(line: &str) -> Option<&str> {
    hex_in(line).or_else(|| function_in(line))
}

fn hex_in(line: &str) -> Option<&str> {
    for (at, _) in line.match_indices('#') {
        let digits = line[at + 1..].bytes().take_while(u8::is_ascii_hexdigit).count();
        let ends =
            line[at + 1 + digits..].chars().next().is_none_or(|next| !next.is_alphanumeric() && !"-_".contains(next));
        // `&#123;` is a character, `url(#abc)` and `href="#abc"` are addresses, `#fade {` selects an element.
        let before = line[..at].trim_end().chars().next_back();
        let is_value = matches!(before, Some(':' | ',' | '(' | '"' | '\'' | '`')) && !line[..at].ends_with("url(");
        let is_address = line[..at].ends_with("href=\"") || line[..at].ends_with("href: \"");
        if matches!(digits, 3 | 4 | 6 | 8) && ends && is_value && !is_address {
            return Some(&line[at..at + 1 + digits]);
        }
    }
    None
}

fn function_in(line: &str) -> Option<&str> {
    for name in ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab("] {
        for (at, _) in line.match_indices(name) {
            let is_word_start =
                line[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '_');
            let rest = &line[at + name.len()..];
            if is_word_start && rest.trim_start().starts_with(|first: char| first.is_ascii_digit() || first == '.') {
                return Some(&line[at..at + name.len() + rest.find(')').unwrap_or(rest.len())]);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_seen() {
        assert_eq!(literal_in("  color: #fff;"), Some("#fff"));
        assert_eq!(literal_in("background:#1a2b3c"), Some("#1a2b3c"));
        assert_eq!(literal_in("box-shadow: 0 1px rgb(0 0 0/.08);"), Some("rgb(0 0 0/.08"));
        assert_eq!(literal_in("style.color = '#abcdef'"), Some("#abcdef"));
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        for line in [
            "#add { margin: 0 }",
            "&#123;",
            "fill: url(#abc)",
            "color-mix(in oklab, var(--a) 10%, var(--b))",
            "<a href=\"#bad\">",
            "color: var(--ink-0)",
            "#[derive(Debug)]",
            "rgb(${red} 0 0)",
        ] {
            assert_eq!(literal_in(line), None, "{line}");
        }
    }
}
