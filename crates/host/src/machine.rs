//! `/proc`, `/dev` and `/etc`: the machine as it really is, as far as a page may know.

use js_sys::Reflect;
use vfs::{DeviceFs, Nanos, Source};
use wasm_bindgen::JsValue;

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What 32-bit wasm can address.
const ADDRESS_SPACE_KIB: u64 = 4 << 20;

/// What the worker knows of the browser.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    threads: u32,
    browser: String,
}

impl Machine {
    pub(crate) fn read(value: &JsValue) -> Self {
        let get = |key: &str| Reflect::get(value, &key.into()).unwrap_or_default();
        let threads = get("threads").as_f64().map_or(1, |threads| threads.clamp(1.0, 4096.0) as u32);
        // It becomes a line of a file: no line ends, no endless names.
        let browser: String = get("browser").as_string().unwrap_or_default();
        let browser = browser.chars().filter(|letter| !letter.is_control()).take(200).collect();
        Self { threads, browser }
    }
}

pub(crate) fn proc(machine: &Machine, now: Nanos) -> DeviceFs {
    let Machine { threads, browser } = machine;
    let cpus: Vec<String> = (0..*threads)
        .map(|index| {
            format!(
                "processor\t: {index}\nvendor_id\t: WebAssembly\nmodel name\t: wasm32 in {browser}\n\
                 cpu cores\t: {threads}\nflags\t\t: simd128 bulk_memory sign_ext\n\n"
            )
        })
        .collect();
    let memory = format!(
        "MemTotal:       {ADDRESS_SPACE_KIB} kB\nMemAvailable:   {ADDRESS_SPACE_KIB} kB\nSwapTotal:      0 kB\n"
    );
    let version = format!("Colibri {VERSION} (wasm32-wasip1) in {}\n", machine.browser);
    let status = "Name:\tpython3\nState:\tR (running)\nPid:\t1\nPPid:\t0\nThreads:\t1\n";
    let mounts = "files / tmpfs rw 0 0\nproc /proc proc ro 0 0\ndev /dev devtmpfs rw 0 0\n\
                  pack /usr/lib/python3.14 pack ro 0 0\npack /usr/local/lib/python3.14/dist-packages pack ro 0 0\n";
    let files = [
        ("cpuinfo", Source::fixed(cpus.concat())),
        ("meminfo", Source::fixed(memory)),
        ("version", Source::fixed(version)),
        ("mounts", Source::fixed(mounts)),
        ("uptime", Source::Text(Box::new(uptime))),
        ("1/cmdline", Source::fixed("python3\0")),
        ("1/comm", Source::fixed("python3\n")),
        ("1/status", Source::fixed(status)),
        ("1/mounts", Source::fixed(mounts)),
        ("self", Source::Link("1".to_owned())),
        ("sys/kernel/hostname", Source::fixed("colibri\n")),
        ("sys/kernel/osrelease", Source::fixed(format!("{VERSION}\n"))),
        ("sys/kernel/ostype", Source::fixed("Colibri\n")),
    ];
    DeviceFs::new(files, now)
}

pub(crate) fn dev(now: Nanos) -> DeviceFs {
    use crate::world::BrowserWorld;
    use vfs::wasi::World;
    let random = || Source::Random(Box::new(|into: &mut [u8]| BrowserWorld::new().random(into)));
    let files = [
        ("null", Source::Null),
        ("zero", Source::Zero),
        ("full", Source::Full),
        ("random", random()),
        ("urandom", random()),
        ("stdin", Source::Null),
    ];
    DeviceFs::new(files, now)
}

pub(crate) fn etc() -> Vec<(&'static str, String)> {
    let release = format!(
        "PRETTY_NAME=\"Colibri {VERSION}\"\nNAME=\"Colibri\"\nVERSION_ID=\"{VERSION}\"\nVERSION=\"{VERSION}\"\nID=colibri\n"
    );
    vec![
        ("/etc/os-release", release),
        ("/etc/issue", format!("Colibri {VERSION} \\n \\l\n")),
        ("/etc/issue.net", format!("Colibri {VERSION}\n")),
        ("/etc/hostname", "colibri\n".to_owned()),
        ("/etc/hosts", "127.0.0.1\tlocalhost\n127.0.1.1\tcolibri\n".to_owned()),
        ("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n".to_owned()),
        ("/etc/group", "root:x:0:\n".to_owned()),
        ("/etc/shells", "/bin/sh\n".to_owned()),
    ]
}

fn uptime() -> String {
    use crate::world::BrowserWorld;
    use vfs::wasi::World;
    let seconds = BrowserWorld::new().monotonic() as f64 / 1e9;
    format!("{seconds:.2} {seconds:.2}\n")
}
