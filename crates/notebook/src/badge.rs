use crate::Address;

/// Source of an "Open in Colibri" badge, in three markups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    pub markdown: String,
    pub html: String,
    pub rst: String,
}

/// A badge that opens `address` on the site at `base` (such as `https://example.org/colibri/`) with the image at `image`.
pub fn badge(address: &Address, base: &str, image: &str) -> Badge {
    const LABEL: &str = "Open in Colibri";
    let link = format!("{}#{}", base.split('#').next().unwrap_or(base), address.fragment());
    let (link, image) = (safe(&link), safe(image));
    Badge {
        markdown: format!("[![{LABEL}]({image})]({link})"),
        html: format!("<a href=\"{link}\"><img src=\"{image}\" alt=\"{LABEL}\"></a>"),
        rst: format!(".. image:: {image}\n   :target: {link}\n   :alt: {LABEL}\n"),
    }
}

/// A URL that cannot end early in any of the markups.
fn safe(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            ' ' => out.push_str("%20"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}
