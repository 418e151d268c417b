use crate::{Cell, CellType, Notebook};

/// The notebook as a Python script in the percent format (`# %%`, as Spyder, VS Code and Jupytext read it): Markdown and
/// raw cells as comments, magics and shell lines commented out, so that the file compiles.
pub fn to_python(notebook: &Notebook) -> String {
    let mut out = String::new();
    let is_python = matches!(notebook.language().as_str(), "python" | "ipython" | "python3");
    for cell in &notebook.cells {
        if !out.is_empty() {
            out.push('\n');
        }
        match cell.cell_type {
            CellType::Code => {
                out.push_str("# %%\n");
                if is_python {
                    push_code(&mut out, cell);
                } else {
                    push_comment(&mut out, &cell.source);
                }
            }
            CellType::Markdown => {
                out.push_str("# %% [markdown]\n");
                push_comment(&mut out, &cell.source);
            }
            CellType::Raw => {
                out.push_str("# %% [raw]\n");
                push_comment(&mut out, &cell.source);
            }
        }
    }
    out
}

fn push_comment(out: &mut String, text: &str) {
    for line in text.lines() {
        out.push_str(if line.trim().is_empty() { "#" } else { "# " });
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn push_code(out: &mut String, cell: &Cell) {
    let first = cell.source.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // A cell magic hands the whole cell to something else than Python.
    if first.starts_with("%%") {
        push_comment(out, &cell.source);
        return;
    }
    let mut scanner = Scanner::default();
    let mut continued_magic = false;
    let mut needs_body = String::new();
    for line in cell.source.lines() {
        let at_statement = scanner.at_statement();
        let indent = &line[..line.len() - line.trim_start().len()];
        if continued_magic || (at_statement && is_magic(line.trim())) {
            // The only statement of a block must leave something that runs.
            if !continued_magic {
                indent.clone_into(&mut needs_body);
            }
            out.push_str(&needs_body);
            out.push_str("# ");
            out.push_str(line.trim());
            out.push('\n');
            continued_magic = line.trim_end().ends_with('\\');
            continue;
        }
        if !needs_body.is_empty() {
            if !line.trim().is_empty() && !line.starts_with(&needs_body) {
                out.push_str(&needs_body);
                out.push_str("pass\n");
            }
            if !line.trim().is_empty() {
                needs_body.clear();
            }
        }
        scanner.feed(line);
        out.push_str(line);
        out.push('\n');
    }
    if !needs_body.is_empty() {
        out.push_str(&needs_body);
        out.push_str("pass\n");
    }
}

/// A line that IPython reads and Python does not: `%magic`, `!shell`, `x = !ls`, `x = %magic`, `obj?`, `?obj`.
fn is_magic(line: &str) -> bool {
    if line.starts_with(['%', '!', '?']) {
        return true;
    }
    if line.ends_with('?') && !line.contains(['#', '"', '\'', ' ']) {
        return true;
    }
    let Some((left, right)) = line.split_once('=') else { return false };
    let right = right.trim_start();
    let is_target = |c: char| c.is_alphanumeric() || matches!(c, '_' | ',' | ' ' | '.' | '*' | '(' | ')' | '[' | ']');
    let names = !left.is_empty() && left.chars().all(is_target);
    let shell = right.strip_prefix('!').is_some_and(|rest| !rest.starts_with('='));
    let magic = right.strip_prefix('%').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic()));
    names && (shell || magic)
}

/// Knows whether the next line begins a statement: not inside brackets, a long string or after a backslash.
#[derive(Default)]
struct Scanner {
    depth: usize,
    long_string: Option<&'static str>,
    backslash: bool,
}

impl Scanner {
    fn at_statement(&self) -> bool {
        self.depth == 0 && self.long_string.is_none() && !self.backslash
    }

    fn feed(&mut self, line: &str) {
        self.backslash = false;
        let mut rest = line;
        while let Some(character) = rest.chars().next() {
            if let Some(quotes) = self.long_string {
                match rest.find(quotes).map(|at| (at, rest[..at].ends_with('\\'))) {
                    Some((at, false)) => {
                        self.long_string = None;
                        rest = &rest[at + 3..];
                    }
                    Some((at, true)) => rest = &rest[at + 1..],
                    None => return,
                }
                continue;
            }
            if let Some(quotes) = ["\"\"\"", "'''"].into_iter().find(|quotes| rest.starts_with(quotes)) {
                self.long_string = Some(quotes);
                rest = &rest[3..];
                continue;
            }
            match character {
                '#' => return,
                '"' | '\'' => {
                    rest = after_string(&rest[1..], character);
                    continue;
                }
                '(' | '[' | '{' => self.depth += 1,
                ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
                '\\' if rest.len() == 1 => self.backslash = true,
                _ => {}
            }
            rest = &rest[character.len_utf8()..];
        }
    }
}

/// What follows a one-line string.
fn after_string(text: &str, quote: char) -> &str {
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == quote {
            return &text[at + 1..];
        }
    }
    ""
}
