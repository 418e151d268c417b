"""What everything on a figure has in common."""

import math

import numpy as np

from .transforms import Bbox, IdentityTransform, Transform


class Artist:
    """Base of everything that is drawn."""

    zorder = 0
    _aliases = {}
    _label = ""

    def __init__(self):
        self.figure = None
        self.axes = None
        self._transform = None
        self._visible = True
        self._alpha = None
        self._clip_on = True
        self._clip_box = None
        self._clip_path = None
        self._in_layout = True
        self._animated = False
        self._rasterized = False
        self._gid = self._url = self._picker = self._snap = self._agg_filter = self._sketch = None
        self._path_effects = []
        self._label = ""
        self._remove_from = None
        self.stale = True
        self.sticky_edges = _Sticky()

    def remove(self):
        """Takes the artist off its figure."""
        if self._remove_from is None:
            raise NotImplementedError("cannot remove artist")
        self._remove_from(self)
        self._remove_from = None
        self.axes = self.figure = None

    def have_units(self):
        return False

    def convert_xunits(self, x):
        return x if self.axes is None else self.axes.convert_xunits(x)

    def convert_yunits(self, y):
        return y if self.axes is None else self.axes.convert_yunits(y)

    def get_figure(self, root=False):
        return self.figure

    def set_figure(self, figure):
        self.figure = figure

    def set_transform(self, transform):
        self._transform = transform

    def is_transform_set(self):
        return self._transform is not None

    def get_transform(self):
        if self._transform is None:
            return IdentityTransform()
        if not isinstance(self._transform, Transform):
            return self._transform._as_mpl_transform(self.axes)
        return self._transform

    def get_children(self):
        return []

    def set_visible(self, b):
        self._visible = b

    def get_visible(self):
        return self._visible

    def set_alpha(self, alpha):
        if alpha is not None and not np.iterable(alpha):
            if not isinstance(alpha, (int, float, np.number)):
                raise TypeError(f"alpha must be numeric or None, not {type(alpha)}")
            if not 0 <= alpha <= 1:
                raise ValueError(f"alpha ({alpha}) is outside 0-1 range")
        self._alpha = alpha

    def get_alpha(self):
        return self._alpha

    def set_zorder(self, level):
        self.zorder = type(self).zorder if level is None else level

    def get_zorder(self):
        return self.zorder

    def set_label(self, s):
        self._label = None if s is None else str(s)

    def get_label(self):
        return self._label

    def set_clip_on(self, b):
        self._clip_on = b

    def get_clip_on(self):
        return self._clip_on

    def set_clip_box(self, clipbox):
        self._clip_box = clipbox

    def get_clip_box(self):
        return self._clip_box

    def set_clip_path(self, path, transform=None):
        """Shows only what is inside a patch, or inside a path under a transform."""
        if path is None:
            self._clip_path = self._clip_box = None
        elif transform is not None:
            self._clip_path = (path, transform)
        elif hasattr(path, "get_path"):
            from .patches import Rectangle

            if type(path) is Rectangle and not path._angle:
                from .transforms import TransformedBbox

                self._clip_box = TransformedBbox(Bbox.unit(), path.get_transform())
                self._clip_path = None
            else:
                self._clip_path = path
        else:
            self._clip_path = path

    def get_clip_path(self):
        return self._clip_path

    def _clip(self):
        """The clip as the renderer takes it."""
        if not self._clip_on or (self._clip_box is None and self._clip_path is None):
            return None
        area = outline = None
        if self._clip_box is not None:
            box = self._clip_box
            area = (box.xmin, box.ymin, box.xmax, box.ymax)
        if self._clip_path is not None:
            found = self._clip_path
            path, transform = found if isinstance(found, tuple) else (found.get_path(), found.get_transform())
            function, map = transform.split()
            vertices = path.vertices if function is None else function(path.vertices)
            outline = (np.ascontiguousarray(vertices), path.codes, map)
        return area, outline

    def get_window_extent(self, renderer=None):
        return Bbox([[0, 0], [0, 0]])

    def get_tightbbox(self, renderer=None):
        """The box on the picture that shows any of it, or None."""
        box = self.get_window_extent(renderer)
        if self._clip_on and self._clip_box is not None:
            box = Bbox.intersection(box, self._clip_box)
        return box

    def set_in_layout(self, in_layout):
        self._in_layout = in_layout

    def get_in_layout(self):
        return self._in_layout

    def set(self, **kwargs):
        """Sets properties by name."""
        self._set(kwargs)
        return []

    def _set(self, kwargs):
        for name, value in kwargs.items():
            setter = getattr(self, "set_" + name, None)
            if setter is None:
                raise AttributeError(f"{type(self).__name__}.set() got an unexpected keyword argument {name!r}")
            setter(value)

    def update(self, props):
        for name, value in props.items():
            setter = getattr(self, "set_" + name, None)
            if setter is None:
                raise AttributeError(f"{type(self).__name__}.set() got an unexpected keyword argument {name!r}")
            setter(value)
        return []

    _internal_update = update

    def properties(self):
        """All properties by name."""
        out = {}
        for name in dir(self):
            if name.startswith("get_"):
                try:
                    out[name[4:]] = getattr(self, name)()
                except Exception:
                    continue
        return out

    def update_from(self, other):
        for name in ("_transform", "_visible", "_alpha", "_clip_box", "_clip_on", "_clip_path", "_label", "_sketch", "_path_effects"):
            setattr(self, name, getattr(other, name))

    def findobj(self, match=None, include_self=True):
        """This artist and all below it that match a class or a function."""
        if match is None:
            matches = lambda artist: True  # noqa: E731
        elif isinstance(match, type):
            matches = lambda artist: isinstance(artist, match)  # noqa: E731
        else:
            matches = match
        out = [found for child in self.get_children() for found in child.findobj(match)]
        if include_self and matches(self):
            out.append(self)
        return out

    def set_gid(self, gid):
        self._gid = gid

    def get_gid(self):
        return self._gid

    def set_url(self, url):
        self._url = url

    def get_url(self):
        return self._url

    def set_picker(self, picker):
        self._picker = picker

    def get_picker(self):
        return self._picker

    def set_snap(self, snap):
        self._snap = snap

    def get_snap(self):
        return self._snap

    def _snapping(self, default=2):
        return default if self._snap is None else int(self._snap)

    def set_animated(self, b):
        self._animated = b

    def get_animated(self):
        return self._animated

    def set_rasterized(self, rasterized):
        self._rasterized = rasterized

    def get_rasterized(self):
        return self._rasterized

    def set_path_effects(self, path_effects):
        self._path_effects = path_effects

    def get_path_effects(self):
        return self._path_effects

    def set_sketch_params(self, scale=None, length=None, randomness=None):
        self._sketch = None if scale is None else (scale, length or 128.0, randomness or 16.0)

    def get_sketch_params(self):
        return self._sketch

    def set_agg_filter(self, filter_func):
        self._agg_filter = filter_func

    def get_agg_filter(self):
        return self._agg_filter

    def set_mouseover(self, mouseover):
        """There is no mouse over a picture."""

    def add_callback(self, func):
        return 0

    def remove_callback(self, oid):
        """There are no callbacks on pictures."""

    def pchanged(self):
        """Nobody listens."""

    def contains(self, mouseevent):
        return False, {}

    def draw(self, renderer, *args, **kwargs):
        """Draws itself if it is visible."""


class _Sticky:
    """Values at which margins end."""

    def __init__(self):
        self.x, self.y = [], []


def kwargs_of(cls, kwargs, *defaults):
    """Keyword arguments under their full names."""
    return normalize(kwargs, cls._aliases)


def normalize(kwargs, names):
    if not kwargs:
        return {}
    out = {}
    for key, value in kwargs.items():
        full = names.get(key, key)
        if full in out:
            raise TypeError(f"Got both {full!r} and {key!r}, which are aliases of one another")
        out[full] = value
    return out


def allow_rasterization(draw):
    return draw


def getp(obj, property=None):
    """A property of an artist; without a name all are printed."""
    if property is not None:
        return getattr(obj, "get_" + property)()
    for name, value in sorted(obj.properties().items()):
        print(f"    {name} = {value}")


get = getp


def setp(obj, *args, file=None, **kwargs):
    """Sets properties of one or several artists."""
    artists = list(_flat(obj)) if np.iterable(obj) and not isinstance(obj, Artist) else [obj]
    if not artists:
        return None
    for name, value in [*zip(args[::2], args[1::2]), *kwargs.items()]:
        for artist in artists:
            artist.update({name: value})
    return []


def _flat(objects):
    for item in objects:
        if np.iterable(item) and not isinstance(item, Artist):
            yield from _flat(item)
        else:
            yield item


def is_finite(*values):
    return all(math.isfinite(value) for value in values)
