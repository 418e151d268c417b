//! The same operations on a [`vfs::Tree`] and on a real folder must end the same way.
#![cfg(unix)]

use proptest::prelude::*;
use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use vfs::{Error, Kind, MemFs, Node, OpenFlags, Tree};

#[derive(Debug, Clone)]
enum Step {
    MakeDirectory(String),
    RemoveDirectory(String),
    Write(String, u16, Vec<u8>),
    Create(String, bool),
    Append(String, Vec<u8>),
    SetSize(String, u16),
    Read(String),
    Unlink(String),
    Rename(String, String),
    Symlink(String, String),
    Link(String, String),
    ReadLink(String),
    List(String),
    Stat(String, bool),
    /// Keeps a file open while what follows happens, then reads it.
    Hold(String),
    ReadHeld,
}

/// Few names, so that steps meet each other.
fn paths() -> impl Strategy<Value = String> {
    let name = prop_oneof![4 => Just("a"), 4 => Just("b"), 2 => Just("c"), 1 => Just(".."), 1 => Just(".")];
    (prop::collection::vec(name, 1..4), prop::bool::weighted(0.1)).prop_map(|(names, slash)| {
        let mut path = names.join("/");
        if slash {
            path.push('/');
        }
        path
    })
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..40)
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => paths().prop_map(Step::MakeDirectory),
        2 => paths().prop_map(Step::RemoveDirectory),
        4 => (paths(), 0..300_u16, bytes()).prop_map(|(path, at, bytes)| Step::Write(path, at, bytes)),
        2 => (paths(), any::<bool>()).prop_map(|(path, exclusive)| Step::Create(path, exclusive)),
        2 => (paths(), bytes()).prop_map(|(path, bytes)| Step::Append(path, bytes)),
        1 => (paths(), 0..300_u16).prop_map(|(path, size)| Step::SetSize(path, size)),
        3 => paths().prop_map(Step::Read),
        2 => paths().prop_map(Step::Unlink),
        4 => (paths(), paths()).prop_map(|(from, to)| Step::Rename(from, to)),
        3 => (paths(), paths()).prop_map(|(target, path)| Step::Symlink(target, path)),
        2 => (paths(), paths()).prop_map(|(from, to)| Step::Link(from, to)),
        1 => paths().prop_map(Step::ReadLink),
        2 => paths().prop_map(Step::List),
        3 => (paths(), any::<bool>()).prop_map(|(path, follow)| Step::Stat(path, follow)),
        1 => paths().prop_map(Step::Hold),
        1 => Just(Step::ReadHeld),
    ]
}

/// What a step gave: text to compare, or the number of the error as Linux has it.
type Outcome = Result<String, i32>;

struct Real {
    root: PathBuf,
    held: Option<fs::File>,
}

impl Real {
    fn run(&mut self, step: &Step) -> Outcome {
        // Joined by hand: `Path::join` would drop what a trailing slash means.
        let at = |path: &str| PathBuf::from(format!("{}/{path}", self.root.display()));
        let done = |result: std::io::Result<()>| result.map(|()| String::new());
        let outcome = match step {
            Step::MakeDirectory(path) => done(fs::create_dir(at(path))),
            Step::RemoveDirectory(path) => done(fs::remove_dir(at(path))),
            Step::Write(path, offset, bytes) => fs::OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(at(path))
                .and_then(|mut file| {
                    file.seek(SeekFrom::Start(u64::from(*offset)))?;
                    file.write_all(bytes)
                })
                .map(|()| String::new()),
            Step::Create(path, exclusive) => {
                let mut options = fs::OpenOptions::new();
                options.write(true);
                if *exclusive {
                    options.create_new(true)
                } else {
                    options.create(true).truncate(true)
                };
                done(options.open(at(path)).map(|_| ()))
            }
            Step::Append(path, bytes) => {
                done(fs::OpenOptions::new().append(true).open(at(path)).and_then(|mut file| file.write_all(bytes)))
            }
            Step::SetSize(path, size) => {
                let open = fs::OpenOptions::new().write(true).open(at(path));
                done(open.and_then(|file| file.set_len(u64::from(*size))))
            }
            Step::Read(path) => read_all(&at(path)),
            Step::Unlink(path) => done(fs::remove_file(at(path))),
            Step::Rename(from, to) => done(fs::rename(at(from), at(to))),
            Step::Symlink(target, path) => done(symlink(target, at(path))),
            Step::Link(from, to) => done(fs::hard_link(at(from), at(to))),
            Step::ReadLink(path) => fs::read_link(at(path)).map(|target| target.display().to_string()),
            Step::List(path) => list(&at(path)),
            Step::Stat(path, follow) => stat(&at(path), *follow),
            Step::Hold(path) => fs::File::open(at(path)).and_then(|file| {
                if file.metadata()?.is_dir() {
                    return Ok(String::new());
                }
                self.held = Some(file);
                Ok("held".to_owned())
            }),
            Step::ReadHeld => match &mut self.held {
                None => Ok("none".to_owned()),
                Some(file) => {
                    let mut bytes = Vec::new();
                    let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes));
                    read.map(|_| format!("{bytes:?}"))
                }
            },
        };
        outcome.map_err(|error| error.raw_os_error().unwrap_or(-1))
    }
}

fn read_all(path: &Path) -> std::io::Result<String> {
    fs::read(path).map(|bytes| format!("{bytes:?}"))
}

fn list(path: &Path) -> std::io::Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        names.push(format!("{} {}", entry.file_name().display(), kind_letter_real(entry.file_type()?)));
    }
    names.sort();
    Ok(names.join(", "))
}

fn stat(path: &Path, follow: bool) -> std::io::Result<String> {
    let metadata = if follow { fs::metadata(path)? } else { fs::symlink_metadata(path)? };
    let letter = kind_letter_real(metadata.file_type());
    let links = std::os::unix::fs::MetadataExt::nlink(&metadata);
    // Sizes and link counts of directories are each file system's own.
    Ok(if letter == 'd' { "d".to_owned() } else { format!("{letter} {} {links}", metadata.len()) })
}

fn kind_letter_real(kind: fs::FileType) -> char {
    if kind.is_dir() {
        'd'
    } else if kind.is_symlink() {
        'l'
    } else {
        'f'
    }
}

struct Ours {
    tree: Tree,
    base: Node,
    held: Option<Node>,
}

impl Ours {
    fn new() -> Self {
        let mut tree = Tree::new(Box::new(MemFs::new(1 << 20, 0)));
        // As deep as the real folder: `..` must lead somewhere that is not compared.
        let base = tree.create_directories("/x/y/z/base", 0).expect("makes the base");
        Self { tree, base, held: None }
    }

    fn run(&mut self, step: &Step) -> Outcome {
        self.try_run(step).map_err(linux_number)
    }

    fn open(&mut self, path: &str, flags: OpenFlags) -> vfs::Result<Node> {
        // Real paths are absolute, so ours are: `..` may leave the base.
        let path = format!("/x/y/z/base/{path}");
        let root = self.tree.root();
        self.tree.open(root, &path, flags, 1)
    }

    fn try_run(&mut self, step: &Step) -> vfs::Result<String> {
        let at = |path: &str| format!("/x/y/z/base/{path}");
        let root = self.tree.root();
        let read = OpenFlags { read: true, ..OpenFlags::default() };
        let write = OpenFlags { write: true, ..OpenFlags::default() };
        match step {
            Step::MakeDirectory(path) => self.tree.create_directory(root, &at(path), 1).map(|_| String::new()),
            Step::RemoveDirectory(path) => self.tree.remove_directory(root, &at(path), 1).map(|()| String::new()),
            Step::Write(path, offset, bytes) => {
                let node = self.open(path, OpenFlags { create: true, ..write })?;
                let written = self.tree.write(node, u64::from(*offset), bytes, 1);
                self.tree.close(node);
                assert_eq!(written?, bytes.len());
                Ok(String::new())
            }
            Step::Create(path, exclusive) => {
                let node =
                    self.open(path, OpenFlags { create: true, exclusive: *exclusive, truncate: !exclusive, ..write })?;
                self.tree.close(node);
                Ok(String::new())
            }
            Step::Append(path, bytes) => {
                let node = self.open(path, write)?;
                let end = self.tree.metadata(node)?.size_bytes;
                let written = self.tree.write(node, end, bytes, 1);
                self.tree.close(node);
                written.map(|_| String::new())
            }
            Step::SetSize(path, size) => {
                let node = self.open(path, write)?;
                let set = self.tree.set_size(node, u64::from(*size), 1);
                self.tree.close(node);
                set.map(|()| String::new())
            }
            Step::Read(path) => {
                let node = self.open(path, read)?;
                let text = self.contents(node);
                self.tree.close(node);
                text
            }
            Step::Unlink(path) => self.tree.unlink(root, &at(path), 1).map(|()| String::new()),
            Step::Rename(from, to) => self.tree.rename((root, &at(from)), (root, &at(to)), 1).map(|()| String::new()),
            Step::Symlink(target, path) => self.tree.create_symlink(target, root, &at(path), 1).map(|_| String::new()),
            Step::Link(from, to) => {
                self.tree.link((root, &at(from)), false, (root, &at(to)), 1).map(|()| String::new())
            }
            Step::ReadLink(path) => self.tree.read_link(root, &at(path)),
            Step::List(path) => {
                let node = self.open(path, OpenFlags { directory: true, ..read })?;
                let mut names: Vec<_> = self
                    .tree
                    .entries(node)?
                    .iter()
                    .map(|entry| format!("{} {}", entry.name, letter(entry.kind)))
                    .collect();
                self.tree.close(node);
                names.sort();
                Ok(names.join(", "))
            }
            Step::Stat(path, follow) => {
                let node = self.tree.find(root, &at(path), *follow)?;
                let metadata = self.tree.metadata(node)?;
                Ok(match metadata.kind {
                    Kind::Directory => "d".to_owned(),
                    kind => format!("{} {} {}", letter(kind), metadata.size_bytes, metadata.links),
                })
            }
            Step::Hold(path) => {
                let node = self.open(path, read)?;
                if self.tree.metadata(node)?.kind == Kind::Directory {
                    self.tree.close(node);
                    return Ok(String::new());
                }
                if let Some(held) = self.held.replace(node) {
                    self.tree.close(held);
                }
                Ok("held".to_owned())
            }
            Step::ReadHeld => match self.held {
                None => Ok("none".to_owned()),
                Some(node) => self.contents(node),
            },
        }
    }

    fn contents(&mut self, node: Node) -> vfs::Result<String> {
        let mut bytes = vec![0; 4096];
        let len = self.tree.read(node, 0, &mut bytes)?;
        Ok(format!("{:?}", &bytes[..len]))
    }
}

fn letter(kind: Kind) -> char {
    match kind {
        Kind::Directory => 'd',
        Kind::Symlink => 'l',
        Kind::File | Kind::Device => 'f',
    }
}

/// The error numbers of Linux.
fn linux_number(error: Error) -> i32 {
    match error {
        Error::NotPermitted => 1,
        Error::NoEntry => 2,
        Error::BadDescriptor => 9,
        Error::Busy => 16,
        Error::Exists => 17,
        Error::CrossDevice => 18,
        Error::NotDirectory => 20,
        Error::IsDirectory => 21,
        Error::Invalid => 22,
        Error::NotEmpty => 39,
        Error::Loop => 40,
        other => 1000 + i32::from(other.errno()),
    }
}

/// Where several errors are true at once, which one is told differs even between Linux's own file systems.
fn same(real: &Outcome, ours: &Outcome) -> bool {
    match (real, ours) {
        (Ok(real), Ok(ours)) => real == ours,
        (Err(_), Err(_)) => true,
        _ => false,
    }
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn folder() -> Folder {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("vfs-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let path = std::env::temp_dir().join(name);
    fs::create_dir_all(path.join("x/y/z/base")).expect("makes a folder");
    Folder(path)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn a_tree_behaves_like_a_real_folder(steps in prop::collection::vec(steps(), 1..60)) {
        let folder = folder();
        let mut real = Real { root: folder.0.join("x/y/z/base"), held: None };
        let mut ours = Ours::new();
        for step in &steps {
            let (expected, got) = (real.run(step), ours.run(step));
            prop_assert!(same(&expected, &got), "{step:?}: real {expected:?}, ours {got:?}");
        }
        let everything = |path: &str| Step::List(path.to_owned());
        for path in ["", "a", "b", "c", "a/a", "a/b", "b/a"] {
            let step = everything(path);
            prop_assert_eq!(real.run(&step).ok(), ours.run(&step).ok(), "{:?}", step);
        }
        let _ = ours.base;
    }
}

/// The errors that programs look at, exactly.
#[test]
fn errors_have_the_numbers_of_linux() {
    let folder = folder();
    let mut real = Real { root: folder.0.join("x/y/z/base"), held: None };
    let mut ours = Ours::new();
    let text = |path: &str| path.to_owned();
    let script = [
        Step::MakeDirectory(text("d")),
        Step::MakeDirectory(text("d/e")),
        Step::Write(text("f"), 0, vec![1, 2, 3]),
        Step::Symlink(text("loop"), text("loop")),
        Step::Symlink(text("nowhere"), text("dangling")),
        Step::Symlink(text("d"), text("to_d")),
        Step::MakeDirectory(text("d")),
        Step::MakeDirectory(text("missing/x")),
        Step::MakeDirectory(text("dangling/")),
        Step::MakeDirectory(text("to_d/")),
        Step::MakeDirectory(text("f/")),
        Step::MakeDirectory(text("/")),
        Step::MakeDirectory(text("f/x")),
        Step::RemoveDirectory(text("d")),
        Step::RemoveDirectory(text("f")),
        Step::RemoveDirectory(text("missing")),
        Step::RemoveDirectory(text("d/.")),
        Step::RemoveDirectory(text("d/e/..")),
        Step::RemoveDirectory(text("to_d")),
        Step::Unlink(text("d")),
        Step::Unlink(text("missing")),
        Step::Unlink(text("f/")),
        Step::Read(text("missing")),
        Step::Read(text("f/")),
        Step::Read(text("loop")),
        Step::Read(text("dangling")),
        Step::Create(text("f"), true),
        Step::Create(text("dangling"), true),
        Step::Create(text("d"), false),
        Step::Append(text("missing"), vec![1]),
        Step::Rename(text("d"), text("d/e/x")),
        Step::Rename(text("d"), text("f")),
        Step::Rename(text("f"), text("d")),
        Step::Rename(text("missing"), text("x")),
        Step::Rename(text("d/e"), text("d")),
        Step::Rename(text("f"), text("missing/x")),
        Step::Symlink(text("x"), text("f")),
        Step::Link(text("f"), text("d")),
        Step::Link(text("missing"), text("x")),
        Step::ReadLink(text("f")),
        Step::List(text("f")),
        Step::List(text("missing")),
        Step::List(text("to_d")),
        Step::Stat(text("to_d"), false),
        Step::Stat(text("to_d/"), false),
        Step::Stat(text("loop"), true),
    ];
    for step in &script {
        assert_eq!(ours.run(step), real.run(step), "{step:?}");
    }
}
