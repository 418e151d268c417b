"""Magics about files, folders and the environment; they work without a shell."""

import os
import sys

from IPython.core.error import UsageError
from IPython.core.magic import Magics, cell_magic, line_cell_magic, line_magic, magics_class, no_var_expand, split_words


def _clean_path(text):
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return os.path.expanduser(text)


@magics_class
class OSMagics(Magics):
    """``%cd``, ``%pwd``, ``%env``, ``%%writefile`` …"""

    @line_magic
    def pwd(self, parameter_s=""):
        """The current folder."""
        try:
            return os.getcwd()
        except FileNotFoundError as error:
            raise UsageError("CWD no longer exists - please use %cd to change directory.") from error

    @line_magic
    def cd(self, parameter_s=""):
        """Change the folder: ``%cd path``, ``%cd -`` back, ``%cd`` home, ``-q`` quietly."""
        shell = self.shell
        history = shell.history_manager.dir_hist
        options, target = self.parse_options(parameter_s, "qb", mode="string")
        quiet = "q" in options
        before = os.getcwd()
        target = target.strip()
        if target == "-":
            if len(history) < 2:
                raise UsageError("No previous directory to change to.")
            path = history[-2]
        elif target.startswith("-") and target[1:].isdigit():
            try:
                path = history[int(target[1:])]
            except IndexError:
                print("The requested directory does not exist in history.")
                return
        elif target:
            path = _clean_path(target)
        else:
            path = os.path.expanduser("~")
        try:
            os.chdir(path)
        except OSError as error:
            if target == "" or path == "..":
                raise
            print(error)
        else:
            now = os.getcwd()
            if before != now:
                history.append(now)
        if not quiet:
            print(os.getcwd())

    @line_magic
    def dhist(self, parameter_s=""):
        """Folders of this session."""
        history = self.shell.history_manager.dir_hist
        words = parameter_s.split()
        start, stop = 0, len(history)
        if len(words) == 1:
            start = max(0, stop - int(words[0]))
        elif len(words) == 2:
            start, stop = int(words[0]), int(words[1]) + 1
        print("Directory history (kept in _dh)")
        for number in range(start, min(stop, len(history))):
            print("%d: %s" % (number, history[number]))

    @line_magic
    def pushd(self, parameter_s=""):
        """Go to a folder and remember this one."""
        stack = self._stack()
        target = _clean_path(parameter_s)
        stack.insert(0, _with_tilde(os.getcwd()))
        self.cd(target)
        return list(stack)

    @line_magic
    def popd(self, parameter_s=""):
        """Go back to the folder remembered last."""
        stack = self._stack()
        if not stack:
            raise UsageError("%popd on empty stack")
        target = stack.pop(0)
        self.cd(target)
        print("popd ->", target)

    @line_magic
    def dirs(self, parameter_s=""):
        """Remembered folders."""
        return self._stack()

    def _stack(self):
        if not hasattr(self.shell, "dir_stack"):
            self.shell.dir_stack = []
        return self.shell.dir_stack

    @line_magic
    def bookmark(self, parameter_s=""):
        """Names for folders, for this session: ``%bookmark name [path]``, ``-l``, ``-d name``, ``-r``."""
        options, words = self.parse_options(parameter_s, "drl", mode="list")
        marks = self.shell.meta.setdefault("bookmarks", {})
        if "r" in options:
            marks.clear()
        elif "d" in options:
            if not words or marks.pop(words[0], None) is None:
                raise UsageError("%bookmark -d: no such bookmark")
        elif "l" in options or not words:
            print("Current bookmarks:")
            for name in sorted(marks):
                print("%s -> %s" % (name, marks[name]))
        else:
            marks[words[0]] = words[1] if len(words) > 1 else os.getcwd()

    @line_magic
    def env(self, parameter_s=""):
        """Environment variables: ``%env``, ``%env NAME``, ``%env NAME=value``, ``%env NAME value``."""
        text = parameter_s.strip()
        if not text:
            hidden = ("key", "token", "secret")
            return {
                name: "<hidden>" if any(word in name.lower() for word in hidden) else value
                for name, value in os.environ.items()
            }
        separator = "=" if "=" in text else " "
        words = text.split(separator)
        if len(words) == 1:
            if text in os.environ:
                return os.environ[text]
            raise UsageError("Environment does not have key: {0}".format(text))
        return self.set_env(parameter_s)

    @line_magic
    def set_env(self, parameter_s):
        """Set an environment variable: ``%set_env NAME=value`` or ``%set_env NAME value``."""
        name, separator, value = parameter_s.partition("=" if "=" in parameter_s else " ")
        if not parameter_s.strip() or not separator:
            raise UsageError("usage is 'set_env var=val'")
        name = name.strip()
        value = value.strip()
        if " " in name:
            raise UsageError("refusing to set env var {0!r} with whitespace".format(name))
        os.environ[name] = value
        print("env: {0}={1}".format(name, value))

    @cell_magic
    def writefile(self, line, cell):
        """Write the cell to a file: ``%%writefile path``, ``-a`` to append."""
        words = split_words(line, True, False)
        is_append = "-a" in words or "--append" in words
        words = [word for word in words if word not in ("-a", "--append")]
        if not words:
            raise UsageError("the following arguments are required: filename")
        path = os.path.expanduser(words[0])
        if is_append and os.path.exists(path):
            print("Appending to %s" % path)
        elif os.path.exists(path):
            print("Overwriting %s" % path)
        else:
            print("Writing %s" % path)
        with open(path, "a" if is_append else "w", encoding="utf-8") as file:
            file.write(cell)

    @cell_magic
    def file(self, line, cell):
        """See ``%%writefile``."""
        self.writefile(line, cell)

    @line_magic
    def pycat(self, parameter_s=""):
        """Show a Python file."""
        from IPython.utils.PyColorize import highlight

        try:
            text = self.shell.find_user_code(_clean_path(parameter_s))
        except (ValueError, OSError):
            print("Error: no such file, variable, URL, history range or macro")
            return
        self.shell.payload_manager.write_payload({"source": "page", "data": {"text/plain": highlight(text)}, "start": 0})

    # -- commands of a Unix shell that notebooks use without one -----------------------------------------------------

    @line_magic
    def ls(self, parameter_s=""):
        """Files of a folder."""
        words = split_words(parameter_s, True, False)
        flags = "".join(word[1:] for word in words if word.startswith("-"))
        paths = [word for word in words if not word.startswith("-")] or ["."]
        is_first = True
        for path in _globbed(paths):
            if not os.path.exists(path):
                print("ls: cannot access '%s': No such file or directory" % path, file=sys.stderr)
                continue
            if len(paths) > 1 and os.path.isdir(path):
                print(("" if is_first else "\n") + path + ":")
            is_first = False
            _list(path, flags)

    @line_magic
    def ll(self, parameter_s=""):
        """Files of a folder, with sizes."""
        self.ls("-l " + parameter_s)

    @line_magic
    def mkdir(self, parameter_s=""):
        """Make folders; ``-p`` with those above them."""
        words = split_words(parameter_s, True, False)
        for path in [word for word in words if not word.startswith("-")]:
            path = os.path.expanduser(path)
            try:
                os.makedirs(path, exist_ok=True) if "-p" in words else os.mkdir(path)
            except OSError as error:
                print("mkdir: cannot create directory '%s': %s" % (path, error.strerror), file=sys.stderr)

    @line_magic
    def rmdir(self, parameter_s=""):
        """Remove empty folders."""
        for path in split_words(parameter_s, True, False):
            try:
                os.rmdir(os.path.expanduser(path))
            except OSError as error:
                print("rmdir: failed to remove '%s': %s" % (path, error.strerror), file=sys.stderr)

    @line_magic
    def rm(self, parameter_s=""):
        """Remove files; ``-r`` folders with all in them, ``-f`` without complaint."""
        words = split_words(parameter_s, True, False)
        flags = "".join(word[1:] for word in words if word.startswith("-"))
        for path in _globbed([word for word in words if not word.startswith("-")]):
            try:
                if os.path.isdir(path) and not os.path.islink(path):
                    if "r" not in flags.lower():
                        print("rm: cannot remove '%s': Is a directory" % path, file=sys.stderr)
                        continue
                    import shutil

                    shutil.rmtree(path)
                else:
                    os.remove(path)
            except OSError as error:
                if "f" not in flags:
                    print("rm: cannot remove '%s': %s" % (path, error.strerror), file=sys.stderr)

    @line_magic
    def cp(self, parameter_s=""):
        """Copy files; ``-r`` folders with all in them."""
        self._transfer("cp", parameter_s)

    @line_magic
    def mv(self, parameter_s=""):
        """Move or rename files."""
        self._transfer("mv", parameter_s)

    def _transfer(self, command, parameter_s):
        import shutil

        words = split_words(parameter_s, True, False)
        paths = [word for word in words if not word.startswith("-")]
        if len(paths) < 2:
            print("%s: missing file operand" % command, file=sys.stderr)
            return
        target = os.path.expanduser(paths[-1])
        for path in _globbed(paths[:-1]):
            try:
                if command == "mv":
                    shutil.move(path, target)
                elif os.path.isdir(path):
                    place = os.path.join(target, os.path.basename(path)) if os.path.isdir(target) else target
                    shutil.copytree(path, place, dirs_exist_ok=True)
                else:
                    shutil.copy(path, target)
            except OSError as error:
                print("%s: '%s': %s" % (command, path, error.strerror or error), file=sys.stderr)

    @line_magic
    def cat(self, parameter_s=""):
        """Show files."""
        for path in _globbed(split_words(parameter_s, True, False)):
            try:
                with open(path, encoding="utf-8", errors="replace") as file:
                    sys.stdout.write(file.read())
            except OSError as error:
                print("cat: %s: %s" % (path, error.strerror), file=sys.stderr)

    @line_magic
    def less(self, parameter_s=""):
        """Show files in the help pane."""
        from contextlib import redirect_stdout
        from io import StringIO

        text = StringIO()
        with redirect_stdout(text):
            self.cat(parameter_s)
        self.shell.payload_manager.write_payload(
            {"source": "page", "data": {"text/plain": text.getvalue()}, "start": 0}
        )

    @line_magic
    def more(self, parameter_s=""):
        """See ``%less``."""
        self.less(parameter_s)

    # -- the seam to a shell -----------------------------------------------------------------------------------------

    @no_var_expand
    @line_cell_magic
    def sx(self, line="", cell=None):
        """Output of a command as a list of lines."""
        if cell is None:
            return self.shell.getoutput(line)
        return self.shell.getoutput((line + "\n" if line else "") + cell)

    @no_var_expand
    @line_cell_magic
    def system(self, line="", cell=None):
        """See ``%sx``."""
        return self.sx(line, cell)

    @no_var_expand
    @cell_magic("!")
    def bang(self, line="", cell=None):
        """See ``%%sx``."""
        return self.sx(line, cell)

    @line_magic
    def sc(self, parameter_s=""):
        """Output of a command into a variable: ``%sc name=command``."""
        options, rest = self.parse_options(parameter_s, "lv")
        name, _, command = rest.partition("=")
        output = self.shell.getoutput(command, split="l" in options)
        if not name.strip():
            return output
        self.shell.user_ns[name.strip()] = output
        return None

    @line_magic
    def alias(self, parameter_s=""):
        """A name for a command: ``%alias ll ls -la``."""
        name, _, command = parameter_s.strip().partition(" ")
        if not command:
            raise UsageError("usage: %alias name command")
        shell = self.shell
        shell.register_magic_function(lambda line="": shell.system(command + " " + line), "line", name)

    @line_magic
    def unalias(self, parameter_s=""):
        """Forget a name made by ``%alias``."""
        name = parameter_s.strip()
        if self.shell.magics_manager.magics["line"].pop(name, None) is None:
            print("%s is not an alias" % name)

    @line_magic
    def rehashx(self, parameter_s=""):
        """There is no path of programs to look through."""


def _with_tilde(path):
    home = os.path.expanduser("~")
    return "~" + path[len(home) :] if home != "/" and (path + "/").startswith(home + "/") else path


def _globbed(paths):
    """Paths with ``*`` and ``~`` resolved."""
    out = []
    for path in paths:
        path = os.path.expanduser(path)
        if any(letter in path for letter in "*?["):
            from glob import glob

            found = sorted(glob(path))
            out.extend(found or [path])
        else:
            out.append(path)
    return out


def _list(path, flags):
    if not os.path.isdir(path):
        names, base = [path], ""
    else:
        names, base = os.listdir(path), path
        if "a" not in flags:
            names = [name for name in names if not name.startswith(".")]
        names.sort(key=str.lower)
    if "l" in flags:
        _long_list(names, base)
        return
    shown = [name + ("/" if os.path.isdir(os.path.join(base, name)) else "") for name in names]
    if "1" in flags:
        print("\n".join(shown))
        return
    if not shown:
        return
    width = max(map(len, shown)) + 2
    columns = max(1, 80 // width)
    rows = -(-len(shown) // columns)
    for row in range(rows):
        print("".join([name.ljust(width) for name in shown[row::rows]]).rstrip())


def _long_list(names, base):
    import stat
    import time

    entries = []
    for name in names:
        info = os.stat(os.path.join(base, name))
        entries.append((stat.filemode(info.st_mode), info.st_size, time.localtime(info.st_mtime), name))
    if base:
        print("total %d" % sum(-(-size // 1024) for _, size, _, _ in entries))
    width = max([len(str(entry[1])) for entry in entries] or [1])
    for mode, size, when, name in entries:
        print("%s 1 root %*d %s %s%s" % (mode, width, size, time.strftime("%b %d %H:%M", when), name, "/" if mode[0] == "d" else ""))
