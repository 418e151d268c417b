"""Changes to modules of the library, made when a program imports them."""

import sys


class _Finder:
    """Lets the module load as always, and then changes it."""

    def __init__(self, name, change):
        self._name = name
        self._change = change

    def find_spec(self, name, path=None, target=None):
        if name != self._name:
            return None
        sys.meta_path.remove(self)
        from importlib.util import find_spec

        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def exec_module(module):
                load(module)
                self._change(module)

            spec.loader.exec_module = exec_module
        return spec


def when_imported(name, change):
    """Call ``change(module)`` once the module is there."""
    if name in sys.modules:
        change(sys.modules[name])
    else:
        sys.meta_path.insert(0, _Finder(name, change))
