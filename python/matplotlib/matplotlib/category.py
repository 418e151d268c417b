"""Strings on an axis: each different one has the next whole number."""

import numpy as np

from . import ticker, units


class StrCategoryConverter(units.ConversionInterface):
    """Numbers for strings."""

    @staticmethod
    def convert(value, unit, axis):
        if unit is None:
            raise ValueError(
                "Missing category information for StrCategoryConverter; this might be caused by unintendedly mixing "
                "categorical and numeric data"
            )
        StrCategoryConverter._validate_unit(unit)
        values = np.atleast_1d(np.array(value, dtype=object))
        unit.update(values)
        number = unit._mapping.__getitem__
        numbers = np.array([number(each) for each in values.ravel().tolist()], float).reshape(values.shape)
        return numbers[0] if isinstance(value, (str, bytes)) or not np.iterable(value) else numbers

    @staticmethod
    def axisinfo(unit, axis):
        StrCategoryConverter._validate_unit(unit)
        return units.AxisInfo(majloc=StrCategoryLocator(unit._mapping), majfmt=StrCategoryFormatter(unit._mapping))

    @staticmethod
    def default_units(data, axis):
        if axis.units is None:
            axis.set_units(UnitData(data))
        else:
            axis.units.update(data)
        return axis.units

    @staticmethod
    def _validate_unit(unit):
        if not hasattr(unit, "_mapping"):
            raise ValueError(
                f'Provided unit "{unit}" is not valid for a categorical converter, '
                "as it does not have a _mapping attribute."
            )


class StrCategoryLocator(ticker.Locator):
    """A tick at every string."""

    def __init__(self, units_mapping):
        self._units = units_mapping

    def __call__(self):
        return list(self._units.values())

    def tick_values(self, vmin, vmax):
        return self()


class StrCategoryFormatter(ticker.Formatter):
    """The strings themselves."""

    def __init__(self, units_mapping):
        self._units = units_mapping

    def __call__(self, x, pos=None):
        return self.format_ticks([x])[0]

    def format_ticks(self, values):
        texts = {number: self._text(text) for text, number in self._units.items()}
        return [texts.get(round(value), "") for value in values]

    @staticmethod
    def _text(value):
        return value.decode("utf-8") if isinstance(value, bytes) else str(value)


class UnitData:
    """The strings seen so far, with their numbers."""

    def __init__(self, data=None):
        self._mapping = {}
        if data is not None:
            self.update(data)

    def update(self, data):
        """Gives new strings the next numbers."""
        mapping = self._mapping
        for value in dict.fromkeys(np.atleast_1d(np.array(data, dtype=object)).ravel().tolist()):
            if not isinstance(value, (str, bytes)):
                kind = type(value)
                name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
                raise TypeError(f"'value' must be an instance of str or bytes, not a {name}")
            mapping.setdefault(value, len(mapping))


for _kind in (str, bytes, np.str_, np.bytes_):
    units.registry.setdefault(_kind, StrCategoryConverter())
