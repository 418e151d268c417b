"""The shell: takes a cell, runs it, and says what came of it.

The class is put together from parts: variables (``shell_namespace``), magics (``shell_magics``), errors (``shell_errors``), what
programs call (``shell_interface``); running cells is here.
"""

import ast
import builtins
import sys
import types

from IPython.core import _bridge, async_helpers, compilerop, stdin, system_gaps
from IPython.core.autocall import ExitAutocall
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.execution_result import ExecutionInfo, ExecutionResult
from IPython.core.formatters import DisplayFormatter
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.magic import MagicsManager
from IPython.core.shell_errors import ErrorsPart, error_content
from IPython.core.shell_kernel import Kernel
from IPython.core.shell_interface import InterfacePart
from IPython.core.shell_magics import MagicsPart
from IPython.core.shell_namespace import NamespacePart
from IPython.core.shell_parts import (
    Config,
    EventManager,
    ExtensionManager,
    HistoryManager,
    PayloadManager,
    Struct,
    working_directory,
)
from IPython.core.ultratb import AutoFormattedTB
from IPython.core.userexpressions import evaluate_all

_TOP_LEVEL_AWAIT = getattr(ast, "PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000)
_CO_COROUTINE = 0x80 | 0x100 | 0x200  # coroutine, iterable coroutine, async generator


def main_module():
    """The module ``__main__``; made when the host did not."""
    module = sys.modules.get("__main__")
    if module is None:
        module = types.ModuleType("__main__", "Automatically created module for IPython interactive environment")
        sys.modules["__main__"] = module
    return module


class InteractiveShell(NamespacePart, MagicsPart, ErrorsPart, InterfacePart):
    """One shell, one namespace: ``__main__``."""

    _instance = None

    # "last_expr", "last_expr_or_assign", "all", "last" or "none"; programs set it on the class.
    ast_node_interactivity = "last_expr"
    autoawait = True
    automagic = True
    autocall = 0
    show_rewritten_input = True
    colors = "neutral"
    banner1 = ""
    quiet = False

    @classmethod
    def instance(cls, *args, **kwargs):
        """The one shell; made on first use."""
        if InteractiveShell._instance is None:
            InteractiveShell._instance = ZMQInteractiveShell()
        return InteractiveShell._instance

    @classmethod
    def initialized(cls):
        """True when there is a shell."""
        return InteractiveShell._instance is not None

    @classmethod
    def clear_instance(cls):
        InteractiveShell._instance = None

    def __init__(self):
        self.execution_count = 1
        self.user_module = main_module()
        self.user_ns = self.user_module.__dict__
        self.user_global_ns = self.user_ns
        self.output_history = {}
        self.config = Config({"IPKernelApp": Config({"connection_file": ""})})
        self.events = EventManager(self)
        self.display_formatter = DisplayFormatter(parent=self)
        self.display_pub = DisplayPublisher(self)
        self.displayhook = DisplayHook(self)
        self.input_transformer_manager = TransformerManager()
        self.input_transformers_cleanup = self.input_transformer_manager.cleanup_transforms
        self.input_transformers_post = []
        self.ast_transformers = []
        self.history_manager = HistoryManager(self)
        self.payload_manager = PayloadManager()
        self.extension_manager = ExtensionManager(self)
        self.magics_manager = MagicsManager(self)
        self.InteractiveTB = AutoFormattedTB()
        self.SyntaxTB = self.InteractiveTB
        self.custom_exceptions = ()
        self._custom_handler = None
        self._last_error = None
        self._last_exc_info = None
        self._reply_content = None
        self._loop = None
        self._hooks = {}
        self.parent_header = {}
        self.kernel = Kernel(self)
        self.meta = Struct()
        self.starting_dir = working_directory()
        self.db = {}
        self.init_user_ns()
        builtins.get_ipython = self.get_ipython
        if not getattr(sys, "argv", None):  # argparse and unittest want a program's name
            sys.argv = ["ipykernel_launcher.py"]
        if "" not in sys.path:  # modules beside the notebook, also after %cd
            sys.path.insert(0, "")
        sys.displayhook = self.displayhook
        async_helpers.install()
        stdin.install()
        system_gaps.fill()

    # -- running -----------------------------------------------------------------------------------------------------

    def execute_request(self, code, silent, store_history, user_expressions, allow_stdin, cell_id):
        """Content of the reply to an execute request."""
        if silent:
            store_history = False
        stdin.is_allowed = allow_stdin
        count = self.execution_count
        if not silent:
            _bridge.publish("execute_input", {"code": code, "execution_count": count})
        self._reply_content = None
        self.payload_manager.clear_payload()
        if isinstance(user_expressions, str):
            import json

            user_expressions = json.loads(user_expressions) if user_expressions not in ("", "{}", "null") else {}
        result = self.run_cell(code, store_history=store_history, silent=silent, cell_id=cell_id)
        reply = {"status": "ok", "execution_count": count, "user_expressions": {}, "payload": []}
        if not result.success:
            reply["status"] = "error"
            reply.update(self._reply_content or error_content(result.error_before_exec or result.error_in_exec, []))
        elif user_expressions:
            reply["user_expressions"] = evaluate_all(self, user_expressions)
        reply["payload"] = self.payload_manager.read_payload()
        self.payload_manager.clear_payload()
        return reply

    def run_cell(self, raw_cell, store_history=False, silent=False, shell_futures=True, cell_id=None):
        """Run the text of a cell. Returns an ``ExecutionResult``; errors are shown, not raised."""
        result = ExecutionResult()
        try:
            self._run_cell(raw_cell, store_history, silent, shell_futures, cell_id, result)
            async_helpers.let_tasks_go_on()
        except KeyboardInterrupt as interrupt:  # it came between two statements
            result.error_in_exec = interrupt
            self.showtraceback()
        finally:
            if not silent:
                self.events.trigger("post_execute")
                self.events.trigger("post_run_cell", result)
        return result

    def _run_cell(self, raw_cell, store_history, silent, shell_futures, cell_id, result):
        if not raw_cell or raw_cell.isspace():
            return
        info = ExecutionInfo(raw_cell, store_history, silent, shell_futures, cell_id)
        result.info = info
        result.execution_count = self.execution_count
        if not silent:
            self.events.trigger("pre_execute")
            self.events.trigger("pre_run_cell", info)
        try:
            cell = self.transform_cell(raw_cell)
        except Exception as error:
            result.error_before_exec = error
            self.showtraceback()
            if store_history:
                self.execution_count += 1
            return
        info.transformed_cell = cell
        count = self.execution_count
        if store_history:
            self.history_manager.store_inputs(count, cell, raw_cell)
        self.displayhook.exec_result = result
        hook = sys.displayhook
        if hook is not self.displayhook and not hasattr(hook, "outputs"):
            sys.displayhook = self.displayhook
        self.displayhook.is_quiet = silent or ends_with_semicolon(cell)
        try:
            error = self._run_source(cell, raw_cell, count, result)
        finally:
            self.displayhook.exec_result = None
            if store_history:
                self.execution_count += 1
        if error is not None:
            self._last_error = error

    def _run_source(self, cell, raw_cell, count, result):
        name = compilerop.register_cell(raw_cell, count, cell)
        try:
            tree = compile(cell, name, "exec", ast.PyCF_ONLY_AST | _TOP_LEVEL_AWAIT)
            for transformer in self.ast_transformers:
                tree = transformer.visit(tree)
                ast.fix_missing_locations(tree)
        except (SyntaxError, OverflowError, ValueError, TypeError, MemoryError, RecursionError) as error:
            if isinstance(error, SyntaxError) and error.filename == name:
                from IPython.core.syntax_messages import improve

                error.filename = compilerop.remember(compilerop.syntax_error_name(raw_cell), cell, count)
                improve(error, cell)
            result.error_before_exec = error
            self.showsyntaxerror() if isinstance(error, SyntaxError) else self.showtraceback()
            return error
        error = None
        for kind, nodes in split_by_display(tree.body, self.ast_node_interactivity):
            error = self._run_nodes(kind, nodes, name, raw_cell)
            if error is not None:
                result.error_in_exec = error
                break
        return error

    def _run_nodes(self, kind, nodes, name, raw_cell):
        try:
            if kind == "exec":
                code = compile(ast.Module(nodes, []), name, "exec", _TOP_LEVEL_AWAIT)
                if code.co_flags & _CO_COROUTINE:
                    self.run_coroutine(eval(code, self.user_ns))
                else:
                    exec(code, self.user_ns)
            elif kind == "eval":
                code = compile(ast.Expression(nodes[0].value), name, "eval", _TOP_LEVEL_AWAIT)
                value = eval(code, self.user_ns)
                if code.co_flags & _CO_COROUTINE:
                    value = self.run_coroutine(value)
                if value is not None:
                    self._display(value)
            else:
                code = compile(ast.Interactive(nodes), name, "single", _TOP_LEVEL_AWAIT)
                if code.co_flags & _CO_COROUTINE:
                    self.run_coroutine(eval(code, self.user_ns))
                else:
                    exec(code, self.user_ns)
        except SyntaxError as error:
            if error.filename == name:
                from IPython.core.syntax_messages import improve

                text = "".join(compilerop.linecache.getlines(name))
                error.filename = compilerop.remember(
                    compilerop.syntax_error_name(raw_cell), text, self.execution_count
                )
                improve(error, text)
                self.showsyntaxerror()
            else:
                self.show_syntax_error_of_running_code(type(error), error, error.__traceback__)
            return error
        except SystemExit as error:
            self.show_exit(error)
            return error
        except self.custom_exceptions as error:
            etype, value, tb = type(error), error, error.__traceback__
            self._custom_handler(etype, value, tb)
            return error
        except BaseException as error:
            self.showtraceback((type(error), error, error.__traceback__), running_compiled_code=True)
            return error
        return None

    def _display(self, value):
        hook = sys.displayhook
        if value.__class__ is ExitAutocall:
            value()
            return
        hook(value)

    def run_code(self, code_obj, result=None, *, async_=False):
        """Run a code object in the user's namespace. Returns True on error."""
        try:
            exec(code_obj, self.user_ns)
        except SystemExit as error:
            self.show_exit(error)
        except BaseException as error:
            if result is not None:
                result.error_in_exec = error
            self.showtraceback((type(error), error, error.__traceback__))
        else:
            return False
        return True

    runcode = run_code

    def run_coroutine(self, coroutine):
        """Drive a coroutine of the user to its end."""
        return async_helpers.run(coroutine)

    def transform_cell(self, raw_cell):
        """Plain Python of a cell."""
        cell = self.input_transformer_manager.transform_cell(raw_cell)
        if self.automagic and cell.count("\n") <= 1:
            cell = self.magics_manager.automagic(cell)
        if self.input_transformers_post:
            lines = cell.splitlines(keepends=True)
            for transform in self.input_transformers_post:
                lines = transform(lines)
            cell = "".join(lines)
        return cell

    def check_complete(self, code):
        """``(status, indentation)``: could this cell run as it is?"""
        status, spaces = self.input_transformer_manager.check_complete(code)
        return status, " " * (spaces or 0)

    def ev(self, expr):
        """Value of an expression in the user's namespace."""
        return eval(expr, self.user_ns)

    def ex(self, cmd):
        """Run statements in the user's namespace."""
        exec(cmd, self.user_ns)

    def safe_execfile(self, fname, *where, exit_ignore=False, raise_exceptions=False, shell_futures=False):
        """Run a file; errors are shown."""
        from os.path import abspath, expanduser

        path = abspath(expanduser(fname))
        namespace = where[0] if where else self.user_ns
        try:
            with open(path, "rb") as file:
                source = file.read()
            exec(compile(source, path, "exec"), namespace)
        except SystemExit as status:
            if status.code and not exit_ignore:
                if raise_exceptions:
                    raise
                self.showtraceback(exception_only=True)
        except Exception:
            if raise_exceptions:
                raise
            self.showtraceback(tb_offset=2)

    def safe_execfile_ipy(self, fname, shell_futures=False, raise_exceptions=False):
        """Run a notebook or a file in IPython syntax, cell by cell."""
        for cell in cells_of_file(fname):
            result = self.run_cell(cell, silent=False)
            if raise_exceptions:
                result.raise_error()
            elif not result.success:
                break


for _part in InteractiveShell.__bases__:
    for _name, _method in list(vars(_part).items()):
        if hasattr(_method, "__code__"):
            _method.__qualname__ = "InteractiveShell." + _name  # the parts are how it is written, not what it is


class ZMQInteractiveShell(InteractiveShell):
    """The shell under its usual name in notebooks: programs look at the class's name to know where they run."""


ZMQInteractiveShell.__module__ = "ipykernel.zmqshell"


def ends_with_semicolon(cell):
    """True when the last thing in a cell, comments aside, is a semicolon."""
    text = cell.rstrip()
    if text.endswith(";") and "#" not in text.rsplit("\n", 1)[-1]:
        return True
    last = text.rsplit("\n", 1)[-1]
    if ";" not in last or "#" not in last:
        return False
    from IPython.core.inputtransformer2 import scan

    lines = text.splitlines(keepends=True)
    found = scan(lines)[-1]
    if found.comment_at is None or found.comment_at[0] != len(lines) - 1:
        return text.endswith(";")
    return lines[-1][: found.comment_at[1]].rstrip().endswith(";")


def split_by_display(body, interactivity):
    """How to run the statements of a cell: ``[("exec" | "eval" | "single", [nodes])]``."""
    if not body:
        return []
    last = body[-1]
    if interactivity == "last_expr_or_assign":
        name = _assigned_name(last)
        if name is not None:
            shown = ast.Expr(ast.Name(name, ast.Load()))
            ast.copy_location(shown, last)
            ast.fix_missing_locations(shown)
            body = body + [shown]
            last = shown
        interactivity = "last_expr"
    if interactivity == "last_expr":
        interactivity = "last" if type(last) is ast.Expr else "none"
    if interactivity == "none":
        return [("exec", body)]
    if interactivity == "last":
        shown = _shown(last)
        return [("exec", body[:-1]), shown] if len(body) > 1 else [shown]
    if interactivity == "all":
        return [_shown(node) for node in body]
    raise ValueError("Interactivity was %r" % interactivity)


def _shown(node):
    return ("eval", [node]) if type(node) is ast.Expr else ("single", [node])


def _assigned_name(node):
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
    elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
        target = node.target
    else:
        return None
    return target.id if isinstance(target, ast.Name) else None


def cells_of_file(path):
    """Code cells of a notebook; a plain file is one cell."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if not path.endswith(".ipynb"):
        return [text]
    import json

    cells = []
    for cell in json.loads(text).get("cells", []):
        if cell.get("cell_type") == "code":
            source = cell.get("source", "")
            cells.append("".join(source) if isinstance(source, list) else source)
    return cells


class InteractiveShellABC:
    """Kept for old programs."""
