use serde_json::{Map, Value};
use std::sync::Arc;

/// MIME type → data. Text is joined into one string, JSON types hold any value.
pub type MimeBundle = Map<String, Value>;

/// Which stream a text came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StreamName {
    Stdout,
    Stderr,
}

impl StreamName {
    /// The name in a file and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stdout => "stdout",
            Self::Stderr => "stderr",
        }
    }
}

/// What an output says.
#[derive(Debug, Clone, PartialEq)]
pub enum OutputBody {
    Stream {
        name: StreamName,
        text: String,
    },
    /// The value of the last expression.
    ExecuteResult {
        data: MimeBundle,
        metadata: Map<String, Value>,
        execution_count: Option<i64>,
    },
    DisplayData {
        data: MimeBundle,
        metadata: Map<String, Value>,
    },
    Error {
        ename: String,
        evalue: String,
        traceback: Vec<String>,
    },
    /// An output type we do not know; kept as it is.
    Unknown(Value),
}

/// One output of a code cell; cheap to clone.
#[derive(Debug, Clone)]
pub struct Output {
    body: Arc<OutputBody>,
    /// Keys that nbformat does not know, kept.
    extra: Map<String, Value>,
    display_id: Option<Arc<str>>,
}

impl Output {
    pub fn new(body: OutputBody) -> Self {
        Self::with_extra(body, Map::new())
    }

    pub(crate) fn with_extra(body: OutputBody, extra: Map<String, Value>) -> Self {
        Self { body: Arc::new(body), extra, display_id: None }
    }

    /// Keys beside those of its type.
    pub(crate) fn extra(&self) -> &Map<String, Value> {
        &self.extra
    }

    pub fn stream(name: StreamName, text: impl Into<String>) -> Self {
        Self::new(OutputBody::Stream { name, text: text.into() })
    }

    pub fn error(ename: impl Into<String>, evalue: impl Into<String>, traceback: Vec<String>) -> Self {
        Self::new(OutputBody::Error { ename: ename.into(), evalue: evalue.into(), traceback })
    }

    /// The same output under the name by which `update_display_data` finds it; a name is not saved.
    #[must_use]
    pub fn with_display_id(mut self, display_id: &str) -> Self {
        self.display_id = Some(display_id.into());
        self
    }

    /// The name by which `update_display_data` finds it.
    pub fn display_id(&self) -> Option<&str> {
        self.display_id.as_deref()
    }

    /// What it says.
    pub fn body(&self) -> &OutputBody {
        &self.body
    }

    /// The same, to be changed in place; clones the body if somebody else holds it.
    pub fn body_mut(&mut self) -> &mut OutputBody {
        Arc::make_mut(&mut self.body)
    }

    /// The MIME bundle of a result or a display.
    pub fn data(&self) -> Option<&MimeBundle> {
        match self.body() {
            OutputBody::ExecuteResult { data, .. } | OutputBody::DisplayData { data, .. } => Some(data),
            _ => None,
        }
    }
}

impl PartialEq for Output {
    fn eq(&self, other: &Self) -> bool {
        // Outputs that were not touched share their body: no need to compare megabytes of images.
        (Arc::ptr_eq(&self.body, &other.body) || self.body == other.body) && self.extra == other.extra
    }
}

/// The text of a string or of an array of strings, as nbformat writes multi-line text.
pub fn join_lines(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(lines) => lines.iter().map(Value::as_str).collect(),
        _ => None,
    }
}
