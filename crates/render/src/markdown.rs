//! GitHub-flavoured Markdown with mathematics, attachments and a safe subset of raw HTML.

use std::collections::HashMap;
use std::fmt;

use ammonia::Url;
use comrak::adapters::{HeadingAdapter, HeadingMeta};
use comrak::nodes::Sourcepos;
use comrak::options::Plugins;
use comrak::{Options, markdown_to_html_with_plugins};
use serde_json::{Map, Value};

use crate::SafeHtml;
use crate::data_uris::{put_back, set_aside};
use crate::escape::{escape_html, text_to_html};
use crate::finish::finish;
use crate::math::{Extracted, Syntax, extract};
use crate::mime::multiline;
use crate::sanitize::{AddressBook, percent_decoded, sanitize};
use crate::tags::{self, Token, tokens};

/// What Markdown needs to know about the place it stands in.
#[derive(Debug, Clone, Copy, Default)]
pub struct MarkdownContext<'a> {
    /// The cell's `attachments`: name → MIME bundle with base64 data.
    pub attachments: Option<&'a Map<String, Value>>,
    /// Folder that relative links are resolved against, e.g. `https://github.com/o/r/blob/main/docs/`.
    pub link_base: Option<&'a str>,
    /// Folder that relative images are resolved against, e.g. `https://raw.githubusercontent.com/o/r/main/docs/`.
    pub image_base: Option<&'a str>,
}

/// Longer sources (pictures not counted) are shown as text: nobody reads them, and rendering would stall the page.
const SOURCE_LEN_MAX: usize = 1 << 19;

/// Markdown as safe HTML. Mathematics is left as `<span class="math" data-tex="…" data-display="false">`.
///
/// Ids and in-page links are prefixed with `md-`, so nothing in a notebook can shadow an id of the page. Headings carry
/// Jupyter's ids (`Some-Heading`); the page also finds them by GitHub's form (`some-heading`).
/// Relative addresses without a base are dropped, their text and `alt` stay.
pub fn markdown_to_html(source: &str, context: &MarkdownContext<'_>) -> SafeHtml {
    let (source, pictures) = set_aside(source);
    if source.len() > SOURCE_LEN_MAX || nests_too_deep(&source) {
        return as_text(&put_back(&source, &pictures));
    }
    let math = extract(&source, Syntax::Markdown);
    let heading_ids = HeadingIds(math.clone());
    let mut plugins = Plugins::default();
    plugins.render.heading_adapter = Some(&heading_ids);
    let html = markdown_to_html_with_plugins(&math.text, &options(), &plugins);
    let html = links_for_frames(html);
    if tags::nests_too_deep(&html) {
        return as_text(&put_back(&source, &pictures));
    }
    let html = sanitize(&html, context.address_book(&source, pictures.clone()));
    SafeHtml::vouched(put_back(&finish(&html, &math), &pictures))
}

fn as_text(source: &str) -> SafeHtml {
    SafeHtml::vouched(format!("<pre>{}</pre>", text_to_html(source)))
}

/// `text/html` by the same rules as raw HTML in Markdown.
pub(crate) fn html_to_safe_html(html: &str, context: &MarkdownContext<'_>) -> SafeHtml {
    let (html, pictures) = set_aside(html);
    let safe = sanitize(&html, context.address_book(&html, pictures.clone()));
    SafeHtml::vouched(put_back(&finish(&safe, &Extracted::default()), &pictures))
}

/// `text/latex`: text with formulas, or one bare formula.
pub(crate) fn latex_to_html(source: &str) -> SafeHtml {
    let mut math = extract(source, Syntax::Tex);
    if math.formulas.is_empty() && !source.trim().is_empty() {
        math = extract(&format!("$${}$$", source.trim()), Syntax::Tex);
    }
    let mut escaped = String::with_capacity(math.text.len());
    escape_html(&math.text, &mut escaped);
    SafeHtml::vouched(finish(&escaped, &math))
}

impl MarkdownContext<'_> {
    /// Addresses for one source; attachments are taken over only where the source names them.
    fn address_book(&self, source: &str, mut attachments: HashMap<String, String>) -> AddressBook {
        let base = |text: Option<&str>| text.and_then(|text| Url::parse(text).ok());
        if source.contains("attachment:") {
            for (name, bundle) in self.attachments.into_iter().flatten() {
                if let Some(uri) = bundle.as_object().and_then(image_of_bundle) {
                    attachments.insert(name.clone(), uri.clone());
                    // Markdown percent-encodes what the author typed.
                    attachments.insert(percent_decoded(name).into_owned(), uri);
                }
            }
        }
        AddressBook { link_base: base(self.link_base), image_base: base(self.image_base), attachments }
    }
}

fn image_of_bundle(bundle: &Map<String, Value>) -> Option<String> {
    bundle.iter().find_map(|(mime, data)| {
        let uri = format!("data:{mime};base64,{}", multiline(data).trim());
        crate::sanitize::is_image_data_uri(&uri).then_some(uri)
    })
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.alerts = true;
    extension.cjk_friendly_emphasis = true;
    options.render.tasklist_classes = true;
    // Raw HTML passes here because all output goes through the sanitizer.
    options.render.r#unsafe = true;
    options
}

/// Quotes in quotes in quotes: legal, unreadable, and quadratic to lay out.
fn nests_too_deep(source: &str) -> bool {
    const DEPTH_MAX: usize = 100;
    source.lines().any(|line| {
        let marks = line.trim_start().bytes().take_while(|byte| matches!(byte, b'>' | b' ' | b'-' | b'*' | b'+'));
        let count = marks.filter(|&byte| byte != b' ').count();
        let is_rule = line.bytes().filter(|byte| !byte.is_ascii_whitespace()).all(|byte| matches!(byte, b'-' | b'*'));
        count > DEPTH_MAX && !is_rule
    })
}

/// Frames in prose are not shown; what they would have shown stays reachable.
fn links_for_frames(html: String) -> String {
    let has_frame = html.as_bytes().windows(7).any(|window| window.eq_ignore_ascii_case(b"<iframe"));
    if !has_frame {
        return html;
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = tokens(&html);
    while let Some(token) = rest.next() {
        match token {
            Token::Tag(tag) if tag.is("iframe") && !tag.closing => {
                if let Some(address) = tag.attribute("src") {
                    // Written as it came: the sanitizer reads it next.
                    let address = address.replace('"', "&quot;");
                    let words = address.replace('<', "&lt;");
                    for part in ["<a href=\"", &address, "\">", &words, "</a>"] {
                        out.push_str(part);
                    }
                }
                rest.skip_raw_text("iframe");
            }
            Token::Tag(tag) => out.push_str(tag.source),
            Token::Text(text) | Token::Other(text) => out.push_str(text),
        }
    }
    out
}

/// Headings with Jupyter's ids: the text with `-` for each space.
struct HeadingIds(Extracted);

impl HeadingAdapter for HeadingIds {
    fn enter(&self, out: &mut dyn fmt::Write, heading: &HeadingMeta, _: Option<Sourcepos>) -> fmt::Result {
        let text = self.0.restored_source(heading.content.trim());
        let mut id = String::new();
        escape_html(&text.replace(char::is_whitespace, "-"), &mut id);
        write!(out, "<h{} id=\"{id}\">", heading.level)
    }

    fn exit(&self, out: &mut dyn fmt::Write, heading: &HeadingMeta) -> fmt::Result {
        writeln!(out, "</h{}>", heading.level)
    }
}
