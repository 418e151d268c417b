"""Pictures on axes: arrays as colours, stretched over an area."""

import os

import numpy as np

import _matplotlib

from . import rcParams
from .artist import Artist
from .cm import ScalarMappable
from .transforms import Bbox

interpolations_names = {
    "antialiased", "auto", "none", "nearest", "bilinear", "bicubic", "spline16", "spline36", "hanning", "hamming", "hermite", "kaiser",
    "quadric", "catrom", "gaussian", "bessel", "mitchell", "sinc", "lanczos", "blackman",
}


class _ImageBase(ScalarMappable, Artist):
    zorder = 0

    def __init__(self, ax, cmap=None, norm=None, colorizer=None, interpolation=None, origin=None, filternorm=True, filterrad=4.0,
                 resample=False, *, interpolation_stage=None, **kwargs):
        Artist.__init__(self)
        ScalarMappable.__init__(self, norm, cmap)
        origin = rcParams["image.origin"] if origin is None else origin
        if origin not in ("upper", "lower"):
            raise ValueError(f"{origin!r} is not a valid value for origin; supported values are 'upper', 'lower'")
        self.origin = origin
        self.set_interpolation(interpolation)
        self._stage = interpolation_stage or "auto"
        self.axes = ax
        if kwargs:
            self.update(kwargs)

    def set_data(self, A):
        if hasattr(A, "convert") and hasattr(A, "size") and not isinstance(A, np.ndarray):
            A = np.asarray(A)
        A = np.asanyarray(A)
        if A.dtype.kind == "O":
            A = A.astype(float)
        if A.dtype.kind not in "biuf":
            raise TypeError(f"Image data of dtype {A.dtype} cannot be converted to float")
        if A.ndim == 3 and A.shape[-1] == 1:
            A = A[..., 0]
        if not (A.ndim == 2 or A.ndim == 3 and A.shape[-1] in (3, 4)):
            raise TypeError(f"Invalid shape {A.shape} for image data")
        if A.ndim == 3:
            top = 255 if A.dtype.kind in "iu" else 1
            if A.size and (A.min() < 0 or A.max() > top):
                import logging

                logging.getLogger("matplotlib.image").warning(
                    "Clipping input data to the valid range for imshow with RGB data ([0..1] for floats or [0..255] for integers). "
                    f"Got range [{A.min()}..{A.max()}].")
                A = np.clip(A, 0, top)
            if A.dtype.kind in "iu" and A.dtype != np.uint8:
                A = A.astype(np.uint8)
        else:
            A = A.copy()
        self._A = A

    set_array = set_data

    def get_array(self):
        return self._A

    def get_shape(self):
        return self._A.shape

    def get_size(self):
        return self._A.shape[:2]

    def set_interpolation(self, s):
        s = (rcParams["image.interpolation"] if s is None else s).lower()
        if s not in interpolations_names:
            raise ValueError(f"{s!r} is not a valid value for interpolation; supported values are {', '.join(sorted(map(repr, interpolations_names)))}")
        self._interpolation = s

    def get_interpolation(self):
        return self._interpolation

    def set_interpolation_stage(self, s):
        self._stage = s or "auto"

    def set_resample(self, v):
        """Pictures are always resampled."""

    def set_filternorm(self, filternorm):
        """Kernels are always normalized."""

    def set_filterrad(self, filterrad):
        """Kernels have their usual radius."""

    def get_cursor_data(self, event):
        return None

    def _rgba(self, values):
        """Values as rows of red, green, blue, opacity in bytes."""
        if values.ndim == 2:
            out = self.to_rgba(values, bytes=True, norm=True)
        else:
            if values.dtype != np.uint8:
                values = (values * 255 + 0.5).astype(np.uint8) if values.dtype.kind == "f" else values.astype(np.uint8) * 255
            out = values
            if values.shape[-1] == 3:
                out = np.full((*values.shape[:2], 4), 255, np.uint8)
                out[..., :3] = values
        alpha = self._alpha
        if np.ndim(alpha) > 0:
            out = out.copy()
            out[..., 3] = (out[..., 3] * np.clip(np.asarray(alpha, float), 0, 1)).astype(np.uint8)
        return np.ascontiguousarray(out)

    def _draw_over(self, renderer, area):
        """Draws the array over a box of pixels; the first row is at the box's first y."""
        A = self._A
        if hasattr(A, "filled") and A.ndim == 2:
            A = A.astype(float).filled(np.nan)
        rows, columns = A.shape[:2]
        x0, y0, x1, y1 = area
        wide, tall = abs(x1 - x0), abs(y1 - y0)
        if rows == 0 or columns == 0 or not all(np.isfinite(area)) or wide == 0 or tall == 0:
            return
        name = self._interpolation
        if name in ("auto", "antialiased"):
            enlarged = min(wide / columns, tall / rows)
            exact = wide in (columns, 2 * columns) and tall in (rows, 2 * rows)
            name = "nearest" if exact or enlarged >= 3 else "hanning"
        if name == "none":
            name = "nearest"
        shrunk = wide < columns or tall < rows
        stage = self._stage if self._stage != "auto" else ("rgba" if shrunk or A.ndim == 3 else "data")
        opacity = 1.0 if self._alpha is None or np.ndim(self._alpha) else float(self._alpha)
        clip = self._clip()
        if name != "nearest" and A.ndim == 2 and stage == "data" and wide * tall < 3e7:
            left, right, low, high = round(min(x0, x1)), round(max(x0, x1)), round(min(y0, y1)), round(max(y0, y1))
            width, height = max(1, right - left), max(1, high - low)
            # Rows count downwards from the top of the box.
            first, last = (0, height) if y0 > y1 else (height, 0)
            start, end = (0, width) if x0 < x1 else (width, 0)
            values = np.ascontiguousarray(A, float)
            mixed = _matplotlib.resample_values(values, rows, columns, (float(start), float(first), float(end), float(last)), width, height, name)
            fine = np.frombuffer(mixed, float).reshape(height, width)
            low_value, high_value = np.nanmin(values), np.nanmax(values)
            kept, self._A = self._A, fine
            try:
                pixels = self._rgba(np.clip(fine, low_value, high_value))
            finally:
                self._A = kept
            renderer.surface.picture(pixels, width, height, (float(left), float(high), float(right), float(low)), "nearest", opacity, clip)
            return
        pixels = self._rgba(A)
        renderer.surface.picture(pixels, columns, rows, (float(x0), float(y0), float(x1), float(y1)), name, opacity, clip)

    def to_rgba(self, x, alpha=None, bytes=False, norm=True):
        return ScalarMappable.to_rgba(self, x, alpha, bytes, norm)

    def write_png(self, fname):
        imsave(fname, self._rgba(self._A))


class AxesImage(_ImageBase):
    """An array shown on axes, as `imshow` does."""

    def __init__(self, ax, *, extent=None, **kwargs):
        self._extent = extent
        super().__init__(ax, **kwargs)

    def get_extent(self):
        if self._extent is not None:
            return self._extent
        rows, columns = self.get_size()
        if self.origin == "upper":
            return (-0.5, columns - 0.5, rows - 0.5, -0.5)
        return (-0.5, columns - 0.5, -0.5, rows - 0.5)

    def set_extent(self, extent, **kwargs):
        self._extent = xmin, xmax, ymin, ymax = tuple(float(v) for v in extent)
        axes = self.axes
        axes.dataLim.take(min(xmin, xmax), min(ymin, ymax), max(xmin, xmax), max(ymin, ymax))
        self.sticky_edges.x[:] = [xmin, xmax]
        self.sticky_edges.y[:] = [ymin, ymax]
        if axes.get_autoscalex_on():
            axes.set_xlim((xmin, xmax), auto=None)
        if axes.get_autoscaley_on():
            axes.set_ylim((ymin, ymax), auto=None)

    def get_window_extent(self, renderer=None):
        x0, x1, y0, y1 = self.get_extent()
        points = self.get_transform().transform([[x0, y0], [x1, y1]])
        return Bbox([points.min(axis=0), points.max(axis=0)])

    def draw(self, renderer, *args, **kwargs):
        if not self._visible or self._A is None:
            return
        x0, x1, y0, y1 = self.get_extent()
        (px0, py0), (px1, py1) = self.get_transform().transform([[x0, y0], [x1, y1]]).tolist()
        # The first row lies at the top of the extent, or at its bottom.
        area = (px0, py1, px1, py0) if self.origin == "upper" else (px0, py0, px1, py1)
        self._draw_over(renderer, area)


class NonUniformImage(AxesImage):
    """An array whose cells have different sizes."""

    def __init__(self, ax, *, interpolation="nearest", **kwargs):
        super().__init__(ax, interpolation=interpolation, **kwargs)

    def set_data(self, x, y, A):
        super().set_data(A)
        self._x, self._y = np.asarray(x, float), np.asarray(y, float)

    def draw(self, renderer, *args, **kwargs):
        from .axes._meshes import edges_of

        corners = np.stack(np.meshgrid(edges_of(self._x), edges_of(self._y)), axis=-1)
        function, map = self.get_transform().split()
        flat = corners.reshape(-1, 2)
        faces = self._rgba(self._A).reshape(-1, 4) / 255.0
        renderer.surface.mesh(len(self._y), len(self._x), np.ascontiguousarray(flat if function is None else function(flat)), map,
                              np.ascontiguousarray(faces), None, self._clip(), False)


class FigureImage(_ImageBase):
    """A picture on the figure, pixel by pixel."""

    def __init__(self, fig, *, offsetx=0, offsety=0, **kwargs):
        super().__init__(None, **kwargs)
        self.figure, self.ox, self.oy = fig, offsetx, offsety

    def draw(self, renderer, *args, **kwargs):
        rows, columns = self._A.shape[:2]
        top, low = (self.oy + rows, self.oy) if self.origin == "upper" else (self.oy, self.oy + rows)
        self._draw_over(renderer, (self.ox, top, self.ox + columns, low))


class BboxImage(_ImageBase):
    """A picture stretched over a box."""

    def __init__(self, bbox, **kwargs):
        super().__init__(None, **kwargs)
        self.bbox = bbox

    def get_window_extent(self, renderer=None):
        return self.bbox(renderer) if callable(self.bbox) else self.bbox

    def draw(self, renderer, *args, **kwargs):
        box = self.get_window_extent(renderer)
        top, low = (box.y1, box.y0) if self.origin == "upper" else (box.y0, box.y1)
        self._draw_over(renderer, (box.x0, top, box.x1, low))


def imread(fname, format=None):
    """A picture's pixels: floats from 0 to 1 for PNG, bytes for other kinds."""
    from ._png import read

    if isinstance(fname, str) and fname.startswith(("http://", "https://", "ftp:", "file:")):
        raise ValueError("Please open the URL for reading and pass the result to Pillow, e.g. with ``np.array(PIL.Image.open(urllib.request.urlopen(url)))``.")
    if hasattr(fname, "read"):
        data = fname.read()
    else:
        with open(fname, "rb") as file:
            data = file.read()
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return read(data)
    import io

    import PIL.Image

    return np.asarray(PIL.Image.open(io.BytesIO(data)))


def imsave(fname, arr, vmin=None, vmax=None, cmap=None, format=None, origin=None, dpi=100, *, metadata=None, pil_kwargs=None):
    """Writes an array as a PNG file."""
    if format is None and isinstance(fname, (str, os.PathLike)):
        format = os.path.splitext(os.fspath(fname))[1][1:].lower() or "png"
    if format not in (None, "png"):
        raise ValueError(f"cannot write {format!r}: pictures are saved as PNG here")
    mappable = _ImageBase(None, cmap=cmap)
    mappable.set_data(arr)
    mappable.set_clim(vmin, vmax)
    pixels = mappable._rgba(mappable._A)
    if (origin or rcParams["image.origin"]) == "lower":
        pixels = np.ascontiguousarray(pixels[::-1])
    data = _matplotlib.png(pixels, pixels.shape[1], pixels.shape[0], float(dpi))
    if hasattr(fname, "write"):
        fname.write(data)
    else:
        with open(fname, "wb") as file:
            file.write(data)


def pil_to_array(pilImage):
    """The pixels of a PIL image."""
    return np.asarray(pilImage)


def thumbnail(infile, thumbfile, scale=0.1, interpolation="bilinear", preview=False):
    """Not available: use PIL's `thumbnail`."""
    raise NotImplementedError("matplotlib.image.thumbnail is not available here; use PIL.Image.thumbnail")
