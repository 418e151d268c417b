//! What is taken for mathematics in Markdown, as cases.

use super::{Syntax, extract};

#[test]
fn finds_formulas_and_leaves_the_rest() {
    // Source, then each formula as TeX with `!` before display ones.
    let cases: &[(&str, &[&str])] = &[
        ("a $x$ b", &["x"]),
        ("$x_1$, $y^2$", &["x_1", "y^2"]),
        ("$$\\frac{a}{b}$$", &["!\\frac{a}{b}"]),
        ("$$\na\n$$", &["!\na\n"]),
        ("$ x^2 $ loose", &[" x^2 "]),
        ("costs $5 and $6", &[]),
        ("$5, or $6.", &[]),
        ("$20,000 (or US$30,000)", &[]),
        ("I pay $5 and you pay 10$ today", &[]),
        ("$5$ apples", &["5"]),
        ("the $n$th and $k$NN", &["n", "k"]),
        ("$HOME/bin:$PATH", &[]),
        ("\\$x\\$", &[]),
        ("`$x$` and ``a ` $y$``", &[]),
        ("```\n$x$\n```\n$y$", &["y"]),
        ("- ~~~\n  $x$\n  ~~~\n$y$", &["y"]),
        ("> ```\n> $x$\n> ```\n\n$y$", &["y"]),
        ("```\n$x$", &[]),
        ("\\\\(a\\\\) \\\\[b\\\\]", &["a", "!b"]),
        ("\\(a+b\\) and \\[x=1\\]", &["a+b", "!x=1"]),
        ("\\[not a link\\](x)", &[]),
        ("\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}", &["!\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}"]),
        ("\\begin{a}\\begin{a}x\\end{a}\\end{a}", &["!\\begin{a}\\begin{a}x\\end{a}\\end{a}"]),
        ("\\begin{itemize}\\item\\end{itemize}", &[]),
        ("\\begin{align} open", &[]),
        ("a $x\n\ny$ b", &[]),
        ("a $x\ny$ b", &["x\ny"]),
        ("$a \\text{ if $b$ } c$", &["a \\text{ if $b$ } c"]),
        ("$a &lt; b$", &["a < b"]),
        ("> $$\n> x\n> $$", &["!\n x\n "]),
        ("<!-- $ --> $x$", &["x"]),
        ("$", &[]),
        ("$$", &[]),
        ("$$$$", &[]),
        ("\\", &[]),
        ("| $|x|$ | $y$ |", &["|x|", "y"]),
        ("가격은 $5 이고 $x^2$ 이다", &["x^2"]),
    ];
    for (source, expected) in cases {
        let extracted = extract(source, Syntax::Markdown);
        let found: Vec<String> =
            extracted.formulas.iter().map(|it| format!("{}{}", if it.display { "!" } else { "" }, it.tex)).collect();
        assert_eq!(found, *expected, "{source}");
        assert_eq!(extracted.restored_source(&extracted.text), *source);
    }
}

proptest::proptest! {
    #[test]
    fn restores_every_source(source in "[$\\\\a(){}`~ \n<>!0-9é-]{0,80}") {
        let extracted = extract(&source, Syntax::Markdown);
        proptest::prop_assert_eq!(extracted.restored_source(&extracted.text), source);
    }
}
