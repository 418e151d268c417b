"""Jupyter's own test of kernels, and what it leaves out: stopping, asking, aborting."""

import time
import unittest

import jupyter_kernel_test
from support import Session, kernelspec_installed

kernelspec_installed()


class KernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "colibri"
    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys; print('test', file=sys.stderr)"
    completion_samples = [{"text": "zi", "matches": {"zip"}}, {"text": "import jso", "matches": {"json"}}]
    complete_code_samples = ["1", "print('hello, world')", "def f(x):\n  return x*2\n\n\n"]
    incomplete_code_samples = ["print('''hello", "def f(x):\n  x*2"]
    invalid_code_samples = ["import = 7q"]
    code_page_something = "zip?"
    code_generate_error = "raise"
    code_execute_result = [
        {"code": "1+2+3", "result": "6"},
        {"code": "[n*n for n in range(1, 4)]", "result": "[1, 4, 9]"},
    ]
    code_display_data = [
        {"code": "from IPython.display import HTML, display; display(HTML('<b>test</b>'))", "mime": "text/html"},
        {"code": "from IPython.display import Math, display; display(Math('\\\\frac{1}{2}'))", "mime": "text/latex"},
    ]
    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "zip"
    code_clear_output = "from IPython.display import clear_output; clear_output()"


class BeyondIt(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = Session()

    @classmethod
    def tearDownClass(cls):
        cls.session.close()

    def test_whatever_runs_can_be_stopped_and_variables_stay(self):
        self.session.run("kept = 41")
        for code in (
            "while True: pass",
            "import time; time.sleep(1e9)",
            "import re; re.match('(a*)*b', 'a' * 40)",
            "sum(range(10**12))",
            "import select; select.select([], [], [])",
            "input()",
        ):
            with self.subTest(code=code):
                reply, outputs = self.session.run(code, interrupt_after=0.5)
                self.assertEqual(reply["status"], "error")
                self.assertEqual([output["ename"] for output in outputs], ["KeyboardInterrupt"])
        self.assertEqual(self.session.run("kept + 1")[1][0]["data"]["text/plain"], "42")

    def test_a_question_is_asked_and_answered(self):
        for code, prompt, is_password in (
            ("print('hi', input('name? '))", "name? ", False),
            ("import getpass; print('hi', getpass.getpass())", "Password: ", True),
        ):
            reply, outputs = self.session.run(code, answers=["Bob"])
            self.assertEqual(reply["status"], "ok")
            self.assertEqual("".join(output["text"] for output in outputs), "hi Bob\n")
            self.assertEqual(self.session.asked, {"prompt": prompt, "password": is_password})

    def test_nobody_is_asked_where_nobody_can_answer(self):
        reply, _ = self.session.run("input()", answers=None)
        self.assertEqual(reply["ename"], "StdinNotImplementedError")

    def test_cells_behind_a_failed_one_are_aborted(self):
        client = self.session.client
        sent = [client.execute(code) for code in ("import time; time.sleep(0.3); 1/0", "print('never')")]
        sent.append(client.execute("'asked later'"))
        replies = {}
        while len(replies) < len(sent):
            message = client.get_shell_msg(timeout=20)
            replies[message["parent_header"]["msg_id"]] = message["content"]["status"]
        self.assertEqual([replies[msg_id] for msg_id in sent], ["error", "aborted", "aborted"])
        self.session.forget()
        self.assertEqual(self.session.run("1")[0]["status"], "ok")

    def test_an_unsigned_message_is_not_answered(self):
        client = self.session.client
        session = client.shell_channel.session
        key, session.key = session.key, b"another key"
        try:
            client.execute("raise SystemExit('run by a stranger')")
        finally:
            session.key = key
        self.assertEqual(self.session.run("'still here'")[1][0]["data"]["text/plain"], "'still here'")

    def test_control_is_heard_while_a_cell_runs(self):
        session = Session()
        session.client.execute("while True: pass")
        time.sleep(0.5)
        session.close(now=False)
        self.assertFalse(session.manager.is_alive())


if __name__ == "__main__":
    unittest.main()
