"""Setters and getters by table, so that classes stay short."""


def aliases(cls, table):
    """Adds `set_lw` for `set_linewidth` and so on: `table` maps full names to their short ones."""
    for name, shorts in table.items():
        for short in shorts:
            for kind in ("set_", "get_"):
                method = getattr(cls, kind + name, None)
                if method is not None:
                    setattr(cls, kind + short, method)
    cls._aliases = {**getattr(cls, "_aliases", {}), **{short: name for name, shorts in table.items() for short in shorts}}
    return cls


def simple(cls, *names):
    """Adds a setter and a getter for each attribute `_name`."""
    for name in names:
        def setter(self, value, _key="_" + name):
            setattr(self, _key, value)
            self.stale = True

        def getter(self, _key="_" + name):
            return getattr(self, _key)

        setter.__name__, getter.__name__ = "set_" + name, "get_" + name
        setattr(cls, "set_" + name, setter)
        setattr(cls, "get_" + name, getter)
    return cls
