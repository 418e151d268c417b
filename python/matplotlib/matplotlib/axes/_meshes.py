"""Pictures and grids of colours."""

import math

import numpy as np

from .. import collections as mcoll, rcParams
from ..artist import normalize
from ..image import AxesImage
from ..lines import as_floats
from ._lines import found


def edges_of(centres):
    """Borders halfway between centres."""
    if len(centres) < 2:
        return np.array([centres[0] - 0.5, centres[0] + 0.5])
    half = np.diff(centres) / 2
    return np.concatenate([[centres[0] - half[0]], centres[:-1] + half, [centres[-1] + half[-1]]])


class Meshes:
    """The part of Axes that draws arrays as colours."""

    def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, colorizer=None, origin=None,
               extent=None, interpolation_stage=None, filternorm=True, filterrad=4.0, resample=None, url=None, data=None, **kwargs):
        """An array as a picture."""
        X = found(data, X)[0]
        image = AxesImage(self, cmap=cmap, norm=norm, interpolation=interpolation, origin=origin, extent=extent, interpolation_stage=interpolation_stage)
        image.figure = self.figure
        if aspect is None and not kwargs.get("transform"):
            aspect = rcParams["image.aspect"]
        if aspect is not None:
            self.set_aspect(aspect)
        image.set_data(X)
        image.set_alpha(alpha)
        if image._A.ndim == 2:
            image._scale_norm(norm, vmin, vmax)
        if kwargs:
            image.update(kwargs)
        self.add_image(image)
        image.set_extent(image.get_extent())
        return image

    def matshow(self, Z, **kwargs):
        """A matrix as a picture, with its columns counted on top."""
        from ..ticker import MaxNLocator

        Z = np.asanyarray(Z)
        image = self.imshow(Z, **{"origin": "upper", "interpolation": "nearest", "aspect": "equal", **kwargs})
        self.title._y = 1.05
        self.xaxis.tick_top()
        self.xaxis.set_ticks_position("both")
        self.xaxis.set_major_locator(MaxNLocator(nbins=9, steps=[1, 2, 5, 10], integer=True))
        self.yaxis.set_major_locator(MaxNLocator(nbins=9, steps=[1, 2, 5, 10], integer=True))
        return image

    def spy(self, Z, precision=0, marker=None, markersize=None, aspect="equal", origin="upper", **kwargs):
        """Where a matrix is not zero."""
        from ..ticker import MaxNLocator

        Z = Z.toarray() if hasattr(Z, "toarray") else np.asarray(Z)
        if marker is None and markersize is None:
            mask = np.abs(Z) > precision
            if "cmap" not in kwargs:
                from ..colors import ListedColormap

                kwargs["cmap"] = ListedColormap(["w", "k"], name="binary")
            out = self.imshow(mask, interpolation="nearest", aspect=aspect, origin=origin, **kwargs)
        else:
            y, x = np.nonzero(np.abs(Z) > precision)
            (out,) = self.plot(x, y, linestyle="None", marker="s" if marker is None else marker, markersize=10 if markersize is None else markersize, **kwargs)
            rows, columns = Z.shape
            self.set_xlim(-0.5, columns - 0.5)
            self.set_ylim(rows - 0.5, -0.5) if origin == "upper" else self.set_ylim(-0.5, rows - 0.5)
            self.set_aspect(aspect)
        self.title._y = 1.05
        if origin == "upper":
            self.xaxis.tick_top()
        self.xaxis.set_ticks_position("both")
        for axis in (self.xaxis, self.yaxis):
            axis.set_major_locator(MaxNLocator(nbins=9, steps=[1, 2, 5, 10], integer=True))
        return out

    def _corners(self, args, shading, kwargs, name):
        """X and Y of corners, colours, and the shading that was meant."""
        if len(args) == 1:
            C = np.asanyarray(args[0])
            rows, columns = C.shape[:2]
            if shading in ("gouraud", "nearest"):
                X, Y = np.meshgrid(np.arange(columns), np.arange(rows))
            else:
                X, Y = np.meshgrid(np.arange(columns + 1), np.arange(rows + 1))
                shading = "flat"
            return X.astype(float), Y.astype(float), C, shading
        if len(args) != 3:
            raise TypeError(f"{name}() takes 1 or 3 positional arguments but {len(args)} were given")
        X, Y, C = args
        self.xaxis.update_units(X)
        self.yaxis.update_units(Y)
        X, Y = (np.asarray(v.filled(np.nan) if hasattr(v, "filled") else v, float) for v in (self.convert_xunits(X), self.convert_yunits(Y)))
        C = np.asanyarray(C)
        rows, columns = C.shape[:2]
        wide, tall = X.shape[-1], Y.shape[0]
        if X.ndim == 1 or 1 in X.shape:
            X = np.repeat(X.reshape(1, -1), tall, axis=0)
        if Y.ndim == 1 or 1 in Y.shape and Y.shape != X.shape:
            Y = np.repeat(Y.reshape(-1, 1), wide, axis=1)
        if X.shape != Y.shape:
            raise TypeError(f"Incompatible X, Y inputs to {name}; see help({name})")
        if shading == "auto":
            shading = "nearest" if (columns, rows) == (wide, tall) else "flat"
        if shading == "flat":
            if (wide, tall) != (columns + 1, rows + 1):
                raise TypeError(f"Dimensions of C {C.shape} should be one smaller than X({wide}) and Y({tall}) while using shading='flat' see help({name})")
        elif (wide, tall) != (columns, rows):
            raise TypeError(f"Dimensions of C {C.shape} are incompatible with X ({wide}) and/or Y ({tall}); see help({name})")
        elif shading == "nearest":
            X, Y = _between(X), _between(Y)
            shading = "flat"
        return X, Y, C, shading

    def pcolormesh(self, *args, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, colorizer=None, shading=None, antialiased=False, data=None, **kwargs):
        """A grid of coloured cells."""
        shading = (rcParams["pcolor.shading"] if shading is None else shading).lower()
        kwargs = normalize(kwargs, mcoll.Collection._aliases)
        kwargs.setdefault("edgecolor", "none")
        X, Y, C, shading = self._corners(found(data, *args), shading, kwargs, "pcolormesh")
        mesh = mcoll.QuadMesh(np.stack([X, Y], axis=-1), antialiased=antialiased, shading=shading, cmap=cmap, norm=norm, alpha=alpha)
        mesh.set_array(C)
        return self._finish_mesh(mesh, kwargs, norm, vmin, vmax)

    def _finish_mesh(self, mesh, kwargs, norm, vmin, vmax):
        width = kwargs.pop("linewidth", None)
        if width is None and not (isinstance(kwargs.get("edgecolor"), str) and kwargs.get("edgecolor") in ("none", "face")):
            width = rcParams["patch.linewidth"] if kwargs.get("edgecolor") is not None else None
        mesh.update(kwargs)
        if width is not None:
            mesh.set_linewidth(width)
        if np.ndim(mesh._A) < 3:
            mesh._scale_norm(norm, vmin, vmax)
        box = mesh.get_datalim(self.transData)
        mesh.sticky_edges.x[:] = [box.x0, box.x1]
        mesh.sticky_edges.y[:] = [box.y0, box.y1]
        self.add_collection(mesh, autolim=False)
        if kwargs.get("transform") is None and not box.is_null():
            points = mesh._coordinates.reshape(-1, 2)
            self._take(points[:, 0], points[:, 1])
        self._request_autoscale_view()
        self._current_maker = mesh
        return mesh

    def pcolor(self, *args, shading=None, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, colorizer=None, data=None, **kwargs):
        """A grid of coloured cells, as `pcolormesh`."""
        kwargs = normalize(kwargs, mcoll.Collection._aliases)
        kwargs.pop("antialiased", None)
        return self.pcolormesh(*args, alpha=alpha, norm=norm, cmap=cmap, vmin=vmin, vmax=vmax, shading=shading, data=data, **kwargs)

    def pcolorfast(self, *args, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, colorizer=None, data=None, **kwargs):
        args = list(found(data, *args))
        C = np.asanyarray(args[-1])
        rows, columns = C.shape[:2]
        if len(args) == 1:
            x, y = [0, columns], [0, rows]
        else:
            x, y = np.asarray(args[0], float), np.asarray(args[1], float)
        if np.ndim(x) == 1 and np.ndim(y) == 1 and (len(x) == 2 or np.allclose(np.diff(x), np.diff(x)[0])) and (len(y) == 2 or np.allclose(np.diff(y), np.diff(y)[0])):
            return self.imshow(C, cmap=cmap, norm=norm, vmin=vmin, vmax=vmax, alpha=alpha, extent=(x[0], x[-1], y[0], y[-1]), origin="lower", aspect="auto",
                               interpolation="nearest", **kwargs)
        return self.pcolormesh(x, y, C, alpha=alpha, norm=norm, cmap=cmap, vmin=vmin, vmax=vmax, **kwargs)

    def hist2d(self, x, y, bins=10, range=None, density=False, weights=None, cmin=None, cmax=None, *, data=None, **kwargs):
        """Counts of points in a grid."""
        x, y, weights = found(data, x, y, weights)
        h, xedges, yedges = np.histogram2d(as_floats(x), as_floats(y), bins=bins, range=range, density=density, weights=weights)
        if cmin is not None:
            h[h < cmin] = None
        if cmax is not None:
            h[h > cmax] = None
        mesh = self.pcolormesh(xedges, yedges, h.T, **kwargs)
        self.set_xlim(xedges[0], xedges[-1])
        self.set_ylim(yedges[0], yedges[-1])
        return h, xedges, yedges, mesh

    def hexbin(self, x, y, C=None, gridsize=100, bins=None, xscale="linear", yscale="linear", extent=None, cmap=None, norm=None, vmin=None, vmax=None,
               alpha=None, linewidths=None, edgecolors="face", reduce_C_function=np.mean, mincnt=None, marginals=False, colorizer=None, *, data=None, **kwargs):
        """Counts of points in hexagons."""
        x, y, C = found(data, x, y, C)
        x, y = as_floats(x), as_floats(y)
        nx, ny = gridsize if np.iterable(gridsize) else (gridsize, int(gridsize / math.sqrt(3)))
        tx = np.log10(x) if xscale == "log" else x
        ty = np.log10(y) if yscale == "log" else y
        if xscale == "log":
            self.set_xscale("log")
        if yscale == "log":
            self.set_yscale("log")
        if extent is not None:
            xmin, xmax, ymin, ymax = extent
        else:
            xmin, xmax = (float(tx.min()), float(tx.max())) if len(x) else (0, 1)
            ymin, ymax = (float(ty.min()), float(ty.max())) if len(y) else (0, 1)
            from ..transforms import nonsingular

            xmin, xmax = nonsingular(xmin, xmax, expander=0.1)
            ymin, ymax = nonsingular(ymin, ymax, expander=0.1)
        nx1, ny1, nx2, ny2 = nx + 1, ny + 1, nx, ny
        pad = 1e-9 * (xmax - xmin)
        xmin, xmax = xmin - pad, xmax + pad
        sx, sy = (xmax - xmin) / nx, (ymax - ymin) / ny
        ix, iy = (tx - xmin) / sx, (ty - ymin) / sy
        ix1, iy1 = np.round(ix).astype(int), np.round(iy).astype(int)
        ix2, iy2 = np.floor(ix).astype(int), np.floor(iy).astype(int)
        d1 = (ix - ix1) ** 2 + 3.0 * (iy - iy1) ** 2
        d2 = (ix - ix2 - 0.5) ** 2 + 3.0 * (iy - iy2 - 0.5) ** 2
        first = d1 < d2
        in1 = first & (ix1 >= 0) & (ix1 < nx1) & (iy1 >= 0) & (iy1 < ny1)
        in2 = ~first & (ix2 >= 0) & (ix2 < nx2) & (iy2 >= 0) & (iy2 < ny2)
        total = nx1 * ny1 + nx2 * ny2
        cells = np.full(len(x), -1)
        cells[in1] = ix1[in1] * ny1 + iy1[in1]
        cells[in2] = nx1 * ny1 + ix2[in2] * ny2 + iy2[in2]
        used = cells >= 0
        if C is None:
            accum = np.bincount(cells[used], minlength=total).astype(float)
            if mincnt is not None:
                accum[accum < mincnt] = np.nan
        else:
            C = as_floats(C)
            mincnt = 1 if mincnt is None else mincnt
            groups = {}
            for cell, value in zip(cells[used].tolist(), C[used].tolist()):
                groups.setdefault(cell, []).append(value)
            accum = np.full(total, np.nan)
            for cell, values in groups.items():
                if len(values) >= mincnt:
                    accum[cell] = reduce_C_function(values)
        offsets = np.zeros((total, 2))
        gx, gy = np.meshgrid(np.arange(nx1), np.arange(ny1), indexing="ij")
        offsets[:nx1 * ny1, 0], offsets[:nx1 * ny1, 1] = gx.ravel(), gy.ravel()
        gx, gy = np.meshgrid(np.arange(nx2) + 0.5, np.arange(ny2) + 0.5, indexing="ij")
        offsets[nx1 * ny1:, 0], offsets[nx1 * ny1:, 1] = gx.ravel(), gy.ravel()
        offsets = offsets * [sx, sy] + [xmin, ymin]
        good = ~np.isnan(accum)
        offsets, accum = offsets[good], accum[good]
        hexagon = [sx, sy / 3] * np.array([[0.5, -0.5], [0.5, 0.5], [0.0, 1.0], [-0.5, 0.5], [-0.5, -0.5], [0.0, -1.0]])
        linewidths = [rcParams["patch.linewidth"]] if linewidths is None else linewidths
        vertices = hexagon[None, :, :] + offsets[:, None, :]
        if xscale == "log":
            vertices[..., 0] = 10.0 ** vertices[..., 0]
            xmin, xmax = 10.0 ** xmin, 10.0 ** xmax
        if yscale == "log":
            vertices[..., 1] = 10.0 ** vertices[..., 1]
            ymin, ymax = 10.0 ** ymin, 10.0 ** ymax
        hexes = mcoll.PolyCollection(vertices, edgecolors=edgecolors, linewidths=linewidths, cmap=cmap, alpha=alpha)
        if bins == "log":
            from ..colors import LogNorm

            norm, bins = LogNorm(vmin=vmin, vmax=vmax), None
            vmin = vmax = None
        if bins is not None:
            if not np.iterable(bins):
                low, high = float(accum.min()), float(accum.max())
                bins = low + (high - low) * np.arange(bins - 1) / (bins - 1)
            accum = np.sort(bins).searchsorted(accum).astype(float)
        hexes.set_array(accum)
        if norm is not None:
            hexes.set_norm(norm)
        hexes.update(kwargs)
        hexes._scale_norm(norm if not isinstance(norm, str) else norm, vmin, vmax)
        self.update_datalim([(xmin, ymin), (xmax, ymax)])
        self._request_autoscale_view(tight=True)
        self.add_collection(hexes, autolim=False)
        return hexes


def _between(values):
    """Corners around centres, in both directions."""
    if values.shape[1] > 1:
        half = np.diff(values, axis=1) / 2
        values = np.hstack([values[:, :1] - half[:, :1], values[:, :-1] + half, values[:, -1:] + half[:, -1:]])
    else:
        values = np.hstack([values, values])
    if values.shape[0] > 1:
        half = np.diff(values, axis=0) / 2
        return np.vstack([values[:1] - half[:1], values[:-1] + half, values[-1:] + half[-1:]])
    return np.vstack([values, values])
