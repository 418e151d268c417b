"""Small helpers that notebooks import."""

import numpy as np


class silent_list(list):
    """A list whose repr names only the kind of its members."""

    def __init__(self, type, seq=None):
        self.type = type
        super().__init__(seq or [])

    def __repr__(self):
        return f"<a list of {len(self)} {self.type} objects>"


def flatten(seq, scalarp=None):
    """All members of nested sequences."""
    for item in seq:
        if isinstance(item, str) or not np.iterable(item) or item is None:
            yield item
        else:
            yield from flatten(item)


def boxplot_stats(X, whis=1.5, bootstrap=None, labels=None, autorange=False):
    """Quartiles, whiskers and outliers of each data set."""
    from .axes._bars import _datasets

    sets = _datasets(X)
    labels = [None] * len(sets) if labels is None else list(labels)
    if len(sets) != len(labels):
        raise ValueError("Dimensions of labels and X must be compatible")
    out = []
    for one, label in zip(sets, labels):
        one = np.asarray(one, float).ravel()
        stat = {} if label is None else {"label": label}
        out.append(stat)
        one = one[~np.isnan(one)]
        if not len(one):
            for name in ("mean", "med", "q1", "q3", "iqr", "cilo", "cihi", "whislo", "whishi"):
                stat[name] = np.nan
            stat["fliers"] = np.array([])
            continue
        stat["mean"] = np.mean(one)
        q1, med, q3 = np.percentile(one, [25, 50, 75])
        stat["iqr"] = q3 - q1
        if stat["iqr"] == 0 and autorange:
            whis = (0, 100)
        reach = 1.57 * stat["iqr"] / np.sqrt(len(one))
        stat["cilo"], stat["cihi"] = med - reach, med + reach
        if np.iterable(whis) and not isinstance(whis, str):
            low, high = np.percentile(one, whis)
        else:
            low, high = q1 - whis * stat["iqr"], q3 + whis * stat["iqr"]
        inner = one[one <= high]
        stat["whishi"] = q3 if not len(inner) or inner.max() < q3 else inner.max()
        inner = one[one >= low]
        stat["whislo"] = q1 if not len(inner) or inner.min() > q1 else inner.min()
        stat["fliers"] = np.concatenate([one[one < stat["whislo"]], one[one > stat["whishi"]]])
        stat["q1"], stat["med"], stat["q3"] = q1, med, q3
    return out


def violin_stats(X, method, points=100, quantiles=None):
    """Densities of each data set."""
    from .axes._bars import _datasets

    out = []
    for one in _datasets(X):
        low, high = np.min(one), np.max(one)
        coords = np.linspace(low, high, points)
        out.append({"vals": method(one, coords), "coords": coords, "mean": np.mean(one), "median": np.median(one), "min": low, "max": high, "quantiles": []})
    return out


def normalize_kwargs(kw, alias_mapping=None):
    """Keyword arguments under their full names."""
    from .artist import normalize

    table = {}
    mapping = getattr(alias_mapping, "_aliases", None)
    if mapping is not None:
        table = mapping
    elif isinstance(alias_mapping, dict):
        table = {short: name for name, shorts in alias_mapping.items() for short in shorts}
    return normalize(kw or {}, table)


def is_scalar_or_string(val):
    return isinstance(val, str) or not np.iterable(val)


def index_of(y):
    from .axes._cycle import index_of as found

    return found(y)


def contiguous_regions(mask):
    """Pairs of start and end where a mask holds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], np.asarray(mask, bool), [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist()))


def get_sample_data(fname, asfileobj=True, *, np_load=True):
    """Sample files of matplotlib are not shipped."""
    raise FileNotFoundError(f"matplotlib's sample data {fname!r} are not shipped with this build; put the file on your drive and open it there")


class Grouper:
    """Disjoint sets."""

    def __init__(self, init=()):
        self._sets = {item: {item} for item in init}

    def join(self, a, *args):
        joined = self._sets.setdefault(a, {a})
        for one in args:
            other = self._sets.setdefault(one, {one})
            joined |= other
            for member in other:
                self._sets[member] = joined

    def joined(self, a, b):
        return b in self._sets.get(a, ())

    def get_siblings(self, a):
        return list(self._sets.get(a, [a]))


class MatplotlibDeprecationWarning(DeprecationWarning):
    """What will go away."""
