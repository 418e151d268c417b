//! MIME bundles, ANSI text, Markdown and tracebacks as safe HTML fragments.
//!
//! Everything that comes in is untrusted; everything that comes out as [`SafeHtml`] may be put into the page's own
//! DOM. What cannot be made safe without losing meaning is handed out as [`Rendered::Frame`], to be shown in a
//! sandboxed frame without our origin.
//!
//! *Invariant:* no DOM, no clock, no I/O; a [`SafeHtml`] is only ever made by the escaping and sanitizing code here.

mod ansi;
mod data_uris;
mod escape;
mod finish;
mod fold;
mod image;
mod inert;
mod json_tree;
mod markdown;
mod math;
mod mime;
mod safe_html;
mod sanitize;
mod style;
mod tags;
mod traceback;

pub use ansi::{AnsiOptions, AnsiRenderer, ansi_to_html};
pub use escape::{escape_html, text_to_html};
pub use fold::{Folded, fold};
pub use json_tree::json_to_html;
pub use markdown::{MarkdownContext, markdown_to_html};
pub use mime::{Background, FallbackNote, FrameSource, MimeBundle, Rendered, choose, html_disposition};
pub use safe_html::SafeHtml;
pub use traceback::{ErrorOutput, traceback_to_html};
