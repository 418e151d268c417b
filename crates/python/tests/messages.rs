//! What the kernel says to each kind of request, and in which order.

mod support;

use protocol::{Channel, Message, msg_type};
use serde_json::{Value, json};
use support::{Front, on_kernel_thread};

/// `channel msg_type` of each message, with the state of `status`.
fn order(messages: &[Message]) -> Vec<String> {
    let line = |message: &Message| {
        let state = message.content_str("execution_state").map(|state| format!(" {state}")).unwrap_or_default();
        format!("{:?} {}{state}", message.channel, message.msg_type()).to_lowercase()
    };
    messages.iter().map(line).collect()
}

#[test]
fn a_cell_is_framed_by_busy_and_idle() {
    on_kernel_thread(|| {
        let front = Front::boot();
        let heard = front.execute("print('x')\n1");
        let kinds = order(&heard);
        assert_eq!(kinds.first().map(String::as_str), Some("iopub status busy"));
        assert_eq!(kinds.last().map(String::as_str), Some("iopub status idle"));
        let inner: Vec<&str> =
            kinds[1..kinds.len() - 1].iter().map(String::as_str).filter(|kind| *kind != "iopub stream").collect();
        assert_eq!(inner, ["iopub execute_input", "iopub execute_result", "shell execute_reply"]);
        assert!(heard.iter().all(|message| message.parent_id() == Some("request-1")));
        // Ids are unique and carry one session.
        let ids: std::collections::HashSet<_> = heard.iter().map(|message| &message.header.msg_id).collect();
        assert_eq!(ids.len(), heard.len());
        let reply = heard.iter().find(|message| message.msg_type() == "execute_reply").expect("a reply");
        assert_eq!(reply.content["status"], "ok");
        assert_eq!(reply.content["execution_count"], 1);
    });
}

#[test]
fn counts_and_silence() {
    on_kernel_thread(|| {
        let front = Front::boot();
        assert_eq!(front.reply("execute_request", json!({"code": "1"}))["execution_count"], 1);
        assert_eq!(front.reply("execute_request", json!({"code": "1/0"}))["status"], "error");
        assert_eq!(front.reply("execute_request", json!({"code": "1"}))["execution_count"], 3);
        let heard = front.request("execute_request", json!({"code": "2", "silent": true}));
        assert_eq!(order(&heard), ["iopub status busy", "shell execute_reply", "iopub status idle"]);
        assert_eq!(front.reply("execute_request", json!({"code": "1"}))["execution_count"], 4);
        let reply = front.reply("execute_request", json!({"code": "", "user_expressions": {"a": "6 * 7", "b": "1/0"}}));
        assert_eq!(reply["user_expressions"]["a"]["data"]["text/plain"], "42");
        assert_eq!(reply["user_expressions"]["b"]["ename"], "ZeroDivisionError");
    });
}

#[test]
fn every_known_request_is_answered() {
    on_kernel_thread(|| {
        let front = Front::boot();
        let requests = [
            (msg_type::KERNEL_INFO_REQUEST, json!({})),
            (msg_type::COMPLETE_REQUEST, json!({"code": "pri", "cursor_pos": 3})),
            (msg_type::INSPECT_REQUEST, json!({"code": "print", "cursor_pos": 5, "detail_level": 0})),
            (msg_type::IS_COMPLETE_REQUEST, json!({"code": "for i in range(3):"})),
            (msg_type::HISTORY_REQUEST, json!({"hist_access_type": "tail", "n": 10, "output": false, "raw": true})),
            (msg_type::COMM_INFO_REQUEST, json!({})),
            (msg_type::INTERRUPT_REQUEST, json!({})),
            (msg_type::SHUTDOWN_REQUEST, json!({"restart": true})),
        ];
        for (msg_type, content) in requests {
            let reply = msg_type.replace("_request", "_reply");
            let heard = front.request(msg_type, content);
            let expected = ["iopub status busy".to_owned(), format!("shell {reply}"), "iopub status idle".to_owned()];
            assert_eq!(order(&heard), expected, "{msg_type}");
            if msg_type != msg_type::IS_COMPLETE_REQUEST {
                assert_eq!(heard[1].content["status"], "ok", "{msg_type}: {}", heard[1].content);
            }
        }
    });
}

#[test]
fn a_reply_comes_on_the_channel_of_its_request() {
    on_kernel_thread(|| {
        let front = Front::boot();
        let message = Message::new(Channel::Control, "c", msg_type::KERNEL_INFO_REQUEST, json!({}));
        front.kernel.handle(message);
        let heard = front.world.messages.take();
        assert_eq!(order(&heard), ["iopub status busy", "control kernel_info_reply", "iopub status idle"]);
    });
}

#[test]
fn unknown_and_damaged_messages_are_answered_and_harm_nothing() {
    on_kernel_thread(|| {
        let front = Front::boot();
        let reply = front.reply("no_such_request", json!({"anything": [1, 2]}));
        assert_eq!(reply["status"], "error");
        assert_eq!(reply["ename"], "NotImplementedError");
        for (msg_type, content) in
            [("comm_msg", json!({"comm_id": "x"})), ("input_reply", json!({})), ("", json!(null))]
        {
            let heard = front.request(msg_type, content);
            assert_eq!(order(&heard), ["iopub status busy", "iopub status idle"], "{msg_type}");
        }
        let heard = front.request("comm_open", json!({"comm_id": "x", "target_name": "nobody"}));
        assert_eq!(order(&heard), ["iopub status busy", "iopub comm_close", "iopub status idle"]);
        for content in [Value::Null, json!([1]), json!({"code": 7}), json!({"code": {"a": 1}, "cursor_pos": "x"})] {
            for request in
                ["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request"]
            {
                let heard = front.request(request, content.clone());
                assert!(heard.iter().any(|message| message.channel == Channel::Shell), "{request} {content}");
            }
        }
        assert_eq!(front.reply("execute_request", json!({"code": "1"}))["status"], "ok");
    });
}

#[test]
fn a_flood_of_text_is_few_messages() {
    on_kernel_thread(|| {
        let front = Front::boot();
        let heard = front.execute("for i in range(20_000): print(i)");
        let streams: Vec<_> = heard.iter().filter(|message| message.msg_type() == "stream").collect();
        assert!(streams.len() < 20, "{} messages", streams.len());
        let text: String = streams.iter().filter_map(|message| message.content_str("text")).collect();
        assert_eq!(text.lines().count(), 20_000);
        assert_eq!(text.lines().last(), Some("19999"));
    });
}

#[test]
fn text_comes_before_what_follows_it() {
    on_kernel_thread(|| {
        let front = Front::boot();
        let heard = front
            .execute("import _colibri\nprint('first', end='')\n_colibri.publish('display_data', '{\"data\": {}}')");
        let kinds = order(&heard);
        let text = kinds.iter().position(|kind| kind == "iopub stream");
        assert!(text < kinds.iter().position(|kind| kind == "iopub display_data"), "{kinds:?}");
    });
}

#[test]
fn a_full_front_end_is_waited_for() {
    on_kernel_thread(|| {
        let front = Front::boot();
        front.world.full.set(true);
        front.execute("1");
        let asked = front.world.asked.take();
        assert!(!asked.is_empty() && asked.iter().all(|request| request["op"] == "drain"), "{asked:?}");
    });
}

#[test]
fn python_asks_the_world() {
    on_kernel_thread(|| {
        let front = Front::boot();
        let heard = front.execute("import _colibri\n_colibri.ask('{\"op\": \"test\"}')");
        assert_eq!(support::transcript(&heard), "Out[1] text/plain '{\"echo\":{\"op\":\"test\"}}'\n");
        let heard = front.execute("_colibri.ask('not json')");
        assert!(support::transcript(&heard).starts_with("error ValueError: not a JSON object"));
    });
}

#[test]
fn waking_makes_a_new_session() {
    on_kernel_thread(|| {
        let front = Front::boot();
        front.execute("x = 5");
        let before = front.execute("x")[0].header.session.clone();
        front.kernel.wake();
        let after = front.execute("x");
        assert_ne!(before, after[0].header.session);
        assert_eq!(support::transcript(&after), "Out[3] text/plain 5\n");
    });
}
