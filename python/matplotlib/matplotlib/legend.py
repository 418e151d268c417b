"""Legends: handles, labels, and where they fit best."""

import numpy as np

from . import rcParams
from .artist import Artist
from .collections import Collection, LineCollection, PathCollection, PolyCollection
from .container import BarContainer, ErrorbarContainer, StemContainer
from .font_manager import FontProperties, size_in_points
from .lines import Line2D
from .patches import FancyBboxPatch, Patch, Rectangle
from .text import Text
from .transforms import Affine2D, Bbox, IdentityTransform

_PLACES = {"best": 0, "upper right": 1, "upper left": 2, "lower left": 3, "lower right": 4, "right": 5, "center left": 6, "center right": 7,
           "lower center": 8, "upper center": 9, "center": 10}
_ANCHOR = {1: "NE", 2: "NW", 3: "SW", 4: "SE", 5: "E", 6: "W", 7: "E", 8: "S", 9: "N", 10: "C"}


def _labelled(axes):
    for artist in [*(child for child in axes._children if isinstance(child, (Line2D, Patch, Collection, Text)) or hasattr(child, "get_label")), *axes.containers]:
        yield artist


def handles_and_labels(all_axes):
    """Artists with a label that does not begin with an underscore, and those labels."""
    handles, labels = [], []
    for axes in all_axes:
        for artist in _labelled(axes):
            label = artist.get_label()
            if label and not label.startswith("_") and not isinstance(artist, Text):
                handles.append(artist)
                labels.append(label)
    return handles, labels


def parse_legend_args(all_axes, args, kwargs):
    """Handles, labels and settings of a call to `legend`."""
    handles, labels = kwargs.pop("handles", None), kwargs.pop("labels", None)
    if (handles is not None or labels is not None) and args:
        import warnings

        warnings.warn("You have mixed positional and keyword arguments, some input may be discarded.", stacklevel=4)
    if handles is not None and labels is not None:
        handles, labels = zip(*zip(handles, labels)) if len(handles) and len(labels) else ([], [])
    elif handles is not None:
        labels = [handle.get_label() for handle in handles]
    elif labels is not None:
        handles = [handle for handle, _ in zip(handles_and_labels(all_axes)[0], labels)]
    elif not args:
        handles, labels = handles_and_labels(all_axes)
        if not handles:
            import warnings

            warnings.warn("No artists with labels found to put in legend.  Note that artists whose label start with an underscore are ignored when "
                          "legend() is called with no argument.", UserWarning, stacklevel=4)
    elif len(args) == 1:
        if any(isinstance(one, Artist) for one in args[0] if not isinstance(args[0], str)):
            raise TypeError("A single argument passed to legend() must be a list of labels, but found an Artist in there.")
        labels = list(args[0]) if not isinstance(args[0], str) else list(args[0])
        handles = [handle for handle, _ in zip(_all_handles(all_axes), labels)]
    elif len(args) == 2:
        handles, labels = args[:2]
    else:
        raise TypeError(f"legend() takes 0-2 positional arguments but {len(args)} were given")
    return list(handles), list(labels), kwargs


def _all_handles(all_axes):
    """Artists in the order in which labels are given to them."""
    out = []
    for axes in all_axes:
        bars = {patch for container in axes.containers if isinstance(container, BarContainer) for patch in container.patches}
        parts = {part for container in axes.containers if not isinstance(container, BarContainer) for part in container.get_children()}
        out += [artist for artist in axes._children if isinstance(artist, (Line2D, Patch, Collection)) and artist not in bars and artist not in parts
                and artist.get_label() != "_nolegend_"]
        out += [container for container in axes.containers if container.get_label() != "_nolegend_"]
    return out


class Legend(Artist):
    """A box of handles and their labels."""

    codes = _PLACES
    zorder = 5

    def __init__(self, parent, handles, labels, *, loc=None, numpoints=None, markerscale=None, markerfirst=True, reverse=False, scatterpoints=None,
                 scatteryoffsets=None, prop=None, fontsize=None, labelcolor=None, borderpad=None, labelspacing=None, handlelength=None,
                 handleheight=None, handletextpad=None, borderaxespad=None, columnspacing=None, ncols=1, mode=None, fancybox=None, shadow=None,
                 title=None, title_fontsize=None, framealpha=None, edgecolor=None, facecolor=None, bbox_to_anchor=None, bbox_transform=None,
                 frameon=None, handler_map=None, title_fontproperties=None, alignment="center", ncol=1, draggable=False):
        super().__init__()
        rc = rcParams

        def chosen(value, name):
            return rc[f"legend.{name}"] if value is None else value

        self.parent = parent
        is_axes = hasattr(parent, "transData")
        self.axes, self.figure = (parent, parent.figure) if is_axes else (None, parent)
        self._clip_on = False
        if prop is None:
            self.prop = FontProperties(size=size_in_points(chosen(fontsize, "fontsize")))
        else:
            self.prop = FontProperties._from_any(prop).copy()
            if isinstance(prop, dict) and "size" not in prop:
                self.prop.set_size(chosen(None, "fontsize"))
        self._fontsize = self.prop.get_size()
        self.numpoints, self.markerscale = chosen(numpoints, "numpoints"), chosen(markerscale, "markerscale")
        self.scatterpoints = chosen(scatterpoints, "scatterpoints")
        self.borderpad, self.labelspacing = chosen(borderpad, "borderpad"), chosen(labelspacing, "labelspacing")
        self.handlelength, self.handleheight = chosen(handlelength, "handlelength"), chosen(handleheight, "handleheight")
        self.handletextpad, self.borderaxespad = chosen(handletextpad, "handletextpad"), chosen(borderaxespad, "borderaxespad")
        self.columnspacing = chosen(columnspacing, "columnspacing")
        self._ncols = ncols if ncols != 1 else ncol
        self._mode, self._markerfirst, self._alignment = mode, markerfirst, alignment
        shown = [(handle, str(label)) for handle, label in zip(handles, labels) if not (isinstance(label, str) and label.startswith("_") and len(label) > 1)]
        for handle, label in zip(handles, labels):
            if isinstance(label, str) and label.startswith("_") and len(label) > 1 and (handle, str(label)) not in shown:
                import warnings

                warnings.warn(f"The label {label!r} of {handle!r} starts with '_'. It is thus excluded from the legend.", UserWarning, stacklevel=4)
        if reverse:
            shown.reverse()
        self._entries = shown
        self.legend_handles = [_proxy(handle, self) for handle, _ in shown]
        self.legendHandles = self.legend_handles
        self.texts = []
        for _, label in shown:
            text = Text(0, 0, label, fontproperties=self.prop, verticalalignment="baseline")
            text.figure, text._clip_on, text._transform = self.figure, False, IdentityTransform()
            self.texts.append(text)
        self._colour_texts(rc["legend.labelcolor"] if labelcolor is None else labelcolor)
        loc = (rc["legend.loc"] if is_axes else "upper right") if loc is None else loc
        self._outside = None
        if isinstance(loc, str):
            loc = loc.lower().strip() if loc.lower().strip() in _PLACES else loc
            if loc.split()[0] == "outside":
                self._outside = loc.split()[1:]
                loc = " ".join(self._outside)
            if loc not in _PLACES:
                raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, _PLACES))}")
            self._loc = _PLACES[loc]
        else:
            self._loc = tuple(loc) if np.iterable(loc) else int(loc)
        if self._loc == 0 and not is_axes:
            self._loc = 1
        self.set_bbox_to_anchor(bbox_to_anchor, bbox_transform)
        facecolor = rc["legend.facecolor"] if facecolor is None else facecolor
        edgecolor = rc["legend.edgecolor"] if edgecolor is None else edgecolor
        if isinstance(facecolor, str) and facecolor == "inherit":
            facecolor = rc["axes.facecolor"]
        if isinstance(edgecolor, str) and edgecolor == "inherit":
            edgecolor = rc["axes.edgecolor"]
        fancybox = rc["legend.fancybox"] if fancybox is None else fancybox
        self.shadow = chosen(shadow, "shadow")
        self.legendPatch = FancyBboxPatch((0, 0), 1, 1, boxstyle="round,pad=0,rounding_size=0.2" if fancybox else "square,pad=0", facecolor=facecolor,
                                          edgecolor=edgecolor, mutation_scale=self._fontsize, transform=IdentityTransform())
        self.legendPatch._clip_on = False
        self.legendPatch.figure = self.figure
        if framealpha is None:
            framealpha = 1.0 if self.shadow else rc["legend.framealpha"]
        self.legendPatch.set_alpha(framealpha)
        self.legendPatch._visible = bool(chosen(frameon, "frameon"))
        self._title = Text(0, 0, "" if title is None else str(title), fontproperties=self.prop, verticalalignment="baseline")
        self._title.figure, self._title._clip_on, self._title._transform = self.figure, False, IdentityTransform()
        if title_fontproperties is not None:
            self._title.set_fontproperties(title_fontproperties)
        elif title_fontsize is not None or rc["legend.title_fontsize"] is not None:
            self._title.set_fontsize(rc["legend.title_fontsize"] if title_fontsize is None else title_fontsize)

    def _colour_texts(self, colour):
        if colour is None or isinstance(colour, str) and colour == "None":
            return
        if isinstance(colour, str) and colour in ("linecolor", "markerfacecolor", "mfc", "markeredgecolor", "mec"):
            for handle, text in zip(self.legend_handles, self.texts):
                for getter in ("get_color", "get_facecolor"):
                    if hasattr(handle, getter):
                        found = getattr(handle, getter)()
                        text.set_color(found if isinstance(found, (str, tuple)) else tuple(np.asarray(found).reshape(-1)[:4].tolist()))
                        break
        elif np.iterable(colour) and not isinstance(colour, (str, tuple)):
            for text, one in zip(self.texts, colour):
                text.set_color(one)
        else:
            for text in self.texts:
                text.set_color(colour)

    def set_bbox_to_anchor(self, bbox, transform=None):
        self._bbox_to_anchor, self._bbox_transform = bbox, transform

    def _anchor_box(self):
        box = self._bbox_to_anchor
        parent = self.parent.bbox
        if box is None:
            return parent
        if not isinstance(box, Bbox):
            values = [float(v) for v in box]
            if len(values) == 2:
                values += [0.0, 0.0]
            box = Bbox.from_bounds(*values)
        if self._bbox_transform is None:
            return Bbox.from_bounds(parent.x0 + box.x0 * parent.width, parent.y0 + box.y0 * parent.height, box.width * parent.width, box.height * parent.height)
        return box.transformed(self._bbox_transform)

    def get_bbox_to_anchor(self):
        return self._anchor_box()

    def get_texts(self):
        return list(self.texts)

    def get_title(self):
        return self._title

    def set_title(self, title, prop=None):
        self._title.set_text(title)
        if prop is not None:
            self._title.set_fontproperties(prop)

    def get_frame(self):
        return self.legendPatch

    def get_frame_on(self):
        return self.legendPatch._visible

    def set_frame_on(self, b):
        self.legendPatch._visible = b

    draw_frame = set_frame_on

    def get_lines(self):
        return [handle for handle in self.legend_handles if isinstance(handle, Line2D)]

    def get_patches(self):
        return [handle for handle in self.legend_handles if isinstance(handle, Patch)]

    def set_loc(self, loc=None):
        self._loc = _PLACES[loc] if isinstance(loc, str) else loc

    def set_ncols(self, ncols):
        self._ncols = ncols

    def set_alignment(self, alignment):
        self._alignment = alignment

    def set_draggable(self, state, use_blit=False, update="loc"):
        """Pictures are not dragged."""

    def get_children(self):
        return [*self.texts, *self.legend_handles, self._title, self.legendPatch]

    def _layout(self):
        """Sizes: width, height, columns, and the places of all parts relative to the lower left corner."""
        dpi = self.figure.dpi / 72
        size = self._fontsize * dpi
        rows = []
        descent = 0.35 * size * (self.handleheight - 0.7)
        height = size * self.handleheight - descent
        for text in self.texts:
            x0, y0, x1, y1 = text._layout(self.figure.dpi)[0] if text._text else (0, 0, 0, 0)
            width, below, above = x1 - x0, -y0, y1
            # All lines are as tall as a usual one, so that rows stay even.
            rows.append((width, max(above, height), max(below, descent)))
        count = len(rows)
        columns = max(1, min(self._ncols, count)) if count else 1
        per, extra = divmod(count, columns)
        sizes = [per + 1] * extra + [per] * (columns - extra)
        lines, start = [], 0
        widths, heights = [], []
        gap, text_pad, handle = self.labelspacing * size, self.handletextpad * size, self.handlelength * size
        for number in sizes:
            group = rows[start:start + number]
            lines.append(range(start, start + number))
            start += number
            widths.append(handle + text_pad + max((row[0] for row in group), default=0.0))
            heights.append(sum(row[1] + row[2] for row in group) + gap * max(0, number - 1))
        inner_width = sum(widths) + self.columnspacing * size * (columns - 1)
        inner_height = max(heights, default=0.0)
        title_height = title_width = title_depth = 0.0
        if self._title._text and self._title._visible:
            x0, y0, x1, y1 = self._title._layout(self.figure.dpi)[0]
            title_width, title_height, title_depth = x1 - x0, y1 - y0, -y0
        pad = self.borderpad * size
        body = inner_height + (title_height + gap if title_height else 0.0)
        whole_width = max(inner_width, title_width)
        if self._mode == "expand":
            whole_width = max(whole_width, self._anchor_box().width - 2 * (self.borderaxespad * size + pad))
        return {"width": whole_width + 2 * pad, "height": body + 2 * pad, "rows": rows, "lines": lines, "widths": widths, "pad": pad, "gap": gap,
                "text_pad": text_pad, "handle": handle, "size": size, "inner": inner_width, "title": (title_width, title_height, title_depth),
                "descent": descent, "full": whole_width}

    def _place(self, found):
        """The lower left corner in pixels."""
        width, height = found["width"], found["height"]
        box = self._anchor_box()
        loc = self._loc
        if isinstance(loc, tuple):
            parent = box
            return parent.x0 + loc[0] * parent.width, parent.y0 + loc[1] * parent.height
        pad = self.borderaxespad * found["size"]
        if loc == 0:
            return self._best(box, width, height, pad)
        return self._corner(loc, box, width, height, pad)

    @staticmethod
    def _corner(loc, box, width, height, pad):
        inner = box.padded(-pad) if box.width or box.height else box.padded(-pad)
        placed = Bbox.from_bounds(0, 0, width, height).anchored(_ANCHOR[loc], inner)
        return placed.x0, placed.y0

    def _best(self, box, width, height, pad):
        points, boxes, lines = self._obstacles()
        found = None
        for loc in range(1, 11):
            x, y = self._corner(loc, box, width, height, pad)
            own = Bbox.from_bounds(x, y, width, height)
            badness = own.count_contains(points) + own.count_overlaps(boxes)
            badness += sum(1 for line in lines if _touches(line, own))
            if badness == 0:
                return x, y
            if found is None or badness < found[0]:
                found = (badness, x, y)
        return found[1], found[2]

    def _obstacles(self):
        points, boxes, lines = [], [], []
        for artist in self.parent._children:
            if not artist._visible:
                continue
            if isinstance(artist, Line2D):
                found = artist.get_transform().transform(artist._points())
                lines.append(found)
                points.append(found)
            elif isinstance(artist, Rectangle):
                boxes.append(artist.get_window_extent())
            elif isinstance(artist, Patch):
                found = artist.get_path().transformed(artist.get_transform()).vertices
                lines.append(found)
            elif isinstance(artist, PolyCollection) and artist._offsets is None:
                for path in artist.get_paths():
                    lines.append(artist.get_transform().transform(path.vertices))
            elif isinstance(artist, Collection) and artist._offsets is not None:
                points.append(artist.get_offset_transform().transform(np.asarray(artist._offsets, float)))
            elif isinstance(artist, Text):
                box = artist.get_window_extent()
                if box.width:
                    boxes.append(box)
        points = np.concatenate(points) if points else np.empty((0, 2))
        return points[np.isfinite(points).all(axis=1)], boxes, lines

    def get_window_extent(self, renderer=None):
        found = self._layout()
        x, y = self._place(found)
        return Bbox.from_bounds(x, y, found["width"], found["height"])

    def get_tightbbox(self, renderer=None):
        return self.get_window_extent(renderer)

    def draw(self, renderer, *args, **kwargs):
        if not self._visible:
            return
        found = self._layout()
        x, y = self._place(found)
        self.legendPatch.set_bounds(x, y, found["width"], found["height"])
        self.legendPatch.set_mutation_scale(found["size"])
        if self.shadow:
            from .patches import Shadow

            Shadow(self.legendPatch, 2, -2, **({k: v for k, v in self.shadow.items() if k not in ("ox", "oy")} if isinstance(self.shadow, dict) else {})).draw(renderer)
        self.legendPatch.draw(renderer)
        pad, top = found["pad"], y + found["height"] - found["pad"]
        title_width, title_height, title_depth = found["title"]
        if title_height:
            shift = {"center": (found["full"] - title_width) / 2, "left": 0.0, "right": found["full"] - title_width}[self._alignment]
            self._title._x, self._title._y = x + pad + shift, top - title_height + title_depth
            self._title.draw(renderer)
            top -= title_height + found["gap"]
        slack = found["full"] - found["inner"]
        left = x + pad + {"center": slack / 2, "left": 0.0, "right": slack}[self._alignment]
        spread = 0.0
        columns = len(found["lines"])
        if self._mode == "expand" and columns > 1:
            left, spread = x + pad, slack / (columns - 1)
        for width, column in zip(found["widths"], found["lines"]):
            at = top
            for index in column:
                text_width, above, below = found["rows"][index]
                base = at - above
                text = self.texts[index]
                if self._markerfirst:
                    handle_x, text._x = left, left + found["handle"] + found["text_pad"]
                    text._horizontalalignment = "left"
                else:
                    handle_x, text._x = left + width - found["handle"], left + width - found["handle"] - found["text_pad"]
                    text._horizontalalignment = "right"
                lines = text._text.count("\n")
                text._y = base
                if lines:
                    text._verticalalignment = "top"
                    text._y = at
                text.draw(renderer)
                middle = at - (above + below) / 2 if lines else None
                self._draw_handle(renderer, index, handle_x, base, found, middle)
                at -= above + below + found["gap"]
            left += width + self.columnspacing * found["size"] + spread

    def _draw_handle(self, renderer, index, x, base, found, middle):
        handle = self.legend_handles[index]
        if handle is None:
            return
        height = found["size"] * self.handleheight - found["descent"]
        if middle is not None:
            base = middle - height / 2
        _draw_proxy(renderer, handle, self, Bbox.from_bounds(x, base, found["handle"], height), found["size"])


def _touches(line, box):
    """Whether a line crosses a box."""
    if len(line) < 2:
        return False
    with np.errstate(all="ignore"):
        x0, y0, x1, y1 = line[:-1, 0], line[:-1, 1], line[1:, 0], line[1:, 1]
        near = (np.minimum(x0, x1) <= box.x1) & (np.maximum(x0, x1) >= box.x0) & (np.minimum(y0, y1) <= box.y1) & (np.maximum(y0, y1) >= box.y0)
        if not near.any():
            return False
        x0, y0, x1, y1 = x0[near], y0[near], x1[near], y1[near]
        dx, dy = x1 - x0, y1 - y0
        sides = [(cx - x0) * dy - (cy - y0) * dx for cx, cy in ((box.x0, box.y0), (box.x0, box.y1), (box.x1, box.y0), (box.x1, box.y1))]
        low, high = np.minimum.reduce(sides), np.maximum.reduce(sides)
        return bool(((low <= 0) & (high >= 0)).any())


def _proxy(handle, legend):
    """The artist that stands for another in the legend."""
    if isinstance(handle, tuple) and not hasattr(handle, "get_label"):
        return tuple(_proxy(one, legend) for one in handle)
    if isinstance(handle, BarContainer):
        handle = handle.patches[0] if len(handle.patches) else None
    if isinstance(handle, Line2D):
        line = Line2D([0, 1], [0, 0])
        line.update_from(handle)
        line._transform, line._clip_on, line._clip_box, line._clip_path = IdentityTransform(), False, None, None
        line.figure = legend.figure
        line._antialiased = handle._antialiased
        if legend.markerscale != 1:
            line._markersize = handle._markersize * legend.markerscale
        return line
    if isinstance(handle, Patch):
        patch = Rectangle((0, 0), 1, 1)
        patch.update_from(handle)
        patch._transform, patch._clip_on, patch._clip_box, patch._clip_path = IdentityTransform(), False, None, None
        patch.figure = legend.figure
        return patch
    return handle


def _draw_proxy(renderer, handle, legend, box, size):
    middle = box.y0 + box.height / 2
    if isinstance(handle, tuple) and not isinstance(handle, (ErrorbarContainer, StemContainer, BarContainer)) :
        for one in handle:
            if one is not None:
                _draw_proxy(renderer, one, legend, box, size)
        return
    if isinstance(handle, Line2D):
        handle.set_data([box.x0, box.x1], [middle, middle])
        every = handle._markevery
        marker = handle._marker
        if marker:
            count = legend.numpoints
            shown = [box.x0 + box.width * 0.5] if count == 1 else np.linspace(box.x0 + 0.3 * size, box.x1 - 0.3 * size, count).tolist()
            kept, handle._marker = handle._marker, type(marker)("None")
            handle.draw(renderer)
            handle._marker = kept
            style, handle._linestyle = handle._linestyle, "None"
            handle.set_data(shown, [middle] * len(shown))
            handle._markevery = None
            handle.draw(renderer)
            handle._linestyle, handle._markevery = style, every
        else:
            handle.draw(renderer)
        return
    if isinstance(handle, Patch):
        handle.set_bounds(box.x0, box.y0, box.width, box.height)
        handle.draw(renderer)
        return
    if isinstance(handle, PathCollection):
        handle.update_scalarmappable()
        faces, edges = handle.get_facecolor(), handle.get_edgecolor()
        sizes = handle.get_sizes()
        area = float(np.mean([sizes.max(), sizes.min()])) if len(sizes) and legend.scatterpoints < 4 and legend.scatterpoints == 1 else float(sizes.max()) if len(sizes) else 36.0
        count = legend.scatterpoints
        xs = [box.x0 + box.width / 2] if count == 1 else np.linspace(box.x0 + 0.3 * size, box.x1 - 0.3 * size, count).tolist()
        proxy = PathCollection(handle.get_paths(), [area * legend.markerscale ** 2], offsets=[(x, box.y0 + box.height * 0.375 * 1.0) for x in xs] if count > 1 else
                               [(xs[0], box.y0 + box.height * 0.375)], offset_transform=IdentityTransform())
        proxy.set_transform(IdentityTransform())
        proxy._facecolors, proxy._edgecolors, proxy._edge_is_face = faces[:1], edges[:1], False
        proxy._linewidths, proxy._patterns, proxy._linestyles, proxy._join = handle._linewidths[:1], handle._patterns[:1], handle._linestyles[:1], handle._join
        proxy._clip_on, proxy.figure = False, legend.figure
        proxy.draw(renderer)
        return
    if isinstance(handle, LineCollection):
        handle.update_scalarmappable()
        colours = handle.get_edgecolor()
        line = Line2D([box.x0, box.x1], [middle, middle], color=tuple(colours[0].tolist()) if len(colours) else "k", linewidth=handle.get_linewidth()[0])
        line._pattern = handle._patterns[0]
        line._linestyle = "-" if handle._patterns[0][1] is None else "--"
        line._caps, line.figure = ("butt", "butt"), legend.figure
        line.draw(renderer)
        return
    if isinstance(handle, Collection):
        handle.update_scalarmappable()
        faces, edges = handle.get_facecolor(), handle.get_edgecolor()
        patch = Rectangle((box.x0, box.y0), box.width, box.height, facecolor=tuple(faces[0].tolist()) if len(faces) else "none",
                          edgecolor=tuple(edges[0].tolist()) if edges is not None and len(edges) else "none", linewidth=handle.get_linewidth()[0], hatch=handle._hatch)
        patch._transform, patch._clip_on, patch.figure = IdentityTransform(), False, legend.figure
        patch.draw(renderer)
        return
    if isinstance(handle, ErrorbarContainer):
        line, caps, bars = handle.lines
        reach = size * 0.5
        x = box.x0 + box.width / 2
        if bars:
            colour, width = tuple(bars[0].get_edgecolor()[0].tolist()), bars[0].get_linewidth()[0]
            for shown, points in ((handle.has_yerr, ([x, x], [middle - reach, middle + reach])), (handle.has_xerr, ([x - reach, x + reach], [middle, middle]))):
                if shown:
                    bar = Line2D(*points, color=colour, linewidth=width)
                    bar.figure, bar._caps = legend.figure, ("butt", "butt")
                    bar.draw(renderer)
                    if caps:
                        cap = Line2D(*points)
                        cap.update_from(caps[0])
                        cap.set_data(*points)
                        cap._transform, cap._clip_on, cap._clip_box, cap.figure = IdentityTransform(), False, None, legend.figure
                        cap.set_marker("_" if points[0][0] == points[0][1] else "|")
                        cap.draw(renderer)
        if line is not None:
            _draw_proxy(renderer, _proxy(line, legend), legend, box, size)
        return
    if isinstance(handle, StemContainer):
        xs = np.linspace(box.x0 + 0.3 * size, box.x1 - 0.3 * size, 5)
        heights = box.y0 + box.height * np.array([0.35, 0.75, 0.5, 0.9, 0.6]) * 0.9
        colour = tuple(handle.stemlines.get_edgecolor()[0].tolist())
        for x, top in zip(xs.tolist(), heights.tolist()):
            stem = Line2D([x, x], [box.y0, top], color=colour)
            stem.draw(renderer)
        marks = Line2D(xs, heights)
        marks.update_from(handle.markerline)
        marks.set_data(xs, heights)
        marks._transform, marks._clip_on, marks._clip_box = IdentityTransform(), False, None
        marks.draw(renderer)
        return
    if hasattr(handle, "get_facecolor"):
        found = handle.get_facecolor()
        patch = Rectangle((box.x0, box.y0), box.width, box.height, facecolor=found)
        patch._transform, patch._clip_on, patch.figure = Affine2D(), False, legend.figure
        patch.draw(renderer)
