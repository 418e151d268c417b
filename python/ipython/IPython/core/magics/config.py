"""``%config``: settings as ``Class.name = value``."""

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class


@magics_class
class ConfigMagics(Magics):
    """One magic."""

    @line_magic
    def config(self, s):
        """Show or change a setting: ``%config InlineBackend.figure_format = "retina"``."""
        text = s.strip()
        shell = self.shell
        targets = {
            "InteractiveShell": type(shell),
            "ZMQInteractiveShell": type(shell),
            "TerminalInteractiveShell": type(shell),
            "PlainTextFormatter": shell.display_formatter.plain,
            "DisplayFormatter": shell.display_formatter,
            "HistoryManager": shell.history_manager,
        }
        if not text:
            print("Available objects for config:")
            for name in sorted([*targets, "InlineBackend"]):
                print("    " + name)
            return None
        path, equals, value_text = text.partition("=")
        section, _, option = path.strip().partition(".")
        section = section.strip()
        option = option.strip()
        if section not in targets and section != "InlineBackend" and not section[:1].isupper():
            raise UsageError("Invalid config statement: %r, should be `Class.trait = value`" % text)
        if not equals:
            if not option:
                for name, value in shell.config.get(section, {}).items():
                    print("%s.%s=%r" % (section, name, value))
                return None
            if section in targets and hasattr(targets[section], option):
                return getattr(targets[section], option)
            return shell.config.get(section, {}).get(option)
        try:
            value = eval(value_text.strip(), dict(shell.user_ns))
        except NameError:
            value = value_text.strip()
        getattr(shell.config, section)[option] = value
        if section in targets:
            setattr(targets[section], option, value)
        return None
