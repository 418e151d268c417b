//! The kernel worker's side of WASI: system calls, files and the machine as it is, for `www/js/kernel-worker`.
//!
//! [`Host`] holds the tree of files and answers each import of `kernel.wasm`; the worker instantiates the kernel, moves
//! messages and waits. *Invariant:* translates only; never waits: what is not here yet is answered with [`NOT_HERE`].

mod image;
mod imports;
mod machine;
mod page_files;
mod world;

use js_sys::Error;
use machine::Machine;
use vfs::wasi::Wasi;
use vfs::{MemFs, PackFs, PackSlot, Tree, pack};
use wasm_bindgen::prelude::*;
use world::{BrowserWorld, Guest};

/// Answered by an import instead of an error number: fetch the pack, then call again.
const NOT_HERE: i32 = -1;

const LIBRARY: &str = "usr/lib/python3.14";
const PACKAGES: &str = "usr/local/lib/python3.14/dist-packages";
/// Empty folders of the tree.
const FOLDERS: [&str; 12] = [
    "/content",
    "/dev",
    "/etc",
    "/home",
    "/mnt",
    "/proc",
    "/root",
    "/tmp",
    "/usr/bin",
    "/usr/lib/python3.14",
    "/usr/local/lib/python3.14/dist-packages",
    "/var/log",
];
/// The environment of the kernel. `xtask/boot-image.mjs` must give the same: an image brings its own copy along.
const ENVIRONMENT: [&str; 6] =
    ["HOME=/root", "LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin", "PWD=/content", "TMPDIR=/tmp", "USER=root"];
/// What all files in memory may hold together: a third of what this module can address.
const FILES_LIMIT_BYTES: u64 = 1_400_000_000;

/// One kernel's operating system.
#[wasm_bindgen]
pub struct Host {
    wasi: Wasi<BrowserWorld>,
    guest: Guest,
    pack: PackSlot,
}

#[wasm_bindgen]
impl Host {
    /// `guest` reads and writes the kernel's memory; `machine` is what the worker knows of the browser, as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(guest: Guest, machine: JsValue) -> Result<Host, Error> {
        let world = BrowserWorld::new();
        let pack = PackSlot::default();
        let tree = tree(&Machine::read(&machine), &pack, &world).map_err(|error| Error::new(&error.to_string()))?;
        let environment = ENVIRONMENT.map(str::to_owned).to_vec();
        Ok(Self { wasi: Wasi::new(tree, world, vec!["python3".to_owned()], environment), guest, pack })
    }

    /// The pack of Python sources has arrived.
    #[wasm_bindgen(js_name = supplyPack)]
    pub fn supply_pack(&self, bytes: Vec<u8>) -> Result<(), Error> {
        self.pack.supply(bytes).map_err(|error| Error::new(&error.to_string()))
    }

    /// The pack could not be had: what needs it fails with an input/output error, until it is asked for again.
    #[wasm_bindgen(js_name = failPack)]
    pub fn fail_pack(&self) {
        self.pack.fail();
    }

    /// Lets the next one who needs the pack ask for it again.
    #[wasm_bindgen(js_name = retryPack)]
    pub fn retry_pack(&self) {
        self.pack.retry();
    }

    /// Files and descriptors as bytes.
    pub fn freeze(&self) -> Vec<u8> {
        self.wasi.freeze()
    }

    /// Puts what [`Self::freeze`] gave in the place of the files and descriptors that there are.
    pub fn thaw(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.wasi.thaw(bytes).map_err(|error| Error::new(&error.to_string()))
    }

    /// What Python's monotonic clock says now, in milliseconds; saved with a session.
    #[wasm_bindgen(js_name = clockMs)]
    pub fn clock_ms(&self) -> f64 {
        self.wasi.world.clock_ms()
    }

    /// Lets the clock of a restored session go on from where it was: it never goes back.
    #[wasm_bindgen(js_name = resumeClock)]
    pub fn resume_clock(&self, ms: f64) {
        self.wasi.world.resume(ms);
    }

    #[wasm_bindgen(js_name = hasPack)]
    pub fn has_pack(&self) -> bool {
        self.pack.is_here()
    }

    /// The last that the kernel wrote to standard error: the message of a panic, if it ended with one.
    #[wasm_bindgen(js_name = lastErrors)]
    pub fn last_errors(&self) -> String {
        self.wasi.world.last_errors()
    }
}

fn tree(machine: &Machine, pack: &PackSlot, world: &BrowserWorld) -> vfs::Result<Tree> {
    use vfs::wasi::World;
    let now = world.realtime();
    let mut tree = Tree::new(Box::new(MemFs::new(FILES_LIMIT_BYTES, now)));
    for folder in FOLDERS {
        tree.create_directories(folder, now)?;
    }
    let root = tree.root();
    for (target, link) in [("usr/bin", "/bin"), ("usr/lib", "/lib"), ("/proc/self/fd", "/dev/fd")] {
        tree.create_symlink(target, root, link, now)?;
    }
    for (path, text) in machine::etc() {
        page_files::write(&mut tree, path, text.as_bytes(), now)?;
    }
    tree.mount("/proc", Box::new(machine::proc(machine, now)))?;
    tree.mount("/dev", Box::new(machine::dev(now)))?;
    for folder in [LIBRARY, PACKAGES] {
        tree.mount(&format!("/{folder}"), Box::new(PackFs::new(pack.clone(), folder, pack::MODIFIED)))?;
    }
    Ok(tree)
}
