"""Names of canvases and events; pictures in a notebook have no window, no mouse and no keys."""

from enum import IntEnum

from ._renderer import Renderer as RendererBase  # noqa: F401
from .backends.backend_agg import FigureCanvasAgg as FigureCanvasBase  # noqa: F401


class MouseButton(IntEnum):
    """Buttons of a mouse."""

    LEFT = 1
    MIDDLE = 2
    RIGHT = 3
    BACK = 8
    FORWARD = 9


class Event:
    """What happens on a canvas."""

    def __init__(self, name, canvas, guiEvent=None):
        self.name, self.canvas, self.guiEvent = name, canvas, guiEvent


class LocationEvent(Event):
    """What happens at a place."""

    def __init__(self, name, canvas, x, y, guiEvent=None, *, modifiers=None):
        super().__init__(name, canvas, guiEvent)
        self.x, self.y, self.modifiers = x, y, frozenset(modifiers or ())
        self.inaxes = self.xdata = self.ydata = None


class MouseEvent(LocationEvent):
    """What a mouse does."""

    def __init__(self, name, canvas, x, y, button=None, key=None, step=0, dblclick=False, guiEvent=None, *, buttons=None, modifiers=None):
        super().__init__(name, canvas, x, y, guiEvent, modifiers=modifiers)
        self.button, self.key, self.step, self.dblclick = button, key, step, dblclick


class KeyEvent(LocationEvent):
    """What keys do."""

    def __init__(self, name, canvas, key, x=0, y=0, guiEvent=None):
        super().__init__(name, canvas, x, y, guiEvent)
        self.key = key


class PickEvent(Event):
    """An artist that was picked."""

    def __init__(self, name, canvas, mouseevent, artist, guiEvent=None, **kwargs):
        super().__init__(name, canvas, guiEvent)
        self.mouseevent, self.artist = mouseevent, artist
        self.__dict__.update(kwargs)


class FigureManagerBase:
    """A window's manager; making one raises."""

    def __init__(self, canvas, num):
        raise NotImplementedError("figures in this notebook are pictures and have no window")


class NavigationToolbar2:
    """A window's toolbar; making one raises."""

    def __init__(self, canvas):
        raise NotImplementedError("figures in this notebook are pictures and have no toolbar")


class TimerBase:
    """A window's timer; making one raises."""

    def __init__(self, interval=None, callbacks=None):
        raise NotImplementedError("figures in this notebook are pictures and have no timer: use matplotlib.animation")
