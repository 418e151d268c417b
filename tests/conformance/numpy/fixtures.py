"""The fixtures that tests find without defining them."""
import sys
import tempfile

import pytest


def _tmp_path():
    import pathlib
    import shutil

    folder = tempfile.mkdtemp()
    yield pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)


class _Folders:
    @staticmethod
    def mktemp(name, numbered=True):
        import pathlib

        return pathlib.Path(tempfile.mkdtemp(prefix=name))


def _monkeypatch():
    made = pytest.MonkeyPatch()
    yield made
    made.undo()


class _Captured:
    def __init__(self):
        import io

        self.old = sys.stdout, sys.stderr
        self.out, self.err = sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def readouterr(self):
        import collections

        texts = self.out.getvalue(), self.err.getvalue()
        for stream in (self.out, self.err):
            stream.seek(0)
            stream.truncate()
        return collections.namedtuple("Captured", "out err")(*texts)


def _capsys():
    made = _Captured()
    yield made
    sys.stdout, sys.stderr = made.old


def _recwarn():
    with pytest.WarningsRecorder() as made:
        yield made


def _weak_promotion(request):
    return True


BUILT_IN = {
    name: pytest.Fixture(function, name=name, scope=scope)
    for name, function, scope in [
        ("tmp_path", _tmp_path, "function"), ("tmpdir", _tmp_path, "function"), ("tmp_path_factory", lambda: _Folders, "module"),
        ("tmpdir_factory", lambda: _Folders, "module"), ("monkeypatch", _monkeypatch, "function"), ("capsys", _capsys, "function"),
        ("capfd", _capsys, "function"), ("recwarn", _recwarn, "function"), ("request", lambda: None, "function"),
    ]
}
# NumPy's own; the promotion of NumPy 1 is not in Colibri.
BUILT_IN["weak_promotion"] = pytest.Fixture(_weak_promotion, name="weak_promotion", params=[True])
