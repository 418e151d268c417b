//! Files that the page puts, gets, lists and deletes: only below `/content`.

use crate::Host;
use js_sys::{Array, Error, Object, Reflect};
use vfs::wasi::World;
use vfs::{Error as FileError, Kind, Metadata, Nanos, Node, OpenFlags, Tree};
use wasm_bindgen::prelude::*;

const CONTENT: &str = "/content";

#[wasm_bindgen]
impl Host {
    /// Writes a file, with the folders above it.
    #[wasm_bindgen(js_name = putFile)]
    pub fn put_file(&mut self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let now = self.wasi.world.realtime();
        let path = inside(path)?;
        write(&mut self.wasi.tree, &path, bytes, now).map_err(|error| failure(&path, error))
    }

    #[wasm_bindgen(js_name = getFile)]
    pub fn get_file(&mut self, path: &str) -> Result<Vec<u8>, Error> {
        let path = inside(path)?;
        read(&mut self.wasi.tree, &path).map_err(|error| failure(&path, error))
    }

    /// The names in a folder, each `{name, kind: "file" | "directory" | "link", size, modified}` with milliseconds.
    #[wasm_bindgen(js_name = listFiles)]
    pub fn list_files(&mut self, path: &str) -> Result<Array, Error> {
        let path = inside(path)?;
        let listed = list(&mut self.wasi.tree, &path).map_err(|error| failure(&path, error))?;
        let list = Array::new();
        for (name, metadata) in listed {
            let file = listed_file(&name, &metadata).map_err(|_| failure(&path, FileError::Io))?;
            list.push(&file);
        }
        Ok(list)
    }

    /// Deletes a file, or a folder with all that is in it.
    #[wasm_bindgen(js_name = deleteFile)]
    pub fn delete_file(&mut self, path: &str) -> Result<(), Error> {
        let now = self.wasi.world.realtime();
        let path = inside(path)?;
        if path == CONTENT {
            return Err(failure(&path, FileError::Busy));
        }
        delete(&mut self.wasi.tree, &path, now).map_err(|error| failure(&path, error))
    }
}

/// Writes a whole file. What exists under the name keeps its node, so that whoever has it open sees the new contents.
pub(crate) fn write(tree: &mut Tree, path: &str, bytes: &[u8], now: Nanos) -> vfs::Result<()> {
    if let Some((folder, _name)) = path.rsplit_once('/') {
        tree.create_directories(folder, now)?;
    }
    let flags = OpenFlags { write: true, create: true, truncate: true, ..OpenFlags::default() };
    let root = tree.root();
    let node = tree.open(root, path, flags, now)?;
    let mut written = Ok(0);
    let mut at = 0;
    while at < bytes.len() && written.is_ok() {
        written = tree.write(node, at as u64, &bytes[at..], now);
        at += written.unwrap_or(0);
    }
    tree.close(node);
    written.map(|_| ())
}

fn read(tree: &mut Tree, path: &str) -> vfs::Result<Vec<u8>> {
    let root = tree.root();
    let node = tree.open(root, path, OpenFlags { read: true, ..OpenFlags::default() }, 0)?;
    let contents = contents(tree, node);
    tree.close(node);
    contents
}

fn contents(tree: &mut Tree, node: Node) -> vfs::Result<Vec<u8>> {
    let mut bytes = vec![0; tree.metadata(node)?.size_bytes as usize];
    let mut done = 0;
    while done < bytes.len() {
        match tree.read(node, done as u64, &mut bytes[done..])? {
            0 => break,
            read => done += read,
        }
    }
    bytes.truncate(done);
    Ok(bytes)
}

fn list(tree: &mut Tree, path: &str) -> vfs::Result<Vec<(String, Metadata)>> {
    let folder = tree.find(tree.root(), path, true)?;
    let mut listed = Vec::new();
    for entry in tree.entries(folder)? {
        let node = tree.find(folder, &entry.name, false)?;
        listed.push((entry.name, tree.metadata(node)?));
    }
    Ok(listed)
}

fn delete(tree: &mut Tree, path: &str, now: Nanos) -> vfs::Result<()> {
    let root = tree.root();
    let node = tree.find(root, path, false)?;
    if tree.metadata(node)?.kind != Kind::Directory {
        return tree.unlink(root, path, now);
    }
    for entry in tree.entries(node)? {
        delete(tree, &format!("{path}/{}", entry.name), now)?;
    }
    tree.remove_directory(root, path, now)
}

/// The path as one below `/content`, whatever dots it holds.
fn inside(path: &str) -> Result<String, Error> {
    let mut names: Vec<&str> = Vec::new();
    for name in path.strip_prefix(CONTENT).unwrap_or(path).split('/') {
        match name {
            "" | "." => {}
            ".." => return Err(failure(path, FileError::NotCapable)),
            name => names.push(name),
        }
    }
    Ok(names.iter().fold(CONTENT.to_owned(), |path, name| format!("{path}/{name}")))
}

fn listed_file(name: &str, metadata: &Metadata) -> Result<Object, JsValue> {
    let kind = match metadata.kind {
        Kind::Directory => "directory",
        Kind::Symlink => "link",
        Kind::File | Kind::Device => "file",
    };
    let file = Object::new();
    Reflect::set(&file, &"name".into(), &name.into())?;
    Reflect::set(&file, &"kind".into(), &kind.into())?;
    Reflect::set(&file, &"size".into(), &(metadata.size_bytes as f64).into())?;
    Reflect::set(&file, &"modified".into(), &(metadata.modified as f64 / 1e6).into())?;
    Ok(file)
}

fn failure(path: &str, error: FileError) -> Error {
    Error::new(&format!("{path}: {error}"))
}
