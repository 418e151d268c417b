//! Outline and export.

use expect_test::{Expect, expect};
use notebook::{Cell, CellType, Notebook, headings_of_markdown, to_python};

fn notebook_of(sources: &[&str]) -> Notebook {
    let mut notebook = Notebook::empty();
    notebook.cells = sources
        .iter()
        .map(|source| match source.strip_prefix("md:") {
            Some(text) => Cell::new(CellType::Markdown, text),
            None => Cell::new(CellType::Code, *source),
        })
        .collect();
    notebook
}

#[test]
fn headings() {
    let check = |source: &str, expect: Expect| {
        let lines: Vec<String> = headings_of_markdown(source).into_iter().map(|(l, t)| format!("{l} {t}")).collect();
        expect.assert_eq(&lines.join("\n"));
    };
    check(
        "# One\ntext\n## Two ##\n#not\n####### seven\n   ### Three",
        expect![[r"
        1 One
        2 Two
        3 Three"]],
    );
    check(
        "Title\n=====\n\nSub\n---\n\n---\n- item\n---",
        expect![[r"
        1 Title
        2 Sub"]],
    );
    check("```\n# no\n```\n~~~~\n# no\n~~~\n# no\n~~~~\n    # no\n<!-- # no\n# no -->\n# yes", expect!["1 yes"]);
    check(
        "# **Bold** `code` [link](http://x.y) ![alt](i.png) snake_case _em_ $a_1*b$ <a name='x'></a>\\*",
        expect!["1 Bold code link alt snake_case em $a_1*b$ *"],
    );
    check("#", expect![""]);
}

#[test]
fn slugs_are_unique() {
    let slugs: Vec<String> =
        notebook_of(&["md:# Über C++!\n# Same", "md:# Same", "# code"]).outline().into_iter().map(|h| h.slug).collect();
    assert_eq!(slugs, ["über-c", "same", "same-1"]);
}

#[test]
fn scripts() {
    let check = |sources: &[&str], expect: Expect| expect.assert_eq(&to_python(&notebook_of(sources)));
    check(
        &["md:# Title\n\ntext", "import os\n%matplotlib inline\n!ls \\\n  -l\nx = !ls\nx?\nprint(x)", "%%bash\necho 1"],
        expect![[r"
            # %% [markdown]
            # # Title
            #
            # text

            # %%
            import os
            # %matplotlib inline
            # !ls \
            # -l
            # x = !ls
            # x?
            print(x)

            # %%
            # %%bash
            # echo 1
        "]],
    );
    check(
        &["s = '''\n%no\n!no\n'''\nx = (1\n%2)\ny = a \\\n% b\nif x:\n    !ls\nif y != '!' : z = 5 % 3"],
        expect![[r"
            # %%
            s = '''
            %no
            !no
            '''
            x = (1
            %2)
            y = a \
            % b
            if x:
                # !ls
                pass
            if y != '!' : z = 5 % 3
        "]],
    );
}
