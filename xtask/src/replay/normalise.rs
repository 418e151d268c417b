//! What may differ between two honest runs, rewritten to the same text. Each rule says why it is fair; there are no others.

/// Applies every rule. Line by line, so that a rule cannot eat what it was not meant for.
pub fn text(text: &str) -> String {
    let text = without_ansi(text).replace("\r\n", "\n");
    let mut lines: Vec<String> = text.split('\n').map(line).collect();
    // Editors strip the end of stored text; what a person sees is the same.
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    lines.join("\n")
}

fn line(line: &str) -> String {
    if let Some(timing) = timing(line) {
        return timing.to_owned();
    }
    paths(&addresses(&durations(line.trim_end())))
}

/// Colours are a matter of the terminal, and IPython's themes change with its version.
pub fn without_ansi(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' && rest.peek() == Some(&'[') {
            rest.next();
            // Parameters, then one final letter.
            while rest.next().is_some_and(|c| !c.is_ascii_alphabetic()) {}
        } else {
            plain.push(c);
        }
    }
    plain
}

/// `<function f at 0x7f3a…>`: where an object lies in memory is chance. Other numbers are somebody's `hex()`.
fn addresses(line: &str) -> String {
    const SHORTEST: usize = 4;
    let mut result = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("0x") {
        let digits = rest[at + 2..].bytes().take_while(u8::is_ascii_hexdigit).count();
        // An address is printed by a repr: ` at 0x…` or ` object at 0x…`.
        let is_address = digits >= SHORTEST && rest[..at].ends_with(" at ");
        result.push_str(&rest[..at]);
        result.push_str(if is_address { "0xADDRESS" } else { &rest[at..at + 2 + digits] });
        rest = &rest[at + 2 + digits..];
    }
    result.push_str(rest);
    result
}

/// The lines that `%time`, `%%time` and `%timeit` print.
fn timing(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    if line.starts_with("CPU times: ") {
        return Some("CPU times: …");
    }
    if line.starts_with("Wall time: ") {
        return Some("Wall time: …");
    }
    (line.contains(" per loop") && line.contains(" loop")).then_some("… per loop")
}

/// `0.416 seconds`, `2.227 sec/puzzle (0.4 Hz)`: what a notebook measured with a clock of its own. Only numbers with a
/// fraction before the word itself: whole seconds are given, not measured. The rate beside such a time is one more form of it.
fn durations(line: &str) -> String {
    let is_time = |word: &str| {
        let unit = word.split('/').next().unwrap_or_default().trim_end_matches(['.', ',', ';', ':', ')']);
        matches!(unit, "seconds" | "second" | "secs" | "sec")
    };
    let words: Vec<&str> = line.split(' ').collect();
    let has_time = |at: usize| words.get(at + 1).is_some_and(|next| is_time(next)) && is_fraction(words[at]);
    if !(0..words.len()).any(has_time) {
        return line.to_owned();
    }
    let is_rate = |at: usize| words.get(at + 1).is_some_and(|next| next.starts_with("Hz"));
    let rewritten = words.iter().enumerate().map(|(at, word)| {
        let is_measured = has_time(at) || (is_rate(at) && is_fraction(word.trim_start_matches('(')));
        if is_measured { "…" } else { word }
    });
    // How wide a number was printed is part of it.
    let mut result: Vec<&str> = Vec::new();
    for word in rewritten {
        if word == "…" {
            while result.last().is_some_and(|last| last.is_empty()) {
                result.pop();
            }
        }
        result.push(word);
    }
    result.join(" ")
}

fn is_fraction(word: &str) -> bool {
    let (whole, part) = word.split_once('.').unwrap_or_default();
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(part)
}

/// Where the interpreter's library and the cell's own source are kept: another place in every installation.
fn paths(line: &str) -> String {
    let mut result = String::with_capacity(line.len());
    // Paths end at quotes, white space, commas and brackets; what stands between is either a path or not.
    let mut word = String::new();
    for c in line.chars().chain(['\n']) {
        if c.is_whitespace() || "\"',()[]".contains(c) {
            result.push_str(&path(&word));
            word.clear();
            if c != '\n' {
                result.push(c);
            }
        } else {
            word.push(c);
        }
    }
    result
}

fn path(word: &str) -> String {
    // `<ipython-input-3-0123456789ab>` before IPython 8, a file of ipykernel's after it.
    if word.starts_with("<ipython-input-") || word.contains("/ipykernel_") {
        return "CELL".to_owned();
    }
    if word.starts_with('/') || word.starts_with("~/") {
        for mark in ["/site-packages/", "/dist-packages/"] {
            if let Some((_, rest)) = word.split_once(mark) {
                return format!("LIBRARY/{rest}");
            }
        }
        if let Some(at) = word.find("/lib/python3.") {
            let rest = &word[at + "/lib/python3.".len()..];
            return format!("LIBRARY{}", rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn addresses_of_objects_only() {
        assert_eq!(text("<function f at 0x7f3a12345678>"), "<function f at 0xADDRESS>");
        assert_eq!(text("0x7f3a12345678"), "0x7f3a12345678");
        assert_eq!(text("'0xff'"), "'0xff'");
    }

    #[test]
    fn timings() {
        assert_eq!(
            text("CPU times: user 3 ms, sys: 0 ns, total: 3 ms\nWall time: 3.1 ms"),
            "CPU times: …\nWall time: …"
        );
        assert_eq!(text("10 loops, best of 3: 1.2 ms per loop"), "… per loop");
        assert_eq!(text("it took 3 s"), "it took 3 s");
        assert_eq!(text("0.416 seconds"), "… seconds");
        assert_eq!(text("AC     2.227 sec/puzzle (0.4 Hz)"), text("AC    16.381 sec/puzzle (0.1 Hz)"));
        assert_eq!(text("after 3 seconds at 440.0 Hz"), "after 3 seconds at 440.0 Hz");
    }

    #[test]
    fn paths_of_installations() {
        assert_eq!(text("File /usr/lib/python3.11/json/decoder.py, line 3"), "File LIBRARY/json/decoder.py, line 3");
        assert_eq!(text("'/home/me/v/lib/python3.9/site-packages/x.py'"), "'LIBRARY/x.py'");
        assert_eq!(text("/tmp/ipykernel_12/345.py in <module>"), "CELL in <module>");
        assert_eq!(text("/content/data.csv"), "/content/data.csv");
    }

    #[test]
    fn colours_and_empty_ends() {
        assert_eq!(text("\u{1b}[0;31mred\u{1b}[0m  \n\n"), "red");
    }
}
