use crate::Message;

/// Why bytes are not a message.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    #[error("not a Jupyter message: {0}")]
    Json(#[from] serde_json::Error),
    #[error("message is cut short: {needed} bytes announced, {present} there")]
    Truncated { needed: usize, present: usize },
}

/// Bytes of one message: `u32` count of parts, a `u32` length a part (all little-endian), then the parts: the JSON first,
/// then each buffer. It is what crosses the border of `kernel.wasm` and between worker and page.
pub fn encode(message: &Message) -> Vec<u8> {
    // A `Message` holds only strings, maps and JSON values: writing it to memory cannot fail.
    let json = serde_json::to_vec(message).unwrap_or_default();
    let parts = std::iter::once(&json).chain(&message.buffers);
    let mut bytes = Vec::with_capacity(json.len() + 8 + 4 * message.buffers.len());
    bytes.extend((1 + message.buffers.len() as u32).to_le_bytes());
    for part in parts.clone() {
        bytes.extend((part.len() as u32).to_le_bytes());
    }
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

/// Reads what [`encode`] wrote.
pub fn decode(bytes: &[u8]) -> Result<Message, WireError> {
    let count = u32_at(bytes, 0)?;
    let mut at = 4 + 4 * count;
    let mut message: Option<Message> = None;
    for index in 0..count {
        let end = at + u32_at(bytes, 4 + 4 * index)?;
        let part = bytes.get(at..end).ok_or(WireError::Truncated { needed: end, present: bytes.len() })?;
        match &mut message {
            None => message = Some(serde_json::from_slice(part)?),
            Some(message) => message.buffers.push(part.to_vec()),
        }
        at = end;
    }
    message.ok_or(WireError::Truncated { needed: 8, present: bytes.len() })
}

fn u32_at(bytes: &[u8], at: usize) -> Result<usize, WireError> {
    let word = bytes.get(at..at + 4).ok_or(WireError::Truncated { needed: at + 4, present: bytes.len() })?;
    Ok(u32::from_le_bytes([word[0], word[1], word[2], word[3]]) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Channel, Header, msg_type};
    use serde_json::json;

    #[test]
    fn a_message_comes_back_whole() {
        let parent = Header { msg_id: "p".into(), session: "s".into(), ..Header::default() };
        let content = json!({"zebra": 1, "apple": [true, null, "é"], "nested": {"b": 1.5, "a": 2}});
        let mut message = Message::child_of(&parent, Channel::Iopub, "m1", msg_type::DISPLAY_DATA, content);
        message.buffers = vec![vec![0, 255, 7], vec![]];
        let back = decode(&encode(&message)).expect("decodes");
        assert_eq!(back, message);
        // Key order is part of what must survive: outputs are saved in it.
        assert_eq!(back.content.to_string(), message.content.to_string());
    }

    #[test]
    fn no_parent_is_an_empty_object() {
        let message = Message::new(Channel::Shell, "m", msg_type::KERNEL_INFO_REQUEST, json!({}));
        let text = serde_json::to_string(&message).expect("json");
        assert!(text.contains(r#""parent_header":{}"#), "{text}");
        assert_eq!(decode(&encode(&message)).expect("decodes").parent_header, None);
    }

    #[test]
    fn damaged_bytes_are_an_error_never_a_panic() {
        let message = Message::new(Channel::Shell, "m", "x", json!({"k": "v"}));
        let bytes = encode(&message);
        for cut in 0..bytes.len() {
            assert!(decode(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        assert!(decode(&[255; 64]).is_err());
        assert!(decode(&[1, 0, 0, 0, 2, 0, 0, 0, b'{', b'x']).is_err());
    }
}
