use serde_json::{Value, json};

/// The error content of a reply (`execute_reply` and others) and of an `error` output.
pub(crate) fn error_content(ename: &str, evalue: &str, traceback: &str) -> Value {
    let lines: Vec<&str> = traceback.lines().collect();
    json!({"status": "error", "ename": ename, "evalue": evalue, "traceback": lines})
}

/// The name of the reply to a request: `x_request` becomes `x_reply`; anything else is not a request.
pub(crate) fn reply_type(request_type: &str) -> Option<String> {
    request_type.strip_suffix("_request").map(|name| format!("{name}_reply"))
}
