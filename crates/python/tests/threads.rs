//! Threads and comms: what objects in the page or other threads would do.

mod support;

use expect_test::expect;
use serde_json::json;
use support::{Front, check_all, on_kernel_thread};

#[test]
fn a_thread_runs_when_it_is_started() {
    check_all(
        &[
            "import threading, time, queue\nt = threading.Thread(target=lambda: print('in', threading.current_thread().name))\nt.start(); print('after', t.is_alive()); t.join()",
            "threading.Event().wait(0.01)",
            "e = threading.Event(); threading.Timer(0.01, e.set).start(); e.wait()",
            "q = queue.Queue()\nfor n in range(3): q.put(n)\nq.put(None)\ndef worker():\n    while (n := q.get()) is not None: print(n * n)\nthreading.Thread(target=worker).start()",
            "lock = threading.Lock()\nwith lock: print(lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))",
            "local = threading.local(); local.x = 1\nt = threading.Thread(target=lambda: print(hasattr(local, 'x'))); t.start()\nlocal.x",
            "r = threading.RLock()\nwith r:\n    with r: print('twice')\nr.release()",
        ],
        expect![[r#"
            stdout "in Thread-1 (<lambda>)\nafter False\n"
            Out[2] text/plain False
            Out[3] text/plain True
            stdout "0\n1\n4\n"
            stdout "True False False\n"
            stdout "False\n"
            Out[6] text/plain 1
            stdout "twice\n"
            error RuntimeError: cannot release un-acquired lock
        "#]],
    );
}

#[test]
fn pools_run_what_they_are_given() {
    check_all(
        &[
            "from concurrent.futures import ThreadPoolExecutor, as_completed\nwith ThreadPoolExecutor(4) as pool: print(list(pool.map(lambda n: n * n, range(5))))",
            "with ThreadPoolExecutor(initializer=print, initargs=('begun',)) as pool:\n    futures = [pool.submit(divmod, 7, n) for n in (2, 0)]\nsorted(type(f.exception()).__name__ for f in as_completed(futures))",
            "pool.submit(print)",
            "import asyncio\nawait asyncio.to_thread(sum, [1, 2])",
        ],
        expect![[r#"
            stdout "[0, 1, 4, 9, 16]\n"
            stdout "begun\n"
            Out[2] text/plain ['NoneType', 'ZeroDivisionError']
            error RuntimeError: cannot schedule new futures after shutdown
            Out[4] text/plain 3
        "#]],
    );
}

#[test]
fn waiting_for_ever_is_an_error_with_the_reason() {
    on_kernel_thread(|| {
        let front = Front::boot();
        for code in
            ["import threading; l = threading.Lock(); l.acquire(); l.acquire()", "import queue; queue.Queue().get()"]
        {
            let reply = front.reply("execute_request", json!({"code": code}));
            assert_eq!(reply["ename"], "RuntimeError", "{code}");
            assert!(reply["evalue"].as_str().is_some_and(|text| text.contains("would wait for ever")), "{reply}");
        }
    });
}

#[test]
fn comms_go_both_ways_with_buffers() {
    on_kernel_thread(|| {
        let front = Front::boot();
        front.execute(
            "import comm\ndef opened(c, msg):\n    print('opened', msg['content']['data'])\n    c.on_msg(lambda m: c.send({'got': m['content']['data']}, buffers=[bytes(m['buffers'][0])[::-1]]))\n    c.on_close(lambda m: print('closed'))\ncomm.get_comm_manager().register_target('echo', opened)",
        );
        let said = |heard: &[protocol::Message]| -> Vec<String> {
            heard
                .iter()
                .filter(|message| message.msg_type() != "status")
                .map(|message| format!("{} {} {:?}", message.msg_type(), message.content, message.buffers))
                .collect()
        };
        let open = json!({"comm_id": "c1", "target_name": "echo", "data": {"a": 1}});
        assert_eq!(
            said(&front.request("comm_open", open)),
            [r#"stream {"name":"stdout","text":"opened {'a': 1}\n"} []"#]
        );
        assert_eq!(
            front.reply("comm_info_request", json!({"target_name": "echo"}))["comms"],
            json!({"c1": {"target_name": "echo"}})
        );
        let message = json!({"comm_id": "c1", "data": "x"});
        assert_eq!(
            said(&front.request_with("comm_msg", message, vec![vec![1, 2, 3]])),
            [r#"comm_msg {"comm_id":"c1","data":{"got":"x"}} [[3, 2, 1]]"#]
        );
        let close = json!({"comm_id": "c1", "data": {}});
        assert_eq!(said(&front.request("comm_close", close)), [r#"stream {"name":"stdout","text":"closed\n"} []"#]);
        let heard = front.execute("c = comm.create_comm('page', data={'b': 2}, buffers=[b'z']); c.close()");
        let types: Vec<_> =
            heard.iter().map(protocol::Message::msg_type).filter(|kind| kind.starts_with("comm")).collect();
        assert_eq!(types, ["comm_open", "comm_close"]);
    });
}
