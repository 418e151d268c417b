"""Magics that run code: timing, capturing, files."""

import ast
import builtins
import sys
import time as clock

from IPython.core.error import UsageError
from IPython.core.magic import (
    Magics,
    cell_magic,
    line_cell_magic,
    line_magic,
    magics_class,
    needs_local_scope,
    no_var_expand,
)


def format_time(seconds, precision=3):
    """``1min 2s``, ``3.04 s``, ``12.1 μs``."""
    if seconds >= 60.0:
        parts = []
        left = seconds
        for suffix, size in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
            value = int(left / size)
            if value > 0:
                left = left % size
                parts.append("%s%s" % (value, suffix))
            if left < 1:
                break
        return " ".join(parts)
    units = ("s", "ms", "μs", "ns")
    order = 0
    if seconds > 0.0:
        from math import floor, log10

        order = min(-int(floor(log10(seconds)) // 3), 3)
    return "%.*g %s" % (precision, seconds * 1000.0**order, units[order])


_format_time = format_time


class TimeitResult:
    """What ``%timeit -o`` returns."""

    def __init__(self, loops, repeat, best, worst, all_runs, compile_time, precision):
        self.loops = loops
        self.repeat = repeat
        self.best = best
        self.worst = worst
        self.all_runs = all_runs
        self.compile_time = compile_time
        self._precision = precision
        self.timings = [run / loops for run in all_runs]

    @property
    def average(self):
        return sum(self.timings) / len(self.timings)

    @property
    def stdev(self):
        mean = self.average
        return (sum((t - mean) ** 2 for t in self.timings) / len(self.timings)) ** 0.5

    def __str__(self):
        return "{mean} ± {std} per loop (mean ± std. dev. of {runs} run{runs_s}, {loops:,} loop{loops_s} each)".format(
            mean=format_time(self.average, self._precision),
            std=format_time(self.stdev, self._precision),
            runs=self.repeat,
            runs_s="" if self.repeat == 1 else "s",
            loops=self.loops,
            loops_s="" if self.loops == 1 else "s",
        )

    def _repr_pretty_(self, p, cycle):
        p.text("<TimeitResult : " + str(self) + ">")


def cpu_clock():
    """``(user, system)`` seconds."""
    try:
        from os import times

        now = times()
        return now[0], now[1]
    except (ImportError, OSError, AttributeError):
        return clock.process_time(), 0.0


@magics_class
class ExecutionMagics(Magics):
    """``%time``, ``%timeit``, ``%run``, ``%%capture`` …"""

    @no_var_expand
    @needs_local_scope
    @line_cell_magic
    def time(self, line="", cell=None, local_ns=None):
        """Time of running a statement or a cell once: ``%time f(x)``."""
        if line and cell is not None:
            options, line = self.parse_options(line, "", "no-raise-error")
            if line.strip():
                raise UsageError("Can't use statement directly after '%%time'!")
            keeps_going = "no-raise-error" in options
        else:
            keeps_going = False
        source = self.shell.transform_cell(cell if cell is not None else line)
        from IPython.core.compilerop import register_cell

        started_compiling = clock.time()
        name = register_cell(source, self.shell.execution_count) if cell is not None else "<timed exec>"
        tree = ast.parse(source, name)
        compile_seconds = clock.time() - started_compiling
        last = tree.body[-1] if tree.body else None
        tail = None
        if type(last) is ast.Expr:
            tree.body.pop()
            tail = compile(ast.Expression(last.value), "<timed eval>" if cell is None else name, "eval")
        head = compile(tree, name, "exec") if tree.body else None
        namespace = self.shell.user_ns
        scope = local_ns if local_ns is not None and local_ns is not namespace else None
        result = None
        error = None
        wall = clock.time()
        user, system = cpu_clock()
        try:
            if head is not None:
                exec(head, namespace) if scope is None else exec(head, namespace, scope)
            if tail is not None:
                result = eval(tail, namespace) if scope is None else eval(tail, namespace, scope)
        except BaseException as raised:
            if not keeps_going:
                raise
            error = raised
        user_after, system_after = cpu_clock()
        wall = clock.time() - wall
        cpu_user, cpu_system = max(0.0, user_after - user), max(0.0, system_after - system)
        if error is not None:
            self.shell.showtraceback((type(error), error, error.__traceback__))
        if sys.platform != "win32":
            print(
                "CPU times: user %s, sys: %s, total: %s"
                % (format_time(cpu_user), format_time(cpu_system), format_time(cpu_user + cpu_system))
            )
        print("Wall time: %s" % format_time(wall))
        if compile_seconds > 0.1:
            print("Compiler : %s" % format_time(compile_seconds))
        return result

    @no_var_expand
    @needs_local_scope
    @line_cell_magic
    def timeit(self, line="", cell=None, local_ns=None):
        """Time of a statement over many runs: ``-n`` loops, ``-r`` repeats, ``-o`` returns the result, ``-q`` shows nothing,
        ``-p`` digits, ``-t`` wall time, ``-c`` CPU time. In a cell the line is set-up code."""
        options, statement = self.parse_options(line, "n:r:tcp:qov:", posix=False, strict=False, preserve_non_opts=True)
        if not statement and cell is None:
            return None
        timer = clock.process_time if "c" in options else clock.perf_counter
        loops = int(options.get("n", 0))
        repeat = int(options.get("r", 7))
        precision = int(options.get("p", 3))
        transform = self.shell.transform_cell
        if cell is None:
            setup, body = "pass", transform(statement)
        else:
            setup, body = transform(statement) if statement.strip() else "pass", transform(cell)
        source = "def inner(_it, _timer):\n%s\n    _t0 = _timer()\n    for _i in _it:\n%s\n    _t1 = _timer()\n    return _t1 - _t0\n" % (
            _indented(setup.strip("\n") or "pass", 4),
            _indented(body.strip("\n") or "pass", 8),
        )
        started = clock.perf_counter()
        code = compile(source, "<magic-timeit>", "exec")
        compile_seconds = clock.perf_counter() - started
        namespace = self.shell.user_ns
        holder = {}
        if local_ns is not None and local_ns is not namespace:
            namespace = {**namespace, **local_ns}
        exec(code, namespace, holder)
        inner = holder["inner"]
        import itertools

        def run(count):
            return inner(itertools.repeat(None, count), timer)

        import gc

        was_enabled = gc.isenabled()
        gc.disable()
        try:
            if not loops:
                for power in range(10):
                    loops = 10**power
                    if run(loops) >= 0.2:
                        break
            runs = [run(loops) for _ in range(repeat)]
        finally:
            if was_enabled:
                gc.enable()
        result = TimeitResult(loops, repeat, min(runs) / loops, max(runs) / loops, runs, compile_seconds, precision)
        if "q" not in options:
            if result.worst > 4 * result.best and result.best > 0 and result.worst > 1e-6:
                print(
                    "The slowest run took %0.2f times longer than the fastest. This could mean that an intermediate "
                    "result is being cached." % (result.worst / result.best)
                )
            print(result)
            if compile_seconds > 0.1:
                print("Compiler time: %.2f s" % compile_seconds)
        return result if "o" in options else None

    @line_magic
    def run(self, parameter_s="", runner=None, file_finder=None):
        """Run a Python file or a notebook: ``-i`` in this namespace, ``-n`` not as ``__main__``, ``-e`` ignore
        ``sys.exit()``, ``-t`` timed, ``-m`` a module; then its arguments."""
        import os

        options, words = _run_options(parameter_s)
        if not words:
            raise UsageError("you must provide at least a filename.")
        if "m" in options:
            from importlib.util import find_spec

            spec = find_spec(words[0])
            if spec is None or not spec.origin:
                raise UsageError("module %r not found" % words[0])
            path = spec.origin
        else:
            path = os.path.expanduser(words[0])
            if not os.path.exists(path) and os.path.exists(path + ".py"):
                path += ".py"
        if not os.path.exists(path):
            message = "File `%r.py` not found." % words[0] if "." not in words[0] else "File `%r` not found." % words[0]
            raise Exception(message) from OSError(message)
        shell = self.shell
        if path.endswith((".ipynb", ".ipy")):
            shell.safe_execfile_ipy(path, raise_exceptions=True)
            return
        arguments = [path] + words[1:]
        namespace = shell.user_ns if "i" in options else {"__builtins__": builtins}
        name = "__main__" if "n" not in options else os.path.splitext(os.path.basename(path))[0]
        saved_name = shell.user_ns.get("__name__")
        saved_file = shell.user_ns.get("__file__")
        saved_argv, saved_path = sys.argv, list(sys.path)
        sys.argv = arguments
        sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
        main = sys.modules.get("__main__")
        import types

        if "i" not in options:
            module = types.ModuleType(name)
            module.__dict__.update(namespace)
            namespace = module.__dict__
            sys.modules["__main__"] = module
        namespace["__name__"] = name
        namespace["__file__"] = path
        try:
            with open(path, "rb") as file:
                code = compile(file.read(), path, "exec")
            count = int(options.get("N", 1)) if "t" in options else 1
            started = clock.perf_counter()
            user, system = cpu_clock()
            try:
                for _ in range(count):
                    exec(code, namespace)
            except SystemExit as status:
                if status.code and "e" not in options:
                    raise
            except Exception as error:
                # Shown where it was: the file's frames only. The cell goes on.
                tb = error.__traceback__
                while tb.tb_next is not None and tb.tb_frame.f_code.co_filename != path:
                    tb = tb.tb_next
                shell.showtraceback((type(error), error, tb))
            if "t" in options:
                user_after, system_after = cpu_clock()
                print("\nIPython CPU timings (estimated):")
                print("  User   : %10.2f s." % (user_after - user))
                print("  System : %10.2f s." % (system_after - system))
                print("Wall time: %10.2f s." % (clock.perf_counter() - started))
        finally:
            sys.argv, sys.path[:] = saved_argv, saved_path
            if main is not None:
                sys.modules["__main__"] = main
            if "i" not in options:
                shell.user_ns.update({k: v for k, v in namespace.items() if not (k.startswith("__") and k.endswith("__"))})
            shell.user_ns["__name__"] = saved_name
            if saved_file is None:
                shell.user_ns.pop("__file__", None)
            else:
                shell.user_ns["__file__"] = saved_file

    @cell_magic
    def capture(self, line, cell):
        """Keep a cell's output instead of showing it: ``%%capture name``, ``--no-stdout``, ``--no-stderr``, ``--no-display``."""
        from IPython.utils.capture import capture_output

        words = line.split()
        name = next((word for word in words if not word.startswith("-")), None)
        with capture_output(
            "--no-stdout" not in words, "--no-stderr" not in words, "--no-display" not in words
        ) as captured:
            self.shell.run_cell(cell)
        if name is not None:
            self.shell.user_ns[name] = captured

    @line_magic
    def macro(self, parameter_s=""):
        """Cells under a name, to run again: ``%macro name 1-3 5``."""
        from IPython.core.macro import Macro

        options, words = self.parse_options(parameter_s, "rq", mode="list")
        if not words:
            return sorted(name for name, value in self.shell.user_ns.items() if isinstance(value, Macro))
        if len(words) == 1:
            raise UsageError("%macro insufficient args; usage '%macro name n1-n2 n3-4...")
        name = words[0]
        text = self.shell.history_manager.text_of_ranges(" ".join(words[1:]), raw="r" in options)
        macro = Macro(text)
        self.shell.define_macro(name, macro)
        if "q" not in options:
            print("Macro `%s` created. To execute, type its name (without quotes)." % name)
            print("=== Macro contents: ===")
            print(macro, end=" ")
        return None

    @line_magic
    def tb(self, s=""):
        """Show the last error again, in another mode if one is named."""
        shell = self.shell
        tb = shell.InteractiveTB
        before = tb.mode
        try:
            if s.strip():
                try:
                    tb.set_mode(s.strip())
                except ValueError as error:
                    raise UsageError(str(error)) from None
            value = getattr(sys, "last_value", None)
            if value is None:
                print("No traceback available to show.", file=sys.stderr)
            else:
                shell.showtraceback((type(value), value, value.__traceback__))
        finally:
            tb.mode = before

    @no_var_expand
    @line_cell_magic
    def prun(self, parameter_s="", cell=None):
        """Profile a statement or a cell: ``-l N`` lines, ``-s KEY`` order, ``-q`` quiet, ``-r`` return, ``-T FILE`` save."""
        options, statement = self.parse_options(parameter_s, "D:l:rs:T:q", list_all=True)
        import profile
        import pstats
        from io import StringIO

        source = self.shell.transform_cell(statement + ("\n" + cell if cell is not None else ""))
        profiler = profile.Profile()
        try:
            profiler.runctx(source, self.shell.user_ns, self.shell.user_ns)
        except SystemExit:
            print("*** SystemExit exception caught in code being profiled.")
        stats = pstats.Stats(profiler).strip_dirs().sort_stats(options.get("s", "time"))
        text = StringIO()
        stats.stream = text
        limit = options.get("l")
        stats.print_stats(*([int(limit)] if limit and str(limit).isdigit() else []))
        if "T" in options:
            with open(options["T"], "w", encoding="utf-8") as file:
                file.write(text.getvalue())
        if "q" not in options:
            self.shell.payload_manager.write_payload(
                {"source": "page", "data": {"text/plain": text.getvalue()}, "start": 0}
            )
        return stats if "r" in options else None

    @line_cell_magic
    def debug(self, line="", cell=None):
        """%debug [statement]: look around where the last error was raised, or step through a statement.

        Answers at the prompt: ``p name`` prints, ``u`` and ``d`` go up and down, ``l`` lists, ``q`` ends, ``h`` helps.
        """
        source = "\n".join(part for part in (line.strip(), cell) if part)
        if not source:
            self.shell.debugger()
            return
        from IPython.core.debugger import Pdb

        Pdb().run(compile(source, "<debug>", "exec"), self.shell.user_ns, self.shell.user_ns)

    @line_magic
    def pdb(self, parameter_s=""):
        """%pdb [on|off]: open the debugger by itself whenever a cell ends with an error."""
        word = parameter_s.strip().lower()
        if word in ("on", "1"):
            wanted = True
        elif word in ("off", "0"):
            wanted = False
        elif word:
            print("Incorrect argument. Use on/1, off/0, or nothing for a toggle.")
            return
        else:
            wanted = not self.shell.call_pdb
        self.shell.call_pdb = wanted
        print("Automatic pdb calling has been turned", "ON" if wanted else "OFF")


def _indented(text, width):
    """Text moved to the right, but not the inside of strings that span lines."""
    from IPython.core.inputtransformer2 import scan

    lines = text.splitlines(keepends=True)
    space = " " * width
    out = []
    for line in scan(lines):
        out.append(space + lines[line.first])
        # Lines of an open bracket may move; those inside a string may not, and we cannot tell: leave both.
        out.extend(lines[line.first + 1 : line.last + 1])
    return "".join(out).rstrip("\n")


def _run_options(text):
    from IPython.core.magic import split_words

    words = split_words(text, True, False)
    options = {}
    while words and words[0].startswith("-") and len(words[0]) > 1:
        word = words.pop(0)
        if word == "--":
            break
        for letter in word[1:]:
            if letter == "N":
                options["N"] = words.pop(0) if word == "-N" and words else word[2:]
                break
            if letter not in "nidtpmeG":
                raise UsageError("option -%s not recognized" % letter)
            options[letter] = ""
    return options, words
