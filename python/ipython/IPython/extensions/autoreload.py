"""``%autoreload``: import changed modules anew before a cell runs.

Modules whose file is newer than at the last look are reloaded with ``importlib.reload`` before each cell (mode 2), or only those
named with ``%aimport`` (mode 1). Objects that a program already took out of a module keep their old code.
"""

import os
import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class


@magics_class
class AutoreloadMagics(Magics):
    """``%autoreload`` and ``%aimport``."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.mode = 0
        self.named = set()
        self.excluded = set()
        self.seen = {}
        self.check(reload=False)

    @line_magic
    def autoreload(self, line=""):
        """``%autoreload`` now; ``0`` off; ``1`` modules named with ``%aimport``; ``2`` all."""
        mode = line.split()[0].lower() if line.split() else "now"
        if mode in ("", "now"):
            self.check(everything=True)
        elif mode in ("0", "off"):
            self.mode = 0
        elif mode in ("1", "explicit"):
            self.mode = 1
        elif mode in ("2", "all", "3", "complete"):
            self.mode = 2
        else:
            raise UsageError('Unrecognized autoreload mode "%s"' % mode)

    @line_magic
    def aimport(self, line=""):
        """Modules to reload in mode 1; ``-name`` leaves one out."""
        names = [name.strip() for name in line.replace(",", " ").split()]
        if not names:
            print("Modules to reload:\n%s\n\nModules to skip:\n%s" % (" ".join(sorted(self.named)), " ".join(sorted(self.excluded))))
        for name in names:
            if name.startswith("-"):
                self.excluded.add(name[1:])
                self.named.discard(name[1:])
            else:
                from importlib import import_module

                import_module(name)
                top = name.split(".")[0]
                self.shell.push({top: sys.modules[top]})
                self.named.add(name)
                self.excluded.discard(name)

    def pre_run_cell(self, info=None):
        if self.mode:
            self.check(everything=self.mode == 2)

    def post_run_cell(self, result=None):
        self.check(reload=False, only_new=True)

    def check(self, everything=False, reload=True, only_new=False):
        """Look at the files of modules; reload those that changed."""
        for name, module in list(sys.modules.items()):
            path = getattr(module, "__file__", None)
            if not path or not path.endswith(".py") or name == "__main__" or name in self.excluded:
                continue
            if not everything and reload and name not in self.named:
                continue
            if only_new and name in self.seen:
                continue
            if path.startswith(("/usr/", sys.prefix)):
                continue
            try:
                stamp = os.stat(path).st_mtime
            except OSError:
                continue
            before = self.seen.get(name)
            self.seen[name] = stamp
            if reload and before is not None and stamp > before:
                from importlib import reload as load_anew

                try:
                    load_anew(module)
                except Exception as error:
                    print("[autoreload of %s failed: %s]" % (name, error), file=sys.stderr)


def load_ipython_extension(shell):
    """Called by ``%load_ext autoreload``."""
    magics = AutoreloadMagics(shell)
    shell.register_magics(magics)
    shell.events.register("pre_run_cell", magics.pre_run_cell)
    shell.events.register("post_run_cell", magics.post_run_cell)
