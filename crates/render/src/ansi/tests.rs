use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(ansi_to_html(text).as_str(), expected, "{text:?}");
}

#[test]
fn colours_and_attributes() {
    check("plain <b> & \"x\"\n", "plain &lt;b&gt; &amp; &quot;x&quot;\n");
    check("\x1b[31mred\x1b[0m x", "<span class=\"ansi-red-fg\">red</span> x");
    check(
        "\x1b[1;4;91mA\x1b[22;24mB\x1b[mC",
        "<span class=\"ansi-red-intense-fg ansi-bold ansi-underline\">A</span><span class=\"ansi-red-intense-fg\">B</span>C",
    );
    check(
        "\x1b[38;5;9mA\x1b[39m\x1b[48;5;16mB",
        "<span class=\"ansi-red-intense-fg\">A</span><span class=\"ansi-rgb-bg\" style=\"--ansi-bg:rgb(0 0 0);\">B</span>",
    );
    check("\x1b[38;2;1;2;3mA", "<span class=\"ansi-rgb-fg\" style=\"--ansi-fg:rgb(1 2 3);\">A</span>");
    check("\x1b[38:2::1:2:3mA", "<span class=\"ansi-rgb-fg\" style=\"--ansi-fg:rgb(1 2 3);\">A</span>");
    check("\x1b[38;5;244mA", "<span class=\"ansi-rgb-fg\" style=\"--ansi-fg:rgb(128 128 128);\">A</span>");
    check(
        "\x1b[7mA\x1b[31mB",
        "<span class=\"ansi-default-inverse-fg ansi-default-inverse-bg\">A</span><span class=\"ansi-default-inverse-fg ansi-red-bg\">B</span>",
    );
    check("\x1b[32ma\nb\x1b[0m", "<span class=\"ansi-green-fg\">a</span>\n<span class=\"ansi-green-fg\">b</span>");
    check("\x1b[2;3;9mA", "<span class=\"ansi-dim ansi-italic ansi-strike\">A</span>");
}

#[test]
fn junk_is_dropped() {
    check("\x1b[2J\x1b[H\x1b[?25lA\x1b[1;1fB\x1b[10C", "AB");
    check("\x1b(BA\x1b=\x1b>B\x1bMC", "ABC");
    check("\x1b]0;title\x07A\x1b]2;t\x1b\\B\x1bPq#0\x1b\\C", "ABC");
    check("\u{0}a\u{7}b\u{7f}c\u{9b}d", "abcd");
    check("\x1b[38;5mA\x1b[38;2;300;0;0mB\x1b[;;mC\x1b[999mD", "ABCD");
    check("\x1b[", "");
    check("a\x1b", "a");
    check("\x1b[31", "");
    check("\x1b[3\u{e9}x", "[3éx");
    check("a\tb", "a\tb");
}

#[test]
fn overwriting() {
    check("10%\r20%\r100%\n", "100%\n");
    check("abc\rX\n", "Xbc\n");
    check("a\r\nb\r\n", "a\nb\n");
    check("ab\x08c", "ac");
    check("12345\r\x1b[Kab", "ab");
    check("12345\x1b[2K\rab", "ab");
    check("\x08\x08a", "a");
    check("\x1b[31mab\r\x1b[32mc", "<span class=\"ansi-green-fg\">c</span><span class=\"ansi-red-fg\">b</span>");
}

#[test]
fn links() {
    let link = |address: &str, text: &str| {
        format!("<a href=\"{address}\" rel=\"noopener noreferrer\" target=\"_blank\">{text}</a>")
    };
    check(
        "see https://a.example/x?y=1&z.",
        &format!("see {}.", link("https://a.example/x?y=1&amp;z", "https://a.example/x?y=1&amp;z")),
    );
    check("(http://a.b/c_(d))", &format!("({})", link("http://a.b/c_(d)", "http://a.b/c_(d)")));
    check("https:// xhttp://a", "https:// xhttp://a");
    check(
        "http\x1b[31ms://a.example",
        &link("https://a.example", "http<span class=\"ansi-red-fg\">s://a.example</span>"),
    );
    check("\x1b]8;;https://a.example\x1b\\text\x1b]8;;\x1b\\ x", &format!("{} x", link("https://a.example", "text")));
    check(
        "\x1b]8;id=1;https://a.example\x07\x1b[1mt\x1b[0mu\x1b]8;;\x07",
        &format!(
            "{}{}",
            link("https://a.example", "<span class=\"ansi-bold\">t</span>"),
            link("https://a.example", "u")
        ),
    );
    check("\x1b]8;;javascript:alert(1)\x1b\\text\x1b]8;;\x1b\\", "text");
    check("\x1b]8;;data:text/html,x\x1b\\text\x1b]8;;\x1b\\", "text");
    check("\x1b]8;;https://a\"onx=\"1\x1b\\t", &link("https://a&quot;onx=&quot;1", "t"));
}

#[test]
fn pieces_join() {
    let text = "a\x1b[31mred\x1b]8;;https://a.example\x1b\\L\x1b]8;;\x1b\\\x1b[1;38;2;1;2;3mx\x1b(B\x1b[0m https://b.example end";
    let plain = |html: &str| -> String {
        crate::tags::tokens(html)
            .filter_map(|it| match it {
                crate::tags::Token::Text(text) => Some(text),
                _ => None,
            })
            .collect()
    };
    let whole = plain(ansi_to_html(text).as_str());
    for cut in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
        let mut renderer = AnsiRenderer::new(AnsiOptions { linkify: false });
        let mut html = renderer.push(&text[..cut]).into_string();
        html.push_str(renderer.push(&text[cut..]).as_str());
        html.push_str(renderer.finish().as_str());
        assert_eq!(plain(&html), whole, "cut at {cut}");
    }
}
