//! WASI calls through a small guest: arguments in its memory, answers read back from it.

use std::cell::RefCell;
use vfs::pack;
use vfs::wasi::{Guest, PathOpen, Stream, Wait, Wasi, World};
use vfs::{DeviceFs, Error, MemFs, Nanos, PackFs, PackSlot, Result, Source, Tree};

const READ: u64 = 1 << 1;
const WRITE: u64 = 1 << 6;
const CREATE: u32 = 1;
const DIRECTORY: u32 = 2;
const EXCLUSIVE: u32 = 4;
const TRUNCATE: u32 = 8;
const APPEND: u32 = 1;
const ROOT: u32 = 3;
const START: Nanos = 1_000_000_000;

#[derive(Default)]
struct TestWorld {
    output: RefCell<Vec<(Stream, Vec<u8>)>>,
}

impl World for TestWorld {
    fn realtime(&self) -> Nanos {
        START
    }
    fn monotonic(&self) -> Nanos {
        5
    }
    fn random(&self, into: &mut [u8]) {
        into.fill(0xab);
    }
    fn output(&self, stream: Stream, bytes: &[u8]) {
        self.output.borrow_mut().push((stream, bytes.to_vec()));
    }
}

/// A guest whose helpers do what a C library does.
struct Machine {
    wasi: Wasi<TestWorld>,
    memory: Vec<u8>,
    slot: PackSlot,
}

impl Machine {
    fn new() -> Self {
        let mut tree = Tree::new(Box::new(MemFs::new(1 << 20, START)));
        for folder in ["/content", "/dev", "/usr/lib/python"] {
            tree.create_directories(folder, START).expect("makes folders");
        }
        let slot = PackSlot::default();
        let pack = PackFs::new(slot.clone(), "lib", 77);
        tree.mount("/usr/lib/python", Box::new(pack)).expect("mounts");
        let devices = [("null", Source::Null), ("full", Source::Full), ("note", Source::fixed("hello"))];
        tree.mount("/dev", Box::new(DeviceFs::new(devices, START))).expect("mounts");
        let wasi = Wasi::new(tree, TestWorld::default(), vec!["python3".into()], vec!["A=1".into(), "B=two".into()]);
        Self { wasi, memory: vec![0; 1 << 20], slot }
    }

    fn put(&mut self, at: u32, bytes: &[u8]) -> (u32, u32) {
        self.memory.write(at, bytes).expect("fits");
        (at, bytes.len() as u32)
    }

    fn word(&self, at: u32) -> u32 {
        let mut bytes = [0; 4];
        self.memory.read(at, &mut bytes).expect("is inside");
        u32::from_le_bytes(bytes)
    }

    fn open(&mut self, path: &str, open_flags: u32, rights: u64, descriptor_flags: u32) -> Result<u32> {
        let (path, path_len) = self.put(1000, path.as_bytes());
        let call = PathOpen {
            directory: ROOT,
            lookup_flags: 1,
            path,
            path_len,
            open_flags,
            rights,
            descriptor_flags,
            opened_at: 100,
        };
        self.wasi.path_open(&mut self.memory, call)?;
        Ok(self.word(100))
    }

    /// Writes with one buffer.
    fn write(&mut self, fd: u32, bytes: &[u8]) -> Result<u32> {
        let (at, len) = self.put(10_000, bytes);
        self.put(200, &[at.to_le_bytes(), len.to_le_bytes()].concat());
        self.wasi.fd_write(&mut self.memory, fd, 200, 1, 100)?;
        Ok(self.word(100))
    }

    fn read(&mut self, fd: u32, len: u32) -> Result<Vec<u8>> {
        self.put(200, &[500_000_u32.to_le_bytes(), len.to_le_bytes()].concat());
        self.wasi.fd_read(&mut self.memory, fd, 200, 1, 100)?;
        let mut bytes = vec![0; self.word(100) as usize];
        self.memory.read(500_000, &mut bytes).expect("is inside");
        Ok(bytes)
    }

    fn seek(&mut self, fd: u32, delta: i64, whence: u32) -> Result<u64> {
        self.wasi.fd_seek(&mut self.memory, fd, delta, whence, 100)?;
        Ok(u64::from(self.word(100)) | u64::from(self.word(104)) << 32)
    }

    fn path(&mut self, path: &str) -> (u32, u32, u32) {
        let (at, len) = self.put(1000, path.as_bytes());
        (ROOT, at, len)
    }

    fn stat(&mut self, path: &str) -> Result<(u8, u64)> {
        let (fd, at, len) = self.path(path);
        self.wasi.path_filestat_get(&mut self.memory, fd, 1, at, len, 300)?;
        Ok((self.memory[316], u64::from(self.word(332))))
    }

    /// Names of a directory, read with a buffer of `len` bytes as a C library does.
    fn names(&mut self, fd: u32, len: u32) -> Result<Vec<String>> {
        let (mut names, mut cookie) = (Vec::new(), 0);
        loop {
            self.wasi.fd_readdir(&mut self.memory, fd, 20_000, len, cookie, 100)?;
            let used = self.word(100);
            let (mut at, mut progressed) = (0, false);
            while at + 24 <= used {
                let name_len = self.word(20_000 + at + 16);
                if at + 24 + name_len > used {
                    break;
                }
                let mut name = vec![0; name_len as usize];
                self.memory.read(20_000 + at + 24, &mut name).expect("is inside");
                names.push(String::from_utf8(name).expect("is UTF-8"));
                cookie = u64::from(self.word(20_000 + at));
                at += 24 + name_len;
                progressed = true;
            }
            if used < len || !progressed {
                return Ok(names);
            }
        }
    }
}

#[test]
fn a_file_is_written_read_and_sought() {
    let mut machine = Machine::new();
    let fd = machine.open("content/a.txt", CREATE | TRUNCATE, READ | WRITE, 0).expect("opens");
    assert_eq!(fd, 4);
    assert_eq!(machine.write(fd, b"hello world"), Ok(11));
    assert_eq!(machine.seek(fd, -5, 1), Ok(6));
    assert_eq!(machine.read(fd, 100), Ok(b"world".to_vec()));
    assert_eq!(machine.read(fd, 100), Ok(Vec::new()));
    assert_eq!(machine.seek(fd, -1, 0), Err(Error::Invalid));
    assert_eq!(machine.seek(fd, 100, 2), Ok(111));
    assert_eq!(machine.write(fd, b"!"), Ok(1));
    assert_eq!(machine.stat("content/a.txt"), Ok((4, 112)));
    assert_eq!(machine.wasi.fd_filestat_set_size(fd, 5), Ok(()));
    assert_eq!(machine.seek(fd, 0, 0), Ok(0));
    assert_eq!(machine.read(fd, 100), Ok(b"hello".to_vec()));
    assert_eq!(machine.wasi.fd_close(fd), Ok(()));
    assert_eq!(machine.read(fd, 1), Err(Error::BadDescriptor));
}

#[test]
fn appending_always_goes_to_the_end() {
    let mut machine = Machine::new();
    let one = machine.open("content/log", CREATE, WRITE, APPEND).expect("opens");
    let two = machine.open("content/log", 0, WRITE, APPEND).expect("opens");
    for (fd, text) in [(one, b"a"), (two, b"b"), (one, b"c")] {
        assert_eq!(machine.write(fd, text), Ok(1));
    }
    let fd = machine.open("content/log", 0, READ, 0).expect("opens");
    assert_eq!(machine.read(fd, 10), Ok(b"abc".to_vec()));
}

/// `(path, open flags, rights, what comes)`.
#[test]
fn opening_answers_as_posix_has_it() {
    let mut machine = Machine::new();
    let fd = machine.open("content/f", CREATE, WRITE, 0).expect("opens");
    assert_eq!(machine.wasi.fd_close(fd), Ok(()));
    let cases = [
        ("content/f", CREATE | EXCLUSIVE, WRITE, Error::Exists),
        ("content/missing", 0, READ, Error::NoEntry),
        ("content/missing/x", CREATE, WRITE, Error::NoEntry),
        ("content/f/x", CREATE, WRITE, Error::NotDirectory),
        ("content/f", DIRECTORY, READ, Error::NotDirectory),
        ("content", 0, READ | WRITE, Error::IsDirectory),
        ("content", CREATE, WRITE, Error::IsDirectory),
        ("usr/lib/python/new", CREATE, WRITE, Error::NotHere),
        ("dev/new", CREATE, WRITE, Error::ReadOnly),
        ("", 0, READ, Error::NoEntry),
        ("a\0b", 0, READ, Error::Invalid),
    ];
    for (path, flags, rights, error) in cases {
        assert_eq!(machine.open(path, flags, rights, 0), Err(error), "{path:?}");
    }
    assert_eq!(machine.wasi.open_descriptors(), 4);
}

#[test]
fn an_unlinked_file_lives_while_it_is_open() {
    let mut machine = Machine::new();
    let fd = machine.open("content/t", CREATE, READ | WRITE, 0).expect("opens");
    machine.write(fd, b"still here").expect("writes");
    let (root, at, len) = machine.path("content/t");
    assert_eq!(machine.wasi.path_unlink_file(&machine.memory, root, at, len), Ok(()));
    assert_eq!(machine.stat("content/t"), Err(Error::NoEntry));
    assert_eq!(machine.seek(fd, 0, 0), Ok(0));
    assert_eq!(machine.read(fd, 100), Ok(b"still here".to_vec()));
    assert_eq!(machine.wasi.fd_close(fd), Ok(()));
}

#[test]
fn access_modes_hold() {
    let mut machine = Machine::new();
    let write_only = machine.open("content/w", CREATE, WRITE, 0).expect("opens");
    let read_only = machine.open("content/w", 0, READ, 0).expect("opens");
    assert_eq!(machine.read(write_only, 1), Err(Error::BadDescriptor));
    assert_eq!(machine.write(read_only, b"x"), Err(Error::BadDescriptor));
    assert_eq!(machine.wasi.fd_filestat_set_size(read_only, 1), Err(Error::Invalid));
}

#[test]
fn removing_while_listing_skips_nothing() {
    let mut machine = Machine::new();
    for index in 0..50 {
        let fd = machine.open(&format!("content/file-{index:02}"), CREATE, WRITE, 0).expect("opens");
        machine.wasi.fd_close(fd).expect("closes");
    }
    let fd = machine.open("content", DIRECTORY, READ, 0).expect("opens");
    // Small buffers cut records off in the middle.
    for len in [64, 100, 4096] {
        let names = machine.names(fd, len).expect("lists");
        assert_eq!(names.len(), 52, "with {len} bytes");
        assert_eq!(&names[..3], [".", "..", "file-00"]);
    }
    assert_eq!(machine.names(ROOT, 4096).expect("lists"), [".", "..", "content", "dev", "usr"]);
}

#[test]
fn standard_streams_and_devices() {
    let mut machine = Machine::new();
    assert_eq!(machine.read(0, 10), Ok(Vec::new()));
    assert_eq!(machine.write(1, b"out"), Ok(3));
    assert_eq!(machine.write(2, b"err"), Ok(3));
    assert_eq!(machine.write(0, b"x"), Err(Error::BadDescriptor));
    assert_eq!(machine.read(1, 1), Err(Error::BadDescriptor));
    assert_eq!(machine.seek(1, 0, 1), Err(Error::NotSeekable));
    let output = machine.wasi.world.output.take();
    assert_eq!(output, [(Stream::Stdout, b"out".to_vec()), (Stream::Stderr, b"err".to_vec())]);

    let null = machine.open("dev/null", CREATE | TRUNCATE, READ | WRITE, 0).expect("opens");
    assert_eq!(machine.write(null, b"gone"), Ok(4));
    assert_eq!(machine.read(null, 4), Ok(Vec::new()));
    let full = machine.open("dev/full", 0, WRITE, 0).expect("opens");
    assert_eq!(machine.write(full, b"x"), Err(Error::NoSpace));
    let note = machine.open("dev/note", 0, READ, 0).expect("opens");
    assert_eq!(machine.read(note, 3), Ok(b"hel".to_vec()));
    assert_eq!(machine.read(note, 10), Ok(b"lo".to_vec()));
}

#[test]
fn a_pack_is_awaited_then_read() {
    let mut machine = Machine::new();
    assert_eq!(machine.stat("usr/lib/python"), Ok((3, 4096)));
    assert_eq!(machine.stat("usr/lib/python/json/__init__.py"), Err(Error::NotHere));
    let listing = machine.open("usr/lib/python", DIRECTORY, READ, 0).expect("opens");
    assert_eq!(machine.names(listing, 100), Err(Error::NotHere));

    machine.slot.fail();
    assert_eq!(machine.open("usr/lib/python/os.py", 0, READ, 0), Err(Error::Io));
    machine.slot.retry();
    assert_eq!(machine.open("usr/lib/python/os.py", 0, READ, 0), Err(Error::NotHere));

    let files = [("lib/os.py", "import sys"), ("lib/json/__init__.py", "x"), ("other/hidden.py", "y")];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
    machine.slot.supply(pack::write(&files, 77).expect("packs")).expect("is a pack");
    assert_eq!(machine.names(listing, 100).expect("lists"), [".", "..", "json", "os.py"]);
    let fd = machine.open("usr/lib/python/os.py", 0, READ, 0).expect("opens");
    assert_eq!(machine.read(fd, 100), Ok(b"import sys".to_vec()));
    assert_eq!(machine.open("usr/lib/python/os.py", 0, READ | WRITE, 0), Err(Error::ReadOnly));
    let (root, at, len) = machine.path("usr/lib/python/os.py");
    assert_eq!(machine.wasi.path_unlink_file(&machine.memory, root, at, len), Err(Error::ReadOnly));
    assert_eq!(machine.stat("usr/lib/python/../../../content"), Ok((3, 4096)));
}

#[test]
fn mounts_are_borders() {
    let mut machine = Machine::new();
    let fd = machine.open("content/f", CREATE, WRITE, 0).expect("opens");
    machine.wasi.fd_close(fd).expect("closes");
    let (from, from_len) = machine.put(1000, b"content/f");
    let (to, to_len) = machine.put(2000, b"dev/f");
    let renamed = machine.wasi.path_rename(&machine.memory, (ROOT, from, from_len), (ROOT, to, to_len));
    assert_eq!(renamed, Err(Error::CrossDevice));
    let (root, at, len) = machine.path("dev");
    assert_eq!(machine.wasi.path_remove_directory(&machine.memory, root, at, len), Err(Error::Busy));
}

#[test]
fn a_full_disk_says_so_and_can_be_cleared() {
    let mut machine = Machine::new();
    let fd = machine.open("content/big", CREATE, WRITE, 0).expect("opens");
    let block = vec![7; 100_000];
    let mut written = 0;
    let error = loop {
        match machine.write(fd, &block) {
            Ok(count) => written += count,
            Err(error) => break error,
        }
    };
    assert_eq!(error, Error::NoSpace);
    assert!((1_000_000..=1 << 20).contains(&written), "{written}");
    assert_eq!(machine.open("content/more", CREATE, WRITE, 0), Err(Error::NoSpace));
    assert_eq!(machine.wasi.fd_filestat_set_size(fd, 0), Ok(()));
    assert!(machine.open("content/more", CREATE, WRITE, 0).is_ok());
    assert_eq!(machine.seek(fd, 1 << 40, 0), Ok(1 << 40));
    assert_eq!(machine.write(fd, b"x"), Err(Error::FileTooBig));
}

#[test]
fn descriptors_run_out_without_making_files() {
    let mut machine = Machine::new();
    while machine.wasi.open_descriptors() < 1024 {
        machine.open("content", DIRECTORY, READ, 0).expect("opens");
    }
    assert_eq!(machine.open("content/f", CREATE, WRITE, 0), Err(Error::TooManyFiles));
    assert_eq!(machine.stat("content/f"), Err(Error::NoEntry));
    assert_eq!(machine.wasi.fd_close(500), Ok(()));
    assert_eq!(machine.open("content", DIRECTORY, READ, 0), Ok(500));
    // The way to all files stays.
    assert_eq!(machine.wasi.fd_close(ROOT), Err(Error::BadDescriptor));
}

#[test]
fn sleeping_is_told_in_time() {
    let mut machine = Machine::new();
    let mut subscription = [0_u8; 48];
    subscription[0] = 42;
    subscription[16] = 1;
    subscription[24..32].copy_from_slice(&250_000_000_u64.to_le_bytes());
    machine.put(3000, &subscription);
    assert_eq!(machine.wasi.poll_oneoff_wait(&machine.memory, 3000, 1), Ok(Wait::Sleep(250_000_000)));
    machine.wasi.poll_oneoff_finish(&mut machine.memory, 3000, 4000, 1, 100, 250_000_000).expect("finishes");
    assert_eq!(machine.word(100), 1);
    assert_eq!(machine.word(4000), 42);
    assert_eq!(machine.wasi.poll_oneoff_wait(&machine.memory, 3000, 0), Err(Error::Invalid));
    // Absolute, and over.
    subscription[40] = 1;
    subscription[24..32].copy_from_slice(&1_u64.to_le_bytes());
    machine.put(3000, &subscription);
    assert_eq!(machine.wasi.poll_oneoff_wait(&machine.memory, 3000, 1), Ok(Wait::Ready));
}

#[test]
fn environment_and_arguments() {
    let mut machine = Machine::new();
    machine.wasi.environ_sizes_get(&mut machine.memory, 0, 4).expect("answers");
    assert_eq!((machine.word(0), machine.word(4)), (2, 10));
    machine.wasi.environ_get(&mut machine.memory, 8, 64).expect("answers");
    assert_eq!(&machine.memory[64..74], b"A=1\0B=two\0");
    assert_eq!((machine.word(8), machine.word(12)), (64, 68));
    machine.wasi.args_get(&mut machine.memory, 8, 64).expect("answers");
    assert_eq!(&machine.memory[64..72], b"python3\0");
}

/// Whatever numbers a guest passes: an answer, never a panic, and no allocation that its numbers ask for.
#[test]
fn wild_arguments_are_answered() {
    const WILD: [u32; 7] = [0, 1, 3, 4, 0xffff, 0x7fff_ffff, 0xffff_ffff];
    let mut machine = Machine::new();
    machine.open("content/f", CREATE, READ | WRITE, 0).expect("opens");
    for fd in [0, 1, 3, 4, 0xffff_ffff] {
        for a in WILD {
            for b in WILD {
                for c in WILD {
                    let Machine { wasi, memory, .. } = &mut machine;
                    let answers = [
                        wasi.fd_read(memory, fd, a, b, c),
                        wasi.fd_write(memory, fd, a, b, c),
                        wasi.fd_pread(memory, fd, a, b, u64::from(c), a),
                        wasi.fd_pwrite(memory, fd, a, b, u64::from(c) << 32, a),
                        wasi.fd_readdir(memory, fd, a, b.min(1 << 16), u64::from(c), a),
                        wasi.fd_seek(memory, fd, i64::from(a) << 32, b, c),
                        wasi.fd_filestat_get(memory, fd, a),
                        wasi.fd_fdstat_get(memory, fd, a),
                        wasi.fd_fdstat_set_flags(fd, a),
                        wasi.fd_allocate(fd, u64::from(a) << 32, u64::from(b)),
                        wasi.fd_filestat_set_size(fd, u64::from(a) << 31),
                        wasi.path_filestat_get(memory, fd, a, b, c, a),
                        wasi.path_create_directory(memory, fd, a, b),
                        wasi.path_rename(memory, (fd, a, b), (fd, b, c)),
                        wasi.path_readlink(memory, (fd, a, b), b, c, a),
                        wasi.poll_oneoff_wait(memory, a, b).map(|_| ()),
                        wasi.clock_time_get(memory, a, b),
                        wasi.random_get(memory, a, b.min(1 << 16)),
                        wasi.environ_get(memory, a, b),
                    ];
                    assert!(!answers.contains(&Err(Error::NotHere)));
                }
            }
        }
    }
}
