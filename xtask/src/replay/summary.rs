//! The table, the report, and whether the figure fell.

use super::corpus::Entry;
use super::{Run, Settings, compare, outputs_of};
use crate::report;
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// One notebook in one place.
#[derive(Debug, Default)]
struct Score {
    with_outputs: usize,
    reproduced: usize,
    /// Code cell (from 0) and what differs.
    differences: Vec<(usize, String)>,
}

pub fn write(
    chosen: &[&Entry],
    served: &[&Entry],
    native: Option<&[Run]>,
    browser: Option<&[Run]>,
    settings: &Settings,
    is_whole: bool,
) -> Result<()> {
    let score_all = |runs: Option<&[Run]>| -> Option<Vec<Score>> {
        runs.map(|runs| served.iter().zip(runs).map(|(entry, run)| score(entry, run)).collect())
    };
    let (native_scores, browser_scores) = (score_all(native), score_all(browser));

    let mut table = report::Table::new(&["notebook", "kind", "native", "Chromium", "first difference"]);
    let mut rows = Vec::new();
    let mut disagreements = Vec::new();
    for (index, entry) in served.iter().enumerate() {
        let native_score = native_scores.as_ref().map(|scores| &scores[index]);
        let browser_score = browser_scores.as_ref().map(|scores| &scores[index]);
        let between = match (native.map(|runs| &runs[index]), browser.map(|runs| &runs[index])) {
            (Some(native), Some(browser)) => disagreement(entry, native, browser, settings),
            _ => Vec::new(),
        };
        let first = native_score.into_iter().chain(browser_score).find_map(|score| score.differences.first());
        let words = first.map_or(String::new(), |(cell, reason)| format!("cell {cell}: {reason}"));
        table.row([short(&entry.path), entry.kind.clone(), cells(native_score), cells(browser_score), words]);
        rows.push(json!({
            "notebook": entry.path, "kind": entry.kind,
            "native": native_score.map(Score::to_json), "chromium": browser_score.map(Score::to_json),
            "native_against_chromium": between.iter().map(|(cell, reason)| json!({ "cell": cell, "difference": reason })).collect::<Vec<_>>(),
        }));
        disagreements.extend(between.into_iter().map(|(cell, reason)| format!("{} cell {cell}: {reason}", entry.path)));
    }
    print!("{}", table.to_text());

    let left_out: Vec<&&Entry> = chosen.iter().filter(|entry| !entry.missing.is_empty()).collect();
    for entry in left_out.iter().filter(|entry| entry.kind == "stdlib") {
        println!("left out: {} needs {}", entry.path, entry.missing.join(", "));
    }
    print_causes(served, native_scores.as_deref().or(browser_scores.as_deref()), settings);
    for line in &disagreements {
        println!("native and Chromium differ: {line}");
    }

    let percent = |scores: &Option<Vec<Score>>| scores.as_ref().map(|scores| stdlib_percent(served, scores));
    let (native_percent, browser_percent) = (percent(&native_scores), percent(&browser_scores));
    for (place, percent) in [("natively", native_percent), ("in Chromium", browser_percent)] {
        if let Some(percent) = percent {
            println!(
                "stdlib, {place}: {percent:.1} % of cells with outputs reproduced (floor {:.1} %)",
                settings.floor_percent
            );
        }
    }
    report::write(
        "replay",
        &json!({
            "stdlib_percent": { "native": native_percent, "chromium": browser_percent, "floor": settings.floor_percent },
            "disagreements": disagreements,
            "left_out": left_out.iter().map(|entry| json!({ "notebook": entry.path, "kind": entry.kind, "missing": entry.missing })).collect::<Vec<Value>>(),
            "notebooks": rows,
        }),
    )?;

    if is_whole && [native_percent, browser_percent].iter().flatten().any(|percent| *percent < settings.floor_percent) {
        bail!("fewer cells are reproduced than benches/replay.toml asks for");
    }
    if !disagreements.is_empty() {
        bail!("{} cell(s) differ between the native kernel and Chromium", disagreements.len());
    }
    Ok(())
}

fn score(entry: &Entry, run: &Run) -> Score {
    let mut score = Score::default();
    for (index, stored) in outputs_of(&entry.notebook).iter().enumerate() {
        if stored.as_array().is_none_or(Vec::is_empty) {
            continue;
        }
        score.with_outputs += 1;
        let found = match run {
            Err(reason) => Some(reason.clone()),
            Ok(outputs) => {
                let fresh = outputs.get(index).unwrap_or(&Value::Null);
                // Of a cell that differs from run to run only the kinds of output can be compared; it counts like any other.
                let is_unsteady = entry.unsteady.contains(&index) && compare::has_same_shape(stored, fresh);
                if is_unsteady { None } else { compare::difference(stored, fresh) }
            }
        };
        match found {
            None => score.reproduced += 1,
            Some(reason) => score.differences.push((index, reason)),
        }
    }
    score
}

/// The same notebook must give the same result in both places, also where neither is what was stored.
fn disagreement(entry: &Entry, native: &Run, browser: &Run, settings: &Settings) -> Vec<(usize, String)> {
    let varies = settings.varies.get(&entry.path);
    let is_unsteady = |index: &usize| {
        entry.unsteady.contains(index) || varies.is_some_and(|cells| cells.contains_key(&index.to_string()))
    };
    match (native, browser) {
        (Ok(native), Ok(browser)) => {
            let pairs = native.iter().zip(browser).enumerate();
            pairs
                .filter(|(index, (left, right))| !(is_unsteady(index) && compare::has_same_shape(left, right)))
                .filter_map(|(index, (left, right))| compare::difference(left, right).map(|reason| (index, reason)))
                .collect()
        }
        (Err(_), Err(_)) => Vec::new(),
        (Err(reason), Ok(_)) => vec![(0, format!("only natively: {reason}"))],
        (Ok(_), Err(reason)) => vec![(0, format!("only in Chromium: {reason}"))],
    }
}

fn stdlib_percent(served: &[&Entry], scores: &[Score]) -> f64 {
    let stdlib = served.iter().zip(scores).filter(|(entry, _)| entry.kind == "stdlib");
    let (reproduced, all) =
        stdlib.fold((0, 0), |(reproduced, all), (_, score)| (reproduced + score.reproduced, all + score.with_outputs));
    if all == 0 { 100.0 } else { 100.0 * reproduced as f64 / all as f64 }
}

/// Every cell that is not reproduced, with its cause where somebody looked into it.
fn print_causes(served: &[&Entry], scores: Option<&[Score]>, settings: &Settings) {
    for (entry, score) in served.iter().zip(scores.unwrap_or_default()) {
        let known = settings.causes.get(&entry.path);
        for (cell, reason) in &score.differences {
            let cause = known.and_then(|known| known.get(&cell.to_string())).map_or("", String::as_str);
            let cause = if cause.is_empty() { String::new() } else { format!(" — {cause}") };
            println!("not reproduced: {} cell {cell}: {reason}{cause}", entry.path);
        }
    }
}

impl Score {
    fn to_json(&self) -> Value {
        let differences = self.differences.iter().map(|(cell, reason)| json!({ "cell": cell, "difference": reason }));
        json!({
            "with_outputs": self.with_outputs, "reproduced": self.reproduced,
            "differences": differences.collect::<Vec<_>>(),
        })
    }
}

fn cells(score: Option<&Score>) -> String {
    score.map_or(String::new(), |score| format!("{}/{}", score.reproduced, score.with_outputs))
}

/// Owner, then the file: the table stays as wide as a terminal.
fn short(path: &str) -> String {
    let owner = path.split('/').next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    format!("{owner}/…/{}", file.trim_end_matches(".ipynb"))
}
