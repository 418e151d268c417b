"""Import by a dotted name."""


def import_item(name):
    """The object that a dotted name stands for."""
    from importlib import import_module

    module, _, attribute = name.rpartition(".")
    if not module:
        return import_module(name)
    return getattr(import_module(module), attribute)
