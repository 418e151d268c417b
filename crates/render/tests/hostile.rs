//! Nothing dangerous survives: whatever goes in, what comes out parses to allowlisted elements and attributes only.
//!
//! The lists here are written apart from those of the sanitizer, and the parser is another version, so that one mistake
//! does not excuse the other.

use std::collections::BTreeSet;

use html5ever::tendril::TendrilSink as _;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use render::{ErrorOutput, MarkdownContext, MimeBundle, Rendered, SafeHtml};
use serde_json::{Map, Value, json};

const ELEMENTS: &str = "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col \
    colgroup data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img \
    input ins kbd li main mark meter nav nobr ol p pre progress q rp rt ruby s samp section small source span strike strong \
    sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr";

const ATTRIBUTES: &str = "abbr align alt aria-hidden aria-label bgcolor border cellpadding cellspacing checked class color \
    colspan controls data-display data-execution-count data-line data-tex datetime dir disabled face frame headers height \
    high hspace id lang loop low max min muted name noshade nowrap open optimum preload referrerpolicy rel reversed role \
    rowspan rules scope size span start style summary tabindex target title type valign value vspace width";

/// What is wrong with `html`, parsed as content of `context`.
fn faults(html: &str, context: &str) -> Vec<String> {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let name = QualName::new(None, ns!(html), context.into());
    let dom = parse_fragment(RcDom::default(), options, name, vec![], true).one(html);
    let mut faults = Vec::new();
    let mut stack = vec![dom.document.clone()];
    while let Some(node) = stack.pop() {
        inspect(&node, &mut faults);
        stack.extend(node.children.borrow().iter().cloned());
    }
    // Deep trees must not be dropped recursively.
    let mut pending = vec![dom.document.clone()];
    while let Some(node) = pending.pop() {
        pending.extend(std::mem::take(&mut *node.children.borrow_mut()));
    }
    faults
}

fn inspect(node: &Handle, faults: &mut Vec<String>) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            // The parser's own root of a fragment.
            if name.local == local_name!("html") && name.ns == ns!(html) {
                return;
            }
            let tag = &*name.local;
            if name.ns != ns!(html) || !ELEMENTS.split_whitespace().any(|it| it == tag) {
                faults.push(format!("element {tag}"));
            }
            let attrs = attrs.borrow();
            let value_of =
                |wanted: &str| attrs.iter().find(|it| &*it.name.local == wanted).map(|it| it.value.to_string());
            for attribute in attrs.iter() {
                let (name, value) = (&*attribute.name.local, &*attribute.value);
                if !attribute_is_fine(tag, name, value) {
                    faults.push(format!("{tag} {name}={value:?}"));
                }
            }
            if tag == "input" && (value_of("type").as_deref() != Some("checkbox") || value_of("disabled").is_none()) {
                faults.push("a live input".to_owned());
            }
            if tag == "a" && value_of("href").is_some_and(|href| !href.starts_with('#')) {
                let rel = value_of("rel").unwrap_or_default();
                if value_of("target").as_deref() != Some("_blank") || !rel.contains("noopener") {
                    faults.push("a link that does not open apart".to_owned());
                }
            }
        }
        NodeData::Text { .. } | NodeData::Document => {}
        _ => faults.push("neither text nor element".to_owned()),
    }
}

fn attribute_is_fine(tag: &str, name: &str, value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let starts = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    match name {
        "href" => tag == "a" && starts(&["http://", "https://", "ftp://", "mailto:", "tel:", "#md-"]),
        "cite" | "poster" => starts(&["http://", "https://", "ftp://", "data:image/"]),
        "src" => {
            let media = ["data:video/", "data:audio/"];
            starts(&["http://", "https://", "ftp://"])
                || starts(&[
                    "data:image/png",
                    "data:image/jp",
                    "data:image/gif",
                    "data:image/webp",
                    "data:image/svg+xml;",
                    "data:image/svg+xml,",
                ]) && tag == "img"
                || starts(&media) && tag != "img"
        }
        "id" | "name" | "headers" => value.starts_with("md-"),
        "style" => {
            !lower.contains("url")
                && !lower.contains('\\')
                && !lower.contains("position")
                && !lower.contains("expression")
                && !lower.contains('{')
        }
        "class" => lower.split_whitespace().all(|class| {
            ["language-", "markdown-alert", "footnote", "ansi-", "json-"].iter().any(|start| class.starts_with(start))
                || [
                    "dataframe",
                    "contains-task-list",
                    "task-list-item",
                    "task-list-item-checkbox",
                    "math",
                    "table-scroll",
                    "cell-ref",
                ]
                .contains(&class)
        }),
        "target" => value == "_blank",
        "tabindex" => value == "0",
        _ => ATTRIBUTES.split_whitespace().any(|it| it == name),
    }
}

#[track_caller]
fn check(what: &str, source: &str, html: &SafeHtml) {
    for context in ["div", "body", "td", "p"] {
        let faults = faults(html.as_str(), context);
        assert!(faults.is_empty(), "{what} of {source:?}\nin <{context}>: {faults:?}\n{html}");
    }
}

fn context(attachments: &Map<String, Value>) -> MarkdownContext<'_> {
    MarkdownContext {
        attachments: Some(attachments),
        link_base: Some("https://github.com/o/r/blob/main/"),
        image_base: Some("https://raw.githubusercontent.com/o/r/main/"),
    }
}

/// Everything that this crate makes of a text.
fn check_all(source: &str) {
    let attachments = json!({"evil": {"text/html": "<script>mark()</script>"}, "x\"onerror=\"mark()": {"image/png": "\" onerror=mark() x=\""}});
    let Value::Object(attachments) = attachments else { unreachable!() };
    for context in [MarkdownContext::default(), context(&attachments)] {
        check("markdown", source, &render::markdown_to_html(source, &context));
        check("html in markdown", source, &render::markdown_to_html(&format!("<div>\n{source}\n</div>"), &context));
        for mime in ["text/html", "text/markdown", "text/latex", "application/json", "image/svg+xml", "image/png"] {
            let Value::Object(data) = json!({ mime: source }) else { unreachable!() };
            match render::choose(&MimeBundle { data: &data, metadata: None }, true, &context) {
                Rendered::Html(html) | Rendered::Json { html, .. } => check(mime, source, &html),
                Rendered::Image { src, .. } => {
                    assert!(
                        src.starts_with("data:image/") && !src.contains(['"', '<', '>', '\'']),
                        "{mime} of {source:?}: {src}"
                    );
                }
                _ => {}
            }
        }
    }
    check("ansi", source, &render::ansi_to_html(source));
    check("ansi link", source, &render::ansi_to_html(&format!("\x1b]8;;{source}\x1b\\x\x1b]8;;\x07 https://{source}")));
    check("text", source, &render::text_to_html(source));
    let traceback = [source.to_owned(), format!("Cell In[1], line 2{source}")];
    check(
        "traceback",
        source,
        &render::traceback_to_html(&ErrorOutput { ename: source, evalue: source, traceback: &traceback }),
    );
}

fn vectors(file: &str) -> BTreeSet<String> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).map(unescaped).collect()
}

fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let kind = if c == '\\' { chars.next() } else { None };
        let digits = match kind {
            None => {
                out.push(c);
                continue;
            }
            Some('x') => 2,
            Some('u') => 4,
            Some(other) => {
                out.push(match other {
                    'n' => '\n',
                    't' => '\t',
                    '0' => '\0',
                    same => same,
                });
                continue;
            }
        };
        let hex: String = chars.by_ref().take(digits).collect();
        out.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
    }
    out
}

#[test]
fn vectors_in_html() {
    for vector in vectors(include_str!("hostile/html.txt")) {
        check_all(&vector);
    }
}

#[test]
fn vectors_in_markdown() {
    for vector in vectors(include_str!("hostile/markdown.txt")) {
        check_all(&vector);
    }
}

/// Two vectors at once: what one opens the other may close.
#[test]
fn pairs_of_vectors() {
    let all: Vec<String> = vectors(include_str!("hostile/html.txt")).into_iter().collect();
    for (index, first) in all.iter().enumerate() {
        let second = &all[(index * 7 + 3) % all.len()];
        let source = format!("{first}{second}");
        check("pair", &source, &render::markdown_to_html(&source, &MarkdownContext::default()));
        check(
            "nested pair",
            &source,
            &render::markdown_to_html(
                &format!("<table><tr><td>{first}<b title=\"{second}"),
                &MarkdownContext::default(),
            ),
        );
    }
}

#[test]
fn the_test_can_fail() {
    for html in [
        "<script>x</script>",
        "<img src=x onerror=y>",
        "<a href=javascript:x>",
        "<svg></svg>",
        "<p id=x>",
        "<!-- x -->",
        "<a href=https://a.example>",
    ] {
        assert!(!faults(html, "div").is_empty(), "{html}");
    }
}

/// Sources that grow a tree or a list without end must neither overflow the stack nor take for ever.
#[test]
fn deep_and_long_sources() {
    let context = MarkdownContext::default();
    for part in [
        "<div>",
        "<b>",
        "<p><b>",
        "> ",
        "- ",
        "[",
        "![",
        "*",
        "**a",
        "_a ",
        "`",
        "~~",
        "<",
        "$",
        "$a{",
        "\\begin{a}",
        "\\(",
        "<table><td>",
        "<font>",
        "<a>",
        "&",
        "|",
        "![a](",
        "<!--",
        "\x1b[",
        "\x1b]8;;",
        "[^1]",
        "1. ",
        "<details>",
        "<!",
        "<?",
    ] {
        let source = part.repeat(12_000 / part.len());
        check("deep", part, &render::markdown_to_html(&source, &context));
        check("deep", part, &render::ansi_to_html(&source));
        if let Rendered::Html(html) = render::html_disposition(&source, &context) {
            check("deep", part, &html);
        }
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "<",
        ">",
        "</",
        "/>",
        "\"",
        "'",
        "`",
        "=",
        " ",
        "\n",
        "\t",
        "&",
        ";",
        "#",
        "&#",
        "x",
        "a",
        "b",
        "p",
        "div",
        "img",
        "svg",
        "math",
        "style",
        "script",
        "title",
        "table",
        "td",
        "template",
        "select",
        "noscript",
        "iframe",
        "textarea",
        "mglyph",
        "mtext",
        "foreignObject",
        "desc",
        "form",
        " src",
        " href",
        " onerror",
        " style",
        " id",
        " class",
        " title",
        "javascript:",
        "data:",
        "https://",
        "alert(1)",
        "<!--",
        "-->",
        "--!>",
        "<![CDATA[",
        "]]>",
        "$",
        "$$",
        "\\(",
        "\\)",
        "\\begin{a}",
        "\\end{a}",
        "*",
        "_",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "mathmark0e",
        "\x1b[",
        "31m",
        "\x1b]8;;",
        "\x1b\\",
        "\r",
        "\u{8}",
        "\0",
        "\u{2028}",
        "가",
        "Cell In[",
        "], line ",
    ]);
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text(source in any::<String>()) {
        check_all(&source);
    }

    #[test]
    fn any_pieces(source in pieces()) {
        check_all(&source);
    }
}
