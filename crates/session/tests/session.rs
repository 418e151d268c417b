//! A session with a scripted kernel: what happens, told as text.

use document::{Cell, CellId, CellType, Document, Edit, Notebook, Output, OutputBody, StreamName};
use expect_test::{Expect, expect};
use protocol::{Channel, Header, Message, msg_type};
use serde_json::{Value, json};
use session::{Answer, Event, Kernel, Progress, Question, Reply, RunState, Scope, ScriptedKernel, Session, Status};
use std::fmt::Write;

/// A notebook of these code cells, and a session over it.
fn session_of(sources: &[&str]) -> (Session, Vec<CellId>) {
    let mut notebook = Notebook::empty();
    notebook.cells = sources
        .iter()
        .map(|source| match source.strip_prefix("md:") {
            Some(text) => Cell::new(CellType::Markdown, text),
            None => Cell::new(CellType::Code, *source),
        })
        .collect();
    let session = Session::new(Document::new(notebook), "test");
    let cells = session.document().order().to_vec();
    (session, cells)
}

/// The usual kernel of these tests.
fn kernel() -> ScriptedKernel {
    let display =
        |text: &str, id: &str| json!({"data": {"text/plain": text}, "metadata": {}, "transient": {"display_id": id}});
    ScriptedKernel::default()
        .on("1+1", &[("execute_result", json!({"data": {"text/plain": "2"}, "metadata": {}}))])
        .on(
            "hello",
            &[
                ("stream", json!({"name": "stdout", "text": "hel"})),
                ("stream", json!({"name": "stdout", "text": "lo\n"})),
            ],
        )
        .on(
            "warn",
            &[
                ("stream", json!({"name": "stdout", "text": "a\n"})),
                ("stream", json!({"name": "stderr", "text": "b\n"})),
                ("stream", json!({"name": "stdout", "text": "c\n"})),
            ],
        )
        .on("boom", &[("error", json!({"ename": "ValueError", "evalue": "no", "traceback": ["tb"]}))])
        .on("stopped", &[("error", json!({"ename": "KeyboardInterrupt", "evalue": "", "traceback": []}))])
        .on("show", &[("display_data", display("old", "d1"))])
        .on("update", &[("update_display_data", display("new", "d1"))])
        .on(
            "progress",
            &[
                ("stream", json!({"name": "stderr", "text": "\r 10%"})),
                ("stream", json!({"name": "stderr", "text": "\r 20%"})),
            ],
        )
        .on(
            "clear",
            &[
                ("stream", json!({"name": "stdout", "text": "one\n"})),
                ("clear_output", json!({"wait": false})),
                ("stream", json!({"name": "stdout", "text": "two\n"})),
            ],
        )
        .on(
            "clear wait",
            &[
                ("stream", json!({"name": "stdout", "text": "one\n"})),
                ("clear_output", json!({"wait": true})),
                ("stream", json!({"name": "stdout", "text": "two\n"})),
            ],
        )
        .on(
            "clear wait, nothing",
            &[("stream", json!({"name": "stdout", "text": "one\n"})), ("clear_output", json!({"wait": true}))],
        )
        .on(
            "load",
            &[(
                "execute_reply",
                json!({"status": "ok", "payload": [{"source": "set_next_input", "text": "next", "replace": false}]}),
            )],
        )
}

/// Lets session and kernel talk until both are silent; 100 ms a message.
fn talk(session: &mut Session, kernel: &mut ScriptedKernel, now_ms: &mut f64) -> Vec<Event> {
    let mut events = Vec::new();
    loop {
        session.flush_to(kernel);
        let answers = kernel.take_answers();
        if answers.is_empty() {
            return events;
        }
        for answer in answers {
            *now_ms += 100.0;
            events.extend(session.receive(answer, *now_ms));
        }
    }
}

fn describe(session: &Session) -> String {
    let mut out = format!("{}\n", status_text(&session.status()));
    for (id, cell) in session.document().cells() {
        let count = cell.execution_count.map_or_else(|| " ".to_owned(), |count| count.to_string());
        writeln!(out, "[{count}] {} · {}", cell.source, state_text(&session.run_state(id))).expect("memory");
        for output in &cell.outputs {
            let line = match output.body() {
                OutputBody::Stream { name, text } => format!("{} {text:?}", name.as_str()),
                OutputBody::ExecuteResult { data, execution_count, .. } => {
                    format!("result[{}] {}", execution_count.unwrap_or_default(), data["text/plain"])
                }
                OutputBody::DisplayData { data, .. } => format!("display {}", data["text/plain"]),
                OutputBody::Error { ename, evalue, .. } => format!("error {ename}: {evalue}"),
                OutputBody::Unknown(value) => value.to_string(),
            };
            writeln!(out, "    {line}").expect("memory");
        }
    }
    out
}

fn status_text(status: &Status) -> String {
    match status {
        Status::Busy { running, queued, position, total } => {
            let what = if running.is_some() { "busy" } else { "waiting" };
            format!("{what} {position}/{total}, {queued} queued")
        }
        Status::Starting(progress) => format!("starting {}", progress.stage),
        Status::Dead { reason } => format!("dead: {reason}"),
        Status::Idle => "idle".to_owned(),
        Status::Disconnected => "disconnected".to_owned(),
    }
}

fn state_text(state: &RunState) -> String {
    match state {
        RunState::NeverRun => "never run".to_owned(),
        RunState::Queued { position } => format!("queued {position}"),
        RunState::Running { .. } => "running".to_owned(),
        RunState::Done { duration_ms } => format!("done in {duration_ms} ms"),
        RunState::Error { ename, .. } => format!("error {ename}"),
        RunState::Interrupted { .. } => "interrupted".to_owned(),
        RunState::Gone => "gone".to_owned(),
        RunState::Stale { last } => format!("stale, {}", state_text(last)),
    }
}

/// Runs all cells and tells how it ends.
#[track_caller]
fn check_run_all(sources: &[&str], expect: Expect) {
    let (mut session, _) = session_of(sources);
    let mut now_ms = 0.0;
    session.kernel_ready(now_ms);
    session.run_scope(Scope::All, now_ms);
    talk(&mut session, &mut kernel(), &mut now_ms);
    expect.assert_eq(&describe(&session));
}

#[test]
fn outputs_are_routed_and_merged() {
    check_run_all(
        &["1+1", "md:# Title", "hello", "warn"],
        expect![[r#"
            idle
            [1] 1+1 · done in 500 ms
                result[1] "2"
            [ ] # Title · never run
            [2] hello · done in 600 ms
                stdout "hello\n"
            [3] warn · done in 700 ms
                stdout "a\n"
                stderr "b\n"
                stdout "c\n"
        "#]],
    );
}

#[test]
fn an_error_empties_the_queue() {
    check_run_all(
        &["1+1", "boom", "hello"],
        expect![[r#"
            idle
            [1] 1+1 · done in 500 ms
                result[1] "2"
            [2] boom · error ValueError
                error ValueError: no
            [ ] hello · never run
        "#]],
    );
}

#[test]
fn displays_are_updated_across_cells() {
    check_run_all(
        &["show", "update"],
        expect![[r#"
            idle
            [1] show · done in 500 ms
                display "new"
            [2] update · done in 500 ms
        "#]],
    );
}

#[test]
fn clear_output_clears_now_or_with_the_next_output() {
    check_run_all(
        &["clear", "clear wait", "clear wait, nothing", "progress"],
        expect![[r#"
            idle
            [1] clear · done in 700 ms
                stdout "two\n"
            [2] clear wait · done in 700 ms
                stdout "two\n"
            [3] clear wait, nothing · done in 600 ms
                stdout "one\n"
            [4] progress · done in 600 ms
                stderr " 20%"
        "#]],
    );
}

#[test]
fn an_empty_cell_is_passed_over_and_a_payload_makes_a_cell() {
    check_run_all(
        &["  ", "load", "stopped"],
        expect![[r"
            idle
            [ ]    · never run
            [1] load · done in 400 ms
            [ ] next · never run
            [2] stopped · interrupted
                error KeyboardInterrupt: 
        "]],
    );
}

#[test]
fn runs_wait_for_the_kernel() {
    let (mut session, cells) = session_of(&["1+1", "hello", "boom"]);
    let events = session.run(cells[0], 0.0);
    assert!(events.contains(&Event::KernelNeeded), "{events:?}");
    session.kernel_starting(Progress { stage: "boot".to_owned(), fraction: None });
    let events = session.run_scope(Scope::After(cells[1]), 0.0);
    assert!(!events.contains(&Event::KernelNeeded), "{events:?}");
    session.run(cells[1], 0.0);
    assert!(session.take_outgoing().is_empty());
    expect![[r"
        starting boot
        [ ] 1+1 · queued 1
        [ ] hello · queued 2
        [ ] boom · queued 3
    "]]
    .assert_eq(&describe(&session));
    session.kernel_ready(10.0);
    expect![[r"
        busy 1/3, 2 queued
        [ ] 1+1 · running
        [ ] hello · queued 1
        [ ] boom · queued 2
    "]]
    .assert_eq(&describe(&session));
    // Deleting takes a cell off the queue, clearing all of them.
    session.edit(Edit::Delete { cells: vec![cells[1]] }, 20.0).unwrap();
    assert_eq!(session.run_state(cells[2]), RunState::Queued { position: 1 });
    session.interrupt(30.0);
    assert_eq!(session.run_state(cells[2]), RunState::NeverRun);
    let sent: Vec<String> = session.take_outgoing().iter().map(|message| message.msg_type().to_owned()).collect();
    assert_eq!(sent, ["execute_request", "interrupt_request"]);
}

#[test]
fn the_source_is_read_when_its_turn_comes() {
    let (mut session, cells) = session_of(&["hello", "nothing"]);
    let mut now_ms = 0.0;
    session.run_scope(Scope::All, now_ms);
    session.edit(Edit::SetSource { cell: cells[1], source: "1+1".to_owned() }, now_ms).unwrap();
    session.kernel_ready(now_ms);
    talk(&mut session, &mut kernel(), &mut now_ms);
    session.edit(Edit::SetSource { cell: cells[1], source: "1+2".to_owned() }, now_ms).unwrap();
    expect![[r#"
        idle
        [1] hello · done in 600 ms
            stdout "hello\n"
        [2] 1+2 · stale, done in 500 ms
            result[2] "2"
    "#]]
    .assert_eq(&describe(&session));
    session.undo();
    assert!(matches!(session.run_state(cells[1]), RunState::Done { .. }));
}

#[test]
fn a_restored_kernel_keeps_what_ran_before_the_crash() {
    let (mut session, cells) = session_of(&["1+1", "hello", "boom"]);
    let mut kernel = kernel();
    let mut now_ms = 0.0;
    session.kernel_ready(now_ms);
    session.run(cells[0], now_ms);
    session.run(cells[1], now_ms);
    talk(&mut session, &mut kernel, &mut now_ms);
    session.run(cells[2], now_ms);
    session.kernel_crashed();
    session.kernel_ready(now_ms);
    expect![[r#"
        idle
        [1] 1+1 · done in 500 ms
            result[1] "2"
        [2] hello · done in 600 ms
            stdout "hello\n"
        [ ] boom · gone
    "#]]
    .assert_eq(&describe(&session));
    // Undone: what ran later than the first cell is nobody's.
    assert_eq!(session.rewound(1), [Event::RunStateChanged(cells[1])]);
    assert_eq!(session.rewound(1), []);
    assert_eq!(session.run_state(cells[0]), RunState::Done { duration_ms: 500.0 });
    assert_eq!(session.run_state(cells[1]), RunState::Gone);
    // Nothing could be restored after all.
    assert!(session.variables_lost().contains(&Event::RunStateChanged(cells[0])));
    assert_eq!(session.run_state(cells[0]), RunState::Gone);
}

#[test]
fn a_lost_kernel_marks_what_it_knew() {
    let (mut session, cells) = session_of(&["1+1", "hello", "boom"]);
    let mut kernel = kernel();
    let mut now_ms = 0.0;
    session.kernel_ready(now_ms);
    session.run(cells[0], now_ms);
    talk(&mut session, &mut kernel, &mut now_ms);
    session.run(cells[1], now_ms);
    session.run(cells[2], now_ms);
    session.flush_to(&mut kernel);
    let late = kernel.take_answers();
    session.kernel_died("out of memory", now_ms);
    // What the dead kernel still says is dropped.
    for message in late {
        assert_eq!(session.receive(message, now_ms), []);
    }
    expect![[r#"
        dead: out of memory
        [1] 1+1 · gone
            result[1] "2"
        [ ] hello · gone
        [ ] boom · never run
    "#]]
    .assert_eq(&describe(&session));
    session.restart(true, now_ms);
    session.kernel_ready(now_ms);
    let mut fresh = self::kernel();
    talk(&mut session, &mut fresh, &mut now_ms);
    expect![[r#"
        idle
        [1] 1+1 · done in 500 ms
            result[1] "2"
        [2] hello · done in 600 ms
            stdout "hello\n"
        [3] boom · error ValueError
            error ValueError: no
    "#]]
    .assert_eq(&describe(&session));
}

#[test]
fn late_and_foreign_messages() {
    let (mut session, cells) = session_of(&["hello"]);
    let mut kernel = kernel();
    let mut now_ms = 0.0;
    session.kernel_ready(now_ms);
    session.run(cells[0], now_ms);
    talk(&mut session, &mut kernel, &mut now_ms);
    let first = kernel.received[0].header.clone();
    let stream = |parent: &Header, text: &str| {
        Message::child_of(parent, Channel::Iopub, "x", msg_type::STREAM, json!({"name": "stdout", "text": text}))
    };
    // A thread prints after its cell is done: that belongs to the cell still.
    session.receive(stream(&first, "late\n"), now_ms);
    // Somebody else's request, and nobody's.
    let foreign = Header { msg_id: "other".to_owned(), ..Header::default() };
    assert_eq!(session.receive(stream(&foreign, "foreign\n"), now_ms), []);
    assert_eq!(session.receive(Message::new(Channel::Iopub, "y", "mystery", Value::Null), now_ms), []);
    session.run(cells[0], now_ms);
    session.flush_to(&mut kernel);
    // The cell runs anew: what the earlier run still says is dropped.
    assert_eq!(session.receive(stream(&first, "too late\n"), now_ms), []);
    for answer in kernel.take_answers() {
        session.receive(answer, now_ms);
    }
    session.receive(stream(&kernel.received[1].header.clone(), "late\n"), now_ms);
    expect![[r#"
        idle
        [2] hello · done in 0 ms
            stdout "hello\nlate\n"
    "#]]
    .assert_eq(&describe(&session));
}

#[test]
fn only_the_newest_silent_request_is_answered() {
    let (mut session, cells) = session_of(&["hello"]);
    assert_eq!(session.complete("pri", 3), None);
    session.kernel_ready(0.0);
    let old = session.complete("pr", 2).unwrap();
    let new = session.complete("pri", 3).unwrap();
    let unwanted = session.inspect("print", 5, 0).unwrap();
    session.forget_request(unwanted);
    assert_ne!(old, new);
    let sent = session.take_outgoing();
    let reply = |request: &Message, name: &str, content: Value| {
        Message::child_of(&request.header, Channel::Shell, "r", name, content)
    };
    let matches = json!({"matches": ["print"], "cursor_start": 0, "cursor_end": 3, "metadata": {}, "status": "ok"});
    assert_eq!(session.receive(reply(&sent[0], "complete_reply", matches.clone()), 1.0), []);
    assert_eq!(session.receive(reply(&sent[2], "inspect_reply", json!({"found": true})), 1.0), []);
    let answer =
        Answer::Complete { matches: vec!["print".to_owned()], cursor_start: 0, cursor_end: 3, metadata: json!({}) };
    let answered = vec![Event::Answered { ticket: new, answer }];
    assert_eq!(session.receive(reply(&sent[1], "complete_reply", matches.clone()), 1.0), answered);
    // Not twice.
    assert_eq!(session.receive(reply(&sent[1], "complete_reply", matches), 1.0), []);
    session.run(cells[0], 0.0);
    assert_eq!(session.complete("pri", 3), None);
    assert!(session.request_kernel_info().is_some());
}

#[test]
fn input_is_asked_for_and_answered() {
    let (mut session, cells) = session_of(&["input()"]);
    session.kernel_ready(0.0);
    session.run(cells[0], 0.0);
    let request = session.take_outgoing().remove(0);
    let ask = json!({"prompt": "name? ", "password": false});
    let ask = Message::child_of(&request.header, Channel::Stdin, "i1", msg_type::INPUT_REQUEST, ask);
    assert_eq!(session.receive(ask.clone(), 1.0), [Event::QuestionChanged]);
    let question = Question { prompt: "name? ".to_owned(), password: false };
    assert_eq!(session.question(), Some((Some(cells[0]), &question)));
    assert!(session.answer_question(Reply::Line("Ada")).contains(&Event::QuestionChanged));
    assert_eq!(session.question(), None);
    assert_eq!(session.answer_question(Reply::Line("twice")), []);
    let sent = session.take_outgoing();
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].channel, sent[0].parent_id()), (Channel::Stdin, Some("i1")));
    assert_eq!(sent[0].content, json!({"status": "ok", "value": "Ada"}));
    let outputs = &session.document().cell(cells[0]).unwrap().outputs;
    assert_eq!(*outputs, [Output::stream(StreamName::Stdout, "name? Ada\n")]);

    // Ctrl+D, and a password that leaves no trace.
    session.receive(ask, 1.0);
    session.answer_question(Reply::End);
    assert_eq!(session.take_outgoing()[0].content, json!({"status": "ok", "value": "\u{4}"}));
    let secret = json!({"prompt": "Password: ", "password": true});
    let ask = Message::child_of(&request.header, Channel::Stdin, "i2", msg_type::INPUT_REQUEST, secret);
    session.receive(ask.clone(), 1.0);
    session.answer_question(Reply::Line("hunter2"));
    assert_eq!(session.take_outgoing()[0].content["value"], "hunter2");
    assert!(!session.document().to_json().contains("hunter2"));

    // A kernel that is gone waits for nothing.
    session.receive(ask, 1.0);
    assert!(session.kernel_died("gone", 2.0).contains(&Event::QuestionChanged));
    assert_eq!(session.question(), None);
}

#[test]
fn idle_may_come_before_the_reply() {
    let (mut session, cells) = session_of(&["x"]);
    session.kernel_ready(0.0);
    session.run(cells[0], 0.0);
    let request = session.take_outgoing().remove(0);
    let child = |channel, name, content| Message::child_of(&request.header, channel, "c", name, content);
    session.receive(child(Channel::Iopub, "status", json!({"execution_state": "idle"})), 5.0);
    assert!(matches!(session.run_state(cells[0]), RunState::Running { .. }));
    session.receive(child(Channel::Shell, "execute_reply", json!({"status": "ok"})), 7.0);
    assert_eq!(session.run_state(cells[0]), RunState::Done { duration_ms: 7.0 });
}

#[test]
fn runs_carry_the_cell_and_can_leave_their_times() {
    let (mut session, cells) = session_of(&["x"]);
    session.set_record_timing(true);
    session.kernel_ready(0.0);
    let (_, inserted) = session.run_and_insert(cells[0], 0.0);
    assert_eq!(session.document().index_of(inserted.unwrap()), Some(1));
    let request = session.take_outgoing().remove(0);
    let name = session.document().cell(cells[0]).unwrap().id.clone();
    assert_eq!(request.metadata["cellId"], name);
    for (channel, kind, content) in [
        (Channel::Iopub, "status", json!({"execution_state": "busy"})),
        (Channel::Shell, "execute_reply", json!({"status": "ok"})),
        (Channel::Iopub, "status", json!({"execution_state": "idle"})),
    ] {
        let mut message = Message::child_of(&request.header, channel, "c", kind, content);
        message.header.date = "2026-01-02T03:04:05Z".to_owned();
        session.receive(message, 1.0);
    }
    let metadata = Value::Object(session.document().cell(cells[0]).unwrap().metadata.clone());
    assert_eq!(metadata["execution"]["shell.execute_reply"], "2026-01-02T03:04:05Z");
    // A run is no edit: undo takes back the inserted cell, not the outputs or times.
    session.undo();
    assert_eq!(session.document().len(), 1);
    assert_eq!(Value::Object(session.document().cell(cells[0]).unwrap().metadata.clone()), metadata);
}

#[test]
fn the_scripted_kernel_counts_interrupts() {
    let (mut session, cells) = session_of(&["x"]);
    session.kernel_ready(0.0);
    session.run(cells[0], 0.0);
    let mut kernel = ScriptedKernel::default();
    session.interrupt(1.0);
    session.flush_to(&mut kernel);
    Kernel::interrupt(&mut kernel);
    assert_eq!(kernel.interrupts, 2);
}
