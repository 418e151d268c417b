"""Where ticks go (locators) and what is written at them (formatters)."""

from ._auto_locators import AutoLocator, AutoMinorLocator, MaxNLocator, scale_range
from ._formatters import (
    FixedFormatter,
    FormatStrFormatter,
    Formatter,
    FuncFormatter,
    NullFormatter,
    ScalarFormatter,
    StrMethodFormatter,
)
from ._locators import (
    FixedLocator,
    IndexLocator,
    LinearLocator,
    Locator,
    MultipleLocator,
    NullLocator,
    TickHelper,
    _DummyAxis,
    _Edge_integer,
)

__all__ = (
    "TickHelper",
    "Formatter",
    "FixedFormatter",
    "NullFormatter",
    "FuncFormatter",
    "FormatStrFormatter",
    "StrMethodFormatter",
    "ScalarFormatter",
    "LogFormatter",
    "LogFormatterExponent",
    "LogFormatterMathtext",
    "LogFormatterSciNotation",
    "LogitFormatter",
    "EngFormatter",
    "PercentFormatter",
    "Locator",
    "IndexLocator",
    "FixedLocator",
    "NullLocator",
    "LinearLocator",
    "LogLocator",
    "AutoLocator",
    "MultipleLocator",
    "MaxNLocator",
    "AutoMinorLocator",
    "SymmetricalLogLocator",
    "AsinhLocator",
    "LogitLocator",
)

# A plot with linear axes needs none of these.
_LATER = {
    "_log_locators": (
        "LogLocator",
        "SymmetricalLogLocator",
        "AsinhLocator",
        "LogitLocator",
        "_is_decade",
        "_is_close_to_int",
    ),
    "_log_formatters": (
        "LogFormatter",
        "LogFormatterExponent",
        "LogFormatterMathtext",
        "LogFormatterSciNotation",
        "LogitFormatter",
    ),
    "_unit_formatters": ("EngFormatter", "PercentFormatter"),
}


def __getattr__(name):
    for module, names in _LATER.items():
        if name in names:
            from importlib import import_module

            found = import_module(f"{__package__}.{module}")
            globals().update((each, getattr(found, each)) for each in names)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})
