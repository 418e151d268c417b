//! Markdown as it stands in notebooks, and the HTML that comes of it.

use render::{MarkdownContext, markdown_to_html};
use serde_json::{Value, json};

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(markdown_to_html(source, &MarkdownContext::default()).as_str().trim_end(), expected, "{source}");
}

#[track_caller]
fn contains(source: &str, expected: &str) {
    let html = markdown_to_html(source, &MarkdownContext::default());
    assert!(html.as_str().contains(expected), "{source}\n{html}");
}

#[test]
fn github_flavour() {
    check(
        "Some **bold** and ~~struck~~ `code`.",
        "<p>Some <strong>bold</strong> and <del>struck</del> <code>code</code>.</p>",
    );
    check(
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        "<div class=\"table-scroll\"><table>\n<thead>\n<tr>\n<th>a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td align=\"right\">2</td>\n</tr>\n</tbody>\n</table></div>",
    );
    contains("- [x] done\n- [ ] open", "class=\"task-list-item-checkbox\"");
    contains(
        "https://a.example/x",
        "<a href=\"https://a.example/x\" rel=\"noopener noreferrer\" target=\"_blank\">https://a.example/x</a>",
    );
    contains("x[^1]\n\n[^1]: note", "href=\"#md-fn-1\"");
    contains("> [!WARNING]\n> hot", "class=\"markdown-alert markdown-alert-warning\"");
    contains("```python\nprint(1)\n```", "<pre><code class=\"language-python\">print(1)\n</code></pre>");
    check("**굵게**는 이렇게", "<p><strong>굵게</strong>는 이렇게</p>");
}

#[test]
fn headings_and_links_within_the_notebook() {
    check("## Some Heading", "<h2 id=\"md-Some-Heading\">Some Heading</h2>");
    check(
        "## A `b` & $x_1$",
        "<h2 id=\"md-A-b-&amp;-$x_1$\">A <code>b</code> &amp; <span class=\"math\" data-display=\"false\" data-tex=\"x_1\">$x_1$</span></h2>",
    );
    check("[to](#Some-Heading)", "<p><a href=\"#md-Some-Heading\" rel=\"noopener noreferrer\">to</a></p>");
    check("<a name=\"toc\"></a>", "<p><a name=\"md-toc\" rel=\"noopener noreferrer\"></a></p>");
}

#[test]
fn mathematics() {
    let inline = "<span class=\"math\" data-display=\"false\" data-tex=\"a_1 * b_1 * c\">$a_1 * b_1 * c$</span>";
    check("so $a_1 * b_1 * c$.", &format!("<p>so {inline}.</p>"));
    contains("$$\n\\sum_{i<n} \"x\"\n$$", "data-display=\"true\" data-tex=\"\n\\sum_{i&lt;n} &quot;x&quot;\n\"");
    contains(
        "| $|x|$ | b |\n|---|---|\n| 1 | 2 |",
        "<th><span class=\"math\" data-display=\"false\" data-tex=\"|x|\">",
    );
    check("`$x$`", "<p><code>$x$</code></p>");
    check("    $x$", "<pre><code>$x$\n</code></pre>");
    check("$5 and $6", "<p>$5 and $6</p>");
    check("**$x$**", "<p><strong><span class=\"math\" data-display=\"false\" data-tex=\"x\">$x$</span></strong></p>");
    contains("![$x$](https://a.example/x.png)", "alt=\"$x$\"");
}

#[test]
fn raw_html() {
    check("<b>x</b> <sub>1</sub><br><kbd>a</kbd>", "<p><b>x</b> <sub>1</sub><br><kbd>a</kbd></p>");
    check("<font color='blue'>x</font>", "<p><font color=\"blue\">x</font></p>");
    check("<span style='color:red; position:fixed'>x</span>", "<p><span style=\"color:red\">x</span></p>");
    check(
        "<center><img src=\"https://a.example/x.png\" width=\"50%\"></center>",
        "<center><img src=\"https://a.example/x.png\" width=\"50%\" referrerpolicy=\"no-referrer\"></center>",
    );
    check(
        "<iframe src=\"https://a.example/v?a=1&amp;b=2\" allow=x>no</iframe>",
        "<a href=\"https://a.example/v?a=1&amp;b=2\" rel=\"noopener noreferrer\" target=\"_blank\">https://a.example/v?a=1&amp;b=2</a>",
    );
    contains("<details><summary>s</summary>\n\n**b**\n\n</details>", "<details><summary>s</summary>");
    check("<style>p{color:red}</style>", "");
    check("a <script>x</script> b", "<p>a  b</p>");
}

#[test]
fn addresses() {
    let attachments = json!({"a b.png": {"image/png": "AAAA"}, "c.html": {"text/html": "x"}});
    let Value::Object(attachments) = attachments else { unreachable!() };
    let context = MarkdownContext {
        attachments: Some(&attachments),
        link_base: Some("https://github.com/o/r/blob/main/docs/"),
        image_base: Some("https://raw.githubusercontent.com/o/r/main/docs/"),
    };
    let html = |source: &str| markdown_to_html(source, &context).into_string();
    assert!(html("[x](../b.ipynb)").contains("href=\"https://github.com/o/r/blob/main/b.ipynb\""));
    assert!(html("![x](img/a.png)").contains("src=\"https://raw.githubusercontent.com/o/r/main/docs/img/a.png\""));
    assert!(html("<img src='img/a.png'>").contains("main/docs/img/a.png"));
    assert!(html("![x](attachment:a%20b.png)").contains("src=\"data:image/png;base64,AAAA\""));
    assert!(html("<img src=\"attachment:a b.png\">").contains("src=\"data:image/png;base64,AAAA\""));
    assert!(!html("![x](attachment:c.html)").contains("src"));
    assert!(!html("![x](attachment:missing.png)").contains("src"));
    check("[x](b.ipynb)", "<p><a rel=\"noopener noreferrer\">x</a></p>");
    check("![alt](a.png)", "<p><img referrerpolicy=\"no-referrer\" alt=\"alt\"></p>");
}

#[test]
fn pasted_pictures_come_through_whole() {
    let data = "QUJD".repeat(700_000);
    let source = format!("before ![p](data:image/png;base64,{data}) after");
    let html = markdown_to_html(&source, &MarkdownContext::default()).into_string();
    assert!(html.contains(&format!("src=\"data:image/png;base64,{data}\"")));
    let shown = markdown_to_html(&format!("`data:image/png;base64,{data}`"), &MarkdownContext::default()).into_string();
    assert_eq!(shown.len(), "<p><code>data:image/png;base64,</code></p>\n".len() + data.len());
}
