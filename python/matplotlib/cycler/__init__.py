"""Cycles of properties that can be joined side by side (`+`) and crossed (`*`)."""

import itertools

__version__ = "0.12.1"
__all__ = ["Cycler", "concat", "cycler"]


class Cycler:
    """A finite cycle of properties: iterating gives one dict for each step. Made by `cycler`."""

    __hash__ = None

    def __init__(self, left, right=None, op=None):
        self._left = _copied(left) if isinstance(left, Cycler) else [dict(item) for item in left or ()]
        self._right = _copied(right) if isinstance(right, Cycler) else None
        self._op = op
        self._keys = _joined_keys(self._left, self._right)

    @classmethod
    def _from_iter(cls, label, values):
        made = cls(None)
        made._left = [{label: value} for value in values]
        made._keys = {label}
        return made

    @property
    def keys(self):
        """The names of the properties."""
        return set(self._keys)

    def change_key(self, old, new):
        """Renames a property in place."""
        if old == new:
            return
        if new in self._keys:
            raise ValueError(f"Can't replace {old} with {new}, {new} is already a key")
        if old not in self._keys:
            raise KeyError(f"Can't replace {old} with {new}, {old} is not a key")
        self._keys = {new if key == old else key for key in self._keys}
        if self._right is not None and old in self._right._keys:
            self._right.change_key(old, new)
        elif isinstance(self._left, Cycler):
            self._left.change_key(old, new)
        else:
            self._left = [{new: item[old]} for item in self._left]

    def by_key(self):
        """The values of each property as a dict of lists."""
        out = {key: [] for key in next(iter(self), self._keys)}
        for item in self:
            for key in out:
                out[key].append(item[key])
        return out

    _transpose = by_key

    def simplify(self):
        """The same steps, written as a sum only."""
        return _sum(self.by_key())

    def __iter__(self):
        if self._right is None:
            for item in self._left:
                yield dict(item)
        elif self._op is None:
            raise TypeError("Operation cannot be None when both left and right are defined")
        else:
            for first, second in self._op(self._left, self._right):
                yield {**first, **second}

    def __call__(self):
        return itertools.cycle(self)

    def __contains__(self, key):
        return key in self._keys

    def __len__(self):
        if self._right is None:
            return len(self._left)
        sizes = len(self._left), len(self._right)
        return min(sizes) if self._op is zip else sizes[0] * sizes[1]

    def __getitem__(self, key):
        if not isinstance(key, slice):
            raise ValueError("Can only use slices with Cycler.__getitem__")
        return _sum({name: values[key] for name, values in self.by_key().items()})

    def __add__(self, other):
        if len(self) != len(other):
            raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
        return Cycler(self, other, zip)

    def __mul__(self, other):
        if isinstance(other, Cycler):
            return Cycler(self, other, itertools.product)
        if isinstance(other, int):
            return _sum({key: values * other for key, values in self.by_key().items()})
        return NotImplemented

    __rmul__ = __mul__

    def _become(self, other, op, sign):
        if not isinstance(other, Cycler):
            raise TypeError(f"Cannot {sign}= with a non-Cycler object")
        left, right = _copied(self), _copied(other)
        self._keys = _joined_keys(left, right)
        self._left, self._right, self._op = left, right, op
        return self

    def __iadd__(self, other):
        return self._become(other, zip, "+")

    def __imul__(self, other):
        return self._become(other, itertools.product, "*")

    def __eq__(self, other):
        if not isinstance(other, Cycler) or len(self) != len(other) or self._keys != other._keys:
            return False
        return all(mine == theirs for mine, theirs in zip(self, other))

    def __repr__(self):
        if self._right is None:
            label = next(iter(self._keys))
            return f"cycler({label!r}, {[item[label] for item in self]!r})"
        sign = "+" if self._op is zip else "*" if self._op is itertools.product else "?"
        return f"({self._left!r} {sign} {self._right!r})"

    def _repr_html_(self):
        keys = sorted(self._keys, key=repr)
        head = "".join(f"<th>{key!r}</th>" for key in keys)
        rows = ("<tr>" + "".join(f"<td>{item[key]!r}</td>" for key in keys) + "</tr>" for item in self)
        return f"<table>{head}{''.join(rows)}</table>"


def _copied(cycle):
    made = Cycler(None)
    made._left = cycle._left if isinstance(cycle._left, Cycler) else list(cycle._left)
    made._right, made._op, made._keys = cycle._right, cycle._op, set(cycle._keys)
    if isinstance(made._left, Cycler):
        made._left = _copied(made._left)
    if made._right is not None:
        made._right = _copied(made._right)
    return made


def _joined_keys(left, right):
    mine = set(left._keys) if isinstance(left, Cycler) else set(left[0]) if left else set()
    theirs = set() if right is None else right._keys
    if mine & theirs:
        raise ValueError("Can not compose overlapping cycles")
    return mine | theirs


def _sum(columns):
    made = None
    for label, values in columns.items():
        part = Cycler._from_iter(label, values)
        made = part if made is None else made + part
    if made is None:
        raise TypeError("reduce() of empty iterable with no initial value")
    return made


def _one(label, values):
    if isinstance(values, Cycler):
        if len(values._keys) != 1:
            raise ValueError("Can not create Cycler from a multi-property Cycler")
        inner = next(iter(values._keys))
        values = [item[inner] for item in values]
    return Cycler._from_iter(label, values)


def concat(left, right):
    """One cycle after the other; both must have the same properties."""
    if left._keys != right._keys:
        raise ValueError(f"Keys do not match:\n\tIntersection: {left._keys & right._keys!r}\n\tDisjoint: "
                         f"{left._keys ^ right._keys!r}")
    first, second = left.by_key(), right.by_key()
    return _sum({key: first[key] + second[key] for key in left._keys})


Cycler.concat = concat


def cycler(*args, **kwargs):
    """A new cycle: `cycler(other)` copies, `cycler(label, values)` and `cycler(label=values, ...)` make one."""
    if args and kwargs:
        raise TypeError("cycler() can only accept positional OR keyword arguments -- not both.")
    if len(args) == 1:
        if not isinstance(args[0], Cycler):
            raise TypeError("If only one positional argument given, it must be a Cycler instance.")
        return Cycler(args[0])
    if len(args) == 2:
        return _one(*args)
    if len(args) > 2:
        raise TypeError("Only a single Cycler can be accepted as the lone positional argument. Use keyword arguments "
                        "instead.")
    if not kwargs:
        raise TypeError("Must have at least a positional OR keyword arguments")
    made = None
    for label, values in kwargs.items():
        part = _one(label, values)
        made = part if made is None else made + part
    return made
