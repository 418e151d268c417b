"""Axes with three dimensions, seen from a point in space."""

import math

import numpy as np

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.collections import Collection, LineCollection, PatchCollection, PolyCollection
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox

from . import art3d, axis3d, proj3d  # noqa: F401
from ._plots3d import Plots3D
from ._polygons3d import project_together
from ._surfaces3d import Surfaces3D
from ._view3d import View3D


def _refused(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError(f"Axes3D.{name} is not supported")

    method.__name__ = name
    return method


class Axes3D(Plots3D, Surfaces3D, View3D, Axes):
    """Axes with three dimensions."""

    name = "3d"
    _is_3d = True
    _draw_grid = True

    def __init__(
        self,
        fig,
        rect=None,
        *args,
        elev=30,
        azim=-60,
        roll=0,
        shareview=None,
        sharez=None,
        proj_type="persp",
        focal_length=None,
        box_aspect=None,
        computed_zorder=True,
        **kwargs,
    ):
        self.initial_elev, self.initial_azim, self.initial_roll = elev, azim, roll
        self.set_proj_type(proj_type, focal_length)
        self.computed_zorder = computed_zorder
        self.view_init(elev, azim, roll)
        self.set_box_aspect(box_aspect)
        if kwargs.pop("auto_add_to_figure", False):
            raise AttributeError("auto_add_to_figure is no longer supported for Axes3D. Use fig.add_axes(ax) instead.")
        super().__init__(fig, [0.0, 0.0, 1.0, 1.0] if rect is None else rect, *args, **kwargs)
        if sharez is not None:
            self.sharez(sharez)
        if shareview is not None:
            self.shareview(shareview)
        for spine in self.spines.values():
            spine._visible = False

    def _make_axis(self):
        self.xaxis, self.yaxis, self.zaxis = axis3d.XAxis(self), axis3d.YAxis(self), axis3d.ZAxis(self)
        self._axis_map = {"x": self.xaxis, "y": self.yaxis, "z": self.zaxis}

    def clear(self):
        self.zaxis.clear()
        super().clear()
        for spine in self.spines.values():
            spine._visible = False
        self.patch._clip_on = False
        self.autoscale_view()
        self.grid(rcParams["axes3d.grid"])

    cla = clear

    # Sharing.
    def _follow(self, name, other):
        mine, theirs = getattr(self, name + "axis"), getattr(other, name + "axis")
        mine.major, mine.minor = theirs.major, theirs.minor
        mine._scale, mine._scale_function = theirs._scale, theirs._scale_function
        mine._put("view", *theirs.get_view_interval().tolist())
        self._auto[name] = other._auto[name]

    def sharez(self, other):
        """Takes limits and ticks of z from other axes."""
        self._sharez = other
        self._join("z", other)
        self._follow("z", other)

    def shareview(self, other):
        """Is seen from where other axes are seen."""
        self._join("view", other)
        self.view_init(other.elev, other.azim, other.roll, "xyz"[other._vertical_axis])

    # Names of z.
    def get_zaxis(self):
        return self.zaxis

    def convert_zunits(self, z):
        return self.zaxis.convert_units(z)

    def set_zlabel(self, zlabel, fontdict=None, labelpad=None, **kwargs):
        """The name of the z axis."""
        if labelpad is not None:
            self.zaxis.labelpad = labelpad
        return self.zaxis.set_label_text(zlabel, fontdict, **kwargs)

    def get_zlabel(self):
        return self.zaxis.label.get_text()

    def get_zticks(self, *, minor=False):
        return self.zaxis.get_ticklocs(minor=minor)

    def set_zticks(self, ticks, labels=None, *, minor=False, **kwargs):
        return self.zaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def get_zticklabels(self, minor=False, which=None):
        return self.zaxis.get_ticklabels(minor, which)

    def set_zticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        return self.zaxis.set_ticklabels(labels, minor=minor, fontdict=fontdict, **kwargs)

    def get_zmajorticklabels(self):
        return self.zaxis.get_majorticklabels()

    def get_zminorticklabels(self):
        return self.zaxis.get_minorticklabels()

    def get_zticklines(self, minor=False):
        return self.zaxis.get_ticklines(minor)

    def get_zgridlines(self):
        return self.zaxis.get_gridlines()

    def zaxis_date(self, tz=None):
        self.zaxis.axis_date(tz)

    # Settings.
    def set_title(self, label, fontdict=None, loc="center", **kwargs):
        title = super().set_title(label, fontdict=fontdict, loc=loc, **kwargs)
        self.title.set_y(0.92 * self.title.get_position()[1])
        return title

    def grid(self, visible=True, **kwargs):
        """Grid lines on the walls."""
        self._draw_grid = True if kwargs else visible

    def tick_params(self, axis="both", **kwargs):
        """The looks of ticks and their labels."""
        if axis not in ("x", "y", "z", "both"):
            raise ValueError(f"{axis!r} is not a valid value for axis; supported values are 'x', 'y', 'z', 'both'")
        if axis in ("x", "y", "both"):
            super().tick_params(axis, **kwargs)
        if axis in ("z", "both"):
            self.zaxis.set_tick_params(
                **{
                    name: value
                    for name, value in kwargs.items()
                    if name not in ("top", "bottom", "labeltop", "labelbottom")
                }
            )

    def locator_params(self, axis="both", tight=None, **kwargs):
        for name, one in self._axis_map.items():
            if axis in (name, "both"):
                one.get_major_locator().set_params(**kwargs)
        self.autoscale_view(tight)

    def ticklabel_format(self, *, axis="both", **kwargs):
        if axis in ("x", "y", "both"):
            super().ticklabel_format(axis=axis, **kwargs)
        if axis in ("z", "both"):
            kept, self.yaxis = self.yaxis, self.zaxis
            try:
                super().ticklabel_format(axis="y", **kwargs)
            finally:
                self.yaxis = kept

    get_frame_on = set_frame_on = None

    def mouse_init(self, rotate_btn=1, pan_btn=2, zoom_btn=3):
        """Pictures are not turned by the mouse."""

    def disable_mouse_rotation(self):
        """Pictures are not turned by the mouse."""

    def can_zoom(self):
        return True

    def can_pan(self):
        return True

    def set_top_view(self):
        """The plane of the picture is set already."""

    def clabel(self, *args, **kwargs):
        """Contours in space have no numbers on them."""
        return None

    def format_zdata(self, z):
        return self.zaxis.get_major_formatter().format_data_short(z)

    twinx, twiny, secondary_xaxis, secondary_yaxis = (
        _refused(name) for name in ("twinx", "twiny", "secondary_xaxis", "secondary_yaxis")
    )
    semilogx, semilogy, loglog = (_refused(name) for name in ("semilogx", "semilogy", "loglog"))

    def add_collection3d(self, col, zs=0, zdir="z", autolim=True, *, axlim_clip=False):
        """Adds a collection, one of the plane at heights `zs` along `zdir`."""
        had_data = self.has_data()
        values = np.atleast_1d(np.asarray(zs, float))
        converters = {
            PolyCollection: art3d.poly_collection_2d_to_3d,
            LineCollection: art3d.line_collection_2d_to_3d,
            PatchCollection: art3d.patch_collection_2d_to_3d,
        }
        convert = converters.get(type(col)) or (
            art3d.poly_collection_2d_to_3d
            if isinstance(col, PolyCollection) and not isinstance(col, art3d.Poly3DCollection)
            else None
        )
        if convert is not None:
            convert(col, zs=zs, zdir=zdir, axlim_clip=axlim_clip)
            col.set_sort_zpos(float(values.min()) if values.size else 0)
        if autolim:
            points = None
            if isinstance(col, art3d.Line3DCollection) and len(col._segments3d):
                points = np.concatenate([np.asarray(part, float).reshape(-1, 3) for part in col._segments3d])
            elif isinstance(col, art3d.Poly3DCollection):
                points = col._faces.reshape(-1, 3)
            if points is not None:
                self.auto_scale_xyz(points[:, 0], points[:, 1], points[:, 2], had_data)
        return self.add_collection(col, autolim=False)

    def add_collection(self, collection, autolim=True):
        return super().add_collection(collection, autolim=False)

    # Drawing.
    def _project_children(self):
        """Puts everything on the screen; far shapes come first."""
        self.M = self.get_proj()
        shapes = [
            artist
            for artist in self._children
            if isinstance(artist, (Collection, Patch)) and artist._visible and hasattr(artist, "do_3d_projection")
        ]
        small = [
            artist
            for artist in shapes
            if type(artist) is art3d.Poly3DCollection and artist._faces.shape[1] == 4 and not artist._axlim_clip
        ]
        if len(small) > 4:
            known = dict(zip(map(id, small), project_together(small, self)))
            depths = [known[id(artist)] if id(artist) in known else artist.do_3d_projection() for artist in shapes]
        else:
            depths = [artist.do_3d_projection() for artist in shapes]
        if not self.computed_zorder:
            return
        start = max(axis.get_zorder() for axis in self._axis_map.values()) + 1
        level = {True: start, False: start}
        order = sorted(
            range(len(shapes)), key=lambda index: -depths[index] if math.isfinite(depths[index]) else math.inf
        )
        for index in order:
            kind = isinstance(shapes[index], Collection)
            shapes[index].zorder = level[kind]
            level[kind] += 1

    def _drawn(self):
        artists = [*self._children, *self.child_axes, self.title, self._left_title, self._right_title]
        if self.legend_ is not None:
            artists.append(self.legend_)
        return sorted(
            (artist for artist in artists if artist._visible and not artist._animated), key=lambda artist: artist.zorder
        )

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        self._locate()
        self._project_children()
        self.patch.draw(renderer)
        if self.axison:
            for axis in self._axis_map.values():
                axis.draw_pane(renderer)
            for axis in self._axis_map.values():
                axis.draw_grid(renderer)
            for axis in self._axis_map.values():
                axis.draw(renderer)
        self._update_title()
        for artist in self._drawn():
            artist.draw(renderer)

    def get_tightbbox(self, renderer=None, *, call_axes_locator=True, bbox_extra_artists=None, for_layout_only=False):
        if not self._visible:
            return None
        if call_axes_locator:
            self._locate()
        # What is cut off at the frame matters only to a legend that looks for room.
        if self.legend_ is not None or any(
            not artist._clip_on or artist._clip_path is not None for artist in self._children
        ):
            self._project_children()
            for line in self.lines:
                if hasattr(line, "do_3d_projection"):
                    line.do_3d_projection()
        else:
            self.M = self.get_proj()
        box = super().get_tightbbox(
            renderer, call_axes_locator=False, bbox_extra_artists=bbox_extra_artists, for_layout_only=for_layout_only
        )
        if self.axison and self.zaxis._visible:
            found = self.zaxis.get_tightbbox(renderer, for_layout_only=for_layout_only)
            box = box if found is None else Bbox.union([box, found])
        return box

    def get_children(self):
        return [*super().get_children(), self.zaxis]


def get_test_data(delta=0.05):
    """A surface with a hill and a hollow."""
    x = np.arange(-3.0, 3.0, delta)
    X, Y = np.meshgrid(x, x)
    hill = np.exp(-(((X - 1) / 1.5) ** 2 + ((Y - 1) / 0.5) ** 2) / 2) / (2 * np.pi * 0.5 * 1.5)
    hollow = np.exp(-(X**2 + Y**2) / 2) / (2 * np.pi)
    return X * 10, Y * 10, (hill - hollow) * 500


Axes3D.__module__ = "mpl_toolkits.mplot3d.axes3d"
