use jupyter_protocol::JupyterMessageContent;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Version of the messaging protocol that our headers carry.
pub const PROTOCOL_VERSION: &str = "5.4";

/// Message types by their names on the wire.
pub mod msg_type {
    pub const EXECUTE_REQUEST: &str = "execute_request";
    pub const EXECUTE_REPLY: &str = "execute_reply";
    pub const EXECUTE_INPUT: &str = "execute_input";
    pub const EXECUTE_RESULT: &str = "execute_result";
    pub const DISPLAY_DATA: &str = "display_data";
    pub const UPDATE_DISPLAY_DATA: &str = "update_display_data";
    pub const CLEAR_OUTPUT: &str = "clear_output";
    pub const STREAM: &str = "stream";
    pub const ERROR: &str = "error";
    pub const STATUS: &str = "status";
    pub const KERNEL_INFO_REQUEST: &str = "kernel_info_request";
    pub const KERNEL_INFO_REPLY: &str = "kernel_info_reply";
    pub const COMPLETE_REQUEST: &str = "complete_request";
    pub const COMPLETE_REPLY: &str = "complete_reply";
    pub const INSPECT_REQUEST: &str = "inspect_request";
    pub const INSPECT_REPLY: &str = "inspect_reply";
    pub const IS_COMPLETE_REQUEST: &str = "is_complete_request";
    pub const IS_COMPLETE_REPLY: &str = "is_complete_reply";
    pub const HISTORY_REQUEST: &str = "history_request";
    pub const HISTORY_REPLY: &str = "history_reply";
    pub const COMM_INFO_REQUEST: &str = "comm_info_request";
    pub const COMM_INFO_REPLY: &str = "comm_info_reply";
    pub const COMM_OPEN: &str = "comm_open";
    pub const COMM_MSG: &str = "comm_msg";
    pub const COMM_CLOSE: &str = "comm_close";
    pub const SHUTDOWN_REQUEST: &str = "shutdown_request";
    pub const SHUTDOWN_REPLY: &str = "shutdown_reply";
    pub const INTERRUPT_REQUEST: &str = "interrupt_request";
    pub const INTERRUPT_REPLY: &str = "interrupt_reply";
    pub const INPUT_REQUEST: &str = "input_request";
    pub const INPUT_REPLY: &str = "input_reply";
}

/// The channel a message travels on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    #[default]
    Shell,
    Control,
    Iopub,
    Stdin,
}

/// Header of a message; `date` is ISO 8601 or empty where the sender has no clock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Header {
    pub msg_id: String,
    #[serde(default)]
    pub session: String,
    #[serde(default)]
    pub username: String,
    #[serde(default)]
    pub date: String,
    pub msg_type: String,
    #[serde(default)]
    pub version: String,
}

/// One Jupyter message.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Message {
    #[serde(default)]
    pub channel: Channel,
    pub header: Header,
    /// Header of the request that this answers; `None` (`{}` on the wire) when nobody asked.
    #[serde(default, with = "parent_header")]
    pub parent_header: Option<Header>,
    #[serde(default)]
    pub metadata: Map<String, Value>,
    #[serde(default)]
    pub content: Value,
    /// Binary buffers; they travel beside the JSON.
    #[serde(skip)]
    pub buffers: Vec<Vec<u8>>,
}

impl Message {
    /// A message of `msg_type` that nobody asked for.
    pub fn new(channel: Channel, msg_id: impl Into<String>, msg_type: &str, content: Value) -> Self {
        Self {
            channel,
            header: Header {
                msg_id: msg_id.into(),
                msg_type: msg_type.to_owned(),
                version: PROTOCOL_VERSION.to_owned(),
                ..Header::default()
            },
            content,
            ..Self::default()
        }
    }

    /// A message of `msg_type` caused by `parent`.
    pub fn child_of(
        parent: &Header,
        channel: Channel,
        msg_id: impl Into<String>,
        msg_type: &str,
        content: Value,
    ) -> Self {
        let mut message = Self::new(channel, msg_id, msg_type, content);
        message.header.session.clone_from(&parent.session);
        message.header.username.clone_from(&parent.username);
        message.parent_header = Some(parent.clone());
        message
    }

    /// Type of the message, as on the wire.
    pub fn msg_type(&self) -> &str {
        &self.header.msg_type
    }

    /// Identifier of the request that this message answers.
    pub fn parent_id(&self) -> Option<&str> {
        self.parent_header.as_ref().map(|header| header.msg_id.as_str())
    }

    /// The content as one of `jupyter_protocol`'s types; an unknown type comes back as its `UnknownMessage`.
    pub fn typed(&self) -> serde_json::Result<JupyterMessageContent> {
        JupyterMessageContent::from_type_and_content(self.msg_type(), self.content.clone())
    }

    /// The text at `key` of the content, if there is one.
    pub fn content_str(&self, key: &str) -> Option<&str> {
        self.content.get(key).and_then(Value::as_str)
    }
}

/// Jupyter writes "no parent" as an empty object.
mod parent_header {
    use super::Header;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::{Map, Value};

    #[expect(clippy::ref_option, reason = "serde's `with` hands over a reference to the field")]
    pub(super) fn serialize<S: Serializer>(header: &Option<Header>, serializer: S) -> Result<S::Ok, S::Error> {
        match header {
            Some(header) => header.serialize(serializer),
            None => Map::<String, Value>::new().serialize(serializer),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Header>, D::Error> {
        let value = Option::<Value>::deserialize(deserializer)?.unwrap_or_default();
        if value.get("msg_id").is_none() {
            return Ok(None);
        }
        serde_json::from_value(value).map(Some).map_err(serde::de::Error::custom)
    }
}
