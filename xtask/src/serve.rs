//! `./x serve`: builds, then serves `dist/` as any plain static host would: precompressed files, right types, no headers
//! that a real host would not send. HTTP/1.1 by hand, because it is this small.

use crate::{build, paths};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

const USUAL_PORT: u16 = 8787;
/// A request head longer than this is not a browser's.
const MOST_HEAD_BYTES: u64 = 64 * 1024;
const IDLE: Duration = Duration::from_secs(60);

pub fn run(words: &[String]) -> Result<()> {
    let mut port = USUAL_PORT;
    let mut is_built = false;
    let mut options = build::Options { dev: false, out: paths::dist() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => {
                port = words.next().context("--port needs a number")?.parse().context("--port needs a number")?
            }
            "--no-build" => is_built = true,
            "--dev" => options.dev = true,
            other => bail!("serve does not know `{other}`"),
        }
    }
    // The port first: better to hear that it is taken before a build than after it.
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} is taken; choose another with --port"))?;
    if !is_built {
        build::run(&options)?;
    }
    if !options.out.join("index.html").is_file() {
        bail!("there is no dist/index.html; run ./x build first");
    }
    println!("Colibri: http://localhost:{}  (Ctrl+C ends it)", listener.local_addr()?.port());
    serve(&listener, &options.out)
}

/// Answers for ever, one thread a connection.
fn serve(listener: &TcpListener, folder: &Path) -> Result<()> {
    for connection in listener.incoming() {
        let Ok(connection) = connection else { continue };
        let folder = folder.to_owned();
        std::thread::spawn(move || {
            // A browser that hangs up is no news.
            let _ = talk(connection, &folder);
        });
    }
    Ok(())
}

/// What of a request matters here.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    is_head: bool,
    path: String,
    accepts: String,
    keeps_open: bool,
}

fn talk(connection: TcpStream, folder: &Path) -> Result<()> {
    connection.set_read_timeout(Some(IDLE))?;
    connection.set_nodelay(true)?;
    let mut writer = connection.try_clone()?;
    let mut reader = BufReader::new(connection);
    while let Some(head) = read_head(&mut reader)? {
        let Some(request) = parse(&head) else {
            return respond(&mut writer, "400 Bad Request", "text/plain", b"bad request", false);
        };
        match find(folder, &request) {
            Some(found) => {
                let body = std::fs::read(&found.file)?;
                let kind = mime_type(&found.name);
                respond_file(&mut writer, &request, kind, found.encoding, &body)?;
            }
            None => respond(&mut writer, "404 Not Found", "text/plain", b"not found", request.keeps_open)?,
        }
        if !request.keeps_open {
            break;
        }
    }
    Ok(())
}

/// The lines of one request head; `None` when the browser closed the connection.
fn read_head(reader: &mut BufReader<TcpStream>) -> Result<Option<Vec<String>>> {
    let mut lines = Vec::new();
    let mut limited = reader.take(MOST_HEAD_BYTES);
    loop {
        let mut line = String::new();
        if limited.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            return Ok(Some(lines));
        }
        lines.push(line.to_owned());
    }
}

/// Reads a request head; `None` for anything but GET and HEAD.
fn parse(head: &[String]) -> Option<Request> {
    let mut words = head.first()?.split(' ');
    let is_head = match words.next()? {
        "GET" => false,
        "HEAD" => true,
        _ => return None,
    };
    let address = words.next()?;
    let path = percent_decoded(address.split(['?', '#']).next()?)?;
    let header = |name: &str| {
        head.iter().skip(1).filter_map(|line| line.split_once(':')).find(|(key, _)| key.eq_ignore_ascii_case(name))
    };
    let accepts = header("accept-encoding").map(|(_, value)| value.to_ascii_lowercase()).unwrap_or_default();
    let keeps_open = !header("connection").is_some_and(|(_, value)| value.trim().eq_ignore_ascii_case("close"));
    Some(Request { is_head, path, accepts, keeps_open })
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// A file to send: its own name tells the type, `file` is the copy that fits what the browser takes.
#[derive(Debug)]
struct Found {
    name: PathBuf,
    file: PathBuf,
    encoding: Option<&'static str>,
}

fn find(folder: &Path, request: &Request) -> Option<Found> {
    let mut relative = PathBuf::from(request.path.trim_start_matches('/'));
    if request.path.ends_with('/') {
        relative.push("index.html");
    }
    // Nothing outside the folder, whatever the path says.
    if relative.components().any(|part| !matches!(part, Component::Normal(_))) {
        return None;
    }
    let name = folder.join(relative);
    if !name.is_file() {
        return None;
    }
    for (encoding, suffix) in [("br", "br"), ("gzip", "gz")] {
        let mut file = name.clone().into_os_string();
        file.push(".");
        file.push(suffix);
        let file = PathBuf::from(file);
        let is_taken =
            request.accepts.split(',').any(|word| word.split(';').next().is_some_and(|word| word.trim() == encoding));
        if is_taken && file.is_file() {
            return Some(Found { name, file, encoding: Some(encoding) });
        }
    }
    Some(Found { file: name.clone(), name, encoding: None })
}

fn mime_type(name: &Path) -> &'static str {
    match name.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "ipynb" => "application/x-ipynb+json",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn respond_file(
    writer: &mut impl Write,
    request: &Request,
    kind: &str,
    encoding: Option<&str>,
    body: &[u8],
) -> Result<()> {
    // Names under assets/ carry the hash of their content, so they may be kept for ever.
    let keep = if request.path.contains("/assets/") { "max-age=31536000, immutable" } else { "no-cache" };
    let mut head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: {keep}\r\nVary: Accept-Encoding\r\n",
        body.len()
    );
    if let Some(encoding) = encoding {
        head.push_str(&format!("Content-Encoding: {encoding}\r\n"));
    }
    head.push_str("\r\n");
    writer.write_all(head.as_bytes())?;
    if !request.is_head {
        writer.write_all(body)?;
    }
    Ok(())
}

fn respond(writer: &mut impl Write, status: &str, kind: &str, body: &[u8], keeps_open: bool) -> Result<()> {
    let connection = if keeps_open { "keep-alive" } else { "close" };
    write!(
        writer,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: {connection}\r\n\r\n",
        body.len()
    )?;
    writer.write_all(body)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(path: &str) -> Request {
        parse(&[format!("GET {path} HTTP/1.1"), "Accept-Encoding: gzip, br".to_owned()]).expect("a request")
    }

    #[test]
    fn paths_are_decoded_and_queries_dropped() {
        assert_eq!(request("/a%20b.js?x=1").path, "/a b.js");
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(find(&folder, &request("/main.rs")).is_some());
        assert!(find(&folder, &request("/../Cargo.toml")).is_none());
        assert!(find(&folder, &request("/%2e%2e/Cargo.toml")).is_none());
        assert!(find(&folder, &request("//etc/passwd")).is_none());
    }

    #[test]
    fn only_reading_is_answered() {
        assert_eq!(parse(&["POST / HTTP/1.1".to_owned()]), None);
    }
}
