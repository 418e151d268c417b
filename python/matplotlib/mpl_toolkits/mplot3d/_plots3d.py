"""Plots of lines, points, bars, stems and arrows in space."""

import math

import numpy as np

from matplotlib import rcParams
from matplotlib.artist import normalize
from matplotlib.container import ErrorbarContainer, StemContainer
from matplotlib.lines import Line2D, as_floats

from . import art3d
from ._directions import get_dir_vector, juggle_axes
from .proj3d import _plain


def together(*values):
    """Flat arrays of one length, in which what is masked is NaN."""
    return np.broadcast_arrays(*(np.atleast_1d(_plain(value)).ravel() for value in values))


class Plots3D:
    """The part of Axes3D that draws lines, points, bars and arrows."""

    def plot(self, xs, ys, *args, zdir="z", axlim_clip=False, **kwargs):
        """Lines and markers in space: `plot(x, y, z, [fmt])`."""
        had_data = self.has_data()
        if args and not isinstance(args[0], str):
            zs, *args = args
            if "zs" in kwargs:
                raise TypeError("plot() for multiple values for argument 'zs'")
        else:
            zs = kwargs.pop("zs", 0)
        xs, ys, zs = together(self.convert_xunits(xs), self.convert_yunits(ys), zs)
        lines = super().plot(xs, ys, *args, **kwargs)
        for line in lines:
            art3d.line_2d_to_3d(line, zs, zdir, axlim_clip)
        self.auto_scale_xyz(*juggle_axes(xs, ys, zs, zdir), had_data)
        return lines

    plot3D = plot

    def scatter(
        self,
        xs,
        ys,
        zs=0,
        zdir="z",
        s=20,
        c=None,
        depthshade=None,
        *args,
        depthshade_minalpha=None,
        axlim_clip=False,
        data=None,
        **kwargs,
    ):
        """Points in space; those farther away are paler."""
        had_data = self.has_data()
        if data is not None:
            xs, ys, zs, s, c = (
                data[value] if isinstance(value, str) and value in data else value for value in (xs, ys, zs, s, c)
            )
        xs, ys, zs = together(self.convert_xunits(xs), self.convert_yunits(ys), zs)
        s, good = np.atleast_1d(_plain(s)).ravel(), np.isfinite(xs) & np.isfinite(ys) & np.isfinite(zs)
        if not good.all():
            count = len(xs)
            xs, ys, zs = xs[good], ys[good], zs[good]
            s = s[good] if len(s) == count else s
            if c is not None and not isinstance(c, str) and len(c) == count:
                c = np.asarray(c)[good]
        points = super().scatter(xs, ys, s=s, c=c, *args, **kwargs)
        art3d.patch_collection_2d_to_3d(
            points, zs, zdir, depthshade, axlim_clip, depthshade_minalpha=depthshade_minalpha
        )
        if self._margins["z"] < 0.05 and xs.size:
            self.set_zmargin(0.05)
        self.auto_scale_xyz(*juggle_axes(xs, ys, zs, "z"), had_data)
        return points

    scatter3D = scatter

    def bar(self, left, height, zs=0, zdir="z", *args, axlim_clip=False, **kwargs):
        """Flat bars, standing at places along `zdir`."""
        had_data = self.has_data()
        patches = super().bar(left, height, *args, **kwargs)
        corners, heights = [], []
        for patch, z in zip(patches, np.broadcast_to(np.asarray(zs, float), len(patches)).tolist()):
            verts = art3d._get_patch_verts(patch)
            corners.append(verts)
            heights.append(np.full(len(verts), z))
            art3d.patch_2d_to_3d(patch, z, zdir, axlim_clip)
            if "alpha" in kwargs:
                patch.set_alpha(kwargs["alpha"])
        if corners:
            points = np.concatenate(corners)
            self.auto_scale_xyz(*juggle_axes(points[:, 0], points[:, 1], np.concatenate(heights), zdir), had_data)
        return patches

    def text(self, x, y, z, s, zdir=None, *, axlim_clip=False, **kwargs):
        """A text at a place in space, along a direction if one is given."""
        art3d.without_rotation(kwargs)
        text = super().text(x, y, s, **kwargs)
        art3d.text_2d_to_3d(text, z, zdir, axlim_clip)
        return text

    text3D = text

    def text2D(self, x, y, s, fontdict=None, **kwargs):
        """A text on the plane of the picture."""
        return super().text(x, y, s, fontdict, **kwargs)

    def stem(
        self,
        x,
        y,
        z,
        *,
        linefmt="C0-",
        markerfmt="C0o",
        basefmt="C3-",
        bottom=0,
        label=None,
        orientation="z",
        axlim_clip=False,
        data=None,
    ):
        """Lines from a base to points."""
        if orientation not in ("x", "y", "z"):
            raise ValueError(
                f"{orientation!r} is not a valid value for orientation; supported values are 'x', 'y', 'z'"
            )
        had_data = self.has_data()
        x, y, z = together(x, y, z)
        limits = [(float(v.min()), float(v.max())) for v in (x, y, z)]
        index = "xyz".index(orientation)
        ends = np.stack([x, y, z], axis=1)
        starts = ends.copy()
        starts[:, index] = bottom
        flat = [v for k, v in enumerate((x, y, z)) if k != index]
        flat_limits = [v for k, v in enumerate(limits) if k != index]
        (baseline,) = self.plot(*flat, basefmt, zs=bottom, zdir=orientation, label="_nolegend_")
        # The format is read by a line that is not kept.
        (sample,) = super().plot([], [], linefmt)
        sample.remove()
        style = sample._pattern if sample._linestyle != "None" else "-"
        stems = art3d.Line3DCollection(
            np.stack([starts, ends], axis=1),
            linestyles=[style] if isinstance(style, tuple) else style,
            edgecolors=sample.get_color(),
            label="_nolegend_",
            axlim_clip=axlim_clip,
        )
        self.add_collection(stems, autolim=False)
        (marks,) = self.plot(x, y, z, markerfmt, label="_nolegend_")
        container = StemContainer((marks, stems, baseline), label=label)
        self.add_container(container)
        base = juggle_axes(*flat_limits, (bottom, bottom), orientation)
        self.auto_scale_xyz(*([*one, *two] for one, two in zip(base, limits)), had_data)
        return container

    stem3D = stem

    def quiver(
        self,
        X,
        Y,
        Z,
        U,
        V,
        W,
        *,
        length=1,
        arrow_length_ratio=0.3,
        pivot="tail",
        normalize=False,
        axlim_clip=False,
        data=None,
        **kwargs,
    ):
        """Arrows in space."""
        if pivot not in ("tail", "middle", "tip"):
            raise ValueError(f"{pivot!r} is not a valid value for pivot; supported values are 'tail', 'middle', 'tip'")
        had_data = self.has_data()
        parts = np.stack(together(X, Y, Z, U, V, W), axis=1)
        parts = parts[~np.isnan(parts).any(axis=1)]
        at, to = parts[:, :3], parts[:, 3:]
        if normalize:
            norm = np.sqrt((to**2).sum(axis=1, keepdims=True))
            to = to / np.where(norm == 0, 1, norm)
        lines = []
        if len(at):
            back = {"tail": 0.0, "middle": length / 2, "tip": length}[pivot]
            starts = at - back * to
            tips = starts + length * to
            shafts = np.stack([tips, starts], axis=1)
            heads = [
                np.stack([tips, tips - length * arrow_length_ratio * side], axis=1)
                for side in _turned(to, math.radians(15))
            ]
            lines = np.concatenate([shafts, *heads])
        arrows = art3d.Line3DCollection(lines, axlim_clip=axlim_clip, **_line_style(kwargs))
        self.add_collection(arrows, autolim=False)
        if len(at):
            self.auto_scale_xyz(at[:, 0], at[:, 1], at[:, 2], had_data)
        return arrows

    quiver3D = quiver

    def errorbar(
        self,
        x,
        y,
        z,
        zerr=None,
        yerr=None,
        xerr=None,
        fmt="",
        barsabove=False,
        errorevery=1,
        ecolor=None,
        elinewidth=None,
        capsize=None,
        capthick=None,
        xlolims=False,
        xuplims=False,
        ylolims=False,
        yuplims=False,
        zlolims=False,
        zuplims=False,
        axlim_clip=False,
        data=None,
        **kwargs,
    ):
        """Points with bars of errors along the three directions."""
        had_data = self.has_data()
        kwargs = {name: value for name, value in normalize(kwargs, Line2D._aliases).items() if value is not None}
        level, label = kwargs.setdefault("zorder", 2), kwargs.pop("label", None)
        coords = [as_floats(np.atleast_1d(v)) for v in (x, y, z)]
        if len({len(v) for v in coords}) != 1:
            raise ValueError("'x', 'y', and 'z' must have the same size")
        count = len(coords[0])
        shown = np.zeros(count, bool)
        start, step = (0, errorevery) if isinstance(errorevery, (int, np.integer)) else errorevery
        shown[start::step] = True
        (line,) = super().plot(
            coords[0], coords[1], *([] if fmt in ("", "none") else [fmt]), **{**kwargs, "label": "_nolegend_"}
        )
        art3d.line_2d_to_3d(line, coords[2], axlim_clip=axlim_clip)
        line.set_zorder(level - 0.1 if barsabove else level + 0.1)
        colour = line.get_color() if ecolor is None else ecolor
        if fmt == "none":
            line.remove()
            line, colour = None, ("C0" if ecolor is None and "color" not in kwargs else colour)
        style = {name: kwargs[name] for name in ("alpha", "zorder") if name in kwargs}
        width = elinewidth or kwargs.get("linewidth")
        capsize = rcParams["errorbar.capsize"] if capsize is None else capsize
        cap_style = {**style, "color": colour, "linestyle": "None", "markersize": 2.0 * capsize}
        if capthick is not None:
            cap_style["markeredgewidth"] = capthick
        bars, caps, reach = [], [], []
        limits = ((xlolims, xuplims), (ylolims, yuplims), (zlolims, zuplims))
        for index, (errors, (lolims, uplims)) in enumerate(zip((xerr, yerr, zerr), limits)):
            if errors is None:
                continue
            errors = np.asarray(errors, float)
            below, above = errors if errors.ndim == 2 else (np.broadcast_to(errors, count),) * 2
            lolims, uplims = (np.broadcast_to(v, count).astype(bool) for v in (lolims, uplims))
            low, high = np.stack(coords, axis=1), np.stack(coords, axis=1)
            low[:, index] -= np.where(lolims | ~shown, 0, below)
            high[:, index] += np.where(uplims | ~shown, 0, above)
            plain = ~(lolims | uplims) & shown
            if plain.any() and capsize > 0:
                for ends in (low, high):
                    cap = art3d.Line3D(
                        *ends[plain].T, marker="|" if index < 2 else "_", axlim_clip=axlim_clip, **cap_style
                    )
                    self.add_line(cap)
                    cap._label = "_nolegend_"
                    caps.append(cap)
            direction = get_dir_vector("xyz"[index])
            for marked, ends, sign in ((lolims & shown, high, 1), (uplims & shown, low, -1)):
                if marked.any():
                    self.quiver(
                        *ends[marked].T,
                        *(sign * direction).tolist(),
                        length=self._arrow_length(capsize),
                        arrow_length_ratio=1,
                        color=colour,
                        **style,
                    )
            bar = art3d.Line3DCollection(
                np.stack([low, high], axis=1),
                axlim_clip=axlim_clip,
                **_line_style({**style, "color": colour, **({"linewidth": width} if width else {})}),
            )
            bar._label = "_nolegend_"
            self.add_collection(bar, autolim=False)
            bars.append(bar)
            reach += [low, high]
        points = np.concatenate(reach) if reach else np.stack(coords, axis=1)
        self.auto_scale_xyz(points[:, 0], points[:, 1], points[:, 2], had_data)
        container = ErrorbarContainer(
            (line, tuple(caps), tuple(bars)),
            has_xerr=xerr is not None or yerr is not None,
            has_yerr=zerr is not None,
            label=label,
        )
        self.containers.append(container)
        return bars, caps, []

    def _arrow_length(self, capsize):
        """How long an arrow is whose head is as wide as a cap."""
        size = (2.0 * capsize if capsize > 0 else rcParams["lines.markersize"]) ** 2 * self.figure.dpi / 72
        part = (size / self.bbox.width + size / self.bbox.height) / 2
        low, high = self._corners()
        kept = self.elev, self.azim, self.roll
        self.elev = self.azim = self.roll = 0
        try:
            inverse = np.linalg.inv(self.get_proj())
        finally:
            self.elev, self.azim, self.roll = kept
        return float((inverse @ [part, 0, 0, 0])[1]) * 1.8660254037844388


def _line_style(kwargs):
    """Keyword arguments of lines as those of a collection."""
    from matplotlib.collections import Collection

    kwargs = normalize(kwargs, {**Collection._aliases, "colors": "color"})
    colour = kwargs.pop("color", None)
    if colour is not None:
        kwargs["edgecolor"] = colour
    names = {
        "edgecolor": "edgecolors",
        "linewidth": "linewidths",
        "linestyle": "linestyles",
        "antialiased": "antialiaseds",
        "facecolor": "facecolors",
    }
    return {names.get(name, name): value for name, value in kwargs.items()}


def _turned(vectors, angle):
    """Vectors turned by an angle to both sides, around the level direction at right angles to each."""
    x, y = vectors[:, 0], vectors[:, 1]
    norm = np.hypot(x, y)
    flat = norm == 0
    px, py = np.where(flat, 0.0, y / np.where(flat, 1, norm)), np.where(flat, 1.0, -x / np.where(flat, 1, norm))
    axis = np.stack([px, py, np.zeros_like(px)], axis=1)
    cos, sin = math.cos(angle), math.sin(angle)
    along = (axis * vectors).sum(axis=1, keepdims=True)
    across = np.cross(axis, vectors)
    for sign in (1, -1):
        yield vectors * cos + sign * across * sin + axis * along * (1 - cos)
