"""Magics for packages."""

from IPython.core.magic import Magics, line_magic, magics_class, no_var_expand


@magics_class
class PackagingMagics(Magics):
    """``%pip`` and its kin go where ``!pip`` goes."""

    @no_var_expand
    @line_magic
    def pip(self, line):
        """Manage packages."""
        self.shell.system("pip " + line)

    @no_var_expand
    @line_magic
    def conda(self, line):
        """Manage packages with conda."""
        self.shell.system("conda " + line)

    @no_var_expand
    @line_magic
    def mamba(self, line):
        """Manage packages with mamba."""
        self.shell.system("mamba " + line)

    @no_var_expand
    @line_magic
    def uv(self, line):
        """Manage packages with uv."""
        self.shell.system("uv " + line)
