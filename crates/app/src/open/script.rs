//! A Python script as a notebook: cells at `# %%` marks, as editors and our own export write them.

use notebook::{Cell, CellType, Notebook};

/// Reads a script; one without marks becomes one cell.
pub fn notebook_from_python(script: &str) -> Notebook {
    let mut notebook = Notebook::empty();
    let mut cells = Vec::new();
    let mut part = Part { kind: CellType::Code, lines: Vec::new() };
    for line in script.lines() {
        match mark(line) {
            Some(kind) => {
                cells.extend(std::mem::replace(&mut part, Part { kind, lines: Vec::new() }).into_cell());
            }
            None => part.lines.push(line),
        }
    }
    cells.extend(part.into_cell());
    if !cells.is_empty() {
        notebook.cells = cells;
    }
    notebook
}

struct Part<'a> {
    kind: CellType,
    lines: Vec<&'a str>,
}

impl Part<'_> {
    fn into_cell(self) -> Option<Cell> {
        let strip = |line: &&str| match self.kind {
            CellType::Code => uncommented_magic(line),
            _ => line.strip_prefix("# ").or_else(|| line.strip_prefix('#')).unwrap_or(line).to_owned(),
        };
        let text = self.lines.iter().map(strip).collect::<Vec<_>>().join("\n");
        let text = text.trim_matches('\n').trim_end();
        (!text.is_empty()).then(|| Cell::new(self.kind, text))
    }
}

/// The kind of cell that a line begins: `# %%`, `# %% [markdown]`, `# In[3]:`.
fn mark(line: &str) -> Option<CellType> {
    let rest = line.strip_prefix('#')?.trim_start();
    if rest.starts_with("In[") && rest.trim_end().ends_with("]:") {
        return Some(CellType::Code);
    }
    let rest = rest.strip_prefix("%%")?;
    // `# %%time` is a magic that was commented out, not a mark.
    if rest.starts_with(|sign: char| sign.is_alphanumeric()) {
        return None;
    }
    Some(match () {
        () if rest.contains("[markdown]") || rest.contains("[md]") => CellType::Markdown,
        () if rest.contains("[raw]") => CellType::Raw,
        () => CellType::Code,
    })
}

/// Magics and shell lines that an export commented out, as code again.
fn uncommented_magic(line: &str) -> String {
    match line.strip_prefix("# ") {
        Some(rest)
            if rest.starts_with(['%', '!'])
                && rest[1..].starts_with(|sign: char| sign.is_alphabetic() || sign == '%') =>
        {
            rest.to_owned()
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(script: &str) -> Vec<(CellType, String)> {
        notebook_from_python(script).cells.into_iter().map(|cell| (cell.cell_type, cell.source)).collect()
    }

    #[test]
    fn marks_make_cells() {
        let script = "import a\n\n# %% [markdown]\n# # Title\n#\n# text\n\n# %%\n# %matplotlib inline\nx = 1\n";
        assert_eq!(
            parts(script),
            [
                (CellType::Code, "import a".to_owned()),
                (CellType::Markdown, "# Title\n\ntext".to_owned()),
                (CellType::Code, "%matplotlib inline\nx = 1".to_owned()),
            ]
        );
    }

    #[test]
    fn a_plain_script_is_one_cell() {
        assert_eq!(parts("# a comment\nprint(1)\n"), [(CellType::Code, "# a comment\nprint(1)".to_owned())]);
        assert_eq!(parts("").len(), 1);
    }

    #[test]
    fn what_we_export_comes_back() {
        let mut notebook = Notebook::empty();
        notebook.cells =
            vec![Cell::new(CellType::Markdown, "# Hi\n\nthere"), Cell::new(CellType::Code, "x = 1\nprint(x)")];
        let back = parts(&notebook::to_python(&notebook));
        assert_eq!(back.len(), 2, "{back:?}");
        assert_eq!(back[1].1, "x = 1\nprint(x)");
        assert!(back[0].1.starts_with("# Hi"));
    }
}
