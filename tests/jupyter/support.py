"""A kernel that Jupyter starts by its kernelspec, and its notebooks to try it with."""

import atexit
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import time

from jupyter_client.manager import start_new_kernel

TIMEOUT = 30


def kernelspec_installed():
    """Installs the kernel of COLIBRI (the program to test) for this process and those it starts."""
    if "colibri-kernelspec" in os.environ.get("JUPYTER_PATH", ""):
        return
    folder = tempfile.TemporaryDirectory(prefix="colibri-kernelspec-")
    atexit.register(folder.cleanup)
    install = [os.environ["COLIBRI"], "kernel", "--install", "--prefix", folder.name]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL)
    os.environ["JUPYTER_PATH"] = os.path.join(folder.name, "share", "jupyter")


def source_distribution(name, version, cache):
    """The unpacked source distribution of a package, fetched once through pip."""
    folder = cache / ("%s-%s" % (name, version))
    if not folder.is_dir():
        with tempfile.TemporaryDirectory() as download:
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
            pip += ["--no-binary", name, "--dest", download, "%s==%s" % (name, version)]
            subprocess.run(pip, check=True)
            (archive,) = pathlib.Path(download).glob("*.tar.gz")
            with tarfile.open(archive) as tar:
                tar.extractall(cache, filter="data")
    return folder


class Session:
    """One kernel and what it says."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(kernel_name="colibri", startup_timeout=TIMEOUT)
        self.asked = None

    def run(self, code, interrupt_after=None, answers=()):
        """Content of the reply, and contents of the outputs; ``answers=None`` means that nobody can be asked."""
        msg_id = self.client.execute(code, allow_stdin=answers is not None)
        if interrupt_after is not None:
            time.sleep(interrupt_after)
            self.manager.interrupt_kernel()
        for answer in answers or ():
            self.asked = self.client.get_stdin_msg(timeout=TIMEOUT)["content"]
            self.client.input(answer)
        outputs = []
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    break
            elif message["msg_type"] != "execute_input":
                outputs.append(message["content"])
        reply = self.client.get_shell_msg(timeout=TIMEOUT)
        self.forget()
        return reply["content"], outputs

    def forget(self):
        """Drops what was not listened to."""
        for channel in (self.client.shell_channel, self.client.iopub_channel, self.client.stdin_channel):
            while channel.msg_ready():
                channel.get_msg(timeout=1)

    def close(self, now=True):
        self.manager.shutdown_kernel(now=now)
        self.client.stop_channels()
