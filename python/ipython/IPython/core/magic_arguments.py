"""Arguments of magics, declared by decorators over argparse::

    @magic_arguments()
    @argument("-n", "--number", type=int, default=1, help="how often")
    @line_magic
    def repeat(self, line):
        args = parse_argstring(self.repeat, line)
"""

import argparse
import re

from IPython.core.error import UsageError


class MagicArgumentParser(argparse.ArgumentParser):
    """A parser that reports errors as a magic does, and never exits."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=None, formatter_class=None,
                 prefix_chars="-", argument_default=None, conflict_handler="error", add_help=False):
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=epilog,
            parents=parents or [],
            formatter_class=formatter_class or argparse.RawDescriptionHelpFormatter,
            prefix_chars=prefix_chars,
            argument_default=argument_default,
            conflict_handler=conflict_handler,
            add_help=add_help,
        )

    def error(self, message):
        raise UsageError(message)

    def parse_argstring(self, argstring, *, partial=False):
        """Namespace of a magic's line."""
        from IPython.core.magic import split_words

        words = split_words(argstring)
        return self.parse_known_args(words) if partial else self.parse_args(words)


def real_name(magic_func):
    """Name of the magic that a function implements."""
    name = magic_func.__name__
    if name.startswith("magic_"):
        name = name[len("magic_") :]
    return getattr(magic_func, "argcmd_name", name)


def construct_parser(magic_func):
    """Parser of a function's declared arguments."""
    settings = getattr(magic_func, "argcmd_kwds", {})
    if "description" not in settings:
        settings["description"] = getattr(magic_func, "__doc__", None)
    name = real_name(magic_func)
    parser = MagicArgumentParser(name, **settings)
    group = None
    for decorator in getattr(magic_func, "decorators", [])[::-1]:
        result = decorator.add_to_parser(parser, group)
        if result is not None:
            group = result
    magic_func.__doc__ = "::\n\n  %s" % re.sub(r"(?m)^usage: ?", "%", parser.format_help(), count=1)
    return parser


def parse_argstring(magic_func, argstring, *, partial=False):
    """Namespace of a magic's line."""
    return magic_func.parser.parse_argstring(argstring, partial=partial)


class ArgDecorator:
    """A decorator that remembers what to tell the parser."""

    def __call__(self, func):
        if not getattr(func, "has_arguments", False):
            func.has_arguments = True
            func.decorators = []
        func.decorators.append(self)
        return func

    def add_to_parser(self, parser, group):
        """Tell the parser."""


class ArgMethodWrapper(ArgDecorator):
    """Calls a method of the parser with its arguments."""

    _method_name = ""

    def __init__(self, *args, **kwds):
        self.args = args
        self.kwds = kwds

    def add_to_parser(self, parser, group):
        getattr(group if group is not None else parser, self._method_name)(*self.args, **self.kwds)


class magic_arguments(ArgDecorator):
    """Outermost decorator: builds the parser."""

    def __init__(self, name=None):
        self.name = name

    def __call__(self, func):
        if not getattr(func, "has_arguments", False):
            func.has_arguments = True
            func.decorators = []
        if self.name is not None:
            func.argcmd_name = self.name
        func.parser = construct_parser(func)
        return func


class argument(ArgMethodWrapper):
    """One argument, as in ``add_argument``."""

    _method_name = "add_argument"


class defaults(ArgMethodWrapper):
    """Defaults, as in ``set_defaults``."""

    _method_name = "set_defaults"


class argument_group(ArgMethodWrapper):
    """A heading for the arguments below it."""

    def add_to_parser(self, parser, group):
        return parser.add_argument_group(*self.args, **self.kwds)


class kwds(ArgDecorator):
    """Settings of the parser itself."""

    def __init__(self, **kwds):
        self.kwds = kwds

    def __call__(self, func):
        func = super().__call__(func)
        func.argcmd_kwds = self.kwds
        return func


__all__ = ["magic_arguments", "argument", "argument_group", "kwds", "parse_argstring"]
