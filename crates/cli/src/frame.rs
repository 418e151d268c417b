use std::io::{self, Read, Write};

use protocol::Message;

/// Longest message that is taken from the other side; more is damage, not data.
const MAX_BYTES: u32 = 1 << 30;

/// Writes one message: its length, then its bytes.
pub(crate) fn write(to: &mut impl Write, message: &Message) -> io::Result<()> {
    let bytes = protocol::encode(message);
    let len = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&len.to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
}

/// Reads one message; `None` when the other side has ended.
pub(crate) fn read(from: &mut impl Read) -> io::Result<Option<Message>> {
    let mut len = [0; 4];
    match from.read_exact(&mut len) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let len = u32::from_le_bytes(len);
    if len > MAX_BYTES {
        return Err(io::Error::new(io::ErrorKind::InvalidData, format!("a message of {len} bytes")));
    }
    let mut bytes = vec![0; len as usize];
    from.read_exact(&mut bytes)?;
    protocol::decode(&bytes).map(Some).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::Channel;
    use serde_json::json;

    #[test]
    fn messages_follow_each_other() {
        let mut bytes = Vec::new();
        for id in ["a", "b"] {
            write(&mut bytes, &Message::new(Channel::Shell, id, "x", json!({"id": id}))).expect("written");
        }
        let mut from = bytes.as_slice();
        assert_eq!(read(&mut from).expect("a").expect("a").header.msg_id, "a");
        assert_eq!(read(&mut from).expect("b").expect("b").header.msg_id, "b");
        assert!(read(&mut from).expect("end").is_none());
        assert!(read(&mut &bytes[..9]).is_err(), "cut short");
    }
}
