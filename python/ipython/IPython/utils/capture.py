"""Keeping what a piece of code prints and displays."""

import sys

__all__ = ["RichOutput", "CapturedIO", "capture_output"]


class RichOutput:
    """One displayed bundle."""

    def __init__(self, data=None, metadata=None, transient=None, update=False):
        self.data = data or {}
        self.metadata = metadata or {}
        self.transient = transient or {}
        self.update = update

    def display(self):
        """Show it again."""
        from IPython.core.display_functions import publish_display_data

        publish_display_data(data=self.data, metadata=self.metadata, transient=self.transient, update=self.update)

    def _repr_mime(self, mime):
        if mime not in self.data:
            return None
        data = self.data[mime]
        return (data, self.metadata[mime]) if mime in self.metadata else data

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.data, self.metadata

    def _repr_html_(self):
        return self._repr_mime("text/html")

    def _repr_latex_(self):
        return self._repr_mime("text/latex")

    def _repr_json_(self):
        return self._repr_mime("application/json")

    def _repr_javascript_(self):
        return self._repr_mime("application/javascript")

    def _repr_png_(self):
        return self._repr_mime("image/png")

    def _repr_jpeg_(self):
        return self._repr_mime("image/jpeg")

    def _repr_svg_(self):
        return self._repr_mime("image/svg+xml")


class CapturedIO:
    """What was printed and displayed; calling it shows all of it again."""

    def __init__(self, stdout, stderr, outputs=None):
        self._stdout = stdout
        self._stderr = stderr
        self._outputs = outputs

    def __str__(self):
        return self.stdout

    @property
    def stdout(self):
        """Text printed."""
        return self._stdout.getvalue() if self._stdout else ""

    @property
    def stderr(self):
        """Text printed on stderr."""
        return self._stderr.getvalue() if self._stderr else ""

    @property
    def outputs(self):
        """Bundles displayed."""
        return [RichOutput(**output) for output in self._outputs or []]

    def show(self):
        """Show all again."""
        for stream, text in ((sys.stdout, self.stdout), (sys.stderr, self.stderr)):
            if text:
                stream.write(text)
        sys.stdout.flush()
        sys.stderr.flush()
        for output in self.outputs:
            output.display()

    __call__ = show


class capture_output:
    """``with capture_output() as c:``; then ``c.stdout``, ``c.stderr``, ``c.outputs``."""

    stdout = True
    stderr = True
    display = True

    def __init__(self, stdout=True, stderr=True, display=True):
        self.stdout = stdout
        self.stderr = stderr
        self.display = display
        self.shell = None

    def __enter__(self):
        from io import StringIO

        from IPython.core.displayhook import CapturingDisplayHook
        from IPython.core.displaypub import CapturingDisplayPublisher
        from IPython.core.getipython import get_ipython

        self.sys_stdout = sys.stdout
        self.sys_stderr = sys.stderr
        stdout = stderr = outputs = None
        if self.display:
            self.shell = get_ipython()
            if self.shell is None:
                self.display = False
        if self.stdout:
            stdout = sys.stdout = StringIO()
        if self.stderr:
            stderr = sys.stderr = StringIO()
        if self.display:
            self.save_display_pub = self.shell.display_pub
            self.shell.display_pub = CapturingDisplayPublisher(self.shell)
            outputs = self.shell.display_pub.outputs
            self.save_display_hook = sys.displayhook
            sys.displayhook = CapturingDisplayHook(shell=self.shell, outputs=outputs)
        return CapturedIO(stdout, stderr, outputs)

    def __exit__(self, exc_type, exc_value, traceback):
        sys.stdout = self.sys_stdout
        sys.stderr = self.sys_stderr
        if self.display and self.shell:
            self.shell.display_pub = self.save_display_pub
            sys.displayhook = self.save_display_hook
