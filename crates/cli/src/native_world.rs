//! What the kernel's world is on a machine with an operating system, whoever listens to it.

use serde_json::{Value, json};

/// Milliseconds since the Unix epoch.
#[expect(clippy::disallowed_methods, reason = "a native program has a clock; the ban is for the page")]
pub(crate) fn now_ms() -> f64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}

/// How long a request to sleep wants to.
pub(crate) fn sleep_time(request: &Value) -> std::time::Duration {
    let ms = request.get("ms").and_then(Value::as_f64).unwrap_or_default().clamp(0.0, 1e12);
    std::time::Duration::from_secs_f64(ms / 1000.0)
}

/// The answer to what only a page can do.
pub(crate) fn unavailable(op: Option<&str>) -> Value {
    json!({"error": format!("{} is not available outside of the browser", op.unwrap_or("this"))})
}
