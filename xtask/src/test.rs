//! `./x test`: everything that must hold, each check by name, a table at the end. CI runs exactly this.

mod checks;
mod counts;

use crate::{process, report};
use anyhow::{Result, bail};
use checks::CHECKS;
use counts::Counts;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// One named check.
pub struct Check {
    pub name: &'static str,
    pub about: &'static str,
    pub run: fn() -> Result<Outcome>,
}

/// How a check ended when it could be run at all.
#[derive(Debug)]
pub enum Outcome {
    Ran(Counts),
    /// Left out, with the reason in words.
    Skipped(String),
}

struct Row {
    name: &'static str,
    counts: Counts,
    note: String,
    took: Duration,
}

pub fn run(words: &[String]) -> Result<()> {
    if words.iter().any(|word| word == "--list") {
        for check in CHECKS {
            println!("{:12} {}", check.name, check.about);
        }
        return Ok(());
    }
    if let Some(unknown) = words.iter().find(|word| CHECKS.iter().all(|check| check.name != word.as_str())) {
        bail!("no check `{unknown}`; ./x test --list names them");
    }
    let chosen = CHECKS.iter().filter(|check| words.is_empty() || words.iter().any(|word| word == check.name));
    let rows: Vec<Row> = chosen.map(run_one).collect();
    let failed = summarise(&rows)?;
    if failed > 0 {
        // Not by an error, which would be printed: the line with the counts stays the last one.
        std::process::exit(1);
    }
    Ok(())
}

fn run_one(check: &Check) -> Row {
    println!("\n━━ {} ━━ {}", check.name, check.about);
    let start = Instant::now();
    let (counts, note) = match (check.run)() {
        Ok(Outcome::Ran(counts)) => (counts, String::new()),
        Ok(Outcome::Skipped(reason)) => {
            println!("left out: {reason}");
            (Counts::default(), format!("left out: {reason}"))
        }
        // A check that could not be run is one failure, whatever it would have counted.
        Err(reason) => {
            println!("✗ {}: {reason:#}", check.name);
            (Counts { failed: 1, ..Counts::default() }, first_line(&format!("{reason:#}")))
        }
    };
    Row { name: check.name, counts, note, took: start.elapsed() }
}

/// Prints the table and, as the very last line, `N passed, N failed`.
fn summarise(rows: &[Row]) -> Result<u64> {
    let mut table = report::Table::new(&["check", "passed", "failed", "skipped", "time", "note"]);
    for row in rows {
        let Counts { passed, failed, skipped } = row.counts;
        let took = process::words_of_duration(row.took);
        table.row([
            row.name.to_owned(),
            passed.to_string(),
            failed.to_string(),
            skipped.to_string(),
            took,
            row.note.clone(),
        ]);
    }
    let total = |pick: fn(&Counts) -> u64| rows.iter().map(|row| pick(&row.counts)).sum::<u64>();
    let (passed, failed) = (total(|counts| counts.passed), total(|counts| counts.failed));
    let values = rows.iter().map(|row| {
        let Counts { passed, failed, skipped } = row.counts;
        let seconds = row.took.as_secs_f64();
        json!({ "check": row.name, "passed": passed, "failed": failed, "skipped": skipped, "seconds": seconds, "note": row.note })
    });
    report::write("test", &Value::Array(values.collect()))?;
    println!("\n{}\n{passed} passed, {failed} failed", table.to_text());
    Ok(failed)
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(100).collect()
}
