"""Magics about the user's variables."""

import re
import types

from IPython.core.magic import Magics, line_magic, magics_class


@magics_class
class NamespaceMagics(Magics):
    """``%who``, ``%whos``, ``%reset``, ``name?``."""

    @line_magic
    def who_ls(self, parameter_s=""):
        """Sorted list of the user's variables, of some types only if they are named."""
        namespace = self.shell.user_ns
        hidden = self.shell.user_ns_hidden
        nothing = object()
        names = [
            name
            for name in namespace
            if not name.startswith("_") and namespace[name] is not hidden.get(name, nothing)
        ]
        wanted = parameter_s.split()
        if wanted:
            names = [name for name in names if type(namespace[name]).__name__ in wanted]
        return sorted(names)

    @line_magic
    def who(self, parameter_s=""):
        """Print the names of the user's variables."""
        names = self.who_ls(parameter_s)
        if not names:
            print("No variables match your requested type." if parameter_s else "Interactive namespace is empty.")
            return
        column = 0
        for name in names:
            print(name + "\t", end=" ")
            column += 1
            if column > 8:
                column = 0
                print()
        print()

    @line_magic
    def whos(self, parameter_s=""):
        """Table of the user's variables."""
        names = self.who_ls(parameter_s)
        if not names:
            print("No variables match your requested type." if parameter_s else "Interactive namespace is empty.")
            return
        namespace = self.shell.user_ns
        kinds = []
        for name in names:
            value = namespace[name]
            kind = type(value).__name__
            kinds.append("instance" if kind == "instance" else kind)
        name_width = max(max(map(len, names)), len("Variable")) + 3
        kind_width = max(max(map(len, kinds)), len("Type")) + 4
        print("%-*s%-*s%s" % (name_width, "Variable", kind_width, "Type", "Data/Info"))
        print("-" * (name_width + kind_width + len("Data/Info")))
        for name, kind in zip(names, kinds):
            print("%-*s%-*s%s" % (name_width, name, kind_width, kind, _info(namespace[name], kind)))

    @line_magic
    def reset(self, parameter_s=""):
        """Forget all variables: ``-f`` without asking, ``-s`` keep the history; or only ``in``, ``out``, ``dhist``."""
        options, words = self.parse_options(parameter_s, "sf", "aggressive", mode="list")
        shell = self.shell
        if "f" not in options:
            try:
                agreed = shell.ask_yes_no(
                    "Once deleted, variables cannot be recovered. Proceed (y/[n])?", default="n"
                )
            except Exception:
                agreed = True
            if not agreed or agreed == "n":
                print("Nothing done.")
                return
        if "s" in options:
            for name in self.who_ls():
                del shell.user_ns[name]
        elif not words:
            shell.reset(new_session=False)
        for word in words:
            word = word.lower()
            if word == "out":
                print("Flushing output cache (%d entries)" % len(shell.output_history))
                shell.displayhook.flush()
            elif word == "in":
                print("Flushing input history")
                count = len(shell.history_manager.input_hist_parsed)
                for number in range(1, count):
                    shell.user_ns.pop("_i%d" % number, None)
                history = shell.history_manager
                history.input_hist_parsed[:] = [""] * count
                history.input_hist_raw[:] = [""] * count
            elif word == "dhist":
                print("Flushing directory history")
                shell.history_manager.dir_hist[:] = []
            elif word == "array":
                continue
            else:
                print("Don't know how to reset " + word)

    @line_magic
    def reset_selective(self, parameter_s=""):
        """Delete the variables whose names match a regular expression; ``-f`` without asking."""
        options, pattern = self.parse_options(parameter_s, "f")
        if not pattern:
            print("No regex pattern specified. Nothing done.")
            return
        try:
            compiled = re.compile(pattern)
        except re.error as error:
            raise ValueError("regex must be a string or compiled pattern") from error
        for name in self.who_ls():
            if compiled.search(name):
                del self.shell.user_ns[name]

    @line_magic
    def xdel(self, parameter_s=""):
        """Delete a variable and the shell's own references to it."""
        options, name = self.parse_options(parameter_s, "n")
        try:
            self.shell.del_var(name, "n" in options)
        except (NameError, ValueError) as error:
            print(type(error).__name__ + ": " + str(error))

    @line_magic
    def pinfo(self, parameter_s="", namespaces=None):
        """Help on an object; the same as ``name?``."""
        match = re.match(r"(pinfo )?(\?*)(.*?)(\??$)", parameter_s)
        before, name, after = match.group(2), match.group(3), match.group(4)
        detail = 1 if before == "??" or before and after else 0
        if "*" in name:
            self.psearch(name)
        else:
            self._page(name, detail)

    @line_magic
    def pinfo2(self, parameter_s="", namespaces=None):
        """Help on an object with its source; the same as ``name??``."""
        self._page(parameter_s, 1)

    def _page(self, name, detail):
        bundle = self.shell.inspector.bundle_of_name(name.strip(), detail)
        if bundle is None:
            print("Object `%s` not found." % name)
            return
        self.shell.payload_manager.write_payload({"source": "page", "data": bundle, "start": 0})

    def _page_text(self, text):
        self.shell.payload_manager.write_payload({"source": "page", "data": {"text/plain": text}, "start": 0})

    def _lookup(self, name):
        found, value = self.shell.inspector.find(name.strip())
        if not found:
            print("Object `%s` not found." % name)
        return found, value

    @line_magic
    def pdoc(self, parameter_s="", namespaces=None):
        """Docstring of an object."""
        found, value = self._lookup(parameter_s)
        if found:
            from inspect import getdoc

            text = getdoc(value)
            if text is None:
                print("No documentation found for %s" % parameter_s)
            else:
                self._page_text("Class docstring:\n    %s" % text.replace("\n", "\n    ") if isinstance(value, type) else text)

    @line_magic
    def pdef(self, parameter_s="", namespaces=None):
        """Call signature of an object."""
        found, value = self._lookup(parameter_s)
        if found:
            from IPython.core.oinspect import signature_text

            text = signature_text(value, parameter_s.strip())
            print(" %s" % text, end="\n ") if text else print("No definition header found for %s" % parameter_s)

    @line_magic
    def psource(self, parameter_s="", namespaces=None):
        """Source of an object."""
        found, value = self._lookup(parameter_s)
        if found:
            from IPython.core.oinspect import source_of
            from IPython.utils.PyColorize import highlight

            text = source_of(value)
            if text is None:
                print("No source found for %s" % parameter_s)
            else:
                self._page_text(highlight(text))

    @line_magic
    def pfile(self, parameter_s="", namespaces=None):
        """File in which an object is defined."""
        found, value = self._lookup(parameter_s)
        if not found:
            print("File `%r` not found." % parameter_s)
            return
        from IPython.core.oinspect import file_of

        path = file_of(value)
        if path is None:
            print("Source not available for %s" % parameter_s)
            return
        import linecache

        from IPython.utils.PyColorize import highlight

        self._page_text(highlight("".join(linecache.getlines(path))))

    @line_magic
    def psearch(self, parameter_s=""):
        """Names that match a pattern with ``*``: ``%psearch num*``; ``-i`` ignores case."""
        from fnmatch import fnmatchcase

        options, pattern = self.parse_options(parameter_s, "cias:e:l", list_all=True)
        pattern = pattern.split()[0] if pattern.split() else "*"
        base, dot, last = pattern.rpartition(".")
        import builtins

        if dot:
            found, value = self.shell.inspector.find(base)
            names = [base + "." + name for name in dir(value)] if found else []
        else:
            names = list(self.shell.user_ns) + dir(builtins)
        ignore_case = "c" not in options

        def matches(name):
            return fnmatchcase(name.lower(), pattern.lower()) if ignore_case else fnmatchcase(name, pattern)

        hides_private = "a" not in options and not last.startswith("_")
        shown = [
            name
            for name in sorted(set(names))
            if matches(name) and not (hides_private and name.rpartition(".")[2].startswith("_"))
        ]
        self._page_text("\n".join(shown))


def _info(value, kind):
    """The last column of ``%whos``."""
    if kind in ("dict", "list", "tuple"):
        return "n=%s" % len(value)
    if kind == "ndarray":
        shape = str(value.shape).replace(",", "").replace(" ", "x")[1:-1]
        size = value.nbytes
        text = "%s: %s elems, type `%s`, %s bytes" % (shape, value.size, value.dtype, size)
        if size >= 100000:
            text += " (%s kb)" % (size / 1024.0) if size < 1048576 else " (%s Mb)" % (size / 1048576.0)
        return text
    if isinstance(value, types.ModuleType):
        text = repr(value)
    else:
        try:
            text = str(value)
        except Exception:
            return "<object with id %d (str() failed)>" % id(value)
    if kind == "DataFrame" or kind == "Series":
        return "Shape: %s" % (value.shape,)
    text = text.replace("\n", "\\n")
    if len(text) < 50:
        return text
    return text[:25] + "<...>" + text[-25:]
