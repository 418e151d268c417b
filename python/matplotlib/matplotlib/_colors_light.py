"""Hue, saturation and value; and light that falls on pictures of heights."""

import numpy as np

from ._colors_norms import Normalize


def _checked(values):
    values = np.asarray(values)
    if values.shape[-1] != 3:
        raise ValueError(f"Last dimension of input array must be 3; shape {values.shape} was found.")
    return np.asarray(values, np.promote_types(values.dtype, np.float32))


def rgb_to_hsv(arr):
    """Red, green and blue from 0 to 1 as hue, saturation and value."""
    arr = _checked(arr)
    red, green, blue = np.moveaxis(arr, -1, 0)
    top = arr.max(-1)
    if np.any(top > 1):
        raise ValueError(f"Input array must be in the range [0, 1]. Found a maximum value of {top.max()}")
    if arr.size and arr.min() < 0:
        raise ValueError(f"Input array must be in the range [0, 1]. Found a minimum value of {arr.min()}")
    spread = top - arr.min(-1)
    # Greys have no hue, and black has no saturation: what they are divided by does not matter.
    by = np.where(spread > 0, spread, 1)
    hue = np.where(green == top, 2.0 + (blue - red) / by, (green - blue) / by)
    hue = np.where(blue == top, 4.0 + (red - green) / by, hue)
    out = np.empty_like(arr)
    out[..., 0] = np.where(spread > 0, (hue / 6.0) % 1.0, 0)
    out[..., 1] = np.where(top > 0, spread / np.where(top > 0, top, 1), 0)
    out[..., 2] = top
    return out


def hsv_to_rgb(hsv):
    """Hue, saturation and value from 0 to 1 as red, green and blue."""
    hsv = _checked(hsv)
    hue, saturation, value = np.moveaxis(hsv, -1, 0)
    sixth = (hue * 6.0).astype(int)
    part = hue * 6.0 - sixth
    low = value * (1.0 - saturation)
    falling = value * (1.0 - saturation * part)
    rising = value * (1.0 - saturation * (1.0 - part))
    place = np.where(saturation == 0, 6, sixth % 6)
    out = np.empty_like(hsv)
    columns = (
        (value, falling, low, low, rising, value), (rising, value, value, falling, low, low),
        (low, low, rising, value, value, falling))
    for column, choices in enumerate(columns):
        out[..., column] = np.choose(place, (*choices, value))
    return out


class LightSource:
    """Light from afar, `azdeg` degrees clockwise from north and `altdeg` above the ground."""

    def __init__(self, azdeg=315, altdeg=45, hsv_min_val=0, hsv_max_val=1, hsv_min_sat=1, hsv_max_sat=0):
        self.azdeg, self.altdeg = azdeg, altdeg
        self.hsv_min_val, self.hsv_max_val = hsv_min_val, hsv_max_val
        self.hsv_min_sat, self.hsv_max_sat = hsv_min_sat, hsv_max_sat

    @property
    def direction(self):
        """The vector of length 1 towards the light."""
        around, up = np.radians(90 - self.azdeg), np.radians(self.altdeg)
        return np.array([np.cos(around) * np.cos(up), np.sin(around) * np.cos(up), np.sin(up)])

    def hillshade(self, elevation, vert_exag=1, dx=1, dy=1, fraction=1.0):
        """Light from 0 to 1 on a surface of heights, whose first row is in the north."""
        down, across = np.gradient(vert_exag * elevation, -dy, dx)
        normal = np.empty((*elevation.shape, 3))
        normal[..., 0] = -across
        normal[..., 1] = -down
        normal[..., 2] = 1
        normal /= np.sqrt(normal[..., :1] ** 2 + normal[..., 1:2] ** 2 + normal[..., 2:] ** 2)
        return self.shade_normals(normal, fraction)

    def shade_normals(self, normals, fraction=1.0):
        """Light from 0 to 1 on a surface with these normals; `fraction` changes the contrast."""
        light = normals.dot(self.direction)
        low, high = light.min(), light.max()
        light *= fraction
        if high - low > 1e-6:
            light -= low
            light /= high - low
        return np.clip(light, 0, 1)

    def shade(self, data, cmap, norm=None, blend_mode="overlay", vmin=None, vmax=None, vert_exag=1,
              dx=1, dy=1, fraction=1, **kwargs):
        """Colours of heights with light on them."""
        if norm is None:
            norm = Normalize(data.min() if vmin is None else vmin, data.max() if vmax is None else vmax)
        rgba = cmap(norm(data))
        lit = self.shade_rgb(rgba, data, fraction, blend_mode, vert_exag, dx, dy, **kwargs)
        rgba[..., :3] = lit[..., :3]
        return rgba

    def shade_rgb(self, rgb, elevation, fraction=1.0, blend_mode="hsv", vert_exag=1, dx=1, dy=1, **kwargs):
        """A picture with light on it, as if it had these heights."""
        light = self.hillshade(elevation, vert_exag, dx, dy, fraction)[..., np.newaxis]
        modes = {"hsv": self.blend_hsv, "soft": self.blend_soft_light, "overlay": self.blend_overlay}
        if isinstance(blend_mode, str) and blend_mode in modes:
            return modes[blend_mode](rgb, light, **kwargs)
        try:
            return blend_mode(rgb, light, **kwargs)
        except TypeError as error:
            raise ValueError(f'"blend_mode" must be callable or one of {list(modes)}') from error

    def blend_hsv(self, rgb, intensity, hsv_max_sat=None, hsv_max_val=None, hsv_min_val=None, hsv_min_sat=None):
        """Light as a change of saturation and value, towards the maxima in light and the minima in shade."""
        ends = {
            1: (self.hsv_max_sat if hsv_max_sat is None else hsv_max_sat,
                self.hsv_min_sat if hsv_min_sat is None else hsv_min_sat),
            2: (self.hsv_max_val if hsv_max_val is None else hsv_max_val,
                self.hsv_min_val if hsv_min_val is None else hsv_min_val),
        }
        light = 2 * intensity[..., 0] - 1
        hsv = rgb_to_hsv(rgb[:, :, :3])
        for column, (bright, dark) in ends.items():
            old = hsv[..., column]
            new = np.where(light < 0, (1 + light) * old - light * dark, old)
            new = np.where(light > 0, (1 - light) * old + light * bright, new)
            # Greys stay grey.
            hsv[..., column] = np.clip(np.where(np.abs(old) > 1e-10, new, old) if column == 1 else new, 0, 1)
        return hsv_to_rgb(hsv)

    def blend_soft_light(self, rgb, intensity):
        """Light as pegtop's soft light."""
        return 2 * intensity * rgb + (1 - 2 * intensity) * rgb ** 2

    def blend_overlay(self, rgb, intensity):
        """Light as an overlay."""
        return np.where(rgb <= 0.5, 2 * intensity * rgb, 1 - 2 * (1 - intensity) * (1 - rgb))


for _one in (LightSource, rgb_to_hsv, hsv_to_rgb):
    _one.__module__ = "matplotlib.colors"
