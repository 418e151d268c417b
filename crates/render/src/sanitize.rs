//! The one allowlist: which elements, attributes, classes, styles and addresses of foreign HTML reach the page.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, Url, UrlRelative};

use crate::style;

/// Put before every id, anchor name and in-page address, so that nothing in a notebook shadows a name of the page.
pub(crate) const ID_PREFIX: &str = "md-";

/// Where addresses in foreign HTML point to.
#[derive(Debug, Clone, Default)]
pub(crate) struct AddressBook {
    pub(crate) link_base: Option<Url>,
    pub(crate) image_base: Option<Url>,
    /// `attachment:name` → data URI.
    pub(crate) attachments: HashMap<String, String>,
}

/// Elements that may stay. Each is inert: it neither runs, nor loads documents, nor submits, nor styles others.
pub(crate) const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "meter",
    "nav",
    "nobr",
    "ol",
    "p",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements whose content is no prose: it goes with them.
const WITHOUT_CONTENT: &[&str] = &[
    "script",
    "style",
    "svg",
    "math",
    "template",
    "noscript",
    "title",
    "textarea",
    "select",
    "object",
    "applet",
    "noembed",
    "noframes",
    "iframe",
    "xmp",
    "plaintext",
    "canvas",
    "head",
    "frameset",
];

const ON_ALL: &[&str] = &["align", "class", "dir", "id", "lang", "role", "style", "title", "aria-label", "aria-hidden"];

const ON_ONE: &[(&str, &[&str])] = &[
    ("a", &["href", "name"]),
    ("audio", &["src", "controls", "loop", "muted"]),
    ("blockquote", &["cite"]),
    ("col", &["span", "width", "valign"]),
    ("colgroup", &["span", "width", "valign"]),
    ("data", &["value"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("font", &["color", "face", "size"]),
    ("hr", &["color", "noshade", "size", "width"]),
    ("img", &["alt", "border", "height", "hspace", "src", "vspace", "width"]),
    ("input", &["checked"]),
    ("ins", &["datetime"]),
    ("li", &["value", "type"]),
    ("meter", &["high", "low", "max", "min", "optimum", "value"]),
    ("ol", &["reversed", "start", "type"]),
    ("p", &["width"]),
    ("progress", &["max", "value"]),
    ("source", &["src", "type"]),
    ("table", &["bgcolor", "border", "cellpadding", "cellspacing", "frame", "rules", "summary", "width"]),
    ("tbody", &["valign"]),
    ("td", &["abbr", "bgcolor", "colspan", "headers", "height", "nowrap", "rowspan", "scope", "valign", "width"]),
    ("th", &["abbr", "bgcolor", "colspan", "headers", "height", "nowrap", "rowspan", "scope", "valign", "width"]),
    ("thead", &["valign"]),
    ("time", &["datetime"]),
    ("tr", &["bgcolor", "valign"]),
    ("ul", &["type"]),
    ("video", &["controls", "height", "loop", "muted", "poster", "src", "width"]),
];

/// Cleans `html`; addresses are resolved by `book`.
pub(crate) fn sanitize(html: &str, book: AddressBook) -> String {
    struct Tables {
        elements: HashSet<&'static str>,
        without_content: HashSet<&'static str>,
        on_all: HashSet<&'static str>,
        on_one: HashMap<&'static str, HashSet<&'static str>>,
        schemes: HashSet<&'static str>,
    }
    static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
        elements: ELEMENTS.iter().copied().collect(),
        without_content: WITHOUT_CONTENT.iter().copied().collect(),
        on_all: ON_ALL.iter().copied().collect(),
        on_one: ON_ONE.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect(),
        schemes: ["http", "https", "mailto", "tel", "ftp", "data", "attachment"].into_iter().collect(),
    });
    let tables = &*TABLES;
    let mut builder = Builder::empty();
    builder
        .tags(tables.elements.clone())
        .clean_content_tags(tables.without_content.clone())
        .generic_attributes(tables.on_all.clone())
        .tag_attributes(tables.on_one.clone())
        .url_schemes(tables.schemes.clone())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer"))
        // A checkbox that nobody can tick is the only input there is.
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "")
        .set_tag_attribute_value("img", "referrerpolicy", "no-referrer")
        .set_tag_attribute_value("video", "preload", "metadata")
        .set_tag_attribute_value("audio", "preload", "metadata")
        .attribute_filter(move |tag, name, value| filter_attribute(tag, name, value, &book));
    builder.clean(html).to_string()
}

/// Whether an attribute is one that [`sanitize`] keeps on this element.
pub(crate) fn keeps_attribute(tag: &str, name: &str) -> bool {
    ON_ALL.contains(&name) || ON_ONE.iter().any(|(it, names)| *it == tag && names.contains(&name))
}

fn filter_attribute<'v>(tag: &str, name: &str, value: &'v str, book: &AddressBook) -> Option<Cow<'v, str>> {
    match (tag, name) {
        (_, "class") => safe_classes(value),
        (_, "style") => Some(style::safe_declarations(value)).filter(|it| !it.is_empty()).map(Cow::Owned),
        (_, "id") | ("a", "name") | ("td" | "th", "headers") => prefixed_names(value),
        ("a", "href") => link_address(value, book),
        ("blockquote", "cite") => web_address(value, None),
        ("img", "src") | ("video", "poster") => image_address(value, book),
        ("video" | "audio" | "source", "src") => media_address(value, book),
        // Only roles without a part in the page's own keyboard and landmark structure.
        (_, "role") => {
            matches!(value, "img" | "presentation" | "note" | "figure" | "table").then_some(Cow::Borrowed(value))
        }
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Classes that our own style sheet gives a meaning inside rendered content; any other could borrow the looks of the
/// page's controls.
fn safe_classes(value: &str) -> Option<Cow<'_, str>> {
    let is_safe = |class: &str| {
        class.strip_prefix("language-").is_some_and(is_plain_name)
            || class.strip_prefix("markdown-alert").is_some_and(is_plain_name)
            || class.strip_prefix("footnote").is_some_and(is_plain_name)
            || matches!(class, "dataframe" | "contains-task-list" | "task-list-item" | "task-list-item-checkbox")
    };
    if value.split_ascii_whitespace().all(is_safe) && !value.is_empty() {
        return Some(Cow::Borrowed(value));
    }
    let kept: Vec<&str> = value.split_ascii_whitespace().filter(|class| is_safe(class)).collect();
    (!kept.is_empty()).then(|| Cow::Owned(kept.join(" ")))
}

fn is_plain_name(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '+' | '#' | '.'))
}

fn prefixed_names(value: &str) -> Option<Cow<'_, str>> {
    let value = value.trim();
    (!value.is_empty()).then(|| Cow::Owned(format!("{ID_PREFIX}{value}")))
}

/// A link: into the same notebook, or to the web, mail or telephone.
fn link_address<'v>(value: &'v str, book: &AddressBook) -> Option<Cow<'v, str>> {
    let value = value.trim();
    if let Some(name) = value.strip_prefix('#') {
        return Some(Cow::Owned(format!("#{ID_PREFIX}{name}")));
    }
    match Url::parse(value) {
        Ok(url) if matches!(url.scheme(), "mailto" | "tel") => Some(Cow::Owned(url.into())),
        _ => web_address(value, book.link_base.as_ref()),
    }
}

/// An absolute http(s) or ftp address; relative ones are joined to `base` or dropped.
fn web_address<'v>(value: &'v str, base: Option<&Url>) -> Option<Cow<'v, str>> {
    let is_web = |url: &Url| matches!(url.scheme(), "http" | "https" | "ftp") && url.has_host();
    let url = match (Url::parse(value), base) {
        (Ok(url), _) => url,
        (Err(_), Some(base)) => base.join(value).ok()?,
        // Without a base only the scheme is missing in `//host/path`.
        (Err(_), None) if value.starts_with("//") => Url::parse(&format!("https:{value}")).ok()?,
        _ => return None,
    };
    is_web(&url).then(|| Cow::Owned(url.into()))
}

fn image_address<'v>(value: &'v str, book: &AddressBook) -> Option<Cow<'v, str>> {
    let value = value.trim();
    if let Some(name) = strip_prefix_ignoring_case(value, "attachment:") {
        let found = book.attachments.get(name).or_else(|| book.attachments.get(&*percent_decoded(name)));
        return found.cloned().map(Cow::Owned);
    }
    if strip_prefix_ignoring_case(value, "data:").is_some() {
        return is_image_data_uri(value).then(|| Cow::Owned(without_line_breaks(value)));
    }
    web_address(value, book.image_base.as_ref())
}

fn media_address<'v>(value: &'v str, book: &AddressBook) -> Option<Cow<'v, str>> {
    let value = value.trim();
    if let Some(rest) = strip_prefix_ignoring_case(value, "data:") {
        let is_media = ["video/mp4", "video/webm", "video/ogg", "audio/"]
            .iter()
            .any(|kind| strip_prefix_ignoring_case(rest, kind).is_some());
        return is_media.then(|| Cow::Owned(without_line_breaks(value)));
    }
    web_address(value, book.image_base.as_ref())
}

/// Kinds of picture that an `<img>` shows without running anything; scripts inside SVG do not run there.
pub(crate) fn is_image_data_uri(value: &str) -> bool {
    const KINDS: &[&str] = &["png", "jpeg", "jpg", "gif", "webp", "avif", "bmp", "svg+xml", "x-icon"];
    strip_prefix_ignoring_case(value, "data:image/")
        .and_then(|rest| rest.find([';', ',']).map(|end| &rest[..end]))
        .is_some_and(|kind| KINDS.iter().any(|it| it.eq_ignore_ascii_case(kind)))
}

fn strip_prefix_ignoring_case<'v>(value: &'v str, prefix: &str) -> Option<&'v str> {
    let head = value.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &value[prefix.len()..])
}

fn without_line_breaks(value: &str) -> String {
    value.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect()
}

/// Percent decoding; what does not decode to UTF-8 stays as it is.
pub(crate) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten();
        let code = digits.and_then(|it| std::str::from_utf8(it).ok()).and_then(|it| u8::from_str_radix(it, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}
