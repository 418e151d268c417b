"""Widgets need a mouse over a live figure."""


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(name)

    class Widget:
        def __init__(self, *args, **kwargs):
            raise NotImplementedError(f"matplotlib.widgets.{name} is not available: figures in this notebook are pictures. Use ipywidgets to change a plot by hand.")

    Widget.__name__ = Widget.__qualname__ = name
    return Widget
