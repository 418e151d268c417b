//! Reading from the web: bounded, cancellable, and with a reason when it fails.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, Request, RequestInit, RequestMode, Response};

use super::problem::{LARGE_BYTES, Problem};
use crate::{store::tabs::sleep, web};

/// What a server answered.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub bytes: Vec<u8>,
    pub etag: Option<String>,
    remaining: Option<u64>,
    reset_ms: Option<f64>,
}

/// How to ask.
#[derive(Debug, Default)]
pub struct Ask<'a> {
    /// Only GitHub's API lets a page send this; elsewhere the browser's own cache does the same.
    pub etag: Option<&'a str>,
    /// Read also what is large.
    pub insist: bool,
    pub signal: Option<web_sys::AbortSignal>,
}

/// A request to a server that does not answer is given up after this.
const PATIENCE_MS: i32 = 30_000;

/// Reads `url`. A status of 400 and more is an answer too; look at it with [`Answer::problem`].
pub async fn get(url: &str, ask: Ask<'_>) -> Result<Answer, Problem> {
    let host = host_of(url);
    let response = match send(url, &ask).await {
        Ok(response) => response,
        Err(_) if ask.signal.as_ref().is_some_and(web_sys::AbortSignal::aborted) => return Err(Problem::Stopped),
        Err(_) => return Err(why_not(url, host).await),
    };
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let number = |name: &str| header(name).and_then(|value| value.parse::<u64>().ok());
    let retry_ms = number("retry-after").map(|seconds| js_sys::Date::now() + seconds as f64 * 1_000.0);
    let mut answer = Answer {
        status: response.status(),
        bytes: Vec::new(),
        etag: header("etag"),
        remaining: number("x-ratelimit-remaining"),
        reset_ms: number("x-ratelimit-reset").map(|seconds| seconds as f64 * 1_000.0).or(retry_ms),
    };
    if response.ok() {
        let announced = number("content-length").unwrap_or(0);
        answer.bytes = read(&response, announced, &ask).await?;
    }
    Ok(answer)
}

impl Answer {
    /// The problem that its status stands for, none when it is good.
    pub fn problem(&self, url: &str) -> Option<Problem> {
        let host = host_of(url);
        Some(match self.status {
            200..=299 | 304 => return None,
            429 => Problem::RateLimited { reset_ms: self.reset_ms },
            403 if self.remaining == Some(0) || self.reset_ms.is_some() && self.remaining.is_none() => {
                Problem::RateLimited { reset_ms: self.reset_ms }
            }
            401 | 403 | 407 | 451 => Problem::Forbidden { host },
            404 | 410 => Problem::NotFound { place: url.to_owned() },
            status => Problem::Status { host, status },
        })
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

async fn send(url: &str, ask: &Ask<'_>) -> Result<Response, JsValue> {
    let init = RequestInit::new();
    init.set_signal(ask.signal.as_ref());
    // No cookies and no address of ours to other sites; and never an old answer without asking.
    init.set_credentials(web_sys::RequestCredentials::SameOrigin);
    init.set_cache(web_sys::RequestCache::NoCache);
    let request = Request::new_with_str_and_init(url, &init)?;
    if let Some(etag) = ask.etag {
        request.headers().set("if-none-match", etag)?;
    }
    let response = JsFuture::from(web::window().fetch_with_request(&request)).await?;
    response.dyn_into()
}

/// The body, as long as it keeps within bounds.
async fn read(response: &Response, announced: u64, ask: &Ask<'_>) -> Result<Vec<u8>, Problem> {
    let hard = notebook::MAX_BYTES as u64;
    let check = |bytes: u64| {
        if bytes > hard {
            Err(Problem::TooLarge { bytes })
        } else if bytes > LARGE_BYTES && !ask.insist {
            Err(Problem::Large { bytes })
        } else {
            Ok(())
        }
    };
    check(announced)?;
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::with_capacity(announced as usize);
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| Problem::Stopped)?;
        let done = Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy());
        if done {
            return Ok(bytes);
        }
        let value = Reflect::get(&chunk, &"value".into()).ok().and_then(|value| value.dyn_into::<Uint8Array>().ok());
        let Some(value) = value else { return Ok(bytes) };
        let start = bytes.len();
        let length = start + value.length() as usize;
        if let Err(problem) = check(length as u64) {
            web::report("cancel", JsFuture::from(reader.cancel()).await);
            return Err(problem);
        }
        bytes.resize(length, 0);
        value.copy_to(&mut bytes[start..]);
    }
}

/// A browser does not say why a request failed. Offline it knows; else a request that asks for nothing readable tells
/// whether the server is there: if it is, it does not let us read.
async fn why_not(url: &str, host: String) -> Problem {
    if !web::window().navigator().on_line() {
        return Problem::Offline;
    }
    let init = RequestInit::new();
    init.set_mode(RequestMode::NoCors);
    init.set_cache(web_sys::RequestCache::NoStore);
    let controller = AbortController::new().ok();
    init.set_signal(controller.as_ref().map(AbortController::signal).as_ref());
    wasm_bindgen_futures::spawn_local(async move {
        sleep(PATIENCE_MS / 3).await;
        controller.iter().for_each(AbortController::abort);
    });
    match JsFuture::from(web::window().fetch_with_str_and_init(url, &init)).await {
        Ok(_) => Problem::Refused { host },
        Err(_) => Problem::Unreachable { host },
    }
}

/// The host's name, for messages.
pub fn host_of(url: &str) -> String {
    web_sys::Url::new(url).map_or_else(|_| url.to_owned(), |url| url.host())
}

/// A signal that goes off when the person says so, or after a while.
pub fn stop_signal() -> Option<(AbortController, web_sys::AbortSignal)> {
    let controller = AbortController::new().ok()?;
    let signal = controller.signal();
    Some((controller, signal))
}
