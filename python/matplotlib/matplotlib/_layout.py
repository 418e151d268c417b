"""Layout: margins and gaps in which all labels have room."""

from .transforms import Bbox


def _tight_boxes(figure, axes):
    boxes = []
    for ax in axes:
        if ax._visible:
            box = ax.get_tightbbox(for_layout_only=True)
            if box is not None:
                boxes.append(box)
    return boxes


def _groups(figure):
    """Axes of one grid's cells, by their cells."""
    grids = {}
    for ax in figure.axes:
        locator = ax.get_axes_locator()
        spec = locator.get_subplotspec() if hasattr(locator, "get_subplotspec") else ax.get_subplotspec()
        if spec is None:
            continue
        top = spec.get_topmost_subplotspec()
        grids.setdefault(id(top.get_gridspec()), (top.get_gridspec(), {}))[1].setdefault((top.rowspan.start, top.rowspan.stop, top.colspan.start, top.colspan.stop), []).append(ax)
    return grids.values()


def tight_layout(figure, pad=1.08, h_pad=None, w_pad=None, rect=None):
    """Margins and gaps for `Figure.tight_layout`; pads are parts of the font size."""
    from .font_manager import size_in_points
    from . import rcParams

    size = size_in_points(rcParams["font.size"]) / 72
    pad_inch = pad * size
    v_gap = h_pad * size if h_pad is not None else pad_inch
    h_gap = w_pad * size if w_pad is not None else pad_inch
    _fit(figure, pad_inch, v_gap, h_gap, rect, None)


def constrained_layout(figure, h_pad=0.04167, w_pad=0.04167, hspace=0.02, wspace=0.02, rect=None):
    """Margins and gaps for the constrained layout; pads in inches, spaces as parts of the subplots."""
    _fit(figure, None, 2 * h_pad, 2 * w_pad, rect, (h_pad, w_pad, hspace, wspace))


def _fit(figure, pad, v_gap, h_gap, rect, constrained):
    width, height = figure.get_size_inches()
    dpi = figure.dpi
    for grid, cells in _groups(figure):
        rows, columns = grid.get_geometry()
        # How far each cell's contents stick out of its frame, in inches.
        v_spaces = [[0.0] * columns for _ in range(rows + 1)]
        h_spaces = [[0.0] * (columns + 1) for _ in range(rows)]
        for (r0, r1, c0, c1), members in cells.items():
            boxes = _tight_boxes(figure, [ax for ax in members if ax._in_layout])
            if not boxes:
                continue
            extra = [box for ax in members for bar in getattr(ax, "_colorbars", []) if bar.ax._visible for box in _tight_boxes(figure, [bar.ax])] if constrained else []
            tight = Bbox.union(boxes + extra)
            for ax in members:
                ax._locate()
            frame = Bbox.union([ax.get_position(original=True).transformed(figure.transSubfigure) for ax in members])
            left, right = (frame.x0 - tight.x0) / dpi, (tight.x1 - frame.x1) / dpi
            low, top = (frame.y0 - tight.y0) / dpi, (tight.y1 - frame.y1) / dpi
            for row in range(r0, r1):
                h_spaces[row][c0] += max(0.0, left)
                h_spaces[row][c1] += max(0.0, right)
            for column in range(c0, c1):
                v_spaces[r0][column] += max(0.0, top)
                v_spaces[r1][column] += max(0.0, low)
        edge_h = edge_v = pad
        if constrained:
            edge_v, edge_h = constrained[:2]
        left = max((row[0] for row in h_spaces), default=0.0) + edge_h
        right = max((row[-1] for row in h_spaces), default=0.0) + edge_h
        top = max(v_spaces[0], default=0.0) + edge_v
        bottom = max(v_spaces[-1], default=0.0) + edge_v
        super_title, super_x, super_y = figure._suptitle, figure._supxlabel, figure._supylabel
        if super_title is not None and super_title.get_in_layout() and super_title.get_text():
            box = super_title.get_window_extent()
            if constrained:
                gap = edge_v
                super_title._y = 1 - gap / height
                top += box.height / dpi + gap
            else:
                top += box.height / dpi + pad
        if super_x is not None and super_x.get_text():
            bottom += super_x.get_window_extent().height / dpi + edge_v
        if super_y is not None and super_y.get_text():
            left += super_y.get_window_extent().width / dpi + edge_h
        x0, y0, x1, y1 = rect if rect is not None else (0, 0, 1, 1)
        # Legends outside of all axes take their own room in a constrained layout.
        if constrained:
            for legend in figure.legends:
                if legend._outside:
                    box = legend.get_window_extent()
                    if legend._outside[0] == "right" or legend._outside[-1] == "right" and legend._outside[0] not in ("upper", "lower"):
                        x1 -= (box.width / dpi + edge_h) / width
                    elif legend._outside[0] == "left":
                        x0 += (box.width / dpi + edge_h) / width
                    elif legend._outside[0] == "upper":
                        y1 -= (box.height / dpi + edge_v) / height
                    elif legend._outside[0] == "lower":
                        y0 += (box.height / dpi + edge_v) / height
        settings = {"left": x0 + left / width, "right": x1 - right / width, "bottom": y0 + bottom / height, "top": y1 - top / height}
        if settings["left"] >= settings["right"] or settings["bottom"] >= settings["top"]:
            import warnings

            word = "Tight" if not constrained else "Constrained"
            warnings.warn(f"{word} layout not applied. The {'left and right' if settings['left'] >= settings['right'] else 'bottom and top'} margins cannot be made large "
                          "enough to accommodate all Axes decorations.", UserWarning, stacklevel=4)
            return
        wide, tall = settings["right"] - settings["left"], settings["top"] - settings["bottom"]
        if columns > 1:
            gap = (max(space for row in h_spaces for space in row[1:-1]) + h_gap) / width
            cell = (wide - gap * (columns - 1)) / columns
            if cell > 0:
                settings["wspace"] = gap / cell
        if rows > 1:
            gap = (max(space for row in v_spaces[1:-1] for space in row) + v_gap) / height
            cell = (tall - gap * (rows - 1)) / rows
            if cell > 0:
                settings["hspace"] = gap / cell
        _apply(figure, grid, settings)


def _apply(figure, grid, settings):
    """Moves the axes of a grid; grids with margins of their own keep them."""
    own = [name for name in ("left", "bottom", "right", "top", "wspace", "hspace") if getattr(grid, name, None) is not None]
    if own:
        for name, value in settings.items():
            setattr(grid, name, value)
    else:
        figure.subplotpars.update(**settings)
    for ax in figure.axes:
        spec = ax.get_subplotspec()
        if spec is not None and spec.get_topmost_subplotspec().get_gridspec() is grid:
            ax._set_position(spec.get_position(figure), "both")
    figure._place_colorbars()
