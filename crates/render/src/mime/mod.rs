//! Which representation of a MIME bundle is shown, and how.

use serde_json::{Map, Value};

use crate::SafeHtml;
use crate::image::{base64_image, base64_uri, svg_image};
use crate::inert::{colab_dataframe, is_inert};
use crate::json_tree::json_to_html;
use crate::markdown::{MarkdownContext, html_to_safe_html, latex_to_html, markdown_to_html};

/// `data` and `metadata` of a `display_data` or `execute_result` output.
#[derive(Debug, Clone, Copy)]
pub struct MimeBundle<'a> {
    pub data: &'a Map<String, Value>,
    pub metadata: Option<&'a Map<String, Value>>,
}

/// What runs in the sandboxed frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameSource {
    /// A fragment or a whole document; its scripts run in order.
    Html(String),
    /// A script with `element` bound to its output area (the `application/javascript` convention).
    Javascript(String),
}

/// One output, ready for the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Rendered {
    /// Goes into the page's DOM. Call `renderMath` on it when [`SafeHtml::has_math`].
    Html(SafeHtml),
    /// `<img src=…>`; never inline SVG.
    Image {
        mime: String,
        /// A data URI.
        src: String,
        alt: String,
        /// CSS pixels, where the output's metadata says so.
        width: Option<u32>,
        height: Option<u32>,
        /// Asks for a light or dark ground whatever the theme.
        needs_background: Option<Background>,
    },
    /// Must not touch the page's DOM: show with `mountFrame`.
    Frame(FrameSource),
    /// The value, for copying; `html` is the tree.
    Json { value: Value, html: SafeHtml },
    /// Terminal text: fold it, then `ansi_to_html`.
    Text(String),
    /// Something we do not show but can hand over (PDF): a link with `download`.
    Download { mime: String, href: String, file_name: String },
    /// Text with a remark above it (widgets whose kernel is gone, vendor formats).
    Fallback { note: FallbackNote, text: String },
    /// The bundle asks for nothing to be shown.
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    Light,
    Dark,
}

/// Why a plain text stands in for the real thing; the app has the words in its catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FallbackNote {
    /// `application/vnd.jupyter.widget-view+json`: needs a live kernel with its widget.
    Widget,
    /// A format that we do not know.
    UnknownMime(String),
    /// A script that is not run because the notebook is not trusted.
    UntrustedScript,
    /// Data that could not be decoded.
    Broken,
}

/// Kinds in the order in which they are preferred (`JupyterLab`'s ranks, see rendermime's factories).
const RANKS: &[&str] = &[
    "text/html",
    "text/markdown",
    "text/latex",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/bmp",
    "application/json",
    "application/geo+json",
    "application/pdf",
    "application/javascript",
    "text/javascript",
];

const WIDGET: &str = "application/vnd.jupyter.widget-view+json";

/// Kinds that accompany others and show nothing themselves.
const SILENT: &[&str] = &[
    "application/vnd.google.colaboratory.intrinsic+json",
    "application/vnd.colab-display-data+json",
    "application/vnd.holoviews_load.v0+json",
    "application/vnd.bokehjs_load.v0+json",
];

/// Picks the richest representation that can be shown.
///
/// `trusted` is false for outputs stored in a notebook that the user has not run here. Then bare scripts are not started:
/// they have nothing to show of their own. HTML is shown either way, since the frame, not trust, is what protects the page.
pub fn choose(bundle: &MimeBundle<'_>, trusted: bool, context: &MarkdownContext<'_>) -> Rendered {
    let mut broken = None;
    for mime in RANKS {
        let Some(value) = bundle.data.get(*mime) else { continue };
        match render_as(mime, value, bundle, trusted, context) {
            Some(rendered) => return rendered,
            None => broken = Some(FallbackNote::Broken),
        }
    }
    let text = bundle.data.get("text/plain").map(multiline);
    let unknown = || {
        let is_unknown = |mime: &&String| *mime != "text/plain" && !SILENT.contains(&mime.as_str());
        bundle.data.keys().find(is_unknown).cloned()
    };
    let is_script = |mime: &str| matches!(mime, "application/javascript" | "text/javascript");
    let note = if bundle.data.contains_key(WIDGET) {
        Some(FallbackNote::Widget)
    } else {
        unknown()
            .map(|mime| if is_script(&mime) { FallbackNote::UntrustedScript } else { FallbackNote::UnknownMime(mime) })
    };
    // A format refused for its data says so; one that we do not know but that is text is shown as such.
    match (broken.filter(|_| !matches!(note, Some(FallbackNote::UntrustedScript))).or(note), text) {
        (None, Some(text)) => Rendered::Text(text),
        (None, None) => Rendered::Nothing,
        (Some(note), Some(text)) => Rendered::Fallback { note, text },
        (Some(FallbackNote::UnknownMime(mime)), None) if mime.starts_with("text/") => {
            Rendered::Text(bundle.data.get(&mime).map(multiline).unwrap_or_default())
        }
        (Some(note), None) => Rendered::Fallback { note, text: String::new() },
    }
}

/// None when `value` is no good.
fn render_as(
    mime: &str,
    value: &Value,
    bundle: &MimeBundle<'_>,
    trusted: bool,
    context: &MarkdownContext<'_>,
) -> Option<Rendered> {
    Some(match mime {
        "text/html" => html_disposition(&multiline(value), context),
        "text/markdown" => Rendered::Html(markdown_to_html(&multiline(value), context)),
        "text/latex" => Rendered::Html(latex_to_html(&multiline(value))),
        "image/svg+xml" => svg_image(&multiline(value), bundle)?,
        "application/json" | "application/geo+json" => {
            Rendered::Json { value: value.clone(), html: json_to_html(value) }
        }
        "application/pdf" => {
            let href = base64_uri(mime, &multiline(value))?;
            Rendered::Download { mime: mime.to_owned(), href, file_name: "output.pdf".to_owned() }
        }
        "application/javascript" | "text/javascript" => {
            if !trusted {
                return None;
            }
            Rendered::Frame(FrameSource::Javascript(multiline(value)))
        }
        _ => base64_image(mime, &multiline(value), bundle)?,
    })
}

/// `text/html`: inline when it is inert and sanitizing loses nothing that matters, else in a frame.
pub fn html_disposition(html: &str, context: &MarkdownContext<'_>) -> Rendered {
    if let Some(table) = colab_dataframe(html).filter(|table| is_inert(table)) {
        return Rendered::Html(html_to_safe_html(table, context));
    }
    if is_inert(html) {
        return Rendered::Html(html_to_safe_html(html, context));
    }
    Rendered::Frame(FrameSource::Html(html.to_owned()))
}

/// nbformat allows text as one string or as a list of lines.
pub(crate) fn multiline(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests;
