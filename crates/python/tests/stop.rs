//! Whatever a cell does, it can be stopped, and the session goes on.

mod support;

use protocol::{Channel, msg_type};
use support::{Front, on_kernel_thread, transcript};

/// So often the kernel asks before it is to stop: long enough that the cell is running by then.
const POLLS: u32 = 100;

/// Runs `cell`, which would never end, and stops it.
#[track_caller]
fn check(cell: &'static str) {
    let [error, after] = on_kernel_thread(move || {
        let front = Front::boot();
        front.execute("kept = 41");
        front.world.stop_in.set(POLLS);
        let stopped = transcript(&front.execute(cell));
        front.world.stop_in.set(0);
        [stopped, transcript(&front.execute("kept + 1"))]
    });
    assert_eq!(error, "error KeyboardInterrupt: \n", "{cell}");
    assert_eq!(after, "Out[3] text/plain 42\n", "{cell}");
}

#[test]
fn loops() {
    check("while True: pass");
    check("def f():\n    while True:\n        try:\n            f.x = 1\n        finally:\n            f.y = 2\nf()");
    check("import itertools\nfor _ in itertools.count(): pass");
}

#[test]
fn native_iteration() {
    check("sum(range(10**12))");
    check("max(iter(int, 1))");
    check("import itertools, collections\ncollections.deque(itertools.repeat(None), maxlen=0)");
    check("list(zip(*[iter(int, 1)] * 2))");
    check("0 in iter(lambda: 1, 0)");
}

#[test]
fn sorting() {
    check("import random\nnumbers = [random.random() for _ in range(20_000)]\nwhile True: sorted(numbers)");
    check("class C:\n    def __lt__(self, other): return True\nwhile True: sorted(C() for _ in range(1000))");
}

#[test]
fn regular_expressions() {
    check("import re\nre.match('(a+)+$', 'a' * 60 + 'b')");
    check("import re\nre.sub('(x+x+)+y', '', 'x' * 60)");
    check("import re\nre.findall('(a|aa)+$', 'a' * 80 + 'b')");
}

#[test]
fn handlers_see_it_like_any_interrupt() {
    let said = on_kernel_thread(|| {
        let front = Front::boot();
        front.world.stop_in.set(POLLS);
        transcript(
            &front.execute("try:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('stopped by hand')"),
        )
    });
    assert_eq!(said, "stdout \"stopped by hand\\n\"\n");
}

#[test]
fn a_person_is_asked_in_the_front_ends_language() {
    let (questions, said) = on_kernel_thread(|| {
        let front = Front::boot();
        front.world.lines.replace(vec!["Ada".to_owned(), "secret".to_owned(), "\u{4}".to_owned()]);
        let heard = front.execute(
            "import getpass\nprint(input('name? '), len(getpass.getpass()))\ntry:\n    input()\nexcept EOFError:\n    print('no more')",
        );
        let questions: Vec<_> = heard.iter().filter(|message| message.channel == Channel::Stdin).collect();
        assert!(questions.iter().all(|question| question.msg_type() == msg_type::INPUT_REQUEST));
        let questions: Vec<String> = questions.iter().map(|question| question.content.to_string()).collect();
        let heard: Vec<_> = heard.into_iter().filter(|message| message.channel != Channel::Stdin).collect();
        (questions, transcript(&heard))
    });
    assert_eq!(
        questions,
        [
            r#"{"prompt":"name? ","password":false}"#,
            r#"{"prompt":"Password: ","password":true}"#,
            r#"{"prompt":"","password":false}"#
        ]
    );
    assert_eq!(said, "stdout \"Ada 6\\nno more\\n\"\n");
}

#[test]
fn tracebacks_show_the_persons_own_lines() {
    let heard = on_kernel_thread(|| {
        let front = Front::boot();
        front.world.lines.replace(vec!["\u{4}".to_owned()]);
        front.execute("input()")
    });
    let error = heard.iter().find(|message| message.msg_type() == msg_type::ERROR).expect("an error");
    let traceback = error.content["traceback"].to_string();
    assert!(traceback.contains("input()") && !traceback.contains("stdin"), "{traceback}");
}
