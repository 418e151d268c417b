"""Loading of extensions."""

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_magic, magics_class


@magics_class
class ExtensionMagics(Magics):
    """``%load_ext`` and its kin."""

    @line_magic
    def load_ext(self, module_str):
        """Load an extension by the name of its module."""
        if not module_str:
            raise UsageError("Missing module name.")
        answer = self.shell.extension_manager.load_extension(module_str)
        if answer == "already loaded":
            print("The %s extension is already loaded. To reload it, use:" % module_str)
            print("  %reload_ext", module_str)
        elif answer == "no load function":
            print("The %s module is not an IPython extension." % module_str)

    @line_magic
    def unload_ext(self, module_str):
        """Unload an extension; not all can be."""
        if not module_str:
            raise UsageError("Missing module name.")
        answer = self.shell.extension_manager.unload_extension(module_str)
        if answer == "no unload function":
            print("The %s extension doesn't define how to unload it." % module_str)
        elif answer == "not loaded":
            print("The %s extension is not loaded." % module_str)

    @line_magic
    def reload_ext(self, module_str):
        """Unload, import anew, load."""
        if not module_str:
            raise UsageError("Missing module name.")
        if self.shell.extension_manager.reload_extension(module_str) == "no load function":
            print("The %s module is not an IPython extension." % module_str)
