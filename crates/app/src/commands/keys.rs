//! Shortcuts: how they are written, how a key press becomes one, and how sequences are followed.

/// Where a shortcut works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Everywhere on the page, also while typing.
    Anywhere,
    /// Only in command mode: a cell has the focus, not a text field.
    Command,
}

/// A shortcut of a command: one or more chords separated by spaces, each `Ctrl+Shift+X`.
///
/// `Ctrl` stands for Control or, on Apple keyboards, also for Command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    pub context: Context,
    pub keys: &'static str,
}

/// A shortcut that works everywhere.
pub const fn anywhere(keys: &'static str) -> Shortcut {
    Shortcut { context: Context::Anywhere, keys }
}

/// A shortcut of the command mode.
pub const fn command(keys: &'static str) -> Shortcut {
    Shortcut { context: Context::Command, keys }
}

/// One key with its modifiers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Chord {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    /// Upper-case letter, digit, sign, or a name such as `Enter`, `ArrowUp`, `F9`.
    pub key: String,
}

/// What a key press tells, as the browser gives it.
#[derive(Debug, Clone, Copy, Default)]
pub struct KeyPress<'a> {
    pub key: &'a str,
    pub code: &'a str,
    pub ctrl: bool,
    pub meta: bool,
    pub shift: bool,
    pub alt: bool,
}

impl Chord {
    /// Reads `Ctrl+Shift+X`.
    pub fn parse(text: &str) -> Self {
        let mut chord = Self::default();
        let mut rest = text;
        while let Some((modifier, tail)) = rest.split_once('+').filter(|(_, tail)| !tail.is_empty()) {
            match modifier {
                "Ctrl" => chord.ctrl = true,
                "Shift" => chord.shift = true,
                "Alt" => chord.alt = true,
                _ => break,
            }
            rest = tail;
        }
        rest.clone_into(&mut chord.key);
        chord
    }

    /// The chord of a key press; `None` for a bare modifier or a dead key.
    pub fn from_press(press: KeyPress<'_>) -> Option<Self> {
        if matches!(press.key, "Control" | "Shift" | "Alt" | "Meta" | "AltGraph" | "CapsLock" | "Dead" | "Unidentified")
        {
            return None;
        }
        let (key, shift) = key_name(press);
        Some(Self { ctrl: press.ctrl || press.meta, shift, alt: press.alt, key })
    }
}

/// The name of the key, and whether Shift counts: `?` is itself on every layout, however it is typed.
fn key_name(press: KeyPress<'_>) -> (String, bool) {
    // Letters, digits and the hyphen go by their place when the layout's own sign is no ASCII letter (Hangul, Cyrillic)
    // or when Shift or Alt changed the sign.
    if let Some(letter) = press.code.strip_prefix("Key") {
        let own_sign = press.key.chars().next().filter(char::is_ascii_alphabetic);
        let sign = own_sign.or_else(|| letter.chars().next()).unwrap_or(' ');
        return (sign.to_ascii_uppercase().to_string(), press.shift);
    }
    if let (Some(digit), false) = (press.code.strip_prefix("Digit"), press.shift) {
        return (digit.to_owned(), false);
    }
    if press.code == "Minus" {
        return ("-".to_owned(), press.shift);
    }
    let mut characters = press.key.chars();
    match (characters.next(), characters.next()) {
        (Some(' '), None) => ("Space".to_owned(), press.shift),
        (Some(sign), None) if sign.is_ascii_alphabetic() => (sign.to_ascii_uppercase().to_string(), press.shift),
        (Some(sign), None) => (sign.to_string(), false),
        _ => (press.key.to_owned(), press.shift),
    }
}

/// What a key press led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The shortcut of the command at this index is complete.
    Run(usize),
    /// The beginning of a longer shortcut: the next key decides.
    Pending,
    /// Nothing of ours.
    Ignored,
    /// A sequence was begun and this key ends it without a meaning; the key must not do anything else.
    Swallowed,
}

/// Follows key presses through the shortcuts.
#[derive(Debug, Default)]
pub struct KeyMachine {
    bindings: Vec<Binding>,
    pending: Vec<Chord>,
}

#[derive(Debug)]
struct Binding {
    command: usize,
    context: Context,
    chords: Vec<Chord>,
}

impl KeyMachine {
    /// Takes the shortcuts of each command, in the order of the registry.
    pub fn new<'a>(shortcuts: impl IntoIterator<Item = &'a [Shortcut]>) -> Self {
        let bindings = shortcuts
            .into_iter()
            .enumerate()
            .flat_map(|(command, shortcuts)| shortcuts.iter().map(move |shortcut| (command, shortcut)))
            .map(|(command, shortcut)| Binding {
                command,
                context: shortcut.context,
                chords: shortcut.keys.split(' ').map(Chord::parse).collect(),
            })
            .collect();
        Self { bindings, pending: Vec::new() }
    }

    /// Feeds one key press; `typing` says that a text field has the focus, so only [`Context::Anywhere`] counts.
    pub fn press(&mut self, press: KeyPress<'_>, typing: bool) -> Outcome {
        match Chord::from_press(press) {
            Some(chord) => self.chord(chord, typing),
            None => Outcome::Ignored,
        }
    }

    /// The same for a chord that is known already.
    pub fn chord(&mut self, chord: Chord, typing: bool) -> Outcome {
        let in_sequence = !self.pending.is_empty();
        // Inside a sequence a held Control is forgiven: Ctrl+M then Ctrl+A means Ctrl+M A.
        let forgiven = in_sequence.then(|| Chord { ctrl: false, ..chord.clone() });
        for candidate in std::iter::once(chord.clone()).chain(forgiven) {
            self.pending.push(candidate);
            let mut longer = false;
            for binding in &self.bindings {
                if typing && binding.context == Context::Command {
                    continue;
                }
                if binding.chords == self.pending {
                    self.pending.clear();
                    return Outcome::Run(binding.command);
                }
                longer |= binding.chords.starts_with(&self.pending);
            }
            if longer {
                return Outcome::Pending;
            }
            self.pending.pop();
        }
        let swallow = self.pending.first().is_some_and(|first| first.ctrl);
        self.pending.clear();
        if !in_sequence {
            return Outcome::Ignored;
        }
        if swallow {
            return Outcome::Swallowed;
        }
        // `d` then `j`: the unfinished `d` is forgotten, `j` counts.
        self.chord(chord, typing)
    }

    /// Forgets a sequence that was begun, for instance because the focus moved or time passed.
    pub fn reset(&mut self) {
        self.pending.clear();
    }
}

/// The shortcut as people read it: `Ctrl+M A`, or `⌘M A` on Apple keyboards.
pub fn display(keys: &str, apple: bool) -> String {
    if !apple {
        return keys.replace("Arrow", "").replace("Ctrl+M ", "Ctrl+M\u{2009}");
    }
    keys.replace("Ctrl+", "⌘")
        .replace("Shift+", "⇧")
        .replace("Alt+", "⌥")
        .replace("Enter", "⏎")
        .replace("ArrowUp", "↑")
        .replace("ArrowDown", "↓")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine() -> KeyMachine {
        const A: &[Shortcut] = &[anywhere("Ctrl+M A"), command("A")];
        const D: &[Shortcut] = &[command("D D")];
        const J: &[Shortcut] = &[command("J"), command("ArrowDown")];
        const SPLIT: &[Shortcut] = &[anywhere("Ctrl+Shift+-")];
        const HELP: &[Shortcut] = &[command("?")];
        KeyMachine::new([A, D, J, SPLIT, HELP])
    }

    fn press<'a>(key: &'a str, code: &'a str) -> KeyPress<'a> {
        KeyPress { key, code, ..KeyPress::default() }
    }

    #[test]
    fn sequences_run_and_a_broken_one_is_forgotten() {
        let mut machine = machine();
        assert_eq!(machine.press(press("d", "KeyD"), false), Outcome::Pending);
        assert_eq!(machine.press(press("d", "KeyD"), false), Outcome::Run(1));
        assert_eq!(machine.press(press("d", "KeyD"), false), Outcome::Pending);
        assert_eq!(machine.press(press("j", "KeyJ"), false), Outcome::Run(2));
    }

    #[test]
    fn the_prefix_works_while_typing_and_swallows_a_wrong_key() {
        let mut machine = machine();
        let prefix = KeyPress { ctrl: true, ..press("m", "KeyM") };
        assert_eq!(machine.press(press("a", "KeyA"), true), Outcome::Ignored);
        assert_eq!(machine.press(prefix, true), Outcome::Pending);
        assert_eq!(machine.press(press("Control", "ControlLeft"), true), Outcome::Ignored);
        assert_eq!(machine.press(KeyPress { ctrl: true, ..press("a", "KeyA") }, true), Outcome::Run(0));
        assert_eq!(machine.press(prefix, true), Outcome::Pending);
        assert_eq!(machine.press(press("q", "KeyQ"), true), Outcome::Swallowed);
    }

    #[test]
    fn other_layouts_and_shifted_signs() {
        let mut machine = machine();
        assert_eq!(machine.press(press("ㅁ", "KeyA"), false), Outcome::Run(0));
        assert_eq!(machine.press(KeyPress { ctrl: true, shift: true, ..press("_", "Minus") }, true), Outcome::Run(3));
        assert_eq!(machine.press(KeyPress { shift: true, ..press("?", "Slash") }, false), Outcome::Run(4));
    }

    #[test]
    fn parsing_keeps_a_plus_and_a_hyphen() {
        assert_eq!(Chord::parse("Ctrl++"), Chord { ctrl: true, key: "+".into(), ..Chord::default() });
        assert_eq!(
            Chord::parse("Ctrl+Shift+-"),
            Chord { ctrl: true, shift: true, key: "-".into(), ..Chord::default() }
        );
    }
}
