"""How a box in space is seen: limits, camera, aspect."""

import math

import numpy as np

from matplotlib import rcParams
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox

from . import proj3d
from ._directions import norm_angle

_NAMES = ("x", "y", "z")
# An empty box shows 0 to 1; the margins that are added to data must be taken off first.
_START = 0.05 * 10 / 11


class View3D:
    """The part of Axes3D that keeps limits and camera."""

    _box3d = None
    _coords = None
    M = None

    # Limits of the data and of the view.
    def _init_limits(self):
        super()._init_limits()
        self.xy_viewLim, self.zz_viewLim = Bbox.unit(), Bbox.unit()
        self.xy_dataLim = Bbox([[_START, _START], [1 - _START, 1 - _START]])
        self.zz_dataLim = Bbox.unit()
        self._auto["z"] = True
        self._margins["z"] = rcParams["axes.zmargin"] if self._focal_length == math.inf else 0.0
        self._view_margin = 1 / 48
        self._stale["z"] = False
        for kind in ("z", "view"):
            self._shared.setdefault(kind, [self])
        # The plane on which the box is seen.
        reach = self._dist
        self._plane = Bbox([[-0.95 / reach, -0.95 / reach], [0.9 / reach, 0.9 / reach]])

    @property
    def viewLim(self):
        return self._plane

    def _unstale(self):
        """Limits follow the data at once."""

    def _request_autoscale_view(self, axis="all", tight=None):
        """Limits follow the data at once."""

    def _update_line_limits(self, line):
        """Places on the screen have no say in limits."""

    _update_patch_limits = _update_line_limits

    def _take(self, x, y):
        """Places on the screen have no say in limits."""

    def update_datalim(self, xys, **kwargs):
        """Places on the screen have no say in limits."""

    def auto_scale_xyz(self, X, Y, Z=None, had_data=None):
        """Makes room for coordinates; without data before, for these only."""
        for axis, values in ((self.xaxis, X), (self.yaxis, Y), (self.zaxis, Z)):
            if values is not None:
                self._make_room(axis, proj3d._plain(values).ravel(), had_data)
        self.autoscale_view()

    def _make_room(self, axis, values, had_data):
        if axis._scale_function is not None and getattr(axis._scale, "name", "") == "log":
            values = values[values > 0]
        if not len(values):
            return
        low, high = float(values.min()), float(values.max())
        if not (math.isfinite(low) and math.isfinite(high)):
            values = values[np.isfinite(values)]
            if not len(values):
                return
            low, high = float(values.min()), float(values.max())
        box, name = axis._box("data")
        index = 0 if name == "x" else 1
        least = low
        if low <= 0:
            positive = values[values > 0]
            least = float(positive.min()) if len(positive) else math.inf
        if had_data:
            least = min(least, box._minpos[index])
        box._minpos[index] = least
        axis.set_data_interval(low, high, ignore=not had_data)

    def autoscale_view(self, tight=None, scalex=True, scaley=True, scalez=True):
        """Sets limits that show all data, with margins."""
        if tight is not None:
            self._tight = bool(tight)
        tight = self._tight
        if not tight:
            kinds = [artist for artist in self._children if isinstance(artist, (Line2D, Patch))]
            tight = bool(self.images) and not kinds
        for name, wanted in zip(_NAMES, (scalex, scaley, scalez)):
            if wanted and self._auto[name]:
                self._autoscale_axis(name, getattr(self, name + "axis"), tight)

    def _autoscale_axis(self, name, axis, tight):
        locator, margin = axis.get_major_locator(), self._margins[name]
        low, high = (float(v) for v in locator.nonsingular(*axis.get_data_interval().tolist()))
        low, high = (float(v) for v in axis._scale.limit_range_for_scale(low, high, axis.get_minpos()))
        low, high = _widened(axis, low, high, margin)
        if not tight:
            low, high = (float(v) for v in locator.view_limits(low, high))
        self._bound3d(axis, low, high, self._view_margin)

    def autoscale(self, enable=True, axis="both", tight=None):
        for name in _NAMES:
            if enable is not None and axis in (name, "both"):
                self._set_auto(name, bool(enable))
        if tight is not None:
            self._tight = bool(tight)
        self.autoscale_view(tight)

    def get_autoscale_on(self):
        return all(self._auto.values())

    def set_autoscale_on(self, b):
        for name in _NAMES:
            self._set_auto(name, b)

    def get_autoscalez_on(self):
        return self._auto["z"]

    def set_autoscalez_on(self, b):
        self._set_auto("z", b)

    def _set_margin(self, name, m):
        if m <= -0.5:
            raise ValueError("margin must be greater than -0.5")
        self._margins[name] = m
        self.autoscale_view(**{f"scale{other}": other == name for other in _NAMES})

    def set_zmargin(self, m):
        self._set_margin("z", m)

    def get_zmargin(self):
        return self._margins["z"]

    def margins(self, *margins, x=None, y=None, z=None, tight=True):
        """Room around the data, as a part of their extent."""
        if margins and (x is not None or y is not None or z is not None):
            raise TypeError("Cannot pass both positional and keyword arguments for x, y, and/or z.")
        if len(margins) == 1:
            x = y = z = margins[0]
        elif len(margins) == 3:
            x, y, z = margins
        elif margins:
            raise TypeError("Must pass a single positional argument for all margins, or one for each margin (x, y, z).")
        if x is None and y is None and z is None:
            return tuple(self._margins[name] for name in _NAMES)
        if tight is not None:
            self._tight = bool(tight)
        for name, value in zip(_NAMES, (x, y, z)):
            if value is not None:
                self._set_margin(name, value)
        return None

    def _bound3d(self, axis, low, high, view_margin=None):
        inverted = axis.get_inverted()
        self._set_lim3d(axis, *((high, low) if inverted else (low, high)), None, view_margin)

    def _set_bound_of(self, axis, lower, upper, view_margin):
        if upper is None and np.iterable(lower):
            lower, upper = lower
        old = sorted(axis.get_view_interval().tolist())
        low, high = sorted([old[0] if lower is None else lower, old[1] if upper is None else upper])
        self._bound3d(axis, low, high, view_margin)

    def set_xbound(self, lower=None, upper=None, view_margin=None):
        self._set_bound_of(self.xaxis, lower, upper, view_margin)

    def set_ybound(self, lower=None, upper=None, view_margin=None):
        self._set_bound_of(self.yaxis, lower, upper, view_margin)

    def set_zbound(self, lower=None, upper=None, view_margin=None):
        self._set_bound_of(self.zaxis, lower, upper, view_margin)

    def _set_lim3d(self, axis, lower=None, upper=None, auto=False, view_margin=None, axmin=None, axmax=None):
        if upper is None and np.iterable(lower):
            lower, upper = lower
        for given, least, word in ((lower, axmin, ("lower", "min")), (upper, axmax, ("upper", "max"))):
            if given is not None and least is not None:
                raise TypeError(f"Cannot pass both {word[0]!r} and {word[1]!r}")
        old = axis.get_view_interval().tolist()
        lower, upper = axmin if lower is None else lower, axmax if upper is None else upper
        lower, upper = (
            old[k] if value is None else float(axis.convert_units(value)) for k, value in enumerate((lower, upper))
        )
        if math.isinf(lower) or math.isinf(upper):
            raise ValueError(f"Axis limits {lower}, {upper} cannot be infinite")
        if math.isnan(lower) or math.isnan(upper):
            raise ValueError("Axis limits cannot be NaN or Inf")
        if view_margin is None:
            view_margin = self._view_margin if rcParams["axes3d.automargin"] else 0
        if view_margin:
            lower, upper = (float(v) for v in axis._scale.limit_range_for_scale(lower, upper, axis.get_minpos()))
            lower, upper = _widened(axis, lower, upper, view_margin)
        if lower == upper:
            import warnings

            warnings.warn(
                f"Attempting to set identical low and high {axis.axis_name}lims makes transformation singular; "
                "automatically expanding.",
                UserWarning,
                stacklevel=4,
            )
        swapped = lower > upper
        lower, upper = (float(v) for v in axis.get_major_locator().nonsingular(*sorted((lower, upper))))
        lower, upper = sorted(
            (float(v) for v in axis._scale.limit_range_for_scale(lower, upper, axis.get_minpos())), reverse=swapped
        )
        for axes in self._shared[axis.axis_name]:
            getattr(axes, axis.axis_name + "axis")._put("view", lower, upper)
            axes._coords = None
            if auto is not None:
                axes._auto[axis.axis_name] = bool(auto)
        return lower, upper

    def set_xlim(self, left=None, right=None, *, emit=True, auto=False, view_margin=None, xmin=None, xmax=None):
        """Limits of x."""
        return self._set_lim3d(self.xaxis, left, right, auto, view_margin, xmin, xmax)

    def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, view_margin=None, ymin=None, ymax=None):
        """Limits of y."""
        return self._set_lim3d(self.yaxis, bottom, top, auto, view_margin, ymin, ymax)

    def set_zlim(self, bottom=None, top=None, *, emit=True, auto=False, view_margin=None, zmin=None, zmax=None):
        """Limits of z."""
        return self._set_lim3d(self.zaxis, bottom, top, auto, view_margin, zmin, zmax)

    set_xlim3d, set_ylim3d, set_zlim3d = set_xlim, set_ylim, set_zlim

    def get_xlim(self):
        return tuple(self.xy_viewLim.intervalx)

    def get_ylim(self):
        return tuple(self.xy_viewLim.intervaly)

    def get_zlim(self):
        return tuple(self.zz_viewLim.intervalx)

    get_xlim3d, get_ylim3d, get_zlim3d = get_xlim, get_ylim, get_zlim

    def get_zbound(self):
        return tuple(sorted(self.get_zlim()))

    def get_w_lims(self):
        """All limits, one after the other."""
        return (*self.get_xlim(), *self.get_ylim(), *self.get_zlim())

    def invert_zaxis(self):
        self.zaxis.set_inverted(not self.zaxis.get_inverted())

    def zaxis_inverted(self):
        return self.zaxis.get_inverted()

    get_zinverted = zaxis_inverted

    def set_zinverted(self, inverted):
        self.zaxis.set_inverted(inverted)

    def _set_scale_of(self, name, value, kwargs):
        for axes in self._shared[name]:
            if name == "z" and value != "linear" and axes.zz_dataLim == Bbox.unit():
                axes.zz_dataLim = Bbox([[_START, _START], [1 - _START, 1 - _START]])
                axes._margins["z"] = axes._margins["x"]
            axis = getattr(axes, name + "axis")
            axis._set_scale(value, **kwargs)
            if not axes._auto[name]:
                axis._put("view", *(float(v) for v in axis.limit_range_for_scale(*axis.get_view_interval().tolist())))
            axes.autoscale_view()

    def set_zscale(self, value, **kwargs):
        """The scale of z: 'linear', 'log' and others."""
        self._set_scale_of("z", value, kwargs)

    def get_zscale(self):
        return self.zaxis.get_scale()

    # The camera.
    def view_init(self, elev=None, azim=None, roll=None, vertical_axis="z", share=False):
        """Where the camera is: degrees above the plane, around the vertical axis, and around its line of sight."""
        if vertical_axis not in _NAMES:
            raise ValueError(
                f"{vertical_axis!r} is not a valid value for vertical_axis; supported values are 'x', 'y', 'z'"
            )
        for axes in getattr(self, "_shared", {}).get("view", [self]) if share else [self]:
            axes._dist = 10
            axes.elev = self.initial_elev if elev is None else elev
            axes.azim = self.initial_azim if azim is None else azim
            axes.roll = self.initial_roll if roll is None else roll
            axes._vertical_axis = _NAMES.index(vertical_axis)

    dist = property(lambda self: self._dist, lambda self, value: setattr(self, "_dist", value))

    def set_proj_type(self, proj_type, focal_length=None):
        """'persp', with a focal length, or 'ortho'."""
        if proj_type not in ("persp", "ortho"):
            raise ValueError(f"{proj_type!r} is not a valid value for proj_type; supported values are 'persp', 'ortho'")
        if proj_type == "persp":
            focal_length = 1 if focal_length is None else focal_length
            if focal_length <= 0:
                raise ValueError(f"focal_length = {focal_length} must be greater than 0")
            self._focal_length = focal_length
        else:
            if focal_length not in (None, np.inf):
                raise ValueError(f"focal_length = {focal_length} must be None for proj_type = {proj_type}")
            self._focal_length = math.inf

    def _roll_to_vertical(self, arr, reverse=False):
        turn = self._vertical_axis - 2
        return np.roll(arr, -turn if reverse else turn)

    def _get_scaled_limits(self):
        out = []
        for axis in (self.xaxis, self.yaxis, self.zaxis):
            limits = axis.get_view_interval()
            out += (
                limits if axis._scale_function is None else np.asarray(axis._scale_function(limits), float)
            ).tolist()
        return out

    def get_proj(self):
        """The matrix from data to the screen."""
        aspect = self._roll_to_vertical(self._box3d)
        world = proj3d.world_transformation(*self._get_scaled_limits(), pb_aspect=aspect)
        middle = 0.5 * aspect
        elev, azim = math.radians(self.elev), math.radians(self.azim)
        sight = self._roll_to_vertical(
            [math.cos(elev) * math.cos(azim), math.cos(elev) * math.sin(azim), math.sin(elev)]
        )
        eye = middle + self._dist * sight
        self._view_u, self._view_v, self._view_w = u, v, w = self._calc_view_axes(eye)
        if self._focal_length == math.inf:
            view, picture = (
                proj3d._view_transformation_uvw(u, v, w, eye),
                proj3d._ortho_transformation(-self._dist, self._dist),
            )
        else:
            # A longer lens stands farther away, so that the box stays as large.
            view = proj3d._view_transformation_uvw(u, v, w, middle + self._dist * sight * self._focal_length)
            picture = proj3d._persp_transformation(-self._dist, self._dist, self._focal_length)
        return picture @ view @ world

    def _calc_view_axes(self, eye):
        vertical = [0.0, 0.0, 0.0]
        vertical[self._vertical_axis] = -1.0 if abs(math.radians(norm_angle(self.elev))) > math.pi / 2 else 1.0
        return proj3d._view_axes(
            eye, 0.5 * self._roll_to_vertical(self._box3d), vertical, math.radians(norm_angle(self.roll))
        )

    def _view_matrix(self):
        """The matrix of this drawing."""
        if self.M is None:
            self.M = self.get_proj()
        return self.M

    @property
    def invM(self):
        return np.linalg.inv(self._view_matrix())

    def _corners(self):
        """The low and the high ends of the view."""
        pairs = [sorted(limits) for limits in (self.get_xlim(), self.get_ylim(), self.get_zlim())]
        return np.array([low for low, _ in pairs], float), np.array([high for _, high in pairs], float)

    def _transformed_cube(self, vals):
        x0, x1, y0, y1, z0, z1 = vals
        corners = np.array([(x, y, z) for z in (z0, z1) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))], float)
        return proj3d.project(proj3d.scaled(corners, self), self._view_matrix())

    def _coord_info(self):
        """Low and high ends as scaled, corners of the box on the screen, and which walls are on the high side."""
        if self._coords is not None and self._coords[0] is self.M:
            return self._coords[1]
        limits = self._get_scaled_limits()
        mins = [min(limits[k : k + 2]) for k in (0, 2, 4)]
        maxs = [max(limits[k : k + 2]) for k in (0, 2, 4)]
        low, high = self._corners()
        cube = self._transformed_cube([value for pair in zip(low.tolist(), high.tolist()) for value in pair])
        from .axis3d import _PLANES

        depths = cube[:, 2].tolist()
        means = [sum(depths[corner] for corner in plane) / 4 for plane in _PLANES]
        highs = [means[2 * k] < means[2 * k + 1] for k in range(3)]
        level = [abs(means[2 * k] - means[2 * k + 1]) <= 2.220446049250313e-16 for k in range(3)]
        if sum(level) == 2:
            # Seen straight on, two pairs of walls are edges; their lines go where they do not hide anything.
            seen = level.index(False)
            highs = {2: [True, True, highs[2]], 1: [True, highs[1], False], 0: [highs[0], False, False]}[seen]
        self._coords = (self.M, (mins, maxs, cube, highs))
        return self._coords[1]

    def get_axis_position(self):
        """Whether the walls of x, y and z are on their high sides."""
        cube = self._transformed_cube(self.get_w_lims())[:, 2].tolist()
        return cube[1] > cube[2], cube[3] > cube[2], cube[0] > cube[2]

    # Aspect.
    def set_box_aspect(self, aspect, *, zoom=1):
        """The sides of the box, and how large it is drawn."""
        if zoom <= 0:
            raise ValueError(f"Argument zoom = {zoom} must be > 0")
        aspect = np.array((4, 4, 3) if aspect is None else aspect, float)
        if aspect.shape != (3,):
            raise ValueError(f"'aspect' must be 1D with shape (3,). Your input has shape {aspect.shape}.")
        # The diagonal that makes the box fill the axes.
        aspect *= 1.8294640721620434 * 25 / 24 * zoom / math.sqrt(float((aspect**2).sum()))
        self._box3d = self._roll_to_vertical(aspect, reverse=True)

    def get_box_aspect(self):
        return self._box3d

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        """'auto', or units of equal length: 'equal', 'equalxy', 'equalxz', 'equalyz'."""
        words = {"auto": [], "equal": [0, 1, 2], "equalxy": [0, 1], "equalyz": [1, 2], "equalxz": [0, 2]}
        adjustable = "box" if adjustable is None else adjustable
        if adjustable not in ("box", "datalim"):
            raise ValueError(
                f"{adjustable!r} is not a valid value for adjustable; supported values are 'box', 'datalim'"
            )
        if aspect not in words:
            raise ValueError(
                f"{aspect!r} is not a valid value for aspect; supported values are {', '.join(map(repr, words))}"
            )
        self._adjustable, equal = adjustable, words[aspect]
        if aspect == "auto":
            if adjustable == "box":
                self.set_box_aspect(None)
            return
        views = np.array([axis.get_view_interval() for axis in (self.xaxis, self.yaxis, self.zaxis)])
        spans = np.abs(views[:, 1] - views[:, 0])
        if adjustable == "datalim":
            deltas = max((spans[equal] / self._box3d[equal]).tolist()) * self._box3d
            for k in equal:
                middle, half = float(views[k].mean()), float(deltas[k]) / 2
                self._set_lim3d((self.xaxis, self.yaxis, self.zaxis)[k], middle - half, middle + half, True)
            return
        sides = np.array(self._box3d)
        sides[equal] = spans[equal]
        for rest in {0, 1, 2}.difference(equal):
            sides[rest] *= np.linalg.norm(sides[equal]) / np.linalg.norm(self._box3d[equal])
        self.set_box_aspect(sides)

    def apply_aspect(self, position=None):
        """The plane of the picture is a square."""
        position = self._original if position is None else position
        fig = self.figure.bbox
        box = position.frozen().shrunk_to_aspect(1, position, fig.height / fig.width)
        self._active = box.anchored(self._anchor, position)


def _widened(axis, low, high, margin):
    """Limits with a margin, evenly on the axis' scale."""
    if not margin:
        return low, high
    if axis._scale_function is None:
        step = (high - low) * margin
        return low - step, high + step
    transform = axis.get_transform()
    start, end = (float(v) for v in transform.transform(np.array([low, high], float)))
    step = (end - start) * margin
    if not math.isfinite(step):
        return low, high
    return tuple(transform.inverted().transform(np.array([start - step, end + step])).tolist())
