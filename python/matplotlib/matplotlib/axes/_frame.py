"""What is around the plots: titles, labels, grid, ticks, legend, further axes."""

import numpy as np

from .. import rcParams
from ..text import Annotation, Text
from ..transforms import Bbox, TransformedBbox


class Frame:
    """The part of Axes that sets up what is around the plots."""

    def set_title(self, label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
        """A title above the axes, at the left, centre or right."""
        loc = (rcParams["axes.titlelocation"] if loc is None else loc).lower()
        titles = {"left": self._left_title, "center": self.title, "right": self._right_title}
        if loc not in titles:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are 'left', 'center', 'right'")
        title = titles[loc]
        y = rcParams["axes.titley"] if y is None else y
        if y is None:
            y = 1.0
        else:
            self._autotitlepos = False
        title._y = y
        pad = rcParams["axes.titlepad"] if pad is None else pad
        from ..transforms import ScaledTranslation

        title._transform = self.transAxes + ScaledTranslation(0.0, float(pad) / 72, self.figure.dpi_scale_trans)
        title.set_text(label)
        title.set_fontsize(rcParams["axes.titlesize"])
        title.set_fontweight(rcParams["axes.titleweight"])
        title.set_verticalalignment("baseline")
        title.set_horizontalalignment(loc)
        colour = rcParams["axes.titlecolor"]
        if colour != "auto":
            title.set_color(colour)
        if fontdict is not None:
            title.update(fontdict)
        title.update(kwargs)
        return title

    def get_title(self, loc="center"):
        return {"left": self._left_title, "center": self.title, "right": self._right_title}[loc.lower()].get_text()

    def set_xlabel(self, xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        return self._set_label(self.xaxis, xlabel, fontdict, labelpad, loc, kwargs)

    def set_ylabel(self, ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        return self._set_label(self.yaxis, ylabel, fontdict, labelpad, loc, kwargs)

    def _set_label(self, axis, text, fontdict, labelpad, loc, kwargs):
        if labelpad is not None:
            axis.labelpad = labelpad
        name = axis.axis_name
        loc = loc or rcParams[f"{name}axis.labellocation"]
        places = {"left": (0.0, "left"), "center": (0.5, "center"), "right": (1.0, "right"), "bottom": (0.0, "left"), "top": (1.0, "right")}
        if "x" in kwargs and name == "x":
            axis._label_x = kwargs.pop("x")
        elif "y" in kwargs and name == "y":
            axis._label_y = kwargs.pop("y")
        elif not {"horizontalalignment", "ha"} & set(kwargs):
            at, align = places[loc]
            setattr(axis, "_label_x" if name == "x" else "_label_y", at)
            axis.label.set_horizontalalignment(align)
        return axis.set_label_text(text, fontdict, **kwargs)

    def get_xlabel(self):
        return self.xaxis.label.get_text()

    def get_ylabel(self):
        return self.yaxis.label.get_text()

    def get_xaxis(self):
        return self.xaxis

    def get_yaxis(self):
        return self.yaxis

    def get_xgridlines(self):
        return self.xaxis.get_gridlines()

    def get_ygridlines(self):
        return self.yaxis.get_gridlines()

    def get_xticklines(self, minor=False):
        return self.xaxis.get_ticklines(minor)

    def get_yticklines(self, minor=False):
        return self.yaxis.get_ticklines(minor)

    def get_xticks(self, *, minor=False):
        return self.xaxis.get_ticklocs(minor=minor)

    def get_yticks(self, *, minor=False):
        return self.yaxis.get_ticklocs(minor=minor)

    def set_xticks(self, ticks, labels=None, *, minor=False, **kwargs):
        return self.xaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def set_yticks(self, ticks, labels=None, *, minor=False, **kwargs):
        return self.yaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def get_xticklabels(self, minor=False, which=None):
        return self.xaxis.get_ticklabels(minor, which)

    def get_yticklabels(self, minor=False, which=None):
        return self.yaxis.get_ticklabels(minor, which)

    def get_xmajorticklabels(self):
        return self.xaxis.get_majorticklabels()

    def get_ymajorticklabels(self):
        return self.yaxis.get_majorticklabels()

    def set_xticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        return self.xaxis.set_ticklabels(labels, minor=minor, fontdict=fontdict, **kwargs)

    def set_yticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        return self.yaxis.set_ticklabels(labels, minor=minor, fontdict=fontdict, **kwargs)

    def xaxis_date(self, tz=None):
        self.xaxis.axis_date(tz)

    def yaxis_date(self, tz=None):
        self.yaxis.axis_date(tz)

    def set_facecolor(self, color):
        self._facecolor = color
        return self.patch.set_facecolor(color)

    set_fc = set_facecolor

    def get_facecolor(self):
        return self.patch.get_facecolor()

    def set_frame_on(self, b):
        self._frameon = b

    def get_frame_on(self):
        return self._frameon

    def set_axisbelow(self, b):
        self._axisbelow = b

    def get_axisbelow(self):
        return self._axisbelow

    def set_axis_off(self):
        self.axison = False

    def set_axis_on(self):
        self.axison = True

    def axis(self, arg=None, /, *, emit=True, **kwargs):
        """Limits, or a word: 'off', 'on', 'equal', 'scaled', 'tight', 'auto', 'image', 'square'."""
        if isinstance(arg, (str, bool)):
            if arg is True or arg == "on":
                self.set_axis_on()
            elif arg is False or arg == "off":
                self.set_axis_off()
            elif arg in ("equal", "tight", "scaled", "auto", "image", "square"):
                self.set_autoscale_on(True)
                self.set_aspect("auto")
                self.autoscale_view(tight=False)
                if arg == "equal":
                    self.set_aspect("equal", adjustable="datalim")
                elif arg == "scaled":
                    self.set_aspect("equal", adjustable="box", anchor="C")
                    self.set_autoscale_on(False)
                elif arg == "tight":
                    self.autoscale_view(tight=True)
                    self.set_autoscale_on(False)
                elif arg == "image":
                    self.autoscale_view(tight=True)
                    self.set_autoscale_on(False)
                    self.set_aspect("equal", adjustable="box", anchor="C")
                elif arg == "square":
                    self.set_aspect("equal", adjustable="box", anchor="C")
                    self.set_autoscale_on(False)
                    x, y = self.get_xlim(), self.get_ylim()
                    edge = max(np.diff(x)[0], np.diff(y)[0])
                    self.set_xlim([x[0], x[0] + edge], auto=None)
                    self.set_ylim([y[0], y[0] + edge], auto=None)
            else:
                raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
        else:
            if arg is not None:
                if len(arg) != 2 * 2:
                    raise TypeError("The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]")
                limits = list(arg)
            else:
                limits = [kwargs.pop(name, None) for name in ("xmin", "xmax", "ymin", "ymax")]
            if limits[0] is not None or limits[1] is not None:
                self.set_xlim(limits[0], limits[1], auto=None if arg is None else False)
            if limits[2] is not None or limits[3] is not None:
                self.set_ylim(limits[2], limits[3], auto=None if arg is None else False)
        if kwargs:
            raise TypeError(f"axis() got an unexpected keyword argument '{next(iter(kwargs))}'")
        return (*self.get_xlim(), *self.get_ylim())

    def grid(self, visible=None, which="major", axis="both", **kwargs):
        """Grid lines."""
        if axis not in ("x", "y", "both"):
            raise ValueError(f"{axis!r} is not a valid value for axis; supported values are 'x', 'y', 'both'")
        if axis in ("x", "both"):
            self.xaxis.grid(visible, which=which, **kwargs)
        if axis in ("y", "both"):
            self.yaxis.grid(visible, which=which, **kwargs)

    def tick_params(self, axis="both", **kwargs):
        """The looks of ticks, their labels and the grid."""
        if axis not in ("x", "y", "both"):
            raise ValueError(f"{axis!r} is not a valid value for axis; supported values are 'x', 'y', 'both'")
        if axis in ("x", "both"):
            self.xaxis.set_tick_params(**kwargs)
        if axis in ("y", "both"):
            self.yaxis.set_tick_params(**kwargs)

    def ticklabel_format(self, *, axis="both", style=None, scilimits=None, useOffset=None, useLocale=None, useMathText=None):
        """Settings of the formatter for plain numbers."""
        if style not in (None, "", "sci", "scientific", "plain"):
            raise ValueError(f"{style!r} is not a valid value for style; supported values are 'sci', 'scientific', 'plain', '', None")
        for name, one in (("x", self.xaxis), ("y", self.yaxis)):
            if axis not in (name, "both"):
                continue
            formatter = one.major.formatter
            if not hasattr(formatter, "set_scientific"):
                raise AttributeError("This method only works with the ScalarFormatter")
            if style:
                formatter.set_scientific(style != "plain")
            if scilimits is not None:
                formatter.set_powerlimits(scilimits)
            if useOffset is not None:
                formatter.set_useOffset(useOffset)
            if useMathText is not None:
                formatter.set_useMathText(useMathText)
            one._placed = None

    def locator_params(self, axis="both", tight=None, **kwargs):
        """Settings of the locators."""
        for name, one in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                one.get_major_locator().set_params(**kwargs)
                one._placed = None
                self._request_autoscale_view(name, tight)

    def minorticks_on(self):
        from ..ticker import AutoMinorLocator, LogLocator

        for axis in (self.xaxis, self.yaxis):
            if axis.get_scale() == "log":
                axis.set_minor_locator(LogLocator(getattr(axis._scale, "base", 10), getattr(axis._scale, "subs", None) or "auto"))
            else:
                axis.set_minor_locator(AutoMinorLocator())

    def minorticks_off(self):
        from ..ticker import NullLocator

        for axis in (self.xaxis, self.yaxis):
            axis.set_minor_locator(NullLocator())

    def label_outer(self, remove_inner_ticks=False):
        """Keeps labels at the outer sides of a grid of axes only."""
        spec = self.get_subplotspec()
        if spec is None:
            return
        top = self.xaxis.get_label_position() == "top"
        if not (spec.is_first_row() if top else spec.is_last_row()):
            self.set_xlabel("")
            self.xaxis.set_tick_params(which="both", labelbottom=False, labeltop=False)
        if not (spec.is_first_col() if self.yaxis.get_label_position() == "left" else spec.is_last_col()):
            self.set_ylabel("")
            self.yaxis.set_tick_params(which="both", labelleft=False, labelright=False)

    # Legends and texts.
    def legend(self, *args, **kwargs):
        """A legend of the labelled artists."""
        from ..legend import Legend, parse_legend_args

        handles, labels, kwargs = parse_legend_args([self], args, kwargs)
        self.legend_ = Legend(self, handles, labels, **kwargs)
        self.legend_._remove_from = lambda legend: setattr(self, "legend_", None)
        return self.legend_

    def get_legend(self):
        return self.legend_

    def get_legend_handles_labels(self, legend_handler_map=None):
        from ..legend import handles_and_labels

        return handles_and_labels([self])

    def text(self, x, y, s, fontdict=None, **kwargs):
        """A text at a place in data coordinates."""
        settings = {"verticalalignment": "baseline", "horizontalalignment": "left", "transform": self.transData, "clip_on": False, **(fontdict or {})}
        for short, name in Text._aliases.items():
            if short in kwargs:
                settings.pop(name, None)
        text = Text(x=x, y=y, text=s)
        text.axes, text.figure = self, self.figure
        text.update({**settings, **kwargs})
        if text._transform is self.transData:
            self.xaxis.update_units(x)
            self.yaxis.update_units(y)
        self._adopt(text)
        return text

    def annotate(self, text, xy, xytext=None, xycoords="data", textcoords=None, arrowprops=None, annotation_clip=None, **kwargs):
        """A text with an arrow to a point."""
        kwargs.setdefault("clip_on", False)
        note = Annotation(text, xy, xytext=xytext, xycoords=xycoords, textcoords=textcoords, arrowprops=arrowprops, annotation_clip=annotation_clip)
        note.axes, note.figure = self, self.figure
        note.update(kwargs)
        if isinstance(xycoords, str) and xycoords == "data":
            self.xaxis.update_units(xy[0])
            self.yaxis.update_units(xy[1])
        self._adopt(note)
        return note

    def table(self, cellText=None, cellColours=None, cellLoc="right", colWidths=None, rowLabels=None, rowColours=None, rowLoc="left",
              colLabels=None, colColours=None, colLoc="center", loc="bottom", bbox=None, edges="closed", **kwargs):
        """A table below or beside the axes."""
        from ..table import table

        return table(self, cellText, cellColours, cellLoc, colWidths, rowLabels, rowColours, rowLoc, colLabels, colColours, colLoc, loc, bbox,
                     edges, **kwargs)

    # Further axes.
    def twinx(self, axes_class=None, **kwargs):
        """Axes with the same x and a y of their own, on the right."""
        twin = self._twin(sharex=self, **kwargs)
        twin.yaxis.tick_right()
        twin.yaxis.set_label_position("right")
        twin.yaxis.set_offset_position("right")
        twin.set_autoscalex_on(self.get_autoscalex_on())
        self.yaxis.tick_left()
        twin.xaxis.set_visible(False)
        twin.patch.set_visible(False)
        twin.xaxis.units = self.xaxis.units
        return twin

    def twiny(self, axes_class=None, **kwargs):
        """Axes with the same y and an x of their own, on top."""
        twin = self._twin(sharey=self, **kwargs)
        twin.xaxis.tick_top()
        twin.xaxis.set_label_position("top")
        twin.set_autoscaley_on(self.get_autoscaley_on())
        self.xaxis.tick_bottom()
        twin.yaxis.set_visible(False)
        twin.patch.set_visible(False)
        twin.yaxis.units = self.yaxis.units
        return twin

    def _twin(self, **kwargs):
        spec = self.get_subplotspec()
        if spec is not None:
            twin = self.figure.add_subplot(spec, **kwargs)
        else:
            twin = self.figure.add_axes(self.get_position(True).bounds, **kwargs, axes_locator=None)
        twin._original = self._original
        twin._active = self._active
        self._twinned.append(twin)
        twin._twinned = self._twinned
        twin._aspect, twin._adjustable, twin._anchor = self._aspect, "datalim", self._anchor
        if self._aspect != "auto":
            self.set_adjustable("datalim")
        twin.zorder = self.zorder
        return twin

    def secondary_xaxis(self, location, functions=None, *, transform=None, **kwargs):
        from ._secondary import SecondaryAxis

        return self.add_child_axes(SecondaryAxis(self, "x", location, functions, **kwargs))

    def secondary_yaxis(self, location, functions=None, *, transform=None, **kwargs):
        from ._secondary import SecondaryAxis

        return self.add_child_axes(SecondaryAxis(self, "y", location, functions, **kwargs))

    def inset_axes(self, bounds, *, transform=None, zorder=5, **kwargs):
        """Axes inside these axes; bounds are parts of the frame, or in another transform's coordinates."""
        from ..projections import axes_class

        transform = self.transAxes if transform is None else transform
        cls, kwargs = axes_class(kwargs)
        box = Bbox.from_bounds(*bounds)
        inset = cls(self.figure, Bbox.unit(), **kwargs)
        inset.zorder = zorder
        figure = self.figure

        def locate(axes, renderer):
            return TransformedBbox(box, transform).frozen().transformed(figure.transSubfigure.inverted())

        inset.set_axes_locator(locate)
        return self.add_child_axes(inset)

    def indicate_inset(self, bounds=None, inset_ax=None, *, transform=None, facecolor="none", edgecolor="0.5", alpha=0.5, zorder=4.99, **kwargs):
        """A frame around an area, joined to its inset."""
        from ..patches import ConnectionPatch, Rectangle

        if bounds is None:
            (x0, x1), (y0, y1) = inset_ax.get_xlim(), inset_ax.get_ylim()
            bounds = (x0, y0, x1 - x0, y1 - y0)
        x, y, width, height = bounds
        frame = Rectangle((x, y), width, height, facecolor=facecolor, edgecolor=edgecolor, alpha=alpha, zorder=zorder, transform=transform or self.transData, **kwargs)
        self._adopt(frame)
        connections = []
        if inset_ax is not None:
            for xy_inset, xy in (((0, 0), (x, y)), ((0, 1), (x, y + height)), ((1, 0), (x + width, y)), ((1, 1), (x + width, y + height))):
                link = ConnectionPatch(xyA=xy_inset, coordsA=inset_ax.transAxes, xyB=xy, coordsB=self.transData, arrowstyle="-", zorder=zorder,
                                       edgecolor=edgecolor, alpha=alpha)
                self.add_artist(link)
                connections.append(link)
            inset = inset_ax.axes
            inset._locate()
            a, b = inset.bbox.frozen(), Bbox.from_bounds(x, y, width, height).transformed(self.transData)
            x0, x1, y0, y1 = b.x0 < a.x0, b.x1 < a.x1, b.y0 < a.y0, b.y1 < a.y1
            for link, seen in zip(connections, (x0 ^ y0, x0 == y1, x1 == y0, x1 ^ y1)):
                link.set_visible(bool(seen))
        return frame, connections

    def indicate_inset_zoom(self, inset_ax, **kwargs):
        return self.indicate_inset(None, inset_ax, **kwargs)

    def set_navigate(self, b):
        """Pictures are not navigated."""

    def get_navigate(self):
        return False

    def set_rasterization_zorder(self, z):
        """Files keep all shapes as they are."""
