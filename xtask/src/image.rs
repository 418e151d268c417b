//! Builds the boot image: a `kernel.wasm` whose memory already holds the booted interpreter.
//!
//! `boot-image.mjs` boots the module under node and saves its linear memory. Here that memory becomes the data of the
//! module; everything else stays byte for byte, but for the names of functions, which are left out. The page then instantiates and calls `colibri_wake`, never
//! `_initialize` or `colibri_boot`. That holds because memory is the only state of the kernel at rest: its stack pointer
//! is back where it began, and it changes no table.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

/// Sizes of what was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageReport {
    pub memory_bytes: u64,
    pub data_bytes: u64,
    pub segments: usize,
    pub wasm_bytes: u64,
}

/// Zeros shorter than this are cheaper shipped than left out.
const SHORTEST_HOLE: usize = 256;
const PAGE: usize = 1 << 16;

/// The custom section by which the worker knows that the module is booted.
const IMAGE_MARK: &str = "colibri.boot-image";

const SECTION_CUSTOM: u8 = 0;
const SECTION_MEMORY: u8 = 5;
const SECTION_START: u8 = 8;
const SECTION_DATA: u8 = 11;
const SECTION_DATA_COUNT: u8 = 12;

/// Boots `kernel_wasm`, with its other half, under node with the tree inside `pack` (the file that `pack::build` wrote) and writes to `out` the
/// same module with that memory as its data.
pub fn build(kernel_wasm: &Path, rest: &Path, pack: &Path, out: &Path) -> Result<ImageReport> {
    let scratch = out.with_extension("boot");
    let tree = scratch.join("tree");
    let memory_file = scratch.join("memory");
    lay_out(pack, &tree)?;
    let mut node = Command::new("node");
    node.arg("--no-warnings").arg(paths::root().join("xtask/boot-image.mjs"));
    let status = node
        .arg("image")
        .arg(kernel_wasm)
        .arg(&tree)
        .arg(&memory_file)
        .arg(rest)
        .stdout(std::process::Stdio::null())
        .status();
    if !status.context("cannot start node")?.success() {
        bail!("the kernel did not boot under node: see above");
    }
    let wasm = std::fs::read(kernel_wasm).with_context(|| format!("cannot read {}", kernel_wasm.display()))?;
    let memory = std::fs::read(&memory_file).context("node wrote no memory")?;
    let (image, report) = with_memory(&wasm, &memory)?;
    std::fs::write(out, image).with_context(|| format!("cannot write {}", out.display()))?;
    std::fs::remove_dir_all(&scratch).with_context(|| format!("cannot clear {}", scratch.display()))?;
    Ok(report)
}

/// Lays the files of a pack out in a folder, with the times that `PackFs` will tell: the importer remembers those.
pub fn lay_out(pack: &Path, tree: &Path) -> Result<()> {
    if tree.exists() {
        std::fs::remove_dir_all(tree)?;
    }
    for folder in ["content", "dev", "etc", "proc", "root", "tmp", "usr/lib", "usr/local/lib"] {
        std::fs::create_dir_all(tree.join(folder))?;
    }
    let bytes = std::fs::read(pack).with_context(|| format!("cannot read {}", pack.display()))?;
    let pack = vfs::pack::Pack::read(bytes)?;
    let time = SystemTime::UNIX_EPOCH + Duration::from_nanos(pack.modified());
    let mut folders = BTreeSet::new();
    for (path, contents) in pack.files() {
        let file = tree.join(path);
        let folder = file.parent().context("a file has a folder")?.to_owned();
        std::fs::create_dir_all(&folder)?;
        std::fs::write(&file, contents).with_context(|| format!("cannot write {}", file.display()))?;
        std::fs::File::options().write(true).open(&file)?.set_modified(time)?;
        folders.extend(folder.ancestors().take_while(|above| *above != tree).map(Path::to_owned));
    }
    // Writing into a folder changes its time: all of them, now that everything is written.
    for folder in folders {
        std::fs::File::open(folder)?.set_modified(time)?;
    }
    Ok(())
}

/// The module with `memory` as its data.
fn with_memory(wasm: &[u8], memory: &[u8]) -> Result<(Vec<u8>, ImageReport)> {
    let segments = segments(memory);
    let mut image = wasm.get(..8).context("not a wasm module")?.to_vec();
    let mut has_data = false;
    let mut reader = Reader { bytes: wasm, at: 8 };
    while reader.at < wasm.len() {
        let id = reader.byte()?;
        let len = reader.number()? as usize;
        let payload = reader.take(len)?;
        match id {
            SECTION_START => bail!("the module starts by itself: an image would start twice"),
            SECTION_MEMORY => section(&mut image, id, &memory_section(payload, memory.len())?),
            SECTION_DATA_COUNT => section(&mut image, id, &number(segments.len() as u64)),
            SECTION_DATA => {
                refuse_passive(payload)?;
                has_data = true;
                section(&mut image, id, &data_section(memory, &segments));
            }
            // A quarter of a megabyte compressed, for names in the stack of a crash that nobody reads.
            SECTION_CUSTOM if payload.starts_with(b"\x04name") => {}
            _ => section(&mut image, id, payload),
        }
    }
    if !has_data {
        bail!("the module has no data section to replace");
    }
    section(&mut image, SECTION_CUSTOM, &[&[IMAGE_MARK.len() as u8], IMAGE_MARK.as_bytes()].concat());
    let report = ImageReport {
        memory_bytes: memory.len() as u64,
        data_bytes: segments.iter().map(|range| range.len() as u64).sum(),
        segments: segments.len(),
        wasm_bytes: image.len() as u64,
    };
    Ok((image, report))
}

/// What of the memory is worth shipping.
fn segments(memory: &[u8]) -> Vec<Range<usize>> {
    let mut segments: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(start) = memory[at..].iter().position(|byte| *byte != 0).map(|offset| at + offset) {
        let end = memory[start..].iter().position(|byte| *byte == 0).map_or(memory.len(), |offset| start + offset);
        match segments.last_mut() {
            Some(last) if start - last.end < SHORTEST_HOLE => last.end = end,
            _ => segments.push(start..end),
        }
        at = end;
    }
    segments
}

fn data_section(memory: &[u8], segments: &[Range<usize>]) -> Vec<u8> {
    let mut payload = number(segments.len() as u64);
    for range in segments {
        // Active, memory 0, at `i32.const start; end`.
        payload.extend([0, 0x41]);
        payload.extend(signed(range.start as u32 as i32));
        payload.push(0x0b);
        payload.extend(number(range.len() as u64));
        payload.extend(&memory[range.clone()]);
    }
    payload
}

/// The memory section with a minimum that holds the image.
fn memory_section(payload: &[u8], memory_len: usize) -> Result<Vec<u8>> {
    let mut reader = Reader { bytes: payload, at: 0 };
    let (count, flags, minimum) = (reader.number()?, reader.byte()?, reader.number()?);
    if count != 1 || flags > 1 {
        bail!("the module's memory is of a kind that this does not know (count {count}, flags {flags})");
    }
    let mut section = vec![1, flags];
    section.extend(number(minimum.max(memory_len.div_ceil(PAGE) as u64)));
    if flags == 1 {
        section.extend(number(reader.number()?));
    }
    Ok(section)
}

/// Code could copy a passive segment at any time: replacing it would break that.
fn refuse_passive(payload: &[u8]) -> Result<()> {
    let mut reader = Reader { bytes: payload, at: 0 };
    for _ in 0..reader.number()? {
        if reader.number()? != 0 || reader.byte()? != 0x41 {
            bail!("the module has data segments that are not plainly active");
        }
        reader.number()?;
        if reader.byte()? != 0x0b {
            bail!("a data segment has an address that is not plain");
        }
        let len = reader.number()? as usize;
        reader.take(len)?;
    }
    Ok(())
}

fn section(image: &mut Vec<u8>, id: u8, payload: &[u8]) {
    image.push(id);
    image.extend(number(payload.len() as u64));
    image.extend(payload);
}

/// LEB128.
fn number(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// Signed LEB128.
fn signed(mut value: i32) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = value as u8 & 0x7f;
        value >>= 7;
        if value == 0 && byte & 0x40 == 0 || value == -1 && byte & 0x40 != 0 {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8]> {
        let slice = self.bytes.get(self.at..self.at + len).context("the module is cut short")?;
        self.at += len;
        Ok(slice)
    }

    /// LEB128; also steps over a signed one, whose value is then not used.
    fn number(&mut self) -> Result<u64> {
        let mut value = 0;
        for shift in (0..70).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        bail!("a number of the module is too long")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(module (memory 1) (data (i32.const 8) "abc"))` with a custom section behind.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x05\x03\x01\0\x01\x0b\x09\x01\0\x41\x08\x0b\x03abc\0\x04\x01xyz";

    #[test]
    fn memory_becomes_data() {
        let mut memory = vec![0; PAGE * 2];
        memory[8..11].copy_from_slice(b"xyz");
        memory[100] = 1;
        memory[PAGE + 5000] = 7;
        let (image, report) = with_memory(MODULE, &memory).expect("rewrites");
        assert_eq!(report.segments, 2);
        assert_eq!(report.data_bytes, 93 + 1);
        assert_eq!(image[8..13], *b"\x05\x03\x01\0\x02");
        assert!(image.ends_with(b"\0\x04\x01xyz\0\x13\x12colibri.boot-image"));
        // Reading back what was written gives the same data.
        let (again, same) = with_memory(&image, &memory).expect("rewrites");
        assert_eq!(same.data_bytes, report.data_bytes);
        assert!(again.starts_with(&image));
    }

    #[test]
    fn numbers_are_leb128() {
        assert_eq!(number(300), [0xac, 0x02]);
        assert_eq!(signed(64), [0xc0, 0]);
        assert_eq!(signed(-1), [0x7f]);
        assert_eq!(signed(0x7fff_ffff), [0xff, 0xff, 0xff, 0xff, 0x07]);
    }

    #[test]
    fn what_cannot_become_an_image_is_refused() {
        assert!(with_memory(b"", &[]).is_err());
        assert!(with_memory(&MODULE[..20], &[1]).is_err());
        let passive = b"\0asm\x01\0\0\0\x05\x03\x01\0\x01\x0b\x06\x01\x01\x03abc";
        assert!(with_memory(passive, &[1]).is_err());
        let starts = b"\0asm\x01\0\0\0\x08\x01\0";
        assert!(with_memory(starts, &[1]).is_err());
    }
}
