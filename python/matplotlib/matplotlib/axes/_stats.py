"""Box plots and violins."""

import numpy as np

from .. import rcParams
from ..lines import Line2D, as_floats
from ..patches import PathPatch
from ..path import Path
from ._bars import _datasets
from ._lines import found


class Stats:
    """The part of Axes that draws distributions."""

    def boxplot(self, x, notch=None, sym=None, vert=None, orientation="vertical", whis=None, positions=None, widths=None, patch_artist=None,
                bootstrap=None, usermedians=None, conf_intervals=None, meanline=None, showmeans=None, showcaps=None, showbox=None,
                showfliers=None, boxprops=None, tick_labels=None, flierprops=None, medianprops=None, meanprops=None, capprops=None,
                whiskerprops=None, manage_ticks=True, autorange=False, zorder=None, capwidths=None, label=None, *, labels=None, data=None):
        """Boxes of quartiles with whiskers."""
        from ..cbook import boxplot_stats

        x = found(data, x)[0]
        rc = rcParams
        sets = _datasets(x)
        whis = rc["boxplot.whiskers"] if whis is None else whis
        stats = boxplot_stats(sets, whis=whis, bootstrap=bootstrap, labels=tick_labels if tick_labels is not None else labels, autorange=autorange)
        if usermedians is not None:
            for one, median in zip(stats, np.ravel(usermedians)):
                if median is not None and np.isfinite(median):
                    one["med"] = median
        if conf_intervals is not None:
            for one, pair in zip(stats, conf_intervals):
                if pair is not None:
                    one["cilo"], one["cihi"] = pair
        if sym is not None:
            if sym == "":
                flierprops, showfliers = {"linestyle": "none", "marker": ""}, False
            else:
                from ._cycle import parse_format

                _, marker, colour = parse_format(sym)
                flierprops = {**(flierprops or {}), "linestyle": "none", "marker": marker}
                if colour is not None:
                    flierprops.update(color=colour, markerfacecolor=colour, markeredgecolor=colour)
        return self.bxp(stats, positions=positions, widths=widths, vert=vert, orientation=orientation, patch_artist=patch_artist, shownotches=notch,
                        showmeans=showmeans, showcaps=showcaps, showbox=showbox, boxprops=boxprops, flierprops=flierprops, medianprops=medianprops,
                        meanprops=meanprops, meanline=meanline, showfliers=showfliers, capprops=capprops, whiskerprops=whiskerprops,
                        manage_ticks=manage_ticks, zorder=zorder, capwidths=capwidths, label=label)

    def bxp(self, bxpstats, positions=None, *, widths=None, vert=None, orientation="vertical", patch_artist=None, shownotches=None, showmeans=None,
            showcaps=None, showbox=None, showfliers=None, boxprops=None, whiskerprops=None, flierprops=None, medianprops=None, capprops=None,
            meanprops=None, meanline=None, manage_ticks=True, zorder=None, capwidths=None, label=None):
        """Boxes from statistics."""
        rc = rcParams

        def chosen(value, name):
            return rc[f"boxplot.{name}"] if value is None else value

        patch_artist, shownotches = chosen(patch_artist, "patchartist"), chosen(shownotches, "notch")
        showmeans, showcaps, showbox = chosen(showmeans, "showmeans"), chosen(showcaps, "showcaps"), chosen(showbox, "showbox")
        showfliers, meanline = chosen(showfliers, "showfliers"), chosen(meanline, "meanline")
        vertical = orientation == "vertical" if vert is None else bool(vert)
        order = Line2D.zorder if zorder is None else zorder

        def props(name, given, order, marker=False):
            out = {"color": rc[f"boxplot.{name}.color"], "linestyle": rc[f"boxplot.{name}.linestyle"], "linewidth": rc[f"boxplot.{name}.linewidth"], "zorder": order}
            if marker:
                out.update({key: rc[f"boxplot.{name}.{key}"] for key in ("marker", "markerfacecolor", "markeredgecolor", "markersize")})
                if name == "flierprops":
                    out["markeredgewidth"] = rc["boxplot.flierprops.markeredgewidth"]
            given = {Line2D._aliases.get(key, key): value for key, value in (given or {}).items()}
            if "color" in given and name == "flierprops":
                pass
            return {**out, **given}

        if patch_artist:
            box_kw = {"linestyle": rc["boxplot.boxprops.linestyle"], "linewidth": rc["boxplot.boxprops.linewidth"], "edgecolor": rc["boxplot.boxprops.color"],
                      "facecolor": "white" if rc["_internal.classic_mode"] else rc["patch.facecolor"], "zorder": order, **(boxprops or {})}
            if boxprops and "color" in boxprops:
                box_kw["edgecolor"] = boxprops["color"] if "edgecolor" not in boxprops else boxprops["edgecolor"]
                box_kw.pop("facecolor") if "facecolor" not in boxprops else None
                box_kw.pop("edgecolor", None)
        else:
            box_kw = props("boxprops", boxprops, order)
        whisker_kw = props("whiskerprops", whiskerprops, order)
        cap_kw = props("capprops", capprops, order)
        flier_kw = props("flierprops", flierprops, order, True)
        median_kw = props("medianprops", medianprops, order + 0.1)
        mean_kw = props("meanprops", meanprops, order + 0.1, True)
        drop = "marker" if meanline else "linestyle"
        if meanprops is None or drop not in meanprops:
            mean_kw[drop] = ""
        count = len(bxpstats)
        positions = list(range(1, count + 1)) if positions is None else list(positions)
        if len(positions) != count:
            raise ValueError("List of boxplot statistics and `positions` values must have same the length")
        places = np.array(positions, float) if count else np.array([])
        if widths is None:
            widths = [float(np.clip(0.15 * np.ptp(places), 0.15, 0.5))] * count if count else []
        elif np.isscalar(widths):
            widths = [widths] * count
        if len(widths) != count:
            raise ValueError("datashape and numbers of `widths` values must match")
        capwidths = [0.5 * width for width in widths] if capwidths is None else [capwidths] * count if np.isscalar(capwidths) else capwidths
        out = {"whiskers": [], "caps": [], "boxes": [], "medians": [], "fliers": [], "means": []}

        def line(xs, ys, settings):
            xs, ys = (xs, ys) if vertical else (ys, xs)
            return self._plain_line(xs, ys, settings)

        for stat, at, width, cap in zip(bxpstats, places.tolist(), widths, capwidths):
            left, right = at - width * 0.5, at + width * 0.5
            if shownotches:
                bl, br = at - width * 0.25, at + width * 0.25
                xs = [left, right, right, br, right, right, left, left, bl, left, left]
                ys = [stat["q1"], stat["q1"], stat["cilo"], stat["med"], stat["cihi"], stat["q3"], stat["q3"], stat["cihi"], stat["med"], stat["cilo"], stat["q1"]]
                med = [bl, br]
            else:
                xs, ys = [left, right, right, left, left], [stat["q1"], stat["q1"], stat["q3"], stat["q3"], stat["q1"]]
                med = [left, right]
            if showbox:
                if patch_artist:
                    points = np.column_stack([xs, ys] if vertical else [ys, xs])
                    patch = PathPatch(Path(points, closed=True), **box_kw)
                    patch.set_label("_nolegend_")
                    self.add_artist(patch)
                    self.update_datalim(points)
                    out["boxes"].append(patch)
                else:
                    out["boxes"].append(line(xs, ys, box_kw))
            out["medians"].append(line(med, [stat["med"]] * 2, median_kw))
            out["whiskers"] += [line([at, at], [stat["q1"], stat["whislo"]], whisker_kw), line([at, at], [stat["q3"], stat["whishi"]], whisker_kw)]
            if showcaps:
                ends = [at - cap * 0.5, at + cap * 0.5]
                out["caps"] += [line(ends, [stat["whislo"]] * 2, cap_kw), line(ends, [stat["whishi"]] * 2, cap_kw)]
            if showmeans:
                out["means"].append(line([left, right], [stat["mean"]] * 2, mean_kw) if meanline else line([at], [stat["mean"]], mean_kw))
            if showfliers:
                fliers = np.asarray(stat.get("fliers", []), float)
                out["fliers"].append(line(np.full(len(fliers), at), fliers, flier_kw))
        if label is not None:
            names = [label] + [None] * count if isinstance(label, str) else list(label)
            for artist, name in zip(out["boxes"] if showbox else out["medians"], names):
                if name is not None:
                    artist.set_label(name)
        if manage_ticks and count:
            axis = self.xaxis if vertical else self.yaxis
            names = [stat.get("label", position) for stat, position in zip(bxpstats, positions)]
            low, high = float(places.min()) - 0.5, float(places.max()) + 0.5
            box = self.dataLim
            if vertical:
                box.x0, box.x1 = min(box.x0, low), max(box.x1, high)
            else:
                box.y0, box.y1 = min(box.y0, low), max(box.y1, high)
            self._keep_edges(vertical, low, high)
            from ..ticker import FixedFormatter, FixedLocator

            locator = axis.get_major_locator()
            if isinstance(locator, FixedLocator):
                locator.locs = np.concatenate([np.asarray(locator.locs, float), places])
                names = [*getattr(axis.get_major_formatter(), "seq", []), *names]
                axis.set_major_locator(FixedLocator(locator.locs))
            else:
                axis.set_major_locator(FixedLocator(places))
            axis.set_major_formatter(FixedFormatter([str(name) for name in names]))
        self._request_autoscale_view()
        return out

    def _plain_line(self, xs, ys, settings):
        line = Line2D(xs, ys, **settings)
        line.set_label("_nolegend_")
        return self.add_line(line)

    def _keep_edges(self, vertical, low, high):
        """The room beside the first and last box has no margin of its own."""
        if self._children:
            sticky = self._children[-1].sticky_edges
            (sticky.x if vertical else sticky.y).extend([low, high])

    def violinplot(self, dataset, positions=None, vert=None, orientation="vertical", widths=0.5, showmeans=False, showextrema=True,
                   showmedians=False, quantiles=None, points=100, bw_method=None, side="both", facecolor=None, linecolor=None, *, data=None):
        """Densities as mirrored areas."""
        from ..mlab import GaussianKDE

        dataset = found(data, dataset)[0]
        sets = [as_floats(one) for one in _datasets(dataset)]
        if quantiles is not None and len(quantiles) and not np.iterable(quantiles[0]):
            quantiles = [quantiles]
        stats = []
        for index, one in enumerate(sets):
            low, high = float(one.min()), float(one.max())
            coords = np.linspace(low, high, points)
            values = (coords == one[0]).astype(float) if low == high else GaussianKDE(one, bw_method).evaluate(coords)
            wanted = quantiles[index] if quantiles is not None and len(quantiles) > index and quantiles[index] is not None else []
            stats.append({"coords": coords, "vals": values, "mean": float(one.mean()), "median": float(np.median(one)), "min": low, "max": high,
                          "quantiles": np.percentile(one, 100 * np.asarray(wanted, float)) if len(wanted) else np.array([])})
        return self.violin(stats, positions=positions, vert=vert, orientation=orientation, widths=widths, showmeans=showmeans, showextrema=showextrema,
                           showmedians=showmedians, side=side, facecolor=facecolor, linecolor=linecolor)

    def violin(self, vpstats, positions=None, vert=None, orientation="vertical", widths=0.5, showmeans=False, showextrema=True, showmedians=False,
               side="both", facecolor=None, linecolor=None):
        """Densities from statistics."""
        vertical = orientation == "vertical" if vert is None else bool(vert)
        count = len(vpstats)
        positions = np.arange(1, count + 1) if positions is None else np.asarray(positions, float)
        widths = [widths] * count if np.isscalar(widths) else widths
        colour = facecolor or (rcParams["patch.facecolor"] if rcParams["_internal.classic_mode"] else self._get_lines.get_next_color())
        edge = linecolor or colour
        half = 0.5
        out = {"bodies": []}
        lines = {"means": [], "mins": [], "maxes": [], "medians": [], "quantiles": []}
        ends, quantile_ends = [], []
        for stat, at, width in zip(vpstats, positions.tolist(), widths):
            values = np.asarray(stat["vals"])
            values = half * width * values / values.max()
            one = at - values if side in ("both", "low") else np.full(len(values), at)
            other = at + values if side in ("both", "high") else np.full(len(values), at)
            fill = self.fill_betweenx if vertical else self.fill_between
            out["bodies"].append(fill(stat["coords"], one, other, facecolor=colour, alpha=0.3))
            reach = 0.25 * width
            ends.append((at - (reach if side != "high" else 0), at + (reach if side != "low" else 0)))
            for key, name in (("means", "mean"), ("mins", "min"), ("maxes", "max"), ("medians", "median")):
                lines[key].append(stat[name])
            for value in np.asarray(stat.get("quantiles", [])).tolist():
                lines["quantiles"].append(value)
                quantile_ends.append(ends[-1])
        across, along = (self.hlines, self.vlines) if vertical else (self.vlines, self.hlines)
        low, high = [pair[0] for pair in ends], [pair[1] for pair in ends]
        if showmeans:
            out["cmeans"] = across(lines["means"], low, high, colors=edge)
        if showextrema:
            out["cmaxes"] = across(lines["maxes"], low, high, colors=edge)
            out["cmins"] = across(lines["mins"], low, high, colors=edge)
            out["cbars"] = along(positions, lines["mins"], lines["maxes"], colors=edge)
        if showmedians:
            out["cmedians"] = across(lines["medians"], low, high, colors=edge)
        if lines["quantiles"]:
            out["cquantiles"] = across(lines["quantiles"], [pair[0] for pair in quantile_ends], [pair[1] for pair in quantile_ends], colors=edge)
        return out

    def ecdf(self, x, weights=None, *, complementary=False, orientation="vertical", compress=False, data=None, **kwargs):
        """The share of values up to each value, as steps."""
        x, weights = found(data, x, weights)
        x = as_floats(x)
        order = np.argsort(x)
        x = x[order]
        if weights is None:
            share = (1 + np.arange(len(x))) / len(x)
        else:
            weights = np.take(weights, order)
            share = np.cumsum(weights / np.sum(weights))
        if not complementary:
            line = self.plot([x[0], *x], [0, *share], drawstyle="steps-post", **kwargs)[0] if orientation == "vertical" else \
                self.plot([0, *share], [x[0], *x], drawstyle="steps-pre", **kwargs)[0]
        else:
            line = self.plot([*x, x[-1]], [1, *1 - share], drawstyle="steps-pre", **kwargs)[0] if orientation == "vertical" else \
                self.plot([1, *1 - share], [*x, x[-1]], drawstyle="steps-post", **kwargs)[0]
        (line.sticky_edges.y if orientation == "vertical" else line.sticky_edges.x)[:] = [0, 1]
        return line
