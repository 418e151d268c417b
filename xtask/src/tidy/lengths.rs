//! Long files: named, so that someone asks whether they do one job.

use super::{Findings, Lengths, is_below, text_of};
use anyhow::Result;
use std::path::PathBuf;

pub fn check(rules: &Lengths, files: &[PathBuf]) -> Result<Findings> {
    let mut found = Findings::default();
    for path in files.iter().filter(|path| is_below(path, &rules.folders)) {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if !rules.extensions.iter().any(|wanted| wanted == extension) {
            continue;
        }
        let lines = text_of(path).map_or(0, |text| text.lines().count());
        if lines > rules.most_lines {
            found.warnings.push(format!("{} has {lines} lines", path.display()));
        }
    }
    Ok(found)
}
