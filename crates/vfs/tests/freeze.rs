//! The state of a guest as bytes and back.

use vfs::wasi::{Guest, PathOpen, Stream, Wasi, World};
use vfs::{MemFs, Nanos, Result, ThawError, Tree};

const PAGE: usize = 1 << 14;

struct Quiet;

impl World for Quiet {
    fn realtime(&self) -> Nanos {
        7
    }
    fn monotonic(&self) -> Nanos {
        7
    }
    fn random(&self, _into: &mut [u8]) {}
    fn output(&self, _stream: Stream, _bytes: &[u8]) {}
}

/// A little memory, as the guest's calls point into it.
struct Memory(Vec<u8>);

impl Guest for Memory {
    fn read(&self, at: u32, into: &mut [u8]) -> Result<()> {
        let at = at as usize;
        into.copy_from_slice(self.0.get(at..at + into.len()).ok_or(vfs::Error::Fault)?);
        Ok(())
    }
    fn write(&mut self, at: u32, bytes: &[u8]) -> Result<()> {
        let at = at as usize;
        self.0.get_mut(at..at + bytes.len()).ok_or(vfs::Error::Fault)?.copy_from_slice(bytes);
        Ok(())
    }
}

fn guest() -> Wasi<Quiet> {
    let mut tree = Tree::new(Box::new(MemFs::new(1 << 30, 1)));
    for folder in ["/content/deep/er", "/tmp", "/dev"] {
        tree.create_directories(folder, 2).expect("makes folders");
    }
    tree.mount("/dev", Box::new(vfs::DeviceFs::new([("null", vfs::Source::Null)], 3))).expect("mounts");
    Wasi::new(tree, Quiet, Vec::new(), Vec::new())
}

fn put(wasi: &mut Wasi<Quiet>, path: &str, at: u64, bytes: &[u8]) {
    let flags = vfs::OpenFlags { write: true, create: true, ..Default::default() };
    let root = wasi.tree.root();
    let node = wasi.tree.open(root, path, flags, 4).expect("opens");
    assert_eq!(wasi.tree.write(node, at, bytes, 5).expect("writes"), bytes.len());
    wasi.tree.close(node);
}

fn get(wasi: &mut Wasi<Quiet>, path: &str) -> Vec<u8> {
    let root = wasi.tree.root();
    let node = wasi.tree.find(root, path, true).expect("is there");
    let mut bytes = vec![0; wasi.tree.metadata(node).expect("has a size").size_bytes as usize];
    assert_eq!(wasi.tree.read(node, 0, &mut bytes).expect("reads"), bytes.len());
    bytes
}

/// With files, links, holes and 50 small files of a page each.
fn lived_in() -> Wasi<Quiet> {
    let mut wasi = guest();
    put(&mut wasi, "/content/a.txt", 0, b"alpha");
    put(&mut wasi, "/content/empty", 0, b"");
    put(&mut wasi, "/content/deep/er/hole", 3 << 20, b"end");
    put(&mut wasi, "/content/long", 0, &vec![9; 700_000]);
    for index in 0..50 {
        put(&mut wasi, &format!("/tmp/{index}"), 0, &[index; 100]);
    }
    let root = wasi.tree.root();
    wasi.tree.create_symlink("a.txt", root, "/content/link", 6).expect("links");
    wasi
}

/// Opens through the guest's own call; the descriptor.
fn open(wasi: &mut Wasi<Quiet>, memory: &mut Memory, path: &str) -> u32 {
    memory.0[..path.len()].copy_from_slice(path.as_bytes());
    let rights = (1 << 1) | (1 << 6);
    let open = PathOpen {
        directory: 3,
        lookup_flags: 0,
        path: 0,
        path_len: path.len() as u32,
        open_flags: 1,
        rights,
        descriptor_flags: 0,
        opened_at: 1000,
    };
    wasi.path_open(memory, open).expect("opens");
    u32::from_le_bytes([memory.0[1000], memory.0[1001], memory.0[1002], memory.0[1003]])
}

fn write(wasi: &mut Wasi<Quiet>, memory: &mut Memory, descriptor: u32, bytes: &[u8]) {
    memory.0[100..100 + bytes.len()].copy_from_slice(bytes);
    memory.0[64..68].copy_from_slice(&100_u32.to_le_bytes());
    memory.0[68..72].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
    wasi.fd_write(memory, descriptor, 64, 1, 1000).expect("writes");
}

#[test]
fn everything_comes_back() {
    let mut wasi = lived_in();
    let frozen = wasi.freeze();
    assert_eq!(frozen.len() % PAGE, 0);
    let mut other = guest();
    other.thaw(&frozen).expect("thaws");
    assert_eq!(get(&mut other, "/content/a.txt"), b"alpha");
    assert_eq!(get(&mut other, "/content/link"), b"alpha");
    assert_eq!(get(&mut other, "/content/empty"), b"");
    assert_eq!(get(&mut other, "/content/deep/er/hole").len(), (3 << 20) + 3);
    assert_eq!(get(&mut other, "/content/long"), vec![9; 700_000]);
    assert_eq!(other.freeze(), frozen);
    let root = other.tree.root();
    let node = other.tree.find(root, "/tmp/7", true).expect("is there");
    assert_eq!(other.tree.metadata(node).expect("has times").modified, 5);
    // A hole costs nothing in the bytes either.
    assert!(frozen.len() < 700_000 + 60 * PAGE, "{}", frozen.len());
    // Both go on by themselves.
    put(&mut wasi, "/content/a.txt", 0, b"ALPHA");
    assert_eq!(get(&mut other, "/content/a.txt"), b"alpha");
    put(&mut other, "/content/new", 0, b"new");
    assert_eq!(get(&mut other, "/content/new"), b"new");
}

#[test]
fn open_files_stay_open_where_they_were() {
    let mut memory = Memory(vec![0; 2000]);
    let mut wasi = lived_in();
    let kept = open(&mut wasi, &mut memory, "content/notes");
    write(&mut wasi, &mut memory, kept, b"one, ");
    let unnamed = open(&mut wasi, &mut memory, "tmp/unnamed");
    write(&mut wasi, &mut memory, unnamed, b"still here");
    memory.0[..11].copy_from_slice(b"tmp/unnamed");
    wasi.path_unlink_file(&memory, 3, 0, 11).expect("unlinks");
    let frozen = wasi.freeze();
    let mut other = guest();
    other.thaw(&frozen).expect("thaws");
    assert_eq!(other.open_descriptors(), wasi.open_descriptors());
    write(&mut other, &mut memory, kept, b"two");
    assert_eq!(get(&mut other, "/content/notes"), b"one, two");
    // What only a descriptor holds ends with it.
    write(&mut other, &mut memory, unnamed, b"!");
    other.fd_close(unnamed).expect("closes");
    other.fd_close(kept).expect("closes");
    assert!(other.fd_close(unnamed).is_err());
}

#[test]
fn a_small_change_is_a_small_change_of_the_bytes() {
    let mut wasi = lived_in();
    let before = (wasi.freeze(), wasi.changes());
    assert_eq!(wasi.changes(), before.1);
    put(&mut wasi, "/tmp/20", 50, b"x");
    assert_ne!(wasi.changes(), before.1);
    let after = wasi.freeze();
    let different = before.0.chunks(PAGE).zip(after.chunks(PAGE)).filter(|(one, other)| one != other).count();
    assert!((1..=2).contains(&different), "{different}");
    put(&mut wasi, "/tmp/one-more", 0, b"x");
    let more = wasi.freeze();
    assert_eq!(more.len(), after.len() + PAGE);
    let different = after.chunks(PAGE).zip(more.chunks(PAGE)).filter(|(one, other)| one != other).count();
    assert!((1..=2).contains(&different), "{different}");
}

#[test]
fn damaged_bytes_are_refused_and_change_nothing() {
    let frozen = lived_in().freeze();
    let mut wasi = guest();
    put(&mut wasi, "/content/mine", 0, b"mine");
    let mine = wasi.freeze();
    for len in (0..frozen.len().min(40_000)).step_by(97) {
        assert!(wasi.thaw(&frozen[..len]).is_err(), "{len}");
    }
    assert_eq!(wasi.freeze(), mine);
    assert_eq!(wasi.thaw(b"COLIFROZ\x09\0\0\0\0\0\0\0\0\0\0\0"), Err(ThawError::Unknown));
    for at in (0..6000).chain((6000..frozen.len()).step_by(1009)) {
        let mut bytes = frozen.clone();
        bytes[at] ^= 1 << (at % 8);
        // Contents carry no sum of their own (pages do, where they are stored); what holds the tree together is checked.
        if wasi.thaw(&bytes).is_ok() {
            let root = wasi.tree.root();
            let content = wasi.tree.find(root, "/", true).expect("has a root");
            wasi.tree.entries(content).expect("lists");
            wasi.thaw(&mine).expect("goes back");
        }
        assert_eq!(wasi.freeze(), mine, "{at}");
    }
}
