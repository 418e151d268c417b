"""Makes the module of a test file although parts of it fail: tests whose decorators cannot be evaluated are kept as broken ones."""
import ast
import importlib.util
import os
import sys

import pytest


def module_of(path, folder):
    """The module of a test file under the name it has in NumPy; `module.__broken__` has the errors of statements that failed, by line."""
    parts = os.path.relpath(path, folder)[:-3].split(os.sep)
    name = ".".join(["numpy", *parts])
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    module.__broken__ = {}
    sys.modules[name] = module
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    for statement in tree.body:
        try:
            _run([statement], path, vars(module))
        except (Exception, pytest.NotApplicable) as error:
            _recover(statement, error, path, module)
    return module


def _run(statements, path, names):
    exec(compile(ast.Module(statements, []), path, "exec"), names)


def _recover(statement, error, path, module):
    """Runs what can be run of a statement that failed."""
    names = vars(module)
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        functions = [part for part in ast.walk(statement) if isinstance(part, ast.FunctionDef)]
        broken = {}
        for function in functions:
            for decorator in function.decorator_list:
                try:
                    eval(compile(ast.Expression(decorator), path, "eval"), names)
                except (Exception, pytest.OutcomeException) as wrong:
                    broken[function.name] = wrong
            if function.name in broken:
                function.decorator_list = []
        try:
            _run([statement], path, names)
        except (Exception, pytest.NotApplicable) as again:
            broken[statement.name] = again
        for name, wrong in broken.items():
            prefix = f"{statement.name}::" if isinstance(statement, ast.ClassDef) and name != statement.name else ""
            module.__broken__[prefix + name] = wrong
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        # Names that can be imported are, the others stay unknown.
        for alias in statement.names:
            part = type(statement)(**{**dict(ast.iter_fields(statement)), "names": [alias]})
            try:
                _run([ast.copy_location(part, statement)], path, names)
            except (Exception, pytest.NotApplicable) as wrong:
                names.setdefault("__unknown__", {})[alias.asname or alias.name] = wrong
    elif isinstance(statement, (ast.If, ast.For, ast.Try, ast.With)):
        names.setdefault("__unknown__", {})[f"line {statement.lineno}"] = error
    else:
        for target in getattr(statement, "targets", ()):
            for part in ast.walk(target):
                if isinstance(part, ast.Name):
                    names.setdefault("__unknown__", {})[part.id] = error
