//! Jupyter's frames on `ZeroMQ`: identities, a delimiter, a signature, four JSON parts, buffers.

use hmac::{Hmac, KeyInit, Mac};
use protocol::{Channel, Message};
use serde_json::{Map, Value};
use sha2::Sha256;

const DELIMITER: &[u8] = b"<IDS|MSG>";

/// Who sent a request: a router's identity frames, handed back with the answer.
pub(crate) type Identities = Vec<Vec<u8>>;

#[derive(Debug, thiserror::Error)]
pub(crate) enum FrameError {
    #[error("no delimiter among the frames")]
    NoDelimiter,
    #[error("fewer frames than a message has")]
    Short,
    #[error("the signature does not fit the message")]
    Signature,
    #[error("not a Jupyter message: {0}")]
    Json(#[from] serde_json::Error),
}

/// Signs what is sent and checks what is received. An empty key means no signatures.
#[derive(Clone)]
pub(crate) struct Signer {
    mac: Option<Hmac<Sha256>>,
}

impl Signer {
    pub(crate) fn new(key: &str) -> Self {
        // HMAC takes a key of any length.
        Self { mac: Hmac::new_from_slice(key.as_bytes()).ok().filter(|_| !key.is_empty()) }
    }

    fn over(&self, parts: &[Vec<u8>]) -> Option<Hmac<Sha256>> {
        let mut mac = self.mac.clone()?;
        for part in parts {
            mac.update(part);
        }
        Some(mac)
    }

    fn sign(&self, parts: &[Vec<u8>]) -> String {
        self.over(parts).map(|mac| hex::encode(mac.finalize().into_bytes())).unwrap_or_default()
    }

    /// In a time that does not depend on where the two differ.
    fn accepts(&self, signature: &[u8], parts: &[Vec<u8>]) -> bool {
        let Some(mac) = self.over(parts) else { return true };
        hex::decode(signature).is_ok_and(|signature| mac.verify_slice(&signature).is_ok())
    }

    /// Frames of a message for those who listen to `identities`.
    pub(crate) fn frames(&self, identities: Identities, message: &Message) -> serde_json::Result<Vec<Vec<u8>>> {
        let parent = match &message.parent_header {
            Some(parent) => serde_json::to_vec(parent)?,
            None => b"{}".to_vec(),
        };
        let parts = [
            serde_json::to_vec(&message.header)?,
            parent,
            serde_json::to_vec(&message.metadata)?,
            serde_json::to_vec(&message.content)?,
        ];
        let mut frames = identities;
        frames.push(DELIMITER.to_vec());
        frames.push(self.sign(&parts).into_bytes());
        frames.extend(parts);
        frames.extend(message.buffers.iter().cloned());
        Ok(frames)
    }

    /// The message in `frames` that came by `channel`, and who sent it.
    pub(crate) fn message(
        &self,
        channel: Channel,
        mut frames: Vec<Vec<u8>>,
    ) -> Result<(Identities, Message), FrameError> {
        let at = frames.iter().position(|frame| frame == DELIMITER).ok_or(FrameError::NoDelimiter)?;
        let mut rest = frames.split_off(at);
        if rest.len() < 6 {
            return Err(FrameError::Short);
        }
        let buffers = rest.split_off(6);
        let (signature, parts) = (&rest[1], &rest[2..]);
        if !self.accepts(signature, parts) {
            return Err(FrameError::Signature);
        }
        let parent: Value = serde_json::from_slice(&parts[1])?;
        let message = Message {
            channel,
            header: serde_json::from_slice(&parts[0])?,
            parent_header: parent.get("msg_id").is_some().then(|| serde_json::from_value(parent)).transpose()?,
            metadata: serde_json::from_slice::<Option<Map<String, Value>>>(&parts[2])?.unwrap_or_default(),
            content: serde_json::from_slice(&parts[3])?,
            buffers,
        };
        Ok((frames, message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn message() -> Message {
        let parent = Message::new(Channel::Shell, "p", "execute_request", json!({})).header;
        let mut message = Message::child_of(&parent, Channel::Shell, "m", "execute_reply", json!({"b": 1, "a": "é"}));
        message.buffers = vec![vec![0, 255]];
        message
    }

    #[test]
    fn a_message_comes_back_with_its_sender() {
        for key in ["", "secret"] {
            let signer = Signer::new(key);
            let frames = signer.frames(vec![b"who".to_vec()], &message()).expect("frames");
            let (identities, back) = signer.message(Channel::Shell, frames).expect("read");
            assert_eq!((identities, back), (vec![b"who".to_vec()], message()));
        }
    }

    #[test]
    fn the_signature_is_jupyters() {
        let frames = Signer::new("key").frames(vec![], &Message::default()).expect("frames");
        // hmac.new(b"key", header + b"{}{}null", "sha256").hexdigest()
        let parts = [frames[2].clone(), b"{}".to_vec(), b"{}".to_vec(), b"null".to_vec()];
        assert_eq!(frames[2..], parts);
        assert_eq!(frames[1].len(), 64);
        assert!(Signer::new("key").accepts(&frames[1], &parts));
    }

    #[test]
    fn frames_that_cannot_be_trusted_are_refused() {
        let signer = Signer::new("secret");
        let whole = signer.frames(vec![], &message()).expect("frames");
        let refused = |frames: Vec<Vec<u8>>| signer.message(Channel::Shell, frames).expect_err("refused").to_string();
        let mut changed = whole.clone();
        changed[5] = b"{}".to_vec();
        assert_eq!(refused(changed), FrameError::Signature.to_string());
        let mut unsigned = whole.clone();
        unsigned[1].clear();
        assert_eq!(refused(unsigned), FrameError::Signature.to_string());
        assert_eq!(refused(whole[..4].to_vec()), FrameError::Short.to_string());
        assert_eq!(refused(whole[1..].to_vec()), FrameError::NoDelimiter.to_string());
        let open = Signer::new("");
        let garbage = vec![DELIMITER.to_vec(), vec![], b"{".to_vec(), vec![], vec![], vec![]];
        assert!(matches!(open.message(Channel::Shell, garbage), Err(FrameError::Json(_))));
    }
}
