"""Magics that look back."""

from IPython.core.magic import Magics, line_magic, magics_class


@magics_class
class HistoryMagics(Magics):
    """``%history`` and re-running."""

    @line_magic
    def history(self, parameter_s=""):
        """Cells of this session: ``-n`` numbers, ``-o`` results, ``-t`` as plain Python, ``-p`` with prompts, ``-l N`` the last
        N, ``-f FILE`` into a file, ``-g PATTERN`` search, ``-u`` unique; then ranges like ``1-5 8``."""
        options, ranges = self.parse_options(parameter_s, "noptprl:f:g:u", "grep")
        manager = self.shell.history_manager
        raw = "t" not in options
        wants_output = "o" in options
        if "g" in options:
            found = manager.search("*%s*" % options["g"], raw, output=wants_output, unique="u" in options)
        elif "l" in options:
            found = manager.get_tail(int(options["l"] or 10), raw, wants_output)
        else:
            found = manager.get_range_by_str(ranges, raw, wants_output)
        out = []
        for _, number, entry in found:
            source, result = entry if wants_output else (entry, None)
            text = source.rstrip("\n")
            if "p" in options:
                lines = text.split("\n")
                text = "\n".join([">>> " + lines[0]] + ["... " + line for line in lines[1:]])
            if "n" in options or "g" in options:
                text = "%4d:%s%s" % (number, "\n" if "\n" in text else " ", text)
            out.append(text)
            if wants_output and result is not None:
                out.append(self.shell.display_formatter.plain(result))
        text = "\n".join(out)
        if "f" in options:
            with open(options["f"], "w", encoding="utf-8") as file:
                file.write(text + "\n")
        else:
            print(text)

    @line_magic
    def hist(self, parameter_s=""):
        """See ``%history``."""
        self.history(parameter_s)

    @line_magic
    def recall(self, arg):
        """Offer an earlier cell as the next one."""
        manager = self.shell.history_manager
        if arg.strip():
            text = manager.text_of_ranges(arg, raw=True) or str(self.shell.user_ns.get(arg.strip(), ""))
        else:
            text = str(self.shell.user_ns.get("_", ""))
        self.shell.set_next_input(text.rstrip())

    @line_magic
    def rep(self, arg):
        """See ``%recall``."""
        self.recall(arg)

    @line_magic
    def rerun(self, parameter_s=""):
        """Run earlier cells again: ``%rerun``, ``%rerun 3-5``, ``%rerun -l 3``."""
        options, ranges = self.parse_options(parameter_s, "l:g:")
        manager = self.shell.history_manager
        if "l" in options:
            found = manager.get_tail(int(options["l"]))
        elif "g" in options:
            found = manager.search("*%s*" % options["g"])[-1:]
        elif ranges:
            found = manager.get_range_by_str(ranges)
        else:
            found = manager.get_tail(1)
        text = "\n".join([entry[2] for entry in found])
        if not text:
            print("No lines in history match specification")
            return
        print("=== Executing: ===")
        print(text)
        print("=== Output: ===")
        self.shell.run_cell("\n".join([text]), store_history=False)
