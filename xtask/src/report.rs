//! Tables on the terminal and the same as JSON in `target/reports/`.

use crate::paths;
use anyhow::{Context, Result};
use serde_json::Value;

/// A table with aligned columns. Cells that look like numbers stand at the right.
#[derive(Debug, Default)]
pub struct Table {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(heads: &[&str]) -> Self {
        Self { heads: heads.iter().map(|&head| head.to_owned()).collect(), rows: Vec::new() }
    }

    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// The table as text, one line a row.
    pub fn to_text(&self) -> String {
        let column_count = self.heads.len();
        let mut widths: Vec<usize> = self.heads.iter().map(|head| head.chars().count()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let mut text = String::new();
        let rule: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
        for row in std::iter::once(&self.heads).chain(std::iter::once(&rule)).chain(&self.rows) {
            let mut line = String::new();
            for index in 0..column_count {
                let cell = row.get(index).map_or("", String::as_str);
                let padding = " ".repeat(widths[index].saturating_sub(cell.chars().count()));
                let (before, after) =
                    if looks_like_number(cell) { (padding.as_str(), "") } else { ("", padding.as_str()) };
                line.push_str(&format!("{before}{cell}{after}  "));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

fn looks_like_number(cell: &str) -> bool {
    cell.starts_with(|first: char| first.is_ascii_digit() || first == '-' || first == '+')
        && cell.chars().all(|c| c.is_ascii_digit() || " .,+-×%/".contains(c) || "kMGBmsi".contains(c))
}

/// Writes `target/reports/NAME.json`.
pub fn write(name: &str, value: &Value) -> Result<()> {
    let folder = paths::reports();
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join(format!("{name}.json"));
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// `1 234 567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_right_and_words_left() {
        let mut table = Table::new(&["part", "bytes"]);
        table.row(["kernel", "12"]);
        table.row(["app", "3"]);
        assert_eq!(table.to_text(), "part    bytes\n──────  ─────\nkernel     12\napp         3\n");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(1_234_567), "1 234 567");
        assert_eq!(grouped(999), "999");
    }
}
