use expect_test::{Expect, expect};
use notebook::{Address, AddressError, GitHubFile, badge};

/// The address as its fragment; which must mean the same address again.
#[track_caller]
fn check(text: &str, expected: &str) {
    match Address::parse(text) {
        Ok(address) => {
            assert_eq!(address.fragment(), expected, "{text}");
            assert_eq!(Address::parse(&format!("#{}", address.fragment())).as_ref(), Ok(&address), "{text}");
            if !matches!(address, Address::Gist { file: Some(_), .. }) {
                assert_eq!(Address::parse(&address.web_url()).as_ref(), Ok(&address), "{}", address.web_url());
            }
        }
        Err(error) => assert_eq!(format!("{error:?}"), expected, "{text}"),
    }
}

#[test]
fn fragments_paths_and_pasted_urls() {
    for (text, expected) in [
        ("#github/norvig/pytudes/blob/main/ipynb/Beal.ipynb", "github/norvig/pytudes/blob/main/ipynb/Beal.ipynb"),
        ("/github/o/r/blob/main/a.ipynb", "github/o/r/blob/main/a.ipynb"),
        ("#github/o/r/blob/main/a.ipynb&theme=dark", "github/o/r/blob/main/a.ipynb"),
        ("#github/o/r", "github/o/r"),
        ("github/o/r/", "github/o/r"),
        ("#github/o/r/tree/main/sub", "github/o/r/tree/main/sub"),
        ("#github/o/r/blob/main", "github/o/r/tree/main"),
        (
            "https://github.com/o/r/blob/feature/x/dir/My%20notebook%20%231.ipynb?raw=true#L3",
            "github/o/r/blob/feature/x/dir/My%20notebook%20%231.ipynb",
        ),
        ("https://github.com/o/r/blob/main/été.ipynb", "github/o/r/blob/main/%C3%A9t%C3%A9.ipynb"),
        ("  <https://www.github.com/o/r.git> ", "github/o/r"),
        ("github.com/o/r/raw/main/a.ipynb", "github/o/r/blob/main/a.ipynb"),
        ("git@github.com:o/r.git", "github/o/r"),
        ("https://raw.githubusercontent.com/o/r/main/d/a.ipynb", "github/o/r/blob/main/d/a.ipynb"),
        ("https://raw.githubusercontent.com/o/r/refs/heads/main/a.ipynb", "github/o/r/blob/refs/heads/main/a.ipynb"),
        ("https://colab.research.google.com/github/o/r/blob/main/a.ipynb#scrollTo=abc", "github/o/r/blob/main/a.ipynb"),
        ("https://nbviewer.org/github/o/r/blob/main/a.ipynb", "github/o/r/blob/main/a.ipynb"),
        ("https://nbviewer.org/urls/example.org/a.ipynb", "url=https%3A%2F%2Fexample.org%2Fa.ipynb"),
        ("https://nbviewer.jupyter.org/gist/user/0123abcd", "gist/user/0123abcd"),
        ("#gist/user/0123456789abcdef0123", "gist/user/0123456789abcdef0123"),
        ("https://gist.github.com/0123456789abcdef0123", "gist/0123456789abcdef0123"),
        (
            "https://gist.github.com/u/0123456789abcdef0123/0123456789abcdef0123456789abcdef01234567",
            "gist/u/0123456789abcdef0123/0123456789abcdef0123456789abcdef01234567",
        ),
        (
            "https://gist.githubusercontent.com/u/0123456789abcdef0123/raw/0123456789abcdef0123456789abcdef01234567/a b.ipynb",
            "gist/u/0123456789abcdef0123/0123456789abcdef0123456789abcdef01234567/a%20b.ipynb",
        ),
        (
            "https://gist.githubusercontent.com/u/0123456789abcdef0123/raw/a%20b.ipynb",
            "gist/u/0123456789abcdef0123/a%20b.ipynb",
        ),
        (
            "https://example.org/x/a.ipynb?token=1&b=2#frag",
            "url=https%3A%2F%2Fexample.org%2Fx%2Fa.ipynb%3Ftoken%3D1%26b%3D2",
        ),
        ("#url=https%3A%2F%2Fexample.org%2Fa.ipynb&theme=dark", "url=https%3A%2F%2Fexample.org%2Fa.ipynb"),
        ("#url=https://example.org/a.ipynb?a=1&b=2", "url=https%3A%2F%2Fexample.org%2Fa.ipynb%3Fa%3D1%26b%3D2"),
        ("#url=https://github.com/o/r/blob/main/a.ipynb", "github/o/r/blob/main/a.ipynb"),
        ("http://localhost:8000/a.ipynb", "url=http%3A%2F%2Flocalhost%3A8000%2Fa.ipynb"),
        // Refused.
        ("", "Empty"),
        ("#", "Empty"),
        ("#scrollTo=abc", "NotAnAddress"),
        ("hello world", "NotAnAddress"),
        ("javascript:alert(1)", "Scheme"),
        ("ftp://example.org/a.ipynb", "Scheme"),
        ("file:///etc/passwd", "Scheme"),
        ("#url=javascript%3Aalert(1)", "NotAnAddress"),
        ("https://user:secret@example.org/a.ipynb", "NotAnAddress"),
        ("https://github.com/o", "NoFile"),
        ("https://github.com/o/r/issues/3", "NoFile"),
        ("https://github.com/o/r/blob/main/../../../x.ipynb", "NotAnAddress"),
        ("#github/o/r/blob/main/%2e%2e/x.ipynb", "NotAnAddress"),
        ("#github/o%2Fx/r", "NotAnAddress"),
        ("#gist/user/not-hex", "NoFile"),
        ("https://colab.research.google.com/drive/1abc", "NoFile"),
    ] {
        check(text, expected);
    }
    assert_eq!(Address::parse("#gist/u/../x"), Err(AddressError::NotAnAddress));
}

#[test]
fn branches_with_slashes_are_tried_in_order() {
    let check = |tail: &str, expect: Expect| {
        let file = GitHubFile { owner: "o".into(), repo: "r".into(), tail: tail.into() };
        let lines = file.candidates().into_iter().map(|(reference, path)| file.raw_url(&reference, &path));
        expect.assert_eq(&lines.collect::<Vec<_>>().join("\n"));
    };
    check("main/a.ipynb", expect!["https://raw.githubusercontent.com/o/r/main/a.ipynb"]);
    check(
        "feature/x/a b.ipynb",
        expect![[r"
            https://raw.githubusercontent.com/o/r/feature/x/a%20b.ipynb
            https://raw.githubusercontent.com/o/r/feature/x/a%20b.ipynb"]],
    );
    check("refs/heads/main/a.ipynb", expect!["https://raw.githubusercontent.com/o/r/refs/heads/main/a.ipynb"]);
    let file = GitHubFile { owner: "o".into(), repo: "r".into(), tail: "feature/x/d/a.ipynb".into() };
    let splits: Vec<_> = file.candidates();
    assert_eq!(splits[1], ("feature/x".to_owned(), "d/a.ipynb".to_owned()));
    assert_eq!(
        file.contents_api_url("feature/x", "d/a.ipynb"),
        "https://api.github.com/repos/o/r/contents/d/a.ipynb?ref=feature%2Fx"
    );
}

#[test]
fn badges_in_three_markups() {
    let address = Address::parse("github.com/o/r/blob/main/a (1).ipynb").unwrap();
    let badge = badge(&address, "https://example.org/app/", "https://example.org/app/badge.svg");
    let link = "https://example.org/app/#github/o/r/blob/main/a%20%281%29.ipynb";
    assert_eq!(badge.markdown, format!("[![Open in Colibri](https://example.org/app/badge.svg)]({link})"));
    assert!(badge.html.contains(&format!("<a href=\"{link}\">")) && badge.rst.contains(&format!(":target: {link}\n")));
}

#[test]
fn titles() {
    for (text, title) in [
        ("#github/o/r/blob/main/d/My%20file.ipynb", "My file"),
        ("#github/o/r", "r"),
        ("https://example.org/x/a%20b.ipynb?x=1", "a b"),
        ("https://example.org", "example.org"),
        ("#gist/u/0123abcd", "0123abcd"),
    ] {
        assert_eq!(Address::parse(text).unwrap().title(), title);
    }
}
