use std::time::Duration;

use protocol::msg_type;
use serde_json::Value;
use tokio::time::Instant;

use super::line::Addressed;

/// How long printed text waits for more of the same.
const WAIT: Duration = Duration::from_millis(20);

/// Joins what a cell prints at once: programs that store outputs keep one for each message.
#[derive(Default)]
pub(crate) struct Joined {
    waiting: Option<(Addressed, Instant)>,
}

impl Joined {
    /// Takes the next message; returns those that go out now, in order.
    pub(crate) fn next(&mut self, next: Addressed) -> Vec<Addressed> {
        if let Some((waiting, _)) = &mut self.waiting
            && join(waiting, &next)
        {
            return Vec::new();
        }
        let mut out = self.take();
        if next.1.msg_type() == msg_type::STREAM {
            self.waiting = Some((next, Instant::now() + WAIT));
        } else {
            out.push(next);
        }
        out
    }

    /// What waits, if something does.
    pub(crate) fn take(&mut self) -> Vec<Addressed> {
        self.waiting.take().map(|(message, _)| message).into_iter().collect()
    }

    /// Returns when what waits has waited long enough; never while nothing waits.
    pub(crate) async fn is_due(&self) {
        match self.waiting {
            Some((_, due)) => tokio::time::sleep_until(due).await,
            None => std::future::pending().await,
        }
    }
}

/// Adds the text of `next` to `first` where both were printed to the same stream by the same cell.
fn join((_, first): &mut Addressed, (_, next): &Addressed) -> bool {
    let is_more = next.msg_type() == msg_type::STREAM
        && first.content.get("name") == next.content.get("name")
        && first.parent_id() == next.parent_id();
    let (Some(Value::String(text)), Some(more)) = (first.content.get_mut("text"), next.content_str("text")) else {
        return false;
    };
    if is_more {
        text.push_str(more);
    }
    is_more
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::{Channel, Message};
    use serde_json::json;

    fn stream(parent: &str, name: &str, text: &str) -> Addressed {
        let parent = Message::new(Channel::Shell, parent, msg_type::EXECUTE_REQUEST, json!({})).header;
        let content = json!({"name": name, "text": text});
        (Vec::new(), Message::child_of(&parent, Channel::Iopub, "m", msg_type::STREAM, content))
    }

    #[test]
    fn only_what_belongs_together_is_joined() {
        let idle = (Vec::new(), Message::new(Channel::Iopub, "i", msg_type::STATUS, json!({})));
        let said = [
            stream("1", "stdout", "a"),
            stream("1", "stdout", "b"),
            stream("1", "stderr", "c"),
            stream("2", "stderr", "d"),
            idle.clone(),
            idle,
            stream("2", "stdout", "e"),
        ];
        let mut joined = Joined::default();
        let mut out: Vec<Addressed> = said.into_iter().flat_map(|message| joined.next(message)).collect();
        out.extend(joined.take());
        let texts: Vec<_> = out.iter().map(|(_, message)| message.content_str("text").unwrap_or("-")).collect();
        assert_eq!(texts, ["ab", "c", "d", "-", "-", "e"]);
    }
}
