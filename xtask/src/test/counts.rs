//! Reads from the output of test runners how many tests there were.

use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Tests by how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Counts {
    pub fn one_passed() -> Self {
        Self { passed: 1, ..Self::default() }
    }
}

/// Runs a test runner, showing its lines as they come, and counts. A runner that fails without a failed test (it did not
/// compile, it crashed) is one failure.
pub fn run(command: &mut Command, read: fn(&str, &mut Counts)) -> Result<Counts> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start the test runner")?;
    let mut counts = Counts::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            read(&line, &mut counts);
        }
    }
    let status = child.wait()?;
    if !status.success() && counts.failed == 0 {
        counts.failed = 1;
    }
    Ok(counts)
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`, once for each test binary.
pub fn cargo(line: &str, counts: &mut Counts) {
    let Some(rest) = line.strip_prefix("test result: ") else { return };
    for part in rest.split([';', '.']) {
        let mut words = part.split_whitespace();
        let Some(number) = words.next().and_then(|word| word.parse::<u64>().ok()) else { continue };
        match words.next() {
            Some("passed") => counts.passed += number,
            Some("failed") => counts.failed += number,
            Some("ignored") => counts.skipped += number,
            _ => {}
        }
    }
}

/// The closing lines of `node --test`: `# pass 12` (tap) or `ℹ pass 12` (spec).
pub fn node(line: &str, counts: &mut Counts) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [mark, what, number] = words[..] else { return };
    let Ok(number) = number.parse::<u64>() else { return };
    if mark != "#" && mark != "ℹ" {
        return;
    }
    match what {
        "pass" => counts.passed += number,
        "fail" | "cancelled" => counts.failed += number,
        "skipped" | "todo" => counts.skipped += number,
        _ => {}
    }
}

/// `Ran 12 tests in 0.1s` and then `OK (skipped=1)` or `FAILED (failures=1, errors=2)`, of Python's unittest.
pub fn unittest(line: &str, counts: &mut Counts) {
    if let Some(rest) = line.strip_prefix("Ran ") {
        let number = rest.split_whitespace().next().and_then(|word| word.parse::<u64>().ok());
        counts.passed += number.unwrap_or_default();
    }
    if !line.starts_with("OK") && !line.starts_with("FAILED") {
        return;
    }
    let inner = line.split_once('(').map_or("", |(_, inner)| inner.trim_end_matches(')'));
    for (name, number) in inner.split(',').filter_map(|part| part.trim().split_once('=')) {
        let number = number.parse::<u64>().unwrap_or_default().min(counts.passed);
        match name {
            "failures" | "errors" | "unexpected successes" => {
                counts.failed += number;
                counts.passed -= number;
            }
            "skipped" => {
                counts.skipped += number;
                counts.passed -= number;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(read: fn(&str, &mut Counts), text: &str) -> Counts {
        let mut counts = Counts::default();
        for line in text.lines() {
            read(line, &mut counts);
        }
        counts
    }

    #[test]
    fn cargo_lines_add_up() {
        let text = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured\n\
                    test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured";
        assert_eq!(counted(cargo, text), Counts { passed: 5, failed: 1, skipped: 1 });
    }

    #[test]
    fn node_lines_in_both_styles() {
        let tap = "# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n# skipped 0";
        assert_eq!(counted(node, tap), Counts { passed: 2, failed: 1, skipped: 0 });
        assert_eq!(counted(node, "ℹ pass 4\nℹ skipped 1"), Counts { passed: 4, failed: 0, skipped: 1 });
    }

    #[test]
    fn unittest_lines() {
        let text = "Ran 10 tests in 0.1s\n\nFAILED (failures=1, errors=2, skipped=3)";
        assert_eq!(counted(unittest, text), Counts { passed: 4, failed: 3, skipped: 3 });
        assert_eq!(counted(unittest, "Ran 5 tests in 1s\n\nOK"), Counts { passed: 5, failed: 0, skipped: 0 });
    }
}
